/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-slow-disk.c: the main loop turns while a disk does not answer, whatever waits for it. Nothing here is timed: the disk answers when the
 * test says so (gate.c), and what needs the disk to go on would never end. */
#include "config.h"
#include "corpus/gsy-corpus.h"

#include "../corpus/fixture.h"

#include <glib/gstdio.h>

/* So often the main loop must turn while the disk is closed. */
#define TURNS 300
#define NOTE_BYTES (10 * 1024 * 1024)

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Files tell no main loop that they came: it looks again and again. */
#undef wait_until
#define wait_until(condition)                                            \
  G_STMT_START                                                           \
  {                                                                      \
    guint give_up_source = g_timeout_add_seconds (60, give_up_cb, NULL); \
    guint tick_source = g_timeout_add (5, tick_cb, NULL);                \
    while (!(condition))                                                 \
      g_main_context_iteration (NULL, TRUE);                             \
    g_source_remove (tick_source);                                       \
    g_source_remove (give_up_source);                                    \
  }                                                                      \
  G_STMT_END

static char *gate;
static char *disk;

static void
close_gate (const char *only)
{
  g_autofree char *only_path = g_build_filename (gate, "only", NULL);

  if (only != NULL)
    g_free (put_file (gate, "only", only));
  else
    g_unlink (only_path);
  g_free (put_file (gate, "closed", ""));
}

/* And forgets what waited. */
static void
open_gate (void)
{
  GDir *dir = g_dir_open (gate, 0, NULL);
  const char *name;
  g_autofree char *closed = g_build_filename (gate, "closed", NULL);

  g_unlink (closed);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (gate, name, NULL);

      g_unlink (path);
    }
  g_dir_close (dir);
}

static gboolean
turn_cb (gpointer data)
{
  guint *n = data;

  return ++*n < TURNS ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* It turns, and nothing in it waits for the disk, which is closed. */
static void
assert_turns (void)
{
  guint n = 0;

  g_assert_true (file_exists (gate, "closed"));
  g_idle_add (turn_cb, &n);
  wait_until (n >= TURNS);
  g_assert_true (file_exists (gate, "closed"));
}

static void
forget_main_thread (void)
{
  g_autofree char *path = g_build_filename (gate, "main", NULL);

  g_unlink (path);
}

static void
assert_main_thread_idle (void)
{
  g_autofree char *path = g_build_filename (gate, "main", NULL);
  g_autofree char *calls = NULL;

  if (g_file_get_contents (path, &calls, NULL, NULL))
    g_error ("The main thread asked the disk:\n%s", calls);
}

static char *
make_articles (gsize note_bytes)
{
  char *folder = g_build_filename (disk, "XXXXXX", NULL);
  g_autofree char *state = g_build_filename (g_get_user_state_dir (), "gainsay", NULL);
  g_autofree char *note = g_strnfill (note_bytes, 'n');
  g_autofree char *sidecar = g_strdup_printf ("{\n  \"format\": \"gainsay-annotations\",\n  \"version\": 1,\n  \"unit\": \"code-point\",\n  \"article\": "
                                              "{\n    \"file\": \"a.txt\",\n    \"note\": \"%s\"\n  },\n  \"statements\": []\n}\n",
                                              note);

  remove_tree (state);
  g_assert_nonnull (g_mkdtemp (folder));
  g_free (put_file (folder, "a.txt", TEXT));
  g_free (put_file (folder, "b.txt", TEXT));
  g_free (put_file (folder, "a.txt.annotations.json", sidecar));
  return folder;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GsyDocument **document = data;
  GError *error = NULL;

  *document = gsy_corpus_open_finish (GSY_CORPUS (source), result, &error);
  g_assert_no_error (error);
}

static GsyDocument *
open_article (GsyCorpus *corpus, const char *key)
{
  GsyDocument *document = NULL;

  gsy_corpus_open_async (corpus, key, NULL, opened_cb, &document);
  wait_until (document != NULL);
  return document;
}

static GsyCorpus *
open_corpus (const char *folder)
{
  GsyCorpus *corpus = gsy_corpus_new (folder, NULL);

  wait_until (!gsy_corpus_is_loading (corpus));
  return corpus;
}

static void
do_mark (GsyCorpus *corpus, const char *key, guint start)
{
  g_autoptr (GsyEdit) edit = edit_add (key, NULL, "denial", start, start + 3);
  GError *error = NULL;

  g_assert_true (gsy_corpus_do (corpus, edit, &error));
  g_assert_no_error (error);
}

static guint
count_on_disk (const char *folder)
{
  g_autofree char *content = read_file (folder, "a.txt.annotations.json");
  guint n = 0;

  for (const char *at = content; (at = strstr (at, "\"layer\"")) != NULL; at++)
    n++;
  return n;
}

/* Whichever call it is that a save waits in. */
static void
test_saving (void)
{
  static const char *const calls[] = { "open", "write", "fsync", "rename" };
  g_autofree char *folder = make_articles (NOTE_BYTES);
  g_autoptr (GsyCorpus) corpus = open_corpus (folder);
  g_autoptr (GsyDocument) document G_GNUC_UNUSED = open_article (corpus, "a.txt");

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autofree char *waits = g_strdup_printf ("waits-%s", calls[i]);

      close_gate (calls[i]);
      forget_main_thread ();
      do_mark (corpus, "a.txt", 16 + 6 * i);
      gsy_corpus_flush (corpus);
      wait_until (file_exists (gate, waits));
      assert_turns ();
      g_assert_cmpint (gsy_corpus_get_save_state (corpus, NULL), ==, GSY_SAVE_STATE_SAVING);
      /* Work goes on, and back. */
      do_mark (corpus, "a.txt", 18 + 6 * i);
      g_assert_true (gsy_corpus_undo (corpus, NULL, NULL));
      assert_turns ();
      g_assert_false (gsy_corpus_is_saved (corpus));
      assert_main_thread_idle ();
      open_gate ();
      wait_until (gsy_corpus_is_saved (corpus));
      assert_main_thread_idle ();
      g_assert_cmpuint (count_on_disk (folder), ==, i + 1);
    }
}

