/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-date-lexicon.c: what a language calls months and days, by ICU's data, and the words of a text to find them in. */
#include "config.h"

#include "core/gsy-date-private.h"
#include "core/gsy-fold.h"

#include <locale.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>
#include <unicode/ureldatefmt.h>
#include <unicode/uscript.h>

/* What ICU's data do not have: other words of newspapers. @value as of GsyDateName. */
static const struct
{
  const char *language;
  GsyDateNameKind kind;
  int value;
  const char *words;
} extras[] = {
  { "ar", GSY_DATE_NAME_RELATIVE, -1, "الأمس" },
  { "ar", GSY_DATE_NAME_NEXT, 0, "المقبل" },
  { "ar", GSY_DATE_NAME_NEXT, 0, "القادم" },
  { "ar", GSY_DATE_NAME_LAST, 0, "الماضي" },
  { "de", GSY_DATE_NAME_NEXT, 0, "kommenden" },
  { "de", GSY_DATE_NAME_NEXT, 0, "nächster" },
  { "de", GSY_DATE_NAME_NEXT, 0, "nächsten" },
  { "de", GSY_DATE_NAME_LAST, 0, "vergangenen" },
  { "de", GSY_DATE_NAME_WEEKDAY, 5, "Sonnabend" },
  { "en", GSY_DATE_NAME_NEXT, 0, "coming" },
  { "en", GSY_DATE_NAME_RELATIVE, -1, "last night" },
  { "es", GSY_DATE_NAME_NEXT, 0, "próximo" },
  { "es", GSY_DATE_NAME_RELATIVE, -1, "anoche" },
  { "fr", GSY_DATE_NAME_NEXT, 0, "prochain" },
  { "fr", GSY_DATE_NAME_NEXT, 0, "suivant" },
  { "it", GSY_DATE_NAME_NEXT, 0, "prossimo" },
  { "ja", GSY_DATE_NAME_RELATIVE, 0, "本日" },
  { "pt", GSY_DATE_NAME_NEXT, 0, "próxima" },
  { "zh", GSY_DATE_NAME_RELATIVE, 0, "今日" },
  { "zh", GSY_DATE_NAME_RELATIVE, -1, "昨日" },
  { "zh", GSY_DATE_NAME_RELATIVE, -1, "昨晚" },
  { "zh", GSY_DATE_NAME_WEEKDAY, 6, "星期天" },
  { "zh", GSY_DATE_NAME_WEEKDAY, 6, "周天" },
};

/* Languages whose countries, or scripts, have other names. */
static const struct
{
  const char *language;
  const char *locales[4];
} variants[] = {
  { "ar", { "ar_LB", "ar_MA", "ar_DZ", NULL } },
  { "de", { "de_AT", NULL } },
  { "zh", { "zh_Hans", "zh_Hant", NULL } },
};

/* Words of a text */

static void
token_clear (gpointer data)
{
  GsyToken *token = data;

  g_clear_pointer (&token->text, g_free);
}

static gboolean
is_mark_of_letter (gunichar c)
{
  return (U_GET_GC_MASK ((UChar32) c) & U_GC_M_MASK) != 0 || c == 0x640 || c == 0xad || c == 0x200c || c == 0x200d;
}

/* Letters of scripts that put no space between words, or glue particles to them. */
static gboolean
stands_alone (gunichar c)
{
  UErrorCode status = U_ZERO_ERROR;

  if (c < 0x1100)
    return FALSE;
  switch ((int) uscript_getScript ((UChar32) c, &status))
    {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
      return TRUE;
    default:
      return FALSE;
    }
}

static const char *
read_number (const char *at, const char *end, guint *offset, GsyToken *token)
{
  GString *digits = g_string_new (NULL);
  guint64 value = 0;

  token->kind = GSY_TOKEN_NUMBER;
  for (; at < end; at = g_utf8_next_char (at), (*offset)++)
    {
      int digit = u_charDigitValue ((UChar32) g_utf8_get_char (at));

      if (digit < 0)
        break;
      token->n_digits++;
      if (digit > 0 || digits->len > 0)
        g_string_append_c (digits, (char) ('0' + digit));
      if (value < 1000000)
        value = value * 10 + (guint64) digit;
    }
  token->value = value < 1000000 ? (int) value : -1;
  token->text = g_string_free (digits, FALSE);
  return at;
}

