/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-edits.c: what each gesture on a statement means, and when it is refused. */
#include "config.h"
#include "core/gsy-edits-anchor.h"
#include "core/gsy-edits-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/gsy-error.h"
#include "core/gsy-intern.h"

char *
gsy_time_to_string (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  if (time == NULL)
    time = g_date_time_new_from_unix_utc (0);
  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
}

/* --- What all gestures share --- */

static const char *
get_layer_label (const GsyGesture *gesture, const char *layer)
{
  return gesture->scheme != NULL ? gsy_scheme_get_layer_label (gesture->scheme, layer) : layer;
}

static gboolean
check_unlocked (const GsyGesture *gesture, const char *layer, GError **error)
{
  if (gesture->locked == NULL || !g_hash_table_contains (gesture->locked, layer))
    return TRUE;
  /* Translators: %s is the name of a layer, as “Denial”. */
  g_set_error (error, GSY_ERROR, GSY_ERROR_LOCKED, _ ("The layer “%s” is locked. Unlock it to change what is marked on it."), get_layer_label (gesture, layer));
  return FALSE;
}

const GsyStatement *
_gsy_edits_find_current (const GsyGesture *gesture, const GsyStatement *statement, GError **error)
{
  const GsyStatement *current = gsy_store_find (gesture->store, statement->id);

  if (current == NULL)
    {
      g_set_error_literal (error, GSY_ERROR, GSY_ERROR_CONFLICT, _ ("This statement is no longer there. Undo brings it back if it was deleted."));
      return NULL;
    }
  return check_unlocked (gesture, current->layer, error) ? current : NULL;
}

static const GsyStatement *
find_attached (const GsyGesture *gesture, const GsyStatement *statement, guint fragment, GError **error)
{
  const GsyStatement *current = _gsy_edits_find_current (gesture, statement, error);

  if (current == NULL)
    return NULL;
  if (current->detached)
    {
      g_set_error_literal (error, GSY_ERROR, GSY_ERROR_INVALID_SPAN,
                           _ ("The words of this statement are no longer in the article. Select where they are now and add that as a fragment."));
      return NULL;
    }
  if (fragment >= gsy_statement_get_n_spans (current))
    {
      g_set_error_literal (error, GSY_ERROR, GSY_ERROR_INVALID_SPAN, _ ("This fragment is no longer there. Select another one."));
      return NULL;
    }
  return current;
}

GsyStatement *
_gsy_edits_copy_modified (const GsyGesture *gesture, const GsyStatement *statement)
{
  GsyStatement *copy = gsy_statement_copy (statement);

  g_free (copy->modified);
  copy->modified = gsy_time_to_string (gesture->now);
  return copy;
}

/* @before and @after: (nullable); the same one is no change. */
static GsyEdit *
make_edit (const GsyGesture *gesture, const char *label, const GsyStatement *before, const GsyStatement *after)
{
  GsyEdit *edit = gsy_edit_new (label);

  if (before != after)
    gsy_edit_add_statement (edit, gsy_store_get_key (gesture->store), before, after);
  return edit;
}

GsyEdit *
_gsy_edits_make_changed (const GsyGesture *gesture, const char *label, const GsyStatement *before, const GsyStatement *after)
{
  return make_edit (gesture, label, before, gsy_statement_same (before, after) ? before : after);
}

GsySpan
_gsy_edits_round_outwards (const GsyGesture *gesture, GsySpan span)
{
  GsyArticle *article = gsy_store_get_article (gesture->store);
  const GsyOffsets *offsets = gsy_article_get_offsets (article);
  guint length = gsy_article_get_length (article);

  span.end = MIN (span.end, length);
  if (gsy_span_is_empty (span))
    return GSY_SPAN_EMPTY;
  return gsy_span (gsy_offsets_grapheme_floor (offsets, span.start), gsy_offsets_grapheme_ceil (offsets, span.end));
}

