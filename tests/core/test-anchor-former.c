/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-anchor-former.c: where marks are in an article that was edited, when the text is at hand in which they were made. */
#include "config.h"

#include "core/gsy-anchor.h"
#include "core/gsy-normal.h"

#include "anchor-fixture.h"

/* Our own, and long enough that a paragraph of it is more than a sentence. */
#define FIRST "Le port d’Arvel a porté plainte contre la capitainerie. Selon Mme Roux, les quais ont été vendus sans appel d’offres. "
#define SECOND "« Tout est faux », répond la capitainerie, qui accuse le port de vouloir gagner du temps. Elle n’a pas été entendue. "
#define THIRD "Mme Roux maintient ses accusations. La capitainerie dément à nouveau, et promet de publier les comptes avant l’été."
#define LONG                                                                                                                                                \
  "Les pêcheurs, de leur côté, disent n’avoir rien vu venir. Leur syndicat reproche aux deux camps d’avoir négocié en secret pendant l’hiver ; " \
  "il demande une enquête. La préfecture, qui n’a rien signé, assure qu’elle lira tout ce qu’on lui enverra, et qu’elle ne dira rien avant la "  \
  "saison prochaine, quoi qu’en pensent les uns et les autres."

static const char BEFORE[] = FIRST SECOND "\n\n" LONG "\n\n" THIRD;

static GsyFiller *
filler_on (const char *text, const char *words, guint nth)
{
  GsyFiller *filler = gsy_filler_new (NULL);

  filler->spans = gsy_quotes_new ();
  gsy_quotes_append (filler->spans, find_in (text, words, nth));
  return filler;
}

static GsyStatement *
statement_on (const char *text, const char *words, guint nth)
{
  GsyStatement *statement = gsy_statement_new (NULL, "denial");

  gsy_statement_add_span (statement, find_in (text, words, nth));
  return statement;
}

static GsyAnchorResult
place (const char *before, const char *after, GsyStatement *statement)
{
  g_autoptr (GsyArticle) old = article_new (before);
  g_autoptr (GsyArticle) new = article_new (after);
  g_autoptr (GsyAnchorer) anchorer = gsy_anchorer_new (new, old);

  return gsy_anchorer_place (anchorer, statement);
}

static char *
replaced (const char *text, const char *what, const char *by)
{
  g_autoptr (GString) changed = g_string_new (text);

  g_assert_cmpuint (g_string_replace (changed, what, by, 1), ==, 1);
  return g_string_free (g_steal_pointer (&changed), FALSE);
}

/* The span of @quote has @words in @text, the @nth of them. */
static void
assert_at (const GsyQuote *quote, const char *text, const char *words, guint nth)
{
  GsySpan span = find_in (text, words, nth);

  g_assert_cmpuint (quote->span.start, ==, span.start);
  g_assert_cmpuint (quote->span.end, ==, span.end);
  g_assert_null (gsy_quote_get_exact (quote));
}

static void
assert_moved (const char *before, const char *after, const char *words, guint nth, guint nth_after)
{
  g_autoptr (GsyStatement) statement = statement_on (before, words, nth);
  GsyAnchorResult result = place (before, after, statement);

  g_assert_cmpint (result, <=, GSY_ANCHOR_MOVED);
  assert_at (gsy_statement_get_quote (statement, 0), after, words, nth_after);
  g_assert_false (gsy_statement_needs_review (statement));
}

static void
assert_asked (const char *before, const char *after, const char *words, guint nth, const char *now, guint nth_now)
{
  g_autoptr (GsyStatement) statement = statement_on (before, words, nth);

  g_assert_cmpint (place (before, after, statement), ==, GSY_ANCHOR_REVIEW);
  assert_at (gsy_statement_get_quote (statement, 0), after, now, nth_now);
  g_assert_cmpstr (gsy_quote_get_was (gsy_statement_get_quote (statement, 0)), ==, words);
  g_assert_true (gsy_statement_needs_review (statement));
}

