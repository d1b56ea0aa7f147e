/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-format-json.c: everything, for jq, Python, R and programs to come: as one JSON document, or as JSON Lines.
 *
 * Statements have the members that data/FORMAT.md gives them, and the folder's vocabulary those of gainsay.json. In JSON Lines (jsonlines.org) "type"
 * tells what a line is: first one "project", then for each article an "article" with its text, and its "statement" lines. */
#include "config.h"
#include "io/formats/gsy-format.h"
#include "io/formats/gsy-json-frame.h"

#include "io/gsy-json-writer.h"
#include "io/gsy-project-file.h"
#include "io/gsy-sidecar.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef struct
{
  GsySink *sink;
  GsyJsonWriter json;
  gboolean lines;
  guint n_articles;
} Writer;

/* JSON that is laid out in lines, on one. A line end inside a text is escaped, so each one that is met is layout. */
static void
write_in_one_line (GsyJsonWriter *json, GBytes *bytes)
{
  gsize len;
  const char *data = g_bytes_get_data (bytes, &len);
  const char *end = data + len;

  while (data < end)
    {
      const char *line = memchr (data, '\n', end - data);

      gsy_json_write_raw (json, data, (line != NULL ? line : end) - data);
      if (line == NULL)
        return;
      if (line > data && line[-1] == ',')
        gsy_json_write (json, " ");
      for (data = line + 1; data < end && *data == ' '; data++)
        ;
    }
}

/* @bytes without its braces and its last line end: the members alone. */
static GBytes *
inside (GBytes *bytes)
{
  gsize len;
  const char *data = g_bytes_get_data (bytes, &len);
  const char *from = memchr (data, '{', len), *to = data + len;

  while (to > from && *--to != '}')
    ;
  return g_bytes_new_from_bytes (bytes, from + 1 - data, to - from - 1);
}

/* gainsay.json with all its lists, also those that are the built-in ones and are therefore not in the file. */
static GBytes *
make_project (GsyScheme *scheme)
{
  g_autoptr (GsyScheme) full = gsy_scheme_new ();
  char **framed;

  gsy_scheme_set_title (full, gsy_scheme_get_title (scheme));
  framed = gsy_json_dup_framed_members (gsy_scheme_get_unknown (scheme));
  gsy_scheme_set_unknown (full, framed != NULL ? framed : g_strdupv (gsy_scheme_get_unknown (scheme)));
  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    {
      GPtrArray *items = gsy_scheme_get_list (scheme, i);
      g_autoptr (GPtrArray) copy = gsy_scheme_list_new (i);

      for (guint j = 0; j < items->len; j++)
        g_ptr_array_add (copy, gsy_scheme_list_ref_item (i, g_ptr_array_index (items, j)));
      gsy_scheme_set_list (full, i, copy);
    }
  return gsy_project_write (full);
}

static gpointer
begin (const GsyExportSetup *setup, gboolean lines, GError **error)
{
  Writer *self = g_new0 (Writer, 1);
  g_autoptr (GBytes) project = make_project (setup->scheme);
  g_autoptr (GBytes) members = inside (project);

  self->sink = setup->sink;
  self->lines = lines;
  gsy_json_writer_init (&self->json, 4096);
  if (lines)
    {
      gsy_json_write (&self->json, "{\"type\": \"project\", ");
      write_in_one_line (&self->json, members);
      gsy_json_write (&self->json, "}\n");
    }
  else
    {
      gsy_json_write (&self->json, "{\n\"format\": \"gainsay-export\",\n\"version\": 1,\n\"unit\": \"code-point\",\n\"project\": {");
      write_in_one_line (&self->json, members);
      gsy_json_write (&self->json, "},\n\"articles\": [");
    }
  return self;
}

static gpointer
begin_document (const GsyExportSetup *setup, GError **error)
{
  return begin (setup, FALSE, error);
}

static gpointer
begin_lines (const GsyExportSetup *setup, GError **error)
{
  return begin (setup, TRUE, error);
}

/* As an object of the sidecar's list, with its braces. */
static GBytes *
write_statement (const GsyExportUnit *unit, GsyStatement *statement)
{
  char **framed = gsy_json_dup_framed_members (statement->unknown);
  g_autoptr (GsyStatement) copy = framed != NULL ? gsy_statement_copy (statement) : NULL;

  if (copy == NULL)
    return gsy_sidecar_write_statement (unit->article, statement);
  g_strfreev (copy->unknown);
  copy->unknown = framed;
  return gsy_sidecar_write_statement (unit->article, copy);
}

