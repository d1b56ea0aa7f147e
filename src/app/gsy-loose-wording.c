/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-loose-wording.c: what is said of a loose file. */
#include "config.h"

#include "app/gsy-loose-wording.h"

#include "io/gsy-article-reader.h"
#include "io/gsy-file-error.h"

#include <glib/gi18n-lib.h>

#define SEPARATOR " · "

static void
add (GString *line, const char *part)
{
  if (part == NULL)
    return;
  if (line->len > 0)
    g_string_append (line, SEPARATOR);
  g_string_append (line, part);
}

static void
take (GString *line, char *part)
{
  add (line, part);
  g_free (part);
}

char *
gsy_loose_wording_title (const GsyLooseFile *file)
{
  g_autofree char *name = gsy_display_name (file->article != NULL ? file->article : file->original);

  switch (file->kind)
    {
    case GSY_LOOSE_COPY:
      /* Translators: %s is an article's file name */
      return g_strdup_printf (_ ("Another copy of the annotations of “%s”"), name);
    case GSY_LOOSE_PROJECT_COPY:
      return g_strdup (_ ("Another copy of the folder’s vocabulary"));
    case GSY_LOOSE_LOST:
      /* Translators: %s is an article's file name */
      return g_strdup_printf (_ ("Annotations without their article “%s”"), name);
    case GSY_LOOSE_ARTICLE_COPY:
      /* Translators: %s is an article's file name */
      return g_strdup_printf (_ ("Another copy of the article “%s”"), name);
    case GSY_LOOSE_BACKUP:
      /* Translators: %s is a file name */
      return g_strdup_printf (_ ("Backup copy for “%s”"), name);
    case GSY_LOOSE_ASIDE:
    default:
      /* Translators: %s is a file name */
      return g_strdup_printf (_ ("Set aside earlier, for “%s”"), name);
    }
}

static const char *
get_maker (GsyCopyMaker maker)
{
  switch (maker)
    {
    case GSY_COPY_NEXTCLOUD:
      return _ ("Conflict in Nextcloud or ownCloud");
    case GSY_COPY_DROPBOX:
      return _ ("Conflict in Dropbox");
    case GSY_COPY_SYNCTHING:
      return _ ("Conflict in Syncthing");
    case GSY_COPY_SEAFILE:
      return _ ("Conflict in Seafile");
    case GSY_COPY_UNISON:
      return _ ("Conflict in Unison");
    case GSY_COPY_COMPUTER:
      return _ ("Conflict in OneDrive");
    case GSY_COPY_OTHER:
    case GSY_COPY_NUMBERED:
    case GSY_COPY_BACKUP:
    default:
      return NULL;
    }
}

static char *
dup_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);
  g_autofree char *text = NULL;

  if (seconds == 0 || time == NULL)
    return NULL;
  /* Translators: a date and a time of day, see g_date_time_format(): “4 May 2031, 10:11” */
  text = g_date_time_format (time, _ ("%-d %B %Y, %H:%M"));
  /* Translators: %s is a date and a time of day: when a file was written */
  return g_strdup_printf (_ ("Written %s"), text);
}

char *
gsy_loose_wording_origin (const GsyLooseFile *file)
{
  GString *line = g_string_new (NULL);

  add (line, get_maker (file->maker));
  if (file->by != NULL)
    {
      g_autofree char *by = gsy_display_name (file->by);

      /* Translators: %s is a person or a computer, by whom a copy was made */
      take (line, g_strdup_printf (_ ("By %s"), by));
    }
  if (file->set != NULL)
    /* Translators: %s is the name of a set of annotations, usually that of an annotator */
    take (line, g_strdup_printf (_ ("Annotation set “%s”"), file->set));
  take (line, dup_time (file->modified));
  return g_string_free (line, FALSE);
}

