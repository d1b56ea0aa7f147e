/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-project-random.c: whatever a folder's vocabulary is, it comes back as it was and to the same bytes; and whatever stands in the
 * place of any value of gainsay.json is refused with its place, or kept. */
#include "config.h"

#include "core/gsy-element.h"
#include "core/gsy-error.h"
#include "io/gsy-json-reader.h"
#include "io/gsy-project-file.h"
#include "io/gsy-sidecar.h"

#include <stdio.h>

#define rand_below(n) ((guint) g_test_rand_int_range (0, (int) (n)))

/* --- Any scheme --- */

static char *
rand_text (guint max)
{
  static const char *const pieces[] = { "a", "Z", "mot ", "é", "e\u0301", "\"", "\\", "/", "\n", "\r\n", "\t", "\x01", "\x7f", "«\u202f", "’", "中文", "اتهام", "\u200f", "👩\u200d🚀", "\u2028", "\ufeff", "\uffff", "%s", "\U0010ffff" };
  GString *string = g_string_new (NULL);

  for (guint n = 1 + rand_below (max); n > 0; n--)
    g_string_append (string, pieces[rand_below (G_N_ELEMENTS (pieces))]);
  return g_string_free (string, FALSE);
}

static char **
rand_texts (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint n = 1 + rand_below (4); n > 0; n--)
    {
      g_autofree char *one = rand_text (5);

      g_strv_builder_add (builder, one);
    }
  return g_strv_builder_end (builder);
}

static char **
maybe_unknown (void)
{
  static const char *const values[] = { "null", "1.50", "-0", "1E+400", "\"\\u00e9\\/\"", "[ 1,\n2 ]", "{\"id\": {}}", "18446744073709551616", "\"\\u0000\"" };
  char *pairs[] = { g_strdup ("\"x-own\""), g_strdup (values[rand_below (G_N_ELEMENTS (values))]), g_strdup ("\"\\u0000\\n\""),
                    g_strdup (values[rand_below (G_N_ELEMENTS (values))]), NULL };
  char **unknown = rand_below (4) == 0 ? g_strdupv (pairs) : NULL;

  for (guint i = 0; pairs[i] != NULL; i++)
    g_free (pairs[i]);
  return unknown;
}

static gpointer rand_element (const GsyElementType *type, guint n);

static void
fill_member (gpointer place, GsyMemberKind kind)
{
  GPtrArray *choices;

  switch (kind)
    {
    case GSY_MEMBER_TEXT:
      *(char **) place = rand_text (8);
      break;
    case GSY_MEMBER_TEXTS:
      *(char ***) place = rand_texts ();
      break;
    case GSY_MEMBER_COLOR:
      *(char **) place = g_strdup_printf ("#%06X", rand_below (0x1000000));
      break;
    case GSY_MEMBER_KEY:
      *(char **) place = g_strdup_printf ("%u", rand_below (10));
      break;
    case GSY_MEMBER_LINE:
      *(GsyLineStyle *) place = (GsyLineStyle) rand_below (GSY_N_LINE_STYLES);
      break;
    case GSY_MEMBER_TYPE:
      *(GsyAttributeType *) place = (GsyAttributeType) rand_below (GSY_N_ATTRIBUTE_TYPES);
      break;
    case GSY_MEMBER_CHOICES:
      choices = gsy_choices_new ();
      for (guint i = 0; i < 1 + rand_below (4); i++)
        g_ptr_array_add (choices, rand_element (gsy_element_type_of_choice (), i));
      *(GPtrArray **) place = choices;
      break;
    case GSY_MEMBER_INTERNED:
    default:
      g_assert_not_reached ();
    }
}

static gpointer
rand_element (const GsyElementType *type, guint n)
{
  g_autofree char *text = rand_text (6);
  g_autofree char *id = g_strdup_printf ("%s%u", text, n);
  gpointer element = gsy_element_new (type, id);

  for (guint i = 1; i < type->n_members; i++)
    {
      const GsyMember *member = &type->members[i];
      /* A layer has always a name and a colour. */
      gboolean always = type == gsy_element_type_of_list (GSY_LIST_LAYERS) && i < 3;

      if (always || rand_below (2) == 0)
        fill_member (gsy_element_member (element, member), member->kind);
    }
  *gsy_element_unknown (type, element) = maybe_unknown ();
  return element;
}

