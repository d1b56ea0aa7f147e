/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-reanchor-random.c: spans in articles that are edited at random, where it is known what became of each: how many are found again, how many
 * are listed, and that none is at a wrong place. GAINSAY_TEST_CASES says how many articles. */
#include "config.h"
#include "core/gsy-anchor.h"

#include "fixture.h"
#include "reanchor-baseline.h"
#include "reanchor-truth.h"

#include <locale.h>
#include <stdlib.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SLOW_BUILD
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define SLOW_BUILD
#endif

#ifdef SLOW_BUILD
#define N_CASES 1000
#else
#define N_CASES 10000
#endif

/* The plain matcher is slow: it sees one article of so many. */
#define BASELINE_EVERY 8

/* Without the former text, the 32 characters on either side tell places apart, and words of eight need none. With it, all around does. */
#define QUOTE_ALONE 8
#define FORMER_CONTEXT 200

typedef enum
{
  LATIN,
  ARABIC,
  CHINESE,
  ECHO,
  N_SCRIPTS,
} Script;

static const struct
{
  const char *path;
  Script script;
} files[] = {
  { "data/articles/barrage.txt", LATIN },
  { "data/articles/harbour.txt", LATIN },
  { "data/articles/troupeau.txt", LATIN },
  { "data/articles/mina.txt", ARABIC },
  { "../data/samples/01-crue-a-port-lenne.txt", LATIN },
  { "../data/samples/02-brisme-dement.txt", LATIN },
  { "../data/samples/03-norvane-blames-the-operator.txt", LATIN },
  { "../data/samples/04-fuite-de-documents.txt", LATIN },
  { "../data/samples/05-vingt-ans-de-reproches.txt", LATIN },
  { "../data/samples/06-nine-metres-apart.txt", LATIN },
  { "../data/samples/07-sijillat-al-sadd.txt", ARABIC },
  { "../data/samples/08-shuiba-zhi-zheng.txt", CHINESE },
  { "../data/samples/09-rumeurs-en-ligne.txt", LATIN },
  { "../data/samples/10-la-cle-de-tarsine.txt", LATIN },
  { "data/prose/le-bac.txt", LATIN },
  { "data/prose/the-orchard-line.txt", LATIN },
  { "data/prose/jisr.txt", ARABIC },
  { "data/prose/chaguan.txt", CHINESE },
};

/* Of one matcher, in one way of asking. Sure: it can be told where they are. */
typedef struct
{
  guint survived;    /* sure ones whose words are all there */
  guint found;       /* of these, at their place */
  guint missed;      /* of these, listed */
  guint asked;       /* of those found, marked for review all the same */
  guint unsure;      /* survived as well, but it could not be told which of several it is */
  guint unsure_hit;  /* of these, at their place */
  guint changed;     /* some words are there still */
  guint changed_hit; /* of these, marked for review at their place */
  guint gone;
  guint gone_asked;  /* of these, marked for review where they stood */
  guint listed;      /* in all */
  guint wrong;       /* said to be found, where they are not */
  guint wrong_asked; /* marked for review, where they never were */
} Tally;

typedef struct
{
  GRand *rand;
  GPtrArray *texts[N_SCRIPTS];
  gboolean verbose;
  guint n_told;
} World;

/* --- Articles --- */

static guint
below (World *world, guint n)
{
  return n > 0 ? (guint) g_rand_int_range (world->rand, 0, (gint32) n) : 0;
}

/* A quarrel in which everybody says the same of everybody. */
static char *
make_echo (World *world)
{
  static const char *const names[] = { "Aland", "Borland", "the guild", "the port of Osk" };
  static const char *const verbs[] = { "blames", "accuses", "denies that it blamed", "answers" };
  static const char *const objects[] = { "for the flood", "for the dam", "of lies", "once more" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (text, "%s %s %s %s.%s", names[below (world, 4)], verbs[below (world, 4)], names[below (world, 4)],
                            objects[below (world, 4)], below (world, 5) == 0 ? "\n\n" : " ");
  return g_string_free (text, FALSE);
}

static void
world_init (World *world)
{
  world->rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  world->verbose = g_getenv ("GAINSAY_TEST_VERBOSE") != NULL;
  for (guint i = 0; i < N_SCRIPTS; i++)
    world->texts[i] = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, files[i].path, NULL);
      g_autoptr (GError) error = NULL;
      char *text = NULL;

      g_file_get_contents (path, &text, NULL, &error);
      g_assert_no_error (error);
      g_ptr_array_add (world->texts[files[i].script], text);
    }
  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (world->texts[ECHO], make_echo (world));
}

