/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cas.c: the types, and from statements to feature structures. */
#include "config.h"
#include "io/formats/gsy-cas.h"

#include "io/formats/gsy-tokens.h"

#include <string.h>

#define ANNOTATION "uima.tcas.Annotation"
#define TOP "uima.cas.TOP"

const GsyCasType gsy_cas_types[GSY_N_CAS_TYPES] = {
  [GSY_CAS_META] = { "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData", TRUE, "uima.tcas.DocumentAnnotation", { { "documentTitle", GSY_CAS_STRING }, { "documentId", GSY_CAS_STRING } } },
  [GSY_CAS_SENTENCE] = { "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence", TRUE, ANNOTATION, { { NULL } } },
  [GSY_CAS_TOKEN] = { "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token", TRUE, ANNOTATION, { { NULL } } },
  [GSY_CAS_STATEMENT] = { "webanno.custom.Statement", TRUE, ANNOTATION, { { "identifier", GSY_CAS_STRING }, { "layer", GSY_CAS_STRING }, { "fragment", GSY_CAS_INTEGER }, { "said", GSY_CAS_STRING }, { "note", GSY_CAS_STRING }, { "creator", GSY_CAS_STRING }, { "created", GSY_CAS_STRING }, { "modified", GSY_CAS_STRING } } },
  [GSY_CAS_ROLE] = { "webanno.custom.Role", TRUE, ANNOTATION, { { "statement", GSY_CAS_REFERENCE }, { "role", GSY_CAS_STRING }, { "filler", GSY_CAS_INTEGER }, { "fragment", GSY_CAS_INTEGER }, { "actor", GSY_CAS_STRING } } },
  [GSY_CAS_RELATION] = { "webanno.custom.Relation", TRUE, ANNOTATION, { { "Governor", GSY_CAS_REFERENCE }, { "Dependent", GSY_CAS_REFERENCE }, { "relation", GSY_CAS_STRING } } },
  [GSY_CAS_IMPLIED_ROLE] = { "gainsay.ImpliedRole", FALSE, TOP, { { "statement", GSY_CAS_REFERENCE }, { "role", GSY_CAS_STRING }, { "filler", GSY_CAS_INTEGER }, { "actor", GSY_CAS_STRING } } },
  [GSY_CAS_TOPIC] = { "gainsay.Topic", FALSE, TOP, { { "statement", GSY_CAS_REFERENCE }, { "name", GSY_CAS_STRING } } },
  [GSY_CAS_VALUE] = { "gainsay.Value", FALSE, TOP, { { "statement", GSY_CAS_REFERENCE }, { "attribute", GSY_CAS_STRING }, { "valueType", GSY_CAS_STRING }, { "value", GSY_CAS_STRING } } },
  [GSY_CAS_LINK] = { "gainsay.Link", FALSE, TOP, { { "statement", GSY_CAS_REFERENCE }, { "relation", GSY_CAS_STRING }, { "to", GSY_CAS_STRING }, { "article", GSY_CAS_STRING } } },
};

typedef struct
{
  const GsyExportUnit *unit;
  GPtrArray *items;
  GHashTable *first; /* statement's id -> id of its first piece */
} Maker;

static void
item_free (gpointer data)
{
  GsyCasItem *item = data;

  for (guint i = 0; i < GSY_CAS_MAX_FEATURES; i++)
    g_free (item->values[i].text);
  g_free (item);
}

static GsyCasItem *
add_item (Maker *self, GsyCasTypeId type, GsySpan span)
{
  const GsyOffsets *offsets = gsy_article_get_offsets (self->unit->article);
  GsyCasItem *item = g_new0 (GsyCasItem, 1);

  item->id = self->items->len + 2;
  item->type = type;
  item->begin = gsy_offsets_to_utf16 (offsets, span.start);
  item->end = gsy_offsets_to_utf16 (offsets, span.end);
  g_ptr_array_add (self->items, item);
  return item;
}

/* The value of the feature called @name, which the type has. */
static GsyCasValue *
value_of (GsyCasItem *item, const char *name)
{
  const GsyCasType *type = &gsy_cas_types[item->type];
  guint i = 0;

  while (!g_str_equal (type->features[i].name, name))
    i++;
  return &item->values[i];
}

static void
set_text (GsyCasItem *item, const char *name, const char *text)
{
  value_of (item, name)->text = g_strdup (text);
}

static void
set_number (GsyCasItem *item, const char *name, guint number)
{
  value_of (item, name)->number = number;
}

static void
add_tokens (Maker *self)
{
  g_autoptr (GArray) tokens = gsy_tokens_new (self->unit);

  for (guint i = 0; i < tokens->len; i++)
    {
      const GsyToken *token = &g_array_index (tokens, GsyToken, i);
      guint last = i;

      if (i == 0 || g_array_index (tokens, GsyToken, i - 1).sentence != token->sentence)
        {
          while (last + 1 < tokens->len && g_array_index (tokens, GsyToken, last + 1).sentence == token->sentence)
            last++;
          add_item (self, GSY_CAS_SENTENCE, gsy_span (token->span.start, g_array_index (tokens, GsyToken, last).span.end));
        }
      add_item (self, GSY_CAS_TOKEN, token->span);
    }
}

static gboolean
is_inside (const Maker *self, const GsyQuote *quote)
{
  return quote->span.end <= gsy_article_get_length (self->unit->article);
}

