/* SPDX-License-Identifier: GPL-3.0-or-later */
/* marking-driver.c: marks without end, as a window does but without one, until it is killed: marking-driver FOLDER SEED. FOLDER has a.txt and b.txt.
 *
 * It prints "ready" when the folder is open and goes on at the first byte of standard input. For each of the two articles and for gainsay.json it prints
 * "step FILE N DIGEST" whenever what the window would show changed, and "saved FILE N" when the save indicator would say that this is
 * saved. Kills land anywhere. */
#include "config.h"
#include "app/gsy-editor.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define N_FILES 3

typedef struct
{
  const char *name; /* the article's; NULL: gainsay.json */
  guint n;
  char *digest;
  guint n_saved;
} File;

typedef struct
{
  GsyCorpus *corpus;
  GsyEditor *editor;
  GRand *rand;
  File files[N_FILES];
} Work;

static void
say (const char *line)
{
  gsize left = strlen (line);

  while (left > 0)
    {
      gssize n = write (STDOUT_FILENO, line, left);

      if (n <= 0)
        exit (3);
      line += n;
      left -= (gsize) n;
    }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
digest_of (GPtrArray *lines)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    g_checksum_update (checksum, g_ptr_array_index (lines, i), -1);
  return g_strdup (g_checksum_get_string (checksum));
}

/* What is in a file, as a number that another program gets from the file too. */
static char *
digest_file (Work *work, const File *file)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GsyDocument *document = file->name != NULL ? gsy_corpus_find_document (work->corpus, file->name) : NULL;

  if (file->name == NULL)
    {
      GPtrArray *topics = gsy_scheme_get_list (gsy_corpus_get_scheme (work->corpus), GSY_LIST_TOPICS);

      for (guint i = 0; i < topics->len; i++)
        g_ptr_array_add (lines, g_strdup_printf ("%s\n", ((const GsyTopic *) g_ptr_array_index (topics, i))->name));
      return digest_of (lines);
    }
  if (document == NULL)
    return NULL;
  for (guint i = 0; i < gsy_store_get_n_statements (gsy_document_get_store (document)); i++)
    {
      const GsyStatement *statement = gsy_store_get_statement (gsy_document_get_store (document), i);
      GString *line = g_string_new (statement->id);

      g_string_append_printf (line, " %s %s", statement->layer, statement->note != NULL ? statement->note : "");
      for (guint j = 0; j < gsy_statement_get_n_spans (statement); j++)
        g_string_append_printf (line, " %u-%u", gsy_statement_get_span (statement, j).start, gsy_statement_get_span (statement, j).end);
      g_string_append_c (line, '\n');
      g_ptr_array_add (lines, g_string_free (line, FALSE));
    }
  return digest_of (lines);
}

static const char *
label (const File *file)
{
  return file->name != NULL ? file->name : "gainsay.json";
}

static void
tell_steps (Work *work)
{
  for (guint i = 0; i < N_FILES; i++)
    {
      File *file = &work->files[i];
      g_autofree char *digest = digest_file (work, file);
      g_autofree char *line = NULL;

      if (digest == NULL || g_strcmp0 (digest, file->digest) == 0)
        continue;
      g_free (file->digest);
      file->digest = g_steal_pointer (&digest);
      line = g_strdup_printf ("step %s %u %s\n", label (file), ++file->n, file->digest);
      say (line);
    }
}

static void
tell_saved (Work *work)
{
  for (guint i = 0; i < N_FILES; i++)
    {
      File *file = &work->files[i];
      GsyDocument *document = file->name != NULL ? gsy_corpus_find_document (work->corpus, file->name) : NULL;
      gboolean saved = document != NULL ? gsy_document_is_saved (document) : gsy_corpus_is_saved (work->corpus);
      g_autofree char *line = NULL;

      if (!saved || file->n == file->n_saved || file->digest == NULL)
        continue;
      file->n_saved = file->n;
      line = g_strdup_printf ("saved %s %u\n", label (file), file->n);
      say (line);
    }
}

