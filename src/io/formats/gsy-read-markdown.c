/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-read-markdown.c: a text in Markdown becomes an article without its signs: cmark-gfm takes it apart, with tables and footnotes. */
#include "config.h"
#include "io/formats/gsy-reader.h"

#include "core/gsy-error.h"
#include "io/formats/gsy-html-meta.h"
#include "io/formats/gsy-html-text.h"
#include "io/formats/gsy-xml-read.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <glib/gi18n-lib.h>

#include <string.h>

static guint
probe (GsySource *source)
{
  if (gsy_source_is_folder (source) || gsy_source_get_n_names (source) == 0)
    return 0;
  return gsy_reader_takes_name (&gsy_reader_markdown, gsy_source_get_name (source, 0)) ? 60 : 0;
}

/* --- Front matter --- */

/* What is between two lines of “---”, “+++”. Returns what comes after it; @head: (out) (nullable). */
static const char *
split_front_matter (const char *text, char **head)
{
  const char *fence = g_str_has_prefix (text, "---") ? "---" : g_str_has_prefix (text, "+++") ? "+++"
                                                                                              : NULL;
  const char *start = fence != NULL ? text + 3 + strspn (text + 3, " \t\r") : NULL;

  *head = NULL;
  if (start == NULL || *start != '\n')
    return text;
  for (const char *p = start; (p = strchr (p, '\n')) != NULL;)
    {
      const char *end;

      p++;
      if (strncmp (p, fence, 3) != 0 && !(*fence == '-' && strncmp (p, "...", 3) == 0))
        continue;
      end = p + 3 + strspn (p + 3, " \t\r");
      if (*end != '\n' && *end != '\0')
        continue;
      *head = g_strndup (start, (gsize) (p - start));
      return *end == '\n' ? end + 1 : end;
    }
  return text;
}

/* A value as YAML and TOML write it on one line, without quotation marks and remarks. */
static char *
dup_value (const char *value)
{
  char *copy = g_strstrip (g_strdup (value));
  char quote = *copy;

  if (quote == '"' || quote == '\'')
    {
      GString *text = g_string_new (NULL);

      for (const char *p = copy + 1; *p != '\0'; p++)
        {
          if (quote == '"' && *p == '\\' && p[1] != '\0')
            g_string_append_c (text, *++p);
          else if (quote == '\'' && *p == '\'' && p[1] == '\'')
            g_string_append_c (text, *++p);
          else if (*p == quote)
            break;
          else
            g_string_append_c (text, *p);
        }
      g_free (copy);
      return g_string_free (text, FALSE);
    }
  for (char *p = copy; *p != '\0'; p++)
    if (*p == '#' && p > copy && g_ascii_isspace (p[-1]))
      *p-- = '\0';
  return g_strstrip (copy);
}

static void
set_once (char **member, char *value)
{
  if (*member == NULL && value != NULL && *value != '\0')
    *member = g_steal_pointer (&value);
  g_free (value);
}

static void
take_value (GsyArticleMeta *meta, const char *key, char *value, char **date)
{
  static const struct
  {
    const char *key;
    char member;
  } keys[] = {
    { "title", 't' },
    { "headline", 't' },
    { "date", 'd' },
    { "published", 'd' },
    { "pubdate", 'd' },
    { "lang", 'l' },
    { "language", 'l' },
    { "locale", 'l' },
    { "url", 'u' },
    { "link", 'u' },
    { "canonical", 'u' },
    { "canonical_url", 'u' },
    { "source_url", 'u' },
    { "outlet", 'o' },
    { "publication", 'o' },
    { "publisher", 'o' },
    { "site", 'o' },
    { "source", 'o' },
    { "author", 'a' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (g_ascii_strcasecmp (key, keys[i].key) != 0)
        continue;
      if (keys[i].member == 't')
        set_once (&meta->title, g_strdup (value));
      else if (keys[i].member == 'd')
        set_once (date, g_strdup (value));
      else if (keys[i].member == 'l')
        set_once (&meta->language, gsy_html_dup_language (value));
      else if (keys[i].member == 'u' || strstr (value, "://") != NULL)
        set_once (&meta->url, gsy_html_dup_url (value));
      else if (keys[i].member == 'o')
        set_once (&meta->outlet, g_strdup (value));
      else if (*value != '\0' && *value != '[' && *value != '{')
        /* Translators: a line of an article's note; %s is the name of its author or authors. */
        set_once (&meta->note, g_strdup_printf (_ ("Author: %s"), value));
      return;
    }
}

static void
read_front_matter (GsyArticleMeta *meta, const char *head)
{
  g_auto (GStrv) lines = g_strsplit (head, "\n", 1000);
  g_autofree char *date = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize colon = strcspn (lines[i], ":="), name;
      g_autofree char *key = NULL;
      g_autofree char *value = NULL;

      /* What is set in belongs to something else. */
      name = strspn (lines[i], G_CSET_A_2_Z G_CSET_a_2_z "_-");
      if (name == 0 || lines[i][colon] == '\0' || name + strspn (lines[i] + name, " \t") != colon)
        continue;
      key = g_strndup (lines[i], name);
      value = dup_value (lines[i] + colon + 1);
      take_value (meta, key, value, &date);
    }
  meta->published = date != NULL ? gsy_html_dup_date (date, meta->language) : NULL;
}

