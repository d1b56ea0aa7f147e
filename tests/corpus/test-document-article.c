/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-document-article.c: an article that is edited outside, while it is open and before: no mark is lost, none is where it does not
 * belong, and every step can still be undone and redone. */
#include "config.h"
#include "corpus/gsy-corpus.h"
#include "corpus/gsy-text-cache.h"

#include "fixture.h"

#define P1 "The ministry said on Monday that the bridge was safe.\n"
#define P2 "The union accused the ministry of hiding the report.\n"
#define P3 "A spokesman denied it: “No report was ever hidden from anybody.”\n"
#define P4 "The mayor of the café quarter called the reproach absurd.\n"
#define NEW "Yesterday a new paragraph was put in by the desk.\n"
#define OTHER "Rain fell in the valley, and nobody went out before noon.\n"
#define SAID_1 "The union accused the ministry of hiding the report"
#define SAID_2 "No report was ever hidden from anybody"
#define SAID_3 "called the reproach absurd"

typedef struct
{
  char *folder;
  GsyCorpus *corpus;
  GsyDocument *document;
  guint n_changing;
  guint n_changed;
  guint n_merged;
} Fixture;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->document = gsy_corpus_open_finish (GSY_CORPUS (source), result, NULL);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
open_corpus (Fixture *fixture)
{
  fixture->corpus = gsy_corpus_new (fixture->folder, NULL);
  g_signal_connect_swapped (fixture->corpus, "document-merged", G_CALLBACK (count_cb), &fixture->n_merged);
  gsy_corpus_open_async (fixture->corpus, "a.txt", NULL, opened_cb, fixture);
  wait_until (fixture->document != NULL && !gsy_corpus_is_loading (fixture->corpus));
  g_signal_connect_swapped (fixture->document, "article-changing", G_CALLBACK (count_cb), &fixture->n_changing);
  g_signal_connect_swapped (fixture->document, "article-changed", G_CALLBACK (count_cb), &fixture->n_changed);
}

