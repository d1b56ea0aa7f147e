/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-name-change-page.c: before names are changed in a whole folder: which, into what, and every statement that changes. */
#include "config.h"

#include "app/gsy-name-change-page.h"
#include "app/gsy-name-change.h"
#include "app/gsy-uses-list.h"
#include "app/gsy-vocabulary-entry.h"
#include "app/gsy-widgets.h"

#include <glib/gi18n-lib.h>

#define MAX_SUGGESTIONS 24
#define PULSE_MS 120

struct _GsyNameChangePage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  AdwWindowTitle *title;
  GtkWidget *cancel;
  GtkButton *apply;
  GtkWidget *form;
  AdwPreferencesGroup *names_group;
  GsyVocabularyEntry *to_entry;
  GsyVocabularyEntry *add_entry;
  GtkWidget *alias_group;
  GtkSwitch *alias_switch;
  GtkLabel *summary;
  GtkLabel *hint;
  GsyUsesList *uses;
  GtkRevealer *progress;
  GtkProgressBar *bar;

  GPtrArray *rows; /* of GtkWidget: one for each of the names that are merged */
  GsyEditor *editor;
  GsyNameKind kind;
  char **names;
  char *to;       /* nullable: nothing is chosen yet */
  gboolean merge; /* not one new name */
  gboolean busy;
  gboolean failed;
  guint pulse_id;
};

G_DEFINE_FINAL_TYPE (GsyNameChangePage, gsy_name_change_page, GTK_TYPE_WIDGET)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_listed (GsyNameChangePage *self, const char *name)
{
  GsyScheme *scheme = gsy_editor_get_scheme (self->editor);

  return scheme != NULL && gsy_scheme_find_item (scheme, gsy_name_kind_get_list (self->kind), name) != NULL;
}

/* --- what is shown --- */

static void
update_hint (GsyNameChangePage *self)
{
  GsyFolderIndex *index = gsy_editor_get_index (self->editor);
  gboolean exists = !self->merge && self->to != NULL &&
                    (is_listed (self, self->to) || (index != NULL && gsy_folder_index_count_name (index, self->kind, self->to) > 0));
  g_autofree char *hint = NULL;

  if (exists)
    /* Translators: %s is the name of an actor or a topic that shall get a name that is there already */
    hint = g_strdup_printf (_ ("There is “%s” already: the two become one."), self->to);
  else if (self->merge && self->to == NULL)
    hint = g_strdup (_ ("Add the other name first."));
  else if (index != NULL && !gsy_folder_index_is_ready (index))
    hint = g_strdup (_ ("The folder is still being read: there may be more."));
  gtk_label_set_label (self->hint, hint);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), hint != NULL);
}

static void
update_summary (GsyNameChangePage *self)
{
  g_autofree char *summary = NULL;
  guint n = gsy_uses_list_get_n_statements (self->uses);

  if (self->to != NULL && n > 0)
    summary = gsy_name_change_summary (n, gsy_uses_list_get_n_articles (self->uses));
  else if (self->to != NULL)
    summary = g_strdup (_ ("No statement changes"));
  gtk_label_set_label (self->summary, summary);
  update_hint (self);
}

static void
refresh (GsyNameChangePage *self)
{
  g_auto (GStrv) from = self->names != NULL ? gsy_name_change_without ((const char *const *) self->names, self->to) : NULL;
  gboolean ready = self->to != NULL && from != NULL && from[0] != NULL;

  gsy_uses_list_set (self->uses, ready ? self->editor : NULL, self->kind, ready ? (const char *const *) from : NULL, self->to);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "change.apply", ready && !self->busy);
  gtk_widget_set_visible (self->alias_group, self->kind == GSY_NAME_ACTOR);
  adw_window_title_set_subtitle (self->title, ready && !self->merge ? self->names[0] : "");
  update_summary (self);
}

static void
stay_toggled_cb (GsyNameChangePage *self, GtkCheckButton *check)
{
  if (!gtk_check_button_get_active (check))
    return;
  g_free (self->to);
  self->to = g_strdup (g_object_get_data (G_OBJECT (check), "name"));
  refresh (self);
}

