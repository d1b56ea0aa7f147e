/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz-import-xml.c: any bytes as formats in XML, also those that are in archives. */
#include "config.h"
#include "fuzz-import.h"

static const FuzzKind kinds[] = {
  { &gsy_reader_xmi, FALSE, { "a.xmi", "TypeSystem.xml" } },
  { &gsy_reader_refi, FALSE, { "project.qde", "sources/1.txt", "sources/2.txt" } },
  { &gsy_reader_docx, TRUE, { "word/document.xml", "word/footnotes.xml", "docProps/core.xml", "word/styles.xml", "_rels/.rels", "word/_rels/document.xml.rels" } },
  { &gsy_reader_odt, TRUE, { "content.xml", "meta.xml", "META-INF/manifest.xml" } },
  { &gsy_reader_odt, FALSE, { "a.fodt" } },
  { &gsy_reader_epub, TRUE, { "META-INF/container.xml", "b.opf", "a.xhtml", "b.xhtml", "META-INF/encryption.xml" } },
};

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize len)
{
  fuzz_import (kinds, G_N_ELEMENTS (kinds), data, len);
  return 0;
}
