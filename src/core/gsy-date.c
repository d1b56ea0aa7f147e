/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-date.c: EDTF dates and the days that they cover. */
#include "config.h"

#include "core/gsy-date-private.h"

#include <string.h>

/* After Howard Hinnant's "chrono-compatible low-level date algorithms": years that begin in March, eras of 400 years. */
static gint64
days_from_civil (int year, int month, int day)
{
  gint64 y = month <= 2 ? year - 1 : year;
  gint64 era = (y >= 0 ? y : y - 399) / 400;
  gint64 year_of_era = y - era * 400;
  gint64 day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  gint64 day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * 146097 + day_of_era - 719468;
}

void
gsy_days_to_civil (gint64 days, int *year, int *month, int *day)
{
  gint64 z = days + 719468;
  gint64 era = (z >= 0 ? z : z - 146096) / 146097;
  gint64 day_of_era = z - era * 146097;
  gint64 year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  gint64 day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  gint64 month_of_year = (5 * day_of_year + 2) / 153;

  *day = (int) (day_of_year - (153 * month_of_year + 2) / 5 + 1);
  *month = (int) (month_of_year + (month_of_year < 10 ? 3 : -9));
  *year = (int) (year_of_era + era * 400 + (*month <= 2 ? 1 : 0));
}

static int
days_in_month (int year, int month)
{
  static const guint8 lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  if (month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0))
    return 29;
  return lengths[month - 1];
}

gboolean
gsy_date_is_valid (int year, int month, int day)
{
  return year >= 0 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= days_in_month (year, month);
}

/* Value of exactly @n digits at @at, -1 when there are not so many. */
static int
read_digits (const char *at, guint n)
{
  int value = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (at[i]))
        return -1;
      value = value * 10 + g_ascii_digit_value (at[i]);
    }
  return value;
}

/* A date without "/", of @length bytes. */
static gboolean
parse_simple (const char *at, gsize length, GsyCivil *civil)
{
  GsyCivil read = { 0 };

  if (length != 4 && length != 7 && length != 10)
    return FALSE;
  read.year = read_digits (at, 4);
  if (read.year < 0)
    return FALSE;
  if (length >= 7)
    {
      read.month = at[4] == '-' ? read_digits (at + 5, 2) : -1;
      if (read.month < 1 || read.month > 12)
        return FALSE;
    }
  if (length == 10)
    {
      read.day = at[7] == '-' ? read_digits (at + 8, 2) : -1;
      if (!gsy_date_is_valid (read.year, read.month, read.day))
        return FALSE;
    }
  *civil = read;
  return TRUE;
}

GsyDays
gsy_civil_get_days (GsyCivil civil)
{
  int first_month = civil.month > 0 ? civil.month : 1;
  int last_month = civil.month > 0 ? civil.month : 12;
  int first_day = civil.day > 0 ? civil.day : 1;
  int last_day = civil.day > 0 ? civil.day : days_in_month (civil.year, last_month);

  return (GsyDays){ days_from_civil (civil.year, first_month, first_day), days_from_civil (civil.year, last_month, last_day) };
}

char *
gsy_civil_to_string (GsyCivil civil)
{
  if (civil.day > 0)
    return g_strdup_printf ("%04d-%02d-%02d", civil.year, civil.month, civil.day);
  if (civil.month > 0)
    return g_strdup_printf ("%04d-%02d", civil.year, civil.month);
  return g_strdup_printf ("%04d", civil.year);
}

gboolean
gsy_date_parse_ends (const char *date, GsyCivil *from, GsyCivil *to)
{
  const char *slash = strchr (date, '/');

  if (slash == NULL)
    {
      if (!parse_simple (date, strlen (date), from))
        return FALSE;
      *to = *from;
      return TRUE;
    }
  return parse_simple (date, (gsize) (slash - date), from) && parse_simple (slash + 1, strlen (slash + 1), to) &&
         gsy_civil_get_days (*to).last >= gsy_civil_get_days (*from).first;
}

gboolean
gsy_date_parse (const char *date, GsyDays *days)
{
  GsyCivil from, to;

  g_return_val_if_fail (date != NULL, FALSE);

  if (!gsy_date_parse_ends (date, &from, &to))
    return FALSE;
  if (days != NULL)
    *days = (GsyDays){ gsy_civil_get_days (from).first, gsy_civil_get_days (to).last };
  return TRUE;
}

gboolean
gsy_date_is_after (const char *a, const char *b)
{
  GsyDays of_a, of_b;

  return a != NULL && b != NULL && gsy_date_parse (a, &of_a) && gsy_date_parse (b, &of_b) && of_a.first > of_b.last;
}
