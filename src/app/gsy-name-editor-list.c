/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-name-editor-list.c: whether a name can take another one at once, and what is asked before it goes off its list. */
#include "config.h"

#include "app/gsy-name-editor.h"
#include "app/gsy-dialogs.h"

#include <glib/gi18n-lib.h>

/* An actor that others are part of is referred to in the list itself. */
static gboolean
has_parts (GsyScheme *scheme, const char *name)
{
  GPtrArray *actors = gsy_scheme_get_list (scheme, GSY_LIST_ACTORS);

  for (guint i = 0; i < actors->len; i++)
    if (g_strcmp0 (((const GsyActor *) g_ptr_array_index (actors, i))->part_of, name) == 0)
      return TRUE;
  return FALSE;
}

gboolean
gsy_name_editor_can_rename_at_once (GsyScheme *scheme, GsyFolderIndex *index, GsyNameKind kind, const char *name, const char *to)
{
  g_return_val_if_fail (GSY_IS_SCHEME (scheme), FALSE);
  g_return_val_if_fail (name != NULL && to != NULL, FALSE);

  if (gsy_scheme_find_item (scheme, gsy_name_kind_get_list (kind), name) == NULL || gsy_scheme_find_item (scheme, gsy_name_kind_get_list (kind), to) != NULL)
    return FALSE;
  if (kind == GSY_NAME_ACTOR && has_parts (scheme, name))
    return FALSE;
  /* As long as not everything was read, nobody can say that it is not used. */
  return index != NULL && gsy_folder_index_is_ready (index) && gsy_folder_index_count_name (index, kind, name) == 0;
}

typedef struct
{
  GsyEditor *editor;
  GsyNameKind kind;
  char **names;
} Removal;

static void
remove_confirmed_cb (gboolean confirmed, gpointer user_data)
{
  Removal *removal = user_data;
  GsyScheme *scheme = gsy_editor_get_scheme (removal->editor);

  for (guint i = 0; confirmed && scheme != NULL && removal->names[i] != NULL; i++)
    if (gsy_scheme_find_item (scheme, gsy_name_kind_get_list (removal->kind), removal->names[i]) != NULL)
      gsy_editor_remove_item (removal->editor, gsy_name_kind_get_list (removal->kind), removal->names[i]);
  g_object_unref (removal->editor);
  g_strfreev (removal->names);
  g_free (removal);
}

void
gsy_name_editor_remove_names (GtkWidget *widget, GsyEditor *editor, GsyNameKind kind, const char *const *names)
{
  g_return_if_fail (GSY_IS_EDITOR (editor));
  g_return_if_fail (names != NULL);

  GsyFolderIndex *index = gsy_editor_get_index (editor);
  if (index == NULL || names[0] == NULL)
    return;
  Removal *removal = g_new0 (Removal, 1);
  removal->editor = g_object_ref (editor);
  removal->kind = kind;
  removal->names = g_strdupv ((char **) names);

  g_autoptr (GPtrArray) uses = gsy_folder_index_dup_uses (index, kind, names);
  if (uses->len == 0)
    {
      remove_confirmed_cb (TRUE, removal);
      return;
    }
  guint n = g_strv_length (removal->names);
  g_autofree char *heading = NULL;
  if (n == 1)
    /* Translators: %s is the name of an actor or a topic */
    heading = g_strdup_printf (_ ("Remove “%s” from the list?"), names[0]);
  else
    /* Translators: %u counts the selected actors or topics */
    heading = g_strdup_printf (ngettext ("Remove %u name from the list?", "Remove %u names from the list?", n), n);
  /* Translators: %u counts statements that have the name of an actor or a topic that is taken off the list */
  g_autofree char *body = g_strdup_printf (ngettext ("%u statement in this folder keeps the name, as one that is not in the list.",
                                                     "%u statements in this folder keep the name, as one that is not in the list.", uses->len),
                                           uses->len);
  gsy_dialogs_ask (GTK_WINDOW (gtk_widget_get_root (widget)), heading, body, _ ("_Remove"), TRUE, remove_confirmed_cb, removal);
}
