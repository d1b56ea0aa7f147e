/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-date-words.c: what words that tell a date come to, and what a person typed for one. */
#include "config.h"

#include "core/gsy-date-private.h"

#include <string.h>

/* Dates without a year are taken for the one nearest on or before this many days after the article. */
#define MAX_AHEAD 31
/* A weekday with a day of the month, but no month: how many days it may be away. */
#define MAX_AWAY 62

static GsyCivil
civil_of (gint64 days)
{
  GsyCivil civil;

  gsy_days_to_civil (days, &civil.year, &civil.month, &civil.day);
  return civil;
}

/* The year that makes it the nearest on or before a month after the article. */
static gboolean
find_year (GsyCivil *civil, const GsyDays *published, gboolean is_year)
{
  gint64 limit = published->last + (is_year ? 0 : MAX_AHEAD);
  GsyCivil last = civil_of (limit);

  for (int year = last.year; year >= 0 && year > last.year - 9; year--)
    {
      GsyCivil candidate = { year, civil->month, civil->day };

      if (candidate.day > 0 && !gsy_date_is_valid (year, candidate.month, candidate.day))
        continue;
      if (gsy_civil_get_days (candidate).first > limit)
        continue;
      *civil = candidate;
      return TRUE;
    }
  return FALSE;
}

static gint64
find_weekday (const GsyDateReader *self, const GsyDateSaid *said, gint64 day)
{
  int today = gsy_days_get_weekday (day);
  int back = (today - said->weekday + 7) % 7;

  if (said->side < 0 && self->lexicon->counts_weeks)
    return day - today - 7 + said->weekday;
  return day - (said->side < 0 && back == 0 ? 7 : back);
}

/* The nearest day @said->civil.day of a month that is the weekday. */
static gboolean
find_day_of_month (const GsyDateSaid *said, gint64 day, gint64 ahead, GsyCivil *civil)
{
  for (gint64 at = day + ahead; at >= day - MAX_AWAY; at--)
    {
      GsyCivil candidate = civil_of (at);

      if (candidate.day == said->civil.day && (said->weekday < 0 || gsy_days_get_weekday (at) == said->weekday))
        {
          *civil = candidate;
          return TRUE;
        }
    }
  return FALSE;
}

char *
gsy_date_resolve (const GsyDateReader *self, const GsyDateSaid *said, const char *published)
{
  GsyDays days;
  gboolean has_published = published != NULL && gsy_date_parse (published, &days);
  gboolean has_day = has_published && days.first == days.last;
  GsyCivil civil = said->civil;

  if (civil.year == 0 && civil.month == 0)
    {
      if (!has_day || said->side > 0)
        return NULL;
      if (said->is_days)
        civil = civil_of (days.first + said->days);
      else if (civil.day > 0 && find_day_of_month (said, days.first, said->weekday < 0 ? 0 : MAX_AHEAD, &civil))
        ;
      else if (said->weekday >= 0)
        civil = civil_of (find_weekday (self, said, days.first));
      else
        return NULL;
    }
  else if (civil.year == 0 && (!has_published || !find_year (&civil, &days, strlen (published) == 4)))
    return NULL;
  if (civil.year < 0 || civil.year > 9999 || (civil.day > 0 && !gsy_date_is_valid (civil.year, civil.month, civil.day)))
    return NULL;
  if (said->from_day > 0)
    {
      GsyCivil from = { civil.year, civil.month, said->from_day };
      g_autofree char *first = gsy_civil_to_string (from);
      g_autofree char *last = gsy_civil_to_string (civil);

      return g_strconcat (first, "/", last, NULL);
    }
  return gsy_civil_to_string (civil);
}

/* What a person typed */

/* @tokens whole, but for an article before them and a full stop after. */
static char *
read_whole (const GsyDateReader *self, const char *published)
{
  guint n = self->tokens->len;

  while (n > 0 && gsy_date_reader_get (self, n - 1)->kind == GSY_TOKEN_MARK && gsy_token_is (gsy_date_reader_get (self, n - 1), "."))
    n--;
  for (guint skip = 0; skip < 3 && skip < n; skip++)
    {
      const GsyToken *before = skip > 0 ? gsy_date_reader_get (self, skip - 1) : NULL;
      GsyDateSaid said;

      if (before != NULL && (before->kind == GSY_TOKEN_NUMBER || g_utf8_strlen (before->text, -1) > 4))
        return NULL;
      if (gsy_date_read (self, skip, &said) >= n)
        return gsy_date_resolve (self, &said, published);
    }
  return NULL;
}

static char *
read_words (const char *words, const char *const *languages, const char *order, const char *published)
{
  g_autoptr (GArray) tokens = gsy_date_tokens_new (words, strlen (words));

  for (guint i = 0; languages[i] != NULL; i++)
    {
      GsyDateReader reader = { gsy_lexicon_get (languages[i]), order, tokens, TRUE };
      char *date = read_whole (&reader, published);

      if (date != NULL)
        return date;
    }
  return NULL;
}

/* “19 juillet – 2 août”: NULL when it is no interval. */
static char *
read_interval (const char *words, const char *const *languages, const char *order, const char *published)
{
  static const char *const between[] = { " – ", " — ", " - ", "–", "..", " / " };

  for (guint i = 0; i < G_N_ELEMENTS (between); i++)
    {
      const char *at = strstr (words, between[i]);
      g_autofree char *before = at != NULL ? g_strndup (words, at - words) : NULL;
      g_autofree char *from = NULL, *to = NULL, *interval = NULL;

      if (at == NULL)
        continue;
      from = read_words (before, languages, order, published);
      to = read_words (at + strlen (between[i]), languages, order, published);
      if (from == NULL || to == NULL || strchr (from, '/') != NULL || strchr (to, '/') != NULL)
        continue;
      interval = g_strconcat (from, "/", to, NULL);
      if (gsy_date_parse (interval, NULL))
        return g_steal_pointer (&interval);
    }
  return NULL;
}

char *
gsy_date_from_words (const char *words, const char *language, const char *published)
{
  g_autofree char *stripped = NULL, *own = NULL;
  char *date;

  g_return_val_if_fail (words != NULL, NULL);

  if (!g_utf8_validate (words, -1, NULL))
    return NULL;
  stripped = g_strstrip (g_strdup (words));
  if (gsy_date_parse (stripped, NULL))
    return g_steal_pointer (&stripped);
  own = gsy_date_dup_user_language ();
  {
    const char *const languages[] = { language != NULL ? language : own, own, "en", NULL };
    const char *order = gsy_lexicon_get (own)->order;

    date = read_words (stripped, languages, order, published);
    return date != NULL ? date : read_interval (stripped, languages, order, published);
  }
}
