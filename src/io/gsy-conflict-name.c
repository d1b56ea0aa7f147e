/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-conflict-name.c: marks of copies in file names, taken off one after the other. */
#include "config.h"
#include "io/gsy-conflict-name.h"

#include "io/gsy-project-file.h"
#include "io/gsy-sidecar.h"

#include <string.h>

#define SIDECAR_MARK ".annotations"
#define SIDECAR_ENDING ".json"
#define PROJECT_STEM "gainsay"

/* How sure a name tells of a copy. */
typedef enum
{
  SURE,   /* a program says so in as many words */
  LIKELY, /* a program may have given it */
  MAYBE,  /* something that need not stand there */
} Sureness;

typedef struct
{
  GsyCopyMaker maker;
  Sureness sureness;
  gsize length; /* of what is before the mark */
  char *by;
  char *when;
} Mark;

/* What “conflict” is called, in small letters where there are such. */
static const char *const conflicts[] = { "conflict", "conflit", "konflikt", "konfliktu", "motstridig", "ristiriit", "конфлик", "競合", "問題のある", "冲突", "衝突", "충돌", "çakış", "ütköz", "تعارض" };

/* And “copy”. */
static const char *const copies[] = { "copy", "copie", "copia", "cópia", "còpia", "kopie", "kopia", "kopi", "kopya", "kopio", "копия", "コピー", "副本", "複本", "사본", "másolat", "نسخة" };

