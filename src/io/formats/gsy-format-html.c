/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-format-html.c: a report to read, to print and to hand in: one page that needs nothing else. No script, nothing that is fetched, and a policy
 * that would forbid both; readable in black and white, since each layer has its own line and each statement its number. */
#include "config.h"
#include "io/formats/gsy-format.h"
#include "io/formats/gsy-html.h"
#include "io/formats/gsy-xml.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* So many code points of a statement's words are told where it is only mentioned. */
#define MENTION_CHARS 160

typedef struct
{
  const char *relation;
  const char *to;
} Answer;

/* What is kept of a statement to the end, for the disputes: of all statements of a folder, so texts are the writer's, and most of them are shared. */
typedef struct
{
  const char *id;
  const char *layer;
  const char *words;
  const char *source; /* nullable */
  const char *target; /* nullable */
  const char *date;   /* nullable */
  const char *title;
  guint article;
  guint number;
  guint dispute; /* a union-find forest over links */
  guint n_links;
  Answer *links;
} Mention;

typedef struct
{
  char *title;
  guint n_statements;
} Entry;

typedef struct
{
  GsySink *sink;
  GsyScheme *scheme;
  gboolean translated;
  GString *html;
  GPtrArray *layers;
  GStringChunk *texts; /* of the mentions */
  GPtrArray *mentions;
  GHashTable *by_id; /* id -> place among the mentions, from 1 */
  GArray *entries;
} Writer;

static const GsyFormatOption options[] = {
  /* Translators: a switch of the report */
  { "translated", N_ ("In your language"), N_ ("headings in the language that the program speaks, instead of English") },
  { NULL },
};

static void
mention_free (gpointer data)
{
  Mention *mention = data;

  g_free (mention->links);
  g_free (mention);
}

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->title);
}

/* The report's own words; @text is marked by N_(). */
static const char *
word (const Writer *self, const char *text)
{
  return self->translated ? _ (text) : text;
}

static const char *
layer_name (const Writer *self, const char *layer)
{
  const GsyLayer *listed = gsy_scheme_find_layer (self->scheme, layer);

  if (listed == NULL || listed->name == NULL)
    return layer;
  return self->translated ? gsy_layer_get_label (listed) : listed->name;
}

/* `<ELEMENT>text</ELEMENT>`; nothing without a text. */
static void
append_element (GString *html, const char *element, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (html, "<%s>", element);
  gsy_xml_append_text (html, text, -1);
  g_string_append_printf (html, "</%s>", element);
}

/* --- Before the articles --- */

static const char style[] =
  ":root{color-scheme:light dark}"
  "body{font:1rem/1.5 Cantarell,system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}"
  "h1,h2,h3{line-height:1.25}article,#disputes,#contents{margin-top:3rem}"
  ".text{font:1.1rem/2.1 \"Source Serif 4\",Georgia,serif;white-space:pre-wrap;margin:1.5rem 0}"
  "mark{color:inherit;background:var(--tint)}"
  ".n{font:600 .65rem/1 sans-serif;vertical-align:super;color:var(--line);text-decoration:none;margin:0 .1em}"
  ".key{font-weight:600;background:var(--tint);padding:0 .25em}.key.u{text-underline-offset:3px!important}"
  "dl.legend{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dd{margin:0}"
  "table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{text-align:start;vertical-align:top;padding:.35rem .5rem;border-bottom:1px solid rgba(128,128,128,.4)}"
  "td:first-child{white-space:nowrap}td:nth-child(2){min-width:12rem}td:nth-child(3),td:nth-child(4){min-width:10rem}.meta,.small{font-size:.9rem;opacity:.8}ol.dispute>li{margin:.4rem 0}"
  "a{color:inherit}:target{outline:2px solid currentColor;outline-offset:2px}\n"
  "@media print{body{max-width:none;margin:0;font-size:10pt}article{break-before:page}tr,li{break-inside:avoid}mark,.key{print-color-adjust:exact;-webkit-print-color-adjust:exact}a{text-decoration:none}}\n"
  "@page{margin:2cm}\n";

