/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-widgets.h: what GTK 4.8 leaves to its users: names of widgets, the keyboard's way through them, lists and lines that fit. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tab and Shift+Tab leave @list (a GtkListView or GtkListBox, or a row of buttons) instead of walking through it; the arrows walk. */
void gsy_widget_let_tab_leave (GtkWidget *list);

/* The same for the rows of an AdwPreferencesGroup, so that a group is one stop, however many rows it has. */
void gsy_preferences_group_let_tab_leave (GtkWidget *group);

/* The accessible name. A drop-down or menu button hands it to the button inside, which is what has the focus, and to its list; the button in a drop-down
 * is called by what is chosen as soon as it is seen. */
void gsy_widget_set_name (GtkWidget *widget, const char *name);

/* A name for the row of a list view, from the child that the factory gave it. */
void gsy_widget_set_row_name (GtkWidget *child, const char *name);

/* Tooltip and name at once, for a button with only an icon. */
void gsy_widget_set_tooltip (GtkWidget *widget, const char *text);

/* As gsy_widget_set_tooltip(), with the key that does it: “Open Folder (Ctrl+O)”. @accelerator: as GTK writes it, "<Control>o". The name is @text alone. */
void gsy_widget_set_tooltip_with_key (GtkWidget *widget, const char *text, const char *accelerator);

/* What is typed into an AdwEntryRow has the keyboard, but libadwaita 1.2 does not show it to screen readers: from now on it does, by the row's title. */
void gsy_entry_row_show_text (GtkWidget *row);

/* Takes the underscores of mnemonics out of the accessible names of all buttons in @root. */
void gsy_widget_tidy_names (GtkWidget *root);

/* One item of @model chosen, or none, as in the beginning. (transfer full) */
GtkSingleSelection *gsy_selection_new (GListModel *model);

/* Shows @model in rows that the three signals of a factory make, as GtkSignalListItemFactory has them, with @self, to which they hold no reference. */
void gsy_list_view_set_rows (GtkListView *view, GtkSelectionModel *model, GObject *self, GCallback setup, GCallback bind, GCallback unbind);

/* For "dispose": no row asks for anything any more. @view: (nullable) */
void gsy_list_view_drop_rows (GtkListView *view);

/* Brings an item of a list view into sight and makes it the one that has the keys when the list gets them. */
void gsy_list_view_scroll_to (GtkListView *view, guint position);

/* What has the keyboard in @scroller, which is scrolled as a whole, stays in sight when what is above it grows. */
void gsy_scrolled_window_keep_focus_in_sight (GtkScrolledWindow *scroller);

/* One line for what fits into @columns, two lines for more. A list with many rows cannot have each of them measure its text. */
void gsy_inscription_set_text (GtkInscription *inscription, const char *text, guint columns);

/* The labels of all buttons in @root take as many lines as they need where they have little room, but for those in header bars. */
void gsy_widget_let_buttons_wrap (GtkWidget *root, PangoWrapMode mode);

/* Ctrl+Z and Ctrl+Shift+Z as the window's undo and redo, from a field whose text would take them for its own. FALSE: another key. */
gboolean gsy_widget_undo_by_key (GtkWidget *widget, guint keyval, GdkModifierType state);

/* Gives the keyboard to the first of @widget's children that takes it; FALSE when none does. */
gboolean gsy_widget_focus_inside (GtkWidget *widget);

/* The virtual function "focus" of a widget that is not focusable itself but whose "grab_focus" gives the keyboard to a child: with GTK's own, Shift+Tab
 * out of it asks it to grab the focus, and so leads back into it. */
gboolean gsy_widget_focus_children (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
