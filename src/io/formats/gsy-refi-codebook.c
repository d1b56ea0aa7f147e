/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-refi-codebook.c: codes that are read: most are layers; ours say what they are. */
#include "config.h"
#include "core/gsy-edit.h"
#include "io/formats/gsy-refi-codes.h"
#include "io/formats/gsy-refi.h"
#include "io/formats/gsy-xml-read.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Layers for codes that mark nothing are made, too, unless there are more codes than anybody has layers. */
#define MAX_UNUSED_LAYERS 500

/* More layers than that are no way to mark anything; the other codes are told in notes. */
#define MAX_LAYERS 2000

void
gsy_refi_code_free (gpointer data)
{
  GsyRefiCode *code = data;

  g_free (code->name);
  g_free (code->path);
  g_free (code->color);
  g_free (code->definition);
  g_free (code->attribute);
  g_free (code);
}

/* The last line of a description if it is our mark, which is taken away. (transfer full) (nullable) */
static char *
take_mark (char **definition)
{
  char *line = *definition != NULL ? strrchr (*definition, '\n') : NULL;
  char *mark;

  line = line != NULL ? line + 1 : *definition;
  if (line == NULL || !g_str_has_prefix (line, GSY_REFI_MARK))
    return NULL;
  mark = g_strchomp (g_strdup (line + strlen (GSY_REFI_MARK)));
  if (line == *definition)
    g_clear_pointer (definition, g_free);
  else
    line[-1] = '\0';
  return mark;
}

/* What “source” and so on say of a code at the top. FALSE: nothing that we know. */
static gboolean
read_group (GsyRefiCode *code, const char *mark)
{
  static const struct
  {
    const char *word;
    GsyRefiRole role;
    gboolean group;
  } words[] = { { "layer", GSY_REFI_LAYER, FALSE }, { "cue", GSY_REFI_CUE, FALSE }, { "source", GSY_REFI_SOURCE, TRUE }, { "target", GSY_REFI_TARGET, TRUE }, { "topic", GSY_REFI_TOPIC, TRUE }, { "said", GSY_REFI_SAID, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (mark, words[i].word) == 0)
      {
        code->role = words[i].role;
        code->group = words[i].group;
        return TRUE;
      }
  if (!g_str_has_prefix (mark, "attribute:"))
    return FALSE;
  code->role = GSY_REFI_VALUE;
  code->group = TRUE;
  g_free (code->name);
  code->name = g_strdup (mark + strlen ("attribute:"));
  return TRUE;
}

static void
read_value (GsyRefiCode *code, const char *mark)
{
  static const char *const types[] = { "value", "integer", "boolean", "json" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (strcmp (mark, types[i]) == 0)
      code->type = i;
  code->unnamed = strcmp (mark, "unnamed") == 0;
}

/* @group: (nullable): the code that it is below, if values are below that. */
static void
read_mark (GsyRefiProject *self, GsyRefiCode *code, const GsyRefiCode *group, char *mark)
{
  char *colon = mark != NULL && !g_str_has_prefix (mark, "attribute:") ? strchr (mark, ':') : NULL;

  if (group != NULL)
    {
      code->role = group->role;
      code->attribute = g_strdup (group->name);
    }
  if (mark == NULL)
    return;
  if (colon != NULL)
    {
      char *name = g_uri_unescape_string (colon + 1, NULL);

      *colon = '\0';
      if (name != NULL)
        {
          g_free (code->name);
          code->name = name;
        }
    }
  code->marked = TRUE;
  self->ours = TRUE;
  if (group != NULL)
    read_value (code, mark);
  else
    read_group (code, mark);
}

/* Elements nest no deeper than libxml2 allows, which is 256. */
static void
add_code (GsyRefiProject *self, const xmlNode *node, const GsyRefiCode *above, const char *path)
{
  char *key = gsy_refi_dup_attribute_key (node, "guid");
  g_autofree char *codable = gsy_xml_dup_attribute (node, "isCodable");
  g_autofree char *below = NULL;
  g_autofree char *mark = NULL;
  GsyRefiCode *code;

  if (key == NULL || g_hash_table_contains (self->codes, key))
    {
      g_free (key);
      return;
    }
  code = g_new0 (GsyRefiCode, 1);
  code->name = gsy_xml_dup_attribute (node, "name");
  if (code->name == NULL)
    code->name = g_strdup (key);
  below = path != NULL ? g_strconcat (path, " › ", code->name, NULL) : g_strdup (code->name);
  code->path = g_strdup (path);
  code->color = gsy_xml_dup_attribute (node, "color");
  code->definition = gsy_refi_dup_child_text (node, "Description");
  mark = take_mark (&code->definition);
  read_mark (self, code, above != NULL && above->group ? above : NULL, mark);
  /* A folder of codes marks nothing. */
  if (code->role == GSY_REFI_LAYER && g_strcmp0 (codable, "false") == 0)
    code->group = TRUE;
  g_hash_table_insert (self->codes, key, code);
  g_ptr_array_add (self->in_order, code);
  for (const xmlNode *child = gsy_xml_child (node, "Code"); child != NULL; child = gsy_xml_next (child, "Code"))
    add_code (self, child, code->role != GSY_REFI_LAYER ? code : NULL, below);
}

void
gsy_refi_project_add_codes (GsyRefiProject *self, const xmlNode *codes)
{
  for (const xmlNode *child = gsy_xml_child (codes, "Code"); child != NULL; child = gsy_xml_next (child, "Code"))
    add_code (self, child, NULL, NULL);
}

/* Two codes of one name get the names of those above them, too. */
void
gsy_refi_project_tell_apart (GsyRefiProject *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) twins = g_ptr_array_new ();

  for (guint i = 0; i < self->in_order->len; i++)
    {
      GsyRefiCode *code = g_ptr_array_index (self->in_order, i);

      if (code->role == GSY_REFI_LAYER && !code->group)
        g_hash_table_insert (counts, code->name, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, code->name)) + 1));
    }
  for (guint i = 0; i < self->in_order->len; i++)
    {
      GsyRefiCode *code = g_ptr_array_index (self->in_order, i);

      if (code->role == GSY_REFI_LAYER && !code->group && code->path != NULL && GPOINTER_TO_UINT (g_hash_table_lookup (counts, code->name)) > 1)
        g_ptr_array_add (twins, code);
    }
  g_hash_table_remove_all (counts);
  for (guint i = 0; i < twins->len; i++)
    {
      GsyRefiCode *code = g_ptr_array_index (twins, i);
      char *name = g_strconcat (code->path, " › ", code->name, NULL);

      g_free (code->name);
      code->name = name;
      g_clear_pointer (&code->path, g_free);
    }
}

