/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-read-xmi.c: UIMA CAS XMI comes back as it was, with and without its type system, also out of an archive. */
#include "config.h"
#include "cas-fixture.h"
#include "zip-fixture.h"

#define HEAD "<?xml version=\"1.0\"?>\n<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:cas=\"http:///uima/cas.ecore\" xmlns:c=\"http:///webanno/custom.ecore\" xmlns:n=\"http:///uima/noNamespace.ecore\" xmi:version=\"2.0\">\n<cas:NULL xmi:id=\"0\"/>"
#define TAIL "<cas:Sofa xmi:id=\"1\" sofaNum=\"1\" sofaID=\"_InitialView\" mimeType=\"text\" sofaString=\"Aland \xf0\x9f\x98\x80 accuse&#13;&#10;Bland.\"/><cas:View sofa=\"1\" members=\"2 3 77\"/></xmi:XMI>"

#define FEATURE(name, range, more) "<featureDescription><name>" name "</name><rangeTypeName>" range "</rangeTypeName>" more "</featureDescription>"
#define SHARED "<multipleReferencesAllowed>true</multipleReferencesAllowed>"

/* Types go in a circle, and a feature comes from what its type is a kind of. */
static const char type_system[] =
  "<?xml version=\"1.0\"?><typeSystemDescription xmlns=\"http://uima.apache.org/resourceSpecifier\"><types>"
  "<typeDescription><name>webanno.custom.Claim</name><supertypeName>webanno.custom.Base</supertypeName><features>" FEATURE ("weight", "uima.cas.Integer", "") FEATURE ("open", "uima.cas.Boolean", "") FEATURE ("slots", "uima.cas.FSArray", "") FEATURE ("witnesses", "uima.cas.FSArray", SHARED) FEATURE ("words", "uima.cas.StringArray", "") FEATURE ("more", "uima.cas.StringArray", SHARED) FEATURE ("source", "uima.tcas.Annotation", "") "</features></typeDescription>"
                                                                                                                                                                                                                                                                                                                                                                                                                                                 "<typeDescription><name>webanno.custom.Base</name><supertypeName>webanno.custom.Claim</supertypeName><features>" FEATURE ("number", "uima.cas.String", "") "</features></typeDescription>"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                            "<typeDescription><name>webanno.custom.Slot</name><supertypeName>uima.cas.TOP</supertypeName><features>" FEATURE ("role", "uima.cas.String", "") FEATURE ("target", "uima.tcas.Annotation", "") "</features></typeDescription>"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                            "</types></typeSystemDescription>";

static void
add_file (GsySource *source, const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  gsy_source_add_bytes (source, name, bytes);
}

/* Reads a folder with a document of these elements, and the type system above it. */
static Caught
catch_elements (const char *elements)
{
  GsySource *source = gsy_source_new_memory ("x");
  g_autofree char *text = g_strconcat (HEAD, elements, TAIL, NULL);

  add_file (source, "annotation/a.txt/ann.xmi", text);
  add_file (source, "TypeSystem.xml", type_system);
  return catch_source (&gsy_reader_xmi, source);
}

static void
test_what_we_wrote_comes_back_whole (void)
{
  round_trip_assert (&gsy_format_xmi, NULL, &gsy_reader_xmi, "x");
}

/* One file, taken out of its folder: no type system, and the article's path only inside. */
static void
test_what_we_wrote_needs_no_type_system (void)
{
  g_autofree char *dir = g_dir_make_tmp ("gainsay-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "x", NULL);
  RoundTrip trip;

  round_trip_init (&trip);
  round_trip_write (&trip, &gsy_format_xmi, NULL, path);
  for (guint i = 0; i < trip.articles->len; i++)
    {
      GsyImportArticle *article = g_ptr_array_index (trip.articles, i);
      g_autofree char *file = g_strconcat (path, "/", article->name, ".xmi", NULL);
      g_autofree char *text = NULL;
      g_autofree char *base = g_path_get_basename (file);
      g_auto (Caught) caught = { NULL };

      g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
      caught = catch_text (&gsy_reader_xmi, base, text);
      round_trip_compare_article (article, caught_article (&caught, 0), gsy_reader_xmi.reads);
      g_assert_cmpuint (caught.import->report->unplaced->len, ==, 0);
    }
  round_trip_clear (&trip);
  round_trip_remove (dir);
}

static void
test_an_archive_is_read_with_its_type_system (void)
{
  g_autofree char *text = g_strconcat (HEAD, "<c:Claim xmi:id=\"2\" sofa=\"1\" begin=\"9\" end=\"15\" weight=\"3\"/>", TAIL, NULL);
  ZipFixture *zip = zip_begin ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GsySource) source = NULL;
  g_auto (Caught) caught = { NULL };

  zip_add_text (zip, "TypeSystem.xml", type_system);
  zip_add_text (zip, "a.txt.xmi", text);
  bytes = zip_end (zip);
  source = gsy_source_new_bytes ("a.zip", bytes);
  g_assert_cmpuint (gsy_reader_xmi.probe (source), >, 0);
  caught = catch_source (&gsy_reader_xmi, g_steal_pointer (&source));
  g_assert_cmpstr (caught_article (&caught, 0)->name, ==, "a.txt");
  g_assert_cmpint (find_value (find_statement (caught_article (&caught, 0), "claim", "accuse"), "weight")->integer, ==, 3);
}

