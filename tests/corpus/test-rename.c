/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-rename.c: a name changed in many articles: everywhere or nowhere, saved file by file, undone to the byte. */
#include "config.h"
#include "corpus/gsy-corpus-bulk.h"

#include "core/gsy-error.h"
#include "fixture.h"

#define ID(n) "00000000-0000-4000-8000-%012u", n

static GsyCorpus *
open_folder (const char *folder)
{
  GsyCorpus *corpus = gsy_corpus_new (folder, NULL);

  wait_until (gsy_folder_index_is_ready (gsy_corpus_get_index (corpus)));
  return corpus;
}

static void
close_corpus (GsyCorpus *corpus)
{
  /* What is being opened holds it. */
  wait_until (G_OBJECT (corpus)->ref_count == 1);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (corpus);
}

static char *
article_name (guint i)
{
  return g_strdup_printf ("article %03u.txt", i);
}

static char *
sidecar_name (guint i)
{
  return g_strdup_printf ("article %03u.txt.annotations.json", i);
}

/* As it would be saved, without waiting for the disk. */
static void
write_sidecar (GsyDocument *document)
{
  GsyStore *store = gsy_document_get_store (document);
  g_autoptr (GPtrArray) statements = g_ptr_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < gsy_store_get_n_statements (store); i++)
    g_ptr_array_add (statements, (gpointer) gsy_store_get_statement (store, i));
  bytes = gsy_sidecar_write (gsy_document_get_article (document), gsy_store_get_meta (store), statements, NULL);
  g_assert_true (g_file_set_contents (gsy_document_get_sidecar_path (document), g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
}

/* Articles with a statement of each kind, as Gainsay writes them. */
static void
put_articles (const char *folder, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = article_name (i);
      g_autoptr (GsyDocument) document = NULL;
      g_autoptr (GsyEdit) edit = gsy_edit_new ("Add");

      g_free (put_file (folder, name, TEXT));
      document = load_document (folder, name);
      for (guint j = 0; j < 3; j++)
        {
          g_autofree char *id = g_strdup_printf (ID (i * 3 + j));
          g_autoptr (GsyStatement) statement = gsy_statement_new (id, j == 0 ? "accusation" : "denial");

          gsy_statement_add_span (statement, gsy_span (16 + j, 39));
          statement->source = gsy_fillers_new ();
          g_ptr_array_add (statement->source, gsy_filler_new (j == 0 ? "Alpha" : j == 1 ? "Beta"
                                                                                        : "Gamma"));
          if (j == 1)
            {
              statement->target = gsy_fillers_new ();
              g_ptr_array_add (statement->target, gsy_filler_new ("Alpha"));
              g_ptr_array_add (statement->target, gsy_filler_new ("Beta"));
              statement->about = g_strsplit ("Tolls|Trade", "|", -1);
            }
          gsy_edit_add_statement (edit, name, NULL, statement);
        }
      g_assert_true (gsy_store_apply (gsy_document_get_store (document), edit, NULL));
      write_sidecar (document);
    }
}

typedef struct
{
  int n;
  GError *error;
  gboolean is_done;
  guint n_reports;
  guint last_done, last_total;
} Renamed;

static void
renamed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Renamed *renamed = data;

  renamed->n = gsy_corpus_rename_finish (GSY_CORPUS (source), result, &renamed->error);
  renamed->is_done = TRUE;
}

static void
progress_cb (guint done, guint total, gpointer data)
{
  Renamed *renamed = data;

  g_assert_cmpuint (done, >=, renamed->last_done);
  g_assert_cmpuint (done, <=, total);
  renamed->last_done = done;
  renamed->last_total = total;
  renamed->n_reports++;
}

/* @from: separated by "|" */
static void
start_rename (GsyCorpus *corpus, GsyNameKind kind, const char *from, const char *to, GCancellable *cancellable, Renamed *renamed)
{
  g_auto (GStrv) names = g_strsplit (from, "|", -1);

  memset (renamed, 0, sizeof *renamed);
  gsy_corpus_rename_async (corpus, kind, (const char *const *) names, to, TRUE, progress_cb, renamed, cancellable, renamed_cb, renamed);
}

