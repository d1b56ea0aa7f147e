/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-read-csv.c: our tables come back as they were, also after a spreadsheet had them. */
#include "config.h"
#include "memory-fixture.h"
#include "round-trip.h"

#include "io/formats/gsy-csv-read.h"

#define UUID_A "11111111-1111-4111-8111-111111111111"
#define UUID_B "22222222-2222-4222-8222-222222222222"

static void
test_what_we_wrote_comes_back_whole (void)
{
  round_trip_assert (&gsy_format_csv, NULL, &gsy_reader_csv, "tables");
}

static void
test_raw_tables_come_back_whole (void)
{
  const char *const options[] = { "raw", "bom", NULL };

  round_trip_assert (&gsy_format_csv, options, &gsy_reader_csv, "tables");
}

/* --- Tables by hand --- */

static void
read_tables (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  gsy_import_read (f->import, &gsy_reader_csv, f->source, &error);
  g_assert_no_error (error);
}

static const GsyImportArticle *
nth_article (Fixture *f, guint i)
{
  g_assert_cmpuint (i, <, f->caught->len);
  return g_ptr_array_index (f->caught, i);
}

static const GsyStatement *
nth (Fixture *f, guint i)
{
  const GsyImportArticle *article = nth_article (f, 0);

  g_assert_cmpuint (i, <, article->statements->len);
  return g_ptr_array_index (article->statements, i);
}

static void
test_a_spreadsheet_may_have_saved_it (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  /* Other separators, other columns first, no quotation marks where none are needed, LF, numbers with a point, flags in capitals, rows in another order. */
  put (f, "texts.csv", "\xef\xbb\xbftext;article\n\"Aland; \"\"accuses\"\" Bland.\nBland denies.\";a.txt\nOther.;b.txt\n");
  put (f, "statements.csv", "sep=;\nlayer;article;id;detached;extra\ndenial;a.txt;" UUID_B ";FALSE;x\naccusation;a.txt;" UUID_A ";FALSE;\n");
  put (f, "spans.csv", "statement\tarticle\trole\tfiller\tfragment\tstart\tend\twords\r\n" UUID_B "\ta.txt\tcontent\t\t1\t24.00\t36.00\t\r\n" UUID_A "\ta.txt\tcontent\t\t1\t7\t15\t\r\n");
  read_tables (f);
  g_assert_cmpuint (f->caught->len, ==, 2);
  g_assert_cmpstr (gsy_article_get_text (nth_article (f, 0)->article, NULL), ==, "Aland; \"accuses\" Bland.\nBland denies.");
  g_assert_cmpuint (nth_article (f, 0)->statements->len, ==, 2);
  g_assert_cmpstr (nth (f, 0)->id, ==, UUID_A);
  g_assert_cmpstr (nth (f, 0)->layer, ==, "accusation");
  g_assert_cmpuint (gsy_statement_get_span (nth (f, 1), 0).start, ==, 24);
  g_assert_cmpuint (f->import->report->unplaced->len, ==, 0);
}

static void
test_line_ends_that_a_spreadsheet_took_come_back (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "Aland.\r\nBland.", -1);
  g_autofree char *articles = g_strconcat ("article,sha256\na.txt,", sha256, "\n", NULL);

  put (f, "articles.csv", articles);
  put (f, "texts.csv", "article,text\na.txt,\"Aland.\nBland.\"\n");
  put (f, "statements.csv", "id,article,layer,start,end\n" UUID_A ",a.txt,denial,8,13\n");
  read_tables (f);
  g_assert_cmpstr (gsy_article_get_text (nth_article (f, 0)->article, NULL), ==, "Aland.\r\nBland.");
  g_assert_cmpuint (gsy_statement_get_span (nth (f, 0), 0).start, ==, 8);
}

static void
test_a_table_in_another_encoding_is_read (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  static const char utf16[] = "\xff\xfe"
                              "a\0r\0t\0i\0c\0l\0e\0,\0t\0e\0x\0t\0\n\0a\0,\0\xe9\0t\0\xe9\0\n\0";
  g_autoptr (GBytes) bytes = g_bytes_new (utf16, sizeof utf16 - 1);

  gsy_source_add_bytes (f->source, "texts.csv", bytes);
  put (f, "statements.csv", "id,article,layer\n");
  read_tables (f);
  g_assert_cmpstr (gsy_article_get_text (nth_article (f, 0)->article, NULL), ==, "été");
}

static void
test_only_what_the_guard_added_is_taken_away (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  put (f, "texts.csv", "article,text\na.txt,\"'=1+1 'tis\"\n");
  put (f, "statements.csv", "id,article,layer,start,end,note,creator,said\n" UUID_A ",a.txt,denial,0,3,\"''=1\",'tis,\"'\"\n");
  read_tables (f);
  g_assert_cmpstr (gsy_article_get_text (nth_article (f, 0)->article, NULL), ==, "=1+1 'tis");
  g_assert_cmpstr (nth (f, 0)->note, ==, "'=1");
  g_assert_cmpstr (nth (f, 0)->creator, ==, "'tis");
  g_assert_cmpstr (nth (f, 0)->said, ==, "'");
}

static void
test_a_missing_column_is_told_with_its_table (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  put (f, "texts.csv", "article,text\na.txt,A.\n");
  put (f, "statements.csv", "id,article,kind\n");
  read_tables (f);
  g_assert_cmpstr (get_refusal (f), ==, "statements.csv: the column “layer” is missing");
}

