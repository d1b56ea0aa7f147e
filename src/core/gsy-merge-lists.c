/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-merge-lists.c: who changed what: the keys of values, and lists merged element by element. */
#include "config.h"
#include "core/gsy-merge-private.h"

#include <stdlib.h>
#include <string.h>

GsyMergeSide
_gsy_merge_choose (const char *const key[GSY_N_SIDES], int order, gboolean *conflict)
{
  *conflict = FALSE;
  if (g_strcmp0 (key[GSY_SIDE_OURS], key[GSY_SIDE_THEIRS]) == 0 || g_strcmp0 (key[GSY_SIDE_THEIRS], key[GSY_SIDE_BASE]) == 0)
    return GSY_SIDE_OURS;
  if (g_strcmp0 (key[GSY_SIDE_OURS], key[GSY_SIDE_BASE]) == 0)
    return GSY_SIDE_THEIRS;
  *conflict = TRUE;
  if (order == 0)
    order = g_strcmp0 (key[GSY_SIDE_OURS], key[GSY_SIDE_THEIRS]);
  return order > 0 ? GSY_SIDE_OURS : GSY_SIDE_THEIRS;
}

/* --- Keys --- */

/* The length in front, so that no text can pretend to be two. */
static void
append_text (GString *key, const char *text)
{
  if (text == NULL)
    g_string_append_c (key, '-');
  else
    g_string_append_printf (key, "%zu:%s", strlen (text), text);
}

void
_gsy_merge_append_texts (GString *key, char *const *texts)
{
  g_string_append_printf (key, "%u;", texts != NULL ? g_strv_length ((char **) texts) : 0);
  for (; texts != NULL && *texts != NULL; texts++)
    append_text (key, *texts);
}

static void
append_quote (GString *key, const GsyQuote *quote)
{
  g_string_append_printf (key, "%010u-%010u", quote->span.start, quote->span.end);
  append_text (key, gsy_quote_get_exact (quote));
  append_text (key, gsy_quote_get_prefix (quote));
  append_text (key, gsy_quote_get_suffix (quote));
  append_text (key, gsy_quote_get_was (quote));
  _gsy_merge_append_texts (key, gsy_quote_get_unknown (quote));
}

static void
append_quotes (GString *key, const GArray *quotes)
{
  g_string_append_printf (key, "%u;", quotes != NULL ? quotes->len : 0);
  for (guint i = 0; quotes != NULL && i < quotes->len; i++)
    append_quote (key, &g_array_index (quotes, GsyQuote, i));
}

char *
_gsy_merge_dup_filler_key (const GsyFiller *filler)
{
  GString *key;

  if (filler == NULL)
    return NULL;
  key = g_string_new (NULL);
  append_text (key, filler->actor);
  append_quotes (key, filler->spans);
  _gsy_merge_append_texts (key, filler->unknown);
  return g_string_free (key, FALSE);
}

char *
_gsy_merge_dup_spans_key (const GsyStatement *statement)
{
  GString *key = g_string_new (statement->detached ? "detached" : NULL);

  for (guint i = 0; i < gsy_statement_get_n_spans (statement); i++)
    append_quote (key, gsy_statement_get_quote (statement, i));
  return g_string_free (key, FALSE);
}

static char *
dup_value_key (gconstpointer element)
{
  const GsyValue *value = element;
  GString *key = g_string_new (NULL);

  g_string_append_printf (key, "%d;%" G_GINT64_FORMAT ";", (int) value->type, value->integer);
  append_text (key, value->string);
  return g_string_free (key, FALSE);
}

static char *
dup_link_key (gconstpointer element)
{
  const GsyLink *link = element;
  GString *key = g_string_new (NULL);

  append_text (key, link->exact);
  _gsy_merge_append_texts (key, link->unknown);
  return g_string_free (key, FALSE);
}

static char *
filler_element_key (gconstpointer element)
{
  return _gsy_merge_dup_filler_key (element);
}

/* --- Lists, element by element --- */

