/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-completion-entry.c: a line that is edited in place, with proposals below it. */
#include "config.h"

#include "app/gsy-completion-entry.h"
#include "app/gsy-field-parts.h"
#include "app/gsy-widgets.h"
#include "core/gsy-direction.h"
#include "corpus/gsy-folder-index.h"

#include <glib/gi18n-lib.h>

/* As many as can be looked over at once. */
#define MAX_PROPOSALS 8

struct _GsyCompletionEntry
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkEntry *entry;
  GtkLabel *error;
  GtkPopover *popover;
  GtkListBox *list;

  GsyCompleteFunc complete;
  gpointer complete_data;
  char *name;
  char *owner;
  char *value;
  char *shown;        /* the value for people; NULL: as it is */
  char *warning;      /* of the value */
  GHashTable *drafts; /* owner to text and error: what could not be handed in */
  gboolean focused;
  gboolean refreshing; /* the text follows the value, not the other way */
  gboolean committing;
  gboolean pending;
  guint left_id; /* idle source that hands in what was being typed when the keyboard went elsewhere */
};

G_DEFINE_FINAL_TYPE (GsyCompletionEntry, gsy_completion_entry, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_PLACEHOLDER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  COMMIT,
  ERASE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- the text --- */

static const char *
get_text (GsyCompletionEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* All values begin at the same edge, also those in a script of the other direction. */
static void
align_text (GsyCompletionEntry *self)
{
  GsyDirection direction = gsy_text_get_direction (get_text (self), -1);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean other = direction != GSY_DIRECTION_NONE && (direction == GSY_DIRECTION_RTL) != rtl;

  gtk_entry_set_alignment (self->entry, other ? 1 : 0);
}

static void
put_text (GsyCompletionEntry *self, const char *text)
{
  if (g_strcmp0 (get_text (self), text) == 0)
    return;
  self->refreshing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->refreshing = FALSE;
}

static void
update_description (GsyCompletionEntry *self)
{
  const char *error = gtk_label_get_label (self->error);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  const char *proposal = row != NULL && gtk_widget_get_visible (GTK_WIDGET (self->popover)) ? g_object_get_data (G_OBJECT (row), "label") : NULL;
  const char *description = proposal != NULL ? proposal : *error != '\0' ? error
                                                                         : self->warning;

  if (description != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

void
gsy_completion_entry_set_error (GsyCompletionEntry *self, const char *message)
{
  g_return_if_fail (GSY_IS_COMPLETION_ENTRY (self));

  gtk_label_set_label (self->error, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), message != NULL);
  if (message != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID);
    }
  update_description (self);
}

/* Shows the value: as it is stored to who types, as people say it to others. */
static void
show_value (GsyCompletionEntry *self)
{
  self->pending = FALSE;
  put_text (self, !self->focused && self->shown != NULL ? self->shown : self->value);
  /* From here on, undo is about the statement, not about letters. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), TRUE);
  gsy_completion_entry_set_error (self, NULL);
}

/* --- proposals --- */

static void
close_list (GsyCompletionEntry *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return;
  gtk_popover_popdown (self->popover);
  update_description (self);
}

static GtkWidget *
create_row (const GsyCompletion *completion)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  static const char *const count_classes[] = { "dim-label", "numeric", "caption", NULL };
  g_autofree char *label = NULL;
  g_autofree char *count = NULL;

  if (completion->matched != NULL)
    /* Translators: a proposal: the words that were found, and the name that would be put in for them, as “Pékin → China” */
    label = g_strdup_printf (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? _ ("%1$s ← %2$s") : _ ("%1$s → %2$s"), completion->matched, completion->name);
  else
    label = g_strdup (completion->name);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", label, "xalign", 0.f, "hexpand", TRUE,
                                               "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 40, NULL));
  if (completion->count > 0)
    {
      count = g_strdup_printf ("%u", completion->count);
      gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", count, "css-classes", count_classes, NULL));
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  gsy_widget_set_name (row, label);
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (completion->name), g_free);
  g_object_set_data_full (G_OBJECT (row), "label", g_steal_pointer (&label), g_free);
  return row;
}

static void
clear_list (GsyCompletionEntry *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/* Lists what fits the text; no list when nothing does, or only what is there already. */
static void
open_list (GsyCompletionEntry *self)
{
  const char *text = self->pending ? get_text (self) : "";
  g_autoptr (GPtrArray) found = self->complete != NULL && gtk_editable_get_editable (GTK_EDITABLE (self->entry)) ? self->complete (text, self->complete_data) : NULL;

  clear_list (self);
  for (guint i = 0; found != NULL && i < MIN (found->len, MAX_PROPOSALS); i++)
    {
      const GsyCompletion *completion = g_ptr_array_index (found, i);
      if (found->len > 1 || completion->matched != NULL || g_strcmp0 (completion->name, text) != 0)
        gtk_list_box_append (self->list, create_row (completion));
    }
  gtk_list_box_unselect_all (self->list);
  if (gtk_list_box_get_row_at_index (self->list, 0) == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      close_list (self);
      return;
    }
  gtk_widget_set_size_request (GTK_WIDGET (self->list), gtk_widget_get_width (GTK_WIDGET (self->entry)), -1);
  gtk_popover_popup (self->popover);
  update_description (self);
}

static void
walk (GsyCompletionEntry *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : step > 0 ? 0
                                                                               : -1;
  GtkListBoxRow *next = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;

  if (next == NULL && row == NULL && step < 0)
    for (int i = 0; gtk_list_box_get_row_at_index (self->list, i) != NULL; i++)
      next = gtk_list_box_get_row_at_index (self->list, i);
  gtk_list_box_select_row (self->list, next);
  update_description (self);
}

static void
take (GsyCompletionEntry *self, GtkListBoxRow *row)
{
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (row), "name"));

  close_list (self);
  put_text (self, name);
  self->pending = TRUE;
  gsy_completion_entry_commit (self);
}

static void
row_activated_cb (GsyCompletionEntry *self, GtkListBoxRow *row)
{
  take (self, row);
}

/* --- handing in --- */

gboolean
gsy_completion_entry_commit (GsyCompletionEntry *self)
{
  g_return_val_if_fail (GSY_IS_COMPLETION_ENTRY (self), FALSE);

  if (!self->pending || self->committing)
    return TRUE;

  g_autofree char *text = g_strdup (get_text (self));
  gboolean taken = TRUE;
  g_object_ref (self);
  close_list (self);
  if (g_strcmp0 (text, self->value) != 0)
    {
      self->committing = TRUE;
      g_signal_emit (self, signals[COMMIT], 0, text, &taken);
      self->committing = FALSE;
    }
  /* It may have been taken away with what it showed. */
  if (self->entry != NULL && taken)
    {
      show_value (self);
      if (self->focused)
        gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
    }
  g_object_unref (self);
  return taken;
}

void
gsy_completion_entry_restore (GsyCompletionEntry *self)
{
  g_return_if_fail (GSY_IS_COMPLETION_ENTRY (self));

  close_list (self);
  if (self->owner != NULL)
    g_hash_table_remove (self->drafts, self->owner);
  show_value (self);
}

void
gsy_completion_entry_settle_all (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (GSY_IS_COMPLETION_ENTRY (root))
    {
      gsy_completion_entry_commit (GSY_COMPLETION_ENTRY (root));
      return;
    }
  /* Handing in may take the widget away, or the one after it. */
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func (g_object_unref);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    g_ptr_array_add (children, g_object_ref (child));
  for (guint i = 0; i < children->len; i++)
    if (gtk_widget_get_parent (g_ptr_array_index (children, i)) == root)
      gsy_completion_entry_settle_all (g_ptr_array_index (children, i));
}

/* --- keys, focus --- */

static void
changed_cb (GsyCompletionEntry *self)
{
  align_text (self);
  if (self->refreshing)
    return;
  self->pending = TRUE;
  gsy_completion_entry_set_error (self, NULL);
  if (!self->focused)
    return;
  if (*get_text (self) != '\0')
    open_list (self);
  else
    close_list (self);
}

static void
activate_cb (GsyCompletionEntry *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL && gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    take (self, row);
  else
    gsy_completion_entry_commit (self);
}

static gboolean
key_cb (GsyCompletionEntry *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean open = gtk_widget_get_visible (GTK_WIDGET (self->popover));
  GtkListBoxRow *row = open ? gtk_list_box_get_selected_row (self->list) : NULL;

  /* The text would swallow it although it has nothing to undo. */
  if (!self->pending && gsy_widget_undo_by_key (GTK_WIDGET (self), keyval, state))
    return GDK_EVENT_STOP;
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Escape:
      if (open)
        {
          close_list (self);
          return GDK_EVENT_STOP;
        }
      gsy_completion_entry_restore (self);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-article", NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (self->complete == NULL)
        return GDK_EVENT_PROPAGATE;
      if (!open)
        open_list (self);
      walk (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (!open)
        return GDK_EVENT_PROPAGATE;
      walk (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      if (row != NULL && (state & GDK_SHIFT_MASK) == 0)
        take (self, row);
      return GDK_EVENT_PROPAGATE;
    case GDK_KEY_BackSpace:
      if (*get_text (self) != '\0' || !gtk_editable_get_editable (GTK_EDITABLE (self->entry)))
        return GDK_EVENT_PROPAGATE;
      g_signal_emit (self, signals[ERASE], 0);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
enter_cb (GsyCompletionEntry *self)
{
  g_clear_handle_id (&self->left_id, g_source_remove);
  self->focused = TRUE;
  if (!self->pending)
    {
      show_value (self);
      gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
    }
}

static gboolean
left_cb (gpointer user_data)
{
  GsyCompletionEntry *self = user_data;

  self->left_id = 0;
  gsy_completion_entry_commit (self);
  return G_SOURCE_REMOVE;
}

static void
leave_cb (GsyCompletionEntry *self)
{
  self->focused = FALSE;
  if (self->popover == NULL)
    return;
  close_list (self);
  /* Not now: it may take the very widgets away between which the keyboard is on its way, and GTK would look for them forever. But before the next key. */
  if (!self->pending)
    show_value (self);
  else if (self->left_id == 0)
    self->left_id = g_idle_add_full (G_PRIORITY_HIGH, left_cb, self, NULL);
  if (self->entry != NULL)
    gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, 0);
}

/* --- the widget --- */

static gboolean
gsy_completion_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (GSY_COMPLETION_ENTRY (widget)->entry));
}

static void
gsy_completion_entry_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PLACEHOLDER:
      gsy_completion_entry_set_placeholder (GSY_COMPLETION_ENTRY (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_completion_entry_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PLACEHOLDER:
      g_value_set_string (value, gtk_entry_get_placeholder_text (GSY_COMPLETION_ENTRY (object)->entry));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_completion_entry_dispose (GObject *object)
{
  GsyCompletionEntry *self = GSY_COMPLETION_ENTRY (object);

  /* What is typed in a field that goes is not handed in by losing the keyboard: there may be nothing left to hand it to. */
  self->refreshing = TRUE;
  self->pending = FALSE;
  g_clear_handle_id (&self->left_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), GSY_TYPE_COMPLETION_ENTRY);
  G_OBJECT_CLASS (gsy_completion_entry_parent_class)->dispose (object);
}

static void
gsy_completion_entry_finalize (GObject *object)
{
  GsyCompletionEntry *self = GSY_COMPLETION_ENTRY (object);

  g_free (self->name);
  g_free (self->owner);
  g_free (self->value);
  g_free (self->shown);
  g_free (self->warning);
  g_hash_table_unref (self->drafts);
  G_OBJECT_CLASS (gsy_completion_entry_parent_class)->finalize (object);
}

static void
gsy_completion_entry_class_init (GsyCompletionEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->set_property = gsy_completion_entry_set_property;
  object_class->get_property = gsy_completion_entry_get_property;
  object_class->dispose = gsy_completion_entry_dispose;
  object_class->finalize = gsy_completion_entry_finalize;
  widget_class->grab_focus = gsy_completion_entry_grab_focus;
  widget_class->focus = gsy_widget_focus_children;

  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[COMMIT] = g_signal_new ("commit", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_first_wins, NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
  signals[ERASE] = g_signal_new ("erase", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-completion-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyCompletionEntry, box);
  gtk_widget_class_bind_template_child (widget_class, GsyCompletionEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, GsyCompletionEntry, error);
  gtk_widget_class_bind_template_child (widget_class, GsyCompletionEntry, popover);
  gtk_widget_class_bind_template_child (widget_class, GsyCompletionEntry, list);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_css_name (widget_class, "completionentry");
}

static void
gsy_completion_entry_init (GsyCompletionEntry *self)
{
  self->value = g_strdup ("");
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Translators: names that are proposed while one types in a field */
  gsy_widget_set_name (GTK_WIDGET (self->list), _ ("Proposals"));
}

GtkWidget *
gsy_completion_entry_new (void)
{
  return g_object_new (GSY_TYPE_COMPLETION_ENTRY, NULL);
}

void
gsy_completion_entry_set_complete_func (GsyCompletionEntry *self, GsyCompleteFunc func, gpointer user_data)
{
  g_return_if_fail (GSY_IS_COMPLETION_ENTRY (self));

  self->complete = func;
  self->complete_data = user_data;
}

void
gsy_completion_entry_set_name (GsyCompletionEntry *self, const char *name)
{
  g_return_if_fail (GSY_IS_COMPLETION_ENTRY (self));

  if (g_strcmp0 (self->name, name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  gsy_widget_set_name (GTK_WIDGET (self->entry), name);
}

void
gsy_completion_entry_set_placeholder (GsyCompletionEntry *self, const char *placeholder)
{
  g_return_if_fail (GSY_IS_COMPLETION_ENTRY (self));

  if (g_strcmp0 (gtk_entry_get_placeholder_text (self->entry), placeholder) == 0)
    return;
  gtk_entry_set_placeholder_text (self->entry, placeholder);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLACEHOLDER]);
}

static void
keep_draft (GsyCompletionEntry *self)
{
  char **draft = g_new0 (char *, 3);

  draft[0] = g_strdup (get_text (self));
  draft[1] = g_strdup (gtk_label_get_label (self->error));
  g_hash_table_replace (self->drafts, g_strdup (self->owner), draft);
}

static void
take_draft (GsyCompletionEntry *self)
{
  char **draft = self->owner != NULL ? g_hash_table_lookup (self->drafts, self->owner) : NULL;

  if (draft == NULL)
    return;
  gsy_completion_entry_set_text (self, draft[0]);
  gsy_completion_entry_set_error (self, *draft[1] != '\0' ? draft[1] : NULL);
  g_hash_table_remove (self->drafts, self->owner);
}

void
gsy_completion_entry_set_value (GsyCompletionEntry *self, const char *owner, const char *value, const char *shown)
{
  g_return_if_fail (GSY_IS_COMPLETION_ENTRY (self));

  gboolean other = g_strcmp0 (self->owner, owner) != 0;
  gboolean same = !other && g_strcmp0 (self->value, value != NULL ? value : "") == 0 && g_strcmp0 (self->shown, shown) == 0;
  if (other && self->pending && self->owner != NULL)
    keep_draft (self);
  if (other)
    {
      gsy_field_set_text (&self->owner, owner);
      close_list (self);
    }
  if (!same)
    {
      gsy_field_set_text (&self->value, value != NULL ? value : "");
      gsy_field_set_text (&self->shown, shown);
    }
  if (other)
    {
      show_value (self);
      take_draft (self);
    }
  else if (!self->pending && !same)
    show_value (self);
}

const char *
gsy_completion_entry_get_owner (GsyCompletionEntry *self)
{
  g_return_val_if_fail (GSY_IS_COMPLETION_ENTRY (self), NULL);
  return self->owner;
}

const char *
gsy_completion_entry_get_text (GsyCompletionEntry *self)
{
  g_return_val_if_fail (GSY_IS_COMPLETION_ENTRY (self), NULL);
  return get_text (self);
}

void
gsy_completion_entry_set_text (GsyCompletionEntry *self, const char *text)
{
  g_return_if_fail (GSY_IS_COMPLETION_ENTRY (self));
  g_return_if_fail (text != NULL);

  put_text (self, text);
  self->pending = TRUE;
}

void
gsy_completion_entry_set_warning (GsyCompletionEntry *self, const char *icon, const char *message)
{
  g_return_if_fail (GSY_IS_COMPLETION_ENTRY (self));

  if (g_strcmp0 (self->warning, message) == 0)
    return;
  g_free (self->warning);
  self->warning = g_strdup (message);
  gtk_entry_set_icon_from_icon_name (self->entry, GTK_ENTRY_ICON_SECONDARY, message != NULL ? icon : NULL);
  if (message != NULL)
    {
      gtk_entry_set_icon_activatable (self->entry, GTK_ENTRY_ICON_SECONDARY, FALSE);
      gtk_entry_set_icon_tooltip_text (self->entry, GTK_ENTRY_ICON_SECONDARY, message);
    }
  update_description (self);
}

void
gsy_completion_entry_set_editable (GsyCompletionEntry *self, gboolean editable)
{
  g_return_if_fail (GSY_IS_COMPLETION_ENTRY (self));
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), editable);
}

gboolean
gsy_completion_entry_is_pending (GsyCompletionEntry *self)
{
  g_return_val_if_fail (GSY_IS_COMPLETION_ENTRY (self), FALSE);
  return self->pending;
}
