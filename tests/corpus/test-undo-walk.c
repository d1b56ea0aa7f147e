/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-undo-walk.c: whatever a person does, in whatever order, in several articles and the folder's vocabulary: undone to the start, the
 * files are what they were, to the byte; done again, they are what they had become. */
#include "config.h"
#include "corpus/gsy-corpus-bulk.h"

#include "random-edits.h"

#define N_EDITS 400
#define START 1795255200 /* 2026-11-21T10:00:00Z */

/* --- what a walk looks at --- */

static char *
path_of_sidecar (guint i)
{
  return g_strconcat (names[i], ".annotations.json", NULL);
}

/* (nullable) */
static char *
read_if_there (const char *folder, const char *name)
{
  return file_exists (folder, name) ? read_file (folder, name) : NULL;
}

/* All that is on disk: sidecars, then gainsay.json. */
static GPtrArray *
read_all (const char *folder)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *name = path_of_sidecar (i);

      g_ptr_array_add (files, read_if_there (folder, name));
    }
  g_ptr_array_add (files, read_if_there (folder, "gainsay.json"));
  return files;
}

/* A file that is there now and was not in the beginning is not compared: what is in it is looked at elsewhere. */
static void
assert_same_files (GPtrArray *before, GPtrArray *after)
{
  g_assert_cmpuint (before->len, ==, after->len);
  for (guint i = 0; i < before->len; i++)
    if (g_ptr_array_index (before, i) != NULL)
      g_assert_cmpstr (g_ptr_array_index (after, i), ==, g_ptr_array_index (before, i));
}

static void
flush (Walk *walk)
{
  GError *error = NULL;

  g_assert_true (gsy_corpus_flush_sync (walk->corpus, &error));
  g_assert_no_error (error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GsyDocument **document = data;
  GError *error = NULL;

  *document = gsy_corpus_open_finish (GSY_CORPUS (source), result, &error);
  g_assert_no_error (error);
}

static void
open_walk (Walk *walk)
{
  walk->corpus = gsy_corpus_new (walk->folder, NULL);
  wait_until (gsy_folder_index_is_ready (gsy_corpus_get_index (walk->corpus)));
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      gsy_corpus_open_async (walk->corpus, names[i], NULL, opened_cb, &walk->documents[i]);
      wait_until (walk->documents[i] != NULL);
      g_assert_cmpuint (gsy_document_get_problems (walk->documents[i])->len, ==, 0);
      g_assert_false (gsy_document_is_read_only (walk->documents[i]));
    }
}

static void
close_walk (Walk *walk)
{
  flush (walk);
  for (guint i = 0; i < N_ARTICLES; i++)
    g_clear_object (&walk->documents[i]);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (walk->corpus);
  walk->corpus = NULL;
}

static GsyHistory *
get_history (Walk *walk)
{
  return gsy_corpus_get_history (walk->corpus);
}

/* A reader of the file would refuse what is not so. */
static void
check_quotes (GsyArticle *article, const GArray *quotes)
{
  for (guint i = 0; quotes != NULL && i < quotes->len; i++)
    {
      GsySpan span = g_array_index (quotes, GsyQuote, i).span;

      g_assert_true (gsy_article_check_span (article, span));
      if (i > 0)
        g_assert_cmpuint (g_array_index (quotes, GsyQuote, i - 1).span.end, <, span.start);
    }
}

static void
check_fillers (GsyArticle *article, const GPtrArray *fillers)
{
  g_assert_true (fillers == NULL || fillers->len > 0);
  for (guint i = 0; fillers != NULL && i < fillers->len; i++)
    {
      const GsyFiller *filler = g_ptr_array_index (fillers, i);

      g_assert_true (filler->actor != NULL || (filler->spans != NULL && filler->spans->len > 0));
      check_quotes (article, filler->spans);
    }
}

