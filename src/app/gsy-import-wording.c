/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-import-wording.c: what is said about an import, in words; and its formats as lists to choose from. */
#include "config.h"

#include "app/gsy-import-wording.h"
#include "io/formats/gsy-json-read.h"
#include "io/gsy-article-reader.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* --- what comes --- */

char *
gsy_import_wording_articles (guint n)
{
  /* Translators: a number of articles; the apostrophe groups the digits by thousands as the locale does */
  return g_strdup_printf (ngettext ("%'u article", "%'u articles", n), n);
}

static char *
dup_statements (guint n)
{
  /* Translators: a number of statements; the apostrophe groups the digits by thousands as the locale does */
  return g_strdup_printf (ngettext ("%'u statement", "%'u statements", n), n);
}

char *
gsy_import_wording_summary (const GsyImportReport *report)
{
  g_autofree char *articles = gsy_import_wording_articles (report->files->len);
  g_autofree char *statements = dup_statements (report->n_statements);
  g_autofree char *links = NULL;

  if (report->files->len == 0)
    return g_strdup (_ ("There is nothing here that can be imported."));
  if (report->n_statements == 0)
    return g_steal_pointer (&articles);
  if (report->n_links == 0)
    /* Translators: a list of what an import brings: the first %s is as “12 articles”, the second as “30 statements”. */
    return g_strdup_printf (C_ ("import", "%s, %s"), articles, statements);
  links = g_strdup_printf (ngettext ("%u link", "%u links", report->n_links), report->n_links);
  /* Translators: a list of what an import brings: “12 articles”, “30 statements”, “4 links”. */
  return g_strdup_printf (C_ ("import", "%s, %s, %s"), articles, statements, links);
}

char *
gsy_import_wording_file (const GsyImportedFile *file)
{
  g_autofree char *statements = file->n_statements > 0 ? dup_statements (file->n_statements) : NULL;
  g_autofree char *from = NULL, *about = NULL;
  const char *parts[4];
  guint n = 0;

  if (statements != NULL)
    parts[n++] = statements;
  if (file->same)
    parts[n++] = _ ("the article is here already");
  else if (g_strcmp0 (file->from, file->file) != 0)
    {
      g_autofree char *name = gsy_display_name (file->from);

      /* Translators: %s is how an article is called in the file that it is imported from. */
      from = g_strdup_printf (_ ("from “%s”"), name);
      parts[n++] = from;
    }
  parts[n] = NULL;
  about = g_strjoinv (" · ", (char **) parts);
  return g_steal_pointer (&about);
}

char *
gsy_import_wording_example (const GsyUnplaced *unplaced)
{
  g_autofree char *name = gsy_display_name (unplaced->example);

  /* Translators: %s is the name of a file, perhaps with a place in it. */
  return g_strdup_printf (_ ("for example in %s"), name);
}

char *
gsy_import_wording_items (const GsyImportReport *report)
{
  if (report->n_items == 0)
    return NULL;
  /* Translators: how many attributes, relations, topics and actors an import adds to the folder’s lists. */
  return g_strdup_printf (ngettext ("%u attribute, relation, topic or actor", "%u attributes, relations, topics and actors", report->n_items), report->n_items);
}

char *
gsy_import_wording_done (const GsyImportReport *report)
{
  guint n = report->files->len;

  /* Translators: %u is how many articles came. */
  return g_strdup_printf (ngettext ("%u article imported", "%u articles imported", n), n);
}

/* --- from where, where to --- */

char *
gsy_import_wording_paths (const char *const *paths)
{
  guint n = paths != NULL ? g_strv_length ((char **) paths) : 0;
  g_autofree char *name = NULL;

  if (n == 0)
    return NULL;
  if (n > 1)
    /* Translators: how many files were chosen to be imported. */
    return g_strdup_printf (ngettext ("%u file", "%u files", n), n);
  name = g_path_get_basename (paths[0]);
  return gsy_display_name (name);
}

/* @folder as people write it: their own folder as “~”. */
static char *
dup_shown_folder (const char *folder)
{
  const char *home = g_get_home_dir ();
  gsize len = strlen (home);
  g_autofree char *shown = gsy_display_name (folder);

  if (strncmp (shown, home, len) != 0 || shown[len] != G_DIR_SEPARATOR)
    return g_steal_pointer (&shown);
  return g_strconcat ("~", shown + len, NULL);
}

