/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-readers.c: the list of the readers, and which one a file is for. */
#include "config.h"
#include "io/formats/gsy-reader.h"

static const GsyReader *const readers[] = {
  &gsy_reader_brat,
  &gsy_reader_json,
  &gsy_reader_jsonl,
  &gsy_reader_webanno,
  &gsy_reader_cas_json,
  &gsy_reader_xmi,
  &gsy_reader_refi,
  &gsy_reader_csv,
  &gsy_reader_w3c,
  &gsy_reader_doccano,
  &gsy_reader_label_studio,
  &gsy_reader_html,
  &gsy_reader_markdown,
  &gsy_reader_docx,
  &gsy_reader_odt,
  &gsy_reader_epub,
  &gsy_reader_pdf,
  &gsy_reader_text,
  NULL,
};

const GsyReader *const *
gsy_readers_get (void)
{
  return readers;
}

const GsyReader *
gsy_reader_find (const char *id)
{
  for (guint i = 0; readers[i] != NULL; i++)
    if (g_strcmp0 (readers[i]->id, id) == 0)
      return readers[i];
  return NULL;
}

const GsyReader *
gsy_reader_guess (GsySource *source)
{
  const GsyReader *best = NULL;
  guint best_sure = 0;

  for (guint i = 0; readers[i] != NULL; i++)
    {
      guint sure = readers[i]->probe (source);

      if (sure > best_sure)
        {
          best = readers[i];
          best_sure = sure;
        }
    }
  return best;
}

gboolean
gsy_reader_takes_name (const GsyReader *self, const char *name)
{
  for (const char *const *suffix = self->suffixes; *suffix != NULL; suffix++)
    if (gsy_source_name_is (name, *suffix))
      return TRUE;
  return FALSE;
}
