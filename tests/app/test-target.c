/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-target.c: what the paths of a command line mean. */
#include "config.h"

#include "app/gsy-application.h"

#include "../io/files.h"

typedef struct
{
  char *folder;
  char *within;
  char *a;
  char *b;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = make_folder ();
  f->within = g_build_filename (f->folder, "x", "y", NULL);
  g_assert_cmpint (g_mkdir_with_parents (f->within, 0755), ==, 0);
  f->a = put_file (f->folder, "a.txt", "a");
  f->b = put_file (f->within, "b.txt", "b");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  free_folder (f->folder);
  g_free (f->within);
  g_free (f->a);
  g_free (f->b);
}

static void
test_folder (Fixture *f, gconstpointer data)
{
  const char *paths[] = { f->within, NULL };
  GsyTarget target;

  g_assert_true (gsy_target_resolve (paths, &target, NULL));
  g_assert_cmpstr (target.root, ==, f->within);
  g_assert_null (target.only);
  g_assert_null (target.key);
  gsy_target_clear (&target);
}

static void
test_article (Fixture *f, gconstpointer data)
{
  const char *paths[] = { f->b, NULL };
  GsyTarget target;

  g_assert_true (gsy_target_resolve (paths, &target, NULL));
  g_assert_cmpstr (target.root, ==, f->within);
  g_assert_cmpstr (target.only[0], ==, "b.txt");
  g_assert_cmpstr (target.key, ==, "b.txt");
  gsy_target_clear (&target);
}

static void
test_articles (Fixture *f, gconstpointer data)
{
  const char *paths[] = { f->b, f->a, NULL };
  GsyTarget target;

  g_assert_true (gsy_target_resolve (paths, &target, NULL));
  g_assert_cmpstr (target.root, ==, f->folder);
  g_assert_cmpuint (g_strv_length (target.only), ==, 2);
  g_assert_cmpstr (target.only[0], ==, "x/y/b.txt");
  g_assert_cmpstr (target.only[1], ==, "a.txt");
  g_assert_cmpstr (target.key, ==, "x/y/b.txt");
  gsy_target_clear (&target);
}

static void
test_project (Fixture *f, gconstpointer data)
{
  const char *paths[] = { f->b, NULL };
  GsyTarget target;

  g_free (put_file (f->folder, "gainsay.json", "{}"));
  g_assert_true (gsy_target_resolve (paths, &target, NULL));
  g_assert_cmpstr (target.root, ==, f->folder);
  g_assert_cmpstr (target.key, ==, "x/y/b.txt");
  gsy_target_clear (&target);
}

static void
test_missing (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "caf\xe9.txt", NULL);
  const char *paths[] = { f->a, path, NULL };
  g_autoptr (GError) error = NULL;
  GsyTarget target;

  g_assert_false (gsy_target_resolve (paths, &target, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  gsy_target_clear (&target);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  add ("/target/a-folder-is-itself", test_folder);
  add ("/target/an-article-is-listed-alone-in-its-folder", test_article);
  add ("/target/articles-are-listed-in-the-folder-above-them-all", test_articles);
  add ("/target/the-folder-with-gainsay-json-is-theirs", test_project);
  add ("/target/what-is-not-there-is-named-in-utf-8", test_missing);
  return g_test_run ();
}
