/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-date-format.c: dates for people, in their locale's way, by ICU. */
#include "config.h"

#include "core/gsy-date-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/udateintervalformat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>

#define MAX_UNITS 256

/* One for each of a year, a month and a day; made once. */
typedef struct
{
  UDateFormat *format;
  UDateIntervalFormat *interval;
} Formatter;

static const UChar utc[] = { 'U', 'T', 'C', 0 };

/* The Gregorian calendar at all times, as EDTF has it. */
static UCalendar *
open_calendar (const char *locale, UErrorCode *status)
{
  UCalendar *calendar = ucal_open (utc, -1, locale, UCAL_GREGORIAN, status);

  ucal_setGregorianChange (calendar, -8.64e15, status);
  return calendar;
}

static void
open_formatter (Formatter *self, const char *skeleton)
{
  g_autofree char *language = gsy_date_dup_user_language ();
  char locale[ULOC_FULLNAME_CAPACITY] = "";
  UErrorCode status = U_ZERO_ERROR;
  UDateTimePatternGenerator *generator;
  UCalendar *calendar;
  UChar wanted[16] = { 0 }, pattern[MAX_UNITS];
  int32_t n = (int32_t) strlen (skeleton), length;

  for (int32_t i = 0; i < n; i++)
    wanted[i] = (UChar) skeleton[i];
  uloc_forLanguageTag (language, locale, sizeof locale, NULL, &status);
  uloc_setKeywordValue ("calendar", "gregorian", locale, sizeof locale, &status);
  /* The digits of all other numbers here, and of what is typed. */
  uloc_setKeywordValue ("numbers", "latn", locale, sizeof locale, &status);
  generator = udatpg_open (locale, &status);
  length = udatpg_getBestPattern (generator, wanted, n, pattern, G_N_ELEMENTS (pattern), &status);
  self->format = udat_open (UDAT_PATTERN, UDAT_PATTERN, locale, utc, -1, pattern, length, &status);
  calendar = open_calendar (locale, &status);
  if (U_SUCCESS (status))
    udat_setCalendar (self->format, calendar);
  self->interval = udtitvfmt_open (locale, wanted, n, utc, -1, &status);
  ucal_close (calendar);
  udatpg_close (generator);
  if (U_FAILURE (status))
    g_error ("ICU has no format for dates: %s", u_errorName (status));
}

static const Formatter *
get_formatter (GsyCivil civil)
{
  static Formatter formatters[3];
  static const char *const skeletons[] = { "y", "yMMMM", "yMMMMd" };
  guint i = civil.day > 0 ? 2 : civil.month > 0 ? 1
                                                : 0;

  if (formatters[i].format == NULL)
    open_formatter (&formatters[i], skeletons[i]);
  return &formatters[i];
}

static char *
dup_units (const UChar *units, int32_t n, UErrorCode status)
{
  if (U_FAILURE (status) || n <= 0 || n > MAX_UNITS)
    return NULL;
  return g_utf16_to_utf8 ((const gunichar2 *) units, n, NULL, NULL, NULL);
}

/* Noon, in milliseconds. */
static UDate
get_instant (GsyCivil civil)
{
  return (UDate) gsy_civil_get_days (civil).first * 86400000.0 + 43200000.0;
}

static char *
format_one (GsyCivil civil)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar units[MAX_UNITS];
  int32_t n = udat_format (get_formatter (civil)->format, get_instant (civil), units, MAX_UNITS, NULL, &status);

  return dup_units (units, n, status);
}

static char *
format_interval (GsyCivil from, GsyCivil to)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar units[MAX_UNITS];
  int32_t n = udtitvfmt_format (get_formatter (from)->interval, get_instant (from), get_instant (to), units, MAX_UNITS, NULL, &status);

  return dup_units (units, n, status);
}

static gboolean
is_alike (GsyCivil a, GsyCivil b)
{
  return (a.month > 0) == (b.month > 0) && (a.day > 0) == (b.day > 0);
}

/* (nullable): ICU does not want to */
static char *
format (const char *date, GsyCivil from, GsyCivil to)
{
  g_autofree char *first = NULL, *last = NULL;

  if (strchr (date, '/') == NULL)
    return format_one (from);
  /* What ICU does in one calendar since 1582; before, the two ends by themselves. */
  if (is_alike (from, to) && from.year > 1582)
    return format_interval (from, to);
  first = format_one (from);
  last = format_one (to);
  if (first == NULL || last == NULL)
    return NULL;
  /* Translators: from one date to another, as “July 2021 – 2 August 2021”. */
  return g_strdup_printf (C_ ("interval", "%1$s – %2$s"), first, last);
}

char *
gsy_date_to_words (const char *date)
{
  static GMutex mutex;
  GsyCivil from, to;
  char *words;

  g_return_val_if_fail (date != NULL, NULL);

  if (!gsy_date_parse_ends (date, &from, &to))
    return g_strdup (date);
  /* ICU's formats are for one thread at a time. */
  g_mutex_lock (&mutex);
  words = format (date, from, to);
  g_mutex_unlock (&mutex);
  return words != NULL ? words : g_strdup (date);
}
