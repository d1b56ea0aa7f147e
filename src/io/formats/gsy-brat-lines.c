/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-brat-lines.c: takes the lines apart where they are in memory, and compares their words with the text. */
#include "config.h"
#include "io/formats/gsy-brat-lines.h"

#include <string.h>

static void
bound_free (gpointer data)
{
  GsyBratBound *self = data;

  g_array_unref (self->spans);
  g_free (self);
}

static void
event_free (gpointer data)
{
  GsyBratEvent *self = data;

  g_array_unref (self->arguments);
  g_free (self);
}

GsyBratLines *
gsy_brat_lines_new (void)
{
  GsyBratLines *self = g_new0 (GsyBratLines, 1);

  self->bounds = g_ptr_array_new_with_free_func (bound_free);
  self->events = g_ptr_array_new_with_free_func (event_free);
  self->records = g_ptr_array_new_with_free_func (g_free);
  self->bad = g_ptr_array_new_with_free_func (g_free);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
gsy_brat_lines_free (GsyBratLines *self)
{
  g_ptr_array_unref (self->bounds);
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->bad);
  g_ptr_array_unref (self->texts);
  g_hash_table_unref (self->ids);
  g_clear_pointer (&self->lines, gsy_lines_free);
  g_free (self);
}

char *
gsy_brat_dup_place (const char *file, guint line)
{
  return g_strdup_printf ("%s:%u", file, line);
}

/* --- A line --- */

/* Cuts @text at the first of @stops; what comes after is at the pointer that is returned: (nullable): there is none. */
static char *
cut (char *text, const char *stops)
{
  char *stop = text + strcspn (text, stops);

  if (*stop == '\0')
    return NULL;
  *stop = '\0';
  return stop + 1;
}

/* Whether a line that begins with @id can be one of its own. */
static gboolean
is_id (const char *id, gsize len)
{
  if (len > 0 && (*id == '*' || *id == '#'))
    return memchr (id, ' ', len) == NULL;
  return len > 1 && g_ascii_isupper (*id) && g_ascii_isdigit (id[1]) && memchr (id, ' ', len) == NULL;
}

GArray *
gsy_brat_parse_spans (const char *text)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (GsySpan));

  for (;;)
    {
      guint64 places[2];
      GsySpan span;

      for (guint i = 0; i < 2; i++)
        {
          char *end;

          while (*text == ' ')
            text++;
          if (!g_ascii_isdigit (*text))
            return NULL;
          places[i] = g_ascii_strtoull (text, &end, 10);
          if (places[i] > G_MAXINT32)
            return NULL;
          text = end;
        }
      span = gsy_span ((guint) places[0], (guint) places[1]);
      g_array_append_val (spans, span);
      while (*text == ' ' || *text == '\r')
        text++;
      if (*text == '\0')
        return g_steal_pointer (&spans);
      if (*text++ != ';')
        return NULL;
    }
}

static gboolean
read_bound (GsyBratLines *self, char *id, char *data, const char *file, guint line)
{
  char *tail = cut (data, "\t"), *places = cut (data, " ");
  GArray *spans = places != NULL ? gsy_brat_parse_spans (places) : NULL;
  GsyBratBound *bound;

  if (spans == NULL || *data == '\0')
    {
      g_clear_pointer (&spans, g_array_unref);
      return FALSE;
    }
  bound = g_new0 (GsyBratBound, 1);
  *bound = (GsyBratBound){ .id = id, .type = data, .spans = spans, .words = tail, .n_words = tail != NULL ? strlen (tail) : 0, .file = file, .line = line };
  bound->n_more = bound->n_words;
  g_ptr_array_add (self->bounds, bound);
  return TRUE;
}

/* “Source2” is another Source. */
static void
cut_number (char *role)
{
  gsize len = strlen (role);

  while (len > 1 && g_ascii_isdigit (role[len - 1]))
    role[--len] = '\0';
}

