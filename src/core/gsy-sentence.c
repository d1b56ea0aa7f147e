/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-sentence.c: abbreviations and closing quotation marks at the ends of sentences. */
#include "config.h"

#include "core/gsy-sentence.h"

#include <string.h>

#include <unicode/uchar.h>

#define FR GSY_TONGUE_FR
#define EN GSY_TONGUE_EN
#define DE GSY_TONGUE_DE
#define ES GSY_TONGUE_ES
#define IT GSY_TONGUE_IT
#define PT GSY_TONGUE_PT
#define RU GSY_TONGUE_RU
#define ALL GSY_TONGUE_ALL

typedef enum
{
  KIND_NONE,
  KIND_TITLE,   /* a name follows: never ends a sentence */
  KIND_NUMBER,  /* a number follows; else it may be a plain word at the end of its sentence */
  KIND_WITHIN,  /* ends a sentence only before a word that starts sentences: “in the U.S. The …” */
  KIND_INITIAL, /* one letter: likewise, but “plan B.” at the very end is no abbreviation */
  KIND_LAST,    /* ends a sentence before a capital letter: “etc.” */
} Kind;

typedef struct
{
  const char *text; /* without the last full stop */
  Kind kind;
  guint tongues;
} Abbreviation;

static const Abbreviation abbreviations[] = {
  { "M", KIND_TITLE, FR | DE },
  { "MM", KIND_TITLE, FR },
  { "Mme", KIND_TITLE, FR },
  { "Mmes", KIND_TITLE, FR },
  { "Mlle", KIND_TITLE, FR },
  { "Mlles", KIND_TITLE, FR },
  { "Me", KIND_TITLE, FR },
  { "Mes", KIND_TITLE, FR },
  { "Mgr", KIND_TITLE, FR | EN },
  { "Dr", KIND_TITLE, ALL },
  { "Drs", KIND_TITLE, ALL },
  { "Pr", KIND_TITLE, FR | ES | PT },
  { "Prs", KIND_TITLE, FR },
  { "Prof", KIND_TITLE, ALL },
  { "prof", KIND_TITLE, FR | DE | ES | IT | PT },
  { "St", KIND_TITLE, FR | EN | DE },
  { "Ste", KIND_TITLE, FR | EN },
  { "Mr", KIND_TITLE, FR | EN },
  { "Mrs", KIND_TITLE, FR | EN },
  { "Ms", KIND_TITLE, FR | EN },
  { "Messrs", KIND_TITLE, EN },
  { "Sen", KIND_TITLE, EN },
  { "Sens", KIND_TITLE, EN },
  { "Rep", KIND_TITLE, EN },
  { "Reps", KIND_TITLE, EN },
  { "Gov", KIND_TITLE, EN },
  { "Govs", KIND_TITLE, EN },
  { "Pres", KIND_TITLE, EN | ES | PT },
  { "Amb", KIND_TITLE, EN },
  { "Hon", KIND_TITLE, EN },
  { "Rev", KIND_TITLE, EN },
  { "Fr", KIND_TITLE, EN | DE },
  { "Gen", KIND_TITLE, FR | EN | DE | IT },
  { "Gén", KIND_TITLE, FR },
  { "gén", KIND_TITLE, FR },
  { "Col", KIND_TITLE, FR | EN | IT },
  { "Lt", KIND_TITLE, FR | EN },
  { "Cmdr", KIND_TITLE, EN },
  { "Cdr", KIND_TITLE, EN },
  { "Capt", KIND_TITLE, EN },
  { "Cpl", KIND_TITLE, EN },
  { "Sgt", KIND_TITLE, EN },
  { "Maj", KIND_TITLE, EN },
  { "Adm", KIND_TITLE, EN },
  { "Brig", KIND_TITLE, EN },
  { "Supt", KIND_TITLE, EN },
  { "Det", KIND_TITLE, EN },
  { "Atty", KIND_TITLE, EN },
  { "Mt", KIND_TITLE, EN },
  { "Ft", KIND_TITLE, EN },
  { "Jos", KIND_TITLE, EN },
  { "Ph", KIND_TITLE, FR },
  { "Ch", KIND_TITLE, FR },
  { "Th", KIND_TITLE, FR },
  { "av", KIND_TITLE, FR },
  { "apr", KIND_TITLE, FR },
  { "hab", KIND_TITLE, FR },
  { "env", KIND_TITLE, FR },
  { "cf", KIND_TITLE, ALL },
  { "Cf", KIND_TITLE, ALL },
  { "cfr", KIND_TITLE, ES | IT | PT },
  { "vs", KIND_TITLE, ALL },
  { "viz", KIND_TITLE, EN },
  { "dir", KIND_TITLE, FR },
  { "coll", KIND_TITLE, FR },
  { "trad", KIND_TITLE, FR | ES | IT | PT },
  { "adj", KIND_TITLE, FR },
  { "janv", KIND_TITLE, FR },
  { "févr", KIND_TITLE, FR },
  { "juil", KIND_TITLE, FR },
  { "Hr", KIND_TITLE, DE },
  { "Hrn", KIND_TITLE, DE },
  { "Frl", KIND_TITLE, DE },
  { "bzw", KIND_TITLE, DE },
  { "ca", KIND_TITLE, DE },
  { "sog", KIND_TITLE, DE },
  { "vgl", KIND_TITLE, DE },
  { "Vgl", KIND_TITLE, DE },
  { "ggf", KIND_TITLE, DE },
  { "evtl", KIND_TITLE, DE },
  { "inkl", KIND_TITLE, DE },
  { "Mio", KIND_TITLE, DE },
  { "Mrd", KIND_TITLE, DE },
  { "Abs", KIND_TITLE, DE },
  { "Sr", KIND_TITLE, ES | PT },
  { "Sra", KIND_TITLE, ES | PT },
  { "Srta", KIND_TITLE, ES | PT },
  { "Sres", KIND_TITLE, ES },
  { "Srs", KIND_TITLE, PT },
  { "Dra", KIND_TITLE, ES | PT },
  { "Sta", KIND_TITLE, ES | PT },
  { "Sto", KIND_TITLE, ES | PT },
  { "Lic", KIND_TITLE, ES },
  { "Exmo", KIND_TITLE, ES | PT },
  { "Exma", KIND_TITLE, ES | PT },
  { "Excmo", KIND_TITLE, ES },
  { "Excma", KIND_TITLE, ES },
  { "Ud", KIND_TITLE, ES },
  { "Uds", KIND_TITLE, ES },
  { "EE", KIND_TITLE, ES },
  { "UU", KIND_WITHIN, ES },
  { "EE.UU", KIND_WITHIN, ES },
  { "RR", KIND_TITLE, ES },
  { "FF", KIND_TITLE, ES },
  { "Sig", KIND_TITLE, IT },
  { "sig", KIND_TITLE, IT },
  { "Sigg", KIND_TITLE, IT },
  { "Dott", KIND_TITLE, IT },
  { "dott", KIND_TITLE, IT },
  { "Avv", KIND_TITLE, IT },
  { "avv", KIND_TITLE, IT },
  { "Ing", KIND_TITLE, DE | IT },
  { "г", KIND_TITLE, RU },
  { "гг", KIND_WITHIN, RU },
  { "им", KIND_TITLE, RU },
  { "ул", KIND_TITLE, RU },
  { "проф", KIND_TITLE, RU },
  { "акад", KIND_TITLE, RU },
  { "ген", KIND_TITLE, RU },
  { "руб", KIND_WITHIN, RU },
  { "тыс", KIND_TITLE, RU },
  { "млн", KIND_TITLE, RU },
  { "млрд", KIND_TITLE, RU },
  { "др", KIND_LAST, RU },

  { "p", KIND_NUMBER, ALL },
  { "pp", KIND_NUMBER, ALL },
  { "art", KIND_NUMBER, ALL },
  { "Art", KIND_NUMBER, ALL },
  { "arts", KIND_NUMBER, ALL },
  { "al", KIND_NUMBER, FR },
  { "vol", KIND_NUMBER, ALL },
  { "Vol", KIND_NUMBER, ALL },
  { "n", KIND_NUMBER, FR | ES | IT | PT },
  { "no", KIND_NUMBER, FR | EN },
  { "No", KIND_NUMBER, FR | EN },
  { "nos", KIND_NUMBER, FR | EN },
  { "Nos", KIND_NUMBER, FR | EN },
  { "Nr", KIND_NUMBER, DE },
  { "t", KIND_NUMBER, FR | ES },
  { "chap", KIND_NUMBER, FR | EN },
  { "ch", KIND_NUMBER, FR | EN },
  { "sect", KIND_NUMBER, FR | EN },
  { "sec", KIND_NUMBER, EN },
  { "Sec", KIND_NUMBER, EN },
  { "para", KIND_NUMBER, EN },
  { "fig", KIND_NUMBER, ALL },
  { "Fig", KIND_NUMBER, ALL },
  { "figs", KIND_NUMBER, ALL },
  { "ann", KIND_NUMBER, FR },
  { "tél", KIND_NUMBER, FR },
  { "Tél", KIND_NUMBER, FR },
  { "tel", KIND_NUMBER, ALL },
  { "Tel", KIND_NUMBER, ALL },
  { "pág", KIND_NUMBER, ES | PT },
  { "pag", KIND_NUMBER, IT },
  { "núm", KIND_NUMBER, ES | PT },
  { "Núm", KIND_NUMBER, ES | PT },
  { "ст", KIND_NUMBER, RU },
  { "стр", KIND_NUMBER, RU },

  { "éd", KIND_WITHIN, FR },
  { "Éd", KIND_WITHIN, FR },
  { "réf", KIND_WITHIN, FR },
  { "dép", KIND_WITHIN, FR },
  { "ex", KIND_WITHIN, FR | ES | PT },
  { "sept", KIND_WITHIN, EN },
  { "ed", KIND_WITHIN, EN | ES | PT | IT },
  { "eds", KIND_WITHIN, EN },
  { "Jr", KIND_WITHIN, ALL },
  { "Sr", KIND_WITHIN, EN },
  { "Inc", KIND_WITHIN, ALL },
  { "Ltd", KIND_WITHIN, ALL },
  { "Co", KIND_WITHIN, ALL },
  { "Cos", KIND_WITHIN, EN },
  { "Corp", KIND_WITHIN, ALL },
  { "Bros", KIND_WITHIN, EN },
  { "Dept", KIND_WITHIN, EN },
  { "Univ", KIND_WITHIN, ALL },
  { "Assn", KIND_WITHIN, EN },
  { "Ave", KIND_WITHIN, EN },
  { "Blvd", KIND_WITHIN, EN },
  { "Calif", KIND_WITHIN, EN },
  { "Conn", KIND_WITHIN, EN },
  { "Fla", KIND_WITHIN, EN },
  { "Wash", KIND_WITHIN, EN },
  { "Va", KIND_WITHIN, EN },
  { "Jan", KIND_WITHIN, EN | DE },
  { "Feb", KIND_WITHIN, EN | DE },
  { "Apr", KIND_WITHIN, EN | DE },
  { "Aug", KIND_WITHIN, EN | DE },
  { "Sep", KIND_WITHIN, EN | DE },
  { "Sept", KIND_WITHIN, EN | DE },
  { "Oct", KIND_WITHIN, EN },
  { "Okt", KIND_WITHIN, DE },
  { "Nov", KIND_WITHIN, EN | DE },
  { "Dec", KIND_WITHIN, EN },
  { "Dez", KIND_WITHIN, DE },
  { "Ph.D", KIND_WITHIN, ALL },
  { "Ltda", KIND_WITHIN, ES | PT },
  { "approx", KIND_WITHIN, EN },

  { "etc", KIND_LAST, ALL },
  { "usw", KIND_LAST, DE },
  { "al", KIND_LAST, EN },
};

