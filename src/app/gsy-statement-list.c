/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-statement-list.c: the statements of the open article, filtered as one types, and what in its sidecar makes no sense. */
#include "config.h"

#include "app/gsy-statement-list.h"
#include "app/gsy-statement-model.h"
#include "app/gsy-statement-row.h"
#include "app/gsy-widgets.h"
#include "app/gsy-wording.h"

#include <glib/gi18n-lib.h>

/* A list of thousands helps nobody more than its beginning. */
#define MAX_PROBLEMS 200

struct _GsyStatementList
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkRevealer *filter_bar;
  GtkWidget *filter;
  GtkWidget *doubtful;
  GtkLabel *doubtful_label;
  GtkStack *stack;
  GtkListView *list;
  GtkLabel *nothing;
  GtkWidget *problems;
  GtkLabel *problems_title;
  GtkListBox *problems_list;

  GsyEditor *editor;
  GsyStatementModel *model;
  GtkSingleSelection *selection;
  GHashTable *bound; /* GtkListItem → its row, of those that show a statement */
  char *count;       /* nullable */
  gboolean syncing;  /* the selection follows the editor, not the other way */
  gboolean updating; /* likewise the button */
};

G_DEFINE_FINAL_TYPE (GsyStatementList, gsy_statement_list, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_EDITOR,
  PROP_FILTERING,
  PROP_COUNT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static guint
count_all (GsyStatementList *self)
{
  GsyStore *store = self->editor != NULL ? gsy_editor_get_store (self->editor) : NULL;

  return store != NULL ? gsy_store_get_n_statements (store) : 0;
}

/* Takes @count. */
static void
take_count (GsyStatementList *self, char *count)
{
  if (g_strcmp0 (self->count, count) == 0)
    {
      g_free (count);
      return;
    }
  g_free (self->count);
  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

/* The button that leaves only what is to be looked at is there as long as it has something to do. */
static void
update_doubtful (GsyStatementList *self)
{
  guint n = gsy_statement_model_get_n_doubtful (self->model);
  /* Translators: button: lists only the statements whose place is doubtful or lost since the article changed; %u is how many there are */
  g_autofree char *text = g_strdup_printf (ngettext ("%u place to look at", "%u places to look at", n), n);

  gtk_label_set_label (self->doubtful_label, text);
  gsy_widget_set_name (self->doubtful, text);
  gtk_widget_set_visible (self->doubtful, n > 0);
  self->updating = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->doubtful), gsy_statement_model_get_doubtful_only (self->model));
  self->updating = FALSE;
}

static void
update_page (GsyStatementList *self)
{
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint all = count_all (self);

  if (all > shown)
    /* Translators: %1$u statements of %2$u are shown by the filter */
    take_count (self, g_strdup_printf (_ ("%1$u of %2$u"), shown, all));
  else
    take_count (self, all > 0 ? g_strdup_printf ("%u", all) : NULL);
  gtk_stack_set_visible_child_name (self->stack, shown > 0 ? "list" : "nothing");
  if (shown > 0)
    return;
  if (self->editor == NULL || gsy_editor_get_document (self->editor) == NULL)
    gtk_label_set_label (self->nothing, "");
  else if (all > 0)
    gtk_label_set_label (self->nothing, _ ("No statement matches the filter"));
  else
    gtk_label_set_label (self->nothing, _ ("Nothing marked yet"));
}

/* "2 of 5" in the rows' names must be true after each change. */
static void
renumber (GsyStatementList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  GHashTableIter iter;
  gpointer item, row;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, &row))
    if (gtk_list_item_get_position (item) != GTK_INVALID_LIST_POSITION)
      gsy_statement_row_set_position (row, gtk_list_item_get_position (item) + 1, n);
}

static void
refresh_rows (GsyStatementList *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    gsy_statement_row_refresh (row);
}

/* Whether the selected row is that of @statement, wherever either has moved to meanwhile. */
static gboolean
is_row_of (GsyStatementList *self, const GsyStatement *statement)
{
  GsyStatementItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL && statement != NULL && g_str_equal (gsy_statement_item_get (item)->id, statement->id);
}

static void
sync_selection (GsyStatementList *self)
{
  const GsyStatement *statement = gsy_editor_get_selected (self->editor);
  /* The editor tells of a change before the model has taken it in: there the statement is not found by its new place. */
  if (is_row_of (self, statement))
    return;
  int position = statement != NULL ? gsy_statement_model_get_position (self->model, statement) : -1;
  guint wanted = position >= 0 ? (guint) position : GTK_INVALID_LIST_POSITION;

  if (gtk_single_selection_get_selected (self->selection) == wanted)
    return;
  self->syncing = TRUE;
  gtk_single_selection_set_selected (self->selection, wanted);
  self->syncing = FALSE;
  if (wanted != GTK_INVALID_LIST_POSITION)
    gsy_list_view_scroll_to (self->list, wanted);
}