static void
test_opening (void)
{
  g_autofree char *folder = make_articles (NOTE_BYTES);
  GsyCorpus *corpus;
  GsyDocument *document = NULL;

  close_gate (NULL);
  forget_main_thread ();
  corpus = gsy_corpus_new (folder, NULL);
  gsy_corpus_open_async (corpus, "a.txt", NULL, opened_cb, &document);
  assert_turns ();
  g_assert_true (gsy_corpus_is_loading (corpus));
  g_assert_null (document);
  open_gate ();
  wait_until (document != NULL && !gsy_corpus_is_loading (corpus));
  assert_main_thread_idle ();
  g_object_unref (document);
  g_object_unref (corpus);
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError **error = data;

  g_assert_false (gsy_corpus_flush_finish (GSY_CORPUS (source), result, error));
}

static guint
count_recovered_marks (void)
{
  g_autofree char *recovery = recovery_folder ();
  g_autofree char *entry = find_file (recovery, "");
  g_autofree char *folder = g_build_filename (recovery, entry, NULL);
  g_autofree char *content = read_file (folder, "sidecar.json");
  guint n = 0;

  for (const char *at = content; (at = strstr (at, "\"layer\"")) != NULL; at++)
    n++;
  return n;
}

/* What the disk does not take is put elsewhere, as new as it is, until the disk has it. */
static void
test_patience (void)
{
  g_autofree char *folder = make_articles (10);
  g_autoptr (GsyCorpus) corpus = open_corpus (folder);
  g_autoptr (GsyDocument) document G_GNUC_UNUSED = open_article (corpus, "a.txt");
  g_autoptr (GError) error = NULL;
  const char *message;

  close_gate ("fsync");
  do_mark (corpus, "a.txt", 16);
  gsy_corpus_flush_async (corpus, flushed_cb, &error);
  wait_until (file_exists (gate, "waits-fsync"));
  g_assert_null (error);
  forget_main_thread ();
  gsy_corpus_lose_patience (corpus);
  wait_until (error != NULL);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_cmpint (gsy_corpus_get_save_state (corpus, &message), ==, GSY_SAVE_STATE_RECOVERY);
  g_assert_nonnull (strstr (message, "a.txt.annotations.json"));
  g_assert_nonnull (strstr (message, "recovery"));
  g_assert_cmpuint (count_recovered_marks (), ==, 1);

  do_mark (corpus, "a.txt", 22);
  wait_until (count_recovered_marks () == 2);
  g_assert_cmpuint (count_recovered (), ==, 1);
  assert_turns ();
  /* Who asks now has the answer at once. */
  g_clear_error (&error);
  gsy_corpus_flush_async (corpus, flushed_cb, &error);
  wait_until (error != NULL);
  assert_main_thread_idle ();

  open_gate ();
  wait_until (gsy_corpus_is_saved (corpus));
  g_assert_cmpint (gsy_corpus_get_save_state (corpus, &message), ==, GSY_SAVE_STATE_SAVED);
  g_assert_null (message);
  g_assert_cmpuint (count_on_disk (folder), ==, 2);
  wait_until (count_recovered () == 0);
}

