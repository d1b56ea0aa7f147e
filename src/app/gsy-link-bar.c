/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-link-bar.c: finds the statement at the other end of a link, at each key anew. */
#include "config.h"

#include "app/gsy-link-bar.h"
#include "app/gsy-candidate-row.h"
#include "app/gsy-widgets.h"

#include <glib/gi18n-lib.h>

/* Rows that Page Up and Page Down go. */
#define PAGE 5

struct _GsyLinkBar
{
  GtkWidget parent_instance;

  GtkWidget *revealer;
  GtkDropDown *relation_drop;
  GtkSearchEntry *entry;
  GtkWidget *close;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkListBox *list;
  GtkLabel *empty;

  GsyEditor *editor;
  GPtrArray *relations;  /* of GsyRelation: what the drop-down offers */
  GPtrArray *candidates; /* of GsyEntry */
  GPtrArray *rows;       /* of GsyCandidateRow, made once, as many as were ever needed */
  GSignalGroup *index_signals;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (GsyLinkBar, gsy_link_bar, GTK_TYPE_WIDGET)

enum
{
  OPENED,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_text (GsyLinkBar *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* --- the selected candidate --- */

static int
get_position (GsyLinkBar *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

/* The entry keeps the keyboard, so it is with the entry that a screen reader says which one is selected. */
static void
describe (GsyLinkBar *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  const char *text = self->candidates->len == 0 ? gtk_label_get_text (self->empty) : row != NULL ? gsy_candidate_row_get_name (GSY_CANDIDATE_ROW (row))
                                                                                                 : "";

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "", -1);
}

static void
scroll_to_row (GsyLinkBar *self, GtkWidget *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
select_position (GsyLinkBar *self, guint position)
{
  GtkListBoxRow *row = position < self->candidates->len ? gtk_list_box_get_row_at_index (self->list, (int) position) : NULL;

  gtk_list_box_select_row (self->list, row);
  if (row != NULL)
    scroll_to_row (self, GTK_WIDGET (row));
  describe (self);
}

void
gsy_link_bar_move (GsyLinkBar *self, int rows)
{
  g_return_if_fail (GSY_IS_LINK_BAR (self));

  if (self->candidates->len == 0)
    return;
  int position = get_position (self);
  int last = (int) self->candidates->len - 1;
  int next = CLAMP (position + rows, 0, last);
  if (next == position)
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    select_position (self, (guint) next);
}

/* --- the candidates --- */

static gboolean
is_linked (const GsyStatement *from, const char *to)
{
  for (guint i = 0; from->links != NULL && i < from->links->len; i++)
    if (g_strcmp0 (((const GsyLink *) g_ptr_array_index (from->links, i))->to, to) == 0)
      return TRUE;
  return FALSE;
}

static void
fill_rows (GsyLinkBar *self, const GsyStatement *from)
{
  guint n = self->candidates->len;

  while (self->rows->len < n)
    {
      GtkWidget *row = gsy_candidate_row_new ();
      g_ptr_array_add (self->rows, row);
      gtk_list_box_append (self->list, row);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      gtk_widget_set_visible (row, i < n);
      if (i >= n)
        continue;
      const GsyEntry *entry = g_ptr_array_index (self->candidates, i);
      gsy_candidate_row_set (GSY_CANDIDATE_ROW (row), self->editor, entry, is_linked (from, entry->id), i + 1, n);
    }
}

static void
update_empty (GsyLinkBar *self)
{
  GsyFolderIndex *index = gsy_editor_get_index (self->editor);
  const char *text;

  if (index != NULL && !gsy_folder_index_is_ready (index))
    text = _ ("Reading the folder…");
  else if (*get_text (self) != '\0')
    text = _ ("No statement has these words");
  else
    text = _ ("No other statement can be linked in this way");
  gtk_label_set_text (self->empty, text);
  gtk_stack_set_visible_child (self->stack, self->candidates->len > 0 ? GTK_WIDGET (self->scroller) : GTK_WIDGET (self->empty));
}

static void
search (GsyLinkBar *self)
{
  const GsyStatement *from = self->editor != NULL ? gsy_editor_get_selected (self->editor) : NULL;
  GsyDocument *document = self->editor != NULL ? gsy_editor_get_document (self->editor) : NULL;
  GsyFolderIndex *index = gsy_editor_get_index (self->editor);

  if (self->filling || !gsy_link_bar_is_open (self) || from == NULL || document == NULL || index == NULL)
    return;

  g_autofree char *text = g_strstrip (g_strdup (get_text (self)));
  GsyCandidateQuery query = {
    .article = gsy_document_get_key (document),
    .from = from,
    .relation = gsy_link_bar_get_relation (self),
    .text = *text != '\0' ? text : NULL,
    .max = GSY_LINK_BAR_MAX,
  };
  g_ptr_array_unref (self->candidates);
  self->candidates = gsy_folder_index_find_candidates (index, gsy_editor_get_scheme (self->editor), &query);
  fill_rows (self, from);
  update_empty (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  select_position (self, 0);
}

/* The folder changed: the same one stays selected if it is still there. */
static void
refresh (GsyLinkBar *self)
{
  const GsyEntry *selected = gsy_link_bar_get_candidate (self);
  g_autofree char *id = selected != NULL ? g_strdup (selected->id) : NULL;

  if (!gsy_link_bar_is_open (self))
    return;
  search (self);
  for (guint i = 0; id != NULL && i < self->candidates->len; i++)
    if (g_strcmp0 (((const GsyEntry *) g_ptr_array_index (self->candidates, i))->id, id) == 0)
      {
        select_position (self, i);
        return;
      }
}

gboolean
gsy_link_bar_choose (GsyLinkBar *self)
{
  g_return_val_if_fail (GSY_IS_LINK_BAR (self), FALSE);

  const GsyEntry *entry = gsy_link_bar_get_candidate (self);
  if (entry == NULL || !gsy_link_bar_is_open (self))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return FALSE;
    }

  const GsyRelation *relation = gsy_link_bar_get_relation (self);
  g_autofree char *article = g_strdup (entry->article);
  g_autofree char *to = g_strdup (entry->id);
  g_autofree char *relation_id = relation != NULL ? g_strdup (relation->id) : NULL;
  int repairing = gsy_editor_get_repairing (self->editor);
  gboolean done = repairing >= 0 ? gsy_editor_repair_link (self->editor, (guint) repairing, article, to)
                                 : gsy_editor_add_link (self->editor, relation_id, article, to);
  if (done)
    gsy_editor_end_linking (self->editor);
  return done;
}

/* --- the relations --- */

/* Only those that may start at the selected statement's layer; for a repair the one that the link has. */
static void
fill_relations (GsyLinkBar *self)
{
  const GsyStatement *from = gsy_editor_get_selected (self->editor);
  GsyScheme *scheme = gsy_editor_get_scheme (self->editor);
  GPtrArray *all = gsy_scheme_get_list (scheme, GSY_LIST_RELATIONS);
  const GsyRelation *usual = gsy_editor_get_default_relation (self->editor, NULL);
  int repairing = gsy_editor_get_repairing (self->editor);
  const GsyLink *link = repairing >= 0 && from->links != NULL && (guint) repairing < from->links->len ? g_ptr_array_index (from->links, repairing) : NULL;
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_set_size (self->relations, 0);
  for (guint i = 0; i < all->len; i++)
    {
      GsyRelation *relation = g_ptr_array_index (all, i);
      if (link != NULL ? g_strcmp0 (relation->id, link->relation) != 0 : !gsy_relation_allows (relation, from->layer, NULL))
        continue;
      if (relation == usual)
        selected = self->relations->len;
      g_ptr_array_add (self->relations, gsy_relation_ref (relation));
      gtk_string_list_append (labels, gsy_relation_get_label (relation));
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->relation_drop, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->relation_drop, self->relations->len > 0 ? selected : GTK_INVALID_LIST_POSITION);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->relation_drop), self->relations->len > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->relation_drop), self->relations->len > 1);
}

static void
setup_relation_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

/* GTK gives rows of a drop-down no name. What a relation means is told where it is chosen. */
static void
bind_relation_cb (GsyLinkBar *self, GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  guint position = gtk_list_item_get_position (item);
  const GsyRelation *relation = position < self->relations->len ? g_ptr_array_index (self->relations, position) : NULL;

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, relation != NULL ? relation->definition : NULL);
  gsy_widget_set_row_name (label, text);
}