static int
rename_names (GsyCorpus *corpus, GsyNameKind kind, const char *from, const char *to)
{
  Renamed renamed;

  start_rename (corpus, kind, from, to, NULL, &renamed);
  wait_until (renamed.is_done);
  g_assert_no_error (renamed.error);
  return renamed.n;
}

static void
assert_flush (GsyCorpus *corpus)
{
  GError *error = NULL;

  g_assert_true (gsy_corpus_flush_sync (corpus, &error));
  g_assert_no_error (error);
}

/* All sidecars, one after the other. */
static char *
read_all (const char *folder, guint n)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = sidecar_name (i);
      g_autofree char *content = read_file (folder, name);

      g_string_append (all, content);
    }
  return g_string_free (all, FALSE);
}

static guint
count_in (const char *text, const char *word)
{
  g_auto (GStrv) parts = g_strsplit (text, word, -1);

  return g_strv_length (parts) - 1;
}

static int
count_open (GsyCorpus *corpus, guint n)
{
  int n_open = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = article_name (i);

      n_open += gsy_corpus_find_document (corpus, name) != NULL;
    }
  return n_open;
}

static void
test_rename (void)
{
  enum
  {
    N = 300
  };
  g_autoptr (Folder) folder = fresh_folder ();
  GsyCorpus *corpus;
  GsyFolderIndex *index;
  g_autofree char *before = NULL, *after = NULL, *undone = NULL;
  Renamed renamed;

  put_articles (folder, N);
  before = read_all (folder, N);
  corpus = open_folder (folder);
  index = gsy_corpus_get_index (corpus);
  g_assert_cmpuint (gsy_folder_index_count_name (index, GSY_NAME_ACTOR, "Alpha"), ==, 2 * N);

  start_rename (corpus, GSY_NAME_ACTOR, "Alpha", "Omega", NULL, &renamed);
  wait_until (renamed.is_done);
  g_assert_no_error (renamed.error);
  g_assert_cmpint (renamed.n, ==, 2 * N);
  g_assert_cmpuint (renamed.n_reports, >, 1);
  g_assert_cmpuint (renamed.last_done, ==, N);
  g_assert_cmpuint (renamed.last_total, ==, N);
  g_assert_cmpuint (gsy_folder_index_count_name (index, GSY_NAME_ACTOR, "Alpha"), ==, 0);
  g_assert_cmpuint (gsy_folder_index_count_name (index, GSY_NAME_ACTOR, "Omega"), ==, 2 * N);
  assert_flush (corpus);
  after = read_all (folder, N);
  g_assert_cmpuint (count_in (after, "\"Alpha\""), ==, 0);
  g_assert_cmpuint (count_in (after, "\"Omega\""), ==, 2 * N);

  /* One step, and as long as it can be undone all stay open. */
  g_assert_cmpint (count_open (corpus, N), ==, N);
  g_assert_cmpstr (gsy_history_get_undo_label (gsy_corpus_get_history (corpus)), ==, "Rename Actor");
  g_assert_true (gsy_corpus_undo (corpus, NULL, NULL));
  g_assert_false (gsy_history_can_undo (gsy_corpus_get_history (corpus)));
  assert_flush (corpus);
  undone = read_all (folder, N);
  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpuint (gsy_folder_index_count_name (index, GSY_NAME_ACTOR, "Alpha"), ==, 2 * N);

  g_assert_true (gsy_corpus_redo (corpus, NULL, NULL));
  assert_flush (corpus);
  g_clear_pointer (&undone, g_free);
  undone = read_all (folder, N);
  g_assert_cmpstr (undone, ==, after);
  gsy_history_clear (gsy_corpus_get_history (corpus));
  wait_until (count_open (corpus, N) == 0);
  close_corpus (corpus);
}

static void
test_merge (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  GsyCorpus *corpus;
  g_autofree char *after = NULL;

  put_articles (folder, 3);
  corpus = open_folder (folder);
  g_assert_cmpint (rename_names (corpus, GSY_NAME_ACTOR, "Alpha|Beta", "Beta"), ==, 2 * 3);
  assert_flush (corpus);
  after = read_all (folder, 3);
  g_assert_cmpuint (count_in (after, "\"Alpha\""), ==, 0);
  /* Two targets became one. */
  g_assert_cmpuint (count_in (after, "\"Beta\""), ==, 3 * 3);
  close_corpus (corpus);
}

