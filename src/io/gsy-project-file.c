/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-project-file.c: gainsay.json: layers in full, the other lists element by element as they stand.
 *
 * Nothing in the file is lost. A member of a layer that makes no sense stays among the layer's unknown members and is written
 * back as long as nobody gives the layer another value. An element that cannot be taken at all stays in the scheme's unknown
 * members, in a list of the same name, and is written back at that list's end. */
#include "config.h"
#include "io/gsy-project-file.h"

#include "core/gsy-error.h"
#include "io/gsy-json-reader.h"
#include "io/gsy-json-writer.h"
#include "io/gsy-sidecar.h"

#include <glib/gi18n-lib.h>

/* What a layer has whose own colour makes no sense: a grey. */
#define FALLBACK_COLOR "#77767b"

static const struct
{
  const char *name;
  const char *key; /* the member that tells elements apart */
  gboolean has_defaults;
} lists[GSY_N_SCHEME_LISTS] = {
  [GSY_LIST_LAYERS] = { "layers", "id", TRUE },
  [GSY_LIST_ATTRIBUTES] = { "attributes", "id", TRUE },
  [GSY_LIST_RELATIONS] = { "relations", "id", TRUE },
  [GSY_LIST_TOPICS] = { "topics", "name", FALSE },
  [GSY_LIST_ACTORS] = { "actors", "name", FALSE },
};

typedef struct
{
  GsyJsonReader json;
  GsyScheme *scheme;
  GPtrArray *problems; /* nullable */
  GPtrArray *unknown;
  guint version;
  const char *broken_at;
  char *broken;
  gboolean has_format, has_version;
} Reader;

static void
note_broken (Reader *r, const char *at, const char *message)
{
  if (r->broken != NULL)
    return;
  r->broken_at = at;
  r->broken = g_strdup (message);
}

static void add_problem (Reader *r, const char *at, const char *id, const char *format, ...) G_GNUC_PRINTF (4, 5);

static void
add_problem (Reader *r, const char *at, const char *id, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;
  guint line, column;

  if (r->problems == NULL)
    return;
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  gsy_json_locate (&r->json, at, &line, &column);
  g_ptr_array_add (r->problems, gsy_problem_new (line, column, id, message));
}

/* NULL when the value is no text, or an empty one; then nothing was read. */
static char *
take_text (Reader *r)
{
  GsyJsonMark mark;
  GsyJsonText text;

  if (gsy_json_peek (&r->json) != GSY_JSON_STRING)
    return NULL;
  gsy_json_save (&r->json, &mark);
  if (!gsy_json_read_text (&r->json, &text))
    return NULL;
  if (text.len > 0 && !text.nul)
    return gsy_json_text_dup (&text);
  gsy_json_restore (&r->json, &mark);
  return NULL;
}

static char **
take_texts (Reader *r)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  GsyJsonMark mark;

  if (gsy_json_peek (&r->json) != GSY_JSON_ARRAY)
    return NULL;
  gsy_json_save (&r->json, &mark);
  gsy_json_enter_array (&r->json);
  while (gsy_json_next_element (&r->json))
    {
      char *text = take_text (r);

      if (text == NULL)
        break;
      g_ptr_array_add (texts, text);
    }
  /* Not at its end, or empty: both are not what we write. */
  if (texts->len == 0 || r->json.depth != mark.depth || gsy_json_has_failed (&r->json))
    {
      gsy_json_restore (&r->json, &mark);
      return NULL;
    }
  g_ptr_array_add (texts, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&texts), FALSE);
}

static gboolean
is_color (const char *color)
{
  if (color[0] != '#' || strlen (color) != 7)
    return FALSE;
  for (guint i = 1; i < 7; i++)
    if (!g_ascii_isxdigit (color[i]))
      return FALSE;
  return TRUE;
}

/* Takes one member of a layer; FALSE when its value makes no sense, or the member is not known, and nothing was read. */
static gboolean
take_layer_member (Reader *r, const GsyJsonSlice *name, GsyLayer *layer, gboolean *known)
{
  g_autofree char *text = NULL;
  GsyJsonMark mark;
  gboolean good = TRUE;

  *known = TRUE;
  gsy_json_peek (&r->json);
  gsy_json_save (&r->json, &mark);
  if (gsy_json_slice_is (name, "examples"))
    return (layer->examples = take_texts (r)) != NULL;
  if (gsy_json_slice_is (name, "definition"))
    return (layer->definition = take_text (r)) != NULL;
  if (gsy_json_slice_is (name, "name"))
    return (layer->name = take_text (r)) != NULL;
  if (!gsy_json_slice_is (name, "color") && !gsy_json_slice_is (name, "line") && !gsy_json_slice_is (name, "key"))
    {
      *known = FALSE;
      return FALSE;
    }
  text = take_text (r);
  if (text == NULL)
    return FALSE;
  if (name->len == 5)
    {
      good = is_color (text);
      if (good)
        layer->color = g_steal_pointer (&text);
    }
  else if (name->len == 4)
    {
      good = gsy_line_style_from_string (text, &layer->line);
    }
  else
    {
      good = g_utf8_strlen (text, -1) == 1;
      if (good)
        layer->key = g_steal_pointer (&text);
    }
  if (!good)
    gsy_json_restore (&r->json, &mark);
  return good;
}

