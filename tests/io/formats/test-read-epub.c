/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-read-epub.c: a book becomes an article in the order in which it is read, a newspaper one for each of its own. */
#include "config.h"
#include "io/formats/gsy-reader.h"

#include "document-fixture.h"
#include "zip-fixture.h"

#define CONTAINER                                                                                    \
  "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" version=\"1.0\"><rootfiles>" \
  "<rootfile full-path=\"OEBPS/content.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>"
#define OPF(metadata, manifest, spine)                                                                                                                           \
  "<package xmlns=\"http://www.idpf.org/2007/opf\" xmlns:opf=\"http://www.idpf.org/2007/opf\"><metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">" metadata \
  "</metadata><manifest>" manifest "</manifest><spine>" spine "</spine></package>"
#define ITEM(id, href) "<item id=\"" id "\" href=\"" href "\" media-type=\"application/xhtml+xml\"/>"
#define REF(id) "<itemref idref=\"" id "\"/>"
#define PAGE(title, body) "<?xml version=\"1.0\"?><!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"x\"><head><title>" title "</title></head><body>" body "</body></html>"

static ZipFixture *
begin_epub (const char *container, const char *opf)
{
  ZipFixture *zip = zip_begin ();

  zip_add (zip, "mimetype", 8, "application/epub+zip", 20, NULL);
  if (container != NULL)
    zip_add_text (zip, "META-INF/container.xml", container);
  if (opf != NULL)
    zip_add_text (zip, "OEBPS/content.opf", opf);
  return zip;
}

static Taken *
end_epub (ZipFixture *zip)
{
  return take_document (&gsy_reader_epub, "book.epub", zip_end (zip));
}

static void
test_order (void)
{
  ZipFixture *zip = begin_epub (CONTAINER, OPF ("", ITEM ("b", "text/two%20b.xhtml#x") ITEM ("a", "one.xhtml") ITEM ("n", "notes.xhtml"),
                                                "<itemref idref=\"n\" linear=\"no\"/>" REF ("a") REF ("b") REF ("a")));
  g_autoptr (Taken) taken = NULL;

  zip_add_text (zip, "OEBPS/one.xhtml", PAGE ("One", "<h1>One</h1><p>First&nbsp;: «\u00a0a\u00a0»</p>"));
  zip_add_text (zip, "OEBPS/text/two b.xhtml", PAGE ("Two", "<h1>Two</h1><p>Se\u00adcond<br/>line</p>"));
  zip_add_text (zip, "OEBPS/notes.xhtml", PAGE ("", "<p>Note</p>"));
  taken = end_epub (zip);
  assert_text (taken, "One\n\nFirst\u00a0: «\u00a0a\u00a0»\n\nTwo\n\nSecond\nline\n\nNote\n");
  assert_origin (taken, "{ \"file\": \"book.epub\", \"format\": \"epub\" }");
}

static void
test_guides (void)
{
  ZipFixture *zip = begin_epub (CONTAINER, OPF ("", "<item id=\"nav\" href=\"nav.xhtml\" properties=\"scripted nav\" media-type=\"application/xhtml+xml\"/>"
                                                    "<item id=\"pic\" href=\"pic.svg\" media-type=\"image/svg+xml\"/>" ITEM ("a", "a.xhtml") ITEM ("gone", "gone.xhtml"),
                                                REF ("nav") REF ("pic") REF ("gone") REF ("none") REF ("a")));
  g_autoptr (Taken) taken = NULL;

  zip_add_text (zip, "OEBPS/nav.xhtml", PAGE ("", "<nav>CONTENTS</nav>"));
  zip_add_text (zip, "OEBPS/pic.svg", "<svg/>");
  zip_add_text (zip, "OEBPS/a.xhtml", PAGE ("", "<p>a<span epub:type=\"pagebreak\" id=\"p1\">17</span>b</p><nav epub:type=\"toc\"><p>NO</p></nav>"));
  taken = end_epub (zip);
  assert_text (taken, "ab\n");
  g_assert_cmpuint (count_unplaced (taken, "parts without text"), ==, 3);
}

#define FRENCH "<p>Le ministre a déclaré que la Chine rejette les accusations et qu’elle est victime de ces attaques dans le monde.</p>"

