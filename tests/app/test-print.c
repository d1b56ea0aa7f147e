/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-print.c: the open article as a print job. */
#include "config.h"
#include "app/gsy-print.h"

#include "editor-fixture.h"

#include <poppler.h>

/* All text of the PDF that printing makes. (transfer full) */
static char *
print (Fixture *f)
{
  g_autofree char *path = g_build_filename (f->dir, "out.pdf", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (GError) error = NULL;
  GString *all = g_string_new (NULL);
  PopplerDocument *document;

  g_assert_true (gsy_print_article_to_file (f->editor, path, &error));
  g_assert_no_error (error);
  document = poppler_document_new_from_file (uri, NULL, &error);
  g_assert_no_error (error);
  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);
      g_autofree char *text = poppler_page_get_text (page);

      g_string_append (all, text);
      g_object_unref (page);
    }
  g_object_unref (document);
  g_remove (path);
  return g_string_free (all, FALSE);
}

static void
test_what_is_shown_is_printed (Fixture *f, gconstpointer data)
{
  g_autofree char *shown = NULL;
  g_autofree char *hidden = NULL;

  gsy_editor_mark (f->editor, "denial", gsy_span (68, 86), GSY_SNAP_CHARACTERS);
  gsy_editor_mark (f->editor, "accusation", gsy_span (12, 52), GSY_SNAP_CHARACTERS);
  shown = print (f);
  g_assert_nonnull (strstr (shown, "Denial: 1"));
  g_assert_nonnull (strstr (shown, "Accusation: 1"));
  g_assert_nonnull (strstr (shown, "et nous le prouverons"));

  gsy_editor_set_layer_hidden (f->editor, "denial", TRUE);
  hidden = print (f);
  g_assert_null (strstr (hidden, "Denial: 1"));
  g_assert_nonnull (strstr (hidden, "Accusation: 1"));
}

static void
test_an_article_without_marks_is_printed_alone (Fixture *f, gconstpointer data)
{
  g_autofree char *text = print (f);

  g_assert_nonnull (strstr (text, "et nous le prouverons"));
  g_assert_null (strstr (text, "Statements"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/print/what-is-shown-is-printed", Fixture, NULL, set_up, test_what_is_shown_is_printed, tear_down);
  g_test_add ("/print/an-article-without-marks-is-printed-alone", Fixture, NULL, set_up, test_an_article_without_marks_is_printed_alone, tear_down);
  return g_test_run ();
}
