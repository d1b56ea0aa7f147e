/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-read-xmi.c: reads UIMA CAS XMI. What an attribute is, a text or the number of another element, only the type system beside it says: TypeSystem.xml in
 * the same folder, in one above it, or in the archive that INCEpTION makes. Without one it is what it is called that tells. */
#include "config.h"
#include "io/formats/gsy-cas.h"
#include "io/formats/gsy-read-cas.h"
#include "io/formats/gsy-reader.h"
#include "io/formats/gsy-unzip.h"
#include "io/formats/gsy-xml-read.h"

#include "core/gsy-error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define TYPE_SYSTEM "TypeSystem.xml"

/* A type system may go in a circle. */
#define MAX_ANCESTORS 64

/* @supers: type to what it is a kind of; @ranges: "type:feature" to what it holds, with "*" before it if that is referred to from elsewhere, too. */
typedef struct
{
  char *name;
  GHashTable *supers;
  GHashTable *ranges;
} TypeSystem;

/* What all files of a source share. */
typedef struct
{
  GsyImport *import;
  TypeSystem *types; /* (nullable): the last one that was read */
} Shared;

/* --- The type system --- */

static void
type_system_free (TypeSystem *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_hash_table_unref (self->supers);
  g_hash_table_unref (self->ranges);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TypeSystem, type_system_free)

/* The text in a child, without spaces around it. (transfer full): "" when there is none */
static char *
dup_child_text (const xmlNode *node, const char *child)
{
  xmlNode *found = gsy_xml_child (node, child);
  char *text = found != NULL ? gsy_xml_dup_text (found) : NULL;

  return text != NULL ? g_strstrip (text) : g_strdup ("");
}

static void
add_type (TypeSystem *self, const xmlNode *node)
{
  g_autofree char *name = dup_child_text (node, "name");
  g_autofree char *super = dup_child_text (node, "supertypeName");
  xmlNode *features = gsy_xml_child (node, "features");

  for (xmlNode *feature = features != NULL ? gsy_xml_child (features, "featureDescription") : NULL; feature != NULL; feature = gsy_xml_next (feature, "featureDescription"))
    {
      g_autofree char *own = dup_child_text (feature, "name");
      g_autofree char *range = dup_child_text (feature, "rangeTypeName");
      g_autofree char *shared = dup_child_text (feature, "multipleReferencesAllowed");

      g_hash_table_insert (self->ranges, g_strconcat (name, ":", own, NULL), g_strconcat (strcmp (shared, "true") == 0 ? "*" : "", range, NULL));
    }
  g_hash_table_insert (self->supers, g_steal_pointer (&name), g_steal_pointer (&super));
}

static TypeSystem *
type_system_load (GsySource *source, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = gsy_source_load (source, name, error);
  g_autoptr (xmlDoc) doc = bytes != NULL ? gsy_xml_read (bytes, name, error) : NULL;
  g_autoptr (TypeSystem) self = NULL;
  xmlNode *types;

  if (doc == NULL)
    return NULL;
  self = g_new0 (TypeSystem, 1);
  self->name = g_strdup (name);
  self->supers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->ranges = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  types = gsy_xml_child (xmlDocGetRootElement (doc), "types");
  for (xmlNode *type = types != NULL ? gsy_xml_child (types, "typeDescription") : NULL; type != NULL; type = gsy_xml_next (type, "typeDescription"))
    add_type (self, type);
  return g_steal_pointer (&self);
}

/* Beside @file, or in a folder above it. (transfer full) (nullable) */
static char *
find_type_system (GsySource *source, const char *file)
{
  g_autofree char *folder = g_strdup (file);

  for (;;)
    {
      char *slash = strrchr (folder, '/');
      g_autofree char *name = NULL;

      if (slash == NULL)
        return gsy_source_has (source, TYPE_SYSTEM) ? g_strdup (TYPE_SYSTEM) : NULL;
      *slash = '\0';
      name = g_strconcat (folder, "/" TYPE_SYSTEM, NULL);
      if (gsy_source_has (source, name))
        return g_steal_pointer (&name);
    }
}

