/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-edits-roles.c: who says it, in which words, against whom, about what, when: what each gesture on these means. */
#include "config.h"
#include "core/gsy-edits-anchor.h"
#include "core/gsy-edits-private.h"
#include "core/gsy-edits-roles.h"

#include <glib/gi18n-lib.h>

#include "core/gsy-date.h"
#include "core/gsy-error.h"
#include "core/gsy-vocabulary.h"

/* --- Words of a role --- */

static gboolean
is_lost (const GsyGesture *gesture, const GsyQuote *quote)
{
  return gsy_quote_is_lost (gsy_store_get_article (gesture->store), quote);
}

static int
compare_quotes (gconstpointer a, gconstpointer b)
{
  return gsy_span_compare (((const GsyQuote *) a)->span, ((const GsyQuote *) b)->span);
}

/* Puts @quotes in text order and joins those that touch. What was lost gives way, where it is in the way: a file with overlapping
 * spans could not be read again. */
static void
tidy_quotes (const GsyGesture *gesture, GArray *quotes)
{
  guint n = 0;
  gboolean last_lost = FALSE;

  g_array_sort (quotes, compare_quotes);
  for (guint i = 0; i < quotes->len; i++)
    {
      GsyQuote *quote = &g_array_index (quotes, GsyQuote, i);
      GsyQuote *last = n > 0 ? &g_array_index (quotes, GsyQuote, n - 1) : NULL;
      gboolean lost = is_lost (gesture, quote);

      if (last != NULL && !lost && !last_lost && quote->span.start <= last->span.end)
        {
          last->span = _gsy_edits_round_outwards (gesture, gsy_span_union (last->span, quote->span));
          _gsy_edits_take_words (last, quote);
          continue;
        }
      if (last != NULL && quote->span.start < last->span.end)
        {
          if (!lost)
            last->span = quote->span;
          _gsy_edits_take_words (last, quote);
          last_lost = last_lost && lost;
          continue;
        }
      if (n < i)
        {
          g_array_index (quotes, GsyQuote, n) = *quote;
          quote->words = NULL;
        }
      last_lost = lost;
      n++;
    }
  g_array_set_size (quotes, n);
}

/* The index of the span of @filler that holds all of @span, or -1. */
static int
find_words (const GsyGesture *gesture, const GsyFiller *filler, GsySpan span)
{
  for (guint i = 0; filler->spans != NULL && i < filler->spans->len; i++)
    {
      const GsyQuote *quote = &g_array_index (filler->spans, GsyQuote, i);

      if (quote->span.start <= span.start && span.end <= quote->span.end && !is_lost (gesture, quote))
        return (int) i;
    }
  return -1;
}

static gboolean
overlaps_words (const GsyGesture *gesture, const GsyFiller *filler, GsySpan span)
{
  for (guint i = 0; filler->spans != NULL && i < filler->spans->len; i++)
    {
      const GsyQuote *quote = &g_array_index (filler->spans, GsyQuote, i);

      if (gsy_span_overlaps (quote->span, span) && !is_lost (gesture, quote))
        return TRUE;
    }
  return FALSE;
}

void
_gsy_edits_add_words (const GsyGesture *gesture, GsyFiller *filler, GsySpan span)
{
  GsyQuote added = { .span = span };

  if (filler->spans == NULL)
    filler->spans = gsy_quotes_new ();
  if (find_words (gesture, filler, span) >= 0)
    return;
  for (guint i = filler->spans->len; i-- > 0;)
    {
      GsyQuote *quote = &g_array_index (filler->spans, GsyQuote, i);

      if (!is_lost (gesture, quote))
        continue;
      _gsy_edits_take_words (&added, quote);
      g_array_remove_index (filler->spans, i);
    }
  g_array_append_val (filler->spans, added);
  tidy_quotes (gesture, filler->spans);
}

/* --- Fillers --- */

GPtrArray **
_gsy_edits_get_fillers (GsyStatement *statement, GsyRole role)
{
  return role == GSY_ROLE_SOURCE ? &statement->source : &statement->target;
}

static void
drop_if_empty (GPtrArray **list)
{
  if (*list != NULL && (*list)->len == 0)
    g_clear_pointer (list, g_ptr_array_unref);
}