static const char *
read_word (const char *at, const char *end, guint *offset, GsyToken *token)
{
  const char *start = at;
  gunichar first = g_utf8_get_char (at);
  gboolean alone = stands_alone (first);

  token->kind = GSY_TOKEN_WORD;
  token->capital = g_unichar_isupper (first) || g_unichar_istitle (first);
  at = g_utf8_next_char (at);
  (*offset)++;
  for (; at < end; at = g_utf8_next_char (at), (*offset)++)
    {
      gunichar c = g_utf8_get_char (at);

      if (!is_mark_of_letter (c) && (alone || !u_isalpha ((UChar32) c) || stands_alone (c)))
        break;
    }
  /* A syllable of Hangul folded would be the letters that it is made of. */
  token->text = first >= 0xac00 && first <= 0xd7a3 ? g_strndup (start, at - start) : gsy_fold (start, at - start);
  return at;
}

GArray *
gsy_date_tokens_new (const char *text, gsize n_bytes)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (GsyToken));
  const char *end = text + n_bytes;
  gboolean spaced = FALSE;
  guint offset = 0;

  g_array_set_clear_func (tokens, token_clear);
  for (const char *at = text; at < end;)
    {
      gunichar c = g_utf8_get_char (at);
      GsyToken token = { .span = { offset, offset }, .spaced = spaced };

      if (u_isUWhiteSpace ((UChar32) c) || is_mark_of_letter (c) || (U_GET_GC_MASK ((UChar32) c) & U_GC_CF_MASK) != 0)
        {
          spaced = spaced || u_isUWhiteSpace ((UChar32) c);
          at = g_utf8_next_char (at);
          offset++;
          continue;
        }
      if (u_charDigitValue ((UChar32) c) >= 0)
        at = read_number (at, end, &offset, &token);
      else if (u_isalpha ((UChar32) c))
        at = read_word (at, end, &offset, &token);
      else
        {
          const char *next = g_utf8_next_char (at);

          token.kind = GSY_TOKEN_MARK;
          token.text = gsy_fold (at, next - at);
          at = next;
          offset++;
        }
      token.span.end = offset;
      spaced = FALSE;
      g_array_append_val (tokens, token);
    }
  return tokens;
}

/* The lexicon */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const GsyDateName *left = *(GsyDateName *const *) a;
  const GsyDateName *right = *(GsyDateName *const *) b;

  if (left->tokens->len != right->tokens->len)
    return left->tokens->len > right->tokens->len ? -1 : 1;
  return (left->weak ? 1 : 0) - (right->weak ? 1 : 0);
}

static void
add_tokens (GsyLexicon *self, GsyDateNameKind kind, int value, gboolean weak, GArray *tokens)
{
  GsyDateName *name;
  GPtrArray *list;
  const char *key;

  /* The full stop of an abbreviation, and space that data put around. */
  while (tokens->len > 1 && g_array_index (tokens, GsyToken, tokens->len - 1).kind == GSY_TOKEN_MARK)
    g_array_set_size (tokens, tokens->len - 1);
  if (tokens->len == 0)
    {
      g_array_unref (tokens);
      return;
    }
  name = g_new (GsyDateName, 1);
  *name = (GsyDateName){ kind, value, tokens, weak };
  key = g_array_index (tokens, GsyToken, 0).text;
  list = g_hash_table_lookup (self->names, key);
  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (self->names, g_strdup (key), list);
    }
  g_ptr_array_add (list, name);
}

static void
add_name (GsyLexicon *self, GsyDateNameKind kind, int value, gboolean weak, const char *words)
{
  add_tokens (self, kind, value, weak, gsy_date_tokens_new (words, strlen (words)));
}

