/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-json-frame.c: members of other programs keep out of the way of the frame's. */
#include "config.h"
#include "io/formats/gsy-json-frame.h"

#include <string.h>

static const char *const words[] = { "type", "article", "text", "statements" };

/* How many “_” end @name after a word of the frame; -1: it is no such name. */
static gssize
count_lines (const char *name, gsize len)
{
  gsize n = len;

  while (n > 0 && name[n - 1] == '_')
    n--;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (n == strlen (words[i]) && memcmp (name, words[i], n) == 0)
      return (gssize) (len - n);
  return -1;
}

gboolean
gsy_json_is_frame (const GsyJsonSlice *name)
{
  return count_lines (name->data, name->len) == 0;
}

/* @name, raw with its quotation marks, as it stands in the frame; NULL: as it is. (transfer full) */
static char *
dup_framed (const char *name)
{
  gsize len = strlen (name);
  const GsyJsonText text = { .data = name + 1, .len = len - 2, .escaped = memchr (name, '\\', len) != NULL };
  g_autoptr (GString) plain = g_string_new (NULL);

  gsy_json_text_append (&text, plain);
  return count_lines (plain->str, plain->len) < 0 ? NULL : g_strconcat ("\"", plain->str, "_\"", NULL);
}

char *
gsy_json_dup_unframed (const GsyJsonSlice *name)
{
  return count_lines (name->data, name->len) <= 0 ? NULL : g_strdup_printf ("\"%.*s\"", (int) name->len - 1, name->data);
}

char **
gsy_json_dup_framed_members (char *const *unknown)
{
  gboolean changed = FALSE;
  char **copy;

  if (unknown == NULL)
    return NULL;
  copy = g_strdupv ((char **) unknown);
  for (char **pair = copy; pair[0] != NULL; pair += 2)
    {
      char *framed = dup_framed (pair[0]);

      if (framed == NULL)
        continue;
      g_free (pair[0]);
      pair[0] = framed;
      changed = TRUE;
    }
  if (!changed)
    g_clear_pointer (&copy, g_strfreev);
  return copy;
}
