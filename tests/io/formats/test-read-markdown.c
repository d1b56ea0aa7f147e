/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-read-markdown.c: Markdown loses its signs and nothing else. */
#include "config.h"
#include "io/formats/gsy-import-private.h"
#include "io/formats/gsy-reader.h"

#include "core/gsy-error.h"

#include <string.h>

static GPtrArray *
read_markdown (const char *markdown, GError **error)
{
  g_autoptr (GPtrArray) caught = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_import_article_free);
  g_autoptr (GsyImport) import = gsy_import_new_dry (caught);
  g_autoptr (GBytes) bytes = g_bytes_new (markdown, strlen (markdown));
  g_autoptr (GsySource) source = gsy_source_new_bytes ("a.md", bytes);

  if (!gsy_reader_markdown.read (import, source, error))
    return NULL;
  g_assert_cmpuint (caught->len, ==, 1);
  return g_steal_pointer (&caught);
}

static const char *
text_of (GPtrArray *articles)
{
  gsize len;

  return gsy_article_get_text (((GsyImportArticle *) g_ptr_array_index (articles, 0))->article, &len);
}

static const GsyArticleMeta *
meta_of (GPtrArray *articles)
{
  return ((GsyImportArticle *) g_ptr_array_index (articles, 0))->meta;
}

static void
assert_text (const char *markdown, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles = read_markdown (markdown, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text_of (articles), ==, expected);
}

static void
test_signs_go_and_words_stay (void)
{
  assert_text ("Borland *denied* it **all**, ~~twice~~, says [the paper](http://x.example \"t\") and `code *a*`.\n", "Borland denied it all, twice, says the paper and code *a*.\n");
  assert_text ("![The dam](dam.png) and <http://x.example>, \\*no\\* &amp; &eacute;", "The dam and http://x.example, *no* & é\n");
  assert_text ("«\u00a0Non\u202f!\u00a0» a_b_c", "«\u00a0Non\u202f!\u00a0» a_b_c\n");
}

static void
test_lines_of_a_paragraph_are_one (void)
{
  assert_text ("One\ntwo\n\nthree  \nfour\\\nfive\n\n***\n\nsix", "One two\n\nthree\nfour\nfive\n\nsix\n");
  assert_text ("甲国\n否认。", "甲国否认。\n");
  assert_text ("One\r\ntwo\r\n\r\nthree\r\n", "One two\n\nthree\n");
}

static void
test_headings_are_paragraphs_and_the_first_is_the_title (void)
{
  g_autoptr (GPtrArray) articles = read_markdown ("Before\n\nA *long*\ntitle\n===\n\ntext\n## Second\nmore\n", NULL);

  g_assert_cmpstr (text_of (articles), ==, "Before\n\nA long title\n\ntext\n\nSecond\n\nmore\n");
  g_assert_cmpstr (meta_of (articles)->title, ==, "A long title");
}

static void
test_items_and_rows_are_lines (void)
{
  assert_text ("1. a\n2. b\n   - c\n\n   - d\n\ne", "a\nb\nc\nd\n\ne\n");
  assert_text ("- one\n\n  more of one\n\n- two", "one\n\nmore of one\n\ntwo\n");
  assert_text ("| Year | Fish |\n|------|-----:|\n| 2029 | 400 |\n| 2030 | *12* |\n\nend", "Year\tFish\n2029\t400\n2030\t12\n\nend\n");
  assert_text ("> quoted\n> on\n>\n> and on", "quoted on\n\nand on\n");
}

static void
test_code_keeps_its_lines (void)
{
  assert_text ("```c\nif (x)\n  y;\n\nz\n```\n\n    in  set\n", "if (x)\n  y;\n\nz\n\nin  set\n");
}

static void
test_notes_come_at_the_end (void)
{
  assert_text ("Denied[^b] and accused[^a].\n\n[^a]: By Aland.\n[^b]: By *Borland*,\n    twice.\n\nText.", "Denied[1] and accused[2].\n\nText.\n\n[1] By Borland, twice.\n\n[2] By Aland.\n");
}

static void
test_html_in_it_is_what_it_shows (void)
{
  assert_text ("<div>\n<p>one</p><script>no</script>\n<p>two</p>\n</div>\n\nthree<br>four <b>five</b> <!-- no -->six", "one\n\ntwo\n\nthree\nfour five six\n");
}

