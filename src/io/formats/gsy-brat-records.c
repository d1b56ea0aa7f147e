/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-brat-records.c: what brat standoff says of statements beside their words: links, attributes, codes and comments, our own writer's too. */
#include "config.h"
#include "io/formats/gsy-read-brat.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static void
add_link (GsyStatement *from, const char *relation, const char *to, const char *article)
{
  GsyLink *link = gsy_link_new (relation, to);

  link->article = g_strdup (article);
  if (from->links == NULL)
    from->links = gsy_links_new ();
  g_ptr_array_add (from->links, link);
}

/* Arguments that are none of our roles lead to who fills them. */
static void
link_arguments (GsyBratReader *self, const GsyBratNode *node)
{
  const GsyBratEvent *event = node->event;

  if (event->trigger != NULL && gsy_brat_find_node (self, event->trigger) == NULL)
    gsy_brat_miss_reference (self, event->file, event->line);
  for (guint i = 0; i < event->arguments->len; i++)
    {
      const GsyBratArgument *argument = &g_array_index (event->arguments, GsyBratArgument, i);
      const GsyBratNode *filler = gsy_brat_find_node (self, argument->id);
      const GsyStatement *to = gsy_brat_find_statement (self, argument->id);

      if (filler == NULL)
        gsy_brat_miss_reference (self, event->file, event->line);
      else if ((filler->event != NULL || gsy_brat_find_role (argument->role) == GSY_BRAT_NONE) && to != NULL && to != node->statement)
        add_link (node->statement, gsy_brat_find_relation (self, argument->role), to->id, NULL);
    }
}

static void
read_relation (GsyBratReader *self, const GsyBratRecord *record)
{
  char *words = record->words;
  GsyStatement *from = NULL;
  const char *id;

  while ((id = gsy_brat_next_reference (&words)) != NULL)
    {
      GsyStatement *to = gsy_brat_find_statement (self, id);

      if (to == NULL)
        gsy_brat_miss_reference (self, record->file, record->line);
      else if (from != NULL && from != to)
        add_link (from, gsy_brat_find_relation (self, record->type), to->id, NULL);
      if (from == NULL && record->kind == 'R')
        g_hash_table_insert (self->records, record->id, to);
      from = to != NULL ? to : from;
    }
}

/* A line of the note of @statement, for what is said of something else than a statement, or has no place. */
static void
keep_note (GsyBratReader *self, GsyStatement *statement, const GsyBratRecord *record, const char *text, const char *kind)
{
  const GsyBratNode *node = gsy_brat_find_node (self, record->words);
  g_autofree char *words = node != NULL && node->bound != NULL && node->statement == NULL ? gsy_article_dup_slice (self->article->article, g_array_index (node->bound->spans, GsySpan, 0)) : NULL;
  g_autofree char *line = words != NULL ? g_strdup_printf ("%s “%s”: %s", node->bound->type, words, text) : g_strdup (text);

  gsy_statement_append_note (statement, line);
  gsy_brat_miss (self, kind, record->file, record->line, TRUE);
}

static const GsyValue *
find_value (const GsyStatement *statement, const char *id)
{
  for (guint i = 0; statement->attributes != NULL && i < statement->attributes->len; i++)
    if (strcmp (g_array_index (statement->attributes, GsyValue, i).id, id) == 0)
      return &g_array_index (statement->attributes, GsyValue, i);
  return NULL;
}

static void
take_value (GsyStatement *statement, GsyValue *value)
{
  if (statement->attributes == NULL)
    statement->attributes = gsy_values_new ();
  g_array_append_vals (statement->attributes, value, 1);
  *value = (GsyValue){ 0 };
}

/* The values that the configuration lists, in its order, and this one. */
static const char *
find_choice (GsyBratReader *self, const char *attribute, const char *name, const char *value)
{
  char **values = g_hash_table_lookup (self->conf->values, name);

  if (self->ours)
    return gsy_import_choice (self->import, attribute, gsy_brat_find_meaning (self, value));
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    if (values[i][0] != '\0')
      gsy_import_choice (self->import, attribute, values[i]);
  return gsy_import_choice (self->import, attribute, value);
}

