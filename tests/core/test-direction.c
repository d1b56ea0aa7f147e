/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-direction.c: a text is read from the side that its first letter says. */
#include "config.h"

#include "core/gsy-direction.h"

static void
test_first_letter (void)
{
  g_assert_cmpint (gsy_text_get_direction ("12 abc א", -1), ==, GSY_DIRECTION_LTR);
  g_assert_cmpint (gsy_text_get_direction ("12 א abc", -1), ==, GSY_DIRECTION_RTL);
  g_assert_cmpint (gsy_text_get_direction ("«نفي» denial", -1), ==, GSY_DIRECTION_RTL);
  g_assert_cmpint (gsy_text_get_direction ("…否认", -1), ==, GSY_DIRECTION_LTR);
}

static void
test_none (void)
{
  g_assert_cmpint (gsy_text_get_direction ("", -1), ==, GSY_DIRECTION_NONE);
  g_assert_cmpint (gsy_text_get_direction ("12 — 34", -1), ==, GSY_DIRECTION_NONE);
  /* Digits have no side, Arabic ones neither. */
  g_assert_cmpint (gsy_text_get_direction ("٣٤", -1), ==, GSY_DIRECTION_NONE);
}

static void
test_marks (void)
{
  g_assert_cmpint (gsy_text_get_direction ("\xe2\x80\x8e א", -1), ==, GSY_DIRECTION_LTR);
  g_assert_cmpint (gsy_text_get_direction ("\xe2\x80\x8f abc", -1), ==, GSY_DIRECTION_RTL);
}

static void
test_part (void)
{
  g_assert_cmpint (gsy_text_get_direction ("12 אבג abc", 3), ==, GSY_DIRECTION_NONE);
  g_assert_cmpint (gsy_text_get_direction ("12 אבג abc", 5), ==, GSY_DIRECTION_RTL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/direction/first-letter", test_first_letter);
  g_test_add_func ("/direction/none-without-letters", test_none);
  g_test_add_func ("/direction/marks-count-as-letters", test_marks);
  g_test_add_func ("/direction/of-a-part", test_part);
  return g_test_run ();
}
