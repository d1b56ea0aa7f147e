/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json-verdict.c: says of each JSON text on its input whether the strict reader takes it: lengths in decimal and a line end before
 * each text, one character a text on the output. For validate-schema.py. */
#include "config.h"

#include "io/gsy-json-reader.h"

#include <stdio.h>

int
main (void)
{
  unsigned long len;

  while (scanf ("%lu", &len) == 1)
    {
      g_autofree char *text = g_malloc (len + 1);
      GsyJsonReader reader;

      if (getchar () != '\n' || fread (text, 1, len, stdin) != len)
        return 1;
      gsy_json_reader_init (&reader, text, len);
      gsy_json_skip (&reader, NULL);
      putchar (gsy_json_finish (&reader, "x", NULL) ? '1' : '0');
      gsy_json_reader_clear (&reader);
    }
  return 0;
}
