/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-merge.c: three-way merge of statements, by id and member. */
#include "config.h"
#include "core/gsy-merge-private.h"

#include <stdlib.h>
#include <string.h>

#include "core/gsy-intern.h"

void
gsy_merge_conflict_free (GsyMergeConflict *self)
{
  g_free (self->id);
  if (self->other != NULL)
    gsy_statement_unref (self->other);
  g_free (self);
}

/* --- One statement --- */

typedef struct
{
  const GsyStatement *side[GSY_N_SIDES]; /* GSY_SIDE_BASE: (nullable) */
  int order;                             /* of the times of the last change, as strcmp() has it */
  GsyStatement *merged;
  GsyStatement *other; /* the values that did not stay */
  guint parts;
} Merger;

static const char *
text_of (const Merger *self, GsyMergeSide side, gsize member)
{
  const GsyStatement *statement = self->side[side];

  return statement != NULL ? G_STRUCT_MEMBER (char *, statement, member) : NULL;
}

/* The side whose value stays. @loser: (out): the other one in a conflict, which @part is in then; else -1. */
static GsyMergeSide
decide (Merger *self, const char *const key[GSY_N_SIDES], guint part, int *loser)
{
  gboolean conflict;
  GsyMergeSide side = _gsy_merge_choose (key, self->order, &conflict);

  *loser = conflict && part != 0 ? (int) _gsy_merge_other_side (side) : -1;
  if (conflict)
    self->parts |= part;
  return side;
}

/* @part 0: no person needs to decide about it. */
static void
merge_text (Merger *self, gsize member, guint part)
{
  const char *const key[GSY_N_SIDES] = { text_of (self, GSY_SIDE_BASE, member), text_of (self, GSY_SIDE_OURS, member), text_of (self, GSY_SIDE_THEIRS, member) };
  int loser;
  GsyMergeSide side = decide (self, key, part, &loser);

  G_STRUCT_MEMBER (char *, self->merged, member) = g_strdup (key[side]);
  if (loser >= 0)
    G_STRUCT_MEMBER (char *, self->other, member) = g_strdup (key[loser]);
}

static void
set_layer (GsyStatement *statement, const char *layer)
{
  g_ref_string_release (statement->layer);
  statement->layer = gsy_intern (layer);
}

static void
merge_layer (Merger *self)
{
  const char *const key[GSY_N_SIDES] = { self->side[GSY_SIDE_BASE] != NULL ? self->side[GSY_SIDE_BASE]->layer : NULL, self->side[GSY_SIDE_OURS]->layer, self->side[GSY_SIDE_THEIRS]->layer };

  int loser;

  set_layer (self->merged, key[decide (self, key, GSY_PART_LAYER, &loser)]);
  if (loser >= 0)
    set_layer (self->other, key[loser]);
}

static void
copy_spans (GsyStatement *to, const GsyStatement *from)
{
  gsy_statement_copy_spans (to, from);
  to->detached = from->detached;
}

static void
merge_spans (Merger *self)
{
  g_autofree char *base = self->side[GSY_SIDE_BASE] != NULL ? _gsy_merge_dup_spans_key (self->side[GSY_SIDE_BASE]) : NULL;
  g_autofree char *ours = _gsy_merge_dup_spans_key (self->side[GSY_SIDE_OURS]);
  g_autofree char *theirs = _gsy_merge_dup_spans_key (self->side[GSY_SIDE_THEIRS]);
  const char *const key[GSY_N_SIDES] = { base, ours, theirs };
  int loser;

  copy_spans (self->merged, self->side[decide (self, key, GSY_PART_SPANS, &loser)]);
  copy_spans (self->other, self->side[MAX (loser, (int) GSY_SIDE_OURS)]);
}

