/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-search.c: words and regular expressions are found where a slow and simple search finds them, and told with what is around. */
#include "config.h"

#include "core/gsy-search.h"

#include "core/gsy-error.h"
#include "core/gsy-statement.h"

#include <string.h>

static GsyArticle *
make_article (const char *text)
{
  return gsy_article_new ("a.txt", g_strdup (text), strlen (text), "", NULL);
}

static GArray *
find (GsyArticle *article, const char *pattern, gboolean is_regex)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GsySearch) search = gsy_search_new (pattern, is_regex, &error);
  GArray *matches;

  g_assert_no_error (error);
  matches = gsy_search_find_all (search, article, G_MAXUINT, &error);
  g_assert_no_error (error);
  return matches;
}

/* @wanted: the words of all matches, each with a bar behind it. */
static void
check_found (const char *text, const char *pattern, gboolean is_regex, const char *wanted)
{
  g_autoptr (GsyArticle) article = make_article (text);
  g_autoptr (GArray) matches = find (article, pattern, is_regex);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < matches->len; i++)
    {
      g_autofree char *words = gsy_article_dup_slice (article, g_array_index (matches, GsySpan, i));

      g_string_append_printf (found, "%s|", words);
    }
  g_assert_cmpstr (found->str, ==, wanted);
}

static void
test_words (void)
{
  check_found ("Il dément. DÉMENTI! Un démenti, un dementi.", "dementi", FALSE, "DÉMENTI|démenti|dementi|");
  check_found ("L’eau, l'eau et l´EAU", "l’eau", FALSE, "L’eau|l'eau|l´EAU|");
  check_found ("un\n  mot et un mot", "un mot", FALSE, "un\n  mot|un mot|");
  check_found ("nothing here", "zebra", FALSE, "");
  check_found ("a.c abc", "a.c", FALSE, "a.c|");
}

static void
test_regex (void)
{
  check_found ("Il dément. Ils démentirent. Elle ment.", "dém\\w+", TRUE, "dément|démentirent|");
  check_found ("Non\nnon\noh non", "^non$", TRUE, "Non|non|");
  check_found ("Non non", "(?-i)non", TRUE, "non|");
  check_found ("a\\C b", "\\\\C|\\Q\\C\\E b", TRUE, "\\C|");
  check_found ("a\\C b", "\\Q\\C\\E b", TRUE, "\\C b|");
  /* Nothing is no match, and half a letter is none either. */
  check_found ("abc", "x*", TRUE, "");
  check_found ("de\xcc\x81menti", "de", TRUE, "de\xcc\x81|");
}

static void
test_invalid (void)
{
  static const struct
  {
    const char *pattern;
    const char *place;
  } cases[] = { { "(a", "(character 2)" }, { "été)", "(character 4)" }, { "éa[b", "(character 4)" }, { "*a", "(character 1)" }, { "a\\", "(character 2)" }, { "123(", "(character 4)" }, { "é\\C", "(character 2)" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      GsySearch *search = gsy_search_new (cases[i].pattern, TRUE, &error);

      g_assert_null (search);
      g_assert_error (error, GSY_ERROR, GSY_ERROR_PARSE);
      g_assert_nonnull (strstr (error->message, cases[i].place));
    }
}

static void
test_endless (void)
{
  g_autofree char *text = g_strnfill (20000, 'a');
  g_autoptr (GError) error = NULL;
  g_autoptr (GsySearch) search = gsy_search_new ("(a+)+$", TRUE, &error);
  g_autoptr (GsyArticle) article = NULL;

  g_assert_no_error (error);
  text[19999] = 'b';
  article = make_article (text);
  g_assert_null (gsy_search_find_all (search, article, G_MAXUINT, &error));
  g_assert_error (error, GSY_ERROR, GSY_ERROR_TOO_LARGE);
}

/* --- against a slow and simple one --- */

static const char *const letters[] = { "a", "A", "b", "é", "É", "E", "’", "'", "ß" };

/* What each of them is taken for. */
static const char *const folded[] = { "a", "a", "b", "e", "e", "e", "'", "'", "ss" };

static guint *
random_letters (guint n)
{
  guint *found = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    found[i] = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (letters));
  return found;
}

static char *
spell (const guint *numbers, guint n, const char *const *alphabet)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, alphabet[numbers[i]]);
  return g_string_free (text, FALSE);
}

