/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-read-docx.c: what is read on the pages of a document of Word is the article, and nothing else. */
#include "config.h"
#include "io/formats/gsy-reader.h"

#include "document-fixture.h"
#include "zip-fixture.h"

#define TRANSITIONAL "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define STRICT "http://purl.oclc.org/ooxml/wordprocessingml/main"
#define RELATIONS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
#define TYPES "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define STRICT_TYPES "http://purl.oclc.org/ooxml/officeDocument/relationships"

/* @body: what is between the tags of w:body. */
static char *
wrap (const char *name_space, const char *before, const char *body)
{
  return g_strconcat ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>", before, "<w:document xmlns:w=\"", name_space,
                      "\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
                      " xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><w:body>",
                      body, "<w:sectPr><w:headerReference/></w:sectPr></w:body></w:document>", NULL);
}

static Taken *
take_parts (const char *document, const char *footnotes, const char *core, const char *styles)
{
  ZipFixture *zip = zip_begin ();

  zip_add_text (zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
  zip_add_text (zip, "_rels/.rels",
                RELATIONS "<Relationship Id=\"a\" Type=\"" TYPES "/officeDocument\" Target=\"word/document.xml\"/>"
                          "<Relationship Id=\"b\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\""
                          " Target=\"docProps/core.xml\"/></Relationships>");
  zip_add_text (zip, "word/_rels/document.xml.rels",
                RELATIONS "<Relationship Id=\"a\" Type=\"" TYPES "/footnotes\" Target=\"footnotes.xml\"/>"
                          "<Relationship Id=\"b\" Type=\"" TYPES "/endnotes\" Target=\"/word/footnotes.xml\"/>"
                          "<Relationship Id=\"c\" Type=\"" TYPES "/styles\" Target=\"styles.xml\"/></Relationships>");
  zip_add_text (zip, "word/document.xml", document);
  zip_add_text (zip, "word/header1.xml", "<w:hdr xmlns:w=\"" TRANSITIONAL "\"><w:p><w:r><w:t>HEADER</w:t></w:r></w:p></w:hdr>");
  zip_add_text (zip, "word/comments.xml", "<w:comments xmlns:w=\"" TRANSITIONAL "\"><w:comment><w:p><w:r><w:t>COMMENT</w:t></w:r></w:p></w:comment></w:comments>");
  if (footnotes != NULL)
    zip_add_text (zip, "word/footnotes.xml", footnotes);
  if (core != NULL)
    zip_add_text (zip, "docProps/core.xml", core);
  if (styles != NULL)
    zip_add_text (zip, "word/styles.xml", styles);
  return take_document (&gsy_reader_docx, "clip.docx", zip_end (zip));
}

static Taken *
take_body (const char *body)
{
  g_autofree char *document = wrap (TRANSITIONAL, "", body);

  return take_parts (document, NULL, NULL, NULL);
}

#define R(text) "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define P(text) "<w:p>" R (text) "</w:p>"

static void
assert_body (const char *body, const char *text)
{
  g_autoptr (Taken) taken = take_body (body);

  assert_text (taken, text);
}

static void
test_paragraphs (void)
{
  assert_body (P ("One.") P ("") P ("Two.") "<w:p/>" P ("Three."), "One.\n\nTwo.\n\nThree.\n");
  assert_body ("<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr>" R ("A ") R ("title") "</w:p>" P ("Text."), "A title\n\nText.\n");
}

static void
test_spaces (void)
{
  assert_body ("<w:p>" R ("a\u00a0: «\u202fb\u202f»") "<w:r><w:tab/><w:t>c</w:t><w:br/><w:t>d  e</w:t><w:cr/><w:t>f</w:t></w:r></w:p>", "a\u00a0: «\u202fb\u202f»\tc\nd  e\nf\n");
  assert_body ("<w:p>" R ("ac\u00adcuse") "<w:r><w:t>ac</w:t><w:softHyphen/><w:t>cuse</w:t><w:noBreakHyphen/><w:t>t</w:t></w:r></w:p>", "accuseaccuse\u2011t\n");
  assert_body (P ("ends with spaces   ") P ("next"), "ends with spaces\n\nnext\n");
}

static void
test_strict (void)
{
  g_autofree char *document = wrap (STRICT, "", P ("Strict."));
  ZipFixture *zip = zip_begin ();
  g_autoptr (Taken) taken = NULL;

  zip_add_text (zip, "_rels/.rels", RELATIONS "<Relationship Id=\"a\" Type=\"" STRICT_TYPES "/officeDocument\" Target=\"/other/main.xml\"/></Relationships>");
  zip_add_text (zip, "other/main.xml", document);
  taken = take_document (&gsy_reader_docx, "clip.docx", zip_end (zip));
  assert_text (taken, "Strict.\n");
}

static void
test_changes (void)
{
  g_autoptr (Taken) taken = take_body ("<w:p>" R ("kept ") "<w:ins w:author=\"x\">" R ("new ") "</w:ins><w:del w:author=\"x\"><w:r><w:delText>old </w:delText></w:r></w:del>"
                                                                                               "<w:moveFrom>" R ("gone ") "</w:moveFrom><w:moveTo>" R ("come") "</w:moveTo></w:p>"
                                                                                                                                                               "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" R ("joined ") "</w:p>" P ("together"));

  assert_text (taken, "kept new come\n\njoined together\n");
  g_assert_cmpuint (count_unplaced (taken, "tracked deletions"), ==, 2);
}

static void
test_comments_and_pictures (void)
{
  g_autoptr (Taken) taken = take_body ("<w:p><w:commentRangeStart w:id=\"0\"/>" R ("text") "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>"
                                                                                           "<w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>");

  assert_text (taken, "text\n");
  g_assert_cmpuint (count_unplaced (taken, "comments"), ==, 1);
  g_assert_cmpuint (count_unplaced (taken, "pictures"), ==, 1);
}

static void
test_notes (void)
{
  g_autofree char *document = wrap (TRANSITIONAL, "",
                                    "<w:p>" R ("One") "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" R (" two") "<w:r><w:footnoteReference w:id=\"1\"/></w:r>"
                                                                                                                "<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:footnoteReference w:id=\"77\"/></w:r></w:p>");
  g_autoptr (Taken) taken = take_parts (document,
                                        "<w:footnotes xmlns:w=\"" TRANSITIONAL "\"><w:footnote w:type=\"separator\" w:id=\"0\">" P ("LINE") "</w:footnote>"
                                                                                                                                            "<w:footnote w:id=\"1\"><w:p><w:r><w:footnoteRef/></w:r>" R ("first there") "</w:p></w:footnote>"
                                                                                                                                                                                                                        "<w:footnote w:id=\"2\">" P ("second") P ("more") "</w:footnote></w:footnotes>",
                                        NULL, NULL);

  assert_text (taken, "One[1] two[2]\n\n[1] second\n\nmore\n\n[2] first there\n");
}

static void
test_boxes (void)
{
  g_autoptr (Taken) taken = take_body ("<w:p>" R ("Before ") "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent>" P ("In the box") P (
    "again") "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>" P ("In the box")
                                         P ("again") "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" R ("after") "</w:p>"
                                                                                                                                                   "<w:p><w:r><w:pict><v:textbox><w:txbxContent>" P ("Old box") "</w:txbxContent></v:textbox></w:pict></w:r></w:p>");

  assert_text (taken, "Before after\n\nIn the box\n\nagain\n\nOld box\n");
}

#define CELL(text) "<w:tc><w:tcPr/>" P (text) "</w:tc>"

static void
test_tables (void)
{
  assert_body (P ("Before") "<w:tbl><w:tr>" CELL ("a") CELL ("b") CELL ("") "</w:tr><w:tr>" CELL ("") CELL ("d") "<w:tc>" P ("e") P ("f\tg") "</w:tc></w:tr>"
                                                                                                                                             "<w:tr><w:trPr><w:del/></w:trPr>" CELL ("gone") CELL ("too") "</w:tr></w:tbl>" P ("After"),
               "Before\n\na\tb\n\td\te f g\n\nAfter\n");
  assert_body ("<w:tbl><w:tr>" CELL ("One column") "</w:tr><w:tr>" CELL ("is a page") "</w:tr></w:tbl>", "One column\n\nis a page\n");
  assert_body ("<w:tbl><w:tr>" CELL ("a") "<w:tc><w:tbl><w:tr>" CELL ("x") CELL ("y") "</w:tr></w:tbl></w:tc></w:tr></w:tbl>", "a\tx y\n");
}

/* Papers are laid out with tables too. */
static void
test_layout_table (void)
{
  g_autofree char *long_text = g_strnfill (500, 'x'), *body = NULL, *expected = NULL;

  body = g_strconcat ("<w:tbl><w:tr>" CELL ("left"), "<w:tc>" P ("one"), "<w:p><w:r><w:t>", long_text, "</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", NULL);
  expected = g_strconcat ("left\n\none\n\n", long_text, "\n", NULL);
  assert_body (body, expected);
}

static void
test_lists (void)
{
  assert_body (P ("Before") "<w:p><w:pPr><w:numPr/></w:pPr>" R ("one") "</w:p><w:p><w:pPr><w:numPr/></w:pPr>" R ("two") "</w:p>" P ("After"), "Before\n\none\ntwo\n\nAfter\n");
}

static void
test_styled_lists (void)
{
  g_autofree char *document = wrap (TRANSITIONAL, "", "<w:p><w:pPr><w:pStyle w:val=\"Bullet\"/></w:pPr>" R ("one") "</w:p><w:p><w:pPr><w:pStyle w:val=\"Bullet\"/></w:pPr>" R ("two") "</w:p>"
                                                                                                                                                                                      "<w:p><w:pPr><w:pStyle w:val=\"Other\"/></w:pPr>" R ("text") "</w:p>");
  g_autoptr (Taken) taken = take_parts (document, NULL, NULL,
                                        "<w:styles xmlns:w=\"" TRANSITIONAL "\"><w:style w:styleId=\"Bullet\"><w:pPr><w:numPr/></w:pPr></w:style><w:style w:styleId=\"Other\"/></w:styles>");

  assert_text (taken, "one\ntwo\n\ntext\n");
}

static void
test_fields_and_links (void)
{
  assert_body ("<w:p><w:hyperlink>" R ("a link") "</w:hyperlink><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"x\" </w:instrText></w:r>"
                                                 "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" R ("CODE") "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
                                                                                                                                                                "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" R (" result") "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
                                                                                                                                                                                                                                   "<w:fldSimple w:instr=\"PAGE\">" R (" 7") "</w:fldSimple><w:smartTag>" R (" tag") "</w:smartTag><w:sdt><w:sdtPr><w:t>NO</w:t></w:sdtPr><w:sdtContent>" R (" control") "</w:sdtContent></w:sdt></w:p>"
                                                                                                                                                                                                                                                                                                                                                                                                         "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" R ("LOST") "</w:p>" P ("goes on"),
               "a link result 7 tag control\n\ngoes on\n");
  assert_body ("<w:p>" R ("seen") "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>!</w:t></w:r></w:p>", "seen!\n");
}

static void
test_symbols (void)
{
  g_autoptr (Taken) taken = take_body ("<w:p>" R ("a") "<w:r><w:sym w:font=\"Symbol\" w:char=\"F0B7\"/><w:sym w:char=\"20AC\"/><w:sym w:char=\"D800\"/><w:sym w:char=\"x\"/></w:r></w:p>");

  assert_text (taken, "a€\n");
  g_assert_cmpuint (count_unplaced (taken, "characters of symbol fonts"), ==, 2);
}

#define CORE "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\">"
#define FRENCH "Le ministre a déclaré que la Chine rejette les accusations et qu’elle est victime de ces attaques dans le monde."

static void
test_metadata (void)
{
  g_autofree char *document = wrap (TRANSITIONAL, "", P (FRENCH));
  g_autoptr (Taken) taken = take_parts (document, NULL,
                                        CORE "<dc:title>  A\n title </dc:title><dc:creator>Jean Martin</dc:creator><dcterms:created>2021-07-20T08:00:00Z</dcterms:created></cp:coreProperties>",
                                        "<w:styles xmlns:w=\"" TRANSITIONAL "\"><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"fr-CA\"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>");
  const GsyArticleMeta *meta = the_article (taken)->meta;

  g_assert_cmpstr (meta->title, ==, "A title");
  g_assert_cmpstr (meta->language, ==, "fr-CA");
  /* The day when a file was made is not that of the article. */
  g_assert_null (meta->published);
  g_assert_cmpstr (meta->note, ==, "Author: Jean Martin\nFile created: 2021-07-20");
  assert_origin (taken, "{ \"file\": \"clip.docx\", \"format\": \"docx\" }");
  g_assert_cmpstr (the_article (taken)->name, ==, "clip.docx");
}

static void
test_wrong_metadata (void)
{
  g_autofree char *document = wrap (TRANSITIONAL, "", P (FRENCH));
  g_autoptr (Taken) taken = take_parts (document, NULL,
                                        CORE "<dc:title>Microsoft Word - clip.doc</dc:title><dcterms:created>1601-13-45</dcterms:created><dc:language>en-US</dc:language></cp:coreProperties>", NULL);
  const GsyArticleMeta *meta = the_article (taken)->meta;

  g_assert_null (meta->title);
  g_assert_null (meta->language);
  g_assert_null (meta->note);
}

static void
assert_hostile (const char *before, const char *inside, const char *says)
{
  g_autofree char *body = g_strconcat ("<w:p><w:r><w:t>", inside, "</w:t></w:r></w:p>", NULL), *document = wrap (TRANSITIONAL, before, body);
  g_autoptr (Taken) taken = take_parts (document, NULL, NULL, NULL);

  assert_refused_as (taken, "clip.docx", says);
}

static void
test_hostile_xml (void)
{
  assert_hostile (LAUGHS, LAUGH, "entities");
  assert_hostile (OUTSIDE, OUTER, "entities");
}

static void
test_inclusion_is_not_followed (void)
{
  assert_body (INCLUSION P ("text") "<w:p><w:r><w:t>a" INCLUSION "b</w:t></w:r></w:p>", "text\n\nab\n");
}

static void
test_hostile_notes_are_left_out (void)
{
  g_autofree char *document = wrap (TRANSITIONAL, "", "<w:p>" R ("text") "<w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>");
  g_autoptr (Taken) taken = take_parts (document, LAUGHS "<w:footnotes xmlns:w=\"" TRANSITIONAL "\"><w:footnote w:id=\"1\"><w:p><w:r><w:t>" LAUGH "</w:t></w:r></w:p></w:footnote></w:footnotes>", NULL, NULL);

  assert_text (taken, "text\n");
}

static void
test_deep_nesting (void)
{
  GString *body = g_string_new (NULL);
  g_autoptr (Taken) taken = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (body, "<w:sdt>");
  for (guint i = 0; i < 100000; i++)
    g_string_append (body, "</w:sdt>");
  taken = take_body (body->str);
  assert_refused_as (taken, "clip.docx", "depth");
  g_string_free (body, TRUE);
}

static void
test_refused (void)
{
  static const guint8 old[] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0 };
  g_autoptr (Taken) encrypted = take_document (&gsy_reader_docx, "x.docx", g_bytes_new_static (old, sizeof old));
  g_autoptr (Taken) rtf = take_document (&gsy_reader_docx, "x.rtf", g_bytes_new_static ("{\\rtf1 x}", 9));
  g_autoptr (Taken) text = take_document (&gsy_reader_docx, "x.docx", g_bytes_new_static ("text", 4));
  g_autoptr (Taken) other = take_document (&gsy_reader_docx, "x.docx", zip_end (zip_begin ()));
  g_autoptr (Taken) empty = take_body ("<w:p/>");
  g_autoptr (Taken) sheet = take_parts ("<workbook xmlns=\"x\"/>", NULL, NULL, NULL);
  ZipFixture *zip = zip_begin ();
  g_autoptr (Taken) slip = NULL;

  zip_add_text (zip, "../word/document.xml", "x");
  slip = take_document (&gsy_reader_docx, "x.docx", zip_end (zip));
  assert_refused_as (encrypted, "x.docx", "password");
  assert_refused_as (rtf, "x.rtf", "DOCX");
  assert_refused_as (text, "x.docx", "damaged");
  assert_refused_as (other, "x.docx", "word/document.xml");
  assert_refused_as (empty, "clip.docx", "no text");
  assert_refused_as (sheet, "clip.docx", "Word");
  assert_refused_as (slip, "x.docx", "outside");
}

