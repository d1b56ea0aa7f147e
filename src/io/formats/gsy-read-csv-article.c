/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-read-csv-article.c: an article of its rows in eight tables. */
#include "config.h"
#include "io/formats/gsy-read-csv.h"

#include "core/gsy-error.h"
#include "core/gsy-intern.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef enum
{
  ROLE_CONTENT,
  ROLE_CUE,
  ROLE_SOURCE,
  ROLE_TARGET,
} Role;
#define N_ROLES 4

static const char *const roles[N_ROLES] = { "content", "cue", "source", "target" };

/* A place of a statement, or an actor of one. */
typedef struct
{
  guint statement;
  Role role;
  guint filler;
  guint fragment;
  char *actor; /* (nullable): it is a place */
  GsySpan span;
  char *words; /* these three nullable */
  char *prefix;
  char *suffix;
} Part;

typedef struct
{
  GsyImportArticle *article;
  GPtrArray *statements; /* in the order of their rows */
  GHashTable *numbers;   /* id to index */
  GArray *parts;
  GHashTable *topics; /* statement to GPtrArray of topics */
  char *title;        /* from articles.csv, which is read before there is a text */
  char *published;
  char *outlet;
  char *url;
  char *language;
  char *note;
  char *sha256;
  GsyArticleState state;
  char *text;
} Article;

static void
clear_part (gpointer data)
{
  Part *part = data;

  g_free (part->actor);
  g_free (part->words);
  g_free (part->prefix);
  g_free (part->suffix);
}

static void
article_clear (Article *self)
{
  g_clear_pointer (&self->article, gsy_import_article_free);
  g_ptr_array_unref (self->statements);
  g_hash_table_unref (self->numbers);
  g_array_unref (self->parts);
  g_hash_table_unref (self->topics);
  g_free (self->title);
  g_free (self->published);
  g_free (self->outlet);
  g_free (self->url);
  g_free (self->language);
  g_free (self->note);
  g_free (self->sha256);
  g_free (self->text);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Article, article_clear)

/* --- What is known of it --- */

static void
take (const GsyCsvSet *set, const char *column, char **text)
{
  g_free (*text);
  *text = g_strdup (gsy_csv_set_get (set, column));
}

static void
add_meta (GsyCsvSet *set, gpointer data)
{
  Article *self = data;
  const char *state = gsy_csv_set_get (set, "state");

  take (set, "title", &self->title);
  take (set, "outlet", &self->outlet);
  take (set, "published", &self->published);
  take (set, "url", &self->url);
  take (set, "language", &self->language);
  take (set, "note", &self->note);
  take (set, "sha256", &self->sha256);
  if (state != NULL && !gsy_article_state_from_string (state, &self->state))
    gsy_csv_set_complain (set);
}

static void
add_text (GsyCsvSet *set, gpointer data)
{
  Article *self = data;
  const char *text = gsy_csv_set_get (set, "text");

  if (self->text != NULL)
    gsy_csv_set_complain (set);
  else
    self->text = g_strdup (text != NULL ? text : "");
}

/* @text with CR before each LF. */
static char *
with_returns (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  return g_strjoinv ("\r\n", lines);
}

static gboolean
is_text (const char *text, const char *sha256)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  return sha256 == NULL || g_ascii_strcasecmp (hash, sha256) == 0;
}

/* LibreOffice and Excel keep LF alone in a cell: where the article had CR LF, its hash tells so. Another hash is no reason to refuse: an article in
 * another encoding has it, too. */
static void
mend_text (Article *self)
{
  if (!is_text (self->text, self->sha256) && strchr (self->text, '\r') == NULL)
    {
      g_autofree char *other = with_returns (self->text);

      if (is_text (other, self->sha256))
        {
          g_free (self->text);
          self->text = g_steal_pointer (&other);
        }
    }
}

/* NULL for what would be shown anyway. */
static char *
steal_unless (char **text, const char *shown)
{
  if (g_strcmp0 (*text, shown) == 0)
    g_clear_pointer (text, g_free);
  return g_steal_pointer (text);
}

static void
fill_meta (Article *self)
{
  GsyArticleMeta *meta = self->article->meta;
  GsyArticle *article = self->article->article;

  if (self->language != NULL)
    gsy_article_set_language (article, self->language);
  meta->title = steal_unless (&self->title, gsy_article_get_default_title (article));
  meta->published = steal_unless (&self->published, gsy_article_get_default_published (article));
  meta->outlet = g_steal_pointer (&self->outlet);
  meta->url = g_steal_pointer (&self->url);
  meta->language = g_steal_pointer (&self->language);
  meta->note = g_steal_pointer (&self->note);
  meta->state = self->state;
}

