/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-document-restore.c: an earlier version of a sidecar takes the place of what is open. Statements and what is known of the article go
 * by an edit, like everything; what the file holds beside them goes along with that edit, and with its undoing. */
#include "config.h"
#include "corpus/gsy-document-private.h"

#include "core/gsy-error.h"

/* One step, with what the file held beside its statements before and after. */
typedef struct
{
  GsyEdit *edit;
  GsyKept *kept[2];       /* nullable */
  GPtrArray *problems[2]; /* of GsyProblem */
} Restored;

static void
restored_free (gpointer data)
{
  Restored *self = data;

  gsy_edit_unref (self->edit);
  for (guint i = 0; i < G_N_ELEMENTS (self->kept); i++)
    {
      g_clear_pointer (&self->kept[i], _gsy_kept_unref);
      g_ptr_array_unref (self->problems[i]);
    }
  g_free (self);
}

static GPtrArray *
problems_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_problem_free);
}

static void
copy_problems (GPtrArray *to, GPtrArray *from)
{
  g_ptr_array_set_size (to, 0);
  for (guint i = 0; i < from->len; i++)
    {
      const GsyProblem *problem = g_ptr_array_index (from, i);

      g_ptr_array_add (to, gsy_problem_new (problem->line, problem->column, problem->id, problem->message));
    }
}

/* The very values: no other step has them all. */
static gboolean
is_same_change (const GsyChange *a, const GsyChange *b, gboolean inverse)
{
  return a->kind == b->kind && a->before == (inverse ? b->after : b->before) && a->after == (inverse ? b->before : b->after);
}

static gboolean
is_same_edit (const GsyEdit *a, const GsyEdit *b, gboolean inverse)
{
  guint n = gsy_edit_get_n_changes (a);

  if (n != gsy_edit_get_n_changes (b))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!is_same_change (gsy_edit_get_change (a, i), gsy_edit_get_change (b, inverse ? n - 1 - i : i), inverse))
      return FALSE;
  return TRUE;
}

static void
set_beside (GsyDocument *self, const Restored *restored, guint from, guint to)
{
  /* What another program wrote since stays. */
  if (self->kept != restored->kept[from])
    return;
  g_clear_pointer (&self->kept, _gsy_kept_unref);
  if (restored->kept[to] != NULL)
    self->kept = g_atomic_rc_box_acquire (restored->kept[to]);
  copy_problems (self->problems, restored->problems[to]);
}

void
_gsy_document_follow (GsyDocument *self, const GsyEdit *edit)
{
  for (guint i = 0; self->restored != NULL && i < self->restored->len; i++)
    {
      const Restored *restored = g_ptr_array_index (self->restored, i);

      if (is_same_edit (restored->edit, edit, FALSE))
        set_beside (self, restored, 0, 1);
      else if (is_same_edit (restored->edit, edit, TRUE))
        set_beside (self, restored, 1, 0);
    }
}

void
_gsy_document_map_restored (GsyDocument *self, GsyStatementMap map, gpointer data)
{
  for (guint i = 0; self->restored != NULL && i < self->restored->len; i++)
    {
      Restored *restored = g_ptr_array_index (self->restored, i);
      GsyEdit *edit = restored->edit;

      restored->edit = gsy_edit_map (edit, self->key, map, data);
      gsy_edit_unref (edit);
    }
}

void
_gsy_document_forget_restored (GsyDocument *self)
{
  g_clear_pointer (&self->restored, g_ptr_array_unref);
}

gboolean
gsy_document_can_restore (GsyDocument *self)
{
  g_return_val_if_fail (GSY_IS_DOCUMENT (self), FALSE);

  if (!self->has_versions)
    return FALSE;
  if (self->sidecar_error != NULL)
    return !g_error_matches (self->sidecar_error, GSY_ERROR, GSY_ERROR_VERSION);
  return gsy_store_get_n_statements (self->store) == 0 && !gsy_saver_get_identity (self->saver)->exists;
}

