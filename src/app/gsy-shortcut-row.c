/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-shortcut-row.c: a title, and key caps. */
#include "config.h"

#include "app/gsy-shortcut-row.h"
#include "app/gsy-banner-layout.h"
#include "app/gsy-widgets.h"
#include "app/gsy-wrap-layout.h"
#include "core/gsy-fold.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define CAPS_SPACING 6

struct _GsyShortcutRow
{
  AdwPreferencesRow parent_instance;

  char *accelerator;
  char *folded; /* (nullable): title and keys, to search in; made when it is asked for */
  GtkWidget *title;
  GtkWidget *caps;
};

enum
{
  PROP_ACCELERATOR = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (GsyShortcutRow, gsy_shortcut_row, ADW_TYPE_PREFERENCES_ROW)

/* --- keys in words --- */

static char *
dup_label (const char *accelerator, GdkModifierType mask)
{
  GdkModifierType state = 0;
  guint key = 0;

  if (!gtk_accelerator_parse (accelerator, &key, &state))
    return g_strdup (accelerator);
  return gtk_accelerator_get_label (key, state & mask);
}

/* As on a keyboard, where GTK has a word. */
static const char *
get_arrow (const char *accelerator)
{
  guint key = 0;

  gtk_accelerator_parse (accelerator, &key, NULL);
  return key == GDK_KEY_Left ? "←" : key == GDK_KEY_Right ? "→"
                                   : key == GDK_KEY_Up    ? "↑"
                                   : key == GDK_KEY_Down  ? "↓"
                                                          : NULL;
}

/* --- what is shown --- */

/* A cap stays with the sign after it when the line is broken. */
static void
append_cap (GsyShortcutRow *self, const char *text, const char *sign)
{
  static const char *const cap_classes[] = { "key-cap", NULL };
  static const char *const sign_classes[] = { "dim-label", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, CAPS_SPACING);

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", text, "css-classes", cap_classes, "valign", GTK_ALIGN_CENTER, NULL));
  if (sign != NULL)
    gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", sign, "css-classes", sign_classes, NULL));
  gtk_widget_set_parent (box, self->caps);
}

/* A label of GTK has the modifiers before the key, with a plus sign after each. */
static void
append_caps (GsyShortcutRow *self, const char *accelerator, gboolean is_last)
{
  g_autofree char *label = dup_label (accelerator, GDK_MODIFIER_MASK);
  g_autofree char *key = dup_label (accelerator, 0);
  const char *arrow = get_arrow (accelerator);

  if (strlen (label) > strlen (key) && g_str_has_suffix (label, key))
    {
      label[strlen (label) - strlen (key) - 1] = '\0';
      g_auto (GStrv) modifiers = g_strsplit (label, "+", -1);
      for (guint i = 0; modifiers[i] != NULL; i++)
        append_cap (self, modifiers[i], "+");
    }
  append_cap (self, arrow != NULL ? arrow : key, is_last ? NULL : "/");
}

static void
drop_caps (GsyShortcutRow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->caps)) != NULL)
    gtk_widget_unparent (child);
}

static void
update (GsyShortcutRow *self)
{
  g_auto (GStrv) each = g_strsplit (self->accelerator != NULL ? self->accelerator : "", " ", -1);
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);

  g_clear_pointer (&self->folded, g_free);
  drop_caps (self);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  g_ptr_array_add (said, g_strdup (title));
  for (guint i = 0; each[i] != NULL; i++)
    {
      append_caps (self, each[i], each[i + 1] == NULL);
      g_ptr_array_add (said, dup_label (each[i], GDK_MODIFIER_MASK));
    }
  g_ptr_array_add (said, NULL);
  /* Translators: between the items of a list that a screen reader reads: title, date, state, … */
  g_autofree char *name = g_strjoinv (_ (", "), (char **) said->pdata);
  gsy_widget_set_name (GTK_WIDGET (self), name);
}

/* --- searching --- */

static void
append_texts (GtkWidget *widget, GString *texts)
{
  if (GTK_IS_LABEL (widget))
    g_string_append (texts, gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    append_texts (child, texts);
}

/* Keys in words and as they are shown. */
static char *
fold (GsyShortcutRow *self)
{
  g_auto (GStrv) each = g_strsplit (self->accelerator != NULL ? self->accelerator : "", " ", -1);
  g_autoptr (GString) texts = g_string_new (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));

  for (guint i = 0; each[i] != NULL; i++)
    {
      g_autofree char *label = dup_label (each[i], GDK_MODIFIER_MASK);
      g_string_append_printf (texts, "\n%s", label);
    }
  g_string_append_c (texts, '\n');
  append_texts (self->caps, texts);
  return gsy_fold (texts->str, (gssize) texts->len);
}

gboolean
gsy_shortcut_row_matches (GsyShortcutRow *self, const char *const *folded)
{
  g_return_val_if_fail (GSY_IS_SHORTCUT_ROW (self), FALSE);
  g_return_val_if_fail (folded != NULL, FALSE);

  if (self->folded == NULL)
    self->folded = fold (self);
  for (guint i = 0; folded[i] != NULL; i++)
    if (strstr (self->folded, folded[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* --- object --- */

const char *
gsy_shortcut_row_get_accelerator (GsyShortcutRow *self)
{
  g_return_val_if_fail (GSY_IS_SHORTCUT_ROW (self), NULL);
  return self->accelerator;
}

static void
gsy_shortcut_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GsyShortcutRow *self = GSY_SHORTCUT_ROW (object);

  if (prop_id == PROP_ACCELERATOR)
    g_value_set_string (value, self->accelerator);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
gsy_shortcut_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  GsyShortcutRow *self = GSY_SHORTCUT_ROW (object);

  if (prop_id != PROP_ACCELERATOR)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  g_free (self->accelerator);
  self->accelerator = g_value_dup_string (value);
  update (self);
}

static void
gsy_shortcut_row_dispose (GObject *object)
{
  GsyShortcutRow *self = GSY_SHORTCUT_ROW (object);

  if (self->caps != NULL)
    drop_caps (self);
  self->caps = NULL;
  self->title = NULL;
  G_OBJECT_CLASS (gsy_shortcut_row_parent_class)->dispose (object);
}

static void
gsy_shortcut_row_finalize (GObject *object)
{
  GsyShortcutRow *self = GSY_SHORTCUT_ROW (object);

  g_free (self->accelerator);
  g_free (self->folded);
  G_OBJECT_CLASS (gsy_shortcut_row_parent_class)->finalize (object);
}

static void
gsy_shortcut_row_class_init (GsyShortcutRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = gsy_shortcut_row_get_property;
  object_class->set_property = gsy_shortcut_row_set_property;
  object_class->dispose = gsy_shortcut_row_dispose;
  object_class->finalize = gsy_shortcut_row_finalize;

  props[PROP_ACCELERATOR] = g_param_spec_string ("accelerator", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
gsy_shortcut_row_init (GsyShortcutRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, g_object_new (GSY_TYPE_BANNER_LAYOUT, NULL));
  gtk_widget_add_css_class (box, "shortcut-row");
  self->title = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.f, NULL);
  gtk_box_append (GTK_BOX (box), self->title);
  self->caps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_valign (self->caps, GTK_ALIGN_CENTER);
  gtk_widget_set_layout_manager (self->caps, gsy_wrap_layout_new (CAPS_SPACING));
  gtk_box_append (GTK_BOX (box), self->caps);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  g_signal_connect (self, "notify::title", G_CALLBACK (update), NULL);
}
