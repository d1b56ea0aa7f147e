/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-editor-outside.c: what other programs wrote in the open folder: told, and decided about where it contradicts. */
#include "config.h"

#include "app/gsy-editor-private.h"
#include "io/gsy-conflicts.h"
#include "io/gsy-project-merge.h"

#include <glib/gi18n-lib.h>

/* A monitor tells of a file within a second, wherever it can tell at all. */
#define EXPECTED_US (3 * G_USEC_PER_SEC)

void
gsy_editor_expect_outside (GsyEditor *self)
{
  g_return_if_fail (GSY_IS_EDITOR (self));

  self->expected_until = g_get_monotonic_time () + EXPECTED_US;
}

static gboolean
is_expected (GsyEditor *self, guint n_changes, guint n_conflicts)
{
  return n_changes > 0 && n_conflicts == 0 && g_get_monotonic_time () < self->expected_until;
}

void
_gsy_editor_tell_merged (GsyEditor *self, GsyDocument *document, guint n_changes, guint n_conflicts)
{
  const char *name = gsy_article_get_name (gsy_document_get_article (document));
  g_autofree char *message = NULL;

  if (is_expected (self, n_changes, n_conflicts))
    return;
  if (n_conflicts > 0)
    /* Translators: %2$s is a file’s name; Details is the pane with everything that is known of a statement */
    message = g_strdup_printf (ngettext ("Another program changed the annotations of “%2$s”; %1$u value is in conflict: see Details",
                                         "Another program changed the annotations of “%2$s”; %1$u values are in conflict: see Details", n_conflicts),
                               n_conflicts, name);
  else if (n_changes > 0)
    /* Translators: %2$s is a file’s name */
    message = g_strdup_printf (ngettext ("Another program changed the annotations of “%2$s”; %1$u change was taken in",
                                         "Another program changed the annotations of “%2$s”; %1$u changes were taken in", n_changes),
                               n_changes, name);
  else
    /* Translators: %s is a file’s name */
    message = g_strdup_printf (_ ("Another program removed the annotations of “%s”; they were written again"), name);
  _gsy_editor_report (self, message);
}

void
_gsy_editor_tell_scheme_merged (GsyEditor *self, guint n_changes, guint n_conflicts)
{
  g_autofree char *message = NULL;

  if (is_expected (self, n_changes, n_conflicts))
    return;
  if (n_conflicts > 0)
    /* Translators: “Actors and Topics” is a window with the lists of the folder */
    message = g_strdup_printf (ngettext ("Another program changed the folder’s lists; %u value is in conflict: see “Actors and Topics”",
                                         "Another program changed the folder’s lists; %u values are in conflict: see “Actors and Topics”", n_conflicts),
                               n_conflicts);
  else if (n_changes > 0)
    /* Translators: the lists are those of layers, actors, topics and so on */
    message = g_strdup_printf (ngettext ("Another program changed the folder’s lists; %u change was taken in",
                                         "Another program changed the folder’s lists; %u changes were taken in", n_changes),
                               n_changes);
  else
    message = g_strdup (_ ("Another program removed “gainsay.json”; it was written again"));
  _gsy_editor_report (self, message);
}

void
_gsy_editor_tell_article_changed (GsyEditor *self)
{
  const GsyAnchorCounts *counts = gsy_document_get_article_change (self->document);

  if (counts == NULL || counts->n_review > 0 || counts->n_detached > 0)
    return;
  guint n = counts->n_same + counts->n_moved;
  /* Translators: %u is a number of marked statements; all of them were found, without a doubt */
  g_autofree char *message = g_strdup_printf (ngettext ("The article has changed. %u statement was found again.",
                                                        "The article has changed. %u statements were found again.", n),
                                              n);
  gsy_document_dismiss_article_change (self->document);
  if (n > 0)
    _gsy_editor_notice (self, message);
}

