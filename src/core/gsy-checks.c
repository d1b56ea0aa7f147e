/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-checks.c: what a careful reader would ask of statements. */
#include "config.h"

#include "core/gsy-checks.h"
#include "core/gsy-date.h"
#include "core/gsy-edits-anchor.h"
#include "core/gsy-fold.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define FLAG(check) (1u << (check))

/* How many “part of” are followed from an actor: also where they lead in a circle. */
#define MAX_PARTS 16

static const struct
{
  const char *word;
  const char *label;
  const char *advice;
} checks[] = {
  [GSY_CHECK_DETACHED] = {
    "detached",
    N_ ("Not found in the article"),
    N_ ("The article changed. Select where the words are now and press Y, or delete the statement."),
  },
  [GSY_CHECK_MOVED] = {
    "moved",
    N_ ("Place to look at"),
    N_ ("The article changed here. If the place is right, press Y."),
  },
  [GSY_CHECK_NO_SOURCE] = {
    "no-source",
    N_ ("Statement without a source"),
    N_ ("Select who says it and press S."),
  },
  [GSY_CHECK_NO_TARGET] = {
    "no-target",
    N_ ("Accusation without a target"),
    N_ ("Select who is accused and press T."),
  },
  [GSY_CHECK_ANSWERS_NOTHING] = {
    "answers-nothing",
    N_ ("Denial that answers nothing"),
    N_ ("Press L and choose the accusation that it denies."),
  },
  [GSY_CHECK_TARGET_NOT_SOURCE] = {
    "target-not-source",
    N_ ("Counter-accusation aimed elsewhere"),
    N_ ("Its target did not say what it answers. Check the target, and the link."),
  },
  [GSY_CHECK_SAID_AFTER_PUBLISHED] = {
    "said-after-published",
    N_ ("Said after the article was published"),
    N_ ("Check when it was said, and the article’s date."),
  },
  [GSY_CHECK_QUOTED_INDIRECT] = {
    "quoted-indirect",
    N_ ("Quotation marks in indirect speech"),
    N_ ("Make the voice direct or mixed, or mark without the quoted words."),
  },
  [GSY_CHECK_OVERLAP] = {
    "overlap",
    N_ ("Overlap within a layer"),
    N_ ("Move an end with Alt and the arrow keys, or remove one of the two."),
  },
  [GSY_CHECK_BROKEN_LINK] = {
    "broken-link",
    N_ ("Broken link"),
    N_ ("What it leads to is not there. Repair or remove the link in the details."),
  },
  [GSY_CHECK_SIMILAR_ACTORS] = {
    "similar-actors",
    N_ ("Actors that may be the same"),
    N_ ("Merge them, or take the alias that they share away from one."),
  },
  [GSY_CHECK_CONFLICT] = {
    "conflict",
    N_ ("Two versions that differ"),
    N_ ("Another program or person changed it, too. Choose in the details."),
  },
};
G_STATIC_ASSERT (G_N_ELEMENTS (checks) == GSY_N_CHECKS);

const char *
gsy_check_to_string (GsyCheck check)
{
  g_return_val_if_fail ((guint) check < GSY_N_CHECKS, NULL);
  return checks[check].word;
}

gboolean
gsy_check_from_string (const char *string, GsyCheck *check)
{
  for (guint i = 0; string != NULL && i < GSY_N_CHECKS; i++)
    if (g_str_equal (checks[i].word, string))
      {
        *check = (GsyCheck) i;
        return TRUE;
      }
  return FALSE;
}

const char *
gsy_check_get_label (GsyCheck check)
{
  g_return_val_if_fail ((guint) check < GSY_N_CHECKS, NULL);
  return _ (checks[check].label);
}

const char *
gsy_check_get_advice (GsyCheck check)
{
  g_return_val_if_fail ((guint) check < GSY_N_CHECKS, NULL);
  return _ (checks[check].advice);
}

GsyCheckSet
gsy_checks_get_muted (GsyScheme *scheme)
{
  GPtrArray *words;
  GsyCheckSet muted = 0;
  GsyCheck check;

  g_return_val_if_fail (GSY_IS_SCHEME (scheme), 0);

  words = gsy_scheme_get_list (scheme, GSY_LIST_MUTED);
  for (guint i = 0; i < words->len; i++)
    if (gsy_check_from_string (g_ptr_array_index (words, i), &check))
      muted |= FLAG (check);
  return muted;
}