static void
update_rows (GsyNameChangePage *self)
{
  GsyFolderIndex *index = gsy_editor_get_index (self->editor);
  GtkWidget *first = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->names_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  if (!self->merge)
    return;
  for (guint i = 0; self->names[i] != NULL; i++)
    {
      guint n = index != NULL ? gsy_folder_index_count_name (index, self->kind, self->names[i]) : 0;
      /* Translators: how many statements have a name */
      g_autofree char *below = g_strdup_printf (ngettext ("%u statement", "%u statements", n), n);
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *check = gtk_check_button_new ();
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      g_object_set_data_full (G_OBJECT (check), "name", g_strdup (self->names[i]), g_free);
      if (first != NULL)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (first));
      else
        first = check;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_strcmp0 (self->names[i], self->to) == 0);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (stay_toggled_cb), self);
      /* Translators: %s is the name of an actor or a topic that several are merged into */
      g_autofree char *name = g_strdup_printf (_ ("Keep the name “%s”"), self->names[i]);
      gsy_widget_set_name (check, name);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), self->names[i]);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      gtk_list_box_insert (GTK_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (self->add_entry))), row, (int) i);
      g_ptr_array_add (self->rows, row);
    }
}

/* The one that most statements have stays, a listed one before others. */
static const char *
find_best (GsyNameChangePage *self)
{
  GsyFolderIndex *index = gsy_editor_get_index (self->editor);
  const char *best = NULL;
  gint64 most = -1;

  for (guint i = 0; self->names[i] != NULL && self->names[1] != NULL; i++)
    {
      gint64 n = (index != NULL ? gsy_folder_index_count_name (index, self->kind, self->names[i]) : 0) +
                 (is_listed (self, self->names[i]) ? G_MAXUINT : 0);
      if (n <= most)
        continue;
      most = n;
      best = self->names[i];
    }
  return best;
}

/* --- the user --- */

static gboolean
to_commit_cb (GsyNameChangePage *self, const char *text)
{
  if (*text == '\0')
    {
      gsy_vocabulary_entry_reset (self->to_entry);
      return TRUE;
    }
  g_free (self->to);
  self->to = g_strdup (text);
  gsy_vocabulary_entry_set_value (self->to_entry, text);
  refresh (self);
  return TRUE;
}

static gboolean
add_commit_cb (GsyNameChangePage *self, const char *text)
{
  GsyFolderIndex *index = gsy_editor_get_index (self->editor);

  if (*text == '\0' || g_strv_contains ((const char *const *) self->names, text))
    return TRUE;
  if (!is_listed (self, text) && (index == NULL || gsy_folder_index_count_name (index, self->kind, text) == 0))
    {
      /* Translators: %s is what was typed as the name of an actor or a topic */
      g_autofree char *message = g_strdup_printf (_ ("There is no “%s”"), text);
      g_signal_emit_by_name (self->editor, "refused", message);
      return FALSE;
    }
  guint n = g_strv_length (self->names);
  self->names = g_renew (char *, self->names, n + 2);
  self->names[n] = g_strdup (text);
  self->names[n + 1] = NULL;
  /* What was chosen to be merged with another is what goes. */
  if (self->to == NULL)
    self->to = g_strdup (n == 1 ? text : find_best (self));
  update_rows (self);
  refresh (self);
  return TRUE;
}

static char **
suggest (const char *text, gpointer user_data)
{
  GsyNameChangePage *self = user_data;
  GsyFolderIndex *index = gsy_editor_get_index (self->editor);

  if (index == NULL || self->names == NULL || *text == '\0')
    return NULL;
  g_autoptr (GPtrArray) found = gsy_folder_index_complete (index, gsy_editor_get_scheme (self->editor), self->kind, text, MAX_SUGGESTIONS);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  for (guint i = 0; i < found->len; i++)
    {
      const char *name = ((const GsyCompletion *) g_ptr_array_index (found, i))->name;
      if (!g_strv_contains ((const char *const *) self->names, name))
        g_strv_builder_add (builder, name);
    }
  return g_strv_builder_end (builder);
}

/* --- doing it --- */

static gboolean
pulse_cb (gpointer user_data)
{
  gtk_progress_bar_pulse (GSY_NAME_CHANGE_PAGE (user_data)->bar);
  return G_SOURCE_CONTINUE;
}

/* How far it is, once that is known. */
static void
progress_cb (GsyNameChangePage *self, guint done, guint total)
{
  if (!self->busy || total == 0)
    return;
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  gtk_progress_bar_set_fraction (self->bar, (double) done / total);
}

