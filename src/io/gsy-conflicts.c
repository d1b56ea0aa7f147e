/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-conflicts.c: reading what waits beside a statement, and deciding about it. */
#include "config.h"
#include "io/gsy-conflicts.h"

#include "core/gsy-intern.h"
#include "io/gsy-json-reader.h"
#include "io/gsy-sidecar-statement.h"

#include <string.h>

static void
conflict_free (gpointer data)
{
  GsyConflict *conflict = data;

  g_free (conflict->member);
  if (conflict->other != NULL)
    gsy_statement_unref (conflict->other);
  g_free (conflict->raw);
  g_free (conflict);
}

/* A statement that has what @statement must have, and @member with @raw beside. NULL: it makes no sense. */
static GsyStatement *
parse_other (GsyArticle *article, const GsyStatement *statement, const char *member, const char *raw)
{
  g_autoptr (GString) json = g_string_new ("{\"id\": \"x\"");
  GsyStatementReader statements;
  GsyJsonReader reader;
  GsyStatement *other;

  if (!g_str_equal (member, "layer"))
    g_string_append (json, ", \"layer\": \"x\"");
  if (!g_str_equal (member, "spans"))
    g_string_append_printf (json, ", \"spans\": [{\"start\": %u, \"end\": %u}]", gsy_statement_get_span (statement, 0).start, gsy_statement_get_span (statement, 0).end);
  g_string_append_printf (json, ", \"%s\": %s}", member, raw);
  gsy_json_reader_init (&reader, json->str, json->len);
  gsy_statement_reader_init (&statements, &reader, article);
  other = gsy_statement_reader_read (&statements);
  gsy_statement_reader_clear (&statements);
  gsy_json_reader_clear (&reader);
  return other;
}

GPtrArray *
gsy_conflicts_list (GsyArticle *article, const GsyStatement *statement)
{
  GPtrArray *conflicts = g_ptr_array_new_with_free_func (conflict_free);
  g_autoptr (GPtrArray) records = NULL;

  g_return_val_if_fail (statement != NULL, conflicts);

  records = gsy_conflict_records_read (statement->unknown);
  for (guint i = 0; i < records->len; i++)
    {
      GsyConflictRecord *record = g_ptr_array_index (records, i);
      GsyConflict *conflict = g_new0 (GsyConflict, 1);

      conflict->kind = record->kind;
      conflict->member = g_steal_pointer (&record->member);
      conflict->raw = g_steal_pointer (&record->raw);
      if (conflict->raw != NULL)
        conflict->other = parse_other (article, statement, conflict->member, conflict->raw);
      g_ptr_array_add (conflicts, conflict);
    }
  return conflicts;
}

/* --- Deciding --- */

static void
take_text (char **to, const char *from)
{
  g_free (*to);
  *to = g_strdup (from);
}

static void
take_spans (GsyStatement *to, const GsyStatement *from)
{
  gsy_statement_copy_spans (to, from);
  to->detached = FALSE;
}

/* The fillers of one actor are one; words that name nobody are added. */
static void
take_fillers (GPtrArray **to, const GPtrArray *from)
{
  for (guint i = 0; from != NULL && i < from->len; i++)
    {
      const GsyFiller *filler = g_ptr_array_index (from, i);
      guint place = 0;

      if (*to == NULL)
        *to = gsy_fillers_new ();
      while (place < (*to)->len && (filler->actor == NULL || g_strcmp0 (((GsyFiller *) g_ptr_array_index (*to, place))->actor, filler->actor) != 0))
        place++;
      if (place < (*to)->len)
        {
          gsy_filler_free (g_ptr_array_index (*to, place));
          g_ptr_array_index (*to, place) = gsy_filler_copy (filler);
        }
      else
        {
          g_ptr_array_add (*to, gsy_filler_copy (filler));
        }
    }
}

static void
take_links (GPtrArray **to, const GPtrArray *from)
{
  for (guint i = 0; from != NULL && i < from->len; i++)
    {
      const GsyLink *link = g_ptr_array_index (from, i);
      guint place = 0;

      if (*to == NULL)
        *to = gsy_links_new ();
      for (; place < (*to)->len; place++)
        {
          const GsyLink *old = g_ptr_array_index (*to, place);

          if (g_strcmp0 (old->relation, link->relation) == 0 && g_strcmp0 (old->to, link->to) == 0 && g_strcmp0 (old->article, link->article) == 0)
            break;
        }
      if (place < (*to)->len)
        g_ptr_array_remove_index (*to, place);
      g_ptr_array_insert (*to, (int) place, gsy_link_copy (link));
    }
}

static void
take_values (GArray **to, const GArray *from)
{
  for (guint i = 0; from != NULL && i < from->len; i++)
    {
      const GsyValue *value = &g_array_index (from, GsyValue, i);
      guint place = 0;
      GsyValue copy = { .id = g_strdup (value->id), .type = value->type, .string = g_strdup (value->string), .integer = value->integer };

      if (*to == NULL)
        *to = gsy_values_new ();
      while (place < (*to)->len && g_strcmp0 (g_array_index (*to, GsyValue, place).id, value->id) != 0)
        place++;
      if (place < (*to)->len)
        g_array_remove_index (*to, place);
      g_array_insert_val (*to, place, copy);
    }
}

