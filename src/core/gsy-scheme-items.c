/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-scheme-items.c: what adding, removing, moving and changing an element of a scheme's list means, as edits. */
#include "config.h"
#include "core/gsy-scheme-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/gsy-edit.h"
#include "core/gsy-error.h"

/* What each list calls its steps and its refusals. A muted check has no name that would stand in them. */
static const struct
{
  const char *stem; /* of an id, when the name gives none */
  const char *add;
  const char *remove;
  const char *move;
  const char *change;
  const char *rename;
  const char *gone;
  const char *nameless;
  const char *taken;
} words[GSY_N_SCHEME_LISTS] = {
  [GSY_LIST_LAYERS] = {
    "layer",
    /* Translators: a step in Undo and Redo */
    N_ ("Add Layer"),
    /* Translators: a step in Undo and Redo; %s is the name of a layer. */
    N_ ("Remove Layer %s"),
    /* Translators: a step in Undo and Redo; %s is the name of a layer. */
    N_ ("Move Layer %s"),
    /* Translators: a step in Undo and Redo; %s is the name of a layer. */
    N_ ("Change Layer %s"),
    /* Translators: a step in Undo and Redo; %s is the name of a layer. */
    N_ ("Rename Layer %s"),
    /* Translators: %s is the name of a layer. */
    N_ ("There is no layer “%s” any more. Add it again first."),
    N_ ("A layer needs a name. Type one."),
    /* Translators: %s is the name of a layer. */
    N_ ("There is already a layer “%s”. Choose another name."),
  },
  [GSY_LIST_ATTRIBUTES] = {
    "attribute",
    /* Translators: a step in Undo and Redo */
    N_ ("Add Attribute"),
    /* Translators: a step in Undo and Redo; %s is the name of an attribute, as “Voice”. */
    N_ ("Remove Attribute %s"),
    /* Translators: a step in Undo and Redo; %s is the name of an attribute, as “Voice”. */
    N_ ("Move Attribute %s"),
    /* Translators: a step in Undo and Redo; %s is the name of an attribute, as “Voice”. */
    N_ ("Change Attribute %s"),
    /* Translators: a step in Undo and Redo; %s is the name of an attribute, as “Voice”. */
    N_ ("Rename Attribute %s"),
    /* Translators: %s is the name of an attribute, as “Voice”. */
    N_ ("There is no attribute “%s” any more. Add it again first."),
    N_ ("An attribute needs a name. Type one."),
    /* Translators: %s is the name of an attribute, as “Voice”. */
    N_ ("There is already an attribute “%s”. Choose another name."),
  },
  [GSY_LIST_RELATIONS] = {
    "relation",
    /* Translators: a step in Undo and Redo: a kind of link between statements */
    N_ ("Add Relation"),
    /* Translators: a step in Undo and Redo; %s is the name of a relation between statements, as “Answers”. */
    N_ ("Remove Relation %s"),
    /* Translators: a step in Undo and Redo; %s is the name of a relation between statements, as “Answers”. */
    N_ ("Move Relation %s"),
    /* Translators: a step in Undo and Redo; %s is the name of a relation between statements, as “Answers”. */
    N_ ("Change Relation %s"),
    /* Translators: a step in Undo and Redo; %s is the name of a relation between statements, as “Answers”. */
    N_ ("Rename Relation %s"),
    /* Translators: %s is the name of a relation between statements, as “Answers”. */
    N_ ("There is no relation “%s” any more. Add it again first."),
    N_ ("A relation needs a name. Type one."),
    /* Translators: %s is the name of a relation between statements, as “Answers”. */
    N_ ("There is already a relation “%s”. Choose another name."),
  },
  [GSY_LIST_TOPICS] = {
    "topic",
    /* Translators: a step in Undo and Redo: what statements are about */
    N_ ("Add Topic"),
    /* Translators: a step in Undo and Redo; %s is a topic of statements. */
    N_ ("Remove Topic %s"),
    /* Translators: a step in Undo and Redo; %s is a topic of statements. */
    N_ ("Move Topic %s"),
    /* Translators: a step in Undo and Redo; %s is a topic of statements. */
    N_ ("Change Topic %s"),
    /* Translators: a step in Undo and Redo; %s is a topic of statements. */
    N_ ("Rename Topic %s"),
    /* Translators: %s is a topic of statements. */
    N_ ("There is no topic “%s” any more. Add it again first."),
    N_ ("A topic needs a name. Type one."),
    /* Translators: %s is a topic of statements. */
    N_ ("There is already a topic “%s”. Choose another name, or merge the two."),
  },
  [GSY_LIST_ACTORS] = {
    "actor",
    /* Translators: a step in Undo and Redo: a person, a state, a company */
    N_ ("Add Actor"),
    /* Translators: a step in Undo and Redo; %s is the name of an actor: a person, a state, a company. */
    N_ ("Remove Actor %s"),
    /* Translators: a step in Undo and Redo; %s is the name of an actor: a person, a state, a company. */
    N_ ("Move Actor %s"),
    /* Translators: a step in Undo and Redo; %s is the name of an actor: a person, a state, a company. */
    N_ ("Change Actor %s"),
    /* Translators: a step in Undo and Redo; %s is the name of an actor: a person, a state, a company. */
    N_ ("Rename Actor %s"),
    /* Translators: %s is the name of an actor: a person, a state, a company. */
    N_ ("There is no actor “%s” any more. Add it again first."),
    N_ ("An actor needs a name. Type one."),
    /* Translators: %s is the name of an actor: a person, a state, a company. */
    N_ ("There is already an actor “%s”. Choose another name, or merge the two."),
  },
  [GSY_LIST_MUTED] = {
    "check",
    /* Translators: a step in Undo and Redo: problems of one kind are no longer shown */
    N_ ("Hide a Kind of Problem"),
    /* Translators: a step in Undo and Redo: problems of one kind are shown again */
    N_ ("Show a Kind of Problem"),
    N_ ("Hide a Kind of Problem"),
    N_ ("Hide a Kind of Problem"),
    N_ ("Hide a Kind of Problem"),
    N_ ("This kind of problem is shown already."),
    N_ ("There is no such kind of problem."),
    N_ ("This kind of problem is hidden already."),
  },
};

