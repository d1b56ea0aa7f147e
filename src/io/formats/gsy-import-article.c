/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-import-article.c: an article on its way into a folder: foreign places and ids become ones that a sidecar can have. */
#include "config.h"
#include "io/formats/gsy-import-private.h"

#include "io/gsy-json-writer.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* --- Ids --- */

/* The name space of ids that come from elsewhere: a random UUID, once for all. */
static const guchar name_space[16] = { 0x5c, 0x1e, 0x0b, 0x7d, 0x9a, 0x42, 0x4f, 0x60, 0x8e, 0x33, 0x21, 0xd4, 0xc7, 0x6b, 0x90, 0xaf };

char *
gsy_import_dup_id (const char *article, const char *foreign)
{
  g_autoptr (GChecksum) checksum = NULL;
  guint8 digest[20];
  gsize len = sizeof digest;
  GString *id;

  if (g_uuid_string_is_valid (foreign))
    return g_strdup (foreign);
  checksum = g_checksum_new (G_CHECKSUM_SHA1);
  g_checksum_update (checksum, name_space, sizeof name_space);
  g_checksum_update (checksum, (const guchar *) article, (gssize) strlen (article) + 1);
  g_checksum_update (checksum, (const guchar *) foreign, -1);
  g_checksum_get_digest (checksum, digest, &len);
  digest[6] = (guint8) ((digest[6] & 0x0f) | 0x50);
  digest[8] = (guint8) ((digest[8] & 0x3f) | 0x80);
  id = g_string_sized_new (36);
  for (guint i = 0; i < 16; i++)
    g_string_append_printf (id, "%s%02x", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "", digest[i]);
  return g_string_free (id, FALSE);
}

/* --- The article --- */

GsyImportArticle *
gsy_import_article_new (const char *name, const char *text, gssize len)
{
  GsyImportArticle *self = g_new0 (GsyImportArticle, 1);
  char *valid = g_utf8_make_valid (text, len);
  gsize n_bytes = strlen (valid);
  g_autofree char *sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) valid, n_bytes);

  self->name = g_strdup (name);
  self->article = gsy_article_new (name, valid, n_bytes, sha256, NULL);
  self->meta = gsy_article_meta_new ();
  self->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
gsy_import_article_free (GsyImportArticle *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->ids);
  g_ptr_array_unref (self->statements);
  gsy_article_meta_unref (self->meta);
  g_object_unref (self->article);
  g_free (self->name);
  g_free (self);
}

static void
add_member (GPtrArray *members, const char *name, char *value)
{
  g_ptr_array_add (members, g_strdup_printf ("\"%s\"", name));
  g_ptr_array_add (members, value);
}

