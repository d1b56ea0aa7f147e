/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-folder-index-entry.c: a statement in short, in one piece of memory. */
#include "config.h"
#include "corpus/gsy-folder-index-private.h"

#include "core/gsy-date.h"
#include "core/gsy-fold.h"

#include <string.h>

/* Code points of a quote. */
#define MAX_QUOTE 200

/* Where the parts of an entry are put, one after the other. */
typedef struct
{
  char *at;
  GsyNamePool *pool;
} Writer;

static const char *
put_string (Writer *w, const char *string)
{
  gsize size = strlen (string) + 1;
  char *copy = w->at;

  memcpy (copy, string, size);
  w->at += size;
  return copy;
}

static gsize
round_up (gsize size)
{
  return (size + sizeof (gpointer) - 1) / sizeof (gpointer) * sizeof (gpointer);
}

/* Actors of @fillers, each once. */
static guint
collect_actors (const GPtrArray *fillers, const char **names)
{
  guint n = 0;

  for (guint i = 0; fillers != NULL && i < fillers->len; i++)
    {
      const GsyFiller *filler = g_ptr_array_index (fillers, i);
      guint j;

      for (j = 0; filler->actor != NULL && j < n && strcmp (names[j], filler->actor) != 0; j++)
        ;
      if (filler->actor != NULL && j == n)
        names[n++] = filler->actor;
    }
  return n;
}

static guint
collect_topics (char **about, const char **names)
{
  guint n = 0;

  for (guint i = 0; about != NULL && about[i] != NULL; i++)
    {
      guint j;

      for (j = 0; j < n && strcmp (names[j], about[i]) != 0; j++)
        ;
      if (j == n)
        names[n++] = about[i];
    }
  return n;
}

static const char *const *
put_names (Writer *w, const char **names, guint n)
{
  const char **list = (const char **) (gpointer) w->at;

  if (n == 0)
    return NULL;
  for (guint i = 0; i < n; i++)
    list[i] = _gsy_name_pool_intern (w->pool, names[i]);
  list[n] = NULL;
  w->at += (n + 1) * sizeof *list;
  return list;
}

/* Bytes at @p that are letters, digits and marks of ASCII, and up to @max of them. */
static gsize
count_plain (const char *p, gsize max)
{
  gsize n = 0;

  while (n < max && p[n] > ' ' && p[n] < 0x7f)
    n++;
  return n;
}

/* Appends @words with single spaces; FALSE when there is no room for more. */
static gboolean
append_words (GString *quote, const char *words, guint *n_chars)
{
  gboolean space = FALSE, begun = FALSE;

  for (const char *p = words; *p != '\0';)
    {
      gunichar c = (guchar) *p;
      gsize n;

      if (c >= 0x80)
        c = g_utf8_get_char (p);
      if (c <= ' ' || c == 0x7f || (c >= 0x80 && (g_unichar_isspace (c) || g_unichar_iscntrl (c))))
        {
          space = begun;
          p = g_utf8_next_char (p);
          continue;
        }
      if (*n_chars + (space ? 2 : 1) >= MAX_QUOTE)
        {
          g_string_append (quote, "…");
          return FALSE;
        }
      if (space)
        {
          g_string_append_c (quote, ' ');
          ++*n_chars;
        }
      space = FALSE;
      begun = TRUE;
      n = count_plain (p, MAX_QUOTE - 1 - *n_chars);
      *n_chars += n > 0 ? (guint) n : 1;
      if (n == 0)
        n = (gsize) (g_utf8_next_char (p) - p);
      g_string_append_len (quote, p, (gssize) n);
      p += n;
    }
  return TRUE;
}

static GString *
make_quote (const GsyStatement *statement, GsyArticle *article)
{
  GString *quote = g_string_sized_new (256);
  guint n_chars = 0;

  for (guint i = 0; i < gsy_statement_get_n_spans (statement); i++)
    {
      const GsyQuote *span = gsy_statement_get_quote (statement, i);
      const char *exact = gsy_quote_get_exact (span);
      g_autofree char *slice = NULL;

      if (exact == NULL && article != NULL && !statement->detached)
        exact = slice = gsy_article_dup_slice (article, gsy_span (span->span.start, MIN (span->span.end, span->span.start + 4 * MAX_QUOTE)));
      if (exact == NULL)
        continue;
      if (quote->len > 0)
        {
          g_string_append (quote, " … ");
          n_chars += 3;
        }
      if (!append_words (quote, exact, &n_chars))
        break;
    }
  return quote;
}

