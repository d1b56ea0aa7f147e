/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-text-flow.h: builds the plain text of an article out of pieces of a document with structure: white space of the source becomes one space, paragraphs
 * are divided by an empty line, and no line is wrapped. Spaces that do not break stay as they are; soft hyphens go. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What divides the pieces: the strongest that was asked for counts. */
typedef enum
{
  GSY_BREAK_NONE,
  GSY_BREAK_LINE,
  GSY_BREAK_PARAGRAPH,
} GsyBreak;

/* Initialise with gsy_text_flow_init(); nothing needs to be freed. */
typedef struct
{
  /*< private >*/
  GString *text;
  gsize line;       /* where the line that is being built starts */
  GsyBreak due;     /* before what comes next */
  gboolean space;   /* white space is due */
  gboolean wrapped; /* which held a line end */
  gboolean tab;     /* which divides the cells of a row */
  gunichar last;    /* character of the line; 0: there is none */
} GsyTextFlow;

/* Goes on at the end of @text, with a new paragraph. */
void gsy_text_flow_init (GsyTextFlow *self, GString *text);

/* @text: valid UTF-8; white space in it is that of the source. Between two Chinese or Japanese characters a line end is nothing. @len: in bytes, -1: to its end */
void gsy_text_flow_add (GsyTextFlow *self, const char *text, gssize len);

/* The same for preformatted text: line ends and spaces are meant. */
void gsy_text_flow_add_verbatim (GsyTextFlow *self, const char *text, gssize len);

/* What comes next is on a new line, or in a new paragraph. A line of nothing but spaces is taken away. */
void gsy_text_flow_break (GsyTextFlow *self, GsyBreak due);

/* A line end that is meant; two of them begin a paragraph. */
void gsy_text_flow_end_line (GsyTextFlow *self);

/* What comes next is in the row's next cell. */
void gsy_text_flow_next_cell (GsyTextFlow *self);

/* Takes away what is at the end and not text. There is no line end at the end. */
void gsy_text_flow_finish (GsyTextFlow *self);

G_END_DECLS