static void
take_cue (GsyStatement *to, const GsyStatement *from)
{
  g_clear_pointer (&to->cue, gsy_filler_free);
  to->cue = from != NULL && from->cue != NULL ? gsy_filler_copy (from->cue) : NULL;
}

/* @from NULL: the member goes. Lists are told element by element, so they never go as a whole. */
static void
take_member (GsyStatement *to, const char *member, const GsyStatement *from)
{
  if (g_str_equal (member, "note"))
    take_text (&to->note, from != NULL ? from->note : NULL);
  else if (g_str_equal (member, "said"))
    take_text (&to->said, from != NULL ? from->said : NULL);
  else if (g_str_equal (member, "cue"))
    take_cue (to, from);
  else if (from == NULL)
    return;
  else if (g_str_equal (member, "layer"))
    {
      g_ref_string_release (to->layer);
      to->layer = gsy_intern (from->layer);
    }
  else if (g_str_equal (member, "spans"))
    take_spans (to, from);
  else if (g_str_equal (member, "source"))
    take_fillers (&to->source, from->source);
  else if (g_str_equal (member, "target"))
    take_fillers (&to->target, from->target);
  else if (g_str_equal (member, "links"))
    take_links (&to->links, from->links);
  else if (g_str_equal (member, "attributes"))
    take_values (&to->attributes, from->attributes);
}

/* A member that we do not know gets the other value. */
static void
take_unknown (GsyStatement *statement, const GsyConflict *conflict)
{
  g_autofree char *name = g_strdup_printf ("\"%s\"", conflict->member);

  for (char **pair = statement->unknown; pair[0] != NULL; pair += 2)
    if (g_str_equal (pair[0], name))
      take_text (&pair[1], conflict->raw);
}

GsyStatement *
gsy_conflicts_decide (GsyArticle *article, const GsyStatement *statement, guint index, gboolean take_other)
{
  g_autoptr (GPtrArray) conflicts = gsy_conflicts_list (article, statement);
  const GsyConflict *conflict;
  GsyStatement *decided;

  if (index >= conflicts->len)
    return NULL;
  conflict = g_ptr_array_index (conflicts, index);
  if (take_other && conflict->kind == GSY_CONFLICT_REMOVED)
    return NULL;
  decided = gsy_statement_copy (statement);
  g_strfreev (decided->unknown);
  decided->unknown = gsy_conflict_records_remove (statement->unknown, index);
  if (!take_other || conflict->member == NULL)
    return decided;
  if (conflict->kind == GSY_CONFLICT_ABSENT)
    take_member (decided, conflict->member, NULL);
  else if (conflict->other != NULL)
    {
      take_member (decided, conflict->member, conflict->other);
      if (decided->unknown != NULL)
        take_unknown (decided, conflict);
    }
  return decided;
}

/* --- What is known of an article --- */

GPtrArray *
gsy_conflicts_list_meta (const GsyArticleMeta *meta)
{
  g_return_val_if_fail (meta != NULL, NULL);

  return gsy_conflict_records_read (meta->unknown);
}

/* NULL: no member that we know, or not a text. */
static char **
find_text (GsyArticleMeta *meta, const char *member)
{
  const struct
  {
    const char *name;
    char **text;
  } texts[] = {
    { "title", &meta->title },
    { "outlet", &meta->outlet },
    { "published", &meta->published },
    { "url", &meta->url },
    { "language", &meta->language },
    { "note", &meta->note },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i].name, member))
      return texts[i].text;
  return NULL;
}

static char **
find_raw (char **unknown, const char *member)
{
  g_autofree char *name = g_strdup_printf ("\"%s\"", member);

  for (; unknown != NULL && unknown[0] != NULL; unknown += 2)
    if (g_str_equal (unknown[0], name))
      return &unknown[1];
  return NULL;
}

gboolean
gsy_conflicts_can_take_meta (const GsyArticleMeta *meta, const GsyConflictRecord *record)
{
  g_return_val_if_fail (meta != NULL && record != NULL, FALSE);

  if (record->kind == GSY_CONFLICT_REMOVED || record->member == NULL)
    return FALSE;
  if (find_text ((GsyArticleMeta *) meta, record->member) != NULL)
    return record->kind == GSY_CONFLICT_ABSENT || (record->text != NULL && record->text[0] != '\0');
  return record->kind == GSY_CONFLICT_OTHER && record->raw != NULL && find_raw (meta->unknown, record->member) != NULL;
}

GsyArticleMeta *
gsy_conflicts_decide_meta (const GsyArticleMeta *meta, guint index, gboolean take_other)
{
  g_autoptr (GPtrArray) records = gsy_conflicts_list_meta (meta);
  const GsyConflictRecord *record;
  GsyArticleMeta *decided;
  char **place;

  if (index >= records->len)
    return NULL;
  record = g_ptr_array_index (records, index);
  decided = gsy_article_meta_copy (meta);
  g_strfreev (decided->unknown);
  decided->unknown = gsy_conflict_records_remove (meta->unknown, index);
  if (!take_other || !gsy_conflicts_can_take_meta (meta, record))
    return decided;
  place = find_text (decided, record->member);
  if (place != NULL)
    take_text (place, record->text);
  else
    take_text (find_raw (decided->unknown, record->member), record->raw);
  return decided;
}
