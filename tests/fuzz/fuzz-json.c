/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz-json.c: any bytes as JSON, walked to the last value: no crash, nothing read outside, walking and skipping agree about what is sound, and
 * what a text says is the same when it is written and read again. */
#include "config.h"
#include "fuzz.h"

#include "io/gsy-json-reader.h"
#include "io/gsy-json-writer.h"

static void walk (GsyJsonReader *reader, GString *out);

static void
check_written (const char *plain)
{
  g_autoptr (GBytes) bytes = NULL;
  GsyJsonWriter writer;
  GsyJsonReader reader;
  GsyJsonText text;
  const char *data;
  gsize len;

  gsy_json_writer_init (&writer, 16);
  gsy_json_write_text (&writer, plain, strlen (plain));
  bytes = gsy_json_writer_finish (&writer);
  data = g_bytes_get_data (bytes, &len);
  gsy_json_reader_init (&reader, data, len);
  if (!gsy_json_read_text (&reader, &text) || !gsy_json_text_equal (&text, plain))
    fail ("written and read, a text says something else\n");
  gsy_json_reader_clear (&reader);
}

static void
walk_text (GsyJsonReader *reader, GString *out)
{
  GsyJsonText text;

  if (!gsy_json_read_text (reader, &text))
    return;
  if (!text.nul)
    {
      g_autofree char *plain = gsy_json_text_dup (&text);

      if (!gsy_json_text_equal (&text, plain))
        fail ("a text is not what it says\n");
      if (!g_utf8_validate (plain, -1, NULL))
        fail ("a text is no UTF-8\n");
      check_written (plain);
    }
  else
    {
      gsy_json_text_append (&text, out);
    }
}

static void
walk_object (GsyJsonReader *reader, GString *out)
{
  GPtrArray *unknown = NULL;
  GsyJsonMember member;
  char **kept;

  gsy_json_enter_object (reader);
  while (gsy_json_next_member (reader, &member))
    {
      GsyJsonSlice raw;
      GsyJsonMark mark;

      if (!gsy_json_slice_is (&member.name, "known"))
        {
          gsy_json_peek (reader);
          gsy_json_save (reader, &mark);
          if (!gsy_json_skip (reader, &raw))
            break;
          gsy_json_keep_unknown (&unknown, &member, &raw);
          gsy_json_restore (reader, &mark);
        }
      walk (reader, out);
    }
  kept = gsy_json_steal_unknown (&unknown);
  g_strfreev (kept);
}

static void
walk (GsyJsonReader *reader, GString *out)
{
  GsyJsonSlice number;
  gboolean value;
  gint64 integer;
  guint line, column, version;

  switch (gsy_json_peek (reader))
    {
    case GSY_JSON_OBJECT:
      walk_object (reader, out);
      break;
    case GSY_JSON_ARRAY:
      gsy_json_enter_array (reader);
      while (gsy_json_next_element (reader))
        walk (reader, out);
      break;
    case GSY_JSON_STRING:
      walk_text (reader, out);
      break;
    case GSY_JSON_NUMBER:
      {
        GsyJsonMark mark;

        gsy_json_save (reader, &mark);
        gsy_json_skip_version (reader, &version);
        gsy_json_restore (reader, &mark);
        if (gsy_json_read_number (reader, &number) && gsy_json_to_int64 (&number, &integer))
          {
            g_autofree char *again = g_strdup_printf ("%" G_GINT64_FORMAT, integer);

            if (!gsy_json_slice_is (&number, again))
              fail ("a number is not what it says\n");
          }
      }
      break;
    case GSY_JSON_BOOLEAN:
      gsy_json_read_boolean (reader, &value);
      break;
    case GSY_JSON_NULL:
    case GSY_JSON_INVALID:
    default:
      gsy_json_skip_text (reader, "null");
      break;
    }
  gsy_json_locate (reader, gsy_json_get_position (reader), &line, &column);
  if (line == 0 || column == 0)
    fail ("a place has no line\n");
}

static gboolean
try (const guint8 *data, gsize len, gboolean skip)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  GsyJsonReader reader;
  gboolean good;

  gsy_json_reader_init (&reader, (const char *) data, len);
  if (skip)
    gsy_json_skip (&reader, NULL);
  else
    walk (&reader, out);
  good = gsy_json_finish (&reader, "x", &error);
  if (good != (error == NULL))
    fail ("sound or not?\n");
  gsy_json_reader_clear (&reader);
  return good;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize len)
{
  if (try (data, len, FALSE) != try (data, len, TRUE))
    fail ("sound when walked, and not when skipped, or the other way round\n");
  return 0;
}
