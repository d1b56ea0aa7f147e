/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-import-model.c: what would come is shown before it comes, follows the choices, and is what comes; a cancelled import leaves nothing. */
#include "config.h"

#include "app/gsy-import-model.h"
#include "app/gsy-import-wording.h"

#include "window-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define ANN "T1\tBlame 16 21\tAlpha\n"

typedef struct
{
  char *folder;
  char *there; /* a folder of brat */
  char *here;  /* to import into */
  GsyImportModel *model;
  GArray *states;
} Fixture;

static void
state_cb (Fixture *fixture)
{
  GsyImportState state = gsy_import_model_get_state (fixture->model);

  g_array_append_val (fixture->states, state);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = make_folder ();
  fixture->there = g_build_filename (fixture->folder, "there", NULL);
  fixture->here = g_build_filename (fixture->folder, "here", NULL);
  g_assert_cmpint (g_mkdir (fixture->there, 0777), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->here, 0777), ==, 0);
  g_free (put_file (fixture->there, "a.txt", TEXT));
  g_free (put_file (fixture->there, "a.ann", ANN));
  fixture->states = g_array_new (FALSE, FALSE, sizeof (GsyImportState));
  fixture->model = gsy_import_model_new ();
  g_signal_connect_swapped (fixture->model, "notify::state", G_CALLBACK (state_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (fixture->model, fixture);
  g_object_add_weak_pointer (G_OBJECT (fixture->model), (gpointer *) &fixture->model);
  g_object_unref (fixture->model);
  /* The thread may hold it a moment longer, and wakes nobody when it lets go. */
  while (g_atomic_pointer_get (&fixture->model) != NULL)
    g_thread_yield ();
  g_array_unref (fixture->states);
  g_free (fixture->there);
  g_free (fixture->here);
  free_folder (fixture->folder);
}

static gboolean
exists (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
look (Fixture *fixture, const char *path)
{
  const char *paths[] = { path, NULL };

  gsy_import_model_set_folder (fixture->model, fixture->here);
  gsy_import_model_set_paths (fixture->model, paths);
  g_assert_cmpint (gsy_import_model_get_state (fixture->model), ==, GSY_IMPORT_STATE_LOOKING);
  wait_until (gsy_import_model_get_state (fixture->model) == GSY_IMPORT_STATE_READY);
}

static const GsyImportedFile *
first_file (Fixture *fixture)
{
  return g_ptr_array_index (gsy_import_model_get_report (fixture->model)->files, 0);
}

static void
test_look_and_import (Fixture *fixture, gconstpointer data)
{
  g_autofree char *summary = NULL, *about = NULL, *done = NULL;

  g_free (put_file (fixture->here, "a.txt", "Something else.\n"));
  look (fixture, fixture->there);
  g_assert_cmpstr (first_file (fixture)->file, ==, "a 2.txt");
  g_assert_cmpstr (gsy_import_model_get_guess (fixture->model), ==, "brat");
  g_assert_true (gsy_import_model_can_import (fixture->model));
  g_assert_false (exists (fixture, "here/a 2.txt"));
  summary = gsy_import_wording_summary (gsy_import_model_get_report (fixture->model));
  about = gsy_import_wording_file (first_file (fixture));
  g_assert_cmpstr (summary, ==, "1 article, 1 statement");
  g_assert_cmpstr (about, ==, "1 statement · from “a.txt”");

  gsy_import_model_start (fixture->model);
  wait_until (gsy_import_model_get_state (fixture->model) == GSY_IMPORT_STATE_DONE);
  g_assert_cmpstr (gsy_import_model_get_first (fixture->model), ==, "a 2.txt");
  g_assert_true (exists (fixture, "here/a 2.txt"));
  g_assert_true (exists (fixture, "here/a 2.txt.annotations.json"));
  g_assert_true (exists (fixture, "here/gainsay.json"));
  done = gsy_import_wording_done (gsy_import_model_get_report (fixture->model));
  g_assert_cmpstr (done, ==, "1 article imported");
}

static void
test_choices_are_followed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other", NULL);

  look (fixture, fixture->there);
  g_assert_cmpuint (first_file (fixture)->n_statements, ==, 1);
  gsy_import_model_set_reader (fixture->model, gsy_reader_find ("text"));
  gsy_import_model_set_folder (fixture->model, other);
  wait_until (gsy_import_model_get_state (fixture->model) == GSY_IMPORT_STATE_READY);
  g_assert_cmpuint (gsy_import_model_get_report (fixture->model)->n_statements, ==, 0);
  g_assert_cmpuint (gsy_import_model_get_report (fixture->model)->files->len, ==, 1);
  gsy_import_model_set_reader (fixture->model, NULL);
  wait_until (gsy_import_model_get_state (fixture->model) == GSY_IMPORT_STATE_READY);
  g_assert_cmpuint (first_file (fixture)->n_statements, ==, 1);
  g_assert_false (exists (fixture, "other"));
}

static void
test_cancelled_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  look (fixture, fixture->there);
  gsy_import_model_start (fixture->model);
  gsy_import_model_cancel (fixture->model);
  wait_until (gsy_import_model_get_state (fixture->model) != GSY_IMPORT_STATE_IMPORTING);
  /* It may have been quicker; it is never half done. */
  if (gsy_import_model_get_state (fixture->model) == GSY_IMPORT_STATE_CANCELLED)
    {
      g_assert_false (exists (fixture, "here/a.txt"));
      g_assert_false (exists (fixture, "here/gainsay.json"));
    }
  else
    {
      g_assert_cmpint (gsy_import_model_get_state (fixture->model), ==, GSY_IMPORT_STATE_DONE);
      g_assert_true (exists (fixture, "here/a.txt"));
      g_assert_true (exists (fixture, "here/gainsay.json"));
    }
}

