/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-corpus-scheme.c: gainsay.json while the folder is open: written when the scheme changes, and merged, element by element, with what another
 * program, another window or git writes there (core/gsy-merge-scheme.h): what we last read or wrote is what both sides come from. What cannot be
 * read is left alone, is said, and is merged when it can be read again. */
#include "config.h"
#include "corpus/gsy-corpus-private.h"

#include "core/gsy-error.h"
#include "corpus/gsy-aside.h"
#include "io/gsy-load.h"
#include "io/gsy-project-file.h"
#include "io/gsy-project-merge.h"

#include <glib/gi18n-lib.h>

/* Saving */

static gpointer
take_snapshot (gpointer owner)
{
  return gsy_scheme_copy (((const GsyCorpus *) owner)->scheme);
}

static GBytes *
serialise_snapshot (gpointer snapshot)
{
  return gsy_project_write (snapshot);
}

static void
snapshot_written (gpointer owner, gpointer snapshot)
{
  g_set_object (&((GsyCorpus *) owner)->scheme_base, snapshot);
}

static const GsySaverSource saver_source = { take_snapshot, serialise_snapshot, g_object_unref, snapshot_written };

static void
saver_changed_cb (GsyCorpus *self)
{
  g_autoptr (GsyCorpus) alive G_GNUC_UNUSED = g_object_ref (self);

  g_signal_emit_by_name (self, "save-state-changed");
  if (self->scheme_saver != NULL && !gsy_saver_is_writing (self->scheme_saver) && (self->scheme_look_again || gsy_saver_has_conflict (self->scheme_saver)))
    _gsy_corpus_look_at_scheme (self);
}

static void
set_problem (GsyCorpus *self, const char *problem)
{
  if (g_strcmp0 (self->scheme_problem, problem) == 0)
    return;
  g_free (self->scheme_problem);
  self->scheme_problem = g_strdup (problem);
  g_object_notify (G_OBJECT (self), "folder-problem");
}

void
_gsy_corpus_take_scheme (GsyCorpus *self, GsySchemeFile *file)
{
  g_autofree char *path = g_build_filename (self->root, GSY_PROJECT_FILE, NULL);

  gsy_scheme_copy_into (file->scheme, self->scheme);
  self->scheme_base = g_steal_pointer (&file->base);
  self->scheme_error = g_steal_pointer (&file->error);
  self->scheme_saver = gsy_saver_new (path, &file->identity, &saver_source, self);
  g_signal_connect_swapped (self->scheme_saver, "changed", G_CALLBACK (saver_changed_cb), self);
  if (file->entry != NULL)
    {
      gsy_saver_adopt (self->scheme_saver, file->entry);
      gsy_saver_save_async (self->scheme_saver, NULL, NULL, NULL);
    }
  set_problem (self, file->problem);
  gsy_scheme_file_free (file);
}

void
_gsy_corpus_touch_scheme (GsyCorpus *self)
{
  if (self->scheme_saver != NULL && self->scheme_error == NULL)
    gsy_saver_touch (self->scheme_saver);
}

/* Looking */

/* The file as it is now, read in a thread. */
typedef struct
{
  char *path;
  GsyFileIdentity known;
  GsyFileIdentity identity;
  gboolean is_known;
  GsyScheme *scheme; /* NULL: nothing that can be taken in */
  GError *error;     /* why; NULL: there is no file */
} Look;

static Look *
look_new (GsyCorpus *self)
{
  Look *look = g_new0 (Look, 1);

  look->path = g_strdup (gsy_saver_get_path (self->scheme_saver));
  look->known = *gsy_saver_get_identity (self->scheme_saver);
  return look;
}

static void
look_free (gpointer data)
{
  Look *look = data;

  g_free (look->path);
  g_clear_object (&look->scheme);
  g_clear_error (&look->error);
  g_free (look);
}

