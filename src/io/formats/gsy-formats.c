/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-formats.c: the list of the formats, and what they cannot hold. */
#include "config.h"
#include "io/formats/gsy-format.h"

#include <glib/gi18n-lib.h>

static const GsyFormat *const formats[] = {
  &gsy_format_html,
  &gsy_format_markdown,
  &gsy_format_csv,
  &gsy_format_json,
  &gsy_format_jsonl,
  &gsy_format_graphml,
  &gsy_format_gexf,
  &gsy_format_w3c,
  &gsy_format_refi,
  &gsy_format_webanno,
  &gsy_format_cas_json,
  &gsy_format_xmi,
  &gsy_format_brat,
  &gsy_format_doccano,
  &gsy_format_label_studio,
  &gsy_format_conll,
  &gsy_format_tei,
  NULL,
};

/* @of_articles: what it belongs to; the vocabulary is the folder's. */
static const struct
{
  const char *word;
  const char *label;
  gboolean of_articles;
} features[GSY_N_FEATURES] = {
  /* Translators: these phrases say what a file format cannot hold of what was marked, as in “12 statements: pieces of statements that have several” */
  [GSY_FEATURE_FRAGMENTS] = { "fragments", N_ ("pieces of statements that have several"), FALSE },
  /* Translators: what a file format cannot hold */
  [GSY_FEATURE_OVERLAPS] = { "overlaps", N_ ("statements that share words with others"), FALSE },
  /* Translators: what a file format cannot hold */
  [GSY_FEATURE_NESTING] = { "nesting", N_ ("statements that share words with others of their layer"), FALSE },
  /* Translators: what a file format cannot hold; the cue is the words that report a statement, as “denied” */
  [GSY_FEATURE_CUE] = { "cue", N_ ("the cue"), FALSE },
  /* Translators: what a file format cannot hold */
  [GSY_FEATURE_ROLE_WORDS] = { "role-words", N_ ("which words name source and target"), FALSE },
  /* Translators: what a file format cannot hold */
  [GSY_FEATURE_ACTORS] = { "actors", N_ ("who source and target are"), FALSE },
  /* Translators: what a file format cannot hold */
  [GSY_FEATURE_TOPICS] = { "topics", N_ ("topics"), FALSE },
  /* Translators: what a file format cannot hold */
  [GSY_FEATURE_SAID] = { "said", N_ ("when it was said"), FALSE },
  /* Translators: what a file format cannot hold */
  [GSY_FEATURE_ATTRIBUTES] = { "attributes", N_ ("attributes"), FALSE },
  /* Translators: what a file format cannot hold */
  [GSY_FEATURE_LINKS] = { "links", N_ ("links inside an article"), FALSE },
  /* Translators: what a file format cannot hold */
  [GSY_FEATURE_CROSS_LINKS] = { "cross-links", N_ ("links to other articles"), FALSE },
  /* Translators: what a file format cannot hold */
  [GSY_FEATURE_NOTES] = { "notes", N_ ("notes"), FALSE },
  /* Translators: what a file format cannot hold */
  [GSY_FEATURE_AUTHORSHIP] = { "authorship", N_ ("who marked it, and when"), FALSE },
  /* Translators: what a file format cannot hold */
  [GSY_FEATURE_IDS] = { "ids", N_ ("identifiers, by which statements are linked"), FALSE },
  /* Translators: what a file format cannot hold; members of JSON objects that Gainsay does not know, but keeps */
  [GSY_FEATURE_UNKNOWN] = { "unknown", N_ ("members that other programs added"), FALSE },
  /* Translators: what a file format cannot hold */
  [GSY_FEATURE_DETACHED] = { "detached", N_ ("statements whose words are not found in the article"), FALSE },
  /* Translators: what a file format cannot hold */
  [GSY_FEATURE_ARTICLE] = { "article", N_ ("what is known of the article: title, outlet, date, state…"), TRUE },
  /* Translators: what a file format cannot hold */
  [GSY_FEATURE_TEXT] = { "text", N_ ("the article’s text"), TRUE },
  /* Translators: what a file format cannot hold */
  [GSY_FEATURE_VOCABULARY] = { "vocabulary", N_ ("the folder’s definitions of layers, actors and topics"), TRUE },
};

const GsyFormat *const *
gsy_formats_get (void)
{
  return formats;
}

const GsyFormat *
gsy_format_find (const char *id)
{
  for (guint i = 0; formats[i] != NULL; i++)
    if (g_strcmp0 (formats[i]->id, id) == 0)
      return formats[i];
  return NULL;
}

