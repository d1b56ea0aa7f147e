/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-details.c: everything that is known of the selected statement, to be read and edited in place; without one, of the article. */
#include "config.h"

#include "app/gsy-details.h"
#include "app/gsy-article-details.h"
#include "app/gsy-attribute-field.h"
#include "app/gsy-completion-entry.h"
#include "app/gsy-conflicts-field.h"
#include "app/gsy-cue-field.h"
#include "app/gsy-date-field.h"
#include "app/gsy-field-parts.h"
#include "app/gsy-field-row.h"
#include "app/gsy-filler-field.h"
#include "app/gsy-layer-mark.h"
#include "app/gsy-links-field.h"
#include "app/gsy-note-field.h"
#include "app/gsy-review-field.h"
#include "app/gsy-topics-field.h"
#include "app/gsy-widgets.h"
#include "app/gsy-wording.h"

#include <glib/gi18n-lib.h>

#define QUOTE_CHARS 240

/* Code points around a statement where words may say when it was said: its sentence and the one before. */
#define NEAR_CHARS 300

struct _GsyDetails
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *remove;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GsyReviewField *review;
  GsyConflictsField *conflicts;
  GsyFieldRow *layer_row;
  GtkDropDown *layer;
  GtkBox *fragments;
  GsyFieldRow *source_row;
  GsyFieldRow *cue_row;
  GsyFieldRow *target_row;
  GsyFillerField *source;
  GsyCueField *cue;
  GsyFillerField *target;
  GsyTopicsField *about;
  GsyDateField *said;
  GtkWidget *attributes;
  GsyLinksField *links;
  GsyNoteField *note;
  GtkLabel *origin;
  GsyArticleDetails *article;

  GsyEditor *editor;
  GsyFolderIndex *index; /* of the editor's corpus, listened to */
  GtkStringList *layers; /* ids */
  GPtrArray *layer_list; /* the scheme's, that they were taken from */
  char *id;              /* of the statement that is shown */
  char *fragments_shown; /* which they are, in words */
  gboolean refreshing;   /* the widgets follow the editor, not the other way */
};

G_DEFINE_FINAL_TYPE (GsyDetails, gsy_details, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_EDITOR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- fragments --- */

static guint
fragment_of (GtkButton *button)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "fragment"));
}

static void
fragment_clicked_cb (GsyDetails *self, GtkButton *button)
{
  const GsyStatement *statement = gsy_editor_get_selected (self->editor);
  g_autofree char *id = statement != NULL ? g_strdup (statement->id) : NULL;

  if (id != NULL)
    gsy_editor_select (self->editor, id, fragment_of (button), TRUE);
}

static void
fragment_remove_clicked_cb (GsyDetails *self, GtkButton *button)
{
  gsy_editor_remove_fragment (self->editor, fragment_of (button));
}

static GtkWidget *
create_quote (const char *words)
{
  static const char *const classes[] = { "quote", NULL };
  g_autofree char *quote = gsy_wording_shorten (words, QUOTE_CHARS);

  return g_object_new (GTK_TYPE_LABEL, "label", quote, "xalign", 0.f, "hexpand", TRUE, "wrap", TRUE,
                       "wrap-mode", PANGO_WRAP_WORD_CHAR, "css-classes", classes, NULL);
}

static GtkWidget *
create_fragment (GsyDetails *self, const char *words, guint fragment)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *select = gtk_button_new ();
  /* Translators: %1$u is the number of a fragment of a statement, %2$s its words */
  g_autofree char *select_name = g_strdup_printf (_ ("Fragment %1$u: %2$s"), fragment + 1, words);
  /* Translators: %u is the number of a fragment of a statement */
  g_autofree char *remove_name = g_strdup_printf (_ ("Remove Fragment %u"), fragment + 1);

  gtk_button_set_child (GTK_BUTTON (select), create_quote (words));
  gtk_widget_add_css_class (select, "flat");
  gtk_widget_add_css_class (select, "fragment");
  if (fragment == gsy_editor_get_fragment (self->editor))
    gtk_widget_add_css_class (select, "current");
  gtk_widget_set_hexpand (select, TRUE);
  gsy_widget_set_name (select, select_name);
  GtkWidget *remove = gsy_field_icon_button_new ("window-close-symbolic", remove_name);
  g_object_set_data (G_OBJECT (select), "fragment", GUINT_TO_POINTER (fragment));
  g_object_set_data (G_OBJECT (remove), "fragment", GUINT_TO_POINTER (fragment));
  g_signal_connect_swapped (select, "clicked", G_CALLBACK (fragment_clicked_cb), self);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (fragment_remove_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), select);
  gtk_box_append (GTK_BOX (box), remove);
  return box;
}

