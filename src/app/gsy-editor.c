/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-editor.c: what one window is working on, and what is selected in it. The verbs are in
 * gsy-editor-step.c, -marking.c, -roles.c, -links.c, -vocabulary.c and -layers.c. */
#include "config.h"

#include "app/gsy-editor-private.h"

G_DEFINE_FINAL_TYPE (GsyEditor, gsy_editor, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CORPUS,
  PROP_DOCUMENT,
  PROP_OPENING,
  PROP_OPEN_ERROR,
  PROP_SELECTED,
  PROP_FRAGMENT,
  PROP_BRUSH,
  PROP_LINKING,
  PROP_LINKS_SHOWN,
  PROP_CAN_GO_BACK,
  PROP_RENAMING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  REFUSED,
  REPORTED,
  NOTICED,
  REVEAL,
  SETTLE,
  RENAMING_PROGRESS,
  STATEMENTS_CHANGED,
  LAYERS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- telling the user --- */

gboolean
_gsy_editor_refuse (GsyEditor *self, GError *error)
{
  g_autoptr (GError) owned = error;

  if (owned != NULL)
    g_signal_emit (self, signals[REFUSED], 0, owned->message);
  return FALSE;
}

void
_gsy_editor_report (GsyEditor *self, const char *message)
{
  g_signal_emit (self, signals[REPORTED], 0, message);
}

void
_gsy_editor_notice (GsyEditor *self, const char *message)
{
  g_signal_emit (self, signals[NOTICED], 0, message);
}

void
_gsy_editor_layers_changed (GsyEditor *self)
{
  g_signal_emit (self, signals[LAYERS_CHANGED], 0);
}

void
_gsy_editor_notify (GsyEditor *self, GsyEditorNotice what)
{
  static const guint props[] = {
    [GSY_EDITOR_LINKING] = PROP_LINKING,
    [GSY_EDITOR_LINKS_SHOWN] = PROP_LINKS_SHOWN,
    [GSY_EDITOR_CAN_GO_BACK] = PROP_CAN_GO_BACK,
    [GSY_EDITOR_RENAMING] = PROP_RENAMING,
  };

  g_object_notify_by_pspec (G_OBJECT (self), properties[props[what]]);
}

void
_gsy_editor_reveal (GsyEditor *self, GsySpan span)
{
  g_signal_emit (self, signals[REVEAL], 0, span.start, span.end);
}

/* --- the open document --- */

static void
store_changed_cb (GsyEditor *self, GsyEdit *edit, GsyStore *store)
{
  const GsyStatement *selected = gsy_editor_get_selected (self);

  if (self->selected != NULL && selected == NULL)
    gsy_editor_select (self, NULL, 0, FALSE);
  else if (selected != NULL && self->fragment >= gsy_statement_get_n_spans (selected))
    gsy_editor_select (self, self->selected, gsy_statement_get_n_spans (selected) - 1, FALSE);
  g_signal_emit (self, signals[STATEMENTS_CHANGED], 0, edit);
}

void
_gsy_editor_end_note (GsyEditor *self)
{
  g_clear_pointer (&self->note_id, g_free);
  if (!self->in_note)
    return;
  self->in_note = FALSE;
  gsy_history_end_group (gsy_corpus_get_history (self->corpus));
}

static void
set_store (GsyEditor *self, GsyStore *store)
{
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_func (self->store, store_changed_cb, self);
  g_set_object (&self->store, store);
  if (store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

/* The document starts afresh, as when its broken sidecar was set aside: for whoever shows it, it is another one. When its article's text
 * has changed, its statements are the same, elsewhere. */
static void
store_replaced_cb (GsyEditor *self)
{
  gboolean is_same = gsy_store_get_article (self->store) != gsy_document_get_article (self->document);

  gsy_editor_drag_cancel (self);
  _gsy_editor_end_note (self);
  set_store (self, gsy_document_get_store (self->document));
  if (!is_same || gsy_editor_get_selected (self) == NULL)
    gsy_editor_select (self, NULL, 0, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

/* What is being typed or dragged belongs to the text that is still there: it is handed in, and stays as far as it went. */
static void
article_changing_cb (GsyEditor *self)
{
  gsy_editor_settle (self);
  gsy_editor_drag_end (self);
  _gsy_editor_end_note (self);
}

static void
set_document (GsyEditor *self, GsyDocument *document)
{
  if (self->document == document)
    return;

  gsy_editor_settle (self);
  gsy_editor_drag_cancel (self);
  _gsy_editor_end_note (self);
  gsy_editor_select (self, NULL, 0, FALSE);
  if (self->document != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->document, self);
      gsy_corpus_flush (self->corpus);
    }
  g_set_object (&self->document, document);
  set_store (self, document != NULL ? gsy_document_get_store (document) : NULL);
  if (document != NULL)
    {
      g_signal_connect_object (document, "notify::store", G_CALLBACK (store_replaced_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (document, "article-changing", G_CALLBACK (article_changing_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (document, "article-changed", G_CALLBACK (_gsy_editor_tell_article_changed), self, G_CONNECT_SWAPPED);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
  if (document != NULL)
    _gsy_editor_tell_article_changed (self);
}

static void
set_opening (GsyEditor *self, const char *key, const char *error)
{
  if (g_strcmp0 (self->opening, key) != 0)
    {
      g_free (self->opening);
      self->opening = g_strdup (key);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPENING]);
    }
  if (g_strcmp0 (self->open_error, error) != 0)
    {
      g_free (self->open_error);
      self->open_error = g_strdup (error);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN_ERROR]);
    }
}

/* What an opening in progress needs to know when it ends. */
typedef struct
{
  GsyEditor *editor;
  GCancellable *cancellable;
  char *statement;
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->editor);
  g_object_unref (opening->cancellable);
  g_free (opening->statement);
  g_free (opening);
}

static void
show_statement (GsyEditor *self, const char *id)
{
  if (id != NULL && self->document != NULL && gsy_store_find (gsy_document_get_store (self->document), id) != NULL)
    gsy_editor_select (self, id, 0, TRUE);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = user_data;
  GsyEditor *self = opening->editor;
  g_autoptr (GError) error = NULL;
  g_autoptr (GsyDocument) document = gsy_corpus_open_finish (GSY_CORPUS (source), result, &error);

  /* Something else was asked for since: whether this one still succeeded is no matter. */
  if (opening->cancellable != self->cancellable)
    {
      opening_free (opening);
      return;
    }
  g_clear_object (&self->cancellable);
  if (document != NULL)
    {
      set_document (self, document);
      set_opening (self, NULL, NULL);
      show_statement (self, opening->statement);
    }
  else
    {
      set_document (self, NULL);
      set_opening (self, NULL, error->message);
    }
  opening_free (opening);
}

void
gsy_editor_open (GsyEditor *self, const char *key, const char *statement)
{
  g_return_if_fail (GSY_IS_EDITOR (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  if (key == NULL || self->corpus == NULL)
    {
      set_document (self, NULL);
      set_opening (self, NULL, NULL);
      return;
    }
  if (self->document != NULL && g_str_equal (gsy_document_get_key (self->document), key))
    {
      set_opening (self, NULL, NULL);
      show_statement (self, statement);
      return;
    }

  GsyDocument *open = gsy_corpus_find_document (self->corpus, key);
  if (open != NULL)
    {
      set_document (self, open);
      set_opening (self, NULL, NULL);
      show_statement (self, statement);
      return;
    }

  Opening *opening = g_new0 (Opening, 1);
  opening->editor = g_object_ref (self);
  opening->statement = g_strdup (statement);
  if (self->document != NULL)
    gsy_corpus_flush (self->corpus);
  set_opening (self, key, NULL);
  self->cancellable = g_cancellable_new ();
  opening->cancellable = g_object_ref (self->cancellable);
  gsy_corpus_open_async (self->corpus, key, self->cancellable, opened_cb, opening);
}

const char *
gsy_editor_get_opening (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), NULL);
  return self->opening;
}

const char *
gsy_editor_get_open_error (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), NULL);
  return self->open_error;
}

GsyCorpus *
gsy_editor_get_corpus (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), NULL);
  return self->corpus;
}

