/* SPDX-License-Identifier: GPL-3.0-or-later */
/* print-article.c: print-article FOLDER ARTICLE PDF prints as the window does, without its dialog: for the picture of a printed page. */
#include "config.h"

#include "app/gsy-print.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#define SPIN_UNTIL(condition) \
  while (!(condition))        \
  g_main_context_iteration (NULL, TRUE)

int
main (int argc, char **argv)
{
  g_autoptr (GsyEditor) editor = NULL;
  g_autoptr (GsyCorpus) corpus = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("GAINSAY_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  gtk_init ();
  if (argc != 4)
    return 2;

  editor = gsy_editor_new ();
  corpus = gsy_corpus_new (argv[1], NULL);
  SPIN_UNTIL (!gsy_corpus_is_loading (corpus));
  gsy_editor_set_corpus (editor, corpus);
  gsy_editor_open (editor, argv[2], NULL);
  SPIN_UNTIL (gsy_editor_get_opening (editor) == NULL);
  if (!gsy_print_article_to_file (editor, argv[3], &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  return 0;
}