static int
find_actor (GPtrArray *fillers, const char *actor)
{
  for (guint i = 0; i < fillers->len; i++)
    if (g_strcmp0 (((const GsyFiller *) g_ptr_array_index (fillers, i))->actor, actor) == 0)
      return (int) i;
  return -1;
}

void
_gsy_edits_join_fillers (const GsyGesture *gesture, GPtrArray *fillers, guint keeper)
{
  GsyFiller *kept = g_ptr_array_index (fillers, keeper);

  for (guint i = fillers->len; i-- > keeper + 1;)
    {
      GsyFiller *other = g_ptr_array_index (fillers, i);

      if (kept->actor == NULL || g_strcmp0 (kept->actor, other->actor) != 0)
        continue;
      if (kept->spans == NULL)
        {
          kept->spans = g_steal_pointer (&other->spans);
        }
      else if (other->spans != NULL)
        {
          for (guint j = 0; j < other->spans->len; j++)
            {
              GsyQuote *quote = &g_array_index (other->spans, GsyQuote, j);

              g_array_append_vals (kept->spans, quote, 1);
              quote->words = NULL;
            }
          tidy_quotes (gesture, kept->spans);
        }
      kept->unknown = _gsy_edits_join_unknown (kept->unknown, other->unknown);
      g_ptr_array_remove_index (fillers, i);
    }
}

/* As above, for a filler that may stand after the one it is joined with. */
static void
join_actor (const GsyGesture *gesture, GPtrArray *fillers, const char *actor)
{
  int first = actor != NULL ? find_actor (fillers, actor) : -1;

  if (first >= 0)
    _gsy_edits_join_fillers (gesture, fillers, (guint) first);
}

static void
add_filler_words (const GsyGesture *gesture, GPtrArray *fillers, GsySpan span, const char *actor)
{
  GsyFiller *nameless = NULL;
  GsyFiller *chosen = NULL;
  int known;

  for (guint i = 0; i < fillers->len; i++)
    {
      GsyFiller *filler = g_ptr_array_index (fillers, i);

      /* The user may have said that these words mean somebody else: that stays so. */
      if (filler->actor != NULL && find_words (gesture, filler, span) >= 0)
        return;
      if (filler->actor == NULL && nameless == NULL && overlaps_words (gesture, filler, span))
        nameless = filler;
    }
  known = actor != NULL ? find_actor (fillers, actor) : -1;
  if (nameless != NULL && (actor == NULL || find_words (gesture, nameless, span) >= 0))
    chosen = nameless;
  else if (known >= 0)
    chosen = g_ptr_array_index (fillers, (guint) known);
  if (chosen == NULL)
    {
      chosen = gsy_filler_new (actor);
      g_ptr_array_add (fillers, chosen);
    }
  if (chosen->actor == NULL)
    chosen->actor = g_strdup (actor);
  _gsy_edits_add_words (gesture, chosen, span);
  join_actor (gesture, fillers, actor);
}

static const char *
set_label (GsyRole role)
{
  switch (role)
    {
    case GSY_ROLE_SOURCE:
      /* Translators: a step in Undo and Redo: who says a statement. */
      return _ ("Set Source");
    case GSY_ROLE_CUE:
      /* Translators: a step in Undo and Redo: the words that report a statement, as “denied”. */
      return _ ("Set Cue");
    case GSY_ROLE_TARGET:
    default:
      /* Translators: a step in Undo and Redo: whom a statement is aimed at. */
      return _ ("Set Target");
    }
}

static const char *
remove_label (GsyRole role)
{
  switch (role)
    {
    case GSY_ROLE_SOURCE:
      /* Translators: a step in Undo and Redo: who says a statement. */
      return _ ("Remove Source");
    case GSY_ROLE_CUE:
      /* Translators: a step in Undo and Redo: the words that report a statement, as “denied”. */
      return _ ("Remove Cue");
    case GSY_ROLE_TARGET:
    default:
      /* Translators: a step in Undo and Redo: whom a statement is aimed at. */
      return _ ("Remove Target");
    }
}

