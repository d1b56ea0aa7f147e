/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-folder-index-query.c: what is offered when a link is made or a name typed, and what needs a look. */
#include "config.h"
#include "index-fixture.h"

#include "core/gsy-fold.h"

/* What may be linked from statement 0 of "m.txt", which says @more, to what @text finds. */
static char *
find_from (GsyCorpus *corpus, const char *relation, const char *text, guint max)
{
  g_autoptr (GsyDocument) document = open_document (corpus, "m.txt");
  GsyScheme *scheme = gsy_corpus_get_scheme (corpus);
  const GsyCandidateQuery query = {
    .article = "m.txt",
    .from = gsy_store_find (gsy_document_get_store (document), ID (0)),
    .relation = relation != NULL ? gsy_scheme_find_relation (scheme, relation) : NULL,
    .text = text,
    .max = max,
  };

  return describe (gsy_folder_index_find_candidates (gsy_corpus_get_index (corpus), scheme, &query));
}

#define assert_found(corpus, relation, text, expected)                        \
  G_STMT_START                                                                \
  {                                                                           \
    g_autofree char *found_ = find_from (corpus, relation, text, G_MAXINT16); \
    g_assert_cmpstr (found_, ==, expected);                                   \
  }                                                                           \
  G_STMT_END

/* Each rule alone decides between statement 1 of "a.txt", which comes first by name, and 2 of "b.txt". */
static void
test_rules (void)
{
  static const struct
  {
    const char *from, *first, *second, *text, *expected;
  } cases[] = {
    /* nothing speaks for either: as the folder has them */
    { "", "", "", NULL, "a.txt:1 b.txt:2" },
    /* whom it denies is who accused */
    { ACTORS ("Alpha", "Beta"), ACTORS ("Gamma", "Delta"), ACTORS ("Beta", "Delta"), NULL, "b.txt:2 a.txt:1" },
    /* who denies is whom that one accused */
    { ACTORS ("Alpha", "Beta"), ACTORS ("Alpha", "Beta"), ACTORS ("Gamma", "Alpha"), NULL, "b.txt:2 a.txt:1" },
    /* both are more than one */
    { ACTORS ("Alpha", "Beta"), ACTORS ("Beta", "Gamma"), ACTORS ("Beta", "Alpha"), NULL, "b.txt:2 a.txt:1" },
    /* an alias is as good as the name; see the scheme below */
    { ACTORS ("Alpha", "China"), ACTORS ("Beta", "Gamma"), ACTORS ("Pékin", "Gamma"), NULL, "b.txt:2 a.txt:1" },
    { ACTORS ("Alpha", "Pékin"), ACTORS ("Beta", "Gamma"), ACTORS ("China", "Gamma"), NULL, "b.txt:2 a.txt:1" },
    /* a part is nearly as good */
    { ACTORS ("Zhao", "Alpha"), ACTORS ("Beta", "Gamma"), ACTORS ("Beta", "China"), NULL, "b.txt:2 a.txt:1" },
    { ACTORS ("China", "Alpha"), ACTORS ("Beta", "Zhao"), ACTORS ("Beta", "China"), NULL, "b.txt:2 a.txt:1" },
    { ACTORS ("China", "Alpha"), ACTORS ("Beta", "Gamma"), ACTORS ("Beta", "Zhao"), NULL, "b.txt:2 a.txt:1" },
    /* the same topic; less than a crossed actor */
    { ABOUT ("Hack"), ABOUT ("Trade"), ABOUT ("Hack"), NULL, "b.txt:2 a.txt:1" },
    { ABOUT ("Hack") ACTORS ("Alpha", "Beta"), ABOUT ("Hack"), ACTORS ("Beta", "Gamma"), NULL, "b.txt:2 a.txt:1" },
    /* words that begin where a word begins */
    { "", ACTORS ("Malpha", "x"), ACTORS ("Alphabet", "x"), "alpha", "b.txt:2 a.txt:1" },
    /* near in time */
    { SAID ("2031-05-10"), SAID ("2031-01-01"), SAID ("2031-05-06"), NULL, "b.txt:2 a.txt:1" },
    { SAID ("2031-05-10"), SAID ("2031-01-01"), SAID ("2031-04-15"), NULL, "b.txt:2 a.txt:1" },
    { SAID ("2031-05-10"), SAID ("2031-04-15"), SAID ("2031-05"), NULL, "b.txt:2 a.txt:1" },
    /* without a day, that of the article: 2031-05-04 */
    { SAID ("2031-05-05"), SAID ("2031-01-01"), "", NULL, "b.txt:2 a.txt:1" },
    { "", SAID ("2031-01-01"), SAID ("2031-05-04"), NULL, "b.txt:2 a.txt:1" },
    /* what is linked already comes last, whatever speaks for it */
    { ACTORS ("Alpha", "Beta") LINK_AWAY ("answers", ID (1), "a.txt"), ACTORS ("Beta", "Alpha"), "", NULL, "b.txt:2 a.txt:1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Folder) folder = fresh_folder ();
      g_autofree char *from = json (0, "denial", 0, "date", cases[i].from);
      g_autofree char *first = json (1, "accusation", 0, "date", cases[i].first);
      g_autofree char *second = json (2, "accusation", 0, "date", cases[i].second);
      GsyCorpus *corpus;

      g_test_message ("case %u", i);
      put_article (folder, "m.txt", TEXT, from);
      put_article (folder, "a.txt", TEXT, first);
      put_article (folder, "b.txt", TEXT, second);
      g_free (put_file (folder, "gainsay.json", "{\"format\": \"gainsay-project\", \"version\": 1, \"actors\": [{\"name\": \"China\", \"aliases\": [\"Pékin\", \"Chine\"]}, {\"name\": \"Zhao\", \"part-of\": \"China\"}]}"));
      corpus = open_folder (folder);
      assert_found (corpus, NULL, cases[i].text, cases[i].expected);
      close_corpus (corpus);
    }
}

/* In the same article: what comes before, then what is near; and before other articles. */
static void
test_same_article (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  g_autofree char *own = join (json (1, "accusation", 0, "date", ""), json (2, "accusation", 10, "05-0", ""), json (0, "denial", 16, "Alph", ""),
                               json (3, "accusation", 22, "deni", ""), json (4, "accusation", 40, "Beta", ""), NULL);
  g_autofree char *other = json (5, "accusation", 0, "date", "");
  GsyCorpus *corpus;

  put_article (folder, "m.txt", TEXT, own);
  put_article (folder, "a.txt", TEXT, other);
  corpus = open_folder (folder);
  assert_found (corpus, NULL, NULL, "m.txt:2 m.txt:1 m.txt:3 m.txt:4 a.txt:5");
  {
    g_autofree char *two = find_from (corpus, NULL, NULL, 2);
    g_autofree char *none = find_from (corpus, NULL, NULL, 0);

    g_assert_cmpstr (two, ==, "m.txt:2 m.txt:1");
    g_assert_cmpstr (none, ==, "");
  }
  close_corpus (corpus);
}

static void
test_relation (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  g_autofree char *own = json (0, "denial", 16, "Alph", "");
  g_autofree char *other = join (json (1, "accusation", 0, "date", ""), json (2, "denial", 5, "2031", ""), json (3, "counter-accusation", 10, "05-0", ""), NULL);
  GsyCorpus *corpus;

  put_article (folder, "m.txt", TEXT, own);
  put_article (folder, "a.txt", TEXT, other);
  corpus = open_folder (folder);
  assert_found (corpus, NULL, NULL, "a.txt:1 a.txt:2 a.txt:3");
  assert_found (corpus, "answers", NULL, "a.txt:1 a.txt:3");
  assert_found (corpus, "repeats", NULL, "a.txt:2 a.txt:1 a.txt:3");
  close_corpus (corpus);
}

/* Said once more is said by the same, against the same; an answer is the other way round. */
static void
test_repeats (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  g_autofree char *own = json (0, "accusation", 16, "Alph", ACTORS ("Alpha", "Beta"));
  g_autofree char *other = join (json (1, "accusation", 0, "date", ACTORS ("Beta", "Alpha")), json (2, "accusation", 5, "2031", ACTORS ("Alpha", "Beta")), NULL);
  GsyCorpus *corpus;

  put_article (folder, "m.txt", TEXT, own);
  put_article (folder, "a.txt", TEXT, other);
  corpus = open_folder (folder);
  assert_found (corpus, NULL, NULL, "a.txt:1 a.txt:2");
  assert_found (corpus, "repeats", NULL, "a.txt:2 a.txt:1");
  close_corpus (corpus);
}

/* Every word must be somewhere: quote, names, topics, layer, title or file. */
static void
test_text (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  g_autofree char *own = json (0, "denial", 16, "Alph", "");
  g_autofree char *first = join (json (1, "accusation", 0, "L’État a menti", ACTORS ("Pékin", "États-Unis") ABOUT ("Piratage d’Exchange")),
                                 json (2, "accusation", 5, "否认这一指控", ACTORS ("中国外交部", "Beta")), json (3, "denial", 10, "نفت الصين", ACTORS ("الصين", "Beta")), NULL);
  g_autofree char *second = json (4, "accusation", 0, "date", "");
  GsyCorpus *corpus;

  put_article (folder, "m.txt", "Nothing.", own);
  put_article (folder, "a.txt", "A tale of two cities.", first);
  put_article (folder, "Österreich.txt", "A third.", second);
  corpus = open_folder (folder);
  assert_found (corpus, NULL, "etat menti", "a.txt:1");
  assert_found (corpus, NULL, "MENTI  pekin exchange", "a.txt:1");
  assert_found (corpus, NULL, "menti beta", "");
  assert_found (corpus, NULL, "accus", "a.txt:1 a.txt:2 Österreich.txt:4");
  assert_found (corpus, NULL, "denial beta", "a.txt:3");
  assert_found (corpus, NULL, "tale", "a.txt:1 a.txt:2 a.txt:3");
  assert_found (corpus, NULL, "osterr", "Österreich.txt:4");
  assert_found (corpus, NULL, "指控", "a.txt:2");
  assert_found (corpus, NULL, "外交", "a.txt:2");
  assert_found (corpus, NULL, "صين", "a.txt:3");
  assert_found (corpus, NULL, "  ", "a.txt:1 a.txt:2 a.txt:3 Österreich.txt:4");
  assert_found (corpus, NULL, "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h", "");
  close_corpus (corpus);
}

/* Typing on gives what would be found at once; and so does going back. */
static void
test_typing (void)
{
  static const char *const words[] = { "alpha", "alphabet", "beta", "betray", "été", "中国", "外交部", "ab", "b" };
  g_autoptr (Folder) folder = fresh_folder ();
  g_autoptr (GString) statements = g_string_new (NULL);
  g_autofree char *own = json (0, "denial", 16, "Alph", "");
  GsyCorpus *corpus;
  const char *typed = "alpha be";

  for (guint i = 1; i < 16; i++)
    {
      g_autofree char *words_of = g_strdup_printf ("%s %s", words[g_test_rand_int_range (0, (int) G_N_ELEMENTS (words))], words[g_test_rand_int_range (0, (int) G_N_ELEMENTS (words))]);
      g_autofree char *one = json (i, "accusation", i, words_of, "");

      g_string_append_printf (statements, "%s%s", i > 1 ? ", " : "", one);
    }
  put_article (folder, "m.txt", TEXT, own);
  put_article (folder, "a.txt", TEXT, statements->str);
  corpus = open_folder (folder);
  for (gsize length = 0; length <= strlen (typed); length++)
    {
      g_autofree char *text = g_strndup (typed, length);
      g_auto (GStrv) parts = g_strsplit (text, " ", -1);
      g_autoptr (GPtrArray) all = gsy_folder_index_dup_article (gsy_corpus_get_index (corpus), "a.txt");
      g_autofree char *found = find_from (corpus, NULL, text, 100);
      guint n = 0, n_found = 0;

      for (guint i = 0; i < all->len; i++)
        {
          g_autofree char *folded = gsy_fold (((const GsyEntry *) g_ptr_array_index (all, i))->quote, -1);
          gboolean has = TRUE;

          for (guint j = 0; parts[j] != NULL; j++)
            has = has && strstr (folded, parts[j]) != NULL;
          /* The layer's name and the article's have letters too. */
          has = has || (parts[0] != NULL && parts[1] == NULL && (strstr ("accusation", parts[0]) != NULL || strstr ("alpha denies the claim.\na.txt", parts[0]) != NULL));
          n += has;
        }
      for (const char *at = strchr (found, ':'); at != NULL; at = strchr (at + 1, ':'))
        n_found++;
      if (strchr (text, ' ') == NULL)
        g_assert_cmpuint (n_found, ==, n);
      else
        g_assert_cmpuint (n_found, >=, n);
    }
  close_corpus (corpus);
}

/* Letters that no layer and no file has, so that it is the quotes that are found. */
static char *
random_words (int most)
{
  static const char *const letters[] = { "k", "w", "z", "ж", "中", "文", " " };
  GString *words = g_string_new (NULL);

  for (int i = g_test_rand_int_range (1, most + 1); i > 0; i--)
    g_string_append (words, letters[g_test_rand_int_range (0, (int) G_N_ELEMENTS (letters))]);
  return g_string_free (words, FALSE);
}

static gboolean
has_all (const char *quote, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (quote, parts[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* The same is found however it was typed. */
static void
assert_key_by_key (GsyCorpus *corpus, const char *text, const char *expected)
{
  g_autofree char *last = NULL;

  for (const char *end = text; *end != '\0';)
    {
      g_autofree char *typed = NULL;

      end = g_utf8_next_char (end);
      typed = g_strndup (text, (gsize) (end - text));
      g_free (last);
      last = find_from (corpus, NULL, typed, 100);
    }
  g_assert_cmpstr (last, ==, expected);
}

/* Few are the first of many. */
static void
assert_best (GsyCorpus *corpus, const char *text, const char *all)
{
  guint max = (guint) g_test_rand_int_range (1, 6);
  g_autofree char *few = find_from (corpus, NULL, text, max);
  const char *end = all;

  for (guint i = 0; i < max && *end != '\0'; i++)
    end += strcspn (i > 0 ? end + 1 : end, " ") + (i > 0);
  g_assert_cmpint (strncmp (few, all, (gsize) (end - all)), ==, 0);
  g_assert_cmpuint (strlen (few), ==, end - all);
}

static void
test_random_words (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  g_autoptr (GString) statements = g_string_new (NULL);
  g_autofree char *own = json (0, "denial", 16, "Alph", ABOUT ("Toll") SAID ("2031-05-05"));
  char *quotes[16] = { NULL };
  g_autoptr (GsyDocument) document = NULL;
  GsyCorpus *corpus;

  for (guint i = 1; i < G_N_ELEMENTS (quotes); i++)
    {
      g_autofree char *one = NULL;

      quotes[i] = random_words (12);
      one = json (i, "denial", i, quotes[i], i % 3 == 0 ? SAID ("2031-05-04") : i % 3 == 1 ? ABOUT ("Toll")
                                                                                           : "");
      g_string_append_printf (statements, "%s%s", i > 1 ? ", " : "", one);
    }
  put_article (folder, "m.txt", "Nothing.", own);
  put_article (folder, "a.txt", "Nothing.", statements->str);
  corpus = open_folder (folder);
  document = open_document (corpus, "m.txt");
  for (guint n = 0; n < 300; n++)
    {
      g_autofree char *text = random_words (4);
      g_autofree char *found = find_from (corpus, NULL, text, 100);

      for (guint i = 1; i < G_N_ELEMENTS (quotes); i++)
        {
          g_autofree char *name = g_strdup_printf ("a.txt:%x", i);

          g_assert_true ((strstr (found, name) != NULL) == has_all (quotes[i], text));
        }
      assert_key_by_key (corpus, text, found);
      assert_best (corpus, text, found);
    }
  for (guint i = 1; i < G_N_ELEMENTS (quotes); i++)
    g_free (quotes[i]);
  g_clear_object (&document);
  close_corpus (corpus);
}

/* A search that goes on from the last one gives what a search on its own gives. */
static void
assert_goes_on (GsyCorpus *corpus, const char *first, const char *second)
{
  g_autofree char *before = find_from (corpus, NULL, "", 100);
  g_autofree char *alone = find_from (corpus, NULL, second, 100);
  g_autofree char *begun = NULL, *gone_on = NULL;

  g_assert_cmpstr (before, !=, "");
  g_free (find_from (corpus, NULL, "", 100));
  begun = find_from (corpus, NULL, first, 100);
  gone_on = find_from (corpus, NULL, second, 100);
  g_assert_cmpstr (gone_on, ==, alone);
}

static void
test_going_on (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  g_autofree char *own = json (0, "denial", 16, "Alph", "");
  g_autofree char *statements = join (json (1, "accusation", 0, "alpha beta", ""), json (2, "denial", 5, "beta gamma", ""), json (3, "denial", 10, "gamma alphabet", ""),
                                      json (4, "accusation", 16, "delta", ""), json (5, "accusation", 22, "omega", ""), NULL);
  g_autoptr (GsyDocument) document = NULL;
  g_autoptr (GsyEdit) edit = NULL;
  g_autofree char *first = NULL, *second = NULL, *third = NULL;
  GsyCorpus *corpus;

  put_article (folder, "m.txt", "Nothing.", own);
  put_article (folder, "z.txt", "beta omega here", statements);
  corpus = open_folder (folder);
  assert_goes_on (corpus, "alph", "alpha");
  assert_goes_on (corpus, "alpha", "alpha b");
  assert_goes_on (corpus, "alpha", "alpha gam");
  assert_goes_on (corpus, "alpha", "gam");
  assert_goes_on (corpus, "gamma", "gam");
  assert_goes_on (corpus, "a", "ac");

  /* What was removed meanwhile is not found, what came is. */
  first = find_from (corpus, NULL, "alpha", 100);
  g_assert_cmpstr (first, ==, "z.txt:1 z.txt:3");
  document = open_document (corpus, "z.txt");
  edit = gsy_edit_new ("Change");
  gsy_edit_add_statement (edit, "z.txt", gsy_store_find (gsy_document_get_store (document), ID (1)), NULL);
  g_assert_true (gsy_corpus_do (corpus, edit, NULL));
  second = find_from (corpus, NULL, "alpha", 100);
  g_assert_null (strstr (second, "z.txt:1"));
  g_assert_true (gsy_corpus_undo (corpus, NULL, NULL));
  third = find_from (corpus, NULL, "alpha", 100);
  g_assert_nonnull (strstr (third, "z.txt:1"));
  g_clear_object (&document);
  close_corpus (corpus);
}

/* Names */

static char *
complete (GsyCorpus *corpus, GsyNameKind kind, const char *text)
{
  g_autoptr (GPtrArray) found = gsy_folder_index_complete (gsy_corpus_get_index (corpus), gsy_corpus_get_scheme (corpus), kind, text, 10);
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const GsyCompletion *one = g_ptr_array_index (found, i);

      g_string_append_printf (string, "%s%s", i > 0 ? ", " : "", one->name);
      if (one->matched != NULL)
        g_string_append_printf (string, " (%s)", one->matched);
      g_string_append_printf (string, " %u", one->count);
    }
  return g_string_free (string, FALSE);
}

#define assert_completes(corpus, kind, text, expected)       \
  G_STMT_START                                               \
  {                                                          \
    g_autofree char *found_ = complete (corpus, kind, text); \
    g_assert_cmpstr (found_, ==, expected);                  \
  }                                                          \
  G_STMT_END

static void
test_complete (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  g_autofree char *statements = join (json (1, "denial", 0, "date", ACTORS ("China", "États-Unis") ABOUT ("Trade")), json (2, "denial", 5, "2031", ACTORS ("Chine", "China")),
                                      json (3, "denial", 10, "05-0", ACTORS ("China", "China") ABOUT ("Élections")), json (4, "denial", 16, "Alph", ACTORS ("L’OTAN", "الصين")),
                                      json (5, "denial", 22, "deni", ACTORS ("中国外交部", "Chinatown")), NULL);
  GsyCorpus *corpus;
  g_auto (GStrv) names = NULL;
  g_autofree char *joined = NULL;

  put_article (folder, "a.txt", TEXT, statements);
  g_free (put_file (folder, "gainsay.json",
                    "{\"format\": \"gainsay-project\", \"version\": 1, \"actors\": ["
                    "{\"name\": \"China\", \"aliases\": [\"Pékin\", \"Beijing\", \"République populaire de Chine\"]},"
                    "{\"name\": \"Zhao Lijian\", \"aliases\": [\"porte-parole\"]}, {\"name\": \"Perkins\"}],"
                    "\"topics\": [{\"name\": \"Exchange hack\"}]}"));
  corpus = open_folder (folder);

  /* an alias, without its accent, or with it; after names that begin so */
  assert_completes (corpus, GSY_NAME_ACTOR, "Pé", "Perkins 0, China (Pékin) 3");
  assert_completes (corpus, GSY_NAME_ACTOR, "pekin", "China (Pékin) 3");
  /* the name itself, what begins so and is used most, what has a word that begins so */
  assert_completes (corpus, GSY_NAME_ACTOR, "chin", "China 3, Chinatown 1, Chine 1");
  assert_completes (corpus, GSY_NAME_ACTOR, "chine", "Chine 1, China (République populaire de Chine) 3");
  assert_completes (corpus, GSY_NAME_ACTOR, "CHINA", "China 3, Chinatown 1");
  assert_completes (corpus, GSY_NAME_ACTOR, "li", "Zhao Lijian 0");
  assert_completes (corpus, GSY_NAME_ACTOR, "zhao li", "Zhao Lijian 0");
  assert_completes (corpus, GSY_NAME_ACTOR, "parole", "Zhao Lijian (porte-parole) 0");
  assert_completes (corpus, GSY_NAME_ACTOR, "ijian", "");
  /* elisions, hyphens, other scripts */
  assert_completes (corpus, GSY_NAME_ACTOR, "otan", "L’OTAN 1");
  assert_completes (corpus, GSY_NAME_ACTOR, "l'o", "L’OTAN 1");
  assert_completes (corpus, GSY_NAME_ACTOR, "unis", "États-Unis 1");
  assert_completes (corpus, GSY_NAME_ACTOR, "外交", "中国外交部 1");
  assert_completes (corpus, GSY_NAME_ACTOR, "الص", "الصين 1");
  assert_completes (corpus, GSY_NAME_ACTOR, "صين", "الصين 1");
  /* the most used */
  assert_completes (corpus, GSY_NAME_ACTOR, "", "China 3, Chinatown 1, Chine 1, États-Unis 1, L’OTAN 1, الصين 1, 中国外交部 1, Perkins 0, Zhao Lijian 0");
  assert_completes (corpus, GSY_NAME_TOPIC, "e", "Élections 1, Exchange hack 0");
  assert_completes (corpus, GSY_NAME_TOPIC, "chin", "");

  names = gsy_folder_index_dup_names (gsy_corpus_get_index (corpus), GSY_NAME_TOPIC);
  joined = g_strjoinv ("|", names);
  g_assert_true (strcmp (joined, "Trade|Élections") == 0 || strcmp (joined, "Élections|Trade") == 0);
  /* an actor that is source and target counts once */
  g_assert_cmpuint (gsy_folder_index_count_name (gsy_corpus_get_index (corpus), GSY_NAME_ACTOR, "China"), ==, 3);
  g_assert_cmpuint (gsy_folder_index_count_name (gsy_corpus_get_index (corpus), GSY_NAME_TOPIC, "China"), ==, 0);
  g_assert_cmpuint (gsy_folder_index_count_name (gsy_corpus_get_index (corpus), GSY_NAME_ACTOR, "Perkins"), ==, 0);
  close_corpus (corpus);
}

/* The list that was replaced is the one that is looked at. */
static void
test_complete_after_change (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  g_autoptr (GsyActor) actor = gsy_actor_new ("Omega");
  g_autoptr (GsyEdit) edit = NULL;
  GsyCorpus *corpus;

  corpus = open_folder (folder);
  assert_completes (corpus, GSY_NAME_ACTOR, "om", "");
  edit = gsy_scheme_edit_add_item (gsy_corpus_get_scheme (corpus), GSY_LIST_ACTORS, actor, NULL);
  g_assert_true (gsy_corpus_do (corpus, edit, NULL));
  assert_completes (corpus, GSY_NAME_ACTOR, "om", "Omega 0");
  gsy_corpus_undo (corpus, NULL, NULL);
  assert_completes (corpus, GSY_NAME_ACTOR, "om", "");
  g_assert_true (gsy_corpus_flush_sync (corpus, NULL));
  close_corpus (corpus);
}

/* Findings */

static char *
list_findings (GsyCorpus *corpus, const char *article)
{
  g_autoptr (GPtrArray) found = gsy_folder_index_dup_findings (gsy_corpus_get_index (corpus), gsy_corpus_get_scheme (corpus), article);
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const GsyFinding *one = g_ptr_array_index (found, i);

      g_string_append_printf (string, "%s%s", i > 0 ? " " : "", gsy_check_to_string (one->check));
      if (one->entry != NULL)
        g_string_append_printf (string, ":%s:%s", one->entry->article, one->entry->id + strlen (one->entry->id) - 1);
      if (one->detail != NULL)
        g_string_append_printf (string, "(%s)", one->detail);
    }
  return g_string_free (string, FALSE);
}

#define assert_findings(corpus, article, expected)             \
  G_STMT_START                                                 \
  {                                                            \
    g_autofree char *found_ = list_findings (corpus, article); \
    g_assert_cmpstr (found_, ==, expected);                    \
  }                                                            \
  G_STMT_END

static void
test_findings (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  /* 1 and 2 are as they should be; 3 answers nothing; 4 leads nowhere; 5 accuses somebody else than who accused. */
  g_autofree char *first = join (json (1, "accusation", 0, "date", ACTORS ("Alpha", "Beta")), json (3, "denial", 16, "Alph", ACTORS ("Beta", "Alpha")), NULL);
  g_autofree char *second = join (json (2, "denial", 0, "date", ACTORS ("Beta", "Alpha") LINK_AWAY ("answers", ID (1), "a.txt")), json (4, "denial", 10, "05-0", ACTORS ("Beta", "Alpha") LINK ("answers", "gone")),
                                  json (5, "counter-accusation", 16, "Alph", ACTORS ("Beta", "Gamma") LINK_AWAY ("answers", ID (1), "renamed.txt")),
                                  json (6, "accusation", 22, "deni", SAID ("2031-05-05")), NULL);
  GsyCorpus *corpus;

  put_article (folder, "a.txt", TEXT, first);
  put_article (folder, "b.txt", TEXT, second);
  g_free (put_file (folder, "gainsay.json", "{\"format\": \"gainsay-project\", \"version\": 1, \"actors\": [{\"name\": \"China\", \"aliases\": [\"Pékin\"]}, {\"name\": \"Pekin\"}]}"));
  corpus = open_folder (folder);
  assert_findings (corpus, NULL,
                   "similar-actors(China, Pekin) answers-nothing:a.txt:3 broken-link:b.txt:4 target-not-source:b.txt:5 "
                   "no-source:b.txt:6 no-target:b.txt:6 said-after-published:b.txt:6");
  assert_findings (corpus, "a.txt", "answers-nothing:a.txt:3");
  assert_findings (corpus, "nowhere.txt", "");
  close_corpus (corpus);
}

static void
test_muted (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  g_autofree char *statements = join (json (1, "accusation", 0, "date", ""), json (2, "denial", 0, "date", ACTORS ("Beta", "Alpha")), NULL);
  GsyCorpus *corpus;

  put_article (folder, "a.txt", TEXT, statements);
  g_free (put_file (folder, "gainsay.json", "{\"format\": \"gainsay-project\", \"version\": 1, \"actors\": [{\"name\": \"China\"}, {\"name\": \"china\"}], \"muted-problems\": [\"no-source\", \"answers-nothing\", \"similar-actors\"]}"));
  corpus = open_folder (folder);
  assert_findings (corpus, NULL, "no-target:a.txt:1");
  close_corpus (corpus);
}

/* What one statement says changes what is found at another. */
static void
test_findings_follow (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  g_autofree char *first = json (1, "accusation", 16, "Alph", ACTORS ("Alpha", "Beta"));
  g_autofree char *second = json (2, "denial", 16, "Alph", ACTORS ("Beta", "Alpha") LINK_AWAY ("answers", ID (1), "a.txt"));
  g_autoptr (GsyDocument) document = NULL;
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Remove");
  g_autoptr (GsyEdit) overlapping = edit_add ("a.txt", ID (3), "accusation", 18, 22);
  GsyCorpus *corpus;

  put_article (folder, "a.txt", TEXT, first);
  put_article (folder, "b.txt", TEXT, second);
  corpus = open_folder (folder);
  assert_findings (corpus, NULL, "");
  document = open_document (corpus, "a.txt");
  g_assert_true (gsy_corpus_do (corpus, overlapping, NULL));
  assert_findings (corpus, NULL, "overlap:a.txt:1 no-source:a.txt:3 no-target:a.txt:3 overlap:a.txt:3");
  gsy_corpus_undo (corpus, NULL, NULL);
  assert_findings (corpus, NULL, "");
  gsy_edit_add_statement (edit, "a.txt", gsy_store_find (gsy_document_get_store (document), ID (1)), NULL);
  g_assert_true (gsy_corpus_do (corpus, edit, NULL));
  assert_findings (corpus, NULL, "broken-link:b.txt:2");
  gsy_corpus_undo (corpus, NULL, NULL);
  assert_findings (corpus, NULL, "");
  g_assert_true (gsy_corpus_flush_sync (corpus, NULL));
  g_clear_object (&document);
  close_corpus (corpus);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  isolate_state ();
  g_test_add_func ("/folder-index/candidates/each-rule-alone", test_rules);
  g_test_add_func ("/folder-index/candidates/in-the-same-article", test_same_article);
  g_test_add_func ("/folder-index/candidates/only-where-the-relation-leads", test_relation);
  g_test_add_func ("/folder-index/candidates/repeated-by-the-same-against-the-same", test_repeats);
  g_test_add_func ("/folder-index/candidates/all-words-somewhere", test_text);
  g_test_add_func ("/folder-index/candidates/key-by-key", test_typing);
  g_test_add_func ("/folder-index/candidates/random-words", test_random_words);
  g_test_add_func ("/folder-index/candidates/going-on-from-the-last", test_going_on);
  g_test_add_func ("/folder-index/completion/names-aliases-accents-scripts", test_complete);
  g_test_add_func ("/folder-index/completion/follows-the-scheme", test_complete_after_change);
  g_test_add_func ("/folder-index/findings/in-order", test_findings);
  g_test_add_func ("/folder-index/findings/without-the-muted", test_muted);
  g_test_add_func ("/folder-index/findings/follow-changes", test_findings_follow);
  return run_tests ();
}