static void
test_nothing_to_import (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = put_file (fixture->folder, "a.docx", "no archive");
  g_autofree char *summary = NULL;

  look (fixture, path);
  g_assert_cmpuint (gsy_import_model_get_report (fixture->model)->refused->len, ==, 1);
  g_assert_false (gsy_import_model_can_import (fixture->model));
  summary = gsy_import_wording_summary (gsy_import_model_get_report (fixture->model));
  g_assert_cmpstr (summary, ==, "There is nothing here that can be imported.");
}

static void
test_impossible_is_said (Fixture *fixture, gconstpointer data)
{
  const char *paths[] = { fixture->there, NULL };
  g_autofree char *file = put_file (fixture->folder, "file", "no folder");

  gsy_import_model_set_folder (fixture->model, fixture->here);
  gsy_import_model_set_paths (fixture->model, paths);
  wait_until (gsy_import_model_get_state (fixture->model) == GSY_IMPORT_STATE_READY);
  gsy_import_model_set_folder (fixture->model, file);
  wait_until (gsy_import_model_get_state (fixture->model) != GSY_IMPORT_STATE_LOOKING);
  if (gsy_import_model_get_state (fixture->model) == GSY_IMPORT_STATE_READY)
    {
      gsy_import_model_start (fixture->model);
      wait_until (gsy_import_model_get_state (fixture->model) != GSY_IMPORT_STATE_IMPORTING);
    }
  g_assert_cmpint (gsy_import_model_get_state (fixture->model), ==, GSY_IMPORT_STATE_FAILED);
  g_assert_nonnull (strstr (gsy_import_model_get_message (fixture->model), "“file”"));
  g_assert_false (gsy_import_model_can_import (fixture->model));

  gsy_import_model_set_folder (fixture->model, fixture->here);
  wait_until (gsy_import_model_get_state (fixture->model) == GSY_IMPORT_STATE_READY);
  g_assert_null (gsy_import_model_get_message (fixture->model));
}

static void
test_origin (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *raw;
    const char *shown;
  } cases[] = {
    { "{\"file\": \"report.docx\", \"format\": \"docx\"}", "report.docx, " },
    { "{\"file\": \"a\\u0007.xyz\", \"format\": \"no-such\"}", "a\357\277\275.xyz" },
    { "{\"file\": 7}", NULL },
    { "[1, 2]", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GsyArticleMeta) meta = gsy_article_meta_new ();
      const char *unknown[] = { "\"x\"", "1", "\"origin\"", cases[i].raw, NULL };
      g_autofree char *shown = NULL;

      meta->unknown = g_strdupv ((char **) unknown);
      shown = gsy_import_wording_origin (meta);
      if (cases[i].shown == NULL)
        g_assert_null (shown);
      else
        g_assert_true (shown != NULL && g_str_has_prefix (shown, cases[i].shown));
    }
}

static void
test_proposes_a_new_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *base = NULL;

  gsy_import_model_propose_folder (fixture->model, "/nowhere/report.docx");
  base = g_path_get_basename (gsy_import_model_get_folder (fixture->model));
  g_assert_true (g_str_has_prefix (base, "report"));
  g_assert_false (g_str_has_suffix (base, ".docx"));
  g_assert_false (g_file_test (gsy_import_model_get_folder (fixture->model), G_FILE_TEST_EXISTS));
}

/* What is written into what a sandbox has for documents is gone with it. */
static void
test_proposes_nothing_in_a_sandbox (Fixture *fixture, gconstpointer data)
{
  g_setenv ("FLATPAK_ID", "org.gainsay.Gainsay", TRUE);
  gsy_import_model_propose_folder (fixture->model, "/nowhere/report.docx");
  g_unsetenv ("FLATPAK_ID");
  g_assert_null (gsy_import_model_get_folder (fixture->model));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/import-model/what-it-shows-is-what-comes", test_look_and_import);
  ADD ("/import-model/it-follows-the-choices", test_choices_are_followed);
  ADD ("/import-model/a-cancelled-import-leaves-nothing", test_cancelled_leaves_nothing);
  ADD ("/import-model/nothing-to-import-is-said", test_nothing_to_import);
  ADD ("/import-model/what-is-impossible-is-said-and-can-be-mended", test_impossible_is_said);
  ADD ("/import-model/an-origin-is-said-and-nonsense-is-not", test_origin);
  ADD ("/import-model/a-folder-is-proposed", test_proposes_a_new_folder);
  ADD ("/import-model/none-is-proposed-in-a-sandbox", test_proposes_nothing_in_a_sandbox);
  return g_test_run ();
}
