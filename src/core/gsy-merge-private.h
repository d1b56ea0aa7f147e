/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-merge-private.h: what the parts of the merge share: who changed what, the keys of values, and lists element by element. */
#pragma once

#include "core/gsy-merge.h"

G_BEGIN_DECLS

typedef enum
{
  GSY_SIDE_BASE,
  GSY_SIDE_OURS,
  GSY_SIDE_THEIRS,
} GsyMergeSide;
#define GSY_N_SIDES 3

static inline GsyMergeSide
_gsy_merge_other_side (GsyMergeSide side)
{
  return side == GSY_SIDE_OURS ? GSY_SIDE_THEIRS : GSY_SIDE_OURS;
}

/* Whose value stays, given the keys of all three. @conflict: both changed it, differently; then @order decides: that of the times at which the
 * sides were changed, as strcmp() has it, and with equal times that of the keys. */
GsyMergeSide _gsy_merge_choose (const char *const key[GSY_N_SIDES], int order, gboolean *conflict);

/* Every value has a key: a text that is equal for equal values and only for those. What is not there has none. */
void _gsy_merge_append_texts (GString *key, char *const *texts);
char *_gsy_merge_dup_filler_key (const GsyFiller *filler);
char *_gsy_merge_dup_spans_key (const GsyStatement *statement);

/* How a list's elements are told apart, compared and gathered. */
typedef struct
{
  char *(*name) (gconstpointer element); /* which one it is */
  char *(*key) (gconstpointer element);  /* what it is */
  gpointer (*copy) (gconstpointer element);
  GDestroyNotify free;
} GsyMergeListKind;

extern const GsyMergeListKind _gsy_merge_fillers;
extern const GsyMergeListKind _gsy_merge_links;
extern const GsyMergeListKind _gsy_merge_values;

/* @order: as above. @lost: set to the others' values, NULL when there are none. NULL: an empty list. */
GPtrArray *_gsy_merge_list (const GsyMergeListKind *kind, GPtrArray *const list[GSY_N_SIDES], int order, GPtrArray **lost);

/* Between an array of GsyValue and a list of pointers to them; the second takes the elements of its list. */
GPtrArray *_gsy_merge_list_values (const GArray *values);
GArray *_gsy_merge_take_values (GPtrArray *list);

/* Unknown members, by name. */
char **_gsy_merge_pairs (char **base, char **ours, char **theirs, int order, char ***others);

G_END_DECLS
