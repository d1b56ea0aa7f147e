/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-statement.c: the statement as a value: made, copied, compared, freed. */
#include "config.h"
#include "core/gsy-statement.h"

#include "core/gsy-intern.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (GsyStatement, gsy_statement, gsy_statement_ref, gsy_statement_unref)

gboolean
gsy_texts_equal (char *const *a, char *const *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

/* --- Quotes --- */

static GsyQuoteWords *
words_copy (const GsyQuoteWords *words)
{
  GsyQuoteWords *copy;

  if (words == NULL)
    return NULL;
  copy = g_new (GsyQuoteWords, 1);
  copy->exact = g_strdup (words->exact);
  copy->prefix = g_strdup (words->prefix);
  copy->suffix = g_strdup (words->suffix);
  copy->was = g_strdup (words->was);
  copy->unknown = g_strdupv (words->unknown);
  return copy;
}

static gboolean
quote_equal (const GsyQuote *a, const GsyQuote *b)
{
  if (!gsy_span_equal (a->span, b->span))
    return FALSE;
  if (a->words == NULL && b->words == NULL)
    return TRUE;
  return g_strcmp0 (gsy_quote_get_exact (a), gsy_quote_get_exact (b)) == 0 &&
         g_strcmp0 (gsy_quote_get_prefix (a), gsy_quote_get_prefix (b)) == 0 &&
         g_strcmp0 (gsy_quote_get_suffix (a), gsy_quote_get_suffix (b)) == 0 &&
         g_strcmp0 (gsy_quote_get_was (a), gsy_quote_get_was (b)) == 0 &&
         gsy_texts_equal (gsy_quote_get_unknown (a), gsy_quote_get_unknown (b));
}

GsyQuoteWords *
gsy_quote_ensure_words (GsyQuote *quote)
{
  if (quote->words == NULL)
    quote->words = g_new0 (GsyQuoteWords, 1);
  return quote->words;
}

void
gsy_quote_drop_strings (GsyQuote *quote)
{
  if (quote->words == NULL)
    return;
  g_clear_pointer (&quote->words->exact, g_free);
  g_clear_pointer (&quote->words->prefix, g_free);
  g_clear_pointer (&quote->words->suffix, g_free);
  if (quote->words->unknown == NULL && quote->words->was == NULL)
    g_clear_pointer (&quote->words, g_free);
}

void
gsy_quote_drop_was (GsyQuote *quote)
{
  GsyQuoteWords *words = quote->words;

  if (words == NULL)
    return;
  g_clear_pointer (&words->was, g_free);
  if (words->exact == NULL && words->prefix == NULL && words->suffix == NULL && words->unknown == NULL)
    g_clear_pointer (&quote->words, g_free);
}

void
gsy_quote_clear (GsyQuote *quote)
{
  if (quote->words == NULL)
    return;
  g_strfreev (quote->words->unknown);
  quote->words->unknown = NULL;
  g_clear_pointer (&quote->words->was, g_free);
  gsy_quote_drop_strings (quote);
}

GArray *
gsy_quotes_new (void)
{
  GArray *quotes = g_array_new (FALSE, FALSE, sizeof (GsyQuote));

  g_array_set_clear_func (quotes, (GDestroyNotify) gsy_quote_clear);
  return quotes;
}

void
gsy_quotes_append (GArray *quotes, GsySpan span)
{
  GsyQuote quote = { .span = span };

  g_array_append_val (quotes, quote);
}

GArray *
gsy_quotes_copy (const GArray *quotes)
{
  GArray *copy;

  if (quotes == NULL)
    return NULL;
  copy = gsy_quotes_new ();
  for (guint i = 0; i < quotes->len; i++)
    {
      const GsyQuote *from = &g_array_index (quotes, GsyQuote, i);
      GsyQuote quote = { .span = from->span, .words = words_copy (from->words) };

      g_array_append_val (copy, quote);
    }
  return copy;
}

static gboolean
quotes_equal (const GArray *a, const GArray *b)
{
  guint n = a ? a->len : 0;

  if (n != (b ? b->len : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!quote_equal (&g_array_index (a, GsyQuote, i), &g_array_index (b, GsyQuote, i)))
      return FALSE;
  return TRUE;
}

/* --- Fillers, links, values --- */

GsyFiller *
gsy_filler_new (const char *actor)
{
  GsyFiller *self = g_new0 (GsyFiller, 1);

  self->actor = g_strdup (actor);
  return self;
}

GsyFiller *
gsy_filler_copy (const GsyFiller *self)
{
  GsyFiller *copy;

  if (self == NULL)
    return NULL;
  copy = gsy_filler_new (self->actor);
  copy->spans = gsy_quotes_copy (self->spans);
  copy->unknown = g_strdupv (self->unknown);
  return copy;
}

void
gsy_filler_free (GsyFiller *self)
{
  if (self == NULL)
    return;
  g_free (self->actor);
  g_clear_pointer (&self->spans, g_array_unref);
  g_strfreev (self->unknown);
  g_free (self);
}

static gboolean
filler_equal (const GsyFiller *a, const GsyFiller *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strcmp0 (a->actor, b->actor) == 0 && quotes_equal (a->spans, b->spans) && gsy_texts_equal (a->unknown, b->unknown);
}

GPtrArray *
gsy_fillers_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_filler_free);
}

