/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sidecar-merge.c: what two people did to one sidecar is all there afterwards, whoever merges it. */
#include "config.h"

#include "io/gsy-sidecar-merge.h"
#include "sidecar-fixture.h"

#define rand_below(n) ((guint) g_test_rand_int_range (0, (int) (n)))

/* Each allocation takes its time under the address sanitizer. */
#ifdef __SANITIZE_ADDRESS__
#define N_RANDOM 1500
#else
#define N_RANDOM 10000
#endif

/* A sidecar with @statements, where ' stands for ". */
static GsySidecar *
make (const char *statements)
{
  g_autofree char *json = g_strdup_printf ("{'format': 'gainsay-annotations', 'version': 1, 'unit': 'code-point', "
                                           "'article': {'file': 'a.txt', 'length': 100}, 'statements': [%s]}",
                                           statements);

  return parse_text (g_strdelimit (json, "'", '"'), NULL);
}

#define ONE(more) "{'id': 'one', 'layer': 'denial', 'spans': [{'start': 3, 'end': 9, 'exact': 'denies'}]" more "}"
#define TWO "{'id': 'two', 'layer': 'accusation', 'spans': [{'start': 0, 'end': 2, 'exact': 'He'}]}"

static char *
merge_text (const char *base, const char *ours, const char *theirs, guint *n_conflicts)
{
  g_autoptr (GsySidecar) b = base != NULL ? make (base) : NULL;
  g_autoptr (GsySidecar) o = make (ours), t = make (theirs);
  g_autoptr (GsySidecar) merged = gsy_sidecar_merge (NULL, b, o, t, n_conflicts);
  g_autoptr (GBytes) bytes = gsy_sidecar_write_parsed (merged);
  g_autoptr (GsySidecar) again = gsy_sidecar_parse (bytes, "merged", NULL, NULL);

  g_assert_nonnull (again);
  g_assert_cmpuint (again->problems->len, ==, 0);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_holds (const char *text, const char *part)
{
  g_autofree char *wanted = g_strdelimit (g_strdup (part), "'", '"');

  if (strstr (text, wanted) == NULL)
    g_error ("no %s in\n%s", wanted, text);
}

static void
test_members (void)
{
  guint n = 99;
  g_autofree char *merged = merge_text (ONE (""), ONE (", 'about': ['dam'], 'note': 'ours'"), ONE (", 'about': ['flood'], 'said': '2031-03-05'") ", " TWO, &n);

  g_assert_cmpuint (n, ==, 0);
  assert_holds (merged, "'about': ['dam', 'flood']");
  assert_holds (merged, "'note': 'ours'");
  assert_holds (merged, "'said': '2031-03-05'");
  assert_holds (merged, "'id': 'two'");
  g_assert_null (strstr (merged, "conflicts"));
}

static void
test_elements (void)
{
  guint n = 99;
  g_autofree char *merged = merge_text (ONE (", 'source': [{'actor': 'A'}, {'actor': 'B'}], 'attributes': {'voice': 'direct'}"),
                                        ONE (", 'source': [{'actor': 'A'}], 'attributes': {'voice': 'mixed'}"),
                                        ONE (", 'source': [{'actor': 'A'}, {'actor': 'B'}, {'actor': 'C'}], 'attributes': {'voice': 'direct', 'certainty': 'sure'}"), &n);

  g_assert_cmpuint (n, ==, 0);
  assert_holds (merged, "'source': [{'actor': 'A'}, {'actor': 'C'}]");
  assert_holds (merged, "'attributes': {'voice': 'mixed', 'certainty': 'sure'}");
}

static void
test_removed (void)
{
  guint n = 99;
  g_autofree char *gone = merge_text (ONE ("") ", " TWO, TWO, ONE ("") ", " TWO, &n);

  g_assert_cmpuint (n, ==, 0);
  g_assert_null (strstr (gone, "\"one\""));

  g_autofree char *kept = merge_text (ONE ("") ", " TWO, TWO, ONE (", 'note': 'mine'") ", " TWO, &n);
  g_assert_cmpuint (n, ==, 1);
  assert_holds (kept, "'note': 'mine'");
  assert_holds (kept, "'conflicts': [{'removed': true}]");
}

static void
test_conflict (void)
{
  guint n = 99;
  g_autofree char *merged = merge_text (ONE (", 'note': 'old', 'said': '2031'"),
                                        ONE (", 'note': 'early', 'modified': '2031-01-01T00:00:00Z'"),
                                        ONE (", 'said': '2032', 'note': 'late \\\\ é', 'modified': '2031-01-02T00:00:00Z'"), &n);

  g_assert_cmpuint (n, ==, 2);
  assert_holds (merged, "'said': '2032',\n      'note': 'late \\\\ é',\n");
  assert_holds (merged, "'conflicts': [{'other': {'note': 'early'}}, {'absent': 'said'}]");
}

static void
test_conflict_of_spans (void)
{
  guint n = 99;
  g_autofree char *merged = merge_text ("{'id': 'one', 'layer': 'denial', 'spans': [{'start': 3, 'end': 9}]}",
                                        "{'id': 'one', 'layer': 'denial', 'spans': [{'start': 3, 'end': 8}, {'start': 10, 'end': 12, 'exact': 'x'}], 'modified': '2'}",
                                        "{'id': 'one', 'layer': 'accusation', 'spans': [{'start': 3, 'end': 7}], 'modified': '3'}", &n);

  g_assert_cmpuint (n, ==, 1);
  assert_holds (merged, "{'start': 3, 'end': 7}");
  assert_holds (merged, "'layer': 'accusation'");
  assert_holds (merged, "[{'other': {'spans': [{'start': 3, 'end': 8}, {'start': 10, 'end': 12, 'exact': 'x'}]}}]");
}

static void
test_decided (void)
{
  guint n = 99;
  /* We decided, they did not touch it: it is decided. */
  g_autofree char *merged = merge_text (ONE (", 'note': 'a', 'conflicts': [{'other': {'note': 'b'}}]"), ONE (", 'note': 'b'"),
                                        ONE (", 'note': 'a', 'conflicts': [{'other': {'note': 'b'}}]"), &n);

  g_assert_cmpuint (n, ==, 0);
  g_assert_null (strstr (merged, "conflicts"));
  assert_holds (merged, "'note': 'b'");
}

static void
test_without_base (void)
{
  guint n = 99;
  g_autofree char *merged = merge_text (NULL, ONE (""), TWO, &n);

  g_assert_cmpuint (n, ==, 0);
  assert_holds (merged, "'one'");
  assert_holds (merged, "'two'");
}

static void
test_changed_article (void)
{
  g_autofree char *before = g_strnfill (64, 'a'), *after = g_strnfill (64, 'b');
  const char *hashes[3] = { before, before, after };
  g_autoptr (GPtrArray) sides = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_sidecar_free);
  guint n;

  for (guint i = 0; i < 3; i++)
    {
      GsySidecar *side = make (ONE (""));

      side->sha256 = g_strdup (hashes[i]);
      g_ptr_array_add (sides, side);
    }
  /* Whose spans are right for which bytes is no longer known: let everything be looked at again. */
  g_autoptr (GsySidecar) merged = gsy_sidecar_merge (NULL, g_ptr_array_index (sides, 0), g_ptr_array_index (sides, 1), g_ptr_array_index (sides, 2), &n);
  g_assert_cmpstr (merged->sha256, ==, before);
}

