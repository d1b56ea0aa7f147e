/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-read-w3c.c: web annotations come in, as we write them and as others do. */
#include "config.h"
#include "round-trip.h"

#include "core/gsy-error.h"

/* Ours, in a folder with the texts. */
static void
round_trip (const char *const *options)
{
  g_autofree char *dir = g_dir_make_tmp ("gainsay-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "x.jsonld", NULL);
  g_autoptr (GPtrArray) caught = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_import_article_free);
  g_autoptr (GsyImport) import = gsy_import_new_dry (caught);
  g_autoptr (GError) error = NULL;
  RoundTrip trip;

  round_trip_init (&trip);
  round_trip_write (&trip, &gsy_format_w3c, options, path);
  for (guint i = 0; i < trip.articles->len; i++)
    {
      const GsyImportArticle *article = g_ptr_array_index (trip.articles, i);
      g_autofree char *text = g_build_filename (dir, article->name, NULL);
      g_autofree char *folder = g_path_get_dirname (text);

      g_mkdir (folder, 0700);
      g_assert_true (g_file_set_contents (text, gsy_article_get_text (article->article, NULL), -1, &error));
    }
  round_trip_read (import, caught, &gsy_reader_w3c, dir);
  g_assert_cmpuint (caught->len, ==, trip.articles->len);
  for (guint i = 0; i < caught->len; i++)
    {
      round_trip_compare_article (g_ptr_array_index (trip.articles, i), g_ptr_array_index (caught, i), gsy_reader_w3c.reads & gsy_format_get_holds (&gsy_format_w3c, options));
    }
  for (guint i = 0; i < import->report->unplaced->len; i++)
    g_error ("%s", ((const GsyUnplaced *) g_ptr_array_index (import->report->unplaced, i))->kind);
  round_trip_clear (&trip);
  round_trip_remove (dir);
}

static void
test_code_points_come_back (void)
{
  round_trip (NULL);
}

static void
test_utf16_comes_back (void)
{
  round_trip ((const char *const[]){ "utf16", NULL });
}

#define READ(...) foreign_read (&gsy_reader_w3c, (const char *const[]){ __VA_ARGS__, NULL })
#define TOLD(...) \
  (const char *const[]) { __VA_ARGS__, NULL }

#define CONTEXT "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", "
#define TEXT "a.txt", "\xf0\x9f\x98\x80 A denies what B says. A denies it."

static void
test_a_single_annotation_comes_in (void)
{
  g_auto (Foreign) foreign = READ (TEXT, "x.json", CONTEXT "\"id\": \"urn:uuid:" ROUND_TRIP_ID ("1") "\", \"type\": \"Annotation\", \"motivation\": \"tagging\", \"bodyValue\": \"hm\", \"rights\": \"free\","
                                                                                                     " \"body\": {\"type\": \"TextualBody\", \"value\": \"Denial\"}, \"creator\": \"Ann\","
                                                                                                     " \"target\": {\"source\": \"a.txt\", \"selector\": {\"type\": \"TextPositionSelector\", \"start\": 4, \"end\": 10}}}");

  foreign_assert (&foreign, 0, TOLD ("denial: denies; by: Ann; note: hm\nrights: free"));
  g_assert_cmpstr (((GsyStatement *) g_ptr_array_index (foreign_get (&foreign, 0)->statements, 0))->id, ==, ROUND_TRIP_ID ("1"));
  g_assert_cmpuint (foreign_count (&foreign, "“rights”", TRUE), ==, 1);
}

/* The second “denies” is known by what is around it; that positions are UTF-16 units, by the words there. */
static void
test_browser_tools_come_in (void)
{
  g_auto (Foreign) foreign = READ (TEXT, "x.json", "[{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"Annotation\", \"id\": \"#one\", \"body\": [{\"type\": \"TextualBody\", \"purpose\": \"tagging\", \"value\": \"China\"},"
                                                   " {\"purpose\": \"tagging\", \"value\": \"Denial\"}, {\"purpose\": \"commenting\", \"value\": \"why\"}],"
                                                   " \"target\": {\"source\": \"https://news.example/a\", \"selector\": [{\"type\": \"TextQuoteSelector\", \"exact\": \"denies\"}, {\"type\": \"TextPositionSelector\", \"start\": 5, \"end\": 11}]}},"
                                                   " {\"type\": \"Annotation\", \"id\": \"#two\", \"body\": [], \"motivation\": \"highlighting\", \"target\": {\"source\": \"https://news.example/a\","
                                                   " \"selector\": [{\"type\": \"TextQuoteSelector\", \"exact\": \"denies\", \"prefix\": \"says. A \", \"suffix\": \" it.\"}]}},"
                                                   " {\"type\": \"Annotation\", \"id\": \"#three\", \"motivation\": \"linking\", \"body\": [{\"purpose\": \"tagging\", \"value\": \"Repeats it\"}], \"target\": [{\"id\": \"#two\"}, {\"id\": \"#one\"}]},"
                                                   " {\"type\": \"Annotation\", \"id\": \"#four\", \"motivation\": \"replying\", \"body\": {\"value\": \"no\"}, \"creator\": {\"name\": \"Bob\"}, \"target\": \"#one\"}]");

  foreign_assert (&foreign, 0, TOLD ("denial: denies; about: China; note: why\nBob: no", "highlighting: denies; repeats-it"));
  g_assert_cmpstr (foreign_get (&foreign, 0)->meta->url, ==, "https://news.example/a");
}

