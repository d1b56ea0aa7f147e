/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-loose-file.h: files of annotations in a folder that belong to no article as they are: copies that a sync client or a person made
 * beside a sidecar or gainsay.json, sidecars whose article is called otherwise now, and what was set aside earlier. Found by looking at
 * names; the few that are found are read. Any thread. */
#pragma once

#include "io/gsy-conflict-name.h"
#include "io/gsy-sidecar.h"

G_BEGIN_DECLS

typedef enum
{
  GSY_LOOSE_COPY,         /* of a sidecar: of another version than ours */
  GSY_LOOSE_PROJECT_COPY, /* of gainsay.json */
  GSY_LOOSE_LOST,         /* a sidecar without its article */
  GSY_LOOSE_ARTICLE_COPY, /* of an article; it is listed as an article, too */
  GSY_LOOSE_ASIDE,        /* set aside earlier: NAME.broken-…, NAME.other-… and the like */
  GSY_LOOSE_BACKUP,       /* made on purpose before a change: by an editor, rsync, git */
} GsyLooseKind;

/**
 * GsyLooseCandidate:
 * @article: key of an article that it may belong to
 * @is_same: the article's bytes are those that were marked
 * @has_sidecar: it has annotations of its own (of the same set)
 * @n_found: how many of the statements' words stand in it
 */
typedef struct
{
  char *article;
  gboolean is_same;
  gboolean has_sidecar;
  guint n_found;
} GsyLooseCandidate;

/**
 * GsyLooseFile:
 * @key: path relative to the folder
 * @original: (nullable): key of what it is a copy of or was called
 * @article: (nullable): key of the article that its statements are about, which need not be there
 * @set: (nullable): the annotation set
 * @has_article: @article is there
 * @maker, @by, @when: as in GsyConflictName
 * @modified: when it was last written, seconds since 1970
 * @problem: (nullable): why it cannot be read, translated
 * @n_statements: in it
 * @n_added, @n_changed, @n_conflicts: what merging it would bring to @original: statements that are not there, that become otherwise, values that differ
 * @brings_nothing: all that it holds is in @original
 * @candidates: (nullable) (element-type GsyLooseCandidate): where it may belong, the likeliest first; only without an article
 * @adopter: (nullable): key of the one article that it surely belongs to
 *
 * Immutable and ref-counted.
 */
typedef struct
{
  gatomicrefcount ref_count;
  GsyLooseKind kind;
  char *key;
  char *original;
  char *article;
  char *set;
  gboolean has_article;
  GsyCopyMaker maker;
  char *by;
  char *when;
  gint64 modified;
  char *problem;
  guint n_statements;
  guint n_added;
  guint n_changed;
  guint n_conflicts;
  gboolean brings_nothing;
  GPtrArray *candidates;
  char *adopter;
} GsyLooseFile;

GsyLooseFile *gsy_loose_file_ref (const GsyLooseFile *self);
void gsy_loose_file_unref (GsyLooseFile *self);

/* A person has to say what becomes of it: not of what was set aside already, nor of what brings nothing. */
gboolean gsy_loose_file_needs_decision (const GsyLooseFile *self);

/**
 * gsy_loose_files_find:
 * @root: the folder
 * @cancelled: set atomically to stop early
 *
 * Reads names in @root and its folders, not through symbolic links to folders, and what is loose. Articles are only read, and only those of a
 * size that may be, when some sidecar has none: one whose SHA-256 is that which the sidecar has. When no article has it, articles
 * without a sidecar are looked at for the statements' words. @adopter is set when one article alone has the hash, that article has no
 * sidecar of the set, and no other lost sidecar of the set has the same hash.
 *
 * Returns: (transfer full) (element-type GsyLooseFile): by folder and name
 */
GPtrArray *gsy_loose_files_find (const char *root, const int *cancelled);

/**
 * gsy_loose_file_move:
 * @from: a sidecar without its article, relative to @root
 * @article: the article that it shall belong to, relative to @root
 * @sha256: (nullable): nothing is done unless this is the hash of the article
 * @to: (out) (optional) (transfer full): its new path, relative to @root
 *
 * Gives the sidecar the name that belongs to @article: never over another file, and only while its old article is not there. Then the name of the
 * article inside follows; every other byte stays. If it is killed between, the file is at one of the two names, whole. Earlier
 * versions are found under the new name.
 */
gboolean gsy_loose_file_move (const char *root, const char *from, const char *article, const char *sha256, char **to, GError **error);

/* Takes that back: @from is the sidecar of another article and gets the name that belongs to @article, which need not be there. */
gboolean gsy_loose_file_move_back (const char *root, const char *from, const char *article, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyLooseFile, gsy_loose_file_unref)

G_END_DECLS
