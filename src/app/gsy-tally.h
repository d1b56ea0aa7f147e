/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-tally.h: how many statements an article has on each layer: figures in the layers' colours over a line in their styles. */
#pragma once

#include <gtk/gtk.h>

#include "corpus/gsy-corpus.h"

G_BEGIN_DECLS

#define GSY_TYPE_TALLY (gsy_tally_get_type ())
G_DECLARE_FINAL_TYPE (GsyTally, gsy_tally, GSY, TALLY, GtkWidget)

/* @scheme, @row: (nullable): what to show from now; call it again when the counts or the layers changed. */
void gsy_tally_set (GsyTally *self, GsyScheme *scheme, GsyCorpusRow *row);

G_END_DECLS
