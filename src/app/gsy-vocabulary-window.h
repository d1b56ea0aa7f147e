/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-vocabulary-window.h: where a folder's vocabulary is managed: actors, topics, attributes, relations, layers, kinds of problems. */
#pragma once

#include "app/gsy-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GSY_TYPE_VOCABULARY_WINDOW (gsy_vocabulary_window_get_type ())
G_DECLARE_FINAL_TYPE (GsyVocabularyWindow, gsy_vocabulary_window, GSY, VOCABULARY_WINDOW, AdwWindow)

/* Actions: "vocabulary.change-names" (u kind, ^as names, ms new name): asks what a rename or a merge would change; "vocabulary.show-uses" (u kind,
 * s name); "vocabulary.back": one step back, or closes. */

/**
 * gsy_vocabulary_window_present:
 * @parent: the window whose editor it is; it stays usable
 * @editor: has a folder open
 * @page: (nullable): "actors", "topics", "attributes", "relations", "layers" or "problems"
 *
 * Presents the editor's vocabulary window, which is made if there is none.
 */
void gsy_vocabulary_window_present (GtkWindow *parent, GsyEditor *editor, const char *page);

/* The same, with an actor's or a topic's name, or the id of another element, selected there. */
void gsy_vocabulary_window_present_item (GtkWindow *parent, GsyEditor *editor, const char *page, const char *item);

/* The one of @editor that is open. (nullable) */
GsyVocabularyWindow *gsy_vocabulary_window_find (GsyEditor *editor);

G_END_DECLS
