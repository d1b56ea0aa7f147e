/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-details.c: everything that is known of the selected statement, to be read and in part edited; without one, of the article. */
#include "config.h"

#include "app/gsy-details.h"
#include "app/gsy-layer-mark.h"
#include "app/gsy-widgets.h"
#include "app/gsy-wording.h"

#include <glib/gi18n-lib.h>

#define QUOTE_CHARS 240

struct _GsyDetails
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *remove;
  GtkStack *stack;
  GtkDropDown *layer;
  GtkBox *fragments;
  GtkGrid *facts;
  GtkTextView *note;
  GtkTextBuffer *note_buffer;
  GtkLabel *origin;
  GtkDropDown *state;
  GtkGrid *article_facts;
  GtkLabel *hint;

  GsyEditor *editor;
  GtkStringList *layers; /* ids */
  gboolean refreshing;   /* the widgets follow the editor, not the other way */
  gboolean typing;       /* in the note: its text is the newest */
};

G_DEFINE_FINAL_TYPE (GsyDetails, gsy_details, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_EDITOR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- facts: a name and what there is --- */

static void
clear_children (GtkWidget *parent)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (parent)) != NULL)
    gtk_widget_unparent (child);
}

static void
add_fact (GtkGrid *grid, const char *name, const char *value)
{
  static const char *const name_classes[] = { "caption", "dim-label", NULL };

  if (value == NULL || *value == '\0')
    return;
  int row = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (grid)); child != NULL; child = gtk_widget_get_next_sibling (child))
    row++;
  GtkWidget *name_label = g_object_new (GTK_TYPE_LABEL, "label", name, "xalign", 0.f, "wrap", TRUE,
                                        "max-width-chars", 12, "valign", GTK_ALIGN_BASELINE, "css-classes", name_classes, NULL);
  GtkWidget *value_label = g_object_new (GTK_TYPE_LABEL, "label", value, "xalign", 0.f, "hexpand", TRUE, "wrap", TRUE,
                                         "wrap-mode", PANGO_WRAP_WORD_CHAR, "valign", GTK_ALIGN_BASELINE, NULL);
  gtk_grid_attach (grid, name_label, 0, row, 1, 1);
  gtk_grid_attach (grid, value_label, 1, row, 1, 1);
}

/* Words of a list of quotes. */
static char *
dup_words (GsyArticle *article, const GArray *quotes)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; quotes != NULL && i < quotes->len; i++)
    {
      g_autofree char *slice = gsy_article_dup_slice (article, g_array_index (quotes, GsyQuote, i).span);
      if (i > 0)
        g_string_append (string, " … ");
      g_string_append (string, slice);
    }
  char *words = gsy_wording_shorten (string->str, QUOTE_CHARS);
  g_string_free (string, TRUE);
  return words;
}

/* Each filler as its name, its words, or both. */
static char *
dup_fillers (GsyArticle *article, const GPtrArray *fillers)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; fillers != NULL && i < fillers->len; i++)
    {
      const GsyFiller *filler = g_ptr_array_index (fillers, i);
      g_autofree char *words = filler->spans != NULL && filler->spans->len > 0 ? dup_words (article, filler->spans) : NULL;
      if (filler->actor != NULL && words != NULL)
        /* Translators: an actor and the words that name it in the article, as “China (“La Chine”)” */
        g_ptr_array_add (lines, g_strdup_printf (_ ("%1$s (“%2$s”)"), filler->actor, words));
      else if (filler->actor != NULL)
        g_ptr_array_add (lines, g_strdup (filler->actor));
      else if (words != NULL)
        /* Translators: words of the article */
        g_ptr_array_add (lines, g_strdup_printf (_ ("“%s”"), words));
    }
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static char *
dup_value (GsyScheme *scheme, const GsyValue *value)
{
  const GsyAttribute *attribute = gsy_scheme_find_attribute (scheme, value->id);

  switch (value->type)
    {
    case GSY_VALUE_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    case GSY_VALUE_BOOLEAN:
      /* Translators: the value of an attribute of a statement */
      return g_strdup (value->integer ? _ ("yes") : _ ("no"));
    case GSY_VALUE_STRING:
      return g_strdup (attribute != NULL ? gsy_attribute_get_value_label (attribute, value->string) : value->string);
    case GSY_VALUE_RAW:
    default:
      return g_strdup (value->string);
    }
}