static void
set_busy (GsyNameChangePage *self, gboolean busy)
{
  self->busy = busy;
  gtk_widget_set_sensitive (self->form, !busy);
  gtk_revealer_set_reveal_child (self->progress, busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "change.stop", busy);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  if (busy)
    self->pulse_id = g_timeout_add (PULSE_MS, pulse_cb, self);
}

static void
refused_cb (GsyNameChangePage *self)
{
  self->failed = TRUE;
}

static void
renaming_cb (GsyNameChangePage *self)
{
  gboolean renaming;

  g_object_get (self->editor, "renaming", &renaming, NULL);
  if (renaming || !self->busy)
    return;
  set_busy (self, FALSE);
  if (self->failed)
    {
      refresh (self);
      return;
    }
  g_autofree char *name = g_strdup (self->to);
  g_signal_emit (self, signals[DONE], 0, name);
}

static void
apply_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyNameChangePage *self = GSY_NAME_CHANGE_PAGE (widget);

  gsy_vocabulary_entry_commit (self->to_entry);
  g_auto (GStrv) from = gsy_name_change_without ((const char *const *) self->names, self->to);
  if (self->to == NULL || from[0] == NULL || self->busy)
    return;
  self->failed = FALSE;
  set_busy (self, TRUE);
  gtk_widget_action_set_enabled (widget, "change.apply", FALSE);
  gsy_editor_rename_names (self->editor, self->kind, (const char *const *) from, self->to,
                           self->kind == GSY_NAME_ACTOR && gtk_switch_get_active (self->alias_switch));
  /* What needed no waiting is done already. */
  renaming_cb (self);
}

static void
stop_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyNameChangePage *self = GSY_NAME_CHANGE_PAGE (widget);

  self->failed = TRUE;
  gsy_editor_cancel_renaming (self->editor);
}

/* --- object --- */

static void
set_editor (GsyNameChangePage *self, GsyEditor *editor)
{
  if (self->editor == editor)
    return;
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_set_object (&self->editor, editor);
  if (editor == NULL)
    return;
  g_signal_connect_swapped (editor, "notify::renaming", G_CALLBACK (renaming_cb), self);
  g_signal_connect_swapped (editor, "refused", G_CALLBACK (refused_cb), self);
  g_signal_connect_swapped (editor, "renaming-progress", G_CALLBACK (progress_cb), self);
}

static void
gsy_name_change_page_dispose (GObject *object)
{
  GsyNameChangePage *self = GSY_NAME_CHANGE_PAGE (object);

  g_clear_handle_id (&self->pulse_id, g_source_remove);
  set_editor (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GSY_TYPE_NAME_CHANGE_PAGE);
  G_OBJECT_CLASS (gsy_name_change_page_parent_class)->dispose (object);
}

static void
gsy_name_change_page_finalize (GObject *object)
{
  GsyNameChangePage *self = GSY_NAME_CHANGE_PAGE (object);

  g_ptr_array_unref (self->rows);
  g_strfreev (self->names);
  g_free (self->to);
  G_OBJECT_CLASS (gsy_name_change_page_parent_class)->finalize (object);
}

