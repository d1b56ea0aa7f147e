/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-folder-index.c: all statements of a folder in short: built from its sidecars, kept up with its documents, searched. */
#include "config.h"
#include "corpus/gsy-corpus-bulk.h"

#include "index-fixture.h"

static void
test_build (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  GsyCorpus *corpus;
  GsyFolderIndex *index;
  const GsyEntry *entry;
  g_autofree char *all = NULL, *incoming = NULL;

  put_article (folder, "a.txt", TEXT,
               "{\"id\": \"" ID (2) "\", \"layer\": \"denial\", \"spans\": [{\"start\": 16, \"end\": 38, \"exact\": \"Alpha  denies\\nthe claim\"}],"
                                    "\"source\": [{\"actor\": \"Alpha\"}, {\"actor\": \"Alpha\"}, {\"spans\": [{\"start\": 1, \"end\": 2}]}], \"target\": [{\"actor\": \"Beta\"}],"
                                    "\"about\": [\"The claim\"], \"said\": \"2031-05-03\", \"links\": [{\"relation\": \"answers\", \"to\": \"" ID (3) "\", \"article\": \"b.txt\"}]},"
                                                                                                                                                      "{\"id\": \"" ID (1) "\", \"layer\": \"accusation\", \"spans\": [{\"start\": 1, \"end\": 3, \"exact\": \"at\"}, {\"start\": 5, \"end\": 6, \"exact\": \"2\"}]}");
  put_article (folder, "b.txt", TEXT, "{\"id\": \"" ID (3) "\", \"layer\": \"accusation\", \"spans\": [{\"start\": 40, \"end\": 50}]}");
  g_free (put_file (folder, "c.txt", TEXT));
  g_free (put_file (folder, "c.txt.annotations.json", "{"));
  corpus = open_folder (folder);
  index = gsy_corpus_get_index (corpus);

  g_assert_cmpuint (gsy_folder_index_get_n_entries (index), ==, 3);
  all = describe (gsy_folder_index_dup_article (index, "a.txt"));
  g_assert_cmpstr (all, ==, "a.txt:1 a.txt:2");
  entry = gsy_folder_index_find (index, NULL, ID (2));
  g_assert_nonnull (entry);
  g_assert_true (gsy_folder_index_find (index, "a.txt", ID (2)) == entry);
  g_assert_null (gsy_folder_index_find (index, "b.txt", ID (2)));
  g_assert_cmpstr (entry->article, ==, "a.txt");
  g_assert_cmpstr (entry->layer, ==, "denial");
  g_assert_cmpstr (entry->quote, ==, "Alpha denies the claim");
  g_assert_cmpstr (entry->said, ==, "2031-05-03");
  g_assert_cmpstr (entry->sources[0], ==, "Alpha");
  g_assert_null (entry->sources[1]);
  g_assert_cmpstr (entry->targets[0], ==, "Beta");
  g_assert_cmpstr (entry->topics[0], ==, "The claim");
  g_assert_cmpuint (entry->start, ==, 16);
  g_assert_cmpuint (entry->n_links, ==, 1);
  g_assert_cmpstr (entry->links[0].to, ==, ID (3));
  g_assert_cmpstr (gsy_folder_index_find (index, NULL, ID (1))->quote, ==, "at … 2");
  g_assert_cmpstr (gsy_folder_index_find (index, NULL, ID (3))->quote, ==, "");
  incoming = describe (gsy_folder_index_dup_incoming (index, ID (3)));
  g_assert_cmpstr (incoming, ==, "a.txt:2");
  close_corpus (corpus);
}

static void
test_quote (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *statements = NULL;
  GsyCorpus *corpus;
  GsyFolderIndex *index;
  const char *quote;

  for (guint i = 0; i < 150; i++)
    g_string_append (words, "中é ");
  statements = join (json (1, "denial", 0, words->str, ""), json (2, "denial", 5, " \\u00a0La  Chine\\t\\n a rejeté ", ""), NULL);
  put_article (folder, "a.txt", TEXT, statements);
  corpus = open_folder (folder);
  index = gsy_corpus_get_index (corpus);
  quote = gsy_folder_index_find (index, NULL, ID (1))->quote;
  g_assert_cmpint (g_utf8_strlen (quote, -1), ==, 200);
  g_assert_true (g_str_has_suffix (quote, "…"));
  g_assert_true (g_str_has_prefix (quote, "中é 中é"));
  g_assert_cmpstr (gsy_folder_index_find (index, NULL, ID (2))->quote, ==, "La Chine a rejeté");
  close_corpus (corpus);
}

