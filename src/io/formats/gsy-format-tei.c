/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-format-tei.c: TEI P5 (tei-c.org): one teiCorpus, an article after the other, each with its header, its text, and beside it, in standOff, what was
 * marked in it.
 *
 * The article's text is that of the “body”, to the character: paragraphs hold their line ends. Where a place begins or ends there is an anchor, so that
 * places may overlap; a “span” leads from one anchor to another. Each statement is an “annotation” of its spans, whose notes say the rest: cue, source
 * and target with the spans of their words, topics, when it was said, attributes, the note. Links are in a “linkGrp” for each relation; one to an
 * article that is not exported leads nowhere. */
#include "config.h"
#include "io/formats/gsy-format.h"

#include "io/formats/gsy-tei-header.h"
#include "io/formats/gsy-xml.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef struct
{
  GsySink *sink;
  GsyScheme *scheme;
  GHashTable *actors; /* name to xml:id; both owned */
  GHashTable *ids;    /* of statements, all that were given */
  guint n_articles;

  /* Of the article at hand. */
  const GsyExportUnit *unit;
  GArray *anchors;    /* offsets */
  GPtrArray *own_ids; /* xml:id of each statement */
  GHashTable *places; /* statement's id to its place plus one */
  GString *spans;
  GString *annotations;
  GString *actor_lists;
  GPtrArray *relations; /* in the order in which they are met */
  GPtrArray *links;     /* of GString, one for each relation */
  guint n_spans;
} Writer;

/* --- Text --- */

static int
compare_offsets (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return (first > second) - (first < second);
}

static gboolean
is_line_end (const char *p)
{
  return *p == '\n' || (*p == '\r' && p[1] != '\n');
}

/* Nothing but spaces up to the line's end. */
static gboolean
is_blank_line (const char *p)
{
  p += strspn (p, " \t");
  return *p == '\0' || *p == '\n' || *p == '\r';
}

/* Whether paragraphs are divided by empty lines, as they are if there is one between others; else each line is one. */
static gboolean
has_blank_lines (const char *text)
{
  const char *p = text;
  gboolean had_text = FALSE, had_blank = FALSE;

  while (*p != '\0')
    {
      gboolean blank = is_blank_line (p);

      if (had_blank && !blank)
        return TRUE;
      had_text |= !blank;
      had_blank = had_text && blank;
      while (*p != '\0' && !is_line_end (p))
        p++;
      p += *p != '\0';
    }
  return FALSE;
}

/* Adds the anchors at @offset from the @i'th on. */
static void
append_anchors (Writer *self, GString *xml, guint offset, guint *i)
{
  for (; *i < self->anchors->len && g_array_index (self->anchors, guint, *i) <= offset; (*i)++)
    if (*i == 0 || g_array_index (self->anchors, guint, *i - 1) != offset)
      g_string_append_printf (xml, "<anchor xml:id=\"at-%u-%u\"/>", self->n_articles, offset);
}

static void
append_text (Writer *self, GString *xml)
{
  gsize n_bytes;
  const char *text = gsy_article_get_text (self->unit->article, &n_bytes), *start = text, *p = text;
  gboolean by_blank = has_blank_lines (text), after_blank = FALSE, line_start = FALSE;
  guint offset = 0, i = 0;

  g_array_sort (self->anchors, compare_offsets);
  g_string_append (xml, "<p>");
  for (; *p != '\0'; p = g_utf8_next_char (p), offset++)
    {
      gboolean blank = line_start && is_blank_line (p);
      gboolean begins = line_start && !blank && (!by_blank || after_blank);

      if (line_start)
        after_blank = blank;
      line_start = is_line_end (p);
      if (!begins && (i >= self->anchors->len || g_array_index (self->anchors, guint, i) > offset))
        continue;
      gsy_xml_append_text (xml, start, p - start);
      start = p;
      if (begins)
        g_string_append (xml, "</p><p>");
      append_anchors (self, xml, offset, &i);
    }
  gsy_xml_append_text (xml, start, p - start);
  append_anchors (self, xml, offset, &i);
  g_string_append (xml, "</p>");
}

/* --- Spans --- */

