/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-scheme-names.c: what a new name of actors or topics means for a scheme's lists: renaming, merging, taking away. */
#include "config.h"
#include "core/gsy-scheme-private.h"

#include <string.h>

#include "core/gsy-edit.h"
#include "core/gsy-element.h"

/* A change of names under way. */
typedef struct
{
  GsySchemeList list;
  const GsyElementType *type;
  GHashTable *from;   /* a set of names */
  const char *to;     /* nullable */
  gboolean is_listed; /* @to is in the list already */
  guint n_merged;
  gpointer target; /* nullable: the element of @to, fresh */
} Renaming;

static gboolean
goes (const Renaming *self, const char *name)
{
  return name != NULL && g_hash_table_contains (self->from, name);
}

static void
add_text (char ***texts, const char *text)
{
  guint n = *texts != NULL ? g_strv_length (*texts) : 0;

  if (n > 0 && g_strv_contains ((const char *const *) *texts, text))
    return;
  *texts = g_renew (char *, *texts, n + 2);
  (*texts)[n] = g_strdup (text);
  (*texts)[n + 1] = NULL;
}

static void
remove_text (char ***texts, const char *text)
{
  g_autoptr (GStrvBuilder) rest = g_strv_builder_new ();
  guint n = 0;

  if (*texts == NULL || !g_strv_contains ((const char *const *) *texts, text))
    return;
  for (guint i = 0; (*texts)[i] != NULL; i++)
    if (!g_str_equal ((*texts)[i], text))
      {
        g_strv_builder_add (rest, (*texts)[i]);
        n++;
      }
  g_strfreev (*texts);
  *texts = n > 0 ? g_strv_builder_end (rest) : NULL;
}

/* TRUE when whole lines of @text are @lines. */
static gboolean
has_lines (const char *text, const char *lines)
{
  gsize len = strlen (lines);

  for (const char *p = strstr (text, lines); p != NULL; p = strstr (p + 1, lines))
    if ((p == text || p[-1] == '\n') && (p[len] == '\0' || p[len] == '\n'))
      return TRUE;
  return FALSE;
}

/* Two notes stand one below the other; the same one is not told twice. */
static void
merge_text (char **text, const char *other, gboolean is_note)
{
  char *joined;

  if (other == NULL || *other == '\0' || (*text != NULL && (!is_note || has_lines (*text, other))))
    return;
  joined = *text != NULL ? g_strconcat (*text, "\n", other, NULL) : g_strdup (other);
  g_free (*text);
  *text = joined;
}

static void
merge_unknown (char ***unknown, char *const *other)
{
  for (; other != NULL && other[0] != NULL; other += 2)
    {
      guint n = *unknown != NULL ? g_strv_length (*unknown) : 0;
      gboolean found = FALSE;

      for (guint i = 0; i < n; i += 2)
        found |= g_str_equal ((*unknown)[i], other[0]);
      if (found)
        continue;
      *unknown = g_renew (char *, *unknown, n + 3);
      (*unknown)[n] = g_strdup (other[0]);
      (*unknown)[n + 1] = g_strdup (other[1]);
      (*unknown)[n + 2] = NULL;
    }
}

/* The target takes what it lacks. */
static void
merge (Renaming *self, gconstpointer element)
{
  for (guint i = 1; i < self->type->n_members; i++)
    {
      const GsyMember *member = &self->type->members[i];
      gpointer place = gsy_element_member (self->target, member);
      gpointer other = gsy_element_member (element, member);

      if (member->kind == GSY_MEMBER_TEXTS)
        for (char **text = *(char ***) other; text != NULL && *text != NULL; text++)
          add_text (place, *text);
      else
        merge_text (place, *(char **) other, g_str_equal (member->name, "note"));
    }
  merge_unknown (gsy_element_unknown (self->type, self->target), *gsy_element_unknown (self->type, element));
}

/* Nothing is part of what it becomes one with. */
static void
cut_loose (const Renaming *self, GsyActor *actor)
{
  if (goes (self, actor->part_of) || (self->to != NULL && g_strcmp0 (actor->part_of, self->to) == 0))
    g_clear_pointer (&actor->part_of, g_free);
}

static void
take (Renaming *self, gconstpointer element)
{
  gpointer copy = gsy_element_copy (self->type, element);

  if (self->list == GSY_LIST_ACTORS)
    cut_loose (self, copy);
  merge (self, copy);
  self->n_merged++;
  gsy_element_unref (self->type, copy);
}

