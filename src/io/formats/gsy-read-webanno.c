/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-read-webanno.c: reads WebAnno TSV 3, as INCEpTION and WebAnno write it (INCEpTION's user guide, appendix B), into feature structures.
 *
 * The text is what “#Text=” says, where the tokens' places say: between sentences it has spaces and line ends that nobody wrote down, as many as fit. An
 * annotation is as long as from the first to the last of its rows. */
#include "config.h"
#include "io/formats/gsy-format.h"
#include "io/formats/gsy-read-cas.h"
#include "io/formats/gsy-reader.h"
#include "io/formats/gsy-webanno-cells.h"

#include "core/gsy-error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define FORMAT "#FORMAT=WebAnno TSV "
#define SOFA 1

/* Of a header; each is gone through for each row. */
#define MAX_COLUMNS 2000

/* Of text that nobody wrote down, between all sentences together. */
#define MAX_GAP 1000000

typedef enum
{
  COLUMN_NONE, /* a layer without features */
  COLUMN_VALUE,
  COLUMN_ROLE,   /* of a slot */
  COLUMN_TARGET, /* of a slot: the column after its role's */
  COLUMN_SOURCE, /* of a relation */
  COLUMN_CHAIN,  /* which place it has in a chain */
} ColumnKind;

typedef enum
{
  LAYER_SPAN,
  LAYER_RELATION,
  LAYER_CHAIN,
} LayerKind;

typedef struct
{
  ColumnKind kind;
  LayerKind layer_kind;
  const char *type;    /* by the graph's strings */
  const char *feature; /* likewise */
  const char *base;    /* of a relation's ends or a slot's fillers */
  guint layer;         /* number of its layer */
} Column;

/* What leads to an annotation that may come later. @from_row, @number: where it is, and which one there; 0: the only one. */
typedef struct
{
  GsyFs *fs;
  const char *feature;
  const char *base;
  char *row;
  guint number;
} Reference;

/* A link of a chain. */
typedef struct
{
  guint chain;
  guint place;
  GsyFs *fs;
} ChainLink;

typedef struct
{
  const char *name;
  guint line;
  GsyCasGraph *graph;
  gint64 next_id;

  GArray *columns;
  guint n_layers;

  GString *text;
  guint n_utf16;   /* of @text */
  gboolean header; /* lines of a sentence's text come */
  GString *sentence;
  gint64 shift;   /* of places, where a file counts each sentence from 0 */
  guint64 n_gaps; /* of what nobody wrote down in @text */

  GHashTable *by_number; /* “type number”, and “number” alone, to GsyFs */
  GHashTable *by_row;    /* “row type” to the first GsyFs there */
  GPtrArray *in_row;     /* of each layer: GPtrArray of GsyFs in this row, as they are stacked */
  GArray *references;
  GArray *chain_links;
  GHashTable *roles; /* of this row: slots' GsyFs, for their targets: “fs's address feature” to GPtrArray of GsyFs */
} Loader;

/* --- Annotations --- */

static GsyFs *
find_numbered (Loader *self, const char *type, guint number)
{
  g_autofree char *key = g_strdup_printf ("%s %u", type, number);

  return g_hash_table_lookup (self->by_number, key);
}

static void
remember (Loader *self, GsyFs *fs, guint number, const char *row)
{
  char *place = g_strconcat (row, " ", fs->type, NULL);

  if (g_hash_table_contains (self->by_row, place))
    g_free (place);
  else
    g_hash_table_insert (self->by_row, place, fs);
  if (number == 0)
    return;
  g_hash_table_insert (self->by_number, g_strdup_printf ("%s %u", fs->type, number), fs);
  place = g_strdup_printf ("%u", number);
  if (g_hash_table_contains (self->by_number, place))
    g_free (place);
  else
    g_hash_table_insert (self->by_number, place, fs);
}

/* The annotation of @column's layer that is the @stack-th in this row, or goes on in it by its number; a new one. */
static GsyFs *
ensure_annotation (Loader *self, const Column *column, guint stack, guint number, const char *row, guint64 begin, guint64 end)
{
  GPtrArray *stacked = g_ptr_array_index (self->in_row, column->layer);
  GsyFs *fs = number > 0 && column->layer_kind == LAYER_SPAN ? find_numbered (self, column->type, number) : NULL;

  if (fs == NULL && stack < stacked->len)
    {
      fs = g_ptr_array_index (stacked, stack);
      if (number > 0 && column->layer_kind == LAYER_SPAN)
        remember (self, fs, number, row);
      return fs;
    }
  if (fs == NULL)
    {
      fs = gsy_cas_graph_add (self->graph, self->next_id++, column->type);
      gsy_cas_graph_set_place (fs, SOFA, begin, end);
    }
  fs->begin = MIN (fs->begin, begin);
  fs->end = MAX (fs->end, end);
  if (column->layer_kind != LAYER_RELATION)
    remember (self, fs, number, row);
  if (stacked->len <= stack)
    g_ptr_array_add (stacked, fs);
  return fs;
}

static void
refer (Loader *self, GsyFs *fs, const char *feature, const char *base, const char *row, gssize len, guint number)
{
  Reference reference = { .fs = fs, .feature = feature, .base = base, .row = len < 0 ? g_strdup (row) : g_strndup (row, (gsize) len), .number = number };

  g_array_append_val (self->references, reference);
}

static void
set_value (Loader *self, const Column *column, GsyFs *fs, const char *from, const char *end)
{
  g_autofree char *value = NULL;

  if (gsy_webanno_is_sign (from, end, '*') || gsy_webanno_is_sign (from, end, '_'))
    return;
  value = gsy_webanno_unescape (from, end - from, TRUE);
  gsy_cas_graph_set_text (self->graph, fs, column->feature, GSY_FS_TEXT, value);
}

/* What fills a slot, one after the other: links with a role each, whose targets are in the next column. */
static void
add_roles (Loader *self, const Column *column, GsyFs *host, const char *from, const char *end)
{
  GPtrArray *links;

  if (gsy_webanno_is_sign (from, end, '_'))
    return;
  links = g_ptr_array_new ();
  while (from <= end)
    {
      const char *stop = gsy_webanno_find_end (from, end, ';');
      GsyFs *link = gsy_cas_graph_add (self->graph, self->next_id++, "uima.cas.TOP");
      g_autofree char *role = gsy_webanno_is_sign (from, stop, '*') ? g_strdup ("") : gsy_webanno_unescape (from, stop - from, TRUE);

      gsy_cas_graph_set_text (self->graph, link, "role", GSY_FS_TEXT, role);
      gsy_cas_graph_add_reference (self->graph, host, column->feature, link->id);
      g_ptr_array_add (links, link);
      from = stop + 1;
    }
  g_hash_table_insert (self->roles, g_strdup_printf ("%p %s", (gpointer) host, column->feature), links);
}

static void
add_targets (Loader *self, const Column *column, GsyFs *host, const char *from, const char *end)
{
  g_autofree char *key = g_strdup_printf ("%p %s", (gpointer) host, column->feature);
  GPtrArray *links = g_hash_table_lookup (self->roles, key);

  for (guint i = 0; links != NULL && i < links->len && from <= end; i++)
    {
      const char *stop = gsy_webanno_find_end (from, end, ';'), *next = stop + 1;
      guint number, none;

      gsy_webanno_cut_numbers (from, &stop, &number, &none);
      if (!gsy_webanno_is_sign (from, stop, '*') && !gsy_webanno_is_sign (from, stop, '_'))
        refer (self, g_ptr_array_index (links, i), "target", column->base, from, stop - from, number);
      from = next;
    }
}

/* “coref->1-2”: the second of the first chain. */
static void
add_chain_link (Loader *self, const Column *column, GsyFs *fs, const char *from, const char *end)
{
  ChainLink link = { .fs = fs };
  const char *arrow = NULL;
  char *rest;
  guint64 chain, place;

  for (const char *p = from; p + 1 < end; p++)
    if (*p == '\\')
      p++;
    else if (p[0] == '-' && p[1] == '>')
      arrow = p;
  set_value (self, column, fs, from, arrow != NULL ? arrow : end);
  if (arrow == NULL)
    return;
  chain = g_ascii_strtoull (arrow + 2, &rest, 10);
  place = *rest == '-' ? g_ascii_strtoull (rest + 1, NULL, 10) : 0;
  link.chain = (guint) MIN (chain, G_MAXUINT);
  link.place = (guint) MIN (place, G_MAXUINT);
  g_array_append_val (self->chain_links, link);
}

static void
add_part (Loader *self, const Column *column, guint stack, const char *from, const char *end, const char *row, guint64 row_begin, guint64 row_end)
{
  guint number = 0, other = 0;
  GsyFs *fs;

  if (column->kind != COLUMN_TARGET)
    gsy_webanno_cut_numbers (from, &end, &number, &other);
  fs = ensure_annotation (self, column, stack, column->kind == COLUMN_TARGET || column->kind == COLUMN_SOURCE ? 0 : number, row, row_begin, row_end);
  switch (column->kind)
    {
    case COLUMN_VALUE:
      set_value (self, column, fs, from, end);
      break;
    case COLUMN_ROLE:
      add_roles (self, column, fs, from, end);
      break;
    case COLUMN_TARGET:
      add_targets (self, column, fs, from, end);
      break;
    case COLUMN_SOURCE:
      refer (self, fs, "Governor", column->base, from, end - from, number);
      refer (self, fs, "Dependent", column->base, row, -1, other);
      break;
    case COLUMN_CHAIN:
      add_chain_link (self, column, fs, from, end);
      break;
    case COLUMN_NONE:
    default:
      break;
    }
}

/* --- Rows --- */

static gboolean
fail (const Loader *self, const char *what, GError **error)
{
  /* Translators: the first %s is a file's name, %u the number of a line in it, the second %s what is wrong there. */
  g_set_error (error, GSY_ERROR, GSY_ERROR_PARSE, _ ("%s:%u: %s"), self->name, self->line, what);
  return FALSE;
}

static guint
count_utf16 (const char *text, gsize len)
{
  guint n = 0;

  for (const char *p = text; p < text + len; p = g_utf8_next_char (p))
    n += g_utf8_get_char (p) > 0xffff ? 2 : 1;
  return n;
}

static void
append_text (Loader *self, const char *text, gsize len)
{
  g_string_append_len (self->text, text, (gssize) len);
  self->n_utf16 += count_utf16 (text, len);
}

/* Whether the text so far ends as a sentence does, so that another may follow on the same line. */
static gboolean
ends_sentence (const GString *text)
{
  const char *last = text->len > 0 ? g_utf8_find_prev_char (text->str, text->str + text->len) : NULL;

  return last != NULL && g_unichar_ispunct (g_utf8_get_char (last));
}

/* What was between sentences is not written down: one place is a space, where a sentence ended, more are an empty line. */
static void
append_gap (Loader *self, guint64 n)
{
  gboolean line = self->text->len > 0 && (n > 1 || !ends_sentence (self->text));

  for (guint64 i = 0; i < n; i++)
    append_text (self, line && i < 2 ? "\n" : " ", 1);
}

/* The first token of a sentence says where its text begins. */
static gboolean
begin_sentence (Loader *self, guint64 begin, GError **error)
{
  self->header = FALSE;
  self->shift = 0;
  if (begin < self->n_utf16)
    {
      append_gap (self, 1);
      self->shift = (gint64) self->n_utf16 - (gint64) begin;
    }
  else if (begin - self->n_utf16 > MAX_GAP - self->n_gaps)
    return fail (self, _ ("this token is far behind the text before it"), error);
  else
    {
      self->n_gaps += begin - self->n_utf16;
      append_gap (self, begin - self->n_utf16);
    }
  append_text (self, self->sentence->str, self->sentence->len);
  g_string_truncate (self->sentence, 0);
  return TRUE;
}

/* “12-34” */
static gboolean
parse_place (const char *text, guint64 *begin, guint64 *end)
{
  char *rest;

  if (!g_ascii_isdigit (*text))
    return FALSE;
  *begin = g_ascii_strtoull (text, &rest, 10);
  if (*rest != '-' || !g_ascii_isdigit (rest[1]))
    return FALSE;
  *end = g_ascii_strtoull (rest + 1, &rest, 10);
  return *rest == '\0' && *begin <= *end && *end <= G_MAXINT32;
}

static void
add_cell (Loader *self, const Column *column, const char *cell, const char *row, guint64 begin, guint64 end)
{
  const char *cell_end = cell + strlen (cell);
  guint stack = 0;

  if (gsy_webanno_is_sign (cell, cell_end, '_') || cell == cell_end)
    return;
  for (const char *from = cell; from <= cell_end; stack++)
    {
      const char *stop = gsy_webanno_find_end (from, cell_end, '|');

      add_part (self, column, stack, from, stop, row, begin, end);
      from = stop + 1;
    }
}

static gboolean
add_row (Loader *self, const char *line, GError **error)
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", -1);
  guint64 begin, end;

  if (cells[0] == NULL || cells[1] == NULL || cells[2] == NULL || !parse_place (cells[1], &begin, &end))
    return fail (self, _ ("this is no token with its place"), error);
  if (self->header && !begin_sentence (self, begin, error))
    return FALSE;
  begin = (guint64) ((gint64) begin + self->shift);
  end = (guint64) ((gint64) end + self->shift);

  for (guint i = 0; i < self->in_row->len; i++)
    g_ptr_array_set_size (g_ptr_array_index (self->in_row, i), 0);
  g_hash_table_remove_all (self->roles);
  for (guint i = 0; i < self->columns->len && cells[i + 3] != NULL; i++)
    add_cell (self, &g_array_index (self->columns, Column, i), cells[i + 3], cells[0], begin, end);
  return TRUE;
}

