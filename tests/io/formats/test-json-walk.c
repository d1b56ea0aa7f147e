/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-json-walk.c: large documents and JSON Lines come piece by piece, each checked, wherever the pieces of the file are cut. */
#include "config.h"
#include "io/formats/gsy-json-walk.h"

#include "core/gsy-error.h"
#include "io/formats/gsy-json-read.h"

#include <glib/gstdio.h>

#include <string.h>

typedef struct
{
  GString *seen;
  guint stop; /* after so many; 0: never */
  guint n;
} Seen;

static gboolean
see (const GsyJsonPiece *piece, gpointer data, GError **error)
{
  Seen *seen = data;
  g_autoptr (JsonNode) node = gsy_json_piece_read (piece, error);
  g_autofree char *text = node != NULL ? gsy_json_to_line (node) : NULL;

  if (node == NULL)
    return FALSE;
  if (piece->member != NULL)
    g_string_append_printf (seen->seen, "%u%s%s=", piece->depth, piece->member, piece->element ? "[]" : "");
  g_string_append_printf (seen->seen, "%u:%u:%s ", piece->line, piece->column, text);
  if (++seen->n != seen->stop)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "stopped");
  return FALSE;
}

/* What the walk gave of @json, then the error's message. */
static char *
walk (const char *json, gsize len, const char *const *open, guint stop)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, len);
  g_autoptr (GsySource) source = gsy_source_new_bytes ("x", bytes);
  Seen seen = { .seen = g_string_new (NULL), .stop = stop };
  g_autoptr (GError) error = NULL;
  gboolean good = gsy_json_walk (source, "x", open, see, &seen, &error);

  g_assert_true (good == (error == NULL));
  if (error != NULL)
    g_string_append (seen.seen, error->message);
  return g_string_free (seen.seen, FALSE);
}

/* @expected ends with the beginning of a message when there is one. */
static void
assert_walk (const char *json, const char *const *open, guint stop, const char *expected)
{
  g_autofree char *result = walk (json, strlen (json), open, stop);

  if (!g_str_has_prefix (result, expected) || (strstr (expected, "x:") == NULL && !g_str_equal (result, expected)))
    g_error ("%s: “%s” instead of “%s”", json, result, expected);
}

static const char *const items[] = { "items", "first", NULL };

static void
test_lists_come_element_by_element (void)
{
  const char *const *const opens[] = { items, NULL };

  for (guint i = 0; i < 2; i++)
    {
      assert_walk ("[1,\n{\"a\": [2, \"]\\\"\\\\\"]},\n\n\"é,t\" ,true,null,-1.5 ]\n", opens[i], 0,
                   "1:2:1 2:1:{\"a\":[2,\"]\\\"\\\\\"]} 4:1:\"é,t\" 4:8:true 4:13:null 4:18:-1.5 ");
      assert_walk ("\xef\xbb\xbf []", opens[i], 0, "");
      assert_walk ("[1, 2, 3]", opens[i], 2, "1:2:1 1:5:2 stopped");
      assert_walk ("[1, 2", opens[i], 0, "1:2:1 1:5:2 x:1:6: ");
      assert_walk ("[1] 2", opens[i], 0, "1:2:1 x:1:5: ");
      assert_walk ("[1,]", opens[i], 0, "1:2:1 x:1:4: ");
      assert_walk ("[1 2]", opens[i], 0, "1:2:1 x:1:4: ");
      assert_walk ("[1}]", opens[i], 0, "1:2:1 x:1:3: ");
      assert_walk ("[,1]", opens[i], 0, "x:1:2: ");
      assert_walk ("[{\"a\": 1, \"a\": 2}]", opens[i], 0, "x:1:11: ");
      assert_walk ("[{\"a\": [}]", opens[i], 0, "x:1:9: ");
      assert_walk ("[\"\xff\"]", opens[i], 0, "x:1:3: ");
      assert_walk ("[\"a\nb\"]", opens[i], 0, "x:1:4: ");
    }
}

static void
test_lines_come_one_by_one (void)
{
  assert_walk ("{\"a\": 1}\n{\"a\": 2}\r\n\n  {\"a\": 3}", NULL, 0, "1:1:{\"a\":1} 2:1:{\"a\":2} 4:3:{\"a\":3} ");
  assert_walk ("\xef\xbb\xbf{\n\"a\":\n 1}{}", NULL, 0, "1:1:{\"a\":1} 3:4:{} ");
  assert_walk ("{}\n{}\n{}\n", NULL, 2, "1:1:{} 2:1:{} stopped");
  assert_walk ("{}\n\n{\"a\": oh}\n{}", NULL, 0, "1:1:{} x:3:7: ");
  assert_walk ("{}\n{\"a\"", NULL, 0, "1:1:{} x:2:5: ");
  assert_walk ("{}\n}\n", NULL, 0, "1:1:{} x:2:1: ");
  assert_walk ("1 2\n\"t\"", NULL, 0, "1:1:1 1:3:2 2:1:\"t\" ");
  assert_walk ("", NULL, 0, "x:1:1: ");
  assert_walk (" \n", NULL, 0, "x:2:1: ");
}

