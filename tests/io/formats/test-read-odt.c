/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-read-odt.c: what is read on the pages of an OpenDocument text is the article, and nothing else. */
#include "config.h"
#include "io/formats/gsy-reader.h"

#include "document-fixture.h"
#include "zip-fixture.h"

#define NAME_SPACES                                                                                                                   \
  " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""  \
  " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\"" \
  " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""             \
  " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
#define MIME "application/vnd.oasis.opendocument.text"

/* @body: what is between the tags of office:text. */
static char *
wrap (const char *before, const char *body)
{
  return g_strconcat (HEAD, before, "<office:document-content" NAME_SPACES "><office:automatic-styles><x>STYLE</x></office:automatic-styles><office:body><office:text>", body,
                      "</office:text></office:body></office:document-content>", NULL);
}

static ZipFixture *
begin_odt (void)
{
  ZipFixture *zip = zip_begin ();

  zip_add (zip, "mimetype", 8, MIME, strlen (MIME), NULL);
  zip_add_text (zip, "styles.xml", "<office:document-styles" NAME_SPACES "><text:p>HEADER</text:p></office:document-styles>");
  return zip;
}

static Taken *
take_content (const char *content, const char *meta)
{
  ZipFixture *zip = begin_odt ();

  zip_add_text (zip, "content.xml", content);
  if (meta != NULL)
    zip_add_text (zip, "meta.xml", meta);
  return take_document (&gsy_reader_odt, "clip.odt", zip_end (zip));
}

static Taken *
take_body (const char *body)
{
  g_autofree char *content = wrap ("", body);

  return take_content (content, NULL);
}

static void
assert_body (const char *body, const char *text)
{
  g_autoptr (Taken) taken = take_body (body);

  assert_text (taken, text);
}

#define P(text) "<text:p>" text "</text:p>"

static void
test_paragraphs (void)
{
  assert_body ("<text:h text:outline-level=\"1\">A <text:span>title</text:span></text:h>" P ("One.") P ("") P ("  ") "<text:section>" P ("Two.") "</text:section>",
               "A title\n\nOne.\n\nTwo.\n");
}

static void
test_spaces (void)
{
  assert_body (P ("  of\n   the <text:span> source </text:span>\t one "), "of the source one\n");
  assert_body (P ("a<text:s/>b<text:s text:c=\"3\"/>c <text:s/>d<text:tab/>e<text:line-break/>f"), "a b   c  d\te\nf\n");
  assert_body (P ("«\u00a0a\u00a0»\u202f: ac\u00adcuse"), "«\u00a0a\u00a0»\u202f: accuse\n");
}

static void
test_spaces_without_end (void)
{
  g_autoptr (Taken) taken = take_body (P ("a<text:s text:c=\"4000000000\"/>b<text:s text:c=\"-1\"/>c"));

  g_assert_cmpuint (gsy_article_get_length (the_article (taken)->article), <, 200);
}

static void
test_changes (void)
{
  g_autoptr (Taken) taken = take_body ("<text:tracked-changes><text:changed-region><text:deletion>" P ("DELETED") "</text:deletion></text:changed-region>"
                                                                                                                  "<text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>" P ("a<text:change text:change-id=\"x\"/>b<text:change-start/>c<text:change-end/>"));

  assert_text (taken, "abc\n");
  g_assert_cmpuint (count_unplaced (taken, "tracked deletions"), ==, 1);
}

static void
test_comments_and_pictures (void)
{
  g_autoptr (Taken) taken = take_body (P ("a<office:annotation><dc:creator>X</dc:creator><text:p>COMMENT</text:p></office:annotation>b<office:annotation-end/>"
                                          "<draw:frame><draw:image xlink:href=\"x\"/><svg:title>TITLE</svg:title><svg:desc>DESC</svg:desc></draw:frame>"));

  assert_text (taken, "ab\n");
  g_assert_cmpuint (count_unplaced (taken, "comments"), ==, 1);
  g_assert_cmpuint (count_unplaced (taken, "pictures"), ==, 1);
}

static void
test_notes (void)
{
  assert_body (P ("One<text:note text:note-class=\"footnote\"><text:note-citation>7</text:note-citation><text:note-body>" P ("first") P ("more") "</text:note-body></text:note> two"
                                                                                                                                                 "<text:note text:note-class=\"endnote\"><text:note-citation>i</text:note-citation><text:note-body>" P ("second") "</text:note-body></text:note>.") P ("Last."),
               "One[1] two[2].\n\nLast.\n\n[1] first\n\nmore\n\n[2] second\n");
}

