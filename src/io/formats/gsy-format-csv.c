/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-format-csv.c: a folder of tables, for spreadsheets, R and databases.
 *
 * articles.csv, texts.csv and statements.csv are what their names say; "id" and "article" are their keys. spans.csv has each piece of text of
 * a statement: its own, its cue's, its sources' and targets'; actors.csv who they are; topics.csv, attributes.csv and links.csv what a statement
 * may have several of. Offsets are code points, from 0, the end not included. gainsay.json is the folder's vocabulary. */
#include "config.h"
#include "io/formats/gsy-csv.h"
#include "io/formats/gsy-format.h"

#include "io/gsy-project-file.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef enum
{
  TABLE_ARTICLES,
  TABLE_TEXTS,
  TABLE_STATEMENTS,
  TABLE_SPANS,
  TABLE_ACTORS,
  TABLE_TOPICS,
  TABLE_ATTRIBUTES,
  TABLE_LINKS,
} Table;
#define N_TABLES 8

#define MAX_COLUMNS 20

static const struct
{
  const char *file;
  const char *columns[MAX_COLUMNS];
} tables[N_TABLES] = {
  [TABLE_ARTICLES] = { "articles.csv", { "article", "title", "outlet", "published", "url", "language", "state", "note", "statements", "length", "sha256" } },
  [TABLE_TEXTS] = { "texts.csv", { "article", "text" } },
  [TABLE_STATEMENTS] = { "statements.csv", { "id", "article", "number", "layer", "layer_name", "start", "end", "words", "source", "cue", "target", "about", "said", "published", "note", "creator", "created", "modified", "detached" } },
  [TABLE_SPANS] = { "spans.csv", { "statement", "article", "role", "filler", "fragment", "start", "end", "words", "prefix", "suffix" } },
  [TABLE_ACTORS] = { "actors.csv", { "statement", "article", "role", "filler", "actor", "kind", "part_of", "code", "wikidata" } },
  [TABLE_TOPICS] = { "topics.csv", { "statement", "article", "topic" } },
  [TABLE_ATTRIBUTES] = { "attributes.csv", { "statement", "article", "attribute", "type", "value" } },
  [TABLE_LINKS] = { "links.csv", { "statement", "article", "relation", "to", "to_article", "words" } },
};

typedef struct
{
  GsySink *sink;
  GsyScheme *scheme;
  GsyCsv tables[N_TABLES];
} Writer;

/* What was gathered goes to the disk once there is so much of it. */
#define GATHER_BYTES (256 * 1024)

static const GsyFormatOption options[] = {
  /* Translators: a switch of the CSV format: no protection against formulas */
  { "raw", N_ ("For programs only"), N_ ("texts as they are; without it, those that a spreadsheet would run as a formula begin with an apostrophe") },
  /* Translators: a switch of the CSV format */
  { "bom", N_ ("For Excel"), N_ ("begin each file with a byte-order mark, by which Excel knows that it is Unicode") },
  { NULL },
};

static gboolean
flush (Writer *self, Table table, gsize above, GError **error)
{
  GString *text = self->tables[table].text;

  if (text->len <= above)
    return TRUE;
  return gsy_sink_begin (self->sink, tables[table].file, error) && gsy_sink_drain (self->sink, text, error);
}

static gboolean
flush_all (Writer *self, gsize above, GError **error)
{
  for (guint i = 0; i < N_TABLES; i++)
    if (!flush (self, i, above, error))
      return FALSE;
  return TRUE;
}

static void
writer_free (gpointer writer)
{
  Writer *self = writer;

  for (guint i = 0; i < N_TABLES; i++)
    gsy_csv_clear (&self->tables[i]);
  g_free (self);
}

static gpointer
begin (const GsyExportSetup *setup, GError **error)
{
  g_autoptr (GBytes) project = gsy_project_write (setup->scheme);
  Writer *self = g_new0 (Writer, 1);

  self->sink = setup->sink;
  self->scheme = setup->scheme;
  for (guint i = 0; i < N_TABLES; i++)
    {
      gsy_csv_init (&self->tables[i], gsy_export_setup_has (setup, "raw"));
      if (gsy_export_setup_has (setup, "bom"))
        g_string_append (self->tables[i].text, "\xef\xbb\xbf");
      gsy_csv_add_head (&self->tables[i], tables[i].columns);
    }
  if (!gsy_sink_begin (self->sink, GSY_PROJECT_FILE, error) || !gsy_sink_write_bytes (self->sink, project, error))
    {
      writer_free (self);
      return NULL;
    }
  return self;
}

