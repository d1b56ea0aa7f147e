/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-actor-name.c: whom words name. */
#include "config.h"
#include "core/gsy-actor-name.h"

#include "core/gsy-edit.h"
#include "core/gsy-vocabulary.h"

typedef struct
{
  const char *name;
  const char *aliases[6];
} Listed;

static GsyScheme *
make_scheme (const Listed *listed, guint n)
{
  GsyScheme *scheme = gsy_scheme_new ();
  g_autoptr (GPtrArray) actors = gsy_scheme_list_new (GSY_LIST_ACTORS);

  for (guint i = 0; i < n; i++)
    {
      GsyActor *actor = gsy_actor_new (listed[i].name);

      if (listed[i].aliases[0] != NULL)
        actor->aliases = g_strdupv ((char **) listed[i].aliases);
      g_ptr_array_add (actors, actor);
    }
  gsy_scheme_set_list (scheme, GSY_LIST_ACTORS, actors);
  return scheme;
}

static const Listed world[] = {
  { "China", { "Chine", "Pékin", "Beijing", "中国", "الصين" } },
  { "United States", { "États-Unis", "US", "U.S.", "Washington" } },
  { "Zhao Lijian", { "M. Zhao" } },
  { "NATO", { "OTAN" } },
  { "Xi Jinping" },
  { "Wang Yi" },
  { "Russia", { "Russie" } },
  { "Iran" },
  { "South China Post" },
};

static void
assert_match (GsyScheme *scheme, const char *words, const char *name)
{
  const GsyActor *actor = gsy_scheme_match_actor (scheme, words);

  if (g_strcmp0 (actor != NULL ? actor->name : NULL, name) != 0)
    g_error ("“%s” names %s, not %s", words, actor != NULL ? actor->name : "nobody", name != NULL ? name : "nobody");
}

static void
test_match (void)
{
  static const struct
  {
    const char *words;
    const char *name;
  } cases[] = {
    /* The name or an alias, whatever the case and accents. */
    { "China", "China" },
    { "CHINA", "China" },
    { "pekin", "China" },
    { "Etats-Unis", "United States" },
    { "les Etats-Unis", "United States" },
    { "les États‑Unis", "United States" },
    { "La Chine", "China" },
    { "l’OTAN", "NATO" },
    { "l'Otan", "NATO" },
    { "the U.S. government", "United States" },
    { "China’s", "China" },
    { "le porte-parole Zhao Lijian", "Zhao Lijian" },
    { "M. Zhao", "Zhao Lijian" },
    /* After a title, one word of a person's name is enough, if one alone has it. */
    { "M. Wang", "Wang Yi" },
    { "le président Xi", "Xi Jinping" },
    { "M. xi", NULL },
    { "Wang", NULL },
    { "M. Li", NULL },
    /* The longest one that stands in them. */
    { "the South China Post", "South China Post" },
    { "Zhao Lijian, porte-parole de la Chine", "Zhao Lijian" },
    { "the Chinese of Chinatown", NULL },
    /* Whose somebody is, is not who. */
    { "China’s Zhao Lijian", "Zhao Lijian" },
    { "Bank of China", NULL },
    { "la Central Intelligence Agency (CIA) des États-Unis", NULL },
    { "le ministère des Affaires étrangères de la Chine", NULL },
    { "le gouvernement de la Chine", "China" },
    { "le Président des États-Unis", "United States" },
    /* Without spaces, and with what Arabic joins to a word. */
    { "中国外交部", "China" },
    { "الصين", "China" },
    { "وقالت الصين", "China" },
    { "والصين", "China" },
    { "للصين", "China" },
    /* Two who speak together are not the one with the longer name. */
    { "Xi Jinping et Wang Yi", NULL },
    { "la Chine, la Russie et l’Iran", NULL },
    { "Russia and China", NULL },
    { "China/Russia", NULL },
    { "la Chine et Pékin", "China" },
    { "les États-Unis et leurs alliés", "United States" },
    { "les États-Unis et leurs alliés, dont l'Iran", NULL },
    /* “us” is not the US. */
    { "us", NULL },
    { "accused us", NULL },
    { "the US", "United States" },
    { "", NULL },
    { "« »", NULL },
    { "un porte-parole", NULL },
  };
  g_autoptr (GsyScheme) scheme = make_scheme (world, G_N_ELEMENTS (world));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_match (scheme, cases[i].words, cases[i].name);
}

