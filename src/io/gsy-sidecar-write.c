/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-sidecar-write.c: from the model to the sidecar's bytes, always the same ones. */
#include "config.h"
#include "io/gsy-sidecar.h"

#include "io/gsy-json-writer.h"

#include <string.h>

/* @offsets, @text: NULL without the article; then a span has the words that it carries. */
typedef struct
{
  GsyJsonWriter json;
  const GsyOffsets *offsets;
  const char *text;
  guint n_chars;
} Writer;

/* The usual size of a statement, for the first guess. */
#define STATEMENT_BYTES 512

static void
write_member (GsyJsonWriter *json, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  gsy_json_write (json, name);
  gsy_json_write_text (json, text, strlen (text));
}

static void
write_words (Writer *w, const char *name, guint start, guint end)
{
  gsize from, to;

  if (start >= end)
    return;
  from = gsy_offsets_to_byte (w->offsets, start);
  to = gsy_offsets_to_byte (w->offsets, end);
  gsy_json_write (&w->json, name);
  gsy_json_write_text (&w->json, w->text + from, to - from);
}

static void
write_quote (Writer *w, const GsyQuote *quote, gboolean detached)
{
  const char *exact = gsy_quote_get_exact (quote);
  const char *prefix = gsy_quote_get_prefix (quote);
  const char *suffix = gsy_quote_get_suffix (quote);
  guint start = quote->span.start, end = quote->span.end;

  gsy_json_write (&w->json, "{\"start\": ");
  gsy_json_write_integer (&w->json, start);
  gsy_json_write (&w->json, ", \"end\": ");
  gsy_json_write_integer (&w->json, end);
  if (exact != NULL || prefix != NULL || suffix != NULL || detached)
    {
      write_member (&w->json, ", \"exact\": ", exact);
      write_member (&w->json, ", \"prefix\": ", prefix);
      write_member (&w->json, ", \"suffix\": ", suffix);
    }
  else if (w->text != NULL && start < end && end <= w->n_chars)
    {
      write_words (w, ", \"exact\": ", start, end);
      write_words (w, ", \"prefix\": ", start > GSY_QUOTE_CONTEXT ? start - GSY_QUOTE_CONTEXT : 0, start);
      write_words (w, ", \"suffix\": ", end, MIN (w->n_chars - end, GSY_QUOTE_CONTEXT) + end);
    }
  write_member (&w->json, ", \"was\": ", gsy_quote_get_was (quote));
  gsy_json_write_unknown (&w->json, ", ", gsy_quote_get_unknown (quote), NULL);
  gsy_json_write (&w->json, "}");
}

static void
write_filler (Writer *w, const GsyFiller *filler, gboolean detached)
{
  const char *separator = "";

  gsy_json_write (&w->json, "{");
  if (filler->actor != NULL && *filler->actor != '\0')
    {
      write_member (&w->json, "\"actor\": ", filler->actor);
      separator = ", ";
    }
  if (filler->spans != NULL && filler->spans->len > 0)
    {
      gsy_json_write (&w->json, separator);
      gsy_json_write (&w->json, "\"spans\": [");
      for (guint i = 0; i < filler->spans->len; i++)
        {
          if (i > 0)
            gsy_json_write (&w->json, ", ");
          write_quote (w, &g_array_index (filler->spans, GsyQuote, i), detached);
        }
      gsy_json_write (&w->json, "]");
      separator = ", ";
    }
  if (filler->unknown != NULL && *separator == '\0')
    {
      gsy_json_write (&w->json, filler->unknown[0]);
      gsy_json_write (&w->json, ": ");
      gsy_json_write (&w->json, filler->unknown[1]);
      gsy_json_write_unknown (&w->json, ", ", filler->unknown + 2, NULL);
    }
  else
    {
      gsy_json_write_unknown (&w->json, ", ", filler->unknown, NULL);
    }
  gsy_json_write (&w->json, "}");
}

static void
write_fillers (Writer *w, const char *name, const GPtrArray *fillers, gboolean detached)
{
  if (fillers == NULL || fillers->len == 0)
    return;
  gsy_json_write (&w->json, name);
  for (guint i = 0; i < fillers->len; i++)
    {
      if (i > 0)
        gsy_json_write (&w->json, ", ");
      write_filler (w, g_ptr_array_index (fillers, i), detached);
    }
  gsy_json_write (&w->json, "]");
}

