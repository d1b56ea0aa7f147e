/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-name-editor.c: everything that is known of one actor or topic, to be changed in place. */
#include "config.h"

#include "app/gsy-name-editor.h"
#include "app/gsy-name-change.h"
#include "app/gsy-use-row.h"
#include "app/gsy-vocabulary-entry.h"
#include "app/gsy-vocabulary-strings.h"
#include "app/gsy-vocabulary-text.h"
#include "app/gsy-vocabulary-wording.h"
#include "app/gsy-widgets.h"

/* The rest is on a page of its own. */
#define MAX_USES 6
#define MAX_SUGGESTIONS 24

struct _GsyNameEditor
{
  AdwPreferencesPage parent_instance;

  GtkWidget *unlisted_group;
  GsyVocabularyEntry *name_entry;
  GsyVocabularyEntry *kind_entry;
  GsyVocabularyEntry *part_entry;
  GsyVocabularyStrings *aliases;
  GtkWidget *more_group;
  GsyVocabularyEntry *code_entry;
  GsyVocabularyEntry *wikidata_entry;
  GtkWidget *note_group;
  GsyVocabularyText *note;
  AdwPreferencesGroup *uses_group;
  GtkWidget *all_button;
  GtkWidget *acts_group;
  GtkWidget *merge_row;
  GtkWidget *remove_row;

  GPtrArray *use_rows; /* of GtkWidget */
  GPtrArray *uses;     /* of GsyEntry: what they show */
  GsyEditor *editor;
  GsyScheme *scheme;
  GsyFolderIndex *index;
  GsyNameKind kind;
  char *name; /* nullable */
};

G_DEFINE_FINAL_TYPE (GsyNameEditor, gsy_name_editor, ADW_TYPE_PREFERENCES_PAGE)

enum
{
  NAMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const GsyActor *
get_actor (GsyNameEditor *self)
{
  return self->scheme != NULL && self->name != NULL && self->kind == GSY_NAME_ACTOR ? gsy_scheme_find_actor (self->scheme, self->name) : NULL;
}

static const GsyTopic *
get_topic (GsyNameEditor *self)
{
  return self->scheme != NULL && self->name != NULL && self->kind == GSY_NAME_TOPIC ? gsy_scheme_find_topic (self->scheme, self->name) : NULL;
}

static gboolean
is_listed (GsyNameEditor *self)
{
  return get_actor (self) != NULL || get_topic (self) != NULL;
}

/* --- uses --- */

static void
use_activated_cb (GtkWidget *row)
{
  GtkWidget *self = gtk_widget_get_ancestor (row, GSY_TYPE_NAME_EDITOR);
  GtkWidget *use = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));

  gsy_use_row_go_to (row, GSY_NAME_EDITOR (self)->editor, gsy_use_row_get (GSY_USE_ROW (use)));
}

static GtkWidget *
create_use_row (GsyNameEditor *self, const GsyEntry *entry)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *use = gsy_use_row_new ();

  gsy_use_row_set (GSY_USE_ROW (use), self->editor, entry, NULL);
  gtk_widget_add_css_class (use, "boxed");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), use);
  g_autofree char *name = gsy_use_row_dup_name (GSY_USE_ROW (use));
  gsy_widget_set_name (row, name);
  g_signal_connect (row, "activate", G_CALLBACK (use_activated_cb), NULL);
  return row;
}

static void
uses_activated_cb (GtkListBox *list, GtkListBoxRow *row)
{
  use_activated_cb (GTK_WIDGET (row));
}

