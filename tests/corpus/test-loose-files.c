/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-loose-files.c: what becomes of loose files in a folder that is open: merged, followed, taken back, set aside. */
#include "config.h"
#include "corpus/gsy-loose-files.h"

#include "corpus/gsy-corpus-bulk.h"
#include "fixture.h"

#define COPY "a.txt.annotations (conflicted copy Marie 2031-05-04 101112).json"

typedef struct
{
  char *folder;
  GsyCorpus *corpus;
  GsyLooseFiles *loose;
  char *from, *article, *set, *failed;
  gpointer result;
  gboolean done;
  GError *error;
} Fixture;

static char *
make_sidecar (const char *text, const char *statements)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  return g_strdup_printf ("{\"format\": \"gainsay-annotations\", \"version\": 1, \"unit\": \"code-point\", \"article\": {\"file\": \"a.txt\", \"sha256\": \"%s\", \"length\": %ld},"
                          "\"statements\": [%s]}",
                          hash, g_utf8_strlen (text, -1), statements);
}

static void
put_sidecar (Fixture *fixture, const char *name, const char *statements)
{
  g_autofree char *sidecar = make_sidecar (TEXT, statements);

  g_free (put_file (fixture->folder, name, sidecar));
}

static void
rename_in (Fixture *fixture, const char *from, const char *to)
{
  g_autofree char *a = g_build_filename (fixture->folder, from, NULL);
  g_autofree char *b = g_build_filename (fixture->folder, to, NULL);

  g_assert_cmpint (g_rename (a, b), ==, 0);
}

static void
adopted_cb (Fixture *fixture, const char *from, const char *article, const char *set, guint n)
{
  g_free (fixture->from);
  g_free (fixture->article);
  g_free (fixture->set);
  fixture->from = g_strdup (from);
  fixture->article = g_strdup (article);
  fixture->set = g_strdup (set);
}

static void
failed_cb (Fixture *fixture, const char *message)
{
  g_free (fixture->failed);
  fixture->failed = g_strdup (message);
}

/* Opens the folder, and waits until it was looked at. */
static void
open_folder (Fixture *fixture)
{
  fixture->corpus = gsy_corpus_new (fixture->folder, NULL);
  fixture->loose = gsy_loose_files_new (fixture->corpus);
  g_signal_connect_swapped (fixture->loose, "adopted", G_CALLBACK (adopted_cb), fixture);
  g_signal_connect_swapped (fixture->loose, "failed", G_CALLBACK (failed_cb), fixture);
  wait_until (gsy_folder_index_is_ready (gsy_corpus_get_index (fixture->corpus)) && !gsy_loose_files_is_looking (fixture->loose));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fresh_folder ();
  g_free (put_file (fixture->folder, "a.txt", TEXT));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  wait_until (!gsy_loose_files_is_looking (fixture->loose));
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_add_weak_pointer (G_OBJECT (fixture->loose), (gpointer *) &fixture->loose);
  g_object_add_weak_pointer (G_OBJECT (fixture->corpus), (gpointer *) &fixture->corpus);
  g_object_unref (fixture->loose);
  wait_until (fixture->loose == NULL);
  g_object_unref (fixture->corpus);
  wait_until (fixture->corpus == NULL);
  g_clear_error (&fixture->error);
  g_free (fixture->from);
  g_free (fixture->article);
  g_free (fixture->set);
  g_free (fixture->failed);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static const GsyLooseFile *
get (Fixture *fixture, guint i)
{
  g_autoptr (GsyLooseItem) item = g_list_model_get_item (G_LIST_MODEL (fixture->loose), i);

  g_assert_nonnull (item);
  return gsy_loose_item_get_file (item);
}

static guint
count_items (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->loose));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->result = gsy_corpus_open_finish (GSY_CORPUS (source), result, &fixture->error);
  fixture->done = TRUE;
}