/* Appends spans to their group and, for a pointing attribute, how they are called, divided by spaces. */
static void
append_spans (Writer *self, GString *pointers, const GsyQuote *quotes, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      GsySpan span = quotes[i].span;

      if (span.start >= span.end || span.end > gsy_article_get_length (self->unit->article))
        continue;
      g_array_append_val (self->anchors, span.start);
      g_array_append_val (self->anchors, span.end);
      self->n_spans++;
      g_string_append_printf (self->spans, "<span xml:id=\"span-%u-%u\" from=\"#at-%u-%u\" to=\"#at-%u-%u\"/>", self->n_articles, self->n_spans, self->n_articles, span.start,
                              self->n_articles, span.end);
      g_string_append_printf (pointers, "%s#span-%u-%u", pointers->len > 0 ? " " : "", self->n_articles, self->n_spans);
    }
}

static void
begin_spans (Writer *self, const char *type)
{
  g_string_append (self->spans, "   <spanGrp");
  gsy_tei_append_token (self->spans, "type", type);
  g_string_append (self->spans, ">");
}

static void
end_spans (Writer *self)
{
  g_string_append (self->spans, "</spanGrp>\n");
}

/* --- Statements --- */

static void
begin_note (Writer *self, const char *type)
{
  g_string_append (self->annotations, "     <note");
  gsy_tei_append_token (self->annotations, "type", type);
}

static void
append_note (Writer *self, const char *type, const char *text)
{
  if (text == NULL)
    return;
  begin_note (self, type);
  g_string_append (self->annotations, ">");
  gsy_xml_append_text (self->annotations, text, -1);
  g_string_append (self->annotations, "</note>\n");
}

/* An actor that the corpus does not list is listed beside the first article that names it. */
static const char *
ensure_actor (Writer *self, const char *name)
{
  const char *id = g_hash_table_lookup (self->actors, name);

  if (id == NULL)
    {
      id = gsy_tei_add_actor (self->actors, name);
      gsy_tei_append_unlisted_actor (self->actor_lists, id, name);
    }
  return id;
}

static void
append_filler (Writer *self, const char *role, const GsyFiller *filler)
{
  g_autoptr (GString) pointers = g_string_new (NULL);

  if (filler->spans != NULL && filler->spans->len > 0)
    {
      begin_spans (self, role);
      append_spans (self, pointers, (const GsyQuote *) (gpointer) filler->spans->data, filler->spans->len);
      end_spans (self);
    }
  begin_note (self, role);
  gsy_xml_append_attribute (self->annotations, "target", pointers->len > 0 ? pointers->str : NULL);
  if (filler->actor != NULL)
    {
      g_string_append_printf (self->annotations, "><name ref=\"#%s\">", ensure_actor (self, filler->actor));
      gsy_xml_append_text (self->annotations, filler->actor, -1);
      g_string_append (self->annotations, "</name></note>\n");
    }
  else
    g_string_append (self->annotations, "/>\n");
}

static void
append_fillers (Writer *self, const char *role, const GPtrArray *fillers)
{
  for (guint i = 0; fillers != NULL && i < fillers->len; i++)
    append_filler (self, role, g_ptr_array_index (fillers, i));
}

static void
append_values (Writer *self, const GsyStatement *statement)
{
  for (guint i = 0; statement->attributes != NULL && i < statement->attributes->len; i++)
    {
      const GsyValue *value = &g_array_index (statement->attributes, GsyValue, i);
      g_autofree char *number = value->type == GSY_VALUE_INTEGER ? g_strdup_printf ("%" G_GINT64_FORMAT, value->integer) : NULL;
      const char *text = value->type == GSY_VALUE_BOOLEAN ? (value->integer ? "true" : "false") : number != NULL ? number
                                                                                                                 : value->string;

      begin_note (self, "attribute");
      gsy_xml_append_attribute (self->annotations, "n", value->id);
      g_string_append (self->annotations, ">");
      gsy_xml_append_text (self->annotations, text != NULL ? text : "", -1);
      g_string_append (self->annotations, "</note>\n");
    }
}

static void
append_change (GString *xml, const char *type, const char *when)
{
  if (when == NULL)
    return;
  g_string_append_printf (xml, "<change type=\"%s\"", type);
  gsy_tei_append_instant (xml, when);
  g_string_append (xml, ">");
  gsy_xml_append_text (xml, when, -1);
  g_string_append (xml, "</change>");
}

