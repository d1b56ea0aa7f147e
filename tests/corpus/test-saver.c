/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-saver.c: the clock, the generations and the retries of autosave, on a text that changes. */
#include "config.h"
#include "corpus/gsy-saver.h"

#include "core/gsy-error.h"
#include "fixture.h"

typedef struct
{
  char *text;
  guint n_snapshots;
} Owner;

static gpointer
snapshot (gpointer data)
{
  Owner *owner = data;

  owner->n_snapshots++;
  return g_strdup (owner->text);
}

static GBytes *
serialise (gpointer data)
{
  return g_bytes_new (data, strlen (data));
}

static const GsySaverSource source = { snapshot, serialise, g_free };

static void
set_text (Owner *owner, GsySaver *saver, const char *text)
{
  g_free (owner->text);
  owner->text = g_strdup (text);
  gsy_saver_touch (saver);
}

static GsySaver *
make_saver (const char *folder, Owner *owner, guint retry_ms)
{
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  const GsyFileIdentity none = { 0 };
  GsySaver *saver = gsy_saver_new (path, &none, &source, owner);

  gsy_saver_set_delays (saver, 1, retry_ms);
  return saver;
}

/* Nobody but a write whose answer is still to come may hold it. */
static void
close_saver (GsySaver *saver)
{
  gpointer alive = saver;

  g_object_add_weak_pointer (G_OBJECT (saver), &alive);
  gsy_saver_detach (saver);
  g_object_unref (saver);
  wait_until (alive == NULL);
}

static void
test_touches_join (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  Owner owner = { 0 };
  GsySaver *saver = make_saver (folder, &owner, 1);

  g_assert_cmpint (gsy_saver_get_state (saver), ==, GSY_SAVE_STATE_SAVED);
  for (guint i = 0; i < 100; i++)
    set_text (&owner, saver, i < 99 ? "early" : "last");
  g_assert_cmpint (gsy_saver_get_state (saver), ==, GSY_SAVE_STATE_UNSAVED);
  wait_until (gsy_saver_is_saved (saver));
  assert_content (gsy_saver_get_path (saver), "last");
  g_assert_cmpuint (owner.n_snapshots, ==, 1);
  g_assert_true (gsy_saver_get_identity (saver)->exists);
  close_saver (saver);
  g_free (owner.text);
}

/* What changed after the snapshot was taken is not saved with it. */
static void
test_change_while_writing (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  Owner owner = { 0 };
  GsySaver *saver = make_saver (folder, &owner, 1);

  set_text (&owner, saver, "one");
  gsy_saver_save_async (saver, NULL, NULL, NULL);
  g_assert_true (gsy_saver_is_writing (saver));
  set_text (&owner, saver, "two");
  gsy_saver_wait (saver);
  assert_content (gsy_saver_get_path (saver), "one");
  g_assert_false (gsy_saver_is_saved (saver));
  wait_until (gsy_saver_is_saved (saver));
  assert_content (gsy_saver_get_path (saver), "two");
  close_saver (saver);
  g_free (owner.text);
}

/* Changes that never stop coming do not put the writing off. */
static void
test_not_put_off (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  Owner owner = { 0 };
  GsySaver *saver = make_saver (folder, &owner, 1);
  guint give_up = g_timeout_add_seconds (60, give_up_cb, NULL);

  while (!g_file_test (gsy_saver_get_path (saver), G_FILE_TEST_EXISTS))
    {
      set_text (&owner, saver, "again");
      g_main_context_iteration (NULL, FALSE);
    }
  g_source_remove (give_up);
  wait_until (gsy_saver_is_saved (saver));
  close_saver (saver);
  g_free (owner.text);
}