static void
close_corpus (Fixture *fixture)
{
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  g_signal_handlers_disconnect_by_data (fixture->document, &fixture->n_changing);
  g_signal_handlers_disconnect_by_data (fixture->document, &fixture->n_changed);
  g_clear_object (&fixture->document);
  g_object_add_weak_pointer (G_OBJECT (fixture->corpus), (gpointer *) &fixture->corpus);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (fixture->corpus);
  wait_until (fixture->corpus == NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *cache = gsy_text_cache_folder ();

  remove_tree (cache);
  fixture->folder = fresh_folder ();
  g_free (put_file (fixture->folder, "a.txt", P1 P2 P3 P4));
  open_corpus (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_corpus (fixture);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

/* As an editor does: another file takes the name. */
static void
write_article (Fixture *fixture, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.txt", NULL);
  g_autofree char *other = put_file (fixture->folder, ".a.txt.new", text);

  g_assert_cmpint (g_rename (other, path), ==, 0);
}

static void
change_article (Fixture *fixture, const char *text)
{
  guint n = fixture->n_changed;

  write_article (fixture, text);
  gsy_document_look_at_article (fixture->document);
  wait_until (fixture->n_changed > n);
  g_assert_cmpuint (fixture->n_changed, ==, n + 1);
  g_assert_cmpuint (fixture->n_changing, >=, fixture->n_changed);
  g_assert_cmpstr (gsy_article_get_text (gsy_document_get_article (fixture->document), NULL), ==, text);
}

static GsySpan
find (GsyDocument *document, const char *words)
{
  const char *text = gsy_article_get_text (gsy_document_get_article (document), NULL);
  const char *at = strstr (text, words);
  guint start;

  g_assert_nonnull (at);
  start = (guint) g_utf8_strlen (text, at - text);
  return gsy_span (start, start + (guint) g_utf8_strlen (words, -1));
}

static void
mark_words (Fixture *fixture, const char *id, const char *words)
{
  GsySpan span = find (fixture->document, words);
  g_autoptr (GsyEdit) edit = edit_add ("a.txt", id, "denial", span.start, span.end);

  g_assert_true (gsy_corpus_do (fixture->corpus, edit, NULL));
}

static void
mark_three (Fixture *fixture)
{
  mark_words (fixture, "one", SAID_1);
  mark_words (fixture, "two", SAID_2);
  mark_words (fixture, "three", SAID_3);
}

/* The words that a statement covers now; NULL when it is detached. */
static char *
dup_words (GsyDocument *document, const char *id)
{
  const GsyStatement *statement = gsy_store_find (gsy_document_get_store (document), id);

  g_assert_nonnull (statement);
  return statement->detached ? NULL : gsy_article_dup_slice (gsy_document_get_article (document), gsy_statement_get_span (statement, 0));
}

static void
assert_words (GsyDocument *document, const char *id, const char *words)
{
  g_autofree char *found = dup_words (document, id);

  g_assert_cmpstr (found, ==, words);
}

static void
assert_three (GsyDocument *document)
{
  g_assert_cmpuint (count_statements (document), ==, 3);
  assert_words (document, "one", SAID_1);
  assert_words (document, "two", SAID_2);
  assert_words (document, "three", SAID_3);
}

/* What is on disk is about the text that is on disk, and says what is open. */
static void
assert_saved (Fixture *fixture)
{
  GsyStore *store = gsy_document_get_store (fixture->document);
  GsyDocument *again;

  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  again = load_document (fixture->folder, "a.txt");
  g_assert_null (gsy_document_get_article_change (again));
  g_assert_cmpuint (count_statements (again), ==, gsy_store_get_n_statements (store));
  for (guint i = 0; i < gsy_store_get_n_statements (store); i++)
    {
      const GsyStatement *mine = gsy_store_get_statement (store, i);

      const GsyStatement *there = gsy_store_find (gsy_document_get_store (again), mine->id);

      if (!gsy_statement_equal (mine, there))
        {
          g_autoptr (GBytes) a = gsy_sidecar_write_statement (gsy_document_get_article (fixture->document), mine);
          g_autoptr (GBytes) b = gsy_sidecar_write_statement (gsy_document_get_article (again), there);

          g_test_message ("open:\n%s\nread again:\n%s", (const char *) g_bytes_get_data (a, NULL), (const char *) g_bytes_get_data (b, NULL));
          g_test_fail ();
        }
    }
  g_assert_finalize_object (again);
}

static void
assert_change (GsyDocument *document, guint found, guint review, guint detached)
{
  const GsyAnchorCounts *counts = gsy_document_get_article_change (document);

  g_assert_nonnull (counts);
  g_assert_cmpuint (counts->n_same + counts->n_moved, ==, found);
  g_assert_cmpuint (counts->n_review, ==, review);
  g_assert_cmpuint (counts->n_detached, ==, detached);
}

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
  g_autofree char *words = NULL;

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

/* --- Article and sidecar at once, as a pull brings them --- */

/* What another machine has: the new text, with one statement more, and one that goes further. */
static void
pull (Fixture *fixture, const char *text, gboolean article_first)
{
  g_autofree char *other = make_folder ();
  g_autofree char *sidecar = g_build_filename (fixture->folder, "a.txt.annotations.json", NULL);
  g_autofree char *copy = NULL;
  g_autofree char *mine = read_file (fixture->folder, "a.txt.annotations.json");
  g_autofree char *theirs = NULL;
  g_autofree char *temporary = NULL;
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Change");
  g_autoptr (GsyStatement) wider = NULL;
  GsyDocument *there;
  GsyStore *store;
  GsySpan span;

  g_free (put_file (other, "a.txt", text));
  copy = put_file (other, "a.txt.annotations.json", mine);
  there = load_document (other, "a.txt");
  store = gsy_document_get_store (there);
  wider = gsy_statement_copy (gsy_store_find (store, "three"));
  span = find (there, "The mayor of the café quarter " SAID_3);
  gsy_statement_set_spans (wider, &span, 1);
  gsy_edit_add_statement (edit, "a.txt", gsy_store_find (store, "three"), wider);
  g_assert_true (gsy_store_apply (store, edit, NULL));
  span = find (there, "the bridge was safe");
  mark (there, "accusation", span.start, span.end);
  g_assert_true (gsy_document_save_sync (there, NULL));
  g_assert_finalize_object (there);
  theirs = read_file (other, "a.txt.annotations.json");
  remove_tree (other);

  temporary = put_file (fixture->folder, ".sidecar.new", theirs);
  if (article_first)
    write_article (fixture, text);
  g_assert_cmpint (g_rename (temporary, sidecar), ==, 0);
  if (!article_first)
    write_article (fixture, text);
}

static void
assert_pulled (Fixture *fixture)
{
  g_assert_cmpuint (count_statements (fixture->document), ==, 4);
  assert_words (fixture->document, "one", SAID_1);
  assert_words (fixture->document, "two", SAID_2);
  assert_words (fixture->document, "three", "The mayor of the café quarter " SAID_3);
  assert_saved (fixture);
}

static void
test_pulled (Fixture *fixture, gconstpointer data)
{
  gboolean article_first = GPOINTER_TO_INT (data) & 1;
  gboolean told_first = GPOINTER_TO_INT (data) & 2;

  mark_three (fixture);
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  pull (fixture, NEW P1 P2 P3 P4, article_first);
  if (told_first)
    gsy_document_look_at_article (fixture->document);
  gsy_document_look_outside (fixture->document);
  if (!told_first)
    gsy_document_look_at_article (fixture->document);
  wait_until (fixture->n_changed == 1 && fixture->n_merged == 1);
  assert_pulled (fixture);
  while (gsy_history_can_undo (gsy_corpus_get_history (fixture->corpus)))
    g_assert_true (gsy_corpus_undo (fixture->corpus, NULL, NULL));
  g_assert_cmpuint (count_statements (fixture->document), ==, 0);
  while (gsy_history_can_redo (gsy_corpus_get_history (fixture->corpus)))
    g_assert_true (gsy_corpus_redo (fixture->corpus, NULL, NULL));
  assert_pulled (fixture);
}

/* There is no time to wait for anything. */
static void
test_pulled_at_the_last_moment (Fixture *fixture, gconstpointer data)
{
  mark_three (fixture);
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  pull (fixture, NEW P1 P2 P3 P4, TRUE);
  mark_words (fixture, "five", "A spokesman denied it");
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  g_assert_cmpuint (count_statements (fixture->document), ==, 5);
  assert_words (fixture->document, "five", "A spokesman denied it");
  assert_words (fixture->document, "three", "The mayor of the café quarter " SAID_3);
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

/* --- At random --- */

static char *
make_text (GRand *rand)
{
  static const char *const paragraphs[] = { P1, P2, P3, P4, NEW, OTHER };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (paragraphs); i++)
    if (g_rand_int_range (rand, 0, 5) > 0)
      g_string_append (text, paragraphs[i]);
  g_string_append_printf (text, "%u\n", g_rand_int (rand));
  return g_string_free (text, FALSE);
}

static void
step_at_random (Fixture *fixture, GRand *rand, guint step)
{
  GsyStore *store = gsy_document_get_store (fixture->document);
  guint length = gsy_article_get_length (gsy_document_get_article (fixture->document));
  guint n = gsy_store_get_n_statements (store);
  const GsyStatement *some = n > 0 ? gsy_store_get_statement (store, (guint) g_rand_int_range (rand, 0, (gint) n)) : NULL;
  g_autoptr (GsyEdit) edit = NULL;
  GError *error = NULL;

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      gsy_corpus_undo (fixture->corpus, NULL, &error);
      break;
    case 1:
      gsy_corpus_redo (fixture->corpus, NULL, &error);
      break;
    case 2:
      edit = gsy_edit_new ("Remove");
      if (some != NULL)
        gsy_edit_add_statement (edit, "a.txt", some, NULL);
      gsy_corpus_do (fixture->corpus, edit, &error);
      break;
    case 3:
      edit = gsy_edit_new ("Note");
      if (some != NULL)
        {
          g_autoptr (GsyStatement) after = gsy_statement_copy (some);

          g_free (after->note);
          after->note = g_strdup_printf ("Step %u", step);
          gsy_edit_add_statement (edit, "a.txt", some, after);
        }
      gsy_corpus_do (fixture->corpus, edit, &error);
      break;
    default:
      {
        GsySpan span = gsy_span ((guint) g_rand_int_range (rand, 0, (gint) length - 2), 0);

        span.end = (guint) g_rand_int_range (rand, (gint) span.start + 1, (gint) MIN (span.start + 40, length));
        edit = edit_add ("a.txt", NULL, "denial", span.start, span.end);
        gsy_corpus_do (fixture->corpus, edit, &error);
      }
    }
  g_assert_no_error (error);
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  GsyHistory *history = gsy_corpus_get_history (fixture->corpus);
  guint n_steps = g_test_thorough () ? 200 : 15;

  for (guint i = 0; i < n_steps; i++)
    {
      g_autofree char *text = make_text (rand);
      GError *error = NULL;

      for (guint j = 0; j < 20; j++)
        step_at_random (fixture, rand, i * 20 + j);
      change_article (fixture, text);
      if (i % 5 == 4)
        {
          guint n = count_statements (fixture->document);

          while (gsy_history_can_undo (history) && gsy_corpus_undo (fixture->corpus, NULL, &error))
            ;
          g_assert_no_error (error);
          g_assert_cmpuint (count_statements (fixture->document), ==, 0);
          while (gsy_history_can_redo (history) && gsy_corpus_redo (fixture->corpus, NULL, &error))
            ;
          g_assert_no_error (error);
          g_assert_cmpuint (count_statements (fixture->document), >=, MIN (n, 1));
        }
    }
  assert_saved (fixture);
}

int
main (int argc, char **argv)
{
  g_autofree char *cache = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  isolate_state ();
  cache = make_folder ();
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
#define ADD(name, function, data) g_test_add ("/article/" name, Fixture, data, set_up, function, tear_down)
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
  ADD ("open/random-changes-between-random-steps", test_random, NULL);
  ADD ("file/gone-and-back", test_gone, NULL);
  ADD ("file/unreadable-and-back", test_unreadable, NULL);
  ADD ("file/written-in-pieces", test_pieces, NULL);
  ADD ("file/composed-and-line-ends-otherwise", test_saved_otherwise, NULL);
  ADD ("file/encoded-otherwise", test_encoding, NULL);
  ADD ("pulled/sidecar-first-and-told-first", test_pulled, GINT_TO_POINTER (0));
  ADD ("pulled/article-first-sidecar-told-first", test_pulled, GINT_TO_POINTER (1));
  ADD ("pulled/sidecar-first-article-told-first", test_pulled, GINT_TO_POINTER (2));
  ADD ("pulled/article-first-and-told-first", test_pulled, GINT_TO_POINTER (3));
  ADD ("pulled/at-the-last-moment", test_pulled_at_the_last_moment, NULL);
  ADD ("closed/placed-when-it-is-opened", test_closed, NULL);
  ADD ("closed/former-text-tells-like-words-apart", test_cache, GINT_TO_POINTER (TRUE));
  ADD ("closed/without-the-former-text-nothing-is-dropped", test_cache, GINT_TO_POINTER (FALSE));
#undef ADD
  status = run_tests ();
  remove_tree (cache);
  return status;
}
