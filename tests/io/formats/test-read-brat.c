/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-read-brat.c: brat standoff, ours and others', becomes statements, and what has no place is said. */
#include "config.h"
#include "io/formats/gsy-brat.h"
#include "memory-fixture.h"
#include "round-trip.h"

#define TEXT "The mayor said Borland lies. Borland denied it, twice.\nNobody knows.\n"

/* Reads all that was put. */
static void
read_all (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gsy_import_read (self->import, &gsy_reader_brat, self->source, &error));
  g_assert_no_error (error);
}

/* One text with @ann. */
static void
read_lines (Fixture *self, const char *text, const char *ann)
{
  put (self, "a.txt", text);
  put (self, "a.ann", ann);
  g_assert_true (gsy_reader_guess (self->source) == &gsy_reader_brat);
  read_all (self);
  g_assert_cmpuint (self->import->report->refused->len, ==, 0);
  g_assert_cmpuint (self->caught->len, ==, 1);
}

static GsyImportArticle *
article (Fixture *self, guint i)
{
  return g_ptr_array_index (self->caught, i);
}

/* The words of a statement's spans, or of other quotes. */
static char *
words_of (Fixture *self, const GsyQuote *quotes, guint n)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *slice = gsy_article_dup_slice (article (self, 0)->article, quotes[i].span);

      g_string_append_printf (words, "%s%s", i > 0 ? "|" : "", slice);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
assert_words (Fixture *self, const GArray *quotes, const char *expected)
{
  g_autofree char *words = quotes != NULL ? words_of (self, (GsyQuote *) (gpointer) quotes->data, quotes->len) : NULL;

  g_assert_cmpstr (words, ==, expected);
}

/* The one statement with these words; @layer: (nullable) */
static GsyStatement *
find (Fixture *self, const char *expected, const char *layer)
{
  GsyStatement *found = NULL;

  for (guint i = 0; i < article (self, 0)->statements->len; i++)
    {
      GsyStatement *statement = g_ptr_array_index (article (self, 0)->statements, i);
      g_autofree char *words = words_of (self, gsy_statement_get_quote (statement, 0), gsy_statement_get_n_spans (statement));

      if (strcmp (words, expected) == 0 && (layer == NULL || strcmp (statement->layer, layer) == 0))
        {
          g_assert_null (found);
          found = statement;
        }
    }
  g_assert_nonnull (found);
  return found;
}

static const GsyValue *
value_of (const GsyStatement *statement, const char *id)
{
  for (guint i = 0; statement->attributes != NULL && i < statement->attributes->len; i++)
    if (strcmp (g_array_index (statement->attributes, GsyValue, i).id, id) == 0)
      return &g_array_index (statement->attributes, GsyValue, i);
  g_assert_not_reached ();
}

static const GsyFiller *
filler (GPtrArray *fillers, guint i)
{
  g_assert_nonnull (fillers);
  g_assert_cmpuint (i, <, fillers->len);
  return g_ptr_array_index (fillers, i);
}

/* How many things have no place, of all kinds; and that all of them are kept, or none. */
static guint
count_unplaced (Fixture *self, gboolean kept)
{
  guint n = 0;

  for (guint i = 0; i < self->import->report->unplaced->len; i++)
    {
      const GsyUnplaced *unplaced = g_ptr_array_index (self->import->report->unplaced, i);

      g_assert_cmpint (unplaced->kept, ==, kept);
      n += unplaced->n;
    }
  return n;
}

/* --- Ours --- */

static void
test_what_we_wrote_comes_back (void)
{
  round_trip_assert (&gsy_format_brat, NULL, &gsy_reader_brat, "out");
}

