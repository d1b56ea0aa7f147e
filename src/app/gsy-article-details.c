/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-article-details.c: state, title, outlet, date, address, language and note of the open article, and facts of its file. */
#include "config.h"

#include "app/gsy-article-details.h"
#include "app/gsy-completion-entry.h"
#include "app/gsy-conflict-rows.h"
#include "app/gsy-date-field.h"
#include "app/gsy-field-parts.h"
#include "app/gsy-field-row.h"
#include "app/gsy-import-wording.h"
#include "app/gsy-member-wording.h"
#include "app/gsy-note-field.h"
#include "app/gsy-widgets.h"
#include "app/gsy-wording.h"
#include "core/gsy-date.h"
#include "core/gsy-fold.h"
#include "io/gsy-conflicts.h"

#include <glib/gi18n-lib.h>

struct _GsyArticleDetails
{
  GtkWidget parent_instance;

  GtkDropDown *state;
  GsyCompletionEntry *title;
  GsyCompletionEntry *outlet;
  GsyDateField *published;
  GsyCompletionEntry *url;
  GsyCompletionEntry *language;
  GsyNoteField *note;
  GtkWidget *facts;
  GsyConflictRows *conflicts;

  GsyEditor *editor;
  char *key;           /* of the article that is shown */
  gboolean refreshing; /* the widgets follow the editor, not the other way */
};

G_DEFINE_FINAL_TYPE (GsyArticleDetails, gsy_article_details, GTK_TYPE_WIDGET)

/* --- the state --- */

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
state_selected_cb (GsyArticleDetails *self)
{
  guint selected = gtk_drop_down_get_selected (self->state);

  if (!self->refreshing && self->editor != NULL && selected < GSY_N_STATES)
    gsy_editor_set_state (self->editor, (GsyArticleState) selected);
}

/* --- what is typed --- */

static gboolean
is_current (GsyArticleDetails *self)
{
  GsyDocument *document = self->editor != NULL ? gsy_editor_get_document (self->editor) : NULL;

  return document != NULL && g_strcmp0 (gsy_document_get_key (document), self->key) == 0;
}

static gboolean
entry_commit_cb (GsyCompletionEntry *entry, const char *text, GsyArticleDetails *self)
{
  GsyMetaField field = entry == self->title ? GSY_META_TITLE : entry == self->outlet ? GSY_META_OUTLET
                                                             : entry == self->url    ? GSY_META_URL
                                                                                     : GSY_META_LANGUAGE;

  return is_current (self) && gsy_editor_set_meta (self->editor, field, text);
}

static gboolean
published_commit_cb (GsyDateField *published, const char *date, GsyArticleDetails *self)
{
  return is_current (self) && gsy_editor_set_meta (self->editor, GSY_META_PUBLISHED, date);
}

static void
note_edited_cb (GsyArticleDetails *self, const char *text)
{
  if (is_current (self) && !self->refreshing)
    gsy_editor_set_meta (self->editor, GSY_META_NOTE, text);
}

/* Languages by their names, since few know their tags. */
static GPtrArray *
complete_language (const char *text, gpointer user_data)
{
  static const char *const tags[] = {
    "ar", "bn", "cs", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hu", "id", "it", "ja", "ko",
    "nl", "no", "pl", "pt", "ro", "ru", "sv", "sw", "tr", "uk", "ur", "vi", "zh"
  };
  GPtrArray *found = gsy_completions_new ();
  g_autofree char *folded = gsy_fold (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      g_autofree char *name = gsy_wording_language (tags[i]);
      g_autofree char *folded_name = gsy_fold (name, -1);
      if (!g_str_has_prefix (folded_name, folded) && !g_str_has_prefix (tags[i], folded))
        continue;
      GsyCompletion *completion = g_new0 (GsyCompletion, 1);
      completion->name = g_strdup (tags[i]);
      completion->matched = g_steal_pointer (&name);
      g_ptr_array_add (found, completion);
    }
  return found;
}

/* --- what another version says --- */

