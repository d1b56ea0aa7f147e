/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cli.c: the verbs by name, help, and how the program speaks. */
#include "config.h"
#include "cli/gsy-cli.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* @summary and @help are for _(). */
typedef struct
{
  const char *name;
  const char *synopsis;
  const char *summary;
  const char *help;
  void (*run) (GsyCli *cli, char **argv);
} Verb;

static const Verb verbs[] = {
  /* Translators: what follows the name of a verb on the command line; --only=errors and --only=questions are typed as they are, and the same
   * word stands for PATH in the text below */
  { "validate", N_ ("[--only=errors|questions] PATH…"),
    N_ ("check sidecars and gainsay.json, and ask what a careful reader would"),
    N_ ("Each PATH is an article, a sidecar, gainsay.json, or a folder, which is searched with all its folders; “-” is a\n"
        "sidecar on standard input, checked without its article. What is found is a line each on standard error: errors of\n"
        "the files (structure, offsets, quotes, links, what gainsay.json does not list), and questions about what was marked,\n"
        "which end with a word in square brackets. A folder switches a question off by that word, in the list\n"
        "“muted-problems” of its gainsay.json.\n"
        "\n"
        "  --only=errors      ask nothing\n"
        "  --only=questions   leave out the errors\n"
        "\n"
        "The exit status is 0 if nothing was found, 1 if anything was, 3 if something could not be read."),
    gsy_cli_validate },
  /* Translators: what follows the name of a verb on the command line; --json is typed as it is */
  { "stats", N_ ("[--json] PATH…"),
    N_ ("count statements per article, layer, actor and topic"),
    N_ ("Each PATH is an article, a sidecar, or a folder, which is searched with all its folders. The result is a table for\n"
        "people or, with --json, one JSON document, which is the same in every language."),
    gsy_cli_stats },
  /* Translators: what follows the name of a verb on the command line: three files; --output is typed as it is */
  { "merge", N_ ("BASE OURS THEIRS [--output FILE]"),
    N_ ("make one sidecar, or gainsay.json, of two that come from the same one"),
    N_ ("Statement by statement, or element by element, and member by member: what one side added, changed or removed is\n"
        "taken. What both changed differently is kept in the file with both values, in “conflicts”; of a statement that of the\n"
        "side that was changed last stays in its place.\n"
        "An empty BASE, or /dev/null, stands for none: all that either side has is kept. So is merged what a sync client put\n"
        "beside the annotations: gainsay-cli merge /dev/null a.txt.annotations.json COPY\n"
        "The result goes to OURS, as git asks of a merge driver, or to FILE; “-” is standard output.\n"
        "The exit status is 0 if all was merged, 1 if there are conflicts to decide, 3 if nothing could be written."),
    gsy_cli_merge },
  /* Translators: what follows the name of a verb on the command line; --dry-run is typed as it is */
  { "reanchor", N_ ("[--dry-run] PATH…"),
    N_ ("find what was marked again, after articles changed"),
    N_ ("Each PATH is an article, a sidecar, or a folder, which is searched with all its folders. Where an article is not the\n"
        "one that was marked, each statement is found again: in its place, at another one, or, when its words have changed, at\n"
        "one that should be reviewed; otherwise it is kept as detached. The sidecar is then written. Standard output has a line\n"
        "for each such sidecar, standard error one for each statement that is not where it was.\n"
        "\n"
        "  --dry-run   write nothing\n"
        "\n"
        "The exit status is 0 if all was found, 1 if somebody should look, 3 if something could not be read or written."),
    gsy_cli_reanchor },
  /* Translators: what follows the name of a verb on the command line; what begins with -- is typed as it is */
  { "search", N_ ("[--regex] [--in LAYER | --outside LAYER] [--json] PATTERN PATH…"),
    N_ ("find words in articles, marked or not"),
    N_ ("Each PATH is an article, a sidecar, or a folder, which is searched with all its folders. PATTERN is found whatever its\n"
        "capitals, accents and kinds of quotation mark. Standard output has a line for each match, FILE:LINE:COLUMN and what\n"
        "stands around it, in the order of the paths, then of the text; it is the same in every language.\n"
        "\n"
        "  --regex           PATTERN is a regular expression as Perl has them; accents matter, capitals do not\n"
        "  --in LAYER        only what a statement of this layer marks, be it a part of the match; by id or by name\n"
        "  --outside LAYER   only what no statement of this layer marks any part of\n"
        "  --json            one JSON document, with offsets in code points\n"
        "\n"
        "The exit status is 0 if all was searched, whatever was found, 2 if PATTERN or LAYER makes no sense, 3 if something could\n"
        "not be read."),
    gsy_cli_search },
  /* Translators: what follows the name of a verb on the command line; what begins with -- is typed as it is */
  { "export", N_ ("--format FORMAT [--output PATH] [--set SET] [--layer ID]… [--option NAME]… [--strict] PATH…"),
    N_ ("write what was marked in a format of other programs"),
    N_ ("Each PATH is an article, a sidecar, or a folder, which is searched with all its folders. The result goes to standard\n"
        "output, or to the file or new folder that --output names, which is not seen before it is complete. What the format\n"
        "cannot hold is said on standard error.\n"
        "\n"
        "  --format FORMAT   one of those that “gainsay-cli formats” lists\n"
        "  --set SET         the annotation set of that name\n"
        "  --layer ID        only statements of this layer; may be given several times\n"
        "  --option NAME     a switch of the format; may be given several times\n"
        "  --strict          write nothing if anything would be lost\n"
        "\n"
        "The exit status is 0 if all was written, 1 if --strict refused or statements make no sense, 3 if something could\n"
        "not be read or written."),
    gsy_cli_export },
  /* Translators: what follows the name of a verb on the command line; what begins with -- is typed as it is */
  { "import", N_ ("[--format FORMAT] --output FOLDER [--set SET] [--dry-run] [--strict] PATH…"),
    N_ ("take in what other programs marked, and articles of other kinds of file"),
    N_ ("Each PATH is a file, or a folder of files, in one of the formats that can be read; which, is found out. Articles go into\n"
        "the folder as plain text, what was marked in them beside them, and what the folder’s vocabulary lacks into its\n"
        "gainsay.json. Nothing that is there is overwritten: an article whose name is taken gets another name. Standard output\n"
        "has a line for each article, standard error one for each kind of thing that has no place.\n"
        "\n"
        "  --output FOLDER   into this folder, which is made if it is not there\n"
        "  --format FORMAT   read all as one of the formats that “gainsay-cli formats” lists\n"
        "  --set SET         as the annotation set of that name\n"
        "  --dry-run         write nothing\n"
        "  --strict          write nothing if anything has no place or cannot be read\n"
        "\n"
        "The exit status is 0 if all was taken in, 1 if --strict refused, 3 if something could not be read or written. When it\n"
        "is stopped, it takes back what it made."),
    gsy_cli_import },
  /* Translators: what follows the name of a verb on the command line; --json is typed as it is */
  { "formats", N_ ("[--json]"),
    N_ ("list the formats, and what each can hold"),
    N_ ("Each format with its name for --format, what it is for, what of a statement it has no place for, its options, and what\n"
        "comes when it is read; with --json, as one JSON document."),
    gsy_cli_formats },
};