static guint
round_nearest (const GsyOffsets *offsets, guint offset)
{
  guint floor = gsy_offsets_grapheme_floor (offsets, offset);
  guint ceil = gsy_offsets_grapheme_ceil (offsets, offset);

  return offset - floor <= ceil - offset ? floor : ceil;
}

gpointer
_gsy_edits_refuse_empty (GError **error)
{
  g_set_error_literal (error, GSY_ERROR, GSY_ERROR_INVALID_SPAN, _ ("There are no words in this selection. Select some text first."));
  return NULL;
}

char *
_gsy_edits_strip (const char *text)
{
  const char *end;

  if (text == NULL)
    return NULL;
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  end = text + strlen (text);
  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return end > text ? g_strndup (text, (gsize) (end - text)) : NULL;
}

static gboolean
has_member (GPtrArray *members, const char *name)
{
  for (guint i = 0; i + 1 < members->len; i += 2)
    if (g_str_equal (g_ptr_array_index (members, i), name))
      return TRUE;
  return FALSE;
}

char **
_gsy_edits_join_unknown (char **first, char *const *second)
{
  g_autoptr (GPtrArray) members = NULL;

  if (second == NULL || second[0] == NULL)
    return first;
  if (first == NULL)
    return g_strdupv ((char **) second);
  members = g_ptr_array_new_with_free_func (g_free);
  for (char **member = first; *member != NULL; member++)
    g_ptr_array_add (members, *member);
  g_free (first);
  for (; second[0] != NULL && second[1] != NULL; second += 2)
    if (!has_member (members, second[0]))
      {
        g_ptr_array_add (members, g_strdup (second[0]));
        g_ptr_array_add (members, g_strdup (second[1]));
      }
  g_ptr_array_add (members, NULL);
  return (char **) g_ptr_array_steal (members, NULL);
}

void
_gsy_edits_take_words (GsyQuote *into, GsyQuote *from)
{
  gsy_quote_drop_strings (into);
  gsy_quote_drop_was (into);
  gsy_quote_drop_strings (from);
  gsy_quote_drop_was (from);
  if (from->words == NULL)
    return;
  if (into->words == NULL)
    {
      into->words = g_steal_pointer (&from->words);
      return;
    }
  into->words->unknown = _gsy_edits_join_unknown (into->words->unknown, from->words->unknown);
  gsy_quote_clear (from);
}

/* --- Marking and removing --- */

/* TRUE when @layer has a statement that is exactly @span. */
static gboolean
is_marked (const GsyGesture *gesture, const char *layer, GsySpan span)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (GsyHit));

  gsy_store_query (gesture->store, gsy_span (span.start, span.start + 1), hits);
  for (guint i = 0; i < hits->len; i++)
    {
      const GsyHit *hit = &g_array_index (hits, GsyHit, i);

      if (gsy_span_equal (hit->span, span) && gsy_statement_get_n_spans (hit->statement) == 1 &&
          g_strcmp0 (hit->statement->layer, layer) == 0)
        return TRUE;
    }
  return FALSE;
}

