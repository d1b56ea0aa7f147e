/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-reading-pane-actions.c: everything that can be done in the article, by name, for keys, menus, buttons and tests alike. */
#include "config.h"

#include "app/gsy-reading-pane-private.h"
#include "app/gsy-reading-view-private.h"

#include <glib/gi18n-lib.h>

static gboolean
is_selected_here (GsyReadingPane *self)
{
  return self->editor != NULL && gsy_editor_get_selected (self->editor) != NULL;
}

static GsySpan
get_selection (GsyReadingPane *self)
{
  return gsy_reading_view_get_selection (self->view);
}

/* --- marking --- */

static void
mark_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyReadingPane *self = GSY_READING_PANE (widget);
  GsySpan selection = get_selection (self);

  if (gsy_span_is_empty (selection))
    return;
  /* What could not be marked stays selected, so that it can be mended. */
  if (gsy_editor_mark (self->editor, g_variant_get_string (parameter, NULL), selection, gsy_reading_view_get_mark_snap (self->view)))
    gsy_reading_view_clear_selection (self->view);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
brush_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyReadingPane *self = GSY_READING_PANE (widget);
  const char *layer = g_variant_get_string (parameter, NULL);
  gboolean armed = g_strcmp0 (gsy_editor_get_brush (self->editor), layer) == 0;

  gsy_editor_set_brush (self->editor, armed ? NULL : layer);
}

static void
set_layer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gsy_editor_set_layer (GSY_READING_PANE (widget)->editor, g_variant_get_string (parameter, NULL));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gsy_editor_remove (GSY_READING_PANE (widget)->editor);
}

/* --- fragments and edges --- */

static void
add_fragment_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyReadingPane *self = GSY_READING_PANE (widget);
  GsySpan selection = get_selection (self);

  if (gsy_span_is_empty (selection))
    return;
  if (gsy_editor_add_fragment (self->editor, selection, gsy_reading_view_get_mark_snap (self->view)))
    gsy_reading_view_clear_selection (self->view);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* The fragment at the caret, if it is in one. */
static void
remove_fragment_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyReadingPane *self = GSY_READING_PANE (widget);
  const GsyStatement *selected = gsy_editor_get_selected (self->editor);
  if (selected == NULL || selected->detached)
    return;

  int here = gsy_statement_find_span (selected, gsy_reading_view_get_caret (self->view));
  gsy_editor_remove_fragment (self->editor, here >= 0 ? (guint) here : gsy_editor_get_fragment (self->editor));
}

static void
nudge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyReadingPane *self = GSY_READING_PANE (widget);

  gsy_editor_nudge (self->editor,
                    g_str_has_prefix (name, "view.start") ? GSY_EDGE_START : GSY_EDGE_END,
                    strstr (name, "-forward") != NULL,
                    g_str_has_suffix (name, "-character") ? GSY_SNAP_CHARACTERS : GSY_SNAP_WORDS);
}

/* --- who, in which words, against whom --- */

static const char *const role_names[GSY_N_ROLES] = { "source", "cue", "target" };

static gboolean
find_role (const char *name, GsyRole *role)
{
  for (guint i = 0; i < GSY_N_ROLES; i++)
    if (g_strcmp0 (name, role_names[i]) == 0)
      {
        *role = (GsyRole) i;
        return TRUE;
      }
  return FALSE;
}

/* What is missing before words can have a role. */
static const char *
get_role_hint (GsyRole role)
{
  switch (role)
    {
    case GSY_ROLE_CUE:
      return _ ("First select the words that report the statement, then press C for its cue.");
    case GSY_ROLE_TARGET:
      return _ ("First select the words that name whom it is aimed at, then press T for its target.");
    case GSY_ROLE_SOURCE:
    default:
      return _ ("First select the words that name who says it, then press S for its source.");
    }
}

static void
set_role_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyReadingPane *self = GSY_READING_PANE (widget);
  GsySpan selection = get_selection (self);
  GsyRole role;

  if (!find_role (g_variant_get_string (parameter, NULL), &role))
    return;
  if (is_selected_here (self) && gsy_span_is_empty (selection))
    {
      g_signal_emit_by_name (self->editor, "refused", get_role_hint (role));
      return;
    }
  /* The words stay selected when they could not be taken, so that they can be mended. */
  if (gsy_editor_set_role (self->editor, role, selection, gsy_reading_view_get_snap (self->view)))
    gsy_reading_view_clear_selection (self->view);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* --- places that are asked about --- */

static void
confirm_place_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gsy_editor_confirm_place (GSY_READING_PANE (widget)->editor);
}