static gboolean
is_same (GPtrArray *uses, GPtrArray *shown)
{
  guint n = MIN (uses->len, MAX_USES);

  if (shown == NULL || shown->len != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (g_ptr_array_index (uses, i) != g_ptr_array_index (shown, i))
      return FALSE;
  return TRUE;
}

static void
update_uses (GsyNameEditor *self)
{
  const char *names[] = { self->name, NULL };
  g_autoptr (GPtrArray) uses = self->index != NULL && self->name != NULL ? gsy_folder_index_dup_uses (self->index, self->kind, names) : g_ptr_array_new ();
  g_autofree char *title = gsy_vocabulary_wording_used (uses->len);

  adw_preferences_group_set_title (self->uses_group, title);
  gtk_widget_set_visible (self->all_button, uses->len > MAX_USES);
  if (is_same (uses, self->uses))
    return;
  for (guint i = 0; i < self->use_rows->len; i++)
    adw_preferences_group_remove (self->uses_group, g_ptr_array_index (self->use_rows, i));
  g_ptr_array_set_size (self->use_rows, 0);
  for (guint i = 0; i < uses->len && i < MAX_USES; i++)
    {
      GtkWidget *row = create_use_row (self, g_ptr_array_index (uses, i));
      adw_preferences_group_add (self->uses_group, row);
      g_ptr_array_add (self->use_rows, row);
      if (i == 0)
        {
          GtkWidget *list = gtk_widget_get_parent (row);
          g_signal_handlers_disconnect_by_func (list, uses_activated_cb, NULL);
          g_signal_connect (list, "row-activated", G_CALLBACK (uses_activated_cb), NULL);
        }
    }
  g_clear_pointer (&self->uses, g_ptr_array_unref);
  if (uses->len > MAX_USES)
    g_ptr_array_set_size (uses, MAX_USES);
  self->uses = g_steal_pointer (&uses);
}

/* --- what is shown --- */

static void
update_actions (GsyNameEditor *self)
{
  gboolean listed = is_listed (self);

  gtk_widget_set_visible (self->remove_row, listed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "name.list", self->name != NULL && !listed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "name.remove", listed);
}

static void
refresh (GsyNameEditor *self)
{
  const GsyActor *actor = get_actor (self);
  const GsyTopic *topic = get_topic (self);

  if (self->name == NULL)
    return;
  gtk_widget_set_visible (self->unlisted_group, actor == NULL && topic == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->kind_entry), actor != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->part_entry), actor != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->aliases), actor != NULL);
  gtk_widget_set_visible (self->more_group, actor != NULL);
  gtk_widget_set_visible (self->note_group, actor != NULL || topic != NULL);
  gsy_vocabulary_entry_set_value (self->name_entry, self->name);
  if (actor != NULL)
    {
      gsy_vocabulary_entry_set_value (self->kind_entry, gsy_vocabulary_wording_kind (actor->kind));
      gsy_vocabulary_entry_set_value (self->part_entry, actor->part_of);
      gsy_vocabulary_strings_set_value (self->aliases, (const char *const *) actor->aliases);
      gsy_vocabulary_entry_set_value (self->code_entry, actor->code);
      gsy_vocabulary_entry_set_value (self->wikidata_entry, actor->wikidata);
      gsy_vocabulary_text_set_value (self->note, actor->note);
    }
  else
    gsy_vocabulary_text_set_value (self->note, topic != NULL ? topic->note : NULL);
  update_uses (self);
  update_actions (self);
}

static void
scheme_changed_cb (GsyNameEditor *self, GsySchemeList list)
{
  if (list == gsy_name_kind_get_list (self->kind) || list == GSY_LIST_LAYERS)
    refresh (self);
}

static void
index_changed_cb (GsyNameEditor *self)
{
  if (self->name != NULL)
    update_uses (self);
}

/* --- the name --- */

static gboolean
rename_at_once (GsyNameEditor *self, const char *to)
{
  g_autofree char *old = g_steal_pointer (&self->name);
  gboolean done;

  /* The list tells of it before the verb comes back. */
  self->name = g_strdup (to);
  if (self->kind == GSY_NAME_ACTOR)
    {
      g_autoptr (GsyActor) actor = gsy_actor_copy (gsy_scheme_find_actor (self->scheme, old));
      g_free (actor->name);
      actor->name = g_strdup (to);
      done = gsy_editor_replace_item (self->editor, GSY_LIST_ACTORS, old, actor);
    }
  else
    {
      g_autoptr (GsyTopic) topic = gsy_topic_copy (gsy_scheme_find_topic (self->scheme, old));
      g_free (topic->name);
      topic->name = g_strdup (to);
      done = gsy_editor_replace_item (self->editor, GSY_LIST_TOPICS, old, topic);
    }
  if (!done)
    {
      g_free (self->name);
      self->name = g_steal_pointer (&old);
      return FALSE;
    }
  gsy_vocabulary_entry_set_value (self->name_entry, self->name);
  g_signal_emit (self, signals[NAMED], 0, self->name);
  return TRUE;
}

/* Hands the question to the window. @to NULL: it is asked with what to merge. */
static void
ask_change (GsyNameEditor *self, const char *to)
{
  const char *names[] = { self->name, NULL };

  gtk_widget_activate_action (GTK_WIDGET (self), "vocabulary.change-names", "(u^asms)", (guint) self->kind, names, to);
}

static gboolean
name_commit_cb (GsyNameEditor *self, const char *text)
{
  if (self->name == NULL)
    return TRUE;
  if (*text == '\0')
    {
      gsy_vocabulary_entry_reset (self->name_entry);
      return TRUE;
    }
  if (gsy_name_editor_can_rename_at_once (self->scheme, self->index, self->kind, self->name, text))
    return rename_at_once (self, text);
  ask_change (self, text);
  return TRUE;
}

