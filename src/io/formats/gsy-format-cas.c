/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-format-cas.c: UIMA CAS as JSON 0.4, each article in a file that has its types with it, and as XMI, each article in a file beside one TypeSystem.xml. */
#include "config.h"
#include "io/formats/gsy-cas.h"
#include "io/formats/gsy-xml.h"

#include "io/gsy-json-writer.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static const char *const range_names[] = {
  [GSY_CAS_STRING] = "uima.cas.String",
  [GSY_CAS_INTEGER] = "uima.cas.Integer",
  [GSY_CAS_REFERENCE] = "uima.tcas.Annotation",
};

/* --- JSON --- */

static void
write_name (GsyJsonWriter *json, const char *before, const char *name)
{
  gsy_json_write (json, before);
  gsy_json_write_text (json, name, strlen (name));
}

static void
write_types (GsyJsonWriter *json)
{
  for (guint i = 0; i < GSY_N_CAS_TYPES; i++)
    {
      const GsyCasType *type = &gsy_cas_types[i];

      write_name (json, i > 0 ? ",\n  " : "\n  ", type->name);
      write_name (json, ": {\"%NAME\": ", type->name);
      write_name (json, ", \"%SUPER_TYPE\": ", type->super_type);
      for (const GsyCasFeature *feature = type->features; feature->name != NULL; feature++)
        {
          write_name (json, ", ", feature->name);
          write_name (json, ": {\"%NAME\": ", feature->name);
          write_name (json, ", \"%RANGE\": ", range_names[feature->range]);
          gsy_json_write (json, "}");
        }
      gsy_json_write (json, "}");
    }
}

static void
write_item (GsyJsonWriter *json, const GsyCasItem *item)
{
  const GsyCasType *type = &gsy_cas_types[item->type];

  gsy_json_write (json, ",\n  {\"%ID\": ");
  gsy_json_write_integer (json, item->id);
  write_name (json, ", \"%TYPE\": ", type->name);
  if (type->annotation)
    {
      gsy_json_write (json, ", \"@sofa\": 1, \"begin\": ");
      gsy_json_write_integer (json, item->begin);
      gsy_json_write (json, ", \"end\": ");
      gsy_json_write_integer (json, item->end);
    }
  for (guint i = 0; type->features[i].name != NULL; i++)
    {
      const GsyCasValue *value = &item->values[i];

      if (type->features[i].range == GSY_CAS_STRING)
        {
          if (value->text == NULL)
            continue;
          write_name (json, ", ", type->features[i].name);
          write_name (json, ": ", value->text);
          continue;
        }
      gsy_json_write (json, type->features[i].range == GSY_CAS_REFERENCE ? ", \"@" : ", \"");
      gsy_json_write (json, type->features[i].name);
      gsy_json_write (json, "\": ");
      gsy_json_write_integer (json, value->number);
    }
  gsy_json_write (json, "}");
}

static gboolean
add_json (gpointer writer, const GsyExportUnit *unit, GError **error)
{
  GsySink *sink = writer;
  g_autoptr (GPtrArray) items = gsy_cas_new (unit);
  g_autofree char *name = gsy_cas_dup_name (unit, ".json");
  g_autoptr (GBytes) bytes = NULL;
  GsyJsonWriter json;
  gsize n_bytes;
  const char *text = gsy_article_get_text (unit->article, &n_bytes);

  gsy_json_writer_init (&json, n_bytes + 4096);
  gsy_json_write (&json, "{\n \"%TYPES\": {");
  write_types (&json);
  gsy_json_write (&json, "},\n \"%FEATURE_STRUCTURES\": [\n  {\"%ID\": 1, \"%TYPE\": \"uima.cas.Sofa\", \"sofaNum\": 1, \"sofaID\": \"_InitialView\", \"mimeType\": \"text\", \"sofaString\": ");
  gsy_json_write_text (&json, text, n_bytes);
  gsy_json_write (&json, "}");
  for (guint i = 0; i < items->len; i++)
    write_item (&json, g_ptr_array_index (items, i));
  gsy_json_write (&json, "\n ],\n \"%VIEWS\": {\"_InitialView\": {\"%SOFA\": 1, \"%MEMBERS\": [");
  for (guint i = 0; i < items->len; i++)
    {
      gsy_json_write (&json, i > 0 ? ", " : "");
      gsy_json_write_integer (&json, ((const GsyCasItem *) g_ptr_array_index (items, i))->id);
    }
  gsy_json_write (&json, "]}}\n}\n");
  bytes = gsy_json_writer_finish (&json);
  return gsy_sink_begin (sink, name, error) && gsy_sink_write_bytes (sink, bytes, error);
}

/* --- XMI --- */

/* What stands before the last full stop of a type's name, as the namespace that XMI makes of it. */
static char *
dup_namespace (const GsyCasType *type)
{
  g_autofree char *package = g_strndup (type->name, strrchr (type->name, '.') - type->name);

  return g_strconcat ("http:///", g_strdelimit (package, ".", '/'), ".ecore", NULL);
}

/* Prefixes of our own making, one for each package. */
static const char *
prefix_of (const GsyCasType *type)
{
  if (g_str_has_prefix (type->name, "gainsay."))
    return "gainsay";
  if (g_str_has_prefix (type->name, "webanno."))
    return "custom";
  return strstr (type->name, ".metadata.") != NULL ? "metadata" : "segmentation";
}

