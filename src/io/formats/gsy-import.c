/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-import.c: articles from elsewhere get a name in the folder that nothing there has, and are written with their sidecars. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* syncfs */
#endif
#include "config.h"
#include "io/formats/gsy-import-private.h"

#include "core/gsy-error.h"
#include "io/formats/gsy-reader.h"
#include "io/formats/gsy-unzip.h"
#include "io/gsy-article-reader.h"
#include "io/gsy-file-error.h"
#include "io/gsy-sidecar.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Of a file, what is enough to see an archive. */
#define HEAD_BYTES 16

/* An article whose links say where articles are that had no name in the folder yet. */
typedef struct
{
  char *path;         /* of its sidecar */
  GHashTable *names;  /* how links call an article now, to how it is called there */
  GHashTable *places; /* the source's names; see GsyImport */
} Link;

static void
link_free (Link *self)
{
  g_free (self->path);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->places);
  g_free (self);
}

/* --- Names --- */

/* One part of a path, such that every file system takes it, with room for what sidecars add. */
static char *
dup_safe_part (const char *part)
{
  GString *safe = g_string_new (NULL);

  while (*part == '.' || g_ascii_isspace (*part))
    part++;
  for (const char *p = part; *p != '\0' && safe->len < 180; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (safe, g_unichar_iscntrl (c) || (c < 128 && strchr ("\\:*?\"<>|", (int) c) != NULL) ? '_' : c);
    }
  while (safe->len > 0 && (safe->str[safe->len - 1] == '.' || g_ascii_isspace (safe->str[safe->len - 1])))
    g_string_truncate (safe, safe->len - 1);
  return g_string_free (safe, FALSE);
}

static gboolean
is_article_name (const char *name)
{
  return gsy_source_name_is (name, ".txt") || gsy_source_name_is (name, ".text") || gsy_source_name_is (name, ".md") || strchr (name, '.') == NULL;
}

/* @name with the ending of an article: “report.docx” becomes “report.txt”. */
static char *
dup_with_ending (const GsyReader *reader, const char *name)
{
  if (is_article_name (name))
    return g_strdup (name);
  for (const char *const *suffix = reader != NULL ? reader->suffixes : NULL; suffix != NULL && *suffix != NULL; suffix++)
    if (gsy_source_name_is (name, *suffix) && strlen (name) > strlen (*suffix))
      {
        g_autofree char *stem = g_strndup (name, strlen (name) - strlen (*suffix));

        return g_strconcat (stem, ".txt", NULL);
      }
  return g_strconcat (name, ".txt", NULL);
}

char *
gsy_import_dup_safe_name (const GsyReader *reader, const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_auto (GStrv) parts = g_strsplit (valid, "/", -1);
  g_autoptr (GPtrArray) safe = g_ptr_array_new_with_free_func (g_free);
  char *last;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = dup_safe_part (parts[i]);

      if (part[0] != '\0')
        g_ptr_array_add (safe, g_steal_pointer (&part));
    }
  /* Translators: the name of an article's file that an import gives when there is none. */
  last = dup_with_ending (reader, safe->len > 0 ? g_ptr_array_index (safe, safe->len - 1) : C_ ("file name", "article.txt"));
  if (safe->len > 0)
    g_ptr_array_remove_index (safe, safe->len - 1);
  g_ptr_array_add (safe, last);
  g_ptr_array_add (safe, NULL);
  return g_strjoinv ("/", (char **) safe->pdata);
}

/* “a.txt” as “a 2.txt”. */
static char *
dup_numbered (const char *name, guint n)
{
  const char *base = strrchr (name, '/');
  const char *dot = strrchr (base != NULL ? base : name, '.');
  g_autofree char *stem = dot != NULL ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);

  return g_strdup_printf ("%s %u%s", stem, n, dot != NULL ? dot : "");
}

static char *
dup_path (GsyImport *self, const char *file)
{
  g_autofree char *local = g_filename_from_utf8 (file, -1, NULL, NULL, NULL);

  return g_build_filename (self->job.folder, local != NULL ? local : file, NULL);
}

static gboolean
exists (const char *path)
{
  struct stat info;

  return lstat (path, &info) == 0;
}

/* TRUE when each folder that @file is in, below the import's, is a folder or is not there: a link could lead elsewhere. */
static gboolean
parents_are_folders (GsyImport *self, const char *file)
{
  for (const char *slash = strchr (file, '/'); slash != NULL; slash = strchr (slash + 1, '/'))
    {
      g_autofree char *parent = g_strndup (file, (gsize) (slash - file));
      g_autofree char *path = dup_path (self, parent);
      struct stat info;

      if (lstat (path, &info) == 0 && !S_ISDIR (info.st_mode))
        return FALSE;
    }
  return TRUE;
}

