/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-vocabulary-window.c: where a folder's vocabulary is managed. */
#include "config.h"

#include "app/gsy-vocabulary-window.h"
#include "app/gsy-checks-page.h"
#include "app/gsy-items-page.h"
#include "app/gsy-name-change-page.h"
#include "app/gsy-names-page.h"
#include "app/gsy-toaster.h"
#include "app/gsy-uses-list.h"
#include "app/gsy-vocabulary-conflicts.h"
#include "app/gsy-vocabulary-entry.h"
#include "app/gsy-vocabulary-split.h"
#include "app/gsy-vocabulary-text.h"
#include "app/gsy-vocabulary-wording.h"
#include "app/gsy-widgets.h"

#include <glib/gi18n-lib.h>

#define WINDOW_KEY "gsy-vocabulary-window"

typedef enum
{
  PAGE_ACTORS,
  PAGE_TOPICS,
  PAGE_ATTRIBUTES,
  PAGE_RELATIONS,
  PAGE_LAYERS,
  PAGE_PROBLEMS,
  N_PAGES
} Page;

struct _GsyVocabularyWindow
{
  AdwWindow parent_instance;

  GsyToaster *toaster;
  GtkStack *stack;
  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkRevealer *banner;
  GtkLabel *banner_label;
  GsyVocabularyConflicts *conflicts;
  GsyVocabularySplit *split;
  GtkListBox *sidebar;
  GtkStack *pages;
  GsyNameChangePage *change;
  AdwWindowTitle *uses_title;
  GtkWidget *uses_back;
  GsyUsesList *uses;

  GsyEditor *editor;
  GsyCorpus *corpus;
  GtkWidget *widgets[N_PAGES];
  Page page;
  gboolean changing; /* the list of pages follows, and does not lead */
  GtkWidget *before; /* what had the keyboard before the page on top was shown; weak */
};

G_DEFINE_FINAL_TYPE (GsyVocabularyWindow, gsy_vocabulary_window, ADW_TYPE_WINDOW)

static const struct
{
  const char *name;
  const char *icon;
} page_facts[N_PAGES] = {
  [PAGE_ACTORS] = { "actors", "system-users-symbolic" },
  [PAGE_TOPICS] = { "topics", "user-bookmarks-symbolic" },
  [PAGE_ATTRIBUTES] = { "attributes", "view-list-bullet-symbolic" },
  [PAGE_RELATIONS] = { "relations", "gsy-link-symbolic" },
  [PAGE_LAYERS] = { "layers", "gsy-layers-symbolic" },
  [PAGE_PROBLEMS] = { "problems", "dialog-warning-symbolic" },
};

static const char *
get_page_title (Page page)
{
  switch (page)
    {
    case PAGE_TOPICS:
      return _ ("Topics");
    case PAGE_ATTRIBUTES:
      return _ ("Attributes");
    case PAGE_RELATIONS:
      return _ ("Relations");
    case PAGE_LAYERS:
      return _ ("Layers");
    case PAGE_PROBLEMS:
      return _ ("Problems");
    case PAGE_ACTORS:
    case N_PAGES:
    default:
      return _ ("Actors");
    }
}

static gboolean
is_on_top (GsyVocabularyWindow *self, const char *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) == 0;
}

/* The list and its content of the page that is shown; NULL for one that is a single list. */
static GsyVocabularySplit *
get_inner_split (GsyVocabularyWindow *self)
{
  GtkWidget *widget = self->widgets[self->page];

  if (GSY_IS_NAMES_PAGE (widget))
    return gsy_names_page_get_split (GSY_NAMES_PAGE (widget));
  return GSY_IS_ITEMS_PAGE (widget) ? gsy_items_page_get_split (GSY_ITEMS_PAGE (widget)) : NULL;
}

/* --- what is possible now --- */

static void
update_header (GsyVocabularyWindow *self)
{
  GsyVocabularySplit *inner = get_inner_split (self);
  gboolean back = gsy_vocabulary_split_can_go_back (self->split) || (inner != NULL && gsy_vocabulary_split_can_go_back (inner));
  const char *title = gsy_vocabulary_split_can_go_back (self->split) ? get_page_title (self->page) : _ ("Vocabulary");

  gtk_widget_set_visible (self->back_button, back);
  adw_window_title_set_title (self->title, title);
}

