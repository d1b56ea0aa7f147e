/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-text-cache.h: what articles said when they were marked, so that marks are found again by comparing when an article was edited while it was
 * closed.
 *
 * A cache: files in the user's cache folder, "gainsay/texts", each called by the SHA-256 of an article's bytes, readable by their owner alone, and
 * bounded in number and size, where those that were used longest ago go first. Without them, or with the folder gone, spans are found by
 * their own words. Blocks; any thread. */
#pragma once

#include "core/gsy-article.h"

G_BEGIN_DECLS

#define GSY_TEXT_CACHE_MAX_FILES 2000u
#define GSY_TEXT_CACHE_MAX_BYTES (128u * 1024 * 1024)

/* Keeps the text of @article, unless it is there, is empty, or is larger than an eighth of all that is kept. */
void gsy_text_cache_keep (GsyArticle *article);

/* The text of the article whose bytes had this hash. (transfer full) (nullable). @data is not used: a GsyTextLookup. */
GsyArticle *gsy_text_cache_find (const char *sha256, gpointer data);

/* The folder, whether it is there or not. (transfer full) */
char *gsy_text_cache_folder (void);

/* Removes what was used longest ago until at most so much is left. */
void gsy_text_cache_trim (guint max_files, guint64 max_bytes);

G_END_DECLS
