/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-completion-entry.c: what is typed is handed in once, kept when it cannot be, and never replaced by a proposal that nobody took. */
#include "config.h"

#include "app/gsy-completion-entry.h"
#include "app/gsy-wrap-layout.h"
#include "corpus/gsy-folder-index.h"

#include "field-fixture.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *elsewhere;
  GsyCompletionEntry *entry;
  GString *taken; /* all that was handed in, each with a bar */
  int erased;
  gboolean refuse;
  const char *becomes; /* the value after a commit; NULL: what was typed */
} Line;

static GPtrArray *
complete (const char *text, gpointer user_data)
{
  static const struct
  {
    const char *name;
    const char *alias;
    guint count;
  } all[] = { { "Karsie", NULL, 4 }, { "Valdorie", "Karnate", 2 }, { "Ville de Karsie", NULL, 0 } };
  GPtrArray *found = gsy_completions_new ();

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      if (strstr (all[i].name, text) == NULL && (all[i].alias == NULL || strstr (all[i].alias, text) == NULL))
        continue;
      GsyCompletion *completion = g_new0 (GsyCompletion, 1);
      completion->name = g_strdup (all[i].name);
      completion->matched = strstr (all[i].name, text) == NULL ? g_strdup (all[i].alias) : NULL;
      completion->count = all[i].count;
      g_ptr_array_add (found, completion);
    }
  return found;
}

static gboolean
commit_cb (GsyCompletionEntry *entry, const char *text, gpointer user_data)
{
  Line *line = user_data;

  if (line->refuse)
    {
      gsy_completion_entry_set_error (entry, "Not so.");
      return FALSE;
    }
  g_string_append_printf (line->taken, "%s|", text);
  gsy_completion_entry_set_value (entry, gsy_completion_entry_get_owner (entry), line->becomes != NULL ? line->becomes : text, NULL);
  return TRUE;
}

static void
erase_cb (GsyCompletionEntry *entry, gpointer user_data)
{
  ((Line *) user_data)->erased++;
}

static void
line_begin (Line *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  *line = (Line){ .taken = g_string_new (NULL) };
  line->entry = GSY_COMPLETION_ENTRY (gsy_completion_entry_new ());
  line->elsewhere = gtk_button_new_with_label ("elsewhere");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (line->entry));
  gtk_box_append (GTK_BOX (box), line->elsewhere);
  gsy_completion_entry_set_name (line->entry, "Source");
  gsy_completion_entry_set_complete_func (line->entry, complete, line);
  g_signal_connect (line->entry, "commit", G_CALLBACK (commit_cb), line);
  g_signal_connect (line->entry, "erase", G_CALLBACK (erase_cb), line);
  line->window = show_in_window (box, 300, 300);
  gtk_widget_grab_focus (line->elsewhere);
  gsy_completion_entry_set_value (line->entry, "one", "Sarmie", NULL);
}

/* What was typed is handed in behind the keyboard's way, before anything else happens. */
static void
leave (Line *line)
{
  gtk_widget_grab_focus (line->elsewhere);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
line_end (Line *line)
{
  close_window (line->window, GTK_WIDGET (line->entry));
  g_string_free (line->taken, TRUE);
}

static GtkWidget *
get_popover (Line *line)
{
  return find_widget (GTK_WIDGET (line->entry), GTK_TYPE_POPOVER, NULL);
}

static void
assert_description (Line *line, const char *description)
{
  GtkAccessible *entry = GTK_ACCESSIBLE (find_widget (GTK_WIDGET (line->entry), GTK_TYPE_ENTRY, NULL));

  if (description != NULL)
    gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);
  else
    g_assert_false (gtk_test_accessible_has_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
}

static void
test_return (void)
{
  Line line;

  line_begin (&line);
  gtk_widget_grab_focus (GTK_WIDGET (line.entry));
  type_text (GTK_WIDGET (line.entry), "Karsie la neuve");
  g_assert_true (gsy_completion_entry_is_pending (line.entry));
  g_assert_cmpstr (line.taken->str, ==, "");
  press_return (GTK_WIDGET (line.entry));
  g_assert_cmpstr (line.taken->str, ==, "Karsie la neuve|");
  gtk_widget_activate_action (find_widget (GTK_WIDGET (line.entry), GTK_TYPE_TEXT, NULL), "text.undo", NULL);
  g_assert_cmpstr (gsy_completion_entry_get_text (line.entry), ==, "Karsie la neuve");
  g_assert_false (gsy_completion_entry_is_pending (line.entry));
  /* Going away afterwards is no second time. */
  leave (&line);
  g_assert_cmpstr (line.taken->str, ==, "Karsie la neuve|");
  line_end (&line);
}

static void
test_focus_out (void)
{
  Line line;

  line_begin (&line);
  gtk_widget_grab_focus (GTK_WIDGET (line.entry));
  leave (&line);
  g_assert_cmpstr (line.taken->str, ==, "");
  gtk_widget_grab_focus (GTK_WIDGET (line.entry));
  type_text (GTK_WIDGET (line.entry), "Valdorie");
  leave (&line);
  g_assert_cmpstr (line.taken->str, ==, "Valdorie|");
  line_end (&line);
}

static void
test_list (void)
{
  Line line;

  line_begin (&line);
  gtk_widget_grab_focus (GTK_WIDGET (line.entry));
  g_assert_false (gtk_widget_get_visible (get_popover (&line)));
  type_text (GTK_WIDGET (line.entry), "Kar");
  g_assert_true (gtk_widget_get_visible (get_popover (&line)));
  assert_description (&line, NULL);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (line.window)), GTK_WIDGET (line.entry)));
  g_assert_false (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (line.window)), get_popover (&line)));

  /* A proposal is one until it is taken: Return puts in what was typed. */
  press_return (GTK_WIDGET (line.entry));
  g_assert_cmpstr (line.taken->str, ==, "Kar|");
  g_assert_false (gtk_widget_get_visible (get_popover (&line)));

  type_text (GTK_WIDGET (line.entry), "Karn");
  press_key (GTK_WIDGET (line.entry), GDK_KEY_Down);
  assert_description (&line, "Karnate → Valdorie");
  press_key (GTK_WIDGET (line.entry), GDK_KEY_Down);
  assert_description (&line, NULL);
  press_key (GTK_WIDGET (line.entry), GDK_KEY_Up);
  assert_description (&line, "Karnate → Valdorie");
  press_return (GTK_WIDGET (line.entry));
  g_assert_cmpstr (line.taken->str, ==, "Kar|Valdorie|");
  assert_description (&line, NULL);

  /* Tab takes what it stands on and goes on. */
  type_text (GTK_WIDGET (line.entry), "Kar");
  press_key (GTK_WIDGET (line.entry), GDK_KEY_Down);
  g_assert_false (press_key (GTK_WIDGET (line.entry), GDK_KEY_Tab));
  g_assert_cmpstr (line.taken->str, ==, "Kar|Valdorie|Karsie|");
  line_end (&line);
}

