/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cli-stats.c: counts statements per article, layer, actor and topic. */
#include "config.h"
#include "cli/gsy-cli-paths.h"

#include "cli/gsy-cli-json.h"
#include "cli/gsy-cli-table.h"
#include "corpus/gsy-text-cache.h"
#include "io/gsy-article-reader.h"
#include "io/gsy-project-file.h"
#include "io/gsy-sidecar.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* What is counted of a layer, an actor or a topic. */
typedef struct
{
  char *id;
  char *name; /* as in gainsay.json; of what is not listed there, the id */
  char *label;
  guint n_statements;
  guint n_articles;
  guint n_source;
  guint n_target;
  guint last_article; /* the last one that it was met in, plus 1 */
} Count;

/* Counts in the order in which they came: first as gainsay.json lists them. */
typedef struct
{
  GPtrArray *list;
  GHashTable *by_id;
} Counts;

typedef struct
{
  char *path;
  char *title;
  char *published;
  GsyArticleState state;
  guint n_characters;
  guint n_statements;
  guint n_detached;
  guint n_review;
  guint n_problems;
  guint n_links;
  GHashTable *layers; /* id -> count */
} Row;

typedef struct
{
  GsyCli *cli;
  GHashTable *roots; /* whose gainsay.json was read */
  GPtrArray *rows;
  Counts layers;
  Counts actors;
  Counts topics;
} Stats;

static void
count_free (Count *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->label);
  g_free (self);
}

