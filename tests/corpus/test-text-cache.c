/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-text-cache.c: former texts are kept by hash, for their owner alone, in bounds, and nothing rests upon them. */
#include "config.h"
#include "corpus/gsy-text-cache.h"

#include "io/gsy-article-reader.h"

#include "../io/files.h"

#include <fcntl.h>

#define NONE "0000000000000000000000000000000000000000000000000000000000000000"

static GsyArticle *
make_article (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  GError *error = NULL;
  GsyArticle *article = gsy_article_decode ("a.txt", bytes, &error);

  g_assert_no_error (error);
  return article;
}

static char *
dup_path (GsyArticle *article)
{
  g_autofree char *folder = gsy_text_cache_folder ();

  return g_build_filename (folder, gsy_article_get_sha256 (article), NULL);
}

static void
clear (void)
{
  g_autofree char *folder = gsy_text_cache_folder ();

  remove_tree (folder);
}

static void
test_found (void)
{
  g_autoptr (GsyArticle) article = make_article ("\xef\xbb\xbf"
                                                 "Écrit à Genève.\r\nFin.\n");
  g_autoptr (GsyArticle) found = NULL;
  g_autofree char *upper = g_ascii_strup (gsy_article_get_sha256 (article), -1);
  g_autofree char *path = dup_path (article);
  g_autofree char *folder = gsy_text_cache_folder ();
  struct stat st;

  clear ();
  g_assert_null (gsy_text_cache_find (gsy_article_get_sha256 (article), NULL));
  gsy_text_cache_keep (article);
  found = gsy_text_cache_find (upper, NULL);
  g_assert_nonnull (found);
  g_assert_cmpstr (gsy_article_get_text (found, NULL), ==, gsy_article_get_text (article, NULL));
  g_assert_cmpstr (gsy_article_get_sha256 (found), ==, gsy_article_get_sha256 (article));
  g_assert_cmpuint (gsy_article_get_length (found), ==, gsy_article_get_length (article));
  g_assert_cmpint (stat (path, &st), ==, 0);
  g_assert_cmpuint (st.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (folder, &st), ==, 0);
  g_assert_cmpuint (st.st_mode & 0777, ==, 0700);
}

static void
test_names (void)
{
  clear ();
  g_assert_null (gsy_text_cache_find (NULL, NULL));
  g_assert_null (gsy_text_cache_find ("", NULL));
  g_assert_null (gsy_text_cache_find ("../../../../etc/passwd", NULL));
  g_assert_null (gsy_text_cache_find (NONE "0", NULL));
  g_assert_null (gsy_text_cache_find (NONE, NULL));
}

static void
test_damaged (void)
{
  static const char *const damages[] = { "", "gainsay-text 1 ", "gainsay-text 1 " NONE "\nOther words." };
  g_autoptr (GsyArticle) article = make_article ("The claim is denied.\n");
  g_autofree char *path = dup_path (article);

  clear ();
  gsy_text_cache_keep (article);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GsyArticle) again = NULL;

      g_assert_true (g_file_set_contents (path, damages[i], -1, NULL));
      g_assert_null (gsy_text_cache_find (gsy_article_get_sha256 (article), NULL));
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      gsy_text_cache_keep (article);
      again = gsy_text_cache_find (gsy_article_get_sha256 (article), NULL);
      g_assert_nonnull (again);
    }
}

static void
use_at (const char *path, gint64 seconds)
{
  const struct timespec times[2] = { { .tv_sec = seconds }, { .tv_sec = seconds } };

  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
}

static void
test_bounds (void)
{
  GsyArticle *articles[6];
  g_autoptr (GsyArticle) used = NULL;
  guint n = G_N_ELEMENTS (articles);

  clear ();
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("Text number %u says little.\n", i);
      g_autofree char *path = NULL;

      articles[i] = make_article (text);
      gsy_text_cache_keep (articles[i]);
      path = dup_path (articles[i]);
      use_at (path, 1000 + i);
    }
  /* The oldest one is used again, and so it is not the oldest any more. */
  used = gsy_text_cache_find (gsy_article_get_sha256 (articles[0]), NULL);
  g_assert_nonnull (used);
  gsy_text_cache_trim (3, 1 << 20);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = dup_path (articles[i]);

      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS) == (i == 0 || i >= 4));
    }
  gsy_text_cache_trim (3, 1);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = dup_path (articles[i]);

      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      g_object_unref (articles[i]);
    }
}

static void
test_nowhere (void)
{
  g_autoptr (GsyArticle) article = make_article ("Nowhere to be kept.\n");
  g_autofree char *folder = gsy_text_cache_folder ();
  g_autofree char *parent = g_path_get_dirname (folder);

  clear ();
  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (folder, "no folder", -1, NULL));
  gsy_text_cache_keep (article);
  g_assert_null (gsy_text_cache_find (gsy_article_get_sha256 (article), NULL));
  gsy_text_cache_trim (0, 0);
  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpint (g_unlink (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_autofree char *cache = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  cache = make_folder ();
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_test_add_func ("/text-cache/gives-back-what-was-kept", test_found);
  g_test_add_func ("/text-cache/takes-only-hashes-for-names", test_names);
  g_test_add_func ("/text-cache/gives-nothing-that-is-damaged", test_damaged);
  g_test_add_func ("/text-cache/keeps-what-was-used-last", test_bounds);
  g_test_add_func ("/text-cache/does-without-a-folder", test_nowhere);
  status = g_test_run ();
  remove_tree (cache);
  return status;
}
