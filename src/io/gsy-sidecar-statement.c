/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-sidecar-statement.c: one statement of a sidecar, member by member. */
#include "config.h"
#include "io/gsy-sidecar-statement.h"

#include <glib/gi18n-lib.h>

enum
{
  MEMBER_ID,
  MEMBER_LAYER,
  MEMBER_SPANS,
  MEMBER_CUE,
  MEMBER_SOURCE,
  MEMBER_TARGET,
  MEMBER_ABOUT,
  MEMBER_SAID,
  MEMBER_ATTRIBUTES,
  MEMBER_LINKS,
  MEMBER_NOTE,
  MEMBER_CREATOR,
  MEMBER_CREATED,
  MEMBER_MODIFIED,
  MEMBER_DETACHED,
  N_MEMBERS,
};

#define NAME(s)     \
  {                 \
    s, sizeof s - 1 \
  }
static const GsyJsonSlice member_names[N_MEMBERS] = {
  [MEMBER_ID] = NAME ("id"),
  [MEMBER_LAYER] = NAME ("layer"),
  [MEMBER_SPANS] = NAME ("spans"),
  [MEMBER_CUE] = NAME ("cue"),
  [MEMBER_SOURCE] = NAME ("source"),
  [MEMBER_TARGET] = NAME ("target"),
  [MEMBER_ABOUT] = NAME ("about"),
  [MEMBER_SAID] = NAME ("said"),
  [MEMBER_ATTRIBUTES] = NAME ("attributes"),
  [MEMBER_LINKS] = NAME ("links"),
  [MEMBER_NOTE] = NAME ("note"),
  [MEMBER_CREATOR] = NAME ("creator"),
  [MEMBER_CREATED] = NAME ("created"),
  [MEMBER_MODIFIED] = NAME ("modified"),
  [MEMBER_DETACHED] = NAME ("detached"),
};

static void
clear_span (GsyReadSpan *span)
{
  g_clear_pointer (&span->unknown, g_strfreev);
}

void
gsy_statement_reader_init (GsyStatementReader *self, GsyJsonReader *json, GsyArticle *article)
{
  memset (self, 0, sizeof *self);
  self->json = json;
  self->article = article;
  if (article != NULL)
    {
      self->offsets = gsy_article_get_offsets (article);
      self->text = gsy_article_get_text (article, NULL);
      self->n_chars = gsy_article_get_length (article);
    }
  self->spans = g_array_new (FALSE, FALSE, sizeof (GsyReadSpan));
  g_array_set_clear_func (self->spans, (GDestroyNotify) clear_span);
  self->scratch = g_string_new (NULL);
}

void
gsy_statement_reader_clear (GsyStatementReader *self)
{
  g_clear_pointer (&self->spans, g_array_unref);
  g_string_free (self->scratch, TRUE);
  g_clear_pointer (&self->wrong, g_free);
  g_clear_pointer (&self->id, g_free);
}

gboolean
gsy_statement_reader_complain (GsyStatementReader *self, const char *at, const char *format, ...)
{
  va_list arguments;

  if (self->wrong != NULL || gsy_json_has_failed (self->json))
    return FALSE;
  va_start (arguments, format);
  self->wrong = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  self->wrong_at = at;
  return FALSE;
}

/* Values */

static gboolean
read_text (GsyStatementReader *self, const char *name, GsyJsonText *text)
{
  const char *at;

  if (gsy_json_peek (self->json) != GSY_JSON_STRING)
    /* Translators: %s is the name of a member in a file, as “note”. */
    return gsy_statement_reader_complain (self, gsy_json_get_position (self->json), _ ("“%s” must be a text"), name);
  at = gsy_json_get_position (self->json);
  if (!gsy_json_read_text (self->json, text))
    return FALSE;
  if (text->nul)
    /* Translators: %s is the name of a member in a file, as “note”. */
    return gsy_statement_reader_complain (self, at, _ ("“%s” holds a NUL character, which no text can hold"), name);
  return TRUE;
}

/* An empty text is none. */
static gboolean
take_text (GsyStatementReader *self, const char *name, char **value)
{
  GsyJsonText text;

  if (!read_text (self, name, &text))
    return FALSE;
  if (text.len > 0)
    *value = gsy_json_text_dup (&text);
  return TRUE;
}

static gboolean
take_needed_text (GsyStatementReader *self, const char *name, char **value)
{
  const char *at;

  gsy_json_peek (self->json);
  at = gsy_json_get_position (self->json);
  if (!take_text (self, name, value))
    return FALSE;
  if (*value == NULL)
    /* Translators: %s is the name of a member in a file, as “id”. */
    return gsy_statement_reader_complain (self, at, _ ("“%s” must not be empty"), name);
  return TRUE;
}

