/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cli-validate.c: checks sidecars against their articles, against one another and against gainsay.json. */
#include "config.h"
#include "cli/gsy-cli-paths.h"

#include "core/gsy-error.h"
#include "io/gsy-article-reader.h"
#include "io/gsy-json-reader.h"
#include "io/gsy-project-file.h"
#include "io/gsy-sidecar.h"

#include <glib/gi18n-lib.h>

#include <string.h>
#include <unistd.h>

typedef struct
{
  GsyCli *cli;
  GHashTable *schemes; /* root -> GsyScheme */
  GHashTable *indexes; /* article, absolute -> (id -> layer) */
} Checker;

/* The sidecar under the eye. */
typedef struct
{
  const char *path;
  const char *article; /* NULL: not known */
  const char *root;
  GBytes *bytes;
  GsyScheme *scheme;
} Subject;

static void
found (Checker *self, const char *path, guint line, guint column, const char *message)
{
  gsy_cli_complain (self->cli, GSY_EXIT_FOUND, path, line, column, message);
}

/* Of a file that cannot be used. The parsers name file and place in the message; what is of another kind could not be read at all. */
static void
complain_of_error (Checker *self, const char *path, const GError *error)
{
  g_autofree char *shown = gsy_cli_dup_shown_path (path);

  if (g_error_matches (error, GSY_ERROR, GSY_ERROR_PARSE) && g_str_has_prefix (error->message, shown))
    found (self, NULL, 0, 0, error->message);
  else
    gsy_cli_complain (self->cli, GSY_EXIT_IO, path, 0, 0, error->message);
}

static void
print_problems (Checker *self, const char *path, GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const GsyProblem *problem = g_ptr_array_index (problems, i);

      found (self, path, problem->line, problem->column, problem->message);
    }
}

/* Complains at the first place where the file holds @needle. */
static void
found_at (Checker *self, const Subject *subject, const char *needle, const char *message)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (subject->bytes, &n_bytes);
  const char *at = g_strstr_len (data, (gssize) n_bytes, needle);
  guint line = 0, column = 0;

  if (at != NULL)
    {
      GsyJsonReader reader;

      gsy_json_reader_init (&reader, data, n_bytes);
      gsy_json_locate (&reader, at, &line, &column);
      gsy_json_reader_clear (&reader);
    }
  found (self, subject->path, line, column, message);
}

static void
found_in_statement (Checker *self, const Subject *subject, const GsyStatement *statement, const char *message)
{
  g_autofree char *needle = g_strdup_printf ("\"%s\"", statement->id);

  found_at (self, subject, needle, message);
}

/* gainsay.json */

static GsyScheme *
load_scheme (Checker *self, const char *root)
{
  g_autofree char *path = g_build_filename (root, GSY_PROJECT_FILE, NULL);
  g_autofree char *shown = gsy_cli_dup_shown_path (path);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_problem_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GsyScheme *scheme;
  guint version;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return gsy_scheme_new ();
  bytes = gsy_load (path, GSY_SIDECAR_MAX_BYTES, NULL, &error);
  scheme = bytes != NULL ? gsy_project_parse (bytes, shown, &version, problems, &error) : NULL;
  if (scheme == NULL)
    {
      complain_of_error (self, path, error);
      return gsy_scheme_new ();
    }
  if (version > GSY_PROJECT_VERSION)
    found (self, path, 0, 0, _ ("written by a newer version of Gainsay: it is shown, but never written over"));
  print_problems (self, path, problems);
  return scheme;
}

static GsyScheme *
ensure_scheme (Checker *self, const char *root)
{
  GsyScheme *scheme = g_hash_table_lookup (self->schemes, root);

  if (scheme == NULL)
    {
      scheme = load_scheme (self, root);
      g_hash_table_insert (self->schemes, g_strdup (root), scheme);
    }
  return scheme;
}

/* Links */

static void
index_sidecar (GHashTable *index, const char *path)
{
  g_autoptr (GBytes) bytes = gsy_load (path, GSY_SIDECAR_MAX_BYTES, NULL, NULL);
  g_autoptr (GsySidecar) sidecar = bytes != NULL ? gsy_sidecar_parse (bytes, path, NULL, NULL) : NULL;

  for (guint i = 0; sidecar != NULL && i < sidecar->statements->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (sidecar->statements, i);

      g_hash_table_replace (index, g_strdup (statement->id), g_strdup (statement->layer));
    }
}

