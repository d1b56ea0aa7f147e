/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-json-reader.c: what the strict reader takes, what it refuses, and where it says that the fault is. */
#include "config.h"

#include "core/gsy-error.h"
#include "io/gsy-json-reader.h"

/* Reads @json as one value of any kind. Returns NULL when it was taken, else the error's text after "x:". */
static char *
read_any (const char *json, gssize len)
{
  /* A copy of the exact size, so that a sanitizer sees a byte read past the end. */
  gsize n = len < 0 ? strlen (json) : (gsize) len;
  g_autofree char *copy = g_memdup2 (json, n);
  g_autoptr (GError) error = NULL;
  GsyJsonReader reader;
  GsyJsonSlice raw;
  gboolean good;

  gsy_json_reader_init (&reader, n > 0 ? copy : "", n);
  gsy_json_skip (&reader, &raw);
  good = gsy_json_finish (&reader, "x", &error);
  gsy_json_reader_clear (&reader);
  if (good)
    {
      g_assert_no_error (error);
      return NULL;
    }
  g_assert_error (error, GSY_ERROR, GSY_ERROR_PARSE);
  g_assert_true (g_str_has_prefix (error->message, "x:"));
  return g_strdup (error->message + 2);
}

static void
test_takes_all_of_rfc8259 (void)
{
  static const char *const good[] = {
    "null",
    "true",
    "false",
    " \t\r\n0\n",
    "-0",
    "-1.5e+10",
    "1E400",
    "0.0e-0",
    "12345678901234567890",
    "\"\"",
    "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\\uD83D\\uDE00\\uffff\"",
    "\"\x7f é \xe2\x80\xa8 \xf4\x8f\xbf\xbf\"",
    "[]",
    "[ ]",
    "[1]",
    "[[],{},[[]]]",
    "{}",
    "{ }",
    "{\"\":{\"\":[]}}",
    "{\"a\":1 , \"b\" :2}",
    "[{\"a\":1},{\"a\":1}]",
    "{\"a\":{\"a\":1}}",
    "\"01234567\\n\"",
    "\"0123456\\u00e9\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *error = read_any (good[i], -1);

      if (error != NULL)
        g_error ("%s: %s", good[i], error);
    }
}

