/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-format-brat.c: brat standoff (brat.nlplab.org/standoff.html): a folder with a .txt and an .ann for each article, and the two .conf with which
 * brat opens it.
 *
 * A statement is an event, in the layout of PolNeAR and PARC: its type is the layer, its trigger the cue or, without one, the content; its arguments
 * are Content, Cue, Source and Target. Offsets are code points of the .txt, whose line ends are LF. A piece of text is split where a line ends, since brat
 * allows no line end in one. What brat has no place for stands in comments ("#"), whose type says what it is: Actor, Topic, Said, Link, …; where the pieces are
 * not the spans to the letter, Spans has these, and in annotation.conf comments say which ids and names brat's words stand for. gsy-read-brat.c reads it all. */
#include "config.h"
#include "io/formats/gsy-brat.h"
#include "io/formats/gsy-format.h"
#include "io/formats/gsy-lines.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef struct
{
  GsySink *sink;
  GsyScheme *scheme;
  GHashTable *names; /* what is used for a layer's, attribute's or relation's id */
  GHashTable *taken; /* the same, the other way round */
  GPtrArray *layers; /* ids of those that the configuration names: the folder's, and then those that are met */
  GPtrArray *relations;
  GHashTable *stems; /* of the files written so far */
  GString *meanings; /* what annotation.conf says of articles */

  /* Of the article at hand. */
  const GsyExportUnit *unit;
  GsyLines *lines;
  GString *ann;
  guint n_text;
  guint n_event;
  guint n_relation;
  guint n_attribute;
  guint n_comment;
  GHashTable *triggers; /* statement's id -> number of its trigger's text-bound annotation */
  GHashTable *events;   /* the same -> its event's */
} Writer;

#define SAFE "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

/* A word that brat takes as a type: letters, digits, - and _: the name that people see if it is one, as of all that came from brat, else made of the id. The
 * same word for the same @id, another one for each other. @label: (nullable) */
static const char *
safe_name (Writer *self, const char *id, const char *label)
{
  char *name = g_hash_table_lookup (self->names, id);

  if (name != NULL)
    return name;
  name = g_strdup (label != NULL && *label != '\0' && label[strspn (label, SAFE)] == '\0' ? label : id);
  g_strcanon (name, SAFE, '_');
  for (guint i = 2; *name == '\0' || g_hash_table_contains (self->taken, name); i++)
    {
      g_autofree char *old = name;

      name = g_strdup_printf ("%s_%u", old, i);
    }
  g_hash_table_insert (self->names, g_strdup (id), name);
  g_hash_table_add (self->taken, name);
  return name;
}

static const char *
layer_name (Writer *self, const char *id)
{
  const GsyLayer *layer = gsy_scheme_find_layer (self->scheme, id);

  return safe_name (self, id, layer != NULL ? layer->name : NULL);
}

static const char *
relation_name (Writer *self, const char *id)
{
  const GsyRelation *relation = gsy_scheme_find_relation (self->scheme, id);

  return safe_name (self, id, relation != NULL ? relation->name : NULL);
}

/* @ids gains it. */
static const char *
meet (Writer *self, GPtrArray *ids, const char *id)
{
  if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
    g_ptr_array_add (ids, g_strdup (id));
  return ids == self->layers ? layer_name (self, id) : relation_name (self, id);
}

/* --- Places --- */

typedef struct
{
  GString *places;
  GString *words;
} Pieces;

/* From @start to @end there is no line end. */
static void
add_piece (Writer *self, Pieces *pieces, guint start, guint end)
{
  const GsyOffsets *offsets = gsy_article_get_offsets (self->unit->article);
  gsize len;
  const char *slice;

  /* Brat wants no space at the edges of what it is given. */
  while (start < end && g_unichar_isspace (g_utf8_get_char (gsy_offsets_slice (offsets, gsy_span (start, start + 1), &len))))
    start++;
  while (start < end && g_unichar_isspace (g_utf8_get_char (gsy_offsets_slice (offsets, gsy_span (end - 1, end), &len))))
    end--;
  if (start == end)
    return;
  slice = gsy_offsets_slice (offsets, gsy_span (start, end), &len);
  g_string_append_printf (pieces->places, "%s%u %u", pieces->places->len > 0 ? ";" : "", gsy_lines_place (self->lines, start), gsy_lines_place (self->lines, end));
  if (pieces->words->len > 0)
    g_string_append_c (pieces->words, ' ');
  g_string_append_len (pieces->words, slice, len);
}