static void
relation_changed_cb (GsyLinkBar *self)
{
  search (self);
}

const GsyRelation *
gsy_link_bar_get_relation (GsyLinkBar *self)
{
  g_return_val_if_fail (GSY_IS_LINK_BAR (self), NULL);

  guint selected = gtk_drop_down_get_selected (self->relation_drop);
  return selected < self->relations->len ? g_ptr_array_index (self->relations, selected) : NULL;
}

/* --- opening and closing --- */

static void
open_bar (GsyLinkBar *self)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  fill_relations (self);
  g_object_set (self->entry, "placeholder-text",
                gsy_editor_get_repairing (self->editor) >= 0 ? _ ("Find the statement that it shall lead to") : _ ("Find a statement in any article"), NULL);
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  self->filling = FALSE;
  search (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  g_signal_emit (self, signals[OPENED], 0);
}

static void
close_bar (GsyLinkBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && (focus == GTK_WIDGET (self) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)));

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  if (had_focus)
    g_signal_emit (self, signals[CLOSED], 0);
}

static void
linking_changed_cb (GsyLinkBar *self)
{
  gboolean linking = gsy_editor_is_linking (self->editor) && gsy_editor_get_selected (self->editor) != NULL;

  if (linking)
    open_bar (self);
  else if (gsy_link_bar_is_open (self))
    close_bar (self);
}

static void
corpus_changed_cb (GsyLinkBar *self)
{
  g_signal_group_set_target (self->index_signals, gsy_editor_get_index (self->editor));
}