/* Detached, where it was, and with what it takes to find it another time. */
static void
assert_lost (const char *before, const char *after, const char *words, guint nth)
{
  g_autoptr (GsyStatement) statement = statement_on (before, words, nth);

  g_assert_cmpint (place (before, after, statement), ==, GSY_ANCHOR_DETACHED);
  g_assert_true (statement->detached);
  g_assert_true (gsy_span_equal (gsy_statement_get_span (statement, 0), find_in (before, words, nth)));
  g_assert_cmpstr (gsy_quote_get_exact (gsy_statement_get_quote (statement, 0)), ==, words);
  g_assert_true (gsy_quote_get_prefix (gsy_statement_get_quote (statement, 0)) != NULL || nth == 0);
}

static void
test_same_text (void)
{
  g_autoptr (GsyStatement) statement = statement_on (BEFORE, "Mme Roux", 1);

  g_assert_cmpint (place (BEFORE, BEFORE, statement), ==, GSY_ANCHOR_SAME);
  g_assert_cmpint (place (BEFORE, FIRST SECOND "\n\n" LONG "\n\n" THIRD " Fin.", statement), ==, GSY_ANCHOR_SAME);
}

/* Whatever was put in and taken out, words that stand among the same ones are those. */
static void
test_short_words (void)
{
  g_autofree char *comma = replaced (BEFORE, "Selon Mme Roux, les quais", "Selon Mme Roux et les siens, les vieux quais");
  g_autofree char *head = g_strconcat ("Mis à jour le 3 mai. ", BEFORE, NULL);

  assert_moved (BEFORE, head, "a", 3, 4);
  assert_moved (BEFORE, head, "accuse", 0, 0);
  assert_moved (BEFORE, comma, "accuse", 0, 0);
  assert_moved (BEFORE, comma, "Mme Roux", 1, 1);
}

static void
test_names_that_are_everywhere (void)
{
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);

  for (guint i = 0; i < 100; i++)
    {
      if (i % 10 == 3)
        g_string_append_printf (after, "L’Arvie ne répond pas à la question numéro %u. ", i);
      g_string_append_printf (before, "L’Arvie accuse la Brume pour la %ue fois de mentir. ", i * i);
      if (i % 10 != 7)
        g_string_append_printf (after, "L’Arvie accuse la Brume pour la %ue fois de mentir. ", i * i);
    }
  for (guint i = 0, gone = 0, new = 0; i < 100; i++)
    {
      g_autoptr (GsyStatement) statement = statement_on (before->str, "Arvie", i);
      GsyAnchorResult result = place (before->str, after->str, statement);

      new += i % 10 == 3;
      gone += i % 10 == 7;
      /* The sentence after the one that was taken out begins alike: it may be either. */
      if (i % 10 == 7 || (i % 10 == 8 && result == GSY_ANCHOR_DETACHED))
        {
          g_assert_cmpint (result, >=, GSY_ANCHOR_REVIEW);
          continue;
        }
      g_assert_cmpint (result, <=, GSY_ANCHOR_REVIEW);
      /* What was put in begins alike too. */
      if (i % 10 != 3 || result < GSY_ANCHOR_REVIEW)
        assert_at (gsy_statement_get_quote (statement, 0), after->str, "Arvie", i + new - gone);
    }
}