static void
test_front_matter_tells_of_the_article (void)
{
  g_autoptr (GPtrArray) articles = read_markdown ("---\ntitle: \"Borland: \\\"no\\\"\"\ndate: 2031-03-04T10:00:00Z # as printed\nlang: fr_FR\nurl: https://x.example/a\n"
                                                  "outlet: 'Le Quai'\nauthor: Ana Mar\ntags:\n  - title: no\n---\n\nText.\n",
                                                  NULL);
  const GsyArticleMeta *meta = meta_of (articles);

  g_assert_cmpstr (text_of (articles), ==, "Borland: \"no\"\n\nText.\n");
  g_assert_cmpstr (meta->title, ==, "Borland: \"no\"");
  g_assert_cmpstr (meta->published, ==, "2031-03-04");
  g_assert_cmpstr (meta->language, ==, "fr-FR");
  g_assert_cmpstr (meta->url, ==, "https://x.example/a");
  g_assert_cmpstr (meta->outlet, ==, "Le Quai");
  g_assert_cmpstr (meta->note, ==, "Author: Ana Mar");
  g_assert_cmpstr (meta->unknown[0], ==, "\"origin\"");
}

static void
test_toml_does_too_and_a_heading_is_not_said_twice (void)
{
  g_autoptr (GPtrArray) articles = read_markdown ("+++\ntitle = 'It''s'\ndate = 2031-03-04\nsource = \"https://x.example/b\"\n+++\n# It's so\n\nText.\n", NULL);

  g_assert_cmpstr (text_of (articles), ==, "It's so\n\nText.\n");
  g_assert_cmpstr (meta_of (articles)->published, ==, "2031-03-04");
  g_assert_cmpstr (meta_of (articles)->url, ==, "https://x.example/b");
}

static void
test_a_line_of_dashes_is_no_front_matter (void)
{
  assert_text ("---\n\nText.\n", "Text.\n");
  assert_text ("---- x\ntext", "---- x text\n");
}

static void
test_without_text_there_is_a_sentence (void)
{
  static const char *const empty[] = { "", "\n\n", "---\ntitle:\n---\n", "<!-- x -->\n", "***\n" };

  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_markdown (empty[i], &error));
      g_assert_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED);
      g_assert_nonnull (strstr (error->message, "a.md"));
    }
}

/* What made parsers of Markdown slow, or made them fall. */
static void
test_repetition_does_no_harm (void)
{
  static const char *const pieces[] = { ">", "- ", "* a\n ", "[", "[a](", "![", "`a``", "**a _b", "<a ", "|x|\n|-|\n", "[^a]: b\n", "[^a]", "&", "<!--", "~~a", "1. ", "\\", "(", "\t", "a_", "<?", "*_" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) markdown = g_string_new ("before\n\n");
      g_autoptr (GPtrArray) articles = NULL;

      for (guint n = 0; n < 20000; n++)
        g_string_append (markdown, pieces[i]);
      g_string_append (markdown, "\n\nafter\n");
      articles = read_markdown (markdown->str, NULL);
      g_assert_true (articles == NULL || strstr (text_of (articles), "before") != NULL);
    }
}

static void
test_ten_megabytes_come_whole (void)
{
  g_autoptr (GString) markdown = g_string_new ("# Title\n\n");
  g_autoptr (GPtrArray) articles = NULL;
  guint n = 0;

  for (; markdown->len < 10 * 1024 * 1024; n++)
    g_string_append_printf (markdown, "Paragraph %u *says* [this](http://x.example/%u),\nand `that`.\n\n- item\n\n", n, n);
  articles = read_markdown (markdown->str, NULL);
  g_assert_nonnull (articles);
  g_assert_nonnull (strstr (text_of (articles), "Paragraph 0 says this, and that.\n\nitem\n\nParagraph 1 says"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, name) g_test_add_func ("/read-markdown/" path, test_##name)
  ADD ("signs-go-and-words-stay", signs_go_and_words_stay);
  ADD ("lines-of-a-paragraph-are-one", lines_of_a_paragraph_are_one);
  ADD ("headings-are-paragraphs-and-the-first-is-the-title", headings_are_paragraphs_and_the_first_is_the_title);
  ADD ("items-and-rows-are-lines", items_and_rows_are_lines);
  ADD ("code-keeps-its-lines", code_keeps_its_lines);
  ADD ("notes-come-at-the-end", notes_come_at_the_end);
  ADD ("html-in-it-is-what-it-shows", html_in_it_is_what_it_shows);
  ADD ("front-matter-tells-of-the-article", front_matter_tells_of_the_article);
  ADD ("toml-does-too-and-a-heading-is-not-said-twice", toml_does_too_and_a_heading_is_not_said_twice);
  ADD ("a-line-of-dashes-is-no-front-matter", a_line_of_dashes_is_no_front_matter);
  ADD ("without-text-there-is-a-sentence", without_text_there_is_a_sentence);
  ADD ("repetition-does-no-harm", repetition_does_no_harm);
  ADD ("ten-megabytes-come-whole", ten_megabytes_come_whole);
#undef ADD
  return g_test_run ();
}
