/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-merge-scheme.c: three-way merge of the vocabulary of a folder, element by element. */
#include "config.h"
#include "core/gsy-merge-scheme.h"

#include "core/gsy-merge-private.h"

#include <stdlib.h>
#include <string.h>

static void
conflict_free (gpointer data)
{
  GsySchemeConflict *self = data;

  if (self->other != NULL)
    gsy_element_unref (gsy_element_type_of_list (self->list), self->other);
  g_free (self->id);
  g_free (self);
}

void
gsy_scheme_conflicts_clear (GsySchemeConflicts *self)
{
  g_clear_pointer (&self->elements, g_ptr_array_unref);
  g_clear_pointer (&self->other_title, g_free);
  g_clear_pointer (&self->unknown, g_strfreev);
}

/* --- One element --- */

/* What did not stay of an element. */
typedef struct
{
  gboolean is_removed;
  guint members;
  gpointer other; /* nullable */
} Lost;

static GPtrArray *merge_elements (const GsyElementType *type, GPtrArray *const list[GSY_N_SIDES], GPtrArray *ids, GArray *lost);

/* A text that is equal for equal values; NULL: it is not there. */
static char *
dup_key (gconstpointer element, const GsyMember *member)
{
  gpointer place;
  GString *key;

  if (element == NULL)
    return NULL;
  place = gsy_element_member (element, member);
  switch (member->kind)
    {
    case GSY_MEMBER_TEXT:
    case GSY_MEMBER_INTERNED:
    case GSY_MEMBER_COLOR:
    case GSY_MEMBER_KEY:
      return g_strdup (*(char **) place);
    case GSY_MEMBER_LINE:
      return g_strdup (gsy_line_style_to_string (*(GsyLineStyle *) place));
    case GSY_MEMBER_TYPE:
      return g_strdup (gsy_attribute_type_to_string (*(GsyAttributeType *) place));
    case GSY_MEMBER_TEXTS:
      if (*(char ***) place == NULL)
        return NULL;
      key = g_string_new (NULL);
      _gsy_merge_append_texts (key, *(char ***) place);
      return g_string_free (key, FALSE);
    case GSY_MEMBER_CHOICES:
    default:
      g_assert_not_reached ();
    }
}

/* What one side adds to it is there, and what one side takes away is not. Other lists of words say something as a whole: where a
 * relation may lead, say; two that are put together would say what nobody said. */
static gboolean
is_set (const GsyMember *member)
{
  return g_str_equal (member->name, "aliases") || g_str_equal (member->name, "examples");
}

static char **
get_texts (gconstpointer element, const GsyMember *member)
{
  return element != NULL ? *(char ***) gsy_element_member (element, member) : NULL;
}

static GPtrArray *
get_choices (gconstpointer element, const GsyMember *member)
{
  return element != NULL ? *(GPtrArray **) gsy_element_member (element, member) : NULL;
}

static gpointer
ensure_other (Lost *lost, const GsyElementType *type, const char *id)
{
  if (lost->other == NULL)
    lost->other = gsy_element_new (type, id);
  return lost->other;
}

/* TRUE when some choice has two values. */
static gboolean
merge_choices (gpointer merged, const GsyMember *member, gconstpointer const side[GSY_N_SIDES], GPtrArray **other)
{
  const GsyElementType *type = gsy_element_type_of_choice ();
  GPtrArray *const lists[GSY_N_SIDES] = { get_choices (side[GSY_SIDE_BASE], member), get_choices (side[GSY_SIDE_OURS], member), get_choices (side[GSY_SIDE_THEIRS], member) };
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) lost = g_array_new (FALSE, FALSE, sizeof (Lost));
  g_autoptr (GPtrArray) choices = merge_elements (type, lists, ids, lost);

  if (choices->len > 0)
    *(GPtrArray **) gsy_element_member (merged, member) = g_steal_pointer (&choices);
  *other = gsy_choices_new ();
  for (guint i = 0; i < lost->len; i++)
    {
      const Lost *one = &g_array_index (lost, Lost, i);

      /* Changed here and taken away there: it stays. */
      if (one->other != NULL)
        g_ptr_array_add (*other, one->other);
    }
  return (*other)->len > 0;
}

