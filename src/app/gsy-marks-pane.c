/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-marks-pane.c: the end pane: layers, statements or problems, and details of the open article, one below the other. */
#include "config.h"

#include "app/gsy-marks-pane.h"
#include "app/gsy-details.h"
#include "app/gsy-layer-list.h"
#include "app/gsy-problem-kinds.h"
#include "app/gsy-problems-list.h"
#include "app/gsy-statement-list.h"
#include "app/gsy-widgets.h"

#include <glib/gi18n-lib.h>

/* Of the room that statements and details have, until the user decides. */
#define DETAILS_SHARE 0.64

struct _GsyMarksPane
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *sections;
  GsyLayerList *layers;
  GtkWidget *lists_head;
  GtkWidget *separator;
  GtkPaned *paned;
  GtkWidget *lists;
  GtkWidget *statements_button;
  GtkLabel *statements_count;
  GtkWidget *problems_button;
  GtkLabel *problems_count;
  GtkStack *tools;
  GtkWidget *filter_toggle;
  GtkWidget *folder_toggle;
  GtkWidget *kinds_button;
  GtkStack *pages;
  GsyStatementList *statements;
  GsyProblemsList *problems;
  GsyDetails *details;

  GsyEditor *editor;
  GsyProblemKinds *kinds;
  int details_height; /* wanted, 0: as it comes */
  gboolean placed;
};

G_DEFINE_FINAL_TYPE (GsyMarksPane, gsy_marks_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_EDITOR,
  PROP_PAGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- statements or problems --- */

/* A count that is not there must say nothing. */
static void
set_count (GtkWidget *button, GtkLabel *label, const char *name, const char *count)
{
  g_autofree char *full = NULL;

  gtk_label_set_label (label, count != NULL ? count : "");
  gtk_widget_set_visible (GTK_WIDGET (label), count != NULL);
  if (count != NULL)
    /* Translators: what a screen reader says of a button that shows a list: the list’s name, as “Problems”, and how many there are */
    full = g_strdup_printf (_ ("%1$s, %2$s"), name, count);
  gsy_widget_set_name (button, full != NULL ? full : name);
}

static void
update_counts (GsyMarksPane *self)
{
  guint n = gsy_problems_list_get_count (self->problems);
  g_autofree char *problems = n > 0 ? g_strdup_printf ("%u", n) : NULL;
  g_autofree char *statements = NULL;

  g_object_get (self->statements, "count", &statements, NULL);
  set_count (self->statements_button, self->statements_count, _ ("Statements"), statements);
  set_count (self->problems_button, self->problems_count, _ ("Problems"), problems);
}

static gboolean
shows_problems (GsyMarksPane *self)
{
  return gtk_stack_get_visible_child (self->pages) == GTK_WIDGET (self->problems);
}

static void
page_cb (GsyMarksPane *self)
{
  gtk_stack_set_visible_child_name (self->tools, gtk_stack_get_visible_child_name (self->pages));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static void
set_page (GsyMarksPane *self, const char *page)
{
  if (g_strcmp0 (page, "problems") == 0)
    gtk_stack_set_visible_child (self->pages, GTK_WIDGET (self->problems));
  else
    gtk_stack_set_visible_child (self->pages, GTK_WIDGET (self->statements));
}

static void
gsy_marks_pane_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_EDITOR:
      gsy_marks_pane_set_editor (GSY_MARKS_PANE (object), g_value_get_object (value));
      break;
    case PROP_PAGE:
      set_page (GSY_MARKS_PANE (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_marks_pane_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_EDITOR:
      g_value_set_object (value, GSY_MARKS_PANE (object)->editor);
      break;
    case PROP_PAGE:
      g_value_set_static_string (value, shows_problems (GSY_MARKS_PANE (object)) ? "problems" : "statements");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static int
measure_height (GtkWidget *child, int width, int *natural)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, natural, NULL, NULL);
  return minimum;
}

static void
measure_sections (GtkWidget *sections, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (sections); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;
      gtk_widget_measure (child, orientation, for_size, &child_minimum, &child_natural, NULL, NULL);
      gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;
      *minimum = across ? MAX (*minimum, child_minimum) : *minimum + child_minimum;
      *natural = across ? MAX (*natural, child_natural) : *natural + child_natural;
    }
}

/* Not as a box does it: the paned must be told its position before it is laid out, and that needs its height. In a low window all of it is scrolled. */
static void
allocate_sections (GtkWidget *sections, int width, int height, int baseline)
{
  GsyMarksPane *self = GSY_MARKS_PANE (gtk_widget_get_ancestor (sections, GSY_TYPE_MARKS_PANE));
  int layers, layers_min, line, paned_min;

  layers_min = measure_height (GTK_WIDGET (self->layers), width, &layers);
  line = measure_height (self->separator, width, NULL);
  paned_min = measure_height (GTK_WIDGET (self->paned), width, NULL);
  layers = CLAMP (height - line - paned_min, layers_min, layers);
  int rest = MAX (height - layers - line, paned_min);
  if (!self->placed)
    {
      int details = self->details_height > 0 ? self->details_height : (int) (rest * DETAILS_SHARE);
      gtk_paned_set_position (self->paned, MAX (rest - details, 0));
      self->placed = TRUE;
    }

  gtk_widget_size_allocate (GTK_WIDGET (self->layers), &(GtkAllocation){ 0, 0, width, layers }, -1);
  gtk_widget_size_allocate (self->separator, &(GtkAllocation){ 0, layers, width, line }, -1);
  gtk_widget_size_allocate (GTK_WIDGET (self->paned), &(GtkAllocation){ 0, layers + line, width, rest }, -1);
}

static GtkSizeRequestMode
get_sections_mode (GtkWidget *sections)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
gsy_marks_pane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gsy_marks_pane_parent_class)->map (widget);
  gsy_problems_list_catch_up (GSY_MARKS_PANE (widget)->problems);
}