/* --- Header --- */

static void
add_column (Loader *self, ColumnKind kind, LayerKind layer_kind, const char *type, const char *feature, const char *base)
{
  Column column = {
    .kind = kind,
    .layer_kind = layer_kind,
    .type = gsy_cas_graph_intern (self->graph, type),
    .feature = gsy_cas_graph_intern (self->graph, feature),
    .base = gsy_cas_graph_intern (self->graph, base),
    .layer = self->n_layers,
  };

  g_array_append_val (self->columns, column);
}

static void
add_feature (Loader *self, LayerKind layer, const char *type, const char *feature)
{
  const Column *before = self->columns->len > 0 ? &g_array_index (self->columns, Column, self->columns->len - 1) : NULL;

  if (layer == LAYER_RELATION && g_str_has_prefix (feature, "BT_"))
    add_column (self, COLUMN_SOURCE, layer, type, "", feature + strlen ("BT_"));
  else if (layer == LAYER_CHAIN)
    add_column (self, strcmp (feature, "referenceRelation") == 0 ? COLUMN_CHAIN : COLUMN_VALUE, layer, type, feature, "");
  else if (layer == LAYER_SPAN && g_str_has_prefix (feature, "ROLE_"))
    {
      /* “ROLE_type:feature_type of the link”; a type or feature may have an underscore, the feature ends where the link's type begins with its package. */
      const char *colon = strchr (feature, ':');
      g_autofree char *name = g_strdup (colon != NULL ? colon + 1 : feature + strlen ("ROLE_"));
      char *cut = strchr (name, '_');

      if (cut != NULL)
        *cut = '\0';
      add_column (self, COLUMN_ROLE, layer, type, name, "");
    }
  else if (before != NULL && before->kind == COLUMN_ROLE && before->layer == self->n_layers)
    add_column (self, COLUMN_TARGET, layer, type, before->feature, feature);
  else if (feature[0] == '\0')
    add_column (self, COLUMN_NONE, layer, type, "", "");
  else
    add_column (self, COLUMN_VALUE, layer, type, feature, "");
}

