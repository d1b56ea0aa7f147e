/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-xml.h: text as XML 1.0 can hold it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends @text for use between tags or in a double-quoted attribute: < > & " and, in attributes, line ends and tabs escaped; what XML 1.0 has no
 * place for (most control characters, U+FFFE, U+FFFF) becomes U+FFFD. */
void gsy_xml_append_text (GString *xml, const char *text, gssize len);
void gsy_xml_append_attribute (GString *xml, const char *name, const char *value); /* ` name="value"`; nothing when @value is NULL */

/* TRUE when the character may stand in XML 1.0. */
gboolean gsy_xml_is_char (gunichar c);

G_END_DECLS
