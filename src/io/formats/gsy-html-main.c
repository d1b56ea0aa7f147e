/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-html-main.c: weighs each element by the letters in it that are no links, once with and once without what its name says is clutter. */
#include "config.h"
#include "io/formats/gsy-html-main.h"

#include "io/formats/gsy-html-clutter.h"
#include "io/formats/gsy-html-text.h"
#include "io/formats/gsy-xml-read.h"

#include <string.h>

/* Less than this is no article, if there is more elsewhere in the page. */
#define SHORT 100
/* A byline, a date or tags are no longer. */
#define SMALL 250

#define HEADINGS "h1 h2 h3 h4 h5 h6"

/* What is known of an element. Chinese and Japanese characters weigh double. */
typedef struct
{
  guint weight;    /* of all text in it */
  guint links;     /* of that in links */
  guint n_links;   /* links */
  guint own;       /* of the text in itself and in what is no block in it */
  guint own_links; /* of that in links */
  guint n_commas;  /* in it */
  guint is_out : 1;
  guint is_kept : 1; /* holds a heading of the first rank, or what says that it is the article */
  double score;
  double held; /* of all the texts in it together */
  guint n_texts;
} Info;

/* How much is left out: what its name says is clutter, too; what the page itself says is no article; nothing but what is hidden. */
typedef enum
{
  BY_NAMES,
  BY_KINDS,
  HIDDEN_ALONE,
} Strictness;

typedef struct
{
  xmlNode *top;
  GArray *infos; /* of Info; an element's place plus one is in its _private */
  Strictness strictness;
  guint n_comments; /* weight of readers' comments */
} Page;

static Info *
get_info (Page *self, const xmlNode *node)
{
  gsize place = node != NULL ? GPOINTER_TO_SIZE (node->_private) : 0;

  return place > 0 ? &g_array_index (self->infos, Info, place - 1) : NULL;
}

/* The next node in @limit in the document's order; with @deep also in @node. */
static xmlNode *
next_in (const xmlNode *limit, xmlNode *node, gboolean deep)
{
  if (deep && node->type == XML_ELEMENT_NODE && node->children != NULL)
    return node->children;
  while (node != limit && node->next == NULL)
    node = node->parent;
  return node != limit ? node->next : NULL;
}

static gboolean
is_open (Page *self, const xmlNode *node)
{
  const Info *info = get_info (self, node);

  return info != NULL && !info->is_out;
}

/* --- Weights --- */

static void
weigh_text (Info *info, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c <= ' ' || c == 0xa0 || c == 0xad)
        continue;
      info->own += c >= 0x2e80 && g_unichar_iswide (c) ? 2 : 1;
      info->n_commas += c == ',' || c == 0x60c || c == 0x3001 || c == 0xff0c || c == 0x3002 || c == 0x61b;
    }
}

static void
leave_weighed (Page *self, xmlNode *node)
{
  Info *info = get_info (self, node);
  Info *parent = node != self->top ? get_info (self, node->parent) : NULL;

  info->weight += info->own;
  if (gsy_html_is_any (node, "a"))
    {
      info->links = info->weight;
      info->own_links = info->own;
      info->n_links++;
    }
  if (parent == NULL)
    return;
  parent->links += info->links;
  parent->n_links += info->n_links;
  if (gsy_html_is_block (node) || gsy_html_is_any (node, "td th"))
    {
      parent->weight += info->weight;
      return;
    }
  /* Blocks in it are in its parent's weight alone. */
  parent->weight += info->weight - info->own;
  parent->own += info->own;
  parent->own_links += info->own_links;
  parent->n_commas += info->n_commas;
}

static void
weigh (Page *self)
{
  xmlNode *node = self->top;

  for (guint i = 0; i < self->infos->len; i++)
    {
      Info *info = &g_array_index (self->infos, Info, i);

      info->weight = info->links = info->n_links = info->own = info->own_links = info->n_commas = 0;
      info->score = info->held = 0;
      info->n_texts = 0;
    }
  for (;;)
    {
      gboolean open = is_open (self, node);

      if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content != NULL)
        weigh_text (get_info (self, node->parent), (const char *) node->content);
      if (open && node->children != NULL)
        {
          node = node->children;
          continue;
        }
      if (open)
        leave_weighed (self, node);
      while (node != self->top && node->next == NULL)
        {
          node = node->parent;
          leave_weighed (self, node);
        }
      if (node == self->top)
        return;
      node = node->next;
    }
}

/* --- Clutter --- */

static gboolean
is_declared (const xmlNode *node)
{
  return gsy_html_attribute_has (node, "itemprop", "articleBody");
}

static gboolean
is_main (const xmlNode *node)
{
  return gsy_html_is_any (node, "main") || gsy_html_attribute_has (node, "role", "main");
}

