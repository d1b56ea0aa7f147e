/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-read-cas-own.c: statements of feature structures of the types that our own exports have, as they were, also after another program wrote them again. */
#include "config.h"
#include "io/formats/gsy-json-read.h"
#include "io/formats/gsy-read-cas-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

GsyCasTypeId
gsy_cas_type_find (const char *name)
{
  for (guint i = GSY_CAS_STATEMENT; i < GSY_N_CAS_TYPES; i++)
    if (i != GSY_CAS_RELATION && strcmp (gsy_cas_types[i].name, name) == 0)
      return i;
  return GSY_N_CAS_TYPES;
}

/* Adds each name of a list as “a; b;; c”, in which a doubled semicolon is one of a name. */
static void
split_names (const char *joined, GPtrArray *names)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *p = joined;; p++)
    {
      if (*p == ';' && p[1] == ';')
        p++;
      else if (*p == ';' || *p == '\0')
        {
          if (name->len > 0)
            g_ptr_array_add (names, g_strdup (name->str));
          g_string_truncate (name, 0);
          if (*p == '\0')
            return;
          if (p[1] == ' ')
            p++;
          continue;
        }
      g_string_append_c (name, *p);
    }
}

/* --- Statements --- */

static char *
identifier_key (const GsyCasView *view, const char *identifier)
{
  return g_strdup_printf ("%p %s", (gconstpointer) view, identifier);
}

static void
fill (char **member, const GsyFs *fs, const char *feature)
{
  if (*member == NULL)
    *member = g_strdup (gsy_fs_get_text (fs, feature));
}

static void
add_implied (GsyCasEntry *entry, GsyCasRole role, const char *joined)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (joined == NULL || entry->fillers[role] != NULL)
    return;
  split_names (joined, names);
  for (guint i = 0; i < names->len; i++)
    gsy_cas_entry_add_filler (entry, role, 0, g_ptr_array_index (names, i));
}

static void
add_topics (GsyCasEntry *entry, const char *joined)
{
  if (joined == NULL || entry->topics != NULL)
    return;
  entry->topics = g_ptr_array_new_with_free_func (g_free);
  split_names (joined, entry->topics);
}

/* Features that people added to the layer. */
static void
add_foreign (GsyCasReader *self, GsyCasEntry *entry, const GsyFs *fs)
{
  static const char *const own[] = { "identifier", "layer", "fragment", "said", "note", "creator", "created", "modified", "about", "impliedSource", "impliedTarget", NULL };

  for (guint i = 0; fs->values != NULL && i < fs->values->len; i++)
    {
      const GsyFsValue *value = &g_array_index (fs->values, GsyFsValue, i);

      if (value->text != NULL && !g_strv_contains (own, value->name))
        gsy_cas_reader_set_value (self, entry, value->name, value);
    }
}

void
gsy_cas_own_statement (GsyCasReader *self, GsyFs *fs)
{
  GsyCasView *view = gsy_cas_reader_view_of (self, fs);
  const char *identifier = gsy_fs_get_text (fs, "identifier"), *layer = gsy_fs_get_text (fs, "layer");
  g_autofree char *key = identifier != NULL && view != NULL ? identifier_key (view, identifier) : NULL;
  GsyCasEntry *entry = key != NULL ? g_hash_table_lookup (self->by_identifier, key) : NULL;
  GsyStatement *statement;

  if (view == NULL)
    return;
  if (entry == NULL)
    {
      g_autofree char *foreign = identifier == NULL ? g_strdup_printf ("fs%" G_GINT64_FORMAT, fs->id) : g_strdup (identifier);

      entry = gsy_cas_reader_add_entry (self, view, foreign, layer != NULL ? layer : "Statement", _ ("statements"));
      if (key != NULL)
        g_hash_table_insert (self->by_identifier, g_steal_pointer (&key), entry);
    }
  g_hash_table_insert (self->by_fs, fs, entry);
  gsy_cas_add_piece (entry->pieces, gsy_fs_get_number (fs, "fragment"), gsy_cas_view_span (view, fs));

  statement = entry->statement;
  fill (&statement->said, fs, "said");
  fill (&statement->note, fs, "note");
  fill (&statement->creator, fs, "creator");
  fill (&statement->created, fs, "created");
  fill (&statement->modified, fs, "modified");
  add_topics (entry, gsy_fs_get_text (fs, "about"));
  add_implied (entry, GSY_CAS_SOURCE, gsy_fs_get_text (fs, "impliedSource"));
  add_implied (entry, GSY_CAS_TARGET, gsy_fs_get_text (fs, "impliedTarget"));
  add_foreign (self, entry, fs);
}

