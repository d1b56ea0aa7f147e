/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-refi-article.c: selections to statements. */
#include "config.h"
#include "io/formats/gsy-refi-article.h"

#include "core/gsy-date.h"
#include "io/formats/gsy-lines.h"
#include "io/formats/gsy-refi-places.h"
#include "io/formats/gsy-xml-read.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* The layer of what is selected, perhaps with a remark, but has no code. */
#define PLAIN_LAYER "Annotation"

#define NONE G_MAXUINT

/* A selection. */
typedef struct
{
  GsyRefiId id;
  char *key; /* its GUID as GUIDs are compared */
  const xmlNode *node;
  GsySpan span;
  guint owner;             /* index of the selection that it is a piece of; NONE: it stands for itself */
  guint head;              /* of several pieces of words of a role, the first one */
  GsyRefiRole role;        /* of a piece: GSY_REFI_LAYER: of the statement's own words */
  GsyFiller *filler;       /* of the head of words of a role */
  GsyStatement *statement; /* the first one that is made of it; nullable */
} Selection;

typedef struct
{
  GsyRefiProject *project;
  GsyImportArticle *article;
  GPtrArray *selections;
  GHashTable *by_id; /* of GsyRefiId to index + 1 */
  GPtrArray *statements;
  GHashTable *topics; /* statement to GPtrArray of topics */
  GHashTable *points; /* (nullable): GUIDs of points in time that have a position, to that + 1 */
} Builder;

static void
selection_free (gpointer data)
{
  Selection *selection = data;

  g_free (selection->key);
  g_free (selection);
}

static guint
id_hash (gconstpointer key)
{
  guint hash;

  memcpy (&hash, key, sizeof hash);
  return hash;
}

static gboolean
id_equal (gconstpointer a, gconstpointer b)
{
  return gsy_refi_id_compare (a, b) == 0;
}

/* --- Codings --- */

static GsyRefiCode *
coding_get_code (const GsyRefiProject *project, const xmlNode *coding)
{
  g_autofree char *key = gsy_refi_dup_attribute_key (gsy_xml_child (coding, "CodeRef"), "targetGUID");

  return key != NULL ? g_hash_table_lookup (project->codes, key) : NULL;
}

/* Any code of @selection with @role; NULL: it has none. */
static const GsyRefiCode *
find_code (const Builder *self, const Selection *selection, GsyRefiRole role)
{
  for (const xmlNode *coding = gsy_xml_child (selection->node, "Coding"); coding != NULL; coding = gsy_xml_next (coding, "Coding"))
    {
      const GsyRefiCode *code = coding_get_code (self->project, coding);

      if (code != NULL && code->role == role)
        return code;
    }
  return NULL;
}

static char *
dup_user (const GsyRefiProject *project, const xmlNode *node)
{
  static const char *const attributes[] = { "creatingUser", "modifyingUser" };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_autofree char *key = gsy_refi_dup_attribute_key (node, attributes[i]);
      const char *name = key != NULL ? g_hash_table_lookup (project->users, key) : NULL;

      if (name != NULL)
        return g_strdup (name);
    }
  return NULL;
}

/* An instant as sidecars have it: in UTC, to the second; NULL when it is none. */
static char *
dup_instant (const xmlNode *node, const char *attribute)
{
  g_autofree char *text = gsy_xml_dup_attribute (node, attribute);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (g_strstrip (text), zone) : NULL;
  g_autoptr (GDateTime) utc = time != NULL ? g_date_time_to_utc (time) : NULL;

  return utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

/* --- What other codes say of a statement --- */

static GPtrArray **
fillers_of (GsyStatement *statement, GsyRefiRole role)
{
  return role == GSY_REFI_SOURCE ? &statement->source : &statement->target;
}

static GsyFiller *
add_filler (GsyStatement *statement, GsyRefiRole role, const char *actor, guint at)
{
  GPtrArray **fillers = fillers_of (statement, role);
  GsyFiller *filler = gsy_filler_new (actor);

  if (*fillers == NULL)
    *fillers = gsy_fillers_new ();
  g_ptr_array_insert (*fillers, (int) MIN (at, (*fillers)->len), filler);
  return filler;
}

static void
add_topic (Builder *self, GsyStatement *statement, const char *topic)
{
  GPtrArray *topics = g_hash_table_lookup (self->topics, statement);

  if (topics == NULL)
    {
      topics = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->topics, statement, topics);
    }
  g_ptr_array_add (topics, g_strdup (topic));
}