static void
add_candidate (GString *line, const GsyLooseFile *file)
{
  const GsyLooseCandidate *first = file->candidates != NULL && file->candidates->len > 0 ? g_ptr_array_index (file->candidates, 0) : NULL;
  g_autofree char *name = NULL;

  if (first == NULL)
    {
      add (line, _ ("No article in this folder has these words"));
      return;
    }
  name = gsy_display_name (first->article);
  if (first->is_same && file->candidates->len > 1)
    /* Translators: %u is a number of articles, 2 or more */
    take (line, g_strdup_printf (ngettext ("%u article has the text that was marked", "%u articles have the text that was marked", file->candidates->len), file->candidates->len));
  else if (first->is_same)
    /* Translators: %s is an article's file name */
    take (line, g_strdup_printf (_ ("“%s” has the text that was marked"), name));
  else if (first->n_found >= file->n_statements)
    /* Translators: %s is an article's file name; the number is that of statements */
    take (line, g_strdup_printf (ngettext ("Its words stand in “%s”", "Their words stand in “%s”", file->n_statements), name));
  else
    /* Translators: %1$u is a number of statements, %2$s an article's file name */
    take (line, g_strdup_printf (ngettext ("The words of %1$u of them stand in “%2$s”", "The words of %1$u of them stand in “%2$s”", first->n_found), first->n_found, name));
}

char *
gsy_loose_wording_content (const GsyLooseFile *file)
{
  GString *line;

  if (file->problem != NULL)
    return g_strdup (file->problem);
  line = g_string_new (NULL);
  if (file->kind == GSY_LOOSE_PROJECT_COPY || file->kind == GSY_LOOSE_ARTICLE_COPY || file->article == NULL)
    {
      add (line, file->brings_nothing ? _ ("The same as the one in use") : _ ("Not the same as the one in use"));
      return g_string_free (line, FALSE);
    }
  take (line, g_strdup_printf (ngettext ("%u statement", "%u statements", file->n_statements), file->n_statements));
  if (file->kind == GSY_LOOSE_LOST || (file->kind == GSY_LOOSE_COPY && !file->has_article))
    {
      add_candidate (line, file);
      return g_string_free (line, FALSE);
    }
  if (file->brings_nothing)
    add (line, _ ("All of it is here already"));
  if (file->n_added > 0)
    /* Translators: %u is a number of statements in a copy */
    take (line, g_strdup_printf (ngettext ("%u not here yet", "%u not here yet", file->n_added), file->n_added));
  if (file->n_changed > 0)
    /* Translators: %u is a number of statements in a copy that differ from those here */
    take (line, g_strdup_printf (ngettext ("%u different", "%u different", file->n_changed), file->n_changed));
  if (file->n_conflicts > 0)
    /* Translators: %u is a number of values, as dates or notes, that two copies contradict each other in */
    take (line, g_strdup_printf (ngettext ("%u value in conflict", "%u values in conflict", file->n_conflicts), file->n_conflicts));
  return g_string_free (line, FALSE);
}

char *
gsy_loose_wording_attach (const char *article)
{
  g_autofree char *name = gsy_display_name (article);

  /* Translators: a button: annotations that have lost their article shall belong to the article %s, a file name */
  return g_strdup_printf (_ ("Attach to “%s”"), name);
}

char *
gsy_loose_wording_merge_into (const char *article)
{
  g_autofree char *name = gsy_display_name (article);

  /* Translators: a button: what a copy has is taken over into the annotations of the article %s, a file name */
  return g_strdup_printf (_ ("Merge into “%s”"), name);
}

char *
gsy_loose_wording_count (guint n)
{
  /* Translators: files that somebody has to say about what shall become of them */
  return g_strdup_printf (ngettext ("%u file needs a decision", "%u files need a decision", n), n);
}

char *
gsy_loose_wording_adopted (const char *from, const char *article)
{
  g_autofree char *old_name = gsy_display_name (from);
  g_autofree char *new_name = gsy_display_name (article);

  /* Translators: both are file names of one article that was renamed or moved by another program; its annotations were renamed, too */
  return g_strdup_printf (_ ("“%1$s” is called “%2$s” now, and its annotations followed"), old_name, new_name);
}

char *
gsy_loose_wording_adopted_many (guint n)
{
  /* Translators: articles that were renamed or moved by another program; their annotations were renamed, too */
  return g_strdup_printf (ngettext ("%u article is called otherwise now, and its annotations followed", "%u articles are called otherwise now, and their annotations followed", n), n);
}
