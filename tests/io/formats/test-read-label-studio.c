/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-read-label-studio.c: tasks of Label Studio come in, and what we write for it comes back. */
#include "config.h"
#include "io/formats/gsy-read-label-studio.h"
#include "round-trip.h"

#include "core/gsy-error.h"

static void
test_what_we_write_comes_back (void)
{
  round_trip_assert (&gsy_format_label_studio, NULL, &gsy_reader_label_studio, "x");
}

#define READ(...) foreign_read (&gsy_reader_label_studio, (const char *const[]){ __VA_ARGS__, NULL })
#define TOLD(...) \
  (const char *const[]) { __VA_ARGS__, NULL }

#define TASK "{\"id\": 1, \"data\": {\"text\": \"\\ud83d\\ude00 A denies it\", \"url\": \"https://a.example\", \"rank\": 3}, "

static void
test_several_annotators_make_statements_of_their_own (void)
{
  g_auto (Foreign) foreign = READ ("x.json", "[" TASK "\"annotations\": [{\"completed_by\": {\"id\": 1, \"email\": \"a@b.example\"}, \"created_at\": \"2031-05-08T00:00:00Z\", \"result\": ["
                                             "{\"id\": \"r1\", \"from_name\": \"kind\", \"to_name\": \"text\", \"type\": \"choices\", \"value\": {\"start\": 5, \"end\": 11, \"choices\": [\"Sure\"]}},"
                                             "{\"id\": \"r1\", \"from_name\": \"label\", \"to_name\": \"text\", \"type\": \"labels\", \"value\": {\"start\": 5, \"end\": 11, \"text\": \"denies\", \"labels\": [\"Denial\"]}},"
                                             "{\"id\": \"r2\", \"from_name\": \"label\", \"to_name\": \"text\", \"type\": \"labels\", \"value\": {\"start\": 3, \"end\": 4, \"text\": \"A\", \"labels\": [\"Who\", \"Else\"]}, \"meta\": {\"text\": [\"hm\"]}},"
                                             "{\"type\": \"relation\", \"from_id\": \"r1\", \"to_id\": \"r2\", \"direction\": \"left\", \"labels\": [\"by\"]},"
                                             "{\"id\": \"w\", \"from_name\": \"tone\", \"to_name\": \"text\", \"type\": \"choices\", \"value\": {\"choices\": [\"calm\"]}}]},"
                                             "{\"completed_by\": 2, \"result\": [{\"id\": \"r1\", \"type\": \"labels\", \"value\": {\"start\": 5, \"end\": 11, \"labels\": [\"Denial\"]}}]},"
                                             "{\"was_cancelled\": true, \"result\": []}], \"predictions\": [{}, {}]}]");
  const GsyImportArticle *article = foreign_get (&foreign, 0);

  foreign_assert (&foreign, 0,
                  TOLD ("else: A; by: a@b.example; note: hm", "who: A; by; by: a@b.example; note: hm", "denial: denies; by: 2", "denial: denies; kind=Sure; by: a@b.example"));
  g_assert_cmpstr (article->name, ==, "x-1.txt");
  g_assert_cmpstr (article->meta->url, ==, "https://a.example");
  g_assert_cmpstr (article->meta->note, ==, "tone: calm\nrank: 3");
  g_assert_cmpuint (foreign_count (&foreign, "skipped", FALSE), ==, 1);
  g_assert_cmpuint (foreign_count (&foreign, "predictions", FALSE), ==, 2);
  g_assert_cmpuint (foreign_count (&foreign, "“rank”", TRUE), ==, 1);
}

static void
test_code_points_are_known_by_the_words (void)
{
  g_auto (Foreign) foreign = READ ("x.json", "[" TASK "\"completions\": [{\"result\": [{\"id\": \"r\", \"type\": \"labels\", \"value\": {\"start\": 4, \"end\": 10, \"text\": \"denies\", \"labels\": [\"Denial\"]}}]}]}]");

  foreign_assert (&foreign, 0, TOLD ("denial: denies"));
}

static void
test_a_picture_beside_the_text_is_not_the_text (void)
{
  g_auto (Foreign) foreign = READ ("x.json", "{\"completions\": [{\"result\": [{\"type\": \"rectanglelabels\", \"to_name\": \"image\", \"value\": {}},"
                                             "{\"id\": \"r\", \"to_name\": \"text\", \"type\": \"labels\", \"value\": {\"start\": 2, \"end\": 8, \"labels\": [\"Denial\"]}}]}],"
                                             " \"data\": {\"image\": \"https://a.example/1.jpg\", \"text\": \"A denies\"}, \"id\": 348}");

  foreign_assert (&foreign, 0, TOLD ("denial: denies"));
  g_assert_cmpstr (foreign_get (&foreign, 0)->name, ==, "x-348.txt");
}