static void
add_pieces (Writer *self, Pieces *pieces, GsySpan span)
{
  const GsyOffsets *offsets = gsy_article_get_offsets (self->unit->article);
  guint start = span.start;
  gsize len;
  const char *p = gsy_offsets_slice (offsets, span, &len);

  for (guint offset = span.start; offset < span.end; offset++, p = g_utf8_next_char (p))
    if (strchr ("\n\r\t", *p) != NULL)
      {
        add_piece (self, pieces, start, offset);
        start = offset + 1;
      }
  add_piece (self, pieces, start, span.end);
}

/* @text on one line: a comment has but one. */
static void
add_comment (Writer *self, const char *type, char of, guint number, const char *text)
{
  if (text == NULL)
    return;
  g_string_append_printf (self->ann, "#%u\t%s %c%u\t", ++self->n_comment, type, of, number);
  gsy_brat_append_escaped (self->ann, text);
  g_string_append_c (self->ann, '\n');
}

/* A text-bound annotation; its number, or 0 when nothing is left of it. */
static guint
add_text_bound (Writer *self, const char *type, const GsyQuote *quotes, guint n, gboolean trigger)
{
  g_autoptr (GString) places = g_string_new (NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) spans = g_string_new (NULL);
  Pieces pieces = { places, words };

  for (guint i = 0; i < n; i++)
    if (quotes[i].span.end <= gsy_article_get_length (self->unit->article))
      {
        add_pieces (self, &pieces, quotes[i].span);
        g_string_append_printf (spans, "%s%u %u", spans->len > 0 ? ";" : "", gsy_lines_place (self->lines, quotes[i].span.start),
                                gsy_lines_place (self->lines, quotes[i].span.end));
      }
  if (places->len == 0)
    return 0;
  g_string_append_printf (self->ann, "T%u\t%s %s\t%s\n", ++self->n_text, type, places->str, words->str);
  /* Brat has no comments on triggers; another one has the same words. */
  if (!trigger && strcmp (spans->str, places->str) != 0)
    add_comment (self, "Spans", 'T', self->n_text, spans->str);
  return self->n_text;
}

/* --- Statements --- */

/* The arguments of an event, each with its text; who has no words in the text is told in a comment, after the event has its number.
 * @implied: gets their names; @order: the places of the others, and then of these, in the list */
static void
add_fillers (Writer *self, GString *event, const char *role, const GPtrArray *fillers, GPtrArray *implied, GString *order)
{
  g_autoptr (GString) late = g_string_new (NULL);
  guint n = 0, n_worded = 0;

  for (guint i = 0; fillers != NULL && i < fillers->len; i++)
    {
      const GsyFiller *filler = g_ptr_array_index (fillers, i);
      guint number = 0;

      if (filler->spans != NULL && filler->spans->len > 0)
        number = add_text_bound (self, role, (GsyQuote *) (gpointer) filler->spans->data, filler->spans->len, FALSE);
      if (number == 0 && filler->actor != NULL)
        {
          g_ptr_array_add (implied, filler->actor);
          g_string_append_printf (late, " %u", n++);
        }
      if (number == 0)
        continue;
      g_string_append_printf (event, " %s", role);
      if (++n_worded > 1)
        g_string_append_printf (event, "%u", n_worded);
      g_string_append_printf (event, ":T%u", number);
      g_string_append_printf (order, "%s%u", order->len > 0 ? " " : "", n++);
      add_comment (self, "Actor", 'T', number, filler->actor);
    }
  g_string_append (order, late->str + (order->len == 0 && late->len > 0));
}

/* Whether @order is 0, 1, 2 and so on. */
static gboolean
is_in_order (const char *order)
{
  for (guint i = 0; *order != '\0'; i++)
    {
      char *end;

      if (g_ascii_strtoull (order, &end, 10) != i)
        return FALSE;
      order = end + (*end == ' ');
    }
  return TRUE;
}

static void
add_implied (Writer *self, const char *role, const GPtrArray *implied, const char *order)
{
  g_autofree char *type = g_strconcat ("Implied", role, NULL), *order_type = g_strconcat (role, "Order", NULL);

  for (guint i = 0; i < implied->len; i++)
    add_comment (self, type, 'E', self->n_event, g_ptr_array_index (implied, i));
  if (!is_in_order (order))
    add_comment (self, order_type, 'E', self->n_event, order);
}

