/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-links-field.c: the links of the selected statement, outgoing and incoming, and a button to make one. */
#include "config.h"

#include "app/gsy-links-field.h"
#include "app/gsy-field-parts.h"
#include "app/gsy-field-row.h"
#include "app/gsy-layer-mark.h"
#include "app/gsy-widgets.h"
#include "app/gsy-wording.h"

#include <glib/gi18n-lib.h>

#define QUOTE_CHARS 110

struct _GsyLinksField
{
  GtkWidget parent_instance;

  GtkWidget *groups; /* one field row for each relation */
  GtkWidget *add_row;
  GtkWidget *add;

  GsyEditor *editor;
  char *id;        /* the statement's */
  char *signature; /* of what the rows show */
};

G_DEFINE_FINAL_TYPE (GsyLinksField, gsy_links_field, GTK_TYPE_WIDGET)

/* The other end of a link, as a row shows it. Strings are borrowed but for those with "own". */
typedef struct
{
  gboolean outgoing;
  gboolean broken;
  guint index; /* of the link, when outgoing */
  const char *caption;
  const char *relation;
  const char *id;
  const char *article; /* NULL: this one */
  const char *layer;   /* NULL: not known */
  char *own_roles;
  char *own_quote;
} End;

static void
end_free (gpointer data)
{
  End *end = data;

  g_free (end->own_roles);
  g_free (end->own_quote);
  g_free (end);
}

/* --- what there is to show --- */

static char *
dup_roles (const char *const *sources, const char *const *targets)
{
  g_autofree char *source = sources != NULL ? g_strjoinv (", ", (char **) sources) : NULL;
  g_autofree char *target = targets != NULL ? g_strjoinv (", ", (char **) targets) : NULL;

  return gsy_wording_who_of_whom (source, target);
}

static const char *
get_relation_label (GsyScheme *scheme, const char *relation)
{
  const GsyRelation *listed = gsy_scheme_find_relation (scheme, relation);

  return listed != NULL ? gsy_relation_get_label (listed) : relation;
}

static void
fill_from_entry (End *end, const GsyEntry *entry)
{
  end->layer = entry->layer;
  end->own_roles = dup_roles (entry->sources, entry->targets);
  end->own_quote = gsy_wording_shorten (entry->quote, QUOTE_CHARS);
}

static End *
describe_link (GsyLinksField *self, const GsyLink *link, guint index)
{
  GsyScheme *scheme = gsy_editor_get_scheme (self->editor);
  GsyFolderIndex *folder = gsy_corpus_get_index (gsy_editor_get_corpus (self->editor));
  End *end = g_new0 (End, 1);

  end->outgoing = TRUE;
  end->index = index;
  end->caption = get_relation_label (scheme, link->relation);
  end->relation = link->relation;
  end->id = link->to;
  end->article = link->article;
  if (link->article == NULL)
    {
      const GsyStatement *to = gsy_store_find (gsy_editor_get_store (self->editor), link->to);
      end->broken = to == NULL;
      if (to != NULL)
        {
          g_autofree char *quote = gsy_wording_quote (gsy_editor_get_article (self->editor), to);
          end->layer = to->layer;
          end->own_roles = gsy_wording_roles (gsy_editor_get_article (self->editor), to);
          end->own_quote = gsy_wording_shorten (quote, QUOTE_CHARS);
        }
    }
  else
    {
      const GsyEntry *entry = gsy_folder_index_find (folder, link->article, link->to);
      end->broken = entry == NULL && gsy_folder_index_is_ready (folder);
      if (entry != NULL)
        fill_from_entry (end, entry);
    }
  if (end->own_quote == NULL && link->exact != NULL)
    end->own_quote = gsy_wording_shorten (link->exact, QUOTE_CHARS);
  return end;
}

static const char *
get_incoming_label (GsyScheme *scheme, const char *relation)
{
  const GsyRelation *listed = gsy_scheme_find_relation (scheme, relation);
  const char *label = listed != NULL ? gsy_relation_get_inverse_label (listed) : NULL;

  /* Translators: heading of the statements that link to this one by a relation of the user’s own */
  return label != NULL ? label : _ ("Linked from");
}

static void
describe_incoming (GsyLinksField *self, const GsyEntry *entry, const char *key, GPtrArray *ends)
{
  GsyScheme *scheme = gsy_editor_get_scheme (self->editor);

  for (guint i = 0; i < entry->n_links; i++)
    {
      if (g_strcmp0 (entry->links[i].to, self->id) != 0)
        continue;
      End *end = g_new0 (End, 1);
      end->caption = get_incoming_label (scheme, entry->links[i].relation);
      end->relation = entry->links[i].relation;
      end->id = entry->id;
      end->article = g_strcmp0 (entry->article, key) != 0 ? entry->article : NULL;
      fill_from_entry (end, entry);
      g_ptr_array_add (ends, end);
    }
}

