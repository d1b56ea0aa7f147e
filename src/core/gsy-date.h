/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-date.h: dates as statements and articles hold them: EDTF level 0 (“2021”, “2021-07”, “2021-07-19”) and intervals
 * (“2021-07-19/2021-07-20”), in the proleptic Gregorian calendar. And what an article's words say of them. */
#pragma once

#include "core/gsy-span.h"

G_BEGIN_DECLS

/* The days that a date covers, first and last, as days since 1970-01-01. */
typedef struct
{
  gint64 first;
  gint64 last;
} GsyDays;

/* FALSE when @date is none: 2021-02-30, 21-7-1, an interval that ends before it begins. @days: (out) (optional). */
gboolean gsy_date_parse (const char *date, GsyDays *days);

/* TRUE when all of @a is later than all of @b. FALSE when either is no date. */
gboolean gsy_date_is_after (const char *a, const char *b);

/* What a person may type, as EDTF: EDTF itself, “20/7/2021” in the order of the locale, “20 juillet 2021”, “July 2021”, “19–20 July”, “lundi”,
 * “hier” (these against @published, and a year that is not told is the one nearest on or before a month after it). @language: (nullable):
 * BCP 47 of the article, tried before the locale's and English. (transfer full) (nullable): no date. */
char *gsy_date_from_words (const char *words, const char *language, const char *published);

/* For people, in the locale's way: “19 July 2021”. What is no date comes back as it is. (transfer full) */
char *gsy_date_to_words (const char *date);

/**
 * GsyDateMention:
 * @span: where in the article
 * @date: what it means, EDTF
 */
typedef struct
{
  GsySpan span;
  char *date;
} GsyDateMention;

/* The words that name a day, a month or a year, in the article's language, in and before @range: weekdays (the last such day on or before
 * @published; “next Monday” is not offered), today and yesterday, dates with a month's name or in figures. @published: (nullable): without
 * it, or with less than a day, only what needs no reckoning. First those in @range, then in its sentences, the nearest first, then those
 * a few paragraphs before, the nearest first. (transfer full) (element-type GsyDateMention) */
GArray *gsy_date_find_mentions (GsyArticle *article, GsySpan range, const char *published);

G_END_DECLS
