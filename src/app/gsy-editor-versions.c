/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-editor-versions.c: an earlier version of the open article's annotations takes the place of what is there. */
#include "config.h"

#include "app/gsy-editor-private.h"
#include "io/gsy-file-error.h"

#include <glib/gi18n-lib.h>

gboolean
gsy_editor_restore_version (GsyEditor *self, const GsySidecar *version, const char *when)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (version != NULL && when != NULL, FALSE);

  if (self->document == NULL)
    return FALSE;
  gsy_editor_settle (self);
  gsy_editor_drag_cancel (self);
  _gsy_editor_end_note (self);

  GError *error = NULL;
  g_autofree char *aside = NULL;
  /* Translators: a step in Undo and Redo; %s is the date and the time of an earlier version */
  g_autofree char *label = g_strdup_printf (_ ("Restore Version of %s"), when);
  if (!gsy_document_restore (self->document, version, label, &aside, &error))
    return _gsy_editor_refuse (self, error);

  g_autofree char *message = NULL;
  if (aside != NULL)
    {
      g_autofree char *name = gsy_display_basename (aside);
      /* Translators: %1$s is the date and the time of an earlier version, %2$s a file’s name */
      message = g_strdup_printf (_ ("Version of %1$s restored; the broken file is now “%2$s”"), when, name);
    }
  else
    /* Translators: %s is the date and the time of an earlier version */
    message = g_strdup_printf (_ ("Version of %s restored"), when);
  _gsy_editor_report (self, message);
  return TRUE;
}
