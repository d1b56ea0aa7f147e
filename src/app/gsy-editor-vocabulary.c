/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-editor-vocabulary.c: the verbs for the folder's attributes, relations, topics, actors and checks, and for names in all its articles. */
#include "config.h"

#include "app/gsy-editor-private.h"
#include "core/gsy-error.h"

#include <glib/gi18n-lib.h>

/* --- the lists of gainsay.json --- */

gboolean
gsy_editor_add_item (GsyEditor *self, GsySchemeList list, gpointer item)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (item != NULL, FALSE);

  if (self->corpus == NULL)
    return FALSE;
  GError *error = NULL;
  return _gsy_editor_do (self, gsy_scheme_edit_add_item (gsy_editor_get_scheme (self), list, item, &error), &error);
}

gboolean
gsy_editor_replace_item (GsyEditor *self, GsySchemeList list, const char *id, gpointer item)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (id != NULL && item != NULL, FALSE);

  if (self->corpus == NULL)
    return FALSE;
  GError *error = NULL;
  return _gsy_editor_do (self, gsy_scheme_edit_replace_item (gsy_editor_get_scheme (self), list, id, item, &error), &error);
}

gboolean
gsy_editor_move_item (GsyEditor *self, GsySchemeList list, const char *id, guint position)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (self->corpus == NULL)
    return FALSE;
  GError *error = NULL;
  return _gsy_editor_do (self, gsy_scheme_edit_move_item (gsy_editor_get_scheme (self), list, id, position, &error), &error);
}

/* What is told when an element of @list is gone; NULL when that is nothing to tell. */
static char *
dup_removed_message (GsyScheme *scheme, GsySchemeList list, const char *id)
{
  gconstpointer item = gsy_scheme_find_item (scheme, list, id);

  if (item == NULL)
    return NULL;
  switch (list)
    {
    case GSY_LIST_ATTRIBUTES:
      /* Translators: %s is the name of an attribute, as “Voice” */
      return g_strdup_printf (_ ("Attribute “%s” removed"), gsy_attribute_get_label (item));
    case GSY_LIST_RELATIONS:
      /* Translators: %s is the name of a relation between statements, as “Answers” */
      return g_strdup_printf (_ ("Relation “%s” removed"), gsy_relation_get_label (item));
    case GSY_LIST_TOPICS:
      /* Translators: %s is the name of a topic */
      return g_strdup_printf (_ ("Topic “%s” removed from the list"), id);
    case GSY_LIST_ACTORS:
      /* Translators: %s is the name of an actor: a state, a person */
      return g_strdup_printf (_ ("Actor “%s” removed from the list"), id);
    case GSY_LIST_LAYERS:
    case GSY_LIST_MUTED:
    default:
      return NULL;
    }
}

gboolean
gsy_editor_remove_item (GsyEditor *self, GsySchemeList list, const char *id)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (self->corpus == NULL)
    return FALSE;
  g_autofree char *message = dup_removed_message (gsy_editor_get_scheme (self), list, id);
  GError *error = NULL;
  if (!_gsy_editor_do (self, gsy_scheme_edit_remove_item (gsy_editor_get_scheme (self), list, id, &error), &error))
    return FALSE;
  if (message != NULL)
    _gsy_editor_report (self, message);
  return TRUE;
}

gboolean
gsy_editor_set_check_muted (GsyEditor *self, GsyCheck check, gboolean muted)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  const char *word = gsy_check_to_string (check);
  if (self->corpus == NULL || gsy_scheme_is_muted (gsy_editor_get_scheme (self), word) == !!muted)
    return FALSE;
  return muted ? gsy_editor_add_item (self, GSY_LIST_MUTED, (gpointer) word) : gsy_editor_remove_item (self, GSY_LIST_MUTED, word);
}

/* --- names in all articles --- */

/* What a change of names under way needs when it ends. */
typedef struct
{
  GsyEditor *editor;
  GCancellable *cancellable;
} Renaming;

static void
renaming_free (Renaming *renaming)
{
  g_object_unref (renaming->editor);
  g_object_unref (renaming->cancellable);
  g_free (renaming);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Renaming, renaming_free)

static void
progress_cb (guint done, guint total, gpointer user_data)
{
  g_signal_emit_by_name (user_data, "renaming-progress", done, total);
}

static void
renamed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Renaming) renaming = user_data;
  GsyEditor *self = renaming->editor;
  g_autoptr (GError) error = NULL;
  int n_changed = gsy_corpus_rename_finish (GSY_CORPUS (source), result, &error);

  /* The editor has turned to another folder since, or it was told to stop. */
  if (renaming->cancellable != self->renaming)
    return;
  g_clear_object (&self->renaming);
  _gsy_editor_notify (self, GSY_EDITOR_RENAMING);
  if (n_changed < 0)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        _gsy_editor_refuse (self, g_steal_pointer (&error));
      return;
    }
  if (n_changed == 0)
    {
      _gsy_editor_report (self, _ ("Name changed"));
      return;
    }
  g_autofree char *message =
    /* Translators: after the name of an actor or a topic was changed in all articles. */
    g_strdup_printf (ngettext ("Name changed in %d statement", "Name changed in %d statements", (gulong) n_changed), n_changed);
  _gsy_editor_report (self, message);
}

void
gsy_editor_rename_names (GsyEditor *self, GsyNameKind kind, const char *const *from, const char *to, gboolean keep_aliases)
{
  g_return_if_fail (GSY_IS_EDITOR (self));
  g_return_if_fail (from != NULL);

  if (self->corpus == NULL || from[0] == NULL)
    return;
  if (self->renaming != NULL)
    {
      _gsy_editor_refuse (self, g_error_new_literal (GSY_ERROR, GSY_ERROR_CONFLICT,
                                                     _ ("Names are being changed already. Wait until that is done, or cancel it.")));
      return;
    }
  /* A step of its own, not a part of what goes on. */
  gsy_editor_settle (self);
  gsy_editor_drag_end (self);
  _gsy_editor_end_note (self);

  Renaming *renaming = g_new0 (Renaming, 1);
  renaming->editor = g_object_ref (self);
  self->renaming = g_cancellable_new ();
  renaming->cancellable = g_object_ref (self->renaming);
  _gsy_editor_notify (self, GSY_EDITOR_RENAMING);
  gsy_corpus_rename_async (self->corpus, kind, from, to, keep_aliases, progress_cb, self, renaming->cancellable, renamed_cb, renaming);
}

void
gsy_editor_cancel_renaming (GsyEditor *self)
{
  g_return_if_fail (GSY_IS_EDITOR (self));

  if (self->renaming == NULL)
    return;
  g_autoptr (GCancellable) cancellable = g_steal_pointer (&self->renaming);
  g_cancellable_cancel (cancellable);
  _gsy_editor_notify (self, GSY_EDITOR_RENAMING);
}