static void
world_clear (World *world)
{
  g_rand_free (world->rand);
  for (guint i = 0; i < N_SCRIPTS; i++)
    g_ptr_array_unref (world->texts[i]);
}

/* One text, sometimes with another one after it, sometimes in another form. @strangers: to be filled with those that are not in it. */
static char *
make_text (World *world, Script script, GPtrArray *strangers)
{
  const GPtrArray *texts = world->texts[script], *others = world->texts[script == ECHO ? LATIN : script];
  guint first = below (world, texts->len), second = below (world, 5) == 0 && texts->len > 2 ? below (world, texts->len) : first;
  g_autofree char *text = NULL;
  g_autoptr (Draft) draft = NULL;

  for (guint i = 0; i < others->len; i++)
    if (texts != others || (i != first && i != second))
      g_ptr_array_add (strangers, others->pdata[i]);
  text = g_strconcat (texts->pdata[first], first != second ? "\n\n" : NULL, texts->pdata[second], NULL);
  draft = draft_new (text, strangers, world->rand);
  if (below (world, 4) == 0)
    draft_edit (draft, EDIT_FIRST_OF_FORM + below (world, N_EDITS - EDIT_FIRST_OF_FORM));
  return draft_dup_text (draft);
}

/* --- Statements --- */

static gboolean
is_edge (gunichar c)
{
  return !g_unichar_isalnum (c) && !g_unichar_ismark (c);
}

/* Some words at @at or soon after it: usually a few, sometimes a long sentence or up to the paragraph's end. */
static gboolean
pick_span (World *world, GsyArticle *article, const gunichar *text, guint at, GsySpan *span)
{
  guint n = gsy_article_get_length (article), length, start = MIN (at, n), end;

  switch (below (world, 8))
    {
    case 0:
    case 1:
    case 2:
      length = 1;
      break;
    case 3:
      length = 60 + below (world, 200);
      break;
    default:
      length = 2 + below (world, 50);
      break;
    }
  while (start < n && (is_edge (text[start]) || (start > 0 && !is_edge (text[start - 1]) && text[start] < 0x3000)))
    start++;
  end = MIN (start + length, n);
  if (below (world, 10) == 0)
    while (end < n && text[end] != '\n' && text[end] != '\r')
      end++;
  else
    while (end < n && !is_edge (text[end]) && text[end] < 0x3000)
      end++;
  if (start < n && text[start] > 0x3000)
    end = MIN (start + length + 1, n);
  while (end > start && is_edge (text[end - 1]))
    end--;
  *span = gsy_span (start, end);
  return gsy_article_check_span (article, *span);
}

/* The words of @span as a file has them. */
static void
add_words (GsyQuote *quote, GsyArticle *article)
{
  GsyQuoteWords *words = gsy_quote_ensure_words (quote);

  words->exact = gsy_article_dup_slice (article, quote->span);
  words->prefix = gsy_article_dup_prefix (article, quote->span);
  words->suffix = gsy_article_dup_suffix (article, quote->span);
  if (*words->prefix == '\0')
    g_clear_pointer (&words->prefix, g_free);
  if (*words->suffix == '\0')
    g_clear_pointer (&words->suffix, g_free);
}

static GArray *
pick_spans (World *world, GsyArticle *article, const gunichar *text, guint at, guint n)
{
  GArray *quotes = gsy_quotes_new ();
  GsySpan span;

  for (guint i = 0; i < n && pick_span (world, article, text, at, &span); i++)
    {
      gsy_quotes_append (quotes, span);
      at = span.end + 1 + below (world, 40);
    }
  return quotes;
}

static GsyFiller *
pick_filler (World *world, GsyArticle *article, const gunichar *text, guint at, const char *actor)
{
  GsyFiller *filler = gsy_filler_new (actor);

  filler->spans = pick_spans (world, article, text, at, 1 + (below (world, 4) == 0));
  if (filler->spans->len == 0)
    g_clear_pointer (&filler->spans, g_array_unref);
  return filler;
}

