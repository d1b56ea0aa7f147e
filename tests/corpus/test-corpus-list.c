/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-corpus-list.c: the folder as a list. */
#include "config.h"
#include "corpus-fixture.h"

static void
test_names (void)
{
  const char *const yes[] = { "a2.txt", "a10.txt", "b.md", "c.text", "README", "UPPER.TXT", "-rf", "e.f.txt" };
  const char *const no[] = { ".hidden.txt", "picture.png", "a2.txt.annotations.json", "a2.txt.annotations.marie.json", "gainsay.json", "x.html", "txt." };
  g_autoptr (Folder) folder = fresh_folder ();
  g_autofree char *sub = g_build_filename (folder, "sub", NULL);
  g_autofree char *deep = g_build_filename (sub, "deep", NULL);
  g_autofree char *hidden = g_build_filename (folder, ".git", NULL);
  g_autofree char *loop = g_build_filename (sub, "loop", NULL);
  g_autofree char *file_link = g_build_filename (folder, "link.txt", NULL);
  g_autofree char *dangling = g_build_filename (folder, "lost.txt", NULL);
  g_autofree char *keys = NULL;
  GsyCorpus *corpus;

  g_assert_cmpint (g_mkdir (sub, 0755) | g_mkdir (deep, 0755) | g_mkdir (hidden, 0755), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    g_free (put_file (folder, yes[i], TEXT));
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    g_free (put_file (folder, no[i], "{}"));
  g_free (put_file (sub, "x.txt", TEXT));
  g_free (put_file (deep, "y.txt", TEXT));
  g_free (put_file (hidden, "z.txt", TEXT));
  g_assert_cmpint (symlink ("..", loop), ==, 0);
  g_assert_cmpint (symlink ("a2.txt", file_link), ==, 0);
  g_assert_cmpint (symlink ("nowhere", dangling), ==, 0);

  corpus = open_folder (folder);
  keys = list_keys (corpus);
  g_assert_cmpstr (keys, ==, "-rf README UPPER.TXT a2.txt a10.txt b.md c.text e.f.txt link.txt lost.txt sub/deep/y.txt sub/x.txt");
  g_assert_nonnull (gsy_corpus_row_get_problem (gsy_corpus_find_row (corpus, "lost.txt")));
  g_assert_null (gsy_corpus_row_get_problem (gsy_corpus_find_row (corpus, "link.txt")));
  g_assert_null (gsy_corpus_find_row (corpus, "picture.png"));
  close_corpus (corpus);
}

static void
test_hostile_names (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  g_autofree char *pipe_path = g_build_filename (folder, "pipe.txt", NULL);
  g_autofree char *sparse = put_file (folder, "huge.txt", "");
  GsyCorpus *corpus;
  GsyDocument *document;
  GsyCorpusRow *row;

  g_free (put_file (folder, "caf\xe9.txt", TEXT));
  g_free (put_file (folder, "two\nlines.txt", TEXT));
  g_free (put_bytes (folder, "binary.txt", "a\0b", 3));
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_cmpint (truncate (sparse, G_GINT64_CONSTANT (1) << 30), ==, 0);

  corpus = open_folder (folder);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (corpus)), ==, 5);
  row = gsy_corpus_find_row (corpus, "caf\xe9.txt");
  g_assert_cmpstr (gsy_corpus_row_get_name (row), ==, "caf\xef\xbf\xbd.txt");
  g_assert_null (gsy_corpus_row_get_problem (row));
  g_assert_cmpstr (gsy_corpus_row_get_name (gsy_corpus_find_row (corpus, "two\nlines.txt")), ==, "two\xef\xbf\xbdlines.txt");
  g_assert_nonnull (gsy_corpus_row_get_problem (gsy_corpus_find_row (corpus, "pipe.txt")));
  g_assert_nonnull (gsy_corpus_row_get_problem (gsy_corpus_find_row (corpus, "huge.txt")));
  g_assert_nonnull (gsy_corpus_row_get_problem (gsy_corpus_find_row (corpus, "binary.txt")));

  document = open_document (corpus, "caf\xe9.txt");
  assert_do (corpus, edit_add ("caf\xe9.txt", NULL, "denial", 16, 21));
  assert_flush (corpus);
  g_assert_true (file_exists (folder, "caf\xe9.txt.annotations.json"));
  g_object_unref (document);
  close_corpus (corpus);
}