/* --- whatever two people do --- */

static char *
rand_word (void)
{
  static const char *const words[] = { "a", "b", "c", "dé", "«\u202f\"e\\", "中" };

  return g_strdup (words[rand_below (G_N_ELEMENTS (words))]);
}

static void
replace_text (char **text)
{
  g_free (*text);
  *text = rand_below (4) == 0 ? NULL : rand_word ();
}

static void
replace_fillers (GPtrArray **fillers)
{
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_clear_pointer (fillers, g_ptr_array_unref);
  for (guint n = rand_below (4); n > 0; n--)
    {
      g_autofree char *actor = rand_word ();
      GsyFiller *filler;

      if (!g_hash_table_add (met, g_strdup (actor)))
        continue;
      filler = gsy_filler_new (actor);
      if (rand_below (2))
        {
          filler->spans = gsy_quotes_new ();
          gsy_quotes_append (filler->spans, gsy_span (rand_below (5), 5 + rand_below (5)));
        }
      if (*fillers == NULL)
        *fillers = gsy_fillers_new ();
      g_ptr_array_add (*fillers, filler);
    }
}

static void
replace_links (GPtrArray **links)
{
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_clear_pointer (links, g_ptr_array_unref);
  for (guint n = rand_below (3); n > 0; n--)
    {
      g_autofree char *to = rand_word ();

      if (!g_hash_table_add (met, g_strdup (to)))
        continue;
      if (*links == NULL)
        *links = gsy_links_new ();
      g_ptr_array_add (*links, gsy_link_new ("answers", to));
    }
}

