/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-format-webanno.c: WebAnno TSV 3.3 (INCEpTION's user guide, appendix B), an article a file: a row for each token, with the statements and roles that
 * it is part of, and the relations that lead to it.
 *
 * Offsets are UTF-16 units. A statement that goes on in another sentence is one annotation a sentence, with one identifier, as the format wants it;
 * so are the pieces of one that has several, which have the number of the piece. Names in a list are divided by "; ", a semicolon in a name is doubled. */
#include "config.h"
#include "io/formats/gsy-format.h"
#include "io/formats/gsy-tokens.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define MAX_VALUES 8

typedef enum
{
  LAYER_STATEMENT,
  LAYER_ROLE,
} Layer;
#define N_LAYERS 2

static const struct
{
  const char *name;
  const char *features[MAX_VALUES + 1];
} layers[N_LAYERS] = {
  [LAYER_STATEMENT] = { "webanno.custom.Statement", { "about", "fragment", "identifier", "impliedSource", "impliedTarget", "layer", "note", "said" } },
  [LAYER_ROLE] = { "webanno.custom.Role", { "actor", "filler", "fragment", "role", "statement" } },
};

typedef struct
{
  Layer layer;
  guint number; /* what tells annotations of a file apart */
  guint first;  /* token */
  char *values[MAX_VALUES];
} Annotation;

typedef struct
{
  guint from; /* annotations' places */
  guint to;
  const char *relation;
  guint number; /* which one of its statement's, from 1 */
} Relation;

typedef struct
{
  const GsyExportUnit *unit;
  GArray *tokens;
  GPtrArray *annotations;
  GPtrArray *at_token; /* of each token and layer: GArray of places, or NULL */
  GArray *relations;
  GHashTable *first; /* statement's id -> place of its first annotation, from 1 */
} Maker;

static void
annotation_free (gpointer data)
{
  Annotation *annotation = data;

  for (guint i = 0; i < MAX_VALUES; i++)
    g_free (annotation->values[i]);
  g_free (annotation);
}

static void
array_unref0 (gpointer data)
{
  if (data != NULL)
    g_array_unref (data);
}

static void
cover (Maker *self, Layer layer, guint token, guint place)
{
  gpointer *slot = &g_ptr_array_index (self->at_token, token * N_LAYERS + layer);

  if (*slot == NULL)
    *slot = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val ((GArray *) *slot, place);
}

/* An annotation for each sentence that @span is in; gives the place of the first, from 1, or 0. @values: copied. */
static guint
annotate (Maker *self, Layer layer, GsySpan span, const char *const *values)
{
  guint first, end, made = 0;

  if (span.end > gsy_article_get_length (self->unit->article) || !gsy_tokens_find (self->tokens, span, &first, &end))
    return 0;
  for (guint i = first; i < end; i++)
    {
      if (i == first || g_array_index (self->tokens, GsyToken, i).sentence != g_array_index (self->tokens, GsyToken, i - 1).sentence)
        {
          Annotation *annotation = g_new0 (Annotation, 1);

          annotation->layer = layer;
          annotation->number = self->annotations->len + 1;
          annotation->first = i;
          for (guint j = 0; layers[layer].features[j] != NULL; j++)
            annotation->values[j] = g_strdup (values[j]);
          g_ptr_array_add (self->annotations, annotation);
          made = made == 0 ? self->annotations->len : made;
        }
      cover (self, layer, i, self->annotations->len - 1);
    }
  return made;
}

/* Names as one text. (transfer full) (nullable) */
static char *
join (GPtrArray *names)
{
  GString *joined;

  if (names->len == 0)
    return NULL;
  joined = g_string_new (NULL);
  for (guint i = 0; i < names->len; i++)
    {
      g_string_append (joined, i > 0 ? "; " : "");
      for (const char *p = g_ptr_array_index (names, i); *p != '\0'; p++)
        {
          g_string_append_c (joined, *p);
          if (*p == ';')
            g_string_append_c (joined, ';');
        }
    }
  return g_string_free (joined, FALSE);
}

static char *
join_implied (const GPtrArray *fillers)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; fillers != NULL && i < fillers->len; i++)
    {
      const GsyFiller *filler = g_ptr_array_index (fillers, i);

      if (filler->actor != NULL && (filler->spans == NULL || filler->spans->len == 0))
        g_ptr_array_add (names, filler->actor);
    }
  return join (names);
}

/* @number: which one of its role, from 1, those that no words name among them. */
static void
add_role (Maker *self, const GsyStatement *statement, const char *role, guint number, const GsyFiller *filler)
{
  g_autofree char *place = g_strdup_printf ("%u", number);

  for (guint i = 0; filler != NULL && filler->spans != NULL && i < filler->spans->len; i++)
    {
      g_autofree char *fragment = g_strdup_printf ("%u", i + 1);
      const char *const values[] = { filler->actor, place, fragment, role, statement->id };

      annotate (self, LAYER_ROLE, g_array_index (filler->spans, GsyQuote, i).span, values);
    }
}