/* Which they are, in words: made anew only when they are others, so that the keyboard stays where it is. */
static char *
dup_fragments (GsyDetails *self, const GsyStatement *statement)
{
  GString *words = g_string_new (statement->id);

  g_string_append_printf (words, " %d %u", statement->detached, gsy_editor_get_fragment (self->editor));
  for (guint i = 0; i < gsy_statement_get_n_spans (statement); i++)
    {
      GsySpan span = gsy_statement_get_span (statement, i);
      g_string_append_printf (words, " %u-%u", span.start, span.end);
    }
  return g_string_free (words, FALSE);
}

static void
refresh_fragments (GsyDetails *self, const GsyStatement *statement)
{
  GsyArticle *article = gsy_editor_get_article (self->editor);
  guint n = gsy_statement_get_n_spans (statement);
  g_autofree char *shown = dup_fragments (self, statement);

  if (g_strcmp0 (self->fragments_shown, shown) == 0)
    return;
  g_free (self->fragments_shown);
  self->fragments_shown = g_steal_pointer (&shown);
  gsy_field_clear (GTK_WIDGET (self->fragments));
  if (n == 1 || statement->detached)
    {
      g_autofree char *words = gsy_wording_quote (article, statement);
      gtk_box_append (self->fragments, create_quote (words));
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = gsy_article_dup_slice (article, gsy_statement_get_span (statement, i));
      gtk_box_append (self->fragments, create_fragment (self, words, i));
    }
}

/* --- the layer --- */

static void
layer_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (box), gsy_layer_mark_new ());
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
  gtk_list_item_set_child (item, box);
}

static void
layer_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GsyDetails *self)
{
  const char *id = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *mark = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GsyScheme *scheme = self->editor != NULL ? gsy_editor_get_scheme (self->editor) : NULL;
  const char *label = scheme != NULL ? gsy_scheme_get_layer_label (scheme, id) : id;

  gsy_layer_mark_set_layer (GSY_LAYER_MARK (mark), scheme != NULL ? gsy_scheme_find_layer (scheme, id) : NULL);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (mark)), label);
  gsy_widget_set_row_name (gtk_list_item_get_child (item), label);
}

/* In the list, where the choice is made, with what each layer means. */
static void
layer_list_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  static const char *const classes[] = { "caption", "dim-label", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), gsy_layer_mark_new ());
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (texts), g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
  gtk_box_append (GTK_BOX (texts), g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap", TRUE, "max-width-chars", 36, "css-classes", classes, NULL));
  gtk_list_item_set_child (item, box);
}

static void
layer_list_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GsyDetails *self)
{
  const char *id = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *mark = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *label = gtk_widget_get_first_child (gtk_widget_get_next_sibling (mark));
  GtkWidget *below = gtk_widget_get_next_sibling (label);
  GsyScheme *scheme = self->editor != NULL ? gsy_editor_get_scheme (self->editor) : NULL;
  const GsyLayer *layer = scheme != NULL ? gsy_scheme_find_layer (scheme, id) : NULL;
  const char *name = layer != NULL ? gsy_layer_get_label (layer) : id;
  const char *definition = layer != NULL ? layer->definition : NULL;

  gsy_layer_mark_set_layer (GSY_LAYER_MARK (mark), layer);
  gtk_label_set_label (GTK_LABEL (label), name);
  gtk_label_set_label (GTK_LABEL (below), definition != NULL ? definition : "");
  gtk_widget_set_visible (below, definition != NULL);
  gsy_widget_set_row_name (gtk_list_item_get_child (item), name);
}