/* --- The tree --- */

typedef struct
{
  GsyTextFlow flow;
  const char *name;
  guint list;
  guint rich; /* in items of several paragraphs, which are no lines */
  guint n_notes;
} Walk;

static gboolean
is_rich_item (cmark_node *item)
{
  guint n = 0;

  for (cmark_node *child = cmark_node_first_child (item); child != NULL; child = cmark_node_next (child))
    n += cmark_node_get_type (child) != CMARK_NODE_LIST;
  return n > 1;
}

/* The types of extensions are known at run time alone; their names are always the same. */
static gboolean
is_row (cmark_node *node)
{
  const char *type = cmark_node_get_type_string (node);

  return strcmp (type, "table_row") == 0 || strcmp (type, "table_header") == 0;
}

static gboolean
is_cell (cmark_node *node)
{
  return strcmp (cmark_node_get_type_string (node), "table_cell") == 0;
}

static gboolean
is_block (cmark_node *node)
{
  return (cmark_node_get_type (node) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK;
}

static void
add_break (Walk *self)
{
  gsy_text_flow_break (&self->flow, self->list > self->rich ? GSY_BREAK_LINE : GSY_BREAK_PARAGRAPH);
}

static void
add_html (Walk *self, const char *literal)
{
  g_autoptr (GBytes) bytes = g_bytes_new (literal, strlen (literal));
  g_autoptr (xmlDoc) doc = gsy_html_read (bytes, self->name, "UTF-8", NULL);

  if (doc != NULL)
    gsy_html_text_flow (&self->flow, xmlDocGetRootElement (doc), NULL);
  add_break (self);
}

static void
add_literal (Walk *self, cmark_node *node, void (*add) (GsyTextFlow *flow, const char *text, gssize len))
{
  const char *literal = cmark_node_get_literal (node);

  if (literal != NULL)
    add (&self->flow, literal, -1);
}

static void
add_note_mark (Walk *self, const char *mark)
{
  g_autofree char *text = g_strdup_printf ("[%s]", mark);

  gsy_text_flow_add (&self->flow, text, -1);
}

static void
enter_inline (Walk *self, cmark_node *node, cmark_node_type type)
{
  const char *literal = cmark_node_get_literal (node);

  if (type == CMARK_NODE_TEXT)
    add_literal (self, node, gsy_text_flow_add);
  else if (type == CMARK_NODE_CODE)
    add_literal (self, node, gsy_text_flow_add_verbatim);
  else if (type == CMARK_NODE_SOFTBREAK)
    gsy_text_flow_add (&self->flow, "\n", 1);
  else if (type == CMARK_NODE_LINEBREAK || (type == CMARK_NODE_HTML_INLINE && literal != NULL && g_ascii_strncasecmp (literal, "<br", 3) == 0))
    gsy_text_flow_end_line (&self->flow);
  else if (type == CMARK_NODE_FOOTNOTE_REFERENCE && literal != NULL)
    add_note_mark (self, literal);
}

static void
enter (Walk *self, cmark_node *node)
{
  cmark_node_type type = cmark_node_get_type (node);

  if (type == CMARK_NODE_LIST)
    {
      add_break (self);
      self->list++;
    }
  else if (type == CMARK_NODE_ITEM)
    {
      self->rich += is_rich_item (node);
      add_break (self);
    }
  else if (type == CMARK_NODE_CODE_BLOCK)
    {
      add_break (self);
      add_literal (self, node, gsy_text_flow_add_verbatim);
      add_break (self);
    }
  else if (type == CMARK_NODE_HTML_BLOCK)
    {
      add_break (self);
      add_html (self, cmark_node_get_literal (node));
    }
  else if (type == CMARK_NODE_FOOTNOTE_DEFINITION)
    {
      g_autofree char *mark = g_strdup_printf ("%u", ++self->n_notes);

      gsy_text_flow_break (&self->flow, GSY_BREAK_PARAGRAPH);
      add_note_mark (self, mark);
      gsy_text_flow_add (&self->flow, " ", 1);
    }
  else if (is_row (node))
    gsy_text_flow_break (&self->flow, GSY_BREAK_LINE);
  else if (is_cell (node))
    gsy_text_flow_next_cell (&self->flow);
  /* A note's first paragraph is on the line of its number. */
  else if (is_block (node) && !(cmark_node_parent (node) != NULL && cmark_node_get_type (cmark_node_parent (node)) == CMARK_NODE_FOOTNOTE_DEFINITION &&
                                cmark_node_previous (node) == NULL))
    add_break (self);
  else
    enter_inline (self, node, type);
}

static void
leave (Walk *self, cmark_node *node)
{
  cmark_node_type type = cmark_node_get_type (node);

  if (type == CMARK_NODE_LIST)
    self->list--;
  if (is_row (node))
    gsy_text_flow_break (&self->flow, GSY_BREAK_LINE);
  else if (is_block (node) && !is_cell (node))
    add_break (self);
  if (type == CMARK_NODE_ITEM)
    self->rich -= is_rich_item (node);
}

static void
append_tree (GString *text, cmark_node *top, const char *name)
{
  Walk self = { .name = name };
  cmark_iter *iter = cmark_iter_new (top);
  cmark_event_type event;

  gsy_text_flow_init (&self.flow, text);
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      if (event == CMARK_EVENT_ENTER)
        enter (&self, cmark_iter_get_node (iter));
      else
        leave (&self, cmark_iter_get_node (iter));
    }
  cmark_iter_free (iter);
  gsy_text_flow_finish (&self.flow);
}

