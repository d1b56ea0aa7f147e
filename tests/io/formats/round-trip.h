/* SPDX-License-Identifier: GPL-3.0-or-later */
/* round-trip.h: articles that have everything that is hard, written in a format and read back, and what comes back compared with what was there, as
 * far as the format promises to hold it. For the tests of readers. */
#pragma once

#include "core/gsy-intern.h"
#include "io/formats/gsy-format.h"
#include "io/formats/gsy-import-private.h"
#include "io/formats/gsy-reader.h"
#include "io/gsy-sidecar.h"

#include <glib/gstdio.h>

#include <string.h>

/* Decomposed accents, emoji of one and of several code points, Arabic, CR LF, no-break spaces, what is markup elsewhere. */
#define ROUND_TRIP_TEXT                                                                                                                              \
  "date 2031-05-07 Le cafe\xcc\x81 d\xe2\x80\x99"                                                                                                    \
  "Aland \xf0\x9f\x98\x80 dit\xc2\xa0: \xc2\xab\xc2\xa0"                                                                                             \
  "Bland ment.\xc2\xa0\xc2\xbb\r\n\r\nBland nie \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb tout, et accuse Aland & \"Cland\" <b>du reste</b>.\r\n" \
  "\xd9\x86\xd9\x81\xd9\x89 \xd8\xa7\xd9\x84\xd9\x88\xd8\xb2\xd9\x8a\xd8\xb1 \xd8\xb0\xd9\x84\xd9\x83 = | [x] * _ # \\ end.\n"

typedef struct
{
  GsyScheme *scheme;
  GPtrArray *articles; /* of GsyImportArticle */
} RoundTrip;

/* Words of @text as a span; @nth from 0. */
G_GNUC_UNUSED static GsySpan
round_trip_span (GsyArticle *article, const char *words, guint nth)
{
  const char *text = gsy_article_get_text (article, NULL), *found = strstr (text, words);

  for (; nth > 0 && found != NULL; nth--)
    found = strstr (found + 1, words);
  if (found == NULL)
    g_error ("no “%s” in the text", words);
  return gsy_span ((guint) g_utf8_strlen (text, found - text), (guint) g_utf8_strlen (text, found + strlen (words) - text));
}

static GsyStatement *
round_trip_add (GsyImportArticle *article, const char *id, const char *layer, const char *words, const char *more)
{
  GsyStatement *statement = gsy_statement_new (id, layer);

  gsy_statement_add_span (statement, round_trip_span (article->article, words, 0));
  if (more != NULL)
    gsy_statement_add_span (statement, round_trip_span (article->article, more, 0));
  g_ptr_array_add (article->statements, statement);
  return statement;
}

static GsyFiller *
round_trip_filler (GsyImportArticle *article, const char *actor, const char *words, const char *more)
{
  GsyFiller *filler = gsy_filler_new (actor);

  if (words != NULL)
    {
      filler->spans = gsy_quotes_new ();
      gsy_quotes_append (filler->spans, round_trip_span (article->article, words, 0));
      if (more != NULL)
        gsy_quotes_append (filler->spans, round_trip_span (article->article, more, 0));
    }
  return filler;
}

static void
round_trip_value (GsyStatement *statement, const char *id, GsyValueType type, const char *string, gint64 integer)
{
  GsyValue value = { .id = g_strdup (id), .type = type, .string = g_strdup (string), .integer = integer };

  if (statement->attributes == NULL)
    statement->attributes = gsy_values_new ();
  g_array_append_val (statement->attributes, value);
}

static void
round_trip_link (GsyStatement *statement, const char *relation, const char *to, const char *article)
{
  GsyLink *link = gsy_link_new (relation, to);

  link->article = g_strdup (article);
  if (statement->links == NULL)
    statement->links = gsy_links_new ();
  g_ptr_array_add (statement->links, link);
}

#define ROUND_TRIP_ID(n) "0000000" n "-1111-4111-8111-111111111111"

