/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-editor.c: what one window is working on, and the verbs for statements. The layers' verbs are in gsy-editor-layers.c. */
#include "config.h"

#include "app/gsy-editor-private.h"
#include "core/gsy-error.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (GsyEditor, gsy_editor, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CORPUS,
  PROP_DOCUMENT,
  PROP_OPENING,
  PROP_OPEN_ERROR,
  PROP_SELECTED,
  PROP_FRAGMENT,
  PROP_BRUSH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  REFUSED,
  REPORTED,
  REVEAL,
  STATEMENTS_CHANGED,
  LAYERS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- telling the user --- */

gboolean
_gsy_editor_refuse (GsyEditor *self, GError *error)
{
  g_autoptr (GError) owned = error;

  if (owned != NULL)
    g_signal_emit (self, signals[REFUSED], 0, owned->message);
  return FALSE;
}

void
_gsy_editor_report (GsyEditor *self, const char *message)
{
  g_signal_emit (self, signals[REPORTED], 0, message);
}

void
_gsy_editor_layers_changed (GsyEditor *self)
{
  g_signal_emit (self, signals[LAYERS_CHANGED], 0);
}

static void
reveal (GsyEditor *self, GsySpan span)
{
  g_signal_emit (self, signals[REVEAL], 0, span.start, span.end);
}

/* --- the open document --- */

static void
store_changed_cb (GsyEditor *self, GsyEdit *edit, GsyStore *store)
{
  const GsyStatement *selected = gsy_editor_get_selected (self);

  if (self->selected != NULL && selected == NULL)
    gsy_editor_select (self, NULL, 0, FALSE);
  else if (selected != NULL && self->fragment >= gsy_statement_get_n_spans (selected))
    gsy_editor_select (self, self->selected, gsy_statement_get_n_spans (selected) - 1, FALSE);
  g_signal_emit (self, signals[STATEMENTS_CHANGED], 0, edit);
}

static void
end_note (GsyEditor *self)
{
  g_clear_pointer (&self->note_id, g_free);
  if (!self->in_note)
    return;
  self->in_note = FALSE;
  gsy_history_end_group (gsy_corpus_get_history (self->corpus));
}

static void
set_document (GsyEditor *self, GsyDocument *document)
{
  if (self->document == document)
    return;

  gsy_editor_drag_cancel (self);
  end_note (self);
  if (self->document != NULL)
    {
      g_signal_handlers_disconnect_by_data (gsy_document_get_store (self->document), self);
      gsy_corpus_flush (self->corpus);
    }
  gsy_editor_select (self, NULL, 0, FALSE);
  g_set_object (&self->document, document);
  if (document != NULL)
    g_signal_connect_object (gsy_document_get_store (document), "changed",
                             G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

static void
set_opening (GsyEditor *self, const char *key, const char *error)
{
  if (g_strcmp0 (self->opening, key) != 0)
    {
      g_free (self->opening);
      self->opening = g_strdup (key);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPENING]);
    }
  if (g_strcmp0 (self->open_error, error) != 0)
    {
      g_free (self->open_error);
      self->open_error = g_strdup (error);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN_ERROR]);
    }
}

/* What an opening in progress needs to know when it ends. */
typedef struct
{
  GsyEditor *editor;
  char *statement;
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->editor);
  g_free (opening->statement);
  g_free (opening);
}

