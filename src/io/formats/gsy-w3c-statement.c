/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-w3c-statement.c: bodies, creators and places of a web annotation.
 *
 * What “classifying” says is the layer; where nothing does, the first tag is, as coders use tags, else the motivation. Other tags are topics, words are
 * the note, and what the model has that we have not stands in the note, too. */
#include "config.h"
#include "io/formats/gsy-w3c-statement.h"

#include "core/gsy-intern.h"
#include "io/formats/gsy-import-private.h"
#include "io/formats/gsy-json-read.h"
#include "io/formats/gsy-w3c-place.h"
#include "io/gsy-sidecar-statement.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* --- What annotations say --- */

static const char *
first_text (JsonNode *node)
{
  return gsy_json_n_values (node) > 0 ? gsy_json_to_text (gsy_json_nth_value (node, 0)) : NULL;
}

/* The word of a motivation or a purpose, as “oa:linking” or the whole IRI has it, too. */
static gboolean
is_motivation (const char *text, const char *motivation)
{
  gsize len = text != NULL ? strlen (text) : 0, n = strlen (motivation);

  return len >= n && strcmp (text + len - n, motivation) == 0 && (len == n || strchr ("#/:", text[len - n - 1]) != NULL);
}

gboolean
gsy_w3c_has_motivation (JsonNode *annotation, const char *motivation)
{
  JsonNode *motivations = gsy_json_get (annotation, "motivation");

  for (guint i = 0; i < gsy_json_n_values (motivations); i++)
    if (is_motivation (gsy_json_to_text (gsy_json_nth_value (motivations, i)), motivation))
      return TRUE;
  return FALSE;
}

/* A body without a purpose has the annotation's. (nullable) */
static const char *
get_purpose (JsonNode *annotation, JsonNode *body)
{
  const char *purpose = first_text (gsy_json_get (body, "purpose"));

  return purpose != NULL ? purpose : first_text (gsy_json_get (annotation, "motivation"));
}

/* The words of a body. (nullable) */
static const char *
get_value (JsonNode *body)
{
  const char *value = gsy_json_get_text (body, "value");

  return value != NULL ? value : gsy_json_get_text (body, "chars");
}

/* What a body that is a thing of its own is called. (nullable) */
static const char *
get_address (JsonNode *body)
{
  JsonNode *source = gsy_json_get (body, "source");

  if (gsy_json_to_text (body) != NULL)
    return gsy_json_to_text (body);
  if (gsy_json_to_text (source) != NULL)
    return gsy_json_to_text (source);
  return gsy_w3c_get_id (source != NULL ? source : body);
}

/* The last part of an address, which is what people see of it. */
static const char *
get_last_part (const char *address)
{
  const char *part = address;

  for (const char *p = address; *p != '\0'; p++)
    if ((*p == '/' || *p == '#') && p[1] != '\0')
      part = p + 1;
  return part;
}

/* What a body that classifies or tags says. (nullable) */
static const char *
get_label (JsonNode *body)
{
  const char *label = get_value (body);

  if (label == NULL)
    label = first_text (gsy_json_get (body, "label"));
  if (label == NULL)
    label = first_text (gsy_json_get (gsy_json_get (body, "source"), "label"));
  if (label == NULL && get_address (body) != NULL)
    label = get_last_part (get_address (body));
  return label != NULL && label[0] != '\0' ? label : NULL;
}

const char *
gsy_w3c_get_body_text (JsonNode *annotation, const char *purpose)
{
  JsonNode *bodies = gsy_json_get (annotation, "body");

  for (guint i = 0; i < gsy_json_n_values (bodies); i++)
    {
      JsonNode *body = gsy_json_nth_value (bodies, i);

      if (get_value (body) != NULL && (purpose == NULL || is_motivation (get_purpose (annotation, body), purpose)))
        return get_value (body);
    }
  if (gsy_json_get_text (annotation, "bodyValue") != NULL)
    return gsy_json_get_text (annotation, "bodyValue");
  return gsy_json_get_text (annotation, "text");
}

char *
gsy_w3c_dup_creator (JsonNode *annotation)
{
  static const char *const names[] = { "name", "nickname", "label", "email", "id", "@id" };
  JsonNode *creators = gsy_json_get (annotation, "creator");
  JsonNode *creator = gsy_json_n_values (creators) > 0 ? gsy_json_nth_value (creators, 0) : gsy_json_get (annotation, "user");
  const char *text = gsy_json_to_text (creator);

  for (guint i = 0; text == NULL && i < G_N_ELEMENTS (names); i++)
    text = first_text (gsy_json_get (creator, names[i]));
  if (text == NULL || text[0] == '\0')
    return NULL;
  if (g_str_has_prefix (text, "acct:")) /* of Hypothesis: acct:ann@hypothes.is */
    return g_strndup (text + 5, strcspn (text + 5, "@"));
  return g_strdup (text);
}

