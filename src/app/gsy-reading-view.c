/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-reading-view.c: shows the editor's document: its text, its statements, its selection. Pointer and keys have files of their own. */
#include "config.h"

#include "app/gsy-reading-view-private.h"

#if GTK_CHECK_VERSION(4, 16, 0)
/* Newer than what we ask for, so that it is looked for when we are built. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS
G_DEFINE_FINAL_TYPE_WITH_CODE (GsyReadingView, gsy_reading_view, GTK_SOURCE_TYPE_VIEW, G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE_TEXT, _gsy_reading_view_init_accessible_text))
G_GNUC_END_IGNORE_DEPRECATIONS
#else
G_DEFINE_FINAL_TYPE (GsyReadingView, gsy_reading_view, GTK_SOURCE_TYPE_VIEW)
#endif

enum
{
  SELECTION_CHANGED,
  MENU_REQUESTED,
  ESCAPE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

enum
{
  PROP_0,
  PROP_PAGE_WIDTH,
};

static GtkTextBuffer *
get_buffer (GsyReadingView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

void
_gsy_reading_view_get_iter (GsyReadingView *self, guint offset, GsyDisplaySide side, GtkTextIter *iter)
{
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), iter, self->display != NULL ? gsy_display_text_to_buffer (self->display, offset, side) : offset);
}

guint
_gsy_reading_view_get_offset (GsyReadingView *self, const GtkTextIter *iter)
{
  guint offset = gtk_text_iter_get_offset (iter);

  return self->display != NULL ? gsy_display_text_to_article (self->display, offset) : offset;
}

void
_gsy_reading_view_emit_selection (GsyReadingView *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

void
_gsy_reading_view_emit_menu (GsyReadingView *self, int x, int y)
{
  g_signal_emit (self, signals[MENU_REQUESTED], 0, x, y);
}

void
_gsy_reading_view_emit_escape (GsyReadingView *self)
{
  g_signal_emit (self, signals[ESCAPE], 0);
}

/* --- what is painted --- */

void
gsy_reading_view_set_matches (GsyReadingView *self, GArray *matches, int current)
{
  g_return_if_fail (GSY_IS_READING_VIEW (self));
  gsy_highlight_painter_set_matches (self->painter, matches, current);
}

GsyHighlightPainter *
gsy_reading_view_get_painter (GsyReadingView *self)
{
  g_return_val_if_fail (GSY_IS_READING_VIEW (self), NULL);
  return self->painter;
}

GsyDisplayText *
gsy_reading_view_get_display_text (GsyReadingView *self)
{
  g_return_val_if_fail (GSY_IS_READING_VIEW (self), NULL);
  return self->display;
}

/* --- what the editor says --- */

/* The pieces of one paragraph follow one another without the space between paragraphs. */
static void
tag_soft_breaks (GsyReadingView *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start;
  GtkTextIter end;

  for (guint i = 0; i < gsy_display_text_get_n_breaks (self->display); i++)
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &start, gsy_display_text_get_break (self->display, i).start);
      gtk_text_iter_set_line_offset (&start, 0);
      /* All breaks of the same paragraph at once: each is at the end of the line after the one before. */
      gtk_text_buffer_get_iter_at_offset (buffer, &end, gsy_display_text_get_break (self->display, i).start);
      for (gtk_text_iter_forward_char (&end); i + 1 < gsy_display_text_get_n_breaks (self->display); i++)
        {
          GtkTextIter next = end;
          gtk_text_iter_forward_to_line_end (&next);
          if ((guint) gtk_text_iter_get_offset (&next) != gsy_display_text_get_break (self->display, i + 1).start)
            break;
          end = next;
          gtk_text_iter_forward_char (&end);
        }
      gtk_text_buffer_apply_tag (buffer, self->soft_tag, &start, &end);
    }
}

/* Its letters have the shapes that its own language gives them, where the fonts have them: Chinese and Japanese write many in two ways. */
static void
tag_language (GsyReadingView *self, const char *language)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start;
  GtkTextIter end;

  if (language == NULL)
    return;
  g_object_set (self->language_tag, "language", language, NULL);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_apply_tag (buffer, self->language_tag, &start, &end);
}

static void
update_focus (GsyReadingView *self)
{
  gsy_highlight_painter_set_focus (self->painter, gsy_editor_get_selected (self->editor), gsy_editor_get_fragment (self->editor));
}

/* Where the reader is, and what is selected. */
typedef struct
{
  guint top;
  guint insert;
  guint bound;
} Reading;

static guint
get_mark (GsyReadingView *self, GtkTextMark *mark)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter, mark);
  return _gsy_reading_view_get_offset (self, &iter);
}