/* --- Layers --- */

static void
define_layer (GsyRefiProject *self, const char *id, const char *definition)
{
  GsyScheme *scheme = gsy_import_get_scheme (self->import);
  const GsyLayer *layer = gsy_scheme_find_layer (scheme, id);
  g_autoptr (GsyLayer) copy = NULL;
  g_autoptr (GsyEdit) edit = NULL;

  if (layer == NULL || layer->definition != NULL)
    return;
  copy = gsy_layer_copy (layer);
  copy->definition = g_strdup (definition);
  edit = gsy_scheme_edit_replace_layer (scheme, copy, "", NULL);
  if (edit != NULL)
    gsy_scheme_apply (scheme, edit, NULL);
}

/* Another code has the layer that this one would have, as “C++” has that of “C”. */
static const char *
add_layer (GsyRefiProject *self, const GsyRefiCode *code)
{
  GsyScheme *scheme = gsy_import_get_scheme (self->import);
  g_autofree char *id = gsy_scheme_dup_free_id (scheme, GSY_LIST_LAYERS, code->name);
  g_autoptr (GsyLayer) layer = gsy_layer_new (id, code->name, code->color != NULL ? code->color : "#5e5c64", GSY_LINE_SOLID, NULL);

  gsy_import_item (self->import, GSY_LIST_LAYERS, layer);
  return gsy_import_layer (self->import, id, NULL);
}

const char *
gsy_refi_project_layer (GsyRefiProject *self, GsyRefiCode *code)
{
  g_autofree char *definition = NULL;
  guint n_before = gsy_scheme_get_n_layers (gsy_import_get_scheme (self->import));

  if (code->layer != NULL || g_hash_table_size (self->by_layer) >= MAX_LAYERS)
    return code->layer;
  code->layer = gsy_import_layer (self->import, code->name, code->color);
  if (g_hash_table_contains (self->by_layer, code->layer))
    code->layer = add_layer (self, code);
  g_hash_table_insert (self->by_layer, (gpointer) code->layer, code);
  if (gsy_scheme_get_n_layers (gsy_import_get_scheme (self->import)) == n_before)
    return code->layer;
  /* Where it was in a tree of codes, which layers have not. */
  definition = code->path == NULL ? g_strdup (code->definition) : g_strconcat (code->definition != NULL ? code->definition : "", code->definition != NULL ? "\n" : "", code->path, NULL);
  if (definition != NULL)
    define_layer (self, code->layer, definition);
  if (code->path != NULL)
    /* Translators: a line of a list of what an import has no place for: codes are kinds of marks, some below others. */
    gsy_import_unplaced (self->import, _ ("codes below other codes"), code->name, TRUE);
  return code->layer;
}

void
gsy_refi_project_make_layers (GsyRefiProject *self)
{
  guint n = 0;

  for (guint i = 0; i < self->in_order->len && n < MAX_UNUSED_LAYERS; i++)
    {
      GsyRefiCode *code = g_ptr_array_index (self->in_order, i);

      if (code->role != GSY_REFI_LAYER || code->group)
        continue;
      gsy_refi_project_layer (self, code);
      n++;
    }
}
