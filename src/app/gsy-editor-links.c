/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-editor-links.c: the verbs for links between statements: made, changed, repaired, followed, and the way back. */
#include "config.h"

#include "app/gsy-editor-private.h"
#include "core/gsy-error.h"
#include "io/gsy-article-reader.h"

#include <glib/gi18n-lib.h>

/* Places that can be come back to; older ones are forgotten. */
#define MAX_PLACES 200

/* --- the other end --- */

/* The key of the article that a link names, as UTF-8; the open one's without a name. */
static const char *
find_key (GsyEditor *self, const char *article)
{
  if (article == NULL)
    return gsy_document_get_key (self->document);
  if (g_utf8_validate (article, -1, NULL) && gsy_corpus_find_row (self->corpus, article) == NULL)
    /* A key that is no UTF-8 is stored in the form for people. */
    for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->corpus)); i++)
      {
        g_autoptr (GsyCorpusRow) row = g_list_model_get_item (G_LIST_MODEL (self->corpus), i);

        if (!g_utf8_validate (gsy_corpus_row_get_key (row), -1, NULL) && g_str_equal (gsy_corpus_row_get_name (row), article))
          return gsy_corpus_row_get_key (row);
      }
  return article;
}

/* The statement at the other end, NULL if there is none. */
static const GsyEntry *
find_end (GsyEditor *self, const char *key, const char *to)
{
  return gsy_folder_index_find (gsy_corpus_get_index (self->corpus), key, to);
}

static gboolean
refuse_gone (GsyEditor *self)
{
  return _gsy_editor_refuse (self, g_error_new_literal (GSY_ERROR, GSY_ERROR_CONFLICT, _ ("This statement is no longer there. Choose another one.")));
}

/* --- which relations may lead where --- */

/* The layers' names, for people. */
static char *
dup_layers (GsyScheme *scheme, char **layers)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (; *layers != NULL; layers++)
    g_ptr_array_add (labels, (gpointer) gsy_scheme_get_layer_label (scheme, *layers));
  g_ptr_array_add (labels, NULL);
  /* Translators: between the names of layers, as in “Denial, Counter-accusation” */
  return g_strjoinv (C_ ("list separator", ", "), (char **) labels->pdata);
}

static gboolean
refuse_relation (GsyEditor *self, const GsyRelation *relation)
{
  GsyScheme *scheme = gsy_editor_get_scheme (self);
  const char *label = gsy_relation_get_label (relation);
  g_autofree char *from = relation->from != NULL ? dup_layers (scheme, relation->from) : NULL;
  g_autofree char *to = relation->to != NULL ? dup_layers (scheme, relation->to) : NULL;
  g_autofree char *message = NULL;

  if (from != NULL && to != NULL)
    /* Translators: the first %s is the name of a relation, as “Answers”; the others are names of layers, as “Denial, Counter-accusation” */
    message = g_strdup_printf (_ ("“%s” leads from %s to %s. Choose another relation or another statement."), label, from, to);
  else if (from != NULL)
    /* Translators: the first %s is the name of a relation, as “Answers”; the other one names of layers, as “Denial, Counter-accusation” */
    message = g_strdup_printf (_ ("“%s” leads only from %s. Choose another relation or another statement."), label, from);
  else
    /* Translators: the first %s is the name of a relation, as “Answers”; the other one names of layers, as “Denial, Counter-accusation” */
    message = g_strdup_printf (_ ("“%s” leads only to %s. Choose another relation or another statement."), label, to != NULL ? to : "");
  return _gsy_editor_refuse (self, g_error_new_literal (GSY_ERROR, GSY_ERROR_UNSUPPORTED, message));
}

static const GsyRelation *
find_default_relation (GsyScheme *scheme, const char *from, const char *to)
{
  GPtrArray *relations = gsy_scheme_get_list (scheme, GSY_LIST_RELATIONS);

  for (guint i = 0; i < relations->len; i++)
    if (gsy_relation_allows (g_ptr_array_index (relations, i), from, to))
      return g_ptr_array_index (relations, i);
  return NULL;
}

const GsyRelation *
gsy_editor_get_default_relation (GsyEditor *self, const char *to_layer)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), NULL);

  const GsyStatement *statement = gsy_editor_get_selected (self);
  return statement != NULL ? find_default_relation (gsy_editor_get_scheme (self), statement->layer, to_layer) : NULL;
}

/* The relation from a statement of layer @from to one of layer @to (nullable: not known): the one of @id, or without an id the default one. NULL
 * after saying what may be. */
