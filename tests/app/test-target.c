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

/* @only: (nullable): what is listed, each on a line of its own; the first one is opened. */
static void
assert_target (const char *const *paths, const char *root, const char *only)
{
  g_autofree char *listed = NULL;
  g_autofree char *key = only != NULL ? g_strndup (only, strcspn (only, "\n")) : NULL;
  GsyTarget target;

  g_assert_true (gsy_target_resolve (paths, &target, NULL));
  if (target.only != NULL)
    listed = g_strjoinv ("\n", target.only);
  g_assert_cmpstr (target.root, ==, root);
  g_assert_cmpstr (listed, ==, only);
  g_assert_cmpstr (target.key, ==, key);
  gsy_target_clear (&target);
}

static void
test_folder (Fixture *f, gconstpointer data)
{
  const char *paths[] = { f->within, NULL };

  assert_target (paths, f->within, NULL);
}

static void
test_article (Fixture *f, gconstpointer data)
{
  const char *paths[] = { f->b, NULL };

  assert_target (paths, f->within, "b.txt");
}

static void
test_articles (Fixture *f, gconstpointer data)
{
  const char *paths[] = { f->b, f->a, NULL };

  assert_target (paths, f->folder, "x/y/b.txt\na.txt");
}

static void
test_project (Fixture *f, gconstpointer data)
{
  const char *paths[] = { f->b, NULL };

  g_free (put_file (f->folder, "gainsay.json", "{}"));
  assert_target (paths, f->folder, "x/y/b.txt");
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

static void
test_project_file (Fixture *f, gconstpointer data)
{
  g_autofree char *project = put_file (f->within, "gainsay.json", "not even JSON");
  const char *paths[] = { project, NULL };

  assert_target (paths, f->within, NULL);
}

static void
test_sidecar (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "b.txt.annotations.json", "b.txt.annotations.marie.json" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *sidecar = put_file (f->within, names[i], "{}");
      const char *paths[] = { sidecar, f->b, NULL };

      assert_target (paths, f->within, "b.txt");
    }
}

static void
test_sidecar_alone (Fixture *f, gconstpointer data)
{
  g_autofree char *sidecar = put_file (f->within, "caf\xe9.txt.annotations.json", "{}");
  const char *paths[] = { sidecar, NULL };
  g_autoptr (GError) error = NULL;
  GsyTarget target;

  g_assert_false (gsy_target_resolve (paths, &target, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, ".txt”"));
  g_assert_null (strstr (error->message, ".annotations"));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  gsy_target_clear (&target);
}

/* What a sandbox shows of a file that somebody opened without its folder, and of a folder. */
static void
test_sandbox (Fixture *f, gconstpointer data)
{
  g_autofree char *own = g_build_filename (g_get_user_runtime_dir (), "doc", "1a2b3c", NULL);
  g_autofree char *folder = g_build_filename (own, "articles", NULL);
  static const char *const names[] = { "a.txt", "a.txt.annotations.json", "gainsay.json" };
  GsyTarget target;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *lone = put_file (own, names[i], "{}");
      g_autofree char *within = put_file (folder, names[i], "{}");
      const char *paths[] = { lone, NULL };
      g_autoptr (GError) error = NULL;

      g_assert_false (gsy_target_resolve (paths, &target, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
      g_assert_nonnull (strstr (error->message, names[i]));
      paths[0] = within;
      g_assert_true (gsy_target_resolve (paths, &target, NULL));
      g_assert_cmpstr (target.root, ==, folder);
      gsy_target_clear (&target);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  add ("/target/a-folder-is-itself", test_folder);
  add ("/target/an-article-is-listed-alone-in-its-folder", test_article);
  add ("/target/articles-are-listed-in-the-folder-above-them-all", test_articles);
  add ("/target/the-folder-with-gainsay-json-is-theirs", test_project);
  add ("/target/what-is-not-there-is-named-in-utf-8", test_missing);
  add ("/target/gainsay-json-is-its-folder-whatever-it-holds", test_project_file);
  add ("/target/a-sidecar-is-its-article-and-named-twice-is-one", test_sidecar);
  add ("/target/a-sidecar-without-its-article-names-what-is-missing", test_sidecar_alone);
  add ("/target/a-file-that-a-sandbox-shows-without-its-folder-is-refused", test_sandbox);
  return g_test_run ();
}