static guint
count_article (GsyFolderIndex *index, const char *key)
{
  g_autoptr (GPtrArray) entries = gsy_folder_index_dup_article (index, key);

  return entries->len;
}

/* What cannot be read has no entries, and costs the others nothing. */
static void
test_broken (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  g_autofree char *good = json (1, "denial", 0, "date", "");
  g_autofree char *half = g_strconcat (good, ", {\"id\": \"x\"}, ", good, NULL);
  GsyCorpus *corpus;
  GsyFolderIndex *index;

  put_article (folder, "good.txt", TEXT, good);
  put_article (folder, "half.txt", TEXT, half);
  put_article (folder, "none.txt", TEXT, "");
  g_free (put_file (folder, "broken.txt", TEXT));
  g_free (put_file (folder, "broken.txt.annotations.json", "{\"format\": \"gainsay-annotations\","));
  g_free (put_file (folder, "without.txt", TEXT));
  corpus = open_folder (folder);
  index = gsy_corpus_get_index (corpus);
  g_assert_cmpuint (gsy_folder_index_get_n_entries (index), ==, 2);
  g_assert_cmpuint (count_article (index, "half.txt"), ==, 1);
  g_assert_cmpuint (count_article (index, "broken.txt"), ==, 0);
  g_assert_cmpuint (count_article (index, "nowhere.txt"), ==, 0);
  close_corpus (corpus);
}

static void
count_cb (guint *n)
{
  ++*n;
}

static void
assert_do (GsyCorpus *corpus, GsyEdit *edit)
{
  GError *error = NULL;

  g_assert_true (gsy_corpus_do (corpus, edit, &error));
  g_assert_no_error (error);
  gsy_edit_unref (edit);
}

static GsyStatement *
make_statement (const char *id, const char *layer, guint start, guint end, const char *source)
{
  GsyStatement *statement = gsy_statement_new (id, layer);

  gsy_statement_add_span (statement, gsy_span (start, end));
  if (source != NULL)
    {
      statement->source = gsy_fillers_new ();
      g_ptr_array_add (statement->source, gsy_filler_new (source));
    }
  return statement;
}

static GsyEdit *
edit_change (const char *key, GsyStatement *before, GsyStatement *after)
{
  GsyEdit *edit = gsy_edit_new ("Change");

  gsy_edit_add_statement (edit, key, before, after);
  return edit;
}

