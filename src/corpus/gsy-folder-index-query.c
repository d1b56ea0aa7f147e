/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-folder-index-query.c: which statements somebody may want to link to, the likely ones first. */
#include "config.h"
#include "corpus/gsy-folder-index-private.h"

#include "core/gsy-fold.h"

#include <string.h>

/* Words beyond these are not looked at. */
#define MAX_WORDS 32

/* What speaks for a candidate. The header says it in words. */
#define SCORE_CROSSED 8u /* of source and target, each */
#define SCORE_KIN 5u     /* the same, for a part of the actor or what it is part of */
#define SCORE_TOPIC 6u
#define SCORE_LAYER 5u
#define SCORE_WORD 4u /* what was typed begins words */
#define SCORE_ARTICLE 3u
#define SCORE_BEFORE 2u
#define SCORE_WEEK 2u
#define SCORE_MONTH 1u
/* What is not linked yet, above all that is. */
#define SCORE_FRESH 64u

typedef struct
{
  const GsyEntry *entry;
  guint score;
  guint distance; /* in the same article: from the statement; else G_MAXUINT */
  guint place;    /* in the order of the folder */
} Candidate;

/* Something that was typed. */
typedef struct
{
  const char *text;
  gsize length;
  gsize rare; /* the place of its byte that is met least */
} Word;

typedef struct
{
  GsyFolderIndex *index;
  GsyScheme *scheme;
  const GsyCandidateQuery *query;
  guint stamp;
  char *key;   /* what was typed, folded */
  char *typed; /* the same, cut into words */
  Word words[MAX_WORDS];
  guint n_words;
  guint32 all; /* a bit for each word */
  guint start;
  gint32 first_day, last_day;
  Candidate *best; /* a heap with the worst on top */
  guint n_best, max;
  gboolean repeats;   /* it is said once more: by the same, against the same */
  gboolean is_narrow; /* what has the words is remembered */
} Search;

/* How often a byte is met in folded text, about: the first bytes of longer characters, then the letters that are everywhere. */
static guint
get_frequency (guchar byte)
{
  if (byte >= 0xc0)
    return 3;
  if (byte < 0x80 && strchr ("eaisnrtolu", byte) != NULL)
    return 2;
  return byte >= 0x80 || g_ascii_isalpha (byte) ? 1 : 0;
}

static void
word_init (Word *self, const char *text, gsize length)
{
  self->text = text;
  self->length = length;
  self->rare = 0;
  for (gsize i = 1; i < length; i++)
    if (get_frequency ((guchar) text[i]) < get_frequency ((guchar) text[self->rare]))
      self->rare = i;
}

/* memmem() for short texts, of which it gets through few before its preparations pay. */
static gboolean
has_word (const char *text, gsize length, const Word *word)
{
  const char *at = text + word->rare, *end;

  if (length < word->length)
    return FALSE;
  end = text + length - (word->length - word->rare) + 1;
  while (at < end && (at = memchr (at, word->text[word->rare], (gsize) (end - at))) != NULL)
    {
      if (memcmp (at - word->rare, word->text, word->length) == 0)
        return TRUE;
      at++;
    }
  return FALSE;
}

static guint32
find_words (const Search *s, const char *text, gsize length, guint32 wanted)
{
  guint32 hits = 0;

  for (guint i = 0; i < s->n_words; i++)
    if ((wanted & 1u << i) != 0 && has_word (text, length, &s->words[i]))
      hits |= 1u << i;
  return hits;
}

/* @string as this search knows it. */
static GsyName *
get_name (const Search *s, const char *string)
{
  GsyName *name = _gsy_name_of (string);

  if (name->stamp == s->stamp)
    return name;
  name->stamp = s->stamp;
  name->hits = find_words (s, name->folded, strlen (name->folded), s->all);
  name->source = name->target = name->topic = 0;
  return name;
}

/* Layers have a table of their own, since an actor may be called as one. */
static GsyName *
get_layer (Search *s, const char *string)
{
  GsyName *name = _gsy_name_of (string);
  const char *from = s->query->from->layer;

  if (name->layer_stamp == s->stamp)
    return name;
  name->layer_stamp = s->stamp;
  name->layer_hits = 0;
  if (s->n_words > 0)
    {
      g_autofree char *label = gsy_fold (gsy_scheme_get_layer_label (s->scheme, string), -1);

      name->layer_hits = find_words (s, label, strlen (label), s->all);
    }
  name->allowed = s->query->relation == NULL || gsy_relation_allows (s->query->relation, from, string);
  return name;
}

static void
mark_name (const Search *s, const char *string, gboolean as_source, guint8 score)
{
  GsyName *name = _gsy_name_pool_find (s->index->pool, string);

  if (name == NULL)
    return;
  get_name (s, name->string);
  if (as_source)
    name->source = MAX (name->source, score);
  else
    name->target = MAX (name->target, score);
}

