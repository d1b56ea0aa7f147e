/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-intern.c: shared strings are shared, by many threads at once too. */
#include "config.h"
#include "core/gsy-intern.h"

static void
test_equal (void)
{
  g_autofree char *copy = g_strdup ("denial");
  GRefString *a = gsy_intern ("denial");
  GRefString *b = gsy_intern (copy);
  GRefString *c = gsy_intern ("accusation");

  g_assert_true (a == b);
  g_assert_true (a != c);
  g_assert_cmpstr (a, ==, "denial");
  g_ref_string_release (a);
  g_ref_string_release (b);
  g_ref_string_release (c);
}

static gpointer
take_and_release (gpointer data)
{
  for (int i = 0; i < 100000; i++)
    {
      GRefString *string = gsy_intern ("taken and released by all");

      g_assert_cmpint (string[0], ==, 't');
      g_ref_string_release (string);
    }
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new (NULL, take_and_release, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intern/equal-strings-are-one", test_equal);
  g_test_add_func ("/intern/last-release-in-one-thread-harms-no-other", test_threads);
  return g_test_run ();
}