GsyEdit *
gsy_edits_add_role_span (const GsyGesture *gesture, const GsyStatement *statement, GsyRole role, GsySpan span, const char *actor, GError **error)
{
  const GsyStatement *current = _gsy_edits_find_current (gesture, statement, error);
  g_autoptr (GsyStatement) changed = NULL;
  g_autofree char *name = _gsy_edits_strip (actor);

  if (current == NULL)
    return NULL;
  span = _gsy_edits_round_outwards (gesture, span);
  if (gsy_span_is_empty (span))
    return _gsy_edits_refuse_empty (error);

  changed = _gsy_edits_copy_modified (gesture, current);
  if (role == GSY_ROLE_CUE)
    {
      if (changed->cue == NULL)
        changed->cue = gsy_filler_new (NULL);
      _gsy_edits_add_words (gesture, changed->cue, span);
    }
  else
    {
      GPtrArray **fillers = _gsy_edits_get_fillers (changed, role);

      if (*fillers == NULL)
        *fillers = gsy_fillers_new ();
      add_filler_words (gesture, *fillers, span, name);
    }
  return _gsy_edits_make_changed (gesture, set_label (role), current, changed);
}

gpointer
_gsy_edits_refuse_gone (GError **error)
{
  g_set_error_literal (error, GSY_ERROR, GSY_ERROR_CONFLICT, _ ("What you want to change is no longer there. Look at the statement’s details again."));
  return NULL;
}

static gboolean
has_words (const GsyFiller *filler)
{
  return filler->spans != NULL && filler->spans->len > 0;
}

GsyEdit *
gsy_edits_set_filler_actor (const GsyGesture *gesture, const GsyStatement *statement, GsyRole role, guint index, const char *actor, GError **error)
{
  const GsyStatement *current = _gsy_edits_find_current (gesture, statement, error);
  g_autoptr (GsyStatement) changed = NULL;
  g_autofree char *name = _gsy_edits_strip (actor);
  GPtrArray **fillers;
  GsyFiller *filler;

  g_return_val_if_fail (role == GSY_ROLE_SOURCE || role == GSY_ROLE_TARGET, NULL);

  if (current == NULL)
    return NULL;
  changed = _gsy_edits_copy_modified (gesture, current);
  fillers = _gsy_edits_get_fillers (changed, role);
  if (index > (*fillers != NULL ? (*fillers)->len : 0))
    return _gsy_edits_refuse_gone (error);
  if (*fillers == NULL)
    *fillers = gsy_fillers_new ();
  if (index == (*fillers)->len)
    {
      if (name != NULL && find_actor (*fillers, name) < 0)
        g_ptr_array_add (*fillers, gsy_filler_new (name));
    }
  else
    {
      filler = g_ptr_array_index (*fillers, index);
      g_free (filler->actor);
      filler->actor = g_strdup (name);
      if (name != NULL)
        join_actor (gesture, *fillers, name);
      else if (!has_words (filler))
        g_ptr_array_remove_index (*fillers, index);
    }
  drop_if_empty (fillers);
  return _gsy_edits_make_changed (gesture, set_label (role), current, changed);
}

static gboolean
remove_cue_words (GsyStatement *statement, guint index)
{
  if (statement->cue == NULL || statement->cue->spans == NULL || index >= statement->cue->spans->len)
    return FALSE;
  g_array_remove_index (statement->cue->spans, index);
  if (statement->cue->spans->len == 0)
    g_clear_pointer (&statement->cue, gsy_filler_free);
  return TRUE;
}

static GsyEdit *
remove_filler (const GsyGesture *gesture, const GsyStatement *statement, GsyRole role, guint index, gboolean words_only, GError **error)
{
  const GsyStatement *current = _gsy_edits_find_current (gesture, statement, error);
  g_autoptr (GsyStatement) changed = NULL;

  if (current == NULL)
    return NULL;
  changed = _gsy_edits_copy_modified (gesture, current);
  if (role == GSY_ROLE_CUE)
    {
      if (!remove_cue_words (changed, index))
        return _gsy_edits_refuse_gone (error);
    }
  else
    {
      GPtrArray **fillers = _gsy_edits_get_fillers (changed, role);
      GsyFiller *filler;

      if (*fillers == NULL || index >= (*fillers)->len)
        return _gsy_edits_refuse_gone (error);
      filler = g_ptr_array_index (*fillers, index);
      if (words_only && filler->actor != NULL)
        g_clear_pointer (&filler->spans, g_array_unref);
      else
        g_ptr_array_remove_index (*fillers, index);
      drop_if_empty (fillers);
    }
  return _gsy_edits_make_changed (gesture, remove_label (role), current, changed);
}

