/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-name-change.h: what a change of names means, before it is made. Pure functions, no widget. */
#pragma once

#include "core/gsy-edits-roles.h"
#include "corpus/gsy-folder-index.h"

G_BEGIN_DECLS

/* How many articles @entries (element-type GsyEntry), sorted by article, are of. */
guint gsy_name_change_count_articles (GPtrArray *entries);

/* “43 statements in 12 articles”; “No statement” for none. (transfer full) */
char *gsy_name_change_summary (guint n_statements, guint n_articles);

/* Those of @names that @entry has in what @kind is about, each once. (transfer container): NULL-terminated; the strings belong to @names */
const char **gsy_name_change_names_of (const GsyEntry *entry, GsyNameKind kind, const char *const *names);

/* @names without @name. (transfer full) */
char **gsy_name_change_without (const char *const *names, const char *name);

/* Whether @name can be part of @whole: not of itself, nor of one of its own parts. */
gboolean gsy_actor_may_be_part_of (GsyScheme *scheme, const char *name, const char *whole);

/* @base, or “@base 2”, “@base 3” …: the first that is the name of no actor or topic of @scheme. (transfer full) */
char *gsy_name_change_free_name (GsyScheme *scheme, GsyNameKind kind, const char *base);

/* The names of a pair that is one for a reader: the word that both share, to tell people why. (transfer full) (nullable) */
char *gsy_name_change_shared_word (GsyScheme *scheme, const char *one, const char *other);

G_END_DECLS
