/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-link-bar.h: the bar below the article in which the other end of a link is found: a relation, words to look for, and the likely statements of
 * the whole folder, the best one first. It is there while the editor is linking; the entry has the keyboard, Return links, Esc ends it. */
#pragma once

#include "app/gsy-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GSY_TYPE_LINK_BAR (gsy_link_bar_get_type ())
G_DECLARE_FINAL_TYPE (GsyLinkBar, gsy_link_bar, GSY, LINK_BAR, GtkWidget)

/* Candidates that are listed at most. */
#define GSY_LINK_BAR_MAX 50

/* Signals:
 *   "opened" (GsyLinkBar *self): the article has less room now
 *   "closed" (GsyLinkBar *self): it had the keyboard and wants nothing any more */

GtkWidget *gsy_link_bar_new (void);

/* Set once. */
void gsy_link_bar_set_editor (GsyLinkBar *self, GsyEditor *editor);

gboolean gsy_link_bar_is_open (GsyLinkBar *self);

/* --- as keys and mouse do it --- */
void gsy_link_bar_set_text (GsyLinkBar *self, const char *text);
void gsy_link_bar_move (GsyLinkBar *self, int rows);
gboolean gsy_link_bar_choose (GsyLinkBar *self); /* links to the selected candidate */

/* --- what it shows --- */
guint gsy_link_bar_get_n_candidates (GsyLinkBar *self);
const GsyEntry *gsy_link_bar_get_candidate (GsyLinkBar *self);   /* (nullable): the selected one */
const GsyRelation *gsy_link_bar_get_relation (GsyLinkBar *self); /* (nullable) */

G_END_DECLS