static const Verb *
find_verb (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
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

static void
clear_progress (GsyCli *self)
{
  if (self->progress_shown)
    fputs ("\r\033[K", stderr);
  self->progress_shown = FALSE;
}

void
gsy_cli_show_progress (GsyCli *self, guint done, guint total)
{
  if (!self->progress)
    return;
  clear_progress (self);
  if (done < total)
    {
      /* Translators: progress in a terminal, as “3 of 120”. */
      fprintf (stderr, _ ("%u of %u"), done, total);
      fflush (stderr);
      self->progress_shown = TRUE;
    }
}

void
gsy_cli_show_count (GsyCli *self, guint n_articles)
{
  if (!self->progress)
    return;
  clear_progress (self);
  if (n_articles > 0)
    {
      /* Translators: progress in a terminal: so many articles came so far. */
      fprintf (stderr, ngettext ("%u article…", "%u articles…", n_articles), n_articles);
      fflush (stderr);
      self->progress_shown = TRUE;
    }
}

void
gsy_cli_complain (GsyCli *self, GsyExit exit, const char *path, guint line, guint column, const char *message)
{
  g_autofree char *shown = path != NULL ? gsy_cli_dup_shown_path (path) : NULL;

  self->status = MAX (self->status, exit);
  clear_progress (self);
  fputs ("gainsay-cli: ", stderr);
  if (shown != NULL && line > 0)
    fprintf (stderr, "%s:%u:%u: ", shown, line, column);
  else if (shown != NULL)
    fprintf (stderr, "%s: ", shown);
  fprintf (stderr, "%s\n", message);
}

void
gsy_cli_usage (GsyCli *self, const char *verb, const char *message)
{
  g_autofree char *command = g_strconcat ("gainsay-cli help", verb != NULL ? " " : "", verb, NULL);
  /* Translators: %s is a command to type. */
  g_autofree char *more = g_strdup_printf (_ ("“%s” says more"), command);

  gsy_cli_complain (self, GSY_EXIT_USAGE, NULL, 0, 0, message);
  gsy_cli_complain (self, GSY_EXIT_USAGE, NULL, 0, 0, more);
}

void
gsy_cli_print (GsyCli *self, const char *text)
{
  if (fputs (text, stdout) == EOF || fflush (stdout) != 0)
    {
      const char *reason = g_strerror (errno);
      /* Translators: %s is the system's reason, as “No space left on device”. */
      g_autofree char *message = g_strdup_printf (_ ("could not write the result: %s"), reason);

      gsy_cli_complain (self, GSY_EXIT_IO, NULL, 0, 0, message);
    }
}

static void
print_help (GsyCli *self)
{
  g_autoptr (GString) text = g_string_new (_ ("Checks and counts what was marked in articles, without a display.\n"));

  g_string_append_c (text, '\n');
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_string_append_printf (text, "  gainsay-cli %s %s\n      %s\n", verbs[i].name, _ (verbs[i].synopsis), _ (verbs[i].summary));
  /* Translators: what may follow “gainsay-cli help”: the name of a verb, as “stats” */
  g_string_append_printf (text, "  gainsay-cli help %s\n      %s\n", _ ("[VERB]"), _ ("say more about a verb"));
  g_string_append_printf (text, "  gainsay-cli --version\n      %s\n\n", _ ("say the version"));
  g_string_append_printf (text, "  --quiet   %s\n", _ ("no progress on standard error"));
  g_string_append_printf (text, "  --help    %s\n", _ ("say more about the verb"));
  g_string_append_printf (text, "  --        %s\n", _ ("what follows are paths, even if they begin with “-”"));
  gsy_cli_print (self, text->str);
}

static void
print_verb_help (GsyCli *self, const Verb *verb)
{
  g_autofree char *text = g_strdup_printf ("gainsay-cli %s %s\n    %s\n\n%s\n", verb->name, _ (verb->synopsis), _ (verb->summary), _ (verb->help));

  gsy_cli_print (self, text);
}

static void
complain_of_verb (GsyCli *self, const char *name)
{
  g_autofree char *shown = gsy_cli_dup_shown_path (name);
  /* Translators: %s is what was typed where the name of a verb (validate, stats…) belongs. */
  g_autofree char *message = g_strdup_printf (_ ("there is no verb “%s”"), shown);

  gsy_cli_usage (self, NULL, message);
}

gboolean
gsy_cli_take_option (char **argv, const char *option)
{
  gboolean paths = FALSE;
  guint from, to = 0;

  for (from = 0; argv[from] != NULL; from++)
    {
      paths = paths || g_str_equal (argv[from], "--");
      if (paths || !g_str_equal (argv[from], option))
        argv[to++] = argv[from];
    }
  argv[to] = NULL;
  return to < from;
}

GPtrArray *
gsy_cli_take_values (GsyCli *self, char **argv, const char *option)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  gsize len = strlen (option);
  gboolean paths = FALSE, good = TRUE;
  guint from, to = 0;

  for (from = 0; argv[from] != NULL; from++)
    {
      paths = paths || g_str_equal (argv[from], "--");
      if (paths || strncmp (argv[from], option, len) != 0 || (argv[from][len] != '\0' && argv[from][len] != '='))
        argv[to++] = argv[from];
      else if (argv[from][len] == '=')
        g_ptr_array_add (values, argv[from] + len + 1);
      else if (argv[from + 1] != NULL)
        g_ptr_array_add (values, argv[++from]);
      else
        good = FALSE;
    }
  argv[to] = NULL;
  if (!good)
    {
      /* Translators: %s is an option of the command line, as “--output”. */
      g_autofree char *message = g_strdup_printf (_ ("“%s” needs a value after it"), option);

      gsy_cli_usage (self, NULL, message);
      return NULL;
    }
  g_ptr_array_add (values, NULL);
  return g_steal_pointer (&values);
}