static void
add_statement (Maker *self, const GsyStatement *statement)
{
  g_autoptr (GPtrArray) topics = g_ptr_array_new ();
  g_autofree char *source = join_implied (statement->source);
  g_autofree char *target = join_implied (statement->target);
  g_autofree char *about = NULL;
  guint first = 0;

  if (statement->detached)
    return;
  for (guint i = 0; statement->about != NULL && statement->about[i] != NULL; i++)
    g_ptr_array_add (topics, statement->about[i]);
  about = join (topics);
  for (guint i = 0; i < gsy_statement_get_n_spans (statement); i++)
    {
      g_autofree char *fragment = g_strdup_printf ("%u", i + 1);
      const char *const values[] = { about, fragment, statement->id, source, target, statement->layer, statement->note, statement->said };
      guint made = annotate (self, LAYER_STATEMENT, gsy_statement_get_span (statement, i), values);

      first = first == 0 ? made : first;
    }
  if (first == 0)
    return;
  g_hash_table_insert (self->first, statement->id, GUINT_TO_POINTER (first));
  add_role (self, statement, "cue", 1, statement->cue);
  for (guint i = 0; statement->source != NULL && i < statement->source->len; i++)
    add_role (self, statement, "source", i + 1, g_ptr_array_index (statement->source, i));
  for (guint i = 0; statement->target != NULL && i < statement->target->len; i++)
    add_role (self, statement, "target", i + 1, g_ptr_array_index (statement->target, i));
}

static void
add_relations (Maker *self, const GsyStatement *statement)
{
  guint from = GPOINTER_TO_UINT (g_hash_table_lookup (self->first, statement->id));

  for (guint i = 0; from != 0 && statement->links != NULL && i < statement->links->len; i++)
    {
      const GsyLink *link = g_ptr_array_index (statement->links, i);
      guint to = link->article == NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->first, link->to)) : 0;
      Relation relation = { from - 1, to - 1, link->relation, i + 1 };

      if (to != 0)
        g_array_append_val (self->relations, relation);
    }
}

/* --- Text --- */

static void
append_escaped (GString *tsv, const char *text, gsize len)
{
  const char *end = text + len;

  for (; text < end; text++)
    {
      if (*text == '\n')
        g_string_append (tsv, "\\n");
      else if (*text == '\r')
        g_string_append (tsv, "\\r");
      else if (*text == '\t')
        g_string_append (tsv, "\\t");
      else
        {
          if (strchr ("\\[]|_;*", *text) != NULL || (*text == '-' && text + 1 < end && text[1] == '>'))
            g_string_append_c (tsv, '\\');
          g_string_append_c (tsv, *text);
        }
    }
}

static void
append_cell (Maker *self, GString *tsv, GArray *places, guint feature)
{
  for (guint i = 0; i < places->len; i++)
    {
      const Annotation *annotation = g_ptr_array_index (self->annotations, g_array_index (places, guint, i));
      const char *value = annotation->values[feature];

      if (i > 0)
        g_string_append_c (tsv, '|');
      if (value != NULL)
        append_escaped (tsv, value, strlen (value));
      else
        g_string_append_c (tsv, '*');
      g_string_append_printf (tsv, "[%u]", annotation->number);
    }
}

/* The number of a token in its sentence, both from 1, as “2-3”. */
static void
append_token_name (Maker *self, GString *tsv, guint token)
{
  const GsyToken *own = &g_array_index (self->tokens, GsyToken, token);
  guint first = token;

  while (first > 0 && g_array_index (self->tokens, GsyToken, first - 1).sentence == own->sentence)
    first--;
  g_string_append_printf (tsv, "%u-%u", own->sentence + 1, token - first + 1);
}

/* The relations that lead to an annotation that starts at @token: which of a statement's they are, what they are, and, in the last column, where they come from. */
static void
append_relations (Maker *self, GString *tsv, guint token)
{
  g_autoptr (GString) numbers = g_string_new (NULL);
  g_autoptr (GString) relations = g_string_new (NULL);
  g_autoptr (GString) ends = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < self->relations->len; i++)
    {
      const Relation *relation = &g_array_index (self->relations, Relation, i);
      const Annotation *from = g_ptr_array_index (self->annotations, relation->from), *to = g_ptr_array_index (self->annotations, relation->to);

      if (to->first != token)
        continue;
      if (n++ > 0)
        {
          g_string_append_c (numbers, '|');
          g_string_append_c (relations, '|');
          g_string_append_c (ends, '|');
        }
      g_string_append_printf (numbers, "%u", relation->number);
      append_escaped (relations, relation->relation, strlen (relation->relation));
      append_token_name (self, ends, from->first);
      g_string_append_printf (ends, "[%u_%u]", from->number, to->number);
    }
  if (n == 0)
    g_string_append (tsv, "_\t_\t_\t");
  else
    g_string_append_printf (tsv, "%s\t%s\t%s\t", numbers->str, relations->str, ends->str);
}

