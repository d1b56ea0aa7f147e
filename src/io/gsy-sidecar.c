/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-sidecar.c: the sidecar as a value, its problems, and the names of its file. */
#include "config.h"
#include "io/gsy-sidecar.h"

#include "io/gsy-conflict-name.h"
#include "io/gsy-project-file.h"

#include <string.h>

#define MARK ".annotations"
#define EXTENSION ".json"
#define MAX_SET 64

GsyProblem *
gsy_problem_new (guint line, guint column, const char *id, const char *message)
{
  GsyProblem *self = g_new0 (GsyProblem, 1);

  self->line = line;
  self->column = column;
  self->id = g_strdup (id);
  self->message = g_strdup (message);
  return self;
}

void
gsy_problem_free (GsyProblem *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->message);
  g_free (self);
}

void
gsy_anchor_counts_add (GsyAnchorCounts *self, GsyAnchorResult result)
{
  switch (result)
    {
    case GSY_ANCHOR_SAME:
      self->n_same++;
      break;
    case GSY_ANCHOR_MOVED:
      self->n_moved++;
      break;
    case GSY_ANCHOR_REVIEW:
      self->n_review++;
      break;
    case GSY_ANCHOR_DETACHED:
    default:
      self->n_detached++;
    }
}

GsySidecar *
gsy_sidecar_new (void)
{
  GsySidecar *self = g_new0 (GsySidecar, 1);

  self->version = GSY_SIDECAR_VERSION;
  self->meta = gsy_article_meta_new ();
  self->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
  self->raw = g_ptr_array_new_with_free_func (g_free);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_problem_free);
  return self;
}

void
gsy_sidecar_free (GsySidecar *self)
{
  if (self == NULL)
    return;
  g_free (self->file);
  g_free (self->sha256);
  gsy_article_meta_unref (self->meta);
  g_ptr_array_unref (self->statements);
  g_ptr_array_unref (self->raw);
  g_ptr_array_unref (self->problems);
  g_strfreev (self->unknown);
  g_free (self);
}

char *
gsy_sidecar_path (const char *article_path, const char *set)
{
  if (set == NULL)
    return g_strconcat (article_path, MARK EXTENSION, NULL);
  return g_strconcat (article_path, MARK ".", set, EXTENSION, NULL);
}

static gboolean
is_set_byte (char c)
{
  return g_ascii_isalnum (c) || c == '-' || c == '_';
}

/* Bytes of @name before ".annotations.json" or ".annotations.SET.json"; 0 when there is neither. */
static gsize
find_mark (const char *name)
{
  gsize len = strlen (name), set;

  if (!g_str_has_suffix (name, EXTENSION))
    return 0;
  len -= strlen (EXTENSION);
  if (len >= strlen (MARK) && memcmp (name + len - strlen (MARK), MARK, strlen (MARK)) == 0)
    return len - strlen (MARK);
  for (set = 0; set < len && set <= MAX_SET && is_set_byte (name[len - set - 1]); set++)
    ;
  if (set == 0 || set > MAX_SET || len - set < strlen (MARK ".") ||
      memcmp (name + len - set - strlen (MARK "."), MARK ".", strlen (MARK ".")) != 0)
    return 0;
  /* Some sync clients give names that a set could have. */
  if (gsy_conflict_name_parse (name, NULL))
    return 0;
  return len - set - strlen (MARK ".");
}

gboolean
gsy_is_sidecar_name (const char *name)
{
  const char *slash = strrchr (name, G_DIR_SEPARATOR);
  const char *base = slash != NULL ? slash + 1 : name;

  return strcmp (base, GSY_PROJECT_FILE) == 0 || find_mark (base) > 0;
}

char *
gsy_sidecar_article_path (const char *sidecar_path)
{
  const char *slash = strrchr (sidecar_path, G_DIR_SEPARATOR);
  const char *base = slash != NULL ? slash + 1 : sidecar_path;
  gsize len = find_mark (base);

  return len > 0 ? g_strndup (sidecar_path, (gsize) (base - sidecar_path) + len) : NULL;
}
