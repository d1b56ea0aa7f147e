/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz-import-json.c: any bytes as formats in JSON. */
#include "config.h"
#include "fuzz-import.h"

static const FuzzKind kinds[] = {
  { &gsy_reader_json, FALSE, { "a.json" } },
  { &gsy_reader_jsonl, FALSE, { "a.jsonl" } },
  { &gsy_reader_w3c, FALSE, { "a.jsonld", "a.txt" } },
  { &gsy_reader_doccano, FALSE, { "a.jsonl" } },
  { &gsy_reader_label_studio, FALSE, { "a.json" } },
  { &gsy_reader_cas_json, FALSE, { "a.json" } },
};

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize len)
{
  fuzz_import (kinds, G_N_ELEMENTS (kinds), data, len);
  return 0;
}
