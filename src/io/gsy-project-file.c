/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-project-file.c: gainsay.json as a scheme.
 *
 * Nothing in the file is lost. A member of an element that makes no sense stays among the element's unknown members and is
 * written back as long as nobody gives it another value. An element that cannot be taken at all stays in the scheme's unknown
 * members, in a list of the same name, and is written back at that list's end. */
#include "config.h"
#include "io/gsy-project-file.h"

#include "core/gsy-element.h"
#include "core/gsy-error.h"
#include "io/gsy-json-reader.h"
#include "io/gsy-project-private.h"
#include "io/gsy-sidecar.h"

#include <glib/gi18n-lib.h>

const GsyProjectList gsy_project_lists[GSY_N_SCHEME_LISTS] = {
  [GSY_LIST_LAYERS] = { "layers", "id", TRUE },
  [GSY_LIST_ATTRIBUTES] = { "attributes", "id", TRUE },
  [GSY_LIST_RELATIONS] = { "relations", "id", TRUE },
  [GSY_LIST_TOPICS] = { "topics", "name", FALSE },
  [GSY_LIST_ACTORS] = { "actors", "name", FALSE },
  [GSY_LIST_MUTED] = { "muted-problems", NULL, FALSE },
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

/* What could not be taken of a list, as a list of its own. */
static void
add_rest (GString *rest, const char *between, const GsyJsonSlice *value)
{
  g_string_append (rest, rest->len > 0 ? between : "[");
  g_string_append_len (rest, value->data, (gssize) value->len);
}

static void
keep_rest (GPtrArray **unknown, const char *name, GString *rest)
{
  GsyJsonSlice raw;

  if (rest->len == 0)
    return;
  g_string_append_c (rest, ']');
  raw.data = rest->str;
  raw.len = rest->len;
  gsy_json_keep_odd (unknown, name, &raw);
}

/* The text of the member @key of the object that comes next, NULL when it is not there. Comes back to the object's beginning. */
static char *
peek_key (Reader *r, const char *name)
{
  char *key = NULL;
  GsyJsonMember member;
  GsyJsonMark mark;

  gsy_json_save (&r->json, &mark);
  gsy_json_enter_object (&r->json);
  while (gsy_json_next_member (&r->json, &member))
    {
      char *text = gsy_json_slice_is (&member.name, name) ? take_text (r) : NULL;

      if (text != NULL)
        key = text;
      else
        gsy_json_skip (&r->json, NULL);
    }
  if (!gsy_json_has_failed (&r->json))
    gsy_json_restore (&r->json, &mark);
  return key;
}

static gpointer read_element (Reader *r, const GsyElementType *type, const char *list, const char *id);

/* Choices that make sense are taken, the others stay at the end. FALSE when there is none, and nothing was read. */
static gboolean
take_choices (Reader *r, GPtrArray **choices, GPtrArray **unknown)
{
  g_autoptr (GPtrArray) items = gsy_choices_new ();
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) rest = g_string_new (NULL);
  GsyJsonMark mark;

  if (gsy_json_peek (&r->json) != GSY_JSON_ARRAY)
    return FALSE;
  gsy_json_save (&r->json, &mark);
  gsy_json_enter_array (&r->json);
  while (gsy_json_next_element (&r->json))
    {
      gboolean is_object = gsy_json_peek (&r->json) == GSY_JSON_OBJECT;
      const char *at = gsy_json_get_position (&r->json);
      g_autofree char *id = is_object ? peek_key (r, "id") : NULL;
      GsyJsonSlice raw;

      if (id != NULL && !g_hash_table_contains (keys, id))
        {
          GsyChoice *choice = read_element (r, gsy_element_type_of_choice (), "choices", id);

          g_ptr_array_add (items, choice);
          g_hash_table_add (keys, choice->id);
        }
      else if (gsy_json_skip (&r->json, &raw))
        {
          add_problem (r, at, id, _ ("a choice has no “id”, or that of another one; it is left as it is"));
          add_rest (rest, ", ", &raw);
        }
    }
  if (gsy_json_has_failed (&r->json))
    return FALSE;
  if (items->len == 0)
    {
      gsy_json_restore (&r->json, &mark);
      return FALSE;
    }
  *choices = g_steal_pointer (&items);
  keep_rest (unknown, "choices", rest);
  return TRUE;
}

