/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-version-wording.c: earlier versions, in words. */
#include "config.h"

#include "app/gsy-version-wording.h"
#include "app/gsy-wording.h"
#include "core/gsy-date.h"

#include <glib/gi18n-lib.h>

#define SECOND G_GINT64_CONSTANT (1000000)
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define VALUE_CHARS 120

/* --- when --- */

static GDateTime *
to_local (gint64 instant)
{
  GDateTime *time = g_date_time_new_from_unix_local (instant / SECOND);

  return time != NULL ? time : g_date_time_new_from_unix_utc (0);
}

static char *
dup_date (GDateTime *time)
{
  g_autofree char *date = g_date_time_format (time, "%Y-%m-%d");

  return gsy_date_to_words (date);
}

static gboolean
is_same_day (GDateTime *a, GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b) && g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

char *
gsy_version_wording_day (gint64 instant, gint64 now)
{
  g_autoptr (GDateTime) time = to_local (instant);
  g_autoptr (GDateTime) today = to_local (now);
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (today, -1);

  if (is_same_day (time, today))
    return g_strdup (_ ("Today"));
  if (is_same_day (time, yesterday))
    return g_strdup (_ ("Yesterday"));
  return dup_date (time);
}

char *
gsy_version_wording_time (gint64 instant)
{
  g_autoptr (GDateTime) time = to_local (instant);

  /* Translators: a time of day to the second, as g_date_time_format() takes it: %I and %p for one with twelve hours */
  return g_date_time_format (time, C_ ("time of day", "%H:%M:%S"));
}

char *
gsy_version_wording_when (gint64 instant)
{
  g_autoptr (GDateTime) time = to_local (instant);
  g_autofree char *date = dup_date (time);
  g_autofree char *clock = gsy_version_wording_time (instant);

  /* Translators: a date and a time of day, as “19 July 2021, 10:32:05” */
  return g_strdup_printf (C_ ("instant", "%1$s, %2$s"), date, clock);
}

char *
gsy_version_wording_ago (gint64 instant, gint64 now)
{
  gint64 age = MAX (now - instant, 0);

  if (age < MINUTE)
    return g_strdup (_ ("Less than a minute ago"));
  if (age < HOUR)
    /* Translators: %d is a number of minutes */
    return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", (gulong) (age / MINUTE)), (int) (age / MINUTE));
  if (age < DAY)
    /* Translators: %d is a number of hours */
    return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", (gulong) (age / HOUR)), (int) (age / HOUR));
  if (age < 60 * DAY)
    /* Translators: %d is a number of days */
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong) (age / DAY)), (int) (age / DAY));
  if (age < 730 * DAY)
    /* Translators: %d is a number of months */
    return g_strdup_printf (ngettext ("%d month ago", "%d months ago", (gulong) (age / (30 * DAY))), (int) (age / (30 * DAY)));
  /* Translators: %d is a number of years */
  return g_strdup_printf (ngettext ("%d year ago", "%d years ago", (gulong) (age / (365 * DAY))), (int) (age / (365 * DAY)));
}

char *
gsy_version_wording_counts (guint n_statements, int n_differences)
{
  /* Translators: %u is how many statements a version of an article’s annotations has */
  g_autofree char *statements = g_strdup_printf (ngettext ("%u statement", "%u statements", n_statements), n_statements);
  g_autofree char *differences = NULL;

  if (n_differences < 0)
    return g_steal_pointer (&statements);
  if (n_differences == 0)
    differences = g_strdup (_ ("as it is now"));
  else
    /* Translators: %d is in how many things a version differs from what is open */
    differences = g_strdup_printf (ngettext ("%d difference", "%d differences", (gulong) n_differences), n_differences);
  /* Translators: of an earlier version: how many statements it has, and how it differs from what is open: “12 statements, 3 differences” */
  return g_strdup_printf (C_ ("version", "%1$s, %2$s"), statements, differences);
}

/* --- what would change --- */

GsyVersionKind
gsy_version_kind_of (const GsyDifference *difference)
{
  if (difference->before == NULL)
    return GSY_VERSION_COMES;
  return difference->after == NULL ? GSY_VERSION_GOES : GSY_VERSION_CHANGES;
}

const char *
gsy_version_wording_kind (GsyVersionKind kind)
{
  switch (kind)
    {
    case GSY_VERSION_COMES:
      /* Translators: what restoring an earlier version does to a statement */
      return C_ ("statement", "Comes back");
    case GSY_VERSION_GOES:
      /* Translators: what restoring an earlier version does to a statement: it is not there any more */
      return C_ ("statement", "Goes");
    case GSY_VERSION_CHANGES:
      /* Translators: what restoring an earlier version does to a statement */
      return C_ ("statement", "Changes");
    case GSY_VERSION_STAYS:
    default:
      /* Translators: restoring an earlier version leaves a statement alone */
      return C_ ("statement", "Stays as it is");
    }
}

