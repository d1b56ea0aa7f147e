/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-toaster.c: news takes the place of news, however fast it comes. */
#include "config.h"

#include "app/gsy-toaster.h"

#include "window-fixture.h"

static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
wait_until_gone (GsyToaster *toaster, GtkWidget *label)
{
  wait_until (!gtk_widget_is_visible (label));
  g_assert_null (gsy_toaster_get_message (toaster));
}

static void
test_one (void)
{
  GtkWidget *widget = gsy_toaster_new ();
  GsyToaster *toaster = GSY_TOASTER (widget);
  gsy_toaster_set_child (toaster, gtk_label_new ("below"));
  GtkWidget *window = show_in_window (widget, 500, 300);

  g_assert_null (gsy_toaster_get_message (toaster));
  for (int i = 0; i < 50; i++)
    {
      g_autofree char *message = g_strdup_printf ("<news> %d", i);
      gsy_toaster_show (toaster, message, i % 2 == 0 ? "_Undo" : NULL, i % 2 == 0 ? "win.undo" : NULL);
      GtkWidget *label = find_label (widget, message);
      g_assert_nonnull (label);
      g_assert_true (gtk_widget_is_visible (label));
      g_assert_cmpint (find_label (widget, "Undo") != NULL && gtk_widget_is_visible (find_label (widget, "Undo")), ==, i % 2 == 0);
    }
  g_assert_cmpstr (gsy_toaster_get_message (toaster), ==, "<news> 49");
  close_window (window, widget);
}

static void
test_dismissed (void)
{
  GtkWidget *widget = gsy_toaster_new ();
  GsyToaster *toaster = GSY_TOASTER (widget);
  GtkWidget *window = show_in_window (widget, 500, 300);

  gsy_toaster_show (toaster, "news", NULL, NULL);
  GtkWidget *label = find_label (widget, "news");
  gtk_test_widget_wait_for_draw (window);
  g_signal_emit_by_name (find_widget (widget, GTK_TYPE_BUTTON, "circular"), "clicked");
  wait_until_gone (toaster, label);

  gsy_toaster_show (toaster, "more", NULL, NULL);
  g_assert_cmpstr (gsy_toaster_get_message (toaster), ==, "more");
  g_assert_true (gtk_widget_is_visible (label));
  close_window (window, widget);
}

/* Dismissed or not, sliding or not. */
static void
test_window_closes (void)
{
  for (int i = 0; i < 4; i++)
    {
      GtkWidget *widget = gsy_toaster_new ();
      GtkWidget *window = show_in_window (widget, 500, 300);

      gsy_toaster_show (GSY_TOASTER (widget), "news", NULL, NULL);
      if (i % 2 == 1)
        gtk_test_widget_wait_for_draw (window);
      if (i / 2 == 1)
        gsy_toaster_dismiss (GSY_TOASTER (widget));
      close_window (window, widget);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/toaster/news-takes-the-place-of-news", test_one);
  g_test_add_func ("/toaster/what-was-dismissed-is-gone-and-more-may-come", test_dismissed);
  g_test_add_func ("/toaster/window-may-close-at-any-moment", test_window_closes);
  return g_test_run ();
}
