/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-read-cas-json.c: UIMA CAS JSON comes back as it was, and that of other programs as layers, attributes, links and roles. */
#include "config.h"
#include "cas-fixture.h"

#define SOFA "{\"%ID\": 1, \"%TYPE\": \"uima.cas.Sofa\", \"sofaNum\": 1, \"sofaID\": \"_InitialView\", \"mimeType\": \"text\", \"sofaString\": \"Aland \xf0\x9f\x98\x80 accuse Bland.\"}"

/* Reads a document with these structures after its text. */
static Caught
catch_structures (const char *structures)
{
  g_autofree char *text = g_strconcat ("{\"%TYPES\": {}, \"%FEATURE_STRUCTURES\": [" SOFA, structures[0] != '\0' ? ", " : "", structures, "], \"%VIEWS\": {}}", NULL);

  return catch_text (&gsy_reader_cas_json, "a.txt.json", text);
}

#define ANNOTATION(id, type, begin, end, more) "{\"%ID\": " id ", \"%TYPE\": \"" type "\", \"@sofa\": 1, \"begin\": " begin ", \"end\": " end more "}"

static void
test_what_we_wrote_comes_back_whole (void)
{
  round_trip_assert (&gsy_format_cas_json, NULL, &gsy_reader_cas_json, "x");
}

static void
test_types_are_layers_and_features_attributes (void)
{
  g_auto (Caught) caught = catch_structures (ANNOTATION ("2", "custom.Claim", "9", "15", ", \"value\": \"strong\", \"weight\": 3, \"open\": true, \"empty\": \"\", \"#score\": \"NaN\""));
  const GsyImportArticle *article = caught_article (&caught, 0);
  const GsyStatement *statement = find_statement (article, "claim", "accuse");

  g_assert_cmpstr (article->name, ==, "a.txt");
  g_assert_cmpstr (find_value (statement, "value")->string, ==, "strong");
  g_assert_cmpint (find_value (statement, "weight")->type, ==, GSY_VALUE_INTEGER);
  g_assert_cmpint (find_value (statement, "weight")->integer, ==, 3);
  g_assert_cmpint (find_value (statement, "open")->type, ==, GSY_VALUE_BOOLEAN);
  g_assert_cmpstr (find_value (statement, "score")->string, ==, "NaN");
  g_assert_cmpuint (statement->attributes->len, ==, 4);
}

static void
test_what_people_called_a_layer_is_its_name (void)
{
  g_auto (Caught) caught = catch_structures (ANNOTATION ("2", "webanno.custom.X1", "9", "15", ", \"f\": \"strong\"") ", {\"%ID\": 3, \"%TYPE\": \"de.tudarmstadt.ukp.clarin.webanno.api.type.LayerDefinition\", \"name\": \"webanno.custom.X1\", \"uiName\": \"Claim\"}, {\"%ID\": 4, \"%TYPE\": \"de.tudarmstadt.ukp.clarin.webanno.api.type.FeatureDefinition\", \"@layer\": 3, \"name\": \"f\", \"uiName\": \"Force\"}");

  g_assert_cmpstr (find_value (find_statement (caught_article (&caught, 0), "claim", "accuse"), "force")->string, ==, "strong");
}

static void
test_relations_are_links (void)
{
  g_auto (Caught) caught = catch_structures (ANNOTATION ("2", "custom.Claim", "0", "5", "") ", " ANNOTATION ("3", "custom.Claim", "9", "15", "") ", " ANNOTATION ("4", "custom.Rel", "9", "15", ", \"@Governor\": 2, \"@Dependent\": 3, \"label\": \"causes\", \"certainty\": \"low\"") ", " ANNOTATION ("5", "custom.Supports", "0", "5", ", \"@source\": 3, \"@target\": 2"));
  const GsyImportArticle *article = caught_article (&caught, 0);
  const GsyStatement *one = find_statement (article, "claim", "Aland"), *other = find_statement (article, "claim", "accuse");
  const GsyLink *link;

  g_assert_cmpuint (article->statements->len, ==, 2);
  g_assert_cmpuint (one->links->len, ==, 1);
  link = g_ptr_array_index (one->links, 0);
  g_assert_cmpstr (link->relation, ==, "causes");
  g_assert_cmpstr (link->to, ==, other->id);
  g_assert_cmpstr (one->note, ==, "causes, certainty: low");
  link = g_ptr_array_index (other->links, 0);
  g_assert_cmpstr (link->relation, ==, "supports");
  g_assert_cmpuint (count_unplaced (&caught, "features of relations"), ==, 1);
}

