/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-problems-list.c: the problems of the article or the folder, live, with the way to each place. */
#include "config.h"

#include "app/gsy-problems-list.h"
#include "app/gsy-problem-row.h"
#include "app/gsy-problems-model.h"
#include "app/gsy-widgets.h"

#include <glib/gi18n-lib.h>

/* Nobody goes through more of one kind at once. */
#define MAX_PLACES 200

/* After a change the list waits a little for more to come; where looking takes long, it looks less often. */
#define WAIT_MS 150
#define MAX_WAIT_MS 3000
#define WAIT_FACTOR 10

struct _GsyProblemsList
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkListView *list;
  GtkWidget *nothing_icon;
  GtkLabel *nothing_title;
  GtkLabel *nothing;
  GtkWidget *menu; /* at a place, while it is open */

  GsyEditor *editor;
  GSignalGroup *index;
  GSignalGroup *scheme;
  GsyProblemsModel *model;
  GtkSingleSelection *selection;
  GHashTable *bound; /* GtkListItem → its row */
  gboolean folder;
  gboolean syncing; /* the selection changes by itself */
  gboolean dirty;   /* something changed since the list was filled */
  guint count;
  guint wait_ms;
  guint refresh_id;
  guint drop_id;
};

G_DEFINE_FINAL_TYPE (GsyProblemsList, gsy_problems_list, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_EDITOR,
  PROP_FOLDER,
  PROP_COUNT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* (nullable): of the open article */
static const char *
get_key (GsyProblemsList *self)
{
  GsyDocument *document = self->editor != NULL ? gsy_editor_get_document (self->editor) : NULL;

  return document != NULL ? gsy_document_get_key (document) : NULL;
}

/* --- what is listed --- */

static guint
count_muted (GsyProblemsList *self)
{
  GsyScheme *scheme = self->editor != NULL ? gsy_editor_get_scheme (self->editor) : NULL;
  guint n = 0;

  for (GsyCheckSet muted = scheme != NULL ? gsy_checks_get_muted (scheme) : 0; muted != 0; muted &= muted - 1)
    n++;
  return n;
}

static void
update_nothing (GsyProblemsList *self)
{
  GsyFolderIndex *index = gsy_editor_get_index (self->editor);
  guint n_muted = count_muted (self);
  g_autofree char *muted = NULL;
  const char *text = NULL;

  gtk_widget_set_visible (self->nothing_icon, FALSE);
  gtk_label_set_label (self->nothing_title, "");
  gtk_label_set_label (self->nothing, "");
  if (index == NULL || (!self->folder && get_key (self) == NULL))
    return;
  if (!gsy_folder_index_is_ready (index))
    {
      gtk_label_set_label (self->nothing, _ ("Reading the folder…"));
      return;
    }
  if (n_muted > 0)
    /* Translators: below “Nothing to ask”: how many of the kinds of problems the user has switched off */
    muted = g_strdup_printf (ngettext ("%u kind of problem is switched off", "%u kinds of problems are switched off", n_muted), n_muted);
  if (muted != NULL)
    text = muted;
  else if (self->folder)
    text = _ ("No statement in this folder needs a look");
  else
    text = _ ("No statement in this article needs a look");
  gtk_widget_set_visible (self->nothing_icon, TRUE);
  /* Translators: where problems would be listed, there is none */
  gtk_label_set_label (self->nothing_title, _ ("Nothing to ask"));
  gtk_label_set_label (self->nothing, text);
}

static void
update_page (GsyProblemsList *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0;

  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "nothing");
  if (!any)
    update_nothing (self);
}

