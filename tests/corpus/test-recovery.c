/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-recovery.c: what goes into the recovery folder comes out again, and nothing there is written over. */
#include "config.h"
#include "corpus/gsy-recovery.h"

#include "fixture.h"

#define PATH "/somewhere/a.txt.annotations.json"

static GsyFileIdentity
identity_of (const char *content)
{
  GsyFileIdentity identity = { .exists = TRUE, .size = strlen (content) };
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);

  g_strlcpy (identity.sha256, sha256, sizeof identity.sha256);
  return identity;
}

static void
assert_write (const char *path, const char *content, const GsyFileIdentity *base, char **entry)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  GError *error = NULL;

  g_assert_true (gsy_recovery_write (path, bytes, base, entry, &error));
  g_assert_no_error (error);
}

static void
assert_take (const char *path, const char *disk, const char *content, guint n_others)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = disk != NULL ? g_bytes_new (disk, strlen (disk)) : NULL;
  const GsyFileIdentity none = { 0 };
  const GsyFileIdentity identity = disk != NULL ? identity_of (disk) : none;
  g_autofree char *entry = NULL;
  g_autoptr (GBytes) taken = gsy_recovery_take (path, bytes, &identity, &entry, others);

  g_assert_cmpint (taken != NULL, ==, content != NULL);
  g_assert_cmpint (entry != NULL, ==, content != NULL);
  if (content != NULL)
    g_assert_cmpmem (g_bytes_get_data (taken, NULL), g_bytes_get_size (taken), content, strlen (content));
  g_assert_cmpuint (others->len, ==, n_others);
}

static void
test_round_trip (void)
{
  g_autoptr (Folder) folder G_GNUC_UNUSED = fresh_folder ();
  const GsyFileIdentity base = identity_of ("base");
  const GsyFileIdentity none = { 0 };
  g_autofree char *entry = NULL;
  g_autofree char *other_entry = NULL;
  g_autofree char *recovery = recovery_folder ();

  assert_take (PATH, "base", NULL, 0);
  assert_write (PATH, "one", &base, &entry);
  assert_write (PATH, "two", &base, &entry);
  g_assert_cmpuint (count_recovered (), ==, 1);
  g_assert_cmpint (mode_of (recovery), ==, 0700);
  g_assert_cmpint (mode_of (entry), ==, 0700);
  assert_take (PATH, "base", "two", 0);
  assert_take (PATH, "changed", NULL, 1);
  assert_take (PATH, NULL, NULL, 1);
  assert_take ("/somewhere/b.txt.annotations.json", "base", NULL, 0);
  /* Two ways to say the same. */
  assert_take ("/somewhere/./else/../a.txt.annotations.json", "base", "two", 0);

  assert_write ("/new.json", "new", &none, &other_entry);
  assert_take ("/new.json", NULL, "new", 0);
  assert_take ("/new.json", "there", NULL, 1);

  /* It is on disk already. */
  assert_take (PATH, "two", NULL, 0);
  g_assert_cmpuint (count_recovered (), ==, 1);
  gsy_recovery_remove (other_entry);
  g_assert_cmpuint (count_recovered (), ==, 0);
}

static void
test_never_over (void)
{
  g_autoptr (Folder) folder G_GNUC_UNUSED = fresh_folder ();
  const GsyFileIdentity base = identity_of ("base");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  assert_write (PATH, "one", &base, &first);
  assert_write (PATH, "two", &base, &second);
  g_assert_cmpstr (first, !=, second);
  assert_take (PATH, "base", "two", 1);
  gsy_recovery_remove (first);
  assert_take (PATH, "base", "two", 0);
  assert_write (PATH, "three", &base, &third);
  assert_take (PATH, "base", "three", 1);
}

/* Somebody tidied up while we were working. */
static void
test_folder_removed (void)
{
  g_autoptr (Folder) folder G_GNUC_UNUSED = fresh_folder ();
  const GsyFileIdentity base = identity_of ("base");
  g_autofree char *entry = NULL;

  assert_write (PATH, "one", &base, &entry);
  remove_tree (g_get_user_state_dir ());
  assert_write (PATH, "two", &base, &entry);
  assert_take (PATH, "base", "two", 0);
}

static void
test_damaged (void)
{
  g_autoptr (Folder) folder G_GNUC_UNUSED = fresh_folder ();
  const GsyFileIdentity base = identity_of ("base");
  g_autofree char *entry = NULL;
  g_autofree char *base_file = NULL;

  assert_write (PATH, "one", &base, &entry);
  base_file = g_build_filename (entry, "base", NULL);
  g_assert_cmpint (g_unlink (base_file), ==, 0);
  assert_take (PATH, "base", NULL, 1);
  g_free (put_file (entry, "base", "far too long, and longer than any hash that there could possibly be here"));
  assert_take (PATH, "base", NULL, 1);
}

static void
test_no_place (void)
{
  g_autoptr (Folder) folder G_GNUC_UNUSED = fresh_folder ();
  g_autofree char *block G_GNUC_UNUSED = put_file (g_get_user_state_dir (), "gainsay", "not a folder");
  const GsyFileIdentity base = identity_of ("base");
  g_autofree char *entry = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("one", 3);
  g_autoptr (GError) error = NULL;

  g_assert_false (gsy_recovery_write (PATH, bytes, &base, &entry, &error));
  g_assert_nonnull (error);
  g_assert_null (entry);
  assert_take (PATH, "base", NULL, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  isolate_state ();

  g_test_add_func ("/recovery/what-goes-in-comes-out", test_round_trip);
  g_test_add_func ("/recovery/never-over-another", test_never_over);
  g_test_add_func ("/recovery/folder-removed-meanwhile", test_folder_removed);
  g_test_add_func ("/recovery/damaged-entries-are-not-taken", test_damaged);
  g_test_add_func ("/recovery/no-place-is-an-error", test_no_place);

  return run_tests ();
}