static void
test_typography (void)
{
  g_autoptr (GString) after = g_string_new (NULL);
  g_autofree char *decomposed = g_utf8_normalize (BEFORE, -1, G_NORMALIZE_NFD);
  static const char *const words[] = { "« Tout est faux »", "Tout est faux", "l’été", "été vendus sans appel d’offres", "secret pendant l’hiver ; il demande", "démentit" };

  g_string_assign (after, decomposed);
  g_string_replace (after, "« ", "“", 0);
  g_string_replace (after, " »", "”", 0);
  g_string_replace (after, "’", "'", 0);
  g_string_replace (after, " ;", "\xe2\x80\xaf;", 0);
  g_string_replace (after, "\n\n", "\r\n\r\n", 0);
  g_string_replace (after, "contre la", "contre\r\nla", 0);
  for (guint i = 0; i + 1 < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GsyStatement) statement = statement_on (BEFORE, words[i], 0);
      g_autoptr (GsyArticle) new = article_new (after->str);
      g_autofree char *found = NULL;

      g_assert_cmpint (place (BEFORE, after->str, statement), <=, GSY_ANCHOR_MOVED);
      g_assert_false (gsy_statement_needs_review (statement));
      found = gsy_article_dup_slice (new, gsy_statement_get_span (statement, 0));
      g_assert_true (gsy_normal_same (found, words[i]));
    }
}

static void
test_words_were_edited (void)
{
  g_autofree char *typo = replaced (BEFORE, "sans appel d’offres", "sans apel d’offres");
  g_autofree char *first = replaced (BEFORE, "Elle n’a pas", "La capitainerie n’a pas");
  g_autofree char *last = replaced (BEFORE, "été entendue", "été écoutée");
  g_autofree char *more = replaced (BEFORE, "les quais ont été vendus", "les quais nord et sud ont tous été vendus");
  g_autofree char *other_case = replaced (BEFORE, "Tout est faux", "TOUT EST FAUX");

  assert_asked (BEFORE, typo, "vendus sans appel d’offres", 0, "vendus sans apel d’offres", 0);
  assert_asked (BEFORE, typo, "sans appel", 0, "sans apel", 0);
  assert_asked (BEFORE, first, "Elle n’a pas été entendue", 0, "La capitainerie n’a pas été entendue", 0);
  assert_asked (BEFORE, last, "Elle n’a pas été entendue", 0, "Elle n’a pas été écoutée", 0);
  assert_asked (BEFORE, more, "les quais ont été vendus sans appel d’offres", 0, "les quais nord et sud ont tous été vendus sans appel d’offres", 0);
  assert_asked (BEFORE, other_case, "Tout est faux", 0, "TOUT EST FAUX", 0);
}

static void
test_put_in_at_an_edge (void)
{
  g_autofree char *left = replaced (BEFORE, "les quais ont", "hier encore, les quais ont");
  g_autofree char *right = replaced (BEFORE, "d’offres.", "d’offres, dit-elle.");

  assert_moved (BEFORE, left, "les quais ont été vendus sans appel d’offres", 0, 0);
  assert_moved (BEFORE, right, "les quais ont été vendus sans appel d’offres", 0, 0);
}

static void
test_paragraph_moved (void)
{
  const char *after = LONG "\n\n" FIRST SECOND "\n\n" THIRD;

  assert_moved (BEFORE, after, "Leur syndicat", 0, 0);
  assert_moved (BEFORE, after, "n’a rien signé", 0, 0);
  assert_moved (BEFORE, after, "maintient ses accusations", 0, 0);
}

/* It may as well have been copied before it was deleted where it was. */
static void
test_sentence_moved (void)
{
  g_autofree char *cut = replaced (BEFORE, "Elle n’a pas été entendue. ", "");
  g_autofree char *after = replaced (cut, "Mme Roux maintient", "Elle n’a pas été entendue. Mme Roux maintient");

  assert_asked (BEFORE, after, "Elle n’a pas été entendue", 0, "Elle n’a pas été entendue", 0);
}

static void
test_deleted (void)
{
  g_autofree char *after = replaced (BEFORE, "Mme Roux maintient ses accusations. ", "");
  const char *twice = "Un. Tout est faux, dit l’un. " LONG " Tout est faux, dit l’un. Deux.";
  const char *once = "Un. " LONG " Tout est faux, dit l’un. Deux.";

  assert_lost (BEFORE, after, "Mme Roux", 1);
  assert_lost (BEFORE, after, "Mme Roux maintient ses accusations", 0);
  /* The other one stays the other one's. */
  assert_lost (twice, once, "Tout est faux, dit l’un", 0);
  assert_moved (twice, once, "Tout est faux, dit l’un", 1, 0);
}

