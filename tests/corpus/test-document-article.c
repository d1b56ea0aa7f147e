/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-document-article.c: an article that is edited outside, while it is open and before: no mark is lost, none is where it does not
 * belong, and every step can still be undone and redone. */
#include "config.h"
#include "article-fixture.h"

/* --- While it is open --- */

static void
test_inserted (Fixture *fixture, gconstpointer data)
{
  mark_three (fixture);
  change_article (fixture, P1 NEW P2 P3 P4);
  assert_three (fixture->document);
  assert_change (fixture->document, 3, 0, 0);
  assert_saved (fixture);
  gsy_document_dismiss_article_change (fixture->document);
  g_assert_null (gsy_document_get_article_change (fixture->document));
}

/* Nothing but the monitor tells of it. */
static void
test_monitor (Fixture *fixture, gconstpointer data)
{
  mark_three (fixture);
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  write_article (fixture, NEW P1 P2 P3 P4);
  wait_until (fixture->n_changed == 1);
  assert_three (fixture->document);
}

static void
test_unmarked (Fixture *fixture, gconstpointer data)
{
  change_article (fixture, P1 NEW P2 P3 P4);
  g_assert_null (gsy_document_get_article_change (fixture->document));
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  g_assert_false (file_exists (fixture->folder, "a.txt.annotations.json"));
}

static void
test_typo (Fixture *fixture, gconstpointer data)
{
  mark_three (fixture);
  change_article (fixture, P1 P2 "A spokesman denied it: “No report was evr hidden from anybody.”\n" P4);
  assert_words (fixture->document, "one", SAID_1);
  assert_words (fixture->document, "three", SAID_3);
  assert_words (fixture->document, "two", "No report was evr hidden from anybody");
  assert_change (fixture->document, 2, 1, 0);
  g_assert_true (gsy_statement_needs_review (gsy_store_find (gsy_document_get_store (fixture->document), "two")));
  assert_saved (fixture);
}

static void
test_paragraph_gone (Fixture *fixture, gconstpointer data)
{
  const GsyStatement *two;

  mark_three (fixture);
  change_article (fixture, P1 P2 P4);
  assert_words (fixture->document, "one", SAID_1);
  assert_words (fixture->document, "two", NULL);
  assert_words (fixture->document, "three", SAID_3);
  assert_change (fixture->document, 2, 0, 1);
  two = gsy_store_find (gsy_document_get_store (fixture->document), "two");
  g_assert_cmpstr (gsy_quote_get_exact (gsy_statement_get_quote (two, 0)), ==, SAID_2);
  assert_saved (fixture);
  change_article (fixture, P1 P2 P3 P4);
  assert_three (fixture->document);
}

static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  mark_three (fixture);
  change_article (fixture, OTHER);
  g_assert_cmpuint (count_statements (fixture->document), ==, 3);
  assert_change (fixture->document, 0, 0, 3);
  assert_words (fixture->document, "one", NULL);
  assert_saved (fixture);
  change_article (fixture, OTHER P1 P2 P3 P4);
  assert_three (fixture->document);
  assert_saved (fixture);
}

static void
test_emptied (Fixture *fixture, gconstpointer data)
{
  mark_three (fixture);
  change_article (fixture, "");
  g_assert_cmpuint (count_statements (fixture->document), ==, 3);
  assert_saved (fixture);
  change_article (fixture, P1 P2 P3 P4);
  assert_three (fixture->document);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  mark_three (fixture);
  change_article (fixture, NEW P1 P2 P3 P4);
  for (guint n = 3; n > 0; n--)
    {
      g_assert_true (gsy_corpus_undo (fixture->corpus, NULL, NULL));
      g_assert_cmpuint (count_statements (fixture->document), ==, n - 1);
    }
  change_article (fixture, P1 P2 NEW P3 P4);
  for (guint n = 0; n < 3; n++)
    g_assert_true (gsy_corpus_redo (fixture->corpus, NULL, NULL));
  assert_three (fixture->document);
  assert_saved (fixture);
}

/* A drag, or a note that is being typed: the group goes on, and is one step. */
static void
test_group (Fixture *fixture, gconstpointer data)
{
  GsyHistory *history = gsy_corpus_get_history (fixture->corpus);

  mark_words (fixture, "one", SAID_1);
  gsy_history_begin_group (history, "Drag");
  mark_words (fixture, "two", SAID_2);
  change_article (fixture, NEW P1 P2 P3 P4);
  mark_words (fixture, "three", SAID_3);
  gsy_history_end_group (history);
  assert_three (fixture->document);
  g_assert_true (gsy_corpus_undo (fixture->corpus, NULL, NULL));
  g_assert_cmpuint (count_statements (fixture->document), ==, 1);
  g_assert_true (gsy_corpus_redo (fixture->corpus, NULL, NULL));
  assert_three (fixture->document);
}