static void
round_trip_fill (GsyImportArticle *article)
{
  GsyStatement *one = round_trip_add (article, ROUND_TRIP_ID ("1"), "accusation", "Bland ment", NULL);
  GsyStatement *two = round_trip_add (article, ROUND_TRIP_ID ("2"), "denial", "nie \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb tout", "du reste");
  GsyStatement *three = round_trip_add (article, ROUND_TRIP_ID ("3"), "counter-accusation", "accuse Aland & \"Cland\" <b>du reste", NULL);
  GsyStatement *four = round_trip_add (article, ROUND_TRIP_ID ("4"), "open-question", "\xd9\x86\xd9\x81\xd9\x89 \xd8\xa7\xd9\x84\xd9\x88\xd8\xb2\xd9\x8a\xd8\xb1", NULL);
  GsyStatement *lost = gsy_statement_new (ROUND_TRIP_ID ("6"), "denial");
  GsyQuoteWords *words;

  round_trip_add (article, ROUND_TRIP_ID ("5"), "denial", "tout", NULL); /* in another of its layer */

  one->source = gsy_fillers_new ();
  g_ptr_array_add (one->source, round_trip_filler (article, "Aland", "d\xe2\x80\x99"
                                                                     "Aland \xf0\x9f\x98\x80",
                                                   NULL));
  g_ptr_array_add (one->source, round_trip_filler (article, NULL, "Le cafe\xcc\x81", NULL));
  g_ptr_array_add (one->source, round_trip_filler (article, "Cland", NULL, NULL));
  one->target = gsy_fillers_new ();
  g_ptr_array_add (one->target, round_trip_filler (article, "Bland <\"&'> é", NULL, NULL));
  one->cue = round_trip_filler (article, NULL, "dit", NULL);
  one->about = g_strsplit ("Le pont & la digue|=SUM(1)", "|", -1);
  one->said = g_strdup ("2031-05");
  one->note = g_strdup ("=1+1 <script>alert('x')</script>\nsecond line \xf0\x9f\x98\x80 \"quoted\"\ttab; comma, # hash | bar");
  one->creator = g_strdup ("Ann <a@b.example>");
  one->created = g_strdup ("2031-05-08T09:10:11Z");
  one->modified = g_strdup ("2031-05-09T09:10:11Z");
  round_trip_value (one, "certainty", GSY_VALUE_STRING, "denied", 0);
  round_trip_value (one, "weight", GSY_VALUE_INTEGER, NULL, -12);
  round_trip_value (one, "sure", GSY_VALUE_BOOLEAN, NULL, 1);
  round_trip_value (one, "remark", GSY_VALUE_STRING, "a \"b\" é: c", 0);
  one->unknown = g_strsplit ("\"x-score\"|0.50|\"type\"|\"odd\"|\"type_\"|[1, 2]|\"article\"|{\"text\": null}", "|", -1);

  two->cue = round_trip_filler (article, NULL, "nie", "accuse");
  two->source = gsy_fillers_new ();
  g_ptr_array_add (two->source, round_trip_filler (article, "Bland", "Bland nie", "tout"));
  round_trip_link (two, "answers", one->id, NULL);
  round_trip_link (two, "repeats", ROUND_TRIP_ID ("7"), "b/other é.txt");
  round_trip_value (two, "sure", GSY_VALUE_BOOLEAN, NULL, 0);

  round_trip_link (three, "answers", two->id, NULL);
  round_trip_link (three, "answers", one->id, NULL);
  four->creator = g_strdup ("عمر");
  four->about = g_strsplit ("الماء", "|", -1);

  lost->detached = TRUE;
  gsy_statement_add_span (lost, gsy_span (5, 12));
  words = gsy_quote_ensure_words (gsy_statement_edit_quote (lost, 0));
  words->exact = g_strdup ("nothing such");
  words->prefix = g_strdup ("before ");
  words->suffix = g_strdup (" after");
  g_ptr_array_add (article->statements, lost);
}

