/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-names-model.h: the actors or the topics of a folder as a list for people: those that gainsay.json lists and those that are merely in
 * use, in the order of their names, filtered. A GListModel of GsyNameItem; no widget. */
#pragma once

#include "core/gsy-edits-roles.h"
#include "corpus/gsy-folder-index.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define GSY_TYPE_NAME_ITEM (gsy_name_item_get_type ())
G_DECLARE_FINAL_TYPE (GsyNameItem, gsy_name_item, GSY, NAME_ITEM, GObject)

/* One name; it stays the same object for as long as there is such a name. Signal "changed": what is known of it. */
const char *gsy_name_item_get_name (GsyNameItem *self);
gboolean gsy_name_item_is_listed (GsyNameItem *self);
guint gsy_name_item_get_count (GsyNameItem *self);           /* statements that have it */
const GsyActor *gsy_name_item_get_actor (GsyNameItem *self); /* (nullable): not listed, or a topic */
const GsyTopic *gsy_name_item_get_topic (GsyNameItem *self); /* (nullable): not listed, or an actor */

typedef enum
{
  GSY_NAMES_ALL,
  GSY_NAMES_UNUSED,   /* listed, in no statement */
  GSY_NAMES_UNLISTED, /* in a statement, not listed */
} GsyNamesShow;

#define GSY_TYPE_NAMES_MODEL (gsy_names_model_get_type ())
G_DECLARE_FINAL_TYPE (GsyNamesModel, gsy_names_model, GSY, NAMES_MODEL, GObject)

GsyNamesModel *gsy_names_model_new (GsyNameKind kind);

/* Both are followed from now on. NULL: an empty list. */
void gsy_names_model_set_source (GsyNamesModel *self, GsyScheme *scheme, GsyFolderIndex *index);

/* @text: (nullable): words that must all be in name, aliases, kind or code, case and accents apart. */
void gsy_names_model_set_filter (GsyNamesModel *self, const char *text);
void gsy_names_model_set_show (GsyNamesModel *self, GsyNamesShow show);

/* Where @name is among those shown, or -1. */
int gsy_names_model_get_position (GsyNamesModel *self, const char *name);

/* Whether there is such a name at all, shown or not. (transfer none) (nullable) */
GsyNameItem *gsy_names_model_find (GsyNamesModel *self, const char *name);

/* How many there are without the filter's words. */
guint gsy_names_model_count (GsyNamesModel *self, GsyNamesShow show);

G_END_DECLS
