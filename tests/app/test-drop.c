/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-drop.c: what is dropped is opened, imported or asked about, as people mean it. */
#include "config.h"

#include "app/gsy-drop.h"

#include "window-fixture.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const folders[] = { "ours", "plain", "brat", "foreign", "open" };

  fixture->folder = make_folder ();
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, folders[i], NULL);

      g_assert_cmpint (g_mkdir (path, 0777), ==, 0);
    }
  g_free (put_file (fixture->folder, "ours/a.txt", TEXT));
  g_free (put_file (fixture->folder, "ours/a.txt.annotations.json", "{}"));
  g_free (put_file (fixture->folder, "ours/page.html", "<p>"));
  g_free (put_file (fixture->folder, "plain/a.md", TEXT));
  g_free (put_file (fixture->folder, "brat/a.txt", TEXT));
  g_free (put_file (fixture->folder, "brat/a.ann", ""));
  g_free (put_file (fixture->folder, "foreign/page.html", "<p>"));
  g_free (put_file (fixture->folder, "open/a.txt", TEXT));
  g_free (put_file (fixture->folder, "a.txt", TEXT));
  g_free (put_file (fixture->folder, "page.html", "<p>"));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  free_folder (fixture->folder);
}

/* @names: divided by spaces */
static void
assert_means (Fixture *fixture, const char *names, const char *open, GsyDrop expected)
{
  g_auto (GStrv) split = g_strsplit (names, " ", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;
  g_autofree char *root = open != NULL ? g_build_filename (fixture->folder, open, NULL) : NULL;

  for (guint i = 0; split[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, split[i], NULL);

      g_strv_builder_add (builder, path);
    }
  paths = g_strv_builder_end (builder);
  g_test_message ("%s", names);
  g_assert_cmpint (gsy_drop_decide ((const char *const *) paths, root), ==, expected);
}

static void
test_folders (Fixture *fixture, gconstpointer data)
{
  assert_means (fixture, "ours", "open", GSY_DROP_OPEN);
  assert_means (fixture, "plain", "open", GSY_DROP_OPEN);
  assert_means (fixture, "plain", NULL, GSY_DROP_OPEN);
  assert_means (fixture, "foreign", "open", GSY_DROP_IMPORT);
  assert_means (fixture, "brat", "open", GSY_DROP_ASK);
  assert_means (fixture, "brat foreign", "open", GSY_DROP_IMPORT);
}

static void
test_files (Fixture *fixture, gconstpointer data)
{
  assert_means (fixture, "a.txt", NULL, GSY_DROP_OPEN);
  assert_means (fixture, "a.txt", "open", GSY_DROP_ASK);
  assert_means (fixture, "open/a.txt", "open", GSY_DROP_OPEN);
  assert_means (fixture, "page.html", NULL, GSY_DROP_IMPORT);
  assert_means (fixture, "page.html a.txt", "open", GSY_DROP_IMPORT);
  assert_means (fixture, "gone.txt", NULL, GSY_DROP_OPEN);
}

static void
test_open_folder (Fixture *fixture, gconstpointer data)
{
  assert_means (fixture, "brat", "brat", GSY_DROP_OPEN);
  assert_means (fixture, "foreign/page.html", "foreign", GSY_DROP_IMPORT);
  assert_means (fixture, "open", "open", GSY_DROP_OPEN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/drop/a-folder-of-ours-is-opened-and-one-of-others-imported", test_folders);
  ADD ("/drop/articles-are-opened-and-other-files-imported", test_files);
  ADD ("/drop/what-lies-in-the-open-folder-is-not-imported-into-it", test_open_folder);
  return g_test_run ();
}
