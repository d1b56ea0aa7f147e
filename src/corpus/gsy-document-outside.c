/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-document-outside.c: what another program, another window or a sync client wrote in the sidecar while it was open is taken in,
 * statement by statement (core/gsy-merge.h): what we last read or wrote is what both sides come from. What cannot be read is left
 * alone and told; what is open is kept in the recovery folder until the user decides, or the file can be read again.
 *
 * Sync clients, git and editors heed no lock, so there is none that anything depends on. A save (io/gsy-save.h) takes turns with those of other windows
 * and processes of ours where the file system has locks; it compares what is on disk with what we know, by content, before it writes, and
 * the file's identity once more right before its rename(); when they differ it does nothing, and both are merged here.
 *
 * What that cannot exclude: a program that replaces the file between that last look and our rename() (some microseconds; as long as a save takes,
 * where two of ours cannot take turns) is written over. If it was one of ours, what it wrote is among the versions that are kept of the file, and its window
 * merges what it finds as a step that can be undone. A program that keeps the file open and goes on writing does so into a file that has no name any more. */
#include "config.h"
#include "corpus/gsy-document-private.h"

#include "core/gsy-error.h"
#include "corpus/gsy-versions.h"
#include "io/gsy-load.h"
#include "io/gsy-sidecar-merge.h"

#include <glib/gi18n-lib.h>

/* The file as it is now, read in a thread. @sidecar NULL: nothing that can be taken in. */
typedef struct
{
  GsyArticle *article;
  GsyArticle *former; /* nullable */
  char *article_path;
  GsyFileIdentity article_file; /* as we know it */
  gboolean article_differs;     /* it comes first */
  char *path;
  GsyFileIdentity known; /* what the file was when we last read or wrote it */
  GsyFileIdentity identity;
  gboolean is_known; /* it is that file */
  GsySidecar *sidecar;
  GError *error; /* why there is none; NULL: there is no file */
} Look;

static Look *
look_new (GsyDocument *document)
{
  Look *look = g_new0 (Look, 1);

  look->article = g_object_ref (document->article);
  look->former = document->former != NULL ? g_object_ref (document->former) : NULL;
  look->article_path = g_strdup (document->path);
  look->article_file = document->article_file;
  look->path = g_strdup (document->sidecar_path);
  look->known = *gsy_saver_get_identity (document->saver);
  return look;
}

static void
look_free (gpointer data)
{
  Look *look = data;

  g_object_unref (look->article);
  g_clear_object (&look->former);
  g_free (look->article_path);
  g_free (look->path);
  g_clear_pointer (&look->sidecar, gsy_sidecar_free);
  g_clear_error (&look->error);
  g_free (look);
}

/* The very file that we know: most of what a monitor tells is our own doing. */
static gboolean
is_known (const Look *look)
{
  GsyFileIdentity now;

  _gsy_file_look (look->path, &now);
  return now.exists && _gsy_file_looks_same (&now, &look->known);
}

static void
look_run (Look *look)
{
  g_autoptr (GBytes) bytes = NULL;
  GsyFileIdentity article_file;

  look->is_known = is_known (look);
  if (look->is_known)
    return;
  /* What was written for another text is compared with that one. */
  _gsy_file_look (look->article_path, &article_file);
  look->article_differs = !_gsy_file_looks_same (&article_file, &look->article_file);
  if (look->article_differs)
    return;
  bytes = gsy_load (look->path, GSY_SIDECAR_MAX_BYTES, &look->identity, &look->error);
  if (g_error_matches (look->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_clear_error (&look->error);
  if (bytes == NULL)
    return;
  look->sidecar = _gsy_document_parse_with (look->article, look->former, look->path, bytes, &look->error);
  if (look->error != NULL)
    g_clear_pointer (&look->sidecar, gsy_sidecar_free);
  else
    gsy_versions_add_file (look->path, &look->identity, GSY_SIDECAR_MAX_BYTES);
}

GsySidecar *
_gsy_snapshot_to_sidecar (const GsySnapshot *snapshot)
{
  GsySidecar *sidecar = gsy_sidecar_new ();
  const GsySidecar *kept = snapshot->kept != NULL ? snapshot->kept->sidecar : NULL;

  gsy_article_meta_unref (sidecar->meta);
  sidecar->meta = gsy_article_meta_ref (snapshot->meta);
  g_ptr_array_unref (sidecar->statements);
  sidecar->statements = g_ptr_array_ref (snapshot->statements);
  sidecar->unknown = kept != NULL ? g_strdupv (kept->unknown) : NULL;
  for (guint i = 0; kept != NULL && i < kept->raw->len; i++)
    g_ptr_array_add (sidecar->raw, g_strdup (g_ptr_array_index (kept->raw, i)));
  return sidecar;
}

static GHashTable *
index_statements (GPtrArray *statements)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < statements->len; i++)
    {
      GsyStatement *statement = g_ptr_array_index (statements, i);

      g_hash_table_add (table, statement->id);
    }
  return table;
}

