/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-editor-anchor.c: the verbs for places that an article which changed has made doubtful or lost. */
#include "config.h"

#include "app/gsy-editor-private.h"
#include "core/gsy-edits-anchor.h"
#include "core/gsy-error.h"

#include <glib/gi18n-lib.h>

GsyDoubt
gsy_editor_get_doubt (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), GSY_DOUBT_NONE);

  const GsyStatement *selected = gsy_editor_get_selected (self);
  return selected != NULL ? gsy_statement_get_doubt (gsy_editor_get_article (self), selected) : GSY_DOUBT_NONE;
}

guint
gsy_editor_count_doubtful (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), 0);

  GsyStore *store = gsy_editor_get_store (self);
  GsyArticle *article = gsy_editor_get_article (self);
  guint n = 0;

  for (guint i = 0; store != NULL && i < gsy_store_get_n_statements (store); i++)
    n += gsy_statement_get_doubt (article, gsy_store_get_statement (store, i)) != GSY_DOUBT_NONE;
  return n;
}

gboolean
gsy_editor_confirm_place (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  GsyGesture gesture;
  const GsyStatement *statement = _gsy_editor_begin_or_say (self, &gesture);
  if (statement == NULL)
    return FALSE;
  if (gsy_editor_get_doubt (self) == GSY_DOUBT_NONE)
    return _gsy_editor_refuse (self, g_error_new_literal (GSY_ERROR, GSY_ERROR_INVALID_SPAN, _ ("Nobody has asked about the place of this statement. Shift+N goes to the next one to look at.")));

  GError *error = NULL;
  g_autoptr (GsyEdit) edit = gsy_edits_confirm_place (&gesture, statement, &error);
  if (edit != NULL && gsy_edit_get_n_changes (edit) == 0)
    return _gsy_editor_refuse (self, g_error_new_literal (GSY_ERROR, GSY_ERROR_INVALID_SPAN,
                                                          _ ("Words of its cue, source or target are not found in the article. Select where they are now, or forget them, in the details.")));
  return _gsy_editor_do (self, g_steal_pointer (&edit), &error);
}

/* The words at @selection. FALSE after saying that there are none. */
static gboolean
snap_words (GsyEditor *self, GsySpan selection, GsySnap snap, GsySpan *span)
{
  *span = gsy_segmenter_snap (gsy_article_get_segmenter (gsy_editor_get_article (self)), selection, snap);
  if (!gsy_span_is_empty (*span))
    return TRUE;
  return _gsy_editor_refuse (self, g_error_new_literal (GSY_ERROR, GSY_ERROR_INVALID_SPAN, _ ("First select where its words are now in the article, then press Y.")));
}

gboolean
gsy_editor_place_again (GsyEditor *self, GsySpan selection, GsySnap snap)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  GsyGesture gesture;
  GsySpan span;
  const GsyStatement *statement = _gsy_editor_begin_or_say (self, &gesture);
  if (statement == NULL || !snap_words (self, selection, snap, &span))
    return FALSE;
  if (gsy_editor_get_doubt (self) == GSY_DOUBT_NONE)
    return _gsy_editor_refuse (self, g_error_new_literal (GSY_ERROR, GSY_ERROR_INVALID_SPAN, _ ("Nobody has asked about the place of this statement. Shift+N goes to the next one to look at.")));

  GError *error = NULL;
  guint n_left_out = 0;
  g_autofree char *layer = g_strdup (statement->layer);
  if (!_gsy_editor_do (self, gsy_edits_place_again (&gesture, statement, self->fragment, span, &n_left_out, &error), &error))
    return FALSE;
  _gsy_editor_ensure_shown (self, layer);
  statement = gsy_editor_get_selected (self);
  if (statement != NULL)
    gsy_editor_select (self, self->selected, MAX (0, gsy_statement_find_span (statement, span.start)), TRUE);
  if (n_left_out > 0)
    {
      /* Translators: a statement of several fragments was lost when the article changed, and the user has said where it is now */
      g_autofree char *message = g_strdup_printf (ngettext ("Placed; %u fragment of it is not found in the article and was left out",
                                                            "Placed; %u fragments of it are not found in the article and were left out", n_left_out),
                                                  n_left_out);
      _gsy_editor_report (self, message);
    }
  return TRUE;
}

gboolean
gsy_editor_place_role_again (GsyEditor *self, GsyRole role, guint index, GsySpan selection, GsySnap snap)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  GsyGesture gesture;
  GsySpan span;
  const GsyStatement *statement = _gsy_editor_begin_or_say (self, &gesture);
  if (statement == NULL || !snap_words (self, selection, snap, &span))
    return FALSE;

  GError *error = NULL;
  return _gsy_editor_do (self, gsy_edits_place_role_again (&gesture, statement, role, index, span, &error), &error);
}

gboolean
gsy_editor_forget_lost (GsyEditor *self, GsyRole role, guint index)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  GsyGesture gesture;
  const GsyStatement *statement = _gsy_editor_begin_or_say (self, &gesture);
  if (statement == NULL)
    return FALSE;

  GError *error = NULL;
  return _gsy_editor_do (self, gsy_edits_forget_lost (&gesture, statement, role, index, &error), &error);
}

/* Where to start from: the selected statement's position, or between two around @offset. */
static guint
find_start (GsyStore *store, const GsyStatement *selected, guint offset, gboolean forward)
{
  guint n = gsy_store_get_n_statements (store);

  if (selected != NULL)
    return ((guint) gsy_store_get_position (store, selected) + (forward ? 1 : n - 1)) % n;
  for (guint i = 0; i < n; i++)
    if (gsy_statement_get_extent (gsy_store_get_statement (store, i)).start >= offset)
      return forward ? i : (i + n - 1) % n;
  return forward ? 0 : n - 1;
}

gboolean
gsy_editor_step_doubtful (GsyEditor *self, guint offset, gboolean forward)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  GsyStore *store = gsy_editor_get_store (self);
  GsyArticle *article = gsy_editor_get_article (self);
  guint n = store != NULL ? gsy_store_get_n_statements (store) : 0;
  guint at = n > 0 ? find_start (store, gsy_editor_get_selected (self), offset, forward) : 0;

  if (store == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const GsyStatement *statement = gsy_store_get_statement (store, at);

      if (gsy_statement_get_doubt (article, statement) != GSY_DOUBT_NONE)
        {
          g_autofree char *layer = g_strdup (statement->layer);
          g_autofree char *id = g_strdup (statement->id);

          /* A question that is not seen is not answered. */
          _gsy_editor_ensure_shown (self, layer);
          gsy_editor_select (self, id, 0, TRUE);
          return TRUE;
        }
      at = forward ? (at + 1) % n : (at + n - 1) % n;
    }
  return _gsy_editor_refuse (self, g_error_new_literal (GSY_ERROR, GSY_ERROR_INVALID_SPAN, _ ("No place in this article is to be looked at.")));
}
