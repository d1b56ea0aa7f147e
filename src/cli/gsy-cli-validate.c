/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cli-validate.c: checks sidecars against their articles, against one another and against gainsay.json: what is wrong in the files, and
 * what a careful reader would ask of statements. */
#include "config.h"
#include "cli/gsy-cli-validate-private.h"

#include "cli/gsy-cli-paths.h"

#include "core/gsy-date.h"
#include "core/gsy-error.h"
#include "corpus/gsy-text-cache.h"
#include "io/gsy-article-reader.h"
#include "io/gsy-json-reader.h"
#include "io/gsy-project-file.h"
#include "io/gsy-project-merge.h"
#include "io/gsy-sidecar.h"

#include <glib/gi18n-lib.h>

#include <unistd.h>

static void
found (GsyCliChecker *self, const char *path, guint line, guint column, const char *message)
{
  if (self->errors)
    gsy_cli_complain (self->cli, GSY_EXIT_FOUND, path, line, column, message);
}

/* Of a file that cannot be used. The parsers name file and place in the message; what is of another kind could not be read at all. */
static void
complain_of_error (GsyCliChecker *self, const char *path, const GError *error)
{
  g_autofree char *shown = gsy_cli_dup_shown_path (path);

  if (g_error_matches (error, GSY_ERROR, GSY_ERROR_PARSE) && g_str_has_prefix (error->message, shown))
    found (self, NULL, 0, 0, error->message);
  else
    gsy_cli_complain (self->cli, GSY_EXIT_IO, path, 0, 0, error->message);
}

static void
print_problems (GsyCliChecker *self, const char *path, GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const GsyProblem *problem = g_ptr_array_index (problems, i);

      found (self, path, problem->line, problem->column, problem->message);
    }
}

/* Complains at the first place where the file holds @needle. */
static void
found_at (GsyCliChecker *self, const GsyCliSubject *subject, const char *needle, const char *message)
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
locate_statement (GsyCliSubject *subject, const GsyStatement *statement, guint *line, guint *column)
{
  if (subject->places == NULL)
    subject->places = gsy_cli_places_new (subject->bytes, "statements", "id");
  gsy_cli_places_find (subject->places, statement->id, line, column);
}

void
_gsy_cli_found_in_statement (GsyCliChecker *self, GsyCliSubject *subject, const GsyStatement *statement, const char *message)
{
  guint line, column;

  locate_statement (subject, statement, &line, &column);
  found (self, subject->path, line, column, message);
}

/* Questions to the reader. Nothing is wrong with the file: the sentence asks, and the word at its end is what switches it off. */

static const char *
get_question (GsyCheck check)
{
  switch (check)
    {
    case GSY_CHECK_DETACHED:
      return _ ("where is this now? Its words were not found in its article");
    case GSY_CHECK_MOVED:
      return _ ("is this its place? The article changed here");
    case GSY_CHECK_NO_SOURCE:
      return _ ("who says this? It has no source");
    case GSY_CHECK_NO_TARGET:
      return _ ("whom does this accuse? It has no target");
    case GSY_CHECK_ANSWERS_NOTHING:
      return _ ("what does this deny? It answers no other statement");
    case GSY_CHECK_TARGET_NOT_SOURCE:
      return _ ("whom does this accuse back? Its target did not say what it answers");
    case GSY_CHECK_SAID_AFTER_PUBLISHED:
      return _ ("when was this said? Its date is after the article’s");
    case GSY_CHECK_QUOTED_INDIRECT:
      return _ ("is this indirect speech? There are quotation marks");
    case GSY_CHECK_OVERLAP:
      return _ ("is this marked twice? It overlaps another statement of its layer");
    case GSY_CHECK_CONFLICT:
      return _ ("which version is right? Two were merged that differ: see its “conflicts”");
    case GSY_CHECK_BROKEN_LINK:
    case GSY_CHECK_SIMILAR_ACTORS:
    default:
      return gsy_check_get_label (check);
    }
}

static void
ask (GsyCliChecker *self, const char *path, guint line, guint column, GsyCheck check, const char *question)
{
  g_autofree char *message = g_strdup_printf ("%s [%s]", question, gsy_check_to_string (check));

  gsy_cli_complain (self->cli, GSY_EXIT_FOUND, path, line, column, message);
}

static void
ask_of_statement (GsyCliChecker *self, GsyCliSubject *subject, const GsyStatement *statement, GsyCheckSet set)
{
  guint line, column;

  set &= ~subject->muted;
  if (set == 0 || !self->questions)
    return;
  locate_statement (subject, statement, &line, &column);
  for (guint i = 0; i < GSY_N_CHECKS; i++)
    if ((set & 1u << i) != 0)
      ask (self, subject->path, line, column, (GsyCheck) i, get_question ((GsyCheck) i));
}

