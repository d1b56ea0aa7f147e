/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-read-cas-private.h: what the files that make statements of feature structures share. */
#pragma once

#include "io/formats/gsy-cas.h"
#include "io/formats/gsy-read-cas.h"

G_BEGIN_DECLS

/* A text of the graph on its way into the folder. */
typedef struct
{
  const GsySofa *sofa;
  GsyImportArticle *article;
  const GsyOffsets *offsets;
  GArray *visible; /* (nullable): of each place, how many characters before it are seen */
} GsyCasView;

/* A piece of a statement that we wrote. @fragment: which of its pieces it belongs to; 0: it is one of its own. */
typedef struct
{
  guint fragment;
  GsySpan span;
} GsyCasPiece;

/* Who fills a role, in the making. @number: which one of its role; 0: not said. */
typedef struct
{
  guint number;
  char *actor;
  GArray *pieces; /* of GsyCasPiece */
} GsyCasFiller;

typedef enum
{
  GSY_CAS_SOURCE,
  GSY_CAS_TARGET,
  GSY_CAS_CUE,
  GSY_N_CAS_ROLES,
} GsyCasRole;

/* @number: which one of its statement's; 0: not said, as they come. */
typedef struct
{
  guint number;
  GsyLink *link;
} GsyCasLink;

/* A statement in the making. @kind: as for the report */
typedef struct
{
  GsyCasView *view;
  GsyStatement *statement;
  const char *kind;
  GArray *pieces;                      /* of GsyCasPiece */
  GPtrArray *fillers[GSY_N_CAS_ROLES]; /* (nullable): of GsyCasFiller */
  GPtrArray *topics;                   /* (nullable): of char * */
  GArray *links;                       /* (nullable): of GsyCasLink */
  guint n_lines;                       /* of what has no place, and of values */
} GsyCasEntry;

typedef struct
{
  GsyCasGraph *graph;
  GsyImport *import;
  GPtrArray *views;          /* of GsyCasView */
  GPtrArray *entries;        /* of GsyCasEntry */
  GHashTable *by_fs;         /* GsyFs to GsyCasEntry */
  GHashTable *by_identifier; /* view's address and identifier, to GsyCasEntry */
  GHashTable *by_number;     /* entry's address, role and number, to GsyCasFiller */
  GHashTable *labels;        /* names of types, and of features after "type:", to what people call them */
  GHashTable *kinds;         /* of type */
  GHashTable *names;         /* of what the vocabulary was asked for: so that no file fills it without an end */
  guint budget;              /* how many references may still be followed */
} GsyCasReader;

typedef enum
{
  GSY_CAS_KIND_STATEMENT = 1, /* of any other program's, when it has a place */
  GSY_CAS_KIND_OWN,
  GSY_CAS_KIND_WORDS,  /* what programs say of each word; nobody marked it */
  GSY_CAS_KIND_SILENT, /* how files are made */
} GsyCasKind;

/* What a type is, or what it is a kind of. */
GsyCasKind gsy_cas_reader_kind_of (GsyCasReader *self, const char *type);

/* What people call a type, and a feature of it. */
const char *gsy_cas_reader_label_of (GsyCasReader *self, const char *type);
const char *gsy_cas_reader_label_of_feature (GsyCasReader *self, const char *type, const char *feature);

/* INCEpTION says in a file what people called its layers and their features. */
void gsy_cas_reader_read_labels (GsyCasReader *self);

/* (nullable): there is no such text */
GsyCasView *gsy_cas_reader_view_of (GsyCasReader *self, const GsyFs *fs);

/* The place of @fs, in code points; one that no text has when it makes no sense. */
GsySpan gsy_cas_view_span (const GsyCasView *view, const GsyFs *fs);

/* A new one. @foreign: what it is called there */
GsyCasEntry *gsy_cas_reader_add_entry (GsyCasReader *self, GsyCasView *view, const char *foreign, const char *layer, const char *kind);

/* A new filler of @entry's role; @number 0: behind those that say which one they are, or where these leave room. */
GsyCasFiller *gsy_cas_entry_add_filler (GsyCasEntry *entry, GsyCasRole role, guint number, const char *actor);
void gsy_cas_add_piece (GArray *pieces, guint fragment, GsySpan span);

/* Whether "source", "Sources", "cue" and so on is a role. */
gboolean gsy_cas_role_from_name (const char *name, GsyCasRole *role);

/* FALSE when the vocabulary is asked for more than it should hold: then @name is a line of the note, which is reported. */
gboolean gsy_cas_reader_admit (GsyCasReader *self, const char *name);

/* Sets a value of @fs as an attribute. */
void gsy_cas_reader_set_value (GsyCasReader *self, GsyCasEntry *entry, const char *name, const GsyFsValue *value);

/* What has no place: a line of the note, and the report. */
void gsy_cas_entry_note (GsyCasReader *self, GsyCasEntry *entry, const char *name, const char *text, const char *kind);

/* @link: (transfer full) */
void gsy_cas_entry_take_link (GsyCasEntry *entry, GsyLink *link, guint number);

/* --- What we wrote: gsy-read-cas-own.c --- */

/* GSY_N_CAS_TYPES: none of ours. Not for what is DKPro's. */
GsyCasTypeId gsy_cas_type_find (const char *name);

/* A piece of a statement. */
void gsy_cas_own_statement (GsyCasReader *self, GsyFs *fs);

/* A role, a topic, a value or a link of one. */
void gsy_cas_own_member (GsyCasReader *self, GsyFs *fs, GsyCasTypeId type);

/* Puts @entry's pieces, fillers and topics in their order, as spans and lists of the statement. Of one by others, too. */
void gsy_cas_own_finish (GsyCasEntry *entry);

G_END_DECLS
