/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz-import.h: any bytes as something from elsewhere: what comes of it is text, with statements that are in it, and nothing is written and nothing warned of.
 * The first byte of an input says which kind of thing it is; the rest are its files, one after the other. */
#pragma once

#include "fuzz.h"

#include "../io/formats/zip-fixture.h"
#include "io/formats/gsy-import-private.h"
#include "io/formats/gsy-reader.h"

/**
 * FuzzKind:
 * @zip: the files are in an archive, which is made here: random bytes are hardly ever one
 * @names: what the files are called; one alone, without an archive, is no folder
 */
typedef struct
{
  const GsyReader *reader;
  gboolean zip;
  const char *names[8];
} FuzzKind;

static inline void
fuzz_refuse_warning (const char *domain, GLogLevelFlags level, const char *message, G_GNUC_UNUSED gpointer data)
{
  if ((level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) != 0)
    fail ("%s: %s\n", domain != NULL ? domain : "", message);
}

static inline GsySource *
fuzz_make_zip (const FuzzKind *kind, const guint8 *data, gsize len)
{
  ZipFixture *zip = zip_begin ();
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; kind->names[i] != NULL && len > 0; i++)
    {
      g_autoptr (GBytes) part = fuzz_next_part (&data, &len);

      if (g_bytes_get_size (part) > 0)
        zip_add (zip, kind->names[i], strlen (kind->names[i]), g_bytes_get_data (part, NULL), g_bytes_get_size (part), NULL);
    }
  bytes = zip_end (zip);
  return gsy_source_new_bytes ("fuzz.zip", bytes);
}

static inline GsySource *
fuzz_make_source (const FuzzKind *kind, const guint8 *data, gsize len)
{
  GsySource *source;

  if (kind->zip)
    return fuzz_make_zip (kind, data, len);
  if (kind->names[1] == NULL)
    {
      /* The exact size, so that a sanitizer sees a byte read past the end. */
      g_autoptr (GBytes) bytes = g_bytes_new (data, len);

      return gsy_source_new_bytes (kind->names[0], bytes);
    }
  source = gsy_source_new_memory ("folder");
  for (guint i = 0; kind->names[i] != NULL && len > 0; i++)
    {
      g_autoptr (GBytes) part = fuzz_next_part (&data, &len);

      if (g_bytes_get_size (part) > 0)
        gsy_source_add_bytes (source, kind->names[i], part);
    }
  return source;
}

static inline void
fuzz_check_quotes (GsyQuote *quotes, guint n, gpointer data)
{
  guint length = *(guint *) data;

  for (guint i = 0; i < n; i++)
    if (quotes[i].span.start >= quotes[i].span.end || quotes[i].span.end > length || (i > 0 && quotes[i].span.start < quotes[i - 1].span.end))
      fail ("a statement is not in its text, or not in order\n");
}

static inline void
fuzz_check_article (gpointer item, G_GNUC_UNUSED gpointer data)
{
  GsyImportArticle *article = item;
  guint length = gsy_article_get_length (article->article);
  gsize n_bytes;
  const char *text = gsy_article_get_text (article->article, &n_bytes);
  const char *const known[] = { article->name, article->meta->title, article->meta->outlet, article->meta->published, article->meta->url, article->meta->language, article->meta->note };

  if (!g_utf8_validate (text, (gssize) n_bytes, NULL) || strlen (text) != n_bytes)
    fail ("an article is no text\n");
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i] != NULL && !g_utf8_validate (known[i], -1, NULL))
      fail ("what is known of an article is no text\n");
  for (guint i = 0; i < article->statements->len; i++)
    {
      GsyStatement *statement = g_ptr_array_index (article->statements, i);

      /* The places of words that are not there are where they were. */
      if (!statement->detached)
        gsy_statement_each_quotes (statement, fuzz_check_quotes, &length);
    }
}

static inline void
fuzz_check_report (const GsyImportReport *report)
{
  for (guint i = 0; i < report->unplaced->len; i++)
    {
      g_autofree char *line = gsy_unplaced_describe (g_ptr_array_index (report->unplaced, i));

      if (!g_utf8_validate (line, -1, NULL))
        fail ("what is left out is no text\n");
    }
  for (guint i = 0; i < report->refused->len; i++)
    {
      const GsyRefused *refused = g_ptr_array_index (report->refused, i);

      if (refused->message == NULL || *refused->message == '\0' || !g_utf8_validate (refused->message, -1, NULL))
        fail ("a refusal says nothing\n");
    }
}

static inline void
fuzz_import (const FuzzKind *kinds, guint n_kinds, const guint8 *data, gsize len)
{
  const FuzzKind *kind;
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GsyImport) import = NULL;
  g_autoptr (GsySource) source = NULL;
  g_autoptr (GError) error = NULL;

  if (len == 0)
    return;
  g_log_set_default_handler (fuzz_refuse_warning, NULL);
  kind = &kinds[data[0] % n_kinds];
  source = fuzz_make_source (kind, data + 1, len - 1);
  articles = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_import_article_free);
  import = gsy_import_new_dry (articles);
  kind->reader->probe (source);
  if (!gsy_import_read (import, kind->reader, source, &error))
    fail ("what cannot be read is no reason to stop: %s\n", error != NULL ? error->message : "");
  g_ptr_array_foreach (articles, fuzz_check_article, NULL);
  fuzz_check_report (import->report);
}