static gboolean
take_offset (GsyStatementReader *self, const char *name, guint *offset)
{
  GsyJsonType type = gsy_json_peek (self->json);
  const char *at = gsy_json_get_position (self->json);
  GsyJsonSlice number;
  gint64 value;

  if (type == GSY_JSON_INVALID || (type == GSY_JSON_NUMBER && !gsy_json_read_number (self->json, &number)))
    return FALSE;
  if (type != GSY_JSON_NUMBER || !gsy_json_to_int64 (&number, &value) || value < 0)
    /* Translators: %s is the name of a member in a file, as “start”. */
    return gsy_statement_reader_complain (self, at, _ ("“%s” must be a whole number from 0"), name);
  if (value > G_MAXINT)
    /* Translators: %s is the name of a member in a file, as “start”. */
    return gsy_statement_reader_complain (self, at, _ ("“%s” is larger than any article"), name);
  *offset = (guint) value;
  return TRUE;
}

static gboolean
enter_object (GsyStatementReader *self, const char *name)
{
  if (gsy_json_peek (self->json) != GSY_JSON_OBJECT)
    /* Translators: %s is the name of a member in a file, as “cue”. */
    return gsy_statement_reader_complain (self, gsy_json_get_position (self->json), _ ("“%s” must be an object"), name);
  return gsy_json_enter_object (self->json);
}

static gboolean
enter_array (GsyStatementReader *self, const char *name)
{
  if (gsy_json_peek (self->json) != GSY_JSON_ARRAY)
    /* Translators: %s is the name of a member in a file, as “spans”. */
    return gsy_statement_reader_complain (self, gsy_json_get_position (self->json), _ ("“%s” must be a list"), name);
  return gsy_json_enter_array (self->json);
}

static gboolean
keep_unknown (GsyStatementReader *self, GPtrArray **unknown, const GsyJsonMember *member)
{
  GsyJsonSlice raw;

  if (!gsy_json_skip (self->json, &raw))
    return FALSE;
  gsy_json_keep_unknown (unknown, member, &raw);
  return TRUE;
}

/* TRUE when a walk through an object or a list came to its end without a complaint. */
static gboolean
is_sound (GsyStatementReader *self)
{
  return self->wrong == NULL && !gsy_json_has_failed (self->json);
}

/* Spans */

static gboolean
read_span (GsyStatementReader *self, GsyReadSpan *span)
{
  GPtrArray *unknown = NULL;
  gboolean has_start = FALSE, has_end = FALSE, good = TRUE;
  GsyJsonMember member;

  memset (span, 0, sizeof *span);
  gsy_json_peek (self->json);
  span->at = gsy_json_get_position (self->json);
  if (gsy_json_peek (self->json) != GSY_JSON_OBJECT)
    return gsy_statement_reader_complain (self, span->at, _ ("a span must be an object"));
  if (!gsy_json_enter_object (self->json))
    return FALSE;
  while (good && gsy_json_next_member (self->json, &member))
    {
      if (gsy_json_slice_is (&member.name, "start"))
        good = has_start = take_offset (self, "start", &span->span.start);
      else if (gsy_json_slice_is (&member.name, "end"))
        good = has_end = take_offset (self, "end", &span->span.end);
      else if (gsy_json_slice_is (&member.name, "exact"))
        good = read_text (self, "exact", &span->exact);
      else if (gsy_json_slice_is (&member.name, "prefix"))
        good = read_text (self, "prefix", &span->prefix);
      else if (gsy_json_slice_is (&member.name, "suffix"))
        good = read_text (self, "suffix", &span->suffix);
      else if (gsy_json_slice_is (&member.name, "was"))
        good = read_text (self, "was", &span->was);
      else
        good = keep_unknown (self, &unknown, &member);
    }
  span->unknown = gsy_json_steal_unknown (&unknown);
  if (!is_sound (self))
    return FALSE;
  if (!has_start || !has_end)
    return gsy_statement_reader_complain (self, span->at, _ ("a span must have “start” and “end”"));
  if (span->span.start >= span->span.end)
    return gsy_statement_reader_complain (self, span->at, _ ("a span must end after its start"));
  return TRUE;
}

