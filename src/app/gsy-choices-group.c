/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-choices-group.c: the values that an attribute can have. */
#include "config.h"

#include "app/gsy-choices-group.h"
#include "app/gsy-vocabulary-entry.h"
#include "app/gsy-widgets.h"

#include <glib/gi18n-lib.h>

struct _GsyChoicesGroup
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows; /* of GtkWidget (AdwExpanderRow): one for each choice */
  GtkWidget *add;
  GsyAttribute *attribute; /* nullable */
};

G_DEFINE_FINAL_TYPE (GsyChoicesGroup, gsy_choices_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  COMMIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- what is done to them --- */

static GPtrArray *
copy_choices (GPtrArray *choices)
{
  GPtrArray *copy = gsy_choices_new ();

  for (guint i = 0; choices != NULL && i < choices->len; i++)
    g_ptr_array_add (copy, gsy_choice_copy (g_ptr_array_index (choices, i)));
  return copy;
}

static gboolean
has_id (GPtrArray *choices, const char *id)
{
  for (guint i = 0; i < choices->len; i++)
    if (g_str_equal (((const GsyChoice *) g_ptr_array_index (choices, i))->id, id))
      return TRUE;
  return FALSE;
}

GPtrArray *
gsy_choices_add (GPtrArray *choices, const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  GPtrArray *copy = copy_choices (choices);
  /* How names become ids is the scheme's business. One without attributes takes no id away. */
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  g_autoptr (GPtrArray) none = gsy_scheme_list_new (GSY_LIST_ATTRIBUTES);
  gsy_scheme_set_list (scheme, GSY_LIST_ATTRIBUTES, none);
  g_autofree char *base = gsy_scheme_dup_free_id (scheme, GSY_LIST_ATTRIBUTES, name);
  g_autofree char *id = g_strdup (base);
  for (guint i = 2; has_id (copy, id); i++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", base, i);
    }
  g_ptr_array_add (copy, gsy_choice_new (id, name));
  return copy;
}

GPtrArray *
gsy_choices_remove (GPtrArray *choices, guint at)
{
  GPtrArray *copy = copy_choices (choices);

  if (at < copy->len)
    g_ptr_array_remove_index (copy, at);
  return copy;
}

GPtrArray *
gsy_choices_move (GPtrArray *choices, guint at, guint to)
{
  GPtrArray *copy = copy_choices (choices);

  if (at < copy->len && to < copy->len)
    g_ptr_array_insert (copy, (int) to, g_ptr_array_steal_index (copy, at));
  return copy;
}

GPtrArray *
gsy_choices_change (GPtrArray *choices, guint at, const char *name, const char *definition)
{
  GPtrArray *copy = copy_choices (choices);

  if (at >= copy->len)
    return copy;
  GsyChoice *choice = g_ptr_array_index (copy, at);
  if (name != NULL)
    {
      g_free (choice->name);
      choice->name = g_strdup (name);
    }
  if (definition != NULL)
    {
      g_free (choice->definition);
      choice->definition = *definition != '\0' ? g_strdup (definition) : NULL;
    }
  return copy;
}

/* --- handing in --- */

static void
hand_in (GsyChoicesGroup *self, GPtrArray *choices)
{
  g_signal_emit (self, signals[COMMIT], 0, choices->len > 0 ? choices : NULL);
  g_ptr_array_unref (choices);
}

static int
find_row (GsyChoicesGroup *self, GtkWidget *inside)
{
  guint at;
  GtkWidget *row = gtk_widget_get_ancestor (inside, ADW_TYPE_EXPANDER_ROW);

  return row != NULL && g_ptr_array_find (self->rows, row, &at) ? (int) at : -1;
}

static gboolean
name_commit_cb (GsyChoicesGroup *self, const char *text, GsyVocabularyEntry *entry)
{
  int at = find_row (self, GTK_WIDGET (entry));

  if (*text == '\0')
    {
      gsy_vocabulary_entry_reset (entry);
      return TRUE;
    }
  if (at >= 0)
    hand_in (self, gsy_choices_change (self->attribute->choices, (guint) at, text, NULL));
  return TRUE;
}

static gboolean
definition_commit_cb (GsyChoicesGroup *self, const char *text, GsyVocabularyEntry *entry)
{
  int at = find_row (self, GTK_WIDGET (entry));

  if (at >= 0)
    hand_in (self, gsy_choices_change (self->attribute->choices, (guint) at, NULL, text));
  return TRUE;
}

static gboolean
add_commit_cb (GsyChoicesGroup *self, const char *text)
{
  if (*text != '\0' && self->attribute != NULL)
    hand_in (self, gsy_choices_add (self->attribute->choices, text));
  return TRUE;
}

/* What stands above what opens. */
static GtkWidget *
get_head (GtkWidget *row)
{
  return gtk_widget_get_ancestor (g_object_get_data (G_OBJECT (row), "up"), GTK_TYPE_LIST_BOX_ROW);
}

static void
focus_row (GsyChoicesGroup *self, guint at)
{
  gtk_widget_grab_focus (at < self->rows->len ? get_head (g_ptr_array_index (self->rows, at)) : self->add);
}

static void
move (GsyChoicesGroup *self, int at, int step)
{
  if (at < 0 || at + step < 0 || at + step >= (int) self->rows->len)
    return;

  /* What is open stays open, wherever it goes. */
  gpointer one = g_ptr_array_index (self->rows, (guint) at), other = g_ptr_array_index (self->rows, (guint) (at + step));
  gboolean open = adw_expander_row_get_expanded (one);
  gboolean other_open = adw_expander_row_get_expanded (other);
  hand_in (self, gsy_choices_move (self->attribute->choices, (guint) at, (guint) (at + step)));
  adw_expander_row_set_expanded (other, open);
  adw_expander_row_set_expanded (one, other_open);
}

static void
move_cb (GsyChoicesGroup *self, GtkWidget *button)
{
  int step = g_object_get_data (G_OBJECT (button), "up") != NULL ? -1 : 1;
  int at = find_row (self, button);

  move (self, at, step);
  if (at + step < 0 || at + step >= (int) self->rows->len)
    return;
  /* The keyboard goes along: to the same button of the row that it moved to, or to the other one at the end. */
  GtkWidget *row = g_ptr_array_index (self->rows, (guint) (at + step));
  GtkWidget *up = g_object_get_data (G_OBJECT (row), "up"), *down = g_object_get_data (G_OBJECT (row), "down");
  GtkWidget *same = step < 0 ? up : down;
  gtk_widget_grab_focus (gtk_widget_get_sensitive (same) ? same : step < 0 ? down
                                                                           : up);
}

static void
remove_cb (GsyChoicesGroup *self, GtkWidget *button)
{
  int at = find_row (self, button);

  if (at < 0)
    return;
  hand_in (self, gsy_choices_remove (self->attribute->choices, (guint) at));
  focus_row (self, (guint) at);
}

/* libadwaita leads from one row by way of its buttons to the next one. */
static void
walk (GsyChoicesGroup *self, int step)
{
  g_autoptr (GPtrArray) stops = g_ptr_array_new ();
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  int at = -1;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      g_ptr_array_add (stops, get_head (row));
      if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
        continue;
      g_ptr_array_add (stops, g_object_get_data (G_OBJECT (row), "name"));
      g_ptr_array_add (stops, g_object_get_data (G_OBJECT (row), "definition"));
    }
  g_ptr_array_add (stops, self->add);
  for (guint i = 0; focus != NULL && i < stops->len; i++)
    if (focus == g_ptr_array_index (stops, i) || gtk_widget_is_ancestor (focus, g_ptr_array_index (stops, i)))
      at = (int) i;
  if (at >= 0 && at + step >= 0 && at + step < (int) stops->len)
    gtk_widget_grab_focus (g_ptr_array_index (stops, (guint) (at + step)));
}