static void
append_authorship (Writer *self, const GsyStatement *statement)
{
  GString *xml = self->annotations;

  if (statement->creator != NULL)
    {
      g_string_append (xml, "     <respStmt><resp>marked</resp><name>");
      gsy_xml_append_text (xml, statement->creator, -1);
      g_string_append (xml, "</name></respStmt>\n");
    }
  if (statement->created == NULL && statement->modified == NULL)
    return;
  g_string_append (xml, "     <revisionDesc>");
  append_change (xml, "modified", statement->modified);
  append_change (xml, "created", statement->created);
  g_string_append (xml, "</revisionDesc>\n");
}

static GString *
get_links (Writer *self, const char *relation)
{
  guint i;

  if (!g_ptr_array_find_with_equal_func (self->relations, relation, g_str_equal, &i))
    {
      i = self->relations->len;
      g_ptr_array_add (self->relations, g_strdup (relation));
      g_ptr_array_add (self->links, g_string_new (NULL));
    }
  return g_ptr_array_index (self->links, i);
}

static void
append_links (Writer *self, const GsyStatement *statement, const char *own)
{
  for (guint i = 0; statement->links != NULL && i < statement->links->len; i++)
    {
      const GsyLink *link = g_ptr_array_index (statement->links, i);
      GString *xml = get_links (self, link->relation);
      guint place = link->article == NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->places, link->to)) : 0;
      g_autofree char *to = place > 0 ? g_strdup (g_ptr_array_index (self->own_ids, place - 1)) : gsy_tei_dup_id ("s-", link->to);

      g_string_append_printf (xml, "<link target=\"#%s #%s\"", own, to);
      gsy_xml_append_attribute (xml, "n", link->article);
      g_string_append (xml, "/>");
    }
}

static gboolean
is_held (Writer *self, const GsyStatement *statement)
{
  return !statement->detached && gsy_statement_get_extent (statement).end <= gsy_article_get_length (self->unit->article);
}

static void
append_statement (Writer *self, const GsyStatement *statement, const char *id)
{
  g_autoptr (GString) pointers = g_string_new (NULL);
  g_autofree char *category = gsy_tei_dup_layer_id (self->scheme, statement->layer);

  begin_spans (self, statement->layer);
  append_spans (self, pointers, gsy_statement_get_quote (statement, 0), gsy_statement_get_n_spans (statement));
  end_spans (self);
  g_string_append_printf (self->annotations, "    <annotation xml:id=\"%s\"", id);
  gsy_xml_append_attribute (self->annotations, "n", statement->id);
  if (category != NULL)
    g_string_append_printf (self->annotations, " ana=\"#%s\"", category);
  g_string_append_printf (self->annotations, " target=\"%s\">\n", pointers->str);
  append_authorship (self, statement);
  append_note (self, "layer", statement->layer);
  if (statement->cue != NULL)
    append_filler (self, "cue", statement->cue);
  append_fillers (self, "source", statement->source);
  append_fillers (self, "target", statement->target);
  for (guint i = 0; statement->about != NULL && statement->about[i] != NULL; i++)
    append_note (self, "topic", statement->about[i]);
  if (statement->said != NULL)
    {
      begin_note (self, "said");
      g_string_append (self->annotations, ">");
      gsy_tei_append_date (self->annotations, statement->said);
      g_string_append (self->annotations, "</note>\n");
    }
  append_values (self, statement);
  append_note (self, "note", statement->note);
  g_string_append (self->annotations, "    </annotation>\n");
  append_links (self, statement, id);
}

/* xml:id of the statements, which others of the article may lead to. Two articles that are copies of one another may hold the same statement. */
static void
name_statements (Writer *self)
{
  for (guint i = 0; i < self->unit->statements->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (self->unit->statements, i);
      char *id = gsy_tei_dup_id ("s-", statement->id);

      if (g_hash_table_contains (self->ids, id))
        {
          g_free (id);
          id = g_strdup_printf ("copy-%u-%u", self->n_articles, i);
        }
      g_hash_table_add (self->ids, g_strdup (id));
      g_ptr_array_add (self->own_ids, id);
      g_hash_table_insert (self->places, statement->id, GUINT_TO_POINTER (i + 1));
    }
}