/* In the next text of the article that is shown now; another article is read from its start. */
static void
follow_reading (GsyReadingView *self, Reading *reading)
{
  GsyDocument *document = self->editor != NULL ? gsy_editor_get_document (self->editor) : NULL;
  GsyArticle *former = self->display != NULL ? gsy_display_text_get_article (self->display) : NULL;
  guint offsets[] = {
    gsy_reading_view_get_top (self),
    get_mark (self, gtk_text_buffer_get_insert (get_buffer (self))),
    get_mark (self, gtk_text_buffer_get_selection_bound (get_buffer (self))),
  };

  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    if (document == NULL || former == NULL || !gsy_document_follow (document, former, &offsets[i]))
      return;
  *reading = (Reading){ offsets[0], offsets[1], offsets[2] };
}

static void
restore_reading (GsyReadingView *self, const Reading *reading)
{
  GtkTextIter insert;
  GtkTextIter bound;

  _gsy_reading_view_get_iter (self, reading->insert, GSY_SIDE_BEFORE, &insert);
  _gsy_reading_view_get_iter (self, reading->bound, GSY_SIDE_BEFORE, &bound);
  gtk_text_buffer_select_range (get_buffer (self), &insert, &bound);
  gsy_reading_view_set_top (self, reading->top);
}

static void
load_document (GsyReadingView *self)
{
  GsyArticle *article = self->editor != NULL ? gsy_editor_get_article (self->editor) : NULL;
  GtkTextBuffer *buffer = get_buffer (self);
  Reading reading = { 0 };

  if (self->display != NULL && gsy_display_text_get_article (self->display) == article)
    {
      gsy_highlight_painter_set_source (self->painter, self->display, gsy_editor_get_store (self->editor));
      _gsy_reading_view_update_palette (self);
      update_focus (self);
      _gsy_reading_view_load_links (self);
      return;
    }

  follow_reading (self, &reading);
  _gsy_reading_view_cancel_pointer (self);
  gsy_link_painter_set_source (self->links, NULL);
  gsy_highlight_painter_set_source (self->painter, NULL, NULL);
  g_clear_pointer (&self->display, gsy_display_text_free);
  self->moving = TRUE;
  if (article != NULL)
    {
      gsize n_bytes = 0;
      self->display = gsy_display_text_new (article);
      const char *text = gsy_display_text_get_text (self->display, &n_bytes);
      gtk_text_buffer_set_text (buffer, text, n_bytes);
      tag_soft_breaks (self);
      tag_language (self, gsy_article_get_language (article));
      gsy_highlight_painter_set_source (self->painter, self->display, gsy_editor_get_store (self->editor));
      restore_reading (self, &reading);
    }
  else
    gtk_text_buffer_set_text (buffer, "", 0);
  /* The new lines are measured when there is layout to do, else only while they are drawn: too late for the scroll bar. */
  gtk_widget_queue_resize (GTK_WIDGET (self));
  self->moving = FALSE;
  self->snap = _gsy_reading_view_usual_snap (self);
  if (self->editor != NULL)
    {
      _gsy_reading_view_update_palette (self);
      update_focus (self);
    }
  _gsy_reading_view_load_links (self);
  _gsy_reading_view_emit_selection (self);
}

static void
statements_changed_cb (GsyReadingView *self, GsyEdit *edit)
{
  gsy_highlight_painter_apply (self->painter, edit);
  update_focus (self);
}

static void
brush_changed_cb (GsyReadingView *self)
{
  gboolean armed = gsy_editor_get_brush (self->editor) != NULL;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), armed ? "crosshair" : "text");
  _gsy_reading_view_emit_selection (self);
}

static void
reveal_cb (GsyReadingView *self, guint start, guint end)
{
  gsy_reading_view_reveal (self, gsy_span (start, end));
}