/* gainsay.json */

static void
ask_of_actors (GsyCliChecker *self, GsyScheme *scheme, const char *path, GBytes *bytes)
{
  g_auto (GStrv) pairs = NULL;
  g_autoptr (GsyCliPlaces) places = NULL;

  if (!self->questions || (gsy_checks_get_muted (scheme) & 1u << GSY_CHECK_SIMILAR_ACTORS) != 0)
    return;
  pairs = gsy_checks_find_similar_actors (scheme);
  for (guint i = 0; pairs[i] != NULL; i += 2)
    {
      /* Translators: %1$s and %2$s are names. */
      g_autofree char *question = g_strdup_printf (_ ("are “%1$s” and “%2$s” the same actor? They share a name"), pairs[i], pairs[i + 1]);
      guint line, column;

      if (places == NULL)
        places = gsy_cli_places_new (bytes, "actors", "name");
      gsy_cli_places_find (places, pairs[i + 1], &line, &column);
      ask (self, path, line, column, GSY_CHECK_SIMILAR_ACTORS, question);
    }
}

static void
ask_of_conflicts (GsyCliChecker *self, GsyScheme *scheme, const char *path, GBytes *bytes)
{
  static const struct
  {
    GsySchemeList list;
    const char *name, *key;
  } lists[] = {
    { GSY_LIST_LAYERS, "layers", "id" },
    { GSY_LIST_ATTRIBUTES, "attributes", "id" },
    { GSY_LIST_RELATIONS, "relations", "id" },
    { GSY_LIST_TOPICS, "topics", "name" },
    { GSY_LIST_ACTORS, "actors", "name" },
  };

  if (!self->questions || (gsy_checks_get_muted (scheme) & 1u << GSY_CHECK_CONFLICT) != 0 || gsy_project_count_conflicts (scheme) == 0)
    return;
  if (gsy_conflict_records_find (gsy_scheme_get_unknown (scheme)) != NULL)
    ask (self, path, 0, 0, GSY_CHECK_CONFLICT, get_question (GSY_CHECK_CONFLICT));
  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    {
      GPtrArray *items = gsy_scheme_get_list (scheme, lists[l].list);
      g_autoptr (GsyCliPlaces) places = NULL;

      for (guint i = 0; i < items->len; i++)
        {
          gpointer item = g_ptr_array_index (items, i);
          g_autoptr (GPtrArray) records = gsy_project_list_conflicts (lists[l].list, item);
          guint line, column;

          if (records->len == 0)
            continue;
          if (places == NULL)
            places = gsy_cli_places_new (bytes, lists[l].name, lists[l].key);
          gsy_cli_places_find (places, gsy_scheme_list_get_id (lists[l].list, item), &line, &column);
          ask (self, path, line, column, GSY_CHECK_CONFLICT, get_question (GSY_CHECK_CONFLICT));
        }
    }
}

static GsyScheme *
load_scheme (GsyCliChecker *self, const char *root)
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
  ask_of_actors (self, scheme, path, bytes);
  ask_of_conflicts (self, scheme, path, bytes);
  return scheme;
}

static GsyScheme *
ensure_scheme (GsyCliChecker *self, const char *root)
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
/* Sidecars */

/* What is wrong with the value of an attribute. (nullable): nothing */
static char *
check_value (const GsyCliSubject *subject, const GsyStatement *statement, const GsyValue *value)
{
  const GsyAttribute *attribute = gsy_scheme_find_attribute (subject->scheme, value->id);
  gboolean is_text = value->type == GSY_VALUE_STRING;
  gboolean fits = TRUE;

  if (attribute == NULL)
    /* Translators: %s is the id of an attribute, as “voice”. */
    return g_strdup_printf (_ ("the attribute “%s” is not listed in gainsay.json"), value->id);
  if (!gsy_attribute_applies (attribute, statement->layer))
    /* Translators: %1$s is the id of an attribute, as “voice”, %2$s the id of a layer, as “denial”. */
    return g_strdup_printf (_ ("the attribute “%1$s” is not for statements of the layer “%2$s”"), value->id, statement->layer);
  switch (attribute->type)
    {
    case GSY_ATTRIBUTE_CHOICE:
      if (is_text && gsy_attribute_find_choice (attribute, value->string) == NULL)
        /* Translators: %1$s is a value, as “indirect”, %2$s the id of an attribute, as “voice”. */
        return g_strdup_printf (_ ("the choice “%1$s” of the attribute “%2$s” is not listed in gainsay.json"), value->string, value->id);
      fits = is_text;
      break;
    case GSY_ATTRIBUTE_TEXT:
      fits = is_text;
      break;
    case GSY_ATTRIBUTE_DATE:
      fits = is_text && gsy_date_parse (value->string, NULL);
      break;
    case GSY_ATTRIBUTE_FLAG:
      fits = value->type == GSY_VALUE_BOOLEAN;
      break;
    case GSY_ATTRIBUTE_NUMBER:
      fits = value->type == GSY_VALUE_INTEGER;
      break;
    case GSY_ATTRIBUTE_OTHER:
    default:
      break;
    }
  if (fits)
    return NULL;
  /* Translators: %1$s is the id of an attribute, as “voice”, %2$s one of: text, choice, flag, number, date. */
  return g_strdup_printf (_ ("the value of the attribute “%1$s” is no %2$s"), value->id, gsy_attribute_type_to_string (attribute->type));
}

