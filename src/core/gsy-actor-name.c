/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-actor-name.c: which listed actor some words of an article name, and what an actor that is not listed would be called. */
#include "config.h"
#include "core/gsy-actor-name.h"

#include <string.h>

#include "core/gsy-fold.h"
#include "core/gsy-vocabulary.h"

/* Selections longer than this name nobody: they are a sentence. */
#define MAX_TOKENS 64

/* Nor has a person so many names. */
#define MAX_PERSON_TOKENS 4

/* Nor is this a name, in code points. */
#define MAX_GUESS 80

/* --- Small words, folded --- */

/* What languages put before a name, and between two. Each list NULL-terminated. */
typedef struct
{
  const char *language;
  const char *determiners[48]; /* articles, possessives, and pronouns, which name nobody */
  const char *titles[40];
  const char *conjunctions[6];
} SmallWords;

static const SmallWords small_words[] = {
  { "fr",
    { "le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "ce", "cet", "cette", "ces", "son", "sa", "ses", "leur", "leurs", "notre", "nos",
      "il", "elle", "ils", "elles", "on", "nous", "vous", "je", "lui", "celui", "celle", "ceux", "celles", "ci", "certains", "plusieurs" },
    { "m", "mm", "mme", "mmes", "mlle", "mgr", "me", "dr", "pr", "monsieur", "madame", "messieurs", "docteur", "professeur", "president", "presidente", "vice",
      "ministre", "premier", "premiere", "general", "colonel", "porte", "parole", "ambassadeur", "ambassadrice", "senateur", "senatrice", "depute", "deputee", "chancelier" },
    { "et", "ou" } },
  { "en",
    { "the", "a", "an", "this", "that", "these", "its", "his", "her", "their", "our", "my", "he", "she", "they", "it", "we", "i", "you", "who", "some", "several" },
    { "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "gen", "col", "sen", "rep", "gov", "president", "vice", "prime", "minister", "senator",
      "spokesman", "spokeswoman", "spokesperson", "ambassador", "chancellor" },
    { "and", "or" } },
  { "es",
    { "el", "la", "los", "las", "un", "una", "unos", "unas", "del", "de", "al", "lo", "su", "sus", "este", "esta", "ella", "ellos", "ellas", "nosotros", "quien", "yo" },
    { "sr", "sra", "srta", "dr", "dra", "don", "dona", "senor", "senora", "presidente", "presidenta", "vicepresidente", "primer", "ministro", "ministra", "general",
      "portavoz", "canciller", "embajador", "embajadora", "senador", "senadora" },
    { "y", "e", "o", "u" } },
  { "de",
    { "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "seine", "ihre", "unsere", "er", "sie", "es", "wir", "ich", "man", "ihr" },
    { "herr", "herrn", "frau", "dr", "prof", "prasident", "prasidentin", "kanzler", "kanzlerin", "bundeskanzler", "bundeskanzlerin", "bundesprasident", "minister",
      "ministerin", "ministerprasident", "aussenminister", "aussenministerin", "sprecher", "sprecherin", "regierungssprecher", "botschafter", "botschafterin", "general" },
    { "und", "oder" } },
  { "it",
    { "il", "lo", "la", "i", "gli", "le", "l", "un", "uno", "una", "del", "dei", "degli", "delle", "della", "dello", "dell", "di", "suo", "sua", "loro", "egli", "lui",
      "lei", "ella", "essi", "esse", "noi", "chi" },
    { "sig", "signor", "signora", "dott", "dottor", "prof", "on", "presidente", "presidentessa", "vicepresidente", "primo", "premier", "ministro", "ministra", "portavoce",
      "ambasciatore", "ambasciatrice", "cancelliere", "senatore", "generale" },
    { "e", "ed", "o" } },
  { "pt",
    { "o", "a", "os", "as", "um", "uma", "do", "da", "dos", "das", "de", "seu", "sua", "este", "esta", "ele", "ela", "eles", "elas", "nos", "quem" },
    { "sr", "sra", "dr", "dra", "dom", "dona", "senhor", "senhora", "presidente", "vice", "primeiro", "ministro", "ministra", "porta", "voz", "embaixador", "embaixadora",
      "chanceler", "senador", "senadora", "general" },
    { "e", "ou" } },
  { "ar",
    { "هو", "هي", "هم", "هن", "نحن", "انا", "هذا", "هذه" },
    { "السيد", "السيدة", "الرييس", "الرييسة", "رييس", "الدكتور", "الدكتورة", "الوزير", "الوزيرة", "وزير", "السفير", "السفيرة", "الجنرال", "المتحدث", "المتحدثة" },
    { "و", "او" } },
};

/* Chinese, where a name is written beside the next. */
static const char *const other_conjunctions[] = { "和", "与", "與", "及", NULL };

/* What comes between a name and whose it is: “Bank of China”. */
static const char *const of_words[] = { "de", "du", "des", "d", "of", "del", "von", "vom", "di", "della", "dello", "dell", "dei", "degli", "delle", "do", "da", "dos", "das", NULL };

/* Names of offices may begin with these, without a capital: “ministère des Affaires étrangères”. */
static const char *const offices[] = { "ministere", "ministry", "ministerio", "ministero", "departement", "department", "departamento", "dipartimento", "secretariat", "conseil", "council",
                                       "consejo", "consiglio", "conselho", "commission", "comision", "commissione", "comissao", "comite", "committee", "comitato", "cour", "court", "tribunal", NULL };

typedef enum
{
  SMALL_DETERMINER,
  SMALL_TITLE,
  SMALL_CONJUNCTION,
} SmallKind;

/* Whether @folded is such a word in @language, or without one in any. */
static gboolean
is_small (SmallKind kind, const char *folded, const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (small_words); i++)
    {
      const SmallWords *words = &small_words[i];
      const char *const *list = kind == SMALL_DETERMINER ? words->determiners : kind == SMALL_TITLE ? words->titles
                                                                                                    : words->conjunctions;

      if ((language == NULL || g_str_has_prefix (language, words->language)) && g_strv_contains (list, folded))
        return TRUE;
    }
  return kind == SMALL_CONJUNCTION && g_strv_contains (other_conjunctions, folded);
}

