/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-conflict-name.c: the names that sync clients, editors and people give to copies. */
#include "config.h"
#include "io/gsy-conflict-name.h"

#include "io/gsy-sidecar.h"

#include <string.h>

static const struct
{
  const char *name;
  GsyCopyMaker maker;
  const char *original;
  const char *by;
  const char *when;
} names[] = {
  /* Nextcloud and ownCloud */
  { "a.txt.annotations (conflicted copy 2024-05-01 101112).json", GSY_COPY_NEXTCLOUD, "a.txt.annotations.json", NULL, "2024-05-01 10:11:12" },
  { "a.txt.annotations (conflicted copy Marie 2024-05-01 101112).json", GSY_COPY_NEXTCLOUD, "a.txt.annotations.json", "Marie", "2024-05-01 10:11:12" },
  { "a.txt.annotations (conflicted copy Marie Curie 2024-05-01 101112).json", GSY_COPY_NEXTCLOUD, "a.txt.annotations.json", "Marie Curie", "2024-05-01 10:11:12" },
  { "a.txt.annotations_conflict-20240501-101112.json", GSY_COPY_NEXTCLOUD, "a.txt.annotations.json", NULL, "2024-05-01 10:11:12" },
  { "a.txt.annotations_conflict_marie-20240501-101112.json", GSY_COPY_NEXTCLOUD, "a.txt.annotations.json", "marie", "2024-05-01 10:11:12" },
  { "a.txt.annotations.marie_conflict-20240501-101112.json", GSY_COPY_NEXTCLOUD, "a.txt.annotations.marie.json", NULL, "2024-05-01 10:11:12" },
  { "gainsay (conflicted copy 2024-05-01 101112).json", GSY_COPY_NEXTCLOUD, "gainsay.json", NULL, "2024-05-01 10:11:12" },
  { "a (conflicted copy 2024-05-01 101112).txt", GSY_COPY_NEXTCLOUD, "a.txt", NULL, "2024-05-01 10:11:12" },
  { "README (conflicted copy 2024-05-01 101112)", GSY_COPY_NEXTCLOUD, "README", NULL, "2024-05-01 10:11:12" },
  /* Dropbox */
  { "a.txt.annotations (Marie's conflicted copy 2024-05-01).json", GSY_COPY_DROPBOX, "a.txt.annotations.json", "Marie", "2024-05-01" },
  { "a.txt.annotations (Marie's conflicted copy 2024-05-01 (1)).json", GSY_COPY_DROPBOX, "a.txt.annotations.json", "Marie", "2024-05-01" },
  { "a.txt.annotations (Marie’s conflicted copy).json", GSY_COPY_DROPBOX, "a.txt.annotations.json", "Marie", NULL },
  { "a.txt.annotations (Copie en conflit de Marie 2024-05-01).json", GSY_COPY_DROPBOX, "a.txt.annotations.json", "Marie", "2024-05-01" },
  { "a.txt.annotations (copie en conflit de Élodie 2024-05-01).json", GSY_COPY_DROPBOX, "a.txt.annotations.json", "Élodie", "2024-05-01" },
  { "a.txt.annotations (In Konflikt stehende Kopie von Marie 2024-05-01).json", GSY_COPY_DROPBOX, "a.txt.annotations.json", "Marie", "2024-05-01" },
  { "a.txt.annotations (Maries in Konflikt stehende Kopie 2024-05-01).json", GSY_COPY_DROPBOX, "a.txt.annotations.json", "Marie", "2024-05-01" },
  { "a.txt.annotations (Copia en conflicto de Marie 2024-05-01).json", GSY_COPY_DROPBOX, "a.txt.annotations.json", "Marie", "2024-05-01" },
  { "a.txt.annotations (Marie 上の競合コピー 2024-05-01).json", GSY_COPY_DROPBOX, "a.txt.annotations.json", NULL, "2024-05-01" },
  { "a.txt.annotations (Marie 的冲突副本 2024-05-01).json", GSY_COPY_DROPBOX, "a.txt.annotations.json", NULL, "2024-05-01" },
  { "gainsay (Marie's conflicted copy 2024-05-01).json", GSY_COPY_DROPBOX, "gainsay.json", "Marie", "2024-05-01" },
  { "a (Copie en conflit de Marie 2024-05-01).txt", GSY_COPY_DROPBOX, "a.txt", "Marie", "2024-05-01" },
  /* Syncthing */
  { "a.txt.annotations.sync-conflict-20240501-101112-ABCDEFG.json", GSY_COPY_SYNCTHING, "a.txt.annotations.json", "ABCDEFG", "2024-05-01 10:11:12" },
  { "a.txt.annotations.sync-conflict-20240501-101112.json", GSY_COPY_SYNCTHING, "a.txt.annotations.json", NULL, "2024-05-01 10:11:12" },
  { "a.txt.annotations.marie.sync-conflict-20240501-101112-ABCDEF7.json", GSY_COPY_SYNCTHING, "a.txt.annotations.marie.json", "ABCDEF7", "2024-05-01 10:11:12" },
  { "gainsay.sync-conflict-20240501-101112-ABCDEFG.json", GSY_COPY_SYNCTHING, "gainsay.json", "ABCDEFG", "2024-05-01 10:11:12" },
  { "a.sync-conflict-20240501-101112-ABCDEFG.txt", GSY_COPY_SYNCTHING, "a.txt", "ABCDEFG", "2024-05-01 10:11:12" },
  /* Seafile */
  { "a.txt.annotations (SFConflict marie@example.org 2024-05-01-10-11-12).json", GSY_COPY_SEAFILE, "a.txt.annotations.json", "marie@example.org", "2024-05-01 10:11:12" },
  { "a.txt.annotations.json (SFConflict marie@example.org 2024-05-01-10-11-12)", GSY_COPY_SEAFILE, "a.txt.annotations.json", "marie@example.org", "2024-05-01 10:11:12" },
  { "a.txt.annotations.json (SFConflict 2024-05-01-10-11-12)", GSY_COPY_SEAFILE, "a.txt.annotations.json", NULL, "2024-05-01 10:11:12" },
  /* Unison */
  { "a.txt.annotations (copy: conflict on 2024-05-01).json", GSY_COPY_UNISON, "a.txt.annotations.json", NULL, "2024-05-01" },
  { "a.txt.annotations (copy: conflict #2 on 2024-05-01).json", GSY_COPY_UNISON, "a.txt.annotations.json", NULL, "2024-05-01" },
  /* OneDrive, Google Drive, browsers, file managers */
  { "a.txt.annotations-DESKTOP-ABC1234.json", GSY_COPY_COMPUTER, "a.txt.annotations.json", "DESKTOP-ABC1234", NULL },
  { "a.txt.annotations-MARIES-PC.json", GSY_COPY_COMPUTER, "a.txt.annotations.json", "MARIES-PC", NULL },
  { "gainsay-LAPTOP-4D5E6F7G.json", GSY_COPY_COMPUTER, "gainsay.json", "LAPTOP-4D5E6F7G", NULL },
  { "a.txt.annotations (1).json", GSY_COPY_NUMBERED, "a.txt.annotations.json", NULL, NULL },
  { "a.txt.annotations.marie (12).json", GSY_COPY_NUMBERED, "a.txt.annotations.marie.json", NULL, NULL },
  { "a.txt.annotations(1).json", GSY_COPY_NUMBERED, "a.txt.annotations.json", NULL, NULL },
  { "gainsay (2).json", GSY_COPY_NUMBERED, "gainsay.json", NULL, NULL },
  { "a.txt.annotations copy.json", GSY_COPY_OTHER, "a.txt.annotations.json", NULL, NULL },
  { "a.txt.annotations - Kopie.json", GSY_COPY_OTHER, "a.txt.annotations.json", NULL, NULL },
  { "a.txt.annotations.marie - Copie (2).json", GSY_COPY_NUMBERED, "a.txt.annotations.marie.json", NULL, NULL },
  { "a.txt.annotations (Kopie).json", GSY_COPY_OTHER, "a.txt.annotations.json", NULL, NULL },
  { "a.txt.annotations (Konflikt Marie 2024-05-01).json", GSY_COPY_OTHER, "a.txt.annotations.json", NULL, "2024-05-01" },
  /* Editors and tools */
  { "a.txt.annotations.json~", GSY_COPY_BACKUP, "a.txt.annotations.json", NULL, NULL },
  { "a.txt.annotations.json.~12~", GSY_COPY_BACKUP, "a.txt.annotations.json", NULL, NULL },
  { "a.txt.annotations.json.orig", GSY_COPY_BACKUP, "a.txt.annotations.json", NULL, NULL },
  { "gainsay.json.bak", GSY_COPY_BACKUP, "gainsay.json", NULL, NULL },
  { "a.txt.annotations_REMOTE_4711.json", GSY_COPY_BACKUP, "a.txt.annotations.json", NULL, NULL },
  /* A copy of a copy: the last one tells */
  { "a.txt.annotations (Marie's conflicted copy 2024-05-01) (1).json", GSY_COPY_NUMBERED, "a.txt.annotations.json", NULL, NULL },
  { "a.txt.annotations (1) (conflicted copy 2024-05-01 101112).json", GSY_COPY_NEXTCLOUD, "a.txt.annotations.json", NULL, "2024-05-01 10:11:12" },
  { "a.txt.annotations (1).json~", GSY_COPY_BACKUP, "a.txt.annotations.json", NULL, NULL },
  /* The article is the copy, and this is its sidecar's copy */
  { "a (conflicted copy 2024-05-01 101112).txt.annotations (1).json", GSY_COPY_NUMBERED, "a (conflicted copy 2024-05-01 101112).txt.annotations.json", NULL, NULL },
};