static gboolean
write_head (Writer *self, GError **error)
{
  const char *title = gsy_scheme_get_title (self->scheme);
  GString *html = self->html;

  /* Translators: the language of the report, as a BCP 47 tag: “fr” in French */
  const char *language = word (self, N_ ("en"));

  g_string_append (html, "<!DOCTYPE html>\n<html");
  gsy_xml_append_attribute (html, "lang", language);
  g_string_append (html, ">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"generator\" content=\"Gainsay\">\n");
  /* Translators: the title of a report */
  append_element (html, "title", title != NULL ? title : word (self, N_ ("Who accuses whom, and who denies it")));
  g_string_append (html, "\n<style>\n");
  g_string_append (html, style);
  gsy_html_append_styles (html, self->scheme, self->layers);
  g_string_append (html, "</style>\n</head>\n<body>\n");
  /* Translators: the title of a report */
  append_element (html, "h1", title != NULL ? title : word (self, N_ ("Who accuses whom, and who denies it")));
  g_string_append (html, "\n<dl class=\"legend\">\n");
  for (guint i = 0; i < self->layers->len; i++)
    {
      const GsyLayer *layer = gsy_scheme_find_layer (self->scheme, g_ptr_array_index (self->layers, i));

      g_string_append_printf (html, "<dt><span class=\"key u l%u\">", i);
      gsy_xml_append_text (html, layer_name (self, g_ptr_array_index (self->layers, i)), -1);
      g_string_append (html, "</span></dt><dd>");
      if (layer != NULL && layer->definition != NULL)
        gsy_xml_append_text (html, layer->definition, -1);
      g_string_append (html, "</dd>\n");
    }
  g_string_append (html, "</dl>\n<p class=\"small\"><a href=\"#contents\">");
  /* Translators: a heading in a report: the list of its articles */
  gsy_xml_append_text (html, word (self, N_ ("Articles")), -1);
  g_string_append (html, "</a> · <a href=\"#disputes\">");
  /* Translators: a heading in a report: statements that answer one another */
  gsy_xml_append_text (html, word (self, N_ ("Disputes")), -1);
  g_string_append (html, "</a></p>\n");
  return gsy_sink_drain (self->sink, self->html, error);
}

static void
writer_free (gpointer writer)
{
  Writer *self = writer;

  g_string_free (self->html, TRUE);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->mentions);
  g_ptr_array_unref (self->layers);
  g_string_chunk_free (self->texts);
  g_array_unref (self->entries);
  g_free (self);
}

static gpointer
begin (const GsyExportSetup *setup, GError **error)
{
  Writer *self = g_new0 (Writer, 1);

  self->sink = setup->sink;
  self->scheme = setup->scheme;
  self->translated = gsy_export_setup_has (setup, "translated");
  self->html = g_string_new (NULL);
  self->layers = g_ptr_array_new_with_free_func (g_free);
  self->mentions = g_ptr_array_new_with_free_func (mention_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->texts = g_string_chunk_new (64 * 1024);
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  for (guint i = 0; i < gsy_scheme_get_n_layers (setup->scheme); i++)
    gsy_html_get_class (self->layers, gsy_scheme_get_layer (setup->scheme, i)->id);
  if (!write_head (self, error))
    g_clear_pointer (&self, writer_free);
  return self;
}

/* --- An article --- */

static char *
dup_mention (const char *words)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (words, -1) <= MENTION_CHARS)
    return g_strdup (words);
  start = g_utf8_substring (words, 0, MENTION_CHARS);
  return g_strconcat (start, "…", NULL);
}