/* Whatever its fragment. */
static gboolean
is_same_source (const char *address, const char *source)
{
  gsize len = address != NULL ? strcspn (address, "#") : 0;

  return address != NULL && len == strcspn (source, "#") && memcmp (address, source, len) == 0;
}

/* --- Bodies --- */

typedef struct
{
  GsyImport *import;
  GsyStatement *statement;
  const char *where;
  const char *class;
  GPtrArray *tags;
} Bodies;

static void
keep_in_note (Bodies *self, const char *name, const char *value)
{
  g_autofree char *line = g_strdup_printf ("%s: %s", name, value);
  /* Translators: a line of a list of what an import has no place for; %s is the name of a member in a file, as “rights”. */
  g_autofree char *kind = g_strdup_printf (_ ("values of “%s”"), name);

  gsy_statement_append_note (self->statement, line);
  gsy_import_unplaced (self->import, kind, self->where, TRUE);
}

static void
take_body (Bodies *self, JsonNode *annotation, JsonNode *body)
{
  const char *purpose = get_purpose (annotation, body), *value = get_value (body);

  if (is_motivation (purpose, "classifying") && self->class == NULL && get_label (body) != NULL)
    self->class = get_label (body);
  else if ((is_motivation (purpose, "tagging") || is_motivation (purpose, "classifying")) && get_label (body) != NULL)
    g_ptr_array_add (self->tags, (gpointer) get_label (body));
  else if (value != NULL && value[0] == '\0')
    return;
  else if (value != NULL && (purpose == NULL || is_motivation (purpose, "commenting") || is_motivation (purpose, "describing") || is_motivation (purpose, "replying") ||
                             is_motivation (purpose, "highlighting") || is_motivation (purpose, "editing") || is_motivation (purpose, "assessing") ||
                             is_motivation (purpose, "questioning")))
    gsy_statement_append_note (self->statement, value);
  else if (value != NULL || get_address (body) != NULL)
    keep_in_note (self, purpose != NULL ? purpose : "body", value != NULL ? value : get_address (body));
  else
    {
      g_autofree char *line = gsy_json_to_line (body);

      keep_in_note (self, "body", line);
    }
}

static void
take_bodies (Bodies *self, JsonNode *annotation)
{
  JsonNode *bodies = gsy_json_get (annotation, "body");
  JsonNode *tags = gsy_json_get (annotation, "tags");
  const char *alone = gsy_json_get_text (annotation, "bodyValue");
  const char *text = gsy_json_get_text (annotation, "text");

  for (guint i = 0; i < gsy_json_n_values (bodies); i++)
    {
      JsonNode *body = gsy_json_nth_value (bodies, i), *items = gsy_json_get (body, "items");

      for (guint j = 0; j < gsy_json_n_values (items); j++)
        take_body (self, annotation, gsy_json_nth_value (items, j));
      if (items == NULL)
        take_body (self, annotation, body);
    }
  for (guint i = 0; i < gsy_json_n_values (tags); i++)
    if (gsy_json_to_text (gsy_json_nth_value (tags, i)) != NULL)
      g_ptr_array_add (self->tags, (gpointer) gsy_json_to_text (gsy_json_nth_value (tags, i)));
  if (alone != NULL && alone[0] != '\0')
    gsy_statement_append_note (self->statement, alone);
  if (text != NULL && text[0] != '\0')
    gsy_statement_append_note (self->statement, text);
}

/* Which of the tags is the layer: one that the folder has a layer for, else the first. */
static guint
choose_tag (const Bodies *self)
{
  GsyScheme *scheme = gsy_import_get_scheme (self->import);

  for (guint i = 0; i < self->tags->len; i++)
    {
      g_autofree char *tag = g_utf8_casefold (g_ptr_array_index (self->tags, i), -1);

      for (guint j = 0; j < gsy_scheme_get_n_layers (scheme); j++)
        {
          const GsyLayer *layer = gsy_scheme_get_layer (scheme, j);
          g_autofree char *name = g_utf8_casefold (layer->name != NULL ? layer->name : layer->id, -1);
          g_autofree char *id = g_utf8_casefold (layer->id, -1);

          if (strcmp (tag, name) == 0 || strcmp (tag, id) == 0)
            return i;
        }
    }
  return 0;
}

/* Takes out of the tags what is the layer. (transfer none) */
static const char *
take_layer (Bodies *self, JsonNode *annotation)
{
  const char *name = self->class;

  if (name == NULL && self->tags->len > 0)
    {
      guint chosen = choose_tag (self);

      name = g_ptr_array_index (self->tags, chosen);
      g_ptr_array_remove_index (self->tags, chosen);
    }
  if (name == NULL)
    name = first_text (gsy_json_get (annotation, "motivation"));
  return gsy_import_layer (self->import, name != NULL && name[0] != '\0' ? get_last_part (name) : "highlighting", NULL);
}

