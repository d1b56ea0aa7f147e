/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-layer-choice.h: a group to say which layers something holds for: all of them, or these. */
#pragma once

#include "core/gsy-scheme.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GSY_TYPE_LAYER_CHOICE (gsy_layer_choice_get_type ())
G_DECLARE_FINAL_TYPE (GsyLayerChoice, gsy_layer_choice, GSY, LAYER_CHOICE, AdwPreferencesGroup)

/* Property "all-title" (string): of the row that means all of them: “All Layers”.
 * Signal "commit" (GsyLayerChoice *self, GStrv layers): nullable, which is all. */

/* @layers: (nullable): ids; those that @scheme does not list are shown too. */
void gsy_layer_choice_set_value (GsyLayerChoice *self, GsyScheme *scheme, const char *const *layers);

/* @layers (NULL: all of them) with or without @id, in the order of @scheme, what it does not list last. (transfer full) (nullable): all. The
 * last one cannot be taken away: then it is all of them again. */
char **gsy_layer_choice_toggle (GsyScheme *scheme, const char *const *layers, const char *id, gboolean in);

G_END_DECLS