/* --- The file itself --- */

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.txt", NULL);

  mark_three (fixture);
  g_assert_cmpint (g_unlink (path), ==, 0);
  gsy_document_look_at_article (fixture->document);
  wait_until (gsy_document_get_article_problem (fixture->document) != NULL);
  assert_three (fixture->document);
  mark_words (fixture, "four", "the bridge was safe");
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  write_article (fixture, P1 P2 P3 P4);
  gsy_document_look_at_article (fixture->document);
  wait_until (gsy_document_get_article_problem (fixture->document) == NULL);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  assert_saved (fixture);
}

static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  mark_three (fixture);
  g_free (put_bytes (fixture->folder, "a.txt", "a\0b", 3));
  gsy_document_look_at_article (fixture->document);
  wait_until (gsy_document_get_article_problem (fixture->document) != NULL);
  assert_three (fixture->document);
  change_article (fixture, NEW P1 P2 P3 P4);
  g_assert_null (gsy_document_get_article_problem (fixture->document));
  assert_three (fixture->document);
}

/* A file that is written in pieces is shown when it is whole. */
static void
test_pieces (Fixture *fixture, gconstpointer data)
{
  static const char *const pieces[] = { P1, P1 P2, P1 P2 NEW, P1 P2 NEW P3 P4 };

  mark_three (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_free (put_file (fixture->folder, "a.txt", pieces[i]));
      gsy_document_look_at_article (fixture->document);
      for (guint n = 0; n < 20; n++)
        g_main_context_iteration (NULL, FALSE);
    }
  wait_until (fixture->n_changed > 0 && g_str_equal (gsy_article_get_text (gsy_document_get_article (fixture->document), NULL), P1 P2 NEW P3 P4));
  assert_three (fixture->document);
}

/* What another editor makes of the same words when it saves them. */
static void
test_saved_otherwise (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strdup (P1 P2 P3 P4);
  g_autofree char *nfd = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *crlf = g_strjoinv ("\r\n", lines);
  g_auto (GStrv) nfd_lines = g_strsplit (nfd, "\n", -1);
  g_autofree char *nfd_crlf = g_strjoinv ("\r\n", nfd_lines);
  g_auto (GStrv) quotes = g_strsplit (nfd_crlf, "“", -1);
  g_autofree char *all_at_once = g_strjoinv ("\"", quotes);
  const char *const forms[] = { nfd, text, crlf, text, all_at_once, text };

  mark_three (fixture);
  mark_words (fixture, "four", "The mayor of the café quarter");
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *words = NULL;
      g_autofree char *composed = NULL;

      change_article (fixture, forms[i]);
      assert_words (fixture->document, "one", SAID_1);
      assert_words (fixture->document, "two", SAID_2);
      assert_words (fixture->document, "three", SAID_3);
      words = dup_words (fixture->document, "four");
      g_assert_nonnull (words);
      composed = g_utf8_normalize (words, -1, G_NORMALIZE_NFC);
      g_assert_cmpstr (composed, ==, "The mayor of the café quarter");
      assert_change (fixture->document, 4, 0, 0);
      assert_saved (fixture);
    }
}

static void
test_encoding (Fixture *fixture, gconstpointer data)
{
  g_autofree char *legacy = NULL;
  g_autofree char *path = NULL;
  gsize n_bytes;

  close_corpus (fixture);
  legacy = g_convert ("Le café déjà fermé a été rouvert à l'été.\nLa maîtresse d'école a démenti hier les rumeurs relayées par la presse.\n", -1, "WINDOWS-1252", "UTF-8", NULL, &n_bytes, NULL);
  path = put_bytes (fixture->folder, "a.txt", legacy, n_bytes);
  open_corpus (fixture);
  g_assert_cmpstr (gsy_article_get_encoding (gsy_document_get_article (fixture->document)), !=, "UTF-8");
  mark_words (fixture, "one", "a démenti hier les rumeurs");
  change_article (fixture, "Le café déjà fermé a été rouvert à l'été.\nLa maîtresse d'école a démenti hier les rumeurs relayées par la presse.\n");
  assert_words (fixture->document, "one", "a démenti hier les rumeurs");
  assert_saved (fixture);
}

