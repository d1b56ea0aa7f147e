/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-scheme-outside.c: gainsay.json written by another program, or by another window, while it is open: taken in, undone, and never lost. */
#include "config.h"
#include "corpus/gsy-corpus-private.h"
#include "io/gsy-project-file.h"
#include "io/gsy-project-merge.h"

#include "fixture.h"

#include <glib/gstdio.h>

#define PROJECT(members) "{\n  \"format\": \"gainsay-project\",\n  \"version\": 1" members "\n}\n"
#define ACTORS(actors) PROJECT (",\n  \"actors\": [\n    " actors "\n  ]")

typedef struct
{
  char *folder;
  GsyCorpus *corpus;
  GsyCorpus *other; /* a second window */
  guint n_merged;
  guint n_changes;
  guint n_conflicts;
} Fixture;

static void
merged_cb (GsyCorpus *corpus, guint n_changes, guint n_conflicts, Fixture *fixture)
{
  fixture->n_merged++;
  fixture->n_changes += n_changes;
  fixture->n_conflicts += n_conflicts;
}

/* @data: what gainsay.json says at first; NULL: there is none. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fresh_folder ();
  g_free (put_file (fixture->folder, "a.txt", TEXT));
  if (data != NULL)
    g_free (put_file (fixture->folder, GSY_PROJECT_FILE, data));
  fixture->corpus = gsy_corpus_new (fixture->folder, NULL);
  g_signal_connect (fixture->corpus, "scheme-merged", G_CALLBACK (merged_cb), fixture);
  wait_until (!gsy_corpus_is_loading (fixture->corpus));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  drop_corpus (&fixture->other);
  drop_corpus (&fixture->corpus);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
add_actor (GsyCorpus *corpus, const char *name, const char *note)
{
  g_autoptr (GPtrArray) actors = gsy_scheme_list_new (GSY_LIST_ACTORS);
  GPtrArray *before = gsy_scheme_get_list (gsy_corpus_get_scheme (corpus), GSY_LIST_ACTORS);
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Add");
  GsyActor *actor = gsy_actor_new (name);
  gboolean is_there = FALSE;

  actor->note = g_strdup (note);
  for (guint i = 0; i < before->len; i++)
    {
      GsyActor *old = g_ptr_array_index (before, i);
      gboolean is_it = g_str_equal (old->name, name);

      g_ptr_array_add (actors, gsy_actor_ref (is_it ? actor : old));
      is_there = is_there || is_it;
    }
  if (!is_there)
    g_ptr_array_add (actors, gsy_actor_ref (actor));
  gsy_actor_unref (actor);
  gsy_edit_add_scheme (edit, GSY_LIST_ACTORS, before, actors);
  g_assert_true (gsy_corpus_do (corpus, edit, NULL));
}

static const GsyActor *
find_actor (GsyCorpus *corpus, const char *name)
{
  return gsy_scheme_find_actor (gsy_corpus_get_scheme (corpus), name);
}

static void
assert_file_holds (Fixture *fixture, const char *part)
{
  g_autofree char *content = read_file (fixture->folder, GSY_PROJECT_FILE);

  if (strstr (content, part) == NULL)
    g_error ("no %s in\n%s", part, content);
}

static void
test_seen (Fixture *fixture, gconstpointer data)
{
  g_free (put_file (fixture->folder, GSY_PROJECT_FILE, ACTORS ("{\"name\": \"Brisme\"},\n    {\"name\": \"Sarmède\"}")));
  wait_until (find_actor (fixture->corpus, "Brisme") != NULL);
  g_assert_cmpuint (fixture->n_merged, ==, 1);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpuint (fixture->n_conflicts, ==, 0);
  /* There is nothing to write: the file says it all. */
  g_assert_true (gsy_corpus_is_saved (fixture->corpus));

  g_assert_true (gsy_corpus_undo (fixture->corpus, NULL, NULL));
  g_assert_null (find_actor (fixture->corpus, "Brisme"));
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  assert_file_holds (fixture, "Sarmède");
  g_assert_true (gsy_corpus_redo (fixture->corpus, NULL, NULL));
  g_assert_nonnull (find_actor (fixture->corpus, "Brisme"));
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  assert_file_holds (fixture, "Brisme");
}

static void
test_unsaved (Fixture *fixture, gconstpointer data)
{
  add_actor (fixture->corpus, "Ours", NULL);
  g_free (put_file (fixture->folder, GSY_PROJECT_FILE, ACTORS ("{\"name\": \"Sarmède\"},\n    {\"name\": \"Theirs\"}")));
  /* The last moment: there is no time for a monitor. */
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  assert_file_holds (fixture, "Ours");
  assert_file_holds (fixture, "Theirs");
  assert_file_holds (fixture, "Sarmède");
}

