/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-date-read.c: how words tell a date: “lundi 19 juillet”, “July 19, 2021”, “2021年7月20日”, “hier”. */
#include "config.h"

#include "core/gsy-date-private.h"

#include <string.h>

static gboolean
is_one_of (const GsyToken *token, const char *const *words)
{
  return token != NULL && g_strv_contains (words, token->text);
}

static gboolean
is_number (const GsyToken *token, guint min_digits, guint max_digits, int min, int max)
{
  return token != NULL && token->kind == GSY_TOKEN_NUMBER && token->n_digits >= min_digits && token->n_digits <= max_digits &&
         token->value >= min && token->value <= max;
}

static gboolean
is_year (const GsyDateReader *self, const GsyToken *token)
{
  return is_number (token, 4, 4, self->typed ? 0 : 1000, self->typed ? 9999 : 2999);
}

/* TRUE when the token at @index stands glued to a number before it or after it, as in “1,19” or “19.5”. */
static gboolean
is_part_of_number (const GsyDateReader *self, guint index)
{
  const GsyToken *before = index > 1 ? gsy_date_reader_get (self, index - 1) : NULL;
  const GsyToken *after = gsy_date_reader_get (self, index + 1);
  const GsyToken *beyond = gsy_date_reader_get (self, index + 2);
  static const char *const points[] = { ".", ",", "/", "-", ":", NULL };

  if (before != NULL && is_one_of (before, points) && !gsy_date_reader_get (self, index)->spaced && !before->spaced &&
      gsy_date_reader_get (self, index - 2)->kind == GSY_TOKEN_NUMBER)
    return TRUE;
  return after != NULL && beyond != NULL && is_one_of (after, points) && !after->spaced && !beyond->spaced && beyond->kind == GSY_TOKEN_NUMBER;
}

/* A name of @kind at @index that counts there. In running text, what is written with a capital letter must have one (“may”, “march”). */
static const GsyDateName *
find_name (const GsyDateReader *self, GsyDateNameKind kind, guint index, guint *n)
{
  const GsyDateName *name = gsy_lexicon_find (self->lexicon, kind, self->tokens, index, n);

  if (name == NULL)
    return NULL;
  if (!self->typed && g_array_index (name->tokens, GsyToken, 0).capital && !gsy_date_reader_get (self, index)->capital)
    return NULL;
  return name;
}

/* The index after a day of the month with what makes it an ordinal, or @index. */
static guint
read_day (const GsyDateReader *self, guint index, int *day)
{
  static const char *const ordinals[] = { "er", "re", "e", "o", "a", "st", "nd", "rd", "th", "日", "号", "號", "일", NULL };
  const GsyToken *token = gsy_date_reader_get (self, index);
  const GsyToken *after = gsy_date_reader_get (self, index + 1);

  if (!is_number (token, 1, 2, 1, 31))
    return index;
  *day = token->value;
  index++;
  if (after != NULL && !after->spaced && is_one_of (after, ordinals))
    index++;
  return index;
}

/* Likewise after one day or two: “19”, “19 et 20”, “19–20”. */
static guint
read_days (const GsyDateReader *self, guint index, int *from_day, int *day)
{
  static const char *const joints[] = { "-", "et", "au", "and", "to", "und", "bis", "y", "al", "e", "a", "и", "по", "و", "至", "到", NULL };
  guint at = read_day (self, index, day), stop;
  int last;

  *from_day = 0;
  if (at == index)
    return index;
  if (gsy_token_is (gsy_date_reader_get (self, at), ".") && is_one_of (gsy_date_reader_get (self, at + 1), joints))
    at++;
  if (!is_one_of (gsy_date_reader_get (self, at), joints))
    return gsy_token_is (gsy_date_reader_get (self, at - 1), ".") ? at - 1 : at;
  stop = read_day (self, at + 1, &last);
  if (stop == at + 1 || last <= *day)
    return at;
  *from_day = *day;
  *day = last;
  return stop;
}