/* Words that start a sentence and no name. */
static const char *const starters[] = {
  "The", "He", "She", "It", "They", "We", "You", "In", "But", "And", "This", "That", "These", "Those", "There", "On", "At", "As",
  "However", "His", "Her", "Its", "Their", "Our", "If", "When", "While", "After", "Before", "For", "With", "By", "To", "Some", "Many",
  "Il", "Ils", "Elle", "Elles", "Les", "Un", "Une", "Des", "Ce", "Cet", "Cette", "Ces", "Cela", "Mais", "Et", "En", "Dans", "Pour",
  "Selon", "Or", "Car", "Nous", "Vous", "Son", "Sa", "Ses", "Leur", "Leurs", "Cependant", "Après", "Avant", "Sur", "Au", "Aux",
  "Der", "Die", "Das", "Er", "Sie", "Es", "Ein", "Eine", "Und", "Aber", "Im", "El", "Los", "Las", "Una", "Pero", "Y", "Gli", "Ma",
  "Os", "As", "Mas", "Он", "Она", "Они", "Это", "Но", "В", "На", "По", NULL
};

/* As starters, but also parts of names: they tell only after “U.S.” and its like. */
static const char *const weak_starters[] = { "Le", "La", "A", "An", "I", "Lo", "O", "Il", "L’", "L'", NULL };

