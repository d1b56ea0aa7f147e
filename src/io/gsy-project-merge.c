/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-project-merge.c: merging whole project files, and deciding about what is in conflict there. */
#include "config.h"
#include "io/gsy-project-merge.h"

#include "core/gsy-merge-scheme.h"
#include "core/gsy-merge.h"
#include "io/gsy-project-file.h"
#include "io/gsy-project-private.h"

#include <string.h>

/* --- Merging --- */

static char **
get_unknown (const GsyElementType *type, gconstpointer element)
{
  return *gsy_element_unknown (type, element);
}

static char *
dup_place (GsySchemeList list, const char *id)
{
  return g_strdup_printf ("%d %s", (int) list, id);
}

/* The elements of a list without their conflicts, which go into @records by their places. */
static GPtrArray *
strip_list (GsyScheme *scheme, GsySchemeList list, GHashTable *records)
{
  const GsyElementType *type = gsy_element_type_of_list (list);
  GPtrArray *items = gsy_scheme_get_list (scheme, list);
  GPtrArray *stripped = gsy_scheme_list_new (list);

  for (guint i = 0; i < items->len; i++)
    {
      gpointer item = g_ptr_array_index (items, i);
      char **conflicts = type != NULL ? gsy_conflict_records_dup (get_unknown (type, item)) : NULL;

      if (conflicts == NULL)
        {
          g_ptr_array_add (stripped, gsy_scheme_list_ref_item (list, item));
          continue;
        }
      g_hash_table_insert (records, dup_place (list, gsy_element_get_id (type, item)), conflicts);
      item = gsy_element_copy (type, item);
      g_strfreev (get_unknown (type, item));
      *gsy_element_unknown (type, item) = gsy_conflict_records_dup_without (get_unknown (type, g_ptr_array_index (items, i)));
      g_ptr_array_add (stripped, item);
    }
  return stripped;
}

/* @scheme without any conflicts. @records: place -> list. */
static GsyScheme *
strip (GsyScheme *scheme, GHashTable *records)
{
  GsyScheme *stripped = gsy_scheme_new ();
  g_auto (GStrv) unknown = gsy_conflict_records_dup_without (gsy_scheme_get_unknown (scheme));

  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    {
      g_autoptr (GPtrArray) items = NULL;

      if (gsy_scheme_is_default (scheme, (GsySchemeList) i))
        continue;
      items = strip_list (scheme, (GsySchemeList) i, records);
      gsy_scheme_set_list (stripped, (GsySchemeList) i, items);
    }
  gsy_scheme_set_title (stripped, gsy_scheme_get_title (scheme));
  gsy_scheme_set_unknown (stripped, unknown);
  return stripped;
}

/* The records of what did not stay of an element. @conflict: (nullable): nothing. */
static GPtrArray *
make_records (const GsySchemeConflict *conflict)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_free);
  const GsyElementType *type;
  g_autoptr (GBytes) bytes = NULL;
  GsyJsonReader reader;
  GsyJsonMember member;
  guint found = 0;

  if (conflict == NULL)
    return records;
  if (conflict->is_removed)
    {
      gsy_conflict_records_add_removed (records);
      return records;
    }
  type = gsy_element_type_of_list (conflict->list);
  bytes = _gsy_project_write_element (conflict->list, conflict->other);
  gsy_json_reader_init (&reader, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  gsy_json_enter_object (&reader);
  while (gsy_json_next_member (&reader, &member))
    {
      guint place = 0;
      GsyJsonSlice raw;

      while (place < type->n_members && !gsy_json_slice_is (&member.name, type->members[place].name))
        place++;
      if (place == type->n_members || (conflict->members & (1u << place)) == 0)
        {
          gsy_json_skip (&reader, NULL);
          continue;
        }
      found |= 1u << place;
      if (type->members[place].kind == GSY_MEMBER_CHOICES)
        gsy_conflict_records_add_elements (records, &reader, &member.raw);
      else if (gsy_json_skip (&reader, &raw))
        gsy_conflict_records_add (records, &member.raw, "", &raw, "");
    }
  gsy_json_reader_clear (&reader);
  gsy_conflict_records_add_pairs (records, get_unknown (type, conflict->other));
  for (guint i = 0; i < type->n_members; i++)
    if ((conflict->members & ~found & (1u << i)) != 0)
      gsy_conflict_records_add_absent (records, type->members[i].name);
  return records;
}