/* Members that are neither ours nor about the file. */
static void
take_others (Bodies *self, JsonNode *annotation)
{
  static const char *const known[] = { "@context", "id", "@id", "type", "@type", "motivation", "body", "bodyValue", "target", "creator", "created", "modified",
                                       "generator", "generated", "user", "updated", "uri", "text", "tags", "group", "permissions", "document", "links", "flagged", "hidden",
                                       "user_info", "references", "moderation", "mentions", "actions", "gsy:cue", "gsy:source", "gsy:target", "gsy:said", "gsy:attributes", "gsy:detached", NULL };
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, json_node_get_object (annotation));
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      g_autofree char *line = NULL;

      if (g_strv_contains (known, name) || JSON_NODE_HOLDS_NULL (value))
        continue;
      line = gsy_json_to_text (value) != NULL ? g_strdup (gsy_json_to_text (value)) : gsy_json_to_line (value);
      keep_in_note (self, name, line);
    }
}

/* --- Places --- */

/* The places among @places that are in @source, or in none that is told. TRUE when all are surely where they are said to be. */
static gboolean
append_places (GsyW3cMaker *self, GArray *places, const char *source, GArray *quotes, const char *where)
{
  gboolean sure = TRUE;

  for (guint i = 0; i < places->len; i++)
    {
      const GsyW3cPlace *place = &g_array_index (places, GsyW3cPlace, i);
      const char *address = place->source != NULL ? place->source : place->id;

      if (source != NULL && address != NULL && !is_same_source (address, source))
        gsy_import_unplaced (self->import, _ ("targets of annotations in a second text"), where, FALSE);
      else if (gsy_w3c_place_is_selection (place))
        sure &= gsy_w3c_place_append (place, self->article->article, self->utf16, quotes);
      else
        {
          /* Translators: a line of a list of what an import has no place for; %s is a term of the W3C's, as “XPathSelector”. */
          g_autofree char *kind = g_strdup_printf (_ ("targets that only a “%s” tells"), place->selector != NULL ? place->selector : "source");

          gsy_import_unplaced (self->import, kind, where, FALSE);
        }
    }
  return sure;
}

/* (nullable): no place. */
static GArray *
make_quotes (GsyW3cMaker *self, JsonNode *targets, const char *source, gboolean *sure, const char *where)
{
  g_autoptr (GArray) places = gsy_w3c_places (targets);
  g_autoptr (GArray) quotes = gsy_quotes_new ();

  *sure &= append_places (self, places, source, quotes, where);
  return quotes->len > 0 ? g_steal_pointer (&quotes) : NULL;
}

static GPtrArray *
make_fillers (GsyW3cMaker *self, JsonNode *list, const char *source, gboolean *sure, const char *where)
{
  g_autoptr (GPtrArray) fillers = gsy_fillers_new ();

  for (guint i = 0; i < gsy_json_n_values (list); i++)
    {
      JsonNode *node = gsy_json_nth_value (list, i);
      const char *actor = gsy_json_get_text (node, "gsy:actor");
      GsyFiller *filler = gsy_filler_new (actor != NULL && actor[0] != '\0' ? actor : NULL);

      if (gsy_json_get (node, "gsy:words") != NULL)
        filler->spans = make_quotes (self, gsy_json_get (node, "gsy:words"), source, sure, where);
      if (filler->actor != NULL || filler->spans != NULL)
        g_ptr_array_add (fillers, filler);
      else
        gsy_filler_free (filler);
    }
  return fillers->len > 0 ? g_steal_pointer (&fillers) : NULL;
}

static void
drop_words (GsyQuote *quotes, guint n, gpointer data)
{
  for (guint i = 0; i < n; i++)
    gsy_quote_drop_strings (&quotes[i]);
}

/* A place that waits to be found has no overlaps with others of its list, and is behind them. */
static void
settle (GsyQuote *quotes, guint n, gpointer data)
{
  guint end = 0;

  for (guint i = 0; i < n; i++)
    {
      guint len = MAX (1, quotes[i].span.end - MIN (quotes[i].span.start, quotes[i].span.end));

      quotes[i].span.start = MIN (MAX (quotes[i].span.start, end), G_MAXINT - 1 - n);
      quotes[i].span.end = MAX (MIN (quotes[i].span.start + len, G_MAXINT - n + i), quotes[i].span.start + 1);
      end = quotes[i].span.end;
    }
}

