/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-edit.c: a change as a value: made, inverted, merged. */
#include "config.h"
#include "core/gsy-edit.h"

#include "core/gsy-intern.h"

/* From so many changes on, those of an article are found by a table. */
#define MANY 16u

/* The changes of one article. */
typedef struct
{
  int first;
  int last;
} Chain;

struct _GsyEdit
{
  gatomicrefcount ref_count;
  char *label;
  GArray *changes;    /* of GsyChange */
  GHashTable *chains; /* article -> Chain; NULL while there are few changes */
  GArray *next;       /* of int, one for each change: the next one of the same article, or -1 */
};

G_DEFINE_BOXED_TYPE (GsyEdit, gsy_edit, gsy_edit_ref, gsy_edit_unref)

static gpointer
value_ref (GsyChangeKind kind, gpointer value)
{
  if (value == NULL)
    return NULL;
  switch (kind)
    {
    case GSY_CHANGE_STATEMENT:
      return gsy_statement_ref (value);
    case GSY_CHANGE_META:
      return gsy_article_meta_ref (value);
    case GSY_CHANGE_SCHEME:
      return g_ptr_array_ref (value);
    default:
      g_assert_not_reached ();
    }
}

static void
value_unref (GsyChangeKind kind, gpointer value)
{
  if (value == NULL)
    return;
  switch (kind)
    {
    case GSY_CHANGE_STATEMENT:
      gsy_statement_unref (value);
      break;
    case GSY_CHANGE_META:
      gsy_article_meta_unref (value);
      break;
    case GSY_CHANGE_SCHEME:
      g_ptr_array_unref (value);
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
value_equal (GsyChangeKind kind, gpointer a, gpointer b)
{
  if (a == NULL || b == NULL || a == b)
    return a == b;
  switch (kind)
    {
    case GSY_CHANGE_STATEMENT:
      return gsy_statement_equal (a, b);
    case GSY_CHANGE_META:
      return gsy_article_meta_equal (a, b);
    case GSY_CHANGE_SCHEME:
      return FALSE; /* lists are told apart by what array they are */
    default:
      g_assert_not_reached ();
    }
}

static void
change_clear (gpointer data)
{
  GsyChange *change = data;

  g_clear_pointer (&change->article, g_ref_string_release);
  g_clear_pointer (&change->id, g_free);
  value_unref (change->kind, g_steal_pointer (&change->before));
  value_unref (change->kind, g_steal_pointer (&change->after));
}

GsyEdit *
gsy_edit_new (const char *label)
{
  GsyEdit *self = g_new0 (GsyEdit, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->label = g_strdup (label);
  self->changes = g_array_new (FALSE, FALSE, sizeof (GsyChange));
  g_array_set_clear_func (self->changes, change_clear);
  return self;
}

GsyEdit *
gsy_edit_ref (const GsyEdit *self)
{
  GsyEdit *mutable = (GsyEdit *) self;

  g_atomic_ref_count_inc (&mutable->ref_count);
  return mutable;
}

void
gsy_edit_unref (GsyEdit *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->label);
  g_clear_pointer (&self->chains, g_hash_table_unref);
  g_clear_pointer (&self->next, g_array_unref);
  g_array_unref (self->changes);
  g_free (self);
}

static void
link_change (GsyEdit *self, int place)
{
  const GsyChange *change = &g_array_index (self->changes, GsyChange, place);
  const int none = -1;
  Chain *chain;

  g_array_append_val (self->next, none);
  if (change->article == NULL)
    return;
  chain = g_hash_table_lookup (self->chains, change->article);
  if (chain == NULL)
    {
      chain = g_new (Chain, 1);
      chain->first = chain->last = place;
      g_hash_table_insert (self->chains, change->article, chain);
      return;
    }
  g_array_index (self->next, int, chain->last) = place;
  chain->last = place;
}

/* Takes references to what @change holds. */
static void
append (GsyEdit *self, const GsyChange *change)
{
  GsyChange copy = *change;

  if (copy.article != NULL)
    copy.article = g_ref_string_acquire (copy.article);
  copy.id = g_strdup (copy.id);
  copy.before = value_ref (copy.kind, copy.before);
  copy.after = value_ref (copy.kind, copy.after);
  g_array_append_val (self->changes, copy);
  if (self->changes->len < MANY)
    return;
  if (self->chains == NULL)
    {
      self->chains = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
      self->next = g_array_new (FALSE, FALSE, sizeof (int));
      for (guint i = 0; i + 1 < self->changes->len; i++)
        link_change (self, (int) i);
    }
  link_change (self, (int) self->changes->len - 1);
}

void
gsy_edit_add_statement (GsyEdit *self, const char *article, const GsyStatement *before, const GsyStatement *after)
{
  const GsyStatement *some = before ? before : after;
  g_autoptr (GRefString) key = NULL;

  g_return_if_fail (article != NULL && some != NULL);
  g_return_if_fail (before == NULL || after == NULL || g_str_equal (before->id, after->id));

  key = gsy_intern (article);
  append (self, &(GsyChange){ .kind = GSY_CHANGE_STATEMENT, .article = key, .id = some->id, .before = (gpointer) before, .after = (gpointer) after });
}

void
gsy_edit_add_meta (GsyEdit *self, const char *article, const GsyArticleMeta *before, const GsyArticleMeta *after)
{
  g_autoptr (GRefString) key = NULL;

  g_return_if_fail (article != NULL && before != NULL && after != NULL);

  key = gsy_intern (article);
  append (self, &(GsyChange){ .kind = GSY_CHANGE_META, .article = key, .before = (gpointer) before, .after = (gpointer) after });
}

void
gsy_edit_add_scheme (GsyEdit *self, GsySchemeList list, GPtrArray *before, GPtrArray *after)
{
  g_return_if_fail (before != NULL && after != NULL);

  append (self, &(GsyChange){ .kind = GSY_CHANGE_SCHEME, .list = list, .before = before, .after = after });
}

const char *
gsy_edit_get_label (const GsyEdit *self)
{
  return self->label;
}

guint
gsy_edit_get_n_changes (const GsyEdit *self)
{
  return self->changes->len;
}

const GsyChange *
gsy_edit_get_change (const GsyEdit *self, guint i)
{
  g_return_val_if_fail (i < self->changes->len, NULL);

  return &g_array_index (self->changes, GsyChange, i);
}

int
gsy_edit_find_change (const GsyEdit *self, const char *article, int after)
{
  g_return_val_if_fail (self != NULL && article != NULL, -1);
  g_return_val_if_fail (after < (int) self->changes->len, -1);

  if (self->chains != NULL)
    {
      const Chain *chain;

      if (after >= 0)
        return g_array_index (self->next, int, after);
      chain = g_hash_table_lookup (self->chains, article);
      return chain != NULL ? chain->first : -1;
    }
  for (guint i = (guint) (after + 1); i < self->changes->len; i++)
    if (g_strcmp0 (g_array_index (self->changes, GsyChange, i).article, article) == 0)
      return (int) i;
  return -1;
}

gboolean
gsy_edit_touches (const GsyEdit *self, const char *article)
{
  return gsy_edit_find_change (self, article, -1) >= 0;
}

gboolean
gsy_edit_touches_scheme (const GsyEdit *self)
{
  for (guint i = 0; i < self->changes->len; i++)
    if (g_array_index (self->changes, GsyChange, i).kind == GSY_CHANGE_SCHEME)
      return TRUE;
  return FALSE;
}

gboolean
gsy_edit_changes_only_times (const GsyEdit *self)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      const GsyChange *change = &g_array_index (self->changes, GsyChange, i);

      if (change->kind != GSY_CHANGE_STATEMENT || change->before == NULL || change->after == NULL ||
          !gsy_statement_same (change->before, change->after))
        return FALSE;
    }
  return TRUE;
}

