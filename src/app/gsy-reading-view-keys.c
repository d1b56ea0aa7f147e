/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-reading-view-keys.c: letters, digits and arrows that are free because the article cannot be edited. Each calls an action of the pane. */
#include "config.h"

#include "app/gsy-reading-view-private.h"

#define MODIFIERS (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_HYPER_MASK | GDK_META_MASK)

static gboolean
activate (GsyReadingView *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
  return GDK_EVENT_STOP;
}

/* --- which key --- */

/* A key's meanings in each layout and level, as far as they are on the first two levels: digits on a third one belong to another key. */
static guint
find_on_key (GdkDisplay *display, guint keycode, guint first, guint last)
{
  g_autofree GdkKeymapKey *keys = NULL;
  g_autofree guint *keyvals = NULL;
  int n = 0;

  if (!gdk_display_map_keycode (display, keycode, &keys, &keyvals, &n))
    return 0;
  for (int i = 0; i < n; i++)
    if (keys[i].level <= 1 && keyvals[i] >= first && keyvals[i] <= last)
      return keyvals[i];
  return 0;
}

guint
_gsy_reading_view_digit_of_key (GdkDisplay *display, guint keyval, guint keycode)
{
  if (keyval >= GDK_KEY_1 && keyval <= GDK_KEY_9)
    return keyval - GDK_KEY_0;
  if (keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_9)
    return keyval - GDK_KEY_KP_0;
  /* On a French keyboard digits need Shift: what counts is the key. */
  guint found = find_on_key (display, keycode, GDK_KEY_1, GDK_KEY_9);
  return found != 0 ? found - GDK_KEY_0 : 0;
}

/* The Latin letter, on a keyboard that writes another script too. */
static guint
letter_of_key (GdkDisplay *display, guint keyval, guint keycode)
{
  if (keyval < 0x80)
    return gdk_keyval_to_lower (keyval);
  return find_on_key (display, keycode, GDK_KEY_a, GDK_KEY_z);
}

/* --- roles --- */

static gboolean
press_role (GsyReadingView *self, const char *role)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "view.set-role", "s", role);
  return GDK_EVENT_STOP;
}

/* --- places that are asked about --- */

/* Yes, it is here: where the words are that are selected, or else where it stands. */
static gboolean
press_yes (GsyReadingView *self)
{
  return activate (self, gsy_span_is_empty (gsy_reading_view_get_selection (self)) ? "view.confirm-place" : "view.place-again");
}

/* --- layers --- */

static const GsyLayer *
find_layer (GsyReadingView *self, guint digit)
{
  GsyScheme *scheme = gsy_editor_get_scheme (self->editor);
  const char key[] = { (char) ('0' + digit), '\0' };

  return digit != 0 && scheme != NULL ? gsy_scheme_find_layer_by_key (scheme, key) : NULL;
}

static gboolean
press_layer (GsyReadingView *self, const GsyLayer *layer, gboolean shift)
{
  g_autofree char *id = g_strdup (layer->id);
  gboolean selected_text = !gsy_span_is_empty (gsy_reading_view_get_selection (self));

  if (selected_text)
    gtk_widget_activate_action (GTK_WIDGET (self), "view.mark", "s", id);
  else if (shift && gsy_editor_get_selected (self->editor) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "view.set-layer", "s", id);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "view.brush", "s", id);
  return GDK_EVENT_STOP;
}

/* --- edges --- */

/* The arrow points where the edge goes to, so forward depends on how the paragraph is written. */
static gboolean
press_arrow (GsyReadingView *self, gboolean left, GdkModifierType state)
{
  const GsyStatement *selected = gsy_editor_get_selected (self->editor);
  if (selected == NULL || selected->detached)
    return GDK_EVENT_STOP;

  GsySpan span = gsy_statement_get_span (selected, MIN (gsy_editor_get_fragment (self->editor), gsy_statement_get_n_spans (selected) - 1));
  gboolean start = (state & GDK_SHIFT_MASK) != 0;
  gboolean rtl = gsy_reading_view_get_direction_at (self, start ? span.start : span.end - 1) == GTK_TEXT_DIR_RTL;
  gboolean forward = left == rtl;
  static const char *const actions[2][2][2] = {
    { { "view.end-backward", "view.end-backward-character" }, { "view.end-forward", "view.end-forward-character" } },
    { { "view.start-backward", "view.start-backward-character" }, { "view.start-forward", "view.start-forward-character" } },
  };
  return activate (self, actions[start ? 1 : 0][forward ? 1 : 0][(state & GDK_CONTROL_MASK) != 0 ? 1 : 0]);
}