/* NULL when there are no words at the place that was drawn. */
static GsyStatement *
make_random_statement (World *world, GsyArticle *article, const gunichar *text)
{
  guint n = gsy_article_get_length (article), at = below (world, n), near = at - MIN (at, 60u);
  g_autoptr (GsyStatement) statement = gsy_statement_new (NULL, "accusation");
  GArray *quotes = pick_spans (world, article, text, at, below (world, 3) > 0 ? 1 : 2 + below (world, 2));

  if (quotes->len == 0)
    {
      g_array_unref (quotes);
      return NULL;
    }
  gsy_statement_take_quotes (statement, quotes);
  if (below (world, 2) == 0)
    {
      statement->cue = pick_filler (world, article, text, near, NULL);
      if (statement->cue->spans == NULL)
        g_clear_pointer (&statement->cue, gsy_filler_free);
    }
  statement->source = gsy_fillers_new ();
  g_ptr_array_add (statement->source, pick_filler (world, article, text, near + below (world, 40), "A"));
  statement->target = gsy_fillers_new ();
  g_ptr_array_add (statement->target, pick_filler (world, article, text, near + below (world, 150), "B"));
  return g_steal_pointer (&statement);
}

static void
add_filler_words (GsyFiller *filler, GsyArticle *article)
{
  for (guint i = 0; filler != NULL && filler->spans != NULL && i < filler->spans->len; i++)
    add_words (&g_array_index (filler->spans, GsyQuote, i), article);
}

static GsyStatement *
copy_with_words (const GsyStatement *statement, GsyArticle *article)
{
  GsyStatement *copy = gsy_statement_copy (statement);

  for (guint i = 0; i < gsy_statement_get_n_spans (copy); i++)
    add_words (gsy_statement_edit_quote (copy, i), article);
  add_filler_words (copy->cue, article);
  add_filler_words (g_ptr_array_index (copy->source, 0), article);
  add_filler_words (g_ptr_array_index (copy->target, 0), article);
  return copy;
}

/* --- Judging --- */

typedef struct
{
  World *world;
  Draft *draft;
  Truths *truths;
  GsyArticle *before;
  GsyArticle *after;
  const char *way;
  guint context;
  guint alone;
  Tally *tally;
} Trial;

/* For whoever has to find out why. */
static void
tell (Trial *self, const char *verdict, GsySpan span, const Truth *truth, GsySpan place)
{
  g_autofree char *words = NULL, *there = NULL, *truly = NULL, *before = NULL, *after = NULL;
  g_autoptr (GString) edits = g_string_new (NULL);

  if (self->world->n_told++ > (self->world->verbose ? 4000 : 5))
    return;
  for (guint i = 0; i < N_EDITS; i++)
    if (self->draft->applied & (1u << i))
      g_string_append_printf (edits, "%s%s", edits->len > 0 ? ", " : "", draft_edit_get_name (i));
  words = gsy_article_dup_slice (self->before, span);
  before = gsy_article_dup_slice (self->before, gsy_span (span.start - MIN (span.start, 40u), MIN (span.end + 40, gsy_article_get_length (self->before))));
  truly = truth->fate == FATE_GONE ? g_strdup ("nowhere")
                                   : gsy_article_dup_slice (self->after, gsy_span (truth->place.start - MIN (truth->place.start, 40u), truth->place.end + 40));
  there = gsy_article_dup_slice (self->after, place);
  after = gsy_article_dup_slice (self->after, gsy_span (place.start - MIN (place.start, 40u), MIN (place.end + 40, gsy_article_get_length (self->after))));
  g_test_message ("%s, %s (%s): [%u, %u) “%s” in “%s”; truly %s [%u, %u) in “%s”; said to be [%u, %u) “%s” in “%s”", self->way, verdict, edits->str,
                  span.start, span.end, words, before, truth->fate == FATE_SURVIVES ? "survives" : truth->fate == FATE_CHANGED ? "changed"
                                                                                                                               : "gone",
                  truth->place.start, truth->place.end, truly, place.start, place.end, there, after);
  if (self->world->verbose && g_getenv ("GAINSAY_TEST_DUMP") != NULL)
    {
      g_autofree char *a = g_build_filename (g_getenv ("GAINSAY_TEST_DUMP"), "before.txt", NULL);
      g_autofree char *b = g_build_filename (g_getenv ("GAINSAY_TEST_DUMP"), "after.txt", NULL);

      g_file_set_contents (a, gsy_article_get_text (self->before, NULL), -1, NULL);
      g_file_set_contents (b, gsy_article_get_text (self->after, NULL), -1, NULL);
    }
}