GPtrArray *
gsy_scheme_copy_list (GsyScheme *self, GsySchemeList list)
{
  GPtrArray *items = gsy_scheme_get_list (self, list);
  GPtrArray *copy = gsy_scheme_list_new (list);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (copy, gsy_scheme_list_ref_item (list, g_ptr_array_index (items, i)));
  return copy;
}

GsyEdit *
gsy_scheme_edit_list (GsyScheme *self, GsySchemeList list, const char *label, GPtrArray *items)
{
  GsyEdit *edit = gsy_edit_new (label);

  if (items != NULL)
    gsy_edit_add_scheme (edit, list, gsy_scheme_get_list (self, list), items);
  return edit;
}

void
gsy_scheme_list_put (GsySchemeList list, GPtrArray *items, guint i, gpointer item)
{
  g_ptr_array_insert (items, (int) i, gsy_scheme_list_ref_item (list, item));
  g_ptr_array_remove_index (items, i + 1);
}

/* One of the words of a list, with a name in its place, where it has one. */
static char *
say (const char *word, const char *name)
{
  GString *text = g_string_new (_ (word));

  g_string_replace (text, "%s", name, 1);
  return g_string_free (text, FALSE);
}

static void
refuse (GError **error, GsyError code, const char *word, const char *name)
{
  g_autofree char *message = say (word, name);

  g_set_error_literal (error, GSY_ERROR, code, message);
}

