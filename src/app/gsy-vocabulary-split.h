/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-vocabulary-split.h: a list and what it leads to: side by side where there is room for both, else one of them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GSY_TYPE_VOCABULARY_SPLIT (gsy_vocabulary_split_get_type ())
G_DECLARE_FINAL_TYPE (GsyVocabularySplit, gsy_vocabulary_split, GSY, VOCABULARY_SPLIT, GtkWidget)

/* Properties: "side" and "content" (GtkWidget); "side-width" and "content-width" (int): what they want, in pixels at the usual size of text;
 * "folded" (boolean, read-only, notified outside of layout): there is room for one alone; "content-shown" (boolean): then it is the content.
 * Signal "went-back" (GsyVocabularySplit *self): the side is shown again, and has the keyboard. */
gboolean gsy_vocabulary_split_is_folded (GsyVocabularySplit *self);

/* Shows the content, with the keyboard in it if @focus. Without effect on what is seen while both are. */
void gsy_vocabulary_split_show_content (GsyVocabularySplit *self, gboolean focus);

/* Shows the side again; FALSE when it is seen already. */
gboolean gsy_vocabulary_split_go_back (GsyVocabularySplit *self);
gboolean gsy_vocabulary_split_can_go_back (GsyVocabularySplit *self);

G_END_DECLS