/* The index after a month's name; where two names of it are given, as in “تموز/يوليو”, after both. */
static guint
read_month (const GsyDateReader *self, guint index, int *month)
{
  const GsyDateName *name, *other;
  guint n;

  name = find_name (self, GSY_DATE_NAME_MONTH, index, &n);
  if (name == NULL)
    return index;
  *month = name->value;
  index += n;
  if (name->weak && gsy_token_is (gsy_date_reader_get (self, index), ".") && !gsy_date_reader_get (self, index)->spaced)
    index++;
  if (gsy_token_is (gsy_date_reader_get (self, index), "/") || gsy_token_is (gsy_date_reader_get (self, index), "("))
    {
      other = find_name (self, GSY_DATE_NAME_MONTH, index + 1, &n);
      if (other != NULL && other->value == name->value)
        {
          index += 1 + n;
          if (gsy_token_is (gsy_date_reader_get (self, index), ")"))
            index++;
        }
    }
  return index;
}

/* The index after the year that follows a month or a day of it, or @index. */
static guint
read_year_after (const GsyDateReader *self, guint index, int *year)
{
  static const char *const joints[] = { ",", "de", "del", "of", "عام", "لعام", "سنة", NULL };
  guint at = index;

  for (guint i = 0; i < 2 && is_one_of (gsy_date_reader_get (self, at), joints); i++)
    at++;
  if (!is_year (self, gsy_date_reader_get (self, at)) || (!self->typed && is_part_of_number (self, at)))
    return index;
  *year = gsy_date_reader_get (self, at)->value;
  return at + 1;
}

/* “19 juillet 2021”, “19. Juli”, “19 de julio de 2021”, “the 19th of July” */
static guint
read_day_first (const GsyDateReader *self, guint index, GsyDateSaid *said)
{
  static const char *const joints[] = { ".", "-", "de", "of", "di", "من", NULL };
  GsyCivil read = { 0 };
  int from_day;
  guint at, stop;

  if (index < self->tokens->len && !self->typed && index > 1 && is_part_of_number (self, index) && !gsy_token_is (gsy_date_reader_get (self, index + 1), "."))
    return index;
  at = read_days (self, index, &from_day, &read.day);
  if (at == index)
    return index;
  if (is_one_of (gsy_date_reader_get (self, at), joints))
    at++;
  stop = read_month (self, at, &read.month);
  if (stop == at)
    return index;
  if (gsy_token_is (gsy_date_reader_get (self, stop), "-"))
    {
      guint end = read_year_after (self, stop + 1, &read.year);

      stop = end > stop + 1 ? end : stop;
    }
  else
    stop = read_year_after (self, stop, &read.year);
  said->civil = read;
  said->from_day = from_day;
  return stop;
}

/* “July 19, 2021”, “7月20日”; or “July 2021” */
static guint
read_month_first (const GsyDateReader *self, guint index, GsyDateSaid *said)
{
  GsyCivil read = { 0 };
  int from_day = 0;
  guint at, stop;

  at = read_month (self, index, &read.month);
  if (at == index)
    return index;
  stop = read_year_after (self, at, &read.year);
  if (stop == at && (self->lexicon->month_first || self->typed))
    {
      stop = read_days (self, at, &from_day, &read.day);
      if (stop > at && from_day == 0 && !self->typed && is_part_of_number (self, at) && !is_year (self, gsy_date_reader_get (self, at + 2)))
        return index;
      if (stop > at)
        stop = read_year_after (self, stop, &read.year);
    }
  /* Alone it may be another word: “mai”, “mars”, “may”. */
  if (stop == at && !self->typed)
    return index;
  said->civil = read;
  said->from_day = from_day;
  return stop;
}

/* “2021年7月20日”, “2021. július 20.” */
static guint
read_year_first (const GsyDateReader *self, guint index, GsyDateSaid *said)
{
  static const char *const joints[] = { "年", "년", ".", ",", NULL };
  GsyCivil read = { 0 };
  guint at, stop;

  if (!is_year (self, gsy_date_reader_get (self, index)) || !(self->lexicon->year_first || self->typed))
    return index;
  read.year = gsy_date_reader_get (self, index)->value;
  at = index + 1;
  if (is_one_of (gsy_date_reader_get (self, at), joints))
    at++;
  stop = read_month (self, at, &read.month);
  if (stop == at)
    return index;
  stop = read_day (self, stop, &read.day);
  said->civil = read;
  return stop;
}