static void
end_cb (GsyLinkBar *self)
{
  if (self->editor != NULL)
    gsy_editor_end_linking (self->editor);
}

/* --- keys and mouse --- */

static gboolean
entry_key_cb (GsyLinkBar *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      gsy_link_bar_move (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      gsy_link_bar_move (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      gsy_link_bar_move (self, -PAGE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      gsy_link_bar_move (self, PAGE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      gsy_link_bar_choose (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* From the drop-down and the button; the entry has a signal for it. */
static gboolean
key_cb (GsyLinkBar *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  end_cb (self);
  return GDK_EVENT_STOP;
}

static void
row_activated_cb (GsyLinkBar *self, GtkListBoxRow *row)
{
  gtk_list_box_select_row (self->list, row);
  gsy_link_bar_choose (self);
}

/* --- the widget --- */

static void
gsy_link_bar_dispose (GObject *object)
{
  GsyLinkBar *self = GSY_LINK_BAR (object);

  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_clear_object (&self->index_signals);
  g_clear_object (&self->editor);
  gtk_widget_dispose_template (GTK_WIDGET (self), GSY_TYPE_LINK_BAR);
  G_OBJECT_CLASS (gsy_link_bar_parent_class)->dispose (object);
}

static void
gsy_link_bar_finalize (GObject *object)
{
  GsyLinkBar *self = GSY_LINK_BAR (object);

  g_ptr_array_unref (self->relations);
  g_ptr_array_unref (self->candidates);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (gsy_link_bar_parent_class)->finalize (object);
}

static void
gsy_link_bar_class_init (GsyLinkBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gsy_link_bar_dispose;
  object_class->finalize = gsy_link_bar_finalize;

  signals[OPENED] = g_signal_new_class_handler ("opened", GSY_TYPE_LINK_BAR, G_SIGNAL_RUN_LAST, NULL, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new_class_handler ("closed", GSY_TYPE_LINK_BAR, G_SIGNAL_RUN_LAST, NULL, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-link-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyLinkBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, GsyLinkBar, relation_drop);
  gtk_widget_class_bind_template_child (widget_class, GsyLinkBar, entry);
  gtk_widget_class_bind_template_child (widget_class, GsyLinkBar, close);
  gtk_widget_class_bind_template_child (widget_class, GsyLinkBar, stack);
  gtk_widget_class_bind_template_child (widget_class, GsyLinkBar, scroller);
  gtk_widget_class_bind_template_child (widget_class, GsyLinkBar, list);
  gtk_widget_class_bind_template_child (widget_class, GsyLinkBar, empty);
  gtk_widget_class_bind_template_callback (widget_class, search);
  gtk_widget_class_bind_template_callback (widget_class, end_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, relation_changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "linkbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
}

static void
gsy_link_bar_init (GsyLinkBar *self)
{
  self->relations = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_relation_unref);
  self->candidates = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_relation_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_relation_cb), self, G_CONNECT_SWAPPED);
  gtk_drop_down_set_factory (self->relation_drop, factory);
  gsy_widget_set_name (GTK_WIDGET (self->relation_drop), _ ("Relation"));
  self->index_signals = g_signal_group_new (GSY_TYPE_FOLDER_INDEX);
  g_signal_group_connect_swapped (self->index_signals, "changed", G_CALLBACK (refresh), self);
  g_signal_group_connect_swapped (self->index_signals, "notify::ready", G_CALLBACK (refresh), self);
}

GtkWidget *
gsy_link_bar_new (void)
{
  return g_object_new (GSY_TYPE_LINK_BAR, NULL);
}

void
gsy_link_bar_set_editor (GsyLinkBar *self, GsyEditor *editor)
{
  g_return_if_fail (GSY_IS_LINK_BAR (self));
  g_return_if_fail (GSY_IS_EDITOR (editor) && self->editor == NULL);

  self->editor = g_object_ref (editor);
  g_signal_connect_object (editor, "notify::linking", G_CALLBACK (linking_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::corpus", G_CALLBACK (corpus_changed_cb), self, G_CONNECT_SWAPPED);
  corpus_changed_cb (self);
}

gboolean
gsy_link_bar_is_open (GsyLinkBar *self)
{
  g_return_val_if_fail (GSY_IS_LINK_BAR (self), FALSE);
  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}

void
gsy_link_bar_set_text (GsyLinkBar *self, const char *text)
{
  g_return_if_fail (GSY_IS_LINK_BAR (self));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

guint
gsy_link_bar_get_n_candidates (GsyLinkBar *self)
{
  g_return_val_if_fail (GSY_IS_LINK_BAR (self), 0);
  return self->candidates->len;
}

const GsyEntry *
gsy_link_bar_get_candidate (GsyLinkBar *self)
{
  g_return_val_if_fail (GSY_IS_LINK_BAR (self), NULL);

  int position = get_position (self);
  return position >= 0 && (guint) position < self->candidates->len ? g_ptr_array_index (self->candidates, position) : NULL;
}
