/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-link-arcs.c: which links an article has, and where their lines go. */
#include "config.h"

#include "app/gsy-link-arcs.h"
#include "core/gsy-intern.h"

#include <math.h>

/* From the text to the start of a line, and from one lane to the next. */
#define GAP 4.f
#define FIRST_LANE 17.f
#define LANE_STEP 5.f
#define SPUR 14.f

/* A start and an arrow at one line do not run into one another. */
#define APART 4.f

/* How near a click has to be. */
#define REACH 4.f

#define ARROW 6.f

static void
arc_free (gpointer data)
{
  GsyLinkArc *arc = data;

  g_free (arc->relation);
  g_free (arc->from);
  g_free (arc->to);
  g_free (arc->article);
  g_free (arc);
}

/* Interned strings are never freed. */
static const char *
intern (const char *string)
{
  GRefString *interned = gsy_intern (string);
  const char *kept = interned;

  g_ref_string_release (interned);
  return kept;
}

/* --- which links --- */

static GsyLinkArc *
new_arc (GsyLinkKind kind, const char *layer, const char *relation, const char *from, const char *to)
{
  GsyLinkArc *arc = g_new0 (GsyLinkArc, 1);

  arc->kind = kind;
  arc->layer = layer;
  arc->relation = g_strdup (relation);
  arc->from = g_strdup (from);
  arc->to = g_strdup (to);
  return arc;
}

static guint
last_letter (const GsyStatement *statement)
{
  return gsy_statement_get_extent (statement).end - 1;
}

static gboolean
is_here (const GsyStatement *statement)
{
  return statement != NULL && !statement->detached && gsy_statement_get_n_spans (statement) > 0;
}

static void
add_outgoing (GPtrArray *arcs, GsyStore *store, GsyFolderIndex *index, const GsyStatement *statement)
{
  for (guint i = 0; statement->links != NULL && i < statement->links->len; i++)
    {
      const GsyLink *link = g_ptr_array_index (statement->links, i);
      gboolean within = link->article == NULL || g_strcmp0 (link->article, gsy_store_get_key (store)) == 0;
      const GsyStatement *to = within ? gsy_store_find (store, link->to) : NULL;
      gboolean known = within || index == NULL || !gsy_folder_index_is_ready (index) || gsy_folder_index_find (index, link->article, link->to) != NULL;
      GsyLinkKind kind = within ? is_here (to) ? GSY_LINK_WITHIN : GSY_LINK_BROKEN : known ? GSY_LINK_OUT
                                                                                           : GSY_LINK_BROKEN;
      GsyLinkArc *arc = new_arc (kind, statement->layer, link->relation, statement->id, link->to);
      arc->index = i;
      arc->article = within ? NULL : g_strdup (link->article);
      arc->from_offset = last_letter (statement);
      arc->to_offset = kind == GSY_LINK_WITHIN ? last_letter (to) : arc->from_offset;
      g_ptr_array_add (arcs, arc);
    }
}

/* @within: also what comes from this very article. */
static void
add_incoming (GPtrArray *arcs, GsyStore *store, GsyFolderIndex *index, const GsyStatement *statement, gboolean within)
{
  g_autoptr (GPtrArray) entries = index != NULL ? gsy_folder_index_dup_incoming (index, statement->id) : g_ptr_array_new ();
  const char *key = gsy_store_get_key (store);

  for (guint i = 0; i < entries->len; i++)
    {
      const GsyEntry *entry = g_ptr_array_index (entries, i);
      gboolean here = g_strcmp0 (entry->article, key) == 0;
      const GsyStatement *from = here ? gsy_store_find (store, entry->id) : NULL;
      if (here && (!within || !is_here (from)))
        continue;
      for (guint k = 0; k < entry->n_links; k++)
        {
          const GsyEntryLink *link = &entry->links[k];
          const char *article = link->article != NULL ? link->article : entry->article;
          if (g_strcmp0 (link->to, statement->id) != 0 || g_strcmp0 (article, key) != 0)
            continue;
          GsyLinkArc *arc = new_arc (here ? GSY_LINK_WITHIN : GSY_LINK_IN, here ? from->layer : intern (entry->layer), link->relation, entry->id, statement->id);
          arc->index = k;
          arc->article = here ? NULL : g_strdup (entry->article);
          arc->to_offset = last_letter (statement);
          arc->from_offset = here ? last_letter (from) : arc->to_offset;
          g_ptr_array_add (arcs, arc);
        }
    }
}

GsySpan
gsy_link_arc_get_range (const GsyLinkArc *self)
{
  g_return_val_if_fail (self != NULL, GSY_SPAN_EMPTY);
  return gsy_span (MIN (self->from_offset, self->to_offset), MAX (self->from_offset, self->to_offset) + 1);
}