char *
gsy_fillers_dup_names (const GPtrArray *fillers)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; fillers != NULL && i < fillers->len; i++)
    {
      const GsyFiller *filler = g_ptr_array_index (fillers, i);

      if (filler->actor == NULL)
        continue;
      if (names->len > 0)
        g_string_append (names, ", ");
      g_string_append (names, filler->actor);
    }
  if (names->len == 0)
    return NULL;
  return g_string_free (g_steal_pointer (&names), FALSE);
}

GsyLink *
gsy_link_new (const char *relation, const char *to)
{
  GsyLink *self = g_new0 (GsyLink, 1);

  self->relation = g_strdup (relation);
  self->to = g_strdup (to);
  return self;
}

GsyLink *
gsy_link_copy (const GsyLink *self)
{
  GsyLink *copy = gsy_link_new (self->relation, self->to);

  copy->article = g_strdup (self->article);
  copy->exact = g_strdup (self->exact);
  copy->unknown = g_strdupv (self->unknown);
  return copy;
}

void
gsy_link_free (GsyLink *self)
{
  if (self == NULL)
    return;
  g_free (self->relation);
  g_free (self->to);
  g_free (self->article);
  g_free (self->exact);
  g_strfreev (self->unknown);
  g_free (self);
}

static gboolean
link_equal (const GsyLink *a, const GsyLink *b)
{
  return g_strcmp0 (a->relation, b->relation) == 0 && g_strcmp0 (a->to, b->to) == 0 &&
         g_strcmp0 (a->article, b->article) == 0 && g_strcmp0 (a->exact, b->exact) == 0 &&
         gsy_texts_equal (a->unknown, b->unknown);
}

GPtrArray *
gsy_links_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_link_free);
}

static void
value_clear (GsyValue *value)
{
  g_clear_pointer (&value->id, g_free);
  g_clear_pointer (&value->string, g_free);
}

GArray *
gsy_values_new (void)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (GsyValue));

  g_array_set_clear_func (values, (GDestroyNotify) value_clear);
  return values;
}

static GArray *
values_copy (const GArray *values)
{
  GArray *copy;

  if (values == NULL)
    return NULL;
  copy = gsy_values_new ();
  for (guint i = 0; i < values->len; i++)
    {
      GsyValue value = g_array_index (values, GsyValue, i);

      value.id = g_strdup (value.id);
      value.string = g_strdup (value.string);
      g_array_append_val (copy, value);
    }
  return copy;
}