static void
add_symbols (GsyLexicon *self, const UDateFormat *format, UDateFormatSymbolType type, GsyDateNameKind kind, gboolean is_short)
{
  int32_t n = udat_countSymbols (format, type);

  /* Weekdays begin at 1, with Sunday. */
  for (int32_t i = kind == GSY_DATE_NAME_WEEKDAY ? 1 : 0; i < n; i++)
    {
      UErrorCode status = U_ZERO_ERROR;
      UChar symbol[128];
      int32_t length = udat_getSymbols (format, type, i, symbol, G_N_ELEMENTS (symbol), &status);
      g_autofree char *words = NULL;

      if (U_FAILURE (status) || length <= 0 || length >= (int32_t) G_N_ELEMENTS (symbol))
        continue;
      words = g_utf16_to_utf8 ((const gunichar2 *) symbol, length, NULL, NULL, NULL);
      if (words == NULL)
        continue;
      if (kind == GSY_DATE_NAME_WEEKDAY)
        add_name (self, kind, (i + 5) % 7, is_short && !stands_alone (g_utf8_get_char (words)), words);
      else
        add_name (self, kind, i + 1, is_short, words);
    }
}

static char *
dup_relative (const URelativeDateTimeFormatter *formatter, int offset, URelativeDateTimeUnit unit)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar phrase[256];
  int32_t length = ureldatefmt_format (formatter, offset, unit, phrase, G_N_ELEMENTS (phrase), &status);

  if (U_FAILURE (status) || length <= 0 || length >= (int32_t) G_N_ELEMENTS (phrase))
    return NULL;
  return g_utf16_to_utf8 ((const gunichar2 *) phrase, length, NULL, NULL, NULL);
}

static gboolean
has_token (GArray *tokens, const char *text)
{
  for (guint i = 0; i < tokens->len; i++)
    if (g_str_equal (g_array_index (tokens, GsyToken, i).text, text))
      return TRUE;
  return FALSE;
}

/* The words that @phrase has and @other has not: “prochain” of “lundi prochain” and “lundi dernier”. Those of numbers tell nothing. */
static void
add_difference (GsyLexicon *self, GsyDateNameKind kind, const char *phrase, const char *other)
{
  g_autoptr (GArray) has = gsy_date_tokens_new (phrase, strlen (phrase));
  g_autoptr (GArray) has_not = gsy_date_tokens_new (other, strlen (other));

  for (guint i = 0; i < has->len; i++)
    if (g_array_index (has, GsyToken, i).kind == GSY_TOKEN_NUMBER)
      return;
  for (guint i = 0; i < has->len; i++)
    {
      const GsyToken *token = &g_array_index (has, GsyToken, i);

      if (token->kind == GSY_TOKEN_WORD && !has_token (has_not, token->text))
        add_name (self, kind, 0, FALSE, token->text);
    }
}

static void
add_relatives (GsyLexicon *self, const char *locale)
{
  UErrorCode status = U_ZERO_ERROR;
  URelativeDateTimeFormatter *formatter =
    ureldatefmt_open (locale, NULL, UDAT_STYLE_LONG, UDISPCTX_CAPITALIZATION_NONE, &status);

  if (U_FAILURE (status))
    return;
  for (int offset = -2; offset <= 0; offset++)
    {
      g_autofree char *words = dup_relative (formatter, offset, UDAT_REL_UNIT_DAY);

      if (words != NULL)
        add_name (self, GSY_DATE_NAME_RELATIVE, offset, FALSE, words);
    }
  for (int unit = UDAT_REL_UNIT_SUNDAY; unit <= (int) UDAT_REL_UNIT_SATURDAY; unit++)
    {
      g_autofree char *next = dup_relative (formatter, 1, (URelativeDateTimeUnit) unit);
      g_autofree char *last = dup_relative (formatter, -1, (URelativeDateTimeUnit) unit);

      if (next == NULL || last == NULL)
        continue;
      add_difference (self, GSY_DATE_NAME_NEXT, next, last);
      add_difference (self, GSY_DATE_NAME_LAST, last, next);
    }
  ureldatefmt_close (formatter);
}