static GsyScheme *
rand_scheme (void)
{
  GsyScheme *scheme = gsy_scheme_new ();

  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    {
      const GsyElementType *type = gsy_element_type_of_list ((GsySchemeList) i);
      g_autoptr (GPtrArray) items = gsy_scheme_list_new ((GsySchemeList) i);

      if (rand_below (5) == 0)
        continue;
      for (guint j = 0; j < rand_below (6); j++)
        g_ptr_array_add (items, type != NULL ? rand_element (type, j) : g_strdup_printf ("word-%u", j));
      gsy_scheme_set_list (scheme, (GsySchemeList) i, items);
    }
  if (rand_below (2) == 0)
    {
      g_autofree char *title = rand_text (9);

      gsy_scheme_set_title (scheme, title);
    }
  {
    g_auto (GStrv) unknown = maybe_unknown ();

    gsy_scheme_set_unknown (scheme, unknown);
  }
  return scheme;
}

static void
assert_same_list (GsyScheme *a, GsyScheme *b, GsySchemeList list)
{
  GPtrArray *x = gsy_scheme_get_list (a, list), *y = gsy_scheme_get_list (b, list);

  g_assert_cmpuint (x->len, ==, y->len);
  for (guint i = 0; i < x->len; i++)
    g_assert_true (gsy_scheme_list_items_equal (list, g_ptr_array_index (x, i), g_ptr_array_index (y, i)));
}

static void
test_round_trip (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GsyScheme) scheme = rand_scheme (), read = NULL;
      g_autoptr (GBytes) written = gsy_project_write (scheme), again = NULL;
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_problem_free);
      g_autoptr (GError) error = NULL;

      read = gsy_project_parse (written, "x", NULL, problems, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (problems->len, ==, 0);
      g_assert_cmpstr (gsy_scheme_get_title (read), ==, gsy_scheme_get_title (scheme));
      for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
        assert_same_list (scheme, read, (GsySchemeList) i);
      again = gsy_project_write (read);
      g_assert_true (g_bytes_equal (again, written));
    }
}

/* --- Any shape in any place --- */

static const char base[] =
  "{\"format\": \"gainsay-project\", \"version\": 1, \"title\": \"T\", \"layers\": [{\"id\": \"a\", \"name\": \"A\", \"color\": \"#000000\", \"line\": \"wavy\", \"key\": \"1\","
  " \"definition\": \"D\", \"examples\": [\"e\"], \"x\": 1}], \"attributes\": [{\"id\": \"t\", \"name\": \"N\", \"type\": \"choice\", \"choices\": [{\"id\": \"c\", \"name\": \"C\","
  " \"definition\": \"D\"}, {\"id\": \"d\"}], \"layers\": [\"a\"], \"definition\": \"D\", \"examples\": [\"e\", \"f\"]}, {\"id\": \"u\", \"type\": \"text\"}],"
  " \"relations\": [{\"id\": \"r\", \"name\": \"R\", \"from\": [\"a\"], \"to\": [\"a\", \"b\"], \"definition\": \"D\", \"examples\": [\"e\"]}],"
  " \"topics\": [{\"name\": \"T\", \"note\": \"N\"}], \"actors\": [{\"name\": \"A\", \"aliases\": [\"B\"], \"kind\": \"k\", \"part-of\": \"P\", \"code\": \"C\","
  " \"wikidata\": \"Q1\", \"note\": \"N\"}], \"muted-problems\": [\"m\", \"n\"], \"x-more\": {\"y\": [0]}}";

