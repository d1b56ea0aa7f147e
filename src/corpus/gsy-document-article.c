/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-document-article.c: an article whose own file changes while it is open. The new text is read once its file has come to rest, and each
 * statement is placed in it, all in a thread; then text and store are replaced at once, and with them what the history knows of the statements
 * and what the next merge compares with. Placing is a pure function (core/gsy-anchor.h), so that all of these still fit each other. */
#include "config.h"
#include "corpus/gsy-document-private.h"

#include "core/gsy-diff.h"
#include "corpus/gsy-text-cache.h"
#include "io/gsy-article-reader.h"
#include "io/gsy-file-error.h"
#include "io/gsy-load.h"

#include <glib/gi18n-lib.h>

#include <sys/stat.h>

/* A file that is looked at twice so far apart, and is the same, has been written to its end. */
#define SETTLE_MS 200

/* Many programs remove a file, or empty it, a moment before they write it anew: so often it is looked at before that counts. */
#define N_LOOKS_GONE 6

/* One that never comes to rest is read as it is. */
#define N_LOOKS_AT_MOST 50

typedef struct
{
  GsyStatement *statement;
  GsyAnchorResult result;
} Placed;

/* Another text, with the statements that were placed in it so far. */
struct _GsyReplacing
{
  GsyArticle *article;
  GsyArticle *former;
  GsyFileIdentity file;
  GArray *runs; /* of GsyDiffRun: what both have in common */
  GsyAnchorer *anchorer;
  GHashTable *placed; /* GsyStatement (owned) -> Placed */
};

/* One look, in a thread. */
typedef struct
{
  char *path;
  GsyArticle *article;   /* that is open */
  GPtrArray *statements; /* of GsyStatement: those that will have to be placed, as far as they are known */
  GsyFileIdentity known;
  GsyFileIdentity candidate;
  gboolean always; /* whatever its times say */
  gboolean at_once;

  gboolean unchanged;
  GsyFileIdentity seen;
  GError *error;
  GsyArticle *other;       /* nullable: another text */
  GsyReplacing *replacing; /* nullable: the same, ready */
} Look;

static void look (GsyDocument *self);

/* --- The file --- */

void
_gsy_file_look (const char *path, GsyFileIdentity *identity)
{
  struct stat st;

  *identity = (GsyFileIdentity){ 0 };
  if (stat (path, &st) == 0)
    gsy_file_identity_set_stat (identity, &st);
}

gboolean
_gsy_file_looks_same (const GsyFileIdentity *a, const GsyFileIdentity *b)
{
  return a->exists == b->exists && a->size == b->size && a->mtime_ns == b->mtime_ns && a->inode == b->inode && a->device == b->device;
}

/* --- Placing --- */

static void
placed_free (gpointer data)
{
  Placed *placed = data;

  gsy_statement_unref (placed->statement);
  g_free (placed);
}

static GsyReplacing *
replacing_new (GsyArticle *former, GsyArticle *article, const GsyFileIdentity *file)
{
  GsyReplacing *self = g_new0 (GsyReplacing, 1);
  const char *text_before, *text;
  gsize n_before, n_bytes;

  text_before = gsy_article_get_text (former, &n_before);
  text = gsy_article_get_text (article, &n_bytes);
  self->runs = gsy_diff (text_before, n_before, text, n_bytes);
  self->article = g_object_ref (article);
  self->former = g_object_ref (former);
  self->file = *file;
  self->anchorer = gsy_anchorer_new (article, former);
  self->placed = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) gsy_statement_unref, placed_free);
  return self;
}

static void
replacing_free (GsyReplacing *self)
{
  g_object_unref (self->article);
  g_object_unref (self->former);
  g_array_unref (self->runs);
  gsy_anchorer_free (self->anchorer);
  g_hash_table_unref (self->placed);
  g_free (self);
}