static void
scheme_changed_cb (GsyEditor *self)
{
  if (self->brush != NULL && gsy_scheme_find_layer (gsy_corpus_get_scheme (self->corpus), self->brush) == NULL)
    gsy_editor_set_brush (self, NULL);
  _gsy_editor_layers_changed (self);
}

void
gsy_editor_set_corpus (GsyEditor *self, GsyCorpus *corpus)
{
  g_return_if_fail (GSY_IS_EDITOR (self));
  g_return_if_fail (corpus == NULL || GSY_IS_CORPUS (corpus));

  if (self->corpus == corpus)
    return;

  gsy_editor_open (self, NULL, NULL);
  gsy_editor_set_brush (self, NULL);
  gsy_editor_cancel_renaming (self);
  _gsy_editor_forget_places (self);
  if (self->corpus != NULL)
    {
      g_signal_handlers_disconnect_by_data (gsy_corpus_get_scheme (self->corpus), self);
      g_signal_handlers_disconnect_by_data (self->corpus, self);
      gsy_corpus_flush (self->corpus);
    }
  g_hash_table_remove_all (self->hidden);
  g_hash_table_remove_all (self->locked);
  g_clear_pointer (&self->solo, g_free);
  g_set_object (&self->corpus, corpus);
  if (corpus != NULL)
    {
      g_signal_connect_object (gsy_corpus_get_scheme (corpus), "changed",
                               G_CALLBACK (scheme_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (corpus, "scheme-merged", G_CALLBACK (_gsy_editor_tell_scheme_merged), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (corpus, "document-merged", G_CALLBACK (_gsy_editor_tell_merged), self, G_CONNECT_SWAPPED);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CORPUS]);
  _gsy_editor_layers_changed (self);
}

GsyScheme *
gsy_editor_get_scheme (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), NULL);
  return self->corpus != NULL ? gsy_corpus_get_scheme (self->corpus) : NULL;
}

