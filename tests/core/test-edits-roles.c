/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-edits-roles.c: source, cue, target, topics, date and attributes of a statement. */
#include "config.h"
#include "core/gsy-edits-roles.h"

#include "edits-fixture.h"

/*           0         1         2         3         4
 *           01234567890123456789012345678901234567890123456789 */
#define TEXT "One two three four, five six seven eight. Nine te\xcc\x81n"

static void
set_up (Fixture *fixture, gconstpointer data)
{
  set_up_with (fixture, TEXT);
}

static const GsyStatement *
put_denial (Fixture *fixture)
{
  return put (fixture, make_statement ("d", "denial", 8, 24));
}

static const GsyStatement *
add (Fixture *fixture, const GsyStatement *statement, GsyRole role, guint start, guint end, const char *actor)
{
  g_autoptr (GError) error = NULL;
  GsyEdit *edit = gsy_edits_add_role_span (&fixture->gesture, statement, role, gsy_span (start, end), actor, &error);

  return apply (fixture, statement, edit, &error);
}

static void
assert_no_addition (Fixture *fixture, const GsyStatement *statement, GsyRole role, guint start, guint end, const char *actor)
{
  GError *error = NULL;
  GsyEdit *edit = gsy_edits_add_role_span (&fixture->gesture, statement, role, gsy_span (start, end), actor, &error);

  assert_unchanged (edit, &error);
}

static const GsyStatement *
set_actor (Fixture *fixture, const GsyStatement *statement, GsyRole role, guint index, const char *actor)
{
  g_autoptr (GError) error = NULL;
  GsyEdit *edit = gsy_edits_set_filler_actor (&fixture->gesture, statement, role, index, actor, &error);

  return apply (fixture, statement, edit, &error);
}

/* --- Cue --- */

#define assert_cue(statement, text)                                        \
  G_STMT_START                                                             \
  {                                                                        \
    g_autofree char *described = describe_spans ((statement)->cue->spans); \
    g_assert_cmpstr (described, ==, text);                                 \
  }                                                                        \
  G_STMT_END

static void
test_cue_in_order (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put_denial (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GsyEdit) edit = NULL;

  statement = add (fixture, statement, GSY_ROLE_CUE, 25, 28, NULL);
  statement = add (fixture, statement, GSY_ROLE_CUE, 4, 7, NULL);
  assert_cue (statement, "4-7 25-28");
  g_assert_null (statement->cue->actor);
  edit = gsy_edits_add_role_span (&fixture->gesture, statement, GSY_ROLE_CUE, gsy_span (30, 31), NULL, &error);
  g_assert_cmpstr (gsy_edit_get_label (edit), ==, "Set Cue");
}

static void
test_cue_joins (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put_denial (fixture);

  statement = add (fixture, statement, GSY_ROLE_CUE, 4, 7, NULL);
  statement = add (fixture, statement, GSY_ROLE_CUE, 14, 18, NULL);
  statement = add (fixture, statement, GSY_ROLE_CUE, 25, 28, NULL);
  /* Touches the first and overlaps the second. */
  statement = add (fixture, statement, GSY_ROLE_CUE, 7, 15, NULL);
  assert_cue (statement, "4-18 25-28");
  assert_no_addition (fixture, statement, GSY_ROLE_CUE, 5, 18, NULL);
}

static void
test_cue_on_graphemes (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put_denial (fixture);

  /* Between the e and its accent. */
  statement = add (fixture, statement, GSY_ROLE_CUE, 42, 49, NULL);
  assert_cue (statement, "42-50");
}

static void
test_cue_removed_by_span (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put_denial (fixture);
  g_autoptr (GError) error = NULL;
  GsyEdit *edit;

  statement = add (fixture, statement, GSY_ROLE_CUE, 4, 7, NULL);
  statement = add (fixture, statement, GSY_ROLE_CUE, 25, 28, NULL);
  edit = gsy_edits_remove_filler (&fixture->gesture, statement, GSY_ROLE_CUE, 0, &error);
  statement = apply (fixture, statement, edit, &error);
  assert_cue (statement, "25-28");
  assert_refused (gsy_edits_remove_filler (&fixture->gesture, statement, GSY_ROLE_CUE, 1, &error), &error, GSY_ERROR_CONFLICT, "no longer there");
  edit = gsy_edits_remove_filler_words (&fixture->gesture, statement, GSY_ROLE_CUE, 0, &error);
  statement = apply (fixture, statement, edit, &error);
  g_assert_null (statement->cue);
}

