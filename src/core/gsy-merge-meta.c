/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-merge-meta.c: three-way merge of what is known of an article. */
#include "config.h"
#include "core/gsy-merge-private.h"

/* The more work it asks for, the greater. */
static guint
weigh_state (GsyArticleState state)
{
  switch (state)
    {
    case GSY_STATE_REVIEW:
      return 3;
    case GSY_STATE_IN_PROGRESS:
      return 2;
    case GSY_STATE_NEW:
      return 1;
    case GSY_STATE_DONE:
    default:
      return 0;
    }
}

static GsyArticleState
merge_state (GsyArticleState base, GsyArticleState ours, GsyArticleState theirs)
{
  if (ours == theirs || theirs == base)
    return ours;
  if (ours == base)
    return theirs;
  return weigh_state (ours) >= weigh_state (theirs) ? ours : theirs;
}

GsyArticleMeta *
gsy_merge_meta (const GsyArticleMeta *base, const GsyArticleMeta *ours, const GsyArticleMeta *theirs, GsyArticleMeta **others)
{
  static const gsize members[] = {
    G_STRUCT_OFFSET (GsyArticleMeta, title),
    G_STRUCT_OFFSET (GsyArticleMeta, outlet),
    G_STRUCT_OFFSET (GsyArticleMeta, published),
    G_STRUCT_OFFSET (GsyArticleMeta, url),
    G_STRUCT_OFFSET (GsyArticleMeta, language),
    G_STRUCT_OFFSET (GsyArticleMeta, note),
  };
  GsyArticleMeta *merged = gsy_article_meta_new ();
  g_autoptr (GsyArticleMeta) lost = gsy_article_meta_new ();
  gboolean any = FALSE;

  g_return_val_if_fail (ours != NULL && theirs != NULL && others != NULL, merged);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *const key[GSY_N_SIDES] = {
        base != NULL ? G_STRUCT_MEMBER (char *, base, members[i]) : NULL,
        G_STRUCT_MEMBER (char *, ours, members[i]),
        G_STRUCT_MEMBER (char *, theirs, members[i]),
      };
      gboolean conflict;
      GsyMergeSide side = _gsy_merge_choose (key, 0, &conflict);

      G_STRUCT_MEMBER (char *, merged, members[i]) = g_strdup (key[side]);
      if (conflict && key[_gsy_merge_other_side (side)] != NULL)
        {
          G_STRUCT_MEMBER (char *, lost, members[i]) = g_strdup (key[_gsy_merge_other_side (side)]);
          any = TRUE;
        }
    }
  merged->state = merge_state (base != NULL ? base->state : GSY_STATE_NEW, ours->state, theirs->state);
  merged->unknown = gsy_merge_unknown (base != NULL ? base->unknown : NULL, ours->unknown, theirs->unknown, &lost->unknown);
  any = any || lost->unknown != NULL;
  *others = any ? g_steal_pointer (&lost) : NULL;
  return merged;
}
