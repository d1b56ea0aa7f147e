/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-problem-row.c: a heading, a place or a remark among the problems. */
#include "config.h"

#include "app/gsy-problem-row.h"
#include "app/gsy-layer-mark.h"
#include "app/gsy-widgets.h"
#include "app/gsy-wording.h"

#include <glib/gi18n-lib.h>

/* Longer words get two lines. */
#define QUOTE_COLUMNS 34

struct _GsyProblemRow
{
  GtkWidget parent_instance;

  GtkWidget *head;
  GtkLabel *title;
  GtkLabel *count;
  GtkWidget *button;
  GtkLabel *advice;

  GtkWidget *place;
  GtkWidget *mark;
  GtkInscription *quote;
  GtkInscription *meta;

  GtkLabel *more;

  GsyEditor *editor;
  GsyProblemItem *item;
  gboolean titles;
};

G_DEFINE_FINAL_TYPE (GsyProblemRow, gsy_problem_row, GTK_TYPE_WIDGET)

static void
refresh_head (GsyProblemRow *self, GsyCheck check)
{
  g_autofree char *count = g_strdup_printf ("%u", gsy_problem_item_get_count (self->item));
  g_autofree char *tooltip = NULL, *name = NULL;
  GMenu *menu = g_menu_new ();
  GMenuItem *mute = g_menu_item_new (_ ("Do Not Ask in This Folder"), NULL);

  gtk_label_set_label (self->title, gsy_check_get_label (check));
  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->advice, gsy_check_get_advice (check));
  g_menu_item_set_action_and_target (mute, "problems.mute", "s", gsy_check_to_string (check));
  g_menu_append_item (menu, mute);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), G_MENU_MODEL (menu));
  g_object_unref (mute);
  g_object_unref (menu);
  /* Translators: name of a menu; %s is a kind of problem, as “Statement without a source” */
  tooltip = g_strdup_printf (_ ("Menu of “%s”"), gsy_check_get_label (check));
  gsy_widget_set_name (self->button, tooltip);
  /* Translators: what a screen reader says of a heading: a kind of problem, as “Statement without a source”, how many there are, and what can be done */
  name = g_strdup_printf (_ ("%1$s, %2$s, %3$s"), gsy_check_get_label (check), count, gsy_check_get_advice (check));
  gsy_widget_set_row_name (GTK_WIDGET (self), name);
  gsy_widget_set_name (GTK_WIDGET (self), name);
}

/* (nullable): of the article that @entry is in */
static const char *
get_title (GsyProblemRow *self, const GsyEntry *entry)
{
  GsyCorpus *corpus = gsy_editor_get_corpus (self->editor);
  GsyCorpusRow *row = corpus != NULL ? gsy_corpus_find_row (corpus, entry->article) : NULL;

  if (!self->titles)
    return NULL;
  return row != NULL ? gsy_corpus_row_get_title (row) : entry->article;
}

static char *
dup_meta (GsyScheme *scheme, const GsyEntry *entry, const char *title)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  char *roles = gsy_wording_entry_roles (entry);

  g_ptr_array_add (items, g_strdup (scheme != NULL ? gsy_scheme_get_layer_label (scheme, entry->layer) : entry->layer));
  if (roles != NULL)
    g_ptr_array_add (items, roles);
  if (title != NULL)
    g_ptr_array_add (items, g_strdup (title));
  g_ptr_array_add (items, NULL);
  return g_strjoinv (" · ", (char **) items->pdata);
}

static void
refresh_place (GsyProblemRow *self, GsyCheck check)
{
  const GsyEntry *entry = gsy_problem_item_get_entry (self->item);
  const char *detail = gsy_problem_item_get_detail (self->item);
  GsyScheme *scheme = gsy_editor_get_scheme (self->editor);
  g_autofree char *statement = NULL, *name = NULL, *meta = NULL;

  gtk_widget_set_visible (self->mark, entry != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->meta), entry != NULL);
  if (entry != NULL)
    {
      const char *title = get_title (self, entry);

      meta = dup_meta (scheme, entry, title);
      statement = gsy_wording_entry_name (scheme, entry, title, gsy_problem_item_get_position (self->item), gsy_problem_item_get_count (self->item));
      gsy_layer_mark_set_layer (GSY_LAYER_MARK (self->mark), scheme != NULL ? gsy_scheme_find_layer (scheme, entry->layer) : NULL);
      gsy_inscription_set_text (self->quote, entry->quote, QUOTE_COLUMNS);
      gtk_inscription_set_text (self->meta, meta);
    }
  else
    {
      statement = g_strdup (detail != NULL ? detail : "");
      gsy_inscription_set_text (self->quote, statement, QUOTE_COLUMNS);
    }
  /* Translators: what a screen reader says of a row: a kind of problem, as “Statement without a source”, and the statement or the names */
  name = g_strdup_printf (_ ("%1$s: %2$s"), gsy_check_get_label (check), statement);
  gsy_widget_set_row_name (GTK_WIDGET (self), name);
}

