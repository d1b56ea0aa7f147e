/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-sidecar-summary.c: state, title, date and counts of a sidecar, for lists of many articles. Nothing is built. */
#include "config.h"
#include "io/gsy-sidecar.h"

#include "io/gsy-json-reader.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GsyJsonReader json;
  GsySidecarSummary *summary;
  GPtrArray *layers; /* of char * */
  GArray *counts;    /* of guint */
  guint version;
  gboolean has_format;
} Reader;

static void
take_text (Reader *r, char **value)
{
  GsyJsonText text;

  if (gsy_json_peek (&r->json) != GSY_JSON_STRING)
    gsy_json_skip (&r->json, NULL);
  else if (gsy_json_read_text (&r->json, &text) && text.len > 0 && !text.nul)
    *value = gsy_json_text_dup (&text);
}

static void
read_article (Reader *r)
{
  g_autofree char *state = NULL;
  GsyJsonMember member;

  if (gsy_json_peek (&r->json) != GSY_JSON_OBJECT)
    {
      gsy_json_skip (&r->json, NULL);
      return;
    }
  gsy_json_enter_object (&r->json);
  while (gsy_json_next_member (&r->json, &member))
    {
      if (gsy_json_slice_is (&member.name, "title"))
        take_text (r, &r->summary->title);
      else if (gsy_json_slice_is (&member.name, "published"))
        take_text (r, &r->summary->published);
      else if (gsy_json_slice_is (&member.name, "state"))
        take_text (r, &state);
      else
        gsy_json_skip (&r->json, NULL);
    }
  if (state != NULL)
    gsy_article_state_from_string (state, &r->summary->state);
}

static void
count_layer (Reader *r, const GsyJsonText *layer)
{
  guint i, one = 1;

  for (i = 0; i < r->layers->len; i++)
    if (gsy_json_text_equal (layer, g_ptr_array_index (r->layers, i)))
      {
        g_array_index (r->counts, guint, i)++;
        return;
      }
  g_ptr_array_add (r->layers, gsy_json_text_dup (layer));
  g_array_append_val (r->counts, one);
}

static void
read_statement (Reader *r)
{
  GsyJsonText layer = { NULL };
  GsyJsonMember member;

  if (gsy_json_peek (&r->json) != GSY_JSON_OBJECT)
    {
      gsy_json_skip (&r->json, NULL);
      return;
    }
  gsy_json_enter_object (&r->json);
  while (gsy_json_next_member (&r->json, &member))
    {
      if (gsy_json_slice_is (&member.name, "layer") && gsy_json_peek (&r->json) == GSY_JSON_STRING)
        gsy_json_read_text (&r->json, &layer);
      else
        gsy_json_skip (&r->json, NULL);
    }
  if (layer.len > 0 && !layer.nul && !gsy_json_has_failed (&r->json))
    count_layer (r, &layer);
}

static void
read_top (Reader *r)
{
  GsyJsonMember member;

  if (!gsy_json_enter_object (&r->json))
    return;
  while (gsy_json_next_member (&r->json, &member))
    {
      if (gsy_json_slice_is (&member.name, "format"))
        r->has_format = gsy_json_skip_text (&r->json, "gainsay-annotations");
      else if (gsy_json_slice_is (&member.name, "version"))
        gsy_json_skip_version (&r->json, &r->version);
      else if (gsy_json_slice_is (&member.name, "article"))
        read_article (r);
      else if (gsy_json_slice_is (&member.name, "statements") && gsy_json_peek (&r->json) == GSY_JSON_ARRAY)
        {
          gsy_json_enter_array (&r->json);
          while (gsy_json_next_element (&r->json))
            read_statement (r);
        }
      else
        gsy_json_skip (&r->json, NULL);
    }
}

gboolean
gsy_sidecar_summarise (GBytes *bytes, const char *name, GsySidecarSummary *summary, GError **error)
{
  Reader r = { .summary = summary };
  gsize len;
  const char *data = g_bytes_get_data (bytes, &len), *start;
  gboolean good;

  memset (summary, 0, sizeof *summary);
  gsy_json_reader_init (&r.json, data, len);
  r.layers = g_ptr_array_new ();
  r.counts = g_array_new (FALSE, FALSE, sizeof (guint));
  gsy_json_peek (&r.json);
  start = gsy_json_get_position (&r.json);
  read_top (&r);
  good = gsy_json_finish (&r.json, name, error);
  if (good && (!r.has_format || r.version == 0))
    {
      gsy_json_fail (&r.json, start, r.has_format ? _ ("“version” is missing") : _ ("“format” is missing; this is another kind of file"));
      good = gsy_json_finish (&r.json, name, error);
    }

  if (r.layers->len > 0)
    {
      g_ptr_array_add (r.layers, NULL);
      summary->layers = (char **) g_ptr_array_free (r.layers, FALSE);
      summary->counts = (guint *) (gpointer) g_array_free (r.counts, FALSE);
    }
  else
    {
      g_ptr_array_unref (r.layers);
      g_array_unref (r.counts);
    }
  gsy_json_reader_clear (&r.json);
  if (!good)
    gsy_sidecar_summary_clear (summary);
  return good;
}

void
gsy_sidecar_summary_clear (GsySidecarSummary *summary)
{
  g_clear_pointer (&summary->title, g_free);
  g_clear_pointer (&summary->published, g_free);
  g_clear_pointer (&summary->layers, g_strfreev);
  g_clear_pointer (&summary->counts, g_free);
  summary->state = GSY_STATE_NEW;
}