static gboolean
is_article (const xmlNode *node)
{
  return gsy_html_is_any (node, "article") || gsy_html_attribute_has (node, "role", "article");
}

/* A form around the whole page, as some servers make it, is none. */
static gboolean
is_small_form (Page *self, const xmlNode *node, const Info *info)
{
  return gsy_html_is_any (node, "form fieldset") && info->weight * 4 < get_info (self, self->top)->weight;
}

/* Links to other pages, one after the other. A list that is part of an article may well have a link in each item. */
static gboolean
is_link_list (const xmlNode *node, const Info *info)
{
  if (info->n_links < 3)
    return FALSE;
  return gsy_html_is_any (node, "ul ol") ? info->links * 5 > info->weight * 4 : gsy_html_is_any (node, "dl div section table") && info->links * 3 > info->weight * 2;
}

static gboolean
is_outer_header (const xmlNode *node)
{
  if (!gsy_html_is_any (node, "header"))
    return FALSE;
  for (const xmlNode *parent = node->parent; parent != NULL && parent->type == XML_ELEMENT_NODE; parent = parent->parent)
    if (is_article (parent) || is_main (parent))
      return FALSE;
  return TRUE;
}

static gboolean
is_clutter (Page *self, const xmlNode *node, const Info *info)
{
  GsyClutter clutter;
  guint rest;

  if (gsy_html_is_hidden (node))
    return TRUE;
  if (self->strictness == HIDDEN_ALONE)
    return FALSE;
  if (info->is_kept || gsy_html_is_any (node, "html head body main"))
    return FALSE;
  clutter = gsy_html_get_clutter (node);
  rest = get_info (self, self->top)->weight - self->n_comments;
  if (clutter == GSY_CLUTTER_COMMENTS || clutter == GSY_CLUTTER_BY_KIND)
    return TRUE;
  if (self->strictness == BY_KINDS)
    return FALSE;
  if (clutter == GSY_CLUTTER_BY_NAME && info->weight * 2 < rest)
    return TRUE;
  if (clutter == GSY_CLUTTER_SMALL && info->weight < SMALL && !gsy_html_is_any (node, "article"))
    return TRUE;
  return is_small_form (self, node, info) || is_link_list (node, info) || is_outer_header (node);
}

static void
keep (Page *self, const xmlNode *node)
{
  for (; node != NULL && node->type == XML_ELEMENT_NODE && !get_info (self, node)->is_kept; node = node->parent)
    get_info (self, node)->is_kept = TRUE;
}

static void
make_infos (Page *self)
{
  for (xmlNode *node = self->top; node != NULL; node = next_in (self->top, node, TRUE))
    {
      Info info = { 0 };

      if (node->type != XML_ELEMENT_NODE)
        continue;
      g_array_append_val (self->infos, info);
      node->_private = GSIZE_TO_POINTER (self->infos->len);
      get_info (self, node)->is_out = gsy_html_is_hidden (node);
      if (gsy_html_is_any (node, "h1") || is_main (node) || is_declared (node))
        keep (self, node);
    }
}

static void
leave_out (Page *self, Strictness strictness)
{
  self->strictness = strictness;
  self->n_comments = 0;
  for (xmlNode *node = self->top; node != NULL; node = next_in (self->top, node, TRUE))
    if (node->type == XML_ELEMENT_NODE)
      get_info (self, node)->is_out = gsy_html_is_hidden (node);
  weigh (self);
  for (xmlNode *node = self->top; node != NULL;)
    {
      gboolean comments = is_open (self, node) && !get_info (self, node)->is_kept && gsy_html_get_clutter (node) == GSY_CLUTTER_COMMENTS;

      if (comments)
        self->n_comments += get_info (self, node)->weight;
      node = next_in (self->top, node, is_open (self, node) && !comments);
    }
  for (xmlNode *node = self->top; node != NULL; node = next_in (self->top, node, is_open (self, node)))
    if (is_open (self, node))
      get_info (self, node)->is_out = is_clutter (self, node, get_info (self, node));
  weigh (self);
}

/* --- The article by the page's own word --- */

static const xmlNode *
common_parent (const xmlNode *a, const xmlNode *b)
{
  guint depth_a = 0, depth_b = 0;

  for (const xmlNode *node = a; node != NULL; node = node->parent)
    depth_a++;
  for (const xmlNode *node = b; node != NULL; node = node->parent)
    depth_b++;
  while (a != b)
    {
      gboolean up_a = depth_a >= depth_b, up_b = depth_b >= depth_a;

      if (up_a)
        {
          a = a->parent;
          depth_a--;
        }
      if (up_b)
        {
          b = b->parent;
          depth_b--;
        }
    }
  return a;
}

