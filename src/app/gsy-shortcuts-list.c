/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-shortcuts-list.c: sections of groups of rows, the keys that walk through them, and which are shown. */
#include "config.h"

#include "app/gsy-shortcuts-list.h"
#include "app/gsy-columns-layout.h"
#include "app/gsy-shortcut-row.h"
#include "app/gsy-widgets.h"
#include "core/gsy-fold.h"

/* Around the row that has the keyboard. */
#define MARGIN 18

static void
drop_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

/* --- a section --- */

struct _GsyShortcutsSection
{
  GtkWidget parent_instance;

  GtkWidget *title;
};

enum
{
  PROP_TITLE = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (GsyShortcutsSection, gsy_shortcuts_section, GTK_TYPE_WIDGET)

static void
gsy_shortcuts_section_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GsyShortcutsSection *self = GSY_SHORTCUTS_SECTION (object);

  if (prop_id == PROP_TITLE)
    g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->title)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
gsy_shortcuts_section_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  GsyShortcutsSection *self = GSY_SHORTCUTS_SECTION (object);

  if (prop_id != PROP_TITLE)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  gtk_label_set_label (GTK_LABEL (self->title), g_value_get_string (value));
  gsy_widget_set_name (GTK_WIDGET (self), g_value_get_string (value));
}

static void
gsy_shortcuts_section_dispose (GObject *object)
{
  drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (gsy_shortcuts_section_parent_class)->dispose (object);
}

static void
gsy_shortcuts_section_class_init (GsyShortcutsSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = gsy_shortcuts_section_get_property;
  G_OBJECT_CLASS (klass)->set_property = gsy_shortcuts_section_set_property;
  G_OBJECT_CLASS (klass)->dispose = gsy_shortcuts_section_dispose;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "shortcutssection");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gsy_shortcuts_section_init (GsyShortcutsSection *self)
{
  static const char *const classes[] = { "title-3", NULL };

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->title = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.f, "css-classes", classes, NULL);
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
}

/* --- the rows --- */

struct _GsyShortcutsList
{
  GtkWidget parent_instance;

  GtkWidget *last; /* (nullable): the row that has the keyboard, or had it */
};

enum
{
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GsyShortcutsList, gsy_shortcuts_list, GTK_TYPE_WIDGET)

static void
collect_rows (GtkWidget *widget, GPtrArray *rows)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (GSY_IS_SHORTCUT_ROW (widget))
    {
      g_ptr_array_add (rows, widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_rows (child, rows);
}

GPtrArray *
gsy_shortcuts_list_get_rows (GsyShortcutsList *self)
{
  GPtrArray *rows = g_ptr_array_new ();

  g_return_val_if_fail (GSY_IS_SHORTCUTS_LIST (self), rows);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_rows (child, rows);
  return rows;
}

/* Where only some are shown, the headings of groups are enough. */
static void
update_title (GsyShortcutsSection *section, gboolean shows_all)
{
  gboolean has_groups = FALSE;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (section)); child != NULL; child = gtk_widget_get_next_sibling (child))
    has_groups |= ADW_IS_PREFERENCES_GROUP (child);
  gtk_widget_set_visible (section->title, shows_all || !has_groups);
}

/* Returns: how many rows in @widget are shown. A group or section without any has no heading either. */
static guint
filter (GtkWidget *widget, const char *const *folded)
{
  if (GSY_IS_SHORTCUT_ROW (widget))
    {
      gtk_widget_set_visible (widget, gsy_shortcut_row_matches (GSY_SHORTCUT_ROW (widget), folded));
      return gtk_widget_get_visible (widget);
    }
  guint n = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += filter (child, folded);
  if (ADW_IS_PREFERENCES_GROUP (widget) || GSY_IS_SHORTCUTS_SECTION (widget))
    gtk_widget_set_visible (widget, n > 0);
  return n;
}

guint
gsy_shortcuts_list_filter (GsyShortcutsList *self, const char *words)
{
  g_return_val_if_fail (GSY_IS_SHORTCUTS_LIST (self), 0);
  g_return_val_if_fail (words != NULL, 0);

  g_autofree char *folded = gsy_fold (words, -1);
  g_auto (GStrv) each = g_strsplit (folded, " ", -1);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child))
    update_title (GSY_SHORTCUTS_SECTION (child), *words == '\0');
  return filter (GTK_WIDGET (self), (const char *const *) each);
}

/* --- the keyboard --- */

static gboolean
focus_row (GPtrArray *rows, guint i)
{
  return i < rows->len && gtk_widget_grab_focus (g_ptr_array_index (rows, i));
}

gboolean
gsy_shortcuts_list_focus_first (GsyShortcutsList *self)
{
  g_return_val_if_fail (GSY_IS_SHORTCUTS_LIST (self), FALSE);

  g_autoptr (GPtrArray) rows = gsy_shortcuts_list_get_rows (self);
  return focus_row (rows, 0);
}

static graphene_rect_t
get_bounds (GsyShortcutsList *self, GtkWidget *row)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    bounds = *graphene_rect_zero ();
  return bounds;
}

static int
get_page_height (GsyShortcutsList *self)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  return gtk_widget_get_height (scrolled != NULL ? scrolled : GTK_WIDGET (self));
}

