/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-html-meta.c: collects all that is said, then takes the best of each kind. */
#include "config.h"
#include "io/formats/gsy-html-meta.h"

#include "core/gsy-date.h"
#include "io/formats/gsy-html-clutter.h"
#include "io/formats/gsy-html-text.h"
#include "io/formats/gsy-json-read.h"
#include "io/formats/gsy-xml-read.h"

#include <string.h>

#define MAX_TEXT 2000
#define MAX_JSON_DEPTH 5

/* What was found: what @said holds is owned. */
typedef struct
{
  GHashTable *said; /* name of a “meta”, or one of our own with “*”, to its text; the first counts */
  const char *name;
  guint n_scripts;
  guint n_headings;
} Found;

/* --- Texts --- */

static char *
dup_flat (const char *text)
{
  GString *flat = g_string_new (NULL);
  GsyTextFlow flow;

  gsy_text_flow_init (&flow, flat);
  gsy_text_flow_add (&flow, text, (gssize) strnlen (text, MAX_TEXT + 4));
  gsy_text_flow_finish (&flow);
  return g_string_free (flat, FALSE);
}

static char *
dup_node_text (const xmlNode *node)
{
  GString *text = g_string_new (NULL);

  gsy_html_text_append (text, node, NULL);
  return g_strdelimit (g_string_free (text, FALSE), "\n\t", ' ');
}

static void
say (Found *self, const char *name, char *text)
{
  if (text == NULL || *text == '\0' || strlen (text) > MAX_TEXT * 4 || g_hash_table_contains (self->said, name))
    g_free (text);
  else
    g_hash_table_insert (self->said, g_strdup (name), text);
}

static void
say_flat (Found *self, const char *name, const char *text)
{
  if (text != NULL)
    say (self, name, dup_flat (text));
}

static const char *
ask (Found *self, const char *name)
{
  return g_hash_table_lookup (self->said, name);
}

/* The first that was said of @names, which ends with NULL. */
static const char *
ask_any (Found *self, const char *const *names)
{
  for (; *names != NULL; names++)
    if (ask (self, *names) != NULL)
      return ask (self, *names);
  return NULL;
}

/* --- Values --- */

static guint
count_digits (const char *p)
{
  guint n = 0;

  while (g_ascii_isdigit (p[n]))
    n++;
  return n;
}

/* “2031-03-04T10:00:00+01:00”, “2031/3/4”, “20310304”. */
static char *
dup_figures (const char *date)
{
  guint n = count_digits (date);
  g_autofree char *figures = NULL;
  guint year, month, day;

  if (n == 8)
    figures = g_strdup_printf ("%.4s-%.2s-%.2s", date, date + 4, date + 6);
  else if (n == 4 && (date[4] == '-' || date[4] == '/' || date[4] == '.') && count_digits (date + 5) >= 1 && count_digits (date + 5) <= 2)
    {
      const char *second = date + 5 + count_digits (date + 5);

      year = (guint) g_ascii_strtoull (date, NULL, 10);
      month = (guint) g_ascii_strtoull (date + 5, NULL, 10);
      day = *second == date[4] ? (guint) g_ascii_strtoull (second + 1, NULL, 10) : 0;
      figures = day > 0 ? g_strdup_printf ("%04u-%02u-%02u", year, month, day) : g_strdup_printf ("%04u-%02u", year, month);
    }
  else if (n == 4 && date[4] == '\0')
    figures = g_strdup (date);
  return figures != NULL && gsy_date_parse (figures, NULL) ? g_steal_pointer (&figures) : NULL;
}

/* “Tue, 04 Mar 2031 10:00:00 GMT” without weekday and time. */
static char *
dup_mail_date (const char *date)
{
  g_auto (GStrv) words = g_strsplit_set (date, " ,", 12);
  GString *kept = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strchr (words[i], ':') != NULL)
        break;
      if (*words[i] == '\0' || (kept->len == 0 && !g_ascii_isdigit (*words[i]) && words[i + 1] != NULL && strchr (date, ',') != NULL && i == 0))
        continue;
      g_string_append_printf (kept, "%s%s", kept->len > 0 ? " " : "", words[i]);
    }
  return g_string_free (kept, FALSE);
}

