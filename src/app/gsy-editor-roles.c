/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-editor-roles.c: the verbs for what the selected statement says: source, cue, target, topics, date, attributes. */
#include "config.h"

#include "app/gsy-editor-private.h"
#include "core/gsy-actor-name.h"
#include "core/gsy-date.h"
#include "core/gsy-fold.h"
#include "core/gsy-error.h"

#include <glib/gi18n-lib.h>

/* To see whether words are a date at all. */
#define SOME_DAY "2000-01-01"

/* --- names that the folder does not list yet --- */

/* Adds to @names those of @statement that the scheme does not list. */
static void
collect_unlisted (GsyScheme *scheme, GsySchemeList list, const GsyStatement *statement, GHashTable *names)
{
  const GPtrArray *roles[] = { statement->source, statement->target };

  if (list == GSY_LIST_TOPICS)
    {
      for (guint i = 0; statement->about != NULL && statement->about[i] != NULL; i++)
        if (gsy_scheme_find_topic (scheme, statement->about[i]) == NULL)
          g_hash_table_add (names, statement->about[i]);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    for (guint j = 0; roles[i] != NULL && j < roles[i]->len; j++)
      {
        const GsyFiller *filler = g_ptr_array_index (roles[i], j);

        if (filler->actor != NULL && gsy_scheme_find_actor (scheme, filler->actor) == NULL)
          g_hash_table_add (names, filler->actor);
      }
}

/* @edit, which it takes, and the listing of the names that it brings and nobody had before: one step. */
static GsyEdit *
list_new_names (GsyEditor *self, GsyEdit *edit, GsySchemeList list)
{
  GsyScheme *scheme = gsy_editor_get_scheme (self);
  g_autoptr (GsyEdit) owned = edit;
  g_autoptr (GsyEdit) listing = NULL;
  g_autoptr (GHashTable) before = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) after = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) items = NULL;
  GPtrArray *listed = gsy_scheme_get_list (scheme, list);
  GHashTableIter iter;
  gpointer name;

  for (guint i = 0; i < gsy_edit_get_n_changes (owned); i++)
    {
      const GsyChange *change = gsy_edit_get_change (owned, i);

      if (change->kind != GSY_CHANGE_STATEMENT)
        continue;
      if (change->before != NULL)
        collect_unlisted (scheme, list, change->before, before);
      if (change->after != NULL)
        collect_unlisted (scheme, list, change->after, after);
    }
  /* What the folder had without listing it was left so on purpose, perhaps. */
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_hash_table_remove (after, name);
  if (g_hash_table_size (after) == 0)
    return g_steal_pointer (&owned);

  items = gsy_scheme_list_new (list);
  for (guint i = 0; i < listed->len; i++)
    g_ptr_array_add (items, gsy_scheme_list_ref_item (list, g_ptr_array_index (listed, i)));
  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (items, list == GSY_LIST_TOPICS ? (gpointer) gsy_topic_new (name) : (gpointer) gsy_actor_new (name));
  listing = gsy_edit_new (gsy_edit_get_label (owned));
  gsy_edit_add_scheme (listing, list, listed, items);
  return gsy_edit_merge (owned, listing);
}

/* Does @edit, which it takes, listing what is new in @list. A gainsay.json that cannot be written is no reason to refuse the statement its
 * names: they stay unlisted. */
static gboolean
do_listing (GsyEditor *self, GsyEdit *edit, GsySchemeList list, GError **error)
{
  g_autoptr (GsyEdit) owned = edit;
  g_autoptr (GsyEdit) listing = NULL;

  if (owned == NULL)
    return _gsy_editor_do (self, NULL, error);
  listing = list_new_names (self, gsy_edit_ref (owned), list);
  if (gsy_edit_touches_scheme (listing))
    {
      gsy_editor_drag_end (self);
      _gsy_editor_end_note (self);
      if (gsy_corpus_do (self->corpus, listing, NULL))
        return TRUE;
    }
  return _gsy_editor_do (self, g_steal_pointer (&owned), error);
}

/* --- roles --- */

/* Whom the words at @span name: somebody listed, or somebody new. */
static char *
dup_actor (GsyEditor *self, GsySpan span)
{
  GsyArticle *article = gsy_editor_get_article (self);
  g_autofree char *words = gsy_article_dup_slice (article, span);
  const GsyActor *actor = gsy_scheme_match_actor (gsy_editor_get_scheme (self), words);

  return actor != NULL ? g_strdup (actor->name) : gsy_actor_name_guess (words, gsy_article_get_language (article));
}

gboolean
gsy_editor_set_role (GsyEditor *self, GsyRole role, GsySpan selection, GsySnap snap)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  GsyGesture gesture;
  const GsyStatement *statement = _gsy_editor_begin_or_say (self, &gesture);
  if (statement == NULL)
    return FALSE;

  GsySpan span = gsy_segmenter_snap (gsy_article_get_segmenter (gsy_editor_get_article (self)), selection, snap);
  g_autofree char *actor = role != GSY_ROLE_CUE && !gsy_span_is_empty (span) ? dup_actor (self, span) : NULL;
  GError *error = NULL;
  return do_listing (self, gsy_edits_add_role_span (&gesture, statement, role, span, actor, &error), GSY_LIST_ACTORS, &error);
}