static void
test_boxes (void)
{
  assert_body (P ("Before <draw:frame><draw:text-box>" P ("in the box") P ("again") "</draw:text-box><draw:image/></draw:frame>after"), "Before after\n\nin the box\n\nagain\n");
  assert_body ("<draw:frame><draw:text-box>" P ("of a page") "</draw:text-box></draw:frame>" P ("x<draw:custom-shape>" P ("shape") "</draw:custom-shape>y"),
               "of a page\n\nxy\n\nshape\n");
}

#define CELL(content) "<table:table-cell>" content "</table:table-cell>"

static void
test_tables (void)
{
  assert_body (P ("Before") "<table:table><table:table-column/><table:table-header-rows><table:table-row>" CELL (P ("a")) CELL (P ("b")) "</table:table-row></table:table-header-rows>"
                                                                                                                                         "<table:table-row>" CELL (P ("c")) "<table:covered-table-cell/>" CELL (P ("d") P ("e<text:tab/>f")) "</table:table-row></table:table>" P ("After"),
               "Before\n\na\tb\nc\td e f\n\nAfter\n");
  assert_body ("<table:table><table:table-row>" CELL (P ("one") P ("column")) "</table:table-row></table:table>", "one\n\ncolumn\n");
}

static void
test_lists (void)
{
  assert_body (P ("Before") "<text:list><text:list-header>" P ("head") "</text:list-header><text:list-item>" P ("one") "<text:list><text:list-item>" P ("deeper") "</text:list-item></text:list></text:list-item><text:list-item>" P ("two") "</text:list-item></text:list>" P ("After"),
               "Before\n\nhead\none\ndeeper\ntwo\n\nAfter\n");
}

static void
test_links (void)
{
  assert_body (P ("see <text:a xlink:href=\"http://x\">this page</text:a>, <text:ruby><text:ruby-base>漢字</text:ruby-base><text:ruby-text>かんじ</text:ruby-text></text:ruby> <text:page-number>3</text:page-number>"),
               "see this page, 漢字 3\n");
}

#define FRENCH "Le ministre a déclaré que la Chine rejette les accusations et qu’elle est victime de ces attaques dans le monde."
#define META                                                                                                                    \
  "<dc:title>Un titre</dc:title><meta:initial-creator>Jean Martin</meta:initial-creator><dc:creator>Somebody Else</dc:creator>" \
  "<meta:creation-date>2021-07-20T08:00:00.123</meta:creation-date><dc:language>fr-FR</dc:language>"

static void
assert_meta (const Taken *taken)
{
  const GsyArticleMeta *meta = the_article (taken)->meta;

  g_assert_cmpstr (meta->title, ==, "Un titre");
  g_assert_cmpstr (meta->language, ==, "fr-FR");
  g_assert_null (meta->published);
  g_assert_cmpstr (meta->note, ==, "Author: Jean Martin\nFile created: 2021-07-20");
}

static void
test_metadata (void)
{
  g_autofree char *content = wrap ("", P (FRENCH));
  g_autoptr (Taken) taken = take_content (content, HEAD "<office:document-meta" NAME_SPACES "><office:meta>" META "</office:meta></office:document-meta>");

  assert_meta (taken);
  assert_origin (taken, "{ \"file\": \"clip.odt\", \"format\": \"odt\" }");
}

static void
test_flat (void)
{
  static const char flat[] = HEAD "<office:document" NAME_SPACES "><office:meta>" META "</office:meta><office:body><office:text>" P (FRENCH) "</office:text></office:body></office:document>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (flat, strlen (flat));
  g_autoptr (GsySource) source = gsy_source_new_bytes ("clip.xml", bytes);
  g_autoptr (Taken) taken = take_document (&gsy_reader_odt, "clip.fodt", g_bytes_ref (bytes));

  assert_text (taken, FRENCH "\n");
  assert_meta (taken);
  g_assert_true (gsy_reader_guess (source) == &gsy_reader_odt);
}

