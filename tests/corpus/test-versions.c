/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-versions.c: which earlier versions of a file are kept, and how they lie on disk. */
#include "config.h"

#include "corpus/gsy-versions.h"

#include "core/gsy-error.h"
#include "corpus/gsy-saver.h"
#include "fixture.h"

#include <glib/gstdio.h>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utime.h>

#define SECOND G_GINT64_CONSTANT (1000000)
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
/* An instant at which an hour, a day and a week begin. */
#define START (G_GINT64_CONSTANT (2900) * 7 * DAY)

static char *
versions_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "gainsay", "versions", NULL);
}

static gboolean
add_text (const char *path, const char *text, gint64 instant)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  GError *error = NULL;

  gboolean added = gsy_versions_add (path, bytes, instant, &error);
  g_assert_no_error (error);
  return added;
}

static char *
load_text (GPtrArray *versions, guint i)
{
  GError *error = NULL;
  g_autoptr (GBytes) bytes = gsy_versions_load (g_ptr_array_index (versions, i), &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* --- which are kept --- */

static gboolean *
choose (GArray *instants, gint64 now)
{
  g_autofree guint64 *sizes = g_new0 (guint64, instants->len + 1);

  return gsy_versions_choose ((const gint64 *) (gpointer) instants->data, sizes, instants->len, now, GSY_VERSIONS_MAX_DAYS);
}

static guint
count (const gboolean *kept, guint n)
{
  guint total = 0;

  for (guint i = 0; i < n; i++)
    total += kept[i] ? 1 : 0;
  return total;
}

static GArray *
instants_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (gint64));
}

static void
test_choose_few (void)
{
  for (guint n = 0; n <= GSY_VERSIONS_MIN; n++)
    {
      g_autoptr (GArray) instants = instants_new ();
      g_autofree gboolean *kept = NULL;

      /* All in one second, ten years ago. */
      for (guint i = 0; i < n; i++)
        {
          gint64 instant = START - 3650 * DAY + (gint64) (n - i);
          g_array_append_val (instants, instant);
        }
      kept = choose (instants, START);
      g_assert_cmpuint (count (kept, n), ==, n);
    }
}

static void
test_choose_last_of_each (void)
{
  g_autoptr (GArray) instants = instants_new ();
  g_autofree gboolean *kept = NULL;
  guint n_hours = 0;

  /* Two a minute for three days. */
  for (gint64 age = 0; age < 3 * DAY; age += MINUTE / 2)
    {
      gint64 instant = START - 1 - age;
      g_array_append_val (instants, instant);
    }
  kept = choose (instants, START);
  for (guint i = 0; i < instants->len; i++)
    {
      gint64 instant = g_array_index (instants, gint64, i);
      gint64 age = START - instant;
      gint64 stretch = age < 10 * MINUTE ? MINUTE : (age < 2 * HOUR ? 10 * MINUTE : (age < DAY ? HOUR : DAY));

      g_assert_cmpint (kept[i], ==, i == 0 || g_array_index (instants, gint64, i - 1) / stretch != instant / stretch);
      if (kept[i] && age >= 2 * HOUR && age < DAY)
        n_hours++;
    }
  g_assert_cmpuint (n_hours, ==, 22);
  g_assert_cmpuint (count (kept, instants->len), ==, 10 + 11 + 22 + 2);
}

static void
test_choose_bytes (void)
{
  gint64 instants[40];
  guint64 sizes[40];
  g_autofree gboolean *kept = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (instants); i++)
    {
      instants[i] = START - 1 - (gint64) i * 2 * DAY / 3 - (i > 0 ? DAY : 0);
      sizes[i] = GSY_VERSIONS_MAX_BYTES / 12;
    }
  kept = gsy_versions_choose (instants, sizes, G_N_ELEMENTS (instants), START, GSY_VERSIONS_MAX_DAYS);
  g_assert_cmpuint (count (kept, G_N_ELEMENTS (instants)), ==, 12);
  g_free (g_steal_pointer (&kept));

  /* Ten are kept however large they are. */
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    sizes[i] = GSY_VERSIONS_MAX_BYTES * 2;
  kept = gsy_versions_choose (instants, sizes, G_N_ELEMENTS (instants), START, GSY_VERSIONS_MAX_DAYS);
  g_assert_cmpuint (count (kept, G_N_ELEMENTS (instants)), ==, GSY_VERSIONS_MIN);
}

