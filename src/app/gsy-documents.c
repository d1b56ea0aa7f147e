/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-documents.c: where something is written of which nobody has said where yet. */
#include "config.h"

#include "app/gsy-documents.h"

const char *
gsy_documents_folder (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  if (g_getenv ("FLATPAK_ID") != NULL)
    return NULL;
  return documents != NULL && g_file_test (documents, G_FILE_TEST_IS_DIR) ? documents : g_get_home_dir ();
}