static gboolean
add_layer (Loader *self, LayerKind layer, const char *declaration, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (declaration, "|", -1);
  guint n = g_strv_length (parts);

  if (n == 0 || parts[0][0] == '\0' || self->columns->len + n > MAX_COLUMNS)
    return fail (self, _ ("this layer is not declared as it should be"), error);
  for (guint i = 1; i < n; i++)
    add_feature (self, layer, parts[0], parts[i]);
  if (n == 1)
    add_feature (self, layer, parts[0], "");
  self->n_layers++;
  g_ptr_array_add (self->in_row, g_ptr_array_new ());
  return TRUE;
}

static gboolean
add_line (Loader *self, char *line, GError **error)
{
  static const char *const prefixes[] = { [LAYER_SPAN] = "#T_SP=", [LAYER_RELATION] = "#T_RL=", [LAYER_CHAIN] = "#T_CH=" };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (line, prefixes[i]))
      return add_layer (self, i, line + strlen (prefixes[i]), error);
  if (g_str_has_prefix (line, "#Text="))
    {
      g_autofree char *text = gsy_webanno_unescape (line + strlen ("#Text="), -1, FALSE);

      if (self->header)
        g_string_append_c (self->sentence, '\n');
      g_string_append (self->sentence, text);
      self->header = TRUE;
      return TRUE;
    }
  if (line[0] == '\0' || line[0] == '#')
    return TRUE;
  return add_row (self, line, error);
}