GsyEdit *
gsy_edit_inverse (const GsyEdit *self)
{
  GsyEdit *inverse = gsy_edit_new (self->label);

  for (guint i = self->changes->len; i-- > 0;)
    {
      GsyChange change = g_array_index (self->changes, GsyChange, i);
      gpointer before = change.before;

      change.before = change.after;
      change.after = before;
      append (inverse, &change);
    }
  return inverse;
}

GsyEdit *
gsy_edit_rename_article (const GsyEdit *self, const char *from, const char *to)
{
  GsyEdit *renamed;
  g_autoptr (GRefString) name = NULL;

  g_return_val_if_fail (self != NULL && from != NULL && to != NULL, NULL);

  renamed = gsy_edit_new (self->label);
  name = gsy_intern (to);
  for (guint i = 0; i < self->changes->len; i++)
    {
      GsyChange change = g_array_index (self->changes, GsyChange, i);

      if (g_strcmp0 (change.article, from) == 0)
        change.article = name;
      append (renamed, &change);
    }
  return renamed;
}

static gboolean
is_about (const GsyChange *change, const char *article)
{
  return change->kind == GSY_CHANGE_STATEMENT && g_str_equal (change->article, article);
}

/* Appends @change with what @map makes of its statements. TRUE when that is something else. */
static gboolean
append_mapped (GsyEdit *self, const GsyChange *change, GsyStatementMap map, gpointer data)
{
  g_autoptr (GsyStatement) before = change->before != NULL ? map (change->before, data) : NULL;
  g_autoptr (GsyStatement) after = change->after != NULL ? map (change->after, data) : NULL;
  GsyChange mapped = *change;

  mapped.before = before;
  mapped.after = after;
  append (self, &mapped);
  return before != change->before || after != change->after;
}