static gboolean
set_figures (GsyCivil *civil, const char *order, const GsyToken *const *parts)
{
  GsyCivil read = { 0 };

  for (guint i = 0; i < 3; i++)
    {
      const GsyToken *part = parts[i];

      if (order[i] != 'y' ? !is_number (part, 1, 2, 1, 31) : part->n_digits != 2 && part->n_digits != 4)
        return FALSE;
      if (order[i] == 'y')
        /* As POSIX has it: 69 to 99 are of the last century. */
        read.year = part->n_digits == 4 ? part->value : part->value + (part->value < 69 ? 2000 : 1900);
      else if (order[i] == 'm')
        read.month = part->value;
      else
        read.day = part->value;
    }
  if (!gsy_date_is_valid (read.year, read.month, read.day))
    return FALSE;
  *civil = read;
  return TRUE;
}

/* “20/7/2021”, “2021-07-20”, “20. 7. 2021”; typed also “20/7” and “7/2021” */
static guint
read_figures (const GsyDateReader *self, guint index, GsyDateSaid *said)
{
  static const char *const marks[] = { "/", ".", "-", NULL };
  const GsyToken *parts[3], *mark = gsy_date_reader_get (self, index + 1);
  const GsyToken *more;
  gboolean swapped;

  for (guint i = 0; i < 2; i++)
    {
      parts[i] = gsy_date_reader_get (self, index + 2 * i);
      if (!is_number (parts[i], 1, 4, 0, 9999))
        return index;
    }
  if (!is_one_of (mark, marks) || mark->spaced)
    return index;
  more = gsy_date_reader_get (self, index + 3);
  parts[2] = gsy_date_reader_get (self, index + 4);
  if (gsy_token_is (more, mark->text) && is_number (parts[2], 1, 4, 0, 9999))
    {
      const char *order = parts[0]->n_digits == 4 ? "ymd" : parts[2]->n_digits == 4 && self->order[0] == 'y' ? "dmy"
                                                                                                             : self->order;

      if (!self->typed && parts[0]->n_digits != 4 && parts[2]->n_digits != 4)
        return index;
      swapped = !set_figures (&said->civil, order, parts);
      if (swapped && (order[0] == 'y' || !set_figures (&said->civil, order[0] == 'd' ? "mdy" : "dmy", parts)))
        return index;
      return index + 5;
    }
  if (!self->typed || index + 3 < self->tokens->len)
    return index;
  if (is_number (parts[0], 1, 2, 1, 12) && parts[1]->n_digits == 4)
    said->civil = (GsyCivil){ parts[1]->value, parts[0]->value, 0 };
  else if (parts[0]->n_digits == 4 && is_number (parts[1], 1, 2, 1, 12))
    said->civil = (GsyCivil){ parts[0]->value, parts[1]->value, 0 };
  else
    {
      gboolean month_first = self->order[0] == 'm' || self->order[0] == 'y';
      int month = parts[month_first ? 0 : 1]->value, day = parts[month_first ? 1 : 0]->value;

      if (!is_number (parts[0], 1, 2, 1, 31) || !is_number (parts[1], 1, 2, 1, 31) || !gsy_date_is_valid (2000, month, day))
        return index;
      said->civil = (GsyCivil){ 0, month, day };
    }
  return index + 3;
}

/* “2021” alone: many a number is none, so that in running text the words beside it must say so. */
static guint
read_year (const GsyDateReader *self, guint index, GsyDateSaid *said)
{
  static const char *const before[] = { "en", "depuis", "des", "annee", "in", "since", "until", "jahr", "jahre", "seit", "desde", "nel", "dal", "em", "عام", "العام", "سنة", "منذ", NULL };
  static const char *const after[] = { "年", "년", "год", "году", "года", NULL };
  const GsyToken *token = gsy_date_reader_get (self, index);
  const GsyToken *next = gsy_date_reader_get (self, index + 1);

  if (!is_year (self, token))
    return index;
  if (self->typed)
    {
      said->civil = (GsyCivil){ token->value, 0, 0 };
      return index + (is_one_of (next, after) ? 2 : 1);
    }
  if (token->value < 1900 || token->value > 2099 || is_part_of_number (self, index) || (next != NULL && gsy_token_is (next, "%")))
    return index;
  if (!is_one_of (next, after) && !(index > 0 && is_one_of (gsy_date_reader_get (self, index - 1), before)))
    return index;
  said->civil = (GsyCivil){ token->value, 0, 0 };
  return index + 1;
}