static void
test_escape (void)
{
  Line line;

  line_begin (&line);
  gtk_widget_grab_focus (GTK_WIDGET (line.entry));
  type_text (GTK_WIDGET (line.entry), "Kar");
  g_assert_true (press_key (GTK_WIDGET (line.entry), GDK_KEY_Escape));
  g_assert_false (gtk_widget_get_visible (get_popover (&line)));
  g_assert_cmpstr (gsy_completion_entry_get_text (line.entry), ==, "Kar");
  g_assert_true (press_key (GTK_WIDGET (line.entry), GDK_KEY_Escape));
  g_assert_cmpstr (gsy_completion_entry_get_text (line.entry), ==, "Sarmie");
  leave (&line);
  g_assert_cmpstr (line.taken->str, ==, "");
  line_end (&line);
}

static void
test_refresh (void)
{
  Line line;

  line_begin (&line);
  gtk_widget_grab_focus (GTK_WIDGET (line.entry));
  type_text (GTK_WIDGET (line.entry), "Val");
  gsy_completion_entry_set_value (line.entry, "one", "Norvane", NULL);
  g_assert_cmpstr (gsy_completion_entry_get_text (line.entry), ==, "Val");
  press_key (GTK_WIDGET (line.entry), GDK_KEY_Escape);
  press_key (GTK_WIDGET (line.entry), GDK_KEY_Escape);
  g_assert_cmpstr (gsy_completion_entry_get_text (line.entry), ==, "Norvane");
  line_end (&line);
}

static void
test_refused (void)
{
  Line line;

  line_begin (&line);
  line.refuse = TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (line.entry));
  type_text (GTK_WIDGET (line.entry), "hier soir");
  leave (&line);
  g_assert_cmpstr (gsy_completion_entry_get_text (line.entry), ==, "hier soir");
  assert_description (&line, "Not so.");
  g_assert_nonnull (find_widget (GTK_WIDGET (line.entry), GTK_TYPE_ENTRY, "error"));

  /* It waits for its owner. */
  gsy_completion_entry_set_value (line.entry, "two", "2031", "the year 2031");
  g_assert_cmpstr (gsy_completion_entry_get_text (line.entry), ==, "the year 2031");
  assert_description (&line, NULL);
  gsy_completion_entry_set_value (line.entry, "one", "Sarmie", NULL);
  g_assert_cmpstr (gsy_completion_entry_get_text (line.entry), ==, "hier soir");
  assert_description (&line, "Not so.");
  gsy_completion_entry_restore (line.entry);
  g_assert_cmpstr (gsy_completion_entry_get_text (line.entry), ==, "Sarmie");
  g_assert_null (find_widget (GTK_WIDGET (line.entry), GTK_TYPE_ENTRY, "error"));
  gsy_completion_entry_set_value (line.entry, "two", "2031", NULL);
  gsy_completion_entry_set_value (line.entry, "one", "Sarmie", NULL);
  g_assert_cmpstr (gsy_completion_entry_get_text (line.entry), ==, "Sarmie");
  line_end (&line);
}

