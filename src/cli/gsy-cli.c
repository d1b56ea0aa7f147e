/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cli.c: the verbs by name, help, and how the program speaks. */
#include "config.h"
#include "cli/gsy-cli.h"
#include <glib/gi18n-lib.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *synopsis;
  const char *summary; /* untranslated */
  const char *help;    /* untranslated */
  GsyExit (*run) (char **argv, gboolean quiet);
} Verb;

static const Verb verbs[] = {
  { NULL, NULL, NULL, NULL, NULL },
};

static const Verb *
find_verb (const char *name)
{
  for (guint i = 0; verbs[i].name != NULL; i++)
    if (g_str_equal (verbs[i].name, name))
      return &verbs[i];
  return NULL;
}

char *
gsy_cli_dup_shown_path (const char *path)
{
  g_autofree char *valid = g_utf8_make_valid (path, -1);
  GString *shown = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (shown, g_unichar_iscntrl (c) ? 0xfffd : c);
    }
  return g_string_free (shown, FALSE);
}

void
gsy_cli_complain (const char *path, guint line, guint column, const char *message)
{
  g_autofree char *shown = path != NULL ? gsy_cli_dup_shown_path (path) : NULL;

  fputs ("gainsay-cli: ", stderr);
  if (shown != NULL && line > 0)
    fprintf (stderr, "%s:%u:%u: ", shown, line, column);
  else if (shown != NULL)
    fprintf (stderr, "%s: ", shown);
  fprintf (stderr, "%s\n", message);
}

GsyExit
gsy_cli_usage (const char *verb, const char *message)
{
  g_autofree char *more = verb != NULL ? g_strdup_printf ("gainsay-cli help %s", verb) : g_strdup ("gainsay-cli help");

  gsy_cli_complain (NULL, 0, 0, message);
  /* Translators: %s is a command to type. */
  fprintf (stderr, _ ("“%s” says more."), more);
  fputc ('\n', stderr);
  return GSY_EXIT_USAGE;
}

gboolean
gsy_cli_print (const char *text)
{
  if (fputs (text, stdout) != EOF && fflush (stdout) == 0)
    return TRUE;

  int code = errno;
  /* Translators: %s is the system's reason, as “No space left on device”. */
  g_autofree char *message = g_strdup_printf (_ ("could not write the result: %s"), g_strerror (code));
  gsy_cli_complain (NULL, 0, 0, message);
  return FALSE;
}

static GsyExit
print_help (void)
{
  GString *text = g_string_new (NULL);

  g_string_append (text, _ ("Checks and counts what was marked in articles, without a display.\n"));
  g_string_append (text, "\n");
  for (guint i = 0; verbs[i].name != NULL; i++)
    g_string_append_printf (text, "  gainsay-cli %s %s\n      %s\n", verbs[i].name, verbs[i].synopsis, _ (verbs[i].summary));
  g_string_append_printf (text, "  gainsay-cli help [%s]\n      %s\n", _ ("VERB"), _ ("say more about a verb"));
  g_string_append_printf (text, "  gainsay-cli --version\n      %s\n\n", _ ("say the version"));
  g_string_append_printf (text, "  --quiet     %s\n", _ ("no progress on standard error"));
  g_string_append_printf (text, "  --          %s\n", _ ("what follows are paths, even if they begin with “-”"));

  gboolean done = gsy_cli_print (text->str);
  g_string_free (text, TRUE);
  return done ? GSY_EXIT_DONE : GSY_EXIT_IO;
}

static GsyExit
print_verb_help (const Verb *verb)
{
  g_autofree char *text = g_strdup_printf ("gainsay-cli %s %s\n    %s\n\n%s\n", verb->name, verb->synopsis, _ (verb->summary), _ (verb->help));

  return gsy_cli_print (text) ? GSY_EXIT_DONE : GSY_EXIT_IO;
}

static GsyExit
run_help (char **argv)
{
  if (argv[0] == NULL)
    return print_help ();

  const Verb *verb = find_verb (argv[0]);
  if (verb == NULL)
    {
      /* Translators: %s is a word that was typed where the name of a verb (validate, stats…) belongs. */
      g_autofree char *message = g_strdup_printf (_ ("there is no verb “%s”"), argv[0]);
      return gsy_cli_usage (NULL, message);
    }
  return print_verb_help (verb);
}

/* Takes --quiet out of @argv, wherever it stands before "--", and says whether --help is there. */
static gboolean
take_common_options (char **argv, gboolean *quiet)
{
  gboolean help = FALSE;
  guint to = 0;
  guint from = 0;

  for (; argv[from] != NULL && !g_str_equal (argv[from], "--"); from++)
    {
      if (g_str_equal (argv[from], "--quiet"))
        *quiet = TRUE;
      else if (g_str_equal (argv[from], "--help"))
        help = TRUE;
      else
        argv[to++] = argv[from];
    }
  for (; argv[from] != NULL; from++)
    argv[to++] = argv[from];
  argv[to] = NULL;
  return help;
}

GsyExit
gsy_cli_run (int argc, char **argv)
{
  g_autofree char **rest = g_new0 (char *, MAX (argc, 1));
  gboolean quiet = FALSE;

  for (int i = 1; i < argc; i++)
    rest[i - 1] = argv[i];

  gboolean help = take_common_options (rest, &quiet);
  if (rest[0] == NULL)
    return help ? print_help () : gsy_cli_usage (NULL, _ ("which verb?"));
  if (g_str_equal (rest[0], "--version"))
    return gsy_cli_print ("gainsay-cli " GSY_VERSION "\n") ? GSY_EXIT_DONE : GSY_EXIT_IO;
  if (g_str_equal (rest[0], "help"))
    return run_help (rest + 1);

  const Verb *verb = find_verb (rest[0]);
  if (verb == NULL)
    {
      g_autofree char *message = g_strdup_printf (_ ("there is no verb “%s”"), rest[0]);
      return gsy_cli_usage (NULL, message);
    }
  return help ? print_verb_help (verb) : verb->run (rest + 1, quiet);
}