static gboolean
read_event (GsyBratLines *self, char *id, char *data, const char *file, guint line)
{
  GsyBratEvent *event;
  char *rest;

  cut (data, "\t");
  g_strstrip (data);
  if (*data == '\0')
    return FALSE;
  event = g_new0 (GsyBratEvent, 1);
  *event = (GsyBratEvent){ .id = id, .type = data, .arguments = g_array_new (FALSE, FALSE, sizeof (GsyBratArgument)), .file = file, .line = line };
  g_ptr_array_add (self->events, event);
  rest = cut (data, " ");
  event->trigger = cut (data, ":");
  while (rest != NULL)
    {
      char *word = rest, *filler;
      GsyBratArgument argument;

      rest = cut (word, " ");
      if (*word == '\0')
        continue;
      filler = cut (word, ":");
      if (filler == NULL || *word == '\0' || *filler == '\0')
        {
          g_ptr_array_add (self->bad, gsy_brat_dup_place (file, line));
          continue;
        }
      cut_number (word);
      argument = (GsyBratArgument){ word, filler };
      g_array_append_val (event->arguments, argument);
    }
  return TRUE;
}

static gboolean
read_record (GsyBratLines *self, char *id, char *data, const char *file, guint line)
{
  char *tail = cut (data, "\t"), *words;
  GsyBratRecord *record;

  g_strstrip (data);
  words = cut (data, " ");
  if (words == NULL || *data == '\0')
    return FALSE;
  record = g_new0 (GsyBratRecord, 1);
  *record = (GsyBratRecord){ .kind = *id, .id = id, .type = data, .words = g_strstrip (words), .tail = tail, .file = file, .line = line };
  g_ptr_array_add (self->records, record);
  return TRUE;
}

static gboolean
read_line (GsyBratLines *self, char *text, const char *file, guint line)
{
  char *data = cut (text, "\t");

  /* Of two with one id, brat takes the first. */
  if (*text != '*' && !g_hash_table_add (self->ids, text))
    return FALSE;
  if (*text == 'T')
    return read_bound (self, text, data, file, line);
  if (*text == 'E')
    return read_event (self, text, data, file, line);
  return strchr ("R*AMN#", *text) != NULL && read_record (self, text, data, file, line);
}

void
gsy_brat_lines_add (GsyBratLines *self, char *text, const char *file)
{
  guint number = 1;
  gboolean after_bound = FALSE; /* what is no line may belong to a T whose words go on */
  char *next;

  g_ptr_array_add (self->texts, text);
  for (char *line = text; line != NULL; line = next, number++)
    {
      gsize len, n_id;

      next = cut (line, "\n");
      len = strlen (line);
      if (len > 0 && line[len - 1] == '\r')
        line[--len] = '\0';
      n_id = strcspn (line, "\t");
      if (n_id < len && is_id (line, n_id))
        {
          char first = *line;
          gboolean good = read_line (self, line, file, number);

          if (!good)
            g_ptr_array_add (self->bad, gsy_brat_dup_place (file, number));
          after_bound = good && first == 'T';
          continue;
        }
      if (len == 0 || strspn (line, " \t") == len)
        continue;
      if (after_bound)
        {
          GsyBratBound *bound = g_ptr_array_index (self->bounds, self->bounds->len - 1);

          if (bound->words != NULL)
            bound->n_more = (gsize) (line + len - bound->words);
          continue;
        }
      g_ptr_array_add (self->bad, gsy_brat_dup_place (file, number));
    }
}

/* --- Places --- */

#define N_UNITS 5

/* FALSE: it is not in the text. */
static gboolean
convert (const GsyBratLines *self, GsyBratUnit unit, guint place, guint *offset)
{
  guint n_chars = gsy_offsets_get_n_chars (self->offsets);

  switch (unit)
    {
    case GSY_BRAT_UNIT_LINES:
      *offset = gsy_lines_find (self->lines, place);
      return *offset <= n_chars;
    case GSY_BRAT_UNIT_AFTER_MARK:
      *offset = place - 1;
      return place > 0 && *offset <= n_chars;
    case GSY_BRAT_UNIT_UTF16:
      *offset = gsy_offsets_from_utf16 (self->offsets, place);
      return place <= gsy_offsets_get_n_utf16 (self->offsets);
    case GSY_BRAT_UNIT_BYTE:
      *offset = gsy_offsets_from_byte (self->offsets, place);
      return place <= gsy_offsets_get_n_bytes (self->offsets);
    case GSY_BRAT_UNIT_CHAR:
    default:
      *offset = place;
      return place <= n_chars;
    }
}

