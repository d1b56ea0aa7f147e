/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-json-walk.c: finds where the values of a large document end, by brackets and quotation marks alone; the strict reader then judges them. */
#include "config.h"
#include "io/formats/gsy-json-walk.h"

#include "core/gsy-error.h"
#include "io/formats/gsy-json-read.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define CHUNK (256u * 1024)

/* Objects in objects that are opened. */
#define MAX_DEPTH 8

/* Names of an object that is opened: those of its own, not of what is in its lists. */
#define MAX_MEMBERS 10000

typedef struct
{
  GsySourceFile *file;
  const char *name;
  const char *const *open;
  GsyJsonEach each;
  gpointer user_data;

  char *buffer;
  gsize size;
  gsize at;  /* the next byte */
  gsize end; /* of what was read */
  guint64 offset;
  guint line;
  guint column;
  GError *error;
} Walk;

/* Reads more behind what is there. FALSE at the end of the file, or with an error. */
static gboolean
fill (Walk *self)
{
  gssize n;

  if (self->error != NULL)
    return FALSE;
  if (self->at > 0)
    {
      memmove (self->buffer, self->buffer + self->at, self->end - self->at);
      self->end -= self->at;
      self->at = 0;
    }
  if (self->end >= GSY_SOURCE_MAX_BYTES)
    {
      /* Translators: %s is a file's name. %u is a number of MiB. */
      self->error = g_error_new (GSY_ERROR, GSY_ERROR_TOO_LARGE, _ ("%s:%u: a single piece is larger than %u MiB, which is the limit"), self->name, self->line,
                                 GSY_SOURCE_MAX_BYTES >> 20);
      return FALSE;
    }
  if (self->end + CHUNK > self->size)
    {
      self->size = MAX (self->size * 2, self->end + CHUNK);
      self->buffer = g_realloc (self->buffer, self->size);
    }
  n = gsy_source_file_read (self->file, self->offset, self->buffer + self->end, CHUNK, &self->error);
  if (n <= 0)
    return FALSE;
  self->end += (gsize) n;
  self->offset += (guint64) n;
  return TRUE;
}

