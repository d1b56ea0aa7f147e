/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-read-brat.h: an article of brat standoff on its way to statements; what the files of the reader share. */
#pragma once

#include "io/formats/gsy-brat-files.h"
#include "io/formats/gsy-brat-lines.h"
#include "io/formats/gsy-brat.h"
#include "io/formats/gsy-import.h"

G_BEGIN_DECLS

typedef enum
{
  GSY_BRAT_NONE,
  GSY_BRAT_CONTENT,
  GSY_BRAT_CUE,
  GSY_BRAT_SOURCE,
  GSY_BRAT_TARGET,
} GsyBratRole;

/* What has an id that others refer to. */
typedef struct _GsyBratNode GsyBratNode;
struct _GsyBratNode
{
  const GsyBratBound *bound;
  const GsyBratEvent *event;
  GsyBratNode *of;         /* the event that has it as its trigger or in a role; borrowed */
  GsyBratRole role;        /* in that event; GSY_BRAT_NONE: its trigger */
  gboolean own;            /* it is a statement of its own */
  GsyStatement *statement; /* until it is taken; and then the article's */
  char *id;                /* the statement's */
  char *actor;
  char *orders[2]; /* of source and target */
};

typedef struct
{
  GsyImport *import;
  const GsyBratConf *conf;
  const GsyBratGroup *group;
  GsyImportArticle *article;
  GsyBratLines *lines;
  GHashTable *nodes;   /* id -> GsyBratNode */
  GHashTable *records; /* id of a relation, an attribute or a normalisation -> the statement that it went to */
  gboolean ours;       /* written by Gainsay: comments hold more */
} GsyBratReader;

void gsy_brat_node_free (gpointer node);

/* By the name of an argument, or of a type. */
GsyBratRole gsy_brat_find_role (const char *name);

/* --- gsy-brat-statements.c --- */

/* From the lines to statements, that are not taken yet; and takes them. */
void gsy_brat_make_statements (GsyBratReader *self);
void gsy_brat_take_statements (GsyBratReader *self);

/* Reports something without a place. */
void gsy_brat_miss (GsyBratReader *self, const char *kind, const char *file, guint line, gboolean kept);
void gsy_brat_miss_reference (GsyBratReader *self, const char *file, guint line);

/* What a word of brat's stands for in a file of ours; what is called so in the folder. */
const char *gsy_brat_find_meaning (GsyBratReader *self, const char *word);
const char *gsy_brat_find_relation (GsyBratReader *self, const char *type);
const char *gsy_brat_find_attribute (GsyBratReader *self, const char *name, GsyAttributeType type);

GsyBratNode *gsy_brat_find_node (GsyBratReader *self, const char *id); /* (nullable) */

/* The statement that stands for @id, whatever that is. (nullable) */
GsyStatement *gsy_brat_find_statement (GsyBratReader *self, const char *id);

/* Cuts the next word off; of a relation's end, “Arg1:T1” or “T1”, the id. (nullable) */
char *gsy_brat_next_word (char **words);
const char *gsy_brat_next_reference (char **words);

/* --- gsy-brat-records.c --- */

/* Links, attributes, codes and comments. */
void gsy_brat_read_records (GsyBratReader *self);

G_END_DECLS