static void
test_known (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (GsyConflictName) copy = { GSY_COPY_OTHER, NULL, NULL, NULL };

      g_test_message ("%s", names[i].name);
      g_assert_true (gsy_conflict_name_parse (names[i].name, &copy));
      g_assert_true (gsy_conflict_name_parse (names[i].name, NULL));
      g_assert_cmpstr (copy.original, ==, names[i].original);
      g_assert_cmpint (copy.maker, ==, names[i].maker);
      g_assert_cmpstr (copy.by, ==, names[i].by);
      g_assert_cmpstr (copy.when, ==, names[i].when);
      g_assert_false (gsy_is_sidecar_name (names[i].name));
    }
}

static void
test_others (void)
{
  static const char *const plain[] = {
    "",
    "a.txt",
    "a (1).txt",
    "Report (conflict in the east).txt",
    "Lettre (conflit de 2022-02-24).txt",
    "Der Konflikt (2024-05-01).md",
    "The conflicted copy 2024-05-01.txt",
    "a.txt.annotations.json",
    "a.txt.annotations.marie.json",
    "a.txt.annotations.marie-DESKTOP.json",
    "a.txt.annotations.sync-conflict-marie.json",
    "a (conflicted copy 2024-05-01 101112).txt.annotations.json",
    "a.sync-conflict-20240501-101112-ABCDEFG.txt.annotations.json",
    "a (1).txt.annotations.json",
    "a.txt~",
    "gainsay.json",
    "gainsay-notes.json",
    "gainsay (draft).json",
    "notes (1).json",
    ".json",
    "(1).json",
    " (conflicted copy 2024-05-01 101112)",
    ".annotations (1).json",
    "((((",
    "))))",
    "a.txt.annotations.json.broken-20240501-101112",
  };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_test_message ("%s", plain[i]);
      g_assert_false (gsy_conflict_name_parse (plain[i], NULL));
    }
  g_assert_true (gsy_is_sidecar_name ("a.txt.annotations.marie-DESKTOP.json"));
  g_assert_true (gsy_is_sidecar_name ("a (1).txt.annotations.json"));
}