/* @place: of the member in its table. */
static void
merge_member (gpointer merged, const GsyElementType *type, guint place, gconstpointer const side[GSY_N_SIDES], Lost *lost)
{
  const GsyMember *member = &type->members[place];
  g_autofree char *base = NULL, *ours = NULL, *theirs = NULL;
  const char *key[GSY_N_SIDES];
  GsyMergeSide winner;
  gboolean conflict;

  if (member->kind == GSY_MEMBER_TEXTS && is_set (member))
    {
      *(char ***) gsy_element_member (merged, member) = gsy_merge_words (get_texts (side[GSY_SIDE_BASE], member), get_texts (side[GSY_SIDE_OURS], member), get_texts (side[GSY_SIDE_THEIRS], member));
      return;
    }
  if (member->kind == GSY_MEMBER_CHOICES)
    {
      g_autoptr (GPtrArray) other = NULL;

      if (!merge_choices (merged, member, side, &other))
        return;
      lost->members |= 1u << place;
      *(GPtrArray **) gsy_element_member (ensure_other (lost, type, gsy_element_get_id (type, merged)), member) = g_steal_pointer (&other);
      return;
    }
  key[GSY_SIDE_BASE] = base = dup_key (side[GSY_SIDE_BASE], member);
  key[GSY_SIDE_OURS] = ours = dup_key (side[GSY_SIDE_OURS], member);
  key[GSY_SIDE_THEIRS] = theirs = dup_key (side[GSY_SIDE_THEIRS], member);
  winner = _gsy_merge_choose (key, 0, &conflict);
  gsy_element_copy_member (merged, side[winner], member);
  if (!conflict)
    return;
  lost->members |= 1u << place;
  gsy_element_copy_member (ensure_other (lost, type, gsy_element_get_id (type, merged)), side[_gsy_merge_other_side (winner)], member);
}

static gpointer
merge_element (const GsyElementType *type, gconstpointer const side[GSY_N_SIDES], Lost *lost)
{
  gpointer merged = gsy_element_new (type, gsy_element_get_id (type, side[GSY_SIDE_OURS]));
  char **base = side[GSY_SIDE_BASE] != NULL ? *gsy_element_unknown (type, side[GSY_SIDE_BASE]) : NULL;
  char **others;

  for (guint i = 1; i < type->n_members; i++)
    merge_member (merged, type, i, side, lost);
  *gsy_element_unknown (type, merged) = gsy_merge_unknown (base, *gsy_element_unknown (type, side[GSY_SIDE_OURS]), *gsy_element_unknown (type, side[GSY_SIDE_THEIRS]), &others);
  if (others != NULL)
    *gsy_element_unknown (type, ensure_other (lost, type, gsy_element_get_id (type, merged))) = others;
  return merged;
}

/* --- Order --- */

typedef GPtrArray Ids; /* of char *, borrowed */

static int
compare_ids (const Ids *a, const Ids *b)
{
  for (guint i = 0; i < a->len && i < b->len; i++)
    {
      int order = strcmp (a->pdata[i], b->pdata[i]);

      if (order != 0)
        return order;
    }
  return a->len < b->len ? -1 : a->len > b->len;
}

/* Those of @ids that are in @wanted and, if given, in @also. */
static Ids *
filter_ids (const Ids *ids, GHashTable *wanted, GHashTable *also)
{
  Ids *filtered = g_ptr_array_new ();

  for (guint i = 0; i < ids->len; i++)
    if (g_hash_table_contains (wanted, ids->pdata[i]) && (also == NULL || g_hash_table_contains (also, ids->pdata[i])))
      g_ptr_array_add (filtered, ids->pdata[i]);
  return filtered;
}

static GHashTable *
set_of (const Ids *ids)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (set, ids->pdata[i]);
  return set;
}

