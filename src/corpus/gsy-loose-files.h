/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-loose-files.h: the loose files of a folder that is open (corpus/gsy-loose-file.h), and what is done with them.
 *
 * A GListModel of GsyLooseItem, looked for in a thread when the folder was read, and again whenever files come or go in it. A sidecar that surely
 * belongs to one article that was renamed or moved follows it by itself, which is told and can be taken back; all else is offered. Nothing
 * is ever deleted: a copy whose content was taken over goes to the trash, or is set aside where there is none. */
#pragma once

#include "corpus/gsy-corpus.h"
#include "corpus/gsy-loose-file.h"

G_BEGIN_DECLS

#define GSY_TYPE_LOOSE_ITEM (gsy_loose_item_get_type ())
G_DECLARE_FINAL_TYPE (GsyLooseItem, gsy_loose_item, GSY, LOOSE_ITEM, GObject)

const GsyLooseFile *gsy_loose_item_get_file (GsyLooseItem *self);

#define GSY_TYPE_LOOSE_FILES (gsy_loose_files_get_type ())
G_DECLARE_FINAL_TYPE (GsyLooseFiles, gsy_loose_files, GSY, LOOSE_FILES, GObject)

/* Properties, read-only and notified: "n-undecided" (uint): files that need a decision; "looking" (boolean); "n-adopted" (uint).
 * Signals:
 *   "adopted" (GsyLooseFiles *self, const char *from, const char *article, const char *set, guint n_statements): annotations followed their article,
 *     which was called @from: keys; @set is (nullable). If @from was shown, @article is what to show. gsy_loose_files_take_back()
 *     takes it back.
 *   "failed" (GsyLooseFiles *self, const char *message): something that was to happen by itself did not */

GsyLooseFiles *gsy_loose_files_new (GsyCorpus *corpus);

/* Looks now. */
void gsy_loose_files_look (GsyLooseFiles *self);

guint gsy_loose_files_get_n_undecided (GsyLooseFiles *self);

/* What followed its article last, all that came loose together: it is told as one thing, and taken back as one. @from, @article: (out): keys */
guint gsy_loose_files_get_n_adopted (GsyLooseFiles *self);
void gsy_loose_files_get_adopted (GsyLooseFiles *self, guint i, const char **from, const char **article);

/* Takes that back: see gsy_loose_files_undo_adoption_async(). What cannot be is told by "failed". */
void gsy_loose_files_take_back (GsyLooseFiles *self);

gboolean gsy_loose_files_is_looking (GsyLooseFiles *self);

/* The sidecar @file takes the name of @article, one of its candidates without a sidecar; links to the old name follow, as one step of the history. */
void gsy_loose_files_adopt_async (GsyLooseFiles *self, const GsyLooseFile *file, const char *article, GAsyncReadyCallback callback, gpointer user_data);
gboolean gsy_loose_files_adopt_finish (GsyLooseFiles *self, GAsyncResult *result, GError **error);

/* Takes an adoption back: the annotations of @article have the name again that belongs to @from. It is not repeated by itself. @set: (nullable) */
void gsy_loose_files_undo_adoption_async (GsyLooseFiles *self, const char *from, const char *article, const char *set, GAsyncReadyCallback callback, gpointer user_data);
gboolean gsy_loose_files_undo_adoption_finish (GsyLooseFiles *self, GAsyncResult *result, GError **error);

/**
 * GsyLooseMerge:
 * @n_changes: statements and values that are otherwise now
 * @n_conflicts: values that contradict and wait for a decision in Details
 * @aside: (nullable): where the copy was put; NULL: in the trash
 */
typedef struct
{
  guint n_changes;
  guint n_conflicts;
  char *aside;
} GsyLooseMerge;

void gsy_loose_merge_free (GsyLooseMerge *self);

/* Merges @file into the annotations of @article (NULL: its own), or a copy of gainsay.json into the folder's, one step of the history; when
 * that is on disk, the copy goes to the trash. */
void gsy_loose_files_merge_async (GsyLooseFiles *self, const GsyLooseFile *file, const char *article, GAsyncReadyCallback callback, gpointer user_data);
GsyLooseMerge *gsy_loose_files_merge_finish (GsyLooseFiles *self, GAsyncResult *result, GError **error);

/* Nothing is taken over: the copy gets a name that says that it was set aside, or (@to_trash) goes to the trash. Gives the new path, "" when in
 * the trash. */
void gsy_loose_files_set_aside_async (GsyLooseFiles *self, const GsyLooseFile *file, gboolean to_trash, GAsyncReadyCallback callback, gpointer user_data);
char *gsy_loose_files_set_aside_finish (GsyLooseFiles *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyLooseMerge, gsy_loose_merge_free)

G_END_DECLS