/* --- Ends --- */

static int
compare_links (gconstpointer a, gconstpointer b)
{
  const ChainLink *one = a, *other = b;

  if (one->chain != other->chain)
    return one->chain < other->chain ? -1 : 1;
  return one->place < other->place ? -1 : one->place > other->place;
}

/* Of a link over several tokens, each row has a piece, which says no more than the first. */
static void
merge_links (const ChainLink *before, ChainLink *link)
{
  if (link->fs == before->fs)
    return;
  before->fs->begin = MIN (before->fs->begin, link->fs->begin);
  before->fs->end = MAX (before->fs->end, link->fs->end);
  link->fs->placed = FALSE;
  link->fs = before->fs;
}

/* Makes references of what was told by rows and numbers. */
static void
resolve (Loader *self)
{
  for (guint i = 0; i < self->references->len; i++)
    {
      const Reference *reference = &g_array_index (self->references, Reference, i);
      g_autofree char *place = g_strconcat (reference->row, " ", reference->base, NULL);
      g_autofree char *number = g_strdup_printf ("%u", reference->number);
      GsyFs *to = reference->number > 0 ? find_numbered (self, reference->base, reference->number) : g_hash_table_lookup (self->by_row, place);

      if (to == NULL && reference->number > 0)
        to = g_hash_table_lookup (self->by_number, number);
      gsy_cas_graph_set_reference (self->graph, reference->fs, reference->feature, to != NULL ? to->id : 0);
    }
  g_array_sort (self->chain_links, compare_links);
  for (guint i = 1; i < self->chain_links->len; i++)
    {
      ChainLink *link = &g_array_index (self->chain_links, ChainLink, i), *before = link - 1;

      if (before->chain != link->chain)
        continue;
      if (before->place == link->place)
        merge_links (before, link);
      else
        gsy_cas_graph_set_reference (self->graph, before->fs, "next", link->fs->id);
    }
}

