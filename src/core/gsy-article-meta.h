/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-article-meta.h: what is known of an article beside its text, as an immutable value, kept in the sidecar's "article".
 * File name, hash and length are not here: they are facts of the article's bytes, worked out when the sidecar is written.
 * Lifetime and absence are as for GsyStatement. */
#pragma once

#include "core/gsy-types.h"

G_BEGIN_DECLS

typedef enum
{
  GSY_STATE_NEW,
  GSY_STATE_IN_PROGRESS,
  GSY_STATE_DONE,
  GSY_STATE_REVIEW,
} GsyArticleState;
#define GSY_N_STATES 4

struct _GsyArticleMeta
{
  /*< private >*/
  gatomicrefcount ref_count;
  /*< public, read-only once handed out >*/
  char *title;
  char *outlet;
  char *published; /* EDTF level 0 */
  char *url;
  char *language; /* BCP 47 */
  GsyArticleState state;
  char *note;
  char **unknown;
};

#define GSY_TYPE_ARTICLE_META (gsy_article_meta_get_type ())
GType gsy_article_meta_get_type (void);

GsyArticleMeta *gsy_article_meta_new (void);
GsyArticleMeta *gsy_article_meta_ref (const GsyArticleMeta *self);
void gsy_article_meta_unref (GsyArticleMeta *self);
GsyArticleMeta *gsy_article_meta_copy (const GsyArticleMeta *self);
gboolean gsy_article_meta_equal (const GsyArticleMeta *a, const GsyArticleMeta *b);

/* "new", "in-progress", "done", "review", as in the sidecar; and back, FALSE when unknown. */
const char *gsy_article_state_to_string (GsyArticleState state);
gboolean gsy_article_state_from_string (const char *string, GsyArticleState *state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyArticleMeta, gsy_article_meta_unref)

G_END_DECLS
