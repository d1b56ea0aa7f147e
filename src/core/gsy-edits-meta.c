/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-edits-meta.c: edits of what is known of an article: title, outlet, date, address, language, note. */
#include "config.h"

#include "core/gsy-edits-meta.h"
#include "core/gsy-date.h"
#include "core/gsy-error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static const char *
get_label (GsyMetaField field)
{
  switch (field)
    {
    case GSY_META_TITLE:
      return _ ("Edit Title");
    case GSY_META_OUTLET:
      /* Translators: the outlet is the newspaper or agency of an article */
      return _ ("Edit Outlet");
    case GSY_META_PUBLISHED:
      return _ ("Edit Publication Date");
    case GSY_META_URL:
      /* Translators: the address of an article in the Web */
      return _ ("Edit Address");
    case GSY_META_LANGUAGE:
      return _ ("Edit Language");
    case GSY_META_NOTE:
    default:
      return _ ("Edit Note");
    }
}

static char **
get_place (GsyArticleMeta *meta, GsyMetaField field)
{
  switch (field)
    {
    case GSY_META_TITLE:
      return &meta->title;
    case GSY_META_OUTLET:
      return &meta->outlet;
    case GSY_META_PUBLISHED:
      return &meta->published;
    case GSY_META_URL:
      return &meta->url;
    case GSY_META_LANGUAGE:
      return &meta->language;
    case GSY_META_NOTE:
    default:
      return &meta->note;
    }
}

const char *
gsy_meta_get (const GsyArticleMeta *meta, GsyMetaField field)
{
  g_return_val_if_fail (meta != NULL, NULL);
  return *get_place ((GsyArticleMeta *) meta, field);
}

/* Letters, digits and hyphens, two to eight letters first: enough to tell “fr-CA” from “French”. */
static gboolean
is_language_tag (const char *tag)
{
  const char *hyphen = strchr (tag, '-');
  gsize first = hyphen != NULL ? (gsize) (hyphen - tag) : strlen (tag);

  if (first < 2 || first > 3 || strlen (tag) > 35)
    return FALSE;
  for (gsize i = 0; tag[i] != '\0'; i++)
    if (i < first ? !g_ascii_isalpha (tag[i]) : tag[i] != '-' && !g_ascii_isalnum (tag[i]))
      return FALSE;
  return tag[strlen (tag) - 1] != '-' && strstr (tag, "--") == NULL;
}

static gboolean
check (GsyMetaField field, const char *value, GError **error)
{
  if (value == NULL)
    return TRUE;
  if (field == GSY_META_PUBLISHED && !gsy_date_parse (value, NULL))
    {
      /* Translators: %s is what was typed */
      g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("“%s” is no date. Type it as 2021-07-19, 2021-07 or 2021."), value);
      return FALSE;
    }
  if (field == GSY_META_LANGUAGE && !is_language_tag (value))
    {
      /* Translators: %s is what was typed */
      g_set_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED, _ ("“%s” is no language code. Type it as fr, en or zh-Hant."), value);
      return FALSE;
    }
  return TRUE;
}

GsyEdit *
gsy_edits_set_meta (const GsyGesture *gesture, GsyMetaField field, const char *value, GError **error)
{
  g_return_val_if_fail (gesture != NULL, NULL);

  const GsyArticleMeta *meta = gsy_store_get_meta (gesture->store);
  g_autofree char *wanted = g_strdup (value != NULL ? value : "");
  if (field != GSY_META_NOTE)
    g_strstrip (wanted);
  if (*wanted == '\0')
    g_clear_pointer (&wanted, g_free);
  if (!check (field, wanted, error))
    return NULL;

  g_autoptr (GsyEdit) edit = gsy_edit_new (get_label (field));
  if (g_strcmp0 (wanted, gsy_meta_get (meta, field)) != 0)
    {
      g_autoptr (GsyArticleMeta) changed = gsy_article_meta_copy (meta);
      char **place = get_place (changed, field);

      g_free (*place);
      *place = g_steal_pointer (&wanted);
      gsy_edit_add_meta (edit, gsy_store_get_key (gesture->store), meta, changed);
    }
  return g_steal_pointer (&edit);
}
