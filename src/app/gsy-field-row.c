/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-field-row.c: a caption and what it says, beside each other or one below the other. */
#include "config.h"

#include "app/gsy-field-row.h"
#include "app/gsy-widgets.h"

#include <glib/gi18n-lib.h>

/* In widths of a character, so that they grow with the text. */
#define CAPTION_CHARS 13
#define BESIDE_CHARS 36
#define GAP 8

struct _GsyFieldRow
{
  GtkWidget parent_instance;

  GtkWidget *head;
  GtkLabel *caption;
  GtkWidget *info;
  GtkWidget *pick;
  GtkWidget *body;
  GtkLabel *definition;
  GtkWidget *content; /* first in the body */
};

G_DEFINE_FINAL_TYPE (GsyFieldRow, gsy_field_row, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CAPTION,
  PROP_CONTENT,
  PROP_DEFINITION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
info_toggled_cb (GsyFieldRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->definition), gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->info)));
}

/* --- layout --- */

static int
get_chars_width (GsyFieldRow *self, int chars)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS_CEIL (chars * width);
}

static gboolean
is_beside (GsyFieldRow *self, int width)
{
  return width < 0 || width >= get_chars_width (self, BESIDE_CHARS);
}

static void
gsy_field_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  GsyFieldRow *self = GSY_FIELD_ROW (widget);
  int head_minimum, head_natural, body_minimum, body_natural;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      /* The least is that of one below the other. */
      gtk_widget_measure (self->head, orientation, -1, &head_minimum, &head_natural, NULL, NULL);
      gtk_widget_measure (self->body, orientation, -1, &body_minimum, &body_natural, NULL, NULL);
      *minimum = MAX (head_minimum, body_minimum);
      *natural = MAX (*minimum, get_chars_width (self, CAPTION_CHARS) + GAP + body_natural);
      return;
    }

  gboolean beside = is_beside (self, for_size);
  int caption = get_chars_width (self, CAPTION_CHARS);
  gtk_widget_measure (self->head, orientation, beside ? caption : for_size, &head_minimum, &head_natural, NULL, NULL);
  gtk_widget_measure (self->body, orientation, for_size >= 0 && beside ? MAX (for_size - caption - GAP, 0) : for_size,
                      &body_minimum, &body_natural, NULL, NULL);
  *minimum = beside ? MAX (head_minimum, body_minimum) : head_minimum + body_minimum;
  *natural = beside ? MAX (head_natural, body_natural) : head_natural + body_natural;
}

static void
gsy_field_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GsyFieldRow *self = GSY_FIELD_ROW (widget);
  int head_height;

  if (!is_beside (self, width))
    {
      gtk_widget_measure (self->head, GTK_ORIENTATION_VERTICAL, width, NULL, &head_height, NULL, NULL);
      gtk_widget_size_allocate (self->head, &(GtkAllocation){ 0, 0, width, head_height }, -1);
      gtk_widget_size_allocate (self->body, &(GtkAllocation){ 0, head_height, width, MAX (height - head_height, 0) }, -1);
      return;
    }
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int caption = get_chars_width (self, CAPTION_CHARS);
  int rest = MAX (width - caption - GAP, 0);
  gtk_widget_measure (self->head, GTK_ORIENTATION_VERTICAL, caption, NULL, &head_height, NULL, NULL);
  gtk_widget_size_allocate (self->head, &(GtkAllocation){ rtl ? width - caption : 0, 0, caption, MIN (head_height, height) }, -1);
  gtk_widget_size_allocate (self->body, &(GtkAllocation){ rtl ? 0 : caption + GAP, 0, rest, height }, -1);
}

static GtkSizeRequestMode
gsy_field_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* --- the widget --- */

