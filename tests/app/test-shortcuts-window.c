/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-shortcuts-window.c: the window of shortcuts as it is looked through, searched and read aloud. Whether what it says is true is looked at in
 * test-shortcuts.c. */
#include "config.h"

#include "app/gsy-shortcut-row.h"
#include "app/gsy-shortcuts-list.h"
#include "app/gsy-shortcuts-window.h"

#include "field-fixture.h"

#define WIDE 900
#define NARROW 360

typedef struct
{
  GtkWidget *parent;
  GtkWidget *window;
  GtkWidget *entry;
  GtkWidget *scrolled;
  GsyShortcutsList *list;
} Shown;

static Shown
show (int width, int height)
{
  Shown shown = { .parent = show_in_window (gtk_label_new ("parent"), 300, 300) };
  GListModel *all = gtk_window_get_toplevels ();

  gsy_shortcuts_window_present (GTK_WINDOW (shown.parent));
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (all, i);
      if (GSY_IS_SHORTCUTS_WINDOW (window))
        shown.window = window;
    }
  g_assert_nonnull (shown.window);
  shown.entry = find_widget (shown.window, GTK_TYPE_SEARCH_ENTRY, NULL);
  shown.scrolled = find_widget (shown.window, GTK_TYPE_SCROLLED_WINDOW, NULL);
  shown.list = GSY_SHORTCUTS_LIST (find_widget (shown.window, GSY_TYPE_SHORTCUTS_LIST, NULL));
  gtk_window_set_default_size (GTK_WINDOW (shown.window), width, height);
  gtk_test_widget_wait_for_draw (shown.window);
  /* But for the frame. */
  wait_until (ABS (gtk_widget_get_width (shown.window) - width) < 40 && ABS (gtk_widget_get_height (shown.window) - height) < 40);
  gtk_test_widget_wait_for_draw (shown.window);
  return shown;
}

static void
put_away (Shown *shown)
{
  if (shown->window != NULL)
    close_window (shown->window, GTK_WIDGET (shown->list));
  gtk_window_destroy (GTK_WINDOW (shown->parent));
  drain ();
}

static GtkWidget *
find_row (Shown *shown, const char *accelerator)
{
  g_autoptr (GPtrArray) rows = gsy_shortcuts_list_get_rows (shown->list);

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (gsy_shortcut_row_get_accelerator (g_ptr_array_index (rows, i)), accelerator))
      return g_ptr_array_index (rows, i);
  g_error ("no row has %s", accelerator);
}

static graphene_rect_t
place_in (GtkWidget *widget, gpointer whole)
{
  graphene_rect_t box;

  g_assert_true (gtk_widget_compute_bounds (widget, whole, &box));
  return box;
}

/* --- what it says --- */

static void
expect_name (Shown *shown, const char *accelerator, const char *name)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_row (shown, accelerator)), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

static void
test_names (void)
{
  Shown shown = show (WIDE, 600);

  assert_names (shown.window);
  expect_name (&shown, "<Ctrl>Z", "Undo, Ctrl+Z");
  expect_name (&shown, "<Alt>Home", "Back to where you were, Alt+Home");
  expect_name (&shown, "<Ctrl>G <Ctrl><Shift>G", "Next and previous match, Ctrl+G, Shift+Ctrl+G");
  expect_name (&shown, "1 2 3", "Mark the selected words, or take up a layer’s brush, 1, 2, 3");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (shown.entry), GTK_ACCESSIBLE_PROPERTY_LABEL, "Search Shortcuts");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (find_row (&shown, "F11")), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  put_away (&shown);
}

static void
append_labels (GtkWidget *widget, GString *texts)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (texts, "%s%s", texts->len > 0 ? " " : "", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    append_labels (child, texts);
}

static void
expect_caps (Shown *shown, const char *accelerator, const char *caps)
{
  g_autoptr (GString) texts = g_string_new (NULL);

  append_labels (find_row (shown, accelerator), texts);
  g_assert_true (g_str_has_suffix (texts->str, caps));
}