/* One of the two was taken out, or one was put in, and the text does not tell which. */
static void
test_beside_its_like (void)
{
  const char *one = FIRST "Il a menti. " THIRD, *two = FIRST "Il a menti. Il a menti. " THIRD;

  assert_asked (two, one, "Il a menti", 0, "Il a menti", 0);
  assert_asked (two, one, "Il a menti", 1, "Il a menti", 0);
  {
    g_autoptr (GsyStatement) statement = statement_on (one, "Il a menti", 0);

    g_assert_cmpint (place (one, two, statement), ==, GSY_ANCHOR_REVIEW);
  }
}

static void
test_changed_places (void)
{
  g_autofree char *after = replaced (BEFORE, "accuse le port de vouloir", "vouloir le port de accuse");

  assert_lost (BEFORE, after, "accuse", 0);
}

static void
test_fragments (void)
{
  g_autoptr (GsyStatement) statement = statement_on (BEFORE, "répond la capitainerie", 0);
  g_autofree char *after = g_strconcat ("Encore ceci. ", BEFORE, NULL);
  g_autofree char *turned = NULL;

  gsy_statement_add_span (statement, find_in (BEFORE, "accuse", 0));
  gsy_statement_add_span (statement, find_in (BEFORE, "gagner du temps", 0));
  g_assert_cmpint (place (BEFORE, after, statement), ==, GSY_ANCHOR_MOVED);
  assert_at (gsy_statement_get_quote (statement, 1), after, "accuse", 0);
  assert_at (gsy_statement_get_quote (statement, 2), after, "gagner du temps", 0);

  turned = replaced (after, "gagner du temps", "perdre la main");
  g_assert_cmpint (place (after, turned, statement), ==, GSY_ANCHOR_DETACHED);
  for (guint i = 0; i < 3; i++)
    g_assert_nonnull (gsy_quote_get_exact (gsy_statement_get_quote (statement, i)));
  g_assert_true (gsy_span_equal (gsy_statement_get_span (statement, 2), find_in (after, "gagner du temps", 0)));
}

static void
test_roles (void)
{
  g_autoptr (GsyStatement) statement = statement_on (BEFORE, "Tout est faux", 0);
  g_autofree char *after = replaced (BEFORE, "répond la capitainerie, qui accuse", "répond-on, et on accuse");
  const GsyQuote *source;

  statement->source = gsy_fillers_new ();
  g_ptr_array_add (statement->source, filler_on (BEFORE, "la capitainerie", 1));
  g_assert_cmpint (place (BEFORE, after, statement), ==, GSY_ANCHOR_SAME);
  g_assert_false (statement->detached);
  assert_at (gsy_statement_get_quote (statement, 0), after, "Tout est faux", 0);
  /* Not another one, of which there is one before and one after. */
  source = &g_array_index (((GsyFiller *) statement->source->pdata[0])->spans, GsyQuote, 0);
  g_assert_true (gsy_span_equal (source->span, find_in (BEFORE, "la capitainerie", 1)));
  g_assert_cmpstr (gsy_quote_get_exact (source), ==, "la capitainerie");
  g_assert_nonnull (gsy_quote_get_prefix (source));
}

