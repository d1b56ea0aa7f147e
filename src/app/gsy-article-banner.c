/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-article-banner.c: what is to be told over the article of its file. */
#include "config.h"

#include "app/gsy-article-banner.h"
#include "app/gsy-banner-layout.h"
#include "app/gsy-widgets.h"

#include <glib/gi18n-lib.h>

struct _GsyArticleBanner
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkRevealer *change_revealer;
  GtkLabel *change_label;
  GtkWidget *close_button;
  GtkRevealer *problem_revealer;
  GtkLabel *problem_label;

  GsyEditor *editor;
  GSignalGroup *document_signals;
};

enum
{
  DISMISSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GsyArticleBanner, gsy_article_banner, GTK_TYPE_WIDGET)

/* One sentence for each number, as languages order and count them differently. */
static char *
describe_change (const GsyAnchorCounts *counts)
{
  guint n_found = counts->n_same + counts->n_moved;
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (sentences, g_strdup (_ ("The article has changed.")));
  if (n_found > 0)
    /* Translators: %u is a number of marked statements, of which others follow that were not found so surely; a whole sentence */
    g_ptr_array_add (sentences, g_strdup_printf (ngettext ("%u statement was found again.", "%u statements were found again.", n_found), n_found));
  if (counts->n_review > 0)
    /* Translators: %u is a number of marked statements, whose words are not quite what they were; a whole sentence */
    g_ptr_array_add (sentences, g_strdup_printf (ngettext ("%u should be looked at.", "%u should be looked at.", counts->n_review), counts->n_review));
  if (counts->n_detached > 0)
    /* Translators: %u is a number of marked statements, whose words are gone; a whole sentence */
    g_ptr_array_add (sentences, g_strdup_printf (ngettext ("%u was not found and is kept in the list.", "%u were not found and are kept in the list.", counts->n_detached), counts->n_detached));
  g_ptr_array_add (sentences, NULL);
  return g_strjoinv (" ", (char **) sentences->pdata);
}

/* What is shut says nothing, also to a screen reader. */
static void
show (GtkRevealer *revealer, GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_revealer_set_reveal_child (revealer, text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (revealer), text != NULL);
}

static void
update (GsyArticleBanner *self)
{
  GsyDocument *document = self->editor != NULL ? gsy_editor_get_document (self->editor) : NULL;
  const GsyAnchorCounts *counts = document != NULL ? gsy_document_get_article_change (document) : NULL;
  gboolean wanted = counts != NULL && (counts->n_review > 0 || counts->n_detached > 0);
  g_autofree char *change = wanted ? describe_change (counts) : NULL;

  show (self->change_revealer, self->change_label, change);
  show (self->problem_revealer, self->problem_label, document != NULL ? gsy_document_get_article_problem (document) : NULL);
}

/* Once all were looked at, there is nothing to tell. */
static void
statements_cb (GsyArticleBanner *self)
{
  if (!gtk_revealer_get_reveal_child (self->change_revealer) || gsy_editor_count_doubtful (self->editor) > 0)
    return;
  gsy_document_dismiss_article_change (gsy_editor_get_document (self->editor));
  update (self);
}

static void
close_cb (GsyArticleBanner *self)
{
  GsyDocument *document = gsy_editor_get_document (self->editor);

  if (document != NULL)
    gsy_document_dismiss_article_change (document);
  update (self);
  g_signal_emit (self, signals[DISMISSED], 0);
}

static void
document_cb (GsyArticleBanner *self)
{
  g_signal_group_set_target (self->document_signals, gsy_editor_get_document (self->editor));
  update (self);
}

void
gsy_article_banner_set_editor (GsyArticleBanner *self, GsyEditor *editor)
{
  g_return_if_fail (GSY_IS_ARTICLE_BANNER (self));
  g_return_if_fail (GSY_IS_EDITOR (editor));

  if (!g_set_object (&self->editor, editor))
    return;
  g_signal_connect_object (editor, "notify::document", G_CALLBACK (document_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "statements-changed", G_CALLBACK (statements_cb), self, G_CONNECT_SWAPPED);
  document_cb (self);
}

static const char *
get_shown (GtkRevealer *revealer, GtkLabel *label)
{
  return gtk_revealer_get_reveal_child (revealer) ? gtk_label_get_text (label) : NULL;
}

const char *
gsy_article_banner_get_change (GsyArticleBanner *self)
{
  g_return_val_if_fail (GSY_IS_ARTICLE_BANNER (self), NULL);
  return get_shown (self->change_revealer, self->change_label);
}

const char *
gsy_article_banner_get_problem (GsyArticleBanner *self)
{
  g_return_val_if_fail (GSY_IS_ARTICLE_BANNER (self), NULL);
  return get_shown (self->problem_revealer, self->problem_label);
}

static void
gsy_article_banner_dispose (GObject *object)
{
  GsyArticleBanner *self = GSY_ARTICLE_BANNER (object);

  g_clear_object (&self->document_signals);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (gsy_article_banner_parent_class)->dispose (object);
}

static void
gsy_article_banner_class_init (GsyArticleBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_article_banner_dispose;

  signals[DISMISSED] = g_signal_new ("dismissed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (GSY_TYPE_BANNER_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-article-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyArticleBanner, box);
  gtk_widget_class_bind_template_child (widget_class, GsyArticleBanner, change_revealer);
  gtk_widget_class_bind_template_child (widget_class, GsyArticleBanner, change_label);
  gtk_widget_class_bind_template_child (widget_class, GsyArticleBanner, close_button);
  gtk_widget_class_bind_template_child (widget_class, GsyArticleBanner, problem_revealer);
  gtk_widget_class_bind_template_child (widget_class, GsyArticleBanner, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "articlebanner");
}

static void
gsy_article_banner_init (GsyArticleBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Translators: a button: what is told over the article goes away */
  gsy_widget_set_tooltip (self->close_button, _ ("Dismiss"));
  self->document_signals = g_signal_group_new (GSY_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "article-changed", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::article-problem", G_CALLBACK (update), self);
}