static void
test_remove (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  GsyCorpus *corpus;
  g_autofree char *after = NULL;

  put_articles (folder, 3);
  corpus = open_folder (folder);
  g_assert_cmpint (rename_names (corpus, GSY_NAME_TOPIC, "Tolls", NULL), ==, 3);
  g_assert_cmpint (rename_names (corpus, GSY_NAME_ACTOR, "Gamma", NULL), ==, 3);
  assert_flush (corpus);
  after = read_all (folder, 3);
  g_assert_cmpuint (count_in (after, "\"Tolls\""), ==, 0);
  g_assert_cmpuint (count_in (after, "\"Trade\""), ==, 3);
  g_assert_cmpuint (count_in (after, "\"Gamma\""), ==, 0);
  close_corpus (corpus);
}

/* The list, the names that it keeps, and the parts of others. */
static void
test_scheme (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  GsyCorpus *corpus;
  GsyScheme *scheme;
  g_autoptr (GsyActor) alpha = gsy_actor_new ("Alpha"), beta = gsy_actor_new ("Beta");
  g_autoptr (GsyEdit) first = NULL, second = NULL;
  g_autofree char *before = NULL, *undone = NULL, *others = NULL, *others_undone = NULL;
  const GsyActor *omega;

  put_articles (folder, 3);
  others = read_all (folder, 3);
  corpus = open_folder (folder);
  scheme = gsy_corpus_get_scheme (corpus);
  beta->part_of = g_strdup ("Alpha");
  first = gsy_scheme_edit_add_item (scheme, GSY_LIST_ACTORS, alpha, NULL);
  g_assert_true (gsy_corpus_do (corpus, first, NULL));
  second = gsy_scheme_edit_add_item (scheme, GSY_LIST_ACTORS, beta, NULL);
  g_assert_true (gsy_corpus_do (corpus, second, NULL));
  assert_flush (corpus);
  before = read_file (folder, "gainsay.json");

  g_assert_cmpint (rename_names (corpus, GSY_NAME_ACTOR, "Alpha", "  Omega "), ==, 2 * 3);
  g_assert_null (gsy_scheme_find_actor (scheme, "Alpha"));
  omega = gsy_scheme_find_actor (scheme, "Omega");
  g_assert_nonnull (omega);
  g_assert_true (g_strv_contains ((const char *const *) omega->aliases, "Alpha"));
  g_assert_cmpstr (gsy_scheme_find_actor (scheme, "Beta")->part_of, ==, "Omega");

  /* A name that nothing has but the list. */
  g_assert_cmpint (rename_names (corpus, GSY_NAME_TOPIC, "Nothing", "Something"), ==, 0);
  g_assert_cmpstr (gsy_history_get_undo_label (gsy_corpus_get_history (corpus)), ==, "Rename Actor");

  g_assert_true (gsy_corpus_undo (corpus, NULL, NULL));
  assert_flush (corpus);
  undone = read_file (folder, "gainsay.json");
  others_undone = read_all (folder, 3);
  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpstr (others_undone, ==, others);
  close_corpus (corpus);
}

static void
assert_rename_fails (GsyCorpus *corpus, GQuark domain, int code, const char *named)
{
  Renamed renamed;
  const char *label = gsy_history_get_undo_label (gsy_corpus_get_history (corpus));

  start_rename (corpus, GSY_NAME_ACTOR, "Alpha", "Omega", NULL, &renamed);
  wait_until (renamed.is_done);
  g_assert_error (renamed.error, domain, code);
  g_assert_cmpint (renamed.n, ==, -1);
  if (named != NULL)
    g_assert_nonnull (strstr (renamed.error->message, named));
  g_clear_error (&renamed.error);
  g_assert_cmpstr (gsy_history_get_undo_label (gsy_corpus_get_history (corpus)), ==, label);
  g_assert_true (gsy_corpus_is_saved (corpus));
}

