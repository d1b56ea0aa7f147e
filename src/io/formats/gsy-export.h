/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-export.h: takes articles with their sidecars from the disk to a format, one after the other. Blocks; any thread. What is to be exported
 * means the same wherever it is asked for: gsy-export-items.c. */
#pragma once

#include "io/formats/gsy-format.h"

G_BEGIN_DECLS

/* An article of an export. */
typedef struct
{
  char *path;    /* of the article, in the file system's encoding */
  char *sidecar; /* (nullable): of the sidecar, which must be there */
  char *file;    /* how the export calls it: its path relative to the folder, in UTF-8 */
} GsyExportItem;

GsyExportItem *gsy_export_item_new (const char *path, const char *sidecar, const char *file);
void gsy_export_item_free (GsyExportItem *self);

/* @path, an article in @root, as it is called there. @sidecar: (nullable). */
GsyExportItem *gsy_export_item_new_in (const char *root, const char *path, const char *sidecar);

/* The vocabulary of @root's gainsay.json; the built-in one when there is none. NULL with an error, which names the file, when it cannot be read. */
GsyScheme *gsy_export_read_scheme (const char *root, GError **error);

/* Adds to @into what only @from lists: several folders are exported as one. */
void gsy_export_join_scheme (GsyScheme *into, GsyScheme *from);

/* The names of the annotation sets in the folders of @articles (paths), in the order of their bytes. (transfer full): NULL-terminated */
char **gsy_export_find_sets (const char *const *articles);

/**
 * GsyExportJob:
 * @format: (nullable): without one, which is only for a NULL sink, everything counts as lost
 * @layers: (nullable): ids; statements of others are left out
 * @without: (nullable): ids; statements of these are left out
 * @states: bits 1 << GsyArticleState; articles in others are left out; 0: all are taken
 * @progress: (nullable): so many of so many articles are done
 * @complain: (nullable): an article or a sidecar cannot be read, and is left out; @message says why
 *
 * What is to be exported, and who is told meanwhile, in the thread that runs it.
 */
typedef struct
{
  const GsyFormat *format;
  GsyScheme *scheme;
  const char *const *options;
  const char *const *layers;
  const char *const *without;
  guint states;
  void (*progress) (guint done, guint total, gpointer data);
  void (*complain) (const char *path, const char *message, gpointer data);
  gpointer data;
} GsyExportJob;

/**
 * gsy_export_run:
 * @items: (element-type GsyExportItem)
 * @sink: (nullable): NULL: nothing is written, only @loss is worked out
 * @loss: (out caller-allocates): what the format cannot hold of all this
 *
 * Writes all to @sink, which is the caller's to commit: after a look at @loss, and if that is accepted.
 */
gboolean gsy_export_run (const GsyExportJob *job, GPtrArray *items, GsySink *sink, GsyLoss *loss, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyExportItem, gsy_export_item_free)

G_END_DECLS
