/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-conflicts.c: what waits beside a statement is shown as it is, and a decision takes one value and nothing else. */
#include "config.h"

#include "io/gsy-conflicts.h"
#include "sidecar-fixture.h"

#define ARTICLE "Borland denies it, and blames Aland for the dam, and denies it."

/* A denial with @more members, where ' stands for ". */
static const GsyStatement *
make (GsySidecar **sidecar, const char *more)
{
  g_autofree char *json = g_strdup_printf ("{'format': 'gainsay-annotations', 'version': 1, 'unit': 'code-point', 'article': {'file': 'a.txt'}, "
                                           "'statements': [{'id': 'one', 'layer': 'denial', 'spans': [{'start': 0, 'end': 17}]%s}]}",
                                           more);

  *sidecar = parse_text (g_strdelimit (json, "'", '"'), NULL);
  return get_statement (*sidecar, 0);
}

static void
assert_decided (const char *more, guint index, gboolean take_other, const char *wanted)
{
  g_autoptr (GsySidecar) sidecar = NULL, other = NULL;
  const GsyStatement *statement = make (&sidecar, more);
  g_autoptr (GsyStatement) decided = gsy_conflicts_decide (NULL, statement, index, take_other);
  g_autoptr (GBytes) is = gsy_sidecar_write_statement (NULL, decided);
  g_autoptr (GBytes) should = gsy_sidecar_write_statement (NULL, make (&other, wanted));

  assert_same_bytes (is, should);
}

static void
test_list (void)
{
  g_autoptr (GsySidecar) sidecar = NULL;
  const GsyStatement *statement = make (&sidecar, ", 'conflicts': [{'other': {'note': 'b'}}, {'absent': 'said'}, {'removed': true}, {'other': {'source': [{'actor': 'X'}]}}, "
                                                  "7, {'other': {'spans': 'odd'}}]");
  g_autoptr (GPtrArray) conflicts = gsy_conflicts_list (NULL, statement);
  const GsyConflict *conflict = g_ptr_array_index (conflicts, 0);

  g_assert_cmpuint (conflicts->len, ==, 6);
  g_assert_cmpint (conflict->kind, ==, GSY_CONFLICT_OTHER);
  g_assert_cmpstr (conflict->member, ==, "note");
  g_assert_cmpstr (conflict->other->note, ==, "b");
  conflict = g_ptr_array_index (conflicts, 1);
  g_assert_cmpint (conflict->kind, ==, GSY_CONFLICT_ABSENT);
  g_assert_cmpstr (conflict->member, ==, "said");
  conflict = g_ptr_array_index (conflicts, 2);
  g_assert_cmpint (conflict->kind, ==, GSY_CONFLICT_REMOVED);
  conflict = g_ptr_array_index (conflicts, 3);
  g_assert_cmpstr (((GsyFiller *) g_ptr_array_index (conflict->other->source, 0))->actor, ==, "X");
  /* What makes no sense is listed all the same, so that it can be put away. */
  conflict = g_ptr_array_index (conflicts, 5);
  g_assert_null (conflict->other);
  g_assert_cmpstr (conflict->raw, ==, "\"odd\"");
}

static void
test_nothing (void)
{
  g_autoptr (GsySidecar) sidecar = NULL;
  const GsyStatement *statement = make (&sidecar, ", 'conflicts': {'no': 'list'}");
  g_autoptr (GPtrArray) conflicts = gsy_conflicts_list (NULL, statement);

  g_assert_cmpuint (conflicts->len, ==, 0);
  g_assert_null (gsy_conflicts_decide (NULL, statement, 0, TRUE));
}

static void
test_keep (void)
{
  assert_decided (", 'note': 'a', 'x-a': 1, 'conflicts': [{'other': {'note': 'b'}}]", 0, FALSE, ", 'note': 'a', 'x-a': 1");
  assert_decided (", 'conflicts': [{'other': {'note': 'b'}}, {'absent': 'said'}]", 0, FALSE, ", 'conflicts': [{'absent': 'said'}]");
}

static void
test_take (void)
{
  assert_decided (", 'note': 'a', 'conflicts': [{'other': {'note': 'b'}}]", 0, TRUE, ", 'note': 'b'");
  assert_decided (", 'said': '2031', 'conflicts': [{'absent': 'said'}]", 0, TRUE, "");
  assert_decided (", 'cue': {'spans': [{'start': 1, 'end': 2}]}, 'conflicts': [{'other': {'cue': {'spans': [{'start': 3, 'end': 4}]}}}]", 0, TRUE,
                  ", 'cue': {'spans': [{'start': 3, 'end': 4}]}");
  assert_decided (", 'source': [{'actor': 'A'}, {'actor': 'B'}], 'conflicts': [{'other': {'source': [{'actor': 'A', 'spans': [{'start': 0, 'end': 1}]}]}}]", 0, TRUE,
                  ", 'source': [{'actor': 'A', 'spans': [{'start': 0, 'end': 1}]}, {'actor': 'B'}]");
  assert_decided (", 'attributes': {'voice': 'direct', 'certainty': 'sure'}, 'conflicts': [{'other': {'attributes': {'voice': 'mixed'}}}]", 0, TRUE,
                  ", 'attributes': {'voice': 'mixed', 'certainty': 'sure'}");
  assert_decided (", 'links': [{'relation': 'answers', 'to': 't', 'exact': 'a'}], 'conflicts': [{'other': {'links': [{'relation': 'answers', 'to': 't', 'exact': 'b'}]}}]", 0, TRUE,
                  ", 'links': [{'relation': 'answers', 'to': 't', 'exact': 'b'}]");
  assert_decided (", 'x-a': 1, 'conflicts': [{'other': {'x-a': [2]}}]", 0, TRUE, ", 'x-a': [2]");
}

