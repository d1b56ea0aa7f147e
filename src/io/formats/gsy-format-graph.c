/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-format-graph.c: the network of actors, or of statements, as GraphML (graphml.graphdrawing.org) or as GEXF 1.2 (gexf.net), whose edges have
 * dates for Gephi's timeline. */
#include "config.h"
#include "io/formats/gsy-format.h"
#include "io/formats/gsy-network.h"
#include "io/formats/gsy-xml.h"

#include <glib/gi18n-lib.h>

#include <stdlib.h>
#include <string.h>

typedef struct
{
  GsySink *sink;
  GsyNetwork *network;
  gboolean gexf;
} Writer;

/* A value that nodes or edges have: text at @offset of their struct, or a number. */
typedef struct
{
  const char *name;
  gsize offset;
  gboolean number;
} Field;

#define NODE(member) G_STRUCT_OFFSET (GsyNetworkNode, member)
#define EDGE(member) G_STRUCT_OFFSET (GsyNetworkEdge, member)

/* GraphML has no label of its own; GEXF has. */
static const Field node_fields[] = {
  { "label", NODE (label), FALSE },
  { "kind", NODE (kind), FALSE },
  { "part_of", NODE (part_of), FALSE },
  { "code", NODE (code), FALSE },
  { "wikidata", NODE (wikidata), FALSE },
  { "article", NODE (article), FALSE },
  { "date", NODE (date), FALSE },
  { "source", NODE (source), FALSE },
  { "target", NODE (target), FALSE },
  { "n_source", NODE (n_source), TRUE },
  { "n_target", NODE (n_target), TRUE },
};

static const Field edge_fields[] = {
  { "kind", EDGE (kind), FALSE },
  { "statement", EDGE (statement), FALSE },
  { "article", EDGE (article), FALSE },
  { "date", EDGE (date), FALSE },
  { "topics", EDGE (topics), FALSE },
  { "reports", EDGE (reports), TRUE },
};

static const GsyFormatOption options[] = {
  /* Translators: a switch of the formats for networks */
  { "statements", N_ ("Statements and their links"), N_ ("a network of statements and their links, instead of one of actors"),
    GSY_HOLDS (GSY_FEATURE_LINKS) | GSY_HOLDS (GSY_FEATURE_CROSS_LINKS), GSY_HOLDS (GSY_FEATURE_TOPICS) },
  { NULL },
};

static const char *
get_text (gconstpointer item, const Field *field)
{
  return *(char *const *) (gconstpointer) ((const char *) item + field->offset);
}

static guint
get_number (gconstpointer item, const Field *field)
{
  return *(const guint *) (gconstpointer) ((const char *) item + field->offset);
}

/* --- GraphML --- */

static void
append_keys (GString *xml, const char *of, char letter, const Field *fields, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (xml, "  <key id=\"%c%u\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n", letter, i, of, fields[i].name,
                            fields[i].number ? "int" : "string");
}

static void
append_data (GString *xml, gconstpointer item, char letter, const Field *fields, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const char *text = fields[i].number ? NULL : get_text (item, &fields[i]);

      if (!fields[i].number && text == NULL)
        continue;
      g_string_append_printf (xml, "      <data key=\"%c%u\">", letter, i);
      if (fields[i].number)
        g_string_append_printf (xml, "%u", get_number (item, &fields[i]));
      else
        gsy_xml_append_text (xml, text, -1);
      g_string_append (xml, "</data>\n");
    }
}

