/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-document-recovery.c: what cannot be written where it belongs is kept, and comes home. */
#include "config.h"
#include "document-fixture.h"

/* The folder goes away and comes back. */
static void
test_unwritable (void)
{
  g_autoptr (Folder) folder = make_article ();
  g_autofree char *away = g_strconcat (folder, "-away", NULL);
  GsyDocument *document = load_document (folder, NAME);

  mark (document, "denial", 16, 21);
  g_assert_cmpint (g_rename (folder, away), ==, 0);
  assert_save_fails (document, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, GSY_SAVE_STATE_RECOVERY);
  g_assert_cmpuint (count_recovered (), ==, 1);
  mark (document, "denial", 30, 33);
  assert_save_fails (document, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, GSY_SAVE_STATE_RECOVERY);
  g_assert_cmpuint (count_recovered (), ==, 1);
  g_assert_cmpint (g_rename (away, folder), ==, 0);
  assert_save (document);
  g_assert_cmpuint (count_recovered (), ==, 0);
  g_assert_finalize_object (document);
  document = load_document (folder, NAME);
  g_assert_cmpuint (count_statements (document), ==, 2);
  g_assert_finalize_object (document);
}

static void
test_nowhere_to_write (void)
{
  g_autoptr (Folder) folder = make_article ();
  g_autofree char *away = g_strconcat (folder, "-away", NULL);
  g_autofree char *block = NULL;
  GsyDocument *document = load_document (folder, NAME);

  block = put_file (g_get_user_state_dir (), "gainsay", "not a folder");
  mark (document, "denial", 16, 21);
  g_assert_cmpint (g_rename (folder, away), ==, 0);
  assert_save_fails (document, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, GSY_SAVE_STATE_FAILED);
  g_assert_cmpint (g_rename (away, folder), ==, 0);
  assert_save (document);
  g_assert_finalize_object (document);
}

/* A crash while the sidecar could not be written: the next start brings it home. */
static char *
crash_while_away (void)
{
  char *folder = make_article ();
  g_autofree char *away = g_strconcat (folder, "-away", NULL);
  GsyDocument *document = load_document (folder, NAME);

  mark (document, "denial", 16, 21);
  assert_save (document);
  mark (document, "denial", 30, 33);
  g_assert_cmpint (g_rename (folder, away), ==, 0);
  assert_save_fails (document, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, GSY_SAVE_STATE_RECOVERY);
  g_assert_cmpint (g_rename (away, folder), ==, 0);
  g_assert_finalize_object (document);
  g_assert_cmpuint (count_recovered (), ==, 1);
  return folder;
}

static void
test_restored (void)
{
  g_autoptr (Folder) folder = crash_while_away ();
  GsyDocument *document = load_document (folder, NAME);

  g_assert_cmpuint (count_statements (document), ==, 2);
  g_assert_false (gsy_document_is_saved (document));
  g_assert_cmpuint (gsy_document_get_problems (document)->len, ==, 1);
  g_assert_cmpuint (count_recovered (), ==, 1);
  assert_save (document);
  g_assert_cmpuint (count_recovered (), ==, 0);
  g_assert_finalize_object (document);
  document = load_document (folder, NAME);
  g_assert_cmpuint (count_statements (document), ==, 2);
  g_assert_cmpuint (gsy_document_get_problems (document)->len, ==, 0);
  g_assert_finalize_object (document);
}

/* Only looking at it leaves it for the next time. */
static void
test_restored_unsaved (void)
{
  g_autoptr (Folder) folder = crash_while_away ();

  for (guint i = 0; i < 3; i++)
    {
      GsyDocument *document = load_document (folder, NAME);

      g_assert_cmpuint (count_statements (document), ==, 2);
      g_assert_finalize_object (document);
      g_assert_cmpuint (count_recovered (), ==, 1);
    }
}

