/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-shortcuts.c: the window of shortcuts against the keys that the program has: each is in it, and what is in it works. What is bound in the sources of
 * other windows, and the manual's page of keys, are looked at in tests/house/check-keys.py. */
#include "config.h"

#include "app/gsy-layer-row.h"
#include "app/gsy-reading-pane-private.h"
#include "app/gsy-reading-view-private.h"
#include "app/gsy-shortcut-row.h"
#include "app/gsy-shortcuts-window.h"
#include "app/gsy-widgets.h"
#include "app/gsy-window-private.h"

#include "application-fixture.h"
#include "reading-fixture.h"

static GsyApplication *app;

/* --- what the window of shortcuts says --- */

static void
collect (GtkWidget *widget, GHashTable *found)
{
  if (GSY_IS_SHORTCUT_ROW (widget))
    {
      g_auto (GStrv) each = g_strsplit (gsy_shortcut_row_get_accelerator (GSY_SHORTCUT_ROW (widget)), " ", -1);
      for (guint i = 0; each[i] != NULL; i++)
        {
          GdkModifierType state = 0;
          guint key = 0;
          g_assert_true (gtk_accelerator_parse (each[i], &key, &state));
          g_hash_table_add (found, gtk_accelerator_name (key, state));
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, found);
}

/* (element-type utf8): accelerators as GTK writes them. */
static GHashTable *
get_listed (void)
{
  GtkWidget *window = g_object_new (GSY_TYPE_SHORTCUTS_WINDOW, NULL);
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  collect (window, found);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_cmpuint (g_hash_table_size (found), >, 50);
  return found;
}

static gboolean
is_listed (GHashTable *listed, guint key, GdkModifierType state)
{
  g_autofree char *name = gtk_accelerator_name (key, state);

  return g_hash_table_contains (listed, name);
}

/* --- what the program has --- */

/* The same key elsewhere on the keyboard, or without Shift, needs no line of its own. */
static guint
get_usual_key (guint key)
{
  switch (key)
    {
    case GDK_KEY_KP_Page_Up:
      return GDK_KEY_Page_Up;
    case GDK_KEY_KP_Page_Down:
      return GDK_KEY_Page_Down;
    case GDK_KEY_KP_Home:
      return GDK_KEY_Home;
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return GDK_KEY_Return;
    case GDK_KEY_KP_Add:
    case GDK_KEY_equal:
      return GDK_KEY_plus;
    case GDK_KEY_KP_Subtract:
      return GDK_KEY_minus;
    case GDK_KEY_KP_0:
      return GDK_KEY_0;
    case GDK_KEY_KP_Left:
      return GDK_KEY_Left;
    case GDK_KEY_KP_Right:
      return GDK_KEY_Right;
    case GDK_KEY_KP_Delete:
      return GDK_KEY_Delete;
    default:
      return key;
    }
}

static void
test_accelerators_are_listed (void)
{
  g_autoptr (GHashTable) listed = get_listed ();
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (GTK_APPLICATION (app));

  g_assert_cmpuint (g_strv_length (actions), >, 20);
  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) accels = gtk_application_get_accels_for_action (GTK_APPLICATION (app), actions[i]);
      for (guint k = 0; accels[k] != NULL; k++)
        {
          GdkModifierType state = 0;
          guint key = 0;
          g_assert_true (gtk_accelerator_parse (accels[k], &key, &state));
          if (!is_listed (listed, get_usual_key (key), state))
            g_error ("%s of %s is not in the window of shortcuts", accels[k], actions[i]);
        }
    }
}

static gboolean
has_action (GType type, const char *action)
{
  GtkWidgetClass *klass = g_type_class_ref (type);
  const GVariantType *parameter;
  const char *name;
  const char *property;
  GType owner;
  gboolean found = FALSE;

  for (guint i = 0; !found && gtk_widget_class_query_action (klass, i, &owner, &name, &parameter, &property); i++)
    found = g_str_equal (name, action);
  g_type_class_unref (klass);
  return found;
}

/* What an accelerator does is there to be done. */
static gboolean
is_action_there (const char *detailed)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_assert_true (g_action_parse_detailed_name (detailed, &name, &target, NULL));
  if (g_str_has_prefix (name, "app."))
    return g_action_group_has_action (G_ACTION_GROUP (app), name + strlen ("app."));
  return has_action (GSY_TYPE_WINDOW, name);
}