static void
show_statement (GsyEditor *self, const char *id)
{
  if (id != NULL && self->document != NULL && gsy_store_find (gsy_document_get_store (self->document), id) != NULL)
    gsy_editor_select (self, id, 0, TRUE);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = user_data;
  GsyEditor *self = opening->editor;
  g_autoptr (GError) error = NULL;
  g_autoptr (GsyDocument) document = gsy_corpus_open_finish (GSY_CORPUS (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || GSY_CORPUS (source) != self->corpus)
    {
      opening_free (opening);
      return;
    }
  g_clear_object (&self->cancellable);
  if (document != NULL)
    {
      set_document (self, document);
      set_opening (self, NULL, NULL);
      show_statement (self, opening->statement);
    }
  else
    {
      set_document (self, NULL);
      set_opening (self, NULL, error->message);
    }
  opening_free (opening);
}

void
gsy_editor_open (GsyEditor *self, const char *key, const char *statement)
{
  g_return_if_fail (GSY_IS_EDITOR (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  if (key == NULL || self->corpus == NULL)
    {
      set_document (self, NULL);
      set_opening (self, NULL, NULL);
      return;
    }
  if (self->document != NULL && g_str_equal (gsy_document_get_key (self->document), key))
    {
      set_opening (self, NULL, NULL);
      show_statement (self, statement);
      return;
    }

  GsyDocument *open = gsy_corpus_find_document (self->corpus, key);
  if (open != NULL)
    {
      set_document (self, open);
      set_opening (self, NULL, NULL);
      show_statement (self, statement);
      return;
    }

  Opening *opening = g_new0 (Opening, 1);
  opening->editor = g_object_ref (self);
  opening->statement = g_strdup (statement);
  if (self->document != NULL)
    gsy_corpus_flush (self->corpus);
  set_opening (self, key, NULL);
  self->cancellable = g_cancellable_new ();
  gsy_corpus_open_async (self->corpus, key, self->cancellable, opened_cb, opening);
}

const char *
gsy_editor_get_opening (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), NULL);
  return self->opening;
}

const char *
gsy_editor_get_open_error (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), NULL);
  return self->open_error;
}

GsyCorpus *
gsy_editor_get_corpus (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), NULL);
  return self->corpus;
}

static void
scheme_changed_cb (GsyEditor *self)
{
  if (self->brush != NULL && gsy_scheme_find_layer (gsy_corpus_get_scheme (self->corpus), self->brush) == NULL)
    gsy_editor_set_brush (self, NULL);
  _gsy_editor_layers_changed (self);
}

void
gsy_editor_set_corpus (GsyEditor *self, GsyCorpus *corpus)
{
  g_return_if_fail (GSY_IS_EDITOR (self));
  g_return_if_fail (corpus == NULL || GSY_IS_CORPUS (corpus));

  if (self->corpus == corpus)
    return;

  gsy_editor_open (self, NULL, NULL);
  gsy_editor_set_brush (self, NULL);
  if (self->corpus != NULL)
    {
      g_signal_handlers_disconnect_by_data (gsy_corpus_get_scheme (self->corpus), self);
      gsy_corpus_flush (self->corpus);
    }
  g_hash_table_remove_all (self->hidden);
  g_hash_table_remove_all (self->locked);
  g_clear_pointer (&self->solo, g_free);
  g_set_object (&self->corpus, corpus);
  if (corpus != NULL)
    g_signal_connect_object (gsy_corpus_get_scheme (corpus), "changed",
                             G_CALLBACK (scheme_changed_cb), self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CORPUS]);
  _gsy_editor_layers_changed (self);
}

GsyScheme *
gsy_editor_get_scheme (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), NULL);
  return self->corpus != NULL ? gsy_corpus_get_scheme (self->corpus) : NULL;
}

GsyDocument *
gsy_editor_get_document (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), NULL);
  return self->document;
}

GsyStore *
gsy_editor_get_store (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), NULL);
  return self->document != NULL ? gsy_document_get_store (self->document) : NULL;
}

GsyArticle *
gsy_editor_get_article (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), NULL);
  return self->document != NULL ? gsy_document_get_article (self->document) : NULL;
}

void
gsy_editor_set_creator (GsyEditor *self, const char *creator)
{
  g_return_if_fail (GSY_IS_EDITOR (self));

  g_free (self->creator);
  self->creator = creator != NULL && *creator != '\0' ? g_strdup (creator) : NULL;
}

/* --- selection --- */