static void
append_stand_off (Writer *self, GString *xml)
{
  if (self->annotations->len == 0)
    return;
  g_string_append (xml, "  <standOff>\n");
  if (self->actor_lists->len > 0)
    g_string_append_printf (xml, "   <listOrg>\n%s   </listOrg>\n", self->actor_lists->str);
  g_string_append_printf (xml, "%s   <listAnnotation>\n%s   </listAnnotation>\n", self->spans->str, self->annotations->str);
  for (guint i = 0; i < self->links->len; i++)
    {
      g_string_append (xml, "   <linkGrp");
      gsy_tei_append_token (xml, "type", g_ptr_array_index (self->relations, i));
      g_string_append_printf (xml, ">%s</linkGrp>\n", ((GString *) g_ptr_array_index (self->links, i))->str);
    }
  g_string_append (xml, "  </standOff>\n");
}

static gboolean
add (gpointer writer, const GsyExportUnit *unit, GError **error)
{
  Writer *self = writer;
  g_autoptr (GString) xml = g_string_new (NULL);

  self->unit = unit;
  self->n_articles++;
  self->n_spans = 0;
  g_array_set_size (self->anchors, 0);
  g_ptr_array_set_size (self->own_ids, 0);
  g_ptr_array_set_size (self->relations, 0);
  g_ptr_array_set_size (self->links, 0);
  g_hash_table_remove_all (self->places);
  g_string_truncate (self->spans, 0);
  g_string_truncate (self->annotations, 0);
  g_string_truncate (self->actor_lists, 0);

  name_statements (self);
  for (guint i = 0; i < unit->statements->len; i++)
    if (is_held (self, g_ptr_array_index (unit->statements, i)))
      append_statement (self, g_ptr_array_index (unit->statements, i), g_ptr_array_index (self->own_ids, i));
  g_string_append_printf (xml, " <TEI xml:id=\"article-%u\">\n", self->n_articles);
  gsy_tei_append_article_header (xml, unit);
  append_stand_off (self, xml);
  g_string_append (xml, "  <text");
  gsy_tei_append_language (xml, "xml:lang", unit->meta->language);
  g_string_append (xml, "><body xml:space=\"preserve\">");
  append_text (self, xml);
  g_string_append (xml, "</body></text>\n </TEI>\n");
  return gsy_sink_drain (self->sink, xml, error);
}

/* --- The corpus --- */

static void
links_free (gpointer data)
{
  g_string_free (data, TRUE);
}

static void
writer_free (gpointer writer)
{
  Writer *self = writer;

  g_hash_table_unref (self->actors);
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->places);
  g_array_unref (self->anchors);
  g_ptr_array_unref (self->own_ids);
  g_ptr_array_unref (self->relations);
  g_ptr_array_unref (self->links);
  g_string_free (self->spans, TRUE);
  g_string_free (self->annotations, TRUE);
  g_string_free (self->actor_lists, TRUE);
  g_free (self);
}

static gpointer
begin (const GsyExportSetup *setup, GError **error)
{
  Writer *self = g_new0 (Writer, 1);
  g_autoptr (GString) xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<teiCorpus xmlns=\"http://www.tei-c.org/ns/1.0\">\n");

  self->sink = setup->sink;
  self->scheme = setup->scheme;
  self->actors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  self->anchors = g_array_new (FALSE, FALSE, sizeof (guint));
  self->own_ids = g_ptr_array_new_with_free_func (g_free);
  self->relations = g_ptr_array_new_with_free_func (g_free);
  self->links = g_ptr_array_new_with_free_func (links_free);
  self->spans = g_string_new (NULL);
  self->annotations = g_string_new (NULL);
  self->actor_lists = g_string_new (NULL);
  gsy_tei_append_corpus_header (xml, self->scheme, self->actors);
  if (!gsy_sink_drain (self->sink, xml, error))
    g_clear_pointer (&self, writer_free);
  return self;
}

static gboolean
end (gpointer writer, GError **error)
{
  g_autoptr (GString) xml = g_string_new ("</teiCorpus>\n");

  return gsy_sink_drain (((Writer *) writer)->sink, xml, error);
}

const GsyFormat gsy_format_tei = {
  .id = "tei",
  .name = "TEI P5",
  /* Translators: what a file format is for, in the list of formats: “to …” */
  .purpose = N_ ("to keep texts and marks in an edition, or to work with the tools of the Text Encoding Initiative"),
  .extension = "xml",
  .holds = GSY_HOLDS_ALL & ~(GSY_HOLDS (GSY_FEATURE_DETACHED) | GSY_HOLDS (GSY_FEATURE_VOCABULARY) | GSY_HOLDS (GSY_FEATURE_UNKNOWN)),
  .begin = begin,
  .add = add,
  .end = end,
  .free = writer_free,
};
