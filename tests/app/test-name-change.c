/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-name-change.c: what a change of names means before it is made, and the other decisions of the vocabulary window. */
#include "config.h"

#include "app/gsy-choices-group.h"
#include "app/gsy-items-page.h"
#include "app/gsy-layer-choice.h"
#include "app/gsy-name-change.h"
#include "app/gsy-name-editor.h"
#include "app/gsy-vocabulary-strings.h"
#include "app/gsy-vocabulary-wording.h"

#include "vocabulary-fixture.h"

#define assert_joined(strv, expected)                                                     \
  G_STMT_START                                                                            \
  {                                                                                       \
    g_auto (GStrv) joined_strv = (strv);                                                  \
    g_autofree char *joined = joined_strv != NULL ? g_strjoinv ("|", joined_strv) : NULL; \
    g_assert_cmpstr (joined, ==, expected);                                               \
  }                                                                                       \
  G_STMT_END

static void
test_counts (void)
{
  const char *names[] = { "China", "Pékin", NULL };
  Work work;

  vocabulary_begin (&work, VOCABULARY);
  g_autoptr (GPtrArray) uses = gsy_folder_index_dup_uses (gsy_corpus_get_index (work.corpus), GSY_NAME_ACTOR, names);
  g_autofree char *summary = gsy_name_change_summary (uses->len, gsy_name_change_count_articles (uses));
  g_assert_cmpstr (summary, ==, "3 statements in 2 articles");
  g_autofree char *one = gsy_name_change_summary (1, 1);
  g_assert_cmpstr (one, ==, "1 statement in 1 article");
  g_autofree char *none = gsy_name_change_summary (0, 0);
  g_assert_cmpstr (none, ==, "No statement");
  /* Sorted by article: the last one is b.txt's, which has both. */
  g_autofree const char **both = gsy_name_change_names_of (g_ptr_array_index (uses, 2), GSY_NAME_ACTOR, names);
  g_assert_cmpuint (g_strv_length ((char **) both), ==, 2);
  g_clear_pointer (&uses, g_ptr_array_unref);
  work_end (&work);
}

static void
test_parts (void)
{
  Work work;

  vocabulary_begin (&work, VOCABULARY);
  GsyScheme *scheme = gsy_corpus_get_scheme (work.corpus);
  g_assert_true (gsy_actor_may_be_part_of (scheme, "Valdorie", "Zhao Lijian"));
  g_assert_false (gsy_actor_may_be_part_of (scheme, "China", "Zhao Lijian"));
  g_assert_false (gsy_actor_may_be_part_of (scheme, "China", "China"));
  g_assert_true (gsy_actor_may_be_part_of (scheme, "China", "somebody unlisted"));
  g_assert_true (gsy_actor_may_be_part_of (scheme, "China", NULL));
  work_end (&work);
}

/* At once only what nothing else refers to; all else is asked. */
static void
test_at_once (void)
{
  Work work;

  vocabulary_begin (&work, VOCABULARY);
  GsyScheme *scheme = gsy_corpus_get_scheme (work.corpus);
  GsyFolderIndex *index = gsy_corpus_get_index (work.corpus);
  g_assert_true (gsy_name_editor_can_rename_at_once (scheme, index, GSY_NAME_ACTOR, "Valdorie", "Norvane"));
  g_assert_false (gsy_name_editor_can_rename_at_once (scheme, index, GSY_NAME_ACTOR, "Valdorie", "China"));
  g_assert_false (gsy_name_editor_can_rename_at_once (scheme, index, GSY_NAME_ACTOR, "China", "PRC"));
  g_assert_false (gsy_name_editor_can_rename_at_once (scheme, index, GSY_NAME_ACTOR, "Karsie", "Karsia"));
  g_assert_false (gsy_name_editor_can_rename_at_once (scheme, NULL, GSY_NAME_ACTOR, "Valdorie", "Norvane"));
  g_autofree char *free_name = gsy_name_change_free_name (scheme, GSY_NAME_ACTOR, "China");
  g_assert_cmpstr (free_name, ==, "China 2");
  g_autofree char *shared = gsy_name_change_shared_word (scheme, "China", "Pékin");
  g_assert_cmpstr (shared, ==, "Pékin");
  g_autofree char *attribute = gsy_items_page_free_name (scheme, GSY_LIST_ATTRIBUTES, "Voice");
  g_assert_cmpstr (attribute, ==, "Voice 2");
  work_end (&work);
}

