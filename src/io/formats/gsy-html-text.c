/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-html-text.c: a walk through the tree that needs no stack, and what each element means for the lines. */
#include "config.h"
#include "io/formats/gsy-html-text.h"

#include <string.h>

/* Blocks that are paragraphs of their own; and those that are lines. */
#define PARAGRAPHS                                                                                                                                              \
  "address article aside blockquote body center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html " \
  "main menu nav ol p pre section summary table ul"
#define LINES "caption dd dt li tr"
/* Not “head”: libxml2 puts elements of HTML 5 into it where a page has no “body”. */
#define SHOWS_NOTHING                                                                                                                                   \
  "applet area audio base button canvas col colgroup command datalist embed frame frameset iframe img input link map math meta meter noembed noframes " \
  "noscript object option optgroup param progress rp rt script select source style svg template textarea title track video"

#define MAX_VALUE 4096

/* What an element is, in bits. */
enum
{
  KIND_PARAGRAPH = 1,
  KIND_LINE = 2,
  KIND_NOTHING = 4,
};

static void
add_kind (GHashTable *kinds, const char *names, guint kind)
{
  g_auto (GStrv) list = g_strsplit (names, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    g_hash_table_insert (kinds, (gpointer) g_intern_string (list[i]), GUINT_TO_POINTER (kind));
}

static guint
get_kind (const xmlNode *node)
{
  static GHashTable *kinds;
  static gsize made;

  if (g_once_init_enter (&made))
    {
      kinds = g_hash_table_new (g_str_hash, g_str_equal);
      add_kind (kinds, PARAGRAPHS, KIND_PARAGRAPH);
      add_kind (kinds, LINES, KIND_LINE);
      add_kind (kinds, SHOWS_NOTHING, KIND_NOTHING);
      g_once_init_leave (&made, 1);
    }
  return node->type == XML_ELEMENT_NODE ? GPOINTER_TO_UINT (g_hash_table_lookup (kinds, node->name)) : 0;
}

/* Names are in lower case: the parser of HTML makes them so, and XHTML has them so. */
static gboolean
name_is_in (const char *name, const char *names)
{
  gsize len = strlen (name);

  for (const char *p = names; *p != '\0'; p++)
    {
      if (*p == *name && strncmp (p, name, len) == 0 && (p[len] == ' ' || p[len] == '\0'))
        return TRUE;
      while (*p != ' ' && p[1] != '\0')
        p++;
    }
  return FALSE;
}

gboolean
gsy_html_is_any (const xmlNode *node, const char *names)
{
  return node != NULL && node->type == XML_ELEMENT_NODE && name_is_in ((const char *) node->name, names);
}

static const char *
get_attribute (const xmlNode *node, const char *name)
{
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (g_ascii_strcasecmp ((const char *) attribute->name, name) == 0)
      {
        const char *value = attribute->children != NULL ? (const char *) attribute->children->content : NULL;

        /* What is longer says nothing that counts here. */
        return value != NULL && strnlen (value, MAX_VALUE) < MAX_VALUE ? value : "";
      }
  return NULL;
}

/* “display: none”, with any spaces. */
static gboolean
style_has (const char *style, const char *property, const char *value)
{
  for (const char *p = strstr (style, property); p != NULL; p = strstr (p, property))
    {
      p += strlen (property);
      p += strspn (p, " \t\n");
      if (*p != ':')
        continue;
      p++;
      p += strspn (p, " \t\n");
      if (g_str_has_prefix (p, value))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_class (const char *classes, const char *wanted)
{
  gsize len = strlen (wanted);

  for (const char *p = strstr (classes, wanted); p != NULL; p = strstr (p + len, wanted))
    if ((p == classes || g_ascii_isspace (p[-1])) && (p[len] == '\0' || g_ascii_isspace (p[len])))
      return TRUE;
  return FALSE;
}

gboolean
gsy_html_is_block (const xmlNode *node)
{
  return (get_kind (node) & (KIND_PARAGRAPH | KIND_LINE)) != 0;
}

gboolean
gsy_html_is_hidden (const xmlNode *node)
{
  static const char *const for_ears[] = { "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only" };
  const char *style, *classes, *aria;

  if (node->type != XML_ELEMENT_NODE)
    return FALSE;
  if (node->properties == NULL)
    return get_kind (node) == KIND_NOTHING;
  if (get_kind (node) == KIND_NOTHING || get_attribute (node, "hidden") != NULL)
    return TRUE;
  style = get_attribute (node, "style");
  if (style != NULL && (style_has (style, "display", "none") || style_has (style, "visibility", "hidden")))
    return TRUE;
  /* A page that was saved with a dialog in front of it says so of all that is behind. */
  aria = get_attribute (node, "aria-hidden");
  if (aria != NULL && g_ascii_strcasecmp (aria, "true") == 0 && !gsy_html_is_block (node))
    return TRUE;
  classes = get_attribute (node, "class");
  for (guint i = 0; classes != NULL && i < G_N_ELEMENTS (for_ears); i++)
    if (has_class (classes, for_ears[i]))
      return TRUE;
  return FALSE;
}

/* An item of a list that holds several paragraphs, as of a live report, is no line. */
static gboolean
is_rich_item (const xmlNode *item)
{
  const xmlNode *inner = item;

  while (inner != NULL)
    {
      const xmlNode *only = NULL;
      guint n_blocks = 0, n = 0;

      for (const xmlNode *child = inner->children; child != NULL; child = child->next)
        if (child->type == XML_ELEMENT_NODE)
          {
            n++;
            n_blocks += gsy_html_is_any (child, "p h1 h2 h3 h4 h5 h6 blockquote figure pre");
            only = child;
          }
      if (n_blocks > 1)
        return TRUE;
      inner = n == 1 && gsy_html_is_any (only, "div section article") ? only : NULL;
    }
  return FALSE;
}

/* --- The walk --- */

typedef struct
{
  GsyTextFlow *flow;
  GHashTable *left_out;
  guint pre;    /* so deep in preformatted text */
  guint list;   /* in lists */
  guint rich;   /* in items that are no lines */
  guint quotes; /* in “q” */
} Walk;

static GsyBreak
paragraph_break (Walk *self)
{
  return self->list > self->rich ? GSY_BREAK_LINE : GSY_BREAK_PARAGRAPH;
}

static void
enter (Walk *self, const xmlNode *node)
{
  guint kind = get_kind (node);

  if (gsy_html_is_any (node, "br"))
    gsy_text_flow_end_line (self->flow);
  else if (gsy_html_is_any (node, "td th"))
    gsy_text_flow_next_cell (self->flow);
  else if (gsy_html_is_any (node, "q"))
    gsy_text_flow_add (self->flow, self->quotes++ % 2 == 0 ? "“" : "‘", -1);
  else if (kind == KIND_PARAGRAPH)
    gsy_text_flow_break (self->flow, paragraph_break (self));
  else if (kind == KIND_LINE)
    gsy_text_flow_break (self->flow, GSY_BREAK_LINE);
  self->pre += gsy_html_is_any (node, "pre");
  self->list += gsy_html_is_any (node, "ul ol dl menu dir");
  if (gsy_html_is_any (node, "li dd") && is_rich_item (node))
    {
      self->rich = self->rich + 1;
      gsy_text_flow_break (self->flow, paragraph_break (self));
    }
}

static void
leave (Walk *self, const xmlNode *node)
{
  guint kind = get_kind (node);
  gboolean rich = gsy_html_is_any (node, "li dd") && is_rich_item (node);

  if (gsy_html_is_any (node, "q"))
    gsy_text_flow_add (self->flow, --self->quotes % 2 == 0 ? "”" : "’", -1);
  self->pre -= gsy_html_is_any (node, "pre");
  self->list -= gsy_html_is_any (node, "ul ol dl menu dir");
  if (kind == KIND_PARAGRAPH || rich)
    gsy_text_flow_break (self->flow, paragraph_break (self));
  else if (kind == KIND_LINE)
    gsy_text_flow_break (self->flow, GSY_BREAK_LINE);
  self->rich -= rich;
}

static gboolean
counts (Walk *self, const xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE && !gsy_html_is_hidden (node) && (self->left_out == NULL || !g_hash_table_contains (self->left_out, node));
}

void
gsy_html_text_flow (GsyTextFlow *flow, const xmlNode *top, GHashTable *left_out)
{
  Walk self = { .flow = flow, .left_out = left_out };
  const xmlNode *node = top;

  for (;;)
    {
      gboolean open = node == top || counts (&self, node);

      if (open && node->type == XML_ELEMENT_NODE)
        enter (&self, node);
      else if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content != NULL)
        {
          if (self.pre > 0)
            gsy_text_flow_add_verbatim (flow, (const char *) node->content, -1);
          else
            gsy_text_flow_add (flow, (const char *) node->content, -1);
        }
      if (open && node->type == XML_ELEMENT_NODE && node->children != NULL)
        {
          node = node->children;
          continue;
        }
      if (open && node->type == XML_ELEMENT_NODE)
        leave (&self, node);
      while (node != top && node->next == NULL)
        {
          node = node->parent;
          leave (&self, node);
        }
      if (node == top)
        break;
      node = node->next;
    }
}

void
gsy_html_text_append (GString *text, const xmlNode *node, GHashTable *left_out)
{
  GsyTextFlow flow;

  gsy_text_flow_init (&flow, text);
  gsy_html_text_flow (&flow, node, left_out);
  gsy_text_flow_finish (&flow);
}