static gboolean
write_graphml (Writer *self, GString *xml, GError **error)
{
  GPtrArray *nodes = gsy_network_get_nodes (self->network), *edges = gsy_network_get_edges (self->network);

  g_string_append (xml, "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                        " xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
  append_keys (xml, "node", 'n', node_fields, G_N_ELEMENTS (node_fields));
  append_keys (xml, "edge", 'e', edge_fields, G_N_ELEMENTS (edge_fields));
  g_string_append (xml, "  <graph id=\"G\" edgedefault=\"directed\">\n");
  for (guint i = 0; i < nodes->len; i++)
    {
      const GsyNetworkNode *node = g_ptr_array_index (nodes, i);

      g_string_append (xml, "    <node");
      gsy_xml_append_attribute (xml, "id", node->id);
      g_string_append (xml, ">\n");
      append_data (xml, node, 'n', node_fields, G_N_ELEMENTS (node_fields));
      g_string_append (xml, "    </node>\n");
      if (!gsy_sink_drain (self->sink, xml, error))
        return FALSE;
    }
  for (guint i = 0; i < edges->len; i++)
    {
      const GsyNetworkEdge *edge = g_ptr_array_index (edges, i);

      g_string_append (xml, "    <edge");
      gsy_xml_append_attribute (xml, "id", edge->id);
      gsy_xml_append_attribute (xml, "source", ((GsyNetworkNode *) g_ptr_array_index (nodes, edge->from))->id);
      gsy_xml_append_attribute (xml, "target", ((GsyNetworkNode *) g_ptr_array_index (nodes, edge->to))->id);
      g_string_append (xml, ">\n");
      append_data (xml, edge, 'e', edge_fields, G_N_ELEMENTS (edge_fields));
      g_string_append (xml, "    </edge>\n");
      if (!gsy_sink_drain (self->sink, xml, error))
        return FALSE;
    }
  g_string_append (xml, "  </graph>\n</graphml>\n");
  return gsy_sink_drain (self->sink, xml, error);
}

/* --- GEXF --- */

static void
append_attributes (GString *xml, const char *of, const Field *fields, guint n)
{
  g_string_append_printf (xml, "    <attributes class=\"%s\">\n", of);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (xml, "      <attribute id=\"%u\" title=\"%s\" type=\"%s\"/>\n", i, fields[i].name, fields[i].number ? "integer" : "string");
  g_string_append (xml, "    </attributes>\n");
}

static void
append_values (GString *xml, gconstpointer item, const Field *fields, guint n)
{
  g_string_append (xml, "        <attvalues>\n");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = fields[i].number ? g_strdup_printf ("%u", get_number (item, &fields[i])) : NULL;
      const char *value = number != NULL ? number : get_text (item, &fields[i]);

      if (value == NULL)
        continue;
      g_string_append_printf (xml, "          <attvalue for=\"%u\"", i);
      gsy_xml_append_attribute (xml, "value", value);
      g_string_append (xml, "/>\n");
    }
  g_string_append (xml, "        </attvalues>\n");
}

/* The first and the last day that an EDTF date may mean, as GEXF's “date” wants them: full days. */
static void
append_dates (GString *xml, const char *date)
{
  const char *slash = date != NULL ? strchr (date, '/') : NULL;
  g_autofree char *first = slash != NULL ? g_strndup (date, slash - date) : g_strdup (date);
  const char *last = slash != NULL ? slash + 1 : date;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (date == NULL || strlen (first) < 4 || strlen (last) < 4)
    return;
  start = g_strconcat (first, strlen (first) == 4 ? "-01-01" : strlen (first) == 7 ? "-01"
                                                                                   : "",
                       NULL);
  if (strlen (last) == 7)
    end = g_strdup_printf ("%s-%02u", last, g_date_get_days_in_month ((GDateMonth) CLAMP (atoi (last + 5), 1, 12), (GDateYear) CLAMP (atoi (last), 1, 9999)));
  else
    end = g_strconcat (last, strlen (last) == 4 ? "-12-31" : "", NULL);
  gsy_xml_append_attribute (xml, "start", start);
  gsy_xml_append_attribute (xml, "end", end);
}