/* --- Statements --- */

/* The id of a layer is what the table has; one that nobody lists is listed under it. */
static void
set_layer (GsyCsvSet *set, GsyStatement *statement, const char *id)
{
  const char *name = gsy_csv_set_get (set, "layer_name");

  if (gsy_scheme_find_layer (gsy_import_get_scheme (set->import), id) == NULL)
    id = gsy_import_layer (set->import, name != NULL && strcmp (name, id) != 0 ? name : id, NULL);
  g_clear_pointer (&statement->layer, g_ref_string_release);
  statement->layer = gsy_intern (id);
}

static void
add_statement (GsyCsvSet *set, gpointer data)
{
  Article *self = data;
  const char *id = gsy_csv_set_get (set, "id"), *layer = gsy_csv_set_get (set, "layer");
  g_autoptr (GsyStatement) statement = NULL;
  Part part = { .statement = self->statements->len, .role = ROLE_CONTENT };

  if (id == NULL || layer == NULL || g_hash_table_contains (self->numbers, id))
    {
      gsy_csv_set_complain (set);
      return;
    }
  statement = gsy_statement_new (id, layer);
  set_layer (set, statement, layer);
  statement->said = g_strdup (gsy_csv_set_get (set, "said"));
  statement->note = g_strdup (gsy_csv_set_get (set, "note"));
  statement->creator = g_strdup (gsy_csv_set_get (set, "creator"));
  statement->created = g_strdup (gsy_csv_set_get (set, "created"));
  statement->modified = g_strdup (gsy_csv_set_get (set, "modified"));
  statement->detached = gsy_csv_set_get_flag (set, "detached");
  /* Without the table of places, this one tells from where to where it goes. */
  if (set->tables[GSY_CSV_SPANS].reader == NULL && gsy_csv_set_get_number (set, "start", &part.span.start) && gsy_csv_set_get_number (set, "end", &part.span.end))
    g_array_append_val (self->parts, part);
  g_hash_table_insert (self->numbers, statement->id, GUINT_TO_POINTER (self->statements->len));
  g_ptr_array_add (self->statements, g_steal_pointer (&statement));
}

/* The statement that the row at hand is about. */
static gboolean
find_statement (GsyCsvSet *set, Article *self, guint *number)
{
  const char *id = gsy_csv_set_get (set, "statement");
  gpointer value;

  if (id != NULL && g_hash_table_lookup_extended (self->numbers, id, NULL, &value))
    {
      *number = GPOINTER_TO_UINT (value);
      return TRUE;
    }
  gsy_csv_set_complain (set);
  return FALSE;
}

static gboolean
find_role (GsyCsvSet *set, Part *part)
{
  const char *name = gsy_csv_set_get (set, "role");

  for (guint i = 0; i < N_ROLES; i++)
    if (g_strcmp0 (name, roles[i]) == 0)
      {
        part->role = i;
        /* Who fills a role without a number is the only one. */
        if (!gsy_csv_set_get_number (set, "filler", &part->filler))
          part->filler = 0;
        return TRUE;
      }
  gsy_csv_set_complain (set);
  return FALSE;
}

static void
add_span (GsyCsvSet *set, gpointer data)
{
  Article *self = data;
  Part part = { 0 };

  if (!find_statement (set, self, &part.statement) || !find_role (set, &part))
    return;
  if (!gsy_csv_set_get_number (set, "start", &part.span.start) || !gsy_csv_set_get_number (set, "end", &part.span.end))
    {
      gsy_csv_set_complain (set);
      return;
    }
  if (!gsy_csv_set_get_number (set, "fragment", &part.fragment))
    part.fragment = 0;
  part.words = g_strdup (gsy_csv_set_get (set, "words"));
  part.prefix = g_strdup (gsy_csv_set_get (set, "prefix"));
  part.suffix = g_strdup (gsy_csv_set_get (set, "suffix"));
  g_array_append_val (self->parts, part);
}

/* Who it is, where somebody says so and nothing else does. */
static void
describe_actor (GsyCsvSet *set, const char *name)
{
  const char *kind = gsy_csv_set_get (set, "kind"), *part_of = gsy_csv_set_get (set, "part_of");
  const char *code = gsy_csv_set_get (set, "code"), *wikidata = gsy_csv_set_get (set, "wikidata");
  GsyActor *actor;

  if (set->actors == NULL || (kind == NULL && part_of == NULL && code == NULL && wikidata == NULL) || g_hash_table_contains (set->actors, name))
    return;
  actor = gsy_actor_new (name);
  actor->kind = g_strdup (kind);
  actor->part_of = g_strdup (part_of);
  actor->code = g_strdup (code);
  actor->wikidata = g_strdup (wikidata);
  g_hash_table_insert (set->actors, actor->name, actor);
}