static void
update_history (GsyVocabularyWindow *self)
{
  GsyHistory *history = self->corpus != NULL ? gsy_corpus_get_history (self->corpus) : NULL;
  const char *undo = history != NULL ? gsy_history_get_undo_label (history) : NULL;
  const char *redo = history != NULL ? gsy_history_get_redo_label (history) : NULL;
  /* Translators: %s is what was done last, an imperative as “Mark as Denial” */
  g_autofree char *undo_tip = undo != NULL ? g_strdup_printf (_ ("Undo: %s"), undo) : g_strdup (_ ("Undo"));
  /* Translators: %s is what was undone last, an imperative as “Mark as Denial” */
  g_autofree char *redo_tip = redo != NULL ? g_strdup_printf (_ ("Redo: %s"), redo) : g_strdup (_ ("Redo"));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo != NULL);
  gsy_widget_set_tooltip_with_key (self->undo_button, undo_tip, "<Control>z");
  gsy_widget_set_tooltip_with_key (self->redo_button, redo_tip, "<Control><Shift>z");
}

static void
update_read_only (GsyVocabularyWindow *self)
{
  const char *error = self->corpus != NULL ? gsy_corpus_get_scheme_error (self->corpus) : NULL;
  gboolean read_only = error != NULL;

  gtk_label_set_label (self->banner_label, error);
  gtk_revealer_set_reveal_child (self->banner, read_only);
  gtk_widget_set_visible (GTK_WIDGET (self->banner), read_only);
  gsy_names_page_set_read_only (GSY_NAMES_PAGE (self->widgets[PAGE_ACTORS]), read_only);
  gsy_names_page_set_read_only (GSY_NAMES_PAGE (self->widgets[PAGE_TOPICS]), read_only);
  gsy_items_page_set_read_only (GSY_ITEMS_PAGE (self->widgets[PAGE_ATTRIBUTES]), read_only);
  gsy_items_page_set_read_only (GSY_ITEMS_PAGE (self->widgets[PAGE_RELATIONS]), read_only);
  gsy_items_page_set_read_only (GSY_ITEMS_PAGE (self->widgets[PAGE_LAYERS]), read_only);
  gsy_checks_page_set_read_only (GSY_CHECKS_PAGE (self->widgets[PAGE_PROBLEMS]), read_only);
  gsy_vocabulary_conflicts_set_editable (self->conflicts, !read_only);
}

/* --- pages --- */

static void
show_page (GsyVocabularyWindow *self, Page page)
{
  self->page = page;
  gtk_stack_set_visible_child (self->pages, self->widgets[page]);
  self->changing = TRUE;
  gtk_list_box_select_row (self->sidebar, gtk_list_box_get_row_at_index (self->sidebar, (int) page));
  self->changing = FALSE;
  update_header (self);
}

static void
focus_page (GsyVocabularyWindow *self)
{
  GtkWidget *widget = self->widgets[self->page];

  if (GSY_IS_NAMES_PAGE (widget))
    gsy_names_page_search (GSY_NAMES_PAGE (widget));
  else if (GSY_IS_ITEMS_PAGE (widget))
    gsy_items_page_focus (GSY_ITEMS_PAGE (widget));
  else
    gsy_widget_focus_inside (widget);
}

static void
page_selected_cb (GsyVocabularyWindow *self, GtkListBoxRow *row)
{
  if (!self->changing && row != NULL)
    show_page (self, (Page) gtk_list_box_row_get_index (row));
}

static void
page_activated_cb (GsyVocabularyWindow *self, GtkListBoxRow *row)
{
  GsyVocabularySplit *inner;

  show_page (self, (Page) gtk_list_box_row_get_index (row));
  /* From the top again. */
  inner = get_inner_split (self);
  if (inner != NULL && gsy_vocabulary_split_is_folded (self->split))
    g_object_set (inner, "content-shown", FALSE, NULL);
  gsy_vocabulary_split_show_content (self->split, FALSE);
  focus_page (self);
}

