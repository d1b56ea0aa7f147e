/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-version-preview.c: an earlier version against what is open: in all, then statement by statement. */
#include "config.h"

#include "app/gsy-version-preview.h"
#include "app/gsy-layer-mark.h"
#include "app/gsy-version-wording.h"
#include "app/gsy-widgets.h"
#include "app/gsy-wording.h"

#include <glib/gi18n-lib.h>

#define QUOTE_CHARS 160

/* --- a row --- */

/* A statement, or with neither statement nor layer what is known of the article or kept beside it. */
#define GSY_TYPE_CHANGE_ITEM (gsy_change_item_get_type ())
G_DECLARE_FINAL_TYPE (GsyChangeItem, gsy_change_item, GSY, CHANGE_ITEM, GObject)

struct _GsyChangeItem
{
  GObject parent_instance;

  GsyVersionKind kind;
  GsyStatement *statement; /* nullable */
  char *title;             /* nullable: the statement's words */
  char *details;           /* nullable */
};

G_DEFINE_FINAL_TYPE (GsyChangeItem, gsy_change_item, G_TYPE_OBJECT)

static void
gsy_change_item_finalize (GObject *object)
{
  GsyChangeItem *self = GSY_CHANGE_ITEM (object);

  g_clear_pointer (&self->statement, gsy_statement_unref);
  g_free (self->title);
  g_free (self->details);
  G_OBJECT_CLASS (gsy_change_item_parent_class)->finalize (object);
}

static void
gsy_change_item_class_init (GsyChangeItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gsy_change_item_finalize;
}

static void
gsy_change_item_init (GsyChangeItem *self)
{
}

static GsyChangeItem *
change_item_new (GsyVersionKind kind, const GsyStatement *statement, const char *title, char *details)
{
  GsyChangeItem *self = g_object_new (GSY_TYPE_CHANGE_ITEM, NULL);

  self->kind = kind;
  self->statement = statement != NULL ? gsy_statement_ref (statement) : NULL;
  self->title = g_strdup (title);
  self->details = details;
  return self;
}

/* --- the preview --- */

struct _GsyVersionPreview
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *heading;
  GtkLabel *ago;
  GtkLabel *summary;
  GtkWidget *only;
  GtkWidget *scroller;
  GListStore *items;

  GsyEditor *editor;
  GsyVersionItem *item;
  GPtrArray *differences; /* of GsyDifference; nullable */
  int n_differences;
};

G_DEFINE_FINAL_TYPE (GsyVersionPreview, gsy_version_preview, GTK_TYPE_WIDGET)

static const char *
get_kind_icon (GsyVersionKind kind)
{
  switch (kind)
    {
    case GSY_VERSION_COMES:
      return "list-add-symbolic";
    case GSY_VERSION_GOES:
      return "list-remove-symbolic";
    case GSY_VERSION_CHANGES:
      return "document-edit-symbolic";
    case GSY_VERSION_STAYS:
    default:
      return "object-select-symbolic";
    }
}

static const char *
get_kind_class (GsyVersionKind kind)
{
  switch (kind)
    {
    case GSY_VERSION_COMES:
      return "success";
    case GSY_VERSION_GOES:
      return "error";
    case GSY_VERSION_CHANGES:
      return "warning";
    case GSY_VERSION_STAYS:
    default:
      return "dim-label";
    }
}

/* “Changes · Denial · China → United States” */
static char *
dup_caption (GsyVersionPreview *self, const GsyChangeItem *item)
{
  GsyScheme *scheme = gsy_editor_get_scheme (self->editor);
  const char *layer;
  g_autofree char *roles = NULL;

  if (item->statement == NULL)
    return g_strdup (gsy_version_wording_kind (item->kind));
  layer = scheme != NULL ? gsy_scheme_get_layer_label (scheme, item->statement->layer) : item->statement->layer;
  roles = gsy_wording_roles (NULL, item->statement);
  return roles != NULL ? g_strdup_printf ("%s · %s · %s", gsy_version_wording_kind (item->kind), layer, roles) : g_strdup_printf ("%s · %s", gsy_version_wording_kind (item->kind), layer);
}

