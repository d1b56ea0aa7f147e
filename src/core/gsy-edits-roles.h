/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-edits-roles.h: from a gesture to an edit, for everything that a statement says beside its words and its layer. Pure functions
 * of the kind of gsy-edits.h, whose rules hold here too. */
#pragma once

#include "core/gsy-edits.h"
#include "core/gsy-scheme.h"

G_BEGIN_DECLS

typedef enum
{
  GSY_ROLE_SOURCE,
  GSY_ROLE_CUE,
  GSY_ROLE_TARGET,
} GsyRole;
#define GSY_N_ROLES 3

/* The words at @span fill @role. For the cue they are added to it. For source and target they go to the filler of @actor, or to a new
 * filler if there is none of that name; @actor NULL: a new filler that has words alone. Words that fill the role already: no change, whoever
 * was said to be meant by them; if nobody was, they get @actor. The spans of a filler, and of the cue, stay in text order and apart, those that
 * touch become one; new words take the place of those that were lost when the article changed. */
GsyEdit *gsy_edits_add_role_span (const GsyGesture *gesture, const GsyStatement *statement, GsyRole role, GsySpan span, const char *actor, GError **error);

/* The actor of the @index-th filler of source or target. @index as many as there are: a new one. NULL or "": the filler keeps its words
 * alone, or goes if it has none. Two fillers of one name are joined. */
GsyEdit *gsy_edits_set_filler_actor (const GsyGesture *gesture, const GsyStatement *statement, GsyRole role, guint index, const char *actor, GError **error);

/* Takes a filler away, words and all. For the cue: the @index-th span of it. */
GsyEdit *gsy_edits_remove_filler (const GsyGesture *gesture, const GsyStatement *statement, GsyRole role, guint index, GError **error);

/* Takes the words of one filler away, its actor stays; without an actor, the filler goes. */
GsyEdit *gsy_edits_remove_filler_words (const GsyGesture *gesture, const GsyStatement *statement, GsyRole role, guint index, GError **error);

/* @topics: (nullable): NULL-terminated; empty ones and repetitions are left out. */
GsyEdit *gsy_edits_set_about (const GsyGesture *gesture, const GsyStatement *statement, const char *const *topics, GError **error);

/* @said: (nullable): EDTF as gsy_date_parse() takes it; anything else is refused. */
GsyEdit *gsy_edits_set_said (const GsyGesture *gesture, const GsyStatement *statement, const char *said, GError **error);

/* @value: (nullable): NULL takes the attribute away; else value->id is @id. The order is that of the scheme, others last. */
GsyEdit *gsy_edits_set_attribute (const GsyGesture *gesture, const GsyStatement *statement, const char *id, const GsyValue *value, GError **error);

/* --- links --- */

/* Refused: to itself, or the same link twice. */
GsyEdit *gsy_edits_add_link (const GsyGesture *gesture, const GsyStatement *statement, const GsyLink *link, GError **error);
GsyEdit *gsy_edits_replace_link (const GsyGesture *gesture, const GsyStatement *statement, guint index, const GsyLink *link, GError **error);
GsyEdit *gsy_edits_remove_link (const GsyGesture *gesture, const GsyStatement *statement, guint index, GError **error);

/* Links of all statements that name the article @from name @to instead, which it is called now. Changes are added to @edit. How many statements
 * that are. */
guint gsy_edits_follow_article (const GsyGesture *gesture, const char *from, const char *to, GsyEdit *edit);

/* --- names, in all statements of an article --- */

typedef enum
{
  GSY_NAME_ACTOR, /* in source and target */
  GSY_NAME_TOPIC, /* in about */
} GsyNameKind;

/* Where names of this kind are listed: actors or topics. */
GsySchemeList gsy_name_kind_get_list (GsyNameKind kind);

/* Adds to @edit, which is fresh, the changes that put @to in the place of each of @from (NULL-terminated). @to NULL: the name is taken
 * away; a filler with words keeps those. Fillers and topics that become the same are joined. The locked layers of @gesture are no
 * hindrance: a name is the folder's, not the layer's. Returns how many statements change. */
guint gsy_edits_rename (const GsyGesture *gesture, GsyNameKind kind, const char *const *from, const char *to, GsyEdit *edit);

G_END_DECLS