/* FALSE when the value makes no sense, and nothing was read. */
static gboolean
take_member (Reader *r, gpointer place, GsyMemberKind kind, GPtrArray **unknown)
{
  g_autofree char *text = NULL;
  GsyJsonMark mark;
  gboolean good;

  switch (kind)
    {
    case GSY_MEMBER_TEXTS:
      return (*(char ***) place = take_texts (r)) != NULL;
    case GSY_MEMBER_CHOICES:
      return take_choices (r, place, unknown);
    case GSY_MEMBER_TEXT:
    case GSY_MEMBER_INTERNED:
    case GSY_MEMBER_COLOR:
    case GSY_MEMBER_KEY:
    case GSY_MEMBER_LINE:
    case GSY_MEMBER_TYPE:
    default:
      break;
    }
  gsy_json_peek (&r->json);
  gsy_json_save (&r->json, &mark);
  text = take_text (r);
  if (text == NULL)
    good = FALSE;
  else if (kind == GSY_MEMBER_LINE)
    good = gsy_line_style_from_string (text, place);
  else if (kind == GSY_MEMBER_TYPE)
    good = gsy_attribute_type_from_string (text, place);
  else
    {
      good = (kind != GSY_MEMBER_COLOR || is_color (text)) && (kind != GSY_MEMBER_KEY || g_utf8_strlen (text, -1) == 1);
      if (good)
        *(char **) place = g_steal_pointer (&text);
    }
  if (kind == GSY_MEMBER_TYPE && !good)
    *(GsyAttributeType *) place = GSY_ATTRIBUTE_OTHER;
  if (!good && text != NULL)
    gsy_json_restore (&r->json, &mark);
  return good;
}

static const GsyMember *
find_member (const GsyElementType *type, const GsyJsonSlice *name)
{
  for (guint i = 0; i < type->n_members; i++)
    if (gsy_json_slice_is (name, type->members[i].name))
      return &type->members[i];
  return NULL;
}

/* @list: the name of the list, for messages. */
static gpointer
read_element (Reader *r, const GsyElementType *type, const char *list, const char *id)
{
  gpointer element = gsy_element_new (type, id);
  GPtrArray *unknown = NULL;
  GsyJsonMember name;

  gsy_json_enter_object (&r->json);
  while (gsy_json_next_member (&r->json, &name))
    {
      const GsyMember *member = find_member (type, &name.name);
      GsyJsonSlice raw;

      if (member == &type->members[0])
        gsy_json_skip (&r->json, NULL);
      else if (member == NULL && gsy_json_skip (&r->json, &raw))
        gsy_json_keep_unknown (&unknown, &name, &raw);
      else if (member != NULL && !take_member (r, gsy_element_member (element, member), member->kind, &unknown) && gsy_json_skip (&r->json, &raw))
        {
          /* Translators: the first %s is the name of a member in a file, as “color”; the second an id or a name, as “denial”, and the third that of
           * the list which it is in, as “layers”. */
          add_problem (r, raw.data, id, _ ("“%s” of “%s” in “%s” has no value that makes sense; it is left as it is"), member->name, id, list);
          gsy_json_keep_odd (&unknown, member->name, &raw);
        }
    }
  *gsy_element_unknown (type, element) = gsy_json_steal_unknown (&unknown);
  return element;
}

/* A layer has always a name and a colour. */
static void
complete_layer (Reader *r, GsyLayer *layer, const char *at)
{
  if (layer->color == NULL && gsy_project_find_raw (layer->unknown, "color") == NULL)
    /* Translators: %s is the id of a layer. */
    add_problem (r, at, layer->id, _ ("the layer “%s” has no “color”"), layer->id);
  if (layer->color == NULL)
    layer->color = g_strdup (GSY_PROJECT_FALLBACK_COLOR);
  if (layer->name == NULL)
    layer->name = g_strdup (layer->id);
}