/* Whether the article at @path has these very bytes, and no sidecar yet. */
static gboolean
is_same (GsyImport *self, const char *path, GBytes *bytes)
{
  g_autofree char *sidecar = gsy_sidecar_path (path, self->job.set);
  g_autoptr (GBytes) there = NULL;

  if (exists (sidecar))
    return FALSE;
  there = gsy_load (path, GSY_ARTICLE_MAX_BYTES, NULL, NULL);
  return there != NULL && g_bytes_equal (there, bytes);
}

/* The name in the folder for an article called @name there. @same: (out): it is there already. (transfer full) */
static char *
choose_name (GsyImport *self, const char *name, GBytes *bytes, gboolean *same)
{
  g_autofree char *wanted = gsy_import_dup_safe_name (self->reader, name);

  *same = FALSE;
  if (self->job.folder != NULL && !parents_are_folders (self, wanted))
    g_strdelimit (wanted, "/", '_');
  for (guint n = 1;; n++)
    {
      g_autofree char *file = n == 1 ? g_strdup (wanted) : dup_numbered (wanted, n);
      g_autofree char *folded = g_utf8_casefold (file, -1);
      g_autofree char *path = self->job.folder != NULL ? dup_path (self, file) : NULL;
      g_autofree char *sidecar = path != NULL ? gsy_sidecar_path (path, self->job.set) : NULL;

      if (g_hash_table_contains (self->taken, folded))
        continue;
      if (path != NULL && exists (path))
        *same = is_same (self, path, bytes);
      if (path != NULL && !*same && (exists (path) || exists (sidecar)))
        continue;
      g_hash_table_add (self->taken, g_steal_pointer (&folded));
      return g_steal_pointer (&file);
    }
}

/* --- Writing --- */

static gboolean
fail (GsyImport *self)
{
  self->failed = TRUE;
  return FALSE;
}

static gboolean
make_folders (GsyImport *self, const char *path, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);

  if (g_file_test (parent, G_FILE_TEST_IS_DIR))
    return TRUE;
  if (!make_folders (self, parent, error))
    return FALSE;
  /* Another program may have been quicker; but a file in its place is none. */
  if (g_mkdir (parent, 0777) != 0 && (errno != EEXIST || !g_file_test (parent, G_FILE_TEST_IS_DIR)))
    {
      gsy_file_error_set (error, GSY_FILE_WRITE, parent, errno);
      return FALSE;
    }
  g_ptr_array_add (self->made, g_steal_pointer (&parent));
  return TRUE;
}

/* Writes what must not be there yet. */
static gboolean
write_new (GsyImport *self, const char *path, GBytes *bytes, GError **error)
{
  GsyFileIdentity identity = { 0 };

  if (!gsy_save (path, bytes, &identity, GSY_SAVE_FLEETING, error))
    return FALSE;
  g_ptr_array_add (self->made, g_strdup (path));
  return TRUE;
}

static void
take_back (GsyImport *self)
{
  for (guint i = self->made->len; i-- > 0;)
    g_remove (g_ptr_array_index (self->made, i));
}

/* --- Texts without a byte-order mark --- */

static void
shift_quotes (GsyQuote *quotes, guint n, gpointer data)
{
  guint by = *(const guint *) data;

  for (guint i = 0; i < n; i++)
    {
      quotes[i].span.start -= MIN (by, quotes[i].span.start);
      quotes[i].span.end -= MIN (by, quotes[i].span.end);
    }
}

/* The same text under the name that it will have, and without a mark at its beginning, which would be taken for none of it when it is read. */
static GsyArticle *
dup_article (const GsyImportArticle *article, const char *file)
{
  g_autofree char *base = g_path_get_basename (file);
  gsize len;
  const char *text = gsy_article_get_text (article->article, &len);
  gsize skip = len >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  g_autofree char *sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text + skip, len - skip);
  guint by = 1;

  for (guint i = 0; skip > 0 && i < article->statements->len; i++)
    gsy_statement_each_quotes (g_ptr_array_index (article->statements, i), shift_quotes, &by);
  return gsy_article_new (base, g_strndup (text + skip, len - skip), len - skip, sha256, NULL);
}

/* --- Links --- */