static void
add_value (Builder *self, GsyStatement *statement, const GsyRefiCode *code)
{
  static const GsyAttributeType types[] = { GSY_ATTRIBUTE_TEXT, GSY_ATTRIBUTE_NUMBER, GSY_ATTRIBUTE_FLAG, GSY_ATTRIBUTE_TEXT };
  GsyImport *import = self->project->import;
  const char *id = code->attribute;
  GsyValue value = { .type = code->type };

  if (value.type == GSY_VALUE_INTEGER && !g_ascii_string_to_signed (code->name, 10, G_MININT64, G_MAXINT64, &value.integer, NULL))
    value.type = GSY_VALUE_STRING;
  if (value.type == GSY_VALUE_BOOLEAN)
    value.integer = strcmp (code->name, "true") == 0;
  if (value.type == GSY_VALUE_STRING || value.type == GSY_VALUE_RAW)
    value.string = g_strdup (code->name);
  if (gsy_scheme_find_attribute (gsy_import_get_scheme (import), id) == NULL)
    id = gsy_import_attribute (import, id, types[value.type]);
  value.id = g_strdup (id);
  if (statement->attributes == NULL)
    statement->attributes = gsy_values_new ();
  g_array_append_val (statement->attributes, value);
}

/* A code that is no layer. FALSE: it says nothing of a statement. */
static gboolean
apply_code (Builder *self, GsyStatement *statement, const GsyRefiCode *code)
{
  if (code->group || code->unnamed)
    return FALSE;
  switch (code->role)
    {
    case GSY_REFI_SOURCE:
    case GSY_REFI_TARGET:
      add_filler (statement, code->role, code->name, NONE);
      return TRUE;
    case GSY_REFI_TOPIC:
      add_topic (self, statement, code->name);
      return TRUE;
    case GSY_REFI_SAID:
      if (statement->said != NULL)
        return FALSE;
      statement->said = g_strdup (code->name);
      return TRUE;
    case GSY_REFI_VALUE:
      add_value (self, statement, code);
      return TRUE;
    case GSY_REFI_LAYER:
    case GSY_REFI_CUE:
    default:
      return FALSE;
    }
}

/* --- Statements --- */

/* Everything of it but its codes. @coding: (nullable) */
static GsyStatement *
make_statement (Builder *self, Selection *selection, const xmlNode *coding, const char *id, const char *layer)
{
  g_autofree char *own = gsy_import_dup_id (self->article->name, id);
  GsyStatement *statement = gsy_statement_new (own, layer);
  g_autofree char *note = gsy_refi_dup_child_text (selection->node, "Description");
  g_autofree char *lines = gsy_refi_project_dup_lines (self->project, selection->node);

  gsy_statement_add_span (statement, selection->span);
  statement->creator = coding != NULL ? dup_user (self->project, coding) : NULL;
  if (statement->creator == NULL)
    statement->creator = dup_user (self->project, selection->node);
  statement->created = dup_instant (selection->node, "creationDateTime");
  if (statement->created == NULL && coding != NULL)
    statement->created = dup_instant (coding, "creationDateTime");
  statement->modified = dup_instant (selection->node, "modifiedDateTime");
  if (note != NULL)
    gsy_statement_append_note (statement, note);
  if (lines != NULL)
    gsy_statement_append_note (statement, lines);
  g_ptr_array_add (self->statements, statement);
  if (selection->statement == NULL)
    selection->statement = statement;
  return statement;
}

static GsyStatement *
make_coded (Builder *self, Selection *selection, const xmlNode *coding, GsyRefiCode *code)
{
  g_autofree char *own = gsy_refi_dup_attribute_key (coding, "guid");
  const char *id = selection->statement == NULL ? selection->key : own != NULL ? own
                                                                               : selection->key;
  const char *layer = gsy_refi_project_layer (self->project, code);
  GsyStatement *statement = make_statement (self, selection, coding, id, layer != NULL ? layer : gsy_import_layer (self->project->import, PLAIN_LAYER, NULL));
  g_autofree char *line = layer == NULL ? g_strconcat ("Code: ", code->name, NULL) : NULL;

  if (line != NULL)
    {
      gsy_statement_append_note (statement, line);
      /* Translators: a line of a list of what an import has no place for: codes are kinds of marks, which become layers. */
      gsy_import_unplaced (self->project->import, _ ("codes for which there are too many layers"), code->name, TRUE);
    }
  return statement;
}

