/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-version-item.h: one earlier version of an article's sidecar in a list, and what was found out about it. */
#pragma once

#include "corpus/gsy-document.h"
#include "corpus/gsy-versions.h"

G_BEGIN_DECLS

#define GSY_TYPE_VERSION_ITEM (gsy_version_item_get_type ())
G_DECLARE_FINAL_TYPE (GsyVersionItem, gsy_version_item, GSY, VERSION_ITEM, GObject)

/* Signal "changed": more is known of it. */
GsyVersionItem *gsy_version_item_new (const GsyVersion *version);

const GsyVersion *gsy_version_item_get_version (GsyVersionItem *self);
const GsySidecar *gsy_version_item_get_sidecar (GsyVersionItem *self); /* (nullable): not read yet, or it cannot be */
const GError *gsy_version_item_get_error (GsyVersionItem *self);       /* (nullable): why it cannot be used */
int gsy_version_item_get_n_differences (GsyVersionItem *self);         /* from what is open, as last counted; -1: not yet */

/* The statements that are open, as a value for another thread. (transfer full) (element-type GsyStatement) */
GPtrArray *gsy_version_item_dup_statements (GsyDocument *document);

/* Reads it if it was not, and counts how it differs from @statements and what else is open, off the main loop. Whoever waits holds the item,
 * one at a time. */
void gsy_version_item_examine_async (GsyVersionItem *self, GsyDocument *document, GPtrArray *statements, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* FALSE: cancelled. */
gboolean gsy_version_item_examine_finish (GsyVersionItem *self, GsyDocument *document, GAsyncResult *result);

G_END_DECLS
