/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-article-meta.c: what is known of an article copies, compares, and has states with names. */
#include "config.h"
#include "core/gsy-article-meta.h"

static void
test_every_member_counts (void)
{
  g_autoptr (GsyArticleMeta) meta = gsy_article_meta_new ();
  gsize members[] = {
    G_STRUCT_OFFSET (GsyArticleMeta, title), G_STRUCT_OFFSET (GsyArticleMeta, outlet), G_STRUCT_OFFSET (GsyArticleMeta, published),
    G_STRUCT_OFFSET (GsyArticleMeta, url), G_STRUCT_OFFSET (GsyArticleMeta, language), G_STRUCT_OFFSET (GsyArticleMeta, note)
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autoptr (GsyArticleMeta) copy = NULL;
      char **member;

      G_STRUCT_MEMBER (char *, meta, members[i]) = g_strdup_printf ("member %u", i);
      copy = gsy_article_meta_copy (meta);
      g_assert_true (gsy_article_meta_equal (meta, copy));
      member = &G_STRUCT_MEMBER (char *, copy, members[i]);
      (*member)[0] = 'M';
      g_assert_false (gsy_article_meta_equal (meta, copy));
      g_clear_pointer (member, g_free);
      g_assert_false (gsy_article_meta_equal (meta, copy));
    }
  {
    g_autoptr (GsyArticleMeta) copy = gsy_article_meta_copy (meta);

    copy->state = GSY_STATE_DONE;
    g_assert_false (gsy_article_meta_equal (meta, copy));
  }
  {
    g_autoptr (GsyArticleMeta) copy = gsy_article_meta_copy (meta);
    g_autoptr (GsyArticleMeta) other = NULL;

    copy->unknown = g_strsplit ("\"x\" 1", " ", 0);
    g_assert_false (gsy_article_meta_equal (meta, copy));
    other = gsy_article_meta_copy (copy);
    g_assert_true (gsy_article_meta_equal (other, copy));
    other->unknown[1][0] = '2';
    g_assert_false (gsy_article_meta_equal (other, copy));
  }
}

static void
test_states_have_names (void)
{
  const char *const names[] = { "new", "in-progress", "done", "review" };
  GsyArticleState state = GSY_STATE_DONE;

  for (guint i = 0; i < GSY_N_STATES; i++)
    {
      g_assert_cmpstr (gsy_article_state_to_string ((GsyArticleState) i), ==, names[i]);
      g_assert_true (gsy_article_state_from_string (names[i], &state));
      g_assert_cmpint (state, ==, i);
    }
  state = GSY_STATE_DONE;
  g_assert_false (gsy_article_state_from_string ("Done", &state));
  g_assert_false (gsy_article_state_from_string (NULL, &state));
  g_assert_cmpint (state, ==, GSY_STATE_DONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-meta/every-member-counts-for-equality", test_every_member_counts);
  g_test_add_func ("/article-meta/states-have-names", test_states_have_names);
  return g_test_run ();
}