const GsyStatement *
gsy_editor_get_selected (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), NULL);

  if (self->selected == NULL || self->document == NULL)
    return NULL;
  return gsy_store_find (gsy_document_get_store (self->document), self->selected);
}

guint
gsy_editor_get_fragment (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), 0);
  return self->fragment;
}

void
gsy_editor_select (GsyEditor *self, const char *id, guint fragment, gboolean show)
{
  g_return_if_fail (GSY_IS_EDITOR (self));

  gboolean other = g_strcmp0 (self->selected, id) != 0;
  if (other)
    {
      gsy_editor_drag_cancel (self);
      end_note (self);
    }

  g_object_freeze_notify (G_OBJECT (self));
  if (other)
    {
      g_free (self->selected);
      self->selected = g_strdup (id);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
    }
  if (self->fragment != fragment)
    {
      self->fragment = fragment;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRAGMENT]);
    }
  g_object_thaw_notify (G_OBJECT (self));

  const GsyStatement *statement = gsy_editor_get_selected (self);
  if (show && statement != NULL && !statement->detached)
    reveal (self, gsy_statement_get_span (statement, MIN (fragment, gsy_statement_get_n_spans (statement) - 1)));
}

static gboolean
is_shown (GsyEditor *self, const GsyStatement *statement)
{
  return gsy_editor_is_layer_shown (self, statement->layer);
}

gboolean
gsy_editor_step (GsyEditor *self, guint offset, gboolean forward)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  GsyStore *store = gsy_editor_get_store (self);
  if (store == NULL)
    return FALSE;

  const GsyStatement *from = gsy_editor_get_selected (self);
  for (guint n = gsy_store_get_n_statements (store); n > 0; n--)
    {
      from = gsy_store_step (store, from, offset, forward);
      if (from == NULL)
        return FALSE;
      if (is_shown (self, from))
        {
          gsy_editor_select (self, from->id, 0, TRUE);
          return TRUE;
        }
    }
  return FALSE;
}

/* The shown statement at @offset that comes after the selected one there, else the first one. */
static const GsyStatement *
next_at (GsyEditor *self, guint offset)
{
  GsyStore *store = gsy_editor_get_store (self);
  if (store == NULL)
    return NULL;

  g_autoptr (GPtrArray) here = gsy_store_dup_at (store, offset);
  const GsyStatement *first = NULL;
  gboolean take = FALSE;
  for (guint i = 0; i < here->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (here, i);
      if (!is_shown (self, statement))
        continue;
      if (take)
        return statement;
      if (first == NULL)
        first = statement;
      take = g_strcmp0 (statement->id, self->selected) == 0;
    }
  return first;
}

gboolean
gsy_editor_select_at (GsyEditor *self, guint offset)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  const GsyStatement *statement = next_at (self, offset);
  if (statement == NULL)
    gsy_editor_select (self, NULL, 0, FALSE);
  else
    gsy_editor_select (self, statement->id, MAX (0, gsy_statement_find_span (statement, offset)), FALSE);
  return statement != NULL;
}

gboolean
gsy_editor_cycle_here (GsyEditor *self, guint offset)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  const GsyStatement *statement = next_at (self, offset);
  const GsyStatement *selected = gsy_editor_get_selected (self);
  if (statement == NULL && selected != NULL && !selected->detached)
    statement = next_at (self, gsy_statement_get_extent (selected).start);
  if (statement == NULL)
    return FALSE;
  gsy_editor_select (self, statement->id, MAX (0, gsy_statement_find_span (statement, offset)), FALSE);
  return TRUE;
}

/* --- marking --- */

const char *
gsy_editor_get_brush (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), NULL);
  return self->brush;
}

void
gsy_editor_set_brush (GsyEditor *self, const char *layer)
{
  g_return_if_fail (GSY_IS_EDITOR (self));

  if (g_strcmp0 (self->brush, layer) == 0)
    return;
  g_free (self->brush);
  self->brush = g_strdup (layer);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BRUSH]);
}

