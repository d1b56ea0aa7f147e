/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-history-walk.c: undo and redo as long random walks over three articles and the scheme. */
#include "config.h"
#include "core/gsy-history.h"

#include "core/gsy-edits.h"
#include "fixture.h"

#define N_STORES 3
#define N_EDITS 50
#define LENGTH 600

typedef struct
{
  GsyStore *stores[N_STORES];
  GsyScheme *scheme;
} World;

typedef struct
{
  GPtrArray *statements[N_STORES];
  GsyArticleMeta *metas[N_STORES];
  GPtrArray *lists[GSY_N_SCHEME_LISTS];
} Snapshot;

static gboolean
apply_to_world (const GsyEdit *edit, gpointer data, GError **error)
{
  World *world = data;

  for (guint i = 0; i < N_STORES; i++)
    if (!gsy_store_apply (world->stores[i], edit, error))
      return FALSE;
  return gsy_scheme_apply (world->scheme, edit, error);
}

static void
take_snapshot (World *world, Snapshot *snapshot)
{
  for (guint i = 0; i < N_STORES; i++)
    {
      snapshot->statements[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
      for (guint j = 0; j < gsy_store_get_n_statements (world->stores[i]); j++)
        g_ptr_array_add (snapshot->statements[i], gsy_statement_copy (gsy_store_get_statement (world->stores[i], j)));
      snapshot->metas[i] = gsy_article_meta_copy (gsy_store_get_meta (world->stores[i]));
    }
  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    snapshot->lists[i] = g_ptr_array_ref (gsy_scheme_get_list (world->scheme, (GsySchemeList) i));
}

static void
clear_snapshot (Snapshot *snapshot)
{
  for (guint i = 0; i < N_STORES; i++)
    {
      g_ptr_array_unref (snapshot->statements[i]);
      gsy_article_meta_unref (snapshot->metas[i]);
    }
  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    g_ptr_array_unref (snapshot->lists[i]);
}

static void
check_snapshot (World *world, Snapshot *snapshot)
{
  for (guint i = 0; i < N_STORES; i++)
    {
      g_assert_cmpuint (gsy_store_get_n_statements (world->stores[i]), ==, snapshot->statements[i]->len);
      for (guint j = 0; j < snapshot->statements[i]->len; j++)
        g_assert_true (gsy_statement_equal (gsy_store_get_statement (world->stores[i], j), g_ptr_array_index (snapshot->statements[i], j)));
      g_assert_true (gsy_article_meta_equal (gsy_store_get_meta (world->stores[i]), snapshot->metas[i]));
    }
  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    g_assert_true (gsy_scheme_get_list (world->scheme, (GsySchemeList) i) == snapshot->lists[i]);
}

/* The order, the table by id, the counts and the index all say what the list of statements says. */
static void
check_store (GsyStore *store, GArray *hits)
{
  guint n = gsy_store_get_n_statements (store);
  guint start = (guint) g_test_rand_int_range (0, LENGTH);
  GsySpan range = gsy_span (start, start + (guint) g_test_rand_int_range (1, 100));
  guint touching = 0;
  guint denials = 0;

  g_array_set_size (hits, 0);
  gsy_store_query (store, range, hits);
  for (guint i = 0; i < n; i++)
    {
      const GsyStatement *statement = gsy_store_get_statement (store, i);

      if (i > 0)
        g_assert_cmpint (gsy_statement_compare (gsy_store_get_statement (store, i - 1), statement), <, 0);
      g_assert_true (gsy_store_find (store, statement->id) == statement);
      denials += g_str_equal (statement->layer, "denial");
      for (guint j = 0; j < gsy_statement_get_n_spans (statement); j++)
        if (gsy_span_overlaps (gsy_statement_get_span (statement, j), range))
          touching++;
    }
  g_assert_cmpuint (gsy_store_count_layer (store, "denial"), ==, denials);
  g_assert_cmpuint (hits->len, ==, touching);
  for (guint i = 0; i < hits->len; i++)
    {
      const GsyHit *hit = &g_array_index (hits, GsyHit, i);

      g_assert_true (gsy_store_find (store, hit->statement->id) == hit->statement);
      g_assert_true (gsy_span_equal (gsy_statement_get_span (hit->statement, hit->fragment), hit->span));
      g_assert_true (gsy_span_overlaps (hit->span, range));
    }
}

static GsyEdit *
random_layer_edit (World *world)
{
  guint n = gsy_scheme_get_n_layers (world->scheme);
  const GsyLayer *layer = n > 0 ? gsy_scheme_get_layer (world->scheme, (guint) g_test_rand_int_range (0, (gint32) n)) : NULL;
  g_autoptr (GsyLayer) changed = NULL;

  switch (layer != NULL ? g_test_rand_int_range (0, 4) : 0)
    {
    case 0:
      return gsy_scheme_edit_add_layer (world->scheme, "Rumour", NULL);
    case 1:
      return gsy_scheme_edit_remove_layer (world->scheme, layer->id, NULL);
    case 2:
      return gsy_scheme_edit_move_layer (world->scheme, layer->id, (guint) g_test_rand_int_range (0, (gint32) n), NULL);
    default:
      changed = gsy_layer_copy (layer);
      g_free (changed->key);
      changed->key = g_strdup_printf ("%d", g_test_rand_int_range (1, 10));
      return gsy_scheme_edit_replace_layer (world->scheme, changed, "Change Key", NULL);
    }
}

/* NULL when the gesture was refused. */
static GsyEdit *
random_edit (World *world, guint time)
{
  const char *const layers[] = { "accusation", "denial", "counter-accusation" };
  GsyStore *store = world->stores[g_test_rand_int_range (0, N_STORES)];
  GsyGesture gesture = { .store = store, .scheme = world->scheme, .creator = "marie", .now = time };
  guint n = gsy_store_get_n_statements (store);
  const GsyStatement *statement = n > 0 ? gsy_store_get_statement (store, (guint) g_test_rand_int_range (0, (gint32) n)) : NULL;
  const char *layer = layers[g_test_rand_int_range (0, 3)];
  guint start = (guint) g_test_rand_int_range (0, LENGTH);
  GsySpan span = gsy_span (start, start + (guint) g_test_rand_int_range (1, 60));
  guint fragment = statement != NULL ? (guint) g_test_rand_int_range (0, (gint32) gsy_statement_get_n_spans (statement)) : 0;
  GsyEdge edge = g_test_rand_bit () ? GSY_EDGE_START : GSY_EDGE_END;

  switch (statement != NULL ? g_test_rand_int_range (0, 14) : 0)
    {
    case 0:
    case 1:
    case 2:
    case 3:
      return gsy_edits_add (&gesture, layer, span, NULL, NULL);
    case 4:
      return gsy_edits_remove (&gesture, statement, NULL);
    case 5:
      return gsy_edits_set_layer (&gesture, statement, layer, NULL);
    case 6:
    case 7:
      return gsy_edits_resize (&gesture, statement, fragment, edge, start, NULL);
    case 8:
      return gsy_edits_nudge (&gesture, statement, fragment, edge, g_test_rand_bit (), g_test_rand_bit () ? GSY_SNAP_WORDS : GSY_SNAP_CHARACTERS, NULL);
    case 9:
      return gsy_edits_add_fragment (&gesture, statement, span, NULL);
    case 10:
      return gsy_edits_remove_fragment (&gesture, statement, fragment, NULL);
    case 11:
      return gsy_edits_set_note (&gesture, statement, g_test_rand_bit () ? "note" : NULL, NULL);
    case 12:
      return gsy_edits_set_state (&gesture, (GsyArticleState) g_test_rand_int_range (0, GSY_N_STATES), NULL);
    default:
      return random_layer_edit (world);
    }
}

static void
walk (GsyArticle *const articles[], GArray *hits)
{
  World world;
  Snapshot begin;
  Snapshot end;
  g_autoptr (GsyHistory) history = gsy_history_new (apply_to_world, &world);
  guint depth = 0;

  for (guint i = 0; i < N_STORES; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u.txt", i);
      g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);

      g_ptr_array_add (statements, make_statement ("same-id-in-each", "denial", i, 20));
      world.stores[i] = gsy_store_new (key, articles[i], NULL, statements);
    }
  world.scheme = gsy_scheme_new ();
  take_snapshot (&world, &begin);

  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr (GsyEdit) edit = random_edit (&world, i);
      g_autoptr (GError) error = NULL;
      guint dice = (guint) g_test_rand_int_range (0, 20);

      if (edit != NULL)
        gsy_history_do (history, edit, &error);
      g_assert_no_error (error);
      if (dice == 0)
        {
          gsy_history_begin_group (history, "Group");
          depth++;
        }
      else if (dice == 1 && depth > 0)
        {
          gsy_history_cancel_group (history);
          depth = 0;
        }
      else if (dice < 6 && depth > 0)
        {
          gsy_history_end_group (history);
          depth--;
        }
      else if (dice == 6)
        {
          gsy_history_undo (history, NULL, &error);
          g_assert_no_error (error);
          depth = 0;
        }
      for (guint j = 0; j < N_STORES; j++)
        check_store (world.stores[j], hits);
    }
  while (depth-- > 0)
    gsy_history_end_group (history);
  take_snapshot (&world, &end);

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (GError) error = NULL;

      while (gsy_history_undo (history, NULL, &error))
        for (guint j = 0; j < N_STORES; j++)
          check_store (world.stores[j], hits);
      g_assert_no_error (error);
      check_snapshot (&world, &begin);
      while (gsy_history_redo (history, NULL, &error))
        for (guint j = 0; j < N_STORES; j++)
          check_store (world.stores[j], hits);
      g_assert_no_error (error);
      /* The last steps may have been undone when the snapshot was made. */
      if (round == 0)
        {
          clear_snapshot (&end);
          take_snapshot (&world, &end);
        }
      check_snapshot (&world, &end);
    }

  clear_snapshot (&begin);
  clear_snapshot (&end);
  for (guint i = 0; i < N_STORES; i++)
    g_assert_finalize_object (world.stores[i]);
  g_assert_finalize_object (world.scheme);
}

static void
test_random_walks (void)
{
  GsyArticle *articles[N_STORES];
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (GsyHit));
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len < LENGTH)
    g_string_append (text, "Un mot, un démenti et e\xcc\x81t\xc3\xa9. ");
  for (guint i = 0; i < N_STORES; i++)
    articles[i] = make_article (text->str);
  for (guint i = 0; i < 1000; i++)
    walk (articles, hits);
  for (guint i = 0; i < N_STORES; i++)
    g_assert_finalize_object (articles[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/random-walks-there-and-back", test_random_walks);
  return g_test_run ();
}