/* One for each coding with a layer; the selection's other codings say something of all of them. */
static void
make_statements (Builder *self, Selection *selection)
{
  guint from = self->statements->len;

  for (const xmlNode *coding = gsy_xml_child (selection->node, "Coding"); coding != NULL; coding = gsy_xml_next (coding, "Coding"))
    {
      GsyRefiCode *code = coding_get_code (self->project, coding);

      if (code == NULL)
        /* Translators: a line of a list of what an import has no place for: codes are kinds of marks. */
        gsy_import_unplaced (self->project->import, _ ("codings whose code is not in the code book"), self->article->name, FALSE);
      else if (code->role == GSY_REFI_LAYER)
        make_coded (self, selection, coding, code);
    }
  for (const xmlNode *coding = gsy_xml_child (selection->node, "Coding"); coding != NULL; coding = gsy_xml_next (coding, "Coding"))
    {
      const GsyRefiCode *code = coding_get_code (self->project, coding);

      for (guint i = from; code != NULL && i < self->statements->len; i++)
        apply_code (self, g_ptr_array_index (self->statements, i), code);
    }
}

/* --- Pieces --- */

static GsyRefiRole
piece_role (const char *relation)
{
  return strcmp (relation, "cue") == 0 ? GSY_REFI_CUE : strcmp (relation, "source") == 0 ? GSY_REFI_SOURCE
                                                      : strcmp (relation, "target") == 0 ? GSY_REFI_TARGET
                                                                                         : GSY_REFI_LAYER;
}

/* Which selections are pieces of which: each of one that came before it, so that no ring is gone round. */
static void
find_owners (Builder *self)
{
  for (guint i = 0; i < self->selections->len; i++)
    {
      Selection *selection = g_ptr_array_index (self->selections, i);
      const GsyRefiPiece *piece = gsy_refi_project_find_piece (self->project, &selection->id);
      guint from = piece != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, &piece->from)) : 0;
      const Selection *before;

      selection->owner = NONE;
      selection->head = i;
      if (from == 0 || from - 1 >= i)
        continue;
      before = g_ptr_array_index (self->selections, from - 1);
      selection->role = piece_role (g_ptr_array_index (self->project->relations, piece->name));
      if (selection->role != GSY_REFI_LAYER || before->owner == NONE)
        selection->owner = before->owner == NONE ? from - 1 : before->owner;
      else
        {
          selection->owner = before->owner;
          selection->role = before->role;
          selection->head = before->head;
        }
    }
}

static void
append_words (GsyFiller *filler, GsySpan span)
{
  if (filler->spans == NULL)
    filler->spans = gsy_quotes_new ();
  gsy_quotes_append (filler->spans, span);
}

/* Who these words name: one of those that the statement has without words, or another one. */
static GsyFiller *
find_filler (Builder *self, const Selection *selection, GsyStatement *statement)
{
  const GsyRefiCode *code = find_code (self, selection, selection->role);
  const GPtrArray *fillers = *fillers_of (statement, selection->role);
  guint64 number = 0;

  if (code == NULL || code->group)
    return add_filler (statement, selection->role, NULL, NONE);
  if (code->unnamed)
    {
      /* Its number says where among them it is. */
      g_ascii_string_to_unsigned (code->name, 10, 1, G_MAXINT, &number, NULL);
      return add_filler (statement, selection->role, NULL, number > 0 ? (guint) number - 1 : NONE);
    }
  for (guint i = 0; fillers != NULL && i < fillers->len; i++)
    {
      GsyFiller *filler = g_ptr_array_index (fillers, i);

      if (filler->spans == NULL && g_strcmp0 (filler->actor, code->name) == 0)
        return filler;
    }
  return add_filler (statement, selection->role, code->name, NONE);
}

static void
attach_piece (Builder *self, Selection *selection, GsyStatement *statement)
{
  Selection *head = g_ptr_array_index (self->selections, selection->head);

  selection->statement = statement;
  if (selection->role == GSY_REFI_LAYER)
    {
      gsy_statement_add_span (statement, selection->span);
      return;
    }
  if (selection->role == GSY_REFI_CUE)
    {
      if (statement->cue == NULL)
        statement->cue = gsy_filler_new (NULL);
      append_words (statement->cue, selection->span);
      return;
    }
  if (head->filler == NULL)
    head->filler = find_filler (self, head, statement);
  append_words (head->filler, selection->span);
}

