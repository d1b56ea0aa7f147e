/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-sidecar-read.c: from the sidecar's bytes to the model, in one pass. A statement that makes no sense is kept raw beside a
 * problem; words that agree with the article are compared where they stand and never copied. */
#include "config.h"
#include "io/gsy-sidecar.h"

#include "core/gsy-error.h"
#include "io/gsy-sidecar-statement.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Statements by id, to find the second one with the same: open addressing over their places. */
typedef struct
{
  guint hash;
  guint place; /* in the statements, plus 1; 0: free */
} Slot;

/* A statement whose place is found when the whole file was read: not before is it known for which text it was written. */
typedef struct
{
  GsyStatement *statement; /* among those of the sidecar */
  const char *at;
  GsyJsonSlice raw;
  gboolean fits; /* as far as the file has words */
  gboolean content_fits;
  gboolean wordless;
} Loose;

typedef struct
{
  const char *at;
  GsyJsonSlice slice;
} Raw;

typedef struct
{
  GsyJsonReader json;
  GsyArticle *article;
  GsyTextLookup lookup; /* nullable */
  gpointer lookup_data;
  GsySidecar *sidecar;
  GsyStatementReader statements;
  Slot *slots;
  guint n_slots;
  guint seed;
  GArray *loose;         /* of Loose */
  GArray *raw;           /* of Raw, in any order */
  GHashTable *dropped;   /* set of statements that turned out to make no sense; NULL: none */
  const char *broken_at; /* the first thing that is wrong with the structure */
  char *broken;
  gboolean has_format, has_version, has_unit;
  gboolean unsorted; /* the statements are not in reading order */
} Reader;

/* Something is wrong with the structure. It counts at the end, when the version is known: a newer version may be otherwise. */
static void
note_broken (Reader *r, const char *at, const char *message)
{
  if (r->broken != NULL)
    return;
  r->broken_at = at;
  r->broken = g_strdup (message);
}

static GsyProblem *
add_problem (Reader *r, const char *at, const char *id, const char *message)
{
  GsyProblem *problem;
  guint line, column;

  gsy_json_locate (&r->json, at, &line, &column);
  problem = gsy_problem_new (line, column, id, message);
  g_ptr_array_add (r->sidecar->problems, problem);
  return problem;
}

/* The article's members */

static gboolean
read_article_text (Reader *r, char **value)
{
  GsyJsonText text;

  if (gsy_json_peek (&r->json) != GSY_JSON_STRING || !gsy_json_read_text (&r->json, &text) || text.nul)
    return FALSE;
  if (text.len > 0)
    *value = gsy_json_text_dup (&text);
  return TRUE;
}

static gboolean
read_length (Reader *r, guint *length)
{
  GsyJsonSlice number;
  gint64 value;

  if (gsy_json_peek (&r->json) != GSY_JSON_NUMBER || !gsy_json_read_number (&r->json, &number) ||
      !gsy_json_to_int64 (&number, &value) || value < 0 || value > G_MAXUINT)
    return FALSE;
  *length = (guint) value;
  return TRUE;
}

static gboolean
read_state (Reader *r, GsyArticleState *state)
{
  g_autofree char *name = NULL;

  return read_article_text (r, &name) && gsy_article_state_from_string (name, state);
}

static void
read_article (Reader *r)
{
  GsySidecar *sidecar = r->sidecar;
  GsyArticleMeta *meta = sidecar->meta;
  GPtrArray *unknown = NULL;
  GsyJsonMember member;

  if (gsy_json_peek (&r->json) != GSY_JSON_OBJECT)
    {
      note_broken (r, gsy_json_get_position (&r->json), _ ("“article” must be an object"));
      gsy_json_skip (&r->json, NULL);
      return;
    }
  gsy_json_enter_object (&r->json);
  while (gsy_json_next_member (&r->json, &member))
    {
      const struct
      {
        const char *name;
        char **value;
      } texts[] = {
        { "file", &sidecar->file },
        { "sha256", &sidecar->sha256 },
        { "title", &meta->title },
        { "outlet", &meta->outlet },
        { "published", &meta->published },
        { "url", &meta->url },
        { "language", &meta->language },
        { "note", &meta->note },
      };
      gboolean known = TRUE, good = FALSE, ours = FALSE;
      const char *name = "state";
      GsyJsonSlice value;
      GsyJsonMark mark;

      if (gsy_json_peek (&r->json) == GSY_JSON_INVALID)
        break;
      gsy_json_save (&r->json, &mark);
      if (gsy_json_slice_is (&member.name, "length"))
        {
          good = read_length (r, &sidecar->length);
          ours = TRUE;
        }
      else if (gsy_json_slice_is (&member.name, "state"))
        {
          good = read_state (r, &meta->state);
        }
      else
        {
          guint i;

          for (i = 0; i < G_N_ELEMENTS (texts) && !gsy_json_slice_is (&member.name, texts[i].name); i++)
            ;
          known = i < G_N_ELEMENTS (texts);
          name = known ? texts[i].name : NULL;
          good = known && read_article_text (r, texts[i].value);
          ours = i < 2;
        }
      if (good || gsy_json_has_failed (&r->json))
        continue;

      gsy_json_restore (&r->json, &mark);
      if (!gsy_json_skip (&r->json, &value))
        break;
      if (known)
        {
          /* Translators: %s is the name of a member in a file, as “title”. */
          g_autofree char *message = g_strdup_printf (_ ("“%.*s” has no value that makes sense"), (int) member.name.len, member.name.data);

          add_problem (r, value.data, NULL, message);
        }
      if (known && !ours)
        gsy_json_keep_odd (&unknown, name, &value);
      else if (!ours)
        gsy_json_keep_unknown (&unknown, &member, &value);
    }
  meta->unknown = gsy_json_steal_unknown (&unknown);
}

