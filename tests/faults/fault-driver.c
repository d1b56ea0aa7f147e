/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fault-driver.c: writes one file as the program does, between two marks that a tracer sees, tells what is on disk then, and
 * tries again when it failed: fault-driver VERB ROOT SIZE. ROOT has a folder “articles” with a.txt in it; the state folder is ROOT/state. */
#include "config.h"
#include "corpus/gsy-corpus.h"
#include "corpus/gsy-recovery.h"
#include "corpus/gsy-versions.h"

#include <glib/gstdio.h>

#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NEW_ID "1c4f1d1b-7e1f-4e5f-8c6f-1a7b0b8c3d22"

typedef struct
{
  const char *root;
  char *articles;
  char *away;
  char *sidecar;
  gsize size;
} Work;

/* Once more if need be: a fault that has found nothing to hit before may hit this. */
static gboolean
read_file (const char *path, char **content, gsize *length)
{
  return g_file_get_contents (path, content, length, NULL) || g_file_get_contents (path, content, length, NULL);
}

/* PATH MODE SHA256, for each file below @folder. */
static void
print_tree (const char *label, const char *root, const char *folder)
{
  g_autofree char *path = g_build_filename (root, folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = folder[0] == '\0' ? g_strdup (name) : g_build_filename (folder, name, NULL);
      g_autofree char *inner_path = g_build_filename (root, inner, NULL);
      g_autofree char *content = NULL;
      g_autofree char *sha256 = NULL;
      gsize length;
      struct stat st;

      if (lstat (inner_path, &st) != 0)
        continue;
      if (S_ISDIR (st.st_mode))
        print_tree (label, root, inner);
      else if (S_ISREG (st.st_mode) && read_file (inner_path, &content, &length))
        {
          sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, length);
          g_print ("%s %o %s %s\n", label, st.st_mode & 07777, sha256, inner);
        }
    }
}

static void
begin (const Work *work)
{
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autofree char *warm = g_build_filename (work->root, "warm", NULL);
  GsyFileIdentity identity = { 0 };

  /* What GLib and the save read the first time is no part of it. */
  gsy_save (warm, nothing, &identity, GSY_SAVE_ANY, NULL);
  g_unlink (warm);
  (void) access ("/save-begins", F_OK);
}

static void
end (const Work *work, gboolean saved, GsySaveState state, const char *message)
{
  (void) access ("/save-ends", F_OK);
  g_print ("saved %d\nstate %d\nmessage %s\n", saved, state, message != NULL ? message : "");
  print_tree ("after", work->root, "");
}

static int
retried (gboolean saved, const GError *error)
{
  g_print ("retried %d %s\n", saved, error != NULL ? error->message : "");
  return saved ? 0 : 1;
}

static GsyDocument *
load (const Work *work)
{
  g_autofree char *path = g_build_filename (work->articles, "a.txt", NULL);
  g_autoptr (GError) error = NULL;
  GsyDocument *document = gsy_document_load (path, "a.txt", NULL, &error);

  if (document == NULL)
    g_error ("%s", error->message);
  return document;
}

static void
mark (const Work *work, GsyDocument *document)
{
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Mark");
  g_autoptr (GsyStatement) statement = gsy_statement_new (NEW_ID, "denial");
  g_autoptr (GError) error = NULL;

  gsy_statement_add_span (statement, gsy_span (0, 5));
  statement->note = g_strnfill (work->size, 'n');
  gsy_edit_add_statement (edit, "a.txt", NULL, statement);
  if (!gsy_store_apply (gsy_document_get_store (document), edit, &error))
    g_error ("%s", error->message);
}

static int
save_sidecar (const Work *work, gboolean is_away)
{
  g_autoptr (GsyDocument) document = load (work);
  g_autoptr (GError) error = NULL;
  gboolean saved;

  mark (work, document);
  if (is_away && g_rename (work->articles, work->away) != 0)
    return 3;
  begin (work);
  saved = gsy_document_save_sync (document, NULL);
  end (work, saved, gsy_document_get_save_state (document), gsy_document_get_save_message (document));
  if (is_away && g_rename (work->away, work->articles) != 0)
    return 3;
  return retried (gsy_document_save_sync (document, &error), error);
}

