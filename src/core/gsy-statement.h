/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-statement.h: everything that a sidecar says of one statement, as an immutable value.
 *
 * Lifetime: gsy_statement_new() or gsy_statement_copy() gives a fresh statement that only its maker knows; the maker fills
 * the public fields and then hands it out. From that moment nobody writes to it any more, any thread may read it and hold a
 * reference, and a change is a copy with the same id. Absent text is NULL, never ""; an absent list is NULL, never empty.
 *
 * Members that we do not know are kept as the raw JSON that they were: a NULL-terminated array of pairs, the name with its
 * quotation marks, then the value ("\"x-score\"", "0.50", NULL). They are written back after the known ones. */
#pragma once

#include "core/gsy-span.h"

G_BEGIN_DECLS

/**
 * GsyQuoteWords:
 * @exact: (nullable): the covered words as the file told them; NULL: as the article has them
 * @prefix: (nullable): likewise, up to 32 code points before
 * @suffix: (nullable): likewise, up to 32 code points after
 * @was: (nullable): the words before the article changed, when the place asks for a look: those that are here now are not quite the same, or the
 *   same but not surely these; see gsy_statement_needs_review()
 * @unknown: (nullable): see above
 *
 * What a file says of a span beside its two numbers (W3C TextQuoteSelector).
 */
struct _GsyQuoteWords
{
  char *exact;
  char *prefix;
  char *suffix;
  char *was;
  char **unknown;
};

/**
 * GsyQuote:
 * @span: where it is
 * @words: (nullable): owned; see gsy_quote_ensure_words()
 *
 * One range with its words. A span that was checked against the article carries no strings, since the article has them: so the
 * usual span is 16 bytes. The strings are there when the article says something else, or the file did not give all three in
 * the form that we write.
 */
struct _GsyQuote
{
  GsySpan span;
  GsyQuoteWords *words;
};

/* Code points of context on each side of a quote. */
#define GSY_QUOTE_CONTEXT 32

/**
 * GsyFiller:
 * @actor: (nullable): the actor's name
 * @spans: (nullable) (element-type GsyQuote): where the text names it; made by gsy_quotes_new()
 *
 * Who fills a role. One of the two is there. A cue has the same form, with spans alone.
 */
struct _GsyFiller
{
  char *actor;
  GArray *spans;
  char **unknown;
};

typedef enum
{
  GSY_VALUE_STRING,
  GSY_VALUE_INTEGER,
  GSY_VALUE_BOOLEAN,
  GSY_VALUE_RAW, /* of a type that we do not know: raw JSON in @string */
} GsyValueType;

/* The value of one attribute: @id of the attribute, and what the type says. */
struct _GsyValue
{
  char *id;
  GsyValueType type;
  char *string;
  gint64 integer; /* also 0 and 1 for a boolean */
};

/* From the statement that holds it to another one. @article NULL: in the same article; else the file relative to the folder. */
struct _GsyLink
{
  char *relation;
  char *to;
  char *article;
  char *exact;
  char **unknown;
};

/* A hundred thousand of these are in memory at once: the order of members and the inlined quote are there to keep the usual
 * statement, with its one span, in one allocation of 144 bytes beside its id. */
struct _GsyStatement
{
  /*< private >*/
  gatomicrefcount ref_count;
  guint n_spans : 31;
  /*< public, read-only once handed out >*/
  guint detached : 1; /* its words were not found in the article */
  char *id;           /* a UUID, given once */
  GRefString *layer;  /* by gsy_intern(): compare by pointer only with another such, else g_strcmp0() */
  /*< private: at least one, in text order, not overlapping; see gsy_statement_get_quote() >*/
  union
  {
    GsyQuote one;   /* when there is one */
    GsyQuote *many; /* when there are more */
  } spans;
  /*< public, read-only once handed out >*/
  GsyFiller *cue;    /* spans only, no actor; nullable */
  GPtrArray *source; /* of GsyFiller, nullable; made by gsy_fillers_new() */
  GPtrArray *target; /* of GsyFiller, nullable */
  char **about;      /* nullable */
  char *said;
  GArray *attributes; /* of GsyValue in the file's order, nullable; made by gsy_values_new() */
  GPtrArray *links;   /* of GsyLink, nullable; made by gsy_links_new() */
  char *note;
  char *creator;
  char *created;
  char *modified;
  char **unknown;
};

#define GSY_TYPE_STATEMENT (gsy_statement_get_type ())
GType gsy_statement_get_type (void);

/* A fresh statement on @layer, with no span yet. @id NULL: a new random UUID. */
GsyStatement *gsy_statement_new (const char *id, const char *layer);
GsyStatement *gsy_statement_ref (const GsyStatement *self);
void gsy_statement_unref (GsyStatement *self);