/* --- Source and target --- */

static void
test_words_and_actor (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put_denial (fixture);

  statement = add (fixture, statement, GSY_ROLE_SOURCE, 4, 7, " China ");
  statement = add (fixture, statement, GSY_ROLE_TARGET, 25, 28, "United States");
  assert_fillers (statement->source, "China 4-7");
  assert_fillers (statement->target, "United States 25-28");
  g_assert_null (statement->cue);
}

static void
test_same_actor_twice (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put_denial (fixture);

  statement = add (fixture, statement, GSY_ROLE_SOURCE, 25, 28, "China");
  statement = add (fixture, statement, GSY_ROLE_SOURCE, 4, 7, "China");
  statement = add (fixture, statement, GSY_ROLE_SOURCE, 42, 46, "Zhao Lijian");
  assert_fillers (statement->source, "China 4-7 25-28; Zhao Lijian 42-46");
}

static void
test_wider_words (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put_denial (fixture);

  statement = add (fixture, statement, GSY_ROLE_SOURCE, 4, 7, "China");
  statement = add (fixture, statement, GSY_ROLE_SOURCE, 0, 7, "China");
  assert_fillers (statement->source, "China 0-7");
}

static void
test_words_there_already (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put_denial (fixture);

  statement = add (fixture, statement, GSY_ROLE_SOURCE, 0, 7, "China");
  assert_no_addition (fixture, statement, GSY_ROLE_SOURCE, 0, 7, "China");
  assert_no_addition (fixture, statement, GSY_ROLE_SOURCE, 4, 7, NULL);
  /* Who said that these words mean China is right. */
  assert_no_addition (fixture, statement, GSY_ROLE_SOURCE, 4, 7, "Two");
}

static void
test_nameless (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put_denial (fixture);

  statement = add (fixture, statement, GSY_ROLE_SOURCE, 4, 7, NULL);
  assert_fillers (statement->source, "4-7");
  statement = add (fixture, statement, GSY_ROLE_SOURCE, 25, 28, "");
  assert_fillers (statement->source, "4-7; 25-28");
  /* More of the same words; then somebody knows whose they are. */
  statement = add (fixture, statement, GSY_ROLE_SOURCE, 0, 5, NULL);
  assert_fillers (statement->source, "0-7; 25-28");
  statement = add (fixture, statement, GSY_ROLE_SOURCE, 0, 7, "China");
  assert_fillers (statement->source, "China 0-7; 25-28");
}

static void
test_actor_typed (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put_denial (fixture);
  GError *error = NULL;

  statement = set_actor (fixture, statement, GSY_ROLE_SOURCE, 0, "China");
  statement = set_actor (fixture, statement, GSY_ROLE_SOURCE, 1, "Russia");
  assert_fillers (statement->source, "China; Russia");
  statement = set_actor (fixture, statement, GSY_ROLE_SOURCE, 1, "Iran");
  assert_fillers (statement->source, "China; Iran");
  assert_unchanged (gsy_edits_set_filler_actor (&fixture->gesture, statement, GSY_ROLE_SOURCE, 2, "Iran", &error), &error);
  assert_unchanged (gsy_edits_set_filler_actor (&fixture->gesture, statement, GSY_ROLE_SOURCE, 2, " ", &error), &error);
  assert_unchanged (gsy_edits_set_filler_actor (&fixture->gesture, statement, GSY_ROLE_TARGET, 0, NULL, &error), &error);
  assert_refused (gsy_edits_set_filler_actor (&fixture->gesture, statement, GSY_ROLE_SOURCE, 3, "Peru", &error), &error, GSY_ERROR_CONFLICT, "no longer there");
  /* In the order of the statement, the later one is taken in. */
  statement = set_actor (fixture, statement, GSY_ROLE_SOURCE, 1, "China");
  assert_fillers (statement->source, "China");
  statement = set_actor (fixture, statement, GSY_ROLE_SOURCE, 0, NULL);
  g_assert_null (statement->source);
}

static void
test_actor_cleared (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put_denial (fixture);

  statement = add (fixture, statement, GSY_ROLE_SOURCE, 4, 7, "China");
  statement = set_actor (fixture, statement, GSY_ROLE_SOURCE, 0, "");
  assert_fillers (statement->source, "4-7");
}

