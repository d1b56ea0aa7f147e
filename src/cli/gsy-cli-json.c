/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cli-json.c: members of a JSON object, and how one is printed. */
#include "config.h"
#include "cli/gsy-cli-json.h"

void
gsy_cli_json_add_text (JsonBuilder *json, const char *name, const char *text)
{
  json_builder_set_member_name (json, name);
  if (text != NULL)
    json_builder_add_string_value (json, text);
  else
    json_builder_add_null_value (json);
}

void
gsy_cli_json_add_number (JsonBuilder *json, const char *name, guint number)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, number);
}

void
gsy_cli_json_print (GsyCli *cli, JsonBuilder *json)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (json);
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  line = g_strconcat (text, "\n", NULL);
  gsy_cli_print (cli, line);
}