static char *
dup_link (GsyArticle *article, GsyStore *store, const GsyLink *link)
{
  const GsyStatement *to = link->article == NULL ? gsy_store_find (store, link->to) : NULL;
  g_autofree char *own = to != NULL ? gsy_wording_quote (article, to) : NULL;
  const char *words = own != NULL ? own : link->exact;
  g_autofree char *quote = words != NULL ? gsy_wording_shorten (words, 80) : NULL;

  if (quote != NULL && link->article != NULL)
    /* Translators: words of a statement, and the file where it is */
    return g_strdup_printf (_ ("“%1$s” in %2$s"), quote, link->article);
  if (quote != NULL)
    return g_strdup_printf (_ ("“%s”"), quote);
  /* Translators: %s is a file name */
  return link->article != NULL ? g_strdup_printf (_ ("in %s"), link->article) : g_strdup (_ ("a statement that is not in this article"));
}

static void
refresh_facts (GsyDetails *self, const GsyStatement *statement)
{
  GsyArticle *article = gsy_editor_get_article (self->editor);
  GsyScheme *scheme = gsy_editor_get_scheme (self->editor);
  g_autofree char *source = dup_fillers (article, statement->source);
  g_autofree char *target = dup_fillers (article, statement->target);
  g_autofree char *cue = statement->cue != NULL ? dup_words (article, statement->cue->spans) : NULL;
  g_autofree char *about = statement->about != NULL ? g_strjoinv ("\n", statement->about) : NULL;

  clear_children (GTK_WIDGET (self->facts));
  /* Translators: who says a statement */
  add_fact (self->facts, _ ("Source"), source);
  /* Translators: the words that report a statement: accuses, denies, according to */
  add_fact (self->facts, _ ("Cue"), cue);
  /* Translators: whom a statement is aimed at */
  add_fact (self->facts, _ ("Target"), target);
  /* Translators: topics of a statement */
  add_fact (self->facts, _ ("About"), about);
  /* Translators: when a statement was said */
  add_fact (self->facts, _ ("Said"), statement->said);
  for (guint i = 0; statement->attributes != NULL && i < statement->attributes->len; i++)
    {
      const GsyValue *value = &g_array_index (statement->attributes, GsyValue, i);
      g_autofree char *text = dup_value (scheme, value);
      const GsyAttribute *attribute = gsy_scheme_find_attribute (scheme, value->id);
      add_fact (self->facts, attribute != NULL ? gsy_attribute_get_label (attribute) : value->id, text);
    }
  for (guint i = 0; statement->links != NULL && i < statement->links->len; i++)
    {
      const GsyLink *link = g_ptr_array_index (statement->links, i);
      g_autofree char *text = dup_link (article, gsy_editor_get_store (self->editor), link);
      const GsyRelation *relation = gsy_scheme_find_relation (scheme, link->relation);
      add_fact (self->facts, relation != NULL ? gsy_relation_get_label (relation) : link->relation, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->facts), gtk_widget_get_first_child (GTK_WIDGET (self->facts)) != NULL);
}

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
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
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
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "small-button");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gsy_widget_set_tooltip (remove, remove_name);
  g_object_set_data (G_OBJECT (select), "fragment", GUINT_TO_POINTER (fragment));
  g_object_set_data (G_OBJECT (remove), "fragment", GUINT_TO_POINTER (fragment));
  g_signal_connect_swapped (select, "clicked", G_CALLBACK (fragment_clicked_cb), self);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (fragment_remove_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), select);
  gtk_box_append (GTK_BOX (box), remove);
  return box;
}