static cmark_node *
parse (const char *text, gsize len)
{
  static gsize registered;
  static const char *const extensions[] = { "table", "strikethrough" };
  cmark_parser *parser;
  cmark_node *top;

  if (g_once_init_enter (&registered))
    {
      cmark_gfm_core_extensions_ensure_registered ();
      g_once_init_leave (&registered, 1);
    }
  parser = cmark_parser_new (CMARK_OPT_FOOTNOTES);
  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    if (cmark_find_syntax_extension (extensions[i]) != NULL)
      cmark_parser_attach_syntax_extension (parser, cmark_find_syntax_extension (extensions[i]));
  cmark_parser_feed (parser, text, len);
  top = cmark_parser_finish (parser);
  cmark_parser_free (parser);
  return top;
}

static char *
dup_flat (cmark_node *node, const char *name)
{
  GString *text = g_string_new (NULL);

  append_tree (text, node, name);
  return g_strdelimit (g_string_free (text, FALSE), "\n\t", ' ');
}

/* --- Reading --- */

static gboolean
read_file (GsyImport *import, GsySource *source, const char *name, GError **error)
{
  gsize len;
  g_autofree char *markdown = gsy_source_load_text (source, name, &len, error);
  g_autofree char *head = NULL;
  g_autoptr (GsyArticleMeta) meta = gsy_article_meta_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  GsyImportArticle *article;
  cmark_node *top, *first;
  const char *body;

  if (markdown == NULL)
    return FALSE;
  body = split_front_matter (markdown, &head);
  if (head != NULL)
    read_front_matter (meta, head);
  top = parse (body, strlen (body));
  first = cmark_node_first_child (top);
  if (first != NULL && cmark_node_get_type (first) != CMARK_NODE_HEADING && meta->title != NULL)
    g_string_append (text, meta->title);
  for (cmark_node *node = first; node != NULL && meta->title == NULL; node = cmark_node_next (node))
    if (cmark_node_get_type (node) == CMARK_NODE_HEADING)
      set_once (&meta->title, dup_flat (node, name));
  append_tree (text, top, name);
  cmark_node_free (top);
  if (text->len == 0)
    {
      /* Translators: %s is a file's name. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("There is no text in “%s”."), name);
      return FALSE;
    }
  g_string_append_c (text, '\n');
  article = gsy_import_article_new (name, text->str, (gssize) text->len);
  gsy_article_meta_unref (article->meta);
  article->meta = g_steal_pointer (&meta);
  gsy_import_article_set_origin (article, name, gsy_reader_markdown.id);
  return gsy_import_add (import, article, error);
}

static gboolean
read_source (GsyImport *import, GsySource *source, GError **error)
{
  for (guint i = 0; i < gsy_source_get_n_names (source); i++)
    if (!read_file (import, source, gsy_source_get_name (source, i), error))
      return FALSE;
  return TRUE;
}

const GsyReader gsy_reader_markdown = {
  .id = "markdown",
  .name = "Markdown",
  /* Translators: what comes of an import, in the list of formats */
  .purpose = N_ ("articles from texts in Markdown"),
  .suffixes = (const char *const[]){ ".md", ".markdown", ".mdown", ".mkd", NULL },
  .probe = probe,
  .read = read_source,
};