/* Marks the names that mean @actor: its own, its aliases; and those of its parts and of what it is part of. */
static void
mark_actor (Search *s, const char *actor, gboolean as_source)
{
  GsyLexicon **lexicon = &s->index->lexicons[GSY_NAME_ACTOR];
  const GArray *listed = _gsy_lexicon_get (lexicon, s->scheme, GSY_NAME_ACTOR);
  const GsyListed *own = _gsy_lexicon_find (*lexicon, actor);
  g_autofree char *folded = gsy_fold (actor, -1);

  mark_name (s, actor, as_source, SCORE_CROSSED);
  for (guint i = 0; i < listed->len; i++)
    {
      const GsyListed *one = &g_array_index (listed, GsyListed, i);
      guint8 score = 0;

      if (one == own || (own == NULL && strcmp (one->folded, folded) == 0) ||
          (own == NULL && one->folded_aliases != NULL && g_strv_contains ((const char *const *) one->folded_aliases, folded)))
        score = SCORE_CROSSED;
      else if ((one->part_of != NULL && strcmp (one->part_of, actor) == 0) ||
               (own != NULL && own->part_of != NULL && strcmp (own->part_of, one->name) == 0))
        score = SCORE_KIN;
      if (score == 0)
        continue;
      mark_name (s, one->name, as_source, score);
      for (guint j = 0; one->aliases != NULL && one->aliases[j] != NULL; j++)
        mark_name (s, one->aliases[j], as_source, score);
    }
}

static void
mark_names (Search *s)
{
  const GsyStatement *from = s->query->from;

  s->repeats = s->query->relation != NULL && g_str_equal (s->query->relation->id, "repeats");
  /* Whom it is aimed at would be who said what it answers, and the other way round; what it repeats is by the same against the same. */
  for (guint i = 0; from->target != NULL && i < from->target->len; i++)
    if (((const GsyFiller *) g_ptr_array_index (from->target, i))->actor != NULL)
      mark_actor (s, ((const GsyFiller *) g_ptr_array_index (from->target, i))->actor, !s->repeats);
  for (guint i = 0; from->source != NULL && i < from->source->len; i++)
    if (((const GsyFiller *) g_ptr_array_index (from->source, i))->actor != NULL)
      mark_actor (s, ((const GsyFiller *) g_ptr_array_index (from->source, i))->actor, s->repeats);
  for (guint i = 0; from->about != NULL && from->about[i] != NULL; i++)
    {
      GsyName *name = _gsy_name_pool_find (s->index->pool, from->about[i]);

      if (name != NULL)
        get_name (s, name->string)->topic = SCORE_TOPIC;
    }
}

static guint32
find_in_names (const Search *s, const char *const *names)
{
  guint32 hits = 0;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    hits |= get_name (s, names[i])->hits;
  return hits;
}

static gboolean
begins_word (const char *folded, const Word *word)
{
  for (const char *at = strstr (folded, word->text); at != NULL; at = strstr (at + 1, word->text))
    if (_gsy_is_word_start (folded, at))
      return TRUE;
  return FALSE;
}

static gboolean
any_begins_word (const char *const *names, const Word *word)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (begins_word (_gsy_name_of (names[i])->folded, word))
      return TRUE;
  return FALSE;
}

/* TRUE when each word that was typed begins a word of the statement's own. */
static gboolean
begins_words (const Search *s, const GsyEntry *entry)
{
  for (guint i = 0; i < s->n_words; i++)
    if (!begins_word (_gsy_entry_full (entry)->folded, &s->words[i]) && !any_begins_word (entry->sources, &s->words[i]) &&
        !any_begins_word (entry->targets, &s->words[i]) && !any_begins_word (entry->topics, &s->words[i]))
      return FALSE;
  return TRUE;
}

static guint
score_names (const Search *s, const GsyEntry *entry)
{
  guint source = 0, target = 0, topic = 0;

  for (guint i = 0; entry->sources != NULL && entry->sources[i] != NULL; i++)
    source = MAX (source, get_name (s, entry->sources[i])->source);
  for (guint i = 0; entry->targets != NULL && entry->targets[i] != NULL; i++)
    target = MAX (target, get_name (s, entry->targets[i])->target);
  for (guint i = 0; entry->topics != NULL && entry->topics[i] != NULL; i++)
    topic = MAX (topic, get_name (s, entry->topics[i])->topic);
  return source + target + topic;
}

static guint
score_days (const Search *s, const GsyIndexArticle *article, const GsyEntry *entry)
{
  const GsyEntryFull *full = _gsy_entry_full (entry);
  gint64 first = full->first_day != GSY_NO_DAY ? full->first_day : article->first_day;
  gint64 last = full->first_day != GSY_NO_DAY ? full->last_day : article->last_day;
  gint64 apart;

  if (first == GSY_NO_DAY || s->first_day == GSY_NO_DAY)
    return 0;
  apart = MAX (MAX (first - s->last_day, s->first_day - last), 0);
  return apart <= 7 ? SCORE_WEEK : apart <= 31 ? SCORE_MONTH
                                               : 0;
}

