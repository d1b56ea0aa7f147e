/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-edits-meta.h: from a gesture to an edit, for what is known of an article. Pure functions of the kind of gsy-edits.h. */
#pragma once

#include "core/gsy-edits.h"

G_BEGIN_DECLS

typedef enum
{
  GSY_META_TITLE,
  GSY_META_OUTLET,
  GSY_META_PUBLISHED,
  GSY_META_URL,
  GSY_META_LANGUAGE,
  GSY_META_NOTE,
} GsyMetaField;
#define GSY_N_META_FIELDS 6

const char *gsy_meta_get (const GsyArticleMeta *meta, GsyMetaField field); /* (nullable) */

/* @value: (nullable): NULL or "": not known. White space around it is left out, but for a note. Refused: a date that gsy_date_parse() does
 * not take, a language that is no BCP 47 tag. */
GsyEdit *gsy_edits_set_meta (const GsyGesture *gesture, GsyMetaField field, const char *value, GError **error);

G_END_DECLS
