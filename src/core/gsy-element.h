/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-element.h: what the elements of gainsay.json's lists have in common. A table tells which members an element has, in the order of the
 * file; copying, comparing, freeing, reading and writing follow it, so that a new member is one more line. */
#pragma once

#include "core/gsy-scheme.h"

G_BEGIN_DECLS

typedef enum
{
  GSY_MEMBER_TEXT,     /* char * */
  GSY_MEMBER_INTERNED, /* GRefString *, by gsy_intern() */
  GSY_MEMBER_TEXTS,    /* char **, NULL-terminated */
  GSY_MEMBER_COLOR,    /* char *, "#rrggbb" */
  GSY_MEMBER_KEY,      /* char *, one character */
  GSY_MEMBER_LINE,     /* GsyLineStyle */
  GSY_MEMBER_TYPE,     /* GsyAttributeType */
  GSY_MEMBER_CHOICES,  /* GPtrArray of GsyChoice */
} GsyMemberKind;

typedef struct
{
  const char *name; /* as in the file */
  GsyMemberKind kind;
  gsize offset;
} GsyMember;

/**
 * GsyElementType:
 * @size: of the struct
 * @counted: it begins with its gatomicrefcount
 * @unknown: where its unknown members are, a char **
 * @members: the first one is what tells elements of a list apart, a text
 */
typedef struct
{
  gsize size;
  gboolean counted;
  gsize unknown;
  guint n_members;
  const GsyMember *members;
} GsyElementType;

/* NULL for GSY_LIST_MUTED, whose elements are strings. */
const GsyElementType *gsy_element_type_of_list (GsySchemeList list);
const GsyElementType *gsy_element_type_of_choice (void);

/* The place of a member, to be cast to what its kind says. */
static inline gpointer
gsy_element_member (gconstpointer element, const GsyMember *member)
{
  return (char *) element + member->offset;
}

static inline char ***
gsy_element_unknown (const GsyElementType *type, gconstpointer element)
{
  return (char ***) (gpointer) ((char *) element + type->unknown);
}

/* A fresh element, all of whose members are absent but for @id; elements that are counted have one reference. */
gpointer gsy_element_new (const GsyElementType *type, const char *id);
const char *gsy_element_get_id (const GsyElementType *type, gconstpointer element);
gpointer gsy_element_ref (gconstpointer element);
void gsy_element_unref (const GsyElementType *type, gpointer element); /* of those that are not counted, the end */
gpointer gsy_element_copy (const GsyElementType *type, gconstpointer element);
/* Gives @to, which does not have it, the member as @from has it. */
void gsy_element_copy_member (gpointer to, gconstpointer from, const GsyMember *member);
void gsy_element_clear_member (gpointer element, const GsyMember *member); /* it is absent then */
gboolean gsy_element_equal (const GsyElementType *type, gconstpointer a, gconstpointer b);

G_END_DECLS
