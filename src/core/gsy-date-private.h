/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-date-private.h: what the files of gsy-date.h share: days of the calendar, words of a text, and what a language calls days and months. */
#pragma once

#include "core/gsy-article.h"
#include "core/gsy-date.h"

G_BEGIN_DECLS

/* --- the calendar (gsy-date.c) --- */

/* A year, a month of it, or a day of it: @month and @day are 0 when they are not told. */
typedef struct
{
  int year;
  int month;
  int day;
} GsyCivil;

void gsy_days_to_civil (gint64 days, int *year, int *month, int *day);
gboolean gsy_date_is_valid (int year, int month, int day);
gboolean gsy_date_parse_ends (const char *date, GsyCivil *from, GsyCivil *to); /* of no interval: twice the same */
GsyDays gsy_civil_get_days (GsyCivil civil);
char *gsy_civil_to_string (GsyCivil civil);

/* Monday is 0. */
static inline int
gsy_days_get_weekday (gint64 days)
{
  return (int) (((days + 3) % 7 + 7) % 7);
}

/* --- the words of a text (gsy-date-lexicon.c) --- */

typedef enum
{
  GSY_TOKEN_WORD, /* a word; in scripts that write words without spaces between them, one character */
  GSY_TOKEN_NUMBER,
  GSY_TOKEN_MARK, /* one character of punctuation */
} GsyTokenKind;

typedef struct
{
  GsyTokenKind kind;
  GsySpan span;     /* in the text, in code points */
  char *text;       /* folded; of a number its digits without leading zeros */
  int value;        /* of a number, -1 when it is long */
  guint n_digits;   /* of a number, with leading zeros */
  gboolean spaced;  /* white space before it */
  gboolean capital; /* begins with a capital letter */
} GsyToken;

/* (transfer full) (element-type GsyToken) */
GArray *gsy_date_tokens_new (const char *text, gsize n_bytes);

static inline gboolean
gsy_token_is (const GsyToken *self, const char *text)
{
  return self != NULL && g_str_equal (self->text, text);
}

/* --- what a language calls them (gsy-date-lexicon.c) --- */

typedef enum
{
  GSY_DATE_NAME_MONTH,    /* 1 to 12 */
  GSY_DATE_NAME_WEEKDAY,  /* 0 to 6 */
  GSY_DATE_NAME_RELATIVE, /* days from today: 0, -1, -2 */
  GSY_DATE_NAME_NEXT,     /* beside a weekday: the one to come */
  GSY_DATE_NAME_LAST,     /* beside a weekday: the one that is past */
} GsyDateNameKind;

typedef struct
{
  GsyDateNameKind kind;
  int value;
  GArray *tokens; /* of GsyToken */
  gboolean weak;  /* an abbreviation that may well be another word: means nothing alone */
} GsyDateName;

/* Immutable and never freed: one for each language that was asked for. */
typedef struct
{
  GHashTable *names; /* first token -> array of GsyDateName, the longest first */
  char order[4];     /* of a date in figures: "dmy", "mdy" or "ymd" */
  gboolean month_first;
  gboolean year_first;
  gboolean counts_weeks; /* “last Monday” is that of last week */
} GsyLexicon;

/* @language: (nullable): BCP 47. What is unknown has no names. Any thread. */
const GsyLexicon *gsy_lexicon_get (const char *language);

/* The language of the user's dates, BCP 47. (transfer full) */
char *gsy_date_dup_user_language (void);

/* The longest name of @kind that the tokens from @index on are. @n: (out): how many tokens it has. (nullable) */
const GsyDateName *gsy_lexicon_find (const GsyLexicon *self, GsyDateNameKind kind, const GArray *tokens, guint index, guint *n);

/* --- how words tell a date (gsy-date-read.c) --- */

/* What some words say, before it is reckoned with. */
typedef struct
{
  GsyCivil civil;   /* 0 for what they do not say */
  int from_day;     /* of “19–20 July” the first; else 0 */
  int weekday;      /* 0 to 6, or -1 */
  int side;         /* of a weekday: -1 the one that is past, 1 the one to come */
  int days;         /* from the article's day */
  gboolean is_days; /* @days counts */
} GsyDateSaid;

typedef struct
{
  const GsyLexicon *lexicon;
  const char *order; /* of dates in figures */
  const GArray *tokens;
  gboolean typed; /* a person typed it for a date: short names, months and years alone are meant */
} GsyDateReader;

static inline const GsyToken *
gsy_date_reader_get (const GsyDateReader *self, guint index)
{
  return index < self->tokens->len ? &g_array_index (self->tokens, GsyToken, index) : NULL;
}

/* The index after the words from @index on that tell a date, or @index. */
guint gsy_date_read (const GsyDateReader *self, guint index, GsyDateSaid *said);

/* --- what they come to (gsy-date-words.c) --- */

/* What @said means for an article of @published (nullable). (transfer full) (nullable): nothing, or nothing without a day to reckon from */
char *gsy_date_resolve (const GsyDateReader *self, const GsyDateSaid *said, const char *published);

G_END_DECLS