char *
gsy_html_dup_date (const char *date, const char *language)
{
  g_autofree char *flat = dup_flat (date);
  g_autofree char *mail = NULL;
  g_autofree char *found = dup_figures (flat);

  if (found != NULL || *flat == '\0' || strlen (flat) > 60)
    return g_steal_pointer (&found);
  mail = dup_mail_date (flat);
  found = gsy_date_from_words (mail, language, NULL);
  return found != NULL ? g_steal_pointer (&found) : gsy_date_from_words (flat, language, NULL);
}

char *
gsy_html_dup_language (const char *language)
{
  g_autofree char *code = g_strstrip (g_strdup (language));

  code[strcspn (code, ".@,; ")] = '\0';
  g_strdelimit (code, "_", '-');
  if (strlen (code) < 2 || strlen (code) > 35 || !g_ascii_isalpha (code[0]) || strspn (code, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-") != strlen (code) ||
      g_ascii_strncasecmp (code, "und", 3) == 0 || strcmp (code, "C") == 0)
    return NULL;
  return g_steal_pointer (&code);
}

char *
gsy_html_dup_url (const char *url)
{
  g_autofree char *clean = g_strstrip (g_strdup (url));

  if (g_ascii_strncasecmp (clean, "https://", 8) != 0 && g_ascii_strncasecmp (clean, "http://", 7) != 0)
    return NULL;
  for (const char *p = clean; *p != '\0'; p++)
    if ((guchar) *p <= ' ' || *p == 0x7f || strchr ("<>\"", *p) != NULL)
      return NULL;
  return strlen (clean) <= MAX_TEXT && g_utf8_validate (clean, -1, NULL) ? g_steal_pointer (&clean) : NULL;
}

/* --- Titles --- */

/* The last “ | ”, “ – ” and so on in @title. (nullable): before the separator */
static char *
find_suffix (char *title)
{
  static const char *const separators[] = { " | ", " – ", " — ", " - ", " · ", " • ", " « ", " :: ", " / " };
  char *last = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      char *at = g_strrstr (title, separators[i]);

      if (at != NULL && at > title && (last == NULL || at > last))
        last = at;
    }
  return last;
}

static const char *
skip_separator (const char *suffix)
{
  return strchr (suffix + 1, ' ') + 1;
}

static guint
count_words (const char *text)
{
  guint n = 1;

  for (const char *p = text; *p != '\0'; p++)
    n += *p == ' ';
  return n;
}

/* Takes the site's name from the end of @title: as @outlet tells it, or, if @guess, what is short after a long beginning. */
static void
cut_suffix (char *title, const char *outlet, gboolean guess)
{
  char *suffix = find_suffix (title);
  char *underscore = strchr (title, '_');

  /* Chinese pages: “headline_section_site”. */
  if (guess && underscore != NULL && underscore > title && g_unichar_iswide (g_utf8_get_char (g_utf8_prev_char (underscore))))
    *underscore = '\0';
  if (suffix == NULL || (underscore != NULL && suffix > underscore))
    return;
  if (outlet != NULL)
    {
      g_autofree char *folded = g_utf8_casefold (skip_separator (suffix), -1);
      g_autofree char *wanted = g_utf8_casefold (outlet, -1);

      /* “Le Quai” may be called “Le Quai - all the news” elsewhere. */
      if (g_str_has_prefix (folded, wanted) || g_str_has_prefix (wanted, folded) || (guess && (strstr (folded, wanted) != NULL || strstr (wanted, folded) != NULL)))
        {
          *suffix = '\0';
          g_strchomp (title);
          return;
        }
    }
  if (!guess || count_words (skip_separator (suffix)) > 4)
    return;
  *suffix = '\0';
  if (count_words (title) < 3 && g_utf8_strlen (title, -1) < 12)
    *suffix = ' ';
}

/* --- JSON-LD --- */

static const char *
get_name (JsonNode *node)
{
  if (node == NULL)
    return NULL;
  if (gsy_json_to_text (node) != NULL)
    return gsy_json_to_text (node);
  return gsy_json_n_values (node) > 0 ? gsy_json_get_text (gsy_json_nth_value (node, 0), "name") : NULL;
}