/* The same while what another program wrote is being read: that is old by the time both are saved, and would take ours back. */
static void
test_read_before_saving (Fixture *fixture, gconstpointer data)
{
  g_free (put_file (fixture->folder, GSY_PROJECT_FILE, ACTORS ("{\"name\": \"Sarmède\"},\n    {\"name\": \"Theirs\"}")));
  wait_until (fixture->corpus->is_looking_at_scheme);
  add_actor (fixture->corpus, "Ours", NULL);
  while (!g_main_context_pending (NULL))
    g_thread_yield ();
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_nonnull (find_actor (fixture->corpus, "Theirs"));
  g_assert_nonnull (find_actor (fixture->corpus, "Ours"));
}

static void
test_first (Fixture *fixture, gconstpointer data)
{
  /* There was no file: each side makes one. */
  add_actor (fixture->corpus, "Ours", NULL);
  g_free (put_file (fixture->folder, GSY_PROJECT_FILE, PROJECT (",\n  \"title\": \"T\",\n  \"x-mine\": [1.50]")));
  wait_until (fixture->n_merged > 0 && gsy_corpus_is_saved (fixture->corpus));
  assert_file_holds (fixture, "Ours");
  assert_file_holds (fixture, "\"title\": \"T\"");
  assert_file_holds (fixture, "\"x-mine\": [1.50]");
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) records = NULL;

  add_actor (fixture->corpus, "Sarmède", "a river");
  g_free (put_file (fixture->folder, GSY_PROJECT_FILE, ACTORS ("{\"name\": \"Sarmède\", \"note\": \"a state\"}")));
  wait_until (fixture->n_conflicts == 1 && gsy_corpus_is_saved (fixture->corpus));
  assert_file_holds (fixture, "\"note\": \"a state\", \"conflicts\": [{\"other\": {\"note\": \"a river\"}}]");
  records = gsy_project_list_conflicts (GSY_LIST_ACTORS, find_actor (fixture->corpus, "Sarmède"));
  g_assert_cmpuint (records->len, ==, 1);
}

static void
test_broken (Fixture *fixture, gconstpointer data)
{
  g_free (put_file (fixture->folder, GSY_PROJECT_FILE, "{\"format\": \n<<<<<<< HEAD\n"));
  wait_until (gsy_corpus_is_scheme_broken (fixture->corpus));
  g_assert_nonnull (strstr (gsy_corpus_get_folder_problem (fixture->corpus), "2"));
  add_actor (fixture->corpus, "Ours", NULL);
  g_assert_false (gsy_corpus_flush_sync (fixture->corpus, NULL));
  assert_file_holds (fixture, "<<<<<<<");

  /* Whoever broke it mends it. */
  g_free (put_file (fixture->folder, GSY_PROJECT_FILE, ACTORS ("{\"name\": \"Sarmède\"},\n    {\"name\": \"Theirs\"}")));
  wait_until (find_actor (fixture->corpus, "Theirs") != NULL && gsy_corpus_is_saved (fixture->corpus));
  g_assert_null (gsy_corpus_get_folder_problem (fixture->corpus));
  g_assert_false (gsy_corpus_is_scheme_broken (fixture->corpus));
  assert_file_holds (fixture, "Ours");
}