/* Names that are not listed, where the folder lists any: an article that was sent alone has none. */
static void
check_actors (GsyCliChecker *self, GsyCliSubject *subject, const GsyStatement *statement, const GPtrArray *fillers)
{
  for (guint i = 0; fillers != NULL && i < fillers->len; i++)
    {
      const GsyFiller *filler = g_ptr_array_index (fillers, i);
      g_autofree char *message = NULL;

      if (filler->actor == NULL || gsy_scheme_find_actor (subject->scheme, filler->actor) != NULL)
        continue;
      /* Translators: %s is a name. */
      message = g_strdup_printf (_ ("the actor “%s” is not listed in gainsay.json"), filler->actor);
      _gsy_cli_found_in_statement (self, subject, statement, message);
    }
}

static void
check_topics (GsyCliChecker *self, GsyCliSubject *subject, const GsyStatement *statement)
{
  for (guint i = 0; statement->about != NULL && statement->about[i] != NULL; i++)
    if (gsy_scheme_find_topic (subject->scheme, statement->about[i]) == NULL)
      {
        /* Translators: %s is what a statement is about. */
        g_autofree char *message = g_strdup_printf (_ ("the topic “%s” is not listed in gainsay.json"), statement->about[i]);

        _gsy_cli_found_in_statement (self, subject, statement, message);
      }
}

static void
check_statement (GsyCliChecker *self, GsyCliSubject *subject, const GsyStatement *statement)
{
  GsyScheme *scheme = subject->scheme;

  if (gsy_scheme_find_layer (scheme, statement->layer) == NULL)
    {
      /* Translators: %s is the id of a layer, as “denial”. */
      g_autofree char *message = g_strdup_printf (_ ("the layer “%s” is not listed in gainsay.json"), statement->layer);

      _gsy_cli_found_in_statement (self, subject, statement, message);
    }
  for (guint i = 0; statement->attributes != NULL && i < statement->attributes->len; i++)
    {
      g_autofree char *message = check_value (subject, statement, &g_array_index (statement->attributes, GsyValue, i));

      if (message != NULL)
        _gsy_cli_found_in_statement (self, subject, statement, message);
    }
  if (gsy_scheme_get_list (scheme, GSY_LIST_ACTORS)->len > 0)
    {
      check_actors (self, subject, statement, statement->source);
      check_actors (self, subject, statement, statement->target);
    }
  if (gsy_scheme_get_list (scheme, GSY_LIST_TOPICS)->len > 0)
    check_topics (self, subject, statement);
  if (statement->said != NULL && !gsy_date_parse (statement->said, NULL))
    {
      /* Translators: %1$s is the name of a member of the file, %2$s its value. */
      g_autofree char *message = g_strdup_printf (_ ("“%1$s” is no date: “%2$s”"), "said", statement->said);

      _gsy_cli_found_in_statement (self, subject, statement, message);
    }
  for (guint i = 0; statement->links != NULL && i < statement->links->len; i++)
    _gsy_cli_check_link (self, subject, statement, g_ptr_array_index (statement->links, i));
}

