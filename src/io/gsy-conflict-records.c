/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-conflict-records.c: reading and writing the list of what waits for a decision. */
#include "config.h"
#include "io/gsy-conflict-records.h"

#include "io/gsy-json-writer.h"

#include <string.h>

const char *
gsy_conflict_records_find (char *const *unknown)
{
  for (; unknown != NULL && unknown[0] != NULL; unknown += 2)
    if (g_str_equal (unknown[0], GSY_CONFLICTS_NAME))
      return unknown[1];
  return NULL;
}

/* --- What it says --- */

static void
record_free (gpointer data)
{
  GsyConflictRecord *record = data;

  g_free (record->member);
  g_free (record->raw);
  g_free (record->text);
  g_free (record);
}

static void
read_other (GsyConflictRecord *record, GsyJsonReader *reader)
{
  GsyJsonMember member;
  GsyJsonSlice raw;

  if (!gsy_json_enter_object (reader))
    return;
  while (gsy_json_next_member (reader, &member))
    {
      GsyJsonMark mark;
      GsyJsonText text;

      if (record->raw != NULL)
        {
          gsy_json_skip (reader, NULL);
          continue;
        }
      if (gsy_json_peek (reader) == GSY_JSON_STRING)
        {
          gsy_json_save (reader, &mark);
          if (gsy_json_read_text (reader, &text) && !text.nul)
            record->text = gsy_json_text_dup (&text);
          gsy_json_restore (reader, &mark);
        }
      if (!gsy_json_skip (reader, &raw))
        continue;
      record->member = g_strndup (member.name.data, member.name.len);
      record->raw = g_strndup (raw.data, raw.len);
    }
}

static GsyConflictRecord *
read_record (GsyJsonReader *reader)
{
  GsyConflictRecord *record = g_new0 (GsyConflictRecord, 1);
  GsyJsonMember member;
  GsyJsonText text;

  if (gsy_json_peek (reader) != GSY_JSON_OBJECT)
    {
      gsy_json_skip (reader, NULL);
      return record;
    }
  gsy_json_enter_object (reader);
  while (gsy_json_next_member (reader, &member))
    if (gsy_json_slice_is (&member.name, "removed"))
      {
        record->kind = GSY_CONFLICT_REMOVED;
        gsy_json_skip (reader, NULL);
      }
    else if (gsy_json_slice_is (&member.name, "absent") && gsy_json_peek (reader) == GSY_JSON_STRING && gsy_json_read_text (reader, &text))
      {
        record->kind = GSY_CONFLICT_ABSENT;
        g_free (record->member);
        record->member = gsy_json_text_dup (&text);
      }
    else if (gsy_json_slice_is (&member.name, "other") && gsy_json_peek (reader) == GSY_JSON_OBJECT)
      {
        read_other (record, reader);
      }
    else
      {
        gsy_json_skip (reader, NULL);
      }
  return record;
}

GPtrArray *
gsy_conflict_records_read (char *const *unknown)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (record_free);
  const char *list = gsy_conflict_records_find (unknown);
  GsyJsonReader reader;

  if (list == NULL)
    return records;
  gsy_json_reader_init (&reader, list, strlen (list));
  if (gsy_json_peek (&reader) == GSY_JSON_ARRAY && gsy_json_enter_array (&reader))
    while (gsy_json_next_element (&reader))
      g_ptr_array_add (records, read_record (&reader));
  gsy_json_reader_clear (&reader);
  return records;
}

char **
gsy_conflict_records_dup (char *const *unknown)
{
  const char *raw = gsy_conflict_records_find (unknown);
  g_autoptr (GPtrArray) records = NULL;
  GsyJsonReader reader;

  if (raw == NULL)
    return NULL;
  records = g_ptr_array_new_with_free_func (g_free);
  gsy_json_reader_init (&reader, raw, strlen (raw));
  if (gsy_json_peek (&reader) == GSY_JSON_ARRAY && gsy_json_enter_array (&reader))
    while (gsy_json_next_element (&reader))
      {
        GsyJsonSlice slice;

        if (gsy_json_skip (&reader, &slice))
          g_ptr_array_add (records, g_strndup (slice.data, slice.len));
      }
  gsy_json_reader_clear (&reader);
  if (records->len == 0)
    return NULL;
  g_ptr_array_add (records, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&records), FALSE);
}

/* --- The list among the members --- */

/* @unknown with @list (nullable) in the place of the list. */
static char **
dup_with (char *const *unknown, const char *list)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);

  for (; unknown != NULL && unknown[0] != NULL; unknown += 2)
    {
      gboolean is_list = g_str_equal (unknown[0], GSY_CONFLICTS_NAME);

      if (is_list && list == NULL)
        continue;
      g_ptr_array_add (pairs, g_strdup (unknown[0]));
      g_ptr_array_add (pairs, g_strdup (is_list ? list : unknown[1]));
    }
  if (pairs->len == 0)
    return NULL;
  g_ptr_array_add (pairs, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&pairs), FALSE);
}

