/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-read-cas.c: from feature structures of any program to articles with statements. */
#include "config.h"
#include "io/formats/gsy-read-cas-private.h"

#include "core/gsy-error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Of names that one file adds to the vocabulary, and of references that are followed in it beside one for each structure. */
#define MAX_NAMES 1000
#define MAX_STEPS 10000

/* Of a statement: values, and lines of its note that come from elsewhere. */
#define MAX_LINES 1000

/* Of the words of a slot that are quoted in a note, in code points. */
#define MAX_QUOTED 80

/* --- Views --- */

GsyCasView *
gsy_cas_reader_view_of (GsyCasReader *self, const GsyFs *fs)
{
  for (guint i = 0; fs->placed && i < self->views->len; i++)
    {
      GsyCasView *view = g_ptr_array_index (self->views, i);

      if (view->sofa->id == fs->sofa)
        return view;
    }
  return NULL;
}

GsySpan
gsy_cas_view_span (const GsyCasView *view, const GsyFs *fs)
{
  guint length = gsy_article_get_length (view->article->article);

  if (fs->begin > fs->end || fs->end > gsy_offsets_get_n_utf16 (view->offsets))
    return gsy_span (length + 1, length + 2);
  return gsy_span (gsy_offsets_from_utf16 (view->offsets, (guint) fs->begin), gsy_offsets_from_utf16 (view->offsets, (guint) fs->end));
}

static void
view_free (gpointer data)
{
  GsyCasView *view = data;

  if (view->visible != NULL)
    g_array_unref (view->visible);
  gsy_import_article_free (view->article);
  g_free (view);
}

static GsyCasView *
add_view (GsyCasReader *self, const GsySofa *sofa, const char *name)
{
  GsyCasView *view = g_new0 (GsyCasView, 1);

  view->sofa = sofa;
  view->article = gsy_import_article_new (name, sofa->text, -1);
  view->offsets = gsy_article_get_offsets (view->article->article);
  g_ptr_array_add (self->views, view);
  return view;
}

/* “a.txt” as “a.English”. */
static char *
dup_view_name (const char *name, const char *view)
{
  const char *slash = strrchr (name, '/'), *dot = strrchr (slash != NULL ? slash : name, '.');
  g_autofree char *stem = dot != NULL ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);

  return g_strconcat (stem, ".", view, NULL);
}

/* More texts than anybody writes would be gone through for each structure. */
#define MAX_VIEWS 100

static gboolean
add_views (GsyCasReader *self, const char *name, GError **error)
{
  for (guint i = 0; i < self->graph->sofas->len; i++)
    {
      const GsySofa *sofa = &g_array_index (self->graph->sofas, GsySofa, i);
      g_autofree char *other = self->views->len > 0 ? dup_view_name (name, sofa->name) : NULL;

      if (sofa->text == NULL || self->views->len == MAX_VIEWS)
        {
          gsy_import_unplaced (self->import, _ ("views that are no text"), name, FALSE);
          continue;
        }
      add_view (self, sofa, other != NULL ? other : name);
    }
  if (self->views->len > 0)
    return TRUE;
  /* Translators: %s is the name of a file that another program wrote. */
  g_set_error (error, GSY_ERROR, GSY_ERROR_PARSE, _ ("%s has no text"), name);
  return FALSE;
}

/* --- Entries --- */

static void
filler_free (gpointer data)
{
  GsyCasFiller *filler = data;

  g_free (filler->actor);
  g_array_unref (filler->pieces);
  g_free (filler);
}

static void
entry_free (gpointer data)
{
  GsyCasEntry *entry = data;

  g_clear_pointer (&entry->statement, gsy_statement_unref);
  g_array_unref (entry->pieces);
  for (guint i = 0; i < GSY_N_CAS_ROLES; i++)
    g_clear_pointer (&entry->fillers[i], g_ptr_array_unref);
  g_clear_pointer (&entry->topics, g_ptr_array_unref);
  g_clear_pointer (&entry->links, g_array_unref);
  g_free (entry);
}