static void
test_recovery_of_another_base (void)
{
  g_autoptr (Folder) folder = crash_while_away ();
  const char *theirs = SIDECAR (STATEMENT (ID_B, "accusation", 40, 44));
  g_autofree char *away = g_strconcat (folder, "-away", NULL);
  GsyDocument *document;

  put_sidecar (folder, theirs);
  document = load_document (folder, NAME);
  g_assert_cmpuint (count_statements (document), ==, 1);
  g_assert_true (gsy_document_is_saved (document));
  g_assert_cmpuint (gsy_document_get_problems (document)->len, ==, 1);

  /* It is never deleted and never written over, whatever happens to the new work. */
  mark (document, "denial", 16, 21);
  assert_save (document);
  g_assert_cmpuint (count_recovered (), ==, 1);
  mark (document, "denial", 30, 33);
  g_assert_cmpint (g_rename (folder, away), ==, 0);
  assert_save_fails (document, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, GSY_SAVE_STATE_RECOVERY);
  g_assert_cmpuint (count_recovered (), ==, 2);
  g_assert_cmpint (g_rename (away, folder), ==, 0);
  g_assert_finalize_object (document);

  document = load_document (folder, NAME);
  g_assert_cmpuint (count_statements (document), ==, 3);
  g_assert_cmpuint (gsy_document_get_problems (document)->len, ==, 2);
  assert_save (document);
  g_assert_cmpuint (count_recovered (), ==, 1);
  g_assert_finalize_object (document);
}

/* Killed between the save and the tidying up. */
static void
test_recovery_already_home (void)
{
  g_autoptr (Folder) folder = crash_while_away ();
  g_autofree char *recovery = recovery_folder ();
  g_autofree char *entry = find_file (recovery, "");
  g_autofree char *inner = g_build_filename (recovery, entry, NULL);
  g_autofree char *content = read_file (inner, "sidecar.json");
  GsyDocument *document;

  put_sidecar (folder, content);
  document = load_document (folder, NAME);
  g_assert_cmpuint (count_statements (document), ==, 2);
  g_assert_true (gsy_document_is_saved (document));
  g_assert_cmpuint (gsy_document_get_problems (document)->len, ==, 0);
  g_assert_cmpuint (count_recovered (), ==, 0);
  g_assert_finalize_object (document);
}

static void
test_recovery_broken (void)
{
  g_autoptr (Folder) folder = crash_while_away ();
  g_autofree char *recovery = recovery_folder ();
  g_autofree char *entry = find_file (recovery, "");
  g_autofree char *inner = g_build_filename (recovery, entry, NULL);
  GsyDocument *document;

  g_free (put_file (inner, "sidecar.json", "{"));
  document = load_document (folder, NAME);
  g_assert_cmpuint (count_statements (document), ==, 1);
  g_assert_true (gsy_document_is_saved (document));
  g_assert_cmpuint (gsy_document_get_problems (document)->len, ==, 1);
  mark (document, "denial", 30, 33);
  assert_save (document);
  g_assert_cmpuint (count_recovered (), ==, 1);
  g_assert_finalize_object (document);
}

static void
test_long_name (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  g_autofree char *name = g_strnfill (250, 'n');
  GsyDocument *document;

  g_free (put_file (folder, name, TEXT));
  document = load_document (folder, name);
  mark (document, "denial", 16, 21);
  assert_save_fails (document, G_IO_ERROR, G_IO_ERROR_FILENAME_TOO_LONG, GSY_SAVE_STATE_RECOVERY);
  g_assert_finalize_object (document);
  document = load_document (folder, name);
  g_assert_cmpuint (count_statements (document), ==, 1);
  g_assert_finalize_object (document);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  isolate_state ();

  g_test_add_func ("/document/recovery/until-the-folder-is-back", test_unwritable);
  g_test_add_func ("/document/recovery/nowhere-to-write", test_nowhere_to_write);
  g_test_add_func ("/document/recovery/restored-after-a-crash", test_restored);
  g_test_add_func ("/document/recovery/looking-keeps-it", test_restored_unsaved);
  g_test_add_func ("/document/recovery/of-another-base-is-kept", test_recovery_of_another_base);
  g_test_add_func ("/document/recovery/already-home", test_recovery_already_home);
  g_test_add_func ("/document/recovery/broken-itself", test_recovery_broken);
  g_test_add_func ("/document/recovery/a-name-too-long-for-a-sidecar", test_long_name);

  return run_tests ();
}
