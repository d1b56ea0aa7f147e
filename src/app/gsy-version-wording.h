/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-version-wording.h: when a version was, and how it differs from what is open, in words. Pure functions, no widget. */
#pragma once

#include "app/gsy-member-wording.h"

G_BEGIN_DECLS

/* Instants are in microseconds since 1970; what is said is in the time zone and the language of the user. (transfer full) */
char *gsy_version_wording_day (gint64 instant, gint64 now); /* “Today”, “Yesterday”, “19 July 2021” */
char *gsy_version_wording_time (gint64 instant);            /* “10:32:05” */
char *gsy_version_wording_when (gint64 instant);            /* “19 July 2021, 10:32:05” */
char *gsy_version_wording_ago (gint64 instant, gint64 now); /* “5 minutes ago” */

/* “12 statements, 3 differences”; @n_differences: -1 when that is not known. (transfer full) */
char *gsy_version_wording_counts (guint n_statements, int n_differences);

/* What restoring does to a statement. */
typedef enum
{
  GSY_VERSION_COMES,
  GSY_VERSION_GOES,
  GSY_VERSION_CHANGES,
  GSY_VERSION_STAYS,
} GsyVersionKind;

GsyVersionKind gsy_version_kind_of (const GsyDifference *difference);
const char *gsy_version_wording_kind (GsyVersionKind kind); /* “Comes back” */

/* What changes in a statement, a line for each member: “Source: “China” → “Karsie””. (transfer full) (nullable): it comes or goes as a whole */
char *gsy_version_wording_changes (GsyScheme *scheme, GsyArticle *article, const GsyDifference *difference);

/* The same for what is known of the article. */
char *gsy_version_wording_meta_changes (const GsyArticleMeta *before, const GsyArticleMeta *after);

/* What restoring does in all, a line for each kind. (transfer full) */
char *gsy_version_wording_summary (GPtrArray *differences, gboolean meta, gboolean beside);

G_END_DECLS
