/* SPDX-License-Identifier: GPL-3.0-or-later */
/* details-fixture.h: a pane of details with a statement in it, and what is in its lines. */
#pragma once

#include "app/gsy-completion-entry.h"
#include "app/gsy-details.h"
#include "app/gsy-field-row.h"
#include "app/gsy-filler-field.h"

#include "field-fixture.h"

typedef struct
{
  Work work;
  GtkWidget *details;
  GtkWidget *window;
} Pane;

static inline void
pane_begin (Pane *pane, const char *select)
{
  work_begin (&pane->work);
  pane->details = g_object_new (GSY_TYPE_DETAILS, NULL);
  pane->window = show_in_window (pane->details, 340, 900);
  gsy_details_set_editor (GSY_DETAILS (pane->details), pane->work.editor);
  gsy_editor_select (pane->work.editor, select, 0, FALSE);
  gtk_test_widget_wait_for_draw (pane->details);
}

static inline void
pane_end (Pane *pane)
{
  close_window (pane->window, pane->details);
  work_end (&pane->work);
}

static inline const GsyStatement *
get_statement (Pane *pane, const char *id)
{
  return gsy_store_find (gsy_editor_get_store (pane->work.editor), id);
}

/* The n-th widget of @type that is mapped, in tree order. */
static inline GtkWidget *
find_nth (GtkWidget *widget, GType type, guint *n)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, n);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static inline GtkWidget *
nth (GtkWidget *widget, GType type, guint n)
{
  GtkWidget *found = find_nth (widget, type, &n);

  g_assert_nonnull (found);
  return found;
}

static inline guint
count (GtkWidget *widget, GType type)
{
  guint n = G_MAXUINT;

  find_nth (widget, type, &n);
  return G_MAXUINT - n;
}

/* The lines of source (0) or target (1); the last one adds. */
static inline GtkWidget *
filler_line (Pane *pane, guint role, guint index)
{
  return nth (nth (pane->details, GSY_TYPE_FILLER_FIELD, role), GSY_TYPE_COMPLETION_ENTRY, index);
}

static inline GtkWidget *
find_labelled (GtkWidget *widget, const char *tooltip)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0 && GTK_IS_BUTTON (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_labelled (child, tooltip);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static inline void
click (Pane *pane, const char *tooltip)
{
  GtkWidget *button = find_labelled (pane->details, tooltip);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static inline const char *
get_actor (const GPtrArray *fillers, guint i)
{
  g_assert_nonnull (fillers);
  g_assert_cmpuint (i, <, fillers->len);
  return ((const GsyFiller *) g_ptr_array_index (fillers, i))->actor;
}

static inline const char *
get_text (GtkWidget *line)
{
  return gsy_completion_entry_get_text (GSY_COMPLETION_ENTRY (line));
}

static inline void
type_into (GtkWidget *line, const char *text)
{
  gtk_widget_grab_focus (line);
  drain ();
  type_text (line, text);
}

static inline guint
count_fillers (const GPtrArray *fillers)
{
  return fillers != NULL ? fillers->len : 0;
}
