/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-read-refi.c: REFI-QDA comes back as it was, and that of other programs with their ways of counting. */
#include "config.h"
#include "memory-fixture.h"
#include "round-trip.h"

#define UUID_A "aaaaaaaa-1111-4111-8111-111111111111"
#define UUID_B "bbbbbbbb-1111-4111-8111-111111111111"
#define UUID_C "cccccccc-1111-4111-8111-111111111111"
#define CODE_A "00000000-0000-4000-8000-00000000000a"
#define CODE_B "00000000-0000-4000-8000-00000000000b"

#define PROJECT(origin, content) "<?xml version=\"1.0\"?><Project name=\"p\" origin=\"" origin "\" xmlns=\"urn:QDA-XML:project:1.0\">" content "</Project>"
#define CODES                                                                                       \
  "<CodeBook><Codes><Code guid=\"" CODE_A "\" name=\"Fear\" isCodable=\"true\" color=\"#112233\"/>" \
  "<Code guid=\"" CODE_B "\" name=\"Hope\" isCodable=\"true\"><Description>Looks ahead.</Description></Code></Codes></CodeBook>"
#define SOURCE(content) "<Sources><TextSource guid=\"11111111-0000-4000-8000-000000000001\" name=\"one.txt\" plainTextPath=\"internal://t1.txt\">" content "</TextSource></Sources>"
#define CODING(guid, code) "<Coding guid=\"" guid "\"><CodeRef targetGUID=\"" code "\"/></Coding>"
#define SELECTION(guid, start, end, name, content) "<PlainTextSelection guid=\"" guid "\" startPosition=\"" start "\" endPosition=\"" end "\" name=\"" name "\">" content "</PlainTextSelection>"

static void
test_what_we_wrote_comes_back_whole (void)
{
  round_trip_assert (&gsy_format_refi, NULL, &gsy_reader_refi, "x.qdpx");
}

/* --- Projects of others --- */

static void
read_project (Fixture *f, const char *project)
{
  g_autoptr (GError) error = NULL;

  put (f, "project.qde", project);
  gsy_import_read (f->import, &gsy_reader_refi, f->source, &error);
  g_assert_no_error (error);
}

static const GsyImportArticle *
nth_article (Fixture *f, guint i)
{
  if (f->import->report->refused->len > 0)
    g_error ("%s", get_refusal (f));
  g_assert_cmpuint (i, <, f->caught->len);
  return g_ptr_array_index (f->caught, i);
}

static const GsyStatement *
nth (Fixture *f, guint i)
{
  const GsyImportArticle *article = nth_article (f, 0);

  g_assert_cmpuint (i, <, article->statements->len);
  return g_ptr_array_index (article->statements, i);
}

static void
assert_words (Fixture *f, guint i, const char *words)
{
  g_autofree char *here = gsy_article_dup_slice (nth_article (f, 0)->article, gsy_statement_get_span (nth (f, i), 0));

  g_assert_cmpstr (here, ==, words);
}

static guint
count_unplaced (Fixture *f, const char *kind)
{
  const GsyUnplaced *unplaced = find_unplaced (f, kind);

  return unplaced != NULL ? unplaced->n : 0;
}

