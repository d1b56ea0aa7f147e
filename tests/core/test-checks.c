/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-checks.c: what a careful reader would ask, and what not. */
#include "config.h"

#include "core/gsy-checks.h"
#include "core/gsy-intern.h"
#include "core/gsy-vocabulary.h"
#include "fixture.h"

#define FLAG(check) (1u << (check))

static void
assert_set (GsyCheckSet set, GsyCheckSet wanted)
{
  for (guint i = 0; i < GSY_N_CHECKS; i++)
    if ((set ^ wanted) & FLAG (i))
      {
        g_test_message ("“%s” is %s", gsy_check_to_string ((GsyCheck) i), (set & FLAG (i)) != 0 ? "found" : "missing");
        g_test_fail ();
      }
}

/* A statement that nothing can be asked of. */
static GsyStatement *
make_complete (const char *id, const char *layer, guint start, guint end)
{
  GsyStatement *statement = make_statement (id, layer, start, end);

  statement->source = gsy_fillers_new ();
  g_ptr_array_add (statement->source, gsy_filler_new ("Tarsine"));
  statement->target = gsy_fillers_new ();
  g_ptr_array_add (statement->target, gsy_filler_new ("Norvane"));
  return statement;
}

static void
set_voice (GsyStatement *statement, const char *voice)
{
  GsyValue value = { g_strdup ("voice"), GSY_VALUE_STRING, g_strdup (voice), 0 };

  statement->attributes = gsy_values_new ();
  g_array_append_val (statement->attributes, value);
}

/* Of one statement by itself. Consumes it. */
static GsyCheckSet
check_one (GsyStatement *statement, GsyArticle *article, const char *published)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
  GsyCheckSet found = 0xffff;

  g_ptr_array_add (statements, statement);
  gsy_checks_of_article (statements, article, published, &found);
  return found;
}

static void
test_words (void)
{
  for (guint i = 0; i < GSY_N_CHECKS; i++)
    {
      GsyCheck check;

      g_assert_true (gsy_check_from_string (gsy_check_to_string ((GsyCheck) i), &check));
      g_assert_cmpuint (check, ==, i);
      g_assert_cmpstr (gsy_check_get_label ((GsyCheck) i), !=, "");
      g_assert_cmpstr (gsy_check_get_advice ((GsyCheck) i), !=, "");
    }
  /* As folders hold them. */
  g_assert_cmpstr (gsy_check_to_string (GSY_CHECK_NO_SOURCE), ==, "no-source");
  g_assert_cmpstr (gsy_check_to_string (GSY_CHECK_SIMILAR_ACTORS), ==, "similar-actors");
  g_assert_false (gsy_check_from_string ("no-such-check", &(GsyCheck){ 0 }));
  g_assert_false (gsy_check_from_string (NULL, &(GsyCheck){ 0 }));
}

static void
test_conflict (void)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
  const char *pairs[] = { "\"conflicts\"", "[{\"removed\": true}]", NULL };
  GsyCheckSet found[2] = { 0 };

  for (guint i = 0; i < 2; i++)
    {
      GsyStatement *statement = gsy_statement_new (NULL, "denial");

      gsy_statement_add_span (statement, gsy_span (10 * i, 10 * i + 5));
      if (i == 1)
        statement->unknown = g_strdupv ((char **) pairs);
      g_ptr_array_add (statements, statement);
    }
  gsy_checks_of_article (statements, NULL, NULL, found);
  g_assert_cmpuint (found[0] & 1u << GSY_CHECK_CONFLICT, ==, 0);
  g_assert_cmpuint (found[1] & 1u << GSY_CHECK_CONFLICT, !=, 0);
}