/* What is being written when the text changes is of the text before. */
static void
test_written_meanwhile (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 10; i++)
    {
      guint n = fixture->n_changed;
      g_autofree char *text = g_strdup_printf (P1 P2 "%u: " NEW P3 P4, i);

      if (i == 0)
        mark_three (fixture);
      mark_words (fixture, NULL, "on Monday");
      write_article (fixture, text);
      gsy_document_look_at_article (fixture->document);
      while (fixture->n_changed == n)
        {
          gsy_document_save_async (fixture->document, NULL, NULL, NULL);
          g_main_context_iteration (NULL, TRUE);
          if (g_random_int_range (0, 8) == 0)
            mark_words (fixture, NULL, "hidden");
        }
      assert_words (fixture->document, "three", SAID_3);
      assert_saved (fixture);
    }
}

/* --- Before it was opened --- */

static void
test_closed (Fixture *fixture, gconstpointer data)
{
  mark_three (fixture);
  close_corpus (fixture);
  write_article (fixture, P1 NEW "A spokesman denied it: “No report was evr hidden from anybody.”\n" P4);
  open_corpus (fixture);
  assert_change (fixture->document, 1, 1, 1);
  assert_words (fixture->document, "one", NULL);
  assert_words (fixture->document, "two", "No report was evr hidden from anybody");
  assert_words (fixture->document, "three", SAID_3);
  g_assert_cmpuint (gsy_document_get_problems (fixture->document)->len, ==, 0);
  assert_saved (fixture);
  close_corpus (fixture);
  write_article (fixture, P1 P2 P3 P4);
  open_corpus (fixture);
  assert_three (fixture->document);
}

#define NO_3 "“No.”\n“No.”\n“No.”\n"
#define NO_15 NO_3 NO_3 NO_3 NO_3 NO_3
#define MIDDLE (7 * 6 + 1)

/* Words that are there many times are found by comparing the two texts, and without the former one not at all: nothing is guessed. */
static void
test_cache (Fixture *fixture, gconstpointer data)
{
  gboolean keep = GPOINTER_TO_INT (data);
  guint before = (guint) g_utf8_strlen (P1, -1) + MIDDLE;
  guint after = (guint) g_utf8_strlen (NEW P1, -1) + MIDDLE;
  const GsyStatement *one;

  close_corpus (fixture);
  g_free (put_file (fixture->folder, "a.txt", P1 NO_15 P2));
  open_corpus (fixture);
  {
    g_autoptr (GsyEdit) edit = edit_add ("a.txt", "one", "denial", before, before + 2);

    g_assert_true (gsy_corpus_do (fixture->corpus, edit, NULL));
  }
  assert_words (fixture->document, "one", "No");
  close_corpus (fixture);
  if (!keep)
    {
      g_autofree char *cache = gsy_text_cache_folder ();

      remove_tree (cache);
    }
  write_article (fixture, NEW P1 NO_15 P2);
  open_corpus (fixture);
  assert_words (fixture->document, "one", keep ? "No" : NULL);
  one = gsy_store_find (gsy_document_get_store (fixture->document), "one");
  g_assert_cmpuint (gsy_statement_get_span (one, 0).start, ==, keep ? after : before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  isolate_cache ();

  ADD ("open/what-stands-elsewhere-is-followed", test_inserted, NULL);
  ADD ("open/the-monitor-tells", test_monitor, NULL);
  ADD ("open/without-marks-no-sidecar-is-made", test_unmarked, NULL);
  ADD ("open/words-that-changed-ask-for-a-look", test_typo, NULL);
  ADD ("open/words-that-are-gone-are-kept-and-come-back", test_paragraph_gone, NULL);
  ADD ("open/another-article-detaches-all-and-drops-none", test_replaced, NULL);
  ADD ("open/an-empty-file-drops-none", test_emptied, NULL);
  ADD ("open/each-step-is-undone-and-redone", test_undo, NULL);
  ADD ("open/a-gesture-goes-on", test_group, NULL);
  ADD ("open/a-write-under-way-ends-first", test_written_meanwhile, NULL);
  ADD ("file/gone-and-back", test_gone, NULL);
  ADD ("file/unreadable-and-back", test_unreadable, NULL);
  ADD ("file/written-in-pieces", test_pieces, NULL);
  ADD ("file/composed-and-line-ends-otherwise", test_saved_otherwise, NULL);
  ADD ("file/encoded-otherwise", test_encoding, NULL);
  ADD ("closed/placed-when-it-is-opened", test_closed, NULL);
  ADD ("closed/former-text-tells-like-words-apart", test_cache, GINT_TO_POINTER (TRUE));
  ADD ("closed/without-the-former-text-nothing-is-dropped", test_cache, GINT_TO_POINTER (FALSE));

  return run_article_tests ();
}