static void
place_again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyReadingPane *self = GSY_READING_PANE (widget);

  if (gsy_editor_place_again (self->editor, get_selection (self), gsy_reading_view_get_snap (self->view)))
    gsy_reading_view_clear_selection (self->view);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* For the words of a role that were lost: which role, and which of those who fill it. */
static void
place_role_again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyReadingPane *self = GSY_READING_PANE (widget);
  const char *role_name;
  GsyRole role;
  guint index;

  g_variant_get (parameter, "(&su)", &role_name, &index);
  if (find_role (role_name, &role) && gsy_editor_place_role_again (self->editor, role, index, get_selection (self), gsy_reading_view_get_snap (self->view)))
    gsy_reading_view_clear_selection (self->view);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Selects words, so that they can be looked at and taken. */
static void
show_words_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyReadingPane *self = GSY_READING_PANE (widget);
  guint start, end;

  g_variant_get (parameter, "(uu)", &start, &end);
  gsy_reading_view_select (self->view, gsy_span (start, end));
  gsy_reading_view_reveal (self->view, gsy_span (start, end));
}

/* The caret goes to the selected statement, so that arrows and a screen reader read on from there; what is selected to be marked stays. */
static void
take_caret_along (GsyReadingPane *self)
{
  const GsyStatement *statement = gsy_editor_get_selected (self->editor);

  if (statement != NULL && !statement->detached && gsy_span_is_empty (gsy_reading_view_get_selection (self->view)))
    gsy_reading_view_set_caret (self->view, gsy_statement_get_span (statement, gsy_editor_get_fragment (self->editor)).start);
}

static void
step_doubtful_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyReadingPane *self = GSY_READING_PANE (widget);

  if (gsy_editor_step_doubtful (self->editor, gsy_reading_view_get_caret (self->view), g_str_equal (name, "view.next-doubtful")))
    take_caret_along (self);
}

/* --- links --- */

static void
link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gsy_editor_begin_linking (GSY_READING_PANE (widget)->editor);
}

static void
follow_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gsy_editor_follow (GSY_READING_PANE (widget)->editor);
}

static void
follow_link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gsy_editor_follow_link (GSY_READING_PANE (widget)->editor, g_variant_get_uint32 (parameter));
}

/* An article's name is bytes of the file system. */
static void
go_to_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *article = NULL;
  const char *statement = NULL;

  g_variant_get (parameter, "(^&ay^&ay)", &article, &statement);
  gsy_editor_go_to (GSY_READING_PANE (widget)->editor, article, statement);
}

/* --- going about --- */

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyReadingPane *self = GSY_READING_PANE (widget);
  const GsyStatement *selected = gsy_editor_get_selected (self->editor);
  g_autofree char *before = selected != NULL ? g_strdup (selected->id) : NULL;

  if (!gsy_editor_step (self->editor, gsy_reading_view_get_caret (self->view), g_str_equal (name, "view.next")))
    return;
  take_caret_along (self);
  selected = gsy_editor_get_selected (self->editor);
  if (selected != NULL && g_strcmp0 (selected->id, before) == 0)
    _gsy_reading_view_announce_again (self->view);
}

static void
cycle_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyReadingPane *self = GSY_READING_PANE (widget);

  gsy_editor_cycle_here (self->editor, gsy_reading_view_get_caret (self->view));
}

static void
details_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _gsy_reading_pane_emit_details (GSY_READING_PANE (widget));
}

static void
clear_selection_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gsy_reading_view_clear_selection (GSY_READING_PANE (widget)->view);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyReadingPane *self = GSY_READING_PANE (widget);
  const GsyStatement *selected = gsy_editor_get_selected (self->editor);
  GsyArticle *article = gsy_editor_get_article (self->editor);

  if (article == NULL)
    return;
  if (!gsy_span_is_empty (get_selection (self)))
    {
      g_signal_emit_by_name (self->view, "copy-clipboard");
      return;
    }
  if (selected == NULL || selected->detached)
    return;
  g_autofree char *text = gsy_article_dup_slice (article, gsy_statement_get_extent (selected));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

/* --- finding --- */

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gsy_reading_pane_show_find (GSY_READING_PANE (widget));
}

static void
find_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gsy_reading_pane_find_next (GSY_READING_PANE (widget), g_str_equal (name, "view.find-next"));
}

/* --- which of them can be done now --- */