static void
check_statements (Walk *walk)
{
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      GsyStore *store = gsy_document_get_store (walk->documents[i]);
      GsyArticle *article = gsy_store_get_article (store);

      for (guint j = 0; j < gsy_store_get_n_statements (store); j++)
        {
          const GsyStatement *statement = gsy_store_get_statement (store, j);

          check_fillers (article, statement->source);
          check_fillers (article, statement->target);
          g_assert_true (statement->cue == NULL || statement->cue->spans->len > 0);
          if (statement->cue != NULL)
            check_quotes (article, statement->cue->spans);
          g_assert_true (statement->about == NULL || statement->about[0] != NULL);
          g_assert_true (statement->links == NULL || statement->links->len > 0);
          g_assert_true (statement->attributes == NULL || statement->attributes->len > 0);
        }
    }
}

/* --- steps --- */

static void
assert_members_kept (char **before, char **after)
{
  for (; before != NULL && before[0] != NULL; before += 2)
    g_assert_true (after != NULL && g_strv_contains ((const char *const *) after, before[0]));
}

static void
assert_fillers_kept (const GPtrArray *before, const GPtrArray *after)
{
  for (guint i = 0; before != NULL && i < before->len; i++)
    for (guint j = 0; after != NULL && j < after->len; j++)
      {
        const GsyFiller *old = g_ptr_array_index (before, i);
        const GsyFiller *new = g_ptr_array_index (after, j);

        if (old->actor != NULL && g_strcmp0 (old->actor, new->actor) == 0)
          assert_members_kept (old->unknown, new->unknown);
      }
}

/* What another program has added stays with what it was added to. */
static void
check_kept (const GsyStatement *before, const GsyStatement *after)
{
  assert_members_kept (before->unknown, after->unknown);
  assert_fillers_kept (before->source, after->source);
  assert_fillers_kept (before->target, after->target);
  for (guint i = 0; before->links != NULL && i < before->links->len; i++)
    for (guint j = 0; after->links != NULL && j < after->links->len; j++)
      {
        const GsyLink *old = g_ptr_array_index (before->links, i);
        const GsyLink *new = g_ptr_array_index (after->links, j);

        if (g_str_equal (old->to, new->to) && g_str_equal (old->relation, new->relation) && g_strcmp0 (old->article, new->article) == 0)
          assert_members_kept (old->unknown, new->unknown);
      }
}

/* Does @edit, which it takes. */
static void
step (Walk *walk, GsyEdit *edit)
{
  g_autoptr (GsyEdit) owned = edit;
  GError *error = NULL;

  if (owned == NULL || gsy_edit_get_n_changes (owned) == 0)
    return;
  for (guint i = 0; i < gsy_edit_get_n_changes (owned); i++)
    {
      const GsyChange *change = gsy_edit_get_change (owned, i);

      if (change->kind == GSY_CHANGE_STATEMENT && change->before != NULL && change->after != NULL)
        check_kept (change->before, change->after);
    }
  gsy_corpus_do (walk->corpus, owned, &error);
  g_assert_no_error (error);
  walk->n_done++;
}

/* A statement and the folder's list in one step, as when a new name is put in. */
static void
step_both (Walk *walk)
{
  g_autoptr (GsyEdit) first = edit_article (walk);
  g_autoptr (GsyEdit) second = edit_scheme (walk);

  if (first != NULL && second != NULL)
    step (walk, gsy_edit_merge (first, second));
}

/* Typing and dragging: many edits as one step, or taken back. */
static void
step_group (Walk *walk)
{
  gsy_history_begin_group (get_history (walk), "Group");
  for (guint n = rand_below (6); n > 0; n--)
    step (walk, one_in (4) ? edit_scheme (walk) : edit_article (walk));
  if (one_in (3))
    gsy_history_cancel_group (get_history (walk));
  else
    gsy_history_end_group (get_history (walk));
}