/* A language that there are small words for, else NULL. */
static const char *
known_language (const char *language)
{
  for (guint i = 0; language != NULL && i < G_N_ELEMENTS (small_words); i++)
    if (g_str_has_prefix (language, small_words[i].language))
      return small_words[i].language;
  return NULL;
}

/* --- Words --- */

typedef struct
{
  const char *text; /* in the original */
  gsize n_bytes;
  char *folded;
  gboolean capitals; /* two letters at least, all of them capitals */
  gboolean capital;  /* it has one */
} Token;

static void
token_clear (gpointer data)
{
  g_free (((Token *) data)->folded);
}

/* TRUE for characters that are written without spaces between words: each stands for itself. */
static gboolean
is_ideographic (gunichar c)
{
  static const GUnicodeScript scripts[] = { G_UNICODE_SCRIPT_HAN, G_UNICODE_SCRIPT_HIRAGANA, G_UNICODE_SCRIPT_THAI, G_UNICODE_SCRIPT_LAO,
                                            G_UNICODE_SCRIPT_KHMER, G_UNICODE_SCRIPT_MYANMAR };
  GUnicodeScript script = c < 0xe00 ? G_UNICODE_SCRIPT_COMMON : g_unichar_get_script (c);

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (script == scripts[i])
      return TRUE;
  return FALSE;
}

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* As gsy_fold(), at once for what most names are made of. */
static char *
fold_word (const char *text, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    if (!g_ascii_isalnum (text[i]))
      return gsy_fold (text, (gssize) n_bytes);
  return g_ascii_strdown (text, (gssize) n_bytes);
}

static Token
make_token (const char *text, const char *end)
{
  Token token = { .text = text, .n_bytes = (gsize) (end - text), .folded = fold_word (text, (gsize) (end - text)), .capitals = TRUE };
  guint n_letters = 0;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      n_letters += g_unichar_isupper (c) || g_unichar_istitle (c);
      if (g_unichar_islower (c))
        token.capitals = FALSE;
    }
  token.capitals &= n_letters >= 2;
  token.capital = n_letters > 0;
  return token;
}

