/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-import.c: articles from elsewhere come into a folder, and nothing that is there is overwritten. */
#include "config.h"
#include "io/formats/gsy-import-private.h"
#include "io/formats/gsy-reader.h"

#include "io/gsy-project-file.h"
#include "io/gsy-sidecar.h"

#include <glib/gstdio.h>

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define UUID_A "11111111-1111-4111-8111-111111111111"

/* What the reader of this test does with each source. */
typedef void (*Fill) (GsyImport *import, GsyImportArticle *article);

static Fill fill;
static GCancellable *cancel_after_first;

static guint
probe (G_GNUC_UNUSED GsySource *source)
{
  return 1;
}

/* A format that is an article's text, each paragraph one of its own. */
static gboolean
read_paragraphs (GsyImport *import, GsySource *source, GError **error)
{
  const char *name = gsy_source_get_name (source, 0);
  g_autofree char *text = gsy_source_load_text (source, name, NULL, error);
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, "\n\n", -1) : NULL;

  if (parts == NULL)
    return FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *called = i == 0 ? g_strdup (name) : g_strdup_printf ("%u-%s", i, name);
      GsyImportArticle *article = gsy_import_article_new (called, parts[i], -1);

      if (fill != NULL)
        fill (import, article);
      if (!gsy_import_add (import, article, error))
        return FALSE;
      if (cancel_after_first != NULL)
        g_cancellable_cancel (cancel_after_first);
    }
  return TRUE;
}

static const GsyReader paragraphs = {
  .id = "paragraphs",
  .name = "Paragraphs",
  .suffixes = (const char *const[]){ ".par", ".txt", NULL },
  .probe = probe,
  .read = read_paragraphs,
};

typedef struct
{
  char *root;
  char *from; /* what is imported */
  char *into;
} Fixture;

static void
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static char *
read_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

static void
set_up (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  f->root = g_dir_make_tmp ("gainsay-import-XXXXXX", NULL);
  f->from = g_build_filename (f->root, "from", NULL);
  f->into = g_build_filename (f->root, "into", NULL);
  g_assert_cmpint (g_mkdir (f->from, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (f->into, 0700), ==, 0);
  fill = NULL;
  cancel_after_first = NULL;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      remove_tree (below);
    }
  g_remove (path);
}

static void
tear_down (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  remove_tree (f->root);
  g_free (f->root);
  g_free (f->from);
  g_free (f->into);
}

static GsyImportReport *
import (Fixture *f, gboolean dry_run, GCancellable *cancellable, GError **error)
{
  const char *paths[] = { f->from, NULL };
  GsyImportJob job = { .reader = &paragraphs, .folder = f->into, .dry_run = dry_run };

  return gsy_import_run (&job, paths, cancellable, error);
}

static GsyImportReport *
import_all (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  GsyImportReport *report = import (f, FALSE, NULL, &error);

  g_assert_no_error (error);
  return report;
}

static const GsyImportedFile *
nth (const GsyImportReport *report, guint i)
{
  g_assert_cmpuint (i, <, report->files->len);
  return g_ptr_array_index (report->files, i);
}

static GsySidecar *
read_sidecar (Fixture *f, const char *name)
{
  g_autofree char *path = g_build_filename (f->into, name, NULL);
  g_autofree char *sidecar = gsy_sidecar_path (path, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GsySidecar *parsed;

  g_assert_true (g_file_get_contents (sidecar, &text, NULL, NULL));
  bytes = g_bytes_new (text, strlen (text));
  parsed = gsy_sidecar_parse (bytes, "sidecar", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (parsed->problems->len, ==, 0);
  return parsed;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* --- Files --- */

static void
test_an_article_comes_as_it_is (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GsyImportReport) report = NULL;
  g_autofree char *text = NULL;

  write_file (f->from, "a.par", "The mill denies it.\n");
  report = import_all (f);
  g_assert_cmpstr (nth (report, 0)->file, ==, "a.txt");
  text = read_file (f->into, "a.txt");
  g_assert_cmpstr (text, ==, "The mill denies it.\n");
  /* Without marks and without anything known of it, it needs no sidecar, and the folder no vocabulary. */
  g_assert_cmpuint (count_files (f->into), ==, 1);
}

static void
test_an_article_of_the_same_name_stays (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GsyImportReport) report = NULL;
  g_autofree char *mine = NULL;
  g_autofree char *other = NULL;

  write_file (f->into, "a.txt", "Mine.\n");
  write_file (f->from, "a.txt", "Other.\n");
  report = import_all (f);
  mine = read_file (f->into, "a.txt");
  other = read_file (f->into, "a 2.txt");
  g_assert_cmpstr (mine, ==, "Mine.\n");
  g_assert_cmpstr (other, ==, "Other.\n");
  g_assert_cmpstr (nth (report, 0)->file, ==, "a 2.txt");
}

static void
fill_one (GsyImport *import, GsyImportArticle *article)
{
  GsyStatement *statement = gsy_statement_new ("T1", gsy_import_layer (import, "Denial", NULL));

  gsy_statement_add_span (statement, gsy_span (0, 3));
  g_assert_true (gsy_import_article_take (article, import, statement, "statements"));
}

static void
test_the_same_text_gets_its_sidecar (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GsyImportReport) report = NULL;
  g_autoptr (GsyImportReport) again = NULL;
  g_autoptr (GsySidecar) sidecar = NULL;

  fill = fill_one;
  write_file (f->into, "a.txt", "The mill denies it.\n");
  write_file (f->from, "a.txt", "The mill denies it.\n");
  report = import_all (f);
  g_assert_true (nth (report, 0)->same);
  g_assert_cmpuint (count_files (f->into), ==, 2);
  sidecar = read_sidecar (f, "a.txt");
  g_assert_cmpuint (sidecar->statements->len, ==, 1);

  /* Now that it has one, that is not touched. */
  again = import_all (f);
  g_assert_cmpstr (nth (again, 0)->file, ==, "a 2.txt");
}

