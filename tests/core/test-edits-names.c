/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-edits-names.c: names changed in all statements of an article. */
#include "config.h"
#include "core/gsy-edits-roles.h"

#include "edits-fixture.h"

static void
set_up (Fixture *fixture, gconstpointer data)
{
  set_up_with (fixture, "One two three four, five six seven eight. Nine");
}

static void
add_filler (GPtrArray **fillers, const char *actor, guint start, guint end)
{
  GsyFiller *filler = gsy_filler_new (actor);

  if (*fillers == NULL)
    *fillers = gsy_fillers_new ();
  if (end > start)
    {
      filler->spans = gsy_quotes_new ();
      gsy_quotes_append (filler->spans, gsy_span (start, end));
    }
  g_ptr_array_add (*fillers, filler);
}

/* Three statements: two speak of China or Pekin, the third of neither. */
static void
put_all (Fixture *fixture)
{
  GsyStatement *first = make_statement ("1", "accusation", 0, 3);
  GsyStatement *second = make_statement ("2", "denial", 8, 24);
  GsyStatement *third = make_statement ("3", "denial", 25, 30);
  const char *about[] = { "Dam", "Flood", "Dyke", NULL };
  const char *other[] = { "Flood", NULL };

  add_filler (&first->target, "China", 0, 0);
  first->about = g_strdupv ((char **) about);
  add_filler (&second->source, "Pekin", 8, 13);
  add_filler (&second->source, "Russia", 0, 0);
  add_filler (&second->source, "China", 0, 3);
  third->about = g_strdupv ((char **) other);
  add_filler (&third->source, "Russia", 0, 0);
  put (fixture, first);
  put (fixture, second);
  put (fixture, third);
}

static guint
rename_all (Fixture *fixture, GsyNameKind kind, const char *const *from, const char *to)
{
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Rename");
  g_autoptr (GError) error = NULL;
  guint n = gsy_edits_rename (&fixture->gesture, kind, from, to, edit);

  g_assert_cmpuint (n, ==, gsy_edit_get_n_changes (edit));
  gsy_store_apply (fixture->store, edit, &error);
  g_assert_no_error (error);
  return n;
}

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void
test_renamed (Fixture *fixture, gconstpointer data)
{
  put_all (fixture);
  g_assert_cmpuint (rename_all (fixture, GSY_NAME_ACTOR, NAMES ("China"), " Zhongguo "), ==, 2);
  assert_fillers (gsy_store_find (fixture->store, "1")->target, "Zhongguo");
  assert_fillers (gsy_store_find (fixture->store, "2")->source, "Pekin 8-13; Russia; Zhongguo 0-3");
  g_assert_cmpstr (gsy_store_find (fixture->store, "2")->modified, ==, "2026-11-21T10:00:00Z");
  g_assert_cmpstr (gsy_store_find (fixture->store, "3")->modified, ==, BEFORE);
}

static void
test_merged (Fixture *fixture, gconstpointer data)
{
  put_all (fixture);
  /* A filler that is the name already takes the others in. */
  g_assert_cmpuint (rename_all (fixture, GSY_NAME_ACTOR, NAMES ("Pekin", "Beijing"), "China"), ==, 1);
  assert_fillers (gsy_store_find (fixture->store, "2")->source, "China 0-3 8-13; Russia");
}

static void
test_locked_is_no_hindrance (Fixture *fixture, gconstpointer data)
{
  put_all (fixture);
  g_hash_table_add (fixture->locked, (gpointer) "denial");
  g_assert_cmpuint (rename_all (fixture, GSY_NAME_ACTOR, NAMES ("Russia"), "Rossiya"), ==, 2);
}

static void
test_taken_away (Fixture *fixture, gconstpointer data)
{
  put_all (fixture);
  g_assert_cmpuint (rename_all (fixture, GSY_NAME_ACTOR, NAMES ("China", "Pekin", "Russia"), NULL), ==, 3);
  g_assert_null (gsy_store_find (fixture->store, "1")->target);
  assert_fillers (gsy_store_find (fixture->store, "2")->source, "8-13; 0-3");
  g_assert_null (gsy_store_find (fixture->store, "3")->source);
}

static void
test_topics (Fixture *fixture, gconstpointer data)
{
  put_all (fixture);
  g_assert_cmpuint (rename_all (fixture, GSY_NAME_TOPIC, NAMES ("Dam", "Dyke"), "Works"), ==, 1);
  g_assert_cmpstrv (gsy_store_find (fixture->store, "1")->about, NAMES ("Works", "Flood"));
  g_assert_cmpuint (rename_all (fixture, GSY_NAME_TOPIC, NAMES ("Works"), "Flood"), ==, 1);
  g_assert_cmpstrv (gsy_store_find (fixture->store, "1")->about, NAMES ("Flood"));
  g_assert_cmpuint (rename_all (fixture, GSY_NAME_TOPIC, NAMES ("Flood"), ""), ==, 2);
  g_assert_null (gsy_store_find (fixture->store, "1")->about);
  /* An actor's name is no topic's. */
  g_assert_cmpuint (rename_all (fixture, GSY_NAME_TOPIC, NAMES ("China"), "Zhongguo"), ==, 0);
}

static void
test_to_itself (Fixture *fixture, gconstpointer data)
{
  put_all (fixture);
  g_assert_cmpuint (rename_all (fixture, GSY_NAME_ACTOR, NAMES ("Russia"), "Russia"), ==, 0);
  g_assert_cmpuint (rename_all (fixture, GSY_NAME_TOPIC, NAMES ("Flood"), "Flood"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/edits-names/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("actors/renamed-in-all-roles", test_renamed);
  ADD ("actors/that-become-one-share-a-filler", test_merged);
  ADD ("actors/of-locked-layers-too", test_locked_is_no_hindrance);
  ADD ("actors/taken-away-their-words-stay", test_taken_away);
  ADD ("topics/renamed-merged-and-taken-away", test_topics);
  ADD ("the-same-name-changes-nothing", test_to_itself);
#undef ADD
  return g_test_run ();
}