/* The words of @text, at most @max of them and one. */
static GArray *
tokenize (const char *text, guint max)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));

  g_array_set_clear_func (tokens, token_clear);
  for (const char *p = text; *p != '\0' && tokens->len <= max;)
    {
      gunichar c = g_utf8_get_char (p);
      const char *start = p;
      Token token;

      p = g_utf8_next_char (p);
      if (!is_word_char (c))
        continue;
      while (*p != '\0')
        {
          gunichar next = g_utf8_get_char (p);

          if (!g_unichar_ismark (next) && (is_ideographic (c) || is_ideographic (next) || !is_word_char (next)))
            break;
          p = g_utf8_next_char (p);
        }
      token = make_token (start, p);
      if (token.folded[0] != '\0')
        g_array_append_val (tokens, token);
      else
        token_clear (&token);
    }
  return tokens;
}

/* Tokens as the key of a name, "united states". */
static void
append_key (GString *key, const char *folded)
{
  if (key->len > 0)
    g_string_append_c (key, ' ');
  g_string_append (key, folded);
}

/* --- All names of a folder --- */

/* Whom a key means. */
typedef struct
{
  const GsyActor *by_name; /* owned by the list */
  const GsyActor *by_alias;
  gboolean many_names;
  gboolean many_aliases;
  gboolean capitals; /* every name of this key is an abbreviation, as “US”: “us” is something else */
} Holder;

/* Made once for a list of actors, which never changes. */
typedef struct
{
  GPtrArray *actors;
  GHashTable *holders; /* key -> Holder */
  GHashTable *persons; /* a word of a person's name -> GsyActor, NULL when several have it */
  guint max_tokens;    /* of the longest name */
} Names;

static void
names_free (gpointer data)
{
  Names *names = data;

  g_ptr_array_unref (names->actors);
  g_hash_table_unref (names->holders);
  g_hash_table_unref (names->persons);
  g_free (names);
}

static void
names_add (Names *names, const GsyActor *actor, const char *name, gboolean alias)
{
  g_autoptr (GArray) tokens = tokenize (name, MAX_TOKENS);
  g_autoptr (GString) key = NULL;
  gboolean capitals = TRUE;
  Holder *holder;

  if (tokens->len == 0 || tokens->len > MAX_TOKENS)
    return;
  key = g_string_new (NULL);
  for (guint i = 0; i < tokens->len; i++)
    {
      const Token *token = &g_array_index (tokens, Token, i);

      append_key (key, token->folded);
      capitals &= token->capitals;
    }
  names->max_tokens = MAX (names->max_tokens, tokens->len);
  capitals &= tokens->len == 1;
  holder = g_hash_table_lookup (names->holders, key->str);
  if (holder == NULL)
    {
      holder = g_new0 (Holder, 1);
      holder->capitals = TRUE;
      g_hash_table_insert (names->holders, g_strdup (key->str), holder);
    }
  holder->capitals &= capitals;
  if (alias)
    {
      holder->many_aliases |= holder->by_alias != NULL && holder->by_alias != actor;
      holder->by_alias = actor;
    }
  else
    {
      holder->many_names |= holder->by_name != NULL && holder->by_name != actor;
      holder->by_name = actor;
    }
}

/* “Zhao Lijian” is called “M. Zhao”. */
static void
names_add_person (Names *names, const GsyActor *actor)
{
  g_autoptr (GArray) tokens = tokenize (actor->name, MAX_PERSON_TOKENS);

  if (tokens->len < 2 || tokens->len > MAX_PERSON_TOKENS || (actor->kind != NULL && !g_str_equal (actor->kind, "person")))
    return;
  for (guint i = 0; i < tokens->len; i++)
    {
      const Token *token = &g_array_index (tokens, Token, i);
      gboolean several = g_hash_table_contains (names->persons, token->folded);

      if (token->capital && !is_small (SMALL_DETERMINER, token->folded, NULL) && !is_small (SMALL_TITLE, token->folded, NULL))
        g_hash_table_insert (names->persons, g_strdup (token->folded), several ? NULL : (gpointer) actor);
    }
}