static void
read_attribute (GsyBratReader *self, const GsyBratRecord *record)
{
  char *rest = record->words;
  const char *target = gsy_brat_next_word (&rest), *value = *rest != '\0' ? rest : NULL;
  GsyStatement *statement = target != NULL ? gsy_brat_find_statement (self, target) : NULL;
  const GsyBratNode *node = target != NULL ? gsy_brat_find_node (self, target) : NULL;
  g_autofree char *where = gsy_brat_dup_place (record->file, record->line);
  g_autofree char *text = g_strjoin (" ", record->type, value, NULL);
  g_autofree char *id = NULL;
  const GsyAttribute *attribute;

  if (statement == NULL)
    {
      gsy_brat_miss_reference (self, record->file, record->line);
      return;
    }
  g_hash_table_insert (self->records, record->id, statement);
  if (node == NULL || (node->bound != NULL && node->statement == NULL && node->role != GSY_BRAT_NONE))
    {
      keep_note (self, statement, record, text, _ ("attributes of what is no statement"));
      return;
    }
  id = g_strdup (gsy_brat_find_attribute (self, record->type, value != NULL ? GSY_ATTRIBUTE_CHOICE : GSY_ATTRIBUTE_FLAG));
  if (find_value (statement, id) != NULL)
    {
      keep_note (self, statement, record, text, _ ("attributes that a statement has twice"));
      return;
    }
  attribute = gsy_scheme_find_attribute (gsy_import_get_scheme (self->import), id);
  if (value != NULL && attribute != NULL && attribute->type == GSY_ATTRIBUTE_CHOICE)
    {
      GsyValue chosen = { g_strdup (id), GSY_VALUE_STRING, g_strdup (find_choice (self, id, record->type, value)), 0 };

      take_value (statement, &chosen);
    }
  else
    gsy_import_set_value (self->import, statement, id, value != NULL ? value : "true", where);
}

/* A code of who or what it is. In the role of source or target it tells the actor. */
static void
read_normalization (GsyBratReader *self, const GsyBratRecord *record)
{
  char *rest = record->words;
  const char *target = gsy_brat_next_word (&rest);
  GsyStatement *statement = target != NULL ? gsy_brat_find_statement (self, target) : NULL;
  GsyBratNode *node = target != NULL ? gsy_brat_find_node (self, target) : NULL;
  g_autofree char *text = g_strjoin (" ", record->type, rest, record->tail, NULL);

  if (statement == NULL)
    {
      gsy_brat_miss_reference (self, record->file, record->line);
      return;
    }
  g_hash_table_insert (self->records, record->id, statement);
  keep_note (self, statement, record, text, _ ("normalisations"));
  if (node != NULL && node->role >= GSY_BRAT_SOURCE && node->actor == NULL && record->tail != NULL && record->tail[0] != '\0')
    node->actor = g_strdup (record->tail);
}

/* --- Comments --- */

static void
read_own_value (GsyBratReader *self, GsyStatement *statement, const char *text, const char *where)
{
  static const GsyAttributeType types[] = { GSY_ATTRIBUTE_TEXT, GSY_ATTRIBUTE_NUMBER, GSY_ATTRIBUTE_FLAG, GSY_ATTRIBUTE_OTHER };
  GsyValue value;
  const GsyAttribute *attribute = NULL;

  if (!gsy_brat_parse_value (text, &value))
    {
      gsy_statement_append_note (statement, text);
      return;
    }
  if (value.type != GSY_VALUE_RAW)
    attribute = gsy_scheme_find_attribute (gsy_import_get_scheme (self->import), gsy_brat_find_attribute (self, value.id, types[value.type]));
  if (attribute == NULL || (value.type == GSY_VALUE_INTEGER) == (attribute->type == GSY_ATTRIBUTE_NUMBER))
    take_value (statement, &value);
  else
    gsy_import_set_value (self->import, statement, value.id, value.string != NULL ? value.string : strstr (text, ": ") + 2, where);
  gsy_brat_value_clear (&value);
}

/* “answers 0b3e… b.txt” */
static void
read_own_link (GsyBratReader *self, GsyStatement *statement, char *text)
{
  const char *relation = gsy_brat_next_word (&text), *to = gsy_brat_next_word (&text);

  if (to != NULL && *text != '\0')
    add_link (statement, gsy_brat_find_relation (self, relation), to, text);
}

static gboolean
set_text (char **member, const char *text)
{
  g_free (*member);
  *member = g_strdup (text);
  return TRUE;
}

static void
add_topic (GsyStatement *statement, const char *topic)
{
  guint n = statement->about != NULL ? g_strv_length (statement->about) : 0;

  statement->about = g_renew (char *, statement->about, n + 2);
  statement->about[n] = g_strdup (topic);
  statement->about[n + 1] = NULL;
}

static void
add_implied (GPtrArray **fillers, const char *actor)
{
  if (*fillers == NULL)
    *fillers = gsy_fillers_new ();
  g_ptr_array_add (*fillers, gsy_filler_new (actor));
}

/* What our writer puts into comments on events. FALSE: it is none of these */
static gboolean
read_own_record (GsyBratReader *self, GsyStatement *statement, const char *type, char *text, const char *where)
{
  if (strcmp (type, "Id") == 0 || g_str_has_suffix (type, "Order"))
    return TRUE;
  if (strcmp (type, "Said") == 0)
    return set_text (&statement->said, text);
  if (strcmp (type, "Creator") == 0)
    return set_text (&statement->creator, text);
  if (strcmp (type, "Created") == 0)
    return set_text (&statement->created, text);
  if (strcmp (type, "Modified") == 0)
    return set_text (&statement->modified, text);
  if (strcmp (type, "Topic") == 0)
    add_topic (statement, text);
  else if (strcmp (type, "ImpliedSource") == 0)
    add_implied (&statement->source, text);
  else if (strcmp (type, "ImpliedTarget") == 0)
    add_implied (&statement->target, text);
  else if (strcmp (type, "Attribute") == 0)
    read_own_value (self, statement, text, where);
  else if (strcmp (type, "Link") == 0)
    read_own_link (self, statement, text);
  else
    return FALSE;
  return TRUE;
}

