/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cli-search.c: prints where words stand, article by article, as they are found. */
#include "config.h"
#include "cli/gsy-cli-paths.h"

#include "cli/gsy-cli-json.h"
#include "core/gsy-search.h"
#include "corpus/gsy-text-cache.h"
#include "io/gsy-article-reader.h"
#include "io/gsy-project-file.h"
#include "io/gsy-sidecar.h"

#include <glib/gi18n-lib.h>

/* Code points on each side of a match. */
#define AROUND 40

typedef struct
{
  GsyCli *cli;
  GsySearch *search;
  gboolean json;
  const char *layer; /* nullable: as it was typed */
  gboolean inside;
  GHashTable *layers; /* root -> id of the layer there; nullable like the layer */
  guint n_articles;
  guint n_matches;
} Search;

static void
complain_of_error (Search *self, const char *path, const GError *error)
{
  g_autofree char *shown = gsy_cli_dup_shown_path (path);

  gsy_cli_complain (self->cli, GSY_EXIT_IO, g_str_has_prefix (error->message, shown) ? NULL : path, 0, 0, error->message);
}

/* --- the layer --- */

/* The vocabulary of a folder; what cannot be read is complained of. NULL: that. */
static GsyScheme *
read_scheme (Search *self, const char *root)
{
  g_autofree char *path = g_build_filename (root, GSY_PROJECT_FILE, NULL);
  g_autofree char *shown = gsy_cli_dup_shown_path (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GsyScheme *scheme;
  guint version;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return gsy_scheme_new ();
  bytes = gsy_load (path, GSY_SIDECAR_MAX_BYTES, NULL, &error);
  scheme = bytes != NULL ? gsy_project_parse (bytes, shown, &version, NULL, &error) : NULL;
  if (scheme == NULL)
    complain_of_error (self, path, error);
  return scheme;
}

/* By id, else by name, in the file's words or the user's, capitals apart. (nullable) */
static const char *
find_layer (GsyScheme *scheme, const char *wanted)
{
  g_autofree char *valid = g_utf8_make_valid (wanted, -1);
  g_autofree char *folded = g_utf8_casefold (valid, -1);

  if (gsy_scheme_find_layer (scheme, wanted) != NULL)
    return wanted;
  for (guint i = 0; i < gsy_scheme_get_n_layers (scheme); i++)
    {
      const GsyLayer *layer = gsy_scheme_get_layer (scheme, i);
      g_autofree char *name = g_utf8_casefold (layer->name, -1);
      g_autofree char *label = g_utf8_casefold (gsy_layer_get_label (layer), -1);

      if (g_str_equal (name, folded) || g_str_equal (label, folded))
        return layer->id;
    }
  return NULL;
}

static void
list_layers (GsyScheme *scheme, GString *names)
{
  for (guint i = 0; i < gsy_scheme_get_n_layers (scheme); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", gsy_scheme_get_layer (scheme, i)->id);
}

/* What the layer is called in each of the folders; where none has it, it is taken for an id that is not listed. FALSE, after a complaint, when none of
 * them has it. */
static gboolean
find_layers (Search *self, GPtrArray *units)
{
  gboolean found = FALSE;
  GString *names = g_string_new (NULL);

  self->layers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < units->len; i++)
    {
      const char *root = ((const GsyCliUnit *) g_ptr_array_index (units, i))->root;
      g_autoptr (GsyScheme) scheme = NULL;
      const char *id;

      if (g_hash_table_contains (self->layers, root))
        continue;
      scheme = read_scheme (self, root);
      id = scheme != NULL ? find_layer (scheme, self->layer) : self->layer;
      if (scheme != NULL && names->len == 0)
        list_layers (scheme, names);
      found = found || id != NULL;
      g_hash_table_insert (self->layers, g_strdup (root), g_strdup (id != NULL ? id : self->layer));
    }
  if (!found && units->len > 0)
    {
      g_autofree char *shown = gsy_cli_dup_shown_path (self->layer);
      /* Translators: %1$s is what was typed, %2$s a list of ids, as “accusation, denial” */
      g_autofree char *message = g_strdup_printf (_ ("there is no layer “%1$s”; there are: %2$s"), shown, names->str);

      gsy_cli_usage (self->cli, "search", message);
    }
  g_string_free (names, TRUE);
  return found || units->len == 0;
}

/* FALSE: the annotations cannot be read. */
static gboolean
filter (Search *self, const GsyCliUnit *unit, GsyArticle *article, GArray *matches)
{
  const char *path = unit->sidecars->len > 0 ? g_ptr_array_index (unit->sidecars, 0) : NULL;
  g_autoptr (GArray) marked = NULL;

  if (path != NULL)
    {
      g_autofree char *shown = gsy_cli_dup_shown_path (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = gsy_load (path, GSY_SIDECAR_MAX_BYTES, NULL, &error);
      g_autoptr (GsySidecar) sidecar = bytes != NULL ? gsy_sidecar_parse_with (bytes, shown, article, gsy_text_cache_find, NULL, &error) : NULL;

      if (sidecar == NULL)
        {
          complain_of_error (self, path, error);
          return FALSE;
        }
      marked = gsy_search_collect_marked (sidecar->statements, g_hash_table_lookup (self->layers, unit->root));
    }
  else
    marked = g_array_new (FALSE, FALSE, sizeof (GsySpan));
  gsy_search_filter (matches, marked, self->inside);
  return TRUE;
}

/* --- what is printed --- */

/* Where a match stands, counted from 1; from the place of the one before on. */
typedef struct
{
  const char *at;
  guint offset;
  guint line;
  guint column;
} Place;

static void
advance (Place *place, guint offset)
{
  for (; place->offset < offset; place->offset++)
    {
      gunichar c = g_utf8_get_char (place->at);
      const char *next = g_utf8_next_char (place->at);

      if (c == '\n' || (c == '\r' && *next != '\n'))
        {
          place->line++;
          place->column = 1;
        }
      else
        place->column++;
      place->at = next;
    }
}

static void
append_json (Search *self, GString *text, GsyArticle *article, const char *path, const Place *place, GsySpan match)
{
  g_autoptr (JsonBuilder) json = json_builder_new_immutable ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *exact = gsy_article_dup_slice (article, match);
  g_autofree char *prefix = gsy_article_dup_prefix (article, match);
  g_autofree char *suffix = gsy_article_dup_suffix (article, match);
  g_autofree char *line = NULL;

  json_builder_begin_object (json);
  gsy_cli_json_add_text (json, "article", path);
  gsy_cli_json_add_number (json, "line", place->line);
  gsy_cli_json_add_number (json, "column", place->column);
  gsy_cli_json_add_number (json, "start", match.start);
  gsy_cli_json_add_number (json, "end", match.end);
  gsy_cli_json_add_text (json, "prefix", prefix);
  gsy_cli_json_add_text (json, "exact", exact);
  gsy_cli_json_add_text (json, "suffix", suffix);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  json_generator_set_root (generator, root);
  line = json_generator_to_data (generator, NULL);
  g_string_append_printf (text, "%s\n    %s", self->n_matches > 0 ? "," : "", line);
}

static void
append_line (GString *text, GsyArticle *article, const char *path, const Place *place, GsySpan match)
{
  GsyExcerpt excerpt = { NULL };

  gsy_search_excerpt (article, match, AROUND, AROUND, &excerpt);
  g_string_append_printf (text, "%s:%u:%u: %s\n", path, place->line, place->column, excerpt.text);
  gsy_excerpt_clear (&excerpt);
}

static void
print_matches (Search *self, const char *path, GsyArticle *article, GArray *matches)
{
  g_autofree char *shown = gsy_cli_dup_shown_path (path);
  g_autoptr (GString) text = g_string_new (NULL);
  gsize n_bytes = 0;
  Place place = { .at = gsy_article_get_text (article, &n_bytes), .line = 1, .column = 1 };

  for (guint i = 0; i < matches->len; i++)
    {
      GsySpan match = g_array_index (matches, GsySpan, i);

      advance (&place, match.start);
      if (self->json)
        append_json (self, text, article, shown, &place, match);
      else
        append_line (text, article, shown, &place, match);
      self->n_matches++;
    }
  self->n_articles += matches->len > 0;
  if (text->len == 0)
    return;
  /* On a terminal, the line of the progress is where the match comes. */
  gsy_cli_show_progress (self->cli, 0, 0);
  gsy_cli_print (self->cli, text->str);
}

static void
search_unit (Search *self, const GsyCliUnit *unit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GsyArticle) article = NULL;
  g_autoptr (GArray) matches = NULL;

  if (unit->article == NULL)
    return;
  article = gsy_article_read (unit->article, &error);
  matches = article != NULL ? gsy_search_find_all (self->search, article, G_MAXUINT, &error) : NULL;
  if (matches == NULL)
    {
      complain_of_error (self, unit->article, error);
      return;
    }
  if (matches->len > 0 && (self->layer == NULL || filter (self, unit, article, matches)))
    print_matches (self, unit->article, article, matches);
}

static void
search_units (Search *self, GPtrArray *units)
{
  if (self->json)
    gsy_cli_print (self->cli, "{\n  \"format\": \"gainsay-search\",\n  \"version\": 1,\n  \"matches\": [");
  for (guint i = 0; i < units->len; i++)
    {
      gsy_cli_show_progress (self->cli, i, units->len);
      search_unit (self, g_ptr_array_index (units, i));
    }
  gsy_cli_show_progress (self->cli, 0, 0);
  if (self->json)
    {
      g_autofree char *end = g_strdup_printf ("%s],\n  \"total\": { \"articles\": %u, \"matches\": %u }\n}\n", self->n_matches > 0 ? "\n  " : "", self->n_articles, self->n_matches);

      gsy_cli_print (self->cli, end);
    }
}

/* Takes the pattern out of @argv: the first thing that is no option, or whatever follows “--”. NULL, after a complaint: it makes no sense. */
static const char *
take_pattern (GsyCli *cli, char **argv)
{
  guint at = argv[0] != NULL && g_str_equal (argv[0], "--") ? 1 : 0;
  const char *pattern = argv[at];

  /* An option that there is not is complained of with the paths. */
  if (pattern == NULL || (at == 0 && pattern[0] == '-' && pattern[1] != '\0'))
    {
      g_autoptr (GPtrArray) units = NULL;

      if (pattern == NULL)
        gsy_cli_usage (cli, "search", _ ("say what to find, and in which articles, sidecars or folders"));
      else
        units = gsy_cli_paths_find (cli, "search", argv);
      return NULL;
    }
  if (pattern[0] == '\0' || !g_utf8_validate (pattern, -1, NULL))
    {
      gsy_cli_usage (cli, "search", pattern[0] == '\0' ? _ ("there is nothing to find in an empty pattern") : _ ("the pattern is no UTF-8"));
      return NULL;
    }
  for (guint i = at; argv[i] != NULL; i++)
    argv[i] = argv[i + 1];
  return pattern;
}

void
gsy_cli_search (GsyCli *cli, char **argv)
{
  Search self = { .cli = cli };
  gboolean regex = gsy_cli_take_option (argv, "--regex");
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GsySearch) search = NULL;
  g_autoptr (GError) error = NULL;
  const char *in = NULL, *outside = NULL, *pattern;

  self.json = gsy_cli_take_option (argv, "--json");
  if (!gsy_cli_take_value (cli, argv, "--in", &in) || !gsy_cli_take_value (cli, argv, "--outside", &outside))
    return;
  if (in != NULL && outside != NULL)
    {
      gsy_cli_usage (cli, "search", _ ("say either --in or --outside"));
      return;
    }
  pattern = take_pattern (cli, argv);
  if (pattern == NULL)
    return;
  search = gsy_search_new (pattern, regex, &error);
  if (search == NULL)
    {
      gsy_cli_complain (cli, GSY_EXIT_USAGE, NULL, 0, 0, error->message);
      return;
    }
  units = gsy_cli_paths_find (cli, "search", argv);
  if (units == NULL)
    return;
  self.search = search;
  self.inside = in != NULL;
  self.layer = in != NULL ? in : outside;
  if (self.layer == NULL || find_layers (&self, units))
    search_units (&self, units);
  g_clear_pointer (&self.layers, g_hash_table_unref);
}
