/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-session.c: where the user was, kept in one small JSON file. */
#include "config.h"

#include "app/gsy-session.h"
#include "io/gsy-save.h"

#include <json-glib/json-glib.h>
#include <errno.h>

#define VERSION 1
#define MAX_BYTES (4u * 1024 * 1024)
#define MAX_DEPTH 16
#define MAX_FOLDERS 20
#define MAX_PLACES 200
/* Larger than any screen; a window must never come back where nobody can reach it. */
#define MAX_PIXELS 20000

typedef struct
{
  char *key;
  GsyPlace place;
} KeyedPlace;

static void
keyed_place_free (gpointer data)
{
  KeyedPlace *keyed = data;

  g_free (keyed->key);
  g_free (keyed);
}

static void
folder_free (gpointer data)
{
  GsySessionFolder *folder = data;

  g_free (folder->root);
  g_free (folder->article);
  g_strfreev (folder->hidden);
  g_strfreev (folder->locked);
  g_ptr_array_unref (folder->places);
  g_free (folder);
}

static GsySessionFolder *
folder_new (const char *root)
{
  GsySessionFolder *folder = g_new0 (GsySessionFolder, 1);

  folder->root = g_strdup (root);
  folder->places = g_ptr_array_new_with_free_func (keyed_place_free);
  return folder;
}

/* --- names of files as JSON strings: in UTF-8 whatever bytes they are --- */

static char *
escape_name (const char *name)
{
  return g_uri_escape_string (name, " !$&'()*+,;=:@/[]#?", TRUE);
}

static char *
unescape_name (const char *string)
{
  return string != NULL && *string != '\0' ? g_uri_unescape_string (string, NULL) : NULL;
}

/* --- reading: whatever is not as expected is left out --- */

/* json-glib recurses: a file with thousands of brackets would end the program. */
static gboolean
is_shallow (const char *text, gsize n_bytes)
{
  guint depth = 0;
  gboolean in_string = FALSE;

  for (gsize i = 0; i < n_bytes; i++)
    {
      if (in_string)
        {
          if (text[i] == '\\')
            i++;
          else if (text[i] == '"')
            in_string = FALSE;
        }
      else if (text[i] == '"')
        in_string = TRUE;
      else if (text[i] == '{' || text[i] == '[')
        {
          if (++depth > MAX_DEPTH)
            return FALSE;
        }
      else if ((text[i] == '}' || text[i] == ']') && depth > 0)
        depth--;
    }
  return TRUE;
}

static int
get_int (JsonObject *object, const char *member, int max)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return 0;
  return (int) CLAMP (json_node_get_int (node), 0, max);
}

static gboolean
get_boolean (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

static const char *
get_string (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static JsonObject *
get_object (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_element (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static char **
get_strings (JsonObject *object, const char *member)
{
  JsonArray *array = get_array (object, member);
  if (array == NULL)
    return NULL;

  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      const char *string = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
      if (string != NULL)
        g_strv_builder_add (builder, string);
    }
  return g_strv_builder_end (builder);
}

static void
read_places (GsySessionFolder *folder, JsonArray *places)
{
  for (guint i = 0; i < json_array_get_length (places) && folder->places->len < MAX_PLACES; i++)
    {
      JsonObject *object = get_element (places, i);
      g_autofree char *key = object != NULL ? unescape_name (get_string (object, "article")) : NULL;
      if (key == NULL)
        continue;
      KeyedPlace *keyed = g_new0 (KeyedPlace, 1);
      keyed->key = g_steal_pointer (&key);
      keyed->place.scroll = (guint) get_int (object, "scroll", G_MAXINT);
      keyed->place.caret = (guint) get_int (object, "caret", G_MAXINT);
      g_ptr_array_add (folder->places, keyed);
    }
}

static void
read_folder (GsySession *self, JsonObject *object)
{
  g_autofree char *root = unescape_name (get_string (object, "root"));
  if (root == NULL || !g_path_is_absolute (root) || gsy_session_find_folder (self, root) != NULL)
    return;

  GsySessionFolder *folder = folder_new (root);
  folder->article = unescape_name (get_string (object, "article"));
  folder->hidden = get_strings (object, "hidden");
  folder->locked = get_strings (object, "locked");
  JsonArray *places = get_array (object, "places");
  if (places != NULL)
    read_places (folder, places);
  g_ptr_array_add (self->folders, folder);
}

static void
read_export (GsySessionExport *exported, JsonObject *object)
{
  exported->format = g_strdup (get_string (object, "format"));
  exported->options = get_strings (object, "options");
  exported->layers = get_strings (object, "layers");
  exported->states = get_strings (object, "states");
  exported->articles = g_strdup (get_string (object, "articles"));
  exported->folder = unescape_name (get_string (object, "folder"));
}

static void
read_bytes (GsySession *self, GBytes *bytes)
{
  gsize n_bytes;
  const char *text = g_bytes_get_data (bytes, &n_bytes);
  if (n_bytes == 0 || !g_utf8_validate_len (text, n_bytes, NULL) || !is_shallow (text, n_bytes))
    return;

  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, text, (gssize) n_bytes, NULL))
    return;
  JsonNode *root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return;
  JsonObject *object = json_node_get_object (root);
  if (get_int (object, "version", G_MAXINT) != VERSION)
    return;

  JsonObject *window = get_object (object, "window");
  if (window != NULL)
    self->window = (GsyWindowPlace){
      .width = get_int (window, "width", MAX_PIXELS),
      .height = get_int (window, "height", MAX_PIXELS),
      .maximized = get_boolean (window, "maximized"),
      .start_width = get_int (window, "start-width", MAX_PIXELS),
      .end_width = get_int (window, "end-width", MAX_PIXELS),
      .details_height = get_int (window, "details-height", MAX_PIXELS),
      .start_hidden = get_boolean (window, "start-hidden"),
      .end_hidden = get_boolean (window, "end-hidden"),
      .links_shown = get_boolean (window, "links-shown"),
    };
  JsonObject *exported = get_object (object, "export");
  if (exported != NULL)
    read_export (&self->exported, exported);
  JsonArray *folders = get_array (object, "folders");
  for (guint i = 0; folders != NULL && i < json_array_get_length (folders) && self->folders->len < MAX_FOLDERS; i++)
    {
      JsonObject *folder = get_element (folders, i);
      if (folder != NULL)
        read_folder (self, folder);
    }
}

/* --- writing --- */

static void
add_int (JsonBuilder *builder, const char *member, gint64 value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, value);
}