static void
test_live (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  g_autofree char *statements = join (json (1, "denial", 0, "date", ACTORS ("Alpha", "Beta")), json (2, "accusation", 16, "Alph", ""), NULL);
  g_autoptr (GsyStatement) added = make_statement (ID (3), "denial", 5, 9, "Gamma");
  g_autoptr (GsyStatement) later = make_statement (ID (3), "denial", 22, 28, "Delta");
  g_autofree char *first = NULL, *second = NULL, *third = NULL, *fourth = NULL;
  const GsyEntry *kept, *old;
  GsyCorpus *corpus;
  GsyFolderIndex *index;
  GsyDocument *document;
  guint n_changed = 0;

  put_article (folder, "a.txt", TEXT, statements);
  corpus = open_folder (folder);
  index = gsy_corpus_get_index (corpus);
  wait_until (!g_main_context_pending (NULL));
  g_signal_connect_swapped (index, "changed", G_CALLBACK (count_cb), &n_changed);
  document = open_document (corpus, "a.txt");
  wait_until (n_changed == 1);
  kept = gsy_folder_index_find (index, "a.txt", ID (2));
  g_assert_cmpstr (kept->quote, ==, "Alph");

  assert_do (corpus, edit_change ("a.txt", NULL, added));
  /* At once, and told in its time. */
  first = describe (gsy_folder_index_dup_article (index, "a.txt"));
  g_assert_cmpstr (first, ==, "a.txt:1 a.txt:3 a.txt:2");
  g_assert_cmpstr (gsy_folder_index_find (index, NULL, ID (3))->quote, ==, "2031");
  g_assert_cmpuint (gsy_folder_index_count_name (index, GSY_NAME_ACTOR, "Gamma"), ==, 1);
  g_assert_cmpuint (n_changed, ==, 1);

  old = gsy_entry_ref (gsy_folder_index_find (index, NULL, ID (3)));
  assert_do (corpus, edit_change ("a.txt", added, later));
  second = describe (gsy_folder_index_dup_article (index, "a.txt"));
  g_assert_cmpstr (second, ==, "a.txt:1 a.txt:2 a.txt:3");
  g_assert_cmpuint (gsy_folder_index_count_name (index, GSY_NAME_ACTOR, "Gamma"), ==, 0);
  g_assert_cmpuint (gsy_folder_index_count_name (index, GSY_NAME_ACTOR, "Delta"), ==, 1);
  /* Who had the old one still has it. */
  g_assert_cmpstr (old->sources[0], ==, "Gamma");
  gsy_entry_unref (old);
  /* What nobody touched is the same. */
  g_assert_true (gsy_folder_index_find (index, "a.txt", ID (2)) == kept);
  wait_until (n_changed == 2);

  assert_do (corpus, edit_change ("a.txt", later, NULL));
  g_assert_null (gsy_folder_index_find (index, NULL, ID (3)));
  g_assert_cmpuint (gsy_folder_index_get_n_entries (index), ==, 2);
  gsy_corpus_undo (corpus, NULL, NULL);
  g_assert_nonnull (gsy_folder_index_find (index, NULL, ID (3)));
  g_assert_true (gsy_corpus_flush_sync (corpus, NULL));

  /* When it is closed it stays as it was. */
  gsy_history_clear (gsy_corpus_get_history (corpus));
  g_object_unref (document);
  wait_until (gsy_corpus_find_document (corpus, "a.txt") == NULL);
  third = describe (gsy_folder_index_dup_article (index, "a.txt"));
  g_assert_cmpstr (third, ==, second);
  document = open_document (corpus, "a.txt");
  fourth = describe (gsy_folder_index_dup_article (index, "a.txt"));
  g_assert_cmpstr (fourth, ==, second);
  g_object_unref (document);
  close_corpus (corpus);
}

/* A document that was opened before its sidecar was read for the index counts. */
static void
test_open_first (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  g_autofree char *statements = json (1, "denial", 0, "date", "");
  GsyCorpus *corpus;
  GsyDocument *document;
  GsyFolderIndex *index;

  put_article (folder, "a.txt", TEXT, statements);
  corpus = gsy_corpus_new (folder, NULL);
  index = gsy_corpus_get_index (corpus);
  document = open_document (corpus, "a.txt");
  assert_do (corpus, edit_add ("a.txt", ID (2), "denial", 16, 21));
  g_assert_cmpuint (gsy_folder_index_get_n_entries (index), ==, 2);
  wait_until (gsy_folder_index_is_ready (index));
  g_assert_cmpuint (gsy_folder_index_get_n_entries (index), ==, 2);
  g_object_unref (document);
  g_assert_true (gsy_corpus_flush_sync (corpus, NULL));
  close_corpus (corpus);
}

static void
test_outlives (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  g_autofree char *statements = json (1, "denial", 0, "date", ACTORS ("Alpha", "Beta") LINK_AWAY ("answers", "x", "b.txt"));
  GsyCorpus *corpus;
  const GsyEntry *entry;

  put_article (folder, "a.txt", TEXT, statements);
  corpus = open_folder (folder);
  entry = gsy_entry_ref (gsy_folder_index_find (gsy_corpus_get_index (corpus), NULL, ID (1)));
  close_corpus (corpus);
  g_assert_cmpstr (entry->article, ==, "a.txt");
  g_assert_cmpstr (entry->layer, ==, "denial");
  g_assert_cmpstr (entry->targets[0], ==, "Beta");
  g_assert_cmpstr (entry->links[0].article, ==, "b.txt");
  gsy_entry_unref (entry);
}