static int
save_project (const Work *work)
{
  g_autoptr (GsyCorpus) corpus = gsy_corpus_new (work->articles, NULL);
  g_autoptr (GsyEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GsyTopic) topic = gsy_topic_new ("New");
  const char *message;
  GsySaveState state;
  gboolean saved;

  while (gsy_corpus_is_loading (corpus))
    g_main_context_iteration (NULL, TRUE);
  topic->note = g_strnfill (work->size, 'n');
  edit = gsy_scheme_edit_add_item (gsy_corpus_get_scheme (corpus), GSY_LIST_TOPICS, topic, &error);
  if (edit == NULL || !gsy_corpus_do (corpus, edit, &error))
    g_error ("%s", error->message);
  begin (work);
  saved = gsy_corpus_flush_sync (corpus, NULL);
  state = gsy_corpus_get_save_state (corpus, &message);
  end (work, saved, state, message);
  return retried (gsy_corpus_flush_sync (corpus, &error), error);
}

/* The sidecar is broken: it gets out of the way. */
static int
set_aside (const Work *work)
{
  g_autoptr (GsyDocument) document = load (work);
  g_autoptr (GError) error = NULL;
  gboolean moved;

  begin (work);
  moved = gsy_document_set_sidecar_aside (document, NULL, &error);
  end (work, moved, gsy_document_get_save_state (document), error != NULL ? error->message : NULL);
  g_clear_error (&error);
  return retried (moved || gsy_document_set_sidecar_aside (document, NULL, &error), error);
}

/* Another program wrote it: that is copied, and ours written. */
static int
keep_ours (const Work *work)
{
  g_autoptr (GsyDocument) document = load (work);
  g_autoptr (GError) error = NULL;
  FILE *file = g_fopen (work->sidecar, "a");
  gboolean kept;

  mark (work, document);
  if (file == NULL || fputc ('\n', file) == EOF || fclose (file) != 0)
    return 3;
  begin (work);
  kept = gsy_document_keep_ours (document, NULL, &error);
  end (work, kept, gsy_document_get_save_state (document), error != NULL ? error->message : NULL);
  g_clear_error (&error);
  return retried (kept || gsy_document_keep_ours (document, NULL, &error), error);
}

/* The next start of the program: what it shows, and what it leaves on disk. */
static int
open_folder (const Work *work)
{
  g_autoptr (GsyCorpus) corpus = NULL;
  GsyDocument *document;

  /* The corpus does so in a thread, which this process does not wait for. */
  gsy_recovery_sweep ();
  gsy_versions_sweep (GSY_VERSIONS_MAX_TOTAL, TRUE);
  corpus = gsy_corpus_new (work->articles, NULL);
  while (gsy_corpus_is_loading (corpus))
    g_main_context_iteration (NULL, TRUE);
  document = load (work);
  g_print ("broken %d\n", gsy_document_is_read_only (document));
  for (guint i = 0; i < gsy_store_get_n_statements (gsy_document_get_store (document)); i++)
    {
      const GsyStatement *statement = gsy_store_get_statement (gsy_document_get_store (document), i);

      g_print ("statement %s\n", g_str_equal (statement->id, NEW_ID) ? "new" : "old");
    }
  gsy_document_save_sync (document, NULL);
  gsy_corpus_flush_sync (corpus, NULL);
  g_object_unref (document);
  print_tree ("after", work->root, "");
  return 0;
}

int
main (int argc, char *argv[])
{
  g_autofree char *articles = NULL;
  g_autofree char *away = NULL;
  g_autofree char *sidecar = NULL;
  g_autofree char *state = NULL;
  Work work;

  if (argc != 4)
    return 2;
  signal (SIGXFSZ, SIG_IGN);
  articles = g_build_filename (argv[2], "articles", NULL);
  away = g_build_filename (argv[2], "away", NULL);
  sidecar = g_build_filename (articles, "a.txt.annotations.json", NULL);
  state = g_build_filename (argv[2], "state", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  work = (Work){ argv[2], articles, away, sidecar, (gsize) g_ascii_strtoull (argv[3], NULL, 10) };

  if (g_str_equal (argv[1], "sidecar"))
    return save_sidecar (&work, FALSE);
  if (g_str_equal (argv[1], "recovery"))
    return save_sidecar (&work, TRUE);
  if (g_str_equal (argv[1], "project"))
    return save_project (&work);
  if (g_str_equal (argv[1], "aside"))
    return set_aside (&work);
  if (g_str_equal (argv[1], "keep"))
    return keep_ours (&work);
  if (g_str_equal (argv[1], "open"))
    return open_folder (&work);
  return 2;
}