static void
test_doubt (void)
{
  g_autoptr (GsyArticle) article = make_article ("One two three four.");
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
  static const GsyCheckSet wanted[] = { 0, FLAG (GSY_CHECK_MOVED), FLAG (GSY_CHECK_DETACHED), FLAG (GSY_CHECK_MOVED) };
  GsyCheckSet found[G_N_ELEMENTS (wanted)] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_ptr_array_add (statements, make_statement (NULL, "denial", 4 * i, 4 * i + 3));
  gsy_quote_ensure_words (gsy_statement_edit_quote (g_ptr_array_index (statements, 1), 0))->was = g_strdup ("too");
  ((GsyStatement *) g_ptr_array_index (statements, 2))->detached = TRUE;
  ((GsyStatement *) g_ptr_array_index (statements, 3))->cue = gsy_filler_new (NULL);
  ((GsyStatement *) g_ptr_array_index (statements, 3))->cue->spans = gsy_quotes_new ();
  gsy_quotes_append (((GsyStatement *) g_ptr_array_index (statements, 3))->cue->spans, gsy_span (0, 4));
  gsy_quote_ensure_words (&g_array_index (((GsyStatement *) g_ptr_array_index (statements, 3))->cue->spans, GsyQuote, 0))->exact = g_strdup ("five");
  gsy_checks_of_article (statements, article, NULL, found);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    assert_set (found[i] & (FLAG (GSY_CHECK_MOVED) | FLAG (GSY_CHECK_DETACHED)), wanted[i]);
}

static void
test_muted (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  g_assert_cmpuint (gsy_checks_get_muted (scheme), ==, 0);
  g_ptr_array_add (words, g_strdup ("overlap"));
  g_ptr_array_add (words, g_strdup ("of-a-later-version"));
  g_ptr_array_add (words, g_strdup ("no-source"));
  gsy_scheme_set_list (scheme, GSY_LIST_MUTED, words);
  assert_set (gsy_checks_get_muted (scheme), FLAG (GSY_CHECK_OVERLAP) | FLAG (GSY_CHECK_NO_SOURCE));
}

