/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-json-read.c: trees of foreign JSON, and steps that take any type for what it is. */
#include "config.h"
#include "io/formats/gsy-json-read.h"

#include "core/gsy-error.h"

#include <string.h>

static JsonNode *
read_text (const char *json, GError **error)
{
  /* A copy of the exact size, so that a sanitizer sees a byte read past the end. */
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return gsy_json_read (bytes, "x", error);
}

static JsonNode *
must_read (const char *json)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = read_text (json, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
  return node;
}

static void
test_builds_what_is_there (void)
{
  g_autoptr (JsonNode) node = must_read ("\xef\xbb\xbf {\"t\": \"caf\\u00e9 \\ud83d\\ude00 \\\"\", \"nul\": \"a\\u0000b\", \"i\": -7, \"n\": null, \"b\": true, \"l\": [1, [], {\"x\": \"y\"}]}");
  g_autofree char *line = gsy_json_to_line (gsy_json_get (node, "l"));
  gint64 integer = 0;

  g_assert_cmpstr (gsy_json_get_text (node, "t"), ==, "café 😀 \"");
  g_assert_cmpstr (gsy_json_get_text (node, "nul"), ==, "a\xef\xbf\xbd"
                                                        "b");
  g_assert_true (gsy_json_get_integer (node, "i", &integer));
  g_assert_cmpint (integer, ==, -7);
  g_assert_true (JSON_NODE_HOLDS_NULL (gsy_json_get (node, "n")));
  g_assert_true (json_node_get_boolean (gsy_json_get (node, "b")));
  g_assert_cmpstr (line, ==, "[1,[],{\"x\":\"y\"}]");
  g_assert_cmpuint (json_array_get_length (gsy_json_get_list (node, "l")), ==, 3);
}

static void
test_numbers_beyond_integers_are_no_integers (void)
{
  g_autoptr (JsonNode) node = must_read ("{\"big\": 9223372036854775808, \"huge\": 1234567890123456789012345678901, \"most\": 9223372036854775807, \"inf\": 1e999,"
                                         " \"low\": -1, \"zero\": 3.0, \"exp\": 2e3, \"part\": 3.5, \"text\": \"3\", \"int\": 2147483647, \"over\": 2147483648, \"minus\": -0}");
  g_autofree char *line = NULL;
  gint64 integer = 5;
  guint count = 9;

  g_assert_false (gsy_json_get_integer (node, "big", &integer));
  g_assert_false (gsy_json_get_integer (node, "huge", &integer));
  g_assert_false (gsy_json_get_integer (node, "part", &integer));
  g_assert_false (gsy_json_get_integer (node, "text", &integer));
  g_assert_cmpint (integer, ==, 5);
  g_assert_true (gsy_json_get_integer (node, "most", &integer));
  g_assert_cmpint (integer, ==, G_MAXINT64);
  for (guint i = 0; i < 8; i++)
    g_assert_false (gsy_json_get_count (node, (const char *const[]){ "big", "huge", "most", "inf", "low", "part", "text", "over" }[i], &count));
  g_assert_cmpuint (count, ==, 9);
  g_assert_true (gsy_json_get_count (node, "zero", &count));
  g_assert_cmpuint (count, ==, 3);
  g_assert_true (gsy_json_get_count (node, "exp", &count));
  g_assert_cmpuint (count, ==, 2000);
  g_assert_true (gsy_json_get_count (node, "int", &count));
  g_assert_cmpuint (count, ==, G_MAXINT);
  g_assert_true (gsy_json_get_count (node, "minus", &count));
  g_assert_cmpuint (count, ==, 0);

  line = gsy_json_to_line (gsy_json_get (node, "inf")); /* still JSON */
  g_assert_null (strstr (line, "inf"));
}