static void
test_choose_days (void)
{
  gint64 instants[60];
  g_autofree guint64 *sizes = g_new0 (guint64, G_N_ELEMENTS (instants));
  g_autofree gboolean *kept = NULL;

  /* One a day, at noon. */
  for (guint i = 0; i < G_N_ELEMENTS (instants); i++)
    instants[i] = START - 1 - (gint64) i * DAY;
  kept = gsy_versions_choose (instants, sizes, G_N_ELEMENTS (instants), START, 14);
  for (guint i = 0; i < G_N_ELEMENTS (instants); i++)
    g_assert_cmpint (kept[i], ==, i < 14);
  g_free (g_steal_pointer (&kept));

  /* Ten are kept however old they are. */
  kept = gsy_versions_choose (instants, sizes, G_N_ELEMENTS (instants), START, 1);
  for (guint i = 0; i < G_N_ELEMENTS (instants); i++)
    g_assert_cmpint (kept[i], ==, i < GSY_VERSIONS_MIN);
}

/* What is wanted holds from the next version on, and no longer than it is wanted. */
static void
test_max_days (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  gint64 now = g_get_real_time ();

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *text = g_strdup_printf ("version %u", i);
      g_assert_true (add_text (path, text, now - (gint64) (20 - i) * 36 * HOUR));
    }
  g_autoptr (GPtrArray) all = gsy_versions_list (path);
  g_assert_cmpuint (all->len, >, GSY_VERSIONS_MIN);
  gsy_versions_set_max_days (7);
  g_assert_true (add_text (path, "another", now));
  gsy_versions_set_max_days (GSY_VERSIONS_MAX_DAYS);
  g_autoptr (GPtrArray) few = gsy_versions_list (path);
  g_assert_cmpuint (few->len, ==, GSY_VERSIONS_MIN);
  free_folder (g_steal_pointer (&folder));
}

/* Between two keystrokes, or a night, or a holiday. */
static gint64
random_pause (void)
{
  static const gint64 most[] = { SECOND, 20 * SECOND, 5 * MINUTE, 2 * HOUR, 2 * DAY, 20 * DAY };
  gint64 max = most[g_test_rand_int_range (0, G_N_ELEMENTS (most))];

  return 1 + (gint64) g_test_rand_double_range (0, (double) max);
}

static gboolean
contains (GArray *instants, gint64 instant)
{
  for (guint i = 0; i < instants->len; i++)
    if (g_array_index (instants, gint64, i) == instant)
      return TRUE;
  return FALSE;
}

static void
test_choose_again_and_again (void)
{
  for (guint run = 0; run < 50; run++)
    {
      g_autoptr (GArray) all = instants_new ();
      g_autoptr (GArray) kept = instants_new ();
      gint64 now = START;

      for (guint i = 0; i < 400; i++)
        {
          g_autofree gboolean *chosen = NULL;

          now += random_pause ();
          g_array_prepend_val (all, now);
          g_array_prepend_val (kept, now);
          chosen = choose (kept, now);
          for (guint k = kept->len; k > 0; k--)
            if (!chosen[k - 1])
              g_array_remove_index (kept, k - 1);
          g_assert_cmpint (g_array_index (kept, gint64, 0), ==, now);
          g_assert_cmpuint (kept->len, >=, MIN (all->len, GSY_VERSIONS_MIN));
          g_assert_cmpuint (kept->len, <=, 11 + 13 + 25 + 32 + 54);
        }
      {
        g_autofree gboolean *chosen = choose (all, now);
        /* Beside those that only fill up to the least number. */
        if (count (chosen, all->len) > GSY_VERSIONS_MIN)
          for (guint i = 0; i < all->len; i++)
            if (chosen[i])
              g_assert_true (contains (kept, g_array_index (all, gint64, i)));
      }
    }
}

/* --- on disk --- */

