/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-finder.c: with its index and without, the finder finds what a walk through the text finds. */
#include "config.h"

#include "core/gsy-finder.h"

#include <string.h>

static gboolean
append_place (gsize byte, gpointer data)
{
  g_array_append_val ((GArray *) data, byte);
  return TRUE;
}

static gboolean
stop_at_two (gsize byte, gpointer data)
{
  guint *n = data;

  return ++*n < 2;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  gsize first = *(const gsize *) a, second = *(const gsize *) b;

  return first < second ? -1 : first > second;
}

static void
check (GsyFinder *finder, const char *text, const char *needle)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (gsize));
  guint n = 0;

  gsy_finder_foreach (finder, needle, append_place, places);
  g_array_sort (places, compare_places);
  for (const char *at = strstr (text, needle); at != NULL; at = strstr (at + 1, needle), n++)
    {
      g_assert_cmpuint (n, <, places->len);
      g_assert_cmpuint (g_array_index (places, gsize, n), ==, at - text);
    }
  g_assert_cmpuint (n, ==, places->len);
}

/* A small alphabet makes many repeats and near misses. */
static char *
random_text (guint length, const char *letters)
{
  char *text = g_malloc (length + 1);

  for (guint i = 0; i < length; i++)
    text[i] = letters[g_test_rand_int_range (0, (gint32) strlen (letters))];
  text[length] = '\0';
  return text;
}

static void
test_agrees_with_walking (void)
{
  static const char *const alphabets[] = { "a", "ab", "abc ", "abcdefghijklmnop" };

  for (guint round = 0; round < 100; round++)
    {
      guint length = (guint) g_test_rand_int_range (0, 400);
      g_autofree char *text = random_text (length, alphabets[round % G_N_ELEMENTS (alphabets)]);
      g_autoptr (GsyFinder) finder = gsy_finder_new (text, length);

      for (guint i = 0; i < 60; i++)
        {
          guint start = (guint) g_test_rand_int_range (0, (gint32) length + 1);
          guint n = (guint) g_test_rand_int_range (1, 60);
          g_autofree char *needle = g_strndup (text + start, n);

          if (*needle == '\0')
            continue;
          check (finder, text, needle);
          needle[strlen (needle) / 2] ^= 1;
          if (strlen (needle) > 0)
            check (finder, text, needle);
        }
    }
}

static void
test_whole_text_and_its_ends (void)
{
  const char *text = "one two three four five six seven eight nine ten";
  g_autoptr (GsyFinder) finder = gsy_finder_new (text, strlen (text));

  for (guint i = 0; i < 40; i++)
    {
      check (finder, text, text);
      check (finder, text, text + 10);
      check (finder, text, "one two three fou");
      check (finder, text, "one two three four five six seven eight nine ten eleven");
      check (finder, text, "o");
    }
}

static void
test_stops_when_told (void)
{
  g_autofree char *text = g_strnfill (1000, 'x');
  g_autofree char *needle = g_strnfill (20, 'x');
  g_autoptr (GsyFinder) finder = gsy_finder_new (text, 1000);

  for (guint i = 0; i < 40; i++)
    {
      guint n = 0;

      gsy_finder_foreach (finder, needle, stop_at_two, &n);
      g_assert_cmpuint (n, ==, 2);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finder/agrees-with-walking", test_agrees_with_walking);
  g_test_add_func ("/finder/whole-text-and-its-ends", test_whole_text_and_its_ends);
  g_test_add_func ("/finder/stops-when-told", test_stops_when_told);
  return g_test_run ();
}
