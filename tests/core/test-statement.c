/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-statement.c: a statement copies, compares and keeps its spans. */
#include "config.h"
#include "core/gsy-statement.h"

#include "core/gsy-intern.h"
#include "fixture.h"

static const char *const unknown_pair[] = { "\"x\"", "0.50", NULL };

/* A statement with something in every member. */
static GsyStatement *
make_full (void)
{
  GsyStatement *self = gsy_statement_new ("id-1", "denial");
  GsyFiller *filler;
  GsyLink *link;
  GsyValue value = { 0 };

  gsy_statement_add_span (self, gsy_span (3, 9));
  gsy_statement_add_span (self, gsy_span (12, 20));
  gsy_quote_ensure_words (gsy_statement_edit_quote (self, 1))->exact = g_strdup ("words");
  self->cue = gsy_filler_new (NULL);
  self->cue->spans = gsy_quotes_new ();
  gsy_quotes_append (self->cue->spans, gsy_span (1, 2));
  self->source = gsy_fillers_new ();
  filler = gsy_filler_new ("China");
  filler->spans = gsy_quotes_new ();
  gsy_quotes_append (filler->spans, gsy_span (0, 1));
  g_ptr_array_add (self->source, filler);
  self->target = gsy_fillers_new ();
  g_ptr_array_add (self->target, gsy_filler_new ("United States"));
  self->about = g_strsplit ("one,two", ",", 0);
  self->said = g_strdup ("2021");
  self->attributes = gsy_values_new ();
  value.id = g_strdup ("voice");
  value.type = GSY_VALUE_STRING;
  value.string = g_strdup ("direct");
  g_array_append_val (self->attributes, value);
  self->links = gsy_links_new ();
  link = gsy_link_new ("answers", "id-2");
  link->article = g_strdup ("b.txt");
  g_ptr_array_add (self->links, link);
  self->note = g_strdup ("note");
  self->creator = g_strdup ("marie");
  self->created = g_strdup ("2026-11-21T10:00:00Z");
  self->modified = g_strdup ("2026-11-21T10:05:00Z");
  self->unknown = g_strdupv ((char **) unknown_pair);
  return self;
}

static void
change_id (GsyStatement *s)
{
  s->id[0] = 'x';
}

static void
change_layer (GsyStatement *s)
{
  g_ref_string_release (s->layer);
  s->layer = gsy_intern ("accusation");
}

static void
change_span (GsyStatement *s)
{
  gsy_statement_edit_quote (s, 0)->span.end++;
}

static void
change_n_spans (GsyStatement *s)
{
  gsy_statement_add_span (s, gsy_span (30, 31));
}

static void
change_exact (GsyStatement *s)
{
  gsy_quote_drop_strings (gsy_statement_edit_quote (s, 1));
}

static void
change_quote_unknown (GsyStatement *s)
{
  gsy_quote_ensure_words (gsy_statement_edit_quote (s, 0))->unknown = g_strdupv ((char **) unknown_pair);
}

static void
change_cue (GsyStatement *s)
{
  g_array_index (s->cue->spans, GsyQuote, 0).span.end++;
}

static void
change_cue_unknown (GsyStatement *s)
{
  s->cue->unknown = g_strdupv ((char **) unknown_pair);
}

static void
change_source_span (GsyStatement *s)
{
  gsy_quotes_append (((GsyFiller *) g_ptr_array_index (s->source, 0))->spans, gsy_span (5, 6));
}

static void
change_target (GsyStatement *s)
{
  g_ptr_array_set_size (s->target, 0);
}

static void
change_about (GsyStatement *s)
{
  s->about[1][0] = 'T';
}

static void
change_said (GsyStatement *s)
{
  s->said[3] = '2';
}

static void
change_value (GsyStatement *s)
{
  g_array_index (s->attributes, GsyValue, 0).string[0] = 'D';
}

static void
change_value_type (GsyStatement *s)
{
  g_array_index (s->attributes, GsyValue, 0).type = GSY_VALUE_RAW;
}

static void
change_link (GsyStatement *s)
{
  ((GsyLink *) g_ptr_array_index (s->links, 0))->article[0] = 'c';
}

static void
change_note (GsyStatement *s)
{
  g_clear_pointer (&s->note, g_free);
}

static void
change_creator (GsyStatement *s)
{
  s->creator[0] = 'M';
}

static void
change_created (GsyStatement *s)
{
  s->created[0] = '1';
}

static void
change_unknown (GsyStatement *s)
{
  s->unknown[1][0] = '1';
}