/* Both disks. */
static void
test_patience_in_vain (void)
{
  g_autofree char *folder = make_articles (10);
  g_autofree char *block = put_file (g_get_user_state_dir (), "gainsay", "not a folder");
  g_autoptr (GsyCorpus) corpus = open_corpus (folder);
  g_autoptr (GsyDocument) document G_GNUC_UNUSED = open_article (corpus, "a.txt");
  g_autoptr (GError) error = NULL;
  const char *message;

  close_gate ("fsync");
  do_mark (corpus, "a.txt", 16);
  gsy_corpus_flush_async (corpus, flushed_cb, &error);
  wait_until (file_exists (gate, "waits-fsync"));
  gsy_corpus_lose_patience (corpus);
  wait_until (error != NULL);
  g_assert_cmpint (gsy_corpus_get_save_state (corpus, &message), ==, GSY_SAVE_STATE_FAILED);
  g_assert_nonnull (strstr (message, "leave it open"));
  open_gate ();
  wait_until (gsy_corpus_is_saved (corpus));
  g_assert_cmpuint (count_on_disk (folder), ==, 1);
  g_assert_cmpint (g_unlink (block), ==, 0);
}

/* Another program makes the file in the last moment before ours gets its name. */
static void
test_newcomer (void)
{
  g_autofree char *folder = make_articles (10);
  g_autoptr (GsyCorpus) corpus = open_corpus (folder);
  G_GNUC_UNUSED g_autoptr (GsyDocument) document = open_article (corpus, "b.txt");
  g_autofree char *content = NULL;

  close_gate ("rename");
  do_mark (corpus, "b.txt", 16);
  gsy_corpus_flush (corpus);
  wait_until (file_exists (gate, "waits-rename"));
  g_free (put_file (folder, "b.txt.annotations.json", SIDECAR (STATEMENT (ID_A, "accusation", 22, 28))));
  open_gate ();
  wait_until (gsy_corpus_is_saved (corpus));
  content = read_file (folder, "b.txt.annotations.json");
  g_assert_nonnull (strstr (content, ID_A));
  g_assert_nonnull (strstr (content, "denial"));
}

/* Who gives up does not wait, and the next start has the work. */
static void
test_abandoned (void)
{
  g_autofree char *folder = make_articles (10);
  GsyCorpus *corpus = open_corpus (folder);
  GsyDocument *document = open_article (corpus, "a.txt");
  g_autoptr (GError) error = NULL;

  close_gate ("fsync rename write");
  do_mark (corpus, "a.txt", 16);
  gsy_corpus_flush_async (corpus, flushed_cb, &error);
  wait_until (file_exists (gate, "waits-write"));
  gsy_corpus_lose_patience (corpus);
  wait_until (error != NULL);
  g_assert_cmpuint (count_recovered_marks (), ==, 1);
  g_object_unref (document);
  gsy_corpus_abandon (corpus);
  g_object_unref (corpus);
  g_assert_true (file_exists (gate, "closed"));
  g_assert_cmpuint (count_on_disk (folder), ==, 0);
  open_gate ();
}

int
main (int argc, char *argv[])
{
  g_autofree char *root = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  isolate_state ();
  root = make_folder ();
  gate = g_build_filename (root, "gate", NULL);
  disk = g_build_filename (root, "disk", NULL);
  g_assert_cmpint (g_mkdir (gate, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (disk, 0700), ==, 0);
  g_setenv ("GAINSAY_GATE", gate, TRUE);
  g_setenv ("GAINSAY_GATE_DISK", disk, TRUE);
  if (!g_file_test (disk, G_FILE_TEST_EXISTS) || !file_exists (gate, "main"))
    {
      g_print ("1..0 # SKIP gate.so is not loaded\n");
      remove_tree (root);
      return 0;
    }

  g_test_add_func ("/slow-disk/the-loop-turns-while-10-MB-are-saved", test_saving);
  g_test_add_func ("/slow-disk/the-loop-turns-while-a-folder-and-an-article-are-opened", test_opening);
  g_test_add_func ("/slow-disk/work-is-put-elsewhere-until-the-disk-answers", test_patience);
  g_test_add_func ("/slow-disk/both-disks-leave-it-in-the-window-and-say-so", test_patience_in_vain);
  g_test_add_func ("/slow-disk/what-appears-in-the-last-moment-is-not-written-over", test_newcomer);
  g_test_add_func ("/slow-disk/giving-up-waits-for-nothing", test_abandoned);

  status = run_tests ();
  remove_tree (root);
  g_free (gate);
  g_free (disk);
  return status;
}
