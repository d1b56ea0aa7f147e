/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sidecar.c: golden sidecars come back to the byte, words are anchored, and what nobody knows survives. */
#include "config.h"

#include "core/gsy-error.h"

#include "sidecar-fixture.h"

#define HEAD "{\"format\": \"gainsay-annotations\", \"version\": 1, \"unit\": \"code-point\""
#define TEXT "The guild blames the port. The port blames the guild."

static void
check_golden (const char *name, gboolean with_article)
{
  g_autofree char *article_name = gsy_sidecar_article_path (name);
  g_autoptr (GsyArticle) article = load_article ("golden", article_name);
  g_autoptr (GBytes) bytes = load_fixture ("golden", name), written = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GsySidecar) sidecar = gsy_sidecar_parse (bytes, name, with_article ? article : NULL, &error);

  g_assert_no_error (error);
  g_assert_false (sidecar->article_changed);
  g_assert_cmpstr (sidecar->file, ==, article_name);
  g_assert_cmpuint (sidecar->length, ==, gsy_article_get_length (article));
  if (!g_str_has_prefix (name, "detached"))
    g_assert_cmpuint (sidecar->problems->len, ==, 0);
  written = gsy_sidecar_write (article, sidecar->meta, sidecar->statements, sidecar);
  assert_same_bytes (written, bytes);
}

static void
test_golden (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "sidecars", "golden", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (gsy_is_sidecar_name (name))
      {
        check_golden (name, TRUE);
        check_golden (name, FALSE);
        n++;
      }
  g_assert_cmpuint (n, >=, 5);
}

static void
test_all_members_are_read (void)
{
  g_autoptr (GsyArticle) article = load_article ("golden", "valombre.txt");
  g_autoptr (GBytes) bytes = load_fixture ("golden", "valombre.txt.annotations.json");
  g_autoptr (GsySidecar) sidecar = gsy_sidecar_parse (bytes, "x", article, NULL);
  const GsyStatement *first = get_statement (sidecar, 0), *second = get_statement (sidecar, 1);
  const GsyValue *value;
  const GsyFiller *filler;
  const GsyLink *link;

  g_assert_cmpstr (sidecar->meta->title, ==, "Les cuves de Valombre");
  g_assert_cmpstr (sidecar->meta->outlet, ==, "La Baie");
  g_assert_cmpstr (sidecar->meta->published, ==, "2031-04-02");
  g_assert_cmpstr (sidecar->meta->url, ==, "https://baie.example/cuves?a=1&b=\"2\"");
  g_assert_cmpstr (sidecar->meta->language, ==, "fr");
  g_assert_cmpint (sidecar->meta->state, ==, GSY_STATE_IN_PROGRESS);
  g_assert_cmpstr (sidecar->meta->note, ==, "À relire.\nDeux voix.");

  g_assert_cmpstr (first->id, ==, "00000000-0000-4000-8000-000000000001");
  g_assert_cmpstr (first->layer, ==, "accusation");
  g_assert_cmpuint (gsy_statement_get_n_spans (first), ==, 1);
  g_assert_null (gsy_quote_get_exact (gsy_statement_get_quote (first, 0)));
  g_assert_cmpuint (first->cue->spans->len, ==, 1);
  filler = g_ptr_array_index (first->source, 0);
  g_assert_cmpstr (filler->actor, ==, "Valombre");
  g_assert_cmpuint (filler->spans->len, ==, 1);
  g_assert_cmpstr (first->about[1], ==, "Cuves");
  g_assert_null (first->about[2]);
  g_assert_cmpstr (first->said, ==, "2031-04-01/2031-04-02");
  g_assert_cmpuint (first->attributes->len, ==, 5);
  value = &g_array_index (first->attributes, GsyValue, 2);
  g_assert_cmpstr (value->id, ==, "weight");
  g_assert_cmpint (value->type, ==, GSY_VALUE_INTEGER);
  g_assert_cmpint (value->integer, ==, -3);
  value = &g_array_index (first->attributes, GsyValue, 3);
  g_assert_cmpint (value->type, ==, GSY_VALUE_BOOLEAN);
  g_assert_cmpint (value->integer, ==, 1);
  g_assert_cmpstr (first->note, ==, "Deux lignes\navec \"guillemets\", \\ et \t tabulation, \x01 aussi 🧪");
  g_assert_cmpstr (first->creator, ==, "marie");
  g_assert_cmpstr (first->created, ==, "2031-04-03T08:00:00Z");
  g_assert_cmpstr (first->modified, ==, "2031-04-03T08:05:00Z");
  g_assert_false (first->detached);
  g_assert_null (first->links);

  g_assert_cmpuint (gsy_statement_get_n_spans (second), ==, 2);
  g_assert_cmpuint (second->source->len, ==, 2);
  filler = g_ptr_array_index (second->source, 1);
  g_assert_cmpstr (filler->actor, ==, "Maréva");
  g_assert_null (filler->spans);
  filler = g_ptr_array_index (second->target, 0);
  g_assert_null (filler->actor);
  link = g_ptr_array_index (second->links, 1);
  g_assert_cmpstr (link->relation, ==, "repeats");
  g_assert_cmpstr (link->to, ==, "00000000-0000-4000-8000-00000000004d");
  g_assert_cmpstr (link->article, ==, "autre/suite.txt");
  g_assert_cmpstr (link->exact, ==, "rien n’a été vidé");
}

