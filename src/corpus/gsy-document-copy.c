/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-document-copy.c: another copy of the sidecar is merged into what is open; and the moment in which the article gets another name. */
#include "config.h"
#include "corpus/gsy-document-private.h"

#include "corpus/gsy-versions.h"
#include "io/gsy-sidecar-merge.h"

/* So many earlier versions may be what both come from. */
#define MAX_BASES 16u

/* Whether @copy may be a later version of @base, both parsed in the same way: what @base has is there, as it was or changed later. */
static gboolean
continues (const GsySidecar *base, const GsySidecar *copy)
{
  g_autoptr (GHashTable) later = NULL;

  g_return_val_if_fail (base != NULL && copy != NULL, FALSE);

  later = gsy_statements_index (copy->statements);
  for (guint i = 0; i < base->statements->len; i++)
    {
      const GsyStatement *before = g_ptr_array_index (base->statements, i);
      const GsyStatement *after = g_hash_table_lookup (later, before->id);

      /* Not there: taken away since, or not made yet. Nobody knows. */
      if (after == NULL)
        return FALSE;
      if (!gsy_statement_equal (before, after) && g_strcmp0 (after->modified, before->modified) <= 0)
        return FALSE;
    }
  return TRUE;
}

GsySidecar *
gsy_document_find_base (GsyArticle *article, const char *sidecar_path, const GsySidecar *copy)
{
  g_autoptr (GPtrArray) versions = NULL;

  g_return_val_if_fail (GSY_IS_ARTICLE (article) && sidecar_path != NULL && copy != NULL, NULL);

  versions = gsy_versions_list (sidecar_path);
  for (guint i = 0; i < MIN (versions->len, MAX_BASES); i++)
    {
      g_autoptr (GBytes) bytes = gsy_versions_load (g_ptr_array_index (versions, i), NULL);
      g_autoptr (GsySidecar) base = bytes != NULL ? gsy_document_parse_version (article, sidecar_path, bytes, NULL) : NULL;

      if (base != NULL && base->statements->len > 0 && continues (base, copy))
        return g_steal_pointer (&base);
    }
  return NULL;
}

gboolean
gsy_document_merge_copy (GsyDocument *self, const GsySidecar *base, const GsySidecar *copy, const char *label, guint *n_changes, guint *n_conflicts, GError **error)
{
  g_autoptr (GsySnapshot) now = NULL;
  g_autoptr (GsySidecar) ours = NULL;
  g_autoptr (GsyEdit) trial = NULL;
  g_autoptr (GsySidecar) merged = NULL;

  g_return_val_if_fail (GSY_IS_DOCUMENT (self) && copy != NULL && label != NULL && n_changes != NULL && n_conflicts != NULL, FALSE);

  if (self->sidecar_error != NULL)
    {
      g_propagate_error (error, g_error_copy (self->sidecar_error));
      return FALSE;
    }
  now = _gsy_snapshot_take (self);
  ours = _gsy_snapshot_to_sidecar (now);
  merged = gsy_sidecar_merge (self->article, base, ours, copy, n_conflicts);
  for (guint i = 0; i < self->problems->len; i++)
    {
      const GsyProblem *problem = g_ptr_array_index (self->problems, i);

      g_ptr_array_add (merged->problems, gsy_problem_new (problem->line, problem->column, problem->id, problem->message));
    }
  trial = _gsy_document_make_edit (self, merged, label);
  *n_changes = gsy_edit_get_n_changes (trial);
  return gsy_document_restore (self, merged, label, NULL, error);
}

void
_gsy_document_retire (GsyDocument *self, const GError *error)
{
  g_clear_error (&self->sidecar_error);
  if (error != NULL)
    self->sidecar_error = g_error_copy (error);
  _gsy_document_notify_save (self);
}