static char *
filler_name (gconstpointer element)
{
  const GsyFiller *filler = element;

  /* Words that name nobody are what they are. */
  return filler->actor != NULL ? g_strconcat ("a", filler->actor, NULL) : _gsy_merge_dup_filler_key (filler);
}

static char *
link_name (gconstpointer element)
{
  const GsyLink *link = element;
  GString *name = g_string_new (NULL);

  append_text (name, link->relation);
  append_text (name, link->to);
  append_text (name, link->article);
  return g_string_free (name, FALSE);
}

static char *
value_name (gconstpointer element)
{
  return g_strdup (((const GsyValue *) element)->id);
}

static gpointer
copy_filler (gconstpointer element)
{
  return gsy_filler_copy (element);
}

static gpointer
copy_link (gconstpointer element)
{
  return gsy_link_copy (element);
}

static gpointer
copy_value (gconstpointer element)
{
  const GsyValue *value = element;
  GsyValue *copy = g_new0 (GsyValue, 1);

  copy->id = g_strdup (value->id);
  copy->type = value->type;
  copy->string = g_strdup (value->string);
  copy->integer = value->integer;
  return copy;
}

static void
free_value (gpointer element)
{
  GsyValue *value = element;

  g_free (value->id);
  g_free (value->string);
  g_free (value);
}

const GsyMergeListKind _gsy_merge_fillers = { filler_name, filler_element_key, copy_filler, (GDestroyNotify) gsy_filler_free };
const GsyMergeListKind _gsy_merge_links = { link_name, dup_link_key, copy_link, (GDestroyNotify) gsy_link_free };
const GsyMergeListKind _gsy_merge_values = { value_name, dup_value_key, copy_value, free_value };

typedef struct
{
  char *name;
  gconstpointer element[GSY_N_SIDES];
  char *key[GSY_N_SIDES];
} Slot;

static void
free_slot (gpointer data)
{
  Slot *slot = data;

  g_free (slot->name);
  for (guint side = 0; side < GSY_N_SIDES; side++)
    g_free (slot->key[side]);
  g_free (slot);
}

static int
compare_slots (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(Slot *const *) a)->name, (*(Slot *const *) b)->name);
}

/* All elements of the three lists, each once: those of the base in its order, then the others by name. */
static GPtrArray *
gather (const GsyMergeListKind *kind, GPtrArray *const list[GSY_N_SIDES])
{
  GPtrArray *slots = g_ptr_array_new_with_free_func (free_slot);
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_base = 0;

  for (guint side = 0; side < GSY_N_SIDES; side++)
    {
      for (guint i = 0; list[side] != NULL && i < list[side]->len; i++)
        {
          gconstpointer element = g_ptr_array_index (list[side], i);
          g_autofree char *name = kind->name (element);
          Slot *slot = g_hash_table_lookup (by_name, name);

          if (slot == NULL)
            {
              slot = g_new0 (Slot, 1);
              slot->name = g_steal_pointer (&name);
              g_ptr_array_add (slots, slot);
              g_hash_table_insert (by_name, slot->name, slot);
            }
          if (slot->element[side] == NULL)
            {
              slot->element[side] = element;
              slot->key[side] = kind->key (element);
            }
        }
      if (side == GSY_SIDE_BASE)
        n_base = slots->len;
    }
  if (slots->len > n_base + 1)
    qsort (slots->pdata + n_base, slots->len - n_base, sizeof (gpointer), compare_slots);
  return slots;
}