G_GNUC_UNUSED static GsyScheme *
round_trip_scheme (void)
{
  GsyScheme *scheme = gsy_scheme_new ();
  g_autoptr (GPtrArray) layers = gsy_scheme_list_new (GSY_LIST_LAYERS);
  g_autoptr (GPtrArray) attributes = gsy_scheme_list_new (GSY_LIST_ATTRIBUTES);
  g_autoptr (GPtrArray) actors = gsy_scheme_list_new (GSY_LIST_ACTORS);
  GPtrArray *old = gsy_scheme_get_list (scheme, GSY_LIST_LAYERS);
  GsyAttribute *certainty = gsy_attribute_new ("certainty", "Certainty", GSY_ATTRIBUTE_CHOICE);
  GsyLayer *layer = gsy_layer_new ("open-question", "Open Question", "#a51d2d", GSY_LINE_WAVY, NULL);
  GsyActor *actor = gsy_actor_new ("Aland");

  for (guint i = 0; i < old->len; i++)
    g_ptr_array_add (layers, gsy_layer_ref (g_ptr_array_index (old, i)));
  layer->definition = g_strdup ("Nobody knows & <asks>");
  g_ptr_array_add (layers, layer);
  gsy_scheme_set_list (scheme, GSY_LIST_LAYERS, layers);

  certainty->choices = gsy_choices_new ();
  g_ptr_array_add (certainty->choices, gsy_choice_new ("denied", "Denied"));
  g_ptr_array_add (certainty->choices, gsy_choice_new ("sure", "Sure"));
  g_ptr_array_add (attributes, certainty);
  g_ptr_array_add (attributes, gsy_attribute_new ("weight", "Weight", GSY_ATTRIBUTE_NUMBER));
  g_ptr_array_add (attributes, gsy_attribute_new ("sure", "Sure", GSY_ATTRIBUTE_FLAG));
  g_ptr_array_add (attributes, gsy_attribute_new ("remark", "Remark", GSY_ATTRIBUTE_TEXT));
  gsy_scheme_set_list (scheme, GSY_LIST_ATTRIBUTES, attributes);

  actor->aliases = g_strsplit ("A-land|the Alanders", "|", -1);
  g_ptr_array_add (actors, actor);
  gsy_scheme_set_list (scheme, GSY_LIST_ACTORS, actors);
  return scheme;
}

G_GNUC_UNUSED static void
round_trip_init (RoundTrip *self)
{
  GsyImportArticle *one = gsy_import_article_new ("a 1.txt", ROUND_TRIP_TEXT, -1), *other = gsy_import_article_new ("b/other é.txt", "Bland ment encore.", -1);

  self->scheme = round_trip_scheme ();
  self->articles = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_import_article_free);
  round_trip_fill (one);
  one->meta->title = g_strdup ("Titre <i> \"é\"");
  one->meta->outlet = g_strdup ("Le Pont");
  one->meta->url = g_strdup ("https://news.example/a?b=c&d");
  one->meta->language = g_strdup ("fr");
  one->meta->state = GSY_STATE_REVIEW;
  one->meta->note = g_strdup ("line 1\nline 2");
  one->meta->unknown = g_strsplit ("\"text\"|1.50|\"x-y\"|{\"a\": []}", "|", -1);
  g_ptr_array_add (self->articles, one);
  round_trip_add (other, ROUND_TRIP_ID ("7"), "accusation", "Bland ment", NULL);
  other->meta->published = g_strdup ("2031-05-08");
  g_ptr_array_add (self->articles, other);
}

G_GNUC_UNUSED static void
round_trip_clear (RoundTrip *self)
{
  g_clear_object (&self->scheme);
  g_clear_pointer (&self->articles, g_ptr_array_unref);
}

/* --- There and back --- */

