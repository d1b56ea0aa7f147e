/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-brat-statements.c: which annotations of brat standoff are statements, and which are roles of others. */
#include "config.h"
#include "io/formats/gsy-read-brat.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static const char *const role_names[] = { NULL, "Content", "Cue", "Source", "Target" };

void
gsy_brat_node_free (gpointer data)
{
  GsyBratNode *self = data;

  g_free (self->id);
  g_free (self->actor);
  g_free (self->orders[0]);
  g_free (self->orders[1]);
  g_free (self);
}

GsyBratRole
gsy_brat_find_role (const char *name)
{
  for (guint i = 1; i < G_N_ELEMENTS (role_names); i++)
    if (g_ascii_strcasecmp (name, role_names[i]) == 0)
      return i;
  return GSY_BRAT_NONE;
}

void
gsy_brat_miss (GsyBratReader *self, const char *kind, const char *file, guint line, gboolean kept)
{
  g_autofree char *where = gsy_brat_dup_place (file, line);

  gsy_import_unplaced (self->import, kind, where, kept);
}

void
gsy_brat_miss_reference (GsyBratReader *self, const char *file, guint line)
{
  gsy_brat_miss (self, _ ("references to annotations that are not there"), file, line, FALSE);
}

/* --- Vocabulary --- */

const char *
gsy_brat_find_meaning (GsyBratReader *self, const char *word)
{
  const char *meant = g_hash_table_lookup (self->conf->ids, word);

  return meant != NULL ? meant : word;
}

static const char *
gsy_brat_find_label (GsyBratReader *self, const char *word)
{
  const char *label = g_hash_table_lookup (self->conf->labels, word);

  return label != NULL ? label : word;
}

/* An id that the folder has. (nullable) */
static const char *
find_id (GsyBratReader *self, GsySchemeList list, const char *id)
{
  gpointer found = gsy_scheme_find_item (gsy_import_get_scheme (self->import), list, id);

  return found != NULL ? gsy_scheme_list_get_id (list, found) : NULL;
}

static const char *
find_layer (GsyBratReader *self, const char *type)
{
  const char *color = g_hash_table_lookup (self->conf->colors, type), *label = gsy_brat_find_label (self, type), *id = NULL;

  /* The id that a statement of ours had stays, if the folder has nothing else of this name. */
  if (self->ours && (id = find_id (self, GSY_LIST_LAYERS, gsy_brat_find_meaning (self, type))) == NULL)
    {
      g_autoptr (GsyLayer) layer = gsy_layer_new (gsy_brat_find_meaning (self, type), label, color != NULL ? color : "#5e5c64", GSY_LINE_SOLID, NULL);

      gsy_import_item (self->import, GSY_LIST_LAYERS, layer);
      id = find_id (self, GSY_LIST_LAYERS, layer->id);
    }
  return id != NULL ? id : gsy_import_layer (self->import, label, color);
}

const char *
gsy_brat_find_relation (GsyBratReader *self, const char *type)
{
  const char *label = gsy_brat_find_label (self, type), *id = NULL;

  if (self->ours && (id = find_id (self, GSY_LIST_RELATIONS, gsy_brat_find_meaning (self, type))) == NULL)
    {
      g_autoptr (GsyRelation) relation = gsy_relation_new (gsy_brat_find_meaning (self, type), label);

      gsy_import_item (self->import, GSY_LIST_RELATIONS, relation);
      id = find_id (self, GSY_LIST_RELATIONS, relation->id);
    }
  return id != NULL ? id : gsy_import_relation (self->import, label);
}

const char *
gsy_brat_find_attribute (GsyBratReader *self, const char *name, GsyAttributeType type)
{
  const char *id = NULL;

  if (self->ours && (id = find_id (self, GSY_LIST_ATTRIBUTES, gsy_brat_find_meaning (self, name))) == NULL)
    {
      g_autoptr (GsyAttribute) attribute = gsy_attribute_new (gsy_brat_find_meaning (self, name), gsy_brat_find_label (self, name), type);

      gsy_import_item (self->import, GSY_LIST_ATTRIBUTES, attribute);
      id = find_id (self, GSY_LIST_ATTRIBUTES, attribute->id);
    }
  return id != NULL ? id : gsy_import_attribute (self->import, gsy_brat_find_label (self, name), type);
}

/* --- What the lines are --- */