static void
test_was (void)
{
  g_autoptr (GsyStatement) statement = statement_on (BEFORE, "vendus sans appel d’offres", 0);
  g_autofree char *once = replaced (BEFORE, "sans appel d’offres", "sans aucun appel d’offres");
  g_autofree char *twice = replaced (once, "sans aucun appel d’offres", "sans aucun appel public d’offres");
  g_autofree char *moved = g_strconcat ("Plus haut. ", twice, NULL);

  g_assert_cmpint (place (BEFORE, once, statement), ==, GSY_ANCHOR_REVIEW);
  g_assert_cmpint (place (once, twice, statement), ==, GSY_ANCHOR_REVIEW);
  g_assert_cmpstr (gsy_quote_get_was (gsy_statement_get_quote (statement, 0)), ==, "vendus sans appel d’offres");
  g_assert_cmpint (place (twice, moved, statement), ==, GSY_ANCHOR_MOVED);
  g_assert_cmpstr (gsy_quote_get_was (gsy_statement_get_quote (statement, 0)), ==, "vendus sans appel d’offres");
  place (moved, BEFORE, statement);
  g_assert_false (gsy_statement_needs_review (statement));
  assert_at (gsy_statement_get_quote (statement, 0), BEFORE, "vendus sans appel d’offres", 0);
}

/* Where it is the place that is asked about, it stays so when the words stay. */
static void
test_was_of_a_place (void)
{
  const char *one = FIRST "Il a menti. " THIRD, *two = FIRST "Il a menti. Il a menti. " THIRD;
  g_autoptr (GsyStatement) statement = statement_on (two, "Il a menti", 0);
  g_autofree char *later = g_strconcat ("Plus haut. ", one, NULL);

  g_assert_cmpint (place (two, one, statement), ==, GSY_ANCHOR_REVIEW);
  g_assert_cmpint (place (one, later, statement), ==, GSY_ANCHOR_MOVED);
  g_assert_true (gsy_statement_needs_review (statement));
}

static void
test_strings_of_another_text (void)
{
  g_autoptr (GsyStatement) statement = statement_on (BEFORE, "dément", 0);
  GsyQuoteWords *words = gsy_quote_ensure_words (gsy_statement_edit_quote (statement, 0));
  g_autofree char *after = g_strconcat ("Plus haut. ", BEFORE, NULL);

  /* The former text is not the one that it was written for. */
  words->exact = g_strdup ("les quais ont été vendus sans");
  words->prefix = g_strdup ("Selon Mme Roux, ");
  words->suffix = g_strdup (" appel d’offres.");
  g_assert_cmpint (place (BEFORE, after, statement), !=, GSY_ANCHOR_DETACHED);
  g_assert_cmpuint (gsy_statement_get_span (statement, 0).start, ==, find_in (after, "les quais ont", 0).start);
}