static gboolean
values_equal (const GArray *a, const GArray *b)
{
  guint n = a ? a->len : 0;

  if (n != (b ? b->len : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const GsyValue *x = &g_array_index (a, GsyValue, i);
      const GsyValue *y = &g_array_index (b, GsyValue, i);

      if (x->type != y->type || x->integer != y->integer ||
          g_strcmp0 (x->id, y->id) != 0 || g_strcmp0 (x->string, y->string) != 0)
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
list_copy (const GPtrArray *list, GPtrArray *copy, gpointer (*copy_one) (gconstpointer))
{
  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (copy, copy_one (g_ptr_array_index (list, i)));
  return copy;
}

static gboolean
list_equal (const GPtrArray *a, const GPtrArray *b, gboolean (*equal) (gconstpointer, gconstpointer))
{
  guint n = a ? a->len : 0;

  if (n != (b ? b->len : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

static gpointer
copy_filler (gconstpointer filler)
{
  return gsy_filler_copy (filler);
}

static gpointer
copy_link (gconstpointer link)
{
  return gsy_link_copy (link);
}

static gboolean
equal_filler (gconstpointer a, gconstpointer b)
{
  return filler_equal (a, b);
}

static gboolean
equal_link (gconstpointer a, gconstpointer b)
{
  return link_equal (a, b);
}

/* --- Spans of a statement --- */

static inline GsyQuote *
get_quotes (GsyStatement *self)
{
  return self->n_spans > 1 ? self->spans.many : &self->spans.one;
}

/* The room for several quotes is always a power of two, so that no member has to say how much there is. */
static guint
room_for (guint n)
{
  guint room = 2;

  while (room < n)
    room *= 2;
  return room;
}

static void
clear_spans (GsyStatement *self)
{
  GsyQuote *quotes = get_quotes (self);

  for (guint i = 0; i < self->n_spans; i++)
    gsy_quote_clear (&quotes[i]);
  if (self->n_spans > 1)
    g_free (self->spans.many);
  self->n_spans = 0;
}

static void
append_quote (GsyStatement *self, GsyQuote quote)
{
  guint n = self->n_spans;

  if (n == 0)
    {
      self->spans.one = quote;
    }
  else
    {
      if (n == 1)
        {
          GsyQuote *many = g_new (GsyQuote, room_for (2));

          many[0] = self->spans.one;
          self->spans.many = many;
        }
      else if (room_for (n) < n + 1)
        {
          self->spans.many = g_renew (GsyQuote, self->spans.many, room_for (n + 1));
        }
      self->spans.many[n] = quote;
    }
  self->n_spans = n + 1;
}

guint
gsy_statement_get_n_spans (const GsyStatement *self)
{
  return self->n_spans;
}

const GsyQuote *
gsy_statement_get_quote (const GsyStatement *self, guint i)
{
  g_return_val_if_fail (i < self->n_spans, NULL);

  return self->n_spans > 1 ? &self->spans.many[i] : &self->spans.one;
}

GsyQuote *
gsy_statement_edit_quote (GsyStatement *self, guint i)
{
  g_return_val_if_fail (i < self->n_spans, NULL);

  return &get_quotes (self)[i];
}

GsySpan
gsy_statement_get_span (const GsyStatement *self, guint i)
{
  g_return_val_if_fail (i < self->n_spans, GSY_SPAN_EMPTY);

  return gsy_statement_get_quote (self, i)->span;
}

GsySpan
gsy_statement_get_extent (const GsyStatement *self)
{
  if (self->n_spans == 0)
    return GSY_SPAN_EMPTY;
  return gsy_span (gsy_statement_get_span (self, 0).start, gsy_statement_get_span (self, self->n_spans - 1).end);
}

guint
gsy_statement_get_length (const GsyStatement *self)
{
  guint length = 0;

  for (guint i = 0; i < self->n_spans; i++)
    length += gsy_span_length (gsy_statement_get_span (self, i));
  return length;
}

int
gsy_statement_find_span (const GsyStatement *self, guint offset)
{
  for (guint i = 0; i < self->n_spans; i++)
    if (gsy_span_contains (gsy_statement_get_span (self, i), offset))
      return (int) i;
  return -1;
}

void
gsy_statement_add_span (GsyStatement *self, GsySpan span)
{
  append_quote (self, (GsyQuote){ .span = span });
}

void
gsy_statement_set_spans (GsyStatement *self, const GsySpan *spans, guint n)
{
  clear_spans (self);
  for (guint i = 0; i < n; i++)
    gsy_statement_add_span (self, spans[i]);
}

void
gsy_statement_take_quotes (GsyStatement *self, GArray *quotes)
{
  clear_spans (self);
  for (guint i = 0; i < quotes->len; i++)
    {
      GsyQuote *quote = &g_array_index (quotes, GsyQuote, i);

      append_quote (self, *quote);
      quote->words = NULL;
    }
  g_array_unref (quotes);
}

void
gsy_statement_copy_spans (GsyStatement *self, const GsyStatement *from)
{
  g_autoptr (GsyStatement) copy = NULL;
  GArray *quotes;

  g_return_if_fail (self != NULL && from != NULL);

  copy = gsy_statement_copy (from);
  quotes = gsy_quotes_new ();
  for (guint i = 0; i < gsy_statement_get_n_spans (copy); i++)
    {
      GsyQuote *quote = gsy_statement_edit_quote (copy, i);

      g_array_append_val (quotes, *quote);
      quote->words = NULL;
    }
  gsy_statement_take_quotes (self, quotes);
}

/* --- The statement --- */

GsyStatement *
gsy_statement_new (const char *id, const char *layer)
{
  GsyStatement *self;

  g_return_val_if_fail (layer != NULL, NULL);

  self = g_new0 (GsyStatement, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->id = id ? g_strdup (id) : g_uuid_string_random ();
  self->layer = gsy_intern (layer);
  return self;
}

GsyStatement *
gsy_statement_ref (const GsyStatement *self)
{
  GsyStatement *mutable = (GsyStatement *) self;

  g_atomic_ref_count_inc (&mutable->ref_count);
  return mutable;
}

void
gsy_statement_unref (GsyStatement *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  clear_spans (self);
  g_free (self->id);
  g_ref_string_release (self->layer);
  gsy_filler_free (self->cue);
  g_clear_pointer (&self->source, g_ptr_array_unref);
  g_clear_pointer (&self->target, g_ptr_array_unref);
  g_strfreev (self->about);
  g_free (self->said);
  g_clear_pointer (&self->attributes, g_array_unref);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_free (self->note);
  g_free (self->creator);
  g_free (self->created);
  g_free (self->modified);
  g_strfreev (self->unknown);
  g_free (self);
}

GsyStatement *
gsy_statement_copy (const GsyStatement *self)
{
  GsyStatement *copy = g_new0 (GsyStatement, 1);

  g_atomic_ref_count_init (&copy->ref_count);
  copy->detached = self->detached;
  copy->id = g_strdup (self->id);
  copy->layer = g_ref_string_acquire (self->layer);
  for (guint i = 0; i < self->n_spans; i++)
    {
      const GsyQuote *from = gsy_statement_get_quote (self, i);

      append_quote (copy, (GsyQuote){ .span = from->span, .words = words_copy (from->words) });
    }
  copy->cue = gsy_filler_copy (self->cue);
  if (self->source != NULL)
    copy->source = list_copy (self->source, gsy_fillers_new (), copy_filler);
  if (self->target != NULL)
    copy->target = list_copy (self->target, gsy_fillers_new (), copy_filler);
  copy->about = g_strdupv (self->about);
  copy->said = g_strdup (self->said);
  copy->attributes = values_copy (self->attributes);
  if (self->links != NULL)
    copy->links = list_copy (self->links, gsy_links_new (), copy_link);
  copy->note = g_strdup (self->note);
  copy->creator = g_strdup (self->creator);
  copy->created = g_strdup (self->created);
  copy->modified = g_strdup (self->modified);
  copy->unknown = g_strdupv (self->unknown);
  return copy;
}

static gboolean
equal_but_modified (const GsyStatement *a, const GsyStatement *b)
{
  if (a->n_spans != b->n_spans || a->detached != b->detached ||
      g_strcmp0 (a->id, b->id) != 0 || g_strcmp0 (a->layer, b->layer) != 0)
    return FALSE;
  for (guint i = 0; i < a->n_spans; i++)
    if (!quote_equal (gsy_statement_get_quote (a, i), gsy_statement_get_quote (b, i)))
      return FALSE;
  return filler_equal (a->cue, b->cue) &&
         list_equal (a->source, b->source, equal_filler) &&
         list_equal (a->target, b->target, equal_filler) &&
         gsy_texts_equal (a->about, b->about) &&
         g_strcmp0 (a->said, b->said) == 0 &&
         values_equal (a->attributes, b->attributes) &&
         list_equal (a->links, b->links, equal_link) &&
         g_strcmp0 (a->note, b->note) == 0 &&
         g_strcmp0 (a->creator, b->creator) == 0 &&
         g_strcmp0 (a->created, b->created) == 0 &&
         gsy_texts_equal (a->unknown, b->unknown);
}

gboolean
gsy_statement_equal (const GsyStatement *a, const GsyStatement *b)
{
  if (a == b)
    return TRUE;
  return g_strcmp0 (a->modified, b->modified) == 0 && equal_but_modified (a, b);
}

gboolean
gsy_statement_same (const GsyStatement *a, const GsyStatement *b)
{
  return a == b || equal_but_modified (a, b);
}

static gboolean
quotes_need_review (const GArray *quotes)
{
  for (guint i = 0; quotes != NULL && i < quotes->len; i++)
    if (gsy_quote_get_was (&g_array_index (quotes, GsyQuote, i)) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
fillers_need_review (const GPtrArray *fillers)
{
  for (guint i = 0; fillers != NULL && i < fillers->len; i++)
    if (quotes_need_review (((const GsyFiller *) g_ptr_array_index (fillers, i))->spans))
      return TRUE;
  return FALSE;
}

gboolean
gsy_statement_needs_review (const GsyStatement *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->n_spans; i++)
    if (gsy_quote_get_was (gsy_statement_get_quote (self, i)) != NULL)
      return TRUE;
  return (self->cue != NULL && quotes_need_review (self->cue->spans)) || fillers_need_review (self->source) || fillers_need_review (self->target);
}

int
gsy_statement_compare (const GsyStatement *a, const GsyStatement *b)
{
  GsySpan x = a->n_spans > 0 ? gsy_statement_get_span (a, 0) : GSY_SPAN_EMPTY;
  GsySpan y = b->n_spans > 0 ? gsy_statement_get_span (b, 0) : GSY_SPAN_EMPTY;
  int order = gsy_span_compare (x, y);

  return order != 0 ? order : strcmp (a->id, b->id);
}

int
gsy_statement_compare_elements (gconstpointer a, gconstpointer b)
{
  return gsy_statement_compare (*(GsyStatement *const *) a, *(GsyStatement *const *) b);
}

GHashTable *
gsy_statements_index (GPtrArray *statements)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < statements->len; i++)
    {
      GsyStatement *statement = g_ptr_array_index (statements, i);

      g_hash_table_insert (table, statement->id, statement);
    }
  return table;
}
