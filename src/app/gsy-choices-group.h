/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-choices-group.h: the values that an attribute can have: each with its name and definition, to be ordered, added and removed. */
#pragma once

#include "core/gsy-scheme.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GSY_TYPE_CHOICES_GROUP (gsy_choices_group_get_type ())
G_DECLARE_FINAL_TYPE (GsyChoicesGroup, gsy_choices_group, GSY, CHOICES_GROUP, AdwPreferencesGroup)

/* Signal "commit" (GsyChoicesGroup *self, GPtrArray *choices): nullable, of GsyChoice. */

/* @attribute: (nullable) */
void gsy_choices_group_set_value (GsyChoicesGroup *self, const GsyAttribute *attribute);
void gsy_choices_group_commit (GsyChoicesGroup *self);

/* --- what is done to them. Each gives a new array, (transfer full) --- */

/* A new one at the end, with an id made of @name that none has. */
GPtrArray *gsy_choices_add (GPtrArray *choices, const char *name);
GPtrArray *gsy_choices_remove (GPtrArray *choices, guint at);
GPtrArray *gsy_choices_move (GPtrArray *choices, guint at, guint to);

/* @name and @definition: (nullable): as it is. The id stays: statements hold it. */
GPtrArray *gsy_choices_change (GPtrArray *choices, guint at, const char *name, const char *definition);

G_END_DECLS