GsyEdit *
gsy_edits_remove_filler (const GsyGesture *gesture, const GsyStatement *statement, GsyRole role, guint index, GError **error)
{
  return remove_filler (gesture, statement, role, index, FALSE, error);
}

GsyEdit *
gsy_edits_remove_filler_words (const GsyGesture *gesture, const GsyStatement *statement, GsyRole role, guint index, GError **error)
{
  return remove_filler (gesture, statement, role, index, TRUE, error);
}

/* --- Topics, date, attributes --- */

GsyEdit *
gsy_edits_set_about (const GsyGesture *gesture, const GsyStatement *statement, const char *const *topics, GError **error)
{
  const GsyStatement *current = _gsy_edits_find_current (gesture, statement, error);
  g_autoptr (GsyStatement) changed = NULL;
  g_autoptr (GStrvBuilder) about = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (current == NULL)
    return NULL;
  for (guint i = 0; topics != NULL && topics[i] != NULL; i++)
    {
      g_autofree char *topic = _gsy_edits_strip (topics[i]);

      if (topic == NULL || g_hash_table_contains (seen, topic))
        continue;
      g_strv_builder_add (about, topic);
      g_hash_table_add (seen, g_steal_pointer (&topic));
    }
  changed = _gsy_edits_copy_modified (gesture, current);
  g_strfreev (changed->about);
  changed->about = g_hash_table_size (seen) > 0 ? g_strv_builder_end (about) : NULL;
  /* Translators: a step in Undo and Redo: what a statement is about. */
  return _gsy_edits_make_changed (gesture, _ ("Change Topics"), current, changed);
}

static gboolean
check_date (const char *date, GError **error)
{
  if (gsy_date_parse (date, NULL))
    return TRUE;
  /* Translators: %s is what the user typed. The dates are examples of the one form that is stored: keep them as they are. */
  g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("“%s” is not a date. Write it as 2021-07-19, 2021-07, 2021, or 2021-07-19/2021-07-20."), date);
  return FALSE;
}

GsyEdit *
gsy_edits_set_said (const GsyGesture *gesture, const GsyStatement *statement, const char *said, GError **error)
{
  const GsyStatement *current = _gsy_edits_find_current (gesture, statement, error);
  g_autoptr (GsyStatement) changed = NULL;
  g_autofree char *date = _gsy_edits_strip (said);

  if (current == NULL)
    return NULL;
  /* What a file holds already is no worse for being set again. */
  if (date != NULL && g_strcmp0 (date, current->said) != 0 && !check_date (date, error))
    return NULL;
  changed = _gsy_edits_copy_modified (gesture, current);
  g_free (changed->said);
  changed->said = g_steal_pointer (&date);
  /* Translators: a step in Undo and Redo: when a statement was said. */
  return _gsy_edits_make_changed (gesture, _ ("Change Date"), current, changed);
}

/* Where the scheme lists the attribute; past all for others. */
static guint
get_rank (const GsyGesture *gesture, const char *id)
{
  GPtrArray *attributes = gesture->scheme != NULL ? gsy_scheme_get_list (gesture->scheme, GSY_LIST_ATTRIBUTES) : NULL;

  for (guint i = 0; attributes != NULL && i < attributes->len; i++)
    if (g_str_equal (((const GsyAttribute *) g_ptr_array_index (attributes, i))->id, id))
      return i;
  return G_MAXUINT;
}

