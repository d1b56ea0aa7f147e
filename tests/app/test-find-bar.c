/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-find-bar.c: finding as one types. */
#include "config.h"

#include "app/gsy-find-bar.h"

#include "window-fixture.h"

#define NO_HASH "0000000000000000000000000000000000000000000000000000000000000000"
#define FIND_TEXT "L’été a été chaud. L\342\200\231ETE suivant, e\314\201te\314\201 pluvieux.\nIl dit «non»."

typedef struct
{
  GtkWidget *window;
  GsyFindBar *bar;
  GsyArticle *article;
  guint changed;
  guint closed;
} Finding;

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
finding_begin (Finding *finding)
{
  finding->changed = finding->closed = 0;
  finding->article = gsy_article_new ("a.txt", g_strdup (FIND_TEXT), strlen (FIND_TEXT), NO_HASH, NULL);
  finding->bar = GSY_FIND_BAR (gsy_find_bar_new ());
  g_signal_connect_swapped (finding->bar, "matches-changed", G_CALLBACK (count_cb), &finding->changed);
  g_signal_connect_swapped (finding->bar, "closed", G_CALLBACK (count_cb), &finding->closed);
  gsy_find_bar_set_article (finding->bar, finding->article);
  finding->window = show_in_window (GTK_WIDGET (finding->bar), 600, 100);
}

static void
finding_end (Finding *finding)
{
  close_window (finding->window, GTK_WIDGET (finding->bar));
  g_assert_finalize_object (finding->article);
}

static GsySpan
current_match (Finding *finding)
{
  int current = -1;
  GArray *matches = gsy_find_bar_get_matches (finding->bar, &current);

  g_assert_cmpint (current, >=, 0);
  return g_array_index (matches, GsySpan, current);
}

static int
get_height (GtkWidget *widget)
{
  int natural = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static void
test_folded (void)
{
  Finding finding;
  finding_begin (&finding);
  gsy_find_bar_open (finding.bar, NULL, 0);
  gsy_find_bar_set_text (finding.bar, "ete");
  g_assert_cmpuint (gsy_find_bar_get_matches (finding.bar, NULL)->len, ==, 4);
  g_assert_cmpstr (gsy_find_bar_get_status (finding.bar), ==, "1 of 4");
  g_assert_true (gsy_span_equal (current_match (&finding), gsy_span (2, 5)));
  gsy_find_bar_set_text (finding.bar, "\"non\"");
  g_assert_cmpuint (gsy_find_bar_get_matches (finding.bar, NULL)->len, ==, 1);
  finding_end (&finding);
}

static void
test_steps (void)
{
  Finding finding;
  finding_begin (&finding);
  gsy_find_bar_open (finding.bar, "été", 3);
  g_assert_cmpstr (gsy_find_bar_get_status (finding.bar), ==, "2 of 4");
  g_assert_true (gsy_find_bar_step (finding.bar, TRUE));
  g_assert_cmpstr (gsy_find_bar_get_status (finding.bar), ==, "3 of 4");
  g_assert_true (gsy_find_bar_step (finding.bar, TRUE));
  g_assert_true (gsy_find_bar_step (finding.bar, TRUE));
  g_assert_cmpstr (gsy_find_bar_get_status (finding.bar), ==, "1 of 4");
  g_assert_true (gsy_find_bar_step (finding.bar, FALSE));
  g_assert_cmpstr (gsy_find_bar_get_status (finding.bar), ==, "4 of 4");

  /* Typing on stays where one has come to. */
  gsy_find_bar_set_text (finding.bar, "éte");
  g_assert_cmpstr (gsy_find_bar_get_status (finding.bar), ==, "4 of 4");
  finding_end (&finding);
}

static void
test_nothing (void)
{
  Finding finding;
  finding_begin (&finding);
  gsy_find_bar_open (finding.bar, NULL, 0);
  g_assert_cmpstr (gsy_find_bar_get_status (finding.bar), ==, "");
  gsy_find_bar_set_text (finding.bar, "hiver");
  g_assert_cmpstr (gsy_find_bar_get_status (finding.bar), ==, "No matches");
  g_assert_false (gsy_find_bar_step (finding.bar, TRUE));
  GtkWidget *entry = find_widget (GTK_WIDGET (finding.bar), GTK_TYPE_SEARCH_ENTRY, NULL);
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "No matches");
  gsy_find_bar_set_text (finding.bar, "été");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "1 of 4");
  finding_end (&finding);
}

