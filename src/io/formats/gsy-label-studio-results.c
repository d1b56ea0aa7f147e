/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-label-studio-results.c: regions, relations and what per-region controls say. */
#include "config.h"
#include "io/formats/gsy-read-label-studio.h"

#include "io/formats/gsy-json-read.h"
#include "io/formats/gsy-regions.h"
#include "io/formats/gsy-w3c-place.h"
#include "io/gsy-sidecar-statement.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* --- Small things --- */

char *
gsy_label_studio_dup_word (JsonNode *node)
{
  const char *text = gsy_json_to_text (node);

  if (text != NULL)
    return text[0] != '\0' ? g_strdup (text) : NULL;
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? gsy_json_to_line (node) : NULL;
}

void
gsy_label_studio_keep (GsyLabelStudioTask *self, GsyStatement *statement, const char *name, JsonNode *value)
{
  g_autofree char *text = gsy_json_to_text (value) != NULL ? g_strdup (gsy_json_to_text (value)) : gsy_json_to_line (value);
  g_autofree char *line = g_strdup_printf ("%s: %s", name, text);
  /* Translators: a line of a list of what an import has no place for; %s is the name of a member in a file, as “rights”. */
  g_autofree char *kind = g_strdup_printf (_ ("values of “%s”"), name);
  GsyArticleMeta *meta = self->article->meta;
  char *note;

  gsy_import_unplaced (self->import, kind, self->where, TRUE);
  if (statement != NULL)
    {
      gsy_statement_append_note (statement, line);
      return;
    }
  note = meta->note != NULL ? g_strconcat (meta->note, "\n", line, NULL) : g_steal_pointer (&line);
  g_free (meta->note);
  meta->note = note;
}

/* --- Values in text areas --- */

/* Whether all of @text is a JSON value of another type than text, or in quotation marks. */
static gboolean
is_json (const char *text, GsyValue *value)
{
  GsyJsonReader json;
  gboolean good;

  gsy_json_reader_init (&json, text, strlen (text));
  good = gsy_value_read (&json, value) && gsy_json_finish (&json, "", NULL);
  gsy_json_reader_clear (&json);
  if (!good)
    g_clear_pointer (&value->string, g_free);
  return good;
}

char *
gsy_label_studio_dup_value (const GsyValue *value)
{
  GsyValue other = { 0 };
  g_autoptr (JsonNode) node = NULL;

  if (value->type == GSY_VALUE_INTEGER)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
  if (value->type == GSY_VALUE_BOOLEAN)
    return g_strdup (value->integer ? "true" : "false");
  if (value->type == GSY_VALUE_RAW || (value->string != NULL && value->string[0] != '\0' && !is_json (value->string, &other)))
    return g_strdup (value->string);
  g_free (other.string);
  node = json_node_init_string (json_node_alloc (), value->string != NULL ? value->string : "");
  return gsy_json_to_line (node);
}

void
gsy_label_studio_read_value (const char *text, GsyValue *value)
{
  if (is_json (text, value))
    return;
  value->type = GSY_VALUE_STRING;
  value->integer = 0;
  value->string = g_strdup (text);
}

/* --- Controls --- */

static gboolean
has_value (const GsyStatement *statement, const char *id)
{
  for (guint i = 0; statement->attributes != NULL && i < statement->attributes->len; i++)
    if (strcmp (g_array_index (statement->attributes, GsyValue, i).id, id) == 0)
      return TRUE;
  return FALSE;
}

/* “certainty: denied”, as we write it. FALSE: it is no such thing. */
static gboolean
take_written_value (GsyLabelStudioTask *self, GsyStatement *statement, const char *text)
{
  const char *colon = strstr (text, ": ");
  g_autofree char *name = colon != NULL ? g_strndup (text, (gsize) (colon - text)) : NULL;
  GsyAttributeType type = GSY_ATTRIBUTE_TEXT;
  GsyValue value = { 0 };

  if (name == NULL || name[0] == '\0' || strchr (name, '\n') != NULL)
    return FALSE;
  gsy_label_studio_read_value (colon + 2, &value);
  if (value.type == GSY_VALUE_INTEGER)
    type = GSY_ATTRIBUTE_NUMBER;
  else if (value.type == GSY_VALUE_BOOLEAN)
    type = GSY_ATTRIBUTE_FLAG;
  value.id = g_strdup (value.type == GSY_VALUE_RAW ? name : gsy_import_attribute (self->import, name, type));
  if (has_value (statement, value.id))
    {
      g_free (value.id);
      g_free (value.string);
      return FALSE;
    }
  if (statement->attributes == NULL)
    statement->attributes = gsy_values_new ();
  g_array_append_val (statement->attributes, value);
  return TRUE;
}