static void
add_boolean (JsonBuilder *builder, const char *member, gboolean value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_boolean_value (builder, value);
}

static void
add_name (JsonBuilder *builder, const char *member, const char *name)
{
  g_autofree char *escaped = escape_name (name);

  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, escaped);
}

static void
add_strings (JsonBuilder *builder, const char *member, char **strings)
{
  if (strings == NULL || strings[0] == NULL)
    return;
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; strings[i] != NULL; i++)
    json_builder_add_string_value (builder, strings[i]);
  json_builder_end_array (builder);
}

static void
add_folder (JsonBuilder *builder, const GsySessionFolder *folder)
{
  json_builder_begin_object (builder);
  add_name (builder, "root", folder->root);
  if (folder->article != NULL)
    add_name (builder, "article", folder->article);
  add_strings (builder, "hidden", folder->hidden);
  add_strings (builder, "locked", folder->locked);
  json_builder_set_member_name (builder, "places");
  json_builder_begin_array (builder);
  for (guint i = 0; i < folder->places->len; i++)
    {
      const KeyedPlace *keyed = g_ptr_array_index (folder->places, i);
      json_builder_begin_object (builder);
      add_name (builder, "article", keyed->key);
      add_int (builder, "scroll", keyed->place.scroll);
      add_int (builder, "caret", keyed->place.caret);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_export (JsonBuilder *builder, const GsySessionExport *exported)
{
  json_builder_set_member_name (builder, "export");
  json_builder_begin_object (builder);
  add_name (builder, "format", exported->format);
  add_strings (builder, "options", exported->options);
  add_strings (builder, "layers", exported->layers);
  add_strings (builder, "states", exported->states);
  if (exported->articles != NULL)
    add_name (builder, "articles", exported->articles);
  if (exported->folder != NULL)
    add_name (builder, "folder", exported->folder);
  json_builder_end_object (builder);
}

static GBytes *
to_bytes (GsySession *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_string_value (builder, "gainsay-session");
  add_int (builder, "version", VERSION);
  json_builder_set_member_name (builder, "window");
  json_builder_begin_object (builder);
  add_int (builder, "width", self->window.width);
  add_int (builder, "height", self->window.height);
  add_boolean (builder, "maximized", self->window.maximized);
  add_int (builder, "start-width", self->window.start_width);
  add_int (builder, "end-width", self->window.end_width);
  add_int (builder, "details-height", self->window.details_height);
  add_boolean (builder, "start-hidden", self->window.start_hidden);
  add_boolean (builder, "end-hidden", self->window.end_hidden);
  add_boolean (builder, "links-shown", self->window.links_shown);
  json_builder_end_object (builder);
  if (self->exported.format != NULL)
    add_export (builder, &self->exported);
  json_builder_set_member_name (builder, "folders");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->folders->len; i++)
    add_folder (builder, g_ptr_array_index (self->folders, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  gsize n_bytes;
  char *text = json_generator_to_data (generator, &n_bytes);
  return g_bytes_new_take (text, n_bytes);
}

static gboolean
write_bytes (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  GsyFileIdentity identity = { 0 };

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", folder, g_strerror (errno));
      return FALSE;
    }
  return gsy_save (path, bytes, &identity, GSY_SAVE_ANY | GSY_SAVE_FLEETING, error);
}

/* --- public --- */

GsySession *
gsy_session_new (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  GsySession *self = g_new0 (GsySession, 1);
  self->path = g_strdup (path);
  self->folders = g_ptr_array_new_with_free_func (folder_free);

  g_autoptr (GBytes) bytes = gsy_load (path, MAX_BYTES, NULL, NULL);
  if (bytes != NULL)
    read_bytes (self, bytes);
  return self;
}

void
gsy_session_free (GsySession *self)
{
  g_free (self->path);
  g_ptr_array_unref (self->folders);
  gsy_session_export_clear (&self->exported);
  g_free (self);
}

void
gsy_session_export_clear (GsySessionExport *exported)
{
  g_free (exported->format);
  g_strfreev (exported->options);
  g_strfreev (exported->layers);
  g_strfreev (exported->states);
  g_free (exported->articles);
  g_free (exported->folder);
  *exported = (GsySessionExport){ 0 };
}

char *
gsy_session_default_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "gainsay", "session.json", NULL);
}

