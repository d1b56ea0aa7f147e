/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-offsets.h: the one place where positions in a text are converted.
 *
 * Four units exist: the code point (ours, GtkTextIter's, W3C's), the byte of the UTF-8 form, the UTF-16 code unit (ICU,
 * browsers) and the grapheme cluster (what a person sees as one character). A GsyOffsets is built once for an immutable
 * text and answers from its checkpoints plus a scan of at most one checkpoint's distance; a text of ASCII alone needs
 * neither. Positions past the end are clamped to the end. It borrows the text, which must outlive it. Immutable, so any thread may
 * use it. */
#pragma once

#include "core/gsy-span.h"

G_BEGIN_DECLS

/**
 * gsy_offsets_new:
 * @text: valid UTF-8, borrowed
 * @n_bytes: its length in bytes
 *
 * Builds the checkpoints, in one pass.
 *
 * Returns: (transfer full): free with gsy_offsets_free()
 */
GsyOffsets *gsy_offsets_new (const char *text, gsize n_bytes);
void gsy_offsets_free (GsyOffsets *self);

/* Lengths of the whole text in each unit. */
guint gsy_offsets_get_n_chars (const GsyOffsets *self);
gsize gsy_offsets_get_n_bytes (const GsyOffsets *self);
guint gsy_offsets_get_n_utf16 (const GsyOffsets *self);

/* From code points to bytes or UTF-16 units and back. A byte or unit inside a code point counts as that code point's start. */
gsize gsy_offsets_to_byte (const GsyOffsets *self, guint offset);
guint gsy_offsets_from_byte (const GsyOffsets *self, gsize byte);
guint gsy_offsets_to_utf16 (const GsyOffsets *self, guint offset);
guint gsy_offsets_from_utf16 (const GsyOffsets *self, guint unit);

/* The covered text as a slice: a pointer into the text and its length in bytes. */
const char *gsy_offsets_slice (const GsyOffsets *self, GsySpan span, gsize *n_bytes);

/* TRUE when no grapheme cluster (UAX #29, by ICU) stretches over @offset. The ends of the text are always boundaries. */
gboolean gsy_offsets_is_grapheme_boundary (const GsyOffsets *self, guint offset);

/* The nearest grapheme boundary at or before, at or after @offset. */
guint gsy_offsets_grapheme_floor (const GsyOffsets *self, guint offset);
guint gsy_offsets_grapheme_ceil (const GsyOffsets *self, guint offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyOffsets, gsy_offsets_free)

G_END_DECLS
