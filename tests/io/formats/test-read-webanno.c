/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-read-webanno.c: WebAnno TSV comes back as it was, and that of INCEpTION with all that it can say. */
#include "config.h"
#include "cas-fixture.h"

#define HEAD "#FORMAT=WebAnno TSV 3.3\n"

static Caught
catch_lines (const char *lines)
{
  g_autofree char *text = g_strconcat (HEAD, lines, NULL);

  return catch_text (&gsy_reader_webanno, "a.txt.tsv", text);
}

static void
assert_text (const Caught *caught, const char *text)
{
  g_assert_cmpstr (gsy_article_get_text (caught_article (caught, 0)->article, NULL), ==, text);
}

static void
test_what_we_wrote_comes_back_whole (void)
{
  round_trip_assert (&gsy_format_webanno, NULL, &gsy_reader_webanno, "x");
}

/* A statement over two sentences is a piece in each there, and one again here; two pieces that only a space parts stay two. */
static void
test_pieces_over_sentences_are_joined_as_they_were (void)
{
  g_autofree char *dir = g_dir_make_tmp ("gainsay-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "x", NULL);
  g_autoptr (GPtrArray) caught = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_import_article_free);
  g_autoptr (GsyImport) import = gsy_import_new_dry (caught);
  RoundTrip trip = { .scheme = round_trip_scheme (), .articles = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_import_article_free) };
  GsyImportArticle *article = gsy_import_article_new ("a.txt", "Aland says no. Bland says yes. Cland sleeps.", -1);
  GsyStatement *one = round_trip_add (article, ROUND_TRIP_ID ("1"), "denial", "says no. Bland says", NULL);
  GsyStatement *other = round_trip_add (article, ROUND_TRIP_ID ("2"), "denial", "says yes.", "Cland sleeps");

  one->source = gsy_fillers_new ();
  g_ptr_array_add (one->source, round_trip_filler (article, "Eland", NULL, NULL));
  g_ptr_array_add (one->source, round_trip_filler (article, NULL, "no. Bland", NULL));
  g_ptr_array_add (one->source, round_trip_filler (article, "Fland", NULL, NULL));
  other->target = gsy_fillers_new ();
  g_ptr_array_add (other->target, round_trip_filler (article, "Aland", "Aland", NULL));
  g_ptr_array_add (other->target, round_trip_filler (article, "Aland", "Bland", NULL));
  g_ptr_array_add (other->target, round_trip_filler (article, "G;; H; I", NULL, NULL));
  g_ptr_array_add (trip.articles, article);
  round_trip_write (&trip, &gsy_format_webanno, NULL, path);
  round_trip_read (import, caught, &gsy_reader_webanno, path);
  round_trip_compare_article (article, g_ptr_array_index (caught, 0), gsy_reader_webanno.reads);
  round_trip_clear (&trip);
  round_trip_remove (dir);
}

static void
test_numbers_and_stacks_tell_annotations_apart (void)
{
  g_auto (Caught) caught = catch_lines ("#T_SP=webanno.custom.Claim|force|kind\n#T_SP=webanno.custom.Plain|\n\n\n"
                                        "#Text=Ms. Aland accuses Bland .\n"
                                        "1-1\t0-3\tMs.\thigh[1]|low[2]\t*[1]|x\\|y\\[1\\]\\_[2]\t_\t\n"
                                        "1-2\t4-9\tAland\thigh[1]\t*[1]\t*\t\n"
                                        "1-3\t10-17\taccuses\t_\t_\t*\t\n"
                                        "1-4\t18-23\tBland\t\\*\t\\_\n"
                                        "1-5\t24-25\t.\t_\t_\t_\t\n");
  const GsyImportArticle *article = caught_article (&caught, 0);

  g_assert_cmpstr (article->name, ==, "a.txt");
  assert_text (&caught, "Ms. Aland accuses Bland .");
  g_assert_cmpuint (article->statements->len, ==, 5);
  g_assert_cmpstr (find_value (find_statement (article, "claim", "Ms. Aland"), "force")->string, ==, "high");
  g_assert_null (find_statement (article, "plain", "Aland")->attributes);
  g_assert_cmpstr (find_value (find_statement (article, "claim", "Ms."), "kind")->string, ==, "x|y[1]_");
  g_assert_cmpstr (find_value (find_statement (article, "claim", "Bland"), "force")->string, ==, "*");
  find_statement (article, "plain", "accuses");
}

