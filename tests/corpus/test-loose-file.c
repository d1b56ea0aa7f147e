/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-loose-file.c: what is found to be loose in a folder, and moving a sidecar after its article. */
#include "config.h"
#include "corpus/gsy-loose-file.h"

#include "core/gsy-error.h"
#include "corpus/gsy-versions.h"
#include "fixture.h"
#include "io/gsy-article-reader.h"

#include <signal.h>
#include <string.h>

#define OTHER "date 2031-06-07\nGamma accuses Delta of all that. Delta keeps silent about it.\n"

static void
write_file (const char *folder, const char *name, const char *content)
{
  g_free (put_file (folder, name, content));
}

/* A sidecar as we write it, with statements at the places of @spans: start and end, ended by 0, 0. */
static void
annotate (const char *folder, const char *article, const char *sidecar, const guint *spans)
{
  g_autofree char *path = g_build_filename (folder, article, NULL);
  g_autofree char *to = g_build_filename (folder, sidecar, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GsyArticle) text = gsy_article_read (path, &error);
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  for (guint i = 0; spans[i + 1] > 0; i += 2)
    {
      g_autofree char *id = g_strdup_printf ("0b3e0c0a-6d0e-4d4e-9b5e-%06u%06u", spans[i], spans[i + 1]);
      GsyStatement *statement = gsy_statement_new (id, "denial");

      gsy_statement_add_span (statement, gsy_span (spans[i], spans[i + 1]));
      g_ptr_array_add (statements, statement);
    }
  bytes = gsy_sidecar_write (text, NULL, statements, NULL);
  g_assert_true (g_file_set_contents (to, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
}

static const guint two[] = { 16, 39, 40, 59, 0, 0 };
static const guint one[] = { 16, 39, 0, 0 };

static void
rename_in (const char *folder, const char *from, const char *to)
{
  g_autofree char *a = g_build_filename (folder, from, NULL);
  g_autofree char *b = g_build_filename (folder, to, NULL);

  g_assert_cmpint (g_rename (a, b), ==, 0);
}

static void
make_inside (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

static const GsyLooseFile *
get (GPtrArray *found, guint i)
{
  g_assert_cmpuint (i, <, found->len);
  return g_ptr_array_index (found, i);
}

static void
test_healthy (void)
{
  g_autofree char *folder = fresh_folder ();
  g_autoptr (GPtrArray) found = NULL;

  write_file (folder, "a.txt", TEXT);
  write_file (folder, "b.txt", OTHER);
  write_file (folder, "page.html", TEXT);
  write_file (folder, "gainsay.json", "{}");
  annotate (folder, "a.txt", "a.txt.annotations.json", two);
  annotate (folder, "a.txt", "a.txt.annotations.marie.json", one);
  annotate (folder, "page.html", "page.html.annotations.json", one);
  found = gsy_loose_files_find (folder, NULL);
  g_assert_cmpuint (found->len, ==, 0);
  remove_tree (folder);
}

static void
test_copy (void)
{
  g_autofree char *folder = fresh_folder ();
  g_autoptr (GPtrArray) found = NULL;
  const GsyLooseFile *loose;

  write_file (folder, "a.txt", TEXT);
  annotate (folder, "a.txt", "a.txt.annotations.json", one);
  annotate (folder, "a.txt", "a.txt.annotations (conflicted copy Marie 2031-05-04 101112).json", two);
  annotate (folder, "a.txt", "a.txt.annotations (1).json", one);
  found = gsy_loose_files_find (folder, NULL);
  g_assert_cmpuint (found->len, ==, 2);
  loose = get (found, 0);
  g_assert_cmpint (loose->kind, ==, GSY_LOOSE_COPY);
  g_assert_cmpint (loose->maker, ==, GSY_COPY_NUMBERED);
  g_assert_true (loose->brings_nothing);
  loose = get (found, 1);
  g_assert_cmpstr (loose->original, ==, "a.txt.annotations.json");
  g_assert_cmpstr (loose->article, ==, "a.txt");
  g_assert_true (loose->has_article);
  g_assert_cmpstr (loose->by, ==, "Marie");
  g_assert_cmpuint (loose->n_statements, ==, 2);
  g_assert_cmpuint (loose->n_added, ==, 1);
  g_assert_cmpuint (loose->n_changed, ==, 0);
  g_assert_cmpuint (loose->n_conflicts, ==, 0);
  g_assert_false (loose->brings_nothing);
  g_assert_true (gsy_loose_file_needs_decision (loose));
  remove_tree (folder);
}

static void
test_kinds (void)
{
  g_autofree char *folder = fresh_folder ();
  g_autoptr (GPtrArray) found = NULL;
  static const GsyLooseKind kinds[] = { GSY_LOOSE_ARTICLE_COPY, GSY_LOOSE_COPY, GSY_LOOSE_ASIDE, GSY_LOOSE_BACKUP, GSY_LOOSE_PROJECT_COPY };

  write_file (folder, "a.txt", TEXT);
  write_file (folder, "a (conflicted copy 2031-05-04 101112).txt", OTHER);
  write_file (folder, "b (conflicted copy 2031-05-04 101112).txt", OTHER);
  annotate (folder, "a.txt", "a.txt.annotations.json", one);
  write_file (folder, "a.txt.annotations (2).json", "{\"broken");
  write_file (folder, "a.txt.annotations.json.broken-20310504-101112", "{");
  write_file (folder, "a.txt.annotations.json~", "{}");
  write_file (folder, "gainsay (1).json", "{}");
  found = gsy_loose_files_find (folder, NULL);
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpint (get (found, i)->kind, ==, kinds[i]);
  g_assert_nonnull (strstr (get (found, 1)->problem, "a.txt.annotations (2).json:1:"));
  remove_tree (folder);
}

static void
test_renamed (void)
{
  g_autofree char *folder = fresh_folder ();
  g_autoptr (GPtrArray) found = NULL;
  const GsyLooseFile *loose;

  write_file (folder, "a.txt", TEXT);
  write_file (folder, "b.txt", OTHER);
  annotate (folder, "a.txt", "a.txt.annotations.json", two);
  annotate (folder, "a.txt", "a.txt.annotations.marie.json", two);
  make_inside (folder, "inside");
  rename_in (folder, "a.txt", "inside/new name.txt");
  found = gsy_loose_files_find (folder, NULL);
  g_assert_cmpuint (found->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      loose = get (found, i);
      g_assert_cmpint (loose->kind, ==, GSY_LOOSE_LOST);
      g_assert_cmpstr (loose->adopter, ==, "inside/new name.txt");
      g_assert_cmpstr (loose->set, ==, i == 0 ? NULL : "marie");
    }
  remove_tree (folder);
}

static void
test_ambiguous (void)
{
  g_autofree char *folder = fresh_folder ();
  g_autoptr (GPtrArray) found = NULL;
  const GsyLooseFile *loose;

  /* Two articles for one sidecar. */
  write_file (folder, "a.txt", TEXT);
  annotate (folder, "a.txt", "a.txt.annotations.json", two);
  rename_in (folder, "a.txt", "b.txt");
  write_file (folder, "c.txt", TEXT);
  found = gsy_loose_files_find (folder, NULL);
  loose = get (found, 0);
  g_assert_null (loose->adopter);
  g_assert_cmpuint (loose->candidates->len, ==, 2);
  g_clear_pointer (&found, g_ptr_array_unref);

  /* Two sidecars for one article. */
  annotate (folder, "b.txt", "d.txt.annotations.json", one);
  {
    g_autofree char *path = g_build_filename (folder, "c.txt", NULL);

    g_assert_cmpint (g_unlink (path), ==, 0);
  }
  found = gsy_loose_files_find (folder, NULL);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_null (get (found, 0)->adopter);
  g_assert_null (get (found, 1)->adopter);
  g_assert_cmpuint (get (found, 1)->candidates->len, ==, 1);
  g_clear_pointer (&found, g_ptr_array_unref);

  /* An article that has a sidecar. */
  rename_in (folder, "d.txt.annotations.json", "b.txt.annotations.json");
  found = gsy_loose_files_find (folder, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_null (get (found, 0)->adopter);
  g_assert_true (((GsyLooseCandidate *) g_ptr_array_index (get (found, 0)->candidates, 0))->has_sidecar);
  remove_tree (folder);
}

static void
test_changed (void)
{
  g_autofree char *folder = fresh_folder ();
  g_autoptr (GPtrArray) found = NULL;
  const GsyLooseCandidate *candidate;

  write_file (folder, "a.txt", TEXT);
  annotate (folder, "a.txt", "a.txt.annotations.json", two);
  rename_in (folder, "a.txt", "b.txt");
  write_file (folder, "b.txt", "Breaking: " TEXT "And more.\n");
  write_file (folder, "c.txt", OTHER);
  found = gsy_loose_files_find (folder, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_null (get (found, 0)->adopter);
  g_assert_cmpuint (get (found, 0)->candidates->len, ==, 1);
  candidate = g_ptr_array_index (get (found, 0)->candidates, 0);
  g_assert_cmpstr (candidate->article, ==, "b.txt");
  g_assert_false (candidate->is_same);
  g_assert_cmpuint (candidate->n_found, ==, 2);
  remove_tree (folder);
}

static void
test_move (void)
{
  g_autofree char *folder = fresh_folder ();
  g_autofree char *before = NULL, *after = NULL, *to = NULL, *back = NULL;
  g_autofree char *old_path = g_build_filename (folder, "a.txt.annotations.json", NULL);
  g_autofree char *new_path = g_build_filename (folder, "b “2”.txt.annotations.json", NULL);
  g_autoptr (GString) text = NULL;
  g_autoptr (GBytes) version = g_bytes_new_static ("{}", 2);
  GError *error = NULL;

  write_file (folder, "a.txt", TEXT);
  annotate (folder, "a.txt", "a.txt.annotations.json", two);
  g_assert_true (gsy_versions_add (old_path, version, 1, NULL));
  before = read_file (folder, "a.txt.annotations.json");
  rename_in (folder, "a.txt", "b “2”.txt");
  g_assert_true (gsy_loose_file_move (folder, "a.txt.annotations.json", "b “2”.txt", NULL, &to, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (to, ==, "b “2”.txt.annotations.json");
  g_assert_false (file_exists (folder, "a.txt.annotations.json"));
  after = read_file (folder, to);
  text = g_string_new (before);
  g_assert_cmpuint (g_string_replace (text, "\"a.txt\"", "\"b “2”.txt\"", 0), ==, 1);
  g_assert_cmpstr (after, ==, text->str);
  g_assert_true (gsy_versions_exist (new_path));

  g_assert_true (gsy_loose_file_move_back (folder, to, "a.txt", &error));
  g_assert_no_error (error);
  back = read_file (folder, "a.txt.annotations.json");
  g_assert_cmpstr (back, ==, before);
  g_assert_true (gsy_versions_exist (old_path));
  remove_tree (folder);
}

static void
test_refused (void)
{
  g_autofree char *folder = fresh_folder ();
  g_autofree char *mine = NULL, *kept = NULL;
  g_autoptr (GError) error = NULL;

  write_file (folder, "a.txt", TEXT);
  write_file (folder, "b.txt", TEXT);
  annotate (folder, "a.txt", "a.txt.annotations.json", two);
  /* The old article is there. */
  g_assert_false (gsy_loose_file_move (folder, "a.txt.annotations.json", "b.txt", NULL, NULL, &error));
  g_assert_error (error, GSY_ERROR, GSY_ERROR_CONFLICT);
  g_clear_error (&error);
  /* The new one is another one. */
  rename_in (folder, "a.txt", "away");
  g_assert_false (gsy_loose_file_move (folder, "a.txt.annotations.json", "b.txt", "00", NULL, &error));
  g_assert_error (error, GSY_ERROR, GSY_ERROR_CONFLICT);
  g_clear_error (&error);
  /* It has got a sidecar. */
  write_file (folder, "b.txt.annotations.json", "mine");
  g_assert_false (gsy_loose_file_move (folder, "a.txt.annotations.json", "b.txt", NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  mine = read_file (folder, "b.txt.annotations.json");
  g_assert_cmpstr (mine, ==, "mine");
  kept = read_file (folder, "a.txt.annotations.json");
  g_assert_nonnull (strstr (kept, "\"spans\""));
  remove_tree (folder);
}

/* A process that moves there and back is killed at any moment: the sidecar has one of the two names, whole. */
static void
test_killed (void)
{
  g_autofree char *folder = fresh_folder ();
  guint n_there = 0;

  write_file (folder, "b.txt", TEXT);
  annotate (folder, "b.txt", "a.txt.annotations.json", two);
  for (guint round = 0; round < 60; round++)
    {
      const char *names[] = { "a.txt.annotations.json", "b.txt.annotations.json" };
      pid_t child = fork ();
      guint n_whole = 0;

      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        for (;;)
          {
            gsy_loose_file_move (folder, names[0], "b.txt", NULL, NULL, NULL);
            gsy_loose_file_move_back (folder, names[1], "a.txt", NULL);
          }
      g_usleep ((gulong) g_test_rand_int_range (0, 4000));
      g_assert_cmpint (kill (child, SIGKILL), ==, 0);
      g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          g_autofree char *path = g_build_filename (folder, names[i], NULL);
          g_autoptr (GBytes) bytes = gsy_load (path, GSY_SIDECAR_MAX_BYTES, NULL, NULL);
          g_autoptr (GsySidecar) sidecar = bytes != NULL ? gsy_sidecar_parse (bytes, names[i], NULL, NULL) : NULL;

          g_assert_true (bytes == NULL || sidecar != NULL);
          if (sidecar == NULL)
            continue;
          g_assert_cmpuint (sidecar->statements->len, ==, 2);
          n_whole++;
          n_there += i;
        }
      g_assert_cmpuint (n_whole, ==, 1);
    }
  g_test_message ("%u times of 60 under the new name", n_there);
  remove_tree (folder);
}

/* Articles and sidecars by the dozen, renamed, moved, doubled and changed at random: whatever is adopted, each sidecar's statements are in
 * the folder afterwards, and no file that was there is otherwise. */
static guint
count_bytes (const char *folder, const char *needle)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        n += count_bytes (path, needle);
      else if (g_file_get_contents (path, &content, NULL, NULL))
        n += strstr (content, needle) != NULL;
    }
  return n;
}

static void
test_random (void)
{
  for (guint round = 0; round < 60; round++)
    {
      g_autofree char *folder = fresh_folder ();
      g_autoptr (GPtrArray) found = NULL;
      guint n = (guint) g_test_rand_int_range (2, 9), n_adopted = 0, n_sure = 0;
      gboolean written[9] = { FALSE };

      make_inside (folder, "x");
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *name = g_strdup_printf ("%u.txt", i);
          g_autofree char *text = g_strdup_printf ("%s Number %d.\n", TEXT, g_test_rand_int_range (0, 4));
          g_autofree char *sidecar = gsy_sidecar_path (name, g_test_rand_int_range (0, 4) == 0 ? "marie" : NULL);
          g_autofree char *moved = g_strdup_printf ("%s%d.txt", g_test_rand_int_range (0, 2) == 0 ? "x/" : "", g_test_rand_int_range (0, 12));
          g_autofree char *target = g_build_filename (folder, moved, NULL);
          g_autofree char *content = NULL;
          g_autofree char *with = NULL;

          write_file (folder, name, text);
          if (g_test_rand_int_range (0, 5) > 0)
            {
              annotate (folder, name, sidecar, two);
              /* So that each is known again. */
              content = read_file (folder, sidecar);
              with = g_strdup_printf ("{\"x-marker\": \"<%u>\",%s", i, content + 1);
              write_file (folder, sidecar, with);
              written[i] = TRUE;
            }
          if (g_test_rand_int_range (0, 2) == 0 && !g_file_test (target, G_FILE_TEST_EXISTS))
            rename_in (folder, name, moved);
        }

      found = gsy_loose_files_find (folder, NULL);
      for (guint i = 0; i < found->len; i++)
        {
          const GsyLooseFile *loose = get (found, i);
          const GsyLooseCandidate *candidate = loose->candidates != NULL && loose->candidates->len > 0 ? g_ptr_array_index (loose->candidates, 0) : NULL;

          n_sure += loose->adopter != NULL;
          /* Also those that are not sure: nobody may lose anything by a wrong answer. */
          if (candidate != NULL)
            n_adopted += gsy_loose_file_move (folder, loose->key, candidate->article, NULL, NULL, NULL);
        }
      g_assert_cmpuint (n_adopted, >=, n_sure);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *needle = g_strdup_printf ("<%u>", i);

          g_assert_cmpuint (count_bytes (folder, needle), ==, written[i] ? 1 : 0);
        }
      remove_tree (folder);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  isolate_state ();
  g_test_add_func ("/loose-file/find/nothing-in-a-healthy-folder", test_healthy);
  g_test_add_func ("/loose-file/find/a-copy-says-what-it-would-bring", test_copy);
  g_test_add_func ("/loose-file/find/each-kind-is-told-from-the-others", test_kinds);
  g_test_add_func ("/loose-file/find/a-renamed-article-is-known-by-its-hash", test_renamed);
  g_test_add_func ("/loose-file/find/several-that-may-be-are-offered-only", test_ambiguous);
  g_test_add_func ("/loose-file/find/a-renamed-and-changed-article-is-offered-by-its-words", test_changed);
  g_test_add_func ("/loose-file/move/takes-name-and-versions-along-and-back", test_move);
  g_test_add_func ("/loose-file/move/never-over-another-file", test_refused);
  g_test_add_func ("/loose-file/move/killed-at-any-moment-one-of-both-is-whole", test_killed);
  g_test_add_func ("/loose-file/move/random-folders-keep-every-statement", test_random);
  return run_tests ();
}