/* Whether @value is one that the scheme's attribute can have; one that is not listed can have any. */
static gboolean
check_value (const GsyGesture *gesture, const GsyValue *value, GError **error)
{
  const GsyAttribute *attribute = gesture->scheme != NULL ? gsy_scheme_find_attribute (gesture->scheme, value->id) : NULL;
  gboolean right = TRUE;

  if (attribute == NULL)
    return TRUE;
  switch (attribute->type)
    {
    case GSY_ATTRIBUTE_TEXT:
      right = value->type == GSY_VALUE_STRING;
      break;
    case GSY_ATTRIBUTE_CHOICE:
      right = value->type == GSY_VALUE_STRING && gsy_attribute_find_choice (attribute, value->string) != NULL;
      break;
    case GSY_ATTRIBUTE_FLAG:
      right = value->type == GSY_VALUE_BOOLEAN;
      break;
    case GSY_ATTRIBUTE_NUMBER:
      right = value->type == GSY_VALUE_INTEGER;
      break;
    case GSY_ATTRIBUTE_DATE:
      if (value->type == GSY_VALUE_STRING)
        return check_date (value->string, error);
      right = FALSE;
      break;
    case GSY_ATTRIBUTE_OTHER:
    default:
      /* Translators: %s is the name of an attribute, as “Voice”. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("“%s” is of a kind that this version does not know. Its values can only be taken away."),
                   gsy_attribute_get_label (attribute));
      return FALSE;
    }
  if (!right)
    /* Translators: %s is the name of an attribute, as “Voice”. */
    g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("This is not a value that “%s” can have. Choose another, or change the attribute."),
                 gsy_attribute_get_label (attribute));
  return right;
}

static int
find_value (const GArray *values, const char *id)
{
  for (guint i = 0; values != NULL && i < values->len; i++)
    if (g_str_equal (g_array_index (values, GsyValue, i).id, id))
      return (int) i;
  return -1;
}

static gboolean
value_equal (const GsyValue *a, const GsyValue *b)
{
  return a->type == b->type && a->integer == b->integer && g_strcmp0 (a->string, b->string) == 0;
}

/* Into the scheme's order; what is there already keeps its own. */
static void
insert_value (const GsyGesture *gesture, GArray *values, const GsyValue *value)
{
  GsyValue copy = { .id = g_strdup (value->id), .type = value->type, .string = g_strdup (value->string), .integer = value->integer };
  guint rank = get_rank (gesture, value->id);
  guint place = values->len;

  while (place > 0 && get_rank (gesture, g_array_index (values, GsyValue, place - 1).id) > rank)
    place--;
  g_array_insert_val (values, place, copy);
}

GsyEdit *
gsy_edits_set_attribute (const GsyGesture *gesture, const GsyStatement *statement, const char *id, const GsyValue *value, GError **error)
{
  const GsyStatement *current = _gsy_edits_find_current (gesture, statement, error);
  g_autoptr (GsyStatement) changed = NULL;
  int place;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (value == NULL || (g_str_equal (value->id, id) && value->type != GSY_VALUE_RAW), NULL);

  if (current == NULL)
    return NULL;
  if (value != NULL && value->type == GSY_VALUE_STRING && (value->string == NULL || value->string[0] == '\0'))
    value = NULL;
  changed = _gsy_edits_copy_modified (gesture, current);
  place = find_value (changed->attributes, id);
  if (value != NULL && (place < 0 || !value_equal (&g_array_index (changed->attributes, GsyValue, (guint) place), value)) &&
      !check_value (gesture, value, error))
    return NULL;

  if (value == NULL && place >= 0)
    {
      g_array_remove_index (changed->attributes, (guint) place);
    }
  else if (value != NULL && place >= 0)
    {
      GsyValue *old = &g_array_index (changed->attributes, GsyValue, (guint) place);

      g_free (old->string);
      old->type = value->type;
      old->string = g_strdup (value->string);
      old->integer = value->integer;
    }
  else if (value != NULL)
    {
      if (changed->attributes == NULL)
        changed->attributes = gsy_values_new ();
      insert_value (gesture, changed->attributes, value);
    }
  if (changed->attributes != NULL && changed->attributes->len == 0)
    g_clear_pointer (&changed->attributes, g_array_unref);
  /* Translators: a step in Undo and Redo: an attribute is something said of a statement, as “Voice: direct”. */
  return _gsy_edits_make_changed (gesture, _ ("Change Attribute"), current, changed);
}