/* What tells the element apart that comes next; NULL, with a problem, when it cannot be taken. */
static char *
peek_id (Reader *r, GsySchemeList list, GHashTable *ids)
{
  const GsyProjectList *info = &gsy_project_lists[list];
  GsyJsonType type = gsy_json_peek (&r->json);
  const char *at = gsy_json_get_position (&r->json);
  g_autofree char *id = NULL;

  if (info->key == NULL)
    {
      GsyJsonMark mark;

      gsy_json_save (&r->json, &mark);
      id = take_text (r);
      if (id != NULL)
        gsy_json_restore (&r->json, &mark);
    }
  else if (type == GSY_JSON_OBJECT)
    {
      id = peek_key (r, info->key);
    }
  if (gsy_json_has_failed (&r->json))
    return NULL;
  if (info->key == NULL && id == NULL)
    /* Translators: %s is the name of a list in a file, as “muted-problems”. */
    add_problem (r, at, NULL, _ ("an element of “%s” is no text; it is left as it is"), info->name);
  else if (info->key != NULL && type != GSY_JSON_OBJECT)
    /* Translators: %s is the name of a list in a file, as “layers”. */
    add_problem (r, at, NULL, _ ("an element of “%s” is no object; it is left as it is"), info->name);
  else if (id == NULL)
    /* Translators: the first %s is the name of a list in a file, as “layers”; the second that of a member, as “id”. */
    add_problem (r, at, NULL, _ ("an element of “%s” has no “%s”; it is left as it is"), info->name, info->key);
  else if (g_hash_table_contains (ids, id))
    /* Translators: the first %s is the name of a list in a file, as “layers”; the second an id or a name in it. */
    add_problem (r, at, id, _ ("“%s” has “%s” twice; the second is left as it is"), info->name, id);
  else
    return g_steal_pointer (&id);
  return NULL;
}

static void
read_list (Reader *r, GsySchemeList list)
{
  g_autoptr (GPtrArray) items = gsy_scheme_list_new (list);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) rest = g_string_new (NULL);
  const GsyElementType *type = gsy_element_type_of_list (list);

  gsy_json_enter_array (&r->json);
  while (gsy_json_next_element (&r->json))
    {
      g_autofree char *id = peek_id (r, list, ids);
      const char *at = gsy_json_get_position (&r->json);
      gpointer item = NULL;
      GsyJsonSlice raw;

      if (id == NULL)
        {
          if (gsy_json_skip (&r->json, &raw))
            add_rest (rest, type != NULL ? ",\n    " : ", ", &raw);
          continue;
        }
      if (type != NULL)
        item = read_element (r, type, gsy_project_lists[list].name, id);
      else if (gsy_json_skip (&r->json, NULL))
        item = g_steal_pointer (&id);
      if (item == NULL)
        break;
      if (list == GSY_LIST_LAYERS)
        complete_layer (r, item, at);
      g_ptr_array_add (items, item);
      g_hash_table_add (ids, (gpointer) gsy_scheme_list_get_id (list, item));
    }
  if (gsy_json_has_failed (&r->json))
    return;
  gsy_scheme_set_list (r->scheme, list, items);
  keep_rest (&r->unknown, gsy_project_lists[list].name, rest);
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
      if (gsy_json_skip (&r->json, &raw))
        gsy_json_keep_odd (&r->unknown, "title", &raw);
      return;
    }
  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    if (gsy_json_slice_is (&member->name, gsy_project_lists[i].name))
      {
        if (type == GSY_JSON_ARRAY)
          {
            read_list (r, (GsySchemeList) i);
            return;
          }
        if (type != GSY_JSON_INVALID)
          {
            /* Translators: %s is the name of a list in a file, as “layers”. */
            g_autofree char *message = g_strdup_printf (_ ("“%s” must be a list"), gsy_project_lists[i].name);

            note_broken (r, at, message);
          }
        if (gsy_json_skip (&r->json, &raw))
          gsy_json_keep_odd (&r->unknown, gsy_project_lists[i].name, &raw);
        return;
      }
  if (gsy_json_skip (&r->json, &raw))
    gsy_json_keep_unknown (&r->unknown, member, &raw);
}

gboolean
gsy_project_is (GBytes *bytes)
{
  gboolean is_project = FALSE;
  GsyJsonReader json;
  GsyJsonMember member;
  gsize len;
  const char *data = g_bytes_get_data (bytes, &len);

  gsy_json_reader_init (&json, data, len);
  if (gsy_json_enter_object (&json))
    while (!is_project && gsy_json_next_member (&json, &member))
      {
        if (gsy_json_slice_is (&member.name, "format"))
          is_project = gsy_json_skip_text (&json, "gainsay-project");
        else
          gsy_json_skip (&json, NULL);
      }
  gsy_json_reader_clear (&json);
  return is_project;
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