/* What the configuration has for @value: an attribute that is a choice, and a choice that brat can write. (nullable) */
static const char *
find_choice (Writer *self, const GsyValue *value)
{
  const GsyAttribute *attribute = value->type == GSY_VALUE_STRING ? gsy_scheme_find_attribute (self->scheme, value->id) : NULL;

  for (guint i = 0; attribute != NULL && attribute->choices != NULL && i < attribute->choices->len; i++)
    {
      const GsyChoice *choice = g_ptr_array_index (attribute->choices, i);

      if (g_strcmp0 (choice->id, value->string) == 0)
        return safe_name (self, choice->id, choice->name);
    }
  return NULL;
}

static const char *
attribute_name (Writer *self, const char *id)
{
  const GsyAttribute *attribute = gsy_scheme_find_attribute (self->scheme, id);

  return safe_name (self, id, attribute != NULL ? attribute->name : NULL);
}

/* A choice is an attribute of brat; any other value a comment, as “pages: 3”. */
static void
add_attribute (Writer *self, const GsyValue *value)
{
  const char *choice = find_choice (self, value);
  g_autofree char *comment = NULL;

  if (choice != NULL)
    {
      g_string_append_printf (self->ann, "A%u\t%s E%u %s\n", ++self->n_attribute, attribute_name (self, value->id), self->n_event, choice);
      return;
    }
  comment = gsy_brat_dup_value (value);
  add_comment (self, "Attribute", 'E', self->n_event, comment);
}

static void
add_statement (Writer *self, const GsyStatement *statement)
{
  const GsyQuote *content = gsy_statement_get_quote (statement, 0);
  gboolean has_cue = statement->cue != NULL && statement->cue->spans != NULL && statement->cue->spans->len > 0;
  const GsyQuote *cue = has_cue ? (GsyQuote *) (gpointer) statement->cue->spans->data : NULL;
  g_autoptr (GString) event = g_string_new (NULL);
  g_autoptr (GString) source_order = g_string_new (NULL), target_order = g_string_new (NULL);
  g_autoptr (GPtrArray) sources = g_ptr_array_new (), targets = g_ptr_array_new ();
  const char *type = meet (self, self->layers, statement->layer);
  guint number = statement->detached ? 0 : add_text_bound (self, "Content", content, gsy_statement_get_n_spans (statement), FALSE), cue_number = 0;
  guint trigger;

  if (number == 0)
    return;
  g_string_append_printf (event, " Content:T%u", number);
  if (has_cue)
    cue_number = add_text_bound (self, "Cue", cue, statement->cue->spans->len, FALSE);
  if (cue_number > 0)
    g_string_append_printf (event, " Cue:T%u", cue_number);
  trigger = cue_number > 0 ? add_text_bound (self, type, cue, statement->cue->spans->len, TRUE) : add_text_bound (self, type, content, gsy_statement_get_n_spans (statement), TRUE);
  add_fillers (self, event, "Source", statement->source, sources, source_order);
  add_fillers (self, event, "Target", statement->target, targets, target_order);
  g_string_append_printf (self->ann, "E%u\t%s:T%u%s\n", ++self->n_event, type, trigger, event->str);
  g_hash_table_insert (self->triggers, statement->id, GUINT_TO_POINTER (trigger));
  g_hash_table_insert (self->events, statement->id, GUINT_TO_POINTER (self->n_event));

  add_comment (self, "Id", 'E', self->n_event, statement->id);
  add_implied (self, "Source", sources, source_order->str);
  add_implied (self, "Target", targets, target_order->str);
  for (guint i = 0; statement->about != NULL && statement->about[i] != NULL; i++)
    add_comment (self, "Topic", 'E', self->n_event, statement->about[i]);
  add_comment (self, "Said", 'E', self->n_event, statement->said);
  for (guint i = 0; statement->attributes != NULL && i < statement->attributes->len; i++)
    add_attribute (self, &g_array_index (statement->attributes, GsyValue, i));
  add_comment (self, "AnnotatorNotes", 'E', self->n_event, statement->note);
  add_comment (self, "Creator", 'E', self->n_event, statement->creator);
  add_comment (self, "Created", 'E', self->n_event, statement->created);
  add_comment (self, "Modified", 'E', self->n_event, statement->modified);
}

/* Links inside the article are relations between the triggers, which is what brat draws; others, comments on the event. */
static void
add_links (Writer *self, const GsyStatement *statement)
{
  guint event = GPOINTER_TO_UINT (g_hash_table_lookup (self->events, statement->id));
  guint from = GPOINTER_TO_UINT (g_hash_table_lookup (self->triggers, statement->id));

  for (guint i = 0; from != 0 && statement->links != NULL && i < statement->links->len; i++)
    {
      const GsyLink *link = g_ptr_array_index (statement->links, i);
      guint to = GPOINTER_TO_UINT (g_hash_table_lookup (self->triggers, link->to));
      const char *relation = meet (self, self->relations, link->relation);

      if (link->article != NULL)
        {
          g_autofree char *text = g_strjoin (" ", relation, link->to, link->article, NULL);

          add_comment (self, "Link", 'E', event, text);
        }
      else if (to != 0)
        g_string_append_printf (self->ann, "R%u\t%s Arg1:T%u Arg2:T%u\n", ++self->n_relation, relation, from, to);
    }
}

