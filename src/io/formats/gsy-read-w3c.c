/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-read-w3c.c: W3C Web Annotation as JSON-LD, and what Hypothesis gives out: single annotations, lists, pages, collections.
 *
 * Such files have no text: it is taken from the file that the annotations call their source, beside theirs or in the same folder. A file is gone through
 * twice, first to see which annotation of a text is its last one, and which are relations or replies: then an article is finished as soon as it can be,
 * and of files that go through their texts one by one, as ours do, no more than one is in memory. */
#include "config.h"
#include "io/formats/gsy-format.h"
#include "io/formats/gsy-json-read.h"
#include "io/formats/gsy-json-walk.h"
#include "io/formats/gsy-reader.h"
#include "io/formats/gsy-w3c-place.h"
#include "io/formats/gsy-w3c-statement.h"

#include "core/gsy-error.h"
#include "io/gsy-sidecar.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define HEAD 8192

/* Lists of annotations, and what is around them: of the model, of JSON-LD, of Hypothesis' service and of its window. */
static const char *const open_members[] = { "first", "items", "@graph", "rows", "annotations", NULL };

/* An annotation that waits for the last one about its text. */
typedef struct
{
  JsonNode *node;
  char *attributes; /* (nullable): as they stand there */
  guint line;
} Item;

/* A text that annotations are about. */
typedef struct
{
  const char *address;
  char *name; /* as we call the article */
  guint last; /* the number of its last annotation */
  GPtrArray *items;
} Text;

typedef enum
{
  UNIT_UNTOLD,
  UNIT_CHARS,
  UNIT_UTF16,
} Unit;

typedef struct
{
  GsyImport *import;
  GsySource *source;
  const char *file;
  Unit unit;
  gboolean surveying;
  guint n;                 /* annotations so far in this pass */
  JsonObject *single;      /* the document as one annotation */
  char *single_attributes; /* nullable */
  gboolean is_list;        /* the document has lists of annotations */
  GHashTable *texts;       /* by address without fragment */
  GHashTable *ids;         /* id of an annotation to its Text */
  GHashTable *links;       /* id of an annotation to an array of GsyLink */
  GHashTable *notes;       /* id of an annotation to a GString */
  guint n_articles;
  char *missing; /* the first text that is not there */
} Reader;

static void
item_free (Item *self)
{
  json_node_unref (self->node);
  g_free (self->attributes);
  g_free (self);
}

