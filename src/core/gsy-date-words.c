/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-date-words.c: what words say of a day: “lundi 19 juillet”, “July 19, 2021”, “2021年7月20日”, “hier”. */
#include "config.h"

#include "core/gsy-date-private.h"

#include <string.h>

/* How far before a range its day may have been told, in code points. */
#define MAX_BEFORE 1500
/* Dates without a year are taken for the one nearest on or before this many days after the article. */
#define MAX_AHEAD 31
/* A weekday with a day of the month, but no month: how many days it may be away. */
#define MAX_AWAY 62

/* What some words say, before it is reckoned with. */
typedef struct
{
  GsyCivil civil;   /* 0 for what they do not say */
  int from_day;     /* of “19–20 July” the first; else 0 */
  int weekday;      /* 0 to 6, or -1 */
  int side;         /* of a weekday: -1 the one that is past, 1 the one to come */
  int days;         /* from the article's day */
  gboolean is_days; /* @days counts */
} Said;

typedef struct
{
  const GsyLexicon *lexicon;
  const char *order; /* of dates in figures */
  const GArray *tokens;
  gboolean typed; /* a person typed it for a date: short names, months and years alone are meant */
} Reader;

static const GsyToken *
token_at (const Reader *self, guint index)
{
  return index < self->tokens->len ? &g_array_index (self->tokens, GsyToken, index) : NULL;
}

static gboolean
is_one_of (const GsyToken *token, const char *const *words)
{
  return token != NULL && g_strv_contains (words, token->text);
}

static gboolean
is_text (const GsyToken *token, const char *text)
{
  return token != NULL && g_str_equal (token->text, text);
}

static gboolean
is_number (const GsyToken *token, guint min_digits, guint max_digits, int min, int max)
{
  return token != NULL && token->kind == GSY_TOKEN_NUMBER && token->n_digits >= min_digits && token->n_digits <= max_digits &&
         token->value >= min && token->value <= max;
}

static gboolean
is_year (const Reader *self, const GsyToken *token)
{
  return is_number (token, 4, 4, self->typed ? 0 : 1000, self->typed ? 9999 : 2999);
}

/* TRUE when the token at @index stands glued to a number before it or after it, as in “1,19” or “19.5”. */
static gboolean
is_part_of_number (const Reader *self, guint index)
{
  const GsyToken *before = index > 1 ? token_at (self, index - 1) : NULL;
  const GsyToken *after = token_at (self, index + 1);
  const GsyToken *beyond = token_at (self, index + 2);
  static const char *const points[] = { ".", ",", "/", "-", ":", NULL };

  if (before != NULL && is_one_of (before, points) && !token_at (self, index)->spaced && !before->spaced &&
      token_at (self, index - 2)->kind == GSY_TOKEN_NUMBER)
    return TRUE;
  return after != NULL && beyond != NULL && is_one_of (after, points) && !after->spaced && !beyond->spaced && beyond->kind == GSY_TOKEN_NUMBER;
}

/* A name of @kind at @index that counts there. In running text, what is written with a capital letter must have one (“may”, “march”). */
static const GsyDateName *
find_name (const Reader *self, GsyDateNameKind kind, guint index, guint *n)
{
  const GsyDateName *name = gsy_lexicon_find (self->lexicon, kind, self->tokens, index, n);

  if (name == NULL)
    return NULL;
  if (!self->typed && g_array_index (name->tokens, GsyToken, 0).capital && !token_at (self, index)->capital)
    return NULL;
  return name;
}