/* Writes all to @path, which has the format's ending, or is a folder's. */
G_GNUC_UNUSED static void
round_trip_write (RoundTrip *self, const GsyFormat *format, const char *const *options, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GsySink) sink = format->extension != NULL ? gsy_sink_new_file (path, &error) : gsy_sink_new_folder (path, &error);
  const GsyExportSetup setup = { .scheme = self->scheme, .options = options, .sink = sink };
  gpointer writer;

  g_assert_no_error (error);
  g_assert_true (format->extension == NULL || gsy_sink_begin (sink, "x", &error));
  writer = format->begin (&setup, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < self->articles->len; i++)
    {
      const GsyImportArticle *article = g_ptr_array_index (self->articles, i);
      const GsyArticleMeta *meta = article->meta;
      GsyExportUnit unit = { .file = article->name, .article = article->article, .meta = meta, .statements = article->statements };

      g_ptr_array_sort (article->statements, gsy_statement_compare_elements);
      unit.title = meta->title != NULL ? meta->title : gsy_article_get_default_title (article->article);
      unit.published = meta->published != NULL ? meta->published : gsy_article_get_default_published (article->article);
      g_assert_true (format->add (writer, &unit, &error));
    }
  g_assert_true (format->end == NULL || format->end (writer, &error));
  if (format->free != NULL)
    format->free (writer);
  g_assert_true (gsy_sink_commit (sink, &error));
  g_assert_no_error (error);
}

/* What @reader makes of @path; the report is @import's. */
G_GNUC_UNUSED static GPtrArray *
round_trip_read (GsyImport *import, GPtrArray *caught, const GsyReader *reader, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GsySource) source = gsy_source_new (path, &error);

  g_assert_no_error (error);
  g_assert_true (gsy_reader_guess (source) == reader);
  if (!gsy_import_read (import, reader, source, &error))
    g_error ("%s", error->message);
  for (guint i = 0; i < import->report->refused->len; i++)
    g_error ("%s", ((const GsyRefused *) g_ptr_array_index (import->report->refused, i))->message);
  return caught;
}

/* --- Comparing --- */

/* Takes away what is not held. */
static void
round_trip_reduce (GsyStatement *statement, guint holds)
{
  GPtrArray *const lists[] = { statement->source, statement->target };

#define DROP(feature, pointer, free_func) \
  if (!(holds & GSY_HOLDS (feature)))     \
  g_clear_pointer (&(pointer), free_func)
  DROP (GSY_FEATURE_CUE, statement->cue, gsy_filler_free);
  DROP (GSY_FEATURE_TOPICS, statement->about, g_strfreev);
  DROP (GSY_FEATURE_SAID, statement->said, g_free);
  DROP (GSY_FEATURE_ATTRIBUTES, statement->attributes, g_array_unref);
  DROP (GSY_FEATURE_NOTES, statement->note, g_free);
  DROP (GSY_FEATURE_AUTHORSHIP, statement->creator, g_free);
  DROP (GSY_FEATURE_AUTHORSHIP, statement->created, g_free);
  DROP (GSY_FEATURE_AUTHORSHIP, statement->modified, g_free);
  DROP (GSY_FEATURE_UNKNOWN, statement->unknown, g_strfreev);
  for (guint i = 0; i < 2; i++)
    for (guint j = lists[i] != NULL ? lists[i]->len : 0; j-- > 0;)
      {
        GsyFiller *filler = g_ptr_array_index (lists[i], j);

        DROP (GSY_FEATURE_ACTORS, filler->actor, g_free);
        DROP (GSY_FEATURE_ROLE_WORDS, filler->spans, g_array_unref);
        if (filler->actor == NULL && filler->spans == NULL)
          g_ptr_array_remove_index (lists[i], j);
      }
#undef DROP
  if (statement->source != NULL && statement->source->len == 0)
    g_clear_pointer (&statement->source, g_ptr_array_unref);
  if (statement->target != NULL && statement->target->len == 0)
    g_clear_pointer (&statement->target, g_ptr_array_unref);
  for (guint i = statement->links != NULL ? statement->links->len : 0; i-- > 0;)
    {
      const GsyLink *link = g_ptr_array_index (statement->links, i);

      if (!(holds & GSY_HOLDS (link->article != NULL ? GSY_FEATURE_CROSS_LINKS : GSY_FEATURE_LINKS)))
        g_ptr_array_remove_index (statement->links, i);
    }
  if (statement->links != NULL && statement->links->len == 0)
    g_clear_pointer (&statement->links, g_ptr_array_unref);
}

