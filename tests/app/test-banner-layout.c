/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-banner-layout.c: what can be done stands beside the words while they are read with ease, else below them. */
#include "config.h"

#include "app/gsy-banner-layout.h"

#include "window-fixture.h"

typedef struct
{
  GtkWidget *box;
  GtkWidget *image;
  GtkWidget *words;
  GtkWidget *act;
  GtkWidget *shut;
} Banner;

static Banner
create_banner (void)
{
  Banner banner = { gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), gtk_image_new_from_icon_name ("dialog-information-symbolic"), gtk_label_new ("Words that are as many as it takes to tell what has come to pass with the article."),
                    gtk_button_new_with_label ("Have a Look"), gtk_button_new_from_icon_name ("window-close-symbolic") };

  g_object_ref_sink (banner.box);
  gtk_widget_set_layout_manager (banner.box, g_object_new (GSY_TYPE_BANNER_LAYOUT, NULL));
  gtk_label_set_wrap (GTK_LABEL (banner.words), TRUE);
  gtk_widget_add_css_class (banner.shut, "flat");
  gtk_box_append (GTK_BOX (banner.box), banner.image);
  gtk_box_append (GTK_BOX (banner.box), banner.words);
  gtk_box_append (GTK_BOX (banner.box), banner.act);
  gtk_box_append (GTK_BOX (banner.box), banner.shut);
  return banner;
}

static void
lay_out (Banner *banner, int width)
{
  int height;

  gtk_widget_measure (banner->box, GTK_ORIENTATION_HORIZONTAL, -1, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, <=, width);
  gtk_widget_measure (banner->box, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_size_allocate (banner->box, &(GtkAllocation){ 0, 0, width, height }, -1);
  for (GtkWidget *child = gtk_widget_get_first_child (banner->box); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t box;
      if (!gtk_widget_get_visible (child))
        continue;
      g_assert_true (gtk_widget_compute_bounds (child, banner->box, &box));
      g_assert_cmpfloat (box.origin.x, >=, 0);
      g_assert_cmpfloat (box.origin.x + box.size.width, <=, width);
      g_assert_cmpfloat (box.origin.y + box.size.height, <=, height);
    }
}

static graphene_rect_t
place_of (Banner *banner, GtkWidget *part)
{
  graphene_rect_t box;

  g_assert_true (gtk_widget_compute_bounds (part, banner->box, &box));
  return box;
}

static void
test_wide (void)
{
  Banner banner = create_banner ();

  lay_out (&banner, 900);
  graphene_rect_t words = place_of (&banner, banner.words), act = place_of (&banner, banner.act), shut = place_of (&banner, banner.shut);
  g_assert_cmpfloat (act.origin.x, >=, words.origin.x + words.size.width);
  g_assert_cmpfloat (act.origin.y, <, words.origin.y + words.size.height);
  g_assert_cmpfloat (shut.origin.x, >=, act.origin.x + act.size.width);
  g_object_unref (banner.box);
}

static void
test_narrow (void)
{
  Banner banner = create_banner ();

  lay_out (&banner, 260);
  graphene_rect_t words = place_of (&banner, banner.words), act = place_of (&banner, banner.act), shut = place_of (&banner, banner.shut);
  g_assert_cmpfloat (act.origin.y, >=, words.origin.y + words.size.height);
  g_assert_cmpfloat (act.origin.x, ==, words.origin.x);
  g_assert_cmpfloat (shut.origin.x, >=, words.origin.x + words.size.width);
  g_assert_cmpfloat (shut.origin.y, <, act.origin.y);
  g_object_unref (banner.box);
}

static void
test_mirrored (void)
{
  Banner banner = create_banner ();

  gtk_widget_set_direction (banner.box, GTK_TEXT_DIR_RTL);
  lay_out (&banner, 900);
  g_assert_cmpfloat (place_of (&banner, banner.shut).origin.x, ==, 0);
  g_assert_cmpfloat (place_of (&banner, banner.act).origin.x, <, place_of (&banner, banner.words).origin.x);
  g_assert_cmpfloat (place_of (&banner, banner.words).origin.x, <, place_of (&banner, banner.image).origin.x);
  g_object_unref (banner.box);
}

/* With all the room that it wants it is one line high, the words, too. */
static void
test_natural (void)
{
  Banner banner = create_banner ();
  int width, height, natural, words;

  gtk_widget_measure (banner.box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (banner.box, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_measure (banner.box, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, height);
  lay_out (&banner, width);
  gtk_widget_measure (banner.words, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &words, NULL, NULL);
  g_assert_cmpfloat (place_of (&banner, banner.words).size.width, >=, words);
  g_object_unref (banner.box);
}

/* A banner without a button is its words. */
static void
test_hidden (void)
{
  Banner banner = create_banner ();
  int with, without;

  gtk_widget_measure (banner.box, GTK_ORIENTATION_VERTICAL, 260, &with, NULL, NULL, NULL);
  gtk_widget_set_visible (banner.act, FALSE);
  gtk_widget_measure (banner.box, GTK_ORIENTATION_VERTICAL, 260, &without, NULL, NULL, NULL);
  g_assert_cmpint (without, <, with);
  lay_out (&banner, 260);
  g_object_unref (banner.box);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/banner-layout/what-can-be-done-is-beside-the-words", test_wide);
  g_test_add_func ("/banner-layout/where-it-is-narrow-below-them", test_narrow);
  g_test_add_func ("/banner-layout/right-to-left-it-is-mirrored", test_mirrored);
  g_test_add_func ("/banner-layout/with-the-room-that-it-wants-all-is-in-one-line", test_natural);
  g_test_add_func ("/banner-layout/what-is-hidden-takes-no-room", test_hidden);
  return run_tests ();
}
