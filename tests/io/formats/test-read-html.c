/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-read-html.c: of each saved page in tests/data/pages, what is beside it in NAME.expected: what the page says of its article, an empty line, and the text. */
#include "config.h"
#include "io/formats/gsy-import-private.h"
#include "io/formats/gsy-reader.h"

#include "core/gsy-error.h"

#include <string.h>

static GPtrArray *
read_bytes (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) caught = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_import_article_free);
  g_autoptr (GsyImport) import = gsy_import_new_dry (caught);
  g_autoptr (GsySource) source = gsy_source_new_bytes (name, bytes);

  if (!gsy_reader_html.read (import, source, error))
    return NULL;
  return g_steal_pointer (&caught);
}

static GPtrArray *
read_page (const char *html, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));

  return read_bytes ("page.html", bytes, error);
}

static const char *
text_of (GPtrArray *articles)
{
  gsize len;

  g_assert_cmpuint (articles->len, ==, 1);
  return gsy_article_get_text (((GsyImportArticle *) g_ptr_array_index (articles, 0))->article, &len);
}

static const GsyArticleMeta *
meta_of (GPtrArray *articles)
{
  return ((GsyImportArticle *) g_ptr_array_index (articles, 0))->meta;
}

static void
assert_text (const char *html, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles = read_page (html, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text_of (articles), ==, expected);
}

/* --- Pages --- */

static void
append_member (GString *said, const char *name, const char *value)
{
  if (value != NULL)
    g_string_append_printf (said, "%s: %s\n", name, value);
}

static void
test_page (gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "pages", data, NULL);
  g_autofree char *expected_path = g_strconcat (path, ".expected", NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GsySource) source = NULL;
  g_autoptr (GPtrArray) caught = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_import_article_free);
  g_autoptr (GsyImport) import = gsy_import_new_dry (caught);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) said = g_string_new (NULL);
  const GsyArticleMeta *meta;

  g_assert_true (g_file_get_contents (expected_path, &expected, NULL, &error));
  source = gsy_source_new (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gsy_reader_html.probe (source), >=, 50);
  gsy_reader_html.read (import, source, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (caught->len, ==, 1);
  meta = meta_of (caught);
  append_member (said, "title", meta->title);
  append_member (said, "outlet", meta->outlet);
  append_member (said, "published", meta->published);
  append_member (said, "url", meta->url);
  append_member (said, "language", meta->language);
  append_member (said, "author", meta->note != NULL && g_str_has_prefix (meta->note, "Author: ") ? meta->note + strlen ("Author: ") : meta->note);
  g_string_append_printf (said, "\n%s", text_of (caught));
  g_assert_cmpstr (said->str, ==, expected);
  g_assert_nonnull (meta->unknown);
  g_assert_cmpstr (meta->unknown[0], ==, "\"origin\"");
}

static void
add_pages (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "pages", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (!g_str_has_suffix (name, ".expected"))
      {
        g_autofree char *path = g_strconcat ("/read-html/pages/", name, NULL);

        g_test_add_data_func_full (path, g_strdup (name), test_page, g_free);
      }
}

/* --- Text --- */

static void
test_blocks_are_paragraphs_and_lines_are_lines (void)
{
  assert_text ("<p>One\n  two<p>three<br>four<br><br>five<div>six</div>seven", "One two\n\nthree\nfour\n\nfive\n\nsix\n\nseven\n");
  assert_text ("<ul><li>a<ul><li>b</ul><li><p>c</p></ul>d", "a\nb\nc\n\nd\n");
  assert_text ("<p>a</p><p>&nbsp;</p><p> </p><p>b</p>", "a\n\nb\n");
  assert_text ("x <b> y</b> <i>z</i>!", "x y z!\n");
}

static void
test_signs_are_what_readers_see (void)
{
  assert_text ("<p>a&shy;b&nbsp;c&#8239;d &amp;lt; &#150; &#x1F600; &notanentity;", "ab\u00a0c\u202fd &lt; – 😀 &notanentity;\n");
  assert_text ("<p>甲\n乙 丙\nA\n丁<p>한국\n말", "甲乙 丙 A 丁\n\n한국 말\n");
}

