/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-saver.h: keeps one file up to date with something that changes: an article's statements, a folder's scheme.
 *
 * gsy_saver_touch() says that there is something new; it is on disk half a second later at the latest, written in a thread from a
 * snapshot taken in the caller's. What cannot be written goes to the recovery folder and is tried again every few seconds. All
 * functions are for the thread that owns the saver. */
#pragma once

#include "corpus/gsy-document.h"

G_BEGIN_DECLS

/**
 * GsySaverSource:
 * @snapshot: gives what is to be written now, as a value; in the owner's thread
 * @serialise: its bytes; in any thread
 * @free: ends the snapshot; in the owner's thread
 * @written: (nullable): the snapshot is what the file holds now; in the owner's thread
 */
typedef struct
{
  gpointer (*snapshot) (gpointer owner);
  GBytes *(*serialise) (gpointer snapshot);
  void (*free) (gpointer snapshot);
  void (*written) (gpointer owner, gpointer snapshot);
} GsySaverSource;

#define GSY_TYPE_SAVER (gsy_saver_get_type ())
G_DECLARE_FINAL_TYPE (GsySaver, gsy_saver, GSY, SAVER, GObject)

/* Signal "changed": state or message did. */

GsySaver *gsy_saver_new (const char *path, const GsyFileIdentity *identity, const GsySaverSource *source, gpointer owner);

/* How long a change and a failed write wait; there are good defaults. */
void gsy_saver_set_delays (GsySaver *self, guint change_ms, guint retry_ms);

/* A write that is under way has used up our patience, as it does by itself after some seconds when a disk does not answer: the work is put into the
 * recovery folder too, whoever waits for the write is told G_IO_ERROR_TIMED_OUT, and the write goes on. */
void gsy_saver_lose_patience (GsySaver *self);

/* The owner goes away: nothing is asked of it any more. */
void gsy_saver_detach (GsySaver *self);

/* There is something unsaved. The first touch starts the clock, later ones do not put it off. */
void gsy_saver_touch (GsySaver *self);

/* There is something unsaved since before this program started: @entry of the recovery folder holds it. No clock is started. */
void gsy_saver_adopt (GsySaver *self, const char *entry);

/* What was touched turned out to be on disk already. Not while a write is under way. */
void gsy_saver_forget_changes (GsySaver *self);

gboolean gsy_saver_is_saved (GsySaver *self);
gboolean gsy_saver_is_writing (GsySaver *self);
gboolean gsy_saver_has_conflict (GsySaver *self); /* the last write found another file than it knew */
GsySaveState gsy_saver_get_state (GsySaver *self);
const char *gsy_saver_get_message (GsySaver *self); /* (nullable) */
const GsyFileIdentity *gsy_saver_get_identity (GsySaver *self);
const char *gsy_saver_get_path (GsySaver *self);

/* What is on disk is now @identity, by the owner's doing: the next write is compared with that. Not while a write is under way. */
void gsy_saver_set_identity (GsySaver *self, const GsyFileIdentity *identity);

/* As for a document. */
void gsy_saver_save_async (GsySaver *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean gsy_saver_save_finish (GsySaver *self, GAsyncResult *result, GError **error);
gboolean gsy_saver_save_sync (GsySaver *self, GError **error);

/* Waits for a write under way, if there is one. */
void gsy_saver_wait (GsySaver *self);

G_END_DECLS