gboolean
gsy_cli_take_value (GsyCli *self, char **argv, const char *option, const char **value)
{
  g_autoptr (GPtrArray) values = gsy_cli_take_values (self, argv, option);

  /* The last one counts. */
  *value = values != NULL && values->len > 1 ? g_ptr_array_index (values, values->len - 2) : NULL;
  return values != NULL;
}

GsyExit
gsy_cli_run (int argc, char **argv)
{
  GsyCli self = { .progress = isatty (STDERR_FILENO) };
  g_autofree char **rest = g_new0 (char *, (gsize) MAX (argc, 1));
  const Verb *verb;
  gboolean help;

  for (int i = 1; i < argc; i++)
    rest[i - 1] = argv[i];
  help = gsy_cli_take_option (rest, "--help");
  if (gsy_cli_take_option (rest, "--quiet"))
    self.progress = FALSE;

  if (rest[0] != NULL && g_str_equal (rest[0], "--version"))
    gsy_cli_print (&self, "gainsay-cli " GSY_VERSION "\n");
  else if (rest[0] == NULL && !help)
    gsy_cli_usage (&self, NULL, _ ("say which verb"));
  else if (rest[0] == NULL || (g_str_equal (rest[0], "help") && (help || rest[1] == NULL)))
    print_help (&self);
  else
    {
      gboolean asked = g_str_equal (rest[0], "help");
      const char *name = asked ? rest[1] : rest[0];

      verb = find_verb (name);
      if (verb == NULL)
        complain_of_verb (&self, name);
      else if (help || asked)
        print_verb_help (&self, verb);
      else
        verb->run (&self, rest + 1);
    }
  return self.status;
}
