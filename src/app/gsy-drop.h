/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-drop.h: what somebody means who drops files on the window. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  GSY_DROP_OPEN,   /* articles, or a folder of them: to be worked on where they are */
  GSY_DROP_IMPORT, /* something of other programs: to be taken into a folder */
  GSY_DROP_ASK,    /* could be either */
} GsyDrop;

/* Looks at @paths (absolute, NULL-terminated), and into those that are folders. @root: (nullable): the folder that is open: what lies in it is never
 * imported into it. Blocks; any thread. */
GsyDrop gsy_drop_decide (const char *const *paths, const char *root);

G_END_DECLS
