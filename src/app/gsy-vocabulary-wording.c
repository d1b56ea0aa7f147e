/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-vocabulary-wording.c: words of the vocabulary for people. */
#include "config.h"

#include "app/gsy-vocabulary-wording.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const char *const gsy_actor_kinds[] = { "state", "organization", "person", "group", "media", NULL };

const char *
gsy_vocabulary_wording_kind (const char *kind)
{
  /* Translators: a kind of actor: a country’s government, as “China” */
  const char *state = C_ ("kind of actor", "State");
  /* Translators: a kind of actor: a company, a ministry, a party, as “Microsoft” */
  const char *organization = C_ ("kind of actor", "Organization");
  /* Translators: a kind of actor */
  const char *person = C_ ("kind of actor", "Person");
  /* Translators: a kind of actor: people without an organization, as “the protesters” */
  const char *group = C_ ("kind of actor", "Group");
  /* Translators: a kind of actor: a newspaper, a broadcaster */
  const char *media = C_ ("kind of actor", "Media");
  const char *const names[] = { state, organization, person, group, media };

  for (guint i = 0; kind != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (kind, gsy_actor_kinds[i]))
      return names[i];
  return kind;
}

char *
gsy_vocabulary_wording_parse_kind (const char *words)
{
  if (words == NULL || *words == '\0')
    return NULL;

  g_autofree char *folded = g_utf8_casefold (words, -1);
  for (guint i = 0; gsy_actor_kinds[i] != NULL; i++)
    {
      g_autofree char *name = g_utf8_casefold (gsy_vocabulary_wording_kind (gsy_actor_kinds[i]), -1);
      if (g_str_equal (folded, name) || g_str_equal (folded, gsy_actor_kinds[i]))
        return g_strdup (gsy_actor_kinds[i]);
    }
  return g_strdup (words);
}

char *
gsy_vocabulary_wording_parse_wikidata (const char *words)
{
  if (words == NULL || *words == '\0')
    return NULL;
  if (!g_str_has_prefix (words, "http://") && !g_str_has_prefix (words, "https://"))
    return g_strdup (words);

  /* The page's name is the last part of its path. */
  gsize n = strcspn (words, "?#");
  while (n > 0 && words[n - 1] == '/')
    n--;
  gsize begin = n;
  while (begin > 0 && words[begin - 1] != '/' && words[begin - 1] != ':')
    begin--;
  return g_strndup (words + begin, n - begin);
}

const char *
gsy_vocabulary_wording_type (GsyAttributeType type)
{
  switch (type)
    {
    case GSY_ATTRIBUTE_TEXT:
      /* Translators: type of an attribute */
      return C_ ("type of attribute", "Text");
    case GSY_ATTRIBUTE_CHOICE:
      /* Translators: type of an attribute: one of several given values */
      return C_ ("type of attribute", "Choice");
    case GSY_ATTRIBUTE_FLAG:
      /* Translators: type of an attribute */
      return C_ ("type of attribute", "Yes or No");
    case GSY_ATTRIBUTE_NUMBER:
      /* Translators: type of an attribute */
      return C_ ("type of attribute", "Number");
    case GSY_ATTRIBUTE_DATE:
      /* Translators: type of an attribute */
      return C_ ("type of attribute", "Date");
    case GSY_ATTRIBUTE_OTHER:
    default:
      /* Translators: type of an attribute that this version of the program does not know */
      return C_ ("type of attribute", "Unknown");
    }
}

const char *
gsy_vocabulary_wording_add (GsyNameKind kind)
{
  return kind == GSY_NAME_ACTOR ? _ ("Add Actor") : _ ("Add Topic");
}

char *
gsy_vocabulary_wording_selected (GsyNameKind kind, guint n)
{
  if (kind == GSY_NAME_ACTOR)
    /* Translators: %u counts what is selected in the list of actors */
    return g_strdup_printf (ngettext ("%u actor selected", "%u actors selected", n), n);
  /* Translators: %u counts what is selected in the list of topics */
  return g_strdup_printf (ngettext ("%u topic selected", "%u topics selected", n), n);
}

char *
gsy_vocabulary_wording_used (guint n)
{
  if (n == 0)
    return g_strdup (_ ("Not used in any statement"));
  /* Translators: of an actor or a topic: %u statements have it */
  return g_strdup_printf (ngettext ("Used in %u statement", "Used in %u statements", n), n);
}
