/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-read-label-studio.c: tasks of Label Studio come in, and what we write for it comes back. */
#include "config.h"
#include "round-trip.h"

#include "core/gsy-error.h"

static void
test_what_we_write_comes_back (void)
{
  round_trip_assert (&gsy_format_label_studio, NULL, &gsy_reader_label_studio, "x");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-label-studio/what-we-write-comes-back", test_what_we_write_comes_back);
  return g_test_run ();
}