static void
test_a_sidecar_without_its_article_stays (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GsyImportReport) report = NULL;
  g_autofree char *text = NULL;

  fill = fill_one;
  write_file (f->into, "a.txt.annotations.json", "precious");
  write_file (f->from, "a.txt", "The mill denies it.\n");
  report = import_all (f);
  text = read_file (f->into, "a.txt.annotations.json");
  g_assert_cmpstr (text, ==, "precious");
  g_assert_cmpstr (nth (report, 0)->file, ==, "a 2.txt");
}

static void
test_names_lead_nowhere_else (G_GNUC_UNUSED Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const names[][2] = {
    { "../../etc/passwd", "etc/passwd" },
    { "/etc/cron.d/x", "etc/cron.d/x" },
    { "..", "article.txt" },
    { "", "article.txt" },
    { ".hidden.txt", "hidden.txt" },
    { "C:\\windows\\a.txt", "C__windows_a.txt" },
    { "a\nb.txt", "a_b.txt" },
    { "gainsay.json", "gainsay.json.txt" },
    { "a.txt.annotations.json", "a.txt.annotations.json.txt" },
    { "report.PAR", "report.txt" },
    { "sub/./a.txt", "sub/a.txt" },
    { "bad\xff.txt", "bad\xef\xbf\xbd.txt" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *safe = gsy_import_dup_safe_name (&paragraphs, names[i][0]);

      g_assert_cmpstr (safe, ==, names[i][1]);
    }
}

static void
test_a_long_name_leaves_room_for_the_sidecar (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *safe = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append (name, "é");
  safe = gsy_import_dup_safe_name (&paragraphs, name->str);
  g_assert_cmpuint (strlen (safe), <, 200);
  g_assert_true (g_utf8_validate (safe, -1, NULL));
}

static void
test_a_link_in_the_folder_leads_no_article_out (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GsyImportReport) report = NULL;
  g_autofree char *elsewhere = g_build_filename (f->root, "elsewhere", NULL);
  g_autofree char *link = g_build_filename (f->into, "sub", NULL);
  g_autofree char *sub = g_build_filename (f->from, "sub", NULL);

  g_assert_cmpint (g_mkdir (elsewhere, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (sub, 0700), ==, 0);
  g_assert_cmpint (symlink (elsewhere, link), ==, 0);
  write_file (sub, "a.txt", "Text.\n");
  report = import_all (f);
  g_assert_cmpuint (count_files (elsewhere), ==, 0);
  g_assert_cmpstr (nth (report, 0)->file, ==, "sub_a.txt");
}

static void
test_a_look_beforehand_writes_nothing_and_says_the_same (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GsyImportReport) before = NULL;
  g_autoptr (GsyImportReport) after = NULL;

  fill = fill_one;
  write_file (f->into, "a.txt", "Mine.\n");
  write_file (f->from, "a.txt", "Other.\n\nAnd more.\n");
  before = import (f, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (f->into), ==, 1);
  after = import_all (f);
  g_assert_cmpuint (before->files->len, ==, 2);
  g_assert_cmpuint (after->files->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (nth (before, i)->file, ==, nth (after, i)->file);
  g_assert_cmpuint (before->n_statements, ==, after->n_statements);
}

static void
test_what_was_cancelled_leaves_nothing (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *sub = g_build_filename (f->from, "sub", NULL);

  g_assert_cmpint (g_mkdir (sub, 0700), ==, 0);
  fill = fill_one;
  cancel_after_first = cancellable;
  write_file (sub, "a.txt", "One.\n\nTwo.\n\nThree.\n");
  g_assert_null (import (f, FALSE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (f->into), ==, 0);
}

static void
test_a_damaged_vocabulary_is_not_written_to (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  write_file (f->into, "gainsay.json", "{ broken");
  write_file (f->from, "a.txt", "One.\n");
  g_assert_null (import (f, FALSE, NULL, &error));
  g_assert_nonnull (strstr (error->message, "gainsay.json"));
  text = read_file (f->into, "gainsay.json");
  g_assert_cmpstr (text, ==, "{ broken");
  g_assert_cmpuint (count_files (f->into), ==, 1);
}

/* --- Statements --- */

static void
fill_untidy (GsyImport *import, GsyImportArticle *article)
{
  GsyStatement *untidy = gsy_statement_new (UUID_A, gsy_import_layer (import, "Rumour", "#AA0044"));
  GsyStatement *nowhere = gsy_statement_new ("x", gsy_import_layer (import, "rumour", NULL));
  GsyStatement *twin = gsy_statement_new (UUID_A, gsy_import_layer (import, "denial", NULL));

  /* Out of order, overlapping, beyond the end, empty. */
  gsy_statement_add_span (untidy, gsy_span (9, 15));
  gsy_statement_add_span (untidy, gsy_span (0, 3));
  gsy_statement_add_span (untidy, gsy_span (1, 8));
  gsy_statement_add_span (untidy, gsy_span (12, 4000));
  gsy_statement_add_span (untidy, gsy_span (5, 5));
  g_assert_true (gsy_import_article_take (article, import, untidy, "marks"));
  gsy_statement_add_span (nowhere, gsy_span (100, 200));
  g_assert_false (gsy_import_article_take (article, import, nowhere, "marks"));
  gsy_statement_add_span (twin, gsy_span (0, 3));
  g_assert_true (gsy_import_article_take (article, import, twin, "marks"));
}

static void
test_untidy_places_are_put_in_order_and_told (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GsyImportReport) report = NULL;
  g_autoptr (GsySidecar) sidecar = NULL;
  const GsyStatement *statement = NULL;
  const GsyUnplaced *unplaced;

  fill = fill_untidy;
  write_file (f->from, "a.txt", "The mill denies all of it.\n");
  report = import_all (f);
  sidecar = read_sidecar (f, "a.txt");
  g_assert_cmpuint (sidecar->statements->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    if (g_str_equal (((const GsyStatement *) g_ptr_array_index (sidecar->statements, i))->id, UUID_A))
      statement = g_ptr_array_index (sidecar->statements, i);
  g_assert_nonnull (statement);
  g_assert_cmpstr (statement->layer, ==, "rumour");
  g_assert_cmpuint (gsy_statement_get_n_spans (statement), ==, 2);
  g_assert_true (gsy_span_equal (gsy_statement_get_span (statement, 0), gsy_span (0, 8)));
  g_assert_true (gsy_span_equal (gsy_statement_get_span (statement, 1), gsy_span (9, 15)));
  g_assert_cmpuint (report->unplaced->len, ==, 1);
  unplaced = g_ptr_array_index (report->unplaced, 0);
  g_assert_cmpuint (unplaced->n, ==, 3);
  g_assert_nonnull (strstr (unplaced->kind, "marks"));
}

static void
fill_cluster (GsyImport *import, GsyImportArticle *article)
{
  GsyStatement *statement = gsy_statement_new ("x", gsy_import_layer (import, "denial", NULL));

  gsy_statement_add_span (statement, gsy_span (1, 2)); /* the accent of “é” alone */
  g_assert_true (gsy_import_article_take (article, import, statement, "marks"));
}

static void
test_no_character_is_cut (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GsyImportReport) report = NULL;
  g_autoptr (GsySidecar) sidecar = NULL;

  fill = fill_cluster;
  write_file (f->from, "a.txt", "e\xcc\x81t\n");
  report = import_all (f);
  sidecar = read_sidecar (f, "a.txt");
  g_assert_true (gsy_span_equal (gsy_statement_get_span (g_ptr_array_index (sidecar->statements, 0), 0), gsy_span (0, 2)));
}

static void
fill_after_mark (GsyImport *import, GsyImportArticle *article)
{
  GsyStatement *statement = gsy_statement_new ("x", gsy_import_layer (import, "denial", NULL));
  GsyFiller *source = gsy_filler_new ("Mill");

  source->spans = gsy_quotes_new ();
  gsy_quotes_append (source->spans, gsy_span (5, 9));
  statement->source = gsy_fillers_new ();
  g_ptr_array_add (statement->source, source);
  gsy_statement_add_span (statement, gsy_span (10, 16));
  g_assert_true (gsy_import_article_take (article, import, statement, "marks"));
}

static gboolean
read_marked (GsyImport *import, G_GNUC_UNUSED GsySource *source, GError **error)
{
  GsyImportArticle *article = gsy_import_article_new ("a.txt", "\xef\xbb\xbfThe mill denies it.\n", -1);

  fill_after_mark (import, article);
  return gsy_import_add (import, article, error);
}

/* Some programs count it as a character. */
static void
test_a_byte_order_mark_moves_no_span (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const suffixes[] = { ".par", NULL };
  static const GsyReader marked = { .id = "marked", .suffixes = suffixes, .folders = TRUE, .probe = probe, .read = read_marked };
  const char *paths[] = { f->from, NULL };
  GsyImportJob job = { .reader = &marked, .folder = f->into };
  g_autoptr (GsyImportReport) report = gsy_import_run (&job, paths, NULL, NULL);
  g_autoptr (GsySidecar) sidecar = read_sidecar (f, "a.txt");
  const GsyStatement *statement = g_ptr_array_index (sidecar->statements, 0);

  g_assert_cmpuint (report->n_statements, ==, 1);
  g_assert_cmpstr (gsy_quote_get_exact (gsy_statement_get_quote (statement, 0)), ==, "denies");
  g_assert_cmpstr (gsy_quote_get_exact (&g_array_index (((GsyFiller *) g_ptr_array_index (statement->source, 0))->spans, GsyQuote, 0)), ==, "mill");
}

/* --- Links --- */

/* Each article's statement links to those of two others, whether they came already or not. */
static void
fill_links (GsyImport *import, GsyImportArticle *article)
{
  static const char *const others[] = { "a.txt", "1-a.txt" };
  GsyStatement *statement = gsy_statement_new ("T1", gsy_import_layer (import, "denial", NULL));

  gsy_statement_add_span (statement, gsy_span (0, 3));
  statement->links = gsy_links_new ();
  for (guint i = 0; i < 2; i++)
    {
      GsyLink *link = gsy_link_new (gsy_import_relation (import, "answers"), "T1");

      link->article = g_strdup (others[i]);
      g_ptr_array_add (statement->links, link);
    }
  g_assert_true (gsy_import_article_take (article, import, statement, "marks"));
}

static void
test_links_follow_articles_that_get_other_names (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const files[] = { "a 2.txt", "1-a 2.txt" };
  g_autoptr (GsyImportReport) report = NULL;

  fill = fill_links;
  write_file (f->into, "a.txt", "Mine.\n");
  write_file (f->into, "1-a.txt", "Mine.\n");
  write_file (f->from, "a.txt", "One.\n\nTwo.\n");
  report = import_all (f);
  g_assert_cmpuint (report->n_links, ==, 4);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GsySidecar) sidecar = read_sidecar (f, files[i]);
      const GsyStatement *statement = g_ptr_array_index (sidecar->statements, 0);

      for (guint j = 0; j < 2; j++)
        {
          const GsyLink *link = g_ptr_array_index (statement->links, j);
          g_autoptr (GsySidecar) other = read_sidecar (f, files[j]);

          g_assert_cmpstr (link->article, ==, files[j]);
          g_assert_cmpstr (link->to, ==, ((const GsyStatement *) g_ptr_array_index (other->statements, 0))->id);
        }
    }
}

