/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-statement-model.h: the statements of the open article as a list for people, in reading order, filtered as they type. */
#pragma once

#include <gio/gio.h>

#include "core/gsy-store.h"

G_BEGIN_DECLS

/* A thin thing with a statement's id, since lists need objects. The same one for the same id as long as anybody holds it, so that
 * selection and focus stay when the statement changes. Signal "changed": its statement is another one. */
#define GSY_TYPE_STATEMENT_ITEM (gsy_statement_item_get_type ())
G_DECLARE_FINAL_TYPE (GsyStatementItem, gsy_statement_item, GSY, STATEMENT_ITEM, GObject)

const GsyStatement *gsy_statement_item_get (GsyStatementItem *self);

#define GSY_TYPE_STATEMENT_MODEL (gsy_statement_model_get_type ())
G_DECLARE_FINAL_TYPE (GsyStatementModel, gsy_statement_model, GSY, STATEMENT_MODEL, GObject)

GsyStatementModel *gsy_statement_model_new (void);

/* @scheme: (nullable): for the layers' names, which the filter finds too. @store: (nullable) */
void gsy_statement_model_set_store (GsyStatementModel *self, GsyScheme *scheme, GsyStore *store);

/* Words that must all be in a statement's own words, its layer's name, source, target, topics or note; case and accents apart. */
void gsy_statement_model_set_filter (GsyStatementModel *self, const char *filter);

/* Only those whose place is doubtful or lost, as long as there are such; and how many these are, listed or not: property "n-doubtful", notified when all else
 * is done. */
void gsy_statement_model_set_doubtful_only (GsyStatementModel *self, gboolean only);
gboolean gsy_statement_model_get_doubtful_only (GsyStatementModel *self);
guint gsy_statement_model_get_n_doubtful (GsyStatementModel *self);

int gsy_statement_model_get_position (GsyStatementModel *self, const GsyStatement *statement); /* -1: not in the list */

G_END_DECLS