static void
test_slots_named_as_roles_are_roles (void)
{
  g_auto (Caught) caught = catch_structures (ANNOTATION ("2", "custom.Claim", "9", "15", ", \"@Source\": 3, \"@slots\": 5") ", " ANNOTATION ("3", "custom.Actor", "0", "5", "") ", " ANNOTATION ("4", "custom.Actor", "16", "21", "") ", {\"%ID\": 5, \"%TYPE\": \"custom.Slot[]\", \"%ELEMENTS\": [6, 7]}, {\"%ID\": 6, \"%TYPE\": \"custom.Slot\", \"role\": \"target\", \"@target\": 4}, {\"%ID\": 7, \"%TYPE\": \"custom.Slot\", \"role\": \"witness\", \"@target\": 3}");
  const GsyImportArticle *article = caught_article (&caught, 0);
  const GsyStatement *statement = find_statement (article, "claim", "accuse");

  assert_filler (article, g_ptr_array_index (statement->source, 0), "Aland");
  assert_filler (article, g_ptr_array_index (statement->target, 0), "Bland");
  g_assert_cmpstr (statement->note, ==, "witness: “Aland”");
  g_assert_cmpuint (count_unplaced (&caught, "slots of the type"), ==, 1);
  g_assert_cmpuint (article->statements->len, ==, 3);
}

static void
test_lists_that_lead_into_themselves_end (void)
{
  g_auto (Caught) caught = catch_structures (ANNOTATION ("2", "custom.Claim", "9", "15", ", \"@source\": 5, \"@self\": 2, \"@nobody\": 99") ", " ANNOTATION ("3", "custom.Actor", "0", "5", "") ", {\"%ID\": 5, \"%TYPE\": \"uima.cas.NonEmptyFSList\", \"@head\": 3, \"@tail\": 6}, {\"%ID\": 6, \"%TYPE\": \"uima.cas.NonEmptyFSList\", \"@head\": 3, \"@tail\": 5}");
  const GsyStatement *statement = find_statement (caught_article (&caught, 0), "claim", "accuse");

  assert_filler (caught_article (&caught, 0), g_ptr_array_index (statement->source, 0), "Aland");
  g_assert_cmpuint (count_unplaced (&caught, "too many"), ==, 1);
}

static void
test_words_are_counted_and_no_statements (void)
{
  g_auto (Caught) caught = catch_structures (ANNOTATION ("2", "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token", "0", "5", "") ", " ANNOTATION ("3", "de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS", "0", "5", ", \"PosValue\": \"NE\"") ", " ANNOTATION ("4", "de.tudarmstadt.ukp.dkpro.core.api.syntax.type.dependency.Dependency", "0", "5", ", \"@Governor\": 2, \"@Dependent\": 2") ", " ANNOTATION ("5", "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData", "0", "22", ", \"documentTitle\": \"A new title\", \"language\": \"fr\""));
  const GsyImportArticle *article = caught_article (&caught, 0);

  g_assert_cmpuint (article->statements->len, ==, 0);
  g_assert_cmpuint (count_unplaced (&caught, "“Token”"), ==, 1);
  g_assert_cmpuint (count_unplaced (&caught, "“POS”"), ==, 1);
  g_assert_cmpuint (count_unplaced (&caught, "“Dependency”"), ==, 1);
  g_assert_cmpstr (article->meta->title, ==, "A new title");
  g_assert_cmpstr (article->meta->language, ==, "fr");
}

static void
test_places_that_make_no_sense_are_told (void)
{
  static const char *const places[][2] = { { "-1", "5" }, { "5", "4" }, { "3", "3" }, { "0", "23" }, { "0", "99999999999999999999999" }, { "\"0\"", "5" }, { "0", "null" }, { "[]", "{}" }, { "0.5", "5" } };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *text = g_strconcat ("{\"%ID\": 2, \"%TYPE\": \"custom.Claim\", \"@sofa\": 1, \"begin\": ", places[i][0], ", \"end\": ", places[i][1], "}, " ANNOTATION ("3", "custom.Claim", "9", "15", ""), NULL);
      g_auto (Caught) caught = catch_structures (text);

      g_assert_cmpuint (caught_article (&caught, 0)->statements->len, ==, 1);
      g_assert_cmpuint (count_unplaced (&caught, "places that are not in the text"), ==, 1);
    }
}

static void
test_half_of_a_character_is_all_of_it (void)
{
  g_auto (Caught) caught = catch_structures (ANNOTATION ("2", "custom.Claim", "7", "8", ""));

  find_statement (caught_article (&caught, 0), "claim", "\xf0\x9f\x98\x80");
}