static void
set_count (GsyProblemsList *self, guint count)
{
  if (self->count == count)
    return;
  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

static guint
count_in (GPtrArray *findings, const char *key)
{
  guint n = 0;

  for (guint i = 0; key != NULL && i < findings->len; i++)
    {
      const GsyFinding *finding = g_ptr_array_index (findings, i);

      n += finding->entry != NULL && g_str_equal (finding->entry->article, key);
    }
  return n;
}

static void
refresh (GsyProblemsList *self)
{
  GsyFolderIndex *index = gsy_editor_get_index (self->editor);
  const char *key = get_key (self);
  gboolean shown = gtk_widget_get_mapped (GTK_WIDGET (self));
  gboolean whole = shown && self->folder;
  g_autoptr (GPtrArray) findings = NULL;
  gint64 start = g_get_monotonic_time ();

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (index != NULL && (whole || key != NULL))
    findings = gsy_folder_index_dup_findings (index, gsy_editor_get_scheme (self->editor), whole ? NULL : key);
  else
    findings = g_ptr_array_new ();
  set_count (self, count_in (findings, key));
  if (!shown)
    return;
  self->dirty = FALSE;
  self->syncing = TRUE;
  gsy_problems_model_set_findings (self->model, findings, MAX_PLACES);
  self->syncing = FALSE;
  update_page (self);
  self->wait_ms = CLAMP ((guint) ((g_get_monotonic_time () - start) / 1000) * WAIT_FACTOR, WAIT_MS, MAX_WAIT_MS);
}

static gboolean
refresh_cb (gpointer user_data)
{
  GsyProblemsList *self = user_data;

  self->refresh_id = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

static gboolean
is_holder_mapped (GsyProblemsList *self)
{
  GtkWidget *holder = gtk_widget_get_parent (GTK_WIDGET (self));

  return holder != NULL && gtk_widget_get_mapped (holder);
}

static void
changed_cb (GsyProblemsList *self)
{
  self->dirty = TRUE;
  if (self->refresh_id == 0 && is_holder_mapped (self))
    self->refresh_id = g_timeout_add (self->wait_ms, refresh_cb, self);
}

/* At once: what stands there is of another article. */
static void
document_cb (GsyProblemsList *self)
{
  self->dirty = TRUE;
  if (is_holder_mapped (self))
    refresh (self);
}

static void
refresh_rows (GsyProblemsList *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    gsy_problem_row_refresh (row);
}

static void
mute_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyCheck check;

  if (gsy_check_from_string (g_variant_get_string (parameter, NULL), &check))
    gsy_editor_set_check_muted (GSY_PROBLEMS_LIST (widget)->editor, check, TRUE);
}

static void
scheme_cb (GsyProblemsList *self, GsySchemeList list)
{
  if (list == GSY_LIST_LAYERS)
    refresh_rows (self);
  if (list == GSY_LIST_MUTED)
    document_cb (self);
  else
    changed_cb (self);
}

static void
corpus_cb (GsyProblemsList *self)
{
  g_signal_group_set_target (self->index, gsy_editor_get_index (self->editor));
  g_signal_group_set_target (self->scheme, gsy_editor_get_scheme (self->editor));
  document_cb (self);
}

/* --- the user --- */

static gboolean
is_open_article (GsyProblemsList *self, const GsyEntry *entry)
{
  return g_strcmp0 (entry->article, get_key (self)) == 0;
}

/* Shows the place in the article; opens it if need be and wanted. */
static void
show_place (GsyProblemsList *self, GsyProblemItem *item, gboolean anywhere)
{
  const GsyEntry *entry = item != NULL ? gsy_problem_item_get_entry (item) : NULL;

  if (entry == NULL)
    return;
  /* The item may get another entry meanwhile. */
  entry = gsy_entry_ref (entry);
  if (is_open_article (self, entry))
    gsy_editor_select (self->editor, entry->id, 0, TRUE);
  else if (anywhere)
    gsy_editor_go_to (self->editor, entry->article, entry->id);
  gsy_entry_unref (entry);
}

static void
selected_cb (GsyProblemsList *self)
{
  if (!self->syncing)
    show_place (self, gtk_single_selection_get_selected_item (self->selection), FALSE);
}

static void
activate_cb (GsyProblemsList *self, guint position)
{
  g_autoptr (GsyProblemItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (item == NULL || gsy_problem_item_get_kind (item) != GSY_PROBLEM_ITEM_PLACE)
    return;
  if (gsy_problem_item_get_entry (item) == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.vocabulary", NULL);
      return;
    }
  show_place (self, item, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-article", NULL);
}

/* The row that @widget is in, or is around. (nullable) */
static GsyProblemRow *
find_row (GsyProblemsList *self, GtkWidget *widget)
{
  for (; widget != NULL && widget != GTK_WIDGET (self->list); widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *child = gtk_widget_get_first_child (widget);

      if (GSY_IS_PROBLEM_ROW (widget))
        return GSY_PROBLEM_ROW (widget);
      if (GSY_IS_PROBLEM_ROW (child))
        return GSY_PROBLEM_ROW (child);
    }
  return NULL;
}

static GsyProblemRow *
get_focus_row (GsyProblemsList *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)) ? find_row (self, focus) : NULL;
}

static gboolean
drop_menu_cb (gpointer user_data)
{
  GsyProblemsList *self = user_data;

  self->drop_id = 0;
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  return G_SOURCE_REMOVE;
}

/* What it was opened for is activated after it closes. */
static void
menu_closed_cb (GsyProblemsList *self)
{
  if (self->drop_id == 0)
    self->drop_id = g_idle_add (drop_menu_cb, self);
}

static gboolean
popup_menu (GsyProblemsList *self, GsyProblemRow *row, const GdkRectangle *at)
{
  GsyProblemItem *item = row != NULL ? gsy_problem_row_get_item (row) : NULL;
  g_autoptr (GMenu) menu = NULL;
  g_autoptr (GMenuItem) mute = NULL;

  if (item == NULL)
    return FALSE;
  g_clear_handle_id (&self->drop_id, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (gsy_problem_row_get_button (row) != NULL)
    {
      gtk_menu_button_popup (GTK_MENU_BUTTON (gsy_problem_row_get_button (row)));
      return TRUE;
    }
  menu = g_menu_new ();
  mute = g_menu_item_new (_ ("Do Not Ask in This Folder"), NULL);
  g_menu_item_set_action_and_target (mute, "problems.mute", "s", gsy_check_to_string (gsy_problem_item_get_check (item)));
  g_menu_append_item (menu, mute);
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), at);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->menu));
  return TRUE;
}