GsyBratNode *
gsy_brat_find_node (GsyBratReader *self, const char *id)
{
  return g_hash_table_lookup (self->nodes, id);
}

GsyStatement *
gsy_brat_find_statement (GsyBratReader *self, const char *id)
{
  const GsyBratNode *node = gsy_brat_find_node (self, id);

  if (node == NULL)
    return g_hash_table_lookup (self->records, id);
  return node->statement != NULL || node->of == NULL ? node->statement : node->of->statement;
}

static void
make_nodes (GsyBratReader *self)
{
  for (guint i = 0; i < self->lines->bounds->len; i++)
    {
      const GsyBratBound *bound = g_ptr_array_index (self->lines->bounds, i);
      GsyBratNode *node;

      if (!bound->fits)
        {
          gsy_brat_miss (self, _ ("annotations whose words are not where they should be"), bound->file, bound->line, FALSE);
          continue;
        }
      node = g_new0 (GsyBratNode, 1);
      node->bound = bound;
      g_hash_table_insert (self->nodes, bound->id, node);
    }
  for (guint i = 0; i < self->lines->events->len; i++)
    {
      const GsyBratEvent *event = g_ptr_array_index (self->lines->events, i);
      GsyBratNode *node = g_new0 (GsyBratNode, 1);

      node->event = event;
      g_hash_table_insert (self->nodes, event->id, node);
    }
}

/* What our own comments say that is needed before anything else. */
static void
read_own_comment (GsyBratReader *self, const GsyBratRecord *record)
{
  GsyBratNode *node = gsy_brat_find_node (self, record->words);
  g_autofree char *text = NULL;

  if (node == NULL || record->tail == NULL)
    return;
  text = gsy_brat_dup_unescaped (record->tail);
  if (node->event != NULL && strcmp (record->type, "Id") == 0 && node->id == NULL && g_uuid_string_is_valid (text))
    node->id = g_steal_pointer (&text);
  else if (node->event != NULL && strcmp (record->type, "SourceOrder") == 0 && node->orders[0] == NULL)
    node->orders[0] = g_steal_pointer (&text);
  else if (node->event != NULL && strcmp (record->type, "TargetOrder") == 0 && node->orders[1] == NULL)
    node->orders[1] = g_steal_pointer (&text);
  else if (node->bound != NULL && strcmp (record->type, "Actor") == 0 && node->actor == NULL)
    node->actor = g_steal_pointer (&text);
  else if (node->bound != NULL && strcmp (record->type, "Spans") == 0)
    {
      g_autoptr (GArray) spans = gsy_brat_parse_spans (text);

      if (spans != NULL && gsy_brat_lines_convert (self->lines, spans))
        {
          g_array_set_size (node->bound->spans, 0);
          g_array_append_vals (node->bound->spans, spans->data, spans->len);
        }
    }
}

static gboolean
is_own_id (const GsyBratRecord *record)
{
  return record->kind == '#' && strcmp (record->type, "Id") == 0 && record->words[0] == 'E' && record->tail != NULL && g_uuid_string_is_valid (record->tail);
}

static void
read_own_comments (GsyBratReader *self)
{
  for (guint i = 0; i < self->lines->records->len && !self->ours; i++)
    self->ours = is_own_id (g_ptr_array_index (self->lines->records, i));
  for (guint i = 0; i < self->lines->records->len && self->ours; i++)
    {
      const GsyBratRecord *record = g_ptr_array_index (self->lines->records, i);

      if (record->kind == '#')
        read_own_comment (self, record);
    }
}

/* Which annotations events have in roles. A name of a role as type says that it is nothing else. */
static void
find_uses (GsyBratReader *self)
{
  for (guint i = 0; i < self->lines->events->len; i++)
    {
      const GsyBratEvent *event = g_ptr_array_index (self->lines->events, i);
      GsyBratNode *node = gsy_brat_find_node (self, event->id), *trigger = event->trigger != NULL ? gsy_brat_find_node (self, event->trigger) : NULL;

      if (trigger != NULL && trigger->bound != NULL && (trigger->of == NULL || trigger->role != GSY_BRAT_NONE))
        {
          trigger->of = node;
          trigger->role = GSY_BRAT_NONE;
        }
      for (guint j = 0; j < event->arguments->len; j++)
        {
          const GsyBratArgument *argument = &g_array_index (event->arguments, GsyBratArgument, j);
          GsyBratNode *filler = gsy_brat_find_node (self, argument->id);
          GsyBratRole role = gsy_brat_find_role (argument->role);

          if (filler == NULL || filler->bound == NULL || filler->of != NULL || role == GSY_BRAT_NONE || gsy_brat_find_role (filler->bound->type) == GSY_BRAT_NONE)
            continue;
          filler->of = node;
          filler->role = role;
        }
    }
  for (guint i = 0; i < self->lines->bounds->len; i++)
    {
      GsyBratNode *node = gsy_brat_find_node (self, ((GsyBratBound *) g_ptr_array_index (self->lines->bounds, i))->id);

      if (node != NULL && node->of == NULL)
        node->own = TRUE;
    }
}