static gboolean
is_accelerator (guint key, GdkModifierType state)
{
  g_autofree char *name = gtk_accelerator_name (key, state);
  g_auto (GStrv) actions = gtk_application_get_actions_for_accel (GTK_APPLICATION (app), name);

  for (guint i = 0; actions[i] != NULL; i++)
    if (is_action_there (actions[i]))
      return TRUE;
  return FALSE;
}

/* Of a widget's class, as gtk_widget_class_add_binding_action() puts it. */
static gboolean
is_bound (GtkWidget *widget, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);
          if (GTK_IS_KEYVAL_TRIGGER (trigger) && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key &&
              gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == state)
            return TRUE;
        }
    }
  return FALSE;
}

#define TWO "Le maire a démenti jeudi les accusations portées contre lui. Il accuse l’opposition.\n"

/* Keys have removed it, or changed it. */
static void
select_statement (Reading *reading)
{
  GsyStore *store = reading_store (reading);

  if (gsy_editor_get_selected (reading->editor) != NULL)
    return;
  if (gsy_store_get_n_statements (store) == 0)
    reading_mark (reading, "accusation", 0, 8);
  else
    gsy_editor_select (reading->editor, gsy_store_get_statement (store, 0)->id, 0, FALSE);
}

static gboolean
is_key_of_article (Reading *reading, guint key, GdkModifierType state)
{
  select_statement (reading);
  return _gsy_reading_view_press_key (reading->view, key, 0, state) == GDK_EVENT_STOP;
}

static void
test_listed_keys_work (void)
{
  g_autoptr (GHashTable) listed = get_listed ();
  GHashTableIter iter;
  gpointer name;
  Reading reading;

  reading_begin (&reading, TWO, NULL);
  GsyWindow *window = gsy_window_new (app);
  GtkWidget *row = g_object_ref_sink (gsy_layer_row_new (reading.editor, "accusation"));
  g_hash_table_iter_init (&iter, listed);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      GdkModifierType state = 0;
      guint key = 0;
      g_assert_true (gtk_accelerator_parse (name, &key, &state));
      /* The first menu button that says that it is the window's main one. */
      if (key == GDK_KEY_F10 && state == 0)
        {
          g_assert_true (gtk_menu_button_get_primary (GTK_MENU_BUTTON (window->menu_button)));
          continue;
        }
      /* In lists of other windows, each with a binding of its own. */
      if (key == GDK_KEY_n && state == GDK_CONTROL_MASK)
        continue;
      if (!is_accelerator (key, state) && !is_bound (GTK_WIDGET (window), key, state) && !is_bound (row, key, state) && !is_key_of_article (&reading, key, state))
        g_error ("%s does nothing", (const char *) name);
    }
  g_object_unref (row);
  gtk_window_destroy (GTK_WINDOW (window));
  reading_end (&reading);
}

/* Keys that every text and every list has, and a second way to what is listed. */
static gboolean
is_understood (GHashTable *listed, guint key, GdkModifierType state)
{
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && state == GDK_SHIFT_MASK))
    return TRUE;
  if (key == GDK_KEY_BackSpace)
    return is_listed (listed, GDK_KEY_Delete, state);
  /* The other arrow, which the line of the first one names. */
  if (key == GDK_KEY_Right)
    return is_listed (listed, GDK_KEY_Left, state);
  /* Each layer has a digit; and where digits are written with Shift, so have its fragments. */
  if (key >= GDK_KEY_1 && key <= GDK_KEY_9)
    return is_listed (listed, GDK_KEY_1, state);
  /* Capitals, unless Shift makes something else of the letter. */
  if (state == GDK_SHIFT_MASK)
    return is_listed (listed, gdk_keyval_to_lower (key), 0);
  return FALSE;
}