/* Selections that only have codes of ours that are no layers: QualCoder makes one of each coding. They belong to the statement that has the same words. */
static void
attach_by_place (Builder *self)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->statements->len; i++)
    {
      GsyStatement *statement = g_ptr_array_index (self->statements, i);
      GsySpan span = gsy_statement_get_span (statement, 0);
      gint64 place = (gint64) ((guint64) span.start << 32 | span.end);

      if (!g_hash_table_contains (places, &place))
        g_hash_table_insert (places, g_memdup2 (&place, sizeof place), statement);
    }
  for (guint i = 0; i < self->selections->len; i++)
    {
      Selection *selection = g_ptr_array_index (self->selections, i);
      gint64 place = (gint64) ((guint64) selection->span.start << 32 | selection->span.end);
      GsyStatement *statement = selection->statement == NULL ? g_hash_table_lookup (places, &place) : NULL;
      gboolean said = FALSE;

      for (const xmlNode *coding = gsy_xml_child (selection->node, "Coding"); statement != NULL && coding != NULL; coding = gsy_xml_next (coding, "Coding"))
        {
          const GsyRefiCode *code = coding_get_code (self->project, coding);

          said = (code != NULL && apply_code (self, statement, code)) || said;
        }
      if (said)
        selection->statement = statement;
    }
}

/* What is left marks its words and no more: in a layer of what they are, with who or what it is in the note. */
static void
make_plain (Builder *self)
{
  static const char *const layers[] = { PLAIN_LAYER, "Cue", "Source", "Target", "Topic", "Said", "Value" };

  for (guint i = 0; i < self->selections->len; i++)
    {
      Selection *selection = g_ptr_array_index (self->selections, i);
      const xmlNode *coding = gsy_xml_child (selection->node, "Coding");
      const GsyRefiCode *code = coding != NULL ? coding_get_code (self->project, coding) : NULL;
      GsyStatement *statement;

      if (selection->statement != NULL)
        continue;
      statement = make_statement (self, selection, coding, selection->key, gsy_import_layer (self->project->import, layers[code != NULL ? code->role : 0], NULL));
      if (code != NULL && code->role > GSY_REFI_CUE)
        gsy_statement_append_note (statement, code->name);
    }
}

/* --- Links --- */

static char *
dup_id_text (const GsyRefiId *id)
{
  GString *text = g_string_sized_new (36);

  for (guint i = 0; i < sizeof id->bytes; i++)
    g_string_append_printf (text, "%s%02x", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "", id->bytes[i]);
  return g_string_free (text, FALSE);
}

static GsyLink *
make_link (Builder *self, const GsyRefiLink *link)
{
  const char *relation = gsy_import_relation (self->project->import, g_ptr_array_index (self->project->relations, link->name));
  guint to = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, &link->to));
  g_autofree char *id = NULL;
  GsyLink *made;

  if (to > 0)
    return gsy_link_new (relation, ((const Selection *) g_ptr_array_index (self->selections, to - 1))->statement->id);
  id = dup_id_text (&link->to);
  made = gsy_link_new (relation, id);
  made->article = g_strdup (g_ptr_array_index (self->project->texts, gsy_refi_project_find_place (self->project, &link->to)->text));
  return made;
}

static void
add_links (Builder *self)
{
  for (guint i = 0; i < self->selections->len; i++)
    {
      const Selection *selection = g_ptr_array_index (self->selections, i);
      GsyStatement *statement = selection->statement;

      for (guint j = gsy_refi_project_find_links (self->project, &selection->id); j < self->project->links->len; j++)
        {
          const GsyRefiLink *link = &g_array_index (self->project->links, GsyRefiLink, j);

          if (gsy_refi_id_compare (&link->from, &selection->id) != 0)
            break;
          if (statement->links == NULL)
            statement->links = gsy_links_new ();
          g_ptr_array_add (statement->links, make_link (self, link));
        }
    }
}

/* --- The article --- */

/* What the project knows of a text as a whole; the rest is lines of the note. */
static void
set_variable (GsyArticleMeta *meta, GString *note, const char *name, const char *value)
{
  char **const texts[] = { &meta->title, &meta->outlet, &meta->url, &meta->language };
  static const char *const names[] = { "Title", "Outlet", "Address", "Language" };
  GsyDays days;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (name, names[i]) == 0 && *texts[i] == NULL)
      {
        *texts[i] = g_strdup (value);
        return;
      }
  if (g_ascii_strcasecmp (name, "Published") == 0 && meta->published == NULL && gsy_date_parse (value, &days))
    meta->published = g_strdup (value);
  else if (g_ascii_strcasecmp (name, "State") != 0 || !gsy_article_state_from_string (value, &meta->state))
    g_string_append_printf (note, "\n%s: %s", name, value);
}