static void
counts_init (Counts *self)
{
  self->list = g_ptr_array_new_with_free_func ((GDestroyNotify) count_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
counts_clear (Counts *self)
{
  g_ptr_array_unref (self->list);
  g_hash_table_unref (self->by_id);
}

static Count *
counts_ensure (Counts *self, const char *id, const char *name, const char *label)
{
  Count *count = g_hash_table_lookup (self->by_id, id);

  if (count == NULL)
    {
      count = g_new0 (Count, 1);
      count->id = g_strdup (id);
      count->name = g_strdup (name);
      count->label = g_strdup (label);
      g_ptr_array_add (self->list, count);
      g_hash_table_insert (self->by_id, count->id, count);
    }
  return count;
}

static void
row_free (Row *self)
{
  g_free (self->path);
  g_free (self->title);
  g_free (self->published);
  g_hash_table_unref (self->layers);
  g_free (self);
}

static void
complain_of_error (Stats *self, const char *path, const GError *error)
{
  g_autofree char *shown = gsy_cli_dup_shown_path (path);

  gsy_cli_complain (self->cli, GSY_EXIT_IO, g_str_has_prefix (error->message, shown) ? NULL : path, 0, 0, error->message);
}

static void
list_items (Counts *counts, GsyScheme *scheme, GsySchemeList list)
{
  GPtrArray *items = gsy_scheme_get_list (scheme, list);

  for (guint i = 0; i < items->len; i++)
    {
      const char *name = gsy_scheme_list_get_id (list, g_ptr_array_index (items, i));

      counts_ensure (counts, name, name, name);
    }
}

/* Takes over the vocabulary of a folder, once. */
static void
read_project (Stats *self, const char *root)
{
  g_autofree char *path = g_build_filename (root, GSY_PROJECT_FILE, NULL);
  g_autofree char *shown = gsy_cli_dup_shown_path (path);
  g_autoptr (GsyScheme) scheme = NULL;
  g_autoptr (GError) error = NULL;
  guint version;

  if (!g_hash_table_add (self->roots, g_strdup (root)))
    return;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autoptr (GBytes) bytes = gsy_load (path, GSY_SIDECAR_MAX_BYTES, NULL, &error);

      scheme = bytes != NULL ? gsy_project_parse (bytes, shown, &version, NULL, &error) : NULL;
      if (scheme == NULL)
        complain_of_error (self, path, error);
    }
  if (scheme == NULL)
    scheme = gsy_scheme_new ();

  for (guint i = 0; i < gsy_scheme_get_n_layers (scheme); i++)
    {
      const GsyLayer *layer = gsy_scheme_get_layer (scheme, i);

      counts_ensure (&self->layers, layer->id, layer->name, gsy_layer_get_label (layer));
    }
  list_items (&self->actors, scheme, GSY_LIST_ACTORS);
  list_items (&self->topics, scheme, GSY_LIST_TOPICS);
}

/* Marks @count as met in the article that is being counted. */
static void
meet (Stats *self, Count *count)
{
  if (count->last_article != self->rows->len + 1)
    count->n_articles++;
  count->last_article = self->rows->len + 1;
}

/* TRUE when an earlier one of @fillers has the same actor. */
static gboolean
is_repeated (const GPtrArray *fillers, guint i)
{
  const GsyFiller *filler = g_ptr_array_index (fillers, i);

  for (guint j = 0; j < i; j++)
    if (g_strcmp0 (((GsyFiller *) g_ptr_array_index (fillers, j))->actor, filler->actor) == 0)
      return TRUE;
  return FALSE;
}

static void
count_fillers (Stats *self, const GPtrArray *fillers, gboolean source)
{
  for (guint i = 0; fillers != NULL && i < fillers->len; i++)
    {
      const GsyFiller *filler = g_ptr_array_index (fillers, i);
      Count *count;

      if (filler->actor == NULL || is_repeated (fillers, i))
        continue;
      count = counts_ensure (&self->actors, filler->actor, filler->actor, filler->actor);
      meet (self, count);
      if (source)
        count->n_source++;
      else
        count->n_target++;
    }
}

/* TRUE when an earlier one of @topics is the same. */
static gboolean
is_told_before (char **topics, guint i)
{
  for (guint j = 0; j < i; j++)
    if (g_str_equal (topics[j], topics[i]))
      return TRUE;
  return FALSE;
}

static void
count_statement (Stats *self, Row *row, const GsyStatement *statement)
{
  Count *layer = counts_ensure (&self->layers, statement->layer, statement->layer, statement->layer);
  guint here = GPOINTER_TO_UINT (g_hash_table_lookup (row->layers, layer->id));

  meet (self, layer);
  layer->n_statements++;
  g_hash_table_insert (row->layers, g_strdup (layer->id), GUINT_TO_POINTER (here + 1));
  row->n_statements++;
  row->n_detached += statement->detached;
  row->n_review += !statement->detached && gsy_statement_needs_review (statement);
  row->n_links += statement->links != NULL ? statement->links->len : 0;
  count_fillers (self, statement->source, TRUE);
  count_fillers (self, statement->target, FALSE);
  for (guint i = 0; statement->about != NULL && statement->about[i] != NULL; i++)
    {
      Count *topic = counts_ensure (&self->topics, statement->about[i], statement->about[i], statement->about[i]);

      if (is_told_before (statement->about, i))
        continue;
      meet (self, topic);
      topic->n_statements++;
    }
}

/* The sidecar of @unit that is counted: the plain one, or the one that the user named. */
static const char *
choose_sidecar (const GsyCliUnit *unit)
{
  return unit->sidecars->len > 0 ? g_ptr_array_index (unit->sidecars, 0) : NULL;
}

static void
count_unit (Stats *self, const GsyCliUnit *unit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GsyArticle) article = NULL;
  g_autoptr (GsySidecar) sidecar = NULL;
  const char *path = choose_sidecar (unit);
  const GsyArticleMeta *meta;
  Row *row;

  read_project (self, unit->root);
  if (unit->article == NULL)
    return;
  article = gsy_article_read (unit->article, &error);
  if (article == NULL)
    {
      complain_of_error (self, unit->article, error);
      return;
    }
  if (path != NULL)
    {
      g_autofree char *shown = gsy_cli_dup_shown_path (path);
      g_autoptr (GBytes) bytes = gsy_load (path, GSY_SIDECAR_MAX_BYTES, NULL, &error);

      sidecar = bytes != NULL ? gsy_sidecar_parse_with (bytes, shown, article, gsy_text_cache_find, NULL, &error) : NULL;
      if (sidecar == NULL)
        {
          complain_of_error (self, path, error);
          return;
        }
    }
  else
    sidecar = gsy_sidecar_new ();

  meta = sidecar->meta;
  row = g_new0 (Row, 1);
  row->path = gsy_cli_dup_shown_path (unit->article);
  row->title = g_strdup (meta->title != NULL ? meta->title : gsy_article_get_default_title (article));
  row->published = g_strdup (meta->published != NULL ? meta->published : gsy_article_get_default_published (article));
  row->state = meta->state;
  row->n_characters = gsy_article_get_length (article);
  row->n_problems = sidecar->problems->len;
  row->layers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < sidecar->statements->len; i++)
    count_statement (self, row, g_ptr_array_index (sidecar->statements, i));
  g_ptr_array_add (self->rows, row);
}

static Row *
sum_rows (Stats *self)
{
  Row *sum = g_new0 (Row, 1);

  sum->layers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (self->rows, i);

      sum->n_characters += row->n_characters;
      sum->n_statements += row->n_statements;
      sum->n_detached += row->n_detached;
      sum->n_review += row->n_review;
      sum->n_problems += row->n_problems;
      sum->n_links += row->n_links;
    }
  return sum;
}

/* JSON */