static void
test_the_short_form_comes_in (void)
{
  g_auto (Foreign) foreign = READ ("x.json", "[{\"article\": \"A denies what B says\", \"id\": 4, \"label\": [{\"start\": 2, \"end\": 8, \"text\": \"denies\", \"labels\": [\"Denial\"]}], \"sentiment\": \"calm\","
                                             " \"annotator\": 3, \"annotation_id\": 9, \"created_at\": \"2031-05-08T00:00:00Z\", \"lead_time\": 2.5}]");

  foreign_assert (&foreign, 0, TOLD ("denial: denies; by: 3"));
  g_assert_cmpstr (foreign_get (&foreign, 0)->meta->note, ==, "sentiment: calm");
  g_assert_cmpstr (foreign_get (&foreign, 0)->name, ==, "x-4.txt");
}

static void
test_what_is_no_text_is_reported (void)
{
  g_auto (Foreign) foreign = READ ("x.json", "[{\"data\": {\"image\": \"https://a.example/1.png\"}, \"annotations\": []}, {\"data\": {}, \"annotations\": []},"
                                             "{\"data\": {\"html\": \"<p>A</p>\"}, \"annotations\": [{\"result\": [{\"id\": \"a\", \"type\": \"hypertextlabels\", \"to_name\": \"html\","
                                             " \"value\": {\"start\": \"/p[1]/text()[1]\", \"startOffset\": 0, \"hypertextlabels\": [\"x\"]}}, {\"type\": \"rectanglelabels\", \"value\": {\"x\": 1}}]}]}]");

  foreign_assert (&foreign, 0, TOLD (NULL));
  g_assert_cmpuint (foreign_count (&foreign, "tasks", FALSE), ==, 2);
  g_assert_cmpuint (foreign_count (&foreign, "hypertextlabels", FALSE), ==, 1);
  g_assert_cmpuint (foreign_count (&foreign, "rectanglelabels", FALSE), ==, 1);
}

static void
test_values_in_text_areas_have_their_type_again (void)
{
  static const char *const texts[] = { "plain", "", "12", "-0", "true", "null", "\"quoted\"", "[1]", "{", "1.5", " x ", "a: b", "\"half", "é\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GsyValue value = { .type = GSY_VALUE_STRING, .string = (char *) texts[i] }, again = { 0 };
      g_autofree char *text = gsy_label_studio_dup_value (&value);

      gsy_label_studio_read_value (text, &again);
      g_assert_cmpint (again.type, ==, GSY_VALUE_STRING);
      g_assert_cmpstr (again.string, ==, texts[i]);
      g_free (again.string);
    }
}

static void
test_nonsense_is_reported (void)
{
  g_auto (Foreign) foreign = READ ("x.json", "[" TASK "\"annotations\": [null, 7, {\"result\": [null, 1, \"x\", [], {}, {\"type\": 5}, {\"type\": \"labels\"}, {\"type\": \"labels\", \"value\": {\"start\": 9, \"end\": 3, \"labels\": [1]}},"
                                             "{\"type\": \"labels\", \"value\": {\"start\": 0, \"end\": 4294967301, \"labels\": [\"a\"]}}, {\"type\": \"labels\", \"value\": {\"start\": 0, \"end\": 999, \"labels\": [\"b\"]}},"
                                             "{\"type\": \"relation\"}, {\"type\": \"relation\", \"from_id\": \"u\", \"to_id\": \"v\"}, {\"id\": \"c\", \"type\": \"labels\", \"value\": {\"start\": 3, \"end\": 4}}]}]}]");

  foreign_assert (&foreign, 0, TOLD ("label: A"));
  g_assert_cmpuint (foreign_count (&foreign, "not in the text", FALSE), ==, 2);
  g_assert_cmpuint (foreign_count (&foreign, "without a place", FALSE), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-label-studio/what-we-write-comes-back", test_what_we_write_comes_back);
  g_test_add_func ("/read-label-studio/several-annotators-make-statements-of-their-own", test_several_annotators_make_statements_of_their_own);
  g_test_add_func ("/read-label-studio/code-points-are-known-by-the-words", test_code_points_are_known_by_the_words);
  g_test_add_func ("/read-label-studio/a-picture-beside-the-text-is-not-the-text", test_a_picture_beside_the_text_is_not_the_text);
  g_test_add_func ("/read-label-studio/the-short-form-comes-in", test_the_short_form_comes_in);
  g_test_add_func ("/read-label-studio/what-is-no-text-is-reported", test_what_is_no_text_is_reported);
  g_test_add_func ("/read-label-studio/values-in-text-areas-have-their-type-again", test_values_in_text_areas_have_their_type_again);
  g_test_add_func ("/read-label-studio/nonsense-is-reported", test_nonsense_is_reported);
  return g_test_run ();
}