static guint
read_date (const GsyDateReader *self, guint index, GsyDateSaid *said)
{
  static guint (*const readers[]) (const GsyDateReader *, guint, GsyDateSaid *) = {
    read_figures,
    read_year_first,
    read_day_first,
    read_month_first,
    read_year,
  };

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      guint stop = readers[i](self, index, said);

      if (stop > index)
        return stop;
    }
  return index;
}

/* “20日”: a day of the month that the article is of. */
static guint
read_bare_day (const GsyDateReader *self, guint index, GsyDateSaid *said)
{
  static const char *const after[] = { "日", "号", "號", NULL };
  guint stop;

  if (!self->lexicon->year_first || (index > 0 && is_part_of_number (self, index)))
    return index;
  stop = read_day (self, index, &said->civil.day);
  if (stop == index + 2 && is_one_of (gsy_date_reader_get (self, index + 1), after))
    return stop;
  said->civil.day = 0;
  return index;
}

/* “prochain”, “last”: the index after it. */
static guint
read_side (const GsyDateReader *self, guint index, int *side)
{
  guint n;

  if (find_name (self, GSY_DATE_NAME_NEXT, index, &n) != NULL)
    *side = 1;
  else if (find_name (self, GSY_DATE_NAME_LAST, index, &n) != NULL)
    *side = -1;
  else
    return index;
  return index + n;
}

/* “lundi”, “lundi dernier”, “Montag, den 19. Juli”, “mardi 20” */
static guint
read_weekday (const GsyDateReader *self, guint index, GsyDateSaid *said)
{
  static const char *const leads[] = { "le", "den", "dem", "the", "el", "il", "de", "الموافق", NULL };
  guint at = read_side (self, index, &said->side);
  const GsyDateName *name;
  guint n, stop, date;

  name = find_name (self, GSY_DATE_NAME_WEEKDAY, at, &n);
  if (name == NULL)
    {
      said->side = 0;
      return index;
    }
  said->weekday = name->value;
  at += n;
  if (name->weak && gsy_token_is (gsy_date_reader_get (self, at), ".") && !gsy_date_reader_get (self, at)->spaced)
    at++;
  stop = said->side == 0 ? read_side (self, at, &said->side) : at;
  if (said->side != 0)
    return stop;

  if (gsy_token_is (gsy_date_reader_get (self, at), ","))
    at++;
  if (is_one_of (gsy_date_reader_get (self, at), leads))
    at++;
  date = read_date (self, at, said);
  if (date > at && said->civil.day > 0)
    return date;
  said->civil = (GsyCivil){ 0 };
  if (at == stop)
    {
      date = read_day (self, at, &said->civil.day);
      if (date > at && !is_part_of_number (self, at))
        return date;
      said->civil.day = 0;
    }
  if (name->weak && !self->typed)
    {
      said->weekday = -1;
      return index;
    }
  return stop;
}

guint
gsy_date_read (const GsyDateReader *self, guint index, GsyDateSaid *said)
{
  const GsyDateName *name;
  guint stop, n;

  *said = (GsyDateSaid){ .weekday = -1 };
  stop = read_weekday (self, index, said);
  if (stop == index)
    stop = read_date (self, index, said);
  if (stop == index)
    stop = read_bare_day (self, index, said);
  if (stop > index)
    return stop;
  name = find_name (self, GSY_DATE_NAME_RELATIVE, index, &n);
  if (name == NULL)
    return index;
  said->is_days = TRUE;
  said->days = name->value;
  return index + n;
}