static void
test_closing (void)
{
  Finding finding;
  finding_begin (&finding);
  gsy_find_bar_open (finding.bar, "été", 0);
  g_assert_true (gsy_find_bar_is_open (finding.bar));
  gsy_find_bar_close (finding.bar);
  g_assert_false (gsy_find_bar_is_open (finding.bar));
  g_assert_cmpuint (finding.closed, ==, 1);
  g_assert_cmpuint (gsy_find_bar_get_matches (finding.bar, NULL)->len, ==, 0);
  gsy_find_bar_close (finding.bar);
  g_assert_cmpuint (finding.closed, ==, 1);

  /* What was sought is still there the next time. */
  gsy_find_bar_open (finding.bar, NULL, 0);
  g_assert_cmpstr (gsy_find_bar_get_text (finding.bar), ==, "été");
  g_assert_cmpuint (gsy_find_bar_get_matches (finding.bar, NULL)->len, ==, 4);
  finding_end (&finding);
}

static void
test_other_article (void)
{
  Finding finding;
  finding_begin (&finding);
  gsy_find_bar_open (finding.bar, "été", 0);
  g_autoptr (GsyArticle) other = gsy_article_new ("b.txt", g_strdup ("Un été."), strlen ("Un été."), NO_HASH, NULL);
  gsy_find_bar_set_article (finding.bar, other);
  g_assert_cmpstr (gsy_find_bar_get_status (finding.bar), ==, "1 of 1");
  gsy_find_bar_set_article (finding.bar, NULL);
  g_assert_cmpuint (gsy_find_bar_get_matches (finding.bar, NULL)->len, ==, 0);
  finding_end (&finding);
}

/* Letters that come before the next frame are for what has just opened. */
static void
test_at_once (void)
{
  Finding finding;
  finding_begin (&finding);
  g_assert_cmpint (get_height (GTK_WIDGET (finding.bar)), ==, 0);
  gsy_find_bar_open (finding.bar, NULL, 0);
  g_assert_true (gtk_widget_get_mapped (gtk_window_get_focus (GTK_WINDOW (finding.window))));
  g_assert_cmpint (get_height (GTK_WIDGET (finding.bar)), >, 0);
  gsy_find_bar_close (finding.bar);
  g_assert_cmpint (get_height (GTK_WIDGET (finding.bar)), ==, 0);
  finding_end (&finding);
}

static void
test_names (void)
{
  Finding finding;
  finding_begin (&finding);
  gsy_find_bar_open (finding.bar, "été", 0);
  gtk_test_widget_wait_for_draw (finding.window);
  assert_names (GTK_WIDGET (finding.bar));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (finding.bar), GTK_ACCESSIBLE_ROLE_SEARCH);
  finding_end (&finding);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/find-bar/case-accents-and-quotation-marks-do-not-matter", test_folded);
  g_test_add_func ("/find-bar/steps-go-round", test_steps);
  g_test_add_func ("/find-bar/nothing-found-is-said", test_nothing);
  g_test_add_func ("/find-bar/closing-forgets-the-matches-not-the-words", test_closing);
  g_test_add_func ("/find-bar/another-article-is-searched", test_other_article);
  g_test_add_func ("/find-bar/opens-and-closes-at-once", test_at_once);
  g_test_add_func ("/find-bar/everything-has-a-name", test_names);
  return g_test_run ();
}
