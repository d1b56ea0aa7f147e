/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-json-read.c: builds trees of json-glib from what the strict reader takes, and walks through them. */
#include "config.h"
#include "io/formats/gsy-json-read.h"

#include "core/gsy-error.h"
#include "io/gsy-json-reader.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

#define MAX_MEMBERS 10000

/* --- Building --- */

static char *
dup_text (const GsyJsonText *text)
{
  g_autoptr (GString) string = NULL;

  if (!text->nul)
    return gsy_json_text_dup (text);
  string = g_string_sized_new (text->len);
  gsy_json_text_append (text, string);
  for (gsize i = 0; i < string->len; i++)
    if (string->str[i] == '\0')
      {
        g_string_overwrite_len (string, i, "\xef", 1);
        g_string_insert_len (string, i + 1, "\xbf\xbd", 2);
      }
  return g_string_free (g_steal_pointer (&string), FALSE);
}

static JsonNode *
build_number (const GsyJsonSlice *number)
{
  JsonNode *node = json_node_alloc ();
  gint64 integer;
  double value;
  char *copy;

  if (gsy_json_to_int64 (number, &integer))
    return json_node_init_int (node, integer);
  copy = g_strndup (number->data, number->len);
  value = g_ascii_strtod (copy, NULL);
  g_free (copy);
  return json_node_init_double (node, CLAMP (value, -G_MAXDOUBLE, G_MAXDOUBLE));
}

static JsonNode *build (GsyJsonReader *reader);

/* The reader ends the recursion at GSY_JSON_MAX_DEPTH. The table of an object's members can be made slow by names that are chosen for it, so there are
 * at most so many. */
static JsonNode *
build_object (GsyJsonReader *reader)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonNode *node = json_node_alloc ();
  GsyJsonMember member;
  guint n = 0;

  if (gsy_json_enter_object (reader))
    while (gsy_json_next_member (reader, &member))
      {
        g_autofree char *name = g_strndup (member.name.data, member.name.len);
        JsonNode *value = build (reader);

        if (value != NULL)
          json_object_set_member (object, name, value);
        if (++n == MAX_MEMBERS)
          gsy_json_fail (reader, member.raw.data, _ ("an object has too many members"));
      }
  return json_node_init_object (node, object);
}

static JsonNode *
build_array (GsyJsonReader *reader)
{
  g_autoptr (JsonArray) array = json_array_new ();
  JsonNode *node = json_node_alloc ();

  if (gsy_json_enter_array (reader))
    while (gsy_json_next_element (reader))
      {
        JsonNode *value = build (reader);

        if (value != NULL)
          json_array_add_element (array, value);
      }
  return json_node_init_array (node, array);
}

static JsonNode *
build_text (GsyJsonReader *reader)
{
  g_autofree char *text = NULL;
  GsyJsonText slice;

  if (!gsy_json_read_text (reader, &slice))
    return NULL;
  text = dup_text (&slice);
  return json_node_init_string (json_node_alloc (), text);
}

/* The value that comes next. NULL when the reader failed at its beginning; when it failed inside, what came before that. */
static JsonNode *
build (GsyJsonReader *reader)
{
  gboolean boolean = FALSE;
  GsyJsonSlice number;

  switch (gsy_json_peek (reader))
    {
    case GSY_JSON_OBJECT:
      return build_object (reader);
    case GSY_JSON_ARRAY:
      return build_array (reader);
    case GSY_JSON_STRING:
      return build_text (reader);
    case GSY_JSON_NUMBER:
      return gsy_json_read_number (reader, &number) ? build_number (&number) : NULL;
    case GSY_JSON_BOOLEAN:
      return gsy_json_read_boolean (reader, &boolean) ? json_node_init_boolean (json_node_alloc (), boolean) : NULL;
    case GSY_JSON_NULL:
      return gsy_json_skip (reader, NULL) ? json_node_init_null (json_node_alloc ()) : NULL;
    case GSY_JSON_INVALID:
    default:
      return NULL;
    }
}

