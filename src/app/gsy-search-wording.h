/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-search-wording.h: what is said of a search in a folder. Pure functions, no widget. All are (transfer full). */
#pragma once

#include "corpus/gsy-folder-search.h"

G_BEGIN_DECLS

/**
 * GsySearchNews:
 * @n_unread: articles that could not be searched
 * @is_cut: only the first places are listed
 * @is_stopped: somebody did not want to wait
 */
typedef struct
{
  guint n_places;
  guint n_articles;
  guint n_unread;
  gboolean is_cut;
  gboolean is_stopped;
} GsySearchNews;

/* “12 matches · 3 articles · 1 article could not be searched” */
char *gsy_search_wording_status (const GsySearchNews *news);

/* What to try when there are none. @scope narrows where it was sought. */
char *gsy_search_wording_nothing (GsySearchScope scope, gboolean is_regex);

/* “In “Denial”” */
char *gsy_search_wording_layer (const char *label);

G_END_DECLS
