/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-vocabulary.h: what gainsay.json lists beside the layers: attributes, relations, topics and actors. Each element is immutable
 * and ref-counted, as GsyLayer is: its maker fills the public fields of a fresh one and hands it out. Absent text is NULL, an
 * absent list is NULL. */
#pragma once

#include "core/gsy-types.h"

G_BEGIN_DECLS

typedef enum
{
  GSY_ATTRIBUTE_TEXT,
  GSY_ATTRIBUTE_CHOICE,
  GSY_ATTRIBUTE_FLAG,
  GSY_ATTRIBUTE_NUMBER,
  GSY_ATTRIBUTE_DATE,
  GSY_ATTRIBUTE_OTHER, /* of a type that we do not know: its values are shown, not edited */
} GsyAttributeType;
#define GSY_N_ATTRIBUTE_TYPES 5 /* those that we know */

/* One value that a choice can have. */
typedef struct
{
  char *id;   /* what statements hold */
  char *name; /* what people see */
  char *definition;
  char **unknown; /* members that we do not know, as in GsyStatement */
} GsyChoice;

/* Something that can be said of a statement. */
struct _GsyAttribute
{
  /*< private >*/
  gatomicrefcount ref_count;
  /*< public, read-only once handed out >*/
  char *id;
  char *name;
  GsyAttributeType type;
  GPtrArray *choices; /* of GsyChoice, nullable; made by gsy_choices_new() */
  char **layers;      /* ids of the layers whose statements have it; NULL: all */
  char *definition;
  char **examples;
  char **unknown;
};

/* A kind of link. */
struct _GsyRelation
{
  /*< private >*/
  gatomicrefcount ref_count;
  /*< public, read-only once handed out >*/
  char *id;
  char *name;
  char **from; /* ids of layers that it may start at; NULL: any */
  char **to;
  char *definition;
  char **examples;
  char **unknown;
};

struct _GsyTopic
{
  /*< private >*/
  gatomicrefcount ref_count;
  /*< public, read-only once handed out >*/
  char *name;
  char *note;
  char **unknown;
};

struct _GsyActor
{
  /*< private >*/
  gatomicrefcount ref_count;
  /*< public, read-only once handed out >*/
  char *name; /* what statements hold */
  char **aliases;
  char *kind; /* "state", "person", "organization" or another word of the user's */
  char *part_of;
  char *code;
  char *wikidata;
  char *note;
  char **unknown;
};

/* "text", "choice", … as in the file, (nullable): GSY_ATTRIBUTE_OTHER; and back, FALSE when unknown. */
const char *gsy_attribute_type_to_string (GsyAttributeType type);
gboolean gsy_attribute_type_from_string (const char *string, GsyAttributeType *type);

GPtrArray *gsy_choices_new (void);
GsyChoice *gsy_choice_new (const char *id, const char *name);
GsyChoice *gsy_choice_copy (const GsyChoice *self);
void gsy_choice_free (GsyChoice *self);

GsyAttribute *gsy_attribute_new (const char *id, const char *name, GsyAttributeType type);
GsyAttribute *gsy_attribute_ref (const GsyAttribute *self);
void gsy_attribute_unref (GsyAttribute *self);
GsyAttribute *gsy_attribute_copy (const GsyAttribute *self);
gboolean gsy_attribute_equal (const GsyAttribute *a, const GsyAttribute *b);

/* The name to show: translated while it is a built-in one with its built-in name; the id when it has none. */
const char *gsy_attribute_get_label (const GsyAttribute *self);

const GsyChoice *gsy_attribute_find_choice (const GsyAttribute *self, const char *id); /* (nullable) */

/* What to show for a value: the choice's name, translated while it is a built-in one; else @value. */
const char *gsy_attribute_get_value_label (const GsyAttribute *self, const char *value);

/* Whether statements of @layer have it. */
gboolean gsy_attribute_applies (const GsyAttribute *self, const char *layer);

GsyRelation *gsy_relation_new (const char *id, const char *name);
GsyRelation *gsy_relation_ref (const GsyRelation *self);
void gsy_relation_unref (GsyRelation *self);
GsyRelation *gsy_relation_copy (const GsyRelation *self);
gboolean gsy_relation_equal (const GsyRelation *a, const GsyRelation *b);
const char *gsy_relation_get_label (const GsyRelation *self);

/* The same seen from the other end: “Answered by”, “Repeated by”; for a user's own relation NULL. */
const char *gsy_relation_get_inverse_label (const GsyRelation *self);

/* Whether it may go from a statement of layer @from to one of layer @to; NULL stands for a layer that is not known yet. */
gboolean gsy_relation_allows (const GsyRelation *self, const char *from, const char *to);

GsyTopic *gsy_topic_new (const char *name);
GsyTopic *gsy_topic_ref (const GsyTopic *self);
void gsy_topic_unref (GsyTopic *self);
GsyTopic *gsy_topic_copy (const GsyTopic *self);

GsyActor *gsy_actor_new (const char *name);
GsyActor *gsy_actor_ref (const GsyActor *self);
void gsy_actor_unref (GsyActor *self);
GsyActor *gsy_actor_copy (const GsyActor *self);
gboolean gsy_actor_equal (const GsyActor *a, const GsyActor *b);

/* Appends the built-in ones, for a new scheme. */
void gsy_vocabulary_add_builtin (GPtrArray *attributes, GPtrArray *relations);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyChoice, gsy_choice_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyAttribute, gsy_attribute_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyRelation, gsy_relation_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyTopic, gsy_topic_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyActor, gsy_actor_unref)

G_END_DECLS