/* The drop-down offers the folder's layers, and the statement's own if it is not among them. @statement: (nullable) */
static void
refresh_layers (GsyDetails *self, const GsyStatement *statement)
{
  GsyScheme *scheme = gsy_editor_get_scheme (self->editor);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  int index = statement != NULL ? gsy_scheme_get_layer_index (scheme, statement->layer) : 0;

  for (guint i = 0; i < gsy_scheme_get_n_layers (scheme); i++)
    g_ptr_array_add (ids, (gpointer) gsy_scheme_get_layer (scheme, i)->id);
  if (index < 0)
    {
      index = (int) ids->len;
      g_ptr_array_add (ids, (gpointer) statement->layer);
    }
  /* The same list stays: it may be open. The scheme's is never changed, but replaced. */
  GPtrArray *list = gsy_scheme_get_list (scheme, GSY_LIST_LAYERS);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->layers));
  if (self->layer_list != list || n != ids->len || ids->len == 0 ||
      g_strcmp0 (gtk_string_list_get_string (self->layers, n - 1), g_ptr_array_index (ids, n - 1)) != 0)
    {
      g_clear_pointer (&self->layer_list, g_ptr_array_unref);
      self->layer_list = g_ptr_array_ref (list);
      g_ptr_array_add (ids, NULL);
      gtk_string_list_splice (self->layers, 0, n, (const char *const *) ids->pdata);
    }
  gtk_drop_down_set_selected (self->layer, (guint) index);
  const GsyLayer *layer = statement != NULL ? gsy_scheme_find_layer (scheme, statement->layer) : NULL;
  gsy_field_row_set_definition (self->layer_row, layer != NULL ? layer->definition : NULL, layer != NULL ? (const char *const *) layer->examples : NULL);
}