static void
sidebar_back_cb (GsyVocabularyWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->sidebar);

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
add_sidebar_row (GsyVocabularyWindow *self, Page page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (page_facts[page].icon));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", get_page_title (page), "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gsy_widget_set_name (row, get_page_title (page));
  gtk_list_box_append (self->sidebar, row);
}

/* --- what lies on top --- */

static void
set_before (GsyVocabularyWindow *self, GtkWidget *before)
{
  if (self->before != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->before), (gpointer *) &self->before);
  self->before = before;
  if (before != NULL)
    g_object_add_weak_pointer (G_OBJECT (before), (gpointer *) &self->before);
}

static void
show_on_top (GsyVocabularyWindow *self, const char *name)
{
  if (is_on_top (self, "main"))
    set_before (self, gtk_window_get_focus (GTK_WINDOW (self)));
  /* What is hidden must not keep the keyboard. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
show_main (GsyVocabularyWindow *self)
{
  GtkWidget *before = self->before;

  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_stack_set_visible_child_name (self->stack, "main");
  if (GSY_IS_NAMES_PAGE (self->widgets[self->page]))
    gsy_names_page_reset (GSY_NAMES_PAGE (self->widgets[self->page]));
  set_before (self, NULL);
  if (before == NULL || !gtk_widget_get_mapped (before) || !gtk_widget_grab_focus (before))
    gsy_widget_focus_inside (self->widgets[self->page]);
}

static void
change_names_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyVocabularyWindow *self = GSY_VOCABULARY_WINDOW (widget);
  g_autofree const char **names = NULL;
  const char *to;
  guint kind;

  g_variant_get (parameter, "(u^a&sm&s)", &kind, &names, &to);
  if (names[0] == NULL || gsy_name_change_page_is_busy (self->change) || gsy_corpus_get_scheme_error (self->corpus) != NULL)
    return;
  gsy_name_change_page_set (self->change, self->editor, (GsyNameKind) kind, names, to);
  show_on_top (self, "change");
  gsy_name_change_page_focus (self->change);
}

static void
changed_cb (GsyVocabularyWindow *self, const char *name)
{
  GtkWidget *page = self->widgets[self->page];
  g_autofree char *wanted = g_strdup (name);

  show_main (self);
  gsy_name_change_page_clear (self->change);
  if (GSY_IS_NAMES_PAGE (page))
    {
      gsy_names_page_select (GSY_NAMES_PAGE (page), wanted);
      gsy_names_page_focus (GSY_NAMES_PAGE (page));
    }
}

static void
show_uses_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyVocabularyWindow *self = GSY_VOCABULARY_WINDOW (widget);
  const char *names[2] = { NULL };
  guint kind;

  g_variant_get (parameter, "(u&s)", &kind, &names[0]);
  gsy_uses_list_set (self->uses, self->editor, (GsyNameKind) kind, names, NULL);
  adw_window_title_set_title (self->uses_title, names[0]);
  show_on_top (self, "uses");
  gtk_widget_grab_focus (self->uses_back);
}

static void
uses_changed_cb (GsyVocabularyWindow *self)
{
  g_autofree char *used = gsy_vocabulary_wording_used (gsy_uses_list_get_n_statements (self->uses));

  adw_window_title_set_subtitle (self->uses_title, used);
}

/* Everything but a name that is in use: to change that is a question, which stays open. */
static void
settle_cb (GsyVocabularyWindow *self)
{
  gsy_names_page_commit (GSY_NAMES_PAGE (self->widgets[PAGE_ACTORS]));
  gsy_names_page_commit (GSY_NAMES_PAGE (self->widgets[PAGE_TOPICS]));
  gsy_items_page_commit (GSY_ITEMS_PAGE (self->widgets[PAGE_ATTRIBUTES]));
  gsy_items_page_commit (GSY_ITEMS_PAGE (self->widgets[PAGE_RELATIONS]));
  gsy_items_page_commit (GSY_ITEMS_PAGE (self->widgets[PAGE_LAYERS]));
}

/* A name too. */
static void
commit_all (GsyVocabularyWindow *self)
{
  settle_cb (self);
  gsy_names_page_commit_name (GSY_NAMES_PAGE (self->widgets[PAGE_ACTORS]));
  gsy_names_page_commit_name (GSY_NAMES_PAGE (self->widgets[PAGE_TOPICS]));
}

static void
back_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyVocabularyWindow *self = GSY_VOCABULARY_WINDOW (widget);
  GsyVocabularySplit *inner = get_inner_split (self);

  if (gsy_name_change_page_is_busy (self->change))
    return;
  if (!is_on_top (self, "main"))
    {
      gboolean change = is_on_top (self, "change");
      show_main (self);
      if (change)
        gsy_name_change_page_clear (self->change);
      return;
    }
  /* What is being written is handed in before its place is left. */
  commit_all (self);
  if (!is_on_top (self, "main"))
    return;
  if ((inner != NULL && gsy_vocabulary_split_go_back (inner)) || gsy_vocabulary_split_go_back (self->split))
    return;
  gtk_window_close (GTK_WINDOW (self));
}