static void
look_run (Look *look)
{
  GsyFileIdentity now = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  struct stat st;

  if (stat (look->path, &st) == 0)
    gsy_file_identity_set_stat (&now, &st);
  /* The very file that we know: most of what a monitor tells is our own doing. */
  look->is_known = now.exists == look->known.exists && now.size == look->known.size && now.mtime_ns == look->known.mtime_ns && now.inode == look->known.inode && now.device == look->known.device;
  if (look->is_known)
    return;
  bytes = gsy_load (look->path, GSY_PROJECT_MAX_BYTES, &look->identity, &look->error);
  if (bytes != NULL)
    look->scheme = gsy_scheme_file_parse (bytes, NULL, &look->error);
  if (look->error != NULL)
    g_clear_object (&look->scheme);
  if (g_error_matches (look->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_clear_error (&look->error);
}

/* From what is shown to @merged. */
static GsyEdit *
make_edit (GsyCorpus *self, GsyScheme *merged)
{
  /* Translators: a step in Undo and Redo: what another program wrote in the list of layers, actors and so on was taken in. */
  GsyEdit *edit = gsy_edit_new (_ ("Changes of Another Program"));

  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    {
      GsySchemeList list = (GsySchemeList) i;
      GPtrArray *before = gsy_scheme_get_list (self->scheme, list), *after = gsy_scheme_get_list (merged, list);

      if (!gsy_scheme_lists_equal (list, before, after))
        gsy_edit_add_scheme (edit, list, before, after);
    }
  if (!gsy_scheme_lists_equal (GSY_SCHEME_HEAD, gsy_scheme_get_head (self->scheme), gsy_scheme_get_head (merged)))
    gsy_edit_add_scheme (edit, GSY_SCHEME_HEAD, gsy_scheme_get_head (self->scheme), gsy_scheme_get_head (merged));
  return edit;
}

/* Elements that are otherwise, came or went. */
static guint
count_changes (GsyScheme *before, GsyScheme *after)
{
  guint n = g_strcmp0 (gsy_scheme_get_title (before), gsy_scheme_get_title (after)) != 0;

  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    {
      GsySchemeList list = (GsySchemeList) i;
      GPtrArray *old = gsy_scheme_get_list (before, list), *new = gsy_scheme_get_list (after, list);
      guint n_before = n;

      for (guint j = 0; j < new->len; j++)
        {
          gpointer item = g_ptr_array_index (new, j), was = gsy_scheme_find_item (before, list, gsy_scheme_list_get_id (list, item));

          n += was == NULL || !gsy_scheme_list_items_equal (list, was, item);
        }
      for (guint j = 0; j < old->len; j++)
        n += gsy_scheme_find_item (after, list, gsy_scheme_list_get_id (list, g_ptr_array_index (old, j))) == NULL;
      /* In another order. */
      n += n == n_before && !gsy_scheme_lists_equal (list, old, new);
    }
  return n;
}

/* It could not be used; nothing was changed here since. */
static void
become_sound (GsyCorpus *self, Look *look)
{
  gsy_scheme_copy_into (look->scheme, self->scheme);
  g_clear_error (&self->scheme_error);
}

static gboolean
take_in (GsyCorpus *self, Look *look)
{
  g_autoptr (GsyScheme) merged = NULL;
  g_autoptr (GsyEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  guint n_changes, n_conflicts = 0;

  if (self->scheme_error != NULL)
    become_sound (self, look);
  merged = gsy_project_merge (self->scheme_base, self->scheme, look->scheme, &n_conflicts);
  edit = make_edit (self, merged);
  n_changes = count_changes (self->scheme, merged);
  gsy_saver_set_identity (self->scheme_saver, &look->identity);
  if (gsy_edit_get_n_changes (edit) > 0 && !gsy_history_do_apart (self->history, edit, &error))
    {
      g_warning ("What another program wrote in %s was not taken in: %s", GSY_PROJECT_FILE, error->message);
      return FALSE;
    }
  g_set_object (&self->scheme_base, look->scheme);
  set_problem (self, NULL);
  if (!gsy_project_equal (self->scheme, look->scheme))
    gsy_saver_touch (self->scheme_saver);
  else
    gsy_saver_forget_changes (self->scheme_saver);
  g_signal_emit_by_name (self, "scheme-merged", n_changes, n_conflicts);
  return TRUE;
}

/* Somebody removed it: what is here is written again, but for a folder that says nothing of its own. */
static gboolean
take_removal (GsyCorpus *self)
{
  const GsyFileIdentity none = { 0 };

  if (self->scheme_error != NULL)
    {
      g_clear_error (&self->scheme_error);
      set_problem (self, NULL);
    }
  gsy_saver_set_identity (self->scheme_saver, &none);
  if (self->scheme_base == NULL && gsy_saver_is_saved (self->scheme_saver))
    return TRUE;
  gsy_saver_touch (self->scheme_saver);
  g_signal_emit_by_name (self, "scheme-merged", 0, 0);
  return TRUE;
}

static gboolean
take_look (GsyCorpus *self, Look *look)
{
  g_autofree char *problem = NULL;

  if (look->is_known || (look->scheme != NULL && gsy_file_identity_equal (&look->identity, gsy_saver_get_identity (self->scheme_saver))))
    {
      /* It is again what it was. */
      if (self->scheme_error == NULL && self->is_scheme_broken)
        {
          set_problem (self, NULL);
          if (!gsy_saver_is_saved (self->scheme_saver))
            gsy_saver_touch (self->scheme_saver);
        }
      self->is_scheme_broken = FALSE;
      return FALSE;
    }
  if (look->scheme != NULL || look->error == NULL)
    {
      self->is_scheme_broken = FALSE;
      return look->scheme != NULL ? take_in (self, look) : take_removal (self);
    }
  /* Whoever wrote it may not be at the end: it is left alone, and told. */
  /* What is here is in no file that can be read any more: the recovery folder gets it. */
  if (!self->is_scheme_broken && self->scheme_error == NULL && self->scheme_base != NULL)
    gsy_saver_touch (self->scheme_saver);
  self->is_scheme_broken = TRUE;
  if (self->scheme_error != NULL)
    problem = g_strdup (look->error->message);
  else
    /* Translators: %s says what is wrong with the file gainsay.json, on a line of its own. */
    problem = g_strdup_printf (_ ("%s\nIt is not written over, and what you have here is kept. As soon as it can be read again both are merged."), look->error->message);
  set_problem (self, problem);
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
  g_autofree GWeakRef *weak = data;
  g_autoptr (GsyCorpus) self = g_weak_ref_get (weak);
  Look *look = g_task_get_task_data (G_TASK (result));

  g_weak_ref_clear (weak);
  if (self == NULL || self->scheme_saver == NULL)
    return;
  self->is_looking_at_scheme = FALSE;
  /* A write under way decides first: it may be that what was seen is our own. */
  if (gsy_saver_is_writing (self->scheme_saver))
    {
      self->scheme_look_again = TRUE;
      return;
    }
  /* The file may have been read or written meanwhile: then what was seen is older than what we know, and would take that back. */
  if (!gsy_file_identity_equal (&look->known, gsy_saver_get_identity (self->scheme_saver)))
    self->scheme_look_again = TRUE;
  else
    take_look (self, look);
  if (self->scheme_look_again)
    _gsy_corpus_look_at_scheme (self);
}

void
_gsy_corpus_look_at_scheme (GsyCorpus *self)
{
  g_autoptr (GTask) task = NULL;
  GWeakRef *weak;

  if (self->scheme_saver == NULL)
    return;
  self->scheme_look_again = self->is_looking_at_scheme || gsy_saver_is_writing (self->scheme_saver);
  if (self->scheme_look_again)
    return;
  self->is_looking_at_scheme = TRUE;
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  task = g_task_new (NULL, NULL, looked_cb, weak);
  g_task_set_source_tag (task, _gsy_corpus_look_at_scheme);
  g_task_set_task_data (task, look_new (self), look_free);
  g_task_run_in_thread (task, look_in_thread);
}

/* When the program ends there is no time to look in a thread. */
gboolean
_gsy_corpus_save_scheme_sync (GsyCorpus *self, GError **error)
{
  gboolean was_looking = self->is_looking_at_scheme;
  g_autoptr (GError) first = NULL;
  gboolean saved;

  if (self->scheme_saver == NULL)
    return TRUE;
  self->is_looking_at_scheme = TRUE;
  saved = gsy_saver_save_sync (self->scheme_saver, &first);
  if (!saved && gsy_saver_has_conflict (self->scheme_saver))
    {
      Look *look = look_new (self);
      gboolean taken;

      look_run (look);
      taken = take_look (self, look);
      /* Whatever it was, this look has seen it. */
      self->scheme_look_again = was_looking;
      if (taken)
        {
          g_clear_error (&first);
          saved = gsy_saver_save_sync (self->scheme_saver, &first);
        }
      look_free (look);
    }
  self->is_looking_at_scheme = was_looking;
  if (self->scheme_look_again && !was_looking)
    _gsy_corpus_look_at_scheme (self);
  if (!saved && first != NULL)
    g_propagate_error (error, g_steal_pointer (&first));
  return saved;
}

gboolean
gsy_corpus_is_scheme_broken (GsyCorpus *self)
{
  g_return_val_if_fail (GSY_IS_CORPUS (self), FALSE);

  return self->is_scheme_broken || g_error_matches (self->scheme_error, GSY_ERROR, GSY_ERROR_PARSE);
}

gboolean
gsy_corpus_set_scheme_aside (GsyCorpus *self, char **aside, GError **error)
{
  const GsyFileIdentity none = { 0 };
  g_autofree char *moved = NULL;

  g_return_val_if_fail (GSY_IS_CORPUS (self) && self->scheme_saver != NULL, FALSE);

  gsy_saver_wait (self->scheme_saver);
  if (!gsy_aside_move (gsy_saver_get_path (self->scheme_saver), "broken", &moved, error))
    return FALSE;
  gsy_saver_set_identity (self->scheme_saver, &none);
  g_clear_error (&self->scheme_error);
  self->is_scheme_broken = FALSE;
  set_problem (self, NULL);
  if (self->scheme_base != NULL || !gsy_saver_is_saved (self->scheme_saver))
    gsy_saver_touch (self->scheme_saver);
  if (aside != NULL)
    *aside = g_steal_pointer (&moved);
  return TRUE;
}