static void
test_retry (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  g_autofree char *away = g_strconcat (folder, "-away", NULL);
  Owner owner = { 0 };
  GsySaver *saver = make_saver (folder, &owner, 1);

  g_assert_cmpint (g_rename (folder, away), ==, 0);
  set_text (&owner, saver, "kept");
  wait_until (gsy_saver_get_state (saver) == GSY_SAVE_STATE_RECOVERY);
  g_assert_nonnull (gsy_saver_get_message (saver));
  wait_until (owner.n_snapshots > 2);
  g_assert_cmpint (gsy_saver_get_state (saver), ==, GSY_SAVE_STATE_RECOVERY);
  g_assert_cmpuint (count_recovered (), ==, 1);
  g_assert_cmpint (g_rename (away, folder), ==, 0);
  wait_until (gsy_saver_is_saved (saver));
  assert_content (gsy_saver_get_path (saver), "kept");
  g_assert_cmpint (gsy_saver_get_state (saver), ==, GSY_SAVE_STATE_SAVED);
  g_assert_null (gsy_saver_get_message (saver));
  g_assert_cmpuint (count_recovered (), ==, 0);
  close_saver (saver);
  g_free (owner.text);
}

/* A retry far away gives way to a change. */
static void
test_change_before_retry (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  g_autofree char *away = g_strconcat (folder, "-away", NULL);
  Owner owner = { 0 };
  GsySaver *saver = make_saver (folder, &owner, 3600 * 1000);

  g_assert_cmpint (g_rename (folder, away), ==, 0);
  set_text (&owner, saver, "one");
  wait_until (gsy_saver_get_state (saver) == GSY_SAVE_STATE_RECOVERY);
  g_assert_cmpint (g_rename (away, folder), ==, 0);
  set_text (&owner, saver, "two");
  wait_until (gsy_saver_is_saved (saver));
  assert_content (gsy_saver_get_path (saver), "two");
  close_saver (saver);
  g_free (owner.text);
}

/* Time does not solve a conflict: it is not tried again and again, and each change reaches the recovery folder. */
static void
test_conflict_waits (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  Owner owner = { 0 };
  GsySaver *saver = make_saver (folder, &owner, 1);
  g_autofree char *recovery = NULL;
  g_autofree char *entry = NULL;
  g_autofree char *inner = NULL;
  g_autofree char *content = NULL;

  g_free (put_file (folder, "a.json", "theirs"));
  set_text (&owner, saver, "one");
  wait_until (gsy_saver_get_state (saver) == GSY_SAVE_STATE_RECOVERY);
  g_assert_cmpuint (owner.n_snapshots, ==, 1);
  set_text (&owner, saver, "two");
  wait_until (owner.n_snapshots == 2);
  gsy_saver_wait (saver);
  assert_content (gsy_saver_get_path (saver), "theirs");
  recovery = recovery_folder ();
  entry = find_file (recovery, "");
  inner = g_build_filename (recovery, entry, NULL);
  content = read_file (inner, "sidecar.json");
  g_assert_cmpstr (content, ==, "two");
  g_free (content);
  content = read_file (inner, "path");
  g_assert_cmpstr (content, ==, gsy_saver_get_path (saver));
  g_free (content);
  content = read_file (inner, "base");
  g_assert_cmpstr (content, ==, "none");
  close_saver (saver);
  g_free (owner.text);
}

static void
test_detached (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  Owner owner = { 0 };
  GsySaver *saver = make_saver (folder, &owner, 1);

  set_text (&owner, saver, "lost");
  gsy_saver_detach (saver);
  g_assert_true (gsy_saver_save_sync (saver, NULL));
  g_assert_cmpuint (owner.n_snapshots, ==, 0);
  close_saver (saver);
  g_free (owner.text);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  isolate_state ();

  g_test_add_func ("/saver/touches-join-into-one-write", test_touches_join);
  g_test_add_func ("/saver/a-change-while-writing-is-written-too", test_change_while_writing);
  g_test_add_func ("/saver/changes-without-end-do-not-put-it-off", test_not_put_off);
  g_test_add_func ("/saver/a-failed-write-is-tried-again", test_retry);
  g_test_add_func ("/saver/a-change-does-not-wait-for-the-retry", test_change_before_retry);
  g_test_add_func ("/saver/a-conflict-waits-for-a-person", test_conflict_waits);
  g_test_add_func ("/saver/a-detached-one-asks-nothing", test_detached);

  return run_tests ();
}
