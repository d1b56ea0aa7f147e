/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-uses-list.c: statements that have certain names, under the titles of their articles. */
#include "config.h"

#include "app/gsy-uses-list.h"
#include "app/gsy-name-change.h"
#include "app/gsy-use-row.h"
#include "app/gsy-widgets.h"
#include "app/gsy-wording.h"

#include <glib/gi18n-lib.h>

/* A statement, or the article that the next ones are in. */
#define GSY_TYPE_USE_ITEM (gsy_use_item_get_type ())
G_DECLARE_FINAL_TYPE (GsyUseItem, gsy_use_item, GSY, USE_ITEM, GObject)

struct _GsyUseItem
{
  GObject parent_instance;

  const GsyEntry *entry; /* NULL: an article */
  char *text;            /* the article's title; of a statement the line below it, nullable */
};

G_DEFINE_FINAL_TYPE (GsyUseItem, gsy_use_item, G_TYPE_OBJECT)

struct _GsyUsesList
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListView *list;
  GListStore *items;

  GsyEditor *editor;
  GsyFolderIndex *index;
  GsyNameKind kind;
  char **names;
  char *to;
  GPtrArray *entries; /* as shown */
  guint n_articles;
};

G_DEFINE_FINAL_TYPE (GsyUsesList, gsy_uses_list, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- items --- */

static void
gsy_use_item_finalize (GObject *object)
{
  GsyUseItem *self = GSY_USE_ITEM (object);

  g_clear_pointer (&self->entry, gsy_entry_unref);
  g_free (self->text);
  G_OBJECT_CLASS (gsy_use_item_parent_class)->finalize (object);
}

static void
gsy_use_item_class_init (GsyUseItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gsy_use_item_finalize;
}

static void
gsy_use_item_init (GsyUseItem *self)
{
}

static GsyUseItem *
use_item_new (const GsyEntry *entry, char *text)
{
  GsyUseItem *self = g_object_new (GSY_TYPE_USE_ITEM, NULL);

  self->entry = entry != NULL ? gsy_entry_ref (entry) : NULL;
  self->text = text;
  return self;
}

/* “Pékin → China”, or who says it of whom. */
static char *
dup_below (GsyUsesList *self, const GsyEntry *entry)
{
  if (self->to != NULL)
    {
      g_autofree const char **names = gsy_name_change_names_of (entry, self->kind, (const char *const *) self->names);
      g_autofree char *joined = g_strjoinv (", ", (char **) names);
      /* Translators: the name that a statement has, and the one that takes its place; in a right-to-left language let the arrow point left */
      return g_strdup_printf (C_ ("rename", "%1$s → %2$s"), joined, self->to);
    }
  GsyScheme *scheme = gsy_editor_get_scheme (self->editor);
  const char *layer = scheme != NULL ? gsy_scheme_get_layer_label (scheme, entry->layer) : entry->layer;
  g_autofree char *sources = entry->sources != NULL ? g_strjoinv (", ", (char **) entry->sources) : NULL;
  g_autofree char *targets = entry->targets != NULL ? g_strjoinv (", ", (char **) entry->targets) : NULL;
  g_autofree char *roles = gsy_wording_who_of_whom (sources, targets);
  return roles != NULL ? g_strdup_printf ("%s · %s", layer, roles) : g_strdup (layer);
}

static gboolean
is_same (GPtrArray *one, GPtrArray *other)
{
  if (one == NULL || one->len != other->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    if (g_ptr_array_index (one, i) != g_ptr_array_index (other, i))
      return FALSE;
  return TRUE;
}

static void
fill (GsyUsesList *self, gboolean again)
{
  GPtrArray *entries = self->index != NULL && self->names != NULL
                         ? gsy_folder_index_dup_uses (self->index, self->kind, (const char *const *) self->names)
                         : g_ptr_array_new ();

  /* What did not change keeps its place on the screen. */
  if (!again && is_same (self->entries, entries))
    {
      g_ptr_array_unref (entries);
      return;
    }
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = entries;
  self->n_articles = 0;

  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  const char *article = NULL;
  for (guint i = 0; i < entries->len; i++)
    {
      const GsyEntry *entry = g_ptr_array_index (entries, i);
      if (g_strcmp0 (article, entry->article) != 0)
        {
          article = entry->article;
          self->n_articles++;
          g_ptr_array_add (items, use_item_new (NULL, gsy_use_row_dup_article (self->editor, article)));
        }
      g_ptr_array_add (items, use_item_new (entry, dup_below (self, entry)));
    }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
index_changed_cb (GsyUsesList *self)
{
  fill (self, FALSE);
}

/* --- rows --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *title = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_margin_top (title, 6);
  gtk_stack_set_vhomogeneous (GTK_STACK (stack), FALSE);
  gtk_stack_add_named (GTK_STACK (stack), title, "article");
  gtk_stack_add_named (GTK_STACK (stack), gsy_use_row_new (), "statement");
  gtk_list_item_set_child (item, stack);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GsyUsesList *self)
{
  GtkStack *stack = GTK_STACK (gtk_list_item_get_child (item));
  GtkWidget *row = gtk_stack_get_child_by_name (stack, "statement");
  GsyUseItem *use = gtk_list_item_get_item (item);

  gtk_list_item_set_activatable (item, use->entry != NULL);
  gtk_stack_set_visible_child_name (stack, use->entry != NULL ? "statement" : "article");
  gsy_use_row_set (GSY_USE_ROW (row), self->editor, use->entry, use->text);
  if (use->entry != NULL)
    {
      g_autofree char *name = gsy_use_row_dup_name (GSY_USE_ROW (row));
      gsy_widget_set_row_name (GTK_WIDGET (stack), name);
      return;
    }
  gtk_label_set_label (GTK_LABEL (gtk_stack_get_child_by_name (stack, "article")), use->text);
  gsy_widget_set_row_name (GTK_WIDGET (stack), use->text);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *stack = gtk_list_item_get_child (item);

  if (stack != NULL)
    gsy_use_row_set (GSY_USE_ROW (gtk_stack_get_child_by_name (GTK_STACK (stack), "statement")), NULL, NULL, NULL);
}

static void
activate_cb (GsyUsesList *self, guint position)
{
  g_autoptr (GsyUseItem) use = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (use != NULL && use->entry != NULL)
    gsy_use_row_go_to (GTK_WIDGET (self), self->editor, use->entry);
}

/* --- object --- */

static void
set_index (GsyUsesList *self, GsyFolderIndex *index)
{
  if (self->index != NULL)
    g_signal_handlers_disconnect_by_data (self->index, self);
  g_set_object (&self->index, index);
  if (index != NULL)
    g_signal_connect_swapped (index, "changed", G_CALLBACK (index_changed_cb), self);
}

static void
gsy_uses_list_dispose (GObject *object)
{
  GsyUsesList *self = GSY_USES_LIST (object);

  set_index (self, NULL);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->items);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (gsy_uses_list_parent_class)->dispose (object);
}

static void
gsy_uses_list_finalize (GObject *object)
{
  GsyUsesList *self = GSY_USES_LIST (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_strfreev (self->names);
  g_free (self->to);
  G_OBJECT_CLASS (gsy_uses_list_parent_class)->finalize (object);
}

static void
gsy_uses_list_class_init (GsyUsesListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_uses_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = gsy_uses_list_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
gsy_uses_list_init (GsyUsesList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  self->items = g_list_store_new (GSY_TYPE_USE_ITEM);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)))), factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "uses");
  gsy_widget_set_name (GTK_WIDGET (self->list), _ ("Statements"));
  gsy_widget_let_tab_leave (GTK_WIDGET (self->list));
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);

  GtkWidget *clamp = adw_clamp_scrollable_new ();
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), 640);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), GTK_WIDGET (self->list));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

void
gsy_uses_list_set (GsyUsesList *self, GsyEditor *editor, GsyNameKind kind, const char *const *names, const char *to)
{
  g_return_if_fail (GSY_IS_USES_LIST (self));

  GsyCorpus *corpus = editor != NULL ? gsy_editor_get_corpus (editor) : NULL;
  char **copy = g_strdupv ((char **) names);
  char *to_copy = g_strdup (to);
  g_set_object (&self->editor, editor);
  g_strfreev (self->names);
  g_free (self->to);
  self->names = copy;
  self->to = to_copy;
  self->kind = kind;
  set_index (self, corpus != NULL ? gsy_corpus_get_index (corpus) : NULL);
  fill (self, TRUE);
}

guint
gsy_uses_list_get_n_statements (GsyUsesList *self)
{
  g_return_val_if_fail (GSY_IS_USES_LIST (self), 0);
  return self->entries != NULL ? self->entries->len : 0;
}

guint
gsy_uses_list_get_n_articles (GsyUsesList *self)
{
  g_return_val_if_fail (GSY_IS_USES_LIST (self), 0);
  return self->n_articles;
}
