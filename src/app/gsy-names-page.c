/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-names-page.c: the actors or the topics of a folder. */
#include "config.h"

#include "app/gsy-names-page.h"
#include "app/gsy-name-change.h"
#include "app/gsy-name-editor.h"
#include "app/gsy-name-row.h"
#include "app/gsy-names-model.h"
#include "app/gsy-vocabulary-wording.h"
#include "app/gsy-widgets.h"

#include <glib/gi18n-lib.h>

struct _GsyNamesPage
{
  GtkWidget parent_instance;

  GsyVocabularySplit *split;
  GtkWidget *search;
  GtkWidget *add_button;
  GtkToggleButton *all_toggle;
  GtkToggleButton *unused_toggle;
  GtkToggleButton *unlisted_toggle;
  GtkRevealer *similar;
  GtkLabel *similar_label;
  GtkStack *list_stack;
  GtkListView *list;
  AdwStatusPage *nothing;
  GtkWidget *nothing_button;
  GtkStack *content;
  AdwStatusPage *none;
  GsyNameEditor *name_editor;
  AdwStatusPage *several;

  GsyEditor *editor;
  GsyScheme *scheme;
  GsyNameKind kind;
  GsyNamesModel *model;
  GtkMultiSelection *selection;
  char *wanted;         /* to be selected when it is there */
  char **similar_names; /* two that look like one; nullable */
  gboolean read_only;
};

G_DEFINE_FINAL_TYPE (GsyNamesPage, gsy_names_page, GTK_TYPE_WIDGET)

/* --- selection --- */

/* (transfer full): the selected names, NULL-terminated. */
static char **
dup_selected (GsyNamesPage *self)
{
  g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GtkBitsetIter iter;
  guint position;

  for (gboolean valid = gtk_bitset_iter_init_first (&iter, set, &position); valid; valid = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (GsyNameItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
      g_strv_builder_add (builder, gsy_name_item_get_name (item));
    }
  return g_strv_builder_end (builder);
}

static gboolean
select_position (GsyNamesPage *self, int position)
{
  if (position < 0)
    return FALSE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), (guint) position, TRUE);
  gsy_list_view_scroll_to (self->list, (guint) position);
  return TRUE;
}

static void
show_name (GsyNamesPage *self, const char *name)
{
  gsy_name_editor_set (self->name_editor, self->editor, self->kind, name);
  gtk_stack_set_visible_child_name (self->content, name != NULL ? "one" : "none");
}

static void
update_content (GsyNamesPage *self)
{
  g_auto (GStrv) names = dup_selected (self);
  guint n = g_strv_length (names);
  const char *shown = gsy_name_editor_get_name (self->name_editor);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "names.merge", n > 1 && !self->read_only);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "names.remove", n > 0 && !self->read_only);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "names.rename", n == 1 && !self->read_only);
  if (n > 1)
    {
      g_autofree char *title = gsy_vocabulary_wording_selected (self->kind, n);
      g_autofree char *joined = g_strjoinv (", ", names);
      g_autofree char *description = g_markup_escape_text (joined, -1);
      adw_status_page_set_title (self->several, title);
      adw_status_page_set_description (self->several, description);
      gtk_stack_set_visible_child_name (self->content, "several");
    }
  else if (n == 1)
    show_name (self, names[0]);
  /* What a filter hides is not gone while it is worked on. */
  else if (shown == NULL || gsy_names_model_find (self->model, shown) == NULL)
    show_name (self, NULL);
  else
    gtk_stack_set_visible_child_name (self->content, "one");
}

static void
try_wanted (GsyNamesPage *self)
{
  g_autofree char *wanted = g_steal_pointer (&self->wanted);

  if (wanted != NULL && !select_position (self, gsy_names_model_get_position (self->model, wanted)))
    self->wanted = g_steal_pointer (&wanted);
}

/* --- the list --- */

static void
set_toggle_label (GtkToggleButton *toggle, const char *label, guint n)
{
  g_autofree char *counted = n > 0 ? g_strdup_printf ("%s %u", label, n) : NULL;
  GtkWidget *child = gtk_button_get_child (GTK_BUTTON (toggle));

  if (!GTK_IS_LABEL (child))
    {
      child = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
      gtk_button_set_child (GTK_BUTTON (toggle), child);
    }
  gtk_label_set_label (GTK_LABEL (child), counted != NULL ? counted : label);
  gsy_widget_set_name (GTK_WIDGET (toggle), counted != NULL ? counted : label);
}