/* --- Documents --- */

static void
skip_mark (const char **data, gsize *len)
{
  if (*len >= 3 && memcmp (*data, "\xef\xbb\xbf", 3) == 0)
    {
      *data += 3;
      *len -= 3;
    }
}

JsonNode *
gsy_json_build (GsyJsonReader *reader, const char *name, GError **error)
{
  g_autoptr (JsonNode) node = build (reader);

  return gsy_json_finish (reader, name, error) ? g_steal_pointer (&node) : NULL;
}

JsonNode *
gsy_json_read_part (const char *data, gsize len, const char *name, GError **error)
{
  GsyJsonReader reader;
  JsonNode *node;

  skip_mark (&data, &len);
  gsy_json_reader_init (&reader, data, len);
  node = gsy_json_build (&reader, name, error);
  gsy_json_reader_clear (&reader);
  return node;
}

JsonNode *
gsy_json_read (GBytes *bytes, const char *name, GError **error)
{
  gsize len;
  const char *data = g_bytes_get_data (bytes, &len);

  return gsy_json_read_part (data, len, name, error);
}

void
gsy_json_peek_members (GBytes *head, void (*each) (const char *name, JsonNode *value, gpointer data), gpointer data)
{
  GsyJsonReader reader;
  GsyJsonMember member;
  gsize len;
  const char *start = g_bytes_get_data (head, &len);

  skip_mark (&start, &len);
  gsy_json_reader_init (&reader, start, len);
  if (gsy_json_peek (&reader) == GSY_JSON_ARRAY && gsy_json_enter_array (&reader))
    gsy_json_next_element (&reader);
  if (gsy_json_peek (&reader) == GSY_JSON_OBJECT && gsy_json_enter_object (&reader))
    while (gsy_json_next_member (&reader, &member))
      {
        g_autofree char *name = g_strndup (member.name.data, member.name.len);
        g_autoptr (JsonNode) value = build (&reader);

        if (value == NULL)
          value = json_node_init_null (json_node_alloc ());
        each (name, value, data);
      }
  gsy_json_reader_clear (&reader);
}

/* --- Walking through a tree --- */

JsonNode *
gsy_json_get (JsonNode *node, const char *member)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), member) : NULL;
}

const char *
gsy_json_to_text (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

const char *
gsy_json_get_text (JsonNode *node, const char *member)
{
  return gsy_json_to_text (gsy_json_get (node, member));
}

JsonArray *
gsy_json_get_list (JsonNode *node, const char *member)
{
  JsonNode *value = gsy_json_get (node, member);

  return value != NULL && JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;
}

static gboolean
to_integer (JsonNode *node, gint64 *value)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *value = json_node_get_int (node);
  return TRUE;
}

gboolean
gsy_json_get_integer (JsonNode *node, const char *member, gint64 *value)
{
  return to_integer (gsy_json_get (node, member), value);
}

gboolean
gsy_json_to_count (JsonNode *node, guint *value)
{
  double fraction;
  gint64 integer;

  if (to_integer (node, &integer))
    {
      if (integer < 0 || integer > G_MAXINT)
        return FALSE;
      *value = (guint) integer;
      return TRUE;
    }
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_DOUBLE)
    return FALSE;
  fraction = json_node_get_double (node);
  if (fraction < 0 || fraction > G_MAXINT || floor (fraction) != fraction) /* NaN is no JSON */
    return FALSE;
  *value = (guint) fraction;
  return TRUE;
}

gboolean
gsy_json_get_count (JsonNode *node, const char *member, guint *value)
{
  return gsy_json_to_count (gsy_json_get (node, member), value);
}

guint
gsy_json_n_values (JsonNode *node)
{
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return 0;
  return JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 1;
}

JsonNode *
gsy_json_nth_value (JsonNode *node, guint i)
{
  return JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_element (json_node_get_array (node), i) : node;
}

char *
gsy_json_to_line (JsonNode *node)
{
  return json_to_string (node, FALSE);
}