/* --- escape --- */

static gboolean
press_escape (GsyReadingView *self)
{
  if (self->pointer.gripping || self->pointer.linking)
    _gsy_reading_view_cancel_pointer (self);
  else if (gsy_editor_get_brush (self->editor) != NULL)
    gsy_editor_set_brush (self->editor, NULL);
  else if (!gsy_span_is_empty (gsy_reading_view_get_selection (self)))
    gsy_reading_view_clear_selection (self);
  else if (gsy_editor_get_selected (self->editor) != NULL)
    gsy_editor_select (self->editor, NULL, 0, FALSE);
  else
    _gsy_reading_view_emit_escape (self);
  return GDK_EVENT_STOP;
}

/* Where the keyboard's menu belongs: below the selected statement's beginning, or the caret. */
static gboolean
press_menu (GsyReadingView *self)
{
  GsySpan at = gsy_reading_view_get_selection (self);
  const GsyStatement *selected = gsy_editor_get_selected (self->editor);
  GdkRectangle area;

  if (gsy_span_is_empty (at) && selected != NULL && !selected->detached)
    at = gsy_statement_get_span (selected, MIN (gsy_editor_get_fragment (self->editor), gsy_statement_get_n_spans (selected) - 1));
  if (!gsy_reading_view_get_area (self, at, &area))
    return GDK_EVENT_PROPAGATE;
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  _gsy_reading_view_emit_menu (self, MAX (area.x, 0), CLAMP (area.y + area.height, 0, height));
  return GDK_EVENT_STOP;
}

/* --- keys --- */

static gboolean
press_plain (GsyReadingView *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;
  const GsyLayer *layer = find_layer (self, _gsy_reading_view_digit_of_key (display, keyval, keycode));

  /* Before + and -, which share keys with digits on some keyboards. */
  if (layer != NULL && keyval != GDK_KEY_plus)
    return press_layer (self, layer, shift);

  switch (keyval)
    {
    case GDK_KEY_plus:
    case GDK_KEY_KP_Add:
      return activate (self, "view.add-fragment");
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      return activate (self, "view.remove-fragment");
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      return shift ? GDK_EVENT_PROPAGATE : activate (self, "view.delete");
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_F2:
      return activate (self, "view.details");
    case GDK_KEY_Escape:
      return press_escape (self);
    case GDK_KEY_Menu:
      return press_menu (self);
    case GDK_KEY_F10:
      return shift ? press_menu (self) : GDK_EVENT_PROPAGATE;
    default:
      break;
    }

  switch (letter_of_key (display, keyval, keycode))
    {
    case GDK_KEY_n:
      return activate (self, shift ? "view.next-doubtful" : "view.next");
    case GDK_KEY_p:
      return activate (self, shift ? "view.previous-doubtful" : "view.previous");
    case GDK_KEY_y:
      return press_yes (self);
    case GDK_KEY_o:
      return activate (self, "view.cycle");
    case GDK_KEY_s:
      return press_role (self, "source");
    case GDK_KEY_c:
      return press_role (self, "cue");
    case GDK_KEY_t:
      return press_role (self, "target");
    case GDK_KEY_l:
      return activate (self, "view.link");
    case GDK_KEY_g:
      return activate (self, "view.follow");
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

gboolean
_gsy_reading_view_press_key (GsyReadingView *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (self->editor == NULL || self->display == NULL)
    return GDK_EVENT_PROPAGATE;

  GdkModifierType held = state & MODIFIERS;
  if ((held & ~GDK_SHIFT_MASK) == 0)
    return press_plain (self, keyval, keycode, held);
  if ((held & ~(GDK_SHIFT_MASK | GDK_CONTROL_MASK)) == GDK_ALT_MASK)
    {
      if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
        return press_arrow (self, TRUE, held);
      if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
        return press_arrow (self, FALSE, held);
    }
  return GDK_EVENT_PROPAGATE;
}

static gboolean
key_pressed_cb (GsyReadingView *self, guint keyval, guint keycode, GdkModifierType state)
{
  _gsy_reading_view_stop_settling (self);
  return _gsy_reading_view_press_key (self, keyval, keycode, state);
}

void
_gsy_reading_view_init_keys (GsyReadingView *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