static gboolean
popup_menu_at_focus (GsyProblemsList *self)
{
  GsyProblemRow *row = get_focus_row (self);
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self), &bounds))
    return FALSE;
  return popup_menu (self, row, &(GdkRectangle){ (int) bounds.origin.x + 24, (int) (bounds.origin.y + bounds.size.height), 1, 1 });
}

static void
menu_at (GsyProblemsList *self, GsyProblemRow *row, double x, double y)
{
  double at_x, at_y;

  if (gsy_problem_row_get_button (row) == NULL && gtk_widget_translate_coordinates (GTK_WIDGET (self->list), GTK_WIDGET (self), x, y, &at_x, &at_y))
    popup_menu (self, row, &(GdkRectangle){ (int) at_x, (int) at_y, 1, 1 });
}

/* A finger has no other button. */
static void
long_press_cb (GsyProblemsList *self, double x, double y, GtkGesture *gesture)
{
  GsyProblemRow *row = find_row (self, gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT));

  if (row == NULL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  menu_at (self, row, x, y);
}

static void
clicked_cb (GsyProblemsList *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GsyProblemRow *row = find_row (self, gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT));
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (row == NULL)
    return;
  if (button == GDK_BUTTON_PRIMARY && n_press == 1)
    show_place (self, gsy_problem_row_get_item (row), TRUE);
  else if (button == GDK_BUTTON_SECONDARY)
    menu_at (self, row, x, y);
}

