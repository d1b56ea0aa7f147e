/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-loose-find.c: which files of a folder are loose, what they hold, and where they may belong. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* d_type */
#endif
#include "config.h"
#include "corpus/gsy-loose-file.h"

#include "corpus/gsy-folder-scan.h"
#include "corpus/gsy-versions.h"
#include "io/gsy-article-reader.h"
#include "io/gsy-project-file.h"
#include "io/gsy-sidecar-merge.h"

#include <glib/gi18n-lib.h>

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Words shorter than this stand anywhere. */
#define MIN_QUOTE 12u
/* So many statements tell whether an article is worth a closer look. */
#define MAX_SAMPLE 24u
/* And so many articles are offered. */
#define MAX_CANDIDATES 5u
/* Bytes of articles that are read to look for words, for all that is lost together. */
#define MAX_READ (128u * 1024 * 1024)

typedef struct
{
  char *key;
  guint64 size; /* known with @sized */
  gboolean sized;
  GsyFileIdentity *identity; /* nullable: not read yet */
  GsyArticle *article;       /* nullable: likewise */
} Article;

typedef struct
{
  const char *root;
  const int *cancelled;
  GPtrArray *articles;  /* of Article */
  GHashTable *by_key;   /* key -> Article */
  GHashTable *sidecars; /* set of keys */
  GPtrArray *names;     /* keys of other files whose names may be those of copies or of what was set aside */
  GPtrArray *found;     /* of GsyLooseFile */
  GHashTable *lost;     /* GsyLooseFile -> GsySidecar, without their article */
  guint64 n_read;       /* bytes of articles, for their words */
} Finder;

static gboolean
is_over (const Finder *self)
{
  return self->cancelled != NULL && g_atomic_int_get (self->cancelled);
}

static void
article_free (gpointer data)
{
  Article *article = data;

  g_free (article->key);
  g_free (article->identity);
  g_clear_object (&article->article);
  g_free (article);
}

static void
candidate_free (gpointer data)
{
  GsyLooseCandidate *candidate = data;

  g_free (candidate->article);
  g_free (candidate);
}

/* Names */

static char *
join (const char *folder, const char *name)
{
  return folder[0] == '\0' ? g_strdup (name) : g_strconcat (folder, "/", name, NULL);
}

static const char *
get_base (const char *key)
{
  const char *slash = strrchr (key, '/');

  return slash != NULL ? slash + 1 : key;
}

/* The key of @name in the folder of @key. */
static char *
beside (const char *key, const char *name)
{
  const char *base = get_base (key);

  return g_strdup_printf ("%.*s%s", (int) (base - key), key, name);
}

/* What was set aside as “NAME.WORD-20240501-101112”, perhaps with a number behind it: the name that it had. (transfer full) (nullable) */
static char *
find_original (const char *name)
{
  static const char *const words[] = { ".broken-", ".other-", ".merged-", ".aside-" };

  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *at = g_strrstr (name, words[i]);
      const char *p = at != NULL ? at + strlen (words[i]) : NULL;

      if (at == NULL || at == name || strspn (p, "0123456789") != 8 || p[8] != '-' || strspn (p + 9, "0123456789") != 6)
        continue;
      p += 15;
      if (*p == '\0' || (*p == '-' && p[1] != '\0' && strspn (p + 1, "0123456789") == strlen (p + 1)))
        return g_strndup (name, (gsize) (at - name));
    }
  return NULL;
}

static void
sort_name (Finder *self, const char *folder, const char *name)
{
  char *key = join (folder, name);
  g_autofree char *aside = NULL;

  if (gsy_is_sidecar_name (name))
    {
      g_hash_table_add (self->sidecars, key);
      return;
    }
  aside = find_original (name);
  if (aside != NULL || gsy_conflict_name_parse (name, NULL))
    g_ptr_array_add (self->names, g_strdup (key));
  if (aside == NULL && gsy_is_article_name (name))
    {
      Article *article = g_new0 (Article, 1);

      article->key = key;
      g_ptr_array_add (self->articles, article);
      g_hash_table_insert (self->by_key, article->key, article);
      return;
    }
  g_free (key);
}