void
gsy_reading_view_set_editor (GsyReadingView *self, GsyEditor *editor)
{
  g_return_if_fail (GSY_IS_READING_VIEW (self));
  g_return_if_fail (editor == NULL || GSY_IS_EDITOR (editor));

  if (editor == self->editor)
    return;
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_set_object (&self->editor, editor);
  if (editor != NULL)
    {
      g_signal_connect_object (editor, "notify::document", G_CALLBACK (load_document), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (editor, "notify::selected", G_CALLBACK (update_focus), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (editor, "notify::fragment", G_CALLBACK (update_focus), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (editor, "notify::brush", G_CALLBACK (brush_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (editor, "statements-changed", G_CALLBACK (statements_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (editor, "layers-changed", G_CALLBACK (_gsy_reading_view_update_palette), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (editor, "reveal", G_CALLBACK (reveal_cb), self, G_CONNECT_SWAPPED);
    }
  _gsy_reading_view_watch_announce (self);
  _gsy_reading_view_watch_links (self);
  load_document (self);
}

/* --- caret and selection --- */

guint
gsy_reading_view_get_caret (GsyReadingView *self)
{
  g_return_val_if_fail (GSY_IS_READING_VIEW (self), 0);

  GtkTextIter iter;
  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter, gtk_text_buffer_get_insert (get_buffer (self)));
  return _gsy_reading_view_get_offset (self, &iter);
}

void
gsy_reading_view_set_caret (GsyReadingView *self, guint offset)
{
  g_return_if_fail (GSY_IS_READING_VIEW (self));
  gsy_reading_view_select (self, gsy_span (offset, offset));
}

GsySpan
gsy_reading_view_get_selection (GsyReadingView *self)
{
  g_return_val_if_fail (GSY_IS_READING_VIEW (self), GSY_SPAN_EMPTY);

  GtkTextIter start;
  GtkTextIter end;
  gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end);
  return gsy_span (_gsy_reading_view_get_offset (self, &start), _gsy_reading_view_get_offset (self, &end));
}

GsySnap
_gsy_reading_view_usual_snap (GsyReadingView *self)
{
  return self->granularity == GSY_SNAP_CHARACTERS ? GSY_SNAP_CHARACTERS : GSY_SNAP_WORDS;
}

GsySnap
_gsy_reading_view_other_snap (GsyReadingView *self)
{
  return self->granularity == GSY_SNAP_CHARACTERS ? GSY_SNAP_WORDS : GSY_SNAP_CHARACTERS;
}

GsySnap
gsy_reading_view_get_snap (GsyReadingView *self)
{
  g_return_val_if_fail (GSY_IS_READING_VIEW (self), GSY_SNAP_WORDS);
  return self->snap;
}

GsySnap
gsy_reading_view_get_mark_snap (GsyReadingView *self)
{
  g_return_val_if_fail (GSY_IS_READING_VIEW (self), GSY_SNAP_WORDS);
  return self->snap == _gsy_reading_view_usual_snap (self) ? self->granularity : self->snap;
}

void
gsy_reading_view_set_granularity (GsyReadingView *self, GsySnap granularity)
{
  g_return_if_fail (GSY_IS_READING_VIEW (self));

  self->granularity = granularity;
  self->snap = _gsy_reading_view_usual_snap (self);
}

void
gsy_reading_view_select (GsyReadingView *self, GsySpan span)
{
  g_return_if_fail (GSY_IS_READING_VIEW (self));

  GtkTextIter start;
  GtkTextIter end;
  _gsy_reading_view_get_iter (self, span.start, gsy_span_is_empty (span) ? GSY_SIDE_BEFORE : GSY_SIDE_AFTER, &start);
  _gsy_reading_view_get_iter (self, MAX (span.end, span.start), GSY_SIDE_BEFORE, &end);
  self->moving = TRUE;
  gtk_text_buffer_select_range (get_buffer (self), &end, &start);
  self->moving = FALSE;
  _gsy_reading_view_emit_selection (self);
}

void
gsy_reading_view_clear_selection (GsyReadingView *self)
{
  g_return_if_fail (GSY_IS_READING_VIEW (self));

  GsySpan selection = gsy_reading_view_get_selection (self);
  self->snap = _gsy_reading_view_usual_snap (self);
  if (!gsy_span_is_empty (selection))
    gsy_reading_view_select (self, gsy_span (selection.end, selection.end));
}

gboolean
gsy_reading_view_has_offer (GsyReadingView *self)
{
  g_return_val_if_fail (GSY_IS_READING_VIEW (self), FALSE);

  return self->display != NULL && !self->pointer.held && gsy_editor_get_brush (self->editor) == NULL &&
         gtk_text_buffer_get_has_selection (get_buffer (self));
}

/* What is selected can be pasted elsewhere with the middle button, in the article's words. */
static void
publish_selection (GsyReadingView *self)
{
  GsySpan selection = gsy_reading_view_get_selection (self);
  if (self->display == NULL || gsy_span_is_empty (selection))
    return;

  g_autofree char *text = gsy_article_dup_slice (gsy_display_text_get_article (self->display), selection);
  gdk_clipboard_set_text (gtk_widget_get_primary_clipboard (GTK_WIDGET (self)), text);
}

static void
mark_set_cb (GsyReadingView *self, const GtkTextIter *iter, GtkTextMark *mark)
{
  GtkTextBuffer *buffer = get_buffer (self);

  if (self->moving || (mark != gtk_text_buffer_get_insert (buffer) && mark != gtk_text_buffer_get_selection_bound (buffer)))
    return;
  self->snap = _gsy_reading_view_usual_snap (self);
  if (!self->pointer.held)
    _gsy_reading_view_emit_selection (self);
}

static void
gsy_reading_view_copy_clipboard (GtkTextView *text_view)
{
  GsyReadingView *self = GSY_READING_VIEW (text_view);
  GsySpan selection = gsy_reading_view_get_selection (self);

  if (self->display == NULL || gsy_span_is_empty (selection))
    return;
  g_autofree char *text = gsy_article_dup_slice (gsy_display_text_get_article (self->display), selection);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

/* Nothing is typed here, so there is nothing to type over. */
static void
gsy_reading_view_toggle_overwrite (GtkTextView *text_view)
{
}

/* Double click and triple click: words and sentences as they are marked. */
static gboolean
gsy_reading_view_extend_selection (GtkTextView *text_view, GtkTextExtendSelection granularity, const GtkTextIter *location, GtkTextIter *start, GtkTextIter *end)
{
  GsyReadingView *self = GSY_READING_VIEW (text_view);
  guint length = self->display != NULL ? gsy_article_get_length (gsy_display_text_get_article (self->display)) : 0;

  *start = *end = *location;
  if (length == 0)
    return GDK_EVENT_STOP;

  GsySegmenter *segmenter = gsy_article_get_segmenter (gsy_display_text_get_article (self->display));
  guint offset = MIN (_gsy_reading_view_get_offset (self, location), length - 1);
  GsySpan span = granularity == GTK_TEXT_EXTEND_SELECTION_WORD ? gsy_segmenter_word_at (segmenter, offset)
                                                               : gsy_segmenter_sentence_at (segmenter, offset);
  _gsy_reading_view_get_iter (self, span.start, GSY_SIDE_AFTER, start);
  _gsy_reading_view_get_iter (self, span.end, GSY_SIDE_BEFORE, end);
  return GDK_EVENT_STOP;
}

/* --- the widget --- */

static void
gsy_reading_view_snapshot_layer (GtkTextView *text_view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  GsyReadingView *self = GSY_READING_VIEW (text_view);

  GTK_TEXT_VIEW_CLASS (gsy_reading_view_parent_class)->snapshot_layer (text_view, layer, snapshot);
  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    {
      _gsy_reading_view_update_links (self);
      gsy_highlight_painter_snapshot_below (self->painter, snapshot);
      gsy_link_painter_snapshot_below (self->links, snapshot);
    }
  else
    {
      gsy_highlight_painter_snapshot_above (self->painter, snapshot);
      gsy_link_painter_snapshot_above (self->links, snapshot);
    }
}

/* The buffer would offer its own text, soft breaks and all, to whoever pastes with the middle button; and it would give up the selection
 * when another program selects. We offer the article's text ourselves. */
static void
gsy_reading_view_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gsy_reading_view_parent_class)->realize (widget);
  gtk_text_buffer_remove_selection_clipboard (get_buffer (GSY_READING_VIEW (widget)), gtk_widget_get_primary_clipboard (widget));
}

static void
gsy_reading_view_unrealize (GtkWidget *widget)
{
  gtk_text_buffer_add_selection_clipboard (get_buffer (GSY_READING_VIEW (widget)), gtk_widget_get_primary_clipboard (widget));
  GTK_WIDGET_CLASS (gsy_reading_view_parent_class)->unrealize (widget);
}

/* The font may have changed. */
static void
gsy_reading_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (gsy_reading_view_parent_class)->css_changed (widget, change);
  if (GSY_READING_VIEW (widget)->css != NULL)
    _gsy_reading_view_update_width (GSY_READING_VIEW (widget));
}

static void
gsy_reading_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PAGE_WIDTH:
      g_value_set_int (value, GSY_READING_VIEW (object)->page_width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* The parent has made its buffer. */
static void
gsy_reading_view_constructed (GObject *object)
{
  GsyReadingView *self = GSY_READING_VIEW (object);

  G_OBJECT_CLASS (gsy_reading_view_parent_class)->constructed (object);
  GtkTextBuffer *buffer = get_buffer (self);
  gtk_source_buffer_set_highlight_syntax (GTK_SOURCE_BUFFER (buffer), FALSE);
  gtk_source_buffer_set_highlight_matching_brackets (GTK_SOURCE_BUFFER (buffer), FALSE);
  gtk_source_buffer_set_implicit_trailing_newline (GTK_SOURCE_BUFFER (buffer), FALSE);
  gtk_source_buffer_set_style_scheme (GTK_SOURCE_BUFFER (buffer), NULL);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  self->soft_tag = gtk_text_buffer_create_tag (buffer, NULL, "pixels-below-lines", 0, NULL);
  self->language_tag = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  g_signal_connect_object (buffer, "mark-set", G_CALLBACK (mark_set_cb), self, G_CONNECT_SWAPPED);
}

static void
gsy_reading_view_dispose (GObject *object)
{
  GsyReadingView *self = GSY_READING_VIEW (object);

  if (self->css != NULL)
    {
      _gsy_reading_view_dispose_pointer (self);
      _gsy_reading_view_stop_settling (self);
      _gsy_reading_view_dispose_links (self);
      _gsy_reading_view_dispose_announce (self);
      gsy_highlight_painter_set_source (self->painter, NULL, NULL);
      gsy_highlight_painter_set_palette (self->painter, NULL);
      if (self->editor != NULL)
        g_signal_handlers_disconnect_by_data (self->editor, self);
      g_clear_object (&self->editor);
      _gsy_reading_view_dispose_looks (self);
    }
  G_OBJECT_CLASS (gsy_reading_view_parent_class)->dispose (object);
}

static void
gsy_reading_view_finalize (GObject *object)
{
  GsyReadingView *self = GSY_READING_VIEW (object);

  g_clear_pointer (&self->links, gsy_link_painter_free);
  g_clear_pointer (&self->painter, gsy_highlight_painter_free);
  g_clear_pointer (&self->display, gsy_display_text_free);
  G_OBJECT_CLASS (gsy_reading_view_parent_class)->finalize (object);
}

static void
gsy_reading_view_class_init (GsyReadingViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *text_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->get_property = gsy_reading_view_get_property;
  object_class->constructed = gsy_reading_view_constructed;
  object_class->dispose = gsy_reading_view_dispose;
  object_class->finalize = gsy_reading_view_finalize;
  widget_class->css_changed = gsy_reading_view_css_changed;
  widget_class->realize = gsy_reading_view_realize;
  widget_class->unrealize = gsy_reading_view_unrealize;
  widget_class->query_tooltip = _gsy_reading_view_query_tooltip;
  text_class->snapshot_layer = gsy_reading_view_snapshot_layer;
  text_class->extend_selection = gsy_reading_view_extend_selection;
  text_class->toggle_overwrite = gsy_reading_view_toggle_overwrite;
  text_class->copy_clipboard = gsy_reading_view_copy_clipboard;

  g_object_class_install_property (object_class, PROP_PAGE_WIDTH,
                                   g_param_spec_int ("page-width", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  signals[SELECTION_CHANGED] = g_signal_new_class_handler ("selection-changed", GSY_TYPE_READING_VIEW, G_SIGNAL_RUN_LAST, NULL, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MENU_REQUESTED] = g_signal_new_class_handler ("menu-requested", GSY_TYPE_READING_VIEW, G_SIGNAL_RUN_LAST, NULL, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[ESCAPE] = g_signal_new_class_handler ("escape", GSY_TYPE_READING_VIEW, G_SIGNAL_RUN_LAST, NULL, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gsy_reading_view_init (GsyReadingView *self)
{
  GtkTextView *text_view = GTK_TEXT_VIEW (self);

  self->painter = gsy_highlight_painter_new (text_view);
  _gsy_reading_view_init_links (self);
  _gsy_reading_view_init_announce (self);
  _gsy_reading_view_init_looks (self);
  gtk_text_view_set_editable (text_view, FALSE);
  gtk_text_view_set_cursor_visible (text_view, TRUE);
  gtk_text_view_set_accepts_tab (text_view, FALSE);
  gtk_text_view_set_monospace (text_view, FALSE);
  gtk_source_view_set_highlight_current_line (GTK_SOURCE_VIEW (self), FALSE);
  gtk_source_view_set_smart_home_end (GTK_SOURCE_VIEW (self), GTK_SOURCE_SMART_HOME_END_DISABLED);
  gtk_source_view_set_enable_snippets (GTK_SOURCE_VIEW (self), FALSE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "selection-changed", G_CALLBACK (publish_selection), NULL);
  _gsy_reading_view_init_pointer (self);
  _gsy_reading_view_init_keys (self);
}

GtkWidget *
gsy_reading_view_new (void)
{
  return g_object_new (GSY_TYPE_READING_VIEW, NULL);
}
