/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-unzip.c: archives from elsewhere: what is in them comes out by its name, and what would reach out of them is refused in words. */
#include "config.h"
#include "io/formats/gsy-unzip.h"

#include "../files.h"
#include "core/gsy-error.h"
#include "zip-fixture.h"

#include "io/formats/gsy-zip.h"

#define MIB (1024u * 1024)

static void
assert_piece (GsySource *source, const char *name, const char *content)
{
  GError *error = NULL;
  g_autoptr (GBytes) bytes = gsy_source_load (source, name, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), content, strlen (content));
}

static GsySource *
open_zip (GBytes *bytes)
{
  GError *error = NULL;
  GsySource *source = gsy_unzip (bytes, "x.zip", &error);

  g_assert_no_error (error);
  return source;
}

/* @says: what the sentence must tell, beside the archive's name. */
static void
assert_refused (GBytes *bytes, int code, const char *says)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GsySource) source = gsy_unzip (bytes, "x.zip", &error);

  g_assert_null (source);
  g_assert_error (error, GSY_ERROR, code);
  g_assert_nonnull (strstr (error->message, "x.zip"));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (strstr (error->message, says) == NULL)
    g_error ("“%s” does not say “%s”", error->message, says);
}

static GBytes *
make_one (const char *name, gsize n_name, const ZipEntry *entry)
{
  ZipFixture *zip = zip_begin ();

  zip_add (zip, name, n_name, "text", 4, entry);
  return zip_end (zip);
}

static void
assert_name_refused (const char *name, const char *says)
{
  g_autoptr (GBytes) bytes = make_one (name, strlen (name), NULL);

  assert_refused (bytes, GSY_ERROR_UNSUPPORTED, says);
}

static void
test_files_come_out_by_name (void)
{
  ZipFixture *zip = zip_begin ();
  const ZipEntry folder = { .mode = 0040755 };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GsySource) source = NULL;

  zip_add (zip, "word/", 5, "", 0, &folder);
  zip_add_text (zip, "word/document.xml", "<a>packed</a>");
  zip_add (zip, "été/ق.txt", strlen ("été/ق.txt"), "stored", 6, NULL);
  zip_add (zip, "./here", 6, "here", 4, NULL);
  zip_add (zip, "empty", 5, "", 0, NULL);
  zip_add (zip, "a..b/..c", 8, "dots", 4, NULL);
  bytes = zip_end (zip);
  g_assert_true (gsy_is_zip (bytes));
  source = open_zip (bytes);
  g_assert_true (gsy_source_is_folder (source));
  g_assert_cmpstr (gsy_source_get_title (source), ==, "x.zip");
  g_assert_cmpuint (gsy_source_get_n_names (source), ==, 5);
  assert_piece (source, "word/document.xml", "<a>packed</a>");
  assert_piece (source, "été/ق.txt", "stored");
  assert_piece (source, "here", "here");
  assert_piece (source, "empty", "");
  assert_piece (source, "a..b/..c", "dots");
}

static void
test_what_we_write_comes_out (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "ours.zip", NULL), *data = NULL;
  g_autoptr (GsySink) sink = gsy_sink_new_file (path, NULL);
  g_autoptr (GsyZip) zip = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GsySource) source = NULL;
  gsize len;

  g_assert_true (gsy_sink_begin (sink, NULL, NULL));
  zip = gsy_zip_new (sink, NULL);
  g_assert_true (gsy_zip_add (zip, "project.qde", "<Project/>", 10, NULL));
  g_assert_true (gsy_zip_add (zip, "sources/é.txt", "words", 5, NULL));
  g_assert_true (gsy_zip_end (zip, NULL));
  g_assert_true (gsy_sink_commit (sink, NULL));
  g_assert_true (g_file_get_contents (path, &data, &len, NULL));
  bytes = g_bytes_new_take (g_steal_pointer (&data), len);
  source = open_zip (bytes);
  g_assert_cmpuint (gsy_source_get_n_names (source), ==, 2);
  assert_piece (source, "project.qde", "<Project/>");
  assert_piece (source, "sources/é.txt", "words");
}