/* @list: (nullable): of a filler, to append to. */
static gboolean
read_spans (GsyStatementReader *self, GArray *list)
{
  guint n = 0, end = 0;
  const char *at;

  gsy_json_peek (self->json);
  at = gsy_json_get_position (self->json);
  if (!enter_array (self, "spans"))
    return FALSE;
  while (gsy_json_next_element (self->json))
    {
      GsyReadSpan span;

      if (!read_span (self, &span))
        {
          clear_span (&span);
          return FALSE;
        }
      span.list = list;
      span.index = n++;
      g_array_append_val (self->spans, span);
      if (list != NULL)
        gsy_quotes_append (list, span.span);
      if (span.span.start < end)
        return gsy_statement_reader_complain (self, span.at, _ ("spans must be in the order of the text and not overlap"));
      end = span.span.end;
    }
  if (!is_sound (self))
    return FALSE;
  if (n == 0)
    return gsy_statement_reader_complain (self, at, _ ("“spans” must not be empty"));
  return TRUE;
}

/* Fillers */

static gboolean
read_filler (GsyStatementReader *self, const char *name, gboolean is_cue, GsyFiller *filler)
{
  GPtrArray *unknown = NULL;
  GsyJsonMember member;
  gboolean good = TRUE;
  const char *at;

  gsy_json_peek (self->json);
  at = gsy_json_get_position (self->json);
  if (!is_cue && gsy_json_peek (self->json) != GSY_JSON_OBJECT)
    /* Translators: %s is the name of a list in a file, as “source”. */
    return gsy_statement_reader_complain (self, at, _ ("an element of “%s” must be an object"), name);
  if (!enter_object (self, name))
    return FALSE;
  while (good && gsy_json_next_member (self->json, &member))
    {
      if (gsy_json_slice_is (&member.name, "spans"))
        {
          filler->spans = gsy_quotes_new ();
          good = read_spans (self, filler->spans);
        }
      else if (!is_cue && gsy_json_slice_is (&member.name, "actor"))
        good = take_text (self, "actor", &filler->actor);
      else
        good = keep_unknown (self, &unknown, &member);
    }
  filler->unknown = gsy_json_steal_unknown (&unknown);
  if (!is_sound (self))
    return FALSE;
  if (filler->spans == NULL && is_cue)
    return gsy_statement_reader_complain (self, at, _ ("“cue” must have “spans”"));
  if (filler->spans == NULL && filler->actor == NULL)
    /* Translators: %s is “source” or “target”, as in the file. */
    return gsy_statement_reader_complain (self, at, _ ("an element of “%s” must have “actor” or “spans”"), name);
  return TRUE;
}

static gboolean
read_fillers (GsyStatementReader *self, const char *name, GPtrArray **fillers)
{
  if (!enter_array (self, name))
    return FALSE;
  *fillers = gsy_fillers_new ();
  while (gsy_json_next_element (self->json))
    {
      GsyFiller *filler = gsy_filler_new (NULL);

      g_ptr_array_add (*fillers, filler);
      if (!read_filler (self, name, FALSE, filler))
        return FALSE;
    }
  if (is_sound (self) && (*fillers)->len == 0)
    g_clear_pointer (fillers, g_ptr_array_unref);
  return is_sound (self);
}

static gboolean
read_cue (GsyStatementReader *self, GsyFiller **cue)
{
  *cue = gsy_filler_new (NULL);
  return read_filler (self, "cue", TRUE, *cue);
}

/* Other members */

static gboolean
read_about (GsyStatementReader *self, char ***about)
{
  g_autoptr (GPtrArray) topics = g_ptr_array_new_with_free_func (g_free);

  if (!enter_array (self, "about"))
    return FALSE;
  while (gsy_json_next_element (self->json))
    {
      const char *at = gsy_json_get_position (self->json);
      GsyJsonText topic;

      if (gsy_json_peek (self->json) != GSY_JSON_STRING)
        return gsy_statement_reader_complain (self, at, _ ("an element of “about” must be a text"));
      if (!read_text (self, "about", &topic))
        return FALSE;
      if (topic.len == 0)
        return gsy_statement_reader_complain (self, at, _ ("an element of “about” must not be empty"));
      g_ptr_array_add (topics, gsy_json_text_dup (&topic));
    }
  if (!is_sound (self))
    return FALSE;
  if (topics->len > 0)
    {
      g_ptr_array_add (topics, NULL);
      *about = (char **) g_ptr_array_free (g_steal_pointer (&topics), FALSE);
    }
  return TRUE;
}

