/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-restore.c: an earlier version of a sidecar is restored, and that is undone, with all that the file held. */
#include "config.h"

#include "core/gsy-error.h"
#include "corpus/gsy-corpus.h"
#include "corpus/gsy-versions.h"
#include "fixture.h"

#include <glib/gstdio.h>

#define NAME "a.txt.annotations.json"
#define ID_BAD "2d5a2e2c-8f2a-4a6a-9d7a-2b8c1c9d4e33"
/* With members and a statement that nobody here understands, and a conflict. */
#define RICH                                                                                                                                                                     \
  "{\n  \"format\": \"gainsay-annotations\",\n  \"version\": 1,\n  \"unit\": \"code-point\",\n  \"article\": {\n    \"file\": \"a.txt\",\n    \"x-desk\": 7\n  },\n"             \
  "  \"statements\": [\n" STATEMENT (ID_A, "denial", 16, 21) ",\n"                                                                                                               \
                                                             "{\"id\": \"" ID_B "\", \"layer\": \"accusation\", \"spans\": [{\"start\": 40, \"end\": 44}], \"note\": \"ours\", " \
                                                             "\"conflicts\": [{\"other\": {\"note\": \"theirs\"}}]},\n"                                                          \
                                                             "{\"id\": \"" ID_BAD "\", \"layer\": \"denial\", \"spans\": [{\"start\": 4000, \"end\": 4100}]}\n"                  \
                                                             "],\n  \"x-rest\": {\"kept\": [1, 2.50]}\n}\n"

typedef struct
{
  char *folder;
  char *sidecar;
  GsyCorpus *corpus;
  GsyDocument *document;
} Fixture;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->document = gsy_corpus_open_finish (GSY_CORPUS (source), result, NULL);
}

/* @data: (nullable): the sidecar. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fresh_folder ();
  fixture->sidecar = g_build_filename (fixture->folder, NAME, NULL);
  g_free (put_file (fixture->folder, "a.txt", TEXT));
  if (data != NULL)
    g_free (put_file (fixture->folder, NAME, data));
  fixture->corpus = gsy_corpus_new (fixture->folder, NULL);
  gsy_corpus_open_async (fixture->corpus, "a.txt", NULL, opened_cb, fixture);
  wait_until (fixture->document != NULL && !gsy_corpus_is_loading (fixture->corpus));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  g_clear_object (&fixture->document);
  drop_corpus (&fixture->corpus);
  remove_tree (fixture->folder);
  g_free (fixture->sidecar);
  g_free (fixture->folder);
}

static char *
save (Fixture *fixture)
{
  GError *error = NULL;

  g_assert_true (gsy_document_save_sync (fixture->document, &error));
  g_assert_no_error (error);
  return read_file (fixture->folder, NAME);
}

static void
remove_statement (Fixture *fixture, const char *id)
{
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Remove");

  gsy_edit_add_statement (edit, "a.txt", gsy_store_find (gsy_document_get_store (fixture->document), id), NULL);
  g_assert_true (gsy_corpus_do (fixture->corpus, edit, NULL));
}

static GsySidecar *
load_version (Fixture *fixture, guint i)
{
  g_autoptr (GPtrArray) versions = gsy_versions_list (fixture->sidecar);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = gsy_versions_load (g_ptr_array_index (versions, i), &error);
  GsySidecar *sidecar;

  g_assert_no_error (error);
  sidecar = gsy_document_parse_version (gsy_document_get_article (fixture->document), fixture->sidecar, bytes, &error);
  g_assert_no_error (error);
  return sidecar;
}

static guint
count_versions (Fixture *fixture)
{
  g_autoptr (GPtrArray) versions = gsy_versions_list (fixture->sidecar);

  return versions->len;
}

static void
restore (Fixture *fixture, guint i)
{
  g_autofree char *aside = NULL;
  GError *error = NULL;

  g_autoptr (GsySidecar) version = load_version (fixture, i);

  g_assert_true (gsy_document_restore (fixture->document, version, "Restore", &aside, &error));
  g_assert_no_error (error);
  g_assert_null (aside);
}

static void
test_undone_to_the_byte (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *restored = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GsyEdit) edit = edit_add ("a.txt", NULL, "accusation", 22, 28);

  remove_statement (fixture, ID_A);
  first = save (fixture);
  g_assert_true (gsy_corpus_do (fixture->corpus, edit, NULL));
  remove_statement (fixture, ID_B);
  second = save (fixture);
  g_assert_cmpuint (count_versions (fixture), ==, 3);

  restore (fixture, 1);
  restored = save (fixture);
  g_assert_cmpstr (restored, ==, first);
  g_assert_cmpstr (gsy_history_get_undo_label (gsy_corpus_get_history (fixture->corpus)), ==, "Restore");
  g_assert_true (gsy_corpus_undo (fixture->corpus, NULL, NULL));
  undone = save (fixture);
  g_assert_cmpstr (undone, ==, second);
  g_assert_true (gsy_corpus_redo (fixture->corpus, NULL, NULL));
  redone = save (fixture);
  g_assert_cmpstr (redone, ==, first);
}

/* Another version has nothing of what is beside the statements; the one before has. */
static void
test_with_what_is_not_understood (Fixture *fixture, gconstpointer data)
{
  g_autofree char *rich = NULL;
  g_autofree char *poor = NULL;
  g_autofree char *restored = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  guint n_problems = gsy_document_get_problems (fixture->document)->len;
  g_autoptr (GsySidecar) empty = gsy_sidecar_new ();

  g_assert_cmpuint (n_problems, >, 0);
  remove_statement (fixture, ID_A);
  rich = save (fixture);
  g_assert_nonnull (strstr (rich, "\"kept\": [1, 2.50]"));
  g_assert_nonnull (strstr (rich, ID_BAD));
  g_assert_nonnull (strstr (rich, "theirs"));

  g_assert_true (gsy_document_differs_beside (fixture->document, empty));
  g_assert_true (gsy_document_restore (fixture->document, empty, "Restore", NULL, NULL));
  poor = save (fixture);
  g_assert_null (strstr (poor, "\"kept\": [1, 2.50]"));
  g_assert_null (strstr (poor, ID_BAD));
  g_assert_cmpuint (gsy_document_get_problems (fixture->document)->len, ==, 0);

  restore (fixture, 1);
  restored = save (fixture);
  g_assert_cmpstr (restored, ==, rich);
  g_assert_cmpuint (gsy_document_get_problems (fixture->document)->len, >=, n_problems);
  g_assert_true (gsy_corpus_undo (fixture->corpus, NULL, NULL));
  undone = save (fixture);
  g_assert_cmpstr (undone, ==, poor);
  g_assert_true (gsy_corpus_undo (fixture->corpus, NULL, NULL));
  redone = save (fixture);
  g_assert_cmpstr (redone, ==, rich);
  g_assert_cmpuint (gsy_document_get_problems (fixture->document)->len, ==, n_problems);
}