static void
read_folder (Finder *self, int root_fd, const char *folder, GQueue *folders)
{
  int fd = openat (root_fd, folder[0] != '\0' ? folder : ".", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
  DIR *dir = fd >= 0 ? fdopendir (fd) : NULL;
  const struct dirent *entry;

  if (dir == NULL)
    {
      if (fd >= 0)
        close (fd);
      return;
    }
  while ((entry = readdir (dir)) != NULL)
    {
      struct stat st;
      gboolean is_folder = entry->d_type == DT_DIR;

      if (entry->d_name[0] == '.')
        continue;
      if (entry->d_type == DT_UNKNOWN && fstatat (dirfd (dir), entry->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0)
        is_folder = S_ISDIR (st.st_mode);
      if (is_folder)
        g_queue_push_tail (folders, join (folder, entry->d_name));
      else
        sort_name (self, folder, entry->d_name);
    }
  closedir (dir);
}

static void
read_folders (Finder *self)
{
  GQueue folders = G_QUEUE_INIT;
  int root_fd = open (self->root, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK);

  if (root_fd < 0)
    return;
  g_queue_push_tail (&folders, g_strdup (""));
  while (!is_over (self))
    {
      g_autofree char *folder = g_queue_pop_head (&folders);

      if (folder == NULL)
        break;
      read_folder (self, root_fd, folder, &folders);
    }
  g_queue_clear_full (&folders, g_free);
  close (root_fd);
}

/* What is in them */

/* Whether there is any such file, of whatever kind. */
static gboolean
exists (const Finder *self, const char *key)
{
  g_autofree char *path = NULL;
  struct stat st;

  if (g_hash_table_contains (self->by_key, key) || g_hash_table_contains (self->sidecars, key))
    return TRUE;
  path = g_build_filename (self->root, key, NULL);
  return lstat (path, &st) == 0;
}

static GBytes *
load (const Finder *self, const char *key, GError **error)
{
  g_autofree char *path = g_build_filename (self->root, key, NULL);

  return gsy_load (path, GSY_SIDECAR_MAX_BYTES, NULL, error);
}

static GsySidecar *
read_sidecar (const Finder *self, const char *key, GError **error)
{
  g_autoptr (GBytes) bytes = load (self, key, error);
  g_autofree char *name = gsy_display_name (get_base (key));

  return bytes != NULL ? gsy_sidecar_parse (bytes, name, NULL, error) : NULL;
}

static GsyLooseFile *
loose_new (const Finder *self, GsyLooseKind kind, const char *key)
{
  GsyLooseFile *loose = g_new0 (GsyLooseFile, 1);
  g_autofree char *path = g_build_filename (self->root, key, NULL);
  struct stat st;

  g_atomic_ref_count_init (&loose->ref_count);
  loose->kind = kind;
  loose->key = g_strdup (key);
  if (stat (path, &st) == 0)
    loose->modified = st.st_mtim.tv_sec;
  return loose;
}

static const GsyStatement *
find_statement (GPtrArray *statements, GHashTable **index, const char *id)
{
  if (*index == NULL)
    {
      *index = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < statements->len; i++)
        {
          GsyStatement *statement = g_ptr_array_index (statements, i);

          g_hash_table_insert (*index, statement->id, statement);
        }
    }
  return g_hash_table_lookup (*index, id);
}

static gboolean
is_same_article (const GsyArticleMeta *a, const GsyArticleMeta *b)
{
  return gsy_article_meta_equal (a, b);
}

/* What would be otherwise in @ours. */
static void
compare (GsyLooseFile *loose, const GsySidecar *base, const GsySidecar *ours, const GsySidecar *theirs)
{
  g_autoptr (GsySidecar) merged = gsy_sidecar_merge (NULL, base, ours, theirs, &loose->n_conflicts);
  g_autoptr (GHashTable) index = NULL;

  for (guint i = 0; i < merged->statements->len; i++)
    {
      const GsyStatement *after = g_ptr_array_index (merged->statements, i);
      const GsyStatement *before = find_statement (ours->statements, &index, after->id);

      loose->n_added += before == NULL;
      loose->n_changed += before != NULL && !gsy_statement_equal (before, after);
    }
  loose->brings_nothing = loose->n_added == 0 && loose->n_changed == 0 && loose->n_conflicts == 0 && merged->statements->len == ours->statements->len &&
                          merged->raw->len == ours->raw->len && is_same_article (ours->meta, merged->meta);
}

static void
read_copy (const Finder *self, GsyLooseFile *loose)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GsySidecar) theirs = read_sidecar (self, loose->key, &error);
  g_autoptr (GsySidecar) ours = NULL;

  if (theirs == NULL)
    {
      loose->problem = g_strdup (error->message);
      return;
    }
  loose->n_statements = theirs->statements->len + theirs->raw->len;
  ours = read_sidecar (self, loose->original, NULL);
  if (ours == NULL)
    ours = gsy_sidecar_new ();
  compare (loose, NULL, ours, theirs);
}

