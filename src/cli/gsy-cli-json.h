/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cli-json.h: what is printed with --json: members of an object, and the whole. */
#pragma once

#include "cli/gsy-cli.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* @text: (nullable): null, then */
void gsy_cli_json_add_text (JsonBuilder *json, const char *name, const char *text);
void gsy_cli_json_add_number (JsonBuilder *json, const char *name, guint number);

/* What was built, with its lines indented. */
void gsy_cli_json_print (GsyCli *cli, JsonBuilder *json);

G_END_DECLS