static void
model_changed_cb (GsyStatementList *self)
{
  update_page (self);
  renumber (self);
  if (self->editor != NULL)
    sync_selection (self);
}

/* --- what makes no sense --- */

static GtkWidget *
create_problem_row (const GsyProblem *problem)
{
  g_autofree char *place = NULL;
  g_autofree char *name = NULL;

  if (problem->line > 0)
    /* Translators: a place in a file */
    place = g_strdup_printf (_ ("Line %1$u, column %2$u"), problem->line, problem->column);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *message = g_object_new (GTK_TYPE_LABEL, "label", problem->message, "xalign", 0.f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  gtk_box_append (GTK_BOX (box), message);
  if (place != NULL)
    {
      const char *classes[] = { "caption", "dim-label", NULL };
      gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", place, "xalign", 0.f, "css-classes", classes, NULL));
    }

  GtkWidget *row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  name = place != NULL ? g_strdup_printf ("%s, %s", problem->message, place) : g_strdup (problem->message);
  gsy_widget_set_name (row, name);
  return row;
}

static void
update_problems (GsyStatementList *self)
{
  GsyDocument *document = gsy_editor_get_document (self->editor);
  GPtrArray *problems = document != NULL ? gsy_document_get_problems (document) : NULL;
  guint n = 0;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->problems_list))) != NULL)
    gtk_list_box_remove (self->problems_list, row);
  /* What is asked about a statement's place, its row says, as long as it is so. */
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const GsyProblem *problem = g_ptr_array_index (problems, i);

      if (problem->kind == GSY_PROBLEM_FILE && n++ < MAX_PROBLEMS)
        gtk_list_box_append (self->problems_list, create_problem_row (problem));
    }
  /* Translators: heading of a list of what in the file with the annotations makes no sense */
  g_autofree char *title = g_strdup_printf (ngettext ("%u Problem", "%u Problems", n), n);
  gtk_label_set_label (self->problems_title, title);
  gtk_widget_set_visible (self->problems, n > 0);
}

static void
document_cb (GsyStatementList *self)
{
  /* First the old rows go, so that none of them asks the new article for its words. */
  gsy_statement_model_set_store (self->model, NULL, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  gsy_statement_model_set_filter (self->model, NULL);
  gsy_statement_model_set_doubtful_only (self->model, FALSE);
  gsy_statement_model_set_store (self->model, gsy_editor_get_scheme (self->editor), gsy_editor_get_store (self->editor));
  update_problems (self);
  model_changed_cb (self);
}

static void
statements_changed_cb (GsyStatementList *self)
{
  update_page (self);
  sync_selection (self);
}

/* --- the user --- */

static void
selected_cb (GsyStatementList *self)
{
  GsyStatementItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (self->syncing || item == NULL || is_row_of (self, gsy_editor_get_selected (self->editor)))
    return;
  gsy_editor_select (self->editor, gsy_statement_item_get (item)->id, 0, TRUE);
}

static void
activate_cb (GsyStatementList *self, guint position)
{
  g_autoptr (GsyStatementItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  if (item == NULL)
    return;

  gsy_editor_select (self->editor, gsy_statement_item_get (item)->id, 0, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-article", NULL);
}

static gboolean
list_key_cb (GsyStatementList *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      gsy_editor_remove (self->editor);
      return GDK_EVENT_STOP;
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
filter_changed_cb (GsyStatementList *self)
{
  gsy_statement_model_set_filter (self->model, gtk_editable_get_text (GTK_EDITABLE (self->filter)));
  update_page (self);
}

static void
doubtful_toggled_cb (GsyStatementList *self)
{
  if (self->updating)
    return;
  gsy_statement_model_set_doubtful_only (self->model, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->doubtful)));
  update_page (self);
  sync_selection (self);
}

static void
filter_revealed_cb (GsyStatementList *self)
{
  if (gtk_revealer_get_reveal_child (self->filter_bar))
    gtk_widget_grab_focus (self->filter);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTERING]);
}

static void
filter_stop_cb (GsyStatementList *self)
{
  gtk_revealer_set_reveal_child (self->filter_bar, FALSE);
  gsy_statement_list_focus (self);
}

/* --- rows --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GsyStatementList *self)
{
  gtk_list_item_set_child (item, gsy_statement_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GsyStatementList *self)
{
  GsyStatementRow *row = GSY_STATEMENT_ROW (gtk_list_item_get_child (item));

  gsy_statement_row_set (row, self->editor, gtk_list_item_get_item (item),
                         gtk_list_item_get_position (item) + 1, g_list_model_get_n_items (G_LIST_MODEL (self->model)));
  g_hash_table_insert (self->bound, item, row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GsyStatementList *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  g_hash_table_remove (self->bound, item);
  if (row != NULL)
    gsy_statement_row_set (GSY_STATEMENT_ROW (row), NULL, NULL, 0, 0);
}

/* --- object --- */

