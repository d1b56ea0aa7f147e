/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-editor-marking.c: the verbs for statements, for the article's state, and undo. */
#include "config.h"

#include "app/gsy-editor-private.h"
#include "core/gsy-error.h"

#include <glib/gi18n-lib.h>

/* The gesture on the open document, as a part of what goes on; FALSE after saying why nothing can be marked in it. */
static gboolean
make_gesture (GsyEditor *self, GsyGesture *gesture)
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

gboolean
_gsy_editor_begin_gesture (GsyEditor *self, GsyGesture *gesture)
{
  /* First, for it may give statements back the time of their last change. */
  gsy_editor_drag_end (self);
  _gsy_editor_end_note (self);
  return make_gesture (self, gesture);
}

const GsyStatement *
_gsy_editor_begin_on_selected (GsyEditor *self, GsyGesture *gesture)
{
  return gsy_editor_get_selected (self) != NULL && _gsy_editor_begin_gesture (self, gesture) ? gsy_editor_get_selected (self) : NULL;
}

const GsyStatement *
_gsy_editor_begin_or_say (GsyEditor *self, GsyGesture *gesture)
{
  if (self->document == NULL)
    return NULL;
  if (gsy_editor_get_selected (self) == NULL)
    {
      _gsy_editor_refuse (self, g_error_new_literal (GSY_ERROR, GSY_ERROR_INVALID_SPAN, _ ("No statement is selected. Click one, or press N for the next.")));
      return NULL;
    }
  return _gsy_editor_begin_on_selected (self, gesture);
}

gboolean
_gsy_editor_do (GsyEditor *self, GsyEdit *edit, GError **refused)
{
  g_autoptr (GsyEdit) owned = edit;

  /* A step of its own, not a part of what went on before. */
  gsy_editor_drag_end (self);
  _gsy_editor_end_note (self);
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
  if (!_gsy_editor_begin_gesture (self, &gesture))
    return FALSE;

  GsySpan span = gsy_segmenter_snap (gsy_article_get_segmenter (gsy_editor_get_article (self)), selection, snap);
  if (gsy_span_is_empty (span))
    return refuse_no_words (self);

  GError *error = NULL;
  g_autofree char *id = g_uuid_string_random ();
  if (!_gsy_editor_do (self, gsy_edits_add (&gesture, layer, span, id, &error), &error))
    return FALSE;
  _gsy_editor_ensure_shown (self, layer);
  gsy_editor_select (self, id, 0, FALSE);
  return TRUE;
}

gboolean
gsy_editor_remove (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  /* So that Undo brings back what was being typed, too. */
  gsy_editor_settle (self);
  GsyGesture gesture;
  const GsyStatement *statement = _gsy_editor_begin_on_selected (self, &gesture);
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
  const GsyStatement *statement = _gsy_editor_begin_on_selected (self, &gesture);
  if (statement == NULL || g_str_equal (statement->layer, layer))
    return FALSE;

  GError *error = NULL;
  if (!_gsy_editor_do (self, gsy_edits_set_layer (&gesture, statement, layer, &error), &error))
    return FALSE;
  _gsy_editor_ensure_shown (self, layer);
  return TRUE;
}

gboolean
gsy_editor_nudge (GsyEditor *self, GsyEdge edge, gboolean forward, GsySnap snap)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  GsyGesture gesture;
  const GsyStatement *statement = _gsy_editor_begin_on_selected (self, &gesture);
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
      _gsy_editor_reveal (self, gsy_span (moved, moved));
    }
  return TRUE;
}