static const GsyRelation *
choose_relation (GsyEditor *self, const char *id, const char *from, const char *to)
{
  GsyScheme *scheme = gsy_editor_get_scheme (self);
  const GsyRelation *relation = id != NULL ? gsy_scheme_find_relation (scheme, id) : find_default_relation (scheme, from, to);
  g_autofree char *message = NULL;

  if (relation != NULL && gsy_relation_allows (relation, from, to))
    return relation;
  if (relation != NULL)
    {
      refuse_relation (self, relation);
      return NULL;
    }
  if (id != NULL)
    /* Translators: %s is the name of a relation between statements, as “answers” */
    message = g_strdup_printf (_ ("There is no relation “%s”. Add it to the folder’s relations, or choose another one."), id);
  else if (to != NULL)
    /* Translators: both %s are names of layers, as “Denial” */
    message = g_strdup_printf (_ ("No relation leads from %s to %s. Choose another statement, or change the folder’s relations."),
                               gsy_scheme_get_layer_label (scheme, from), gsy_scheme_get_layer_label (scheme, to));
  else
    /* Translators: %s is the name of a layer, as “Denial” */
    message = g_strdup_printf (_ ("No relation leads from %s to other statements. Change the folder’s relations first."),
                               gsy_scheme_get_layer_label (scheme, from));
  _gsy_editor_refuse (self, g_error_new_literal (GSY_ERROR, GSY_ERROR_UNSUPPORTED, message));
  return NULL;
}

/* --- looking for the other end --- */

/* Whether the selected statement may be changed at all: said before somebody looks for the other end, not after. */
static const GsyStatement *
begin_changing (GsyEditor *self)
{
  GsyGesture gesture;
  const GsyStatement *statement = _gsy_editor_begin_or_say (self, &gesture);
  if (statement == NULL)
    return NULL;

  GError *error = NULL;
  g_autoptr (GsyEdit) trial = gsy_edits_set_note (&gesture, statement, statement->note, &error);
  if (trial != NULL)
    return statement;
  _gsy_editor_refuse (self, error);
  return NULL;
}

static void
set_linking (GsyEditor *self, gboolean linking, int repairing)
{
  if (self->linking == !!linking && self->repairing == repairing)
    return;
  self->linking = !!linking;
  self->repairing = repairing;
  _gsy_editor_notify (self, GSY_EDITOR_LINKING);
}

gboolean
gsy_editor_begin_linking (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  const GsyStatement *statement = begin_changing (self);
  if (statement == NULL || choose_relation (self, NULL, statement->layer, NULL) == NULL)
    return FALSE;
  set_linking (self, TRUE, -1);
  return TRUE;
}

gboolean
gsy_editor_begin_repair (GsyEditor *self, guint index)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  const GsyStatement *statement = begin_changing (self);
  if (statement == NULL || statement->links == NULL || index >= statement->links->len)
    return FALSE;
  set_linking (self, TRUE, (int) index);
  return TRUE;
}

void
gsy_editor_end_linking (GsyEditor *self)
{
  g_return_if_fail (GSY_IS_EDITOR (self));
  set_linking (self, FALSE, -1);
}

gboolean
gsy_editor_is_linking (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);
  return self->linking;
}

int
gsy_editor_get_repairing (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), -1);
  return self->repairing;
}

gboolean
gsy_editor_get_links_shown (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);
  return self->links_shown;
}

void
gsy_editor_set_links_shown (GsyEditor *self, gboolean shown)
{
  g_return_if_fail (GSY_IS_EDITOR (self));

  if (self->links_shown == !!shown)
    return;
  self->links_shown = !!shown;
  _gsy_editor_notify (self, GSY_EDITOR_LINKS_SHOWN);
}

/* --- making and changing links --- */

/* Sets where @link leads, and what stands there, for whoever reads the sidecar alone. */
static void
point_link (GsyEditor *self, GsyLink *link, const GsyEntry *end)
{
  g_free (link->to);
  link->to = g_strdup (end->id);
  g_free (link->exact);
  link->exact = end->quote[0] != '\0' ? g_strdup (end->quote) : NULL;
  g_clear_pointer (&link->article, g_free);
  if (!g_str_equal (end->article, gsy_document_get_key (self->document)))
    link->article = g_utf8_validate (end->article, -1, NULL) ? g_strdup (end->article) : gsy_display_name (end->article);
}

gboolean
gsy_editor_add_link (GsyEditor *self, const char *relation, const char *article, const char *to)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (to != NULL, FALSE);

  GsyGesture gesture;
  const GsyStatement *statement = _gsy_editor_begin_or_say (self, &gesture);
  if (statement == NULL)
    return FALSE;

  const GsyEntry *end = find_end (self, find_key (self, article), to);
  if (end == NULL)
    return refuse_gone (self);
  const GsyRelation *chosen = choose_relation (self, relation, statement->layer, end->layer);
  if (chosen == NULL)
    return FALSE;

  g_autoptr (GsyLink) link = gsy_link_new (chosen->id, to);
  point_link (self, link, end);
  GError *error = NULL;
  if (!_gsy_editor_do (self, gsy_edits_add_link (&gesture, statement, link, &error), &error))
    return FALSE;
  gsy_editor_end_linking (self);
  return TRUE;
}