/* Statements */

/* Eight bytes at a time: ids are long and this is done for each. Seeded, so that nobody can prepare ids that fall into one place. */
static guint
hash_id (const Reader *r, const char *id)
{
  gsize left = strlen (id);
  guint64 hash = r->seed ^ left;

  while (left > 0)
    {
      gsize n = MIN (left, sizeof (guint64));
      guint64 word = 0;

      memcpy (&word, id, n);
      hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 29;
      id += n;
      left -= n;
    }
  return (guint) (hash ^ (hash >> 32));
}

static void
insert_slot (Slot *slots, guint n_slots, Slot slot)
{
  guint i = slot.hash & (n_slots - 1);

  while (slots[i].place != 0)
    i = (i + 1) & (n_slots - 1);
  slots[i] = slot;
}

static void
grow_slots (Reader *r)
{
  guint n = MAX (64, r->n_slots * 2);
  Slot *slots = g_new0 (Slot, n);

  for (guint i = 0; i < r->n_slots; i++)
    if (r->slots[i].place != 0)
      insert_slot (slots, n, r->slots[i]);
  g_free (r->slots);
  r->slots = slots;
  r->n_slots = n;
}

/* FALSE when a statement with this id was taken before. */
static gboolean
take_id (Reader *r, const char *id)
{
  GPtrArray *statements = r->sidecar->statements;
  guint hash = hash_id (r, id), i;

  if (statements->len * 2 >= r->n_slots)
    grow_slots (r);
  for (i = hash & (r->n_slots - 1); r->slots[i].place != 0; i = (i + 1) & (r->n_slots - 1))
    {
      const GsyStatement *other;

      if (r->slots[i].hash != hash)
        continue;
      other = g_ptr_array_index (statements, r->slots[i].place - 1);
      if (strcmp (other->id, id) == 0)
        return FALSE;
    }
  r->slots[i] = (Slot){ hash, statements->len + 1 };
  return TRUE;
}

/* The statement's first words for a message, on one line and not more than that. */
static char *
dup_words (const GsyStatement *statement)
{
  const char *exact = gsy_statement_get_n_spans (statement) > 0 ? gsy_quote_get_exact (gsy_statement_get_quote (statement, 0)) : NULL;
  g_autofree char *start = NULL;

  if (exact == NULL)
    return g_strdup ("…");
  if (g_utf8_strlen (exact, -1) <= 60)
    return g_strdelimit (g_strdup (exact), "\n\r\t", ' ');
  start = g_strdelimit (g_utf8_substring (exact, 0, 60), "\n\r\t", ' ');
  return g_strconcat (start, "…", NULL);
}

static gboolean
quotes_match (GsyArticle *article, const GArray *quotes)
{
  for (guint i = 0; quotes != NULL && i < quotes->len; i++)
    if (!gsy_quote_matches (article, &g_array_index (quotes, GsyQuote, i)))
      return FALSE;
  return TRUE;
}

/* TRUE when the words of the cue and of each filler are where they are said to be. */
static gboolean
fillers_match (GsyArticle *article, const GsyStatement *statement)
{
  const GPtrArray *const lists[] = { statement->source, statement->target };

  if (statement->cue != NULL && !quotes_match (article, statement->cue->spans))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; lists[i] != NULL && j < lists[i]->len; j++)
      if (!quotes_match (article, ((GsyFiller *) g_ptr_array_index (lists[i], j))->spans))
        return FALSE;
  return TRUE;
}

