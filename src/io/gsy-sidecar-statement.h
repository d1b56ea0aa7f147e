/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-sidecar-statement.h: one statement of a sidecar, read from JSON. Private to the reader of sidecars. */
#pragma once

#include "core/gsy-article.h"
#include "core/gsy-statement.h"
#include "io/gsy-json-reader.h"

G_BEGIN_DECLS

/* A span as it was read. Its words stay slices of the file until it is clear that somebody needs them. */
typedef struct
{
  GsySpan span;
  GsyJsonText exact;
  GsyJsonText prefix;
  GsyJsonText suffix;
  GsyJsonText was;
  char **unknown;
  GArray *list; /* of the filler that it belongs to; NULL: content */
  guint index;
  const char *at;
  gboolean strings; /* the words must be kept, since they are not just what we would write */
} GsyReadSpan;

typedef enum
{
  GSY_STATEMENT_FITS,      /* each span is right where it is, and carries no strings; or there is no article to compare with */
  GSY_STATEMENT_ELSEWHERE, /* to be anchored: each span carries the strings of the file */
} GsyStatementFit;

typedef struct
{
  GsyJsonReader *json;
  GsyArticle *article; /* nullable */
  const GsyOffsets *offsets;
  const char *text;
  guint n_chars;
  GArray *spans; /* of GsyReadSpan, of the statement at hand */
  GString *scratch;

  /* Of the statement that was read last. */
  GsyStatementFit fit;
  gboolean content_fits; /* whatever the spans of its cue and its fillers do */
  gboolean wordless;     /* a content span had no words in the file */
  gboolean bare;         /* some span lacked words of its own or of its neighbours: only in the same text is it sure to be right */
  const char *wrong_at;  /* why there is none */
  char *wrong;
  char *id; /* nullable */
} GsyStatementReader;

void gsy_statement_reader_init (GsyStatementReader *self, GsyJsonReader *json, GsyArticle *article);
void gsy_statement_reader_clear (GsyStatementReader *self);

/* The statement that comes next, fresh. NULL: the JSON is broken, or it makes no sense, and @self says why. In the second case
 * the JSON's position is anywhere inside it. */
GsyStatement *gsy_statement_reader_read (GsyStatementReader *self);

/* The value of an attribute that comes next, of any type, into @value, all but its id. FALSE: the JSON is broken. */
gboolean gsy_value_read (GsyJsonReader *json, GsyValue *value);

/* Always FALSE, so that it can be returned. Only the first complaint counts. */
gboolean gsy_statement_reader_complain (GsyStatementReader *self, const char *at, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* Compares the spans with the article, and sets fit and wordless. FALSE with a complaint when one can never be right. */
gboolean gsy_statement_reader_check_spans (GsyStatementReader *self, gboolean detached);

/* Puts the spans where they belong, with their strings unless the article has them. */
void gsy_statement_reader_place_spans (GsyStatementReader *self, GsyStatement *statement);

G_END_DECLS
