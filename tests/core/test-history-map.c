/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-history-map.c: an article gets another text between the steps, any number of times: all of them can still be undone and redone. */
#include "config.h"
#include "core/gsy-history.h"

#include "core/gsy-anchor.h"
#include "core/gsy-edits.h"
#include "core/gsy-intern.h"
#include "fixture.h"

#define N_STORES 2u
#define N_SENTENCES 24u

typedef struct
{
  GsyStore *stores[N_STORES];
  GsyScheme *scheme;
} World;

static gboolean
apply_to_world (const GsyEdit *edit, gpointer data, GError **error)
{
  World *world = data;

  for (guint i = 0; i < N_STORES; i++)
    if (!gsy_store_apply (world->stores[i], edit, error))
      return FALSE;
  return TRUE;
}

static const char *
get_key (guint i)
{
  return i == 0 ? "0.txt" : "1.txt";
}

static GPtrArray *
dup_statements (GsyStore *store)
{
  GPtrArray *statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);

  for (guint i = 0; i < gsy_store_get_n_statements (store); i++)
    g_ptr_array_add (statements, gsy_statement_ref (gsy_store_get_statement (store, i)));
  return statements;
}

static void
assert_statements (GsyStore *store, GPtrArray *statements)
{
  g_assert_cmpuint (gsy_store_get_n_statements (store), ==, statements->len);
  for (guint i = 0; i < statements->len; i++)
    g_assert_true (gsy_statement_equal (gsy_store_get_statement (store, i), g_ptr_array_index (statements, i)));
}

/* --- What is mapped --- */

static GsyStatement *
push (const GsyStatement *statement, gpointer data)
{
  GsyStatement *pushed = gsy_statement_copy (statement);
  GsySpan span = gsy_statement_get_span (statement, 0);
  guint by = GPOINTER_TO_UINT (data);

  span = gsy_span (span.start + by, span.end + by);
  gsy_statement_set_spans (pushed, &span, 1);
  return pushed;
}

static void
push_store (World *world, guint i, guint by)
{
  g_autoptr (GPtrArray) pushed = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
  GsyArticle *article = gsy_store_get_article (world->stores[i]);
  GsyStore *store = world->stores[i];

  for (guint j = 0; j < gsy_store_get_n_statements (store); j++)
    g_ptr_array_add (pushed, push (gsy_store_get_statement (store, j), GUINT_TO_POINTER (by)));
  world->stores[i] = gsy_store_new (get_key (i), article, NULL, pushed);
  g_object_unref (store);
}

static void
add (GsyHistory *history, guint i, const char *id, guint start)
{
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Add");
  g_autoptr (GsyStatement) statement = make_statement (id, "denial", start, start + 3);
  g_autoptr (GError) error = NULL;

  gsy_edit_add_statement (edit, get_key (i), NULL, statement);
  gsy_history_do (history, edit, &error);
  g_assert_no_error (error);
}

static void
assert_start (World *world, guint i, const char *id, guint start)
{
  const GsyStatement *statement = gsy_store_find (world->stores[i], id);

  g_assert_nonnull (statement);
  g_assert_cmpuint (gsy_statement_get_span (statement, 0).start, ==, start);
}

static void
test_all_steps (void)
{
  World world = { .scheme = gsy_scheme_new () };
  g_autoptr (GsyHistory) history = gsy_history_new (apply_to_world, &world);
  g_autoptr (GsyArticle) article = make_long_article (100);

  for (guint i = 0; i < N_STORES; i++)
    world.stores[i] = gsy_store_new (get_key (i), article, NULL, NULL);
  add (history, 0, "a", 10);
  add (history, 1, "b", 10);
  add (history, 0, "c", 20);
  g_assert_true (gsy_history_undo (history, NULL, NULL));
  gsy_history_map (history, get_key (0), push, GUINT_TO_POINTER (5));
  push_store (&world, 0, 5);
  gsy_history_map (history, "elsewhere.txt", push, GUINT_TO_POINTER (5));

  g_assert_true (gsy_history_redo (history, NULL, NULL));
  assert_start (&world, 0, "a", 15);
  assert_start (&world, 1, "b", 10);
  assert_start (&world, 0, "c", 25);

  /* A group that is open. */
  gsy_history_begin_group (history, "Group");
  add (history, 0, "d", 40);
  gsy_history_map (history, get_key (0), push, GUINT_TO_POINTER (1));
  push_store (&world, 0, 1);
  add (history, 0, "e", 50);
  gsy_history_end_group (history);
  assert_start (&world, 0, "d", 41);
  assert_start (&world, 0, "e", 50);
  for (guint i = 0; i < 4; i++)
    g_assert_true (gsy_history_undo (history, NULL, NULL));
  g_assert_false (gsy_history_can_undo (history));
  for (guint i = 0; i < N_STORES; i++)
    g_assert_cmpuint (gsy_store_get_n_statements (world.stores[i]), ==, 0);
  g_assert_true (gsy_history_touches (history, get_key (0)));
  gsy_history_clear (history);
  g_assert_false (gsy_history_touches (history, get_key (0)));

  for (guint i = 0; i < N_STORES; i++)
    g_object_unref (world.stores[i]);
  g_object_unref (world.scheme);
}

