/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-edits-anchor.c: where a statement is, said by the user after its article changed. */
#include "config.h"
#include "core/gsy-edits-anchor.h"

#include "edits-fixture.h"

/*            0         1         2         3         4         5         6         7         8         9
 *            0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789 */
#define TEXT "Yesterday the minister of Orsanne firmly denied any leak, and added that the gates were never opened."

static void
set_up (Fixture *fixture, gconstpointer data)
{
  set_up_with (fixture, TEXT);
}

static void
set_words (GsyQuote *quote, const char *exact, const char *was)
{
  GsyQuoteWords *words = gsy_quote_ensure_words (quote);

  words->exact = g_strdup (exact);
  words->was = g_strdup (was);
}

static void
set_context (GsyFiller *filler, const char *prefix, const char *suffix)
{
  GsyQuoteWords *words = gsy_quote_ensure_words (&g_array_index (filler->spans, GsyQuote, 0));

  words->prefix = g_strdup (prefix);
  words->suffix = g_strdup (suffix);
}

static GsyFiller *
make_filler (const char *actor, guint start, guint end, const char *exact, const char *was)
{
  GsyFiller *filler = gsy_filler_new (actor);

  filler->spans = gsy_quotes_new ();
  gsy_quotes_append (filler->spans, gsy_span (start, end));
  set_words (&g_array_index (filler->spans, GsyQuote, 0), exact, was);
  return filler;
}

/* A statement of two fragments, of a text that is no more. */
static GsyStatement *
make_lost (const char *first, const char *second)
{
  GsyStatement *statement = make_statement ("d", "denial", 200, 220);

  gsy_statement_add_span (statement, gsy_span (240, 260));
  set_words (gsy_statement_edit_quote (statement, 0), first, NULL);
  set_words (gsy_statement_edit_quote (statement, 1), second, NULL);
  statement->detached = TRUE;
  return statement;
}

static void
assert_spans (const GsyStatement *statement, const char *wanted)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < gsy_statement_get_n_spans (statement); i++)
    {
      GsySpan span = gsy_statement_get_span (statement, i);

      g_assert_null (gsy_quote_get_exact (gsy_statement_get_quote (statement, i)));
      g_string_append_printf (text, "%s%u-%u", i > 0 ? " " : "", span.start, span.end);
    }
  g_assert_cmpstr (text->str, ==, wanted);
  g_string_free (text, TRUE);
}

/* --- doubt --- */

static void
test_doubt (Fixture *fixture, gconstpointer data)
{
  GsyArticle *article = gsy_store_get_article (fixture->store);
  g_autoptr (GsyStatement) sure = make_statement ("a", "denial", 34, 56);
  g_autoptr (GsyStatement) moved = gsy_statement_copy (sure);
  g_autoptr (GsyStatement) lame = gsy_statement_copy (sure);
  g_autoptr (GsyStatement) lost = gsy_statement_copy (sure);

  sure->cue = make_filler (NULL, 41, 47, "denied", NULL);
  g_assert_cmpint (gsy_statement_get_doubt (article, sure), ==, GSY_DOUBT_NONE);
  set_words (gsy_statement_edit_quote (moved, 0), NULL, "flatly denied any leak");
  g_assert_cmpint (gsy_statement_get_doubt (article, moved), ==, GSY_DOUBT_PLACE);
  g_assert_cmpint (gsy_statement_get_doubt (NULL, moved), ==, GSY_DOUBT_PLACE);
  lame->cue = make_filler (NULL, 41, 48, "refuted", NULL);
  g_assert_cmpint (gsy_statement_get_doubt (article, lame), ==, GSY_DOUBT_PLACE);
  /* Without the text, who could tell? */
  g_assert_cmpint (gsy_statement_get_doubt (NULL, lame), ==, GSY_DOUBT_NONE);
  lost->detached = TRUE;
  g_assert_cmpint (gsy_statement_get_doubt (NULL, lost), ==, GSY_DOUBT_LOST);
}

static void
test_beyond (Fixture *fixture, gconstpointer data)
{
  GsyQuote beyond = { .span = gsy_span (90, 900) };

  g_assert_true (gsy_quote_is_lost (gsy_store_get_article (fixture->store), &beyond));
}

/* --- confirming --- */

