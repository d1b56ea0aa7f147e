/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-reading-pane.c: the article with its find bar and its mark bar, or what to see when there is none. */
#include "config.h"

#include "app/gsy-reading-pane-private.h"

#include "app/gsy-banner-layout.h"
#include "core/gsy-error.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (GsyReadingPane, gsy_reading_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_EDITOR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  DETAILS_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* An article that opens faster than this needs no spinner. */
#define SPINNER_DELAY_MS 300

/* From the selection to the mark bar, and from the bar to the pane's edge. */
#define BAR_DISTANCE_BELOW 16
#define BAR_DISTANCE_ABOVE 8
#define BAR_EDGE 8

#define MAX_PREFILL 100

void
_gsy_reading_pane_emit_details (GsyReadingPane *self)
{
  g_signal_emit (self, signals[DETAILS_REQUESTED], 0);
}

/* --- banners --- */

static void
update_problems (GsyReadingPane *self, GsyDocument *document)
{
  GPtrArray *problems = document != NULL ? gsy_document_get_problems (document) : NULL;
  g_autoptr (GString) list = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const GsyProblem *problem = g_ptr_array_index (problems, i);
      /* What is asked about a statement's place stands with the statement, as long as it is asked. */
      if (problem->kind != GSY_PROBLEM_FILE)
        continue;
      if (n++ > 0)
        g_string_append (list, "\n\n");
      if (problem->line > 0)
        {
          /* Translators: a place in a file */
          g_autofree char *place = g_strdup_printf (_ ("Line %u, column %u"), problem->line, problem->column);
          g_string_append_printf (list, "%s\n", place);
        }
      g_string_append (list, problem->message);
    }
  gtk_revealer_set_reveal_child (self->problems_revealer, n > 0);
  if (n == 0)
    return;

  /* Translators: %u is how many parts of a file make no sense */
  g_autofree char *label = g_strdup_printf (ngettext ("%u thing in the annotations file needs a look. It is kept as it is.",
                                                      "%u things in the annotations file need a look. They are kept as they are.", n),
                                            n);
  gtk_label_set_text (self->problems_label, label);
  gtk_label_set_text (self->problems_list, list->str);
}

/* What another program made of the file while it was open: nothing is lost, and nothing need be done at once. */
static void
show_outside_error (GsyReadingPane *self, const GError *error)
{
  /* Translators: %s says what is wrong with a file, on a line of its own. */
  g_autofree char *text = g_strdup_printf (_ ("%s\nAnother program wrote that; it is not written over. What you have marked is kept here, and as soon as the file can be read again both are merged."), error->message);

  gtk_label_set_text (self->sidecar_label, text);
  gtk_widget_set_visible (self->keep_button, TRUE);
  gtk_widget_set_visible (self->aside_button, FALSE);
  gtk_widget_set_visible (self->versions_button, FALSE);
}

static void
update_sidecar_banner (GsyReadingPane *self, GsyDocument *document)
{
  const GError *error = document != NULL ? gsy_document_get_sidecar_error (document) : NULL;
  const GError *outside = document != NULL ? gsy_document_get_outside_error (document) : NULL;
  gboolean restorable = document != NULL && gsy_document_can_restore (document);

  gtk_revealer_set_reveal_child (self->sidecar_revealer, error != NULL || outside != NULL || restorable);
  if (error == NULL && outside != NULL)
    {
      show_outside_error (self, outside);
      return;
    }
  if (error == NULL && !restorable)
    return;
  gtk_label_set_text (self->sidecar_label, error != NULL ? error->message : _ ("The file of this article’s annotations is gone. Earlier versions of it are kept."));
  gtk_widget_set_visible (self->keep_button, FALSE);
  /* What a newer version wrote is not broken: it stays where it is. */
  gtk_widget_set_visible (self->aside_button, error != NULL && !g_error_matches (error, GSY_ERROR, GSY_ERROR_VERSION));
  gtk_widget_set_visible (self->versions_button, restorable);
}

static void
update_banners (GsyReadingPane *self)
{
  GsyDocument *document = self->editor != NULL ? gsy_editor_get_document (self->editor) : NULL;

  update_sidecar_banner (self, document);
  update_problems (self, document);
}

static void
banner_dismissed_cb (GsyReadingPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* --- pages --- */

static void
show_page (GsyReadingPane *self, const char *name)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (name, "opening"));
}

static gboolean
spinner_cb (gpointer user_data)
{
  GsyReadingPane *self = GSY_READING_PANE (user_data);

  self->spinner_timeout = 0;
  show_page (self, "opening");
  return G_SOURCE_REMOVE;
}