static gboolean
have_same_bytes (const Finder *self, const char *a, const char *b)
{
  g_autoptr (GBytes) first = load (self, a, NULL);
  g_autoptr (GBytes) second = load (self, b, NULL);

  return first != NULL && second != NULL && g_bytes_equal (first, second);
}

/* The set in a sidecar's key, when the article's is known. (transfer full) (nullable) */
static char *
dup_set (const char *sidecar, const char *article)
{
  const char *rest = sidecar + strlen (article) + strlen (".annotations.");

  return strcmp (rest, "json") != 0 ? g_strndup (rest, strlen (rest) - strlen (".json")) : NULL;
}

static GsyLooseFile *
add_copy (Finder *self, GsyLooseKind kind, const char *key, const char *original_name, const GsyConflictName *copy)
{
  GsyLooseFile *loose = loose_new (self, kind, key);

  loose->original = beside (key, original_name);
  if (copy != NULL)
    {
      loose->maker = copy->maker;
      loose->by = g_strdup (copy->by);
      loose->when = g_strdup (copy->when);
    }
  if (strcmp (original_name, GSY_PROJECT_FILE) == 0)
    {
      loose->kind = loose->kind == GSY_LOOSE_COPY ? GSY_LOOSE_PROJECT_COPY : loose->kind;
      loose->brings_nothing = have_same_bytes (self, loose->key, loose->original);
    }
  else if (kind == GSY_LOOSE_ARTICLE_COPY)
    {
      loose->article = g_strdup (loose->original);
      loose->has_article = TRUE;
      loose->brings_nothing = have_same_bytes (self, loose->key, loose->original);
    }
  else
    {
      loose->article = gsy_sidecar_article_path (loose->original);
      loose->set = dup_set (loose->original, loose->article);
      loose->has_article = exists (self, loose->article);
      read_copy (self, loose);
    }
  g_ptr_array_add (self->found, loose);
  return loose;
}

static void
look_at_name (Finder *self, const char *key)
{
  const char *base = get_base (key);
  g_auto (GsyConflictName) copy = { GSY_COPY_OTHER, NULL, NULL, NULL };
  g_autofree char *aside = find_original (base);
  g_autofree char *original = NULL;

  if (aside != NULL)
    {
      /* A copy may have been set aside, too. */
      if (gsy_conflict_name_parse (aside, &copy))
        {
          g_free (aside);
          aside = g_strdup (copy.original);
        }
      if (gsy_is_sidecar_name (aside))
        add_copy (self, GSY_LOOSE_ASIDE, key, aside, copy.original != NULL ? &copy : NULL);
      return;
    }
  if (!gsy_conflict_name_parse (base, &copy))
    return;
  original = beside (key, copy.original);
  if (gsy_is_sidecar_name (copy.original))
    add_copy (self, copy.maker == GSY_COPY_BACKUP ? GSY_LOOSE_BACKUP : GSY_LOOSE_COPY, key, copy.original, &copy);
  else if (g_hash_table_contains (self->by_key, original))
    add_copy (self, GSY_LOOSE_ARTICLE_COPY, key, copy.original, &copy);
}

static void
look_at_sidecars (Finder *self)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->sidecars);
  while (g_hash_table_iter_next (&iter, &key, NULL) && !is_over (self))
    {
      g_autofree char *article = gsy_sidecar_article_path (key);
      g_autoptr (GError) error = NULL;
      GsyLooseFile *loose;
      GsySidecar *sidecar;

      if (article == NULL || exists (self, article))
        continue;
      loose = loose_new (self, GSY_LOOSE_LOST, key);
      loose->original = g_strdup (key);
      loose->set = dup_set (key, article);
      loose->article = g_steal_pointer (&article);
      g_ptr_array_add (self->found, loose);
      sidecar = read_sidecar (self, key, &error);
      if (sidecar == NULL)
        {
          loose->problem = g_strdup (error->message);
          continue;
        }
      loose->n_statements = sidecar->statements->len + sidecar->raw->len;
      g_hash_table_insert (self->lost, loose, sidecar);
    }
}