static void
write_about (Writer *w, char *const *about)
{
  if (about == NULL || about[0] == NULL)
    return;
  gsy_json_write (&w->json, ",\n      \"about\": [");
  for (guint i = 0; about[i] != NULL; i++)
    {
      if (i > 0)
        gsy_json_write (&w->json, ", ");
      gsy_json_write_text (&w->json, about[i], strlen (about[i]));
    }
  gsy_json_write (&w->json, "]");
}

static void
write_attributes (Writer *w, const GArray *attributes)
{
  if (attributes == NULL || attributes->len == 0)
    return;
  gsy_json_write (&w->json, ",\n      \"attributes\": {");
  for (guint i = 0; i < attributes->len; i++)
    {
      const GsyValue *value = &g_array_index (attributes, GsyValue, i);

      if (i > 0)
        gsy_json_write (&w->json, ", ");
      gsy_json_write_text (&w->json, value->id, strlen (value->id));
      gsy_json_write (&w->json, ": ");
      switch (value->type)
        {
        case GSY_VALUE_INTEGER:
          gsy_json_write_integer (&w->json, value->integer);
          break;
        case GSY_VALUE_BOOLEAN:
          gsy_json_write (&w->json, value->integer ? "true" : "false");
          break;
        case GSY_VALUE_RAW:
          gsy_json_write (&w->json, value->string);
          break;
        case GSY_VALUE_STRING:
        default:
          gsy_json_write_text (&w->json, value->string != NULL ? value->string : "", value->string != NULL ? strlen (value->string) : 0);
          break;
        }
    }
  gsy_json_write (&w->json, "}");
}

static void
write_links (Writer *w, const GPtrArray *links)
{
  if (links == NULL || links->len == 0)
    return;
  gsy_json_write (&w->json, ",\n      \"links\": [");
  for (guint i = 0; i < links->len; i++)
    {
      const GsyLink *link = g_ptr_array_index (links, i);

      gsy_json_write (&w->json, i > 0 ? ", {" : "{");
      write_member (&w->json, "\"relation\": ", link->relation);
      write_member (&w->json, ", \"to\": ", link->to);
      write_member (&w->json, ", \"article\": ", link->article);
      write_member (&w->json, ", \"exact\": ", link->exact);
      gsy_json_write_unknown (&w->json, ", ", link->unknown, NULL);
      gsy_json_write (&w->json, "}");
    }
  gsy_json_write (&w->json, "]");
}

static void
write_statement (Writer *w, const GsyStatement *statement)
{
  guint n = gsy_statement_get_n_spans (statement);

  gsy_json_write (&w->json, "{\n      \"id\": ");
  gsy_json_write_text (&w->json, statement->id, strlen (statement->id));
  gsy_json_write (&w->json, ",\n      \"layer\": ");
  gsy_json_write_text (&w->json, statement->layer, strlen (statement->layer));
  gsy_json_write (&w->json, ",\n      \"spans\": [\n        ");
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        gsy_json_write (&w->json, ",\n        ");
      write_quote (w, gsy_statement_get_quote (statement, i), statement->detached);
    }
  gsy_json_write (&w->json, "\n      ]");
  if (statement->cue != NULL)
    {
      gsy_json_write (&w->json, ",\n      \"cue\": ");
      write_filler (w, statement->cue, statement->detached);
    }
  write_fillers (w, ",\n      \"source\": [", statement->source, statement->detached);
  write_fillers (w, ",\n      \"target\": [", statement->target, statement->detached);
  write_about (w, statement->about);
  write_member (&w->json, ",\n      \"said\": ", statement->said);
  write_attributes (w, statement->attributes);
  write_links (w, statement->links);
  write_member (&w->json, ",\n      \"note\": ", statement->note);
  write_member (&w->json, ",\n      \"creator\": ", statement->creator);
  write_member (&w->json, ",\n      \"created\": ", statement->created);
  write_member (&w->json, ",\n      \"modified\": ", statement->modified);
  if (statement->detached)
    gsy_json_write (&w->json, ",\n      \"detached\": true");
  gsy_json_write_unknown (&w->json, ",\n      ", statement->unknown, NULL);
  gsy_json_write (&w->json, "\n    }");
}

