/* SPDX-License-Identifier: GPL-3.0-or-later */
/* index-fixture.h: folders of articles with statements, for the tests of the folder's index. */
#pragma once

#include "corpus/gsy-corpus-bulk.h"

#include "fixture.h"

#define ID(n) "00000000-0000-4000-8000-00000000000" #n

static inline GsyCorpus *
open_folder (const char *folder)
{
  GsyCorpus *corpus = gsy_corpus_new (folder, NULL);

  wait_until (gsy_folder_index_is_ready (gsy_corpus_get_index (corpus)));
  return corpus;
}

static inline void
close_corpus (GsyCorpus *corpus)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (corpus);
}

static inline void
put_article (const char *folder, const char *name, const char *text, const char *statements)
{
  g_autofree char *sidecar_name = g_strconcat (name, ".annotations.json", NULL);
  g_autofree char *sidecar = g_strconcat ("{\"format\": \"gainsay-annotations\", \"version\": 1, \"unit\": \"code-point\", \"article\": {\"file\": \"", name, "\"}, \"statements\": [", statements, "]}", NULL);

  g_free (put_file (folder, name, text));
  g_free (put_file (folder, sidecar_name, sidecar));
}

/* "b.txt:2 a.txt:1": of ids made by ID(). */
static inline char *
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

/* A statement as JSON: @more are members with a comma before each, or "". */
static inline char *
json (guint n, const char *layer, guint start, const char *exact, const char *more)
{
  return g_strdup_printf ("{\"id\": \"00000000-0000-4000-8000-00000000000%x\", \"layer\": \"%s\", \"spans\": [{\"start\": %u, \"end\": %u, \"exact\": \"%s\"}]%s}", n, layer, start, start + 4, exact, more);
}

#define ACTORS(source, target) ", \"source\": [{\"actor\": \"" source "\"}], \"target\": [{\"actor\": \"" target "\"}]"
#define ABOUT(topic) ", \"about\": [\"" topic "\"]"
#define SAID(date) ", \"said\": \"" date "\""
#define LINK(relation, to) ", \"links\": [{\"relation\": \"" relation "\", \"to\": \"" to "\"}]"
#define LINK_AWAY(relation, to, article) ", \"links\": [{\"relation\": \"" relation "\", \"to\": \"" to "\", \"article\": \"" article "\"}]"

static inline char *
join (char *first, ...)
{
  GString *all = g_string_new (NULL);
  va_list list;

  va_start (list, first);
  for (char *one = first; one != NULL; one = va_arg (list, char *))
    {
      g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", one);
      g_free (one);
    }
  va_end (list);
  return g_string_free (all, FALSE);
}

typedef struct
{
  GsyDocument *document;
  gboolean is_done;
} Opened;

static inline void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Opened *opened = data;

  opened->document = gsy_corpus_open_finish (GSY_CORPUS (source), result, NULL);
  opened->is_done = TRUE;
}

static inline GsyDocument *
open_document (GsyCorpus *corpus, const char *key)
{
  Opened opened = { NULL };

  gsy_corpus_open_async (corpus, key, NULL, opened_cb, &opened);
  wait_until (opened.is_done);
  g_assert_nonnull (opened.document);
  return opened.document;
}
