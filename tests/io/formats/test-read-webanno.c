/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-read-webanno.c: WebAnno TSV comes back as it was, and that of INCEpTION with all that it can say. */
#include "config.h"
#include "round-trip.h"

static void
test_what_we_wrote_comes_back_whole (void)
{
  round_trip_assert (&gsy_format_webanno, NULL, &gsy_reader_webanno, "x");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-webanno/what-we-wrote-comes-back-whole", test_what_we_wrote_comes_back_whole);
  return g_test_run ();
}