static void
test_empty_archive_has_nothing (void)
{
  g_autoptr (GBytes) bytes = zip_end (zip_begin ());
  g_autoptr (GsySource) source = open_zip (bytes);

  g_assert_cmpuint (gsy_source_get_n_names (source), ==, 0);
}

static void
test_names_that_lead_out (void)
{
  assert_name_refused ("../evil.txt", "../evil.txt");
  assert_name_refused ("a/../../evil.txt", "outside");
  assert_name_refused ("a/..", "outside");
  assert_name_refused ("..", "outside");
  assert_name_refused ("/etc/passwd", "/etc/passwd");
  assert_name_refused ("C:/evil.txt", "outside");
  assert_name_refused ("c:evil.txt", "outside");
  assert_name_refused ("C:\\evil.txt", "backslash");
  assert_name_refused ("..\\evil.txt", "backslash");
  assert_name_refused ("word\\document.xml", "backslash");
}

static void
test_names_that_are_none (void)
{
  g_autofree char *longest = g_strnfill (255, 'n'), *too_long = g_strnfill (256, 'n');
  g_autoptr (GBytes) nul = make_one ("a\0/../b", 7, NULL), empty = make_one ("", 0, NULL), good = make_one (longest, 255, NULL);
  g_autoptr (GsySource) source = open_zip (good);

  g_assert_cmpuint (gsy_source_get_n_names (source), ==, 1);
  assert_name_refused (too_long, "255");
  assert_refused (nul, GSY_ERROR_UNSUPPORTED, "zero byte");
  assert_refused (empty, GSY_ERROR_UNSUPPORTED, "empty");
  assert_name_refused ("caf\xe9.txt", "UTF-8");
  assert_name_refused ("line\nfeed/../x", "outside");
}

static void
test_links_and_devices (void)
{
  const guint modes[] = { 0120777, 0020666, 0060660, 0010644, 0140755 };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      const ZipEntry entry = { .mode = modes[i] };
      g_autoptr (GBytes) bytes = make_one ("link", 4, &entry);

      assert_refused (bytes, GSY_ERROR_UNSUPPORTED, "“link”");
    }
}

static void
test_names_that_collide (void)
{
  const char *pairs[][2] = { { "a.txt", "a.txt" }, { "a.txt", "A.TXT" }, { "É/x", "é/X" }, { "e\xcc\x81.txt", "\xc3\xa9.txt" }, { "straße", "STRASSE" }, { "a", "./a" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      ZipFixture *zip = zip_begin ();
      g_autoptr (GBytes) bytes = NULL;

      zip_add_text (zip, pairs[i][0], "one");
      zip_add_text (zip, pairs[i][1], "other");
      bytes = zip_end (zip);
      assert_refused (bytes, GSY_ERROR_UNSUPPORTED, "two files");
    }
}

static void
test_encrypted (void)
{
  const guint flags[] = { 0x0001, 0x0041, 0x2000 };

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      const ZipEntry entry = { .flags = flags[i] };
      g_autoptr (GBytes) bytes = make_one ("secret", 6, &entry);

      assert_refused (bytes, GSY_ERROR_UNSUPPORTED, "encrypted");
    }
}

static GBytes *
make_zeros (gsize len, gboolean packed)
{
  g_autofree char *zeros = g_malloc0 (len);
  ZipFixture *zip = zip_begin ();
  const ZipEntry entry = { .packed = packed };

  zip_add (zip, "zeros", 5, zeros, len, &entry);
  return zip_end (zip);
}

static void
test_bomb (void)
{
  g_autoptr (GBytes) small = make_zeros (9 * MIB, TRUE), honest = make_zeros (12 * MIB, FALSE), bomb = make_zeros (40 * MIB, TRUE);
  g_autoptr (GsySource) one = open_zip (small), other = open_zip (honest);

  g_assert_cmpuint (gsy_source_get_n_names (one), ==, 1);
  g_assert_cmpuint (gsy_source_get_n_names (other), ==, 1);
  assert_refused (bomb, GSY_ERROR_TOO_LARGE, "larger");
}