static void
add_locale (GsyLexicon *self, const char *locale)
{
  static const struct
  {
    UDateFormatSymbolType type;
    GsyDateNameKind kind;
    gboolean is_short;
  } symbols[] = {
    { UDAT_MONTHS, GSY_DATE_NAME_MONTH, FALSE },
    { UDAT_STANDALONE_MONTHS, GSY_DATE_NAME_MONTH, FALSE },
    { UDAT_SHORT_MONTHS, GSY_DATE_NAME_MONTH, TRUE },
    { UDAT_STANDALONE_SHORT_MONTHS, GSY_DATE_NAME_MONTH, TRUE },
    { UDAT_WEEKDAYS, GSY_DATE_NAME_WEEKDAY, FALSE },
    { UDAT_STANDALONE_WEEKDAYS, GSY_DATE_NAME_WEEKDAY, FALSE },
    { UDAT_SHORT_WEEKDAYS, GSY_DATE_NAME_WEEKDAY, TRUE },
    { UDAT_STANDALONE_SHORT_WEEKDAYS, GSY_DATE_NAME_WEEKDAY, TRUE },
  };
  g_autofree char *gregorian = g_strconcat (locale, "@calendar=gregorian", NULL);
  UErrorCode status = U_ZERO_ERROR;
  UDateFormat *format = udat_open (UDAT_LONG, UDAT_LONG, gregorian, NULL, 0, NULL, 0, &status);

  if (U_FAILURE (status))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++)
    add_symbols (self, format, symbols[i].type, symbols[i].kind, symbols[i].is_short);
  udat_close (format);
  add_relatives (self, locale);
}

/* The letters of @skeleton in the order of the locale, one of each, as "dmy". */
static void
read_order (const char *locale, const char *skeleton, char order[4])
{
  g_autofree char *gregorian = g_strconcat (locale, "@calendar=gregorian", NULL);
  UErrorCode status = U_ZERO_ERROR;
  UDateTimePatternGenerator *generator = udatpg_open (gregorian, &status);
  UChar wanted[8] = { 0 }, pattern[64];
  int32_t length;
  guint n = 0;
  gboolean quoted = FALSE;

  order[0] = '\0';
  for (guint i = 0; skeleton[i] != '\0'; i++)
    wanted[i] = (UChar) skeleton[i];
  length = udatpg_getBestPattern (generator, wanted, (int32_t) strlen (skeleton), pattern, G_N_ELEMENTS (pattern), &status);
  for (int32_t i = 0; U_SUCCESS (status) && i < length && n < 3; i++)
    {
      char letter = pattern[i] == 'M' || pattern[i] == 'L' ? 'm' : pattern[i] == 'd' ? 'd'
                                                                 : pattern[i] == 'y' ? 'y'
                                                                                     : '\0';

      if (pattern[i] == '\'')
        quoted = !quoted;
      if (quoted || letter == '\0' || (n > 0 && memchr (order, letter, n) != NULL))
        continue;
      order[n++] = letter;
    }
  order[n] = '\0';
  udatpg_close (generator);
}

static GsyLexicon *
lexicon_new (const char *language)
{
  GsyLexicon *self = g_new0 (GsyLexicon, 1);
  UErrorCode status = U_ZERO_ERROR;
  char locale[ULOC_FULLNAME_CAPACITY] = "", base[ULOC_LANG_CAPACITY] = "", order[4];
  GHashTableIter iter;
  gpointer list;

  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  strcpy (self->order, "dmy");
  uloc_forLanguageTag (language, locale, sizeof locale, NULL, &status);
  if (U_FAILURE (status) || status == U_STRING_NOT_TERMINATED_WARNING)
    return self;
  /* A tag may carry a calendar or figures of its own: only the place matters. */
  locale[strcspn (locale, "@")] = '\0';
  uloc_getLanguage (locale, base, sizeof base, &status);
  if (U_FAILURE (status) || base[0] == '\0' || g_str_equal (base, "und"))
    return self;

  add_locale (self, locale);
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    for (guint j = 0; g_str_equal (variants[i].language, base) && variants[i].locales[j] != NULL; j++)
      add_locale (self, variants[i].locales[j]);
  for (guint i = 0; i < G_N_ELEMENTS (extras); i++)
    if (g_str_equal (extras[i].language, base))
      add_name (self, extras[i].kind, extras[i].value, FALSE, extras[i].words);
  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    g_ptr_array_sort (list, compare_names);

  read_order (locale, "yMd", order);
  if (strlen (order) == 3 && (order[0] == 'y' || order[2] == 'y'))
    strcpy (self->order, order[0] == 'y' ? "ymd" : order);
  read_order (locale, "yMMMMd", order);
  self->year_first = order[0] == 'y';
  read_order (locale, "MMMMd", order);
  self->month_first = order[0] == 'm';
  self->counts_weeks = g_str_equal (base, "zh") || g_str_equal (base, "ja");
  return self;
}