static void
test_same (void)
{
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Add");
  g_autoptr (GsyEdit) other = NULL;
  g_autoptr (GsyEdit) same = NULL;
  g_autoptr (GsyEdit) elsewhere = NULL;
  g_autoptr (GsyStatement) statement = make_statement ("a", "denial", 1, 2);

  gsy_edit_add_statement (edit, "a.txt", NULL, statement);
  gsy_edit_add_statement (edit, "b.txt", statement, NULL);
  other = gsy_edit_map (edit, "b.txt", push, GUINT_TO_POINTER (3));
  g_assert_true (other != edit);
  g_assert_cmpstr (gsy_edit_get_label (other), ==, "Add");
  g_assert_true (gsy_edit_get_change (other, 0)->after == statement);
  g_assert_cmpuint (gsy_statement_get_span (gsy_edit_get_change (other, 1)->before, 0).start, ==, 4);
  same = gsy_edit_map (edit, "a.txt", (GsyStatementMap) (void (*) (void)) gsy_statement_ref, NULL);
  g_assert_true (same == edit);
  elsewhere = gsy_edit_map (edit, "c.txt", push, NULL);
  g_assert_true (elsewhere == edit);
}

/* --- At random, with real texts --- */

static void
shuffle (guint *numbers, guint n)
{
  for (guint i = n; i > 1; i--)
    {
      guint j = (guint) g_test_rand_int_range (0, (gint32) i), number = numbers[i - 1];

      numbers[i - 1] = numbers[j];
      numbers[j] = number;
    }
}

/* Some of the sentences there are, in some order, some with another word. */
static GsyArticle *
random_article (void)
{
  static const char *const verbs[] = { "denies", "accuses", "reproaches", "blames" };
  static const char *const words[] = { "harbour", "bridge", "report", "council", "river", "school" };
  g_autoptr (GString) text = g_string_new (NULL);
  guint order[N_SENTENCES];

  for (guint i = 0; i < N_SENTENCES; i++)
    order[i] = i;
  if (g_test_rand_int_range (0, 4) == 0)
    shuffle (order, N_SENTENCES);
  for (guint i = 0; i < N_SENTENCES; i++)
    if (g_test_rand_int_range (0, 8) > 0)
      g_string_append_printf (text, "Speaker %u of the %s %s the été number %u%s.%s", order[i], words[order[i] % G_N_ELEMENTS (words)], verbs[order[i] % G_N_ELEMENTS (verbs)], order[i],
                              g_test_rand_int_range (0, 6) == 0 ? " again" : "", g_test_rand_bit () ? "\n" : "  ");
  return make_article (text->str);
}

static GsyStatement *
place (const GsyStatement *statement, gpointer anchorer)
{
  GsyStatement *placed = gsy_statement_copy (statement);

  gsy_anchorer_place (anchorer, placed);
  return placed;
}

static void
change_text (World *world, GsyHistory *history, guint i)
{
  GsyStore *store = world->stores[i];
  g_autoptr (GsyArticle) article = random_article ();
  g_autoptr (GsyAnchorer) anchorer = gsy_anchorer_new (article, gsy_store_get_article (store));
  g_autoptr (GPtrArray) placed = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);

  for (guint j = 0; j < gsy_store_get_n_statements (store); j++)
    g_ptr_array_add (placed, place (gsy_store_get_statement (store, j), anchorer));
  gsy_history_map (history, get_key (i), place, anchorer);
  world->stores[i] = gsy_store_new (get_key (i), article, (GsyArticleMeta *) gsy_store_get_meta (store), placed);
  g_object_unref (store);
}