static void
text_free (Text *self)
{
  g_free (self->name);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

static void
string_free (GString *string)
{
  g_string_free (string, TRUE);
}

/* --- Names --- */

/* The path of an address: without a scheme, a host, a query and a fragment, and without escapes. */
static char *
dup_path (const char *address)
{
  const char *start = address, *colon = strstr (address, "://");
  g_autofree char *plain = NULL;
  g_autofree char *path = NULL;

  if (colon != NULL)
    start = colon + 3 + strcspn (colon + 3, "/?#");
  else if (g_str_has_prefix (address, "file:"))
    start = address + 5;
  while (g_str_has_prefix (start, "./"))
    start += 2;
  path = g_strndup (start, strcspn (start, colon != NULL ? "?#" : "#"));
  plain = g_uri_unescape_string (path, NULL);
  return plain != NULL && g_utf8_validate (plain, -1, NULL) ? g_steal_pointer (&plain) : g_steal_pointer (&path);
}

static const char *
get_base (const char *path)
{
  const char *slash = strrchr (path, '/');

  return slash != NULL ? slash + 1 : path;
}

static gboolean
is_absolute (const char *address)
{
  return strstr (address, "://") != NULL || g_str_has_prefix (address, "file:") || g_str_has_prefix (address, "urn:");
}

/* What the article of @address is called. A relative one is a path from the folder, as in our exports. */
static char *
dup_name (const char *address)
{
  g_autofree char *path = dup_path (address);
  const char *base = get_base (path), *scheme = strstr (address, "://");

  if (!is_absolute (address))
    return g_strdup (path);
  if (base[0] != '\0')
    return g_strdup (base);
  return scheme != NULL ? g_strndup (scheme + 3, strcspn (scheme + 3, "/?#")) : g_strdup (address);
}

static char *
dup_with_txt (const char *base)
{
  const char *dot = strrchr (base, '.');
  g_autofree char *stem = dot != NULL && dot > base ? g_strndup (base, (gsize) (dot - base)) : g_strdup (base);

  return g_strconcat (stem, ".txt", NULL);
}

static gboolean
is_text (const Reader *self, const char *name)
{
  static const char *const others[] = { ".html", ".htm", ".xhtml", ".xml", ".pdf", ".json", ".jsonld", ".jsonl", ".jpg", ".png" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (gsy_source_name_is (name, others[i]))
      return FALSE;
  return name[0] != '\0' && gsy_source_has (self->source, name);
}

/* The name in the source of the text at @address; NULL: it is not there. */
static char *
find_text (const Reader *self, const char *address)
{
  g_autofree char *path = dup_path (address);
  const char *base = get_base (path);
  g_autofree char *as_text = dup_with_txt (base);
  g_autofree char *folder = g_path_get_dirname (self->file);
  g_autofree char *inside = g_str_equal (folder, ".") ? g_strdup (path) : g_build_filename (folder, path, NULL);
  g_autofree char *beside = g_str_equal (folder, ".") ? g_strdup (base) : g_build_filename (folder, base, NULL);
  g_autofree char *beside_text = g_str_equal (folder, ".") ? g_strdup (as_text) : g_build_filename (folder, as_text, NULL);
  g_autofree char *own = dup_with_txt (self->file);
  const char *const names[] = { inside, beside, beside_text, g_hash_table_size (self->texts) == 1 ? own : "" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (is_text (self, names[i]))
      return g_strdup (names[i]);
  return NULL;
}

/* --- Articles --- */

static void
note_page (const Text *text, GsyImportArticle *article)
{
  const Item *item = g_ptr_array_index (text->items, 0);
  JsonNode *titles = gsy_json_get (gsy_json_get (item->node, "document"), "title");
  const char *title = gsy_json_n_values (titles) > 0 ? gsy_json_to_text (gsy_json_nth_value (titles, 0)) : NULL;

  if (g_str_has_prefix (text->address, "http://") || g_str_has_prefix (text->address, "https://"))
    article->meta->url = g_strdup (text->address);
  if (title != NULL && title[0] != '\0')
    article->meta->title = g_strdup (title);
}

/* Whether positions count UTF-16 units: what the file says, else what more of the words agree with. */
static gboolean
is_utf16 (const Reader *self, const Text *text, GsyArticle *article)
{
  guint n_chars = 0, n_utf16 = 0;

  if (self->unit != UNIT_UNTOLD)
    return self->unit == UNIT_UTF16;
  for (guint i = 0; i < text->items->len; i++)
    {
      const Item *item = g_ptr_array_index (text->items, i);
      g_autoptr (GArray) places = gsy_w3c_places (gsy_json_get (item->node, "target"));

      for (guint j = 0; j < places->len; j++)
        gsy_w3c_place_vote (&g_array_index (places, GsyW3cPlace, j), article, &n_chars, &n_utf16);
    }
  return n_utf16 > n_chars;
}

/* The relations from an annotation of @text, with the names of other articles. */
static void
settle_links (Reader *self, const Text *text, GPtrArray *links, const char *where)
{
  for (guint i = links->len; i-- > 0;)
    {
      GsyLink *link = g_ptr_array_index (links, i);
      const Text *other = g_hash_table_lookup (self->ids, link->to);
      g_autofree char *told = g_steal_pointer (&link->article);

      if (told != NULL)
        link->article = strcmp (told, text->name) != 0 ? g_steal_pointer (&told) : NULL;
      else if (self->unit != UNIT_UNTOLD) /* our own, which say it when it is another one */
        continue;
      else if (other != NULL)
        link->article = other != text ? g_strdup (other->name) : NULL;
      else if (!g_uuid_string_is_valid (link->to))
        {
          gsy_import_unplaced (self->import, _ ("relations to annotations that are not in the file"), where, FALSE);
          g_ptr_array_remove_index (links, i);
        }
    }
}

static void
add_items (Reader *self, const Text *text, GsyImportArticle *article)
{
  GsyW3cMaker maker = { .import = self->import, .article = article, .utf16 = is_utf16 (self, text, article->article) };

  for (guint i = 0; i < text->items->len; i++)
    {
      const Item *item = g_ptr_array_index (text->items, i);
      const char *id = gsy_w3c_get_id (item->node);
      g_autofree char *plain = id != NULL ? gsy_w3c_dup_id (id) : NULL;
      GString *note = plain != NULL ? g_hash_table_lookup (self->notes, plain) : NULL;
      GPtrArray *links = plain != NULL ? g_hash_table_lookup (self->links, plain) : NULL;
      g_autofree char *where = g_strdup_printf ("%s:%u", self->file, item->line);

      if (links != NULL)
        settle_links (self, text, links, where);
      gsy_w3c_take_statement (&maker, item->node, text->address, item->attributes, note != NULL ? note->str : NULL, links, where);
    }
  g_clear_pointer (&maker.anchorer, gsy_anchorer_free);
}

static gboolean
finish_text (Reader *self, Text *text, GError **error)
{
  g_autofree char *name = find_text (self, text->address);
  g_autofree char *content = NULL;
  GsyImportArticle *article;
  gsize n_bytes;

  if (name == NULL)
    {
      /* Translators: a line of a list of what an import has no place for; %s is a file's name or a web address. */
      g_autofree char *kind = g_strdup_printf (_ ("annotations of “%s”, whose text is missing: put it beside the file as plain text"), text->name);

      for (guint i = 0; i < text->items->len; i++)
        gsy_import_unplaced (self->import, kind, self->file, FALSE);
      if (self->missing == NULL)
        self->missing = g_strdup (text->name);
      g_clear_pointer (&text->items, g_ptr_array_unref);
      return TRUE;
    }
  content = gsy_source_load_text (self->source, name, &n_bytes, error);
  if (content == NULL)
    return FALSE;
  article = gsy_import_article_new (text->name, content, (gssize) n_bytes);
  g_clear_pointer (&content, g_free);
  note_page (text, article);
  add_items (self, text, article);
  g_clear_pointer (&text->items, g_ptr_array_unref);
  self->n_articles++;
  return gsy_import_add (self->import, article, error);
}

/* --- Annotations --- */

/* The address of what @annotation is about, without its fragment. (nullable) */
static char *
dup_address (JsonNode *annotation)
{
  g_autoptr (GArray) places = gsy_w3c_places (gsy_json_get (annotation, "target"));
  const char *address = NULL;

  for (guint i = 0; i < places->len && address == NULL; i++)
    {
      const GsyW3cPlace *place = &g_array_index (places, GsyW3cPlace, i);

      address = place->source != NULL ? place->source : place->id;
    }
  if (address == NULL)
    address = gsy_json_get_text (annotation, "uri");
  return address != NULL && strcspn (address, "#") > 0 ? g_strndup (address, strcspn (address, "#")) : NULL;
}

static gboolean
is_relation (JsonNode *annotation)
{
  g_autoptr (GArray) places = gsy_w3c_places (gsy_json_get (annotation, "target"));

  for (guint i = 0; i < places->len; i++)
    if (g_array_index (places, GsyW3cPlace, i).id == NULL || gsy_w3c_place_is_selection (&g_array_index (places, GsyW3cPlace, i)))
      return FALSE;
  return places->len > 1 && gsy_w3c_has_motivation (annotation, "linking");
}

/* The id of the annotation that @annotation is a reply to. (nullable) */
static char *
dup_replied (JsonNode *annotation)
{
  JsonNode *references = gsy_json_get (annotation, "references");
  g_autoptr (GArray) places = NULL;
  const char *id;

  if (gsy_json_n_values (references) > 0)
    {
      id = gsy_json_to_text (gsy_json_nth_value (references, 0));
      return id != NULL ? gsy_w3c_dup_id (id) : NULL;
    }
  if (!gsy_w3c_has_motivation (annotation, "replying"))
    return NULL;
  places = gsy_w3c_places (gsy_json_get (annotation, "target"));
  id = places->len == 1 ? g_array_index (places, GsyW3cPlace, 0).id : NULL;
  return id != NULL ? gsy_w3c_dup_id (id) : NULL;
}

static void
survey_relation (Reader *self, JsonNode *annotation, const char *where)
{
  g_autoptr (GArray) places = gsy_w3c_places (gsy_json_get (annotation, "target"));
  const char *name = gsy_w3c_get_body_text (annotation, NULL);
  const char *relation = gsy_import_relation (self->import, name != NULL && name[0] != '\0' ? name : "linking");
  g_autofree char *from = gsy_w3c_dup_id (g_array_index (places, GsyW3cPlace, 0).id);
  GPtrArray *links = g_hash_table_lookup (self->links, from);

  if (links == NULL)
    {
      links = gsy_links_new ();
      g_hash_table_insert (self->links, g_strdup (from), links);
    }
  for (guint i = 1; i < places->len; i++)
    {
      const GsyW3cPlace *place = &g_array_index (places, GsyW3cPlace, i);
      g_autofree char *to = gsy_w3c_dup_id (place->id);
      GsyLink *link = gsy_link_new (relation, to);

      if (place->article != NULL)
        link->article = dup_name (place->article);
      g_ptr_array_add (links, link);
      if (i == 2)
        gsy_import_unplaced (self->import, _ ("relations between more than two annotations, now from the first to each"), where, TRUE);
    }
}

static void
survey_reply (Reader *self, JsonNode *annotation, const char *to, const char *where)
{
  const char *text = gsy_w3c_get_body_text (annotation, NULL);
  g_autofree char *creator = gsy_w3c_dup_creator (annotation);
  GString *note = g_hash_table_lookup (self->notes, to);

  gsy_import_unplaced (self->import, _ ("replies to annotations"), where, text != NULL);
  if (text == NULL)
    return;
  if (note == NULL)
    {
      note = g_string_new (NULL);
      g_hash_table_insert (self->notes, g_strdup (to), note);
    }
  g_string_append_printf (note, "%s%s%s%s", note->len > 0 ? "\n" : "", creator != NULL ? creator : "", creator != NULL ? ": " : "", text);
}

static void
survey_statement (Reader *self, JsonNode *annotation, const char *address)
{
  Text *text = g_hash_table_lookup (self->texts, address);
  const char *id = gsy_w3c_get_id (annotation);

  if (text == NULL)
    {
      char *key = g_strdup (address);

      text = g_new0 (Text, 1);
      text->address = key;
      text->name = dup_name (address);
      g_hash_table_insert (self->texts, key, text);
    }
  text->last = self->n;
  if (id != NULL)
    g_hash_table_insert (self->ids, gsy_w3c_dup_id (id), text);
}

static gboolean
take_statement (Reader *self, JsonNode *annotation, const char *address, const char *attributes, guint line, GError **error)
{
  Text *text = g_hash_table_lookup (self->texts, address);
  Item *item;

  if (text == NULL || self->n > text->last) /* the file is another one by now */
    return TRUE;
  if (text->items == NULL)
    text->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  item = g_new0 (Item, 1);
  item->node = json_node_ref (annotation);
  item->attributes = g_strdup (attributes);
  item->line = line;
  g_ptr_array_add (text->items, item);
  return self->n < text->last || finish_text (self, text, error);
}

static gboolean
take_annotation (Reader *self, JsonNode *annotation, const char *attributes, guint line, GError **error)
{
  g_autofree char *where = g_strdup_printf ("%s:%u", self->file, line);
  g_autofree char *replied = dup_replied (annotation);
  g_autofree char *address = NULL;

  self->n++;
  if (replied != NULL || is_relation (annotation))
    {
      if (self->surveying && replied != NULL)
        survey_reply (self, annotation, replied, where);
      else if (self->surveying)
        survey_relation (self, annotation, where);
      return TRUE;
    }
  address = JSON_NODE_HOLDS_OBJECT (annotation) ? dup_address (annotation) : NULL;
  if (address == NULL)
    {
      if (self->surveying)
        gsy_import_unplaced (self->import, _ ("annotations without a source"), where, FALSE);
      return TRUE;
    }
  if (!self->surveying)
    return take_statement (self, annotation, address, attributes, line, error);
  survey_statement (self, annotation, address);
  return TRUE;
}

/* “gsy:attributes” as it stands in @piece. (nullable) */
static char *
dup_attributes (const GsyJsonPiece *piece)
{
  char *attributes = NULL;
  GsyJsonMember member;
  GsyJsonReader json;
  GsyJsonSlice value;

  gsy_json_piece_init_reader (piece, &json);
  if (gsy_json_peek (&json) == GSY_JSON_OBJECT && gsy_json_enter_object (&json))
    while (attributes == NULL && gsy_json_next_member (&json, &member))
      if (gsy_json_skip (&json, &value) && gsy_json_slice_is (&member.name, "gsy:attributes"))
        attributes = g_strndup (value.data, value.len);
  gsy_json_reader_clear (&json);
  return attributes;
}

static gboolean
take_piece (const GsyJsonPiece *piece, gpointer data, GError **error)
{
  Reader *self = data;
  g_autoptr (JsonNode) node = gsy_json_piece_read (piece, error);
  g_autofree char *attributes = NULL;

  if (node == NULL)
    return FALSE;
  if (piece->element)
    {
      self->is_list = TRUE;
      attributes = dup_attributes (piece);
      return take_annotation (self, node, attributes, piece->line, error);
    }
  if (g_strcmp0 (piece->member, "gsy:unit") == 0)
    self->unit = g_strcmp0 (gsy_json_to_text (node), "utf-16") == 0 ? UNIT_UTF16 : UNIT_CHARS;
  if (piece->depth == 1)
    {
      if (g_str_equal (piece->member, "gsy:attributes"))
        {
          g_free (self->single_attributes);
          self->single_attributes = g_strndup (piece->data, piece->len);
        }
      json_object_set_member (self->single, piece->member, g_steal_pointer (&node));
    }
  return TRUE;
}

static gboolean
walk (Reader *self, GError **error)
{
  gboolean good;

  self->n = 0;
  self->single = json_object_new ();
  good = gsy_json_walk (self->source, self->file, open_members, take_piece, self, error);
  if (good && !self->is_list && json_object_has_member (self->single, "target"))
    {
      g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), self->single);

      good = take_annotation (self, node, self->single_attributes, 1, error);
    }
  g_clear_pointer (&self->single, json_object_unref);
  g_clear_pointer (&self->single_attributes, g_free);
  return good;
}

static gboolean
check (const Reader *self, GError **error)
{
  if (self->n == 0)
    /* Translators: %s is a file's name. */
    g_set_error (error, GSY_ERROR, GSY_ERROR_PARSE, _ ("%s: there are no web annotations in it"), self->file);
  else if (self->n_articles == 0 && self->missing != NULL)
    /* Translators: the first %s is a file's name, the second one a file's name or a web address. */
    g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("%s: the text “%s” is missing that its annotations are about; put it beside the file as plain text"), self->file,
                 self->missing);
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_file (GsyImport *import, GsySource *source, const char *file, GError **error)
{
  Reader self = { .import = import, .source = source, .file = file };
  gboolean good;

  self.texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) text_free);
  self.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self.notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) string_free);
  self.surveying = TRUE;
  good = walk (&self, error);
  self.surveying = FALSE;
  good = good && walk (&self, error) && check (&self, error);
  g_hash_table_unref (self.notes);
  g_hash_table_unref (self.links);
  g_hash_table_unref (self.ids);
  g_hash_table_unref (self.texts);
  g_free (self.missing);
  return good;
}