gboolean
gsy_value_read (GsyJsonReader *json, GsyValue *value)
{
  GsyJsonSlice number;
  GsyJsonMark mark;
  GsyJsonText text;
  gboolean boolean;

  gsy_json_peek (json);
  gsy_json_save (json, &mark);
  switch (gsy_json_peek (json))
    {
    case GSY_JSON_STRING:
      if (!gsy_json_read_text (json, &text))
        return FALSE;
      if (!text.nul)
        {
          value->type = GSY_VALUE_STRING;
          value->string = gsy_json_text_dup (&text);
          return TRUE;
        }
      break;
    case GSY_JSON_NUMBER:
      if (!gsy_json_read_number (json, &number))
        return FALSE;
      if (gsy_json_to_int64 (&number, &value->integer))
        {
          value->type = GSY_VALUE_INTEGER;
          return TRUE;
        }
      break;
    case GSY_JSON_BOOLEAN:
      value->type = GSY_VALUE_BOOLEAN;
      boolean = FALSE;
      gsy_json_read_boolean (json, &boolean);
      value->integer = boolean;
      return !gsy_json_has_failed (json);
    case GSY_JSON_INVALID:
    case GSY_JSON_OBJECT:
    case GSY_JSON_ARRAY:
    case GSY_JSON_NULL:
    default:
      break;
    }
  gsy_json_restore (json, &mark);
  if (!gsy_json_skip (json, &number))
    return FALSE;
  value->type = GSY_VALUE_RAW;
  value->integer = 0;
  value->string = g_strndup (number.data, number.len);
  return TRUE;
}

static gboolean
read_attributes (GsyStatementReader *self, GArray **attributes)
{
  GsyJsonMember member;

  if (!enter_object (self, "attributes"))
    return FALSE;
  *attributes = gsy_values_new ();
  while (gsy_json_next_member (self->json, &member))
    {
      GsyValue value = { 0 };

      if (memchr (member.name.data, '\0', member.name.len) != NULL)
        return gsy_statement_reader_complain (self, member.raw.data, _ ("the id of an attribute holds a NUL character, which no text can hold"));
      value.id = g_strndup (member.name.data, member.name.len);
      if (!gsy_value_read (self->json, &value))
        {
          g_free (value.id);
          return FALSE;
        }
      g_array_append_val (*attributes, value);
    }
  if (is_sound (self) && (*attributes)->len == 0)
    g_clear_pointer (attributes, g_array_unref);
  return is_sound (self);
}

static gboolean
read_link (GsyStatementReader *self, GsyLink *link)
{
  GPtrArray *unknown = NULL;
  GsyJsonMember member;
  gboolean good = TRUE;
  const char *at;

  gsy_json_peek (self->json);
  at = gsy_json_get_position (self->json);
  if (gsy_json_peek (self->json) != GSY_JSON_OBJECT)
    return gsy_statement_reader_complain (self, at, _ ("a link must be an object"));
  if (!gsy_json_enter_object (self->json))
    return FALSE;
  while (good && gsy_json_next_member (self->json, &member))
    {
      if (gsy_json_slice_is (&member.name, "relation"))
        good = take_text (self, "relation", &link->relation);
      else if (gsy_json_slice_is (&member.name, "to"))
        good = take_text (self, "to", &link->to);
      else if (gsy_json_slice_is (&member.name, "article"))
        good = take_text (self, "article", &link->article);
      else if (gsy_json_slice_is (&member.name, "exact"))
        good = take_text (self, "exact", &link->exact);
      else
        good = keep_unknown (self, &unknown, &member);
    }
  link->unknown = gsy_json_steal_unknown (&unknown);
  if (!is_sound (self))
    return FALSE;
  if (link->relation == NULL || link->to == NULL)
    return gsy_statement_reader_complain (self, at, _ ("a link must have “relation” and “to”"));
  return TRUE;
}

static gboolean
read_links (GsyStatementReader *self, GPtrArray **links)
{
  if (!enter_array (self, "links"))
    return FALSE;
  *links = gsy_links_new ();
  while (gsy_json_next_element (self->json))
    {
      GsyLink *link = gsy_link_new (NULL, NULL);

      g_ptr_array_add (*links, link);
      if (!read_link (self, link))
        return FALSE;
    }
  if (is_sound (self) && (*links)->len == 0)
    g_clear_pointer (links, g_ptr_array_unref);
  return is_sound (self);
}

static gboolean
read_detached (GsyStatementReader *self, GsyStatement *draft)
{
  gboolean detached = FALSE;

  if (gsy_json_peek (self->json) != GSY_JSON_BOOLEAN)
    return gsy_statement_reader_complain (self, gsy_json_get_position (self->json), _ ("“detached” must be true or false"));
  gsy_json_read_boolean (self->json, &detached);
  draft->detached = detached;
  return !gsy_json_has_failed (self->json);
}

