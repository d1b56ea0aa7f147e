/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-many-articles.c: a thousand articles shown one after the other in the reading pane: the memory held is what it was after the first ones. */
#include "config.h"

#include "../corpus/memory.h"
#include "reading-fixture.h"

#define N_WARM 100
#define N_SHOWN 1000

static char *
make_text (const char *name)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, "%s says in line %02u that Beta lied. Beta denies it, and says so again.\n\n", name, i);
  return g_string_free (text, FALSE);
}

static char *
make_sidecar (const char *file)
{
  GString *json = g_string_new (NULL);

  g_string_append_printf (json, "{\"format\": \"gainsay-annotations\", \"version\": 1, \"unit\": \"code-point\", \"article\": {\"file\": \"%s\"}, \"statements\": [", file);
  for (guint i = 0; i < 40; i++)
    g_string_append_printf (json, "%s{\"id\": \"00000000-0000-4000-8000-%012u\", \"layer\": \"accusation\", \"spans\": [{\"start\": %u, \"end\": %u}]}",
                            i > 0 ? ", " : "", i, i * 60 + 4, i * 60 + 40);
  g_string_append (json, "]}\n");
  return g_string_free (json, FALSE);
}

static void
show_one (Reading *reading, guint i)
{
  gsy_editor_open (reading->editor, i % 2 == 0 ? "b.txt" : "a.txt", NULL);
  wait_until (gsy_editor_get_opening (reading->editor) == NULL);
  g_assert_nonnull (gsy_editor_get_document (reading->editor));
  drain ();
}

static void
test_thousand (void)
{
  g_autofree char *a = make_text ("Alpha"), *b = make_text ("Gamma"), *marked_a = make_sidecar ("a.txt"), *marked_b = make_sidecar ("b.txt");
  guint n = memory_is_counted () ? N_SHOWN : N_WARM;
  guint64 before, after;
  Reading reading;

  reading_begin_two (&reading, a, marked_a, b, marked_b);
  for (guint i = 0; i < N_WARM; i++)
    show_one (&reading, i);
  before = memory_held ();
  for (guint i = 0; i < n; i++)
    show_one (&reading, i);
  after = memory_held ();
  g_test_message ("%u articles shown: %" G_GUINT64_FORMAT " kB held before, %" G_GUINT64_FORMAT " kB after", n, before / 1024, after / 1024);
  g_assert_cmpuint (after, <=, before + before / 20);
  reading_end (&reading);
}

int
main (int argc, char **argv)
{
  READING_TEST_MAIN_BEGIN;
  g_test_add_func ("/many-articles/thousand-shown-leave-no-memory-behind", test_thousand);
  return run_tests ();
}