/* @text for as long as the writer is there; the same texts are one. (nullable): so was @text */
static const char *
share (Writer *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

static void
remember (Writer *self, const GsyExportUnit *unit, const GsyStatement *statement, const char *words, guint number)
{
  Mention *mention = g_new0 (Mention, 1);
  g_autofree char *short_words = dup_mention (words), *source = gsy_fillers_dup_names (statement->source), *target = gsy_fillers_dup_names (statement->target);

  mention->id = g_string_chunk_insert (self->texts, statement->id);
  mention->layer = share (self, statement->layer);
  mention->words = g_string_chunk_insert (self->texts, short_words);
  mention->source = share (self, source);
  mention->target = share (self, target);
  mention->date = share (self, statement->said != NULL ? statement->said : unit->published);
  mention->title = share (self, unit->title);
  mention->article = self->entries->len;
  mention->number = number;
  mention->dispute = self->mentions->len;
  mention->n_links = statement->links != NULL ? statement->links->len : 0;
  mention->links = g_new (Answer, mention->n_links);
  for (guint i = 0; i < mention->n_links; i++)
    {
      const GsyLink *link = g_ptr_array_index (statement->links, i);

      mention->links[i] = (Answer){ share (self, link->relation), g_string_chunk_insert (self->texts, link->to) };
    }
  g_ptr_array_add (self->mentions, mention);
  g_hash_table_insert (self->by_id, (gpointer) mention->id, GUINT_TO_POINTER (self->mentions->len));
}

/* “Source: China, Cue: a rejeté”, each on a line of its own. */
static void
append_named (Writer *self, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append (self->html, "<div><b>");
  gsy_xml_append_text (self->html, name, -1);
  g_string_append (self->html, "</b> ");
  gsy_xml_append_text (self->html, text, -1);
  g_string_append (self->html, "</div>");
}

static void
append_values (Writer *self, const GsyStatement *statement)
{
  for (guint i = 0; statement->attributes != NULL && i < statement->attributes->len; i++)
    {
      const GsyValue *value = &g_array_index (statement->attributes, GsyValue, i);
      const GsyAttribute *attribute = gsy_scheme_find_attribute (self->scheme, value->id);
      g_autofree char *number = value->type == GSY_VALUE_INTEGER ? g_strdup_printf ("%" G_GINT64_FORMAT, value->integer) : NULL;
      const char *text = value->type == GSY_VALUE_BOOLEAN ? (value->integer ? "✓" : "✗") : number != NULL ? number
                                                                                                          : value->string;

      append_named (self, attribute != NULL && attribute->name != NULL ? attribute->name : value->id, text);
    }
}

static void
append_row (Writer *self, const GsyExportUnit *unit, const GsyStatement *statement, guint number)
{
  GString *html = self->html;
  guint class = gsy_html_get_class (self->layers, statement->layer);
  g_autofree char *words = g_strdelimit (gsy_export_unit_dup_content (unit, statement), "\r\n\t", ' ');
  g_autofree char *cue = gsy_export_unit_dup_filler (unit, statement->cue);
  g_autofree char *source = gsy_fillers_dup_names (statement->source);
  g_autofree char *target = gsy_fillers_dup_names (statement->target);
  g_autofree char *about = statement->about != NULL ? g_strjoinv ("; ", statement->about) : NULL;

  g_string_append_printf (html, "<tr id=\"s%u-%u\"><td><span class=\"key u l%u\">%u ", self->entries->len, number, class, number);
  gsy_xml_append_text (html, layer_name (self, statement->layer), -1);
  g_string_append (html, "</span>");
  if (statement->detached)
    /* Translators: in a report, of a statement whose words are not in the article any more */
    append_element (html, "div", word (self, N_ ("not found")));
  g_string_append (html, "</td><td>“");
  gsy_xml_append_text (html, words, -1);
  g_string_append (html, "”</td><td>");
  /* Translators: in a report, before the name of who says it */
  append_named (self, word (self, N_ ("Source")), source);
  /* Translators: in a report, before the words that report a statement, as “denied” */
  append_named (self, word (self, N_ ("Cue")), cue);
  /* Translators: in a report, before the name of whom it is aimed at */
  append_named (self, word (self, N_ ("Target")), target);
  g_string_append (html, "</td><td>");
  /* Translators: in a report, before what it is about */
  append_named (self, word (self, N_ ("About")), about);
  /* Translators: in a report, before the date on which it was said */
  append_named (self, word (self, N_ ("Said")), statement->said);
  append_values (self, statement);
  /* Translators: in a report, before a note */
  append_named (self, word (self, N_ ("Note")), statement->note);
  g_string_append (html, "</td></tr>\n");
  remember (self, unit, statement, words, number);
}

static gboolean
is_web_address (const char *url)
{
  return url != NULL && (g_ascii_strncasecmp (url, "https://", 8) == 0 || g_ascii_strncasecmp (url, "http://", 7) == 0);
}

static void
append_meta (Writer *self, const GsyExportUnit *unit)
{
  const GsyArticleMeta *meta = unit->meta;
  GString *html = self->html;

  g_string_append (html, "<p class=\"meta\">");
  gsy_xml_append_text (html, unit->file, -1);
  if (meta->outlet != NULL)
    {
      g_string_append (html, " · ");
      gsy_xml_append_text (html, meta->outlet, -1);
    }
  if (unit->published != NULL)
    {
      g_string_append (html, " · ");
      append_element (html, "time", unit->published);
    }
  if (is_web_address (meta->url))
    {
      g_string_append (html, " · <a rel=\"noopener noreferrer\"");
      gsy_xml_append_attribute (html, "href", meta->url);
      g_string_append (html, ">");
      gsy_xml_append_text (html, meta->url, -1);
      g_string_append (html, "</a>");
    }
  g_string_append (html, "</p>\n");
  append_element (html, "p", meta->note);
}

static gboolean
add (gpointer writer, const GsyExportUnit *unit, GError **error)
{
  Writer *self = writer;
  GString *html = self->html;
  const char *language = gsy_article_get_language (unit->article);
  Entry entry = { g_strdup (unit->title), unit->statements->len };
  guint n_known = self->layers->len;

  g_array_append_val (self->entries, entry);
  g_string_append_printf (html, "<article id=\"a%u\">\n", self->entries->len);
  append_element (html, "h2", unit->title);
  append_meta (self, unit);
  for (guint i = 0; i < unit->statements->len; i++)
    gsy_html_get_class (self->layers, ((const GsyStatement *) g_ptr_array_index (unit->statements, i))->layer);
  if (self->layers->len > n_known)
    {
      g_string_append (html, "<style>\n");
      gsy_html_append_styles (html, self->scheme, self->layers);
      g_string_append (html, "</style>\n");
    }
  g_string_append (html, "<div class=\"text\" dir=\"auto\"");
  gsy_xml_append_attribute (html, "lang", unit->meta->language != NULL ? unit->meta->language : language);
  g_string_append (html, ">");
  gsy_html_append_text (html, unit, self->entries->len, self->layers);
  g_string_append (html, "</div>\n");
  if (unit->statements->len > 0)
    {
      g_string_append (html, "<table>\n");
      for (guint i = 0; i < unit->statements->len; i++)
        append_row (self, unit, g_ptr_array_index (unit->statements, i), i + 1);
      g_string_append (html, "</table>\n");
    }
  g_string_append (html, "</article>\n");
  return gsy_sink_drain (self->sink, self->html, error);
}

/* --- After the articles --- */

static Mention *
get_mention (Writer *self, guint i)
{
  return g_ptr_array_index (self->mentions, i);
}

static guint
find_dispute (Writer *self, guint i)
{
  while (get_mention (self, i)->dispute != i)
    {
      Mention *mention = get_mention (self, i);

      mention->dispute = get_mention (self, mention->dispute)->dispute;
      i = mention->dispute;
    }
  return i;
}

static const Mention *
find_end (Writer *self, const Answer *link)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, link->to));

  return place > 0 ? get_mention (self, place - 1) : NULL;
}

