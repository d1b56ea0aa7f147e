/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-html-clutter.c: class names are taken apart into words, and these looked up. */
#include "config.h"
#include "io/formats/gsy-html-clutter.h"

#include "io/formats/gsy-html-text.h"
#include "io/formats/gsy-xml-read.h"

#include <string.h>

#define KINDS "nav aside footer"
#define ROLES "navigation complementary banner contentinfo dialog alertdialog search menu menubar toolbar"
#define COMMENT_WORDS "comment comments commentlist commenting commentaires commentaire kommentare comentarios disqus respond discussion livefyre coral"
#define SMALL_WORDS "author authors byline bylines meta metadata date pubdate timestamp published tag tags category categories keywords credit credits copyright"
#define CLUTTER_WORDS                                                                                                                                                                          \
  "ad ads adslot advert adverts advertisement advertising advertorial banner breadcrumb breadcrumbs carousel consent cookie cookies donate donation footer gallery gdpr "                      \
  "lightbox login menu modal mostread navbar nav navigation newsletter notification outbrain overlay pagination paywall player popup popular privacy promo promoted promotion "                \
  "readalso recirculation recommended recommendation recommendations related relatedposts share sharebar sharedaddy sharing sidebar signup skip slideshow social sponsor sponsored subscribe " \
  "subscription taboola teaser teasers toolbar trending"
/* A class that begins so speaks of the page's layout. */
#define LAYOUT_WORDS "has with no not without hide show is js"

/* Beside what GsyClutter says. */
#define LAYOUT 100
#define MAX_WORD 24
#define MAX_WORDS 4

static gboolean
word_is_in (const char *word, gsize len, const char *words)
{
  for (const char *p = words; p != NULL && *p != '\0'; p = (p = strchr (p, ' ')) != NULL ? p + 1 : NULL)
    if (g_ascii_strncasecmp (p, word, len) == 0 && (p[len] == ' ' || p[len] == '\0'))
      return TRUE;
  return FALSE;
}

static void
add_words (GHashTable *table, const char *words, guint what)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    g_hash_table_insert (table, (gpointer) g_intern_string (list[i]), GUINT_TO_POINTER (what));
}

/* A GsyClutter, or LAYOUT. */
static guint
judge_word (const char *word, gsize len)
{
  static GHashTable *table;
  static gsize made;
  char folded[MAX_WORD + 1];

  if (g_once_init_enter (&made))
    {
      table = g_hash_table_new (g_str_hash, g_str_equal);
      add_words (table, COMMENT_WORDS, GSY_CLUTTER_COMMENTS);
      add_words (table, CLUTTER_WORDS, GSY_CLUTTER_BY_NAME);
      add_words (table, SMALL_WORDS, GSY_CLUTTER_SMALL);
      add_words (table, LAYOUT_WORDS, LAYOUT);
      g_once_init_leave (&made, 1);
    }
  if (len > MAX_WORD)
    return GSY_CLUTTER_NONE;
  for (gsize i = 0; i < len; i++)
    folded[i] = g_ascii_tolower (word[i]);
  folded[len] = '\0';
  return GPOINTER_TO_UINT (g_hash_table_lookup (table, folded));
}

/* The end of the word at @p: “article-body”, “articleBody”, “article_body”. */
static const char *
word_end (const char *p)
{
  const char *start = p;

  while (g_ascii_isalnum (*p) && (p == start || !(g_ascii_isupper (*p) && g_ascii_islower (p[-1]))))
    p++;
  return p;
}

/* One name, which ends with a space. Of many words, as made of a heading, it is a text's own: “sharing-with-a-single-developer”. */
static GsyClutter
judge_one (const char *name, const char **after)
{
  GsyClutter found = GSY_CLUTTER_NONE;
  gboolean layout = FALSE;
  const char *p = name;
  guint n = 0;

  while (*p != '\0' && !g_ascii_isspace (*p))
    {
      const char *end = word_end (p);

      if (end > p)
        {
          guint judged = judge_word (p, (gsize) (end - p));

          layout |= n++ == 0 && judged == LAYOUT;
          if (judged != LAYOUT)
            found = MAX (found, (GsyClutter) judged);
        }
      p = MAX (end, p + (end == p));
    }
  *after = p;
  return layout || n > MAX_WORDS ? GSY_CLUTTER_NONE : found;
}