/* One of many that cannot be changed: nothing is. */
static void
test_unreadable (void)
{
  static const struct
  {
    const char *name, *content;
    gboolean is_known; /* before the folder was read */
  } cases[] = {
    { "article 007.txt.annotations.json", "{\"statements\": [ \"Alpha\" <<<<<<< ours", TRUE },
    { "article 007.txt.annotations.json", "{\"statements\": [ \"Alpha\" <<<<<<< ours", FALSE },
    { "article 007.txt.annotations.json", "{\"format\": \"gainsay-annotations\", \"version\": 99, \"source\": \"Alpha\"}", FALSE },
    { "article 007.txt.annotations.json",
      "{\"format\": \"gainsay-annotations\", \"version\": 99, \"unit\": \"code-point\", \"statements\": ["
      "{\"id\": \"x\", \"layer\": \"denial\", \"spans\": [{\"start\": 16, \"end\": 21}], \"source\": [{\"actor\": \"Alpha\"}]}]}",
      TRUE },
    { "article 007.txt", NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Folder) folder = fresh_folder ();
      g_autofree char *path = g_build_filename (folder, cases[i].name, NULL);
      g_autofree char *before = NULL, *after = NULL;
      GsyCorpus *corpus = NULL;

      put_articles (folder, 12);
      if (!cases[i].is_known)
        corpus = open_folder (folder);
      if (cases[i].content != NULL)
        g_free (put_file (folder, cases[i].name, cases[i].content));
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
      before = read_all (folder, 12);
      if (corpus == NULL)
        corpus = open_folder (folder);
      assert_rename_fails (corpus, GSY_ERROR, GSY_ERROR_CONFLICT, "article 007.txt");
      after = read_all (folder, 12);
      g_assert_cmpstr (after, ==, before);
      wait_until (G_OBJECT (corpus)->ref_count == 1);
      g_assert_cmpint (count_open (corpus, 12), ==, 0);
      close_corpus (corpus);
    }
}

/* A broken file that does not even mention the name is nobody's hindrance. */
static void
test_broken_elsewhere (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  GsyCorpus *corpus;

  put_articles (folder, 3);
  g_free (put_file (folder, "other.txt", TEXT));
  g_free (put_file (folder, "other.txt.annotations.json", "{\"statements\": [ \"Beta\" <<<<<<< ours"));
  corpus = open_folder (folder);
  g_assert_cmpint (rename_names (corpus, GSY_NAME_ACTOR, "Alpha", "Omega"), ==, 2 * 3);
  assert_flush (corpus);
  close_corpus (corpus);
}

static void
test_refused (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  GsyCorpus *corpus;
  Renamed renamed;

  put_articles (folder, 1);
  g_free (put_file (folder, "gainsay.json", "{"));
  corpus = open_folder (folder);
  start_rename (corpus, GSY_NAME_ACTOR, "Alpha", " ", NULL, &renamed);
  wait_until (renamed.is_done);
  g_assert_error (renamed.error, GSY_ERROR, GSY_ERROR_UNSUPPORTED);
  g_clear_error (&renamed.error);
  close_corpus (corpus);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GsyDocument **document = data;

  *document = gsy_corpus_open_finish (GSY_CORPUS (source), result, NULL);
  g_assert_nonnull (*document);
}

typedef struct
{
  GsyCorpus *corpus;
  GsyEdit *edit;
} Meanwhile;

static void
meanwhile_cb (guint done, guint total, gpointer data)
{
  Meanwhile *meanwhile = data;

  if (meanwhile->edit != NULL)
    g_assert_true (gsy_corpus_do (meanwhile->corpus, meanwhile->edit, NULL));
  g_clear_pointer (&meanwhile->edit, gsy_edit_unref);
}