/* The order of what both sides have. */
static Ids *
choose_order (const Ids *base, const Ids *ours, const Ids *theirs, GHashTable *common)
{
  g_autoptr (GPtrArray) mine = filter_ids (ours, common, NULL), yours = filter_ids (theirs, common, NULL);
  g_autoptr (GHashTable) old = set_of (base);
  g_autoptr (GPtrArray) mine_old = NULL, yours_old = NULL, was = NULL;
  gboolean is_mine_changed, is_yours_changed;
  int order;

  if (compare_ids (mine, yours) == 0)
    return g_steal_pointer (&mine);
  was = filter_ids (base, common, NULL);
  mine_old = filter_ids (ours, common, old);
  yours_old = filter_ids (theirs, common, old);
  is_mine_changed = compare_ids (mine_old, was) != 0;
  is_yours_changed = compare_ids (yours_old, was) != 0;
  if (is_mine_changed != is_yours_changed)
    return is_mine_changed ? g_steal_pointer (&mine) : g_steal_pointer (&yours);
  order = compare_ids (mine_old, yours_old);
  if (order == 0)
    order = compare_ids (mine, yours);
  return order > 0 ? g_steal_pointer (&mine) : g_steal_pointer (&yours);
}

/* What only this side has, by what it stands behind; "": at the beginning. */
static GHashTable *
gather_runs (const Ids *ids, GHashTable *alive, GHashTable *common)
{
  GHashTable *runs = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  const char *behind = "";

  for (guint i = 0; i < ids->len; i++)
    {
      char *id = ids->pdata[i];
      Ids *run;

      if (g_hash_table_contains (common, id))
        behind = id;
      if (g_hash_table_contains (common, id) || !g_hash_table_contains (alive, id))
        continue;
      run = g_hash_table_lookup (runs, behind);
      if (run == NULL)
        {
          run = g_ptr_array_new ();
          g_hash_table_insert (runs, (gpointer) behind, run);
        }
      g_ptr_array_add (run, id);
    }
  return runs;
}

static void
append_run (Ids *order, const Ids *run)
{
  for (guint i = 0; run != NULL && i < run->len; i++)
    g_ptr_array_add (order, run->pdata[i]);
}

static void
append_runs (Ids *order, GHashTable *mine, GHashTable *yours, const char *behind)
{
  const Ids *a = g_hash_table_lookup (mine, behind), *b = g_hash_table_lookup (yours, behind);

  if (a != NULL && b != NULL && strcmp (a->pdata[0], b->pdata[0]) > 0)
    {
      append_run (order, b);
      append_run (order, a);
      return;
    }
  append_run (order, a);
  append_run (order, b);
}

/* @alive: the ids of what is in the result. */
static Ids *
merge_order (const Ids *base, const Ids *ours, const Ids *theirs, GHashTable *alive)
{
  g_autoptr (GHashTable) their_set = set_of (theirs);
  g_autoptr (GPtrArray) both = filter_ids (ours, alive, their_set);
  g_autoptr (GHashTable) common = set_of (both);
  g_autoptr (GPtrArray) main = choose_order (base, ours, theirs, common);
  g_autoptr (GHashTable) mine = gather_runs (ours, alive, common), yours = gather_runs (theirs, alive, common);
  Ids *order = g_ptr_array_new ();

  append_runs (order, mine, yours, "");
  for (guint i = 0; i < main->len; i++)
    {
      g_ptr_array_add (order, main->pdata[i]);
      append_runs (order, mine, yours, main->pdata[i]);
    }
  return order;
}

/* --- A list --- */

static Ids *
list_ids (const GsyElementType *type, GPtrArray *list)
{
  Ids *ids = g_ptr_array_new ();

  for (guint i = 0; list != NULL && i < list->len; i++)
    g_ptr_array_add (ids, (gpointer) gsy_element_get_id (type, g_ptr_array_index (list, i)));
  return ids;
}

static GHashTable *
index_elements (const GsyElementType *type, GPtrArray *list)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; list != NULL && i < list->len; i++)
    g_hash_table_insert (table, (gpointer) gsy_element_get_id (type, g_ptr_array_index (list, i)), g_ptr_array_index (list, i));
  return table;
}

static gpointer
take_element (const GsyElementType *type, gconstpointer element)
{
  return type->counted ? gsy_element_ref (element) : gsy_element_copy (type, element);
}