static Names *
names_new (GPtrArray *actors)
{
  Names *names = g_new0 (Names, 1);

  names->actors = g_ptr_array_ref (actors);
  names->holders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  names->persons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < actors->len; i++)
    {
      const GsyActor *actor = g_ptr_array_index (actors, i);

      if (actor->name != NULL)
        {
          names_add (names, actor, actor->name, FALSE);
          names_add_person (names, actor);
        }
      for (guint j = 0; actor->aliases != NULL && actor->aliases[j] != NULL; j++)
        names_add (names, actor, actor->aliases[j], TRUE);
    }
  return names;
}

/* The scheme keeps them until its list is another one. */
static const Names *
get_names (GsyScheme *scheme)
{
  GPtrArray *actors = gsy_scheme_get_list (scheme, GSY_LIST_ACTORS);
  Names *names = g_object_get_data (G_OBJECT (scheme), "gsy-actor-names");

  if (names != NULL && names->actors == actors)
    return names;
  names = names_new (actors);
  g_object_set_data_full (G_OBJECT (scheme), "gsy-actor-names", names, names_free);
  return names;
}

/* --- Matching --- */

/* @folded without the particles that Arabic writes at the head of a word: and, so, with, like, to. */
static void
add_bare_forms (GPtrArray *forms, const char *folded)
{
  static const char *const particles[] = { "و", "ف", "ب", "ك", "ل" };
  gunichar first = g_utf8_get_char (folded);

  g_ptr_array_add (forms, g_strdup (folded));
  if (g_unichar_get_script (first) != G_UNICODE_SCRIPT_ARABIC)
    return;
  for (guint i = 0; i < forms->len && forms->len < 8; i++)
    {
      const char *form = g_ptr_array_index (forms, i);

      if (g_str_has_prefix (form, "لل"))
        g_ptr_array_add (forms, g_strconcat ("ا", form + strlen ("ل"), NULL));
      for (guint j = 0; j < G_N_ELEMENTS (particles); j++)
        if (g_str_has_prefix (form, particles[j]) && g_utf8_strlen (form, -1) > 3)
          g_ptr_array_add (forms, g_strdup (form + strlen (particles[j])));
    }
}

/* A name that stands in some words. */
typedef struct
{
  const Holder *holder;
  guint from; /* tokens */
  guint to;
  gsize length;
} Found;

static gboolean
better (const Found *a, const Found *b)
{
  return a->length > b->length || (a->length == b->length && a->from < b->from);
}

static void
find_from (const Names *names, GArray *tokens, guint from, GArray *found)
{
  g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func (g_free);

  add_bare_forms (forms, g_array_index (tokens, Token, from).folded);
  for (guint i = 0; i < forms->len; i++)
    {
      g_autoptr (GString) key = g_string_new (g_ptr_array_index (forms, i));

      for (guint to = from + 1; to <= tokens->len && to - from <= names->max_tokens; to++)
        {
          const Holder *holder;
          Found one;

          if (to > from + 1)
            append_key (key, g_array_index (tokens, Token, to - 1).folded);
          holder = g_hash_table_lookup (names->holders, key->str);
          if (holder == NULL || (holder->capitals && !g_array_index (tokens, Token, from).capital))
            continue;
          one = (Found){ .holder = holder, .from = from, .to = to, .length = (gsize) g_utf8_strlen (key->str, -1) };
          g_array_append_val (found, one);
        }
    }
}

/* Whom it means; NULL when that can be said of more than one. */
static const GsyActor *
get_actor (const Holder *holder)
{
  if (holder->by_name != NULL)
    return holder->many_names ? NULL : holder->by_name;
  return holder->many_aliases ? NULL : holder->by_alias;
}