/* Copies whose article has gone are lost as well, though nothing moves them. */
static void
look_at_lost_copies (Finder *self)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      GsyLooseFile *loose = g_ptr_array_index (self->found, i);
      GsySidecar *sidecar;

      if (loose->kind != GSY_LOOSE_COPY || loose->has_article || loose->problem != NULL)
        continue;
      sidecar = read_sidecar (self, loose->key, NULL);
      if (sidecar != NULL)
        g_hash_table_insert (self->lost, loose, sidecar);
    }
}

/* Articles */

static void
measure (const Finder *self, Article *article)
{
  g_autofree char *path = NULL;
  struct stat st;

  if (article->sized)
    return;
  path = g_build_filename (self->root, article->key, NULL);
  article->sized = TRUE;
  article->size = stat (path, &st) == 0 && S_ISREG (st.st_mode) ? (guint64) st.st_size : 0;
}

static const char *
get_hash (const Finder *self, Article *article)
{
  if (article->identity == NULL)
    {
      g_autofree char *path = g_build_filename (self->root, article->key, NULL);

      article->identity = g_new0 (GsyFileIdentity, 1);
      gsy_file_identity_read (path, article->identity, NULL);
    }
  return article->identity->sha256;
}

static gboolean
has_sidecar (const Finder *self, const char *article, const char *set)
{
  g_autofree char *key = gsy_sidecar_path (article, set);

  return g_hash_table_contains (self->sidecars, key);
}

static void
add_candidate (const Finder *self, GsyLooseFile *loose, const char *article, gboolean is_same, guint n_found)
{
  GsyLooseCandidate *candidate = g_new0 (GsyLooseCandidate, 1);

  candidate->article = g_strdup (article);
  candidate->is_same = is_same;
  candidate->has_sidecar = has_sidecar (self, article, loose->set);
  candidate->n_found = n_found;
  g_ptr_array_add (loose->candidates, candidate);
}

static void
find_by_hash (const Finder *self, GsyLooseFile *loose, const GsySidecar *sidecar)
{
  /* From one byte for a character to four, and a mark. */
  guint64 least = sidecar->length, most = 4 * (guint64) sidecar->length + 4;

  /* All that are empty are the same. */
  if (sidecar->sha256 == NULL || sidecar->length == 0)
    return;
  for (guint i = 0; i < self->articles->len && !is_over (self); i++)
    {
      Article *article = g_ptr_array_index (self->articles, i);

      measure (self, article);
      if (article->size >= least && article->size <= most && strcmp (get_hash (self, article), sidecar->sha256) == 0)
        add_candidate (self, loose, article->key, TRUE, loose->n_statements);
    }
}

/* Some of the words of @sidecar, spread over it. (transfer container) */
static GPtrArray *
take_sample (const GsySidecar *sidecar)
{
  GPtrArray *words = g_ptr_array_new ();
  guint step = sidecar->statements->len / MAX_SAMPLE + 1;

  for (guint i = 0; i < sidecar->statements->len; i += step)
    {
      const GsyQuote *quote = gsy_statement_get_quote (g_ptr_array_index (sidecar->statements, i), 0);
      const char *exact = gsy_quote_get_exact (quote);

      if (exact != NULL && strlen (exact) >= MIN_QUOTE)
        g_ptr_array_add (words, (gpointer) exact);
    }
  return words;
}

static GsyArticle *
get_article (Finder *self, Article *article)
{
  if (article->article == NULL && self->n_read + article->size <= MAX_READ)
    {
      g_autofree char *path = g_build_filename (self->root, article->key, NULL);

      article->article = gsy_article_read (path, NULL);
      self->n_read += article->size;
    }
  return article->article;
}

/* How many statements of the sidecar stand in @article, by the rules of gsy_anchor(). */
static guint
count_found (const Finder *self, const char *key, GsyArticle *article)
{
  g_autoptr (GBytes) bytes = load (self, key, NULL);
  g_autoptr (GsySidecar) sidecar = bytes != NULL ? gsy_sidecar_parse (bytes, key, article, NULL) : NULL;
  guint n = 0;

  for (guint i = 0; sidecar != NULL && i < sidecar->statements->len; i++)
    n += !((const GsyStatement *) g_ptr_array_index (sidecar->statements, i))->detached;
  return n;
}

