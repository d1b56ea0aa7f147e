/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-read-csv.c: the set of tables that gsy-format-csv.c writes, also as a spreadsheet saves it again.
 *
 * All tables are gone through once, to note which rows belong to which article, in whatever order they are; then an article's rows are read
 * together. So what is in memory is the text of one article and 16 bytes a row. */
#include "config.h"
#include "io/formats/gsy-read-csv.h"

#include "core/gsy-error.h"
#include "io/formats/gsy-csv.h"
#include "io/formats/gsy-format.h"
#include "io/formats/gsy-reader.h"
#include "io/gsy-project-file.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static const struct
{
  const char *file;
  gboolean required;
  const char *columns[6]; /* without which it makes no sense; “article” is one of them */
} tables[GSY_N_CSV_TABLES] = {
  [GSY_CSV_ARTICLES] = { "articles.csv", FALSE, { "article" } },
  [GSY_CSV_TEXTS] = { "texts.csv", TRUE, { "article", "text" } },
  [GSY_CSV_STATEMENTS] = { "statements.csv", TRUE, { "article", "id", "layer" } },
  [GSY_CSV_SPANS] = { "spans.csv", FALSE, { "article", "statement", "role", "start", "end" } },
  [GSY_CSV_ACTORS] = { "actors.csv", FALSE, { "article", "statement", "role", "actor" } },
  [GSY_CSV_TOPICS] = { "topics.csv", FALSE, { "article", "statement", "topic" } },
  [GSY_CSV_ATTRIBUTES] = { "attributes.csv", FALSE, { "article", "statement", "attribute", "value" } },
  [GSY_CSV_LINKS] = { "links.csv", FALSE, { "article", "statement", "relation", "to" } },
};

/* A row of a table. */
typedef struct
{
  guint32 article;
  guint32 line;
  guint64 place;
} Place;

/* --- A row of the article at hand --- */

const char *
gsy_csv_set_get (const GsyCsvSet *self, const char *column)
{
  GsyCsvReader *reader = self->tables[self->table].reader;
  const char *cell = gsy_csv_reader_get (reader, gsy_csv_reader_find (reader, column));

  if (!self->raw)
    cell = gsy_csv_unguard (cell);
  return cell != NULL && cell[0] != '\0' ? cell : NULL;
}

gboolean
gsy_csv_set_get_number (const GsyCsvSet *self, const char *column, guint *number)
{
  const char *cell = gsy_csv_set_get (self, column);
  g_autofree char *text = g_strstrip (g_strdup (cell != NULL ? cell : ""));
  char *dot = strchr (text, '.');
  guint64 value;

  /* As a spreadsheet writes whole numbers when it takes the column for measures. */
  if (dot != NULL && strspn (dot + 1, "0") == strlen (dot + 1))
    *dot = '\0';
  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &value, NULL))
    return FALSE;
  *number = (guint) value;
  return TRUE;
}

gboolean
gsy_csv_set_get_flag (const GsyCsvSet *self, const char *column)
{
  const char *cell = gsy_csv_set_get (self, column);

  return cell != NULL && (g_ascii_strcasecmp (cell, "true") == 0 || strcmp (cell, "1") == 0);
}

void
gsy_csv_set_complain (const GsyCsvSet *self)
{
  const char *file = tables[self->table].file;
  /* Translators: a line of a list of what an import has no place for; %s is a file's name. */
  g_autofree char *kind = g_strdup_printf (_ ("rows of %s that make no sense"), file);
  g_autofree char *where = g_strdup_printf ("%s:%u", file, gsy_csv_reader_get_line (self->tables[self->table].reader));

  gsy_import_unplaced (self->import, kind, where, FALSE);
}

gboolean
gsy_csv_set_each (GsyCsvSet *self, GsyCsvTable table, guint article, void (*each) (GsyCsvSet *self, gpointer data), gpointer data, GError **error)
{
  GArray *places = self->tables[table].places;
  guint low = 0, high = places != NULL ? places->len : 0;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (places, Place, middle).article < article)
        low = middle + 1;
      else
        high = middle;
    }
  for (self->table = table; places != NULL && low < places->len && g_array_index (places, Place, low).article == article; low++)
    {
      const Place *place = &g_array_index (places, Place, low);
      g_autoptr (GError) local = NULL;

      gsy_csv_reader_seek (self->tables[table].reader, place->place, place->line);
      if (gsy_csv_reader_next (self->tables[table].reader, &local))
        each (self, data);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  return TRUE;
}