static void
test_sorted_by_reading_order (void)
{
  g_autoptr (GsyArticle) article = article_of ("a.txt", TEXT, strlen (TEXT));
  g_autoptr (GsySidecar) sidecar = parse_text (HEAD ", \"statements\": ["
                                                    "{\"id\": \"c\", \"layer\": \"l\", \"spans\": [{\"start\": 9, \"end\": 12}]},"
                                                    "{\"id\": \"b\", \"layer\": \"l\", \"spans\": [{\"start\": 0, \"end\": 9}]},"
                                                    "{\"id\": \"a\", \"layer\": \"l\", \"spans\": [{\"start\": 0, \"end\": 9}]},"
                                                    "{\"id\": \"d\", \"layer\": \"l\", \"spans\": [{\"start\": 0, \"end\": 3}]}]}",
                                               article);

  g_assert_cmpstr (get_statement (sidecar, 0)->id, ==, "d");
  g_assert_cmpstr (get_statement (sidecar, 1)->id, ==, "a");
  g_assert_cmpstr (get_statement (sidecar, 2)->id, ==, "b");
  g_assert_cmpstr (get_statement (sidecar, 3)->id, ==, "c");
}

static void
test_changed_article (void)
{
  static const char longer[] = "Today: " TEXT;
  g_autoptr (GsyArticle) before = article_of ("a.txt", TEXT, strlen (TEXT)), after = article_of ("a.txt", longer, strlen (longer)),
                         other = article_of ("a.txt", "Nothing of it.", 14);
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
  g_autoptr (GBytes) bytes = NULL, moved_bytes = NULL, lost_bytes = NULL, found_bytes = NULL;
  g_autoptr (GsySidecar) moved = NULL, lost = NULL, found = NULL;
  GsyStatement *statement = gsy_statement_new ("one", "accusation");

  gsy_statement_add_span (statement, gsy_span (0, 25));
  statement->cue = gsy_filler_new (NULL);
  statement->cue->spans = gsy_quotes_new ();
  gsy_quotes_append (statement->cue->spans, gsy_span (10, 16));
  g_ptr_array_add (statements, statement);
  bytes = gsy_sidecar_write (before, NULL, statements, NULL);

  moved = gsy_sidecar_parse (bytes, "x", after, NULL);
  g_assert_true (moved->article_changed);
  g_assert_cmpuint (moved->problems->len, ==, 1);
  g_assert_cmpstr (get_problem (moved, 0)->id, ==, "one");
  g_assert_nonnull (strstr (get_problem (moved, 0)->message, "“The guild blames the port”"));
  g_assert_true (gsy_span_equal (gsy_statement_get_span (get_statement (moved, 0), 0), gsy_span (7, 32)));
  g_assert_true (gsy_span_equal (g_array_index (get_statement (moved, 0)->cue->spans, GsyQuote, 0).span, gsy_span (17, 23)));
  moved_bytes = gsy_sidecar_write (after, moved->meta, moved->statements, moved);

  lost = gsy_sidecar_parse (bytes, "x", other, NULL);
  g_assert_cmpuint (lost->problems->len, ==, 1);
  g_assert_true (get_statement (lost, 0)->detached);
  g_assert_cmpstr (gsy_quote_get_exact (gsy_statement_get_quote (get_statement (lost, 0), 0)), ==, "The guild blames the port");
  lost_bytes = gsy_sidecar_write (other, lost->meta, lost->statements, lost);

  /* Back in its article it is what it was. */
  found = gsy_sidecar_parse (lost_bytes, "x", before, NULL);
  g_assert_cmpuint (found->problems->len, ==, 1);
  g_assert_false (get_statement (found, 0)->detached);
  g_assert_true (gsy_statement_equal (get_statement (found, 0), statement));
  found_bytes = gsy_sidecar_write (before, found->meta, found->statements, found);
  assert_same_bytes (found_bytes, bytes);
}