/* Whether @found only says whose somebody else is: “China’s Zhao Lijian”, “Bank of China”, “ministère de la Défense de la Chine”. */
static gboolean
is_of_another (GArray *tokens, const Found *found)
{
  guint before = found->from;

  if (found->to + 1 < tokens->len && g_str_equal (g_array_index (tokens, Token, found->to).folded, "s"))
    for (guint i = found->to + 1; i < tokens->len; i++)
      if (g_array_index (tokens, Token, i).capital)
        return TRUE;

  while (before > 0 && is_small (SMALL_DETERMINER, g_array_index (tokens, Token, before - 1).folded, NULL) &&
         !g_strv_contains (of_words, g_array_index (tokens, Token, before - 1).folded))
    before--;
  if (before == 0 || !g_strv_contains (of_words, g_array_index (tokens, Token, before - 1).folded))
    return FALSE;
  for (guint i = 0; i + 1 < before; i++)
    {
      const Token *token = &g_array_index (tokens, Token, i);

      if (g_strv_contains (offices, token->folded) ||
          (token->capital && !is_small (SMALL_DETERMINER, token->folded, NULL) && !is_small (SMALL_TITLE, token->folded, NULL)))
        return TRUE;
    }
  return FALSE;
}

/* A title and one word of a name that one person alone has: “M. Zhao”, “le porte-parole Zhao”. */
static const GsyActor *
match_person (const Names *names, GArray *tokens)
{
  guint i = 0, n_titles = 0;

  while (i < tokens->len && is_small (SMALL_DETERMINER, g_array_index (tokens, Token, i).folded, NULL))
    i++;
  for (; i < tokens->len && is_small (SMALL_TITLE, g_array_index (tokens, Token, i).folded, NULL); i++)
    n_titles++;
  if (n_titles == 0 || i + 1 != tokens->len || !g_array_index (tokens, Token, i).capital)
    return NULL;
  return g_hash_table_lookup (names->persons, g_array_index (tokens, Token, i).folded);
}

const GsyActor *
gsy_scheme_match_actor (GsyScheme *scheme, const char *words)
{
  g_autoptr (GArray) tokens = NULL;
  g_autoptr (GArray) found = NULL;
  const Names *names;
  const Found *best = NULL;
  const GsyActor *actor;

  g_return_val_if_fail (GSY_IS_SCHEME (scheme), NULL);
  g_return_val_if_fail (words != NULL, NULL);

  names = get_names (scheme);
  if (names->max_tokens == 0)
    return NULL;
  tokens = tokenize (words, MAX_TOKENS);
  if (tokens->len > MAX_TOKENS)
    return NULL;
  found = g_array_new (FALSE, FALSE, sizeof (Found));
  for (guint i = 0; i < tokens->len; i++)
    find_from (names, tokens, i, found);
  for (guint i = found->len; i-- > 0;)
    if (is_of_another (tokens, &g_array_index (found, Found, i)))
      g_array_remove_index (found, i);
  for (guint i = 0; i < found->len; i++)
    if (best == NULL || better (&g_array_index (found, Found, i), best))
      best = &g_array_index (found, Found, i);
  if (best == NULL)
    return match_person (names, tokens);
  actor = get_actor (best->holder);
  if (actor == NULL)
    return NULL;

  for (guint i = 0; i < found->len; i++)
    {
      const Found *other = &g_array_index (found, Found, i);

      /* Somebody else is named, too. */
      if (get_actor (other->holder) != actor && (other->from >= best->to || best->from >= other->to))
        return NULL;
    }
  return actor;
}

/* --- Guessing --- */

/* Where a name that starts at @text ends at the latest: at a comma, a bracket, a quotation mark. */
static const char *
find_cut (const char *text)
{
  static const char *const marks = ",;:!?()[]{}\"«»“”„—–،؛؟、，。；：（）「」《》";

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_utf8_strchr (marks, -1, g_utf8_get_char (text)) != NULL)
      break;
  return text;
}

/* TRUE when what follows a comma is one more name, rather than what the first one is: “Xi Jinping, Wang Yi”. */
static gboolean
lists_another (const char *cut, const char *language)
{
  g_autoptr (GArray) tokens = tokenize (cut, MAX_TOKENS);

  if (*cut != ',')
    return FALSE;
  for (guint i = 0; i < tokens->len; i++)
    {
      const Token *token = &g_array_index (tokens, Token, i);

      if (!is_small (SMALL_DETERMINER, token->folded, language) && !is_small (SMALL_CONJUNCTION, token->folded, language))
        return token->capital;
    }
  return FALSE;
}