void
gsy_import_article_set_origin (GsyImportArticle *self, const char *file, const char *format)
{
  GPtrArray *members = g_ptr_array_new ();
  g_autofree char *valid = g_utf8_make_valid (file, -1);
  GsyJsonWriter json;
  g_autoptr (GBytes) bytes = NULL;

  gsy_json_writer_init (&json, 64);
  gsy_json_write (&json, "{ \"file\": ");
  gsy_json_write_text (&json, valid, strlen (valid));
  gsy_json_write (&json, ", \"format\": ");
  gsy_json_write_text (&json, format, strlen (format));
  gsy_json_write (&json, " }");
  bytes = gsy_json_writer_finish (&json);

  for (char **pair = self->meta->unknown; pair != NULL && pair[0] != NULL; pair += 2)
    if (strcmp (pair[0], "\"origin\"") != 0)
      {
        g_ptr_array_add (members, g_strdup (pair[0]));
        g_ptr_array_add (members, g_strdup (pair[1]));
      }
  add_member (members, "origin", g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
  g_ptr_array_add (members, NULL);
  g_strfreev (self->meta->unknown);
  self->meta->unknown = (char **) g_ptr_array_free (members, FALSE);
}

/* --- Places --- */

static int
compare_quotes (gconstpointer a, gconstpointer b)
{
  const GsyQuote *one = a, *other = b;

  if (one->span.start != other->span.start)
    return one->span.start < other->span.start ? -1 : 1;
  return one->span.end < other->span.end ? -1 : one->span.end > other->span.end;
}

/* Leaves out those that @keep does not hold, in one pass: a file may have very many. */
static void
compact_quotes (GArray *quotes, gboolean (*keep) (GsyQuote *quote, GsyQuote *before, gpointer data), gpointer data)
{
  guint n = 0;

  for (guint i = 0; i < quotes->len; i++)
    {
      GsyQuote *quote = &g_array_index (quotes, GsyQuote, i), *before = n > 0 ? &g_array_index (quotes, GsyQuote, n - 1) : NULL;

      if (!keep (quote, before, data))
        gsy_quote_clear (quote);
      else
        g_array_index (quotes, GsyQuote, n++) = *quote;
    }
  for (guint i = n; i < quotes->len; i++)
    g_array_index (quotes, GsyQuote, i) = (GsyQuote){ 0 };
  g_array_set_size (quotes, n);
}

/* Whole characters, as people see them. */
static gboolean
keep_place (GsyQuote *quote, G_GNUC_UNUSED GsyQuote *before, gpointer data)
{
  const GsyOffsets *offsets = data;

  if (quote->span.start >= quote->span.end || quote->span.end > gsy_offsets_get_n_chars (offsets))
    return FALSE;
  quote->span.start = gsy_offsets_grapheme_floor (offsets, quote->span.start);
  quote->span.end = gsy_offsets_grapheme_ceil (offsets, quote->span.end);
  return TRUE;
}

/* One that overlaps the one before it is part of that. */
static gboolean
keep_apart (GsyQuote *quote, GsyQuote *before, G_GNUC_UNUSED gpointer data)
{
  if (before == NULL || quote->span.start >= before->span.end)
    return TRUE;
  before->span.end = MAX (before->span.end, quote->span.end);
  gsy_quote_drop_strings (before);
  return FALSE;
}

/* In order, without overlaps. Returns how many make no sense. */
static guint
mend_quotes (GArray *quotes, GsyArticle *article)
{
  guint n = quotes->len, n_bad;

  compact_quotes (quotes, keep_place, (gpointer) gsy_article_get_offsets (article));
  n_bad = n - quotes->len;
  g_array_sort (quotes, compare_quotes);
  compact_quotes (quotes, keep_apart, NULL);
  return n_bad;
}

static void
report_places (GsyImport *import, const GsyImportArticle *article, const char *kind, guint n)
{
  /* Translators: a line of a list of what an import has no place for; %s is a kind of thing, in the plural. */
  g_autofree char *what = g_strdup_printf (_ ("%s: places that are not in the text"), kind);

  while (n-- > 0)
    gsy_import_unplaced (import, what, article->name, FALSE);
}

/* A filler without a name or a place is none. */
static void
mend_fillers (GPtrArray **fillers, GsyArticle *article, guint *n_bad)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (fillers);

  for (guint i = 0; old != NULL && i < old->len; i++)
    {
      GsyFiller *filler = g_ptr_array_index (old, i);

      if (filler->spans != NULL)
        {
          *n_bad += mend_quotes (filler->spans, article);
          if (filler->spans->len == 0)
            g_clear_pointer (&filler->spans, g_array_unref);
        }
      if (filler->actor != NULL && filler->actor[0] == '\0')
        g_clear_pointer (&filler->actor, g_free);
      if (filler->actor == NULL && filler->spans == NULL)
        continue;
      if (*fillers == NULL)
        *fillers = gsy_fillers_new ();
      g_ptr_array_add (*fillers, g_steal_pointer (&old->pdata[i]));
    }
}