static void
test_objects_are_opened_where_asked (void)
{
  assert_walk ("{\"a\": [1, 2],\n \"items\": [1, {\"items\": [2]}], \"b\": {}}", items, 0,
               "1a=1:7:[1,2] 1items[]=2:12:1 1items[]=2:15:{\"items\":[2]} 1b=2:37:{} ");
  assert_walk ("{\"first\": {\"id\": \"x\", \"items\": [3]}, \"n\": 1}", items, 0, "2id=1:18:\"x\" 2items[]=1:33:3 1n=1:43:1 ");
  assert_walk ("{\"first\": \"x\", \"items\": 7}", items, 0, "1first=1:11:\"x\" 1items=1:25:7 ");
  assert_walk ("{}", items, 0, "");
  assert_walk ("{\"\\u0069tems\": [1]}", items, 0, "1items[]=1:17:1 ");
  assert_walk ("{\"a\": 1, \"a\": 2}", items, 0, "1a=1:7:1 x:1:13: ");
  assert_walk ("{\"a\": 1} {}", items, 0, "1a=1:7:1 x:1:10: ");
  assert_walk ("{\"a\": 1,}", items, 0, "1a=1:7:1 x:1:9: ");
  assert_walk ("{\"a\" 1}", items, 0, "x:1:6: ");
  assert_walk ("{\"a\"", items, 0, "x:1:5: ");
  assert_walk ("{\"a\": ", items, 0, "x:1:7: ");
  assert_walk ("{a: 1}", items, 0, "x:1:2: ");
  assert_walk ("{\"items\": [1", items, 0, "1items[]=1:12:1 x:1:13: ");
  assert_walk ("{", items, 0, "x:1:2: ");
  assert_walk ("7", items, 0, "x:1:1: ");
}

static void
test_nesting_has_an_end (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autofree char *result = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "{\"first\": ");
  result = walk (deep->str, deep->len, items, 0);
  g_assert_true (g_str_has_prefix (result, "x:1:"));
}

static gboolean
count (const GsyJsonPiece *piece, gpointer data, GError **error)
{
  g_autoptr (JsonNode) node = gsy_json_piece_read (piece, error);
  const char *text = gsy_json_get_text (node, "t");
  guint *n = data, id;

  g_assert_true (gsy_json_get_count (node, "id", &id));
  g_assert_cmpuint (id, ==, *n);
  g_assert_cmpuint (piece->line, ==, *n + 1);
  g_assert_cmpuint (strlen (text), ==, (*n * 7919) % 4000 * 3);
  ++*n;
  return TRUE;
}

/* Longer than what is read at a time, so that each kind of byte is the last one of a chunk somewhere. */
static void
test_chunks_may_be_cut_anywhere (void)
{
  g_autofree char *dir = g_dir_make_tmp ("gainsay-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "x.jsonl", NULL);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GsySource) source = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (guint i = 0; i < 2000; i++)
    {
      g_string_append_printf (lines, "{\"id\": %u, \"t\": \"", i);
      for (guint j = 0; j < (i * 7919) % 4000; j++)
        g_string_append (lines, j % 3 == 0 ? "{\\\"]" : j % 3 == 1 ? "}\\\\["
                                                                   : "€");
      g_string_append (lines, "\"}\n");
    }
  g_assert_true (g_file_set_contents (path, lines->str, (gssize) lines->len, NULL));
  source = gsy_source_new (path, &error);
  g_assert_no_error (error);
  g_assert_true (gsy_json_walk (source, "x.jsonl", NULL, count, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2000);
  g_remove (path);
  g_rmdir (dir);
}

static void
test_any_bytes_are_taken_or_refused (void)
{
  static const char pieces[] = "{}[]\",:\\ \n1a\xc3";

  for (guint i = 0; i < 20000; i++)
    {
      char json[24];
      gsize len = (gsize) g_test_rand_int_range (0, sizeof json);
      g_autofree char *one = NULL;
      g_autofree char *other = NULL;

      for (gsize j = 0; j < len; j++)
        json[j] = pieces[g_test_rand_int_range (0, sizeof pieces - 1)];
      one = walk (json, len, NULL, 0);
      other = walk (json, len, items, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-walk/lists-come-element-by-element", test_lists_come_element_by_element);
  g_test_add_func ("/json-walk/lines-come-one-by-one", test_lines_come_one_by_one);
  g_test_add_func ("/json-walk/objects-are-opened-where-asked", test_objects_are_opened_where_asked);
  g_test_add_func ("/json-walk/nesting-has-an-end", test_nesting_has_an_end);
  g_test_add_func ("/json-walk/chunks-may-be-cut-anywhere", test_chunks_may_be_cut_anywhere);
  g_test_add_func ("/json-walk/any-bytes-are-taken-or-refused", test_any_bytes_are_taken_or_refused);
  return g_test_run ();
}