/* The member that tells elements apart, NULL when it is not there. Comes back to the element's beginning. */
static char *
peek_key (Reader *r, GsySchemeList list, char **name)
{
  char *key = NULL;
  GsyJsonMember member;
  GsyJsonMark mark;

  gsy_json_save (&r->json, &mark);
  gsy_json_enter_object (&r->json);
  while (gsy_json_next_member (&r->json, &member))
    {
      char *text = NULL;

      if (gsy_json_slice_is (&member.name, lists[list].key))
        text = key = take_text (r);
      else if (gsy_json_slice_is (&member.name, "name"))
        text = *name = take_text (r);
      if (text == NULL)
        gsy_json_skip (&r->json, NULL);
    }
  gsy_json_restore (&r->json, &mark);
  if (*name == NULL)
    *name = g_strdup (key);
  return key;
}

static GsyLayer *
read_layer (Reader *r, const char *id)
{
  GsyLayer *layer = gsy_layer_new (id, NULL, NULL, GSY_LINE_SOLID, NULL);
  GPtrArray *unknown = NULL;
  GsyJsonMember member;
  const char *at = gsy_json_get_position (&r->json);

  gsy_json_enter_object (&r->json);
  while (gsy_json_next_member (&r->json, &member))
    {
      GsyJsonSlice raw;
      gboolean known;

      if (gsy_json_slice_is (&member.name, "id"))
        {
          gsy_json_skip (&r->json, NULL);
          continue;
        }
      if (take_layer_member (r, &member.name, layer, &known) || !gsy_json_skip (&r->json, &raw))
        continue;
      if (known)
        /* Translators: %s are the name of a member in a file, as “color”, and the id of a layer. */
        add_problem (r, raw.data, id, _ ("“%.*s” of the layer “%s” has no value that makes sense"), (int) member.name.len, member.name.data, id);
      gsy_json_keep_unknown (&unknown, &member, &raw);
    }
  layer->unknown = gsy_json_steal_unknown (&unknown);
  if (layer->color == NULL && layer->unknown == NULL)
    /* Translators: %s is the id of a layer. */
    add_problem (r, at, id, _ ("the layer “%s” has no “color”"), id);
  if (layer->color == NULL)
    layer->color = g_strdup (FALLBACK_COLOR);
  if (layer->name == NULL)
    layer->name = g_strdup (id);
  return layer;
}

static void
read_list (Reader *r, GsySchemeList list, const GsyJsonMember *member)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) rest = g_string_new (NULL);

  items = g_ptr_array_new_with_free_func (list == GSY_LIST_LAYERS ? (GDestroyNotify) gsy_layer_unref : (GDestroyNotify) gsy_scheme_item_unref);
  gsy_json_enter_array (&r->json);
  while (gsy_json_next_element (&r->json))
    {
      const char *at = gsy_json_get_position (&r->json);
      g_autofree char *key = NULL, *name = NULL;
      GsyJsonSlice raw;

      if (gsy_json_peek (&r->json) == GSY_JSON_OBJECT)
        {
          key = peek_key (r, list, &name);
          if (gsy_json_has_failed (&r->json))
            return;
          if (key == NULL)
            /* Translators: the first %s is the name of a list in a file, as “layers”; the second that of a member, as “id”. */
            add_problem (r, at, NULL, _ ("an element of “%s” has no “%s”; it is left as it is"), lists[list].name, lists[list].key);
          else if (g_hash_table_contains (keys, key))
            /* Translators: the first %s is the name of a list in a file, as “layers”; the second an id or a name in it. */
            add_problem (r, at, key, _ ("“%s” has “%s” twice; the second is left as it is"), lists[list].name, key);
          else
            {
              if (list == GSY_LIST_LAYERS)
                g_ptr_array_add (items, read_layer (r, key));
              else if (gsy_json_skip (&r->json, &raw))
                {
                  g_autofree char *json = g_strndup (raw.data, raw.len);

                  g_ptr_array_add (items, gsy_scheme_item_new (key, name, json));
                }
              g_hash_table_add (keys, g_steal_pointer (&key));
              continue;
            }
        }
      else
        {
          /* Translators: %s is the name of a list in a file, as “layers”. */
          add_problem (r, at, NULL, _ ("an element of “%s” is no object; it is left as it is"), lists[list].name);
        }
      if (!gsy_json_skip (&r->json, &raw))
        return;
      g_string_append (rest, rest->len > 0 ? ",\n    " : "[");
      g_string_append_len (rest, raw.data, raw.len);
    }
  if (gsy_json_has_failed (&r->json))
    return;
  gsy_scheme_set_list (r->scheme, list, items);
  if (rest->len > 0)
    {
      GsyJsonSlice raw;

      g_string_append_c (rest, ']');
      raw.data = rest->str;
      raw.len = rest->len;
      gsy_json_keep_unknown (&r->unknown, member, &raw);
    }
}