static void
take_implied (GsyRegion *region, guint role, const char *name)
{
  if (region->implied[role] == NULL)
    region->implied[role] = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (region->implied[role], g_strdup (name));
}

static void
take_topic (GsyStatement *statement, const char *topic)
{
  guint n = statement->about != NULL ? g_strv_length (statement->about) : 0;

  statement->about = g_renew (char *, statement->about, n + 2);
  statement->about[n] = g_strdup (topic);
  statement->about[n + 1] = NULL;
}

/* One text of a text area. */
static void
take_text (GsyLabelStudioTask *self, GsyRegion *region, const char *control, const char *label, const char *text)
{
  GsyStatement *statement = region->statement;

  if (g_str_equal (control, "note") || g_str_equal (control, "notes") || g_str_equal (control, "comment") || g_str_equal (control, "comments"))
    gsy_statement_append_note (statement, text);
  else if (g_str_equal (control, "actor") && (g_str_equal (label, "source") || g_str_equal (label, "target")) && region->actor == NULL)
    region->actor = g_strdup (text);
  else if (g_str_equal (control, "implied-source") || g_str_equal (control, "implied-target"))
    take_implied (region, g_str_equal (control, "implied-target"), text);
  else if (g_str_equal (control, "topics"))
    take_topic (statement, text);
  else if (g_str_equal (control, "said") && statement->said == NULL)
    statement->said = g_strdup (text);
  else if (!g_str_equal (control, "attributes") || !take_written_value (self, statement, text))
    gsy_import_set_value (self->import, statement, control, text, self->where);
}

/* The texts of @value, which is of a control of @type. (transfer full) (element-type utf8) (nullable): it has none such. */
static GPtrArray *
get_texts (JsonNode *value, const char *type)
{
  static const char *const types[] = { "textarea", "choices", "taxonomy", "number", "rating", "datetime", NULL };
  JsonNode *list = g_strv_contains (types, type) ? gsy_json_get (value, g_str_equal (type, "textarea") ? "text" : type) : NULL;
  GPtrArray *texts;

  if (list == NULL)
    return NULL;
  texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < gsy_json_n_values (list); i++)
    {
      JsonNode *element = gsy_json_nth_value (list, i);
      char *word = gsy_label_studio_dup_word (element);
      g_autoptr (GString) path = word == NULL && JSON_NODE_HOLDS_ARRAY (element) ? g_string_new (NULL) : NULL;

      for (guint j = 0; path != NULL && j < gsy_json_n_values (element); j++) /* of a taxonomy */
        {
          const char *part = gsy_json_to_text (gsy_json_nth_value (element, j));

          g_string_append_printf (path, "%s%s", path->len > 0 ? " / " : "", part != NULL ? part : "");
        }
      if (path != NULL && path->len > 0)
        word = g_strdup (path->str);
      if (word != NULL)
        g_ptr_array_add (texts, word);
    }
  return texts;
}

static void
take_choice (GsyLabelStudioTask *self, GsyStatement *statement, const char *control, const char *text)
{
  const char *name = g_str_has_prefix (control, "attribute-") && control[10] != '\0' ? control + 10 : control;

  gsy_import_attribute (self->import, name, GSY_ATTRIBUTE_CHOICE);
  gsy_import_set_value (self->import, statement, name, text, self->where);
}