static void
test_confirm (Fixture *fixture, gconstpointer data)
{
  GsyStatement *draft = make_statement ("d", "denial", 34, 56);
  g_autoptr (GError) error = NULL;
  const GsyStatement *statement;

  set_words (gsy_statement_edit_quote (draft, 0), NULL, "flatly denied any leak");
  draft->cue = make_filler (NULL, 41, 47, NULL, "refused");
  draft->source = gsy_fillers_new ();
  g_ptr_array_add (draft->source, make_filler ("Orsanne", 26, 33, NULL, "Orsane"));
  g_ptr_array_add (draft->source, make_filler ("Tarsine", 300, 310, "la Tarsine", NULL));
  statement = put (fixture, draft);
  statement = apply (fixture, statement, gsy_edits_confirm_place (&fixture->gesture, statement, &error), &error);
  g_assert_false (gsy_statement_needs_review (statement));
  assert_spans (statement, "34-56");
  assert_fillers (statement->source, "Orsanne 26-33; Tarsine 300-310");
  /* What is not there is not found by saying that the rest is right. */
  g_assert_cmpint (gsy_statement_get_doubt (gsy_store_get_article (fixture->store), statement), ==, GSY_DOUBT_PLACE);
  assert_unchanged (gsy_edits_confirm_place (&fixture->gesture, statement, &error), &error);
}

static void
test_confirm_refused (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *lost = put (fixture, make_lost ("denied every leak", "nobody opened the gates"));
  GError *error = NULL;

  assert_refused (gsy_edits_confirm_place (&fixture->gesture, lost, &error), &error, GSY_ERROR_INVALID_SPAN, "Select");
  g_hash_table_add (fixture->locked, (gpointer) "denial");
  assert_refused (gsy_edits_confirm_place (&fixture->gesture, lost, &error), &error, GSY_ERROR_LOCKED, "locked");
  assert_refused (gsy_edits_place_again (&fixture->gesture, lost, 0, gsy_span (34, 56), NULL, &error), &error, GSY_ERROR_LOCKED, "locked");
}

/* --- placing again --- */

static void
test_place_with_rest (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put (fixture, make_lost ("denied every leak", "gates were never opened"));
  g_autoptr (GError) error = NULL;
  guint n_left_out = 7;

  statement = apply (fixture, statement, gsy_edits_place_again (&fixture->gesture, statement, 0, gsy_span (41, 56), &n_left_out, &error), &error);
  g_assert_false (statement->detached);
  assert_spans (statement, "41-56 77-100");
  g_assert_cmpuint (n_left_out, ==, 0);
}

/* The very words at one place, but nothing that says that it is theirs. */
static void
test_place_asks_about_rest (Fixture *fixture, gconstpointer data)
{
  GsyStatement *draft = make_lost ("denied every leak", "gates were never opened");
  GsyQuoteWords *words = gsy_quote_ensure_words (gsy_statement_edit_quote (draft, 1));
  g_autoptr (GError) error = NULL;
  const GsyStatement *statement;

  words->prefix = g_strdup ("qqq www eee rrr ttt yyy uuu iii ");
  words->suffix = g_strdup ("! Zzz xxx ccc vvv");
  statement = put (fixture, draft);
  statement = apply (fixture, statement, gsy_edits_place_again (&fixture->gesture, statement, 0, gsy_span (41, 56), NULL, &error), &error);
  assert_spans (statement, "41-56 77-100");
  g_assert_null (gsy_quote_get_was (gsy_statement_get_quote (statement, 0)));
  g_assert_cmpstr (gsy_quote_get_was (gsy_statement_get_quote (statement, 1)), ==, "gates were never opened");
}

static void
test_place_around_rest (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put (fixture, make_lost ("denied every leak", "gates were never opened"));
  g_autoptr (GError) error = NULL;
  guint n_left_out = 7;

  statement = apply (fixture, statement, gsy_edits_place_again (&fixture->gesture, statement, 0, gsy_span (34, 101), &n_left_out, &error), &error);
  assert_spans (statement, "34-101");
  g_assert_cmpuint (n_left_out, ==, 0);
}

static void
test_place_without_rest (Fixture *fixture, gconstpointer data)
{
  static const char *const seconds[] = { "nobody opened the gates", "Yesterday the minister", "e" };

  for (guint i = 0; i < G_N_ELEMENTS (seconds); i++)
    {
      const GsyStatement *statement = put (fixture, make_lost ("denied every leak", seconds[i]));
      g_autoptr (GError) error = NULL;
      guint n_left_out = 7;

      statement = apply (fixture, statement, gsy_edits_place_again (&fixture->gesture, statement, 0, gsy_span (41, 56), &n_left_out, &error), &error);
      assert_spans (statement, "41-56");
      /* Told, not dropped silently: not found, found before it, or found at many places. */
      g_assert_cmpuint (n_left_out, ==, 1);
      g_autoptr (GsyEdit) removal = gsy_edits_remove (&fixture->gesture, statement, &error);
      gsy_store_apply (fixture->store, removal, &error);
      g_assert_no_error (error);
    }
}

