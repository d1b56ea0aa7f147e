/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-vocabulary-entry.h: a row to write one line in that is handed in as a whole: by Return, by leaving it, or before the window goes. Escape
 * brings back what was there. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GSY_TYPE_VOCABULARY_ENTRY (gsy_vocabulary_entry_get_type ())
G_DECLARE_FINAL_TYPE (GsyVocabularyEntry, gsy_vocabulary_entry, GSY, VOCABULARY_ENTRY, AdwEntryRow)

/* Signal "commit" (GsyVocabularyEntry *self, const char *text) → boolean: @text, without white space around it, is something else than the
 * value. FALSE: it is not taken, is marked so, and stays for the user to change. */

/* What could be meant by @text, most likely first; "" asks for the usual ones. (transfer full) (nullable) */
typedef char **(*GsyVocabularySuggest) (const char *text, gpointer user_data);

GtkWidget *gsy_vocabulary_entry_new (const char *title);

/* What the folder says: takes the place of what is written, unless the user is writing just now. @value: (nullable) */
void gsy_vocabulary_entry_set_value (GsyVocabularyEntry *self, const char *value);
const char *gsy_vocabulary_entry_get_value (GsyVocabularyEntry *self);

/* Something is written that was not handed in. */
gboolean gsy_vocabulary_entry_is_changed (GsyVocabularyEntry *self);

/* Hands in what is written. */
void gsy_vocabulary_entry_commit (GsyVocabularyEntry *self);

/* Brings the value back. */
void gsy_vocabulary_entry_reset (GsyVocabularyEntry *self);

/* It asks a question when it is handed in: so it is not merely because another window is looked at. */
void gsy_vocabulary_entry_set_asks (GsyVocabularyEntry *self, gboolean asks);

/* Its text is taken as often as it is handed in, and then gone: for adding one after the other. */
void gsy_vocabulary_entry_set_adds (GsyVocabularyEntry *self, gboolean adds);

void gsy_vocabulary_entry_set_suggest (GsyVocabularyEntry *self, GsyVocabularySuggest suggest, gpointer user_data);

/* Puts the keyboard here, with all that is written selected. */
void gsy_vocabulary_entry_edit (GsyVocabularyEntry *self);

G_END_DECLS