/* --- Opening --- */

static gboolean
check_columns (GsyCsvReader *reader, GsyCsvTable table, GError **error)
{
  for (guint i = 0; tables[table].columns[i] != NULL; i++)
    if (gsy_csv_reader_find (reader, tables[table].columns[i]) < 0)
      {
        /* Translators: the first %s is the name of a file with a table, the second one that of a column. */
        g_set_error (error, GSY_ERROR, GSY_ERROR_PARSE, _ ("%s: the column “%s” is missing"), tables[table].file, tables[table].columns[i]);
        return FALSE;
      }
  return TRUE;
}

static gboolean
open_tables (GsyCsvSet *self, GsySource *source, GError **error)
{
  for (guint i = 0; i < GSY_N_CSV_TABLES; i++)
    {
      if (!tables[i].required && !gsy_source_has (source, tables[i].file))
        continue;
      self->tables[i].reader = gsy_csv_reader_new (source, tables[i].file, error);
      if (self->tables[i].reader == NULL || !check_columns (self->tables[i].reader, i, error))
        return FALSE;
      self->tables[i].places = g_array_new (FALSE, FALSE, sizeof (Place));
    }
  return TRUE;
}

/* --- Which row is of which article --- */

/* Whether the guard was on: a text that a spreadsheet would run stands bare in a table without guard, and never in one with it. */
static void
look_for_guard (GsyCsvReader *reader, guint *n_bare, guint *n_guarded)
{
  for (guint i = 0; i < gsy_csv_reader_get_n_cells (reader); i++)
    {
      const char *cell = gsy_csv_reader_get (reader, (int) i);

      if (cell[0] == '-' && g_ascii_isdigit (cell[1]))
        continue;
      if (gsy_csv_unguard (cell) != cell)
        (*n_guarded)++;
      else if (gsy_csv_needs_guard (cell, strlen (cell)))
        (*n_bare)++;
    }
}

/* The number of the article called @name; in tables that name articles it is a new one if there is none yet. */
static gboolean
find_article (GsyCsvSet *self, GsyCsvTable table, const char *name, guint32 *number)
{
  gpointer value;

  if (name == NULL || name[0] == '\0')
    return FALSE;
  if (g_hash_table_lookup_extended (self->numbers, name, NULL, &value))
    {
      *number = GPOINTER_TO_UINT (value);
      return TRUE;
    }
  if (table != GSY_CSV_ARTICLES && table != GSY_CSV_TEXTS)
    return FALSE;
  *number = self->names->len;
  g_ptr_array_add (self->names, g_strdup (name));
  g_hash_table_insert (self->numbers, g_ptr_array_index (self->names, *number), GUINT_TO_POINTER (*number));
  return TRUE;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *one = a, *other = b;

  if (one->article != other->article)
    return one->article < other->article ? -1 : 1;
  return one->place < other->place ? -1 : one->place > other->place;
}

