/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-csv-read.c: bytes come in pieces, cells go out one row at a time. */
#include "config.h"
#include "io/formats/gsy-csv-read.h"

#include "core/gsy-error.h"
#include "io/formats/gsy-csv.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define PIECE_BYTES (64 * 1024)

/* What a row may have at most; a text of a hundred megabytes is a row, too. */
#define MAX_ROW_BYTES GSY_SOURCE_MAX_BYTES
#define MAX_CELLS 4096

struct _GsyCsvReader
{
  GsySourceFile *file;
  GsySource *own; /* (nullable): what @file is of, when it had to be decoded */
  char *name;
  char separator;
  GHashTable *columns; /* folded name to number + 1 */

  char *piece;
  gsize at, len;  /* in @piece */
  guint64 begins; /* where @piece is in the file */
  guint line;

  GString *row; /* cells, a NUL after each */
  GArray *cells;
  guint64 row_place;
  guint row_line;
};

void
gsy_csv_reader_free (GsyCsvReader *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->file, gsy_source_file_free);
  g_clear_pointer (&self->own, gsy_source_free);
  g_hash_table_unref (self->columns);
  g_array_unref (self->cells);
  g_string_free (self->row, TRUE);
  g_free (self->piece);
  g_free (self->name);
  g_free (self);
}

/* --- Bytes --- */

/* FALSE at the end, or with an error. */
static gboolean
fill (GsyCsvReader *self, GError **error)
{
  gssize n;

  self->begins += self->len;
  self->at = self->len = 0;
  n = gsy_source_file_read (self->file, self->begins, self->piece, PIECE_BYTES, error);
  if (n <= 0)
    return FALSE;
  self->len = (gsize) n;
  return TRUE;
}

/* The next byte without taking it; -1 at the end, or with an error. */
static inline int
peek (GsyCsvReader *self, GError **error)
{
  if (self->at == self->len && !fill (self, error))
    return -1;
  return (guchar) self->piece[self->at];
}

/* Appends what comes up to the first byte of @stops, which stays. */
static gboolean
take_until (GsyCsvReader *self, const char *stops, GError **error)
{
  gboolean stop[256] = { FALSE };
  gsize n_stops = strlen (stops);

  for (gsize i = 0; i < n_stops; i++)
    stop[(guchar) stops[i]] = TRUE;
  while (peek (self, error) >= 0)
    {
      gsize from = self->at;

      while (self->at < self->len && !stop[(guchar) self->piece[self->at]])
        {
          self->line += self->piece[self->at] == '\n';
          self->at++;
        }
      g_string_append_len (self->row, self->piece + from, (gssize) (self->at - from));
      if (self->row->len > MAX_ROW_BYTES)
        {
          /* Translators: %s is a file's name, %u the number of a line in it. */
          g_set_error (error, GSY_ERROR, GSY_ERROR_TOO_LARGE, _ ("%s:%u: this row is too large to be read"), self->name, self->row_line);
          return FALSE;
        }
      if (self->at < self->len)
        return TRUE;
    }
  return error == NULL || *error == NULL;
}

/* --- Cells --- */

/* After an opening quotation mark, up to the closing one and past it. */
static gboolean
take_quoted (GsyCsvReader *self, GError **error)
{
  for (;;)
    {
      if (!take_until (self, "\"", error))
        return FALSE;
      if (peek (self, error) < 0)
        {
          if (*error == NULL)
            /* Translators: %s is a file's name, %u the number of a line in it. */
            g_set_error (error, GSY_ERROR, GSY_ERROR_PARSE, _ ("%s:%u: a quotation mark of this row is never closed"), self->name, self->row_line);
          return FALSE;
        }
      self->at++;
      if (peek (self, error) != '"')
        return *error == NULL;
      g_string_append_c (self->row, '"');
      self->at++;
    }
}

static gboolean
take_cell (GsyCsvReader *self, GError **error)
{
  const char stops[] = { self->separator, '\r', '\n', '\0' };
  guint offset = (guint) self->row->len;

  if (self->cells->len < MAX_CELLS)
    g_array_append_val (self->cells, offset);
  if (peek (self, error) == '"')
    {
      self->at++;
      if (!take_quoted (self, error))
        return FALSE;
    }
  /* What comes after a closing quotation mark belongs to the cell, for whoever forgot to double one. */
  if (*error != NULL || !take_until (self, stops, error))
    return FALSE;
  g_string_append_c (self->row, '\0');
  return TRUE;
}

static void
take_line_end (GsyCsvReader *self, GError **error)
{
  int c = peek (self, error);

  if (c < 0)
    return;
  self->at++;
  self->line++;
  if (c == '\r' && peek (self, error) == '\n')
    self->at++;
}

/* Cells are UTF-8, and have no NUL: the file was looked through before. */
gboolean
gsy_csv_reader_next (GsyCsvReader *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  do
    {
      g_string_truncate (self->row, 0);
      g_array_set_size (self->cells, 0);
      self->row_place = self->begins + self->at;
      self->row_line = self->line;
      if (peek (self, &local) < 0)
        break;
      while (take_cell (self, &local) && peek (self, &local) == (guchar) self->separator)
        self->at++;
      if (local == NULL)
        take_line_end (self, &local);
    }
  while (local == NULL && self->cells->len == 1 && self->row->str[0] == '\0');
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return self->cells->len > 0;
}

