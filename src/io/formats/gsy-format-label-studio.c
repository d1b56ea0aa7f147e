/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-format-label-studio.c: tasks of Label Studio (labelstud.io/guide/task_format), with the labelling configuration that they need: a folder with
 * tasks.json and config.xml.
 *
 * A statement is a region labelled with its layer, whose id is the statement's; its further pieces, cue, sources and targets are regions of their own, to which
 * relations lead. What is said of a region, as topics and notes, are values of per-region controls. Offsets are UTF-16 units, as the program
 * counts. */
#include "config.h"
#include "io/formats/gsy-format.h"
#include "io/formats/gsy-read-label-studio.h"
#include "io/formats/gsy-xml.h"

#include "io/gsy-json-writer.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef struct
{
  GsySink *sink;
  GsyScheme *scheme;
  GPtrArray *labels;    /* in the order in which the configuration has them */
  GPtrArray *relations; /* likewise */
  guint n_tasks;
  const GsyExportUnit *unit;
  GsyJsonWriter json;
  guint n_results;
} Writer;

static void
meet (GPtrArray *ids, const char *id)
{
  if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
    g_ptr_array_add (ids, g_strdup (id));
}

static void
write_text (Writer *self, const char *before, const char *text)
{
  gsy_json_write (&self->json, before);
  gsy_json_write_text (&self->json, text, strlen (text));
}

static void
begin_result (Writer *self, const char *id, const char *type, const char *control, GsySpan span)
{
  const GsyOffsets *offsets = gsy_article_get_offsets (self->unit->article);

  gsy_json_write (&self->json, self->n_results++ > 0 ? ",\n   {" : "\n   {");
  write_text (self, "\"id\": ", id);
  write_text (self, ", \"type\": ", type);
  write_text (self, ", \"from_name\": ", control);
  gsy_json_write (&self->json, ", \"to_name\": \"text\", \"value\": {\"start\": ");
  gsy_json_write_integer (&self->json, gsy_offsets_to_utf16 (offsets, span.start));
  gsy_json_write (&self->json, ", \"end\": ");
  gsy_json_write_integer (&self->json, gsy_offsets_to_utf16 (offsets, span.end));
}

static void
add_region (Writer *self, const char *id, const char *label, GsySpan span)
{
  g_autofree char *words = gsy_article_dup_slice (self->unit->article, span);

  meet (self->labels, label);
  begin_result (self, id, "labels", "label", span);
  write_text (self, ", \"text\": ", words);
  write_text (self, ", \"labels\": [", label);
  gsy_json_write (&self->json, "]}}");
}

/* Values of a per-region control: @kind is “textarea”, with its member “text”, or “choices”. */
static void
add_values (Writer *self, const char *id, const char *kind, const char *control, GsySpan span, const char *const *values)
{
  if (values == NULL || values[0] == NULL || values[0][0] == '\0')
    return;
  begin_result (self, id, kind, control, span);
  gsy_json_write (&self->json, g_str_equal (kind, "choices") ? ", \"choices\": [" : ", \"text\": [");
  for (guint i = 0; values[i] != NULL; i++)
    write_text (self, i > 0 ? ", " : "", values[i]);
  gsy_json_write (&self->json, "]}}");
}

static void
add_value (Writer *self, const char *id, const char *control, GsySpan span, const char *value)
{
  const char *const values[] = { value, NULL };

  add_values (self, id, "textarea", control, span, values);
}

static void
add_relation (Writer *self, const char *relation, const char *from, const char *to)
{
  meet (self->relations, relation);
  gsy_json_write (&self->json, self->n_results++ > 0 ? ",\n   {" : "\n   {");
  gsy_json_write (&self->json, "\"type\": \"relation\"");
  write_text (self, ", \"from_id\": ", from);
  write_text (self, ", \"to_id\": ", to);
  write_text (self, ", \"direction\": \"right\", \"labels\": [", relation);
  gsy_json_write (&self->json, "]}");
}

/* Regions of one label: the first has @id, the others come after it. FALSE when there is none. */
static gboolean
add_quotes (Writer *self, const char *id, const char *label, const GsyQuote *quotes, guint n)
{
  g_autofree char *last = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *own = NULL;

      if (quotes[i].span.end > gsy_article_get_length (self->unit->article))
        continue;
      own = last == NULL ? g_strdup (id) : g_strdup_printf ("%s.%u", id, i + 1);
      add_region (self, own, label, quotes[i].span);
      if (last != NULL)
        add_relation (self, "fragment", last, own);
      g_free (last);
      last = g_steal_pointer (&own);
    }
  return last != NULL;
}