static void
place (GsyW3cMaker *self, GsyStatement *statement, gboolean sure, const char *where)
{
  if (!statement->detached && sure)
    {
      gsy_statement_each_quotes (statement, drop_words, NULL);
      return;
    }
  if (!statement->detached)
    {
      if (self->anchorer == NULL)
        self->anchorer = gsy_anchorer_new (self->article->article, NULL);
      if (gsy_anchorer_place (self->anchorer, statement) == GSY_ANCHOR_DETACHED)
        gsy_import_unplaced (self->import, _ ("annotations whose words are not in the text, now listed as detached"), where, TRUE);
    }
  if (statement->detached)
    gsy_statement_each_quotes (statement, settle, NULL);
}

/* --- Statements --- */

static void
read_attributes (GsyStatement *statement, const char *attributes)
{
  GsyJsonReader json;
  GsyJsonMember member;

  gsy_json_reader_init (&json, attributes, strlen (attributes));
  if (gsy_json_peek (&json) == GSY_JSON_OBJECT && gsy_json_enter_object (&json))
    while (gsy_json_next_member (&json, &member))
      {
        GsyValue value = { 0 };

        if (!gsy_value_read (&json, &value))
          break;
        value.id = g_strndup (member.name.data, member.name.len);
        if (statement->attributes == NULL)
          statement->attributes = gsy_values_new ();
        g_array_append_val (statement->attributes, value);
      }
  gsy_json_reader_clear (&json);
}

static char *
dup_text (JsonNode *annotation, const char *name, const char *other)
{
  const char *text = first_text (gsy_json_get (annotation, name));

  if (text == NULL && other != NULL)
    text = first_text (gsy_json_get (annotation, other));
  return text != NULL && text[0] != '\0' ? g_strdup (text) : NULL;
}

/* What is said of it, but for where it is. */
static GsyStatement *
make_statement (GsyW3cMaker *self, JsonNode *annotation, const char *where)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  const char *id = gsy_w3c_get_id (annotation);
  g_autofree char *plain = id != NULL && id[0] != '\0' ? gsy_w3c_dup_id (id) : NULL;
  GsyStatement *statement = gsy_statement_new (plain, "");
  Bodies bodies = { .import = self->import, .statement = statement, .where = where, .tags = tags };

  take_bodies (&bodies, annotation);
  g_ref_string_release (statement->layer);
  statement->layer = gsy_intern (take_layer (&bodies, annotation));
  take_others (&bodies, annotation);
  if (tags->len > 0)
    {
      g_ptr_array_add (tags, NULL);
      statement->about = g_strdupv ((char **) tags->pdata);
    }
  statement->creator = gsy_w3c_dup_creator (annotation);
  statement->created = dup_text (annotation, "created", "generated");
  statement->modified = dup_text (annotation, "modified", "updated");
  statement->said = dup_text (annotation, "gsy:said", NULL);
  return statement;
}

void
gsy_w3c_take_statement (GsyW3cMaker *self, JsonNode *annotation, const char *source, const char *attributes, const char *note, GPtrArray *links, const char *where)
{
  JsonNode *detached = gsy_json_get (annotation, "gsy:detached");
  gboolean sure = TRUE;
  GArray *quotes = make_quotes (self, gsy_json_get (annotation, "target"), source, &sure, where);
  GsyStatement *statement = make_statement (self, annotation, where);

  if (quotes == NULL)
    {
      gsy_import_unplaced (self->import, _ ("annotations of a whole text"), where, statement->note != NULL);
      if (statement->note != NULL)
        {
          char *all = self->article->meta->note != NULL ? g_strconcat (self->article->meta->note, "\n", statement->note, NULL) : g_strdup (statement->note);

          g_free (self->article->meta->note);
          self->article->meta->note = all;
        }
      gsy_statement_unref (statement);
      return;
    }
  gsy_statement_take_quotes (statement, quotes);
  if (gsy_json_get (annotation, "gsy:cue") != NULL)
    {
      statement->cue = gsy_filler_new (NULL);
      statement->cue->spans = make_quotes (self, gsy_json_get (annotation, "gsy:cue"), source, &sure, where);
      if (statement->cue->spans == NULL)
        g_clear_pointer (&statement->cue, gsy_filler_free);
    }
  statement->source = make_fillers (self, gsy_json_get (annotation, "gsy:source"), source, &sure, where);
  statement->target = make_fillers (self, gsy_json_get (annotation, "gsy:target"), source, &sure, where);
  if (attributes != NULL)
    read_attributes (statement, attributes);
  if (note != NULL)
    gsy_statement_append_note (statement, note);
  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      if (statement->links == NULL)
        statement->links = gsy_links_new ();
      g_ptr_array_add (statement->links, gsy_link_copy (g_ptr_array_index (links, i)));
    }
  statement->detached = detached != NULL && JSON_NODE_HOLDS_VALUE (detached) && json_node_get_value_type (detached) == G_TYPE_BOOLEAN && json_node_get_boolean (detached);
  place (self, statement, sure, where);
  gsy_import_article_take (self->article, self->import, statement, _ ("annotations"));
}