static void
test_ambiguous (void)
{
  static const Listed listed[] = {
    { "Georgia (state)", { "Georgia" } },
    { "Georgia (country)", { "Georgia", "Géorgie" } },
    { "Pékin" },
    { "China", { "Pékin" } },
  };
  g_autoptr (GsyScheme) scheme = make_scheme (listed, G_N_ELEMENTS (listed));

  assert_match (scheme, "Georgia", NULL);
  assert_match (scheme, "la Géorgie", "Georgia (country)");
  /* What somebody is called is more than what somebody is also called. */
  assert_match (scheme, "Pékin", "Pékin");
}

static void
test_empty_scheme (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();

  assert_match (scheme, "China", NULL);
}

static void
test_list_changes (void)
{
  g_autoptr (GsyScheme) scheme = make_scheme (world, G_N_ELEMENTS (world));
  g_autoptr (GsyActor) actor = gsy_actor_new ("Peru");
  g_autoptr (GError) error = NULL;
  g_autoptr (GsyEdit) edit = gsy_scheme_edit_add_item (scheme, GSY_LIST_ACTORS, actor, &error);

  assert_match (scheme, "Peru", NULL);
  g_assert_no_error (error);
  g_assert_true (gsy_scheme_apply (scheme, edit, &error));
  assert_match (scheme, "Peru", "Peru");
}

/* As many as anybody has: what matters is that no question walks through them all. */
static void
test_many_actors (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  g_autoptr (GPtrArray) actors = gsy_scheme_list_new (GSY_LIST_ACTORS);
  g_autoptr (GTimer) timer = NULL;
  double built, asked;

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Étienne Numéro%u", i);
      GsyActor *actor = gsy_actor_new (name);
      g_autoptr (GStrvBuilder) aliases = g_strv_builder_new ();

      for (guint j = 0; j < 4; j++)
        {
          g_autofree char *alias = g_strdup_printf ("Député%u du district%u", i, j);

          g_strv_builder_add (aliases, alias);
        }
      actor->aliases = g_strv_builder_end (aliases);
      g_ptr_array_add (actors, actor);
    }
  gsy_scheme_set_list (scheme, GSY_LIST_ACTORS, actors);
  timer = g_timer_new ();
  assert_match (scheme, "le depute4321 du district3", "Étienne Numéro4321");
  built = g_timer_elapsed (timer, NULL);
  g_timer_start (timer);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *words = g_strdup_printf ("le président etienne NUMERO%u, hier", i);
      g_autofree char *name = g_strdup_printf ("Étienne Numéro%u", i);

      assert_match (scheme, words, name);
    }
  asked = g_timer_elapsed (timer, NULL);
  g_test_message ("25,000 names in %.1f ms, a question in %.1f µs", built * 1e3, asked * 1e3);
}

static void
assert_guess (const char *words, const char *language, const char *name)
{
  g_autofree char *guess = gsy_actor_name_guess (words, language);

  if (g_strcmp0 (guess, name) != 0)
    g_error ("“%s” (%s) would be %s, not %s", words, language != NULL ? language : "?", guess != NULL ? guess : "nothing", name != NULL ? name : "nothing");
}