static void
test_place_keeps_all_else (Fixture *fixture, gconstpointer data)
{
  GsyStatement *draft = make_lost ("denied every leak", "gates were never opened");
  const char *unknown[] = { "\"x-of-others\"", "1", NULL };
  g_autoptr (GError) error = NULL;
  const GsyStatement *statement;
  const GsyFiller *lost;

  gsy_quote_ensure_words (gsy_statement_edit_quote (draft, 0))->unknown = g_strdupv ((char **) unknown);
  draft->note = g_strdup ("a note");
  draft->cue = make_filler (NULL, 205, 211, "firmly denied", NULL);
  set_context (draft->cue, "sterday the minister of Orsanne ", " any leak, and added that the ga");
  draft->source = gsy_fillers_new ();
  g_ptr_array_add (draft->source, make_filler ("Orsanne", 190, 197, "minister of Orsanne", NULL));
  set_context (g_ptr_array_index (draft->source, 0), "Yesterday the ", " firmly denied any leak, and add");
  draft->target = gsy_fillers_new ();
  g_ptr_array_add (draft->target, make_filler ("Tarsine", 300, 310, "la Tarsine", NULL));
  g_ptr_array_add (draft->target, make_filler ("Wordless", 3, 9, NULL, NULL));
  statement = put (fixture, draft);
  statement = apply (fixture, statement, gsy_edits_place_again (&fixture->gesture, statement, 0, gsy_span (41, 56), NULL, &error), &error);
  g_assert_cmpstr (statement->note, ==, "a note");
  g_assert_cmpstr (gsy_quote_get_unknown (gsy_statement_get_quote (statement, 0))[0], ==, "\"x-of-others\"");
  g_assert_cmpuint (g_array_index (statement->cue->spans, GsyQuote, 0).span.start, ==, 34);
  assert_fillers (statement->source, "Orsanne 14-33");
  /* An actor stays in any case; so do words that are nowhere, as lost. Offsets without words say nothing. */
  assert_fillers (statement->target, "Tarsine 300-310; Wordless");
  lost = g_ptr_array_index (statement->target, 0);
  g_assert_cmpstr (gsy_quote_get_exact (&g_array_index (lost->spans, GsyQuote, 0)), ==, "la Tarsine");
  g_assert_cmpint (gsy_statement_get_doubt (gsy_store_get_article (fixture->store), statement), ==, GSY_DOUBT_PLACE);
}

static void
test_place_is_undone (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put (fixture, make_lost ("denied every leak", "nobody opened the gates"));
  g_autoptr (GsyStatement) before = gsy_statement_ref (statement);
  g_autoptr (GError) error = NULL;
  g_autoptr (GsyEdit) edit = gsy_edits_place_again (&fixture->gesture, statement, 0, gsy_span (41, 56), NULL, &error);
  g_autoptr (GsyEdit) inverse = gsy_edit_inverse (edit);

  g_assert_cmpstr (gsy_edit_get_label (edit), ==, "Place Again");
  g_assert_true (gsy_store_apply (fixture->store, edit, &error));
  g_assert_true (gsy_store_apply (fixture->store, inverse, &error));
  g_assert_true (gsy_statement_equal (gsy_store_find (fixture->store, "d"), before));
}

static void
test_place_doubtful (Fixture *fixture, gconstpointer data)
{
  GsyStatement *draft = make_statement ("d", "denial", 34, 40);
  g_autoptr (GError) error = NULL;
  const GsyStatement *statement;

  gsy_statement_add_span (draft, gsy_span (58, 61));
  set_words (gsy_statement_edit_quote (draft, 1), NULL, "he added");
  statement = put (fixture, draft);
  statement = apply (fixture, statement, gsy_edits_place_again (&fixture->gesture, statement, 1, gsy_span (62, 67), NULL, &error), &error);
  assert_spans (statement, "34-40 62-67");
  g_assert_false (gsy_statement_needs_review (statement));
  /* Onto its neighbour: one. */
  statement = apply (fixture, statement, gsy_edits_place_again (&fixture->gesture, statement, 1, gsy_span (38, 47), NULL, &error), &error);
  assert_spans (statement, "34-47");
}

static void
test_place_nothing (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *lost = put (fixture, make_lost ("denied every leak", "nobody opened the gates"));
  GError *error = NULL;

  assert_refused (gsy_edits_place_again (&fixture->gesture, lost, 0, gsy_span (41, 41), NULL, &error), &error, GSY_ERROR_INVALID_SPAN, "no words");
}

/* --- words of a role --- */

static const GsyStatement *
put_with_lost_roles (Fixture *fixture)
{
  GsyStatement *draft = make_statement ("d", "denial", 34, 56);

  draft->cue = make_filler (NULL, 300, 307, "refuted", NULL);
  draft->source = gsy_fillers_new ();
  g_ptr_array_add (draft->source, make_filler ("Orsanne", 310, 320, "Orsannians", NULL));
  g_ptr_array_add (draft->source, make_filler (NULL, 330, 340, "he himself", NULL));
  return put (fixture, draft);
}