/* --- the rest --- */

static gboolean
replace_actor (GsyNameEditor *self, GsyActor *actor)
{
  if (gsy_actor_equal (actor, get_actor (self)))
    return TRUE;
  return gsy_editor_replace_item (self->editor, GSY_LIST_ACTORS, self->name, actor);
}

static char *
dup_or_null (const char *text)
{
  return *text != '\0' ? g_strdup (text) : NULL;
}

static gboolean
kind_commit_cb (GsyNameEditor *self, const char *text)
{
  if (get_actor (self) == NULL)
    return TRUE;
  g_autoptr (GsyActor) actor = gsy_actor_copy (get_actor (self));
  g_free (actor->kind);
  actor->kind = gsy_vocabulary_wording_parse_kind (text);
  gboolean done = replace_actor (self, actor);
  gsy_vocabulary_entry_set_value (self->kind_entry, gsy_vocabulary_wording_kind (get_actor (self)->kind));
  return done;
}

static gboolean
part_commit_cb (GsyNameEditor *self, const char *text)
{
  if (get_actor (self) == NULL)
    return TRUE;
  g_autoptr (GsyActor) actor = gsy_actor_copy (get_actor (self));
  g_free (actor->part_of);
  actor->part_of = dup_or_null (text);
  return replace_actor (self, actor);
}

static gboolean
code_commit_cb (GsyNameEditor *self, const char *text)
{
  if (get_actor (self) == NULL)
    return TRUE;
  g_autoptr (GsyActor) actor = gsy_actor_copy (get_actor (self));
  g_free (actor->code);
  actor->code = dup_or_null (text);
  return replace_actor (self, actor);
}

static gboolean
wikidata_commit_cb (GsyNameEditor *self, const char *text)
{
  if (get_actor (self) == NULL)
    return TRUE;
  g_autoptr (GsyActor) actor = gsy_actor_copy (get_actor (self));
  g_free (actor->wikidata);
  actor->wikidata = gsy_vocabulary_wording_parse_wikidata (text);
  gboolean done = replace_actor (self, actor);
  gsy_vocabulary_entry_set_value (self->wikidata_entry, get_actor (self)->wikidata);
  return done;
}

static void
aliases_commit_cb (GsyNameEditor *self, char **aliases)
{
  if (get_actor (self) == NULL)
    return;
  g_autoptr (GsyActor) actor = gsy_actor_copy (get_actor (self));
  g_strfreev (actor->aliases);
  actor->aliases = g_strdupv (aliases);
  replace_actor (self, actor);
  gsy_vocabulary_strings_set_value (self->aliases, (const char *const *) get_actor (self)->aliases);
}

static void
note_commit_cb (GsyNameEditor *self, const char *text)
{
  if (get_actor (self) != NULL)
    {
      g_autoptr (GsyActor) actor = gsy_actor_copy (get_actor (self));
      g_free (actor->note);
      actor->note = dup_or_null (text);
      replace_actor (self, actor);
    }
  else if (get_topic (self) != NULL)
    {
      g_autoptr (GsyTopic) topic = gsy_topic_copy (get_topic (self));
      g_free (topic->note);
      topic->note = dup_or_null (text);
      gsy_editor_replace_item (self->editor, GSY_LIST_TOPICS, self->name, topic);
    }
}

/* --- suggestions --- */

static char **
suggest_kind (const char *text, gpointer user_data)
{
  GsyNameEditor *self = user_data;
  GPtrArray *actors = self->scheme != NULL ? gsy_scheme_get_list (self->scheme, GSY_LIST_ACTORS) : NULL;
  g_autoptr (GPtrArray) kinds = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *value = gsy_vocabulary_entry_get_value (self->kind_entry);
  /* What is there already is no beginning of something else: all are offered. */
  g_autofree char *typed = g_strcmp0 (text, value) == 0 ? g_strdup ("") : g_utf8_casefold (text, -1);

  for (guint i = 0; gsy_actor_kinds[i] != NULL; i++)
    g_ptr_array_add (kinds, (gpointer) gsy_actor_kinds[i]);
  for (guint i = 0; actors != NULL && i < actors->len; i++)
    {
      const char *kind = ((const GsyActor *) g_ptr_array_index (actors, i))->kind;
      if (kind != NULL && !g_ptr_array_find_with_equal_func (kinds, kind, g_str_equal, NULL))
        g_ptr_array_add (kinds, (gpointer) kind);
    }
  for (guint i = 0; i < kinds->len; i++)
    {
      const char *label = gsy_vocabulary_wording_kind (g_ptr_array_index (kinds, i));
      g_autofree char *folded = g_utf8_casefold (label, -1);
      if (g_str_has_prefix (folded, typed))
        g_strv_builder_add (builder, label);
    }
  return g_strv_builder_end (builder);
}

