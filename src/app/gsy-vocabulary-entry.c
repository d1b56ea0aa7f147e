/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-vocabulary-entry.c: a row to write one line in that is handed in as a whole, with suggestions under it. */
#include "config.h"

#include "app/gsy-vocabulary-entry.h"
#include "app/gsy-widgets.h"

#define MAX_SUGGESTIONS 8

struct _GsyVocabularyEntry
{
  AdwEntryRow parent_instance;

  char *value;   /* what the folder has */
  char *refused; /* handed in and not taken: not asked again until it is another */
  GsyVocabularySuggest suggest;
  gpointer suggest_data;
  GtkWidget *popover; /* nullable: as long as nothing was suggested */
  GtkListBox *list;
  gboolean setting; /* the text follows the value, not the user */
  gboolean asks;
  gboolean adds;
  guint left_id;       /* it was left, and is handed in next */
  gboolean committing; /* handing in may take the keyboard away, which would hand in again */
};

G_DEFINE_FINAL_TYPE (GsyVocabularyEntry, gsy_vocabulary_entry, ADW_TYPE_ENTRY_ROW)

enum
{
  COMMIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
get_text_widget (GsyVocabularyEntry *self)
{
  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self)));
}

static char *
dup_written (GsyVocabularyEntry *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
}

static gboolean
is_changed (GsyVocabularyEntry *self)
{
  g_autofree char *written = dup_written (self);

  return g_strcmp0 (written, self->value != NULL ? self->value : "") != 0;
}

static gboolean
has_focus (GsyVocabularyEntry *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
mark_refused (GsyVocabularyEntry *self, const char *text)
{
  g_free (self->refused);
  self->refused = g_strdup (text);
  if (text != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (get_text_widget (self)), GTK_ACCESSIBLE_STATE_INVALID,
                               text != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
set_text (GsyVocabularyEntry *self, const char *text)
{
  GtkWidget *inner = get_text_widget (self);

  self->setting = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self), text);
  self->setting = FALSE;
  mark_refused (self, NULL);
  /* What was handed in is undone by the folder's history; the entry forgets its own. */
  g_object_set (inner, "enable-undo", FALSE, NULL);
  g_object_set (inner, "enable-undo", TRUE, NULL);
}

/* --- suggestions --- */

static void
hide_suggestions (GsyVocabularyEntry *self)
{
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static gboolean
are_suggestions_shown (GsyVocabularyEntry *self)
{
  return self->popover != NULL && gtk_widget_get_visible (self->popover);
}

static void
take_suggestion (GsyVocabularyEntry *self, GtkListBoxRow *row)
{
  g_autofree char *name = g_strdup (gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row))));

  hide_suggestions (self);
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), name);
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
  self->setting = FALSE;
  gsy_vocabulary_entry_commit (self);
}

static void
ensure_popover (GsyVocabularyEntry *self)
{
  if (self->popover != NULL)
    return;
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "suggestions");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (take_suggestion), self);

  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->list));
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

static void
show_suggestions (GsyVocabularyEntry *self)
{
  if (self->suggest == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) || !gtk_editable_get_editable (GTK_EDITABLE (self)))
    return;
  g_autofree char *written = dup_written (self);
  g_auto (GStrv) names = self->suggest (written, self->suggest_data);
  GtkWidget *row;

  ensure_popover (self);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  guint n = 0;
  for (; names != NULL && names[n] != NULL && n < MAX_SUGGESTIONS; n++)
    gtk_list_box_append (self->list, g_object_new (GTK_TYPE_LABEL, "label", names[n], "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 40, NULL));
  /* Nothing but what stands there already is no news. */
  if (n == 0 || (n == 1 && g_str_equal (names[0], written)))
    {
      hide_suggestions (self);
      return;
    }
  gtk_list_box_unselect_all (self->list);
  gtk_widget_set_size_request (self->popover, MIN (gtk_widget_get_width (GTK_WIDGET (self)), 280), -1);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static gboolean
walk_suggestions (GsyVocabularyEntry *self, int step)
{
  if (!are_suggestions_shown (self))
    {
      if (self->suggest == NULL || step < 0)
        return GDK_EVENT_PROPAGATE;
      show_suggestions (self);
      return GDK_EVENT_STOP;
    }
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  int at = selected != NULL ? gtk_list_box_row_get_index (selected) : -1;
  GtkListBoxRow *row = at + step >= 0 ? gtk_list_box_get_row_at_index (self->list, at + step) : NULL;

  if (row != NULL || at + step < 0)
    gtk_list_box_select_row (self->list, row);
  if (row != NULL)
    {
      /* The keyboard stays in the entry: what is chosen has to be told. */
      const char *name = gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row)));
      gtk_accessible_update_property (GTK_ACCESSIBLE (get_text_widget (self)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);
    }
  return GDK_EVENT_STOP;
}

/* --- the user --- */

void
gsy_vocabulary_entry_commit (GsyVocabularyEntry *self)
{
  g_return_if_fail (GSY_IS_VOCABULARY_ENTRY (self));

  g_autofree char *written = dup_written (self);
  gboolean taken = FALSE;

  hide_suggestions (self);
  if (!is_changed (self))
    {
      set_text (self, self->value != NULL ? self->value : "");
      return;
    }
  if (self->committing || g_strcmp0 (written, self->refused) == 0)
    return;
  g_object_ref (self);
  self->committing = TRUE;
  g_signal_emit (self, signals[COMMIT], 0, written, &taken);
  self->committing = FALSE;
  if (!taken)
    mark_refused (self, written);
  else if (self->adds)
    set_text (self, "");
  /* What was made of it is what the folder has now; a question may still be open. */
  else if (!self->asks || !is_changed (self))
    set_text (self, self->value != NULL ? self->value : "");
  g_object_unref (self);
}

