/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-corpus-scheme.c: gainsay.json while the folder is open: written, and merged with what others write. */
#include "config.h"
#include "corpus/gsy-corpus-private.h"

void
_gsy_corpus_look_at_scheme (GsyCorpus *self)
{
}