static gboolean
index_table (GsyCsvSet *self, GsyCsvTable table, guint *n_bare, guint *n_guarded, GError **error)
{
  GsyCsvReader *reader = self->tables[table].reader;
  GArray *places = self->tables[table].places;
  int column = gsy_csv_reader_find (reader, "article");
  g_autoptr (GError) local = NULL;
  gboolean sorted = TRUE;

  self->table = table;
  while (gsy_csv_reader_next (reader, &local))
    {
      Place place = { .line = gsy_csv_reader_get_line (reader), .place = gsy_csv_reader_get_place (reader) };

      look_for_guard (reader, n_bare, n_guarded);
      if (!find_article (self, table, gsy_csv_reader_get (reader, column), &place.article))
        {
          gsy_csv_set_complain (self);
          continue;
        }
      sorted = sorted && (places->len == 0 || g_array_index (places, Place, places->len - 1).article <= place.article);
      g_array_append_val (places, place);
    }
  if (!sorted)
    g_array_sort (places, compare_places);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
index_tables (GsyCsvSet *self, GError **error)
{
  guint n_bare = 0, n_guarded = 0;

  for (guint i = 0; i < GSY_N_CSV_TABLES; i++)
    if (self->tables[i].reader != NULL && !index_table (self, i, &n_bare, &n_guarded, error))
      return FALSE;
  self->raw = n_bare > 0 && n_guarded == 0;
  return TRUE;
}

/* --- All of it --- */

static void
set_clear (GsyCsvSet *self)
{
  for (guint i = 0; i < GSY_N_CSV_TABLES; i++)
    {
      g_clear_pointer (&self->tables[i].reader, gsy_csv_reader_free);
      g_clear_pointer (&self->tables[i].places, g_array_unref);
    }
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->actors, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GsyCsvSet, set_clear)

/* The vocabulary lies beside the tables; if not, actors.csv says who is who. */
static gboolean
read_vocabulary (GsyCsvSet *self, GsySource *source, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GsyScheme) scheme = NULL;

  if (!gsy_source_has (source, GSY_PROJECT_FILE))
    {
      self->actors = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) gsy_actor_unref);
      return TRUE;
    }
  bytes = gsy_source_load (source, GSY_PROJECT_FILE, error);
  scheme = bytes != NULL ? gsy_project_parse (bytes, GSY_PROJECT_FILE, NULL, NULL, error) : NULL;
  if (scheme == NULL)
    return FALSE;
  for (guint list = 0; list < GSY_N_SCHEME_LISTS; list++)
    gsy_import_vocabulary (self->import, scheme, list);
  return TRUE;
}

static int
compare_actors (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const GsyActor *const *) a)->name, (*(const GsyActor *const *) b)->name);
}

static void
add_actors (GsyCsvSet *self)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  g_autoptr (GPtrArray) list = gsy_scheme_list_new (GSY_LIST_ACTORS);
  GHashTableIter iter;
  gpointer actor;

  if (self->actors == NULL)
    return;
  g_hash_table_iter_init (&iter, self->actors);
  while (g_hash_table_iter_next (&iter, NULL, &actor))
    g_ptr_array_add (list, gsy_actor_ref (actor));
  g_ptr_array_sort (list, compare_actors);
  gsy_scheme_set_list (scheme, GSY_LIST_ACTORS, list);
  gsy_import_vocabulary (self->import, scheme, GSY_LIST_ACTORS);
}

static gboolean
read_csv (GsyImport *import, GsySource *source, GError **error)
{
  g_auto (GsyCsvSet) self = { .import = import };

  self.names = g_ptr_array_new_with_free_func (g_free);
  self.numbers = g_hash_table_new (g_str_hash, g_str_equal);
  if (!open_tables (&self, source, error) || !read_vocabulary (&self, source, error) || !index_tables (&self, error))
    return FALSE;
  for (guint i = 0; i < self.names->len; i++)
    if (!gsy_csv_set_read_article (&self, i, g_ptr_array_index (self.names, i), error))
      return FALSE;
  add_actors (&self);
  return TRUE;
}

/* A folder of our tables; or one of them, chosen alone, with the others beside it. */
static guint
probe_csv (GsySource *source)
{
  if (!gsy_source_is_folder (source))
    {
      gboolean ours = FALSE;

      for (guint i = 0; i < GSY_N_CSV_TABLES && !ours; i++)
        ours = strcmp (gsy_source_get_title (source), tables[i].file) == 0;
      if (!ours)
        return 0;
    }
  return gsy_source_has (source, tables[GSY_CSV_TEXTS].file) && gsy_source_has (source, tables[GSY_CSV_STATEMENTS].file) ? 95 : 0;
}

static const char *const suffixes[] = { ".csv", NULL };

const GsyReader gsy_reader_csv = {
  .id = "csv",
  .name = "CSV",
  /* Translators: what comes when it is imported, in the list of formats. */
  .purpose = N_ ("the tables that Gainsay exports, also as a spreadsheet saved them"),
  .suffixes = suffixes,
  .folders = TRUE,
  .reads = GSY_HOLDS_ALL & ~GSY_HOLDS (GSY_FEATURE_UNKNOWN),
  .probe = probe_csv,
  .read = read_csv,
};