/* Steps over @n bytes. */
static void
advance (Walk *self, gsize n)
{
  const char *p = self->buffer + self->at, *end = p + n, *newline;

  while ((newline = memchr (p, '\n', (gsize) (end - p))) != NULL)
    {
      p = newline + 1;
      self->line++;
      self->column = 1;
    }
  for (; p < end; p++)
    self->column += (*p & 0xc0) != 0x80;
  self->at += n;
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The next byte that is not blank; -1 at the end. */
static int
peek (Walk *self)
{
  for (;;)
    {
      if (self->at == self->end && !fill (self))
        return -1;
      if (!is_space (self->buffer[self->at]))
        return (guchar) self->buffer[self->at];
      advance (self, 1);
    }
}

static gboolean
fail (Walk *self, const char *message)
{
  if (self->error == NULL)
    self->error = g_error_new (GSY_ERROR, GSY_ERROR_PARSE, "%s:%u:%u: %s", self->name, self->line, self->column, message);
  return FALSE;
}

/* How far the value that begins here goes, as brackets and quotation marks tell. What is cut off ends with the file. */
static gsize
measure (Walk *self)
{
  gboolean in_text = FALSE;
  guint64 depth = 0;
  gsize i = 0;

  for (;; i++)
    {
      char c;

      if (self->at + i == self->end && !fill (self))
        return i;
      c = self->buffer[self->at + i];
      if (in_text)
        {
          if (c == '\\')
            {
              i++;
              if (self->at + i == self->end && !fill (self))
                return i;
            }
          else if (c == '"')
            {
              in_text = FALSE;
              if (depth == 0)
                return i + 1;
            }
        }
      else if (c == '"')
        in_text = TRUE;
      else if (c == '{' || c == '[')
        depth++;
      else if (c == '}' || c == ']')
        {
          if (depth == 0)
            return MAX (i, 1);
          if (--depth == 0)
            return i + 1;
        }
      else if (depth == 0 && i > 0 && (is_space (c) || c == ','))
        return i;
    }
}

/* Checks the value that begins here and gives it. */
static gboolean
take_value (Walk *self, const char *member, guint depth, gboolean element)
{
  GsyJsonPiece piece = { .member = member, .depth = depth, .element = element, .name = self->name };
  GsyJsonReader reader;
  gboolean good;

  if (peek (self) < 0)
    return fail (self, _ ("expected a value"));
  piece.len = measure (self);
  if (self->error != NULL)
    return FALSE;
  piece.data = self->buffer + self->at;
  piece.line = self->line;
  piece.column = self->column;

  gsy_json_piece_init_reader (&piece, &reader);
  gsy_json_skip (&reader, NULL);
  good = gsy_json_finish (&reader, self->name, &self->error) && self->each (&piece, self->user_data, &self->error);
  gsy_json_reader_clear (&reader);
  if (good)
    advance (self, piece.len);
  return good;
}

/* What @close ends; @first: nothing was in it yet. TRUE: another one follows. */
static gboolean
has_next (Walk *self, char close, gboolean first)
{
  int c = peek (self);

  if (c == close)
    {
      advance (self, 1);
      return FALSE;
    }
  if (first)
    return self->error == NULL;
  if (c != ',')
    return fail (self, close == ']' ? _ ("expected “,” or “]”") : _ ("expected “,” or “}”"));
  advance (self, 1);
  if (peek (self) == close)
    return fail (self, close == ']' ? _ ("expected a value; the last element must have no comma after it") : _ ("expected a name in quotation marks; the last member must have no comma after it"));
  return self->error == NULL;
}

static gboolean
walk_list (Walk *self, const char *member, guint depth)
{
  gboolean first = TRUE;

  advance (self, 1);
  for (; has_next (self, ']', first); first = FALSE)
    if (!take_value (self, member, depth, TRUE))
      return FALSE;
  return self->error == NULL;
}

/* (transfer full) (nullable): there is none. */
static char *
take_name (Walk *self)
{
  GsyJsonReader reader;
  GsyJsonText text;
  char *name = NULL;
  gsize len;

  if (peek (self) != '"')
    {
      fail (self, _ ("expected a name in quotation marks"));
      return NULL;
    }
  len = measure (self);
  gsy_json_reader_init (&reader, self->buffer + self->at, len);
  gsy_json_reader_set_place (&reader, self->line, self->column);
  if (gsy_json_read_text (&reader, &text) && gsy_json_finish (&reader, self->name, &self->error))
    name = gsy_json_text_dup (&text);
  else if (self->error == NULL)
    gsy_json_finish (&reader, self->name, &self->error);
  gsy_json_reader_clear (&reader);
  if (name != NULL)
    advance (self, len);
  return name;
}

static gboolean walk_object (Walk *self, guint depth);

static gboolean
walk_member (Walk *self, const char *name, guint depth)
{
  int c;

  if (peek (self) != ':')
    return fail (self, _ ("expected “:”"));
  advance (self, 1);
  c = peek (self);
  if (depth < MAX_DEPTH && g_strv_contains (self->open, name))
    {
      if (c == '[')
        return walk_list (self, name, depth);
      if (c == '{')
        return walk_object (self, depth);
    }
  return take_value (self, name, depth, FALSE);
}

/* The recursion ends at MAX_DEPTH. */
static gboolean
walk_object (Walk *self, guint depth)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean first = TRUE;

  advance (self, 1);
  for (; has_next (self, '}', first); first = FALSE)
    {
      char *name = take_name (self);

      if (name == NULL)
        return FALSE;
      if (g_hash_table_size (names) == MAX_MEMBERS || !g_hash_table_add (names, name))
        return fail (self, _ ("this name is in the object twice, or the object has too many members"));
      if (!walk_member (self, name, depth + 1))
        return FALSE;
    }
  return self->error == NULL;
}

static gboolean
walk_document (Walk *self)
{
  int c = peek (self);

  if (c < 0)
    return fail (self, _ ("the file is empty"));
  if (c == '[')
    {
      if (!walk_list (self, NULL, 0))
        return FALSE;
    }
  else if (self->open == NULL)
    {
      for (; c >= 0; c = peek (self))
        if (!take_value (self, NULL, 0, FALSE))
          return FALSE;
      return self->error == NULL;
    }
  else if (c == '{')
    {
      if (!walk_object (self, 0))
        return FALSE;
    }
  else
    return fail (self, _ ("expected an object in braces"));
  if (peek (self) >= 0)
    return fail (self, _ ("expected the end of the file; something stands after the document"));
  return self->error == NULL;
}

gboolean
gsy_json_walk (GsySource *source, const char *name, const char *const *open, GsyJsonEach each, gpointer data, GError **error)
{
  g_autoptr (GsySourceFile) file = gsy_source_open (source, name, error);
  Walk walk = { .file = file, .name = name, .open = open, .each = each, .user_data = data, .line = 1, .column = 1 };

  if (file == NULL)
    return FALSE;
  while (walk.end < 3 && fill (&walk))
    ;
  if (walk.end >= 3 && memcmp (walk.buffer, "\xef\xbb\xbf", 3) == 0)
    walk.at = 3;
  walk_document (&walk);
  g_free (walk.buffer);
  if (walk.error == NULL)
    return TRUE;
  g_propagate_error (error, walk.error);
  return FALSE;
}

JsonNode *
gsy_json_piece_read (const GsyJsonPiece *self, GError **error)
{
  GsyJsonReader reader;
  JsonNode *node;

  gsy_json_piece_init_reader (self, &reader);
  node = gsy_json_build (&reader, self->name, error);
  gsy_json_reader_clear (&reader);
  return node;
}

void
gsy_json_piece_init_reader (const GsyJsonPiece *self, GsyJsonReader *reader)
{
  gsy_json_reader_init (reader, self->data, self->len);
  gsy_json_reader_set_place (reader, self->line, self->column);
}
