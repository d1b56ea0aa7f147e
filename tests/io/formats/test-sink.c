/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sink.c: what an export leaves behind when it ends well, badly, or not at all. */
#include "config.h"
#include "io/formats/gsy-sink.h"

#include "../files.h"
#include "core/gsy-error.h"

static void
write_text (GsySink *sink, const char *text)
{
  g_autoptr (GError) error = NULL;

  gsy_sink_write (sink, text, strlen (text), &error);
  g_assert_no_error (error);
}

static void
commit (GsySink *sink)
{
  g_autoptr (GError) error = NULL;

  gsy_sink_commit (sink, &error);
  g_assert_no_error (error);
}

static void
begin (GsySink *sink, const char *name)
{
  g_autoptr (GError) error = NULL;

  gsy_sink_begin (sink, name, &error);
  g_assert_no_error (error);
}

static void
test_file_is_seen_when_committed (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "out.json", NULL);
  g_autoptr (GsySink) sink = gsy_sink_new_file (path, NULL);

  g_assert_nonnull (sink);
  begin (sink, NULL);
  write_text (sink, "one");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  commit (sink);
  assert_content (path, "one");
  g_assert_cmpuint (count_entries (folder), ==, 1);
}

static void
test_file_that_was_there_stays_until_then (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = put_file (folder, "out.json", "old");
  GsySink *sink;

  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  sink = gsy_sink_new_file (path, NULL);
  write_text (sink, "new");
  gsy_sink_free (sink);
  assert_content (path, "old");
  g_assert_cmpuint (count_entries (folder), ==, 1);

  sink = gsy_sink_new_file (path, NULL);
  write_text (sink, "new");
  commit (sink);
  gsy_sink_free (sink);
  assert_content (path, "new");
  g_assert_cmpint (mode_of (path), ==, 0640);
}

static void
test_folder_appears_whole (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "out", NULL);
  g_autofree char *deep = g_build_filename (path, "sources", "a.txt", NULL);
  g_autofree char *table = g_build_filename (path, "a.csv", NULL);
  g_autoptr (GsySink) sink = gsy_sink_new_folder (path, NULL);

  begin (sink, "a.csv");
  write_text (sink, "1\n");
  begin (sink, "sources/a.txt");
  write_text (sink, "text");
  begin (sink, "a.csv");
  write_text (sink, "2\n");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  commit (sink);
  assert_content (table, "1\n2\n");
  assert_content (deep, "text");
  g_assert_cmpuint (count_entries (folder), ==, 1);
}

static void
test_given_up_folder_leaves_nothing (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "out", NULL);
  GsySink *sink = gsy_sink_new_folder (path, NULL);

  begin (sink, "deep/er/a.txt");
  write_text (sink, "text");
  gsy_sink_free (sink);
  g_assert_cmpuint (count_entries (folder), ==, 0);
}

static void
test_folder_with_files_is_refused (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *file = put_file (folder, "mine.txt", "mine");
  g_autoptr (GError) error = NULL;

  g_assert_null (gsy_sink_new_folder (folder, &error));
  g_assert_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED);
  assert_content (file, "mine");
  g_assert_cmpuint (count_entries (folder), ==, 1);
}

static void
test_empty_folder_is_taken (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "out", NULL);
  g_autofree char *file = g_build_filename (path, "a.txt", NULL);
  g_autoptr (GsySink) sink = NULL;

  g_assert_cmpint (g_mkdir (path, 0755), ==, 0);
  sink = gsy_sink_new_folder (path, NULL);
  begin (sink, "a.txt");
  write_text (sink, "a");
  commit (sink);
  assert_content (file, "a");
}

static void
test_full_device_is_told (void)
{
  g_autoptr (GsySink) sink = gsy_sink_new_file ("/dev/full", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (sink);
  write_text (sink, "x");
  g_assert_false (gsy_sink_commit (sink, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

static void
test_missing_folder_is_told (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "no", "out.json", NULL);
  g_autofree char *in = g_build_filename (folder, "no", "out", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (gsy_sink_new_file (path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (gsy_sink_new_folder (in, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_link_stays_a_link (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = put_file (folder, "out.json", "old");
  g_autofree char *link = g_build_filename (folder, "link.json", NULL);
  g_autoptr (GsySink) sink = NULL;

  g_assert_cmpint (symlink ("out.json", link), ==, 0);
  sink = gsy_sink_new_file (link, NULL);
  write_text (sink, "new");
  commit (sink);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  assert_content (path, "new");
}

static void
test_large_writes_come_in_order (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "out", NULL);
  g_autoptr (GsySink) sink = gsy_sink_new_file (path, NULL);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *piece = g_strnfill (g_test_rand_int_range (1, i % 7 == 0 ? 200000 : 3000), (char) ('a' + i % 26));

      g_string_append (all, piece);
      write_text (sink, piece);
    }
  commit (sink);
  assert_content (path, all->str);
}

static void
test_drained_text_is_written_and_gone (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "out", NULL);
  g_autoptr (GsySink) sink = gsy_sink_new_file (path, NULL);
  g_autoptr (GString) text = g_string_new ("one ");
  g_autoptr (GError) error = NULL;
  GsyJsonWriter json;

  begin (sink, NULL);
  g_assert_true (gsy_sink_drain (sink, text, &error));
  g_assert_cmpuint (text->len, ==, 0);
  gsy_json_writer_init (&json, 0);
  gsy_json_write_member (&json, "\"a\": ", "b\"");
  gsy_json_write_member (&json, "\"c\": ", NULL);
  g_assert_true (gsy_sink_drain_json (sink, &json, &error));
  g_assert_true (gsy_sink_drain_json (sink, &json, &error));
  g_bytes_unref (gsy_json_writer_finish (&json));
  commit (sink);
  assert_content (path, "one \"a\": \"b\\\"\"");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sink/a-file-is-seen-when-committed", test_file_is_seen_when_committed);
  g_test_add_func ("/sink/a-file-that-was-there-stays-until-then", test_file_that_was_there_stays_until_then);
  g_test_add_func ("/sink/a-folder-appears-whole", test_folder_appears_whole);
  g_test_add_func ("/sink/a-given-up-folder-leaves-nothing", test_given_up_folder_leaves_nothing);
  g_test_add_func ("/sink/a-folder-with-files-is-refused", test_folder_with_files_is_refused);
  g_test_add_func ("/sink/an-empty-folder-is-taken", test_empty_folder_is_taken);
  g_test_add_func ("/sink/a-full-device-is-told", test_full_device_is_told);
  g_test_add_func ("/sink/a-missing-folder-is-told", test_missing_folder_is_told);
  g_test_add_func ("/sink/a-link-stays-a-link", test_link_stays_a_link);
  g_test_add_func ("/sink/drained-text-is-written-and-gone", test_drained_text_is_written_and_gone);
  g_test_add_func ("/sink/large-writes-come-in-order", test_large_writes_come_in_order);
  return g_test_run ();
}
