/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-documents.h: where something is written of which nobody has said where yet. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The user's folder of documents, or else the home; it is there. (nullable): in a sandbox, where what looks like them is gone with the program,
 * and what the user chooses is not. */
const char *gsy_documents_folder (void);

G_END_DECLS