const GsyLexicon *
gsy_lexicon_get (const char *language)
{
  static GMutex mutex;
  static GHashTable *kept;
  GsyLexicon *lexicon;

  if (language == NULL)
    language = "und";
  g_mutex_lock (&mutex);
  if (kept == NULL)
    kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lexicon = g_hash_table_lookup (kept, language);
  if (lexicon == NULL)
    {
      lexicon = lexicon_new (language);
      g_hash_table_insert (kept, g_strdup (language), lexicon);
    }
  g_mutex_unlock (&mutex);
  return lexicon;
}

char *
gsy_date_dup_user_language (void)
{
  const char *posix = setlocale (LC_TIME, NULL);
  char locale[ULOC_FULLNAME_CAPACITY], tag[ULOC_FULLNAME_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;

  /* “C” is nowhere: English as it is read everywhere, with the day before the month. */
  if (posix == NULL || g_str_equal (posix, "POSIX") || g_str_equal (posix, "C") || g_str_has_prefix (posix, "C."))
    return g_strdup ("en-001");
  uloc_canonicalize (posix, locale, sizeof locale, &status);
  uloc_toLanguageTag (locale, tag, sizeof tag, FALSE, &status);
  return g_strdup (U_SUCCESS (status) && status != U_STRING_NOT_TERMINATED_WARNING ? tag : "en-001");
}

static gboolean
tokens_match (const GsyDateName *name, const GArray *tokens, guint index)
{
  if (index + name->tokens->len > tokens->len)
    return FALSE;
  for (guint i = 1; i < name->tokens->len; i++)
    {
      const GsyToken *wanted = &g_array_index (name->tokens, GsyToken, i);
      const GsyToken *token = &g_array_index (tokens, GsyToken, index + i);

      if (wanted->kind != token->kind || wanted->spaced != token->spaced || !g_str_equal (wanted->text, token->text))
        return FALSE;
    }
  return TRUE;
}

static const GsyDateName *
find_by_key (const GsyLexicon *self, GsyDateNameKind kind, const char *key, const GArray *tokens, guint index)
{
  GPtrArray *list = g_hash_table_lookup (self->names, key);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const GsyDateName *name = g_ptr_array_index (list, i);

      if (name->kind == kind && tokens_match (name, tokens, index))
        return name;
    }
  return NULL;
}

const GsyDateName *
gsy_lexicon_find (const GsyLexicon *self, GsyDateNameKind kind, const GArray *tokens, guint index, guint *n)
{
  static const char *const attached[] = { "و", "ف", "ب", "ل" }; /* and, so, in, to: written as one with the word */
  const GsyDateName *name;
  const char *key;

  if (index >= tokens->len)
    return NULL;
  key = g_array_index (tokens, GsyToken, index).text;
  name = find_by_key (self, kind, key, tokens, index);
  for (guint i = 0; name == NULL && i < G_N_ELEMENTS (attached); i++)
    if (g_str_has_prefix (key, attached[i]))
      name = find_by_key (self, kind, key + strlen (attached[i]), tokens, index);
  if (name != NULL)
    *n = name->tokens->len;
  return name;
}