/* --- actions --- */

static void
undo_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyVocabularyWindow *self = GSY_VOCABULARY_WINDOW (widget);

  /* What is said there may be what is undone now. */
  gsy_toaster_dismiss (self->toaster);
  if (!gsy_editor_undo (self->editor))
    gtk_widget_error_bell (widget);
}

static void
redo_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (!gsy_editor_redo (GSY_VOCABULARY_WINDOW (widget)->editor))
    gtk_widget_error_bell (widget);
}

/* Whether what has the keyboard has typing of its own to undo, that the folder knows nothing of. */
static gboolean
is_typing (GsyVocabularyWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *entry = focus != NULL ? gtk_widget_get_ancestor (focus, GSY_TYPE_VOCABULARY_ENTRY) : NULL;
  GtkWidget *text = focus != NULL ? gtk_widget_get_ancestor (focus, GSY_TYPE_VOCABULARY_TEXT) : NULL;

  if (entry != NULL)
    return gsy_vocabulary_entry_is_changed (GSY_VOCABULARY_ENTRY (entry));
  if (text != NULL)
    return gsy_vocabulary_text_is_changed (GSY_VOCABULARY_TEXT (text));
  return GTK_IS_EDITABLE (focus) && *gtk_editable_get_text (GTK_EDITABLE (focus)) != '\0';
}

/* Not as bindings: an entry that has nothing to undo keeps the key all the same. */
static gboolean
key_cb (GsyVocabularyWindow *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType modifiers = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK);
  gboolean undo = modifiers == GDK_CONTROL_MASK && (keyval == GDK_KEY_z || keyval == GDK_KEY_Z);
  gboolean redo = (modifiers == (GDK_CONTROL_MASK | GDK_SHIFT_MASK) && (keyval == GDK_KEY_z || keyval == GDK_KEY_Z)) ||
                  (modifiers == GDK_CONTROL_MASK && (keyval == GDK_KEY_y || keyval == GDK_KEY_Y));

  if ((!undo && !redo) || is_typing (self) || gsy_name_change_page_is_busy (self->change))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), undo ? "win.undo" : "win.redo", NULL);
  return GDK_EVENT_STOP;
}

static void
find_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyVocabularyWindow *self = GSY_VOCABULARY_WINDOW (widget);

  if (is_on_top (self, "main") && GSY_IS_NAMES_PAGE (self->widgets[self->page]))
    gsy_names_page_search (GSY_NAMES_PAGE (self->widgets[self->page]));
}

static void
reported_cb (GsyVocabularyWindow *self, const char *message)
{
  gsy_toaster_show (self->toaster, message, _ ("_Undo"), "win.undo");
}

static void
refused_cb (GsyVocabularyWindow *self, const char *message)
{
  gsy_toaster_show (self->toaster, message, NULL, NULL);
}

/* The editor has turned to another folder. */
static void
corpus_cb (GsyVocabularyWindow *self)
{
  if (gsy_editor_get_corpus (self->editor) != self->corpus)
    gtk_window_destroy (GTK_WINDOW (self));
}

/* --- object --- */

