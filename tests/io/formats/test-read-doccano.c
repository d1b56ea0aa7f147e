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

#define READ(...) foreign_read (&gsy_reader_doccano, (const char *const[]){ __VA_ARGS__, NULL })
#define TOLD(...) \
  (const char *const[]) { __VA_ARGS__, NULL }

static void
test_triples_come_in (void)
{
  g_auto (Foreign) foreign = READ ("x.jsonl", "{\"id\": 7, \"text\": \"A\\ud83d\\ude00 denies it.\", \"label\": [[3, 9, \"Denial\"], [0, 2, \"PER\"], [3, 9, \"verb\"]], \"Comments\": [\"odd\"]}\n"
                                              "{\"text\": \"B denies\", \"labels\": [[0.0, 1.0, \"PER\"]], \"meta\": {\"wire\": \"x\"}}\n");

  foreign_assert (&foreign, 0, TOLD ("per: A😀", "denial: denies", "verb: denies"));
  foreign_assert (&foreign, 1, TOLD ("per: B"));
  g_assert_cmpstr (foreign_get (&foreign, 0)->name, ==, "x-7.txt");
  g_assert_cmpstr (foreign_get (&foreign, 0)->meta->note, ==, "odd");
  g_assert_cmpstr (foreign_get (&foreign, 1)->name, ==, "x-2.txt");
  g_assert_cmpstr (foreign_get (&foreign, 1)->meta->note, ==, "meta: {\"wire\":\"x\"}");
  g_assert_cmpuint (foreign_count (&foreign, "meta", TRUE), ==, 1);
}

static void
test_entities_and_relations_come_in (void)
{
  g_auto (Foreign) foreign = READ ("x.json", "[{\"text\": \"A denies what B says\", \"entities\": [{\"id\": 1, \"label\": \"Denial\", \"start_offset\": 0, \"end_offset\": 8},"
                                             " {\"id\": 2, \"label\": \"Claim\", \"start_offset\": 14, \"end_offset\": 20}],"
                                             " \"relations\": [{\"id\": 1, \"from_id\": 1, \"to_id\": 2, \"type\": \"Answers\"}, {\"from_id\": 1, \"to_id\": 9, \"type\": \"x\"}]}]");

  foreign_assert (&foreign, 0, TOLD ("denial: A denies; answers", "claim: B says"));
  g_assert_cmpuint (foreign_count (&foreign, "“x”", FALSE), ==, 1);
}

static void
test_annotations_of_first_versions_come_in (void)
{
  g_auto (Foreign) foreign = READ ("x.json", "{\"id\": 1, \"text\": \"A denies\", \"annotations\": [{\"label\": 5, \"start_offset\": 2, \"end_offset\": 8, \"user\": 3}, {\"label\": 6, \"user\": 3}]}");

  foreign_assert (&foreign, 0, TOLD ("5: denies; by: 3"));
  g_assert_cmpuint (foreign_count (&foreign, "annotations", TRUE), ==, 1);
}

static void
test_utf16_is_known_by_places_beyond_the_text (void)
{
  g_auto (Foreign) foreign = READ ("x.jsonl", "{\"text\": \"\\ud83d\\ude00\\ud83d\\ude00 no\", \"label\": [[5, 7, \"denial\"]]}");

  foreign_assert (&foreign, 0, TOLD ("denial: no"));
}

static void
test_nonsense_is_reported (void)
{
  g_auto (Foreign) foreign = READ ("x.jsonl", "{\"text\": \"A denies\", \"label\": [[2, 8, \"denial\"], [5, 2, \"a\"], [0, 99, \"b\"], [-1, 3, \"c\"], [4294967297, 4294967299, \"d\"], [1], \"e\", null, [\"0\", 1, \"f\"]]}\n"
                                              "{\"label\": []}\n[1]\n7\n");

  foreign_assert (&foreign, 0, TOLD ("denial: denies"));
  g_assert_cmpuint (foreign_count (&foreign, "not in the text", FALSE), ==, 2);
  g_assert_cmpuint (foreign_count (&foreign, "“label”", TRUE), ==, 6);
  g_assert_cmpuint (foreign_count (&foreign, "“text”", FALSE), ==, 3);
}

static void
test_damage_names_its_line (void)
{
  g_auto (Foreign) foreign = READ ("x.jsonl", "{\"text\": \"A\", \"label\": []}\n{\"text\": \"B\", \"label\": [}\n");

  g_assert_cmpuint (foreign.caught->len, ==, 1);
  g_assert_true (g_str_has_prefix (foreign.message, "x.jsonl:2:"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-doccano/what-we-write-comes-back", test_what_we_write_comes_back);
  g_test_add_func ("/read-doccano/utf16-comes-back", test_utf16_comes_back);
  g_test_add_func ("/read-doccano/triples-come-in", test_triples_come_in);
  g_test_add_func ("/read-doccano/entities-and-relations-come-in", test_entities_and_relations_come_in);
  g_test_add_func ("/read-doccano/annotations-of-first-versions-come-in", test_annotations_of_first_versions_come_in);
  g_test_add_func ("/read-doccano/utf16-is-known-by-places-beyond-the-text", test_utf16_is_known_by_places_beyond_the_text);
  g_test_add_func ("/read-doccano/nonsense-is-reported", test_nonsense_is_reported);
  g_test_add_func ("/read-doccano/damage-names-its-line", test_damage_names_its_line);
  return g_test_run ();
}