/* What comes in while the others are opened is changed too. */
static void
test_meanwhile (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  g_autoptr (GsyDocument) document = NULL;
  g_autoptr (GsyStatement) statement = gsy_statement_new (NULL, "denial");
  const char *const from[] = { "Alpha", NULL };
  Meanwhile meanwhile = { NULL };
  Renamed renamed = { 0 };

  put_articles (folder, 40);
  g_free (put_file (folder, "new.txt", TEXT));
  meanwhile.corpus = open_folder (folder);
  gsy_corpus_open_async (meanwhile.corpus, "new.txt", NULL, opened_cb, &document);
  wait_until (document != NULL);
  gsy_statement_add_span (statement, gsy_span (16, 21));
  statement->source = gsy_fillers_new ();
  g_ptr_array_add (statement->source, gsy_filler_new ("Alpha"));
  meanwhile.edit = gsy_edit_new ("Add");
  gsy_edit_add_statement (meanwhile.edit, "new.txt", NULL, statement);

  gsy_history_begin_group (gsy_corpus_get_history (meanwhile.corpus), "Note");
  gsy_corpus_rename_async (meanwhile.corpus, GSY_NAME_ACTOR, from, "Omega", TRUE, meanwhile_cb, &meanwhile, NULL, renamed_cb, &renamed);
  wait_until (renamed.is_done);
  gsy_history_end_group (gsy_corpus_get_history (meanwhile.corpus));
  g_assert_null (meanwhile.edit);
  g_assert_no_error (renamed.error);
  g_assert_cmpint (renamed.n, ==, 2 * 40 + 1);
  g_assert_cmpuint (gsy_folder_index_count_name (gsy_corpus_get_index (meanwhile.corpus), GSY_NAME_ACTOR, "Alpha"), ==, 0);
  /* A step of its own, whatever somebody is at. */
  g_assert_cmpstr (gsy_history_get_undo_label (gsy_corpus_get_history (meanwhile.corpus)), ==, "Rename Actor");
  g_assert_true (gsy_corpus_undo (meanwhile.corpus, NULL, NULL));
  g_assert_cmpstr (gsy_history_get_undo_label (gsy_corpus_get_history (meanwhile.corpus)), ==, "Note");
  g_assert_true (gsy_corpus_redo (meanwhile.corpus, NULL, NULL));
  assert_flush (meanwhile.corpus);
  g_clear_object (&document);
  close_corpus (meanwhile.corpus);
}

/* It waits until all is known. */
static void
test_early (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  GsyCorpus *corpus;

  put_articles (folder, 3);
  corpus = gsy_corpus_new (folder, NULL);
  g_assert_false (gsy_folder_index_is_ready (gsy_corpus_get_index (corpus)));
  g_assert_cmpint (rename_names (corpus, GSY_NAME_ACTOR, "Alpha", "Omega"), ==, 2 * 3);
  assert_flush (corpus);
  close_corpus (corpus);
}

typedef struct
{
  GCancellable *cancellable;
  guint after;
} Canceller;

static void
cancel_cb (guint done, guint total, gpointer data)
{
  Canceller *canceller = data;

  if (done >= canceller->after)
    g_cancellable_cancel (canceller->cancellable);
}

/* Before the folder is read, among the articles that are opened, and before it begins. */
static void
test_cancel (void)
{
  const guint afters[] = { 16, 32, G_MAXUINT, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (afters); i++)
    {
      g_autoptr (Folder) folder = fresh_folder ();
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      const char *const from[] = { "Alpha", NULL };
      Canceller canceller = { cancellable, afters[i] };
      g_autofree char *before = NULL, *after = NULL;
      Renamed renamed = { 0 };
      GsyCorpus *corpus;

      put_articles (folder, 40);
      before = read_all (folder, 40);
      corpus = afters[i] < G_MAXUINT ? open_folder (folder) : gsy_corpus_new (folder, NULL);
      if (afters[i] == 0)
        g_cancellable_cancel (cancellable);
      gsy_corpus_rename_async (corpus, GSY_NAME_ACTOR, from, "Omega", TRUE, cancel_cb, &canceller, cancellable, renamed_cb, &renamed);
      if (afters[i] == G_MAXUINT)
        g_cancellable_cancel (cancellable);
      wait_until (renamed.is_done);
      g_assert_error (renamed.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&renamed.error);
      wait_until (gsy_folder_index_is_ready (gsy_corpus_get_index (corpus)) && G_OBJECT (corpus)->ref_count == 1);
      g_assert_cmpint (count_open (corpus, 40), ==, 0);
      g_assert_false (gsy_history_can_undo (gsy_corpus_get_history (corpus)));
      g_assert_true (gsy_corpus_is_saved (corpus));
      after = read_all (folder, 40);
      g_assert_cmpstr (after, ==, before);
      close_corpus (corpus);
    }
}

