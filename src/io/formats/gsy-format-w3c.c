/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-format-w3c.c: W3C Web Annotation (w3.org/TR/annotation-model) as JSON-LD: one AnnotationCollection, an annotation for each statement and one
 * with motivation “linking” for each link, as annotation clients have them.
 *
 * A statement's layer is a body with purpose “classifying”, a topic one with “tagging”, the note one with “commenting”. Each piece of text is a target
 * with a TextQuoteSelector and a TextPositionSelector, whose positions count code points, as the Recommendation says; browser tools really count
 * UTF-16 units, for which there is an option. What the model has no word for has terms of our own, “gsy:…”. */
#include "config.h"
#include "io/formats/gsy-format.h"

#include "io/gsy-json-writer.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef struct
{
  GsySink *sink;
  GsyJsonWriter json;
  gboolean utf16;
  guint n;
} Writer;

static const GsyFormatOption options[] = {
  /* Translators: a switch of the format for web annotations */
  { "utf16", N_ ("For browser tools"), N_ ("positions in UTF-16 units, as Recogito and Hypothesis count them, instead of code points") },
  { NULL },
};

static void
write_position (Writer *self, const GsyExportUnit *unit, guint offset)
{
  gsy_json_write_integer (&self->json, self->utf16 ? gsy_offsets_to_utf16 (gsy_article_get_offsets (unit->article), offset) : offset);
}

/* The two selectors of a place; only the words of one that is not in the article. */
static void
write_selectors (Writer *self, const GsyExportUnit *unit, const GsyQuote *quote, gboolean detached)
{
  gboolean inside = !detached && quote->span.end <= gsy_article_get_length (unit->article);
  g_autofree char *exact = inside ? gsy_article_dup_slice (unit->article, quote->span) : g_strdup (gsy_quote_get_exact (quote));
  g_autofree char *prefix = inside ? gsy_article_dup_prefix (unit->article, quote->span) : g_strdup (gsy_quote_get_prefix (quote));
  g_autofree char *suffix = inside ? gsy_article_dup_suffix (unit->article, quote->span) : g_strdup (gsy_quote_get_suffix (quote));

  gsy_json_write_member (&self->json, "[{\"type\": \"TextQuoteSelector\", \"exact\": ", exact != NULL ? exact : "");
  gsy_json_write_member (&self->json, ", \"prefix\": ", prefix);
  gsy_json_write_member (&self->json, ", \"suffix\": ", suffix);
  gsy_json_write (&self->json, "}");
  if (inside)
    {
      gsy_json_write (&self->json, ", {\"type\": \"TextPositionSelector\", \"start\": ");
      write_position (self, unit, quote->span.start);
      gsy_json_write (&self->json, ", \"end\": ");
      write_position (self, unit, quote->span.end);
      gsy_json_write (&self->json, "}");
    }
  gsy_json_write (&self->json, "]");
}

/* Where words were that are not in the article: no position in it, but where to look first. */
static void
write_former_place (Writer *self, const GsyQuote *quote)
{
  gsy_json_write (&self->json, ", \"gsy:start\": ");
  gsy_json_write_integer (&self->json, quote->span.start);
  gsy_json_write (&self->json, ", \"gsy:end\": ");
  gsy_json_write_integer (&self->json, quote->span.end);
}

/* The article as a relative reference to its file, beside which the collection is thought to lie. */
static char *
dup_reference (const char *file)
{
  return g_uri_escape_string (file, "/", FALSE);
}

static void
write_targets (Writer *self, const GsyExportUnit *unit, const GsyQuote *quotes, guint n, gboolean detached)
{
  g_autofree char *source = dup_reference (unit->file);

  gsy_json_write (&self->json, "[");
  for (guint i = 0; i < n; i++)
    {
      gsy_json_write_member (&self->json, i > 0 ? ", {\"source\": " : "{\"source\": ", source);
      gsy_json_write (&self->json, ", \"selector\": ");
      write_selectors (self, unit, &quotes[i], detached);
      if (detached)
        write_former_place (self, &quotes[i]);
      gsy_json_write (&self->json, "}");
    }
  gsy_json_write (&self->json, "]");
}

static void
write_body (Writer *self, const char *separator, const char *purpose, const char *value)
{
  gsy_json_write (&self->json, separator);
  gsy_json_write (&self->json, "{\"type\": \"TextualBody\", \"purpose\": \"");
  gsy_json_write (&self->json, purpose);
  gsy_json_write_member (&self->json, "\", \"value\": ", value);
  gsy_json_write (&self->json, "}");
}