/* The index after a day of the month with what makes it an ordinal, or @index. */
static guint
read_day (const Reader *self, guint index, int *day)
{
  static const char *const ordinals[] = { "er", "re", "e", "o", "a", "st", "nd", "rd", "th", "日", "号", "號", "일", NULL };
  const GsyToken *token = token_at (self, index);
  const GsyToken *after = token_at (self, index + 1);

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
read_days (const Reader *self, guint index, int *from_day, int *day)
{
  static const char *const joints[] = { "-", "et", "au", "and", "to", "und", "bis", "y", "al", "e", "a", "и", "по", "و", "至", "到", NULL };
  guint at = read_day (self, index, day), stop;
  int last;

  *from_day = 0;
  if (at == index)
    return index;
  if (is_text (token_at (self, at), ".") && is_one_of (token_at (self, at + 1), joints))
    at++;
  if (!is_one_of (token_at (self, at), joints))
    return is_text (token_at (self, at - 1), ".") ? at - 1 : at;
  stop = read_day (self, at + 1, &last);
  if (stop == at + 1 || last <= *day)
    return at;
  *from_day = *day;
  *day = last;
  return stop;
}

/* The index after a month's name; where two names of it are given, as in “تموز/يوليو”, after both. */
static guint
read_month (const Reader *self, guint index, int *month)
{
  const GsyDateName *name, *other;
  guint n;

  name = find_name (self, GSY_DATE_NAME_MONTH, index, &n);
  if (name == NULL)
    return index;
  *month = name->value;
  index += n;
  if (name->weak && is_text (token_at (self, index), ".") && !token_at (self, index)->spaced)
    index++;
  if (is_text (token_at (self, index), "/") || is_text (token_at (self, index), "("))
    {
      other = find_name (self, GSY_DATE_NAME_MONTH, index + 1, &n);
      if (other != NULL && other->value == name->value)
        {
          index += 1 + n;
          if (is_text (token_at (self, index), ")"))
            index++;
        }
    }
  return index;
}

/* The index after the year that follows a month or a day of it, or @index. */
static guint
read_year_after (const Reader *self, guint index, int *year)
{
  static const char *const joints[] = { ",", "de", "del", "of", "عام", "لعام", "سنة", NULL };
  guint at = index;

  for (guint i = 0; i < 2 && is_one_of (token_at (self, at), joints); i++)
    at++;
  if (!is_year (self, token_at (self, at)) || (!self->typed && is_part_of_number (self, at)))
    return index;
  *year = token_at (self, at)->value;
  return at + 1;
}

/* “19 juillet 2021”, “19. Juli”, “19 de julio de 2021”, “the 19th of July” */
static guint
read_day_first (const Reader *self, guint index, Said *said)
{
  static const char *const joints[] = { ".", "-", "de", "of", "di", "من", NULL };
  GsyCivil read = { 0 };
  int from_day;
  guint at, stop;

  if (index < self->tokens->len && !self->typed && index > 1 && is_part_of_number (self, index) && !is_text (token_at (self, index + 1), "."))
    return index;
  at = read_days (self, index, &from_day, &read.day);
  if (at == index)
    return index;
  if (is_one_of (token_at (self, at), joints))
    at++;
  stop = read_month (self, at, &read.month);
  if (stop == at)
    return index;
  if (is_text (token_at (self, stop), "-"))
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
read_month_first (const Reader *self, guint index, Said *said)
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
      if (stop > at && from_day == 0 && !self->typed && is_part_of_number (self, at) && !is_year (self, token_at (self, at + 2)))
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
read_year_first (const Reader *self, guint index, Said *said)
{
  static const char *const joints[] = { "年", "년", ".", ",", NULL };
  GsyCivil read = { 0 };
  guint at, stop;

  if (!is_year (self, token_at (self, index)) || !(self->lexicon->year_first || self->typed))
    return index;
  read.year = token_at (self, index)->value;
  at = index + 1;
  if (is_one_of (token_at (self, at), joints))
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
read_figures (const Reader *self, guint index, Said *said)
{
  static const char *const marks[] = { "/", ".", "-", NULL };
  const GsyToken *parts[3], *mark = token_at (self, index + 1);
  const GsyToken *more;
  gboolean swapped;

  for (guint i = 0; i < 2; i++)
    {
      parts[i] = token_at (self, index + 2 * i);
      if (!is_number (parts[i], 1, 4, 0, 9999))
        return index;
    }
  if (!is_one_of (mark, marks) || mark->spaced)
    return index;
  more = token_at (self, index + 3);
  parts[2] = token_at (self, index + 4);
  if (is_text (more, mark->text) && is_number (parts[2], 1, 4, 0, 9999))
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
read_year (const Reader *self, guint index, Said *said)
{
  static const char *const before[] = { "en", "depuis", "des", "annee", "in", "since", "until", "jahr", "jahre", "seit", "desde", "nel", "dal", "em", "عام", "العام", "سنة", "منذ", NULL };
  static const char *const after[] = { "年", "년", "год", "году", "года", NULL };
  const GsyToken *token = token_at (self, index);
  const GsyToken *next = token_at (self, index + 1);

  if (!is_year (self, token))
    return index;
  if (self->typed)
    {
      said->civil = (GsyCivil){ token->value, 0, 0 };
      return index + (is_one_of (next, after) ? 2 : 1);
    }
  if (token->value < 1900 || token->value > 2099 || is_part_of_number (self, index) || (next != NULL && is_text (next, "%")))
    return index;
  if (!is_one_of (next, after) && !(index > 0 && is_one_of (token_at (self, index - 1), before)))
    return index;
  said->civil = (GsyCivil){ token->value, 0, 0 };
  return index + 1;
}

static guint
read_date (const Reader *self, guint index, Said *said)
{
  static guint (*const readers[]) (const Reader *, guint, Said *) = {
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
read_bare_day (const Reader *self, guint index, Said *said)
{
  static const char *const after[] = { "日", "号", "號", NULL };
  guint stop;

  if (!self->lexicon->year_first || (index > 0 && is_part_of_number (self, index)))
    return index;
  stop = read_day (self, index, &said->civil.day);
  if (stop == index + 2 && is_one_of (token_at (self, index + 1), after))
    return stop;
  said->civil.day = 0;
  return index;
}

/* “prochain”, “last”: the index after it. */
static guint
read_side (const Reader *self, guint index, int *side)
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
read_weekday (const Reader *self, guint index, Said *said)
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
  if (name->weak && is_text (token_at (self, at), ".") && !token_at (self, at)->spaced)
    at++;
  stop = said->side == 0 ? read_side (self, at, &said->side) : at;
  if (said->side != 0)
    return stop;

  if (is_text (token_at (self, at), ","))
    at++;
  if (is_one_of (token_at (self, at), leads))
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

static guint
read_said (const Reader *self, guint index, Said *said)
{
  const GsyDateName *name;
  guint stop, n;

  *said = (Said){ .weekday = -1 };
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

/* Reckoning */

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
find_weekday (const Reader *self, const Said *said, gint64 day)
{
  int today = gsy_days_get_weekday (day);
  int back = (today - said->weekday + 7) % 7;

  if (said->side < 0 && self->lexicon->counts_weeks)
    return day - today - 7 + said->weekday;
  return day - (said->side < 0 && back == 0 ? 7 : back);
}

/* The nearest day @said->civil.day of a month that is the weekday. */
static gboolean
find_day_of_month (const Said *said, gint64 day, gint64 ahead, GsyCivil *civil)
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

/* What @said means for an article of @published. (transfer full) (nullable): nothing, or nothing without a day to reckon from */
static char *
resolve (const Reader *self, const Said *said, const char *published)
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
read_whole (const Reader *self, const char *published)
{
  guint n = self->tokens->len;

  while (n > 0 && token_at (self, n - 1)->kind == GSY_TOKEN_MARK && is_text (token_at (self, n - 1), "."))
    n--;
  for (guint skip = 0; skip < 3 && skip < n; skip++)
    {
      const GsyToken *before = skip > 0 ? token_at (self, skip - 1) : NULL;
      Said said;

      if (before != NULL && (before->kind == GSY_TOKEN_NUMBER || g_utf8_strlen (before->text, -1) > 4))
        return NULL;
      if (read_said (self, skip, &said) >= n)
        return resolve (self, &said, published);
    }
  return NULL;
}

static char *
read_words (const char *words, const char *const *languages, const char *order, const char *published)
{
  g_autoptr (GArray) tokens = gsy_tokens_new (words, strlen (words));

  for (guint i = 0; languages[i] != NULL; i++)
    {
      Reader reader = { gsy_lexicon_get (languages[i]), order, tokens, TRUE };
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

/* What an article says */

typedef struct
{
  GsyDateMention mention;
  guint distance;
} Found;

static void
mention_clear (gpointer data)
{
  g_clear_pointer (&((GsyDateMention *) data)->date, g_free);
}

/* From in the range over its sentences to what stands before. */
static guint
get_distance (GsySpan range, GsySpan sentences, GsySpan span)
{
  if (span.start < range.end && span.end > range.start)
    return 0;
  if (span.start < sentences.end && span.end > sentences.start)
    return 1 + (span.start >= range.end ? span.start - range.end : range.start - span.end);
  return G_MAXUINT / 2 - (span.end < range.start ? span.end : 0);
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *left = a, *right = b;

  if (left->distance != right->distance)
    return left->distance < right->distance ? -1 : 1;
  return gsy_span_compare (left->mention.span, right->mention.span);
}

/* Dates in figures follow the article's language; where it tells no country, the user's own when that is the same language. */
static const char *
get_order (const char *language)
{
  g_autofree char *own = gsy_date_dup_user_language ();
  gsize n = language != NULL ? strlen (language) : 0;

  if (n > 0 && strchr (language, '-') == NULL && strncmp (own, language, n) == 0 && own[n] == '-')
    return gsy_lexicon_get (own)->order;
  return gsy_lexicon_get (language)->order;
}

GArray *
gsy_date_find_mentions (GsyArticle *article, GsySpan range, const char *published)
{
  GArray *mentions = g_array_new (FALSE, FALSE, sizeof (GsyDateMention));
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Found));
  g_autoptr (GArray) tokens = NULL;
  GsySegmenter *segmenter;
  GsySpan sentences, window;
  const char *language, *slice;
  gsize n_bytes;

  g_array_set_clear_func (mentions, mention_clear);
  g_return_val_if_fail (GSY_IS_ARTICLE (article), mentions);

  range.end = MIN (range.end, gsy_article_get_length (article));
  range.start = MIN (range.start, range.end);
  if (gsy_article_get_length (article) == 0)
    return mentions;
  segmenter = gsy_article_get_segmenter (article);
  sentences = gsy_span_union (gsy_segmenter_sentence_at (segmenter, range.start), gsy_segmenter_sentence_at (segmenter, range.end > range.start ? range.end - 1 : range.end));
  sentences = gsy_span_union (sentences, range);
  window = gsy_span (sentences.start - MIN (sentences.start, MAX_BEFORE), sentences.end);
  /* A whole word to begin with, so that “12” is not read of “2012”. */
  window.start = gsy_segmenter_word_at (segmenter, window.start).start;

  language = gsy_article_get_language (article);
  slice = gsy_offsets_slice (gsy_article_get_offsets (article), window, &n_bytes);
  tokens = gsy_tokens_new (slice, n_bytes);
  {
    Reader reader = { gsy_lexicon_get (language), get_order (language), tokens, FALSE };

    for (guint i = 0; i < tokens->len;)
      {
        Said said;
        guint stop = read_said (&reader, i, &said);
        char *date = stop > i ? resolve (&reader, &said, published) : NULL;

        if (date != NULL)
          {
            GsySpan span = gsy_span (window.start + token_at (&reader, i)->span.start, window.start + token_at (&reader, stop - 1)->span.end);
            Found found = { { span, date }, get_distance (range, sentences, span) };

            g_array_append_val (all, found);
          }
        i = MAX (stop, i + 1);
      }
  }
  g_array_sort (all, compare_found);
  for (guint i = 0; i < all->len; i++)
    g_array_append_val (mentions, g_array_index (all, Found, i).mention);
  return mentions;
}