/* The name of a member and its value there, in words. */
static char *
describe_conflict (const GsyConflictRecord *record)
{
  static const struct
  {
    const char *member;
    GsyMetaParts part;
    gsize offset;
  } members[] = {
    { "title", GSY_META_PART_TITLE, G_STRUCT_OFFSET (GsyArticleMeta, title) },
    { "outlet", GSY_META_PART_OUTLET, G_STRUCT_OFFSET (GsyArticleMeta, outlet) },
    { "published", GSY_META_PART_PUBLISHED, G_STRUCT_OFFSET (GsyArticleMeta, published) },
    { "url", GSY_META_PART_URL, G_STRUCT_OFFSET (GsyArticleMeta, url) },
    { "language", GSY_META_PART_LANGUAGE, G_STRUCT_OFFSET (GsyArticleMeta, language) },
    { "note", GSY_META_PART_NOTE, G_STRUCT_OFFSET (GsyArticleMeta, note) },
  };

  if (record->member == NULL)
    return g_strdup (_ ("Something that cannot be understood"));
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (g_str_equal (record->member, members[i].member))
      {
        g_autoptr (GsyArticleMeta) meta = gsy_article_meta_new ();
        G_STRUCT_MEMBER (char *, meta, members[i].offset) = g_strdup (record->text);
        g_autofree char *value = gsy_member_wording_meta_value (meta, members[i].part);
        return gsy_conflict_rows_dup_text (gsy_member_wording_meta_name (members[i].part), value != NULL ? value : record->raw);
      }
  return gsy_conflict_rows_dup_text (record->member, record->raw);
}

static void
refresh_conflicts (GsyArticleDetails *self, const GsyArticleMeta *meta, gboolean editable)
{
  g_autoptr (GPtrArray) records = gsy_conflicts_list_meta (meta);

  gsy_conflict_rows_begin (self->conflicts);
  for (guint i = 0; i < records->len; i++)
    {
      const GsyConflictRecord *record = g_ptr_array_index (records, i);
      g_autofree char *text = describe_conflict (record);
      gsy_conflict_rows_add (self->conflicts, text, gsy_conflicts_can_take_meta (meta, record) ? gsy_conflict_rows_get_use_label () : NULL);
    }
  gsy_conflict_rows_end (self->conflicts, self->key, editable);
}

static void
conflict_decided_cb (GsyArticleDetails *self, guint index, gboolean take_other)
{
  if (is_current (self))
    gsy_editor_decide_article_conflict (self->editor, index, take_other);
}

/* --- showing it --- */

static void
add_fact (GsyArticleDetails *self, const char *caption, const char *value)
{
  static const char *const classes[] = { "field-fact", NULL };
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", value, "xalign", 0.f, "hexpand", TRUE, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, "css-classes", classes, NULL);

  gtk_box_append (GTK_BOX (self->facts), gsy_field_row_new (caption, label));
}

static void
refresh_facts (GsyArticleDetails *self, GsyArticle *article, const GsyArticleMeta *meta)
{
  g_autofree char *origin = gsy_import_wording_origin (meta);
  guint n = gsy_article_get_length (article);
  /* Translators: the length of an article; the apostrophe groups the digits by thousands as the locale does */
  g_autofree char *length = g_strdup_printf (ngettext ("%'u character", "%'u characters", n), n);
  const char *encoding = gsy_article_get_encoding (article);

  gsy_field_clear (self->facts);
  /* Translators: name of the file of an article */
  add_fact (self, _ ("File"), gsy_article_get_name (article));
  if (origin != NULL)
    /* Translators: of an article: which file of another program its text was made from */
    add_fact (self, _ ("Made From"), origin);
  /* Translators: length of an article */
  add_fact (self, _ ("Length"), length);
  if (!g_str_equal (encoding, "UTF-8"))
    /* Translators: character encoding of a file */
    add_fact (self, _ ("Encoding"), encoding);
}

static void
show_entry (GsyArticleDetails *self, GsyCompletionEntry *entry, const char *value, const char *shown, const char *placeholder, gboolean editable)
{
  gsy_completion_entry_set_value (entry, self->key, value, shown);
  gsy_completion_entry_set_placeholder (entry, placeholder != NULL ? placeholder : C_ ("attribute", "—"));
  gsy_completion_entry_set_editable (entry, editable);
}