static void
unwritable_in_child (const char *folder)
{
  g_autofree char *closed = g_build_filename (folder, "closed", NULL);
  g_autofree char *first = NULL, *second = NULL, *open_after = NULL, *closed_after = NULL, *closed_undone = NULL;
  GsyCorpus *corpus;
  GError *error = NULL;
  const char *message;

  g_setenv ("XDG_STATE_HOME", "/nowhere/at/all", TRUE);
  put_articles (folder, 2);
  g_assert_cmpint (g_mkdir (closed, 0755), ==, 0);
  put_articles (closed, 1);
  first = read_file (folder, "article 001.txt.annotations.json");
  second = read_file (closed, "article 000.txt.annotations.json");
  g_assert_cmpint (g_chmod (closed, 0555), ==, 0);

  corpus = open_folder (folder);
  g_assert_cmpint (rename_names (corpus, GSY_NAME_ACTOR, "Alpha", "Omega"), ==, 2 * 3);
  g_assert_false (gsy_corpus_flush_sync (corpus, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_clear_error (&error);
  /* The others are there, this one is as it was, and it is said which one it is. */
  open_after = read_file (folder, "article 001.txt.annotations.json");
  closed_after = read_file (closed, "article 000.txt.annotations.json");
  g_assert_cmpuint (count_in (open_after, "\"Omega\""), ==, 2);
  g_assert_cmpstr (closed_after, ==, second);
  g_assert_cmpuint (count_entries (closed), ==, 2);
  g_assert_cmpint (gsy_corpus_get_save_state (corpus, &message), >=, GSY_SAVE_STATE_RECOVERY);
  g_assert_nonnull (strstr (message, "article 000.txt.annotations.json"));
  g_assert_false (gsy_corpus_is_saved (corpus));

  /* As soon as it can be written it is. */
  g_assert_cmpint (g_chmod (closed, 0755), ==, 0);
  gsy_corpus_flush (corpus);
  wait_until (gsy_corpus_is_saved (corpus));
  g_assert_cmpint (gsy_corpus_get_save_state (corpus, NULL), ==, GSY_SAVE_STATE_SAVED);
  g_clear_pointer (&closed_after, g_free);
  closed_after = read_file (closed, "article 000.txt.annotations.json");
  g_assert_cmpuint (count_in (closed_after, "\"Omega\""), ==, 2);

  g_assert_true (gsy_corpus_undo (corpus, NULL, NULL));
  assert_flush (corpus);
  closed_undone = read_file (closed, "article 000.txt.annotations.json");
  g_assert_cmpstr (closed_undone, ==, second);
  g_clear_pointer (&open_after, g_free);
  open_after = read_file (folder, "article 001.txt.annotations.json");
  g_assert_cmpstr (open_after, ==, first);
  close_corpus (corpus);
}

/* In a process of its own: threads do not come along into a fork. */
static void
test_unwritable (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (Folder) folder = fresh_folder ();

      drop_privileges (folder);
      unwritable_in_child (folder);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  isolate_state ();
  g_test_add_func ("/rename/actor/everywhere-and-undone-to-the-byte", test_rename);
  g_test_add_func ("/rename/actors/merged", test_merge);
  g_test_add_func ("/rename/names/taken-away", test_remove);
  g_test_add_func ("/rename/scheme/goes-along", test_scheme);
  g_test_add_func ("/rename/unreadable/nothing-changes-and-it-is-named", test_unreadable);
  g_test_add_func ("/rename/unreadable/without-the-name-is-no-matter", test_broken_elsewhere);
  g_test_add_func ("/rename/unwritable/others-are-saved-and-it-is-tried-again", test_unwritable);
  g_test_add_func ("/rename/refused/empty-name", test_refused);
  g_test_add_func ("/rename/meanwhile/what-comes-in-is-changed", test_meanwhile);
  g_test_add_func ("/rename/meanwhile/waits-until-all-is-known", test_early);
  g_test_add_func ("/rename/cancel/changes-nothing", test_cancel);
  return run_tests ();
}
