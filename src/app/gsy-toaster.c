/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-toaster.c: one toast at a time. */
#include "config.h"

#include "app/gsy-toaster.h"

#define SHOWN_MS 5000
/* A toast slides out in 300 ms. */
#define LEAVING_MS 400

struct _GsyToaster
{
  GObject parent_instance;

  AdwToastOverlay *overlay; /* nullable: gone */
  AdwToast *toast;          /* nullable: none is shown */
  char *message;
  char *label;
  char *action;
  guint dismiss_id;
  guint leaving_id; /* the last one is still on its way out */
  gboolean waiting; /* another one is to come then */
};

G_DEFINE_FINAL_TYPE (GsyToaster, gsy_toaster, G_TYPE_OBJECT)

static gboolean
dismiss_cb (gpointer user_data)
{
  GsyToaster *self = user_data;

  self->dismiss_id = 0;
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  return G_SOURCE_REMOVE;
}

static void present (GsyToaster *self);

static gboolean
left_cb (gpointer user_data)
{
  GsyToaster *self = user_data;

  self->leaving_id = 0;
  if (self->waiting)
    present (self);
  return G_SOURCE_REMOVE;
}

static void
dismissed_cb (GsyToaster *self)
{
  g_clear_handle_id (&self->dismiss_id, g_source_remove);
  g_clear_object (&self->toast);
  if (self->leaving_id == 0)
    self->leaving_id = g_timeout_add (LEAVING_MS, left_cb, self);
}

static void
update (GsyToaster *self)
{
  g_autofree char *escaped = g_markup_escape_text (self->message, -1);

  adw_toast_set_title (self->toast, escaped);
  adw_toast_set_button_label (self->toast, self->label);
  adw_toast_set_action_name (self->toast, self->action);
  g_clear_handle_id (&self->dismiss_id, g_source_remove);
  self->dismiss_id = g_timeout_add (SHOWN_MS, dismiss_cb, self);
}

static void
present (GsyToaster *self)
{
  self->waiting = FALSE;
  if (self->overlay == NULL)
    return;
  self->toast = adw_toast_new ("");
  /* It goes when we say so: news puts it off. */
  adw_toast_set_timeout (self->toast, 0);
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  update (self);
  adw_toast_overlay_add_toast (self->overlay, g_object_ref (self->toast));
}

static void
gsy_toaster_dispose (GObject *object)
{
  GsyToaster *self = GSY_TOASTER (object);

  g_clear_handle_id (&self->dismiss_id, g_source_remove);
  g_clear_handle_id (&self->leaving_id, g_source_remove);
  g_clear_object (&self->toast);
  g_clear_weak_pointer (&self->overlay);
  G_OBJECT_CLASS (gsy_toaster_parent_class)->dispose (object);
}

static void
gsy_toaster_finalize (GObject *object)
{
  GsyToaster *self = GSY_TOASTER (object);

  g_free (self->message);
  g_free (self->label);
  g_free (self->action);
  G_OBJECT_CLASS (gsy_toaster_parent_class)->finalize (object);
}

static void
gsy_toaster_class_init (GsyToasterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gsy_toaster_dispose;
  G_OBJECT_CLASS (klass)->finalize = gsy_toaster_finalize;
}

static void
gsy_toaster_init (GsyToaster *self)
{
}

GsyToaster *
gsy_toaster_new (AdwToastOverlay *overlay)
{
  g_return_val_if_fail (ADW_IS_TOAST_OVERLAY (overlay), NULL);

  GsyToaster *self = g_object_new (GSY_TYPE_TOASTER, NULL);
  g_set_weak_pointer (&self->overlay, overlay);
  return self;
}

void
gsy_toaster_show (GsyToaster *self, const char *message, const char *label, const char *action)
{
  g_return_if_fail (GSY_IS_TOASTER (self));
  g_return_if_fail (message != NULL);

  g_free (self->message);
  g_free (self->label);
  g_free (self->action);
  self->message = g_strdup (message);
  self->label = g_strdup (label);
  self->action = g_strdup (action);

  if (self->toast != NULL)
    update (self);
  else if (self->leaving_id != 0)
    self->waiting = TRUE;
  else
    present (self);
}

const char *
gsy_toaster_get_message (GsyToaster *self)
{
  g_return_val_if_fail (GSY_IS_TOASTER (self), NULL);
  return self->toast != NULL || self->waiting ? self->message : NULL;
}
