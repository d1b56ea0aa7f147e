/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-refi-project.c: goes through project.qde once, for all that its texts need when they are read: users, codes, variables, notes, links. */
#include "config.h"
#include "io/formats/gsy-refi.h"

#include "core/gsy-error.h"
#include "io/formats/gsy-xml-read.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define BOM "\xef\xbb\xbf"

/* --- GUIDs --- */

/* As GUIDs are compared: without braces, in lower case. */
static char *
dup_key (const char *guid)
{
  char *key = g_strstrip (g_ascii_strdown (guid, -1));
  gsize len = strlen (key);

  if (len > 2 && key[0] == '{' && key[len - 1] == '}')
    {
      key[len - 1] = '\0';
      memmove (key, key + 1, len - 1);
    }
  return key;
}

GsyRefiId
gsy_refi_id (const char *guid)
{
  g_autofree char *key = dup_key (guid);
  GsyRefiId id = { { 0 } };

  if (g_uuid_string_is_valid (key))
    {
      guint n = 0;

      for (const char *p = key; *p != '\0'; p++)
        if (*p != '-')
          {
            id.bytes[n / 2] = (guint8) (id.bytes[n / 2] << 4 | g_ascii_xdigit_value (*p));
            n++;
          }
    }
  else
    {
      g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_MD5);
      gsize len = sizeof id.bytes;

      g_checksum_update (checksum, (const guchar *) key, -1);
      g_checksum_get_digest (checksum, id.bytes, &len);
    }
  return id;
}

int
gsy_refi_id_compare (const GsyRefiId *a, const GsyRefiId *b)
{
  return memcmp (a->bytes, b->bytes, sizeof a->bytes);
}

char *
gsy_refi_dup_attribute_key (const xmlNode *node, const char *name)
{
  g_autofree char *guid = gsy_xml_dup_attribute (node, name);

  return guid != NULL ? dup_key (guid) : NULL;
}

/* What @table has for the GUID that @node points at. */
static gpointer
look_up (GHashTable *table, const xmlNode *node, const char *attribute)
{
  g_autofree char *key = gsy_refi_dup_attribute_key (node, attribute);

  return key != NULL ? g_hash_table_lookup (table, key) : NULL;
}

