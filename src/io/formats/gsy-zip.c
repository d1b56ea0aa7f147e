/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-zip.c: libarchive's writer in front of a sink. */
#include "config.h"
#include "io/formats/gsy-zip.h"

#include <archive.h>
#include <archive_entry.h>

/* Before the first day that a ZIP file can tell, wherever one is: then that day is written. */
#define LONG_AGO 0

struct _GsyZip
{
  GsySink *sink;
  struct archive *archive;
  GError *error; /* of the sink */
};

static la_ssize_t
write_cb (struct archive *archive, void *data, const void *buffer, size_t len)
{
  GsyZip *self = data;

  if (self->error != NULL || !gsy_sink_write (self->sink, buffer, len, &self->error))
    return -1;
  return (la_ssize_t) len;
}

/* What the sink said, or else libarchive. */
static gboolean
fail (GsyZip *self, GError **error)
{
  const char *message = archive_error_string (self->archive);

  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, message != NULL ? message : "libarchive");
  return FALSE;
}

GsyZip *
gsy_zip_new (GsySink *sink, GError **error)
{
  g_autoptr (GsyZip) self = g_new0 (GsyZip, 1);

  self->sink = sink;
  self->archive = archive_write_new ();
  /* The sink has a buffer of its own. */
  if (archive_write_set_format_zip (self->archive) != ARCHIVE_OK || archive_write_set_bytes_per_block (self->archive, 0) != ARCHIVE_OK ||
      archive_write_set_options (self->archive, "hdrcharset=UTF-8") < ARCHIVE_WARN ||
      archive_write_open (self->archive, self, NULL, write_cb, NULL) != ARCHIVE_OK)
    {
      fail (self, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
gsy_zip_free (GsyZip *self)
{
  /* Of an archive that was not ended, nothing more is written. */
  if (self->archive != NULL)
    {
      archive_write_fail (self->archive);
      archive_write_free (self->archive);
    }
  g_clear_error (&self->error);
  g_free (self);
}

gboolean
gsy_zip_begin (GsyZip *self, const char *name, guint64 len, GError **error)
{
  struct archive_entry *entry = archive_entry_new ();
  int status;

  archive_entry_set_pathname_utf8 (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) len);
  archive_entry_set_mtime (entry, LONG_AGO, 0);
  status = archive_write_header (self->archive, entry);
  archive_entry_free (entry);
  return status >= ARCHIVE_WARN ? TRUE : fail (self, error);
}

gboolean
gsy_zip_write (GsyZip *self, const void *data, gsize len, GError **error)
{
  return len == 0 || archive_write_data (self->archive, data, len) == (la_ssize_t) len ? TRUE : fail (self, error);
}

gboolean
gsy_zip_add (GsyZip *self, const char *name, const void *data, gsize len, GError **error)
{
  return gsy_zip_begin (self, name, len, error) && gsy_zip_write (self, data, len, error);
}

gboolean
gsy_zip_end (GsyZip *self, GError **error)
{
  return archive_write_close (self->archive) == ARCHIVE_OK ? TRUE : fail (self, error);
}