/* The statements are the same, and what is beside them alone differs. */
static void
test_only_what_is_beside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GsySidecar) version = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;

  remove_statement (fixture, ID_A);
  before = save (fixture);
  version = load_version (fixture, 0);
  g_clear_pointer (&version->unknown, g_strfreev);
  g_assert_true (gsy_document_restore (fixture->document, version, "Restore", NULL, NULL));
  after = save (fixture);
  g_assert_null (strstr (after, "x-rest"));
  g_assert_true (gsy_corpus_undo (fixture->corpus, NULL, NULL));
  undone = save (fixture);
  g_assert_cmpstr (undone, ==, before);
}

static void
test_same (Fixture *fixture, gconstpointer data)
{
  remove_statement (fixture, ID_A);
  g_free (save (fixture));
  restore (fixture, 0);
  g_assert_cmpstr (gsy_history_get_undo_label (gsy_corpus_get_history (fixture->corpus)), ==, "Remove");
}

/* Puts a version there as a session before this one did. */
static void
keep_version (Fixture *fixture, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  g_assert_true (gsy_versions_add (fixture->sidecar, bytes, g_get_real_time (), NULL));
}

static void
reopen (Fixture *fixture)
{
  g_clear_object (&fixture->document);
  gsy_corpus_open_async (fixture->corpus, "a.txt", NULL, opened_cb, fixture);
  wait_until (fixture->document != NULL);
}