gboolean
gsy_cas_reader_admit (GsyCasReader *self, const char *name)
{
  if (g_hash_table_contains (self->names, name))
    return TRUE;
  if (g_hash_table_size (self->names) == MAX_NAMES)
    return FALSE;
  g_hash_table_add (self->names, g_strdup (name));
  return TRUE;
}

GsyCasEntry *
gsy_cas_reader_add_entry (GsyCasReader *self, GsyCasView *view, const char *foreign, const char *layer, const char *kind)
{
  GsyCasEntry *entry = g_new0 (GsyCasEntry, 1);
  g_autofree char *id = gsy_import_dup_id (view->article->name, foreign);
  gboolean admitted = gsy_cas_reader_admit (self, layer);

  /* Layers without an end all end up in one. */
  entry->statement = gsy_statement_new (id, gsy_import_layer (self->import, admitted ? layer : "Annotation", NULL));
  entry->view = view;
  entry->kind = gsy_cas_graph_intern (self->graph, kind);
  entry->pieces = g_array_new (FALSE, FALSE, sizeof (GsyCasPiece));
  g_ptr_array_add (self->entries, entry);
  if (!admitted)
    gsy_cas_entry_note (self, entry, _ ("Layer"), layer, _ ("names of layers, of which there are too many"));
  return entry;
}

void
gsy_cas_add_piece (GArray *pieces, guint fragment, GsySpan span)
{
  GsyCasPiece piece = { fragment, span };

  g_array_append_val (pieces, piece);
}

GsyCasFiller *
gsy_cas_entry_add_filler (GsyCasEntry *entry, GsyCasRole role, guint number, const char *actor)
{
  GsyCasFiller *filler = g_new0 (GsyCasFiller, 1);

  filler->number = number;
  filler->actor = g_strdup (actor);
  filler->pieces = g_array_new (FALSE, FALSE, sizeof (GsyCasPiece));
  if (entry->fillers[role] == NULL)
    entry->fillers[role] = g_ptr_array_new_with_free_func (filler_free);
  g_ptr_array_add (entry->fillers[role], filler);
  return filler;
}

void
gsy_cas_entry_note (GsyCasReader *self, GsyCasEntry *entry, const char *name, const char *text, const char *kind)
{
  g_autofree char *line = g_strconcat (name, ": ", text, NULL);
  gboolean kept = entry->n_lines++ < MAX_LINES;

  if (kept)
    gsy_statement_append_note (entry->statement, line);
  gsy_import_unplaced (self->import, kind, entry->view->article->name, kept);
}

void
gsy_cas_reader_set_value (GsyCasReader *self, GsyCasEntry *entry, const char *name, const GsyFsValue *value)
{
  if (!gsy_cas_reader_admit (self, name) || entry->n_lines++ >= MAX_LINES)
    {
      gsy_cas_entry_note (self, entry, name, value->text, _ ("values of attributes, of which there are too many"));
      return;
    }
  if (value->kind == GSY_FS_NUMBER || value->kind == GSY_FS_FLAG)
    gsy_import_attribute (self->import, name, value->kind == GSY_FS_FLAG ? GSY_ATTRIBUTE_FLAG : GSY_ATTRIBUTE_NUMBER);
  gsy_import_set_value (self->import, entry->statement, name, value->text, entry->view->article->name);
}

gboolean
gsy_cas_role_from_name (const char *name, GsyCasRole *role)
{
  static const char *const names[GSY_N_CAS_ROLES] = { "source", "target", "cue" };
  gsize len = strlen (name);

  if (len > 1 && g_ascii_tolower (name[len - 1]) == 's')
    len--;
  for (guint i = 0; i < GSY_N_CAS_ROLES; i++)
    if (strlen (names[i]) == len && g_ascii_strncasecmp (name, names[i], len) == 0)
      {
        *role = i;
        return TRUE;
      }
  return FALSE;
}

static void
clear_link (gpointer data)
{
  g_clear_pointer (&((GsyCasLink *) data)->link, gsy_link_free);
}

