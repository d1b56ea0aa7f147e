/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-export-loss.h: how much is exported, and what of it the format cannot hold. */
#pragma once

#include "app/gsy-export-task.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GSY_TYPE_EXPORT_LOSS (gsy_export_loss_get_type ())
G_DECLARE_FINAL_TYPE (GsyExportLoss, gsy_export_loss, GSY, EXPORT_LOSS, GtkWidget)

/* @result: (nullable): of everything, as though nothing was held; @holds: bits GSY_HOLDS(). @problem: (nullable): said besides. */
void gsy_export_loss_set (GsyExportLoss *self, const GsyExportResult *result, const GsyFormat *format, guint holds, const char *problem);

/* It is being looked for; what is shown is of before. */
void gsy_export_loss_set_busy (GsyExportLoss *self, gboolean busy);

G_END_DECLS
