/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-read-json-hostile.c: files whose values are of any type, and any bytes: what the readers of JSON make of them can always be in a folder. */
#include "config.h"
#include "io/formats/gsy-json-read.h"
#include "round-trip.h"

/* Each allocation takes its time under the address sanitizer. */
#ifdef __SANITIZE_ADDRESS__
#define N_ROUNDS 100
#else
#define N_ROUNDS 400
#endif

typedef struct
{
  const GsyFormat *format;
  const GsyReader *reader;
  const char *name;
  const char *inner; /* of the one file in a folder */
} Case;

static const Case cases[] = {
  { &gsy_format_json, &gsy_reader_json, "x.json", NULL },
  { &gsy_format_jsonl, &gsy_reader_jsonl, "x.jsonl", NULL },
  { &gsy_format_w3c, &gsy_reader_w3c, "x.jsonld", NULL },
  { &gsy_format_doccano, &gsy_reader_doccano, "x.jsonl", NULL },
  { &gsy_format_label_studio, &gsy_reader_label_studio, "x", "tasks.json" },
};

static char *
make_file (const Case *c, gsize *len)
{
  g_autofree char *dir = g_dir_make_tmp ("gainsay-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, c->name, NULL);
  g_autofree char *file = g_build_filename (path, c->inner, NULL);
  char *content = NULL;
  RoundTrip trip;

  round_trip_init (&trip);
  round_trip_write (&trip, c->format, NULL, path);
  g_assert_true (g_file_get_contents (file, &content, len, NULL));
  round_trip_clear (&trip);
  round_trip_remove (dir);
  return content;
}

/* The texts of the web annotations are beside them. */
static void
read_bytes (const Case *c, const char *data, gsize len)
{
  g_autoptr (GsySource) source = gsy_source_new_memory ("folder");
  g_autoptr (GBytes) bytes = g_bytes_new (data, len);
  g_autoptr (GBytes) text = g_bytes_new_static (ROUND_TRIP_TEXT, strlen (ROUND_TRIP_TEXT));
  g_autoptr (GsySource) alone = gsy_source_new_bytes ("x.json", bytes);

  gsy_source_add_bytes (source, "x.json", bytes);
  gsy_source_add_bytes (source, "a 1.txt", text);
  gsy_source_add_bytes (source, "b/other é.txt", text);
  {
    g_auto (Foreign) foreign = foreign_read_source (c->reader, c->reader == &gsy_reader_w3c ? source : alone);

    foreign_assert_sound (&foreign);
  }
}

static JsonNode *
make_odd (void)
{
  static const char *const odd[] = { "null", "true", "-1", "0", "1", "5", "2147483647", "2147483648", "4294967296", "1e308", "1.5", "\"\"", "\"x\"", "\"urn:uuid:x\"",
                                     "\"a 1.txt\"", "[]", "{}", "[[[]]]", "[null]", "[0, 3, \"x\"]", "{\"id\": {}}", "{\"start\": 1, \"end\": 4}", "\"fragment\"", "\"\\u0000\"" };
  const char *json = odd[g_test_rand_int_range (0, G_N_ELEMENTS (odd))];

  return gsy_json_read_part (json, strlen (json), "x", NULL);
}

/* Puts something else into some places of a tree. */
static void
spoil (JsonNode *node, guint rarely)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      g_autoptr (GPtrArray) elements = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);

      while (json_array_get_length (array) > 0)
        {
          JsonNode *element = json_array_dup_element (array, 0);

          json_array_remove_element (array, 0);
          if (g_test_rand_int_range (0, (int) rarely) == 0)
            {
              json_node_unref (element);
              element = make_odd ();
            }
          else
            spoil (element, rarely);
          g_ptr_array_add (elements, element);
        }
      for (guint i = 0; i < elements->len; i++)
        for (int n = g_test_rand_int_range (0, (int) rarely) == 0 ? g_test_rand_int_range (0, 3) : 1; n > 0; n--) /* gone, or twice */
          json_array_add_element (array, json_node_copy (g_ptr_array_index (elements, i)));
      return;
    }
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GList) names = json_object_get_members (object);

      for (GList *l = names; l != NULL; l = l->next)
        if (g_test_rand_int_range (0, (int) rarely) == 0)
          {
            g_autofree char *name = g_strdup (l->data);

            json_object_remove_member (object, name);
            if (g_test_rand_bit ())
              json_object_set_member (object, name, make_odd ());
          }
        else
          spoil (json_object_get_member (object, l->data), rarely);
    }
}

static void
append_spoilt (GString *json, const char *data, gsize len, guint rarely)
{
  g_autoptr (JsonNode) node = gsy_json_read_part (data, len, "x", NULL);
  g_autofree char *line = NULL;

  spoil (node, rarely);
  line = gsy_json_to_line (node);
  g_string_append (json, line);
  g_string_append_c (json, '\n');
}

static void
test_values_of_any_type (gconstpointer data)
{
  const Case *c = data;
  gsize len;
  g_autofree char *file = make_file (c, &len);
  gboolean lines = g_str_has_suffix (c->name, ".jsonl");

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (GString) json = g_string_new (NULL);
      guint rarely = 5 + (i % 10) * 20;

      if (!lines)
        append_spoilt (json, file, len, rarely);
      for (const char *p = file, *end; lines && *p != '\0'; p = end + 1)
        {
          end = strchr (p, '\n');
          append_spoilt (json, p, (gsize) (end - p), rarely);
        }
      read_bytes (c, json->str, json->len);
    }
}

static void
test_any_bytes (gconstpointer data)
{
  const Case *c = data;
  gsize len;
  g_autofree char *file = make_file (c, &len);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *copy = g_memdup2 (file, len);
      gsize cut = g_test_rand_bit () ? len : (gsize) g_test_rand_int_range (0, (int) len);

      for (guint n = (guint) g_test_rand_int_range (0, 4); n > 0; n--)
        copy[g_test_rand_int_range (0, (int) len)] = "0123456789\"{}[],:x\xff\0 \n"[g_test_rand_int_range (0, 22)];
      read_bytes (c, copy, cut);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *one = g_strdup_printf ("/read-json-hostile/%s/values-of-any-type", cases[i].reader->id);
      g_autofree char *other = g_strdup_printf ("/read-json-hostile/%s/any-bytes", cases[i].reader->id);

      g_test_add_data_func (one, &cases[i], test_values_of_any_type);
      g_test_add_data_func (other, &cases[i], test_any_bytes);
    }
  return g_test_run ();
}
