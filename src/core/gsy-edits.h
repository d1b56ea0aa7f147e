/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-edits.h: from a gesture to an edit. Pure functions: they look at a store and give the edit, or refuse. Nothing is changed
 * until somebody applies it. Each returns (transfer full) an edit, or NULL with an error that tells the user why. An edit without changes
 * means that things are so already. The statement given may be an earlier version: the one that is there now is changed. All spans
 * that come out lie on grapheme boundaries. */
#pragma once

#include "core/gsy-store.h"

G_BEGIN_DECLS

/**
 * GsyGesture:
 * @store: where
 * @scheme: for the layers' names
 * @locked: (nullable) (element-type utf8): set of layer ids that may not be changed
 * @creator: (nullable): who is marking
 * @now: seconds since the epoch, UTC, for "created" and "modified"
 *
 * What every gesture needs to know.
 */
typedef struct
{
  GsyStore *store;
  GsyScheme *scheme;
  GHashTable *locked;
  const char *creator;
  gint64 now;
} GsyGesture;

typedef enum
{
  GSY_EDGE_START,
  GSY_EDGE_END,
} GsyEdge;

/* Mark @span as a new statement. @id NULL: a new UUID. The first one of an article whose state is new sets that to in-progress, too. If the same layer already has exactly this span, refused: it is marked already. */
GsyEdit *gsy_edits_add (const GsyGesture *gesture, const char *layer, GsySpan span, const char *id, GError **error);
GsyEdit *gsy_edits_remove (const GsyGesture *gesture, const GsyStatement *statement, GError **error);
GsyEdit *gsy_edits_set_layer (const GsyGesture *gesture, const GsyStatement *statement, const char *layer, GError **error);

/* One edge of one fragment goes to @offset. Refused when it would be empty; it stops at the neighbouring fragment. */
GsyEdit *gsy_edits_resize (const GsyGesture *gesture, const GsyStatement *statement, guint fragment, GsyEdge edge, guint offset, GError **error);

/* The same by one step: to the next or previous word, or grapheme cluster. */
GsyEdit *gsy_edits_nudge (const GsyGesture *gesture, const GsyStatement *statement, guint fragment, GsyEdge edge, gboolean forward, GsySnap snap, GError **error);

/* A fragment more: joined with those that it touches or overlaps. On a detached statement it says where the statement is now:
 * see gsy_edits_place_again(). Removing the last one is refused: delete the statement. */
GsyEdit *gsy_edits_add_fragment (const GsyGesture *gesture, const GsyStatement *statement, GsySpan span, GError **error);
GsyEdit *gsy_edits_remove_fragment (const GsyGesture *gesture, const GsyStatement *statement, guint fragment, GError **error);

/* @note NULL or "": no note. */
GsyEdit *gsy_edits_set_note (const GsyGesture *gesture, const GsyStatement *statement, const char *note, GError **error);
GsyEdit *gsy_edits_set_state (const GsyGesture *gesture, GsyArticleState state, GError **error);

/* Seconds since the epoch as RFC 3339 in UTC, "2026-11-21T10:00:00Z". */
char *gsy_time_to_string (gint64 seconds);

G_END_DECLS