void
gsy_cas_entry_take_link (GsyCasEntry *entry, GsyLink *link, guint number)
{
  GsyCasLink own = { number, link };

  if (entry->links == NULL)
    {
      entry->links = g_array_new (FALSE, FALSE, sizeof (GsyCasLink));
      g_array_set_clear_func (entry->links, clear_link);
    }
  g_array_append_val (entry->links, own);
}

static void
add_link (GsyCasReader *self, GsyCasEntry *from, GsyCasEntry *to, const char *relation, guint number)
{
  GsyLink *link;

  if (!gsy_cas_reader_admit (self, relation))
    {
      gsy_import_unplaced (self->import, _ ("links of relations, of which there are too many"), from->view->article->name, FALSE);
      return;
    }
  link = gsy_link_new (gsy_import_relation (self->import, relation), to->statement->id);
  if (from->view != to->view)
    link->article = g_strdup (to->view->article->name);
  gsy_cas_entry_take_link (from, link, number);
}

/* --- Relations --- */

/* A relation has two ends, and a place, if any, that is one's. FALSE: @fs is none. */
static gboolean
get_ends (const GsyCasReader *self, const GsyFs *fs, GsyFs **from, GsyFs **to)
{
  const GsyFsValue *source = gsy_fs_find (fs, "source"), *target = gsy_fs_find (fs, "target");

  *from = gsy_cas_graph_follow (self->graph, fs, "Governor");
  *to = gsy_cas_graph_follow (self->graph, fs, "Dependent");
  if (gsy_fs_find (fs, "Governor") != NULL || gsy_fs_find (fs, "Dependent") != NULL)
    return TRUE;
  if (source == NULL || target == NULL || source->kind != GSY_FS_REFERENCE || target->kind != GSY_FS_REFERENCE)
    return FALSE;
  *from = gsy_cas_graph_get (self->graph, source->id);
  *to = gsy_cas_graph_get (self->graph, target->id);
  return !fs->placed || (*from != NULL && (*from)->begin == fs->begin && (*from)->end == fs->end) || (*to != NULL && (*to)->begin == fs->begin && (*to)->end == fs->end);
}

/* The feature that says what relation it is. (nullable) */
static const GsyFsValue *
find_relation_name (const GsyFs *fs)
{
  static const char *const names[] = { "relation", "value", "label", "relationType", "type", "DependencyType", "role" };
  const GsyFsValue *only = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const GsyFsValue *value = gsy_fs_find (fs, names[i]);

      if (value != NULL && value->text != NULL)
        return value;
    }
  for (guint i = 0; fs->values != NULL && i < fs->values->len; i++)
    {
      const GsyFsValue *value = &g_array_index (fs->values, GsyFsValue, i);

      if (value->kind != GSY_FS_TEXT)
        continue;
      if (only != NULL)
        return NULL;
      only = value;
    }
  return only;
}

static void
add_relation (GsyCasReader *self, const GsyFs *fs, const GsyFs *from, const GsyFs *to)
{
  GsyCasEntry *start = from != NULL ? g_hash_table_lookup (self->by_fs, from) : NULL;
  GsyCasEntry *end = to != NULL ? g_hash_table_lookup (self->by_fs, to) : NULL;
  const GsyFsValue *name = find_relation_name (fs);
  const char *relation = name != NULL ? name->text : gsy_cas_reader_label_of (self, fs->type);
  gboolean own = strcmp (fs->type, gsy_cas_types[GSY_CAS_RELATION].name) == 0;

  if (start == NULL || end == NULL)
    {
      /* Translators: a line of a list of what an import has no place for; %s is the name of a kind of relation in another program. */
      g_autofree char *kind = g_strdup_printf (_ ("relations of the type “%s” between what is no statement"), gsy_cas_reader_label_of (self, fs->type));

      gsy_import_unplaced (self->import, kind, NULL, FALSE);
      return;
    }
  add_link (self, start, end, relation, own ? gsy_fs_get_number (fs, "number") : 0);
  for (guint i = 0; fs->values != NULL && i < fs->values->len; i++)
    {
      const GsyFsValue *value = &g_array_index (fs->values, GsyFsValue, i);
      g_autofree char *what = NULL;

      if (value == name || value->text == NULL || (own && strcmp (value->name, "number") == 0))
        continue;
      what = g_strconcat (relation, ", ", gsy_cas_reader_label_of_feature (self, fs->type, value->name), NULL);
      gsy_cas_entry_note (self, start, what, value->text, _ ("features of relations"));
    }
}