/* What was typed as the folder spells it, where only case or accents differ. (transfer full) (nullable) */
static char *
dup_as_listed (GsyEditor *self, GsySchemeList list, const char *typed)
{
  GsyScheme *scheme = gsy_editor_get_scheme (self);
  GPtrArray *items = gsy_scheme_get_list (scheme, list);

  if (typed == NULL || gsy_scheme_find_item (scheme, list, typed) != NULL)
    return g_strdup (typed);
  g_autofree char *folded = gsy_fold (typed, -1);
  for (guint i = 0; i < items->len; i++)
    {
      const char *name = gsy_scheme_list_get_id (list, g_ptr_array_index (items, i));
      g_autofree char *key = gsy_fold (name, -1);

      if (g_str_equal (key, folded))
        return g_strdup (name);
    }
  return g_strdup (typed);
}

gboolean
gsy_editor_set_filler_actor (GsyEditor *self, GsyRole role, guint index, const char *actor)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (role != GSY_ROLE_CUE, FALSE);

  GsyGesture gesture;
  const GsyStatement *statement = _gsy_editor_begin_or_say (self, &gesture);
  if (statement == NULL)
    return FALSE;

  g_autofree char *name = dup_as_listed (self, GSY_LIST_ACTORS, actor);
  GError *error = NULL;
  return do_listing (self, gsy_edits_set_filler_actor (&gesture, statement, role, index, name, &error), GSY_LIST_ACTORS, &error);
}

gboolean
gsy_editor_remove_filler (GsyEditor *self, GsyRole role, guint index)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  GsyGesture gesture;
  const GsyStatement *statement = _gsy_editor_begin_or_say (self, &gesture);
  if (statement == NULL)
    return FALSE;

  GError *error = NULL;
  return _gsy_editor_do (self, gsy_edits_remove_filler (&gesture, statement, role, index, &error), &error);
}

gboolean
gsy_editor_remove_filler_words (GsyEditor *self, GsyRole role, guint index)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  GsyGesture gesture;
  const GsyStatement *statement = _gsy_editor_begin_or_say (self, &gesture);
  if (statement == NULL)
    return FALSE;

  GError *error = NULL;
  return _gsy_editor_do (self, gsy_edits_remove_filler_words (&gesture, statement, role, index, &error), &error);
}

/* --- topics, date, attributes --- */

gboolean
gsy_editor_set_about (GsyEditor *self, const char *const *topics)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  GsyGesture gesture;
  const GsyStatement *statement = _gsy_editor_begin_or_say (self, &gesture);
  if (statement == NULL)
    return FALSE;

  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  for (guint i = 0; topics != NULL && topics[i] != NULL; i++)
    {
      g_autofree char *topic = dup_as_listed (self, GSY_LIST_TOPICS, topics[i]);

      g_strv_builder_add (builder, topic);
    }
  g_auto (GStrv) listed = g_strv_builder_end (builder);
  GError *error = NULL;
  return do_listing (self, gsy_edits_set_about (&gesture, statement, (const char *const *) listed, &error), GSY_LIST_TOPICS, &error);
}

/* “Monday” is a date in an article of which the day is known. */
static gboolean
refuse_without_day (GsyEditor *self, const char *said)
{
  return _gsy_editor_refuse (self, g_error_new (GSY_ERROR, GSY_ERROR_UNSUPPORTED,
                                                /* Translators: %s is what was typed as a date, as “Monday” */
                                                _ ("To know which day “%s” is, the article’s day must be known. Set the article’s date, or type this one in full."), said));
}

gboolean
gsy_editor_set_said (GsyEditor *self, const char *said)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);

  GsyGesture gesture;
  const GsyStatement *statement = _gsy_editor_begin_or_say (self, &gesture);
  if (statement == NULL)
    return FALSE;

  g_autofree char *date = NULL;
  if (said != NULL && g_strcmp0 (said, statement->said) != 0)
    {
      const char *language = gsy_article_get_language (gsy_editor_get_article (self));

      date = gsy_date_from_words (said, language, gsy_document_get_published (self->document));
      g_autofree char *reckoned = date == NULL ? gsy_date_from_words (said, language, SOME_DAY) : NULL;
      if (reckoned != NULL)
        return refuse_without_day (self, said);
    }
  /* What is no date is refused there, with the words that were typed. */
  GError *error = NULL;
  return _gsy_editor_do (self, gsy_edits_set_said (&gesture, statement, date != NULL ? date : said, &error), &error);
}

gboolean
gsy_editor_set_attribute (GsyEditor *self, const char *id, const GsyValue *value)
{
  g_return_val_if_fail (GSY_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  GsyGesture gesture;
  const GsyStatement *statement = _gsy_editor_begin_or_say (self, &gesture);
  if (statement == NULL)
    return FALSE;

  GError *error = NULL;
  return _gsy_editor_do (self, gsy_edits_set_attribute (&gesture, statement, id, value, &error), &error);
}
