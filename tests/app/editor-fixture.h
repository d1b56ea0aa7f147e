/* SPDX-License-Identifier: GPL-3.0-or-later */
/* editor-fixture.h: an editor on a folder of two articles, and what it has told. */
#pragma once

#include "app/gsy-editor.h"
#include "core/gsy-error.h"

#include <glib/gstdio.h>
#include <string.h>

static const char text_a[] =
  "La Valdorie accuse la Karsie d’avoir vidé le barrage. La Karsie a rejeté l’accusation.\n\n"
  "« Nous n’avons rien ouvert », a répondu Mme Tesler, « et nous le prouverons ».\n";
static const char text_b[] = "The crews say the authority lied. The authority denies it.\n";

typedef struct
{
  char *dir;
  GsyCorpus *corpus;
  GsyEditor *editor;
  char *refused; /* the last words of each signal, and how often */
  guint n_refused;
  char *reported;
  guint n_reveals;
  GsySpan revealed;
  guint n_statements_changed;
  guint n_layers_changed;
} Fixture;

static inline void
refused_cb (GsyEditor *editor, const char *message, Fixture *f)
{
  g_assert_cmpstr (message, !=, "");
  g_free (f->refused);
  f->refused = g_strdup (message);
  f->n_refused++;
}

static inline void
reported_cb (GsyEditor *editor, const char *message, Fixture *f)
{
  g_free (f->reported);
  f->reported = g_strdup (message);
}

static inline void
reveal_cb (GsyEditor *editor, guint start, guint end, Fixture *f)
{
  f->revealed = gsy_span (start, end);
  f->n_reveals++;
}

static inline void
statements_changed_cb (GsyEditor *editor, GsyEdit *edit, Fixture *f)
{
  f->n_statements_changed++;
}

static inline void
layers_changed_cb (GsyEditor *editor, Fixture *f)
{
  f->n_layers_changed++;
}

/* Runs the main loop until @condition. The test's own time limit is what ends a wait that is in vain. */
#define SPIN_UNTIL(condition) \
  while (!(condition))        \
  g_main_context_iteration (NULL, TRUE)

static inline void
write_file (Fixture *f, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (f->dir, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

static inline gboolean
file_contains (Fixture *f, const char *name, const char *words)
{
  g_autofree char *path = g_build_filename (f->dir, name, NULL);
  g_autofree char *content = NULL;

  return g_file_get_contents (path, &content, NULL, NULL) && strstr (content, words) != NULL;
}

static inline gboolean
is_open (Fixture *f, const char *key)
{
  GsyDocument *document = gsy_editor_get_document (f->editor);

  return document != NULL && g_str_equal (gsy_document_get_key (document), key);
}

static inline void
open_article (Fixture *f, const char *key)
{
  gsy_editor_open (f->editor, key, NULL);
  SPIN_UNTIL (gsy_editor_get_opening (f->editor) == NULL);
  g_assert_cmpstr (gsy_editor_get_open_error (f->editor), ==, NULL);
  g_assert_true (is_open (f, key));
}

/* An opening under way, cancelled or not, holds the editor. */
static inline void
wait_for_openings (Fixture *f)
{
  SPIN_UNTIL (G_OBJECT (f->editor)->ref_count == 1);
}

static inline void
open_folder (Fixture *f)
{
  f->corpus = gsy_corpus_new (f->dir, NULL);
  SPIN_UNTIL (!gsy_corpus_is_loading (f->corpus));
  gsy_editor_set_corpus (f->editor, f->corpus);
}

static inline void
set_up_empty (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  f->dir = g_dir_make_tmp ("gainsay-editor-XXXXXX", &error);
  g_assert_no_error (error);
  write_file (f, "a.txt", text_a);
  write_file (f, "b.txt", text_b);
  f->editor = gsy_editor_new ();
  g_signal_connect (f->editor, "refused", G_CALLBACK (refused_cb), f);
  g_signal_connect (f->editor, "reported", G_CALLBACK (reported_cb), f);
  g_signal_connect (f->editor, "reveal", G_CALLBACK (reveal_cb), f);
  g_signal_connect (f->editor, "statements-changed", G_CALLBACK (statements_changed_cb), f);
  g_signal_connect (f->editor, "layers-changed", G_CALLBACK (layers_changed_cb), f);
}

static inline void
set_up_folder (Fixture *f, gconstpointer unused)
{
  set_up_empty (f, NULL);
  open_folder (f);
}

static inline void
set_up (Fixture *f, gconstpointer unused)
{
  set_up_folder (f, NULL);
  open_article (f, "a.txt");
}

static inline void
tear_down (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  if (f->corpus != NULL)
    {
      gsy_corpus_flush_sync (f->corpus, &error);
      g_assert_no_error (error);
    }
  g_assert_finalize_object (f->editor);
  g_clear_object (&f->corpus);

  const char *name;
  g_autoptr (GDir) dir = g_dir_open (f->dir, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->dir, name, NULL);
      g_unlink (path);
    }
  g_rmdir (f->dir);
  g_free (f->dir);
  g_free (f->refused);
  g_free (f->reported);
}

/* Where @words stand in the open article. */
static inline GsySpan
span_of (Fixture *f, const char *words)
{
  const char *text = gsy_article_get_text (gsy_editor_get_article (f->editor), NULL);
  const char *found = strstr (text, words);

  g_assert_nonnull (found);
  guint start = g_utf8_pointer_to_offset (text, found);
  return gsy_span (start, start + g_utf8_strlen (words, -1));
}

static inline guint
offset_of (Fixture *f, const char *words)
{
  return span_of (f, words).start;
}

/* Marks @words and gives the new statement's id. */
static inline char *
mark (Fixture *f, const char *layer, const char *words)
{
  g_assert_true (gsy_editor_mark (f->editor, layer, span_of (f, words), GSY_SNAP_WORDS));
  return g_strdup (gsy_editor_get_selected (f->editor)->id);
}

static inline guint
n_statements (Fixture *f)
{
  return gsy_store_get_n_statements (gsy_editor_get_store (f->editor));
}

/* The words of one span of the selected statement. */
static inline char *
dup_words (Fixture *f, guint fragment)
{
  const GsyStatement *selected = gsy_editor_get_selected (f->editor);

  g_assert_nonnull (selected);
  return gsy_article_dup_slice (gsy_editor_get_article (f->editor), gsy_statement_get_span (selected, fragment));
}

#define ASSERT_WORDS(f, fragment, words)                    \
  G_STMT_START                                              \
  {                                                         \
    g_autofree char *__words = dup_words ((f), (fragment)); \
    g_assert_cmpstr (__words, ==, (words));                 \
  }                                                         \
  G_STMT_END

#define ASSERT_SELECTED(f, wanted_id)                                              \
  G_STMT_START                                                                     \
  {                                                                                \
    const GsyStatement *__selected = gsy_editor_get_selected ((f)->editor);        \
    g_assert_cmpstr (__selected != NULL ? __selected->id : NULL, ==, (wanted_id)); \
  }                                                                                \
  G_STMT_END