static void
gsy_statement_list_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_EDITOR:
      gsy_statement_list_set_editor (GSY_STATEMENT_LIST (object), g_value_get_object (value));
      break;
    case PROP_FILTERING:
      gtk_revealer_set_reveal_child (GSY_STATEMENT_LIST (object)->filter_bar, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_statement_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_EDITOR:
      g_value_set_object (value, GSY_STATEMENT_LIST (object)->editor);
      break;
    case PROP_FILTERING:
      g_value_set_boolean (value, gtk_revealer_get_reveal_child (GSY_STATEMENT_LIST (object)->filter_bar));
      break;
    case PROP_COUNT:
      g_value_set_string (value, GSY_STATEMENT_LIST (object)->count);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_statement_list_dispose (GObject *object)
{
  GsyStatementList *self = GSY_STATEMENT_LIST (object);

  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  gsy_list_view_drop_rows (self->list);
  gtk_widget_dispose_template (GTK_WIDGET (self), GSY_TYPE_STATEMENT_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->bound, g_hash_table_unref);
  g_clear_pointer (&self->count, g_free);
  G_OBJECT_CLASS (gsy_statement_list_parent_class)->dispose (object);
}

static void
gsy_statement_list_class_init (GsyStatementListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = gsy_statement_list_set_property;
  object_class->get_property = gsy_statement_list_get_property;
  object_class->dispose = gsy_statement_list_dispose;

  properties[PROP_EDITOR] = g_param_spec_object ("editor", NULL, NULL, GSY_TYPE_EDITOR,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FILTERING] = g_param_spec_boolean ("filtering", NULL, NULL, FALSE,
                                                     G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_COUNT] = g_param_spec_string ("count", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-statement-list.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyStatementList, box);
  gtk_widget_class_bind_template_child (widget_class, GsyStatementList, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, GsyStatementList, filter);
  gtk_widget_class_bind_template_child (widget_class, GsyStatementList, doubtful);
  gtk_widget_class_bind_template_child (widget_class, GsyStatementList, doubtful_label);
  gtk_widget_class_bind_template_child (widget_class, GsyStatementList, stack);
  gtk_widget_class_bind_template_child (widget_class, GsyStatementList, list);
  gtk_widget_class_bind_template_child (widget_class, GsyStatementList, nothing);
  gtk_widget_class_bind_template_child (widget_class, GsyStatementList, problems);
  gtk_widget_class_bind_template_child (widget_class, GsyStatementList, problems_title);
  gtk_widget_class_bind_template_child (widget_class, GsyStatementList, problems_list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, doubtful_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_revealed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_stop_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "statementlist");
}

static void
gsy_statement_list_init (GsyStatementList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gsy_widget_let_tab_leave (GTK_WIDGET (self->list));
  gsy_widget_let_tab_leave (GTK_WIDGET (self->problems_list));

  self->bound = g_hash_table_new (NULL, NULL);
  self->model = gsy_statement_model_new ();
  g_signal_connect_object (self->model, "notify::n-doubtful", G_CALLBACK (update_doubtful), self, G_CONNECT_SWAPPED);
  self->selection = gsy_selection_new (G_LIST_MODEL (self->model));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (model_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gsy_list_view_set_rows (self->list, GTK_SELECTION_MODEL (self->selection), G_OBJECT (self), G_CALLBACK (setup_cb), G_CALLBACK (bind_cb), G_CALLBACK (unbind_cb));
  update_page (self);
}

void
gsy_statement_list_set_editor (GsyStatementList *self, GsyEditor *editor)
{
  g_return_if_fail (GSY_IS_STATEMENT_LIST (self));
  g_return_if_fail (self->editor == NULL);

  if (editor == NULL)
    return;
  self->editor = g_object_ref (editor);
  g_signal_connect_object (editor, "notify::document", G_CALLBACK (document_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::selected", G_CALLBACK (sync_selection), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "statements-changed", G_CALLBACK (statements_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "layers-changed", G_CALLBACK (refresh_rows), self, G_CONNECT_SWAPPED);
  document_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITOR]);
}

void
gsy_statement_list_show_doubtful (GsyStatementList *self)
{
  g_return_if_fail (GSY_IS_STATEMENT_LIST (self));

  if (gsy_statement_model_get_n_doubtful (self->model) > 0)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->doubtful), TRUE);
}

gboolean
gsy_statement_list_focus (GsyStatementList *self)
{
  g_return_val_if_fail (GSY_IS_STATEMENT_LIST (self), FALSE);

  guint selected = gtk_single_selection_get_selected (self->selection);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    return FALSE;
  if (selected != GTK_INVALID_LIST_POSITION)
    gsy_list_view_scroll_to (self->list, selected);
  return gsy_widget_focus_inside (GTK_WIDGET (self->list));
}