/* The statement as it was, with the words that it covered there. */
static GsyStatement *
detach (GsyArticle *former, const GsyStatement *statement)
{
  GsyStatement *detached = gsy_statement_copy (statement);

  detached->detached = TRUE;
  for (guint i = 0; i < gsy_statement_get_n_spans (detached); i++)
    {
      GsySpan span = gsy_statement_get_span (detached, i);
      GsyQuoteWords *words = gsy_quote_ensure_words (gsy_statement_edit_quote (detached, i));

      if (words->exact != NULL)
        continue;
      words->exact = gsy_article_dup_slice (former, span);
      words->prefix = gsy_article_dup_prefix (former, span);
      words->suffix = gsy_article_dup_suffix (former, span);
    }
  return detached;
}

/* The same statement gives the same one each time, not only an equal one. */
static const Placed *
place (GsyReplacing *self, const GsyStatement *statement)
{
  Placed *placed = g_hash_table_lookup (self->placed, statement);

  if (placed != NULL)
    return placed;
  placed = g_new0 (Placed, 1);
  placed->statement = gsy_statement_copy (statement);
  placed->result = gsy_anchorer_place (self->anchorer, placed->statement);
  if (placed->result != GSY_ANCHOR_DETACHED && !gsy_article_check_statement (self->article, placed->statement))
    {
      gsy_statement_unref (placed->statement);
      placed->statement = detach (self->former, statement);
      placed->result = GSY_ANCHOR_DETACHED;
    }
  if (gsy_statement_equal (placed->statement, statement))
    {
      gsy_statement_unref (placed->statement);
      placed->statement = gsy_statement_ref (statement);
    }
  g_hash_table_insert (self->placed, gsy_statement_ref (statement), placed);
  return placed;
}

static GsyStatement *
map_statement (const GsyStatement *statement, gpointer data)
{
  return gsy_statement_ref (place (data, statement)->statement);
}

static GPtrArray *
map_all (GsyReplacing *self, GPtrArray *statements)
{
  GPtrArray *mapped = g_ptr_array_new_full (statements->len, (GDestroyNotify) gsy_statement_unref);

  for (guint i = 0; i < statements->len; i++)
    g_ptr_array_add (mapped, map_statement (g_ptr_array_index (statements, i), self));
  return mapped;
}

/* --- Replacing --- */

static void
set_problem (GsyDocument *self, const char *problem)
{
  if (g_strcmp0 (problem, self->article_problem) == 0)
    return;
  g_free (self->article_problem);
  self->article_problem = g_strdup (problem);
  _gsy_document_notify_article_problem (self);
}