/* --- What belongs to statements --- */

/* The one that @fs names: by its id as a feature structure, or by the identifier that it has. */
static GsyCasEntry *
find_statement (GsyCasReader *self, const GsyFs *fs)
{
  GsyFs *statement = gsy_cas_graph_follow (self->graph, fs, "statement");
  const char *identifier = gsy_fs_get_text (fs, "statement");
  const GsyCasView *view = identifier != NULL ? gsy_cas_reader_view_of (self, fs) : NULL;
  g_autofree char *key = view != NULL ? identifier_key (view, identifier) : NULL;

  if (key != NULL)
    return g_hash_table_lookup (self->by_identifier, key);
  return statement != NULL ? g_hash_table_lookup (self->by_fs, statement) : NULL;
}

static void
add_role (GsyCasReader *self, GsyCasEntry *entry, const GsyFs *fs)
{
  const char *name = gsy_fs_get_text (fs, "role"), *actor = gsy_fs_get_text (fs, "actor");
  guint number = gsy_fs_get_number (fs, "filler");
  GsyCasFiller *filler = NULL;
  g_autofree char *key = NULL;
  GsyCasRole role;

  if (name == NULL || !gsy_cas_role_from_name (name, &role))
    {
      gsy_import_unplaced (self->import, _ ("words of a role that is neither source nor target nor cue"), entry->view->article->name, FALSE);
      return;
    }
  if (number > 0)
    {
      key = g_strdup_printf ("%p %d %u", (gpointer) entry, role, number);
      filler = g_hash_table_lookup (self->by_number, key);
    }
  if (filler == NULL)
    filler = gsy_cas_entry_add_filler (entry, role, number, actor);
  if (key != NULL)
    g_hash_table_insert (self->by_number, g_steal_pointer (&key), filler);
  if (fs->placed)
    gsy_cas_add_piece (filler->pieces, gsy_fs_get_number (fs, "fragment"), gsy_cas_view_span (entry->view, fs));
}

static gboolean
has_attribute (const GsyStatement *statement, const char *id)
{
  for (guint i = 0; statement->attributes != NULL && i < statement->attributes->len; i++)
    if (strcmp (g_array_index (statement->attributes, GsyValue, i).id, id) == 0)
      return TRUE;
  return FALSE;
}

/* Fills @value from what it was written as. */
static gboolean
read_value (GsyCasReader *self, const char *name, const char *type, const char *text, GsyValue *value)
{
  g_autoptr (JsonNode) node = NULL;
  const char *id;
  const GsyAttribute *attribute;

  if (g_strcmp0 (type, "integer") == 0)
    {
      value->type = GSY_VALUE_INTEGER;
      if (!g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &value->integer, NULL))
        return FALSE;
      value->id = g_strdup (gsy_import_attribute (self->import, name, GSY_ATTRIBUTE_NUMBER));
      return TRUE;
    }
  if (g_strcmp0 (type, "boolean") == 0)
    {
      value->type = GSY_VALUE_BOOLEAN;
      value->integer = strcmp (text, "true") == 0;
      value->id = g_strdup (gsy_import_attribute (self->import, name, GSY_ATTRIBUTE_FLAG));
      return value->integer || strcmp (text, "false") == 0;
    }
  if (g_strcmp0 (type, "json") == 0)
    {
      value->type = GSY_VALUE_RAW;
      node = gsy_json_read_part (text, strlen (text), name, NULL);
      if (node == NULL)
        return FALSE;
      value->string = g_strdup (text);
      value->id = g_strdup (gsy_import_attribute (self->import, name, GSY_ATTRIBUTE_TEXT));
      return TRUE;
    }
  id = gsy_import_attribute (self->import, name, GSY_ATTRIBUTE_TEXT);
  attribute = gsy_scheme_find_attribute (gsy_import_get_scheme (self->import), id);
  value->type = GSY_VALUE_STRING;
  value->id = g_strdup (id);
  value->string = g_strdup (attribute != NULL && attribute->type == GSY_ATTRIBUTE_CHOICE ? gsy_import_choice (self->import, id, text) : text);
  return TRUE;
}

