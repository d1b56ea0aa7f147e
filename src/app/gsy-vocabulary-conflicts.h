/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-vocabulary-conflicts.h: what another version of the folder's lists says, of any element, to use or to put away; in sight only while there is
 * something. */
#pragma once

#include <gtk/gtk.h>

#include "app/gsy-editor.h"

G_BEGIN_DECLS

#define GSY_TYPE_VOCABULARY_CONFLICTS (gsy_vocabulary_conflicts_get_type ())
G_DECLARE_FINAL_TYPE (GsyVocabularyConflicts, gsy_vocabulary_conflicts, GSY, VOCABULARY_CONFLICTS, GtkWidget)

/* Follows the scheme of the folder that is open now. */
void gsy_vocabulary_conflicts_set_editor (GsyVocabularyConflicts *self, GsyEditor *editor);

/* Whether anything can be decided. */
void gsy_vocabulary_conflicts_set_editable (GsyVocabularyConflicts *self, gboolean editable);

G_END_DECLS