static void
layer_selected_cb (GsyDetails *self)
{
  guint selected = gtk_drop_down_get_selected (self->layer);
  const GsyStatement *statement = self->editor != NULL ? gsy_editor_get_selected (self->editor) : NULL;

  if (self->refreshing || statement == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  g_autofree char *id = g_strdup (gtk_string_list_get_string (self->layers, selected));
  if (g_strcmp0 (id, statement->layer) != 0 && !gsy_editor_set_layer (self->editor, id))
    {
      /* Refused: show again what it is. */
      self->refreshing = TRUE;
      refresh_layers (self, statement);
      self->refreshing = FALSE;
    }
}

/* --- fields --- */

static gboolean
is_editable (GsyDetails *self, const GsyStatement *statement)
{
  return !gsy_editor_is_layer_locked (self->editor, statement->layer) && !gsy_document_is_read_only (gsy_editor_get_document (self->editor));
}

static gboolean
said_commit_cb (GsyDetails *self, const char *date)
{
  return gsy_field_is_current (self->editor, self->id) && gsy_editor_set_said (self->editor, date);
}

static void
note_edited_cb (GsyDetails *self, const char *text)
{
  if (!self->refreshing && gsy_field_is_current (self->editor, self->id))
    gsy_editor_set_note (self->editor, text);
}

static void
refresh_said (GsyDetails *self, const GsyStatement *statement, gboolean editable)
{
  GsySpan extent = gsy_statement_get_extent (statement);
  GsySpan near = gsy_span (extent.start > NEAR_CHARS ? extent.start - NEAR_CHARS : 0, extent.end + NEAR_CHARS);
  GsyArticle *article = gsy_editor_get_article (self->editor);

  near.end = MIN (near.end, gsy_article_get_length (article));
  gsy_date_field_set_context (self->said, article, gsy_document_get_published (gsy_editor_get_document (self->editor)),
                              statement->detached ? NULL : &near);
  gsy_date_field_set_date (self->said, statement->id, statement->said, editable);
}

/* The field for an attribute, made anew where the one that stands there is for another. @place: (inout): the row that stands there, then the next. */
static void
show_attribute (GsyDetails *self, const GsyAttribute *attribute, const char *id, const GsyStatement *statement, gboolean editable, GtkWidget **place)
{
  GtkWidget *row = *place;
  GtkWidget *field = row != NULL ? gsy_field_row_get_content (GSY_FIELD_ROW (row)) : NULL;

  if (field == NULL || !gsy_attribute_field_is_for (GSY_ATTRIBUTE_FIELD (field), attribute, id))
    {
      field = gsy_attribute_field_new (self->editor, attribute, id);
      GtkWidget *made = gsy_field_row_new (attribute != NULL ? gsy_attribute_get_label (attribute) : id, field);
      gtk_widget_insert_before (made, self->attributes, row);
      gsy_field_row_set_definition (GSY_FIELD_ROW (made), attribute != NULL ? attribute->definition : _ ("Not in the folder’s list of attributes"),
                                    attribute != NULL ? (const char *const *) attribute->examples : NULL);
    }
  else
    *place = gtk_widget_get_next_sibling (row);
  gsy_attribute_field_refresh (GSY_ATTRIBUTE_FIELD (field), statement, editable);
}

/* The scheme's, as far as they are for this layer; then values of others, which are kept. */
static void
refresh_attributes (GsyDetails *self, const GsyStatement *statement, gboolean editable)
{
  GsyScheme *scheme = gsy_editor_get_scheme (self->editor);
  GPtrArray *list = gsy_scheme_get_list (scheme, GSY_LIST_ATTRIBUTES);
  GtkWidget *place = gtk_widget_get_first_child (self->attributes);

  for (guint i = 0; i < list->len; i++)
    {
      const GsyAttribute *attribute = g_ptr_array_index (list, i);
      if (gsy_attribute_applies (attribute, statement->layer) || gsy_attribute_find_value (statement, attribute->id) != NULL)
        show_attribute (self, attribute, attribute->id, statement, editable, &place);
    }
  for (guint i = 0; statement->attributes != NULL && i < statement->attributes->len; i++)
    {
      const GsyValue *value = &g_array_index (statement->attributes, GsyValue, i);
      if (gsy_scheme_find_attribute (scheme, value->id) == NULL)
        show_attribute (self, NULL, value->id, statement, editable, &place);
    }
  while (place != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (place);
      gtk_widget_unparent (place);
      place = next;
    }
}

/* --- where it comes from --- */

static char *
dup_time (const char *instant)
{
  g_autoptr (GDateTime) utc = instant != NULL ? g_date_time_new_from_iso8601 (instant, NULL) : NULL;
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  /* Translators: date and time as g_date_time_format() makes them of this: %x is the date as usual in the locale, %H:%M the hour */
  return local != NULL ? g_date_time_format (local, _ ("%x, %H:%M")) : g_strdup (instant);
}

static void
refresh_origin (GsyDetails *self, const GsyStatement *statement)
{
  g_autofree char *created = dup_time (statement->created);
  g_autofree char *modified = g_strcmp0 (statement->created, statement->modified) != 0 ? dup_time (statement->modified) : NULL;
  g_autofree char *first = NULL;
  g_autofree char *text = NULL;

  if (statement->creator != NULL && created != NULL)
    /* Translators: who marked a statement, and when */
    first = g_strdup_printf (_ ("Marked by %1$s, %2$s"), statement->creator, created);
  else if (created != NULL)
    /* Translators: when a statement was marked */
    first = g_strdup_printf (_ ("Marked %s"), created);
  else if (statement->creator != NULL)
    /* Translators: who marked a statement */
    first = g_strdup_printf (_ ("Marked by %s"), statement->creator);
  if (modified != NULL)
    /* Translators: when a statement was changed last */
    text = g_strdup_printf (_ ("Changed %s"), modified);
  g_autofree char *both = first != NULL && text != NULL ? g_strdup_printf ("%s\n%s", first, text) : NULL;
  const char *shown = both != NULL ? both : first != NULL ? first
                                                          : text;
  gtk_label_set_label (self->origin, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->origin), shown != NULL);
}

/* --- all --- */

static void
refresh_statement (GsyDetails *self, const GsyStatement *statement)
{
  gboolean editable = is_editable (self, statement);

  gsy_field_set_text (&self->id, statement->id);
  gsy_review_field_refresh (self->review, statement, editable);
  gsy_conflicts_field_refresh (self->conflicts, statement, editable);
  refresh_layers (self, statement);
  refresh_fragments (self, statement);
  gsy_filler_field_refresh (self->source, statement, editable);
  gsy_cue_field_refresh (self->cue, statement, editable);
  gsy_filler_field_refresh (self->target, statement, editable);
  gsy_topics_field_refresh (self->about, statement, editable);
  refresh_said (self, statement, editable);
  refresh_attributes (self, statement, editable);
  gsy_links_field_refresh (self->links, statement, editable);
  gsy_note_field_set_text (self->note, statement->note, editable);
  refresh_origin (self, statement);
}

