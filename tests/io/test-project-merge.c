/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-project-merge.c: what two people did to one gainsay.json is all there afterwards, whoever merges it; and how they decide. */
#include "config.h"

#include "io/gsy-project-file.h"
#include "io/gsy-project-merge.h"

#include "core/gsy-edit.h"
#include "core/gsy-element.h"

#include <string.h>

#define rand_below(n) ((guint) g_test_rand_int_range (0, (int) (n)))

/* Each allocation takes its time under the address sanitizer. */
#ifdef __SANITIZE_ADDRESS__
#define N_RANDOM 1500
#else
#define N_RANDOM 10000
#endif

/* A scheme with @members, where ' stands for ". */
static GsyScheme *
make (const char *members)
{
  g_autofree char *json = g_strdup_printf ("{'format': 'gainsay-project', 'version': 1%s}", members);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GsyScheme *scheme;

  g_strdelimit (json, "'", '"');
  bytes = g_bytes_new (json, strlen (json));
  scheme = gsy_project_parse (bytes, "made", NULL, NULL, &error);
  g_assert_no_error (error);
  return scheme;
}

static char *
to_text (GsyScheme *scheme)
{
  g_autoptr (GBytes) bytes = gsy_project_write (scheme);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static GsyScheme *
merge_schemes (GsyScheme *base, GsyScheme *ours, GsyScheme *theirs, guint *n_conflicts)
{
  g_autoptr (GsyScheme) merged = gsy_project_merge (base, ours, theirs, n_conflicts);
  g_autoptr (GBytes) bytes = gsy_project_write (merged);
  g_autoptr (GPtrArray) problems = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  /* What is written is what is merged with next. */
  GsyScheme *again = gsy_project_parse (bytes, "merged", NULL, problems, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  return again;
}

static char *
merge_text (const char *base, const char *ours, const char *theirs, guint *n_conflicts)
{
  g_autoptr (GsyScheme) b = base != NULL ? make (base) : NULL;
  g_autoptr (GsyScheme) o = make (ours), t = make (theirs);
  g_autoptr (GsyScheme) merged = merge_schemes (b, o, t, n_conflicts);

  return to_text (merged);
}

static void
assert_holds (const char *text, const char *part)
{
  g_autofree char *wanted = g_strdelimit (g_strdup (part), "'", '"');

  if (strstr (text, wanted) == NULL)
    g_error ("no %s in\n%s", wanted, text);
}

#define ACTOR(more) ", 'actors': [{'name': 'Sarmède'" more "}]"

static void
test_members (void)
{
  guint n = 99;
  g_autofree char *merged = merge_text (ACTOR (""), ACTOR (", 'aliases': ['Orsanne'], 'note': 'ours'"), ", 'actors': [{'name': 'Sarmède', 'aliases': ['Sarmedia'], 'kind': 'state'}, {'name': 'Brisme'}]", &n);

  g_assert_cmpuint (n, ==, 0);
  assert_holds (merged, "{'name': 'Sarmède', 'aliases': ['Orsanne', 'Sarmedia'], 'kind': 'state', 'note': 'ours'}");
  assert_holds (merged, "{'name': 'Brisme'}");
  g_assert_null (strstr (merged, "conflicts"));
  /* Nobody touched the layers. */
  g_assert_null (strstr (merged, "layers"));
}

static void
test_conflict (void)
{
  guint n = 99;
  g_autofree char *merged = merge_text (ACTOR (", 'note': 'old', 'code': 'SRM'"), ACTOR (", 'note': 'early'"), ACTOR (", 'note': 'late', 'code': 'SAR'"), &n);

  g_assert_cmpuint (n, ==, 2);
  assert_holds (merged, "'code': 'SAR', 'note': 'late', 'conflicts': [{'other': {'note': 'early'}}, {'absent': 'code'}]");
}

static void
test_removed (void)
{
  guint n = 99;
  g_autofree char *gone = merge_text (ACTOR (""), "", ACTOR (""), &n);
  g_autofree char *kept = NULL;

  g_assert_cmpuint (n, ==, 0);
  g_assert_null (strstr (gone, "Sarm"));
  kept = merge_text (ACTOR (""), "", ACTOR (", 'note': 'mine'"), &n);
  g_assert_cmpuint (n, ==, 1);
  assert_holds (kept, "'note': 'mine', 'conflicts': [{'removed': true}]");
}

/* Two lists of layers put together would allow what nobody meant. */
static void
test_whole_lists (void)
{
  guint n = 99;
  g_autofree char *merged = merge_text (", 'relations': [{'id': 'r', 'from': ['a', 'b']}]", ", 'relations': [{'id': 'r', 'from': ['a']}]", ", 'relations': [{'id': 'r'}]", &n);

  g_assert_cmpuint (n, ==, 1);
  assert_holds (merged, "{'id': 'r', 'from': ['a'], 'conflicts': [{'absent': 'from'}]}");
}

static void
test_choices (void)
{
  guint n = 99;
  g_autofree char *merged = merge_text (", 'attributes': [{'id': 'x', 'type': 'choice', 'choices': [{'id': 'a', 'name': 'A'}, {'id': 'b'}]}]",
                                        ", 'attributes': [{'id': 'x', 'type': 'choice', 'choices': [{'id': 'a', 'name': 'Alpha'}, {'id': 'b'}, {'id': 'c'}]}]",
                                        ", 'attributes': [{'id': 'x', 'type': 'choice', 'choices': [{'id': 'a', 'name': 'Aleph'}]}]", &n);

  g_assert_cmpuint (n, ==, 1);
  assert_holds (merged, "'choices': [{'id': 'a', 'name': 'Alpha'}, {'id': 'c'}], 'conflicts': [{'other': {'choices': [{'id': 'a', 'name': 'Aleph'}]}}]");
}

static void
test_order (void)
{
  guint n = 99;
  g_autofree char *merged = merge_text (", 'topics': [{'name': 'a'}, {'name': 'b'}, {'name': 'c'}]",
                                        ", 'topics': [{'name': 'c'}, {'name': 'a'}, {'name': 'b'}]",
                                        ", 'topics': [{'name': 'a'}, {'name': 'n'}, {'name': 'b'}, {'name': 'c'}]", &n);

  g_assert_cmpuint (n, ==, 0);
  assert_holds (merged, "{'name': 'c'},\n    {'name': 'a'},\n    {'name': 'n'},\n    {'name': 'b'}");
}

/* The one file that both made, each from nothing: what they have in common is the built-in. */
static void
test_without_base (void)
{
  guint n = 99;
  g_autofree char *merged = merge_text (NULL, ", 'layers': [{'id': 'accusation', 'name': 'Accusation', 'color': '#c01c28', 'line': 'solid', 'key': '1'}]", ", 'muted-problems': ['overlap']", &n);

  g_assert_cmpuint (n, ==, 0);
  assert_holds (merged, "'muted-problems': ['overlap']");
  assert_holds (merged, "'id': 'accusation'");
  g_assert_null (strstr (merged, "denial"));
}

static void
test_head (void)
{
  guint n = 99;
  g_autofree char *merged = merge_text (", 'x-a': 1", ", 'title': 'A', 'x-a': 2", ", 'title': 'B', 'x-a': [3], 'x-b': 0", &n);

  g_assert_cmpuint (n, ==, 2);
  assert_holds (merged, "'title': 'B'");
  assert_holds (merged, "'x-a': [3]");
  assert_holds (merged, "'x-b': 0");
  assert_holds (merged, "'conflicts': [{'other': {'title': 'A'}}, {'other': {'x-a': 2}}]");
}

/* --- deciding --- */

static char *
decide_text (GsySchemeList list, const char *members, guint index, gboolean take_other)
{
  g_autoptr (GsyScheme) scheme = make (members);
  g_autoptr (GPtrArray) items = gsy_scheme_list_new (list);
  gpointer decided = gsy_project_decide (list, g_ptr_array_index (gsy_scheme_get_list (scheme, list), 0), index, take_other);

  if (decided == NULL)
    return NULL;
  g_ptr_array_add (items, decided);
  gsy_scheme_set_list (scheme, list, items);
  return to_text (scheme);
}

#define CONFLICTS ", 'note': 'late', 'code': 'SAR', 'conflicts': [{'other': {'note': 'early'}}, {'absent': 'code'}]"

static void
test_decide (void)
{
  g_autofree char *taken = decide_text (GSY_LIST_ACTORS, ACTOR (CONFLICTS), 0, TRUE);
  g_autofree char *put_away = decide_text (GSY_LIST_ACTORS, ACTOR (CONFLICTS), 0, FALSE);
  g_autofree char *without = decide_text (GSY_LIST_ACTORS, ACTOR (CONFLICTS), 1, TRUE);
  g_autofree char *kept = decide_text (GSY_LIST_ACTORS, ACTOR (", 'conflicts': [{'removed': true}]"), 0, FALSE);

  assert_holds (taken, "{'name': 'Sarmède', 'code': 'SAR', 'note': 'early', 'conflicts': [{'absent': 'code'}]}");
  assert_holds (put_away, "{'name': 'Sarmède', 'code': 'SAR', 'note': 'late', 'conflicts': [{'absent': 'code'}]}");
  assert_holds (without, "{'name': 'Sarmède', 'note': 'late', 'conflicts': [{'other': {'note': 'early'}}]}");
  assert_holds (kept, "[\n    {'name': 'Sarmède'}\n  ]");
  g_assert_null (decide_text (GSY_LIST_ACTORS, ACTOR (", 'conflicts': [{'removed': true}]"), 0, TRUE));
  g_assert_null (decide_text (GSY_LIST_ACTORS, ACTOR (""), 0, TRUE));
}

static void
test_decide_others (void)
{
  g_autofree char *choice = decide_text (GSY_LIST_ATTRIBUTES, ", 'attributes': [{'id': 'x', 'type': 'choice', 'choices': [{'id': 'a', 'name': 'A', 'definition': 'd'}], 'conflicts': [{'other': {'choices': [{'id': 'a', 'name': 'B'}]}}]}]", 0, TRUE);
  g_autofree char *unknown = decide_text (GSY_LIST_TOPICS, ", 'topics': [{'name': 't', 'x-a': 1, 'conflicts': [{'other': {'x-a': [2]}}]}]", 0, TRUE);
  g_autofree char *colour = decide_text (GSY_LIST_LAYERS, ", 'layers': [{'id': 'l', 'name': 'L', 'color': '#ffffff', 'line': 'dashed', 'conflicts': [{'other': {'color': '#000000'}}]}]", 0, TRUE);
  /* What makes no sense is never taken. */
  g_autofree char *nonsense = decide_text (GSY_LIST_LAYERS, ", 'layers': [{'id': 'l', 'name': 'L', 'color': '#ffffff', 'line': 'dashed', 'conflicts': [{'other': {'color': 'red'}}]}]", 0, TRUE);

  assert_holds (choice, "'choices': [{'id': 'a', 'name': 'B', 'definition': 'd'}]}");
  assert_holds (unknown, "{'name': 't', 'x-a': [2]}");
  assert_holds (colour, "{'id': 'l', 'name': 'L', 'color': '#000000', 'line': 'dashed'}");
  assert_holds (nonsense, "'color': '#ffffff'");
}

static void
test_decide_head (void)
{
  g_autoptr (GsyScheme) scheme = make (", 'title': 'B', 'x-a': [3], 'conflicts': [{'other': {'title': 'A'}}, {'other': {'x-a': 2}}]");
  g_autoptr (GPtrArray) title = gsy_project_decide_head (scheme, 0, TRUE);
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Decide");
  g_autoptr (GsyEdit) back = NULL;
  g_autoptr (GPtrArray) unknown = NULL;
  g_autofree char *decided = NULL;
  g_autofree char *before = to_text (scheme);
  g_autofree char *undone = NULL;

  gsy_edit_add_scheme (edit, GSY_SCHEME_HEAD, gsy_scheme_get_head (scheme), title);
  g_assert_true (gsy_scheme_apply (scheme, edit, NULL));
  decided = to_text (scheme);
  assert_holds (decided, "'title': 'A'");
  assert_holds (decided, "'conflicts': [{'other': {'x-a': 2}}]");
  unknown = gsy_project_decide_head (scheme, 0, TRUE);
  g_assert_cmpstr (g_ptr_array_index (unknown, 2), ==, "2");
  g_assert_cmpuint (unknown->len, ==, 3);
  g_assert_null (gsy_project_decide_head (scheme, 1, TRUE));

  back = gsy_edit_inverse (edit);
  g_assert_true (gsy_scheme_apply (scheme, back, NULL));
  undone = to_text (scheme);
  g_assert_cmpstr (undone, ==, before);
  /* It is again as it was before, so this one does not fit any more. */
  g_assert_false (gsy_scheme_apply (scheme, back, NULL));
}

/* --- whatever two people do --- */

static char *
rand_word (void)
{
  static const char *const words[] = { "a", "b", "c", "dé", "«\u202f\"e\\", "中" };

  return g_strdup (words[rand_below (G_N_ELEMENTS (words))]);
}

static char **
rand_words (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  static const char *const words[] = { "u", "v", "w", "x" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (rand_below (3) == 0)
      {
        g_strv_builder_add (builder, words[i]);
        n++;
      }
  return n > 0 ? g_strv_builder_end (builder) : NULL;
}

static void
change_member (gpointer element, const GsyElementType *type)
{
  guint place = 1 + rand_below (type->n_members);
  const GsyMember *member;
  gpointer at;

  if (place == type->n_members)
    {
      char ***unknown = gsy_element_unknown (type, element);
      char *pair[] = { (char *) "\"x-a\"", (char *) (rand_below (2) ? "1" : "[2]"), NULL };

      g_strfreev (*unknown);
      *unknown = rand_below (3) ? g_strdupv (pair) : NULL;
      return;
    }
  member = &type->members[place];
  at = gsy_element_member (element, member);
  gsy_element_clear_member (element, member);
  switch (member->kind)
    {
    case GSY_MEMBER_TEXT:
    case GSY_MEMBER_INTERNED:
      *(char **) at = rand_below (4) > 0 ? rand_word () : NULL;
      break;
    case GSY_MEMBER_COLOR:
      *(char **) at = g_strdup_printf ("#00000%u", rand_below (4));
      break;
    case GSY_MEMBER_KEY:
      *(char **) at = rand_below (4) > 0 ? g_strdup_printf ("%u", 1 + rand_below (4)) : NULL;
      break;
    case GSY_MEMBER_LINE:
      *(GsyLineStyle *) at = (GsyLineStyle) rand_below (GSY_N_LINE_STYLES);
      break;
    case GSY_MEMBER_TYPE:
      *(GsyAttributeType *) at = (GsyAttributeType) rand_below (GSY_N_ATTRIBUTE_TYPES);
      break;
    case GSY_MEMBER_TEXTS:
      *(char ***) at = rand_words ();
      break;
    case GSY_MEMBER_CHOICES:
      for (guint i = 0; i < 3; i++)
        if (rand_below (2))
          {
            g_autofree char *id = g_strdup_printf ("c%u", i);
            g_autofree char *name = rand_below (2) ? rand_word () : NULL;

            if (*(GPtrArray **) at == NULL)
              *(GPtrArray **) at = gsy_choices_new ();
            g_ptr_array_add (*(GPtrArray **) at, gsy_choice_new (id, name));
          }
      break;
    default:
      g_assert_not_reached ();
    }
  /* A layer has always a name. */
  if (type == gsy_element_type_of_list (GSY_LIST_LAYERS) && ((GsyLayer *) element)->name == NULL)
    ((GsyLayer *) element)->name = rand_word ();
}

static gpointer
rand_element (const GsyElementType *type, const char *id)
{
  gpointer element = gsy_element_new (type, id);

  if (type == gsy_element_type_of_list (GSY_LIST_LAYERS))
    {
      ((GsyLayer *) element)->name = g_strdup (id);
      ((GsyLayer *) element)->color = g_strdup ("#123456");
    }
  change_member (element, type);
  return element;
}

static gboolean
has_id (GPtrArray *items, GsySchemeList list, const char *id)
{
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (gsy_scheme_list_get_id (list, g_ptr_array_index (items, i)), id))
      return TRUE;
  return FALSE;
}

static void
change_list (GsyScheme *scheme, GsySchemeList list)
{
  const GsyElementType *type = gsy_element_type_of_list (list);
  GPtrArray *old = gsy_scheme_get_list (scheme, list);
  g_autoptr (GPtrArray) items = gsy_scheme_list_new (list);
  guint place;

  for (guint i = 0; i < old->len; i++)
    g_ptr_array_add (items, gsy_scheme_list_ref_item (list, g_ptr_array_index (old, i)));
  place = items->len > 0 ? rand_below (items->len) : 0;
  if (items->len == 0 || rand_below (4) == 0)
    {
      g_autofree char *id = g_strdup_printf ("n%u", rand_below (6));

      if (!has_id (items, list, id))
        g_ptr_array_insert (items, (int) rand_below (items->len + 1), type != NULL ? rand_element (type, id) : g_strdup (id));
    }
  else if (rand_below (5) == 0)
    {
      g_ptr_array_remove_index (items, place);
    }
  else if (rand_below (4) == 0)
    {
      gpointer item = g_ptr_array_steal_index (items, place);

      g_ptr_array_insert (items, (int) rand_below (items->len + 1), item);
    }
  else if (type != NULL)
    {
      gpointer changed = gsy_element_copy (type, g_ptr_array_index (items, place));

      change_member (changed, type);
      gsy_element_unref (type, g_ptr_array_index (items, place));
      g_ptr_array_index (items, place) = changed;
    }
  gsy_scheme_set_list (scheme, list, items);
}

/* What a person does in an afternoon, as the file tells it. */
static GsyScheme *
work (GsyScheme *before)
{
  g_autoptr (GsyScheme) after = gsy_scheme_new ();
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    if (!gsy_scheme_is_default (before, (GsySchemeList) i))
      gsy_scheme_set_list (after, (GsySchemeList) i, gsy_scheme_get_list (before, (GsySchemeList) i));
  gsy_scheme_set_title (after, gsy_scheme_get_title (before));
  gsy_scheme_set_unknown (after, gsy_scheme_get_unknown (before));
  for (guint n = rand_below (8); n > 0; n--)
    change_list (after, (GsySchemeList) rand_below (GSY_N_SCHEME_LISTS));
  if (rand_below (4) == 0)
    {
      g_autofree char *title = rand_word ();

      gsy_scheme_set_title (after, title);
    }
  bytes = gsy_project_write (after);
  return gsy_project_parse (bytes, "work", NULL, NULL, NULL);
}

/* Every element that a side made or changed is there, and each text that it gave is a value or waits. */
static void
assert_kept (GsyScheme *base, GsyScheme *side, GsyScheme *merged)
{
  for (guint l = 0; l < GSY_N_SCHEME_LISTS; l++)
    {
      GsySchemeList list = (GsySchemeList) l;
      const GsyElementType *type = gsy_element_type_of_list (list);
      GPtrArray *items = gsy_scheme_get_list (side, list);

      for (guint i = 0; i < items->len; i++)
        {
          gpointer item = g_ptr_array_index (items, i);
          const char *id = gsy_scheme_list_get_id (list, item);
          gpointer before = gsy_scheme_find_item (base, list, id), result = gsy_scheme_find_item (merged, list, id);
          g_autoptr (GPtrArray) records = NULL;

          if (before != NULL && gsy_scheme_list_items_equal (list, before, item))
            continue;
          g_assert_nonnull (result);
          if (type == NULL)
            continue;
          records = gsy_project_list_conflicts (list, result);
          for (guint m = 1; m < type->n_members; m++)
            {
              const GsyMember *member = &type->members[m];
              const char *text;
              gboolean found;

              if (member->kind != GSY_MEMBER_TEXT)
                continue;
              text = *(char **) gsy_element_member (item, member);
              if (text == NULL || (before != NULL && g_strcmp0 (*(char **) gsy_element_member (before, member), text) == 0))
                continue;
              found = g_strcmp0 (*(char **) gsy_element_member (result, member), text) == 0;
              for (guint r = 0; r < records->len && !found; r++)
                {
                  const GsyConflictRecord *record = g_ptr_array_index (records, r);

                  found = g_strcmp0 (record->member, member->name) == 0 && g_strcmp0 (record->text, text) == 0;
                }
              g_assert_true (found);
            }
        }
    }
}

static void
assert_merged (GsyScheme *base, GsyScheme *ours, GsyScheme *theirs, const char *wanted)
{
  guint n_conflicts;
  g_autoptr (GsyScheme) merged = gsy_project_merge (base, ours, theirs, &n_conflicts);
  g_autofree char *text = to_text (merged);

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_random (void)
{
  g_autoptr (GsyScheme) nothing = gsy_scheme_new ();
  guint n_conflicts = 0;

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (GsyScheme) base = work (nothing), ours = work (base), theirs = work (base);
      guint n;
      g_autoptr (GsyScheme) merged = merge_schemes (base, ours, theirs, &n);
      g_autofree char *text = to_text (merged), *mine = to_text (ours);

      assert_merged (base, theirs, ours, text);
      assert_merged (base, merged, ours, text);
      assert_merged (base, theirs, merged, text);
      assert_merged (base, ours, base, mine);
      assert_kept (base, ours, merged);
      assert_kept (base, theirs, merged);
      g_assert_cmpuint (gsy_project_count_conflicts (merged), ==, n);
      n_conflicts += n;
    }
  g_assert_cmpuint (n_conflicts, >, 100);
  g_test_message ("%u pairs, %u conflicts", N_RANDOM, n_conflicts);
}

/* Programs that write nothing but ASCII spell names with escapes. */
static void
test_spelling (void)
{
  g_autoptr (GsyScheme) base = make (", 'x': 1"), ours = make (", 'caf\\u00e9': 1, '\\ud83d\\ude00\\/\\u0022\\u000a\\u0001': 2, 'x': 1");
  g_autoptr (GsyScheme) theirs = make (", 'caf\\u00E9': 1, '\\uD83D\\uDE00\\u002f\\\"\\n\\u0001': 3, '\\u0078': 4"), merged = NULL, other = NULL;
  g_autofree char *text = NULL, *turned = NULL;
  guint n_conflicts;

  merged = merge_schemes (base, ours, theirs, &n_conflicts);
  g_assert_cmpuint (n_conflicts, ==, 1);
  text = to_text (merged);
  g_assert_nonnull (strstr (text, "\"café\": 1"));
  g_assert_nonnull (strstr (text, "\"x\": 4"));
  g_assert_null (strstr (text, "\"x\": 1"));
  g_assert_nonnull (strstr (text, "😀/\\\"\\n\\u0001"));
  other = merge_schemes (base, theirs, ours, &n_conflicts);
  turned = to_text (other);
  g_assert_cmpstr (turned, ==, text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/project-merge/different-members-and-elements-are-both-kept", test_members);
  g_test_add_func ("/project-merge/two-values-are-a-conflict-in-the-file", test_conflict);
  g_test_add_func ("/project-merge/removed-goes-unless-the-other-changed-it", test_removed);
  g_test_add_func ("/project-merge/where-a-relation-may-lead-is-one-value", test_whole_lists);
  g_test_add_func ("/project-merge/choices-are-elements", test_choices);
  g_test_add_func ("/project-merge/a-new-order-and-a-new-element-are-both-kept", test_order);
  g_test_add_func ("/project-merge/without-a-base-both-come-from-the-built-in", test_without_base);
  g_test_add_func ("/project-merge/title-and-unknown-members-too", test_head);
  g_test_add_func ("/project-merge/one-name-in-two-spellings-is-one-member", test_spelling);
  g_test_add_func ("/project-merge/decided-is-taken-or-put-away", test_decide);
  g_test_add_func ("/project-merge/decided-about-choices-unknown-members-and-nonsense", test_decide_others);
  g_test_add_func ("/project-merge/decided-about-the-head-and-undone", test_decide_head);
  g_test_add_func ("/project-merge/random-pairs-keep-all-in-either-order-and-once-more", test_random);
  return g_test_run ();
}