/* Changed by nobody since, order and all. */
static gboolean
lists_equal (const GsyMergeListKind *kind, GPtrArray *a, GPtrArray *b)
{
  if ((a != NULL ? a->len : 0) != (b != NULL ? b->len : 0))
    return FALSE;
  for (guint i = 0; a != NULL && i < a->len; i++)
    {
      g_autofree char *a_name = kind->name (g_ptr_array_index (a, i));
      g_autofree char *b_name = kind->name (g_ptr_array_index (b, i));
      g_autofree char *a_key = kind->key (g_ptr_array_index (a, i));
      g_autofree char *b_key = kind->key (g_ptr_array_index (b, i));

      if (!g_str_equal (a_name, b_name) || !g_str_equal (a_key, b_key))
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
copy_list (const GsyMergeListKind *kind, GPtrArray *list)
{
  GPtrArray *copy;

  if (list == NULL || list->len == 0)
    return NULL;
  copy = g_ptr_array_new_with_free_func (kind->free);
  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (copy, kind->copy (g_ptr_array_index (list, i)));
  return copy;
}

GPtrArray *
_gsy_merge_list (const GsyMergeListKind *kind, GPtrArray *const list[GSY_N_SIDES], int order, GPtrArray **lost)
{
  g_autoptr (GPtrArray) slots = NULL;
  g_autoptr (GPtrArray) merged = g_ptr_array_new_with_free_func (kind->free);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (kind->free);

  *lost = NULL;
  if (lists_equal (kind, list[GSY_SIDE_THEIRS], list[GSY_SIDE_BASE]) || lists_equal (kind, list[GSY_SIDE_OURS], list[GSY_SIDE_THEIRS]))
    return copy_list (kind, list[GSY_SIDE_OURS]);
  if (lists_equal (kind, list[GSY_SIDE_OURS], list[GSY_SIDE_BASE]))
    return copy_list (kind, list[GSY_SIDE_THEIRS]);

  slots = gather (kind, list);
  for (guint i = 0; i < slots->len; i++)
    {
      const Slot *slot = g_ptr_array_index (slots, i);
      const char *const key[GSY_N_SIDES] = { slot->key[GSY_SIDE_BASE], slot->key[GSY_SIDE_OURS], slot->key[GSY_SIDE_THEIRS] };
      gboolean conflict;
      GsyMergeSide side = _gsy_merge_choose (key, order, &conflict);

      if (conflict)
        {
          GsyMergeSide loser = _gsy_merge_other_side (side);

          /* Changed here and taken away there: it stays. */
          if (slot->element[side] == NULL)
            side = loser;
          else if (slot->element[loser] != NULL)
            g_ptr_array_add (others, kind->copy (slot->element[loser]));
        }
      if (slot->element[side] != NULL)
        g_ptr_array_add (merged, kind->copy (slot->element[side]));
    }
  *lost = others->len > 0 ? g_steal_pointer (&others) : NULL;
  return merged->len > 0 ? g_steal_pointer (&merged) : NULL;
}

GPtrArray *
_gsy_merge_list_values (const GArray *values)
{
  GPtrArray *list;

  if (values == NULL)
    return NULL;
  list = g_ptr_array_new ();
  for (guint i = 0; i < values->len; i++)
    g_ptr_array_add (list, &g_array_index (values, GsyValue, i));
  return list;
}

/* Takes the elements of @list. */
GArray *
_gsy_merge_take_values (GPtrArray *list)
{
  GArray *values;

  if (list == NULL)
    return NULL;
  values = gsy_values_new ();
  for (guint i = 0; i < list->len; i++)
    {
      GsyValue *value = g_ptr_array_index (list, i);

      g_array_append_val (values, *value);
      g_free (value);
    }
  g_ptr_array_set_free_func (list, NULL);
  g_ptr_array_unref (list);
  return values;
}

static GPtrArray *
list_words (char **words)
{
  GPtrArray *list = g_ptr_array_new ();

  for (; words != NULL && *words != NULL; words++)
    g_ptr_array_add (list, *words);
  return list;
}

static char *
copy_word (gconstpointer word)
{
  return g_strdup (word);
}

static gpointer
copy_word_element (gconstpointer word)
{
  return g_strdup (word);
}

char **
gsy_merge_words (char **base, char **ours, char **theirs)
{
  static const GsyMergeListKind kind = { copy_word, copy_word, copy_word_element, g_free };
  g_autoptr (GPtrArray) b = list_words (base), o = list_words (ours), t = list_words (theirs);
  GPtrArray *const lists[GSY_N_SIDES] = { b, o, t };
  g_autoptr (GPtrArray) lost = NULL;
  GPtrArray *merged = _gsy_merge_list (&kind, lists, 0, &lost);

  if (merged == NULL)
    return NULL;
  g_ptr_array_add (merged, NULL);
  return (char **) g_ptr_array_free (merged, FALSE);
}

/* The code unit of a \u escape, whose four digits its reader has seen. */
static gunichar
unit_at (const char *digits)
{
  gunichar unit = 0;

  for (guint i = 0; i < 4; i++)
    unit = unit * 16 + (gunichar) g_ascii_xdigit_value (digits[i]);
  return unit;
}

/* One name has many spellings as long as there are escapes: this is the one with the fewest. */
static char *
dup_plain_spelling (const char *raw)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = raw; *p != '\0'; p++)
    {
      gunichar c;

      if (*p != '\\' || p[1] != 'u')
        {
          /* Only a slash is escaped without need. */
          if (*p == '\\' && p[1] == '/')
            p++;
          else if (*p == '\\')
            g_string_append_c (plain, *p++);
          g_string_append_c (plain, *p);
          continue;
        }
      c = unit_at (p + 2);
      p += 5;
      if (c >= 0xd800 && c < 0xdc00)
        {
          c = 0x10000 + ((c - 0xd800) << 10) + (unit_at (p + 3) - 0xdc00);
          p += 6;
        }
      if (c == '"' || c == '\\')
        g_string_append_printf (plain, "\\%c", (int) c);
      else if (c >= 0x08 && c <= 0x0d && c != 0x0b)
        g_string_append_printf (plain, "\\%c", "btn?fr"[c - 0x08]);
      else if (c < ' ')
        g_string_append_printf (plain, "\\u%04x", c);
      else
        g_string_append_unichar (plain, c);
    }
  return g_string_free (plain, FALSE);
}