static void
read_member (Reader *r, const GsyJsonMember *member)
{
  GsyJsonType type = gsy_json_peek (&r->json);
  const char *at = gsy_json_get_position (&r->json);
  GsyJsonSlice raw;

  if (gsy_json_slice_is (&member->name, "format"))
    {
      r->has_format = gsy_json_skip_text (&r->json, "gainsay-project");
      if (!r->has_format)
        note_broken (r, at, _ ("“format” must be “gainsay-project”; this is another kind of file"));
      return;
    }
  if (gsy_json_slice_is (&member->name, "version"))
    {
      r->has_version = TRUE;
      if (!gsy_json_skip_version (&r->json, &r->version))
        note_broken (r, at, _ ("“version” must be a whole number from 1"));
      return;
    }
  if (gsy_json_slice_is (&member->name, "title"))
    {
      g_autofree char *title = take_text (r);

      if (title != NULL)
        {
          gsy_scheme_set_title (r->scheme, title);
          return;
        }
      add_problem (r, at, NULL, _ ("“title” must be a text"));
    }
  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    if (gsy_json_slice_is (&member->name, lists[i].name))
      {
        if (type == GSY_JSON_ARRAY)
          {
            read_list (r, (GsySchemeList) i, member);
            return;
          }
        if (type != GSY_JSON_INVALID)
          {
            /* Translators: %s is the name of a list in a file, as “layers”. */
            g_autofree char *message = g_strdup_printf (_ ("“%s” must be a list"), lists[i].name);

            note_broken (r, at, message);
          }
      }
  if (gsy_json_skip (&r->json, &raw))
    gsy_json_keep_unknown (&r->unknown, member, &raw);
}

GsyScheme *
gsy_project_parse (GBytes *bytes, const char *name, guint *version, GPtrArray *problems, GError **error)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  g_auto (GStrv) unknown = NULL;
  Reader r = { .scheme = scheme, .problems = problems };
  GsyJsonMember member;
  gsize len;
  const char *data = g_bytes_get_data (bytes, &len), *start;
  gboolean good;

  gsy_json_reader_init (&r.json, data, len);
  gsy_json_peek (&r.json);
  start = gsy_json_get_position (&r.json);
  if (gsy_json_enter_object (&r.json))
    while (gsy_json_next_member (&r.json, &member))
      read_member (&r, &member);
  good = gsy_json_finish (&r.json, name, error);
  if (good)
    {
      if (!r.has_format)
        note_broken (&r, start, _ ("“format” is missing; this is another kind of file"));
      if (!r.has_version)
        note_broken (&r, start, _ ("“version” is missing"));
      /* A newer version may be otherwise in all but its format. */
      if (r.broken != NULL && (r.version <= GSY_PROJECT_VERSION || !r.has_format))
        gsy_json_fail (&r.json, r.broken_at, r.broken);
      else if (r.broken != NULL)
        add_problem (&r, r.broken_at, NULL, "%s", r.broken);
      good = gsy_json_finish (&r.json, name, error);
    }
  unknown = gsy_json_steal_unknown (&r.unknown);
  if (good)
    gsy_scheme_set_unknown (scheme, unknown);
  if (good && version != NULL)
    *version = r.version;
  g_free (r.broken);
  gsy_json_reader_clear (&r.json);
  return good ? g_steal_pointer (&scheme) : NULL;
}

/* Writing */

static const char *
find_raw (char *const *unknown, const char *name)
{
  gsize len = strlen (name);

  for (; unknown != NULL && unknown[0] != NULL; unknown += 2)
    if (strlen (unknown[0]) == len + 2 && memcmp (unknown[0] + 1, name, len) == 0)
      return unknown[1];
  return NULL;
}