static void
gsy_field_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  GsyFieldRow *self = GSY_FIELD_ROW (object);

  switch (prop_id)
    {
    case PROP_CAPTION:
      gsy_field_row_set_caption (self, g_value_get_string (value));
      break;
    case PROP_CONTENT:
      gsy_field_row_set_content (self, g_value_get_object (value));
      break;
    case PROP_DEFINITION:
      gsy_field_row_set_definition (self, g_value_get_string (value), NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_field_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GsyFieldRow *self = GSY_FIELD_ROW (object);

  switch (prop_id)
    {
    case PROP_CAPTION:
      g_value_set_string (value, gtk_label_get_label (self->caption));
      break;
    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;
    case PROP_DEFINITION:
      g_value_set_string (value, gtk_label_get_label (self->definition));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_field_row_dispose (GObject *object)
{
  GSY_FIELD_ROW (object)->content = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), GSY_TYPE_FIELD_ROW);
  G_OBJECT_CLASS (gsy_field_row_parent_class)->dispose (object);
}

static void
gsy_field_row_class_init (GsyFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = gsy_field_row_set_property;
  object_class->get_property = gsy_field_row_get_property;
  object_class->dispose = gsy_field_row_dispose;
  widget_class->measure = gsy_field_row_measure;
  widget_class->size_allocate = gsy_field_row_size_allocate;
  widget_class->get_request_mode = gsy_field_row_get_request_mode;

  properties[PROP_CAPTION] = g_param_spec_string ("caption", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DEFINITION] = g_param_spec_string ("definition", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyFieldRow, head);
  gtk_widget_class_bind_template_child (widget_class, GsyFieldRow, caption);
  gtk_widget_class_bind_template_child (widget_class, GsyFieldRow, info);
  gtk_widget_class_bind_template_child (widget_class, GsyFieldRow, pick);
  gtk_widget_class_bind_template_child (widget_class, GsyFieldRow, body);
  gtk_widget_class_bind_template_child (widget_class, GsyFieldRow, definition);
  gtk_widget_class_bind_template_callback (widget_class, info_toggled_cb);
  gtk_widget_class_set_css_name (widget_class, "fieldrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gsy_field_row_init (GsyFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gsy_field_row_new (const char *caption, GtkWidget *content)
{
  return g_object_new (GSY_TYPE_FIELD_ROW, "caption", caption, "content", content, NULL);
}

void
gsy_field_row_set_caption (GsyFieldRow *self, const char *caption)
{
  g_return_if_fail (GSY_IS_FIELD_ROW (self));

  caption = caption != NULL ? caption : "";
  if (g_strcmp0 (gtk_label_get_label (self->caption), caption) == 0)
    return;
  gtk_label_set_label (self->caption, caption);
  gsy_widget_set_name (GTK_WIDGET (self), caption);
  /* Translators: button at a field's caption; %s is the caption, as “Voice” */
  g_autofree char *name = g_strdup_printf (_ ("What “%s” means"), caption);
  gsy_widget_set_name (self->info, name);
}

void
gsy_field_row_set_content (GsyFieldRow *self, GtkWidget *content)
{
  g_return_if_fail (GSY_IS_FIELD_ROW (self));
  g_return_if_fail (content == NULL || GTK_IS_WIDGET (content));

  if (self->content == content)
    return;
  if (self->content != NULL)
    gtk_box_remove (GTK_BOX (self->body), self->content);
  self->content = content;
  if (content != NULL)
    gtk_box_prepend (GTK_BOX (self->body), content);
}

GtkWidget *
gsy_field_row_get_content (GsyFieldRow *self)
{
  g_return_val_if_fail (GSY_IS_FIELD_ROW (self), NULL);
  return self->content;
}

void
gsy_field_row_set_definition (GsyFieldRow *self, const char *definition, const char *const *examples)
{
  g_return_if_fail (GSY_IS_FIELD_ROW (self));

  g_autoptr (GString) text = g_string_new (definition);
  for (guint i = 0; examples != NULL && examples[i] != NULL; i++)
    {
      if (text->len > 0)
        g_string_append_c (text, '\n');
      /* Translators: an example of a layer or an attribute, in a list of them */
      g_string_append_printf (text, _ ("“%s”"), examples[i]);
    }
  if (g_strcmp0 (gtk_label_get_label (self->definition), text->str) != 0)
    gtk_label_set_label (self->definition, text->str);
  gtk_widget_set_visible (self->info, text->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->definition),
                          text->len > 0 && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->info)));
  const char *tooltip = text->len > 0 ? text->str : NULL;
  if (g_strcmp0 (gtk_widget_get_tooltip_text (self->head), tooltip) != 0)
    gtk_widget_set_tooltip_text (self->head, tooltip);
}

void
gsy_field_row_set_pick (GsyFieldRow *self, const char *role, const char *icon, const char *tooltip)
{
  g_return_if_fail (GSY_IS_FIELD_ROW (self));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->pick), "s", role);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->pick), "win.set-role");
  gtk_button_set_icon_name (GTK_BUTTON (self->pick), icon);
  gsy_widget_set_tooltip (self->pick, tooltip);
  gtk_widget_set_visible (self->pick, TRUE);
}
