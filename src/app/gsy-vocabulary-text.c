/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-vocabulary-text.c: a card to write several lines in, handed in when it is left. */
#include "config.h"

#include "app/gsy-vocabulary-text.h"
#include "app/gsy-widgets.h"

struct _GsyVocabularyText
{
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkWidget *view;
  GtkTextBuffer *buffer;
  char *value;
  guint left_id; /* it was left, and is handed in next */
};

G_DEFINE_FINAL_TYPE (GsyVocabularyText, gsy_vocabulary_text, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  COMMIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_written (GsyVocabularyText *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE));
}

static gboolean
is_changed (GsyVocabularyText *self)
{
  g_autofree char *written = dup_written (self);

  return g_strcmp0 (written, self->value != NULL ? self->value : "") != 0;
}

void
gsy_vocabulary_text_commit (GsyVocabularyText *self)
{
  g_return_if_fail (GSY_IS_VOCABULARY_TEXT (self));

  if (!is_changed (self))
    return;
  g_autofree char *written = dup_written (self);
  g_object_ref (self);
  g_signal_emit (self, signals[COMMIT], 0, written);
  g_object_unref (self);
}

static gboolean
hand_in_cb (gpointer user_data)
{
  GsyVocabularyText *self = user_data;

  self->left_id = 0;
  gsy_vocabulary_text_commit (self);
  return G_SOURCE_REMOVE;
}

/* Not at once: it may change the very widgets between which the keyboard is on its way. */
static void
left_cb (GsyVocabularyText *self)
{
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)) && self->left_id == 0)
    self->left_id = g_idle_add_full (G_PRIORITY_DEFAULT, hand_in_cb, self, NULL);
}

static gboolean
key_cb (GsyVocabularyText *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  /* Several lines are not thrown away by one key: it leaves them, and what was written is handed in. */
  return gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), GTK_DIR_TAB_FORWARD);
}

/* --- object --- */

static void
gsy_vocabulary_text_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  GsyVocabularyText *self = GSY_VOCABULARY_TEXT (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      gtk_label_set_label (self->title, g_value_get_string (value));
      gsy_widget_set_name (self->view, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_vocabulary_text_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (GSY_VOCABULARY_TEXT (object)->title));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_vocabulary_text_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_handle_id (&GSY_VOCABULARY_TEXT (object)->left_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (gsy_vocabulary_text_parent_class)->dispose (object);
}

static void
gsy_vocabulary_text_finalize (GObject *object)
{
  g_free (GSY_VOCABULARY_TEXT (object)->value);
  G_OBJECT_CLASS (gsy_vocabulary_text_parent_class)->finalize (object);
}

static void
gsy_vocabulary_text_class_init (GsyVocabularyTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = gsy_vocabulary_text_set_property;
  object_class->get_property = gsy_vocabulary_text_get_property;
  object_class->dispose = gsy_vocabulary_text_dispose;
  object_class->finalize = gsy_vocabulary_text_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[COMMIT] = g_signal_new ("commit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "vocabularytext");
}

static void
gsy_vocabulary_text_init (GsyVocabularyText *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "dim-label");
  gtk_widget_set_parent (GTK_WIDGET (self->title), GTK_WIDGET (self));

  self->view = gtk_text_view_new ();
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_input_hints (GTK_TEXT_VIEW (self->view), GTK_INPUT_HINT_SPELLCHECK);
  gtk_widget_set_vexpand (self->view, TRUE);
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (self->view, focus);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->view, keys);
}

gboolean
gsy_vocabulary_text_is_changed (GsyVocabularyText *self)
{
  g_return_val_if_fail (GSY_IS_VOCABULARY_TEXT (self), FALSE);
  return is_changed (self);
}

void
gsy_vocabulary_text_set_value (GsyVocabularyText *self, const char *value)
{
  g_return_if_fail (GSY_IS_VOCABULARY_TEXT (self));

  gboolean writing = (gtk_widget_has_focus (self->view) || self->left_id != 0) && is_changed (self);
  if (g_strcmp0 (self->value, value) != 0)
    {
      g_free (self->value);
      self->value = g_strdup (value);
    }
  if (!is_changed (self) || writing)
    return;
  gtk_text_buffer_set_text (self->buffer, value != NULL ? value : "", -1);
}