static GsyDocument *
open_article (Fixture *fixture, const char *key)
{
  fixture->done = FALSE;
  gsy_corpus_open_async (fixture->corpus, key, NULL, opened_cb, fixture);
  wait_until (fixture->done);
  g_assert_no_error (fixture->error);
  return g_steal_pointer (&fixture->result);
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->result = gsy_loose_files_merge_finish (GSY_LOOSE_FILES (source), result, &fixture->error);
  fixture->done = TRUE;
}

static GsyLooseMerge *
merge (Fixture *fixture, const GsyLooseFile *file, const char *article)
{
  fixture->done = FALSE;
  gsy_loose_files_merge_async (fixture->loose, file, article, merged_cb, fixture);
  wait_until (fixture->done);
  return g_steal_pointer (&fixture->result);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  g_assert_true (gsy_loose_files_undo_adoption_finish (GSY_LOOSE_FILES (source), result, &fixture->error));
  fixture->done = TRUE;
}

static void
take_back (Fixture *fixture)
{
  g_autofree char *from = g_strdup (fixture->from), *article = g_strdup (fixture->article);

  fixture->done = FALSE;
  gsy_loose_files_undo_adoption_async (fixture->loose, from, article, NULL, undone_cb, fixture);
  wait_until (fixture->done);
  g_assert_no_error (fixture->error);
}

/* How many files in the folder have @needle in their names. */
static guint
count_names (Fixture *fixture, const char *needle)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += strstr (name, needle) != NULL;
  return n;
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GsyDocument) document = NULL;
  g_autoptr (GsyLooseMerge) merged = NULL;
  g_autofree char *on_disk = NULL;

  put_sidecar (fixture, "a.txt.annotations.json", STATEMENT (ID_A, "denial", 16, 39));
  put_sidecar (fixture, COPY, STATEMENT (ID_A, "denial", 16, 39) ", " STATEMENT (ID_B, "accusation", 40, 59));
  open_folder (fixture);
  g_assert_cmpuint (count_items (fixture), ==, 1);
  g_assert_cmpuint (gsy_loose_files_get_n_undecided (fixture->loose), ==, 1);

  merged = merge (fixture, get (fixture, 0), NULL);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (merged->n_changes, ==, 1);
  g_assert_cmpuint (merged->n_conflicts, ==, 0);
  document = open_article (fixture, "a.txt");
  g_assert_cmpuint (count_statements (document), ==, 2);
  on_disk = read_file (fixture->folder, "a.txt.annotations.json");
  g_assert_nonnull (strstr (on_disk, ID_B));
  /* The copy is no copy any more, but findable. */
  g_assert_false (file_exists (fixture->folder, COPY));
  g_assert_cmpint (merged->aside != NULL, ==, count_names (fixture, ".merged-") == 1);
  wait_until (gsy_loose_files_get_n_undecided (fixture->loose) == 0);

  g_assert_true (gsy_corpus_undo (fixture->corpus, NULL, NULL));
  g_assert_cmpuint (count_statements (document), ==, 1);
  g_assert_true (gsy_corpus_redo (fixture->corpus, NULL, NULL));
  g_assert_cmpuint (count_statements (document), ==, 2);
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GsyLooseMerge) merged = NULL;
  g_autofree char *on_disk = NULL;
#define NOTED(note, time) "{\"id\": \"" ID_A "\", \"layer\": \"denial\", \"spans\": [{\"start\": 16, \"end\": 39}], \"note\": \"" note "\", \"modified\": \"2031-05-0" time "T10:00:00Z\"}"

  put_sidecar (fixture, "a.txt.annotations.json", NOTED ("ours", "5"));
  put_sidecar (fixture, COPY, NOTED ("theirs", "6"));
  open_folder (fixture);
  g_assert_cmpuint (get (fixture, 0)->n_conflicts, ==, 1);
  merged = merge (fixture, get (fixture, 0), NULL);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (merged->n_conflicts, ==, 1);
  on_disk = read_file (fixture->folder, "a.txt.annotations.json");
  g_assert_nonnull (strstr (on_disk, "ours"));
  g_assert_nonnull (strstr (on_disk, "theirs"));
}