/* Links within @article whose statement is not there. */
static void
drop_loose_links (GsyImport *self, GsyImportArticle *article, GsyStatement *statement)
{
  g_autoptr (GPtrArray) links = g_steal_pointer (&statement->links);

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const GsyLink *link = g_ptr_array_index (links, i);
      g_autofree char *to = gsy_import_dup_id (article->name, link->to);

      if (link->article == NULL && !g_hash_table_contains (article->ids, to))
        {
          gsy_import_unplaced (self, _ ("links to statements that are not there"), article->name, FALSE);
          continue;
        }
      if (statement->links == NULL)
        statement->links = gsy_links_new ();
      g_ptr_array_add (statement->links, gsy_link_copy (link));
    }
}

/* Tells the links of @article how other articles are called in the folder. What has no name there yet keeps the one from there, and is noted in the result
 * (nullable) (transfer full). */
static GHashTable *
settle_links (GsyImport *self, GsyImportArticle *article)
{
  g_autoptr (GHashTable) open = NULL;

  for (guint i = 0; i < article->statements->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (article->statements, i);

      drop_loose_links (self, article, g_ptr_array_index (article->statements, i));
      for (guint j = 0; statement->links != NULL && j < statement->links->len; j++)
        {
          GsyLink *link = g_ptr_array_index (statement->links, j);
          g_autofree char *to = g_steal_pointer (&link->to);
          const char *file;

          link->to = gsy_import_dup_id (link->article != NULL ? link->article : article->name, to);
          self->report->n_links++;
          if (link->article == NULL)
            continue;
          file = g_hash_table_lookup (self->names, link->article);
          if (file == NULL)
            {
              if (open == NULL)
                open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
              g_hash_table_insert (open, g_strdup (link->article), g_strdup (link->article));
              continue;
            }
          g_free (link->article);
          link->article = g_strdup (file);
        }
    }
  return g_steal_pointer (&open);
}

/* Writes a sidecar anew whose links say names that articles have not got. */
static gboolean
mend_links (GsyImport *self, const Link *late, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) mended = NULL;
  g_autoptr (GsySidecar) sidecar = NULL;
  GsyFileIdentity identity;
  gboolean changed = FALSE;

  bytes = gsy_load (late->path, GSY_SIDECAR_MAX_BYTES, &identity, error);
  sidecar = bytes != NULL ? gsy_sidecar_parse (bytes, late->path, NULL, error) : NULL;
  if (sidecar == NULL)
    return FALSE;
  for (guint i = 0; i < sidecar->statements->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (sidecar->statements, i);

      for (guint j = 0; statement->links != NULL && j < statement->links->len; j++)
        {
          GsyLink *link = g_ptr_array_index (statement->links, j);
          const char *name = link->article != NULL ? g_hash_table_lookup (late->names, link->article) : NULL;
          const char *file = name != NULL ? g_hash_table_lookup (late->places, name) : NULL;

          if (file == NULL || strcmp (file, link->article) == 0)
            continue;
          g_free (link->article);
          link->article = g_strdup (file);
          changed = TRUE;
        }
    }
  if (!changed)
    return TRUE;
  mended = gsy_sidecar_write_parsed (sidecar);
  return gsy_save (late->path, mended, &identity, GSY_SAVE_FLEETING, error);
}

static gboolean
mend_all_links (GsyImport *self, GError **error)
{
  for (guint i = 0; i < self->links->len; i++)
    if (!mend_links (self, g_ptr_array_index (self->links, i), error))
      return FALSE;
  return TRUE;
}

/* --- Articles --- */

static void
report_file (GsyImport *self, const GsyImportArticle *article, const char *file, gboolean same)
{
  GsyImportedFile *imported = g_new0 (GsyImportedFile, 1);

  imported->from = g_strdup (article->name);
  imported->file = g_strdup (file);
  imported->n_statements = article->statements->len;
  imported->same = same;
  g_ptr_array_add (self->report->files, imported);
  self->report->n_statements += article->statements->len;
  if (self->job.progress != NULL)
    self->job.progress (self->report->files->len, self->job.data);
}