static void
refresh (GsyDetails *self)
{
  const GsyStatement *statement = gsy_editor_get_selected (self->editor);
  GsyDocument *document = gsy_editor_get_document (self->editor);
  /* What is shown may be told to change while it is being shown. */
  g_autoptr (GsyStatement) kept = statement != NULL ? gsy_statement_ref (statement) : NULL;

  self->refreshing = TRUE;
  if (kept != NULL)
    refresh_statement (self, kept);
  else if (document != NULL)
    {
      refresh_layers (self, NULL);
      gsy_article_details_refresh (self->article);
    }
  gtk_stack_set_visible_child_name (self->stack, kept != NULL ? "statement" : document != NULL ? "article"
                                                                                               : "nothing");
  gtk_widget_set_visible (self->remove, kept != NULL);
  self->refreshing = FALSE;
}

/* Other statements have changed: what links here, and the words at the other ends. */
static void
index_changed_cb (GsyDetails *self)
{
  const GsyStatement *statement = gsy_editor_get_selected (self->editor);

  if (statement != NULL && g_strcmp0 (statement->id, self->id) == 0)
    gsy_links_field_refresh (self->links, statement, is_editable (self, statement));
}

static void
follow_index (GsyDetails *self)
{
  GsyCorpus *corpus = gsy_editor_get_corpus (self->editor);

  if (self->index != NULL)
    g_signal_handlers_disconnect_by_data (self->index, self);
  GsyFolderIndex *index = corpus != NULL ? gsy_corpus_get_index (corpus) : NULL;
  g_set_object (&self->index, index);
  if (self->index == NULL)
    return;
  g_signal_connect_object (self->index, "changed", G_CALLBACK (index_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->index, "notify::ready", G_CALLBACK (index_changed_cb), self, G_CONNECT_SWAPPED);
}

/* Before another statement is selected, another article opened, or the window closed. */
static void
settle_cb (GsyDetails *self)
{
  gsy_completion_entry_settle_all (GTK_WIDGET (self->box));
}

static gboolean
key_cb (GsyDetails *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-article", NULL);
  return GDK_EVENT_STOP;
}

static void
remove_clicked_cb (GsyDetails *self)
{
  gsy_editor_remove (self->editor);
}

static void
gsy_details_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_EDITOR:
      gsy_details_set_editor (GSY_DETAILS (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_details_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_EDITOR:
      g_value_set_object (value, GSY_DETAILS (object)->editor);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_details_dispose (GObject *object)
{
  GsyDetails *self = GSY_DETAILS (object);

  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  if (self->index != NULL)
    g_signal_handlers_disconnect_by_data (self->index, self);
  self->refreshing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), GSY_TYPE_DETAILS);
  g_clear_object (&self->editor);
  g_clear_object (&self->index);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->fragments_shown, g_free);
  g_clear_pointer (&self->layer_list, g_ptr_array_unref);
  G_OBJECT_CLASS (gsy_details_parent_class)->dispose (object);
}

static void
gsy_details_class_init (GsyDetailsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = gsy_details_set_property;
  object_class->get_property = gsy_details_get_property;
  object_class->dispose = gsy_details_dispose;

  properties[PROP_EDITOR] = g_param_spec_object ("editor", NULL, NULL, GSY_TYPE_EDITOR,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (GSY_TYPE_FIELD_ROW);
  g_type_ensure (GSY_TYPE_FILLER_FIELD);
  g_type_ensure (GSY_TYPE_REVIEW_FIELD);
  g_type_ensure (GSY_TYPE_CONFLICTS_FIELD);
  g_type_ensure (GSY_TYPE_CUE_FIELD);
  g_type_ensure (GSY_TYPE_TOPICS_FIELD);
  g_type_ensure (GSY_TYPE_DATE_FIELD);
  g_type_ensure (GSY_TYPE_LINKS_FIELD);
  g_type_ensure (GSY_TYPE_NOTE_FIELD);
  g_type_ensure (GSY_TYPE_ARTICLE_DETAILS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-details.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, box);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, remove);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, stack);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, scroller);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, review);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, conflicts);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, layer_row);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, layer);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, fragments);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, source_row);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, cue_row);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, target_row);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, source);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, cue);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, target);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, about);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, said);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, attributes);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, links);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, note);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, origin);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, article);
  gtk_widget_class_bind_template_callback (widget_class, layer_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "statementdetails");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkListItemFactory *
