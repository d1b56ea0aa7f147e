/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-read-label-studio.c: tasks of Label Studio, as it exports them (JSON, and the short JSON_MIN) and as we write them.
 *
 * A region of a text is a statement on the layer of its label; what further controls say of it are values, topics or notes. Where several people have
 * annotated a task, each one's regions are statements of theirs. Offsets are UTF-16 units, unless the words that stand beside them say that they are
 * code points, as programs write that are not the window. */
#include "config.h"
#include "io/formats/gsy-read-label-studio.h"

#include "io/formats/gsy-format.h"
#include "io/formats/gsy-json-read.h"
#include "io/formats/gsy-json-walk.h"
#include "io/formats/gsy-reader.h"

#include "core/gsy-error.h"
#include "io/gsy-sidecar.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define HEAD 65536

typedef struct
{
  GsyImport *import;
  const char *file;
  guint n_articles;
} Reader;

/* --- Text and name --- */

static gboolean
is_address (const char *text)
{
  return g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "/data/") || g_str_has_prefix (text, "s3://") ||
         g_str_has_prefix (text, "gs://");
}

/* The longest text among the members of @data, if no name says which it is. (nullable) */
static const char *
get_longest_text (JsonNode *data)
{
  const char *longest = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (data == NULL || !JSON_NODE_HOLDS_OBJECT (data))
    return NULL;
  json_object_iter_init_ordered (&iter, json_node_get_object (data));
  while (json_object_iter_next_ordered (&iter, &name, &value))
    if (gsy_json_to_text (value) != NULL && (longest == NULL || strlen (gsy_json_to_text (value)) > strlen (longest)))
      longest = gsy_json_to_text (value);
  return longest;
}

/* What the first region of @result is in. (nullable) */
static const char *
get_to_name (JsonNode *result)
{
  for (guint i = 0; i < gsy_json_n_values (result); i++)
    {
      const char *to = gsy_json_get_text (gsy_json_nth_value (result, i), "to_name");

      if (to != NULL)
        return to;
    }
  return NULL;
}

static const char *
get_article_text (JsonNode *data, JsonNode *annotations)
{
  const char *to = gsy_json_n_values (annotations) > 0 ? get_to_name (gsy_json_get (gsy_json_nth_value (annotations, 0), "result")) : NULL;
  const char *text = to != NULL ? gsy_json_get_text (data, to) : NULL;

  /* The first control may be of the picture beside the text. */
  if (text == NULL || is_address (text))
    text = gsy_json_get_text (data, "text");
  return text != NULL ? text : get_longest_text (data);
}

static char *
dup_name (const Reader *self, JsonNode *task, JsonNode *data)
{
  static const char *const members[] = { "file", "filename", "file_name", "name" };
  g_autofree char *id = gsy_label_studio_dup_word (gsy_json_get (task, "id"));
  g_autofree char *base = g_path_get_basename (self->file);
  char *dot = strrchr (base, '.');

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *name = gsy_json_get_text (data, members[i]);

      if (name != NULL && name[0] != '\0')
        return g_strdup (name);
    }
  if (dot != NULL && dot > base)
    *dot = '\0';
  return id != NULL ? g_strdup_printf ("%s-%s.txt", base, id) : g_strdup_printf ("%s-%u.txt", base, self->n_articles + 1);
}

static void
take_text (char **member, JsonNode *data, const char *name)
{
  const char *text = gsy_json_get_text (data, name);

  if (text != NULL && text[0] != '\0' && *member == NULL)
    *member = g_strdup (text);
}

/* What else is known of the text. What the text says itself is not stored. */
static void
take_data (GsyLabelStudioTask *task, JsonNode *data, const char *text)
{
  static const char *const known[] = { "file", "filename", "file_name", "name", "title", "published", "date", "url", "outlet", "source", "language", NULL };
  GsyArticleMeta *meta = task->article->meta;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  take_text (&meta->title, data, "title");
  take_text (&meta->published, data, "published");
  take_text (&meta->published, data, "date");
  take_text (&meta->url, data, "url");
  take_text (&meta->outlet, data, "outlet");
  take_text (&meta->outlet, data, "source");
  take_text (&meta->language, data, "language");
  if (g_strcmp0 (meta->title, gsy_article_get_default_title (task->article->article)) == 0)
    g_clear_pointer (&meta->title, g_free);
  if (g_strcmp0 (meta->published, gsy_article_get_default_published (task->article->article)) == 0)
    g_clear_pointer (&meta->published, g_free);

  json_object_iter_init_ordered (&iter, json_node_get_object (data));
  while (json_object_iter_next_ordered (&iter, &name, &value))
    if (!g_strv_contains (known, name) && gsy_json_to_text (value) != text && !JSON_NODE_HOLDS_NULL (value))
      gsy_label_studio_keep (task, NULL, name, value);
}

/* --- Tasks --- */

