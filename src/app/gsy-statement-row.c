/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-statement-row.c: one statement in the list. */
#include "config.h"

#include "app/gsy-statement-row.h"
#include "app/gsy-layer-mark.h"
#include "app/gsy-widgets.h"
#include "app/gsy-wording.h"

#include <glib/gi18n-lib.h>

/* Longer words get two lines. */
#define QUOTE_COLUMNS 34

struct _GsyStatementRow
{
  GtkWidget parent_instance;

  GsyLayerMark *mark;
  GtkInscription *quote;
  GtkInscription *meta;
  GtkWidget *sign;

  GsyEditor *editor;
  GsyStatementItem *item;
  guint position;
  guint n;
};

G_DEFINE_FINAL_TYPE (GsyStatementRow, gsy_statement_row, GTK_TYPE_WIDGET)

/* The line below the words: what is asked about its place, which must not be cut off, layer, roles, and what is odd. */
static char *
dup_meta (GsyScheme *scheme, GsyArticle *article, const GsyStatement *statement, GsyDoubt doubt)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  char *roles = gsy_wording_roles (article, statement);

  if (doubt == GSY_DOUBT_LOST)
    /* Translators: of a statement whose words are not found in the article any more */
    g_ptr_array_add (items, g_strdup (_ ("Not found")));
  else if (doubt == GSY_DOUBT_PLACE)
    /* Translators: of a statement: the article changed, and somebody should look whether this is its place */
    g_ptr_array_add (items, g_strdup (_ ("To look at")));
  g_ptr_array_add (items, g_strdup (scheme != NULL ? gsy_scheme_get_layer_label (scheme, statement->layer) : statement->layer));
  if (roles != NULL)
    g_ptr_array_add (items, roles);
  if (scheme == NULL || gsy_scheme_find_layer (scheme, statement->layer) == NULL)
    /* Translators: of a layer that occurs in the article and is not in the folder’s list of layers */
    g_ptr_array_add (items, g_strdup (_ ("unlisted layer")));
  g_ptr_array_add (items, NULL);
  return g_strjoinv (" · ", (char **) items->pdata);
}

static void
update_name (GsyStatementRow *self)
{
  const GsyStatement *statement = gsy_statement_item_get (self->item);
  g_autofree char *name = gsy_wording_statement_name (gsy_editor_get_scheme (self->editor), gsy_editor_get_article (self->editor),
                                                      statement, self->position, self->n);

  gsy_widget_set_row_name (GTK_WIDGET (self), name);
}

void
gsy_statement_row_refresh (GsyStatementRow *self)
{
  g_return_if_fail (GSY_IS_STATEMENT_ROW (self));

  if (self->item == NULL || gsy_editor_get_article (self->editor) == NULL)
    return;
  const GsyStatement *statement = gsy_statement_item_get (self->item);
  GsyScheme *scheme = gsy_editor_get_scheme (self->editor);
  g_autofree char *quote = gsy_wording_quote (gsy_editor_get_article (self->editor), statement);
  GsyDoubt doubt = gsy_statement_get_doubt (gsy_editor_get_article (self->editor), statement);
  g_autofree char *meta = dup_meta (scheme, gsy_editor_get_article (self->editor), statement, doubt);

  gsy_layer_mark_set_layer (self->mark, scheme != NULL ? gsy_scheme_find_layer (scheme, statement->layer) : NULL);
  gsy_inscription_set_text (self->quote, quote, QUOTE_COLUMNS);
  gtk_inscription_set_text (self->meta, meta);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->sign), doubt == GSY_DOUBT_LOST ? "dialog-warning-symbolic" : "dialog-question-symbolic");
  gtk_widget_set_visible (self->sign, doubt != GSY_DOUBT_NONE);
  if (doubt != GSY_DOUBT_NONE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "problem");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "problem");
  if (gsy_editor_is_layer_shown (self->editor, statement->layer))
    gtk_widget_remove_css_class (GTK_WIDGET (self), "unseen");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "unseen");
  update_name (self);
}

static void
gsy_statement_row_dispose (GObject *object)
{
  gsy_statement_row_set (GSY_STATEMENT_ROW (object), NULL, NULL, 0, 0);
  gtk_widget_dispose_template (GTK_WIDGET (object), GSY_TYPE_STATEMENT_ROW);
  G_OBJECT_CLASS (gsy_statement_row_parent_class)->dispose (object);
}

static void
gsy_statement_row_class_init (GsyStatementRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_statement_row_dispose;
  g_type_ensure (GSY_TYPE_LAYER_MARK);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-statement-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyStatementRow, mark);
  gtk_widget_class_bind_template_child (widget_class, GsyStatementRow, quote);
  gtk_widget_class_bind_template_child (widget_class, GsyStatementRow, meta);
  gtk_widget_class_bind_template_child (widget_class, GsyStatementRow, sign);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_GRID_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "statementrow");
}

static void
gsy_statement_row_init (GsyStatementRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gsy_statement_row_new (void)
{
  return g_object_new (GSY_TYPE_STATEMENT_ROW, NULL);
}

void
gsy_statement_row_set (GsyStatementRow *self, GsyEditor *editor, GsyStatementItem *item, guint position, guint n)
{
  g_return_if_fail (GSY_IS_STATEMENT_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->editor, editor);
  g_set_object (&self->item, item);
  self->position = position;
  self->n = n;
  if (item == NULL)
    return;
  g_signal_connect_swapped (item, "changed", G_CALLBACK (gsy_statement_row_refresh), self);
  gsy_statement_row_refresh (self);
}

void
gsy_statement_row_set_position (GsyStatementRow *self, guint position, guint n)
{
  g_return_if_fail (GSY_IS_STATEMENT_ROW (self));

  if (self->item == NULL || (self->position == position && self->n == n))
    return;
  self->position = position;
  self->n = n;
  update_name (self);
}
