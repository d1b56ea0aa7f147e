/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-read-json.c: everything that we wrote as one JSON document, or as JSON Lines, comes back.
 *
 * An article and its statements are put together again as the sidecar that they were, without what the export put around them, and the reader of sidecars
 * does the rest: so an export says what a sidecar would, to the last member that another program gave it. */
#include "config.h"
#include "io/formats/gsy-format.h"
#include "io/formats/gsy-json-frame.h"
#include "io/formats/gsy-json-read.h"
#include "io/formats/gsy-json-walk.h"
#include "io/formats/gsy-reader.h"

#include "core/gsy-error.h"
#include "core/gsy-intern.h"
#include "io/gsy-project-file.h"
#include "io/gsy-sidecar.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define EXPORT_FORMAT "gainsay-export"
#define EXPORT_VERSION 1

typedef struct
{
  GsyImport *import;
  const char *name;
  gboolean is_export; /* the document said so */
  GHashTable *other;  /* list's number and id there, as “0 denial”, to the id in the folder if that is another */

  GsyImportArticle *article; /* the one at hand */
  GString *sidecar;          /* what its sidecar would be, but for the end */
  guint line;
  guint n_statements;
} Reader;

/* An object of the export, taken apart. */
typedef struct
{
  char *type;
  char *article;
  char *file;
  char *text;
  GsyJsonSlice statements; /* its data NULL: none */
  GString *members;        /* the others, as they are in our own files */
} Parts;

