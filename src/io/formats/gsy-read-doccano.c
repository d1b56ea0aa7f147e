/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-read-doccano.c: JSON Lines, or a list, as doccano exports and takes them: triples in “label” or “labels”, “entities” with “relations”, and the
 * “annotations” of its first versions.
 *
 * Offsets are code points, as doccano's server counts, unless the line says otherwise, as ours do, or they only make sense as UTF-16 units, as its window
 * counts. */
#include "config.h"
#include "io/formats/gsy-format.h"
#include "io/formats/gsy-json-read.h"
#include "io/formats/gsy-json-walk.h"
#include "io/formats/gsy-reader.h"
#include "io/formats/gsy-regions.h"

#include "core/gsy-error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define HEAD 65536

typedef struct
{
  GsyImport *import;
  const char *file;
  guint n_articles;

  GsyImportArticle *article;
  char *where;
  gboolean utf16;
  guint n; /* regions without an id of their own so far */
} Reader;

/* --- What a line has --- */

static const char *
get_article_text (JsonNode *line)
{
  const char *text = gsy_json_get_text (line, "text");

  return text != NULL ? text : gsy_json_get_text (line, "data");
}

/* A number or a text as a text. (nullable) */
static char *
dup_word (JsonNode *node)
{
  const char *text = gsy_json_to_text (node);

  if (text != NULL)
    return text[0] != '\0' ? g_strdup (text) : NULL;
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? gsy_json_to_line (node) : NULL;
}

static char *
dup_name (const Reader *self, JsonNode *line)
{
  static const char *const members[] = { "file", "filename", "file_name", "upload_name", "name" };
  g_autofree char *id = dup_word (gsy_json_get (line, "id"));
  g_autofree char *base = g_path_get_basename (self->file);
  char *dot = strrchr (base, '.');

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *name = gsy_json_get_text (line, members[i]);

      if (name == NULL)
        name = gsy_json_get_text (gsy_json_get (line, "meta"), members[i]);
      if (name != NULL && name[0] != '\0')
        return g_strdup (name);
    }
  if (dot != NULL && dot > base)
    *dot = '\0';
  return id != NULL ? g_strdup_printf ("%s-%s.txt", base, id) : g_strdup_printf ("%s-%u.txt", base, self->n_articles + 1);
}

static void
note_article (GsyImportArticle *article, const char *name, const char *value)
{
  g_autofree char *line = name != NULL ? g_strdup_printf ("%s: %s", name, value) : g_strdup (value);
  char *note = article->meta->note != NULL ? g_strconcat (article->meta->note, "\n", line, NULL) : g_steal_pointer (&line);

  g_free (article->meta->note);
  article->meta->note = note;
}

static void
keep_in_note (Reader *self, const char *name, JsonNode *value)
{
  g_autofree char *line = gsy_json_to_text (value) != NULL ? g_strdup (gsy_json_to_text (value)) : gsy_json_to_line (value);
  /* Translators: a line of a list of what an import has no place for; %s is the name of a member in a file, as “rights”. */
  g_autofree char *kind = g_strdup_printf (_ ("values of “%s”"), name);

  note_article (self->article, name, line);
  gsy_import_unplaced (self->import, kind, self->where, TRUE);
}

/* --- Regions --- */

/* An element of one of the lists, whose members or elements are the start, the end and the label. FALSE: it is no such thing. */
static gboolean
get_region (JsonNode *node, guint *start, guint *end, char **label)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *triple = json_node_get_array (node);

      if (json_array_get_length (triple) < 3 || !gsy_json_to_count (json_array_get_element (triple, 0), start) || !gsy_json_to_count (json_array_get_element (triple, 1), end))
        return FALSE;
      *label = dup_word (json_array_get_element (triple, 2));
      return *label != NULL;
    }
  if (!(gsy_json_get_count (node, "start_offset", start) || gsy_json_get_count (node, "start", start)) ||
      !(gsy_json_get_count (node, "end_offset", end) || gsy_json_get_count (node, "end", end)))
    return FALSE;
  *label = dup_word (gsy_json_get (node, "label"));
  return *label != NULL;
}

static const char *const lists[] = { "entities", "label", "labels", "annotations", "spans" };