static gboolean
gsy_vocabulary_window_close_request (GtkWindow *window)
{
  GsyVocabularyWindow *self = GSY_VOCABULARY_WINDOW (window);
  gboolean asked = is_on_top (self, "change");

  if (gsy_name_change_page_is_busy (self->change))
    return TRUE;
  if (!asked)
    commit_all (self);
  /* A name that was typed and is in use: now it is asked what shall change. */
  if (!asked && is_on_top (self, "change"))
    return TRUE;
  return GTK_WINDOW_CLASS (gsy_vocabulary_window_parent_class)->close_request (window);
}

static void
gsy_vocabulary_window_dispose (GObject *object)
{
  GsyVocabularyWindow *self = GSY_VOCABULARY_WINDOW (object);

  set_before (self, NULL);
  if (self->editor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->editor, self);
      if (g_object_get_data (G_OBJECT (self->editor), WINDOW_KEY) == self)
        g_object_set_data (G_OBJECT (self->editor), WINDOW_KEY, NULL);
    }
  if (self->corpus != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->corpus, self);
      g_signal_handlers_disconnect_by_data (gsy_corpus_get_history (self->corpus), self);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), GSY_TYPE_VOCABULARY_WINDOW);
  g_clear_object (&self->corpus);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (gsy_vocabulary_window_parent_class)->dispose (object);
}

static void
gsy_vocabulary_window_class_init (GsyVocabularyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_vocabulary_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = gsy_vocabulary_window_close_request;

  g_type_ensure (GSY_TYPE_TOASTER);
  g_type_ensure (GSY_TYPE_VOCABULARY_SPLIT);
  g_type_ensure (GSY_TYPE_VOCABULARY_CONFLICTS);
  g_type_ensure (GSY_TYPE_NAME_CHANGE_PAGE);
  g_type_ensure (GSY_TYPE_USES_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-vocabulary-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyVocabularyWindow, toaster);
  gtk_widget_class_bind_template_child (widget_class, GsyVocabularyWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, GsyVocabularyWindow, title);
  gtk_widget_class_bind_template_child (widget_class, GsyVocabularyWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, GsyVocabularyWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, GsyVocabularyWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, GsyVocabularyWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, GsyVocabularyWindow, banner_label);
  gtk_widget_class_bind_template_child (widget_class, GsyVocabularyWindow, conflicts);
  gtk_widget_class_bind_template_child (widget_class, GsyVocabularyWindow, split);
  gtk_widget_class_bind_template_child (widget_class, GsyVocabularyWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, GsyVocabularyWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, GsyVocabularyWindow, change);
  gtk_widget_class_bind_template_child (widget_class, GsyVocabularyWindow, uses_title);
  gtk_widget_class_bind_template_child (widget_class, GsyVocabularyWindow, uses_back);
  gtk_widget_class_bind_template_child (widget_class, GsyVocabularyWindow, uses);
  gtk_widget_class_bind_template_callback (widget_class, page_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_header);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, uses_changed_cb);

  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "vocabulary.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "vocabulary.change-names", "(uasms)", change_names_action);
  gtk_widget_class_install_action (widget_class, "vocabulary.show-uses", "(us)", show_uses_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "win.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "vocabulary.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "vocabulary.back", NULL);
}

static void
gsy_vocabulary_window_init (GsyVocabularyWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gsy_widget_set_tooltip_with_key (self->back_button, _ ("Back"), "<Alt>Left");
  gsy_widget_set_tooltip_with_key (self->uses_back, _ ("Back"), "<Alt>Left");
  gsy_widget_set_name (GTK_WIDGET (self->sidebar), _ ("Vocabulary"));
  gsy_widget_let_tab_leave (GTK_WIDGET (self->sidebar));
  for (guint i = 0; i < N_PAGES; i++)
    add_sidebar_row (self, (Page) i);
}