/* The element of @to as it will be; none when there is nothing to say of it. */
static void
make_target (Renaming *self, GsyScheme *scheme, const char *const *from, gboolean keep_aliases)
{
  GPtrArray *items = gsy_scheme_get_list (scheme, self->list);
  gpointer listed = gsy_scheme_find_item (scheme, self->list, self->to);
  GsyActor *actor;

  self->is_listed = listed != NULL;
  self->target = gsy_element_new (self->type, self->to);
  if (listed != NULL)
    take (self, listed);
  for (guint i = 0; i < items->len; i++)
    if (goes (self, gsy_element_get_id (self->type, g_ptr_array_index (items, i))))
      take (self, g_ptr_array_index (items, i));
  if (self->list == GSY_LIST_ACTORS)
    {
      actor = self->target;
      for (guint i = 0; keep_aliases && from[i] != NULL; i++)
        add_text (&actor->aliases, from[i]);
      remove_text (&actor->aliases, self->to);
      if (self->n_merged == 0 && actor->aliases != NULL)
        return;
    }
  if (self->n_merged == 0)
    {
      gsy_element_unref (self->type, self->target);
      self->target = NULL;
    }
}

/* An element that keeps its name: it may be part of one that does not. (transfer full) */
static gpointer
follow (const Renaming *self, gpointer element)
{
  const GsyActor *actor = element;
  GsyActor *changed;

  if (self->list != GSY_LIST_ACTORS || !goes (self, actor->part_of))
    return gsy_element_ref (element);
  changed = gsy_actor_copy (actor);
  g_free (changed->part_of);
  changed->part_of = g_strcmp0 (changed->name, self->to) != 0 ? g_strdup (self->to) : NULL;
  return changed;
}

/* Merging two can close a ring: then the target is part of nothing. */
static void
open_ring (const Renaming *self, GPtrArray *items)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  GsyActor *target = self->target;
  const char *whole = target->part_of;

  for (guint i = 0; i < items->len; i++)
    g_hash_table_insert (by_name, ((GsyActor *) g_ptr_array_index (items, i))->name, g_ptr_array_index (items, i));
  for (guint i = 0; whole != NULL && i <= items->len; i++)
    {
      const GsyActor *up = g_hash_table_lookup (by_name, whole);

      if (up == target)
        {
          g_clear_pointer (&target->part_of, g_free);
          return;
        }
      whole = up != NULL ? up->part_of : NULL;
    }
}

static void
rename_names (GsyScheme *scheme, GsySchemeList list, const char *const *from, const char *to, gboolean keep_aliases, GsyEdit *edit)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  Renaming self = { .list = list, .type = gsy_element_type_of_list (list), .from = names, .to = to };
  GPtrArray *before = gsy_scheme_get_list (scheme, list);
  g_autoptr (GPtrArray) after = gsy_scheme_list_new (list);
  gboolean placed = FALSE, changed;

  for (guint i = 0; from[i] != NULL; i++)
    if (g_strcmp0 (from[i], to) != 0)
      g_hash_table_add (names, (gpointer) from[i]);
  if (g_hash_table_size (names) == 0)
    return;
  if (to != NULL)
    make_target (&self, scheme, from, keep_aliases);
  for (guint i = 0; i < before->len; i++)
    {
      gpointer element = g_ptr_array_index (before, i);
      const char *name = gsy_element_get_id (self.type, element);
      gboolean is_place = self.is_listed ? g_str_equal (name, to) : goes (&self, name);

      if (is_place && self.target != NULL && !placed)
        {
          placed = TRUE;
          g_ptr_array_add (after, self.target);
        }
      else if (!goes (&self, name))
        g_ptr_array_add (after, follow (&self, element));
    }
  if (self.target != NULL && !placed)
    g_ptr_array_add (after, self.target);
  if (list == GSY_LIST_ACTORS && self.target != NULL && self.n_merged > 1)
    open_ring (&self, after);

  changed = after->len != before->len;
  for (guint i = 0; !changed && i < after->len; i++)
    changed = !gsy_element_equal (self.type, g_ptr_array_index (before, i), g_ptr_array_index (after, i));
  if (changed)
    gsy_edit_add_scheme (edit, list, before, after);
}

void
gsy_scheme_rename_actors (GsyScheme *self, const char *const *from, const char *to, gboolean keep_aliases, GsyEdit *edit)
{
  g_return_if_fail (GSY_IS_SCHEME (self));
  g_return_if_fail (from != NULL);
  g_return_if_fail (edit != NULL);

  rename_names (self, GSY_LIST_ACTORS, from, to, keep_aliases, edit);
}

void
gsy_scheme_rename_topics (GsyScheme *self, const char *const *from, const char *to, GsyEdit *edit)
{
  g_return_if_fail (GSY_IS_SCHEME (self));
  g_return_if_fail (from != NULL);
  g_return_if_fail (edit != NULL);

  rename_names (self, GSY_LIST_TOPICS, from, to, FALSE, edit);
}