GsyEdit *
_gsy_document_make_edit (GsyDocument *self, const GsySidecar *sidecar, const char *label)
{
  g_autoptr (GHashTable) ids = index_statements (sidecar->statements);
  GsyEdit *edit = gsy_edit_new (label);
  const GsyArticleMeta *meta = gsy_store_get_meta (self->store);

  for (guint i = 0; i < sidecar->statements->len; i++)
    {
      const GsyStatement *after = g_ptr_array_index (sidecar->statements, i);
      const GsyStatement *before = gsy_store_find (self->store, after->id);

      if (before == NULL || !gsy_statement_equal (before, after))
        gsy_edit_add_statement (edit, self->key, before, after);
    }
  for (guint i = 0; i < gsy_store_get_n_statements (self->store); i++)
    {
      const GsyStatement *before = gsy_store_get_statement (self->store, i);

      if (!g_hash_table_contains (ids, before->id))
        gsy_edit_add_statement (edit, self->key, before, NULL);
    }
  if (!gsy_article_meta_equal (meta, sidecar->meta))
    gsy_edit_add_meta (edit, self->key, meta, sidecar->meta);
  return edit;
}

gboolean
_gsy_sidecar_same_beside (const GsySidecar *a, const GsySidecar *b)
{
  if (a->raw->len != b->raw->len || !gsy_texts_equal (a->unknown, b->unknown))
    return FALSE;
  for (guint i = 0; i < a->raw->len; i++)
    if (!g_str_equal (g_ptr_array_index (a->raw, i), g_ptr_array_index (b->raw, i)))
      return FALSE;
  return TRUE;
}

/* The same content, so that nothing need be written. */
static gboolean
is_same (const GsySidecar *a, const GsySidecar *b)
{
  if (a->statements->len != b->statements->len || !gsy_article_meta_equal (a->meta, b->meta) || !_gsy_sidecar_same_beside (a, b))
    return FALSE;
  for (guint i = 0; i < a->statements->len; i++)
    if (!gsy_statement_equal (g_ptr_array_index (a->statements, i), g_ptr_array_index (b->statements, i)))
      return FALSE;
  return TRUE;
}

gboolean
_gsy_document_apply (GsyDocument *self, const GsyEdit *edit, GError **error)
{
  if (gsy_edit_get_n_changes (edit) == 0)
    return TRUE;
  return self->apply != NULL ? self->apply (edit, self->apply_data, error) : gsy_store_apply (self->store, edit, error);
}