static void
test_guess (void)
{
  static const struct
  {
    const char *words;
    const char *language;
    const char *name;
  } cases[] = {
    { "La Chine", "fr", "Chine" },
    { "l’OTAN", "fr", "OTAN" },
    { "la Central Intelligence Agency (CIA) des États-Unis", "fr", "Central Intelligence Agency" },
    { "Un porte-parole du ministère des Affaires étrangères", "fr", "ministère des Affaires étrangères" },
    { "le ministère américain de la Justice", "fr", "ministère américain de la Justice" },
    { "un ministère", "fr", NULL },
    { "la Maison Blanche", "fr", "Maison Blanche" },
    { "l'administration Biden", "fr", "Biden" },
    { "l'OTAN", NULL, "OTAN" },
    { "M. Zhao", "fr", "Zhao" },
    { "MM. Zhao", "fr", "Zhao" },
    { "le porte-parole Zhao Lijian", "fr", "Zhao Lijian" },
    { "Le porte-parole Zhao Lijian", "fr", "Zhao Lijian" },
    { "le président Emmanuel Macron", "fr", "Emmanuel Macron" },
    { "Le Premier ministre Jean Castex", "fr", "Jean Castex" },
    { "les Etats-Unis", "fr", "Etats-Unis" },
    { "the United States", "en", "United States" },
    { "the United\nStates", "en-GB", "United States" },
    { "President Joe Biden", "en", "Joe Biden" },
    { "China’s", "en", "China" },
    { "UN", NULL, "UN" },
    { "the UN", "en", "UN" },
    { "L. Chen", "fr", "L. Chen" },
    { "el presidente Pedro Sánchez", "es", "Pedro Sánchez" },
    { "der Sprecher Steffen Seibert", "de", "Steffen Seibert" },
    { "Die Grünen", "de", "Grünen" },
    { "il presidente Sergio Mattarella", "it", "Sergio Mattarella" },
    { "o presidente Lula", "pt", "Lula" },
    { "السيد وانغ يي", "ar", "وانغ يي" },
    /* Scripts without capitals. */
    { "中国外交部", "zh", "中国外交部" },
    { "الصين", "ar", "الصين" },
    { "الصين", NULL, "الصين" },
    /* A name ends where it is explained. */
    { "Zhao Lijian, porte-parole du ministère", "fr", "Zhao Lijian" },
    { "Zhao Lijian (47 ans)", "fr", "Zhao Lijian" },
    { "«La Chine»", "fr", "Chine" },
    /* Nobody in particular. */
    { "un porte-parole", "fr", NULL },
    { "Le porte-parole", "fr", NULL },
    { "Il", "fr", NULL },
    { "Elle", NULL, NULL },
    { "They", "en", NULL },
    { "M.", "fr", NULL },
    { "", NULL, NULL },
    { "2021", NULL, NULL },
    { "…", NULL, NULL },
    /* Two of them. */
    { "Xi Jinping et Wang Yi", "fr", NULL },
    { "Xi Jinping and Wang Yi", "en", NULL },
    { "Xi Jinping, Wang Yi", "fr", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_guess (cases[i].words, cases[i].language, cases[i].name);
}

static void
test_no_sentence (void)
{
  g_autofree char *words = g_strnfill (4000, 'A');
  g_autoptr (GString) sentence = g_string_new ("China");

  for (guint i = 0; i < 60; i++)
    g_string_append (sentence, " said that");
  assert_guess (words, NULL, NULL);
  assert_guess (sentence->str, "en", NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/actor-name/match/who-is-named", test_match);
  g_test_add_func ("/actor-name/match/two-of-one-name-are-none", test_ambiguous);
  g_test_add_func ("/actor-name/match/nobody-is-listed", test_empty_scheme);
  g_test_add_func ("/actor-name/match/follows-the-list", test_list_changes);
  g_test_add_func ("/actor-name/match/among-thousands", test_many_actors);
  g_test_add_func ("/actor-name/guess/what-somebody-is-called", test_guess);
  g_test_add_func ("/actor-name/guess/a-sentence-is-no-name", test_no_sentence);
  return g_test_run ();
}