static void
add_role (Writer *self, const GsyStatement *statement, const char *role, guint number, const GsyFiller *filler)
{
  g_autofree char *id = g_strdup_printf ("%s-%s-%u", statement->id, role, number);

  if (filler == NULL)
    return;
  if (filler->spans != NULL && add_quotes (self, id, role, (GsyQuote *) (gpointer) filler->spans->data, filler->spans->len))
    {
      add_value (self, id, "actor", g_array_index (filler->spans, GsyQuote, 0).span, filler->actor);
      add_relation (self, role, statement->id, id);
    }
}

/* The actors of @fillers that no words name. */
static void
add_implied (Writer *self, const GsyStatement *statement, const char *control, const GPtrArray *fillers)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; fillers != NULL && i < fillers->len; i++)
    {
      const GsyFiller *filler = g_ptr_array_index (fillers, i);

      if (filler->actor != NULL && (filler->spans == NULL || filler->spans->len == 0))
        g_ptr_array_add (names, filler->actor);
    }
  g_ptr_array_add (names, NULL);
  add_values (self, statement->id, "textarea", control, gsy_statement_get_span (statement, 0), (const char *const *) names->pdata);
}

static void
add_attribute (Writer *self, const GsyStatement *statement, const GsyValue *value)
{
  const GsyAttribute *attribute = gsy_scheme_find_attribute (self->scheme, value->id);
  const char *const values[] = { value->string, NULL };
  g_autofree char *text = gsy_label_studio_dup_value (value);
  g_autofree char *named = g_strconcat (value->id, ": ", text, NULL);

  if (attribute != NULL && attribute->choices != NULL && value->type == GSY_VALUE_STRING && value->string != NULL && value->string[0] != '\0')
    {
      g_autofree char *control = g_strconcat ("attribute-", value->id, NULL);

      add_values (self, statement->id, "choices", control, gsy_statement_get_span (statement, 0), values);
    }
  else
    add_value (self, statement->id, "attributes", gsy_statement_get_span (statement, 0), named);
}

static void
add_statement (Writer *self, const GsyStatement *statement)
{
  GsySpan span = gsy_statement_get_span (statement, 0);

  if (statement->detached || !add_quotes (self, statement->id, statement->layer, gsy_statement_get_quote (statement, 0), gsy_statement_get_n_spans (statement)))
    return;
  add_role (self, statement, "cue", 1, statement->cue);
  for (guint i = 0; statement->source != NULL && i < statement->source->len; i++)
    add_role (self, statement, "source", i + 1, g_ptr_array_index (statement->source, i));
  for (guint i = 0; statement->target != NULL && i < statement->target->len; i++)
    add_role (self, statement, "target", i + 1, g_ptr_array_index (statement->target, i));
  add_implied (self, statement, "implied-source", statement->source);
  add_implied (self, statement, "implied-target", statement->target);
  add_values (self, statement->id, "textarea", "topics", span, (const char *const *) statement->about);
  add_value (self, statement->id, "said", span, statement->said);
  add_value (self, statement->id, "note", span, statement->note);
  for (guint i = 0; statement->attributes != NULL && i < statement->attributes->len; i++)
    add_attribute (self, statement, &g_array_index (statement->attributes, GsyValue, i));
  for (guint i = 0; statement->links != NULL && i < statement->links->len; i++)
    {
      const GsyLink *link = g_ptr_array_index (statement->links, i);

      if (link->article == NULL)
        add_relation (self, link->relation, statement->id, link->to);
    }
}

static gboolean
add (gpointer writer, const GsyExportUnit *unit, GError **error)
{
  Writer *self = writer;
  gsize n_bytes;
  const char *text = gsy_article_get_text (unit->article, &n_bytes);

  self->unit = unit;
  self->n_results = 0;
  gsy_json_write (&self->json, self->n_tasks++ > 0 ? ",\n " : "\n ");
  gsy_json_write (&self->json, "{\"data\": {\"text\": ");
  gsy_json_write_text (&self->json, text, n_bytes);
  write_text (self, ", \"file\": ", unit->file);
  write_text (self, ", \"title\": ", unit->title);
  if (unit->published != NULL)
    write_text (self, ", \"published\": ", unit->published);
  gsy_json_write (&self->json, "},\n  \"annotations\": [{\"result\": [");
  for (guint i = 0; i < unit->statements->len; i++)
    add_statement (self, g_ptr_array_index (unit->statements, i));
  gsy_json_write (&self->json, "]}]}");
  return gsy_sink_begin (self->sink, "tasks.json", error) && gsy_sink_drain_json (self->sink, &self->json, error);
}

/* --- The configuration --- */

static void
append_element (GString *xml, const char *element, const char *name, const char *value)
{
  g_string_append_printf (xml, "    <%s", element);
  gsy_xml_append_attribute (xml, name, value);
}

