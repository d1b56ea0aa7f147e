/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-search-row.c: a row of the places that were found in a folder. */
#include "config.h"

#include "app/gsy-search-row.h"
#include "app/gsy-widgets.h"

#include <glib/gi18n-lib.h>

/* Longer words get two lines. */
#define COLUMNS 44

struct _GsySearchRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *head;
  GtkLabel *title;
  GtkLabel *count;
  GtkInscription *words;

  GsySearchItem *item;
  GsyCorpusRow *article; /* nullable */
};

G_DEFINE_FINAL_TYPE (GsySearchRow, gsy_search_row, GTK_TYPE_WIDGET)

static void
show_words (GsySearchRow *self, const GsyExcerpt *excerpt)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->start_index = excerpt->start;
  bold->end_index = excerpt->end;
  pango_attr_list_insert (attributes, bold);
  gsy_inscription_set_text (self->words, excerpt->text, COLUMNS);
  gtk_inscription_set_attributes (self->words, attributes);
  pango_attr_list_unref (attributes);
  /* Each article is read from its own side. */
  gtk_widget_set_direction (GTK_WIDGET (self->words), excerpt->is_rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
}

static void
show_title (GsySearchRow *self)
{
  const char *title = self->article != NULL ? gsy_corpus_row_get_title (self->article) : "";
  g_autofree char *name = NULL;

  gtk_label_set_label (self->title, title);
  /* Translators: what a screen reader says of a match: %1$s is the words around it, %2$s the title of the article that they stand in */
  name = g_strdup_printf (C_ ("match", "%1$s, %2$s"), gsy_search_item_get_place (self->item)->excerpt.text, title);
  gsy_widget_set_row_name (GTK_WIDGET (self), name);
}

static void
gsy_search_row_dispose (GObject *object)
{
  gsy_search_row_set (GSY_SEARCH_ROW (object), NULL, NULL);
  /* GTK 4.8 would not let go of them. */
  if (GSY_SEARCH_ROW (object)->words != NULL)
    gtk_inscription_set_attributes (GSY_SEARCH_ROW (object)->words, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), GSY_TYPE_SEARCH_ROW);
  G_OBJECT_CLASS (gsy_search_row_parent_class)->dispose (object);
}

static void
gsy_search_row_class_init (GsySearchRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_search_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-search-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GsySearchRow, box);
  gtk_widget_class_bind_template_child (widget_class, GsySearchRow, head);
  gtk_widget_class_bind_template_child (widget_class, GsySearchRow, title);
  gtk_widget_class_bind_template_child (widget_class, GsySearchRow, count);
  gtk_widget_class_bind_template_child (widget_class, GsySearchRow, words);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "searchrow");
}

static void
gsy_search_row_init (GsySearchRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gsy_search_row_new (void)
{
  return g_object_new (GSY_TYPE_SEARCH_ROW, NULL);
}

void
gsy_search_row_set (GsySearchRow *self, GsySearchItem *item, GsyCorpusRow *article)
{
  g_return_if_fail (GSY_IS_SEARCH_ROW (self));

  g_autofree char *count = NULL;

  if (self->article != NULL)
    g_signal_handlers_disconnect_by_data (self->article, self);
  g_set_object (&self->item, item);
  g_set_object (&self->article, (item != NULL ? article : NULL));
  if (item == NULL)
    return;
  if (article != NULL)
    g_signal_connect_swapped (article, "notify::title", G_CALLBACK (show_title), self);
  count = g_strdup_printf ("%'u", gsy_search_item_get_n_places (item));
  gtk_widget_set_visible (self->head, gsy_search_item_is_first (item));
  gtk_label_set_label (self->count, count);
  show_words (self, &gsy_search_item_get_place (item)->excerpt);
  show_title (self);
}

GsySearchItem *
gsy_search_row_get_item (GsySearchRow *self)
{
  g_return_val_if_fail (GSY_IS_SEARCH_ROW (self), NULL);
  return self->item;
}
