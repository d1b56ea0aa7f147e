/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-intern.c: shared strings. */
#include "config.h"
#include "core/gsy-intern.h"

GRefString *
gsy_intern (const char *string)
{
  static GMutex mutex;
  static GHashTable *kept;

  g_return_val_if_fail (string != NULL, NULL);

  g_mutex_lock (&mutex);
  if (kept == NULL)
    kept = g_hash_table_new (g_str_hash, g_str_equal);
  char *known = g_hash_table_lookup (kept, string);
  if (known == NULL)
    {
      known = g_ref_string_new (string);
      g_hash_table_add (kept, known);
    }
  g_mutex_unlock (&mutex);
  return g_ref_string_acquire (known);
}