static gboolean
is_linked (const Search *s, const GsyEntry *entry)
{
  const GPtrArray *links = s->query->from->links;

  for (guint i = 0; links != NULL && i < links->len; i++)
    if (strcmp (((const GsyLink *) g_ptr_array_index (links, i))->to, entry->id) == 0)
      return TRUE;
  return FALSE;
}

/* TRUE when @a is to be shown before @b. */
static gboolean
is_better (const Candidate *a, const Candidate *b)
{
  if (a->score != b->score)
    return a->score > b->score;
  if (a->distance != b->distance)
    return a->distance < b->distance;
  return a->place < b->place;
}

static void
sink (Candidate *heap, guint n, guint i)
{
  for (;;)
    {
      guint worst = i;
      Candidate swap = heap[i];

      for (guint child = 2 * i + 1; child <= 2 * i + 2 && child < n; child++)
        if (is_better (&heap[worst], &heap[child]))
          worst = child;
      if (worst == i)
        return;
      heap[i] = heap[worst];
      heap[worst] = swap;
      i = worst;
    }
}

static void
offer (Search *s, const Candidate *candidate)
{
  guint i;

  if (s->n_best == s->max)
    {
      if (!is_better (candidate, &s->best[0]))
        return;
      s->best[0] = *candidate;
      sink (s->best, s->n_best, 0);
      return;
    }
  i = s->n_best++;
  s->best[i] = *candidate;
  while (i > 0 && is_better (&s->best[(i - 1) / 2], &s->best[i]))
    {
      Candidate swap = s->best[i];

      s->best[i] = s->best[(i - 1) / 2];
      s->best[(i - 1) / 2] = swap;
      i = (i - 1) / 2;
    }
}

/* Entries are all over the memory: the one that comes soon is asked for now. */
#define AHEAD 4

static void
prefetch (const GsyEntry *entry)
{
  for (gsize at = 0; at < 320; at += 64)
    __builtin_prefetch ((const char *) entry + at);
}

/* The article that a search is in. */
typedef struct
{
  const GsyIndexArticle *article;
  gboolean is_own;
  guint32 hits;
} Place;

static Place
enter_article (const Search *s, const GsyIndexArticle *article)
{
  Place place = { .article = article, .is_own = strcmp (article->key, s->query->article) == 0 };

  if (s->n_words > 0 && article->folded != NULL)
    place.hits = find_words (s, article->folded, strlen (article->folded), s->all);
  return place;
}

static gboolean
has_all_words (const Search *s, const Place *place, const GsyName *layer, const GsyEntry *entry)
{
  const GsyEntryFull *full = _gsy_entry_full (entry);
  guint32 missing = s->all & ~(layer->layer_hits | place->hits);

  if (missing != 0)
    missing &= ~(find_in_names (s, entry->sources) | find_in_names (s, entry->targets) | find_in_names (s, entry->topics));
  return missing == 0 || find_words (s, full->folded, full->n_folded, missing) == missing;
}

/* TRUE when it has what was typed. */
static gboolean
consider (Search *s, const Place *place, const GsyEntry *entry, guint number)
{
  const GsyName *layer = get_layer (s, entry->layer);
  Candidate candidate = { .entry = entry, .distance = G_MAXUINT, .place = number };

  if (s->n_words > 0 && !has_all_words (s, place, layer, entry))
    return FALSE;
  if (!layer->allowed || (place->is_own && strcmp (entry->id, s->query->from->id) == 0))
    return TRUE;
  candidate.score = score_names (s, entry) + score_days (s, place->article, entry);
  if (s->repeats && g_str_equal (entry->layer, s->query->from->layer))
    candidate.score += SCORE_LAYER;
  if (s->n_words > 0 && begins_words (s, entry))
    candidate.score += SCORE_WORD;
  if (place->is_own)
    {
      candidate.distance = entry->start > s->start ? entry->start - s->start : s->start - entry->start;
      candidate.score += SCORE_ARTICLE + (entry->start < s->start ? SCORE_BEFORE : 0);
    }
  if (!is_linked (s, entry))
    candidate.score += SCORE_FRESH;
  offer (s, &candidate);
  return TRUE;
}

/* What was found, for the next key: who types on finds among the same. */

static gboolean
goes_on (const Search *s)
{
  const GsyIndexMatches *matches = &s->index->matches;

  return matches->typed != NULL && g_str_has_prefix (s->key, matches->typed) &&
         matches->layers == gsy_scheme_get_list (s->scheme, GSY_LIST_LAYERS);
}