/* What the user calls an element. */
/* The name in the file; (nullable) for what has an id. */
static const char *
get_name (GsySchemeList list, gconstpointer item)
{
  switch (list)
    {
    case GSY_LIST_LAYERS:
      return ((const GsyLayer *) item)->name;
    case GSY_LIST_ATTRIBUTES:
      return ((const GsyAttribute *) item)->name;
    case GSY_LIST_RELATIONS:
      return ((const GsyRelation *) item)->name;
    case GSY_LIST_TOPICS:
    case GSY_LIST_ACTORS:
    case GSY_LIST_MUTED:
    default:
      return gsy_scheme_list_get_id (list, item);
    }
}

static gboolean
is_blank (const char *text)
{
  const char *p = text;

  while (p != NULL && *p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p == NULL || *p == '\0';
}

int
gsy_scheme_find_place (GsyScheme *self, GsySchemeList list, const char *id, GError **error)
{
  GPtrArray *items = gsy_scheme_get_list (self, list);

  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (gsy_scheme_list_get_id (list, g_ptr_array_index (items, i)), id) == 0)
      return (int) i;
  refuse (error, GSY_ERROR_CONFLICT, words[list].gone, id);
  return -1;
}

/* --- What is refused --- */

static gboolean
has_same_name (GsyScheme *self, GsySchemeList list, const char *name)
{
  GPtrArray *items = gsy_scheme_get_list (self, list);

  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (get_name (list, g_ptr_array_index (items, i)), name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
check_choices (const GsyAttribute *attribute, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; attribute->choices != NULL && i < attribute->choices->len; i++)
    {
      const GsyChoice *choice = g_ptr_array_index (attribute->choices, i);

      if (is_blank (choice->id))
        {
          g_set_error_literal (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("A choice needs a name. Type one."));
          return FALSE;
        }
      if (!g_hash_table_add (ids, choice->id))
        {
          /* Translators: %s is one of the values that an attribute can have, as “Direct”. */
          g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("There are two choices “%s”. Rename one of them."), choice->name != NULL ? choice->name : choice->id);
          return FALSE;
        }
    }
  return TRUE;
}

/* Up from @actor, which stands for the one that is called @old now: does one come back to it? */
static gboolean
is_part_of_itself (GsyScheme *self, const GsyActor *actor, const char *old)
{
  const char *whole = actor->part_of;

  for (guint i = 0; whole != NULL && i <= gsy_scheme_get_list (self, GSY_LIST_ACTORS)->len; i++)
    {
      const GsyActor *up;

      if (g_strcmp0 (whole, actor->name) == 0 || g_strcmp0 (whole, old) == 0)
        return TRUE;
      up = gsy_scheme_find_actor (self, whole);
      whole = up != NULL ? up->part_of : NULL;
    }
  return FALSE;
}