static void
merge_cue (Merger *self)
{
  g_autofree char *base = self->side[GSY_SIDE_BASE] != NULL ? _gsy_merge_dup_filler_key (self->side[GSY_SIDE_BASE]->cue) : NULL;
  g_autofree char *ours = _gsy_merge_dup_filler_key (self->side[GSY_SIDE_OURS]->cue);
  g_autofree char *theirs = _gsy_merge_dup_filler_key (self->side[GSY_SIDE_THEIRS]->cue);
  const char *const key[GSY_N_SIDES] = { base, ours, theirs };
  int loser;
  const GsyFiller *cue = self->side[decide (self, key, GSY_PART_CUE, &loser)]->cue;
  const GsyFiller *other = loser >= 0 ? self->side[loser]->cue : NULL;

  self->merged->cue = cue != NULL ? gsy_filler_copy (cue) : NULL;
  self->other->cue = other != NULL ? gsy_filler_copy (other) : NULL;
}

static void
merge_array (Merger *self, const GsyMergeListKind *kind, gsize member, guint part)
{
  GPtrArray *const lists[GSY_N_SIDES] = {
    self->side[GSY_SIDE_BASE] != NULL ? G_STRUCT_MEMBER (GPtrArray *, self->side[GSY_SIDE_BASE], member) : NULL,
    G_STRUCT_MEMBER (GPtrArray *, self->side[GSY_SIDE_OURS], member),
    G_STRUCT_MEMBER (GPtrArray *, self->side[GSY_SIDE_THEIRS], member),
  };
  GPtrArray *lost = NULL;

  G_STRUCT_MEMBER (GPtrArray *, self->merged, member) = _gsy_merge_list (kind, lists, self->order, &lost);
  G_STRUCT_MEMBER (GPtrArray *, self->other, member) = lost;
  if (lost != NULL)
    self->parts |= part;
}

static void
merge_attributes (Merger *self)
{
  g_autoptr (GPtrArray) base = _gsy_merge_list_values (self->side[GSY_SIDE_BASE] != NULL ? self->side[GSY_SIDE_BASE]->attributes : NULL);
  g_autoptr (GPtrArray) ours = _gsy_merge_list_values (self->side[GSY_SIDE_OURS]->attributes);
  g_autoptr (GPtrArray) theirs = _gsy_merge_list_values (self->side[GSY_SIDE_THEIRS]->attributes);
  GPtrArray *const lists[GSY_N_SIDES] = { base, ours, theirs };
  GPtrArray *lost = NULL;

  self->merged->attributes = _gsy_merge_take_values (_gsy_merge_list (&_gsy_merge_values, lists, self->order, &lost));
  self->other->attributes = _gsy_merge_take_values (lost);
  if (self->other->attributes != NULL)
    self->parts |= GSY_PART_ATTRIBUTES;
}

/* @base: (nullable). (transfer full): fresh */
static GsyStatement *
merge_statement (const GsyStatement *base, const GsyStatement *ours, const GsyStatement *theirs, GPtrArray *conflicts)
{
  Merger self = { .side = { base, ours, theirs } };
  const GsyStatement *first = base != NULL ? base : ours;

  self.order = g_strcmp0 (ours->modified, theirs->modified);
  self.merged = gsy_statement_new (first->id, first->layer);
  self.other = gsy_statement_new (first->id, first->layer);
  merge_layer (&self);
  merge_spans (&self);
  merge_cue (&self);
  merge_array (&self, &_gsy_merge_fillers, G_STRUCT_OFFSET (GsyStatement, source), GSY_PART_SOURCE);
  merge_array (&self, &_gsy_merge_fillers, G_STRUCT_OFFSET (GsyStatement, target), GSY_PART_TARGET);
  self.merged->about = gsy_merge_words (base != NULL ? base->about : NULL, ours->about, theirs->about);
  merge_text (&self, G_STRUCT_OFFSET (GsyStatement, said), GSY_PART_SAID);
  merge_attributes (&self);
  merge_array (&self, &_gsy_merge_links, G_STRUCT_OFFSET (GsyStatement, links), GSY_PART_LINKS);
  merge_text (&self, G_STRUCT_OFFSET (GsyStatement, note), GSY_PART_NOTE);
  merge_text (&self, G_STRUCT_OFFSET (GsyStatement, creator), 0);
  merge_text (&self, G_STRUCT_OFFSET (GsyStatement, created), 0);
  self.merged->modified = g_strdup (self.order > 0 ? ours->modified : theirs->modified);
  self.merged->unknown = _gsy_merge_pairs (base != NULL ? base->unknown : NULL, ours->unknown, theirs->unknown, self.order, &self.other->unknown);
  if (self.other->unknown != NULL)
    self.parts |= GSY_PART_UNKNOWN;

  if (self.parts != 0)
    {
      GsyMergeConflict *conflict = g_new0 (GsyMergeConflict, 1);

      conflict->id = g_strdup (first->id);
      conflict->parts = self.parts;
      conflict->other = g_steal_pointer (&self.other);
      g_ptr_array_add (conflicts, conflict);
    }
  g_clear_pointer (&self.other, gsy_statement_unref);
  return self.merged;
}