static guint
mend_roles (GsyStatement *statement, GsyArticle *article)
{
  guint n_bad = 0;

  if (statement->cue != NULL)
    {
      if (statement->cue->spans != NULL)
        n_bad += mend_quotes (statement->cue->spans, article);
      if (statement->cue->spans == NULL || statement->cue->spans->len == 0)
        g_clear_pointer (&statement->cue, gsy_filler_free);
    }
  mend_fillers (&statement->source, article, &n_bad);
  mend_fillers (&statement->target, article, &n_bad);
  return n_bad;
}

/* The statement's own spans as a list. (transfer full) */
static GArray *
copy_quotes (const GsyStatement *statement)
{
  GArray *quotes = gsy_quotes_new ();

  for (guint i = 0; i < gsy_statement_get_n_spans (statement); i++)
    {
      const GsyQuote *quote = gsy_statement_get_quote (statement, i);

      gsy_quotes_append (quotes, quote->span);
      if (quote->words != NULL)
        {
          GsyQuoteWords *words = gsy_quote_ensure_words (&g_array_index (quotes, GsyQuote, quotes->len - 1));

          words->exact = g_strdup (quote->words->exact);
          words->prefix = g_strdup (quote->words->prefix);
          words->suffix = g_strdup (quote->words->suffix);
          words->was = g_strdup (quote->words->was);
          words->unknown = g_strdupv (quote->words->unknown);
        }
    }
  return quotes;
}

/* An id that nothing in @self has, in the place of the one that it came with. */
static void
settle_id (GsyImportArticle *self, GsyStatement *statement)
{
  g_autofree char *foreign = g_steal_pointer (&statement->id);

  statement->id = gsy_import_dup_id (self->name, foreign);
  for (guint n = 2; g_hash_table_contains (self->ids, statement->id); n++)
    {
      g_autofree char *other = g_strdup_printf ("%s#%u", foreign, n);

      g_free (statement->id);
      statement->id = gsy_import_dup_id (self->name, other);
    }
}

gboolean
gsy_import_article_take (GsyImportArticle *self, GsyImport *import, GsyStatement *statement, const char *kind)
{
  if (!statement->detached)
    {
      g_autoptr (GArray) quotes = copy_quotes (statement);
      guint n_bad = mend_quotes (quotes, self->article);

      if (quotes->len > 0)
        gsy_statement_take_quotes (statement, g_steal_pointer (&quotes));
      else if (n_bad == 0)
        n_bad = 1;
      report_places (import, self, kind, n_bad + mend_roles (statement, self->article));
      if (quotes != NULL)
        {
          gsy_statement_unref (statement);
          return FALSE;
        }
    }
  else if (gsy_statement_get_n_spans (statement) == 0)
    {
      report_places (import, self, kind, 1);
      gsy_statement_unref (statement);
      return FALSE;
    }
  settle_id (self, statement);
  g_ptr_array_add (self->statements, statement);
  g_hash_table_add (self->ids, statement->id);
  return TRUE;
}

void
gsy_statement_append_note (GsyStatement *self, const char *line)
{
  char *note = self->note != NULL ? g_strconcat (self->note, "\n", line, NULL) : g_strdup (line);

  g_free (self->note);
  self->note = note;
}

static void
each_of (GArray *quotes, void (*each) (GsyQuote *quotes, guint n, gpointer data), gpointer data)
{
  if (quotes != NULL)
    each ((GsyQuote *) (gpointer) quotes->data, quotes->len, data);
}

void
gsy_statement_each_quotes (GsyStatement *self, void (*each) (GsyQuote *quotes, guint n, gpointer data), gpointer data)
{
  each (gsy_statement_edit_quote (self, 0), gsy_statement_get_n_spans (self), data);
  if (self->cue != NULL)
    each_of (self->cue->spans, each, data);
  for (guint i = 0; self->source != NULL && i < self->source->len; i++)
    each_of (((GsyFiller *) g_ptr_array_index (self->source, i))->spans, each, data);
  for (guint i = 0; self->target != NULL && i < self->target->len; i++)
    each_of (((GsyFiller *) g_ptr_array_index (self->target, i))->spans, each, data);
}