static void
search_matches (Search *s)
{
  GArray *found = s->index->matches.found;
  Place place = { NULL };
  guint n = 0;

  for (guint i = 0; i < found->len; i++)
    {
      GsyIndexMatch match = g_array_index (found, GsyIndexMatch, i);

      if (i + AHEAD < found->len)
        prefetch (g_array_index (found, GsyIndexMatch, i + AHEAD).entry);
      if (match.article != place.article)
        place = enter_article (s, match.article);
      if (consider (s, &place, match.entry, match.number))
        g_array_index (found, GsyIndexMatch, n++) = match;
    }
  g_array_set_size (found, n);
}

static void
search_all (Search *s)
{
  const GPtrArray *order = _gsy_folder_index_get_order (s->index);
  GArray *found = s->index->matches.found;
  /* Of nearly all there is nothing to be gained. */
  guint most = s->n_words > 0 ? s->index->n_entries / 2 : 0;
  guint number = 0, n_found = 0;

  g_array_set_size (found, 0);
  for (guint i = 0; i < order->len; i++)
    {
      const GsyIndexArticle *article = g_ptr_array_index (order, i);
      guint n = article->entries != NULL ? article->entries->len : 0;
      Place place = { NULL };

      if (n > 0)
        place = enter_article (s, article);
      for (guint j = 0; j < n; j++)
        {
          GsyIndexMatch match = { .entry = g_ptr_array_index (article->entries, j), .article = article, .number = number++ };

          if (j + AHEAD < n)
            prefetch (g_ptr_array_index (article->entries, j + AHEAD));
          if (consider (s, &place, match.entry, match.number) && n_found++ < most)
            g_array_append_val (found, match);
        }
    }
  s->is_narrow = n_found <= most && s->n_words > 0;
}

static void
remember_matches (Search *s)
{
  GsyIndexMatches *matches = &s->index->matches;

  _gsy_folder_index_forget_matches (s->index, FALSE);
  matches->typed = g_steal_pointer (&s->key);
  matches->layers = g_ptr_array_ref (gsy_scheme_get_list (s->scheme, GSY_LIST_LAYERS));
}

static void
split_words (Search *s, const char *text)
{
  char *at;

  s->key = gsy_fold (text != NULL ? text : "", -1);
  s->typed = g_strdup (s->key);
  for (at = s->typed; *at != '\0' && s->n_words < MAX_WORDS;)
    {
      gsize length = strcspn (at, " ");
      gboolean is_last = at[length] == '\0';

      at[length] = '\0';
      if (length > 0)
        {
          s->all |= 1u << s->n_words;
          word_init (&s->words[s->n_words++], at, length);
        }
      at += length + (is_last ? 0 : 1);
    }
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  return is_better (a, b) ? -1 : is_better (b, a);
}

GPtrArray *
gsy_folder_index_find_candidates (GsyFolderIndex *self, GsyScheme *scheme, const GsyCandidateQuery *query)
{
  GPtrArray *candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_entry_unref);
  Search s = { .index = self, .scheme = scheme, .query = query };
  const GsyIndexArticle *own;

  g_return_val_if_fail (GSY_IS_FOLDER_INDEX (self) && GSY_IS_SCHEME (scheme), candidates);
  g_return_val_if_fail (query != NULL && query->article != NULL && query->from != NULL, candidates);

  _gsy_folder_index_settle (self);
  if (query->max == 0 || self->n_entries == 0)
    return candidates;
  s.stamp = _gsy_folder_index_next_stamp (self);
  s.start = gsy_statement_get_n_spans (query->from) > 0 ? gsy_statement_get_span (query->from, 0).start : 0;
  s.max = MIN (query->max, self->n_entries);
  s.best = g_new (Candidate, s.max);
  split_words (&s, query->text);
  mark_names (&s);
  own = g_hash_table_lookup (self->articles, query->article);
  _gsy_index_parse_days (query->from->said, &s.first_day, &s.last_day);
  if (s.first_day == GSY_NO_DAY && own != NULL)
    {
      s.first_day = own->first_day;
      s.last_day = own->last_day;
    }

  if (s.n_words > 0 && goes_on (&s))
    {
      search_matches (&s);
      s.is_narrow = TRUE;
    }
  else
    {
      _gsy_folder_index_forget_matches (self, FALSE);
      search_all (&s);
    }
  if (s.is_narrow)
    remember_matches (&s);
  else
    _gsy_folder_index_forget_matches (self, TRUE);
  qsort (s.best, s.n_best, sizeof *s.best, compare_candidates);
  for (guint i = 0; i < s.n_best; i++)
    g_ptr_array_add (candidates, (gpointer) gsy_entry_ref (s.best[i].entry));
  g_free (s.key);
  g_free (s.typed);
  g_free (s.best);
  return candidates;
}
