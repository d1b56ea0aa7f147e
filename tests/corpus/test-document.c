/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-document.c: opening, saving, and every way in which a sidecar can be in the way. */
#include "config.h"
#include "document-fixture.h"

#include "core/gsy-error.h"

static void
test_untouched (void)
{
  g_autoptr (Folder) folder = make_article ();
  GsyDocument *document = load_document (folder, NAME);

  g_assert_cmpuint (count_statements (document), ==, 0);
  g_assert_false (gsy_document_is_read_only (document));
  g_assert_cmpuint (gsy_document_get_problems (document)->len, ==, 0);
  g_assert_cmpstr (gsy_document_get_title (document), ==, "Alpha denies the claim.");
  g_assert_cmpstr (gsy_document_get_published (document), ==, "2031-05-04");
  assert_save (document);
  g_assert_finalize_object (document);
  g_assert_cmpuint (count_entries (folder), ==, 1);
  g_assert_cmpuint (count_recovered (), ==, 0);
}

static void
test_untouched_sidecar (void)
{
  g_autoptr (Folder) folder = make_article ();
  const char *odd = SIDECAR (STATEMENT (ID_A, "denial", 16, 21));
  GsyDocument *document;
  g_autofree char *content = NULL;

  put_sidecar (folder, odd);
  document = load_document (folder, NAME);
  g_assert_cmpuint (count_statements (document), ==, 1);
  assert_save (document);
  g_assert_finalize_object (document);
  content = read_file (folder, SIDECAR_NAME);
  g_assert_cmpstr (content, ==, odd);
}

static void
test_save_and_reopen (void)
{
  g_autoptr (Folder) folder = make_article ();
  GsyDocument *document = load_document (folder, NAME);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  const GsyStatement *statement;

  mark (document, "denial", 16, 21);
  g_assert_cmpint (gsy_document_get_save_state (document), ==, GSY_SAVE_STATE_UNSAVED);
  assert_save (document);
  mark (document, "accusation", 40, 44);
  assert_save (document);
  g_assert_finalize_object (document);
  first = read_file (folder, SIDECAR_NAME);

  document = load_document (folder, NAME);
  g_assert_cmpuint (count_statements (document), ==, 2);
  statement = gsy_store_get_statement (gsy_document_get_store (document), 0);
  g_assert_cmpstr (statement->layer, ==, "denial");
  g_assert_true (gsy_span_equal (gsy_statement_get_span (statement, 0), gsy_span (16, 21)));
  /* Out and back again gives the same bytes. */
  mark (document, "denial", 30, 33);
  assert_save (document);
  {
    g_autoptr (GsyEdit) edit = gsy_edit_new ("Remove");

    gsy_edit_add_statement (edit, NAME, gsy_store_get_statement (gsy_document_get_store (document), 1), NULL);
    g_assert_true (gsy_store_apply (gsy_document_get_store (document), edit, NULL));
  }
  assert_save (document);
  second = read_file (folder, SIDECAR_NAME);
  g_assert_cmpstr (first, ==, second);
  g_assert_finalize_object (document);
  g_assert_cmpuint (count_entries (folder), ==, 2);
}

static void
test_autosave (void)
{
  g_autoptr (Folder) folder = make_article ();
  GsyDocument *document = load_document (folder, NAME);

  mark (document, "denial", 16, 21);
  wait_until (gsy_document_is_saved (document));
  g_assert_true (file_exists (folder, SIDECAR_NAME));
  g_assert_finalize_object (document);
}

static void
count_cb (GsyDocument *document, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;

  g_assert_true (gsy_document_save_finish (GSY_DOCUMENT (source), result, &error));
  g_assert_no_error (error);
  (*(guint *) data)++;
}