guint
gsy_csv_reader_get_line (const GsyCsvReader *self)
{
  return self->row_line;
}

guint64
gsy_csv_reader_get_place (const GsyCsvReader *self)
{
  return self->row_place;
}

void
gsy_csv_reader_seek (GsyCsvReader *self, guint64 place, guint line)
{
  self->line = line;
  if (place >= self->begins && place <= self->begins + self->len)
    {
      self->at = (gsize) (place - self->begins);
      return;
    }
  self->begins = place;
  self->at = self->len = 0;
}

guint
gsy_csv_reader_get_n_cells (const GsyCsvReader *self)
{
  return self->cells->len;
}

const char *
gsy_csv_reader_get (const GsyCsvReader *self, int column)
{
  if (column < 0 || (guint) column >= self->cells->len)
    return NULL;
  return self->row->str + g_array_index (self->cells, guint, column);
}

const char *
gsy_csv_unguard (const char *cell)
{
  return cell != NULL && cell[0] == '\'' && gsy_csv_needs_guard (cell, strlen (cell)) ? cell + 1 : cell;
}

/* --- The file --- */

/* Whether all of it is UTF-8 without NUL. */
static gboolean
is_plain (GsySourceFile *file, GError **error)
{
  g_autofree char *piece = g_malloc (PIECE_BYTES);
  guint64 offset = 0;
  gsize kept = 0;

  for (;;)
    {
      gssize n = gsy_source_file_read (file, offset, piece + kept, PIECE_BYTES - kept, error);
      const char *end;

      if (n < 0)
        return FALSE;
      if (n == 0)
        return kept == 0;
      offset += (guint64) n;
      n += (gssize) kept;
      kept = g_utf8_validate_len (piece, (gsize) n, &end) ? 0 : (gsize) (piece + n - end);
      if (kept > 0 && (kept >= 4 || *end == '\0' || (g_utf8_get_char_validated (end, (gssize) kept) != (gunichar) -2)))
        return FALSE;
      memmove (piece, piece + n - kept, kept);
    }
}

/* The file is opened; in another encoding it is decoded as a whole. */
static gboolean
open_file (GsyCsvReader *self, GsySource *source, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text;
  gsize len;

  self->file = gsy_source_open (source, self->name, error);
  if (self->file == NULL)
    return FALSE;
  if (is_plain (self->file, &local))
    return TRUE;
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  text = gsy_source_load_text (source, self->name, &len, error);
  if (text == NULL)
    return FALSE;
  bytes = g_bytes_new_take (text, len);
  gsy_source_file_free (self->file);
  self->own = gsy_source_new_bytes (self->name, bytes);
  self->file = gsy_source_open (self->own, self->name, error);
  return self->file != NULL;
}

/* Of the separators that there are, the one that is most frequent in the first line; a line “sep=;” as Excel knows it says it, and is no row. */
static gboolean
find_separator (GsyCsvReader *self, GError **error)
{
  static const char separators[] = ",;\t";
  g_autoptr (GError) local = NULL;
  guint counts[3] = { 0 }, best = 0;
  gboolean quoted = FALSE;
  int c = peek (self, &local);

  if (self->len >= 3 && memcmp (self->piece, "\xef\xbb\xbf", 3) == 0)
    self->at = 3;
  if (self->len - self->at > 5 && g_ascii_strncasecmp (self->piece + self->at, "sep=", 4) == 0 && strchr (separators, self->piece[self->at + 4]) != NULL)
    {
      self->separator = self->piece[self->at + 4];
      self->at += 5;
      take_line_end (self, &local);
    }
  else if (c >= 0)
    {
      for (gsize i = self->at; i < self->len && (quoted || (self->piece[i] != '\n' && self->piece[i] != '\r')); i++)
        if (self->piece[i] == '"')
          quoted = !quoted;
        else if (!quoted && strchr (separators, self->piece[i]) != NULL)
          counts[strchr (separators, self->piece[i]) - separators]++;
      for (guint i = 1; i < G_N_ELEMENTS (counts); i++)
        if (counts[i] > counts[best])
          best = i;
      self->separator = separators[best];
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_head (GsyCsvReader *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!gsy_csv_reader_next (self, &local))
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      else
        /* Translators: %s is a file's name. */
        g_set_error (error, GSY_ERROR, GSY_ERROR_PARSE, _ ("%s: this table is empty; its first row should be the names of its columns"), self->name);
      return FALSE;
    }
  for (guint i = 0; i < self->cells->len; i++)
    {
      char *name = g_ascii_strdown (gsy_csv_reader_get (self, (int) i), -1);

      g_strstrip (name);
      if (g_hash_table_contains (self->columns, name))
        g_free (name);
      else
        g_hash_table_insert (self->columns, name, GUINT_TO_POINTER (i + 1));
    }
  return TRUE;
}

GsyCsvReader *
gsy_csv_reader_new (GsySource *source, const char *name, GError **error)
{
  g_autoptr (GsyCsvReader) self = g_new0 (GsyCsvReader, 1);

  self->name = g_strdup (name);
  self->separator = ',';
  self->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->piece = g_malloc (PIECE_BYTES);
  self->row = g_string_sized_new (1024);
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint));
  self->line = 1;
  if (!open_file (self, source, error) || !find_separator (self, error) || !read_head (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

int
gsy_csv_reader_find (const GsyCsvReader *self, const char *name)
{
  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->columns, name)) - 1;
}