static void
changed_cb (GsyVocabularyEntry *self)
{
  if (self->setting)
    return;
  if (self->refused != NULL)
    mark_refused (self, NULL);
  if (has_focus (self))
    show_suggestions (self);
}

static void
activated_cb (GsyVocabularyEntry *self)
{
  gsy_vocabulary_entry_commit (self);
}

static gboolean
hand_in_cb (gpointer user_data)
{
  GsyVocabularyEntry *self = user_data;

  self->left_id = 0;
  gsy_vocabulary_entry_commit (self);
  return G_SOURCE_REMOVE;
}

static void
left_cb (GsyVocabularyEntry *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  hide_suggestions (self);
  if (root == NULL || gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  /* Another window may have become the active one: then the keyboard comes back to here. */
  GtkWidget *focus = gtk_root_get_focus (root);
  gboolean stays = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
  if (!stays)
    gtk_editable_select_region (GTK_EDITABLE (self), 0, 0);
  /* Not now: it may change the very widgets between which the keyboard is on its way. */
  if ((!self->asks || !stays) && self->left_id == 0)
    self->left_id = g_idle_add_full (G_PRIORITY_DEFAULT, hand_in_cb, self, NULL);
}

static gboolean
key_cb (GsyVocabularyEntry *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return walk_suggestions (self, 1);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return walk_suggestions (self, -1);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      {
        GtkListBoxRow *row = are_suggestions_shown (self) ? gtk_list_box_get_selected_row (self->list) : NULL;
        if (row == NULL)
          return GDK_EVENT_PROPAGATE;
        take_suggestion (self, row);
        return GDK_EVENT_STOP;
      }
    case GDK_KEY_Escape:
      if (are_suggestions_shown (self))
        hide_suggestions (self);
      else if (is_changed (self))
        gsy_vocabulary_entry_reset (self);
      else
        return GDK_EVENT_PROPAGATE;
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* --- object --- */

static void
gsy_vocabulary_entry_dispose (GObject *object)
{
  g_clear_handle_id (&GSY_VOCABULARY_ENTRY (object)->left_id, g_source_remove);
  g_clear_pointer (&GSY_VOCABULARY_ENTRY (object)->popover, gtk_widget_unparent);
  G_OBJECT_CLASS (gsy_vocabulary_entry_parent_class)->dispose (object);
}

static void
gsy_vocabulary_entry_finalize (GObject *object)
{
  GsyVocabularyEntry *self = GSY_VOCABULARY_ENTRY (object);

  g_free (self->value);
  g_free (self->refused);
  G_OBJECT_CLASS (gsy_vocabulary_entry_parent_class)->finalize (object);
}

static void
gsy_vocabulary_entry_class_init (GsyVocabularyEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = gsy_vocabulary_entry_dispose;
  object_class->finalize = gsy_vocabulary_entry_finalize;
  signals[COMMIT] = g_signal_new ("commit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
}

static void
gsy_vocabulary_entry_init (GsyVocabularyEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (self, "entry-activated", G_CALLBACK (activated_cb), NULL);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gsy_entry_row_show_text (GTK_WIDGET (self));
}

GtkWidget *
gsy_vocabulary_entry_new (const char *title)
{
  return g_object_new (GSY_TYPE_VOCABULARY_ENTRY, "title", title, NULL);
}

void
gsy_vocabulary_entry_set_value (GsyVocabularyEntry *self, const char *value)
{
  g_return_if_fail (GSY_IS_VOCABULARY_ENTRY (self));

  gboolean writing = (has_focus (self) || self->left_id != 0) && is_changed (self);
  if (g_strcmp0 (self->value, value) != 0)
    {
      g_free (self->value);
      self->value = g_strdup (value);
    }
  if (!writing || !is_changed (self))
    set_text (self, value != NULL ? value : "");
}

const char *
gsy_vocabulary_entry_get_value (GsyVocabularyEntry *self)
{
  g_return_val_if_fail (GSY_IS_VOCABULARY_ENTRY (self), NULL);
  return self->value;
}

gboolean
gsy_vocabulary_entry_is_changed (GsyVocabularyEntry *self)
{
  g_return_val_if_fail (GSY_IS_VOCABULARY_ENTRY (self), FALSE);
  return is_changed (self);
}

void
gsy_vocabulary_entry_reset (GsyVocabularyEntry *self)
{
  g_return_if_fail (GSY_IS_VOCABULARY_ENTRY (self));

  hide_suggestions (self);
  set_text (self, self->value != NULL ? self->value : "");
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
}

void
gsy_vocabulary_entry_set_asks (GsyVocabularyEntry *self, gboolean asks)
{
  g_return_if_fail (GSY_IS_VOCABULARY_ENTRY (self));
  self->asks = asks;
}

void
gsy_vocabulary_entry_set_adds (GsyVocabularyEntry *self, gboolean adds)
{
  g_return_if_fail (GSY_IS_VOCABULARY_ENTRY (self));
  self->adds = adds;
}

void
gsy_vocabulary_entry_set_suggest (GsyVocabularyEntry *self, GsyVocabularySuggest suggest, gpointer user_data)
{
  g_return_if_fail (GSY_IS_VOCABULARY_ENTRY (self));

  self->suggest = suggest;
  self->suggest_data = user_data;
}

void
gsy_vocabulary_entry_edit (GsyVocabularyEntry *self)
{
  g_return_if_fail (GSY_IS_VOCABULARY_ENTRY (self));

  gtk_widget_grab_focus (get_text_widget (self));
  gtk_editable_select_region (GTK_EDITABLE (self), 0, -1);
}