static int
compare_arcs (gconstpointer a, gconstpointer b)
{
  GsySpan one = gsy_link_arc_get_range (*(const GsyLinkArc *const *) a);
  GsySpan other = gsy_link_arc_get_range (*(const GsyLinkArc *const *) b);

  if (one.start != other.start)
    return one.start < other.start ? -1 : 1;
  return one.end != other.end ? (one.end < other.end ? -1 : 1) : 0;
}

/* The innermost lane that is free from here on; when all are taken, the outermost is shared. */
static void
assign_lanes (GPtrArray *arcs)
{
  guint ends[GSY_LINK_LANES] = { 0 };

  for (guint i = 0; i < arcs->len; i++)
    {
      GsyLinkArc *arc = g_ptr_array_index (arcs, i);
      if (arc->kind != GSY_LINK_WITHIN)
        continue;
      GsySpan range = gsy_link_arc_get_range (arc);
      while (arc->lane < GSY_LINK_LANES - 1 && ends[arc->lane] > range.start)
        arc->lane++;
      ends[arc->lane] = MAX (ends[arc->lane], range.end);
    }
}

GPtrArray *
gsy_link_arcs_new (GsyStore *store, GsyFolderIndex *index, const GsyStatement *only)
{
  g_return_val_if_fail (GSY_IS_STORE (store), NULL);
  g_return_val_if_fail (index == NULL || GSY_IS_FOLDER_INDEX (index), NULL);

  GPtrArray *arcs = g_ptr_array_new_with_free_func (arc_free);
  guint n = only != NULL ? 1 : gsy_store_get_n_statements (store);
  for (guint i = 0; i < n; i++)
    {
      const GsyStatement *statement = only != NULL ? only : gsy_store_get_statement (store, i);
      if (!is_here (statement))
        continue;
      add_outgoing (arcs, store, index, statement);
      add_incoming (arcs, store, index, statement, only != NULL);
    }
  g_ptr_array_sort (arcs, compare_arcs);
  assign_lanes (arcs);
  return arcs;
}

gboolean
gsy_link_arc_touches (const GsyLinkArc *self, const char *id)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return id != NULL && (g_str_equal (self->from, id) || g_str_equal (self->to, id));
}

GsyLineStyle
gsy_link_arc_get_line (const GsyLinkArc *self)
{
  g_return_val_if_fail (self != NULL, GSY_LINE_SOLID);

  if (g_strcmp0 (self->relation, "answers") == 0)
    return GSY_LINE_SOLID;
  return g_strcmp0 (self->relation, "repeats") == 0 ? GSY_LINE_DASHED : GSY_LINE_DOTTED;
}

/* --- shapes --- */

GsyLinkShape
gsy_link_shape (const GsyLinkArc *arc, const GsyLinkMargin *margin, float from, float to)
{
  GsyLinkShape shape = { .kind = arc->kind, .outward = margin->outward, .x = margin->edge + margin->outward * GAP };
  float reach = arc->kind == GSY_LINK_WITHIN ? FIRST_LANE + arc->lane * LANE_STEP : SPUR;

  shape.turn = margin->edge + margin->outward * MIN (reach, margin->width - 2);
  shape.from = from + APART;
  shape.to = to - APART;
  if (arc->kind == GSY_LINK_IN)
    shape.from = shape.to;
  else if (arc->kind != GSY_LINK_WITHIN)
    shape.to = shape.from;
  return shape;
}

static gboolean
is_between (float value, float a, float b)
{
  return value >= MIN (a, b) - REACH && value <= MAX (a, b) + REACH;
}

gboolean
gsy_link_shape_contains (const GsyLinkShape *self, float x, float y)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!is_between (x, self->x, self->turn) || !is_between (y, self->from, self->to))
    return FALSE;
  return fabsf (y - self->from) <= REACH || fabsf (y - self->to) <= REACH || fabsf (x - self->turn) <= REACH;
}

graphene_point_t
gsy_link_shape_get_tip (const GsyLinkShape *self, int *direction)
{
  g_return_val_if_fail (self != NULL && direction != NULL, GRAPHENE_POINT_INIT (0, 0));

  gboolean out = self->kind == GSY_LINK_OUT || self->kind == GSY_LINK_BROKEN;
  *direction = out ? self->outward : -self->outward;
  return GRAPHENE_POINT_INIT (out ? self->turn : self->x, self->to);
}

graphene_rect_t
gsy_link_shape_get_bounds (const GsyLinkShape *self)
{
  graphene_rect_t bounds;

  graphene_rect_init (&bounds, MIN (self->x, self->turn), MIN (self->from, self->to), fabsf (self->turn - self->x), fabsf (self->to - self->from));
  graphene_rect_inset (&bounds, -ARROW, -ARROW);
  return bounds;
}
