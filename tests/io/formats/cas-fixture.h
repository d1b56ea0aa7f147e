/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cas-fixture.h: reads what a test says that a file holds, and looks at what comes of it. For the tests of the formats that are UIMA's. */
#pragma once

#include "round-trip.h"

#include "core/gsy-error.h"

typedef struct
{
  GPtrArray *articles; /* of GsyImportArticle */
  GsyImport *import;
  GError *error;
} Caught;

/* Reads @source, which it frees. */
G_GNUC_UNUSED static Caught
catch_source (const GsyReader *reader, GsySource *source)
{
  Caught self = { .articles = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_import_article_free) };

  self.import = gsy_import_new_dry (self.articles);
  if (!reader->read (self.import, source, &self.error))
    g_assert_nonnull (self.error);
  gsy_source_free (source);
  return self;
}

G_GNUC_UNUSED static Caught
catch_text (const GsyReader *reader, const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return catch_source (reader, gsy_source_new_bytes (name, bytes));
}

static void
caught_clear (Caught *self)
{
  g_clear_pointer (&self->import, gsy_import_free);
  g_clear_pointer (&self->articles, g_ptr_array_unref);
  g_clear_error (&self->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Caught, caught_clear)

G_GNUC_UNUSED static GsyImportArticle *
caught_article (const Caught *self, guint i)
{
  g_assert_no_error (self->error);
  g_assert_cmpuint (i, <, self->articles->len);
  return g_ptr_array_index (self->articles, i);
}

G_GNUC_UNUSED static char *
words_of (const GsyImportArticle *article, const GsyStatement *statement, guint i)
{
  return gsy_article_dup_slice (article->article, gsy_statement_get_span (statement, i));
}

/* The statement of @layer that begins with a piece of these @words. */
G_GNUC_UNUSED static GsyStatement *
find_statement (const GsyImportArticle *article, const char *layer, const char *words)
{
  for (guint i = 0; i < article->statements->len; i++)
    {
      GsyStatement *statement = g_ptr_array_index (article->statements, i);
      g_autofree char *own = words_of (article, statement, 0);

      if (g_str_equal (own, words) && g_str_equal (statement->layer, layer))
        return statement;
    }
  g_error ("no “%s” of layer %s", words, layer);
  return NULL;
}

G_GNUC_UNUSED static void
assert_filler (const GsyImportArticle *article, const GsyFiller *filler, const char *words)
{
  g_autofree char *own = NULL;

  g_assert_nonnull (filler);
  g_assert_nonnull (filler->spans);
  own = gsy_article_dup_slice (article->article, g_array_index (filler->spans, GsyQuote, 0).span);
  g_assert_cmpstr (own, ==, words);
}

G_GNUC_UNUSED static const GsyValue *
find_value (const GsyStatement *statement, const char *id)
{
  for (guint i = 0; statement->attributes != NULL && i < statement->attributes->len; i++)
    if (g_str_equal (g_array_index (statement->attributes, GsyValue, i).id, id))
      return &g_array_index (statement->attributes, GsyValue, i);
  g_error ("no value of “%s”", id);
  return NULL;
}

/* How many things of a kind that has @part in it had no place. */
G_GNUC_UNUSED static guint
count_unplaced (const Caught *self, const char *part)
{
  guint n = 0;

  for (guint i = 0; i < self->import->report->unplaced->len; i++)
    {
      const GsyUnplaced *unplaced = g_ptr_array_index (self->import->report->unplaced, i);

      if (strstr (unplaced->kind, part) != NULL)
        n += unplaced->n;
    }
  return n;
}

/* Statements that came make sense, whatever the file said. */
static void
assert_sound (const Caught *self)
{
  for (guint i = 0; self->error == NULL && i < self->articles->len; i++)
    {
      const GsyImportArticle *article = g_ptr_array_index (self->articles, i);

      for (guint j = 0; j < article->statements->len; j++)
        {
          const GsyStatement *statement = g_ptr_array_index (article->statements, j);

          g_assert_cmpuint (gsy_statement_get_n_spans (statement), >, 0);
          for (guint k = 0; k < gsy_statement_get_n_spans (statement); k++)
            g_assert_true (gsy_article_check_span (article->article, gsy_statement_get_span (statement, k)));
        }
    }
}

/* What comes of our own export when bytes in it are others: an error, or statements that make sense. */
G_GNUC_UNUSED static void
assert_survives_changes (const GsyFormat *format, const GsyReader *reader, const char *file)
{
  g_autofree char *dir = g_dir_make_tmp ("gainsay-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "x", NULL);
  g_autofree char *name = g_build_filename (path, file, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  static const char odd[] = "0123456789-\"'<>{}[],:@%\t\n|_*;\\ ";
  gsize len;
  RoundTrip trip;

  round_trip_init (&trip);
  round_trip_write (&trip, format, NULL, path);
  round_trip_clear (&trip);
  g_file_get_contents (name, &text, &len, &error);
  g_assert_no_error (error);
  round_trip_remove (dir);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *changed = g_memdup2 (text, len + 1);
      g_autoptr (GBytes) bytes = NULL;
      g_auto (Caught) caught = { NULL };

      for (guint j = (guint) g_test_rand_int_range (1, 8); j > 0; j--)
        changed[g_test_rand_int_range (0, (gint32) len)] = odd[g_test_rand_int_range (0, sizeof odd - 1)];
      bytes = g_bytes_new (changed, len);
      caught = catch_source (reader, gsy_source_new_bytes (file, bytes));
      assert_sound (&caught);
    }
}