static void
test_actors_joined (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put_denial (fixture);

  statement = add (fixture, statement, GSY_ROLE_SOURCE, 25, 28, "Pekin");
  statement = add (fixture, statement, GSY_ROLE_SOURCE, 4, 7, "China");
  statement = add (fixture, statement, GSY_ROLE_SOURCE, 0, 4, "Beijing");
  statement = set_actor (fixture, statement, GSY_ROLE_SOURCE, 0, "China");
  assert_fillers (statement->source, "China 4-7 25-28; Beijing 0-4");
  statement = set_actor (fixture, statement, GSY_ROLE_SOURCE, 1, "China");
  assert_fillers (statement->source, "China 0-7 25-28");
}

static void
test_filler_removed (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put_denial (fixture);
  g_autoptr (GError) error = NULL;
  GsyEdit *edit;

  statement = add (fixture, statement, GSY_ROLE_SOURCE, 4, 7, "China");
  statement = add (fixture, statement, GSY_ROLE_SOURCE, 25, 28, NULL);
  edit = gsy_edits_remove_filler_words (&fixture->gesture, statement, GSY_ROLE_SOURCE, 0, &error);
  g_assert_cmpstr (gsy_edit_get_label (edit), ==, "Remove Source");
  statement = apply (fixture, statement, edit, &error);
  assert_fillers (statement->source, "China; 25-28");
  edit = gsy_edits_remove_filler_words (&fixture->gesture, statement, GSY_ROLE_SOURCE, 1, &error);
  statement = apply (fixture, statement, edit, &error);
  assert_fillers (statement->source, "China");
  assert_refused (gsy_edits_remove_filler (&fixture->gesture, statement, GSY_ROLE_TARGET, 0, &error), &error, GSY_ERROR_CONFLICT, "no longer there");
  edit = gsy_edits_remove_filler (&fixture->gesture, statement, GSY_ROLE_SOURCE, 0, &error);
  statement = apply (fixture, statement, edit, &error);
  g_assert_null (statement->source);
}

/* A filler as a newer program may have written it. */
static GsyFiller *
make_filler (const char *actor, guint start, guint end, const char *member)
{
  GsyFiller *filler = gsy_filler_new (actor);
  GsyQuote quote = { .span = gsy_span (start, end) };
  const char *in_quote[] = { "\"hand\"", member, NULL };
  const char *in_filler[] = { "\"sure\"", member, "\"both\"", "1", NULL };

  gsy_quote_ensure_words (&quote)->unknown = g_strdupv ((char **) in_quote);
  filler->spans = gsy_quotes_new ();
  g_array_append_val (filler->spans, quote);
  filler->unknown = g_strdupv ((char **) in_filler);
  return filler;
}

static void
test_unknown_members (Fixture *fixture, gconstpointer data)
{
  GsyStatement *fresh = make_statement ("d", "denial", 8, 24);
  const GsyStatement *statement;
  const GsyFiller *filler;

  fresh->source = gsy_fillers_new ();
  g_ptr_array_add (fresh->source, make_filler ("China", 4, 7, "7"));
  g_ptr_array_add (fresh->source, make_filler ("Pekin", 8, 13, "8"));
  statement = put (fixture, fresh);
  statement = set_actor (fixture, statement, GSY_ROLE_SOURCE, 1, "China");
  filler = g_ptr_array_index (statement->source, 0);
  g_assert_cmpuint (statement->source->len, ==, 1);
  g_assert_cmpstrv (filler->unknown, ((const char *[]){ "\"sure\"", "7", "\"both\"", "1", NULL }));

  statement = add (fixture, statement, GSY_ROLE_SOURCE, 6, 9, "China");
  assert_fillers (statement->source, "China 4-13");
  filler = g_ptr_array_index (statement->source, 0);
  g_assert_cmpstrv (gsy_quote_get_unknown (&g_array_index (filler->spans, GsyQuote, 0)), ((const char *[]){ "\"hand\"", "7", NULL }));
}

/* A span whose words are not in the article any more. */
static void
add_lost (GsyFiller *filler, guint start, guint end)
{
  GsyQuote quote = { .span = gsy_span (start, end) };

  gsy_quote_ensure_words (&quote)->exact = g_strdup ("Elsewhere");
  if (filler->spans == NULL)
    filler->spans = gsy_quotes_new ();
  g_array_append_val (filler->spans, quote);
}

