/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-brat-lines.h: the lines of brat standoff of one article, taken apart, and their places in its text. What cannot be read is counted, never
 * guessed. Linear in the size of its input; any thread. */
#pragma once

#include "io/formats/gsy-lines.h"

G_BEGIN_DECLS

/* “T1<TAB>Type 0 5;7 9<TAB>words”. @words: (nullable): what the file says stands there. */
typedef struct
{
  char *id;
  char *type;
  GArray *spans; /* of GsySpan; as gsy_brat_lines_fit() left them */
  char *words;
  gsize n_words;
  gsize n_more; /* words and what else stands in broken lines after it */
  const char *file;
  guint line;
  gboolean fits; /* the words are there */
} GsyBratBound;

typedef struct
{
  char *role; /* without the number that tells it from others */
  char *id;
} GsyBratArgument;

/* “E1<TAB>Type:T1 Role:T2”. @trigger: (nullable) */
typedef struct
{
  char *id;
  char *type;
  char *trigger;
  GArray *arguments; /* of GsyBratArgument */
  const char *file;
  guint line;
} GsyBratEvent;

/* Any other: @kind is the first letter of its id: R * A M N #. @words: what comes after the type, split at spaces; @tail: (nullable): after another tab. */
typedef struct
{
  char kind;
  char *id;
  char *type;
  char *words;
  char *tail;
  const char *file;
  guint line;
} GsyBratRecord;

/* What a place counts. Files of other programs have all of these. */
typedef enum
{
  GSY_BRAT_UNIT_CHAR,
  GSY_BRAT_UNIT_LINES,      /* code points without CR before LF */
  GSY_BRAT_UNIT_AFTER_MARK, /* code points, and the byte-order mark */
  GSY_BRAT_UNIT_UTF16,
  GSY_BRAT_UNIT_BYTE,
} GsyBratUnit;

/**
 * GsyBratLines:
 * @bounds: (element-type GsyBratBound)
 * @events: (element-type GsyBratEvent)
 * @records: (element-type GsyBratRecord): in the order of the lines
 * @bad: (element-type utf8): “FILE:LINE” of those that make no sense
 */
typedef struct
{
  GPtrArray *bounds;
  GPtrArray *events;
  GPtrArray *records;
  GPtrArray *bad;
  /*< private >*/
  GPtrArray *texts;
  GHashTable *ids;
  const GsyOffsets *offsets;
  GsyLines *lines;
  GsyBratUnit unit;
} GsyBratLines;

GsyBratLines *gsy_brat_lines_new (void);
void gsy_brat_lines_free (GsyBratLines *self);

/* Adds a file's lines. @text: (transfer full): UTF-8; @file: how errors call it */
void gsy_brat_lines_add (GsyBratLines *self, char *text, const char *file);

/* “FILE:LINE” (transfer full) */
char *gsy_brat_dup_place (const char *file, guint line);

/* Reads “0 5;7 9”. (transfer full) (nullable) */
GArray *gsy_brat_parse_spans (const char *text);

/* Makes the places of all bounds code points of @article's text, which must outlive @self, by the unit in which most words are where they should be. Those
 * whose words are elsewhere do not fit. @plain_line_ends: if all units are as good, places count no CR */
void gsy_brat_lines_fit (GsyBratLines *self, GsyArticle *article, gboolean plain_line_ends);

/* The same for other places of the file. FALSE: they are not in the text, and some of them were not converted. */
gboolean gsy_brat_lines_convert (const GsyBratLines *self, GArray *spans);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyBratLines, gsy_brat_lines_free)

G_END_DECLS
