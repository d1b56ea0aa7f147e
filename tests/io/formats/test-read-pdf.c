/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-read-pdf.c: of what stands on the pages of a PDF document come the paragraphs that somebody wrote. */
#include "config.h"
#include "io/formats/gsy-reader.h"

#include "document-fixture.h"
#include "pdf-fixture.h"

static Taken *
end_pdf (PdfFixture *pdf)
{
  return take_document (&gsy_reader_pdf, "clip.pdf", pdf_end (pdf));
}

/* @lines: one below the other */
static void
assert_lines (const char *lines, const char *text)
{
  PdfFixture *pdf = pdf_begin ();
  g_autoptr (Taken) taken = NULL;

  pdf_add_lines (pdf, 70, 200, lines);
  pdf_end_page (pdf);
  taken = end_pdf (pdf);
  assert_text (taken, text);
}

static void
test_lines (void)
{
  assert_lines ("The ministry rejected on Tuesday an accusation of the\nneighbour and said that it was itself the victim of such\nattacks for years.",
                "The ministry rejected on Tuesday an accusation of the neighbour and said that it was itself the victim of such attacks for years.\n");
}

static void
test_gap (void)
{
  assert_lines ("The ministry rejected on Tuesday an accusation of the\nneighbour and said that it was itself the victim of them.\n\nA speaker asked the neighbour to give up what it had said\non Monday against four people of the country.",
                "The ministry rejected on Tuesday an accusation of the neighbour and said that it was itself the victim of them.\n\n"
                "A speaker asked the neighbour to give up what it had said on Monday against four people of the country.\n");
}

static void
test_short_line (void)
{
  assert_lines ("The ministry rejected on Tuesday an accusation of the\nneighbour and said so.\nA speaker asked the neighbour to give up what it had said\non Monday against four people.",
                "The ministry rejected on Tuesday an accusation of the neighbour and said so.\n\nA speaker asked the neighbour to give up what it had said on Monday against four people.\n");
}

static void
test_indented (void)
{
  PdfFixture *pdf = pdf_begin ();
  g_autoptr (Taken) taken = NULL;

  pdf_add (pdf, 90, 200, 12, "The ministry rejected on Tuesday an accusation of");
  pdf_add (pdf, 70, 214, 12, "the neighbour and said that it was itself the victim.");
  pdf_add (pdf, 90, 228, 12, "A speaker asked the neighbour to give up what it");
  pdf_add (pdf, 70, 242, 12, "had said on Monday against the four people it names.");
  pdf_end_page (pdf);
  taken = end_pdf (pdf);
  assert_text (taken, "The ministry rejected on Tuesday an accusation of the neighbour and said that it was itself the victim.\n\n"
                      "A speaker asked the neighbour to give up what it had said on Monday against the four people it names.\n");
}

static void
test_divided_words (void)
{
  assert_lines ("The ministry rejected on Tuesday an accu-\nsation of the neighbour, who had well-known\nreasons for it, and said that these well-\nknown things were lies of the Anglo-\nSaxon press.",
                "The ministry rejected on Tuesday an accusation of the neighbour, who had well-known reasons for it, and said that these well-known things were lies of the Anglo-Saxon press.\n");
}

/* Nothing else in the document tells. */
static void
test_compounds (void)
{
  assert_lines ("The words of this line are so many that it is full of self-\ndefence, as it was said by people whom nobody knows by their\nnames.",
                "The words of this line are so many that it is full of self-defence, as it was said by people whom nobody knows by their names.\n");
}

/* As browsers print. */
static void
test_browser (void)
{
  PdfFixture *pdf = pdf_begin ();
  g_autoptr (Taken) taken = NULL;

  pdf_add (pdf, 24, 24, 8, "11/22/26, 7:21 AM");
  pdf_add (pdf, 250, 24, 8, "What was said");
  pdf_add_lines (pdf, 70, 60, "The ministry rejected on Tuesday an accusation of the\nneighbour, as is said on https://example.org/page.");
  pdf_add (pdf, 24, 830, 8, "https://example.org/page");
  pdf_add (pdf, 550, 830, 8, "1/1");
  pdf_end_page (pdf);
  taken = end_pdf (pdf);
  assert_text (taken, "The ministry rejected on Tuesday an accusation of the neighbour, as is said on https://example.org/page.\n");
}

static void
test_title (void)
{
  PdfFixture *pdf = pdf_begin ();
  g_autoptr (Taken) taken = NULL;

  pdf_add (pdf, 70, 150, 24, "The ministry rejects");
  pdf_add (pdf, 70, 178, 24, "what was said of it");
  pdf_add_lines (pdf, 70, 200, "On Tuesday it said that it was not so, and that whoever\nsaid it should be ashamed.");
  pdf_end_page (pdf);
  taken = end_pdf (pdf);
  assert_text (taken, "The ministry rejects what was said of it\n\nOn Tuesday it said that it was not so, and that whoever said it should be ashamed.\n");
}

