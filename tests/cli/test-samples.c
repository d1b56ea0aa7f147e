/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-samples.c: the sample articles are good examples of everything that we promise of files. */
#include "config.h"
#include "cli-run.h"

#include "io/gsy-article-reader.h"
#include "io/gsy-project-file.h"
#include "io/gsy-sidecar.h"

#include <string.h>

static GPtrArray *
list_samples (const char *ending)
{
  g_autofree char *folder = cli_get_source ("data/samples");
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ending))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  return paths;
}

static void
test_articles (void)
{
  g_autoptr (GPtrArray) paths = list_samples (".txt");

  g_assert_cmpuint (paths->len, >=, 8);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GsyArticle) article = gsy_article_read (g_ptr_array_index (paths, i), &error);

      g_test_message ("%s", (char *) g_ptr_array_index (paths, i));
      g_assert_no_error (error);
      g_assert_cmpstr (gsy_article_get_encoding (article), ==, "UTF-8");
      g_assert_nonnull (gsy_article_get_default_published (article));
      g_assert_cmpuint (gsy_article_get_length (article), >, 600);
    }
}

static void
test_sidecars (void)
{
  g_autoptr (GPtrArray) paths = list_samples (".annotations.json");
  guint n_fragmented = 0, n_across = 0, n_overlaps = 0;

  g_assert_cmpuint (paths->len, >=, 4);
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autofree char *of = gsy_sidecar_article_path (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (GsyArticle) article = gsy_article_read (of, &error);
      g_autoptr (GBytes) bytes = gsy_load (path, GSY_SIDECAR_MAX_BYTES, NULL, &error);
      g_autoptr (GsySidecar) sidecar = gsy_sidecar_parse (bytes, path, article, &error);
      g_autoptr (GBytes) written = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (sidecar->problems->len, ==, 0);
      g_assert_false (sidecar->article_changed);
      written = gsy_sidecar_write (article, sidecar->meta, sidecar->statements, sidecar);
      g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written), g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      for (guint j = 0; j < sidecar->statements->len; j++)
        {
          const GsyStatement *statement = g_ptr_array_index (sidecar->statements, j);

          n_fragmented += gsy_statement_get_n_spans (statement) > 1;
          for (guint k = 0; statement->links != NULL && k < statement->links->len; k++)
            n_across += ((GsyLink *) g_ptr_array_index (statement->links, k))->article != NULL;
          if (j > 0)
            n_overlaps += gsy_span_overlaps (gsy_statement_get_span (statement, 0), gsy_statement_get_span (g_ptr_array_index (sidecar->statements, j - 1), 0));
        }
    }
  g_assert_cmpuint (n_fragmented, >, 0);
  g_assert_cmpuint (n_across, >, 0);
  g_assert_cmpuint (n_overlaps, >, 0);
}

/* What a person would have marked: no space, comma or lonely quotation mark at the edges. */
static void
test_spans_are_trimmed (void)
{
  g_autoptr (GPtrArray) paths = list_samples (".annotations.json");

  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autofree char *of = gsy_sidecar_article_path (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (GsyArticle) article = gsy_article_read (of, &error);
      g_autoptr (GBytes) bytes = gsy_load (path, GSY_SIDECAR_MAX_BYTES, NULL, &error);
      g_autoptr (GsySidecar) sidecar = gsy_sidecar_parse (bytes, path, article, &error);

      g_assert_no_error (error);
      gsy_article_set_language (article, sidecar->meta->language);
      for (guint j = 0; j < sidecar->statements->len; j++)
        for (guint k = 0; k < gsy_statement_get_n_spans (g_ptr_array_index (sidecar->statements, j)); k++)
          {
            GsySpan span = gsy_statement_get_span (g_ptr_array_index (sidecar->statements, j), k);
            GsySpan snapped = gsy_segmenter_snap (gsy_article_get_segmenter (article), span, GSY_SNAP_WORDS);
            g_autofree char *words = gsy_article_dup_slice (article, span);
            g_autofree char *better = gsy_article_dup_slice (article, snapped);

            g_assert_cmpstr (words, ==, better);
          }
    }
}

static void
test_project (void)
{
  g_autofree char *path = cli_get_source ("data/samples/gainsay.json");
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_problem_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gsy_load (path, GSY_SIDECAR_MAX_BYTES, NULL, &error);
  g_autoptr (GsyScheme) scheme = NULL;
  g_autoptr (GBytes) written = NULL;
  guint version;

  g_assert_no_error (error);
  scheme = gsy_project_parse (bytes, path, &version, problems, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (gsy_scheme_get_list (scheme, GSY_LIST_ACTORS)->len, >, 5);
  g_assert_cmpuint (gsy_scheme_get_list (scheme, GSY_LIST_TOPICS)->len, >, 3);
  written = gsy_project_write (scheme);
  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written), g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Questions are left open in them on purpose, for people to meet. */
static void
test_validate (void)
{
  g_autofree char *folder = cli_get_source ("data/samples");
  g_auto (CliRun) run = cli_run (folder, "validate --only=errors .");

  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpint (run.status, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/samples/articles/have-a-date-and-a-text", test_articles);
  g_test_add_func ("/samples/sidecars/are-what-we-write-to-the-byte", test_sidecars);
  g_test_add_func ("/samples/sidecars/mark-as-a-person-would", test_spans_are_trimmed);
  g_test_add_func ("/samples/project/is-what-we-write-to-the-byte", test_project);
  g_test_add_func ("/samples/validate/finds-no-error", test_validate);
  return g_test_run ();
}