static void
update_filters (GsyNamesPage *self)
{
  /* Translators: a filter of a list of actors or topics: all of them; a number may follow */
  set_toggle_label (self->all_toggle, C_ ("names", "All"), gsy_names_model_count (self->model, GSY_NAMES_ALL));
  /* Translators: a filter of a list of actors or topics: those that no statement uses; a number may follow */
  set_toggle_label (self->unused_toggle, C_ ("names", "Unused"), gsy_names_model_count (self->model, GSY_NAMES_UNUSED));
  /* Translators: a filter of a list of actors or topics: those that statements use and the list has not; a number may follow */
  set_toggle_label (self->unlisted_toggle, C_ ("names", "Unlisted"), gsy_names_model_count (self->model, GSY_NAMES_UNLISTED));
}

static const char *
get_filter (GsyNamesPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

static void
set_nothing (GsyNamesPage *self, const char *icon, const char *title, const char *description, const char *button, const char *action)
{
  g_autofree char *escaped = description != NULL ? g_markup_escape_text (description, -1) : NULL;

  adw_status_page_set_icon_name (self->nothing, icon);
  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (self->nothing, escaped);
  gtk_button_set_label (GTK_BUTTON (self->nothing_button), button);
  gsy_widget_tidy_names (self->nothing_button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->nothing_button), action);
}

static void
update_nothing (GsyNamesPage *self)
{
  gboolean actors = self->kind == GSY_NAME_ACTOR;
  g_autofree char *typed = g_strstrip (g_strdup (get_filter (self)));

  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0;
  /* With its last row the list would take the keyboard away. Not into the search, whose Ctrl+Z is for what was typed. */
  if (empty && (gtk_widget_get_state_flags (GTK_WIDGET (self->list)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->all_toggle));
  gtk_stack_set_visible_child_name (self->list_stack, empty ? "nothing" : "list");
  /* One sentence is enough where there is nothing to select. */
  gtk_widget_set_visible (GTK_WIDGET (self->none), gsy_names_model_count (self->model, GSY_NAMES_ALL) > 0);
  if (gsy_names_model_count (self->model, GSY_NAMES_ALL) == 0 && *typed == '\0')
    set_nothing (self, actors ? "system-users-symbolic" : "user-bookmarks-symbolic", actors ? _ ("No Actors") : _ ("No Topics"),
                 actors ? _ ("Actors say things, and things are said of them. They come here as you mark sources and targets.")
                        : _ ("Topics tell what statements are about, across articles. They come here as you name them."),
                 gsy_vocabulary_wording_add (self->kind), "names.add");
  else if (*typed != '\0' && gsy_names_model_find (self->model, typed) == NULL)
    {
      /* Translators: a button that adds what was searched for to the list of actors or topics */
      g_autofree char *button = g_strdup_printf (_ ("Add “%s”"), typed);
      set_nothing (self, "edit-find-symbolic", _ ("Nothing Found"), NULL, button, "names.add");
    }
  else if (gtk_toggle_button_get_active (self->unused_toggle))
    set_nothing (self, "object-select-symbolic", _ ("Nothing Unused"), _ ("Every name in the list is used in some statement."), _ ("Show All"), "names.show-all");
  else
    set_nothing (self, "object-select-symbolic", _ ("Nothing Unlisted"), _ ("Every name that is used is in the list."), _ ("Show All"), "names.show-all");
}

static void
model_changed_cb (GsyNamesPage *self)
{
  try_wanted (self);
  update_filters (self);
  update_nothing (self);
  update_content (self);
}

/* --- two that look like one --- */

static void
update_similar (GsyNamesPage *self)
{
  g_auto (GStrv) names = NULL;
  gboolean muted = self->scheme == NULL || (gsy_checks_get_muted (self->scheme) & (1u << GSY_CHECK_SIMILAR_ACTORS)) != 0;

  if (self->kind == GSY_NAME_ACTOR && !muted)
    names = gsy_checks_find_similar_actors (self->scheme);
  g_clear_pointer (&self->similar_names, g_strfreev);
  gboolean some = names != NULL && names[0] != NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->similar), some);
  gtk_revealer_set_reveal_child (self->similar, some);
  if (!some)
    return;
  g_autofree char *word = gsy_name_change_shared_word (self->scheme, names[0], names[1]);
  g_autofree char *label = NULL;
  if (word != NULL)
    /* Translators: %1$s and %2$s are actors, %3$s is a name or an alias that both have */
    label = g_strdup_printf (_ ("“%1$s” and “%2$s” share the name “%3$s”"), names[0], names[1], word);
  else
    /* Translators: two actors whose names are nearly the same */
    label = g_strdup_printf (_ ("“%1$s” and “%2$s” look alike"), names[0], names[1]);
  gtk_label_set_label (self->similar_label, label);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_strv_builder_add (builder, names[0]);
  g_strv_builder_add (builder, names[1]);
  self->similar_names = g_strv_builder_end (builder);
}