/* The gesture on the open document; FALSE after saying why nothing can be marked in it. */
static gboolean
begin_gesture (GsyEditor *self, GsyGesture *gesture)
{
  if (self->document == NULL)
    return FALSE;
  if (gsy_document_is_read_only (self->document))
    {
      const GError *why = gsy_document_get_sidecar_error (self->document);
      return _gsy_editor_refuse (self, why != NULL ? g_error_copy (why)
                                                   : g_error_new_literal (GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("This article’s annotations are read-only.")));
    }
  *gesture = (GsyGesture){
    .store = gsy_document_get_store (self->document),
    .scheme = gsy_corpus_get_scheme (self->corpus),
    .locked = self->locked,
    .creator = self->creator,
    .now = g_get_real_time () / G_USEC_PER_SEC,
  };
  return TRUE;
}

/* As begin_gesture(), for a verb that needs a selected statement. */
static const GsyStatement *
begin_on_selected (GsyEditor *self, GsyGesture *gesture)
{
  const GsyStatement *statement = gsy_editor_get_selected (self);

  return statement != NULL && begin_gesture (self, gesture) ? statement : NULL;
}

gboolean
_gsy_editor_do (GsyEditor *self, GsyEdit *edit, GError **refused)
{
  g_autoptr (GsyEdit) owned = edit;

  /* A step of its own, not a part of what went on before. */
  gsy_editor_drag_end (self);
  end_note (self);
  if (owned == NULL || !gsy_corpus_do (self->corpus, owned, refused))
    return _gsy_editor_refuse (self, g_steal_pointer (refused));
  return TRUE;
}

/* The words of a refusal to mark what holds no words. */
static gboolean
refuse_no_words (GsyEditor *self)
{
  return _gsy_editor_refuse (self, g_error_new_literal (GSY_ERROR, GSY_ERROR_INVALID_SPAN,
                                                        _ ("There are no words in this selection. Select the words of the statement.")));
}

gboolean
gsy_editor_mark (GsyEditor *self, const char *layer, GsySpan selection, GsySnap snap)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (layer != NULL, FALSE);

  GsyGesture gesture;
  if (!begin_gesture (self, &gesture))
    return FALSE;

  GsySpan span = gsy_segmenter_snap (gsy_article_get_segmenter (gsy_editor_get_article (self)), selection, snap);
  if (gsy_span_is_empty (span))
    return refuse_no_words (self);

  GError *error = NULL;
  g_autofree char *id = g_uuid_string_random ();
  if (!_gsy_editor_do (self, gsy_edits_add (&gesture, layer, span, id, &error), &error))
    return FALSE;
  gsy_editor_select (self, id, 0, FALSE);
  return TRUE;
}

gboolean
gsy_editor_remove (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  GsyGesture gesture;
  const GsyStatement *statement = begin_on_selected (self, &gesture);
  if (statement == NULL)
    return FALSE;

  /* Translators: %s is the name of a layer, as “Denial” */
  g_autofree char *message = g_strdup_printf (_ ("%s deleted"), gsy_scheme_get_layer_label (gesture.scheme, statement->layer));
  GError *error = NULL;
  if (!_gsy_editor_do (self, gsy_edits_remove (&gesture, statement, &error), &error))
    return FALSE;
  _gsy_editor_report (self, message);
  return TRUE;
}

gboolean
gsy_editor_set_layer (GsyEditor *self, const char *layer)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (layer != NULL, FALSE);

  GsyGesture gesture;
  const GsyStatement *statement = begin_on_selected (self, &gesture);
  if (statement == NULL || g_str_equal (statement->layer, layer))
    return FALSE;

  GError *error = NULL;
  return _gsy_editor_do (self, gsy_edits_set_layer (&gesture, statement, layer, &error), &error);
}