GsyEdit *
gsy_edit_map (const GsyEdit *self, const char *article, GsyStatementMap map, gpointer data)
{
  g_autoptr (GsyEdit) mapped = NULL;
  gboolean differs = FALSE;

  g_return_val_if_fail (self != NULL && article != NULL && map != NULL, NULL);

  if (!gsy_edit_touches (self, article))
    return gsy_edit_ref (self);
  mapped = gsy_edit_new (self->label);
  for (guint i = 0; i < self->changes->len; i++)
    {
      const GsyChange *change = &g_array_index (self->changes, GsyChange, i);

      if (is_about (change, article))
        differs |= append_mapped (mapped, change, map, data);
      else
        append (mapped, change);
    }
  return differs ? g_steal_pointer (&mapped) : gsy_edit_ref (self);
}

static guint
change_hash (gconstpointer data)
{
  const GsyChange *change = data;
  guint hash = (guint) change->kind * 31u + (change->kind == GSY_CHANGE_SCHEME ? (guint) change->list : 0);

  if (change->article != NULL)
    hash = hash * 33u + g_str_hash (change->article);
  if (change->id != NULL)
    hash = hash * 33u + g_str_hash (change->id);
  return hash;
}

static gboolean
change_same_thing (gconstpointer a, gconstpointer b)
{
  const GsyChange *x = a;
  const GsyChange *y = b;

  return x->kind == y->kind && (x->kind != GSY_CHANGE_SCHEME || x->list == y->list) &&
         g_strcmp0 (x->article, y->article) == 0 && g_strcmp0 (x->id, y->id) == 0;
}

GsyEdit *
gsy_edit_merge_all (GPtrArray *edits, const char *label)
{
  g_autoptr (GHashTable) places = g_hash_table_new (change_hash, change_same_thing);
  g_autoptr (GArray) joined = g_array_new (FALSE, FALSE, sizeof (GsyChange)); /* borrows from the edits */
  GsyEdit *merged = gsy_edit_new (label);

  for (guint i = 0; i < edits->len; i++)
    {
      const GsyEdit *edit = g_ptr_array_index (edits, i);

      for (guint j = 0; j < edit->changes->len; j++)
        {
          GsyChange *change = &g_array_index (edit->changes, GsyChange, j);
          gpointer place;

          if (g_hash_table_lookup_extended (places, change, NULL, &place))
            {
              g_array_index (joined, GsyChange, GPOINTER_TO_UINT (place)).after = change->after;
              continue;
            }
          g_hash_table_insert (places, change, GUINT_TO_POINTER (joined->len));
          g_array_append_vals (joined, change, 1);
        }
    }
  for (guint i = 0; i < joined->len; i++)
    {
      const GsyChange *change = &g_array_index (joined, GsyChange, i);

      if (!value_equal (change->kind, change->before, change->after))
        append (merged, change);
    }
  return merged;
}

GsyEdit *
gsy_edit_merge (const GsyEdit *first, const GsyEdit *second)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_sized_new (2);

  g_ptr_array_add (edits, (gpointer) first);
  g_ptr_array_add (edits, (gpointer) second);
  return gsy_edit_merge_all (edits, first->label);
}
