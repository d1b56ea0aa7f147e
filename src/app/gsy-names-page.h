/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-names-page.h: the actors or the topics of a folder: a list to search and filter, and what is known of the one that is selected. */
#pragma once

#include "app/gsy-editor.h"
#include "app/gsy-vocabulary-split.h"

G_BEGIN_DECLS

#define GSY_TYPE_NAMES_PAGE (gsy_names_page_get_type ())
G_DECLARE_FINAL_TYPE (GsyNamesPage, gsy_names_page, GSY, NAMES_PAGE, GtkWidget)

GtkWidget *gsy_names_page_new (GsyEditor *editor, GsyNameKind kind);

GsyVocabularySplit *gsy_names_page_get_split (GsyNamesPage *self);

/* Selects @name, once it is there. */
void gsy_names_page_select (GsyNamesPage *self, const char *name);

/* Hands in a name that is being written: at once, or by a question to the user. */
void gsy_names_page_commit_name (GsyNamesPage *self);

/* Hands in what else is being written; brings back what the folder has; puts the keyboard to the search. */
void gsy_names_page_commit (GsyNamesPage *self);
void gsy_names_page_reset (GsyNamesPage *self);
void gsy_names_page_search (GsyNamesPage *self);

/* Puts the keyboard to the list; where one thing is seen at a time and that is not the list, into that. */
void gsy_names_page_focus (GsyNamesPage *self);

/* Nothing can be changed. */
void gsy_names_page_set_read_only (GsyNamesPage *self, gboolean read_only);

G_END_DECLS