/* The order is looked at while both neighbours are in the processor's cache. */
static void
add_statement (Reader *r, GsyStatement *statement)
{
  GPtrArray *statements = r->sidecar->statements;

  if (statements->len > 0 && gsy_statement_compare (g_ptr_array_index (statements, statements->len - 1), statement) > 0)
    r->unsorted = TRUE;
  g_ptr_array_add (statements, statement);
}

static void
keep_raw (Reader *r, const char *at, const GsyJsonSlice *slice)
{
  const Raw raw = { at, *slice };

  g_array_append_val (r->raw, raw);
}

static void
read_statement (Reader *r)
{
  GsyStatementReader *reader = &r->statements;
  g_autoptr (GsyStatement) statement = NULL;
  g_autofree char *message = NULL;
  const char *at = gsy_json_get_position (&r->json), *wrong_at = at;
  Loose loose = { .at = at };
  GsyJsonMark mark;

  gsy_json_save (&r->json, &mark);
  statement = gsy_statement_reader_read (reader);
  if (gsy_json_has_failed (&r->json))
    return;
  if (statement == NULL)
    {
      wrong_at = reader->wrong_at;
      message = g_steal_pointer (&reader->wrong);
    }
  else if (take_id (r, statement->id))
    {
      loose.statement = statement;
      loose.fits = reader->fit == GSY_STATEMENT_FITS;
      loose.content_fits = reader->content_fits;
      loose.wordless = reader->wordless && !statement->detached;
      if (!loose.fits || reader->bare || loose.wordless)
        {
          const char *end = gsy_json_get_position (&r->json);

          loose.raw.data = at;
          loose.raw.len = (gsize) (end - at);
          g_array_append_val (r->loose, loose);
        }
      add_statement (r, g_steal_pointer (&statement));
      return;
    }
  else
    {
      message = g_strdup (_ ("another statement has the same id"));
    }

  gsy_json_restore (&r->json, &mark);
  if (!gsy_json_skip (&r->json, &loose.raw))
    return;
  keep_raw (r, at, &loose.raw);
  add_problem (r, wrong_at, statement != NULL ? statement->id : reader->id, message);
}

static void
read_statements (Reader *r)
{
  if (gsy_json_peek (&r->json) != GSY_JSON_ARRAY)
    {
      note_broken (r, gsy_json_get_position (&r->json), _ ("“statements” must be a list"));
      gsy_json_skip (&r->json, NULL);
      return;
    }
  gsy_json_enter_array (&r->json);
  while (gsy_json_next_element (&r->json))
    read_statement (r);
}

/* What is to be told of a statement that was looked for. NULL: nothing. */
static char *
describe_place (Reader *r, const GsyStatement *statement, GsyAnchorResult result, gboolean was_detached, const char *words)
{
  if (result == GSY_ANCHOR_DETACHED)
    /* Translators: %s are the first words of a marked statement. */
    return g_strdup_printf (_ ("The words “%s” are not where they were; the statement is listed as detached."), words);
  if (result == GSY_ANCHOR_REVIEW)
    /* Translators: %s are the first words of a marked statement, as they were before the article was edited. */
    return g_strdup_printf (_ ("The words “%s” have changed; look whether the statement still fits."), words);
  if (result == GSY_ANCHOR_MOVED)
    /* Translators: %s are the first words of a marked statement. */
    return g_strdup_printf (_ ("The words “%s” are at another place now; the statement was moved there."), words);
  if (was_detached)
    /* Translators: %s are the first words of a marked statement. */
    return g_strdup_printf (_ ("The words “%s” are back where they were; the statement is no longer detached."), words);
  if (!fillers_match (r->article, statement))
    /* Translators: %s are the first words of a marked statement. */
    return g_strdup_printf (_ ("The words of the cue, source or target of “%s” are not where they were."), words);
  return NULL;
}

/* The statement, which is fresh still, makes no sense: what the file has of it is kept. */
static void
drop_loose (Reader *r, const Loose *loose, const char *message)
{
  keep_raw (r, loose->at, &loose->raw);
  add_problem (r, loose->at, loose->statement->id, message);
  if (r->dropped == NULL)
    r->dropped = g_hash_table_new (NULL, NULL);
  g_hash_table_add (r->dropped, loose->statement);
}

/* The file says that it is about this very text: what was not found there was looked for already, perhaps by way of a text that is no more, and is not
 * to be found elsewhere today. */