/* --- Annotations of other programs --- */

static char *
dup_words (const GsyCasView *view, const GsyFs *fs)
{
  GsySpan span = gsy_cas_view_span (view, fs);
  gboolean is_long = span.end - span.start > MAX_QUOTED;
  g_autofree char *words = NULL;

  if (span.end > gsy_article_get_length (view->article->article))
    return g_strdup ("");
  words = gsy_article_dup_slice (view->article->article, gsy_span (span.start, is_long ? span.start + MAX_QUOTED : span.end));
  return g_strconcat ("“", words, is_long ? "…”" : "”", NULL);
}

/* What @value of @entry's structure leads to, if anything: @target, in @role. */
static void
add_slot (GsyCasReader *self, GsyCasEntry *entry, const char *type, const char *role, const GsyFs *target)
{
  GsyCasRole known;
  const GsyCasView *view = gsy_cas_reader_view_of (self, target);
  g_autofree char *kind = NULL;
  g_autofree char *words = NULL;

  if (view == entry->view && gsy_cas_role_from_name (role, &known))
    {
      GsyCasFiller *filler = gsy_cas_entry_add_filler (entry, known, 0, known == GSY_CAS_CUE ? NULL : gsy_fs_get_text (target, "actor"));

      gsy_cas_add_piece (filler->pieces, 0, gsy_cas_view_span (view, target));
      return;
    }
  /* Translators: a line of a list of what an import has no place for; the first %s is the name of a kind of annotation in another program, the second that of
   * a role in it. */
  kind = g_strdup_printf (_ ("slots of the type “%s, %s”"), gsy_cas_reader_label_of (self, type), role);
  if (view == NULL)
    {
      gsy_import_unplaced (self->import, kind, entry->view->article->name, FALSE);
      return;
    }
  words = dup_words (view, target);
  gsy_cas_entry_note (self, entry, role, words, kind);
}

/* A chain leads from one to the next. */
static gboolean
add_chain_link (GsyCasReader *self, GsyCasEntry *entry, const GsyFs *fs, const char *feature, const GsyFs *target)
{
  GsyCasEntry *next = strcmp (feature, "next") == 0 ? g_hash_table_lookup (self->by_fs, target) : NULL;
  const char *relation = gsy_fs_get_text (fs, "referenceRelation");

  if (next == NULL)
    return FALSE;
  add_link (self, entry, next, relation != NULL ? relation : gsy_cas_reader_label_of (self, fs->type), 0);
  return TRUE;
}

static void
add_slots (GsyCasReader *self, GsyCasEntry *entry, const GsyFs *fs, const GsyFsValue *value)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  const char *feature = gsy_cas_reader_label_of_feature (self, fs->type, value->name);
  gboolean out = self->budget == 0;

  gsy_cas_graph_collect (self->graph, value, found, &self->budget);
  if (!out && self->budget == 0)
    gsy_import_unplaced (self->import, _ ("references, of which there are too many"), entry->view->article->name, FALSE);
  for (guint i = 0; i < found->len; i++)
    {
      const GsyFs *target = g_ptr_array_index (found, i);
      const char *role = NULL;

      if (!target->placed && gsy_fs_find (target, "target") != NULL)
        {
          role = gsy_fs_get_text (target, "role");
          target = gsy_cas_graph_follow (self->graph, target, "target");
        }
      if (target == NULL)
        gsy_import_unplaced (self->import, _ ("references that lead nowhere"), entry->view->article->name, FALSE);
      else if (role != NULL || !add_chain_link (self, entry, fs, value->name, target))
        add_slot (self, entry, fs->type, role != NULL ? role : feature, target);
    }
  if (found->len == 0 && !out && value->kind == GSY_FS_REFERENCE && gsy_cas_graph_get (self->graph, value->id) == NULL)
    gsy_import_unplaced (self->import, _ ("references that lead nowhere"), entry->view->article->name, FALSE);
}

