/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-panes-private.h: what the panes and their separators share. */
#pragma once

#include "app/gsy-panes.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  START,
  END,
  N_SIDES
} Side;

typedef struct
{
  GtkWidget *child;
  GtkWidget *separator;
  AdwAnimation *animation;
  int wanted;      /* width, 0: as it comes */
  int allocated;   /* as docked last */
  int drag_from;   /* width when the drag began */
  gboolean docked; /* wanted when there is room */
  gboolean open;   /* as an overlay */
  double shift;    /* 0: out of sight, 1: in place */
} Pane;

struct _GsyPanes
{
  GtkWidget parent_instance;

  Pane sides[N_SIDES];
  GtkWidget *content;
  GtkWidget *scrim;
  GsyFold fold;
};

/* The room as it would be with both panes docked that are wanted. */
GsyPanesRoom _gsy_panes_get_room (GsyPanes *self, int width);
gboolean _gsy_panes_is_overlay (GsyPanes *self, Side side);

/* In gsy-panes-separators.c */
GtkWidget *_gsy_panes_create_separator (GsyPanes *self, Side side);

G_END_DECLS