gboolean
gsy_format_has_option (const GsyFormat *self, const char *option)
{
  for (const GsyFormatOption *o = self->options; o != NULL && o->id != NULL; o++)
    if (g_str_equal (o->id, option))
      return TRUE;
  return FALSE;
}

gboolean
gsy_export_setup_has (const GsyExportSetup *self, const char *option)
{
  return self->options != NULL && g_strv_contains (self->options, option);
}

const char *
gsy_feature_to_string (GsyFeature feature)
{
  g_return_val_if_fail ((guint) feature < GSY_N_FEATURES, NULL);

  return features[feature].word;
}

const char *
gsy_feature_get_label (GsyFeature feature)
{
  g_return_val_if_fail ((guint) feature < GSY_N_FEATURES, NULL);

  return _ (features[feature].label);
}

/* --- Words --- */

static void
append_words (const GsyExportUnit *unit, GString *words, const GsyQuote *quote)
{
  const char *exact = gsy_quote_get_exact (quote);
  gsize len;

  if (exact != NULL)
    g_string_append (words, exact);
  else if (quote->span.end <= gsy_article_get_length (unit->article))
    {
      const char *slice = gsy_offsets_slice (gsy_article_get_offsets (unit->article), quote->span, &len);

      g_string_append_len (words, slice, len);
    }
}

char *
gsy_export_unit_dup_words (const GsyExportUnit *self, const GsyQuote *quotes, guint n)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_string_append (words, i > 0 ? " … " : "");
      append_words (self, words, &quotes[i]);
    }
  return g_string_free (words, FALSE);
}

char *
gsy_export_unit_dup_content (const GsyExportUnit *self, const GsyStatement *statement)
{
  return gsy_export_unit_dup_words (self, gsy_statement_get_quote (statement, 0), gsy_statement_get_n_spans (statement));
}

char *
gsy_export_unit_dup_filler (const GsyExportUnit *self, const GsyFiller *filler)
{
  if (filler == NULL || filler->spans == NULL || filler->spans->len == 0)
    return NULL;
  return gsy_export_unit_dup_words (self, (const GsyQuote *) (gpointer) filler->spans->data, filler->spans->len);
}

/* --- What statements have --- */

static gboolean
quotes_have_unknown (const GArray *quotes)
{
  for (guint i = 0; quotes != NULL && i < quotes->len; i++)
    if (gsy_quote_get_unknown (&g_array_index (quotes, GsyQuote, i)) != NULL)
      return TRUE;
  return FALSE;
}

static guint
features_of_fillers (const GPtrArray *fillers)
{
  guint found = 0;

  for (guint i = 0; fillers != NULL && i < fillers->len; i++)
    {
      const GsyFiller *filler = g_ptr_array_index (fillers, i);

      if (filler->actor != NULL)
        found |= GSY_HOLDS (GSY_FEATURE_ACTORS);
      if (filler->spans != NULL && filler->spans->len > 0)
        found |= GSY_HOLDS (GSY_FEATURE_ROLE_WORDS);
      if (filler->unknown != NULL || quotes_have_unknown (filler->spans))
        found |= GSY_HOLDS (GSY_FEATURE_UNKNOWN);
    }
  return found;
}

static guint
features_of_links (const GPtrArray *links)
{
  guint found = 0;

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const GsyLink *link = g_ptr_array_index (links, i);

      found |= GSY_HOLDS (link->article != NULL ? GSY_FEATURE_CROSS_LINKS : GSY_FEATURE_LINKS);
      if (link->unknown != NULL)
        found |= GSY_HOLDS (GSY_FEATURE_UNKNOWN);
    }
  return found;
}