/* The id of its first piece; 0: none is in the text. */
static guint
add_pieces (Maker *self, const GsyStatement *statement)
{
  guint first = 0;

  for (guint i = 0; i < gsy_statement_get_n_spans (statement); i++)
    {
      const GsyQuote *quote = gsy_statement_get_quote (statement, i);
      GsyCasItem *item;

      if (!is_inside (self, quote))
        continue;
      item = add_item (self, GSY_CAS_STATEMENT, quote->span);
      set_text (item, "identifier", statement->id);
      set_text (item, "layer", statement->layer);
      set_number (item, "fragment", i + 1);
      if (first == 0)
        {
          first = item->id;
          set_text (item, "said", statement->said);
          set_text (item, "note", statement->note);
          set_text (item, "creator", statement->creator);
          set_text (item, "created", statement->created);
          set_text (item, "modified", statement->modified);
        }
    }
  return first;
}

static void
add_role (Maker *self, guint statement, const char *role, guint number, const GsyFiller *filler)
{
  guint n = 0;

  for (guint i = 0; filler != NULL && filler->spans != NULL && i < filler->spans->len; i++)
    {
      const GsyQuote *quote = &g_array_index (filler->spans, GsyQuote, i);
      GsyCasItem *item;

      if (!is_inside (self, quote))
        continue;
      item = add_item (self, GSY_CAS_ROLE, quote->span);
      set_number (item, "statement", statement);
      set_text (item, "role", role);
      set_number (item, "filler", number);
      set_number (item, "fragment", ++n);
      set_text (item, "actor", filler->actor);
    }
  if (filler != NULL && n == 0 && filler->actor != NULL)
    {
      GsyCasItem *item = add_item (self, GSY_CAS_IMPLIED_ROLE, gsy_span (0, 0));

      set_number (item, "statement", statement);
      set_text (item, "role", role);
      set_number (item, "filler", number);
      set_text (item, "actor", filler->actor);
    }
}

static void
add_value (Maker *self, guint statement, const GsyValue *value)
{
  static const char *const types[] = { "string", "integer", "boolean", "json" };
  GsyCasItem *item = add_item (self, GSY_CAS_VALUE, gsy_span (0, 0));
  g_autofree char *number = value->type == GSY_VALUE_INTEGER ? g_strdup_printf ("%" G_GINT64_FORMAT, value->integer) : NULL;

  set_number (item, "statement", statement);
  set_text (item, "attribute", value->id);
  set_text (item, "valueType", types[value->type]);
  set_text (item, "value", value->type == GSY_VALUE_BOOLEAN ? (value->integer ? "true" : "false") : number != NULL ? number
                                                                                                                   : value->string);
}

static void
add_statement (Maker *self, const GsyStatement *statement)
{
  guint first = statement->detached ? 0 : add_pieces (self, statement);

  if (first == 0)
    return;
  g_hash_table_insert (self->first, statement->id, GUINT_TO_POINTER (first));
  add_role (self, first, "cue", 1, statement->cue);
  for (guint i = 0; statement->source != NULL && i < statement->source->len; i++)
    add_role (self, first, "source", i + 1, g_ptr_array_index (statement->source, i));
  for (guint i = 0; statement->target != NULL && i < statement->target->len; i++)
    add_role (self, first, "target", i + 1, g_ptr_array_index (statement->target, i));
  for (guint i = 0; statement->about != NULL && statement->about[i] != NULL; i++)
    {
      GsyCasItem *item = add_item (self, GSY_CAS_TOPIC, gsy_span (0, 0));

      set_number (item, "statement", first);
      set_text (item, "name", statement->about[i]);
    }
  for (guint i = 0; statement->attributes != NULL && i < statement->attributes->len; i++)
    add_value (self, first, &g_array_index (statement->attributes, GsyValue, i));
}

/* In the article, a relation as INCEpTION has them, which lies where it leads to. */
static void
add_link (Maker *self, const GsyStatement *statement, const GsyLink *link)
{
  guint from = GPOINTER_TO_UINT (g_hash_table_lookup (self->first, statement->id));
  guint to = link->article == NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->first, link->to)) : 0;
  GsyCasItem *item;

  if (from == 0)
    return;
  if (to != 0)
    {
      const GsyCasItem *end = g_ptr_array_index (self->items, to - 2);

      item = add_item (self, GSY_CAS_RELATION, gsy_span (0, 0));
      item->begin = end->begin;
      item->end = end->end;
      set_number (item, "Governor", from);
      set_number (item, "Dependent", to);
      set_text (item, "relation", link->relation);
      return;
    }
  item = add_item (self, GSY_CAS_LINK, gsy_span (0, 0));
  set_number (item, "statement", from);
  set_text (item, "relation", link->relation);
  set_text (item, "to", link->to);
  set_text (item, "article", link->article);
}

GPtrArray *
gsy_cas_new (const GsyExportUnit *unit)
{
  g_autoptr (GHashTable) first = g_hash_table_new (g_str_hash, g_str_equal);
  Maker self = { .unit = unit, .items = g_ptr_array_new_with_free_func (item_free), .first = first };
  GsyCasItem *meta = add_item (&self, GSY_CAS_META, gsy_span (0, gsy_article_get_length (unit->article)));

  set_text (meta, "documentTitle", unit->title);
  set_text (meta, "documentId", unit->file);
  add_tokens (&self);
  for (guint i = 0; i < unit->statements->len; i++)
    add_statement (&self, g_ptr_array_index (unit->statements, i));
  for (guint i = 0; i < unit->statements->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (unit->statements, i);

      for (guint j = 0; statement->links != NULL && j < statement->links->len; j++)
        add_link (&self, statement, g_ptr_array_index (statement->links, j));
    }
  return self.items;
}

char *
gsy_cas_dup_name (const GsyExportUnit *unit, const char *ending)
{
  return g_strconcat (unit->file, ending, NULL);
}