new_factory (GsyDetails *self, GCallback setup, GCallback bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect_object (factory, "bind", bind, self, 0);
  return factory;
}

static void
gsy_details_init (GsyDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->refreshing = TRUE;
  gsy_scrolled_window_keep_focus_in_sight (self->scroller);
  /* Translators: button */
  gsy_widget_set_tooltip (self->remove, _ ("Remove Statement"));
  gsy_field_row_set_pick (self->source_row, "source", "gsy-source-symbolic", _ ("Source: the Words Selected in the Article (S)"));
  gsy_field_row_set_pick (self->cue_row, "cue", "gsy-cue-symbolic", _ ("Cue: the Words Selected in the Article (C)"));
  gsy_field_row_set_pick (self->target_row, "target", "gsy-target-symbolic", _ ("Target: the Words Selected in the Article (T)"));
  gsy_date_field_set_name (self->said, _ ("Said"));
  gsy_date_field_set_placeholder (self->said, _ ("Date or weekday"));
  g_signal_connect_swapped (self->said, "commit", G_CALLBACK (said_commit_cb), self);

  self->layers = gtk_string_list_new (NULL);
  g_autoptr (GtkListItemFactory) layer_factory = new_factory (self, G_CALLBACK (layer_setup_cb), G_CALLBACK (layer_bind_cb));
  g_autoptr (GtkListItemFactory) layer_list_factory = new_factory (self, G_CALLBACK (layer_list_setup_cb), G_CALLBACK (layer_list_bind_cb));
  gtk_drop_down_set_factory (self->layer, layer_factory);
  gtk_drop_down_set_list_factory (self->layer, layer_list_factory);
  gtk_drop_down_set_model (self->layer, G_LIST_MODEL (self->layers));
  /* Translators: a kind of statement, as “Denial” */
  gsy_widget_set_name (GTK_WIDGET (self->layer), _ ("Layer"));
  g_object_unref (self->layers);
  self->refreshing = FALSE;
}

void
gsy_details_set_editor (GsyDetails *self, GsyEditor *editor)
{
  g_return_if_fail (GSY_IS_DETAILS (self));
  g_return_if_fail (self->editor == NULL);

  if (editor == NULL)
    return;
  self->editor = g_object_ref (editor);
  gsy_filler_field_set_editor (self->source, editor, GSY_ROLE_SOURCE);
  gsy_review_field_set_editor (self->review, editor);
  gsy_conflicts_field_set_editor (self->conflicts, editor);
  gsy_cue_field_set_editor (self->cue, editor);
  gsy_filler_field_set_editor (self->target, editor, GSY_ROLE_TARGET);
  gsy_topics_field_set_editor (self->about, editor);
  gsy_links_field_set_editor (self->links, editor);
  gsy_article_details_set_editor (self->article, editor);
  g_signal_connect_object (editor, "settle", G_CALLBACK (settle_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::corpus", G_CALLBACK (follow_index), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::document", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::selected", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::fragment", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "statements-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "layers-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  follow_index (self);
  refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITOR]);
}

gboolean
gsy_details_focus (GsyDetails *self)
{
  g_return_val_if_fail (GSY_IS_DETAILS (self), FALSE);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;
  /* What is asked comes first. */
  if (gtk_widget_get_visible (GTK_WIDGET (self->review)) && gsy_widget_focus_inside (GTK_WIDGET (self->review)))
    return TRUE;
  if (gsy_editor_get_selected (self->editor) != NULL)
    return gsy_widget_focus_inside (GTK_WIDGET (self->source));
  return gtk_widget_grab_focus (GTK_WIDGET (self->article));
}
