/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-article-row.c: one article in the list: state, title, date, counts, and what is wrong with it. */
#include "config.h"

#include "app/gsy-article-row.h"
#include "app/gsy-tally.h"
#include "app/gsy-widgets.h"
#include "app/gsy-wording.h"

#include <glib/gi18n-lib.h>

/* A longer title gets two lines. */
#define TITLE_COLUMNS 27

struct _GsyArticleRow
{
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkInscription *title;
  GtkInscription *meta;
  GsyTally *tally;

  GsyScheme *scheme;
  GsyCorpusRow *row;
};

G_DEFINE_FINAL_TYPE (GsyArticleRow, gsy_article_row, GTK_TYPE_WIDGET)

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static char *
dup_meta (GsyCorpusRow *row)
{
  const char *published = gsy_corpus_row_get_published (row);
  const char *state = gsy_wording_state_inline (gsy_corpus_row_get_state (row));

  if (gsy_corpus_row_get_problem (row) != NULL)
    return g_strdup (gsy_corpus_row_get_problem (row));
  if (published == NULL)
    return g_strdup (state);
  /* Translators: date and state of an article, as “2021-07 · done” */
  return g_strdup_printf (_ ("%1$s · %2$s"), published, state);
}

void
gsy_article_row_refresh (GsyArticleRow *self)
{
  g_return_if_fail (GSY_IS_ARTICLE_ROW (self));

  if (self->row == NULL)
    return;
  gboolean problem = gsy_corpus_row_get_problem (self->row) != NULL;
  GsyArticleState state = gsy_corpus_row_get_state (self->row);
  g_autofree char *meta = dup_meta (self->row);
  g_autofree char *name = gsy_wording_article_name (self->scheme, self->row);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), problem ? "dialog-warning-symbolic" : gsy_wording_state_icon (state));
  gsy_inscription_set_text (self->title, gsy_corpus_row_get_title (self->row), TITLE_COLUMNS);
  gtk_inscription_set_text (self->meta, meta);
  set_class (GTK_WIDGET (self), "problem", problem);
  set_class (GTK_WIDGET (self), "done", !problem && state == GSY_STATE_DONE);
  set_class (GTK_WIDGET (self), "review", !problem && state == GSY_STATE_REVIEW);
  gsy_tally_set (self->tally, self->scheme, self->row);
  const char *tooltip = problem ? gsy_corpus_row_get_problem (self->row) : gsy_corpus_row_get_name (self->row);
  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self)), tooltip) != 0)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
  gsy_widget_set_row_name (GTK_WIDGET (self), name);
}

static void
gsy_article_row_dispose (GObject *object)
{
  gsy_article_row_set (GSY_ARTICLE_ROW (object), NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), GSY_TYPE_ARTICLE_ROW);
  G_OBJECT_CLASS (gsy_article_row_parent_class)->dispose (object);
}

static void
gsy_article_row_class_init (GsyArticleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_article_row_dispose;
  g_type_ensure (GSY_TYPE_TALLY);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-article-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyArticleRow, icon);
  gtk_widget_class_bind_template_child (widget_class, GsyArticleRow, title);
  gtk_widget_class_bind_template_child (widget_class, GsyArticleRow, meta);
  gtk_widget_class_bind_template_child (widget_class, GsyArticleRow, tally);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_GRID_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "articlerow");
}

static void
gsy_article_row_init (GsyArticleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gsy_article_row_new (void)
{
  return g_object_new (GSY_TYPE_ARTICLE_ROW, NULL);
}

void
gsy_article_row_set (GsyArticleRow *self, GsyScheme *scheme, GsyCorpusRow *row)
{
  g_return_if_fail (GSY_IS_ARTICLE_ROW (self));

  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_set_object (&self->scheme, scheme);
  g_set_object (&self->row, row);
  if (row == NULL)
    return;
  g_signal_connect_swapped (row, "notify", G_CALLBACK (gsy_article_row_refresh), self);
  g_signal_connect_swapped (row, "counts-changed", G_CALLBACK (gsy_article_row_refresh), self);
  gsy_article_row_refresh (self);
}

GsyCorpusRow *
gsy_article_row_get (GsyArticleRow *self)
{
  g_return_val_if_fail (GSY_IS_ARTICLE_ROW (self), NULL);
  return self->row;
}