char **
gsy_conflict_records_dup_without (char *const *unknown)
{
  return dup_with (unknown, NULL);
}

char **
gsy_conflict_records_remove (char *const *unknown, guint index)
{
  g_auto (GStrv) records = gsy_conflict_records_dup (unknown);
  g_autoptr (GString) rest = g_string_new (NULL);

  for (guint i = 0; records != NULL && records[i] != NULL; i++)
    if (i != index)
      g_string_append_printf (rest, "%s%s", rest->len > 0 ? ", " : "[", records[i]);
  if (rest->len == 0)
    return dup_with (unknown, NULL);
  g_string_append_c (rest, ']');
  return dup_with (unknown, rest->str);
}

char **
gsy_conflict_records_put (char **unknown, char *const *records, GPtrArray *fresh)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; records != NULL && records[i] != NULL; i++)
    g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "[", records[i]);
  for (guint i = 0; i < fresh->len; i++)
    if (records == NULL || !g_strv_contains ((const char *const *) records, g_ptr_array_index (fresh, i)))
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "[", (const char *) g_ptr_array_index (fresh, i));
  if (list->len == 0)
    return unknown;
  g_string_append_c (list, ']');
  for (guint i = 0; unknown != NULL && unknown[i] != NULL; i++)
    g_ptr_array_add (pairs, unknown[i]);
  g_free (unknown);
  g_ptr_array_add (pairs, g_strdup (GSY_CONFLICTS_NAME));
  g_ptr_array_add (pairs, g_strdup (list->str));
  g_ptr_array_add (pairs, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&pairs), FALSE);
}

/* --- What did not stay, as JSON on one line --- */

void
gsy_conflict_records_add (GPtrArray *records, const GsyJsonSlice *name, const char *before, const GsyJsonSlice *value, const char *after)
{
  g_autoptr (GString) record = g_string_new ("{\"other\": {");

  g_string_append_len (record, name->data, (gssize) name->len);
  g_string_append_printf (record, ": %s", before);
  /* Line ends and indents stand between values only, since a text in JSON has no line end of its own. */
  for (gsize i = 0; i < value->len; i++)
    {
      const char *end = value->data + value->len;
      const char *p = value->data + i;

      if (*p != '\n')
        {
          g_string_append_c (record, *p);
          continue;
        }
      while (p + 1 < end && p[1] == ' ')
        p++;
      if (record->str[record->len - 1] == ',')
        g_string_append_c (record, ' ');
      i = (gsize) (p - value->data);
    }
  g_string_append_printf (record, "%s}}", after);
  g_ptr_array_add (records, g_string_free (g_steal_pointer (&record), FALSE));
}

void
gsy_conflict_records_add_elements (GPtrArray *records, GsyJsonReader *reader, const GsyJsonSlice *name)
{
  GsyJsonMember member;
  GsyJsonSlice raw;

  if (gsy_json_peek (reader) == GSY_JSON_ARRAY)
    {
      gsy_json_enter_array (reader);
      while (gsy_json_next_element (reader))
        if (gsy_json_skip (reader, &raw))
          gsy_conflict_records_add (records, name, "[", &raw, "]");
      return;
    }
  gsy_json_enter_object (reader);
  while (gsy_json_next_member (reader, &member))
    if (gsy_json_skip (reader, &raw))
      {
        g_autofree char *before = g_strdup_printf ("{%.*s: ", (int) member.raw.len, member.raw.data);

        gsy_conflict_records_add (records, name, before, &raw, "}");
      }
}

void
gsy_conflict_records_add_text (GPtrArray *records, const char *name, const char *value)
{
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", name);
  const GsyJsonSlice raw_name = { .data = quoted, .len = strlen (quoted) };
  g_autoptr (GBytes) bytes = NULL;
  GsyJsonWriter json;
  GsyJsonSlice raw;

  if (value == NULL)
    return;
  gsy_json_writer_init (&json, 64);
  gsy_json_write_text (&json, value, strlen (value));
  bytes = gsy_json_writer_finish (&json);
  raw.data = g_bytes_get_data (bytes, &raw.len);
  gsy_conflict_records_add (records, &raw_name, "", &raw, "");
}

void
gsy_conflict_records_add_pairs (GPtrArray *records, char *const *unknown)
{
  for (; unknown != NULL && unknown[0] != NULL; unknown += 2)
    {
      const GsyJsonSlice name = { .data = unknown[0], .len = strlen (unknown[0]) };
      const GsyJsonSlice raw = { .data = unknown[1], .len = strlen (unknown[1]) };

      gsy_conflict_records_add (records, &name, "", &raw, "");
    }
}

void
gsy_conflict_records_add_absent (GPtrArray *records, const char *member)
{
  g_ptr_array_add (records, g_strdup_printf ("{\"absent\": \"%s\"}", member));
}

void
gsy_conflict_records_add_removed (GPtrArray *records)
{
  g_ptr_array_add (records, g_strdup ("{\"removed\": true}"));
}