static void
test_relations_lead_from_where_they_say (void)
{
  g_auto (Caught) caught = catch_lines ("#T_SP=webanno.custom.Claim|value\n#T_RL=webanno.custom.Rel|label|BT_webanno.custom.Claim\n\n\n"
                                        "#Text=one two three\n"
                                        "1-1\t0-3\tone\t*\tcause\t1-3\t\n"
                                        "1-2\t4-7\ttwo\t*[1]|other[2]\tanswer|*\t1-1[0_2]|1-3[0_1]\t\n"
                                        "1-3\t8-13\tthree\t*\tlost\t9-9\t\n");
  const GsyImportArticle *article = caught_article (&caught, 0);
  const GsyStatement *one = find_statement (article, "claim", "one"), *three = find_statement (article, "claim", "three");
  const GsyStatement *first = NULL, *second = NULL;
  const GsyLink *link;

  for (guint i = 0; i < article->statements->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (article->statements, i);

      if (gsy_statement_get_span (statement, 0).start == 4)
        *(statement->attributes != NULL ? &second : &first) = statement;
    }
  link = g_ptr_array_index (one->links, 0);
  g_assert_cmpstr (link->relation, ==, "answer");
  g_assert_cmpstr (link->to, ==, second->id);
  g_assert_cmpuint (three->links->len, ==, 2);
  link = g_ptr_array_index (three->links, 0);
  g_assert_cmpstr (link->relation, ==, "cause");
  g_assert_cmpstr (link->to, ==, one->id);
  link = g_ptr_array_index (three->links, 1);
  g_assert_cmpstr (link->relation, ==, "rel");
  g_assert_cmpstr (link->to, ==, first->id);
  g_assert_cmpuint (count_unplaced (&caught, "between what is no statement"), ==, 1);
}

static void
test_slots_are_roles_or_notes (void)
{
  g_auto (Caught) caught = catch_lines ("#T_SP=webanno.custom.Actor|\n#T_SP=webanno.custom.Claim|ROLE_webanno.custom.Claim:links_webanno.custom.ClaimLinksLink|webanno.custom.Actor|value\n\n\n"
                                        "#Text=one two three four\n"
                                        "1-1\t0-3\tone\t_\tsource;Target;witness;*\t1-2;1-3[1];1-2;*\tstrong\t\n"
                                        "1-2\t4-7\ttwo\t*\t_\t_\t_\t\n"
                                        "1-3\t8-13\tthree\t*[1]\t_\t*\t_\t\n"
                                        "1-4\t14-18\tfour\t*[1]\t_\t_\t_\t\n");
  const GsyImportArticle *article = caught_article (&caught, 0);
  const GsyStatement *statement = find_statement (article, "claim", "one");

  assert_filler (article, g_ptr_array_index (statement->source, 0), "two");
  assert_filler (article, g_ptr_array_index (statement->target, 0), "three four");
  g_assert_cmpstr (find_value (statement, "value")->string, ==, "strong");
  g_assert_cmpstr (statement->note, ==, "witness: “two”");
}

static void
test_chains_are_links_from_one_to_the_next (void)
{
  g_auto (Caught) caught = catch_lines ("#T_CH=webanno.custom.CorefLink|referenceRelation|referenceType\n\n\n"
                                        "#Text=one two three\n"
                                        "1-1\t0-3\tone\tsame->1-2\tname[1]\t\n"
                                        "1-2\t4-7\ttwo\t*->1-1\t*[1]\t\n"
                                        "1-3\t8-13\tthree\t*->1-1\t*[1]\t\n");
  const GsyImportArticle *article = caught_article (&caught, 0);
  const GsyStatement *one = find_statement (article, "coreflink", "one"), *other = find_statement (article, "coreflink", "two three");
  const GsyLink *link = g_ptr_array_index (other->links, 0);

  g_assert_cmpuint (article->statements->len, ==, 2);
  g_assert_cmpstr (link->to, ==, one->id);
  g_assert_null (one->links);
}

