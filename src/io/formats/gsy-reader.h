/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-reader.h: reading a format of other programs, behind one small interface. The dialog, the command line and the list of formats are drawn
 * from what a reader says of itself here; adding one is its file, its test, and one line in gsy-readers.c.
 *
 * A reader takes a source apart and hands articles with statements to an import, one after the other, and forgets them: so an import of ten
 * thousand articles needs the memory of one. It never writes, and decides nothing about the folder: a look beforehand is the same run into an
 * import that does not write. What it has no place for it keeps in a note or an attribute if that makes sense, and reports in any case. */
#pragma once

#include "io/formats/gsy-import.h"
#include "io/formats/gsy-source.h"

G_BEGIN_DECLS

/**
 * GsyReader:
 * @id: as on the command line; of a format that is written too, the same
 * @name: what people call it; a proper name, not translated
 * @purpose: N_(): what comes, as “what was marked in brat”
 * @suffixes: how names of such files end, as ".ann", NULL-terminated, for file choosers
 * @folders: a folder can be one import, as of brat; else each of its files with such an ending is one
 * @reads: bits GSY_HOLDS() of what comes back of what we wrote in this format; 0: articles alone
 * @probe: how surely @source is of this format, from 0 (surely not) to 100 (surely); it reads little
 * @read: reads all of @source. FALSE with an error when it is not of this format, is damaged, or @import refused
 */
struct _GsyReader
{
  const char *id;
  const char *name;
  const char *purpose;
  const char *const *suffixes;
  gboolean folders;
  guint reads;
  guint (*probe) (GsySource *source);
  gboolean (*read) (GsyImport *import, GsySource *source, GError **error);
};

/* All readers, in the order in which they are offered; NULL-terminated. */
const GsyReader *const *gsy_readers_get (void);
const GsyReader *gsy_reader_find (const char *id); /* (nullable) */

/* The one that is surest of @source. (nullable): none is sure at all */
const GsyReader *gsy_reader_guess (GsySource *source);

/* Whether @name ends as @self's files do. */
gboolean gsy_reader_takes_name (const GsyReader *self, const char *name);

/* The readers, each in its own file. */
extern const GsyReader gsy_reader_brat;
extern const GsyReader gsy_reader_w3c;
extern const GsyReader gsy_reader_json;
extern const GsyReader gsy_reader_jsonl;
extern const GsyReader gsy_reader_doccano;
extern const GsyReader gsy_reader_label_studio;
extern const GsyReader gsy_reader_webanno;
extern const GsyReader gsy_reader_cas_json;
extern const GsyReader gsy_reader_xmi;
extern const GsyReader gsy_reader_refi;
extern const GsyReader gsy_reader_csv;
extern const GsyReader gsy_reader_html;
extern const GsyReader gsy_reader_markdown;
extern const GsyReader gsy_reader_docx;
extern const GsyReader gsy_reader_odt;
extern const GsyReader gsy_reader_epub;
extern const GsyReader gsy_reader_pdf;
extern const GsyReader gsy_reader_text;

G_END_DECLS