static void
scheme_changed_cb (GsyNamesPage *self, GsySchemeList list)
{
  if (list == GSY_LIST_ACTORS || list == GSY_LIST_MUTED)
    update_similar (self);
  model_changed_cb (self);
}

/* Counts change without the list's items. */
static void
index_changed_cb (GsyNamesPage *self)
{
  update_filters (self);
  update_nothing (self);
}

/* --- the user --- */

static void
search_changed_cb (GsyNamesPage *self)
{
  gsy_names_model_set_filter (self->model, get_filter (self));
  update_nothing (self);
}

static void
focus_list (GsyNamesPage *self)
{
  g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (gtk_bitset_is_empty (set))
    select_position (self, 0);
  else
    gsy_list_view_scroll_to (self->list, gtk_bitset_get_minimum (set));
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
search_activate_cb (GsyNamesPage *self)
{
  search_changed_cb (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    return;
  select_position (self, 0);
  gsy_vocabulary_split_show_content (self->split, TRUE);
}

static void
search_stop_cb (GsyNamesPage *self)
{
  if (*get_filter (self) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "vocabulary.back", NULL);
}

static gboolean
search_key_cb (GsyNamesPage *self, guint keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  focus_list (self);
  return GDK_EVENT_STOP;
}

static void
filter_toggled_cb (GsyNamesPage *self, GtkToggleButton *toggle)
{
  if (self->model == NULL || !gtk_toggle_button_get_active (toggle))
    return;
  gsy_names_model_set_show (self->model, toggle == self->unused_toggle ? GSY_NAMES_UNUSED : toggle == self->unlisted_toggle ? GSY_NAMES_UNLISTED
                                                                                                                            : GSY_NAMES_ALL);
  update_nothing (self);
}

static void
activate_cb (GsyNamesPage *self, guint position)
{
  select_position (self, (int) position);
  gsy_vocabulary_split_show_content (self->split, TRUE);
}

static gboolean
list_key_cb (GsyNamesPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      gtk_widget_activate_action (GTK_WIDGET (self), "names.remove", NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_F2:
      gtk_widget_activate_action (GTK_WIDGET (self), "names.rename", NULL);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Where one is seen at a time, a click leads to it; where both are, it selects, and several can be selected. */
static void
folded_cb (GsyNamesPage *self)
{
  gtk_list_view_set_single_click_activate (self->list, gsy_vocabulary_split_is_folded (self->split));
}

static void
went_back_cb (GsyNamesPage *self)
{
  focus_list (self);
}

static void
named_cb (GsyNamesPage *self, const char *name)
{
  gsy_names_page_select (self, name);
}

/* What was selected before there was a list to see is brought into sight once it is laid out. */
static gboolean
first_frame_cb (GtkWidget *list, GdkFrameClock *clock, gpointer user_data)
{
  GtkSelectionModel *selection = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  g_autoptr (GtkBitset) set = selection != NULL ? gtk_selection_model_get_selection (selection) : gtk_bitset_new_empty ();

  if (gtk_widget_get_height (list) == 0)
    return G_SOURCE_CONTINUE;
  if (!gtk_bitset_is_empty (set))
    gsy_list_view_scroll_to (GTK_LIST_VIEW (list), gtk_bitset_get_minimum (set));
  return G_SOURCE_REMOVE;
}

static void
list_mapped_cb (GsyNamesPage *self)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (self->list), first_frame_cb, NULL, NULL);
}

/* --- actions --- */

static void
add_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyNamesPage *self = GSY_NAMES_PAGE (widget);
  g_autofree char *typed = g_strstrip (g_strdup (get_filter (self)));
  gboolean fresh = *typed == '\0' || gsy_scheme_find_item (self->scheme, gsy_name_kind_get_list (self->kind), typed) != NULL;
  const char *base = fresh ? self->kind == GSY_NAME_ACTOR ? _ ("New Actor") : _ ("New Topic") : typed;
  g_autofree char *name = gsy_name_change_free_name (self->scheme, self->kind, base);
  gboolean added;

  gsy_names_page_commit (self);
  gtk_toggle_button_set_active (self->all_toggle, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_changed_cb (self);
  if (self->kind == GSY_NAME_ACTOR)
    {
      g_autoptr (GsyActor) actor = gsy_actor_new (name);
      added = gsy_editor_add_item (self->editor, GSY_LIST_ACTORS, actor);
    }
  else
    {
      g_autoptr (GsyTopic) topic = gsy_topic_new (name);
      added = gsy_editor_add_item (self->editor, GSY_LIST_TOPICS, topic);
    }
  if (!added)
    return;
  gsy_names_page_select (self, name);
  gsy_vocabulary_split_show_content (self->split, FALSE);
  gsy_name_editor_rename (self->name_editor);
}

static void
remove_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyNamesPage *self = GSY_NAMES_PAGE (widget);
  g_auto (GStrv) names = dup_selected (self);

  gsy_name_editor_remove_names (widget, self->editor, self->kind, (const char *const *) names);
}

static void
rename_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyNamesPage *self = GSY_NAMES_PAGE (widget);

  gsy_vocabulary_split_show_content (self->split, FALSE);
  gsy_name_editor_rename (self->name_editor);
}