static void
test_async (void)
{
  g_autoptr (Folder) folder = make_article ();
  GsyDocument *document = load_document (folder, NAME);
  GsyDocument *again;
  guint n_done = 0, n_notified = 0;

  g_signal_connect (document, "notify::save-state", G_CALLBACK (count_cb), &n_notified);
  gsy_document_save_async (document, NULL, done_cb, &n_done);
  wait_until (n_done == 1);
  g_assert_false (file_exists (folder, SIDECAR_NAME));

  /* Several calls, with changes between them, while one write is under way. */
  mark (document, "denial", 16, 21);
  g_assert_cmpuint (n_notified, >, 0);
  gsy_document_save_async (document, NULL, done_cb, &n_done);
  g_assert_cmpint (gsy_document_get_save_state (document), ==, GSY_SAVE_STATE_SAVING);
  gsy_document_save_async (document, NULL, done_cb, &n_done);
  mark (document, "accusation", 40, 44);
  g_assert_false (gsy_document_is_saved (document));
  gsy_document_save_async (document, NULL, done_cb, &n_done);
  wait_until (n_done == 4);
  g_assert_true (gsy_document_is_saved (document));
  again = load_document (folder, NAME);
  g_assert_cmpuint (count_statements (again), ==, 2);
  g_assert_finalize_object (again);
  g_assert_finalize_object (document);
}

/* A change while a write is under way is written too, without anybody asking. */
static void
test_change_while_saving (void)
{
  g_autoptr (Folder) folder = make_article ();
  GsyDocument *document = load_document (folder, NAME);
  GsyDocument *again;

  mark (document, "denial", 16, 21);
  gsy_document_save_async (document, NULL, NULL, NULL);
  mark (document, "accusation", 40, 44);
  wait_until (gsy_document_is_saved (document));
  again = load_document (folder, NAME);
  g_assert_cmpuint (count_statements (again), ==, 2);
  g_assert_finalize_object (again);
  g_assert_finalize_object (document);
}

static void
test_sync_after_async (void)
{
  g_autoptr (Folder) folder = make_article ();
  GsyDocument *document = load_document (folder, NAME);
  GsyDocument *again;
  guint n_done = 0;

  mark (document, "denial", 16, 21);
  gsy_document_save_async (document, NULL, done_cb, &n_done);
  mark (document, "accusation", 40, 44);
  assert_save (document);
  again = load_document (folder, NAME);
  g_assert_cmpuint (count_statements (again), ==, 2);
  g_assert_finalize_object (again);
  wait_until (n_done == 1);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  assert_save (document);
  g_assert_finalize_object (document);
}

static void
test_unknown_kept (void)
{
  g_autoptr (Folder) folder = make_article ();
  GsyDocument *document;
  g_autofree char *content = NULL;

  put_sidecar (folder, "{\"format\": \"gainsay-annotations\", \"version\": 1, \"unit\": \"code-point\", \"x-mine\": 1.50, "
                       "\"article\": {\"file\": \"a.txt\", \"x-seen\": [1e400]}, "
                       "\"statements\": [" STATEMENT (ID_A, "denial", 16, 21) ", {\"id\": \"" ID_B "\", \"layer\": \"denial\", \"spans\": [{\"start\": 5, \"end\": 5000}]}]}");
  document = load_document (folder, NAME);
  g_assert_cmpuint (gsy_document_get_problems (document)->len, >, 0);
  g_assert_false (gsy_document_is_read_only (document));
  mark (document, "accusation", 40, 44);
  assert_save (document);
  g_assert_finalize_object (document);
  content = read_file (folder, SIDECAR_NAME);
  g_assert_nonnull (strstr (content, "\"x-mine\": 1.50"));
  g_assert_nonnull (strstr (content, "1e400"));
  g_assert_nonnull (strstr (content, "5000"));
}

static void
test_broken (void)
{
  const char *const broken[] = { "", "{", "[]", "\xff\xfe", "{\"format\": \"gainsay-annotations\", \"version\": 1, \"statements\": 3}" };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (Folder) folder = make_article ();
      GsyDocument *document;
      g_autofree char *aside = NULL;
      g_autofree char *name = NULL;
      GError *error = NULL;

      put_sidecar (folder, broken[i]);
      document = load_document (folder, NAME);
      g_assert_true (gsy_document_is_read_only (document));
      g_assert_error (gsy_document_get_sidecar_error (document), GSY_ERROR, GSY_ERROR_PARSE);
      g_assert_cmpint (gsy_document_get_save_state (document), ==, GSY_SAVE_STATE_READ_ONLY);
      g_assert_nonnull (gsy_document_get_save_message (document));
      mark (document, "denial", 16, 21);
      g_assert_true (gsy_document_save_sync (document, NULL));
      {
        g_autofree char *content = read_file (folder, SIDECAR_NAME);

        g_assert_cmpstr (content, ==, broken[i]);
      }

      g_assert_true (gsy_document_set_sidecar_aside (document, &aside, &error));
      g_assert_no_error (error);
      assert_content (aside, broken[i]);
      name = find_file (folder, SIDECAR_NAME ".broken-");
      g_assert_nonnull (name);
      g_assert_true (g_str_has_suffix (aside, name));
      g_assert_false (file_exists (folder, SIDECAR_NAME));
      g_assert_false (gsy_document_is_read_only (document));
      g_assert_cmpuint (count_statements (document), ==, 0);
      mark (document, "denial", 16, 21);
      assert_save (document);
      assert_content (aside, broken[i]);
      g_assert_finalize_object (document);
    }
}