static void
test_the_type_system_says_what_a_number_is (void)
{
  g_auto (Caught) caught = catch_elements ("<c:Claim xmi:id=\"2\" sofa=\"1\" begin=\"9\" end=\"15\" weight=\"3\" open=\"true\" number=\"3\" id=\"7\" source=\"3\" slots=\"4 5\"><words>one</words><words>two &amp; three</words></c:Claim><c:Actor xmi:id=\"3\" sofa=\"1\" begin=\"0\" end=\"5\"/><c:Slot xmi:id=\"4\" role=\"target\" target=\"6\"/><c:Slot xmi:id=\"5\" role=\"witness\" target=\"3\"/><c:Actor xmi:id=\"6\" sofa=\"1\" begin=\"17\" end=\"22\"/>");
  const GsyImportArticle *article = caught_article (&caught, 0);
  const GsyStatement *statement = find_statement (article, "claim", "accuse");

  g_assert_cmpstr (article->name, ==, "annotation/a.txt/ann.xmi");
  g_assert_cmpint (find_value (statement, "weight")->integer, ==, 3);
  g_assert_cmpint (find_value (statement, "open")->integer, ==, 1);
  g_assert_cmpstr (find_value (statement, "number")->string, ==, "3");
  g_assert_cmpstr (find_value (statement, "id")->string, ==, "7");
  g_assert_cmpstr (find_value (statement, "words")->string, ==, "one; two & three");
  assert_filler (article, g_ptr_array_index (statement->source, 0), "Aland");
  assert_filler (article, g_ptr_array_index (statement->target, 0), "Bland");
  g_assert_cmpstr (statement->note, ==, "witness: “Aland”");
}

static void
test_arrays_that_others_refer_to_are_followed (void)
{
  g_auto (Caught) caught = catch_elements ("<c:Claim xmi:id=\"2\" sofa=\"1\" begin=\"9\" end=\"15\" witnesses=\"4\" more=\"5\"/><c:Actor xmi:id=\"3\" sofa=\"1\" begin=\"0\" end=\"5\"/><cas:FSArray xmi:id=\"4\" elements=\"3 3\"/><cas:StringArray xmi:id=\"5\"><elements>one</elements><elements>two</elements></cas:StringArray>");
  const GsyStatement *statement = find_statement (caught_article (&caught, 0), "claim", "accuse");

  g_assert_cmpstr (statement->note, ==, "witnesses: “Aland”\nwitnesses: “Aland”");
  g_assert_cmpstr (find_value (statement, "more")->string, ==, "one; two");
}

static void
test_without_a_type_system_names_tell (void)
{
  g_auto (Caught) caught = catch_text (&gsy_reader_xmi, "a.xmi", HEAD "<c:Claim xmi:id=\"2\" sofa=\"1\" begin=\"9\" end=\"15\" source=\"3\" count=\"12\"/><c:Actor xmi:id=\"3\" sofa=\"1\" begin=\"0\" end=\"5\"/><c:Rel xmi:id=\"4\" sofa=\"1\" begin=\"0\" end=\"5\" Governor=\"2\" Dependent=\"3\"/><n:Plain xmi:id=\"5\" sofa=\"1\" begin=\"0\" end=\"5\"/>" TAIL);
  const GsyImportArticle *article = caught_article (&caught, 0);
  const GsyStatement *statement = find_statement (article, "claim", "accuse");

  assert_filler (article, g_ptr_array_index (statement->source, 0), "Aland");
  g_assert_cmpstr (find_value (statement, "count")->string, ==, "12");
  g_assert_cmpstr (((const GsyLink *) g_ptr_array_index (statement->links, 0))->relation, ==, "rel");
  find_statement (article, "plain", "Aland");
  g_assert_cmpuint (count_unplaced (&caught, "only a TypeSystem.xml would tell"), ==, 1);
}

static void
test_line_ends_stay_as_they_are (void)
{
  g_auto (Caught) caught = catch_elements ("");

  g_assert_cmpstr (gsy_article_get_text (caught_article (&caught, 0)->article, NULL), ==, "Aland \xf0\x9f\x98\x80 accuse\r\nBland.");
}