static gboolean
take_in (GsyDocument *self, Look *look)
{
  g_autoptr (GsySnapshot) now = _gsy_snapshot_take (self);
  g_autoptr (GsySidecar) ours = _gsy_snapshot_to_sidecar (now);
  g_autoptr (GsySidecar) base = self->base != NULL ? _gsy_snapshot_to_sidecar (self->base) : NULL;
  g_autoptr (GsySidecar) merged = NULL;
  g_autoptr (GsyEdit) edit = NULL;
  g_autoptr (GsyKept) kept = NULL;
  g_autoptr (GPtrArray) on_disk = NULL;
  gboolean same;
  guint n_changes, n_conflicts;

  merged = gsy_sidecar_merge (self->article, base, ours, look->sidecar, &n_conflicts);
  /* Translators: a step in Undo and Redo: what another program wrote in the file of annotations was taken in. */
  edit = _gsy_document_make_edit (self, merged, _ ("Changes of Another Program"));
  n_changes = gsy_edit_get_n_changes (edit);
  same = is_same (merged, look->sidecar);

  on_disk = g_ptr_array_ref (look->sidecar->statements);
  kept = _gsy_kept_new (g_steal_pointer (&look->sidecar));
  g_ptr_array_unref (kept->sidecar->statements);
  kept->sidecar->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
  if (!_gsy_document_apply (self, edit, NULL))
    return FALSE;

  g_clear_pointer (&self->base, _gsy_snapshot_unref);
  self->base = _gsy_snapshot_new (self->article, kept->sidecar->meta, on_disk, kept);
  g_clear_pointer (&self->kept, _gsy_kept_unref);
  g_ptr_array_set_size (merged->statements, 0);
  self->kept = _gsy_kept_new (g_steal_pointer (&merged));
  gsy_saver_set_identity (self->saver, &look->identity);
  if (!same || !gsy_saver_is_saved (self->saver))
    gsy_saver_touch (self->saver);
  if (n_changes > 0 || n_conflicts > 0)
    _gsy_document_emit_merged (self, n_changes, n_conflicts);
  return TRUE;
}

/* --- What cannot be taken in --- */

/* @error: (nullable) */
static void
set_outside_error (GsyDocument *self, const GError *error)
{
  if (self->outside_error == NULL && error == NULL)
    return;
  if (self->outside_error != NULL && error != NULL && g_str_equal (self->outside_error->message, error->message))
    return;
  g_clear_error (&self->outside_error);
  if (error != NULL)
    self->outside_error = g_error_copy (error);
  _gsy_document_notify_save (self);
}

static gboolean
has_something (GsyDocument *self)
{
  return gsy_saver_get_identity (self->saver)->exists || gsy_store_get_n_statements (self->store) > 0 || !gsy_saver_is_saved (self->saver);
}

void
_gsy_document_write_anew (GsyDocument *self)
{
  const GsyFileIdentity none = { 0 };

  gsy_saver_set_identity (self->saver, &none);
  set_outside_error (self, NULL);
  gsy_saver_touch (self->saver);
}

/* What was open is in no file that can be read any more: the recovery folder gets it. The file itself is not what the saver knows, so it is left alone. */
static void
take_error (GsyDocument *self, const GError *error)
{
  gboolean is_new = self->outside_error == NULL;

  set_outside_error (self, error);
  if (is_new && has_something (self))
    gsy_saver_touch (self->saver);
}

/* Somebody removed the sidecar, and the article is where it was. */
static gboolean
take_removal (GsyDocument *self)
{
  gboolean had_file = gsy_saver_get_identity (self->saver)->exists;

  if (!had_file && self->outside_error == NULL)
    return FALSE;
  if (!has_something (self))
    {
      set_outside_error (self, NULL);
      return FALSE;
    }
  _gsy_document_write_anew (self);
  if (had_file)
    _gsy_document_emit_merged (self, 0, 0);
  return TRUE;
}

/* What could not be used when it was opened. Nothing was changed here since. */
static void
become_sound (GsyDocument *self, Look *look)
{
  g_autoptr (GsySidecar) sidecar = g_steal_pointer (&look->sidecar);

  _gsy_document_forget_sidecar (self);
  g_ptr_array_extend_and_steal (self->problems, g_steal_pointer (&sidecar->problems));
  sidecar->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_problem_free);
  _gsy_document_set_store (self, sidecar->meta, sidecar->statements);
  self->base = _gsy_snapshot_new (self->article, sidecar->meta, sidecar->statements, NULL);
  g_ptr_array_unref (sidecar->statements);
  sidecar->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
  self->kept = _gsy_kept_new (g_steal_pointer (&sidecar));
  self->base->kept = g_atomic_rc_box_acquire (self->kept);
  gsy_saver_set_identity (self->saver, &look->identity);
  _gsy_document_notify_store (self);
  _gsy_document_notify_save (self);
}

