/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-checks.h: what a careful reader would ask of statements: pure functions. None of these is an error of the file; each can be
 * switched off for a folder (GSY_LIST_MUTED of its scheme). */
#pragma once

#include "core/gsy-article.h"
#include "core/gsy-scheme.h"
#include "core/gsy-statement.h"

G_BEGIN_DECLS

typedef enum
{
  GSY_CHECK_DETACHED,             /* not found in the article that changed */
  GSY_CHECK_MOVED,                /* its place there is doubtful: GSY_DOUBT_PLACE of gsy-edits-anchor.h */
  GSY_CHECK_NO_SOURCE,            /* nobody says it */
  GSY_CHECK_NO_TARGET,            /* an accusation, or counter-accusation, of nobody */
  GSY_CHECK_ANSWERS_NOTHING,      /* a denial without an “answers” */
  GSY_CHECK_TARGET_NOT_SOURCE,    /* a counter-accusation none of whose targets said what it answers; an actor and what it is part of are one */
  GSY_CHECK_SAID_AFTER_PUBLISHED, /* all of one date later than all of the other */
  GSY_CHECK_QUOTED_INDIRECT,      /* quotation marks inside or right around, but voice: indirect */
  GSY_CHECK_OVERLAP,              /* of its spans with those of another statement of the same layer */
  GSY_CHECK_BROKEN_LINK,          /* to a statement that is not there */
  GSY_CHECK_SIMILAR_ACTORS,       /* two actors whose names or aliases are the same but for case and accents; about the scheme */
  GSY_CHECK_CONFLICT,             /* a value that another version has otherwise waits beside it: see io/gsy-conflicts.h */
} GsyCheck;
#define GSY_N_CHECKS 12

/* A set of checks that found something: bit 1 << check. */
typedef guint32 GsyCheckSet;

/* "no-source", … as in gainsay.json; and back, FALSE when unknown. */
const char *gsy_check_to_string (GsyCheck check);
gboolean gsy_check_from_string (const char *string, GsyCheck *check);

/* What it finds, for a list: “Statement without a source”; and what can be done: “Select who says it and press S.” */
const char *gsy_check_get_label (GsyCheck check);
const char *gsy_check_get_advice (GsyCheck check);

/* The checks that @scheme has switched off. */
GsyCheckSet gsy_checks_get_muted (GsyScheme *scheme);

/**
 * gsy_checks_of_article:
 * @statements: (element-type GsyStatement): all of an article, in reading order
 * @article: (nullable): their words; without it, those that they carry
 * @published: (nullable): EDTF
 * @found: as many as @statements: set to what was found
 *
 * All checks that need nothing but the article's own statements.
 */
void gsy_checks_of_article (GPtrArray *statements, GsyArticle *article, const char *published, GsyCheckSet *found);

/**
 * GsyLinkEnd:
 * @exists: there is such a statement
 * @sources: (nullable): its sources' actors, NULL-terminated
 *
 * What is at the other end of a link.
 */
typedef struct
{
  gboolean exists;
  const char *const *sources;
} GsyLinkEnd;

typedef GsyLinkEnd (*GsyResolveLink) (const char *relation, const char *to, const char *article, gpointer user_data);

/**
 * GsyLinkFacts:
 * What the checks of links need to know of a statement; arrays are NULL-terminated, NULL for none. @relations, @to and @articles (its
 * elements NULL for the same article) have @n_links elements. @scheme: (nullable): who is part of whom; without it, names are compared
 * as they are.
 */
typedef struct
{
  const char *layer;
  const char *const *targets;
  guint n_links;
  const char *const *relations;
  const char *const *to;
  const char *const *articles;
  GsyScheme *scheme;
} GsyLinkFacts;

/* GSY_CHECK_ANSWERS_NOTHING, _TARGET_NOT_SOURCE and _BROKEN_LINK. */
GsyCheckSet gsy_checks_of_links (const GsyLinkFacts *facts, GsyResolveLink resolve, gpointer user_data);

/* Pairs of actors' names in @scheme that are one name for a reader: name or alias of one is name or alias of the other, by gsy_fold().
 * (transfer full): name, other name, …, NULL */
char **gsy_checks_find_similar_actors (GsyScheme *scheme);

G_END_DECLS