static void
change_detached (GsyStatement *s)
{
  s->detached = TRUE;
}

static void
test_copy_is_equal_and_deep (void)
{
  g_autoptr (GsyStatement) full = make_full ();
  g_autoptr (GsyStatement) copy = gsy_statement_copy (full);

  g_assert_true (gsy_statement_equal (full, copy));
  g_assert_true (full->note != copy->note);
  g_assert_true (full->source->pdata[0] != copy->source->pdata[0]);
  g_assert_true (gsy_quote_get_exact (gsy_statement_get_quote (full, 1)) != gsy_quote_get_exact (gsy_statement_get_quote (copy, 1)));
  g_assert_cmpstr (gsy_quote_get_exact (gsy_statement_get_quote (copy, 1)), ==, "words");
}

static void
test_every_member_counts (void)
{
  void (*const changes[]) (GsyStatement *) = {
    change_id, change_layer, change_span, change_n_spans, change_exact, change_quote_unknown, change_cue, change_cue_unknown,
    change_source_span, change_target, change_about, change_said, change_value, change_value_type, change_link, change_note,
    change_creator, change_created, change_unknown, change_detached
  };
  g_autoptr (GsyStatement) full = make_full ();

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GsyStatement) copy = gsy_statement_copy (full);

      g_test_message ("change %u", i);
      changes[i](copy);
      g_assert_false (gsy_statement_equal (full, copy));
      g_assert_false (gsy_statement_same (full, copy));
      g_assert_false (gsy_statement_equal (copy, full));
    }
}

static void
test_same_but_for_the_time (void)
{
  g_autoptr (GsyStatement) full = make_full ();
  g_autoptr (GsyStatement) copy = gsy_statement_copy (full);

  g_clear_pointer (&copy->modified, g_free);
  g_assert_false (gsy_statement_equal (full, copy));
  g_assert_true (gsy_statement_same (full, copy));
}

static void
test_spans_grow_in_order (void)
{
  g_autoptr (GsyStatement) statement = gsy_statement_new (NULL, "denial");
  g_autoptr (GsyStatement) copy = NULL;

  g_assert_cmpuint (gsy_statement_get_n_spans (statement), ==, 0);
  g_assert_cmpuint (gsy_statement_get_length (statement), ==, 0);
  for (guint i = 0; i < 100; i++)
    {
      gsy_statement_add_span (statement, gsy_span (10 * i, 10 * i + 3));
      g_assert_cmpuint (gsy_statement_get_n_spans (statement), ==, i + 1);
      for (guint j = 0; j <= i; j++)
        g_assert_cmpuint (gsy_statement_get_span (statement, j).start, ==, 10 * j);
    }
  g_assert_cmpuint (gsy_statement_get_length (statement), ==, 300);
  g_assert_cmpuint (gsy_statement_get_extent (statement).start, ==, 0);
  g_assert_cmpuint (gsy_statement_get_extent (statement).end, ==, 993);
  g_assert_cmpint (gsy_statement_find_span (statement, 992), ==, 99);
  g_assert_cmpint (gsy_statement_find_span (statement, 993), ==, -1);
  g_assert_cmpint (gsy_statement_find_span (statement, 5), ==, -1);

  /* A copy has room of its own to grow in. */
  gsy_statement_set_spans (statement, (GsySpan[]){ { 1, 2 }, { 3, 4 }, { 5, 6 } }, 3);
  copy = gsy_statement_copy (statement);
  gsy_statement_add_span (copy, gsy_span (7, 8));
  gsy_statement_add_span (copy, gsy_span (9, 10));
  g_assert_cmpuint (gsy_statement_get_n_spans (statement), ==, 3);
  g_assert_cmpuint (gsy_statement_get_n_spans (copy), ==, 5);
  g_assert_cmpuint (gsy_statement_get_span (copy, 4).start, ==, 9);
  gsy_statement_set_spans (copy, (GsySpan[]){ { 2, 5 } }, 1);
  g_assert_cmpuint (gsy_statement_get_length (copy), ==, 3);
}

