/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cli-formats.c: lists the formats, and what each can hold. */
#include "config.h"
#include "cli/gsy-cli-json.h"

#include "io/formats/gsy-format.h"
#include "io/formats/gsy-reader.h"

#include <glib/gi18n-lib.h>

static void
add_features (JsonBuilder *json, const char *name, guint features)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint i = 0; i < GSY_N_FEATURES; i++)
    if (features & GSY_HOLDS (i))
      json_builder_add_string_value (json, gsy_feature_to_string (i));
  json_builder_end_array (json);
}

static void
add_flag (JsonBuilder *json, const char *name, gboolean value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_boolean_value (json, value);
}

/* What is said of both; @reader: (nullable) */
static void
begin_format (JsonBuilder *json, const char *id, const char *name, gboolean writes, const GsyReader *reader)
{
  json_builder_begin_object (json);
  gsy_cli_json_add_text (json, "id", id);
  gsy_cli_json_add_text (json, "name", name);
  add_flag (json, "writes", writes);
  if (reader == NULL)
    return;
  add_features (json, "reads", reader->reads);
  json_builder_set_member_name (json, "suffixes");
  json_builder_begin_array (json);
  for (const char *const *suffix = reader->suffixes; *suffix != NULL; suffix++)
    json_builder_add_string_value (json, *suffix);
  json_builder_end_array (json);
}

static void
add_format (JsonBuilder *json, const GsyFormat *format)
{
  begin_format (json, format->id, format->name, format->begin != NULL, gsy_reader_find (format->id));
  gsy_cli_json_add_text (json, "output", format->extension != NULL ? "file" : "folder");
  if (format->extension != NULL)
    gsy_cli_json_add_text (json, "extension", format->extension);
  add_features (json, "holds", format->holds);
  add_features (json, "loses", GSY_HOLDS_ALL & ~format->holds);
  json_builder_set_member_name (json, "options");
  json_builder_begin_array (json);
  for (const GsyFormatOption *option = format->options; option != NULL && option->id != NULL; option++)
    json_builder_add_string_value (json, option->id);
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static void
add_reader (JsonBuilder *json, const GsyReader *reader)
{
  begin_format (json, reader->id, reader->name, FALSE, reader);
  json_builder_end_object (json);
}

static void
print_json (GsyCli *self)
{
  g_autoptr (JsonBuilder) json = json_builder_new_immutable ();

  json_builder_begin_object (json);
  gsy_cli_json_add_text (json, "format", "gainsay-formats");
  gsy_cli_json_add_number (json, "version", 1);
  json_builder_set_member_name (json, "formats");
  json_builder_begin_array (json);
  for (const GsyFormat *const *format = gsy_formats_get (); *format != NULL; format++)
    add_format (json, *format);
  for (const GsyReader *const *reader = gsy_readers_get (); *reader != NULL; reader++)
    if (gsy_format_find ((*reader)->id) == NULL)
      add_reader (json, *reader);
  json_builder_end_array (json);
  json_builder_end_object (json);
  gsy_cli_json_print (self, json);
}

/* The labels of @features, divided by semicolons; empty when there are none. */
static char *
list_features (guint features)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < GSY_N_FEATURES; i++)
    if (features & GSY_HOLDS (i))
      g_string_append_printf (list, "%s%s", list->len > 0 ? "; " : "", gsy_feature_get_label (i));
  return g_string_free (list, FALSE);
}

static void
describe_reader (GString *text, const GsyReader *reader, guint holds)
{
  g_autofree char *lost = list_features (reader->reads != 0 ? holds & ~reader->reads : 0);

  g_string_append (text, "    ");
  /* Translators: a line about a file format: %s is what comes when it is read, as “what was marked in brat”. */
  g_string_append_printf (text, _ ("can be read: %s"), _ (reader->purpose));
  g_string_append_c (text, '\n');
  if (*lost == '\0')
    return;
  g_string_append (text, "    ");
  /* Translators: %s is a list of phrases, divided by semicolons: what a file format holds, but does not come back when it is read. */
  g_string_append_printf (text, _ ("does not come back: %s"), lost);
  g_string_append_c (text, '\n');
}

static void
describe (GString *text, const GsyFormat *format)
{
  const GsyReader *reader = gsy_reader_find (format->id);
  g_autofree char *lost = list_features (GSY_HOLDS_ALL & ~format->holds);

  g_string_append_printf (text, "%s (%s)\n    %s\n", format->id, format->name, _ (format->purpose));
  if (*lost != '\0')
    {
      g_string_append (text, "    ");
      /* Translators: %s is a list of phrases, divided by semicolons: what a file format has no place for. */
      g_string_append_printf (text, _ ("does not hold: %s"), lost);
      g_string_append_c (text, '\n');
    }
  for (const GsyFormatOption *option = format->options; option != NULL && option->id != NULL; option++)
    g_string_append_printf (text, "    --option %s\n        %s\n", option->id, _ (option->summary));
  if (reader != NULL)
    describe_reader (text, reader, format->holds);
}

void
gsy_cli_formats (GsyCli *self, char **argv)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean json = gsy_cli_take_option (argv, "--json");

  if (argv[0] != NULL)
    {
      gsy_cli_usage (self, "formats", _ ("no path is needed"));
      return;
    }
  if (json)
    {
      print_json (self);
      return;
    }
  for (const GsyFormat *const *format = gsy_formats_get (); *format != NULL; format++)
    describe (text, *format);
  for (const GsyReader *const *reader = gsy_readers_get (); *reader != NULL; reader++)
    if (gsy_format_find ((*reader)->id) == NULL)
      {
        g_string_append_printf (text, "%s (%s)\n", (*reader)->id, (*reader)->name);
        describe_reader (text, *reader, 0);
      }
  gsy_cli_print (self, text->str);
}
