/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-vocabulary-strings.c: a group of lines, each of which can be changed and removed, and one to add another. */
#include "config.h"

#include "app/gsy-vocabulary-strings.h"
#include "app/gsy-vocabulary-entry.h"
#include "app/gsy-widgets.h"

#include <glib/gi18n-lib.h>

struct _GsyVocabularyStrings
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows; /* of GsyVocabularyEntry: one for each string */
  GtkWidget *add;
  char *item_title;
  char **strings; /* nullable */
};

G_DEFINE_FINAL_TYPE (GsyVocabularyStrings, gsy_vocabulary_strings, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  PROP_0,
  PROP_ITEM_TITLE,
  PROP_ADD_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  COMMIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

char **
gsy_vocabulary_strings_with (const char *const *strings, guint at, const char *text)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  guint n = strings != NULL ? g_strv_length ((char **) strings) : 0;

  for (guint i = 0; i <= n; i++)
    {
      if (i == n && at < n)
        break;
      const char *string = i == at || i == n ? text : strings[i];
      if (*string != '\0' && !g_ptr_array_find_with_equal_func (kept, string, g_str_equal, NULL))
        g_ptr_array_add (kept, g_strdup (string));
    }
  if (kept->len == 0)
    return NULL;
  g_ptr_array_add (kept, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&kept), FALSE);
}

static void
hand_in (GsyVocabularyStrings *self, guint at, const char *text)
{
  g_auto (GStrv) strings = gsy_vocabulary_strings_with ((const char *const *) self->strings, at, text);

  g_signal_emit (self, signals[COMMIT], 0, strings);
}

static gboolean
row_commit_cb (GsyVocabularyStrings *self, const char *text, GsyVocabularyEntry *row)
{
  guint at;

  if (g_ptr_array_find (self->rows, row, &at))
    hand_in (self, at, text);
  return TRUE;
}

static gboolean
add_commit_cb (GsyVocabularyStrings *self, const char *text)
{
  hand_in (self, G_MAXUINT - 1, text);
  return TRUE;
}

static void
remove_cb (GsyVocabularyStrings *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GSY_TYPE_VOCABULARY_ENTRY);
  guint at;

  if (!g_ptr_array_find (self->rows, row, &at))
    return;
  hand_in (self, at, "");
  /* The keyboard goes to what has taken its place. */
  gtk_widget_grab_focus (at < self->rows->len ? g_ptr_array_index (self->rows, at) : self->add);
}

static GtkWidget *
create_row (GsyVocabularyStrings *self)
{
  GtkWidget *row = gsy_vocabulary_entry_new (self->item_title);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), self);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  g_object_set_data (G_OBJECT (row), "remove", button);
  g_signal_connect_data (row, "commit", G_CALLBACK (row_commit_cb), self, NULL, G_CONNECT_SWAPPED);
  return row;
}

static void
update_rows (GsyVocabularyStrings *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);
  guint n = self->strings != NULL ? g_strv_length (self->strings) : 0;

  while (self->rows->len > n)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, self->rows->len - 1);
      g_ptr_array_remove_index (self->rows, self->rows->len - 1);
      adw_preferences_group_remove (group, row);
    }
  if (self->rows->len < n)
    {
      /* New ones come before the one that adds, which keeps the keyboard. */
      GtkWidget *list = gtk_widget_get_parent (self->add);
      for (guint i = self->rows->len; i < n; i++)
        {
          GtkWidget *row = create_row (self);
          g_ptr_array_add (self->rows, row);
          gtk_list_box_insert (GTK_LIST_BOX (list), row, (int) i);
        }
    }
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      /* Translators: %s is a word in a list that can be taken out of it */
      g_autofree char *label = g_strdup_printf (_ ("Remove “%s”"), self->strings[i]);
      gsy_vocabulary_entry_set_value (GSY_VOCABULARY_ENTRY (row), self->strings[i]);
      gsy_widget_set_tooltip (g_object_get_data (G_OBJECT (row), "remove"), label);
    }
}

/* --- object --- */

static void
gsy_vocabulary_strings_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  GsyVocabularyStrings *self = GSY_VOCABULARY_STRINGS (object);

  switch (prop_id)
    {
    case PROP_ITEM_TITLE:
      g_free (self->item_title);
      self->item_title = g_value_dup_string (value);
      break;
    case PROP_ADD_TITLE:
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_vocabulary_strings_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GsyVocabularyStrings *self = GSY_VOCABULARY_STRINGS (object);

  switch (prop_id)
    {
    case PROP_ITEM_TITLE:
      g_value_set_string (value, self->item_title);
      break;
    case PROP_ADD_TITLE:
      g_value_set_string (value, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->add)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_vocabulary_strings_finalize (GObject *object)
{
  GsyVocabularyStrings *self = GSY_VOCABULARY_STRINGS (object);

  g_ptr_array_unref (self->rows);
  g_free (self->item_title);
  g_strfreev (self->strings);
  G_OBJECT_CLASS (gsy_vocabulary_strings_parent_class)->finalize (object);
}

static void
gsy_vocabulary_strings_class_init (GsyVocabularyStringsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = gsy_vocabulary_strings_set_property;
  object_class->get_property = gsy_vocabulary_strings_get_property;
  object_class->finalize = gsy_vocabulary_strings_finalize;

  properties[PROP_ITEM_TITLE] = g_param_spec_string ("item-title", NULL, NULL, NULL, flags);
  properties[PROP_ADD_TITLE] = g_param_spec_string ("add-title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[COMMIT] = g_signal_new ("commit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
gsy_vocabulary_strings_init (GsyVocabularyStrings *self)
{
  self->rows = g_ptr_array_new ();
  self->add = gsy_vocabulary_entry_new (NULL);
  gsy_vocabulary_entry_set_adds (GSY_VOCABULARY_ENTRY (self->add), TRUE);
  adw_entry_row_add_prefix (ADW_ENTRY_ROW (self->add), gtk_image_new_from_icon_name ("list-add-symbolic"));
  g_signal_connect_data (self->add, "commit", G_CALLBACK (add_commit_cb), self, NULL, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->add);
  gsy_preferences_group_let_tab_leave (GTK_WIDGET (self));
}

void
gsy_vocabulary_strings_set_value (GsyVocabularyStrings *self, const char *const *strings)
{
  g_return_if_fail (GSY_IS_VOCABULARY_STRINGS (self));

  char **copy = strings != NULL && strings[0] != NULL ? g_strdupv ((char **) strings) : NULL;
  g_strfreev (self->strings);
  self->strings = copy;
  update_rows (self);
}

void
gsy_vocabulary_strings_commit (GsyVocabularyStrings *self)
{
  g_return_if_fail (GSY_IS_VOCABULARY_STRINGS (self));

  g_autoptr (GPtrArray) rows = g_ptr_array_copy (self->rows, NULL, NULL);
  for (guint i = 0; i < rows->len; i++)
    if (g_ptr_array_find (self->rows, g_ptr_array_index (rows, i), NULL))
      gsy_vocabulary_entry_commit (g_ptr_array_index (rows, i));
  gsy_vocabulary_entry_commit (GSY_VOCABULARY_ENTRY (self->add));
}
