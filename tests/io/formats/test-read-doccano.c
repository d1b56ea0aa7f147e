/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-read-doccano.c: what doccano exports comes in, and what we write for it comes back. */
#include "config.h"
#include "round-trip.h"

#include "core/gsy-error.h"

static void
test_what_we_write_comes_back (void)
{
  round_trip_assert (&gsy_format_doccano, NULL, &gsy_reader_doccano, "x.jsonl");
}

static void
test_utf16_comes_back (void)
{
  round_trip_assert (&gsy_format_doccano, (const char *const[]){ "utf16", NULL }, &gsy_reader_doccano, "x.jsonl");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-doccano/what-we-write-comes-back", test_what_we_write_comes_back);
  g_test_add_func ("/read-doccano/utf16-comes-back", test_utf16_comes_back);
  return g_test_run ();
}