static gboolean
is_space (const char *p)
{
  return *p == '\0' || g_unichar_isspace (g_utf8_get_char (p));
}

/* Goes on to what is no space. */
static const char *
skip_spaces (const char *p, const char *end)
{
  while (p < end && is_space (p))
    p = *p == '\0' ? p + 1 : g_utf8_next_char (p);
  return p;
}

/* Whether the text has @words at the places, whatever the spaces: line ends cannot be written in brat. */
static gboolean
has_words (const GsyBratLines *self, GsyBratUnit unit, const GsyBratBound *bound, gsize n_words)
{
  const char *told = bound->words != NULL ? bound->words : "", *told_end = told + n_words;

  for (guint i = 0; i < bound->spans->len; i++)
    {
      GsySpan span = g_array_index (bound->spans, GsySpan, i);
      const char *p, *end;
      gsize len;

      if (!convert (self, unit, span.start, &span.start) || !convert (self, unit, span.end, &span.end) || span.start > span.end)
        return FALSE;
      p = gsy_offsets_slice (self->offsets, span, &len);
      end = p + len;
      if (bound->words == NULL)
        continue;
      for (;;)
        {
          p = skip_spaces (p, end);
          told = skip_spaces (told, told_end);
          if (p >= end)
            break;
          if (told >= told_end || g_utf8_get_char (p) != g_utf8_get_char (told))
            return FALSE;
          p = g_utf8_next_char (p);
          told = g_utf8_next_char (told);
        }
    }
  return bound->words == NULL || skip_spaces (told, told_end) >= told_end;
}

static gboolean
fits_with_more (const GsyBratLines *self, GsyBratUnit unit, const GsyBratBound *bound)
{
  return bound->n_more > bound->n_words && has_words (self, unit, bound, bound->n_more);
}

static gboolean
fits (const GsyBratLines *self, GsyBratUnit unit, const GsyBratBound *bound)
{
  return has_words (self, unit, bound, bound->n_words) || fits_with_more (self, unit, bound);
}

static guint
count_fits (const GsyBratLines *self, GsyBratUnit unit, const GPtrArray *bounds)
{
  guint n = 0;

  for (guint i = 0; i < bounds->len; i++)
    n += fits (self, unit, g_ptr_array_index (bounds, i));
  return n;
}

void
gsy_brat_lines_fit (GsyBratLines *self, GsyArticle *article, gboolean plain_line_ends)
{
  guint best;

  self->offsets = gsy_article_get_offsets (article);
  self->lines = gsy_lines_new (article);
  self->unit = plain_line_ends ? GSY_BRAT_UNIT_LINES : GSY_BRAT_UNIT_CHAR;
  best = count_fits (self, self->unit, self->bounds);
  for (guint i = 0; i < N_UNITS && best < self->bounds->len; i++)
    {
      guint n = count_fits (self, i, self->bounds);

      if (n > best)
        {
          best = n;
          self->unit = i;
        }
    }
  for (guint i = 0; i < self->bounds->len; i++)
    {
      GsyBratBound *bound = g_ptr_array_index (self->bounds, i);

      bound->fits = fits (self, self->unit, bound);
      if (bound->n_more > bound->n_words && !fits_with_more (self, self->unit, bound))
        g_ptr_array_add (self->bad, gsy_brat_dup_place (bound->file, bound->line + 1));
      if (bound->fits)
        gsy_brat_lines_convert (self, bound->spans);
    }
}

gboolean
gsy_brat_lines_convert (const GsyBratLines *self, GArray *spans)
{
  for (guint i = 0; i < spans->len; i++)
    {
      GsySpan *span = &g_array_index (spans, GsySpan, i);

      if (!convert (self, self->unit, span->start, &span->start) || !convert (self, self->unit, span->end, &span->end))
        return FALSE;
    }
  return TRUE;
}
