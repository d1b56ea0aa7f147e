/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-read-cas-json.c: reads UIMA CAS JSON 0.4. A file is self-contained, and says with a sign before a member's name what a reference is: so its types need
 * not be read, and its structures are taken one after the other. */
#include "config.h"
#include "io/formats/gsy-json-read.h"
#include "io/formats/gsy-json-walk.h"
#include "io/formats/gsy-read-cas.h"
#include "io/formats/gsy-cas.h"
#include "io/formats/gsy-reader.h"

#include "core/gsy-error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef struct
{
  GsyCasGraph *graph;
  gint64 n_unnamed; /* for those without an id, from the lowest number on */
} Loader;

/* An element or member that is no list and no object, as text. (transfer full) (nullable) */
static char *
dup_scalar (JsonNode *node, GsyFsKind *kind)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  *kind = GSY_FS_TEXT;
  if (!JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return json_node_dup_string (node);
    case G_TYPE_INT64:
      *kind = GSY_FS_NUMBER;
      return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
    case G_TYPE_BOOLEAN:
      *kind = GSY_FS_FLAG;
      return g_strdup (json_node_get_boolean (node) ? "true" : "false");
    case G_TYPE_DOUBLE:
      return g_strdup (g_ascii_dtostr (number, sizeof number, json_node_get_double (node)));
    default:
      return NULL;
    }
}

static gboolean
get_id (JsonNode *node, gint64 *id)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *id = json_node_get_int (node);
  return TRUE;
}

/* Values in a list, as one text. */
static void
add_texts (GsyCasGraph *graph, GsyFs *fs, const char *feature, JsonArray *list)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      GsyFsKind kind;
      g_autofree char *text = dup_scalar (json_array_get_element (list, i), &kind);

      if (text != NULL && text[0] != '\0')
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? "; " : "", text);
    }
  gsy_cas_graph_set_text (graph, fs, feature, GSY_FS_TEXTS, joined->str);
}

static void
add_references (GsyCasGraph *graph, GsyFs *fs, const char *feature, JsonArray *list)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      gint64 id;

      if (get_id (json_array_get_element (list, i), &id))
        gsy_cas_graph_add_reference (graph, fs, feature, id);
    }
}

/* Arrays of primitive values have these as their elements; all others have references. */
static gboolean
has_references (const char *type)
{
  static const char *const primitive[] = { "uima.cas.StringArray", "uima.cas.BooleanArray", "uima.cas.ByteArray", "uima.cas.ShortArray", "uima.cas.IntegerArray", "uima.cas.LongArray", "uima.cas.FloatArray", "uima.cas.DoubleArray", NULL };

  return !g_strv_contains (primitive, type);
}

static void
add_member (GsyCasGraph *graph, GsyFs *fs, const char *name, JsonNode *node)
{
  GsyFsKind kind;
  g_autofree char *text = NULL;
  gint64 id;

  if (strcmp (name, "%ELEMENTS") == 0 && JSON_NODE_HOLDS_ARRAY (node))
    {
      if (has_references (fs->type))
        add_references (graph, fs, "elements", json_node_get_array (node));
      else
        add_texts (graph, fs, "elements", json_node_get_array (node));
      return;
    }
  if (name[0] == '%' || name[0] == '^' || strcmp (name, "begin") == 0 || strcmp (name, "end") == 0 || strcmp (name, "@sofa") == 0)
    return;
  if (name[0] == '@')
    {
      if (get_id (node, &id))
        gsy_cas_graph_set_reference (graph, fs, name + 1, id);
      else if (JSON_NODE_HOLDS_ARRAY (node))
        add_references (graph, fs, name + 1, json_node_get_array (node));
      return;
    }
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      add_texts (graph, fs, name, json_node_get_array (node));
      return;
    }
  text = dup_scalar (node, &kind);
  if (text != NULL)
    gsy_cas_graph_set_text (graph, fs, name[0] == '#' ? name + 1 : name, kind, text);
}

static guint64
get_offset (JsonNode *node, const char *member)
{
  guint offset;

  return gsy_json_get_count (node, member, &offset) ? offset : G_MAXUINT64;
}

