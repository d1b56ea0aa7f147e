/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-json-names.c: finds a name that occurs twice in one object. */
#include "config.h"
#include "io/gsy-json-names.h"

#include <string.h>

void
gsy_json_names_clear (GsyJsonNames *self)
{
  g_clear_pointer (&self->names, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->sets); i++)
    g_clear_pointer (&self->sets[i].slots, g_free);
}

void
gsy_json_names_open (GsyJsonNames *self, guint depth)
{
  GsyJsonNameSet *set = &self->sets[depth];

  /* There is something to free when the reader went back out of a larger object. */
  g_clear_pointer (&set->slots, g_free);
  set->n_slots = 0;
  set->base = self->n;
  set->mask = 0;
}

void
gsy_json_names_close (GsyJsonNames *self, guint depth)
{
  GsyJsonNameSet *set = &self->sets[depth];

  g_clear_pointer (&set->slots, g_free);
  self->n = set->base;
}

static inline gboolean
is_same (const GsyJsonSlice *a, const GsyJsonSlice *b)
{
  return a->len == b->len && memcmp (a->data, b->data, a->len) == 0;
}

/* Seeded, so that nobody can prepare names that fall into one place. */
static guint
hash_name (const GsyJsonNames *self, const GsyJsonSlice *name)
{
  guint64 hash = self->seed;

  for (gsize i = 0; i < name->len; i++)
    hash = (hash ^ (guchar) name->data[i]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return (guint) (hash >> 32);
}

/* The slot of @name, or the free one where it belongs. */
static guint *
find_slot (const GsyJsonNames *self, const GsyJsonNameSet *set, const GsyJsonSlice *name)
{
  guint i = hash_name (self, name) & (set->n_slots - 1);

  while (set->slots[i] != 0 && !is_same (&self->names[set->base + set->slots[i] - 1], name))
    i = (i + 1) & (set->n_slots - 1);
  return &set->slots[i];
}

static void
grow (GsyJsonNames *self, GsyJsonNameSet *set, guint n)
{
  if (self->seed == 0)
    self->seed = ((guint64) g_random_int () << 32 | g_random_int ()) | 1;
  g_free (set->slots);
  set->n_slots = MAX (4 * GSY_JSON_FEW_NAMES, set->n_slots * 2);
  set->slots = g_new0 (guint, set->n_slots);
  for (guint i = 0; i < n; i++)
    *find_slot (self, set, &self->names[set->base + i]) = i + 1;
}

gboolean
gsy_json_names_add_slowly (GsyJsonNames *self, guint depth, GsyJsonSlice name, guint64 bit)
{
  GsyJsonNameSet *set = &self->sets[depth];
  guint n = (guint) (self->n - set->base);

  if (n < GSY_JSON_FEW_NAMES)
    {
      if ((set->mask & bit) != 0)
        for (guint i = 0; i < n; i++)
          if (is_same (&self->names[set->base + i], &name))
            return FALSE;
      set->mask |= bit;
    }
  else
    {
      guint *slot;

      if (n * 2 >= set->n_slots)
        grow (self, set, n);
      slot = find_slot (self, set, &name);
      if (*slot != 0)
        return FALSE;
      *slot = n + 1;
    }
  if (self->n == self->n_allocated)
    {
      self->n_allocated = MAX (64, self->n_allocated * 2);
      self->names = g_renew (GsyJsonSlice, self->names, self->n_allocated);
    }
  self->names[self->n++] = name;
  return TRUE;
}