static GPtrArray *
dup_statements (GsyStore *store)
{
  guint n = gsy_store_get_n_statements (store);
  GPtrArray *statements = g_ptr_array_new_full (n, (GDestroyNotify) gsy_statement_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (statements, gsy_statement_ref (gsy_store_get_statement (store, i)));
  return statements;
}

/* What was lost by a change that was not looked at yet is still to be told with the next one. */
static void
count (GsyDocument *self, GsyReplacing *replacing, GPtrArray *statements)
{
  gboolean told = !self->article_changed;

  self->counts = (GsyAnchorCounts){ 0 };
  for (guint i = 0; i < statements->len; i++)
    {
      const GsyStatement *statement = g_ptr_array_index (statements, i);
      const Placed *placed = place (replacing, statement);

      if (!statement->detached || !told || placed->result != GSY_ANCHOR_DETACHED)
        gsy_anchor_counts_add (&self->counts, placed->result);
    }
  self->article_changed = statements->len > 0;
}

/* Whether a statement is where the file says is another question now. */
static void
forget_place_problems (GsyDocument *self)
{
  for (guint i = self->problems->len; i-- > 0;)
    if (((const GsyProblem *) g_ptr_array_index (self->problems, i))->kind == GSY_PROBLEM_PLACE)
      g_ptr_array_remove_index (self->problems, i);
}

/* Takes @replacing. */
static void
replace (GsyDocument *self, GsyReplacing *replacing)
{
  g_autoptr (GsyDocument) alive G_GNUC_UNUSED = g_object_ref (self);
  g_autoptr (GPtrArray) statements = dup_statements (self->store);
  g_autoptr (GPtrArray) placed = map_all (replacing, statements);
  g_autoptr (GsyArticleMeta) meta = gsy_article_meta_ref (gsy_store_get_meta (self->store));
  GsySnapshot *base = self->base;

  count (self, replacing, statements);
  forget_place_problems (self);
  if (base != NULL)
    {
      g_autoptr (GPtrArray) base_placed = map_all (replacing, base->statements);

      self->base = _gsy_snapshot_new (replacing->article, base->meta, base_placed, base->kept);
      _gsy_snapshot_unref (base);
    }
  if (self->map_steps != NULL)
    self->map_steps (map_statement, replacing, self->map_steps_data);
  _gsy_document_map_restored (self, map_statement, replacing);

  g_set_object (&self->former, self->article);
  g_set_object (&self->article, replacing->article);
  self->article_file = replacing->file;
  if (meta->language != NULL)
    gsy_article_set_language (self->article, meta->language);
  _gsy_document_set_store (self, meta, placed);

  self->following = replacing;
  _gsy_document_notify_store (self);
  self->following = NULL;
  replacing_free (replacing);
  set_problem (self, NULL);
  /* An article without marks gets no sidecar by this. */
  if (self->sidecar_error == NULL && (gsy_saver_get_identity (self->saver)->exists || statements->len > 0))
    gsy_saver_touch (self->saver);
  _gsy_document_emit_article_changed (self);
}

/* Replaces now, or when the write under way has ended: its snapshot is of the text that is open. */
static void
try_replace (GsyDocument *self)
{
  /* What is handed in before the text changes is an edit, by which the saver changes: it is not the moment while that is under way. */
  if (self->replacing == NULL || self->announcing || gsy_saver_is_writing (self->saver))
    return;
  self->announcing = TRUE;
  _gsy_document_emit_article_changing (self);
  self->announcing = FALSE;
  if (self->replacing != NULL && !gsy_saver_is_writing (self->saver))
    replace (self, g_steal_pointer (&self->replacing));
}

/* So many code points on one side of a place tell where it is now. */
#define PROBE 60u

/* Where the words at @span are, if that is sure. */
static gboolean
find_words (const GsyReplacing *self, GsySpan *span)
{
  g_autoptr (GsyStatement) probe = NULL;

  if (gsy_span_is_empty (*span))
    return FALSE;
  probe = gsy_statement_new ("probe", "probe");
  gsy_statement_add_span (probe, *span);
  if (gsy_anchorer_place (self->anchorer, probe) > GSY_ANCHOR_MOVED)
    return FALSE;
  *span = gsy_statement_get_span (probe, 0);
  return TRUE;
}

static guint
follow_runs (const GsyReplacing *self, guint offset)
{
  for (guint i = 0; i < self->runs->len; i++)
    {
      const GsyDiffRun *run = &g_array_index (self->runs, GsyDiffRun, i);

      if (offset < run->before)
        return run->after;
      if (offset < run->before + run->length_before)
        return run->after + MIN (offset - run->before, run->length_after);
    }
  return gsy_article_get_length (self->article);
}

gboolean
gsy_document_follow (GsyDocument *self, GsyArticle *former, guint *offset)
{
  GsySpan after, before;
  guint length;

  g_return_val_if_fail (GSY_IS_DOCUMENT (self) && offset != NULL, FALSE);

  if (self->following == NULL || self->following->former != former)
    return FALSE;
  length = gsy_article_get_length (former);
  *offset = MIN (*offset, length);
  after = gsy_span (*offset, *offset + MIN (length - *offset, PROBE));
  before = gsy_span (*offset - MIN (*offset, PROBE), *offset);
  if (find_words (self->following, &after))
    *offset = after.start;
  else if (find_words (self->following, &before))
    *offset = before.end;
  else
    *offset = MIN (follow_runs (self->following, *offset), gsy_article_get_length (self->following->article));
  return TRUE;
}

/* --- Looking --- */

static void
look_free (gpointer data)
{
  Look *self = data;

  g_free (self->path);
  g_object_unref (self->article);
  g_ptr_array_unref (self->statements);
  g_clear_error (&self->error);
  g_clear_object (&self->other);
  g_clear_pointer (&self->replacing, replacing_free);
  g_free (self);
}

static void
look_run (Look *self)
{
  GsyFileIdentity after;

  _gsy_file_look (self->path, &self->seen);
  self->unchanged = !self->always && _gsy_file_looks_same (&self->seen, &self->known);
  if (self->unchanged)
    return;
  self->other = gsy_article_read (self->path, &self->error);
  _gsy_file_look (self->path, &after);
  if (self->other != NULL && g_str_equal (gsy_article_get_sha256 (self->other), gsy_article_get_sha256 (self->article)))
    g_clear_object (&self->other);
  if (self->other == NULL || (!self->at_once && !(_gsy_file_looks_same (&self->seen, &self->candidate) && _gsy_file_looks_same (&self->seen, &after))))
    return;
  self->replacing = replacing_new (self->article, self->other, &self->seen);
  for (guint i = 0; i < self->statements->len; i++)
    place (self->replacing, g_ptr_array_index (self->statements, i));
  if (self->statements->len > 0)
    gsy_text_cache_keep (self->other);
}

static GsyStatement *
collect (const GsyStatement *statement, gpointer data)
{
  g_ptr_array_add (data, gsy_statement_ref (statement));
  return gsy_statement_ref (statement);
}

static Look *
look_new (GsyDocument *document)
{
  Look *self = g_new0 (Look, 1);

  self->path = g_strdup (document->path);
  self->article = g_object_ref (document->article);
  self->statements = dup_statements (document->store);
  for (guint i = 0; document->base != NULL && i < document->base->statements->len; i++)
    g_ptr_array_add (self->statements, gsy_statement_ref (g_ptr_array_index (document->base->statements, i)));
  if (document->map_steps != NULL)
    document->map_steps (collect, self->statements, document->map_steps_data);
  self->known = document->article_file;
  self->candidate = document->candidate;
  self->always = document->article_problem != NULL;
  return self;
}

static void
end_looking (GsyDocument *self)
{
  gboolean again = self->look_at_article_again;
  gboolean then = self->look_outside_then;

  self->looking_at_article = FALSE;
  self->look_at_article_again = FALSE;
  self->look_outside_then = FALSE;
  self->candidate = (GsyFileIdentity){ 0 };
  self->n_article_looks = 0;
  if (again)
    {
      _gsy_document_look_at_article (self);
      self->look_outside_then |= then;
    }
  else if (then)
    {
      gsy_document_look_outside (self);
    }
}

static gboolean
timer_cb (gpointer data)
{
  GsyDocument *self = data;

  g_clear_pointer (&self->article_timer, g_source_unref);
  look (self);
  return G_SOURCE_REMOVE;
}

static void
look_later (GsyDocument *self)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  self->article_timer = g_timeout_source_new (SETTLE_MS);
  g_source_set_callback (self->article_timer, timer_cb, self, NULL);
  g_source_attach (self->article_timer, context);
}