static void
test_refuses_with_the_place (void)
{
  static const struct
  {
    const char *json;
    const char *error; /* its beginning */
  } bad[] = {
    { "", "1:1: the file is empty" },
    { " \n ", "2:2: the file ends too early" },
    { "\xef\xbb\xbf{}", "1:1: the file starts with a byte-order mark" },
    { "\xff\xfe{", "1:1: the file is not UTF-8 text" },
    { "[1,\n2,\n]", "3:1: expected a value; the last element" },
    { "{\"é\": 1,\n \"é\": 2}", "2:2: the member “é” occurs twice" },
    { "{\"é\": x}", "1:7: expected a value" },
    { "{\"a\": 1,}", "1:9: expected a name in quotation marks; the last" },
    { "{,}", "1:2: expected a name in quotation marks or “}”" },
    { "{\"a\"}", "1:5: expected “:”" },
    { "{\"a\": 1 \"b\": 2}", "1:9: expected “,” or “}”" },
    { "[1 2]", "1:4: expected “,” or “]”" },
    { "[1}", "1:3: expected “,” or “]”" },
    { "{} {}", "1:4: expected the end of the file" },
    { "1 // one", "1:3: JSON has no comments" },
    { "[\n<<<<<<< ours\n", "2:1: a merge left conflict marks" },
    { "[-]", "1:3: malformed number" },
    { "-", "1:2: the file ends too early" },
    { "[0x1]", "1:3: expected “,” or “]”" },
    { "[tru]", "1:2: expected a value" },
    { "tru", "1:4: the file ends too early" },
    { "nulx", "1:1: expected a value" },
    { "\"abc", "1:5: the file ends too early" },
    { "\"abcdefghi\\", "1:12: the file ends too early" },
    { "\"ab\ncdefghijk\"", "1:4: a control character" },
    { "\"\\x\"", "1:2: unknown escape" },
    { "\"\\u12", "1:2: expected four hexadecimal digits" },
    { "\"\\ud800\"", "1:2: half of a surrogate pair" },
    { "\"\\ud800\\ud800\"", "1:2: half of a surrogate pair" },
    { "\"a\xc3\"", "1:3: bytes that are not UTF-8" },
    { "\"éé\xed\xa0\x80\"", "1:4: bytes that are not UTF-8" },
    { "\"\xf0\x9f\x98", "1:2: bytes that are not UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *error = read_any (bad[i].json, -1);

      if (error == NULL || !g_str_has_prefix (error, bad[i].error))
        g_error ("%s: %s instead of %s", bad[i].json, error ? error : "taken", bad[i].error);
    }
}

static void
test_depth (void)
{
  for (int levels = GSY_JSON_MAX_DEPTH; levels <= GSY_JSON_MAX_DEPTH + 1; levels++)
    for (int kind = 0; kind < 2; kind++)
      {
        g_autoptr (GString) json = g_string_new (NULL);
        g_autofree char *error = NULL;

        for (int i = 0; i < levels; i++)
          g_string_append (json, kind == 0 ? "[" : "{\"\":");
        g_string_append (json, "0");
        for (int i = 0; i < levels; i++)
          g_string_append (json, kind == 0 ? "]" : "}");
        error = read_any (json->str, (gssize) json->len);
        g_assert_cmpint (error == NULL, ==, levels <= GSY_JSON_MAX_DEPTH);
      }
}

static void
test_a_million_levels (void)
{
  g_autofree char *arrays = g_strnfill (1000000, '[');
  g_autofree char *error = read_any (arrays, 1000000);

  g_assert_cmpstr (error, ==, "1:65: more than 64 levels inside one another");
}

static void
test_names_twice_among_many (void)
{
  for (guint n = 2; n < 200; n += 3)
    for (guint twice = 0; twice < 2; twice++)
      {
        g_autoptr (GString) json = g_string_new ("{");
        g_autofree char *error = NULL;

        for (guint i = 0; i < n; i++)
          g_string_append_printf (json, "\"k%u\": 0, ", i);
        g_string_append_printf (json, "\"k%u\": 0}", twice ? n / 2 : n);
        error = read_any (json->str, (gssize) json->len);
        g_assert_cmpint (error != NULL, ==, twice);
        if (twice)
          g_assert_nonnull (strstr (error, "twice"));
      }
}

static void
test_names_of_siblings_and_parents_do_not_count (void)
{
  g_autofree char *error = read_any ("{\"a\": {\"a\": {\"a\": 0}, \"b\": [{\"a\": 0}, {\"a\": 0}]}, \"b\": {\"b\": 0}}", -1);

  g_assert_null (error);
}

static void
test_texts_are_slices (void)
{
  static const char json[] = "[\"plain é\", \"tab\\t \\ud83e\\uddea \\u00e9\", \"nul\\u0000\"]";
  g_autoptr (GString) decoded = g_string_new (NULL);
  g_autofree char *second = NULL;
  GsyJsonReader reader;
  GsyJsonText text;

  gsy_json_reader_init (&reader, json, sizeof json - 1);
  g_assert_true (gsy_json_enter_array (&reader));
  g_assert_true (gsy_json_next_element (&reader));
  g_assert_true (gsy_json_read_text (&reader, &text));
  g_assert_true (text.data == json + 2 && text.len == 8 && !text.escaped && !text.nul);
  g_assert_true (gsy_json_text_equal (&text, "plain é"));
  g_assert_false (gsy_json_text_equal (&text, "plain"));

  g_assert_true (gsy_json_next_element (&reader));
  g_assert_true (gsy_json_read_text (&reader, &text));
  g_assert_true (text.escaped && !text.nul);
  second = gsy_json_text_dup (&text);
  g_assert_cmpstr (second, ==, "tab\t 🧪 é");
  g_assert_true (gsy_json_text_equal (&text, second));

  g_assert_true (gsy_json_next_element (&reader));
  g_assert_true (gsy_json_read_text (&reader, &text));
  g_assert_true (text.nul);
  g_assert_false (gsy_json_text_equal (&text, "nul"));
  gsy_json_text_append (&text, decoded);
  g_assert_cmpmem (decoded->str, decoded->len, "nul\0", 4);

  g_assert_false (gsy_json_next_element (&reader));
  g_assert_true (gsy_json_finish (&reader, "x", NULL));
  gsy_json_reader_clear (&reader);
}

static void
test_integers (void)
{
  static const struct
  {
    const char *text;
    gboolean good;
    gint64 value;
  } numbers[] = {
    { "0", TRUE, 0 },
    { "7", TRUE, 7 },
    { "-1", TRUE, -1 },
    { "9223372036854775807", TRUE, G_MAXINT64 },
    { "-9223372036854775808", TRUE, G_MININT64 },
    { "9223372036854775808", FALSE, 0 },
    { "-9223372036854775809", FALSE, 0 },
    { "18446744073709551616", FALSE, 0 },
    { "99999999999999999999999", FALSE, 0 },
    { "-0", FALSE, 0 },
    { "1.0", FALSE, 0 },
    { "1e3", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      GsyJsonReader reader;
      GsyJsonSlice raw;
      gint64 value = 0;

      gsy_json_reader_init (&reader, numbers[i].text, strlen (numbers[i].text));
      g_assert_true (gsy_json_read_number (&reader, &raw));
      g_assert_cmpmem (raw.data, raw.len, numbers[i].text, strlen (numbers[i].text));
      g_assert_cmpint (gsy_json_to_int64 (&raw, &value), ==, numbers[i].good);
      if (numbers[i].good)
        g_assert_cmpint (value, ==, numbers[i].value);
      gsy_json_reader_clear (&reader);
    }
}

static void
test_skipping_gives_the_raw_bytes (void)
{
  static const char json[] = "{\"a\" :  { \"b\":[1.50 ,\n null]}  , \"\\u0063\": -0}";
  GsyJsonReader reader;
  GsyJsonMember member;
  GsyJsonSlice raw;

  gsy_json_reader_init (&reader, json, sizeof json - 1);
  g_assert_true (gsy_json_enter_object (&reader));
  g_assert_true (gsy_json_next_member (&reader, &member));
  g_assert_true (gsy_json_slice_is (&member.name, "a"));
  g_assert_true (gsy_json_slice_is (&member.raw, "\"a\""));
  g_assert_true (gsy_json_skip (&reader, &raw));
  g_assert_true (gsy_json_slice_is (&raw, "{ \"b\":[1.50 ,\n null]}"));
  g_assert_true (gsy_json_next_member (&reader, &member));
  g_assert_true (gsy_json_slice_is (&member.name, "c"));
  g_assert_true (gsy_json_slice_is (&member.raw, "\"\\u0063\""));
  g_assert_true (gsy_json_skip (&reader, &raw));
  g_assert_true (gsy_json_slice_is (&raw, "-0"));
  g_assert_false (gsy_json_next_member (&reader, &member));
  g_assert_true (gsy_json_finish (&reader, "x", NULL));
  gsy_json_reader_clear (&reader);
}

static void
test_going_back_reads_the_same_again (void)
{
  static const char json[] = "[{\"a\": {\"b\": [1, {\"a\": 2}]}}, 3]";
  GsyJsonReader reader;
  GsyJsonMember member;
  GsyJsonSlice raw;
  GsyJsonMark mark;

  gsy_json_reader_init (&reader, json, sizeof json - 1);
  g_assert_true (gsy_json_enter_array (&reader));
  g_assert_true (gsy_json_next_element (&reader));
  gsy_json_save (&reader, &mark);
  g_assert_true (gsy_json_enter_object (&reader));
  g_assert_true (gsy_json_next_member (&reader, &member));
  g_assert_true (gsy_json_enter_object (&reader));
  g_assert_true (gsy_json_next_member (&reader, &member));
  gsy_json_restore (&reader, &mark);
  g_assert_true (gsy_json_skip (&reader, &raw));
  g_assert_true (gsy_json_slice_is (&raw, "{\"a\": {\"b\": [1, {\"a\": 2}]}}"));
  g_assert_true (gsy_json_next_element (&reader));
  g_assert_true (gsy_json_skip (&reader, NULL));
  g_assert_false (gsy_json_next_element (&reader));
  g_assert_true (gsy_json_finish (&reader, "x", NULL));
  gsy_json_reader_clear (&reader);
}

/* What was remembered of a large object's names is forgotten, also when the object was left in its middle. */
static void
test_going_back_out_of_a_large_object (void)
{
  g_autoptr (GString) json = g_string_new ("[{\"a\": 0");
  GsyJsonReader reader;
  GsyJsonMember member;
  GsyJsonMark mark;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (json, ", \"n%u\": 1", i);
  g_string_append (json, ", \"n50\": 2}]");
  gsy_json_reader_init (&reader, json->str, json->len);
  g_assert_true (gsy_json_enter_array (&reader));
  g_assert_true (gsy_json_next_element (&reader));
  gsy_json_save (&reader, &mark);
  for (guint round = 0; round < 2; round++)
    {
      gsy_json_restore (&reader, &mark);
      g_assert_true (gsy_json_enter_object (&reader));
      for (guint i = 0; i < (round == 0 ? 80 : 101); i++)
        {
          g_assert_true (gsy_json_next_member (&reader, &member));
          g_assert_true (gsy_json_skip (&reader, NULL));
        }
    }
  /* And one that does occur twice is still found. */
  g_assert_false (gsy_json_next_member (&reader, &member));
  g_assert_true (gsy_json_has_failed (&reader));
  gsy_json_reader_clear (&reader);
}

static void
test_nothing_moves_after_a_failure (void)
{
  g_autoptr (GError) error = NULL;
  GsyJsonReader reader;
  GsyJsonMember member;
  GsyJsonSlice raw;
  GsyJsonText text;
  gboolean value;

  gsy_json_reader_init (&reader, "[1]", 3);
  g_assert_false (gsy_json_enter_object (&reader));
  g_assert_true (gsy_json_has_failed (&reader));
  g_assert_cmpint (gsy_json_peek (&reader), ==, GSY_JSON_INVALID);
  g_assert_false (gsy_json_enter_array (&reader));
  g_assert_false (gsy_json_next_element (&reader));
  g_assert_false (gsy_json_next_member (&reader, &member));
  g_assert_false (gsy_json_read_text (&reader, &text));
  g_assert_false (gsy_json_read_number (&reader, &raw));
  g_assert_false (gsy_json_read_boolean (&reader, &value));
  g_assert_false (gsy_json_skip (&reader, &raw));
  g_assert_false (gsy_json_finish (&reader, "a:b", &error));
  g_assert_cmpstr (error->message, ==, "a:b:1:1: expected an object in braces");
  gsy_json_reader_clear (&reader);
}

static void
test_places_in_any_order (void)
{
  static const char json[] = "\"é\n\n🧪x\r\ny";
  static const struct
  {
    guint at, line, column;
  } places[] = { { 12, 4, 1 }, { 0, 1, 1 }, { 3, 1, 3 }, { 4, 2, 1 }, { 5, 3, 1 }, { 9, 3, 2 }, { 12, 4, 1 }, { 5, 3, 1 } };
  GsyJsonReader reader;

  gsy_json_reader_init (&reader, json, sizeof json - 1);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      guint line, column;

      gsy_json_locate (&reader, json + places[i].at, &line, &column);
      g_assert_cmpuint (line, ==, places[i].line);
      g_assert_cmpuint (column, ==, places[i].column);
    }
  gsy_json_reader_clear (&reader);
}

static void
test_random_bytes_do_no_harm (void)
{
  static const char pieces[][8] = { "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"a\":", "1", "-", "0", ".5", "e1", "null", "true", "\\", "\\u", "d800", "é", "\xff", " ", "\n", "\\\"" };

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) json = g_string_new (NULL);
      guint n = (guint) g_test_rand_int_range (0, 30);
      g_autofree char *error = NULL;

      for (guint i = 0; i < n; i++)
        g_string_append (json, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      error = read_any (json->str, (gssize) json->len);
      if (error == NULL)
        g_assert_true (g_utf8_validate (json->str, (gssize) json->len, NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-reader/takes/all-of-rfc8259", test_takes_all_of_rfc8259);
  g_test_add_func ("/json-reader/refuses/with-line-and-column", test_refuses_with_the_place);
  g_test_add_func ("/json-reader/refuses/the-65th-level", test_depth);
  g_test_add_func ("/json-reader/refuses/a-million-levels", test_a_million_levels);
  g_test_add_func ("/json-reader/names/twice-among-many", test_names_twice_among_many);
  g_test_add_func ("/json-reader/names/of-others-do-not-count", test_names_of_siblings_and_parents_do_not_count);
  g_test_add_func ("/json-reader/texts/are-slices-until-asked", test_texts_are_slices);
  g_test_add_func ("/json-reader/numbers/only-true-integers-fit", test_integers);
  g_test_add_func ("/json-reader/skip/gives-the-raw-bytes", test_skipping_gives_the_raw_bytes);
  g_test_add_func ("/json-reader/restore/reads-the-same-again", test_going_back_reads_the_same_again);
  g_test_add_func ("/json-reader/restore/out-of-a-large-object-forgets-its-names", test_going_back_out_of_a_large_object);
  g_test_add_func ("/json-reader/failure/nothing-moves-after-it", test_nothing_moves_after_a_failure);
  g_test_add_func ("/json-reader/locate/in-any-order", test_places_in_any_order);
  g_test_add_func ("/json-reader/random/does-no-harm", test_random_bytes_do_no_harm);
  return g_test_run ();
}
