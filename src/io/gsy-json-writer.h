/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-json-writer.h: bytes of JSON, written in order into memory. The layout is the caller's, who writes braces, commas and
 * line ends as they shall stand; this does what is easy to get wrong: texts, numbers, and a buffer that grows. */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

typedef struct
{
  /*< private >*/
  char *data;
  gsize len;
  gsize allocated;
} GsyJsonWriter;

/* @expected: a guess of the size, in bytes. */
void gsy_json_writer_init (GsyJsonWriter *self, gsize expected);

/* What was written; @self is then empty and needs no clearing. */
GBytes *gsy_json_writer_finish (GsyJsonWriter *self);

/* Makes room for @n bytes more. */
void gsy_json_writer_grow (GsyJsonWriter *self, gsize n);

static inline void
gsy_json_write_raw (GsyJsonWriter *self, const char *raw, gsize len)
{
  if (self->allocated - self->len < len)
    gsy_json_writer_grow (self, len);
  memcpy (self->data + self->len, raw, len);
  self->len += len;
}

/* A string as it stands; inlined, so that the length of a literal is known. */
static inline void
gsy_json_write (GsyJsonWriter *self, const char *raw)
{
  gsy_json_write_raw (self, raw, strlen (raw));
}

/* A text between quotation marks. @text is UTF-8; only what RFC 8259 demands is escaped. */
void gsy_json_write_text (GsyJsonWriter *self, const char *text, gsize len);

/* A member that is a text; nothing when @text is NULL. @before: all that comes before it, as ", \"name\": ". */
void gsy_json_write_member (GsyJsonWriter *self, const char *before, const char *text);
void gsy_json_write_integer (GsyJsonWriter *self, gint64 value);

/* Pairs of raw name and raw value, as GsyStatement keeps them, each with @before in front: ", " inside a line. @but: (nullable):
 * names, without quotation marks, that are left out. */
void gsy_json_write_unknown (GsyJsonWriter *self, const char *before, char *const *unknown, const char *const *but);

G_END_DECLS