static void
append_namespaces (GString *xml)
{
  static const GsyCasTypeId packages[] = { GSY_CAS_META, GSY_CAS_TOKEN, GSY_CAS_STATEMENT, GSY_CAS_TOPIC };

  for (guint i = 0; i < G_N_ELEMENTS (packages); i++)
    {
      const GsyCasType *type = &gsy_cas_types[packages[i]];
      g_autofree char *namespace = dup_namespace (type);

      g_string_append_printf (xml, " xmlns:%s=\"%s\"", prefix_of (type), namespace);
    }
}

static void
append_item (GString *xml, const GsyCasItem *item)
{
  const GsyCasType *type = &gsy_cas_types[item->type];

  g_string_append_printf (xml, "  <%s:%s xmi:id=\"%u\"", prefix_of (type), strrchr (type->name, '.') + 1, item->id);
  if (type->annotation)
    g_string_append_printf (xml, " sofa=\"1\" begin=\"%u\" end=\"%u\"", item->begin, item->end);
  for (guint i = 0; type->features[i].name != NULL; i++)
    if (type->features[i].range == GSY_CAS_STRING)
      gsy_xml_append_attribute (xml, type->features[i].name, item->values[i].text);
    else
      g_string_append_printf (xml, " %s=\"%u\"", type->features[i].name, item->values[i].number);
  g_string_append (xml, "/>\n");
}

static gboolean
add_xmi (gpointer writer, const GsyExportUnit *unit, GError **error)
{
  GsySink *sink = writer;
  g_autoptr (GPtrArray) items = gsy_cas_new (unit);
  g_autofree char *name = gsy_cas_dup_name (unit, ".xmi");
  g_autoptr (GString) xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:cas=\"http:///uima/cas.ecore\"");
  gsize n_bytes;

  append_namespaces (xml);
  g_string_append (xml, " xmi:version=\"2.0\">\n  <cas:NULL xmi:id=\"0\"/>\n");
  for (guint i = 0; i < items->len; i++)
    append_item (xml, g_ptr_array_index (items, i));
  g_string_append (xml, "  <cas:Sofa xmi:id=\"1\" sofaNum=\"1\" sofaID=\"_InitialView\" mimeType=\"text\"");
  gsy_xml_append_attribute (xml, "sofaString", gsy_article_get_text (unit->article, &n_bytes));
  g_string_append (xml, "/>\n  <cas:View sofa=\"1\" members=\"");
  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (xml, "%s%u", i > 0 ? " " : "", ((const GsyCasItem *) g_ptr_array_index (items, i))->id);
  g_string_append (xml, "\"/>\n</xmi:XMI>\n");
  return gsy_sink_begin (sink, name, error) && gsy_sink_write (sink, xml->str, xml->len, error);
}

static GString *
make_type_system (void)
{
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<typeSystemDescription xmlns=\"http://uima.apache.org/resourceSpecifier\">\n <types>\n");

  for (guint i = 0; i < GSY_N_CAS_TYPES; i++)
    {
      const GsyCasType *type = &gsy_cas_types[i];

      g_string_append_printf (xml, "  <typeDescription>\n   <name>%s</name>\n   <description/>\n   <supertypeName>%s</supertypeName>\n", type->name, type->super_type);
      if (type->features[0].name != NULL)
        g_string_append (xml, "   <features>\n");
      for (const GsyCasFeature *feature = type->features; feature->name != NULL; feature++)
        g_string_append_printf (xml, "    <featureDescription><name>%s</name><description/><rangeTypeName>%s</rangeTypeName></featureDescription>\n", feature->name, range_names[feature->range]);
      if (type->features[0].name != NULL)
        g_string_append (xml, "   </features>\n");
      g_string_append (xml, "  </typeDescription>\n");
    }
  g_string_append (xml, " </types>\n</typeSystemDescription>\n");
  return xml;
}

/* --- Both: the writer is the sink --- */

static gpointer
begin_json (const GsyExportSetup *setup, GError **error)
{
  return setup->sink;
}

static gpointer
begin_xmi (const GsyExportSetup *setup, GError **error)
{
  g_autoptr (GString) types = make_type_system ();

  if (!gsy_sink_begin (setup->sink, "TypeSystem.xml", error) || !gsy_sink_write (setup->sink, types->str, types->len, error))
    return NULL;
  return setup->sink;
}

const GsyFormat gsy_format_cas_json = {
  .id = "cas-json",
  .name = "UIMA CAS JSON",
  /* Translators: what a file format is for, in the list of formats: “to …” */
  .purpose = N_ ("to go on in INCEpTION, or with programs for UIMA such as cassis"),
  .holds = GSY_CAS_HOLDS,
  .begin = begin_json,
  .add = add_json,
};

const GsyFormat gsy_format_xmi = {
  .id = "xmi",
  .name = "UIMA CAS XMI",
  /* Translators: what a file format is for, in the list of formats: “to …” */
  .purpose = N_ ("to go on with older programs for UIMA, such as DKPro and cTAKES"),
  .holds = GSY_CAS_HOLDS,
  .begin = begin_xmi,
  .add = add_xmi,
};