/* What the type system, or our own types, say that a feature holds. (nullable) */
static const char *
find_range (const TypeSystem *self, const char *type, const char *feature)
{
  static const char *const ranges[] = { [GSY_CAS_STRING] = "uima.cas.String", [GSY_CAS_INTEGER] = "uima.cas.Integer", [GSY_CAS_REFERENCE] = "uima.tcas.Annotation" };

  for (guint i = 0; self != NULL && type != NULL && i < MAX_ANCESTORS; i++)
    {
      g_autofree char *key = g_strconcat (type, ":", feature, NULL);
      const char *range = g_hash_table_lookup (self->ranges, key);

      if (range != NULL)
        return range;
      type = g_hash_table_lookup (self->supers, type);
    }
  for (guint i = 0; self == NULL && i < GSY_N_CAS_TYPES; i++)
    for (const GsyCasFeature *own = gsy_cas_types[i].features; strcmp (gsy_cas_types[i].name, type) == 0 && own->name != NULL; own++)
      if (strcmp (own->name, feature) == 0)
        return ranges[own->range];
  return NULL;
}

/* --- Values --- */

static gboolean
read_ids (const char *text, GArray *ids)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n\r", -1);

  for (char **word = words; *word != NULL; word++)
    {
      gint64 id;

      if ((*word)[0] == '\0')
        continue;
      if (!g_ascii_string_to_signed (*word, 10, G_MININT64, G_MAXINT64, &id, NULL))
        return FALSE;
      g_array_append_val (ids, id);
    }
  return TRUE;
}

/* @list: they are several, even if there is one; else it is one, which may be an array of them. */
static void
set_references (GsyCasGraph *graph, GsyFs *fs, const char *feature, const char *text, gboolean list)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!read_ids (text, ids))
    {
      gsy_cas_graph_set_text (graph, fs, feature, GSY_FS_TEXT, text);
      return;
    }
  if (!list && ids->len == 1)
    gsy_cas_graph_set_reference (graph, fs, feature, g_array_index (ids, gint64, 0));
  else
    for (guint i = 0; i < ids->len; i++)
      gsy_cas_graph_add_reference (graph, fs, feature, g_array_index (ids, gint64, i));
}

/* What has references in types of UIMA itself, and in those of others by habit. */
static gboolean
is_reference_name (const char *type, const char *feature)
{
  static const char *const names[] = { "Governor", "Dependent", "source", "target", "cue", "links", "next", "first", NULL };

  if (g_str_has_prefix (type, "uima.cas."))
    return strcmp (feature, "tail") == 0 || (strcmp (type, "uima.cas.NonEmptyFSList") == 0 && strcmp (feature, "head") == 0) || (g_str_has_suffix (type, "FSArray") && strcmp (feature, "elements") == 0);
  return g_strv_contains (names, feature);
}

/* Whether nobody can tell. */
static gboolean
may_be_reference (const char *type, const char *feature, const char *text)
{
  return !g_str_has_prefix (type, "uima.") && strstr (type, ".dkpro.") == NULL && !is_reference_name (type, feature) && find_range (NULL, type, feature) == NULL && strspn (text, "0123456789 ") == strlen (text);
}

static void
set_value (const TypeSystem *types, GsyCasGraph *graph, GsyFs *fs, const char *feature, const char *text)
{
  static const char *const integers[] = { "uima.cas.Integer", "uima.cas.Long", "uima.cas.Short", "uima.cas.Byte", NULL };
  static const char *const texts[] = { "uima.cas.String", "uima.cas.Float", "uima.cas.Double", NULL };
  static const char *const arrays[] = { "uima.cas.FSArray", "uima.cas.FSList", NULL };
  const char *range = find_range (types, fs->type, feature);
  gboolean shared = range != NULL && range[0] == '*';

  range = shared ? range + 1 : range;
  if (range == NULL && is_reference_name (fs->type, feature))
    set_references (graph, fs, feature, text, strcmp (feature, "elements") == 0 || strcmp (feature, "links") == 0);
  else if (range == NULL || g_strv_contains (texts, range))
    gsy_cas_graph_set_text (graph, fs, feature, GSY_FS_TEXT, text);
  else if (strcmp (range, "uima.cas.Boolean") == 0)
    gsy_cas_graph_set_text (graph, fs, feature, GSY_FS_FLAG, text);
  else if (g_strv_contains (integers, range))
    gsy_cas_graph_set_text (graph, fs, feature, GSY_FS_NUMBER, text);
  else if (shared)
    set_references (graph, fs, feature, text, FALSE);
  else if (g_strv_contains (arrays, range) || g_str_has_suffix (range, "[]"))
    set_references (graph, fs, feature, text, TRUE);
  else if (g_str_has_prefix (range, "uima.cas.") && (g_str_has_suffix (range, "Array") || g_str_has_suffix (range, "List")))
    gsy_cas_graph_set_text (graph, fs, feature, GSY_FS_TEXTS, text);
  else if (types != NULL && g_hash_table_contains (types->supers, range) && g_strcmp0 (g_hash_table_lookup (types->supers, range), "uima.cas.String") == 0)
    gsy_cas_graph_set_text (graph, fs, feature, GSY_FS_TEXT, text);
  else
    set_references (graph, fs, feature, text, FALSE);
}

