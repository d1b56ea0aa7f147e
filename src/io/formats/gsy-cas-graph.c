/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cas-graph.c: feature structures by id, and the ways between them, which may lead anywhere. */
#include "config.h"
#include "io/formats/gsy-cas-graph.h"

#include <string.h>

/* Of a feature structure; they are gone through one after the other. */
#define MAX_VALUES 1000

/* Of the texts of a list, in bytes. */
#define MAX_JOINED 100000

/* Ids that a file chooses cannot make the table slow. */
static guint
hash_id (gconstpointer id)
{
  static gsize factor; /* never 0 */

  if (g_once_init_enter (&factor))
    g_once_init_leave (&factor, ((guint64) g_random_int () << 31) | g_random_int () | 1);
  return (guint) ((*(const guint64 *) id * factor) >> 32);
}

static void
value_clear (gpointer data)
{
  GsyFsValue *value = data;

  g_clear_pointer (&value->ids, g_array_unref);
}

static void
fs_free (gpointer data)
{
  GsyFs *fs = data;

  if (fs->values != NULL)
    g_array_unref (fs->values);
  g_free (fs);
}

GsyCasGraph *
gsy_cas_graph_new (void)
{
  GsyCasGraph *self = g_new0 (GsyCasGraph, 1);

  self->strings = g_string_chunk_new (4096);
  self->structures = g_ptr_array_new_with_free_func (fs_free);
  self->by_id = g_hash_table_new (hash_id, g_int64_equal);
  self->sofas = g_array_new (FALSE, FALSE, sizeof (GsySofa));
  return self;
}

void
gsy_cas_graph_free (GsyCasGraph *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->types, g_hash_table_unref);
  g_array_unref (self->sofas);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->structures);
  g_string_chunk_free (self->strings);
  g_free (self);
}

const char *
gsy_cas_graph_intern (GsyCasGraph *self, const char *string)
{
  return g_string_chunk_insert_const (self->strings, string);
}

void
gsy_cas_graph_add_sofa (GsyCasGraph *self, gint64 id, const char *name, const char *text)
{
  GsySofa sofa = {
    .id = id,
    .name = gsy_cas_graph_intern (self, name != NULL ? name : ""),
    .text = text != NULL ? g_string_chunk_insert (self->strings, text) : NULL,
  };

  g_array_append_val (self->sofas, sofa);
}

GsyFs *
gsy_cas_graph_add (GsyCasGraph *self, gint64 id, const char *type)
{
  GsyFs *fs;

  if (g_hash_table_contains (self->by_id, &id))
    {
      self->n_twice++;
      return NULL;
    }
  fs = g_new0 (GsyFs, 1);
  fs->id = id;
  fs->type = gsy_cas_graph_intern (self, type);
  g_ptr_array_add (self->structures, fs);
  g_hash_table_insert (self->by_id, &fs->id, fs);
  return fs;
}

void
gsy_cas_graph_set_place (GsyFs *fs, gint64 sofa, guint64 begin, guint64 end)
{
  fs->sofa = sofa;
  fs->placed = TRUE;
  fs->begin = begin;
  fs->end = end;
}

/* --- Values --- */

static GsyFsValue *
find_value (const GsyFs *fs, const char *feature)
{
  for (guint i = 0; fs->values != NULL && i < fs->values->len; i++)
    {
      GsyFsValue *value = &g_array_index (fs->values, GsyFsValue, i);

      if (strcmp (value->name, feature) == 0)
        return value;
    }
  return NULL;
}

static GsyFsValue *
ensure_value (GsyCasGraph *self, GsyFs *fs, const char *feature, GsyFsKind kind)
{
  GsyFsValue *found = find_value (fs, feature);
  GsyFsValue value = { .name = gsy_cas_graph_intern (self, feature), .kind = kind };

  if (found != NULL)
    return found->kind == kind ? found : NULL;
  if (fs->values != NULL && fs->values->len >= MAX_VALUES)
    return NULL;
  if (fs->values == NULL)
    {
      fs->values = g_array_new (FALSE, FALSE, sizeof (GsyFsValue));
      g_array_set_clear_func (fs->values, value_clear);
    }
  g_array_append_val (fs->values, value);
  return &g_array_index (fs->values, GsyFsValue, fs->values->len - 1);
}

void
gsy_cas_graph_set_text (GsyCasGraph *self, GsyFs *fs, const char *feature, GsyFsKind kind, const char *text)
{
  GsyFsValue *value = text[0] != '\0' ? ensure_value (self, fs, feature, kind) : NULL;

  if (value != NULL && value->text == NULL)
    value->text = gsy_cas_graph_intern (self, text);
}

