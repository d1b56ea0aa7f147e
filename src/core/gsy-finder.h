/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-finder.h: where strings stand in a text, byte for byte, for asking many times. The first few searches walk through the
 * text; whoever goes on asking gets an index of every eighth place in it, which takes about as many bytes as the text. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _GsyFinder GsyFinder;

/* @text is borrowed, NUL-terminated and must outlive the finder. */
GsyFinder *gsy_finder_new (const char *text, gsize n_bytes);
void gsy_finder_free (GsyFinder *self);

/* Called with the byte where a match starts. FALSE: no more. */
typedef gboolean (*GsyFinderFunc) (gsize byte, gpointer data);

/* Each place of @needle, which is not empty, in any order; they may overlap. */
void gsy_finder_foreach (GsyFinder *self, const char *needle, GsyFinderFunc func, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyFinder, gsy_finder_free)

G_END_DECLS
