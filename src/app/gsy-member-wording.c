/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-member-wording.c: members of a statement, in words. */
#include "config.h"

#include "app/gsy-member-wording.h"
#include "app/gsy-field-parts.h"
#include "app/gsy-wording.h"
#include "core/gsy-date.h"

#include <glib/gi18n-lib.h>

const char *
gsy_member_wording_name (GsyMergeParts part)
{
  switch (part)
    {
    case GSY_PART_LAYER:
      return _ ("Layer");
    case GSY_PART_SPANS:
      /* Translators: the words of the article that a statement covers */
      return _ ("Words");
    case GSY_PART_CUE:
      return _ ("Cue");
    case GSY_PART_SOURCE:
      return _ ("Source");
    case GSY_PART_TARGET:
      return _ ("Target");
    case GSY_PART_ABOUT:
      return _ ("Topics");
    case GSY_PART_SAID:
      /* Translators: when something was said */
      return _ ("Said");
    case GSY_PART_ATTRIBUTES:
      /* Translators: what can be said of a statement, as its voice */
      return _ ("Attribute");
    case GSY_PART_LINKS:
      /* Translators: from a statement to another one */
      return _ ("Link");
    case GSY_PART_NOTE:
      return _ ("Note");
    case GSY_PART_UNKNOWN:
    case GSY_PART_REMOVED:
    default:
      /* Translators: what a statement has in the file that this program does not know */
      return _ ("Something that is not shown");
    }
}

static char *
dup_filler (GsyArticle *article, gconstpointer element)
{
  const GsyFiller *filler = element;

  return filler->actor != NULL ? g_strdup (filler->actor) : gsy_field_dup_words (article, filler->spans);
}

static char *
dup_value (GsyScheme *scheme, const GsyValue *value)
{
  const GsyAttribute *attribute = gsy_scheme_find_attribute (scheme, value->id);
  const char *name = attribute != NULL ? gsy_attribute_get_label (attribute) : value->id;
  g_autofree char *number = NULL;
  const char *text = value->string;

  if (value->type == GSY_VALUE_STRING && attribute != NULL)
    text = gsy_attribute_get_value_label (attribute, value->string);
  else if (value->type == GSY_VALUE_INTEGER)
    text = number = g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
  else if (value->type == GSY_VALUE_BOOLEAN)
    /* Translators: the value of an attribute of a statement */
    text = value->integer ? _ ("yes") : _ ("no");
  /* Translators: an attribute of a statement and its value, as “Voice: Direct” */
  return g_strdup_printf (_ ("%1$s: %2$s"), name, text != NULL ? text : "");
}

static char *
dup_link (GsyScheme *scheme, const GsyLink *link)
{
  const GsyRelation *relation = gsy_scheme_find_relation (scheme, link->relation);

  /* Translators: a relation and the words of the statement that it leads to, as “Answers: Pékin a mené…” */
  return g_strdup_printf (_ ("%1$s: %2$s"), relation != NULL ? gsy_relation_get_label (relation) : link->relation, link->exact != NULL ? link->exact : link->to);
}

/* Takes the texts. */
static char *
join (GPtrArray *texts)
{
  char *joined = NULL;

  if (texts->len > 0)
    {
      g_ptr_array_add (texts, NULL);
      /* Translators: stands between the parts of a list, as “China, Karsie” */
      joined = g_strjoinv (_ (", "), (char **) texts->pdata);
    }
  g_ptr_array_unref (texts);
  return joined;
}

static char *
join_fillers (GsyArticle *article, const GPtrArray *fillers)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; fillers != NULL && i < fillers->len; i++)
    {
      char *text = dup_filler (article, g_ptr_array_index (fillers, i));
      if (text != NULL)
        g_ptr_array_add (texts, text);
    }
  return join (texts);
}

static char *
join_values (GsyScheme *scheme, const GArray *values)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; values != NULL && i < values->len; i++)
    g_ptr_array_add (texts, dup_value (scheme, &g_array_index (values, GsyValue, i)));
  return join (texts);
}

static char *
join_links (GsyScheme *scheme, const GPtrArray *links)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; links != NULL && i < links->len; i++)
    g_ptr_array_add (texts, dup_link (scheme, g_ptr_array_index (links, i)));
  return join (texts);
}

char *
gsy_member_wording_value (GsyScheme *scheme, GsyArticle *article, const GsyStatement *statement, GsyMergeParts part)
{
  g_return_val_if_fail (statement != NULL, NULL);

  switch (part)
    {
    case GSY_PART_LAYER:
      return g_strdup (gsy_scheme_get_layer_label (scheme, statement->layer));
    case GSY_PART_SPANS:
      return gsy_wording_quote (article, statement);
    case GSY_PART_CUE:
      return statement->cue != NULL ? gsy_field_dup_words (article, statement->cue->spans) : NULL;
    case GSY_PART_SOURCE:
      return join_fillers (article, statement->source);
    case GSY_PART_TARGET:
      return join_fillers (article, statement->target);
    case GSY_PART_ABOUT:
      return statement->about != NULL ? g_strjoinv (_ (", "), statement->about) : NULL;
    case GSY_PART_SAID:
      return statement->said != NULL ? gsy_date_to_words (statement->said) : NULL;
    case GSY_PART_ATTRIBUTES:
      return join_values (scheme, statement->attributes);
    case GSY_PART_LINKS:
      return join_links (scheme, statement->links);
    case GSY_PART_NOTE:
      return g_strdup (statement->note);
    case GSY_PART_UNKNOWN:
    case GSY_PART_REMOVED:
    default:
      return NULL;
    }
}

/* --- the article --- */

const char *
gsy_member_wording_meta_name (GsyMetaParts part)
{
  switch (part)
    {
    case GSY_META_PART_TITLE:
      return _ ("Title");
    case GSY_META_PART_OUTLET:
      /* Translators: newspaper or agency of an article */
      return _ ("Outlet");
    case GSY_META_PART_PUBLISHED:
      /* Translators: when an article was published */
      return _ ("Published");
    case GSY_META_PART_URL:
      /* Translators: of an article in the Web */
      return _ ("Address");
    case GSY_META_PART_LANGUAGE:
      return _ ("Language");
    case GSY_META_PART_STATE:
      /* Translators: how far the work on an article is */
      return _ ("State");
    case GSY_META_PART_NOTE:
      return _ ("Note");
    case GSY_META_PART_UNKNOWN:
    default:
      return _ ("Something that is not shown");
    }
}

char *
gsy_member_wording_meta_value (const GsyArticleMeta *meta, GsyMetaParts part)
{
  g_return_val_if_fail (meta != NULL, NULL);

  switch (part)
    {
    case GSY_META_PART_TITLE:
      return g_strdup (meta->title);
    case GSY_META_PART_OUTLET:
      return g_strdup (meta->outlet);
    case GSY_META_PART_PUBLISHED:
      return meta->published != NULL ? gsy_date_to_words (meta->published) : NULL;
    case GSY_META_PART_URL:
      return g_strdup (meta->url);
    case GSY_META_PART_LANGUAGE:
      return meta->language != NULL ? gsy_wording_language (meta->language) : NULL;
    case GSY_META_PART_STATE:
      return g_strdup (gsy_wording_state (meta->state));
    case GSY_META_PART_NOTE:
      return g_strdup (meta->note);
    case GSY_META_PART_UNKNOWN:
    default:
      return NULL;
    }
}
