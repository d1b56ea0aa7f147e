/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-brat.h: what the writer and the reader of brat standoff agree on beyond that format: how comments hold text and values, and, in annotation.conf, which
 * words stand for ids and for names of articles that brat could not write. Plus the part of brat's configuration that others' folders have. */
#pragma once

#include "core/gsy-statement.h"
#include "io/formats/gsy-source.h"

G_BEGIN_DECLS

/* --- Comments --- */

/* @text on one line: line ends, tabs and backslashes become \n, \r, \t and \\; and back. */
void gsy_brat_append_escaped (GString *string, const char *text);
char *gsy_brat_dup_unescaped (const char *text);

/* A value of an attribute, as “pages: 3”; a text that looks like something else, or an id with a colon, stands between quotation marks. And back: FALSE when
 * it is none; @value: (out): to be cleared by gsy_brat_value_clear(). */
char *gsy_brat_dup_value (const GsyValue *value);
gboolean gsy_brat_parse_value (const char *text, GsyValue *value);
void gsy_brat_value_clear (GsyValue *value);

/* --- Configuration --- */

/* The words before an id, before an article's name and before its line ends in comments of annotation.conf: “#gainsay-id Denial<TAB>denial”. */
#define GSY_BRAT_CONF_ID "#gainsay-id "
#define GSY_BRAT_CONF_FILE "#gainsay-file "
#define GSY_BRAT_CONF_ENDS "#gainsay-line-ends "

/* Which line ends of @text are not LF alone: “crlf” for all, or numbers of the others from 1, with a c before those that are CR. (transfer full)
 * (nullable): none. And back: a text with LF alone gets them. */
char *gsy_brat_dup_line_ends (const char *text, gsize n_bytes);
char *gsy_brat_restore_line_ends (const char *text, const char *ends);

/* @word stands for @meant, in a line of annotation.conf. */
void gsy_brat_append_meaning (GString *conf, const char *what, const char *word, const char *meant);

/**
 * GsyBratConf:
 * @ids: what stands for an id, to the id
 * @files: what an article's files are called, without the ending, to the article's name
 * @ends: the same, to its line ends
 * @labels: of a type, the name that people see
 * @colors: of a type, "#rrggbb"
 * @values: of an attribute, its values: char **
 *
 * What annotation.conf and visual.conf of a folder say.
 */
typedef struct
{
  GHashTable *ids;
  GHashTable *files;
  GHashTable *ends;
  GHashTable *labels;
  GHashTable *colors;
  GHashTable *values;
} GsyBratConf;

/* @folder: in @source, "" or ended by "/". Without such files, one that says nothing. */
GsyBratConf *gsy_brat_conf_new (GsySource *source, const char *folder);
void gsy_brat_conf_free (GsyBratConf *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyBratConf, gsy_brat_conf_free)

G_END_DECLS