static GtkWidget *
create_label (const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "hexpand", TRUE, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "width-chars", 8, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *mark = gsy_layer_mark_new ();
  GtkWidget *caption = create_label ("caption");
  GtkWidget *title = create_label ("quote");
  GtkWidget *details = create_label (NULL);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_label_set_lines (GTK_LABEL (title), 2);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (top), mark);
  gtk_box_append (GTK_BOX (top), caption);
  gtk_box_append (GTK_BOX (texts), top);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), details);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_widget_add_css_class (row, "version-change");
  g_object_set_data (G_OBJECT (row), "icon", icon);
  g_object_set_data (G_OBJECT (row), "mark", mark);
  g_object_set_data (G_OBJECT (row), "caption", caption);
  g_object_set_data (G_OBJECT (row), "title", title);
  g_object_set_data (G_OBJECT (row), "details", details);
  gtk_list_item_set_child (list_item, row);
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
set_text (GtkWidget *row, const char *which, const char *text)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (row), which);

  gtk_widget_set_visible (label, text != NULL && *text != '\0');
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, GsyVersionPreview *self)
{
  static const GsyVersionKind kinds[] = { GSY_VERSION_COMES, GSY_VERSION_GOES, GSY_VERSION_CHANGES, GSY_VERSION_STAYS };
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *icon = g_object_get_data (G_OBJECT (row), "icon");
  GtkWidget *mark = g_object_get_data (G_OBJECT (row), "mark");
  GsyChangeItem *item = gtk_list_item_get_item (list_item);
  GsyScheme *scheme = gsy_editor_get_scheme (self->editor);
  g_autofree char *caption = dup_caption (self, item);
  g_autofree char *shortened = item->title != NULL ? gsy_wording_shorten (item->title, QUOTE_CHARS) : NULL;
  g_autofree char *name = NULL;

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), get_kind_icon (item->kind));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_widget_remove_css_class (icon, get_kind_class (kinds[i]));
  gtk_widget_add_css_class (icon, get_kind_class (item->kind));
  gtk_widget_set_visible (mark, item->statement != NULL);
  if (item->statement != NULL)
    gsy_layer_mark_set_layer (GSY_LAYER_MARK (mark), scheme != NULL ? gsy_scheme_find_layer (scheme, item->statement->layer) : NULL);
  set_text (row, "caption", caption);
  set_text (row, "title", shortened);
  set_text (row, "details", item->details);
  if (item->details != NULL)
    name = g_strdup_printf (_ ("%1$s, %2$s, %3$s"), caption, shortened != NULL ? shortened : "", item->details);
  else
    name = g_strdup_printf (_ ("%1$s, %2$s"), caption, shortened != NULL ? shortened : "");
  gsy_widget_set_row_name (row, name);
}

/* --- what is shown --- */

static void
add_statement (GsyVersionPreview *self, GPtrArray *items, GsyVersionKind kind, const GsyStatement *statement, char *details)
{
  g_autofree char *quote = gsy_wording_quote (gsy_editor_get_article (self->editor), statement);

  g_ptr_array_add (items, change_item_new (kind, statement, quote, details));
}

/* All statements of the version, with the differences at their places. */
static void
add_statements (GsyVersionPreview *self, GPtrArray *items, const GsySidecar *sidecar, gboolean only_differences)
{
  GsyScheme *scheme = gsy_editor_get_scheme (self->editor);
  GsyArticle *article = gsy_editor_get_article (self->editor);
  guint s = 0;

  for (guint i = 0; i <= self->differences->len; i++)
    {
      const GsyDifference *difference = i < self->differences->len ? g_ptr_array_index (self->differences, i) : NULL;
      const GsyStatement *place = difference == NULL ? NULL : (difference->after != NULL ? difference->after : difference->before);

      while (!only_differences && s < sidecar->statements->len)
        {
          const GsyStatement *same = g_ptr_array_index (sidecar->statements, s);

          if (place != NULL && gsy_statement_compare (same, place) >= 0)
            break;
          add_statement (self, items, GSY_VERSION_STAYS, same, NULL);
          s++;
        }
      if (difference == NULL)
        break;
      add_statement (self, items, gsy_version_kind_of (difference), place, gsy_version_wording_changes (scheme, article, difference));
      if (s < sidecar->statements->len && g_ptr_array_index (sidecar->statements, s) == (gpointer) difference->after)
        s++;
    }
}

static void
show_nothing (GsyVersionPreview *self, const char *text)
{
  gtk_label_set_label (self->summary, text);
  gtk_widget_set_visible (self->only, FALSE);
  gtk_widget_set_visible (self->scroller, FALSE);
  g_list_store_remove_all (self->items);
}

