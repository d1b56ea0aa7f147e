/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-import-scheme.c: what is called something elsewhere finds its element in the folder's vocabulary, or a new one. */
#include "config.h"
#include "io/formats/gsy-import-private.h"

#include "core/gsy-color.h"
#include "core/gsy-edit.h"
#include "core/gsy-error.h"
#include "core/gsy-fold.h"
#include "io/gsy-file-error.h"
#include "io/gsy-project-file.h"
#include "io/gsy-sidecar.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* How often gainsay.json is read anew when another program writes it at the same time. */
#define N_TRIES 5

void
gsy_import_scheme_init (GsyImport *self)
{
  self->layers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->relations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->attributes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->n_layers_before = gsy_scheme_get_n_layers (self->scheme);
  for (guint list = 0; list < GSY_N_SCHEME_LISTS; list++)
    if (gsy_scheme_is_default (self->scheme, list))
      self->defaults |= 1u << list;
}

void
gsy_import_scheme_clear (GsyImport *self)
{
  g_clear_pointer (&self->layers, g_hash_table_unref);
  g_clear_pointer (&self->relations, g_hash_table_unref);
  g_clear_pointer (&self->attributes, g_hash_table_unref);
  g_clear_object (&self->scheme);
}

GsyScheme *
gsy_import_get_scheme (GsyImport *self)
{
  return self->scheme;
}

/* --- Finding --- */

/* @name in a form in which “Counter_Accusation” is “counter-accusation”: letters and digits alone, folded. */
static char *
squeeze (const char *name)
{
  g_autofree char *folded = gsy_fold (name, -1);
  GString *squeezed = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (squeezed, g_utf8_get_char (p));
  return g_string_free (squeezed, FALSE);
}

static gboolean
is_called (const char *squeezed, const char *name)
{
  g_autofree char *other = name != NULL ? squeeze (name) : NULL;

  return other != NULL && other[0] != '\0' && strcmp (squeezed, other) == 0;
}

/* The name that people gave it, NULL where the id is all. */
static const char *
item_name (GsySchemeList list, gconstpointer item)
{
  if (list == GSY_LIST_LAYERS)
    return ((const GsyLayer *) item)->name;
  if (list == GSY_LIST_RELATIONS)
    return ((const GsyRelation *) item)->name;
  if (list == GSY_LIST_ATTRIBUTES)
    return ((const GsyAttribute *) item)->name;
  return NULL;
}

/* The id of what @list has for @name; NULL: nothing. */
static const char *
find (GsyImport *self, GsySchemeList list, const char *name)
{
  GPtrArray *items = gsy_scheme_get_list (self->scheme, list);
  g_autofree char *squeezed = NULL;

  if (gsy_scheme_find_item (self->scheme, list, name) != NULL)
    return name;
  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (item_name (list, g_ptr_array_index (items, i)), name) == 0)
      return gsy_scheme_list_get_id (list, g_ptr_array_index (items, i));
  squeezed = squeeze (name);
  for (guint i = 0; i < items->len; i++)
    {
      const char *id = gsy_scheme_list_get_id (list, g_ptr_array_index (items, i));

      if (is_called (squeezed, id) || is_called (squeezed, item_name (list, g_ptr_array_index (items, i))))
        return id;
    }
  return NULL;
}

/* Adds to a list of the vocabulary. */
static void
append (GsyImport *self, GsySchemeList list, gpointer item)
{
  GPtrArray *old = gsy_scheme_get_list (self->scheme, list);
  g_autoptr (GPtrArray) items = gsy_scheme_list_new (list);

  for (guint i = 0; i < old->len; i++)
    g_ptr_array_add (items, gsy_scheme_list_ref_item (list, g_ptr_array_index (old, i)));
  g_ptr_array_add (items, gsy_scheme_list_ref_item (list, item));
  gsy_scheme_set_list (self->scheme, list, items);
}

/* Puts @item into the place of the one of its id. */
static void
replace (GsyImport *self, GsySchemeList list, gpointer item)
{
  GPtrArray *old = gsy_scheme_get_list (self->scheme, list);
  g_autoptr (GPtrArray) items = gsy_scheme_list_new (list);
  const char *id = gsy_scheme_list_get_id (list, item);

  for (guint i = 0; i < old->len; i++)
    {
      gpointer other = g_ptr_array_index (old, i);

      g_ptr_array_add (items, gsy_scheme_list_ref_item (list, strcmp (gsy_scheme_list_get_id (list, other), id) == 0 ? item : other));
    }
  gsy_scheme_set_list (self->scheme, list, items);
}