/* Quotation marks */

/* TRUE for a mark that only quotations have. */
static gboolean
is_quotation_mark (gunichar c)
{
  switch (c)
    {
    case '"':
    case 0xab:   /* « */
    case 0xbb:   /* » */
    case 0x2039: /* ‹ */
    case 0x203a: /* › */
    case 0x201c: /* “ */
    case 0x201d: /* ” */
    case 0x201e: /* „ */
    case 0x201f: /* ‟ */
    case 0x300c: /* 「 */
    case 0x300d: /* 」 */
    case 0x300e: /* 『 */
    case 0x300f: /* 』 */
    case 0xfe41: /* ﹁ */
    case 0xfe42: /* ﹂ */
    case 0xff02: /* ＂ */
      return TRUE;
    default:
      return FALSE;
    }
}

/* Single marks are apostrophes, too: they count when one opens before a word and one closes after a word. */
static gboolean
has_single_pair (const char *text)
{
  gboolean open = FALSE;
  gunichar before = ' ';

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gunichar after = g_utf8_get_char (g_utf8_next_char (at));

      if ((c == 0x2018 || c == 0x201a) && !g_unichar_isalnum (before) && after != '\0' && !g_unichar_isspace (after))
        open = TRUE;
      else if (open && (c == 0x2019 || c == 0x2018) && !g_unichar_isspace (before) && !g_unichar_isalnum (after))
        return TRUE;
      before = c;
    }
  return FALSE;
}

static gboolean
has_quotation (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (is_quotation_mark (g_utf8_get_char (at)))
      return TRUE;
  return has_single_pair (text);
}

/* TRUE when the text at the end of @before opens a quotation and that at the start of @after closes it. What is marked leaves out the marks
 * around it, so that a whole quotation has none inside. */
static gboolean
is_enclosed (const char *before, const char *after)
{
  /* Some languages turn them round: there, as with marks that look the same at both ends, only what stands close counts. */
  static const struct
  {
    gunichar opening, closing;
    gboolean spaced;
  } pairs[] = {
    { 0xab, 0xbb, TRUE },      /* « » */
    { 0xbb, 0xab, FALSE },     /* »« */
    { 0x2039, 0x203a, TRUE },  /* ‹ › */
    { 0x201c, 0x201d, FALSE }, /* “” */
    { 0x201d, 0x201d, FALSE }, /* ”” */
    { 0x201e, 0x201c, FALSE }, /* „“ */
    { 0x201e, 0x201d, FALSE }, /* „” */
    { 0x2018, 0x2019, FALSE }, /* ‘’ */
    { 0x201a, 0x2018, FALSE }, /* ‚‘ */
    { '"', '"', FALSE },
    { 0x300c, 0x300d, FALSE }, /* 「」 */
    { 0x300e, 0x300f, FALSE }, /* 『』 */
    { 0xfe41, 0xfe42, FALSE }, /* ﹁﹂ */
    { 0xff02, 0xff02, FALSE }, /* ＂＂ */
  };
  const char *at = before + strlen (before);
  gunichar opening = 0, closing;
  gboolean spaced = FALSE;

  while (at > before && (opening == 0 || g_unichar_isspace (opening)))
    {
      at = g_utf8_prev_char (at);
      opening = g_utf8_get_char (at);
      spaced = spaced || g_unichar_isspace (opening);
    }
  for (; *after == ',' || *after == '.' || g_unichar_isspace (g_utf8_get_char (after)); after = g_utf8_next_char (after))
    spaced = spaced || g_unichar_isspace (g_utf8_get_char (after));
  closing = g_utf8_get_char (after);
  /* “»Nein« es war absurd »ja«”: a mark at the end of a word closes. */
  if (spaced && at > before && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at))))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].opening == opening && pairs[i].closing == closing && (pairs[i].spaced || !spaced))
      return TRUE;
  return FALSE;
}