static void
test_columns (void)
{
  PdfFixture *pdf = pdf_begin ();
  g_autoptr (Taken) taken = NULL;

  pdf_add_lines (pdf, 50, 200, "The ministry rejected an accusation\nof the neighbour and said that it is\nitself the victim of such attacks and\nthat whoever says so without any");
  pdf_add_lines (pdf, 320, 200, "proof should be ashamed.\nA speaker asked the neighbour to\ngive up what it had said against\nthe four people whom it names.");
  pdf_end_page (pdf);
  taken = end_pdf (pdf);
  assert_text (taken, "The ministry rejected an accusation of the neighbour and said that it is itself the victim of such attacks and that whoever says so without any proof should be ashamed.\n\n"
                      "A speaker asked the neighbour to give up what it had said against the four people whom it names.\n");
}

static void
test_edges (void)
{
  PdfFixture *pdf = pdf_begin ();
  g_autoptr (Taken) taken = NULL;

  for (guint i = 0; i < 4; i++)
    {
      static const char *const texts[] = { "The first page says that the ministry rejected an accusation\nof the neighbour and that it was", "itself the victim of such attacks\nfor many years.",
                                           "A speaker asked.", "He got no answer." };
      g_autofree char *number = g_strdup_printf ("Page %u of 4", i + 1);

      pdf_add (pdf, 70, 40, 9, "THE DAILY EXAMPLE");
      pdf_add_lines (pdf, 70, 200, texts[i]);
      pdf_add (pdf, 280, 800, 9, number);
      pdf_end_page (pdf);
    }
  taken = end_pdf (pdf);
  assert_text (taken, "The first page says that the ministry rejected an accusation of the neighbour and that it was itself the victim of such attacks for many years.\n\nA speaker asked.\n\nHe got no answer.\n");
}

/* A note at the foot of a page stands in the middle of a sentence. */
static void
test_notes_at_the_foot (void)
{
  PdfFixture *pdf = pdf_begin ();
  g_autoptr (Taken) taken = NULL;

  pdf_add_lines (pdf, 70, 600, "The ministry rejected on Tuesday an accusation of the\nneighbour and said that it was itself");
  pdf_add (pdf, 70, 700, 8, "1 It had said so before.");
  pdf_end_page (pdf);
  pdf_add_lines (pdf, 70, 200, "the victim of such attacks.\n\nA speaker asked.");
  pdf_end_page (pdf);
  taken = end_pdf (pdf);
  assert_text (taken, "The ministry rejected on Tuesday an accusation of the neighbour and said that it was itself the victim of such attacks.\n\n1 It had said so before.\n\nA speaker asked.\n");
}

static void
test_table (void)
{
  PdfFixture *pdf = pdf_begin ();
  g_autoptr (Taken) taken = NULL;

  for (guint i = 0; i < 3; i++)
    {
      static const char *const cells[3][3] = { { "Country", "Year", "Cases" }, { "France", "2020", "17" }, { "Spain", "2021", "9" } };

      for (guint j = 0; j < 3; j++)
        pdf_add (pdf, 70 + 150 * j, 200 + 20 * i, 12, cells[i][j]);
    }
  pdf_end_page (pdf);
  taken = end_pdf (pdf);
  assert_text (taken, "Country\tYear\tCases\nFrance\t2020\t17\nSpain\t2021\t9\n");
}

#define XMP                                                                                                                                                             \
  "<?xpacket begin=\"\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"     \
  "<rdf:Description xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:prism=\"http://prismstandard.org/namespaces/basic/2.0/\" prism:publicationDate=\"2021-07-20\">" \
  "<prism:publicationName>The Daily Example</prism:publicationName><dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>"                                \
  "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>"

static void
test_metadata (void)
{
  PdfFixture *pdf = pdf_begin ();
  g_autoptr (Taken) taken = NULL;
  const GsyArticleMeta *meta;

  pdf->info = "<< /Title (What was said) /Author (Jane Doe) /CreationDate (D:20210721100000Z) >>";
  pdf->xmp = XMP;
  pdf_add_lines (pdf, 70, 200, "The ministry rejected on Tuesday an accusation of the\nneighbour and said that it was itself the victim.");
  pdf_end_page (pdf);
  taken = end_pdf (pdf);
  meta = the_article (taken)->meta;
  g_assert_cmpstr (meta->title, ==, "What was said");
  g_assert_cmpstr (meta->published, ==, "2021-07-20");
  g_assert_cmpstr (meta->outlet, ==, "The Daily Example");
  g_assert_cmpstr (meta->language, ==, "en-GB");
  g_assert_cmpstr (meta->note, ==, "Author: Jane Doe\nFile created: 2021-07-21");
  assert_origin (taken, "{ \"file\": \"clip.pdf\", \"format\": \"pdf\" }");
}

static void
test_hostile_metadata (void)
{
  PdfFixture *pdf = pdf_begin ();
  g_autoptr (Taken) taken = NULL;

  pdf->info = "<< /Title (Microsoft Word - clip.doc) >>";
  pdf->xmp = LAUGHS "<x>" LAUGH "</x>";
  pdf_add (pdf, 70, 200, 12, "Text.");
  pdf_end_page (pdf);
  taken = end_pdf (pdf);
  assert_text (taken, "Text.\n");
  g_assert_null (the_article (taken)->meta->title);
}