/* The statements of all the sidecars of @article: id -> layer. */
static GHashTable *
ensure_index (Checker *self, const char *article)
{
  g_autofree char *absolute = g_canonicalize_filename (article, NULL);
  GHashTable *index = g_hash_table_lookup (self->indexes, absolute);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (index != NULL)
    return index;
  index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *of = gsy_sidecar_article_path (path);

      if (g_strcmp0 (of, absolute) == 0)
        index_sidecar (index, path);
    }
  g_hash_table_insert (self->indexes, g_steal_pointer (&absolute), index);
  return index;
}

static void
check_relation (Checker *self, const Subject *subject, const GsyStatement *statement, const GsyLink *link, const char *to_layer)
{
  const GsyRelation *relation = gsy_scheme_find_relation (subject->scheme, link->relation);
  g_autofree char *message = NULL;

  if (relation == NULL)
    /* Translators: %s is the id of a relation, as “answers”. */
    message = g_strdup_printf (_ ("the relation “%s” of a link is not listed in gainsay.json"), link->relation);
  else if (!gsy_relation_allows (relation, statement->layer, NULL))
    /* Translators: %1$s is the id of a relation, as “answers”, %2$s the id of a layer, as “denial”. */
    message = g_strdup_printf (_ ("a link “%1$s” may not start at a statement of the layer “%2$s”"), link->relation, statement->layer);
  else if (!gsy_relation_allows (relation, NULL, to_layer))
    /* Translators: %1$s is the id of a relation, as “answers”, %2$s the id of a layer, as “denial”. */
    message = g_strdup_printf (_ ("a link “%1$s” may not lead to a statement of the layer “%2$s”"), link->relation, to_layer);
  if (message != NULL)
    found_in_statement (self, subject, statement, message);
}

/* TRUE when @path, both absolute and without "..", is inside @folder. */
static gboolean
is_inside (const char *path, const char *folder)
{
  gsize n = strlen (folder);

  return strncmp (path, folder, n) == 0 && (path[n] == '/' || (n > 0 && folder[n - 1] == '/'));
}

static void
check_link (Checker *self, const Subject *subject, const GsyStatement *statement, const GsyLink *link)
{
  g_autofree char *there = NULL;
  g_autofree char *message = NULL;
  const char *layer = NULL;

  if (link->article != NULL)
    {
      g_autofree char *root = g_canonicalize_filename (subject->root, NULL);
      g_autofree char *inside = g_build_filename (root, link->article, NULL);

      there = g_canonicalize_filename (inside, NULL);
      if (g_path_is_absolute (link->article) || !is_inside (there, root))
        /* Translators: %s is the file name in a link. */
        message = g_strdup_printf (_ ("a link leads out of the folder, to “%s”"), link->article);
      else if (!g_file_test (there, G_FILE_TEST_EXISTS))
        /* Translators: %s is a file name. */
        message = g_strdup_printf (_ ("a link leads to the article “%s”, which is not in the folder"), link->article);
    }
  else
    there = g_strdup (subject->article);

  if (message == NULL && there != NULL)
    {
      layer = g_hash_table_lookup (ensure_index (self, there), link->to);
      if (layer == NULL && link->article != NULL)
        /* Translators: %1$s is a statement's id, %2$s a file name. */
        message = g_strdup_printf (_ ("a link leads to the statement %1$s, which is not in “%2$s”"), link->to, link->article);
      else if (layer == NULL)
        /* Translators: %s is a statement's id. */
        message = g_strdup_printf (_ ("a link leads to the statement %s, which is not in this article"), link->to);
    }
  if (message != NULL)
    found_in_statement (self, subject, statement, message);
  check_relation (self, subject, statement, link, layer);
}

/* Sidecars */

static void
check_statement (Checker *self, const Subject *subject, const GsyStatement *statement)
{
  GsyScheme *scheme = subject->scheme;

  if (gsy_scheme_find_layer (scheme, statement->layer) == NULL)
    {
      /* Translators: %s is the id of a layer, as “denial”. */
      g_autofree char *message = g_strdup_printf (_ ("the layer “%s” is not listed in gainsay.json"), statement->layer);

      found_in_statement (self, subject, statement, message);
    }
  for (guint i = 0; statement->attributes != NULL && i < statement->attributes->len; i++)
    {
      const GsyValue *value = &g_array_index (statement->attributes, GsyValue, i);

      if (gsy_scheme_find_attribute (scheme, value->id) == NULL)
        {
          /* Translators: %s is the id of an attribute, as “voice”. */
          g_autofree char *message = g_strdup_printf (_ ("the attribute “%s” is not listed in gainsay.json"), value->id);

          found_in_statement (self, subject, statement, message);
        }
    }
  for (guint i = 0; statement->links != NULL && i < statement->links->len; i++)
    check_link (self, subject, statement, g_ptr_array_index (statement->links, i));
}

