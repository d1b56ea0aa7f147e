/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-document.c: an article and its sidecar, opened, changed and saved. */
#include "config.h"
#include "corpus/gsy-document-private.h"

#include "core/gsy-error.h"
#include "corpus/gsy-aside.h"
#include "corpus/gsy-recovery.h"
#include "corpus/gsy-text-cache.h"
#include "corpus/gsy-versions.h"
#include "io/gsy-article-reader.h"
#include "io/gsy-file-error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef enum
{
  PROP_SAVE_STATE = 1,
  PROP_SAVE_MESSAGE,
  PROP_STORE,
  PROP_ARTICLE_PROBLEM,
  N_PROPS
} Property;

static GParamSpec *properties[N_PROPS];
static guint changed_signal;
static guint merged_signal;
static guint article_changing_signal;
static guint article_changed_signal;

G_DEFINE_FINAL_TYPE (GsyDocument, gsy_document, G_TYPE_OBJECT)

static gpointer
take_snapshot (gpointer owner)
{
  return _gsy_snapshot_take (owner);
}

static GBytes *
serialise_snapshot (gpointer data)
{
  const GsySnapshot *snapshot = data;

  /* Each is found again by way of the text that it was marked in. */
  if (snapshot->statements->len > 0)
    gsy_text_cache_keep (snapshot->article);
  return gsy_sidecar_write (snapshot->article, snapshot->meta, snapshot->statements, snapshot->kept != NULL ? snapshot->kept->sidecar : NULL);
}

static void
free_snapshot (gpointer data)
{
  _gsy_snapshot_unref (data);
}

static void
snapshot_written (gpointer owner, gpointer data)
{
  GsyDocument *self = owner;
  GsySnapshot *snapshot = _gsy_snapshot_ref (data);

  g_clear_pointer (&self->base, _gsy_snapshot_unref);
  self->base = snapshot;
}

static const GsySaverSource saver_source = { take_snapshot, serialise_snapshot, free_snapshot, snapshot_written };

void
_gsy_document_notify_save (GsyDocument *self)
{
  /* Whoever hears that all is saved may let go of the document. */
  g_autoptr (GsyDocument) alive G_GNUC_UNUSED = g_object_ref (self);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVE_STATE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVE_MESSAGE]);
}

static void
saver_changed_cb (GsyDocument *self)
{
  g_autoptr (GsyDocument) alive G_GNUC_UNUSED = g_object_ref (self);

  _gsy_document_notify_save (self);
  if (!gsy_saver_is_writing (self->saver))
    _gsy_document_article_written (self);
  if (!gsy_saver_is_writing (self->saver) && (self->look_again || gsy_saver_has_conflict (self->saver)))
    _gsy_document_look_outside (self);
}

void
_gsy_document_lose_patience (GsyDocument *self)
{
  gsy_saver_lose_patience (self->saver);
}

void
_gsy_document_emit_merged (GsyDocument *self, guint n_changes, guint n_conflicts)
{
  g_signal_emit (self, merged_signal, 0, n_changes, n_conflicts);
}

void
_gsy_document_emit_article_changing (GsyDocument *self)
{
  g_signal_emit (self, article_changing_signal, 0);
}

void
_gsy_document_emit_article_changed (GsyDocument *self)
{
  g_signal_emit (self, article_changed_signal, 0);
}

void
_gsy_document_notify_store (GsyDocument *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
}

void
_gsy_document_notify_article_problem (GsyDocument *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARTICLE_PROBLEM]);
}

static void
store_changed_cb (GsyDocument *self, GsyEdit *edit)
{
  _gsy_document_follow (self, edit);
  if (self->sidecar_error == NULL)
    gsy_saver_touch (self->saver);
  g_signal_emit (self, changed_signal, 0, edit);
}

void
_gsy_document_set_store (GsyDocument *self, GsyArticleMeta *meta, GPtrArray *statements)
{
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  self->store = gsy_store_new (self->key, self->article, meta, statements);
  g_signal_connect_swapped (self->store, "changed", G_CALLBACK (store_changed_cb), self);
}

