/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-conflict-records.h: the member "conflicts", as it is in our files: values that two sides gave differently, of which one is the
 * member's and the others wait here for a person's decision. It is one of the members that an object has and that we do not know: raw
 * text, among pairs of raw name and raw value.
 *
 * A list with an object for each value that did not stay: {"other": {"note": "…"}} has the value by the member's name, of a list
 * one element; {"absent": "note"} says that the other side did not have it; {"removed": true}, that it did not have the whole object. */
#pragma once

#include "io/gsy-json-reader.h"

G_BEGIN_DECLS

#define GSY_CONFLICTS_NAME "\"conflicts\""

typedef enum
{
  GSY_CONFLICT_OTHER,   /* the other version has another value */
  GSY_CONFLICT_ABSENT,  /* it does not have the member */
  GSY_CONFLICT_REMOVED, /* it does not have the object */
} GsyConflictKind;

/**
 * GsyConflictRecord:
 * @kind: how the other version differs
 * @member: (nullable): the name of the member; NULL for GSY_CONFLICT_REMOVED, or when the record makes no sense
 * @raw: (nullable): the other value, as JSON
 * @text: (nullable): the same when it is a text
 */
typedef struct
{
  GsyConflictKind kind;
  char *member;
  char *raw;
  char *text;
} GsyConflictRecord;

/* The list among the members @unknown (nullable), raw. (nullable) */
const char *gsy_conflict_records_find (char *const *unknown);

/* What it says, in the order of the file. (transfer full) (element-type GsyConflictRecord): freed with g_ptr_array_unref() */
GPtrArray *gsy_conflict_records_read (char *const *unknown);

/* @unknown without the @index-th record; the list goes with its last one. (transfer full) (nullable) */
char **gsy_conflict_records_remove (char *const *unknown, guint index);

/* --- For merging --- */

/* The elements of the list, raw. (transfer full) (nullable): there is none, or something of that name that is no list. */
char **gsy_conflict_records_dup (char *const *unknown);

/* @unknown without the list. (transfer full) (nullable) */
char **gsy_conflict_records_dup_without (char *const *unknown);

/* @unknown, taken, with the list of @records (nullable), and of those @fresh ones (element-type utf8) that are not among them, at its end. */
char **gsy_conflict_records_put (char **unknown, char *const *records, GPtrArray *fresh);

/* Appends the record of a value to @records; @name is raw. With line ends taken out, and @before and @after around it. */
void gsy_conflict_records_add (GPtrArray *records, const GsyJsonSlice *name, const char *before, const GsyJsonSlice *value, const char *after);
void gsy_conflict_records_add_text (GPtrArray *records, const char *name, const char *value); /* @value: (nullable): nothing is added */
void gsy_conflict_records_add_pairs (GPtrArray *records, char *const *unknown);
void gsy_conflict_records_add_absent (GPtrArray *records, const char *member);
void gsy_conflict_records_add_removed (GPtrArray *records);

/* A record for each element of the list, or member of the object, that comes next: somebody may decide about one and not the other. */
void gsy_conflict_records_add_elements (GPtrArray *records, GsyJsonReader *reader, const GsyJsonSlice *name);

G_END_DECLS
