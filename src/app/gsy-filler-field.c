/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-filler-field.c: who fills a role, one row each, and a last one to add another. */
#include "config.h"

#include "app/gsy-filler-field.h"
#include "app/gsy-completion-entry.h"
#include "app/gsy-field-parts.h"
#include "app/gsy-widgets.h"

#include <glib/gi18n-lib.h>

#define MAX_PROPOSALS 8

struct _GsyFillerField
{
  GtkWidget parent_instance;

  GtkWidget *rows;
  GsyCompletionEntry *add;

  GsyEditor *editor;
  GsyRole role;
  char *id; /* the statement's */
};

G_DEFINE_FINAL_TYPE (GsyFillerField, gsy_filler_field, GTK_TYPE_WIDGET)

/* What a row of the box knows of itself. */
typedef struct
{
  GsyFillerField *field;
  GtkWidget *box;
  GsyCompletionEntry *entry;
  GtkWidget *remove;
  GtkWidget *words; /* the line below, shown when there are words */
  GtkWidget *quote;
  GtkWidget *remove_words; /* shown when there is a name, too */
  char *key;               /* name and words: which filler it is, whatever its place */
  guint index;
} Row;

static void
row_free (Row *row)
{
  g_free (row->key);
  g_free (row);
}

static Row *
get_row (GtkWidget *box)
{
  return g_object_get_data (G_OBJECT (box), "row");
}

static const GsyFiller *
get_filler (Row *row)
{
  GsyFillerField *self = row->field;
  const GsyStatement *statement = gsy_field_is_current (self->editor, self->id) ? gsy_editor_get_selected (self->editor) : NULL;
  const GPtrArray *fillers = statement == NULL ? NULL : self->role == GSY_ROLE_SOURCE ? statement->source
                                                                                      : statement->target;

  return fillers != NULL && row->index < fillers->len ? g_ptr_array_index (fillers, row->index) : NULL;
}

/* --- what is done in a row --- */

static gboolean
set_actor (GsyFillerField *self, guint index, const char *text)
{
  g_autofree char *name = g_strstrip (g_strdup (text));

  return gsy_field_is_current (self->editor, self->id) && gsy_editor_set_filler_actor (self->editor, self->role, index, name);
}

static gboolean
row_commit_cb (Row *row, const char *text)
{
  return set_actor (row->field, row->index, text);
}

static void
row_remove_cb (Row *row)
{
  gsy_completion_entry_restore (row->entry);
  if (gsy_field_is_current (row->field->editor, row->field->id))
    gsy_editor_remove_filler (row->field->editor, row->field->role, row->index);
}

/* The empty name of a filler that has words: the next Backspace takes those, too. One that still has a name was emptied just now. */
static void
row_erase_cb (Row *row)
{
  row_remove_cb (row);
}

static void
row_remove_words_cb (Row *row)
{
  if (gsy_field_is_current (row->field->editor, row->field->id))
    gsy_editor_remove_filler_words (row->field->editor, row->field->role, row->index);
}

static void
row_quote_cb (Row *row)
{
  const GsyFiller *filler = get_filler (row);

  if (filler != NULL)
    gsy_field_reveal (row->field->editor, filler->spans);
}

static gboolean
add_commit_cb (GsyFillerField *self, const char *text)
{
  const GsyStatement *statement = gsy_field_is_current (self->editor, self->id) ? gsy_editor_get_selected (self->editor) : NULL;

  if (statement == NULL)
    return FALSE;
  const GPtrArray *fillers = self->role == GSY_ROLE_SOURCE ? statement->source : statement->target;
  return set_actor (self, fillers != NULL ? fillers->len : 0, text);
}

static GPtrArray *
complete (const char *text, gpointer user_data)
{
  GsyFillerField *self = user_data;
  GsyCorpus *corpus = gsy_editor_get_corpus (self->editor);

  if (corpus == NULL)
    return NULL;
  return gsy_folder_index_complete (gsy_corpus_get_index (corpus), gsy_corpus_get_scheme (corpus), GSY_NAME_ACTOR, text, MAX_PROPOSALS);
}

/* --- rows --- */