static char *
describe (GsyDocument *self, const Look *seen)
{
  const char *name = gsy_article_get_name (self->article);

  if (g_error_matches (seen->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    /* Translators: %s is a file's name. */
    return g_strdup_printf (_ ("The article’s file is gone: “%s”. What was marked is kept, and is shown in the text as it was read last. When the file is back, it is read again."), name);
  /* Translators: the first %s is a file's name, the second one a whole sentence that says what is wrong with it. */
  return g_strdup_printf (_ ("The article’s file “%s” has changed and cannot be read: %s What was marked is kept, and is shown in the text as it was read last."), name, seen->error->message);
}

/* Whether what was seen may be a moment between two others. */
static gboolean
may_pass (GsyDocument *self, const Look *seen)
{
  if (seen->error != NULL || (seen->other != NULL && gsy_article_get_length (seen->other) == 0))
    return self->n_article_looks < N_LOOKS_GONE;
  return FALSE;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GsyDocument) self = data;
  Look *seen = g_task_get_task_data (G_TASK (result));

  if (self->saver == NULL)
    return;
  self->n_article_looks++;
  /* It was replaced meanwhile, on closing. */
  if (seen->article != self->article || seen->unchanged)
    {
      end_looking (self);
      return;
    }
  if (may_pass (self, seen) || (seen->other != NULL && seen->replacing == NULL))
    {
      self->candidate = seen->seen;
      look_later (self);
      return;
    }
  self->article_file = seen->seen;
  if (seen->error != NULL)
    {
      g_autofree char *problem = describe (self, seen);

      set_problem (self, problem);
    }
  else if (seen->replacing == NULL)
    {
      set_problem (self, NULL);
    }
  else
    {
      self->replacing = g_steal_pointer (&seen->replacing);
      try_replace (self);
      if (self->replacing != NULL)
        return;
    }
  end_looking (self);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  look_run (data);
  g_task_return_boolean (task, TRUE);
}

static void
look (GsyDocument *self)
{
  /* Not as the task's source: the thread could be the last to let go of that. */
  g_autoptr (GTask) task = g_task_new (NULL, NULL, looked_cb, g_object_ref (self));
  Look *one = look_new (self);

  one->at_once = self->n_article_looks >= N_LOOKS_AT_MOST;
  g_task_set_source_tag (task, look);
  g_task_set_task_data (task, one, look_free);
  g_task_run_in_thread (task, look_in_thread);
}

void
_gsy_document_look_at_article (GsyDocument *self)
{
  g_return_if_fail (GSY_IS_DOCUMENT (self));

  if (self->looking_at_article)
    {
      self->look_at_article_again = TRUE;
      return;
    }
  self->looking_at_article = TRUE;
  look (self);
}

void
gsy_document_look_at_article (GsyDocument *self)
{
  _gsy_document_look_at_article (self);
}

void
_gsy_document_article_written (GsyDocument *self)
{
  if (self->replacing == NULL)
    return;
  try_replace (self);
  if (self->replacing == NULL)
    end_looking (self);
}

gboolean
_gsy_document_look_at_article_sync (GsyDocument *self)
{
  Look *one = look_new (self);
  gboolean replaced;

  one->at_once = TRUE;
  look_run (one);
  replaced = one->replacing != NULL;
  if (!one->unchanged)
    self->article_file = one->seen;
  if (replaced)
    {
      g_clear_pointer (&self->replacing, replacing_free);
      replace (self, g_steal_pointer (&one->replacing));
    }
  look_free (one);
  return TRUE;
}

void
_gsy_document_stop_article (GsyDocument *self)
{
  if (self->article_timer != NULL)
    g_source_destroy (self->article_timer);
  g_clear_pointer (&self->article_timer, g_source_unref);
  g_clear_pointer (&self->replacing, replacing_free);
}

/* --- What is told --- */

const GsyAnchorCounts *
gsy_document_get_article_change (GsyDocument *self)
{
  g_return_val_if_fail (GSY_IS_DOCUMENT (self), NULL);

  return self->article_changed ? &self->counts : NULL;
}

void
gsy_document_dismiss_article_change (GsyDocument *self)
{
  g_return_if_fail (GSY_IS_DOCUMENT (self));

  self->article_changed = FALSE;
}

const char *
gsy_document_get_article_problem (GsyDocument *self)
{
  g_return_val_if_fail (GSY_IS_DOCUMENT (self), NULL);

  return self->article_problem;
}

void
gsy_document_begin_work (GsyDocument *self)
{
  g_return_if_fail (GSY_IS_DOCUMENT (self));

  if (self->unwritten && self->sidecar_error == NULL)
    gsy_saver_touch (self->saver);
  self->unwritten = FALSE;
}