static void
test_strings (void)
{
  const char *strings[] = { "a", "b", "c", NULL };

  assert_joined (gsy_vocabulary_strings_with (strings, 1, "x"), "a|x|c");
  assert_joined (gsy_vocabulary_strings_with (strings, 1, ""), "a|c");
  assert_joined (gsy_vocabulary_strings_with (strings, G_MAXUINT, "d"), "a|b|c|d");
  assert_joined (gsy_vocabulary_strings_with (strings, G_MAXUINT, "b"), "a|b|c");
  assert_joined (gsy_vocabulary_strings_with (NULL, 0, "a"), "a");
  assert_joined (gsy_vocabulary_strings_with (NULL, 0, ""), NULL);
  assert_joined (gsy_name_change_without (strings, "b"), "a|c");
}

static void
test_layers (void)
{
  const char *two[] = { "denial", "gone", NULL };
  const char *one[] = { "denial", NULL };
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();

  assert_joined (gsy_layer_choice_toggle (scheme, NULL, "denial", FALSE), "accusation|counter-accusation");
  assert_joined (gsy_layer_choice_toggle (scheme, two, "accusation", TRUE), "accusation|denial|gone");
  assert_joined (gsy_layer_choice_toggle (scheme, two, "gone", FALSE), "denial");
  assert_joined (gsy_layer_choice_toggle (scheme, one, "denial", FALSE), NULL);
}

static char *
join_choices (GPtrArray *choices)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < choices->len; i++)
    {
      const GsyChoice *choice = g_ptr_array_index (choices, i);
      g_string_append_printf (text, "%s%s=%s", i > 0 ? ", " : "", choice->id, choice->name);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_choices (void)
{
  g_autoptr (GPtrArray) first = gsy_choices_add (NULL, "Très sûr");
  g_autoptr (GPtrArray) second = gsy_choices_add (first, "Très sûr");
  g_autoptr (GPtrArray) third = gsy_choices_add (second, "Voice");
  g_autoptr (GPtrArray) moved = gsy_choices_move (third, 2, 0);
  g_autoptr (GPtrArray) changed = gsy_choices_change (moved, 1, "Sûr", "sans doute");
  g_autoptr (GPtrArray) removed = gsy_choices_remove (changed, 0);
  g_autofree char *text = join_choices (removed);
  const char *id = ((const GsyChoice *) g_ptr_array_index (first, 0))->id;
  g_autofree char *expected = g_strdup_printf ("%s=Sûr, %s-2=Très sûr", id, id);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (((const GsyChoice *) g_ptr_array_index (third, 2))->id, ==, "voice");
  g_assert_cmpstr (((const GsyChoice *) g_ptr_array_index (removed, 0))->definition, ==, "sans doute");
  /* What was there is not touched. */
  g_assert_cmpuint (first->len, ==, 1);
}

static void
test_words (void)
{
  g_autofree char *kind = gsy_vocabulary_wording_parse_kind ("STATE");
  g_autofree char *own = gsy_vocabulary_wording_parse_kind ("Tribe");
  g_autofree char *none = gsy_vocabulary_wording_parse_kind ("");
  g_autofree char *plain = gsy_vocabulary_wording_parse_wikidata ("Q148");
  g_autofree char *page = gsy_vocabulary_wording_parse_wikidata ("https://www.wikidata.org/wiki/Q148#sitelinks");
  g_autofree char *special = gsy_vocabulary_wording_parse_wikidata ("http://www.wikidata.org/wiki/Special:EntityPage/Q148/");

  g_assert_cmpstr (kind, ==, "state");
  g_assert_cmpstr (own, ==, "Tribe");
  g_assert_null (none);
  g_assert_cmpstr (plain, ==, "Q148");
  g_assert_cmpstr (page, ==, "Q148");
  g_assert_cmpstr (special, ==, "Q148");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  isolate_state ();
  g_test_add_func ("/name-change/counts-statements-and-articles", test_counts);
  g_test_add_func ("/name-change/nobody-is-part-of-its-own-part", test_parts);
  g_test_add_func ("/name-change/only-an-unused-name-changes-at-once", test_at_once);
  g_test_add_func ("/name-change/strings/neither-empty-nor-twice", test_strings);
  g_test_add_func ("/name-change/layers/in-order-and-never-none", test_layers);
  g_test_add_func ("/name-change/choices/keep-their-ids", test_choices);
  g_test_add_func ("/name-change/words/kinds-and-pasted-addresses", test_words);
  return run_tests ();
}