static gboolean
row_key_cb (GsyChoicesGroup *self, guint keyval, guint keycode, GdkModifierType state, GtkEventController *controller)
{
  int at = find_row (self, gtk_event_controller_get_widget (controller));
  int step = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up ? -1 : keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down ? 1
                                                                                                                        : 0;
  GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK);
  if (step == 0 || (held != GDK_ALT_MASK && held != 0))
    return GDK_EVENT_PROPAGATE;
  if (held == 0)
    {
      walk (self, step);
      return GDK_EVENT_STOP;
    }
  move (self, at, step);
  focus_row (self, (guint) CLAMP (at + step, 0, (int) self->rows->len - 1));
  return GDK_EVENT_STOP;
}

static gboolean
add_key_cb (GsyChoicesGroup *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((keyval != GDK_KEY_Up && keyval != GDK_KEY_KP_Up) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  walk (self, -1);
  return GDK_EVENT_STOP;
}

/* --- rows --- */

static GtkWidget *
create_button (GsyChoicesGroup *self, const char *icon, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
create_row (GsyChoicesGroup *self)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *name = gsy_vocabulary_entry_new (_ ("Name"));
  GtkWidget *definition = gsy_vocabulary_entry_new (_ ("Definition"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *up = create_button (self, "go-up-symbolic", G_CALLBACK (move_cb));
  GtkWidget *down = create_button (self, "go-down-symbolic", G_CALLBACK (move_cb));
  GtkWidget *trash = create_button (self, "user-trash-symbolic", G_CALLBACK (remove_cb));
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (name, "commit", G_CALLBACK (name_commit_cb), self);
  g_signal_connect_swapped (definition, "commit", G_CALLBACK (definition_commit_cb), self);
  g_object_set_data (G_OBJECT (up), "up", up);
  gtk_box_append (GTK_BOX (box), up);
  gtk_box_append (GTK_BOX (box), down);
  gtk_box_append (GTK_BOX (box), trash);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), box);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), name);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), definition);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (row_key_cb), self);
  gtk_widget_add_controller (row, keys);
  g_object_set_data (G_OBJECT (row), "name", name);
  g_object_set_data (G_OBJECT (row), "definition", definition);
  g_object_set_data (G_OBJECT (row), "up", up);
  g_object_set_data (G_OBJECT (row), "down", down);
  g_object_set_data (G_OBJECT (row), "trash", trash);
  return row;
}