static void
test_caps (void)
{
  Shown shown = show (WIDE, 600);

  expect_caps (&shown, "<Ctrl>O", "Open a folder Ctrl + O");
  expect_caps (&shown, "n p", "statement N / P");
  expect_caps (&shown, "plus", "fragment +");
  expect_caps (&shown, "<Ctrl>plus <Ctrl>minus <Ctrl>0", "size Ctrl + + / Ctrl + - / Ctrl + 0");
  expect_caps (&shown, "<Alt>Up <Alt>Down", "down Alt + ↑ / Alt + ↓");
  expect_caps (&shown, "<Alt><Shift>Left", "→ Shift + Alt + ←");
  put_away (&shown);
}

/* --- what is typed --- */

static guint
count_found (Shown *shown, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (shown->entry), words);
  g_autoptr (GPtrArray) rows = gsy_shortcuts_list_get_rows (shown->list);
  gboolean shows_list = gtk_widget_get_child_visible (shown->scrolled);
  g_assert_cmpint (shows_list, ==, rows->len > 0);
  return rows->len;
}

static void
test_search (void)
{
  Shown shown = show (WIDE, 600);
  guint all = count_found (&shown, "");

  g_assert_cmpuint (all, >, 50);
  g_assert_cmpuint (count_found (&shown, "folder"), <, 6);
  find_row (&shown, "<Ctrl>O");
  /* By the keys, in words or as they are shown; each word somewhere; capitals and accents apart. */
  g_assert_cmpuint (count_found (&shown, "ctrl+o"), ==, 2);
  find_row (&shown, "<Ctrl><Shift>O");
  g_assert_cmpuint (count_found (&shown, "→ ←"), ==, 4);
  g_assert_cmpuint (count_found (&shown, "left word"), ==, 2);
  g_assert_cmpuint (count_found (&shown, "  ÜNDO "), ==, 1);
  find_row (&shown, "<Ctrl>Z");
  g_assert_cmpuint (count_found (&shown, "no such thing"), ==, 0);
  g_assert_cmpuint (count_found (&shown, ""), ==, all);
  put_away (&shown);
}

/* Labels that are seen with this text. */
static guint
count_seen (GtkWidget *widget, const char *text)
{
  guint n = GTK_IS_LABEL (widget) && gtk_widget_is_visible (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_seen (child, text);
  return n;
}

static void
test_headings (void)
{
  static const char *const headings[] = {
    "Marking and Layers", "Marking", "Layers", "Selected Statement", "Sources, Targets and Links", "What It Says", "Links",
    "Articles and Window", "Articles", "General", "Other Windows"
  };
  Shown shown = show (WIDE, 600);

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    g_assert_cmpuint (count_seen (GTK_WIDGET (shown.list), headings[i]), ==, 1);
  count_found (&shown, "rename the layer");
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    g_assert_cmpuint (count_seen (GTK_WIDGET (shown.list), headings[i]), ==, g_str_equal (headings[i], "Layers"));
  count_found (&shown, "apply");
  g_assert_cmpuint (count_seen (GTK_WIDGET (shown.list), "Other Windows"), ==, 1);
  put_away (&shown);
}

/* --- the keyboard --- */

static GtkWidget *
get_focus (Shown *shown)
{
  return gtk_window_get_focus (GTK_WINDOW (shown->window));
}

static gboolean
is_in_entry (Shown *shown)
{
  return gtk_widget_is_ancestor (get_focus (shown), shown->entry);
}

static void
test_escape (void)
{
  Shown shown = show (WIDE, 600);

  g_assert_true (is_in_entry (&shown));
  gtk_editable_set_text (GTK_EDITABLE (shown.entry), "undo");
  gsy_shortcuts_list_focus_first (shown.list);
  gtk_widget_activate_action (shown.window, "shortcuts.back", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (shown.entry)), ==, "");
  g_assert_true (is_in_entry (&shown));
  gtk_editable_set_text (GTK_EDITABLE (shown.entry), "undo");
  g_signal_emit_by_name (shown.entry, "stop-search");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (shown.entry)), ==, "");
  gpointer gone = shown.window;
  g_object_add_weak_pointer (G_OBJECT (shown.window), &gone);
  g_signal_emit_by_name (shown.entry, "stop-search");
  wait_until (gone == NULL);
  shown.window = NULL;
  put_away (&shown);
}

