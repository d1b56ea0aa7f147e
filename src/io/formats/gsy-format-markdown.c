/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-format-markdown.c: a report in CommonMark with footnotes (as pandoc, GitHub and Obsidian read them): each article's text, with a footnote where a
 * piece of a statement ends, that tells its words, who says it and of whom. Whatever was in the text or a note is shown and not obeyed. */
#include "config.h"
#include "io/formats/gsy-format.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef struct
{
  GsySink *sink;
  GsyScheme *scheme;
  GString *text;
  guint n_articles;
} Writer;

/* Appends @text so that none of it is markup: what may be is escaped anywhere, what is markup at a line's beginning there. */
static void
append_plain (GString *markdown, const char *text, gsize len)
{
  const char *end = text + len;
  gboolean at_start = markdown->len == 0 || markdown->str[markdown->len - 1] == '\n';

  for (; text < end; text++)
    {
      if (*text == '\r')
        continue;
      /* A space or a tab at the beginning of a line could make it code. */
      if (at_start && (*text == ' ' || *text == '\t'))
        {
          g_string_append (markdown, *text == '\t' ? "&#9;" : "&#32;");
          continue;
        }
      if (strchr ("\\`*_{}[]<>&~|$=^", *text) != NULL && *text != '\0')
        g_string_append_c (markdown, '\\');
      else if (at_start && strchr ("#+-:", *text) != NULL)
        g_string_append_c (markdown, '\\');
      /* “1.” or “1)” would begin a list. */
      else if ((*text == '.' || *text == ')') && markdown->len > 0 && g_ascii_isdigit (markdown->str[markdown->len - 1]))
        g_string_append_c (markdown, '\\');
      if (*text == '\n' && !at_start && text + 1 < end && text[1] != '\n')
        g_string_append_c (markdown, '\\'); /* a line end that stays one */
      g_string_append_c (markdown, *text);
      at_start = *text == '\n';
    }
}

/* @text on one line. */
static void
append_line (GString *markdown, const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n\t", ' ');

  append_plain (markdown, line, strlen (line));
}

/* Where a piece of a statement ends. */
typedef struct
{
  guint offset;
  guint number;
} End;

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const End *first = a, *second = b;

  if (first->offset != second->offset)
    return first->offset < second->offset ? -1 : 1;
  return (first->number > second->number) - (first->number < second->number);
}

static GArray *
make_ends (const GsyExportUnit *unit)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (End));

  for (guint i = 0; i < unit->statements->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (unit->statements, i);

      for (guint j = 0; !statement->detached && j < gsy_statement_get_n_spans (statement); j++)
        {
          End end = { gsy_statement_get_span (statement, j).end, i + 1 };

          g_array_append_val (ends, end);
        }
    }
  g_array_sort (ends, compare_ends);
  return ends;
}

static void
append_text (Writer *self, const GsyExportUnit *unit)
{
  const GsyOffsets *offsets = gsy_article_get_offsets (unit->article);
  g_autoptr (GArray) ends = make_ends (unit);
  guint start = 0, length = gsy_article_get_length (unit->article);

  for (guint i = 0; i <= ends->len; i++)
    {
      guint stop = i < ends->len ? g_array_index (ends, End, i).offset : length;
      gsize len;
      const char *slice = gsy_offsets_slice (offsets, gsy_span (start, stop), &len);

      append_plain (self->text, slice, len);
      if (i < ends->len)
        g_string_append_printf (self->text, "[^%u-%u]", self->n_articles, g_array_index (ends, End, i).number);
      start = stop;
    }
  g_string_append (self->text, "\n\n");
}

static void
append_named (GString *markdown, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (markdown, "; %s: ", name);
  append_line (markdown, text);
}