void
gsy_article_details_refresh (GsyArticleDetails *self)
{
  g_return_if_fail (GSY_IS_ARTICLE_DETAILS (self));

  GsyDocument *document = gsy_editor_get_document (self->editor);
  GsyArticle *article = gsy_document_get_article (document);
  const GsyArticleMeta *meta = gsy_store_get_meta (gsy_document_get_store (document));
  gboolean editable = !gsy_document_is_read_only (document);
  const char *tag = gsy_article_get_language (article);
  g_autofree char *guessed = tag != NULL && !g_str_equal (tag, "und") ? gsy_wording_language (tag) : NULL;
  g_autofree char *language = meta->language != NULL ? gsy_wording_language (meta->language) : NULL;
  const char *head = gsy_article_get_default_published (article);
  g_autofree char *dated = head != NULL ? gsy_date_to_words (head) : NULL;

  gboolean other = g_strcmp0 (self->key, gsy_document_get_key (document)) != 0;
  gsy_field_set_text (&self->key, gsy_document_get_key (document));
  self->refreshing = TRUE;
  gtk_drop_down_set_selected (self->state, meta->state);
  gtk_widget_set_sensitive (GTK_WIDGET (self->state), editable);
  show_entry (self, self->title, meta->title, NULL, gsy_article_get_default_title (article), editable);
  show_entry (self, self->outlet, meta->outlet, NULL, NULL, editable);
  show_entry (self, self->url, meta->url, NULL, NULL, editable);
  show_entry (self, self->language, meta->language, language, guessed, editable);
  gsy_date_field_set_context (self->published, article, NULL, NULL);
  gsy_date_field_set_placeholder (self->published, dated != NULL ? dated : C_ ("attribute", "—"));
  gsy_date_field_set_date (self->published, self->key, meta->published, editable);
  gsy_note_field_set_text (self->note, meta->note, editable);
  refresh_conflicts (self, meta, editable);
  if (other)
    refresh_facts (self, article, meta);
  self->refreshing = FALSE;
}

/* --- the widget --- */

static gboolean
gsy_article_details_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (GSY_ARTICLE_DETAILS (widget)->state));
}

static void
gsy_article_details_dispose (GObject *object)
{
  GsyArticleDetails *self = GSY_ARTICLE_DETAILS (object);

  self->refreshing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), GSY_TYPE_ARTICLE_DETAILS);
  gsy_field_clear (GTK_WIDGET (self));
  g_clear_object (&self->editor);
  g_clear_pointer (&self->key, g_free);
  G_OBJECT_CLASS (gsy_article_details_parent_class)->dispose (object);
}

static void
gsy_article_details_class_init (GsyArticleDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_article_details_dispose;
  widget_class->grab_focus = gsy_article_details_grab_focus;
  widget_class->focus = gsy_widget_focus_children;

  g_type_ensure (GSY_TYPE_FIELD_ROW);
  g_type_ensure (GSY_TYPE_COMPLETION_ENTRY);
  g_type_ensure (GSY_TYPE_DATE_FIELD);
  g_type_ensure (GSY_TYPE_NOTE_FIELD);
  g_type_ensure (GSY_TYPE_CONFLICT_ROWS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-article-details.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyArticleDetails, state);
  gtk_widget_class_bind_template_child (widget_class, GsyArticleDetails, title);
  gtk_widget_class_bind_template_child (widget_class, GsyArticleDetails, outlet);
  gtk_widget_class_bind_template_child (widget_class, GsyArticleDetails, published);
  gtk_widget_class_bind_template_child (widget_class, GsyArticleDetails, url);
  gtk_widget_class_bind_template_child (widget_class, GsyArticleDetails, language);
  gtk_widget_class_bind_template_child (widget_class, GsyArticleDetails, note);
  gtk_widget_class_bind_template_child (widget_class, GsyArticleDetails, facts);
  gtk_widget_class_bind_template_child (widget_class, GsyArticleDetails, conflicts);
  gtk_widget_class_bind_template_callback (widget_class, conflict_decided_cb);
  gtk_widget_class_bind_template_callback (widget_class, state_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, published_commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_edited_cb);
  gtk_widget_class_set_css_name (widget_class, "articledetails");
}

static void
gsy_article_details_init (GsyArticleDetails *self)
{
  g_autoptr (GtkStringList) states = gtk_string_list_new (NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->refreshing = TRUE;
  for (int state = 0; state < GSY_N_STATES; state++)
    gtk_string_list_append (states, gsy_article_state_to_string ((GsyArticleState) state));
  g_signal_connect (factory, "setup", G_CALLBACK (state_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (state_bind_cb), NULL);
  gtk_drop_down_set_factory (self->state, factory);
  gtk_drop_down_set_model (self->state, G_LIST_MODEL (states));
  gsy_widget_set_name (GTK_WIDGET (self->state), _ ("State of the article"));
  gsy_completion_entry_set_name (self->title, _ ("Title"));
  gsy_completion_entry_set_name (self->outlet, _ ("Outlet"));
  gsy_completion_entry_set_name (self->url, _ ("Address"));
  gsy_completion_entry_set_name (self->language, _ ("Language"));
  gsy_date_field_set_name (self->published, _ ("Published"));
  gsy_completion_entry_set_complete_func (self->language, complete_language, self);
  self->refreshing = FALSE;
}

void
gsy_article_details_set_editor (GsyArticleDetails *self, GsyEditor *editor)
{
  g_return_if_fail (GSY_IS_ARTICLE_DETAILS (self));
  g_return_if_fail (self->editor == NULL);
  self->editor = g_object_ref (editor);
}