static void
clear_reference (gpointer data)
{
  g_free (((Reference *) data)->row);
}

static void
unref_array (gpointer data)
{
  g_ptr_array_unref (data);
}

static gboolean
load_lines (Loader *self, char *text, GError **error)
{
  if (!g_str_has_prefix (text, FORMAT "3."))
    {
      self->line = 1;
      return fail (self, _ ("this is not WebAnno TSV 3"), error);
    }
  for (char *line = text, *next; line != NULL; line = next)
    {
      gsize len;

      next = strchr (line, '\n');
      if (next != NULL)
        *next++ = '\0';
      len = strlen (line);
      if (len > 0 && line[len - 1] == '\r')
        line[len - 1] = '\0';
      self->line++;
      if (!add_line (self, line, error))
        return FALSE;
    }
  /* A text without a token. */
  if (self->header && !begin_sentence (self, self->n_utf16 + (self->n_utf16 > 0), error))
    return FALSE;
  resolve (self);
  gsy_cas_graph_add_sofa (self->graph, SOFA, "_InitialView", self->text->str);
  return TRUE;
}

static GsyCasGraph *
load (GsySource *source, const char *name, G_GNUC_UNUSED gpointer data, GError **error)
{
  g_autofree char *text = gsy_source_load_text (source, name, NULL, error);
  g_autoptr (GsyCasGraph) graph = gsy_cas_graph_new ();
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_autoptr (GString) whole = g_string_new (NULL);
  g_autoptr (GString) sentence = g_string_new (NULL);
  g_autoptr (GHashTable) by_number = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) by_row = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) in_row = g_ptr_array_new_with_free_func (unref_array);
  g_autoptr (GArray) references = g_array_new (FALSE, FALSE, sizeof (Reference));
  g_autoptr (GArray) chain_links = g_array_new (FALSE, FALSE, sizeof (ChainLink));
  g_autoptr (GHashTable) roles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_array);
  Loader self = {
    .name = name,
    .graph = graph,
    .next_id = 2,
    .columns = columns,
    .text = whole,
    .sentence = sentence,
    .by_number = by_number,
    .by_row = by_row,
    .in_row = in_row,
    .references = references,
    .chain_links = chain_links,
    .roles = roles,
  };

  g_array_set_clear_func (references, clear_reference);
  return text != NULL && load_lines (&self, text, error) ? g_steal_pointer (&graph) : NULL;
}