static void
parts_clear (Parts *self)
{
  g_free (self->type);
  g_free (self->article);
  g_free (self->file);
  g_free (self->text);
  if (self->members != NULL)
    g_string_free (self->members, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

/* The value that comes next if it is a text; else it is passed over. (nullable) */
static char *
read_text (GsyJsonReader *json)
{
  GsyJsonText text;

  if (gsy_json_peek (json) != GSY_JSON_STRING)
    {
      gsy_json_skip (json, NULL);
      return NULL;
    }
  return gsy_json_read_text (json, &text) && !text.nul ? gsy_json_text_dup (&text) : NULL;
}

static void
split_frame (Parts *self, GsyJsonReader *json, const GsyJsonMember *member)
{
  if (gsy_json_slice_is (&member->name, "type"))
    self->type = read_text (json);
  else if (gsy_json_slice_is (&member->name, "article"))
    self->article = read_text (json);
  else if (gsy_json_slice_is (&member->name, "text"))
    self->text = read_text (json);
  else
    gsy_json_skip (json, &self->statements);
}

/* @data: a sound object. @is_article: “file”, “sha256” and “length” say what will be otherwise. */
static void
split (Parts *self, const char *data, gsize len, gboolean is_article)
{
  GsyJsonReader json;
  GsyJsonMember member;

  self->members = g_string_new (NULL);
  gsy_json_reader_init (&json, data, len);
  if (gsy_json_enter_object (&json))
    while (gsy_json_next_member (&json, &member))
      {
        g_autofree char *unframed = gsy_json_dup_unframed (&member.name);
        GsyJsonSlice value;

        if (gsy_json_is_frame (&member.name))
          split_frame (self, &json, &member);
        else if (is_article && gsy_json_slice_is (&member.name, "file"))
          self->file = read_text (&json);
        else if (gsy_json_skip (&json, &value) && !(is_article && (gsy_json_slice_is (&member.name, "sha256") || gsy_json_slice_is (&member.name, "length"))))
          {
            g_string_append (self->members, self->members->len > 0 ? ", " : "");
            if (unframed != NULL)
              g_string_append (self->members, unframed);
            else
              g_string_append_len (self->members, member.raw.data, (gssize) member.raw.len);
            g_string_append (self->members, ": ");
            g_string_append_len (self->members, value.data, (gssize) value.len);
          }
      }
  gsy_json_reader_clear (&json);
}

/* --- Vocabulary --- */

static const char *
item_name (GsySchemeList list, gconstpointer item)
{
  if (list == GSY_LIST_LAYERS)
    return ((const GsyLayer *) item)->name;
  if (list == GSY_LIST_ATTRIBUTES)
    return ((const GsyAttribute *) item)->name;
  return list == GSY_LIST_RELATIONS ? ((const GsyRelation *) item)->name : NULL;
}

/* The id of what the folder has under the name of @item. */
static const char *
find_by_name (Reader *self, GsySchemeList list, gconstpointer item)
{
  GPtrArray *items = gsy_scheme_get_list (gsy_import_get_scheme (self->import), list);
  const char *name = item_name (list, item);

  for (guint i = 0; name != NULL && i < items->len; i++)
    if (g_strcmp0 (item_name (list, g_ptr_array_index (items, i)), name) == 0)
      return gsy_scheme_list_get_id (list, g_ptr_array_index (items, i));
  return NULL;
}

static void
take_item (Reader *self, GsySchemeList list, gpointer item)
{
  const char *id = gsy_scheme_list_get_id (list, item);
  const char *there = gsy_scheme_find_item (gsy_import_get_scheme (self->import), list, id) == NULL ? find_by_name (self, list, item) : NULL;

  if (there != NULL)
    g_hash_table_insert (self->other, g_strdup_printf ("%u %s", list, id), g_strdup (there));
  else
    gsy_import_item (self->import, list, item);
}

/* Choices that the folder's attribute of the same id has not. */
static void
take_choices (Reader *self, const GsyAttribute *attribute)
{
  const GsyAttribute *there = gsy_scheme_find_attribute (gsy_import_get_scheme (self->import), attribute->id);

  for (guint i = 0; there != NULL && there->type == GSY_ATTRIBUTE_CHOICE && attribute->choices != NULL && i < attribute->choices->len; i++)
    gsy_import_choice (self->import, attribute->id, ((const GsyChoice *) g_ptr_array_index (attribute->choices, i))->id);
}

/* Which checks are off is the folder's own affair. */
static gboolean
take_project (Reader *self, const char *data, gsize len, guint line, GError **error)
{
  g_auto (Parts) parts = { 0 };
  g_autofree char *name = g_strdup_printf ("%s:%u", self->name, line);
  g_autofree char *document = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GsyScheme) scheme = NULL;
  GPtrArray *attributes;
  guint version;

  split (&parts, data, len, FALSE);
  document = g_strconcat ("{", parts.members->str, "}", NULL);
  bytes = g_bytes_new_static (document, strlen (document));
  scheme = gsy_project_parse (bytes, name, &version, NULL, error);
  if (scheme == NULL)
    return FALSE;
  if (version > GSY_PROJECT_VERSION)
    {
      /* Translators: %s is a file's name. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_VERSION, _ ("%s was written by a newer Gainsay; import with that one"), self->name);
      return FALSE;
    }
  for (guint list = GSY_LIST_LAYERS; list <= GSY_LIST_RELATIONS; list++)
    for (guint i = 0; i < gsy_scheme_get_list (scheme, list)->len; i++)
      take_item (self, list, g_ptr_array_index (gsy_scheme_get_list (scheme, list), i));
  gsy_import_vocabulary (self->import, scheme, GSY_LIST_TOPICS);
  gsy_import_vocabulary (self->import, scheme, GSY_LIST_ACTORS);
  attributes = gsy_scheme_get_list (scheme, GSY_LIST_ATTRIBUTES);
  for (guint i = 0; i < attributes->len; i++)
    take_choices (self, g_ptr_array_index (attributes, i));
  return TRUE;
}

/* (nullable): the same. */
static const char *
get_other (Reader *self, GsySchemeList list, const char *id)
{
  g_autofree char *key = g_strdup_printf ("%u %s", list, id);

  return g_hash_table_lookup (self->other, key);
}

static void
translate (Reader *self, GsySchemeList list, char **id)
{
  const char *other = get_other (self, list, *id);

  if (other == NULL)
    return;
  g_free (*id);
  *id = g_strdup (other);
}

static void
translate_statement (Reader *self, GsyStatement *statement)
{
  const char *layer = get_other (self, GSY_LIST_LAYERS, statement->layer);

  if (layer != NULL)
    {
      GRefString *old = statement->layer;

      statement->layer = gsy_intern (layer);
      g_ref_string_release (old);
    }
  for (guint i = 0; statement->attributes != NULL && i < statement->attributes->len; i++)
    translate (self, GSY_LIST_ATTRIBUTES, &g_array_index (statement->attributes, GsyValue, i).id);
  for (guint i = 0; statement->links != NULL && i < statement->links->len; i++)
    translate (self, GSY_LIST_RELATIONS, &((GsyLink *) g_ptr_array_index (statement->links, i))->relation);
}

/* --- Articles --- */

/* The export says the title and the date that are shown; what the text itself says is not stored. */
static void
forget_defaults (GsyImportArticle *article)
{
  GsyArticleMeta *meta = article->meta;
  const char *base = strrchr (article->name, '/');

  gsy_article_set_language (article->article, meta->language);
  if (g_strcmp0 (meta->title, gsy_article_get_default_title (article->article)) == 0 ||
      (gsy_article_get_length (article->article) == 0 && g_strcmp0 (meta->title, base != NULL ? base + 1 : article->name) == 0))
    g_clear_pointer (&meta->title, g_free);
  if (g_strcmp0 (meta->published, gsy_article_get_default_published (article->article)) == 0)
    g_clear_pointer (&meta->published, g_free);
}

/* The reader of sidecars keeps what makes no sense under a name that we know, for the file that it belongs to; here it was reported. */
static void
forget_odd (GsyArticleMeta *meta)
{
  static const char *const names[] = { "\"title\"", "\"outlet\"", "\"published\"", "\"url\"", "\"language\"", "\"state\"", "\"note\"", NULL };
  g_auto (GStrv) old = g_steal_pointer (&meta->unknown);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (char **pair = old; pair != NULL && pair[0] != NULL; pair += 2)
    if (!g_strv_contains (names, pair[0]))
      {
        g_ptr_array_add (kept, pair[0]);
        g_ptr_array_add (kept, pair[1]);
      }
  if (kept->len == 0)
    return;
  g_ptr_array_add (kept, NULL);
  meta->unknown = g_strdupv ((char **) kept->pdata);
}

static gboolean
finish_article (Reader *self, GError **error)
{
  g_autofree char *place = g_strdup_printf ("%s:%u", self->name, self->line);
  g_autoptr (GsyImportArticle) article = g_steal_pointer (&self->article);
  g_autoptr (GsySidecar) sidecar = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (article == NULL)
    return TRUE;
  g_string_append (self->sidecar, "]}");
  bytes = g_string_free_to_bytes (g_steal_pointer (&self->sidecar));
  sidecar = gsy_sidecar_parse (bytes, place, article->article, error);
  if (sidecar == NULL)
    return FALSE;
  for (guint i = 0; i < sidecar->problems->len; i++)
    {
      const GsyProblem *problem = g_ptr_array_index (sidecar->problems, i);
      g_autofree char *where = g_strdup_printf ("%s: %s", place, problem->message);

      if (problem->kind == GSY_PROBLEM_FILE)
        gsy_import_unplaced (self->import, _ ("values and statements that make no sense"), where, FALSE);
    }
  gsy_article_meta_unref (article->meta);
  article->meta = gsy_article_meta_copy (sidecar->meta);
  forget_odd (article->meta);
  forget_defaults (article);
  for (guint i = 0; i < sidecar->statements->len; i++)
    {
      GsyStatement *statement = gsy_statement_copy (g_ptr_array_index (sidecar->statements, i));

      translate_statement (self, statement);
      gsy_import_article_take (article, self->import, statement, _ ("statements"));
    }
  g_clear_pointer (&sidecar, gsy_sidecar_free);
  return gsy_import_add (self->import, g_steal_pointer (&article), error);
}

static void
begin_article (Reader *self, Parts *parts, guint line)
{
  self->article = gsy_import_article_new (parts->file, parts->text, -1);
  self->line = line;
  self->n_statements = 0;
  self->sidecar = g_string_new ("{\"format\": \"gainsay-annotations\", \"version\": 1, \"unit\": \"code-point\", \"article\": {\"sha256\": \"");
  g_string_append (self->sidecar, gsy_article_get_sha256 (self->article->article));
  g_string_append_printf (self->sidecar, "\", \"length\": %u%s", gsy_article_get_length (self->article->article), parts->members->len > 0 ? ", " : "");
  g_string_append_len (self->sidecar, parts->members->str, (gssize) parts->members->len);
  g_string_append (self->sidecar, "}, \"statements\": [");
}

static void
add_statement (Reader *self, const Parts *parts)
{
  g_string_append (self->sidecar, self->n_statements++ > 0 ? ",\n{" : "\n{");
  g_string_append_len (self->sidecar, parts->members->str, (gssize) parts->members->len);
  g_string_append (self->sidecar, "}");
}

static void
add_statements (Reader *self, const GsyJsonSlice *list)
{
  GsyJsonReader json;

  gsy_json_reader_init (&json, list->data, list->len);
  if (gsy_json_peek (&json) == GSY_JSON_ARRAY && gsy_json_enter_array (&json))
    while (gsy_json_next_element (&json))
      {
        g_auto (Parts) parts = { 0 };
        GsyJsonSlice raw;

        gsy_json_skip (&json, &raw);
        split (&parts, raw.data, raw.len, FALSE);
        add_statement (self, &parts);
      }
  gsy_json_reader_clear (&json);
}

static gboolean
take_article (Reader *self, const GsyJsonPiece *piece, GError **error)
{
  g_auto (Parts) parts = { 0 };

  if (!finish_article (self, error))
    return FALSE;
  split (&parts, piece->data, piece->len, TRUE);
  if (parts.file == NULL || parts.text == NULL)
    {
      g_autofree char *where = g_strdup_printf ("%s:%u", self->name, piece->line);

      gsy_import_unplaced (self->import, _ ("articles without “file” or “text”"), where, FALSE);
      return TRUE;
    }
  begin_article (self, &parts, piece->line);
  if (parts.statements.data != NULL)
    add_statements (self, &parts.statements);
  return TRUE;
}

static void
report_line (Reader *self, const GsyJsonPiece *piece, const char *kind)
{
  g_autofree char *where = g_strdup_printf ("%s:%u", self->name, piece->line);

  gsy_import_unplaced (self->import, kind, where, FALSE);
}

static gboolean
take_line (const GsyJsonPiece *piece, gpointer data, GError **error)
{
  Reader *self = data;
  g_auto (Parts) parts = { 0 };

  split (&parts, piece->data, piece->len, FALSE);
  if (g_strcmp0 (parts.type, "article") == 0)
    return take_article (self, piece, error);
  if (g_strcmp0 (parts.type, "project") == 0)
    return take_project (self, piece->data, piece->len, piece->line, error);
  if (g_strcmp0 (parts.type, "statement") != 0)
    report_line (self, piece, _ ("lines that are of no known type"));
  else if (self->article == NULL || g_strcmp0 (parts.article, self->article->name) != 0)
    report_line (self, piece, _ ("statements whose article does not come before them"));
  else
    add_statement (self, &parts);
  return TRUE;
}

static gboolean
refuse (Reader *self, GError **error)
{
  /* Translators: %s is a file's name. */
  g_set_error (error, GSY_ERROR, GSY_ERROR_PARSE, _ ("%s: this is not what Gainsay exports as JSON"), self->name);
  return FALSE;
}

static gboolean
take_member (const GsyJsonPiece *piece, gpointer data, GError **error)
{
  Reader *self = data;
  GsyJsonReader json;
  guint version = 0;

  if (piece->member == NULL)
    return refuse (self, error);
  gsy_json_piece_init_reader (piece, &json);
  if (g_str_equal (piece->member, "format"))
    self->is_export = gsy_json_skip_text (&json, EXPORT_FORMAT);
  else if (g_str_equal (piece->member, "version") && !gsy_json_skip_version (&json, &version))
    version = 0;
  gsy_json_reader_clear (&json);

  if (!self->is_export)
    return refuse (self, error);
  if (version > EXPORT_VERSION)
    {
      g_set_error (error, GSY_ERROR, GSY_ERROR_VERSION, _ ("%s was written by a newer Gainsay; import with that one"), self->name);
      return FALSE;
    }
  if (g_str_equal (piece->member, "project"))
    return take_project (self, piece->data, piece->len, piece->line, error);
  return !g_str_equal (piece->member, "articles") || take_article (self, piece, error);
}

static gboolean
read_source (GsyImport *import, GsySource *source, gboolean lines, GError **error)
{
  static const char *const open[] = { "articles", NULL };
  Reader self = { .import = import, .name = gsy_source_get_name (source, 0) };
  gboolean good;

  self.other = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  good = gsy_json_walk (source, self.name, lines ? NULL : open, lines ? take_line : take_member, &self, error) && finish_article (&self, error);
  g_clear_pointer (&self.article, gsy_import_article_free);
  if (self.sidecar != NULL)
    g_string_free (self.sidecar, TRUE);
  g_hash_table_unref (self.other);
  return good;
}

/* --- Guessing --- */

typedef struct
{
  char *format;
  char *type;
  gboolean is_own; /* a file of a folder of ours */
} Guess;

static void
look (const char *name, JsonNode *value, gpointer data)
{
  Guess *guess = data;
  const char *text = gsy_json_to_text (value);

  if (g_str_equal (name, "format"))
    guess->format = g_strdup (text);
  else if (g_str_equal (name, "type"))
    guess->type = g_strdup (text);
}

static void
make_guess (GsySource *source, Guess *guess)
{
  g_autoptr (GBytes) head = NULL;

  if (gsy_source_is_folder (source) || gsy_source_get_n_names (source) != 1)
    return;
  head = gsy_source_load_head (source, gsy_source_get_name (source, 0), 4096);
  gsy_json_peek_members (head, look, guess);
  guess->is_own = guess->type == NULL && (g_strcmp0 (guess->format, "gainsay-annotations") == 0 || g_strcmp0 (guess->format, "gainsay-project") == 0);
}

static void
guess_clear (Guess *guess)
{
  g_free (guess->format);
  g_free (guess->type);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Guess, guess_clear)

static guint
probe_document (GsySource *source)
{
  g_auto (Guess) guess = { 0 };

  make_guess (source, &guess);
  return guess.is_own || g_strcmp0 (guess.format, EXPORT_FORMAT) == 0 ? 100 : 0;
}

static guint
probe_lines (GsySource *source)
{
  g_auto (Guess) guess = { 0 };

  make_guess (source, &guess);
  if (g_strcmp0 (guess.type, "project") == 0 && g_strcmp0 (guess.format, "gainsay-project") == 0)
    return 100;
  return g_strcmp0 (guess.type, "article") == 0 ? 70 : 0;
}

static gboolean
read_document (GsyImport *import, GsySource *source, GError **error)
{
  g_auto (Guess) guess = { 0 };

  make_guess (source, &guess);
  if (guess.is_own)
    {
      /* Translators: %s is a file's name. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("%s is a file of a folder of Gainsay; open the folder instead"), gsy_source_get_name (source, 0));
      return FALSE;
    }
  return read_source (import, source, FALSE, error);
}

static gboolean
read_lines (GsyImport *import, GsySource *source, GError **error)
{
  return read_source (import, source, TRUE, error);
}

const GsyReader gsy_reader_json = {
  .id = "json",
  .name = "JSON",
  /* Translators: what a file format brings, in the list of formats to import */
  .purpose = N_ ("everything that Gainsay exported as one document"),
  .suffixes = (const char *const[]){ ".json", NULL },
  .reads = GSY_HOLDS_ALL,
  .probe = probe_document,
  .read = read_document,
};

const GsyReader gsy_reader_jsonl = {
  .id = "jsonl",
  .name = "JSON Lines",
  /* Translators: what a file format brings, in the list of formats to import */
  .purpose = N_ ("everything that Gainsay exported line by line"),
  .suffixes = (const char *const[]){ ".jsonl", ".ndjson", NULL },
  .reads = GSY_HOLDS_ALL,
  .probe = probe_lines,
  .read = read_lines,
};