/* The text of a child; NULL when it is empty. */
char *
gsy_refi_dup_child_text (const xmlNode *node, const char *name)
{
  char *text = gsy_xml_dup_text (gsy_xml_child (node, name));

  if (text != NULL && text[0] == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

/* --- Notes, cases, sets --- */

static void
free_lines (gpointer data)
{
  g_string_free (data, TRUE);
}

static void
note_free (gpointer data)
{
  GsyRefiNote *note = data;

  g_free (note->name);
  g_free (note->text);
  g_free (note);
}

/* @key: of a text or a passage. */
static void
add_line (GsyRefiProject *self, const char *key, const char *line)
{
  GString *lines = key != NULL ? g_hash_table_lookup (self->lines, key) : NULL;

  if (key == NULL || line[0] == '\0')
    return;
  if (lines == NULL)
    g_hash_table_insert (self->lines, g_strdup (key), g_string_new (line));
  else
    g_string_append_printf (lines, "\n%s", line);
}

static void
add_line_to (GsyRefiProject *self, const xmlNode *ref, const char *line)
{
  g_autofree char *key = gsy_refi_dup_attribute_key (ref, "targetGUID");

  add_line (self, key, line);
}

static void
add_note (GsyRefiProject *self, const xmlNode *node)
{
  char *key = gsy_refi_dup_attribute_key (node, "guid");
  g_autofree char *description = gsy_refi_dup_child_text (node, "Description");
  g_autofree char *text = gsy_refi_project_load_text (self, node, NULL);
  GsyRefiNote *note;

  if (key == NULL)
    return;
  note = g_new0 (GsyRefiNote, 1);
  note->name = gsy_xml_dup_attribute (node, "name");
  note->text = g_strchomp (g_strconcat (description != NULL ? description : "", description != NULL && text != NULL ? "\n" : "", text != NULL ? text : "", NULL));
  g_hash_table_insert (self->notes, key, note);
}

/* The value of a VariableValue as text. (transfer full) (nullable) */
char *
gsy_refi_dup_value (const xmlNode *node)
{
  for (const xmlNode *child = gsy_xml_child (node, NULL); child != NULL; child = gsy_xml_next (child, NULL))
    if (!gsy_xml_is (child, "VariableRef"))
      return gsy_xml_dup_text (child);
  return NULL;
}

const char *
gsy_refi_project_variable (const GsyRefiProject *self, const xmlNode *value)
{
  return look_up (self->variables, gsy_xml_child (value, "VariableRef"), "targetGUID");
}

/* What is said of a case is said of each of its texts and passages. */
static void
add_case (GsyRefiProject *self, const xmlNode *node)
{
  g_autofree char *name = gsy_xml_dup_attribute (node, "name");
  g_autofree char *description = gsy_refi_dup_child_text (node, "Description");
  g_autoptr (GString) lines = g_string_new (NULL);

  if (name != NULL && name[0] != '\0')
    g_string_append_printf (lines, "Case: %s\n", name);
  if (description != NULL)
    g_string_append_printf (lines, "%s\n", description);
  for (const xmlNode *value = gsy_xml_child (node, "VariableValue"); value != NULL; value = gsy_xml_next (value, "VariableValue"))
    {
      const char *variable = gsy_refi_project_variable (self, value);
      g_autofree char *text = gsy_refi_dup_value (value);

      if (variable != NULL && text != NULL)
        g_string_append_printf (lines, "%s: %s\n", variable, text);
    }
  for (const xmlNode *code = gsy_xml_child (node, "CodeRef"); code != NULL; code = gsy_xml_next (code, "CodeRef"))
    {
      const GsyRefiCode *known = look_up (self->codes, code, "targetGUID");

      if (known != NULL)
        g_string_append_printf (lines, "Code: %s\n", known->name);
    }
  if (lines->len == 0)
    return;
  g_string_truncate (lines, lines->len - 1);
  for (const xmlNode *ref = gsy_xml_child (node, NULL); ref != NULL; ref = gsy_xml_next (ref, NULL))
    if (gsy_xml_is (ref, "SourceRef") || gsy_xml_is (ref, "SelectionRef"))
      add_line_to (self, ref, lines->str);
  /* Translators: a line of a list of what an import has no place for: cases are who or what is studied, a person who was interviewed twice. */
  gsy_import_unplaced (self->import, _ ("cases"), name, TRUE);
}

static void
add_set (GsyRefiProject *self, const xmlNode *node)
{
  g_autofree char *name = gsy_xml_dup_attribute (node, "name");
  g_autofree char *line = g_strconcat ("Set: ", name != NULL ? name : "", NULL);

  for (const xmlNode *ref = gsy_xml_child (node, "MemberSource"); ref != NULL; ref = gsy_xml_next (ref, "MemberSource"))
    add_line_to (self, ref, line);
  if (gsy_xml_child (node, "MemberSource") != NULL)
    /* Translators: a line of a list of what an import has no place for. */
    gsy_import_unplaced (self->import, _ ("sets of texts"), name, TRUE);
  if (gsy_xml_child (node, "MemberCode") != NULL)
    /* Translators: a line of a list of what an import has no place for: codes are kinds of marks. */
    gsy_import_unplaced (self->import, _ ("sets of codes"), name, FALSE);
  if (gsy_xml_child (node, "MemberNote") != NULL)
    /* Translators: a line of a list of what an import has no place for. */
    gsy_import_unplaced (self->import, _ ("sets of notes"), name, FALSE);
}

/* Each note that is told of in @node. */
static void
append_notes (GsyRefiProject *self, GString *lines, const xmlNode *node)
{
  for (const xmlNode *ref = gsy_xml_child (node, "NoteRef"); ref != NULL; ref = gsy_xml_next (ref, "NoteRef"))
    {
      GsyRefiNote *note = look_up (self->notes, ref, "targetGUID");

      if (note == NULL)
        continue;
      note->used = TRUE;
      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", note->text);
    }
}

char *
gsy_refi_project_dup_lines (GsyRefiProject *self, const xmlNode *node)
{
  g_autofree char *key = gsy_refi_dup_attribute_key (node, "guid");
  const GString *lines = key != NULL ? g_hash_table_lookup (self->lines, key) : NULL;
  GString *all = g_string_new (NULL);

  append_notes (self, all, node);
  for (const xmlNode *coding = gsy_xml_child (node, "Coding"); coding != NULL; coding = gsy_xml_next (coding, "Coding"))
    append_notes (self, all, coding);
  if (lines != NULL)
    g_string_append_printf (all, "%s%s", all->len > 0 ? "\n" : "", lines->str);
  return g_string_free (all, all->len == 0);
}

/* --- Texts --- */

/* The file that a path leads to: of “internal://NAME” in the folder for sources, whatever its case; of others by their last part. (nullable) */
static const char *
find_file (GsyRefiProject *self, const char *path)
{
  const char *name = strrchr (path, '/');
  g_autofree char *folded = g_utf8_casefold (name != NULL ? name + 1 : path, -1);

  return g_hash_table_lookup (self->names, folded);
}

char *
gsy_refi_project_load_text (GsyRefiProject *self, const xmlNode *node, gboolean *bom)
{
  g_autofree char *path = gsy_xml_dup_attribute (node, "plainTextPath");
  const xmlNode *content = gsy_xml_child (node, "PlainTextContent");
  const char *name = path != NULL ? find_file (self, path) : NULL;
  g_autoptr (GBytes) head = NULL;

  if (bom != NULL)
    *bom = FALSE;
  if (name == NULL)
    return content != NULL ? gsy_xml_dup_text (content) : NULL;
  if (bom != NULL)
    {
      head = gsy_source_load_head (self->files, name, strlen (BOM));
      *bom = g_bytes_get_size (head) == strlen (BOM) && memcmp (g_bytes_get_data (head, NULL), BOM, strlen (BOM)) == 0;
    }
  return gsy_source_load_text (self->files, name, NULL, NULL);
}

gboolean
gsy_refi_each_text (xmlNode *source, gboolean (*each) (xmlNode *text, xmlNode *source, gpointer data, GError **error), gpointer data, GError **error)
{
  static const char *const texts[] = { "Representation", "TextDescription", "Transcript", NULL };

  if (gsy_xml_is (source, "TextSource"))
    return each (source, source, data, error);
  for (xmlNode *child = gsy_xml_child (source, NULL); child != NULL; child = gsy_xml_next (child, NULL))
    if (g_strv_contains (texts, (const char *) child->name) && !each (child, source, data, error))
      return FALSE;
  return TRUE;
}

/* A name that no other text has, for links to find it. */
static char *
dup_text_name (GsyRefiProject *self, const xmlNode *text, const xmlNode *source)
{
  g_autofree char *own = gsy_xml_dup_attribute (text, "name");
  g_autofree char *name = own != NULL && own[0] != '\0' ? g_steal_pointer (&own) : gsy_xml_dup_attribute (source, "name");
  g_autofree char *path = name == NULL || name[0] == '\0' ? gsy_xml_dup_attribute (text, "plainTextPath") : NULL;
  const char *dot;
  char *unique;

  if (name == NULL || name[0] == '\0')
    {
      g_free (name);
      name = path != NULL ? g_path_get_basename (path) : g_strdup ("text");
    }
  dot = strrchr (name, '.') != NULL ? strrchr (name, '.') : name + strlen (name);
  unique = g_strdup (name);
  for (guint n = 2; g_hash_table_contains (self->text_names, unique); n++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%.*s %u%s", (int) (dot - name), name, n, dot);
    }
  g_hash_table_add (self->text_names, unique);
  return unique;
}

static gboolean
note_text (xmlNode *text, xmlNode *source, gpointer data, G_GNUC_UNUSED GError **error)
{
  GsyRefiProject *self = data;

  for (const xmlNode *child = gsy_xml_child (text, NULL); child != NULL; child = gsy_xml_next (child, NULL))
    if (gsy_xml_is (child, "PlainTextSelection") || gsy_xml_is (child, "TranscriptSelection"))
      {
        g_autofree char *guid = gsy_xml_dup_attribute (child, "guid");
        GsyRefiPlace place = { .text = self->texts->len };

        if (guid == NULL)
          continue;
        place.id = gsy_refi_id (guid);
        g_array_append_val (self->places, place);
      }
  g_ptr_array_add (self->texts, dup_text_name (self, text, source));
  return TRUE;
}

/* --- Links --- */

/* Links that are no relation, but make one statement of several passages. */
static const char *const structural[] = { "fragment", "cue", "source", "target", NULL };

static guint32
relation_index (GsyRefiProject *self, const char *name)
{
  gpointer number;

  if (g_hash_table_lookup_extended (self->relation_numbers, name, NULL, &number))
    return GPOINTER_TO_UINT (number);
  g_ptr_array_add (self->relations, g_strdup (name));
  g_hash_table_insert (self->relation_numbers, g_ptr_array_index (self->relations, self->relations->len - 1), GUINT_TO_POINTER (self->relations->len - 1));
  return self->relations->len - 1;
}

/* A note that is linked to something is about it, as NVivo and ATLAS.ti have it. */
static gboolean
add_linked_note (GsyRefiProject *self, const char *from, const char *to)
{
  GsyRefiNote *note = g_hash_table_lookup (self->notes, from);

  if (note == NULL)
    return FALSE;
  note->used = TRUE;
  add_line (self, to, note->text);
  return TRUE;
}

static void
add_link (GsyRefiProject *self, const xmlNode *node)
{
  g_autofree char *from = gsy_refi_dup_attribute_key (node, "originGUID");
  g_autofree char *to = gsy_refi_dup_attribute_key (node, "targetGUID");
  g_autofree char *name = gsy_xml_dup_attribute (node, "name");
  g_autofree char *direction = gsy_xml_dup_attribute (node, "direction");
  gboolean both = g_strcmp0 (direction, "Bidirectional") == 0;
  GsyRefiLink link = { 0 };

  if (from == NULL || to == NULL || add_linked_note (self, from, to) || add_linked_note (self, to, from))
    return;
  link.from = gsy_refi_id (from);
  link.to = gsy_refi_id (to);
  link.name = relation_index (self, name != NULL && name[0] != '\0' ? name : "link");
  /* What we make of it has GUIDs of version 8; a statement's id is what it is called. */
  link.piece = self->ours && name != NULL && g_strv_contains (structural, name) && link.to.bytes[6] >> 4 == 8;
  g_array_append_val (self->links, link);
  if (both)
    {
      GsyRefiLink back = { .from = link.to, .to = link.from, .name = link.name };

      g_array_append_val (self->links, back);
    }
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  const GsyRefiLink *one = a, *other = b;
  int order = gsy_refi_id_compare (&one->from, &other->from);

  return order != 0 ? order : one->number < other->number ? -1
                                                          : one->number > other->number;
}

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  const GsyRefiPiece *one = a, *other = b;

  return gsy_refi_id_compare (&one->id, &other->id);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const GsyRefiPlace *one = a, *other = b;

  return gsy_refi_id_compare (&one->id, &other->id);
}

const GsyRefiPlace *
gsy_refi_project_find_place (const GsyRefiProject *self, const GsyRefiId *id)
{
  const GsyRefiPlace key = { .id = *id };
  guint i;

  return g_array_binary_search (self->places, &key, compare_places, &i) ? &g_array_index (self->places, GsyRefiPlace, i) : NULL;
}

guint
gsy_refi_project_find_links (const GsyRefiProject *self, const GsyRefiId *from)
{
  guint low = 0, high = self->links->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (gsy_refi_id_compare (&g_array_index (self->links, GsyRefiLink, middle).from, from) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

const GsyRefiPiece *
gsy_refi_project_find_piece (const GsyRefiProject *self, const GsyRefiId *id)
{
  const GsyRefiPiece key = { .id = *id };
  guint i;

  return g_array_binary_search (self->pieces, &key, compare_pieces, &i) ? &g_array_index (self->pieces, GsyRefiPiece, i) : NULL;
}

/* Links from passage to passage remain; of those that make a statement, where they come from. */
static void
sort_links (GsyRefiProject *self)
{
  guint n = 0;

  g_array_sort (self->places, compare_places);
  for (guint i = 0; i < self->links->len; i++)
    {
      GsyRefiLink link = g_array_index (self->links, GsyRefiLink, i);
      const GsyRefiPlace *from = gsy_refi_project_find_place (self, &link.from), *to = gsy_refi_project_find_place (self, &link.to);

      link.number = i;
      if (from == NULL || to == NULL)
        /* Translators: a line of a list of what an import has no place for. */
        gsy_import_unplaced (self->import, _ ("links that do not lead from passage to passage"), g_ptr_array_index (self->relations, link.name), FALSE);
      else if (link.piece)
        {
          GsyRefiPiece piece = { .id = link.to, .from = link.from, .name = link.name };

          g_array_append_val (self->pieces, piece);
        }
      else
        g_array_index (self->links, GsyRefiLink, n++) = link;
    }
  g_array_set_size (self->links, n);
  g_array_sort (self->links, compare_links);
  g_array_sort (self->pieces, compare_pieces);
}

/* --- All of it --- */

static void
add_user (GsyRefiProject *self, const xmlNode *node)
{
  char *key = gsy_refi_dup_attribute_key (node, "guid");
  char *name = gsy_xml_dup_attribute (node, "name");

  if (name == NULL || name[0] == '\0')
    {
      g_free (name);
      name = gsy_xml_dup_attribute (node, "id");
    }
  if (key != NULL && name != NULL)
    g_hash_table_insert (self->users, g_steal_pointer (&key), g_steal_pointer (&name));
  g_free (key);
  g_free (name);
}

static void
add_variable (GsyRefiProject *self, const xmlNode *node)
{
  char *key = gsy_refi_dup_attribute_key (node, "guid");
  char *name = gsy_xml_dup_attribute (node, "name");

  if (key != NULL && name != NULL)
    g_hash_table_insert (self->variables, g_steal_pointer (&key), g_steal_pointer (&name));
  g_free (key);
  g_free (name);
}

/* What a project says of itself has no place in a folder of articles. */
static void
add_description (GsyRefiProject *self, const xmlNode *node)
{
  g_autofree char *text = gsy_xml_dup_text (node);

  if (text != NULL && g_strstrip (text)[0] != '\0')
    /* Translators: a line of a list of what an import has no place for. */
    gsy_import_unplaced (self->import, _ ("descriptions of projects"), text, FALSE);
}

static gboolean
is_in (const xmlNode *node, const char *list)
{
  return gsy_xml_is (node->parent, list);
}

static gboolean
add_element (xmlNode *node, gpointer data, GError **error)
{
  GsyRefiProject *self = data;

  if (node->parent == NULL || node->parent->type != XML_ELEMENT_NODE)
    {
      if (gsy_xml_is (node, "Project"))
        {
          self->origin = gsy_xml_dup_attribute (node, "origin");
          return TRUE;
        }
      /* Translators: %s is a file's name; REFI-QDA is a format. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_PARSE, _ ("%s: this is no REFI-QDA project"), self->document);
      return FALSE;
    }
  if (gsy_xml_is (node, "User"))
    add_user (self, node);
  else if (gsy_xml_is (node, "Codes"))
    gsy_refi_project_add_codes (self, node);
  else if (gsy_xml_is (node, "Variable"))
    add_variable (self, node);
  else if (gsy_xml_is (node, "Case"))
    add_case (self, node);
  else if (is_in (node, "Sources"))
    return gsy_refi_each_text (node, note_text, self, error);
  else if (gsy_xml_is (node, "Note"))
    add_note (self, node);
  else if (gsy_xml_is (node, "Link"))
    add_link (self, node);
  else if (gsy_xml_is (node, "Set"))
    add_set (self, node);
  else if (gsy_xml_is (node, "Graph"))
    {
      g_autofree char *name = gsy_xml_dup_attribute (node, "name");

      /* Translators: a line of a list of what an import has no place for: drawings of how things hang together. */
      gsy_import_unplaced (self->import, _ ("graphs"), name, FALSE);
    }
  else if (gsy_xml_is (node, "Description"))
    add_description (self, node);
  return TRUE;
}

const char *const gsy_refi_lists[] = { "Users", "CodeBook", "Variables", "Cases", "Sources", "Notes", "Links", "Sets", "Graphs", NULL };

void
gsy_refi_project_init (GsyRefiProject *self)
{
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->users = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, gsy_refi_code_free);
  self->in_order = g_ptr_array_new ();
  self->by_layer = g_hash_table_new (g_str_hash, g_str_equal);
  self->variables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, note_free);
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_lines);
  self->relations = g_ptr_array_new_with_free_func (g_free);
  self->relation_numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->links = g_array_new (FALSE, FALSE, sizeof (GsyRefiLink));
  self->pieces = g_array_new (FALSE, FALSE, sizeof (GsyRefiPiece));
  self->places = g_array_new (FALSE, FALSE, sizeof (GsyRefiPlace));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->text_names = g_hash_table_new (g_str_hash, g_str_equal);
}

