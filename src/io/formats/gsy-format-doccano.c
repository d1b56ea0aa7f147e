/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-format-doccano.c: JSON Lines as doccano's sequence labelling with relations has them: a line for each article.
 *
 * Each piece of a statement is an entity labelled with its layer, the next piece of the same joined by a relation “fragment”; cue, sources and targets
 * are entities of these names, to which relations of the same names lead. Offsets are code points, as doccano's server counts; its window counts
 * UTF-16 units, for which there is an option. */
#include "config.h"
#include "io/formats/gsy-format.h"

#include "io/gsy-json-writer.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef struct
{
  GsySink *sink;
  gboolean utf16;
  guint n_entities; /* of the whole export: ids are unique in it */
  guint n_relations;
  const GsyExportUnit *unit;
  GsyJsonWriter entities;
  GsyJsonWriter relations;
  GHashTable *first; /* of the article: statement's id -> id of its first entity */
  guint n_in_line;
  guint n_relations_in_line;
} Writer;

static const GsyFormatOption options[] = {
  /* Translators: a switch of a file format */
  { "utf16", N_ ("For browser tools"), N_ ("positions in UTF-16 units, as doccano’s window counts them, instead of code points") },
  { NULL },
};

static guint
unit_offset (const Writer *self, guint offset)
{
  return self->utf16 ? gsy_offsets_to_utf16 (gsy_article_get_offsets (self->unit->article), offset) : offset;
}

static guint
add_entity (Writer *self, const char *label, GsySpan span)
{
  GsyJsonWriter *json = &self->entities;

  gsy_json_write (json, self->n_in_line++ > 0 ? ", {\"id\": " : "{\"id\": ");
  gsy_json_write_integer (json, ++self->n_entities);
  gsy_json_write (json, ", \"label\": ");
  gsy_json_write_text (json, label, strlen (label));
  gsy_json_write (json, ", \"start_offset\": ");
  gsy_json_write_integer (json, unit_offset (self, span.start));
  gsy_json_write (json, ", \"end_offset\": ");
  gsy_json_write_integer (json, unit_offset (self, span.end));
  gsy_json_write (json, "}");
  return self->n_entities;
}

static void
add_relation (Writer *self, const char *type, guint from, guint to)
{
  GsyJsonWriter *json = &self->relations;

  gsy_json_write (json, self->n_relations_in_line++ > 0 ? ", {\"id\": " : "{\"id\": ");
  gsy_json_write_integer (json, ++self->n_relations);
  gsy_json_write (json, ", \"from_id\": ");
  gsy_json_write_integer (json, from);
  gsy_json_write (json, ", \"to_id\": ");
  gsy_json_write_integer (json, to);
  gsy_json_write (json, ", \"type\": ");
  gsy_json_write_text (json, type, strlen (type));
  gsy_json_write (json, "}");
}

/* The id of the first entity; 0: there is none. */
static guint
add_quotes (Writer *self, const char *label, const GsyQuote *quotes, guint n)
{
  guint first = 0, last = 0;

  for (guint i = 0; i < n; i++)
    {
      guint entity;

      if (quotes[i].span.end > gsy_article_get_length (self->unit->article))
        continue;
      entity = add_entity (self, label, quotes[i].span);
      if (last != 0)
        add_relation (self, "fragment", last, entity);
      first = first == 0 ? entity : first;
      last = entity;
    }
  return first;
}

static void
add_role (Writer *self, guint statement, const char *role, const GsyFiller *filler)
{
  guint entity = 0;

  if (filler != NULL && filler->spans != NULL)
    entity = add_quotes (self, role, (GsyQuote *) (gpointer) filler->spans->data, filler->spans->len);
  if (entity != 0)
    add_relation (self, role, statement, entity);
}

static void
add_statement (Writer *self, const GsyStatement *statement)
{
  guint first;

  if (statement->detached)
    return;
  first = add_quotes (self, statement->layer, gsy_statement_get_quote (statement, 0), gsy_statement_get_n_spans (statement));
  if (first == 0)
    return;
  g_hash_table_insert (self->first, statement->id, GUINT_TO_POINTER (first));
  add_role (self, first, "cue", statement->cue);
  for (guint i = 0; statement->source != NULL && i < statement->source->len; i++)
    add_role (self, first, "source", g_ptr_array_index (statement->source, i));
  for (guint i = 0; statement->target != NULL && i < statement->target->len; i++)
    add_role (self, first, "target", g_ptr_array_index (statement->target, i));
}