/* A copied article brings the ids of the other along. */
static void
test_twins (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  g_autofree char *statements = join (json (1, "denial", 0, "date", LINK ("answers", ID (2))), json (2, "accusation", 16, "Alph", ""), NULL);
  g_autofree char *fourth = json (4, "denial", 30, "clai", LINK ("answers", ID (2)));
  g_autofree char *incoming = NULL, *more = NULL;
  g_autoptr (GsyStatement) before = NULL;
  GsyCorpus *corpus;
  GsyDocument *document;
  GsyFolderIndex *index;

  put_article (folder, "a.txt", TEXT, statements);
  more = g_strconcat (fourth, ", ", statements, NULL);
  put_article (folder, "b.txt", TEXT, more);
  corpus = open_folder (folder);
  index = gsy_corpus_get_index (corpus);
  g_assert_cmpstr (gsy_folder_index_find (index, "a.txt", ID (2))->article, ==, "a.txt");
  g_assert_cmpstr (gsy_folder_index_find (index, "b.txt", ID (2))->article, ==, "b.txt");
  g_assert_cmpstr (gsy_folder_index_resolve (index, "b.txt", ID (2), NULL)->article, ==, "b.txt");
  g_assert_nonnull (gsy_folder_index_resolve (index, "b.txt", ID (2), "renamed.txt"));
  g_assert_null (gsy_folder_index_resolve (index, "b.txt", ID (3), NULL));
  incoming = describe (gsy_folder_index_dup_incoming (index, ID (2)));
  g_assert_cmpstr (incoming, ==, "a.txt:1 b.txt:1 b.txt:4");

  for (guint i = 0; i < 2; i++)
    {
      const char *key = i == 0 ? "a.txt" : "b.txt";

      document = open_document (corpus, key);
      before = gsy_statement_ref (gsy_store_find (gsy_document_get_store (document), ID (2)));
      assert_do (corpus, edit_change (key, before, NULL));
      g_clear_pointer (&before, gsy_statement_unref);
      g_assert_null (gsy_folder_index_find (index, key, ID (2)));
      if (i == 0)
        g_assert_cmpstr (gsy_folder_index_resolve (index, "a.txt", ID (2), NULL)->article, ==, "b.txt");
      else
        g_assert_null (gsy_folder_index_resolve (index, "a.txt", ID (2), NULL));
      g_object_unref (document);
    }
  g_assert_true (gsy_corpus_flush_sync (corpus, NULL));
  close_corpus (corpus);
}

/* Random edits: the index says at any time what the stores say. */

#define N_RANDOM 4u

static GsyStatement *
random_statement (const char *id)
{
  static const char *const names[] = { "Alpha", "Beta", "Gamma", "É", "中" };
  guint start = (guint) g_test_rand_int_range (0, 50);
  GsyStatement *statement = make_statement (id, g_test_rand_bit () ? "denial" : "accusation", start, start + (guint) g_test_rand_int_range (1, 8), NULL);

  for (int i = g_test_rand_int_range (0, 3); i > 0; i--)
    {
      GPtrArray **list = g_test_rand_bit () ? &statement->source : &statement->target;

      if (*list == NULL)
        *list = gsy_fillers_new ();
      g_ptr_array_add (*list, gsy_filler_new (names[g_test_rand_int_range (0, (int) G_N_ELEMENTS (names))]));
    }
  if (g_test_rand_bit ())
    statement->about = g_strsplit (names[g_test_rand_int_range (0, 3)], "|", 0);
  if (g_test_rand_bit ())
    {
      g_autofree char *to = g_strdup_printf ("id%d", g_test_rand_int_range (0, 12));

      statement->links = gsy_links_new ();
      g_ptr_array_add (statement->links, gsy_link_new ("answers", to));
      if (g_test_rand_bit ())
        g_ptr_array_add (statement->links, gsy_link_new ("repeats", to));
    }
  return statement;
}

static gboolean
has_actor (const GPtrArray *fillers, const char *name)
{
  for (guint i = 0; fillers != NULL && i < fillers->len; i++)
    if (strcmp (((const GsyFiller *) g_ptr_array_index (fillers, i))->actor, name) == 0)
      return TRUE;
  return FALSE;
}

