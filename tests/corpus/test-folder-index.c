/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-folder-index.c: all statements of a folder in short: built from its sidecars, kept up with its documents, searched. */
#include "config.h"
#include "corpus/gsy-corpus-bulk.h"

#include "fixture.h"

#define ID(n) "00000000-0000-4000-8000-00000000000" #n

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
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (corpus);
}

static void
put_article (const char *folder, const char *name, const char *text, const char *statements)
{
  g_autofree char *sidecar_name = g_strconcat (name, ".annotations.json", NULL);
  g_autofree char *sidecar = g_strconcat ("{\"format\": \"gainsay-annotations\", \"version\": 1, \"unit\": \"code-point\", \"article\": {\"file\": \"", name, "\"}, \"statements\": [", statements, "]}", NULL);

  g_free (put_file (folder, name, text));
  g_free (put_file (folder, sidecar_name, sidecar));
}

/* "b.txt:2 a.txt:1": of ids made by ID(). */
static char *
describe (GPtrArray *entries)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const GsyEntry *entry = g_ptr_array_index (entries, i);

      g_string_append_printf (string, "%s%s:%s", i > 0 ? " " : "", entry->article, entry->id + strlen (entry->id) - 1);
    }
  g_ptr_array_unref (entries);
  return g_string_free (string, FALSE);
}

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  isolate_state ();
  g_test_add_func ("/folder-index/build/entries-say-what-sidecars-say", test_build);
  return run_tests ();
}