static void
test_lost_words_replaced (Fixture *fixture, gconstpointer data)
{
  GsyStatement *fresh = make_statement ("d", "denial", 8, 24);
  const GsyStatement *statement;

  fresh->cue = gsy_filler_new (NULL);
  add_lost (fresh->cue, 2, 11);
  gsy_quotes_append (fresh->cue->spans, gsy_span (25, 28));
  add_lost (fresh->cue, 500, 509);
  statement = put (fixture, fresh);
  statement = add (fixture, statement, GSY_ROLE_CUE, 4, 7, NULL);
  assert_cue (statement, "4-7 25-28");
}

static void
test_lost_words_in_the_way (Fixture *fixture, gconstpointer data)
{
  GsyStatement *fresh = make_statement ("d", "denial", 8, 24);
  GsyFiller *lost = gsy_filler_new ("Pekin");
  const GsyStatement *statement;

  fresh->source = gsy_fillers_new ();
  add_lost (lost, 2, 11);
  add_lost (lost, 30, 39);
  g_ptr_array_add (fresh->source, lost);
  statement = put (fixture, fresh);
  statement = add (fixture, statement, GSY_ROLE_SOURCE, 4, 7, "China");
  statement = set_actor (fixture, statement, GSY_ROLE_SOURCE, 0, "China");
  /* A file with overlapping spans could not be read. */
  assert_fillers (statement->source, "China 4-7 30-39");
}

static void
test_no_words (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put_denial (fixture);
  GError *error = NULL;

  assert_refused (gsy_edits_add_role_span (&fixture->gesture, statement, GSY_ROLE_SOURCE, gsy_span (5, 5), "China", &error), &error, GSY_ERROR_INVALID_SPAN, "no words");
}

static void
test_locked (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put_denial (fixture);
  const char *topics[] = { "Dam", NULL };
  GError *error = NULL;

  g_hash_table_add (fixture->locked, (gpointer) "denial");
  assert_refused (gsy_edits_add_role_span (&fixture->gesture, statement, GSY_ROLE_SOURCE, gsy_span (4, 7), NULL, &error), &error, GSY_ERROR_LOCKED, "Denial");
  assert_refused (gsy_edits_set_filler_actor (&fixture->gesture, statement, GSY_ROLE_SOURCE, 0, "China", &error), &error, GSY_ERROR_LOCKED, "Denial");
  assert_refused (gsy_edits_remove_filler (&fixture->gesture, statement, GSY_ROLE_SOURCE, 0, &error), &error, GSY_ERROR_LOCKED, "Denial");
  assert_refused (gsy_edits_set_about (&fixture->gesture, statement, topics, &error), &error, GSY_ERROR_LOCKED, "Denial");
  assert_refused (gsy_edits_set_said (&fixture->gesture, statement, "2031", &error), &error, GSY_ERROR_LOCKED, "Denial");
  assert_refused (gsy_edits_set_attribute (&fixture->gesture, statement, "voice", NULL, &error), &error, GSY_ERROR_LOCKED, "Denial");
}

/* --- Topics, date, attributes --- */

static void
test_about (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put_denial (fixture);
  const char *topics[] = { " Dam ", "", "Flood", "Dam", "\xe2\x80\xaf", NULL };
  const char *empty[] = { " ", NULL };
  g_autoptr (GError) error = NULL;
  GsyEdit *edit = gsy_edits_set_about (&fixture->gesture, statement, topics, &error);

  g_assert_cmpstr (gsy_edit_get_label (edit), ==, "Change Topics");
  statement = apply (fixture, statement, edit, &error);
  g_assert_cmpstrv (statement->about, ((const char *[]){ "Dam", "Flood", NULL }));
  assert_unchanged (gsy_edits_set_about (&fixture->gesture, statement, topics, &error), &error);
  statement = apply (fixture, statement, gsy_edits_set_about (&fixture->gesture, statement, empty, &error), &error);
  g_assert_null (statement->about);
  assert_unchanged (gsy_edits_set_about (&fixture->gesture, statement, NULL, &error), &error);
}

