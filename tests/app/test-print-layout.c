/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-print-layout.c: what is on paper, read back from a PDF by a library that is not ours. */
#include "config.h"
#include "app/gsy-print-layout.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <poppler.h>
#include <string.h>

/* A4 with the margins of the program, in points. */
#define WIDTH 459
#define HEIGHT 740

typedef struct
{
  GsyArticle *article;
  GsyScheme *scheme;
  GsyArticleMeta *meta;
  GPtrArray *statements;
} Fixture;

static Fixture
fixture_new (const char *text)
{
  gsize len = strlen (text);
  g_autofree char *sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, len);

  return (Fixture){ gsy_article_new ("a.txt", g_strdup (text), len, sha256, NULL), gsy_scheme_new (), gsy_article_meta_new (),
                    g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref) };
}

static void
fixture_clear (Fixture *self)
{
  g_object_unref (self->article);
  g_object_unref (self->scheme);
  gsy_article_meta_unref (self->meta);
  g_ptr_array_unref (self->statements);
}

static GsyStatement *
mark (Fixture *self, const char *layer, guint start, guint end)
{
  GsyStatement *statement = gsy_statement_new (NULL, layer);

  gsy_statement_add_span (statement, gsy_span (start, end));
  g_ptr_array_add (self->statements, statement);
  return statement;
}

/* The text of each page, as a reader of PDF finds it. (transfer full) (element-type utf8) */
static GPtrArray *
print (Fixture *self)
{
  GsyPrintSource source = { self->article, self->scheme, self->meta, "The Dam of Borland", "2031-03-12", self->statements };
  g_autofree char *folder = g_dir_make_tmp ("gainsay-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = pango_cairo_create_context (cr);
  g_autoptr (GsyPrintLayout) layout = NULL;
  GPtrArray *pages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  PopplerDocument *document;

  pango_cairo_context_set_resolution (context, 72);
  layout = gsy_print_layout_new (context, &source, WIDTH, HEIGHT);
  for (guint i = 0; i < gsy_print_layout_get_n_pages (layout); i++)
    {
      gsy_print_layout_draw (layout, cr, i);
      cairo_show_page (cr);
    }
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);

  document = poppler_document_new_from_file (uri, NULL, &error);
  g_assert_no_error (error);
  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);

      g_ptr_array_add (pages, poppler_page_get_text (page));
      g_object_unref (page);
    }
  g_object_unref (document);
  g_assert_cmpuint (pages->len, ==, gsy_print_layout_get_n_pages (layout));
  g_remove (path);
  g_rmdir (folder);
  return pages;
}

static guint
count (const char *text, const char *needle)
{
  guint n = 0;

  for (const char *at = strstr (text, needle); at != NULL; at = strstr (at + 1, needle))
    n++;
  return n;
}

static char *
join (GPtrArray *pages)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < pages->len; i++)
    g_string_append (all, g_ptr_array_index (pages, i));
  return g_string_free (all, FALSE);
}

static void
test_title_text_and_table_can_be_selected (void)
{
  Fixture fixture = fixture_new ("Borland denies the flood.\n\nAland accuses it.\n");
  GsyStatement *denial = mark (&fixture, "denial", 8, 24);
  GsyFiller *source = gsy_filler_new ("Borland");
  g_autoptr (GPtrArray) pages = NULL;
  const char *page;

  denial->source = gsy_fillers_new ();
  g_ptr_array_add (denial->source, source);
  denial->note = g_strdup ("Said twice.");
  fixture.meta->outlet = g_strdup ("The Lake Herald");
  pages = print (&fixture);
  g_assert_cmpuint (pages->len, ==, 1);
  page = g_ptr_array_index (pages, 0);
  g_assert_nonnull (strstr (page, "The Dam of Borland"));
  g_assert_nonnull (strstr (page, "The Lake Herald"));
  g_assert_nonnull (strstr (page, "Aland accuses it."));
  g_assert_nonnull (strstr (page, "“denies the flood”"));
  g_assert_nonnull (strstr (page, "Denial: 1"));
  g_assert_nonnull (strstr (page, "Said twice."));
  g_assert_nonnull (strstr (page, "1 of 1"));
  fixture_clear (&fixture);
}