GsyEdit *
gsy_edits_add (const GsyGesture *gesture, const char *layer, GsySpan span, const char *id, GError **error)
{
  g_autoptr (GsyStatement) statement = NULL;
  g_autoptr (GsyEdit) edit = NULL;
  g_autofree char *label = NULL;
  const GsyArticleMeta *meta;

  g_return_val_if_fail (layer != NULL, NULL);

  if (!check_unlocked (gesture, layer, error))
    return NULL;
  span = _gsy_edits_round_outwards (gesture, span);
  if (gsy_span_is_empty (span))
    return _gsy_edits_refuse_empty (error);
  if (is_marked (gesture, layer, span))
    {
      /* Translators: %s is the name of a layer, as “Denial”. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_INVALID_SPAN, _ ("These words are marked as “%s” already. Select others, or another layer."), get_layer_label (gesture, layer));
      return NULL;
    }
  if (id != NULL && gsy_store_find (gesture->store, id) != NULL)
    {
      /* Translators: %s is the identifier of a statement. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_CONFLICT, _ ("There is a statement “%s” already, and no two may have one identifier."), id);
      return NULL;
    }

  statement = gsy_statement_new (id, layer);
  gsy_statement_add_span (statement, span);
  if (gesture->creator != NULL && gesture->creator[0] != '\0')
    statement->creator = g_strdup (gesture->creator);
  statement->created = gsy_time_to_string (gesture->now);
  statement->modified = g_strdup (statement->created);

  /* Translators: a step in Undo and Redo; %s is the name of a layer, as “Denial”. */
  label = g_strdup_printf (_ ("Mark as %s"), get_layer_label (gesture, layer));
  edit = make_edit (gesture, label, NULL, statement);
  meta = gsy_store_get_meta (gesture->store);
  if (meta->state == GSY_STATE_NEW && gsy_store_get_n_statements (gesture->store) == 0)
    {
      g_autoptr (GsyArticleMeta) begun = gsy_article_meta_copy (meta);

      begun->state = GSY_STATE_IN_PROGRESS;
      gsy_edit_add_meta (edit, gsy_store_get_key (gesture->store), meta, begun);
    }
  return g_steal_pointer (&edit);
}

GsyEdit *
gsy_edits_remove (const GsyGesture *gesture, const GsyStatement *statement, GError **error)
{
  const GsyStatement *current = _gsy_edits_find_current (gesture, statement, error);
  g_autofree char *label = NULL;

  if (current == NULL)
    return NULL;
  /* Translators: a step in Undo and Redo; %s is the name of a layer, as “Denial”. */
  label = g_strdup_printf (_ ("Delete %s"), get_layer_label (gesture, current->layer));
  return make_edit (gesture, label, current, NULL);
}

GsyEdit *
gsy_edits_set_layer (const GsyGesture *gesture, const GsyStatement *statement, const char *layer, GError **error)
{
  const GsyStatement *current = _gsy_edits_find_current (gesture, statement, error);
  g_autoptr (GsyStatement) changed = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (layer != NULL, NULL);

  if (current == NULL || !check_unlocked (gesture, layer, error))
    return NULL;
  /* Translators: a step in Undo and Redo; %s is the name of a layer, as “Denial”. */
  label = g_strdup_printf (_ ("Change Layer to %s"), get_layer_label (gesture, layer));
  if (g_strcmp0 (current->layer, layer) == 0)
    return make_edit (gesture, label, current, current);
  changed = _gsy_edits_copy_modified (gesture, current);
  g_ref_string_release (changed->layer);
  changed->layer = gsy_intern (layer);
  return make_edit (gesture, label, current, changed);
}

/* --- Moving the edges --- */

static const char *
edge_label (GsyEdge edge)
{
  /* Translators: steps in Undo and Redo: the first or the last word of a marked statement has changed. */
  return edge == GSY_EDGE_START ? _ ("Move Start") : _ ("Move End");
}

/* How far an edge of @fragment may go: up to its neighbours, the text's ends, and one character short of the other edge. */
static GsySpan
get_limits (const GsyGesture *gesture, const GsyStatement *statement, guint fragment)
{
  GsyArticle *article = gsy_store_get_article (gesture->store);
  const GsyOffsets *offsets = gsy_article_get_offsets (article);
  guint last = gsy_statement_get_n_spans (statement) - 1;
  guint start = fragment > 0 ? gsy_statement_get_span (statement, fragment - 1).end : 0;
  guint end = fragment < last ? gsy_statement_get_span (statement, fragment + 1).start : gsy_article_get_length (article);

  return gsy_span (gsy_offsets_grapheme_ceil (offsets, start), gsy_offsets_grapheme_floor (offsets, end));
}

GsyEdit *
gsy_edits_resize (const GsyGesture *gesture, const GsyStatement *statement, guint fragment, GsyEdge edge, guint offset, GError **error)
{
  const GsyStatement *current = find_attached (gesture, statement, fragment, error);
  g_autoptr (GsyStatement) changed = NULL;
  const GsyOffsets *offsets;
  GsyQuote *quote;
  GsySpan limits;
  GsySpan span;

  if (current == NULL)
    return NULL;
  offsets = gsy_article_get_offsets (gsy_store_get_article (gesture->store));
  limits = get_limits (gesture, current, fragment);
  span = gsy_statement_get_span (current, fragment);
  if (offset == (edge == GSY_EDGE_START ? span.start : span.end))
    return make_edit (gesture, edge_label (edge), current, current);

  offset = round_nearest (offsets, CLAMP (offset, limits.start, MAX (limits.start, limits.end)));
  if (edge == GSY_EDGE_START)
    span.start = offset;
  else
    span.end = offset;
  if (gsy_span_is_empty (span))
    {
      g_set_error_literal (error, GSY_ERROR, GSY_ERROR_INVALID_SPAN, _ ("Nothing would be left of this fragment. Delete it instead."));
      return NULL;
    }
  /* The edge that stays may be one that a file put inside a character. */
  span = _gsy_edits_round_outwards (gesture, span);
  if (gsy_span_equal (span, gsy_statement_get_span (current, fragment)))
    return make_edit (gesture, edge_label (edge), current, current);
  changed = _gsy_edits_copy_modified (gesture, current);
  quote = gsy_statement_edit_quote (changed, fragment);
  quote->span = span;
  gsy_quote_drop_strings (quote);
  gsy_quote_drop_was (quote);
  return make_edit (gesture, edge_label (edge), current, changed);
}

GsyEdit *
gsy_edits_nudge (const GsyGesture *gesture, const GsyStatement *statement, guint fragment, GsyEdge edge, gboolean forward, GsySnap snap, GError **error)
{
  const GsyStatement *current = find_attached (gesture, statement, fragment, error);
  GsyArticle *article;
  const GsyOffsets *offsets;
  GsySpan span;
  guint from;
  guint to;

  if (current == NULL)
    return NULL;
  article = gsy_store_get_article (gesture->store);
  offsets = gsy_article_get_offsets (article);
  span = gsy_statement_get_span (current, fragment);
  from = edge == GSY_EDGE_START ? span.start : span.end;
  if (snap == GSY_SNAP_CHARACTERS)
    {
      if (forward)
        to = gsy_offsets_grapheme_ceil (offsets, MIN (from + 1, gsy_article_get_length (article)));
      else
        to = from > 0 ? gsy_offsets_grapheme_floor (offsets, from - 1) : 0;
    }
  else
    {
      GsySegmenter *segmenter = gsy_article_get_segmenter (article);

      if (edge == GSY_EDGE_START)
        to = forward ? gsy_segmenter_next_word_start (segmenter, from) : gsy_segmenter_previous_word_start (segmenter, from);
      else
        to = forward ? gsy_segmenter_next_word_end (segmenter, from) : gsy_segmenter_previous_word_end (segmenter, from);
    }
  return gsy_edits_resize (gesture, current, fragment, edge, to, error);
}

/* --- Fragments --- */

GsyEdit *
gsy_edits_add_fragment (const GsyGesture *gesture, const GsyStatement *statement, GsySpan span, GError **error)
{
  const GsyStatement *current = _gsy_edits_find_current (gesture, statement, error);
  g_autoptr (GsyStatement) changed = NULL;
  g_autoptr (GArray) quotes = NULL;
  GsyQuote whole = { .span = GSY_SPAN_EMPTY };
  guint place;

  if (current == NULL)
    return NULL;
  if (current->detached)
    return gsy_edits_place_again (gesture, current, 0, span, NULL, error);
  span = _gsy_edits_round_outwards (gesture, span);
  if (gsy_span_is_empty (span))
    return _gsy_edits_refuse_empty (error);
  changed = _gsy_edits_copy_modified (gesture, current);

  whole.span = span;
  quotes = gsy_quotes_new ();
  for (guint i = 0; i < gsy_statement_get_n_spans (current); i++)
    {
      GsyQuote *quote = gsy_statement_edit_quote (changed, i);

      if (quote->span.start <= whole.span.start && whole.span.end <= quote->span.end)
        {
          gsy_quote_clear (&whole);
          return make_edit (gesture, _ ("Add Fragment"), current, current);
        }
      if (quote->span.start <= whole.span.end && whole.span.start <= quote->span.end)
        {
          whole.span = gsy_span_union (whole.span, quote->span);
          _gsy_edits_take_words (&whole, quote);
          continue;
        }
      g_array_append_val (quotes, *quote);
      quote->words = NULL;
    }
  for (place = 0; place < quotes->len; place++)
    if (g_array_index (quotes, GsyQuote, place).span.start > whole.span.start)
      break;
  g_array_insert_val (quotes, place, whole);
  gsy_statement_take_quotes (changed, g_steal_pointer (&quotes));
  return make_edit (gesture, _ ("Add Fragment"), current, changed);
}

GsyEdit *
gsy_edits_remove_fragment (const GsyGesture *gesture, const GsyStatement *statement, guint fragment, GError **error)
{
  const GsyStatement *current = find_attached (gesture, statement, fragment, error);
  g_autoptr (GsyStatement) changed = NULL;
  g_autoptr (GArray) quotes = NULL;

  if (current == NULL)
    return NULL;
  if (gsy_statement_get_n_spans (current) == 1)
    {
      g_set_error_literal (error, GSY_ERROR, GSY_ERROR_INVALID_SPAN, _ ("A statement needs at least one fragment. Delete the statement instead."));
      return NULL;
    }
  changed = _gsy_edits_copy_modified (gesture, current);
  quotes = gsy_quotes_new ();
  for (guint i = 0; i < gsy_statement_get_n_spans (current); i++)
    {
      GsyQuote *quote = gsy_statement_edit_quote (changed, i);

      if (i == fragment)
        continue;
      g_array_append_val (quotes, *quote);
      quote->words = NULL;
    }
  gsy_statement_take_quotes (changed, g_steal_pointer (&quotes));
  return make_edit (gesture, _ ("Remove Fragment"), current, changed);
}

/* --- Note and state --- */

GsyEdit *
gsy_edits_set_note (const GsyGesture *gesture, const GsyStatement *statement, const char *note, GError **error)
{
  const GsyStatement *current = _gsy_edits_find_current (gesture, statement, error);
  g_autoptr (GsyStatement) changed = NULL;

  if (current == NULL)
    return NULL;
  if (note != NULL && note[0] == '\0')
    note = NULL;
  if (g_strcmp0 (current->note, note) == 0)
    return make_edit (gesture, _ ("Edit Note"), current, current);
  changed = _gsy_edits_copy_modified (gesture, current);
  g_free (changed->note);
  changed->note = g_strdup (note);
  return make_edit (gesture, _ ("Edit Note"), current, changed);
}

static const char *
state_label (GsyArticleState state)
{
  switch (state)
    {
    case GSY_STATE_NEW:
      /* Translators: a step in Undo and Redo: the article's state is “new”: nobody has worked on it. */
      return _ ("Set State to New");
    case GSY_STATE_IN_PROGRESS:
      return _ ("Set State to In Progress");
    case GSY_STATE_DONE:
      return _ ("Set State to Done");
    case GSY_STATE_REVIEW:
      /* Translators: a step in Undo and Redo: the article's state is “review”: somebody else should look at it. */
      return _ ("Set State to Review");
    default:
      g_return_val_if_reached (_ ("Set State to New"));
    }
}

GsyEdit *
gsy_edits_set_state (const GsyGesture *gesture, GsyArticleState state, GError **error)
{
  const GsyArticleMeta *meta = gsy_store_get_meta (gesture->store);
  g_autoptr (GsyEdit) edit = gsy_edit_new (state_label (state));

  if (meta->state != state)
    {
      g_autoptr (GsyArticleMeta) changed = gsy_article_meta_copy (meta);

      changed->state = state;
      gsy_edit_add_meta (edit, gsy_store_get_key (gesture->store), meta, changed);
    }
  return g_steal_pointer (&edit);
}