static gboolean
is_own_variable (const char *name)
{
  return g_strcmp0 (name, "File") == 0 || g_strcmp0 (name, "Line ends") == 0;
}

static void
fill_meta (Builder *self, const xmlNode *text, const xmlNode *source)
{
  GsyArticleMeta *meta = self->article->meta;
  g_autofree char *description = gsy_refi_dup_child_text (source, "Description");
  g_autofree char *lines = gsy_refi_project_dup_lines (self->project, source);
  g_autofree char *more = text != source ? gsy_refi_project_dup_lines (self->project, text) : NULL;
  g_autoptr (GString) note = g_string_new (description != NULL ? description : "");

  for (const xmlNode *value = gsy_xml_child (source, "VariableValue"); value != NULL; value = gsy_xml_next (value, "VariableValue"))
    {
      const char *name = gsy_refi_project_variable (self->project, value);
      g_autofree char *content = gsy_refi_dup_value (value);

      if (name != NULL && content != NULL && content[0] != '\0' && !is_own_variable (name))
        set_variable (meta, note, name, content);
    }
  for (const xmlNode *coding = gsy_xml_child (source, "Coding"); coding != NULL; coding = gsy_xml_next (coding, "Coding"))
    {
      const GsyRefiCode *code = coding_get_code (self->project, coding);

      if (code == NULL)
        continue;
      g_string_append_printf (note, "\nCode: %s", code->name);
      /* Translators: a line of a list of what an import has no place for: codes are kinds of marks. */
      gsy_import_unplaced (self->project->import, _ ("codes of whole texts"), self->article->name, TRUE);
    }
  if (lines != NULL)
    g_string_append_printf (note, "\n%s", lines);
  if (more != NULL)
    g_string_append_printf (note, "\n%s", more);
  if (note->len > 0)
    meta->note = g_strdup (note->str + (note->str[0] == '\n'));
  /* We told when it was published even where its text does. */
  if (self->project->ours && g_strcmp0 (meta->published, gsy_article_get_default_published (self->article->article)) == 0)
    g_clear_pointer (&meta->published, g_free);
}

/* Where the marks of a transcript begin and end is told by points in time that have a position. */
static void
find_points (Builder *self, const xmlNode *text)
{
  self->points = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (const xmlNode *point = gsy_xml_child (text, "SyncPoint"); point != NULL; point = gsy_xml_next (point, "SyncPoint"))
    {
      char *key = gsy_refi_dup_attribute_key (point, "guid");
      guint position;

      if (key != NULL && gsy_xml_get_number (point, "position", &position) && position < G_MAXUINT)
        g_hash_table_insert (self->points, g_steal_pointer (&key), GUINT_TO_POINTER (position + 1));
      g_free (key);
    }
}

static gboolean
get_point (const Builder *self, const xmlNode *selection, const char *attribute, guint *position)
{
  g_autofree char *key = gsy_refi_dup_attribute_key (selection, attribute);
  guint found = key != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->points, key)) : 0;

  *position = found - (found > 0);
  return found > 0;
}

static gboolean
get_positions (const Builder *self, const xmlNode *node, guint *start, guint *end)
{
  if (gsy_xml_is (node, "TranscriptSelection"))
    return get_point (self, node, "fromSyncPoint", start) && get_point (self, node, "toSyncPoint", end);
  return gsy_xml_get_number (node, "startPosition", start) && gsy_xml_get_number (node, "endPosition", end);
}

static void
add_selection (Builder *self, const xmlNode *node, GsyRefiPlaces *places)
{
  g_autofree char *name = gsy_xml_dup_attribute (node, "name");
  Selection *selection;
  guint start, end;

  if (!get_positions (self, node, &start, &end))
    {
      /* Translators: a line of a list of what an import has no place for. */
      gsy_import_unplaced (self->project->import, _ ("selections without positions"), self->article->name, FALSE);
      return;
    }
  gsy_refi_places_show (places, start, end, name);
  selection = g_new0 (Selection, 1);
  selection->key = gsy_refi_dup_attribute_key (node, "guid");
  if (selection->key == NULL)
    selection->key = g_strdup_printf ("%u", self->selections->len);
  selection->id = gsy_refi_id (selection->key);
  selection->node = node;
  selection->span = gsy_span (start, end);
  g_ptr_array_add (self->selections, selection);
  g_hash_table_insert (self->by_id, &selection->id, GUINT_TO_POINTER (self->selections->len));
}