/* A pair of raw name and raw value; the array that it is from lives longer. */
static char *
pair_name (gconstpointer pair)
{
  const char *raw = ((char *const *) pair)[0];

  return strstr (raw, "\\") != NULL ? dup_plain_spelling (raw) : g_strdup (raw);
}

static char *
pair_key (gconstpointer pair)
{
  return g_strdup (((char *const *) pair)[1]);
}

static gpointer
copy_pair (gconstpointer pair)
{
  char **copy = g_new0 (char *, 3);

  copy[0] = pair_name (pair);
  copy[1] = g_strdup (((char *const *) pair)[1]);
  return copy;
}

static GPtrArray *
list_pairs (char **unknown)
{
  GPtrArray *list = g_ptr_array_new ();

  for (; unknown != NULL && unknown[0] != NULL; unknown += 2)
    g_ptr_array_add (list, unknown);
  return list;
}

static char **
take_pairs (GPtrArray *list)
{
  GPtrArray *pairs;

  if (list == NULL)
    return NULL;
  pairs = g_ptr_array_new ();
  for (guint i = 0; i < list->len; i++)
    {
      char **pair = g_ptr_array_index (list, i);

      g_ptr_array_add (pairs, g_steal_pointer (&pair[0]));
      g_ptr_array_add (pairs, g_steal_pointer (&pair[1]));
    }
  g_ptr_array_unref (list);
  g_ptr_array_add (pairs, NULL);
  return (char **) g_ptr_array_free (pairs, FALSE);
}

char **
_gsy_merge_pairs (char **base, char **ours, char **theirs, int order, char ***others)
{
  static const GsyMergeListKind kind = { pair_name, pair_key, copy_pair, (GDestroyNotify) g_strfreev };
  g_autoptr (GPtrArray) b = list_pairs (base), o = list_pairs (ours), t = list_pairs (theirs);
  GPtrArray *const lists[GSY_N_SIDES] = { b, o, t };
  GPtrArray *lost = NULL;
  GPtrArray *merged = _gsy_merge_list (&kind, lists, order, &lost);

  *others = take_pairs (lost);
  return take_pairs (merged);
}

char **
gsy_merge_unknown (char **base, char **ours, char **theirs, char ***others)
{
  g_return_val_if_fail (others != NULL, NULL);

  return _gsy_merge_pairs (base, ours, theirs, 0, others);
}