static gboolean
list_key_cb (GsyProblemsList *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType modifiers = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK);
  GsyProblemRow *row;

  if (keyval == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK)
    return popup_menu_at_focus (self);
  if (modifiers != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Menu:
      return popup_menu_at_focus (self);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      row = get_focus_row (self);
      return row != NULL && gsy_problem_row_get_button (row) != NULL ? popup_menu_at_focus (self) : GDK_EVENT_PROPAGATE;
    case GDK_KEY_F2:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-details", NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-article", NULL);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
set_folder (GsyProblemsList *self, gboolean folder)
{
  if (self->folder == folder)
    return;
  self->folder = folder;
  document_cb (self);
  /* Rows that stay say now in which article they are, or no more. */
  refresh_rows (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDER]);
}

/* --- rows --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GsyProblemsList *self)
{
  gtk_list_item_set_child (item, gsy_problem_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GsyProblemsList *self)
{
  GsyProblemRow *row = GSY_PROBLEM_ROW (gtk_list_item_get_child (item));
  GsyProblemItem *problem = gtk_list_item_get_item (item);
  gboolean is_place = gsy_problem_item_get_kind (problem) == GSY_PROBLEM_ITEM_PLACE;

  gtk_list_item_set_activatable (item, is_place);
  gtk_list_item_set_selectable (item, is_place);
  gsy_problem_row_set (row, self->editor, problem, self->folder);
  g_hash_table_insert (self->bound, item, row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GsyProblemsList *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  g_hash_table_remove (self->bound, item);
  if (row != NULL)
    gsy_problem_row_set (GSY_PROBLEM_ROW (row), NULL, NULL, FALSE);
}

/* --- object --- */

static void
gsy_problems_list_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_EDITOR:
      gsy_problems_list_set_editor (GSY_PROBLEMS_LIST (object), g_value_get_object (value));
      break;
    case PROP_FOLDER:
      set_folder (GSY_PROBLEMS_LIST (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_problems_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GsyProblemsList *self = GSY_PROBLEMS_LIST (object);

  switch (prop_id)
    {
    case PROP_EDITOR:
      g_value_set_object (value, self->editor);
      break;
    case PROP_FOLDER:
      g_value_set_boolean (value, self->folder);
      break;
    case PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_problems_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gsy_problems_list_parent_class)->map (widget);
  if (GSY_PROBLEMS_LIST (widget)->dirty)
    refresh (GSY_PROBLEMS_LIST (widget));
}

static void
gsy_problems_list_unmap (GtkWidget *widget)
{
  GsyProblemsList *self = GSY_PROBLEMS_LIST (widget);

  if (self->menu != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->menu));
  GTK_WIDGET_CLASS (gsy_problems_list_parent_class)->unmap (widget);
}

static void
gsy_problems_list_dispose (GObject *object)
{
  GsyProblemsList *self = GSY_PROBLEMS_LIST (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_clear_object (&self->index);
  g_clear_object (&self->scheme);
  g_clear_handle_id (&self->drop_id, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  gsy_list_view_drop_rows (self->list);
  gtk_widget_dispose_template (GTK_WIDGET (self), GSY_TYPE_PROBLEMS_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->bound, g_hash_table_unref);
  G_OBJECT_CLASS (gsy_problems_list_parent_class)->dispose (object);
}

static void
gsy_problems_list_class_init (GsyProblemsListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = gsy_problems_list_set_property;
  object_class->get_property = gsy_problems_list_get_property;
  object_class->dispose = gsy_problems_list_dispose;
  widget_class->map = gsy_problems_list_map;
  widget_class->unmap = gsy_problems_list_unmap;

  properties[PROP_EDITOR] = g_param_spec_object ("editor", NULL, NULL, GSY_TYPE_EDITOR,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOLDER] = g_param_spec_boolean ("folder", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "problems.mute", "s", mute_action);
  gtk_widget_class_install_property_action (widget_class, "problems.whole-folder", "folder");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-problems-list.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyProblemsList, stack);
  gtk_widget_class_bind_template_child (widget_class, GsyProblemsList, list);
  gtk_widget_class_bind_template_child (widget_class, GsyProblemsList, nothing_icon);
  gtk_widget_class_bind_template_child (widget_class, GsyProblemsList, nothing_title);
  gtk_widget_class_bind_template_child (widget_class, GsyProblemsList, nothing);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_press_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_key_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "problemslist");
}

