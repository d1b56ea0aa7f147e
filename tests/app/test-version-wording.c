/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-version-wording.c: when an earlier version was, and how it differs, in words. */
#include "config.h"

#include "app/gsy-version-wording.h"

#include <locale.h>
#include <string.h>

#define SECOND G_GINT64_CONSTANT (1000000)
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
/* 2031-05-04T12:30:15Z */
#define NOON (G_GINT64_CONSTANT (1935664215) * SECOND)
#define TEXT "La Chine a rejeté mardi une accusation de Washington."

static void
test_when (void)
{
  g_autofree char *today = gsy_version_wording_day (NOON - HOUR, NOON);
  g_autofree char *yesterday = gsy_version_wording_day (NOON - 13 * HOUR, NOON);
  g_autofree char *earlier = gsy_version_wording_day (NOON - 3 * DAY, NOON);
  g_autofree char *clock = gsy_version_wording_time (NOON);
  g_autofree char *when = gsy_version_wording_when (NOON);

  g_assert_cmpstr (today, ==, "Today");
  g_assert_cmpstr (yesterday, ==, "Yesterday");
  g_assert_cmpstr (earlier, ==, "1 May 2031");
  g_assert_cmpstr (clock, ==, "12:30:15");
  g_assert_cmpstr (when, ==, "4 May 2031, 12:30:15");
}

static void
test_ago (void)
{
  const struct
  {
    gint64 age;
    const char *words;
  } table[] = {
    { -HOUR, "Less than a minute ago" },
    { 59 * SECOND, "Less than a minute ago" },
    { MINUTE, "1 minute ago" },
    { 59 * MINUTE, "59 minutes ago" },
    { HOUR, "1 hour ago" },
    { 23 * HOUR, "23 hours ago" },
    { DAY, "1 day ago" },
    { 59 * DAY, "59 days ago" },
    { 60 * DAY, "2 months ago" },
    { 729 * DAY, "24 months ago" },
    { 730 * DAY, "2 years ago" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *words = gsy_version_wording_ago (NOON - table[i].age, NOON);
      g_assert_cmpstr (words, ==, table[i].words);
    }
}

static void
test_counts (void)
{
  g_autofree char *unknown = gsy_version_wording_counts (1, -1);
  g_autofree char *same = gsy_version_wording_counts (12, 0);
  g_autofree char *differs = gsy_version_wording_counts (2, 3);

  g_assert_cmpstr (unknown, ==, "1 statement");
  g_assert_cmpstr (same, ==, "12 statements, as it is now");
  g_assert_cmpstr (differs, ==, "2 statements, 3 differences");
}

static GsyStatement *
new_statement (const char *id, const char *layer, guint start, guint end)
{
  GsyStatement *statement = gsy_statement_new (id, layer);

  gsy_statement_add_span (statement, gsy_span (start, end));
  return statement;
}

static void
test_changes (void)
{
  g_autoptr (GsyArticle) article = gsy_article_new ("a.txt", g_strdup (TEXT), strlen (TEXT), "0", NULL);
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  g_autoptr (GsyStatement) before = new_statement ("a", "denial", 0, 17);
  g_autoptr (GsyStatement) after = new_statement ("a", "accusation", 0, 8);
  GsyDifference difference = { before, after, (GsyMergeParts) 0 };

  before->note = g_strdup ("look again");
  after->source = gsy_fillers_new ();
  g_ptr_array_add (after->source, gsy_filler_new ("China"));
  g_ptr_array_add (after->source, gsy_filler_new ("Karsie"));
  before->cue = gsy_filler_new (NULL);
  before->cue->spans = gsy_quotes_new ();
  gsy_quotes_append (before->cue->spans, gsy_span (11, 17));
  after->cue = gsy_filler_copy (before->cue);
  after->cue->unknown = g_strdupv ((char *[]){ (char *) "\"x\"", (char *) "1", NULL });
  difference.parts = gsy_compare_statement (before, after);
  g_autofree char *lines = gsy_version_wording_changes (scheme, article, &difference);
  g_assert_cmpstr (lines, ==,
                   "Layer: “Denial” → “Accusation”\n"
                   "Words: “La Chine a rejeté” → “La Chine”\n"
                   "Cue: changes\n"
                   "Source: “China, Karsie” comes back\n"
                   "Note: “look again” goes");

  GsyDifference comes = { NULL, after, (GsyMergeParts) 0 };
  GsyDifference goes = { before, NULL, (GsyMergeParts) 0 };
  g_assert_null (gsy_version_wording_changes (scheme, article, &comes));
  g_assert_cmpstr (gsy_version_wording_kind (gsy_version_kind_of (&comes)), ==, "Comes back");
  g_assert_cmpstr (gsy_version_wording_kind (gsy_version_kind_of (&goes)), ==, "Goes");
  g_assert_cmpstr (gsy_version_wording_kind (gsy_version_kind_of (&difference)), ==, "Changes");
}

static void
test_meta (void)
{
  g_autoptr (GsyArticleMeta) before = gsy_article_meta_new ();
  g_autoptr (GsyArticleMeta) after = gsy_article_meta_new ();

  before->state = GSY_STATE_DONE;
  after->title = g_strdup ("Exchange");
  g_autofree char *lines = gsy_version_wording_meta_changes (before, after);
  g_assert_cmpstr (lines, ==, "Title: “Exchange” comes back\nState: “Done” → “New”");
}

static void
test_summary (void)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
  g_autoptr (GPtrArray) after = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);

  g_ptr_array_add (before, new_statement ("a", "denial", 0, 4));
  g_ptr_array_add (after, new_statement ("b", "denial", 5, 8));
  g_ptr_array_add (after, new_statement ("c", "denial", 9, 12));
  g_autoptr (GPtrArray) differences = gsy_compare_statements (before, after);
  g_autoptr (GPtrArray) none = gsy_compare_statements (after, after);
  g_autofree char *some = gsy_version_wording_summary (differences, TRUE, TRUE);
  g_autofree char *same = gsy_version_wording_summary (none, FALSE, FALSE);
  g_assert_cmpstr (some, ==, "2 statements come back\n1 statement goes\nWhat is known of the article changes\nWhat another program keeps in the file changes");
  g_assert_cmpstr (same, ==, "This version is what is open now");
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/version-wording/when-it-was", test_when);
  g_test_add_func ("/version-wording/how-long-ago", test_ago);
  g_test_add_func ("/version-wording/how-much-it-has", test_counts);
  g_test_add_func ("/version-wording/what-changes-in-a-statement", test_changes);
  g_test_add_func ("/version-wording/what-changes-of-the-article", test_meta);
  g_test_add_func ("/version-wording/what-changes-in-all", test_summary);

  return g_test_run ();
}