static Row *
create_row (GsyFillerField *self)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  row->field = self;
  row->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  row->entry = GSY_COMPLETION_ENTRY (gsy_completion_entry_new ());
  row->remove = gsy_field_icon_button_new ("window-close-symbolic", _ ("Remove"));
  row->quote = gsy_field_quote_button_new (NULL);
  gtk_widget_set_focusable (row->quote, FALSE);
  row->remove_words = gsy_field_icon_button_new ("window-close-symbolic", _ ("Remove These Words"));
  row->words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gtk_widget_add_css_class (line, "field-line");
  gtk_widget_set_hexpand (GTK_WIDGET (row->entry), TRUE);
  gtk_widget_set_valign (row->remove, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (row->entry));
  gtk_box_append (GTK_BOX (line), row->remove);
  gtk_box_append (GTK_BOX (row->box), line);
  gtk_widget_add_css_class (row->words, "field-words");
  gtk_box_append (GTK_BOX (row->words), row->quote);
  gtk_box_append (GTK_BOX (row->words), row->remove_words);
  gtk_box_append (GTK_BOX (row->box), row->words);
  g_object_set_data_full (G_OBJECT (row->box), "row", row, (GDestroyNotify) row_free);
  gsy_completion_entry_set_complete_func (row->entry, complete, self);
  gsy_completion_entry_set_placeholder (row->entry, _ ("Not named"));
  g_signal_connect_swapped (row->entry, "commit", G_CALLBACK (row_commit_cb), row);
  g_signal_connect_swapped (row->entry, "erase", G_CALLBACK (row_erase_cb), row);
  g_signal_connect_swapped (row->remove, "clicked", G_CALLBACK (row_remove_cb), row);
  g_signal_connect_swapped (row->remove_words, "clicked", G_CALLBACK (row_remove_words_cb), row);
  g_signal_connect_swapped (row->quote, "clicked", G_CALLBACK (row_quote_cb), row);
  return row;
}

static char *
dup_row_name (GsyFillerField *self, guint index)
{
  if (index == 0)
    return g_strdup (self->role == GSY_ROLE_SOURCE ? _ ("Source") : _ ("Target"));
  if (self->role == GSY_ROLE_SOURCE)
    /* Translators: %u is a number from 2 on: there are several sources of one statement */
    return g_strdup_printf (_ ("Source %u"), index + 1);
  /* Translators: %u is a number from 2 on: there are several targets of one statement */
  return g_strdup_printf (_ ("Target %u"), index + 1);
}

static void
show_filler (GsyFillerField *self, Row *row, guint index, const GsyFiller *filler, const char *words, gboolean editable)
{
  GsyScheme *scheme = gsy_editor_get_scheme (self->editor);
  g_autofree char *name = dup_row_name (self, index);
  g_autofree char *about = gsy_field_describe_actor (scheme, filler->actor);
  g_autofree char *remove = g_strdup_printf (
    /* Translators: %s is the name of an actor or words that stand for one */
    _ ("Remove %s"), filler->actor != NULL ? filler->actor : words != NULL ? words
                                                                           : name);
  gboolean unlisted = filler->actor != NULL && gsy_scheme_find_actor (scheme, filler->actor) == NULL;

  row->index = index;
  gsy_completion_entry_set_name (row->entry, name);
  gsy_completion_entry_set_value (row->entry, self->id, filler->actor, NULL);
  gsy_completion_entry_set_warning (row->entry, "dialog-question-symbolic", unlisted ? _ ("Not in the folder’s list of actors") : NULL);
  gsy_completion_entry_set_editable (row->entry, editable);
  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (row->entry)), about) != 0)
    gtk_widget_set_tooltip_text (GTK_WIDGET (row->entry), about);
  gsy_widget_set_tooltip (row->remove, remove);
  gtk_widget_set_visible (row->remove, editable);
  gtk_widget_set_visible (row->words, words != NULL);
  gtk_widget_set_visible (row->remove_words, editable && filler->actor != NULL);
  gsy_field_quote_button_set_words (row->quote, words);
}

static char *
dup_key (const GsyFiller *filler, const char *words)
{
  return g_strdup_printf ("%s\n%s", filler->actor != NULL ? filler->actor : "", words != NULL ? words : "");
}

/* The row that showed the same filler before, wherever; else @spare, the first that nobody claims. */
static Row *
find_row (GPtrArray *old, const char *key)
{
  for (guint i = 0; i < old->len; i++)
    if (g_strcmp0 (((Row *) g_ptr_array_index (old, i))->key, key) == 0)
      return g_ptr_array_steal_index (old, i);
  return NULL;
}