static gboolean
is_known_lost (Reader *r, const Loose *loose)
{
  return r->sidecar->sha256 != NULL && !r->sidecar->article_changed && (loose->statement->detached || loose->content_fits);
}

/* Finds a statement's words where they are now. */
static void
place_loose (Reader *r, GsyAnchorer *anchorer, gboolean has_former, const Loose *loose)
{
  GsyStatement *statement = loose->statement;
  GsyAnchorCounts *counts = &r->sidecar->counts;
  gboolean was_detached = statement->detached;
  g_autofree char *words = dup_words (statement);
  g_autofree char *message = NULL;
  GsyAnchorResult result;

  /* Without words nobody can tell whether a statement is still right in a text that changed: then it is not. */
  if (loose->fits && loose->wordless && !has_former)
    {
      statement->detached = TRUE;
      counts->n_detached++;
      add_problem (r, loose->at, statement->id, _ ("The article changed and the statement has no words to find it by; it is listed as detached."))->kind = GSY_PROBLEM_PLACE;
      return;
    }
  if (is_known_lost (r, loose))
    result = statement->detached ? GSY_ANCHOR_DETACHED : GSY_ANCHOR_SAME;
  else
    result = gsy_anchorer_place (anchorer, statement);
  if (result != GSY_ANCHOR_DETACHED && !gsy_article_check_statement (r->article, statement))
    {
      drop_loose (r, loose, _ ("a span starts or ends inside a character"));
      return;
    }
  message = describe_place (r, statement, result, was_detached, words);
  if (message != NULL)
    add_problem (r, loose->at, statement->id, message)->kind = GSY_PROBLEM_PLACE;
  if (r->sidecar->article_changed && !(was_detached && result == GSY_ANCHOR_DETACHED))
    gsy_anchor_counts_add (counts, result);
}

static void
remove_dropped (Reader *r)
{
  g_autoptr (GPtrArray) all = g_steal_pointer (&r->sidecar->statements);

  r->sidecar->statements = g_ptr_array_new_full (all->len, (GDestroyNotify) gsy_statement_unref);
  for (guint i = 0; i < all->len; i++)
    if (!g_hash_table_contains (r->dropped, all->pdata[i]))
      g_ptr_array_add (r->sidecar->statements, gsy_statement_ref (all->pdata[i]));
}

static void
place_all_loose (Reader *r)
{
  GsySidecar *sidecar = r->sidecar;
  gboolean changed = sidecar->article_changed;
  g_autoptr (GsyArticle) former = NULL;
  g_autoptr (GsyAnchorer) anchorer = NULL;
  guint n_placed = 0;

  if (r->article == NULL)
    return;
  if (changed && r->lookup != NULL && r->loose->len > 0)
    former = r->lookup (sidecar->sha256, r->lookup_data);
  for (guint i = 0; i < r->loose->len; i++)
    {
      const Loose *loose = &g_array_index (r->loose, Loose, i);

      if (loose->fits && !changed)
        continue;
      if (anchorer == NULL)
        anchorer = gsy_anchorer_new (r->article, former);
      place_loose (r, anchorer, former != NULL, loose);
      n_placed++;
      r->unsorted = TRUE;
    }
  if (changed)
    sidecar->counts.n_same += sidecar->statements->len - n_placed;
  if (r->dropped != NULL)
    remove_dropped (r);
}

static int
compare_raw (gconstpointer a, gconstpointer b)
{
  const Raw *x = a, *y = b;

  return x->at < y->at ? -1 : x->at > y->at;
}

/* In the file's order. */
static void
copy_raw (Reader *r)
{
  g_array_sort (r->raw, compare_raw);
  for (guint i = 0; i < r->raw->len; i++)
    {
      const Raw *raw = &g_array_index (r->raw, Raw, i);

      g_ptr_array_add (r->sidecar->raw, g_strndup (raw->slice.data, raw->slice.len));
    }
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const GsyProblem *x = *(GsyProblem *const *) a, *y = *(GsyProblem *const *) b;

  if (x->line != y->line)
    return x->line < y->line ? -1 : 1;
  return x->column < y->column ? -1 : x->column > y->column;
}

/* The top level */