static void
test_no_words_in_a_changed_article (void)
{
  g_autoptr (GsyArticle) article = article_of ("a.txt", TEXT, strlen (TEXT));
  g_autofree char *same = g_strdup_printf (HEAD ", \"statements\": [{\"id\": \"a\", \"layer\": \"l\", \"spans\": [{\"start\": 0, \"end\": 9}]}], \"article\": {\"sha256\": \"%s\"}}",
                                           gsy_article_get_sha256 (article));
  g_autofree char *changed = g_strdup (same);
  char *hash = strstr (changed, gsy_article_get_sha256 (article));
  g_autoptr (GsySidecar) good = parse_text (same, article), bad = NULL;

  g_assert_false (get_statement (good, 0)->detached);
  g_assert_cmpuint (good->problems->len, ==, 0);
  *hash = *hash == '0' ? '1' : '0';
  bad = parse_text (changed, article);
  g_assert_true (get_statement (bad, 0)->detached);
  g_assert_cmpuint (bad->problems->len, ==, 1);
}

static void
test_foreign_words_stay (void)
{
  static const char json[] = HEAD ", \"statements\": [{\"id\": \"a\", \"layer\": \"l\", \"spans\": ["
                                  "{\"start\": 4, \"end\": 9, \"exact\": \"guild\", \"prefix\": \"he \"}]}]}";
  g_autoptr (GsyArticle) article = article_of ("a.txt", TEXT, strlen (TEXT));
  g_autoptr (GsySidecar) sidecar = parse_text (json, article);
  g_autoptr (GBytes) written = gsy_sidecar_write (article, sidecar->meta, sidecar->statements, sidecar);

  g_assert_cmpuint (sidecar->problems->len, ==, 0);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (written, NULL), (gssize) g_bytes_get_size (written), "{\"start\": 4, \"end\": 9, \"exact\": \"guild\", \"prefix\": \"he \"}\n"));
}

static void
test_odd_member_of_the_article_is_kept_until_replaced (void)
{
  /* Names with escapes are the same names. */
  static const char json[] = HEAD ", \"article\": {\"\\u0074itle\": 5, \"st\\u0061te\": \"finished\", \"x\": null}}";
  g_autoptr (GsyArticle) article = article_of ("a.txt", TEXT, strlen (TEXT));
  g_autoptr (GsySidecar) sidecar = parse_text (json, article);
  g_autoptr (GsyArticleMeta) meta = gsy_article_meta_copy (sidecar->meta);
  g_autoptr (GBytes) kept = gsy_sidecar_write (article, meta, sidecar->statements, sidecar), replaced = NULL;
  g_autofree char *text = g_strndup (g_bytes_get_data (kept, NULL), g_bytes_get_size (kept)), *changed = NULL;

  g_assert_cmpuint (sidecar->problems->len, ==, 2);
  g_assert_cmpint (meta->state, ==, GSY_STATE_NEW);
  g_assert_nonnull (strstr (text, "    \"title\": 5,\n    \"state\": \"finished\",\n    \"x\": null\n  }\n"));
  meta->state = GSY_STATE_DONE;
  replaced = gsy_sidecar_write (article, meta, sidecar->statements, sidecar);
  changed = g_strndup (g_bytes_get_data (replaced, NULL), g_bytes_get_size (replaced));
  g_assert_nonnull (strstr (changed, "    \"state\": \"done\",\n    \"title\": 5,\n    \"x\": null\n  }\n"));
}