static void
take_control (GsyLabelStudioTask *self, GsyRegions *regions, JsonNode *result, const char *type, const char *id)
{
  const char *control = gsy_json_get_text (result, "from_name");
  JsonNode *value = gsy_json_get (result, "value");
  g_autoptr (GPtrArray) texts = get_texts (value, type);
  GsyRegion *region = id != NULL ? gsy_regions_find (regions, id) : NULL;
  const char *label = region != NULL ? gsy_region_get_label (region) : NULL;

  if (control == NULL || control[0] == '\0')
    control = type;
  if (texts == NULL)
    {
      /* Translators: a line of a list of what an import has no place for; %s is a word of Label Studio's, as “rectanglelabels”. */
      g_autofree char *kind = g_strdup_printf (_ ("results of the type “%s”"), type);

      gsy_import_unplaced (self->import, kind, self->where, FALSE);
      return;
    }
  for (guint i = 0; i < texts->len; i++)
    {
      const char *text = g_ptr_array_index (texts, i);
      g_autoptr (JsonNode) node = region == NULL ? json_node_init_string (json_node_alloc (), text) : NULL;

      if (region == NULL)
        gsy_label_studio_keep (self, NULL, control, node);
      else if (g_str_equal (type, "textarea"))
        take_text (self, region, control, label, text);
      else if (g_str_equal (type, "choices"))
        take_choice (self, region->statement, control, text);
      else
        {
          if (g_str_equal (type, "number") || g_str_equal (type, "rating"))
            gsy_import_attribute (self->import, control, GSY_ATTRIBUTE_NUMBER);
          gsy_import_set_value (self->import, region->statement, control, text, self->where);
        }
    }
}

/* --- Regions --- */

static gboolean
get_place (JsonNode *result, GsyW3cPlace *place)
{
  JsonNode *value = gsy_json_get (result, "value");

  *place = (GsyW3cPlace){ .exact = gsy_json_get_text (value, "text") };
  place->has_position = gsy_json_get_count (value, "start", &place->start) && gsy_json_get_count (value, "end", &place->end);
  return place->has_position;
}

/* Programs other than the window may count code points: then the words are there, and not where UTF-16 units have them. */
static gboolean
counts_utf16 (GsyLabelStudioTask *self, JsonNode *results)
{
  guint n_chars = 0, n_utf16 = 0;

  for (guint i = 0; i < gsy_json_n_values (results); i++)
    {
      GsyW3cPlace place;

      if (get_place (gsy_json_nth_value (results, i), &place))
        gsy_w3c_place_vote (&place, self->article->article, &n_chars, &n_utf16);
    }
  return n_utf16 >= n_chars;
}

/* Which source or target a region is by its id, as we write it: “ID-source-2”. */
static guint
get_number (const char *id, const char *label)
{
  g_autofree char *infix = g_strdup_printf ("-%s-", label);
  const char *found = g_strrstr (id, infix);
  guint64 number = 0;

  if (found == NULL || !g_ascii_string_to_unsigned (found + strlen (infix), 10, 1, G_MAXINT, &number, NULL))
    return 0;
  return (guint) number;
}

static void
take_region (GsyLabelStudioTask *self, GsyRegions *regions, JsonNode *result, const char *id, const char *suffix, gboolean utf16)
{
  const GsyOffsets *offsets = gsy_article_get_offsets (self->article->article);
  JsonNode *labels = gsy_json_get (gsy_json_get (result, "value"), "labels");
  JsonNode *remarks = gsy_json_get (gsy_json_get (result, "meta"), "text");
  g_autofree char *own = id != NULL ? NULL : g_strdup_printf ("#%u", gsy_regions_get_n (regions) + 1);
  GsyW3cPlace place;
  GsySpan span;

  if (!get_place (result, &place))
    {
      gsy_import_unplaced (self->import, _ ("regions without a place in the text"), self->where, FALSE);
      return;
    }
  span = gsy_span (place.start, place.end);
  if (utf16 && place.end <= gsy_offsets_get_n_utf16 (offsets))
    span = gsy_span (gsy_offsets_from_utf16 (offsets, place.start), gsy_offsets_from_utf16 (offsets, place.end));
  for (guint i = 0; i == 0 || i < gsy_json_n_values (labels); i++)
    {
      g_autofree char *label = gsy_json_n_values (labels) > 0 ? gsy_label_studio_dup_word (gsy_json_nth_value (labels, i)) : NULL;
      GsyRegion *region = gsy_regions_add (regions, id != NULL ? id : own, suffix, label != NULL ? label : "label", span);

      region->number = label != NULL && id != NULL ? get_number (id, label) : 0;
      region->statement->creator = g_strdup (self->creator);
      region->statement->created = g_strdup (self->created);
      region->statement->modified = g_strdup (self->modified);
      for (guint j = 0; j < gsy_json_n_values (remarks); j++)
        {
          const char *text = gsy_json_to_text (gsy_json_nth_value (remarks, j));

          if (text != NULL && text[0] != '\0')
            gsy_statement_append_note (region->statement, text);
        }
    }
}