static void
test_what_is_hidden_does_not_come (void)
{
  assert_text ("<p>seen</p><script>a</script><style>b</style><template><p>c</p></template><p style='visibility:hidden'>d</p><span class='x sr-only'>e</span>"
               "<select><option>f</select><svg><title>g</title><text>h</text></svg><!-- i --><noscript>j</noscript>",
               "seen\n");
}

static void
test_tables_are_rows_of_cells (void)
{
  assert_text ("<table><tr><td>a</td><td><p>b</p></td></tr><tr><td></td><td>c</td></tr></table>", "a\n\nb\n\nc\n");
  assert_text ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "a\tb\nc\td\n");
}

/* --- What pages say --- */

static void
test_addresses_that_are_none_of_the_web_do_not_come (void)
{
  static const char *const bad[] = { "javascript:alert(1)", "file:///etc/passwd", "//x.example/a", "https://x.example/<b>", "http://a b" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *html = g_markup_printf_escaped ("<link rel='canonical' href='%s'><meta property='og:url' content='https://x.example/good'><p>text", bad[i]);
      g_autoptr (GPtrArray) articles = read_page (html, NULL);

      g_assert_cmpstr (meta_of (articles)->url, ==, "https://x.example/good");
    }
}

static void
test_dates_that_are_none_are_passed_over (void)
{
  g_autoptr (GPtrArray) articles =
    read_page ("<meta property='article:published_time' content='2031-02-30'><meta name=date content='soon'><p>x <time datetime='2031-3-4'>then</time>", NULL);

  g_assert_cmpstr (meta_of (articles)->published, ==, "2031-03-04");
}

static void
test_a_site_s_name_is_no_part_of_the_title (void)
{
  static const struct
  {
    const char *title;
    const char *expected;
  } cases[] = {
    { "Dam denied by all | Ferry", "Dam denied by all" },
    { "Dam denied by all - The Daily Ferry", "Dam denied by all" },
    { "Aland - Borland: four years of talks and no end", "Aland - Borland: four years of talks and no end" },
    { "Dam", "Dam" },
    { " | Ferry", "| Ferry" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = g_strdup_printf ("<title>%s</title><p>text", cases[i].title);
      g_autoptr (GPtrArray) articles = read_page (html, NULL);

      g_assert_cmpstr (meta_of (articles)->title, ==, cases[i].expected);
    }
}

static void
test_json_of_any_kind_does_no_harm (void)
{
  static const char *const bad[] = { "{", "[[[[[[[[[[[[1]]]]]]]]]]]]", "null", "{\"@graph\": 1}", "{\"@type\": 1, \"headline\": 2}",
                                     "{\"@type\": \"Article\", \"headline\": [1], \"publisher\": [[]], \"author\": {\"name\": 3}, \"datePublished\": {}}" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *html = g_strdup_printf ("<script type='application/ld+json'>%s</script><p>text", bad[i]);

      assert_text (html, "text\n");
    }
}

/* --- Encodings --- */

static void
test_what_is_sound_utf8_is_that_whatever_is_said (void)
{
  assert_text ("<meta charset=iso-8859-1><p>déjà", "déjà\n");
}

static void
test_an_encoding_that_is_not_said_is_guessed (void)
{
  assert_text ("<p>Le pr\xe9sident a d\xe9menti, apr\xe8s l'accusation d'\xeatre all\xe9 \xe0 la mairie.", "Le président a démenti, après l'accusation d'être allé à la mairie.\n");
}

static void
test_a_mark_tells_the_encoding (void)
{
  static const char utf16[] = "\xff\xfe<\0p\0>\0\xe9\0t\0\xe9\0";
  g_autoptr (GBytes) bytes = g_bytes_new_static (utf16, sizeof utf16 - 1);
  g_autoptr (GPtrArray) articles = read_bytes ("a.html", bytes, NULL);

  g_assert_cmpstr (text_of (articles), ==, "été\n");
}

static void
test_damage_is_a_sign_and_not_the_end (void)
{
  assert_text ("<meta charset=utf-8><p>d\xc3\xa9j\xc3 vu", "déj\ufffd vu\n");
}

/* --- What is no article --- */

static void
test_a_page_without_text_is_refused_with_a_sentence (void)
{
  static const char *const empty[] = { "<html><body></body></html>", "<script>x</script>", "<p>&nbsp;</p>", "<!-- x -->", "" };

  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_page (empty[i], &error));
      g_assert_true (error != NULL && error->domain == GSY_ERROR);
      g_assert_nonnull (strstr (error->message, "page.html"));
    }
}

