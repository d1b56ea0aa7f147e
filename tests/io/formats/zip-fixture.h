/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zip-fixture.h: makes ZIP archives byte by byte, also those that no program would write. */
#pragma once

#include <gio/gio.h>

#include <string.h>

/* @flags, @mode, @wrong_crc: what its headers say. @packed: deflated. */
typedef struct
{
  guint flags;
  guint mode;
  gboolean packed;
  gboolean wrong_crc;
  const char *local_name; /* (nullable): another one in its local header */
} ZipEntry;

typedef struct
{
  GByteArray *content;
  GByteArray *directory;
  guint n_entries;
} ZipFixture;

static inline void
zip_put (GByteArray *out, guint n_bytes, guint64 value)
{
  for (guint i = 0; i < n_bytes; i++)
    {
      guint8 byte = (guint8) (value >> (8 * i));

      g_byte_array_append (out, &byte, 1);
    }
}

static inline guint32
zip_crc (const guint8 *data, gsize len)
{
  guint32 table[256], crc = 0xffffffff;

  for (guint i = 0; i < 256; i++)
    {
      table[i] = i;
      for (guint bit = 0; bit < 8; bit++)
        table[i] = table[i] >> 1 ^ ((table[i] & 1) != 0 ? 0xedb88320 : 0);
    }
  for (gsize i = 0; i < len; i++)
    crc = table[(crc ^ data[i]) & 0xff] ^ crc >> 8;
  return ~crc;
}

static inline GBytes *
zip_deflate (const void *data, gsize len)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 9));
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data (data, (gssize) len, NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, converter);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  GError *error = NULL;

  g_output_stream_splice (out, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static inline ZipFixture *
zip_begin (void)
{
  ZipFixture *self = g_new0 (ZipFixture, 1);

  self->content = g_byte_array_new ();
  self->directory = g_byte_array_new ();
  return self;
}

/* @entry: (nullable): an ordinary file */
static inline void
zip_add (ZipFixture *self, const char *name, gsize n_name, const void *data, gsize len, const ZipEntry *entry)
{
  const ZipEntry plain = { 0 };
  const ZipEntry *e = entry != NULL ? entry : &plain;
  const char *local = e->local_name != NULL ? e->local_name : name;
  g_autoptr (GBytes) packed = e->packed ? zip_deflate (data, len) : g_bytes_new (data, len);
  guint32 crc = zip_crc (data, len) + (e->wrong_crc ? 1 : 0);
  guint at = self->content->len;

  zip_put (self->content, 4, 0x04034b50);
  zip_put (self->content, 2, 20);
  zip_put (self->content, 2, e->flags | 0x0800);
  zip_put (self->content, 2, e->packed ? 8 : 0);
  zip_put (self->content, 4, 0x00210000);
  zip_put (self->content, 4, crc);
  zip_put (self->content, 4, g_bytes_get_size (packed));
  zip_put (self->content, 4, len);
  zip_put (self->content, 2, n_name);
  zip_put (self->content, 2, 0);
  g_byte_array_append (self->content, (const guint8 *) local, (guint) n_name);
  g_byte_array_append (self->content, g_bytes_get_data (packed, NULL), (guint) g_bytes_get_size (packed));

  zip_put (self->directory, 4, 0x02014b50);
  zip_put (self->directory, 2, 0x0314); /* by a Unix */
  zip_put (self->directory, 2, 20);
  zip_put (self->directory, 2, e->flags | 0x0800);
  zip_put (self->directory, 2, e->packed ? 8 : 0);
  zip_put (self->directory, 4, 0x00210000);
  zip_put (self->directory, 4, crc);
  zip_put (self->directory, 4, g_bytes_get_size (packed));
  zip_put (self->directory, 4, len);
  zip_put (self->directory, 2, n_name);
  zip_put (self->directory, 2, 0);
  zip_put (self->directory, 2, 0);
  zip_put (self->directory, 2, 0);
  zip_put (self->directory, 2, 0);
  zip_put (self->directory, 4, (guint64) (e->mode != 0 ? e->mode : 0100644) << 16);
  zip_put (self->directory, 4, at);
  g_byte_array_append (self->directory, (const guint8 *) name, (guint) n_name);
  self->n_entries++;
}

static inline void
zip_add_text (ZipFixture *self, const char *name, const char *text)
{
  const ZipEntry packed = { .packed = TRUE };

  zip_add (self, name, strlen (name), text, strlen (text), &packed);
}

/* The archive; frees @self. */
static inline GBytes *
zip_end (ZipFixture *self)
{
  GByteArray *out = self->content;
  guint at = out->len;
  GBytes *bytes;

  g_byte_array_append (out, self->directory->data, self->directory->len);
  zip_put (out, 4, 0x06054b50);
  zip_put (out, 4, 0);
  zip_put (out, 2, self->n_entries);
  zip_put (out, 2, self->n_entries);
  zip_put (out, 4, self->directory->len);
  zip_put (out, 4, at);
  zip_put (out, 2, 0);
  g_byte_array_unref (self->directory);
  bytes = g_byte_array_free_to_bytes (out);
  g_free (self);
  return bytes;
}