/* The outermost of those that @matches: the one that has most of the text, or what holds them all, as of a live report. (nullable) */
static const xmlNode *
find_declared (Page *self, gboolean (*matches) (const xmlNode *node))
{
  const xmlNode *best = NULL;
  const xmlNode *all = NULL;
  guint sum = 0, most = 0;

  for (xmlNode *node = self->top; node != NULL;)
    {
      gboolean found = is_open (self, node) && matches (node);

      if (found)
        {
          guint weight = get_info (self, node)->weight;

          sum += weight;
          all = all == NULL ? node : common_parent (all, node);
          if (best == NULL || weight > most)
            {
              best = node;
              most = weight;
            }
        }
      node = next_in (self->top, node, is_open (self, node) && !found);
    }
  return (guint64) most * 2 >= sum ? best : all;
}

/* --- The article by weight --- */

static void
add_score (Page *self, const xmlNode *node, double score)
{
  for (guint i = 0; i < 4 && node != NULL && node->type == XML_ELEMENT_NODE; i++, node = node->parent)
    {
      Info *info = get_info (self, node);

      if (info == NULL)
        break;
      info->score += score;
      score /= 2;
    }
}

static void
score_text (Page *self, const xmlNode *node, const Info *info)
{
  double score = info->own / 100.0;

  if (info->own < 25 || gsy_html_is_any (node, HEADINGS) || !(gsy_html_is_block (node) || gsy_html_is_any (node, "td")))
    return;
  score = (1 + info->n_commas + score) * (1 - (double) info->own_links / info->own);
  for (const xmlNode *parent = node; parent != NULL && get_info (self, parent) != NULL; parent = parent != self->top ? parent->parent : NULL)
    {
      get_info (self, parent)->held += score;
      get_info (self, parent)->n_texts++;
    }
  /* A paragraph speaks for what holds it; text between line ends for what it is in. */
  add_score (self, gsy_html_is_any (node, "p pre blockquote li") ? node->parent : node, score);
}

static double
get_final_score (const xmlNode *node, const Info *info)
{
  double score = info->score;

  if (info->weight > 0)
    score *= 1 - (double) MIN (info->links, info->weight) / info->weight;
  if (gsy_html_is_any (node, "ol ul dl form address th html"))
    score /= 2;
  return gsy_html_is_content (node) ? score * 1.5 : score;
}

/* What is beside the best place belongs to it if it has as much to say. TRUE when something does. */
static gboolean
judge_siblings (Page *self, const xmlNode *best, double score, gboolean leave)
{
  gboolean found = FALSE;

  for (const xmlNode *node = best->parent != NULL ? best->parent->children : NULL; node != NULL; node = node->next)
    {
      Info *info = get_info (self, node);
      gboolean belongs;

      if (node == best || info == NULL || info->is_out)
        continue;
      belongs = info->score >= MAX (score / 5, 3) ||
                (gsy_html_is_any (node, "p blockquote") && info->own >= 80 && info->own_links * 4 < info->own);
      found |= belongs;
      if (leave && !belongs && !gsy_html_is_any (node, HEADINGS) && gsy_html_is_block (node) && !info->is_kept)
        info->is_out = TRUE;
    }
  return found;
}

static const xmlNode *
find_heaviest (Page *self, double *score)
{
  const xmlNode *best = NULL;

  *score = 0;
  for (xmlNode *node = self->top; node != NULL; node = next_in (self->top, node, is_open (self, node)))
    if (is_open (self, node))
      score_text (self, node, get_info (self, node));
  for (xmlNode *node = self->top; node != NULL; node = next_in (self->top, node, is_open (self, node)))
    if (is_open (self, node) && get_final_score (node, get_info (self, node)) > *score)
      {
        best = node;
        *score = get_final_score (node, get_info (self, node));
      }
  return best;
}

/* Where each paragraph is packed up on its own, what holds them is further up. */
static const xmlNode *
climb (Page *self, const xmlNode *node)
{
  double all = get_info (self, self->top)->held;

  while (node != self->top && get_info (self, node)->n_texts < 3 && (get_info (self, node)->held < all / 2 || get_info (self, node)->weight < SHORT))
    node = node->parent;
  return node;
}

/* --- Both --- */

static const xmlNode *
choose (Page *self)
{
  gboolean (*const ways[]) (const xmlNode *) = { is_declared, is_article, gsy_html_is_content, is_main };
  double score;
  const xmlNode *heaviest = find_heaviest (self, &score);
  const xmlNode *above = heaviest != NULL ? climb (self, heaviest) : NULL;
  guint weight = heaviest != NULL ? get_info (self, heaviest)->weight : 0;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      const xmlNode *declared = find_declared (self, ways[i]);
      guint its = declared != NULL ? get_info (self, declared)->weight : 0;

      if (its >= SHORT && (guint64) its * 4 >= weight)
        return declared;
    }
  if (above != heaviest)
    return above;
  if (heaviest != NULL && heaviest != self->top && judge_siblings (self, heaviest, get_info (self, heaviest)->score, FALSE))
    {
      judge_siblings (self, heaviest, get_info (self, heaviest)->score, TRUE);
      return heaviest->parent;
    }
  return heaviest;
}