/* --- One statement's rows --- */

typedef struct
{
  Writer *writer;
  const GsyExportUnit *unit;
  const GsyStatement *statement;
} Row;

/* The two cells that each row of a statement begins with. */
static GsyCsv *
begin_row (const Row *row, Table table)
{
  GsyCsv *csv = &row->writer->tables[table];

  gsy_csv_add (csv, row->statement->id);
  gsy_csv_add (csv, row->unit->file);
  return csv;
}

static void
add_spans (const Row *row, const char *role, int filler, const GsyQuote *quotes, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = gsy_export_unit_dup_words (row->unit, &quotes[i], 1);
      GsyCsv *csv = begin_row (row, TABLE_SPANS);

      gsy_csv_add (csv, role);
      if (filler > 0)
        gsy_csv_add_number (csv, filler);
      else
        gsy_csv_add (csv, NULL);
      gsy_csv_add_number (csv, i + 1);
      gsy_csv_add_number (csv, quotes[i].span.start);
      gsy_csv_add_number (csv, quotes[i].span.end);
      gsy_csv_add (csv, words);
      /* Of a statement that lost its place, to find it again. */
      gsy_csv_add (csv, row->statement->detached ? gsy_quote_get_prefix (&quotes[i]) : NULL);
      gsy_csv_add (csv, row->statement->detached ? gsy_quote_get_suffix (&quotes[i]) : NULL);
      gsy_csv_end_row (csv);
    }
}

static void
add_actor (const Row *row, const char *role, int filler, const char *name)
{
  const GsyActor *actor = gsy_scheme_find_actor (row->writer->scheme, name);
  GsyCsv *csv = begin_row (row, TABLE_ACTORS);

  gsy_csv_add (csv, role);
  gsy_csv_add_number (csv, filler);
  gsy_csv_add (csv, name);
  gsy_csv_add (csv, actor != NULL ? actor->kind : NULL);
  gsy_csv_add (csv, actor != NULL ? actor->part_of : NULL);
  gsy_csv_add (csv, actor != NULL ? actor->code : NULL);
  gsy_csv_add (csv, actor != NULL ? actor->wikidata : NULL);
  gsy_csv_end_row (csv);
}

static void
add_fillers (const Row *row, const char *role, const GPtrArray *fillers)
{
  for (guint i = 0; fillers != NULL && i < fillers->len; i++)
    {
      const GsyFiller *filler = g_ptr_array_index (fillers, i);

      if (filler->actor != NULL)
        add_actor (row, role, (int) i + 1, filler->actor);
      if (filler->spans != NULL && filler->spans->len > 0)
        add_spans (row, role, (int) i + 1, &g_array_index (filler->spans, GsyQuote, 0), filler->spans->len);
    }
}

static void
add_attribute (const Row *row, const GsyValue *value)
{
  static const char *const types[] = { "string", "integer", "boolean", "json" };
  GsyCsv *csv = begin_row (row, TABLE_ATTRIBUTES);

  gsy_csv_add (csv, value->id);
  gsy_csv_add (csv, types[value->type]);
  if (value->type == GSY_VALUE_INTEGER)
    gsy_csv_add_number (csv, value->integer);
  else if (value->type == GSY_VALUE_BOOLEAN)
    gsy_csv_add (csv, value->integer ? "true" : "false");
  else
    gsy_csv_add (csv, value->string != NULL ? value->string : "");
  gsy_csv_end_row (csv);
}

static void
add_link (const Row *row, const GsyLink *link)
{
  GsyCsv *csv = begin_row (row, TABLE_LINKS);

  gsy_csv_add (csv, link->relation);
  gsy_csv_add (csv, link->to);
  gsy_csv_add (csv, link->article);
  gsy_csv_add (csv, link->exact);
  gsy_csv_end_row (csv);
}

static void
add_joined (GsyCsv *csv, char **words)
{
  g_autofree char *joined = words != NULL ? g_strjoinv ("; ", words) : NULL;

  gsy_csv_add (csv, joined);
}

/* As the folder calls it, whatever language the program speaks. */
static const char *
layer_name (const Row *row)
{
  const GsyLayer *layer = gsy_scheme_find_layer (row->writer->scheme, row->statement->layer);

  return layer != NULL && layer->name != NULL ? layer->name : row->statement->layer;
}