static void
test_relations_lead_nowhere_else (void)
{
  ZipFixture *zip = zip_begin ();
  g_autofree char *document = wrap (TRANSITIONAL, "", P ("fine"));
  g_autoptr (Taken) taken = NULL;

  zip_add_text (zip, "_rels/.rels", RELATIONS "<Relationship Type=\"" TYPES "/officeDocument\" Target=\"../../../../etc/passwd\"/>"
                                              "<Relationship Type=\"" TYPES "/officeDocument\" Target=\"file:///etc/passwd\"/><Relationship/></Relationships>");
  zip_add_text (zip, "word/document.xml", document);
  taken = take_document (&gsy_reader_docx, "clip.docx", zip_end (zip));
  assert_text (taken, "fine\n");
}

static void
test_guessed (void)
{
  ZipFixture *zip = zip_begin ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GsySource) source = NULL, unnamed = NULL;

  zip_add_text (zip, "[Content_Types].xml", "x");
  zip_add_text (zip, "word/document.xml", "x");
  bytes = zip_end (zip);
  source = gsy_source_new_bytes ("a.DOCX", bytes);
  unnamed = gsy_source_new_bytes ("a", bytes);
  g_assert_true (gsy_reader_guess (source) == &gsy_reader_docx);
  g_assert_true (gsy_reader_guess (unnamed) == &gsy_reader_docx);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-docx/paragraphs-have-an-empty-line-between-them", test_paragraphs);
  g_test_add_func ("/read-docx/spaces-tabs-and-line-ends-stay-and-soft-hyphens-go", test_spaces);
  g_test_add_func ("/read-docx/strict-documents-are-read", test_strict);
  g_test_add_func ("/read-docx/what-was-deleted-is-left-out-and-counted", test_changes);
  g_test_add_func ("/read-docx/comments-and-pictures-are-left-out-and-counted", test_comments_and_pictures);
  g_test_add_func ("/read-docx/notes-are-at-the-end-in-order-and-once", test_notes);
  g_test_add_func ("/read-docx/text-boxes-come-once-after-their-paragraph", test_boxes);
  g_test_add_func ("/read-docx/rows-of-tables-are-lines-with-tabs", test_tables);
  g_test_add_func ("/read-docx/tables-for-the-looks-of-a-page-are-paragraphs", test_layout_table);
  g_test_add_func ("/read-docx/items-of-lists-are-lines", test_lists);
  g_test_add_func ("/read-docx/a-style-can-make-items-of-lists", test_styled_lists);
  g_test_add_func ("/read-docx/of-fields-and-links-the-words-are-read", test_fields_and_links);
  g_test_add_func ("/read-docx/symbols-that-no-character-stands-for-are-counted", test_symbols);
  g_test_add_func ("/read-docx/title-author-and-language-come-along", test_metadata);
  g_test_add_func ("/read-docx/what-programs-write-for-a-title-or-language-is-not-believed", test_wrong_metadata);
  g_test_add_func ("/read-docx/entities-are-refused", test_hostile_xml);
  g_test_add_func ("/read-docx/inclusions-are-not-followed", test_inclusion_is_not_followed);
  g_test_add_func ("/read-docx/hostile-notes-are-left-out", test_hostile_notes_are_left_out);
  g_test_add_func ("/read-docx/nesting-without-end-is-refused", test_deep_nesting);
  g_test_add_func ("/read-docx/what-cannot-be-read-is-refused-with-a-sentence", test_refused);
  g_test_add_func ("/read-docx/relations-lead-nowhere-else", test_relations_lead_nowhere_else);
  g_test_add_func ("/read-docx/is-guessed-by-name-and-content", test_guessed);
  return g_test_run ();
}
