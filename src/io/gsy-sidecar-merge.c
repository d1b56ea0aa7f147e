/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-sidecar-merge.c: merging whole sidecars, and conflicts as data in the file. */
#include "config.h"
#include "io/gsy-sidecar-merge.h"

#include "core/gsy-merge.h"
#include "io/gsy-conflict-records.h"

#include <string.h>

guint
gsy_sidecar_count_conflicts (char *const *unknown)
{
  g_auto (GStrv) records = gsy_conflict_records_dup (unknown);

  return records != NULL ? g_strv_length (records) : 0;
}

/* --- What did not stay --- */

static const struct
{
  GsyMergeParts part;
  const char *member;
  gboolean is_list;
} members[] = {
  { GSY_PART_LAYER, "layer", FALSE },
  { GSY_PART_SPANS, "spans", FALSE },
  { GSY_PART_CUE, "cue", FALSE },
  { GSY_PART_SOURCE, "source", TRUE },
  { GSY_PART_TARGET, "target", TRUE },
  { GSY_PART_SAID, "said", FALSE },
  { GSY_PART_ATTRIBUTES, "attributes", TRUE },
  { GSY_PART_LINKS, "links", TRUE },
  { GSY_PART_NOTE, "note", FALSE },
};

/* The records of a conflict. @conflict: (nullable): none. (transfer full) */
static GPtrArray *
make_records (GsyArticle *article, const GsyMergeConflict *conflict)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = NULL;
  gboolean found[G_N_ELEMENTS (members)] = { FALSE };
  GsyJsonReader reader;
  GsyJsonMember member;

  if (conflict == NULL)
    return records;
  if (conflict->parts & GSY_PART_REMOVED)
    {
      gsy_conflict_records_add_removed (records);
      return records;
    }
  bytes = gsy_sidecar_write_statement (article, conflict->other);
  gsy_json_reader_init (&reader, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  gsy_json_enter_object (&reader);
  while (gsy_json_next_member (&reader, &member))
    {
      guint i = 0;
      GsyJsonSlice raw;

      while (i < G_N_ELEMENTS (members) && !gsy_json_slice_is (&member.name, members[i].member))
        i++;
      if (i < G_N_ELEMENTS (members) && (conflict->parts & members[i].part) != 0)
        {
          found[i] = TRUE;
          if (members[i].is_list)
            gsy_conflict_records_add_elements (records, &reader, &member.raw);
          else if (gsy_json_skip (&reader, &raw))
            gsy_conflict_records_add (records, &member.raw, "", &raw, "");
        }
      else
        {
          gsy_json_skip (&reader, NULL);
        }
    }
  gsy_json_reader_clear (&reader);
  gsy_conflict_records_add_pairs (records, conflict->other->unknown);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if ((conflict->parts & members[i].part) != 0 && !found[i])
      gsy_conflict_records_add_absent (records, members[i].member);
  return records;
}

/* Of values of the article, @lost (nullable), or of the file. */
static GPtrArray *
make_meta_records (const GsyArticleMeta *lost, char *const *unknown)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_free);

  if (lost != NULL)
    {
      gsy_conflict_records_add_text (records, "title", lost->title);
      gsy_conflict_records_add_text (records, "outlet", lost->outlet);
      gsy_conflict_records_add_text (records, "published", lost->published);
      gsy_conflict_records_add_text (records, "url", lost->url);
      gsy_conflict_records_add_text (records, "language", lost->language);
      gsy_conflict_records_add_text (records, "note", lost->note);
    }
  gsy_conflict_records_add_pairs (records, unknown);
  return records;
}

/* --- Statements --- */

/* The statements of a side without their lists of conflicts, which are merged apart. @records: id -> list. (transfer full) */
static GPtrArray *
strip_conflicts (const GsySidecar *sidecar, GHashTable *records)
{
  GPtrArray *stripped = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);

  for (guint i = 0; i < sidecar->statements->len; i++)
    {
      GsyStatement *statement = g_ptr_array_index (sidecar->statements, i);
      char **list = gsy_conflict_records_dup (statement->unknown);

      if (list == NULL)
        {
          g_ptr_array_add (stripped, gsy_statement_ref (statement));
          continue;
        }
      g_hash_table_insert (records, g_strdup (statement->id), list);
      statement = gsy_statement_copy (statement);
      g_strfreev (statement->unknown);
      statement->unknown = gsy_conflict_records_dup_without (((const GsyStatement *) g_ptr_array_index (sidecar->statements, i))->unknown);
      g_ptr_array_add (stripped, statement);
    }
  return stripped;
}

static GHashTable *
records_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
}