void
gsy_refi_project_clear (GsyRefiProject *self)
{
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->users);
  g_ptr_array_unref (self->in_order);
  g_hash_table_unref (self->by_layer);
  g_hash_table_unref (self->codes);
  g_hash_table_unref (self->variables);
  g_hash_table_unref (self->notes);
  g_hash_table_unref (self->lines);
  g_hash_table_unref (self->relation_numbers);
  g_ptr_array_unref (self->relations);
  g_array_unref (self->links);
  g_array_unref (self->pieces);
  g_array_unref (self->places);
  g_hash_table_unref (self->text_names);
  g_ptr_array_unref (self->texts);
  g_free (self->origin);
}

gboolean
gsy_refi_project_load (GsyRefiProject *self, GError **error)
{
  for (guint i = 0; i < gsy_source_get_n_names (self->files); i++)
    {
      const char *name = gsy_source_get_name (self->files, i), *base = strrchr (name, '/');

      g_hash_table_insert (self->names, g_utf8_casefold (base != NULL ? base + 1 : name, -1), (gpointer) name);
    }
  if (!gsy_xml_each (self->files, self->document, gsy_refi_lists, add_element, self, error))
    return FALSE;
  sort_links (self);
  gsy_refi_project_tell_apart (self);
  gsy_refi_project_make_layers (self);
  return TRUE;
}

void
gsy_refi_project_report_notes (GsyRefiProject *self)
{
  GHashTableIter iter;
  gpointer value;
  guint n = 0;
  const char *first = NULL;

  g_hash_table_iter_init (&iter, self->notes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const GsyRefiNote *note = value;

      if (note->used || note->text[0] == '\0')
        continue;
      n++;
      if (note->name != NULL && (first == NULL || strcmp (note->name, first) < 0))
        first = note->name;
    }
  while (n-- > 0)
    /* Translators: a line of a list of what an import has no place for. */
    gsy_import_unplaced (self->import, _ ("notes that are about no text and no passage"), first, FALSE);
}
