/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-project-write.c: a scheme as the bytes of gainsay.json. */
#include "config.h"
#include "io/gsy-project-file.h"

#include "core/gsy-element.h"
#include "io/gsy-json-writer.h"
#include "io/gsy-project-private.h"

#define MAX_MEMBERS 16

const char *
gsy_project_find_raw (char *const *unknown, const char *name)
{
  gsize len = strlen (name);

  for (; unknown != NULL && unknown[0] != NULL; unknown += 2)
    if (strlen (unknown[0]) == len + 2 && memcmp (unknown[0] + 1, name, len) == 0)
      return unknown[1];
  return NULL;
}

void
_gsy_project_set_raw (char **unknown, const char *name, const char *raw)
{
  const char *old = gsy_project_find_raw (unknown, name);

  for (; unknown != NULL && unknown[0] != NULL; unknown += 2)
    if (unknown[1] == old)
      {
        g_free (unknown[1]);
        unknown[1] = g_strdup (raw);
        return;
      }
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static void
write_text (GsyJsonWriter *json, const char *text)
{
  gsy_json_write_text (json, text, strlen (text));
}

static void
write_name (GsyJsonWriter *json, const char *name, gboolean first)
{
  gsy_json_write (json, first ? "\"" : ", \"");
  gsy_json_write (json, name);
  gsy_json_write (json, "\": ");
}

static gboolean
has_texts (char *const *texts)
{
  for (; texts != NULL && *texts != NULL; texts++)
    if (**texts != '\0')
      return TRUE;
  return FALSE;
}

static void
write_texts (GsyJsonWriter *json, char *const *texts)
{
  const char *before = "[";

  for (; *texts != NULL; texts++)
    {
      if (**texts == '\0')
        continue;
      gsy_json_write (json, before);
      write_text (json, *texts);
      before = ", ";
    }
  gsy_json_write (json, "]");
}

static void write_element (GsyJsonWriter *json, const GsyElementType *type, gconstpointer element);

/* TRUE for a raw list that has elements. */
static gboolean
has_elements (const char *raw)
{
  return raw != NULL && raw[0] == '[' && raw[1 + strspn (raw + 1, " \t\r\n")] != ']';
}

/* @rest: (nullable): a raw list of those that could not be taken, which come after. */
static void
write_choices (GsyJsonWriter *json, GPtrArray *choices, const char *rest)
{
  gsy_json_write (json, "[");
  for (guint i = 0; i < choices->len; i++)
    {
      if (i > 0)
        gsy_json_write (json, ", ");
      write_element (json, gsy_element_type_of_choice (), g_ptr_array_index (choices, i));
    }
  if (has_elements (rest))
    {
      gsy_json_write (json, ", ");
      gsy_json_write_raw (json, rest + 1, strlen (rest) - 2);
    }
  gsy_json_write (json, "]");
}

/* A layer whose name made no sense has its id for one. */
static gboolean
is_stand_in_name (const GsyElementType *type, gconstpointer element, const GsyMember *member)
{
  const GsyLayer *layer = element;

  return type == gsy_element_type_of_list (GSY_LIST_LAYERS) && gsy_element_member (element, member) == &layer->name && g_strcmp0 (layer->name, layer->id) == 0;
}

/* Writes a member that says something. FALSE when it does not, or says no more than what a reader makes of a value without sense. */
static gboolean
write_member (GsyJsonWriter *json, const GsyElementType *type, gconstpointer element, const GsyMember *member, const char *raw)
{
  gpointer place = gsy_element_member (element, member);
  gboolean first = member == &type->members[0];
  const char *text = NULL;

  switch (member->kind)
    {
    case GSY_MEMBER_TEXT:
      text = *(char **) place;
      if (raw != NULL && is_stand_in_name (type, element, member))
        text = NULL;
      break;
    case GSY_MEMBER_INTERNED:
    case GSY_MEMBER_KEY:
      text = *(char **) place;
      break;
    case GSY_MEMBER_COLOR:
      text = *(char **) place;
      if (raw != NULL && g_strcmp0 (text, GSY_PROJECT_FALLBACK_COLOR) == 0)
        text = NULL;
      break;
    case GSY_MEMBER_LINE:
      if (raw == NULL || *(GsyLineStyle *) place != GSY_LINE_SOLID)
        text = gsy_line_style_to_string (*(GsyLineStyle *) place);
      break;
    case GSY_MEMBER_TYPE:
      text = gsy_attribute_type_to_string (*(GsyAttributeType *) place);
      break;
    case GSY_MEMBER_TEXTS:
      if (!has_texts (*(char ***) place))
        return FALSE;
      write_name (json, member->name, first);
      write_texts (json, *(char ***) place);
      return TRUE;
    case GSY_MEMBER_CHOICES:
      if (*(GPtrArray **) place == NULL || (*(GPtrArray **) place)->len == 0)
        return FALSE;
      write_name (json, member->name, first);
      write_choices (json, *(GPtrArray **) place, raw);
      return TRUE;
    default:
      g_assert_not_reached ();
    }
  if (is_empty (text))
    return FALSE;
  write_name (json, member->name, first);
  write_text (json, text);
  return TRUE;
}

static void
write_element (GsyJsonWriter *json, const GsyElementType *type, gconstpointer element)
{
  char **unknown = *gsy_element_unknown (type, element);
  const char *known[MAX_MEMBERS + 1] = { NULL };

  g_assert (type->n_members <= MAX_MEMBERS);
  gsy_json_write (json, "{");
  for (guint i = 0; i < type->n_members; i++)
    {
      const GsyMember *member = &type->members[i];
      const char *raw = gsy_project_find_raw (unknown, member->name);

      known[i] = member->name;
      if (!write_member (json, type, element, member, raw) && raw != NULL)
        {
          write_name (json, member->name, i == 0);
          gsy_json_write (json, raw);
        }
    }
  gsy_json_write_unknown (json, ", ", unknown, known);
  gsy_json_write (json, "}");
}

GBytes *
_gsy_project_write_element (GsySchemeList list, gconstpointer element)
{
  GsyJsonWriter json;

  gsy_json_writer_init (&json, 256);
  write_element (&json, gsy_element_type_of_list (list), element);
  return gsy_json_writer_finish (&json);
}

static void
write_list (GsyJsonWriter *json, GsyScheme *scheme, GsySchemeList list)
{
  GPtrArray *items = gsy_scheme_get_list (scheme, list);
  const GsyElementType *type = gsy_element_type_of_list (list);
  const char *rest = gsy_project_find_raw (gsy_scheme_get_unknown (scheme), gsy_project_lists[list].name);
  const char *before = type != NULL ? "\n    " : "", *between = type != NULL ? ",\n    " : ", ";

  if (gsy_scheme_is_default (scheme, list) && rest == NULL)
    return;
  /* Absent means the built-in ones: so a list that the user emptied is written. */
  if (items->len == 0 && rest == NULL && !gsy_project_lists[list].has_defaults)
    return;
  gsy_json_write (json, ",\n  \"");
  gsy_json_write (json, gsy_project_lists[list].name);
  gsy_json_write (json, "\": [");
  for (guint i = 0; i < items->len; i++)
    {
      gsy_json_write (json, i > 0 ? between : before);
      if (type != NULL)
        write_element (json, type, g_ptr_array_index (items, i));
      else
        write_text (json, g_ptr_array_index (items, i));
    }
  if (rest != NULL)
    {
      gsy_json_write (json, items->len > 0 ? between : before);
      gsy_json_write_raw (json, rest + 1, strlen (rest) - 2);
    }
  gsy_json_write (json, type != NULL && (items->len > 0 || rest != NULL) ? "\n  ]" : "]");
}

GBytes *
gsy_project_write (GsyScheme *scheme)
{
  const char *title = gsy_scheme_get_title (scheme);
  const char *known[GSY_N_SCHEME_LISTS + 2] = { NULL };
  guint n_known = 0;
  GsyJsonWriter json;

  g_return_val_if_fail (GSY_IS_SCHEME (scheme), NULL);

  gsy_json_writer_init (&json, 4096);
  gsy_json_write (&json, "{\n"
                         "  \"format\": \"gainsay-project\",\n"
                         "  \"version\": 1");
  if (!is_empty (title))
    {
      gsy_json_write (&json, ",\n  \"title\": ");
      write_text (&json, title);
      known[n_known++] = "title";
    }
  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    {
      write_list (&json, scheme, (GsySchemeList) i);
      known[n_known++] = gsy_project_lists[i].name;
    }
  gsy_json_write_unknown (&json, ",\n  ", gsy_scheme_get_unknown (scheme), known);
  gsy_json_write (&json, "\n}\n");
  return gsy_json_writer_finish (&json);
}