static gboolean
has_words (Trial *self, GsySpan span, GsySpan place)
{
  g_autofree char *was = gsy_article_dup_slice (self->before, span), *is = gsy_article_dup_slice (self->after, place);

  return truths_same_words (was, is);
}

/* The same words, of which enough are the old ones: a letter was doubled at the edge, or what was put in between begins as what it pushed away.
 * Another edit would have made the same text and left them all. */
static gboolean
is_made_up (Trial *self, GsySpan span, GsySpan place)
{
  return has_words (self, span, place) && 3 * truths_count_kept (self->truths, span, place) >= truths_count_kept (self->truths, span, gsy_span (0, G_MAXUINT));
}

/* A whole copy of @span, the same words with the same around them, or words that were and are in the text once, as if they had been moved:
 * nobody could tell. */
static gboolean
is_double (Trial *self, GsySpan span, GsySpan place)
{
  return truths_is_copy (self->truths, span, place) || truths_is_double (self->truths, span, place, self->context) ||
         (has_words (self, span, place) && truths_is_unique (self->truths, span, place, self->alone));
}

static gboolean
is_about (Trial *self, GsySpan span, GsySpan place)
{
  return truths_count_kept (self->truths, span, place) > 0 && gsy_span_length (place) <= 2 * gsy_span_length (span) + 24;
}

static gboolean
is_inside (GsySpan inner, GsySpan outer)
{
  return outer.start <= inner.start && inner.end <= outer.end;
}

/* What was said of @span: @listed, or found at @place, for review when @asked. @required: it must be found. */
static void
judge (Trial *self, GsySpan span, const Truth *truth, gboolean required, gboolean listed, gboolean asked, GsySpan place)
{
  Tally *tally = self->tally;
  gboolean right = FALSE, about = FALSE;

  tally->listed += listed;
  switch (truth->fate)
    {
    case FATE_SURVIVES:
      right = !listed && gsy_span_equal (place, truth->place);
      about = asked && is_about (self, span, place);
      if (required)
        {
          tally->survived++;
          tally->found += right;
          tally->asked += right && asked;
          tally->missed += listed;
        }
      else
        {
          tally->unsure++;
          tally->unsure_hit += right;
        }
      /* As much speaks for this place as for the true one. */
      right = right || (!listed && (is_double (self, span, place) || truths_is_better (self->truths, span, truth, place, self->context)));
      if (listed && required && self->world->verbose)
        tell (self, "missed", span, truth, place);
      break;
    case FATE_CHANGED:
      right = asked && is_about (self, span, place);
      tally->changed++;
      tally->changed_hit += right && !listed;
      right = right || is_made_up (self, span, place) || is_double (self, span, place);
      break;
    case FATE_GONE:
    default:
      right = asked && is_inside (place, truth->gap);
      tally->gone++;
      tally->gone_asked += right && !listed;
      /* The same words in the place of the old ones are the old ones, for all that the texts tell. */
      right = right || (is_inside (place, truth->gap) && has_words (self, span, place)) || is_double (self, span, place);
      break;
    }
  if (listed || right || about)
    return;
  tell (self, asked ? "for review at a wrong place" : "at a wrong place", span, truth, place);
  if (asked)
    tally->wrong_asked++;
  else
    tally->wrong++;
}

/* TRUE when @quote still has words that are not those of its place: it was not found. */
static gboolean
is_lost (Trial *self, const GsyQuote *quote)
{
  const char *exact = gsy_quote_get_exact (quote);
  g_autofree char *here = NULL;

  if (exact == NULL)
    return FALSE;
  here = gsy_article_dup_slice (self->after, quote->span);
  /* The same words may have come to stand at the old place; what is around them tells. */
  return !truths_same_words (exact, here) || !gsy_quote_matches (self->after, quote);
}

/* The spans of one content, cue or filler. @placed has as many. */
static void
judge_group (Trial *self, const GsyQuote *quotes, guint n, const GsyQuote *placed, gboolean detached, gboolean may_be_listed)
{
  g_autofree Truth *truths = g_new0 (Truth, n);
  gboolean required = !may_be_listed, lost = detached;

  for (guint i = 0; i < n; i++)
    {
      truths[i] = truths_find (self->truths, quotes[i].span, self->context, self->alone);
      required = required && truths[i].fate == FATE_SURVIVES && truths[i].sure;
      required = required && (i == 0 || truths[i - 1].place.end <= truths[i].place.start);
      lost = lost || is_lost (self, &placed[i]);
    }
  for (guint i = 0; i < n; i++)
    judge (self, quotes[i].span, &truths[i], required, lost, gsy_quote_get_was (&placed[i]) != NULL, placed[i].span);
}