/* A note that is typed and taken back is no step, and leaves no time behind. */
static void
step_note_and_back (Walk *walk)
{
  GsyStore *store = rand_store (walk);
  const GsyStatement *statement = rand_statement (store);
  g_autofree char *id = statement != NULL ? g_strdup (statement->id) : NULL;
  g_autofree char *note = statement != NULL ? g_strdup (statement->note) : NULL;
  g_autoptr (GsyStatement) before = statement != NULL ? gsy_statement_ref (statement) : NULL;
  GsyGesture gesture;

  if (statement == NULL)
    return;
  gsy_history_begin_group (get_history (walk), "Edit Note");
  gesture = make_gesture (walk, store);
  step (walk, gsy_edits_set_note (&gesture, statement, "typed", NULL));
  gesture = make_gesture (walk, store);
  step (walk, gsy_edits_set_note (&gesture, gsy_store_find (store, id), note, NULL));
  gsy_history_end_group (get_history (walk));
  g_assert_true (gsy_statement_equal (gsy_store_find (store, id), before));
}

static void
renamed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  gboolean *is_done = data;
  GError *error = NULL;

  gsy_corpus_rename_finish (GSY_CORPUS (source), result, &error);
  g_assert_no_error (error);
  *is_done = TRUE;
}

static void
step_rename (Walk *walk)
{
  GsyNameKind kind = one_in (2) ? GSY_NAME_ACTOR : GSY_NAME_TOPIC;
  const char *from[] = { NULL, NULL, NULL };
  const char *to;
  gboolean is_done = FALSE;

  from[0] = kind == GSY_NAME_ACTOR ? rand_of (actors) : rand_of (topics);
  if (one_in (2))
    from[1] = kind == GSY_NAME_ACTOR ? rand_of (actors) : rand_of (topics);
  to = one_in (4) ? NULL : kind == GSY_NAME_ACTOR ? rand_of (actors)
                                                  : rand_of (topics);
  gsy_corpus_rename_async (walk->corpus, kind, from, to, one_in (2), NULL, NULL, NULL, renamed_cb, &is_done);
  wait_until (is_done);
  walk->n_done++;
}

static guint
undo (Walk *walk, guint max)
{
  guint n = 0;
  GError *error = NULL;

  while (n < max && gsy_corpus_undo (walk->corpus, NULL, &error))
    n++;
  g_assert_no_error (error);
  return n;
}

static guint
redo (Walk *walk, guint max)
{
  guint n = 0;
  GError *error = NULL;

  while (n < max && gsy_corpus_redo (walk->corpus, NULL, &error))
    n++;
  g_assert_no_error (error);
  return n;
}

static void
step_any (Walk *walk)
{
  switch (rand_below (24))
    {
    case 0:
      step_group (walk);
      break;
    case 1:
      step_note_and_back (walk);
      break;
    case 2:
      step_both (walk);
      break;
    case 3:
    case 4:
      step (walk, edit_scheme (walk));
      break;
    case 5:
      step_rename (walk);
      break;
    case 6:
      undo (walk, rand_below (4));
      redo (walk, rand_below (4));
      break;
    case 7:
      flush (walk);
      break;
    default:
      step (walk, edit_article (walk));
      break;
    }
}

/* --- what there is to begin with --- */

static void
put_unknown (char ***unknown, const char *name)
{
  const char *members[] = { name, "[0.50, {\"b\": null}]", NULL };

  if (*unknown == NULL && !one_in (4))
    *unknown = g_strdupv ((char **) members);
}

/* What another program may have added, at each level. */
static void
put_unknowns (Walk *walk)
{
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      GsyStore *store = gsy_document_get_store (walk->documents[i]);

      for (guint j = 0; j < gsy_store_get_n_statements (store); j++)
        {
          const GsyStatement *statement = gsy_store_get_statement (store, j);
          g_autoptr (GsyStatement) changed = gsy_statement_copy (statement);
          GsyEdit *edit = gsy_edit_new ("Put");

          put_unknown (&changed->unknown, "\"x-statement\"");
          for (guint k = 0; changed->source != NULL && k < changed->source->len; k++)
            {
              GsyFiller *filler = g_ptr_array_index (changed->source, k);

              put_unknown (&filler->unknown, "\"x-filler\"");
              if (filler->spans != NULL && filler->spans->len > 0 && one_in (2))
                put_unknown (&gsy_quote_ensure_words (&g_array_index (filler->spans, GsyQuote, 0))->unknown, "\"x-span\"");
            }
          for (guint k = 0; changed->links != NULL && k < changed->links->len; k++)
            put_unknown (&((GsyLink *) g_ptr_array_index (changed->links, k))->unknown, "\"x-link\"");
          gsy_edit_add_statement (edit, names[i], statement, changed);
          step (walk, edit);
        }
    }
}

