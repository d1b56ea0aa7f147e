/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-folder-index-findings.c: what needs a look, in the whole folder. */
#include "config.h"
#include "corpus/gsy-folder-index-private.h"

static void
finding_free (gpointer data)
{
  GsyFinding *finding = data;

  g_clear_pointer (&finding->entry, gsy_entry_unref);
  g_free (finding->detail);
  g_free (finding);
}

static void
add_finding (GPtrArray *findings, GsyCheck check, const GsyEntry *entry, char *detail)
{
  GsyFinding *finding = g_new0 (GsyFinding, 1);

  finding->check = check;
  finding->entry = entry != NULL ? gsy_entry_ref (entry) : NULL;
  finding->detail = detail;
  g_ptr_array_add (findings, finding);
}

static void
add_article (GsyFolderIndex *self, GPtrArray *findings, const GsyIndexArticle *article, GsyCheckSet muted)
{
  for (guint i = 0; article->entries != NULL && i < article->entries->len; i++)
    {
      const GsyEntry *entry = g_ptr_array_index (article->entries, i);
      GsyCheckSet found = entry->checks & ~muted;

      for (guint check = 0; found != 0 && check < GSY_N_CHECKS; check++)
        if ((found & 1u << check) != 0)
          add_finding (findings, (GsyCheck) check, entry, NULL);
    }
}

GPtrArray *
gsy_folder_index_dup_findings (GsyFolderIndex *self, GsyScheme *scheme, const char *article)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (finding_free);
  const GsyCheckSet muted = 0;

  g_return_val_if_fail (GSY_IS_FOLDER_INDEX (self) && GSY_IS_SCHEME (scheme), findings);

  _gsy_folder_index_settle (self);
  if (article != NULL)
    {
      const GsyIndexArticle *known = g_hash_table_lookup (self->articles, article);

      if (known != NULL)
        add_article (self, findings, known, muted);
    }
  else
    {
      const GPtrArray *order = _gsy_folder_index_get_order (self);

      for (guint i = 0; i < order->len; i++)
        add_article (self, findings, g_ptr_array_index (order, i), muted);
    }
  return findings;
}