static void
judge_filler (Trial *self, const GsyFiller *was, const GsyFiller *is)
{
  if (was == NULL || was->spans == NULL)
    return;
  judge_group (self, &g_array_index (was->spans, GsyQuote, 0), was->spans->len, &g_array_index (is->spans, GsyQuote, 0), FALSE, FALSE);
}

static void
try_statement (Trial *self, GsyAnchorer *anchorer, const GsyStatement *was, gboolean with_words)
{
  g_autoptr (GsyStatement) is = with_words ? copy_with_words (was, self->before) : gsy_statement_copy (was);
  GsyAnchorResult result = gsy_anchorer_place (anchorer, is);
  guint n = gsy_statement_get_n_spans (was);

  g_assert_cmpuint (gsy_statement_get_n_spans (is), ==, n);
  g_assert_true ((result == GSY_ANCHOR_DETACHED) == is->detached);
  judge_group (self, gsy_statement_get_quote (was, 0), n, gsy_statement_get_quote (is, 0), is->detached, FALSE);
  if (is->detached)
    {
      for (guint i = 0; i < n; i++)
        g_assert_true (gsy_span_equal (gsy_statement_get_span (is, i), gsy_statement_get_span (was, i)));
      return;
    }
  g_assert_true ((result == GSY_ANCHOR_REVIEW) == gsy_statement_needs_review (is));
  judge_filler (self, was->cue, is->cue);
  judge_filler (self, g_ptr_array_index (was->source, 0), g_ptr_array_index (is->source, 0));
  judge_filler (self, g_ptr_array_index (was->target, 0), g_ptr_array_index (is->target, 0));
}

static void
try_baseline_quotes (Trial *self, const GsyQuote *quotes, guint n)
{
  g_autofree GsyQuote *placed = g_new0 (GsyQuote, n);
  gboolean lost = FALSE;

  for (guint i = 0; i < n; i++)
    lost |= !baseline_find (self->before, self->after, quotes[i].span, &placed[i].span);
  /* It knows no review: about the true place is right enough. */
  for (guint i = 0; i < n && !lost; i++)
    {
      Truth truth = truths_find (self->truths, quotes[i].span, self->context, self->alone);

      if (truth.fate == FATE_CHANGED && truths_count_kept (self->truths, quotes[i].span, placed[i].span) > 0)
        lost = TRUE;
    }
  judge_group (self, quotes, n, placed, lost, FALSE);
}

static void
try_baseline (Trial *self, const GsyStatement *was)
{
  const GsyFiller *fillers[] = { was->cue, g_ptr_array_index (was->source, 0), g_ptr_array_index (was->target, 0) };

  try_baseline_quotes (self, gsy_statement_get_quote (was, 0), gsy_statement_get_n_spans (was));
  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    if (fillers[i] != NULL && fillers[i]->spans != NULL)
      try_baseline_quotes (self, &g_array_index (fillers[i]->spans, GsyQuote, 0), fillers[i]->spans->len);
}

typedef struct
{
  Tally former;   /* with the former text */
  Tally quotes;   /* with the words of the file alone */
  Tally baseline; /* likewise, by the plain matcher, of some of the articles */
} Tallies;

/* Prose, and what nobody writes. */
typedef struct
{
  Tallies prose;
  Tallies echo;
} Results;

