/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-candidate-row.h: a statement that another one may be linked to: its layer, its words, who and whom, and its article. */
#pragma once

#include "app/gsy-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GSY_TYPE_CANDIDATE_ROW (gsy_candidate_row_get_type ())
G_DECLARE_FINAL_TYPE (GsyCandidateRow, gsy_candidate_row, GSY, CANDIDATE_ROW, GtkListBoxRow)

GtkWidget *gsy_candidate_row_new (void);

/* @linked: the selected statement is linked to it already. @position counts from 1. */
void gsy_candidate_row_set (GsyCandidateRow *self, GsyEditor *editor, const GsyEntry *entry, gboolean linked, guint position, guint n);

/* What a screen reader says of it. (nullable) */
const char *gsy_candidate_row_get_name (GsyCandidateRow *self);

G_END_DECLS