char *
gsy_brat_next_word (char **words)
{
  char *word;

  *words += strspn (*words, " ");
  if (**words == '\0')
    return NULL;
  word = *words;
  *words += strcspn (*words, " ");
  if (**words != '\0')
    *(*words)++ = '\0';
  return word;
}

const char *
gsy_brat_next_reference (char **words)
{
  const char *word = gsy_brat_next_word (words);
  const char *colon = word != NULL ? strchr (word, ':') : NULL;

  return colon != NULL ? colon + 1 : word;
}

/* An end of a relation that is a role of an event is a statement of its own too, or the relation would be lost. */
static void
find_ends (GsyBratReader *self)
{
  for (guint i = 0; i < self->lines->records->len; i++)
    {
      const GsyBratRecord *record = g_ptr_array_index (self->lines->records, i);
      g_autofree char *copy = g_strdup (record->words);
      char *words = copy;
      const char *id;

      while ((record->kind == 'R' || record->kind == '*') && (id = gsy_brat_next_reference (&words)) != NULL)
        {
          GsyBratNode *node = gsy_brat_find_node (self, id);

          if (node != NULL && node->bound != NULL && node->role != GSY_BRAT_NONE)
            node->own = TRUE;
        }
    }
}

/* --- Statements --- */

static void
append_spans (GArray **quotes, const GsyBratBound *bound)
{
  if (*quotes == NULL)
    *quotes = gsy_quotes_new ();
  for (guint i = 0; i < bound->spans->len; i++)
    gsy_quotes_append (*quotes, g_array_index (bound->spans, GsySpan, i));
}

static void
add_filler (GPtrArray **fillers, const GsyBratNode *node)
{
  GsyFiller *filler = gsy_filler_new (node->actor);

  append_spans (&filler->spans, node->bound);
  if (*fillers == NULL)
    *fillers = gsy_fillers_new ();
  g_ptr_array_add (*fillers, filler);
}

static void
add_spans (GsyStatement *statement, const GsyBratBound *bound)
{
  for (guint i = 0; i < bound->spans->len; i++)
    gsy_statement_add_span (statement, g_array_index (bound->spans, GsySpan, i));
}

static GsyStatement *
make_statement (GsyBratReader *self, GsyBratNode *node, const char *foreign, const char *type)
{
  if (node->id == NULL)
    node->id = gsy_import_dup_id (self->article->name, foreign);
  node->statement = gsy_statement_new (node->id, find_layer (self, type));
  node->statement->creator = g_strdup (self->group->annotator);
  return node->statement;
}

/* Whether @n pieces of text are those of @bound. */
static gboolean
are_spans (const GsyQuote *quotes, guint n, const GsyBratBound *bound)
{
  if (n != bound->spans->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!gsy_span_equal (quotes[i].span, g_array_index (bound->spans, GsySpan, i)))
      return FALSE;
  return TRUE;
}

/* Whether @span is within one of @n pieces of text. */
static gboolean
is_within (GsySpan span, const GsyQuote *quotes, guint n)
{
  for (guint i = 0; i < n; i++)
    if (quotes[i].span.start <= span.start && span.end <= quotes[i].span.end)
      return TRUE;
  return FALSE;
}

