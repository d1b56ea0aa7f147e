/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-items-page.h: the attributes, the relations or the layers of a folder: a list in their order, and what is said of the selected one. */
#pragma once

#include "app/gsy-editor.h"
#include "app/gsy-vocabulary-split.h"

G_BEGIN_DECLS

#define GSY_TYPE_ITEMS_PAGE (gsy_items_page_get_type ())
G_DECLARE_FINAL_TYPE (GsyItemsPage, gsy_items_page, GSY, ITEMS_PAGE, GtkWidget)

/* @list: GSY_LIST_LAYERS, _ATTRIBUTES or _RELATIONS. */
GtkWidget *gsy_items_page_new (GsyEditor *editor, GsySchemeList list);

GsyVocabularySplit *gsy_items_page_get_split (GsyItemsPage *self);
void gsy_items_page_select (GsyItemsPage *self, const char *id);
void gsy_items_page_commit (GsyItemsPage *self);
void gsy_items_page_focus (GsyItemsPage *self);
void gsy_items_page_set_read_only (GsyItemsPage *self, gboolean read_only);

/* @base, or “@base 2”, …: the first that is the name of nothing in @list. (transfer full) */
char *gsy_items_page_free_name (GsyScheme *scheme, GsySchemeList list, const char *base);

G_END_DECLS
