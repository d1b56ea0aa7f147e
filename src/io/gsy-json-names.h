/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-json-names.h: the names of the objects that are open while a JSON document is read, to find one that occurs twice at once.
 * Cheap for small objects, and never slower than in proportion for large ones. Private to the reader. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GSY_JSON_MAX_DEPTH 64

/* A piece of the input as it stands there. */
typedef struct
{
  const char *data;
  gsize len;
} GsyJsonSlice;

typedef struct
{
  gsize base;    /* where the object's names begin */
  guint64 mask;  /* a bit for each name so far */
  guint *slots;  /* of a larger object: hash table of places among the names, from 1; 0: free */
  guint n_slots; /* a power of two */
} GsyJsonNameSet;

typedef struct
{
  GsyJsonSlice *names; /* of the innermost object last */
  gsize n;
  gsize n_allocated;
  guint64 seed;
  GsyJsonNameSet sets[GSY_JSON_MAX_DEPTH + 1]; /* by depth */
} GsyJsonNames;

/* A zeroed GsyJsonNames is empty. */
void gsy_json_names_clear (GsyJsonNames *self);

void gsy_json_names_open (GsyJsonNames *self, guint depth);
void gsy_json_names_close (GsyJsonNames *self, guint depth);

/* Up to so many names are compared one by one, and only when their bit is taken. */
#define GSY_JSON_FEW_NAMES 32

/* The long way, for a name whose bit is taken or an object that is not small. */
gboolean gsy_json_names_add_slowly (GsyJsonNames *self, guint depth, GsyJsonSlice name, guint64 bit);

/* Remembers @name, whose bytes must stay. FALSE when the object at @depth, the innermost one, has it already. */
static inline gboolean
gsy_json_names_add (GsyJsonNames *self, guint depth, GsyJsonSlice name)
{
  GsyJsonNameSet *set = &self->sets[depth];
  guint64 bit = 1;

  /* As long as a name's bit is free, the name is new. The factors keep the members that we write apart. */
  if (name.len > 0)
    bit <<= ((guchar) name.data[0] * 57 + (guchar) name.data[name.len - 1] * 25 + name.len * 44) & 63;
  if ((set->mask & bit) != 0 || self->n - set->base >= GSY_JSON_FEW_NAMES || self->n == self->n_allocated)
    return gsy_json_names_add_slowly (self, depth, name, bit);
  set->mask |= bit;
  self->names[self->n++] = name;
  return TRUE;
}

G_END_DECLS