static gboolean
is_article_type (JsonNode *type)
{
  for (guint i = 0; i < gsy_json_n_values (type); i++)
    {
      const char *name = gsy_json_to_text (gsy_json_nth_value (type, i));

      if (name != NULL && (g_str_has_suffix (name, "Article") || g_str_has_suffix (name, "Posting") || g_str_has_suffix (name, "Report")))
        return TRUE;
    }
  return FALSE;
}

static void
say_authors (Found *self, JsonNode *author)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < MIN (gsy_json_n_values (author), 20); i++)
    {
      const char *name = get_name (gsy_json_nth_value (author, i));

      if (name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  say_flat (self, "*author", names->str);
  g_string_free (names, TRUE);
}

static void
say_linked (Found *self, JsonNode *node, guint depth)
{
  guint n = MIN (gsy_json_n_values (node), 200);

  for (guint i = 0; i < n && depth < MAX_JSON_DEPTH; i++)
    {
      JsonNode *value = gsy_json_nth_value (node, i);

      if (gsy_json_get (value, "@graph") != NULL)
        say_linked (self, gsy_json_get (value, "@graph"), depth + 1);
      if (gsy_json_get (value, "mainEntity") != NULL)
        say_linked (self, gsy_json_get (value, "mainEntity"), depth + 1);
      if (!is_article_type (gsy_json_get (value, "@type")))
        continue;
      say_flat (self, "*headline", gsy_json_get_text (value, "headline"));
      say_flat (self, "*date", gsy_json_get_text (value, "datePublished"));
      say_flat (self, "*publisher", get_name (gsy_json_get (value, "publisher")));
      say_flat (self, "*language", gsy_json_get_text (value, "inLanguage"));
      say_flat (self, "*url", gsy_json_get_text (value, "url"));
      say_authors (self, gsy_json_get (value, "author"));
      if (gsy_json_get_text (value, "articleBody") != NULL && ask (self, "*body") == NULL)
        g_hash_table_insert (self->said, g_strdup ("*body"), g_strdup (gsy_json_get_text (value, "articleBody")));
    }
}

/* Without what hides it from old browsers and XML: “<![CDATA[”, “<!--”. */
static const char *
find_json (const char *text, gsize *len)
{
  const char *start = strpbrk (text, "{[");
  const char *end = text + strlen (text);

  while (start != NULL && g_str_has_prefix (start, "[CDATA["))
    start = strpbrk (start + strlen ("[CDATA["), "{[");
  if (start == NULL)
    return NULL;
  while (end > start && end[-1] != '}' && end[-1] != ']')
    end--;
  while (end > start + 1 && end[-1] == ']' && end[-2] == ']' && strstr (text, "[CDATA[") != NULL && text[strspn (text, " \t\r\n/")] == '<')
    end -= 2;
  while (end > start && end[-1] != '}' && end[-1] != ']')
    end--;
  *len = (gsize) (end - start);
  return start;
}

static void
read_script (Found *self, const xmlNode *script)
{
  g_autofree char *type = gsy_xml_dup_attribute (script, "type");
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) json = NULL;
  const char *start;
  gsize len;

  if (type == NULL || g_ascii_strncasecmp (g_strstrip (type), "application/ld+json", 19) != 0 || self->n_scripts >= 50)
    return;
  self->n_scripts++;
  text = gsy_xml_dup_text (script);
  start = text != NULL ? find_json (text, &len) : NULL;
  json = start != NULL ? gsy_json_read_part (start, len, self->name, NULL) : NULL;
  if (json != NULL)
    say_linked (self, json, 0);
}

/* --- Elements --- */

static void
read_meta (Found *self, const xmlNode *node)
{
  static const char *const keys[] = { "property", "name", "itemprop", "http-equiv" };
  g_autofree char *content = gsy_xml_dup_attribute (node, "content");

  for (guint i = 0; i < G_N_ELEMENTS (keys) && content != NULL; i++)
    {
      g_autofree char *key = gsy_xml_dup_attribute (node, keys[i]);

      if (key == NULL || *key == '\0' || strlen (key) > 100)
        continue;
      g_strstrip (key);
      for (char *p = key; *p != '\0'; p++)
        *p = g_ascii_tolower (*p);
      say_flat (self, key, content);
    }
}

static void
read_link (Found *self, const xmlNode *node)
{
  g_autofree char *href = gsy_html_attribute_has (node, "rel", "canonical") ? gsy_xml_dup_attribute (node, "href") : NULL;
  g_autofree char *url = href != NULL ? gsy_html_dup_url (href) : NULL;

  say (self, "*canonical", g_steal_pointer (&url));
}