static gboolean
is_copy (const char *key)
{
  return gsy_conflict_name_parse (get_base (key), NULL);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const GsyLooseCandidate *first = *(const GsyLooseCandidate *const *) a, *second = *(const GsyLooseCandidate *const *) b;

  if (first->is_same != second->is_same)
    return first->is_same ? -1 : 1;
  if (first->n_found != second->n_found)
    return first->n_found > second->n_found ? -1 : 1;
  if (first->has_sidecar != second->has_sidecar)
    return first->has_sidecar ? 1 : -1;
  if (is_copy (first->article) != is_copy (second->article))
    return is_copy (first->article) ? 1 : -1;
  return strcmp (first->article, second->article);
}

static void
find_by_words (Finder *self, GsyLooseFile *loose, const GsySidecar *sidecar)
{
  g_autoptr (GPtrArray) sample = take_sample (sidecar);

  for (guint i = 0; sample->len > 0 && i < self->articles->len && !is_over (self); i++)
    {
      Article *article = g_ptr_array_index (self->articles, i);
      gboolean same_name = strcmp (get_base (article->key), get_base (loose->article)) == 0;
      GsyArticle *text;
      guint n = 0;

      measure (self, article);
      if (has_sidecar (self, article->key, loose->set))
        continue;
      text = get_article (self, article);
      if (text == NULL)
        continue;
      for (guint j = 0; j < sample->len; j++)
        n += strstr (gsy_article_get_text (text, NULL), g_ptr_array_index (sample, j)) != NULL;
      if (n == 0 || (!same_name && 2 * n < sample->len))
        continue;
      add_candidate (self, loose, article->key, FALSE, count_found (self, loose->key, text));
    }
}

static void
find_candidates (Finder *self, GsyLooseFile *loose, const GsySidecar *sidecar)
{
  loose->candidates = g_ptr_array_new_with_free_func (candidate_free);
  find_by_hash (self, loose, sidecar);
  if (loose->candidates->len == 0)
    find_by_words (self, loose, sidecar);
  g_ptr_array_sort (loose->candidates, compare_candidates);
  if (loose->candidates->len > MAX_CANDIDATES)
    g_ptr_array_set_size (loose->candidates, MAX_CANDIDATES);
}

/* Nothing else may claim the article. */
static void
choose_adopters (Finder *self)
{
  g_autoptr (GHashTable) claims = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key;

  for (guint turn = 0; turn < 2; turn++)
    {
      g_hash_table_iter_init (&iter, self->lost);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        {
          GsyLooseFile *loose = key;
          const GsyLooseCandidate *first = loose->candidates != NULL && loose->candidates->len == 1 ? g_ptr_array_index (loose->candidates, 0) : NULL;
          g_autofree char *claim = NULL;

          if (loose->kind != GSY_LOOSE_LOST || first == NULL || !first->is_same)
            continue;
          claim = gsy_sidecar_path (first->article, loose->set);
          if (turn == 0)
            {
              guint n = GPOINTER_TO_UINT (g_hash_table_lookup (claims, claim));

              g_hash_table_replace (claims, g_steal_pointer (&claim), GUINT_TO_POINTER (n + 1));
            }
          else if (!first->has_sidecar && GPOINTER_TO_UINT (g_hash_table_lookup (claims, claim)) == 1)
            {
              loose->adopter = g_strdup (first->article);
            }
        }
    }
}

static void
look_for_articles (Finder *self)
{
  GHashTableIter iter;
  gpointer loose, sidecar;

  g_hash_table_iter_init (&iter, self->lost);
  while (g_hash_table_iter_next (&iter, &loose, &sidecar) && !is_over (self))
    find_candidates (self, loose, sidecar);
  choose_adopters (self);
}

static int
compare_loose (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const GsyLooseFile *const *) a)->key, (*(const GsyLooseFile *const *) b)->key);
}

GPtrArray *
gsy_loose_files_find (const char *root, const int *cancelled)
{
  Finder self = { .root = root, .cancelled = cancelled };
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (article_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_loose_file_unref);
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) sidecars = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) lost = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) gsy_sidecar_free);

  g_return_val_if_fail (root != NULL, NULL);

  self.articles = articles;
  self.names = names;
  self.found = found;
  self.by_key = by_key;
  self.sidecars = sidecars;
  self.lost = lost;
  read_folders (&self);
  look_at_sidecars (&self);
  for (guint i = 0; i < names->len && !is_over (&self); i++)
    look_at_name (&self, g_ptr_array_index (names, i));
  look_at_lost_copies (&self);
  if (g_hash_table_size (lost) > 0)
    look_for_articles (&self);
  g_ptr_array_sort (found, compare_loose);
  return g_steal_pointer (&found);
}
