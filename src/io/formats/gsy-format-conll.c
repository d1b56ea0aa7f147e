/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-format-conll.c: a folder with a table of tokens for each article, in the manner of CoNLL-2003 with the head line of CoNLL-U Plus
 * (universaldependencies.org/ext-format.html): a token a line, an empty line after each sentence, columns divided by tabs.
 *
 * After the token come its start and end, in code points, then a column for each layer, and one each for cue, source and target: B- where it begins, I- where
 * it goes on, O elsewhere. Of two statements of one layer that overlap, the longer one is shown. Tokens are those of gsy-tokens.h. */
#include "config.h"
#include "io/formats/gsy-format.h"
#include "io/formats/gsy-tokens.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef struct
{
  GsySink *sink;
  GsyScheme *scheme;
} Writer;

/* A column: what is at each token. */
typedef struct
{
  const char *name;
  GArray *spans; /* of GsySpan, the longest first */
  guint8 *marks; /* of each token: 0, 'B' or 'I' */
} Column;

static void
column_free (gpointer data)
{
  Column *column = data;

  g_array_unref (column->spans);
  g_free (column->marks);
  g_free (column);
}

static Column *
ensure_column (GPtrArray *columns, const char *name)
{
  Column *column;

  for (guint i = 0; i < columns->len; i++)
    {
      column = g_ptr_array_index (columns, i);
      if (g_str_equal (column->name, name))
        return column;
    }
  column = g_new0 (Column, 1);
  column->name = name;
  column->spans = g_array_new (FALSE, FALSE, sizeof (GsySpan));
  g_ptr_array_add (columns, column);
  return column;
}

static void
add_quotes (Column *column, const GsyQuote *quotes, guint n)
{
  for (guint i = 0; i < n; i++)
    g_array_append_val (column->spans, quotes[i].span);
}

static void
add_filler (Column *column, const GsyFiller *filler)
{
  if (filler != NULL && filler->spans != NULL)
    add_quotes (column, (const GsyQuote *) (gpointer) filler->spans->data, filler->spans->len);
}

static void
add_statement (GPtrArray *columns, const GsyStatement *statement)
{
  if (statement->detached)
    return;
  add_quotes (ensure_column (columns, statement->layer), gsy_statement_get_quote (statement, 0), gsy_statement_get_n_spans (statement));
  add_filler (ensure_column (columns, "cue"), statement->cue);
  for (guint i = 0; statement->source != NULL && i < statement->source->len; i++)
    add_filler (ensure_column (columns, "source"), g_ptr_array_index (statement->source, i));
  for (guint i = 0; statement->target != NULL && i < statement->target->len; i++)
    add_filler (ensure_column (columns, "target"), g_ptr_array_index (statement->target, i));
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const GsySpan *first = a, *second = b;
  guint one = gsy_span_length (*first), two = gsy_span_length (*second);

  if (one != two)
    return one > two ? -1 : 1;
  return (first->start > second->start) - (first->start < second->start);
}

static void
mark_column (Column *column, GArray *tokens)
{
  column->marks = g_new0 (guint8, tokens->len + 1);
  g_array_sort (column->spans, compare_spans);
  for (guint i = 0; i < column->spans->len; i++)
    {
      guint first, end;
      gboolean is_free = TRUE;

      if (!gsy_tokens_find (tokens, g_array_index (column->spans, GsySpan, i), &first, &end))
        continue;
      for (guint j = first; j < end; j++)
        is_free = is_free && column->marks[j] == 0;
      for (guint j = first; is_free && j < end; j++)
        column->marks[j] = j == first ? 'B' : 'I';
    }
}

/* A column's name: no spaces, which divide them in the head line. */
static void
append_name (GString *text, const char *name)
{
  for (; *name != '\0'; name++)
    g_string_append_c (text, g_ascii_isspace (*name) ? '_' : *name);
}

static GString *
make_table (const GsyExportUnit *unit, GPtrArray *columns, GArray *tokens)
{
  GString *text = g_string_new ("# global.columns = FORM START END");

  for (guint i = 0; i < columns->len; i++)
    {
      g_string_append_c (text, ' ');
      append_name (text, ((Column *) g_ptr_array_index (columns, i))->name);
    }
  g_string_append (text, "\n# newdoc id = ");
  append_name (text, unit->file);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < tokens->len; i++)
    {
      const GsyToken *token = &g_array_index (tokens, GsyToken, i);
      gsize len;
      const char *form = gsy_offsets_slice (gsy_article_get_offsets (unit->article), token->span, &len);

      g_string_append_len (text, form, len);
      g_string_append_printf (text, "\t%u\t%u", token->span.start, token->span.end);
      for (guint j = 0; j < columns->len; j++)
        {
          const Column *column = g_ptr_array_index (columns, j);

          if (column->marks[i] == 0)
            g_string_append (text, "\tO");
          else
            {
              g_string_append_printf (text, "\t%c-", column->marks[i]);
              append_name (text, column->name);
            }
        }
      g_string_append_c (text, '\n');
      if (i + 1 == tokens->len || g_array_index (tokens, GsyToken, i + 1).sentence != token->sentence)
        g_string_append_c (text, '\n');
    }
  return text;
}

static gboolean
add (gpointer writer, const GsyExportUnit *unit, GError **error)
{
  Writer *self = writer;
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (column_free);
  g_autoptr (GArray) tokens = gsy_tokens_new (unit);
  g_autofree char *name = g_strconcat (unit->file, ".conll", NULL);
  g_autoptr (GString) text = NULL;

  for (guint i = 0; i < gsy_scheme_get_n_layers (self->scheme); i++)
    ensure_column (columns, gsy_scheme_get_layer (self->scheme, i)->id);
  ensure_column (columns, "cue");
  ensure_column (columns, "source");
  ensure_column (columns, "target");
  for (guint i = 0; i < unit->statements->len; i++)
    add_statement (columns, g_ptr_array_index (unit->statements, i));
  for (guint i = 0; i < columns->len; i++)
    mark_column (g_ptr_array_index (columns, i), tokens);
  text = make_table (unit, columns, tokens);
  return gsy_sink_begin (self->sink, name, error) && gsy_sink_write (self->sink, text->str, text->len, error);
}

static gpointer
begin (const GsyExportSetup *setup, GError **error)
{
  Writer *self = g_new0 (Writer, 1);

  self->sink = setup->sink;
  self->scheme = setup->scheme;
  return self;
}

const GsyFormat gsy_format_conll = {
  .id = "conll",
  .name = "CoNLL",
  /* Translators: what a file format is for, in the list of formats: “to …”; BIO is the name of a way to mark tokens */
  .purpose = N_ ("to train programs that label tokens (BIO)"),
  .holds = GSY_HOLDS (GSY_FEATURE_OVERLAPS),
  .begin = begin,
  .add = add,
  .free = g_free,
};