/* Two in the same second do not meet. */
static void
test_aside_never_over (void)
{
  g_autoptr (Folder) folder = make_article ();

  for (guint i = 0; i < 3; i++)
    {
      GsyDocument *document;

      put_sidecar (folder, "broken");
      document = load_document (folder, NAME);
      g_assert_true (gsy_document_set_sidecar_aside (document, NULL, NULL));
      g_assert_finalize_object (document);
    }
  g_assert_cmpuint (count_entries (folder), ==, 4);
}

static void
test_newer (void)
{
  g_autoptr (Folder) folder = make_article ();
  const char *newer = "{\"format\": \"gainsay-annotations\", \"version\": 2, \"unit\": \"code-point\", \"statements\": [" STATEMENT (ID_A, "denial", 16, 21) "]}";
  g_autofree char *content = NULL;
  GsyDocument *document;

  put_sidecar (folder, newer);
  document = load_document (folder, NAME);
  g_assert_true (gsy_document_is_read_only (document));
  g_assert_error (gsy_document_get_sidecar_error (document), GSY_ERROR, GSY_ERROR_VERSION);
  g_assert_cmpuint (count_statements (document), ==, 1);
  content = read_file (folder, SIDECAR_NAME);
  g_assert_cmpstr (content, ==, newer);
  g_assert_true (gsy_document_set_sidecar_aside (document, NULL, NULL));
  g_assert_cmpuint (count_statements (document), ==, 0);
  mark (document, "denial", 16, 21);
  assert_save (document);
  g_assert_finalize_object (document);
}

static void
test_irregular_sidecar (void)
{
  g_autoptr (Folder) folder = make_article ();
  g_autofree char *path = g_build_filename (folder, SIDECAR_NAME, NULL);
  GsyDocument *document;

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  document = load_document (folder, NAME);
  g_assert_true (gsy_document_is_read_only (document));
  g_assert_error (gsy_document_get_sidecar_error (document), GSY_ERROR, GSY_ERROR_UNSUPPORTED);
  g_assert_finalize_object (document);
}

static void
test_article_errors (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  g_autofree char *path = put_bytes (folder, "binary", "a\0b", 3);
  g_autoptr (GError) error = NULL;

  g_assert_null (gsy_document_load (path, "binary", NULL, &error));
  g_assert_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED);
}

static void
test_set (void)
{
  g_autoptr (Folder) folder = make_article ();
  g_autofree char *path = g_build_filename (folder, NAME, NULL);
  GsyDocument *document = gsy_document_load (path, NAME, "marie", NULL);

  mark (document, "denial", 16, 21);
  assert_save (document);
  g_assert_true (file_exists (folder, "a.txt.annotations.marie.json"));
  g_assert_false (file_exists (folder, SIDECAR_NAME));
  g_assert_finalize_object (document);
}

/* What the sidecar has as well, written by another program. */
static void
write_outside (const char *folder, const char *key, const char *id, const char *layer, guint start, guint end)
{
  GsyDocument *other = load_document (folder, key);
  g_autoptr (GsyEdit) edit = edit_add (key, id, layer, start, end);

  g_assert_true (gsy_store_apply (gsy_document_get_store (other), edit, NULL));
  assert_save (other);
  g_assert_finalize_object (other);
}

static void
count_merged_cb (GsyDocument *document, guint n_changes, guint n_conflicts, guint *n)
{
  *n += n_changes;
}

