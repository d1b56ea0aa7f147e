/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fixture.h: articles, marks and waiting, for the tests of this room. */
#pragma once

#include "corpus/gsy-corpus.h"

#include "../io/files.h"

#define TEXT "date 2031-05-04\nAlpha denies the claim. Beta insists on it.\n"
#define SIDECAR(statements)                                                                                                                      \
  "{\n  \"format\": \"gainsay-annotations\",\n  \"version\": 1,\n  \"unit\": \"code-point\",\n  \"article\": {\n    \"file\": \"a.txt\"\n  },\n" \
  "  \"statements\": [" statements "]\n}\n"
#define STATEMENT(id, layer, start, end) "{\"id\": \"" id "\", \"layer\": \"" layer "\", \"spans\": [{\"start\": " #start ", \"end\": " #end "}]}"
#define ID_A "0b3e0c0a-6d0e-4d4e-9b5e-0f6a9a7b2c11"
#define ID_B "1c4f1d1b-7e1f-4e5f-8c6f-1a7b0b8c3d22"

/* The recovery folder of these tests: a folder of their own, empty at each fresh_folder(). After
 * g_test_init(). */
static inline void
isolate_state (void)
{
  g_autofree char *state = NULL;

  if (g_test_subprocess ())
    return;
  state = make_folder ();
  g_setenv ("XDG_STATE_HOME", state, TRUE);
}

static inline char *
fresh_folder (void)
{
  g_autofree char *state = g_build_filename (g_get_user_state_dir (), "gainsay", NULL);

  remove_tree (state);
  return make_folder ();
}

static inline int
run_tests (void)
{
  int status = g_test_run ();

  if (!g_test_subprocess ())
    remove_tree (g_get_user_state_dir ());
  return status;
}

static inline gboolean
give_up_cb (gpointer data)
{
  g_error ("What the test waits for did not happen");
  return G_SOURCE_REMOVE;
}

/* Runs the main context until @condition holds. */
#define wait_until(condition)                                            \
  G_STMT_START                                                           \
  {                                                                      \
    guint give_up_source = g_timeout_add_seconds (60, give_up_cb, NULL); \
    while (!(condition))                                                 \
      g_main_context_iteration (NULL, TRUE);                             \
    g_source_remove (give_up_source);                                    \
  }                                                                      \
  G_STMT_END

/* Lets go of @corpus (nullable), and waits until nobody works for it any more. */
static inline void
drop_corpus (GsyCorpus **corpus)
{
  if (*corpus == NULL)
    return;
  g_object_add_weak_pointer (G_OBJECT (*corpus), (gpointer *) corpus);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (*corpus);
  wait_until (*corpus == NULL);
}

static inline GsyDocument *
load_document (const char *folder, const char *key)
{
  g_autofree char *path = g_build_filename (folder, key, NULL);
  GError *error = NULL;
  GsyDocument *document = gsy_document_load (path, key, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  return document;
}

static inline GsyEdit *
edit_add (const char *key, const char *id, const char *layer, guint start, guint end)
{
  GsyEdit *edit = gsy_edit_new ("Add");
  g_autoptr (GsyStatement) statement = gsy_statement_new (id, layer);

  gsy_statement_add_span (statement, gsy_span (start, end));
  gsy_edit_add_statement (edit, key, NULL, statement);
  return edit;
}

static inline void
mark (GsyDocument *document, const char *layer, guint start, guint end)
{
  g_autoptr (GsyEdit) edit = edit_add (gsy_document_get_key (document), NULL, layer, start, end);
  GError *error = NULL;

  g_assert_true (gsy_store_apply (gsy_document_get_store (document), edit, &error));
  g_assert_no_error (error);
}

static inline guint
count_statements (GsyDocument *document)
{
  return gsy_store_get_n_statements (gsy_document_get_store (document));
}

static inline char *
read_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *content = NULL;
  GError *error = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  return content;
}

static inline gboolean
file_exists (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* The one file in @folder whose name begins with @prefix. */
static inline char *
find_file (const char *folder, const char *prefix)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;
  char *found = NULL;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix))
      {
        g_assert_null (found);
        found = g_strdup (name);
      }
  g_dir_close (dir);
  return found;
}

/* Where the recovery folder is in this test, and how many entries it has. */
static inline char *
recovery_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "gainsay", "recovery", NULL);
}

static inline guint
count_recovered (void)
{
  g_autofree char *folder = recovery_folder ();

  return g_file_test (folder, G_FILE_TEST_IS_DIR) ? count_entries (folder) : 0;
}