static void
add_annotation (GsyCasReader *self, GsyFs *fs)
{
  GsyCasView *view = gsy_cas_reader_view_of (self, fs);
  const char *label = gsy_cas_reader_label_of (self, fs->type);
  g_autofree char *foreign = g_strdup_printf ("fs%" G_GINT64_FORMAT, fs->id);
  g_autofree char *kind = NULL;
  GsyCasEntry *entry;

  if (view == NULL)
    {
      gsy_import_unplaced (self->import, _ ("annotations of a text that is not there"), NULL, FALSE);
      return;
    }
  /* Translators: for a list of what an import has no place for; %s is the name of a kind of annotation in another program. */
  kind = g_strdup_printf (_ ("annotations of the type “%s”"), label);
  entry = gsy_cas_reader_add_entry (self, view, foreign, label, kind);
  gsy_cas_add_piece (entry->pieces, 0, gsy_cas_view_span (view, fs));
  g_hash_table_insert (self->by_fs, fs, entry);
}

static void
add_features (GsyCasReader *self, GsyCasEntry *entry, const GsyFs *fs)
{
  for (guint i = 0; fs->values != NULL && i < fs->values->len; i++)
    {
      const GsyFsValue *value = &g_array_index (fs->values, GsyFsValue, i);

      g_autofree char *texts = gsy_cas_graph_dup_texts (self->graph, value, &self->budget);
      GsyFsValue list = { .kind = GSY_FS_TEXTS, .text = texts };

      if (value->text != NULL || texts != NULL)
        gsy_cas_reader_set_value (self, entry, gsy_cas_reader_label_of_feature (self, fs->type, value->name), texts != NULL ? &list : value);
      else
        add_slots (self, entry, fs, value);
    }
}

/* --- What is said of the document --- */

static gboolean
is_language (const char *text)
{
  guint letters = 0;

  while (g_ascii_isalpha (text[letters]))
    letters++;
  if (letters < 2 || letters > 3 || strlen (text) > 35)
    return FALSE;
  for (text += letters; *text != '\0'; text++)
    if (!g_ascii_isalnum (*text) && *text != '-')
      return FALSE;
  return TRUE;
}

/* A title is more than a file's name, and than what the text says anyway. */
static void
read_document (GsyCasReader *self, const GsyFs *fs)
{
  GsyCasView *view = gsy_cas_reader_view_of (self, fs);
  const char *language = gsy_fs_get_text (fs, "language"), *title = gsy_fs_get_text (fs, "documentTitle");
  GsyArticleMeta *meta = view != NULL ? view->article->meta : NULL;

  if (meta == NULL)
    return;
  if (language != NULL && meta->language == NULL && is_language (language))
    meta->language = g_strdup (language);
  if (title != NULL && meta->title == NULL && strchr (title, ' ') != NULL && strcmp (title, gsy_article_get_default_title (view->article->article)) != 0)
    meta->title = g_strdup (title);
}

/* --- All of it --- */

static void
each_structure (GsyCasReader *self, void (*each) (GsyCasReader *self, GsyFs *fs))
{
  for (guint i = 0; i < self->graph->structures->len; i++)
    each (self, g_ptr_array_index (self->graph->structures, i));
}

/* First what statements are made of. */
static void
first_pass (GsyCasReader *self, GsyFs *fs)
{
  GsyCasKind kind = gsy_cas_reader_kind_of (self, fs->type);
  GsyFs *from, *to;

  if (kind == GSY_CAS_KIND_OWN && gsy_cas_type_find (fs->type) == GSY_CAS_STATEMENT)
    gsy_cas_own_statement (self, fs);
  else if (kind == GSY_CAS_KIND_STATEMENT && fs->placed && !get_ends (self, fs, &from, &to))
    add_annotation (self, fs);
  else if (kind == GSY_CAS_KIND_SILENT)
    read_document (self, fs);
}

