/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-toaster.c: news takes the place of news, however fast it comes. */
#include "config.h"

#include "app/gsy-toaster.h"

#include "window-fixture.h"

static guint
count_toasts (GtkWidget *overlay)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (overlay); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += child != adw_toast_overlay_get_child (ADW_TOAST_OVERLAY (overlay));
  return n;
}

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
test_one (void)
{
  GtkWidget *overlay = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), gtk_label_new ("below"));
  GtkWidget *window = show_in_window (overlay, 500, 300);
  GsyToaster *toaster = gsy_toaster_new (ADW_TOAST_OVERLAY (overlay));

  g_assert_null (gsy_toaster_get_message (toaster));
  for (int i = 0; i < 50; i++)
    {
      g_autofree char *message = g_strdup_printf ("<news> %d", i);
      gsy_toaster_show (toaster, message, i % 2 == 0 ? "_Undo" : NULL, i % 2 == 0 ? "win.undo" : NULL);
      gtk_test_widget_wait_for_draw (window);
      g_assert_cmpuint (count_toasts (overlay), ==, 1);
      g_assert_nonnull (find_label (overlay, message));
    }
  g_assert_cmpstr (gsy_toaster_get_message (toaster), ==, "<news> 49");
  close_window (window, overlay);
  g_assert_finalize_object (toaster);
}

/* Dismissed and called again at once, as by Escape and Delete in turns: the next one waits for the last one to leave. */
static void
test_in_turns (void)
{
  GtkWidget *overlay = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), gtk_label_new ("below"));
  GtkWidget *window = show_in_window (overlay, 500, 300);
  GsyToaster *toaster = gsy_toaster_new (ADW_TOAST_OVERLAY (overlay));

  for (int i = 0; i < 3; i++)
    {
      gsy_toaster_show (toaster, "news", NULL, NULL);
      wait_until (find_label (overlay, "news") != NULL);
      gtk_test_widget_wait_for_draw (window);
      GtkWidget *close = find_widget (overlay, GTK_TYPE_BUTTON, "circular");
      g_assert_nonnull (close);
      g_signal_emit_by_name (close, "clicked");
      gsy_toaster_show (toaster, "more", NULL, NULL);
      g_assert_cmpstr (gsy_toaster_get_message (toaster), ==, "more");
      wait_until (find_label (overlay, "more") != NULL);
      g_assert_cmpuint (count_toasts (overlay), ==, 1);
    }
  close_window (window, overlay);
  g_assert_finalize_object (toaster);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/toaster/news-takes-the-place-of-news", test_one);
  g_test_add_func ("/toaster/the-next-waits-for-the-last-to-leave", test_in_turns);
  return g_test_run ();
}