static gboolean
is_apostrophe (const char *text)
{
  return *text == '\'' || g_str_has_prefix (text, "’") || g_str_has_prefix (text, "ʼ");
}

/* Whether a name cannot begin with @token: “La”, “l’”, “M.”, “Il”. */
static gboolean
is_before_name (const Token *token, gboolean shouted, const char *language)
{
  const char *next = token->text + token->n_bytes;

  if (is_small (SMALL_TITLE, token->folded, language))
    return TRUE;
  /* “L. Chen” begins with an initial, and “UN” is not “un”. */
  if (*next == '.' || (token->capitals && !shouted) || !is_small (SMALL_DETERMINER, token->folded, language))
    return FALSE;
  return is_apostrophe (next) || (g_utf8_strlen (token->folded, -1) > 1 || strchr ("ld", *token->folded) == NULL);
}

/* Whether the tokens from @from on are two names: “Xi Jinping et Wang Yi”. */
static gboolean
are_two_names (GArray *tokens, guint from, const char *language)
{
  for (guint i = from + 1; i + 1 < tokens->len; i++)
    {
      const Token *token = &g_array_index (tokens, Token, i);

      if (token->capital || !is_small (SMALL_CONJUNCTION, token->folded, language))
        continue;
      for (guint j = i + 1; j < tokens->len; j++)
        if (g_array_index (tokens, Token, j).capital)
          return TRUE;
    }
  return FALSE;
}

/* @text in one line, without the English genitive at its end. */
static char *
finish_name (const char *text, gsize n_bytes, const char *language)
{
  g_autoptr (GString) name = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = text; p < text + n_bytes; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          space = name->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (name, ' ');
      space = FALSE;
      g_string_append_unichar (name, c);
    }
  if (language == NULL || g_str_has_prefix (language, "en"))
    {
      if (g_str_has_suffix (name->str, "’s"))
        g_string_truncate (name, name->len - strlen ("’s"));
      else if (g_str_has_suffix (name->str, "'s"))
        g_string_truncate (name, name->len - 2);
    }
  if (name->len == 0 || g_utf8_strlen (name->str, -1) > MAX_GUESS)
    return NULL;
  return g_string_free (g_steal_pointer (&name), FALSE);
}

char *
gsy_actor_name_guess (const char *words, const char *language)
{
  g_autoptr (GArray) tokens = NULL;
  g_autofree char *head = NULL;
  const char *cut;
  gboolean cased = FALSE;
  gboolean capital = FALSE;
  gboolean letters = FALSE;
  gboolean shouted = TRUE;
  guint from = 0;

  g_return_val_if_fail (words != NULL, NULL);

  language = known_language (language);
  while (*words != '\0' && !is_word_char (g_utf8_get_char (words)))
    words = g_utf8_next_char (words);
  cut = find_cut (words);
  if (lists_another (cut, language))
    return NULL;
  head = g_strndup (words, (gsize) (cut - words));
  tokens = tokenize (head, MAX_GUESS);
  if (tokens->len > MAX_GUESS)
    return NULL;
  for (const char *p = head; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      letters |= g_unichar_isalpha (c);
      cased |= g_unichar_islower (c);
      capital |= g_unichar_isupper (c) || g_unichar_istitle (c);
    }
  if (!letters || (cased && !capital))
    return NULL;
  for (guint i = 0; i < tokens->len; i++)
    shouted &= g_array_index (tokens, Token, i).capitals || g_utf8_strlen (g_array_index (tokens, Token, i).folded, -1) == 1;
  shouted &= tokens->len > 1;

  for (; from < tokens->len; from++)
    {
      const Token *token = &g_array_index (tokens, Token, from);

      if (capital && g_strv_contains (offices, token->folded) && from + 1 < tokens->len)
        break;
      if ((!capital || token->capital) && !is_before_name (token, shouted, language))
        break;
    }
  if (from >= tokens->len || are_two_names (tokens, from, language))
    return NULL;
  return finish_name (g_array_index (tokens, Token, from).text, strlen (g_array_index (tokens, Token, from).text), language);
}