static GsyClutter
judge_name (const char *names)
{
  GsyClutter found = GSY_CLUTTER_NONE;

  for (const char *p = names; *p != '\0'; p += g_ascii_isspace (*p))
    {
      GsyClutter one = judge_one (p, &p);

      found = MAX (found, one);
    }
  return found;
}

gboolean
gsy_html_attribute_has (const xmlNode *node, const char *attribute, const char *word)
{
  g_autofree char *value = node->properties != NULL ? gsy_xml_dup_attribute (node, attribute) : NULL;

  return value != NULL && word_is_in (word, strlen (word), g_strdelimit (value, "\t\r\n\f", ' '));
}

GsyClutter
gsy_html_get_clutter (const xmlNode *node)
{
  g_autofree char *class = NULL;
  g_autofree char *id = NULL;
  g_autofree char *role = NULL;
  GsyClutter found, by_name;

  if (node->type != XML_ELEMENT_NODE)
    return GSY_CLUTTER_NONE;
  found = judge_name ((const char *) node->name); /* “amp-ad” */
  if (found != GSY_CLUTTER_BY_NAME)
    found = GSY_CLUTTER_NONE;
  if (gsy_html_is_any (node, KINDS))
    found = GSY_CLUTTER_BY_KIND;
  if (node->properties == NULL)
    return found;
  class = gsy_xml_dup_attribute (node, "class");
  id = gsy_xml_dup_attribute (node, "id");
  role = gsy_xml_dup_attribute (node, "role");
  if (role != NULL && word_is_in (g_strstrip (role), strlen (role), ROLES) && *role != '\0')
    found = GSY_CLUTTER_BY_KIND;
  if (gsy_html_attribute_has (node, "rel", "author") || gsy_html_attribute_has (node, "itemprop", "author"))
    found = MAX (found, GSY_CLUTTER_SMALL);
  by_name = class != NULL ? judge_name (class) : GSY_CLUTTER_NONE;
  if (id != NULL)
    {
      GsyClutter by_id = judge_name (id);

      by_name = MAX (by_name, by_id);
    }
  return MAX (found, by_name);
}

/* One word of each kind, one after the other, is in one class: “post__content”. */
static gboolean
name_has_pair (const char *name, const char *first, const char *second)
{
  gboolean had_first = FALSE;

  for (const char *p = name; p != NULL && *p != '\0';)
    {
      const char *end = word_end (p);
      gsize len = (gsize) (end - p);

      if (len == 0)
        {
          had_first &= !g_ascii_isspace (*p);
          p++;
          continue;
        }
      if (had_first && word_is_in (p, len, second))
        return TRUE;
      had_first = word_is_in (p, len, first);
      p = end;
    }
  return FALSE;
}

gboolean
gsy_html_is_content (const xmlNode *node)
{
  static const char first[] = "article story post entry news main page field", second[] = "body content text";
  g_autofree char *class = gsy_xml_dup_attribute (node, "class");
  g_autofree char *id = gsy_xml_dup_attribute (node, "id");

  return name_has_pair (class, first, second) || name_has_pair (id, first, second);
}

gboolean
gsy_html_is_lead (const xmlNode *node)
{
  g_autofree char *class = gsy_html_is_any (node, "p h2 h3 div") ? gsy_xml_dup_attribute (node, "class") : NULL;

  for (const char *p = class; p != NULL && *p != '\0';)
    {
      const char *end = word_end (p);

      if (end > p && word_is_in (p, (gsize) (end - p), "standfirst dek chapo chapeau lede lead subtitle subheadline subhead sommario vorspann entradilla"))
        return TRUE;
      p = end > p ? end : p + 1;
    }
  return FALSE;
}