gboolean
gsy_editor_nudge (GsyEditor *self, GsyEdge edge, gboolean forward, GsySnap snap)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  GsyGesture gesture;
  const GsyStatement *statement = begin_on_selected (self, &gesture);
  if (statement == NULL)
    return FALSE;

  GError *error = NULL;
  if (!_gsy_editor_do (self, gsy_edits_nudge (&gesture, statement, self->fragment, edge, forward, snap, &error), &error))
    return FALSE;

  statement = gsy_editor_get_selected (self);
  if (statement != NULL && self->fragment < gsy_statement_get_n_spans (statement))
    {
      GsySpan span = gsy_statement_get_span (statement, self->fragment);
      guint moved = edge == GSY_EDGE_START ? span.start : span.end;
      reveal (self, gsy_span (moved, moved));
    }
  return TRUE;
}

gboolean
gsy_editor_add_fragment (GsyEditor *self, GsySpan selection, GsySnap snap)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  GsyGesture gesture;
  const GsyStatement *statement = begin_on_selected (self, &gesture);
  if (statement == NULL)
    return FALSE;

  GsySpan span = gsy_segmenter_snap (gsy_article_get_segmenter (gsy_editor_get_article (self)), selection, snap);
  if (gsy_span_is_empty (span))
    return refuse_no_words (self);

  GError *error = NULL;
  if (!_gsy_editor_do (self, gsy_edits_add_fragment (&gesture, statement, span, &error), &error))
    return FALSE;
  statement = gsy_editor_get_selected (self);
  if (statement != NULL)
    gsy_editor_select (self, self->selected, MAX (0, gsy_statement_find_span (statement, span.start)), FALSE);
  return TRUE;
}

gboolean
gsy_editor_remove_fragment (GsyEditor *self, guint fragment)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  GsyGesture gesture;
  const GsyStatement *statement = begin_on_selected (self, &gesture);
  if (statement == NULL || fragment >= gsy_statement_get_n_spans (statement))
    return FALSE;

  GError *error = NULL;
  return _gsy_editor_do (self, gsy_edits_remove_fragment (&gesture, statement, fragment, &error), &error);
}

/* --- dragging a grip --- */

gboolean
gsy_editor_drag_begin (GsyEditor *self, const char *id, guint fragment, GsyEdge edge)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  gsy_editor_drag_cancel (self);
  gsy_editor_select (self, id, fragment, FALSE);
  GsyGesture gesture;
  const GsyStatement *statement = begin_on_selected (self, &gesture);
  if (statement == NULL || fragment >= gsy_statement_get_n_spans (statement))
    return FALSE;

  /* What can't be resized at all is said at once, not at each move of the pointer. */
  GError *error = NULL;
  GsySpan span = gsy_statement_get_span (statement, fragment);
  g_autoptr (GsyEdit) trial = gsy_edits_resize (&gesture, statement, fragment, edge, edge == GSY_EDGE_START ? span.start : span.end, &error);
  if (trial == NULL)
    return _gsy_editor_refuse (self, error);
  end_note (self);
  gsy_history_begin_group (gsy_corpus_get_history (self->corpus),
                           edge == GSY_EDGE_START ? _ ("Move Start") : _ ("Move End"));
  self->in_drag = TRUE;
  self->drag_edge = edge;
  return TRUE;
}

gboolean
gsy_editor_drag_update (GsyEditor *self, guint offset, GsySnap snap)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  GsyGesture gesture;
  const GsyStatement *statement = gsy_editor_get_selected (self);
  if (!self->in_drag || statement == NULL || !begin_gesture (self, &gesture))
    return FALSE;

  GsySpan span = gsy_statement_get_span (statement, self->fragment);
  GsySpan wanted = self->drag_edge == GSY_EDGE_START ? gsy_span (MIN (offset, span.end), span.end)
                                                     : gsy_span (span.start, MAX (offset, span.start));
  wanted = gsy_segmenter_snap (gsy_article_get_segmenter (gsy_editor_get_article (self)), wanted, snap);
  guint edge = self->drag_edge == GSY_EDGE_START ? wanted.start : wanted.end;
  if (gsy_span_is_empty (wanted) || edge == (self->drag_edge == GSY_EDGE_START ? span.start : span.end))
    return FALSE;

  /* A place that the edge can't go to is no news while the pointer passes over it. */
  g_autoptr (GsyEdit) edit = gsy_edits_resize (&gesture, statement, self->fragment, self->drag_edge, edge, NULL);
  return edit != NULL && gsy_corpus_do (self->corpus, edit, NULL);
}