/* The copy forked from what we had: what we did since is no conflict. */
static void
test_base (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GsyDocument) document = NULL;
  g_autoptr (GsyLooseMerge) merged = NULL;
  g_autoptr (GsyEdit) edit = NULL;
  g_autoptr (GsyStatement) changed = NULL;
  const GsyStatement *before;

  put_sidecar (fixture, "a.txt.annotations.json", NOTED ("first", "5"));
  open_folder (fixture);
  document = open_article (fixture, "a.txt");
  before = gsy_store_get_statement (gsy_document_get_store (document), 0);
  changed = gsy_statement_copy (before);
  g_free (changed->note);
  changed->note = g_strdup ("second");
  g_free (changed->modified);
  changed->modified = g_strdup ("2031-05-07T10:00:00Z");
  edit = gsy_edit_new ("Change");
  gsy_edit_add_statement (edit, "a.txt", before, changed);
  g_assert_true (gsy_corpus_do (fixture->corpus, edit, NULL));
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));

  put_sidecar (fixture, COPY, NOTED ("first", "5") ", " STATEMENT (ID_B, "accusation", 40, 59));
  wait_until (count_items (fixture) == 1);
  merged = merge (fixture, get (fixture, 0), NULL);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (merged->n_conflicts, ==, 0);
  g_assert_cmpuint (count_statements (document), ==, 2);
  g_assert_cmpstr (gsy_store_find (gsy_document_get_store (document), ID_A)->note, ==, "second");
}

static void
test_vocabulary (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GsyLooseMerge) merged = NULL;
  g_autofree char *on_disk = NULL;
  GPtrArray *actors;

  g_free (put_file (fixture->folder, "gainsay.json", "{\"format\": \"gainsay-project\", \"version\": 1, \"actors\": [{\"name\": \"Alpha\"}]}"));
  g_free (put_file (fixture->folder, "gainsay (1).json", "{\"format\": \"gainsay-project\", \"version\": 1, \"actors\": [{\"name\": \"Beta\"}]}"));
  open_folder (fixture);
  g_assert_cmpint (get (fixture, 0)->kind, ==, GSY_LOOSE_PROJECT_COPY);
  merged = merge (fixture, get (fixture, 0), NULL);
  g_assert_no_error (fixture->error);
  actors = gsy_scheme_get_list (gsy_corpus_get_scheme (fixture->corpus), GSY_LIST_ACTORS);
  g_assert_cmpuint (actors->len, ==, 2);
  on_disk = read_file (fixture->folder, "gainsay.json");
  g_assert_nonnull (strstr (on_disk, "Beta"));
  g_assert_false (file_exists (fixture->folder, "gainsay (1).json"));
  g_assert_true (gsy_corpus_undo (fixture->corpus, NULL, NULL));
  g_assert_cmpuint (gsy_scheme_get_list (gsy_corpus_get_scheme (fixture->corpus), GSY_LIST_ACTORS)->len, ==, 1);
}

static void
test_broken_copy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GsyLooseMerge) merged = NULL;

  g_free (put_file (fixture->folder, COPY, "{\"format\": "));
  open_folder (fixture);
  g_assert_nonnull (get (fixture, 0)->problem);
  merged = merge (fixture, get (fixture, 0), NULL);
  g_assert_null (merged);
  g_assert_nonnull (fixture->error);
  g_assert_true (file_exists (fixture->folder, COPY));
}

static void
aside_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->result = gsy_loose_files_set_aside_finish (GSY_LOOSE_FILES (source), result, &fixture->error);
  fixture->done = TRUE;
}

static void
test_aside (Fixture *fixture, gconstpointer data)
{
  g_autofree char *aside = NULL;

  put_sidecar (fixture, COPY, STATEMENT (ID_A, "denial", 16, 39));
  open_folder (fixture);
  gsy_loose_files_set_aside_async (fixture->loose, get (fixture, 0), FALSE, aside_cb, fixture);
  wait_until (fixture->done);
  aside = fixture->result;
  g_assert_no_error (fixture->error);
  g_assert_nonnull (strstr (aside, COPY ".aside-"));
  wait_until (gsy_loose_files_get_n_undecided (fixture->loose) == 0);
  wait_until (count_items (fixture) == 1);
  g_assert_cmpint (get (fixture, 0)->kind, ==, GSY_LOOSE_ASIDE);
  g_assert_cmpuint (get (fixture, 0)->n_added, ==, 1);
}