/* Says that it is small, and is not. */
static void
test_lying_bomb (void)
{
  g_autoptr (GBytes) bomb = make_zeros (40 * MIB, TRUE);
  gsize len;
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (bomb, &len), g_bytes_get_size (bomb));
  g_autoptr (GBytes) lying = NULL;
  gsize at = len - 22 - 46 - 5;

  memset (data + 22, 1, 4);
  memset (data + at + 24, 1, 4);
  lying = g_bytes_new_take (g_steal_pointer (&data), len);
  assert_refused (lying, GSY_ERROR_TOO_LARGE, "larger");
}

static GBytes *
make_many (guint n)
{
  ZipFixture *zip = zip_begin ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      zip_add (zip, name, strlen (name), "", 0, NULL);
    }
  return zip_end (zip);
}

static void
test_too_many (void)
{
  g_autoptr (GBytes) most = make_many (20000), too_many = make_many (20001);
  g_autoptr (GsySource) source = open_zip (most);

  g_assert_cmpuint (gsy_source_get_n_names (source), ==, 20000);
  assert_refused (too_many, GSY_ERROR_TOO_LARGE, "20000");
}

static void
test_cut_anywhere (void)
{
  ZipFixture *zip = zip_begin ();
  g_autoptr (GBytes) bytes = NULL;

  zip_add_text (zip, "one.txt", "some words of the one");
  zip_add_text (zip, "other.txt", "some words of the other");
  bytes = zip_end (zip);
  for (gsize len = 0; len < g_bytes_get_size (bytes); len++)
    {
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), MAX (len, 1));
      g_autoptr (GBytes) cut = g_bytes_new_take (g_steal_pointer (&copy), len);

      assert_refused (cut, GSY_ERROR_PARSE, "damaged");
    }
}

static void
test_every_byte_wrong (void)
{
  ZipFixture *zip = zip_begin ();
  g_autoptr (GBytes) bytes = NULL;
  gsize len;
  const guint8 *data;

  zip_add_text (zip, "one.txt", "some words of the one");
  zip_add (zip, "other.txt", 9, "stored", 6, NULL);
  bytes = zip_end (zip);
  data = g_bytes_get_data (bytes, &len);
  for (gsize i = 0; i < len; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, len);
      g_autoptr (GBytes) wrong = NULL;
      g_autoptr (GsySource) source = NULL;
      g_autoptr (GError) error = NULL;

      copy[i] ^= 1 << g_test_rand_int_range (0, 8);
      wrong = g_bytes_new_take (g_steal_pointer (&copy), len);
      source = gsy_unzip (wrong, "x.zip", &error);
      g_assert_true ((source == NULL) == (error != NULL));
      /* Of what still opens, nothing of the content may be another. */
      if (source != NULL && gsy_source_has (source, "one.txt"))
        assert_piece (source, "one.txt", "some words of the one");
      if (source != NULL && gsy_source_has (source, "other.txt"))
        assert_piece (source, "other.txt", "stored");
    }
}

static void
test_wrong_checksum (void)
{
  const ZipEntry entry = { .wrong_crc = TRUE }, packed = { .wrong_crc = TRUE, .packed = TRUE };
  g_autoptr (GBytes) one = make_one ("name", 4, &entry), other = make_one ("name", 4, &packed);

  assert_refused (one, GSY_ERROR_PARSE, "damaged");
  assert_refused (other, GSY_ERROR_PARSE, "damaged");
}

static void
test_two_names_for_one (void)
{
  const ZipEntry entry = { .local_name = "../e" };
  g_autoptr (GBytes) bytes = make_one ("name", 4, &entry);

  assert_refused (bytes, GSY_ERROR_PARSE, "damaged");
}