static void
refresh_fragments (GsyDetails *self, const GsyStatement *statement)
{
  GsyArticle *article = gsy_editor_get_article (self->editor);
  guint n = gsy_statement_get_n_spans (statement);

  clear_children (GTK_WIDGET (self->fragments));
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
  g_ptr_array_add (ids, NULL);
  gtk_string_list_splice (self->layers, 0, g_list_model_get_n_items (G_LIST_MODEL (self->layers)), (const char *const *) ids->pdata);
  gtk_drop_down_set_selected (self->layer, (guint) index);
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

/* --- the note --- */

static char *
dup_note_text (GsyDetails *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->note_buffer, &start, &end);
  return gtk_text_buffer_get_text (self->note_buffer, &start, &end, TRUE);
}

static void
refresh_note (GsyDetails *self, const GsyStatement *statement)
{
  g_autofree char *shown = dup_note_text (self);
  const char *note = statement->note != NULL ? statement->note : "";

  gtk_text_view_set_editable (self->note, !gsy_editor_is_layer_locked (self->editor, statement->layer) &&
                                            !gsy_document_is_read_only (gsy_editor_get_document (self->editor)));
  if (!self->typing && !g_str_equal (shown, note))
    gtk_text_buffer_set_text (self->note_buffer, note, -1);
}

static void
note_changed_cb (GsyDetails *self)
{
  if (self->refreshing || self->editor == NULL)
    return;

  g_autofree char *text = dup_note_text (self);
  self->typing = TRUE;
  gsy_editor_set_note (self->editor, text);
  self->typing = FALSE;
}

static gboolean
note_key_cb (GsyDetails *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-article", NULL);
  return GDK_EVENT_STOP;
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

/* --- the article --- */

static void
state_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, NULL));
  gtk_list_item_set_child (item, box);
}

static void
state_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GsyArticleState state = GSY_STATE_NEW;

  gsy_article_state_from_string (gtk_string_object_get_string (gtk_list_item_get_item (item)), &state);
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), gsy_wording_state_icon (state));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (icon)), gsy_wording_state (state));
  gsy_widget_set_row_name (gtk_list_item_get_child (item), gsy_wording_state (state));
}

static void
state_selected_cb (GsyDetails *self)
{
  guint selected = gtk_drop_down_get_selected (self->state);

  if (!self->refreshing && self->editor != NULL && selected < GSY_N_STATES)
    gsy_editor_set_state (self->editor, (GsyArticleState) selected);
}

static void
refresh_article (GsyDetails *self)
{
  GsyDocument *document = gsy_editor_get_document (self->editor);
  GsyArticle *article = gsy_document_get_article (document);
  const GsyArticleMeta *meta = gsy_store_get_meta (gsy_document_get_store (document));
  const char *tag = gsy_article_get_language (article);
  g_autofree char *language = tag != NULL && !g_str_equal (tag, "und") ? gsy_wording_language (tag) : NULL;
  /* Translators: the length of an article; the apostrophe groups the digits by thousands as the locale does */
  g_autofree char *length = g_strdup_printf (ngettext ("%'u character", "%'u characters", gsy_article_get_length (article)), gsy_article_get_length (article));
  const char *encoding = gsy_article_get_encoding (article);

  gtk_drop_down_set_selected (self->state, meta != NULL ? meta->state : GSY_STATE_NEW);
  gtk_widget_set_sensitive (GTK_WIDGET (self->state), !gsy_document_is_read_only (document));
  clear_children (GTK_WIDGET (self->article_facts));
  /* Translators: name of the file of an article */
  add_fact (self->article_facts, _ ("File"), gsy_article_get_name (article));
  /* Translators: when an article was published */
  add_fact (self->article_facts, _ ("Published"), gsy_document_get_published (document));
  /* Translators: newspaper or agency of an article */
  add_fact (self->article_facts, _ ("Outlet"), meta != NULL ? meta->outlet : NULL);
  /* Translators: in which language an article is */
  add_fact (self->article_facts, _ ("Language"), language);
  /* Translators: length of an article */
  add_fact (self->article_facts, _ ("Length"), length);
  if (!g_str_equal (encoding, "UTF-8"))
    /* Translators: character encoding of a file */
    add_fact (self->article_facts, _ ("Encoding"), encoding);
  /* Translators: address of an article in the Web */
  add_fact (self->article_facts, _ ("Address"), meta != NULL ? meta->url : NULL);
  /* Translators: the user’s own remark on an article or a statement */
  add_fact (self->article_facts, _ ("Note"), meta != NULL ? meta->note : NULL);
}

