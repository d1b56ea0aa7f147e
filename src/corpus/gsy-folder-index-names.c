/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-folder-index-names.c: the names that entries share, what the scheme lists, and completion from both. */
#include "config.h"
#include "corpus/gsy-folder-index-private.h"

#include "core/gsy-fold.h"

#include <stdlib.h>
#include <string.h>

/* The pool */

struct _GsyNamePool
{
  gatomicrefcount ref_count;
  GMutex mutex;
  GHashTable *names; /* string of a GsyName -> itself */
};

static void
name_free (gpointer string)
{
  GsyName *name = _gsy_name_of (string);

  if (name->folded != name->string)
    g_free (name->folded);
  g_free (name);
}

GsyNamePool *
_gsy_name_pool_new (void)
{
  GsyNamePool *self = g_new0 (GsyNamePool, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, name_free, NULL);
  return self;
}

GsyNamePool *
_gsy_name_pool_ref (GsyNamePool *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
_gsy_name_pool_unref (GsyNamePool *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->names);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static GsyName *
name_new (const char *string)
{
  gsize size = strlen (string) + 1;
  GsyName *name = g_malloc0 (G_STRUCT_OFFSET (GsyName, string) + size);

  memcpy (name->string, string, size);
  name->folded = gsy_fold (string, (gssize) size - 1);
  if (strcmp (name->folded, name->string) == 0)
    {
      g_free (name->folded);
      name->folded = name->string;
    }
  return name;
}

const char *
_gsy_name_pool_intern (GsyNamePool *self, const char *string)
{
  const char *known;

  g_mutex_lock (&self->mutex);
  known = g_hash_table_lookup (self->names, string);
  if (known == NULL)
    {
      known = name_new (string)->string;
      g_hash_table_add (self->names, (gpointer) known);
    }
  g_mutex_unlock (&self->mutex);
  return known;
}

GsyName *
_gsy_name_pool_find (GsyNamePool *self, const char *string)
{
  const char *known;

  g_mutex_lock (&self->mutex);
  known = g_hash_table_lookup (self->names, string);
  g_mutex_unlock (&self->mutex);
  return known != NULL ? _gsy_name_of (known) : NULL;
}

/* Names that entries have as @kind. (transfer container) (element-type GsyName) */
static GPtrArray *
dup_used (GsyNamePool *self, GsyNameKind kind)
{
  GPtrArray *used = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer string;

  g_mutex_lock (&self->mutex);
  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, &string, NULL))
    if (_gsy_name_of (string)->counts[kind] > 0)
      g_ptr_array_add (used, _gsy_name_of (string));
  g_mutex_unlock (&self->mutex);
  return used;
}

/* What the scheme lists */

struct _GsyLexicon
{
  GPtrArray *list;
  GArray *listed;      /* of GsyListed */
  GHashTable *by_name; /* name -> place + 1 */
};

static void
listed_clear (gpointer data)
{
  GsyListed *listed = data;

  g_free (listed->folded);
  g_strfreev (listed->folded_aliases);
}

void
_gsy_lexicon_free (GsyLexicon *self)
{
  g_array_unref (self->listed);
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->list);
  g_free (self);
}

static GsyLexicon *
lexicon_new (GPtrArray *list, GsyNameKind kind)
{
  GsyLexicon *self = g_new0 (GsyLexicon, 1);

  self->list = g_ptr_array_ref (list);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->listed = g_array_sized_new (FALSE, FALSE, sizeof (GsyListed), list->len);
  g_array_set_clear_func (self->listed, listed_clear);
  for (guint i = 0; i < list->len; i++)
    {
      GsyListed listed = { NULL };

      if (kind == GSY_NAME_ACTOR)
        {
          const GsyActor *actor = g_ptr_array_index (list, i);

          listed.name = actor->name;
          listed.part_of = actor->part_of;
          listed.aliases = actor->aliases;
        }
      else
        listed.name = ((const GsyTopic *) g_ptr_array_index (list, i))->name;
      listed.folded = gsy_fold (listed.name, -1);
      if (listed.aliases != NULL)
        {
          guint n = g_strv_length (listed.aliases);

          listed.folded_aliases = g_new0 (char *, n + 1);
          for (guint j = 0; j < n; j++)
            listed.folded_aliases[j] = gsy_fold (listed.aliases[j], -1);
        }
      g_array_append_val (self->listed, listed);
      g_hash_table_insert (self->by_name, (gpointer) listed.name, GUINT_TO_POINTER (i + 1));
    }
  return self;
}

