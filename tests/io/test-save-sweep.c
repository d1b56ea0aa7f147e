/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-save-sweep.c: what killed saves have left behind goes, and nothing else. */
#include "config.h"
#include "save-fixture.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/resource.h>

static void
make_old (const char *path)
{
  const struct timespec times[2] = { { 1000, 0 }, { 1000, 0 } };

  g_assert_cmpint (utimensat (AT_FDCWD, path, times, AT_SYMLINK_NOFOLLOW), ==, 0);
}

/* A process that is certainly no more. */
static pid_t
dead_pid (void)
{
  pid_t pid = fork ();

  if (pid == 0)
    _exit (0);
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
  return pid;
}

static void
test_sweep (void)
{
  g_autoptr (Folder) folder = make_folder ();
  const int dead = dead_pid ();
  const struct
  {
    const char *format;
    gboolean is_old;
    gboolean goes;
  } cases[] = {
    { ".a.txt.annotations.json.%d.gsy0123abcd.tmp", TRUE, TRUE },
    { ".with.12.dots.%d.gsy0123abcd.tmp", TRUE, TRUE },
    { ".young.%d.gsy0123abcd.tmp", FALSE, FALSE },
    { "visible.%d.gsy0123abcd.tmp", TRUE, FALSE },
    { ".other.%d.0123abcd.tmp", TRUE, FALSE },
    { ".short.%d.gsy0123.tmp", TRUE, FALSE },
    { ".upper.%d.gsy0123ABCD.tmp", TRUE, FALSE },
    { ".%d.gsy0123abcd.tmp", TRUE, FALSE },
    { ".late.%d.gsy0123abcd.tmp.txt", TRUE, FALSE },
    { ".minus.-%d.gsy0123abcd.tmp", TRUE, FALSE },
  };
  g_autofree char *living = g_strdup_printf (".living.%d.gsy0123abcd.tmp", (int) getpid ());
  g_autofree char *link_name = g_strdup_printf (".link.%d.gsy0123abcd.tmp", dead);
  g_autofree char *living_path = put_file (folder, living, "x");
  g_autofree char *link_path = g_build_filename (folder, link_name, NULL);

  int living_fd = g_open (living_path, O_RDONLY | O_CLOEXEC, 0);

  /* Whoever writes holds a lock. */
  g_assert_cmpint (flock (living_fd, LOCK_EX | LOCK_NB), ==, 0);
  make_old (living_path);
  g_assert_cmpint (symlink ("x", link_path), ==, 0);
  make_old (link_path);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit (cases[i].format, "%d", 2);
      g_autofree char *name = g_strdup_printf ("%s%d%s", parts[0], dead, parts[1]);
      g_autofree char *path = put_file (folder, name, "x");

      if (cases[i].is_old)
        make_old (path);
    }
  gsy_save_sweep (folder);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit (cases[i].format, "%d", 2);
      g_autofree char *name = g_strdup_printf ("%s%d%s", parts[0], dead, parts[1]);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, !cases[i].goes);
    }
  g_assert_true (g_file_test (living_path, G_FILE_TEST_EXISTS));
  close (living_fd);
  gsy_save_sweep (folder);
  g_assert_false (g_file_test (living_path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
  gsy_save_sweep ("/nowhere/at/all");
}

/* A save that was killed leaves what the sweep knows, at once: its process is no more. */
static void
test_sweep_knows_ours (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.txt.annotations.json", NULL);
  g_autofree char *big = g_strnfill (200 * 1024, 'b');
  pid_t pid = fork ();
  int status;

  if (pid == 0)
    {
      const struct rlimit limit = { 64 * 1024, 64 * 1024 };
      GsyFileIdentity identity = { 0 };

      signal (SIGXFSZ, SIG_DFL);
      if (setrlimit (RLIMIT_FSIZE, &limit) != 0)
        _exit (9);
      save_text (path, big, &identity, NULL);
      _exit (0);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpuint (count_entries (folder), ==, 1);
  gsy_save_sweep (folder);
  g_assert_cmpuint (count_entries (folder), ==, 0);
}

/* Sweeps while others save take nothing from them. */
static void
test_sweep_meanwhile (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  GsyFileIdentity identity = { 0 };
  pid_t pid = fork ();
  int status;

  if (pid == 0)
    for (;;)
      gsy_save_sweep (folder);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      assert_saved (path, text, &identity);
    }
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_cmpuint (count_entries (folder), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/save/sweep/removes-only-what-nobody-writes-to", test_sweep);
  g_test_add_func ("/save/sweep/knows-what-a-kill-leaves", test_sweep_knows_ours);
  g_test_add_func ("/save/sweep/takes-nothing-from-who-is-saving", test_sweep_meanwhile);

  return g_test_run ();
}