void
gsy_editor_drag_end (GsyEditor *self)
{
  g_return_if_fail (GSY_IS_EDITOR (self));

  if (!self->in_drag)
    return;
  self->in_drag = FALSE;
  gsy_history_end_group (gsy_corpus_get_history (self->corpus));
}

void
gsy_editor_drag_cancel (GsyEditor *self)
{
  g_return_if_fail (GSY_IS_EDITOR (self));

  if (!self->in_drag)
    return;
  self->in_drag = FALSE;
  gsy_history_cancel_group (gsy_corpus_get_history (self->corpus));
}

/* --- notes and state --- */

gboolean
gsy_editor_set_note (GsyEditor *self, const char *note)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  GsyGesture gesture;
  const GsyStatement *statement = gsy_editor_get_selected (self);
  if (statement == NULL || g_strcmp0 (statement->note ? statement->note : "", note ? note : "") == 0 || !begin_gesture (self, &gesture))
    return FALSE;

  if (!self->in_note || g_strcmp0 (self->note_id, statement->id) != 0)
    {
      end_note (self);
      self->in_note = TRUE;
      self->note_id = g_strdup (statement->id);
      gsy_history_begin_group (gsy_corpus_get_history (self->corpus), _ ("Edit Note"));
    }
  GError *error = NULL;
  g_autoptr (GsyEdit) edit = gsy_edits_set_note (&gesture, statement, note, &error);
  if (edit != NULL && gsy_corpus_do (self->corpus, edit, &error))
    return TRUE;
  end_note (self);
  return _gsy_editor_refuse (self, error);
}

gboolean
gsy_editor_set_state (GsyEditor *self, GsyArticleState state)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  GsyGesture gesture;
  if (self->document == NULL || gsy_store_get_meta (gsy_editor_get_store (self))->state == state || !begin_gesture (self, &gesture))
    return FALSE;

  GError *error = NULL;
  return _gsy_editor_do (self, gsy_edits_set_state (&gesture, state, &error), &error);
}

/* --- undo, redo --- */

/* Goes to the place that @edit changed: the article, the statement if it is still there, else where it was. */
static void
show_edit (GsyEditor *self, const GsyEdit *edit)
{
  const char *current = self->document != NULL ? gsy_document_get_key (self->document) : NULL;
  gboolean here = current != NULL && gsy_edit_touches (edit, current);

  for (guint i = 0; i < gsy_edit_get_n_changes (edit); i++)
    {
      const GsyChange *change = gsy_edit_get_change (edit, i);
      if (change->kind == GSY_CHANGE_SCHEME || (here && !g_str_equal (change->article, current)))
        continue;
      if (!here)
        gsy_editor_open (self, change->article, NULL);
      here = TRUE;
      current = self->document != NULL ? gsy_document_get_key (self->document) : NULL;
      if (current == NULL)
        return;
      if (change->kind != GSY_CHANGE_STATEMENT)
        continue;
      if (change->after != NULL)
        gsy_editor_select (self, change->id, self->fragment, TRUE);
      else if (!((const GsyStatement *) change->before)->detached)
        reveal (self, gsy_statement_get_span (change->before, 0));
      return;
    }
}

gboolean
gsy_editor_undo (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  if (self->corpus == NULL)
    return FALSE;
  gsy_editor_drag_end (self);
  end_note (self);
  GError *error = NULL;
  g_autoptr (GsyEdit) edit = NULL;
  if (!gsy_corpus_undo (self->corpus, &edit, &error))
    return _gsy_editor_refuse (self, error);
  show_edit (self, edit);
  return TRUE;
}