static void
read_time (Found *self, const xmlNode *node)
{
  g_autofree char *date = gsy_xml_dup_attribute (node, "datetime");
  g_autofree char *is_published = gsy_xml_dup_attribute (node, "pubdate");
  g_autofree char *figures = date != NULL ? dup_figures (date) : NULL;

  if (figures != NULL)
    say_flat (self, is_published != NULL ? "*itemdate" : "*time", date);
}

/* Elements that say what they are: microdata. */
static void
read_item (Found *self, const xmlNode *node)
{
  static const struct
  {
    const char *property;
    const char *name;
  } items[] = { { "datePublished", "*itemdate" }, { "headline", "*itemheadline" }, { "author", "*itemauthor" } };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autofree char *content = NULL;

      if (ask (self, items[i].name) != NULL || !gsy_html_attribute_has (node, "itemprop", items[i].property))
        continue;
      content = gsy_xml_dup_attribute (node, "content");
      if (content == NULL)
        content = gsy_xml_dup_attribute (node, "datetime");
      say (self, items[i].name, content != NULL ? dup_flat (content) : dup_node_text (node));
    }
}

/* What browsers write into pages that they save: “saved from url=(0031)https://…”, “url: https://…”. */
static void
read_comment (Found *self, const char *comment)
{
  const char *at = strstr (comment, "https://");
  g_autofree char *url = NULL;

  if (at == NULL)
    at = strstr (comment, "http://");
  if (at == NULL || (strstr (comment, "saved from url") == NULL && strstr (comment, "SingleFile") == NULL))
    return;
  url = g_strndup (at, strcspn (at, " \t\r\n"));
  say (self, "*saved", gsy_html_dup_url (url));
}

/* The one that the page's title holds, else the first: some sites write their own name so, too. */
static void
read_heading (Found *self, const xmlNode *node)
{
  g_autofree char *text = self->n_headings++ < 20 ? dup_node_text (node) : NULL;
  const char *title = ask (self, "*title");

  if (text == NULL || *text == '\0')
    return;
  if (title != NULL && strstr (title, text) != NULL && g_utf8_strlen (text, -1) * 2 > g_utf8_strlen (title, -1))
    g_hash_table_replace (self->said, g_strdup ("*h1"), g_steal_pointer (&text));
  else
    say (self, "*h1", g_steal_pointer (&text));
}

static void
read_element (Found *self, const xmlNode *node)
{
  if (gsy_html_is_any (node, "meta"))
    read_meta (self, node);
  else if (gsy_html_is_any (node, "link"))
    read_link (self, node);
  else if (gsy_html_is_any (node, "script"))
    read_script (self, node);
  else if (gsy_html_is_any (node, "title") && !gsy_html_is_any (node->parent, "svg symbol"))
    {
      g_autofree char *text = gsy_xml_dup_text (node);

      say_flat (self, "*title", text);
    }
  else
    {
      if (gsy_html_is_any (node, "h1") && !gsy_html_is_hidden (node))
        read_heading (self, node);
      if (gsy_html_is_any (node, "time"))
        read_time (self, node);
      if (node->properties != NULL)
        read_item (self, node);
      if (gsy_html_is_any (node, "html body article main"))
        {
          g_autofree char *language = gsy_xml_dup_attribute (node, "lang");

          if (language != NULL && *language != '\0')
            g_hash_table_replace (self->said, g_strdup ("*lang"), dup_flat (language));
        }
    }
}

static void
collect (Found *self, const xmlNode *top)
{
  const xmlNode *node = top->doc != NULL && top->doc->children != NULL ? top->doc->children : top;

  /* Comments before the root, too. */
  while (node != NULL)
    {
      if (node->type == XML_ELEMENT_NODE)
        read_element (self, node);
      else if (node->type == XML_COMMENT_NODE && node->content != NULL)
        read_comment (self, (const char *) node->content);
      if (node->type == XML_ELEMENT_NODE && node->children != NULL)
        {
          node = node->children;
          continue;
        }
      while (node != NULL && node->next == NULL)
        node = node->parent != NULL && node->parent->type == XML_ELEMENT_NODE ? node->parent : NULL;
      node = node != NULL ? node->next : NULL;
    }
}