static void
test_place_role (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put_with_lost_roles (fixture);
  g_autoptr (GError) error = NULL;

  statement = apply (fixture, statement, gsy_edits_place_role_again (&fixture->gesture, statement, GSY_ROLE_SOURCE, 0, gsy_span (14, 33), &error), &error);
  assert_fillers (statement->source, "Orsanne 14-33; 330-340");
  statement = apply (fixture, statement, gsy_edits_place_role_again (&fixture->gesture, statement, GSY_ROLE_CUE, 0, gsy_span (41, 47), &error), &error);
  g_assert_cmpuint (statement->cue->spans->len, ==, 1);
  g_assert_cmpuint (g_array_index (statement->cue->spans, GsyQuote, 0).span.start, ==, 41);
  assert_refused (gsy_edits_place_role_again (&fixture->gesture, statement, GSY_ROLE_TARGET, 0, gsy_span (14, 33), &error), &error, GSY_ERROR_CONFLICT, "no longer");
}

static void
test_place_role_onto_known (Fixture *fixture, gconstpointer data)
{
  GsyStatement *draft = make_statement ("d", "denial", 34, 56);
  g_autoptr (GError) error = NULL;
  const GsyStatement *statement;
  GsyFiller *filler = make_filler ("Orsanne", 14, 33, NULL, NULL);

  gsy_quotes_append (filler->spans, gsy_span (310, 320));
  set_words (&g_array_index (filler->spans, GsyQuote, 1), "Orsannians", NULL);
  draft->source = gsy_fillers_new ();
  g_ptr_array_add (draft->source, filler);
  statement = put (fixture, draft);
  statement = apply (fixture, statement, gsy_edits_place_role_again (&fixture->gesture, statement, GSY_ROLE_SOURCE, 0, gsy_span (26, 33), &error), &error);
  assert_fillers (statement->source, "Orsanne 14-33");
}

static void
test_forget (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *statement = put_with_lost_roles (fixture);
  g_autoptr (GError) error = NULL;

  statement = apply (fixture, statement, gsy_edits_forget_lost (&fixture->gesture, statement, GSY_ROLE_SOURCE, 1, &error), &error);
  assert_fillers (statement->source, "Orsanne 310-320");
  statement = apply (fixture, statement, gsy_edits_forget_lost (&fixture->gesture, statement, GSY_ROLE_SOURCE, 0, &error), &error);
  assert_fillers (statement->source, "Orsanne");
  statement = apply (fixture, statement, gsy_edits_forget_lost (&fixture->gesture, statement, GSY_ROLE_CUE, 0, &error), &error);
  g_assert_null (statement->cue);
  g_assert_cmpint (gsy_statement_get_doubt (gsy_store_get_article (fixture->store), statement), ==, GSY_DOUBT_NONE);
  assert_unchanged (gsy_edits_forget_lost (&fixture->gesture, statement, GSY_ROLE_SOURCE, 0, &error), &error);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/edits-anchor/doubt/changed-words-and-lost-words-ask-for-a-look", test_doubt);
  ADD ("/edits-anchor/doubt/what-lies-beyond-the-text-is-lost", test_beyond);
  ADD ("/edits-anchor/confirm/nobody-need-look-any-more", test_confirm);
  ADD ("/edits-anchor/confirm/refused-for-what-is-not-there-or-locked", test_confirm_refused);
  ADD ("/edits-anchor/place/other-fragments-are-found-after-the-first", test_place_with_rest);
  ADD ("/edits-anchor/place/a-fragment-in-other-surroundings-is-asked-about", test_place_asks_about_rest);
  ADD ("/edits-anchor/place/a-selection-around-all-fragments-is-one", test_place_around_rest);
  ADD ("/edits-anchor/place/a-fragment-that-is-not-found-is-told", test_place_without_rest);
  ADD ("/edits-anchor/place/actors-notes-and-lost-words-stay", test_place_keeps_all_else);
  ADD ("/edits-anchor/place/undone-it-is-lost-as-before", test_place_is_undone);
  ADD ("/edits-anchor/place/a-doubtful-fragment-goes-where-it-is-told", test_place_doubtful);
  ADD ("/edits-anchor/place/refused-without-words", test_place_nothing);
  ADD ("/edits-anchor/role/lost-words-are-at-the-selection-now", test_place_role);
  ADD ("/edits-anchor/role/lost-words-can-be-those-that-are-known", test_place_role_onto_known);
  ADD ("/edits-anchor/role/lost-words-are-forgotten-and-actors-stay", test_forget);
  return g_test_run ();
}