/* Whether @found is as it is built in, and the folder has not said that it shall be so. */
static gboolean
is_builtin (GsyImport *self, GsySchemeList list, gpointer found)
{
  g_autoptr (GsyScheme) builtin = NULL;
  gpointer item;

  if (!(self->defaults & (1u << list)))
    return FALSE;
  builtin = gsy_scheme_new ();
  item = gsy_scheme_find_item (builtin, list, gsy_scheme_list_get_id (list, found));
  return item != NULL && gsy_scheme_list_items_equal (list, item, found);
}

void
gsy_import_item (GsyImport *self, GsySchemeList list, gpointer item)
{
  gpointer found = gsy_scheme_find_item (self->scheme, list, gsy_scheme_list_get_id (list, item));

  if (found == NULL)
    append (self, list, item);
  else if (is_builtin (self, list, found) && !gsy_scheme_list_items_equal (list, item, found))
    replace (self, list, item);
}

void
gsy_import_vocabulary (GsyImport *self, GsyScheme *from, GsySchemeList list)
{
  GPtrArray *items = gsy_scheme_get_list (from, list);

  for (guint i = 0; i < items->len && (self->defaults & (1u << list)); i++)
    {
      gpointer item = g_ptr_array_index (items, i), found = gsy_scheme_find_item (self->scheme, list, gsy_scheme_list_get_id (list, item));

      if (found != NULL)
        gsy_import_item (self, list, item);
    }
  gsy_scheme_add_missing (self->scheme, from, list);
}

/* --- Layers, relations, attributes --- */

static char *
add_layer (GsyImport *self, const char *name, const char *color)
{
  g_autoptr (GsyEdit) edit = gsy_scheme_edit_add_layer (self->scheme, name, NULL);
  GPtrArray *layers;
  const GsyLayer *last;
  double rgb[3];

  gsy_scheme_apply (self->scheme, edit, NULL);
  layers = gsy_scheme_get_list (self->scheme, GSY_LIST_LAYERS);
  last = g_ptr_array_index (layers, layers->len - 1);
  if (color != NULL && gsy_color_parse (color, rgb))
    {
      g_autoptr (GsyLayer) colored = gsy_layer_copy (last);
      g_autoptr (GPtrArray) items = gsy_scheme_list_new (GSY_LIST_LAYERS);

      g_free (colored->color);
      colored->color = g_ascii_strdown (color, -1);
      for (guint i = 0; i + 1 < layers->len; i++)
        g_ptr_array_add (items, gsy_layer_ref (g_ptr_array_index (layers, i)));
      g_ptr_array_add (items, gsy_layer_ref (colored));
      gsy_scheme_set_list (self->scheme, GSY_LIST_LAYERS, items);
      return g_strdup (colored->id);
    }
  return g_strdup (last->id);
}

/* What @table has for @name, which is the import's; else what the vocabulary has; NULL: nothing. */
static const char *
look_up (GsyImport *self, GHashTable *table, GsySchemeList list, const char *name)
{
  const char *id = g_hash_table_lookup (table, name);
  char *found;

  if (id != NULL)
    return id;
  id = find (self, list, name);
  if (id == NULL)
    return NULL;
  found = g_strdup (id);
  g_hash_table_insert (table, g_strdup (name), found);
  return found;
}

static const char *
remember (GHashTable *table, const char *name, char *id)
{
  g_hash_table_insert (table, g_strdup (name), id);
  return id;
}

const char *
gsy_import_layer (GsyImport *self, const char *name, const char *color)
{
  g_autofree char *trimmed = g_strstrip (g_utf8_make_valid (name, -1));
  const char *id = look_up (self, self->layers, GSY_LIST_LAYERS, trimmed);

  return id != NULL ? id : remember (self->layers, trimmed, add_layer (self, trimmed, color));
}

const char *
gsy_import_relation (GsyImport *self, const char *name)
{
  g_autofree char *trimmed = g_strstrip (g_utf8_make_valid (name, -1));
  const char *id = look_up (self, self->relations, GSY_LIST_RELATIONS, trimmed);
  g_autoptr (GsyRelation) relation = NULL;
  char *made;

  if (id != NULL)
    return id;
  made = gsy_scheme_dup_free_id (self->scheme, GSY_LIST_RELATIONS, trimmed);
  relation = gsy_relation_new (made, trimmed);
  append (self, GSY_LIST_RELATIONS, relation);
  return remember (self->relations, trimmed, made);
}