/* NULL: it is gone. */
static gpointer
merge_one (const GsyElementType *type, gconstpointer const side[GSY_N_SIDES], Lost *lost)
{
  gconstpointer base = side[GSY_SIDE_BASE], ours = side[GSY_SIDE_OURS], theirs = side[GSY_SIDE_THEIRS];

  if (ours == NULL || theirs == NULL)
    {
      gconstpointer kept = ours != NULL ? ours : theirs;

      if (kept == NULL || (base != NULL && gsy_element_equal (type, base, kept)))
        return NULL;
      lost->is_removed = base != NULL;
      return take_element (type, kept);
    }
  if (gsy_element_equal (type, ours, theirs) || (base != NULL && gsy_element_equal (type, base, theirs)))
    return take_element (type, ours);
  if (base != NULL && gsy_element_equal (type, base, ours))
    return take_element (type, theirs);
  return merge_element (type, side, lost);
}

static void
merge_id (const GsyElementType *type, GHashTable *const table[GSY_N_SIDES], const char *id, GHashTable *alive, GPtrArray *ids, GArray *lost)
{
  gconstpointer const side[GSY_N_SIDES] = { g_hash_table_lookup (table[GSY_SIDE_BASE], id), g_hash_table_lookup (table[GSY_SIDE_OURS], id), g_hash_table_lookup (table[GSY_SIDE_THEIRS], id) };
  Lost one = { FALSE };
  gpointer merged = merge_one (type, side, &one);

  if (merged != NULL)
    g_hash_table_insert (alive, (gpointer) id, merged);
  if (!one.is_removed && one.other == NULL)
    return;
  g_ptr_array_add (ids, g_strdup (id));
  g_array_append_val (lost, one);
}

/* @ids, @lost: to append to: what did not stay, and of which element. */
static GPtrArray *
merge_elements (const GsyElementType *type, GPtrArray *const list[GSY_N_SIDES], GPtrArray *ids, GArray *lost)
{
  g_autoptr (GPtrArray) base = list_ids (type, list[GSY_SIDE_BASE]), ours = list_ids (type, list[GSY_SIDE_OURS]), theirs = list_ids (type, list[GSY_SIDE_THEIRS]);
  g_autoptr (GHashTable) old = index_elements (type, list[GSY_SIDE_BASE]), mine = index_elements (type, list[GSY_SIDE_OURS]), yours = index_elements (type, list[GSY_SIDE_THEIRS]);
  GHashTable *const table[GSY_N_SIDES] = { old, mine, yours };
  g_autoptr (GHashTable) alive = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) order = NULL;
  GPtrArray *merged = type == gsy_element_type_of_choice () ? gsy_choices_new () : g_ptr_array_new ();

  for (guint i = 0; i < ours->len; i++)
    merge_id (type, table, ours->pdata[i], alive, ids, lost);
  for (guint i = 0; i < theirs->len; i++)
    if (!g_hash_table_contains (mine, theirs->pdata[i]))
      merge_id (type, table, theirs->pdata[i], alive, ids, lost);
  order = merge_order (base, ours, theirs, alive);
  for (guint i = 0; i < order->len; i++)
    g_ptr_array_add (merged, g_hash_table_lookup (alive, order->pdata[i]));
  return merged;
}

static int
compare_conflicts (gconstpointer a, gconstpointer b)
{
  const GsySchemeConflict *first = *(GsySchemeConflict *const *) a, *second = *(GsySchemeConflict *const *) b;

  return first->list != second->list ? (int) first->list - (int) second->list : strcmp (first->id, second->id);
}

static GPtrArray *
merge_list (GsySchemeList list, GPtrArray *const side[GSY_N_SIDES], GPtrArray *conflicts)
{
  const GsyElementType *type = gsy_element_type_of_list (list);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) lost = g_array_new (FALSE, FALSE, sizeof (Lost));
  g_autoptr (GPtrArray) merged = merge_elements (type, side, ids, lost);
  GPtrArray *owned = gsy_scheme_list_new (list);

  for (guint i = 0; i < merged->len; i++)
    g_ptr_array_add (owned, g_ptr_array_index (merged, i));
  for (guint i = 0; i < lost->len; i++)
    {
      const Lost *one = &g_array_index (lost, Lost, i);
      GsySchemeConflict *conflict = g_new0 (GsySchemeConflict, 1);

      conflict->list = list;
      conflict->id = g_strdup (g_ptr_array_index (ids, i));
      conflict->is_removed = one->is_removed;
      conflict->members = one->members;
      conflict->other = one->other;
      g_ptr_array_add (conflicts, conflict);
    }
  return owned;
}

