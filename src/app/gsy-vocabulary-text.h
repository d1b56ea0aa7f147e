/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-vocabulary-text.h: a card to write several lines in, handed in when it is left. Escape leaves it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GSY_TYPE_VOCABULARY_TEXT (gsy_vocabulary_text_get_type ())
G_DECLARE_FINAL_TYPE (GsyVocabularyText, gsy_vocabulary_text, GSY, VOCABULARY_TEXT, GtkWidget)

/* Property "title" (string): what is written here, said above it.
 * Signal "commit" (GsyVocabularyText *self, const char *text): another text than the value, without white space around it. */

/* Takes the place of what is written, unless the user is writing just now. @value: (nullable) */
void gsy_vocabulary_text_set_value (GsyVocabularyText *self, const char *value);

/* Something is written that was not handed in; and hands it in. */
gboolean gsy_vocabulary_text_is_changed (GsyVocabularyText *self);
void gsy_vocabulary_text_commit (GsyVocabularyText *self);

G_END_DECLS
