/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-samples.h: the user's private copy of the sample articles, to play with at the first start. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * gsy_samples_ensure:
 * @source: the folder with the samples as installed
 * @target: where the user's copy belongs
 *
 * Copies the regular files of @source, folders within too, to @target, unless @target is there already: what the user did to the
 * copy is never overwritten. A copy that fails leaves nothing behind. Blocks.
 */
gboolean gsy_samples_ensure (const char *source, const char *target, GError **error);

G_END_DECLS
