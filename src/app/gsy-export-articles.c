/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-export-articles.c: the folder's articles with a check each. The row has the keyboard, and Space or Return turns its check. */
#include "config.h"

#include "app/gsy-export-articles.h"
#include "app/gsy-banner-layout.h"
#include "app/gsy-article-model.h"
#include "app/gsy-widgets.h"

#include <glib/gi18n-lib.h>

struct _GsyExportArticles
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkEditable *filter;
  GtkStack *stack;
  GtkListView *list;

  GsyArticleModel *model;
  GHashTable *chosen; /* keys; nullable */
  GHashTable *bound;  /* of GtkWidget: rows that are shown */
  gboolean binding;
};

enum
{
  CHANGED,
  STOPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GsyExportArticles, gsy_export_articles, GTK_TYPE_WIDGET)

static void
choose (GsyExportArticles *self, GsyCorpusRow *row, gboolean chosen)
{
  if (chosen)
    g_hash_table_add (self->chosen, g_strdup (gsy_corpus_row_get_key (row)));
  else
    g_hash_table_remove (self->chosen, gsy_corpus_row_get_key (row));
}

/* --- rows --- */

static GtkCheckButton *
get_check (GtkWidget *child)
{
  return GTK_CHECK_BUTTON (gtk_widget_get_first_child (child));
}

static void
refresh_row (GsyExportArticles *self, GtkWidget *child)
{
  GsyCorpusRow *row = g_object_get_data (G_OBJECT (child), "row");
  gboolean chosen = g_hash_table_contains (self->chosen, gsy_corpus_row_get_key (row));
  GtkLabel *title = g_object_get_data (G_OBJECT (child), "title");
  GtkLabel *name = g_object_get_data (G_OBJECT (child), "name");
  g_autofree char *spoken = NULL;

  self->binding = TRUE;
  gtk_check_button_set_active (get_check (child), chosen);
  self->binding = FALSE;
  gtk_label_set_label (title, gsy_corpus_row_get_title (row));
  gtk_label_set_label (name, gsy_corpus_row_get_name (row));
  if (chosen)
    /* Translators: for a screen reader: an article's title and its file's name, and that it is one of those to be exported */
    spoken = g_strdup_printf (_ ("%1$s, %2$s, chosen"), gsy_corpus_row_get_title (row), gsy_corpus_row_get_name (row));
  else
    /* Translators: for a screen reader: an article's title and its file's name, and that it is none of those to be exported */
    spoken = g_strdup_printf (_ ("%1$s, %2$s, not chosen"), gsy_corpus_row_get_title (row), gsy_corpus_row_get_name (row));
  gsy_widget_set_row_name (child, spoken);
}

static void
check_cb (GsyExportArticles *self, GtkCheckButton *check)
{
  GtkWidget *child = gtk_widget_get_parent (GTK_WIDGET (check));

  if (self->binding)
    return;
  choose (self, g_object_get_data (G_OBJECT (child), "row"), gtk_check_button_get_active (check));
  refresh_row (self, child);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
setup_cb (GsyExportArticles *self, GtkListItem *item)
{
  GtkWidget *child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_MIDDLE, NULL);

  gtk_widget_set_focusable (check, FALSE);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gsy_widget_set_name (check, _ ("Export this article"));
  gtk_widget_add_css_class (name, "caption");
  gtk_widget_add_css_class (name, "dim-label");
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), name);
  gtk_box_append (GTK_BOX (child), check);
  gtk_box_append (GTK_BOX (child), texts);
  g_object_set_data (G_OBJECT (child), "title", title);
  g_object_set_data (G_OBJECT (child), "name", name);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (check_cb), self);
  gtk_list_item_set_child (item, child);
}

static void
bind_cb (GsyExportArticles *self, GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  g_object_set_data_full (G_OBJECT (child), "row", g_object_ref (gtk_list_item_get_item (item)), g_object_unref);
  g_hash_table_add (self->bound, child);
  refresh_row (self, child);
}

static void
unbind_cb (GsyExportArticles *self, GtkListItem *item)
{
  g_hash_table_remove (self->bound, gtk_list_item_get_child (item));
}