static void
put_articles (Walk *walk)
{
  g_autofree char *dossier = g_build_filename (walk->folder, "dossier", NULL);

  g_assert_cmpint (g_mkdir (dossier, 0700), ==, 0);
  for (guint i = 0; i < N_ARTICLES; i++)
    g_free (put_file (walk->folder, names[i], texts[i]));
}

/* A folder that somebody has worked on, saved and left. */
static void
put_past (Walk *walk)
{
  open_walk (walk);
  for (guint i = 0; i < 120; i++)
    step (walk, one_in (8) ? edit_scheme (walk) : edit_article (walk));
  put_unknowns (walk);
  close_walk (walk);
  walk->n_done = 0;
}

/* What has been written can be read, all of it. */
static void
check_files (Walk *walk)
{
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autoptr (GsyDocument) document = load_document (walk->folder, names[i]);

      g_assert_cmpuint (gsy_document_get_problems (document)->len, ==, 0);
      g_assert_no_error ((GError *) gsy_document_get_sidecar_error (document));
      g_assert_cmpuint (count_statements (document), ==, count_statements (walk->documents[i]));
    }
}

static void
run_walk (Walk *walk)
{
  g_autoptr (GPtrArray) start = read_all (walk->folder);
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (GPtrArray) there = NULL;
  g_autoptr (GPtrArray) again = NULL;
  guint n_steps;

  open_walk (walk);
  while (walk->n_done < N_EDITS)
    {
      step_any (walk);
      if (one_in (10))
        check_statements (walk);
    }
  redo (walk, G_MAXUINT);
  check_statements (walk);
  flush (walk);
  there = read_all (walk->folder);
  check_files (walk);

  n_steps = undo (walk, G_MAXUINT);
  g_assert_cmpuint (n_steps, >, N_EDITS / 4);
  flush (walk);
  undone = read_all (walk->folder);
  assert_same_files (start, undone);
  for (guint i = 0; i < N_ARTICLES; i++)
    if (g_ptr_array_index (start, i) == NULL)
      {
        g_autoptr (GsyArticleMeta) fresh = gsy_article_meta_new ();

        g_assert_cmpuint (count_statements (walk->documents[i]), ==, 0);
        g_assert_true (gsy_article_meta_equal (gsy_store_get_meta (gsy_document_get_store (walk->documents[i])), fresh));
      }
  if (g_ptr_array_index (start, N_ARTICLES) == NULL)
    for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
      g_assert_true (gsy_scheme_is_default (get_scheme (walk), (GsySchemeList) i));

  g_assert_cmpuint (redo (walk, G_MAXUINT), ==, n_steps);
  flush (walk);
  again = read_all (walk->folder);
  assert_same_files (there, again);
  g_test_message ("%u edits in %u steps", walk->n_done, n_steps);
  close_walk (walk);
}

static void
set_up (Walk *walk, gconstpointer data)
{
  walk->folder = fresh_folder ();
  walk->now = START;
  put_articles (walk);
}

static void
tear_down (Walk *walk, gconstpointer data)
{
  free_folder (walk->folder);
}

static void
test_fresh_folder (Walk *walk, gconstpointer data)
{
  run_walk (walk);
}

static void
test_folder_with_a_past (Walk *walk, gconstpointer data)
{
  put_past (walk);
  g_assert_true (file_exists (walk->folder, "gainsay.json"));
  walk->now = START + 86400;
  run_walk (walk);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  isolate_state ();
  g_test_add ("/undo-walk/a-fresh-folder-is-empty-again", Walk, NULL, set_up, test_fresh_folder, tear_down);
  g_test_add ("/undo-walk/a-folder-with-a-past-is-as-it-was", Walk, NULL, set_up, test_folder_with_a_past, tear_down);
  return run_tests ();
}
