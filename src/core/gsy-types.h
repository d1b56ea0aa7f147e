/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-types.h: forward declarations of the core, so that headers need not include one another. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _GsySpan GsySpan;
typedef struct _GsyOffsets GsyOffsets;
typedef struct _GsySegmenter GsySegmenter;
typedef struct _GsyQuote GsyQuote;
typedef struct _GsyQuoteWords GsyQuoteWords;
typedef struct _GsyFiller GsyFiller;
typedef struct _GsyLink GsyLink;
typedef struct _GsyValue GsyValue;
typedef struct _GsyStatement GsyStatement;
typedef struct _GsyArticleMeta GsyArticleMeta;
typedef struct _GsyArticle GsyArticle;
typedef struct _GsyLayer GsyLayer;
typedef struct _GsyAttribute GsyAttribute;
typedef struct _GsyRelation GsyRelation;
typedef struct _GsyTopic GsyTopic;
typedef struct _GsyActor GsyActor;
typedef struct _GsyScheme GsyScheme;
typedef struct _GsyEdit GsyEdit;
typedef struct _GsyChange GsyChange;
typedef struct _GsyStore GsyStore;
typedef struct _GsyHistory GsyHistory;

G_END_DECLS