static void
test_quotes_bring_their_words (void)
{
  g_autoptr (GsyStatement) statement = make_statement (NULL, "denial", 0, 1);

  for (guint n = 1; n <= 3; n++)
    {
      GArray *quotes = gsy_quotes_new ();

      for (guint i = 0; i < n; i++)
        {
          gsy_quotes_append (quotes, gsy_span (2 * i, 2 * i + 1));
          gsy_quote_ensure_words (&g_array_index (quotes, GsyQuote, i))->prefix = g_strdup_printf ("p%u", i);
        }
      gsy_statement_take_quotes (statement, quotes);
      g_assert_cmpuint (gsy_statement_get_n_spans (statement), ==, n);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *expected = g_strdup_printf ("p%u", i);

          g_assert_cmpstr (gsy_quote_get_prefix (gsy_statement_get_quote (statement, i)), ==, expected);
          g_assert_null (gsy_quote_get_suffix (gsy_statement_get_quote (statement, i)));
        }
    }
}

static void
test_dropping_strings_keeps_the_unknown (void)
{
  GsyQuote quote = { .span = { 1, 2 } };

  gsy_quote_ensure_words (&quote)->exact = g_strdup ("exact");
  gsy_quote_drop_strings (&quote);
  g_assert_null (quote.words);

  gsy_quote_ensure_words (&quote)->exact = g_strdup ("exact");
  quote.words->unknown = g_strdupv ((char **) unknown_pair);
  gsy_quote_drop_strings (&quote);
  g_assert_null (gsy_quote_get_exact (&quote));
  g_assert_cmpstr (gsy_quote_get_unknown (&quote)[1], ==, "0.50");
  gsy_quote_clear (&quote);
  g_assert_null (quote.words);
}

static void
test_reading_order (void)
{
  const struct
  {
    const char *id;
    guint start;
    guint end;
  } in_order[] = { { "z", 1, 4 }, { "y", 1, 5 }, { "a", 2, 3 }, { "b", 2, 3 }, { "A", 3, 4 } };

  for (guint i = 0; i < G_N_ELEMENTS (in_order); i++)
    for (guint j = 0; j < G_N_ELEMENTS (in_order); j++)
      {
        g_autoptr (GsyStatement) a = make_statement (in_order[i].id, "x", in_order[i].start, in_order[i].end);
        g_autoptr (GsyStatement) b = make_statement (in_order[j].id, "x", in_order[j].start, in_order[j].end);
        int order = gsy_statement_compare (a, b);

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
      }
}

static void
test_new_ids_differ (void)
{
  g_autoptr (GsyStatement) a = gsy_statement_new (NULL, "x");
  g_autoptr (GsyStatement) b = gsy_statement_new (NULL, "x");

  g_assert_true (g_uuid_string_is_valid (a->id));
  g_assert_cmpstr (a->id, !=, b->id);
  g_assert_true (a->layer == b->layer);
}

static void
test_names_of_fillers (void)
{
  g_autoptr (GPtrArray) fillers = gsy_fillers_new ();
  g_autofree char *none = NULL;
  g_autofree char *two = NULL;

  g_ptr_array_add (fillers, gsy_filler_new (NULL));
  none = gsy_fillers_dup_names (fillers);
  g_assert_null (none);
  g_assert_null (gsy_fillers_dup_names (NULL));
  g_ptr_array_add (fillers, gsy_filler_new ("China"));
  g_ptr_array_add (fillers, gsy_filler_new ("Zhao Lijian"));
  two = gsy_fillers_dup_names (fillers);
  g_assert_cmpstr (two, ==, "China, Zhao Lijian");
}

static void
test_stays_small (void)
{
  if (sizeof (gpointer) != 8)
    {
      g_test_skip ("sizes are those of 64-bit machines");
      return;
    }
  /* With the allocator's eight bytes, a multiple of sixteen. */
  g_assert_cmpuint (sizeof (GsyStatement), <=, 136);
  g_assert_cmpuint (sizeof (GsyQuote), <=, 16);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statement/copy-is-equal-and-deep", test_copy_is_equal_and_deep);
  g_test_add_func ("/statement/every-member-counts-for-equality", test_every_member_counts);
  g_test_add_func ("/statement/same-but-for-the-time", test_same_but_for_the_time);
  g_test_add_func ("/statement/spans-grow-in-order", test_spans_grow_in_order);
  g_test_add_func ("/statement/quotes-bring-their-words", test_quotes_bring_their_words);
  g_test_add_func ("/statement/dropping-strings-keeps-the-unknown", test_dropping_strings_keeps_the_unknown);
  g_test_add_func ("/statement/reading-order-is-start-end-id", test_reading_order);
  g_test_add_func ("/statement/new-ids-differ", test_new_ids_differ);
  g_test_add_func ("/statement/names-of-fillers", test_names_of_fillers);
  g_test_add_func ("/statement/stays-small", test_stays_small);
  return g_test_run ();
}