static void
test_encrypted (void)
{
  ZipFixture *zip = begin_odt ();
  g_autoptr (Taken) taken = NULL;

  zip_add_text (zip, "META-INF/manifest.xml",
                "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry m:full-path=\"/\"/>"
                "<m:file-entry m:full-path=\"content.xml\"><m:encryption-data/></m:file-entry></m:manifest>");
  zip_add_text (zip, "content.xml", "\x01\x02\x03");
  taken = take_document (&gsy_reader_odt, "clip.odt", zip_end (zip));
  assert_refused_as (taken, "clip.odt", "password");
}

static void
assert_hostile (const char *before, const char *inside, const char *says)
{
  g_autofree char *body = g_strconcat ("<text:p>", inside, "</text:p>", NULL), *content = wrap (before, body);
  g_autoptr (Taken) taken = take_content (content, NULL);

  assert_refused_as (taken, "clip.odt", says);
}

static void
test_hostile_xml (void)
{
  assert_hostile (LAUGHS, LAUGH, "entities");
  assert_hostile (OUTSIDE, OUTER, "entities");
  assert_hostile ("", "<text:span>", "XML");
}

static void
test_inclusion_is_not_followed (void)
{
  assert_body (INCLUSION P ("a" INCLUSION "b"), "ab\n");
}

static void
test_deep_nesting (void)
{
  GString *body = g_string_new (NULL);
  g_autoptr (Taken) taken = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (body, "<text:section>");
  for (guint i = 0; i < 100000; i++)
    g_string_append (body, "</text:section>");
  taken = take_body (body->str);
  assert_refused_as (taken, "clip.odt", "depth");
  g_string_free (body, TRUE);
}

static void
test_refused (void)
{
  g_autoptr (Taken) text = take_document (&gsy_reader_odt, "x.odt", g_bytes_new_static ("text", 4));
  g_autoptr (Taken) empty = take_body (P ("")), none = take_document (&gsy_reader_odt, "x.odt", zip_end (begin_odt ()));
  g_autoptr (Taken) sheet = take_content ("<office:document-content" NAME_SPACES "><office:body><office:spreadsheet/></office:body></office:document-content>", NULL);

  assert_refused_as (text, "x.odt", "XML");
  assert_refused_as (empty, "clip.odt", "no text");
  assert_refused_as (none, "x.odt", "content.xml");
  assert_refused_as (sheet, "clip.odt", "OpenDocument");
}

static void
test_guessed (void)
{
  g_autoptr (GBytes) bytes = zip_end (begin_odt ());
  g_autoptr (GsySource) source = gsy_source_new_bytes ("a.ODT", bytes), unnamed = gsy_source_new_bytes ("a", bytes);

  g_assert_true (gsy_reader_guess (source) == &gsy_reader_odt);
  g_assert_true (gsy_reader_guess (unnamed) == &gsy_reader_odt);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-odt/paragraphs-have-an-empty-line-between-them", test_paragraphs);
  g_test_add_func ("/read-odt/spaces-that-are-meant-stay", test_spaces);
  g_test_add_func ("/read-odt/spaces-without-end-have-one", test_spaces_without_end);
  g_test_add_func ("/read-odt/what-was-deleted-is-left-out-and-counted", test_changes);
  g_test_add_func ("/read-odt/comments-and-pictures-are-left-out-and-counted", test_comments_and_pictures);
  g_test_add_func ("/read-odt/notes-are-at-the-end-in-order", test_notes);
  g_test_add_func ("/read-odt/text-boxes-come-once-after-their-paragraph", test_boxes);
  g_test_add_func ("/read-odt/rows-of-tables-are-lines-with-tabs", test_tables);
  g_test_add_func ("/read-odt/items-of-lists-are-lines", test_lists);
  g_test_add_func ("/read-odt/of-links-and-fields-the-words-are-read", test_links);
  g_test_add_func ("/read-odt/title-author-and-language-come-along", test_metadata);
  g_test_add_func ("/read-odt/a-flat-document-is-read-as-well", test_flat);
  g_test_add_func ("/read-odt/a-document-with-a-password-is-refused", test_encrypted);
  g_test_add_func ("/read-odt/entities-are-refused", test_hostile_xml);
  g_test_add_func ("/read-odt/inclusions-are-not-followed", test_inclusion_is_not_followed);
  g_test_add_func ("/read-odt/nesting-without-end-is-refused", test_deep_nesting);
  g_test_add_func ("/read-odt/what-cannot-be-read-is-refused-with-a-sentence", test_refused);
  g_test_add_func ("/read-odt/is-guessed-by-name-and-content", test_guessed);
  return g_test_run ();
}