static void
add_pages (GsyVocabularyWindow *self)
{
  self->widgets[PAGE_ACTORS] = gsy_names_page_new (self->editor, GSY_NAME_ACTOR);
  self->widgets[PAGE_TOPICS] = gsy_names_page_new (self->editor, GSY_NAME_TOPIC);
  self->widgets[PAGE_ATTRIBUTES] = gsy_items_page_new (self->editor, GSY_LIST_ATTRIBUTES);
  self->widgets[PAGE_RELATIONS] = gsy_items_page_new (self->editor, GSY_LIST_RELATIONS);
  self->widgets[PAGE_LAYERS] = gsy_items_page_new (self->editor, GSY_LIST_LAYERS);
  self->widgets[PAGE_PROBLEMS] = gsy_checks_page_new (self->editor);
  for (guint i = 0; i < N_PAGES; i++)
    {
      gtk_stack_add_named (self->pages, self->widgets[i], page_facts[i].name);
      self->page = (Page) i;
      GsyVocabularySplit *inner = get_inner_split (self);
      if (inner == NULL)
        continue;
      g_signal_connect_object (inner, "notify::folded", G_CALLBACK (update_header), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (inner, "notify::content-shown", G_CALLBACK (update_header), self, G_CONNECT_SWAPPED);
    }
}

static GsyVocabularyWindow *
window_new (GtkWindow *parent, GsyEditor *editor)
{
  GsyVocabularyWindow *self = g_object_new (GSY_TYPE_VOCABULARY_WINDOW, "application", gtk_window_get_application (parent), "transient-for", parent, "destroy-with-parent", TRUE, NULL);

  self->editor = g_object_ref (editor);
  self->corpus = g_object_ref (gsy_editor_get_corpus (editor));
  g_object_set_data (G_OBJECT (editor), WINDOW_KEY, self);
  gsy_vocabulary_conflicts_set_editor (self->conflicts, editor);
  add_pages (self);
  show_page (self, PAGE_ACTORS);
  g_signal_connect_swapped (editor, "reported", G_CALLBACK (reported_cb), self);
  g_signal_connect_swapped (editor, "refused", G_CALLBACK (refused_cb), self);
  g_signal_connect_swapped (editor, "settle", G_CALLBACK (settle_cb), self);
  g_signal_connect_swapped (editor, "notify::corpus", G_CALLBACK (corpus_cb), self);
  g_signal_connect_swapped (self->corpus, "notify::loading", G_CALLBACK (update_read_only), self);
  g_signal_connect_swapped (self->corpus, "notify::folder-problem", G_CALLBACK (update_read_only), self);
  g_signal_connect_swapped (gsy_corpus_get_history (self->corpus), "notify", G_CALLBACK (update_history), self);
  update_history (self);
  update_read_only (self);
  gsy_widget_tidy_names (GTK_WIDGET (self));
  gsy_widget_let_buttons_wrap (GTK_WIDGET (self), PANGO_WRAP_WORD);
  return self;
}

GsyVocabularyWindow *
gsy_vocabulary_window_find (GsyEditor *editor)
{
  g_return_val_if_fail (GSY_IS_EDITOR (editor), NULL);
  return g_object_get_data (G_OBJECT (editor), WINDOW_KEY);
}

void
gsy_vocabulary_window_present_item (GtkWindow *parent, GsyEditor *editor, const char *page, const char *item)
{
  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (GSY_IS_EDITOR (editor));

  GsyVocabularyWindow *self = gsy_vocabulary_window_find (editor);
  if (gsy_editor_get_corpus (editor) == NULL)
    return;
  gboolean fresh = self == NULL;
  if (fresh)
    self = window_new (parent, editor);
  for (guint i = 0; i < N_PAGES; i++)
    if (g_strcmp0 (page, page_facts[i].name) == 0)
      show_page (self, (Page) i);
  GtkWidget *widget = self->widgets[self->page];
  if (item != NULL && GSY_IS_NAMES_PAGE (widget))
    gsy_names_page_select (GSY_NAMES_PAGE (widget), item);
  else if (item != NULL && GSY_IS_ITEMS_PAGE (widget))
    gsy_items_page_select (GSY_ITEMS_PAGE (widget), item);
  if (page != NULL || fresh)
    gsy_vocabulary_split_show_content (self->split, FALSE);
  if (item != NULL && get_inner_split (self) != NULL)
    gsy_vocabulary_split_show_content (get_inner_split (self), FALSE);
  gtk_window_present (GTK_WINDOW (self));
  if (fresh || page != NULL)
    focus_page (self);
}

void
gsy_vocabulary_window_present (GtkWindow *parent, GsyEditor *editor, const char *page)
{
  gsy_vocabulary_window_present_item (parent, editor, page, NULL);
}