static void
test_parts_of_words_are_places (void)
{
  g_auto (Caught) caught = catch_lines ("#T_SP=webanno.custom.Claim|value\n\n\n"
                                        "#Text=I like it \xf0\x9f\x98\x8a.\n"
                                        "1-1\t0-1\tI\t_\t\n"
                                        "1-2\t2-6\tlike\t_\t\n"
                                        "1-2.1\t3-6\tike\ta[1]\t\n"
                                        "1-3\t7-9\tit\ta[1]\t\n"
                                        "1-4\t10-12\t\xf0\x9f\x98\x8a\tb\t\n"
                                        "1-5\t12-13\t.\t_\t\n"
                                        "1-5.1\t13-13\t\tc\t\n");
  const GsyImportArticle *article = caught_article (&caught, 0);

  find_statement (article, "claim", "ike it");
  find_statement (article, "claim", "\xf0\x9f\x98\x8a");
  g_assert_cmpuint (article->statements->len, ==, 2);
  g_assert_cmpuint (count_unplaced (&caught, "places that are not in the text"), ==, 1);
}

/* One place after a sentence's end is a space, after a heading a line end; more are an empty line, as long as it must be. */
static void
test_text_between_sentences_is_as_long_as_it_was (void)
{
  g_auto (Caught) caught = catch_lines ("#T_SP=webanno.custom.Claim|\n\n\n"
                                        "#Text=Title\n1-1\t2-7\tTitle\t_\n\n"
                                        "#Sentence.id=x\n#Text=One\\ttab\n#Text=and a line.\n2-1\t8-11\tOne\t_\n\n"
                                        "#Text=Two.\n3-1\t28-31\tTwo\t_\n\n"
                                        "#Text=Three.\n4-1\t36-41\tThree\t*\n");

  assert_text (&caught, "  Title\nOne\ttab\nand a line. Two.\n\n  Three.");
  find_statement (caught_article (&caught, 0), "claim", "Three");
}

static void
test_places_that_begin_anew_in_each_sentence_are_moved (void)
{
  g_auto (Caught) caught = catch_lines ("#T_SP=webanno.custom.Claim|\n\n\n"
                                        "#Text=One.\n1-1\t0-3\tOne\t_\n\n"
                                        "#Text=Two three.\n2-1\t0-3\tTwo\t*[1]\n2-2\t4-9\tthree\t*[1]\n");

  find_statement (caught_article (&caught, 0), "claim", "Two three");
}

static void
test_what_windows_makes_of_it_is_read (void)
{
  g_auto (Caught) caught = catch_text (&gsy_reader_webanno, "a.tsv", "\xef\xbb\xbf#FORMAT=WebAnno TSV 3.2\r\n#T_SP=webanno.custom.Claim|value\r\n\r\n\r\n#Text=One.\r\n1-1\t0-3\tOne\tx\r\n");

  assert_text (&caught, "One.");
  g_assert_cmpstr (find_value (find_statement (caught_article (&caught, 0), "claim", "One"), "value")->string, ==, "x");
}

static void
test_damage_is_told_with_its_line (void)
{
  static const char *const texts[] = {
    HEAD "\n\n#Text=a\n1-1\tx\ta\n",
    HEAD "\n\n#Text=a\n1-1\t5-4\ta\n",
    HEAD "\n\n#Text=a\nnothing\n",
    HEAD "\n\n#Text=a\n1-1\t99999999999999999999-99999999999999999999\ta\n",
    HEAD "\n\n#Text=a\n1-1\t2000000000-2000000001\ta\n",
    HEAD "#T_SP=\n\n#Text=a",
    "#FORMAT=WebAnno TSV 2.0\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (Caught) caught = catch_text (&gsy_reader_webanno, "a.tsv", texts[i]);

      g_assert_error (caught.error, GSY_ERROR, GSY_ERROR_PARSE);
      g_assert_true (g_str_has_prefix (caught.error->message, "a.tsv:"));
      g_assert_cmpuint (caught.articles->len, ==, 0);
    }
}