void
_gsy_index_parse_days (const char *date, gint32 *first, gint32 *last)
{
  GsyDays days;

  *first = *last = GSY_NO_DAY;
  if (date == NULL || !gsy_date_parse (date, &days) || days.first <= GSY_NO_DAY || days.last >= G_MAXINT32)
    return;
  *first = (gint32) days.first;
  *last = (gint32) days.last;
}

GsyEntry *
_gsy_entry_new (GsyNamePool *pool, const char *key, const GsyStatement *statement, GsyArticle *article, GsyCheckSet checks)
{
  guint max_sources = statement->source != NULL ? statement->source->len : 0;
  guint max_targets = statement->target != NULL ? statement->target->len : 0;
  guint max_topics = statement->about != NULL ? g_strv_length (statement->about) : 0;
  g_autofree const char **names = g_new (const char *, max_sources + max_targets + max_topics + 1);
  guint n_sources = collect_actors (statement->source, names);
  guint n_targets = collect_actors (statement->target, names + n_sources);
  guint n_topics = collect_topics (statement->about, names + n_sources + n_targets);
  guint n_links = statement->links != NULL ? statement->links->len : 0;
  g_autoptr (GString) quote = make_quote (statement, article);
  g_autofree char *folded = gsy_fold (quote->str, (gssize) quote->len);
  GsyEntryLink *links = NULL;
  GsyEntryFull *self;
  gsize size = round_up (sizeof *self);
  Writer w = { .pool = pool };

  size += (n_sources + (n_sources > 0) + n_targets + (n_targets > 0) + n_topics + (n_topics > 0)) * sizeof (char *);
  size += n_links * sizeof (GsyEntryLink);
  size += strlen (statement->id) + 1 + quote->len + 1;
  size += strcmp (folded, quote->str) != 0 ? strlen (folded) + 1 : 0;
  size += statement->said != NULL ? strlen (statement->said) + 1 : 0;
  for (guint i = 0; i < n_links; i++)
    size += strlen (((const GsyLink *) g_ptr_array_index (statement->links, i))->to) + 1;

  self = g_malloc (size);
  memset (self, 0, sizeof *self);
  g_atomic_ref_count_init (&self->ref_count);
  self->pool = _gsy_name_pool_ref (pool);
  self->entry.article = key;
  self->entry.layer = _gsy_name_pool_intern (pool, statement->layer);
  self->entry.start = gsy_statement_get_span (statement, 0).start;
  self->entry.detached = statement->detached;
  self->entry.checks = checks;
  self->entry.n_links = n_links;
  _gsy_index_parse_days (statement->said, &self->first_day, &self->last_day);

  /* What a search looks at comes first. */
  w.at = (char *) self + round_up (sizeof *self);
  self->entry.sources = put_names (&w, names, n_sources);
  self->entry.targets = put_names (&w, names + n_sources, n_targets);
  self->entry.topics = put_names (&w, names + n_sources + n_targets, n_topics);
  if (n_links > 0)
    links = (GsyEntryLink *) (gpointer) w.at;
  w.at += n_links * sizeof (GsyEntryLink);
  self->n_folded = (guint) strlen (folded) & G_MAXINT;
  self->folded = put_string (&w, folded);
  self->entry.quote = strcmp (folded, quote->str) != 0 ? put_string (&w, quote->str) : self->folded;
  self->entry.id = put_string (&w, statement->id);
  self->entry.said = statement->said != NULL ? put_string (&w, statement->said) : NULL;
  for (guint i = 0; i < n_links; i++)
    {
      const GsyLink *link = g_ptr_array_index (statement->links, i);

      links[i].relation = _gsy_name_pool_intern (pool, link->relation);
      links[i].to = put_string (&w, link->to);
      links[i].article = link->article != NULL ? _gsy_name_pool_intern (pool, link->article) : NULL;
    }
  self->entry.links = links;
  g_assert (w.at == (char *) self + size);
  return &self->entry;
}

const GsyEntry *
gsy_entry_ref (const GsyEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&_gsy_entry_full (self)->ref_count);
  return self;
}

void
gsy_entry_unref (const GsyEntry *self)
{
  GsyEntryFull *full;

  g_return_if_fail (self != NULL);

  full = _gsy_entry_full (self);
  if (!g_atomic_ref_count_dec (&full->ref_count))
    return;
  _gsy_name_pool_unref (full->pool);
  g_free (full);
}