static void
test_our_own_report_is_no_article (void)
{
  static const char report[] = "<!DOCTYPE html>\n<html>\n<head>\n<meta name=\"generator\" content=\"Gainsay\">\n</head><body><p>text</body></html>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (report, strlen (report));
  g_autoptr (GsySource) source = gsy_source_new_bytes ("report.html", bytes);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (gsy_reader_html.probe (source), <, 10);
  g_assert_null (read_bytes ("report.html", bytes, &error));
  g_assert_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED);
}

static void
test_what_looks_like_a_page_is_taken_for_one (void)
{
  static const struct
  {
    const char *name;
    const char *head;
    guint least;
    guint most;
  } cases[] = {
    { "a.html", "<!DOCTYPE html><html>", 70, 100 },
    { "a.htm", "hello", 40, 60 },
    { "a", "<!doctype HTML><p>", 50, 70 },
    { "a.txt", "hello <b>", 0, 0 },
    { "a.json", "{}", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].head, strlen (cases[i].head));
      g_autoptr (GsySource) source = gsy_source_new_bytes (cases[i].name, bytes);

      g_assert_cmpuint (gsy_reader_html.probe (source), >=, cases[i].least);
      g_assert_cmpuint (gsy_reader_html.probe (source), <=, cases[i].most);
    }
}

/* --- Large and deep --- */

static void
test_ten_megabytes_come_whole (void)
{
  g_autoptr (GString) html = g_string_new ("<title>x</title><article>");
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (; html->len < 10 * 1024 * 1024; n++)
    g_string_append_printf (html, "<div class=c%u><p>Paragraph %u says, <a href=x>with</a> a link, <i>nothing</i>.</p></div>\n", n, n);
  articles = read_page (html->str, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text_of (articles), "Paragraph 0 says, with a link, nothing.\n\nParagraph 1 says"));
  g_assert_cmpuint (gsy_article_get_length (((GsyImportArticle *) g_ptr_array_index (articles, 0))->article), >, n * 40);
}

static void
test_depth_does_no_harm (void)
{
  static const char *const openings[] = { "<div>", "<ul><li>", "<b>", "<q>", "<blockquote>", "<table><tr><td>", "<article>", "<ol><li><div>" };

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      g_autoptr (GString) html = g_string_new ("<p>before</p>");
      g_autoptr (GPtrArray) articles = NULL;

      for (guint n = 0; n < 50000; n++)
        g_string_append (html, openings[i]);
      g_string_append (html, "inside");
      articles = read_page (html->str, NULL);
      g_assert_true (articles == NULL || strstr (text_of (articles), "before") != NULL);
    }
}

static void
test_attributes_without_end_are_refused (void)
{
  g_autoptr (GString) html = g_string_new ("<p ");
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (html, "a%u=1%s", i, i % 3 == 0 ? "\n" : " ");
  g_string_append (html, ">text</p>");
  articles = read_page (html->str, &error);
  g_assert_null (articles);
  g_assert_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED);
}