static void
gsy_problems_list_init (GsyProblemsList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gsy_widget_let_tab_leave (GTK_WIDGET (self->list));

  self->wait_ms = WAIT_MS;
  self->bound = g_hash_table_new (NULL, NULL);
  self->index = g_signal_group_new (GSY_TYPE_FOLDER_INDEX);
  g_signal_group_connect_swapped (self->index, "changed", G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->index, "notify::ready", G_CALLBACK (changed_cb), self);
  self->scheme = g_signal_group_new (GSY_TYPE_SCHEME);
  g_signal_group_connect_swapped (self->scheme, "changed", G_CALLBACK (scheme_cb), self);

  self->model = gsy_problems_model_new ();
  self->selection = gsy_selection_new (G_LIST_MODEL (self->model));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gsy_list_view_set_rows (self->list, GTK_SELECTION_MODEL (self->selection), G_OBJECT (self), G_CALLBACK (setup_cb), G_CALLBACK (bind_cb), G_CALLBACK (unbind_cb));
  update_page (self);
}

void
gsy_problems_list_set_editor (GsyProblemsList *self, GsyEditor *editor)
{
  g_return_if_fail (GSY_IS_PROBLEMS_LIST (self));
  g_return_if_fail (self->editor == NULL);

  if (editor == NULL)
    return;
  self->editor = g_object_ref (editor);
  g_signal_connect_object (editor, "notify::corpus", G_CALLBACK (corpus_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::document", G_CALLBACK (document_cb), self, G_CONNECT_SWAPPED);
  corpus_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITOR]);
}

guint
gsy_problems_list_get_count (GsyProblemsList *self)
{
  g_return_val_if_fail (GSY_IS_PROBLEMS_LIST (self), 0);
  return self->count;
}

void
gsy_problems_list_catch_up (GsyProblemsList *self)
{
  g_return_if_fail (GSY_IS_PROBLEMS_LIST (self));

  if (self->dirty)
    refresh (self);
}

/* A list that was never laid out does not know yet which of its rows shall have the keyboard. */
static gboolean
focus_item (GsyProblemsList *self, guint position)
{
  g_autoptr (GsyProblemItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->bound);
  while (item != NULL && g_hash_table_iter_next (&iter, NULL, &row))
    if (gsy_problem_row_get_item (row) == item)
      return gtk_widget_grab_focus (gtk_widget_get_parent (row));
  return FALSE;
}

gboolean
gsy_problems_list_focus (GsyProblemsList *self)
{
  g_return_val_if_fail (GSY_IS_PROBLEMS_LIST (self), FALSE);

  guint selected = gtk_single_selection_get_selected (self->selection);
  /* The first one is a heading. */
  guint wanted = selected != GTK_INVALID_LIST_POSITION ? selected : 1;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    return FALSE;
  gsy_list_view_scroll_to (self->list, wanted);
  return focus_item (self, wanted) || gsy_widget_focus_inside (GTK_WIDGET (self->list));
}

gboolean
gsy_problems_list_focus_check (GsyProblemsList *self, GsyCheckSet checks)
{
  g_return_val_if_fail (GSY_IS_PROBLEMS_LIST (self), FALSE);

  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GsyProblemItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      if (gsy_problem_item_get_kind (item) != GSY_PROBLEM_ITEM_PLACE || (checks & 1u << gsy_problem_item_get_check (item)) == 0)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      return gsy_problems_list_focus (self);
    }
  return FALSE;
}
