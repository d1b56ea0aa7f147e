/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-read-cas-types.c: what the types of other programs are, statements or what is said of each word, and what people call them. */
#include "config.h"
#include "io/formats/gsy-read-cas-private.h"

#include <string.h>

/* A type system may go in a circle. */
#define MAX_ANCESTORS 64

#define DKPRO "de.tudarmstadt.ukp.dkpro.core.api."
#define INCEPTION "de.tudarmstadt.ukp.clarin.webanno.api.type."

static gboolean
starts_with_any (const char *type, const char *const *prefixes)
{
  for (; *prefixes != NULL; prefixes++)
    if (g_str_has_prefix (type, *prefixes))
      return TRUE;
  return FALSE;
}

static const char *
last_part (const char *type)
{
  const char *dot = strrchr (type, '.');

  return dot != NULL && dot[1] != '\0' ? dot + 1 : type;
}

static GsyCasKind
kind_of_name (const char *type)
{
  static const char *const silent[] = { "uima.cas.", "uima.tcas.DocumentAnnotation", INCEPTION, DKPRO "metadata.", "org.dkpro.core.api.xml.", "org.dkpro.core.api.pdf.", "org.apache.uima.examples.SourceDocumentInformation", NULL };
  static const char *const words[] = { DKPRO "segmentation.", DKPRO "lexmorph.", DKPRO "syntax.type.dependency.", DKPRO "syntax.type.constituent.", DKPRO "syntax.type.PennTree",
                                       "org.apache.ctakes.typesystem.type.syntax.", "org.apache.ctakes.typesystem.type.textspan.", NULL };
  static const char *const word_names[] = { "Token", "Sentence", "Lemma", "Stem", "POS", "Paragraph", NULL };

  if (gsy_cas_type_find (type) != GSY_N_CAS_TYPES)
    return GSY_CAS_KIND_OWN;
  if (starts_with_any (type, silent))
    return GSY_CAS_KIND_SILENT;
  if (starts_with_any (type, words) || g_strv_contains (word_names, last_part (type)))
    return GSY_CAS_KIND_WORDS;
  return GSY_CAS_KIND_STATEMENT;
}

/* Of its ancestors, too. */
GsyCasKind
gsy_cas_reader_kind_of (GsyCasReader *self, const char *type)
{
  GsyCasKind kind = GPOINTER_TO_INT (g_hash_table_lookup (self->kinds, type));
  const char *ancestor = type;

  if (kind != 0)
    return kind;
  kind = kind_of_name (type);
  for (guint i = 0; kind == GSY_CAS_KIND_STATEMENT && i < MAX_ANCESTORS; i++)
    {
      ancestor = gsy_cas_graph_get_super_type (self->graph, ancestor);
      if (ancestor == NULL || g_str_has_prefix (ancestor, "uima.cas."))
        break;
      kind = kind_of_name (ancestor);
    }
  g_hash_table_insert (self->kinds, (gpointer) type, GINT_TO_POINTER (kind));
  return kind;
}

/* What people call a type. */
const char *
gsy_cas_reader_label_of (GsyCasReader *self, const char *type)
{
  const char *label = g_hash_table_lookup (self->labels, type);

  return label != NULL ? label : last_part (type);
}

const char *
gsy_cas_reader_label_of_feature (GsyCasReader *self, const char *type, const char *feature)
{
  g_autofree char *key = g_strconcat (type, ":", feature, NULL);
  const char *label = g_hash_table_lookup (self->labels, key);

  return label != NULL ? label : feature;
}

/* INCEpTION says in a file what people called its layers and their features. */
void
gsy_cas_reader_read_labels (GsyCasReader *self)
{
  for (guint i = 0; i < self->graph->structures->len; i++)
    {
      const GsyFs *fs = g_ptr_array_index (self->graph->structures, i);
      const char *name = gsy_fs_get_text (fs, "name"), *label = gsy_fs_get_text (fs, "uiName");
      const GsyFs *layer = strcmp (fs->type, INCEPTION "FeatureDefinition") == 0 ? gsy_cas_graph_follow (self->graph, fs, "layer") : NULL;
      const char *layer_name = layer != NULL ? gsy_fs_get_text (layer, "name") : NULL;

      if (name == NULL || label == NULL)
        continue;
      if (strcmp (fs->type, INCEPTION "LayerDefinition") == 0)
        g_hash_table_insert (self->labels, g_strdup (name), (gpointer) label);
      else if (layer_name != NULL)
        g_hash_table_insert (self->labels, g_strconcat (layer_name, ":", name, NULL), (gpointer) label);
    }
}