/* What the sidecar says of the article as a whole. */
static void
check_article (Checker *self, const Subject *subject, const GsySidecar *sidecar, GsyArticle *article)
{
  g_autofree char *message = NULL;

  if (sidecar->file != NULL && !g_str_equal (sidecar->file, gsy_article_get_name (article)))
    {
      /* Translators: %s is a file name. */
      message = g_strdup_printf (_ ("says that it belongs to another article, “%s”"), sidecar->file);
      found_at (self, subject, "\"file\"", message);
    }
  if (sidecar->sha256 == NULL)
    found_at (self, subject, "\"article\"", _ ("“sha256” is missing, so nobody can tell whether the article changed"));
  else if (sidecar->article_changed)
    found_at (self, subject, "\"sha256\"", _ ("the article is not the one that was marked: its content changed since"));
  else if (sidecar->length != gsy_article_get_length (article))
    found_at (self, subject, "\"length\"", _ ("“length” is not the article’s length in code points"));
}

/* @article: (nullable) */
static void
check_sidecar (Checker *self, Subject *subject, GsyArticle *article)
{
  g_autofree char *shown = gsy_cli_dup_shown_path (subject->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GsySidecar) sidecar = gsy_sidecar_parse (subject->bytes, shown, article, &error);

  if (sidecar == NULL)
    {
      complain_of_error (self, subject->path, error);
      return;
    }
  if (sidecar->version > GSY_SIDECAR_VERSION)
    {
      found_at (self, subject, "\"version\"", _ ("written by a newer version of Gainsay: it is shown, but never written over"));
      return;
    }
  if (article != NULL)
    check_article (self, subject, sidecar, article);
  print_problems (self, subject->path, sidecar->problems);
  for (guint i = 0; i < sidecar->statements->len; i++)
    check_statement (self, subject, g_ptr_array_index (sidecar->statements, i));
}

static void
check_unit (Checker *self, const GsyCliUnit *unit)
{
  GsyScheme *scheme = ensure_scheme (self, unit->root);
  gboolean exists = unit->article != NULL && g_file_test (unit->article, G_FILE_TEST_EXISTS);
  g_autoptr (GsyArticle) article = NULL;
  g_autoptr (GError) error = NULL;

  if (exists)
    {
      article = gsy_article_read (unit->article, &error);
      if (article == NULL)
        complain_of_error (self, unit->article, error);
    }
  for (guint i = 0; i < unit->sidecars->len; i++)
    {
      const char *path = g_ptr_array_index (unit->sidecars, i);
      g_autoptr (GError) unreadable = NULL;
      g_autoptr (GBytes) bytes = gsy_load (path, GSY_SIDECAR_MAX_BYTES, NULL, &unreadable);
      Subject subject = { path, unit->article, unit->root, bytes, scheme };

      if (!exists)
        found (self, path, 0, 0, _ ("its article is not there"));
      if (bytes == NULL)
        complain_of_error (self, path, unreadable);
      else
        check_sidecar (self, &subject, article);
    }
}

/* A sidecar on standard input, whose article we do not know. */
static void
check_input (Checker *self)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  Subject subject = { "-", NULL, ".", NULL, NULL };
  guint8 buffer[65536];
  gssize n;

  while ((n = read (STDIN_FILENO, buffer, sizeof buffer)) > 0 && all->len <= GSY_SIDECAR_MAX_BYTES)
    g_byte_array_append (all, buffer, (guint) n);
  if (n < 0)
    {
      gsy_cli_complain (self->cli, GSY_EXIT_IO, "-", 0, 0, _ ("standard input could not be read"));
      return;
    }
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&all));
  subject.bytes = bytes;
  subject.scheme = ensure_scheme (self, subject.root);
  check_sidecar (self, &subject, NULL);
}

void
gsy_cli_validate (GsyCli *cli, char **argv)
{
  Checker self = { .cli = cli };
  g_autoptr (GPtrArray) units = NULL;
  gboolean input = argv[0] != NULL && g_str_equal (argv[0], "-") && argv[1] == NULL;

  if (!input)
    {
      units = gsy_cli_paths_find (cli, "validate", argv);
      if (units == NULL)
        return;
    }
  self.schemes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self.indexes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  if (input)
    check_input (&self);
  for (guint i = 0; units != NULL && i < units->len; i++)
    {
      gsy_cli_show_progress (cli, i, units->len);
      check_unit (&self, g_ptr_array_index (units, i));
    }
  gsy_cli_show_progress (cli, 0, 0);
  g_hash_table_unref (self.schemes);
  g_hash_table_unref (self.indexes);
}
