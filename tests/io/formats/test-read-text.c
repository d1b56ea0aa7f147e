/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-read-text.c: plain text comes as it is. */
#include "config.h"
#include "io/formats/gsy-import-private.h"
#include "io/formats/gsy-reader.h"

#include "core/gsy-error.h"

#include <string.h>

static GPtrArray *
read_bytes (const char *data, gsize len, GError **error)
{
  g_autoptr (GPtrArray) caught = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_import_article_free);
  g_autoptr (GsyImport) import = gsy_import_new_dry (caught);
  g_autoptr (GBytes) bytes = g_bytes_new (data, len);
  g_autoptr (GsySource) source = gsy_source_new_bytes ("a.txt", bytes);

  if (!gsy_reader_text.read (import, source, error))
    return NULL;
  g_assert_cmpuint (caught->len, ==, 1);
  return g_steal_pointer (&caught);
}

static void
assert_text (const char *data, gsize len, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles = read_bytes (data, len, &error);
  gsize n;

  g_assert_no_error (error);
  g_assert_cmpstr (gsy_article_get_text (((GsyImportArticle *) g_ptr_array_index (articles, 0))->article, &n), ==, expected);
}

static void
test_each_character_stays (void)
{
  static const char text[] = "  One\r\n\r\n\ttwo *three* <b>\u00a0é e\u0301 😊\n\n\n";

  assert_text (text, strlen (text), text);
}

static void
test_any_encoding_will_do (void)
{
  assert_text ("\xef\xbb\xbf"
               "a",
               4, "a");
  assert_text ("\xff\xfe\xe9\0", 4, "é");
  assert_text ("d\xe9j\xe0 vu, a d\xe9menti l'\xc9tat", 25, "déjà vu, a démenti l'État");
}

static void
test_without_text_there_is_a_sentence (void)
{
  static const char *const empty[] = { "", " \n\t\r\n ", "\u00a0\n" };

  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_bytes (empty[i], strlen (empty[i]), &error));
      g_assert_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED);
      g_assert_nonnull (strstr (error->message, "a.txt"));
    }
}

static void
test_what_is_no_text_is_refused (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_bytes ("\x7f"
                             "ELF\0\0\1",
                             7, &error));
  g_assert_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED);
}

static void
test_only_names_of_texts_are_guessed (void)
{
  static const struct
  {
    const char *name;
    gboolean guessed;
  } cases[] = { { "a.txt", TRUE }, { "a.TEXT", TRUE }, { "README", TRUE }, { "a.json", FALSE }, { "a.xml", FALSE }, { "a.txt.gz", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static ("hello", 5);
      g_autoptr (GsySource) source = gsy_source_new_bytes (cases[i].name, bytes);

      g_assert_cmpint (gsy_reader_text.probe (source) > 0, ==, cases[i].guessed);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-text/each-character-stays", test_each_character_stays);
  g_test_add_func ("/read-text/any-encoding-will-do", test_any_encoding_will_do);
  g_test_add_func ("/read-text/without-text-there-is-a-sentence", test_without_text_there_is_a_sentence);
  g_test_add_func ("/read-text/what-is-no-text-is-refused", test_what_is_no_text_is_refused);
  g_test_add_func ("/read-text/only-names-of-texts-are-guessed", test_only_names_of_texts_are_guessed);
  return g_test_run ();
}
