/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-cli.c: how the program is called, what it answers, and that it stays without a display. */
#include "config.h"
#include "cli-run.h"

#include <gio/gio.h>

#include <string.h>

static void
test_version (void)
{
  g_auto (CliRun) run = cli_run (NULL, "--version");

  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.out, ==, "gainsay-cli " GSY_VERSION "\n");
  g_assert_cmpstr (run.err, ==, "");
}

static void
test_help (void)
{
  const char *const ways[] = { "help", "--help", "help --help" };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_auto (CliRun) run = cli_run (NULL, ways[i]);

      g_assert_cmpint (run.status, ==, 0);
      g_assert_nonnull (strstr (run.out, "gainsay-cli validate [--only=errors|questions] PATH…"));
      g_assert_nonnull (strstr (run.out, "gainsay-cli stats [--json] PATH…"));
      g_assert_cmpstr (run.err, ==, "");
    }
}

static void
test_help_of_a_verb (void)
{
  g_auto (CliRun) help = cli_run (NULL, "help stats");
  g_auto (CliRun) option = cli_run (NULL, "stats --help");

  g_assert_cmpint (help.status, ==, 0);
  g_assert_nonnull (strstr (help.out, "--json"));
  g_assert_cmpstr (help.out, ==, option.out);
}

static void
test_wrong_usage (void)
{
  const char *const lines[] = { "", "nonsense", "help nonsense", "validate", "stats --json", "validate --nonsense .", "stats -x", "--quiet" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (CliRun) run = cli_run (NULL, lines[i]);

      g_test_message ("gainsay-cli %s", lines[i]);
      g_assert_cmpint (run.status, ==, 2);
      g_assert_cmpstr (run.out, ==, "");
      g_assert_true (g_str_has_prefix (run.err, "gainsay-cli: "));
      g_assert_nonnull (strstr (run.err, "gainsay-cli help"));
    }
}

static void
test_full_disk (void)
{
  g_autofree char *program = cli_get_program ();
  const char *argv[] = { "/bin/sh", "-c", "exec \"$1\" --version >/dev/full", "sh", program, NULL };
  g_autofree char *err = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &err, &status, NULL));
  g_assert_true (g_str_has_prefix (err, "gainsay-cli: "));
  g_assert_false (g_spawn_check_wait_status (status, NULL));
  g_assert_cmpint (status >> 8, ==, 3);
}

/* The libraries that the program was linked with, as readelf tells them. */
static void
test_without_gtk (void)
{
  g_autofree char *program = cli_get_program ();
  g_autofree char *readelf = g_find_program_in_path ("readelf");
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *out = NULL;

  if (readelf == NULL)
    {
      g_test_skip ("readelf is not there");
      return;
    }
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, readelf, "-d", program, NULL);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, NULL));
  g_assert_nonnull (strstr (out, "libglib-2.0"));
  g_assert_null (strstr (out, "libgtk"));
  g_assert_null (strstr (out, "libgdk"));
  g_assert_null (strstr (out, "libadwaita"));
}

/* Verbs and options as the help names them. */
static void
collect_words (const char *text, GPtrArray *words)
{
  g_autoptr (GRegex) regex = g_regex_new ("--[a-z]+|^  gainsay-cli ([a-z]+)", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      char *verb = g_match_info_fetch (match, 1);

      if (verb != NULL && verb[0] != '\0')
        g_ptr_array_add (words, verb);
      else
        {
          g_free (verb);
          g_ptr_array_add (words, g_match_info_fetch (match, 0));
        }
    }
}

static void
test_documented (void)
{
  g_auto (CliRun) run = cli_run (NULL, "help");
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *page_path = cli_get_source ("data/man/gainsay-cli.1");
  g_autofree char *completion_path = cli_get_source ("data/completions/gainsay-cli");
  g_autofree char *page = NULL;
  g_autofree char *completion = NULL;
  g_auto (GStrv) parts = NULL;

  g_assert_true (g_file_get_contents (page_path, &page, NULL, NULL));
  g_assert_true (g_file_get_contents (completion_path, &completion, NULL, NULL));
  /* In a page, “-” is written “\-”. */
  parts = g_strsplit (page, "\\-", -1);
  g_free (page);
  page = g_strjoinv ("-", parts);

  collect_words (run.out, words);
  g_assert_cmpuint (words->len, >=, 6);
  for (guint i = 0; i < words->len; i++)
    {
      g_test_message ("%s", (char *) g_ptr_array_index (words, i));
      g_assert_nonnull (strstr (page, g_ptr_array_index (words, i)));
      g_assert_nonnull (strstr (completion, g_ptr_array_index (words, i)));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/version/is-told", test_version);
  g_test_add_func ("/cli/help/lists-the-verbs", test_help);
  g_test_add_func ("/cli/help/is-the-same-by-verb-and-by-option", test_help_of_a_verb);
  g_test_add_func ("/cli/usage/wrong-usage-is-2-and-says-more", test_wrong_usage);
  g_test_add_func ("/cli/print/full-disk-is-3-and-said", test_full_disk);
  g_test_add_func ("/cli/links/no-gtk", test_without_gtk);
  g_test_add_func ("/cli/help/all-is-in-page-and-completion", test_documented);
  return g_test_run ();
}