/* @value: (nullable): NULL: what the file had, if it had something that made no sense. */
static void
write_layer_member (GsyJsonWriter *json, const GsyLayer *layer, const char *name, const char *value)
{
  const char *raw = value == NULL ? find_raw (layer->unknown, name) : NULL;

  if (value == NULL && raw == NULL)
    return;
  gsy_json_write (json, ", \"");
  gsy_json_write (json, name);
  gsy_json_write (json, "\": ");
  if (value != NULL)
    gsy_json_write_text (json, value, strlen (value));
  else
    gsy_json_write (json, raw);
}

static void
write_layer (GsyJsonWriter *json, const GsyLayer *layer)
{
  static const char *const known[] = { "name", "color", "line", "key", "definition", "examples", NULL };
  gboolean odd_name = g_strcmp0 (layer->name, layer->id) == 0 && find_raw (layer->unknown, "name") != NULL;
  gboolean odd_color = g_strcmp0 (layer->color, FALLBACK_COLOR) == 0 && find_raw (layer->unknown, "color") != NULL;
  gboolean odd_line = layer->line == GSY_LINE_SOLID && find_raw (layer->unknown, "line") != NULL;

  gsy_json_write (json, "{\"id\": ");
  gsy_json_write_text (json, layer->id, strlen (layer->id));
  write_layer_member (json, layer, "name", odd_name ? NULL : layer->name);
  write_layer_member (json, layer, "color", odd_color ? NULL : layer->color);
  write_layer_member (json, layer, "line", odd_line ? NULL : gsy_line_style_to_string (layer->line));
  write_layer_member (json, layer, "key", layer->key);
  write_layer_member (json, layer, "definition", layer->definition);
  if (layer->examples != NULL && layer->examples[0] != NULL)
    {
      gsy_json_write (json, ", \"examples\": [");
      for (guint i = 0; layer->examples[i] != NULL; i++)
        {
          if (i > 0)
            gsy_json_write (json, ", ");
          gsy_json_write_text (json, layer->examples[i], strlen (layer->examples[i]));
        }
      gsy_json_write (json, "]");
    }
  else
    {
      write_layer_member (json, layer, "examples", NULL);
    }
  gsy_json_write_unknown (json, ", ", layer->unknown, known);
  gsy_json_write (json, "}");
}

static void
write_list (GsyJsonWriter *json, GsyScheme *scheme, GsySchemeList list)
{
  GPtrArray *items = gsy_scheme_get_list (scheme, list);
  const char *rest = find_raw (gsy_scheme_get_unknown (scheme), lists[list].name);

  if (gsy_scheme_is_default (scheme, list) && rest == NULL)
    return;
  /* Absent means the built-in ones: so a list that the user emptied is written. */
  if (items->len == 0 && rest == NULL && !lists[list].has_defaults)
    return;
  gsy_json_write (json, ",\n  \"");
  gsy_json_write (json, lists[list].name);
  gsy_json_write (json, "\": [");
  for (guint i = 0; i < items->len; i++)
    {
      gsy_json_write (json, i > 0 ? ",\n    " : "\n    ");
      if (list == GSY_LIST_LAYERS)
        write_layer (json, g_ptr_array_index (items, i));
      else
        gsy_json_write (json, ((GsySchemeItem *) g_ptr_array_index (items, i))->json);
    }
  if (rest != NULL)
    {
      gsy_json_write (json, items->len > 0 ? ",\n    " : "\n    ");
      gsy_json_write_raw (json, rest + 1, strlen (rest) - 2);
    }
  gsy_json_write (json, items->len > 0 || rest != NULL ? "\n  ]" : "]");
}

GBytes *
gsy_project_write (GsyScheme *scheme)
{
  const char *title = gsy_scheme_get_title (scheme);
  const char *known[G_N_ELEMENTS (lists) + 2] = { NULL };
  guint n_known = 0;
  GsyJsonWriter json;

  g_return_val_if_fail (GSY_IS_SCHEME (scheme), NULL);

  gsy_json_writer_init (&json, 4096);
  gsy_json_write (&json, "{\n"
                         "  \"format\": \"gainsay-project\",\n"
                         "  \"version\": 1");
  if (title != NULL && *title != '\0')
    {
      gsy_json_write (&json, ",\n  \"title\": ");
      gsy_json_write_text (&json, title, strlen (title));
      known[n_known++] = "title";
    }
  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    {
      write_list (&json, scheme, (GsySchemeList) i);
      known[n_known++] = lists[i].name;
    }
  gsy_json_write_unknown (&json, ",\n  ", gsy_scheme_get_unknown (scheme), known);
  gsy_json_write (&json, "\n}\n");
  return gsy_json_writer_finish (&json);
}
