/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-tei-header.c: headers, and what XML Schema asks of ids, words, languages and dates. */
#include "config.h"
#include "io/formats/gsy-tei-header.h"

#include "core/gsy-date.h"
#include "io/formats/gsy-xml.h"

#include <string.h>

/* --- Attributes --- */

void
gsy_tei_append_token (GString *xml, const char *name, const char *value)
{
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean fits = g_unichar_isdefined (c) && !g_unichar_isspace (c) && !g_unichar_iscntrl (c) && g_unichar_type (c) != G_UNICODE_FORMAT &&
                      g_unichar_type (c) != G_UNICODE_PRIVATE_USE && gsy_xml_is_char (c);

      g_string_append_unichar (word, fits ? c : '_');
    }
  gsy_xml_append_attribute (xml, name, word->len > 0 ? word->str : "_");
}

/* xsd:language: parts of up to eight letters or, but for the first, digits. */
static gboolean
is_language (const char *language)
{
  guint n = 0;
  gboolean first = TRUE;

  for (const char *p = language;; p++)
    {
      if (*p == '-' || *p == '\0')
        {
          if (n == 0 || n > 8)
            return FALSE;
          if (*p == '\0')
            return TRUE;
          n = 0;
          first = FALSE;
        }
      else if (first ? g_ascii_isalpha (*p) : g_ascii_isalnum (*p))
        n++;
      else
        return FALSE;
    }
}

void
gsy_tei_append_language (GString *xml, const char *name, const char *language)
{
  if (language != NULL && is_language (language))
    gsy_xml_append_attribute (xml, name, language);
}

void
gsy_tei_append_date (GString *xml, const char *date)
{
  const char *slash = strchr (date, '/');

  g_string_append (xml, "<date");
  /* There is no year 0 in XML Schema. */
  if (gsy_date_parse (date, NULL) && !g_str_has_prefix (date, "0000"))
    {
      g_autofree char *from = slash != NULL ? g_strndup (date, (gsize) (slash - date)) : NULL;

      gsy_xml_append_attribute (xml, "when", slash == NULL ? date : NULL);
      gsy_xml_append_attribute (xml, "from", from);
      gsy_xml_append_attribute (xml, "to", slash != NULL ? slash + 1 : NULL);
    }
  g_string_append (xml, ">");
  gsy_xml_append_text (xml, date, -1);
  g_string_append (xml, "</date>");
}

void
gsy_tei_append_instant (GString *xml, const char *when)
{
  g_autoptr (GDateTime) instant = strlen (when) == strlen ("2031-03-04T05:06:07Z") ? g_date_time_new_from_iso8601 (when, NULL) : NULL;

  if (instant != NULL)
    gsy_xml_append_attribute (xml, "when", when);
}

char *
gsy_tei_dup_id (const char *prefix, const char *id)
{
  GString *name = g_string_new (prefix);

  for (const char *p = id; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p) || *p == '-' || *p == '.')
        g_string_append_c (name, *p);
      else
        g_string_append_printf (name, "_%02x", (guchar) *p);
    }
  return g_string_free (name, FALSE);
}

/* --- Elements --- */

static void
append_element (GString *xml, const char *element, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (xml, "<%s>", element);
  gsy_xml_append_text (xml, text, -1);
  g_string_append_printf (xml, "</%s>", element);
}

static void
append_typed (GString *xml, const char *element, const char *type, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (xml, "<%s type=\"%s\">", element, type);
  gsy_xml_append_text (xml, text, -1);
  g_string_append_printf (xml, "</%s>", element);
}

/* --- Layers --- */

char *
gsy_tei_dup_layer_id (GsyScheme *scheme, const char *layer)
{
  int index = gsy_scheme_get_layer_index (scheme, layer);

  return index >= 0 ? g_strdup_printf ("layer-%d", index + 1) : NULL;
}

static void
append_layers (GString *xml, GsyScheme *scheme)
{
  g_string_append (xml, "   <classDecl>\n    <taxonomy xml:id=\"layers\">\n");
  for (guint i = 0; i < gsy_scheme_get_n_layers (scheme); i++)
    {
      const GsyLayer *layer = gsy_scheme_get_layer (scheme, i);
      /* The first of two of one id is what is meant by it. */
      g_autofree char *id = gsy_scheme_get_layer_index (scheme, layer->id) == (int) i ? gsy_tei_dup_layer_id (scheme, layer->id) : NULL;

      g_string_append (xml, "     <category");
      gsy_xml_append_attribute (xml, "xml:id", id);
      gsy_xml_append_attribute (xml, "n", layer->id);
      g_string_append (xml, ">");
      append_element (xml, "gloss", layer->name != NULL ? layer->name : layer->id);
      append_element (xml, "desc", layer->definition);
      g_string_append (xml, "</category>\n");
    }
  g_string_append (xml, "    </taxonomy>\n   </classDecl>\n");
}

/* --- Actors --- */

const char *
gsy_tei_add_actor (GHashTable *actors, const char *name)
{
  char *id = g_strdup_printf ("actor-%u", g_hash_table_size (actors) + 1);

  g_hash_table_insert (actors, g_strdup (name), id);
  return id;
}

/* Nothing is known of its kind. */
void
gsy_tei_append_unlisted_actor (GString *xml, const char *id, const char *name)
{
  g_string_append_printf (xml, "    <org xml:id=\"%s\"><orgName>", id);
  gsy_xml_append_text (xml, name, -1);
  g_string_append (xml, "</orgName></org>\n");
}