const char *
gsy_session_get_last_folder (GsySession *self)
{
  if (self->folders->len == 0)
    return NULL;
  return ((GsySessionFolder *) g_ptr_array_index (self->folders, 0))->root;
}

static int
find_index (GsySession *self, const char *root)
{
  for (guint i = 0; i < self->folders->len; i++)
    if (g_str_equal (((GsySessionFolder *) g_ptr_array_index (self->folders, i))->root, root))
      return (int) i;
  return -1;
}

GsySessionFolder *
gsy_session_find_folder (GsySession *self, const char *root)
{
  g_return_val_if_fail (root != NULL, NULL);

  int i = find_index (self, root);
  return i >= 0 ? g_ptr_array_index (self->folders, i) : NULL;
}

GsySessionFolder *
gsy_session_enter_folder (GsySession *self, const char *root)
{
  g_return_val_if_fail (root != NULL, NULL);

  int i = find_index (self, root);
  GsySessionFolder *folder = i >= 0 ? g_ptr_array_steal_index (self->folders, i) : folder_new (root);
  g_ptr_array_insert (self->folders, 0, folder);
  g_ptr_array_set_size (self->folders, (int) MIN (self->folders->len, MAX_FOLDERS));
  return folder;
}

void
gsy_session_folder_set_article (GsySessionFolder *folder, const char *key)
{
  if (folder->article == key)
    return;
  g_free (folder->article);
  folder->article = g_strdup (key);
}

void
gsy_session_folder_set_layers (GsySessionFolder *folder, const char *const *hidden, const char *const *locked)
{
  g_strfreev (folder->hidden);
  g_strfreev (folder->locked);
  folder->hidden = g_strdupv ((char **) hidden);
  folder->locked = g_strdupv ((char **) locked);
}

static int
find_place (GsySessionFolder *folder, const char *key)
{
  for (guint i = 0; i < folder->places->len; i++)
    if (g_str_equal (((KeyedPlace *) g_ptr_array_index (folder->places, i))->key, key))
      return (int) i;
  return -1;
}

gboolean
gsy_session_folder_get_place (GsySessionFolder *folder, const char *key, GsyPlace *place)
{
  int i = find_place (folder, key);

  if (i < 0)
    return FALSE;
  *place = ((KeyedPlace *) g_ptr_array_index (folder->places, i))->place;
  return TRUE;
}

void
gsy_session_folder_set_place (GsySessionFolder *folder, const char *key, GsyPlace place)
{
  int i = find_place (folder, key);
  KeyedPlace *keyed;

  if (i >= 0)
    keyed = g_ptr_array_steal_index (folder->places, i);
  else
    {
      keyed = g_new0 (KeyedPlace, 1);
      keyed->key = g_strdup (key);
    }
  keyed->place = place;
  g_ptr_array_insert (folder->places, 0, keyed);
  g_ptr_array_set_size (folder->places, (int) MIN (folder->places->len, MAX_PLACES));
}

gboolean
gsy_session_save (GsySession *self, GError **error)
{
  g_autoptr (GBytes) bytes = to_bytes (self);

  return write_bytes (self->path, bytes, error);
}

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = data;

  if (!write_bytes (g_object_get_data (G_OBJECT (task), "path"), bytes, &error))
    g_debug ("session: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

void
gsy_session_save_in_thread (GsySession *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_source_tag (task, gsy_session_save_in_thread);
  g_task_set_task_data (task, to_bytes (self), (GDestroyNotify) g_bytes_unref);
  g_object_set_data_full (G_OBJECT (task), "path", g_strdup (self->path), g_free);
  g_task_run_in_thread (task, save_thread);
}