static void
merge_statements (GsySidecar *merged, GsyArticle *article, const GsySidecar *base, const GsySidecar *ours, const GsySidecar *theirs, guint *n_conflicts)
{
  g_autoptr (GHashTable) base_records = records_new (), our_records = records_new (), their_records = records_new ();
  g_autoptr (GHashTable) fresh = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) before = base != NULL ? strip_conflicts (base, base_records) : NULL;
  g_autoptr (GPtrArray) mine = strip_conflicts (ours, our_records);
  g_autoptr (GPtrArray) yours = strip_conflicts (theirs, their_records);
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_merge_conflict_free);

  g_ptr_array_unref (merged->statements);
  merged->statements = gsy_merge_statements (before, mine, yours, conflicts);
  for (guint i = 0; i < conflicts->len; i++)
    {
      GsyMergeConflict *conflict = g_ptr_array_index (conflicts, i);

      g_hash_table_insert (fresh, conflict->id, conflict);
    }
  for (guint i = 0; i < merged->statements->len; i++)
    {
      GsyStatement *statement = g_ptr_array_index (merged->statements, i);
      const GsyMergeConflict *conflict = g_hash_table_lookup (fresh, statement->id);
      g_autoptr (GPtrArray) lost = make_records (article, conflict);
      g_auto (GStrv) records = gsy_merge_words (g_hash_table_lookup (base_records, statement->id), g_hash_table_lookup (our_records, statement->id),
                                                g_hash_table_lookup (their_records, statement->id));
      GsyStatement *with;

      *n_conflicts += lost->len;
      if (lost->len == 0 && records == NULL)
        continue;
      with = gsy_statement_copy (statement);
      with->unknown = gsy_conflict_records_put (with->unknown, records, lost);
      g_ptr_array_index (merged->statements, i) = with;
      gsy_statement_unref (statement);
    }
}

/* --- The file --- */

static const char *
merge_scalar (const char *base, const char *ours, const char *theirs)
{
  if (g_strcmp0 (ours, theirs) == 0)
    return ours;
  if (base != NULL)
    return base;
  if (ours == NULL || theirs == NULL)
    return ours != NULL ? ours : theirs;
  return strcmp (ours, theirs) < 0 ? ours : theirs;
}

static char **
dup_words (GPtrArray *list)
{
  GPtrArray *words = g_ptr_array_new ();

  for (guint i = 0; list != NULL && i < list->len; i++)
    g_ptr_array_add (words, g_ptr_array_index (list, i));
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}

static void
merge_raw (GsySidecar *merged, const GsySidecar *base, const GsySidecar *ours, const GsySidecar *theirs)
{
  g_autofree char **before = dup_words (base != NULL ? base->raw : NULL);
  g_autofree char **mine = dup_words (ours->raw);
  g_autofree char **yours = dup_words (theirs->raw);
  g_autofree char **words = gsy_merge_words (before, mine, yours);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    g_ptr_array_add (merged->raw, words[i]);
}

/* The unknown members of the file, or of what is known of the article, with their list of conflicts. @lost: (nullable): of known members. */
static char **
merge_unknown (char **base, char **ours, char **theirs, const GsyArticleMeta *lost, guint *n_conflicts)
{
  g_auto (GStrv) base_records = gsy_conflict_records_dup (base), our_records = gsy_conflict_records_dup (ours), their_records = gsy_conflict_records_dup (theirs);
  g_auto (GStrv) before = gsy_conflict_records_dup_without (base), mine = gsy_conflict_records_dup_without (ours), yours = gsy_conflict_records_dup_without (theirs);
  g_auto (GStrv) records = gsy_merge_words (base_records, our_records, their_records);
  g_auto (GStrv) others = NULL;
  char **merged = gsy_merge_unknown (before, mine, yours, &others);
  g_autoptr (GPtrArray) fresh = make_meta_records (lost, others);

  *n_conflicts += fresh->len;
  return gsy_conflict_records_put (merged, records, fresh);
}

/* The length that goes with the hash @sha256; of two that contradict each other, the greater one. */
static guint
find_length (const char *sha256, const GsySidecar *base, const GsySidecar *ours, const GsySidecar *theirs)
{
  gboolean as_ours = g_strcmp0 (sha256, ours->sha256) == 0, as_theirs = g_strcmp0 (sha256, theirs->sha256) == 0;

  if (as_ours || as_theirs)
    return MAX (as_ours ? ours->length : 0, as_theirs ? theirs->length : 0);
  return base != NULL ? base->length : 0;
}

GsySidecar *
gsy_sidecar_merge (GsyArticle *article, const GsySidecar *base, const GsySidecar *ours, const GsySidecar *theirs, guint *n_conflicts)
{
  GsySidecar *merged = gsy_sidecar_new ();
  g_autoptr (GsyArticleMeta) lost = NULL;

  g_return_val_if_fail (ours != NULL && theirs != NULL && n_conflicts != NULL, merged);

  *n_conflicts = 0;
  merged->file = g_strdup (merge_scalar (base != NULL ? base->file : NULL, ours->file, theirs->file));
  merged->sha256 = g_strdup (merge_scalar (base != NULL ? base->sha256 : NULL, ours->sha256, theirs->sha256));
  merged->length = find_length (merged->sha256, base, ours, theirs);
  gsy_article_meta_unref (merged->meta);
  merged->meta = gsy_merge_meta (base != NULL ? base->meta : NULL, ours->meta, theirs->meta, &lost);
  g_strfreev (merged->meta->unknown);
  merged->meta->unknown = merge_unknown (base != NULL ? base->meta->unknown : NULL, ours->meta->unknown, theirs->meta->unknown, lost, n_conflicts);
  merged->unknown = merge_unknown (base != NULL ? base->unknown : NULL, ours->unknown, theirs->unknown, NULL, n_conflicts);
  merge_raw (merged, base, ours, theirs);
  merge_statements (merged, article, base, ours, theirs, n_conflicts);
  return merged;
}