typedef struct
{
  GHashTable *before, *mine, *yours; /* place -> records */
  GHashTable *fresh;                 /* place -> GsySchemeConflict */
  guint n_conflicts;
} Records;

/* The list with what waits beside its elements; NULL: nothing does. */
static GPtrArray *
put_list (GsyScheme *merged, GsySchemeList list, Records *records)
{
  const GsyElementType *type = gsy_element_type_of_list (list);
  GPtrArray *items = gsy_scheme_get_list (merged, list);
  GPtrArray *with = NULL;

  for (guint i = 0; type != NULL && i < items->len; i++)
    {
      gpointer item = g_ptr_array_index (items, i);
      g_autofree char *place = dup_place (list, gsy_element_get_id (type, item));
      g_autoptr (GPtrArray) lost = make_records (g_hash_table_lookup (records->fresh, place));
      g_auto (GStrv) kept = gsy_merge_words (g_hash_table_lookup (records->before, place), g_hash_table_lookup (records->mine, place), g_hash_table_lookup (records->yours, place));

      records->n_conflicts += lost->len;
      if (lost->len == 0 && kept == NULL)
        continue;
      if (with == NULL)
        {
          with = gsy_scheme_list_new (list);
          for (guint j = 0; j < items->len; j++)
            g_ptr_array_add (with, gsy_element_ref (g_ptr_array_index (items, j)));
        }
      gsy_element_unref (type, item);
      item = gsy_element_copy (type, item);
      *gsy_element_unknown (type, item) = gsy_conflict_records_put (get_unknown (type, item), kept, lost);
      g_ptr_array_index (with, i) = item;
    }
  return with;
}

static GHashTable *
records_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
}

static void
put_head (GsyScheme *merged, char *const *before, char *const *mine, char *const *yours, const GsySchemeConflicts *conflicts, guint *n_conflicts)
{
  g_auto (GStrv) base_records = gsy_conflict_records_dup (before), our_records = gsy_conflict_records_dup (mine), their_records = gsy_conflict_records_dup (yours);
  g_auto (GStrv) kept = gsy_merge_words (base_records, our_records, their_records);
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) unknown = g_strdupv (gsy_scheme_get_unknown (merged));

  if (conflicts->title && conflicts->other_title == NULL)
    gsy_conflict_records_add_absent (fresh, "title");
  gsy_conflict_records_add_text (fresh, "title", conflicts->other_title);
  gsy_conflict_records_add_pairs (fresh, conflicts->unknown);
  *n_conflicts += fresh->len;
  unknown = gsy_conflict_records_put (unknown, kept, fresh);
  gsy_scheme_set_unknown (merged, unknown);
}

GsyScheme *
gsy_project_merge (GsyScheme *base, GsyScheme *ours, GsyScheme *theirs, guint *n_conflicts)
{
  g_autoptr (GHashTable) before = records_new (), mine = records_new (), yours = records_new ();
  g_autoptr (GHashTable) fresh = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Records records = { before, mine, yours, fresh, 0 };
  g_autoptr (GsyScheme) b = NULL, o = NULL, t = NULL;
  g_auto (GsySchemeConflicts) conflicts = { NULL };
  GsyScheme *merged;

  g_return_val_if_fail (GSY_IS_SCHEME (ours) && GSY_IS_SCHEME (theirs) && n_conflicts != NULL, NULL);

  b = base != NULL ? strip (base, before) : gsy_scheme_new ();
  o = strip (ours, mine);
  t = strip (theirs, yours);
  merged = gsy_merge_scheme (b, o, t, &conflicts);
  for (guint i = 0; i < conflicts.elements->len; i++)
    {
      GsySchemeConflict *conflict = g_ptr_array_index (conflicts.elements, i);

      g_hash_table_insert (fresh, dup_place (conflict->list, conflict->id), conflict);
    }
  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    {
      g_autoptr (GPtrArray) with = put_list (merged, (GsySchemeList) i, &records);

      if (with != NULL)
        gsy_scheme_set_list (merged, (GsySchemeList) i, with);
    }
  put_head (merged, base != NULL ? gsy_scheme_get_unknown (base) : NULL, gsy_scheme_get_unknown (ours), gsy_scheme_get_unknown (theirs), &conflicts, &records.n_conflicts);
  *n_conflicts = records.n_conflicts;
  return merged;
}