static void
test_said (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put_denial (fixture);
  g_autoptr (GError) error = NULL;

  statement = apply (fixture, statement, gsy_edits_set_said (&fixture->gesture, statement, " 2021-07-19/2021-07-20 ", &error), &error);
  g_assert_cmpstr (statement->said, ==, "2021-07-19/2021-07-20");
  assert_refused (gsy_edits_set_said (&fixture->gesture, statement, "2021-02-30", &error), &error, GSY_ERROR_UNSUPPORTED, "2021-02-30");
  statement = apply (fixture, statement, gsy_edits_set_said (&fixture->gesture, statement, "", &error), &error);
  g_assert_null (statement->said);
}

static void
test_said_stays_as_the_file_has_it (Fixture *fixture, gconstpointer data)
{
  GsyStatement *fresh = make_statement ("d", "denial", 8, 24);
  GError *error = NULL;

  fresh->said = g_strdup ("last summer");
  assert_unchanged (gsy_edits_set_said (&fixture->gesture, put (fixture, fresh), "last summer", &error), &error);
}

static GsyEdit *
set_string (Fixture *fixture, const GsyStatement *statement, const char *id, const char *string, GError **error)
{
  GsyValue value = { .id = (char *) id, .type = GSY_VALUE_STRING, .string = (char *) string };

  return gsy_edits_set_attribute (&fixture->gesture, statement, id, &value, error);
}

static char *
describe_values (const GsyStatement *statement)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; statement->attributes != NULL && i < statement->attributes->len; i++)
    {
      const GsyValue *value = &g_array_index (statement->attributes, GsyValue, i);

      g_string_append_printf (text, "%s%s=", i > 0 ? " " : "", value->id);
      if (value->string != NULL)
        g_string_append (text, value->string);
      else
        g_string_append_printf (text, "%d", (int) value->integer);
    }
  return g_string_free (text, FALSE);
}

#define assert_values(statement, text)                        \
  G_STMT_START                                                \
  {                                                           \
    g_autofree char *described = describe_values (statement); \
    g_assert_cmpstr (described, ==, text);                    \
  }                                                           \
  G_STMT_END

static void
test_attributes_in_order (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put_denial (fixture);
  GsyValue mine = { .id = (char *) "mine", .type = GSY_VALUE_INTEGER, .integer = 3 };
  g_autoptr (GError) error = NULL;

  statement = apply (fixture, statement, gsy_edits_set_attribute (&fixture->gesture, statement, "mine", &mine, &error), &error);
  statement = apply (fixture, statement, set_string (fixture, statement, "certainty", "sure", &error), &error);
  statement = apply (fixture, statement, set_string (fixture, statement, "voice", "direct", &error), &error);
  assert_values (statement, "voice=direct certainty=sure mine=3");
  statement = apply (fixture, statement, set_string (fixture, statement, "voice", "mixed", &error), &error);
  assert_values (statement, "voice=mixed certainty=sure mine=3");
  assert_unchanged (set_string (fixture, statement, "voice", "mixed", &error), &error);
  statement = apply (fixture, statement, set_string (fixture, statement, "voice", "", &error), &error);
  statement = apply (fixture, statement, gsy_edits_set_attribute (&fixture->gesture, statement, "mine", NULL, &error), &error);
  assert_values (statement, "certainty=sure");
  statement = apply (fixture, statement, gsy_edits_set_attribute (&fixture->gesture, statement, "certainty", NULL, &error), &error);
  g_assert_null (statement->attributes);
  assert_unchanged (gsy_edits_set_attribute (&fixture->gesture, statement, "certainty", NULL, &error), &error);
}

static void
add_attribute (Fixture *fixture, const char *id, GsyAttributeType type)
{
  g_autoptr (GsyAttribute) attribute = gsy_attribute_new (id, id, type);
  g_autoptr (GError) error = NULL;
  g_autoptr (GsyEdit) edit = gsy_scheme_edit_add_item (fixture->scheme, GSY_LIST_ATTRIBUTES, attribute, &error);

  g_assert_no_error (error);
  gsy_scheme_apply (fixture->scheme, edit, &error);
  g_assert_no_error (error);
}