static void
unreadable_in_child (const char *folder)
{
  g_autofree char *closed = g_build_filename (folder, "closed", NULL);
  g_autofree char *path = put_file (folder, "secret.txt", TEXT);
  g_autofree char *sidecar = put_file (folder, "open.txt.annotations.json", SIDECAR (""));
  GsyCorpus *corpus;

  g_free (put_file (folder, "open.txt", TEXT));
  g_assert_cmpint (g_mkdir (closed, 0), ==, 0);
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  g_assert_cmpint (g_chmod (sidecar, 0), ==, 0);
  corpus = open_folder (folder);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (corpus)), ==, 2);
  g_assert_nonnull (gsy_corpus_row_get_problem (gsy_corpus_find_row (corpus, "secret.txt")));
  g_assert_nonnull (gsy_corpus_row_get_problem (gsy_corpus_find_row (corpus, "open.txt")));
  g_assert_nonnull (strstr (gsy_corpus_get_folder_problem (corpus), "closed"));
  close_corpus (corpus);

  g_assert_cmpint (g_chmod (folder, 0), ==, 0);
  corpus = open_folder (folder);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (corpus)), ==, 0);
  g_assert_nonnull (gsy_corpus_get_folder_problem (corpus));
  close_corpus (corpus);
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
}

/* In a process of its own: threads do not come along into a fork. */
static void
test_unreadable (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (Folder) folder = fresh_folder ();

      drop_privileges (folder);
      unreadable_in_child (folder);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_no_folder (void)
{
  GsyCorpus *corpus = open_folder ("/nowhere/at/all");

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (corpus)), ==, 0);
  g_assert_nonnull (gsy_corpus_get_folder_problem (corpus));
  close_corpus (corpus);
}

static void
test_rows (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  GsyCorpus *corpus;
  GsyCorpusRow *row;

  g_free (put_file (folder, "a.txt", TEXT));
  g_free (put_file (folder, "a.txt.annotations.json", SIDECAR (STATEMENT (ID_A, "denial", 16, 21) ", " STATEMENT (ID_B, "accusation", 40, 44))));
  g_free (put_file (folder, "b.txt", TEXT));
  g_free (put_file (folder, "b.txt.annotations.json", "{\"format\": \"gainsay-annotations\", \"version\": 1, \"unit\": \"code-point\", "
                                                      "\"article\": {\"file\": \"b.txt\", \"title\": \"Été\", \"published\": \"2030\", \"state\": \"done\"}, \"statements\": []}"));
  g_free (put_file (folder, "c.txt", ""));
  g_free (put_file (folder, "d.txt", TEXT));
  g_free (put_file (folder, "d.txt.annotations.json", "{"));

  corpus = open_folder (folder);
  row = gsy_corpus_find_row (corpus, "a.txt");
  g_assert_cmpstr (gsy_corpus_row_get_title (row), ==, "Alpha denies the claim.");
  g_assert_cmpstr (gsy_corpus_row_get_published (row), ==, "2031-05-04");
  g_assert_cmpint (gsy_corpus_row_get_state (row), ==, GSY_STATE_NEW);
  g_assert_cmpuint (gsy_corpus_row_get_count (row, "denial"), ==, 1);
  g_assert_cmpuint (gsy_corpus_row_get_count (row, "counter-accusation"), ==, 0);
  g_assert_cmpuint (gsy_corpus_row_get_total (row), ==, 2);
  row = gsy_corpus_find_row (corpus, "b.txt");
  g_assert_cmpstr (gsy_corpus_row_get_title (row), ==, "Été");
  g_assert_cmpstr (gsy_corpus_row_get_published (row), ==, "2030");
  g_assert_cmpint (gsy_corpus_row_get_state (row), ==, GSY_STATE_DONE);
  g_assert_nonnull (strstr (gsy_corpus_row_get_folded (row), "ete"));
  g_assert_nonnull (strstr (gsy_corpus_row_get_folded (row), "b.txt"));
  g_assert_cmpuint (gsy_corpus_get_n_done (corpus), ==, 1);
  row = gsy_corpus_find_row (corpus, "c.txt");
  g_assert_cmpstr (gsy_corpus_row_get_title (row), ==, "c.txt");
  g_assert_null (gsy_corpus_row_get_problem (row));
  row = gsy_corpus_find_row (corpus, "d.txt");
  g_assert_nonnull (strstr (gsy_corpus_row_get_problem (row), "d.txt.annotations.json"));
  g_assert_cmpuint (gsy_corpus_count_layer (corpus, "accusation"), ==, 1);
  close_corpus (corpus);
}