gboolean
gsy_project_equal (GsyScheme *a, GsyScheme *b)
{
  g_autoptr (GBytes) first = gsy_project_write (a), second = gsy_project_write (b);

  return g_bytes_equal (first, second);
}

/* --- Deciding --- */

GPtrArray *
gsy_project_list_conflicts (GsySchemeList list, gconstpointer element)
{
  const GsyElementType *type = gsy_element_type_of_list (list);

  return gsy_conflict_records_read (type != NULL ? get_unknown (type, element) : NULL);
}

guint
gsy_project_count_conflicts (GsyScheme *scheme)
{
  g_auto (GStrv) head = gsy_conflict_records_dup (gsy_scheme_get_unknown (scheme));
  guint n = head != NULL ? g_strv_length (head) : 0;

  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    {
      const GsyElementType *type = gsy_element_type_of_list ((GsySchemeList) i);
      GPtrArray *items = gsy_scheme_get_list (scheme, (GsySchemeList) i);

      for (guint j = 0; type != NULL && j < items->len; j++)
        {
          g_auto (GStrv) records = gsy_conflict_records_dup (get_unknown (type, g_ptr_array_index (items, j)));

          n += records != NULL ? g_strv_length (records) : 0;
        }
    }
  return n;
}

static const GsyMember *
find_member (const GsyElementType *type, const char *name)
{
  for (guint i = 1; i < type->n_members; i++)
    if (g_str_equal (type->members[i].name, name))
      return &type->members[i];
  return NULL;
}

/* An element that has the member @record is about as the file would have it. @list: of it. NULL: that makes no sense. */
static GsyScheme *
parse_other (GsySchemeList list, const GsyConflictRecord *record, gpointer *element)
{
  const GsyProjectList *info = &gsy_project_lists[list];
  g_autofree char *json = g_strdup_printf ("{\"format\": \"gainsay-project\", \"version\": 1, \"%s\": [{\"%s\": \"x\", \"%s\": %s}]}", info->name, info->key, record->member, record->raw);
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (GsyScheme) scheme = gsy_project_parse (bytes, info->name, NULL, NULL, NULL);
  GPtrArray *items = scheme != NULL ? gsy_scheme_get_list (scheme, list) : NULL;

  if (items == NULL || items->len != 1)
    return NULL;
  *element = g_ptr_array_index (items, 0);
  /* It was kept as it is, since it is no value of this member. */
  if (gsy_project_find_raw (get_unknown (gsy_element_type_of_list (list), *element), record->member) != NULL)
    return NULL;
  return g_steal_pointer (&scheme);
}

gboolean
gsy_project_can_take (GsySchemeList list, gconstpointer element, const GsyConflictRecord *record)
{
  const GsyElementType *type = gsy_element_type_of_list (list);
  g_autoptr (GsyScheme) scheme = NULL;
  gpointer other;

  if (record->kind != GSY_CONFLICT_OTHER)
    return record->kind == GSY_CONFLICT_REMOVED || record->member != NULL;
  if (record->raw == NULL)
    return FALSE;
  if (find_member (type, record->member) == NULL)
    return gsy_project_find_raw (get_unknown (type, element), record->member) != NULL;
  scheme = parse_other (list, record, &other);
  return scheme != NULL;
}

/* Of a choice that is in both, what the other one has; others are added. */
static void
take_choices (gpointer to, gconstpointer from, const GsyMember *member)
{
  const GsyElementType *type = gsy_element_type_of_choice ();
  GPtrArray **place = gsy_element_member (to, member);
  GPtrArray *others = *(GPtrArray **) gsy_element_member (from, member);

  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      gpointer other = g_ptr_array_index (others, i), mine = NULL;

      if (*place == NULL)
        *place = gsy_choices_new ();
      for (guint j = 0; mine == NULL && j < (*place)->len; j++)
        if (g_str_equal (gsy_element_get_id (type, g_ptr_array_index (*place, j)), gsy_element_get_id (type, other)))
          mine = g_ptr_array_index (*place, j);
      if (mine == NULL)
        {
          g_ptr_array_add (*place, gsy_element_copy (type, other));
          continue;
        }
      for (guint m = 1; m < type->n_members; m++)
        {
          /* All that a choice has beside its id are texts. */
          char **text = gsy_element_member (mine, &type->members[m]), *value = *(char **) gsy_element_member (other, &type->members[m]);

          if (value == NULL)
            continue;
          g_free (*text);
          *text = g_strdup (value);
        }
    }
}

