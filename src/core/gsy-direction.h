/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-direction.h: from which side a text is read. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GsyDirection:
 * @GSY_DIRECTION_NONE: it has no letter, but digits and signs at most
 * @GSY_DIRECTION_LTR: from left to right
 * @GSY_DIRECTION_RTL: from right to left
 */
typedef enum
{
  GSY_DIRECTION_NONE,
  GSY_DIRECTION_LTR,
  GSY_DIRECTION_RTL,
} GsyDirection;

/* That of the first letter in @text, or of the first mark that stands for one. @n_bytes: -1 for all of it. */
GsyDirection gsy_text_get_direction (const char *text, gssize n_bytes);

G_END_DECLS