static void
test_pages_and_graphs_come_in (void)
{
  static const char *const around[][2] = {
    { CONTEXT "\"type\": \"AnnotationCollection\", \"first\": {\"type\": \"AnnotationPage\", \"items\": [", "]}}" },
    { CONTEXT "\"type\": \"AnnotationPage\", \"items\": [", "]}" },
    { CONTEXT "\"@graph\": [", "]}" },
    { "[", "]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (around); i++)
    {
      g_autofree char *json = g_strconcat (around[i][0],
                                           "{\"type\": \"Annotation\", \"body\": {\"purpose\": \"classifying\", \"source\": {\"id\": \"https://x.example/terms#Denial\"}}, \"target\": {\"type\": \"List\", \"items\": ["
                                           "{\"source\": \"a.txt\", \"selector\": {\"type\": \"RangeSelector\", \"refinedBy\": {\"type\": \"TextQuoteSelector\", \"exact\": \"denies what\"}}}, \"a.txt#char=16,20\","
                                           "{\"source\": \"a.txt\", \"selector\": {\"type\": \"XPathSelector\", \"value\": \"/p[1]\"}}]}}",
                                           around[i][1], NULL);
      g_auto (Foreign) foreign = READ (TEXT, "x.json", json);

      foreign_assert (&foreign, 0, TOLD ("denial: denies what"));
      g_assert_cmpuint (foreign_count (&foreign, "XPathSelector", FALSE), ==, 1);
    }
}

static void
test_hypothesis_comes_in (void)
{
  g_auto (Foreign) foreign = READ (TEXT, "x.json", "{\"total\": 2, \"rows\": [{\"id\": \"abc\", \"created\": \"2031-05-08T00:00:00Z\", \"updated\": \"2031-05-08T00:00:00Z\", \"user\": \"acct:ann@hypothes.is\", \"uri\": \"https://news.example/a\","
                                                   " \"text\": \"why\", \"tags\": [\"Denial\", \"China\"], \"group\": \"__world__\", \"document\": {\"title\": [\"A denies\"]}, \"target\": [{\"source\": \"https://news.example/a\", \"selector\": ["
                                                   "{\"type\": \"RangeSelector\", \"startContainer\": \"/p[1]\"}, {\"type\": \"TextPositionSelector\", \"start\": 905, \"end\": 911}, {\"type\": \"TextQuoteSelector\", \"exact\": \"B says\", \"prefix\": \"what \", \"suffix\": \". A\"}]}]},"
                                                   " {\"id\": \"def\", \"uri\": \"https://news.example/a\", \"user\": \"acct:bob@hypothes.is\", \"text\": \"no\", \"references\": [\"abc\"], \"target\": [{\"source\": \"https://news.example/a\"}]}]}");

  foreign_assert (&foreign, 0, TOLD ("denial: B says; about: China; by: ann; note: why\nbob: no"));
  g_assert_cmpstr (foreign_get (&foreign, 0)->meta->title, ==, "A denies");
}

static void
test_words_that_are_not_there_wait (void)
{
  g_auto (Foreign) foreign = READ (TEXT, "x.json", CONTEXT "\"type\": \"Annotation\", \"body\": {\"purpose\": \"classifying\", \"value\": \"denial\"}, \"target\": ["
                                                           "{\"source\": \"a.txt\", \"selector\": [{\"type\": \"TextQuoteSelector\", \"exact\": \"quite other words\"}, {\"type\": \"TextPositionSelector\", \"start\": 9, \"end\": 20}]},"
                                                           "{\"source\": \"a.txt\", \"selector\": {\"type\": \"TextQuoteSelector\", \"exact\": \"nor these\"}}]}");

  foreign_assert (&foreign, 0, TOLD ("denial (lost): quite other words + nor these"));
  foreign_assert_sound (&foreign);
  g_assert_cmpuint (foreign_count (&foreign, "detached", TRUE), ==, 1);
}

static void
test_a_missing_text_is_named (void)
{
  static const char annotation[] = "{\"type\": \"Annotation\", \"target\": {\"source\": \"../../etc/passwd\", \"selector\": {\"type\": \"TextPositionSelector\", \"start\": 0, \"end\": 1}}}";
  static const char other[] = "{\"type\": \"Annotation\", \"target\": {\"source\": \"a.txt\", \"selector\": {\"type\": \"TextPositionSelector\", \"start\": 2, \"end\": 3}}}";
  g_autofree char *both = g_strdup_printf ("[%s, %s]", annotation, other);
  g_auto (Foreign) alone = READ ("x.jsonld", annotation);
  g_auto (Foreign) some = READ (TEXT, "x.jsonld", both);

  g_assert_nonnull (strstr (alone.message, "passwd"));
  foreign_assert (&some, 0, TOLD ("highlighting: A"));
  g_assert_cmpuint (foreign_count (&some, "passwd", FALSE), ==, 1);
}

static void
test_texts_may_take_turns (void)
{
  g_autoptr (GString) json = g_string_new ("[");
  g_auto (Foreign) foreign = { 0 };

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (json, "%s{\"type\": \"Annotation\", \"id\": \"http://x.example/%u\", \"target\": {\"source\": \"%c.txt\", \"selector\": {\"type\": \"TextPositionSelector\", \"start\": 2, \"end\": 3}}},"
                                  "{\"type\": \"Annotation\", \"motivation\": \"linking\", \"target\": [{\"id\": \"http://x.example/%u\"}, {\"id\": \"http://x.example/%u\"}]}",
                            i > 0 ? "," : "", i, 'a' + (char) (i % 2), i, i == 39 ? 77 : i + 1);
  g_string_append (json, "]");
  foreign = READ (TEXT, "b.txt", "b B", "x.json", json->str);
  g_assert_cmpuint (foreign_get (&foreign, 0)->statements->len, ==, 20);
  g_assert_cmpuint (foreign_get (&foreign, 1)->statements->len, ==, 20);
  g_assert_cmpstr (((const GsyLink *) g_ptr_array_index (((const GsyStatement *) g_ptr_array_index (foreign_get (&foreign, 0)->statements, 0))->links, 0))->article, ==, "b.txt");
  g_assert_cmpuint (foreign_count (&foreign, "not in the file", FALSE), ==, 1);
}

static void
test_nonsense_is_reported (void)
{
  g_auto (Foreign) foreign = READ (TEXT, "x.json", "[" /* the first one tells what it is */
                                                   "{\"type\": \"Annotation\", \"target\": {\"source\": \"a.txt\", \"selector\": {\"type\": \"TextPositionSelector\", \"start\": 2, \"end\": 3}}}, null, 7, \"x\", [], {}, {\"type\": \"Annotation\", \"target\": 5}, {\"type\": \"Annotation\", \"body\": [null, 1, [[]]], \"target\": \"a.txt\"},"
                                                   "{\"type\": \"Annotation\", \"motivation\": \"linking\", \"target\": [{\"id\": \"u\"}, {\"id\": \"v\"}]},"
                                                   "{\"type\": \"Annotation\", \"id\": 4, \"creator\": [3], \"target\": {\"source\": \"a.txt\", \"selector\": [null, {\"exact\": \"\"}, {\"type\": \"TextPositionSelector\", \"start\": 9, \"end\": 3}]}},"
                                                   "{\"type\": \"Annotation\", \"target\": {\"source\": \"a.txt\", \"selector\": {\"type\": \"TextPositionSelector\", \"start\": 4294967298, \"end\": 4294967299}}},"
                                                   "{\"type\": \"Annotation\"}]");

  foreign_assert (&foreign, 0, TOLD ("highlighting: A"));
  g_assert_cmpuint (foreign_count (&foreign, "without a source", FALSE), ==, 7);
  g_assert_cmpuint (foreign_count (&foreign, "not in the text", FALSE), ==, 1);
  foreign_assert_sound (&foreign);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-w3c/code-points-come-back", test_code_points_come_back);
  g_test_add_func ("/read-w3c/utf16-comes-back", test_utf16_comes_back);
  g_test_add_func ("/read-w3c/a-single-annotation-comes-in", test_a_single_annotation_comes_in);
  g_test_add_func ("/read-w3c/browser-tools-come-in", test_browser_tools_come_in);
  g_test_add_func ("/read-w3c/pages-and-graphs-come-in", test_pages_and_graphs_come_in);
  g_test_add_func ("/read-w3c/hypothesis-comes-in", test_hypothesis_comes_in);
  g_test_add_func ("/read-w3c/words-that-are-not-there-wait", test_words_that_are_not_there_wait);
  g_test_add_func ("/read-w3c/a-missing-text-is-named", test_a_missing_text_is_named);
  g_test_add_func ("/read-w3c/texts-may-take-turns", test_texts_may_take_turns);
  g_test_add_func ("/read-w3c/nonsense-is-reported", test_nonsense_is_reported);
  return g_test_run ();
}