static void
add_row (Stats *self, JsonBuilder *json, const Row *row)
{
  json_builder_begin_object (json);
  gsy_cli_json_add_text (json, "article", row->path);
  gsy_cli_json_add_text (json, "title", row->title);
  gsy_cli_json_add_text (json, "published", row->published);
  gsy_cli_json_add_text (json, "state", gsy_article_state_to_string (row->state));
  gsy_cli_json_add_number (json, "characters", row->n_characters);
  gsy_cli_json_add_number (json, "statements", row->n_statements);
  gsy_cli_json_add_number (json, "detached", row->n_detached);
  gsy_cli_json_add_number (json, "review", row->n_review);
  gsy_cli_json_add_number (json, "links", row->n_links);
  gsy_cli_json_add_number (json, "problems", row->n_problems);
  json_builder_set_member_name (json, "layers");
  json_builder_begin_object (json);
  for (guint i = 0; i < self->layers.list->len; i++)
    {
      const Count *layer = g_ptr_array_index (self->layers.list, i);

      gsy_cli_json_add_number (json, layer->id, GPOINTER_TO_UINT (g_hash_table_lookup (row->layers, layer->id)));
    }
  json_builder_end_object (json);
  json_builder_end_object (json);
}

static void
add_counts (JsonBuilder *json, const char *name, Counts *counts, gboolean with_id, gboolean roles)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint i = 0; i < counts->list->len; i++)
    {
      const Count *count = g_ptr_array_index (counts->list, i);

      json_builder_begin_object (json);
      if (with_id)
        gsy_cli_json_add_text (json, "id", count->id);
      gsy_cli_json_add_text (json, "name", count->name);
      if (roles)
        {
          gsy_cli_json_add_number (json, "source", count->n_source);
          gsy_cli_json_add_number (json, "target", count->n_target);
        }
      else
        gsy_cli_json_add_number (json, "statements", count->n_statements);
      gsy_cli_json_add_number (json, "articles", count->n_articles);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
print_json (Stats *self)
{
  g_autoptr (JsonBuilder) json = json_builder_new_immutable ();
  Row *sum = sum_rows (self);

  json_builder_begin_object (json);
  gsy_cli_json_add_text (json, "format", "gainsay-stats");
  gsy_cli_json_add_number (json, "version", 1);
  json_builder_set_member_name (json, "articles");
  json_builder_begin_array (json);
  for (guint i = 0; i < self->rows->len; i++)
    add_row (self, json, g_ptr_array_index (self->rows, i));
  json_builder_end_array (json);
  add_counts (json, "layers", &self->layers, TRUE, FALSE);
  add_counts (json, "actors", &self->actors, FALSE, TRUE);
  add_counts (json, "topics", &self->topics, FALSE, FALSE);

  json_builder_set_member_name (json, "states");
  json_builder_begin_object (json);
  for (guint state = 0; state < GSY_N_STATES; state++)
    {
      guint n = 0;

      for (guint i = 0; i < self->rows->len; i++)
        n += ((const Row *) g_ptr_array_index (self->rows, i))->state == state;
      gsy_cli_json_add_number (json, gsy_article_state_to_string (state), n);
    }
  json_builder_end_object (json);

  json_builder_set_member_name (json, "total");
  json_builder_begin_object (json);
  gsy_cli_json_add_number (json, "articles", self->rows->len);
  gsy_cli_json_add_number (json, "characters", sum->n_characters);
  gsy_cli_json_add_number (json, "statements", sum->n_statements);
  gsy_cli_json_add_number (json, "detached", sum->n_detached);
  gsy_cli_json_add_number (json, "review", sum->n_review);
  gsy_cli_json_add_number (json, "links", sum->n_links);
  gsy_cli_json_add_number (json, "problems", sum->n_problems);
  json_builder_end_object (json);
  json_builder_end_object (json);
  row_free (sum);

  gsy_cli_json_print (self->cli, json);
}

/* Tables */

/* The words are those of the window's list of articles. */
static const char *
get_state_label (GsyArticleState state)
{
  switch (state)
    {
    case GSY_STATE_IN_PROGRESS:
      return C_ ("state of an article in a line", "in progress");
    case GSY_STATE_DONE:
      return C_ ("state of an article in a line", "done");
    case GSY_STATE_REVIEW:
      return C_ ("state of an article in a line", "to review");
    case GSY_STATE_NEW:
    default:
      return C_ ("state of an article in a line", "new");
    }
}

static void
print_articles (Stats *self, GString *text)
{
  guint n_layers = self->layers.list->len;
  g_autoptr (GsyCliTable) table = gsy_cli_table_new (n_layers + 3, 2);
  guint total = 0;

  /* Translators: head of a column. */
  gsy_cli_table_add (table, _ ("Article"));
  /* Translators: head of a column: whether an article is new, in progress, done. */
  gsy_cli_table_add (table, _ ("State"));
  for (guint i = 0; i < n_layers; i++)
    gsy_cli_table_add (table, ((const Count *) g_ptr_array_index (self->layers.list, i))->label);
  /* Translators: head of a column: the sum of the columns before. */
  gsy_cli_table_add (table, _ ("All"));

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (self->rows, i);

      gsy_cli_table_add (table, row->path);
      gsy_cli_table_add (table, get_state_label (row->state));
      for (guint j = 0; j < n_layers; j++)
        gsy_cli_table_add_number (table, GPOINTER_TO_UINT (g_hash_table_lookup (row->layers, ((const Count *) g_ptr_array_index (self->layers.list, j))->id)));
      gsy_cli_table_add_number (table, row->n_statements);
      total += row->n_statements;
    }

  /* Translators: the last row of a table: the sums of the columns. */
  gsy_cli_table_add (table, _ ("All"));
  gsy_cli_table_add (table, "");
  for (guint i = 0; i < n_layers; i++)
    gsy_cli_table_add_number (table, ((const Count *) g_ptr_array_index (self->layers.list, i))->n_statements);
  gsy_cli_table_add_number (table, total);
  gsy_cli_table_print (table, text);
}