/* Who made @annotation. (transfer full) (nullable) */
static char *
dup_creator (JsonNode *annotation)
{
  static const char *const names[] = { "email", "username", "first_name", "id" };
  JsonNode *by = gsy_json_get (annotation, "completed_by");
  char *word = NULL;

  if (by == NULL)
    by = gsy_json_get (annotation, "annotator");
  word = gsy_label_studio_dup_word (by);
  for (guint i = 0; word == NULL && i < G_N_ELEMENTS (names); i++)
    word = gsy_label_studio_dup_word (gsy_json_get (by, names[i]));
  return word;
}

static void
take_annotation (GsyLabelStudioTask *task, JsonNode *annotation, guint number)
{
  g_autofree char *creator = dup_creator (annotation);
  g_autofree char *suffix = NULL;
  JsonNode *cancelled = gsy_json_get (annotation, "was_cancelled");

  if (cancelled != NULL && JSON_NODE_HOLDS_VALUE (cancelled) && json_node_get_value_type (cancelled) == G_TYPE_BOOLEAN && json_node_get_boolean (cancelled))
    {
      gsy_import_unplaced (task->import, _ ("annotations that were skipped"), task->where, FALSE);
      return;
    }
  /* Each annotator's regions have ids of their own, but nothing forbids the same ones. */
  if (number > 0)
    suffix = g_strdup_printf ("@%u", number + 1);
  task->creator = creator;
  task->created = gsy_json_get_text (annotation, "created_at");
  task->modified = gsy_json_get_text (annotation, "updated_at");
  if (task->created != NULL && g_strcmp0 (task->created, task->modified) == 0)
    task->modified = NULL;
  gsy_label_studio_take_results (task, gsy_json_get (annotation, "result"), suffix);
  task->creator = NULL;
}

/* A task of JSON_MIN has its controls as members beside those of the data. */
static void
take_short_task (GsyLabelStudioTask *task, JsonNode *node, const char *text)
{
  static const char *const technical[] = { "id", "annotator", "annotation_id", "created_at", "updated_at", "lead_time", NULL };
  g_autofree char *creator = dup_creator (node);
  g_autoptr (JsonNode) data = json_node_init_object (json_node_alloc (), json_object_new ());
  g_autoptr (JsonArray) results = json_array_new ();
  g_autoptr (JsonNode) list = json_node_init_array (json_node_alloc (), results);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_unref (json_node_get_object (data)); /* the node's own reference stays */
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      gboolean is_control = JSON_NODE_HOLDS_OBJECT (value) || (JSON_NODE_HOLDS_ARRAY (value) && gsy_json_n_values (value) > 0);

      if (gsy_json_to_text (value) == text || JSON_NODE_HOLDS_NULL (value))
        continue;
      if (!g_strv_contains (technical, name) && (!is_control || !gsy_label_studio_add_short (results, name, value)))
        json_object_set_member (json_node_get_object (data), name, json_node_copy (value));
    }
  task->creator = creator;
  task->created = gsy_json_get_text (node, "created_at");
  task->modified = gsy_json_get_text (node, "updated_at");
  gsy_label_studio_take_results (task, list, NULL);
  task->creator = NULL;
  take_data (task, data, text);
}

static void
report_rest (GsyLabelStudioTask *task, JsonNode *node)
{
  for (guint i = 0; i < gsy_json_n_values (gsy_json_get (node, "predictions")); i++)
    gsy_import_unplaced (task->import, _ ("predictions of models"), task->where, FALSE);
  for (guint i = 0; i < gsy_json_n_values (gsy_json_get (node, "drafts")); i++)
    gsy_import_unplaced (task->import, _ ("drafts of annotations"), task->where, FALSE);
}

static gboolean
take_task (const GsyJsonPiece *piece, gpointer data, GError **error)
{
  Reader *self = data;
  g_autoptr (JsonNode) node = gsy_json_piece_read (piece, error);
  g_autofree char *where = g_strdup_printf ("%s:%u", self->file, piece->line);
  g_autofree char *name = NULL;
  GsyLabelStudioTask task = { .import = self->import, .where = where };
  JsonNode *content, *annotations;
  gboolean is_short;
  const char *text;

  if (node == NULL)
    return FALSE;
  content = gsy_json_get (node, "data");
  annotations = gsy_json_get (node, "annotations");
  if (annotations == NULL)
    annotations = gsy_json_get (node, "completions");
  is_short = content == NULL || !JSON_NODE_HOLDS_OBJECT (content);
  text = get_article_text (is_short ? node : content, annotations);
  if (text == NULL || is_address (text))
    {
      gsy_import_unplaced (self->import, text == NULL ? _ ("tasks without a text") : _ ("tasks that have the address of their text alone"), where, FALSE);
      return TRUE;
    }
  name = dup_name (self, node, is_short ? node : content);
  task.article = gsy_import_article_new (name, text, -1);
  if (is_short)
    take_short_task (&task, node, text);
  else
    {
      for (guint i = 0; i < gsy_json_n_values (annotations); i++)
        take_annotation (&task, gsy_json_nth_value (annotations, i), i);
      take_data (&task, content, text);
      report_rest (&task, node);
    }
  self->n_articles++;
  return gsy_import_add (self->import, task.article, error);
}