static gboolean
has_any (const char *text, const char *const *words, guint n)
{
  for (guint i = 0; i < n; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Letters of ASCII alone are made small: it may be no UTF-8. */
static char *
fold (const char *text, gsize len)
{
  g_autofree char *copy = g_strndup (text, len);

  return g_utf8_validate (copy, -1, NULL) ? g_utf8_strdown (copy, -1) : g_ascii_strdown (copy, -1);
}

static gboolean
are_digits (const char *p, guint n)
{
  for (guint i = 0; i < n; i++)
    if (!g_ascii_isdigit (p[i]))
      return FALSE;
  return TRUE;
}

/* @p: “2024-05-01”, and after it perhaps “ 101112”, “ 10-11-12” or “-10-11-12”. @len: (out): of all that. (nullable): it is none */
static char *
read_when (const char *p, gsize *len)
{
  char joint;

  if (!are_digits (p, 4) || p[4] != '-' || !are_digits (p + 5, 2) || p[7] != '-' || !are_digits (p + 8, 2) || g_ascii_isdigit (p[10]))
    return NULL;
  *len = 10;
  joint = p[10];
  if (joint != ' ' && joint != '-')
    return g_strndup (p, 10);
  if (are_digits (p + 11, 6) && !g_ascii_isdigit (p[17]))
    {
      *len = 17;
      return g_strdup_printf ("%.10s %.2s:%.2s:%.2s", p, p + 11, p + 13, p + 15);
    }
  if (are_digits (p + 11, 2) && strchr ("-.:", p[13]) != NULL && p[13] != '\0' && are_digits (p + 14, 2) && p[16] == p[13] && are_digits (p + 17, 2))
    {
      *len = 19;
      return g_strdup_printf ("%.10s %.2s:%.2s:%.2s", p, p + 11, p + 14, p + 17);
    }
  return g_strndup (p, 10);
}

/* “20240501-101112” */
static char *
read_compact_when (const char *p)
{
  if (!are_digits (p, 8) || p[8] != '-' || !are_digits (p + 9, 6) || g_ascii_isdigit (p[15]))
    return NULL;
  return g_strdup_printf ("%.4s-%.2s-%.2s %.2s:%.2s:%.2s", p, p + 4, p + 6, p + 9, p + 11, p + 13);
}

/* The last date in @text. @before, @after: (out): bytes in front of it and behind it. (nullable) */
static char *
find_when (const char *text, gsize *before, gsize *after)
{
  gsize len = strlen (text);

  for (gsize i = len >= 10 ? len - 10 + 1 : 0; i > 0; i--)
    {
      gsize n;
      char *when = read_when (text + i - 1, &n);

      if (when == NULL)
        continue;
      *before = i - 1;
      *after = i - 1 + n;
      return when;
    }
  *before = *after = len;
  return NULL;
}

/* Words between which a name stands. */
static const struct
{
  const char *before;
  const char *after;
} frames[] = {
  { "conflicted copy ", "" },
  { "sfconflict ", "" },
  { "", "'s conflicted copy" },
  { "", "’s conflicted copy" },
  { "copie en conflit de ", "" },
  { "copie en conflit d'", "" },
  { "copie en conflit d’", "" },
  { "in konflikt stehende kopie von ", "" },
  { "", "s in konflikt stehende kopie" },
  { "konfliktkopie von ", "" },
  { "copia en conflicto de ", "" },
  { "copia conflictiva de ", "" },
  { "copia in conflitto di ", "" },
  { "cópia em conflito de ", "" },
  { "conflicterende kopie van ", "" },
};

/* (nullable): not said, or in a language that we do not know */
static char *
find_by (const char *text, gsize len)
{
  g_autofree char *words = g_strchomp (g_strndup (text, len));
  g_autofree char *folded = fold (words, strlen (words));

  /* Otherwise the places are not the same. */
  if (strlen (folded) != strlen (words))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (frames); i++)
    {
      gsize n = strlen (frames[i].before), m = strlen (frames[i].after);

      if (strlen (words) > n + m && g_str_has_prefix (folded, frames[i].before) && g_str_has_suffix (folded, frames[i].after))
        return g_strndup (words + n, strlen (words) - n - m);
    }
  return NULL;
}

/* What stands between the parentheses: does it tell of a copy, and of which? */
static void
judge_words (const char *inside, Mark *mark)
{
  g_autofree char *folded = fold (inside, strlen (inside));
  gboolean tells_conflict = has_any (folded, conflicts, G_N_ELEMENTS (conflicts));
  gboolean tells_copy = has_any (folded, copies, G_N_ELEMENTS (copies));
  gsize before, after;

  mark->maker = GSY_COPY_OTHER;
  mark->sureness = MAYBE;
  if (inside[0] != '\0' && strspn (inside, "0123456789") == strlen (inside) && strlen (inside) <= 3)
    {
      mark->maker = GSY_COPY_NUMBERED;
      mark->sureness = LIKELY;
      return;
    }
  mark->when = find_when (inside, &before, &after);
  if (g_str_has_prefix (folded, "sfconflict "))
    mark->maker = GSY_COPY_SEAFILE;
  else if (g_str_has_prefix (folded, "copy: conflict"))
    mark->maker = GSY_COPY_UNISON;
  else if (g_str_has_prefix (folded, "conflicted copy "))
    mark->maker = GSY_COPY_NEXTCLOUD;
  else if (tells_conflict && tells_copy)
    mark->maker = GSY_COPY_DROPBOX;
  if (mark->maker != GSY_COPY_OTHER)
    mark->sureness = SURE;
  else if (tells_conflict)
    mark->sureness = mark->when != NULL && after == strlen (inside) ? LIKELY : MAYBE;
  if (mark->sureness != MAYBE && mark->maker != GSY_COPY_UNISON)
    mark->by = find_by (inside, before);
}

/* “a (…)”, with parentheses inside. */
static gboolean
find_parentheses (const char *stem, Mark *mark)
{
  gsize len = strlen (stem), open = len;
  guint depth = 0;
  g_autofree char *inside = NULL;

  if (len == 0 || stem[len - 1] != ')')
    return FALSE;
  while (open > 0)
    {
      open--;
      depth += stem[open] == ')' ? 1u : 0u;
      depth -= stem[open] == '(' ? 1u : 0u;
      if (depth == 0)
        break;
    }
  if (depth > 0 || open == 0)
    return FALSE;
  inside = g_strndup (stem + open + 1, len - open - 2);
  mark->length = open;
  while (mark->length > 0 && stem[mark->length - 1] == ' ')
    mark->length--;
  judge_words (inside, mark);
  return mark->length > 0;
}

/* The last place of @needle. */
static const char *
find_last (const char *text, const char *needle)
{
  return g_strrstr (text, needle);
}

/* “a.sync-conflict-20240501-101112-ABCDEFG”, before 2017 without what the device is called */
static gboolean
find_syncthing (const char *stem, Mark *mark)
{
  const char *at = find_last (stem, ".sync-conflict-");
  const char *p;

  if (at == NULL || at == stem)
    return FALSE;
  p = at + strlen (".sync-conflict-");
  mark->when = read_compact_when (p);
  if (mark->when == NULL)
    return FALSE;
  p += strlen ("20240501-101112");
  if (*p == '-' && strspn (p + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == strlen (p + 1) && strlen (p + 1) == 7)
    mark->by = g_strdup (p + 1);
  else if (*p != '\0')
    {
      g_clear_pointer (&mark->when, g_free);
      return FALSE;
    }
  mark->maker = GSY_COPY_SYNCTHING;
  mark->sureness = SURE;
  mark->length = (gsize) (at - stem);
  return TRUE;
}

/* “a_conflict-20240501-101112”, “a_conflict_marie-20240501-101112” */
static gboolean
find_owncloud (const char *stem, Mark *mark)
{
  const char *at = find_last (stem, "_conflict");
  gsize len = strlen (stem);
  const char *p;

  if (at == NULL || at == stem || len < strlen ("_conflict-20240501-101112"))
    return FALSE;
  p = at + strlen ("_conflict");
  if (stem + len - p < 16 || stem[len - 16] != '-' || (p != stem + len - 16 && *p != '_'))
    return FALSE;
  mark->when = read_compact_when (stem + len - 15);
  if (mark->when == NULL)
    return FALSE;
  if (p + 1 < stem + len - 16)
    mark->by = g_strndup (p + 1, (gsize) (stem + len - 16 - p - 1));
  mark->maker = GSY_COPY_NEXTCLOUD;
  mark->sureness = SURE;
  mark->length = (gsize) (at - stem);
  return TRUE;
}

/* “a-DESKTOP-ABC1234”: what Windows calls a computer, if nobody did. */
static gboolean
find_computer (const char *stem, Mark *mark)
{
  static const char *const names[] = { "-DESKTOP-", "-LAPTOP-", "-WIN-" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *at = find_last (stem, names[i]);
      gsize n = at != NULL ? strlen (at + strlen (names[i])) : 0;

      if (at == NULL || at == stem || n < 4 || n > 15 || strspn (at + strlen (names[i]), "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") != n)
        continue;
      mark->maker = GSY_COPY_COMPUTER;
      mark->sureness = LIKELY;
      mark->length = (gsize) (at - stem);
      mark->by = g_strdup (at + 1);
      return TRUE;
    }
  return FALSE;
}

/* “a_REMOTE_1234”, as git mergetool calls what it is about */
static gboolean
find_mergetool (const char *stem, Mark *mark)
{
  static const char *const names[] = { "_BASE_", "_LOCAL_", "_REMOTE_", "_BACKUP_" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *at = find_last (stem, names[i]);

      if (at == NULL || at == stem || at[strlen (names[i])] == '\0' || strspn (at + strlen (names[i]), "0123456789") != strlen (at + strlen (names[i])))
        continue;
      mark->maker = GSY_COPY_BACKUP;
      mark->sureness = LIKELY;
      mark->length = (gsize) (at - stem);
      return TRUE;
    }
  return FALSE;
}

/* Whatever comes after “.annotations” or “.annotations.SET”, where neither may go on so. */
static gboolean
find_rest (const char *stem, Mark *mark)
{
  const char *at = find_last (stem, SIDECAR_MARK);
  const char *p = at;
  gsize n;

  if (at == NULL || at == stem)
    return FALSE;
  p += strlen (SIDECAR_MARK);
  mark->maker = GSY_COPY_OTHER;
  mark->sureness = MAYBE;
  if (*p == '.')
    {
      n = strspn (p + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
      if (n == 0 || p[n + 1] != ' ')
        return FALSE;
      mark->length = (gsize) (p + 1 + n - stem);
      return TRUE;
    }
  if (*p == '\0' || strchr (" -_~(", *p) == NULL)
    return FALSE;
  mark->length = (gsize) (p - stem);
  if (*p == '-' && p[1] != '\0' && strspn (p + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == strlen (p + 1))
    {
      mark->maker = GSY_COPY_COMPUTER;
      mark->by = g_strdup (p + 1);
    }
  return TRUE;
}

static void
mark_clear (Mark *mark)
{
  g_free (mark->by);
  g_free (mark->when);
  memset (mark, 0, sizeof *mark);
}

/* The mark at the end of @stem. */
static gboolean
find_mark (const char *stem, Mark *mark)
{
  if (find_parentheses (stem, mark))
    return TRUE;
  mark_clear (mark);
  return find_syncthing (stem, mark) || find_owncloud (stem, mark) || find_computer (stem, mark) || find_mergetool (stem, mark);
}

/* “a.json~” and the like: bytes before the mark, or 0. */
static gsize
find_backup (const char *name)
{
  static const char *const endings[] = { ".orig", ".bak", ".old" };
  gsize len = strlen (name), n;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]))
      return len - strlen (endings[i]);
  if (len < 2 || name[len - 1] != '~')
    return 0;
  for (n = len - 1; n > 0 && g_ascii_isdigit (name[n - 1]); n--)
    ;
  return n > 2 && n < len - 1 && name[n - 1] == '~' && name[n - 2] == '.' ? n - 2 : len - 1;
}

/* Whether a mark of this kind counts for a copy of @original. */
static gboolean
counts (const char *original, Sureness sureness)
{
  if (gsy_is_sidecar_name (original))
    return sureness == LIKELY || sureness == SURE || strcmp (original, GSY_PROJECT_FILE) != 0;
  return sureness == SURE;
}

static void
give (GsyConflictName *copy, Mark *mark, const char *original)
{
  if (copy->original != NULL)
    {
      /* A copy of a copy: the outermost mark was first. */
      g_free (copy->original);
      copy->original = g_strdup (original);
      return;
    }
  copy->maker = mark->maker;
  copy->original = g_strdup (original);
  copy->by = g_steal_pointer (&mark->by);
  copy->when = g_steal_pointer (&mark->when);
}

/* Takes one mark off @name. (transfer full) (nullable): there is none */
static char *
strip (const char *name, Mark *mark)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *stem = NULL;
  g_autofree char *original = NULL;
  gsize n = find_backup (name);

  if (n > 0)
    {
      original = g_strndup (name, n);
      mark->maker = GSY_COPY_BACKUP;
      return gsy_is_sidecar_name (original) || gsy_conflict_name_parse (original, NULL) ? g_steal_pointer (&original) : NULL;
    }

  /* Before the ending; no ending has spaces. */
  if (dot != NULL && dot != name && strpbrk (dot, " ()") == NULL)
    {
      stem = g_strndup (name, (gsize) (dot - name));
      if (find_mark (stem, mark))
        {
          original = g_strdup_printf ("%.*s%s", (int) mark->length, stem, dot);
          if (counts (original, mark->sureness) || gsy_conflict_name_parse (original, NULL))
            return g_steal_pointer (&original);
          g_clear_pointer (&original, g_free);
        }
      mark_clear (mark);
      if (strcmp (dot, SIDECAR_ENDING) == 0 && find_rest (stem, mark))
        return g_strdup_printf ("%.*s%s", (int) mark->length, stem, dot);
      mark_clear (mark);
      return NULL;
    }

  /* After all. */
  if (!find_mark (name, mark))
    {
      mark_clear (mark);
      return NULL;
    }
  original = g_strndup (name, mark->length);
  if (counts (original, mark->sureness))
    return g_steal_pointer (&original);
  mark_clear (mark);
  return NULL;
}