gboolean
gsy_editor_add_fragment (GsyEditor *self, GsySpan selection, GsySnap snap)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  GsyGesture gesture;
  const GsyStatement *statement = _gsy_editor_begin_on_selected (self, &gesture);
  if (statement == NULL)
    return FALSE;
  if (statement->detached)
    return gsy_editor_place_again (self, selection, snap);

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
  const GsyStatement *statement = _gsy_editor_begin_on_selected (self, &gesture);
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
  const GsyStatement *statement = _gsy_editor_begin_on_selected (self, &gesture);
  if (statement == NULL || fragment >= gsy_statement_get_n_spans (statement))
    return FALSE;

  /* What can't be resized at all is said at once, not at each move of the pointer. */
  GError *error = NULL;
  GsySpan span = gsy_statement_get_span (statement, fragment);
  g_autoptr (GsyEdit) trial = gsy_edits_resize (&gesture, statement, fragment, edge, edge == GSY_EDGE_START ? span.start : span.end, &error);
  if (trial == NULL)
    return _gsy_editor_refuse (self, error);
  _gsy_editor_end_note (self);
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
  if (!self->in_drag || statement == NULL || !make_gesture (self, &gesture))
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
  if (statement == NULL || g_strcmp0 (statement->note ? statement->note : "", note ? note : "") == 0 || !make_gesture (self, &gesture))
    return FALSE;

  /* Whatever else was done meanwhile, as a change of names in the whole folder, has ended the step. */
  if (!self->in_note || !gsy_history_is_grouping (gsy_corpus_get_history (self->corpus)) || g_strcmp0 (self->note_id, statement->id) != 0)
    {
      _gsy_editor_end_note (self);
      statement = gsy_editor_get_selected (self);
      self->in_note = TRUE;
      self->note_id = g_strdup (statement->id);
      gsy_history_begin_group (gsy_corpus_get_history (self->corpus), _ ("Edit Note"));
    }
  GError *error = NULL;
  g_autoptr (GsyEdit) edit = gsy_edits_set_note (&gesture, statement, note, &error);
  if (edit != NULL && gsy_corpus_do (self->corpus, edit, &error))
    return TRUE;
  _gsy_editor_end_note (self);
  return _gsy_editor_refuse (self, error);
}

gboolean
gsy_editor_set_state (GsyEditor *self, GsyArticleState state)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  GsyGesture gesture;
  if (self->document == NULL || gsy_store_get_meta (gsy_editor_get_store (self))->state == state || !_gsy_editor_begin_gesture (self, &gesture))
    return FALSE;

  GError *error = NULL;
  return _gsy_editor_do (self, gsy_edits_set_state (&gesture, state, &error), &error);
}

gboolean
gsy_editor_set_sidecar_aside (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  GError *error = NULL;
  if (self->document == NULL || (gsy_document_get_sidecar_error (self->document) == NULL && gsy_document_get_outside_error (self->document) == NULL))
    return FALSE;
  return gsy_document_set_sidecar_aside (self->document, NULL, &error) || _gsy_editor_refuse (self, error);
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
      const GsyStatement *after = change->kind == GSY_CHANGE_STATEMENT ? change->after : NULL;
      gboolean shown = after != NULL && gsy_editor_is_layer_shown (self, after->layer);
      if (!here)
        {
          gsy_editor_open (self, change->article, shown ? change->id : NULL);
          current = self->document != NULL ? gsy_document_get_key (self->document) : NULL;
          here = g_strcmp0 (current, change->article) == 0;
          if (!here) /* it is still being opened, and will show the statement then */
            return;
        }
      if (change->kind != GSY_CHANGE_STATEMENT)
        continue;
      const GsyStatement *place = after != NULL ? after : change->before;
      if (shown)
        gsy_editor_select (self, change->id, g_strcmp0 (change->id, self->selected) == 0 ? self->fragment : 0, TRUE);
      else if (!place->detached)
        _gsy_editor_reveal (self, gsy_statement_get_span (place, 0));
      return;
    }
}

static gboolean
step_history (GsyEditor *self, gboolean (*step) (GsyCorpus *corpus, GsyEdit **edit, GError **error))
{
  if (self->corpus == NULL)
    return FALSE;
  /* What is being typed is the last thing that was done. */
  gsy_editor_settle (self);
  gsy_editor_drag_end (self);
  _gsy_editor_end_note (self);
  GError *error = NULL;
  g_autoptr (GsyEdit) edit = NULL;
  if (!step (self->corpus, &edit, &error))
    return _gsy_editor_refuse (self, error);
  show_edit (self, edit);
  return TRUE;
}

gboolean
gsy_editor_undo (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);
  return step_history (self, gsy_corpus_undo);
}

gboolean
gsy_editor_redo (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);
  return step_history (self, gsy_corpus_redo);
}
