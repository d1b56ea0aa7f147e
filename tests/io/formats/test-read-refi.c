/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-read-refi.c: REFI-QDA comes back as it was, and that of other programs with their ways of counting. */
#include "config.h"
#include "round-trip.h"

static void
test_what_we_wrote_comes_back_whole (void)
{
  round_trip_assert (&gsy_format_refi, NULL, &gsy_reader_refi, "x.qdpx");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-refi/what-we-wrote-comes-back-whole", test_what_we_wrote_comes_back_whole);
  return g_test_run ();
}