static void
add_links (Writer *self, const GsyStatement *statement)
{
  guint from = GPOINTER_TO_UINT (g_hash_table_lookup (self->first, statement->id));

  for (guint i = 0; from != 0 && statement->links != NULL && i < statement->links->len; i++)
    {
      const GsyLink *link = g_ptr_array_index (statement->links, i);
      guint to = GPOINTER_TO_UINT (g_hash_table_lookup (self->first, link->to));

      if (link->article == NULL && to != 0)
        add_relation (self, link->relation, from, to);
    }
}

static gboolean
write_writer (Writer *self, GsyJsonWriter *json, GError **error)
{
  g_autoptr (GBytes) bytes = gsy_json_writer_finish (json);

  gsy_json_writer_init (json, 1024);
  return gsy_sink_write_bytes (self->sink, bytes, error);
}

static gboolean
add (gpointer writer, const GsyExportUnit *unit, GError **error)
{
  Writer *self = writer;
  GsyJsonWriter line;
  g_autoptr (GBytes) bytes = NULL;
  gsize n_bytes;
  const char *text = gsy_article_get_text (unit->article, &n_bytes);

  self->unit = unit;
  self->n_in_line = self->n_relations_in_line = 0;
  g_hash_table_remove_all (self->first);
  for (guint i = 0; i < unit->statements->len; i++)
    add_statement (self, g_ptr_array_index (unit->statements, i));
  for (guint i = 0; i < unit->statements->len; i++)
    add_links (self, g_ptr_array_index (unit->statements, i));

  gsy_json_writer_init (&line, n_bytes + 64);
  gsy_json_write (&line, "{\"text\": ");
  gsy_json_write_text (&line, text, n_bytes);
  gsy_json_write (&line, ", \"file\": ");
  gsy_json_write_text (&line, unit->file, strlen (unit->file));
  gsy_json_write (&line, self->utf16 ? ", \"unit\": \"utf-16\", \"entities\": [" : ", \"entities\": [");
  bytes = gsy_json_writer_finish (&line);
  gsy_json_write (&self->entities, "], \"relations\": [");
  gsy_json_write (&self->relations, "]}\n");
  return gsy_sink_write_bytes (self->sink, bytes, error) && write_writer (self, &self->entities, error) && write_writer (self, &self->relations, error);
}

static gpointer
begin (const GsyExportSetup *setup, GError **error)
{
  Writer *self = g_new0 (Writer, 1);

  self->sink = setup->sink;
  self->utf16 = gsy_export_setup_has (setup, "utf16");
  self->first = g_hash_table_new (g_str_hash, g_str_equal);
  gsy_json_writer_init (&self->entities, 1024);
  gsy_json_writer_init (&self->relations, 1024);
  return self;
}

static void
writer_free (gpointer writer)
{
  Writer *self = writer;

  g_bytes_unref (gsy_json_writer_finish (&self->entities));
  g_bytes_unref (gsy_json_writer_finish (&self->relations));
  g_hash_table_unref (self->first);
  g_free (self);
}

const GsyFormat gsy_format_doccano = {
  .id = "doccano",
  .name = "doccano",
  /* Translators: what a file format is for, in the list of formats: “to …” */
  .purpose = N_ ("to go on in doccano, in a project that has relations and allows overlaps"),
  .extension = "jsonl",
  .holds = GSY_HOLDS (GSY_FEATURE_FRAGMENTS) | GSY_HOLDS (GSY_FEATURE_OVERLAPS) | GSY_HOLDS (GSY_FEATURE_NESTING) | GSY_HOLDS (GSY_FEATURE_CUE) | GSY_HOLDS (GSY_FEATURE_ROLE_WORDS) |
           GSY_HOLDS (GSY_FEATURE_LINKS) | GSY_HOLDS (GSY_FEATURE_TEXT),
  .options = options,
  .begin = begin,
  .add = add,
  .free = writer_free,
};