/* Its filler is gone: what was being typed in it goes on in the line that adds one, keyboard and all. */
static void
drop_row (GsyFillerField *self, Row *row)
{
  gboolean focus = gtk_widget_get_focus_child (self->rows) == row->box;

  if (gsy_completion_entry_is_pending (row->entry) && !gsy_completion_entry_is_pending (self->add) &&
      *gsy_completion_entry_get_text (row->entry) != '\0' && gsy_field_is_current (self->editor, gsy_completion_entry_get_owner (row->entry)))
    gsy_completion_entry_set_text (self->add, gsy_completion_entry_get_text (row->entry));
  gsy_completion_entry_restore (row->entry);
  if (focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->add));
  gtk_box_remove (GTK_BOX (self->rows), row->box);
}

void
gsy_filler_field_refresh (GsyFillerField *self, const GsyStatement *statement, gboolean editable)
{
  g_return_if_fail (GSY_IS_FILLER_FIELD (self));
  g_return_if_fail (statement != NULL);

  GsyArticle *article = gsy_editor_get_article (self->editor);
  const GPtrArray *fillers = self->role == GSY_ROLE_SOURCE ? statement->source : statement->target;
  guint n = fillers != NULL ? fillers->len : 0;
  g_autoptr (GPtrArray) old = g_ptr_array_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  gsy_field_set_text (&self->id, statement->id);
  for (GtkWidget *child = gtk_widget_get_first_child (self->rows); child != NULL; child = gtk_widget_get_next_sibling (child))
    g_ptr_array_add (old, get_row (child));
  gboolean same_length = old->len == n;
  for (guint i = 0; i < n; i++)
    {
      const GsyFiller *filler = g_ptr_array_index (fillers, i);
      g_ptr_array_add (words, gsy_field_dup_words (article, filler->spans));
      g_autofree char *key = dup_key (filler, g_ptr_array_index (words, i));
      /* As many as before: each in its place, one of them has changed. */
      g_ptr_array_add (rows, same_length ? g_ptr_array_index (old, i) : find_row (old, key));
    }
  if (same_length)
    g_ptr_array_set_size (old, 0);
  GtkWidget *after = NULL;
  for (guint i = 0; i < n; i++)
    {
      const GsyFiller *filler = g_ptr_array_index (fillers, i);
      Row *row = g_ptr_array_index (rows, i);
      if (row == NULL)
        {
          row = create_row (self);
          gtk_box_append (GTK_BOX (self->rows), row->box);
        }
      gtk_box_reorder_child_after (GTK_BOX (self->rows), row->box, after);
      after = row->box;
      g_free (row->key);
      row->key = dup_key (filler, g_ptr_array_index (words, i));
      show_filler (self, row, i, filler, g_ptr_array_index (words, i), editable);
    }
  for (guint i = 0; i < old->len; i++)
    drop_row (self, g_ptr_array_index (old, i));
  gsy_completion_entry_set_value (self->add, self->id, NULL, NULL);
  gsy_completion_entry_set_editable (self->add, editable);
  gtk_widget_set_visible (GTK_WIDGET (self->add), editable || n == 0);
}

/* --- the widget --- */

static void
gsy_filler_field_dispose (GObject *object)
{
  GsyFillerField *self = GSY_FILLER_FIELD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (gsy_filler_field_parent_class)->dispose (object);
}

static void
gsy_filler_field_class_init (GsyFillerFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_filler_field_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "fillerfield");
}

static void
gsy_filler_field_init (GsyFillerField *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
  self->add = GSY_COMPLETION_ENTRY (gsy_completion_entry_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->add), GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self->add), "add");
  gsy_completion_entry_set_complete_func (self->add, complete, self);
  g_signal_connect_swapped (self->add, "commit", G_CALLBACK (add_commit_cb), self);
}

void
gsy_filler_field_set_editor (GsyFillerField *self, GsyEditor *editor, GsyRole role)
{
  g_return_if_fail (GSY_IS_FILLER_FIELD (self));
  g_return_if_fail (self->editor == NULL);

  self->editor = g_object_ref (editor);
  self->role = role;
  gsy_completion_entry_set_placeholder (self->add, role == GSY_ROLE_SOURCE ? _ ("Add source…") : _ ("Add target…"));
  gsy_completion_entry_set_name (self->add, role == GSY_ROLE_SOURCE ? _ ("Add Source") : _ ("Add Target"));
}
