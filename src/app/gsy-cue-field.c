/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cue-field.c: the words that report the selected statement: Return shows where they are, Delete takes them away. */
#include "config.h"

#include "app/gsy-cue-field.h"
#include "app/gsy-field-parts.h"
#include "app/gsy-widgets.h"

#include <glib/gi18n-lib.h>

struct _GsyCueField
{
  GtkWidget parent_instance;

  GtkWidget *rows;
  GtkWidget *hint;

  GsyEditor *editor;
  char *id;        /* the statement's */
  char *signature; /* of what the rows show */
};

G_DEFINE_FINAL_TYPE (GsyCueField, gsy_cue_field, GTK_TYPE_WIDGET)

static guint
get_index (GtkWidget *widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "index"));
}

static void
reveal_cb (GsyCueField *self, GtkWidget *button)
{
  const GsyStatement *statement = gsy_editor_get_selected (self->editor);
  guint index = get_index (button);

  if (statement == NULL || statement->cue == NULL || index >= statement->cue->spans->len)
    return;
  const GsyQuote *quote = &g_array_index (statement->cue->spans, GsyQuote, index);
  if (!gsy_quote_is_lost (gsy_editor_get_article (self->editor), quote))
    g_signal_emit_by_name (self->editor, "reveal", quote->span.start, quote->span.end);
}

static void
remove_at (GsyCueField *self, guint index)
{
  if (gsy_field_is_current (self->editor, self->id))
    gsy_editor_remove_filler (self->editor, GSY_ROLE_CUE, index);
}

static void
remove_cb (GsyCueField *self, GtkWidget *button)
{
  remove_at (self, get_index (button));
}

static gboolean
key_cb (GsyCueField *self, guint keyval, guint keycode, GdkModifierType state, GtkEventController *controller)
{
  GtkWidget *button = gtk_event_controller_get_widget (controller);

  if ((keyval != GDK_KEY_Delete && keyval != GDK_KEY_BackSpace && keyval != GDK_KEY_KP_Delete) || g_object_get_data (G_OBJECT (button), "editable") == NULL)
    return GDK_EVENT_PROPAGATE;
  remove_at (self, get_index (button));
  return GDK_EVENT_STOP;
}

static GtkWidget *
create_row (GsyCueField *self, const char *words, guint index, gboolean editable)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *quote = gsy_field_quote_button_new (words);
  /* Translators: %s are words of the article */
  g_autofree char *name = g_strdup_printf (_ ("Cue: %s"), words);
  /* Translators: %s is the name of an actor or words that stand for one */
  g_autofree char *remove_name = g_strdup_printf (_ ("Remove %s"), words);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (line, "field-line");
  gsy_widget_set_name (quote, name);
  g_object_set_data (G_OBJECT (quote), "index", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (quote), "editable", GINT_TO_POINTER (editable));
  g_signal_connect_swapped (quote, "clicked", G_CALLBACK (reveal_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (quote, keys);
  gtk_box_append (GTK_BOX (line), quote);
  if (editable)
    {
      GtkWidget *remove = gsy_field_icon_button_new ("window-close-symbolic", remove_name);
      g_object_set_data (G_OBJECT (remove), "index", GUINT_TO_POINTER (index));
      g_signal_connect_swapped (remove, "clicked", G_CALLBACK (remove_cb), self);
      gtk_box_append (GTK_BOX (line), remove);
    }
  return line;
}

void
gsy_cue_field_refresh (GsyCueField *self, const GsyStatement *statement, gboolean editable)
{
  g_return_if_fail (GSY_IS_CUE_FIELD (self));
  g_return_if_fail (statement != NULL);

  GsyArticle *article = gsy_editor_get_article (self->editor);
  const GArray *spans = statement->cue != NULL ? statement->cue->spans : NULL;
  g_autoptr (GString) signature = g_string_new (editable ? "e" : "r");

  gsy_field_set_text (&self->id, statement->id);
  g_string_append (signature, self->id);
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    g_string_append_printf (signature, " %u-%u", g_array_index (spans, GsyQuote, i).span.start, g_array_index (spans, GsyQuote, i).span.end);
  if (g_strcmp0 (self->signature, signature->str) == 0)
    return;

  gboolean focus = gtk_widget_get_focus_child (self->rows) != NULL;
  g_free (self->signature);
  self->signature = g_strdup (signature->str);
  gsy_field_clear (self->rows);
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      g_autofree char *words = gsy_field_dup_quote (article, &g_array_index (spans, GsyQuote, i));
      gtk_box_append (GTK_BOX (self->rows), create_row (self, words, i, editable));
    }
  gboolean empty = gtk_widget_get_first_child (self->rows) == NULL;
  gtk_widget_set_visible (self->hint, empty);
  if (focus && !empty)
    gtk_widget_child_focus (self->rows, GTK_DIR_TAB_FORWARD);
  else if (focus)
    gtk_widget_child_focus (gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW), GTK_DIR_TAB_FORWARD);
}

static void
gsy_cue_field_dispose (GObject *object)
{
  GsyCueField *self = GSY_CUE_FIELD (object);

  gsy_field_clear (GTK_WIDGET (self));
  g_clear_object (&self->editor);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->signature, g_free);
  G_OBJECT_CLASS (gsy_cue_field_parent_class)->dispose (object);
}

static void
gsy_cue_field_class_init (GsyCueFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_cue_field_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "cuefield");
}

static void
gsy_cue_field_init (GsyCueField *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
  /* Translators: in place of the cue, the words that report a statement, while there are none; C is the key */
  self->hint = gsy_field_hint_new (_ ("Select its words and press C"));
  gtk_widget_set_parent (self->hint, GTK_WIDGET (self));
}

void
gsy_cue_field_set_editor (GsyCueField *self, GsyEditor *editor)
{
  g_return_if_fail (GSY_IS_CUE_FIELD (self));
  g_return_if_fail (self->editor == NULL);
  self->editor = g_object_ref (editor);
}