static void
take_relation (GsyLabelStudioTask *self, GsyRegions *regions, JsonNode *result)
{
  g_autofree char *from = gsy_label_studio_dup_word (gsy_json_get (result, "from_id"));
  g_autofree char *to = gsy_label_studio_dup_word (gsy_json_get (result, "to_id"));
  const char *direction = gsy_json_get_text (result, "direction");
  JsonNode *labels = gsy_json_get (result, "labels");

  if (from == NULL || to == NULL)
    {
      gsy_import_unplaced (self->import, _ ("relations without two ends"), self->where, FALSE);
      return;
    }
  for (guint i = 0; i == 0 || i < gsy_json_n_values (labels); i++)
    {
      g_autofree char *label = gsy_json_n_values (labels) > 0 ? gsy_label_studio_dup_word (gsy_json_nth_value (labels, i)) : NULL;
      const char *name = label != NULL ? label : "relation";

      if (g_strcmp0 (direction, "left") != 0)
        gsy_regions_relate (regions, from, to, name);
      if (g_strcmp0 (direction, "left") == 0 || g_strcmp0 (direction, "bi") == 0)
        gsy_regions_relate (regions, to, from, name);
    }
}

void
gsy_label_studio_take_results (GsyLabelStudioTask *self, JsonNode *results, const char *suffix)
{
  g_autoptr (GsyRegions) regions = gsy_regions_new (self->import, self->article, self->where);
  gboolean utf16 = counts_utf16 (self, results);

  /* What is said of a region may stand before it. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < gsy_json_n_values (results); i++)
      {
        JsonNode *result = gsy_json_nth_value (results, i);
        const char *type = gsy_json_get_text (result, "type");
        g_autofree char *id = gsy_label_studio_dup_word (gsy_json_get (result, "id"));

        if (type == NULL && gsy_json_get (gsy_json_get (result, "value"), "labels") != NULL)
          type = "labels";
        if (type == NULL || type[0] == '\0')
          type = "?";
        if (g_str_equal (type, "labels"))
          {
            if (pass == 0)
              take_region (self, regions, result, id, suffix, utf16);
          }
        else if (pass == 1 && g_str_equal (type, "relation"))
          take_relation (self, regions, result);
        else if (pass == 1)
          take_control (self, regions, result, type, id);
      }
  gsy_regions_finish (regions, _ ("labels"));
}

/* --- The short form --- */

gboolean
gsy_label_studio_add_short (JsonArray *results, const char *name, JsonNode *value)
{
  static const char *const types[] = { "labels", "choices", "text", "taxonomy" };
  guint n = gsy_json_n_values (value);

  for (guint i = 0; i < n; i++)
    {
      JsonNode *element = gsy_json_nth_value (value, i);
      JsonObject *result;
      guint type = 0;

      while (type < G_N_ELEMENTS (types) && gsy_json_get (element, types[type]) == NULL)
        type++;
      if (type == G_N_ELEMENTS (types) || (type == 0 && gsy_json_get (element, "start") == NULL))
        return FALSE;
      result = json_object_new ();
      json_object_set_string_member (result, "type", type == 2 ? "textarea" : types[type]);
      json_object_set_string_member (result, "from_name", name);
      json_object_set_member (result, "value", json_node_copy (element));
      json_array_add_object_element (results, result);
    }
  return n > 0;
}
