/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sidecar-random.c: whatever statements there are in whatever text, what was written is read as it was, and written again to
 * the same bytes. */
#include "config.h"

#include "sidecar-fixture.h"

#define rand_below(n) ((guint) g_test_rand_int_range (0, (int) (n)))

/* A few characters out of all that hurts: quotation marks, controls, marks that combine, emoji, directions, line ends. */
static char *
rand_text (guint max)
{
  static const char *const pieces[] = { "a", "Z", "mot ", "é", "e\u0301", "\"", "\\", "/", "\n", "\r\n", "\t", "\x01", "\x1f", "\x7f", "«\u202f", "’", "中文", "اتهام", "\u200f", "👩\u200d🚀", "🇫🇷", "\u2028", "\ufeff", "\uffff", "</script>", "%s", "\U0010ffff" };
  GString *text = g_string_new (NULL);

  for (guint n = 1 + rand_below (max); n > 0; n--)
    g_string_append (text, pieces[rand_below (G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static char *
maybe_text (void)
{
  return rand_below (3) == 0 ? rand_text (8) : NULL;
}

static char **
maybe_unknown (const char *name)
{
  static const char *const values[] = { "null", "1.50", "-0", "1E+400", "\"\\u00e9\\/\"", "[ 1,\n2 ]", "{\"b\": {}}", "18446744073709551616", "\"\\u0000\"" };
  char *pairs[] = { g_strdup_printf ("\"x-%s\"", name), g_strdup (values[rand_below (G_N_ELEMENTS (values))]),
                    g_strdup ("\"\\u0000\\n\""), g_strdup (values[rand_below (G_N_ELEMENTS (values))]), NULL };
  char **unknown = rand_below (4) == 0 ? g_strdupv (pairs) : NULL;

  for (guint i = 0; pairs[i] != NULL; i++)
    g_free (pairs[i]);
  return unknown;
}

/* Up to @max spans in order, on the boundaries of what a reader sees as characters. */
static GArray *
rand_spans (GsyArticle *article, guint max)
{
  const GsyOffsets *offsets = gsy_article_get_offsets (article);
  guint n = gsy_article_get_length (article), at = 0;
  GArray *quotes = gsy_quotes_new ();

  for (guint i = 1 + rand_below (max); i > 0 && at < n; i--)
    {
      guint start = gsy_offsets_grapheme_ceil (offsets, at + rand_below (n - at));
      guint end = gsy_offsets_grapheme_ceil (offsets, MIN (n, start + 1 + rand_below (40)));

      if (start >= end)
        break;
      gsy_quotes_append (quotes, gsy_span (start, end));
      if (rand_below (6) == 0)
        gsy_quote_ensure_words (&g_array_index (quotes, GsyQuote, quotes->len - 1))->unknown = maybe_unknown ("span");
      if (gsy_quote_get_unknown (&g_array_index (quotes, GsyQuote, quotes->len - 1)) == NULL)
        gsy_quote_clear (&g_array_index (quotes, GsyQuote, quotes->len - 1));
      at = end;
    }
  if (quotes->len == 0)
    gsy_quotes_append (quotes, gsy_span (0, n));
  return quotes;
}

static GPtrArray *
maybe_fillers (GsyArticle *article)
{
  GPtrArray *fillers;

  if (rand_below (3) > 0)
    return NULL;
  fillers = gsy_fillers_new ();
  for (guint n = 1 + rand_below (3); n > 0; n--)
    {
      GsyFiller *filler = gsy_filler_new (NULL);

      filler->actor = maybe_text ();
      if (filler->actor == NULL || rand_below (2))
        filler->spans = rand_spans (article, 2);
      filler->unknown = maybe_unknown ("filler");
      g_ptr_array_add (fillers, filler);
    }
  return fillers;
}

static GArray *
maybe_attributes (void)
{
  GArray *attributes;

  if (rand_below (3) > 0)
    return NULL;
  attributes = gsy_values_new ();
  for (guint i = 0; i < 1 + rand_below (12); i++)
    {
      g_autofree char *text = rand_text (3);
      GsyValue value = { .id = g_strdup_printf ("%u%s", i, text), .type = (GsyValueType) rand_below (4) };

      if (value.type == GSY_VALUE_STRING)
        value.string = rand_below (4) ? rand_text (5) : g_strdup ("");
      else if (value.type == GSY_VALUE_RAW)
        value.string = g_strdup (rand_below (2) ? "1e3" : "[null]");
      else if (value.type == GSY_VALUE_INTEGER)
        value.integer = (gint64) g_test_rand_int () * (gint64) g_test_rand_int () + (gint64) rand_below (9);
      else
        value.integer = (gint64) rand_below (2);
      g_array_append_val (attributes, value);
    }
  return attributes;
}

static GPtrArray *
maybe_links (void)
{
  GPtrArray *links;

  if (rand_below (3) > 0)
    return NULL;
  links = gsy_links_new ();
  for (guint n = 1 + rand_below (3); n > 0; n--)
    {
      g_autofree char *relation = rand_text (3), *to = rand_text (3);
      GsyLink *link = gsy_link_new (relation, to);

      link->article = maybe_text ();
      link->exact = maybe_text ();
      link->unknown = maybe_unknown ("link");
      g_ptr_array_add (links, link);
    }
  return links;
}

static GsyStatement *
rand_statement (GsyArticle *article, guint i)
{
  g_autofree char *text = rand_text (2), *id = g_strdup_printf ("%s%u", text, i), *layer = rand_text (2);
  GsyStatement *statement = gsy_statement_new (id, rand_below (2) ? "denial" : layer);

  gsy_statement_take_quotes (statement, rand_spans (article, 3));
  if (rand_below (3) == 0)
    {
      statement->cue = gsy_filler_new (NULL);
      statement->cue->spans = rand_spans (article, 2);
      statement->cue->unknown = maybe_unknown ("cue");
    }
  statement->source = maybe_fillers (article);
  statement->target = maybe_fillers (article);
  if (rand_below (3) == 0)
    {
      char *about[] = { rand_text (4), rand_text (4), NULL };

      statement->about = g_strdupv (about);
      g_free (about[0]);
      g_free (about[1]);
    }
  statement->said = maybe_text ();
  statement->attributes = maybe_attributes ();
  statement->links = maybe_links ();
  statement->note = maybe_text ();
  statement->creator = maybe_text ();
  statement->created = maybe_text ();
  statement->modified = maybe_text ();
  statement->unknown = maybe_unknown ("statement");
  return statement;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return gsy_statement_compare (*(GsyStatement *const *) a, *(GsyStatement *const *) b);
}

static GsyArticleMeta *
rand_meta (void)
{
  GsyArticleMeta *meta = gsy_article_meta_new ();

  meta->title = maybe_text ();
  meta->outlet = maybe_text ();
  meta->published = maybe_text ();
  meta->url = maybe_text ();
  meta->language = maybe_text ();
  meta->state = (GsyArticleState) rand_below (GSY_N_STATES);
  meta->note = maybe_text ();
  meta->unknown = maybe_unknown ("article");
  return meta;
}

static void
test_written_is_read (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autofree char *text = rand_text (200), *name = rand_text (4);
      g_autoptr (GsyArticle) article = article_of (name, text, strlen (text));
      g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
      g_autoptr (GsyArticleMeta) meta = rand_meta ();
      g_autoptr (GsySidecar) kept = gsy_sidecar_new (), read = NULL, loose = NULL;
      g_autoptr (GBytes) written = NULL, exact_size = NULL, again = NULL, third = NULL;
      g_autoptr (GError) error = NULL;

      for (guint n = rand_below (8), i = 0; i < n; i++)
        g_ptr_array_add (statements, rand_statement (article, i));
      g_ptr_array_sort (statements, compare);
      if (rand_below (4) == 0)
        g_ptr_array_add (kept->raw, g_strdup ("{\"id\": 5,\n \"x\": [1.0]}"));
      kept->unknown = maybe_unknown ("top");

      written = gsy_sidecar_write (article, meta, statements, kept);
      g_assert_true (g_utf8_validate (g_bytes_get_data (written, NULL), (gssize) g_bytes_get_size (written), NULL));
      exact_size = bytes_of (g_bytes_get_data (written, NULL), g_bytes_get_size (written));
      read = gsy_sidecar_parse (exact_size, "x", article, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (read->problems->len, ==, kept->raw->len);
      g_assert_true (gsy_article_meta_equal (read->meta, meta));
      g_assert_cmpuint (read->statements->len, ==, statements->len);
      for (guint i = 0; i < statements->len; i++)
        g_assert_true (gsy_statement_equal (get_statement (read, i), g_ptr_array_index (statements, i)));
      again = gsy_sidecar_write (article, read->meta, read->statements, read);
      assert_same_bytes (again, written);

      /* Without the article nothing can be compared, and nothing is lost. */
      loose = gsy_sidecar_parse (exact_size, "x", NULL, &error);
      g_assert_no_error (error);
      third = gsy_sidecar_write (article, loose->meta, loose->statements, loose);
      assert_same_bytes (third, written);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sidecar/random/what-is-written-is-read", test_written_is_read);
  return g_test_run ();
}