static void
test_each_code_of_a_selection_is_a_statement (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  const GsyLayer *layer;

  put (f, "Sources/T1.txt", "Aland fears Bland.");
  read_project (f, PROJECT ("NVivo", "<Users><User guid=\"{AAAAAAAA-0000-4000-8000-000000000001}\" name=\"Ann\"/></Users>" CODES SOURCE (
                                       SELECTION ("{AAAAAAAA-1111-4111-8111-111111111111}", "6", "11", "fears", "<Description>so</Description>" CODING (UUID_B, CODE_A) "<Coding guid=\"" UUID_C "\" creatingUser=\"aaaaaaaa-0000-4000-8000-000000000001\" creationDateTime=\"2019-06-04T05:25:16.25+02:00\"><CodeRef targetGUID=\"" CODE_B "\"/></Coding>"))));
  g_assert_cmpuint (nth_article (f, 0)->statements->len, ==, 2);
  assert_words (f, 0, "fears");
  assert_words (f, 1, "fears");
  g_assert_cmpstr (nth (f, 0)->id, ==, UUID_A);
  g_assert_cmpstr (nth (f, 0)->note, ==, "so");
  g_assert_cmpstr (nth (f, 1)->id, ==, UUID_C);
  g_assert_cmpstr (nth (f, 1)->creator, ==, "Ann");
  g_assert_cmpstr (nth (f, 1)->created, ==, "2019-06-04T03:25:16Z");
  layer = gsy_scheme_find_layer (gsy_import_get_scheme (f->import), nth (f, 0)->layer);
  g_assert_cmpstr (layer->name, ==, "Fear");
  g_assert_cmpstr (layer->color, ==, "#112233");
  g_assert_cmpstr (gsy_scheme_find_layer (gsy_import_get_scheme (f->import), nth (f, 1)->layer)->definition, ==, "Looks ahead.");
}

/* --- Ways of counting --- */

static void
test_line_ends_that_atlas_counts_once_are_counted_once (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  put (f, "sources/t1.txt", "Aland\r\nfears\r\nBland.");
  read_project (f, PROJECT ("ATLAS.ti 9", CODES SOURCE (SELECTION (UUID_A, "6", "11", "", CODING (UUID_B, CODE_A)) SELECTION (UUID_B, "12", "17", "", CODING (UUID_C, CODE_A)))));
  assert_words (f, 0, "fears");
  assert_words (f, 1, "Bland");
}

static void
test_line_ends_that_others_count_twice_are_counted_twice (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  put (f, "sources/t1.txt", "Aland\r\nfears\r\nBland.");
  read_project (f, PROJECT ("MAXQDA 2020", CODES SOURCE (SELECTION (UUID_A, "7", "12", "", CODING (UUID_B, CODE_A)) SELECTION (UUID_B, "14", "19", "", CODING (UUID_C, CODE_A)))));
  assert_words (f, 0, "fears");
  assert_words (f, 1, "Bland");
}

static void
test_names_of_selections_tell_how_it_counts (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  /* CR LF as one, UTF-16, and the byte-order mark, against what the program is known for. */
  put (f, "sources/t1.txt", "\xef\xbb\xbf"
                            "Aland \xf0\x9f\x98\x80\r\nfears\r\nBland.");
  read_project (f, PROJECT ("Other", CODES SOURCE (SELECTION (UUID_A, "10", "15", "fears", CODING (UUID_B, CODE_A)) SELECTION (UUID_B, "16", "22", "Bl…", CODING (UUID_C, CODE_A)))));
  assert_words (f, 0, "fears");
  assert_words (f, 1, "Bland.");
  g_assert_true (g_str_has_prefix (gsy_article_get_text (nth_article (f, 0)->article, NULL), "Aland"));
}

static void
test_a_last_character_may_belong_to_the_selection (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  put (f, "sources/t1.txt", "Aland fears Bland.");
  read_project (f, PROJECT ("Other", CODES SOURCE (SELECTION (UUID_A, "6", "10", "fears", CODING (UUID_B, CODE_A)) SELECTION (UUID_B, "0", "4", "Aland", CODING (UUID_C, CODE_A)))));
  assert_words (f, 0, "Aland");
  assert_words (f, 1, "fears");
}

static void
test_one_name_of_another_kind_changes_nothing (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  put (f, "sources/t1.txt", "Aland\r\nfears\r\nBland.");
  read_project (f, PROJECT ("QualCoder", CODES SOURCE (SELECTION (UUID_A, "7", "12", "Quote 1", CODING (UUID_B, CODE_A)))));
  assert_words (f, 0, "fears");
}

