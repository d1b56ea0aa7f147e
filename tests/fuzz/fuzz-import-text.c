/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz-import-text.c: any bytes as formats of lines of text, and as pages. */
#include "config.h"
#include "fuzz-import.h"

static const FuzzKind kinds[] = {
  { &gsy_reader_text, FALSE, { "a.txt" } },
  { &gsy_reader_markdown, FALSE, { "a.md" } },
  { &gsy_reader_html, FALSE, { "a.html" } },
  { &gsy_reader_brat, FALSE, { "a.ann", "a.txt", "b.ann", "b.txt", "annotation.conf" } },
  { &gsy_reader_csv, FALSE, { "texts.csv", "articles.csv", "statements.csv", "spans.csv", "actors.csv", "attributes.csv", "links.csv" } },
  { &gsy_reader_webanno, FALSE, { "a.tsv" } },
};

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize len)
{
  fuzz_import (kinds, G_N_ELEMENTS (kinds), data, len);
  return 0;
}