static void
add_actor (GsyCsvSet *set, gpointer data)
{
  Article *self = data;
  const char *name = gsy_csv_set_get (set, "actor");
  Part part = { 0 };

  if (!find_statement (set, self, &part.statement) || !find_role (set, &part))
    return;
  if (name == NULL || part.role < ROLE_SOURCE)
    {
      gsy_csv_set_complain (set);
      return;
    }
  part.actor = g_strdup (name);
  describe_actor (set, name);
  g_array_append_val (self->parts, part);
}

static void
add_topic (GsyCsvSet *set, gpointer data)
{
  Article *self = data;
  const char *topic = gsy_csv_set_get (set, "topic");
  GsyStatement *statement;
  GPtrArray *topics;
  guint number;

  if (!find_statement (set, self, &number))
    return;
  if (topic == NULL)
    {
      gsy_csv_set_complain (set);
      return;
    }
  statement = g_ptr_array_index (self->statements, number);
  topics = g_hash_table_lookup (self->topics, statement);
  if (topics == NULL)
    {
      topics = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->topics, statement, topics);
    }
  g_ptr_array_add (topics, g_strdup (topic));
}

/* Rows of one statement need not follow each other. */
static void
set_topics (Article *self)
{
  GHashTableIter iter;
  gpointer statement, topics;

  g_hash_table_iter_init (&iter, self->topics);
  while (g_hash_table_iter_next (&iter, &statement, &topics))
    {
      g_ptr_array_add (topics, NULL);
      ((GsyStatement *) statement)->about = g_strdupv ((char **) ((GPtrArray *) topics)->pdata);
    }
}

static gboolean
read_value (GsyCsvSet *set, GsyValue *value)
{
  static const char *const types[] = { "string", "integer", "boolean", "json" };
  const char *type = gsy_csv_set_get (set, "type"), *text = gsy_csv_set_get (set, "value");

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (type, types[i]) == 0)
      value->type = i;
  if (value->type == GSY_VALUE_INTEGER)
    return text != NULL && g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &value->integer, NULL);
  if (value->type == GSY_VALUE_BOOLEAN)
    {
      value->integer = gsy_csv_set_get_flag (set, "value");
      return text != NULL;
    }
  if (value->type == GSY_VALUE_RAW && text == NULL)
    return FALSE;
  value->string = g_strdup (text != NULL ? text : "");
  return TRUE;
}

static void
add_value (GsyCsvSet *set, gpointer data)
{
  Article *self = data;
  const char *id = gsy_csv_set_get (set, "attribute");
  GsyValue value = { .type = GSY_VALUE_STRING };
  GsyStatement *statement;
  guint number;

  if (!find_statement (set, self, &number))
    return;
  if (id == NULL || !read_value (set, &value))
    {
      gsy_csv_set_complain (set);
      return;
    }
  statement = g_ptr_array_index (self->statements, number);
  value.id = g_strdup (id);
  if (statement->attributes == NULL)
    statement->attributes = gsy_values_new ();
  g_array_append_val (statement->attributes, value);
}

static void
add_link (GsyCsvSet *set, gpointer data)
{
  Article *self = data;
  const char *relation = gsy_csv_set_get (set, "relation"), *to = gsy_csv_set_get (set, "to");
  GsyStatement *statement;
  GsyLink *link;
  guint number;

  if (!find_statement (set, self, &number))
    return;
  if (relation == NULL || to == NULL)
    {
      gsy_csv_set_complain (set);
      return;
    }
  statement = g_ptr_array_index (self->statements, number);
  link = gsy_link_new (relation, to);
  link->article = g_strdup (gsy_csv_set_get (set, "to_article"));
  link->exact = g_strdup (gsy_csv_set_get (set, "words"));
  if (statement->links == NULL)
    statement->links = gsy_links_new ();
  g_ptr_array_add (statement->links, link);
}

/* --- Parts to statements --- */

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const Part *one = a, *other = b;

  if (one->statement != other->statement)
    return one->statement < other->statement ? -1 : 1;
  if (one->role != other->role)
    return one->role < other->role ? -1 : 1;
  if (one->filler != other->filler)
    return one->filler < other->filler ? -1 : 1;
  if (one->fragment != other->fragment)
    return one->fragment < other->fragment ? -1 : 1;
  return gsy_span_compare (one->span, other->span);
}