static void
add_value (GsyCasReader *self, GsyCasEntry *entry, const GsyFs *fs)
{
  const char *name = gsy_fs_get_text (fs, "attribute"), *text = gsy_fs_get_text (fs, "value");
  GsyStatement *statement = entry->statement;
  GsyValue value = { 0 };

  if (name == NULL || text == NULL)
    return;
  if (gsy_cas_reader_admit (self, name) && read_value (self, name, gsy_fs_get_text (fs, "valueType"), text, &value) && !has_attribute (statement, value.id))
    {
      if (statement->attributes == NULL)
        statement->attributes = gsy_values_new ();
      g_array_append_val (statement->attributes, value);
      return;
    }
  g_free (value.id);
  g_free (value.string);
  gsy_cas_entry_note (self, entry, name, text, _ ("values of attributes that make no sense"));
}

/* To a statement that is elsewhere. */
static void
add_link (GsyCasReader *self, GsyCasEntry *entry, const GsyFs *fs)
{
  const char *relation = gsy_fs_get_text (fs, "relation"), *to = gsy_fs_get_text (fs, "to"), *article = gsy_fs_get_text (fs, "article");
  g_autofree char *id = NULL;
  GsyLink *link;

  if (relation == NULL || to == NULL || !gsy_cas_reader_admit (self, relation))
    {
      gsy_import_unplaced (self->import, _ ("links that lead nowhere"), entry->view->article->name, FALSE);
      return;
    }
  id = gsy_import_dup_id (article != NULL ? article : entry->view->article->name, to);
  link = gsy_link_new (gsy_import_relation (self->import, relation), id);
  link->article = g_strdup (article);
  gsy_cas_entry_take_link (entry, link, 0);
}

void
gsy_cas_own_member (GsyCasReader *self, GsyFs *fs, GsyCasTypeId type)
{
  GsyCasEntry *entry = find_statement (self, fs);
  const char *topic = gsy_fs_get_text (fs, "name");

  if (entry == NULL)
    {
      gsy_import_unplaced (self->import, _ ("roles, topics, values and links of statements that are not there"), NULL, FALSE);
      return;
    }
  if (type == GSY_CAS_ROLE || type == GSY_CAS_IMPLIED_ROLE)
    add_role (self, entry, fs);
  else if (type == GSY_CAS_VALUE)
    add_value (self, entry, fs);
  else if (type == GSY_CAS_LINK)
    add_link (self, entry, fs);
  else if (topic != NULL)
    {
      if (entry->topics == NULL)
        entry->topics = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (entry->topics, g_strdup (topic));
    }
}

/* --- Putting together --- */

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  const GsyCasPiece *one = a, *other = b;

  if (one->fragment != other->fragment)
    return one->fragment < other->fragment ? -1 : 1;
  return one->span.start < other->span.start ? -1 : one->span.start > other->span.start;
}

/* Of each place in the text, how many characters before it are seen. */
static void
ensure_visible (GsyCasView *view)
{
  const char *p = gsy_article_get_text (view->article->article, NULL);
  guint n = 0;

  if (view->visible != NULL)
    return;
  view->visible = g_array_sized_new (FALSE, FALSE, sizeof (guint), gsy_article_get_length (view->article->article) + 1);
  g_array_append_val (view->visible, n);
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      n += !g_unichar_isspace (c) && !g_unichar_iscntrl (c);
      g_array_append_val (view->visible, n);
    }
}

/* A piece that goes on in the next sentence is one for each sentence in some formats: those of one number with nothing to be seen between them. */
static gboolean
goes_on (GsyCasView *view, const GsyCasPiece *before, const GsyCasPiece *piece)
{
  guint length = gsy_article_get_length (view->article->article);

  if (before->fragment == 0 || before->fragment != piece->fragment || piece->span.start < before->span.end || piece->span.end > length)
    return FALSE;
  ensure_visible (view);
  return g_array_index (view->visible, guint, before->span.end) == g_array_index (view->visible, guint, piece->span.start);
}

/* The places of @pieces. (transfer full) (element-type GsySpan) */
static GArray *
join_pieces (GsyCasView *view, GArray *pieces)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (GsySpan));

  g_array_sort (pieces, compare_pieces);
  for (guint i = 0; i < pieces->len; i++)
    {
      const GsyCasPiece *piece = &g_array_index (pieces, GsyCasPiece, i);

      if (i > 0 && goes_on (view, piece - 1, piece))
        g_array_index (spans, GsySpan, spans->len - 1).end = piece->span.end;
      else
        g_array_append_val (spans, piece->span);
    }
  return spans;
}