GArray *
_gsy_lexicon_get (GsyLexicon **lexicon, GsyScheme *scheme, GsyNameKind kind)
{
  GPtrArray *list = gsy_scheme_get_list (scheme, gsy_name_kind_get_list (kind));

  if (*lexicon != NULL && (*lexicon)->list != list)
    g_clear_pointer (lexicon, _gsy_lexicon_free);
  if (*lexicon == NULL)
    *lexicon = lexicon_new (list, kind);
  return (*lexicon)->listed;
}

const GsyListed *
_gsy_lexicon_find (GsyLexicon *self, const char *name)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, name));

  return place > 0 ? &g_array_index (self->listed, GsyListed, place - 1) : NULL;
}

/* Words */

static gboolean
is_unspaced (gunichar c)
{
  static const GUnicodeScript unspaced[] = {
    G_UNICODE_SCRIPT_HAN,
    G_UNICODE_SCRIPT_HIRAGANA,
    G_UNICODE_SCRIPT_KATAKANA,
    G_UNICODE_SCRIPT_THAI,
    G_UNICODE_SCRIPT_LAO,
    G_UNICODE_SCRIPT_KHMER,
    G_UNICODE_SCRIPT_MYANMAR,
  };
  GUnicodeScript script = g_unichar_get_script (c);

  for (guint i = 0; i < G_N_ELEMENTS (unspaced); i++)
    if (script == unspaced[i])
      return TRUE;
  return FALSE;
}

gboolean
_gsy_is_word_start (const char *text, const char *at)
{
  static const char article[] = "ال";
  const gsize length = sizeof article - 1;
  gunichar before;

  if (at == text)
    return TRUE;
  if ((guchar) at[-1] < 0x80)
    return !g_ascii_isalnum (at[-1]);
  before = g_utf8_get_char (g_utf8_prev_char (at));
  if (!g_unichar_isalnum (before) || is_unspaced (before))
    return TRUE;
  return (gsize) (at - text) >= length && memcmp (at - length, article, length) == 0 &&
         (at - length == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at - length))));
}

/* Completion */

/* How well what was typed fits; the best first. */
typedef enum
{
  FIT_NAME,
  FIT_NAME_BEGINS,
  FIT_ALIAS,
  FIT_ALIAS_BEGINS,
  FIT_NAME_WORD,
  FIT_ALIAS_WORD,
  FIT_NONE,
} Fit;

typedef struct
{
  const char *name;
  const char *folded;
  const char *matched;
  Fit fit;
  guint count;
} Found;

/* FIT_NAME, _BEGINS, _WORD or _NONE. */
static Fit
fit_name (const char *folded, const char *typed, gsize length)
{
  if (strncmp (folded, typed, length) == 0)
    return folded[length] == '\0' ? FIT_NAME : FIT_NAME_BEGINS;
  for (const char *at = strstr (folded, typed); at != NULL; at = strstr (at + 1, typed))
    if (_gsy_is_word_start (folded, at))
      return FIT_NAME_WORD;
  return FIT_NONE;
}

static Fit
fit_alias (const char *folded, const char *typed, gsize length)
{
  switch (fit_name (folded, typed, length))
    {
    case FIT_NAME:
      return FIT_ALIAS;
    case FIT_NAME_BEGINS:
      return FIT_ALIAS_BEGINS;
    case FIT_NAME_WORD:
      return FIT_ALIAS_WORD;
    case FIT_ALIAS:
    case FIT_ALIAS_BEGINS:
    case FIT_ALIAS_WORD:
    case FIT_NONE:
    default:
      return FIT_NONE;
    }
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *first = a, *second = b;
  int order;

  if (first->fit != second->fit)
    return first->fit < second->fit ? -1 : 1;
  if (first->count != second->count)
    return first->count > second->count ? -1 : 1;
  order = strcmp (first->folded, second->folded);
  return order != 0 ? order : strcmp (first->name, second->name);
}

static void
completion_free (gpointer data)
{
  GsyCompletion *completion = data;

  g_free (completion->name);
  g_free (completion->matched);
  g_free (completion);
}

GPtrArray *
gsy_completions_new (void)
{
  return g_ptr_array_new_with_free_func (completion_free);
}

