/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-note-field.c: a remark, handed in at each key. */
#include "config.h"

#include "app/gsy-note-field.h"
#include "app/gsy-widgets.h"

struct _GsyNoteField
{
  GtkWidget parent_instance;

  GtkTextView *view;
  GtkTextBuffer *buffer;

  char *name;
  gboolean refreshing; /* the buffer follows the text, not the other way */
  gboolean typing;     /* what is typed is the newest */
};

G_DEFINE_FINAL_TYPE (GsyNoteField, gsy_note_field, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_NAME_LABEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_text (GsyNoteField *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

static void
changed_cb (GsyNoteField *self)
{
  if (self->refreshing)
    return;

  g_autofree char *text = dup_text (self);
  self->typing = TRUE;
  g_signal_emit (self, signals[EDITED], 0, text);
  self->typing = FALSE;
}

static gboolean
key_cb (GsyNoteField *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (gsy_widget_undo_by_key (GTK_WIDGET (self), keyval, state))
    return GDK_EVENT_STOP;
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-article", NULL);
  return GDK_EVENT_STOP;
}

void
gsy_note_field_set_text (GsyNoteField *self, const char *text, gboolean editable)
{
  g_return_if_fail (GSY_IS_NOTE_FIELD (self));

  g_autofree char *shown = dup_text (self);
  text = text != NULL ? text : "";
  gtk_text_view_set_editable (self->view, editable);
  if (self->typing || g_str_equal (shown, text))
    return;
  self->refreshing = TRUE;
  gtk_text_buffer_set_text (self->buffer, text, -1);
  self->refreshing = FALSE;
}

static gboolean
gsy_note_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (GSY_NOTE_FIELD (widget)->view));
}

static void
gsy_note_field_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  GsyNoteField *self = GSY_NOTE_FIELD (object);

  switch (prop_id)
    {
    case PROP_NAME_LABEL:
      g_free (self->name);
      self->name = g_value_dup_string (value);
      if (self->name != NULL)
        gsy_widget_set_name (GTK_WIDGET (self->view), self->name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_note_field_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NAME_LABEL:
      g_value_set_string (value, GSY_NOTE_FIELD (object)->name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_note_field_dispose (GObject *object)
{
  GSY_NOTE_FIELD (object)->refreshing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), GSY_TYPE_NOTE_FIELD);
  G_OBJECT_CLASS (gsy_note_field_parent_class)->dispose (object);
}

static void
gsy_note_field_finalize (GObject *object)
{
  g_free (GSY_NOTE_FIELD (object)->name);
  G_OBJECT_CLASS (gsy_note_field_parent_class)->finalize (object);
}

static void
gsy_note_field_class_init (GsyNoteFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = gsy_note_field_set_property;
  object_class->get_property = gsy_note_field_get_property;
  object_class->dispose = gsy_note_field_dispose;
  object_class->finalize = gsy_note_field_finalize;
  widget_class->grab_focus = gsy_note_field_grab_focus;
  widget_class->focus = gsy_widget_focus_children;

  properties[PROP_NAME_LABEL] = g_param_spec_string ("name-label", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-note-field.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyNoteField, view);
  gtk_widget_class_bind_template_child (widget_class, GsyNoteField, buffer);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_set_css_name (widget_class, "notefield");
}

static void
gsy_note_field_init (GsyNoteField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