static void
test_scripts (void)
{
  static const struct
  {
    const char *before;
    const char *words;
    guint nth;
  } cases[] = {
    { "اتهمت المدينة الميناء بالكذب. ونفى الميناء ذلك في بيان. وقالت المدينة إن الميناء يخفي الحسابات.", "الميناء", 2 },
    { "市政府指责港口隐瞒账目。港口周二予以否认，并反过来指责市政府散布谣言。市政府没有回应港口的说法。", "港口", 1 },
    { "시는 항구가 거짓말을 했다고 비난했다. 항구는 화요일에 이를 부인했다. 시는 항구의 말에 대답하지 않았다.", "항구", 1 },
    { "The 👩🏽‍🌾 blames the 👨‍👩‍👧. The 👨‍👩‍👧 denies it 🇫🇷🇩🇪, and the 👩🏽‍🌾 says it again.", "👩🏽‍🌾", 1 },
    { "Ο δήμος κατηγορεί το λιμάνι. Το λιμάνι το αρνείται. Ο δήμος επιμένει.", "λιμάνι", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *after = g_strconcat ("2031.\n\n", cases[i].before, NULL);
      g_autofree char *decomposed = g_utf8_normalize (after, -1, G_NORMALIZE_NFD);
      g_autoptr (GsyStatement) statement = statement_on (cases[i].before, cases[i].words, cases[i].nth);
      g_autoptr (GsyArticle) article = article_new (decomposed);
      g_autofree char *found = NULL;

      assert_moved (cases[i].before, after, cases[i].words, cases[i].nth, cases[i].nth);
      g_assert_cmpint (place (cases[i].before, decomposed, statement), ==, GSY_ANCHOR_MOVED);
      found = gsy_article_dup_slice (article, gsy_statement_get_span (statement, 0));
      g_assert_true (gsy_normal_same (found, cases[i].words));
    }
}

/* A letter that got an accent is another one. */
static void
test_never_inside_a_character (void)
{
  g_autofree char *after = replaced (BEFORE, "Tout est faux", "Tout est faux\xcc\x82");
  g_autoptr (GsyStatement) statement = statement_on (BEFORE, "Tout est faux", 0);
  g_autoptr (GsyArticle) article = article_new (after);

  g_assert_cmpint (place (BEFORE, after, statement), ==, GSY_ANCHOR_REVIEW);
  g_assert_true (gsy_article_check_span (article, gsy_statement_get_span (statement, 0)));
  assert_at (gsy_statement_get_quote (statement, 0), after, "Tout est faux\xcc\x82", 0);
}

/* Texts that repeat themselves as often as can be: there is an end, it is the same each time, and what is said is so. */
static void
test_texts_that_repeat (void)
{
  static const char *const pieces[] = { "a", "ab", "la la ", "Il dit non. ", "\xcc\x81", "  ", "«»", "港" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) before = g_string_new ("x ");
      g_autoptr (GString) after = g_string_new ("x y ");
      guint length;

      for (guint n = 0; n < 3000; n++)
        {
          g_string_append (before, pieces[i]);
          if (n % 7 != 3)
            g_string_append (after, pieces[i]);
        }
      length = (guint) g_utf8_strlen (before->str, -1);
      for (guint start = 1; start + 40 < length; start += length / 9)
        {
          g_autoptr (GsyStatement) statement = gsy_statement_new ("1", "denial");
          g_autoptr (GsyStatement) again = NULL;
          g_autoptr (GsyArticle) article = article_new (after->str);

          gsy_statement_add_span (statement, gsy_span (start, start + 20 + start % 400));
          if (gsy_statement_get_span (statement, 0).end > length)
            continue;
          again = gsy_statement_copy (statement);
          g_assert_cmpint (place (before->str, after->str, statement), ==, place (before->str, after->str, again));
          g_assert_true (gsy_statement_equal (statement, again));
          if (!statement->detached)
            g_assert_true (gsy_article_check_span (article, gsy_statement_get_span (statement, 0)));
        }
    }
}

static void
test_suggestions (void)
{
  g_autoptr (GsyStatement) statement = statement_on (BEFORE, "La capitainerie dément à nouveau", 0);
  g_autoptr (GsyArticle) old = article_new (BEFORE);
  const char *after = FIRST "La capitainerie de Brume ne dément rien. " SECOND;
  g_autoptr (GsyArticle) new = article_new (after);
  g_autoptr (GsyAnchorer) anchorer = gsy_anchorer_new (new, old);
  g_autoptr (GArray) spans = NULL;

  g_assert_cmpint (gsy_anchorer_place (anchorer, statement), ==, GSY_ANCHOR_DETACHED);
  spans = gsy_anchorer_suggest (anchorer, statement, 3);
  g_assert_cmpuint (spans->len, >=, 1);
  g_assert_cmpuint (spans->len, <=, 3);
  g_assert_cmpuint (g_array_index (spans, GsySpan, 0).start, ==, find_in (after, "La capitainerie de", 0).start);
  for (guint i = 0; i < spans->len; i++)
    g_assert_true (gsy_article_check_span (new, g_array_index (spans, GsySpan, i)));
}