/* Takes both values. */
static void
add_change (GString *lines, const char *name, char *before, char *after)
{
  g_autofree char *old = before != NULL ? gsy_wording_shorten (before, VALUE_CHARS) : NULL;
  g_autofree char *new = after != NULL ? gsy_wording_shorten (after, VALUE_CHARS) : NULL;
  g_autofree char *line = NULL;

  if (g_strcmp0 (before, after) == 0)
    /* Translators: %s is what a statement or an article has, as “Cue”: in what is not shown of it two versions differ */
    line = g_strdup_printf (_ ("%s: changes"), name);
  else if (old == NULL)
    /* Translators: what a statement or an article has, as “Note”, and its value in the version that would be restored */
    line = g_strdup_printf (_ ("%1$s: “%2$s” comes back"), name, new);
  else if (new == NULL)
    /* Translators: what a statement or an article has, as “Note”, and its value now, which would not be there any more */
    line = g_strdup_printf (_ ("%1$s: “%2$s” goes"), name, old);
  else
    /* Translators: what a statement or an article has, as “Source”, its value now, and the one that would take its place; in a right-to-left
     * language let the arrow point left */
    line = g_strdup_printf (_ ("%1$s: “%2$s” → “%3$s”"), name, old, new);
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  g_string_append (lines, line);
  g_free (before);
  g_free (after);
}

char *
gsy_version_wording_changes (GsyScheme *scheme, GsyArticle *article, const GsyDifference *difference)
{
  static const GsyMergeParts parts[] = {
    GSY_PART_LAYER,
    GSY_PART_SPANS,
    GSY_PART_CUE,
    GSY_PART_SOURCE,
    GSY_PART_TARGET,
    GSY_PART_ABOUT,
    GSY_PART_SAID,
    GSY_PART_ATTRIBUTES,
    GSY_PART_LINKS,
    GSY_PART_NOTE,
    GSY_PART_UNKNOWN,
  };
  GString *lines;

  g_return_val_if_fail (difference != NULL, NULL);

  if (difference->before == NULL || difference->after == NULL)
    return NULL;
  lines = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (difference->parts & parts[i])
      add_change (lines, gsy_member_wording_name (parts[i]), gsy_member_wording_value (scheme, article, difference->before, parts[i]),
                  gsy_member_wording_value (scheme, article, difference->after, parts[i]));
  return g_string_free (lines, FALSE);
}

char *
gsy_version_wording_meta_changes (const GsyArticleMeta *before, const GsyArticleMeta *after)
{
  GsyMetaParts parts = gsy_compare_meta (before, after);
  GString *lines = g_string_new (NULL);

  for (guint part = GSY_META_PART_TITLE; part <= GSY_META_PART_UNKNOWN; part <<= 1)
    if (parts & part)
      add_change (lines, gsy_member_wording_meta_name ((GsyMetaParts) part), gsy_member_wording_meta_value (before, (GsyMetaParts) part),
                  gsy_member_wording_meta_value (after, (GsyMetaParts) part));
  return g_string_free (lines, FALSE);
}

static void
add_line (GString *lines, char *line)
{
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  g_string_append (lines, line);
  g_free (line);
}

char *
gsy_version_wording_summary (GPtrArray *differences, gboolean meta, gboolean beside)
{
  GString *lines = g_string_new (NULL);
  guint n_come = 0;
  guint n_go = 0;
  guint n_change;

  g_return_val_if_fail (differences != NULL, NULL);

  for (guint i = 0; i < differences->len; i++)
    {
      const GsyDifference *difference = g_ptr_array_index (differences, i);

      n_come += difference->before == NULL ? 1 : 0;
      n_go += difference->after == NULL ? 1 : 0;
    }
  n_change = differences->len - n_come - n_go;
  if (n_come > 0)
    /* Translators: what restoring an earlier version does */
    add_line (lines, g_strdup_printf (ngettext ("%u statement comes back", "%u statements come back", n_come), n_come));
  if (n_go > 0)
    /* Translators: what restoring an earlier version does: statements are not there any more */
    add_line (lines, g_strdup_printf (ngettext ("%u statement goes", "%u statements go", n_go), n_go));
  if (n_change > 0)
    /* Translators: what restoring an earlier version does */
    add_line (lines, g_strdup_printf (ngettext ("%u statement changes", "%u statements change", n_change), n_change));
  if (meta)
    add_line (lines, g_strdup (_ ("What is known of the article changes")));
  if (beside)
    add_line (lines, g_strdup (_ ("What another program keeps in the file changes")));
  if (lines->len == 0)
    add_line (lines, g_strdup (_ ("This version is what is open now")));
  return g_string_free (lines, FALSE);
}