const char *
gsy_import_attribute (GsyImport *self, const char *name, GsyAttributeType type)
{
  g_autofree char *trimmed = g_strstrip (g_utf8_make_valid (name, -1));
  const char *id = look_up (self, self->attributes, GSY_LIST_ATTRIBUTES, trimmed);
  g_autoptr (GsyAttribute) attribute = NULL;
  char *made;

  if (id != NULL)
    return id;
  made = gsy_scheme_dup_free_id (self->scheme, GSY_LIST_ATTRIBUTES, trimmed);
  attribute = gsy_attribute_new (made, trimmed, type);
  append (self, GSY_LIST_ATTRIBUTES, attribute);
  return remember (self->attributes, trimmed, made);
}

/* Puts @attribute in the place of the one of its id. */
static void
replace_attribute (GsyImport *self, GsyAttribute *attribute)
{
  GPtrArray *old = gsy_scheme_get_list (self->scheme, GSY_LIST_ATTRIBUTES);
  g_autoptr (GPtrArray) items = gsy_scheme_list_new (GSY_LIST_ATTRIBUTES);

  for (guint i = 0; i < old->len; i++)
    {
      GsyAttribute *item = g_ptr_array_index (old, i);

      g_ptr_array_add (items, gsy_attribute_ref (strcmp (item->id, attribute->id) == 0 ? attribute : item));
    }
  gsy_scheme_set_list (self->scheme, GSY_LIST_ATTRIBUTES, items);
}

const char *
gsy_import_choice (GsyImport *self, const char *attribute_id, const char *name)
{
  const GsyAttribute *attribute = gsy_scheme_find_attribute (self->scheme, attribute_id);
  g_autoptr (GsyAttribute) copy = NULL;
  g_autofree char *squeezed = NULL;
  const GsyChoice *choice;

  g_return_val_if_fail (attribute != NULL, NULL);

  choice = gsy_attribute_find_choice (attribute, name);
  if (choice != NULL)
    return choice->id;
  squeezed = squeeze (name);
  for (guint i = 0; attribute->choices != NULL && i < attribute->choices->len; i++)
    {
      choice = g_ptr_array_index (attribute->choices, i);
      if (g_strcmp0 (choice->name, name) == 0 || is_called (squeezed, choice->id) || is_called (squeezed, choice->name))
        return choice->id;
    }

  copy = gsy_attribute_copy (attribute);
  if (copy->choices == NULL)
    copy->choices = gsy_choices_new ();
  choice = gsy_choice_new (name, name);
  g_ptr_array_add (copy->choices, (gpointer) choice);
  replace_attribute (self, copy);
  return choice->id;
}

/* --- Values --- */

static gboolean
read_flag (const char *text, gint64 *flag)
{
  static const char *const yes[] = { "true", "yes", "1", NULL };
  static const char *const no[] = { "false", "no", "0", NULL };
  g_autofree char *low = g_ascii_strdown (text, -1);

  *flag = g_strv_contains (yes, low);
  return *flag || g_strv_contains (no, low);
}

/* Fills @value as @attribute wants it. FALSE: @text is no such thing. */
static gboolean
fill_value (GsyImport *self, const GsyAttribute *attribute, const char *text, GsyValue *value)
{
  gint64 number;

  switch (attribute->type)
    {
    case GSY_ATTRIBUTE_FLAG:
      value->type = GSY_VALUE_BOOLEAN;
      return read_flag (text, &value->integer);
    case GSY_ATTRIBUTE_NUMBER:
      value->type = GSY_VALUE_INTEGER;
      if (!g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL))
        return FALSE;
      value->integer = number;
      return TRUE;
    case GSY_ATTRIBUTE_CHOICE:
      value->type = GSY_VALUE_STRING;
      value->string = g_strdup (gsy_import_choice (self, attribute->id, text));
      return TRUE;
    case GSY_ATTRIBUTE_TEXT:
    case GSY_ATTRIBUTE_DATE:
      value->type = GSY_VALUE_STRING;
      value->string = g_strdup (text);
      return TRUE;
    case GSY_ATTRIBUTE_OTHER:
    default:
      return FALSE;
    }
}

static gboolean
has_value (const GsyStatement *statement, const char *id)
{
  for (guint i = 0; statement->attributes != NULL && i < statement->attributes->len; i++)
    if (strcmp (g_array_index (statement->attributes, GsyValue, i).id, id) == 0)
      return TRUE;
  return FALSE;
}