/* INCEpTION calls the file as who marked it. */
static void
test_a_document_is_called_as_it_says (void)
{
  static const char *const titles[][2] = { { "news.txt", "news.txt" }, { "The news", "ann.xmi" }, { "../../x.txt", "ann.xmi" } };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *text = g_strconcat ("<?xml version=\"1.0\"?><xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:cas=\"http:///uima/cas.ecore\" xmlns:m=\"http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore\"><m:DocumentMetaData xmi:id=\"2\" sofa=\"1\" begin=\"0\" end=\"22\" documentId=\"ann\" documentTitle=\"", titles[i][0], "\"/>" TAIL, NULL);
      g_auto (Caught) caught = catch_text (&gsy_reader_xmi, "ann.xmi", text);

      g_assert_cmpstr (caught_article (&caught, 0)->name, ==, titles[i][1]);
    }
}

static void
test_ids_of_any_kind_are_no_danger (void)
{
  g_auto (Caught) caught = catch_elements ("<c:Claim xmi:id=\"2\" sofa=\"1\" begin=\"9\" end=\"15\" source=\"2\" slots=\"2 2 99 x\" witnesses=\"-1\"/><c:Claim xmi:id=\"2\" sofa=\"1\" begin=\"0\" end=\"5\"/><c:Claim sofa=\"1\" begin=\"0\" end=\"5\"/><c:Claim xmi:id=\"x\" sofa=\"1\" begin=\"17\" end=\"22\"/><c:Claim xmi:id=\"99999999999999999999\" sofa=\"99999999999999999999\" begin=\"17\" end=\"22\"/><c:Claim xmi:id=\"8\" sofa=\"1\" begin=\"-1\" end=\"22\"/><c:Claim xmi:id=\"9\" sofa=\"1\" begin=\"4\" end=\"99999999999999999999\"/><c:Claim xmi:id=\"10\" sofa=\"1\" begin=\"4\"/>");

  assert_sound (&caught);
  g_assert_cmpuint (caught_article (&caught, 0)->statements->len, ==, 3);
  g_assert_cmpuint (count_unplaced (&caught, "places that are not in the text"), ==, 3);
  g_assert_cmpuint (count_unplaced (&caught, "things of an id that another has"), ==, 1);
}

static void
test_entities_and_other_xml_are_refused (void)
{
  static const char *const texts[] = {
    "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" HEAD "&e;" TAIL,
    "<html/>",
    HEAD,
    "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (Caught) caught = catch_text (&gsy_reader_xmi, "a.xmi", texts[i]);

      g_assert_nonnull (caught.error);
      g_assert_cmpuint (caught.articles->len, ==, 0);
    }
}

static void
test_other_xml_is_not_taken_for_it (void)
{
  static const char *const others[] = { "<?xml version=\"1.0\"?><html/>", "<Project xmlns=\"urn:QDA-XML:project:1.0\"/>", "", "PK\003\004 word/document.xml" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (others[i], strlen (others[i]));
      g_autoptr (GsySource) source = gsy_source_new_bytes ("a.zip", bytes);

      g_assert_cmpuint (gsy_reader_xmi.probe (source), ==, 0);
    }
}

static void
test_changed_bytes_never_harm (void)
{
  assert_survives_changes (&gsy_format_xmi, &gsy_reader_xmi, "a 1.txt.xmi");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-xmi/what-we-wrote-comes-back-whole", test_what_we_wrote_comes_back_whole);
  g_test_add_func ("/read-xmi/what-we-wrote-needs-no-type-system", test_what_we_wrote_needs_no_type_system);
  g_test_add_func ("/read-xmi/an-archive-is-read-with-its-type-system", test_an_archive_is_read_with_its_type_system);
  g_test_add_func ("/read-xmi/the-type-system-says-what-a-number-is", test_the_type_system_says_what_a_number_is);
  g_test_add_func ("/read-xmi/arrays-that-others-refer-to-are-followed", test_arrays_that_others_refer_to_are_followed);
  g_test_add_func ("/read-xmi/without-a-type-system-names-tell", test_without_a_type_system_names_tell);
  g_test_add_func ("/read-xmi/line-ends-stay-as-they-are", test_line_ends_stay_as_they_are);
  g_test_add_func ("/read-xmi/a-document-is-called-as-it-says", test_a_document_is_called_as_it_says);
  g_test_add_func ("/read-xmi/ids-of-any-kind-are-no-danger", test_ids_of_any_kind_are_no_danger);
  g_test_add_func ("/read-xmi/entities-and-other-xml-are-refused", test_entities_and_other_xml_are_refused);
  g_test_add_func ("/read-xmi/other-xml-is-not-taken-for-it", test_other_xml_is_not_taken_for_it);
  g_test_add_func ("/read-xmi/changed-bytes-never-harm", test_changed_bytes_never_harm);
  return g_test_run ();
}