/* The row that has all of a statement at a glance, for those who want but one table. */
static void
add_overview (const Row *row, guint number)
{
  const GsyStatement *statement = row->statement;
  GsyCsv *csv = begin_row (row, TABLE_STATEMENTS);
  GsySpan extent = gsy_statement_get_extent (statement);
  g_autofree char *words = gsy_export_unit_dup_content (row->unit, statement);
  g_autofree char *cue = gsy_export_unit_dup_filler (row->unit, statement->cue);
  g_autofree char *source = gsy_fillers_dup_names (statement->source);
  g_autofree char *target = gsy_fillers_dup_names (statement->target);

  gsy_csv_add_number (csv, number);
  gsy_csv_add (csv, statement->layer);
  gsy_csv_add (csv, layer_name (row));
  gsy_csv_add_number (csv, extent.start);
  gsy_csv_add_number (csv, extent.end);
  gsy_csv_add (csv, words);
  gsy_csv_add (csv, source);
  gsy_csv_add (csv, cue);
  gsy_csv_add (csv, target);
  add_joined (csv, statement->about);
  gsy_csv_add (csv, statement->said);
  gsy_csv_add (csv, row->unit->published);
  gsy_csv_add (csv, statement->note);
  gsy_csv_add (csv, statement->creator);
  gsy_csv_add (csv, statement->created);
  gsy_csv_add (csv, statement->modified);
  gsy_csv_add (csv, statement->detached ? "true" : "false");
  gsy_csv_end_row (csv);
}

static void
add_statement (const Row *row, guint number)
{
  const GsyStatement *statement = row->statement;

  add_overview (row, number);
  add_spans (row, "content", 0, gsy_statement_get_quote (statement, 0), gsy_statement_get_n_spans (statement));
  if (statement->cue != NULL && statement->cue->spans != NULL)
    add_spans (row, "cue", 0, (GsyQuote *) (gpointer) statement->cue->spans->data, statement->cue->spans->len);
  add_fillers (row, "source", statement->source);
  add_fillers (row, "target", statement->target);
  for (guint i = 0; statement->about != NULL && statement->about[i] != NULL; i++)
    {
      GsyCsv *csv = begin_row (row, TABLE_TOPICS);

      gsy_csv_add (csv, statement->about[i]);
      gsy_csv_end_row (csv);
    }
  for (guint i = 0; statement->attributes != NULL && i < statement->attributes->len; i++)
    add_attribute (row, &g_array_index (statement->attributes, GsyValue, i));
  for (guint i = 0; statement->links != NULL && i < statement->links->len; i++)
    add_link (row, g_ptr_array_index (statement->links, i));
}

static void
add_article (Writer *self, const GsyExportUnit *unit)
{
  const GsyArticleMeta *meta = unit->meta;
  GsyCsv *csv = &self->tables[TABLE_ARTICLES];
  gsize n_bytes;
  const char *text = gsy_article_get_text (unit->article, &n_bytes);

  gsy_csv_add (csv, unit->file);
  gsy_csv_add (csv, unit->title);
  gsy_csv_add (csv, meta->outlet);
  gsy_csv_add (csv, unit->published);
  gsy_csv_add (csv, meta->url);
  gsy_csv_add (csv, meta->language);
  gsy_csv_add (csv, gsy_article_state_to_string (meta->state));
  gsy_csv_add (csv, meta->note);
  gsy_csv_add_number (csv, unit->statements->len);
  gsy_csv_add_number (csv, gsy_article_get_length (unit->article));
  gsy_csv_add (csv, gsy_article_get_sha256 (unit->article));
  gsy_csv_end_row (csv);

  csv = &self->tables[TABLE_TEXTS];
  gsy_csv_add (csv, unit->file);
  gsy_csv_add_slice (csv, text, n_bytes);
  gsy_csv_end_row (csv);
}

static gboolean
add (gpointer writer, const GsyExportUnit *unit, GError **error)
{
  Writer *self = writer;

  add_article (self, unit);
  for (guint i = 0; i < unit->statements->len; i++)
    {
      Row row = { .writer = self, .unit = unit, .statement = g_ptr_array_index (unit->statements, i) };

      add_statement (&row, i + 1);
    }
  return flush_all (self, GATHER_BYTES, error);
}

static gboolean
end (gpointer writer, GError **error)
{
  return flush_all (writer, 0, error);
}

const GsyFormat gsy_format_csv = {
  .id = "csv",
  .name = "CSV",
  /* Translators: what a file format is for, in the list of formats: “to …” */
  .purpose = N_ ("to count and draw in a spreadsheet, in R or in a database"),
  .holds = GSY_HOLDS_ALL & ~GSY_HOLDS (GSY_FEATURE_UNKNOWN),
  .options = options,
  .begin = begin,
  .add = add,
  .end = end,
  .free = writer_free,
};