static void
gsy_marks_pane_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GSY_TYPE_MARKS_PANE);
  g_clear_object (&GSY_MARKS_PANE (object)->kinds);
  g_clear_object (&GSY_MARKS_PANE (object)->editor);
  G_OBJECT_CLASS (gsy_marks_pane_parent_class)->dispose (object);
}

static void
gsy_marks_pane_class_init (GsyMarksPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = gsy_marks_pane_set_property;
  object_class->get_property = gsy_marks_pane_get_property;
  object_class->dispose = gsy_marks_pane_dispose;
  widget_class->map = gsy_marks_pane_map;

  properties[PROP_EDITOR] = g_param_spec_object ("editor", NULL, NULL, GSY_TYPE_EDITOR,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PAGE] = g_param_spec_string ("page", NULL, NULL, "statements",
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_property_action (widget_class, "marks.page", "page");

  g_type_ensure (GSY_TYPE_LAYER_LIST);
  g_type_ensure (GSY_TYPE_STATEMENT_LIST);
  g_type_ensure (GSY_TYPE_PROBLEMS_LIST);
  g_type_ensure (GSY_TYPE_DETAILS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-marks-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyMarksPane, separator);
  gtk_widget_class_bind_template_child (widget_class, GsyMarksPane, layers);
  gtk_widget_class_bind_template_child (widget_class, GsyMarksPane, lists_head);
  gtk_widget_class_bind_template_child (widget_class, GsyMarksPane, paned);
  gtk_widget_class_bind_template_child (widget_class, GsyMarksPane, lists);
  gtk_widget_class_bind_template_child (widget_class, GsyMarksPane, statements_button);
  gtk_widget_class_bind_template_child (widget_class, GsyMarksPane, statements_count);
  gtk_widget_class_bind_template_child (widget_class, GsyMarksPane, problems_button);
  gtk_widget_class_bind_template_child (widget_class, GsyMarksPane, problems_count);
  gtk_widget_class_bind_template_child (widget_class, GsyMarksPane, tools);
  gtk_widget_class_bind_template_child (widget_class, GsyMarksPane, filter_toggle);
  gtk_widget_class_bind_template_child (widget_class, GsyMarksPane, folder_toggle);
  gtk_widget_class_bind_template_child (widget_class, GsyMarksPane, kinds_button);
  gtk_widget_class_bind_template_child (widget_class, GsyMarksPane, pages);
  gtk_widget_class_bind_template_child (widget_class, GsyMarksPane, statements);
  gtk_widget_class_bind_template_child (widget_class, GsyMarksPane, problems);
  gtk_widget_class_bind_template_child (widget_class, GsyMarksPane, details);
  gtk_widget_class_bind_template_child (widget_class, GsyMarksPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, GsyMarksPane, sections);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "markspane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gsy_marks_pane_init (GsyMarksPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->sections, gtk_custom_layout_new (get_sections_mode, measure_sections, allocate_sections));
  gsy_widget_let_tab_leave (self->lists_head);
  gsy_widget_set_tooltip (self->filter_toggle, _ ("Filter Statements"));
  gsy_widget_set_tooltip (self->folder_toggle, _ ("Problems of the Whole Folder"));
  gsy_widget_set_tooltip (self->kinds_button, _ ("Kinds of Problems"));
  g_signal_connect_object (self->pages, "notify::visible-child", G_CALLBACK (page_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->statements, "notify::count", G_CALLBACK (update_counts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->problems, "notify::count", G_CALLBACK (update_counts), self, G_CONNECT_SWAPPED);
  update_counts (self);
}

void
gsy_marks_pane_set_editor (GsyMarksPane *self, GsyEditor *editor)
{
  g_return_if_fail (GSY_IS_MARKS_PANE (self));
  g_return_if_fail (self->editor == NULL);

  if (editor == NULL)
    return;
  self->editor = g_object_ref (editor);
  gsy_layer_list_set_editor (self->layers, editor);
  gsy_statement_list_set_editor (self->statements, editor);
  gsy_problems_list_set_editor (self->problems, editor);
  self->kinds = gsy_problem_kinds_new (editor);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "ask", gsy_problem_kinds_get_actions (self->kinds));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->kinds_button), gsy_problem_kinds_get_menu (self->kinds));
  gsy_details_set_editor (self->details, editor);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITOR]);
}