/* Any bytes: what comes out is shorter, begins as the name did, and is no copy itself. */
static void
test_random (void)
{
  static const char *const pieces[] = { "a", ".txt", ".annotations", ".json", " (1)", " (conflicted copy 2024-05-01 101112)", ".sync-conflict-20240501-101112-ABCDEFG", "_conflict-20240501-101112", "~", ".orig", "(", ")", " ", "-", "2024-05-01", "gainsay", ".marie", "\xff", "é", "-DESKTOP-ABC1234", "SFConflict " };

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) name = g_string_new (NULL);
      g_auto (GsyConflictName) copy = { GSY_COPY_OTHER, NULL, NULL, NULL };

      for (int n = g_test_rand_int_range (0, 9); n > 0; n--)
        g_string_append (name, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      if (!gsy_conflict_name_parse (name->str, &copy))
        continue;
      g_assert_cmpuint (strlen (copy.original), >, 0);
      g_assert_cmpuint (strlen (copy.original), <, name->len);
      g_assert_false (gsy_conflict_name_parse (copy.original, NULL));
      g_assert_false (gsy_is_sidecar_name (name->str));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/conflict-name/parse/tells-what-it-is-a-copy-of", test_known);
  g_test_add_func ("/conflict-name/parse/leaves-articles-sets-and-other-files-alone", test_others);
  g_test_add_func ("/conflict-name/parse/any-name-comes-to-an-end", test_random);
  return g_test_run ();
}