/* The row a page further, or the last one; never the next column's. */
static guint
find_page (GsyShortcutsList *self, GPtrArray *rows, guint now, gboolean forward)
{
  graphene_rect_t start = get_bounds (self, g_ptr_array_index (rows, now));
  float page = (float) get_page_height (self) - start.size.height;
  guint found = now;

  for (guint i = now; forward ? i + 1 < rows->len : i > 0;)
    {
      i = forward ? i + 1 : i - 1;
      graphene_rect_t bounds = get_bounds (self, g_ptr_array_index (rows, i));
      float way = forward ? bounds.origin.y - start.origin.y : start.origin.y - bounds.origin.y;
      if (way < 0 || (way > page && found != now))
        break;
      found = i;
    }
  return found;
}

static gboolean
key_cb (GsyShortcutsList *self, guint keyval, guint keycode, GdkModifierType state)
{
  g_autoptr (GPtrArray) rows = gsy_shortcuts_list_get_rows (self);
  guint now = 0;

  if ((state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || self->last == NULL || !g_ptr_array_find (rows, self->last, &now))
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (now == 0)
        g_signal_emit (self, signals[LEFT], 0);
      else
        focus_row (rows, now - 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (!focus_row (rows, now + 1))
        gtk_widget_error_bell (GTK_WIDGET (self));
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      focus_row (rows, find_page (self, rows, now, FALSE));
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      focus_row (rows, find_page (self, rows, now, TRUE));
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      focus_row (rows, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      focus_row (rows, rows->len - 1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* The nearest row of the other column. */
static gboolean
focus_beside (GsyShortcutsList *self, gboolean rightward)
{
  g_autoptr (GPtrArray) rows = gsy_shortcuts_list_get_rows (self);
  graphene_rect_t start = get_bounds (self, self->last);
  GtkWidget *nearest = NULL;
  float least = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      graphene_rect_t bounds = get_bounds (self, g_ptr_array_index (rows, i));
      float way = ABS (bounds.origin.y - start.origin.y);
      if (rightward ? bounds.origin.x < start.origin.x + start.size.width : bounds.origin.x + bounds.size.width > start.origin.x)
        continue;
      if (nearest != NULL && way >= least)
        continue;
      nearest = g_ptr_array_index (rows, i);
      least = way;
    }
  return nearest != NULL && gtk_widget_grab_focus (nearest);
}

static gboolean
gsy_shortcuts_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GsyShortcutsList *self = GSY_SHORTCUTS_LIST (widget);

  if (!gtk_widget_get_can_focus (widget))
    return FALSE;
  if (gtk_widget_get_focus_child (widget) != NULL)
    return (direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT) && self->last != NULL && focus_beside (self, direction == GTK_DIR_RIGHT);
  if (self->last != NULL && gtk_widget_is_visible (self->last) && gtk_widget_grab_focus (self->last))
    return TRUE;
  return gsy_shortcuts_list_focus_first (self);
}

/* (nullable): the group or section, with its heading, whose first row that is. */
static GtkWidget *
find_begun (GPtrArray *rows, guint i)
{
  const GType types[] = { GSY_TYPE_SHORTCUTS_SECTION, ADW_TYPE_PREFERENCES_GROUP };

  for (guint k = 0; k < G_N_ELEMENTS (types); k++)
    {
      GtkWidget *part = gtk_widget_get_ancestor (g_ptr_array_index (rows, i), types[k]);
      if (part != NULL && (i == 0 || !gtk_widget_is_ancestor (g_ptr_array_index (rows, i - 1), part)))
        return part;
    }
  return NULL;
}

/* With the heading above the first row of a group. */
static void
scroll_to_last (GsyShortcutsList *self)
{
  g_autoptr (GPtrArray) rows = gsy_shortcuts_list_get_rows (self);
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  guint i = 0;

  if (scrolled == NULL || !g_ptr_array_find (rows, self->last, &i))
    return;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  graphene_rect_t bounds = get_bounds (self, self->last);
  GtkWidget *begun = find_begun (rows, i);
  double top = bounds.origin.y;
  double bottom = top + bounds.size.height + MARGIN;
  if (begun != NULL && bottom - get_bounds (self, begun).origin.y + MARGIN <= gtk_adjustment_get_page_size (adjustment))
    top = get_bounds (self, begun).origin.y;
  gtk_adjustment_clamp_page (adjustment, top - MARGIN, bottom);
}

/* By whatever it came. */
static void
focus_widget_cb (GsyShortcutsList *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (!GSY_IS_SHORTCUT_ROW (focus) || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return;
  g_set_weak_pointer (&self->last, focus);
  scroll_to_last (self);
}

static void
gsy_shortcuts_list_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gsy_shortcuts_list_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget", G_CALLBACK (focus_widget_cb), widget, G_CONNECT_SWAPPED);
}

static void
gsy_shortcuts_list_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), focus_widget_cb, widget);
  GTK_WIDGET_CLASS (gsy_shortcuts_list_parent_class)->unroot (widget);
}

/* --- object --- */

static void
gsy_shortcuts_list_dispose (GObject *object)
{
  g_clear_weak_pointer (&GSY_SHORTCUTS_LIST (object)->last);
  drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (gsy_shortcuts_list_parent_class)->dispose (object);
}

static void
gsy_shortcuts_list_class_init (GsyShortcutsListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_shortcuts_list_dispose;
  widget_class->focus = gsy_shortcuts_list_focus;
  widget_class->root = gsy_shortcuts_list_root;
  widget_class->unroot = gsy_shortcuts_list_unroot;

  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "shortcutslist");
  gtk_widget_class_set_layout_manager_type (widget_class, GSY_TYPE_COLUMNS_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gsy_shortcuts_list_init (GsyShortcutsList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gsy_widget_let_tab_leave (GTK_WIDGET (self));
}
