/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-edits-links.c: links from a statement to another: made, changed, taken away. */
#include "config.h"
#include "core/gsy-edits-private.h"
#include "core/gsy-edits-roles.h"

#include <glib/gi18n-lib.h>

#include "core/gsy-error.h"

/* A copy as it is stored: without the article when that is the statement's own. */
static GsyLink *
copy_own (const GsyGesture *gesture, const GsyLink *link)
{
  GsyLink *copy = gsy_link_copy (link);

  if (g_strcmp0 (copy->article, gsy_store_get_key (gesture->store)) == 0)
    g_clear_pointer (&copy->article, g_free);
  return copy;
}

/* @except: the link that would be replaced, or G_MAXUINT. */
static gboolean
check_link (const GsyStatement *statement, const GsyLink *link, guint except, GError **error)
{
  if (link->article == NULL && g_str_equal (link->to, statement->id))
    {
      g_set_error_literal (error, GSY_ERROR, GSY_ERROR_CONFLICT, _ ("A statement cannot be linked to itself. Choose another one."));
      return FALSE;
    }
  for (guint i = 0; statement->links != NULL && i < statement->links->len; i++)
    {
      const GsyLink *other = g_ptr_array_index (statement->links, i);

      if (i == except || g_strcmp0 (other->to, link->to) != 0 || g_strcmp0 (other->relation, link->relation) != 0 ||
          g_strcmp0 (other->article, link->article) != 0)
        continue;
      g_set_error_literal (error, GSY_ERROR, GSY_ERROR_CONFLICT, _ ("These two statements are linked in this way already. Choose another one, or another relation."));
      return FALSE;
    }
  return TRUE;
}

GsyEdit *
gsy_edits_add_link (const GsyGesture *gesture, const GsyStatement *statement, const GsyLink *link, GError **error)
{
  const GsyStatement *current = _gsy_edits_find_current (gesture, statement, error);
  g_autoptr (GsyStatement) changed = NULL;
  g_autoptr (GsyLink) own = NULL;

  g_return_val_if_fail (link != NULL && link->relation != NULL && link->to != NULL, NULL);

  if (current == NULL)
    return NULL;
  own = copy_own (gesture, link);
  if (!check_link (current, own, G_MAXUINT, error))
    return NULL;
  changed = _gsy_edits_copy_modified (gesture, current);
  if (changed->links == NULL)
    changed->links = gsy_links_new ();
  g_ptr_array_add (changed->links, g_steal_pointer (&own));
  /* Translators: a step in Undo and Redo: “this denial answers that accusation”. */
  return _gsy_edits_make_changed (gesture, _ ("Link Statement"), current, changed);
}

/* The statement, when it has an @index-th link. */
static const GsyStatement *
find_linked (const GsyGesture *gesture, const GsyStatement *statement, guint index, GError **error)
{
  const GsyStatement *current = _gsy_edits_find_current (gesture, statement, error);

  if (current == NULL)
    return NULL;
  if (current->links == NULL || index >= current->links->len)
    {
      g_set_error_literal (error, GSY_ERROR, GSY_ERROR_CONFLICT, _ ("This link is no longer there. Look at the statement’s details again."));
      return NULL;
    }
  return current;
}

GsyEdit *
gsy_edits_replace_link (const GsyGesture *gesture, const GsyStatement *statement, guint index, const GsyLink *link, GError **error)
{
  const GsyStatement *current = find_linked (gesture, statement, index, error);
  g_autoptr (GsyStatement) changed = NULL;
  g_autoptr (GsyLink) own = NULL;
  GsyLink *old;

  g_return_val_if_fail (link != NULL && link->relation != NULL && link->to != NULL, NULL);

  if (current == NULL)
    return NULL;
  own = copy_own (gesture, link);
  if (!check_link (current, own, index, error))
    return NULL;
  changed = _gsy_edits_copy_modified (gesture, current);
  old = g_ptr_array_index (changed->links, index);
  own->unknown = _gsy_edits_join_unknown (own->unknown, old->unknown);
  g_ptr_array_index (changed->links, index) = g_steal_pointer (&own);
  gsy_link_free (old);
  return _gsy_edits_make_changed (gesture, _ ("Change Link"), current, changed);
}

GsyEdit *
gsy_edits_remove_link (const GsyGesture *gesture, const GsyStatement *statement, guint index, GError **error)
{
  const GsyStatement *current = find_linked (gesture, statement, index, error);
  g_autoptr (GsyStatement) changed = NULL;

  if (current == NULL)
    return NULL;
  changed = _gsy_edits_copy_modified (gesture, current);
  g_ptr_array_remove_index (changed->links, index);
  if (changed->links->len == 0)
    g_clear_pointer (&changed->links, g_ptr_array_unref);
  return _gsy_edits_make_changed (gesture, _ ("Remove Link"), current, changed);
}

static gboolean
leads_to (const GsyStatement *statement, const char *article)
{
  for (guint i = 0; statement->links != NULL && i < statement->links->len; i++)
    if (g_strcmp0 (((const GsyLink *) g_ptr_array_index (statement->links, i))->article, article) == 0)
      return TRUE;
  return FALSE;
}

guint
gsy_edits_follow_article (const GsyGesture *gesture, const char *from, const char *to, GsyEdit *edit)
{
  const char *key = gsy_store_get_key (gesture->store);
  guint n = 0;

  g_return_val_if_fail (from != NULL && to != NULL && edit != NULL, 0);

  for (guint i = 0; i < gsy_store_get_n_statements (gesture->store); i++)
    {
      const GsyStatement *current = gsy_store_get_statement (gesture->store, i);
      g_autoptr (GsyStatement) changed = NULL;

      if (!leads_to (current, from))
        continue;
      changed = _gsy_edits_copy_modified (gesture, current);
      for (guint j = 0; j < changed->links->len; j++)
        {
          GsyLink *link = g_ptr_array_index (changed->links, j);

          if (g_strcmp0 (link->article, from) != 0)
            continue;
          g_free (link->article);
          link->article = g_str_equal (to, key) ? NULL : g_strdup (to);
        }
      gsy_edit_add_statement (edit, key, current, changed);
      n++;
    }
  return n;
}
