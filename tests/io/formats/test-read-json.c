/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-read-json.c: what was exported as JSON and as JSON Lines comes back as it was. */
#include "config.h"
#include "round-trip.h"

#include "core/gsy-error.h"

static void
test_a_document_comes_back_whole (void)
{
  round_trip_assert (&gsy_format_json, NULL, &gsy_reader_json, "x.json");
}

static void
test_lines_come_back_whole (void)
{
  round_trip_assert (&gsy_format_jsonl, NULL, &gsy_reader_jsonl, "x.jsonl");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-json/a-document-comes-back-whole", test_a_document_comes_back_whole);
  g_test_add_func ("/read-json/lines-come-back-whole", test_lines_come_back_whole);
  return g_test_run ();
}