static void
ask_merge (GsyNamesPage *self, char **names)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "vocabulary.change-names", "(u^asms)", (guint) self->kind, names, NULL);
}

static void
merge_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_auto (GStrv) names = dup_selected (GSY_NAMES_PAGE (widget));

  ask_merge (GSY_NAMES_PAGE (widget), names);
}

static void
merge_similar_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyNamesPage *self = GSY_NAMES_PAGE (widget);

  if (self->similar_names != NULL)
    ask_merge (self, self->similar_names);
}

static void
show_all_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyNamesPage *self = GSY_NAMES_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_changed_cb (self);
  gtk_toggle_button_set_active (self->all_toggle, TRUE);
}

/* --- rows --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gsy_name_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gsy_name_row_set (GSY_NAME_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  if (row != NULL)
    gsy_name_row_set (GSY_NAME_ROW (row), NULL);
}

/* --- object --- */

static void
gsy_names_page_dispose (GObject *object)
{
  GsyNamesPage *self = GSY_NAMES_PAGE (object);

  if (self->scheme != NULL)
    g_signal_handlers_disconnect_by_data (self->scheme, self);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), GSY_TYPE_NAMES_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->scheme);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (gsy_names_page_parent_class)->dispose (object);
}

static void
gsy_names_page_finalize (GObject *object)
{
  GsyNamesPage *self = GSY_NAMES_PAGE (object);

  g_free (self->wanted);
  g_strfreev (self->similar_names);
  G_OBJECT_CLASS (gsy_names_page_parent_class)->finalize (object);
}