/* Links of one caption stand together, in the order of the first of each. */
static GPtrArray *
sort_by_caption (GPtrArray *ends)
{
  GPtrArray *sorted = g_ptr_array_new ();
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < ends->len; i++)
    {
      const char *caption = ((End *) g_ptr_array_index (ends, i))->caption;
      if (!g_hash_table_add (done, (gpointer) caption))
        continue;
      for (guint j = i; j < ends->len; j++)
        if (g_strcmp0 (((End *) g_ptr_array_index (ends, j))->caption, caption) == 0)
          g_ptr_array_add (sorted, g_ptr_array_index (ends, j));
    }
  return sorted;
}

/* --- rows --- */

static GMenuModel *
create_menu (GsyLinksField *self, const End *end, const GsyStatement *statement)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) relations = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();
  GPtrArray *list = gsy_scheme_get_list (gsy_editor_get_scheme (self->editor), GSY_LIST_RELATIONS);

  for (guint i = 0; i < list->len; i++)
    {
      const GsyRelation *relation = g_ptr_array_index (list, i);
      if (g_strcmp0 (relation->id, end->relation) == 0 || !gsy_relation_allows (relation, statement->layer, end->layer))
        continue;
      g_autoptr (GMenuItem) item = g_menu_item_new (gsy_relation_get_label (relation), NULL);
      g_menu_item_set_action_and_target (item, "links.set-relation", "(us)", end->index, relation->id);
      g_menu_append_item (relations, item);
    }
  /* Translators: heading in the menu of a link, above other relations that it may have: “Answers”, “Repeats” */
  g_menu_append_section (menu, g_menu_model_get_n_items (G_MENU_MODEL (relations)) > 0 ? _ ("Change to") : NULL, G_MENU_MODEL (relations));
  g_autoptr (GMenuItem) repair = g_menu_item_new (end->broken ? _ ("Re_pair…") : _ ("_Lead Elsewhere…"), NULL);
  g_menu_item_set_action_and_target (repair, "links.repair", "u", end->index);
  g_menu_append_item (rest, repair);
  g_autoptr (GMenuItem) remove = g_menu_item_new (_ ("_Remove Link"), NULL);
  g_menu_item_set_action_and_target (remove, "links.remove", "u", end->index);
  g_menu_append_item (rest, remove);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
create_label (const char *text, const char *css_class, gboolean wrap)
{
  const char *const classes[] = { css_class, NULL };

  return g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.f, "wrap", wrap, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                       "ellipsize", wrap ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END, "css-classes", classes, NULL);
}

/* “Denial by China, La Chine a rejeté…, in blame.txt” */
static char *
dup_row_name (GsyLinksField *self, const End *end)
{
  GString *name = g_string_new (end->caption);

  if (end->broken)
    g_string_append_printf (name, ", %s", _ ("broken link"));
  if (end->layer != NULL)
    g_string_append_printf (name, ", %s", gsy_scheme_get_layer_label (gsy_editor_get_scheme (self->editor), end->layer));
  if (end->own_roles != NULL)
    g_string_append_printf (name, ", %s", end->own_roles);
  if (end->own_quote != NULL)
    g_string_append_printf (name, ", %s", end->own_quote);
  if (end->article != NULL)
    g_string_append_printf (name, ", %s", end->article);
  return g_string_free (name, FALSE);
}