/* Each carries a mark by which it is known again. */
static const char *const shapes[] = {
  "\"MARK\"",
  "[\"MARK\"]",
  "[[\"MARK\"]]",
  "[\"MARK\", null]",
  "[null, \"MARK\", \"MARK\"]",
  "{\"MARK\": 1}",
  "{\"id\": \"MARK\"}",
  "{\"name\": \"MARK\", \"id\": 5}",
  "[{\"id\": \"MARK\"}, {\"id\": \"MARK\"}]",
  "[{\"name\": \"MARK\", \"id\": \"a\", \"type\": \"MARK\"}]",
  "[{\"MARK\": [{}]}, 1e5]",
  "\"MARK\\u0000\"",
  "\"\\u004dMARK\"",
};
/* And some that carry none. */
static const char *const plain[] = { "null", "true", "[]", "{}", "\"\"", "-0.0", "1e999", "99999999999999999999", "[ ]", "[\n]", "{ }", "[ 5 ]", "[[]]", "[{}]", "\"\\u0000\"" };

/* Where each value of a document begins and ends. */
static void
collect (GsyJsonReader *json, GArray *places)
{
  GsyJsonType type = gsy_json_peek (json);
  const char *start = gsy_json_get_position (json);
  GsyJsonSlice place = { start, 0 };
  guint at = places->len;
  GsyJsonMember member;

  g_array_append_val (places, place);
  if (type == GSY_JSON_OBJECT && gsy_json_enter_object (json))
    while (gsy_json_next_member (json, &member))
      collect (json, places);
  else if (type == GSY_JSON_ARRAY && gsy_json_enter_array (json))
    while (gsy_json_next_element (json))
      collect (json, places);
  else
    gsy_json_skip (json, NULL);
  g_array_index (places, GsyJsonSlice, at).len = (gsize) (gsy_json_get_position (json) - start);
}

/* Whatever was kept for want of sense, the user can give every member a value, and that is what is read again. */
static void
fill_everything (GsyScheme *scheme, const char *json)
{
  g_autoptr (GsyScheme) again = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GError) error = NULL;

  gsy_scheme_set_title (scheme, "Title");
  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    {
      const GsyElementType *type = gsy_element_type_of_list ((GsySchemeList) i);
      GPtrArray *items = gsy_scheme_get_list (scheme, (GsySchemeList) i);
      g_autoptr (GPtrArray) full = gsy_scheme_list_new ((GsySchemeList) i);

      for (guint j = 0; type != NULL && j < items->len; j++)
        {
          gpointer element = gsy_element_new (type, gsy_element_get_id (type, g_ptr_array_index (items, j)));

          for (guint k = 1; k < type->n_members; k++)
            fill_member (gsy_element_member (element, &type->members[k]), type->members[k].kind);
          *gsy_element_unknown (type, element) = g_strdupv (*gsy_element_unknown (type, g_ptr_array_index (items, j)));
          g_ptr_array_add (full, element);
        }
      if (type != NULL)
        gsy_scheme_set_list (scheme, (GsySchemeList) i, full);
    }
  written = gsy_project_write (scheme);
  again = gsy_project_parse (written, "x", NULL, NULL, &error);
  if (again == NULL)
    g_error ("%s, written when all was changed in %s", error->message, json);
  g_assert_cmpstr (gsy_scheme_get_title (again), ==, "Title");
  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    g_assert_cmpuint (gsy_scheme_get_list (again, (GsySchemeList) i)->len, ==, gsy_scheme_get_list (scheme, (GsySchemeList) i)->len);
}

/* TRUE when it was taken: then nothing of it is lost, and what is written stays as it is. */
static gboolean
judge (const char *json, gboolean has_mark)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json)), written = NULL, rewritten = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_problem_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GsyScheme) scheme = gsy_project_parse (bytes, "x", NULL, problems, &error), again = NULL;
  g_autofree char *text = NULL;

  if (scheme == NULL)
    {
      guint line, column;

      g_assert_error (error, GSY_ERROR, GSY_ERROR_PARSE);
      g_assert_cmpint (sscanf (error->message, "x:%u:%u: ", &line, &column), ==, 2);
      return FALSE;
    }
  for (guint i = 0; i < problems->len; i++)
    g_assert_cmpuint (((GsyProblem *) g_ptr_array_index (problems, i))->column, >, 0);
  written = gsy_project_write (scheme);
  text = g_strndup (g_bytes_get_data (written, NULL), g_bytes_get_size (written));
  if (has_mark && strstr (text, "MARK") == NULL)
    g_error ("lost from %s", json);
  again = gsy_project_parse (written, "x", NULL, NULL, &error);
  if (again == NULL)
    g_error ("%s, written for %s", error->message, json);
  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    assert_same_list (scheme, again, (GsySchemeList) i);
  rewritten = gsy_project_write (again);
  g_assert_true (g_bytes_equal (rewritten, written));
  /* The lists without a mark are the shapes that can be confused with none. */
  if (!has_mark || rand_below (4) == 0)
    fill_everything (scheme, json);
  return TRUE;
}