static void
add_structure (Loader *self, JsonNode *node)
{
  const char *type = gsy_json_get_text (node, "%TYPE");
  JsonNode *id_node = gsy_json_get (node, "%ID"), *sofa_node = gsy_json_get (node, "@sofa");
  gint64 id, sofa = 0;
  JsonObjectIter iter;
  JsonNode *member;
  const char *name;
  GsyFs *fs;

  if (type == NULL)
    return;
  if (id_node == NULL || !get_id (id_node, &id))
    id = G_MININT64 + self->n_unnamed++;
  if (strcmp (type, "uima.cas.Sofa") == 0)
    {
      gsy_cas_graph_add_sofa (self->graph, id, gsy_json_get_text (node, "sofaID"), gsy_json_get_text (node, "sofaString"));
      return;
    }
  fs = gsy_cas_graph_add (self->graph, id, type);
  if (fs == NULL)
    return;
  if (sofa_node != NULL && get_id (sofa_node, &sofa) && (gsy_json_get (node, "begin") != NULL || gsy_json_get (node, "end") != NULL))
    gsy_cas_graph_set_place (fs, sofa, get_offset (node, "begin"), get_offset (node, "end"));
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    add_member (self->graph, fs, name, member);
}

/* Which types there are, of which kind: also those that nothing in this file is of. */
static gboolean
add_types (GsyCasGraph *graph, const GsyJsonPiece *piece, GError **error)
{
  g_autoptr (JsonNode) node = gsy_json_piece_read (piece, error);
  JsonObjectIter iter;
  JsonNode *type;
  const char *name;

  if (node == NULL)
    return FALSE;
  if (graph->types != NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return TRUE;
  graph->types = g_hash_table_new (g_str_hash, g_str_equal);
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &type))
    {
      const char *super = gsy_json_get_text (type, "%SUPER_TYPE");

      if (super != NULL)
        g_hash_table_insert (graph->types, (gpointer) gsy_cas_graph_intern (graph, name), (gpointer) gsy_cas_graph_intern (graph, super));
    }
  return TRUE;
}

static gboolean
add_piece (const GsyJsonPiece *piece, gpointer data, GError **error)
{
  g_autoptr (JsonNode) node = NULL;

  if (!piece->element && piece->depth <= 1 && g_strcmp0 (piece->member, "%TYPES") == 0)
    return add_types (((Loader *) data)->graph, piece, error);
  if (!piece->element || piece->depth > 1 || g_strcmp0 (piece->member, "%FEATURE_STRUCTURES") != 0)
    return TRUE;
  node = gsy_json_piece_read (piece, error);
  if (node == NULL)
    return FALSE;
  add_structure (data, node);
  return TRUE;
}

static GsyCasGraph *
load (GsySource *source, const char *name, G_GNUC_UNUSED gpointer data, GError **error)
{
  static const char *const open[] = { "%FEATURE_STRUCTURES", NULL };
  g_autoptr (GsyCasGraph) graph = gsy_cas_graph_new ();
  Loader self = { .graph = graph };

  if (!gsy_json_walk (source, name, open, add_piece, &self, error))
    return NULL;
  return g_steal_pointer (&graph);
}

static guint
sure (GsySource *source, const char *name)
{
  g_autoptr (GBytes) head = gsy_source_load_head (source, name, 65536);
  gsize len;
  const char *data = g_bytes_get_data (head, &len);

  if (len == 0 || memchr (data, '{', MIN (len, 64)) == NULL)
    return 0;
  if (g_strstr_len (data, (gssize) len, "\"%FEATURE_STRUCTURES\"") != NULL || g_strstr_len (data, (gssize) len, "\"%SUPER_TYPE\"") != NULL)
    return 100;
  return g_strstr_len (data, (gssize) len, "\"%TYPES\"") != NULL ? 95 : 0;
}

static gboolean
is_ours (GsySource *source, const char *name)
{
  return sure (source, name) > 0;
}

static guint
probe (GsySource *source)
{
  return gsy_cas_probe (source, ".json", sure);
}

static gboolean
read_source (GsyImport *import, GsySource *source, GError **error)
{
  return gsy_cas_read (import, source, ".json", is_ours, load, NULL, error);
}

static const char *const suffixes[] = { ".json", NULL };

const GsyReader gsy_reader_cas_json = {
  .id = "cas-json",
  .name = "UIMA CAS JSON",
  /* Translators: what comes of files of a format, in the list of formats that can be read. */
  .purpose = N_ ("what was marked in INCEpTION, or by programs for UIMA such as cassis"),
  .suffixes = suffixes,
  .folders = TRUE,
  .reads = GSY_CAS_HOLDS,
  .probe = probe,
  .read = read_source,
};
