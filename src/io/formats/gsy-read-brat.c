/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-read-brat.c: brat standoff becomes statements.
 *
 * An event is a statement: its Content, or without one its trigger, are its words; Cue, Source and Target are the roles of that name, as in PolNeAR and PARC;
 * any other argument is a link to the statement that fills it. What is bound to text is a statement of its own unless an event has it as trigger or as one of
 * those roles. Relations and equivalences are links. What has no place is a line of the note. The comments of our own writer tell the rest. */
#include "config.h"
#include "io/formats/gsy-read-brat.h"
#include "io/formats/gsy-format.h"
#include "io/formats/gsy-reader.h"

#include "core/gsy-error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static gboolean
load_lines (GsyBratReader *self, GsySource *source, GError **error)
{
  for (guint i = 0; i < self->group->files->len; i++)
    {
      const char *name = g_ptr_array_index (self->group->files, i);
      char *text = gsy_source_load_text (source, name, NULL, error);

      if (text == NULL)
        return FALSE;
      gsy_brat_lines_add (self->lines, text, name);
    }
  return TRUE;
}

static void
read_article (GsyBratReader *self, gboolean plain_line_ends)
{
  gsy_brat_lines_fit (self->lines, self->article->article, plain_line_ends);
  for (guint i = 0; i < self->lines->bad->len; i++)
    gsy_import_unplaced (self->import, _ ("lines that make no sense"), g_ptr_array_index (self->lines->bad, i), FALSE);
  gsy_brat_make_statements (self);
  gsy_brat_read_records (self);
  gsy_brat_take_statements (self);
}

/* How the article was called when we wrote it; else as its text is called, or, if several people annotated that, as their annotations. */
static char *
dup_name (const GsyBratGroup *group, const GsyBratConf *conf, const char *folder)
{
  const char *name = g_hash_table_lookup (conf->files, group->stem + strlen (folder));

  if (name != NULL)
    return g_strconcat (folder, name, NULL);
  return group->shared ? g_strconcat (group->stem, ".txt", NULL) : g_strdup (group->text);
}

static gboolean
read_group (GsyImport *import, GsySource *source, const GsyBratGroup *group, const GsyBratConf *conf, const char *folder, GError **error)
{
  GsyBratReader self = { .import = import, .conf = conf, .group = group };
  gsize n_bytes = 0;
  g_autofree char *text = gsy_source_load_text (source, group->text, &n_bytes, error), *name = dup_name (group, conf, folder);
  const char *ends = g_hash_table_lookup (conf->ends, group->stem + strlen (folder));
  gboolean done = FALSE;

  if (text == NULL)
    return FALSE;
  if (ends != NULL && memchr (text, '\r', n_bytes) == NULL)
    {
      char *restored = gsy_brat_restore_line_ends (text, ends);

      g_free (text);
      text = restored;
      n_bytes = strlen (text);
    }
  self.article = gsy_import_article_new (name, text, (gssize) n_bytes);
  self.lines = gsy_brat_lines_new ();
  self.nodes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, gsy_brat_node_free);
  self.records = g_hash_table_new (g_str_hash, g_str_equal);
  if (load_lines (&self, source, error))
    {
      read_article (&self, ends != NULL);
      done = gsy_import_add (import, g_steal_pointer (&self.article), error);
    }
  g_clear_pointer (&self.article, gsy_import_article_free);
  g_hash_table_unref (self.records);
  g_hash_table_unref (self.nodes);
  gsy_brat_lines_free (self.lines);
  return done;
}

/* --- All of it --- */

/* The configuration nearest above @name, and the folder that it is in. */
static const GsyBratConf *
find_conf (GHashTable *confs, GsySource *source, const char *name, char **folder)
{
  g_autofree char *path = g_strdup (name);
  GsyBratConf *conf;

  for (;;)
    {
      char *slash = strrchr (path, '/');
      g_autofree char *file = NULL;

      *(slash != NULL ? slash + 1 : path) = '\0';
      file = g_strconcat (path, "annotation.conf", NULL);
      if (path[0] == '\0' || gsy_source_has (source, file))
        break;
      *slash = '\0';
    }
  conf = g_hash_table_lookup (confs, path);
  if (conf == NULL)
    {
      conf = gsy_brat_conf_new (source, path);
      g_hash_table_insert (confs, g_strdup (path), conf);
    }
  *folder = g_steal_pointer (&path);
  return conf;
}