static void
test_nothing_to_say_is_little (void)
{
  g_autoptr (GsyArticle) article = article_of ("a \"b\".txt", "é", 2);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GBytes) bytes = gsy_sidecar_write (article, NULL, none, NULL);
  g_autofree char *expected = g_strdup_printf ("{\n"
                                               "  \"format\": \"gainsay-annotations\",\n"
                                               "  \"version\": 1,\n"
                                               "  \"unit\": \"code-point\",\n"
                                               "  \"article\": {\n"
                                               "    \"file\": \"a \\\"b\\\".txt\",\n"
                                               "    \"sha256\": \"%s\",\n"
                                               "    \"length\": 1\n"
                                               "  }\n"
                                               "}\n",
                                               gsy_article_get_sha256 (article));

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, strlen (expected));
}

static void
test_newer_version (void)
{
  static const char project[] = "{\"format\": \"gainsay-project\", \"version\": 2}";
  g_autoptr (GBytes) foreign = bytes_of (project, sizeof project - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GsyArticle) article = article_of ("a.txt", TEXT, strlen (TEXT));
  g_autoptr (GsySidecar) same = parse_text ("{\"format\": \"gainsay-annotations\", \"version\": 2, \"unit\": \"code-point\", \"new\": {},"
                                            "\"statements\": [{\"id\": \"a\", \"layer\": \"l\", \"spans\": [{\"start\": 0, \"end\": 9}], \"new\": 1}]}",
                                            article);
  g_autoptr (GsySidecar) other = parse_text ("{\"format\": \"gainsay-annotations\", \"version\": 3, \"unit\": \"word\", \"article\": [], \"statements\":"
                                             "[{\"id\": \"a\", \"layer\": \"l\", \"spans\": [{\"start\": 0, \"end\": 9}]}]}",
                                             article);

  /* Another kind of file is none of ours in any version. */
  g_assert_null (gsy_sidecar_parse (foreign, "x", article, &error));
  g_assert_error (error, GSY_ERROR, GSY_ERROR_PARSE);
  g_assert_cmpuint (same->version, ==, 2);
  g_assert_cmpuint (same->statements->len, ==, 1);
  g_assert_cmpuint (other->version, ==, 3);
  g_assert_cmpuint (other->statements->len, ==, 0);
  g_assert_cmpuint (other->problems->len, ==, 1);
}

static void
test_too_large (void)
{
  g_autofree char *data = g_malloc0 (GSY_SIDECAR_MAX_BYTES + 1);
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, GSY_SIDECAR_MAX_BYTES + 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (gsy_sidecar_parse (bytes, "x", NULL, &error));
  g_assert_error (error, GSY_ERROR, GSY_ERROR_TOO_LARGE);
}

static void
test_names (void)
{
  static const struct
  {
    const char *sidecar;
    const char *article;
  } names[] = {
    { "a.txt.annotations.json", "a.txt" },
    { "/x.annotations.json/a.txt.annotations.json", "/x.annotations.json/a.txt" },
    { "a.txt.annotations.Set_1-b.json", "a.txt" },
    { "a.annotations.b.annotations.json", "a.annotations.b" },
    { "a.annotations.annotations.json", "a.annotations" },
    { "a.annotations.b.c.json", NULL },
    { "a.annotations..json", NULL },
    { "a.annotations.é.json", NULL },
    { "a.annotations.b c.json", NULL },
    { ".annotations.json", NULL },
    { "/x/.annotations.b.json", NULL },
    { "annotations.json", NULL },
    { "a.json", NULL },
    { "a.annotations.JSON", NULL },
    { "a.txt", NULL },
    { "", NULL },
  };
  g_autofree char *plain = gsy_sidecar_path ("/x/a.txt", NULL), *set = gsy_sidecar_path ("a.txt", "marie");
  g_autofree char *longest = g_strnfill (64, 's'), *longer = g_strnfill (65, 's');
  g_autofree char *good = gsy_sidecar_path ("a", longest), *bad = gsy_sidecar_path ("a", longer);

  g_assert_cmpstr (plain, ==, "/x/a.txt.annotations.json");
  g_assert_cmpstr (set, ==, "a.txt.annotations.marie.json");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *article = gsy_sidecar_article_path (names[i].sidecar);

      g_assert_cmpstr (article, ==, names[i].article);
      g_assert_cmpint (gsy_is_sidecar_name (names[i].sidecar), ==, names[i].article != NULL);
    }
  g_assert_true (gsy_is_sidecar_name (good));
  g_assert_false (gsy_is_sidecar_name (bad));
  g_assert_true (gsy_is_sidecar_name ("gainsay.json"));
  g_assert_true (gsy_is_sidecar_name ("/x/gainsay.json"));
  g_assert_false (gsy_is_sidecar_name ("my-gainsay.json"));
}