static gboolean
is_indirect (const GsyStatement *statement)
{
  for (guint i = 0; statement->attributes != NULL && i < statement->attributes->len; i++)
    {
      const GsyValue *value = &g_array_index (statement->attributes, GsyValue, i);

      if (value->type == GSY_VALUE_STRING && g_str_equal (value->id, "voice"))
        return g_strcmp0 (value->string, "indirect") == 0;
    }
  return FALSE;
}

static gboolean
is_quoted (const GsyStatement *statement, GsyArticle *article)
{
  for (guint i = 0; i < gsy_statement_get_n_spans (statement); i++)
    {
      const GsyQuote *quote = gsy_statement_get_quote (statement, i);
      g_autofree char *exact = article != NULL ? gsy_article_dup_slice (article, quote->span) : g_strdup (gsy_quote_get_exact (quote));
      g_autofree char *prefix = article != NULL ? gsy_article_dup_prefix (article, quote->span) : g_strdup (gsy_quote_get_prefix (quote));
      g_autofree char *suffix = article != NULL ? gsy_article_dup_suffix (article, quote->span) : g_strdup (gsy_quote_get_suffix (quote));

      if (exact != NULL && has_quotation (exact))
        return TRUE;
      if (prefix != NULL && suffix != NULL && is_enclosed (prefix, suffix))
        return TRUE;
    }
  return FALSE;
}

/* Overlaps */

typedef struct
{
  const char *layer;
  GsySpan span;
  guint statement;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *left = a, *right = b;
  int order = strcmp (left->layer, right->layer);

  return order != 0 ? order : gsy_span_compare (left->span, right->span);
}

/* Each layer's spans from left to right, with the one that reached furthest: whatever overlaps an earlier one overlaps that, too. */
static void
check_overlaps (GPtrArray *statements, GsyCheckSet *found)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  const Place *furthest = NULL;

  for (guint i = 0; i < statements->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (statements, i);

      for (guint j = 0; !statement->detached && j < gsy_statement_get_n_spans (statement); j++)
        g_array_append_val (places, ((Place){ statement->layer, gsy_statement_get_span (statement, j), i }));
    }
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      if (furthest != NULL && !g_str_equal (furthest->layer, place->layer))
        furthest = NULL;
      if (furthest != NULL && furthest->statement != place->statement && gsy_span_overlaps (furthest->span, place->span))
        {
          found[furthest->statement] |= FLAG (GSY_CHECK_OVERLAP);
          found[place->statement] |= FLAG (GSY_CHECK_OVERLAP);
        }
      if (furthest == NULL || place->span.end > furthest->span.end)
        furthest = place;
    }
}

static gboolean
accuses (const char *layer)
{
  return g_str_equal (layer, "accusation") || g_str_equal (layer, "counter-accusation");
}

/* What merging two versions of a sidecar leaves there, until somebody decides. */
static gboolean
has_conflicts (const GsyStatement *statement)
{
  for (char *const *pair = statement->unknown; pair != NULL && pair[0] != NULL; pair += 2)
    if (g_str_equal (pair[0], "\"conflicts\""))
      return TRUE;
  return FALSE;
}

void
gsy_checks_of_article (GPtrArray *statements, GsyArticle *article, const char *published, GsyCheckSet *found)
{
  static const GsyCheckSet doubts[] = {
    [GSY_DOUBT_NONE] = 0,
    [GSY_DOUBT_PLACE] = FLAG (GSY_CHECK_MOVED),
    [GSY_DOUBT_LOST] = FLAG (GSY_CHECK_DETACHED),
  };

  g_return_if_fail (statements != NULL);
  g_return_if_fail (found != NULL || statements->len == 0);

  for (guint i = 0; i < statements->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (statements, i);
      GsyCheckSet set = doubts[gsy_statement_get_doubt (article, statement)];

      if (statement->source == NULL)
        set |= FLAG (GSY_CHECK_NO_SOURCE);
      if (statement->target == NULL && accuses (statement->layer))
        set |= FLAG (GSY_CHECK_NO_TARGET);
      if (statement->said != NULL && gsy_date_is_after (statement->said, published))
        set |= FLAG (GSY_CHECK_SAID_AFTER_PUBLISHED);
      if (has_conflicts (statement))
        set |= FLAG (GSY_CHECK_CONFLICT);
      if (is_indirect (statement) && is_quoted (statement, statement->detached ? NULL : article))
        set |= FLAG (GSY_CHECK_QUOTED_INDIRECT);
      found[i] = set;
    }
  check_overlaps (statements, found);
}