static void
update_page (GsyReadingPane *self)
{
  g_clear_handle_id (&self->spinner_timeout, g_source_remove);

  if (self->editor == NULL || gsy_editor_get_corpus (self->editor) == NULL)
    {
      show_page (self, "no-folder");
      return;
    }
  if (gsy_editor_get_opening (self->editor) != NULL)
    {
      self->spinner_timeout = g_timeout_add (SPINNER_DELAY_MS, spinner_cb, self);
      return;
    }

  GsyArticle *article = gsy_editor_get_article (self->editor);
  const char *error = gsy_editor_get_open_error (self->editor);
  if (article != NULL)
    show_page (self, gsy_article_get_length (article) > 0 ? "reading" : "empty");
  else if (error != NULL)
    {
      /* The description is markup. */
      g_autofree char *description = g_markup_escape_text (error, -1);
      adw_status_page_set_description (ADW_STATUS_PAGE (self->error_page), description);
      show_page (self, "error");
    }
  else
    show_page (self, "no-article");
}

/* --- the mark bar --- */

static gboolean
is_in_sight (GsyReadingPane *self, GdkRectangle *area)
{
  GdkRectangle page = { 0, 0, gtk_widget_get_width (GTK_WIDGET (self->view)), gtk_widget_get_height (GTK_WIDGET (self->view)) };

  return gsy_reading_view_get_area (self->view, gsy_reading_view_get_selection (self->view), area) &&
         area->y < page.height && area->y + area->height > 0;
}

static int
get_mark_bar_room (GsyReadingPane *self)
{
  return MAX (gtk_widget_get_width (GTK_WIDGET (self->overlay)) - 2 * BAR_EDGE, 1);
}

static void
fit_mark_bar (GsyReadingPane *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->mark_bar)))
    gsy_mark_bar_fit (self->mark_bar, get_mark_bar_room (self));
}

static gboolean
fit_cb (gpointer user_data)
{
  GsyReadingPane *self = user_data;

  self->fit_id = 0;
  fit_mark_bar (self);
  return G_SOURCE_REMOVE;
}

static void
update_mark_bar (GsyReadingPane *self)
{
  GsyDocument *document = self->editor != NULL ? gsy_editor_get_document (self->editor) : NULL;
  GdkRectangle area;
  gboolean wanted = document != NULL && !gsy_document_is_read_only (document) && gsy_reading_view_has_offer (self->view) && is_in_sight (self, &area);

  if (wanted)
    {
      const GsyStatement *selected = gsy_editor_get_selected (self->editor);
      gsy_mark_bar_set_offers (self->mark_bar, selected != NULL, selected != NULL && !selected->detached, gsy_editor_get_doubt (self->editor) != GSY_DOUBT_NONE);
      gtk_widget_queue_allocate (GTK_WIDGET (self->overlay));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->mark_bar), wanted);
}

/* Below the selected lines, or above them where there is no room; over them only when they fill the page. */
static gboolean
place_mark_bar_cb (GtkOverlay *overlay, GtkWidget *child, GdkRectangle *place, GsyReadingPane *self)
{
  GdkRectangle lines;
  GdkRectangle last;
  double x = 0;
  double y = 0;
  GsySpan selection = gsy_reading_view_get_selection (self->view);

  if (child != GTK_WIDGET (self->mark_bar) || !gsy_reading_view_get_area (self->view, selection, &lines) ||
      !gsy_reading_view_get_area (self->view, gsy_span (selection.end > selection.start ? selection.end - 1 : selection.start, selection.end), &last))
    return FALSE;

  int width = gtk_widget_get_width (GTK_WIDGET (overlay));
  int height = gtk_widget_get_height (GTK_WIDGET (overlay));
  int room = get_mark_bar_room (self);
  int minimum = 0;
  int natural = 0;

  /* To change its shape now would ask for places while they are being given, again and again. */
  if (!gsy_mark_bar_is_fit_for (self->mark_bar, room) && self->fit_id == 0)
    self->fit_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 30, fit_cb, self, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  place->width = MAX (minimum, MIN (natural, room));
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place->width, NULL, &natural, NULL, NULL);
  place->height = natural;

  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), GTK_WIDGET (overlay), last.x + last.width / 2.0, 0, &x, &y);
  int top = (int) y + lines.y;
  int bottom = top + lines.height;
  place->x = CLAMP ((int) x - place->width / 2, BAR_EDGE, MAX (width - place->width - BAR_EDGE, BAR_EDGE));
  place->y = bottom + BAR_DISTANCE_BELOW;
  if (place->y + place->height > height - BAR_EDGE)
    place->y = top - BAR_DISTANCE_ABOVE - place->height;
  if (place->y < BAR_EDGE)
    place->y = MAX (height - place->height - BAR_EDGE, BAR_EDGE);
  return TRUE;
}