/* What the sidecar has under these names that makes no sense has no place beside what does. */
static const char *const not_again[] = { "title", "outlet", "published", "url", "language", "state", "note", NULL };

static void
write_article (GsyJsonWriter *json, const GsyExportUnit *unit)
{
  const GsyArticleMeta *meta = unit->meta;
  g_auto (GStrv) framed = gsy_json_dup_framed_members (meta->unknown);
  gsize n_bytes;
  const char *text = gsy_article_get_text (unit->article, &n_bytes);

  gsy_json_write_member (json, "\"file\": ", unit->file);
  gsy_json_write_member (json, ", \"sha256\": ", gsy_article_get_sha256 (unit->article));
  gsy_json_write (json, ", \"length\": ");
  gsy_json_write_integer (json, gsy_article_get_length (unit->article));
  gsy_json_write_member (json, ", \"title\": ", unit->title);
  gsy_json_write_member (json, ", \"outlet\": ", meta->outlet);
  gsy_json_write_member (json, ", \"published\": ", unit->published);
  gsy_json_write_member (json, ", \"url\": ", meta->url);
  gsy_json_write_member (json, ", \"language\": ", meta->language);
  gsy_json_write_member (json, ", \"state\": ", gsy_article_state_to_string (meta->state));
  gsy_json_write_member (json, ", \"note\": ", meta->note);
  gsy_json_write_unknown (json, ", ", framed != NULL ? framed : meta->unknown, not_again);
  gsy_json_write (json, ", \"text\": ");
  gsy_json_write_text (json, text, n_bytes);
}

static gboolean
add (gpointer writer, const GsyExportUnit *unit, GError **error)
{
  Writer *self = writer;

  if (self->lines)
    gsy_json_write (&self->json, "{\"type\": \"article\", ");
  else
    gsy_json_write (&self->json, self->n_articles > 0 ? ",\n{" : "\n{");
  write_article (&self->json, unit);
  gsy_json_write (&self->json, self->lines ? "}\n" : ", \"statements\": [");
  for (guint i = 0; i < unit->statements->len; i++)
    {
      g_autoptr (GBytes) bytes = write_statement (unit, g_ptr_array_index (unit->statements, i));
      g_autoptr (GBytes) members = inside (bytes);

      if (self->lines)
        {
          gsy_json_write_member (&self->json, "{\"type\": \"statement\", \"article\": ", unit->file);
          gsy_json_write (&self->json, ", ");
        }
      else
        gsy_json_write (&self->json, i > 0 ? ",\n  {" : "\n  {");
      write_in_one_line (&self->json, members);
      gsy_json_write (&self->json, self->lines ? "}\n" : "}");
    }
  if (!self->lines)
    gsy_json_write (&self->json, "]}");
  self->n_articles++;
  return gsy_sink_drain_json (self->sink, &self->json, error);
}

static gboolean
end (gpointer writer, GError **error)
{
  Writer *self = writer;

  if (!self->lines)
    gsy_json_write (&self->json, "\n]\n}\n");
  return gsy_sink_drain_json (self->sink, &self->json, error);
}

static void
writer_free (gpointer writer)
{
  Writer *self = writer;

  g_bytes_unref (gsy_json_writer_finish (&self->json));
  g_free (self);
}

const GsyFormat gsy_format_json = {
  .id = "json",
  .name = "JSON",
  /* Translators: what a file format is for, in the list of formats: “to …” */
  .purpose = N_ ("to work with everything in one document, by a program of your own"),
  .extension = "json",
  .holds = GSY_HOLDS_ALL,
  .begin = begin_document,
  .add = add,
  .end = end,
  .free = writer_free,
};

const GsyFormat gsy_format_jsonl = {
  .id = "jsonl",
  .name = "JSON Lines",
  /* Translators: what a file format is for, in the list of formats: “to …” */
  .purpose = N_ ("to work with many articles line by line, in Python, R or jq"),
  .extension = "jsonl",
  .holds = GSY_HOLDS_ALL,
  .begin = begin_lines,
  .add = add,
  .end = end,
  .free = writer_free,
};