static void
test_places_outside_of_the_text_are_told (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  put (f, "sources/t1.txt", "Aland.");
  read_project (f, PROJECT ("x", CODES SOURCE (SELECTION (UUID_A, "3", "99", "", CODING (UUID_B, CODE_A)) SELECTION (UUID_B, "5", "2", "", CODING (UUID_C, CODE_A)) SELECTION (UUID_C, "-1", "4294967295", "", ""))));
  g_assert_cmpuint (nth_article (f, 0)->statements->len, ==, 0);
  g_assert_cmpuint (count_unplaced (f, "selections: places that are not in the text"), ==, 2);
  g_assert_cmpuint (count_unplaced (f, "selections without positions"), ==, 1);
}

/* --- What else there is --- */

static void
test_codes_of_one_name_are_told_apart (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  GsyScheme *scheme = gsy_import_get_scheme (f->import);

  put (f, "sources/t1.txt", "Aland fears Bland.");
  read_project (f, PROJECT ("x", "<CodeBook><Codes><Code guid=\"1\" name=\"Coke\" isCodable=\"false\"><Code guid=\"2\" name=\"diet\" isCodable=\"true\"/><Code guid=\"3\" name=\"C\" isCodable=\"true\"/></Code>"
                                 "<Code guid=\"4\" name=\"diet\" isCodable=\"true\"/><Code guid=\"5\" name=\"C++\" isCodable=\"true\"/></Codes></CodeBook>" SOURCE (
                                   SELECTION (UUID_A, "0", "5", "", CODING ("x1", "2") CODING ("x2", "3") CODING ("x3", "4") CODING ("x4", "5")))));
  g_assert_cmpuint (nth_article (f, 0)->statements->len, ==, 4);
  g_assert_null (gsy_scheme_find_layer (scheme, "coke"));
  for (guint i = 0; i < 4; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpstr (nth (f, i)->layer, !=, nth (f, j)->layer);
  g_assert_cmpstr (gsy_scheme_get_layer (scheme, 3)->name, ==, "Coke › diet");
  g_assert_cmpstr (gsy_scheme_get_layer (scheme, 4)->name, ==, "C");
  g_assert_cmpstr (gsy_scheme_get_layer (scheme, 4)->definition, ==, "Coke");
}

static void
test_what_is_said_of_texts_and_passages_is_kept_in_notes (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  const GsyArticleMeta *meta;

  put (f, "sources/t1.txt", "Aland fears Bland.");
  put (f, "sources/n2.txt", "Second note.");
  read_project (f, PROJECT ("ATLAS.ti", CODES "<Variables><Variable guid=\"v1\" name=\"Age\" typeOfVariable=\"Integer\"/><Variable guid=\"v2\" name=\"Published\" typeOfVariable=\"Date\"/></Variables>"
                                              "<Cases><Case guid=\"c1\" name=\"Ann\"><VariableValue><VariableRef targetGUID=\"v1\"/><IntegerValue>34</IntegerValue></VariableValue><SourceRef targetGUID=\"11111111-0000-4000-8000-000000000001\"/></Case></Cases>" SOURCE (
                                                "<Description>About it.</Description>" SELECTION (UUID_A, "0", "5", "", CODING (UUID_B, CODE_A) "<NoteRef targetGUID=\"n1\"/>") CODING ("w", CODE_B) "<VariableValue><VariableRef targetGUID=\"v2\"/><DateValue>2031-05-07</DateValue></VariableValue>") "<Notes><Note guid=\"n1\" name=\"m\"><PlainTextContent>First note.</PlainTextContent></Note><Note guid=\"n2\" plainTextPath=\"internal://n2.txt\"/><Note guid=\"n3\" name=\"Diary\"><PlainTextContent>Day by day</PlainTextContent></Note></Notes>"
                                                                                                                                                                                                                                                                                                         "<Links><Link guid=\"l\" originGUID=\"n2\" targetGUID=\"" UUID_A "\"/></Links>"
                                                                                                                                                                                                                                                                                                         "<Sets><Set guid=\"s\" name=\"Towns\"><MemberSource targetGUID=\"11111111-0000-4000-8000-000000000001\"/></Set></Sets><Graphs><Graph guid=\"g\" name=\"net\"/></Graphs>"));
  meta = nth_article (f, 0)->meta;
  g_assert_cmpstr (nth (f, 0)->note, ==, "First note.\nSecond note.");
  g_assert_cmpstr (meta->published, ==, "2031-05-07");
  g_assert_cmpstr (meta->note, ==, "About it.\nCode: Hope\nCase: Ann\nAge: 34\nSet: Towns");
  g_assert_cmpuint (count_unplaced (f, "notes that are about no text and no passage"), ==, 1);
  g_assert_cmpuint (count_unplaced (f, "graphs"), ==, 1);
  g_assert_cmpuint (count_unplaced (f, "cases"), ==, 1);
}

static void
test_links_lead_from_passage_to_passage (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  const GsyLink *link;

  put (f, "sources/t1.txt", "Aland fears Bland.");
  read_project (f, PROJECT ("x", CODES "<Sources><TextSource guid=\"t1\" name=\"one.txt\" plainTextPath=\"internal://t1.txt\">" SELECTION (UUID_A, "0", "5", "", CODING ("x1", CODE_A)) SELECTION (UUID_B, "6", "11", "", CODING ("x2", CODE_A)) "</TextSource>"
                                                                                                                                                                                                                                                 "<TextSource guid=\"t2\" name=\"one.txt\"><PlainTextContent>Bland.</PlainTextContent>" SELECTION (UUID_C, "0", "5", "", CODING ("x3", CODE_A)) "</TextSource></Sources>"
                                                                                                                                                                                                                                                                                                                                                                                                "<Links><Link guid=\"l1\" name=\"answers\" direction=\"Bidirectional\" originGUID=\"" UUID_A "\" targetGUID=\"" UUID_B "\"/>"
                                                                                                                                                                                                                                                                                                                                                                                                "<Link guid=\"l2\" name=\"Follows\" direction=\"OneWay\" originGUID=\"" UUID_B "\" targetGUID=\"" UUID_C "\"/><Link guid=\"l3\" originGUID=\"t1\" targetGUID=\"t2\"/></Links>"));
  g_assert_cmpuint (f->caught->len, ==, 2);
  g_assert_cmpuint (nth (f, 0)->links->len, ==, 1);
  link = g_ptr_array_index (nth (f, 0)->links, 0);
  g_assert_cmpstr (link->relation, ==, "answers");
  g_assert_cmpstr (link->to, ==, UUID_B);
  g_assert_null (link->article);
  g_assert_cmpuint (nth (f, 1)->links->len, ==, 2);
  link = g_ptr_array_index (nth (f, 1)->links, 0);
  g_assert_cmpstr (link->to, ==, UUID_A);
  link = g_ptr_array_index (nth (f, 1)->links, 1);
  g_assert_cmpstr (link->to, ==, UUID_C);
  g_assert_cmpstr (link->article, ==, "one 2.txt");
  g_assert_cmpuint (count_unplaced (f, "links that do not lead from passage to passage"), ==, 1);
}

static void
test_a_passage_without_a_code_is_an_annotation (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  put (f, "sources/t1.txt", "Aland fears Bland.");
  read_project (f, PROJECT ("x", CODES SOURCE (SELECTION (UUID_A, "0", "5", "Aland", "<Description>Who?</Description>") SELECTION (UUID_B, "6", "11", "", CODING ("x", "no such code")))));
  g_assert_cmpuint (nth_article (f, 0)->statements->len, ==, 2);
  g_assert_cmpstr (gsy_scheme_find_layer (gsy_import_get_scheme (f->import), nth (f, 0)->layer)->name, ==, "Annotation");
  g_assert_cmpstr (nth (f, 0)->note, ==, "Who?");
  g_assert_cmpuint (count_unplaced (f, "codings whose code is not in the code book"), ==, 1);
}

static void
test_words_of_pdf_files_and_recordings_are_read (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  put (f, "sources/p.txt", "Aland fears Bland.");
  read_project (f, PROJECT ("x", CODES "<Sources><PDFSource guid=\"p\" name=\"paper.pdf\" path=\"internal://p.pdf\"><PDFSelection guid=\"q\" page=\"1\" firstX=\"1\" firstY=\"1\" secondX=\"2\" secondY=\"2\"/>"
                                       "<Representation guid=\"r\" plainTextPath=\"internal://p.txt\">" SELECTION (UUID_A, "6", "11", "fears", CODING ("x1", CODE_A)) "</Representation></PDFSource>"
                                                                                                                                                                      "<VideoSource guid=\"v\" name=\"film.mp4\"><Transcript guid=\"tr\"><PlainTextContent>He denies.</PlainTextContent><SyncPoint guid=\"s1\" timeStamp=\"0\" position=\"3\"/><SyncPoint guid=\"s2\" timeStamp=\"9\" position=\"9\"/>"
                                                                                                                                                                      "<TranscriptSelection guid=\"" UUID_B "\" fromSyncPoint=\"s1\" toSyncPoint=\"s2\">" CODING ("x2", CODE_B) "</TranscriptSelection></Transcript><VideoSelection guid=\"vs\" begin=\"1\" end=\"2\"/></VideoSource>"
                                                                                                                                                                                                                                                                                "<PictureSource guid=\"i\" name=\"photo.png\"/></Sources>"));
  assert_words (f, 0, "fears");
  g_assert_cmpuint (f->caught->len, ==, 2);
  g_assert_cmpuint (nth_article (f, 1)->statements->len, ==, 1);
  g_assert_cmpuint (gsy_statement_get_span (g_ptr_array_index (nth_article (f, 1)->statements, 0), 0).start, ==, 3);
  g_assert_cmpuint (count_unplaced (f, "pictures"), ==, 1);
  g_assert_cmpuint (count_unplaced (f, "marks on areas of pages of PDF files"), ==, 1);
  g_assert_cmpuint (count_unplaced (f, "marks on parts of films"), ==, 1);
  g_assert_cmpuint (count_unplaced (f, "films without a transcript"), ==, 0);
}

static void
test_a_code_book_becomes_layers (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  GsyScheme *scheme = gsy_import_get_scheme (f->import);
  g_autoptr (GError) error = NULL;

  put (f, "codes.qdc", "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"x\"><Codes><Code guid=\"1\" name=\"Food\" isCodable=\"false\"><Code guid=\"2\" name=\"Bread\" isCodable=\"true\" color=\"#abcdef\"/></Code></Codes></CodeBook>");
  gsy_import_read (f->import, &gsy_reader_refi, f->source, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (f->import->report->refused->len, ==, 0);
  g_assert_cmpuint (gsy_scheme_get_n_layers (scheme), ==, 4);
  g_assert_cmpstr (gsy_scheme_get_layer (scheme, 3)->name, ==, "Bread");
  g_assert_cmpstr (gsy_scheme_get_layer (scheme, 3)->color, ==, "#abcdef");
}

/* --- Hostile ones --- */

static void
test_a_path_leads_out_of_no_project (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  read_project (f, PROJECT ("x", "<Sources><TextSource guid=\"1\" name=\"a\" plainTextPath=\"absolute:///etc/passwd\"/><TextSource guid=\"2\" name=\"b\" plainTextPath=\"internal://../../etc/passwd\"/></Sources>"));
  g_assert_cmpuint (f->caught->len, ==, 0);
  g_assert_cmpuint (count_unplaced (f, "texts that are not in the project’s file"), ==, 2);
}

static void
test_entities_are_refused (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  read_project (f, "<?xml version=\"1.0\"?><!DOCTYPE Project [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><Project name=\"&a;\"/>");
  g_assert_nonnull (strstr (get_refusal (f), "declares entities"));
}

static void
test_broken_xml_is_told_with_its_line (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  read_project (f, "<Project>\n<Users>\n</Project>");
  g_assert_nonnull (strstr (get_refusal (f), "project.qde:3"));
}

static void
test_another_document_is_refused (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  read_project (f, "<html/>");
  g_assert_nonnull (strstr (get_refusal (f), "no REFI-QDA project"));
}

/* Links that make a statement of several passages, in a ring. */
static void
test_rings_of_pieces_end (Fixture *f, G_GNUC_UNUSED gconstpointer data)
{
  static const char a[] = "aaaaaaaa-1111-8111-a111-111111111111", b[] = "bbbbbbbb-1111-8111-a111-111111111111";
  g_autofree char *project = g_strdup_printf (PROJECT ("Gainsay", "<CodeBook><Codes><Code guid=\"1\" name=\"denial\" isCodable=\"true\"><Description>gainsay:layer</Description></Code></Codes></CodeBook>" SOURCE (
                                                                    SELECTION ("%s", "0", "5", "", CODING ("x1", "1")) SELECTION ("%s", "6", "11", "", CODING ("x2", "1"))) "<Links><Link guid=\"l1\" name=\"fragment\" originGUID=\"%s\" targetGUID=\"%s\"/><Link guid=\"l2\" name=\"fragment\" originGUID=\"%s\" targetGUID=\"%s\"/><Link guid=\"l3\" name=\"fragment\" originGUID=\"%s\" targetGUID=\"%s\"/></Links>"),
                                              a, b, a, b, b, a, b, b);

  put (f, "sources/t1.txt", "Aland fears Bland.");
  read_project (f, project);
  g_assert_cmpuint (nth_article (f, 0)->statements->len, >=, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-refi/what-we-wrote-comes-back-whole", test_what_we_wrote_comes_back_whole);
#define ADD(name, func) g_test_add ("/read-refi/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("each-code-of-a-selection-is-a-statement", test_each_code_of_a_selection_is_a_statement);
  ADD ("line-ends-that-atlas-counts-once-are-counted-once", test_line_ends_that_atlas_counts_once_are_counted_once);
  ADD ("line-ends-that-others-count-twice-are-counted-twice", test_line_ends_that_others_count_twice_are_counted_twice);
  ADD ("names-of-selections-tell-how-it-counts", test_names_of_selections_tell_how_it_counts);
  ADD ("a-last-character-may-belong-to-the-selection", test_a_last_character_may_belong_to_the_selection);
  ADD ("one-name-of-another-kind-changes-nothing", test_one_name_of_another_kind_changes_nothing);
  ADD ("places-outside-of-the-text-are-told", test_places_outside_of_the_text_are_told);
  ADD ("codes-of-one-name-are-told-apart", test_codes_of_one_name_are_told_apart);
  ADD ("what-is-said-of-texts-and-passages-is-kept-in-notes", test_what_is_said_of_texts_and_passages_is_kept_in_notes);
  ADD ("links-lead-from-passage-to-passage", test_links_lead_from_passage_to_passage);
  ADD ("a-passage-without-a-code-is-an-annotation", test_a_passage_without_a_code_is_an_annotation);
  ADD ("words-of-pdf-files-and-recordings-are-read", test_words_of_pdf_files_and_recordings_are_read);
  ADD ("a-code-book-becomes-layers", test_a_code_book_becomes_layers);
  ADD ("a-path-leads-out-of-no-project", test_a_path_leads_out_of_no_project);
  ADD ("entities-are-refused", test_entities_are_refused);
  ADD ("broken-xml-is-told-with-its-line", test_broken_xml_is_told_with_its_line);
  ADD ("another-document-is-refused", test_another_document_is_refused);
  ADD ("rings-of-pieces-end", test_rings_of_pieces_end);
#undef ADD
  return g_test_run ();
}