static void
test_summary (void)
{
  g_autoptr (GBytes) bytes = load_fixture ("golden", "melange.txt.annotations.json"), done = load_fixture ("golden", "etat.txt.annotations.json");
  g_autoptr (GBytes) titled = load_fixture ("golden", "valombre.txt.annotations.json"), broken = bytes_of ("{\"format\"", 9);
  g_autoptr (GBytes) foreign = bytes_of ("{\"version\": 1}", 14);
  g_autoptr (GError) error = NULL;
  GsySidecarSummary summary;

  g_assert_true (gsy_sidecar_summarise (bytes, "x", &summary, NULL));
  g_assert_cmpuint (g_strv_length (summary.layers), ==, 3);
  g_assert_cmpstr (summary.layers[1], ==, "accusation");
  g_assert_cmpuint (summary.counts[0], ==, 1);
  g_assert_cmpstr (summary.layers[0], ==, "démenti 🟦");
  g_assert_cmpuint (summary.counts[1], ==, 1);
  g_assert_cmpstr (summary.layers[2], ==, "denial");
  g_assert_cmpuint (summary.counts[2], ==, 3);
  g_assert_null (summary.title);
  gsy_sidecar_summary_clear (&summary);

  g_assert_true (gsy_sidecar_summarise (done, "x", &summary, NULL));
  g_assert_cmpint (summary.state, ==, GSY_STATE_DONE);
  g_assert_null (summary.layers);
  g_assert_null (summary.counts);
  gsy_sidecar_summary_clear (&summary);

  g_assert_true (gsy_sidecar_summarise (titled, "x", &summary, NULL));
  g_assert_cmpstr (summary.title, ==, "Les cuves de Valombre");
  g_assert_cmpstr (summary.published, ==, "2031-04-02");
  gsy_sidecar_summary_clear (&summary);

  g_assert_false (gsy_sidecar_summarise (broken, "x", &summary, &error));
  g_assert_error (error, GSY_ERROR, GSY_ERROR_PARSE);
  g_clear_error (&error);
  g_assert_false (gsy_sidecar_summarise (foreign, "x", &summary, &error));
  g_assert_error (error, GSY_ERROR, GSY_ERROR_PARSE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sidecar/golden/same-bytes", test_golden);
  g_test_add_func ("/sidecar/golden/all-members-are-read", test_all_members_are_read);
  g_test_add_func ("/sidecar/read/sorted-by-reading-order", test_sorted_by_reading_order);
  g_test_add_func ("/sidecar/anchor/moved-lost-and-found-again", test_changed_article);
  g_test_add_func ("/sidecar/anchor/no-words-in-a-changed-article", test_no_words_in_a_changed_article);
  g_test_add_func ("/sidecar/anchor/foreign-words-stay", test_foreign_words_stay);
  g_test_add_func ("/sidecar/article/odd-member-kept-until-replaced", test_odd_member_of_the_article_is_kept_until_replaced);
  g_test_add_func ("/sidecar/write/nothing-to-say-is-little", test_nothing_to_say_is_little);
  g_test_add_func ("/sidecar/version/newer-is-shown", test_newer_version);
  g_test_add_func ("/sidecar/size/too-large-is-refused", test_too_large);
  g_test_add_func ("/sidecar/names/to-and-from-the-article", test_names);
  g_test_add_func ("/sidecar/summary/state-title-and-counts", test_summary);
  return g_test_run ();
}