static GsyFiller *
make_filler (GsyCasView *view, GsyCasFiller *from)
{
  GsyFiller *filler = gsy_filler_new (from->actor);
  g_autoptr (GArray) spans = join_pieces (view, from->pieces);

  if (spans->len > 0)
    filler->spans = gsy_quotes_new ();
  for (guint i = 0; i < spans->len; i++)
    gsy_quotes_append (filler->spans, g_array_index (spans, GsySpan, i));
  return filler;
}

static int
compare_fillers (gconstpointer a, gconstpointer b)
{
  const GsyCasFiller *one = *(const GsyCasFiller *const *) a, *other = *(const GsyCasFiller *const *) b;

  return one->number < other->number ? -1 : one->number > other->number;
}

/* Those with a number are where it says; the others are where these leave room. (transfer full) (nullable) */
static GPtrArray *
order_fillers (GsyCasView *view, GPtrArray *fillers)
{
  g_autoptr (GPtrArray) free_ones = g_ptr_array_new ();
  g_autoptr (GPtrArray) numbered = g_ptr_array_new ();
  GPtrArray *ordered;

  if (fillers == NULL)
    return NULL;
  for (guint i = 0; i < fillers->len; i++)
    {
      GsyCasFiller *filler = g_ptr_array_index (fillers, i);

      g_ptr_array_add (filler->number == 0 ? free_ones : numbered, filler);
    }
  g_ptr_array_sort (numbered, compare_fillers);
  ordered = gsy_fillers_new ();
  for (guint i = 0, j = 0; i < numbered->len || j < free_ones->len;)
    {
      gboolean room = i == numbered->len || ((GsyCasFiller *) g_ptr_array_index (numbered, i))->number > ordered->len + 1;

      if (room && j < free_ones->len)
        g_ptr_array_add (ordered, make_filler (view, g_ptr_array_index (free_ones, j++)));
      else
        g_ptr_array_add (ordered, make_filler (view, g_ptr_array_index (numbered, i++)));
    }
  return ordered;
}

/* A cue is one, with all its words. */
static GsyFiller *
make_cue (GsyCasView *view, GPtrArray *fillers)
{
  g_autoptr (GPtrArray) ordered = order_fillers (view, fillers);
  GsyFiller *cue;

  if (ordered == NULL)
    return NULL;
  cue = gsy_filler_new (NULL);
  cue->spans = gsy_quotes_new ();
  for (guint i = 0; i < ordered->len; i++)
    {
      const GsyFiller *filler = g_ptr_array_index (ordered, i);

      for (guint j = 0; filler->spans != NULL && j < filler->spans->len; j++)
        gsy_quotes_append (cue->spans, g_array_index (filler->spans, GsyQuote, j).span);
    }
  return cue;
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  const GsyCasLink *one = a, *other = b;

  return one->number < other->number ? -1 : one->number > other->number;
}

static GPtrArray *
order_links (GArray *links)
{
  GPtrArray *ordered;

  if (links == NULL)
    return NULL;
  g_array_sort (links, compare_links);
  ordered = gsy_links_new ();
  for (guint i = 0; i < links->len; i++)
    g_ptr_array_add (ordered, g_steal_pointer (&g_array_index (links, GsyCasLink, i).link));
  return ordered;
}

void
gsy_cas_own_finish (GsyCasEntry *entry)
{
  GsyStatement *statement = entry->statement;
  g_autoptr (GArray) spans = join_pieces (entry->view, entry->pieces);

  gsy_statement_set_spans (statement, (const GsySpan *) (gpointer) spans->data, spans->len);
  statement->source = order_fillers (entry->view, entry->fillers[GSY_CAS_SOURCE]);
  statement->target = order_fillers (entry->view, entry->fillers[GSY_CAS_TARGET]);
  statement->cue = make_cue (entry->view, entry->fillers[GSY_CAS_CUE]);
  statement->links = order_links (entry->links);
  if (entry->topics != NULL && entry->topics->len > 0)
    {
      g_ptr_array_add (entry->topics, NULL);
      statement->about = (char **) g_ptr_array_free (g_steal_pointer (&entry->topics), FALSE);
    }
}