/* Those that were met. */
static void
print_actors (Stats *self, GString *text)
{
  g_autoptr (GsyCliTable) table = gsy_cli_table_new (4, 1);
  gboolean any = FALSE;

  /* Translators: head of a column: a person, a state, a company. */
  gsy_cli_table_add (table, _ ("Actor"));
  /* Translators: head of a column: how often an actor is the one who speaks. */
  gsy_cli_table_add (table, _ ("Source"));
  /* Translators: head of a column: how often an actor is the one whom it is aimed at. */
  gsy_cli_table_add (table, _ ("Target"));
  /* Translators: head of a column: in how many articles. */
  gsy_cli_table_add (table, _ ("Articles"));
  for (guint i = 0; i < self->actors.list->len; i++)
    {
      const Count *count = g_ptr_array_index (self->actors.list, i);

      if (count->n_articles == 0)
        continue;
      any = TRUE;
      gsy_cli_table_add (table, count->label);
      gsy_cli_table_add_number (table, count->n_source);
      gsy_cli_table_add_number (table, count->n_target);
      gsy_cli_table_add_number (table, count->n_articles);
    }
  if (!any)
    return;
  g_string_append_c (text, '\n');
  gsy_cli_table_print (table, text);
}

static void
print_topics (Stats *self, GString *text)
{
  g_autoptr (GsyCliTable) table = gsy_cli_table_new (3, 1);
  gboolean any = FALSE;

  /* Translators: head of a column: what statements are about. */
  gsy_cli_table_add (table, _ ("Topic"));
  /* Translators: head of a column: how many. */
  gsy_cli_table_add (table, _ ("Statements"));
  /* Translators: head of a column: in how many articles. */
  gsy_cli_table_add (table, _ ("Articles"));
  for (guint i = 0; i < self->topics.list->len; i++)
    {
      const Count *count = g_ptr_array_index (self->topics.list, i);

      if (count->n_articles == 0)
        continue;
      any = TRUE;
      gsy_cli_table_add (table, count->label);
      gsy_cli_table_add_number (table, count->n_statements);
      gsy_cli_table_add_number (table, count->n_articles);
    }
  if (!any)
    return;
  g_string_append_c (text, '\n');
  gsy_cli_table_print (table, text);
}

static void
print_tables (Stats *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  print_articles (self, text);
  print_actors (self, text);
  print_topics (self, text);
  gsy_cli_print (self->cli, text->str);
}

void
gsy_cli_stats (GsyCli *cli, char **argv)
{
  Stats self = { .cli = cli };
  gboolean json = gsy_cli_take_option (argv, "--json");
  g_autoptr (GPtrArray) units = gsy_cli_paths_find (cli, "stats", argv);

  if (units == NULL)
    return;
  self.roots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  counts_init (&self.layers);
  counts_init (&self.actors);
  counts_init (&self.topics);
  for (guint i = 0; i < units->len; i++)
    {
      gsy_cli_show_progress (cli, i, units->len);
      count_unit (&self, g_ptr_array_index (units, i));
    }
  gsy_cli_show_progress (cli, 0, 0);
  if (json)
    print_json (&self);
  else
    print_tables (&self);
  counts_clear (&self.layers);
  counts_clear (&self.actors);
  counts_clear (&self.topics);
  g_ptr_array_unref (self.rows);
  g_hash_table_unref (self.roots);
}
