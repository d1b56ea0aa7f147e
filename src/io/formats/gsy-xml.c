/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-xml.c: escapes. */
#include "config.h"
#include "io/formats/gsy-xml.h"

#include <string.h>

/* Char, section 2.2 of XML 1.0. */
gboolean
gsy_xml_is_char (gunichar c)
{
  return c == 0x9 || c == 0xa || c == 0xd || (c >= 0x20 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd) || (c >= 0x10000 && c <= 0x10ffff);
}

static void
append (GString *xml, const char *text, gsize len, gboolean attribute)
{
  const char *end = text + len;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&')
        g_string_append (xml, "&amp;");
      else if (c == '<')
        g_string_append (xml, "&lt;");
      else if (c == '>')
        g_string_append (xml, "&gt;");
      else if (c == '"')
        g_string_append (xml, "&quot;");
      else if (c == '\r' || (attribute && (c == '\n' || c == '\t')))
        /* A reader would make something else of it. */
        g_string_append_printf (xml, "&#%u;", c);
      else if (!gsy_xml_is_char (c))
        g_string_append (xml, "\xef\xbf\xbd");
      else
        g_string_append_len (xml, p, g_utf8_next_char (p) - p);
    }
}

void
gsy_xml_append_text (GString *xml, const char *text, gssize len)
{
  append (xml, text, len >= 0 ? (gsize) len : strlen (text), FALSE);
}

void
gsy_xml_append_attribute (GString *xml, const char *name, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (xml, " %s=\"", name);
  append (xml, value, strlen (value), TRUE);
  g_string_append_c (xml, '"');
}