static void
test_merged_at_save (void)
{
  g_autoptr (Folder) folder = make_article ();
  GsyDocument *document = load_document (folder, NAME);
  guint n = 0;

  g_signal_connect (document, "merged", G_CALLBACK (count_merged_cb), &n);
  mark (document, "denial", 16, 21);
  assert_save (document);
  write_outside (folder, NAME, ID_B, "accusation", 40, 44);
  mark (document, "denial", 30, 33);
  assert_save (document);
  g_assert_cmpuint (count_statements (document), ==, 3);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (count_recovered (), ==, 0);
  g_assert_cmpuint (count_entries (folder), ==, 2);
  g_assert_finalize_object (document);
  document = load_document (folder, NAME);
  g_assert_cmpuint (count_statements (document), ==, 3);
  g_assert_finalize_object (document);
}

static void
test_merged_when_seen (void)
{
  g_autoptr (Folder) folder = make_article ();
  GsyDocument *document = load_document (folder, NAME);
  guint n = 0;
  g_autofree char *before = NULL, *after = NULL;

  g_signal_connect (document, "merged", G_CALLBACK (count_merged_cb), &n);
  mark (document, "denial", 16, 21);
  assert_save (document);
  write_outside (folder, NAME, ID_B, "accusation", 40, 44);
  before = read_file (folder, SIDECAR_NAME);
  gsy_document_look_outside (document);
  wait_until (n == 1);
  assert_save (document);
  g_assert_cmpuint (count_statements (document), ==, 2);
  after = read_file (folder, SIDECAR_NAME);
  g_assert_cmpstr (before, ==, after);

  /* Our own file is no news. */
  mark (document, "denial", 30, 33);
  assert_save (document);
  gsy_document_look_outside (document);
  mark (document, "accusation", 34, 38);
  wait_until (gsy_document_is_saved (document));
  g_assert_cmpuint (n, ==, 1);
  g_assert_finalize_object (document);
}

/* Saved by the clock, as the user's own changes are: the conflict solves itself. */
static void
test_merged_by_the_clock (void)
{
  g_autoptr (Folder) folder = make_article ();
  GsyDocument *document = load_document (folder, NAME);

  mark (document, "denial", 16, 21);
  assert_save (document);
  write_outside (folder, NAME, ID_B, "accusation", 40, 44);
  mark (document, "denial", 30, 33);
  wait_until (gsy_document_is_saved (document));
  g_assert_cmpuint (count_statements (document), ==, 3);
  g_assert_cmpuint (count_recovered (), ==, 0);
  g_assert_finalize_object (document);
}

/* Two windows, or two machines with a synchronised folder, that mark in turn. */
static void
test_merged_two_at_once (void)
{
  g_autoptr (Folder) folder = make_article ();
  GsyDocument *documents[2] = { load_document (folder, NAME), load_document (folder, NAME) };
  guint n = gsy_article_get_length (gsy_document_get_article (documents[0]));

  for (guint i = 0; i < 40; i++)
    {
      guint who = (guint) g_test_rand_int_range (0, 2), start = (guint) g_test_rand_int_range (0, (int) n - 1);
      g_autoptr (GsyEdit) edit = edit_add (NAME, NULL, "denial", start, start + 1);

      g_assert_true (gsy_store_apply (gsy_document_get_store (documents[who]), edit, NULL));
      if (g_test_rand_bit ())
        assert_save (documents[who]);
      if (g_test_rand_bit ())
        gsy_document_look_outside (documents[g_test_rand_bit () ? 1 : 0]);
    }
  wait_until (gsy_document_is_saved (documents[0]) && gsy_document_is_saved (documents[1]));
  for (guint i = 0; i < 2; i++)
    gsy_document_look_outside (documents[i]);
  wait_until (count_statements (documents[0]) == 40 && count_statements (documents[1]) == 40);
  assert_save (documents[0]);
  assert_save (documents[1]);
  for (guint i = 0; i < 2; i++)
    {
      GsyDocument *document = documents[i];

      /* A look that is under way holds it a little longer. */
      g_object_add_weak_pointer (G_OBJECT (document), (gpointer *) &documents[i]);
      g_object_unref (document);
      wait_until (documents[i] == NULL);
    }
  documents[0] = load_document (folder, NAME);
  g_assert_cmpuint (count_statements (documents[0]), ==, 40);
  g_assert_finalize_object (documents[0]);
}