static void
test_roles (void)
{
  static const struct
  {
    const char *layer;
    gboolean target;
  } layers[] = { { "accusation", TRUE }, { "counter-accusation", TRUE }, { "denial", FALSE }, { "rumour", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    {
      assert_set (check_one (make_complete ("a", layers[i].layer, 0, 5), NULL, NULL), 0);
      assert_set (check_one (make_statement ("a", layers[i].layer, 0, 5), NULL, NULL),
                  FLAG (GSY_CHECK_NO_SOURCE) | (layers[i].target ? FLAG (GSY_CHECK_NO_TARGET) : 0));
    }
}

static void
test_said (void)
{
  static const struct
  {
    const char *said, *published;
    gboolean found;
  } cases[] = {
    { "2021-07-21", "2021-07-20", TRUE },
    { "2021-07-20", "2021-07-20", FALSE },
    { "2021-07-21", "2021-07", FALSE },
    { "2021-08", "2021-07", TRUE },
    { "2021-07-20/2021-07-22", "2021-07-20", FALSE },
    { "2021-07-21", NULL, FALSE },
    { "garbage", "2021-07-20", FALSE },
    { NULL, "2021-07-20", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GsyStatement *statement = make_complete ("a", "denial", 0, 5);

      statement->said = g_strdup (cases[i].said);
      assert_set (check_one (statement, NULL, cases[i].published), cases[i].found ? FLAG (GSY_CHECK_SAID_AFTER_PUBLISHED) : 0);
    }
}

/* The span is what stands between square brackets. */
static GsyCheckSet
check_quoted (const char *text, const char *voice)
{
  const char *open = strchr (text, '[');
  const char *close = strchr (text, ']');
  g_autofree char *before = g_strndup (text, open - text);
  g_autofree char *inside = g_strndup (open + 1, close - open - 1);
  g_autofree char *whole = g_strconcat (before, inside, close + 1, NULL);
  g_autoptr (GsyArticle) article = make_article (whole);
  guint start = (guint) g_utf8_strlen (before, -1);
  GsyStatement *statement = make_complete ("a", "denial", start, start + (guint) g_utf8_strlen (inside, -1));

  if (voice != NULL)
    set_voice (statement, voice);
  return check_one (statement, article, NULL);
}

static void
test_quoted (void)
{
  static const char *const quoted[] = {
    "il a dit que [c’était « absurde » et faux].",
    "he said that [it was “absurd”].",
    "he said that [it was \"absurd\"].",
    "er sagte, [es sei „absurd“].",
    "he said that [it was ‘absurd’, and that’s it].",
    "er sagte, [es sei ‚absurd‘].",
    "他说[这「荒唐」].",
    "他说[这『荒唐』].",
    "il a dit : « [C’est absurde] », hier",
    "he said, “[That is absurd],” on Monday",
    "he said, ‘[that is absurd]’.",
    "er sagte: „[Das ist absurd].“",
    "er sagte: »[Das ist absurd]«, ja",
    "he said, \"[that is absurd].\"",
    "他说「[荒唐]」。",
  };
  static const char *const plain[] = {
    "il a dit que [c’était absurde].",
    "he said that [it’s the states’ fault].",
    "he said ’twas [the dogs’ own].",
    "« Non », dit-il. [C’était absurde] et « faux ».",
    "[tout]",
    "\"No\", he said. [It was absurd], \"they\" said",
    "“No”. [It was absurd], “they” said",
    "»Nein« [es war absurd] »ja«",
    "« Non ». [C’était absurde], « oui »",
  };

  for (guint i = 0; i < G_N_ELEMENTS (quoted); i++)
    {
      if (check_quoted (quoted[i], "indirect") != FLAG (GSY_CHECK_QUOTED_INDIRECT))
        {
          g_test_message ("nothing is asked of “%s”", quoted[i]);
          g_test_fail ();
        }
      assert_set (check_quoted (quoted[i], "direct"), 0);
      assert_set (check_quoted (quoted[i], NULL), 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    if (check_quoted (plain[i], "indirect") != 0)
      {
        g_test_message ("something is asked of “%s”", plain[i]);
        g_test_fail ();
      }
}

static void
test_quoted_without_article (void)
{
  GsyStatement *statement = make_complete ("a", "denial", 10, 20);
  GsyQuoteWords *words = gsy_quote_ensure_words (gsy_statement_edit_quote (statement, 0));

  set_voice (statement, "indirect");
  words->exact = g_strdup ("c’était « absurde »");
  assert_set (check_one (gsy_statement_ref (statement), NULL, NULL), FLAG (GSY_CHECK_QUOTED_INDIRECT));
  g_free (words->exact);
  words->exact = g_strdup ("c’était absurde");
  assert_set (check_one (gsy_statement_ref (statement), NULL, NULL), 0);
  gsy_statement_unref (statement);
}

static void
test_overlap (void)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
  GsyCheckSet found[7];
  GsyStatement *split = make_complete ("c", "denial", 20, 25);
  GsyStatement *lost = make_complete ("g", "accusation", 0, 90);

  gsy_statement_add_span (split, gsy_span (35, 40));
  lost->detached = TRUE;
  g_ptr_array_add (statements, make_complete ("a", "accusation", 0, 10));
  g_ptr_array_add (statements, make_complete ("b", "accusation", 10, 20)); /* touches */
  g_ptr_array_add (statements, split);
  g_ptr_array_add (statements, make_complete ("d", "denial", 26, 34));     /* between the two fragments */
  g_ptr_array_add (statements, make_complete ("e", "denial", 39, 50));     /* at the second one */
  g_ptr_array_add (statements, make_complete ("f", "accusation", 39, 50)); /* another layer */
  g_ptr_array_add (statements, lost);
  gsy_checks_of_article (statements, NULL, NULL, found);
  for (guint i = 0; i < 7; i++)
    assert_set (found[i], i == 2 || i == 4 ? FLAG (GSY_CHECK_OVERLAP) : i == 6 ? FLAG (GSY_CHECK_DETACHED)
                                                                               : 0);
}

/* As when each is held against each. */
static void
test_overlap_random (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
      guint n = (guint) g_test_rand_int_range (0, 12);
      GsyCheckSet found[12];

      for (guint i = 0; i < n; i++)
        {
          guint start = (guint) g_test_rand_int_range (0, 60);
          guint end = start + (guint) g_test_rand_int_range (1, 12);
          GsyStatement *statement = make_complete ("x", g_test_rand_bit () ? "denial" : "accusation", start, end);

          if (g_test_rand_bit ())
            gsy_statement_add_span (statement, gsy_span (end + 2, end + 5));
          g_ptr_array_add (statements, statement);
        }
      gsy_checks_of_article (statements, NULL, NULL, found);
      for (guint i = 0; i < n; i++)
        {
          const GsyStatement *a = g_ptr_array_index (statements, i);
          gboolean overlaps = FALSE;

          for (guint j = 0; j < n; j++)
            {
              const GsyStatement *b = g_ptr_array_index (statements, j);

              if (i == j || !g_str_equal (a->layer, b->layer))
                continue;
              for (guint k = 0; k < gsy_statement_get_n_spans (a); k++)
                for (guint l = 0; l < gsy_statement_get_n_spans (b); l++)
                  overlaps = overlaps || gsy_span_overlaps (gsy_statement_get_span (a, k), gsy_statement_get_span (b, l));
            }
          assert_set (found[i], overlaps ? FLAG (GSY_CHECK_OVERLAP) : 0);
        }
    }
}

static void
test_none (void)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new ();

  gsy_checks_of_article (statements, NULL, NULL, NULL);
}

/* Links */

/* @data: sources by id, as “id: a, b; …” would tell: id -> NULL-terminated names */
static GsyLinkEnd
resolve (const char *relation, const char *to, const char *article, gpointer data)
{
  const char *const *sources = g_hash_table_lookup (data, to);

  return (GsyLinkEnd){ g_hash_table_contains (data, to), sources };
}

typedef struct
{
  const char *layer;
  const char *target; /* NULL: none */
  const char *relation, *to;
  GsyCheckSet found;
} Linked;

static void
test_links (void)
{
  static const Linked all[] = {
    { "denial", NULL, NULL, NULL, FLAG (GSY_CHECK_ANSWERS_NOTHING) },
    { "denial", NULL, "repeats", "by-norvane", FLAG (GSY_CHECK_ANSWERS_NOTHING) },
    { "denial", NULL, "answers", "by-norvane", 0 },
    { "denial", NULL, "answers", "gone", FLAG (GSY_CHECK_BROKEN_LINK) },
    { "denial", "Tarsine", "answers", "by-norvane", 0 },
    { "accusation", NULL, NULL, NULL, 0 },
    { "accusation", NULL, "repeats", "gone", FLAG (GSY_CHECK_BROKEN_LINK) },
    { "counter-accusation", "Norvane", NULL, NULL, 0 },
    { "counter-accusation", "Norvane", "answers", "by-norvane", 0 },
    { "counter-accusation", "Tarsine", "answers", "by-norvane", FLAG (GSY_CHECK_TARGET_NOT_SOURCE) },
    { "counter-accusation", "Tarsine", "repeats", "by-norvane", 0 },
    { "counter-accusation", NULL, "answers", "by-norvane", 0 },
    { "counter-accusation", "Tarsine", "answers", "by-nobody", 0 },
    { "counter-accusation", "Tarsine", "answers", "by-both", 0 },
    { "counter-accusation", "Norvane", "answers", "by-speaker", 0 },                                   /* who is part of it */
    { "counter-accusation", "Speaker", "answers", "by-norvane", 0 },                                   /* the other way round */
    { "counter-accusation", "Minister", "answers", "by-speaker", FLAG (GSY_CHECK_TARGET_NOT_SOURCE) }, /* two parts of one */
    { "counter-accusation", "Round", "answers", "by-norvane", FLAG (GSY_CHECK_TARGET_NOT_SOURCE) },
  };
  static const char *const norvane[] = { "Norvane", NULL };
  static const char *const both[] = { "Brisme", "Tarsine", NULL };
  static const char *const speaker[] = { "Speaker", NULL };
  static const char *const parts[][2] = { { "Norvane", NULL }, { "Speaker", "Ministry" }, { "Minister", "Ministry" }, { "Ministry", "Norvane" }, { "Round", "Robin" }, { "Robin", "Round" } };
  g_autoptr (GHashTable) ends = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  g_autoptr (GPtrArray) actors = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_actor_unref);

  g_hash_table_insert (ends, (gpointer) "by-norvane", (gpointer) norvane);
  g_hash_table_insert (ends, (gpointer) "by-both", (gpointer) both);
  g_hash_table_insert (ends, (gpointer) "by-speaker", (gpointer) speaker);
  g_hash_table_insert (ends, (gpointer) "by-nobody", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GsyActor *actor = gsy_actor_new (parts[i][0]);

      actor->part_of = g_strdup (parts[i][1]);
      g_ptr_array_add (actors, actor);
    }
  gsy_scheme_set_list (scheme, GSY_LIST_ACTORS, actors);

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      const Linked *one = &all[i];
      const char *const targets[] = { one->target, NULL };
      const char *const articles[] = { NULL };
      GsyLinkFacts facts = { one->layer, one->target != NULL ? targets : NULL, one->to != NULL ? 1 : 0, &one->relation, &one->to, articles, scheme };

      assert_set (gsy_checks_of_links (&facts, resolve, ends), one->found);
    }
}

