/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-edits-names.c: a name put in the place of others, or taken away, in all statements of an article. */
#include "config.h"
#include "core/gsy-edits-private.h"
#include "core/gsy-edits-roles.h"

GsySchemeList
gsy_name_kind_get_list (GsyNameKind kind)
{
  return kind == GSY_NAME_ACTOR ? GSY_LIST_ACTORS : GSY_LIST_TOPICS;
}

static gboolean
is_one_of (const char *const *names, const char *name)
{
  return name != NULL && g_strv_contains (names, name);
}

static gboolean
any_filler_has (const GPtrArray *fillers, const char *const *names)
{
  for (guint i = 0; fillers != NULL && i < fillers->len; i++)
    if (is_one_of (names, ((const GsyFiller *) g_ptr_array_index (fillers, i))->actor))
      return TRUE;
  return FALSE;
}

static gboolean
any_topic_is (char **about, const char *const *names)
{
  for (guint i = 0; about != NULL && about[i] != NULL; i++)
    if (is_one_of (names, about[i]))
      return TRUE;
  return FALSE;
}

static void
rename_fillers (const GsyGesture *gesture, GPtrArray **list, const char *const *from, const char *to)
{
  GPtrArray *fillers = *list;
  gboolean renamed = FALSE;

  if (!any_filler_has (fillers, from))
    return;
  for (guint i = fillers->len; i-- > 0;)
    {
      GsyFiller *filler = g_ptr_array_index (fillers, i);

      if (!is_one_of (from, filler->actor))
        continue;
      g_free (filler->actor);
      filler->actor = g_strdup (to);
      renamed = TRUE;
      if (to == NULL && (filler->spans == NULL || filler->spans->len == 0))
        g_ptr_array_remove_index (fillers, i);
    }
  for (guint i = 0; renamed && to != NULL && i < fillers->len; i++)
    if (g_strcmp0 (((const GsyFiller *) g_ptr_array_index (fillers, i))->actor, to) == 0)
      _gsy_edits_join_fillers (gesture, fillers, i);
  if (fillers->len == 0)
    g_clear_pointer (list, g_ptr_array_unref);
}

static void
rename_topics (char ***list, const char *const *from, const char *to)
{
  g_autoptr (GPtrArray) about = NULL;
  gboolean there = FALSE;

  if (!any_topic_is (*list, from))
    return;
  about = g_ptr_array_new_with_free_func (g_free);
  for (char **topic = *list; *topic != NULL; topic++)
    {
      gboolean renamed = is_one_of (from, *topic);

      if (renamed || g_strcmp0 (*topic, to) == 0)
        {
          if (to != NULL && !there)
            g_ptr_array_add (about, g_strdup (to));
          there = TRUE;
          continue;
        }
      g_ptr_array_add (about, g_strdup (*topic));
    }
  g_clear_pointer (list, g_strfreev);
  if (about->len == 0)
    return;
  g_ptr_array_add (about, NULL);
  *list = (char **) g_ptr_array_steal (about, NULL);
}

guint
gsy_edits_rename (const GsyGesture *gesture, GsyNameKind kind, const char *const *from, const char *to, GsyEdit *edit)
{
  g_autofree char *name = _gsy_edits_strip (to);
  guint n_changed = 0;

  g_return_val_if_fail (from != NULL && edit != NULL, 0);

  for (guint i = 0; i < gsy_store_get_n_statements (gesture->store); i++)
    {
      const GsyStatement *statement = gsy_store_get_statement (gesture->store, i);
      g_autoptr (GsyStatement) changed = NULL;

      if (kind == GSY_NAME_ACTOR ? !any_filler_has (statement->source, from) && !any_filler_has (statement->target, from)
                                 : !any_topic_is (statement->about, from))
        continue;
      changed = _gsy_edits_copy_modified (gesture, statement);
      if (kind == GSY_NAME_ACTOR)
        {
          rename_fillers (gesture, &changed->source, from, name);
          rename_fillers (gesture, &changed->target, from, name);
        }
      else
        {
          rename_topics (&changed->about, from, name);
        }
      if (gsy_statement_same (statement, changed))
        continue;
      gsy_edit_add_statement (edit, gsy_store_get_key (gesture->store), statement, changed);
      n_changed++;
    }
  return n_changed;
}