/* --- All statements --- */

static GHashTable *
by_id (GPtrArray *statements)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; statements != NULL && i < statements->len; i++)
    {
      GsyStatement *statement = g_ptr_array_index (statements, i);

      g_hash_table_insert (table, statement->id, statement);
    }
  return table;
}

static int
compare_conflicts (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(GsyMergeConflict *const *) a)->id, (*(GsyMergeConflict *const *) b)->id);
}

/* One side has no such statement any more; @kept is the other's. NULL: gone. */
static GsyStatement *
merge_removed (const GsyStatement *base, const GsyStatement *kept, GPtrArray *conflicts)
{
  GsyMergeConflict *conflict;

  if (base == NULL)
    return gsy_statement_ref (kept);
  if (gsy_statement_same (base, kept))
    return NULL;
  conflict = g_new0 (GsyMergeConflict, 1);
  conflict->id = g_strdup (kept->id);
  conflict->parts = GSY_PART_REMOVED;
  g_ptr_array_add (conflicts, conflict);
  return gsy_statement_ref (kept);
}

GPtrArray *
gsy_merge_statements (GPtrArray *base, GPtrArray *ours, GPtrArray *theirs, GPtrArray *conflicts)
{
  g_autoptr (GHashTable) old = by_id (base), mine = by_id (ours), yours = by_id (theirs);
  GPtrArray *merged = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
  guint n_conflicts;

  g_return_val_if_fail (ours != NULL && theirs != NULL && conflicts != NULL, merged);

  n_conflicts = conflicts->len;
  for (guint i = 0; i < ours->len; i++)
    {
      const GsyStatement *our = g_ptr_array_index (ours, i);
      const GsyStatement *before = g_hash_table_lookup (old, our->id);
      const GsyStatement *their = g_hash_table_lookup (yours, our->id);
      GsyStatement *result;

      if (their == NULL)
        result = merge_removed (before, our, conflicts);
      else if (gsy_statement_equal (our, their) || (before != NULL && gsy_statement_equal (before, their)))
        result = gsy_statement_ref (our);
      else if (before != NULL && gsy_statement_equal (before, our))
        result = gsy_statement_ref (their);
      else
        result = merge_statement (before, our, their, conflicts);
      if (result != NULL)
        g_ptr_array_add (merged, result);
    }
  for (guint i = 0; i < theirs->len; i++)
    {
      const GsyStatement *their = g_ptr_array_index (theirs, i);
      GsyStatement *result;

      if (g_hash_table_contains (mine, their->id))
        continue;
      result = merge_removed (g_hash_table_lookup (old, their->id), their, conflicts);
      if (result != NULL)
        g_ptr_array_add (merged, result);
    }
  if (merged->len > 1)
    qsort (merged->pdata, merged->len, sizeof (gpointer), gsy_statement_compare_elements);
  if (conflicts->len > n_conflicts + 1)
    qsort (conflicts->pdata + n_conflicts, conflicts->len - n_conflicts, sizeof (gpointer), compare_conflicts);
  return merged;
}