static void
test_broken (Fixture *fixture, gconstpointer data)
{
  g_autofree char *aside = NULL;
  g_autofree char *broken = NULL;
  g_autoptr (GsySidecar) version = NULL;
  g_autofree char *after = NULL;
  GError *error = NULL;

  g_assert_false (gsy_document_can_restore (fixture->document));
  keep_version (fixture, RICH);
  reopen (fixture);
  g_assert_true (gsy_document_is_read_only (fixture->document));
  g_assert_true (gsy_document_can_restore (fixture->document));
  version = load_version (fixture, 0);
  g_assert_true (gsy_document_restore (fixture->document, version, "Restore", &aside, &error));
  g_assert_no_error (error);
  g_assert_nonnull (aside);
  g_assert_true (g_file_get_contents (aside, &broken, NULL, NULL));
  g_assert_cmpstr (broken, ==, data);
  g_assert_cmpuint (count_statements (fixture->document), ==, 2);
  g_assert_false (gsy_document_is_read_only (fixture->document));
  g_assert_false (gsy_document_can_restore (fixture->document));
  after = save (fixture);
  g_assert_nonnull (strstr (after, ID_BAD));

  g_assert_true (gsy_corpus_undo (fixture->corpus, NULL, NULL));
  g_assert_cmpuint (count_statements (fixture->document), ==, 0);
}

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_assert_false (gsy_document_can_restore (fixture->document));
  keep_version (fixture, SIDECAR (STATEMENT (ID_A, "denial", 16, 21)));
  reopen (fixture);
  g_assert_true (gsy_document_can_restore (fixture->document));
  restore (fixture, 0);
  g_free (save (fixture));
  g_assert_cmpuint (count_statements (fixture->document), ==, 1);
  g_assert_false (gsy_document_can_restore (fixture->document));
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  g_autofree char *after = NULL;
  g_autoptr (GsySidecar) version = NULL;
  GError *error = NULL;

  keep_version (fixture, SIDECAR (STATEMENT (ID_A, "denial", 16, 21)));
  reopen (fixture);
  g_assert_false (gsy_document_can_restore (fixture->document));
  version = load_version (fixture, 0);
  g_assert_false (gsy_document_restore (fixture->document, version, "Restore", NULL, &error));
  g_assert_error (error, GSY_ERROR, GSY_ERROR_VERSION);
  g_clear_error (&error);
  after = read_file (fixture->folder, NAME);
  g_assert_cmpstr (after, ==, data);
}

/* A version that somebody made with a newer program than this one. */
static void
test_version_newer (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "{\"format\": \"gainsay-annotations\", \"version\": 2, \"unit\": \"code-point\", \"article\": {\"file\": \"a.txt\"}, \"statements\": []}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  GError *error = NULL;

  g_assert_null (gsy_document_parse_version (gsy_document_get_article (fixture->document), fixture->sidecar, bytes, &error));
  g_assert_error (error, GSY_ERROR, GSY_ERROR_VERSION);
  g_clear_error (&error);
}

/* What another program wrote since is not taken away by an undo. */
static void
test_undone_after_others_wrote (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GsySidecar) empty = gsy_sidecar_new ();
  g_autofree char *poor = NULL;
  g_autofree char *after = NULL;
  g_autofree char *theirs = NULL;

  remove_statement (fixture, ID_A);
  g_free (save (fixture));
  g_assert_true (gsy_document_restore (fixture->document, empty, "Restore", NULL, NULL));
  poor = save (fixture);
  theirs = g_strndup (poor, strlen (poor) - strlen ("\n}\n"));
  after = g_strconcat (theirs, ",\n  \"x-theirs\": 1\n}\n", NULL);
  g_free (put_file (fixture->folder, NAME, after));
  g_clear_pointer (&after, g_free);
  mark (fixture->document, "denial", 30, 35);
  g_free (save (fixture));
  /* First what the other program wrote, if that is a step; then the version. */
  while (g_strcmp0 (gsy_history_get_undo_label (gsy_corpus_get_history (fixture->corpus)), "Restore") != 0)
    g_assert_true (gsy_corpus_undo (fixture->corpus, NULL, NULL));
  g_assert_true (gsy_corpus_undo (fixture->corpus, NULL, NULL));
  after = save (fixture);
  g_assert_nonnull (strstr (after, "x-theirs"));
}

/* Of the folder's lists there are versions too. */
static void
test_project (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "gainsay.json", NULL);
  g_autoptr (GPtrArray) versions = NULL;
  const char *const names[] = { "Karsie", "Valdorie" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GsyActor *actor = gsy_actor_new (names[i]);
      g_autoptr (GsyEdit) edit = gsy_scheme_edit_add_item (gsy_corpus_get_scheme (fixture->corpus), GSY_LIST_ACTORS, actor, NULL);

      gsy_actor_unref (actor);
      g_assert_true (gsy_corpus_do (fixture->corpus, edit, NULL));
      g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
    }
  versions = gsy_versions_list (path);
  g_assert_cmpuint (versions->len, ==, 2);
  for (guint i = 0; i < versions->len; i++)
    {
      g_autoptr (GBytes) bytes = gsy_versions_load (g_ptr_array_index (versions, i), NULL);
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      g_assert_nonnull (strstr (text, "Karsie"));
      g_assert_cmpint (strstr (text, "Valdorie") != NULL, ==, i == 0);
    }
}