/* Every key with every modifier that the article could want for itself. */
static void
test_keys_of_article_are_listed (void)
{
  static const GdkModifierType states[] = {
    0, GDK_SHIFT_MASK, GDK_CONTROL_MASK, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
    GDK_ALT_MASK, GDK_ALT_MASK | GDK_SHIFT_MASK, GDK_CONTROL_MASK | GDK_ALT_MASK, GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK
  };
  static const guint others[] = {
    GDK_KEY_BackSpace, GDK_KEY_Delete, GDK_KEY_KP_Delete, GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_Escape, GDK_KEY_Tab,
    GDK_KEY_Left, GDK_KEY_Right, GDK_KEY_Up, GDK_KEY_Down, GDK_KEY_KP_Left, GDK_KEY_KP_Right, GDK_KEY_Home, GDK_KEY_End, GDK_KEY_Page_Up,
    GDK_KEY_Page_Down, GDK_KEY_Insert, GDK_KEY_Menu, GDK_KEY_KP_Add, GDK_KEY_KP_Subtract, GDK_KEY_KP_0
  };
  g_autoptr (GHashTable) listed = get_listed ();
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_own = 0;
  Reading reading;

  for (guint key = 0x20; key < 0x7f; key++)
    g_array_append_val (keys, key);
  for (guint key = GDK_KEY_F1; key <= GDK_KEY_F12; key++)
    g_array_append_val (keys, key);
  g_array_append_vals (keys, others, G_N_ELEMENTS (others));

  reading_begin (&reading, TWO, NULL);
  for (guint i = 0; i < keys->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (states); k++)
      {
        guint key = g_array_index (keys, guint, i);
        /* What the keyboard makes of a capital letter is not one without Shift. */
        if (g_ascii_isupper (key <= 0x7f ? (char) key : 'a') && (states[k] & GDK_SHIFT_MASK) == 0)
          continue;
        if (!is_key_of_article (&reading, key, states[k]))
          continue;
        n_own++;
        guint usual = get_usual_key (key);
        if (!is_listed (listed, g_ascii_isupper (usual <= 0x7f ? (char) usual : 'a') ? gdk_keyval_to_lower (usual) : usual, states[k]) && !is_understood (listed, usual, states[k]))
          {
            g_autofree char *name = gtk_accelerator_name (key, states[k]);
            g_test_message ("%s is not in the window of shortcuts", name);
            g_test_fail ();
          }
      }
  g_assert_cmpuint (n_own, >, 40);
  reading_end (&reading);
}

/* --- tooltips --- */

static char *
dup_label (const char *accelerator)
{
  GdkModifierType state = 0;
  guint key = 0;

  g_assert_true (gtk_accelerator_parse (accelerator, &key, &state));
  return gtk_accelerator_get_label (key, state);
}

static void
assert_names_key (GtkWidget *button, const char *accelerator)
{
  g_autofree char *label = dup_label (accelerator);
  const char *tooltip = gtk_widget_get_tooltip_text (button);

  if (tooltip == NULL || strstr (tooltip, label) == NULL)
    g_error ("the tooltip “%s” of a button does not name its key %s", tooltip, label);
}

/* Each button of @widget with an action that has a key. */
static guint
check_tooltips (GtkWidget *widget)
{
  const char *action = GTK_IS_ACTIONABLE (widget) ? gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) : NULL;
  gboolean has_icon = GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL;
  guint n = 0;

  if (action != NULL && has_icon)
    {
      g_auto (GStrv) accels = gtk_application_get_accels_for_action (GTK_APPLICATION (app), action);
      if (accels[0] != NULL)
        assert_names_key (widget, accels[0]);
      n += accels[0] != NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += check_tooltips (child);
  return n;
}

static void
test_tooltips (void)
{
  GsyWindow *window = gsy_window_new (app);

  g_assert_cmpuint (check_tooltips (GTK_WIDGET (window)), >=, 2);
  assert_names_key (window->start_toggle, "F9");
  assert_names_key (window->end_toggle, "<Shift>F9");
  assert_names_key (window->menu_button, "F10");
  assert_names_key (window->undo_button, "<Control>z");
  assert_names_key (window->redo_button, "<Control><Shift>z");
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (window->open_button), GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_autofree char *wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (window->open_button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Open Folder");
  g_assert_cmpstr (wrong, ==, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  app = application_begin ();
  g_test_add_func ("/shortcuts/window/each-accelerator-is-in-it", test_accelerators_are_listed);
  g_test_add_func ("/shortcuts/window/each-key-in-it-works", test_listed_keys_work);
  g_test_add_func ("/shortcuts/window/each-key-of-the-article-is-in-it", test_keys_of_article_are_listed);
  g_test_add_func ("/shortcuts/tooltips/name-their-keys", test_tooltips);
  int status = run_tests ();
  g_object_unref (app);
  return status;
}
