/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-span.h: a half-open range [start, end) of Unicode code points in an article's decoded text. Passed by value. */
#pragma once

#include "core/gsy-types.h"

G_BEGIN_DECLS

/**
 * GsySpan:
 * @start: first code point, counted from 0
 * @end: one past the last code point
 */
struct _GsySpan
{
  guint start;
  guint end;
};

#define GSY_SPAN_EMPTY ((GsySpan){ 0, 0 })

static inline GsySpan
gsy_span (guint start, guint end)
{
  return (GsySpan){ start, end };
}

static inline guint
gsy_span_length (GsySpan self)
{
  return self.end > self.start ? self.end - self.start : 0;
}

static inline gboolean
gsy_span_is_empty (GsySpan self)
{
  return self.end <= self.start;
}

static inline gboolean
gsy_span_equal (GsySpan a, GsySpan b)
{
  return a.start == b.start && a.end == b.end;
}

static inline gboolean
gsy_span_overlaps (GsySpan a, GsySpan b)
{
  return a.start < b.end && b.start < a.end;
}

static inline gboolean
gsy_span_contains (GsySpan self, guint offset)
{
  return self.start <= offset && offset < self.end;
}

/* Reading order: by start, then by end. */
static inline int
gsy_span_compare (GsySpan a, GsySpan b)
{
  if (a.start != b.start)
    return a.start < b.start ? -1 : 1;
  if (a.end != b.end)
    return a.end < b.end ? -1 : 1;
  return 0;
}

/* The smallest span that covers both; an empty one is ignored. */
static inline GsySpan
gsy_span_union (GsySpan a, GsySpan b)
{
  if (gsy_span_is_empty (a))
    return b;
  if (gsy_span_is_empty (b))
    return a;
  return gsy_span (MIN (a.start, b.start), MAX (a.end, b.end));
}

G_END_DECLS