static void
test_add_and_list (void)
{
  g_autofree char *folder = fresh_folder ();
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  g_autoptr (GPtrArray) versions = NULL;

  g_assert_false (gsy_versions_exist (path));
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *text = g_strdup_printf ("version %d", i);
      add_text (path, text, START + i * SECOND + 7);
    }
  versions = gsy_versions_list (path);
  g_assert_cmpuint (versions->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const GsyVersion *version = g_ptr_array_index (versions, i);
      g_autofree char *text = load_text (versions, i);
      g_autofree char *wanted = g_strdup_printf ("version %u", 2 - i);

      g_assert_cmpstr (text, ==, wanted);
      g_assert_cmpint (version->instant, ==, START + (gint64) (2 - i) * SECOND + 7);
      g_assert_cmpuint (version->size, ==, strlen (wanted));
    }
  remove_tree (folder);
}

static void
test_add_private (void)
{
  g_autofree char *folder = fresh_folder ();
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  g_autofree char *root = versions_folder ();
  g_autoptr (GPtrArray) versions = NULL;
  g_autofree char *parent = NULL;
  g_autofree char *content = NULL;
  g_autofree char *real = NULL;
  g_autofree char *wanted = NULL;
  struct stat st;

  add_text (path, "secret", START);
  versions = gsy_versions_list (path);
  g_assert_cmpint (stat (((GsyVersion *) g_ptr_array_index (versions, 0))->path, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (root, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0700);
  parent = g_path_get_dirname (((GsyVersion *) g_ptr_array_index (versions, 0))->path);
  g_assert_cmpint (stat (parent, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0700);
  content = read_file (parent, "path");
  real = realpath (folder, NULL);
  wanted = g_build_filename (real, "a.json", NULL);
  g_assert_cmpstr (content, ==, wanted);
  remove_tree (folder);
}

static void
test_add_same_once (void)
{
  g_autofree char *folder = fresh_folder ();
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  g_autoptr (GPtrArray) versions = NULL;

  add_text (path, "one", START);
  add_text (path, "one", START + HOUR);
  add_text (path, "two", START + 2 * HOUR);
  add_text (path, "one", START + 3 * HOUR);
  add_text (path, "one", START + 4 * HOUR);
  add_text (path, "", START + 5 * HOUR);
  versions = gsy_versions_list (path);
  g_assert_cmpuint (versions->len, ==, 3);
  g_assert_cmpint (((GsyVersion *) g_ptr_array_index (versions, 2))->instant, ==, START);
  remove_tree (folder);
}

static void
test_add_any_way_to_it (void)
{
  g_autofree char *folder = fresh_folder ();
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  g_autofree char *other = g_build_filename (folder, "link", NULL);
  g_autofree char *through = g_build_filename (other, "a.json", NULL);

  g_assert_cmpint (symlink (folder, other), ==, 0);
  add_text (path, "one", START);
  g_assert_true (gsy_versions_exist (through));
  g_unlink (other);
  remove_tree (folder);
}

static void
test_add_file (void)
{
  g_autofree char *folder = fresh_folder ();
  g_autofree char *path = put_file (folder, "a.json", "by another program");
  struct utimbuf times = { START / SECOND, START / SECOND };
  GsyFileIdentity identity;
  g_autoptr (GPtrArray) versions = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpint (utime (path, &times), ==, 0);
  g_assert_true (gsy_file_identity_read (path, &identity, NULL));
  gsy_versions_add_file (path, &identity, 1000);
  gsy_versions_add_file (path, &identity, 1000);
  versions = gsy_versions_list (path);
  g_assert_cmpuint (versions->len, ==, 1);
  /* As old as the file. */
  g_assert_cmpint (((GsyVersion *) g_ptr_array_index (versions, 0))->instant, ==, START);
  text = load_text (versions, 0);
  g_assert_cmpstr (text, ==, "by another program");
  remove_tree (folder);
}

static void
test_list_only_versions (void)
{
  g_autofree char *folder = fresh_folder ();
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *kept = NULL;

  add_text (path, "one", START);
  before = gsy_versions_list (path);
  kept = g_path_get_dirname (((GsyVersion *) g_ptr_array_index (before, 0))->path);
  g_free (put_file (kept, "20261122T101500.123456Z-0123456789abcdef.json", ""));
  g_free (put_file (kept, "20261122T101500.123456Z-0123456789abcdeg.json", "no hash"));
  g_free (put_file (kept, "20261322T101500.123456Z-0123456789abcdef.json", "no month"));
  g_free (put_file (kept, "2026112.T101500.123456Z-0123456789abcdef.json", "no day"));
  g_free (put_file (kept, "20261122T101500.123456Z-0123456789abcdef.jsox", "no ending"));
  g_free (put_file (kept, ".20261122T101500.123456Z-0123456789abcdef.json.1.00000000.tmp", "left"));
  after = gsy_versions_list (path);
  g_assert_cmpuint (after->len, ==, 1);
  remove_tree (folder);
}

static void
test_load_damaged (void)
{
  g_autofree char *folder = fresh_folder ();
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  g_autoptr (GPtrArray) versions = NULL;
  const GsyVersion *version;
  GError *error = NULL;

  add_text (path, "one and two", START);
  versions = gsy_versions_list (path);
  version = g_ptr_array_index (versions, 0);
  g_assert_cmpint (truncate (version->path, 5), ==, 0);
  g_assert_null (gsy_versions_load (version, &error));
  g_assert_error (error, GSY_ERROR, GSY_ERROR_PARSE);
  g_clear_error (&error);
  g_unlink (version->path);
  g_assert_null (gsy_versions_load (version, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  remove_tree (folder);
}

static void
test_add_thins_out (void)
{
  g_autofree char *folder = fresh_folder ();
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  gint64 now = g_get_real_time ();
  g_autoptr (GPtrArray) versions = NULL;
  g_autofree char *newest = NULL;

  for (int i = 600; i >= 0; i--)
    {
      g_autofree char *text = g_strdup_printf ("version %d", i);
      add_text (path, text, now - i * SECOND);
    }
  versions = gsy_versions_list (path);
  g_assert_cmpuint (versions->len, >=, GSY_VERSIONS_MIN);
  g_assert_cmpuint (versions->len, <=, 13);
  newest = load_text (versions, 0);
  g_assert_cmpstr (newest, ==, "version 0");
  remove_tree (folder);
}

static void
test_add_clock_set_back (void)
{
  g_autofree char *folder = fresh_folder ();
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  gint64 now = g_get_real_time ();
  g_autoptr (GPtrArray) versions = NULL;
  gboolean found = FALSE;

  for (int i = 0; i < 30; i++)
    {
      g_autofree char *text = g_strdup_printf ("version %d", i);
      add_text (path, text, now + 100 * DAY + i * MINUTE);
    }
  add_text (path, "after the clock was set right", now - 700 * DAY);
  versions = gsy_versions_list (path);
  for (guint i = 0; i < versions->len; i++)
    {
      g_autofree char *text = load_text (versions, i);
      found = found || g_str_equal (text, "after the clock was set right");
    }
  g_assert_true (found);
  remove_tree (folder);
}

static void
test_two_processes (void)
{
  g_autofree char *folder = fresh_folder ();
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  g_autoptr (GPtrArray) versions = NULL;
  pid_t children[2];

  for (guint c = 0; c < G_N_ELEMENTS (children); c++)
    {
      children[c] = fork ();
      g_assert_cmpint (children[c], >=, 0);
      if (children[c] != 0)
        continue;
      for (int i = 0; i < 300; i++)
        {
          g_autofree char *text = g_strdup_printf ("%u writes %d", c, i);
          g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
          g_autoptr (GError) error = NULL;

          if (!gsy_versions_add (path, bytes, g_get_real_time (), &error))
            {
              g_printerr ("%s\n", error->message);
              _exit (1);
            }
        }
      _exit (0);
    }
  for (guint c = 0; c < G_N_ELEMENTS (children); c++)
    {
      int status;

      g_assert_cmpint (waitpid (children[c], &status, 0), ==, children[c]);
      g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
    }
  versions = gsy_versions_list (path);
  g_assert_cmpuint (versions->len, >=, GSY_VERSIONS_MIN);
  g_assert_cmpuint (versions->len, <=, 2 * GSY_VERSIONS_MIN);
  for (guint i = 0; i < versions->len; i++)
    {
      g_autofree char *text = load_text (versions, i);
      g_assert_true (strstr (text, " writes ") != NULL);
    }
  remove_tree (folder);
}

static void
test_move (void)
{
  g_autofree char *folder = fresh_folder ();
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  g_autofree char *other = g_build_filename (folder, "b.json", NULL);
  g_autoptr (GPtrArray) versions = NULL;

  add_text (path, "one", START);
  gsy_versions_move (path, other);
  g_assert_false (gsy_versions_exist (path));
  versions = gsy_versions_list (other);
  g_assert_cmpuint (versions->len, ==, 1);

  /* Never over those of another file. */
  add_text (path, "two", START);
  gsy_versions_move (path, other);
  g_assert_true (gsy_versions_exist (path));
  remove_tree (folder);
}

static void
test_sweep_total (void)
{
  g_autofree char *folder = fresh_folder ();
  gint64 now = g_get_real_time ();
  guint n[2];

  for (guint f = 0; f < 2; f++)
    {
      g_autofree char *name = g_strdup_printf ("%u.json", f);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      for (int i = 20; i > 0; i--)
        {
          g_autofree char *text = g_strdup_printf ("version %3d", i);
          /* Those of the first file are older. */
          add_text (path, text, now - (i + (f == 0 ? 25 : 0)) * 26 * HOUR);
        }
    }
  gsy_versions_sweep (35 * strlen ("version 100"), TRUE);
  for (guint f = 0; f < 2; f++)
    {
      g_autofree char *name = g_strdup_printf ("%u.json", f);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GPtrArray) versions = gsy_versions_list (path);

      n[f] = versions->len;
    }
  g_assert_cmpuint (n[1], ==, 20);
  g_assert_cmpuint (n[0], <=, 15);
  g_assert_cmpuint (n[0], >=, GSY_VERSIONS_MIN);
  gsy_versions_sweep (0, TRUE);
  for (guint f = 0; f < 2; f++)
    {
      g_autofree char *name = g_strdup_printf ("%u.json", f);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GPtrArray) versions = gsy_versions_list (path);

      g_assert_cmpuint (versions->len, ==, GSY_VERSIONS_MIN);
    }
  remove_tree (folder);
}

static void
test_sweep_gone (void)
{
  g_autofree char *folder = fresh_folder ();
  g_autofree char *gone = g_build_filename (folder, "gone.json", NULL);
  g_autofree char *recent = g_build_filename (folder, "recent.json", NULL);
  g_autofree char *away = g_build_filename (folder, "disk", "away.json", NULL);
  g_autofree char *there = put_file (folder, "there.json", "now");
  gint64 now = g_get_real_time ();

  add_text (gone, "one", now - 400 * DAY);
  add_text (there, "one", now - 400 * DAY);
  add_text (away, "one", now - 400 * DAY);
  add_text (recent, "one", now - 100 * DAY);
  gsy_versions_sweep (GSY_VERSIONS_MAX_TOTAL, TRUE);
  g_assert_false (gsy_versions_exist (gone));
  g_assert_true (gsy_versions_exist (recent));
  g_assert_true (gsy_versions_exist (there));
  /* Its disk may not be here. */
  g_assert_true (gsy_versions_exist (away));

  /* Once a day is enough. */
  add_text (gone, "one", now - 400 * DAY);
  gsy_versions_sweep (GSY_VERSIONS_MAX_TOTAL, FALSE);
  g_assert_true (gsy_versions_exist (gone));
  remove_tree (folder);
}

/* --- with the saver --- */

static void
test_save_keeps_before_and_after (void)
{
  g_autofree char *folder = fresh_folder ();
  g_autofree char *article G_GNUC_UNUSED = put_file (folder, "a.txt", TEXT);
  g_autofree char *sidecar = put_file (folder, "a.txt.annotations.json", SIDECAR (STATEMENT (ID_A, "denial", 16, 21)));
  g_autofree char *before = read_file (folder, "a.txt.annotations.json");
  g_autofree char *after = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GsyDocument) document = load_document (folder, "a.txt");

  mark (document, "accusation", 40, 44);
  g_assert_true (gsy_document_save_sync (document, NULL));
  after = read_file (folder, "a.txt.annotations.json");
  versions = gsy_versions_list (sidecar);
  g_assert_cmpuint (versions->len, ==, 2);
  first = load_text (versions, 1);
  second = load_text (versions, 0);
  g_assert_cmpstr (first, ==, before);
  g_assert_cmpstr (second, ==, after);
  remove_tree (folder);
}

static void
test_save_keeps_what_others_wrote (void)
{
  g_autofree char *folder = fresh_folder ();
  g_autofree char *article G_GNUC_UNUSED = put_file (folder, "a.txt", TEXT);
  g_autofree char *sidecar = put_file (folder, "a.txt.annotations.json", SIDECAR (STATEMENT (ID_A, "denial", 16, 21)));
  g_autofree char *theirs = g_strdup (SIDECAR (STATEMENT (ID_A, "accusation", 16, 21)));
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GsyDocument) document = load_document (folder, "a.txt");
  gboolean found = FALSE;

  mark (document, "accusation", 40, 44);
  g_free (put_file (folder, "a.txt.annotations.json", theirs));
  g_assert_true (gsy_document_save_sync (document, NULL));
  versions = gsy_versions_list (sidecar);
  for (guint i = 0; i < versions->len; i++)
    {
      g_autofree char *text = load_text (versions, i);
      found = found || g_str_equal (text, theirs);
    }
  g_assert_true (found);
  remove_tree (folder);
}

static void
test_save_without_a_state_folder (void)
{
  g_autofree char *folder = fresh_folder ();
  g_autofree char *article G_GNUC_UNUSED = put_file (folder, "a.txt", TEXT);
  g_autofree char *block G_GNUC_UNUSED = put_file (g_get_user_state_dir (), "gainsay", "not a folder");
  g_autofree char *sidecar = g_build_filename (folder, "a.txt.annotations.json", NULL);
  g_autoptr (GsyDocument) document = load_document (folder, "a.txt");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  GError *error = NULL;

  g_assert_false (gsy_versions_add (sidecar, bytes, START, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  mark (document, "accusation", 40, 44);
  g_assert_true (gsy_document_save_sync (document, &error));
  g_assert_no_error (error);
  g_assert_cmpint (gsy_document_get_save_state (document), ==, GSY_SAVE_STATE_SAVED);
  g_assert_null (gsy_document_get_save_message (document));
  g_assert_false (gsy_versions_exist (sidecar));
  g_unlink (block);
  remove_tree (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  isolate_state ();

  g_test_add_func ("/versions/choose/up-to-ten-stay-whatever-their-age", test_choose_few);
  g_test_add_func ("/versions/choose/the-last-of-each-stretch-stays", test_choose_last_of_each);
  g_test_add_func ("/versions/choose/bytes-are-bounded-but-ten-stay", test_choose_bytes);
  g_test_add_func ("/versions/choose/none-older-than-is-wanted-but-ten-stay", test_choose_days);
  g_test_add_func ("/versions/add/keeps-as-far-back-as-is-wanted", test_max_days);
  g_test_add_func ("/versions/choose/again-and-again-keeps-what-once-would", test_choose_again_and_again);
  g_test_add_func ("/versions/add/is-listed-newest-first", test_add_and_list);
  g_test_add_func ("/versions/add/is-for-its-owner-alone", test_add_private);
  g_test_add_func ("/versions/add/the-same-is-kept-once", test_add_same_once);
  g_test_add_func ("/versions/add/the-way-to-the-file-does-not-matter", test_add_any_way_to_it);
  g_test_add_func ("/versions/add/a-file-is-as-old-as-it-says", test_add_file);
  g_test_add_func ("/versions/add/thins-out", test_add_thins_out);
  g_test_add_func ("/versions/add/a-clock-set-back-loses-nothing", test_add_clock_set_back);
  g_test_add_func ("/versions/add/two-processes-at-once", test_two_processes);
  g_test_add_func ("/versions/list/takes-nothing-else-for-a-version", test_list_only_versions);
  g_test_add_func ("/versions/load/tells-what-is-damaged", test_load_damaged);
  g_test_add_func ("/versions/move/follows-the-file", test_move);
  g_test_add_func ("/versions/sweep/the-oldest-go-but-ten-of-each-stay", test_sweep_total);
  g_test_add_func ("/versions/sweep/what-is-long-gone-is-forgotten", test_sweep_gone);
  g_test_add_func ("/versions/save/keeps-before-and-after", test_save_keeps_before_and_after);
  g_test_add_func ("/versions/save/keeps-what-others-wrote", test_save_keeps_what_others_wrote);
  g_test_add_func ("/versions/save/a-state-folder-that-fails-keeps-nobody-from-saving", test_save_without_a_state_folder);

  return run_tests ();
}