static void
append_controls (Writer *self, GString *xml)
{
  static const char *const controls[] = { "actor", "implied-source", "implied-target", "topics", "said", "note", "attributes" };
  GPtrArray *attributes = gsy_scheme_get_list (self->scheme, GSY_LIST_ATTRIBUTES);

  for (guint i = 0; i < attributes->len; i++)
    {
      const GsyAttribute *attribute = g_ptr_array_index (attributes, i);
      g_autofree char *control = g_strconcat ("attribute-", attribute->id, NULL);

      if (attribute->choices == NULL)
        continue;
      g_string_append (xml, "  <Choices");
      gsy_xml_append_attribute (xml, "name", control);
      g_string_append (xml, " toName=\"text\" perRegion=\"true\">\n");
      for (guint j = 0; j < attribute->choices->len; j++)
        {
          append_element (xml, "Choice", "value", ((const GsyChoice *) g_ptr_array_index (attribute->choices, j))->id);
          g_string_append (xml, "/>\n");
        }
      g_string_append (xml, "  </Choices>\n");
    }
  for (guint i = 0; i < G_N_ELEMENTS (controls); i++)
    g_string_append_printf (xml, "  <TextArea name=\"%s\" toName=\"text\" perRegion=\"true\"/>\n", controls[i]);
}

static GString *
make_config (Writer *self)
{
  GString *xml = g_string_new ("<View>\n  <Text name=\"text\" value=\"$text\"/>\n  <Labels name=\"label\" toName=\"text\">\n");

  for (guint i = 0; i < self->labels->len; i++)
    {
      const char *label = g_ptr_array_index (self->labels, i);
      const GsyLayer *layer = gsy_scheme_find_layer (self->scheme, label);

      append_element (xml, "Label", "value", label);
      gsy_xml_append_attribute (xml, "background", layer != NULL ? layer->color : NULL);
      gsy_xml_append_attribute (xml, "hint", layer != NULL ? layer->definition : NULL);
      g_string_append (xml, "/>\n");
    }
  g_string_append (xml, "  </Labels>\n  <Relations>\n");
  for (guint i = 0; i < self->relations->len; i++)
    {
      append_element (xml, "Relation", "value", g_ptr_array_index (self->relations, i));
      g_string_append (xml, "/>\n");
    }
  g_string_append (xml, "  </Relations>\n");
  append_controls (self, xml);
  g_string_append (xml, "</View>\n");
  return xml;
}

static gpointer
begin (const GsyExportSetup *setup, GError **error)
{
  static const char *const roles[] = { "cue", "source", "target" };
  Writer *self = g_new0 (Writer, 1);
  GPtrArray *relations = gsy_scheme_get_list (setup->scheme, GSY_LIST_RELATIONS);

  self->sink = setup->sink;
  self->scheme = setup->scheme;
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->relations = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < gsy_scheme_get_n_layers (setup->scheme); i++)
    meet (self->labels, gsy_scheme_get_layer (setup->scheme, i)->id);
  for (guint i = 0; i < relations->len; i++)
    meet (self->relations, ((const GsyRelation *) g_ptr_array_index (relations, i))->id);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      meet (self->labels, roles[i]);
      meet (self->relations, roles[i]);
    }
  meet (self->relations, "fragment");
  gsy_json_writer_init (&self->json, 4096);
  gsy_json_write (&self->json, "[");
  return self;
}

static gboolean
end (gpointer writer, GError **error)
{
  Writer *self = writer;
  g_autoptr (GString) config = make_config (self);

  gsy_json_write (&self->json, "\n]\n");
  return gsy_sink_begin (self->sink, "tasks.json", error) && gsy_sink_drain_json (self->sink, &self->json, error) && gsy_sink_begin (self->sink, "config.xml", error) && gsy_sink_write (self->sink, config->str, config->len, error);
}

static void
writer_free (gpointer writer)
{
  Writer *self = writer;

  g_bytes_unref (gsy_json_writer_finish (&self->json));
  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->relations);
  g_free (self);
}

const GsyFormat gsy_format_label_studio = {
  .id = "label-studio",
  .name = "Label Studio",
  /* Translators: what a file format is for, in the list of formats: “to …” */
  .purpose = N_ ("to go on in Label Studio"),
  .holds = GSY_HOLDS_ALL & ~(GSY_HOLDS (GSY_FEATURE_CROSS_LINKS) | GSY_HOLDS (GSY_FEATURE_AUTHORSHIP) | GSY_HOLDS (GSY_FEATURE_DETACHED) |
                             GSY_HOLDS (GSY_FEATURE_ARTICLE) | GSY_HOLDS (GSY_FEATURE_VOCABULARY) | GSY_HOLDS (GSY_FEATURE_UNKNOWN)),
  .begin = begin,
  .add = add,
  .end = end,
  .free = writer_free,
};