static char *
round_trip_show (GsyImportArticle *article, GsyStatement *statement)
{
  g_autoptr (GBytes) bytes = gsy_sidecar_write_statement (article->article, statement);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static int
round_trip_order (gconstpointer a, gconstpointer b)
{
  const GsyStatement *one = *(GsyStatement *const *) a, *other = *(GsyStatement *const *) b;
  int order = gsy_statement_compare (one, other);
  GsySpan span = gsy_statement_get_span (one, 0), other_span = gsy_statement_get_span (other, 0);

  return gsy_span_equal (span, other_span) ? strcmp (one->layer, other->layer) : order;
}

/* In the order of the text; without what is not held. */
static GPtrArray *
round_trip_list (const GsyImportArticle *article, guint holds)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);

  for (guint i = 0; i < article->statements->len; i++)
    {
      GsyStatement *statement = gsy_statement_copy (g_ptr_array_index (article->statements, i));

      round_trip_reduce (statement, holds);
      if (statement->detached && !(holds & GSY_HOLDS (GSY_FEATURE_DETACHED)))
        gsy_statement_unref (statement);
      else
        g_ptr_array_add (list, statement);
    }
  g_ptr_array_sort (list, round_trip_order);
  return list;
}

/* Gives the @expected ones, and their links, the ids of the @got ones. */
static void
round_trip_adopt_ids (GPtrArray *expected, GPtrArray *got)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < expected->len; i++)
    {
      GsyStatement *statement = g_ptr_array_index (expected, i);
      const char *id = ((const GsyStatement *) g_ptr_array_index (got, i))->id;

      g_hash_table_insert (ids, statement->id, g_strdup (id));
      statement->id = g_strdup (id);
    }
  for (guint i = 0; i < expected->len; i++)
    {
      GPtrArray *links = ((const GsyStatement *) g_ptr_array_index (expected, i))->links;

      for (guint j = 0; links != NULL && j < links->len; j++)
        {
          GsyLink *link = g_ptr_array_index (links, j);
          const char *to = link->article == NULL ? g_hash_table_lookup (ids, link->to) : NULL;

          if (to != NULL)
            {
              g_free (link->to);
              link->to = g_strdup (to);
            }
        }
    }
}

G_GNUC_UNUSED static void
round_trip_compare_article (GsyImportArticle *expected, GsyImportArticle *got, guint holds)
{
  g_autoptr (GPtrArray) here = round_trip_list (expected, holds);
  g_autoptr (GPtrArray) there = round_trip_list (got, holds);

  g_assert_cmpstr (expected->name, ==, got->name);
  if (holds & GSY_HOLDS (GSY_FEATURE_TEXT))
    g_assert_cmpstr (gsy_article_get_text (expected->article, NULL), ==, gsy_article_get_text (got->article, NULL));
  if (holds & GSY_HOLDS (GSY_FEATURE_ARTICLE))
    {
      g_autoptr (GsyArticleMeta) meta = gsy_article_meta_copy (expected->meta);

      if (!(holds & GSY_HOLDS (GSY_FEATURE_UNKNOWN)))
        g_clear_pointer (&meta->unknown, g_strfreev);
      g_assert_true (gsy_article_meta_equal (meta, got->meta));
    }
  g_assert_cmpuint (here->len, ==, there->len);
  if (!(holds & GSY_HOLDS (GSY_FEATURE_IDS)))
    round_trip_adopt_ids (here, there);
  for (guint i = 0; i < here->len; i++)
    if (!gsy_statement_equal (g_ptr_array_index (here, i), g_ptr_array_index (there, i)))
      {
        g_autofree char *one = round_trip_show (expected, g_ptr_array_index (here, i));
        g_autofree char *other = round_trip_show (got, g_ptr_array_index (there, i));

        g_error ("written:\n%s\nread:\n%s", one, other);
      }
}