static gboolean
is_person (const GsyActor *actor)
{
  return g_strcmp0 (actor->kind, "person") == 0;
}

static void
append_actor (GString *xml, const GsyActor *actor, const char *id)
{
  const char *element = is_person (actor) ? "person" : "org", *name = is_person (actor) ? "persName" : "orgName";

  g_string_append_printf (xml, "     <%s xml:id=\"%s\"", element, id);
  if (!is_person (actor) && actor->kind != NULL)
    gsy_tei_append_token (xml, "type", actor->kind);
  g_string_append (xml, ">");
  append_element (xml, name, actor->name);
  for (guint i = 0; actor->aliases != NULL && actor->aliases[i] != NULL; i++)
    append_typed (xml, name, "alias", actor->aliases[i]);
  append_typed (xml, "idno", "code", actor->code);
  append_typed (xml, "idno", "wikidata", actor->wikidata);
  append_typed (xml, "note", "part-of", actor->part_of);
  append_element (xml, "note", actor->note);
  g_string_append_printf (xml, "</%s>\n", element);
}

static void
append_actor_list (GString *xml, const char *list, GPtrArray *items, gboolean persons, GHashTable *ids)
{
  gsize before = xml->len, empty;

  g_string_append_printf (xml, "    <%s>\n", list);
  empty = xml->len;
  for (guint i = 0; i < items->len; i++)
    {
      const GsyActor *actor = g_ptr_array_index (items, i);

      if (is_person (actor) == persons)
        append_actor (xml, actor, g_hash_table_lookup (ids, actor));
    }
  if (xml->len == empty)
    g_string_truncate (xml, before);
  else
    g_string_append_printf (xml, "    </%s>\n", list);
}

static void
append_actors (GString *xml, GPtrArray *items, GHashTable *actors)
{
  g_autoptr (GPtrArray) listed = g_ptr_array_new ();
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < items->len; i++)
    {
      GsyActor *actor = g_ptr_array_index (items, i);

      if (g_hash_table_contains (actors, actor->name))
        continue;
      g_ptr_array_add (listed, actor);
      g_hash_table_insert (ids, actor, (gpointer) gsy_tei_add_actor (actors, actor->name));
    }
  if (listed->len == 0)
    return;
  g_string_append (xml, "  <profileDesc>\n   <particDesc>\n");
  append_actor_list (xml, "listPerson", listed, TRUE, ids);
  append_actor_list (xml, "listOrg", listed, FALSE, ids);
  g_string_append (xml, "   </particDesc>\n  </profileDesc>\n");
}

/* --- Headers --- */

#define PUBLICATION "   <publicationStmt><p>Written by Gainsay.</p></publicationStmt>\n"

void
gsy_tei_append_corpus_header (GString *xml, GsyScheme *scheme, GHashTable *actors)
{
  const char *title = gsy_scheme_get_title (scheme);

  g_string_append (xml, " <teiHeader>\n  <fileDesc>\n   <titleStmt>");
  append_element (xml, "title", title != NULL && *title != '\0' ? title : "Gainsay");
  g_string_append (xml, "</titleStmt>\n" PUBLICATION "   <sourceDesc><p>Of each article, in its own header.</p></sourceDesc>\n  </fileDesc>\n  <encodingDesc>\n"
                        "   <projectDesc><p>Accusations, denials and counter-accusations in news articles. The text of a body is that of the article, line ends included; "
                        "spans lead from anchor to anchor.</p></projectDesc>\n");
  append_layers (xml, scheme);
  g_string_append (xml, "  </encodingDesc>\n");
  append_actors (xml, gsy_scheme_get_list (scheme, GSY_LIST_ACTORS), actors);
  g_string_append (xml, " </teiHeader>\n");
}

void
gsy_tei_append_article_header (GString *xml, const GsyExportUnit *unit)
{
  const GsyArticleMeta *meta = unit->meta;
  gboolean known = meta->language != NULL && is_language (meta->language);

  g_string_append (xml, "  <teiHeader>\n   <fileDesc>\n    <titleStmt>");
  g_string_append (xml, "<title>");
  gsy_xml_append_text (xml, unit->title != NULL ? unit->title : unit->file, -1);
  g_string_append (xml, "</title></titleStmt>\n " PUBLICATION "    <notesStmt>");
  append_typed (xml, "note", "state", gsy_article_state_to_string (meta->state));
  append_typed (xml, "note", "note", meta->note);
  append_typed (xml, "note", "language", known ? NULL : meta->language);
  g_string_append (xml, "</notesStmt>\n    <sourceDesc><bibl>");
  append_element (xml, "title", meta->title);
  append_element (xml, "publisher", meta->outlet);
  if (unit->published != NULL)
    gsy_tei_append_date (xml, unit->published);
  append_typed (xml, "idno", "URI", meta->url);
  append_typed (xml, "idno", "file", unit->file);
  g_string_append (xml, "</bibl></sourceDesc>\n   </fileDesc>\n");
  if (known)
    {
      g_string_append (xml, "   <profileDesc><langUsage><language");
      gsy_tei_append_language (xml, "ident", meta->language);
      g_string_append (xml, "/></langUsage></profileDesc>\n");
    }
  g_string_append (xml, "  </teiHeader>\n");
}
