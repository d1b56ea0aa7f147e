/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-topics-field.c: topics as pills in a flow, and a line at its end to add one; Backspace in the empty line takes the last away. */
#include "config.h"

#include "app/gsy-topics-field.h"
#include "app/gsy-completion-entry.h"
#include "app/gsy-field-parts.h"
#include "app/gsy-widgets.h"
#include "app/gsy-wrap-layout.h"

#include <glib/gi18n-lib.h>

#define MAX_PROPOSALS 8
#define SPACING 4

struct _GsyTopicsField
{
  GtkWidget parent_instance;

  GsyCompletionEntry *add; /* the last child; the others are pills */

  GsyEditor *editor;
  char *id;      /* the statement's */
  char **topics; /* that the pills show */
  gboolean editable;
};

G_DEFINE_FINAL_TYPE (GsyTopicsField, gsy_topics_field, GTK_TYPE_WIDGET)

static gboolean
set_topics (GsyTopicsField *self, GPtrArray *topics)
{
  g_ptr_array_add (topics, NULL);
  return gsy_field_is_current (self->editor, self->id) && gsy_editor_set_about (self->editor, (const char *const *) topics->pdata);
}

/* What there is, but @without. */
static GPtrArray *
dup_topics (GsyTopicsField *self, const char *without)
{
  const GsyStatement *statement = gsy_field_is_current (self->editor, self->id) ? gsy_editor_get_selected (self->editor) : NULL;
  GPtrArray *topics = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; statement != NULL && statement->about != NULL && statement->about[i] != NULL; i++)
    if (g_strcmp0 (statement->about[i], without) != 0)
      g_ptr_array_add (topics, g_strdup (statement->about[i]));
  return topics;
}

static gboolean
commit_cb (GsyTopicsField *self, const char *text)
{
  g_autoptr (GPtrArray) topics = dup_topics (self, NULL);
  char *topic = g_strstrip (g_strdup (text));

  if (*topic == '\0')
    {
      g_free (topic);
      return TRUE;
    }
  g_ptr_array_add (topics, topic);
  return set_topics (self, topics);
}

static void
erase_cb (GsyTopicsField *self)
{
  g_autoptr (GPtrArray) topics = dup_topics (self, NULL);

  if (topics->len == 0)
    return;
  g_ptr_array_set_size (topics, (int) topics->len - 1);
  set_topics (self, topics);
}

static void
remove_cb (GsyTopicsField *self, GtkWidget *button)
{
  g_autoptr (GPtrArray) topics = dup_topics (self, g_object_get_data (G_OBJECT (button), "topic"));

  set_topics (self, topics);
}

static GPtrArray *
complete (const char *text, gpointer user_data)
{
  GsyTopicsField *self = user_data;
  GsyCorpus *corpus = gsy_editor_get_corpus (self->editor);

  if (corpus == NULL)
    return NULL;
  GPtrArray *found = gsy_folder_index_complete (gsy_corpus_get_index (corpus), gsy_corpus_get_scheme (corpus), GSY_NAME_TOPIC, text, MAX_PROPOSALS);
  for (guint i = found->len; i > 0; i--)
    {
      const GsyCompletion *completion = g_ptr_array_index (found, i - 1);
      if (self->topics != NULL && g_strv_contains ((const char *const *) self->topics, completion->name))
        g_ptr_array_remove_index (found, i - 1);
    }
  return found;
}

static GtkWidget *
create_pill (GsyTopicsField *self, const char *topic, gboolean editable)
{
  GtkWidget *pill = g_object_new (GTK_TYPE_BOX, "valign", GTK_ALIGN_CENTER, "css-name", "topicpill", NULL);
  GsyScheme *scheme = gsy_editor_get_scheme (self->editor);
  gboolean unlisted = gsy_scheme_find_topic (scheme, topic) == NULL;

  gtk_box_append (GTK_BOX (pill), g_object_new (GTK_TYPE_LABEL, "label", topic, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
  gtk_widget_set_tooltip_text (pill, unlisted ? _ ("Not in the folder’s list of topics") : gsy_field_describe_topic (scheme, topic));
  if (unlisted)
    gtk_widget_add_css_class (pill, "unlisted");
  if (editable)
    {
      /* Translators: %s is the name of a topic */
      g_autofree char *name = g_strdup_printf (_ ("Remove %s"), topic);
      GtkWidget *button = gsy_field_icon_button_new ("window-close-symbolic", name);
      g_object_set_data_full (G_OBJECT (button), "topic", g_strdup (topic), g_free);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), self);
      gtk_box_append (GTK_BOX (pill), button);
    }
  return pill;
}