static char **
dup_words (GPtrArray *list)
{
  GPtrArray *words = g_ptr_array_new ();

  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (words, g_ptr_array_index (list, i));
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}

static GPtrArray *
merge_words (GPtrArray *const side[GSY_N_SIDES])
{
  g_autofree char **base = dup_words (side[GSY_SIDE_BASE]), **ours = dup_words (side[GSY_SIDE_OURS]), **theirs = dup_words (side[GSY_SIDE_THEIRS]);
  g_autofree char **merged = gsy_merge_words (base, ours, theirs);
  GPtrArray *list = gsy_scheme_list_new (GSY_LIST_MUTED);

  for (guint i = 0; merged != NULL && merged[i] != NULL; i++)
    g_ptr_array_add (list, merged[i]);
  return list;
}

/* --- The scheme --- */

static void
merge_lists (GsyScheme *merged, GsySchemeList list, GsyScheme *const side[GSY_N_SIDES], GPtrArray *conflicts)
{
  GPtrArray *const lists[GSY_N_SIDES] = { gsy_scheme_get_list (side[GSY_SIDE_BASE], list), gsy_scheme_get_list (side[GSY_SIDE_OURS], list), gsy_scheme_get_list (side[GSY_SIDE_THEIRS], list) };
  gboolean was = gsy_scheme_is_default (side[GSY_SIDE_BASE], list), mine = gsy_scheme_is_default (side[GSY_SIDE_OURS], list), yours = gsy_scheme_is_default (side[GSY_SIDE_THEIRS], list);
  gboolean is_default = mine == was ? yours : mine;
  g_autoptr (GPtrArray) items = list == GSY_LIST_MUTED ? merge_words (lists) : merge_list (list, lists, conflicts);

  if (!is_default || !gsy_scheme_lists_equal (list, items, gsy_scheme_get_list (merged, list)))
    gsy_scheme_set_list (merged, list, items);
}

GsyScheme *
gsy_merge_scheme (GsyScheme *base, GsyScheme *ours, GsyScheme *theirs, GsySchemeConflicts *conflicts)
{
  g_autoptr (GsyScheme) builtin = base == NULL ? gsy_scheme_new () : NULL;
  GsyScheme *const side[GSY_N_SIDES] = { base != NULL ? base : builtin, ours, theirs };
  GsyScheme *merged = gsy_scheme_new ();
  const char *titles[GSY_N_SIDES];
  g_auto (GStrv) unknown = NULL;
  GsyMergeSide winner;

  g_return_val_if_fail (GSY_IS_SCHEME (ours) && GSY_IS_SCHEME (theirs) && conflicts != NULL, merged);

  memset (conflicts, 0, sizeof *conflicts);
  conflicts->elements = g_ptr_array_new_with_free_func (conflict_free);
  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    merge_lists (merged, (GsySchemeList) i, side, conflicts->elements);
  g_ptr_array_sort (conflicts->elements, compare_conflicts);

  for (guint i = 0; i < GSY_N_SIDES; i++)
    titles[i] = gsy_scheme_get_title (side[i]);
  winner = _gsy_merge_choose (titles, 0, &conflicts->title);
  gsy_scheme_set_title (merged, titles[winner]);
  if (conflicts->title)
    conflicts->other_title = g_strdup (titles[_gsy_merge_other_side (winner)]);
  unknown = gsy_merge_unknown (gsy_scheme_get_unknown (side[GSY_SIDE_BASE]), gsy_scheme_get_unknown (ours), gsy_scheme_get_unknown (theirs), &conflicts->unknown);
  gsy_scheme_set_unknown (merged, unknown);
  return merged;
}