/* TRUE when a place makes no sense in code points, but as UTF-16 units. */
static gboolean
needs_utf16 (GsyArticle *article, JsonNode *line)
{
  guint n_chars = gsy_article_get_length (article), n_utf16 = gsy_offsets_get_n_utf16 (gsy_article_get_offsets (article)), most = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      JsonArray *list = gsy_json_get_list (line, lists[i]);

      for (guint j = 0; list != NULL && j < json_array_get_length (list); j++)
        {
          g_autofree char *label = NULL;
          guint start, end;

          if (get_region (json_array_get_element (list, j), &start, &end, &label))
            most = MAX (most, end);
        }
    }
  return most > n_chars && most <= n_utf16;
}

static GsySpan
make_span (const Reader *self, guint start, guint end)
{
  const GsyOffsets *offsets = gsy_article_get_offsets (self->article->article);

  if (!self->utf16 || end > gsy_offsets_get_n_utf16 (offsets))
    return gsy_span (start, end);
  return gsy_span (gsy_offsets_from_utf16 (offsets, start), gsy_offsets_from_utf16 (offsets, end));
}

static void
take_element (Reader *self, GsyRegions *regions, const char *list, JsonNode *node)
{
  g_autofree char *label = NULL;
  g_autofree char *id = dup_word (gsy_json_get (node, "id"));
  g_autofree char *user = dup_word (gsy_json_get (node, "user"));
  GsyRegion *region;
  guint start, end;

  if (!get_region (node, &start, &end, &label))
    {
      keep_in_note (self, list, node);
      return;
    }
  if (id == NULL)
    id = g_strdup_printf ("#%u", ++self->n);
  region = gsy_regions_add (regions, id, NULL, label, make_span (self, start, end));
  region->statement->creator = g_steal_pointer (&user);
}

static void
take_regions (Reader *self, JsonNode *line)
{
  g_autoptr (GsyRegions) regions = gsy_regions_new (self->import, self->article, self->where);
  JsonNode *relations = gsy_json_get (line, "relations");

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      JsonNode *list = gsy_json_get (line, lists[i]);

      for (guint j = 0; j < gsy_json_n_values (list); j++)
        take_element (self, regions, lists[i], gsy_json_nth_value (list, j));
    }
  for (guint i = 0; i < gsy_json_n_values (relations); i++)
    {
      JsonNode *relation = gsy_json_nth_value (relations, i);
      g_autofree char *from = dup_word (gsy_json_get (relation, "from_id"));
      g_autofree char *to = dup_word (gsy_json_get (relation, "to_id"));
      g_autofree char *type = dup_word (gsy_json_get (relation, "type"));

      if (from != NULL && to != NULL)
        gsy_regions_relate (regions, from, to, type != NULL ? type : "relation");
      else
        keep_in_note (self, "relations", relation);
    }
  gsy_regions_finish (regions, _ ("labels"));
}

/* --- The rest --- */

static void
take_others (Reader *self, JsonNode *line)
{
  static const char *const known[] = { "id", "text", "data", "file", "filename", "file_name", "upload_name", "name", "unit", "entities", "label", "labels", "annotations", "spans", "relations",
                                       "Comments", "comments", "annotation_approver", "is_confirmed", NULL };
  static const char *const comments[] = { "Comments", "comments" };
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  for (guint i = 0; i < G_N_ELEMENTS (comments); i++)
    for (guint j = 0; j < gsy_json_n_values (gsy_json_get (line, comments[i])); j++)
      {
        g_autofree char *comment = dup_word (gsy_json_nth_value (gsy_json_get (line, comments[i]), j));

        if (comment != NULL)
          note_article (self->article, NULL, comment);
      }
  json_object_iter_init_ordered (&iter, json_node_get_object (line));
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      if (g_strv_contains (known, name) || JSON_NODE_HOLDS_NULL (value) ||
          (JSON_NODE_HOLDS_OBJECT (value) && json_object_get_size (json_node_get_object (value)) == 0) ||
          (JSON_NODE_HOLDS_ARRAY (value) && json_array_get_length (json_node_get_array (value)) == 0))
        continue;
      if (g_str_equal (name, "title") && gsy_json_to_text (value) != NULL && gsy_json_to_text (value)[0] != '\0')
        self->article->meta->title = g_strdup (gsy_json_to_text (value));
      else if (g_str_equal (name, "url") && gsy_json_to_text (value) != NULL && gsy_json_to_text (value)[0] != '\0')
        self->article->meta->url = g_strdup (gsy_json_to_text (value));
      else
        keep_in_note (self, name, value);
    }
}