char *
gsy_import_wording_folder (const char *folder, GsyCorpus *open)
{
  g_autofree char *shown = dup_shown_folder (folder);

  if (open != NULL && g_str_equal (gsy_corpus_get_root (open), folder))
    {
      if (gsy_corpus_is_whole (open))
        return g_steal_pointer (&shown);
      /* Translators: %s is a folder of which single articles are open; all of them will be shown after the import. */
      return g_strdup_printf (_ ("%s; all of its articles will be listed then"), shown);
    }
  if (g_file_test (folder, G_FILE_TEST_EXISTS))
    /* Translators: %s is a folder that is opened after the import. */
    return g_strdup_printf (_ ("%s, which will be opened"), shown);
  /* Translators: %s is a folder that an import makes. */
  return g_strdup_printf (_ ("%s, a new folder"), shown);
}

/* Another program may have written anything there. */
char *
gsy_import_wording_origin (const GsyArticleMeta *meta)
{
  const char *raw = NULL, *file, *format;
  const GsyReader *reader;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *name = NULL;

  for (char **pair = meta->unknown; pair != NULL && pair[0] != NULL && pair[1] != NULL; pair += 2)
    if (g_str_equal (pair[0], "\"origin\""))
      raw = pair[1];
  node = raw != NULL ? gsy_json_read_part (raw, strlen (raw), "origin", NULL) : NULL;
  file = gsy_json_get_text (node, "file");
  if (file == NULL)
    return NULL;
  name = gsy_display_name (file);
  format = gsy_json_get_text (node, "format");
  reader = format != NULL ? gsy_reader_find (format) : NULL;
  if (reader == NULL)
    return g_steal_pointer (&name);
  /* Translators: where an article comes from: a file’s name, and the name of its format, as “report.docx, Word”. */
  return g_strdup_printf (C_ ("origin", "%s, %s"), name, reader->name);
}

/* --- formats --- */

char *
gsy_import_wording_guess (GsyImportModel *model)
{
  const GsyReader *reader = gsy_import_model_get_reader (model);
  const char *guess = gsy_import_model_get_guess (model);

  if (reader != NULL)
    return g_strdup (_ (reader->purpose));
  return g_strdup (guess);
}

GtkStringList *
gsy_import_wording_readers (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  /* Translators: instead of the name of a file format: the program looks what each file is. */
  gtk_string_list_append (names, _ ("Automatic"));
  for (const GsyReader *const *reader = gsy_readers_get (); *reader != NULL; reader++)
    gtk_string_list_append (names, (*reader)->name);
  return names;
}

guint
gsy_import_wording_reader_index (const GsyReader *reader)
{
  const GsyReader *const *readers = gsy_readers_get ();

  for (guint i = 0; reader != NULL && readers[i] != NULL; i++)
    if (readers[i] == reader)
      return i + 1;
  return 0;
}

static void
add_suffixes (GtkFileFilter *filter, const GsyReader *reader)
{
  for (const char *const *suffix = reader->suffixes; *suffix != NULL; suffix++)
    gtk_file_filter_add_suffix (filter, **suffix == '.' ? *suffix + 1 : *suffix);
}

static GtkFileFilter *
add_filter (GListStore *filters, const char *name)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  g_list_store_append (filters, filter);
  return filter;
}

GListModel *
gsy_import_wording_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  /* Translators: in a file chooser: files of all kinds that the program can read. */
  GtkFileFilter *all = add_filter (filters, _ ("All That Can Be Imported"));

  gtk_file_filter_add_suffix (all, "zip");
  for (const GsyReader *const *reader = gsy_readers_get (); *reader != NULL; reader++)
    {
      add_suffixes (all, *reader);
      add_suffixes (add_filter (filters, (*reader)->name), *reader);
    }
  /* Translators: in a file chooser. */
  gtk_file_filter_add_pattern (add_filter (filters, _ ("All Files")), "*");
  return G_LIST_MODEL (filters);
}

char *
gsy_import_wording_about (void)
{
  return g_strdup (_ ("What was marked in other programs, and articles of other kinds of file. They are taken into the folder as plain text; the files that you choose stay as they are. You can also drop them here."));
}