static void
replace_attributes (GArray **attributes)
{
  static const char *const ids[] = { "voice", "certainty", "x" };

  g_clear_pointer (attributes, g_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (rand_below (2))
      {
        GsyValue value = { .id = g_strdup (ids[i]), .type = GSY_VALUE_STRING, .string = rand_word () };

        if (*attributes == NULL)
          *attributes = gsy_values_new ();
        g_array_append_val (*attributes, value);
      }
}

/* One member of a fresh statement becomes another. */
static void
change (GsyStatement *statement)
{
  switch (rand_below (10))
    {
    case 0:
      replace_text (&statement->note);
      break;
    case 1:
      replace_text (&statement->said);
      break;
    case 2:
      replace_fillers (&statement->source);
      break;
    case 3:
      replace_fillers (&statement->target);
      break;
    case 4:
      replace_links (&statement->links);
      break;
    case 5:
      replace_attributes (&statement->attributes);
      break;
    case 6:
      g_ref_string_release (statement->layer);
      statement->layer = g_ref_string_new (rand_below (2) ? "denial" : "accusation");
      break;
    case 7:
      {
        GsySpan span = gsy_span (rand_below (50), 50 + rand_below (50));

        gsy_statement_set_spans (statement, &span, 1);
        break;
      }
    case 8:
      {
        char *words[] = { (char *) "t1", (char *) "t2", (char *) "t3", NULL };

        g_strfreev (statement->about);
        words[1 + rand_below (3)] = NULL;
        statement->about = rand_below (3) == 0 ? NULL : g_strdupv (words);
        break;
      }
    default:
      {
        char *pair[] = { (char *) "\"x-a\"", (char *) (rand_below (2) ? "1" : "[2]"), NULL };

        g_strfreev (statement->unknown);
        statement->unknown = rand_below (2) ? g_strdupv (pair) : NULL;
        break;
      }
    }
  g_free (statement->modified);
  statement->modified = g_strdup_printf ("2031-01-01T00:00:%02uZ", rand_below (4));
}

static GsySidecar *
copy_sidecar (const GsySidecar *sidecar)
{
  g_autoptr (GBytes) bytes = gsy_sidecar_write_parsed (sidecar);
  g_autoptr (GError) error = NULL;
  GsySidecar *copy = gsy_sidecar_parse (bytes, "copy", NULL, &error);

  g_assert_no_error (error);
  return copy;
}

static int
compare_statements (gconstpointer a, gconstpointer b)
{
  return gsy_statement_compare (*(GsyStatement *const *) a, *(GsyStatement *const *) b);
}

/* What a person does in an afternoon. @who: for ids of new statements. */
static GsySidecar *
work (const GsySidecar *before, const char *who)
{
  GsySidecar *after = copy_sidecar (before);

  for (guint n = rand_below (6); n > 0; n--)
    {
      guint len = after->statements->len;
      guint at = len > 0 ? rand_below (len) : 0;

      if (len == 0 || rand_below (5) == 0)
        {
          g_autofree char *id = g_strdup_printf ("%s-%u", who, rand_below (3));
          GsyStatement *statement;
          gboolean there = FALSE;

          for (guint i = 0; i < len; i++)
            there = there || g_str_equal (((GsyStatement *) g_ptr_array_index (after->statements, i))->id, id);
          if (there)
            continue;
          statement = gsy_statement_new (id, "denial");
          gsy_statement_add_span (statement, gsy_span (rand_below (20), 20 + rand_below (20)));
          change (statement);
          g_ptr_array_add (after->statements, statement);
        }
      else if (rand_below (6) == 0)
        {
          g_ptr_array_remove_index (after->statements, at);
        }
      else
        {
          GsyStatement *statement = gsy_statement_copy (g_ptr_array_index (after->statements, at));

          change (statement);
          gsy_statement_unref (g_ptr_array_index (after->statements, at));
          g_ptr_array_index (after->statements, at) = statement;
        }
    }
  if (rand_below (4) == 0)
    {
      g_free (after->meta->title);
      after->meta->title = rand_word ();
    }
  if (after->statements->len > 1)
    qsort (after->statements->pdata, after->statements->len, sizeof (gpointer), compare_statements);
  return after;
}

static GBytes *
merge_bytes (const GsySidecar *base, const GsySidecar *ours, const GsySidecar *theirs)
{
  guint n;
  g_autoptr (GsySidecar) merged = gsy_sidecar_merge (NULL, base, ours, theirs, &n);

  return gsy_sidecar_write_parsed (merged);
}

static const GsyStatement *
find (const GsySidecar *sidecar, const char *id)
{
  for (guint i = 0; i < sidecar->statements->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (sidecar->statements, i);

      if (g_str_equal (statement->id, id))
        return statement;
    }
  return NULL;
}

/* Everything that one side has made or changed is in the file: as the value, or in the list of conflicts. */
static void
assert_kept (const GsySidecar *base, const GsySidecar *side, const GsySidecar *other, const GsySidecar *merged)
{
  for (guint i = 0; i < side->statements->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (side->statements, i);
      const GsyStatement *before = find (base, statement->id), *result = find (merged, statement->id);
      const GsyStatement *their = find (other, statement->id);

      if (before != NULL && gsy_statement_same (before, statement))
        {
          /* Whether it stays is the other side's to say. */
          g_assert_true ((result == NULL) == (their == NULL));
          continue;
        }
      g_assert_nonnull (result);
      if (before != NULL && g_strcmp0 (before->note, statement->note) == 0)
        continue;
      if (statement->note != NULL && g_strcmp0 (result->note, statement->note) != 0)
        {
          g_assert_cmpuint (gsy_sidecar_count_conflicts (result->unknown), >=, 1);
          g_assert_cmpstr (result->note, ==, their->note);
        }
    }
}

static void
test_random (void)
{
  guint n_conflicts = 0;

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (GsySidecar) nothing = make ("");
      g_autoptr (GsySidecar) base = work (nothing, "base");
      g_autoptr (GsySidecar) ours = work (base, "new"), theirs = work (base, "new");
      guint n;
      g_autoptr (GsySidecar) made = gsy_sidecar_merge (NULL, base, ours, theirs, &n);
      g_autoptr (GsySidecar) merged = copy_sidecar (made);
      g_autoptr (GBytes) bytes = gsy_sidecar_write_parsed (merged);
      g_autoptr (GBytes) swapped = merge_bytes (base, theirs, ours);
      g_autoptr (GBytes) with_ours = merge_bytes (base, ours, merged), with_theirs = merge_bytes (base, merged, theirs);
      g_autoptr (GBytes) alone = merge_bytes (base, ours, base), before = gsy_sidecar_write_parsed (ours);

      n_conflicts += n;
      g_assert_cmpuint (merged->problems->len, ==, 0);
      assert_same_bytes (bytes, swapped);
      assert_same_bytes (bytes, with_ours);
      assert_same_bytes (bytes, with_theirs);
      assert_same_bytes (alone, before);
      assert_kept (base, ours, theirs, merged);
      assert_kept (base, theirs, ours, merged);
    }
  g_test_message ("%u conflicts in %u merges", n_conflicts, N_RANDOM);
  g_assert_cmpuint (n_conflicts, >, N_RANDOM / 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sidecar-merge/members-of-one-statement-come-from-both-sides", test_members);
  g_test_add_func ("/sidecar-merge/elements-of-lists-come-from-both-sides", test_elements);
  g_test_add_func ("/sidecar-merge/removed-is-gone-unless-the-other-side-changed-it", test_removed);
  g_test_add_func ("/sidecar-merge/conflict-keeps-both-values-the-later-one-first", test_conflict);
  g_test_add_func ("/sidecar-merge/conflict-of-spans-is-told-on-one-line", test_conflict_of_spans);
  g_test_add_func ("/sidecar-merge/decided-conflict-stays-decided", test_decided);
  g_test_add_func ("/sidecar-merge/without-a-base-is-the-union", test_without_base);
  g_test_add_func ("/sidecar-merge/sides-that-knew-other-bytes-are-anchored-anew", test_changed_article);
  g_test_add_func ("/sidecar-merge/random-work-is-kept-commutes-and-is-idempotent", test_random);
  return g_test_run ();
}