static void
test_only (void)
{
  const char *const only[] = { "b.html", "a.txt", "missing.txt", NULL };
  g_autoptr (Folder) folder = fresh_folder ();
  g_autofree char *keys = NULL;
  GsyCorpus *corpus;

  g_free (put_file (folder, "a.txt", TEXT));
  g_free (put_file (folder, "a.txt.annotations.json", SIDECAR (STATEMENT (ID_A, "denial", 16, 21))));
  g_free (put_file (folder, "b.html", TEXT));
  g_free (put_file (folder, "c.txt", TEXT));
  corpus = gsy_corpus_new (folder, only);
  wait_until (!gsy_corpus_is_loading (corpus));
  keys = list_keys (corpus);
  g_assert_cmpstr (keys, ==, "a.txt b.html missing.txt");
  g_assert_cmpuint (gsy_corpus_row_get_total (gsy_corpus_find_row (corpus, "a.txt")), ==, 1);
  g_assert_nonnull (gsy_corpus_row_get_problem (gsy_corpus_find_row (corpus, "missing.txt")));
  close_corpus (corpus);
}

static void
test_many (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  GsyCorpus *corpus;

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *name = g_strdup_printf ("article %u.txt", i);

      g_free (put_file (folder, name, TEXT));
      if (i % 10 == 0)
        {
          g_autofree char *sidecar = g_strconcat (name, ".annotations.json", NULL);

          g_free (put_file (folder, sidecar, SIDECAR (STATEMENT (ID_A, "denial", 16, 21))));
        }
    }
  corpus = open_folder (folder);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (corpus)), ==, 10000);
  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *name = g_strdup_printf ("article %u.txt", i);
      g_autoptr (GsyCorpusRow) row = g_list_model_get_item (G_LIST_MODEL (corpus), i);

      g_assert_cmpstr (gsy_corpus_row_get_key (row), ==, name);
      g_assert_cmpuint (gsy_corpus_row_get_total (row), ==, i % 10 == 0 ? 1 : 0);
      g_assert_cmpstr (gsy_corpus_row_get_published (row), ==, "2031-05-04");
    }
  g_assert_cmpuint (gsy_corpus_count_layer (corpus, "denial"), ==, 1000);
  close_corpus (corpus);
}

static void
test_dropped_while_loading (void)
{
  g_autoptr (Folder) folder = fresh_folder ();

  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);

      g_free (put_file (folder, name, TEXT));
    }
  for (guint i = 0; i < 20; i++)
    {
      GsyCorpus *corpus = gsy_corpus_new (folder, NULL);

      for (guint j = 0; j < i / 5; j++)
        g_main_context_iteration (NULL, FALSE);
      g_assert_finalize_object (corpus);
    }
  {
    GsyCorpus *corpus = open_folder (folder);

    close_corpus (corpus);
  }
}

static void
test_leftovers_swept (void)
{
  g_autoptr (Folder) folder = make_two ();
  const struct timespec times[2] = { { 1000, 0 }, { 1000, 0 } };
  pid_t pid = fork ();
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  GsyCorpus *corpus;

  if (pid == 0)
    _exit (0);
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
  name = g_strdup_printf (".a.txt.annotations.json.%d.gsy01234567.tmp", (int) pid);
  path = put_file (folder, name, "half");
  g_assert_cmpint (utimensat (-100, path, times, 0), ==, 0);
  corpus = open_folder (folder);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  close_corpus (corpus);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  isolate_state ();
  main_thread = g_thread_self ();

  g_test_add_func ("/corpus/list/which-names-count", test_names);
  g_test_add_func ("/corpus/list/hostile-names-and-files", test_hostile_names);
  g_test_add_func ("/corpus/list/what-cannot-be-read-says-so", test_unreadable);
  g_test_add_func ("/corpus/list/no-folder", test_no_folder);
  g_test_add_func ("/corpus/list/rows-tell-title-date-state-and-counts", test_rows);
  g_test_add_func ("/corpus/list/only-what-was-named", test_only);
  g_test_add_func ("/corpus/list/ten-thousand", test_many);
  g_test_add_func ("/corpus/list/dropped-while-loading", test_dropped_while_loading);
  g_test_add_func ("/corpus/list/leftovers-are-swept", test_leftovers_swept);

  return run_tests ();
}