static void
test_score (void)
{
  g_assert_cmpuint (gsy_anchor_score ("« Non »", "\"Non\""), ==, 100);
  g_assert_cmpuint (gsy_anchor_score ("", ""), ==, 100);
  g_assert_cmpuint (gsy_anchor_score ("oui", ""), ==, 0);
  g_assert_cmpuint (gsy_anchor_score ("oui", "abc"), ==, 0);
  g_assert_cmpuint (gsy_anchor_score ("oui", "OUI"), ==, 75);
  g_assert_cmpuint (gsy_anchor_score ("0123456789", "012345678"), ==, 90);
  g_assert_cmpuint (gsy_anchor_score ("0123456789", "01x3456789"), ==, 90);
  g_assert_cmpuint (gsy_anchor_score ("abcd", "abxy"), ==, gsy_anchor_score ("abxy", "abcd"));
}

/* Against the table that everybody knows. */
static void
test_score_random (void)
{
  for (guint round = 0; round < 200; round++)
    {
      char a[200], b[200];
      guint n = (guint) g_test_rand_int_range (1, 190), m = (guint) g_test_rand_int_range (1, 190);
      guint row[200], edits;

      for (guint i = 0; i < n; i++)
        a[i] = (char) g_test_rand_int_range ('a', 'e');
      for (guint i = 0; i < m; i++)
        b[i] = i < n && g_test_rand_int_range (0, 4) > 0 ? a[i] : (char) g_test_rand_int_range ('a', 'e');
      a[n] = b[m] = '\0';
      for (guint j = 0; j <= m; j++)
        row[j] = j;
      for (guint i = 1; i <= n; i++)
        {
          guint diagonal = row[0];

          row[0] = i;
          for (guint j = 1; j <= m; j++)
            {
              guint value = MIN (diagonal + (a[i - 1] != b[j - 1]), MIN (row[j], row[j - 1]) + 1);

              diagonal = row[j];
              row[j] = value;
            }
        }
      edits = row[m];
      g_assert_cmpuint (gsy_anchor_score (a, b), ==, 100 - (100 * edits + MAX (n, m) - 1) / MAX (n, m));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/anchor/former/where-nothing-changed-all-is-the-same", test_same_text);
  g_test_add_func ("/anchor/former/short-words-are-those-among-the-same-ones", test_short_words);
  g_test_add_func ("/anchor/former/names-that-are-everywhere-stay-apart", test_names_that_are_everywhere);
  g_test_add_func ("/anchor/former/typography-is-no-change", test_typography);
  g_test_add_func ("/anchor/former/edited-words-ask-with-what-they-were", test_words_were_edited);
  g_test_add_func ("/anchor/former/what-is-put-in-at-an-edge-stays-out", test_put_in_at_an_edge);
  g_test_add_func ("/anchor/former/a-paragraph-takes-its-marks-along", test_paragraph_moved);
  g_test_add_func ("/anchor/former/a-sentence-alone-asks", test_sentence_moved);
  g_test_add_func ("/anchor/former/deleted-words-are-not-found-in-their-like", test_deleted);
  g_test_add_func ("/anchor/former/beside-its-like-it-asks", test_beside_its_like);
  g_test_add_func ("/anchor/former/words-that-changed-places-are-lost", test_changed_places);
  g_test_add_func ("/anchor/former/fragments-go-together-or-not-at-all", test_fragments);
  g_test_add_func ("/anchor/former/a-role-is-lost-rather-than-another-one", test_roles);
  g_test_add_func ("/anchor/former/strings-of-another-text-count-alone", test_strings_of_another_text);
  g_test_add_func ("/anchor/former/scripts", test_scripts);
  g_test_add_func ("/anchor/former/never-inside-a-character", test_never_inside_a_character);
  g_test_add_func ("/anchor/former/texts-that-repeat", test_texts_that_repeat);
  g_test_add_func ("/anchor/was/the-first-stays-until-the-words-are-back", test_was);
  g_test_add_func ("/anchor/was/a-place-stays-asked-about", test_was_of_a_place);
  g_test_add_func ("/anchor/suggest/nearest-first", test_suggestions);
  g_test_add_func ("/anchor/score/examples", test_score);
  g_test_add_func ("/anchor/score/is-the-number-of-edits", test_score_random);
  return g_test_run ();
}
