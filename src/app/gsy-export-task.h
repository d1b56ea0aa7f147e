/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-export-task.h: an export, or the look at what one would lose, in a thread of its own. Of the main thread. */
#pragma once

#include "io/formats/gsy-export.h"

G_BEGIN_DECLS

/**
 * GsyExportRequest:
 * @root: the folder
 * @keys: (element-type filename): the articles, as the folder calls them
 * @set: (nullable): the annotation set
 * @format: (nullable): without one, and without @path, everything counts as lost: gsy_loss_spare()
 * @options: (nullable): ids of those that are on
 * @without: (nullable): ids of layers whose statements are left out
 * @states: bits 1 << GsyArticleState; 0: all
 * @path: (nullable): the file, or the folder, to be written, in the file system's encoding; without it nothing is
 */
typedef struct
{
  char *root;
  GPtrArray *keys;
  char *set;
  const GsyFormat *format;
  char **options;
  char **without;
  guint states;
  char *path;
} GsyExportRequest;

GsyExportRequest *gsy_export_request_new (const char *root);
void gsy_export_request_free (GsyExportRequest *self);

/* @complaints: (element-type utf8): sentences about what could not be read, and was left out. @sets: of these articles, NULL-terminated; only of a look. */
typedef struct
{
  GsyLoss loss;
  GPtrArray *complaints;
  char **sets;
} GsyExportResult;

void gsy_export_result_free (GsyExportResult *self);

#define GSY_TYPE_EXPORT_TASK (gsy_export_task_get_type ())
G_DECLARE_FINAL_TYPE (GsyExportTask, gsy_export_task, GSY, EXPORT_TASK, GObject)

/* @request: (transfer full). Starts at once; @callback is called even after a cancel, and only when nothing of it is left on the disk. */
GsyExportTask *gsy_export_task_start (GsyExportRequest *request, GAsyncReadyCallback callback, gpointer user_data);

/* (transfer full): NULL with an error, a sentence; G_IO_ERROR_CANCELLED after a cancel. */
GsyExportResult *gsy_export_task_finish (GsyExportTask *self, GAsyncResult *result, GError **error);

void gsy_export_task_cancel (GsyExportTask *self);

/* So many of so many articles are done. */
void gsy_export_task_get_progress (GsyExportTask *self, guint *done, guint *total);

const GsyExportRequest *gsy_export_task_get_request (GsyExportTask *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyExportRequest, gsy_export_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyExportResult, gsy_export_result_free)

G_END_DECLS