static void
test_steps_take_any_type_without_warning (void)
{
  static const char *const values[] = { "null", "1", "1.5", "true", "\"t\"", "[]", "[1]", "{}", "{\"m\": []}", "{\"m\": null}", "{\"m\": {}}", "{\"m\": 1.5}", "{\"m\": true}" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (JsonNode) node = must_read (values[i]);
      gint64 integer;
      guint count;

      gsy_json_get (node, "m");
      g_assert_null (gsy_json_get_text (node, "m"));
      g_assert_false (gsy_json_get_integer (node, "m", &integer));
      g_assert_false (gsy_json_get_count (node, "m", &count));
      g_assert_true ((gsy_json_get_list (node, "m") != NULL) == (i == 8));
      g_assert_true ((gsy_json_to_text (node) != NULL) == (i == 4));
      g_assert_true (gsy_json_to_count (node, &count) == (i == 1));
      g_assert_cmpuint (gsy_json_n_values (node), ==, i == 0 || i == 5 ? 0 : 1);
      if (gsy_json_n_values (node) > 0)
        g_assert_nonnull (gsy_json_nth_value (node, 0));
    }
  g_assert_null (gsy_json_get (NULL, "m"));
  g_assert_null (gsy_json_get_text (NULL, "m"));
  g_assert_cmpuint (gsy_json_n_values (NULL), ==, 0);
}

static void
test_damage_is_refused_with_its_place (void)
{
  static const char *const bad[][2] = {
    { "", "x:1:1: " },
    { "{\"a\": 1,\n \"a\": 2}", "x:2:2: " },
    { "[1,\n 2", "x:2:3: " },
    { "{\"a\": 1} 2", "x:1:10: " },
    { "[\"\\ud800\"]", "x:1:" },
    { "[NaN]", "x:1:2: " },
    { "[\"\xff\"]", "x:1:3: " },
    { "[1] // no", "x:1:5: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = read_text (bad[i][0], &error);

      g_assert_null (node);
      g_assert_error (error, GSY_ERROR, GSY_ERROR_PARSE);
      g_assert_true (g_str_has_prefix (error->message, bad[i][1]));
    }
}

static void
test_depth_and_members_have_a_limit (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GString) wide = g_string_new ("{");
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, i % 2 == 0 ? "[" : "{\"a\":");
  node = read_text (deep->str, &error);
  g_assert_null (node);
  g_assert_error (error, GSY_ERROR, GSY_ERROR_PARSE);
  g_clear_error (&error);

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (wide, "%s\"%u\": 0", i > 0 ? "," : "", i);
  g_string_append (wide, "}");
  node = read_text (wide->str, &error);
  g_assert_null (node);
  g_assert_error (error, GSY_ERROR, GSY_ERROR_PARSE);
}

static void
note_member (const char *name, JsonNode *value, gpointer data)
{
  g_autofree char *text = gsy_json_to_line (value);

  g_string_append_printf (data, "%s=%s;", name, text);
}

static void
test_a_beginning_tells_its_members (void)
{
  static const char *const heads[][2] = {
    { "{\"a\": 1, \"b\": [1, 2", "a=1;b=[1,2];" },
    { " [\n{\"a\": {\"b\": 1}, \"c\": \"cut", "a={\"b\":1};c=null;" },
    { "\xef\xbb\xbf{\"a\": 1}\n{\"b\": 2}", "a=1;" },
    { "[1, {\"a\": 1}]", "" },
    { "text", "" },
    { "", "" },
    { "{\"a\": 1, oh", "a=1;" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autoptr (GBytes) head = g_bytes_new (heads[i][0], strlen (heads[i][0]));
      g_autoptr (GString) seen = g_string_new (NULL);

      gsy_json_peek_members (head, note_member, seen);
      g_assert_cmpstr (seen->str, ==, heads[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-read/builds-what-is-there", test_builds_what_is_there);
  g_test_add_func ("/json-read/numbers-beyond-integers-are-no-integers", test_numbers_beyond_integers_are_no_integers);
  g_test_add_func ("/json-read/steps-take-any-type-without-warning", test_steps_take_any_type_without_warning);
  g_test_add_func ("/json-read/damage-is-refused-with-its-place", test_damage_is_refused_with_its_place);
  g_test_add_func ("/json-read/depth-and-members-have-a-limit", test_depth_and_members_have_a_limit);
  g_test_add_func ("/json-read/a-beginning-tells-its-members", test_a_beginning_tells_its_members);
  return g_test_run ();
}
