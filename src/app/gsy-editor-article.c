/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-editor-article.c: the verb for what is known of the open article. */
#include "config.h"

#include "app/gsy-editor-private.h"
#include "core/gsy-edits-meta.h"

#include <glib/gi18n-lib.h>

/* Stands for the article where a statement's id would: no statement has it. */
#define ARTICLE_ID ""

/* A note is handed in at each key: all of it is one step. */
static gboolean
set_note (GsyEditor *self, const char *note)
{
  GsyGesture gesture;
  GError *error = NULL;

  if (!self->in_note || !gsy_history_is_grouping (gsy_corpus_get_history (self->corpus)) || g_strcmp0 (self->note_id, ARTICLE_ID) != 0)
    {
      if (!_gsy_editor_begin_gesture (self, &gesture))
        return FALSE;
      self->in_note = TRUE;
      self->note_id = g_strdup (ARTICLE_ID);
      gsy_history_begin_group (gsy_corpus_get_history (self->corpus), _ ("Edit Note"));
    }
  else
    gesture = (GsyGesture){ .store = self->store, .scheme = gsy_corpus_get_scheme (self->corpus) };
  g_autoptr (GsyEdit) edit = gsy_edits_set_meta (&gesture, GSY_META_NOTE, note, &error);
  if (edit != NULL && gsy_corpus_do (self->corpus, edit, &error))
    return TRUE;
  _gsy_editor_end_note (self);
  return _gsy_editor_refuse (self, error);
}

gboolean
gsy_editor_set_meta (GsyEditor *self, GsyMetaField field, const char *value)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  if (self->document == NULL)
    return FALSE;
  const char *old = gsy_meta_get (gsy_store_get_meta (self->store), field);
  if (g_strcmp0 (old != NULL ? old : "", value != NULL ? value : "") == 0)
    return TRUE;
  if (field == GSY_META_NOTE)
    return set_note (self, value);

  GsyGesture gesture;
  GError *error = NULL;
  if (!_gsy_editor_begin_gesture (self, &gesture))
    return FALSE;
  return _gsy_editor_do (self, gsy_edits_set_meta (&gesture, field, value, &error), &error);
}