static void
test_archive_in_archive_stays_closed (void)
{
  g_autoptr (GBytes) inner = make_one ("../evil", 7, NULL), bytes = NULL, piece = NULL;
  g_autoptr (GsySource) source = NULL;
  ZipFixture *zip = zip_begin ();

  zip_add (zip, "inner.zip", 9, g_bytes_get_data (inner, NULL), g_bytes_get_size (inner), NULL);
  bytes = zip_end (zip);
  source = open_zip (bytes);
  g_assert_cmpuint (gsy_source_get_n_names (source), ==, 1);
  piece = gsy_source_load (source, "inner.zip", NULL);
  g_assert_true (g_bytes_equal (piece, inner));
}

static void
test_comment_at_the_end (void)
{
  g_autoptr (GBytes) bytes = make_one ("name", 4, NULL), noted = NULL;
  g_autoptr (GsySource) source = NULL;
  GByteArray *longer = g_byte_array_new ();
  g_autofree char *comment = g_strnfill (16000, 'c');

  g_byte_array_append (longer, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes) - 2);
  zip_put (longer, 2, 16000);
  g_byte_array_append (longer, (const guint8 *) comment, 16000);
  noted = g_byte_array_free_to_bytes (longer);
  source = open_zip (noted);
  assert_piece (source, "name", "text");
}

static void
test_nothing_is_left_on_the_disk (void)
{
  g_autoptr (Folder) folder = g_test_subprocess () ? NULL : make_folder ();
  g_autoptr (GBytes) bytes = make_one ("name", 4, NULL);
  g_autoptr (GsySource) source = NULL;

  if (folder == NULL)
    {
      source = open_zip (bytes);
      assert_piece (source, "name", "text");
      g_assert_cmpuint (count_entries (g_get_tmp_dir ()), ==, 0);
      return;
    }
  g_setenv ("TMPDIR", folder, TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_assert_cmpuint (count_entries (folder), ==, 0);
}

static void
test_what_is_none (void)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("no archive", 10), nothing = g_bytes_new (NULL, 0);

  g_assert_false (gsy_is_zip (text));
  g_assert_false (gsy_is_zip (nothing));
  assert_refused (text, GSY_ERROR_PARSE, "damaged");
  assert_refused (nothing, GSY_ERROR_PARSE, "damaged");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unzip/files-come-out-by-their-names", test_files_come_out_by_name);
  g_test_add_func ("/unzip/what-we-write-comes-out", test_what_we_write_comes_out);
  g_test_add_func ("/unzip/an-empty-archive-holds-nothing", test_empty_archive_has_nothing);
  g_test_add_func ("/unzip/names-that-lead-out-are-refused", test_names_that_lead_out);
  g_test_add_func ("/unzip/names-that-are-none-are-refused", test_names_that_are_none);
  g_test_add_func ("/unzip/links-and-devices-are-refused", test_links_and_devices);
  g_test_add_func ("/unzip/names-that-collide-are-refused", test_names_that_collide);
  g_test_add_func ("/unzip/encrypted-archives-are-refused", test_encrypted);
  g_test_add_func ("/unzip/a-bomb-is-refused", test_bomb);
  g_test_add_func ("/unzip/a-bomb-that-says-it-is-small-is-refused", test_lying_bomb);
  g_test_add_func ("/unzip/more-than-ten-thousand-files-are-refused", test_too_many);
  g_test_add_func ("/unzip/an-archive-that-is-cut-anywhere-is-damaged", test_cut_anywhere);
  g_test_add_func ("/unzip/a-wrong-byte-changes-no-content-unseen", test_every_byte_wrong);
  g_test_add_func ("/unzip/a-wrong-checksum-is-damage", test_wrong_checksum);
  g_test_add_func ("/unzip/a-file-of-two-names-is-damage", test_two_names_for_one);
  g_test_add_func ("/unzip/an-archive-in-an-archive-stays-closed", test_archive_in_archive_stays_closed);
  g_test_add_func ("/unzip/a-comment-at-the-end-is-passed-over", test_comment_at_the_end);
  g_test_add_func ("/unzip/nothing-is-left-on-the-disk", test_nothing_is_left_on_the_disk);
  g_test_add_func ("/unzip/what-is-no-archive-is-refused", test_what_is_none);
  return g_test_run ();
}