/* TRUE when what became of its place was told as what is wrong with the file. */
static gboolean
has_place_problem (const GsySidecar *sidecar, const GsyStatement *statement)
{
  for (guint i = 0; i < sidecar->problems->len; i++)
    {
      const GsyProblem *problem = g_ptr_array_index (sidecar->problems, i);

      if (problem->kind == GSY_PROBLEM_PLACE && g_strcmp0 (problem->id, statement->id) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
check_statements (GsyCliChecker *self, GsyCliSubject *subject, const GsySidecar *sidecar, GsyArticle *article)
{
  g_autofree GsyCheckSet *sets = g_new0 (GsyCheckSet, sidecar->statements->len + 1);
  const char *published = sidecar->meta->published;

  if (published == NULL && article != NULL)
    published = gsy_article_get_default_published (article);
  gsy_checks_of_article (sidecar->statements, article, published, sets);
  /* What is known of the article, and the file itself. */
  if (self->questions && (subject->muted & 1u << GSY_CHECK_CONFLICT) == 0 &&
      (gsy_conflict_records_find (sidecar->meta->unknown) != NULL || gsy_conflict_records_find (sidecar->unknown) != NULL))
    ask (self, subject->path, 0, 0, GSY_CHECK_CONFLICT, get_question (GSY_CHECK_CONFLICT));
  for (guint i = 0; i < sidecar->statements->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (sidecar->statements, i);

      if (self->errors && has_place_problem (sidecar, statement))
        sets[i] &= ~(1u << GSY_CHECK_DETACHED | 1u << GSY_CHECK_MOVED);
      check_statement (self, subject, statement);
      ask_of_statement (self, subject, statement, sets[i] | _gsy_cli_check_answers (self, subject, statement));
    }
}

/* What the sidecar says of the article as a whole. */
static void
check_article (GsyCliChecker *self, const GsyCliSubject *subject, const GsySidecar *sidecar, GsyArticle *article)
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

static void
check_published (GsyCliChecker *self, const GsyCliSubject *subject, const GsySidecar *sidecar)
{
  const char *published = sidecar->meta->published;
  g_autofree char *message = NULL;

  if (published == NULL || gsy_date_parse (published, NULL))
    return;
  /* Translators: %1$s is the name of a member of the file, %2$s its value. */
  message = g_strdup_printf (_ ("“%1$s” is no date: “%2$s”"), "published", published);
  found_at (self, subject, "\"published\"", message);
}

/* @article: (nullable) */
static void
check_sidecar (GsyCliChecker *self, GsyCliSubject *subject, GsyArticle *article)
{
  g_autofree char *shown = gsy_cli_dup_shown_path (subject->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GsySidecar) sidecar = gsy_sidecar_parse_with (subject->bytes, shown, article, gsy_text_cache_find, NULL, &error);

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
  check_published (self, subject, sidecar);
  print_problems (self, subject->path, sidecar->problems);
  check_statements (self, subject, sidecar, article);
}

static void
check_unit (GsyCliChecker *self, const GsyCliUnit *unit)
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
      GsyCliSubject subject = { path, unit->article, unit->root, bytes, scheme, gsy_checks_get_muted (scheme), NULL };

      if (!exists)
        {
          g_autofree char *lost = gsy_cli_loose_describe (self->loose, path);

          found (self, path, 0, 0, lost);
        }
      if (bytes == NULL)
        complain_of_error (self, path, unreadable);
      else
        check_sidecar (self, &subject, article);
      g_clear_pointer (&subject.places, gsy_cli_places_free);
    }
}

/* A sidecar on standard input, whose article we do not know. */
static void
check_input (GsyCliChecker *self)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  GsyCliSubject subject = { .path = "-", .root = "." };
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
  subject.muted = gsy_checks_get_muted (subject.scheme);
  check_sidecar (self, &subject, NULL);
  g_clear_pointer (&subject.places, gsy_cli_places_free);
}

void
gsy_cli_validate (GsyCli *cli, char **argv)
{
  GsyCliChecker self = { .cli = cli, .errors = TRUE, .questions = TRUE };
  g_autoptr (GPtrArray) units = NULL;
  gboolean only_errors = gsy_cli_take_option (argv, "--only=errors");
  gboolean only_questions = gsy_cli_take_option (argv, "--only=questions");
  gboolean input = argv[0] != NULL && g_str_equal (argv[0], "-") && argv[1] == NULL;

  if (only_errors && only_questions)
    {
      gsy_cli_usage (cli, "validate", _ ("say --only once"));
      return;
    }
  self.errors = !only_questions;
  self.questions = !only_errors;
  if (!input)
    {
      units = gsy_cli_paths_find (cli, "validate", argv);
      if (units == NULL)
        return;
    }
  self.schemes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self.ends = gsy_cli_ends_new ();
  if (input)
    check_input (&self);
  else
    self.loose = gsy_cli_loose_new (argv);
  for (guint i = 0; units != NULL && i < units->len; i++)
    {
      gsy_cli_show_progress (cli, i, units->len);
      check_unit (&self, g_ptr_array_index (units, i));
    }
  gsy_cli_show_progress (cli, 0, 0);
  if (self.loose != NULL && self.errors)
    gsy_cli_loose_complain (self.loose, cli);
  g_clear_pointer (&self.loose, gsy_cli_loose_free);
  g_hash_table_unref (self.schemes);
  gsy_cli_ends_free (self.ends);
}
