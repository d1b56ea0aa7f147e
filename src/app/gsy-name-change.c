/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-name-change.c: what a change of names means, before it is made. */
#include "config.h"

#include "app/gsy-name-change.h"
#include "core/gsy-fold.h"

#include <glib/gi18n-lib.h>

guint
gsy_name_change_count_articles (GPtrArray *entries)
{
  g_return_val_if_fail (entries != NULL, 0);

  guint n = 0;
  for (guint i = 0; i < entries->len; i++)
    {
      const GsyEntry *entry = g_ptr_array_index (entries, i);
      const GsyEntry *previous = i > 0 ? g_ptr_array_index (entries, i - 1) : NULL;
      n += previous == NULL || g_strcmp0 (previous->article, entry->article) != 0;
    }
  return n;
}

char *
gsy_name_change_summary (guint n_statements, guint n_articles)
{
  if (n_statements == 0)
    return g_strdup (_ ("No statement"));

  g_autofree char *statements = g_strdup_printf (ngettext ("%u statement", "%u statements", n_statements), n_statements);
  /* Translators: %1$s is “43 statements”, in the right number; %2$u counts the articles that they are in */
  return g_strdup_printf (ngettext ("%1$s in %2$u article", "%1$s in %2$u articles", n_articles), statements, n_articles);
}

static gboolean
contains (const char *const *names, const char *name)
{
  return names != NULL && g_strv_contains (names, name);
}

const char **
gsy_name_change_names_of (const GsyEntry *entry, GsyNameKind kind, const char *const *names)
{
  g_return_val_if_fail (entry != NULL, NULL);
  g_return_val_if_fail (names != NULL, NULL);

  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean has = kind == GSY_NAME_TOPIC ? contains (entry->topics, names[i])
                                            : contains (entry->sources, names[i]) || contains (entry->targets, names[i]);
      if (has)
        g_ptr_array_add (found, (gpointer) names[i]);
    }
  g_ptr_array_add (found, NULL);
  return (const char **) g_ptr_array_free (g_steal_pointer (&found), FALSE);
}

char **
gsy_name_change_without (const char *const *names, const char *name)
{
  g_return_val_if_fail (names != NULL, NULL);

  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  for (guint i = 0; names[i] != NULL; i++)
    if (g_strcmp0 (names[i], name) != 0)
      g_strv_builder_add (builder, names[i]);
  return g_strv_builder_end (builder);
}

gboolean
gsy_actor_may_be_part_of (GsyScheme *scheme, const char *name, const char *whole)
{
  g_return_val_if_fail (GSY_IS_SCHEME (scheme), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  /* A circle that is in the file already must not be walked forever. */
  guint left = gsy_scheme_get_list (scheme, GSY_LIST_ACTORS)->len + 1;
  for (const char *at = whole; at != NULL && left > 0; left--)
    {
      if (g_str_equal (at, name))
        return FALSE;
      const GsyActor *actor = gsy_scheme_find_actor (scheme, at);
      at = actor != NULL ? actor->part_of : NULL;
    }
  return TRUE;
}

static gboolean
is_taken (GsyScheme *scheme, GsyNameKind kind, const char *name)
{
  return kind == GSY_NAME_ACTOR ? gsy_scheme_find_actor (scheme, name) != NULL : gsy_scheme_find_topic (scheme, name) != NULL;
}

char *
gsy_name_change_free_name (GsyScheme *scheme, GsyNameKind kind, const char *base)
{
  g_return_val_if_fail (GSY_IS_SCHEME (scheme), NULL);
  g_return_val_if_fail (base != NULL, NULL);

  char *name = g_strdup (base);
  for (guint i = 2; is_taken (scheme, kind, name); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s %u", base, i);
    }
  return name;
}

/* Folded name → what it is in @actor. */
static void
collect_words (const GsyActor *actor, GHashTable *words)
{
  g_hash_table_insert (words, gsy_fold (actor->name, -1), actor->name);
  for (guint i = 0; actor->aliases != NULL && actor->aliases[i] != NULL; i++)
    g_hash_table_insert (words, gsy_fold (actor->aliases[i], -1), actor->aliases[i]);
}

char *
gsy_name_change_shared_word (GsyScheme *scheme, const char *one, const char *other)
{
  g_return_val_if_fail (GSY_IS_SCHEME (scheme), NULL);

  const GsyActor *a = gsy_scheme_find_actor (scheme, one);
  const GsyActor *b = gsy_scheme_find_actor (scheme, other);
  if (a == NULL || b == NULL)
    return NULL;

  g_autoptr (GHashTable) first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) second = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  collect_words (a, first);
  collect_words (b, second);
  GHashTableIter iter;
  gpointer key, value;
  g_hash_table_iter_init (&iter, first);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (g_hash_table_contains (second, key))
      return g_strdup (value);
  return NULL;
}