/* Of the lists that an expander is made of; the row in them has its title. */
static void
name_parts (GtkWidget *widget, const char *name)
{
  if (GTK_IS_LIST_BOX (widget))
    gsy_widget_set_name (widget, name);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_parts (child, name);
}

static void
update_row (GsyChoicesGroup *self, guint i)
{
  GtkWidget *row = g_ptr_array_index (self->rows, i);
  GObject *object = G_OBJECT (row);
  const GsyChoice *choice = g_ptr_array_index (self->attribute->choices, i);
  const char *label = gsy_attribute_get_value_label (self->attribute, choice->id);
  /* Translators: %s is a value that can be chosen */
  g_autofree char *up = g_strdup_printf (_ ("Move “%s” up"), label);
  /* Translators: %s is a value that can be chosen */
  g_autofree char *down = g_strdup_printf (_ ("Move “%s” down"), label);
  /* Translators: %s is a word in a list that can be taken out of it */
  g_autofree char *trash = g_strdup_printf (_ ("Remove “%s”"), label);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gsy_widget_set_name (row, label);
  name_parts (row, label);
  gsy_vocabulary_entry_set_value (g_object_get_data (object, "name"), label);
  gsy_vocabulary_entry_set_value (g_object_get_data (object, "definition"), choice->definition);
  gsy_widget_set_tooltip (g_object_get_data (object, "up"), up);
  gsy_widget_set_tooltip (g_object_get_data (object, "down"), down);
  gsy_widget_set_tooltip (g_object_get_data (object, "trash"), trash);
  gtk_widget_set_sensitive (g_object_get_data (object, "up"), i > 0);
  gtk_widget_set_sensitive (g_object_get_data (object, "down"), i + 1 < self->attribute->choices->len);
}

void
gsy_choices_group_set_value (GsyChoicesGroup *self, const GsyAttribute *attribute)
{
  g_return_if_fail (GSY_IS_CHOICES_GROUP (self));

  GsyAttribute *kept = attribute != NULL ? gsy_attribute_ref (attribute) : NULL;
  gboolean other = self->attribute == NULL || attribute == NULL || g_strcmp0 (self->attribute->id, attribute->id) != 0;
  g_clear_pointer (&self->attribute, gsy_attribute_unref);
  self->attribute = kept;
  guint n = kept != NULL && kept->choices != NULL ? kept->choices->len : 0;

  while (self->rows->len > n)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, self->rows->len - 1);
      g_ptr_array_remove_index (self->rows, self->rows->len - 1);
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), row);
    }
  while (self->rows->len < n)
    {
      GtkWidget *row = create_row (self);
      gtk_list_box_insert (GTK_LIST_BOX (gtk_widget_get_parent (self->add)), row, (int) self->rows->len);
      g_ptr_array_add (self->rows, row);
    }
  for (guint i = 0; i < n; i++)
    {
      update_row (self, i);
      if (other)
        adw_expander_row_set_expanded (g_ptr_array_index (self->rows, i), FALSE);
    }
}

void
gsy_choices_group_commit (GsyChoicesGroup *self)
{
  g_return_if_fail (GSY_IS_CHOICES_GROUP (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      gsy_vocabulary_entry_commit (g_object_get_data (g_ptr_array_index (self->rows, i), "name"));
      gsy_vocabulary_entry_commit (g_object_get_data (g_ptr_array_index (self->rows, i), "definition"));
    }
  gsy_vocabulary_entry_commit (GSY_VOCABULARY_ENTRY (self->add));
}

/* --- object --- */

static void
gsy_choices_group_finalize (GObject *object)
{
  GsyChoicesGroup *self = GSY_CHOICES_GROUP (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->attribute, gsy_attribute_unref);
  G_OBJECT_CLASS (gsy_choices_group_parent_class)->finalize (object);
}

static void
gsy_choices_group_class_init (GsyChoicesGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gsy_choices_group_finalize;
  signals[COMMIT] = g_signal_new ("commit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
gsy_choices_group_init (GsyChoicesGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->add = gsy_vocabulary_entry_new (_ ("Add Choice"));
  gsy_vocabulary_entry_set_adds (GSY_VOCABULARY_ENTRY (self->add), TRUE);
  adw_entry_row_add_prefix (ADW_ENTRY_ROW (self->add), gtk_image_new_from_icon_name ("list-add-symbolic"));
  g_signal_connect_swapped (self->add, "commit", G_CALLBACK (add_commit_cb), self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (add_key_cb), self);
  gtk_widget_add_controller (self->add, keys);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->add);
  gsy_preferences_group_let_tab_leave (GTK_WIDGET (self));
}