/* --- Vocabulary --- */

static void
fill_vocabulary (GsyImport *import, GsyImportArticle *article)
{
  GsyStatement *statement = gsy_statement_new ("x", gsy_import_layer (import, "Counter Accusation", NULL));

  g_assert_cmpstr (statement->layer, ==, "counter-accusation");
  g_assert_cmpstr (gsy_import_layer (import, "DENIAL", NULL), ==, "denial");
  g_assert_cmpstr (gsy_import_layer (import, "Leak", "#123456"), ==, "leak");
  g_assert_cmpstr (gsy_import_layer (import, "leak", NULL), ==, "leak");
  g_assert_cmpstr (gsy_import_attribute (import, "Place", GSY_ATTRIBUTE_CHOICE), ==, "place");
  g_assert_true (gsy_import_set_value (import, statement, "place", "Court", NULL));
  g_assert_false (gsy_import_set_value (import, statement, "place", "Street", NULL));
  gsy_statement_add_span (statement, gsy_span (0, 3));
  g_assert_true (gsy_import_article_take (article, import, statement, "marks"));
}

static void
test_what_the_folder_lacks_comes_and_the_rest_stays (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GsyImportReport) report = NULL;
  g_autoptr (GsyScheme) scheme = NULL;
  g_autoptr (GsySidecar) sidecar = NULL;
  const GsyLayer *layer;

  fill = fill_vocabulary;
  write_file (f->into, "gainsay.json", "{ \"format\": \"gainsay-project\", \"version\": 1, \"x-mine\": [1, 2.50] }\n");
  write_file (f->from, "a.txt", "The mill denies it.\n");
  report = import_all (f);
  g_assert_cmpuint (report->layers->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (report->layers, 0), ==, "Leak");
  g_assert_cmpuint (report->n_items, ==, 1);

  scheme = gsy_import_scheme_load (f->into, NULL, NULL);
  layer = gsy_scheme_find_layer (scheme, "leak");
  g_assert_nonnull (layer);
  g_assert_cmpstr (layer->color, ==, "#123456");
  g_assert_nonnull (gsy_scheme_find_layer (scheme, "denial"));
  g_assert_nonnull (gsy_attribute_find_choice (gsy_scheme_find_attribute (scheme, "place"), "Court"));
  g_assert_cmpstr (gsy_scheme_get_unknown (scheme)[1], ==, "[1, 2.50]");

  /* A second value has no place: it is in the note, and told. */
  sidecar = read_sidecar (f, "a.txt");
  g_assert_cmpstr (((const GsyStatement *) g_ptr_array_index (sidecar->statements, 0))->note, ==, "place: Street");
  g_assert_cmpuint (report->unplaced->len, ==, 1);
  g_assert_true (((const GsyUnplaced *) g_ptr_array_index (report->unplaced, 0))->kept);
}