static void
test_take_spans (void)
{
  g_autoptr (GsyArticle) article = article_of ("a.txt", ARTICLE, strlen (ARTICLE));
  g_autoptr (GsySidecar) sidecar = NULL;
  const GsyStatement *statement = make (&sidecar, ", 'conflicts': [{'other': {'spans': [{'start': 8, 'end': 17, 'exact': 'denies it'}]}}, {'other': {'layer': 'accusation'}}]");
  g_autoptr (GsyStatement) decided = gsy_conflicts_decide (article, statement, 0, TRUE);
  g_autoptr (GsyStatement) both = gsy_conflicts_decide (article, decided, 0, TRUE);

  g_assert_true (gsy_span_equal (gsy_statement_get_span (decided, 0), gsy_span (8, 17)));
  g_assert_cmpstr (decided->layer, ==, "denial");
  g_assert_cmpstr (both->layer, ==, "accusation");
  g_assert_null (both->unknown);
}

static void
test_remove (void)
{
  g_autoptr (GsySidecar) sidecar = NULL;
  const GsyStatement *statement = make (&sidecar, ", 'conflicts': [{'removed': true}]");

  g_assert_null (gsy_conflicts_decide (NULL, statement, 0, TRUE));
  assert_decided (", 'conflicts': [{'removed': true}]", 0, FALSE, "");
}

static void
test_meta (void)
{
  g_autoptr (GsySidecar) sidecar = NULL;
  g_autofree char *json = g_strdup ("{'format': 'gainsay-annotations', 'version': 1, 'unit': 'code-point', 'article': {'file': 'a.txt', 'title': 'A', 'note': 'n', 'x-a': 1, "
                                    "'conflicts': [{'other': {'title': 'B'}}, {'absent': 'note'}, {'other': {'x-a': [2]}}, {'other': {'url': 7}}]}, 'statements': []}");
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GsyArticleMeta) taken = NULL, kept = NULL, without = NULL, unknown = NULL, odd = NULL;

  sidecar = parse_text (g_strdelimit (json, "'", '"'), NULL);
  records = gsy_conflicts_list_meta (sidecar->meta);
  g_assert_cmpuint (records->len, ==, 4);
  g_assert_true (gsy_conflicts_can_take_meta (sidecar->meta, g_ptr_array_index (records, 0)));
  g_assert_false (gsy_conflicts_can_take_meta (sidecar->meta, g_ptr_array_index (records, 3)));

  taken = gsy_conflicts_decide_meta (sidecar->meta, 0, TRUE);
  g_assert_cmpstr (taken->title, ==, "B");
  g_assert_cmpstr (taken->note, ==, "n");
  g_assert_cmpstr (gsy_conflict_records_find (taken->unknown), ==, "[{\"absent\": \"note\"}, {\"other\": {\"x-a\": [2]}}, {\"other\": {\"url\": 7}}]");
  kept = gsy_conflicts_decide_meta (sidecar->meta, 0, FALSE);
  g_assert_cmpstr (kept->title, ==, "A");
  without = gsy_conflicts_decide_meta (sidecar->meta, 1, TRUE);
  g_assert_null (without->note);
  unknown = gsy_conflicts_decide_meta (sidecar->meta, 2, TRUE);
  g_assert_cmpstr (unknown->unknown[1], ==, "[2]");
  odd = gsy_conflicts_decide_meta (sidecar->meta, 3, TRUE);
  g_assert_null (odd->url);
  g_assert_null (gsy_conflicts_decide_meta (sidecar->meta, 4, TRUE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/conflicts/listed-as-they-are", test_list);
  g_test_add_func ("/conflicts/something-else-of-that-name-is-no-conflict", test_nothing);
  g_test_add_func ("/conflicts/keeping-puts-the-other-value-away", test_keep);
  g_test_add_func ("/conflicts/taking-changes-that-value-alone", test_take);
  g_test_add_func ("/conflicts/taking-spans-and-layers", test_take_spans);
  g_test_add_func ("/conflicts/a-removal-is-for-the-caller", test_remove);
  g_test_add_func ("/conflicts/of-what-is-known-of-an-article", test_meta);
  return g_test_run ();
}