gboolean
gsy_editor_link_to_offset (GsyEditor *self, guint offset)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  GsyGesture gesture;
  if (_gsy_editor_begin_or_say (self, &gesture) == NULL)
    return FALSE;

  g_autoptr (GPtrArray) here = gsy_store_dup_at (gesture.store, offset);
  for (guint i = 0; i < here->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (here, i);

      if (g_strcmp0 (statement->id, self->selected) == 0 || !gsy_editor_is_layer_shown (self, statement->layer))
        continue;
      g_autofree char *to = g_strdup (statement->id);
      return gsy_editor_add_link (self, NULL, NULL, to);
    }
  return _gsy_editor_refuse (self, g_error_new_literal (GSY_ERROR, GSY_ERROR_INVALID_SPAN, _ ("There is no other statement here. Drop the link on one.")));
}

/* The @index-th link of the selected statement, with all that a change of it needs; NULL after saying why not. */
static const GsyLink *
begin_on_link (GsyEditor *self, guint index, GsyGesture *gesture, const GsyStatement **statement)
{
  *statement = _gsy_editor_begin_or_say (self, gesture);
  if (*statement == NULL)
    return NULL;
  if ((*statement)->links != NULL && index < (*statement)->links->len)
    return g_ptr_array_index ((*statement)->links, index);
  /* The refusal is that of the edit. */
  GError *error = NULL;
  g_autoptr (GsyEdit) none = gsy_edits_remove_link (gesture, *statement, index, &error);
  g_return_val_if_fail (none == NULL, NULL);
  _gsy_editor_refuse (self, error);
  return NULL;
}

gboolean
gsy_editor_remove_link (GsyEditor *self, guint index)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  GsyGesture gesture;
  const GsyStatement *statement;
  if (begin_on_link (self, index, &gesture, &statement) == NULL)
    return FALSE;
  GError *error = NULL;
  if (!_gsy_editor_do (self, gsy_edits_remove_link (&gesture, statement, index, &error), &error))
    return FALSE;
  gsy_editor_end_linking (self);
  return TRUE;
}

gboolean
gsy_editor_set_link_relation (GsyEditor *self, guint index, const char *relation)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (relation != NULL, FALSE);

  GsyGesture gesture;
  const GsyStatement *statement;
  const GsyLink *old = begin_on_link (self, index, &gesture, &statement);
  if (old == NULL)
    return FALSE;
  if (g_strcmp0 (old->relation, relation) == 0)
    return TRUE;

  const GsyEntry *end = find_end (self, find_key (self, old->article), old->to);
  if (choose_relation (self, relation, statement->layer, end != NULL ? end->layer : NULL) == NULL)
    return FALSE;
  g_autoptr (GsyLink) link = gsy_link_copy (old);
  g_free (link->relation);
  link->relation = g_strdup (relation);
  GError *error = NULL;
  return _gsy_editor_do (self, gsy_edits_replace_link (&gesture, statement, index, link, &error), &error);
}

gboolean
gsy_editor_repair_link (GsyEditor *self, guint index, const char *article, const char *to)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (to != NULL, FALSE);

  GsyGesture gesture;
  const GsyStatement *statement;
  const GsyLink *old = begin_on_link (self, index, &gesture, &statement);
  if (old == NULL)
    return FALSE;
  const GsyEntry *end = find_end (self, find_key (self, article), to);
  if (end == NULL)
    return refuse_gone (self);
  /* A relation that the folder does not list may lead anywhere. */
  if (gsy_scheme_find_relation (gsy_editor_get_scheme (self), old->relation) != NULL &&
      choose_relation (self, old->relation, statement->layer, end->layer) == NULL)
    return FALSE;

  g_autoptr (GsyLink) link = gsy_link_copy (old);
  point_link (self, link, end);
  GError *error = NULL;
  if (!_gsy_editor_do (self, gsy_edits_replace_link (&gesture, statement, index, link, &error), &error))
    return FALSE;
  gsy_editor_end_linking (self);
  return TRUE;
}

/* --- going along links --- */

void
_gsy_place_free (gpointer data)
{
  GsyPlace *place = data;

  g_free (place->article);
  g_free (place->statement);
  g_free (place);
}

static void
places_changed (GsyEditor *self)
{
  gboolean can = self->places->len > 0;

  if (self->could_go_back == can)
    return;
  self->could_go_back = can;
  _gsy_editor_notify (self, GSY_EDITOR_CAN_GO_BACK);
}

