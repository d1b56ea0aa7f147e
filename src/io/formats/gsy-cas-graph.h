/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cas-graph.h: feature structures as UIMA has them, with what leads from one to another, whatever file they were read from. References are ids
 * until somebody follows them: so a file may name what comes later, what is not there, or itself. */
#pragma once

#include "io/formats/gsy-import.h"

G_BEGIN_DECLS

typedef enum
{
  GSY_FS_TEXT,
  GSY_FS_NUMBER, /* as text, too */
  GSY_FS_FLAG,   /* "true" or "false" */
  GSY_FS_REFERENCE,
  GSY_FS_TEXTS,
  GSY_FS_REFERENCES,
} GsyFsKind;

/* The value of a feature. @text: one, or several joined by "; "; @id: of the one it leads to; @ids: (element-type gint64) of several. */
typedef struct
{
  const char *name;
  GsyFsKind kind;
  const char *text;
  gint64 id;
  GArray *ids;
} GsyFsValue;

/**
 * GsyFs:
 * @type: its full name, by the graph's strings: may be compared by pointer
 * @sofa: id of the text that it is about
 * @placed: it has a place: @begin, @end, in UTF-16 units, whatever they are
 * @values: (nullable) (element-type GsyFsValue)
 *
 * A feature structure.
 */
typedef struct
{
  gint64 id;
  const char *type;
  gint64 sofa;
  gboolean placed;
  guint64 begin;
  guint64 end;
  GArray *values;
} GsyFs;

/* @text: (nullable): it is no text, or has none. */
typedef struct
{
  gint64 id;
  const char *name;
  const char *text;
} GsySofa;

typedef struct
{
  GStringChunk *strings;
  GPtrArray *structures; /* of GsyFs */
  GHashTable *by_id;
  GArray *sofas;     /* of GsySofa */
  GHashTable *types; /* (nullable): name to supertype's name, where a type system was read */
  guint n_twice;     /* ids that came more than once: the first counts */
} GsyCasGraph;

GsyCasGraph *gsy_cas_graph_new (void);
void gsy_cas_graph_free (GsyCasGraph *self);

/* The graph's own copy, one for all that are the same. */
const char *gsy_cas_graph_intern (GsyCasGraph *self, const char *string);

void gsy_cas_graph_add_sofa (GsyCasGraph *self, gint64 id, const char *name, const char *text);

/* (nullable): @id is taken */
GsyFs *gsy_cas_graph_add (GsyCasGraph *self, gint64 id, const char *type);

void gsy_cas_graph_set_place (GsyFs *fs, gint64 sofa, guint64 begin, guint64 end);

/* Values; the first of a name counts. An empty text is none; references are added to those that the feature has. */
void gsy_cas_graph_set_text (GsyCasGraph *self, GsyFs *fs, const char *feature, GsyFsKind kind, const char *text);
void gsy_cas_graph_set_reference (GsyCasGraph *self, GsyFs *fs, const char *feature, gint64 id);
void gsy_cas_graph_add_reference (GsyCasGraph *self, GsyFs *fs, const char *feature, gint64 id);

/* (nullable) */
const GsyFsValue *gsy_fs_find (const GsyFs *fs, const char *feature);
const char *gsy_fs_get_text (const GsyFs *fs, const char *feature);
guint gsy_fs_get_number (const GsyFs *fs, const char *feature); /* 0: none */
GsyFs *gsy_cas_graph_get (const GsyCasGraph *self, gint64 id);
GsyFs *gsy_cas_graph_follow (const GsyCasGraph *self, const GsyFs *fs, const char *feature);

/* What @type is a kind of. (nullable) */
const char *gsy_cas_graph_get_super_type (const GsyCasGraph *self, const char *type);

/* What @value leads to, through arrays and lists, appended to @found; at most *@budget, which goes down. */
void gsy_cas_graph_collect (const GsyCasGraph *self, const GsyFsValue *value, GPtrArray *found, guint *budget);

/* The texts that @value leads to, through arrays and lists, joined by "; ". (transfer full) (nullable): none */
char *gsy_cas_graph_dup_texts (const GsyCasGraph *self, const GsyFsValue *value, guint *budget);

/* Structures by id. */
void gsy_cas_graph_sort (GsyCasGraph *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyCasGraph, gsy_cas_graph_free)

G_END_DECLS