gboolean
gsy_editor_redo (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  if (self->corpus == NULL)
    return FALSE;
  gsy_editor_drag_end (self);
  end_note (self);
  GError *error = NULL;
  g_autoptr (GsyEdit) edit = NULL;
  if (!gsy_corpus_redo (self->corpus, &edit, &error))
    return _gsy_editor_refuse (self, error);
  show_edit (self, edit);
  return TRUE;
}

/* --- the object --- */

static void
gsy_editor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GsyEditor *self = GSY_EDITOR (object);

  switch (prop_id)
    {
    case PROP_CORPUS:
      g_value_set_object (value, self->corpus);
      break;
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_OPENING:
      g_value_set_string (value, self->opening);
      break;
    case PROP_OPEN_ERROR:
      g_value_set_string (value, self->open_error);
      break;
    case PROP_SELECTED:
      g_value_set_string (value, self->selected);
      break;
    case PROP_FRAGMENT:
      g_value_set_uint (value, self->fragment);
      break;
    case PROP_BRUSH:
      g_value_set_string (value, self->brush);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
gsy_editor_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  GsyEditor *self = GSY_EDITOR (object);

  switch (prop_id)
    {
    case PROP_CORPUS:
      gsy_editor_set_corpus (self, g_value_get_object (value));
      break;
    case PROP_BRUSH:
      gsy_editor_set_brush (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
gsy_editor_dispose (GObject *object)
{
  GsyEditor *self = GSY_EDITOR (object);

  gsy_editor_set_corpus (self, NULL);
  G_OBJECT_CLASS (gsy_editor_parent_class)->dispose (object);
}

static void
gsy_editor_finalize (GObject *object)
{
  GsyEditor *self = GSY_EDITOR (object);

  g_clear_pointer (&self->opening, g_free);
  g_clear_pointer (&self->open_error, g_free);
  g_clear_pointer (&self->selected, g_free);
  g_clear_pointer (&self->brush, g_free);
  g_clear_pointer (&self->solo, g_free);
  g_clear_pointer (&self->creator, g_free);
  g_clear_pointer (&self->hidden, g_hash_table_unref);
  g_clear_pointer (&self->locked, g_hash_table_unref);
  G_OBJECT_CLASS (gsy_editor_parent_class)->finalize (object);
}

static void
gsy_editor_class_init (GsyEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read_only = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags read_write = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gsy_editor_get_property;
  object_class->set_property = gsy_editor_set_property;
  object_class->dispose = gsy_editor_dispose;
  object_class->finalize = gsy_editor_finalize;

  properties[PROP_CORPUS] = g_param_spec_object ("corpus", NULL, NULL, GSY_TYPE_CORPUS, read_write);
  properties[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, GSY_TYPE_DOCUMENT, read_only);
  properties[PROP_OPENING] = g_param_spec_string ("opening", NULL, NULL, NULL, read_only);
  properties[PROP_OPEN_ERROR] = g_param_spec_string ("open-error", NULL, NULL, NULL, read_only);
  properties[PROP_SELECTED] = g_param_spec_string ("selected", NULL, NULL, NULL, read_only);
  properties[PROP_FRAGMENT] = g_param_spec_uint ("fragment", NULL, NULL, 0, G_MAXUINT, 0, read_only);
  properties[PROP_BRUSH] = g_param_spec_string ("brush", NULL, NULL, NULL, read_write);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  GType type = G_TYPE_FROM_CLASS (klass);
  signals[REFUSED] = g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[REPORTED] = g_signal_new ("reported", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[REVEAL] = g_signal_new ("reveal", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[STATEMENTS_CHANGED] = g_signal_new ("statements-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, GSY_TYPE_EDIT);
  signals[LAYERS_CHANGED] = g_signal_new ("layers-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gsy_editor_init (GsyEditor *self)
{
  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->locked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

GsyEditor *
gsy_editor_new (void)
{
  return g_object_new (GSY_TYPE_EDITOR, NULL);
}