GsyFolderIndex *
gsy_editor_get_index (GsyEditor *self)
{
  g_return_val_if_fail (self == NULL || GSY_IS_EDITOR (self), NULL);
  return self != NULL && self->corpus != NULL ? gsy_corpus_get_index (self->corpus) : NULL;
}

GsyDocument *
gsy_editor_get_document (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), NULL);
  return self->document;
}

GsyStore *
gsy_editor_get_store (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), NULL);
  return self->document != NULL ? gsy_document_get_store (self->document) : NULL;
}

GsyArticle *
gsy_editor_get_article (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), NULL);
  return self->document != NULL ? gsy_document_get_article (self->document) : NULL;
}

void
gsy_editor_set_creator (GsyEditor *self, const char *creator)
{
  g_return_if_fail (GSY_IS_EDITOR (self));

  g_free (self->creator);
  self->creator = creator != NULL && *creator != '\0' ? g_strdup (creator) : NULL;
}

/* --- selection --- */

const GsyStatement *
gsy_editor_get_selected (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), NULL);

  if (self->selected == NULL || self->document == NULL)
    return NULL;
  return gsy_store_find (gsy_document_get_store (self->document), self->selected);
}

guint
gsy_editor_get_fragment (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), 0);
  return self->fragment;
}

void
gsy_editor_settle (GsyEditor *self)
{
  g_return_if_fail (GSY_IS_EDITOR (self));

  /* Handing in may select, too. */
  if (self->settling || self->corpus == NULL)
    return;
  self->settling = TRUE;
  g_signal_emit (self, signals[SETTLE], 0);
  self->settling = FALSE;
}

void
gsy_editor_select (GsyEditor *self, const char *id, guint fragment, gboolean show)
{
  g_return_if_fail (GSY_IS_EDITOR (self));

  /* A copy: what is handed in makes another value of the statement, to which the id given may belong. */
  g_autofree char *asked = g_strdup (id);
  if (g_strcmp0 (self->selected, asked) != 0)
    gsy_editor_settle (self);
  id = asked;

  GsyStore *store = gsy_editor_get_store (self);
  const GsyStatement *statement = id != NULL && store != NULL ? gsy_store_find (store, id) : NULL;
  /* A copy: what is told to others below may drop the statement. */
  g_autofree char *wanted = statement != NULL ? g_strdup (statement->id) : NULL;
  fragment = statement != NULL ? MIN (fragment, gsy_statement_get_n_spans (statement) - 1) : 0;

  gboolean other = g_strcmp0 (self->selected, wanted) != 0;
  if (other)
    {
      gsy_editor_drag_cancel (self);
      _gsy_editor_end_note (self);
    }

  g_object_freeze_notify (G_OBJECT (self));
  if (other)
    {
      g_free (self->selected);
      self->selected = g_strdup (wanted);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
      gsy_editor_end_linking (self);
    }
  if (self->fragment != fragment)
    {
      self->fragment = fragment;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRAGMENT]);
    }
  g_object_thaw_notify (G_OBJECT (self));

  /* Who was told may have selected something else. */
  statement = gsy_editor_get_selected (self);
  if (show && statement != NULL && !statement->detached && self->fragment < gsy_statement_get_n_spans (statement))
    _gsy_editor_reveal (self, gsy_statement_get_span (statement, self->fragment));
}

/* --- brush --- */

const char *
gsy_editor_get_brush (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), NULL);
  return self->brush;
}

void
gsy_editor_set_brush (GsyEditor *self, const char *layer)
{
  g_return_if_fail (GSY_IS_EDITOR (self));

  if (g_strcmp0 (self->brush, layer) == 0)
    return;
  g_free (self->brush);
  self->brush = g_strdup (layer);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BRUSH]);
}

/* --- the object --- */

