/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-export-task.c: exports in a thread: what they count, what they leave out, and what a cancel leaves. */
#include "config.h"

#include "app/gsy-export-task.h"

#include "window-fixture.h"

typedef struct
{
  GsyExportResult *result;
  GError *error;
  gboolean over;
} Answer;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->result = gsy_export_task_finish (GSY_EXPORT_TASK (source), result, &answer->error);
  answer->over = TRUE;
}

static void
answer_clear (Answer *answer)
{
  g_clear_pointer (&answer->result, gsy_export_result_free);
  g_clear_error (&answer->error);
  answer->over = FALSE;
}

/* Two articles; the first is marked by nobody in particular, and once more by Marie. */
static char *
make_marked (void)
{
  char *folder = make_folder ();

  g_free (put_file (folder, "a.txt", ARTICLE_A));
  g_free (put_file (folder, "a.txt.annotations.json", MARKED_A));
  g_free (put_file (folder, "a.txt.annotations.marie.json", SIDECAR (STATEMENT (ID_A, "denial", 37, 46))));
  g_free (put_file (folder, "b.txt", ARTICLE_B));
  return folder;
}

static GsyExportRequest *
make_request (const char *folder)
{
  GsyExportRequest *request = gsy_export_request_new (folder);

  g_ptr_array_add (request->keys, g_strdup ("a.txt"));
  g_ptr_array_add (request->keys, g_strdup ("b.txt"));
  return request;
}

/* @request: (transfer full) */
static void
run (GsyExportRequest *request, Answer *answer)
{
  G_GNUC_UNUSED g_autoptr (GsyExportTask) task = gsy_export_task_start (request, answered_cb, answer);

  wait_until (answer->over);
}

static void
test_counts_what_there_is_for_every_format (void)
{
  char *folder = make_marked ();
  Answer answer = { 0 };

  run (make_request (folder), &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.result->loss.n_articles, ==, 2);
  g_assert_cmpuint (answer.result->loss.n_statements, ==, 2);
  g_assert_cmpuint (answer.result->loss.counts[GSY_FEATURE_FRAGMENTS], ==, 1);
  g_assert_cmpuint (answer.result->loss.counts[GSY_FEATURE_NOTES], ==, 1);
  g_assert_cmpstr (answer.result->sets[0], ==, "marie");
  g_assert_null (answer.result->sets[1]);

  gsy_loss_spare (&answer.result->loss, GSY_HOLDS_ALL & ~GSY_HOLDS (GSY_FEATURE_NOTES));
  g_assert_cmpuint (answer.result->loss.counts[GSY_FEATURE_FRAGMENTS], ==, 0);
  g_assert_cmpuint (answer.result->loss.counts[GSY_FEATURE_NOTES], ==, 1);
  g_assert_false (gsy_loss_is_empty (&answer.result->loss));
  gsy_loss_spare (&answer.result->loss, GSY_HOLDS_ALL);
  g_assert_true (gsy_loss_is_empty (&answer.result->loss));
  answer_clear (&answer);
  free_folder (folder);
}

static void
test_a_set_a_layer_a_state_narrow_it (void)
{
  char *folder = make_marked ();
  GsyExportRequest *request = make_request (folder);
  const char *const denials[] = { "denial", NULL };
  Answer answer = { 0 };

  request->set = g_strdup ("marie");
  run (request, &answer);
  g_assert_cmpuint (answer.result->loss.n_statements, ==, 1);
  answer_clear (&answer);

  request = make_request (folder);
  request->without = g_strdupv ((char **) denials);
  run (request, &answer);
  g_assert_cmpuint (answer.result->loss.n_statements, ==, 1);
  answer_clear (&answer);

  request = make_request (folder);
  request->states = 1u << GSY_STATE_DONE;
  run (request, &answer);
  g_assert_cmpuint (answer.result->loss.n_articles, ==, 0);
  answer_clear (&answer);
  free_folder (folder);
}

static void
test_what_cannot_be_read_is_named_and_left_out (void)
{
  char *folder = make_marked ();
  Answer answer = { 0 };

  g_free (put_file (folder, "b.txt.annotations.json", "{"));
  run (make_request (folder), &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.result->loss.n_articles, ==, 1);
  g_assert_cmpuint (answer.result->complaints->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (answer.result->complaints, 0), "b.txt.annotations.json:1:"));
  answer_clear (&answer);
  free_folder (folder);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static GsyExportRequest *
make_writing (const char *folder, const char *out, const char *format, const char *name)
{
  GsyExportRequest *request = make_request (folder);

  request->format = gsy_format_find (format);
  request->path = g_build_filename (out, name, NULL);
  return request;
}

static void
test_writes_a_file_and_a_folder (void)
{
  char *folder = make_marked (), *out = make_folder ();
  g_autofree char *text = NULL;
  Answer answer = { 0 };

  run (make_writing (folder, out, "json", "all.json"), &answer);
  g_assert_no_error (answer.error);
  text = read_file (out, "all.json");
  g_assert_nonnull (strstr (text, ID_A));
  answer_clear (&answer);

  run (make_writing (folder, out, "csv", "tables"), &answer);
  g_assert_no_error (answer.error);
  g_assert_true (file_exists (out, "tables/statements.csv"));
  g_assert_cmpuint (count_files (out), ==, 2);
  answer_clear (&answer);

  /* What is in a folder already is not written over. */
  run (make_writing (folder, out, "csv", "tables"), &answer);
  g_assert_nonnull (answer.error);
  g_assert_null (answer.result);
  g_assert_cmpuint (count_files (out), ==, 2);
  answer_clear (&answer);
  free_folder (out);
  free_folder (folder);
}

static void
test_a_cancel_leaves_what_was_there (void)
{
  char *folder = make_marked (), *out = make_folder ();
  g_autofree char *left = NULL;
  Answer answer = { 0 };
  guint done, total;

  g_free (put_file (out, "all.json", "mine"));
  for (guint i = 0; i < 2; i++)
    {
      GsyExportRequest *request = make_writing (folder, out, i == 0 ? "json" : "csv", i == 0 ? "all.json" : "tables");
      g_autoptr (GsyExportTask) task = NULL;

      for (guint n = 0; n < 5000; n++)
        g_ptr_array_add (request->keys, g_strdup ("a.txt"));
      task = gsy_export_task_start (request, answered_cb, &answer);
      gsy_export_task_cancel (task);
      wait_until (answer.over);
      g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      gsy_export_task_get_progress (task, &done, &total);
      g_assert_cmpuint (done, <, total);
      answer_clear (&answer);
    }
  g_assert_cmpuint (count_files (out), ==, 1);
  left = read_file (out, "all.json");
  g_assert_cmpstr (left, ==, "mine");
  free_folder (out);
  free_folder (folder);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  isolate_state ();

  g_test_add_func ("/export-task/counts-what-there-is-for-every-format", test_counts_what_there_is_for_every_format);
  g_test_add_func ("/export-task/a-set-a-layer-a-state-narrow-it", test_a_set_a_layer_a_state_narrow_it);
  g_test_add_func ("/export-task/what-cannot-be-read-is-named-and-left-out", test_what_cannot_be_read_is_named_and_left_out);
  g_test_add_func ("/export-task/writes-a-file-and-a-folder", test_writes_a_file_and_a_folder);
  g_test_add_func ("/export-task/a-cancel-leaves-what-was-there", test_a_cancel_leaves_what_was_there);
  return run_tests ();
}