/* The letters from @start on that together are the folded @needle; 0: they are not. A match holds whole letters. */
static guint
measure (const guint *text, guint n, guint start, const char *needle)
{
  for (guint length = 1; start + length <= n; length++)
    {
      g_autofree char *here = spell (text + start, length, folded);

      if (strstr (here, needle) == here || (folded[text[start]][1] != '\0' && strstr (here + 1, needle) == here + 1))
        return length;
      if (strlen (here) > strlen (needle) + 2)
        break;
    }
  return 0;
}

static void
test_agrees_with_naive (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      guint n = (guint) g_test_rand_int_range (0, 40), n_needle = (guint) g_test_rand_int_range (1, 4);
      g_autofree guint *numbers = random_letters (n);
      g_autofree guint *needle_numbers = random_letters (n_needle);
      g_autofree char *text = spell (numbers, n, letters);
      g_autofree char *needle = spell (needle_numbers, n_needle, letters);
      g_autofree char *folded_needle = spell (needle_numbers, n_needle, folded);
      g_autoptr (GsyArticle) article = make_article (text);
      g_autoptr (GArray) matches = find (article, needle, FALSE);
      guint k = 0;

      for (guint at = 0; at < n;)
        {
          guint length = measure (numbers, n, at, folded_needle);

          if (length == 0)
            {
              at++;
              continue;
            }
          g_assert_cmpuint (k, <, matches->len);
          g_assert_cmpuint (g_array_index (matches, GsySpan, k).start, ==, at);
          g_assert_cmpuint (g_array_index (matches, GsySpan, k).end, ==, at + length);
          k++;
          at += length;
        }
      g_assert_cmpuint (k, ==, matches->len);
    }
}

static void
test_regex_agrees_with_words (void)
{
  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *needle = g_strnfill ((gsize) g_test_rand_int_range (1, 4), 'a');
      g_autoptr (GsyArticle) article = NULL;
      g_autoptr (GArray) words = NULL, regex = NULL;

      for (guint i = 0; i < 60; i++)
        g_string_append (text, g_test_rand_bit () ? "a" : g_test_rand_bit () ? "A"
                                                                             : "é");
      article = make_article (text->str);
      words = find (article, needle, FALSE);
      regex = find (article, needle, TRUE);
      g_assert_cmpmem (words->data, words->len * sizeof (GsySpan), regex->data, regex->len * sizeof (GsySpan));
    }
}

/* --- what is marked --- */

static GPtrArray *
random_statements (guint n)
{
  GPtrArray *statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);

  for (guint i = 0; i < n; i++)
    {
      GsyStatement *statement = gsy_statement_new (NULL, g_test_rand_bit () ? "denial" : "accusation");
      guint start = (guint) g_test_rand_int_range (0, 90);

      gsy_statement_add_span (statement, gsy_span (start, start + (guint) g_test_rand_int_range (1, 10)));
      statement->detached = g_test_rand_int_range (0, 5) == 0;
      g_ptr_array_add (statements, statement);
    }
  return statements;
}

static gboolean
is_marked (GPtrArray *statements, const char *layer, GsySpan match)
{
  for (guint i = 0; i < statements->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (statements, i);

      if (!statement->detached && (layer == NULL || g_str_equal (statement->layer, layer)) && gsy_span_overlaps (gsy_statement_get_span (statement, 0), match))
        return TRUE;
    }
  return FALSE;
}

static GArray *
random_matches (void)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (GsySpan));

  for (guint at = 0; at < 100;)
    {
      GsySpan match = gsy_span (at, at + (guint) g_test_rand_int_range (1, 6));

      g_array_append_val (matches, match);
      at = match.end + (guint) g_test_rand_int_range (0, 8);
    }
  return matches;
}

static void
test_marked (void)
{
  for (guint round = 0; round < 500; round++)
    {
      const char *layer = round % 2 == 0 ? NULL : "denial";
      g_autoptr (GPtrArray) statements = random_statements ((guint) g_test_rand_int_range (0, 12));
      g_autoptr (GArray) marked = gsy_search_collect_marked (statements, layer);
      g_autoptr (GArray) all = random_matches ();
      g_autoptr (GArray) inside = g_array_copy (all);
      g_autoptr (GArray) outside = g_array_copy (all);
      guint n_inside = 0, n_outside = 0;

      for (guint i = 1; i < marked->len; i++)
        g_assert_cmpuint (g_array_index (marked, GsySpan, i - 1).end, <, g_array_index (marked, GsySpan, i).start);
      gsy_search_filter (inside, marked, TRUE);
      gsy_search_filter (outside, marked, FALSE);
      for (guint i = 0; i < all->len; i++)
        {
          GsySpan match = g_array_index (all, GsySpan, i);
          gboolean is_in = is_marked (statements, layer, match);
          GArray *where = is_in ? inside : outside;
          guint k = is_in ? n_inside++ : n_outside++;

          g_assert_cmpuint (k, <, where->len);
          g_assert_true (gsy_span_equal (g_array_index (where, GsySpan, k), match));
        }
      g_assert_cmpuint (n_inside, ==, inside->len);
      g_assert_cmpuint (n_outside, ==, outside->len);
    }
}

