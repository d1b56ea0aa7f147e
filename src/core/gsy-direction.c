/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-direction.c: the direction of a text's first letter, which is what toolkits take for a paragraph's. */
#include "config.h"
#include "core/gsy-direction.h"

#include <unicode/uchar.h>

GsyDirection
gsy_text_get_direction (const char *text, gssize n_bytes)
{
  g_return_val_if_fail (text != NULL, GSY_DIRECTION_NONE);

  const char *end = n_bytes >= 0 ? text + n_bytes : NULL;

  for (const char *p = text; end != NULL ? p < end : *p != '\0'; p = g_utf8_next_char (p))
    {
      UCharDirection direction = u_charDirection ((UChar32) g_utf8_get_char (p));

      if (direction == U_LEFT_TO_RIGHT)
        return GSY_DIRECTION_LTR;
      if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)
        return GSY_DIRECTION_RTL;
    }
  return GSY_DIRECTION_NONE;
}