/* --- The reader --- */

static guint
sure (GsySource *source, const char *name)
{
  g_autofree char *head = NULL;
  g_autoptr (GBytes) bytes = gsy_source_load_head (source, name, 64);
  gsize len;
  const char *data = g_bytes_get_data (bytes, &len);

  if (len > 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      len -= 3;
    }
  head = g_strndup (len > 0 ? data : "", len);
  return g_str_has_prefix (head, FORMAT) ? 100 : 0;
}

static gboolean
is_ours (GsySource *source, const char *name)
{
  return sure (source, name) > 0;
}

static guint
probe (GsySource *source)
{
  return gsy_cas_probe (source, ".tsv", sure);
}

static gboolean
read_source (GsyImport *import, GsySource *source, GError **error)
{
  return gsy_cas_read (import, source, ".tsv", is_ours, load, NULL, error);
}

static const char *const suffixes[] = { ".tsv", NULL };

const GsyReader gsy_reader_webanno = {
  .id = "webanno-tsv",
  .name = "WebAnno TSV",
  /* Translators: what comes of files of a format, in the list of formats that can be read. */
  .purpose = N_ ("what was marked in INCEpTION or WebAnno"),
  .suffixes = suffixes,
  .folders = TRUE,
  .reads = GSY_HOLDS (GSY_FEATURE_FRAGMENTS) | GSY_HOLDS (GSY_FEATURE_OVERLAPS) | GSY_HOLDS (GSY_FEATURE_NESTING) | GSY_HOLDS (GSY_FEATURE_CUE) |
           GSY_HOLDS (GSY_FEATURE_ROLE_WORDS) | GSY_HOLDS (GSY_FEATURE_ACTORS) | GSY_HOLDS (GSY_FEATURE_TOPICS) | GSY_HOLDS (GSY_FEATURE_SAID) |
           GSY_HOLDS (GSY_FEATURE_LINKS) | GSY_HOLDS (GSY_FEATURE_NOTES) | GSY_HOLDS (GSY_FEATURE_IDS),
  .probe = probe,
  .read = read_source,
};