static void
assert_agrees (GsyFolderIndex *index, GsyDocument **documents)
{
  guint n = 0, n_alpha = 0, n_links = 0;

  for (guint i = 0; i < N_RANDOM; i++)
    {
      GsyStore *store = gsy_document_get_store (documents[i]);
      const char *key = gsy_document_get_key (documents[i]);
      g_autoptr (GPtrArray) entries = gsy_folder_index_dup_article (index, key);

      g_assert_cmpuint (entries->len, ==, gsy_store_get_n_statements (store));
      for (guint j = 0; j < entries->len; j++)
        {
          const GsyEntry *entry = g_ptr_array_index (entries, j);
          const GsyStatement *statement = gsy_store_get_statement (store, j);
          g_autofree char *words = gsy_article_dup_slice (gsy_store_get_article (store), gsy_statement_get_span (statement, 0));

          g_assert_cmpstr (entry->id, ==, statement->id);
          g_assert_cmpstr (entry->layer, ==, statement->layer);
          g_assert_cmpuint (entry->start, ==, gsy_statement_get_span (statement, 0).start);
          g_assert_cmpstr (entry->quote, ==, g_strstrip (g_strdelimit (words, "\n", ' ')));
          g_assert_cmpuint (entry->n_links, ==, statement->links != NULL ? statement->links->len : 0);
          g_assert_true (((entry->checks & 1u << GSY_CHECK_NO_SOURCE) != 0) == (statement->source == NULL));
          g_assert_true (gsy_folder_index_find (index, key, statement->id) == entry);
          n_alpha += has_actor (statement->source, "Alpha") || has_actor (statement->target, "Alpha");
          for (guint k = 0; k < entry->n_links; k++)
            n_links += strcmp (entry->links[k].to, "id3") == 0 && (k == 0 || strcmp (entry->links[0].to, "id3") != 0);
        }
      n += entries->len;
    }
  g_assert_cmpuint (gsy_folder_index_get_n_entries (index), ==, n);
  g_assert_cmpuint (gsy_folder_index_count_name (index, GSY_NAME_ACTOR, "Alpha"), ==, n_alpha);
  {
    const char *const alpha[] = { "Alpha", NULL };
    g_autoptr (GPtrArray) uses = gsy_folder_index_dup_uses (index, GSY_NAME_ACTOR, alpha);
    g_autoptr (GPtrArray) incoming = gsy_folder_index_dup_incoming (index, "id3");

    g_assert_cmpuint (uses->len, ==, n_alpha);
    g_assert_cmpuint (incoming->len, ==, n_links);
  }
}

static void
test_random (void)
{
  g_autoptr (Folder) folder = fresh_folder ();
  GsyDocument *documents[N_RANDOM];
  GsyCorpus *corpus;
  GsyFolderIndex *index;

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);

      g_free (put_file (folder, name, TEXT));
    }
  corpus = open_folder (folder);
  index = gsy_corpus_get_index (corpus);
  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);

      documents[i] = open_document (corpus, name);
    }
  for (guint step = 0; step < 300; step++)
    {
      GsyStore *store = gsy_document_get_store (documents[g_test_rand_int_range (0, N_RANDOM)]);
      g_autofree char *id = g_strdup_printf ("id%d", g_test_rand_int_range (0, 12));
      g_autoptr (GsyStatement) after = random_statement (id);
      GsyStatement *before = (GsyStatement *) gsy_store_find (store, id);

      if (g_test_rand_int_range (0, 5) == 0)
        gsy_corpus_undo (corpus, NULL, NULL);
      else if (g_test_rand_int_range (0, 9) == 0)
        gsy_corpus_redo (corpus, NULL, NULL);
      else
        assert_do (corpus, edit_change (gsy_store_get_key (store), before, before != NULL && g_test_rand_bit () ? NULL : after));
      /* Often many changes are worked in at once. */
      if (g_test_rand_int_range (0, 3) == 0)
        assert_agrees (index, documents);
    }
  assert_agrees (index, documents);
  for (guint i = 0; i < N_RANDOM; i++)
    g_object_unref (documents[i]);
  g_assert_true (gsy_corpus_flush_sync (corpus, NULL));
  close_corpus (corpus);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  isolate_state ();
  g_test_add_func ("/folder-index/build/entries-say-what-sidecars-say", test_build);
  g_test_add_func ("/folder-index/build/quotes-are-short-and-on-one-line", test_quote);
  g_test_add_func ("/folder-index/build/what-is-broken-has-no-entries", test_broken);
  g_test_add_func ("/folder-index/live/follows-the-document", test_live);
  g_test_add_func ("/folder-index/live/what-is-open-counts-more-than-the-file", test_open_first);
  g_test_add_func ("/folder-index/live/random-edits-agree-with-the-stores", test_random);
  g_test_add_func ("/folder-index/entries/outlive-the-index", test_outlives);
  g_test_add_func ("/folder-index/entries/same-id-in-two-articles", test_twins);
  return run_tests ();
}