GPtrArray *
gsy_folder_index_complete (GsyFolderIndex *self, GsyScheme *scheme, GsyNameKind kind, const char *text, guint max)
{
  GPtrArray *completions = gsy_completions_new ();
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  g_autoptr (GPtrArray) used = NULL;
  g_autofree char *folded = NULL;
  const GArray *listed;
  const char *typed;
  gsize length;

  g_return_val_if_fail (GSY_IS_FOLDER_INDEX (self) && GSY_IS_SCHEME (scheme) && text != NULL, completions);

  _gsy_folder_index_settle (self);
  folded = gsy_fold (text, -1);
  typed = g_strstrip (folded);
  length = strlen (typed);
  /* What is nothing but marks is not to be confused with nothing. */
  if (length == 0 && strspn (text, " \t") != strlen (text))
    return completions;

  listed = _gsy_lexicon_get (&self->lexicons[kind], scheme, kind);
  for (guint i = 0; i < listed->len; i++)
    {
      const GsyListed *one = &g_array_index (listed, GsyListed, i);
      Found here = { .name = one->name, .folded = one->folded, .fit = fit_name (one->folded, typed, length) };
      const GsyName *name;

      for (guint j = 0; one->aliases != NULL && one->aliases[j] != NULL && length > 0; j++)
        {
          Fit fit = fit_alias (one->folded_aliases[j], typed, length);

          if (fit >= here.fit)
            continue;
          here.fit = fit;
          here.matched = one->aliases[j];
        }
      if (here.fit == FIT_NONE)
        continue;
      name = _gsy_name_pool_find (self->pool, one->name);
      here.count = name != NULL ? name->counts[kind] : 0;
      g_array_append_val (found, here);
    }

  used = dup_used (self->pool, kind);
  for (guint i = 0; i < used->len; i++)
    {
      const GsyName *name = g_ptr_array_index (used, i);
      Found here = { .name = name->string, .folded = name->folded, .fit = fit_name (name->folded, typed, length), .count = name->counts[kind] };

      if (here.fit != FIT_NONE && _gsy_lexicon_find (self->lexicons[kind], name->string) == NULL)
        g_array_append_val (found, here);
    }

  g_array_sort (found, compare_found);
  for (guint i = 0; i < found->len && i < max; i++)
    {
      const Found *one = &g_array_index (found, Found, i);
      GsyCompletion *completion = g_new0 (GsyCompletion, 1);

      completion->name = g_strdup (one->name);
      completion->matched = g_strdup (one->matched);
      completion->count = one->count;
      g_ptr_array_add (completions, completion);
    }
  return completions;
}

guint
gsy_folder_index_count_name (GsyFolderIndex *self, GsyNameKind kind, const char *name)
{
  const GsyName *known;

  g_return_val_if_fail (GSY_IS_FOLDER_INDEX (self) && name != NULL, 0);

  _gsy_folder_index_settle (self);
  known = _gsy_name_pool_find (self->pool, name);
  return known != NULL ? known->counts[kind] : 0;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const GsyName *first = *(const GsyName *const *) a, *second = *(const GsyName *const *) b;
  int order = g_utf8_collate (first->string, second->string);

  return order != 0 ? order : strcmp (first->string, second->string);
}

char **
gsy_folder_index_dup_names (GsyFolderIndex *self, GsyNameKind kind)
{
  g_autoptr (GPtrArray) used = NULL;
  char **names;

  g_return_val_if_fail (GSY_IS_FOLDER_INDEX (self), NULL);

  _gsy_folder_index_settle (self);
  used = dup_used (self->pool, kind);
  g_ptr_array_sort (used, compare_names);
  names = g_new0 (char *, used->len + 1);
  for (guint i = 0; i < used->len; i++)
    names[i] = g_strdup (((const GsyName *) g_ptr_array_index (used, i))->string);
  return names;
}

static gboolean
has_name (const char *const *names, guint stamp)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (_gsy_name_of (names[i])->stamp == stamp)
      return TRUE;
  return FALSE;
}

GPtrArray *
gsy_folder_index_dup_uses (GsyFolderIndex *self, GsyNameKind kind, const char *const *names)
{
  GPtrArray *uses = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_entry_unref);
  const GPtrArray *order;
  guint stamp;

  g_return_val_if_fail (GSY_IS_FOLDER_INDEX (self) && names != NULL, uses);

  _gsy_folder_index_settle (self);
  stamp = _gsy_folder_index_next_stamp (self);
  for (guint i = 0; names[i] != NULL; i++)
    {
      GsyName *name = _gsy_name_pool_find (self->pool, names[i]);

      if (name != NULL)
        name->stamp = stamp;
    }
  order = _gsy_folder_index_get_order (self);
  for (guint i = 0; i < order->len; i++)
    {
      const GsyIndexArticle *article = g_ptr_array_index (order, i);

      for (guint j = 0; article->entries != NULL && j < article->entries->len; j++)
        {
          const GsyEntry *entry = g_ptr_array_index (article->entries, j);

          if (kind == GSY_NAME_TOPIC ? has_name (entry->topics, stamp) : has_name (entry->sources, stamp) || has_name (entry->targets, stamp))
            g_ptr_array_add (uses, (gpointer) gsy_entry_ref (entry));
        }
    }
  return uses;
}
