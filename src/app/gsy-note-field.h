/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-note-field.h: a remark of as many lines as one likes, handed in at each key, so that no character is ever lost. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GSY_TYPE_NOTE_FIELD (gsy_note_field_get_type ())
G_DECLARE_FINAL_TYPE (GsyNoteField, gsy_note_field, GSY, NOTE_FIELD, GtkWidget)

/* Property "name-label" (string): the accessible name.
 * Signal "edited" (GsyNoteField *self, const char *text): by the user. */

/* @text: (nullable). While "edited" is emitted, what is typed is newer than any text. */
void gsy_note_field_set_text (GsyNoteField *self, const char *text, gboolean editable);

G_END_DECLS
