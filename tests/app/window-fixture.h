/* SPDX-License-Identifier: GPL-3.0-or-later */
/* window-fixture.h: a folder of articles, an editor on it, and what tests of widgets ask of them. */
#pragma once

#include "app/gsy-editor.h"

#include <adwaita.h>

#include "../corpus/fixture.h"

/* Counted in code points: "La Valdorie" 0–11, "a vidé le barrage" 18–35, "La Karsie a rejeté" 37–55. */
#define ARTICLE_A "La Valdorie dit : a vidé le barrage. La Karsie a rejeté l’accusation. Le maire se tait.\n"
#define ARTICLE_B "date 2031-06\nThe crews say the authority lied. The authority denies it.\n"
#define MARKED_A                                                                                                                          \
  "{\"format\": \"gainsay-annotations\", \"version\": 1, \"unit\": \"code-point\", \"article\": {\"file\": \"a.txt\"}, \"statements\": [" \
  "{\"id\": \"" ID_A "\", \"layer\": \"accusation\", \"spans\": [{\"start\": 18, \"end\": 35}], \"target\": [{\"actor\": \"Karsie\"}]}, " \
  "{\"id\": \"" ID_B "\", \"layer\": \"denial\", \"spans\": [{\"start\": 37, \"end\": 46}, {\"start\": 49, \"end\": 55}], "               \
  "\"source\": [{\"actor\": \"Karsie\"}], \"target\": [{\"actor\": \"Valdorie\"}], \"note\": \"Une note\"}]}\n"

typedef struct
{
  char *folder;
  GsyCorpus *corpus;
  GsyEditor *editor;
} Work;

static inline void
work_open (Work *work, const char *key)
{
  gsy_editor_open (work->editor, key, NULL);
  wait_until (gsy_editor_get_opening (work->editor) == NULL);
  g_assert_nonnull (gsy_editor_get_document (work->editor));
}

/* A folder with two articles, the first with two statements on two layers. */
static inline char *
make_articles (void)
{
  char *folder = make_folder ();

  g_free (put_file (folder, "a.txt", ARTICLE_A));
  g_free (put_file (folder, "a.txt.annotations.json", MARKED_A));
  g_free (put_file (folder, "b.txt", ARTICLE_B));
  return folder;
}

/* These articles, and an editor that has the first one open. */
static inline void
work_begin (Work *work)
{
  work->folder = make_articles ();
  work->corpus = gsy_corpus_new (work->folder, NULL);
  wait_until (!gsy_corpus_is_loading (work->corpus));
  work->editor = gsy_editor_new ();
  gsy_editor_set_corpus (work->editor, work->corpus);
  work_open (work, "a.txt");
  g_assert_cmpuint (gsy_store_get_n_statements (gsy_editor_get_store (work->editor)), ==, 2);
}

static inline void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static inline void
work_end (Work *work)
{
  GError *error = NULL;

  g_assert_true (gsy_corpus_flush_sync (work->corpus, &error));
  g_assert_no_error (error);
  gsy_editor_set_corpus (work->editor, NULL);
  g_assert_finalize_object (work->editor);
  drain ();
  g_assert_finalize_object (work->corpus);
  free_folder (work->folder);
}

/* --- widgets --- */

static inline gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  if (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
      gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  /* The text inside an entry goes by the entry's name. */
  GtkWidget *parent = gtk_widget_get_parent (widget);
  return GTK_IS_TEXT (widget) && parent != NULL && has_name (parent);
}

/* Fails with the path of each widget in @widget that the keyboard reaches and that has no name. */
static inline void
assert_names (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  /* A scrolled window only takes the keyboard when nothing in it does. */
  if (gtk_widget_get_focusable (widget) && !GTK_IS_SCROLLED_WINDOW (widget) && !has_name (widget))
    {
      g_autoptr (GString) path = g_string_new (NULL);
      for (GtkWidget *w = widget; w != NULL; w = gtk_widget_get_parent (w))
        g_string_append_printf (path, " < %s#%s", G_OBJECT_TYPE_NAME (w), gtk_widget_get_name (w));
      g_test_message ("no accessible name: %s", path->str);
      g_test_fail ();
    }
  /* What a drop-down has in its button is a row of its list for later versions of GTK; the keyboard stops at the button. */
  if (GTK_IS_TOGGLE_BUTTON (widget) && GTK_IS_DROP_DOWN (gtk_widget_get_parent (widget)))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    assert_names (child);
}

/* The first widget of @type in @widget, itself included; with @css_class among its style classes when that is given. */
static inline GtkWidget *
find_widget (GtkWidget *widget, GType type, const char *css_class)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (css_class == NULL || gtk_widget_has_css_class (widget, css_class)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, css_class);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static inline GtkWidget *
show_in_window (GtkWidget *child, int width, int height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  return window;
}

/* Destroys @window and checks that @child goes with it. */
static inline void
close_window (GtkWidget *window, GtkWidget *child)
{
  gpointer gone = child;

  g_object_add_weak_pointer (G_OBJECT (child), &gone);
  gtk_window_destroy (GTK_WINDOW (window));
  drain ();
  wait_until (gone == NULL);
}