static void
join_disputes (Writer *self)
{
  for (guint i = 0; i < self->mentions->len; i++)
    {
      const Mention *mention = get_mention (self, i);

      for (guint j = 0; j < mention->n_links; j++)
        {
          guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, mention->links[j].to));
          guint a, b;

          if (place == 0)
            continue;
          a = find_dispute (self, i);
          b = find_dispute (self, place - 1);
          get_mention (self, MAX (a, b))->dispute = MIN (a, b);
        }
    }
}

/* By date, then as they were met; what has no date comes last. */
static int
compare_mentions (gconstpointer a, gconstpointer b)
{
  const Mention *first = *(Mention *const *) a, *second = *(Mention *const *) b;
  int order = 0;

  if (first->date != NULL && second->date != NULL)
    order = strcmp (first->date, second->date);
  else if (first->date != NULL || second->date != NULL)
    order = first->date != NULL ? -1 : 1;
  if (order == 0 && first->article != second->article)
    order = first->article < second->article ? -1 : 1;
  return order != 0 ? order : (first->number > second->number) - (first->number < second->number);
}

static void
append_reference (Writer *self, const Mention *mention)
{
  g_string_append_printf (self->html, "<a href=\"#s%u-%u\">%u.%u</a>", mention->article, mention->number, mention->article, mention->number);
}