static void
gsy_name_change_page_class_init (GsyNameChangePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gsy_name_change_page_dispose;
  object_class->finalize = gsy_name_change_page_finalize;
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (GSY_TYPE_VOCABULARY_ENTRY);
  g_type_ensure (GSY_TYPE_USES_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-name-change-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyNameChangePage, box);
  gtk_widget_class_bind_template_child (widget_class, GsyNameChangePage, title);
  gtk_widget_class_bind_template_child (widget_class, GsyNameChangePage, cancel);
  gtk_widget_class_bind_template_child (widget_class, GsyNameChangePage, apply);
  gtk_widget_class_bind_template_child (widget_class, GsyNameChangePage, form);
  gtk_widget_class_bind_template_child (widget_class, GsyNameChangePage, names_group);
  gtk_widget_class_bind_template_child (widget_class, GsyNameChangePage, to_entry);
  gtk_widget_class_bind_template_child (widget_class, GsyNameChangePage, add_entry);
  gtk_widget_class_bind_template_child (widget_class, GsyNameChangePage, alias_group);
  gtk_widget_class_bind_template_child (widget_class, GsyNameChangePage, alias_switch);
  gtk_widget_class_bind_template_child (widget_class, GsyNameChangePage, summary);
  gtk_widget_class_bind_template_child (widget_class, GsyNameChangePage, hint);
  gtk_widget_class_bind_template_child (widget_class, GsyNameChangePage, uses);
  gtk_widget_class_bind_template_child (widget_class, GsyNameChangePage, progress);
  gtk_widget_class_bind_template_child (widget_class, GsyNameChangePage, bar);
  gtk_widget_class_bind_template_callback (widget_class, to_commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_commit_cb);
  gtk_widget_class_install_action (widget_class, "change.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "change.stop", NULL, stop_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "change.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "change.apply", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
gsy_name_change_page_init (GsyNameChangePage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gsy_widget_let_buttons_wrap (GTK_WIDGET (self->cancel), PANGO_WRAP_WORD_CHAR);
  gsy_widget_let_buttons_wrap (GTK_WIDGET (self->apply), PANGO_WRAP_WORD_CHAR);
  gsy_vocabulary_entry_set_adds (self->add_entry, TRUE);
  gsy_vocabulary_entry_set_suggest (self->add_entry, suggest, self);
  g_signal_connect_swapped (self->uses, "changed", G_CALLBACK (update_summary), self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "change.stop", FALSE);
}

void
gsy_name_change_page_set (GsyNameChangePage *self, GsyEditor *editor, GsyNameKind kind, const char *const *names, const char *to)
{
  g_return_if_fail (GSY_IS_NAME_CHANGE_PAGE (self));
  g_return_if_fail (GSY_IS_EDITOR (editor));
  g_return_if_fail (names != NULL && names[0] != NULL);

  gboolean actors = kind == GSY_NAME_ACTOR;
  set_editor (self, editor);
  g_strfreev (self->names);
  g_free (self->to);
  self->kind = kind;
  self->merge = to == NULL;
  self->names = g_strdupv ((char **) names);
  self->to = g_strdup (to != NULL ? to : find_best (self));
  set_busy (self, FALSE);

  adw_window_title_set_title (self->title, self->merge ? actors ? _ ("Merge Actors") : _ ("Merge Topics") : actors ? _ ("Rename Actor")
                                                                                                                   : _ ("Rename Topic"));
  gtk_button_set_label (self->apply, self->merge ? _ ("_Merge") : _ ("_Rename"));
  gsy_widget_tidy_names (GTK_WIDGET (self->apply));
  adw_preferences_group_set_title (self->names_group, self->merge ? _ ("Which Name Stays?") : "");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add_entry), actors ? _ ("Merge with Another Actor") : _ ("Merge with Another Topic"));
  gtk_widget_set_visible (GTK_WIDGET (self->to_entry), !self->merge);
  gtk_widget_set_visible (GTK_WIDGET (self->add_entry), self->merge);
  gtk_switch_set_active (self->alias_switch, TRUE);
  gsy_vocabulary_entry_set_value (self->to_entry, self->to);
  gsy_vocabulary_entry_reset (self->to_entry);
  gsy_vocabulary_entry_reset (self->add_entry);
  update_rows (self);
  refresh (self);
}

void
gsy_name_change_page_clear (GsyNameChangePage *self)
{
  g_return_if_fail (GSY_IS_NAME_CHANGE_PAGE (self));

  set_busy (self, FALSE);
  self->merge = FALSE;
  update_rows (self);
  g_clear_pointer (&self->names, g_strfreev);
  g_clear_pointer (&self->to, g_free);
  gsy_uses_list_set (self->uses, NULL, self->kind, NULL, NULL);
  set_editor (self, NULL);
}

gboolean
gsy_name_change_page_is_busy (GsyNameChangePage *self)
{
  g_return_val_if_fail (GSY_IS_NAME_CHANGE_PAGE (self), FALSE);
  return self->busy;
}

void
gsy_name_change_page_focus (GsyNameChangePage *self)
{
  g_return_if_fail (GSY_IS_NAME_CHANGE_PAGE (self));

  /* What is ready needs one key more; what is not asks for a name. */
  if (self->to != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->apply));
  else
    gsy_vocabulary_entry_edit (self->add_entry);
}