static void
test_shown (void)
{
  Line line;

  line_begin (&line);
  gsy_completion_entry_set_value (line.entry, "one", "2031-03-04", "4 March 2031");
  g_assert_cmpstr (gsy_completion_entry_get_text (line.entry), ==, "4 March 2031");
  gtk_widget_grab_focus (GTK_WIDGET (line.entry));
  g_assert_cmpstr (gsy_completion_entry_get_text (line.entry), ==, "2031-03-04");
  leave (&line);
  g_assert_cmpstr (gsy_completion_entry_get_text (line.entry), ==, "4 March 2031");
  g_assert_cmpstr (line.taken->str, ==, "");
  line_end (&line);
}

static void
test_erase (void)
{
  Line line;

  line_begin (&line);
  gtk_widget_grab_focus (GTK_WIDGET (line.entry));
  g_assert_false (press_key (GTK_WIDGET (line.entry), GDK_KEY_BackSpace));
  g_assert_cmpint (line.erased, ==, 0);
  type_text (GTK_WIDGET (line.entry), "");
  g_assert_true (press_key (GTK_WIDGET (line.entry), GDK_KEY_BackSpace));
  g_assert_cmpint (line.erased, ==, 1);
  gsy_completion_entry_set_editable (line.entry, FALSE);
  press_key (GTK_WIDGET (line.entry), GDK_KEY_BackSpace);
  g_assert_cmpint (line.erased, ==, 1);
  line_end (&line);
}

static void
test_settle (void)
{
  Line line;

  line_begin (&line);
  line.becomes = "";
  gsy_completion_entry_set_value (line.entry, "one", "", NULL);
  gtk_widget_grab_focus (GTK_WIDGET (line.entry));
  type_text (GTK_WIDGET (line.entry), "Norvane");
  gsy_completion_entry_settle_all (gtk_window_get_child (GTK_WINDOW (line.window)));
  g_assert_cmpstr (line.taken->str, ==, "Norvane|");
  g_assert_cmpstr (gsy_completion_entry_get_text (line.entry), ==, "");
  line_end (&line);
}

/* --- the flow that topics stand in --- */

static void
test_wrap (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *children[3];

  gtk_widget_set_layout_manager (box, gsy_wrap_layout_new (10));
  for (guint i = 0; i < 3; i++)
    {
      children[i] = g_object_new (GTK_TYPE_DRAWING_AREA, "content-width", 100, "content-height", 20, NULL);
      gtk_widget_set_parent (children[i], box);
    }
  GtkWidget *window = show_in_window (box, 260, 200);
  int height;
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 210, NULL, &height, NULL, NULL);
  g_assert_cmpint (height, ==, 50);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 320, NULL, &height, NULL, NULL);
  g_assert_cmpint (height, ==, 20);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 209, NULL, &height, NULL, NULL);
  g_assert_cmpint (height, ==, 80);

  graphene_rect_t bounds;
  int width = gtk_widget_get_width (box);
  g_assert_cmpint (width, >=, 210);
  g_assert_cmpint (width, <, 320);
  g_assert_true (gtk_widget_compute_bounds (children[1], box, &bounds));
  g_assert_cmpfloat (bounds.origin.x, ==, 110);
  g_assert_true (gtk_widget_compute_bounds (children[2], box, &bounds));
  g_assert_cmpfloat (bounds.origin.x, ==, 0);
  g_assert_cmpfloat (bounds.origin.y, ==, 30);
  g_assert_cmpfloat (bounds.size.width, ==, width);

  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  gtk_test_widget_wait_for_draw (box);
  g_assert_true (gtk_widget_compute_bounds (children[0], box, &bounds));
  g_assert_cmpfloat (bounds.origin.x, ==, width - 100);
  for (guint i = 0; i < 3; i++)
    gtk_widget_unparent (children[i]);
  close_window (window, box);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/completion-entry/return-hands-in-once", test_return);
  g_test_add_func ("/completion-entry/leaving-hands-in-what-was-typed", test_focus_out);
  g_test_add_func ("/completion-entry/proposals-are-taken-only-by-choice", test_list);
  g_test_add_func ("/completion-entry/escape-closes-then-restores", test_escape);
  g_test_add_func ("/completion-entry/refresh-keeps-what-is-typed", test_refresh);
  g_test_add_func ("/completion-entry/what-is-refused-waits-for-its-owner", test_refused);
  g_test_add_func ("/completion-entry/value-in-words-without-the-keyboard", test_shown);
  g_test_add_func ("/completion-entry/backspace-in-the-empty-line-erases", test_erase);
  g_test_add_func ("/completion-entry/settle-hands-in-and-clears", test_settle);
  g_test_add_func ("/wrap-layout/as-many-lines-as-needed", test_wrap);
  return g_test_run ();
}