static void
append_mention (Writer *self, const Mention *mention)
{
  GString *html = self->html;
  const char *separator = " · ";

  g_string_append (html, "<li>");
  if (mention->date != NULL)
    {
      append_element (html, "time", mention->date);
      g_string_append (html, separator);
    }
  g_string_append_printf (html, "<span class=\"key u l%u\">", gsy_html_get_class (self->layers, mention->layer));
  gsy_xml_append_text (html, layer_name (self, mention->layer), -1);
  g_string_append (html, "</span> ");
  append_reference (self, mention);
  if (mention->source != NULL || mention->target != NULL)
    {
      g_string_append (html, separator);
      append_element (html, "b", mention->source);
      g_string_append (html, mention->target != NULL ? " → " : "");
      append_element (html, "b", mention->target);
    }
  g_string_append (html, "<br>“");
  gsy_xml_append_text (html, mention->words, -1);
  g_string_append (html, "” <span class=\"small\">");
  gsy_xml_append_text (html, mention->title, -1);
  for (guint i = 0; i < mention->n_links; i++)
    {
      const Answer *link = &mention->links[i];
      const GsyRelation *relation = gsy_scheme_find_relation (self->scheme, link->relation);
      const Mention *other = find_end (self, link);

      if (other == NULL)
        continue;
      g_string_append (html, separator);
      gsy_xml_append_text (html, relation != NULL && relation->name != NULL ? relation->name : link->relation, -1);
      g_string_append_c (html, ' ');
      append_reference (self, other);
    }
  g_string_append (html, "</span></li>\n");
}

static GPtrArray *
collect (Writer *self)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) by_first = g_hash_table_new (NULL, NULL);

  join_disputes (self);
  for (guint i = 0; i < self->mentions->len; i++)
    {
      gpointer first = GUINT_TO_POINTER (find_dispute (self, i));
      GPtrArray *group = g_hash_table_lookup (by_first, first);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (by_first, first, group);
          g_ptr_array_add (groups, group);
        }
      g_ptr_array_add (group, get_mention (self, i));
    }
  return groups;
}

static gboolean
append_disputes (Writer *self, GError **error)
{
  g_autoptr (GPtrArray) groups = collect (self);
  guint n = 0;

  g_string_append (self->html, "<section id=\"disputes\">\n");
  append_element (self->html, "h2", word (self, N_ ("Disputes")));
  for (guint i = 0; i < groups->len; i++)
    {
      GPtrArray *group = g_ptr_array_index (groups, i);

      if (group->len < 2)
        continue;
      g_ptr_array_sort (group, compare_mentions);
      g_string_append_printf (self->html, "<h3>%u</h3>\n<ol class=\"dispute\">\n", ++n);
      for (guint j = 0; j < group->len; j++)
        append_mention (self, g_ptr_array_index (group, j));
      g_string_append (self->html, "</ol>\n");
      if (!gsy_sink_drain (self->sink, self->html, error))
        return FALSE;
    }
  if (n == 0)
    /* Translators: in a report */
    append_element (self->html, "p", word (self, N_ ("No statement answers another.")));
  g_string_append (self->html, "</section>\n");
  return gsy_sink_drain (self->sink, self->html, error);
}

static gboolean
end (gpointer writer, GError **error)
{
  Writer *self = writer;
  GString *html = self->html;

  if (!append_disputes (self, error))
    return FALSE;
  g_string_append (html, "<nav id=\"contents\">\n");
  append_element (html, "h2", word (self, N_ ("Articles")));
  g_string_append (html, "<ol>\n");
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      g_string_append_printf (html, "<li><a href=\"#a%u\">", i + 1);
      gsy_xml_append_text (html, entry->title, -1);
      g_string_append_printf (html, "</a> (%u)</li>\n", entry->n_statements);
    }
  g_string_append (html, "</ol>\n</nav>\n</body>\n</html>\n");
  return gsy_sink_drain (self->sink, self->html, error);
}

const GsyFormat gsy_format_html = {
  .id = "html",
  .name = "HTML",
  /* Translators: what a file format is for, in the list of formats: “to …” */
  .purpose = N_ ("to read, print and hand in a report with highlights and disputes"),
  .extension = "html",
  .holds = GSY_HOLDS_ALL & ~(GSY_HOLDS (GSY_FEATURE_AUTHORSHIP) | GSY_HOLDS (GSY_FEATURE_IDS) | GSY_HOLDS (GSY_FEATURE_VOCABULARY) |
                             GSY_HOLDS (GSY_FEATURE_ROLE_WORDS) | GSY_HOLDS (GSY_FEATURE_UNKNOWN)),
  .options = options,
  .begin = begin,
  .add = add,
  .end = end,
  .free = writer_free,
};