static gboolean
write_gexf (Writer *self, GString *xml, GError **error)
{
  GPtrArray *nodes = gsy_network_get_nodes (self->network), *edges = gsy_network_get_edges (self->network);

  g_string_append (xml, "<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">\n"
                        "  <meta>\n    <creator>Gainsay</creator>\n  </meta>\n"
                        "  <graph mode=\"dynamic\" timeformat=\"date\" defaultedgetype=\"directed\">\n");
  append_attributes (xml, "node", node_fields, G_N_ELEMENTS (node_fields));
  append_attributes (xml, "edge", edge_fields, G_N_ELEMENTS (edge_fields));
  g_string_append (xml, "    <nodes>\n");
  for (guint i = 0; i < nodes->len; i++)
    {
      const GsyNetworkNode *node = g_ptr_array_index (nodes, i);

      g_string_append (xml, "      <node");
      gsy_xml_append_attribute (xml, "id", node->id);
      gsy_xml_append_attribute (xml, "label", node->label);
      g_string_append (xml, ">\n");
      append_values (xml, node, node_fields, G_N_ELEMENTS (node_fields));
      g_string_append (xml, "      </node>\n");
      if (!gsy_sink_drain (self->sink, xml, error))
        return FALSE;
    }
  g_string_append (xml, "    </nodes>\n    <edges>\n");
  for (guint i = 0; i < edges->len; i++)
    {
      const GsyNetworkEdge *edge = g_ptr_array_index (edges, i);

      g_string_append (xml, "      <edge");
      gsy_xml_append_attribute (xml, "id", edge->id);
      gsy_xml_append_attribute (xml, "source", ((GsyNetworkNode *) g_ptr_array_index (nodes, edge->from))->id);
      gsy_xml_append_attribute (xml, "target", ((GsyNetworkNode *) g_ptr_array_index (nodes, edge->to))->id);
      gsy_xml_append_attribute (xml, "label", edge->kind);
      g_string_append_printf (xml, " weight=\"%u\"", edge->reports);
      append_dates (xml, edge->date);
      g_string_append (xml, ">\n");
      append_values (xml, edge, edge_fields, G_N_ELEMENTS (edge_fields));
      g_string_append (xml, "      </edge>\n");
      if (!gsy_sink_drain (self->sink, xml, error))
        return FALSE;
    }
  g_string_append (xml, "    </edges>\n  </graph>\n</gexf>\n");
  return gsy_sink_drain (self->sink, xml, error);
}

/* --- Both --- */

static gpointer
begin (const GsyExportSetup *setup, gboolean gexf)
{
  Writer *self = g_new0 (Writer, 1);

  self->sink = setup->sink;
  self->network = gsy_network_new (gsy_export_setup_has (setup, "statements") ? GSY_NETWORK_STATEMENTS : GSY_NETWORK_ACTORS, setup->scheme);
  self->gexf = gexf;
  return self;
}

static gpointer
begin_graphml (const GsyExportSetup *setup, GError **error)
{
  return begin (setup, FALSE);
}

static gpointer
begin_gexf (const GsyExportSetup *setup, GError **error)
{
  return begin (setup, TRUE);
}

static gboolean
add (gpointer writer, const GsyExportUnit *unit, GError **error)
{
  gsy_network_add (((Writer *) writer)->network, unit);
  return TRUE;
}

static gboolean
end (gpointer writer, GError **error)
{
  Writer *self = writer;
  g_autoptr (GString) xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  gsy_network_finish (self->network);
  return self->gexf ? write_gexf (self, xml, error) : write_graphml (self, xml, error);
}

static void
writer_free (gpointer writer)
{
  Writer *self = writer;

  gsy_network_free (self->network);
  g_free (self);
}

/* Of a statement, what is left in a network: who, whom, its kind, date and topics; its words in one of statements. */
#define HOLDS                                                                                                                                                                 \
  (GSY_HOLDS (GSY_FEATURE_OVERLAPS) | GSY_HOLDS (GSY_FEATURE_NESTING) | GSY_HOLDS (GSY_FEATURE_FRAGMENTS) | GSY_HOLDS (GSY_FEATURE_ACTORS) | GSY_HOLDS (GSY_FEATURE_TOPICS) | \
   GSY_HOLDS (GSY_FEATURE_SAID) | GSY_HOLDS (GSY_FEATURE_IDS) | GSY_HOLDS (GSY_FEATURE_DETACHED))

const GsyFormat gsy_format_graphml = {
  .id = "graphml",
  .name = "GraphML",
  /* Translators: what a file format is for, in the list of formats: “to …” */
  .purpose = N_ ("to draw the network in visone, yEd or Gephi, or work with it in networkx or igraph"),
  .extension = "graphml",
  .holds = HOLDS,
  .options = options,
  .begin = begin_graphml,
  .add = add,
  .end = end,
  .free = writer_free,
};

const GsyFormat gsy_format_gexf = {
  .id = "gexf",
  .name = "GEXF",
  /* Translators: what a file format is for, in the list of formats: “to …” */
  .purpose = N_ ("to draw the network in Gephi with its timeline"),
  .extension = "gexf",
  .holds = HOLDS,
  .options = options,
  .begin = begin_gexf,
  .add = add,
  .end = end,
  .free = writer_free,
};