/* @next: where to look first, since members come in our order. */
static guint
find_member (const GsyJsonSlice *name, guint next)
{
  for (guint i = 0; i < N_MEMBERS; i++)
    {
      guint member = next + i < N_MEMBERS ? next + i : next + i - N_MEMBERS;

      if (name->len == member_names[member].len && memcmp (name->data, member_names[member].data, name->len) == 0)
        return member;
    }
  return N_MEMBERS;
}

static gboolean
read_member (GsyStatementReader *self, guint member, GsyStatement *draft, char **layer)
{
  switch (member)
    {
    case MEMBER_ID:
      return take_needed_text (self, "id", &self->id);
    case MEMBER_LAYER:
      return take_needed_text (self, "layer", layer);
    case MEMBER_SPANS:
      return read_spans (self, NULL);
    case MEMBER_CUE:
      return read_cue (self, &draft->cue);
    case MEMBER_SOURCE:
      return read_fillers (self, "source", &draft->source);
    case MEMBER_TARGET:
      return read_fillers (self, "target", &draft->target);
    case MEMBER_ABOUT:
      return read_about (self, &draft->about);
    case MEMBER_SAID:
      return take_text (self, "said", &draft->said);
    case MEMBER_ATTRIBUTES:
      return read_attributes (self, &draft->attributes);
    case MEMBER_LINKS:
      return read_links (self, &draft->links);
    case MEMBER_NOTE:
      return take_text (self, "note", &draft->note);
    case MEMBER_CREATOR:
      return take_text (self, "creator", &draft->creator);
    case MEMBER_CREATED:
      return take_text (self, "created", &draft->created);
    case MEMBER_MODIFIED:
      return take_text (self, "modified", &draft->modified);
    case MEMBER_DETACHED:
      return read_detached (self, draft);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
read_members (GsyStatementReader *self, const char *at, GsyStatement *draft, char **layer)
{
  GPtrArray *unknown = NULL;
  GsyJsonMember member;
  gboolean good = TRUE;
  guint known, next = 0;

  if (gsy_json_peek (self->json) != GSY_JSON_OBJECT)
    return gsy_statement_reader_complain (self, at, _ ("a statement must be an object"));
  if (!gsy_json_enter_object (self->json))
    return FALSE;
  while (good && gsy_json_next_member (self->json, &member))
    {
      known = find_member (&member.name, next);
      if (known == N_MEMBERS)
        {
          good = keep_unknown (self, &unknown, &member);
          continue;
        }
      good = read_member (self, known, draft, layer);
      next = known + 1;
    }
  draft->unknown = gsy_json_steal_unknown (&unknown);
  if (!is_sound (self))
    return FALSE;
  if (self->id == NULL)
    return gsy_statement_reader_complain (self, at, _ ("the statement has no “id”"));
  if (*layer == NULL)
    return gsy_statement_reader_complain (self, at, _ ("the statement has no “layer”"));
  for (guint i = 0; i < self->spans->len; i++)
    if (g_array_index (self->spans, GsyReadSpan, i).list == NULL)
      return gsy_statement_reader_check_spans (self, draft->detached);
  return gsy_statement_reader_complain (self, at, _ ("the statement has no “spans”"));
}

GsyStatement *
gsy_statement_reader_read (GsyStatementReader *self)
{
  GsyStatement draft = { 0 }, *statement;
  g_autofree char *layer = NULL;
  const char *at;
  gboolean good;

  g_clear_pointer (&self->wrong, g_free);
  g_clear_pointer (&self->id, g_free);
  g_array_set_size (self->spans, 0);

  gsy_json_peek (self->json);
  at = gsy_json_get_position (self->json);
  good = read_members (self, at, &draft, &layer);

  /* The members go to a statement either way, which also frees them. */
  statement = gsy_statement_new (good ? self->id : "", good ? layer : "");
  statement->detached = draft.detached;
  statement->cue = draft.cue;
  statement->source = draft.source;
  statement->target = draft.target;
  statement->about = draft.about;
  statement->said = draft.said;
  statement->attributes = draft.attributes;
  statement->links = draft.links;
  statement->note = draft.note;
  statement->creator = draft.creator;
  statement->created = draft.created;
  statement->modified = draft.modified;
  statement->unknown = draft.unknown;
  if (good)
    gsy_statement_reader_place_spans (self, statement);
  else
    g_clear_pointer (&statement, gsy_statement_unref);
  return statement;
}