static guint
features_of (const GsyStatement *statement)
{
  guint found = GSY_HOLDS (GSY_FEATURE_IDS);
  const struct
  {
    gboolean has;
    GsyFeature feature;
  } members[] = {
    { gsy_statement_get_n_spans (statement) > 1, GSY_FEATURE_FRAGMENTS },
    { statement->cue != NULL, GSY_FEATURE_CUE },
    { statement->about != NULL, GSY_FEATURE_TOPICS },
    { statement->said != NULL, GSY_FEATURE_SAID },
    { statement->attributes != NULL && statement->attributes->len > 0, GSY_FEATURE_ATTRIBUTES },
    { statement->note != NULL, GSY_FEATURE_NOTES },
    { statement->creator != NULL || statement->created != NULL || statement->modified != NULL, GSY_FEATURE_AUTHORSHIP },
    { statement->detached, GSY_FEATURE_DETACHED },
    { statement->unknown != NULL || (statement->cue != NULL && (statement->cue->unknown != NULL || quotes_have_unknown (statement->cue->spans))), GSY_FEATURE_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (members[i].has)
      found |= GSY_HOLDS (members[i].feature);
  for (guint i = 0; i < gsy_statement_get_n_spans (statement); i++)
    if (gsy_quote_get_unknown (gsy_statement_get_quote (statement, i)) != NULL)
      found |= GSY_HOLDS (GSY_FEATURE_UNKNOWN);
  return found | features_of_fillers (statement->source) | features_of_fillers (statement->target) | features_of_links (statement->links);
}

static void
count_features (GsyLoss *loss, guint lost)
{
  for (guint i = 0; i < GSY_N_FEATURES; i++)
    if (lost & GSY_HOLDS (i))
      loss->counts[i]++;
}

/* How many of @statements, in reading order, share a place with one before them, or with one of their own layer. */
static guint
count_overlaps (GPtrArray *statements, gboolean in_layer)
{
  g_autoptr (GHashTable) ends = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (guint i = 0; i < statements->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (statements, i);
      GsySpan extent = gsy_statement_get_extent (statement);
      const char *key = in_layer ? statement->layer : "";
      guint end = GPOINTER_TO_UINT (g_hash_table_lookup (ends, key));

      if (statement->detached)
        continue;
      n += extent.start < end;
      g_hash_table_insert (ends, (gpointer) key, GUINT_TO_POINTER (MAX (end, extent.end)));
    }
  return n;
}

static gboolean
has_meta (const GsyArticleMeta *meta)
{
  return meta->title != NULL || meta->outlet != NULL || meta->published != NULL || meta->url != NULL || meta->language != NULL ||
         meta->state != GSY_STATE_NEW || meta->note != NULL;
}

guint
gsy_format_get_holds (const GsyFormat *self, const char *const *options)
{
  guint holds = self->holds;

  for (const GsyFormatOption *o = self->options; options != NULL && o != NULL && o->id != NULL; o++)
    if (g_strv_contains (options, o->id))
      holds = (holds | o->gains) & ~o->loses;
  return holds;
}

void
gsy_loss_count (GsyLoss *self, guint holds, const GsyExportUnit *unit)
{
  guint lost = 0;

  for (guint i = 0; i < unit->statements->len; i++)
    count_features (self, features_of (g_ptr_array_index (unit->statements, i)) & ~holds);
  if (!(holds & GSY_HOLDS (GSY_FEATURE_OVERLAPS)))
    self->counts[GSY_FEATURE_OVERLAPS] += count_overlaps (unit->statements, FALSE);
  if (!(holds & GSY_HOLDS (GSY_FEATURE_NESTING)))
    self->counts[GSY_FEATURE_NESTING] += count_overlaps (unit->statements, TRUE);
  if (has_meta (unit->meta))
    lost |= GSY_HOLDS (GSY_FEATURE_ARTICLE);
  if (gsy_article_get_length (unit->article) > 0)
    lost |= GSY_HOLDS (GSY_FEATURE_TEXT);
  count_features (self, lost & ~holds);
  if (!(holds & GSY_HOLDS (GSY_FEATURE_VOCABULARY)))
    self->counts[GSY_FEATURE_VOCABULARY] = 1;
  self->n_articles++;
  self->n_statements += unit->statements->len;
}

void
gsy_loss_spare (GsyLoss *self, guint holds)
{
  for (guint i = 0; i < GSY_N_FEATURES; i++)
    if (holds & GSY_HOLDS (i))
      self->counts[i] = 0;
}

gboolean
gsy_loss_is_empty (const GsyLoss *self)
{
  for (guint i = 0; i < GSY_N_FEATURES; i++)
    if (self->counts[i] > 0)
      return FALSE;
  return self->n_unreadable == 0;
}

char *
gsy_loss_describe (const GsyLoss *self, GsyFeature feature)
{
  guint n = self->counts[feature];

  if (n == 0)
    return NULL;
  if (feature == GSY_FEATURE_VOCABULARY)
    return g_strdup (gsy_feature_get_label (feature));
  if (features[feature].of_articles)
    /* Translators: what an export loses: %u is how many articles have it, %s what, as “the article’s text”. */
    return g_strdup_printf (ngettext ("%u article: %s", "%u articles: %s", n), n, gsy_feature_get_label (feature));
  /* Translators: what an export loses: %u is how many statements have it, %s what, as “links to other articles”. */
  return g_strdup_printf (ngettext ("%u statement: %s", "%u statements: %s", n), n, gsy_feature_get_label (feature));
}