/* Removes @path and what is in it. */
G_GNUC_UNUSED static void
round_trip_remove (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      round_trip_remove (inner);
    }
  g_remove (path);
}

/* Writes all in @format with @options, reads it, and compares what its reader promises. */
G_GNUC_UNUSED static void
round_trip_assert (const GsyFormat *format, const char *const *options, const GsyReader *reader, const char *name)
{
  g_autofree char *dir = g_dir_make_tmp ("gainsay-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autoptr (GPtrArray) caught = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_import_article_free);
  g_autoptr (GsyImport) import = gsy_import_new_dry (caught);
  RoundTrip trip;

  round_trip_init (&trip);
  round_trip_write (&trip, format, options, path);
  round_trip_read (import, caught, reader, path);
  g_assert_cmpuint (caught->len, ==, trip.articles->len);
  for (guint i = 0; i < caught->len; i++)
    round_trip_compare_article (g_ptr_array_index (trip.articles, i), g_ptr_array_index (caught, i), reader->reads & gsy_format_get_holds (format, options));
  round_trip_clear (&trip);
  round_trip_remove (dir);
}

/* --- What others write --- */

/* What a reader makes of files in memory. @message: (nullable): of its error */
typedef struct
{
  GPtrArray *caught;
  GsyImport *import;
  char *message;
} Foreign;

G_GNUC_UNUSED static void
foreign_clear (Foreign *self)
{
  g_clear_pointer (&self->import, gsy_import_free);
  g_clear_pointer (&self->caught, g_ptr_array_unref);
  g_clear_pointer (&self->message, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Foreign, foreign_clear)

G_GNUC_UNUSED static Foreign
foreign_read_source (const GsyReader *reader, GsySource *source)
{
  Foreign self = { .caught = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_import_article_free) };
  g_autoptr (GError) error = NULL;

  self.import = gsy_import_new_dry (self.caught);
  if (!reader->read (self.import, source, &error))
    {
      g_assert_nonnull (error);
      self.message = g_strdup (error->message);
    }
  else
    g_assert_no_error (error);
  return self;
}

/* @files: names and contents by turns, ended by NULL; one is a single file, several are a folder. */
G_GNUC_UNUSED static Foreign
foreign_read (const GsyReader *reader, const char *const *files)
{
  g_autoptr (GBytes) alone = g_bytes_new (files[1], strlen (files[1]));
  g_autoptr (GsySource) source = files[2] != NULL ? gsy_source_new_memory ("folder") : gsy_source_new_bytes (files[0], alone);

  for (guint i = 0; files[2] != NULL && files[i] != NULL; i += 2)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (files[i + 1], strlen (files[i + 1]));

      gsy_source_add_bytes (source, files[i], bytes);
    }
  g_assert_cmpuint (reader->probe (source), >, 0);
  return foreign_read_source (reader, source);
}

G_GNUC_UNUSED static const GsyImportArticle *
foreign_get (const Foreign *self, guint i)
{
  if (self->message != NULL)
    g_error ("%s", self->message);
  g_assert_cmpuint (i, <, self->caught->len);
  return g_ptr_array_index (self->caught, i);
}

/* How many of the report's lines whose kind has @words in it, and that are @kept or not, tell of. */
G_GNUC_UNUSED static guint
foreign_count (const Foreign *self, const char *words, gboolean kept)
{
  GPtrArray *unplaced = self->import->report->unplaced;
  guint n = 0;

  for (guint i = 0; i < unplaced->len; i++)
    {
      const GsyUnplaced *line = g_ptr_array_index (unplaced, i);

      if (strstr (line->kind, words) != NULL && !line->kept == !kept)
        n += line->n;
    }
  return n;
}

