/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-loose-wording.h: what is said of a loose file. Pure functions, no widget. All are (transfer full). */
#pragma once

#include "corpus/gsy-loose-file.h"

G_BEGIN_DECLS

/* “Annotations without their article “a.txt”” */
char *gsy_loose_wording_title (const GsyLooseFile *file);

/* “Conflict in Nextcloud · By Marie · Written 1 May 2024, 10:11” */
char *gsy_loose_wording_origin (const GsyLooseFile *file);

/* “12 statements · 3 not here yet”, or why it cannot be read. */
char *gsy_loose_wording_content (const GsyLooseFile *file);

/* Of an article's key, for a button. */
char *gsy_loose_wording_attach (const char *article);
char *gsy_loose_wording_merge_into (const char *article);

/* “2 files need a decision” */
char *gsy_loose_wording_count (guint n);

/* After annotations followed their article. */
char *gsy_loose_wording_adopted (const char *from, const char *article);
char *gsy_loose_wording_adopted_many (guint n);

G_END_DECLS
