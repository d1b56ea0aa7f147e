/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cas.h: an article as a UIMA CAS (OASIS UIMA 1.0): its text, sentences and tokens in DKPro's types, statements and roles in types that INCEpTION takes for
 * layers of its own, and the rest in types of ours. Offsets are UTF-16 units, as UIMA counts. */
#pragma once

#include "io/formats/gsy-format.h"

G_BEGIN_DECLS

typedef enum
{
  GSY_CAS_STRING,
  GSY_CAS_INTEGER,
  GSY_CAS_REFERENCE, /* to another feature structure, by its id */
} GsyCasRange;

typedef struct
{
  const char *name;
  GsyCasRange range;
} GsyCasFeature;

typedef enum
{
  GSY_CAS_META,
  GSY_CAS_SENTENCE,
  GSY_CAS_TOKEN,
  GSY_CAS_STATEMENT,    /* a piece of one; pieces of one statement have one identifier */
  GSY_CAS_ROLE,         /* words of a cue, source or target */
  GSY_CAS_RELATION,     /* a link inside the article, from Governor to Dependent */
  GSY_CAS_IMPLIED_ROLE, /* a source or target that no words name */
  GSY_CAS_TOPIC,
  GSY_CAS_VALUE, /* of an attribute */
  GSY_CAS_LINK,  /* to another article */
} GsyCasTypeId;
#define GSY_N_CAS_TYPES 10

#define GSY_CAS_MAX_FEATURES 9

/* @annotation: it has a place in the text. */
typedef struct
{
  const char *name;
  gboolean annotation;
  const char *super_type;
  GsyCasFeature features[GSY_CAS_MAX_FEATURES];
} GsyCasType;

extern const GsyCasType gsy_cas_types[GSY_N_CAS_TYPES];

/* A value of the feature at the same index of the type; @text NULL: none. */
typedef struct
{
  char *text;
  guint number;
} GsyCasValue;

typedef struct
{
  guint id; /* from 2: the text is 1 */
  GsyCasTypeId type;
  guint begin; /* UTF-16 units */
  guint end;
  GsyCasValue values[GSY_CAS_MAX_FEATURES];
} GsyCasItem;

/* (transfer full) (element-type GsyCasItem): all of @unit but its text; references lead to ids in it. */
GPtrArray *gsy_cas_new (const GsyExportUnit *unit);

/* How exports call the article's own file: its path with @ending after it. */
char *gsy_cas_dup_name (const GsyExportUnit *unit, const char *ending);

/* What a CAS holds: bits GSY_HOLDS(). */
#define GSY_CAS_HOLDS                                                                                                          \
  (GSY_HOLDS_ALL & ~(GSY_HOLDS (GSY_FEATURE_DETACHED) | GSY_HOLDS (GSY_FEATURE_ARTICLE) | GSY_HOLDS (GSY_FEATURE_VOCABULARY) | \
                     GSY_HOLDS (GSY_FEATURE_UNKNOWN)))

G_END_DECLS