static void
append_token (Maker *self, GString *tsv, guint token)
{
  const GsyOffsets *offsets = gsy_article_get_offsets (self->unit->article);
  GsySpan span = g_array_index (self->tokens, GsyToken, token).span;
  gsize len;
  const char *slice = gsy_offsets_slice (offsets, span, &len);

  append_token_name (self, tsv, token);
  g_string_append_printf (tsv, "\t%u-%u\t", gsy_offsets_to_utf16 (offsets, span.start), gsy_offsets_to_utf16 (offsets, span.end));
  append_escaped (tsv, slice, len);
  g_string_append_c (tsv, '\t');
  for (guint layer = 0; layer < N_LAYERS; layer++)
    {
      GArray *places = g_ptr_array_index (self->at_token, token * N_LAYERS + layer);

      for (guint i = 0; layers[layer].features[i] != NULL; i++)
        {
          if (places == NULL)
            g_string_append_c (tsv, '_');
          else
            append_cell (self, tsv, places, i);
          g_string_append_c (tsv, '\t');
        }
    }
  append_relations (self, tsv, token);
  g_string_append_c (tsv, '\n');
}

static void
append_sentence_text (Maker *self, GString *tsv, guint first)
{
  guint last = first;
  gsize len;
  const char *slice;

  while (last + 1 < self->tokens->len && g_array_index (self->tokens, GsyToken, last + 1).sentence == g_array_index (self->tokens, GsyToken, first).sentence)
    last++;
  slice = gsy_offsets_slice (gsy_article_get_offsets (self->unit->article),
                             gsy_span (g_array_index (self->tokens, GsyToken, first).span.start, g_array_index (self->tokens, GsyToken, last).span.end), &len);
  g_string_append (tsv, "\n#Text=");
  append_escaped (tsv, slice, len);
  g_string_append_c (tsv, '\n');
}

static GString *
make_file (Maker *self)
{
  GString *tsv = g_string_new ("#FORMAT=WebAnno TSV 3.3\n");

  for (guint layer = 0; layer < N_LAYERS; layer++)
    {
      g_string_append_printf (tsv, "#T_SP=%s", layers[layer].name);
      for (guint i = 0; layers[layer].features[i] != NULL; i++)
        g_string_append_printf (tsv, "|%s", layers[layer].features[i]);
      g_string_append_c (tsv, '\n');
    }
  g_string_append_printf (tsv, "#T_RL=webanno.custom.Relation|number|relation|BT_%s\n\n", layers[LAYER_STATEMENT].name);
  for (guint i = 0; i < self->tokens->len; i++)
    {
      if (i == 0 || g_array_index (self->tokens, GsyToken, i).sentence != g_array_index (self->tokens, GsyToken, i - 1).sentence)
        append_sentence_text (self, tsv, i);
      append_token (self, tsv, i);
    }
  return tsv;
}

static gboolean
add (gpointer writer, const GsyExportUnit *unit, GError **error)
{
  GsySink *sink = writer;
  g_autoptr (GArray) tokens = gsy_tokens_new (unit);
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (annotation_free);
  g_autoptr (GPtrArray) at_token = g_ptr_array_new_with_free_func (array_unref0);
  g_autoptr (GArray) relations = g_array_new (FALSE, FALSE, sizeof (Relation));
  g_autoptr (GHashTable) first = g_hash_table_new (g_str_hash, g_str_equal);
  Maker self = { unit, tokens, annotations, at_token, relations, first };
  g_autofree char *name = g_strconcat (unit->file, ".tsv", NULL);
  g_autoptr (GString) tsv = NULL;

  g_ptr_array_set_size (at_token, (int) (tokens->len * N_LAYERS));
  for (guint i = 0; i < unit->statements->len; i++)
    add_statement (&self, g_ptr_array_index (unit->statements, i));
  for (guint i = 0; i < unit->statements->len; i++)
    add_relations (&self, g_ptr_array_index (unit->statements, i));
  tsv = make_file (&self);
  return gsy_sink_begin (sink, name, error) && gsy_sink_write (sink, tsv->str, tsv->len, error);
}

/* The writer is the sink. */
static gpointer
begin (const GsyExportSetup *setup, GError **error)
{
  return setup->sink;
}

const GsyFormat gsy_format_webanno = {
  .id = "webanno-tsv",
  .name = "WebAnno TSV",
  /* Translators: what a file format is for, in the list of formats: “to …” */
  .purpose = N_ ("to go on in INCEpTION or WebAnno, in a project with layers Statement and Role"),
  .holds = GSY_HOLDS (GSY_FEATURE_FRAGMENTS) | GSY_HOLDS (GSY_FEATURE_OVERLAPS) | GSY_HOLDS (GSY_FEATURE_NESTING) | GSY_HOLDS (GSY_FEATURE_CUE) |
           GSY_HOLDS (GSY_FEATURE_ROLE_WORDS) | GSY_HOLDS (GSY_FEATURE_ACTORS) | GSY_HOLDS (GSY_FEATURE_TOPICS) | GSY_HOLDS (GSY_FEATURE_SAID) |
           GSY_HOLDS (GSY_FEATURE_LINKS) | GSY_HOLDS (GSY_FEATURE_NOTES) | GSY_HOLDS (GSY_FEATURE_IDS),
  .begin = begin,
  .add = add,
};