/* --- all --- */

static void
refresh (GsyDetails *self)
{
  const GsyStatement *statement = gsy_editor_get_selected (self->editor);
  GsyDocument *document = gsy_editor_get_document (self->editor);

  self->refreshing = TRUE;
  if (statement != NULL)
    {
      refresh_layers (self, statement);
      refresh_fragments (self, statement);
      refresh_facts (self, statement);
      refresh_note (self, statement);
      refresh_origin (self, statement);
    }
  else if (document != NULL)
    {
      refresh_layers (self, NULL);
      refresh_article (self);
    }
  gtk_stack_set_visible_child_name (self->stack, statement != NULL ? "statement" : document != NULL ? "article"
                                                                                                    : "nothing");
  gtk_widget_set_visible (self->remove, statement != NULL);
  self->refreshing = FALSE;
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
  self->refreshing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), GSY_TYPE_DETAILS);
  g_clear_object (&self->editor);
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

  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-details.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, box);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, remove);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, stack);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, layer);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, fragments);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, facts);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, note);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, note_buffer);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, origin);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, state);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, article_facts);
  gtk_widget_class_bind_template_child (widget_class, GsyDetails, hint);
  gtk_widget_class_bind_template_callback (widget_class, layer_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, state_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
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
  /* Translators: button */
  gsy_widget_set_tooltip (self->remove, _ ("Remove Statement"));
  gtk_label_set_label (self->hint, _ ("Select words in the article and press a layer’s key, or take up a layer’s brush and drag over them."));

  self->layers = gtk_string_list_new (NULL);
  g_autoptr (GtkListItemFactory) layer_factory = new_factory (self, G_CALLBACK (layer_setup_cb), G_CALLBACK (layer_bind_cb));
  gtk_drop_down_set_factory (self->layer, layer_factory);
  gtk_drop_down_set_model (self->layer, G_LIST_MODEL (self->layers));
  /* Translators: a kind of statement, as “Denial” */
  gsy_widget_set_name (GTK_WIDGET (self->layer), _ ("Layer"));
  g_object_unref (self->layers);

  g_autoptr (GtkStringList) states = gtk_string_list_new (NULL);
  for (int state = 0; state < GSY_N_STATES; state++)
    gtk_string_list_append (states, gsy_article_state_to_string ((GsyArticleState) state));
  g_autoptr (GtkListItemFactory) state_factory = new_factory (self, G_CALLBACK (state_setup_cb), G_CALLBACK (state_bind_cb));
  gtk_drop_down_set_factory (self->state, state_factory);
  gtk_drop_down_set_model (self->state, G_LIST_MODEL (states));
  gsy_widget_set_name (GTK_WIDGET (self->state), _ ("State of the article"));
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
  g_signal_connect_object (editor, "notify::document", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::selected", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::fragment", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "statements-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "layers-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITOR]);
}

gboolean
gsy_details_focus (GsyDetails *self)
{
  g_return_val_if_fail (GSY_IS_DETAILS (self), FALSE);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;
  if (gsy_editor_get_selected (self->editor) != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->note));
  return gtk_widget_grab_focus (GTK_WIDGET (self->state));
}