static gboolean
write_article (GsyImport *self, GsyImportArticle *article, const char *file, GsyArticle *text, GBytes *bytes, gboolean same, GHashTable *open, GError **error)
{
  g_autofree char *path = dup_path (self, file);
  g_autofree char *sidecar = gsy_sidecar_path (path, self->job.set);
  g_autoptr (GsyArticleMeta) plain = gsy_article_meta_new ();
  g_autoptr (GBytes) written = NULL;
  Link *late;

  if (!make_folders (self, path, error) || (!same && !write_new (self, path, bytes, error)))
    return FALSE;
  if (article->statements->len == 0 && gsy_article_meta_equal (article->meta, plain))
    return TRUE;
  written = gsy_sidecar_write (text, article->meta, article->statements, NULL);
  if (!write_new (self, sidecar, written, error))
    return FALSE;
  if (open == NULL)
    return TRUE;
  late = g_new0 (Link, 1);
  late->path = g_steal_pointer (&sidecar);
  late->names = g_hash_table_ref (open);
  late->places = g_hash_table_ref (self->names);
  g_ptr_array_add (self->links, late);
  return TRUE;
}

static gboolean
add (GsyImport *self, GsyImportArticle *article, GError **error)
{
  g_autofree char *file = NULL;
  g_autoptr (GsyArticle) text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GHashTable) open = NULL;
  gboolean same;
  const char *data;
  gsize len;

  data = gsy_article_get_text (article->article, &len);
  if (len >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    bytes = g_bytes_new (data + 3, len - 3);
  else
    bytes = g_bytes_new_static (data, len);
  file = choose_name (self, article->name, bytes, &same);
  g_hash_table_insert (self->names, g_strdup (article->name), g_strdup (file));
  text = dup_article (article, file);
  open = settle_links (self, article);
  g_ptr_array_sort (article->statements, gsy_statement_compare_elements);
  if (!self->job.dry_run && !write_article (self, article, file, text, bytes, same, open, error))
    return fail (self);
  report_file (self, article, file, same);
  return TRUE;
}

gboolean
gsy_import_add (GsyImport *self, GsyImportArticle *article, GError **error)
{
  g_autoptr (GsyImportArticle) owned = article;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return fail (self);
  if (!add (self, owned, error))
    return FALSE;
  if (self->caught != NULL)
    g_ptr_array_add (self->caught, g_steal_pointer (&owned));
  return TRUE;
}

gboolean
gsy_import_is_cancelled (GsyImport *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

/* --- Sources --- */

static void
refuse (GsyImport *self, const char *path, const char *message)
{
  GsyRefused *refused = g_new0 (GsyRefused, 1);

  refused->path = g_strdup (path);
  refused->message = g_strdup (message);
  g_ptr_array_add (self->report->refused, refused);
}

gboolean
gsy_import_read (GsyImport *self, const GsyReader *reader, GsySource *source, GError **error)
{
  g_autoptr (GError) read_error = NULL;

  self->reader = reader;
  g_hash_table_unref (self->names);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (reader->read (self, source, &read_error))
    return TRUE;
  if (self->failed)
    {
      g_propagate_error (error, g_steal_pointer (&read_error));
      return FALSE;
    }
  refuse (self, gsy_source_get_title (source), read_error->message);
  return TRUE;
}

static gboolean read_source (GsyImport *self, GsySource *source, gboolean unzip, GError **error);

/* Each file of a folder is a source of its own. */
static gboolean
read_each (GsyImport *self, GsySource *source, GError **error)
{
  for (guint i = 0; i < gsy_source_get_n_names (source); i++)
    {
      const char *name = gsy_source_get_name (source, i);
      g_autoptr (GError) load_error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GsySource) one = NULL;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return fail (self);
      if (self->job.reader != NULL && !gsy_reader_takes_name (self->job.reader, name))
        {
          gsy_import_unplaced (self, _ ("files of other kinds"), name, FALSE);
          continue;
        }
      bytes = gsy_source_load (source, name, &load_error);
      if (bytes == NULL)
        {
          refuse (self, name, load_error->message);
          continue;
        }
      one = gsy_source_new_bytes (name, bytes);
      if (!read_source (self, one, FALSE, error))
        return FALSE;
    }
  return TRUE;
}

/* The documents in a folder that is one import, which has no use for them: nobody shall think that they came. REFI-QDA has. */
static void
report_others (GsyImport *self, const GsyReader *reader, GsySource *source)
{
  for (guint i = 0; reader != &gsy_reader_refi && i < gsy_source_get_n_names (source); i++)
    {
      const char *name = gsy_source_get_name (source, i);
      gboolean other = FALSE;

      if (is_article_name (name) || gsy_reader_takes_name (reader, name))
        continue;
      for (const GsyReader *const *one = gsy_readers_get (); *one != NULL && !other; one++)
        other = (*one)->reads == 0 && gsy_reader_takes_name (*one, name);
      if (other)
        gsy_import_unplaced (self, _ ("files of other kinds"), name, FALSE);
    }
}