static void
gsy_document_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GsyDocument *self = GSY_DOCUMENT (object);

  switch ((Property) id)
    {
    case PROP_SAVE_STATE:
      g_value_set_int (value, gsy_document_get_save_state (self));
      break;
    case PROP_SAVE_MESSAGE:
      g_value_set_string (value, gsy_document_get_save_message (self));
      break;
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_ARTICLE_PROBLEM:
      g_value_set_string (value, self->article_problem);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gsy_document_dispose (GObject *object)
{
  GsyDocument *self = GSY_DOCUMENT (object);

  _gsy_document_stop_article (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  if (self->saver != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->saver, self);
      gsy_saver_detach (self->saver);
    }
  g_clear_object (&self->saver);
  G_OBJECT_CLASS (gsy_document_parent_class)->dispose (object);
}

static void
gsy_document_finalize (GObject *object)
{
  GsyDocument *self = GSY_DOCUMENT (object);

  g_free (self->path);
  g_free (self->key);
  g_free (self->sidecar_path);
  g_clear_object (&self->store);
  g_clear_object (&self->article);
  g_clear_object (&self->former);
  g_free (self->article_problem);
  g_clear_pointer (&self->kept, _gsy_kept_unref);
  g_clear_pointer (&self->base, _gsy_snapshot_unref);
  g_clear_pointer (&self->restored, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_error (&self->sidecar_error);
  g_clear_error (&self->outside_error);
  G_OBJECT_CLASS (gsy_document_parent_class)->finalize (object);
}

static void
gsy_document_class_init (GsyDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gsy_document_get_property;
  object_class->dispose = gsy_document_dispose;
  object_class->finalize = gsy_document_finalize;

  properties[PROP_SAVE_STATE] = g_param_spec_int ("save-state", NULL, NULL, 0, GSY_SAVE_STATE_READ_ONLY, 0, flags);
  properties[PROP_SAVE_MESSAGE] = g_param_spec_string ("save-message", NULL, NULL, NULL, flags);
  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, GSY_TYPE_STORE, flags);
  properties[PROP_ARTICLE_PROBLEM] = g_param_spec_string ("article-problem", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  changed_signal = g_signal_new ("changed", GSY_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, GSY_TYPE_EDIT);
  merged_signal = g_signal_new ("merged", GSY_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  article_changing_signal = g_signal_new ("article-changing", GSY_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  article_changed_signal = g_signal_new ("article-changed", GSY_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gsy_document_init (GsyDocument *self)
{
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_problem_free);
}

/* The text that was open before, or that was open some day. */
static GsyArticle *
find_former (const char *sha256, gpointer data)
{
  GsyArticle *former = data;

  if (former != NULL && g_ascii_strcasecmp (gsy_article_get_sha256 (former), sha256) == 0)
    return g_object_ref (former);
  return gsy_text_cache_find (sha256, NULL);
}

GsySidecar *
_gsy_document_parse (GsyArticle *article, const char *sidecar_path, GBytes *bytes, GError **error)
{
  return _gsy_document_parse_with (article, NULL, sidecar_path, bytes, error);
}

GsySidecar *
_gsy_document_parse_with (GsyArticle *article, GsyArticle *former, const char *sidecar_path, GBytes *bytes, GError **error)
{
  g_autofree char *name = gsy_display_basename (sidecar_path);
  g_autoptr (GsySidecar) sidecar = gsy_sidecar_parse_with (bytes, name, article, find_former, former, error);

  if (sidecar != NULL && sidecar->version > GSY_SIDECAR_VERSION)
    /* Translators: %s is a file's name. */
    g_set_error (error, GSY_ERROR, GSY_ERROR_VERSION, _ ("“%s” was written by a newer version of Gainsay. It is shown as far as it is understood and is not changed. Update Gainsay to work on it."), name);
  return g_steal_pointer (&sidecar);
}

static GsySidecar *
parse (GsyDocument *self, GBytes *bytes, GError **error)
{
  return _gsy_document_parse (self->article, self->sidecar_path, bytes, error);
}

static void
add_problem (GsyDocument *self, const char *message)
{
  g_ptr_array_add (self->problems, gsy_problem_new (0, 0, NULL, message));
}

/* Looks whether the recovery folder has work that did not get home. What continues from @disk is taken up: its content. */
static GsySidecar *
recover (GsyDocument *self, GBytes *disk, const GsyFileIdentity *identity, char **entry)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = gsy_recovery_take (self->sidecar_path, disk, identity, entry, others);
  g_autoptr (GsySidecar) taken = NULL;
  g_autoptr (GError) error = NULL;

  if (bytes != NULL && self->sidecar_error == NULL)
    taken = parse (self, bytes, &error);
  if (taken != NULL && error == NULL)
    add_problem (self, _ ("Work from the last session, which could not be saved then, was restored."));
  else if (*entry != NULL)
    {
      g_clear_pointer (&taken, gsy_sidecar_free);
      g_ptr_array_add (others, g_steal_pointer (entry));
    }

  for (guint i = 0; i < others->len; i++)
    {
      g_autofree char *folder = gsy_display_name (g_ptr_array_index (others, i));
      /* Translators: %s is a folder. */
      g_autofree char *message = g_strdup_printf (_ ("Work from an earlier session could not be saved, and the annotations were changed since. That work is kept in “%s”."), folder);

      add_problem (self, message);
    }
  return g_steal_pointer (&taken);
}

/* The article was edited while it was closed. What that did to the statements is told as such, and not for each of them. */
static void
take_change (GsyDocument *self, GsySidecar *sidecar)
{
  for (guint i = sidecar->problems->len; i-- > 0;)
    if (((const GsyProblem *) g_ptr_array_index (sidecar->problems, i))->kind == GSY_PROBLEM_PLACE)
      g_ptr_array_remove_index (sidecar->problems, i);
  self->counts = sidecar->counts;
  self->article_changed = sidecar->statements->len > 0;
  self->unwritten = self->sidecar_error == NULL;
}

static void
load_sidecar (GsyDocument *self)
{
  GsyFileIdentity identity = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = NULL;
  g_autoptr (GBytes) bytes = gsy_load (self->sidecar_path, GSY_SIDECAR_MAX_BYTES, &identity, &error);
  g_autoptr (GsySidecar) sidecar = NULL;
  g_autoptr (GsySidecar) recovered = NULL;

  gsy_save_sweep_target (self->sidecar_path);
  if (bytes != NULL)
    sidecar = parse (self, bytes, &self->sidecar_error);
  /* With a name that no file can have there is no sidecar either; saving says why. */
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_FILENAME_TOO_LONG))
    self->sidecar_error = g_steal_pointer (&error);
  self->has_versions = sidecar == NULL && gsy_versions_exist (self->sidecar_path);

  if (sidecar != NULL)
    self->base = _gsy_snapshot_new (self->article, sidecar->meta, sidecar->statements, NULL);
  recovered = recover (self, bytes, &identity, &entry);
  if (recovered != NULL)
    {
      g_clear_pointer (&sidecar, gsy_sidecar_free);
      sidecar = g_steal_pointer (&recovered);
    }

  if (sidecar != NULL && sidecar->article_changed)
    take_change (self, sidecar);
  if (sidecar != NULL && sidecar->statements->len > 0)
    gsy_text_cache_keep (self->article);
  if (sidecar != NULL && sidecar->meta->language != NULL)
    gsy_article_set_language (self->article, sidecar->meta->language);
  _gsy_document_set_store (self, sidecar != NULL ? sidecar->meta : NULL, sidecar != NULL ? sidecar->statements : NULL);
  if (sidecar != NULL)
    {
      g_ptr_array_extend_and_steal (self->problems, g_steal_pointer (&sidecar->problems));
      sidecar->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_problem_free);
      /* They are the store's from now on; what was removed there is not held here. */
      g_ptr_array_unref (sidecar->statements);
      sidecar->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
      self->kept = _gsy_kept_new (g_steal_pointer (&sidecar));
    }
  /* What it said beside its statements is what both sides come from, too. */
  if (self->base != NULL && entry == NULL)
    self->base->kept = g_atomic_rc_box_acquire (self->kept);

  self->saver = gsy_saver_new (self->sidecar_path, &identity, &saver_source, self);
  g_signal_connect_swapped (self->saver, "changed", G_CALLBACK (saver_changed_cb), self);
  if (entry != NULL)
    gsy_saver_adopt (self->saver, entry);
}

GsyDocument *
gsy_document_load (const char *path, const char *key, const char *set, GError **error)
{
  g_autoptr (GsyDocument) self = NULL;
  g_autoptr (GsyArticle) article = NULL;
  GsyFileIdentity file;

  g_return_val_if_fail (path != NULL && key != NULL, NULL);

  /* Before it is read: what is written from now on is seen. */
  _gsy_file_look (path, &file);
  article = gsy_article_read (path, error);
  if (article == NULL)
    return NULL;
  self = g_object_new (GSY_TYPE_DOCUMENT, NULL);
  self->path = g_strdup (path);
  self->key = g_strdup (key);
  self->sidecar_path = gsy_sidecar_path (path, set);
  self->article = g_steal_pointer (&article);
  self->article_file = file;
  load_sidecar (self);
  return g_steal_pointer (&self);
}

const char *
gsy_document_get_key (GsyDocument *self)
{
  g_return_val_if_fail (GSY_IS_DOCUMENT (self), NULL);

  return self->key;
}

const char *
gsy_document_get_sidecar_path (GsyDocument *self)
{
  g_return_val_if_fail (GSY_IS_DOCUMENT (self), NULL);

  return self->sidecar_path;
}

GsyArticle *
gsy_document_get_article (GsyDocument *self)
{
  g_return_val_if_fail (GSY_IS_DOCUMENT (self), NULL);

  return self->article;
}

GsyStore *
gsy_document_get_store (GsyDocument *self)
{
  g_return_val_if_fail (GSY_IS_DOCUMENT (self), NULL);

  return self->store;
}

GPtrArray *
gsy_document_get_problems (GsyDocument *self)
{
  g_return_val_if_fail (GSY_IS_DOCUMENT (self), NULL);

  return self->problems;
}

const GError *
gsy_document_get_sidecar_error (GsyDocument *self)
{
  g_return_val_if_fail (GSY_IS_DOCUMENT (self), NULL);

  return self->sidecar_error;
}

const GError *
gsy_document_get_outside_error (GsyDocument *self)
{
  g_return_val_if_fail (GSY_IS_DOCUMENT (self), NULL);

  return self->outside_error;
}

gboolean
gsy_document_is_read_only (GsyDocument *self)
{
  g_return_val_if_fail (GSY_IS_DOCUMENT (self), TRUE);

  return self->sidecar_error != NULL;
}

const char *
gsy_document_get_title (GsyDocument *self)
{
  const GsyArticleMeta *meta;

  g_return_val_if_fail (GSY_IS_DOCUMENT (self), NULL);

  meta = gsy_store_get_meta (self->store);
  return meta->title != NULL ? meta->title : gsy_article_get_default_title (self->article);
}

const char *
gsy_document_get_published (GsyDocument *self)
{
  const GsyArticleMeta *meta;

  g_return_val_if_fail (GSY_IS_DOCUMENT (self), NULL);

  meta = gsy_store_get_meta (self->store);
  return meta->published != NULL ? meta->published : gsy_article_get_default_published (self->article);
}

GsySaveState
gsy_document_get_save_state (GsyDocument *self)
{
  g_return_val_if_fail (GSY_IS_DOCUMENT (self), GSY_SAVE_STATE_SAVED);

  return self->sidecar_error != NULL ? GSY_SAVE_STATE_READ_ONLY : gsy_saver_get_state (self->saver);
}

const char *
gsy_document_get_save_message (GsyDocument *self)
{
  g_return_val_if_fail (GSY_IS_DOCUMENT (self), NULL);

  return self->sidecar_error != NULL ? self->sidecar_error->message : gsy_saver_get_message (self->saver);
}

gboolean
gsy_document_is_saved (GsyDocument *self)
{
  g_return_val_if_fail (GSY_IS_DOCUMENT (self), TRUE);

  return gsy_saver_is_saved (self->saver);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (gsy_saver_save_finish (GSY_SAVER (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
gsy_document_save_async (GsyDocument *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (GSY_IS_DOCUMENT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gsy_document_save_async);
  gsy_saver_save_async (self->saver, cancellable, saved_cb, task);
}

gboolean
gsy_document_save_finish (GsyDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
gsy_document_save_sync (GsyDocument *self, GError **error)
{
  g_autoptr (GError) first = NULL;
  gboolean saved;
  gboolean was_looking;

  g_return_val_if_fail (GSY_IS_DOCUMENT (self), FALSE);

  /* There is no time to look in a thread. */
  was_looking = self->looking;
  self->looking = TRUE;
  saved = gsy_saver_save_sync (self->saver, &first);
  if (!saved && gsy_saver_has_conflict (self->saver))
    {
      gboolean taken = _gsy_document_look_outside_sync (self);

      /* Whatever it was, this look has seen it. */
      self->look_again = was_looking;
      if (taken)
        {
          g_clear_error (&first);
          saved = gsy_saver_save_sync (self->saver, &first);
        }
    }
  self->looking = was_looking;
  if (self->look_again && !was_looking)
    _gsy_document_look_outside (self);
  if (!saved && first != NULL)
    g_propagate_error (error, g_steal_pointer (&first));
  return saved;
}

void
gsy_document_set_map_steps (GsyDocument *self, GsyDocumentMapSteps map_steps, gpointer user_data)
{
  g_return_if_fail (GSY_IS_DOCUMENT (self));

  self->map_steps = map_steps;
  self->map_steps_data = user_data;
}

void
gsy_document_set_apply (GsyDocument *self, GsyDocumentApply apply, gpointer user_data)
{
  g_return_if_fail (GSY_IS_DOCUMENT (self));

  self->apply = apply;
  self->apply_data = user_data;
}

void
_gsy_document_forget_sidecar (GsyDocument *self)
{
  const GsyFileIdentity none = { 0 };

  g_clear_error (&self->sidecar_error);
  g_clear_pointer (&self->kept, _gsy_kept_unref);
  g_clear_pointer (&self->base, _gsy_snapshot_unref);
  _gsy_document_forget_restored (self);
  g_ptr_array_set_size (self->problems, 0);
  gsy_saver_set_identity (self->saver, &none);
  if (gsy_store_get_n_statements (self->store) > 0 || gsy_store_get_generation (self->store) > 0)
    {
      _gsy_document_set_store (self, NULL, NULL);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
    }
  _gsy_document_notify_save (self);
}

gboolean
gsy_document_set_sidecar_aside (GsyDocument *self, char **aside, GError **error)
{
  g_autofree char *moved = NULL;

  g_return_val_if_fail (GSY_IS_DOCUMENT (self) && (self->sidecar_error != NULL || self->outside_error != NULL), FALSE);

  gsy_saver_wait (self->saver);
  if (!gsy_aside_move (self->sidecar_path, "broken", &moved, error))
    return FALSE;
  if (self->sidecar_error != NULL)
    _gsy_document_forget_sidecar (self);
  else
    _gsy_document_write_anew (self);
  if (aside != NULL)
    *aside = g_steal_pointer (&moved);
  return TRUE;
}

gboolean
gsy_document_keep_ours (GsyDocument *self, char **aside, GError **error)
{
  g_autofree char *copied = NULL;
  GsyFileIdentity identity;

  g_return_val_if_fail (GSY_IS_DOCUMENT (self) && self->sidecar_error == NULL, FALSE);

  gsy_saver_wait (self->saver);
  if (!gsy_aside_copy (self->sidecar_path, "other", GSY_SIDECAR_MAX_BYTES, &identity, &copied, error))
    return FALSE;
  gsy_saver_set_identity (self->saver, &identity);
  if (gsy_saver_is_saved (self->saver))
    gsy_saver_touch (self->saver);
  if (!gsy_saver_save_sync (self->saver, error))
    return FALSE;
  if (aside != NULL)
    *aside = g_steal_pointer (&copied);
  return TRUE;
}