static gboolean
key_cb (GsyLinksField *self, guint keyval, guint keycode, GdkModifierType state, GtkEventController *controller)
{
  GtkWidget *button = gtk_event_controller_get_widget (controller);
  GtkWidget *menu = gtk_widget_get_next_sibling (button);

  switch (keyval)
    {
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      if (!GTK_IS_MENU_BUTTON (menu))
        return GDK_EVENT_PROPAGATE;
      gtk_widget_activate_action (GTK_WIDGET (self), "links.remove", "u", GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index")));
      return GDK_EVENT_STOP;
    case GDK_KEY_Menu:
    case GDK_KEY_F10:
      if (!GTK_IS_MENU_BUTTON (menu) || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) == 0))
        return GDK_EVENT_PROPAGATE;
      gtk_menu_button_popup (GTK_MENU_BUTTON (menu));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static GtkWidget *
create_row (GsyLinksField *self, const End *end, const GsyStatement *statement, gboolean editable)
{
  GsyScheme *scheme = gsy_editor_get_scheme (self->editor);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *mark = gsy_layer_mark_new ();
  g_autofree char *name = dup_row_name (self, end);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gsy_layer_mark_set_layer (GSY_LAYER_MARK (mark), end->layer != NULL ? gsy_scheme_find_layer (scheme, end->layer) : NULL);
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (mark, end->layer != NULL ? gsy_scheme_get_layer_label (scheme, end->layer) : NULL);
  if (end->broken)
    gtk_box_append (GTK_BOX (texts), create_label (_ ("The statement is not there"), "error", TRUE));
  if (end->own_roles != NULL)
    gtk_box_append (GTK_BOX (texts), create_label (end->own_roles, "link-roles", TRUE));
  if (end->own_quote != NULL)
    {
      /* Translators: words of the article */
      g_autofree char *quote = g_strdup_printf (_ ("“%s”"), end->own_quote);
      gtk_box_append (GTK_BOX (texts), create_label (quote, "quote", TRUE));
    }
  if (end->article != NULL)
    {
      g_autofree char *article = g_filename_display_name (end->article);
      GtkWidget *label = create_label (article, "caption", FALSE);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (texts), label);
    }
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "link-button");
  gtk_widget_set_hexpand (button, TRUE);
  if (end->outgoing && !end->broken)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", end->index);
  if (end->outgoing)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), end->broken ? "links.repair" : "links.follow");
  if (end->outgoing && end->broken)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", end->index);
  if (!end->outgoing)
    {
      const char *article = end->article != NULL ? end->article : gsy_document_get_key (gsy_editor_get_document (self->editor));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(^ays)", article, end->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "links.go");
    }
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (end->index));
  gsy_widget_set_name (button, name);
  gtk_widget_set_tooltip_text (button, end->broken ? _ ("Find the statement that it answers now") : _ ("Go to this statement"));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (button, keys);
  gtk_box_append (GTK_BOX (line), button);
  if (end->outgoing && editable)
    {
      GtkWidget *menu_button = gtk_menu_button_new ();
      g_autoptr (GMenuModel) menu = create_menu (self, end, statement);
      gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu_button), "view-more-symbolic");
      gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu_button), menu);
      gtk_widget_set_valign (menu_button, GTK_ALIGN_START);
      gtk_widget_add_css_class (menu_button, "flat");
      gtk_widget_add_css_class (menu_button, "tiny-button");
      gtk_widget_set_focusable (gtk_widget_get_first_child (menu_button), FALSE);
      gsy_widget_set_tooltip (menu_button, _ ("Change or Remove This Link"));
      gtk_box_append (GTK_BOX (line), menu_button);
    }
  return line;
}

static void
fill_groups (GsyLinksField *self, GPtrArray *ends, const GsyStatement *statement, gboolean editable)
{
  const char *caption = NULL;
  GtkWidget *rows = NULL;

  gsy_field_clear (self->groups);
  for (guint i = 0; i < ends->len; i++)
    {
      const End *end = g_ptr_array_index (ends, i);
      if (rows == NULL || g_strcmp0 (caption, end->caption) != 0)
        {
          const GsyRelation *relation = end->outgoing ? gsy_scheme_find_relation (gsy_editor_get_scheme (self->editor), end->relation) : NULL;
          caption = end->caption;
          rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
          GtkWidget *row = gsy_field_row_new (caption, rows);
          if (relation != NULL)
            gsy_field_row_set_definition (GSY_FIELD_ROW (row), relation->definition, (const char *const *) relation->examples);
          gtk_box_append (GTK_BOX (self->groups), row);
        }
      gtk_box_append (GTK_BOX (rows), create_row (self, end, statement, editable));
    }
}

/* Each row in words, so that rows are made anew only when they say something else. */
static char *
dup_signature (GsyLinksField *self, GPtrArray *ends, const GsyStatement *statement, gboolean editable)
{
  GString *signature = g_string_new (statement->id);

  g_string_append_printf (signature, " %s %d", statement->layer, editable);
  for (guint i = 0; i < ends->len; i++)
    {
      const End *end = g_ptr_array_index (ends, i);
      g_autofree char *name = dup_row_name (self, end);
      g_string_append_printf (signature, "\n%d %u %s %s %s", end->outgoing, end->index, end->relation, end->id, name);
    }
  return g_string_free (signature, FALSE);
}

/* Which of the links has the keyboard; -1: none. */
static int
find_focus (GsyLinksField *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->groups))
    return -1;
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (focus), "index"));
}