static void
refresh_more (GsyProblemRow *self)
{
  guint n = gsy_problem_item_get_count (self->item);
  /* Translators: below the first places of one kind in a list of problems: how many of the kind are not shown */
  g_autofree char *text = g_strdup_printf (ngettext ("%u more, shown when these are dealt with", "%u more, shown when these are dealt with", n), n);

  gtk_label_set_label (self->more, text);
  gsy_widget_set_row_name (GTK_WIDGET (self), text);
  gsy_widget_set_name (GTK_WIDGET (self), text);
}

void
gsy_problem_row_refresh (GsyProblemRow *self)
{
  g_return_if_fail (GSY_IS_PROBLEM_ROW (self));

  if (self->item == NULL)
    return;
  GsyProblemItemKind kind = gsy_problem_item_get_kind (self->item);
  GsyCheck check = gsy_problem_item_get_check (self->item);
  gtk_widget_set_visible (self->head, kind == GSY_PROBLEM_ITEM_HEAD);
  gtk_widget_set_visible (self->place, kind == GSY_PROBLEM_ITEM_PLACE);
  gtk_widget_set_visible (GTK_WIDGET (self->more), kind == GSY_PROBLEM_ITEM_MORE);
  /* The row of a list that cannot be selected does not take the keyboard: without this, the arrows would stop before it. */
  gtk_widget_set_focusable (GTK_WIDGET (self), kind != GSY_PROBLEM_ITEM_PLACE);
  if (kind == GSY_PROBLEM_ITEM_HEAD)
    refresh_head (self, check);
  else if (kind == GSY_PROBLEM_ITEM_PLACE)
    refresh_place (self, check);
  else
    refresh_more (self);
}

static void
gsy_problem_row_dispose (GObject *object)
{
  gsy_problem_row_set (GSY_PROBLEM_ROW (object), NULL, NULL, FALSE);
  gtk_widget_dispose_template (GTK_WIDGET (object), GSY_TYPE_PROBLEM_ROW);
  G_OBJECT_CLASS (gsy_problem_row_parent_class)->dispose (object);
}

static void
gsy_problem_row_class_init (GsyProblemRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_problem_row_dispose;
  g_type_ensure (GSY_TYPE_LAYER_MARK);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-problem-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyProblemRow, head);
  gtk_widget_class_bind_template_child (widget_class, GsyProblemRow, title);
  gtk_widget_class_bind_template_child (widget_class, GsyProblemRow, count);
  gtk_widget_class_bind_template_child (widget_class, GsyProblemRow, button);
  gtk_widget_class_bind_template_child (widget_class, GsyProblemRow, advice);
  gtk_widget_class_bind_template_child (widget_class, GsyProblemRow, place);
  gtk_widget_class_bind_template_child (widget_class, GsyProblemRow, mark);
  gtk_widget_class_bind_template_child (widget_class, GsyProblemRow, quote);
  gtk_widget_class_bind_template_child (widget_class, GsyProblemRow, meta);
  gtk_widget_class_bind_template_child (widget_class, GsyProblemRow, more);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "problemrow");
}

static void
gsy_problem_row_init (GsyProblemRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gsy_problem_row_new (void)
{
  return g_object_new (GSY_TYPE_PROBLEM_ROW, NULL);
}

void
gsy_problem_row_set (GsyProblemRow *self, GsyEditor *editor, GsyProblemItem *item, gboolean titles)
{
  g_return_if_fail (GSY_IS_PROBLEM_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->editor, editor);
  g_set_object (&self->item, item);
  self->titles = titles;
  if (item == NULL)
    return;
  g_signal_connect_swapped (item, "changed", G_CALLBACK (gsy_problem_row_refresh), self);
  gsy_problem_row_refresh (self);
}

GsyProblemItem *
gsy_problem_row_get_item (GsyProblemRow *self)
{
  g_return_val_if_fail (GSY_IS_PROBLEM_ROW (self), NULL);
  return self->item;
}

GtkWidget *
gsy_problem_row_get_button (GsyProblemRow *self)
{
  g_return_val_if_fail (GSY_IS_PROBLEM_ROW (self), NULL);
  return self->item != NULL && gsy_problem_item_get_kind (self->item) == GSY_PROBLEM_ITEM_HEAD ? self->button : NULL;
}
