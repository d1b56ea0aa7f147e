/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-reading-view-links.c: the links of the article: which are shown, what a click on one does, and drawing a new one from the handle. */
#include "config.h"

#include "app/gsy-reading-view-private.h"
#include "app/gsy-wording.h"

#include <glib/gi18n-lib.h>

#define TOOLTIP_CHARS 100

/* --- which are shown --- */

/* All on demand, else those of the selected statement. Made when they are next painted: many changes may come before. */
void
_gsy_reading_view_update_links (GsyReadingView *self)
{
  if (!self->links_stale)
    return;
  self->links_stale = FALSE;

  GsyStore *store = self->editor != NULL ? gsy_editor_get_store (self->editor) : NULL;
  const GsyStatement *selected = store != NULL ? gsy_editor_get_selected (self->editor) : NULL;
  gboolean all = store != NULL && gsy_editor_get_links_shown (self->editor);
  gsy_link_painter_set_arcs (self->links, store != NULL && (all || selected != NULL) ? gsy_link_arcs_new (store, _gsy_reading_view_get_settled_index (self), all ? NULL : selected) : NULL);
}

static void
forget_links (GsyReadingView *self)
{
  self->links_stale = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
selection_changed_cb (GsyReadingView *self)
{
  gsy_link_painter_set_focus (self->links, gsy_editor_get_selected (self->editor));
  /* When all are shown, another one stands out, and that is all. */
  if (!gsy_editor_get_links_shown (self->editor))
    forget_links (self);
}

static void
statements_changed_cb (GsyReadingView *self)
{
  gsy_link_painter_set_focus (self->links, gsy_editor_get_selected (self->editor));
  forget_links (self);
}

static void
index_changed_cb (GsyReadingView *self)
{
  _gsy_reading_view_announce (self);
  if (gsy_editor_get_links_shown (self->editor) || gsy_editor_get_selected (self->editor) != NULL)
    forget_links (self);
}

static void
corpus_changed_cb (GsyReadingView *self)
{
  g_signal_group_set_target (self->index_signals, gsy_editor_get_index (self->editor));
}

/* After the view's own handlers, which set the painter's source. */
void
_gsy_reading_view_load_links (GsyReadingView *self)
{
  gsy_link_painter_set_source (self->links, self->display);
  gsy_link_painter_set_focus (self->links, self->editor != NULL && self->display != NULL ? gsy_editor_get_selected (self->editor) : NULL);
  _gsy_reading_view_announce (self);
  forget_links (self);
}

void
_gsy_reading_view_watch_links (GsyReadingView *self)
{
  if (self->editor == NULL)
    {
      g_signal_group_set_target (self->index_signals, NULL);
      return;
    }
  g_signal_connect_object (self->editor, "notify::corpus", G_CALLBACK (corpus_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "notify::selected", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "notify::links-shown", G_CALLBACK (forget_links), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "statements-changed", G_CALLBACK (statements_changed_cb), self, G_CONNECT_SWAPPED);
  corpus_changed_cb (self);
}

void
_gsy_reading_view_init_links (GsyReadingView *self)
{
  self->links = gsy_link_painter_new (GTK_TEXT_VIEW (self));
  self->index_signals = g_signal_group_new (GSY_TYPE_FOLDER_INDEX);
  g_signal_group_connect_swapped (self->index_signals, "changed", G_CALLBACK (index_changed_cb), self);
  g_signal_group_connect_swapped (self->index_signals, "notify::ready", G_CALLBACK (index_changed_cb), self);
}

void
_gsy_reading_view_dispose_links (GsyReadingView *self)
{
  g_clear_object (&self->index_signals);
  gsy_link_painter_set_source (self->links, NULL);
  gsy_link_painter_set_palette (self->links, NULL);
}

/* --- the pointer on a link --- */

static const GsyLinkArc *
find_link (GsyReadingView *self, double x, double y, guint *n)
{
  int buffer_x = 0;
  int buffer_y = 0;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  return gsy_link_painter_find (self->links, buffer_x, buffer_y, n);
}

gboolean
_gsy_reading_view_is_on_link (GsyReadingView *self, double x, double y)
{
  return find_link (self, x, y, NULL) != NULL;
}

/* To the other end of a link within the article: to that which is farther away. */
static void
go_along (GsyReadingView *self, const GsyLinkArc *arc, double y)
{
  int buffer_y = 0;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, 0, (int) y, NULL, &buffer_y);
  gboolean forward = gsy_link_painter_is_far_end_target (self->links, arc, buffer_y);
  const GsyStatement *selected = gsy_editor_get_selected (self->editor);

  /* Who has selected one end wants the other. */
  if (selected != NULL && gsy_link_arc_touches (arc, selected->id))
    forward = g_str_equal (arc->from, selected->id);
  g_autofree char *id = g_strdup (forward ? arc->to : arc->from);
  gsy_editor_go_to (self->editor, gsy_document_get_key (gsy_editor_get_document (self->editor)), id);
}

gboolean
_gsy_reading_view_click_link (GsyReadingView *self, double x, double y)
{
  guint n = 0;
  const GsyLinkArc *arc = find_link (self, x, y, &n);
  if (arc == NULL || gsy_editor_get_document (self->editor) == NULL)
    return FALSE;

  if (arc->kind == GSY_LINK_WITHIN)
    {
      go_along (self, arc, y);
      return TRUE;
    }

  /* What is told by the editor may change the links. */
  g_autofree char *here = g_strdup (arc->kind == GSY_LINK_IN ? arc->to : arc->from);
  g_autofree char *there = g_strdup (arc->kind == GSY_LINK_IN ? arc->from : arc->to);
  g_autofree char *article = g_strdup (arc->article);
  guint index = arc->index;
  gboolean broken = arc->kind == GSY_LINK_BROKEN;
  if (broken || n > 1)
    gsy_editor_select (self->editor, here, 0, FALSE);
  if (n > 1)
    _gsy_reading_view_emit_menu (self, (int) x, (int) y);
  else if (broken)
    gsy_editor_begin_repair (self->editor, index);
  else
    gsy_editor_go_to (self->editor, article, there);
  return TRUE;
}

/* --- what a link says --- */

/* (nullable) */
static char *
dup_other_words (GsyReadingView *self, const GsyLinkArc *arc)
{
  GsyStore *store = gsy_editor_get_store (self->editor);
  GsyFolderIndex *index = gsy_editor_get_index (self->editor);

  if (arc->kind == GSY_LINK_WITHIN)
    {
      const GsyStatement *to = gsy_store_find (store, arc->to);
      return to != NULL ? gsy_wording_quote (gsy_store_get_article (store), to) : NULL;
    }
  if (arc->kind == GSY_LINK_BROKEN)
    {
      const GsyStatement *from = gsy_store_find (store, arc->from);
      const GsyLink *link = from != NULL && from->links != NULL && arc->index < from->links->len ? g_ptr_array_index (from->links, arc->index) : NULL;
      return link != NULL ? g_strdup (link->exact) : NULL;
    }
  const GsyEntry *entry = index != NULL ? gsy_folder_index_find (index, arc->article, arc->kind == GSY_LINK_IN ? arc->from : arc->to) : NULL;
  return entry != NULL ? g_strdup (entry->quote) : NULL;
}

static char *
dup_relation (GsyReadingView *self, const GsyLinkArc *arc)
{
  const GsyRelation *relation = gsy_scheme_find_relation (gsy_editor_get_scheme (self->editor), arc->relation);
  const char *inverse = relation != NULL && arc->kind == GSY_LINK_IN ? gsy_relation_get_inverse_label (relation) : NULL;

  if (inverse != NULL)
    return g_strdup (inverse);
  return g_strdup (relation != NULL ? gsy_relation_get_label (relation) : arc->relation);
}

char *
_gsy_reading_view_dup_link_tooltip (GsyReadingView *self, double x, double y)
{
  guint n = 0;
  const GsyLinkArc *arc = find_link (self, x, y, &n);
  if (arc == NULL)
    return NULL;
  if (n > 1)
    /* Translators: %u links are drawn as one */
    return g_strdup_printf (ngettext ("%u link", "%u links", n), n);

  GsyCorpusRow *row = arc->article != NULL ? gsy_corpus_find_row (gsy_editor_get_corpus (self->editor), arc->article) : NULL;
  const char *title = row != NULL ? gsy_corpus_row_get_title (row) : arc->article;
  g_autofree char *relation = dup_relation (self, arc);
  g_autofree char *words = dup_other_words (self, arc);
  g_autofree char *quote = gsy_wording_shorten (words != NULL ? words : "…", TOOLTIP_CHARS);
  if (arc->kind == GSY_LINK_BROKEN)
    /* Translators: a link whose other end is gone: %1$s is its relation, as “Answers”, %2$s are the words that were there */
    return g_strdup_printf (_ ("%1$s “%2$s”, which is not there any more"), relation, quote);
  if (title != NULL)
    /* Translators: a link: %1$s is its relation, as “Answers”, %2$s are the words at its other end, %3$s is the title of the article there */
    return g_strdup_printf (_ ("%1$s “%2$s” in %3$s"), relation, quote, title);
  /* Translators: a link: %1$s is its relation, as “Answers” or “Answered by”, %2$s are the words of the statement at its other end */
  return g_strdup_printf (_ ("%1$s “%2$s”"), relation, quote);
}

/* --- drawing a new one --- */

gboolean
_gsy_reading_view_find_handle (GsyReadingView *self, double x, double y)
{
  GdkRectangle area;
  int buffer_x = 0;
  int buffer_y = 0;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  return gsy_link_painter_get_handle (self->links, &area) && gdk_rectangle_contains_point (&area, buffer_x, buffer_y);
}

/* The one that a link dropped at @offset would lead to: as gsy_editor_link_to_offset() takes it. */
static const GsyStatement *
find_drop (GsyReadingView *self, guint offset)
{
  const GsyStatement *selected = gsy_editor_get_selected (self->editor);
  g_autoptr (GPtrArray) here = gsy_store_dup_at (gsy_editor_get_store (self->editor), offset);

  for (guint i = 0; i < here->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (here, i);
      if (statement != selected && gsy_editor_is_layer_shown (self->editor, statement->layer))
        return statement;
    }
  return NULL;
}

void
_gsy_reading_view_drag_link (GsyReadingView *self, double x, double y)
{
  int buffer_x = 0;
  int buffer_y = 0;
  guint offset = 0;
  gboolean on_text = gsy_reading_view_get_offset_at (self, (int) x, (int) y, &offset);

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  gsy_link_painter_set_drag (self->links, buffer_x, buffer_y, on_text ? find_drop (self, offset) : NULL);
}

void
_gsy_reading_view_drop_link (GsyReadingView *self, double x, double y)
{
  guint offset = 0;

  gsy_link_painter_end_drag (self->links);
  if (gsy_reading_view_get_offset_at (self, (int) x, (int) y, &offset))
    gsy_editor_link_to_offset (self->editor, offset);
}