static void
selection_changed_cb (GsyReadingPane *self)
{
  update_mark_bar (self);
  fit_mark_bar (self);
  _gsy_reading_pane_update_actions (self);
}

static void
scrolled_cb (GsyReadingPane *self)
{
  if (gsy_reading_view_has_offer (self->view))
    update_mark_bar (self);
}

static void
menu_requested_cb (GsyReadingPane *self, int x, int y)
{
  _gsy_reading_pane_show_menu (self, x, y);
}

/* --- linking --- */

/* The bar takes room from below: the statement that is linked stays in sight. */
static void
keep_in_sight (GsyReadingPane *self)
{
  const GsyStatement *selected = self->editor != NULL ? gsy_editor_get_selected (self->editor) : NULL;

  if (selected == NULL || selected->detached || !gsy_link_bar_is_open (self->link_bar))
    return;
  guint fragment = MIN (gsy_editor_get_fragment (self->editor), gsy_statement_get_n_spans (selected) - 1);
  gsy_reading_view_reveal (self->view, gsy_statement_get_span (selected, fragment));
}

static gboolean
sight_cb (gpointer user_data)
{
  GsyReadingPane *self = GSY_READING_PANE (user_data);

  self->sight_id = 0;
  keep_in_sight (self);
  return G_SOURCE_REMOVE;
}

/* Told while the view is laid out, when it cannot be scrolled. */
static void
page_size_cb (GsyReadingPane *self)
{
  if (self->sight_id == 0 && gsy_link_bar_is_open (self->link_bar))
    self->sight_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 30, sight_cb, self, NULL);
}

static void
link_bar_opened_cb (GsyReadingPane *self)
{
  keep_in_sight (self);
}

static void
link_bar_closed_cb (GsyReadingPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* --- finding --- */

static void
matches_changed_cb (GsyReadingPane *self)
{
  int current = -1;
  GArray *matches = gsy_find_bar_get_matches (self->find_bar, &current);

  gsy_reading_view_set_matches (self->view, matches, current);
  /* Where another article is read from is not for a search of the last one to say. */
  if (current >= 0 && !self->changing_article)
    gsy_reading_view_reveal (self->view, g_array_index (matches, GsySpan, current));
}

static void
escape_cb (GsyReadingPane *self)
{
  gsy_find_bar_close (self->find_bar);
}

static void
find_closed_cb (GsyReadingPane *self)
{
  int current = -1;
  GArray *matches = gsy_find_bar_get_matches (self->find_bar, &current);

  if (current >= 0)
    gsy_reading_view_select (self->view, g_array_index (matches, GsySpan, current));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

char *
gsy_reading_pane_dup_sought (GsyReadingPane *self)
{
  g_return_val_if_fail (GSY_IS_READING_PANE (self), NULL);

  GsyArticle *article = self->editor != NULL ? gsy_editor_get_article (self->editor) : NULL;
  GsySpan selection = gsy_reading_view_get_selection (self->view);
  g_autofree char *text = NULL;
  if (article == NULL || gsy_span_is_empty (selection) || gsy_span_length (selection) > MAX_PREFILL)
    return NULL;
  text = gsy_article_dup_slice (article, selection);
  return strpbrk (text, "\r\n") == NULL ? g_steal_pointer (&text) : NULL;
}

void
gsy_reading_pane_show_find (GsyReadingPane *self)
{
  g_return_if_fail (GSY_IS_READING_PANE (self));

  GsyArticle *article = self->editor != NULL ? gsy_editor_get_article (self->editor) : NULL;
  if (article == NULL || gsy_article_get_length (article) == 0)
    return;

  GsySpan selection = gsy_reading_view_get_selection (self->view);
  g_autofree char *text = gsy_reading_pane_dup_sought (self);

  /* From where the reader is: the caret, or the page when the caret is elsewhere. */
  guint origin = selection.start;
  GdkRectangle area;
  if (!is_in_sight (self, &area))
    origin = gsy_reading_view_get_top (self->view);
  gsy_find_bar_open (self->find_bar, text, origin);
}

void
gsy_reading_pane_find_next (GsyReadingPane *self, gboolean forward)
{
  g_return_if_fail (GSY_IS_READING_PANE (self));

  if (!gsy_find_bar_is_open (self->find_bar))
    gsy_reading_pane_show_find (self);
  else
    gsy_find_bar_step (self->find_bar, forward);
}

/* --- what the editor says --- */

/* Told before another one is brought into sight. */
static void
left_statement_cb (GsyReadingPane *self)
{
  const GsyStatement *selected = gsy_editor_get_selected (self->editor);

  if (self->was_selected != NULL)
    g_hash_table_insert (self->left_at, g_steal_pointer (&self->was_selected), GUINT_TO_POINTER (gsy_reading_view_get_top (self->view) + 1));
  self->was_selected = selected != NULL ? g_strdup (selected->id) : NULL;
}

/* Another article, or another store of the same: of what is left in it the session keeps the place. */
static void
forget_left (GsyReadingPane *self)
{
  g_clear_pointer (&self->was_selected, g_free);
  g_hash_table_remove_all (self->left_at);
}

static void
document_changed_cb (GsyReadingPane *self)
{
  GsyDocument *document = gsy_editor_get_document (self->editor);

  forget_left (self);
  g_signal_group_set_target (self->document_signals, document);
  self->changing_article = TRUE;
  gsy_find_bar_set_article (self->find_bar, gsy_editor_get_article (self->editor));
  self->changing_article = FALSE;
  update_banners (self);
  update_page (self);
  update_mark_bar (self);
  _gsy_reading_pane_update_actions (self);
}

static void
layers_changed_cb (GsyReadingPane *self)
{
  gsy_mark_bar_set_layers (self->mark_bar, self->editor);
  update_mark_bar (self);
}

static void
selected_changed_cb (GsyReadingPane *self)
{
  update_mark_bar (self);
  _gsy_reading_pane_update_actions (self);
}

void
gsy_reading_pane_return (GsyReadingPane *self)
{
  g_return_if_fail (GSY_IS_READING_PANE (self));

  guint top = self->was_selected != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->left_at, self->was_selected)) : 0;
  if (top > 0)
    gsy_reading_view_set_top (self->view, top - 1);
}