static void
test_metadata (void)
{
  ZipFixture *zip = begin_epub (CONTAINER, OPF ("<dc:title>Un  livre</dc:title><dc:creator>Jean Martin</dc:creator><dc:creator>Anne Petit</dc:creator><dc:publisher>Le Journal</dc:publisher>"
                                                "<dc:language>fr</dc:language><dc:date opf:event=\"modification\">2022-01-01</dc:date><dc:date opf:event=\"publication\">2021-07-20T00:00:00Z</dc:date>"
                                                "<dc:identifier>urn:isbn:1</dc:identifier><dc:source>https://example.org/book</dc:source>",
                                                ITEM ("a", "a.xhtml"), REF ("a")));
  g_autoptr (Taken) taken = NULL;
  const GsyArticleMeta *meta;

  zip_add_text (zip, "OEBPS/a.xhtml", PAGE ("", FRENCH));
  taken = end_epub (zip);
  meta = the_article (taken)->meta;
  g_assert_cmpstr (meta->title, ==, "Un livre");
  g_assert_cmpstr (meta->outlet, ==, "Le Journal");
  g_assert_cmpstr (meta->published, ==, "2021-07-20");
  g_assert_cmpstr (meta->language, ==, "fr");
  g_assert_cmpstr (meta->url, ==, "https://example.org/book");
  g_assert_cmpstr (meta->note, ==, "Author: Jean Martin; Anne Petit");
}

static void
test_date_that_is_none (void)
{
  ZipFixture *zip = begin_epub (CONTAINER, OPF ("<dc:date>0101-01-01T00:00:00+00:00</dc:date><dc:language>en</dc:language>", ITEM ("a", "a.xhtml"), REF ("a")));
  g_autoptr (Taken) taken = NULL;

  zip_add_text (zip, "OEBPS/a.xhtml", PAGE ("", FRENCH));
  taken = end_epub (zip);
  g_assert_null (the_article (taken)->meta->published);
  g_assert_null (the_article (taken)->meta->language);
}

static void
test_periodical (void)
{
  ZipFixture *zip = begin_epub (CONTAINER, OPF ("<dc:title>Le Journal</dc:title><dc:date>2021-07-20</dc:date><meta name=\"calibre:publication_type\" content=\"periodical:unknown\"/>",
                                                ITEM ("a", "a.xhtml") ITEM ("b", "b.xhtml"), REF ("a") REF ("b")));
  g_autoptr (Taken) taken = NULL;
  const GsyImportArticle *first, *second;

  zip_add_text (zip, "OEBPS/a.xhtml", PAGE ("x", "<h1>A/B ../ title</h1><p>One.</p>"));
  zip_add_text (zip, "OEBPS/b.xhtml", PAGE ("", "<p>Two.</p>"));
  taken = end_epub (zip);
  g_assert_cmpuint (taken->articles->len, ==, 2);
  first = g_ptr_array_index (taken->articles, 0);
  second = g_ptr_array_index (taken->articles, 1);
  g_assert_cmpstr (first->name, ==, "book/0001 A-B ..- title.xhtml");
  g_assert_cmpstr (first->meta->title, ==, "A/B ../ title");
  g_assert_cmpstr (first->meta->published, ==, "2021-07-20");
  g_assert_cmpstr (gsy_article_get_text (second->article, NULL), ==, "Two.\n");
  g_assert_cmpstr (second->name, ==, "book/0002.xhtml");
  g_assert_cmpstr (second->meta->title, ==, "Le Journal");
}

static void
test_long_book (void)
{
  ZipFixture *zip = begin_epub (CONTAINER, OPF ("", ITEM ("a", "a.xhtml") ITEM ("b", "b.xhtml"), REF ("a") REF ("b")));
  g_autoptr (GString) page = g_string_new ("<p>");
  g_autoptr (Taken) taken = NULL;

  for (guint i = 0; i < 5 * 1024 * 1024 / 8; i++)
    g_string_append_printf (page, "w%06x ", g_random_int () & 0xffffff);
  zip_add_text (zip, "OEBPS/a.xhtml", PAGE ("", "<p>Short.</p>"));
  zip_add_text (zip, "OEBPS/b.xhtml", page->str);
  taken = end_epub (zip);
  g_assert_cmpuint (taken->articles->len, ==, 2);
}

static void
test_locked (void)
{
  ZipFixture *zip = begin_epub (CONTAINER, OPF ("", ITEM ("a", "a.xhtml"), REF ("a")));
  g_autoptr (Taken) taken = NULL;

  zip_add_text (zip, "META-INF/encryption.xml",
                "<encryption xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" xmlns:e=\"http://www.w3.org/2001/04/xmlenc#\"><e:EncryptedData>"
                "<e:EncryptionMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#aes128-cbc\"/></e:EncryptedData></encryption>");
  zip_add_text (zip, "OEBPS/a.xhtml", "\x01\x02");
  taken = end_epub (zip);
  assert_refused_as (taken, "book.epub", "locked");
}