static void
write_bodies (Writer *self, const GsyStatement *statement)
{
  gsy_json_write (&self->json, ",\n    \"body\": [");
  write_body (self, "", "classifying", statement->layer);
  for (guint i = 0; statement->about != NULL && statement->about[i] != NULL; i++)
    write_body (self, ", ", "tagging", statement->about[i]);
  if (statement->note != NULL)
    write_body (self, ", ", "commenting", statement->note);
  gsy_json_write (&self->json, "]");
}

static void
write_fillers (Writer *self, const char *name, const GsyExportUnit *unit, const GPtrArray *fillers, gboolean detached)
{
  if (fillers == NULL || fillers->len == 0)
    return;
  gsy_json_write (&self->json, name);
  for (guint i = 0; i < fillers->len; i++)
    {
      const GsyFiller *filler = g_ptr_array_index (fillers, i);
      gboolean has_words = filler->spans != NULL && filler->spans->len > 0;

      gsy_json_write (&self->json, i > 0 ? ", {" : "{");
      gsy_json_write_member (&self->json, "\"gsy:actor\": ", filler->actor);
      if (has_words)
        {
          gsy_json_write (&self->json, filler->actor != NULL ? ", \"gsy:words\": " : "\"gsy:words\": ");
          write_targets (self, unit, (GsyQuote *) (gpointer) filler->spans->data, filler->spans->len, detached);
        }
      gsy_json_write (&self->json, "}");
    }
  gsy_json_write (&self->json, "]");
}

static void
write_attributes (Writer *self, const GArray *attributes)
{
  if (attributes == NULL || attributes->len == 0)
    return;
  gsy_json_write (&self->json, ",\n    \"gsy:attributes\": {");
  for (guint i = 0; i < attributes->len; i++)
    {
      const GsyValue *value = &g_array_index (attributes, GsyValue, i);

      gsy_json_write (&self->json, i > 0 ? ", " : "");
      gsy_json_write_text (&self->json, value->id, strlen (value->id));
      gsy_json_write (&self->json, ": ");
      if (value->type == GSY_VALUE_INTEGER)
        gsy_json_write_integer (&self->json, value->integer);
      else if (value->type == GSY_VALUE_BOOLEAN)
        gsy_json_write (&self->json, value->integer ? "true" : "false");
      else if (value->type == GSY_VALUE_RAW)
        gsy_json_write (&self->json, value->string);
      else
        gsy_json_write_member (&self->json, "", value->string != NULL ? value->string : "");
    }
  gsy_json_write (&self->json, "}");
}

static void
begin_annotation (Writer *self, const char *id)
{
  gsy_json_write (&self->json, self->n++ > 0 ? ",\n   {" : "\n   {");
  gsy_json_write (&self->json, "\"@context\": \"http://www.w3.org/ns/anno.jsonld\",\n    \"id\": ");
  gsy_json_write_member (&self->json, "", id);
  gsy_json_write (&self->json, ", \"type\": \"Annotation\"");
}

static void
write_authorship (Writer *self, const GsyStatement *statement)
{
  if (statement->creator != NULL)
    {
      gsy_json_write_member (&self->json, ",\n    \"creator\": {\"type\": \"Person\", \"name\": ", statement->creator);
      gsy_json_write (&self->json, "}");
    }
  gsy_json_write_member (&self->json, ", \"created\": ", statement->created);
  gsy_json_write_member (&self->json, ", \"modified\": ", statement->modified);
}

/* A UUID has a URN of its own (RFC 9562); any other id has one of ours. */
static char *
dup_iri (const char *id)
{
  g_autofree char *escaped = NULL;

  if (g_uuid_string_is_valid (id))
    return g_strconcat ("urn:uuid:", id, NULL);
  escaped = g_uri_escape_string (id, NULL, FALSE);
  return g_strconcat ("urn:gainsay:", escaped, NULL);
}

static void
write_statement (Writer *self, const GsyExportUnit *unit, const GsyStatement *statement)
{
  g_autofree char *iri = dup_iri (statement->id);

  begin_annotation (self, iri);
  gsy_json_write (&self->json, ", \"motivation\": \"classifying\"");
  write_authorship (self, statement);
  write_bodies (self, statement);
  gsy_json_write (&self->json, ",\n    \"target\": ");
  write_targets (self, unit, gsy_statement_get_quote (statement, 0), gsy_statement_get_n_spans (statement), statement->detached);
  if (statement->cue != NULL && statement->cue->spans != NULL && statement->cue->spans->len > 0)
    {
      gsy_json_write (&self->json, ",\n    \"gsy:cue\": ");
      write_targets (self, unit, (GsyQuote *) (gpointer) statement->cue->spans->data, statement->cue->spans->len, statement->detached);
    }
  write_fillers (self, ",\n    \"gsy:source\": [", unit, statement->source, statement->detached);
  write_fillers (self, ",\n    \"gsy:target\": [", unit, statement->target, statement->detached);
  gsy_json_write_member (&self->json, ",\n    \"gsy:said\": ", statement->said);
  write_attributes (self, statement->attributes);
  if (statement->detached)
    gsy_json_write (&self->json, ",\n    \"gsy:detached\": true");
  gsy_json_write (&self->json, "}");
}