static gboolean
take_line (const GsyJsonPiece *piece, gpointer data, GError **error)
{
  Reader *self = data;
  g_autoptr (JsonNode) line = gsy_json_piece_read (piece, error);
  g_autofree char *where = g_strdup_printf ("%s:%u", self->file, piece->line);
  g_autofree char *name = NULL;
  const char *text;

  if (line == NULL)
    return FALSE;
  text = get_article_text (line);
  if (text == NULL)
    {
      gsy_import_unplaced (self->import, _ ("lines without “text”"), where, FALSE);
      return TRUE;
    }
  name = dup_name (self, line);
  self->article = gsy_import_article_new (name, text, -1);
  self->where = where;
  self->n = 0;
  self->utf16 = g_strcmp0 (gsy_json_get_text (line, "unit"), "utf-16") == 0 || needs_utf16 (self->article->article, line);
  take_regions (self, line);
  take_others (self, line);
  self->n_articles++;
  return gsy_import_add (self->import, g_steal_pointer (&self->article), error);
}

static gboolean
read_source (GsyImport *import, GsySource *source, GError **error)
{
  Reader self = { .import = import, .file = gsy_source_get_name (source, 0) };

  if (!gsy_json_walk (source, self.file, NULL, take_line, &self, error))
    return FALSE;
  if (self.n_articles > 0)
    return TRUE;
  /* Translators: %s is a file's name. */
  g_set_error (error, GSY_ERROR, GSY_ERROR_PARSE, _ ("%s: there is no text in it"), self.file);
  return FALSE;
}

/* --- Guessing --- */

typedef struct
{
  gboolean has_text;
  gboolean has_labels;
  gboolean has_type;  /* as ours */
  gboolean has_other; /* as Label Studio's */
} Guess;

static void
look (const char *name, JsonNode *value, gpointer data)
{
  Guess *guess = data;
  JsonNode *first = JSON_NODE_HOLDS_ARRAY (value) && gsy_json_n_values (value) > 0 ? gsy_json_nth_value (value, 0) : NULL;

  if ((g_str_equal (name, "text") || g_str_equal (name, "data")) && (gsy_json_to_text (value) != NULL || JSON_NODE_HOLDS_NULL (value)))
    guess->has_text = TRUE; /* of a long text, the head has the beginning alone */
  else if (g_str_equal (name, "type") || g_str_equal (name, "@context"))
    guess->has_type = TRUE;
  else if (g_str_equal (name, "annotator") || gsy_json_get (first, "result") != NULL || gsy_json_get_list (first, "labels") != NULL)
    guess->has_other = TRUE;
  else
    for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
      guess->has_labels |= g_str_equal (name, lists[i]) && JSON_NODE_HOLDS_ARRAY (value);
}

static guint
probe (GsySource *source)
{
  const char *name;
  g_autoptr (GBytes) head = NULL;
  Guess guess = { 0 };

  if (gsy_source_is_folder (source) || gsy_source_get_n_names (source) != 1)
    return 0;
  name = gsy_source_get_name (source, 0);
  head = gsy_source_load_head (source, name, HEAD);
  gsy_json_peek_members (head, look, &guess);
  if (!guess.has_text || guess.has_type || guess.has_other)
    return 0;
  if (guess.has_labels)
    return 75;
  if (gsy_source_name_is (name, ".jsonl"))
    return 20;
  return g_bytes_get_size (head) == HEAD ? 10 : 0; /* labels may come behind a long text */
}

const GsyReader gsy_reader_doccano = {
  .id = "doccano",
  .name = "doccano",
  /* Translators: what a file format brings, in the list of formats to import */
  .purpose = N_ ("what was labelled in doccano"),
  .suffixes = (const char *const[]){ ".jsonl", ".json", NULL },
  .reads = GSY_HOLDS (GSY_FEATURE_FRAGMENTS) | GSY_HOLDS (GSY_FEATURE_OVERLAPS) | GSY_HOLDS (GSY_FEATURE_NESTING) | GSY_HOLDS (GSY_FEATURE_CUE) | GSY_HOLDS (GSY_FEATURE_ROLE_WORDS) |
           GSY_HOLDS (GSY_FEATURE_LINKS) | GSY_HOLDS (GSY_FEATURE_TEXT),
  .probe = probe,
  .read = read_source,
};