gboolean
gsy_marks_pane_focus_layers (GsyMarksPane *self)
{
  g_return_val_if_fail (GSY_IS_MARKS_PANE (self), FALSE);
  return gsy_layer_list_focus (self->layers);
}

/* Where there are no problems, their button has the keyboard: so one is there all the same. */
static gboolean
focus_list (GsyMarksPane *self)
{
  if (!shows_problems (self))
    return gsy_statement_list_focus (self->statements);
  return gsy_problems_list_focus (self->problems) || (gtk_widget_get_mapped (self->problems_button) && gtk_widget_grab_focus (self->problems_button));
}

gboolean
gsy_marks_pane_focus_statements (GsyMarksPane *self)
{
  g_return_val_if_fail (GSY_IS_MARKS_PANE (self), FALSE);
  return focus_list (self);
}

gboolean
gsy_marks_pane_show_problems (GsyMarksPane *self)
{
  g_return_val_if_fail (GSY_IS_MARKS_PANE (self), FALSE);

  set_page (self, "problems");
  return focus_list (self);
}

gboolean
gsy_marks_pane_show_places (GsyMarksPane *self)
{
  g_return_val_if_fail (GSY_IS_MARKS_PANE (self), FALSE);

  set_page (self, "problems");
  if (gsy_problems_list_focus_check (self->problems, 1u << GSY_CHECK_DETACHED | 1u << GSY_CHECK_MOVED))
    return TRUE;
  set_page (self, "statements");
  gsy_statement_list_show_doubtful (self->statements);
  return focus_list (self);
}

gboolean
gsy_marks_pane_focus_details (GsyMarksPane *self)
{
  g_return_val_if_fail (GSY_IS_MARKS_PANE (self), FALSE);
  return gsy_details_focus (self->details);
}

int
gsy_marks_pane_get_focus_part (GsyMarksPane *self)
{
  g_return_val_if_fail (GSY_IS_MARKS_PANE (self), -1);

  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *parts[] = { GTK_WIDGET (self->layers), self->lists, GTK_WIDGET (self->details) };
  for (int i = 0; focus != NULL && i < (int) G_N_ELEMENTS (parts); i++)
    if (gtk_widget_is_ancestor (focus, parts[i]))
      return i;
  return -1;
}

int
gsy_marks_pane_get_details_height (GsyMarksPane *self)
{
  g_return_val_if_fail (GSY_IS_MARKS_PANE (self), 0);

  if (!self->placed)
    return self->details_height;
  return gtk_widget_get_height (GTK_WIDGET (self->paned)) - gtk_paned_get_position (self->paned);
}

void
gsy_marks_pane_set_details_height (GsyMarksPane *self, int height)
{
  g_return_if_fail (GSY_IS_MARKS_PANE (self));

  self->details_height = height;
  self->placed = FALSE;
  gtk_widget_queue_allocate (self->sections);
}
