/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-compare.c: two lists of statements side by side. */
#include "config.h"
#include "core/gsy-compare.h"

#include "core/gsy-merge-private.h"

#include <stdlib.h>

void
gsy_difference_free (GsyDifference *self)
{
  g_clear_pointer (&self->before, gsy_statement_unref);
  g_clear_pointer (&self->after, gsy_statement_unref);
  g_free (self);
}

/* --- one statement --- */

static gboolean
same_keys (char *a, char *b)
{
  gboolean same = g_strcmp0 (a, b) == 0;

  g_free (a);
  g_free (b);
  return same;
}

static gboolean
same_spans (const GsyStatement *a, const GsyStatement *b)
{
  return same_keys (_gsy_merge_dup_spans_key (a), _gsy_merge_dup_spans_key (b));
}

/* In the same order, too. */
static gboolean
same_list (const GsyMergeListKind *kind, const GPtrArray *a, const GPtrArray *b)
{
  guint n = a != NULL ? a->len : 0;

  if (n != (b != NULL ? b->len : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      gconstpointer first = g_ptr_array_index (a, i);
      gconstpointer second = g_ptr_array_index (b, i);

      if (!same_keys (kind->name (first), kind->name (second)) || !same_keys (kind->key (first), kind->key (second)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
same_values (const GArray *a, const GArray *b)
{
  g_autoptr (GPtrArray) first = _gsy_merge_list_values (a);
  g_autoptr (GPtrArray) second = _gsy_merge_list_values (b);

  return same_list (&_gsy_merge_values, first, second);
}

GsyMergeParts
gsy_compare_statement (const GsyStatement *before, const GsyStatement *after)
{
  guint parts = 0;

  g_return_val_if_fail (before != NULL && after != NULL, 0);

  if (before == after || gsy_statement_same (before, after))
    return 0;
  parts |= g_strcmp0 (before->layer, after->layer) == 0 ? 0 : GSY_PART_LAYER;
  parts |= same_spans (before, after) ? 0 : GSY_PART_SPANS;
  parts |= same_keys (_gsy_merge_dup_filler_key (before->cue), _gsy_merge_dup_filler_key (after->cue)) ? 0 : GSY_PART_CUE;
  parts |= same_list (&_gsy_merge_fillers, before->source, after->source) ? 0 : GSY_PART_SOURCE;
  parts |= same_list (&_gsy_merge_fillers, before->target, after->target) ? 0 : GSY_PART_TARGET;
  parts |= gsy_texts_equal (before->about, after->about) ? 0 : GSY_PART_ABOUT;
  parts |= g_strcmp0 (before->said, after->said) == 0 ? 0 : GSY_PART_SAID;
  parts |= same_values (before->attributes, after->attributes) ? 0 : GSY_PART_ATTRIBUTES;
  parts |= same_list (&_gsy_merge_links, before->links, after->links) ? 0 : GSY_PART_LINKS;
  parts |= g_strcmp0 (before->note, after->note) == 0 ? 0 : GSY_PART_NOTE;
  parts |= gsy_texts_equal (before->unknown, after->unknown) ? 0 : GSY_PART_UNKNOWN;
  return (GsyMergeParts) (parts != 0 ? parts : GSY_PART_UNKNOWN);
}

/* --- all statements --- */

static void
add_difference (GPtrArray *list, const GsyStatement *before, const GsyStatement *after, GsyMergeParts parts)
{
  GsyDifference *difference = g_new0 (GsyDifference, 1);

  difference->before = before != NULL ? gsy_statement_ref (before) : NULL;
  difference->after = after != NULL ? gsy_statement_ref (after) : NULL;
  difference->parts = parts;
  g_ptr_array_add (list, difference);
}

static const GsyStatement *
get_place (const GsyDifference *self)
{
  return self->after != NULL ? self->after : self->before;
}

static int
compare_differences (gconstpointer a, gconstpointer b)
{
  return gsy_statement_compare (get_place (*(GsyDifference *const *) a), get_place (*(GsyDifference *const *) b));
}

GPtrArray *
gsy_compare_statements (GPtrArray *before, GPtrArray *after)
{
  g_autoptr (GHashTable) old = NULL;
  g_autoptr (GHashTable) new = NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_difference_free);

  g_return_val_if_fail (before != NULL && after != NULL, list);

  old = gsy_statements_index (before);
  new = gsy_statements_index (after);
  for (guint i = 0; i < after->len; i++)
    {
      const GsyStatement *now = g_ptr_array_index (after, i);
      const GsyStatement *was = g_hash_table_lookup (old, now->id);
      GsyMergeParts parts = was != NULL ? gsy_compare_statement (was, now) : (GsyMergeParts) 0;

      if (was == NULL || parts != 0)
        add_difference (list, was, now, parts);
    }
  for (guint i = 0; i < before->len; i++)
    {
      const GsyStatement *was = g_ptr_array_index (before, i);

      if (!g_hash_table_contains (new, was->id))
        add_difference (list, was, NULL, (GsyMergeParts) 0);
    }
  if (list->len > 1)
    qsort (list->pdata, list->len, sizeof (gpointer), compare_differences);
  return list;
}

/* --- the article --- */

GsyMetaParts
gsy_compare_meta (const GsyArticleMeta *before, const GsyArticleMeta *after)
{
  guint parts = 0;

  g_return_val_if_fail (before != NULL && after != NULL, 0);

  parts |= g_strcmp0 (before->title, after->title) == 0 ? 0 : GSY_META_PART_TITLE;
  parts |= g_strcmp0 (before->outlet, after->outlet) == 0 ? 0 : GSY_META_PART_OUTLET;
  parts |= g_strcmp0 (before->published, after->published) == 0 ? 0 : GSY_META_PART_PUBLISHED;
  parts |= g_strcmp0 (before->url, after->url) == 0 ? 0 : GSY_META_PART_URL;
  parts |= g_strcmp0 (before->language, after->language) == 0 ? 0 : GSY_META_PART_LANGUAGE;
  parts |= before->state == after->state ? 0 : GSY_META_PART_STATE;
  parts |= g_strcmp0 (before->note, after->note) == 0 ? 0 : GSY_META_PART_NOTE;
  parts |= gsy_texts_equal (before->unknown, after->unknown) ? 0 : GSY_META_PART_UNKNOWN;
  return (GsyMetaParts) parts;
}