void
_gsy_editor_forget_places (GsyEditor *self)
{
  g_ptr_array_set_size (self->places, 0);
  places_changed (self);
}

static void
push_place (GsyEditor *self)
{
  GsyPlace *place = g_new0 (GsyPlace, 1);

  place->article = g_strdup (gsy_document_get_key (self->document));
  place->statement = g_strdup (self->selected);
  place->fragment = self->fragment;
  if (self->places->len >= MAX_PLACES)
    g_ptr_array_remove_index (self->places, 0);
  g_ptr_array_add (self->places, place);
  places_changed (self);
}

void
gsy_editor_go_to (GsyEditor *self, const char *article, const char *statement)
{
  g_return_if_fail (GSY_IS_EDITOR (self));
  g_return_if_fail (article != NULL);

  if (self->corpus == NULL)
    return;
  /* Copies: what is told to others on the way may drop what these are part of. */
  g_autofree char *key = g_strdup (article);
  g_autofree char *id = g_strdup (statement);
  const GsyEntry *end = id != NULL ? find_end (self, key, id) : NULL;
  gboolean here = self->document != NULL && g_str_equal (gsy_document_get_key (self->document), key);

  if (end != NULL)
    _gsy_editor_ensure_shown (self, end->layer);
  if (self->document != NULL && !(here && g_strcmp0 (self->selected, id) == 0))
    push_place (self);
  gsy_editor_open (self, key, id);
}

static gboolean
refuse_broken (GsyEditor *self)
{
  return _gsy_editor_refuse (self, g_error_new_literal (GSY_ERROR, GSY_ERROR_CONFLICT,
                                                        _ ("The statement that this link leads to is no longer there. Repair or remove the link in Details.")));
}

gboolean
gsy_editor_follow_link (GsyEditor *self, guint index)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  const GsyStatement *statement = gsy_editor_get_selected (self);
  if (statement == NULL || statement->links == NULL || index >= statement->links->len)
    return FALSE;
  const GsyLink *link = g_ptr_array_index (statement->links, index);
  const char *key = find_key (self, link->article);
  const GsyEntry *end = find_end (self, key, link->to);
  /* While the folder is being read, an article that lies there may well have it. */
  if (end == NULL && (gsy_folder_index_is_ready (gsy_corpus_get_index (self->corpus)) || link->article == NULL || gsy_corpus_find_row (self->corpus, key) == NULL))
    return refuse_broken (self);
  gsy_editor_go_to (self, key, link->to);
  return TRUE;
}

gboolean
gsy_editor_follow (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  GsyGesture gesture;
  if (self->document == NULL)
    return FALSE;
  const GsyStatement *statement = gsy_editor_get_selected (self);
  if (statement == NULL)
    return _gsy_editor_begin_or_say (self, &gesture) != NULL;

  guint n_links = statement->links != NULL ? statement->links->len : 0;
  for (guint i = 0; i < n_links; i++)
    {
      const GsyLink *link = g_ptr_array_index (statement->links, i);

      if (find_end (self, find_key (self, link->article), link->to) != NULL)
        return gsy_editor_follow_link (self, i);
    }
  g_autoptr (GPtrArray) incoming = gsy_folder_index_dup_incoming (gsy_corpus_get_index (self->corpus), statement->id);
  if (incoming->len > 0)
    {
      const GsyEntry *entry = g_ptr_array_index (incoming, 0);

      gsy_editor_go_to (self, entry->article, entry->id);
      return TRUE;
    }
  if (n_links > 0)
    return gsy_editor_follow_link (self, 0);
  return _gsy_editor_refuse (self, g_error_new_literal (GSY_ERROR, GSY_ERROR_INVALID_SPAN, _ ("This statement has no links. Press L to make one.")));
}

gboolean
gsy_editor_can_go_back (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);
  return self->places->len > 0;
}

gboolean
gsy_editor_go_back (GsyEditor *self)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  if (self->corpus == NULL || self->places->len == 0)
    return FALSE;
  GsyPlace *place = g_ptr_array_steal_index (self->places, self->places->len - 1);
  places_changed (self);
  gsy_editor_open (self, place->article, place->statement);
  const char *current = self->document != NULL ? gsy_document_get_key (self->document) : NULL;
  if (g_strcmp0 (current, place->article) == 0)
    {
      if (place->statement == NULL)
        gsy_editor_select (self, NULL, 0, FALSE);
      else if (place->fragment > 0 && g_strcmp0 (self->selected, place->statement) == 0)
        gsy_editor_select (self, place->statement, place->fragment, TRUE);
    }
  _gsy_place_free (place);
  return TRUE;
}