/* Typed while the keyboard is in the list, as the entry takes it from the window. */
static void
test_type_in_list (void)
{
  Shown shown = show (WIDE, 600);

  gsy_shortcuts_list_focus_first (shown.list);
  g_assert_false (is_in_entry (&shown));
  g_assert_true (gtk_search_entry_get_key_capture_widget (GTK_SEARCH_ENTRY (shown.entry)) == shown.window);
  gtk_editable_insert_text (GTK_EDITABLE (shown.entry), "u", 1, &(int){ 0 });
  g_assert_true (is_in_entry (&shown));
  g_assert_false (gtk_editable_get_selection_bounds (GTK_EDITABLE (shown.entry), NULL, NULL));
  gtk_widget_activate_action (shown.window, "shortcuts.search", NULL);
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (shown.entry), NULL, NULL));
  put_away (&shown);
}

/* How far its top is below the upper edge of what is seen. */
static double
get_depth (Shown *shown, GtkWidget *widget)
{
  return place_in (widget, shown->list).origin.y - gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (shown->scrolled)));
}

static void
assert_in_sight (Shown *shown, GtkWidget *row)
{
  g_assert_cmpfloat (get_depth (shown, row), >=, 0);
  g_assert_cmpfloat (get_depth (shown, row) + gtk_widget_get_height (row), <=, gtk_widget_get_height (shown->scrolled));
}

static void
test_arrows (void)
{
  Shown shown = show (NARROW, 600);
  g_autoptr (GPtrArray) rows = gsy_shortcuts_list_get_rows (shown.list);
  guint n_pages = 0;

  g_assert_true (press_key (shown.entry, GDK_KEY_Down));
  for (guint i = 0; i < rows->len; i++)
    {
      g_assert_true (get_focus (&shown) == g_ptr_array_index (rows, i));
      assert_in_sight (&shown, g_ptr_array_index (rows, i));
      g_assert_true (press_key (GTK_WIDGET (shown.list), GDK_KEY_Down));
    }
  g_assert_true (get_focus (&shown) == g_ptr_array_index (rows, rows->len - 1));
  for (guint i = rows->len; i-- > 0;)
    {
      g_assert_true (get_focus (&shown) == g_ptr_array_index (rows, i));
      assert_in_sight (&shown, g_ptr_array_index (rows, i));
      g_assert_true (press_key (GTK_WIDGET (shown.list), GDK_KEY_Up));
    }
  g_assert_true (is_in_entry (&shown));
  g_assert_cmpfloat (gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (shown.scrolled))), ==, 0);

  gsy_shortcuts_list_focus_first (shown.list);
  press_key (GTK_WIDGET (shown.list), GDK_KEY_End);
  g_assert_true (get_focus (&shown) == g_ptr_array_index (rows, rows->len - 1));
  press_key (GTK_WIDGET (shown.list), GDK_KEY_Home);
  for (GtkWidget *before = NULL; before != get_focus (&shown); n_pages++)
    {
      before = get_focus (&shown);
      g_assert_true (press_key (GTK_WIDGET (shown.list), GDK_KEY_Page_Down));
      assert_in_sight (&shown, get_focus (&shown));
    }
  g_assert_true (get_focus (&shown) == g_ptr_array_index (rows, rows->len - 1));
  g_assert_cmpuint (n_pages, >, 3);
  g_assert_cmpuint (n_pages, <, 20);
  press_key (GTK_WIDGET (shown.list), GDK_KEY_Page_Up);
  g_assert_true (get_focus (&shown) != g_ptr_array_index (rows, rows->len - 1));
  put_away (&shown);
}

/* The first row of each group is shown with its heading, from below too. */
static void
test_headings_in_sight (void)
{
  Shown shown = show (NARROW, 400);
  GtkWidget *row = find_row (&shown, "<Ctrl>Z");
  GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

  g_assert_true (gtk_widget_grab_focus (find_row (&shown, "<Ctrl>Q")));
  g_assert_cmpfloat (get_depth (&shown, group), <, 0);
  g_assert_true (gtk_widget_grab_focus (row));
  g_assert_cmpfloat (get_depth (&shown, group), >=, 0);
  put_away (&shown);
}

static void
test_tab (void)
{
  Shown shown = show (WIDE, 600);
  GtkWidget *row = find_row (&shown, "F11");

  gtk_widget_grab_focus (row);
  g_assert_true (press_key (GTK_WIDGET (shown.list), GDK_KEY_Tab));
  g_assert_true (is_in_entry (&shown));
  g_assert_true (gtk_widget_child_focus (shown.window, GTK_DIR_TAB_FORWARD));
  g_assert_true (get_focus (&shown) == row);
  /* It has gone: the first one. */
  gtk_widget_grab_focus (shown.entry);
  gtk_editable_set_text (GTK_EDITABLE (shown.entry), "folder");
  g_assert_true (gtk_widget_child_focus (shown.window, GTK_DIR_TAB_FORWARD));
  g_autoptr (GPtrArray) rows = gsy_shortcuts_list_get_rows (shown.list);
  g_assert_true (get_focus (&shown) == g_ptr_array_index (rows, 0));
  put_away (&shown);
}