/* One of several that fits is enough; and without a scheme, names are names. */
static void
test_several_links (void)
{
  static const char *const norvane[] = { "Norvane", NULL }, *const brisme[] = { "Brisme", NULL };
  static const char *const relations[] = { "answers", "answers", "answers" };
  static const char *const to[] = { "a", "b", "gone" };
  static const char *const articles[] = { NULL, "other.txt", "other.txt" };
  g_autoptr (GHashTable) ends = g_hash_table_new (g_str_hash, g_str_equal);
  GsyLinkFacts facts = { "counter-accusation", brisme, 2, relations, to, articles, NULL };

  g_hash_table_insert (ends, (gpointer) "a", (gpointer) norvane);
  g_hash_table_insert (ends, (gpointer) "b", (gpointer) brisme);
  assert_set (gsy_checks_of_links (&facts, resolve, ends), 0);
  facts.n_links = 1;
  assert_set (gsy_checks_of_links (&facts, resolve, ends), FLAG (GSY_CHECK_TARGET_NOT_SOURCE));
  facts.n_links = 3;
  assert_set (gsy_checks_of_links (&facts, resolve, ends), FLAG (GSY_CHECK_BROKEN_LINK));
}

/* Actors */

static char *
dup_similar (const char *const *names)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  g_autoptr (GPtrArray) actors = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_actor_unref);
  g_auto (GStrv) pairs = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (names[i], "=", -1);
      GsyActor *actor = gsy_actor_new (parts[0]);

      if (parts[1] != NULL)
        actor->aliases = g_strdupv (parts + 1);
      g_ptr_array_add (actors, actor);
    }
  gsy_scheme_set_list (scheme, GSY_LIST_ACTORS, actors);
  pairs = gsy_checks_find_similar_actors (scheme);
  return g_strjoinv ("|", pairs);
}