/* A fresh statement with deep copies of all members, the id too. */
GsyStatement *gsy_statement_copy (const GsyStatement *self);

/* TRUE when both would be written as the same bytes, given the same article. */
gboolean gsy_statement_equal (const GsyStatement *a, const GsyStatement *b);

/* TRUE when they differ at most in the time of the last change. */
gboolean gsy_statement_same (const GsyStatement *a, const GsyStatement *b);

/* TRUE when the place of a span, of its cue's or of a filler's was found by likeness after the article changed (GsyQuoteWords.was), and
 * nobody has said yet that it is right. */
gboolean gsy_statement_needs_review (const GsyStatement *self);

/* Reading order: by the first span's start, then its end, then id. */
int gsy_statement_compare (const GsyStatement *a, const GsyStatement *b);

/* The same for g_ptr_array_sort() and qsort(), of arrays of statements. */
int gsy_statement_compare_elements (gconstpointer a, gconstpointer b);

/* (transfer full): id to statement; both are the elements' own. */
GHashTable *gsy_statements_index (GPtrArray *statements);

/* Of lists that end with NULL: the same texts in the same order, or both NULL. */
gboolean gsy_texts_equal (char *const *a, char *const *b);

guint gsy_statement_get_n_spans (const GsyStatement *self);
const GsyQuote *gsy_statement_get_quote (const GsyStatement *self, guint i);
GsySpan gsy_statement_get_span (const GsyStatement *self, guint i);

/* From the first span's start to the last one's end. */
GsySpan gsy_statement_get_extent (const GsyStatement *self);

/* Code points covered by all spans together. */
guint gsy_statement_get_length (const GsyStatement *self);

/* Index of the span that holds @offset, or -1. */
int gsy_statement_find_span (const GsyStatement *self, guint offset);

/* While fresh: append a span without strings; replace all spans by @n others without strings. */
void gsy_statement_add_span (GsyStatement *self, GsySpan span);
void gsy_statement_set_spans (GsyStatement *self, const GsySpan *spans, guint n);

/* While fresh: replace all spans by @quotes, words included; @quotes is (transfer full), made by gsy_quotes_new(). */
void gsy_statement_take_quotes (GsyStatement *self, GArray *quotes);

/* While fresh: the spans of @from, words and all, take the place of its own. */
void gsy_statement_copy_spans (GsyStatement *self, const GsyStatement *from);

/* While fresh: a quote to write to. Valid until the next span is added. */
GsyQuote *gsy_statement_edit_quote (GsyStatement *self, guint i);

/* The actor names of @fillers (source or target), joined for a person by ", ". NULL when there is none. */
char *gsy_fillers_dup_names (const GPtrArray *fillers);

/* NULL without words. */
static inline const char *
gsy_quote_get_exact (const GsyQuote *quote)
{
  return quote->words ? quote->words->exact : NULL;
}

static inline const char *
gsy_quote_get_prefix (const GsyQuote *quote)
{
  return quote->words ? quote->words->prefix : NULL;
}

static inline const char *
gsy_quote_get_suffix (const GsyQuote *quote)
{
  return quote->words ? quote->words->suffix : NULL;
}

static inline const char *
gsy_quote_get_was (const GsyQuote *quote)
{
  return quote->words ? quote->words->was : NULL;
}

static inline char **
gsy_quote_get_unknown (const GsyQuote *quote)
{
  return quote->words ? quote->words->unknown : NULL;
}

/* While fresh: the words, to be filled; made with all members NULL when there are none yet. */
GsyQuoteWords *gsy_quote_ensure_words (GsyQuote *quote);

/* While fresh: forgets the three strings; what it was and unknown members stay. */
void gsy_quote_drop_strings (GsyQuote *quote);

/* While fresh: nobody need look at its place any more. */
void gsy_quote_drop_was (GsyQuote *quote);
void gsy_quote_clear (GsyQuote *quote);

/* Lists that own what they hold. gsy_quotes_append() is for a span without words. */
GArray *gsy_quotes_new (void); /* of GsyQuote */
void gsy_quotes_append (GArray *quotes, GsySpan span);
GArray *gsy_quotes_copy (const GArray *quotes);
GArray *gsy_values_new (void);     /* of GsyValue */
GPtrArray *gsy_fillers_new (void); /* of GsyFiller */
GPtrArray *gsy_links_new (void);   /* of GsyLink */
GsyFiller *gsy_filler_new (const char *actor);
GsyFiller *gsy_filler_copy (const GsyFiller *self);
void gsy_filler_free (GsyFiller *self);
GsyLink *gsy_link_new (const char *relation, const char *to);
GsyLink *gsy_link_copy (const GsyLink *self);
void gsy_link_free (GsyLink *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyStatement, gsy_statement_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyFiller, gsy_filler_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyLink, gsy_link_free)

G_END_DECLS