static void
test_renamed_while_closed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *on_disk = NULL;
  g_autoptr (GsyDocument) other = NULL;
  const GsyStatement *statement;

  put_sidecar (fixture, "a.txt.annotations.json", STATEMENT (ID_A, "denial", 16, 39));
  put_sidecar (fixture, "a.txt.annotations.marie.json", STATEMENT (ID_A, "denial", 16, 39));
  g_free (put_file (fixture->folder, "z.txt", "Gamma says so."));
  {
    g_autofree char *sidecar = make_sidecar ("Gamma says so.", "{\"id\": \"" ID_B "\", \"layer\": \"denial\", \"spans\": [{\"start\": 0, \"end\": 5}],"
                                                               "\"links\": [{\"relation\": \"answers\", \"to\": \"" ID_A "\", \"article\": \"a.txt\"}]}");

    g_free (put_file (fixture->folder, "z.txt.annotations.json", sidecar));
  }
  rename_in (fixture, "a.txt", "b.txt");
  open_folder (fixture);
  wait_until (file_exists (fixture->folder, "b.txt.annotations.json") && file_exists (fixture->folder, "b.txt.annotations.marie.json"));
  wait_until (fixture->article != NULL);
  g_assert_cmpstr (fixture->from, ==, "a.txt");
  g_assert_cmpstr (fixture->article, ==, "b.txt");
  g_assert_null (fixture->failed);
  g_assert_cmpuint (count_names (fixture, "a.txt"), ==, 0);
  on_disk = read_file (fixture->folder, "b.txt.annotations.json");
  g_assert_nonnull (strstr (on_disk, "\"file\": \"b.txt\""));

  /* What leads there says the new name, as a step that can be undone. */
  other = open_article (fixture, "z.txt");
  wait_until (gsy_history_can_undo (gsy_corpus_get_history (fixture->corpus)));
  statement = gsy_store_find (gsy_document_get_store (other), ID_B);
  g_assert_cmpstr (((const GsyLink *) g_ptr_array_index (statement->links, 0))->article, ==, "b.txt");
  g_assert_true (gsy_corpus_undo (fixture->corpus, NULL, NULL));
  statement = gsy_store_find (gsy_document_get_store (other), ID_B);
  g_assert_cmpstr (((const GsyLink *) g_ptr_array_index (statement->links, 0))->article, ==, "a.txt");
}

static void
test_renamed_while_open (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GsyDocument) old = NULL;
  g_autoptr (GsyDocument) document = NULL;
  g_autoptr (GsyEdit) edit = edit_add ("a.txt", ID_B, "accusation", 40, 59);
  g_autofree char *on_disk = NULL;

  put_sidecar (fixture, "a.txt.annotations.json", STATEMENT (ID_A, "denial", 16, 39));
  open_folder (fixture);
  old = open_article (fixture, "a.txt");
  g_assert_true (gsy_corpus_do (fixture->corpus, edit, NULL));
  rename_in (fixture, "a.txt", "b.txt");
  wait_until (fixture->article != NULL);
  /* What was not saved yet went along. */
  document = open_article (fixture, "b.txt");
  g_assert_cmpuint (count_statements (document), ==, 2);
  g_assert_true (gsy_document_is_read_only (old));
  g_clear_object (&old);
  g_assert_null (gsy_corpus_find_document (fixture->corpus, "a.txt"));

  /* And what was done can be undone under the new name. */
  g_assert_true (gsy_corpus_undo (fixture->corpus, NULL, NULL));
  g_assert_cmpuint (count_statements (document), ==, 1);
  g_assert_true (gsy_corpus_redo (fixture->corpus, NULL, NULL));
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  on_disk = read_file (fixture->folder, "b.txt.annotations.json");
  g_assert_nonnull (strstr (on_disk, ID_B));
  g_assert_false (file_exists (fixture->folder, "a.txt.annotations.json"));
}