static void
test_long_scripts_and_values_are_no_attributes (void)
{
  g_autoptr (GString) html = g_string_new ("<p title='");

  for (guint i = 0; i < 5000; i++)
    g_string_append (html, "a b=c ");
  g_string_append (html, "'>one</p><script>if (a <b");
  for (guint i = 0; i < 5000; i++)
    g_string_append (html, " a = 1;");
  g_string_append (html, "</script><!-- <b");
  for (guint i = 0; i < 5000; i++)
    g_string_append (html, " x");
  g_string_append (html, " --><p>two</p>");
  assert_text (html->str, "one\n\ntwo\n");
}

static void
test_a_page_of_comments_alone_is_read (void)
{
  assert_text ("<div class=comments><p class=comment>Nobody denied it.</p></div>", "Nobody denied it.\n");
}

static void
test_any_damage_leaves_an_article_or_a_sentence (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "pages", "wordpress.html", NULL);
  g_autofree char *page = NULL;
  gsize len;

  g_assert_true (g_file_get_contents (path, &page, &len, NULL));
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *copy = g_memdup2 (page, len);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GPtrArray) articles = NULL;
      g_autoptr (GError) error = NULL;

      for (guint n = (guint) g_test_rand_int_range (1, 40); n > 0; n--)
        copy[g_test_rand_int_range (0, (gint32) len)] = "<>/\"'=&; \0x"[g_test_rand_int_range (0, 11)];
      bytes = g_bytes_new (copy, (gsize) g_test_rand_int_range (1, (gint32) len + 1));
      articles = read_bytes ("a.html", bytes, &error);
      g_assert_true ((articles != NULL) == (error == NULL));
      if (articles != NULL)
        g_assert_true (g_utf8_validate (text_of (articles), -1, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_pages ();
#define ADD(path, name) g_test_add_func ("/read-html/" path, test_##name)
  ADD ("text/blocks-are-paragraphs-and-lines-are-lines", blocks_are_paragraphs_and_lines_are_lines);
  ADD ("text/signs-are-what-readers-see", signs_are_what_readers_see);
  ADD ("text/what-is-hidden-does-not-come", what_is_hidden_does_not_come);
  ADD ("text/tables-are-rows-of-cells", tables_are_rows_of_cells);
  ADD ("meta/addresses-that-are-none-of-the-web-do-not-come", addresses_that_are_none_of_the_web_do_not_come);
  ADD ("meta/dates-that-are-none-are-passed-over", dates_that_are_none_are_passed_over);
  ADD ("meta/a-site-s-name-is-no-part-of-the-title", a_site_s_name_is_no_part_of_the_title);
  ADD ("meta/json-of-any-kind-does-no-harm", json_of_any_kind_does_no_harm);
  ADD ("encoding/what-is-sound-utf8-is-that-whatever-is-said", what_is_sound_utf8_is_that_whatever_is_said);
  ADD ("encoding/one-that-is-not-said-is-guessed", an_encoding_that_is_not_said_is_guessed);
  ADD ("encoding/a-mark-tells-it", a_mark_tells_the_encoding);
  ADD ("encoding/damage-is-a-sign-and-not-the-end", damage_is_a_sign_and_not_the_end);
  ADD ("refused/a-page-without-text-is-refused-with-a-sentence", a_page_without_text_is_refused_with_a_sentence);
  ADD ("refused/our-own-report-is-no-article", our_own_report_is_no_article);
  ADD ("probe/what-looks-like-a-page-is-taken-for-one", what_looks_like_a_page_is_taken_for_one);
  ADD ("hostile/ten-megabytes-come-whole", ten_megabytes_come_whole);
  ADD ("hostile/depth-does-no-harm", depth_does_no_harm);
  ADD ("hostile/attributes-without-end-are-refused", attributes_without_end_are_refused);
  ADD ("hostile/long-scripts-and-values-are-no-attributes", long_scripts_and_values_are_no_attributes);
  ADD ("text/a-page-of-comments-alone-is-read", a_page_of_comments_alone_is_read);
  ADD ("hostile/any-damage-leaves-an-article-or-a-sentence", any_damage_leaves_an_article_or_a_sentence);
#undef ADD
  return g_test_run ();
}