static void
test_scanned (void)
{
  PdfFixture *pdf = pdf_begin ();
  g_autoptr (Taken) none = NULL, some = NULL;

  pdf_end_page (pdf);
  pdf_add (pdf, 70, 200, 12, " - ");
  pdf_end_page (pdf);
  none = end_pdf (pdf);
  assert_refused_as (none, "clip.pdf", "OCR");

  pdf = pdf_begin ();
  pdf_add (pdf, 70, 200, 12, "Text.");
  pdf_end_page (pdf);
  pdf_end_page (pdf);
  some = end_pdf (pdf);
  assert_text (some, "Text.\n");
  g_assert_cmpuint (count_unplaced (some, "pages without text"), ==, 1);
}

static void
test_encrypted (void)
{
  PdfFixture *pdf = pdf_begin ();
  g_autoptr (Taken) taken = NULL;

  pdf->encrypt = "<< /Filter /Standard /V 1 /R 2 /P -4 /O <0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef>"
                 " /U <fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210> >>";
  pdf_add (pdf, 70, 200, 12, "Text.");
  pdf_end_page (pdf);
  taken = end_pdf (pdf);
  assert_refused_as (taken, "clip.pdf", "password");
}

static void
test_damaged (void)
{
  g_autoptr (Taken) text = take_document (&gsy_reader_pdf, "x.pdf", g_bytes_new_static ("text", 4)), nothing = take_document (&gsy_reader_pdf, "x.pdf", g_bytes_new (NULL, 0));
  g_autoptr (Taken) head = take_document (&gsy_reader_pdf, "x.pdf", g_bytes_new_static ("%PDF-1.7\n", 9));

  assert_refused_as (text, "x.pdf", "PDF");
  assert_refused_as (nothing, "x.pdf", "PDF");
  assert_refused_as (head, "x.pdf", "PDF");
}

static void
test_too_many_pages (void)
{
  PdfFixture *pdf = pdf_begin ();
  g_autoptr (Taken) taken = NULL;

  for (guint i = 0; i < 5001; i++)
    pdf_end_page (pdf);
  taken = end_pdf (pdf);
  assert_refused_as (taken, "clip.pdf", "too large");
}

static void
test_signs (void)
{
  /* In Latin 1: quotation marks, spaces that do not break, which poppler takes for others, and accents. */
  assert_lines ("\xab\xa0"
                "Faux\xa0\xbb, a d\xe9"
                "clar\xe9 le ministre.",
                "« Faux », a déclaré le ministre.\n");
}

static void
test_guessed (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.7\n", 9);
  g_autoptr (GsySource) source = gsy_source_new_bytes ("a", bytes);

  g_assert_true (gsy_reader_guess (source) == &gsy_reader_pdf);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-pdf/lines-become-a-paragraph", test_lines);
  g_test_add_func ("/read-pdf/more-room-begins-a-paragraph", test_gap);
  g_test_add_func ("/read-pdf/a-line-that-ended-early-ends-a-paragraph", test_short_line);
  g_test_add_func ("/read-pdf/an-indented-line-begins-a-paragraph", test_indented);
  g_test_add_func ("/read-pdf/divided-words-are-put-together-and-compounds-stay", test_divided_words);
  g_test_add_func ("/read-pdf/compounds-that-are-known-stay", test_compounds);
  g_test_add_func ("/read-pdf/what-browsers-print-at-the-edges-is-left-out", test_browser);
  g_test_add_func ("/read-pdf/letters-of-another-size-are-another-paragraph", test_title);
  g_test_add_func ("/read-pdf/columns-are-read-one-after-the-other", test_columns);
  g_test_add_func ("/read-pdf/running-heads-and-page-numbers-are-left-out", test_edges);
  g_test_add_func ("/read-pdf/a-note-at-the-foot-does-not-cut-a-paragraph", test_notes_at_the_foot);
  g_test_add_func ("/read-pdf/rows-of-tables-are-lines-with-tabs", test_table);
  g_test_add_func ("/read-pdf/title-author-and-publication-come-along", test_metadata);
  g_test_add_func ("/read-pdf/hostile-metadata-are-left-out", test_hostile_metadata);
  g_test_add_func ("/read-pdf/pictures-of-pages-are-refused-or-counted", test_scanned);
  g_test_add_func ("/read-pdf/a-document-with-a-password-is-refused", test_encrypted);
  g_test_add_func ("/read-pdf/a-damaged-document-is-refused", test_damaged);
  g_test_add_func ("/read-pdf/pages-without-end-are-refused", test_too_many_pages);
  g_test_add_func ("/read-pdf/signs-stay-what-they-are", test_signs);
  g_test_add_func ("/read-pdf/is-guessed-by-content", test_guessed);
  return g_test_run ();
}