/* --- what is around --- */

static void
check_excerpt (const char *text, const char *pattern, guint around, const char *wanted, gboolean is_rtl)
{
  g_autoptr (GsyArticle) article = make_article (text);
  g_autoptr (GArray) matches = find (article, pattern, FALSE);
  GsyExcerpt excerpt = { NULL };

  g_assert_cmpuint (matches->len, ==, 1);
  gsy_search_excerpt (article, g_array_index (matches, GsySpan, 0), around, around, &excerpt);
  g_assert_cmpstr (excerpt.text, ==, wanted);
  g_assert_cmpint (excerpt.is_rtl, ==, is_rtl);
  gsy_excerpt_clear (&excerpt);
}

static void
test_excerpt (void)
{
  check_excerpt ("The authority\n\n  denies it.", "denies", 40, "The authority denies it.", FALSE);
  check_excerpt ("He said that the authority denies it, as it always has.", "denies", 14, "…authority denies it, as it…", FALSE);
  /* A word that was cut off leaves no room after “…”, however much there was. */
  check_excerpt ("It was said again.\n\n  The authority denies it.", "denies", 24, "…The authority denies it.", FALSE);
  check_excerpt ("It was said.\n\n\n\n\n\ndenied", "denied", 8, "…denied", FALSE);
  check_excerpt ("欧罗巴委员会否认了所有指控并表示将继续调查", "否认", 3, "…委员会否认了所有…", FALSE);
  check_excerpt ("نفت الوزارة ذلك", "الوزارة", 40, "نفت الوزارة ذلك", TRUE);
  check_excerpt ("a\x1b[31mred\tb", "red", 40, "a\xef\xbf\xbd[31mred b", FALSE);
}

static void
test_excerpt_random (void)
{
  static const char *const pieces[] = { "a", "é", " ", "\n", "mot", "e\xcc\x81", "ا", "🇫🇷", "\r\n" };

  for (guint round = 0; round < 1000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GsyArticle) article = NULL;
      g_autofree char *words = NULL, *inside = NULL;
      GsyExcerpt excerpt = { NULL };
      guint length, around = (guint) g_test_rand_int_range (0, 20);
      GsySpan match;

      for (guint i = 0; i < 40; i++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      article = make_article (text->str);
      length = gsy_article_get_length (article);
      match.start = (guint) g_test_rand_int_range (0, (gint32) length);
      match.end = (guint) g_test_rand_int_range ((gint32) match.start + 1, (gint32) length + 1);
      gsy_search_excerpt (article, match, around, around, &excerpt);
      g_assert_true (g_utf8_validate (excerpt.text, -1, NULL));
      g_assert_null (strpbrk (excerpt.text, "\r\n\t"));
      g_assert_cmpuint (excerpt.start, <=, excerpt.end);
      g_assert_cmpuint (excerpt.end, <=, strlen (excerpt.text));
      g_assert_cmpuint (g_utf8_strlen (excerpt.text, -1), <=, gsy_span_length (match) + 2 * around + 2);
      /* The same words, but for white space. */
      inside = g_strndup (excerpt.text + excerpt.start, excerpt.end - excerpt.start);
      words = gsy_article_dup_slice (article, match);
      for (char *p = inside, *q = words;;)
        {
          p += strspn (p, " ");
          q += strspn (q, " \r\n");
          if (*q == '\0')
            break;
          g_assert_cmpint (*p++, ==, *q++);
        }
      gsy_excerpt_clear (&excerpt);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/words/whatever-their-case-accents-and-spaces", test_words);
  g_test_add_func ("/search/words/agree-with-a-naive-search", test_agrees_with_naive);
  g_test_add_func ("/search/regex/finds-in-lines-and-whole-letters", test_regex);
  g_test_add_func ("/search/regex/an-invalid-one-says-where", test_invalid);
  g_test_add_func ("/search/regex/an-endless-one-is-given-up", test_endless);
  g_test_add_func ("/search/regex/agrees-with-words", test_regex_agrees_with_words);
  g_test_add_func ("/search/marked/inside-or-outside", test_marked);
  g_test_add_func ("/search/excerpt/one-line-cut-between-words", test_excerpt);
  g_test_add_func ("/search/excerpt/holds-the-match", test_excerpt_random);
  return g_test_run ();
}