static void
try_article (World *world, guint index, Results *results)
{
  Script script = below (world, 10) < 6 ? LATIN : below (world, N_SCRIPTS);
  Tallies *tallies = script == ECHO ? &results->echo : &results->prose;
  g_autoptr (GPtrArray) strangers = g_ptr_array_new ();
  g_autofree char *text = make_text (world, script, strangers);
  g_autoptr (GsyArticle) before = make_article (text);
  g_autoptr (Draft) draft = draft_new (text, strangers, world->rand);
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (text, -1, NULL);
  g_autofree char *edited = NULL;
  g_autoptr (GsyArticle) after = NULL;
  g_autoptr (Truths) truths = NULL;
  g_autoptr (GsyAnchorer) by_former = NULL, by_quotes = NULL;
  Trial trial = { .world = world, .draft = draft, .before = before };

  for (guint n = below (world, 2) == 0 ? 1 : 2 + below (world, 5); n > 0; n--)
    draft_edit (draft, below (world, N_EDITS));
  edited = draft_dup_text (draft);
  after = make_article (edited);
  truths = truths_new (draft, before, after);
  by_former = gsy_anchorer_new (after, before);
  by_quotes = gsy_anchorer_new (after, NULL);
  trial.after = after;
  trial.truths = truths;
  for (guint n = 4; n > 0; n--)
    {
      g_autoptr (GsyStatement) was = make_random_statement (world, before, chars);

      if (was == NULL)
        continue;
      trial.way = "with the former text";
      trial.context = FORMER_CONTEXT;
      trial.alone = QUOTE_ALONE;
      trial.tally = &tallies->former;
      try_statement (&trial, by_former, was, n % 2 == 0);
      trial.way = "by quotes";
      trial.context = GSY_QUOTE_CONTEXT;
      trial.tally = &tallies->quotes;
      try_statement (&trial, by_quotes, was, TRUE);
      if (index % BASELINE_EVERY != 0)
        continue;
      trial.way = "baseline";
      trial.tally = &tallies->baseline;
      world->n_told += 1000;
      try_baseline (&trial, was);
      world->n_told -= 1000;
    }
}

static double
percent (guint part, guint whole)
{
  return whole > 0 ? 100.0 * part / whole : 100;
}

static void
report (const char *way, const Tally *tally)
{
  guint all = tally->survived + tally->unsure + tally->changed + tally->gone;

  g_test_message ("%s: %u spans. %u survived and can be told from others: found %.3f %% (%u of them marked for review), listed %.3f %%. %u survived, but not to "
                  "be told apart: %u found. %u changed: %u for review in place. %u deleted: %u for review where they stood. Listed in all: %.1f %%. For review "
                  "at a wrong place: %u. Silently wrong: %u (%.3f %%)",
                  way, all, tally->survived, percent (tally->found, tally->survived), tally->asked, percent (tally->missed, tally->survived), tally->unsure,
                  tally->unsure_hit, tally->changed, tally->changed_hit, tally->gone, tally->gone_asked, percent (tally->listed, all), tally->wrong_asked,
                  tally->wrong, percent (tally->wrong, all));
}

static guint
get_n_cases (void)
{
  const char *asked = g_getenv ("GAINSAY_TEST_CASES");

  return asked != NULL ? (guint) atoi (asked) : g_test_slow () ? 10 * N_CASES
                                                               : N_CASES;
}

static void
report_all (const char *what, const Tallies *tallies)
{
  g_test_message ("%s", what);
  report ("With the former text", &tallies->former);
  report ("By quotes alone", &tallies->quotes);
  report ("Baseline, by quotes alone", &tallies->baseline);
}

/* @wanted: percent of those that can be told from others. Of a few cases, chance has too great a part. */
static void
check (const Tally *ours, const Tally *baseline, double wanted, gboolean many)
{
  g_assert_cmpuint (ours->wrong, ==, 0);
  g_assert_cmpuint (ours->wrong_asked * 1000, <=, ours->survived);
  g_assert_cmpfloat (percent (ours->found, ours->survived), >=, many ? wanted : wanted - 1);
  if (!many)
    return;
  g_assert_cmpuint (baseline->wrong, >, 0);
  g_assert_cmpfloat (percent (ours->found, ours->survived), >, percent (baseline->found, baseline->survived));
}

static void
test_random (void)
{
  World world = { NULL };
  Results results = { 0 };
  guint n = get_n_cases ();
  gboolean many = n >= 5000;

  world_init (&world);
  for (guint i = 0; i < n; i++)
    try_article (&world, i, &results);
  world_clear (&world);
  g_test_message ("%u edited articles", n);
  report_all ("Prose in French, English, Arabic and Chinese:", &results.prose);
  report_all ("A text in which everybody says the same of everybody:", &results.echo);
  check (&results.prose.former, &results.prose.baseline, 99.9, many);
  check (&results.prose.quotes, &results.prose.baseline, 99.5, many);
  /* In the other one even a person would be wrong now and then. */
  g_assert_cmpuint (results.echo.former.wrong, <=, 1 + results.echo.former.survived / 10000);
  g_assert_cmpuint (results.echo.quotes.wrong, <=, 1 + results.echo.quotes.survived / 10000);
}

int
main (int argc, char **argv)
{
  setlocale (LC_CTYPE, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reanchor/random/what-survives-is-found-and-nothing-is-silently-wrong", test_random);
  return g_test_run ();
}