static void
read_comment (GsyBratReader *self, const GsyBratRecord *record)
{
  GsyStatement *statement = gsy_brat_find_statement (self, record->words);
  const GsyBratNode *node = gsy_brat_find_node (self, record->words);
  g_autofree char *text = self->ours && record->tail != NULL ? gsy_brat_dup_unescaped (record->tail) : g_strdup (record->tail != NULL ? record->tail : "");
  g_autofree char *where = gsy_brat_dup_place (record->file, record->line), *line = NULL;

  if (statement == NULL)
    {
      gsy_brat_miss_reference (self, record->file, record->line);
      return;
    }
  if (self->ours && node != NULL && (node->event != NULL ? read_own_record (self, statement, record->type, text, where) : strcmp (record->type, "Actor") == 0 || strcmp (record->type, "Spans") == 0))
    return;
  if (!self->ours)
    g_strstrip (text);
  line = strcmp (record->type, "AnnotatorNotes") == 0 ? g_strdup (text) : g_strjoin (": ", record->type, text, NULL);
  if (node != NULL && (node->statement != NULL || node->role == GSY_BRAT_NONE))
    {
      if (line[0] != '\0')
        gsy_statement_append_note (statement, line);
    }
  else
    keep_note (self, statement, record, line, _ ("comments on what is no statement"));
}

/* Puts fillers into the order that they had: those with words come first, and then those without. */
static void
order_fillers (GPtrArray *fillers, const char *order)
{
  g_auto (GStrv) places = g_strsplit (order, " ", -1);
  g_autofree gpointer *sorted = NULL;
  guint n = g_strv_length (places);

  if (fillers == NULL || n != fillers->len)
    return;
  sorted = g_new0 (gpointer, n);
  for (guint i = 0; i < n; i++)
    {
      guint64 place;

      if (!g_ascii_string_to_unsigned (places[i], 10, 0, n - 1, &place, NULL) || sorted[place] != NULL)
        return;
      sorted[place] = g_ptr_array_index (fillers, i);
    }
  memcpy (fillers->pdata, sorted, n * sizeof *sorted);
}

/* Who is in a role may have got a name from a normalisation by now. */
static void
name_fillers (GsyBratReader *self, const GsyBratNode *node)
{
  const GsyBratEvent *event = node->event;
  guint n[2] = { 0, 0 };

  for (guint i = 0; i < event->arguments->len; i++)
    {
      const GsyBratArgument *argument = &g_array_index (event->arguments, GsyBratArgument, i);
      const GsyBratNode *filler = gsy_brat_find_node (self, argument->id);
      GsyBratRole role = gsy_brat_find_role (argument->role);
      GPtrArray *fillers = role == GSY_BRAT_SOURCE ? node->statement->source : node->statement->target;
      GsyFiller *to;

      if (role < GSY_BRAT_SOURCE || filler == NULL || filler->bound == NULL)
        continue;
      to = g_ptr_array_index (fillers, n[role - GSY_BRAT_SOURCE]++);
      if (to->actor == NULL)
        to->actor = g_strdup (filler->actor);
    }
  if (node->orders[0] != NULL)
    order_fillers (node->statement->source, node->orders[0]);
  if (node->orders[1] != NULL)
    order_fillers (node->statement->target, node->orders[1]);
}

static void
read_record (GsyBratReader *self, const GsyBratRecord *record, gboolean again)
{
  /* What is said of a relation or an attribute has to wait for that. */
  gboolean late = record->kind == '#' && gsy_brat_find_node (self, record->words) == NULL;

  if (late != again)
    return;
  switch (record->kind)
    {
    case 'R':
    case '*':
      read_relation (self, record);
      break;
    case 'A':
    case 'M':
      read_attribute (self, record);
      break;
    case 'N':
      read_normalization (self, record);
      break;
    default:
      read_comment (self, record);
      break;
    }
}

void
gsy_brat_read_records (GsyBratReader *self)
{
  for (guint i = 0; i < self->lines->events->len; i++)
    link_arguments (self, gsy_brat_find_node (self, ((GsyBratEvent *) g_ptr_array_index (self->lines->events, i))->id));
  for (guint again = 0; again < 2; again++)
    for (guint i = 0; i < self->lines->records->len; i++)
      read_record (self, g_ptr_array_index (self->lines->records, i), again);
  for (guint i = 0; i < self->lines->events->len; i++)
    name_fillers (self, gsy_brat_find_node (self, ((GsyBratEvent *) g_ptr_array_index (self->lines->events, i))->id));
}