static gboolean
read_source (GsyImport *import, GsySource *source, GError **error)
{
  g_autoptr (GHashTable) confs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) gsy_brat_conf_free);
  g_autoptr (GPtrArray) lonely_texts = NULL, lonely_files = NULL;
  g_autoptr (GPtrArray) groups = gsy_brat_group (source, &lonely_texts, &lonely_files);

  if (groups->len == 0)
    {
      g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED,
                   /* Translators: %s is a file or folder that is imported. */
                   _ ("%s: there are no annotations of brat with their text: each “.ann” needs a “.txt” of the same name"), gsy_source_get_title (source));
      return FALSE;
    }
  for (guint i = 0; i < lonely_texts->len; i++)
    gsy_import_unplaced (import, _ ("texts without annotations"), g_ptr_array_index (lonely_texts, i), FALSE);
  for (guint i = 0; i < lonely_files->len; i++)
    gsy_import_unplaced (import, _ ("files of annotations without their text"), g_ptr_array_index (lonely_files, i), FALSE);
  for (guint i = 0; i < groups->len; i++)
    {
      const GsyBratGroup *group = g_ptr_array_index (groups, i);
      g_autofree char *folder = NULL;
      const GsyBratConf *conf = find_conf (confs, source, group->stem, &folder);

      if (!read_group (import, source, group, conf, folder, error))
        return FALSE;
    }
  return TRUE;
}

/* Whether @name's first line is one of brat's; of an empty file, maybe. */
static guint
probe_annotations (GsySource *source, const char *name)
{
  g_autoptr (GBytes) head = gsy_source_load_head (source, name, 256);
  gsize len;
  const char *data = g_bytes_get_data (head, &len);
  g_autofree char *line = g_strndup (data != NULL ? data : "", len);

  if (line[0] == '\0')
    return 50;
  line[strcspn (line, "\n")] = '\0';
  /* Raw, since the end may be in the middle of a character. */
  return g_regex_match_simple ("^((\\*|#\\w*|[TERAMN]\\d+\\S*)\\t\\S+ \\S|E\\d+\\t\\S+:T\\d)", line, G_REGEX_RAW, 0) ? 90 : 0;
}

static guint
probe (GsySource *source)
{
  g_autoptr (GPtrArray) lonely_texts = NULL, lonely_files = NULL;
  g_autoptr (GPtrArray) groups = gsy_brat_group (source, &lonely_texts, &lonely_files);
  guint sure = 0;

  for (guint i = 0; i < MIN (groups->len, 8) && sure < 90; i++)
    {
      const GsyBratGroup *group = g_ptr_array_index (groups, i);

      sure = MAX (sure, probe_annotations (source, g_ptr_array_index (group->files, 0)));
    }
  /* An .ann alone is surely nothing else; what is wrong with it is said by reading it. */
  if (groups->len == 0 && !gsy_source_is_folder (source) && lonely_files->len > 0 && gsy_brat_is_annotations (g_ptr_array_index (lonely_files, 0)))
    sure = probe_annotations (source, g_ptr_array_index (lonely_files, 0));
  return sure;
}

static const char *const suffixes[] = { ".ann", ".a1", ".a2", NULL };

const GsyReader gsy_reader_brat = {
  .id = "brat",
  .name = "brat",
  /* Translators: what a reader of files brings, in the list of formats */
  .purpose = N_ ("what was marked in brat, with events, relations and notes; also PolNeAR"),
  .suffixes = suffixes,
  .folders = TRUE,
  .reads = GSY_HOLDS_ALL & ~(GSY_HOLDS (GSY_FEATURE_DETACHED) | GSY_HOLDS (GSY_FEATURE_ARTICLE) | GSY_HOLDS (GSY_FEATURE_VOCABULARY) | GSY_HOLDS (GSY_FEATURE_UNKNOWN)),
  .probe = probe,
  .read = read_source,
};