static GsyEdit *
random_edit (World *world, guint time)
{
  GsyStore *store = world->stores[g_test_rand_int_range (0, N_STORES)];
  GsyGesture gesture = { .store = store, .scheme = world->scheme, .now = time };
  guint length = gsy_article_get_length (gsy_store_get_article (store));
  guint n = gsy_store_get_n_statements (store);
  const GsyStatement *statement = n > 0 ? gsy_store_get_statement (store, (guint) g_test_rand_int_range (0, (gint32) n)) : NULL;
  guint start = length > 0 ? (guint) g_test_rand_int_range (0, (gint32) length) : 0;

  switch (statement != NULL ? g_test_rand_int_range (0, 8) : 0)
    {
    case 0:
    case 1:
    case 2:
      return gsy_edits_add (&gesture, "denial", gsy_span (start, MIN (start + 40, length)), NULL, NULL);
    case 3:
      return gsy_edits_remove (&gesture, statement, NULL);
    case 4:
    case 5:
      return gsy_edits_resize (&gesture, statement, 0, g_test_rand_bit () ? GSY_EDGE_START : GSY_EDGE_END, start, NULL);
    case 6:
      return gsy_edits_add_fragment (&gesture, statement, gsy_span (start, MIN (start + 12, length)), NULL);
    default:
      return gsy_edits_set_note (&gesture, statement, "note", NULL);
    }
}

static void
there_and_back (World *world, GsyHistory *history)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *ends[N_STORES];
  guint n_undone = 0;

  for (guint i = 0; i < N_STORES; i++)
    ends[i] = dup_statements (world->stores[i]);
  for (; gsy_history_undo (history, NULL, &error); n_undone++)
    ;
  g_assert_no_error (error);
  for (guint i = 0; i < N_STORES; i++)
    g_assert_cmpuint (gsy_store_get_n_statements (world->stores[i]), ==, 0);
  for (; n_undone > 0; n_undone--)
    {
      g_assert_true (gsy_history_redo (history, NULL, &error));
      g_assert_no_error (error);
    }
  for (guint i = 0; i < N_STORES; i++)
    {
      assert_statements (world->stores[i], ends[i]);
      g_ptr_array_unref (ends[i]);
    }
}

static void
walk (void)
{
  World world = { .scheme = gsy_scheme_new () };
  g_autoptr (GsyHistory) history = gsy_history_new (apply_to_world, &world);

  for (guint i = 0; i < N_STORES; i++)
    {
      g_autoptr (GsyArticle) article = random_article ();

      world.stores[i] = gsy_store_new (get_key (i), article, NULL, NULL);
    }
  for (guint i = 0; i < 120; i++)
    {
      g_autoptr (GsyEdit) edit = random_edit (&world, i);
      g_autoptr (GError) error = NULL;

      if (edit != NULL)
        gsy_history_do (history, edit, &error);
      g_assert_no_error (error);
      switch (g_test_rand_int_range (0, 16))
        {
        case 0:
          change_text (&world, history, (guint) g_test_rand_int_range (0, N_STORES));
          break;
        case 1:
          gsy_history_begin_group (history, "Group");
          break;
        case 2:
          gsy_history_end_group (history);
          break;
        case 3:
          gsy_history_undo (history, NULL, &error);
          break;
        case 4:
          gsy_history_cancel_group (history);
          break;
        default:
          break;
        }
      g_assert_no_error (error);
    }
  there_and_back (&world, history);
  for (guint i = 0; i < N_STORES; i++)
    change_text (&world, history, i);
  there_and_back (&world, history);
  g_clear_object (&history);
  for (guint i = 0; i < N_STORES; i++)
    g_assert_finalize_object (world.stores[i]);
  g_assert_finalize_object (world.scheme);
}

static void
test_random_texts (void)
{
  for (guint i = 0; i < (g_test_thorough () ? 200 : 10); i++)
    walk ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history-map/reaches-undo-redo-and-open-groups", test_all_steps);
  g_test_add_func ("/history-map/an-edit-that-stays-is-the-same-one", test_same);
  g_test_add_func ("/history-map/random-texts-between-random-steps", test_random_texts);
  return g_test_run ();
}