static void
change_at_random (Fixture *fixture)
{
  GsyStore *store = gsy_document_get_store (fixture->document);
  guint n = gsy_store_get_n_statements (store);

  if (n > 0 && g_test_rand_int_range (0, 3) == 0)
    {
      remove_statement (fixture, gsy_store_get_statement (store, (guint) g_test_rand_int_range (0, (gint32) n))->id);
      return;
    }
  if (n > 0 && g_test_rand_int_range (0, 2) == 0)
    {
      const GsyStatement *before = gsy_store_get_statement (store, (guint) g_test_rand_int_range (0, (gint32) n));
      g_autoptr (GsyStatement) after = gsy_statement_copy (before);
      g_autoptr (GsyEdit) edit = gsy_edit_new ("Note");

      g_free (after->note);
      after->note = g_strdup_printf ("note %d", g_test_rand_int_range (0, 1000));
      gsy_edit_add_statement (edit, "a.txt", before, after);
      g_assert_true (gsy_corpus_do (fixture->corpus, edit, NULL));
      return;
    }
  {
    guint start = (guint) g_test_rand_int_range (0, 40);
    g_autoptr (GsyEdit) edit = edit_add ("a.txt", NULL, g_test_rand_bit () ? "denial" : "accusation", start, start + 1 + (guint) g_test_rand_int_range (0, 10));

    g_assert_true (gsy_corpus_do (fixture->corpus, edit, NULL));
  }
}

/* Whatever was done: a version comes back to the byte, and its undoing gives what was there to the byte. */
static void
test_random (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *before = NULL;
      g_autofree char *restored = NULL;
      g_autofree char *undone = NULL;
      g_autoptr (GPtrArray) versions = NULL;
      g_autoptr (GBytes) wanted = NULL;
      guint place;

      change_at_random (fixture);
      before = save (fixture);
      versions = gsy_versions_list (fixture->sidecar);
      /* The last one is what another program wrote, in a form of its own. */
      if (versions->len < 2)
        continue;
      place = (guint) g_test_rand_int_range (0, (gint32) versions->len - 1);
      wanted = gsy_versions_load (g_ptr_array_index (versions, place), NULL);
      restore (fixture, place);
      restored = save (fixture);
      g_assert_cmpmem (restored, strlen (restored), g_bytes_get_data (wanted, NULL), g_bytes_get_size (wanted));
      /* What is open already is no step. */
      if (g_str_equal (restored, before))
        continue;
      g_assert_true (gsy_corpus_undo (fixture->corpus, NULL, NULL));
      undone = save (fixture);
      g_assert_cmpstr (undone, ==, before);
      if (g_test_rand_bit ())
        g_assert_true (gsy_corpus_redo (fixture->corpus, NULL, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  isolate_state ();

  g_test_add ("/restore/is-undone-to-the-byte", Fixture, RICH, set_up, test_undone_to_the_byte, tear_down);
  g_test_add ("/restore/brings-back-what-is-not-understood", Fixture, RICH, set_up, test_with_what_is_not_understood, tear_down);
  g_test_add ("/restore/what-is-beside-the-statements-alone", Fixture, RICH, set_up, test_only_what_is_beside, tear_down);
  g_test_add ("/restore/what-is-open-is-no-step", Fixture, RICH, set_up, test_same, tear_down);
  g_test_add ("/restore/the-folder-s-lists-have-versions", Fixture, NULL, set_up, test_project, tear_down);
  g_test_add ("/restore/any-version-and-back-at-random", Fixture, RICH, set_up, test_random, tear_down);
  g_test_add ("/restore/sets-a-broken-file-aside", Fixture, "{ broken", set_up, test_broken, tear_down);
  g_test_add ("/restore/brings-back-a-file-that-is-gone", Fixture, NULL, set_up, test_gone, tear_down);
  g_test_add ("/restore/never-over-a-newer-program-s-file", Fixture,
              "{\"format\": \"gainsay-annotations\", \"version\": 9, \"unit\": \"code-point\", \"article\": {\"file\": \"a.txt\"}, \"statements\": []}", set_up,
              test_newer, tear_down);
  g_test_add ("/restore/a-newer-program-s-version-is-refused", Fixture, NULL, set_up, test_version_newer, tear_down);
  g_test_add ("/restore/undo-leaves-what-others-wrote-since", Fixture, RICH, set_up, test_undone_after_others_wrote, tear_down);

  return run_tests ();
}