static void
take_member (const GsyElementType *type, gpointer to, const GsyMember *member, gconstpointer from)
{
  g_autoptr (GPtrArray) pairs = NULL;
  char ***unknown = gsy_element_unknown (type, to);
  const char *odd;

  if (member->kind == GSY_MEMBER_CHOICES && from != NULL)
    {
      take_choices (to, from, member);
      return;
    }
  gsy_element_clear_member (to, member);
  if (from != NULL)
    gsy_element_copy_member (to, from, member);
  odd = gsy_project_find_raw (*unknown, member->name);
  if (odd == NULL)
    return;
  /* What made no sense in its place gives way. */
  pairs = g_ptr_array_new ();
  for (char **pair = *unknown; pair[0] != NULL; pair += 2)
    if (pair[1] != odd)
      {
        g_ptr_array_add (pairs, g_strdup (pair[0]));
        g_ptr_array_add (pairs, g_strdup (pair[1]));
      }
  g_ptr_array_add (pairs, NULL);
  g_strfreev (*unknown);
  *unknown = (char **) g_ptr_array_free (g_steal_pointer (&pairs), FALSE);
}

gpointer
gsy_project_decide (GsySchemeList list, gconstpointer element, guint index, gboolean take_other)
{
  const GsyElementType *type = gsy_element_type_of_list (list);
  g_autoptr (GPtrArray) records = gsy_project_list_conflicts (list, element);
  const GsyConflictRecord *record = index < records->len ? g_ptr_array_index (records, index) : NULL;
  const GsyMember *member;
  g_autoptr (GsyScheme) scheme = NULL;
  gpointer decided, other = NULL;

  if (record == NULL || (take_other && record->kind == GSY_CONFLICT_REMOVED))
    return NULL;
  decided = gsy_element_copy (type, element);
  g_strfreev (*gsy_element_unknown (type, decided));
  *gsy_element_unknown (type, decided) = gsy_conflict_records_remove (get_unknown (type, element), index);
  if (!take_other || !gsy_project_can_take (list, element, record))
    return decided;
  member = find_member (type, record->member);
  if (member == NULL)
    {
      _gsy_project_set_raw (get_unknown (type, decided), record->member, record->raw);
      return decided;
    }
  if (record->kind == GSY_CONFLICT_OTHER)
    scheme = parse_other (list, record, &other);
  take_member (type, decided, member, other);
  return decided;
}

/* --- The head --- */

GPtrArray *
gsy_project_list_head_conflicts (GsyScheme *scheme)
{
  return gsy_conflict_records_read (gsy_scheme_get_unknown (scheme));
}

gboolean
gsy_project_can_take_head (GsyScheme *scheme, const GsyConflictRecord *record)
{
  if (record->member == NULL || record->kind == GSY_CONFLICT_REMOVED)
    return FALSE;
  if (g_str_equal (record->member, "title"))
    return record->kind == GSY_CONFLICT_ABSENT || (record->text != NULL && record->text[0] != '\0');
  return record->kind == GSY_CONFLICT_OTHER && record->raw != NULL && gsy_project_find_raw (gsy_scheme_get_unknown (scheme), record->member) != NULL;
}

GPtrArray *
gsy_project_decide_head (GsyScheme *scheme, guint index, gboolean take_other)
{
  g_autoptr (GPtrArray) records = gsy_project_list_head_conflicts (scheme);
  g_auto (GStrv) unknown = NULL;
  const char *title = gsy_scheme_get_title (scheme);
  const GsyConflictRecord *record;

  if (index >= records->len)
    return NULL;
  record = g_ptr_array_index (records, index);
  unknown = gsy_conflict_records_remove (gsy_scheme_get_unknown (scheme), index);
  if (take_other && gsy_project_can_take_head (scheme, record))
    {
      if (g_str_equal (record->member, "title"))
        title = record->text;
      else
        _gsy_project_set_raw (unknown, record->member, record->raw);
    }
  return gsy_scheme_head_new (title, unknown);
}