/* The habit of clients that draw relations: an annotation with motivation “linking”, whose body is the relation and whose targets are the two. */
static void
write_link (Writer *self, const GsyStatement *statement, const GsyLink *link, guint index)
{
  g_autofree char *from = dup_iri (statement->id);
  g_autofree char *to = dup_iri (link->to);
  g_autofree char *article = link->article != NULL ? dup_reference (link->article) : NULL;
  g_autofree char *iri = g_strdup_printf ("urn:gainsay:link:%s:%u", statement->id, index);

  begin_annotation (self, iri);
  gsy_json_write (&self->json, ", \"motivation\": \"linking\",\n    \"body\": [");
  write_body (self, "", "tagging", link->relation);
  gsy_json_write_member (&self->json, "],\n    \"target\": [{\"id\": ", from);
  gsy_json_write_member (&self->json, "}, {\"id\": ", to);
  gsy_json_write_member (&self->json, ", \"gsy:article\": ", article);
  gsy_json_write (&self->json, "}]}");
}

static gpointer
begin (const GsyExportSetup *setup, GError **error)
{
  Writer *self = g_new0 (Writer, 1);
  const char *title = gsy_scheme_get_title (setup->scheme);

  self->sink = setup->sink;
  self->utf16 = gsy_export_setup_has (setup, "utf16");
  gsy_json_writer_init (&self->json, 4096);
  gsy_json_write (&self->json, "{\"@context\": [\"http://www.w3.org/ns/anno.jsonld\", {\"gsy\": \"urn:gainsay:\", \"gsy:attributes\": {\"@type\": \"@json\"}}],\n"
                               " \"id\": \"urn:gainsay:export\",\n \"type\": \"AnnotationCollection\"");
  gsy_json_write_member (&self->json, ",\n \"label\": ", title);
  gsy_json_write_member (&self->json, ",\n \"gsy:unit\": ", self->utf16 ? "utf-16" : "code-point");
  gsy_json_write (&self->json, ",\n \"first\": {\"id\": \"urn:gainsay:export:1\", \"type\": \"AnnotationPage\", \"startIndex\": 0, \"items\": [");
  return self;
}

static gboolean
add (gpointer writer, const GsyExportUnit *unit, GError **error)
{
  Writer *self = writer;

  for (guint i = 0; i < unit->statements->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (unit->statements, i);

      write_statement (self, unit, statement);
      for (guint j = 0; statement->links != NULL && j < statement->links->len; j++)
        write_link (self, statement, g_ptr_array_index (statement->links, j), j + 1);
    }
  return gsy_sink_drain_json (self->sink, &self->json, error);
}

static gboolean
end (gpointer writer, GError **error)
{
  Writer *self = writer;

  gsy_json_write (&self->json, "\n ]},\n \"total\": ");
  gsy_json_write_integer (&self->json, self->n);
  gsy_json_write (&self->json, "}\n");
  return gsy_sink_drain_json (self->sink, &self->json, error);
}

static void
writer_free (gpointer writer)
{
  Writer *self = writer;

  g_bytes_unref (gsy_json_writer_finish (&self->json));
  g_free (self);
}

const GsyFormat gsy_format_w3c = {
  .id = "w3c",
  .name = "W3C Web Annotation",
  /* Translators: what a file format is for, in the list of formats: “to …” */
  .purpose = N_ ("to go on in annotation tools of the web, or to publish as linked data"),
  .extension = "jsonld",
  .holds = GSY_HOLDS_ALL & ~(GSY_HOLDS (GSY_FEATURE_ARTICLE) | GSY_HOLDS (GSY_FEATURE_TEXT) | GSY_HOLDS (GSY_FEATURE_VOCABULARY) | GSY_HOLDS (GSY_FEATURE_UNKNOWN)),
  .options = options,
  .begin = begin,
  .add = add,
  .end = end,
  .free = writer_free,
};
