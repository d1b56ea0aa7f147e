/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-json-writer.c: texts and numbers are written so that any reader reads the same. */
#include "config.h"

#include "io/gsy-json-reader.h"
#include "io/gsy-json-writer.h"

static char *
write_one_text (const char *text, gsize len)
{
  g_autoptr (GBytes) bytes = NULL;
  GsyJsonWriter writer;
  gsize n;
  const char *data;

  gsy_json_writer_init (&writer, 0);
  gsy_json_write_text (&writer, text, len);
  bytes = gsy_json_writer_finish (&writer);
  data = g_bytes_get_data (bytes, &n);
  return g_strndup (data, n);
}

static void
test_only_what_must_be_is_escaped (void)
{
  static const struct
  {
    const char *text;
    const char *json;
  } cases[] = {
    { "", "\"\"" },
    { "plain", "\"plain\"" },
    { "a \"b\" \\ /", "\"a \\\"b\\\" \\\\ /\"" },
    { "\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"" },
    { "\x01\x0b\x1f\x7f", "\"\\u0001\\u000b\\u001f\x7f\"" },
    { "é\xe2\x80\xa8🧪<script>&", "\"é\xe2\x80\xa8🧪<script>&\"" },
    { "12345678\"", "\"12345678\\\"\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = write_one_text (cases[i].text, strlen (cases[i].text));

      g_assert_cmpstr (json, ==, cases[i].json);
    }
}

static void
test_random_texts_come_back (void)
{
  for (guint round = 0; round < 5000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL), back = g_string_new (NULL);
      g_autofree char *json = NULL;
      guint n = (guint) g_test_rand_int_range (0, 40);
      GsyJsonReader reader;
      GsyJsonText read;

      for (guint i = 0; i < n; i++)
        {
          static const int limits[] = { 0x20, 0x80, 0x300, 0xd800, 0x110000 };
          gunichar c = (gunichar) g_test_rand_int_range (0, limits[g_test_rand_int_range (0, G_N_ELEMENTS (limits))]);

          if (c >= 0xd800 && c <= 0xdfff)
            c = '"';
          if (c == 0)
            g_string_append_c (text, '\0');
          else
            g_string_append_unichar (text, c);
        }
      json = write_one_text (text->str, text->len);
      gsy_json_reader_init (&reader, json, strlen (json));
      g_assert_true (gsy_json_read_text (&reader, &read));
      g_assert_true (gsy_json_finish (&reader, "x", NULL));
      gsy_json_text_append (&read, back);
      g_assert_cmpmem (back->str, back->len, text->str, text->len);
      gsy_json_reader_clear (&reader);
    }
}

static void
test_integers (void)
{
  static const gint64 values[] = { 0, 1, -1, 9, 10, 99, 100, 4294967295, G_MAXINT64, G_MININT64 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *expected = g_strdup_printf ("%" G_GINT64_FORMAT, values[i]);
      g_autoptr (GBytes) bytes = NULL;
      GsyJsonWriter writer;

      gsy_json_writer_init (&writer, 0);
      gsy_json_write_integer (&writer, values[i]);
      bytes = gsy_json_writer_finish (&writer);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, strlen (expected));
    }
}

static void
test_unknown_members (void)
{
  const char *unknown[] = { "\"a\"", "1.50", "\"title\"", "5", "\"title2\"", "[ ]", NULL };
  const char *but[] = { "title", NULL };
  g_autoptr (GBytes) bytes = NULL;
  GsyJsonWriter writer;
  static const char expected[] = "{, \"a\": 1.50, \"title2\": [ ]";

  gsy_json_writer_init (&writer, 0);
  gsy_json_write (&writer, "{");
  gsy_json_write_unknown (&writer, ", ", (char **) unknown, but);
  gsy_json_write_unknown (&writer, ", ", NULL, NULL);
  bytes = gsy_json_writer_finish (&writer);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, sizeof expected - 1);
}

static void
test_the_buffer_grows (void)
{
  g_autofree char *large = g_strnfill (1 << 20, '"');
  g_autofree char *json = write_one_text (large, 1 << 20);

  g_assert_cmpuint (strlen (json), ==, 2 * (1 << 20) + 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-writer/text/only-what-must-be-is-escaped", test_only_what_must_be_is_escaped);
  g_test_add_func ("/json-writer/text/random-ones-come-back", test_random_texts_come_back);
  g_test_add_func ("/json-writer/integer/to-the-last-digit", test_integers);
  g_test_add_func ("/json-writer/unknown/as-it-was-but-what-was-replaced", test_unknown_members);
  g_test_add_func ("/json-writer/buffer/grows", test_the_buffer_grows);
  return g_test_run ();
}
