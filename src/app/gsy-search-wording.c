/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-search-wording.c: how many there are, and what to do when there are none. */
#include "config.h"

#include "app/gsy-search-wording.h"

#include <glib/gi18n-lib.h>

static void
take (GString *line, char *part)
{
  g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", part);
  g_free (part);
}

char *
gsy_search_wording_status (const GsySearchNews *news)
{
  g_return_val_if_fail (news != NULL, NULL);

  GString *line = g_string_new (NULL);

  if (news->n_places > 0)
    {
      /* Translators: places where the words stand that were sought; the apostrophe groups the digits by thousands as the locale does */
      take (line, g_strdup_printf (ngettext ("%'u match", "%'u matches", news->n_places), news->n_places));
      /* Translators: after “12 matches”: in so many articles; the apostrophe groups the digits by thousands as the locale does */
      take (line, g_strdup_printf (ngettext ("%'u article", "%'u articles", news->n_articles), news->n_articles));
    }
  else
    g_string_append (line, _ ("No matches"));
  if (news->is_cut)
    take (line, g_strdup (_ ("There are more, which are not listed")));
  if (news->is_stopped)
    /* Translators: of a search: somebody has stopped it */
    take (line, g_strdup (_ ("Stopped")));
  if (news->n_unread > 0)
    /* Translators: %'u is how many articles of the folder could not be read, grouped by thousands as the locale does; stands after “12 matches” and “3 articles” */
    take (line, g_strdup_printf (ngettext ("%'u article could not be searched", "%'u articles could not be searched", news->n_unread), news->n_unread));
  return g_string_free (line, FALSE);
}

char *
gsy_search_wording_nothing (GsySearchScope scope, gboolean is_regex)
{
  if (scope == GSY_SEARCH_INSIDE)
    return g_strdup (_ ("No words that are marked there match. They may stand elsewhere."));
  if (scope == GSY_SEARCH_OUTSIDE)
    return g_strdup (_ ("No words that are not marked yet match. They may stand elsewhere."));
  if (is_regex)
    return g_strdup (_ ("No words in this folder match. Accents matter in a regular expression."));
  return g_strdup (_ ("No article in this folder has these words. Try fewer letters, or another form of the word."));
}

char *
gsy_search_wording_layer (const char *label)
{
  g_return_val_if_fail (label != NULL, NULL);

  /* Translators: where to find words: in what is marked on the layer %s, as “Denial” */
  return g_strdup_printf (_ ("In “%s”"), label);
}