void
gsy_cas_graph_set_reference (GsyCasGraph *self, GsyFs *fs, const char *feature, gint64 id)
{
  GsyFsValue *value = ensure_value (self, fs, feature, GSY_FS_REFERENCE);

  if (value != NULL)
    value->id = id;
}

void
gsy_cas_graph_add_reference (GsyCasGraph *self, GsyFs *fs, const char *feature, gint64 id)
{
  GsyFsValue *value = ensure_value (self, fs, feature, GSY_FS_REFERENCES);

  if (value == NULL)
    return;
  if (value->ids == NULL)
    value->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (value->ids, id);
}

/* --- Looking --- */

const GsyFsValue *
gsy_fs_find (const GsyFs *fs, const char *feature)
{
  return find_value (fs, feature);
}

const char *
gsy_fs_get_text (const GsyFs *fs, const char *feature)
{
  const GsyFsValue *value = find_value (fs, feature);

  return value != NULL ? value->text : NULL;
}

guint
gsy_fs_get_number (const GsyFs *fs, const char *feature)
{
  const char *text = gsy_fs_get_text (fs, feature);
  guint64 number;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &number, NULL) ? (guint) number : 0;
}

GsyFs *
gsy_cas_graph_get (const GsyCasGraph *self, gint64 id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

GsyFs *
gsy_cas_graph_follow (const GsyCasGraph *self, const GsyFs *fs, const char *feature)
{
  const GsyFsValue *value = find_value (fs, feature);

  return value != NULL && value->kind == GSY_FS_REFERENCE ? gsy_cas_graph_get (self, value->id) : NULL;
}

const char *
gsy_cas_graph_get_super_type (const GsyCasGraph *self, const char *type)
{
  return self->types != NULL ? g_hash_table_lookup (self->types, type) : NULL;
}

static gboolean
is_list (const GsyFs *fs)
{
  return !fs->placed && (g_str_has_prefix (fs->type, "uima.cas.") || g_str_has_suffix (fs->type, "[]"));
}

static void
collect_one (GsyFs *fs, GPtrArray *found, guint *budget)
{
  if (fs == NULL || *budget == 0)
    return;
  (*budget)--;
  g_ptr_array_add (found, fs);
}

static void
collect_ids (const GsyCasGraph *self, const GArray *ids, GPtrArray *found, guint *budget)
{
  for (guint i = 0; ids != NULL && i<ids->len && * budget> 0; i++)
    collect_one (gsy_cas_graph_get (self, g_array_index (ids, gint64, i)), found, budget);
}

void
gsy_cas_graph_collect (const GsyCasGraph *self, const GsyFsValue *value, GPtrArray *found, guint *budget)
{
  GsyFs *fs;

  if (value->kind == GSY_FS_REFERENCES)
    collect_ids (self, value->ids, found, budget);
  if (value->kind != GSY_FS_REFERENCE)
    return;
  fs = gsy_cas_graph_get (self, value->id);
  if (fs == NULL || !is_list (fs))
    {
      collect_one (fs, found, budget);
      return;
    }
  if (gsy_fs_find (fs, "elements") != NULL)
    collect_ids (self, gsy_fs_find (fs, "elements")->ids, found, budget);

  /* A list may lead back into itself: each step costs. */
  for (; fs != NULL && *budget > 0; fs = gsy_cas_graph_follow (self, fs, "tail"))
    {
      (*budget)--;
      collect_one (gsy_cas_graph_follow (self, fs, "head"), found, budget);
    }
}

char *
gsy_cas_graph_dup_texts (const GsyCasGraph *self, const GsyFsValue *value, guint *budget)
{
  const GsyFs *fs = value->kind == GSY_FS_REFERENCE ? gsy_cas_graph_get (self, value->id) : NULL;
  g_autoptr (GString) joined = g_string_new (NULL);

  if (fs == NULL || !is_list (fs))
    return NULL;
  for (; fs != NULL && *budget > 0; fs = gsy_cas_graph_follow (self, fs, "tail"))
    {
      const char *text = gsy_fs_get_text (fs, gsy_fs_find (fs, "elements") != NULL ? "elements" : "head");

      (*budget)--;
      if (text == NULL)
        break;
      if (joined->len + strlen (text) < MAX_JOINED)
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? "; " : "", text);
    }
  return joined->len > 0 ? g_string_free (g_steal_pointer (&joined), FALSE) : NULL;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const GsyFs *one = *(const GsyFs *const *) a, *other = *(const GsyFs *const *) b;

  return one->id < other->id ? -1 : one->id > other->id;
}

void
gsy_cas_graph_sort (GsyCasGraph *self)
{
  g_ptr_array_sort (self->structures, compare_ids);
}