static void
test_ids_of_any_kind_are_no_danger (void)
{
  g_auto (Caught) caught = catch_structures (ANNOTATION ("2", "custom.Claim", "0", "5", ", \"@next\": 2, \"@Source\": \"2\", \"@x\": -5, \"@y\": [2, 2, null, {}]") ", " ANNOTATION ("2", "custom.Claim", "9", "15", "") ", " ANNOTATION ("\"x\"", "custom.Other", "9", "15", "") ", {\"%TYPE\": \"custom.Loose\", \"@Governor\": 2}, {\"%ID\": 3}, 17, null, [], " ANNOTATION ("9223372036854775807", "custom.Far", "16", "21", ""));
  const GsyImportArticle *article = caught_article (&caught, 0);

  assert_sound (&caught);
  find_statement (article, "claim", "Aland");
  find_statement (article, "other", "accuse");
  find_statement (article, "far", "Bland");
  g_assert_cmpuint (count_unplaced (&caught, "things of an id that another has"), ==, 1);
  g_assert_cmpuint (count_unplaced (&caught, "between what is no statement"), ==, 1);
}

static void
test_each_text_is_an_article (void)
{
  g_auto (Caught) caught = catch_structures ("{\"%ID\": 9, \"%TYPE\": \"uima.cas.Sofa\", \"sofaID\": \"English\", \"sofaString\": \"Aland accuses.\"}, {\"%ID\": 10, \"%TYPE\": \"uima.cas.Sofa\", \"sofaID\": \"Sound\", \"sofaURI\": \"file:///etc/passwd\"}, " ANNOTATION ("2", "custom.Claim", "0", "5", "") ", {\"%ID\": 3, \"%TYPE\": \"custom.Claim\", \"@sofa\": 9, \"begin\": 6, \"end\": 13}, {\"%ID\": 4, \"%TYPE\": \"custom.Claim\", \"@sofa\": 77, \"begin\": 6, \"end\": 13}, {\"%ID\": 5, \"%TYPE\": \"custom.SameAs\", \"@Governor\": 2, \"@Dependent\": 3}");
  const GsyImportArticle *one = caught_article (&caught, 0), *other = caught_article (&caught, 1);
  const GsyLink *link = g_ptr_array_index (find_statement (one, "claim", "Aland")->links, 0);

  g_assert_cmpuint (caught.articles->len, ==, 2);
  g_assert_cmpstr (other->name, ==, "a.English");
  g_assert_cmpstr (link->article, ==, "a.English");
  g_assert_cmpstr (link->to, ==, find_statement (other, "claim", "accuses")->id);
  g_assert_cmpuint (count_unplaced (&caught, "views that are no text"), ==, 1);
  g_assert_cmpuint (count_unplaced (&caught, "of a text that is not there"), ==, 1);
}

static void
test_what_has_no_text_is_refused (void)
{
  g_auto (Caught) none = catch_text (&gsy_reader_cas_json, "a.json", "{\"%FEATURE_STRUCTURES\": []}");
  g_auto (Caught) broken = catch_text (&gsy_reader_cas_json, "a.json", "{\"%FEATURE_STRUCTURES\": [" SOFA);

  g_assert_error (none.error, GSY_ERROR, GSY_ERROR_PARSE);
  g_assert_error (broken.error, GSY_ERROR, GSY_ERROR_PARSE);
}

static void
test_a_statement_that_was_added_elsewhere_is_one (void)
{
  g_auto (Caught) caught = catch_structures (ANNOTATION ("2", "webanno.custom.Statement", "9", "15", ", \"layer\": \"denial\", \"Confidence\": \"high\"") ", " ANNOTATION ("3", "webanno.custom.Role", "0", "5", ", \"@statement\": 2, \"role\": \"source\"") ", " ANNOTATION ("4", "webanno.custom.Role", "16", "21", ", \"@statement\": 2, \"role\": \"victim\"") ", " ANNOTATION ("5", "webanno.custom.Role", "16", "21", ", \"role\": \"target\"") ", {\"%ID\": 6, \"%TYPE\": \"gainsay.Value\", \"@statement\": 2, \"attribute\": \"pages\", \"valueType\": \"integer\", \"value\": \"many\"}, {\"%ID\": 7, \"%TYPE\": \"gainsay.Value\", \"@statement\": 2, \"attribute\": \"odd\", \"valueType\": \"json\", \"value\": \"[1,\"}");
  const GsyImportArticle *article = caught_article (&caught, 0);
  const GsyStatement *statement = find_statement (article, "denial", "accuse");

  g_assert_cmpuint (article->statements->len, ==, 1);
  assert_filler (article, g_ptr_array_index (statement->source, 0), "Aland");
  g_assert_null (statement->target);
  g_assert_cmpstr (find_value (statement, "confidence")->string, ==, "high");
  g_assert_cmpstr (statement->note, ==, "pages: many\nodd: [1,");
  g_assert_cmpuint (count_unplaced (&caught, "neither source nor target nor cue"), ==, 1);
  g_assert_cmpuint (count_unplaced (&caught, "of statements that are not there"), ==, 1);
  g_assert_cmpuint (count_unplaced (&caught, "that make no sense"), ==, 2);
}