static gboolean
is_inside (const xmlNode *node, const xmlNode *parent)
{
  while (node != NULL && node != parent)
    node = node->parent;
  return node != NULL;
}

/* --- The heading --- */

static char *
dup_flat (const xmlNode *node)
{
  GString *text = g_string_new (NULL);

  gsy_html_text_append (text, node, NULL);
  return g_strdelimit (g_string_free (text, FALSE), "\n\t", ' ');
}

/* How well a heading is the page's title: it is the first one at least. */
static guint
rate_heading (const xmlNode *heading, const char *headline)
{
  g_autofree char *text = dup_flat (heading);
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *wanted = headline != NULL ? g_utf8_casefold (headline, -1) : NULL;

  if (*text == '\0')
    return 0;
  if (wanted == NULL)
    return 1;
  return strcmp (folded, wanted) == 0 ? 3 : strstr (wanted, folded) != NULL || strstr (folded, wanted) != NULL ? 2
                                                                                                               : 1;
}

static void
find_heading (Page *self, GsyHtmlMain *found, const char *headline)
{
  const xmlNode *heading = NULL;
  const xmlNode *lead = NULL;
  guint best = 0, n = 0;

  for (xmlNode *node = self->top; node != NULL && n < 20; node = next_in (self->top, node, is_open (self, node) && node != found->node))
    {
      guint rating;

      if (node == found->node)
        break; /* what comes after it is no heading of it */
      if (!is_open (self, node))
        continue;
      if (lead == NULL && heading != NULL && (gsy_html_is_lead (node) || gsy_html_attribute_has (node, "itemprop", "description")) &&
          get_info (self, node)->weight < 5 * SMALL && !is_inside (found->node, node))
        lead = node;
      if (!gsy_html_is_any (node, "h1"))
        continue;
      n++;
      rating = rate_heading (node, headline);
      if (rating > best)
        {
          heading = node;
          best = rating;
          lead = NULL;
        }
    }
  /* One of the first rank in the article itself is its heading, unless that one is the very title. */
  for (xmlNode *node = (xmlNode *) found->node; heading != NULL && best < 3 && node != NULL; node = next_in (found->node, node, is_open (self, node)))
    if (is_open (self, node) && gsy_html_is_any (node, "h1"))
      heading = lead = NULL;
  found->heading = heading;
  found->lead = lead;
}

gboolean
gsy_html_main_find (GsyHtmlMain *self, xmlNode *top, const char *headline)
{
  Page page = { .top = top, .infos = g_array_new (FALSE, FALSE, sizeof (Info)) };

  *self = (GsyHtmlMain){ 0 };
  make_infos (&page);
  leave_out (&page, BY_NAMES);
  self->node = choose (&page);
  if (self->node == NULL || get_info (&page, self->node)->weight < SHORT)
    {
      /* So little that the rest may be what counts. */
      guint before = self->node != NULL ? get_info (&page, self->node)->weight : 0;

      leave_out (&page, BY_KINDS);
      if (self->node == NULL || get_info (&page, top)->weight > 3 * before)
        self->node = top;
      else
        leave_out (&page, BY_NAMES);
    }
  if (get_info (&page, self->node)->weight == 0)
    {
      self->node = top;
      leave_out (&page, HIDDEN_ALONE);
    }
  if (get_info (&page, self->node)->weight == 0)
    {
      g_array_unref (page.infos);
      return FALSE;
    }
  find_heading (&page, self, headline);
  self->left_out = g_hash_table_new (NULL, NULL);
  for (xmlNode *node = top; node != NULL; node = next_in (top, node, is_open (&page, node)))
    if (node->type == XML_ELEMENT_NODE && get_info (&page, node)->is_out)
      g_hash_table_add (self->left_out, node);
  g_array_unref (page.infos);
  return TRUE;
}

void
gsy_html_main_clear (GsyHtmlMain *self)
{
  g_clear_pointer (&self->left_out, g_hash_table_unref);
}

void
gsy_html_main_append_text (const GsyHtmlMain *self, GString *text)
{
  GsyTextFlow flow;

  gsy_text_flow_init (&flow, text);
  if (self->heading != NULL)
    gsy_html_text_flow (&flow, self->heading, self->left_out);
  if (self->lead != NULL)
    gsy_html_text_flow (&flow, self->lead, self->left_out);
  gsy_html_text_flow (&flow, self->node, self->left_out);
  gsy_text_flow_finish (&flow);
}