static void
test_values_survive_as_text (void)
{
  static const GsyValue values[] = {
    { (char *) "a", GSY_VALUE_STRING, (char *) "plain: text", 0 },
    { (char *) "a", GSY_VALUE_STRING, (char *) "12", 0 },
    { (char *) "a", GSY_VALUE_STRING, (char *) "-0.5e3", 0 },
    { (char *) "a", GSY_VALUE_STRING, (char *) "true", 0 },
    { (char *) "a", GSY_VALUE_STRING, (char *) "null", 0 },
    { (char *) "a", GSY_VALUE_STRING, (char *) "\"quoted\" \\ text", 0 },
    { (char *) "a", GSY_VALUE_STRING, (char *) "[1]", 0 },
    { (char *) "a", GSY_VALUE_STRING, (char *) "2031-05", 0 },
    { (char *) "a: b \"c\"", GSY_VALUE_STRING, (char *) "x", 0 },
    { (char *) "\"", GSY_VALUE_INTEGER, NULL, G_MININT64 },
    { (char *) "a", GSY_VALUE_BOOLEAN, NULL, 0 },
    { (char *) "a", GSY_VALUE_BOOLEAN, NULL, 1 },
    { (char *) "a", GSY_VALUE_RAW, (char *) "0.50", 0 },
    { (char *) "a", GSY_VALUE_RAW, (char *) "[1, \"x\"]", 0 },
    { (char *) "a", GSY_VALUE_RAW, (char *) "12345678901234567890", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *text = gsy_brat_dup_value (&values[i]);
      GsyValue value;

      g_assert_true (gsy_brat_parse_value (text, &value));
      g_assert_cmpstr (value.id, ==, values[i].id);
      g_assert_cmpint (value.type, ==, values[i].type);
      g_assert_cmpstr (value.string, ==, values[i].string);
      g_assert_cmpint (value.integer, ==, values[i].integer);
      gsy_brat_value_clear (&value);
    }
}

static void
test_what_is_no_value_is_refused (void)
{
  static const char *const texts[] = { "", "a", ": b", "\"a", "\"a\"b: c", "\"\": c" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GsyValue value;

      g_assert_false (gsy_brat_parse_value (texts[i], &value));
    }
}

static void
test_line_ends_come_back (void)
{
  static const char *const texts[] = { "", "a\nb\n", "a\r\nb\r\n", "a\nb\r\nc\rd\n\r\n", "\r", "\r\n", "\n\r\r\n\r" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *ends = gsy_brat_dup_line_ends (texts[i], strlen (texts[i]));
      g_auto (GStrv) parts = g_strsplit (texts[i], "\r\n", -1);
      g_autofree char *plain = g_strdelimit (g_strjoinv ("\n", parts), "\r", '\n'), *restored = gsy_brat_restore_line_ends (plain, ends != NULL ? ends : "");

      g_assert_cmpstr (restored, ==, texts[i]);
    }
}

/* --- Events --- */

static void
test_events_are_statements_with_roles (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  const GsyStatement *statement;

  read_lines (self, TEXT,
              "T1\tSource 0 9\tThe mayor\nT2\tCue 10 14\tsaid\nT3\tContent 15 22;23 27\tBorland lies\nT4\tAttribution 10 14\tsaid\n"
              "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1 Target:T5\nT5\tTarget 29 36\tBorland\n");
  g_assert_cmpuint (article (self, 0)->statements->len, ==, 1);
  statement = find (self, "Borland|lies", NULL);
  g_assert_cmpstr (gsy_scheme_find_layer (gsy_import_get_scheme (self->import), statement->layer)->name, ==, "Attribution");
  assert_words (self, statement->cue->spans, "said");
  assert_words (self, filler (statement->source, 0)->spans, "The mayor");
  assert_words (self, filler (statement->target, 0)->spans, "Borland");
  g_assert_cmpuint (count_unplaced (self, FALSE), ==, 0);
}

static void
test_several_fillers_of_a_role_stay_several (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  const GsyStatement *statement;

  read_lines (self, TEXT,
              "T1\tSource 0 9\tThe mayor\nT2\tSource 29 36\tBorland\nT3\tContent 15 22\tBorland\nT4\tContent 23 27\tlies\nT5\tSays 10 14\tsaid\n"
              "E1\tSays:T5 Content:T3 Content2:T4 Source1:T1 Source2:T2\n");
  statement = find (self, "Borland|lies", NULL);
  g_assert_cmpuint (statement->source->len, ==, 2);
  assert_words (self, statement->cue->spans, "said");
}

static void
test_an_event_without_content_is_its_trigger (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  const GsyStatement *statement, *person;

  read_lines (self, TEXT, "T1\tPerson 0 9\tThe mayor\nT2\tSpeech 10 14\tsaid\nE1\tSpeech:T2 Speaker-Arg:T1\nE2\tSpeech:T2 Speaker-Arg:E1\n");
  g_assert_cmpuint (article (self, 0)->statements->len, ==, 3);
  person = find (self, "The mayor", NULL);
  for (guint i = 0; i < article (self, 0)->statements->len; i++)
    {
      statement = g_ptr_array_index (article (self, 0)->statements, i);
      if (statement == person)
        continue;
      g_assert_cmpstr (gsy_scheme_find_layer (gsy_import_get_scheme (self->import), statement->layer)->name, ==, "Speech");
      g_assert_cmpuint (statement->links->len, ==, 1);
    }
}

static void
test_an_event_without_a_trigger_is_read (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  read_lines (self, TEXT, "T1\tPlace 15 22\tBorland\nE1\tLocalization Theme:T1\n");
  g_assert_cmpuint (article (self, 0)->statements->len, ==, 2);
}

static void
test_a_trigger_with_other_words_is_kept (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  read_lines (self, TEXT, "T1\tCue 10 14\tsaid\nT2\tContent 15 22\tBorland\nT3\tSays 23 27\tlies\nE1\tSays:T3 Content:T2 Cue:T1\n");
  g_assert_cmpstr (find (self, "Borland", NULL)->note, ==, "Says “lies”");
  g_assert_cmpuint (count_unplaced (self, TRUE), ==, 1);
}

static void
test_a_role_that_nothing_uses_is_a_statement (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  read_lines (self, TEXT, "T1\tContent 15 27\tBorland lies\nT2\tNote 0 9\tThe mayor\n");
  find (self, "Borland lies", NULL);
  find (self, "The mayor", NULL);
}

/* --- Links, attributes, notes --- */

static void
test_relations_and_equivalences_are_links (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  const GsyStatement *one, *two, *three;

  read_lines (self, TEXT,
              "T1\tPerson 0 9\tThe mayor\nT2\tState 15 22\tBorland\nT3\tState 29 36\tBorland\nR1\tBlames Arg1:T1 Arg2:T2\t\n*\tEquiv T1 T2 T3\nR2\tBlames Arg1:T9 Arg2:T2\n");
  one = find (self, "The mayor", NULL);
  two = g_ptr_array_index (article (self, 0)->statements, 1);
  three = g_ptr_array_index (article (self, 0)->statements, 2);
  g_assert_cmpuint (one->links->len, ==, 2);
  g_assert_cmpstr (((const GsyLink *) g_ptr_array_index (one->links, 0))->to, ==, two->id);
  g_assert_cmpstr (((const GsyLink *) g_ptr_array_index (two->links, 0))->to, ==, three->id);
  g_assert_cmpstr (gsy_scheme_find_relation (gsy_import_get_scheme (self->import), ((const GsyLink *) g_ptr_array_index (one->links, 0))->relation)->name, ==, "Blames");
  g_assert_cmpuint (count_unplaced (self, FALSE), ==, 1);
}

/* A relation between two sources, which are no statements by themselves, would be lost. */
static void
test_the_end_of_a_relation_is_a_statement (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  read_lines (self, TEXT,
              "T1\tSource 0 9\tThe mayor\nT2\tContent 15 22\tBorland\nT3\tSays 10 14\tsaid\nE1\tSays:T3 Content:T2 Source:T1\nT4\tPerson 55 61\tNobody\nR1\tCoref Arg1:T4 Arg2:T1\n");
  g_assert_cmpstr (((const GsyLink *) g_ptr_array_index (find (self, "Nobody", NULL)->links, 0))->to, ==, find (self, "The mayor", NULL)->id);
  assert_words (self, filler (find (self, "Borland", NULL)->source, 0)->spans, "The mayor");
}

static void
test_attributes_are_values (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  const GsyStatement *one, *two;
  const GsyAttribute *confidence;

  put (self, "annotation.conf", "[attributes]\nConfidence\tArg:<EVENT>, Value:High|Neutral|Low\nNegation Arg:<EVENT>\n");
  read_lines (self, TEXT,
              "T1\tState 15 22\tBorland\nT2\tPerson 0 9\tThe mayor\nA1\tConfidence T1 High\nA2\tNegation T1\nM1\tNegation T2\nA3\tConfidence T1 Low\nA4\tConfidence T2 Quite sure\n");
  one = find (self, "Borland", NULL);
  two = find (self, "The mayor", NULL);
  confidence = gsy_scheme_find_attribute (gsy_import_get_scheme (self->import), g_array_index (one->attributes, GsyValue, 0).id);
  g_assert_cmpstr (confidence->name, ==, "Confidence");
  g_assert_cmpint (confidence->type, ==, GSY_ATTRIBUTE_CHOICE);
  g_assert_cmpuint (confidence->choices->len, ==, 4);
  g_assert_cmpstr (((const GsyChoice *) g_ptr_array_index (confidence->choices, 1))->name, ==, "Neutral");
  g_assert_cmpstr (value_of (one, confidence->id)->string, ==, ((const GsyChoice *) g_ptr_array_index (confidence->choices, 0))->id);
  g_assert_cmpuint (one->attributes->len, ==, 2);
  g_assert_cmpint (g_array_index (one->attributes, GsyValue, 1).type, ==, GSY_VALUE_BOOLEAN);
  g_assert_cmpint (g_array_index (two->attributes, GsyValue, 0).integer, ==, 1);
  g_assert_cmpstr (one->note, ==, "Confidence Low");
  g_assert_cmpuint (count_unplaced (self, TRUE), ==, 1);
}

static void
test_comments_are_notes (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  read_lines (self, TEXT,
              "#1\tAnnotatorNotes T1\t in C:\\new\\table \nT1\tState 15 22\tBorland\nT2\tPerson 0 9\tThe mayor\n#2\tDoubt T1\twhich one?\n#3\tAnnotatorNotes R1\tsure?\nR1\tIn Arg1:T2 Arg2:T1\n#4\tAnnotatorNotes T7\tno\n");
  g_assert_cmpstr (find (self, "Borland", NULL)->note, ==, "in C:\\new\\table\nDoubt: which one?");
  g_assert_cmpstr (find (self, "The mayor", NULL)->note, ==, "sure?");
  g_assert_cmpuint (self->import->report->unplaced->len, ==, 2);
}

static void
test_codes_name_actors_and_are_kept (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  const GsyStatement *statement;

  read_lines (self, TEXT,
              "T1\tSource 0 9\tThe mayor\nT2\tContent 15 22\tBorland\nT3\tSays 10 14\tsaid\nE1\tSays:T3 Content:T2 Source:T1\nN1\tReference T1 Wikidata:Q42\tIlsa Korvath\nN2\tReference E1 Codes:7\tx\nA1\tSex T1 F\n");
  statement = find (self, "Borland", NULL);
  g_assert_cmpstr (filler (statement->source, 0)->actor, ==, "Ilsa Korvath");
  g_assert_cmpstr (statement->note, ==, "Source “The mayor”: Reference Wikidata:Q42 Ilsa Korvath\nReference Codes:7 x\nSource “The mayor”: Sex F");
  g_assert_cmpuint (count_unplaced (self, TRUE), ==, 3);
}

/* --- Places --- */

static void
check_places (Fixture *self, const char *text, const char *ann, const char *expected)
{
  read_lines (self, text, ann);
  find (self, expected, NULL);
  g_assert_cmpuint (count_unplaced (self, FALSE), ==, 0);
}

static void
test_places_count_what_fits (Fixture *self, gconstpointer data)
{
  const char *const *strings = data;

  check_places (self, strings[0], strings[1], strings[2]);
}

static void
test_words_that_go_on_in_the_next_line_are_read (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  read_lines (self, "One two.\n\nThree four.\nFive.\n", "T1\tA 4 15\ttwo.\n\nThree\nT2\tA 22 27\tFive.\n");
  find (self, "two.\n\nThree", NULL);
  find (self, "Five.", NULL);
  g_assert_cmpuint (count_unplaced (self, FALSE), ==, 0);
}

static void
test_words_that_are_elsewhere_are_left_out (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  read_lines (self, TEXT, "T1\tA 15 22\tBorland\nT2\tA 15 22\tAland\nT3\tA 60 99999\tknows\nT4\tA 22 15\tBorland\nE1\tB:T2 Content:T1 Cue:T3\n");
  g_assert_cmpuint (article (self, 0)->statements->len, ==, 2);
  g_assert_cmpuint (count_unplaced (self, FALSE), ==, 5);
}

static void
test_lines_that_make_no_sense_are_counted (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  read_lines (self, TEXT, "T1\tA 0 3\tThe\nT1\tA 15 22\tBorland\nX1\tA T1\nT2 A 0 3 The\nT3\tA 0\tThe\nT4\tA 4294967296 4294967299\tThe\nE1\t \nR1\tA\nE2\tB:T1 Content\n");
  g_assert_cmpuint (article (self, 0)->statements->len, ==, 1);
  g_assert_cmpstr (((const GsyUnplaced *) g_ptr_array_index (self->import->report->unplaced, 0))->example, ==, "a.ann:2");
  g_assert_cmpuint (count_unplaced (self, FALSE), ==, 8);
}

/* --- Files --- */

static void
test_names_and_colours_are_the_configurations (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  const GsyLayer *layer;

  put (self, "visual.conf", "[labels]\nGPE | A country | Ctry\n[drawing]\nGPE\tbgColor:#FA0, borderColor:darken\nOther bgColor:lightgreen\n");
  read_lines (self, TEXT, "T1\tGPE 15 22\tBorland\n");
  layer = gsy_scheme_find_layer (gsy_import_get_scheme (self->import), find (self, "Borland", NULL)->layer);
  g_assert_cmpstr (layer->name, ==, "A country");
  g_assert_cmpstr (layer->color, ==, "#ffaa00");
}

static void
test_texts_and_annotations_may_lie_apart (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  put (self, "test/text/one_2031.txt", TEXT);
  put (self, "test/text/two.txt", TEXT);
  put (self, "train/text/one_2031.txt", "Another text.");
  put (self, "test/attributions/one_2031_ab12.ann", "T1\tA 0 3\tThe\n");
  put (self, "test/attributions/two_ab12.ann", "T1\tA 0 3\tThe\n");
  put (self, "test/attributions/two_cd34.ann", "T1\tA 4 9\tmayor\n");
  put (self, "test/attributions/three_ab12.ann", "T1\tA 0 3\tThe\n");
  read_all (self);
  g_assert_cmpuint (self->caught->len, ==, 3);
  g_assert_cmpstr (article (self, 0)->name, ==, "test/text/one_2031.txt");
  g_assert_cmpstr (article (self, 1)->name, ==, "test/attributions/two_ab12.txt");
  g_assert_cmpstr (article (self, 2)->name, ==, "test/attributions/two_cd34.txt");
  g_assert_cmpstr (((const GsyStatement *) g_ptr_array_index (article (self, 2)->statements, 0))->creator, ==, "cd34");
  g_assert_cmpuint (count_unplaced (self, FALSE), ==, 2);
}

static void
test_given_and_marked_annotations_are_one (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  put (self, "PMC1.txt", TEXT);
  put (self, "PMC1.a1", "T1\tProtein 15 22\tBorland\n");
  put (self, "PMC1.a2", "T2\tBinding 23 27\tlies\nE1\tBinding:T2 Theme:T1\n");
  read_all (self);
  g_assert_cmpuint (self->caught->len, ==, 1);
  g_assert_cmpstr (((const GsyLink *) g_ptr_array_index (find (self, "lies", NULL)->links, 0))->to, ==, find (self, "Borland", NULL)->id);
}

static void
test_a_file_finds_its_partner_beside_it (void)
{
  static const char *const names[] = { "a.ann", "a.txt" };
  g_autofree char *dir = g_dir_make_tmp ("gainsay-XXXXXX", NULL);
  g_autofree char *ann = g_build_filename (dir, "a.ann", NULL), *txt = g_build_filename (dir, "a.txt", NULL);

  g_assert_true (g_file_set_contents (ann, "T1\tA 0 3\tThe\n", -1, NULL));
  g_assert_true (g_file_set_contents (txt, TEXT, -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (dir, names[i], NULL);
      g_autoptr (GPtrArray) caught = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_import_article_free);
      g_autoptr (GsyImport) import = gsy_import_new_dry (caught);

      round_trip_read (import, caught, &gsy_reader_brat, path);
      g_assert_cmpuint (caught->len, ==, 1);
      g_assert_cmpuint (((GsyImportArticle *) g_ptr_array_index (caught, 0))->statements->len, ==, 1);
    }
  g_remove (ann);
  g_remove (txt);
  g_rmdir (dir);
}

static void
test_annotations_without_a_text_say_so (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  put (self, "a.ann", "T1\tA 0 3\tThe\n");
  read_all (self);
  g_assert_cmpuint (self->caught->len, ==, 0);
  g_assert_cmpuint (self->import->report->refused->len, ==, 1);
}

static void
test_other_folders_are_not_taken_for_brat (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  put (self, "a.txt", TEXT);
  put (self, "a.ann", "An anniversary.\n");
  put (self, "b.txt", TEXT);
  g_assert_cmpuint (gsy_reader_brat.probe (self->source), ==, 0);
}

/* --- Anything --- */

static void
test_damaged_lines_never_leave_the_text (void)
{
  static const char sound[] = "T1\tSource 0 9\tThe mayor\nT2\tContent 15 22;23 27\tBorland lies\nT3\tA 10 14\tsaid\nE1\tA:T3 Content:T2 Source:T1 B:E2\nE2\tA:T3 X:E1\n"
                              "R1\tC Arg1:T1 Arg2:E2\n*\tD T1 T2 E1\nA1\tF E1 g\nM1\tH T2\nN1\tI T1 J:1\tk\n#1\tId E1\t00000001-1111-4111-8111-111111111111\n"
                              "#2\tSpans T2\t15 27\n#3\tSourceOrder E1\t0\n#4\tLink E1\tC 00000001-1111-4111-8111-111111111112 x\n#5\tAttribute E1\ta: 1\n";
  static const char letters[] = "T1E2R*A#N \t\n;:09\xc3\xa9\\\"-";

  for (guint round = 0; round < 2000; round++)
    {
      g_autofree char *ann = g_strdup (sound);
      Fixture fixture;

      for (guint i = (guint) g_test_rand_int_range (1, 8); i > 0; i--)
        ann[g_test_rand_int_range (0, sizeof sound - 1)] = letters[g_test_rand_int_range (0, sizeof letters - 1)];
      set_up (&fixture, NULL);
      put (&fixture, "a.txt", TEXT);
      put (&fixture, "a.ann", ann);
      read_all (&fixture);
      for (guint i = 0; i < fixture.caught->len; i++)
        for (guint j = 0; j < article (&fixture, i)->statements->len; j++)
          {
            const GsyStatement *statement = g_ptr_array_index (article (&fixture, i)->statements, j);

            for (guint k = 0; k < gsy_statement_get_n_spans (statement); k++)
              g_assert_true (gsy_article_check_span (article (&fixture, i)->article, gsy_statement_get_span (statement, k)));
          }
      tear_down (&fixture, NULL);
    }
}

#define ADD(path, function) g_test_add ("/read-brat/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  static const char *const crlf[] = { "One two.\r\nThree four.\r\nFive.\r\n", "T1\tA 9 14\tThree\nT2\tB 21 26\tFive.\n", "Five." };
  static const char *const utf16[] = { "\xf0\x9f\x98\x80\xf0\x9f\x98\x80 One two three four", "T1\tA 5 8\tOne\nT2\tB 9 12\ttwo\n", "two" };
  static const char *const bytes[] = { "\xc3\xa9\xc3\xa9 One two three four", "T1\tA 5 8\tOne\nT2\tB 9 12\ttwo\n", "two" };
  static const char *const mark[] = { "\xef\xbb\xbfOne two three four", "T1\tA 1 4\tOne\nT2\tB 5 8\ttwo\n", "two" };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-brat/what-we-wrote-comes-back", test_what_we_wrote_comes_back);
  g_test_add_func ("/read-brat/values-survive-as-text", test_values_survive_as_text);
  g_test_add_func ("/read-brat/what-is-no-value-is-refused", test_what_is_no_value_is_refused);
  g_test_add_func ("/read-brat/line-ends-come-back", test_line_ends_come_back);
  ADD ("events-are-statements-with-roles", test_events_are_statements_with_roles);
  ADD ("several-fillers-of-a-role-stay-several", test_several_fillers_of_a_role_stay_several);
  ADD ("an-event-without-content-is-its-trigger", test_an_event_without_content_is_its_trigger);
  ADD ("an-event-without-a-trigger-is-read", test_an_event_without_a_trigger_is_read);
  ADD ("a-trigger-with-other-words-is-kept", test_a_trigger_with_other_words_is_kept);
  ADD ("a-role-that-nothing-uses-is-a-statement", test_a_role_that_nothing_uses_is_a_statement);
  ADD ("relations-and-equivalences-are-links", test_relations_and_equivalences_are_links);
  ADD ("the-end-of-a-relation-is-a-statement", test_the_end_of_a_relation_is_a_statement);
  ADD ("attributes-are-values", test_attributes_are_values);
  ADD ("comments-are-notes", test_comments_are_notes);
  ADD ("codes-name-actors-and-are-kept", test_codes_name_actors_and_are_kept);
  g_test_add ("/read-brat/places-may-count-no-returns", Fixture, crlf, set_up, test_places_count_what_fits, tear_down);
  g_test_add ("/read-brat/places-may-count-utf-16", Fixture, utf16, set_up, test_places_count_what_fits, tear_down);
  g_test_add ("/read-brat/places-may-count-bytes", Fixture, bytes, set_up, test_places_count_what_fits, tear_down);
  g_test_add ("/read-brat/places-may-count-the-byte-order-mark", Fixture, mark, set_up, test_places_count_what_fits, tear_down);
  ADD ("words-that-go-on-in-the-next-line-are-read", test_words_that_go_on_in_the_next_line_are_read);
  ADD ("words-that-are-elsewhere-are-left-out", test_words_that_are_elsewhere_are_left_out);
  ADD ("lines-that-make-no-sense-are-counted", test_lines_that_make_no_sense_are_counted);
  ADD ("names-and-colours-are-the-configurations", test_names_and_colours_are_the_configurations);
  ADD ("texts-and-annotations-may-lie-apart", test_texts_and_annotations_may_lie_apart);
  ADD ("given-and-marked-annotations-are-one", test_given_and_marked_annotations_are_one);
  g_test_add_func ("/read-brat/a-file-finds-its-partner-beside-it", test_a_file_finds_its_partner_beside_it);
  ADD ("annotations-without-a-text-say-so", test_annotations_without_a_text_say_so);
  ADD ("other-folders-are-not-taken-for-brat", test_other_folders_are_not_taken_for_brat);
  g_test_add_func ("/read-brat/damaged-lines-never-leave-the-text", test_damaged_lines_never_leave_the_text);
  return g_test_run ();
}
