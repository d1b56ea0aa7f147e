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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-w3c/code-points-come-back", test_code_points_come_back);
  g_test_add_func ("/read-w3c/utf16-comes-back", test_utf16_comes_back);
  return g_test_run ();
}