void
_gsy_reading_pane_update_actions (GsyReadingPane *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const GsyStatement *selected = is_selected_here (self) ? gsy_editor_get_selected (self->editor) : NULL;
  gboolean has_document = self->editor != NULL && gsy_editor_get_document (self->editor) != NULL;
  gboolean has_text = has_document && !gsy_span_is_empty (get_selection (self));
  gboolean in_place = selected != NULL && !selected->detached;

  gtk_widget_action_set_enabled (widget, "view.mark", has_text);
  gtk_widget_action_set_enabled (widget, "view.brush", has_document);
  gtk_widget_action_set_enabled (widget, "view.add-fragment", has_text && selected != NULL);
  gtk_widget_action_set_enabled (widget, "view.remove-fragment", in_place && gsy_statement_get_n_spans (selected) > 1);
  gtk_widget_action_set_enabled (widget, "view.set-layer", selected != NULL);
  gtk_widget_action_set_enabled (widget, "view.delete", selected != NULL);
  gtk_widget_action_set_enabled (widget, "view.details", selected != NULL);
  gtk_widget_action_set_enabled (widget, "view.follow-link", selected != NULL && selected->links != NULL);
  gtk_widget_action_set_enabled (widget, "view.copy", has_text || in_place);
  static const char *const nudges[] = {
    "view.end-forward", "view.end-backward", "view.start-forward", "view.start-backward",
    "view.end-forward-character", "view.end-backward-character", "view.start-forward-character", "view.start-backward-character"
  };
  for (guint i = 0; i < G_N_ELEMENTS (nudges); i++)
    gtk_widget_action_set_enabled (widget, nudges[i], in_place);
  /* Without a statement or without words they say what to do. */
  static const char *const others[] = { "view.confirm-place", "view.place-again", "view.place-role-again", "view.show-words", "view.next-doubtful", "view.previous-doubtful", "view.set-role", "view.link", "view.follow", "view.go-to", "view.next", "view.previous", "view.cycle", "view.find", "view.find-next", "view.find-previous" };
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    gtk_widget_action_set_enabled (widget, others[i], has_document);
}

void
_gsy_reading_pane_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "view.mark", "s", mark_action);
  gtk_widget_class_install_action (widget_class, "view.brush", "s", brush_action);
  gtk_widget_class_install_action (widget_class, "view.set-layer", "s", set_layer_action);
  gtk_widget_class_install_action (widget_class, "view.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "view.add-fragment", NULL, add_fragment_action);
  gtk_widget_class_install_action (widget_class, "view.remove-fragment", NULL, remove_fragment_action);
  gtk_widget_class_install_action (widget_class, "view.end-forward", NULL, nudge_action);
  gtk_widget_class_install_action (widget_class, "view.end-backward", NULL, nudge_action);
  gtk_widget_class_install_action (widget_class, "view.start-forward", NULL, nudge_action);
  gtk_widget_class_install_action (widget_class, "view.start-backward", NULL, nudge_action);
  gtk_widget_class_install_action (widget_class, "view.end-forward-character", NULL, nudge_action);
  gtk_widget_class_install_action (widget_class, "view.end-backward-character", NULL, nudge_action);
  gtk_widget_class_install_action (widget_class, "view.start-forward-character", NULL, nudge_action);
  gtk_widget_class_install_action (widget_class, "view.start-backward-character", NULL, nudge_action);
  gtk_widget_class_install_action (widget_class, "view.set-role", "s", set_role_action);
  gtk_widget_class_install_action (widget_class, "view.confirm-place", NULL, confirm_place_action);
  gtk_widget_class_install_action (widget_class, "view.place-again", NULL, place_again_action);
  gtk_widget_class_install_action (widget_class, "view.place-role-again", "(su)", place_role_again_action);
  gtk_widget_class_install_action (widget_class, "view.show-words", "(uu)", show_words_action);
  gtk_widget_class_install_action (widget_class, "view.next-doubtful", NULL, step_doubtful_action);
  gtk_widget_class_install_action (widget_class, "view.previous-doubtful", NULL, step_doubtful_action);
  gtk_widget_class_install_action (widget_class, "view.link", NULL, link_action);
  gtk_widget_class_install_action (widget_class, "view.follow", NULL, follow_action);
  gtk_widget_class_install_action (widget_class, "view.follow-link", "u", follow_link_action);
  gtk_widget_class_install_action (widget_class, "view.go-to", "(ayay)", go_to_action);
  gtk_widget_class_install_action (widget_class, "view.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "view.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "view.cycle", NULL, cycle_action);
  gtk_widget_class_install_action (widget_class, "view.details", NULL, details_action);
  gtk_widget_class_install_action (widget_class, "view.clear-selection", NULL, clear_selection_action);
  gtk_widget_class_install_action (widget_class, "view.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "view.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "view.find-next", NULL, find_step_action);
  gtk_widget_class_install_action (widget_class, "view.find-previous", NULL, find_step_action);
}