/* Of a statement that lost its place, the words are kept by which it may be found again. */
static void
append_place (GArray *quotes, const Part *part, gboolean detached)
{
  GsyQuoteWords *words;

  gsy_quotes_append (quotes, part->span);
  if (!detached || part->words == NULL)
    return;
  words = gsy_quote_ensure_words (&g_array_index (quotes, GsyQuote, quotes->len - 1));
  words->exact = g_strdup (part->words);
  words->prefix = g_strdup (part->prefix);
  words->suffix = g_strdup (part->suffix);
}

static GPtrArray **
fillers_of (GsyStatement *statement, Role role)
{
  return role == ROLE_SOURCE ? &statement->source : &statement->target;
}

/* Parts from @from on that are of one role, and of one filler of it; returns where the next ones begin. */
static guint
place_parts (Article *self, guint from)
{
  const Part *first = &g_array_index (self->parts, Part, from);
  GsyStatement *statement = g_ptr_array_index (self->statements, first->statement);
  g_autoptr (GsyFiller) filler = gsy_filler_new (NULL);
  GArray *quotes = gsy_quotes_new ();
  guint to = from;

  for (; to < self->parts->len; to++)
    {
      const Part *part = &g_array_index (self->parts, Part, to);

      if (part->statement != first->statement || part->role != first->role || part->filler != first->filler)
        break;
      if (part->actor == NULL)
        append_place (quotes, part, statement->detached);
      else if (filler->actor == NULL)
        filler->actor = g_strdup (part->actor);
    }
  if (first->role == ROLE_CONTENT && quotes->len > 0)
    {
      gsy_statement_take_quotes (statement, quotes);
      return to;
    }
  if (quotes->len > 0)
    filler->spans = g_steal_pointer (&quotes);
  g_clear_pointer (&quotes, g_array_unref);
  if (first->role == ROLE_CUE)
    statement->cue = g_steal_pointer (&filler);
  else if (first->role != ROLE_CONTENT)
    {
      GPtrArray **fillers = fillers_of (statement, first->role);

      if (*fillers == NULL)
        *fillers = gsy_fillers_new ();
      g_ptr_array_add (*fillers, g_steal_pointer (&filler));
    }
  return to;
}

static gboolean
read_statements (GsyCsvSet *set, Article *self, guint number, GError **error)
{
  static const struct
  {
    GsyCsvTable table;
    void (*each) (GsyCsvSet *set, gpointer data);
  } steps[] = {
    { GSY_CSV_STATEMENTS, add_statement }, { GSY_CSV_SPANS, add_span }, { GSY_CSV_ACTORS, add_actor }, { GSY_CSV_TOPICS, add_topic }, { GSY_CSV_ATTRIBUTES, add_value }, { GSY_CSV_LINKS, add_link }
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!gsy_csv_set_each (set, steps[i].table, number, steps[i].each, self, error))
      return FALSE;
  set_topics (self);
  g_array_sort (self->parts, compare_parts);
  for (guint i = 0; i < self->parts->len;)
    i = place_parts (self, i);
  for (guint i = 0; i < self->statements->len; i++)
    gsy_import_article_take (self->article, set->import, gsy_statement_ref (g_ptr_array_index (self->statements, i)),
                             /* Translators: a kind of thing in a list of what an import has no place for. */
                             _ ("statements"));
  return TRUE;
}

gboolean
gsy_csv_set_read_article (GsyCsvSet *set, guint number, const char *name, GError **error)
{
  g_auto (Article) self = { 0 };

  self.statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
  self.numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self.parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_array_set_clear_func (self.parts, clear_part);
  self.topics = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  if (!gsy_csv_set_each (set, GSY_CSV_ARTICLES, number, add_meta, &self, error) || !gsy_csv_set_each (set, GSY_CSV_TEXTS, number, add_text, &self, error))
    return FALSE;
  if (self.text == NULL)
    {
      /* Translators: a line of a list of what an import has no place for. */
      gsy_import_unplaced (set->import, _ ("articles whose text is not in texts.csv"), name, FALSE);
      return TRUE;
    }
  mend_text (&self);
  self.article = gsy_import_article_new (gsy_csv_unguard (name), self.text, -1);
  fill_meta (&self);
  if (!read_statements (set, &self, number, error))
    return FALSE;
  return gsy_import_add (set->import, g_steal_pointer (&self.article), error);
}