static char **
suggest_part (const char *text, gpointer user_data)
{
  GsyNameEditor *self = user_data;

  if (self->index == NULL || self->name == NULL || *text == '\0')
    return NULL;
  g_autoptr (GPtrArray) found = gsy_folder_index_complete (self->index, self->scheme, GSY_NAME_ACTOR, text, MAX_SUGGESTIONS);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  for (guint i = 0; i < found->len; i++)
    {
      const char *name = ((const GsyCompletion *) g_ptr_array_index (found, i))->name;
      if (gsy_actor_may_be_part_of (self->scheme, self->name, name))
        g_strv_builder_add (builder, name);
    }
  return g_strv_builder_end (builder);
}

/* --- actions --- */

static void
list_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyNameEditor *self = GSY_NAME_EDITOR (widget);

  if (self->name == NULL)
    return;
  if (self->kind == GSY_NAME_ACTOR)
    {
      g_autoptr (GsyActor) actor = gsy_actor_new (self->name);
      gsy_editor_add_item (self->editor, GSY_LIST_ACTORS, actor);
    }
  else
    {
      g_autoptr (GsyTopic) topic = gsy_topic_new (self->name);
      gsy_editor_add_item (self->editor, GSY_LIST_TOPICS, topic);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
}

static void
merge_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (GSY_NAME_EDITOR (widget)->name != NULL)
    ask_change (GSY_NAME_EDITOR (widget), NULL);
}

static void
show_all_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyNameEditor *self = GSY_NAME_EDITOR (widget);

  if (self->name != NULL)
    gtk_widget_activate_action (widget, "vocabulary.show-uses", "(us)", (guint) self->kind, self->name);
}

static void
remove_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GsyNameEditor *self = GSY_NAME_EDITOR (widget);
  const char *names[] = { self->name, NULL };

  if (self->name != NULL)
    gsy_name_editor_remove_names (widget, self->editor, self->kind, names);
}

/* --- object --- */

static void
set_sources (GsyNameEditor *self, GsyEditor *editor)
{
  GsyCorpus *corpus = editor != NULL ? gsy_editor_get_corpus (editor) : NULL;
  GsyScheme *scheme = corpus != NULL ? gsy_corpus_get_scheme (corpus) : NULL;
  GsyFolderIndex *index = corpus != NULL ? gsy_corpus_get_index (corpus) : NULL;

  g_set_object (&self->editor, editor);
  if (self->scheme != scheme)
    {
      if (self->scheme != NULL)
        g_signal_handlers_disconnect_by_data (self->scheme, self);
      g_set_object (&self->scheme, scheme);
      if (scheme != NULL)
        g_signal_connect_swapped (scheme, "changed", G_CALLBACK (scheme_changed_cb), self);
    }
  if (self->index != index)
    {
      if (self->index != NULL)
        g_signal_handlers_disconnect_by_data (self->index, self);
      g_set_object (&self->index, index);
      if (index != NULL)
        g_signal_connect_swapped (index, "changed", G_CALLBACK (index_changed_cb), self);
    }
}

static void
gsy_name_editor_dispose (GObject *object)
{
  GsyNameEditor *self = GSY_NAME_EDITOR (object);

  set_sources (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GSY_TYPE_NAME_EDITOR);
  G_OBJECT_CLASS (gsy_name_editor_parent_class)->dispose (object);
}

static void
gsy_name_editor_finalize (GObject *object)
{
  GsyNameEditor *self = GSY_NAME_EDITOR (object);

  g_clear_pointer (&self->uses, g_ptr_array_unref);
  g_ptr_array_unref (self->use_rows);
  g_free (self->name);
  G_OBJECT_CLASS (gsy_name_editor_parent_class)->finalize (object);
}