static void
write_article (Writer *w, const char *name, const char *sha256, const GsyArticleMeta *meta)
{
  /* The reader keeps a member that it cannot take as unknown; a value given since then replaces it. */
  const char *given[8] = { NULL };
  guint n = 0;

  gsy_json_write (&w->json, "  \"article\": {\n    \"file\": ");
  gsy_json_write_text (&w->json, name, strlen (name));
  write_member (&w->json, ",\n    \"sha256\": ", sha256);
  gsy_json_write (&w->json, ",\n    \"length\": ");
  gsy_json_write_integer (&w->json, w->n_chars);
  if (meta != NULL)
    {
      const struct
      {
        const char *name;
        const char *member;
        const char *value;
      } members[] = {
        { "title", ",\n    \"title\": ", meta->title },
        { "outlet", ",\n    \"outlet\": ", meta->outlet },
        { "published", ",\n    \"published\": ", meta->published },
        { "url", ",\n    \"url\": ", meta->url },
        { "language", ",\n    \"language\": ", meta->language },
        { "state", ",\n    \"state\": ", meta->state != GSY_STATE_NEW ? gsy_article_state_to_string (meta->state) : NULL },
        { "note", ",\n    \"note\": ", meta->note },
      };

      for (guint i = 0; i < G_N_ELEMENTS (members); i++)
        if (members[i].value != NULL && *members[i].value != '\0')
          {
            write_member (&w->json, members[i].member, members[i].value);
            given[n++] = members[i].name;
          }
      gsy_json_write_unknown (&w->json, ",\n    ", meta->unknown, given);
    }
  gsy_json_write (&w->json, "\n  }");
}

static GBytes *
write_file (Writer *w, const char *name, const char *sha256, const GsyArticleMeta *meta, GPtrArray *statements, const GsySidecar *kept)
{
  guint n_raw = kept != NULL ? kept->raw->len : 0;

  gsy_json_writer_init (&w->json, 1024 + (gsize) statements->len * STATEMENT_BYTES);
  gsy_json_write (&w->json, "{\n"
                            "  \"format\": \"gainsay-annotations\",\n"
                            "  \"version\": 1,\n"
                            "  \"unit\": \"code-point\",\n");
  write_article (w, name, sha256, meta);
  if (statements->len + n_raw > 0)
    {
      gsy_json_write (&w->json, ",\n  \"statements\": [\n");
      for (guint i = 0; i < statements->len; i++)
        {
          gsy_json_write (&w->json, i > 0 ? ",\n    " : "    ");
          write_statement (w, g_ptr_array_index (statements, i));
        }
      for (guint i = 0; i < n_raw; i++)
        {
          gsy_json_write (&w->json, i + statements->len > 0 ? ",\n    " : "    ");
          gsy_json_write (&w->json, g_ptr_array_index (kept->raw, i));
        }
      gsy_json_write (&w->json, "\n  ]");
    }
  if (kept != NULL)
    gsy_json_write_unknown (&w->json, ",\n  ", kept->unknown, NULL);
  gsy_json_write (&w->json, "\n}\n");
  return gsy_json_writer_finish (&w->json);
}

static void
set_article (Writer *w, GsyArticle *article)
{
  gsize n_bytes;

  w->offsets = gsy_article_get_offsets (article);
  w->text = gsy_article_get_text (article, &n_bytes);
  w->n_chars = gsy_article_get_length (article);
}

GBytes *
gsy_sidecar_write (GsyArticle *article, const GsyArticleMeta *meta, GPtrArray *statements, const GsySidecar *kept)
{
  Writer w = { 0 };

  g_return_val_if_fail (GSY_IS_ARTICLE (article), NULL);
  g_return_val_if_fail (kept == NULL || kept->version <= GSY_SIDECAR_VERSION, NULL);

  if (meta == NULL && kept != NULL)
    meta = kept->meta;
  set_article (&w, article);
  return write_file (&w, gsy_article_get_name (article), gsy_article_get_sha256 (article), meta, statements, kept);
}

GBytes *
gsy_sidecar_write_parsed (const GsySidecar *self)
{
  Writer w = { .n_chars = self->length };

  g_return_val_if_fail (self->version <= GSY_SIDECAR_VERSION, NULL);

  return write_file (&w, self->file != NULL ? self->file : "", self->sha256, self->meta, self->statements, self);
}

GBytes *
gsy_sidecar_write_statement (GsyArticle *article, const GsyStatement *statement)
{
  Writer w = { 0 };

  if (article != NULL)
    set_article (&w, article);
  gsy_json_writer_init (&w.json, STATEMENT_BYTES);
  write_statement (&w, statement);
  return gsy_json_writer_finish (&w.json);
}