static gboolean
write_file (Writer *self, const char *stem, const char *ending, const GString *content, GError **error)
{
  g_autofree char *name = g_strconcat (stem, ending, NULL);

  return gsy_sink_begin (self->sink, name, error) && gsy_sink_write (self->sink, content->str, content->len, error);
}

/* The name that both files of an article have before their ending; “a” and “a.txt” must not become one. */
static char *
make_stem (Writer *self, const char *file)
{
  char *stem = g_str_has_suffix (file, ".txt") && strlen (file) > 4 ? g_strndup (file, strlen (file) - 4) : g_strdup (file);

  for (guint i = 2; !g_hash_table_add (self->stems, g_strdup (stem)); i++)
    {
      g_free (stem);
      stem = g_strdup_printf ("%s-%u", file, i);
    }
  return stem;
}

/* What an article is called, and how its lines end, where its files do not show that. */
static void
note_article (Writer *self, const GsyExportUnit *unit, const char *stem)
{
  gsize n_bytes;
  const char *text = gsy_article_get_text (unit->article, &n_bytes);
  g_autofree char *name = g_strconcat (stem, ".txt", NULL), *ends = gsy_brat_dup_line_ends (text, n_bytes);

  if (strcmp (name, unit->file) != 0)
    gsy_brat_append_meaning (self->meanings, GSY_BRAT_CONF_FILE, stem, unit->file);
  if (ends != NULL)
    gsy_brat_append_meaning (self->meanings, GSY_BRAT_CONF_ENDS, stem, ends);
}

static gboolean
add (gpointer writer, const GsyExportUnit *unit, GError **error)
{
  Writer *self = writer;
  g_autoptr (GsyLines) lines = gsy_lines_new (unit->article);
  g_autofree char *stem = make_stem (self, unit->file);

  note_article (self, unit, stem);
  self->unit = unit;
  self->lines = lines;
  self->n_text = self->n_event = self->n_relation = self->n_attribute = self->n_comment = 0;
  g_hash_table_remove_all (self->triggers);
  g_hash_table_remove_all (self->events);
  g_string_truncate (self->ann, 0);
  for (guint i = 0; i < unit->statements->len; i++)
    add_statement (self, g_ptr_array_index (unit->statements, i));
  for (guint i = 0; i < unit->statements->len; i++)
    add_links (self, g_ptr_array_index (unit->statements, i));
  return write_file (self, stem, ".txt", lines->text, error) && write_file (self, stem, ".ann", self->ann, error);
}

/* --- What brat is told of the types --- */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Which ids the words stand for, that are not the ids themselves. */
static void
append_ids (Writer *self, GString *conf)
{
  guint n;
  g_autofree gpointer *ids = g_hash_table_get_keys_as_array (self->names, &n);

  qsort (ids, n, sizeof *ids, compare_names);
  for (guint i = 0; i < n; i++)
    {
      const char *name = g_hash_table_lookup (self->names, ids[i]);

      if (strcmp (name, ids[i]) != 0)
        gsy_brat_append_meaning (conf, GSY_BRAT_CONF_ID, name, ids[i]);
    }
}

static GString *
make_annotation_conf (Writer *self)
{
  GString *conf = g_string_new ("[entities]\nContent\nCue\nSource\nTarget\n\n[events]\n");
  GPtrArray *attributes = gsy_scheme_get_list (self->scheme, GSY_LIST_ATTRIBUTES);

  for (guint i = 0; i < self->layers->len; i++)
    g_string_append_printf (conf, "%s\tContent:Content, Cue?:Cue, Source*:Source, Target*:Target\n", layer_name (self, g_ptr_array_index (self->layers, i)));
  g_string_append (conf, "\n[relations]\n");
  for (guint i = 0; i < self->relations->len; i++)
    g_string_append_printf (conf, "%s\tArg1:<EVENT>, Arg2:<EVENT>\n", relation_name (self, g_ptr_array_index (self->relations, i)));
  g_string_append (conf, "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>\n\n[attributes]\n");
  for (guint i = 0; i < attributes->len; i++)
    {
      const GsyAttribute *attribute = g_ptr_array_index (attributes, i);

      if (attribute->choices == NULL || attribute->choices->len == 0)
        continue;
      g_string_append_printf (conf, "%s\tArg:<EVENT>, Value:", attribute_name (self, attribute->id));
      for (guint j = 0; j < attribute->choices->len; j++)
        {
          const GsyChoice *choice = g_ptr_array_index (attribute->choices, j);

          g_string_append_printf (conf, "%s%s", j > 0 ? "|" : "", safe_name (self, choice->id, choice->name));
        }
      g_string_append_c (conf, '\n');
    }
  g_string_append_c (conf, '\n');
  append_ids (self, conf);
  g_string_append_len (conf, self->meanings->str, (gssize) self->meanings->len);
  return conf;
}