/* --- where there is room --- */

static void
check_columns (GtkTextDirection direction)
{
  gtk_widget_set_default_direction (direction);
  Shown shown = show (WIDE, 600);
  GtkWidget *first = find_row (&shown, "1 2 3");
  GtkWidget *other = find_row (&shown, "<Ctrl>O");
  graphene_rect_t box = place_in (first, shown.list);
  graphene_rect_t beside = place_in (other, shown.list);
  gboolean rtl = direction == GTK_TEXT_DIR_RTL;

  g_assert_cmpint (box.origin.x < beside.origin.x, ==, !rtl);
  g_assert_cmpfloat (ABS (box.origin.x - beside.origin.x), >, box.size.width);
  g_assert_cmpfloat (box.origin.y, ==, beside.origin.y);
  gtk_widget_grab_focus (first);
  gtk_widget_child_focus (shown.window, rtl ? GTK_DIR_LEFT : GTK_DIR_RIGHT);
  g_assert_true (get_focus (&shown) == other);
  gtk_widget_child_focus (shown.window, rtl ? GTK_DIR_RIGHT : GTK_DIR_LEFT);
  g_assert_true (get_focus (&shown) == first);
  /* The keys stand at the end of the line. */
  graphene_rect_t cap = place_in (find_widget (first, GTK_TYPE_LABEL, "key-cap"), first);
  g_assert_cmpint (cap.origin.x > box.size.width / 2, ==, !rtl);
  put_away (&shown);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_columns (void)
{
  check_columns (GTK_TEXT_DIR_LTR);
  check_columns (GTK_TEXT_DIR_RTL);
}

static void
test_narrow (void)
{
  Shown shown = show (NARROW, 400);
  g_autoptr (GPtrArray) rows = gsy_shortcuts_list_get_rows (shown.list);
  guint n_below = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (rows, i);
      graphene_rect_t box = place_in (row, shown.list);
      graphene_rect_t title = place_in (find_widget (row, GTK_TYPE_LABEL, NULL), row);
      graphene_rect_t cap = place_in (find_widget (row, GTK_TYPE_LABEL, "key-cap"), row);
      g_assert_cmpfloat (box.origin.x + box.size.width, <=, NARROW);
      g_assert_cmpfloat (cap.origin.x + cap.size.width, <=, box.size.width);
      /* The words keep room enough. */
      gboolean below = cap.origin.y >= title.origin.y + title.size.height;
      g_assert_true (below || cap.origin.x >= title.origin.x + title.size.width);
      n_below += below;
    }
  g_assert_cmpuint (n_below, >, 0);
  g_assert_cmpuint (n_below, <, rows->len);
  put_away (&shown);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/shortcuts-window/rows/are-named-by-what-they-do-and-their-keys", test_names);
  g_test_add_func ("/shortcuts-window/rows/show-keys-as-they-are-on-a-keyboard", test_caps);
  g_test_add_func ("/shortcuts-window/search/finds-titles-and-keys", test_search);
  g_test_add_func ("/shortcuts-window/search/headings-go-with-their-rows", test_headings);
  g_test_add_func ("/shortcuts-window/search/escape-shows-all-and-then-closes", test_escape);
  g_test_add_func ("/shortcuts-window/search/begins-in-the-list-too", test_type_in_list);
  g_test_add_func ("/shortcuts-window/keyboard/arrows-walk-through-all-rows-in-sight", test_arrows);
  g_test_add_func ("/shortcuts-window/keyboard/headings-are-seen-with-their-first-row", test_headings_in_sight);
  g_test_add_func ("/shortcuts-window/keyboard/the-list-is-one-stop", test_tab);
  g_test_add_func ("/shortcuts-window/room/two-columns-where-there-is-room", test_columns);
  g_test_add_func ("/shortcuts-window/room/keys-go-below-where-there-is-little", test_narrow);
  return run_tests ();
}
