/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-use-row.c: a statement anywhere in the folder, in a list. */
#include "config.h"

#include "app/gsy-use-row.h"
#include "app/gsy-layer-mark.h"
#include "app/gsy-widgets.h"
#include "app/gsy-wording.h"

#include <glib/gi18n-lib.h>

#define TITLE_CHARS 60

struct _GsyUseRow
{
  GtkWidget parent_instance;

  GtkWidget *mark;
  GtkLabel *quote;
  GtkLabel *below;

  const GsyEntry *entry;
  char *layer; /* as people see it */
};

G_DEFINE_FINAL_TYPE (GsyUseRow, gsy_use_row, GTK_TYPE_WIDGET)

static void
gsy_use_row_dispose (GObject *object)
{
  GsyUseRow *self = GSY_USE_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->entry, gsy_entry_unref);
  g_clear_pointer (&self->layer, g_free);
  G_OBJECT_CLASS (gsy_use_row_parent_class)->dispose (object);
}

static void
gsy_use_row_class_init (GsyUseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_use_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_GRID_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "userow");
}

static void
place (GsyUseRow *self, GtkWidget *child, int column, int row)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  g_object_set (gtk_layout_manager_get_layout_child (layout, child), "column", column, "row", row, NULL);
}

static void
gsy_use_row_init (GsyUseRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_grid_layout_set_column_spacing (GTK_GRID_LAYOUT (layout), 9);
  gtk_grid_layout_set_row_spacing (GTK_GRID_LAYOUT (layout), 2);
  self->mark = gsy_layer_mark_new ();
  gtk_widget_set_valign (self->mark, GTK_ALIGN_CENTER);
  self->quote = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "hexpand", TRUE, "xalign", 0.f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", 2,
                                         "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", 8, NULL));
  self->below = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "hexpand", TRUE, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", 8, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->quote), "quote");
  gtk_widget_add_css_class (GTK_WIDGET (self->below), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->below), "dim-label");
  place (self, self->mark, 0, 0);
  place (self, GTK_WIDGET (self->quote), 1, 0);
  place (self, GTK_WIDGET (self->below), 1, 1);
}

GtkWidget *
gsy_use_row_new (void)
{
  return g_object_new (GSY_TYPE_USE_ROW, NULL);
}

char *
gsy_use_row_dup_article (GsyEditor *editor, const char *key)
{
  g_return_val_if_fail (GSY_IS_EDITOR (editor), NULL);

  GsyCorpus *corpus = gsy_editor_get_corpus (editor);
  GsyCorpusRow *row = corpus != NULL ? gsy_corpus_find_row (corpus, key) : NULL;
  if (row == NULL)
    return g_filename_display_name (key);
  return gsy_wording_shorten (gsy_corpus_row_get_title (row), TITLE_CHARS);
}

void
gsy_use_row_set (GsyUseRow *self, GsyEditor *editor, const GsyEntry *entry, const char *below)
{
  g_return_if_fail (GSY_IS_USE_ROW (self));

  const GsyEntry *kept = entry != NULL ? gsy_entry_ref (entry) : NULL;
  g_clear_pointer (&self->entry, gsy_entry_unref);
  g_clear_pointer (&self->layer, g_free);
  self->entry = kept;
  if (entry == NULL)
    return;

  GsyScheme *scheme = gsy_editor_get_scheme (editor);
  g_autofree char *article = below == NULL ? gsy_use_row_dup_article (editor, entry->article) : NULL;
  gsy_layer_mark_set_layer (GSY_LAYER_MARK (self->mark), scheme != NULL ? gsy_scheme_find_layer (scheme, entry->layer) : NULL);
  self->layer = g_strdup (scheme != NULL ? gsy_scheme_get_layer_label (scheme, entry->layer) : entry->layer);
  gtk_label_set_label (self->quote, entry->quote);
  gtk_label_set_label (self->below, below != NULL ? below : article);
}

const GsyEntry *
gsy_use_row_get (GsyUseRow *self)
{
  g_return_val_if_fail (GSY_IS_USE_ROW (self), NULL);
  return self->entry;
}

char *
gsy_use_row_dup_name (GsyUseRow *self)
{
  g_return_val_if_fail (GSY_IS_USE_ROW (self), NULL);

  /* Translators: for screen readers, a statement in a list: its layer, its words, and what is said below them */
  return g_strdup_printf (_ ("%1$s, %2$s, %3$s"), self->layer, gtk_label_get_label (self->quote), gtk_label_get_label (self->below));
}

void
gsy_use_row_go_to (GtkWidget *widget, GsyEditor *editor, const GsyEntry *entry)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (entry != NULL);

  g_autofree char *article = g_strdup (entry->article);
  g_autofree char *id = g_strdup (entry->id);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWindow *parent = GTK_IS_WINDOW (root) ? gtk_window_get_transient_for (GTK_WINDOW (root)) : NULL;

  gsy_editor_go_to (editor, article, id);
  if (parent != NULL)
    gtk_window_present (parent);
}