static gboolean
read_file (GsyImport *import, GsySource *source, const char *file, GError **error)
{
  Reader self = { .import = import, .file = file };

  if (!gsy_json_walk (source, file, NULL, take_task, &self, error))
    return FALSE;
  if (self.n_articles > 0)
    return TRUE;
  /* Translators: %s is a file's name. */
  g_set_error (error, GSY_ERROR, GSY_ERROR_PARSE, _ ("%s: there is no text in it"), file);
  return FALSE;
}

/* --- Guessing --- */

typedef struct
{
  gboolean has_data;
  gboolean has_annotations;
  guint sure;
} Guess;

static void
look (const char *name, JsonNode *value, gpointer data)
{
  JsonNode *first = JSON_NODE_HOLDS_ARRAY (value) && gsy_json_n_values (value) > 0 ? gsy_json_nth_value (value, 0) : NULL;
  Guess *guess = data;

  if (g_str_equal (name, "data") && JSON_NODE_HOLDS_OBJECT (value))
    guess->has_data = TRUE;
  else if (g_str_equal (name, "annotations") || g_str_equal (name, "completions") || g_str_equal (name, "predictions"))
    {
      guess->has_annotations = TRUE;
      if (gsy_json_get (first, "result") != NULL)
        guess->sure = 95;
    }
  else if (gsy_json_get_list (first, "labels") != NULL && gsy_json_get (first, "start") != NULL)
    guess->sure = MAX (guess->sure, 90); /* JSON_MIN */
  else if (g_str_equal (name, "annotation_id") || g_str_equal (name, "lead_time"))
    guess->sure = MAX (guess->sure, 80);
}

static guint
probe_file (GsySource *source, const char *name)
{
  g_autoptr (GBytes) head = gsy_source_load_head (source, name, HEAD);
  Guess guess = { 0 };

  gsy_json_peek_members (head, look, &guess);
  if (guess.has_data && guess.has_annotations)
    guess.sure = MAX (guess.sure, 85);
  return guess.has_data ? MAX (guess.sure, 30) : guess.sure;
}

static gboolean
is_own_name (const char *name)
{
  const char *base = strrchr (name, '/');

  return gsy_source_name_is (name, ".json") && !gsy_is_sidecar_name (base != NULL ? base + 1 : name);
}

static guint
probe (GsySource *source)
{
  guint n = gsy_source_get_n_names (source), best = 0, n_tried = 0;

  if (!gsy_source_is_folder (source))
    return n == 1 ? probe_file (source, gsy_source_get_name (source, 0)) : 0;
  for (guint i = 0; i < n && n_tried < 20; i++)
    if (is_own_name (gsy_source_get_name (source, i)))
      {
        n_tried++;
        best = MAX (best, probe_file (source, gsy_source_get_name (source, i)));
      }
  return best >= 80 ? 65 : 0;
}

static gboolean
read_source (GsyImport *import, GsySource *source, GError **error)
{
  gboolean any = FALSE;

  if (!gsy_source_is_folder (source))
    return read_file (import, source, gsy_source_get_name (source, 0), error);
  for (guint i = 0; i < gsy_source_get_n_names (source); i++)
    {
      const char *name = gsy_source_get_name (source, i);

      if (!is_own_name (name) || probe_file (source, name) < 80)
        continue;
      any = TRUE;
      if (!read_file (import, source, name, error))
        return FALSE;
    }
  if (!any)
    /* Translators: %s is a folder's name. */
    g_set_error (error, GSY_ERROR, GSY_ERROR_PARSE, _ ("%s: there are no tasks of Label Studio in it"), gsy_source_get_title (source));
  return any;
}

const GsyReader gsy_reader_label_studio = {
  .id = "label-studio",
  .name = "Label Studio",
  /* Translators: what a file format brings, in the list of formats to import */
  .purpose = N_ ("what was labelled in Label Studio"),
  .suffixes = (const char *const[]){ ".json", NULL },
  .folders = TRUE,
  .reads = GSY_HOLDS_ALL & ~(GSY_HOLDS (GSY_FEATURE_CROSS_LINKS) | GSY_HOLDS (GSY_FEATURE_AUTHORSHIP) | GSY_HOLDS (GSY_FEATURE_DETACHED) | GSY_HOLDS (GSY_FEATURE_ARTICLE) |
                             GSY_HOLDS (GSY_FEATURE_VOCABULARY) | GSY_HOLDS (GSY_FEATURE_UNKNOWN)),
  .probe = probe,
  .read = read_source,
};