static char *
put (const GsyJsonSlice *place, const char *shape)
{
  g_autofree char *head = g_strndup (base, (gsize) (place->data - base));

  return g_strconcat (head, shape, place->data + place->len, NULL);
}

static void
test_shapes (void)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (GsyJsonSlice));
  guint n_taken = 0, n_refused = 0;
  GsyJsonReader json;

  gsy_json_reader_init (&json, base, sizeof base - 1);
  collect (&json, places);
  gsy_json_reader_clear (&json);
  g_assert_cmpuint (places->len, >, 50);
  for (guint i = 0; i < places->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (shapes) + G_N_ELEMENTS (plain); j++)
      {
        gboolean has_mark = j < G_N_ELEMENTS (shapes);
        g_autofree char *changed = put (&g_array_index (places, GsyJsonSlice, i), has_mark ? shapes[j] : plain[j - G_N_ELEMENTS (shapes)]);

        if (judge (changed, has_mark))
          n_taken++;
        else
          n_refused++;
      }
  /* Only the head of the file, and a list that is none, are refused. */
  g_assert_cmpuint (n_taken, >, 1000);
  g_assert_cmpuint (n_refused, <, 200);
}

/* Any member under another name, and with its name escaped. */
static void
test_names (void)
{
  const char *p = base;

  while ((p = strstr (p, "\": ")) != NULL)
    {
      const char *quote = p;
      g_autofree char *head = NULL, *foreign = NULL, *escaped = NULL;

      do
        quote--;
      while (*quote != '"');
      head = g_strndup (base, (gsize) (quote + 1 - base));
      foreign = g_strconcat (head, "MARK", p, NULL);
      judge (foreign, TRUE);
      escaped = g_strdup_printf ("%s\\u%04x%s", head, (guint) quote[1], quote + 2);
      g_assert_true (judge (escaped, FALSE));
      p++;
    }
}

/* Two shapes at once, in places by chance, with a newer version at times. */
static void
test_pairs (void)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (GsyJsonSlice));
  GsyJsonReader json;

  gsy_json_reader_init (&json, base, sizeof base - 1);
  collect (&json, places);
  gsy_json_reader_clear (&json);
  for (guint round = 0; round < 400; round++)
    {
      const GsyJsonSlice *first = &g_array_index (places, GsyJsonSlice, 1 + rand_below (places->len - 1));
      const GsyJsonSlice *second = &g_array_index (places, GsyJsonSlice, 1 + rand_below (places->len - 1));
      g_autofree char *head = NULL, *middle = NULL, *changed = NULL;

      if (first->data + first->len > second->data)
        continue;
      head = g_strndup (base, (gsize) (first->data - base));
      middle = g_strndup (first->data + first->len, (gsize) (second->data - first->data - (gssize) first->len));
      changed = g_strconcat (head, shapes[rand_below (G_N_ELEMENTS (shapes))], middle, plain[rand_below (G_N_ELEMENTS (plain))], second->data + second->len, NULL);
      judge (changed, TRUE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/project-random/round-trip", test_round_trip);
  g_test_add_func ("/project-random/any-shape-in-any-place-is-refused-or-kept", test_shapes);
  g_test_add_func ("/project-random/any-name-is-kept", test_names);
  g_test_add_func ("/project-random/two-shapes-are-refused-or-kept", test_pairs);
  return g_test_run ();
}