/* Links */

/* TRUE when @part is @whole, or a part of a part … of it. */
static gboolean
is_part_of (GsyScheme *scheme, const char *part, const char *whole)
{
  for (guint i = 0; part != NULL && i < MAX_PARTS; i++)
    {
      const GsyActor *actor;

      if (g_str_equal (part, whole))
        return TRUE;
      actor = scheme != NULL ? gsy_scheme_find_actor (scheme, part) : NULL;
      part = actor != NULL ? actor->part_of : NULL;
    }
  return FALSE;
}

static gboolean
share_a_party (GsyScheme *scheme, const char *const *a, const char *const *b)
{
  for (guint i = 0; a[i] != NULL; i++)
    for (guint j = 0; b[j] != NULL; j++)
      if (is_part_of (scheme, a[i], b[j]) || is_part_of (scheme, b[j], a[i]))
        return TRUE;
  return FALSE;
}

static gboolean
has_names (const char *const *names)
{
  return names != NULL && names[0] != NULL;
}

GsyCheckSet
gsy_checks_of_links (const GsyLinkFacts *facts, GsyResolveLink resolve, gpointer user_data)
{
  GsyCheckSet set = 0;
  gboolean is_counter, answers = FALSE, compared = FALSE, shared = FALSE;

  g_return_val_if_fail (facts != NULL && facts->layer != NULL, 0);
  g_return_val_if_fail (resolve != NULL, 0);

  is_counter = g_str_equal (facts->layer, "counter-accusation");
  for (guint i = 0; i < facts->n_links; i++)
    {
      GsyLinkEnd end = resolve (facts->relations[i], facts->to[i], facts->articles[i], user_data);
      gboolean is_answer = g_strcmp0 (facts->relations[i], "answers") == 0;

      answers = answers || is_answer;
      if (!end.exists)
        set |= FLAG (GSY_CHECK_BROKEN_LINK);
      else if (is_answer && is_counter && has_names (end.sources) && has_names (facts->targets))
        {
          compared = TRUE;
          shared = shared || share_a_party (facts->scheme, facts->targets, end.sources);
        }
    }
  if (!answers && g_str_equal (facts->layer, "denial"))
    set |= FLAG (GSY_CHECK_ANSWERS_NOTHING);
  if (compared && !shared)
    set |= FLAG (GSY_CHECK_TARGET_NOT_SOURCE);
  return set;
}

/* Actors */

/* What a reader takes for the same: nothing when there is no letter in it. (transfer full) (nullable) */
static char *
fold_name (const char *name)
{
  g_autofree char *folded = gsy_fold (name, -1);

  g_strstrip (folded);
  return folded[0] != '\0' ? g_steal_pointer (&folded) : NULL;
}

char **
gsy_checks_find_similar_actors (GsyScheme *scheme)
{
  g_autoptr (GStrvBuilder) pairs = g_strv_builder_new ();
  g_autoptr (GHashTable) owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL); /* folded -> actor */
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *actors;

  g_return_val_if_fail (GSY_IS_SCHEME (scheme), g_new0 (char *, 1));

  actors = gsy_scheme_get_list (scheme, GSY_LIST_ACTORS);
  for (guint i = 0; i < actors->len; i++)
    {
      const GsyActor *actor = g_ptr_array_index (actors, i);
      guint n = actor->aliases != NULL ? g_strv_length (actor->aliases) : 0;

      for (guint j = 0; j <= n; j++)
        {
          g_autofree char *folded = fold_name (j == 0 ? actor->name : actor->aliases[j - 1]);
          const GsyActor *other = folded != NULL ? g_hash_table_lookup (owners, folded) : NULL;

          if (folded == NULL || other == actor)
            continue;
          if (other == NULL)
            g_hash_table_insert (owners, g_steal_pointer (&folded), (gpointer) actor);
          else if (g_hash_table_add (told, g_strdup_printf ("%s\n%s", other->name, actor->name)))
            g_strv_builder_add_many (pairs, other->name, actor->name, NULL);
        }
    }
  return g_strv_builder_end (pairs);
}
