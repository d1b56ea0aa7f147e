/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-session.c: what is remembered comes back, and nothing in the file can do harm. */
#include "config.h"

#include "app/gsy-session.h"

#include "../io/files.h"

static char *folder;

static char *
session_path (void)
{
  return g_build_filename (folder, "deep", "er", "session.json", NULL);
}

static void
test_round_trip (void)
{
  g_autofree char *path = session_path ();
  const char *odd_key = "caf\xe9 100%.txt";
  const char *const hidden[] = { "denial", "x-“odd”", NULL };
  GError *error = NULL;
  GsyPlace place;

  {
    g_autoptr (GsySession) session = gsy_session_new (path);
    g_assert_null (gsy_session_get_last_folder (session));
    session->window = (GsyWindowPlace){ 900, 600, TRUE, 280, 340, 200, FALSE, TRUE, TRUE };
    gsy_session_enter_folder (session, "/other");
    GsySessionFolder *entered = gsy_session_enter_folder (session, "/home/m\xe9/art icles");
    gsy_session_folder_set_article (entered, odd_key);
    gsy_session_folder_set_layers (entered, hidden, NULL);
    gsy_session_folder_set_place (entered, odd_key, (GsyPlace){ 120, 345 });
    g_assert_true (gsy_session_save (session, &error));
    g_assert_no_error (error);
  }

  g_autoptr (GsySession) session = gsy_session_new (path);
  g_assert_cmpstr (gsy_session_get_last_folder (session), ==, "/home/m\xe9/art icles");
  g_assert_nonnull (gsy_session_find_folder (session, "/other"));
  GsySessionFolder *found = gsy_session_find_folder (session, "/home/m\xe9/art icles");
  g_assert_cmpstr (found->article, ==, odd_key);
  g_assert_cmpstr (found->hidden[1], ==, "x-“odd”");
  g_assert_null (found->locked);
  g_assert_true (gsy_session_folder_get_place (found, odd_key, &place));
  g_assert_cmpuint (place.scroll, ==, 120);
  g_assert_cmpuint (place.caret, ==, 345);
  g_assert_false (gsy_session_folder_get_place (found, "another.txt", &place));
  g_assert_cmpint (session->window.width, ==, 900);
  g_assert_true (session->window.maximized);
  g_assert_false (session->window.start_hidden);
  g_assert_true (session->window.end_hidden);
  g_assert_true (session->window.links_shown);
}

static void
test_export (void)
{
  g_autofree char *path = g_build_filename (folder, "export.json", NULL);
  const char *const options[] = { "csv/bom", "html/translated", NULL };
  const char *const layers[] = { "denial", NULL };
  GError *error = NULL;

  {
    g_autoptr (GsySession) session = gsy_session_new (path);
    g_assert_null (session->exported.format);
    session->exported = (GsySessionExport){ .format = g_strdup ("csv"),
                                            .options = g_strdupv ((char **) options),
                                            .layers = g_strdupv ((char **) layers),
                                            .articles = g_strdup ("this"),
                                            .folder = g_strdup ("/home/m\xe9/out") };
    g_assert_true (gsy_session_save (session, &error));
    g_assert_no_error (error);
  }

  g_autoptr (GsySession) session = gsy_session_new (path);
  g_assert_cmpstr (session->exported.format, ==, "csv");
  g_assert_true (g_strv_equal ((const char *const *) session->exported.options, options));
  g_assert_true (g_strv_equal ((const char *const *) session->exported.layers, layers));
  g_assert_null (session->exported.states);
  g_assert_cmpstr (session->exported.articles, ==, "this");
  g_assert_cmpstr (session->exported.folder, ==, "/home/m\xe9/out");
}