GsyTongue
gsy_tongue_from_language (const char *language)
{
  static const struct
  {
    char code[3];
    GsyTongue tongue;
  } known[] = { { "fr", FR }, { "en", EN }, { "de", DE }, { "es", ES }, { "it", IT }, { "pt", PT }, { "ru", RU } };

  if (language == NULL)
    return ALL;
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_ascii_strncasecmp (language, known[i].code, 2) == 0 && !g_ascii_isalnum (language[2]))
      return known[i].tongue;
  return ALL;
}

static gboolean
is_white (gunichar c)
{
  return u_isUWhiteSpace ((UChar32) c);
}

static gboolean
is_alnum (gunichar c)
{
  return u_isalnum ((UChar32) c);
}

static gboolean
is_closing_quote (gunichar c)
{
  return c == 0xbb /* » */ || c == 0x203a /* › */ || c == 0x201d /* ” */;
}

static const char *
skip_white (const char *at, const char *end)
{
  while (at < end && is_white (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

static gboolean
word_is_in (const char *at, gsize length, const char *const *list)
{
  for (guint i = 0; list[i] != NULL; i++)
    if (strlen (list[i]) == length && memcmp (list[i], at, length) == 0)
      return TRUE;
  return FALSE;
}

/* Length of the word at @at. */
static gsize
word_length (const char *at, const char *end)
{
  const char *stop = at;

  while (stop < end && is_alnum (g_utf8_get_char (stop)))
    stop = g_utf8_next_char (stop);
  return stop - at;
}

/* “U.S”, “a.m”, “J.-Y”: letters one by one. */
static gboolean
is_lettered (const char *token, gsize length)
{
  const char *end = token + length;
  guint n = 0;

  for (const char *at = token; at < end;)
    {
      if (!u_isalpha ((UChar32) g_utf8_get_char (at)))
        return FALSE;
      at = g_utf8_next_char (at);
      n++;
      if (at == end)
        return n > 1;
      if (*at != '.')
        return FALSE;
      at++;
      if (at < end && *at == '-')
        at++;
    }
  return FALSE;
}

static gboolean
is_one_capital (const char *token, gsize length)
{
  return length > 0 && g_utf8_next_char (token) == token + length && u_isUUppercase ((UChar32) g_utf8_get_char (token));
}

/* What stands before the full stop at @stop. */
static Kind
find_kind (const char *text, const char *stop, GsyTongue tongue)
{
  const char *token = stop;
  gsize length;

  while (token > text)
    {
      const char *previous = g_utf8_prev_char (token);
      gunichar c = g_utf8_get_char (previous);

      if (!is_alnum (c) && c != '.' && !(c == '-' && token < stop && previous > text && previous[-1] == '.'))
        break;
      token = previous;
    }
  length = stop - token;
  if (length == 0 || length > 16)
    return KIND_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (abbreviations); i++)
    if ((abbreviations[i].tongues & tongue) != 0 && strlen (abbreviations[i].text) == length &&
        memcmp (abbreviations[i].text, token, length) == 0)
      return abbreviations[i].kind;
  if (is_one_capital (token, length))
    return KIND_INITIAL;
  if (!is_lettered (token, length))
    return KIND_NONE;
  /* “J.-Y.” is a first name, “U.S.” is not. */
  return memchr (token, '-', length) != NULL ? KIND_INITIAL : KIND_WITHIN;
}

/* A number or one letter alone at the start of a paragraph: an item of a list. */
static gboolean
is_item_number (const char *text, const char *stop)
{
  const char *at = skip_white (text, stop);
  const char *start = at;

  while (at < stop && g_ascii_isdigit (*at))
    at++;
  return at == stop && at > start && at - start <= 3;
}

/* TRUE when the sentence goes on at @next after the full stop at @stop. */
static gboolean
goes_on (const char *text, const char *end, const char *stop, const char *next, GsyTongue tongue)
{
  gsize length = word_length (next, end);

  switch (find_kind (text, stop, tongue))
    {
    case KIND_TITLE:
      return TRUE;
    case KIND_NUMBER:
      return u_isdigit ((UChar32) g_utf8_get_char (next));
    case KIND_WITHIN:
      return !word_is_in (next, length, starters) && !word_is_in (next, length, weak_starters);
    case KIND_INITIAL:
      return !word_is_in (next, length, starters);
    case KIND_NONE:
      return is_item_number (text, stop);
    case KIND_LAST:
    default:
      return FALSE;
    }
}

gsize
gsy_sentence_correct (const char *text, gsize n_bytes, gsize boundary, GsyTongue tongue)
{
  const char *end = text + n_bytes;
  const char *next = text + boundary;
  const char *last = next; /* past the last character that is no white space */
  gunichar c;

  while (last > text && is_white (g_utf8_get_char (g_utf8_prev_char (last))))
    last = g_utf8_prev_char (last);

  /* “… faux. » Il a dit”: the space before the mark makes ICU leave it to the next sentence. */
  while (next < end && is_closing_quote (g_utf8_get_char (next)))
    {
      const char *after = g_utf8_next_char (next);

      if (after < end && is_alnum (g_utf8_get_char (after)))
        break;
      last = after;
      next = skip_white (after, end);
    }
  if (next == end)
    return 0;

  c = g_utf8_get_char (next);
  if (u_isULowercase ((UChar32) c) || c == ',' || c == ';' || c == ':' || c == 0x60c /* Arabic comma */)
    return 0;
  if (last > text && last[-1] == '.' && last < next && goes_on (text, end, last - 1, next, tongue))
    return 0;
  return next - text;
}

gboolean
gsy_sentence_keeps_full_stop (const char *text, gsize n_bytes, gsize stop, GsyTongue tongue)
{
  const char *end = text + n_bytes;
  const char *next = skip_white (text + stop + 1, end);

  switch (find_kind (text, text + stop, tongue))
    {
    case KIND_TITLE:
    case KIND_WITHIN:
    case KIND_LAST:
      return TRUE;
    case KIND_NUMBER:
    case KIND_INITIAL:
      return next > text + stop + 1 && next < end && goes_on (text, end, text + stop, next, tongue);
    case KIND_NONE:
    default:
      return FALSE;
    }
}