static void
find_places (Builder *self, const xmlNode *text, gboolean bom, gboolean plain)
{
  g_autoptr (GsyRefiPlaces) places = gsy_refi_places_new (self->article->article, self->project->origin, bom, plain);

  if (gsy_xml_is (text, "Transcript"))
    find_points (self, text);
  for (const xmlNode *child = gsy_xml_child (text, NULL); child != NULL; child = gsy_xml_next (child, NULL))
    if (gsy_xml_is (child, "PlainTextSelection") || gsy_xml_is (child, "TranscriptSelection"))
      add_selection (self, child, places);
  for (guint i = 0; i < self->selections->len; i++)
    {
      Selection *selection = g_ptr_array_index (self->selections, i);

      selection->span = gsy_refi_places_get (places, selection->span.start, selection->span.end);
    }
}

static void
make_all (Builder *self)
{
  GHashTableIter iter;
  gpointer statement, topics;

  find_owners (self);
  for (guint i = 0; i < self->selections->len; i++)
    {
      Selection *selection = g_ptr_array_index (self->selections, i);

      if (selection->owner == NONE)
        make_statements (self, selection);
      else if (((const Selection *) g_ptr_array_index (self->selections, selection->owner))->statement != NULL)
        attach_piece (self, selection, ((const Selection *) g_ptr_array_index (self->selections, selection->owner))->statement);
    }
  if (self->project->ours)
    attach_by_place (self);
  make_plain (self);
  add_links (self);
  g_hash_table_iter_init (&iter, self->topics);
  while (g_hash_table_iter_next (&iter, &statement, &topics))
    {
      g_ptr_array_add (topics, NULL);
      ((GsyStatement *) statement)->about = g_strdupv ((char **) ((GPtrArray *) topics)->pdata);
    }
  for (guint i = 0; i < self->statements->len; i++)
    gsy_import_article_take (self->article, self->project->import, gsy_statement_ref (g_ptr_array_index (self->statements, i)),
                             /* Translators: a kind of thing in a list of what an import has no place for: words that are marked. */
                             _ ("selections"));
}

/* The text with the line ends that it had; NULL when nothing tells them. */
static char *
restore_lines (const GsyRefiProject *project, const xmlNode *source, const char *text)
{
  for (const xmlNode *value = gsy_xml_child (source, "VariableValue"); value != NULL; value = gsy_xml_next (value, "VariableValue"))
    if (g_strcmp0 (gsy_refi_project_variable (project, value), "Line ends") == 0 && strchr (text, '\r') == NULL)
      {
        g_autofree char *ends = gsy_refi_dup_value (value);

        return ends != NULL ? gsy_lines_restore (text, ends) : NULL;
      }
  return NULL;
}

gboolean
gsy_refi_article_read (GsyRefiProject *project, const char *name, const xmlNode *text, const xmlNode *source, GError **error)
{
  gboolean bom;
  g_autofree char *content = gsy_refi_project_load_text (project, text, &bom);
  g_autofree char *restored = content != NULL ? restore_lines (project, source, content) : NULL;
  Builder self = { .project = project };

  if (content == NULL)
    {
      /* Translators: a line of a list of what an import has no place for. */
      gsy_import_unplaced (project->import, _ ("texts that are not in the project’s file"), name, FALSE);
      return TRUE;
    }
  self.article = gsy_import_article_new (name, restored != NULL ? restored : content, -1);
  self.selections = g_ptr_array_new_with_free_func (selection_free);
  self.by_id = g_hash_table_new (id_hash, id_equal);
  self.statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
  self.topics = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  fill_meta (&self, text, source);
  find_places (&self, text, bom, restored != NULL);
  make_all (&self);
  g_clear_pointer (&self.points, g_hash_table_unref);
  g_hash_table_unref (self.topics);
  g_ptr_array_unref (self.statements);
  g_hash_table_unref (self.by_id);
  g_ptr_array_unref (self.selections);
  return gsy_import_add (project->import, self.article, error);
}
