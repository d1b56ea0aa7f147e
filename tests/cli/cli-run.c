/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cli-run.c: runs gainsay-cli from outside, and makes folders for it. */
#include "config.h"
#include "cli-run.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include <string.h>

char *
cli_get_program (void)
{
  return g_test_build_filename (G_TEST_BUILT, "..", "src", "gainsay-cli", NULL);
}

char *
cli_get_source (const char *path)
{
  return g_test_build_filename (G_TEST_DIST, "..", path, NULL);
}

static char *
dup_text (GBytes *bytes)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  return n_bytes > 0 ? g_strndup (data, n_bytes) : g_strdup ("");
}

CliRun
cli_run_full (const char *folder, const char *locale, const char *input, const char *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *program = cli_get_program ();
  g_autofree char *quoted = g_shell_quote (program);
  g_autofree char *line = g_strconcat (quoted, " ", arguments, NULL);
  g_auto (GStrv) argv = NULL;
  g_autoptr (GBytes) in = g_bytes_new (input, input != NULL ? strlen (input) : 0);
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) err = NULL;
  CliRun run = { -1, NULL, NULL };

  g_assert_true (g_shell_parse_argv (line, NULL, &argv, &error));
  if (folder != NULL)
    g_subprocess_launcher_set_cwd (launcher, folder);
  if (locale != NULL)
    g_subprocess_launcher_setenv (launcher, "LC_ALL", locale, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "LANGUAGE");
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (process, in, NULL, &out, &err, &error));
  if (g_subprocess_get_if_exited (process))
    run.status = g_subprocess_get_exit_status (process);
  run.out = dup_text (out);
  run.err = dup_text (err);
  return run;
}

CliRun
cli_run (const char *folder, const char *arguments)
{
  return cli_run_full (folder, NULL, NULL, arguments);
}

void
cli_run_clear (CliRun *self)
{
  g_free (self->out);
  g_free (self->err);
}

char *
cli_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp (NULL, &error);

  g_assert_no_error (error);
  return folder;
}

static void
remove_all (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *inside = g_build_filename (path, name, NULL);

          remove_all (inside);
        }
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

void
cli_remove_folder (char *folder)
{
  remove_all (folder);
  g_free (folder);
}

void
cli_write (const char *folder, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

char *
cli_read (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

void
cli_write_marked (const char *folder, const char *name, const char *statements)
{
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, CLI_ARTICLE, -1);
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *sidecar = g_strconcat (name, ".annotations.json", NULL);
  g_autofree char *json = g_strdup_printf ("{\n"
                                           "  'format': 'gainsay-annotations',\n"
                                           "  'version': 1,\n"
                                           "  'unit': 'code-point',\n"
                                           "  'article': {'file': '%s', 'sha256': '%s', 'length': %u},\n"
                                           "  'statements': [\n%s\n]\n}\n",
                                           base,
                                           sha256,
                                           (guint) strlen (CLI_ARTICLE),
                                           statements);

  cli_write (folder, name, CLI_ARTICLE);
  cli_write (folder, sidecar, g_strdelimit (json, "'", '"'));
}

char *
cli_denial (const char *layer, const char *more)
{
  return g_strdup_printf ("{'id': '" CLI_DENIAL_ID "', 'layer': '%s', 'spans': [{'start': 36, 'end': 53, 'exact': 'Borland denies it'}]%s%s}",
                          layer,
                          more[0] != '\0' ? ", " : "",
                          more);
}