/* Most names have nothing of all that. */
static gboolean
may_be_copy (const char *name)
{
  gsize len = strlen (name);

  return len > 0 && (strstr (name, SIDECAR_MARK) != NULL || strncmp (name, PROJECT_STEM, strlen (PROJECT_STEM)) == 0 || strchr (name, ')') != NULL ||
                     strstr (name, "conflict") != NULL);
}

gboolean
gsy_conflict_name_parse (const char *name, GsyConflictName *copy)
{
  GsyConflictName found = { GSY_COPY_OTHER, NULL, NULL, NULL };
  g_autofree char *rest = g_strdup (name);

  g_return_val_if_fail (name != NULL, FALSE);

  while (may_be_copy (rest))
    {
      Mark mark = { .maker = GSY_COPY_OTHER };
      char *original = strip (rest, &mark);

      if (original == NULL || original[0] == '\0' || original[0] == '.')
        {
          g_free (original);
          mark_clear (&mark);
          break;
        }
      give (&found, &mark, original);
      mark_clear (&mark);
      g_free (rest);
      rest = original;
    }
  if (found.original == NULL)
    return FALSE;
  if (copy != NULL)
    *copy = found;
  else
    gsy_conflict_name_clear (&found);
  return TRUE;
}

void
gsy_conflict_name_clear (GsyConflictName *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->original, g_free);
  g_clear_pointer (&self->by, g_free);
  g_clear_pointer (&self->when, g_free);
}