/* @old: (nullable): what @item takes the place of. What was so already is not refused. */
static gboolean
check_item (GsyScheme *self, GsySchemeList list, gconstpointer item, gconstpointer old, GError **error)
{
  const char *id = gsy_scheme_list_get_id (list, item);
  const char *name = get_name (list, item);
  const char *old_id = old != NULL ? gsy_scheme_list_get_id (list, old) : NULL;
  gboolean same_name = old != NULL && g_strcmp0 (name, get_name (list, old)) == 0;

  if (is_blank (id) || (is_blank (name) && !same_name))
    {
      refuse (error, GSY_ERROR_UNSUPPORTED, words[list].nameless, "");
      return FALSE;
    }
  if ((g_strcmp0 (id, old_id) != 0 && gsy_scheme_find_item (self, list, id) != NULL) ||
      (!same_name && has_same_name (self, list, name)))
    {
      refuse (error, GSY_ERROR_UNSUPPORTED, words[list].taken, gsy_scheme_list_get_label (list, item));
      return FALSE;
    }
  if (list == GSY_LIST_ATTRIBUTES)
    return check_choices (item, error);
  if (list == GSY_LIST_ACTORS && is_part_of_itself (self, item, old_id) &&
      (old == NULL || !same_name || g_strcmp0 (((const GsyActor *) item)->part_of, ((const GsyActor *) old)->part_of) != 0))
    {
      /* Translators: %s is the name of an actor: a person, a state, a company. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("“%s” would be part of itself. Choose another actor."), id);
      return FALSE;
    }
  return TRUE;
}

/* --- Edits --- */

GsyEdit *
gsy_scheme_edit_add_item (GsyScheme *self, GsySchemeList list, gpointer item, GError **error)
{
  g_autoptr (GPtrArray) items = NULL;

  g_return_val_if_fail (GSY_IS_SCHEME (self), NULL);
  g_return_val_if_fail ((guint) list < GSY_N_SCHEME_LISTS, NULL);
  g_return_val_if_fail (item != NULL, NULL);

  if (!check_item (self, list, item, NULL, error))
    return NULL;
  items = gsy_scheme_copy_list (self, list);
  g_ptr_array_add (items, gsy_scheme_list_ref_item (list, item));
  return gsy_scheme_edit_list (self, list, _ (words[list].add), items);
}

GsyEdit *
gsy_scheme_edit_replace_item (GsyScheme *self, GsySchemeList list, const char *id, gpointer item, GError **error)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *label = NULL;
  gpointer old;
  int i;

  g_return_val_if_fail (GSY_IS_SCHEME (self), NULL);
  g_return_val_if_fail ((guint) list < GSY_N_SCHEME_LISTS, NULL);
  g_return_val_if_fail (item != NULL, NULL);

  i = gsy_scheme_find_place (self, list, id, error);
  if (i < 0)
    return NULL;
  old = g_ptr_array_index (gsy_scheme_get_list (self, list), (guint) i);
  if (!check_item (self, list, item, old, error))
    return NULL;
  label = say (g_strcmp0 (get_name (list, item), get_name (list, old)) != 0 ? words[list].rename : words[list].change, gsy_scheme_list_get_label (list, old));
  if (!gsy_scheme_list_items_equal (list, item, old))
    {
      items = gsy_scheme_copy_list (self, list);
      gsy_scheme_list_put (list, items, (guint) i, item);
    }
  return gsy_scheme_edit_list (self, list, label, items);
}

GsyEdit *
gsy_scheme_edit_remove_item (GsyScheme *self, GsySchemeList list, const char *id, GError **error)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *label = NULL;
  int i;

  g_return_val_if_fail (GSY_IS_SCHEME (self), NULL);
  g_return_val_if_fail ((guint) list < GSY_N_SCHEME_LISTS, NULL);

  i = gsy_scheme_find_place (self, list, id, error);
  if (i < 0)
    return NULL;
  items = gsy_scheme_copy_list (self, list);
  label = say (words[list].remove, gsy_scheme_list_get_label (list, g_ptr_array_index (items, (guint) i)));
  g_ptr_array_remove_index (items, (guint) i);
  return gsy_scheme_edit_list (self, list, label, items);
}

GsyEdit *
gsy_scheme_edit_move_item (GsyScheme *self, GsySchemeList list, const char *id, guint position, GError **error)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *label = NULL;
  int i;

  g_return_val_if_fail (GSY_IS_SCHEME (self), NULL);
  g_return_val_if_fail ((guint) list < GSY_N_SCHEME_LISTS, NULL);

  i = gsy_scheme_find_place (self, list, id, error);
  if (i < 0)
    return NULL;
  items = gsy_scheme_copy_list (self, list);
  position = MIN (position, items->len - 1);
  label = say (words[list].move, gsy_scheme_list_get_label (list, g_ptr_array_index (items, (guint) i)));
  if (position == (guint) i)
    return gsy_scheme_edit_list (self, list, label, NULL);
  g_ptr_array_insert (items, (int) position, g_ptr_array_steal_index (items, (guint) i));
  return gsy_scheme_edit_list (self, list, label, items);
}

/* --- Ids --- */