/* The archive that @source is; NULL: it is none, or one that a reader takes whole, or broken, which is then reported. */
static GsySource *
open_archive (GsyImport *self, GsySource *source, const GsyReader *reader, gboolean *broken)
{
  const char *name = gsy_source_get_name (source, 0);
  g_autoptr (GBytes) head = gsy_source_load_head (source, name, HEAD_BYTES);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GsySource *archive = NULL;

  if (!gsy_is_zip (head) || (reader != NULL && gsy_reader_takes_name (reader, name)))
    return NULL;
  bytes = gsy_source_load (source, name, &error);
  if (bytes != NULL)
    archive = gsy_unzip (bytes, name, &error);
  if (archive == NULL)
    {
      refuse (self, name, error->message);
      *broken = TRUE;
    }
  return archive;
}

static gboolean
read_source (GsyImport *self, GsySource *source, gboolean unzip, GError **error)
{
  const GsyReader *reader = self->job.reader != NULL ? self->job.reader : gsy_reader_guess (source);
  gboolean broken = FALSE;

  if (unzip && !gsy_source_is_folder (source))
    {
      g_autoptr (GsySource) archive = open_archive (self, source, reader, &broken);

      if (archive != NULL || broken)
        return broken || read_source (self, archive, FALSE, error);
    }
  if (gsy_source_is_folder (source) && (reader == NULL || !reader->folders))
    return read_each (self, source, error);
  if (reader != NULL)
    {
      if (gsy_source_is_folder (source))
        report_others (self, reader, source);
      return gsy_import_read (self, reader, source, error);
    }
  refuse (self, gsy_source_get_title (source), _ ("this is nothing that Gainsay can import; say which format it is if you know it"));
  return TRUE;
}

/* --- Running --- */

static GsyImport *
import_new (const GsyImportJob *job, GsyScheme *scheme, GCancellable *cancellable)
{
  GsyImport *self = g_new0 (GsyImport, 1);

  self->job = *job;
  self->scheme = scheme;
  self->cancellable = cancellable;
  self->report = gsy_import_report_new ();
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->unplaced = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->made = g_ptr_array_new_with_free_func (g_free);
  self->links = g_ptr_array_new_with_free_func ((GDestroyNotify) link_free);
  gsy_import_scheme_init (self);
  return self;
}

GsyImport *
gsy_import_new_dry (GPtrArray *caught)
{
  GsyImportJob job = { .dry_run = TRUE };
  GsyImport *self = import_new (&job, gsy_scheme_new (), NULL);

  self->caught = caught;
  return self;
}

void
gsy_import_free (GsyImport *self)
{
  if (self == NULL)
    return;
  gsy_import_scheme_clear (self);
  g_clear_pointer (&self->report, gsy_import_report_free);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->taken);
  g_hash_table_unref (self->unplaced);
  g_ptr_array_unref (self->made);
  g_ptr_array_unref (self->links);
  g_free (self);
}

/* Makes all that was written last through a power cut, at once rather than file by file. */
static void
sync_folder (const char *folder)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  syncfs (fd);
  close (fd);
}

static gboolean
run (GsyImport *self, const char *const *paths, GError **error)
{
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GError) source_error = NULL;
      g_autoptr (GsySource) source = NULL;
      g_autofree char *shown = gsy_display_name (paths[i]);

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      source = gsy_source_new (paths[i], &source_error);
      if (source == NULL)
        refuse (self, shown, source_error->message);
      else if (!read_source (self, source, TRUE, error))
        return FALSE;
    }
  gsy_import_scheme_count (self);
  if (self->job.dry_run || self->report->files->len == 0)
    return TRUE;
  if (!mend_all_links (self, error) || !gsy_import_scheme_save (self, error))
    return FALSE;
  sync_folder (self->job.folder);
  return TRUE;
}

GsyImportReport *
gsy_import_run (const GsyImportJob *job, const char *const *paths, GCancellable *cancellable, GError **error)
{
  g_autoptr (GsyImport) self = NULL;
  GsyScheme *scheme;

  g_return_val_if_fail (job->folder != NULL && paths != NULL, NULL);

  scheme = gsy_import_scheme_load (job->folder, NULL, error);
  if (scheme == NULL)
    return NULL;
  self = import_new (job, scheme, cancellable);
  if (!run (self, paths, error))
    {
      take_back (self);
      return NULL;
    }
  return g_steal_pointer (&self->report);
}
