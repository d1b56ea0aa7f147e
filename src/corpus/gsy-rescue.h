/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-rescue.h: puts a snapshot into the recovery folder, in a thread, while the write that should have saved it does not end. */
#pragma once

#include "corpus/gsy-saver.h"

G_BEGIN_DECLS

/**
 * GsyRescue:
 * @generation: the caller's
 * @entry: (nullable): where it is; before, where an earlier one is that it shall take the place of
 * @is_recovered: it is there, whole
 */
typedef struct
{
  guint64 generation;
  char *entry;
  gboolean is_recovered;
  /*< private >*/
  char *path;
  GsySaverSource source;
  gpointer snapshot;
  GsyFileIdentity base;
} GsyRescue;

/* @snapshot: (transfer full): freed by gsy_rescue_finish(), which is for @callback. */
void gsy_rescue_start (const char *path, const GsyFileIdentity *base, const GsySaverSource *source, gpointer snapshot, guint64 generation, const char *entry, GAsyncReadyCallback callback, gpointer user_data);
GsyRescue *gsy_rescue_finish (GAsyncResult *result); /* (transfer none) */

/* @entry: (transfer full): is no longer needed. */
void gsy_rescue_drop (char *entry);

G_END_DECLS