static void
test_broken (void)
{
  static const char *const contents[] = {
    "",
    "{",
    "[]",
    "null",
    "{\"version\": 2, \"folders\": [{\"root\": \"/x\"}]}",
    "{\"version\": \"1\", \"folders\": [{\"root\": \"/x\"}]}",
    "{\"version\": 1, \"window\": [], \"folders\": {}}",
    "{\"version\": 1, \"window\": {\"width\": -5, \"maximized\": 1}, \"folders\": [null, 3, {\"root\": 7}, {\"root\": \"relative\"}, {\"root\": \"%00\"}]}",
    "{\"version\": 1, \"window\": {\"width\": \"wide\", \"height\": 1e300}}",
    "{\"version\": 1, \"folders\": [{\"root\": \"%\"}, {\"root\": \"\"}]}",
    "\xff\xfe",
  };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *path = put_file (folder, "broken.json", contents[i]);
      g_autoptr (GsySession) session = gsy_session_new (path);
      g_assert_null (gsy_session_get_last_folder (session));
      g_assert_cmpint (session->window.width, ==, 0);
      g_assert_cmpint (session->window.height, ==, 0);
    }
}

static void
test_parts (void)
{
  g_autofree char *path = put_file (folder, "parts.json",
                                    "{\"version\": 1, \"window\": {\"width\": 99999999999, \"height\": 400}, \"folders\": [{\"root\": \"/a\", \"article\": 5,"
                                    " \"hidden\": [\"x\", 3, null], \"places\": [7, {\"article\": \"k\", \"scroll\": -3, \"caret\": true}]}]}");
  g_autoptr (GsySession) session = gsy_session_new (path);
  GsySessionFolder *found = gsy_session_find_folder (session, "/a");
  GsyPlace place;

  g_assert_nonnull (found);
  g_assert_null (found->article);
  g_assert_cmpuint (g_strv_length (found->hidden), ==, 1);
  g_assert_true (gsy_session_folder_get_place (found, "k", &place));
  g_assert_cmpuint (place.scroll, ==, 0);
  g_assert_cmpint (session->window.width, <, 100000);
  g_assert_cmpint (session->window.height, ==, 400);
}

/* json-glib would recurse until the stack ends. */
static void
test_deep (void)
{
  g_autoptr (GString) string = g_string_new ("{\"version\": 1, \"window\": ");
  for (guint i = 0; i < 200000; i++)
    g_string_append_c (string, '[');
  g_autofree char *path = put_file (folder, "deep.json", string->str);
  g_autoptr (GsySession) session = gsy_session_new (path);

  g_assert_null (gsy_session_get_last_folder (session));
}

static void
test_bounds (void)
{
  g_autofree char *path = session_path ();
  g_autoptr (GsySession) session = gsy_session_new (path);
  GsyPlace place;

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *root = g_strdup_printf ("/folder-%u", i);
      gsy_session_enter_folder (session, root);
    }
  g_assert_cmpstr (gsy_session_get_last_folder (session), ==, "/folder-99");
  g_assert_null (gsy_session_find_folder (session, "/folder-0"));

  GsySessionFolder *last = gsy_session_find_folder (session, "/folder-99");
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u.txt", i);
      gsy_session_folder_set_place (last, key, (GsyPlace){ i, i });
      gsy_session_folder_set_place (last, "kept.txt", (GsyPlace){ 1, 2 });
    }
  g_assert_true (gsy_session_folder_get_place (last, "999.txt", &place));
  g_assert_true (gsy_session_folder_get_place (last, "kept.txt", &place));
  g_assert_false (gsy_session_folder_get_place (last, "0.txt", &place));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = make_folder ();
  g_test_add_func ("/session/comes-back-with-names-of-any-bytes", test_round_trip);
  g_test_add_func ("/session/the-last-export-comes-back", test_export);
  g_test_add_func ("/session/broken-is-as-good-as-none", test_broken);
  g_test_add_func ("/session/what-makes-no-sense-is-left-out", test_parts);
  g_test_add_func ("/session/deep-nesting-is-refused", test_deep);
  g_test_add_func ("/session/remembers-a-bounded-number", test_bounds);
  status = g_test_run ();
  free_folder (folder);
  return status;
}