/* A folder was put in order by another program: all of them follow, one after the other, and together they are one thing to tell. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i), *moved = g_strdup_printf ("n%u.txt", i);
      g_autofree char *sidecar_name = g_strconcat (name, ".annotations.json", NULL);
      g_autofree char *text = g_strdup_printf ("%s%u\n", TEXT, i);
      g_autofree char *sidecar = make_sidecar (text, STATEMENT (ID_A, "denial", 16, 39));

      g_free (put_file (fixture->folder, moved, text));
      g_free (put_file (fixture->folder, sidecar_name, sidecar));
    }
  open_folder (fixture);
  wait_until (fixture->article != NULL);
  wait_until (count_names (fixture, "n") >= 60 && !gsy_loose_files_is_looking (fixture->loose));
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *moved = g_strdup_printf ("n%u.txt.annotations.json", i);

      wait_until (file_exists (fixture->folder, moved));
    }
  wait_until (gsy_loose_files_get_n_adopted (fixture->loose) == 30);
  g_assert_null (fixture->failed);
  g_assert_cmpuint (gsy_loose_files_get_n_undecided (fixture->loose), ==, 0);
  gsy_loose_files_take_back (fixture->loose);
  g_assert_cmpuint (gsy_loose_files_get_n_adopted (fixture->loose), ==, 0);
  wait_until (gsy_loose_files_get_n_undecided (fixture->loose) == 30);
  g_assert_null (fixture->failed);
}

static void
test_taken_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GsyDocument) document = NULL;

  put_sidecar (fixture, "a.txt.annotations.json", STATEMENT (ID_A, "denial", 16, 39));
  rename_in (fixture, "a.txt", "b.txt");
  open_folder (fixture);
  wait_until (fixture->article != NULL);
  document = open_article (fixture, "b.txt");
  g_assert_cmpuint (count_statements (document), ==, 1);
  take_back (fixture);
  g_assert_true (file_exists (fixture->folder, "a.txt.annotations.json"));
  g_assert_false (file_exists (fixture->folder, "b.txt.annotations.json"));
  g_assert_cmpuint (count_statements (document), ==, 0);
  g_assert_false (gsy_document_is_read_only (document));
  /* It is offered now, and no more done. */
  wait_until (gsy_loose_files_get_n_undecided (fixture->loose) == 1);
  g_assert_cmpstr (get (fixture, 0)->adopter, ==, "b.txt");
}

static void
test_comes_and_goes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, COPY, NULL);

  open_folder (fixture);
  g_assert_cmpuint (count_items (fixture), ==, 0);
  put_sidecar (fixture, COPY, STATEMENT (ID_A, "denial", 16, 39));
  wait_until (count_items (fixture) == 1);
  g_assert_cmpint (g_unlink (path), ==, 0);
  wait_until (count_items (fixture) == 0);
}

int
main (int argc, char **argv)
{
  g_autofree char *trash = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  isolate_state ();
  trash = make_folder ();
  g_setenv ("XDG_DATA_HOME", trash, TRUE);
#define ADD(path, test) g_test_add ("/loose-files/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("merge/takes-over-saves-and-puts-the-copy-away", test_merge);
  ADD ("merge/keeps-both-values-where-they-contradict", test_conflict);
  ADD ("merge/goes-by-the-version-that-the-copy-continues-from", test_base);
  ADD ("merge/of-the-vocabulary-takes-what-is-listed-there", test_vocabulary);
  ADD ("merge/leaves-a-broken-copy-where-it-is", test_broken_copy);
  ADD ("set-aside/keeps-the-copy-under-a-clear-name", test_aside);
  ADD ("adopt/renamed-while-closed-with-set-and-links", test_renamed_while_closed);
  ADD ("adopt/renamed-while-open-with-unsaved-work-and-history", test_renamed_while_open);
  ADD ("adopt/many-at-once", test_many);
  ADD ("adopt/taken-back-it-is-offered", test_taken_back);
  ADD ("list/follows-what-comes-and-goes", test_comes_and_goes);
  status = run_tests ();
  remove_tree (trash);
  return status;
}
