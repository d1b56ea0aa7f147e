/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-problems-model.h: what the checks found as a list for people: a heading for each kind, with the places below it. */
#pragma once

#include <gio/gio.h>

#include "corpus/gsy-folder-index.h"

G_BEGIN_DECLS

typedef enum
{
  GSY_PROBLEM_ITEM_HEAD,  /* of a kind, with how many there are */
  GSY_PROBLEM_ITEM_PLACE, /* a statement, or something in the scheme */
  GSY_PROBLEM_ITEM_MORE,  /* how many of the kind are not in the list */
} GsyProblemItemKind;

/* Signal "changed": it is about the same, but what it tells of it is not. */
#define GSY_TYPE_PROBLEM_ITEM (gsy_problem_item_get_type ())
G_DECLARE_FINAL_TYPE (GsyProblemItem, gsy_problem_item, GSY, PROBLEM_ITEM, GObject)

GsyProblemItemKind gsy_problem_item_get_kind (GsyProblemItem *self);
GsyCheck gsy_problem_item_get_check (GsyProblemItem *self);
guint gsy_problem_item_get_count (GsyProblemItem *self);           /* of a head and a place: in its kind; of more: the rest */
guint gsy_problem_item_get_position (GsyProblemItem *self);        /* of a place: in its kind, from 1 */
const GsyEntry *gsy_problem_item_get_entry (GsyProblemItem *self); /* (nullable): of a place: its statement */
const char *gsy_problem_item_get_detail (GsyProblemItem *self);    /* (nullable): of a place */

#define GSY_TYPE_PROBLEMS_MODEL (gsy_problems_model_get_type ())
G_DECLARE_FINAL_TYPE (GsyProblemsModel, gsy_problems_model, GSY, PROBLEMS_MODEL, GObject)

GsyProblemsModel *gsy_problems_model_new (void);

/* @findings: (element-type GsyFinding); at most @max places of a kind are listed. What was listed before and still is stays the same item, so that
 * focus and place in the list hold. */
void gsy_problems_model_set_findings (GsyProblemsModel *self, GPtrArray *findings, guint max);

/* All that was found, listed or not. */
guint gsy_problems_model_get_total (GsyProblemsModel *self);

G_END_DECLS
