/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-prose.h: builds the plain text of an article out of a word processor's document: paragraphs with an empty line between them, items of lists and
 * rows of tables as lines, cells divided by tabs. Tabs, line breaks and spaces that do not break stay; soft hyphens go. */
#pragma once

#include "io/formats/gsy-text-flow.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  /*< private >*/
  GString *text;
  GString *paragraph; /* that is being built */
  GString *row;       /* of a table */
  GsyTextFlow flow;
  guint cells; /* in cells of tables in tables */
  gboolean item;
  gboolean space; /* white space of the source waits for what comes after it */
} GsyProse;

void gsy_prose_init (GsyProse *self);
void gsy_prose_clear (GsyProse *self);

/* @text: valid UTF-8, whose spaces are meant; line ends in it are spaces. */
void gsy_prose_add (GsyProse *self, const char *text);

/* The same where white space of the source is one space, and none at the beginning and the end of a paragraph. */
void gsy_prose_add_collapsed (GsyProse *self, const char *text);

void gsy_prose_add_line_end (GsyProse *self);

/* @item: of a list: no empty line before it when the paragraph before it was an item too. A paragraph of nothing is none. */
void gsy_prose_end_paragraph (GsyProse *self, gboolean item);

/* A row: every cell's paragraphs, also those of tables in it, come on one line. */
void gsy_prose_begin_cell (GsyProse *self);
void gsy_prose_end_cell (GsyProse *self);
void gsy_prose_end_row (GsyProse *self);

/* Before and after a table: an empty line. */
void gsy_prose_end_block (GsyProse *self);

/* The whole text; clears @self. (transfer full) */
char *gsy_prose_finish (GsyProse *self, gsize *len);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GsyProse, gsy_prose_clear)

G_END_DECLS