/* --- Elements --- */

typedef struct
{
  GsyImport *import;
  GsyCasGraph *graph;
  const TypeSystem *types;
  const char *name;
  gint64 n_unnamed; /* for those without an id, from the lowest number on */
} Loader;

/* “http:///a/b.ecore” and “C” are “a.b.C”. (transfer full) */
static char *
dup_type (const xmlNode *node)
{
  const char *space = node->ns != NULL ? (const char *) node->ns->href : NULL;
  g_autofree char *package = NULL;

  if (space == NULL || !g_str_has_prefix (space, "http:///") || !g_str_has_suffix (space, ".ecore") || strcmp (space, "http:///uima/noNamespace.ecore") == 0)
    return g_strdup ((const char *) node->name);
  package = g_strndup (space + strlen ("http:///"), strlen (space) - strlen ("http:///.ecore"));
  g_strdelimit (package, "/", '.');
  return g_strconcat (package, ".", node->name, NULL);
}

static gboolean
parse_id (const xmlNode *node, const char *name, gboolean in_space, gint64 *id)
{
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if ((attribute->ns != NULL) == in_space && strcmp ((const char *) attribute->name, name) == 0)
      {
        g_autofree char *text = gsy_xml_dup_text ((const xmlNode *) attribute);

        return text != NULL && g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, id, NULL);
      }
  return FALSE;
}

static guint64
parse_offset (const char *text)
{
  guint64 offset;

  return g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &offset, NULL) ? offset : G_MAXUINT64;
}

static void
add_attributes (Loader *self, GsyFs *fs, const xmlNode *node)
{
  guint64 begin = G_MAXUINT64, end = G_MAXUINT64;
  gint64 sofa = 0;
  gboolean placed = FALSE;

  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      const char *feature = (const char *) attribute->name;
      g_autofree char *text = attribute->ns == NULL ? gsy_xml_dup_text ((const xmlNode *) attribute) : NULL;

      if (text == NULL)
        continue;
      if (strcmp (feature, "begin") == 0)
        begin = parse_offset (text);
      else if (strcmp (feature, "end") == 0)
        end = parse_offset (text);
      else if (strcmp (feature, "sofa") != 0)
        {
          if (self->types == NULL && may_be_reference (fs->type, feature, text))
            gsy_import_unplaced (self->import, _ ("numbers of which only a TypeSystem.xml would tell whether they lead to something"), self->name, TRUE);
          set_value (self->types, self->graph, fs, feature, text);
        }
      else if (g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &sofa, NULL))
        placed = TRUE;
    }
  if (placed && (xmlHasProp ((xmlNode *) node, BAD_CAST "begin") != NULL || xmlHasProp ((xmlNode *) node, BAD_CAST "end") != NULL))
    gsy_cas_graph_set_place (fs, sofa, begin, end);
}

/* Texts of a list are elements, one after the other. */
static void
add_children (Loader *self, GsyFs *fs, const xmlNode *node)
{
  for (xmlNode *child = gsy_xml_child (node, NULL); child != NULL;)
    {
      const char *feature = (const char *) child->name;
      g_autoptr (GString) joined = g_string_new (NULL);

      for (; child != NULL && strcmp ((const char *) child->name, feature) == 0; child = gsy_xml_next (child, NULL))
        {
          g_autofree char *text = gsy_xml_dup_text (child);

          if (text != NULL && text[0] != '\0')
            g_string_append_printf (joined, "%s%s", joined->len > 0 ? "; " : "", text);
        }
      gsy_cas_graph_set_text (self->graph, fs, feature, GSY_FS_TEXTS, joined->str);
    }
}