/* --- The best of each --- */

static gboolean
holds (const char *text, const char *part)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *wanted = g_utf8_casefold (part, -1);

  return strstr (folded, wanted) != NULL;
}

static void
choose_title (GsyHtmlMeta *self, Found *found)
{
  static const char *const social[] = { "og:title", "twitter:title", "parsely-title", NULL };
  static const char *const others[] = { "*headline", "*itemheadline", NULL };
  const char *headline = ask_any (found, social), *title = ask (found, "*title"), *heading = ask (found, "*h1");

  /* A heading of the first rank that the title does not know may be the site's name, or a section's. */
  if (headline == NULL && heading != NULL && (title == NULL || holds (title, heading)))
    headline = heading;
  if (headline == NULL)
    headline = ask_any (found, others);

  if (headline != NULL && (self->outlet == NULL || g_ascii_strcasecmp (headline, self->outlet) != 0))
    {
      self->title = g_strdup (headline);
      cut_suffix (self->title, self->outlet, FALSE);
    }
  else if (title != NULL)
    {
      self->title = g_strdup (title);
      cut_suffix (self->title, self->outlet, TRUE);
    }
}

static char *
choose_date (Found *found, const char *language)
{
  static const char *const dates[] = { "article:published_time", "og:article:published_time", "*date", "*itemdate", "datepublished", "date", "dc.date", "dc.date.issued",
                                       "dcterms.date", "dcterms.issued", "dcterms.created", "dc.date.created", "pubdate", "publishdate", "publish-date", "publish_date",
                                       "parsely-pub-date", "sailthru.date", "article.published", "cxenseparse:recs:publishtime", "citation_publication_date", "*time", NULL };

  for (guint i = 0; dates[i] != NULL; i++)
    {
      const char *said = ask (found, dates[i]);
      g_autofree char *date = said != NULL ? gsy_html_dup_date (said, language) : NULL;

      if (date != NULL)
        return g_steal_pointer (&date);
    }
  return NULL;
}

static char *
choose_url (Found *found)
{
  static const char *const urls[] = { "*canonical", "og:url", "*url", "*saved", NULL };

  for (guint i = 0; urls[i] != NULL; i++)
    {
      const char *said = ask (found, urls[i]);
      g_autofree char *url = said != NULL ? gsy_html_dup_url (said) : NULL;

      if (url != NULL)
        return g_steal_pointer (&url);
    }
  return NULL;
}

static char *
choose_language (Found *found)
{
  static const char *const languages[] = { "*lang", "og:locale", "*language", "content-language", "language", "dc.language", NULL };

  for (guint i = 0; languages[i] != NULL; i++)
    {
      const char *said = ask (found, languages[i]);
      g_autofree char *language = said != NULL ? gsy_html_dup_language (said) : NULL;

      if (language != NULL)
        return g_steal_pointer (&language);
    }
  return NULL;
}

void
gsy_html_meta_read (GsyHtmlMeta *self, const xmlNode *top, const char *name)
{
  static const char *const outlets[] = { "og:site_name", "*publisher", "application-name", "dc.publisher", "dcterms.publisher", NULL };
  static const char *const authors[] = { "*author", "author", "*itemauthor", "article:author", "dc.creator", "parsely-author", NULL };
  Found found = { .said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free), .name = name };
  const char *generator;

  *self = (GsyHtmlMeta){ 0 };
  collect (&found, top);
  generator = ask (&found, "generator");
  self->ours = generator != NULL && strcmp (generator, "Gainsay") == 0;
  self->outlet = g_strdup (ask_any (&found, outlets));
  self->language = choose_language (&found);
  self->published = choose_date (&found, self->language);
  self->url = choose_url (&found);
  self->author = g_strdup (ask_any (&found, authors));
  /* An address is no name. */
  if (self->author != NULL && strstr (self->author, "://") != NULL)
    g_clear_pointer (&self->author, g_free);
  self->body = g_strdup (ask (&found, "*body"));
  choose_title (self, &found);
  g_hash_table_unref (found.said);
}

void
gsy_html_meta_clear (GsyHtmlMeta *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->outlet, g_free);
  g_clear_pointer (&self->published, g_free);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->body, g_free);
}
