/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-refi.h: what the files of the reader of REFI-QDA share: a project without its texts, which are read one after the other. */
#pragma once

#include "io/formats/gsy-import.h"
#include "io/formats/gsy-source.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/* A GUID as a number; what is none has one made of its letters. */
typedef struct
{
  guint8 bytes[16];
} GsyRefiId;

/* What a code is to us. */
typedef enum
{
  GSY_REFI_LAYER,
  GSY_REFI_CUE,
  GSY_REFI_SOURCE,
  GSY_REFI_TARGET,
  GSY_REFI_TOPIC,
  GSY_REFI_SAID,
  GSY_REFI_VALUE, /* of an attribute */
} GsyRefiRole;

typedef struct
{
  GsyRefiRole role;
  gboolean group;   /* no value, but what values of @role are below; @name: of an attribute, its id */
  gboolean unnamed; /* who fills a role is not known; @name is the number */
  char *name;       /* of a layer, what it is called here; else what the value is, with an attribute's id in @attribute */
  char *path;       /* (nullable): names of the codes that it is below */
  char *color;      /* (nullable) */
  char *definition; /* (nullable) */
  char *attribute;
  GsyValueType type;
  gboolean marked;   /* it says itself what it is */
  const char *layer; /* (nullable): of a layer, its id here, once it is wanted */
} GsyRefiCode;

/* A link from passage to passage. */
typedef struct
{
  GsyRefiId from;
  GsyRefiId to;
  guint32 number;    /* in the project */
  guint32 name : 31; /* index in GsyRefiProject.relations */
  guint32 piece : 1; /* it makes one statement of both */
} GsyRefiLink;

/* A passage that is a piece of the statement that another passage is of, or words of its cue or roles. */
typedef struct
{
  GsyRefiId id;
  GsyRefiId from;
  guint32 name; /* index in GsyRefiProject.relations */
} GsyRefiPiece;

typedef struct
{
  char *name; /* (nullable) */
  char *text;
  gboolean used;
} GsyRefiNote;

/* Where a passage is. */
typedef struct
{
  GsyRefiId id;
  guint32 text;
} GsyRefiPlace;

typedef struct
{
  GsyImport *import;
  GsySource *files;      /* what project.qde and the texts are in */
  const char *document;  /* project.qde's name there */
  GHashTable *names;     /* last part of a file's name, folded, to its name in @files */
  char *origin;          /* (nullable): the program that wrote it */
  gboolean ours;         /* codes say what they are to us */
  GHashTable *users;     /* GUID to name */
  GHashTable *codes;     /* GUID to GsyRefiCode */
  GPtrArray *in_order;   /* the same codes, in the order of the code book */
  GHashTable *by_layer;  /* id of a layer to the code that has it */
  GHashTable *variables; /* GUID to name */
  GHashTable *notes;     /* GUID to GsyRefiNote */
  GHashTable *lines;     /* GUID of a text or a passage to lines for its note (GString) */
  GPtrArray *relations;  /* names of links */
  GHashTable *relation_numbers;
  GArray *links;    /* of GsyRefiLink, by where they begin, in the project's order */
  GArray *pieces;   /* of GsyRefiPiece, by id */
  GArray *places;   /* of GsyRefiPlace, by id */
  GPtrArray *texts; /* what each text is called, as no other one */
  GHashTable *text_names;
} GsyRefiProject;

/* A GUID in an attribute, without braces and in lower case; NULL without one. (transfer full) */
char *gsy_refi_dup_attribute_key (const xmlNode *node, const char *name);
GsyRefiId gsy_refi_id (const char *guid);
int gsy_refi_id_compare (const GsyRefiId *a, const GsyRefiId *b);

/* The text of a child; NULL when it is empty. (transfer full) */
char *gsy_refi_dup_child_text (const xmlNode *node, const char *name);

/* Names of the elements of a project that are lists. */
extern const char *const gsy_refi_lists[];

void gsy_refi_project_init (GsyRefiProject *self);
void gsy_refi_project_clear (GsyRefiProject *self);

/* Everything but the texts. FALSE with an error. */
gboolean gsy_refi_project_load (GsyRefiProject *self, GError **error);

/* After the texts: notes that were of no use. */
void gsy_refi_project_report_notes (GsyRefiProject *self);

/* --- Codes --- */

void gsy_refi_code_free (gpointer data);
void gsy_refi_project_add_codes (GsyRefiProject *self, const xmlNode *codes);
void gsy_refi_project_tell_apart (GsyRefiProject *self);
void gsy_refi_project_make_layers (GsyRefiProject *self);

/* The layer of a code: an id here. (nullable): there are too many already */
const char *gsy_refi_project_layer (GsyRefiProject *self, GsyRefiCode *code);

/* --- Texts --- */

/* Calls @each with the texts of an element of Sources: itself, the words of a PDF file, the transcripts of a recording. */
gboolean gsy_refi_each_text (xmlNode *source, gboolean (*each) (xmlNode *text, xmlNode *source, gpointer data, GError **error), gpointer data, GError **error);

/* The content of an element that has PlainTextContent or plainTextPath. (transfer full) (nullable): it is not there. @bom: (optional): it begins with
 * a byte-order mark, which the result has not. */
char *gsy_refi_project_load_text (GsyRefiProject *self, const xmlNode *node, gboolean *bom);

/* Of a VariableValue: which variable's it is (nullable), and what it says (transfer full) (nullable). */
const char *gsy_refi_project_variable (const GsyRefiProject *self, const xmlNode *value);
char *gsy_refi_dup_value (const xmlNode *node);

/* Lines for the note of a text or a passage: of its notes, cases and sets. (transfer full) (nullable) */
char *gsy_refi_project_dup_lines (GsyRefiProject *self, const xmlNode *node);

/* The first index in @links of those from a passage, past the last one when there are none; what a passage is a piece of (nullable); where one is (nullable). */
guint gsy_refi_project_find_links (const GsyRefiProject *self, const GsyRefiId *from);
const GsyRefiPiece *gsy_refi_project_find_piece (const GsyRefiProject *self, const GsyRefiId *id);
const GsyRefiPlace *gsy_refi_project_find_place (const GsyRefiProject *self, const GsyRefiId *id);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GsyRefiProject, gsy_refi_project_clear)

G_END_DECLS