static void
test_disguised_fonts (void)
{
  ZipFixture *zip = begin_epub (CONTAINER, OPF ("", ITEM ("a", "a.xhtml"), REF ("a")));
  g_autoptr (Taken) taken = NULL;

  zip_add_text (zip, "META-INF/encryption.xml",
                "<encryption xmlns:e=\"x\"><e:EncryptedData><e:EncryptionMethod Algorithm=\"http://www.idpf.org/2008/embedding\"/></e:EncryptedData>"
                "<e:EncryptedData><e:EncryptionMethod Algorithm=\"http://ns.adobe.com/pdf/enc#RC\"/></e:EncryptedData></encryption>");
  zip_add_text (zip, "OEBPS/a.xhtml", PAGE ("", "<p>free</p>"));
  taken = end_epub (zip);
  assert_text (taken, "free\n");
}

static void
assert_parts_refused (const char *container, const char *opf, const char *says)
{
  g_autoptr (Taken) taken = end_epub (begin_epub (container, opf));

  assert_refused_as (taken, "book.epub", says);
}

static void
test_refused (void)
{
  g_autoptr (Taken) text = take_document (&gsy_reader_epub, "book.epub", g_bytes_new_static ("text", 4));

  assert_refused_as (text, "book.epub", "damaged");
  assert_parts_refused (NULL, NULL, "container.xml");
  assert_parts_refused ("<container/>", NULL, "EPUB");
  assert_parts_refused ("<container><rootfiles><rootfile/><rootfile full-path=\"../../etc/passwd\"/></rootfiles></container>", NULL, "EPUB");
  assert_parts_refused (CONTAINER, "<package/>", "no text");
  assert_parts_refused (CONTAINER, OPF ("", ITEM ("a", "../../../etc/passwd") ITEM ("b", "file:///etc/passwd"), REF ("a") REF ("b")), "no text");
}

static void
test_hostile_xml (void)
{
  assert_parts_refused (LAUGHS "<container>" LAUGH "</container>", NULL, "entities");
  assert_parts_refused (OUTSIDE "<container>" OUTER "</container>", NULL, "entities");
  assert_parts_refused (CONTAINER, LAUGHS "<package>" LAUGH "</package>", "entities");
  assert_parts_refused ("<container>" INCLUSION "</container>", NULL, "EPUB");
}

/* Pages are read as browsers read them, for which there are no entities but those of HTML. */
static void
test_hostile_pages (void)
{
  ZipFixture *zip = begin_epub (CONTAINER, OPF ("", ITEM ("a", "a.xhtml") ITEM ("b", "b.xhtml"), REF ("a") REF ("b")));
  g_autoptr (Taken) taken = NULL;
  const char *text;

  zip_add_text (zip, "OEBPS/a.xhtml", LAUGHS "<html><body><p>one" LAUGH INCLUSION "</p></body></html>");
  zip_add_text (zip, "OEBPS/b.xhtml", OUTSIDE "<html><body><p>two" OUTER "</p></body></html>");
  taken = end_epub (zip);
  text = gsy_article_get_text (the_article (taken)->article, NULL);
  g_assert_nonnull (strstr (text, "one"));
  g_assert_nonnull (strstr (text, "two"));
  g_assert_null (strstr (text, "root:"));
  g_assert_cmpuint (gsy_article_get_length (the_article (taken)->article), <, 1000);
}

static void
test_guessed (void)
{
  g_autoptr (GBytes) bytes = zip_end (begin_epub (CONTAINER, NULL));
  g_autoptr (GsySource) source = gsy_source_new_bytes ("a.EPUB", bytes), unnamed = gsy_source_new_bytes ("a", bytes);

  g_assert_true (gsy_reader_guess (source) == &gsy_reader_epub);
  g_assert_true (gsy_reader_guess (unnamed) == &gsy_reader_epub);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-epub/chapters-come-in-reading-order-and-once", test_order);
  g_test_add_func ("/read-epub/contents-and-page-numbers-are-left-out", test_guides);
  g_test_add_func ("/read-epub/title-authors-publisher-and-date-come-along", test_metadata);
  g_test_add_func ("/read-epub/a-date-or-language-that-is-none-is-not-believed", test_date_that_is_none);
  g_test_add_func ("/read-epub/of-a-newspaper-each-article-is-one", test_periodical);
  g_test_add_func ("/read-epub/of-a-book-that-is-too-long-each-part-is-one", test_long_book);
  g_test_add_func ("/read-epub/a-locked-book-is-refused", test_locked);
  g_test_add_func ("/read-epub/disguised-fonts-are-no-lock", test_disguised_fonts);
  g_test_add_func ("/read-epub/what-cannot-be-read-is-refused-with-a-sentence", test_refused);
  g_test_add_func ("/read-epub/entities-are-refused", test_hostile_xml);
  g_test_add_func ("/read-epub/entities-of-pages-are-nothing", test_hostile_pages);
  g_test_add_func ("/read-epub/is-guessed-by-name-and-content", test_guessed);
  return g_test_run ();
}
