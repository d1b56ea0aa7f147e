/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-compare.c: how two states of an article's statements differ. */
#include "config.h"

#include "core/gsy-compare.h"

#include "fixture.h"

static GPtrArray *
list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
}

static void
add (GPtrArray *list, const char *id, guint start, guint end)
{
  g_ptr_array_add (list, make_statement (id, "denial", start, end));
}

static void
test_same (void)
{
  g_autoptr (GPtrArray) before = list_new ();
  g_autoptr (GPtrArray) after = list_new ();
  g_autoptr (GPtrArray) differences = NULL;

  add (before, "a", 1, 4);
  add (after, "a", 1, 4);
  ((GsyStatement *) g_ptr_array_index (after, 0))->modified = g_strdup ("2030-01-01T00:00:00Z");
  differences = gsy_compare_statements (before, after);
  g_assert_cmpuint (differences->len, ==, 0);
}

static void
test_come_and_go (void)
{
  g_autoptr (GPtrArray) before = list_new ();
  g_autoptr (GPtrArray) after = list_new ();
  g_autoptr (GPtrArray) differences = NULL;
  const GsyDifference *first, *second, *third;

  add (before, "stays", 0, 3);
  add (before, "goes", 5, 9);
  add (before, "moves", 20, 24);
  add (after, "stays", 0, 3);
  add (after, "moves", 2, 24);
  add (after, "comes", 7, 9);
  differences = gsy_compare_statements (before, after);
  g_assert_cmpuint (differences->len, ==, 3);
  first = g_ptr_array_index (differences, 0);
  second = g_ptr_array_index (differences, 1);
  third = g_ptr_array_index (differences, 2);
  g_assert_cmpstr (first->after->id, ==, "moves");
  g_assert_cmpstr (first->before->id, ==, "moves");
  g_assert_cmpint (first->parts, ==, GSY_PART_SPANS);
  g_assert_cmpstr (second->before->id, ==, "goes");
  g_assert_null (second->after);
  g_assert_cmpstr (third->after->id, ==, "comes");
  g_assert_null (third->before);
}

/* Each member, changed alone, is told, and nothing else is. */
static void
test_each_member (void)
{
  const struct
  {
    GsyMergeParts part;
    const char *name;
  } parts[] = {
    { GSY_PART_LAYER, "layer" },
    { GSY_PART_SPANS, "spans" },
    { GSY_PART_CUE, "cue" },
    { GSY_PART_SOURCE, "source" },
    { GSY_PART_TARGET, "target" },
    { GSY_PART_SAID, "said" },
    { GSY_PART_ATTRIBUTES, "attributes" },
    { GSY_PART_LINKS, "links" },
    { GSY_PART_NOTE, "note" },
    { GSY_PART_UNKNOWN, "unknown" },
    { GSY_PART_ABOUT, "about" },
    { GSY_PART_UNKNOWN, "creator" },
    { GSY_PART_SPANS, "detached" },
  };
  const char *const words[] = { "claim", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GsyStatement) before = make_statement ("a", "denial", 1, 4);
      g_autoptr (GsyStatement) after = make_statement ("a", i == 0 ? "accusation" : "denial", 1, i == 1 ? 5 : 4);

      g_test_message ("%s", parts[i].name);
      if (g_str_equal (parts[i].name, "cue"))
        {
          after->cue = gsy_filler_new (NULL);
          after->cue->spans = gsy_quotes_new ();
          gsy_quotes_append (after->cue->spans, gsy_span (1, 2));
        }
      if (g_str_equal (parts[i].name, "source"))
        {
          after->source = gsy_fillers_new ();
          g_ptr_array_add (after->source, gsy_filler_new ("China"));
        }
      if (g_str_equal (parts[i].name, "target"))
        {
          before->target = gsy_fillers_new ();
          after->target = gsy_fillers_new ();
          g_ptr_array_add (before->target, gsy_filler_new ("China"));
          g_ptr_array_add (after->target, gsy_filler_new ("Karsie"));
        }
      if (g_str_equal (parts[i].name, "said"))
        after->said = g_strdup ("2030-01");
      if (g_str_equal (parts[i].name, "attributes"))
        {
          GsyValue value = { .id = g_strdup ("sure"), .type = GSY_VALUE_BOOLEAN, .integer = 1 };
          after->attributes = gsy_values_new ();
          g_array_append_val (after->attributes, value);
        }
      if (g_str_equal (parts[i].name, "links"))
        {
          after->links = gsy_links_new ();
          g_ptr_array_add (after->links, gsy_link_new ("answers", "b"));
        }
      if (g_str_equal (parts[i].name, "note"))
        after->note = g_strdup ("look again");
      if (g_str_equal (parts[i].name, "unknown"))
        after->unknown = g_strdupv ((char *[]){ (char *) "\"x\"", (char *) "1", NULL });
      if (g_str_equal (parts[i].name, "about"))
        after->about = g_strdupv ((char **) words);
      if (g_str_equal (parts[i].name, "creator"))
        after->creator = g_strdup ("marie");
      if (g_str_equal (parts[i].name, "detached"))
        after->detached = TRUE;
      g_assert_cmpint (gsy_compare_statement (before, after), ==, parts[i].part);
      g_assert_cmpint (gsy_compare_statement (after, before), ==, parts[i].part);
      g_assert_cmpint (gsy_compare_statement (after, after), ==, 0);
    }
}

static void
test_meta (void)
{
  g_autoptr (GsyArticleMeta) before = gsy_article_meta_new ();
  g_autoptr (GsyArticleMeta) after = gsy_article_meta_new ();

  g_assert_cmpint (gsy_compare_meta (before, after), ==, 0);
  after->title = g_strdup ("Title");
  after->outlet = g_strdup ("Outlet");
  after->published = g_strdup ("2030");
  after->url = g_strdup ("https://example.org/");
  after->language = g_strdup ("fr");
  after->state = GSY_STATE_DONE;
  after->note = g_strdup ("note");
  after->unknown = g_strdupv ((char *[]){ (char *) "\"x\"", (char *) "1", NULL });
  g_assert_cmpint (gsy_compare_meta (before, after), ==, 0xff);
  g_assert_cmpint (gsy_compare_meta (after, after), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/compare/the-time-of-a-change-is-none", test_same);
  g_test_add_func ("/compare/what-comes-and-goes-in-reading-order", test_come_and_go);
  g_test_add_func ("/compare/each-member-is-told-alone", test_each_member);
  g_test_add_func ("/compare/what-is-known-of-the-article", test_meta);

  return g_test_run ();
}
