/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vocabulary-fixture.h: a folder with actors and topics, some listed, some used, some both. */
#pragma once

#include "window-fixture.h"

/* China is in three statements of both articles, Pékin in one, Karsie in one and unlisted, Valdorie in none. */
#define VOCABULARY                                                                                                              \
  "{\"format\": \"gainsay-project\", \"version\": 1, \"topics\": [{\"name\": \"Dam\", \"note\": \"the flood\"}], \"actors\": [" \
  "{\"name\": \"China\", \"aliases\": [\"Pékin\", \"Beijing\"], \"kind\": \"state\"}, {\"name\": \"Pékin\"}, "                \
  "{\"name\": \"Valdorie\", \"kind\": \"state\", \"code\": \"VAL\"}, {\"name\": \"Zhao Lijian\", \"part-of\": \"China\"}]}\n"
#define USES_A                                                                                                                            \
  "{\"format\": \"gainsay-annotations\", \"version\": 1, \"unit\": \"code-point\", \"article\": {\"file\": \"a.txt\"}, \"statements\": [" \
  "{\"id\": \"" ID_A "\", \"layer\": \"accusation\", \"spans\": [{\"start\": 18, \"end\": 35}], \"source\": [{\"actor\": \"China\"}], "   \
  "\"about\": [\"Dam\", \"Water\"]}, "                                                                                                    \
  "{\"id\": \"" ID_B "\", \"layer\": \"denial\", \"spans\": [{\"start\": 37, \"end\": 46}], "                                             \
  "\"source\": [{\"actor\": \"Karsie\"}], \"target\": [{\"actor\": \"China\"}]}]}\n"
#define USES_B                                                                                                                            \
  "{\"format\": \"gainsay-annotations\", \"version\": 1, \"unit\": \"code-point\", \"article\": {\"file\": \"b.txt\"}, \"statements\": [" \
  "{\"id\": \"2c4f1d1b-7e1f-4e5f-8c6f-1a7b0b8c3d23\", \"layer\": \"accusation\", \"spans\": [{\"start\": 13, \"end\": 22}], "             \
  "\"source\": [{\"actor\": \"China\"}, {\"actor\": \"Pékin\"}]}]}\n"

/* As work_begin(), with @project as gainsay.json; the index has read everything. */
static inline void
vocabulary_begin (Work *work, const char *project)
{
  work->folder = make_folder ();
  g_free (put_file (work->folder, "gainsay.json", project));
  g_free (put_file (work->folder, "a.txt", ARTICLE_A));
  g_free (put_file (work->folder, "a.txt.annotations.json", USES_A));
  g_free (put_file (work->folder, "b.txt", ARTICLE_B));
  g_free (put_file (work->folder, "b.txt.annotations.json", USES_B));
  work->corpus = gsy_corpus_new (work->folder, NULL);
  wait_until (!gsy_corpus_is_loading (work->corpus) && gsy_folder_index_is_ready (gsy_corpus_get_index (work->corpus)));
  work->editor = gsy_editor_new ();
  gsy_editor_set_corpus (work->editor, work->corpus);
  work_open (work, "a.txt");
}