GsySidecar *
gsy_document_parse_version (GsyArticle *article, const char *sidecar_path, GBytes *bytes, GError **error)
{
  g_autoptr (GError) local = NULL;
  GsySidecar *sidecar = _gsy_document_parse (article, sidecar_path, bytes, &local);

  if (local == NULL)
    return sidecar;
  g_clear_pointer (&sidecar, gsy_sidecar_free);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

gboolean
gsy_document_differs_beside (GsyDocument *self, const GsySidecar *version)
{
  g_return_val_if_fail (GSY_IS_DOCUMENT (self) && version != NULL, FALSE);

  if (self->kept != NULL)
    return !_gsy_sidecar_same_beside (self->kept->sidecar, version);
  return version->raw->len > 0 || version->unknown != NULL;
}

/* It must be there for what is beside the statements to go along with. */
static void
ensure_change (GsyDocument *self, GsyEdit *edit)
{
  const GsyArticleMeta *meta = gsy_store_get_meta (self->store);
  g_autoptr (GsyArticleMeta) same = gsy_article_meta_copy (meta);

  if (gsy_edit_get_n_changes (edit) == 0)
    gsy_edit_add_meta (edit, self->key, meta, same);
}

/* What @version has beside its statements. */
static GsyKept *
kept_new (const GsySidecar *version)
{
  GsySidecar *sidecar = gsy_sidecar_new ();

  sidecar->version = version->version;
  sidecar->file = g_strdup (version->file);
  sidecar->sha256 = g_strdup (version->sha256);
  sidecar->length = version->length;
  gsy_article_meta_unref (sidecar->meta);
  sidecar->meta = gsy_article_meta_ref (version->meta);
  sidecar->unknown = g_strdupv (version->unknown);
  for (guint i = 0; i < version->raw->len; i++)
    g_ptr_array_add (sidecar->raw, g_strdup (g_ptr_array_index (version->raw, i)));
  return _gsy_kept_new (sidecar);
}

static Restored *
restored_new (GsyDocument *self, GsyEdit *edit, const GsySidecar *version)
{
  Restored *restored = g_new0 (Restored, 1);

  restored->edit = gsy_edit_ref (edit);
  restored->problems[0] = problems_new ();
  restored->problems[1] = problems_new ();
  copy_problems (restored->problems[0], self->problems);
  copy_problems (restored->problems[1], version->problems);
  restored->kept[0] = self->kept != NULL ? g_atomic_rc_box_acquire (self->kept) : NULL;
  restored->kept[1] = kept_new (version);
  return restored;
}

gboolean
gsy_document_restore (GsyDocument *self, const GsySidecar *version, const char *label, char **aside, GError **error)
{
  g_autoptr (GsyEdit) edit = NULL;
  gboolean beside;

  g_return_val_if_fail (GSY_IS_DOCUMENT (self) && version != NULL && label != NULL, FALSE);

  if (aside != NULL)
    *aside = NULL;
  if (g_error_matches (self->sidecar_error, GSY_ERROR, GSY_ERROR_VERSION))
    {
      g_propagate_error (error, g_error_copy (self->sidecar_error));
      return FALSE;
    }
  if (self->sidecar_error != NULL && !gsy_document_set_sidecar_aside (self, aside, error))
    return FALSE;

  beside = gsy_document_differs_beside (self, version);
  edit = _gsy_document_make_edit (self, version, label);
  if (beside)
    ensure_change (self, edit);
  if (gsy_edit_get_n_changes (edit) == 0)
    return TRUE;
  if (beside)
    {
      if (self->restored == NULL)
        self->restored = g_ptr_array_new_with_free_func (restored_free);
      g_ptr_array_add (self->restored, restored_new (self, edit, version));
    }
  if (_gsy_document_apply (self, edit, error))
    return TRUE;
  if (beside)
    g_ptr_array_remove_index (self->restored, self->restored->len - 1);
  return FALSE;
}