/* Then what leads from one to another. */
static void
second_pass (GsyCasReader *self, GsyFs *fs)
{
  GsyCasKind kind = gsy_cas_reader_kind_of (self, fs->type);
  GsyCasEntry *entry = g_hash_table_lookup (self->by_fs, fs);
  GsyFs *from, *to;

  if (kind == GSY_CAS_KIND_OWN && entry == NULL)
    gsy_cas_own_member (self, fs, gsy_cas_type_find (fs->type));
  else if (kind == GSY_CAS_KIND_STATEMENT && entry != NULL)
    add_features (self, entry, fs);
  else if ((kind == GSY_CAS_KIND_STATEMENT || kind == GSY_CAS_KIND_WORDS) && get_ends (self, fs, &from, &to))
    add_relation (self, fs, from, to);
}

/* What is said of each word, by count: but not in what we wrote, where we know where it is from; also where nothing is marked. */
static void
report_words (GsyCasReader *self, const char *name)
{
  gboolean ours = FALSE;
  GHashTableIter iter;
  gpointer type;

  for (guint i = 0; i < self->graph->structures->len && !ours; i++)
    ours = gsy_cas_reader_kind_of (self, ((const GsyFs *) g_ptr_array_index (self->graph->structures, i))->type) == GSY_CAS_KIND_OWN;
  if (self->graph->types != NULL)
    g_hash_table_iter_init (&iter, self->graph->types);
  while (self->graph->types != NULL && !ours && g_hash_table_iter_next (&iter, &type, NULL))
    ours = gsy_cas_reader_kind_of (self, type) == GSY_CAS_KIND_OWN;
  for (guint i = 0; i < self->graph->structures->len && !ours; i++)
    {
      const GsyFs *fs = g_ptr_array_index (self->graph->structures, i);
      g_autofree char *kind = NULL;

      if (!fs->placed || gsy_cas_reader_kind_of (self, fs->type) != GSY_CAS_KIND_WORDS || gsy_fs_find (fs, "Governor") != NULL)
        continue;
      /* Translators: a line of a list of what an import has no place for: what a program said of each word or sentence; %s is how it calls that, as Token. */
      kind = g_strdup_printf (_ ("words and sentences of the type “%s”"), gsy_cas_reader_label_of (self, fs->type));
      gsy_import_unplaced (self->import, kind, name, FALSE);
    }
}

static gboolean
hand_over (GsyCasReader *self, GError **error)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      GsyCasEntry *entry = g_ptr_array_index (self->entries, i);

      gsy_cas_own_finish (entry);
      gsy_import_article_take (entry->view->article, self->import, g_steal_pointer (&entry->statement), entry->kind);
    }
  for (guint i = 0; i < self->views->len; i++)
    {
      GsyCasView *view = g_ptr_array_index (self->views, i);

      if (!gsy_import_add (self->import, g_steal_pointer (&view->article), error))
        return FALSE;
    }
  return TRUE;
}

gboolean
gsy_cas_graph_import (GsyCasGraph *graph, GsyImport *import, const char *name, GError **error)
{
  g_autoptr (GPtrArray) views = g_ptr_array_new_with_free_func (view_free);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr (GHashTable) by_fs = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) by_identifier = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) by_number = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) kinds = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GsyCasReader self = {
    .graph = graph,
    .import = import,
    .views = views,
    .entries = entries,
    .by_fs = by_fs,
    .by_identifier = by_identifier,
    .by_number = by_number,
    .labels = labels,
    .kinds = kinds,
    .names = names,
    .budget = graph->structures->len + MAX_STEPS,
  };

  if (!add_views (&self, name, error))
    return FALSE;
  for (guint i = 0; i < graph->n_twice; i++)
    gsy_import_unplaced (import, _ ("things of an id that another has"), name, FALSE);
  gsy_cas_graph_sort (graph);
  gsy_cas_reader_read_labels (&self);
  each_structure (&self, first_pass);
  each_structure (&self, second_pass);
  report_words (&self, name);
  return hand_over (&self, error);
}