GsyEditor *
gsy_reading_pane_get_editor (GsyReadingPane *self)
{
  g_return_val_if_fail (GSY_IS_READING_PANE (self), NULL);
  return self->editor;
}

void
gsy_reading_pane_set_editor (GsyReadingPane *self, GsyEditor *editor)
{
  g_return_if_fail (GSY_IS_READING_PANE (self));
  g_return_if_fail (GSY_IS_EDITOR (editor));
  g_return_if_fail (self->editor == NULL || self->editor == editor);

  if (self->editor == editor)
    return;
  self->editor = g_object_ref (editor);
  gsy_reading_view_set_editor (self->view, editor);
  gsy_link_bar_set_editor (self->link_bar, editor);
  gsy_article_banner_set_editor (self->article_banner, editor);
  g_signal_connect_object (editor, "notify::document", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::corpus", G_CALLBACK (update_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::opening", G_CALLBACK (update_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::open-error", G_CALLBACK (update_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::selected", G_CALLBACK (left_statement_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::selected", G_CALLBACK (selected_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "statements-changed", G_CALLBACK (selected_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "layers-changed", G_CALLBACK (layers_changed_cb), self, G_CONNECT_SWAPPED);
  layers_changed_cb (self);
  document_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITOR]);
}

/* --- the rest of the interface --- */

guint
gsy_reading_pane_get_scroll_offset (GsyReadingPane *self)
{
  g_return_val_if_fail (GSY_IS_READING_PANE (self), 0);
  return gsy_reading_view_get_top (self->view);
}

guint
gsy_reading_pane_get_caret (GsyReadingPane *self)
{
  g_return_val_if_fail (GSY_IS_READING_PANE (self), 0);
  return gsy_reading_view_get_caret (self->view);
}

void
gsy_reading_pane_restore (GsyReadingPane *self, guint scroll_offset, guint caret)
{
  g_return_if_fail (GSY_IS_READING_PANE (self));

  gsy_reading_view_set_caret (self->view, caret);
  gsy_reading_view_set_top (self->view, scroll_offset);
}

GsyReadingView *
gsy_reading_pane_get_view (GsyReadingPane *self)
{
  g_return_val_if_fail (GSY_IS_READING_PANE (self), NULL);
  return self->view;
}

void
gsy_reading_pane_focus (GsyReadingPane *self)
{
  g_return_if_fail (GSY_IS_READING_PANE (self));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "reading") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* --- the widget --- */

static void
gsy_reading_pane_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (GSY_READING_PANE (widget)->stack, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
gsy_reading_pane_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GsyReadingPane *self = GSY_READING_PANE (widget);

  gtk_widget_size_allocate (self->stack, &(GtkAllocation){ 0, 0, width, height }, baseline);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
gsy_reading_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GsyReadingPane *self = GSY_READING_PANE (object);

  switch (id)
    {
    case PROP_EDITOR:
      g_value_set_object (value, self->editor);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gsy_reading_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GsyReadingPane *self = GSY_READING_PANE (object);

  switch (id)
    {
    case PROP_EDITOR:
      if (g_value_get_object (value) != NULL)
        gsy_reading_pane_set_editor (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gsy_reading_pane_dispose (GObject *object)
{
  GsyReadingPane *self = GSY_READING_PANE (object);

  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  g_clear_handle_id (&self->fit_id, g_source_remove);
  g_clear_handle_id (&self->sight_id, g_source_remove);
  g_clear_object (&self->document_signals);
  g_clear_pointer (&self->was_selected, g_free);
  g_clear_pointer (&self->left_at, g_hash_table_unref);
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (gsy_reading_pane_parent_class)->dispose (object);
}

static void
gsy_reading_pane_class_init (GsyReadingPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = gsy_reading_pane_get_property;
  object_class->set_property = gsy_reading_pane_set_property;
  object_class->dispose = gsy_reading_pane_dispose;
  widget_class->measure = gsy_reading_pane_measure;
  widget_class->size_allocate = gsy_reading_pane_size_allocate;

  properties[PROP_EDITOR] =
    g_param_spec_object ("editor", NULL, NULL, GSY_TYPE_EDITOR, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[DETAILS_REQUESTED] = g_signal_new_class_handler ("details-requested", GSY_TYPE_READING_PANE, G_SIGNAL_RUN_LAST, NULL, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (GSY_TYPE_ARTICLE_BANNER);
  g_type_ensure (GSY_TYPE_BANNER_LAYOUT);
  g_type_ensure (GSY_TYPE_FIND_BAR);
  g_type_ensure (GSY_TYPE_LINK_BAR);
  g_type_ensure (GSY_TYPE_MARK_BAR);
  g_type_ensure (GSY_TYPE_READING_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-reading-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyReadingPane, stack);
  gtk_widget_class_bind_template_child (widget_class, GsyReadingPane, spinner);
  gtk_widget_class_bind_template_child (widget_class, GsyReadingPane, error_page);
  gtk_widget_class_bind_template_child (widget_class, GsyReadingPane, sidecar_revealer);
  gtk_widget_class_bind_template_child (widget_class, GsyReadingPane, sidecar_label);
  gtk_widget_class_bind_template_child (widget_class, GsyReadingPane, aside_button);
  gtk_widget_class_bind_template_child (widget_class, GsyReadingPane, keep_button);
  gtk_widget_class_bind_template_child (widget_class, GsyReadingPane, versions_button);
  gtk_widget_class_bind_template_child (widget_class, GsyReadingPane, problems_revealer);
  gtk_widget_class_bind_template_child (widget_class, GsyReadingPane, problems_label);
  gtk_widget_class_bind_template_child (widget_class, GsyReadingPane, problems_button);
  gtk_widget_class_bind_template_child (widget_class, GsyReadingPane, problems_list);
  gtk_widget_class_bind_template_child (widget_class, GsyReadingPane, article_banner);
  gtk_widget_class_bind_template_child (widget_class, GsyReadingPane, find_bar);
  gtk_widget_class_bind_template_child (widget_class, GsyReadingPane, overlay);
  gtk_widget_class_bind_template_child (widget_class, GsyReadingPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, GsyReadingPane, view);
  gtk_widget_class_bind_template_child (widget_class, GsyReadingPane, mark_bar);
  gtk_widget_class_bind_template_child (widget_class, GsyReadingPane, link_bar);
  gtk_widget_class_bind_template_callback (widget_class, banner_dismissed_cb);
  gtk_widget_class_bind_template_callback (widget_class, matches_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, escape_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_mark_bar_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_bar_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_bar_closed_cb);
  gtk_widget_class_set_css_name (widget_class, "readingpane");
  _gsy_reading_pane_install_actions (widget_class);
}

static void
gsy_reading_pane_init (GsyReadingPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->left_at = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->document_signals = g_signal_group_new (GSY_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::save-state", G_CALLBACK (update_banners), self);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "notify::page-size", G_CALLBACK (page_size_cb), self, G_CONNECT_SWAPPED);
  _gsy_reading_pane_update_actions (self);
  update_page (self);
}