static void
test_attribute_types (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put_denial (fixture);
  GsyValue flag = { .id = (char *) "flag", .type = GSY_VALUE_BOOLEAN, .integer = 1 };
  GsyValue number = { .id = (char *) "number", .type = GSY_VALUE_INTEGER, .integer = -5 };
  GsyValue wrong = { .id = (char *) "number", .type = GSY_VALUE_BOOLEAN, .integer = 1 };
  g_autoptr (GError) error = NULL;

  add_attribute (fixture, "flag", GSY_ATTRIBUTE_FLAG);
  add_attribute (fixture, "number", GSY_ATTRIBUTE_NUMBER);
  add_attribute (fixture, "date", GSY_ATTRIBUTE_DATE);
  add_attribute (fixture, "text", GSY_ATTRIBUTE_TEXT);
  statement = apply (fixture, statement, gsy_edits_set_attribute (&fixture->gesture, statement, "flag", &flag, &error), &error);
  statement = apply (fixture, statement, gsy_edits_set_attribute (&fixture->gesture, statement, "number", &number, &error), &error);
  statement = apply (fixture, statement, set_string (fixture, statement, "date", "2021-07", &error), &error);
  statement = apply (fixture, statement, set_string (fixture, statement, "text", "free", &error), &error);
  assert_values (statement, "flag=1 number=-5 date=2021-07 text=free");
  assert_refused (set_string (fixture, statement, "flag", "yes", &error), &error, GSY_ERROR_UNSUPPORTED, "flag");
  assert_refused (gsy_edits_set_attribute (&fixture->gesture, statement, "number", &wrong, &error), &error, GSY_ERROR_UNSUPPORTED, "number");
  assert_refused (set_string (fixture, statement, "date", "soon", &error), &error, GSY_ERROR_UNSUPPORTED, "soon");
  assert_refused (set_string (fixture, statement, "voice", "loud", &error), &error, GSY_ERROR_UNSUPPORTED, "Voice");
}

static void
test_detached (Fixture *fixture, gconstpointer data)
{
  GsyStatement *fresh = make_statement ("d", "denial", 80, 90);
  const GsyStatement *statement;

  gsy_quote_ensure_words (gsy_statement_edit_quote (fresh, 0))->exact = g_strdup ("Gone words");
  fresh->detached = TRUE;
  statement = put (fixture, fresh);
  statement = add (fixture, statement, GSY_ROLE_SOURCE, 4, 7, "China");
  assert_fillers (statement->source, "China 4-7");
  g_assert_true (statement->detached);
  g_assert_cmpstr (gsy_quote_get_exact (gsy_statement_get_quote (statement, 0)), ==, "Gone words");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/edits-roles/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("cue/spans-stay-in-text-order", test_cue_in_order);
  ADD ("cue/touching-spans-become-one", test_cue_joins);
  ADD ("cue/no-character-is-cut", test_cue_on_graphemes);
  ADD ("cue/is-removed-span-by-span", test_cue_removed_by_span);
  ADD ("fillers/words-and-actor-come-together", test_words_and_actor);
  ADD ("fillers/one-actor-has-one-filler", test_same_actor_twice);
  ADD ("fillers/more-words-widen", test_wider_words);
  ADD ("fillers/words-that-fill-it-already-change-nothing", test_words_there_already);
  ADD ("fillers/words-alone-get-a-name-later", test_nameless);
  ADD ("fillers/actors-without-words", test_actor_typed);
  ADD ("fillers/without-an-actor-the-words-stay", test_actor_cleared);
  ADD ("fillers/of-one-name-are-joined", test_actors_joined);
  ADD ("fillers/go-with-or-without-their-words", test_filler_removed);
  ADD ("fillers/unknown-members-survive-joining", test_unknown_members);
  ADD ("lost/new-words-take-the-place-of-lost-ones", test_lost_words_replaced);
  ADD ("lost/what-is-in-the-way-gives-way", test_lost_words_in_the_way);
  ADD ("refusals/no-words", test_no_words);
  ADD ("refusals/locked-layers", test_locked);
  ADD ("about/empty-and-repeated-topics-are-left-out", test_about);
  ADD ("said/takes-dates-alone", test_said);
  ADD ("said/what-a-file-has-may-be-set-again", test_said_stays_as_the_file_has_it);
  ADD ("attributes/stand-in-the-order-of-the-scheme", test_attributes_in_order);
  ADD ("attributes/have-values-of-their-type", test_attribute_types);
  ADD ("detached/keeps-its-lost-words", test_detached);
#undef ADD
  return g_test_run ();
}