static void
gsy_names_page_class_init (GsyNamesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gsy_names_page_dispose;
  object_class->finalize = gsy_names_page_finalize;

  g_type_ensure (GSY_TYPE_VOCABULARY_SPLIT);
  g_type_ensure (GSY_TYPE_NAME_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-names-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyNamesPage, split);
  gtk_widget_class_bind_template_child (widget_class, GsyNamesPage, search);
  gtk_widget_class_bind_template_child (widget_class, GsyNamesPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, GsyNamesPage, all_toggle);
  gtk_widget_class_bind_template_child (widget_class, GsyNamesPage, unused_toggle);
  gtk_widget_class_bind_template_child (widget_class, GsyNamesPage, unlisted_toggle);
  gtk_widget_class_bind_template_child (widget_class, GsyNamesPage, similar);
  gtk_widget_class_bind_template_child (widget_class, GsyNamesPage, similar_label);
  gtk_widget_class_bind_template_child (widget_class, GsyNamesPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, GsyNamesPage, list);
  gtk_widget_class_bind_template_child (widget_class, GsyNamesPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, GsyNamesPage, nothing_button);
  gtk_widget_class_bind_template_child (widget_class, GsyNamesPage, content);
  gtk_widget_class_bind_template_child (widget_class, GsyNamesPage, none);
  gtk_widget_class_bind_template_child (widget_class, GsyNamesPage, name_editor);
  gtk_widget_class_bind_template_child (widget_class, GsyNamesPage, several);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, went_back_cb);

  gtk_widget_class_install_action (widget_class, "names.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "names.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "names.rename", NULL, rename_action);
  gtk_widget_class_install_action (widget_class, "names.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "names.merge-similar", NULL, merge_similar_action);
  gtk_widget_class_install_action (widget_class, "names.show-all", NULL, show_all_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "names.add", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
gsy_names_page_init (GsyNamesPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gsy_widget_let_tab_leave (GTK_WIDGET (self->list));
  gsy_widget_let_tab_leave (gtk_widget_get_parent (GTK_WIDGET (self->all_toggle)));
  g_signal_connect_swapped (self->name_editor, "named", G_CALLBACK (named_cb), self);
}

/* All that differs between actors and topics. */
static void
init_words (GsyNamesPage *self)
{
  gboolean actors = self->kind == GSY_NAME_ACTOR;
  const char *search = actors ? _ ("Search actors") : _ ("Search topics");

  g_object_set (self->search, "placeholder-text", search, NULL);
  gsy_widget_set_name (self->search, search);
  gsy_widget_set_tooltip_with_key (self->add_button, gsy_vocabulary_wording_add (self->kind), "<Control>n");
  gsy_widget_set_name (GTK_WIDGET (self->list), actors ? _ ("Actors") : _ ("Topics"));
  adw_status_page_set_icon_name (self->none, actors ? "system-users-symbolic" : "user-bookmarks-symbolic");
  adw_status_page_set_title (self->none, actors ? _ ("Select an Actor") : _ ("Select a Topic"));
  adw_status_page_set_description (self->none, _ ("With Ctrl or Shift, several can be selected and merged into one."));
}

GtkWidget *
gsy_names_page_new (GsyEditor *editor, GsyNameKind kind)
{
  g_return_val_if_fail (GSY_IS_EDITOR (editor), NULL);

  GsyNamesPage *self = g_object_new (GSY_TYPE_NAMES_PAGE, NULL);
  GsyCorpus *corpus = gsy_editor_get_corpus (editor);
  GsyFolderIndex *index = corpus != NULL ? gsy_corpus_get_index (corpus) : NULL;

  self->editor = g_object_ref (editor);
  self->kind = kind;
  self->model = gsy_names_model_new (kind);
  gsy_names_model_set_source (self->model, gsy_editor_get_scheme (editor), index);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (update_content), self);
  g_signal_connect_object (self->list, "map", G_CALLBACK (list_mapped_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_swapped (self->model, "items-changed", G_CALLBACK (model_changed_cb), self);
  init_words (self);
  if (corpus != NULL)
    {
      self->scheme = g_object_ref (gsy_corpus_get_scheme (corpus));
      g_signal_connect_swapped (self->scheme, "changed", G_CALLBACK (scheme_changed_cb), self);
      g_signal_connect_object (index, "changed", G_CALLBACK (index_changed_cb), self, G_CONNECT_SWAPPED);
    }
  update_similar (self);
  model_changed_cb (self);
  return GTK_WIDGET (self);
}

GsyVocabularySplit *
gsy_names_page_get_split (GsyNamesPage *self)
{
  g_return_val_if_fail (GSY_IS_NAMES_PAGE (self), NULL);
  return self->split;
}

void
gsy_names_page_select (GsyNamesPage *self, const char *name)
{
  g_return_if_fail (GSY_IS_NAMES_PAGE (self));

  g_free (self->wanted);
  self->wanted = g_strdup (name);
  try_wanted (self);
}

void
gsy_names_page_commit (GsyNamesPage *self)
{
  g_return_if_fail (GSY_IS_NAMES_PAGE (self));
  gsy_name_editor_commit (self->name_editor);
}

void
gsy_names_page_commit_name (GsyNamesPage *self)
{
  g_return_if_fail (GSY_IS_NAMES_PAGE (self));
  gsy_name_editor_commit_name (self->name_editor);
}

void
gsy_names_page_reset (GsyNamesPage *self)
{
  g_return_if_fail (GSY_IS_NAMES_PAGE (self));
  gsy_name_editor_reset (self->name_editor);
}

void
gsy_names_page_search (GsyNamesPage *self)
{
  g_return_if_fail (GSY_IS_NAMES_PAGE (self));

  gsy_vocabulary_split_go_back (self->split);
  gtk_widget_grab_focus (self->search);
}

void
gsy_names_page_focus (GsyNamesPage *self)
{
  g_return_if_fail (GSY_IS_NAMES_PAGE (self));

  if (gsy_vocabulary_split_can_go_back (self->split))
    gsy_widget_focus_inside (GTK_WIDGET (self->name_editor));
  else
    focus_list (self);
}

void
gsy_names_page_set_read_only (GsyNamesPage *self, gboolean read_only)
{
  g_return_if_fail (GSY_IS_NAMES_PAGE (self));

  self->read_only = read_only;
  gtk_widget_set_sensitive (GTK_WIDGET (self->name_editor), !read_only);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "names.add", !read_only);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "names.merge-similar", !read_only);
  update_content (self);
}