static void
test_ids_are_the_same_each_time (void)
{
  g_autofree char *one = gsy_import_dup_id ("a.txt", "T1");
  g_autofree char *again = gsy_import_dup_id ("a.txt", "T1");
  g_autofree char *other = gsy_import_dup_id ("b.txt", "T1");
  g_autofree char *uuid = gsy_import_dup_id ("a.txt", UUID_A);

  g_assert_true (g_uuid_string_is_valid (one));
  g_assert_cmpstr (one, ==, again);
  g_assert_cmpstr (one, !=, other);
  g_assert_cmpstr (uuid, ==, UUID_A);
}

#define ADD(name, function) g_test_add ("/import/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("article/comes-as-it-is", test_an_article_comes_as_it_is);
  ADD ("article/one-of-the-same-name-stays", test_an_article_of_the_same_name_stays);
  ADD ("article/the-same-text-gets-its-sidecar", test_the_same_text_gets_its_sidecar);
  ADD ("article/a-sidecar-without-its-article-stays", test_a_sidecar_without_its_article_stays);
  ADD ("names/lead-nowhere-else", test_names_lead_nowhere_else);
  ADD ("names/leave-room-for-the-sidecar", test_a_long_name_leaves_room_for_the_sidecar);
  ADD ("names/links-lead-no-article-out", test_a_link_in_the_folder_leads_no_article_out);
  ADD ("dry-run/writes-nothing-and-says-the-same", test_a_look_beforehand_writes_nothing_and_says_the_same);
  ADD ("cancelled/leaves-nothing", test_what_was_cancelled_leaves_nothing);
  ADD ("vocabulary/damaged-is-not-written-to", test_a_damaged_vocabulary_is_not_written_to);
  ADD ("vocabulary/gains-what-it-lacks-and-keeps-the-rest", test_what_the_folder_lacks_comes_and_the_rest_stays);
  ADD ("places/untidy-ones-are-put-in-order-and-told", test_untidy_places_are_put_in_order_and_told);
  ADD ("places/no-character-is-cut", test_no_character_is_cut);
  ADD ("places/a-byte-order-mark-moves-none", test_a_byte_order_mark_moves_no_span);
  ADD ("links/follow-articles-that-get-other-names", test_links_follow_articles_that_get_other_names);
  g_test_add_func ("/import/ids/are-the-same-each-time", test_ids_are_the_same_each_time);
  return g_test_run ();
}