/* Each line of a long article is on one page, none on two, and no page is empty. */
static void
test_a_long_article_is_divided_without_loss (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) pages = NULL;
  g_autofree char *all = NULL;
  Fixture fixture;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (text, "Line <%03u> says that the authority denies it.\n%s", i, i % 3 == 0 ? "\n" : "");
  fixture = fixture_new (text->str);
  for (guint i = 0; i < 60; i++)
    mark (&fixture, i % 2 == 0 ? "denial" : "accusation", i * 40, i * 40 + 30);
  pages = print (&fixture);
  g_assert_cmpuint (pages->len, >, 5);
  all = join (pages);
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *needle = g_strdup_printf ("Line <%03u> says", i);

      g_assert_cmpuint (count (all, needle), >=, 1);
    }
  for (guint i = 0; i < pages->len; i++)
    {
      g_autofree char *footer = g_strdup_printf ("%u of %u", i + 1, pages->len);

      g_assert_nonnull (strstr (g_ptr_array_index (pages, i), footer));
    }
  fixture_clear (&fixture);
}

static void
test_a_paragraph_longer_than_a_page_goes_on (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) pages = NULL;
  g_autofree char *all = NULL;
  Fixture fixture;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "word%u ", i);
  g_string_append_c (text, '\n');
  fixture = fixture_new (text->str);
  mark (&fixture, "denial", 10, 9000);
  pages = print (&fixture);
  all = join (pages);
  g_assert_nonnull (strstr (all, "word0 "));
  g_assert_nonnull (strstr (all, "word1999"));
  g_assert_cmpuint (pages->len, >, 2);
  fixture_clear (&fixture);
}

/* An unlisted layer is in the legend and the table as the others are. */
static void
test_any_script_and_any_layer_is_printed (void)
{
  static const char *const texts[] = { "اتهمت ألاند بورلاند بإغراق السد.\n", "甲国指责乙国。乙国否认。\n", "L’E\xcc\x81tat 😊 accuse.\r\nRien.\r\n", "", "\n\n\n", "\t\tx\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      Fixture fixture = fixture_new (texts[i]);
      g_autoptr (GPtrArray) pages = NULL;
      guint length = gsy_article_get_length (fixture.article);

      if (length > 4)
        {
          mark (&fixture, "rumour", 0, 3);
          mark (&fixture, "denial", 1, length - 2)->detached = TRUE;
          mark (&fixture, "accusation", 0, length - 2);
        }
      pages = print (&fixture);
      g_assert_cmpuint (pages->len, ==, 1);
      g_assert_cmpuint (count (g_ptr_array_index (pages, 0), "rumour"), ==, length > 4 ? 2 : 0);
      fixture_clear (&fixture);
    }
}

static void
test_links_tell_numbers (void)
{
  Fixture fixture = fixture_new ("Borland denies the flood. Aland accuses it.\n");
  GsyStatement *denial = mark (&fixture, "denial", 0, 24);
  GsyStatement *accusation = mark (&fixture, "accusation", 26, 42);
  GsyLink *link = gsy_link_new ("answers", accusation->id);
  g_autoptr (GPtrArray) pages = NULL;

  denial->links = gsy_links_new ();
  g_ptr_array_add (denial->links, link);
  pages = print (&fixture);
  g_assert_nonnull (strstr (g_ptr_array_index (pages, 0), "no. 2"));
  fixture_clear (&fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print-layout/title-text-and-table-can-be-selected", test_title_text_and_table_can_be_selected);
  g_test_add_func ("/print-layout/a-long-article-is-divided-without-loss", test_a_long_article_is_divided_without_loss);
  g_test_add_func ("/print-layout/a-paragraph-longer-than-a-page-goes-on", test_a_paragraph_longer_than_a_page_goes_on);
  g_test_add_func ("/print-layout/any-script-and-any-layer-is-printed", test_any_script_and_any_layer_is_printed);
  g_test_add_func ("/print-layout/links-tell-numbers", test_links_tell_numbers);
  return g_test_run ();
}