static void
toggle (GsyExportArticles *self, GsyCorpusRow *row)
{
  GHashTableIter iter;
  gpointer child;

  choose (self, row, !g_hash_table_contains (self->chosen, gsy_corpus_row_get_key (row)));
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &child, NULL))
    if (g_object_get_data (child, "row") == row)
      refresh_row (self, child);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
activate_cb (GsyExportArticles *self, guint position)
{
  g_autoptr (GsyCorpusRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (row != NULL)
    toggle (self, row);
}

static gboolean
list_key_cb (GsyExportArticles *self, guint keyval)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  GtkWidget *child = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;
  GsyCorpusRow *row = child != NULL ? g_object_get_data (G_OBJECT (child), "row") : NULL;

  if (row == NULL || (keyval != GDK_KEY_space && keyval != GDK_KEY_KP_Space))
    return FALSE;
  toggle (self, row);
  return TRUE;
}

/* --- filter, all, none --- */

static void
filter_cb (GsyExportArticles *self)
{
  gsy_article_model_set_filter (self->model, gtk_editable_get_text (self->filter));
  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0 ? "list" : "none");
}

static void
filter_stop_cb (GsyExportArticles *self)
{
  if (*gtk_editable_get_text (self->filter) != '\0')
    gtk_editable_set_text (self->filter, "");
  else
    g_signal_emit (self, signals[STOPPED], 0);
}

static gboolean
filter_key_cb (GsyExportArticles *self, guint keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return FALSE;
  return gsy_widget_focus_inside (GTK_WIDGET (self->list));
}

/* Those that are shown. */
static void
choose_shown (GsyExportArticles *self, gboolean chosen)
{
  GHashTableIter iter;
  gpointer child;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->model)); i++)
    {
      g_autoptr (GsyCorpusRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      choose (self, row, chosen);
    }
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &child, NULL))
    refresh_row (self, child);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
all_cb (GsyExportArticles *self)
{
  choose_shown (self, TRUE);
}

static void
none_cb (GsyExportArticles *self)
{
  choose_shown (self, FALSE);
}

/* --- object --- */

static void
gsy_export_articles_dispose (GObject *object)
{
  GsyExportArticles *self = GSY_EXPORT_ARTICLES (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GSY_TYPE_EXPORT_ARTICLES);
  g_clear_object (&self->model);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_pointer (&self->bound, g_hash_table_unref);
  G_OBJECT_CLASS (gsy_export_articles_parent_class)->dispose (object);
}

static void
gsy_export_articles_class_init (GsyExportArticlesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_export_articles_dispose;
  signals[CHANGED] = g_signal_new ("changed", GSY_TYPE_EXPORT_ARTICLES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[STOPPED] = g_signal_new ("stopped", GSY_TYPE_EXPORT_ARTICLES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (GSY_TYPE_BANNER_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-export-articles.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyExportArticles, box);
  gtk_widget_class_bind_template_child (widget_class, GsyExportArticles, filter);
  gtk_widget_class_bind_template_child (widget_class, GsyExportArticles, stack);
  gtk_widget_class_bind_template_child (widget_class, GsyExportArticles, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_bind_template_callback (widget_class, none_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
gsy_export_articles_init (GsyExportArticles *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->bound = g_hash_table_new (NULL, NULL);
  self->model = gsy_article_model_new ();
  gsy_widget_set_name (GTK_WIDGET (self->list), _ ("Articles to Export"));
  gsy_widget_set_name (GTK_WIDGET (self->filter), _ ("Filter articles"));
  gsy_widget_let_tab_leave (GTK_WIDGET (self->list));
}

void
gsy_export_articles_set (GsyExportArticles *self, GsyCorpus *corpus, GHashTable *chosen)
{
  g_autoptr (GtkListItemFactory) factory = NULL;
  g_autoptr (GtkNoSelection) selection = NULL;

  g_return_if_fail (GSY_IS_EXPORT_ARTICLES (self));
  g_return_if_fail (self->chosen == NULL);

  self->chosen = g_hash_table_ref (chosen);
  gsy_article_model_set_rows (self->model, G_LIST_MODEL (corpus));
  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

gboolean
gsy_export_articles_focus (GsyExportArticles *self)
{
  g_return_val_if_fail (GSY_IS_EXPORT_ARTICLES (self), FALSE);

  return gtk_widget_grab_focus (GTK_WIDGET (self->filter));
}