/* --- Guessing --- */

typedef struct
{
  guint sure;
  gboolean has_target;
  gboolean has_rest; /* what an annotation has beside its target */
} Guess;

static gboolean
is_type (const char *type)
{
  static const char *const types[] = { "Annotation", "AnnotationPage", "AnnotationCollection", "oa:Annotation" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (type, types[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
look (const char *name, JsonNode *value, gpointer data)
{
  Guess *guess = data;

  if (g_str_equal (name, "@context"))
    {
      for (guint i = 0; i < gsy_json_n_values (value); i++)
        if (gsy_json_to_text (gsy_json_nth_value (value, i)) != NULL && strstr (gsy_json_to_text (gsy_json_nth_value (value, i)), "/ns/anno") != NULL)
          guess->sure = MAX (guess->sure, 95);
    }
  else if (g_str_equal (name, "type") || g_str_equal (name, "@type"))
    {
      for (guint i = 0; i < gsy_json_n_values (value); i++)
        if (is_type (gsy_json_to_text (gsy_json_nth_value (value, i))))
          guess->sure = MAX (guess->sure, 85);
    }
  else if (g_str_equal (name, "target"))
    guess->has_target = TRUE;
  else if (g_str_equal (name, "body") || g_str_equal (name, "motivation") || g_str_equal (name, "uri"))
    guess->has_rest = TRUE;
  else if ((g_str_equal (name, "rows") || g_str_equal (name, "annotations") || g_str_equal (name, "@graph") || g_str_equal (name, "items")) && gsy_json_n_values (value) > 0)
    {
      JsonNode *first = gsy_json_nth_value (value, 0);

      if (is_type (gsy_w3c_get_type (first)))
        guess->sure = MAX (guess->sure, 85);
      else if (gsy_json_get_text (first, "uri") != NULL && gsy_json_get (first, "target") != NULL)
        guess->sure = MAX (guess->sure, 80);
    }
}

static guint
probe_file (GsySource *source, const char *name)
{
  g_autoptr (GBytes) head = gsy_source_load_head (source, name, HEAD);
  Guess guess = { 0 };

  gsy_json_peek_members (head, look, &guess);
  return guess.has_target && guess.has_rest ? MAX (guess.sure, 70) : guess.sure;
}

static gboolean
is_own_name (const char *name)
{
  return gsy_source_name_is (name, ".jsonld") || (gsy_source_name_is (name, ".json") && !gsy_is_sidecar_name (get_base (name)));
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
  return best > 60 ? 60 : 0; /* a folder may be more than that */
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

      if (!is_own_name (name) || probe_file (source, name) == 0)
        continue;
      any = TRUE;
      if (!read_file (import, source, name, error))
        return FALSE;
    }
  if (!any)
    g_set_error (error, GSY_ERROR, GSY_ERROR_PARSE, _ ("%s: there are no web annotations in it"), gsy_source_get_title (source));
  return any;
}

const GsyReader gsy_reader_w3c = {
  .id = "w3c",
  .name = "W3C Web Annotation",
  /* Translators: what a file format brings, in the list of formats to import */
  .purpose = N_ ("what was marked with annotation tools of the web; the texts are beside the file"),
  .suffixes = (const char *const[]){ ".jsonld", ".json", NULL },
  .folders = TRUE,
  .reads = GSY_HOLDS_ALL & ~(GSY_HOLDS (GSY_FEATURE_ARTICLE) | GSY_HOLDS (GSY_FEATURE_TEXT) | GSY_HOLDS (GSY_FEATURE_VOCABULARY) | GSY_HOLDS (GSY_FEATURE_UNKNOWN)),
  .probe = probe,
  .read = read_source,
};
