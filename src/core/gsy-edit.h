/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-edit.h: a change, as a value. One edit may touch several articles and the scheme; it is what is done, undone, redone,
 * merged, grouped and named to the user. Immutable once handed out. */
#pragma once

#include "core/gsy-scheme.h"
#include "core/gsy-statement.h"
#include "core/gsy-article-meta.h"

G_BEGIN_DECLS

typedef enum
{
  GSY_CHANGE_STATEMENT, /* before and after: GsyStatement */
  GSY_CHANGE_META,      /* before and after: GsyArticleMeta */
  GSY_CHANGE_SCHEME,    /* before and after: GPtrArray, a whole list of the scheme, or its head */
} GsyChangeKind;

/**
 * GsyChange:
 * @article: (nullable): the key of the article that it is about, as its store has it; NULL for the scheme
 * @id: (nullable): the statement's id
 * @list: which list of the scheme
 * @before: (nullable): NULL adds a statement
 * @after: (nullable): NULL removes it
 */
struct _GsyChange
{
  GsyChangeKind kind;
  GRefString *article;
  char *id;
  GsySchemeList list;
  gpointer before;
  gpointer after;
};

#define GSY_TYPE_EDIT (gsy_edit_get_type ())
GType gsy_edit_get_type (void);

/* @label: translated, an imperative for the menu, as “Add Denial”. */
GsyEdit *gsy_edit_new (const char *label);
GsyEdit *gsy_edit_ref (const GsyEdit *self);
void gsy_edit_unref (GsyEdit *self);

/* While fresh. References are taken to both values; the id is that of either. */
void gsy_edit_add_statement (GsyEdit *self, const char *article, const GsyStatement *before, const GsyStatement *after);
void gsy_edit_add_meta (GsyEdit *self, const char *article, const GsyArticleMeta *before, const GsyArticleMeta *after);
void gsy_edit_add_scheme (GsyEdit *self, GsySchemeList list, GPtrArray *before, GPtrArray *after);

const char *gsy_edit_get_label (const GsyEdit *self);
guint gsy_edit_get_n_changes (const GsyEdit *self);
const GsyChange *gsy_edit_get_change (const GsyEdit *self, guint i);

/* The place of the next change after @after (-1: of the first one) that is about @article, or -1. @after is what an earlier call gave for the
 * same article. Cost does not grow with what is about other articles. */
int gsy_edit_find_change (const GsyEdit *self, const char *article, int after);

/* TRUE when some change is about @article. */
gboolean gsy_edit_touches (const GsyEdit *self, const char *article);
gboolean gsy_edit_touches_scheme (const GsyEdit *self);

/* Before and after swapped, in the opposite order, under the same label. */
GsyEdit *gsy_edit_inverse (const GsyEdit *self);

/* The same changes of the article @to, where they are about @from: it has another name now. */
GsyEdit *gsy_edit_rename_article (const GsyEdit *self, const char *from, const char *to);

/* @first then @second as one: changes of the same thing are joined, those that cancel out are dropped. Label of @first. */
GsyEdit *gsy_edit_merge (const GsyEdit *first, const GsyEdit *second);

/* The same for any number of edits in the order in which they were done (element-type GsyEdit); linear. */
GsyEdit *gsy_edit_merge_all (GPtrArray *edits, const char *label);

/* What becomes of a statement that an edit holds. (transfer full): another one with the same id, or a reference to the same. */
typedef GsyStatement *(*GsyStatementMap) (const GsyStatement *statement, gpointer data);

/* The edit with each statement of @article replaced by what @map makes of it; @self itself when that changes nothing. (transfer full) */
GsyEdit *gsy_edit_map (const GsyEdit *self, const char *article, GsyStatementMap map, gpointer data);

/* TRUE when no statement differs in more than the time of its last change: nothing that a user would undo. */
gboolean gsy_edit_changes_only_times (const GsyEdit *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyEdit, gsy_edit_unref)

G_END_DECLS