static void
test_aside (Fixture *fixture, gconstpointer data)
{
  g_autofree char *aside = NULL;
  g_autofree char *content = NULL;

  g_free (put_file (fixture->folder, GSY_PROJECT_FILE, ""));
  wait_until (gsy_corpus_is_scheme_broken (fixture->corpus));
  g_assert_true (gsy_corpus_set_scheme_aside (fixture->corpus, &aside, NULL));
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  g_assert_null (gsy_corpus_get_folder_problem (fixture->corpus));
  assert_file_holds (fixture, "Sarmède");
  g_assert_true (g_file_get_contents (aside, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "");
}

/* As “git merge --abort” does. */
static void
test_back_again (Fixture *fixture, gconstpointer data)
{
  g_free (put_file (fixture->folder, GSY_PROJECT_FILE, "<<<<<<<"));
  wait_until (gsy_corpus_get_save_state (fixture->corpus, NULL) == GSY_SAVE_STATE_RECOVERY);
  g_free (put_file (fixture->folder, GSY_PROJECT_FILE, data));
  wait_until (gsy_corpus_is_saved (fixture->corpus) && gsy_corpus_get_save_state (fixture->corpus, NULL) == GSY_SAVE_STATE_SAVED);
  g_assert_null (gsy_corpus_get_folder_problem (fixture->corpus));
  assert_file_holds (fixture, "Sarmède");
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  g_free (put_file (fixture->folder, GSY_PROJECT_FILE, "{\"format\": \"gainsay-project\", \"version\": 99}"));
  wait_until (gsy_corpus_get_folder_problem (fixture->corpus) != NULL);
  add_actor (fixture->corpus, "Ours", NULL);
  g_assert_false (gsy_corpus_flush_sync (fixture->corpus, NULL));
  assert_file_holds (fixture, "99");
  g_assert_nonnull (find_actor (fixture->corpus, "Sarmède"));
  g_assert_true (gsy_corpus_set_scheme_aside (fixture->corpus, NULL, NULL));
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
}

static void
test_removed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, GSY_PROJECT_FILE, NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
  wait_until (fixture->n_merged == 1 && gsy_corpus_is_saved (fixture->corpus));
  assert_file_holds (fixture, "Sarmède");
}

static void
test_broken_from_the_beginning (Fixture *fixture, gconstpointer data)
{
  g_assert_nonnull (gsy_corpus_get_scheme_error (fixture->corpus));
  g_free (put_file (fixture->folder, GSY_PROJECT_FILE, ACTORS ("{\"name\": \"Sarmède\"}")));
  wait_until (gsy_corpus_get_scheme_error (fixture->corpus) == NULL);
  g_assert_nonnull (find_actor (fixture->corpus, "Sarmède"));
  add_actor (fixture->corpus, "Ours", NULL);
  g_assert_true (gsy_corpus_flush_sync (fixture->corpus, NULL));
  assert_file_holds (fixture, "Sarmède");
}

/* Both work, and nobody waits for the other. */
static void
test_two_windows (Fixture *fixture, gconstpointer data)
{
  fixture->other = gsy_corpus_new (fixture->folder, NULL);
  wait_until (!gsy_corpus_is_loading (fixture->other));
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *mine = g_strdup_printf ("Mine %u", i);
      g_autofree char *yours = g_strdup_printf ("Yours %u", i);

      add_actor (fixture->corpus, mine, NULL);
      add_actor (fixture->other, yours, NULL);
      g_main_context_iteration (NULL, FALSE);
      if (i % 7 == 3)
        gsy_corpus_flush (fixture->corpus);
      if (i % 5 == 2)
        gsy_corpus_flush (fixture->other);
    }
  wait_until (gsy_corpus_is_saved (fixture->corpus) && gsy_corpus_is_saved (fixture->other) && gsy_scheme_get_list (gsy_corpus_get_scheme (fixture->corpus), GSY_LIST_ACTORS)->len == 41 &&
              gsy_scheme_get_list (gsy_corpus_get_scheme (fixture->other), GSY_LIST_ACTORS)->len == 41);
  g_assert_true (gsy_project_equal (gsy_corpus_get_scheme (fixture->corpus), gsy_corpus_get_scheme (fixture->other)));
  g_assert_cmpuint (fixture->n_conflicts, ==, 0);
}

#define ADD(name, content, test) g_test_add ("/scheme-outside/" name, Fixture, content, set_up, test, tear_down)
#define ONE ACTORS ("{\"name\": \"Sarmède\"}")

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  isolate_state ();

  ADD ("written-by-another-program-is-seen-and-undone", ONE, test_seen);
  ADD ("unsaved-work-and-theirs-are-both-saved-at-the-end", ONE, test_unsaved);
  ADD ("read-before-a-save-that-merged-is-old", ONE, test_read_before_saving);
  ADD ("the-first-file-is-made-by-both", NULL, test_first);
  ADD ("of-two-values-both-are-kept", ONE, test_conflict);
  ADD ("broken-is-left-alone-and-told-until-it-is-sound", ONE, test_broken);
  ADD ("emptied-is-set-aside-and-ours-is-kept", ONE, test_aside);
  ADD ("broken-is-kept-for-recovery-until-it-is-what-it-was", ONE, test_back_again);
  ADD ("a-newer-version-is-not-written-over", ONE, test_newer);
  ADD ("removed-is-written-again", ONE, test_removed);
  ADD ("broken-from-the-beginning-is-taken-when-it-is-sound", "{", test_broken_from_the_beginning);
  ADD ("two-windows-come-to-the-same", ONE, test_two_windows);
  return run_tests ();
}
