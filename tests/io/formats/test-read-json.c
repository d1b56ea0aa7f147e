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

#define READ(reader, ...) foreign_read (reader, (const char *const[]){ __VA_ARGS__, NULL })
#define TOLD(...) \
  (const char *const[]) { __VA_ARGS__, NULL }

#define PROJECT "{\"type\": \"project\", \"format\": \"gainsay-project\", \"version\": 1, \"layers\": [{\"id\": \"x1\", \"name\": \"Denial\", \"color\": \"#102030\"}, {\"id\": \"odd\", \"name\": \"Odd\", \"color\": \"#a51d2d\", \"definition\": \"why\"}]," \
                "\"actors\": [{\"name\": \"Aland\", \"aliases\": [\"A\"]}]}\n"
#define ARTICLE "{\"type\": \"article\", \"file\": \"a.txt\", \"text\": \"A denies it\"}\n"
#define SPAN "\"spans\": [{\"start\": 2, \"end\": 8, \"exact\": \"denies\"}]"

static void
test_vocabulary_finds_its_like_in_the_folder (void)
{
  g_auto (Foreign) foreign = READ (&gsy_reader_jsonl, "x.jsonl",
                                   PROJECT ARTICLE "{\"type\": \"statement\", \"article\": \"a.txt\", \"id\": \"" ROUND_TRIP_ID ("1") "\", \"layer\": \"x1\", " SPAN "}\n"
                                                                                                                                      "{\"type\": \"statement\", \"article\": \"a.txt\", \"id\": \"" ROUND_TRIP_ID ("2") "\", \"layer\": \"odd\", " SPAN "}\n");
  const GsyLayer *odd = gsy_scheme_find_layer (gsy_import_get_scheme (foreign.import), "odd");

  foreign_assert (&foreign, 0, TOLD ("denial: denies", "odd: denies"));
  g_assert_cmpstr (odd->definition, ==, "why");
  g_assert_null (gsy_scheme_find_layer (gsy_import_get_scheme (foreign.import), "x1"));
  g_assert_nonnull (gsy_scheme_find_actor (gsy_import_get_scheme (foreign.import), "Aland"));
}

static void
test_lines_that_were_sorted_or_cut_are_reported (void)
{
  g_auto (Foreign) foreign = READ (&gsy_reader_jsonl, "x.jsonl",
                                   ARTICLE "{\"type\": \"statement\", \"article\": \"b.txt\", \"id\": \"1\", \"layer\": \"denial\", " SPAN "}\n"
                                           "{\"type\": \"statement\", \"article\": \"a.txt\", \"id\": \"2\", \"layer\": \"denial\", \"spans\": [{\"start\": 8, \"end\": 2}]}\n"
                                           "{\"type\": \"statement\", \"article\": \"a.txt\", \"id\": \"3\", \"layer\": \"denial\", \"spans\": [{\"start\": 0, \"end\": 6, \"exact\": \"denies\", \"suffix\": \" it\", \"prefix\": \"A \"}]}\n"
                                           "{\"type\": \"article\", \"file\": \"c.txt\"}\n{\"type\": \"other\"}\n[]\n7\n");

  foreign_assert (&foreign, 0, TOLD ("denial (lost): denies")); /* the words count, not the place, and these are too few */
  g_assert_cmpuint (foreign.caught->len, ==, 1);
  g_assert_cmpuint (foreign_count (&foreign, "whose article", FALSE), ==, 1);
  g_assert_cmpuint (foreign_count (&foreign, "no sense", FALSE), ==, 1);
  g_assert_cmpuint (foreign_count (&foreign, "“file”", FALSE), ==, 1);
  g_assert_cmpuint (foreign_count (&foreign, "no known type", FALSE), ==, 3);
}

static void
test_newer_files_are_refused (void)
{
  g_auto (Foreign) document = READ (&gsy_reader_json, "x.json", "{\"format\": \"gainsay-export\", \"version\": 2, \"articles\": [5]}");
  g_auto (Foreign) lines = READ (&gsy_reader_jsonl, "x.jsonl", "{\"type\": \"project\", \"format\": \"gainsay-project\", \"version\": 99}\n");

  g_assert_nonnull (strstr (document.message, "newer"));
  g_assert_nonnull (strstr (lines.message, "newer"));
}

static void
test_files_of_a_folder_are_not_imported (void)
{
  static const char *const own[] = { "{\"format\": \"gainsay-annotations\", \"version\": 1, \"unit\": \"code-point\", \"article\": {}, \"statements\": []}", "{\"format\": \"gainsay-project\", \"version\": 1}" };

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      g_auto (Foreign) foreign = READ (&gsy_reader_json, i == 0 ? "a.txt.annotations.json" : "gainsay.json", own[i]);

      g_assert_nonnull (strstr (foreign.message, "open the folder"));
      g_assert_cmpuint (foreign.caught->len, ==, 0);
    }
}

static void
test_each_file_is_known_for_what_it_is (void)
{
  static const struct
  {
    const GsyFormat *format;
    const GsyReader *reader;
    const char *name;
  } cases[] = {
    { &gsy_format_json, &gsy_reader_json, "x.json" },
    { &gsy_format_jsonl, &gsy_reader_jsonl, "x.jsonl" },
    { &gsy_format_w3c, &gsy_reader_w3c, "x.jsonld" },
    { &gsy_format_doccano, &gsy_reader_doccano, "x.jsonl" },
    { &gsy_format_label_studio, &gsy_reader_label_studio, "x" },
    { &gsy_format_cas_json, &gsy_reader_cas_json, "x" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *dir = g_dir_make_tmp ("gainsay-XXXXXX", NULL);
      g_autofree char *path = g_build_filename (dir, cases[i].name, NULL);
      g_autoptr (GsySource) source = NULL;
      const GsyReader *guess;
      RoundTrip trip;

      round_trip_init (&trip);
      round_trip_write (&trip, cases[i].format, NULL, path);
      if (cases[i].format == &gsy_format_label_studio)
        {
          g_free (path);
          path = g_build_filename (dir, "x", "tasks.json", NULL);
        }
      source = gsy_source_new (path, NULL);
      guess = gsy_reader_guess (source);
      if (cases[i].format == &gsy_format_cas_json) /* a folder of files */
        g_assert_true (guess != &gsy_reader_w3c && guess != &gsy_reader_label_studio);
      else
        g_assert_cmpstr (guess->id, ==, cases[i].reader->id);
      round_trip_clear (&trip);
      round_trip_remove (dir);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-json/a-document-comes-back-whole", test_a_document_comes_back_whole);
  g_test_add_func ("/read-json/lines-come-back-whole", test_lines_come_back_whole);
  g_test_add_func ("/read-json/vocabulary-finds-its-like-in-the-folder", test_vocabulary_finds_its_like_in_the_folder);
  g_test_add_func ("/read-json/lines-that-were-sorted-or-cut-are-reported", test_lines_that_were_sorted_or_cut_are_reported);
  g_test_add_func ("/read-json/newer-files-are-refused", test_newer_files_are_refused);
  g_test_add_func ("/read-json/files-of-a-folder-are-not-imported", test_files_of_a_folder_are_not_imported);
  g_test_add_func ("/read-json/each-file-is-known-for-what-it-is", test_each_file_is_known_for_what_it_is);
  return g_test_run ();
}
