/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-field-parts.c: small buttons, quotes and words that the fields of the details share. */
#include "config.h"

#include "app/gsy-field-parts.h"
#include "app/gsy-widgets.h"
#include "app/gsy-wording.h"

#include <glib/gi18n-lib.h>

#define QUOTE_CHARS 160

GtkWidget *
gsy_field_icon_button_new (const char *icon, const char *name)
{
  static const char *const classes[] = { "flat", "tiny-button", NULL };
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "icon-name", icon, "focusable", FALSE, "focus-on-click", FALSE,
                                    "valign", GTK_ALIGN_CENTER, "css-classes", classes, NULL);

  gsy_widget_set_tooltip (button, name);
  return button;
}

GtkWidget *
gsy_field_quote_button_new (const char *words)
{
  static const char *const classes[] = { "flat", "quote-button", NULL };
  static const char *const label_classes[] = { "quote", NULL };
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "css-classes", label_classes, NULL);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "child", label, "hexpand", TRUE, "css-classes", classes, NULL);

  gsy_field_quote_button_set_words (button, words);
  return button;
}

void
gsy_field_quote_button_set_words (GtkWidget *button, const char *words)
{
  g_autofree char *shortened = gsy_wording_shorten (words != NULL ? words : "", QUOTE_CHARS);
  /* Translators: words of the article */
  g_autofree char *quote = g_strdup_printf (_ ("“%s”"), shortened);
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));

  if (g_strcmp0 (gtk_label_get_label (label), quote) == 0)
    return;
  gtk_label_set_label (label, quote);
  gsy_widget_set_name (button, quote);
}

GtkWidget *
gsy_field_hint_new (const char *text)
{
  static const char *const classes[] = { "field-hint", "dim-label", NULL };

  return g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.f, "wrap", TRUE, "css-classes", classes, NULL);
}

char *
gsy_field_dup_quote (GsyArticle *article, const GsyQuote *quote)
{
  const char *exact = gsy_quote_get_exact (quote);

  return exact != NULL ? g_strdup (exact) : gsy_article_dup_slice (article, quote->span);
}

char *
gsy_field_dup_words (GsyArticle *article, const GArray *quotes)
{
  g_autoptr (GString) string = g_string_new (NULL);

  for (guint i = 0; quotes != NULL && i < quotes->len; i++)
    {
      g_autofree char *slice = gsy_field_dup_quote (article, &g_array_index (quotes, GsyQuote, i));
      if (i > 0)
        g_string_append (string, " … ");
      g_string_append (string, slice);
    }
  return string->len > 0 ? gsy_wording_shorten (string->str, QUOTE_CHARS) : NULL;
}

void
gsy_field_reveal (GsyEditor *editor, const GArray *quotes)
{
  if (quotes == NULL || quotes->len == 0)
    return;
  const GsyQuote *quote = &g_array_index (quotes, GsyQuote, 0);
  GsyArticle *article = gsy_editor_get_article (editor);
  if (article != NULL && !gsy_quote_is_lost (article, quote))
    g_signal_emit_by_name (editor, "reveal", quote->span.start, quote->span.end);
}

gboolean
gsy_field_is_current (GsyEditor *editor, const char *id)
{
  const GsyStatement *selected = editor != NULL ? gsy_editor_get_selected (editor) : NULL;

  return selected != NULL && g_strcmp0 (selected->id, id) == 0;
}

void
gsy_field_set_text (char **place, const char *text)
{
  char *old = *place;

  *place = g_strdup (text);
  g_free (old);
}

void
gsy_field_clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
}

static const char *
get_kind_label (const char *kind)
{
  if (g_strcmp0 (kind, "state") == 0)
    /* Translators: a kind of actor: a country */
    return C_ ("actor", "state");
  if (g_strcmp0 (kind, "person") == 0)
    /* Translators: a kind of actor */
    return C_ ("actor", "person");
  if (g_strcmp0 (kind, "organization") == 0)
    /* Translators: a kind of actor */
    return C_ ("actor", "organization");
  return kind;
}

char *
gsy_field_describe_actor (GsyScheme *scheme, const char *name)
{
  const GsyActor *actor = name != NULL ? gsy_scheme_find_actor (scheme, name) : NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  if (actor == NULL)
    return NULL;
  if (actor->kind != NULL)
    g_ptr_array_add (lines, g_strdup (get_kind_label (actor->kind)));
  if (actor->part_of != NULL)
    /* Translators: what is known of an actor; %s is another actor, as “part of China” */
    g_ptr_array_add (lines, g_strdup_printf (_ ("part of %s"), actor->part_of));
  if (actor->aliases != NULL)
    {
      g_autofree char *aliases = g_strjoinv (", ", actor->aliases);
      /* Translators: what is known of an actor; %s are other names of it */
      g_ptr_array_add (lines, g_strdup_printf (_ ("also called %s"), aliases));
    }
  if (actor->note != NULL)
    g_ptr_array_add (lines, g_strdup (actor->note));
  if (lines->len == 0)
    return NULL;
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

const char *
gsy_field_describe_topic (GsyScheme *scheme, const char *name)
{
  const GsyTopic *topic = gsy_scheme_find_topic (scheme, name);

  return topic != NULL ? topic->note : NULL;
}