/* Letters and digits of @name in ASCII, lower case, in groups joined by hyphens: “Démenti officiel” gives dementi-officiel. */
static char *
make_slug (const char *name)
{
  g_autofree char *ascii = g_str_to_ascii (name, "C");
  g_autoptr (GString) slug = g_string_new (NULL);

  for (const char *p = ascii; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (slug, g_ascii_tolower (*p));
      else if (*p != '?' && *p != '\'' && slug->len > 0 && slug->str[slug->len - 1] != '-')
        g_string_append_c (slug, '-');
    }
  g_string_truncate (slug, MIN (slug->len, 48));
  while (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  return g_string_free (g_steal_pointer (&slug), FALSE);
}

char *
gsy_scheme_dup_free_id (GsyScheme *self, GsySchemeList list, const char *name)
{
  gboolean named = list == GSY_LIST_TOPICS || list == GSY_LIST_ACTORS;
  g_autofree char *slug = NULL;
  const char *stem;

  g_return_val_if_fail (GSY_IS_SCHEME (self), NULL);
  g_return_val_if_fail ((guint) list < GSY_N_SCHEME_LISTS, NULL);

  slug = named ? g_strstrip (g_strdup (name != NULL ? name : "")) : make_slug (name != NULL ? name : "");
  stem = slug[0] != '\0' ? slug : words[list].stem;
  if (gsy_scheme_find_item (self, list, stem) == NULL)
    return g_strdup (stem);
  for (guint n = 2;; n++)
    {
      g_autofree char *id = g_strdup_printf (named ? "%s %u" : "%s-%u", stem, n);

      if (gsy_scheme_find_item (self, list, id) == NULL)
        return g_steal_pointer (&id);
    }
}

/* --- Vocabularies that come together --- */

gboolean
gsy_scheme_add_missing (GsyScheme *self, GsyScheme *from, GsySchemeList list)
{
  GPtrArray *more = gsy_scheme_get_list (from, list);
  g_autoptr (GPtrArray) all = gsy_scheme_copy_list (self, list);
  guint n_old = all->len;

  for (guint i = 0; i < more->len; i++)
    {
      gpointer item = g_ptr_array_index (more, i);

      if (gsy_scheme_find_item (self, list, gsy_scheme_list_get_id (list, item)) == NULL)
        g_ptr_array_add (all, gsy_scheme_list_ref_item (list, item));
    }
  if (all->len > n_old)
    gsy_scheme_set_list (self, list, all);
  return all->len > n_old;
}

gboolean
gsy_scheme_add_choices (GsyScheme *self, const GsyAttribute *attribute)
{
  const GsyAttribute *old = gsy_scheme_find_attribute (self, attribute->id);
  g_autoptr (GsyAttribute) copy = NULL;
  g_autoptr (GPtrArray) all = NULL;

  if (old == NULL || attribute->choices == NULL)
    return FALSE;
  copy = gsy_attribute_copy (old);
  for (guint i = 0; i < attribute->choices->len; i++)
    {
      const GsyChoice *choice = g_ptr_array_index (attribute->choices, i);

      if (gsy_attribute_find_choice (copy, choice->id) != NULL)
        continue;
      if (copy->choices == NULL)
        copy->choices = gsy_choices_new ();
      g_ptr_array_add (copy->choices, gsy_choice_copy (choice));
    }
  if (copy->choices == NULL || (old->choices != NULL && copy->choices->len == old->choices->len))
    return FALSE;

  all = gsy_scheme_copy_list (self, GSY_LIST_ATTRIBUTES);
  for (guint i = 0; i < all->len; i++)
    if (g_ptr_array_index (all, i) == old)
      {
        gsy_attribute_unref (g_ptr_array_index (all, i));
        all->pdata[i] = gsy_attribute_ref (copy);
      }
  gsy_scheme_set_list (self, GSY_LIST_ATTRIBUTES, all);
  return TRUE;
}
