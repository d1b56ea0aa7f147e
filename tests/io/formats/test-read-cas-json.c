/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-read-cas-json.c: UIMA CAS JSON comes back as it was, and that of other programs as layers, attributes, links and roles. */
#include "config.h"
#include "round-trip.h"

static void
test_what_we_wrote_comes_back_whole (void)
{
  round_trip_assert (&gsy_format_cas_json, NULL, &gsy_reader_cas_json, "x");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-cas-json/what-we-wrote-comes-back-whole", test_what_we_wrote_comes_back_whole);
  return g_test_run ();
}
