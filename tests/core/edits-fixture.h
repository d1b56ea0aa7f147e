/* SPDX-License-Identifier: GPL-3.0-or-later */
/* edits-fixture.h: one marked statement, and helpers to look at what a gesture makes of it. */
#pragma once

#include "core/gsy-edits-roles.h"
#include "core/gsy-error.h"
#include "core/gsy-vocabulary.h"

#include "fixture.h"

#define KEY "article.txt"
#define NOW 1795255200 /* 2026-11-21T10:00:00Z */
#define BEFORE "2026-11-20T08:00:00Z"

/*           0         1         2         3         4
 *           0123456789012345678901234567890123456789012345 */
#define NINE_WORDS "One two three four, five six seven eight. Nine"

typedef struct
{
  GsyStore *store;
  GsyScheme *scheme;
  GHashTable *locked;
  GsyGesture gesture;
} Fixture;

static inline void
set_up_with (Fixture *fixture, const char *text)
{
  g_autoptr (GsyArticle) article = make_article (text);

  fixture->store = gsy_store_new (KEY, article, NULL, NULL);
  fixture->scheme = gsy_scheme_new ();
  fixture->locked = g_hash_table_new (g_str_hash, g_str_equal);
  fixture->gesture = (GsyGesture){
    .store = fixture->store,
    .scheme = fixture->scheme,
    .locked = fixture->locked,
    .creator = "marie",
    .now = NOW,
  };
}

static inline void
set_up_words (Fixture *fixture, gconstpointer data)
{
  set_up_with (fixture, NINE_WORDS);
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
  g_assert_finalize_object (fixture->scheme);
  g_hash_table_unref (fixture->locked);
}

/* Puts a fresh statement, which it takes, into the store. */
static inline const GsyStatement *
put (Fixture *fixture, GsyStatement *statement)
{
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Put");
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_strdup (statement->id);

  g_free (statement->modified);
  statement->modified = g_strdup (BEFORE);
  gsy_edit_add_statement (edit, KEY, NULL, statement);
  gsy_store_apply (fixture->store, edit, &error);
  g_assert_no_error (error);
  gsy_statement_unref (statement);
  return gsy_store_find (fixture->store, id);
}

/* A fresh statement of @n spans, each by its start and its end. */
static inline GsyStatement *
make_parts (const char *id, guint n, ...)
{
  GsyStatement *statement = gsy_statement_new (id, "denial");
  va_list args;

  va_start (args, n);
  for (guint i = 0; i < n; i++)
    {
      guint start = va_arg (args, guint);

      gsy_statement_add_span (statement, gsy_span (start, va_arg (args, guint)));
    }
  va_end (args);
  return statement;
}

/* Does @edit, and gives the first statement that it changes, as it is now; NULL where it changes something else first, or nothing. */
static inline const GsyStatement *
do_edit (Fixture *fixture, GsyEdit *edit)
{
  g_autoptr (GError) error = NULL;
  const GsyChange *change;

  g_assert_nonnull (edit);
  gsy_store_apply (fixture->store, edit, &error);
  g_assert_no_error (error);
  if (gsy_edit_get_n_changes (edit) == 0)
    return NULL;
  change = gsy_edit_get_change (edit, 0);
  return change->kind == GSY_CHANGE_STATEMENT ? change->after : NULL;
}

/* What the statement is after @edit, which was made without @error and is (transfer full); and the store is so, too. */
static inline const GsyStatement *
apply (Fixture *fixture, const GsyStatement *statement, GsyEdit *edit, GError **error)
{
  g_autofree char *id = g_strdup (statement->id);

  g_assert_no_error (*error);
  g_assert_nonnull (edit);
  g_assert_cmpuint (gsy_edit_get_n_changes (edit), ==, 1);
  gsy_store_apply (fixture->store, edit, error);
  g_assert_no_error (*error);
  gsy_edit_unref (edit);
  statement = gsy_store_find (fixture->store, id);
  g_assert_cmpstr (statement->modified, ==, "2026-11-21T10:00:00Z");
  return statement;
}

static inline void
assert_unchanged (GsyEdit *edit, GError **error)
{
  g_assert_no_error (*error);
  g_assert_nonnull (edit);
  g_assert_cmpuint (gsy_edit_get_n_changes (edit), ==, 0);
  gsy_edit_unref (edit);
}

/* Clears @error. */
static inline void
assert_refused (GsyEdit *edit, GError **error, int code, const char *words)
{
  g_assert_null (edit);
  g_assert_error (*error, GSY_ERROR, code);
  if (strstr ((*error)->message, words) == NULL)
    g_error ("“%s” does not say “%s”", (*error)->message, words);
  g_clear_error (error);
}

/* "China 3-8 12-14; 20-22", names and spans of fillers. */
static inline char *
describe_spans (const GArray *spans)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      GsySpan span = g_array_index (spans, GsyQuote, i).span;

      g_string_append_printf (text, "%s%u-%u", i > 0 ? " " : "", span.start, span.end);
    }
  return g_string_free (text, FALSE);
}

static inline char *
describe (const GPtrArray *fillers)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; fillers != NULL && i < fillers->len; i++)
    {
      const GsyFiller *filler = g_ptr_array_index (fillers, i);
      g_autofree char *spans = describe_spans (filler->spans);

      g_assert_true (filler->actor != NULL || (filler->spans != NULL && filler->spans->len > 0));
      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", filler->actor != NULL ? filler->actor : "");
      g_string_append_printf (text, "%s%s", filler->actor != NULL && spans[0] != '\0' ? " " : "", spans);
    }
  return g_string_free (text, FALSE);
}

#define assert_fillers(fillers, text)                \
  G_STMT_START                                       \
  {                                                  \
    g_autofree char *described = describe (fillers); \
    g_assert_cmpstr (described, ==, text);           \
  }                                                  \
  G_STMT_END