static void
gsy_name_editor_class_init (GsyNameEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gsy_name_editor_dispose;
  object_class->finalize = gsy_name_editor_finalize;
  signals[NAMED] = g_signal_new ("named", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (GSY_TYPE_VOCABULARY_ENTRY);
  g_type_ensure (GSY_TYPE_VOCABULARY_STRINGS);
  g_type_ensure (GSY_TYPE_VOCABULARY_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-name-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyNameEditor, unlisted_group);
  gtk_widget_class_bind_template_child (widget_class, GsyNameEditor, name_entry);
  gtk_widget_class_bind_template_child (widget_class, GsyNameEditor, kind_entry);
  gtk_widget_class_bind_template_child (widget_class, GsyNameEditor, part_entry);
  gtk_widget_class_bind_template_child (widget_class, GsyNameEditor, aliases);
  gtk_widget_class_bind_template_child (widget_class, GsyNameEditor, more_group);
  gtk_widget_class_bind_template_child (widget_class, GsyNameEditor, code_entry);
  gtk_widget_class_bind_template_child (widget_class, GsyNameEditor, wikidata_entry);
  gtk_widget_class_bind_template_child (widget_class, GsyNameEditor, note_group);
  gtk_widget_class_bind_template_child (widget_class, GsyNameEditor, note);
  gtk_widget_class_bind_template_child (widget_class, GsyNameEditor, uses_group);
  gtk_widget_class_bind_template_child (widget_class, GsyNameEditor, all_button);
  gtk_widget_class_bind_template_child (widget_class, GsyNameEditor, acts_group);
  gtk_widget_class_bind_template_child (widget_class, GsyNameEditor, merge_row);
  gtk_widget_class_bind_template_child (widget_class, GsyNameEditor, remove_row);
  gtk_widget_class_bind_template_callback (widget_class, name_commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, part_commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, code_commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, wikidata_commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, aliases_commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_commit_cb);

  gtk_widget_class_install_action (widget_class, "name.list", NULL, list_action);
  gtk_widget_class_install_action (widget_class, "name.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "name.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "name.show-all", NULL, show_all_action);
}

static void
gsy_name_editor_init (GsyNameEditor *self)
{
  self->use_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gsy_widget_let_tab_leave (GTK_WIDGET (self->uses_group)); /* with the button in its heading */
  gsy_preferences_group_let_tab_leave (GTK_WIDGET (self->acts_group));
  gsy_vocabulary_entry_set_asks (self->name_entry, TRUE);
  gsy_vocabulary_entry_set_suggest (self->kind_entry, suggest_kind, self);
  gsy_vocabulary_entry_set_suggest (self->part_entry, suggest_part, self);
}

void
gsy_name_editor_set (GsyNameEditor *self, GsyEditor *editor, GsyNameKind kind, const char *name)
{
  g_return_if_fail (GSY_IS_NAME_EDITOR (self));

  gboolean other = g_strcmp0 (self->name, name) != 0;
  char *copy = g_strdup (name);
  if (other && self->name != NULL)
    {
      gsy_name_editor_commit (self);
      gsy_name_editor_commit_name (self);
    }
  set_sources (self, editor);
  self->kind = kind;
  g_free (self->name);
  self->name = copy;
  if (other)
    gsy_name_editor_reset (self);
  else
    refresh (self);
}

const char *
gsy_name_editor_get_name (GsyNameEditor *self)
{
  g_return_val_if_fail (GSY_IS_NAME_EDITOR (self), NULL);
  return self->name;
}

void
gsy_name_editor_reset (GsyNameEditor *self)
{
  g_return_if_fail (GSY_IS_NAME_EDITOR (self));

  refresh (self);
  gsy_vocabulary_entry_reset (self->name_entry);
  gsy_vocabulary_entry_reset (self->kind_entry);
  gsy_vocabulary_entry_reset (self->part_entry);
  gsy_vocabulary_entry_reset (self->code_entry);
  gsy_vocabulary_entry_reset (self->wikidata_entry);
}

void
gsy_name_editor_commit (GsyNameEditor *self)
{
  g_return_if_fail (GSY_IS_NAME_EDITOR (self));

  if (self->name == NULL)
    return;
  gsy_vocabulary_entry_commit (self->kind_entry);
  gsy_vocabulary_entry_commit (self->part_entry);
  gsy_vocabulary_strings_commit (self->aliases);
  gsy_vocabulary_entry_commit (self->code_entry);
  gsy_vocabulary_entry_commit (self->wikidata_entry);
  gsy_vocabulary_text_commit (self->note);
}

void
gsy_name_editor_commit_name (GsyNameEditor *self)
{
  g_return_if_fail (GSY_IS_NAME_EDITOR (self));

  if (self->name != NULL)
    gsy_vocabulary_entry_commit (self->name_entry);
}

void
gsy_name_editor_rename (GsyNameEditor *self)
{
  g_return_if_fail (GSY_IS_NAME_EDITOR (self));
  gsy_vocabulary_entry_edit (self->name_entry);
}