gboolean
gsy_import_set_value (GsyImport *self, GsyStatement *statement, const char *name, const char *text, const char *where)
{
  g_autofree char *valid = g_strstrip (g_utf8_make_valid (text, -1));
  const char *id = gsy_import_attribute (self, name, GSY_ATTRIBUTE_TEXT);
  GsyValue value = { 0 };
  g_autofree char *line = NULL;
  g_autofree char *kind = NULL;

  if (!has_value (statement, id) && valid[0] != '\0' && fill_value (self, gsy_scheme_find_attribute (self->scheme, id), valid, &value))
    {
      value.id = g_strdup (id);
      if (statement->attributes == NULL)
        statement->attributes = gsy_values_new ();
      g_array_append_val (statement->attributes, value);
      return TRUE;
    }
  line = g_strconcat (name, ": ", valid, NULL);
  gsy_statement_append_note (statement, line);
  /* Translators: a line of a list of what an import has no place for; %s is the name of an attribute. */
  kind = g_strdup_printf (_ ("values of “%s” that do not fit"), name);
  gsy_import_unplaced (self, kind, where, TRUE);
  return FALSE;
}

/* --- gainsay.json --- */

GsyScheme *
gsy_import_scheme_load (const char *folder, GsyFileIdentity *identity, GError **error)
{
  g_autofree char *path = g_build_filename (folder, GSY_PROJECT_FILE, NULL);
  g_autofree char *shown = gsy_display_basename (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GsyScheme) scheme = NULL;
  GsyFileIdentity known = { 0 };
  guint version = 0;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      bytes = gsy_load (path, GSY_SIDECAR_MAX_BYTES, &known, error);
      scheme = bytes != NULL ? gsy_project_parse (bytes, shown, &version, NULL, error) : NULL;
      if (scheme == NULL)
        return NULL;
    }
  if (version > GSY_PROJECT_VERSION)
    {
      /* Translators: %s is the file gainsay.json. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_VERSION, _ ("%s was written by a newer Gainsay; import with that one"), shown);
      return NULL;
    }
  if (identity != NULL)
    *identity = known;
  return scheme != NULL ? g_steal_pointer (&scheme) : gsy_scheme_new ();
}

/* What @from has more than @into, choices too. TRUE when there is something. */
static gboolean
add_missing (GsyScheme *into, GsyScheme *from)
{
  GPtrArray *attributes = gsy_scheme_get_list (from, GSY_LIST_ATTRIBUTES);
  gboolean more = FALSE;

  for (guint list = 0; list < GSY_N_SCHEME_LISTS; list++)
    if (!gsy_scheme_is_default (into, list))
      more |= gsy_scheme_add_missing (into, from, list);
    else if (!gsy_scheme_lists_equal (list, gsy_scheme_get_list (into, list), gsy_scheme_get_list (from, list)))
      {
        /* What is built in may be defined now. */
        gsy_scheme_set_list (into, list, gsy_scheme_get_list (from, list));
        more = TRUE;
      }
  for (guint i = 0; i < attributes->len; i++)
    more |= gsy_scheme_add_choices (into, g_ptr_array_index (attributes, i));
  return more;
}

gboolean
gsy_import_scheme_save (GsyImport *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->job.folder, GSY_PROJECT_FILE, NULL);

  for (guint i = 0; i < N_TRIES; i++)
    {
      GsyFileIdentity identity;
      g_autoptr (GError) save_error = NULL;
      g_autoptr (GsyScheme) scheme = gsy_import_scheme_load (self->job.folder, &identity, error);
      g_autoptr (GBytes) bytes = NULL;

      if (scheme == NULL)
        return FALSE;
      if (!add_missing (scheme, self->scheme))
        return TRUE;
      bytes = gsy_project_write (scheme);
      if (gsy_save (path, bytes, &identity, GSY_SAVE_DEFAULT, &save_error))
        return TRUE;
      if (!g_error_matches (save_error, GSY_ERROR, GSY_ERROR_CONFLICT) || i + 1 == N_TRIES)
        {
          g_propagate_error (error, g_steal_pointer (&save_error));
          return FALSE;
        }
    }
  return FALSE;
}

void
gsy_import_scheme_count (GsyImport *self)
{
  GPtrArray *layers = gsy_scheme_get_list (self->scheme, GSY_LIST_LAYERS);
  g_autoptr (GsyScheme) before = self->job.folder != NULL ? gsy_import_scheme_load (self->job.folder, NULL, NULL) : gsy_scheme_new ();

  for (guint i = self->n_layers_before; i < layers->len; i++)
    g_ptr_array_add (self->report->layers, g_strdup (gsy_layer_get_label (g_ptr_array_index (layers, i))));
  for (guint list = GSY_LIST_ATTRIBUTES; before != NULL && list < GSY_N_SCHEME_LISTS; list++)
    {
      GPtrArray *items = gsy_scheme_get_list (self->scheme, list);

      for (guint i = 0; i < items->len; i++)
        if (gsy_scheme_find_item (before, list, gsy_scheme_list_get_id (list, g_ptr_array_index (items, i))) == NULL)
          self->report->n_items++;
    }
}