void
gsy_links_field_refresh (GsyLinksField *self, const GsyStatement *statement, gboolean editable)
{
  g_return_if_fail (GSY_IS_LINKS_FIELD (self));
  g_return_if_fail (statement != NULL);

  g_autoptr (GPtrArray) ends = g_ptr_array_new_with_free_func (end_free);
  const char *key = gsy_document_get_key (gsy_editor_get_document (self->editor));
  gsy_field_set_text (&self->id, statement->id);
  for (guint i = 0; statement->links != NULL && i < statement->links->len; i++)
    g_ptr_array_add (ends, describe_link (self, g_ptr_array_index (statement->links, i), i));
  g_autoptr (GPtrArray) incoming = gsy_folder_index_dup_incoming (gsy_corpus_get_index (gsy_editor_get_corpus (self->editor)), statement->id);
  for (guint i = 0; i < incoming->len; i++)
    describe_incoming (self, g_ptr_array_index (incoming, i), key, ends);
  g_autoptr (GPtrArray) sorted = sort_by_caption (ends);
  g_autofree char *signature = dup_signature (self, sorted, statement, editable);
  gtk_widget_set_visible (self->add_row, editable);
  if (g_strcmp0 (self->signature, signature) == 0)
    return;

  int focus = find_focus (self);
  g_free (self->signature);
  self->signature = g_steal_pointer (&signature);
  fill_groups (self, sorted, statement, editable);
  if (focus >= 0 && !gtk_widget_child_focus (self->groups, GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (self->add);
}

/* --- actions --- */

static gboolean
is_current (GsyLinksField *self)
{
  return gsy_field_is_current (self->editor, self->id);
}

static void
index_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyLinksField *self = GSY_LINKS_FIELD (widget);
  guint index = g_variant_get_uint32 (parameter);

  if (!is_current (self))
    return;
  if (g_str_equal (name, "links.follow"))
    gsy_editor_follow_link (self->editor, index);
  else if (g_str_equal (name, "links.remove"))
    gsy_editor_remove_link (self->editor, index);
  else
    gsy_editor_begin_repair (self->editor, index);
}

static void
relation_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyLinksField *self = GSY_LINKS_FIELD (widget);
  const char *relation;
  guint index;

  g_variant_get (parameter, "(u&s)", &index, &relation);
  if (is_current (self))
    gsy_editor_set_link_relation (self->editor, index, relation);
}

static void
go_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *article, *statement;

  g_variant_get (parameter, "(^&ay&s)", &article, &statement);
  gsy_editor_go_to (GSY_LINKS_FIELD (widget)->editor, article, statement);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gsy_editor_begin_linking (GSY_LINKS_FIELD (widget)->editor);
}

/* --- the widget --- */

static void
gsy_links_field_dispose (GObject *object)
{
  GsyLinksField *self = GSY_LINKS_FIELD (object);

  gsy_field_clear (GTK_WIDGET (self));
  g_clear_object (&self->editor);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->signature, g_free);
  G_OBJECT_CLASS (gsy_links_field_parent_class)->dispose (object);
}

static void
gsy_links_field_class_init (GsyLinksFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_links_field_dispose;
  gtk_widget_class_install_action (widget_class, "links.follow", "u", index_action);
  gtk_widget_class_install_action (widget_class, "links.remove", "u", index_action);
  gtk_widget_class_install_action (widget_class, "links.repair", "u", index_action);
  gtk_widget_class_install_action (widget_class, "links.set-relation", "(us)", relation_action);
  gtk_widget_class_install_action (widget_class, "links.go", "(ays)", go_action);
  gtk_widget_class_install_action (widget_class, "links.add", NULL, add_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "linksfield");
}

static void
gsy_links_field_init (GsyLinksField *self)
{
  static const char *const classes[] = { "flat", "add-button", NULL };

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_parent (self->groups, GTK_WIDGET (self));
  /* Translators: button that starts to look for the statement that this one answers or repeats */
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", _ ("Link…"), "xalign", 0.f, NULL);
  self->add = g_object_new (GTK_TYPE_BUTTON, "child", label, "action-name", "links.add", "halign", GTK_ALIGN_START, "css-classes", classes, NULL);
  gtk_widget_set_tooltip_text (self->add, _ ("Find the statement that this one answers or repeats (L)"));
  gsy_widget_set_name (self->add, _ ("Link to Another Statement"));
  /* Translators: caption: statements that a statement is linked to */
  self->add_row = gsy_field_row_new (_ ("Links"), self->add);
  gtk_widget_set_parent (self->add_row, GTK_WIDGET (self));
}

void
gsy_links_field_set_editor (GsyLinksField *self, GsyEditor *editor)
{
  g_return_if_fail (GSY_IS_LINKS_FIELD (self));
  g_return_if_fail (self->editor == NULL);
  self->editor = g_object_ref (editor);
}
