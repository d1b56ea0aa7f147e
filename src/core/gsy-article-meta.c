/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-article-meta.c: what is known of an article, as a value. */
#include "config.h"
#include "core/gsy-article-meta.h"

G_DEFINE_BOXED_TYPE (GsyArticleMeta, gsy_article_meta, gsy_article_meta_ref, gsy_article_meta_unref)

static const char *const state_names[GSY_N_STATES] = {
  [GSY_STATE_NEW] = "new",
  [GSY_STATE_IN_PROGRESS] = "in-progress",
  [GSY_STATE_DONE] = "done",
  [GSY_STATE_REVIEW] = "review",
};

GsyArticleMeta *
gsy_article_meta_new (void)
{
  GsyArticleMeta *self = g_new0 (GsyArticleMeta, 1);

  g_atomic_ref_count_init (&self->ref_count);
  return self;
}

GsyArticleMeta *
gsy_article_meta_ref (const GsyArticleMeta *self)
{
  GsyArticleMeta *mutable = (GsyArticleMeta *) self;

  g_atomic_ref_count_inc (&mutable->ref_count);
  return mutable;
}

void
gsy_article_meta_unref (GsyArticleMeta *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->title);
  g_free (self->outlet);
  g_free (self->published);
  g_free (self->url);
  g_free (self->language);
  g_free (self->note);
  g_strfreev (self->unknown);
  g_free (self);
}

GsyArticleMeta *
gsy_article_meta_copy (const GsyArticleMeta *self)
{
  GsyArticleMeta *copy = gsy_article_meta_new ();

  copy->title = g_strdup (self->title);
  copy->outlet = g_strdup (self->outlet);
  copy->published = g_strdup (self->published);
  copy->url = g_strdup (self->url);
  copy->language = g_strdup (self->language);
  copy->state = self->state;
  copy->note = g_strdup (self->note);
  copy->unknown = g_strdupv (self->unknown);
  return copy;
}

gboolean
gsy_article_meta_equal (const GsyArticleMeta *a, const GsyArticleMeta *b)
{
  if (a == b)
    return TRUE;
  if (a->state != b->state || (a->unknown == NULL) != (b->unknown == NULL))
    return FALSE;
  return g_strcmp0 (a->title, b->title) == 0 &&
         g_strcmp0 (a->outlet, b->outlet) == 0 &&
         g_strcmp0 (a->published, b->published) == 0 &&
         g_strcmp0 (a->url, b->url) == 0 &&
         g_strcmp0 (a->language, b->language) == 0 &&
         g_strcmp0 (a->note, b->note) == 0 &&
         (a->unknown == NULL ||
          g_strv_equal ((const char *const *) a->unknown, (const char *const *) b->unknown));
}

const char *
gsy_article_state_to_string (GsyArticleState state)
{
  g_return_val_if_fail ((guint) state < GSY_N_STATES, state_names[GSY_STATE_NEW]);

  return state_names[state];
}

gboolean
gsy_article_state_from_string (const char *string, GsyArticleState *state)
{
  for (guint i = 0; i < GSY_N_STATES; i++)
    if (g_strcmp0 (string, state_names[i]) == 0)
      {
        *state = (GsyArticleState) i;
        return TRUE;
      }
  return FALSE;
}