static void
test_rows_without_sense_are_told_and_passed_over (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  const GsyUnplaced *unplaced;

  put (f, "texts.csv", "article,text\na.txt,Aland accuses.\n");
  put (f, "statements.csv", "id,article,layer\n" UUID_A ",a.txt,denial\n" UUID_A ",a.txt,denial\n" UUID_B ",gone.txt,denial\n");
  put (f, "spans.csv", "statement,article,role,start,end\n" UUID_A ",a.txt,content,zero,3\n" UUID_A ",a.txt,content,0,5\n" UUID_A ",a.txt,stranger,0,5\n");
  put (f, "links.csv", "statement,article,relation,to\nnobody,a.txt,answers," UUID_A "\n");
  read_tables (f);
  g_assert_cmpuint (nth_article (f, 0)->statements->len, ==, 1);
  g_assert_cmpuint (gsy_statement_get_span (nth (f, 0), 0).end, ==, 5);
  unplaced = find_unplaced (f, "rows of spans.csv that make no sense");
  g_assert_nonnull (unplaced);
  g_assert_cmpuint (unplaced->n, ==, 2);
  g_assert_cmpstr (unplaced->example, ==, "spans.csv:2");
  g_assert_cmpuint (find_unplaced (f, "rows of statements.csv that make no sense")->n, ==, 2);
  g_assert_cmpstr (find_unplaced (f, "rows of links.csv that make no sense")->example, ==, "links.csv:2");
}

static void
test_an_open_quotation_mark_is_told_with_its_line (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  put (f, "texts.csv", "article,text\na.txt,A.\nb.txt,\"never closed\n\n");
  put (f, "statements.csv", "id,article,layer\n");
  read_tables (f);
  g_assert_nonnull (strstr (get_refusal (f), "texts.csv:3"));
}

static void
test_actors_are_known_without_a_vocabulary (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  const GsyActor *actor;

  put (f, "texts.csv", "article,text\na.txt,Aland accuses.\n");
  put (f, "statements.csv", "id,article,layer,start,end\n" UUID_A ",a.txt,denial,0,5\n");
  put (f, "actors.csv", "statement,article,role,filler,actor,kind,part_of\n" UUID_A ",a.txt,source,2,Bland,state,\n" UUID_A ",a.txt,source,1,Aland,person,Bland\n");
  read_tables (f);
  g_assert_cmpuint (nth (f, 0)->source->len, ==, 2);
  g_assert_cmpstr (((const GsyFiller *) g_ptr_array_index (nth (f, 0)->source, 0))->actor, ==, "Aland");
  actor = gsy_scheme_find_actor (gsy_import_get_scheme (f->import), "Aland");
  g_assert_nonnull (actor);
  g_assert_cmpstr (actor->part_of, ==, "Bland");
}

/* Whatever a table holds, reading it ends, and each row comes again at its place. */
static void
test_any_bytes_are_read_to_their_end (void)
{
  for (guint run = 0; run < 500; run++)
    {
      static const char letters[] = "ab,;\t\"\r\n'\xc3\xa9";
      g_autoptr (GString) text = g_string_new ("x,y\n");
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GsySource) source = NULL;
      g_autoptr (GsyCsvReader) reader = NULL;
      g_autoptr (GError) error = NULL;

      for (guint i = (guint) g_test_rand_int_range (0, 60); i > 0; i--)
        g_string_append_c (text, letters[g_test_rand_int_range (0, sizeof letters - 1)]);
      bytes = g_bytes_new (text->str, text->len);
      source = gsy_source_new_bytes ("t.csv", bytes);
      reader = gsy_csv_reader_new (source, "t.csv", &error);
      while (reader != NULL && gsy_csv_reader_next (reader, &error))
        {
          guint64 place = gsy_csv_reader_get_place (reader);
          guint line = gsy_csv_reader_get_line (reader), n = gsy_csv_reader_get_n_cells (reader);
          g_autofree char *first = g_strdup (gsy_csv_reader_get (reader, 0));

          gsy_csv_reader_seek (reader, place, line);
          g_assert_true (gsy_csv_reader_next (reader, &error));
          g_assert_cmpstr (gsy_csv_reader_get (reader, 0), ==, first);
          g_assert_cmpuint (gsy_csv_reader_get_n_cells (reader), ==, n);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-csv/what-we-wrote-comes-back-whole", test_what_we_wrote_comes_back_whole);
  g_test_add_func ("/read-csv/raw-tables-come-back-whole", test_raw_tables_come_back_whole);
#define ADD(name, func) g_test_add ("/read-csv/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("a-spreadsheet-may-have-saved-it", test_a_spreadsheet_may_have_saved_it);
  ADD ("line-ends-that-a-spreadsheet-took-come-back", test_line_ends_that_a_spreadsheet_took_come_back);
  ADD ("a-table-in-another-encoding-is-read", test_a_table_in_another_encoding_is_read);
  ADD ("only-what-the-guard-added-is-taken-away", test_only_what_the_guard_added_is_taken_away);
  ADD ("a-missing-column-is-told-with-its-table", test_a_missing_column_is_told_with_its_table);
  ADD ("rows-without-sense-are-told-and-passed-over", test_rows_without_sense_are_told_and_passed_over);
  ADD ("an-open-quotation-mark-is-told-with-its-line", test_an_open_quotation_mark_is_told_with_its_line);
  ADD ("actors-are-known-without-a-vocabulary", test_actors_are_known_without_a_vocabulary);
#undef ADD
  g_test_add_func ("/read-csv/any-bytes-are-read-to-their-end", test_any_bytes_are_read_to_their_end);
  return g_test_run ();
}