static void
test_similar (void)
{
  static const struct
  {
    const char *names[5];
    const char *pairs;
  } all[] = {
    { { NULL }, "" },
    { { "China", "Tarsine", NULL }, "" },
    { { "Égypte", "egypte", NULL }, "Égypte|egypte" },
    { { "China=Chine=Pékin", "Beijing=Pekin", NULL }, "China|Beijing" },
    { { "China=Chine=CHINE", NULL }, "" },
    { { "China=Chine=Pékin", "Chine=pekin", NULL }, "China|Chine" },
    { { "a", "A", "á", NULL }, "a|A|a|á" },
    { { "A=x", "B=x=y", "C=y", NULL }, "A|B|B|C" },
    { { "́", " ", NULL }, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *pairs = dup_similar (all[i].names);

      g_assert_cmpstr (pairs, ==, all[i].pairs);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checks/two-versions-that-differ", test_conflict);
  g_test_add_func ("/checks/doubtful-and-lost-places", test_doubt);
  g_test_add_func ("/checks/words/lead-back", test_words);
  g_test_add_func ("/checks/muted/by-the-scheme", test_muted);
  g_test_add_func ("/checks/roles/source-of-all-target-of-accusations", test_roles);
  g_test_add_func ("/checks/said/not-after-the-article", test_said);
  g_test_add_func ("/checks/quoted/by-marks-of-all-kinds", test_quoted);
  g_test_add_func ("/checks/quoted/by-stored-words", test_quoted_without_article);
  g_test_add_func ("/checks/overlap/within-a-layer", test_overlap);
  g_test_add_func ("/checks/overlap/as-one-by-one", test_overlap_random);
  g_test_add_func ("/checks/article/may-be-empty", test_none);
  g_test_add_func ("/checks/links/answers", test_links);
  g_test_add_func ("/checks/links/one-that-fits-is-enough", test_several_links);
  g_test_add_func ("/checks/actors/similar-by-name-or-alias", test_similar);
  return g_test_run ();
}