static void
add_topic (Work *work)
{
  g_autofree char *name = g_strdup_printf ("Topic %u", g_rand_int (work->rand));
  g_autoptr (GsyTopic) topic = gsy_topic_new (name);

  gsy_editor_add_item (work->editor, GSY_LIST_TOPICS, topic);
}

static void
type_note (Work *work)
{
  g_autoptr (GString) note = g_string_new (NULL);

  for (guint i = 0; i < 4; i++)
    {
      g_string_append_c (note, (char) ('a' + g_rand_int_range (work->rand, 0, 26)));
      gsy_editor_set_note (work->editor, note->str);
    }
}

static void
act (Work *work)
{
  static const char *const layers[] = { "accusation", "denial", "counter-accusation" };
  GsyArticle *article = gsy_editor_get_article (work->editor);
  guint start = (guint) g_rand_int_range (work->rand, 0, (int) gsy_article_get_length (article) - 20);

  switch (g_rand_int_range (work->rand, 0, 16))
    {
    case 0:
      gsy_editor_undo (work->editor);
      break;
    case 1:
      gsy_editor_redo (work->editor);
      break;
    case 2:
      gsy_editor_step (work->editor, start, TRUE);
      gsy_editor_remove (work->editor);
      break;
    case 3:
      add_topic (work);
      break;
    case 4:
      gsy_editor_open (work->editor, work->files[g_rand_int_range (work->rand, 0, 2)].name, NULL);
      break;
    case 5:
    case 6:
      gsy_corpus_flush (work->corpus);
      break;
    case 7:
    case 8:
      type_note (work);
      break;
    case 9:
      gsy_editor_nudge (work->editor, GSY_EDGE_END, TRUE, GSY_SNAP_WORDS);
      break;
    default:
      gsy_editor_mark (work->editor, layers[g_rand_int_range (work->rand, 0, 3)], gsy_span (start, start + (guint) g_rand_int_range (work->rand, 3, 20)), GSY_SNAP_WORDS);
      break;
    }
}

static gboolean
moment_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
open_both (Work *work)
{
  for (guint i = 0; i < 2; i++)
    {
      gsy_editor_open (work->editor, work->files[i].name, NULL);
      while (gsy_editor_get_opening (work->editor) != NULL)
        g_main_context_iteration (NULL, TRUE);
      if (gsy_editor_get_document (work->editor) == NULL)
        g_error ("%s", gsy_editor_get_open_error (work->editor));
      /* Held, as in a window that goes back and forth. */
      g_object_ref (gsy_editor_get_document (work->editor));
    }
}

int
main (int argc, char *argv[])
{
  Work work = { .files = { { .name = "a.txt" }, { .name = "b.txt" }, { .name = NULL } } };
  char go;

  if (argc != 3)
    return 2;
  work.rand = g_rand_new_with_seed ((guint32) strtoul (argv[2], NULL, 10));
  work.corpus = gsy_corpus_new (argv[1], NULL);
  work.editor = gsy_editor_new ();
  while (gsy_corpus_is_loading (work.corpus))
    g_main_context_iteration (NULL, TRUE);
  gsy_editor_set_corpus (work.editor, work.corpus);
  open_both (&work);
  tell_steps (&work);
  say ("ready\n");
  if (read (STDIN_FILENO, &go, 1) != 1)
    return 3;

  g_signal_connect_swapped (work.corpus, "save-state-changed", G_CALLBACK (tell_saved), &work);
  tell_saved (&work);
  for (;;)
    {
      gboolean passed = FALSE;

      if (gsy_editor_get_opening (work.editor) == NULL)
        act (&work);
      tell_steps (&work);
      g_timeout_add ((guint) g_rand_int_range (work.rand, 0, 6), moment_cb, &passed);
      while (!passed)
        {
          g_main_context_iteration (NULL, TRUE);
          tell_steps (&work);
        }
    }
}