static void
fill (GsyVersionPreview *self, const GsySidecar *sidecar)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GsyDocument *document = gsy_editor_get_document (self->editor);
  const GsyArticleMeta *meta = gsy_store_get_meta (gsy_document_get_store (document));
  g_autoptr (GPtrArray) statements = gsy_version_item_dup_statements (document);
  gboolean meta_differs = gsy_compare_meta (meta, sidecar->meta) != 0;
  gboolean beside = gsy_document_differs_beside (document, sidecar);
  g_autofree char *summary = NULL;

  g_clear_pointer (&self->differences, g_ptr_array_unref);
  self->differences = gsy_compare_statements (statements, sidecar->statements);
  self->n_differences = (int) self->differences->len + (meta_differs ? 1 : 0) + (beside ? 1 : 0);
  summary = gsy_version_wording_summary (self->differences, meta_differs, beside);
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (self->only, sidecar->statements->len > 0 || self->n_differences > 0);

  if (meta_differs)
    g_ptr_array_add (items, change_item_new (GSY_VERSION_CHANGES, NULL, _ ("What is known of the article"), gsy_version_wording_meta_changes (meta, sidecar->meta)));
  if (beside)
    /* Translators: members or statements in the file of annotations that this program does not understand */
    g_ptr_array_add (items, change_item_new (GSY_VERSION_CHANGES, NULL, _ ("What another program keeps in the file"), NULL));
  add_statements (self, items, sidecar, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->only)));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  gtk_widget_set_visible (self->scroller, items->len > 0);
}

void
gsy_version_preview_refresh (GsyVersionPreview *self)
{
  g_return_if_fail (GSY_IS_VERSION_PREVIEW (self));

  self->n_differences = -1;
  gtk_widget_set_visible (self->box, self->item != NULL);
  if (self->item == NULL || self->editor == NULL || gsy_editor_get_document (self->editor) == NULL)
    return;

  const GsyVersion *version = gsy_version_item_get_version (self->item);
  g_autofree char *when = gsy_version_wording_when (version->instant);
  g_autofree char *ago = gsy_version_wording_ago (version->instant, g_get_real_time ());
  gtk_label_set_label (self->heading, when);
  gtk_label_set_label (self->ago, ago);
  if (gsy_version_item_get_error (self->item) != NULL)
    show_nothing (self, gsy_version_item_get_error (self->item)->message);
  else if (gsy_version_item_get_sidecar (self->item) == NULL)
    /* Translators: an earlier version is being read */
    show_nothing (self, _ ("Reading…"));
  else
    fill (self, gsy_version_item_get_sidecar (self->item));
}

void
gsy_version_preview_set (GsyVersionPreview *self, GsyEditor *editor, GsyVersionItem *item)
{
  g_return_if_fail (GSY_IS_VERSION_PREVIEW (self));

  g_set_object (&self->editor, editor);
  g_set_object (&self->item, item);
  gsy_version_preview_refresh (self);
}

int
gsy_version_preview_get_n_differences (GsyVersionPreview *self)
{
  g_return_val_if_fail (GSY_IS_VERSION_PREVIEW (self), -1);
  return self->n_differences;
}

/* --- object --- */

static void
gsy_version_preview_dispose (GObject *object)
{
  GsyVersionPreview *self = GSY_VERSION_PREVIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_clear_object (&self->items);
  g_clear_object (&self->item);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (gsy_version_preview_parent_class)->dispose (object);
}

static void
gsy_version_preview_class_init (GsyVersionPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_version_preview_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "versionpreview");
}

static GtkWidget *
create_list (GsyVersionPreview *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list, *clamp, *scroller;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  self->items = g_list_store_new (GSY_TYPE_CHANGE_ITEM);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)))), factory);
  gtk_widget_add_css_class (list, "uses");
  /* Translators: name of the list of what restoring an earlier version changes */
  gsy_widget_set_name (list, _ ("Changes"));
  gsy_widget_let_tab_leave (list);
  clamp = adw_clamp_scrollable_new ();
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), 640);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), list);
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
gsy_version_preview_init (GsyVersionPreview *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *clamp = adw_clamp_new ();

  self->n_differences = -1;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->heading = GTK_LABEL (create_label ("title-4"));
  self->ago = GTK_LABEL (create_label ("dim-label"));
  self->summary = GTK_LABEL (create_label (NULL));
  gtk_label_set_selectable (self->summary, FALSE);
  /* Translators: whether the statements that an earlier version has in common with what is open are left out of a list */
  self->only = gtk_check_button_new_with_mnemonic (_ ("_Only what changes"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->only), TRUE);
  gtk_widget_set_halign (self->only, GTK_ALIGN_START);
  g_signal_connect_swapped (self->only, "toggled", G_CALLBACK (gsy_version_preview_refresh), self);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->ago));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (head), self->only);
  gtk_widget_add_css_class (head, "version-head");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), head);
  self->scroller = create_list (self);
  gtk_box_append (GTK_BOX (self->box), clamp);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (self->box, FALSE);
}