static gboolean
add_element (xmlNode *node, gpointer data, GError **error)
{
  Loader *self = data;
  g_autofree char *type = dup_type (node);
  gint64 id;
  GsyFs *fs;

  if (node->parent == NULL || node->parent->type != XML_ELEMENT_NODE)
    {
      if (gsy_xml_is (node, "XMI"))
        return TRUE;
      /* Translators: %s is a file's name; XMI is the name of a format. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("%s is XML, but no XMI"), self->name);
      return FALSE;
    }
  if (strcmp (type, "uima.cas.NULL") == 0 || strcmp (type, "uima.cas.View") == 0)
    return TRUE;
  if (!parse_id (node, "id", TRUE, &id))
    id = G_MININT64 + self->n_unnamed++;
  if (strcmp (type, "uima.cas.Sofa") == 0)
    {
      g_autofree char *name = gsy_xml_dup_attribute (node, "sofaID");
      g_autofree char *text = gsy_xml_dup_attribute (node, "sofaString");

      gsy_cas_graph_add_sofa (self->graph, id, name, text);
      return TRUE;
    }
  fs = gsy_cas_graph_add (self->graph, id, type);
  if (fs != NULL)
    {
      add_attributes (self, fs, node);
      add_children (self, fs, node);
    }
  return TRUE;
}

static GsyCasGraph *
load (GsySource *source, const char *name, gpointer data, GError **error)
{
  static const char *const lists[] = { NULL };
  Shared *shared = data;
  g_autofree char *types = find_type_system (source, name);
  g_autoptr (GsyCasGraph) graph = gsy_cas_graph_new ();
  Loader self = { .import = shared->import, .graph = graph, .name = name };

  if (types != NULL && (shared->types == NULL || strcmp (shared->types->name, types) != 0))
    {
      g_clear_pointer (&shared->types, type_system_free);
      shared->types = type_system_load (source, types, error);
      if (shared->types == NULL)
        return NULL;
    }
  if (types != NULL)
    {
      self.types = shared->types;
      graph->types = g_hash_table_ref (shared->types->supers);
    }
  if (!gsy_xml_each (source, name, lists, add_element, &self, error))
    return NULL;
  return g_steal_pointer (&graph);
}

/* --- The reader --- */

/* The names of files in an archive are in clear. */
static gboolean
names_xmi (const char *data, gsize len)
{
  static const char ending[] = ".xmi";

  for (gsize i = 0; i + strlen (ending) <= len; i++)
    if (memcmp (data + i, ending, strlen (ending)) == 0)
      return TRUE;
  return FALSE;
}

static guint
sure (GsySource *source, const char *name)
{
  g_autoptr (GBytes) head = gsy_source_load_head (source, name, 65536);
  gsize len;
  const char *data = g_bytes_get_data (head, &len);

  if (len == 0)
    return 0;
  if (gsy_is_zip (head))
    return gsy_source_name_is (name, ".zip") && names_xmi (data, len) ? 90 : 0;
  if (g_strstr_len (data, (gssize) len, "\"http:///uima/cas.ecore\"") != NULL)
    return 100;
  return g_strstr_len (data, (gssize) len, "\"http://www.omg.org/XMI\"") != NULL ? 50 : 0;
}

static gboolean
is_ours (GsySource *source, const char *name)
{
  return sure (source, name) > 0;
}

static guint
probe (GsySource *source)
{
  return gsy_cas_probe (source, ".xmi", sure);
}

static gboolean
read_source (GsyImport *import, GsySource *source, GError **error)
{
  Shared shared = { .import = import };
  const char *name = gsy_source_is_folder (source) ? NULL : gsy_source_get_name (source, 0);
  g_autoptr (GBytes) head = name != NULL ? gsy_source_load_head (source, name, 64) : NULL;
  g_autoptr (GsySource) inside = NULL;
  gboolean done;

  if (head != NULL && gsy_is_zip (head))
    {
      g_autoptr (GBytes) bytes = gsy_source_load (source, name, error);

      inside = bytes != NULL ? gsy_unzip (bytes, name, error) : NULL;
      if (inside == NULL)
        return FALSE;
    }
  done = gsy_cas_read (import, inside != NULL ? inside : source, ".xmi", is_ours, load, &shared, error);
  type_system_free (shared.types);
  return done;
}

static const char *const suffixes[] = { ".xmi", ".zip", NULL };

const GsyReader gsy_reader_xmi = {
  .id = "xmi",
  .name = "UIMA CAS XMI",
  /* Translators: what comes of files of a format, in the list of formats that can be read. */
  .purpose = N_ ("what was marked in INCEpTION or WebAnno, or by programs for UIMA such as DKPro and cTAKES"),
  .suffixes = suffixes,
  .folders = TRUE,
  .reads = GSY_CAS_HOLDS,
  .probe = probe,
  .read = read_source,
};