static gboolean
is_shown (GsyTopicsField *self, const GsyStatement *statement)
{
  static char *const none[] = { NULL };

  return self->topics != NULL && g_strcmp0 (self->id, statement->id) == 0 &&
         g_strv_equal ((const char *const *) self->topics, (const char *const *) (statement->about != NULL ? statement->about : none));
}

void
gsy_topics_field_refresh (GsyTopicsField *self, const GsyStatement *statement, gboolean editable)
{
  g_return_if_fail (GSY_IS_TOPICS_FIELD (self));
  g_return_if_fail (statement != NULL);

  static char *const none[] = { NULL };
  gboolean shown = is_shown (self, statement) && self->editable == editable;
  gsy_field_set_text (&self->id, statement->id);
  self->editable = editable;
  if (!shown)
    {
      GtkWidget *first;
      while ((first = gtk_widget_get_first_child (GTK_WIDGET (self))) != GTK_WIDGET (self->add))
        gtk_widget_unparent (first);
      g_strfreev (self->topics);
      self->topics = g_strdupv (statement->about != NULL ? statement->about : (char **) none);
      for (guint i = 0; self->topics[i] != NULL; i++)
        gtk_widget_insert_before (create_pill (self, self->topics[i], editable), GTK_WIDGET (self), GTK_WIDGET (self->add));
      /* Translators: what a statement is about; the line to add another topic is short */
      gsy_completion_entry_set_placeholder (self->add, self->topics[0] != NULL ? C_ ("topic", "Add…") : _ ("Add topic…"));
      g_autofree char *all = self->topics[0] != NULL ? g_strjoinv (", ", self->topics) : NULL;
      /* Translators: accessible name of the line to add a topic; %s are the topics that there are */
      g_autofree char *name = all != NULL ? g_strdup_printf (_ ("Add Topic to %s"), all) : g_strdup (_ ("Add Topic"));
      gsy_completion_entry_set_name (self->add, name);
    }
  gsy_completion_entry_set_value (self->add, self->id, NULL, NULL);
  gsy_completion_entry_set_editable (self->add, editable);
}

static void
gsy_topics_field_dispose (GObject *object)
{
  GsyTopicsField *self = GSY_TOPICS_FIELD (object);

  gsy_field_clear (GTK_WIDGET (self));
  g_clear_object (&self->editor);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->topics, g_strfreev);
  G_OBJECT_CLASS (gsy_topics_field_parent_class)->dispose (object);
}

static void
gsy_topics_field_class_init (GsyTopicsFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_topics_field_dispose;
  gtk_widget_class_set_css_name (widget_class, "topicsfield");
}

static void
gsy_topics_field_init (GsyTopicsField *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), gsy_wrap_layout_new (SPACING));
  self->add = GSY_COMPLETION_ENTRY (gsy_completion_entry_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->add), "add");
  gtk_widget_set_parent (GTK_WIDGET (self->add), GTK_WIDGET (self));
  gsy_completion_entry_set_complete_func (self->add, complete, self);
  g_signal_connect_swapped (self->add, "commit", G_CALLBACK (commit_cb), self);
  g_signal_connect_swapped (self->add, "erase", G_CALLBACK (erase_cb), self);
}

void
gsy_topics_field_set_editor (GsyTopicsField *self, GsyEditor *editor)
{
  g_return_if_fail (GSY_IS_TOPICS_FIELD (self));
  g_return_if_fail (self->editor == NULL);
  self->editor = g_object_ref (editor);
}