static void
read_top (Reader *r)
{
  GPtrArray *unknown = NULL;
  GsyJsonMember member;
  GsyJsonSlice raw;

  if (!gsy_json_enter_object (&r->json))
    return;
  while (gsy_json_next_member (&r->json, &member))
    {
      GsyJsonType type = gsy_json_peek (&r->json);
      const char *at = gsy_json_get_position (&r->json);

      if (gsy_json_slice_is (&member.name, "format"))
        {
          r->has_format = gsy_json_skip_text (&r->json, "gainsay-annotations");
          if (!r->has_format)
            note_broken (r, at, _ ("“format” must be “gainsay-annotations”; this is another kind of file"));
        }
      else if (gsy_json_slice_is (&member.name, "version"))
        {
          r->has_version = TRUE;
          if (!gsy_json_skip_version (&r->json, &r->sidecar->version))
            note_broken (r, at, _ ("“version” must be a whole number from 1"));
        }
      else if (gsy_json_slice_is (&member.name, "unit"))
        {
          r->has_unit = gsy_json_skip_text (&r->json, "code-point");
          if (!r->has_unit)
            note_broken (r, at, _ ("“unit” must be “code-point”; other units are not read"));
        }
      else if (gsy_json_slice_is (&member.name, "article"))
        read_article (r);
      else if (gsy_json_slice_is (&member.name, "statements"))
        read_statements (r);
      else if (type != GSY_JSON_INVALID && gsy_json_skip (&r->json, &raw))
        gsy_json_keep_unknown (&unknown, &member, &raw);
    }
  r->sidecar->unknown = gsy_json_steal_unknown (&unknown);
}

/* What must be there, once all was read. */
static void
check_structure (Reader *r, const char *start)
{
  if (!r->has_format)
    note_broken (r, start, _ ("“format” is missing; this is another kind of file"));
  if (!r->has_version)
    note_broken (r, start, _ ("“version” is missing"));
  if (r->sidecar->version <= GSY_SIDECAR_VERSION && !r->has_unit)
    note_broken (r, start, _ ("“unit” is missing; it must be “code-point”"));
  if (r->broken == NULL)
    return;
  if (r->sidecar->version <= GSY_SIDECAR_VERSION || !r->has_format)
    {
      gsy_json_fail (&r->json, r->broken_at, r->broken);
      return;
    }
  /* A newer version may count otherwise, so its offsets mean nothing to us. */
  g_ptr_array_set_size (r->sidecar->statements, 0);
  g_ptr_array_set_size (r->sidecar->problems, 0);
  g_array_set_size (r->loose, 0);
  add_problem (r, r->broken_at, NULL, r->broken);
}

GsySidecar *
gsy_sidecar_parse (GBytes *bytes, const char *name, GsyArticle *article, GError **error)
{
  return gsy_sidecar_parse_with (bytes, name, article, NULL, NULL, error);
}

GsySidecar *
gsy_sidecar_parse_with (GBytes *bytes, const char *name, GsyArticle *article, GsyTextLookup lookup, gpointer lookup_data, GError **error)
{
  g_autoptr (GsySidecar) sidecar = gsy_sidecar_new ();
  Reader r = { .article = article, .lookup = lookup, .lookup_data = lookup_data, .sidecar = sidecar, .seed = g_random_int () };
  gsize len;
  const char *data = g_bytes_get_data (bytes, &len);
  gboolean good;

  if (len > GSY_SIDECAR_MAX_BYTES)
    {
      /* Translators: %s is a file's name. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_TOO_LARGE, _ ("%s: larger than %u MiB, which is the limit"), name, GSY_SIDECAR_MAX_BYTES >> 20);
      return NULL;
    }
  gsy_json_reader_init (&r.json, data, len);
  gsy_statement_reader_init (&r.statements, &r.json, article);
  r.loose = g_array_new (FALSE, FALSE, sizeof (Loose));
  r.raw = g_array_new (FALSE, FALSE, sizeof (Raw));

  gsy_json_peek (&r.json);
  data = gsy_json_get_position (&r.json);
  read_top (&r);
  good = gsy_json_finish (&r.json, name, error);
  if (good)
    {
      check_structure (&r, data);
      good = gsy_json_finish (&r.json, name, error);
    }
  if (good)
    {
      sidecar->article_changed = article != NULL && sidecar->sha256 != NULL &&
                                 g_ascii_strcasecmp (sidecar->sha256, gsy_article_get_sha256 (article)) != 0;
      place_all_loose (&r);
      copy_raw (&r);
      if (r.unsorted)
        g_ptr_array_sort (sidecar->statements, gsy_statement_compare_elements);
      g_ptr_array_sort (sidecar->problems, compare_problems);
    }

  g_free (r.slots);
  g_free (r.broken);
  g_array_unref (r.loose);
  g_array_unref (r.raw);
  g_clear_pointer (&r.dropped, g_hash_table_unref);
  gsy_statement_reader_clear (&r.statements);
  gsy_json_reader_clear (&r.json);
  return good ? g_steal_pointer (&sidecar) : NULL;
}