static GString *
make_visual_conf (Writer *self)
{
  GString *conf = g_string_new ("[labels]\n");

  for (guint i = 0; i < gsy_scheme_get_n_layers (self->scheme); i++)
    {
      const GsyLayer *layer = gsy_scheme_get_layer (self->scheme, i);
      g_autofree char *label = g_strdelimit (g_strdup (layer->name != NULL ? layer->name : layer->id), "|\n\r\t", ' ');

      g_string_append_printf (conf, "%s | %s\n", layer_name (self, layer->id), label);
    }
  g_string_append (conf, "\n[drawing]\nSPAN_DEFAULT\tfgColor:black, bgColor:#eeeeee, borderColor:darken\nARC_DEFAULT\tcolor:black, arrowHead:triangle-5\n"
                         "ATTRIBUTE_DEFAULT\tglyph:*\n");
  for (guint i = 0; i < gsy_scheme_get_n_layers (self->scheme); i++)
    {
      const GsyLayer *layer = gsy_scheme_get_layer (self->scheme, i);

      if (layer->color != NULL)
        g_string_append_printf (conf, "%s\tfgColor:white, bgColor:%s, borderColor:darken\n", layer_name (self, layer->id), layer->color);
    }
  return conf;
}

static void
writer_free (gpointer writer)
{
  Writer *self = writer;

  g_hash_table_unref (self->taken);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->triggers);
  g_hash_table_unref (self->events);
  g_string_free (self->meanings, TRUE);
  g_hash_table_unref (self->stems);
  g_ptr_array_unref (self->layers);
  g_ptr_array_unref (self->relations);
  g_string_free (self->ann, TRUE);
  g_free (self);
}

static GPtrArray *
list_ids (GsyScheme *scheme, GsySchemeList list)
{
  GPtrArray *items = gsy_scheme_get_list (scheme, list), *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (ids, g_strdup (gsy_scheme_list_get_id (list, g_ptr_array_index (items, i))));
  return ids;
}

static gpointer
begin (const GsyExportSetup *setup, GError **error)
{
  static const char *const roles[] = { "Content", "Cue", "Source", "Target" };
  Writer *self = g_new0 (Writer, 1);

  self->sink = setup->sink;
  self->scheme = setup->scheme;
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->taken = g_hash_table_new (g_str_hash, g_str_equal);
  self->triggers = g_hash_table_new (g_str_hash, g_str_equal);
  self->events = g_hash_table_new (g_str_hash, g_str_equal);
  self->meanings = g_string_new (NULL);
  self->ann = g_string_new (NULL);
  self->stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->layers = list_ids (setup->scheme, GSY_LIST_LAYERS);
  self->relations = list_ids (setup->scheme, GSY_LIST_RELATIONS);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    g_hash_table_add (self->taken, (gpointer) roles[i]);
  return self;
}

/* The configuration comes last, when every layer that was met has its name. */
static gboolean
end (gpointer writer, GError **error)
{
  Writer *self = writer;
  g_autoptr (GString) annotation = make_annotation_conf (self);
  g_autoptr (GString) visual = make_visual_conf (self);

  return write_file (self, "annotation", ".conf", annotation, error) && write_file (self, "visual", ".conf", visual, error);
}

const GsyFormat gsy_format_brat = {
  .id = "brat",
  .name = "brat",
  /* Translators: what a file format is for, in the list of formats: “to …” */
  .purpose = N_ ("to go on in brat, or to train programs that read its files"),
  .holds = GSY_HOLDS_ALL & ~(GSY_HOLDS (GSY_FEATURE_DETACHED) | GSY_HOLDS (GSY_FEATURE_ARTICLE) | GSY_HOLDS (GSY_FEATURE_VOCABULARY) | GSY_HOLDS (GSY_FEATURE_UNKNOWN)),
  .begin = begin,
  .add = add,
  .end = end,
  .free = writer_free,
};