/* “denial: nie + du reste; cue: dit; source: Aland; links: answers”, in reading order. */
G_GNUC_UNUSED static char *
foreign_tell (const GsyImportArticle *article, guint i)
{
  const GsyStatement *statement = g_ptr_array_index (article->statements, i);
  GString *told = g_string_new (statement->layer);

  for (guint j = 0; j < gsy_statement_get_n_spans (statement); j++)
    {
      const GsyQuote *quote = gsy_statement_get_quote (statement, j);
      g_autofree char *words = statement->detached ? g_strdup (gsy_quote_get_exact (quote)) : gsy_article_dup_slice (article->article, quote->span);

      g_string_append_printf (told, "%s%s", j > 0 ? " + " : statement->detached ? " (lost): "
                                                                                : ": ",
                              words);
    }
  if (statement->cue != NULL)
    {
      g_autofree char *words = gsy_article_dup_slice (article->article, g_array_index (statement->cue->spans, GsyQuote, 0).span);

      g_string_append_printf (told, "; cue: %s", words);
    }
  for (guint role = 0; role < 2; role++)
    {
      GPtrArray *fillers = role == 0 ? statement->source : statement->target;

      for (guint j = 0; fillers != NULL && j < fillers->len; j++)
        {
          const GsyFiller *filler = g_ptr_array_index (fillers, j);
          g_autofree char *words = filler->spans != NULL ? gsy_article_dup_slice (article->article, g_array_index (filler->spans, GsyQuote, 0).span) : NULL;

          g_string_append_printf (told, "; %s: %s%s%s", role == 0 ? "source" : "target", filler->actor != NULL ? filler->actor : "", words != NULL ? "@" : "", words != NULL ? words : "");
        }
    }
  for (guint j = 0; statement->about != NULL && statement->about[j] != NULL; j++)
    g_string_append_printf (told, "; about: %s", statement->about[j]);
  for (guint j = 0; statement->attributes != NULL && j < statement->attributes->len; j++)
    {
      const GsyValue *value = &g_array_index (statement->attributes, GsyValue, j);

      g_string_append_printf (told, "; %s=%s", value->id, value->string != NULL ? value->string : value->integer != 0 ? "1"
                                                                                                                      : "0");
    }
  for (guint j = 0; statement->links != NULL && j < statement->links->len; j++)
    {
      const GsyLink *link = g_ptr_array_index (statement->links, j);

      g_string_append_printf (told, "; %s%s%s", link->relation, link->article != NULL ? " in " : "", link->article != NULL ? link->article : "");
    }
  if (statement->creator != NULL)
    g_string_append_printf (told, "; by: %s", statement->creator);
  if (statement->note != NULL)
    g_string_append_printf (told, "; note: %s", statement->note);
  return g_string_free (told, FALSE);
}

G_GNUC_UNUSED static void
foreign_assert (const Foreign *self, guint article, const char *const *told)
{
  const GsyImportArticle *got = foreign_get (self, article);
  guint n = g_strv_length ((char **) told);

  g_ptr_array_sort (got->statements, round_trip_order);
  for (guint i = 0; i < MAX (n, got->statements->len); i++)
    {
      g_autofree char *one = i < got->statements->len ? foreign_tell (got, i) : g_strdup ("nothing");

      g_assert_cmpstr (one, ==, i < n ? told[i] : "nothing");
    }
}

/* Whether what came can be in a folder: a sidecar of it is read without a complaint. */
G_GNUC_UNUSED static void
foreign_assert_sound (const Foreign *self)
{
  for (guint i = 0; i < self->caught->len; i++)
    {
      const GsyImportArticle *article = g_ptr_array_index (self->caught, i);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GsySidecar) sidecar = NULL;

      g_ptr_array_sort (article->statements, gsy_statement_compare_elements);
      bytes = gsy_sidecar_write (article->article, article->meta, article->statements, NULL);
      sidecar = gsy_sidecar_parse (bytes, "x", article->article, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < sidecar->problems->len; j++)
        if (((const GsyProblem *) g_ptr_array_index (sidecar->problems, j))->kind == GSY_PROBLEM_FILE)
          g_error ("%s in\n%.*s", ((const GsyProblem *) g_ptr_array_index (sidecar->problems, j))->message, (int) g_bytes_get_size (bytes), (const char *) g_bytes_get_data (bytes, NULL));
      g_assert_cmpuint (sidecar->statements->len, ==, article->statements->len);
    }
}
