/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-name-editor.h: everything that is known of one actor or topic, to be changed in place. */
#pragma once

#include "app/gsy-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GSY_TYPE_NAME_EDITOR (gsy_name_editor_get_type ())
G_DECLARE_FINAL_TYPE (GsyNameEditor, gsy_name_editor, GSY, NAME_EDITOR, AdwPreferencesPage)

/* Signal "named" (GsyNameEditor *self, const char *name): what is shown is called so from now on.
 * What asks before it is done is handed to the window: "vocabulary.change-names", "vocabulary.show-uses". */

/* @editor and @name: (nullable): nothing is shown. */
void gsy_name_editor_set (GsyNameEditor *self, GsyEditor *editor, GsyNameKind kind, const char *name);
const char *gsy_name_editor_get_name (GsyNameEditor *self);

/* Shows what the folder has now; what is written and not handed in goes. */
void gsy_name_editor_reset (GsyNameEditor *self);

/* Hands in what is being written, but for a name: that asks. */
void gsy_name_editor_commit (GsyNameEditor *self);

/* Hands in the name: at once, or by a question to the user. */
void gsy_name_editor_commit_name (GsyNameEditor *self);

/* Lets the user write another name. */
void gsy_name_editor_rename (GsyNameEditor *self);

/* Whether it can take the new name at once: a listed name that nothing refers to yet. */
gboolean gsy_name_editor_can_rename_at_once (GsyScheme *scheme, GsyFolderIndex *index, GsyNameKind kind, const char *name, const char *to);

/* Takes @names off the list. Used ones ask first. */
void gsy_name_editor_remove_names (GtkWidget *widget, GsyEditor *editor, GsyNameKind kind, const char *const *names);

G_END_DECLS
