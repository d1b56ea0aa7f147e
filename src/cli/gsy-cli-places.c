/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cli-places.c: lines and columns of the elements of a list. */
#include "config.h"
#include "cli/gsy-cli-places.h"

#include "io/gsy-json-reader.h"

typedef struct
{
  guint line;
  guint column;
} Place;

struct _GsyCliPlaces
{
  GHashTable *places; /* key -> Place */
};

/* The element that comes next. */
static void
read_element (GsyCliPlaces *self, GsyJsonReader *json, const char *key)
{
  Place place;
  GsyJsonMember member;
  g_autofree char *name = NULL;

  if (gsy_json_peek (json) != GSY_JSON_OBJECT)
    {
      gsy_json_skip (json, NULL);
      return;
    }
  gsy_json_locate (json, gsy_json_get_position (json), &place.line, &place.column);
  gsy_json_enter_object (json);
  while (gsy_json_next_member (json, &member))
    {
      GsyJsonText text;

      if (name != NULL || !gsy_json_slice_is (&member.name, key) || gsy_json_peek (json) != GSY_JSON_STRING)
        gsy_json_skip (json, NULL);
      else if (gsy_json_read_text (json, &text) && !text.nul)
        name = gsy_json_text_dup (&text);
    }
  if (name != NULL && !g_hash_table_contains (self->places, name))
    g_hash_table_insert (self->places, g_steal_pointer (&name), g_memdup2 (&place, sizeof place));
}

GsyCliPlaces *
gsy_cli_places_new (GBytes *bytes, const char *list, const char *key)
{
  GsyCliPlaces *self = g_new (GsyCliPlaces, 1);
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  GsyJsonReader json;
  GsyJsonMember member;

  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gsy_json_reader_init (&json, data, n_bytes);
  gsy_json_enter_object (&json);
  while (gsy_json_next_member (&json, &member))
    {
      if (!gsy_json_slice_is (&member.name, list) || gsy_json_peek (&json) != GSY_JSON_ARRAY)
        {
          gsy_json_skip (&json, NULL);
          continue;
        }
      gsy_json_enter_array (&json);
      while (gsy_json_next_element (&json))
        read_element (self, &json, key);
    }
  gsy_json_reader_clear (&json);
  return self;
}

void
gsy_cli_places_free (GsyCliPlaces *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->places);
  g_free (self);
}

void
gsy_cli_places_find (const GsyCliPlaces *self, const char *key, guint *line, guint *column)
{
  const Place *place = g_hash_table_lookup (self->places, key);

  *line = place != NULL ? place->line : 0;
  *column = place != NULL ? place->column : 0;
}