static void
gsy_editor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GsyEditor *self = GSY_EDITOR (object);

  switch (prop_id)
    {
    case PROP_CORPUS:
      g_value_set_object (value, self->corpus);
      break;
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_OPENING:
      g_value_set_string (value, self->opening);
      break;
    case PROP_OPEN_ERROR:
      g_value_set_string (value, self->open_error);
      break;
    case PROP_SELECTED:
      g_value_set_string (value, self->selected);
      break;
    case PROP_FRAGMENT:
      g_value_set_uint (value, self->fragment);
      break;
    case PROP_BRUSH:
      g_value_set_string (value, self->brush);
      break;
    case PROP_LINKING:
      g_value_set_boolean (value, self->linking);
      break;
    case PROP_LINKS_SHOWN:
      g_value_set_boolean (value, self->links_shown);
      break;
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, gsy_editor_can_go_back (self));
      break;
    case PROP_RENAMING:
      g_value_set_boolean (value, self->renaming != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
gsy_editor_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  GsyEditor *self = GSY_EDITOR (object);

  switch (prop_id)
    {
    case PROP_CORPUS:
      gsy_editor_set_corpus (self, g_value_get_object (value));
      break;
    case PROP_BRUSH:
      gsy_editor_set_brush (self, g_value_get_string (value));
      break;
    case PROP_LINKS_SHOWN:
      gsy_editor_set_links_shown (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
gsy_editor_dispose (GObject *object)
{
  GsyEditor *self = GSY_EDITOR (object);

  gsy_editor_set_corpus (self, NULL);
  G_OBJECT_CLASS (gsy_editor_parent_class)->dispose (object);
}

static void
gsy_editor_finalize (GObject *object)
{
  GsyEditor *self = GSY_EDITOR (object);

  g_clear_pointer (&self->opening, g_free);
  g_clear_pointer (&self->open_error, g_free);
  g_clear_pointer (&self->selected, g_free);
  g_clear_pointer (&self->brush, g_free);
  g_clear_pointer (&self->solo, g_free);
  g_clear_pointer (&self->creator, g_free);
  g_clear_pointer (&self->hidden, g_hash_table_unref);
  g_clear_pointer (&self->locked, g_hash_table_unref);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_object (&self->renaming);
  G_OBJECT_CLASS (gsy_editor_parent_class)->finalize (object);
}

static void
gsy_editor_class_init (GsyEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read_only = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags read_write = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gsy_editor_get_property;
  object_class->set_property = gsy_editor_set_property;
  object_class->dispose = gsy_editor_dispose;
  object_class->finalize = gsy_editor_finalize;

  properties[PROP_CORPUS] = g_param_spec_object ("corpus", NULL, NULL, GSY_TYPE_CORPUS, read_write);
  properties[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, GSY_TYPE_DOCUMENT, read_only);
  properties[PROP_OPENING] = g_param_spec_string ("opening", NULL, NULL, NULL, read_only);
  properties[PROP_OPEN_ERROR] = g_param_spec_string ("open-error", NULL, NULL, NULL, read_only);
  properties[PROP_SELECTED] = g_param_spec_string ("selected", NULL, NULL, NULL, read_only);
  properties[PROP_FRAGMENT] = g_param_spec_uint ("fragment", NULL, NULL, 0, G_MAXUINT, 0, read_only);
  properties[PROP_BRUSH] = g_param_spec_string ("brush", NULL, NULL, NULL, read_write);
  properties[PROP_LINKING] = g_param_spec_boolean ("linking", NULL, NULL, FALSE, read_only);
  properties[PROP_LINKS_SHOWN] = g_param_spec_boolean ("links-shown", NULL, NULL, FALSE, read_write);
  properties[PROP_CAN_GO_BACK] = g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, read_only);
  properties[PROP_RENAMING] = g_param_spec_boolean ("renaming", NULL, NULL, FALSE, read_only);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  GType type = G_TYPE_FROM_CLASS (klass);
  signals[REFUSED] = g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[REPORTED] = g_signal_new ("reported", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[NOTICED] = g_signal_new ("noticed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[REVEAL] = g_signal_new ("reveal", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[SETTLE] = g_signal_new ("settle", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RENAMING_PROGRESS] = g_signal_new ("renaming-progress", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[STATEMENTS_CHANGED] = g_signal_new ("statements-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, GSY_TYPE_EDIT);
  signals[LAYERS_CHANGED] = g_signal_new ("layers-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gsy_editor_init (GsyEditor *self)
{
  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->locked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->places = g_ptr_array_new_with_free_func (_gsy_place_free);
  self->repairing = -1;
}

GsyEditor *
gsy_editor_new (void)
{
  return g_object_new (GSY_TYPE_EDITOR, NULL);
}