/* What is wrong with it may be mended. Else it is called otherwise by now. */
static gboolean
may_become_sound (GsyDocument *self)
{
  return g_error_matches (self->sidecar_error, GSY_ERROR, GSY_ERROR_PARSE) || g_error_matches (self->sidecar_error, GSY_ERROR, GSY_ERROR_VERSION) ||
         g_error_matches (self->sidecar_error, GSY_ERROR, GSY_ERROR_TOO_LARGE);
}

/* TRUE when saving may work that did not. */
static gboolean
take_look (GsyDocument *self, Look *look)
{
  if (self->sidecar_error != NULL)
    {
      if (look->sidecar != NULL && may_become_sound (self))
        become_sound (self, look);
      return FALSE;
    }
  if (look->is_known || (look->sidecar != NULL && gsy_file_identity_equal (&look->identity, gsy_saver_get_identity (self->saver))))
    {
      /* It is again what it was: what was in the way of a save is gone, although there is nothing to merge. */
      gboolean again = !gsy_saver_is_saved (self->saver) && (self->outside_error != NULL || gsy_saver_has_conflict (self->saver));

      if (again)
        gsy_saver_touch (self->saver);
      set_outside_error (self, NULL);
      return again;
    }
  if (look->sidecar != NULL)
    {
      gboolean taken = take_in (self, look);

      if (taken)
        set_outside_error (self, NULL);
      return taken;
    }
  if (look->error == NULL)
    return take_removal (self);
  take_error (self, look->error);
  return FALSE;
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  look_run (data);
  g_task_return_boolean (task, TRUE);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GsyDocument) self = data;
  Look *look = g_task_get_task_data (G_TASK (result));

  self->looking = FALSE;
  /* A write under way decides first: it may be that what was seen is our own. */
  if (gsy_saver_is_writing (self->saver))
    {
      self->look_again = TRUE;
      return;
    }
  if (look->article_differs)
    {
      self->look_outside_then = TRUE;
      _gsy_document_look_at_article (self);
      return;
    }
  /* The article may have been replaced meanwhile, and the sidecar read or written: then what was seen is older than what we know, and would take that back. */
  if (look->article != self->article || !gsy_file_identity_equal (&look->known, gsy_saver_get_identity (self->saver)))
    self->look_again = TRUE;
  else
    take_look (self, look);
  if (self->look_again)
    _gsy_document_look_outside (self);
}

void
_gsy_document_look_outside (GsyDocument *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->sidecar_error != NULL && !may_become_sound (self))
    return;
  if (self->looking_at_article)
    {
      self->look_outside_then = TRUE;
      return;
    }
  /* What is being read may be older than what we are told of now. */
  self->look_again = self->looking;
  if (self->looking)
    return;
  self->looking = TRUE;
  /* Not as the task's source: the thread could be the last to let go of that. */
  task = g_task_new (NULL, NULL, looked_cb, g_object_ref (self));
  g_task_set_source_tag (task, _gsy_document_look_outside);
  g_task_set_task_data (task, look_new (self), look_free);
  g_task_run_in_thread (task, look_in_thread);
}

gboolean
_gsy_document_look_outside_sync (GsyDocument *self)
{
  Look *look = look_new (self);
  gboolean taken;

  look_run (look);
  if (look->article_differs && _gsy_document_look_at_article_sync (self))
    {
      look_free (look);
      look = look_new (self);
      look_run (look);
    }
  taken = !look->article_differs && look->article == self->article && take_look (self, look);
  look_free (look);
  return taken;
}

void
gsy_document_look_outside (GsyDocument *self)
{
  g_return_if_fail (GSY_IS_DOCUMENT (self));

  if (gsy_saver_is_writing (self->saver))
    self->look_again = TRUE;
  else
    _gsy_document_look_outside (self);
}