/* The footnote of a statement, or, of one that is not in the text, an item of a list. */
static void
append_statement (Writer *self, const GsyExportUnit *unit, const GsyStatement *statement, guint number)
{
  const GsyLayer *layer = gsy_scheme_find_layer (self->scheme, statement->layer);
  g_autofree char *words = gsy_export_unit_dup_content (unit, statement);
  g_autofree char *cue = gsy_export_unit_dup_filler (unit, statement->cue);
  g_autofree char *source = gsy_fillers_dup_names (statement->source);
  g_autofree char *target = gsy_fillers_dup_names (statement->target);
  g_autofree char *about = statement->about != NULL ? g_strjoinv ("; ", statement->about) : NULL;

  if (statement->detached)
    g_string_append (self->text, "- ");
  else
    g_string_append_printf (self->text, "[^%u-%u]: ", self->n_articles, number);
  g_string_append (self->text, "**");
  append_line (self->text, layer != NULL && layer->name != NULL ? layer->name : statement->layer);
  g_string_append (self->text, "** “");
  append_line (self->text, words);
  g_string_append (self->text, "”");
  append_named (self->text, "source", source);
  append_named (self->text, "cue", cue);
  append_named (self->text, "target", target);
  append_named (self->text, "about", about);
  append_named (self->text, "said", statement->said);
  for (guint i = 0; statement->attributes != NULL && i < statement->attributes->len; i++)
    {
      const GsyValue *value = &g_array_index (statement->attributes, GsyValue, i);
      g_autofree char *integer = value->type == GSY_VALUE_INTEGER ? g_strdup_printf ("%" G_GINT64_FORMAT, value->integer) : NULL;
      g_autofree char *name = g_strdup (value->id);

      g_strcanon (name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789- ", ' ');
      append_named (self->text, name, value->type == GSY_VALUE_BOOLEAN ? (value->integer ? "true" : "false") : integer != NULL ? integer
                                                                                                                               : value->string);
    }
  append_named (self->text, "note", statement->note);
  g_string_append (self->text, "\n\n");
}

static gboolean
add (gpointer writer, const GsyExportUnit *unit, GError **error)
{
  Writer *self = writer;
  GString *text = self->text;
  gboolean good;

  self->n_articles++;
  g_string_append (text, "# ");
  append_line (text, unit->title);
  g_string_append (text, "\n\n");
  append_line (text, unit->file);
  append_named (text, "outlet", unit->meta->outlet);
  append_named (text, "published", unit->published);
  append_named (text, "address", unit->meta->url);
  append_named (text, "state", gsy_article_state_to_string (unit->meta->state));
  append_named (text, "note", unit->meta->note);
  g_string_append (text, "\n\n");
  append_text (self, unit);
  for (guint i = 0; i < unit->statements->len; i++)
    append_statement (self, unit, g_ptr_array_index (unit->statements, i), i + 1);
  good = gsy_sink_write (self->sink, text->str, text->len, error);
  g_string_truncate (text, 0);
  return good;
}

static gpointer
begin (const GsyExportSetup *setup, GError **error)
{
  Writer *self = g_new0 (Writer, 1);

  self->sink = setup->sink;
  self->scheme = setup->scheme;
  self->text = g_string_new (NULL);
  return self;
}

static void
writer_free (gpointer writer)
{
  Writer *self = writer;

  g_string_free (self->text, TRUE);
  g_free (self);
}

const GsyFormat gsy_format_markdown = {
  .id = "markdown",
  .name = "Markdown",
  /* Translators: what a file format is for, in the list of formats: “to …” */
  .purpose = N_ ("to go on writing, in a text editor, a wiki or with pandoc"),
  .extension = "md",
  .holds = GSY_HOLDS_ALL & ~(GSY_HOLDS (GSY_FEATURE_ROLE_WORDS) | GSY_HOLDS (GSY_FEATURE_LINKS) | GSY_HOLDS (GSY_FEATURE_CROSS_LINKS) |
                             GSY_HOLDS (GSY_FEATURE_AUTHORSHIP) | GSY_HOLDS (GSY_FEATURE_IDS) | GSY_HOLDS (GSY_FEATURE_VOCABULARY) |
                             GSY_HOLDS (GSY_FEATURE_UNKNOWN)),
  .begin = begin,
  .add = add,
  .free = writer_free,
};