static void
test_conflict_unreadable (void)
{
  g_autoptr (Folder) folder = make_article ();
  GsyDocument *document = load_document (folder, NAME);
  const char *theirs = "<<<<<<< a sync client's idea of a merge\n";
  g_autofree char *aside = NULL;
  g_autofree char *content = NULL;
  GError *error = NULL;

  mark (document, "denial", 16, 21);
  assert_save (document);
  put_sidecar (folder, theirs);
  mark (document, "denial", 30, 33);
  assert_save_fails (document, GSY_ERROR, GSY_ERROR_CONFLICT, GSY_SAVE_STATE_RECOVERY);
  content = read_file (folder, SIDECAR_NAME);
  g_assert_cmpstr (content, ==, theirs);
  g_assert_cmpuint (count_recovered (), ==, 1);

  g_assert_true (gsy_document_keep_ours (document, &aside, &error));
  g_assert_no_error (error);
  assert_content (aside, theirs);
  g_assert_nonnull (strstr (aside, SIDECAR_NAME ".other-"));
  g_assert_true (gsy_document_is_saved (document));
  g_assert_cmpint (gsy_document_get_save_state (document), ==, GSY_SAVE_STATE_SAVED);
  g_assert_cmpuint (count_recovered (), ==, 0);
  g_assert_finalize_object (document);
  document = load_document (folder, NAME);
  g_assert_cmpuint (count_statements (document), ==, 2);
  g_assert_finalize_object (document);
}

/* Deleted by somebody, but what was in it is open: it is written again. */
static void
test_conflict_deleted (void)
{
  g_autoptr (Folder) folder = make_article ();
  GsyDocument *document = load_document (folder, NAME);
  GsyDocument *again;

  mark (document, "denial", 16, 21);
  assert_save (document);
  g_assert_cmpint (g_unlink (gsy_document_get_sidecar_path (document)), ==, 0);
  mark (document, "denial", 30, 33);
  assert_save (document);
  g_assert_finalize_object (document);
  again = load_document (folder, NAME);
  g_assert_cmpuint (count_statements (again), ==, 2);
  g_assert_finalize_object (again);
}

static void
test_dropped_while_saving (void)
{
  g_autoptr (Folder) folder = make_article ();
  GsyDocument *document = load_document (folder, NAME);

  mark (document, "denial", 16, 21);
  gsy_document_save_async (document, NULL, NULL, NULL);
  g_object_unref (document);
  wait_until (file_exists (folder, SIDECAR_NAME));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  isolate_state ();

  g_test_add_func ("/document/untouched-writes-nothing", test_untouched);
  g_test_add_func ("/document/untouched-sidecar-keeps-its-bytes", test_untouched_sidecar);
  g_test_add_func ("/document/saved-and-reopened-is-the-same", test_save_and_reopen);
  g_test_add_func ("/document/saves-by-itself", test_autosave);
  g_test_add_func ("/document/async/several-calls-join", test_async);
  g_test_add_func ("/document/async/a-change-while-saving-is-saved", test_change_while_saving);
  g_test_add_func ("/document/async/sync-waits-for-it", test_sync_after_async);
  g_test_add_func ("/document/async/dropped-while-saving-is-written", test_dropped_while_saving);
  g_test_add_func ("/document/unknown-members-and-odd-statements-survive", test_unknown_kept);
  g_test_add_func ("/document/broken-is-never-written-over", test_broken);
  g_test_add_func ("/document/aside-is-never-over-another", test_aside_never_over);
  g_test_add_func ("/document/newer-is-shown-and-kept", test_newer);
  g_test_add_func ("/document/a-pipe-as-sidecar", test_irregular_sidecar);
  g_test_add_func ("/document/an-article-that-is-none", test_article_errors);
  g_test_add_func ("/document/a-set-has-its-own-sidecar", test_set);
  g_test_add_func ("/document/conflict/written-outside-is-merged-when-saving", test_merged_at_save);
  g_test_add_func ("/document/conflict/written-outside-is-merged-when-seen", test_merged_when_seen);
  g_test_add_func ("/document/conflict/written-outside-is-merged-by-the-clock", test_merged_by_the_clock);
  g_test_add_func ("/document/conflict/two-at-once-keep-everything", test_merged_two_at_once);
  g_test_add_func ("/document/conflict/unreadable-outside-is-never-overwritten-unasked", test_conflict_unreadable);
  g_test_add_func ("/document/conflict/deleted", test_conflict_deleted);

  return run_tests ();
}
