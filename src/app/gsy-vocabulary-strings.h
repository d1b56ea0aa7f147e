/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-vocabulary-strings.h: a group of lines, each of which can be changed and removed, and one to add another: aliases, examples. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GSY_TYPE_VOCABULARY_STRINGS (gsy_vocabulary_strings_get_type ())
G_DECLARE_FINAL_TYPE (GsyVocabularyStrings, gsy_vocabulary_strings, GSY, VOCABULARY_STRINGS, AdwPreferencesGroup)

/* Properties: "item-title" (string), what one of them is: “Alias”; "add-title" (string): “Add Alias”.
 * Signal "commit" (GsyVocabularyStrings *self, GStrv strings): nullable, without empty ones and repetitions. */

/* @strings: (nullable) */
void gsy_vocabulary_strings_set_value (GsyVocabularyStrings *self, const char *const *strings);
void gsy_vocabulary_strings_commit (GsyVocabularyStrings *self);

/* @strings with @text in the place of the one at @at, or at the end; "" takes it away. Neither empty ones nor repetitions are kept.
 * (transfer full) (nullable): none are left */
char **gsy_vocabulary_strings_with (const char *const *strings, guint at, const char *text);

G_END_DECLS
