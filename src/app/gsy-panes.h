/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-panes.h: three panes: a side pane at the start, the content, a side pane at the end.
 *
 * While there is room they stand side by side, with separators that mouse and keyboard move (F8 goes to them). A side pane that does not
 * fit any more is an overlay: hidden until it is asked for, then over the content, and gone with Esc or a click beside it. First
 * the end pane gives way, then the start pane. What fits is reckoned in the letters' size, so large text folds the panes too. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GSY_TYPE_PANES (gsy_panes_get_type ())
G_DECLARE_FINAL_TYPE (GsyPanes, gsy_panes, GSY, PANES, GtkWidget)

/* Properties:
 *   "start", "content", "end"   GtkWidget
 *   "start-shown", "end-shown"  boolean: in sight now; docked or over the content
 *   "start-width", "end-width"  int: wanted width when docked, 0: as it comes
 *   "fold"  GsyFold, read-only, notified: which panes are overlays */

typedef enum
{
  GSY_FOLD_NONE,
  GSY_FOLD_END,
  GSY_FOLD_BOTH,
} GsyFold;

GsyFold gsy_panes_get_fold (GsyPanes *self);

/* Whether the pane is wanted when there is room: what a session keeps. */
gboolean gsy_panes_get_start_docked (GsyPanes *self);
gboolean gsy_panes_get_end_docked (GsyPanes *self);

int gsy_panes_get_start_width (GsyPanes *self);
int gsy_panes_get_end_width (GsyPanes *self);

/* Closes an overlay if there is one; FALSE if not. */
gboolean gsy_panes_close_overlay (GsyPanes *self);

/* Gives the keyboard to a separator: the other one if one has it already. */
gboolean gsy_panes_focus_separator (GsyPanes *self);

/* The arithmetic, apart from any widget: how @width is shared. All in pixels; @start and @end are wanted widths, 0 for a pane that is not
 * wanted; minimums hold always. */
typedef struct
{
  int width;
  int start, start_min;
  int end, end_min;
  int content_min;
} GsyPanesRoom;

/* Which panes can stay docked. */
GsyFold gsy_panes_fold_for (const GsyPanesRoom *room);

/* The widths of docked panes, @start and @end shrunk as far as the content's minimum asks for. */
void gsy_panes_share (const GsyPanesRoom *room, int *start, int *end);

G_END_DECLS