static void
test_odd_cells_are_no_danger (void)
{
  g_auto (Caught) caught = catch_lines ("#T_CH=webanno.custom.Link|referenceRelation|referenceType\n#T_SP=webanno.custom.Claim|ROLE_x|webanno.custom.Claim|value\n#T_RL=webanno.custom.Rel|BT_webanno.custom.Claim\n\n\n"
                                        "#Text=one two\n"
                                        "1-1\t0-3\tone\t->|*->1-|*->99999999999999999999-1\t|||[]\t;;[;]\t1-1[1];[;]\t[99999999999999999999]|x]|[|\\\t1-1[1_1]|[_]|\n"
                                        "1-2\t4-7\ttwo\t*->1-1[3]\t[1][2]\t_\t*|*\t*[1]|*[1]|*[1]\t|||1-1\n"
                                        "1-2.1\t4-7\t\n"
                                        "1-9.9\t90-97\tfar\t*->1-1\t*\t*\t*\t*\t*\n");

  g_assert_no_error (caught.error);
  assert_sound (&caught);
}

static void
test_other_tables_are_not_taken_for_it (void)
{
  static const char *const others[] = { "a\tb\n1\t2\n", "", "#Text=x\n", "# webanno.custom.X | a\n" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (others[i], strlen (others[i]));
      g_autoptr (GsySource) source = gsy_source_new_bytes ("a.tsv", bytes);

      g_assert_cmpuint (gsy_reader_webanno.probe (source), ==, 0);
    }
}

static void
test_changed_bytes_never_harm (void)
{
  assert_survives_changes (&gsy_format_webanno, &gsy_reader_webanno, "a 1.txt.tsv");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-webanno/what-we-wrote-comes-back-whole", test_what_we_wrote_comes_back_whole);
  g_test_add_func ("/read-webanno/pieces-over-sentences-are-joined-as-they-were", test_pieces_over_sentences_are_joined_as_they_were);
  g_test_add_func ("/read-webanno/numbers-and-stacks-tell-annotations-apart", test_numbers_and_stacks_tell_annotations_apart);
  g_test_add_func ("/read-webanno/relations-lead-from-where-they-say", test_relations_lead_from_where_they_say);
  g_test_add_func ("/read-webanno/slots-are-roles-or-notes", test_slots_are_roles_or_notes);
  g_test_add_func ("/read-webanno/chains-are-links-from-one-to-the-next", test_chains_are_links_from_one_to_the_next);
  g_test_add_func ("/read-webanno/parts-of-words-are-places", test_parts_of_words_are_places);
  g_test_add_func ("/read-webanno/text-between-sentences-is-as-long-as-it-was", test_text_between_sentences_is_as_long_as_it_was);
  g_test_add_func ("/read-webanno/places-that-begin-anew-in-each-sentence-are-moved", test_places_that_begin_anew_in_each_sentence_are_moved);
  g_test_add_func ("/read-webanno/what-windows-makes-of-it-is-read", test_what_windows_makes_of_it_is_read);
  g_test_add_func ("/read-webanno/damage-is-told-with-its-line", test_damage_is_told_with_its_line);
  g_test_add_func ("/read-webanno/odd-cells-are-no-danger", test_odd_cells_are_no_danger);
  g_test_add_func ("/read-webanno/other-tables-are-not-taken-for-it", test_other_tables_are_not_taken_for_it);
  g_test_add_func ("/read-webanno/changed-bytes-never-harm", test_changed_bytes_never_harm);
  return g_test_run ();
}