/* The trigger of an event that has Content is its cue, and stands in the text a second time only in the lines. */
static void
use_trigger (GsyBratReader *self, const GsyBratEvent *event, GsyStatement *statement, const GsyBratBound *trigger)
{
  g_autofree char *words = NULL, *line = NULL;
  const GsyQuote *cue;
  guint n_cue;

  if (statement->cue == NULL)
    {
      if (are_spans (gsy_statement_get_quote (statement, 0), gsy_statement_get_n_spans (statement), trigger))
        return;
      statement->cue = gsy_filler_new (NULL);
      append_spans (&statement->cue->spans, trigger);
      return;
    }
  cue = (GsyQuote *) (gpointer) statement->cue->spans->data;
  n_cue = statement->cue->spans->len;
  if (are_spans (cue, n_cue, trigger) || (trigger->spans->len == 1 && is_within (g_array_index (trigger->spans, GsySpan, 0), cue, n_cue)))
    return;
  words = gsy_article_dup_slice (self->article->article, g_array_index (trigger->spans, GsySpan, 0));
  line = g_strdup_printf ("%s “%s”", trigger->type, words);
  gsy_statement_append_note (statement, line);
  gsy_brat_miss (self, _ ("triggers of events with other words than the cue"), event->file, event->line, TRUE);
}

static void
make_event (GsyBratReader *self, GsyBratNode *node)
{
  const GsyBratEvent *event = node->event;
  const GsyBratNode *trigger = event->trigger != NULL ? gsy_brat_find_node (self, event->trigger) : NULL;
  gboolean ours = node->id != NULL;
  GsyStatement *statement = make_statement (self, node, event->id, event->type);
  const GsyBratBound *any = NULL;

  for (guint i = 0; i < event->arguments->len; i++)
    {
      const GsyBratArgument *argument = &g_array_index (event->arguments, GsyBratArgument, i);
      const GsyBratNode *filler = gsy_brat_find_node (self, argument->id);

      if (filler == NULL || filler->bound == NULL)
        continue;
      any = any != NULL ? any : filler->bound;
      switch (gsy_brat_find_role (argument->role))
        {
        case GSY_BRAT_CONTENT:
          add_spans (statement, filler->bound);
          break;
        case GSY_BRAT_CUE:
          if (statement->cue == NULL)
            statement->cue = gsy_filler_new (NULL);
          append_spans (&statement->cue->spans, filler->bound);
          break;
        case GSY_BRAT_SOURCE:
          add_filler (&statement->source, filler);
          break;
        case GSY_BRAT_TARGET:
          add_filler (&statement->target, filler);
          break;
        case GSY_BRAT_NONE:
        default:
          break;
        }
    }
  if (gsy_statement_get_n_spans (statement) > 0)
    {
      if (trigger != NULL && trigger->bound != NULL && !ours)
        use_trigger (self, event, statement, trigger->bound);
      return;
    }
  if (trigger != NULL && trigger->bound != NULL)
    add_spans (statement, trigger->bound);
  else if (any != NULL)
    add_spans (statement, any);
}

void
gsy_brat_make_statements (GsyBratReader *self)
{
  make_nodes (self);
  read_own_comments (self);
  find_uses (self);
  find_ends (self);
  for (guint i = 0; i < self->lines->events->len; i++)
    make_event (self, gsy_brat_find_node (self, ((GsyBratEvent *) g_ptr_array_index (self->lines->events, i))->id));
  for (guint i = 0; i < self->lines->bounds->len; i++)
    {
      const GsyBratBound *bound = g_ptr_array_index (self->lines->bounds, i);
      GsyBratNode *node = gsy_brat_find_node (self, bound->id);

      if (node != NULL && node->own)
        add_spans (make_statement (self, node, bound->id, bound->type), bound);
    }
}

static void
take_statement (GsyBratReader *self, const char *id, const char *type)
{
  GsyBratNode *node = gsy_brat_find_node (self, id);
  /* Translators: a line of a list of what an import has no place for; %s is a word for what was marked. */
  g_autofree char *kind = g_strdup_printf (_ ("annotations of the type “%s”"), type);

  if (node != NULL && node->statement != NULL)
    gsy_import_article_take (self->article, self->import, node->statement, kind);
}

void
gsy_brat_take_statements (GsyBratReader *self)
{
  for (guint i = 0; i < self->lines->events->len; i++)
    {
      const GsyBratEvent *event = g_ptr_array_index (self->lines->events, i);

      take_statement (self, event->id, event->type);
    }
  for (guint i = 0; i < self->lines->bounds->len; i++)
    {
      const GsyBratBound *bound = g_ptr_array_index (self->lines->bounds, i);

      take_statement (self, bound->id, bound->type);
    }
}