static void
test_names_without_an_end_do_not_fill_the_vocabulary (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (Caught) caught = { NULL };

  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (text, "%s{\"%%ID\": %u, \"%%TYPE\": \"custom.Kind%u\", \"@sofa\": 1, \"begin\": 0, \"end\": 5}", i > 0 ? ", " : "", i + 2, i);
  caught = catch_structures (text->str);
  g_assert_cmpuint (caught_article (&caught, 0)->statements->len, ==, 1500);
  g_assert_cmpuint (gsy_scheme_get_n_layers (gsy_import_get_scheme (caught.import)), <, 1010);
  g_assert_cmpuint (count_unplaced (&caught, "too many"), ==, 500);
}

static void
test_other_json_is_not_taken_for_it (void)
{
  static const char *const others[] = { "{\"a\": 1}", "[]", "", "x", "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\"}" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (others[i], strlen (others[i]));
      g_autoptr (GsySource) source = gsy_source_new_bytes ("a.json", bytes);

      g_assert_cmpuint (gsy_reader_cas_json.probe (source), ==, 0);
    }
}

static void
test_a_broken_file_does_not_keep_others_away (void)
{
  GsySource *source = gsy_source_new_memory ("x");
  g_autoptr (GBytes) good = g_bytes_new_static ("{\"%FEATURE_STRUCTURES\": [" SOFA "]}", strlen ("{\"%FEATURE_STRUCTURES\": [" SOFA "]}"));
  g_autoptr (GBytes) bad = g_bytes_new_static ("{\"%FEATURE_STRUCTURES\": [{]}", 27);
  g_autoptr (GBytes) other = g_bytes_new_static ("{}", 2);
  g_auto (Caught) caught = { NULL };

  gsy_source_add_bytes (source, "1.txt.json", bad);
  gsy_source_add_bytes (source, "2.txt.json", good);
  gsy_source_add_bytes (source, "3.json", other);
  caught = catch_source (&gsy_reader_cas_json, source);
  g_assert_cmpstr (caught_article (&caught, 0)->name, ==, "2.txt");
  g_assert_cmpuint (count_unplaced (&caught, "files that could not be read"), ==, 1);
}

static void
test_changed_bytes_never_harm (void)
{
  assert_survives_changes (&gsy_format_cas_json, &gsy_reader_cas_json, "a 1.txt.json");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-cas-json/what-we-wrote-comes-back-whole", test_what_we_wrote_comes_back_whole);
  g_test_add_func ("/read-cas-json/types-are-layers-and-features-attributes", test_types_are_layers_and_features_attributes);
  g_test_add_func ("/read-cas-json/what-people-called-a-layer-is-its-name", test_what_people_called_a_layer_is_its_name);
  g_test_add_func ("/read-cas-json/relations-are-links", test_relations_are_links);
  g_test_add_func ("/read-cas-json/slots-named-as-roles-are-roles", test_slots_named_as_roles_are_roles);
  g_test_add_func ("/read-cas-json/lists-that-lead-into-themselves-end", test_lists_that_lead_into_themselves_end);
  g_test_add_func ("/read-cas-json/words-are-counted-and-no-statements", test_words_are_counted_and_no_statements);
  g_test_add_func ("/read-cas-json/places-that-make-no-sense-are-told", test_places_that_make_no_sense_are_told);
  g_test_add_func ("/read-cas-json/half-of-a-character-is-all-of-it", test_half_of_a_character_is_all_of_it);
  g_test_add_func ("/read-cas-json/ids-of-any-kind-are-no-danger", test_ids_of_any_kind_are_no_danger);
  g_test_add_func ("/read-cas-json/each-text-is-an-article", test_each_text_is_an_article);
  g_test_add_func ("/read-cas-json/what-has-no-text-is-refused", test_what_has_no_text_is_refused);
  g_test_add_func ("/read-cas-json/a-statement-that-was-added-elsewhere-is-one", test_a_statement_that_was_added_elsewhere_is_one);
  g_test_add_func ("/read-cas-json/names-without-an-end-do-not-fill-the-vocabulary", test_names_without_an_end_do_not_fill_the_vocabulary);
  g_test_add_func ("/read-cas-json/other-json-is-not-taken-for-it", test_other_json_is_not_taken_for_it);
  g_test_add_func ("/read-cas-json/a-broken-file-does-not-keep-others-away", test_a_broken_file_does_not_keep_others_away);
  g_test_add_func ("/read-cas-json/changed-bytes-never-harm", test_changed_bytes_never_harm);
  return g_test_run ();
}