static const char *
get_decision_label (gboolean take_other)
{
  /* Translators: steps in Undo and Redo: of two versions of something, the user chose one. */
  return take_other ? _ ("Use Other Version") : _ ("Keep This Version");
}

gboolean
gsy_editor_decide_conflict (GsyEditor *self, guint index, gboolean take_other)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  GsyGesture gesture;
  const GsyStatement *statement = _gsy_editor_begin_on_selected (self, &gesture);
  if (statement == NULL)
    return FALSE;

  /* Whatever hinders an edit of it hinders this one. */
  GError *error = NULL;
  g_autoptr (GsyEdit) trial = gsy_edits_remove (&gesture, statement, &error);
  if (trial == NULL)
    return _gsy_editor_refuse (self, error);

  GsyArticle *article = gsy_editor_get_article (self);
  g_autoptr (GPtrArray) conflicts = gsy_conflicts_list (article, statement);
  if (index >= conflicts->len)
    return FALSE;
  g_autoptr (GsyStatement) decided = gsy_conflicts_decide (article, statement, index, take_other);
  GsyEdit *edit = gsy_edit_new (get_decision_label (take_other));
  if (decided != NULL)
    {
      g_free (decided->modified);
      decided->modified = gsy_time_to_string (gesture.now);
    }
  gsy_edit_add_statement (edit, gsy_store_get_key (gesture.store), statement, decided);
  return _gsy_editor_do (self, edit, &error);
}

gboolean
gsy_editor_decide_article_conflict (GsyEditor *self, guint index, gboolean take_other)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  GsyGesture gesture;
  if (gsy_editor_get_document (self) == NULL || !_gsy_editor_begin_gesture (self, &gesture))
    return FALSE;

  const GsyArticleMeta *meta = gsy_store_get_meta (gesture.store);
  g_autoptr (GsyArticleMeta) decided = gsy_conflicts_decide_meta (meta, index, take_other);
  if (decided == NULL)
    return FALSE;
  GError *error = NULL;
  GsyEdit *edit = gsy_edit_new (get_decision_label (take_other));
  gsy_edit_add_meta (edit, gsy_store_get_key (gesture.store), meta, decided);
  return _gsy_editor_do (self, edit, &error);
}

static gboolean
decide_head (GsyEditor *self, GsyScheme *scheme, guint index, gboolean take_other)
{
  g_autoptr (GPtrArray) decided = gsy_project_decide_head (scheme, index, take_other);
  if (decided == NULL)
    return FALSE;

  GError *error = NULL;
  GsyEdit *edit = gsy_edit_new (get_decision_label (take_other));
  gsy_edit_add_scheme (edit, GSY_SCHEME_HEAD, gsy_scheme_get_head (scheme), decided);
  return _gsy_editor_do (self, edit, &error);
}

gboolean
gsy_editor_decide_scheme_conflict (GsyEditor *self, GsySchemeList list, const char *id, guint index, gboolean take_other)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  GsyScheme *scheme = gsy_editor_get_scheme (self);
  if (list == GSY_SCHEME_HEAD)
    return decide_head (self, scheme, index, take_other);

  gpointer element = gsy_scheme_find_item (scheme, list, id);
  if (element == NULL)
    return FALSE;

  gpointer decided = gsy_project_decide (list, element, index, take_other);
  g_autoptr (GPtrArray) items = gsy_scheme_list_new (list);
  GPtrArray *before = gsy_scheme_get_list (scheme, list);
  for (guint i = 0; i < before->len; i++)
    {
      gpointer item = g_ptr_array_index (before, i);
      if (item != element)
        g_ptr_array_add (items, gsy_scheme_list_ref_item (list, item));
      else if (decided != NULL)
        g_ptr_array_add (items, decided);
    }
  GError *error = NULL;
  GsyEdit *edit = gsy_edit_new (get_decision_label (take_other));
  gsy_edit_add_scheme (edit, list, before, items);
  return _gsy_editor_do (self, edit, &error);
}
