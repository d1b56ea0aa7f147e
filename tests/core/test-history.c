/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-history.c: undo and redo, as tables of commands. */
#include "config.h"
#include "core/gsy-history.h"

#include "core/gsy-edits.h"
#include "core/gsy-error.h"
#include "fixture.h"

/* --- Names --- */

static gboolean
take_edit (const GsyEdit *edit, gpointer last, GError **error)
{
  GsyEdit **kept = last;

  g_clear_pointer (kept, gsy_edit_unref);
  *kept = gsy_edit_ref (edit);
  return TRUE;
}

/* What was done is undone under the new name, and what is about others stays about them. */
static void
test_renamed (void)
{
  g_autoptr (GsyEdit) last = NULL;
  g_autoptr (GsyHistory) history = gsy_history_new (take_edit, &last);
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Add");
  g_autoptr (GsyStatement) one = gsy_statement_new ("one", "denial"), two = gsy_statement_new ("two", "denial");

  gsy_statement_add_span (one, gsy_span (0, 1));
  gsy_statement_add_span (two, gsy_span (0, 1));
  gsy_edit_add_statement (edit, "a.txt", NULL, one);
  gsy_edit_add_statement (edit, "b.txt", NULL, two);
  g_assert_true (gsy_history_do (history, edit, NULL));
  gsy_history_rename_article (history, "a.txt", "c.txt");
  g_assert_false (gsy_history_touches (history, "a.txt"));
  g_assert_true (gsy_history_touches (history, "b.txt"));
  g_assert_true (gsy_history_touches (history, "c.txt"));
  g_assert_true (gsy_history_undo (history, NULL, NULL));
  g_assert_true (gsy_edit_touches (last, "b.txt"));
  g_assert_true (gsy_edit_touches (last, "c.txt"));
  g_assert_false (gsy_edit_touches (last, "a.txt"));
  gsy_history_rename_article (history, "c.txt", "a.txt");
  g_assert_true (gsy_history_redo (history, NULL, NULL));
  g_assert_true (gsy_edit_touches (last, "a.txt"));
  gsy_history_clear (history);
  g_assert_false (gsy_history_touches (history, "a.txt"));
}

/* --- Tables --- */

typedef enum
{
  END,
  ADD,    /* a statement with this id */
  REMOVE, /* this statement */
  RESIZE, /* make this statement one longer */
  SHRINK, /* make this statement one shorter */
  NOTHING,
  REFUSED, /* an edit that the store refuses */
  UNDO,
  REDO,
  BEGIN, /* a group with this label */
  END_GROUP,
  CANCEL,
  CLEAR,
} Command;

typedef struct
{
  Command command;
  const char *arg;
  const char *expected; /* the statements with their lengths */
  gboolean can_undo;
  gboolean can_redo;
  const char *undo_label;
  const char *redo_label;
} Step;

static gboolean
apply_to_store (const GsyEdit *edit, gpointer store, GError **error)
{
  return gsy_store_apply (store, edit, error);
}

static char *
describe (GsyStore *store)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < gsy_store_get_n_statements (store); i++)
    {
      const GsyStatement *statement = gsy_store_get_statement (store, i);

      g_string_append_printf (string, "%s%s%u", i > 0 ? " " : "", statement->id, gsy_statement_get_length (statement));
    }
  return g_string_free (string, FALSE);
}

static void
run (GsyHistory *history, GsyStore *store, const Step *step)
{
  static guint clock;
  const GsyStatement *statement = step->arg != NULL ? gsy_store_find (store, step->arg) : NULL;
  g_autofree char *label = NULL;
  g_autoptr (GsyEdit) edit = NULL;
  g_autoptr (GsyStatement) after = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = TRUE;

  switch (step->command)
    {
    case ADD:
      label = g_strdup_printf ("Add %s", step->arg);
      after = make_statement (step->arg, "denial", (guint) (step->arg[0] - 'a') * 10, (guint) (step->arg[0] - 'a') * 10 + 1);
      break;
    case REMOVE:
      label = g_strdup_printf ("Remove %s", step->arg);
      break;
    case RESIZE:
    case SHRINK:
      label = g_strdup_printf ("Resize %s", step->arg);
      after = gsy_statement_copy (statement);
      if (step->command == RESIZE)
        gsy_statement_edit_quote (after, 0)->span.end++;
      else
        gsy_statement_edit_quote (after, 0)->span.end--;
      g_free (after->modified);
      after->modified = g_strdup_printf ("time %u", ++clock);
      break;
    case NOTHING:
      label = g_strdup ("Nothing");
      break;
    case REFUSED:
      label = g_strdup ("Refused");
      after = make_statement ("z", "denial", 900, 1001);
      break;
    case UNDO:
      done = gsy_history_undo (history, NULL, &error);
      break;
    case REDO:
      done = gsy_history_redo (history, NULL, &error);
      break;
    case BEGIN:
      gsy_history_begin_group (history, step->arg);
      break;
    case END_GROUP:
      gsy_history_end_group (history);
      break;
    case CANCEL:
      gsy_history_cancel_group (history);
      break;
    case CLEAR:
      gsy_history_clear (history);
      break;
    case END:
    default:
      g_assert_not_reached ();
    }
  if (label != NULL)
    {
      edit = gsy_edit_new (label);
      if (step->command != NOTHING)
        gsy_edit_add_statement (edit, "a.txt", statement, after);
      done = gsy_history_do (history, edit, &error);
    }
  if (step->command == REFUSED)
    g_assert_error (error, GSY_ERROR, GSY_ERROR_INVALID_SPAN);
  else
    g_assert_no_error (error);
  if (step->command != UNDO && step->command != REDO)
    g_assert_true (done == (step->command != REFUSED));
}

static void
run_table (const Step *steps)
{
  g_autoptr (GsyArticle) article = make_long_article (1000);
  g_autoptr (GsyStore) store = gsy_store_new ("a.txt", article, NULL, NULL);
  g_autoptr (GsyHistory) history = gsy_history_new (apply_to_store, store);

  for (guint i = 0; steps[i].command != END; i++)
    {
      g_autofree char *got = NULL;

      g_test_message ("step %u", i);
      run (history, store, &steps[i]);
      got = describe (store);
      g_assert_cmpstr (got, ==, steps[i].expected);
      g_assert_true (gsy_history_can_undo (history) == steps[i].can_undo);
      g_assert_true (gsy_history_can_redo (history) == steps[i].can_redo);
      g_assert_cmpstr (gsy_history_get_undo_label (history), ==, steps[i].undo_label);
      g_assert_cmpstr (gsy_history_get_redo_label (history), ==, steps[i].redo_label);
    }
  g_assert_finalize_object (g_steal_pointer (&history));
}

static void
test_undo_and_redo (void)
{
  run_table ((const Step[]){
    { UNDO, NULL, "", FALSE, FALSE, NULL, NULL },
    { REDO, NULL, "", FALSE, FALSE, NULL, NULL },
    { ADD, "a", "a1", TRUE, FALSE, "Add a", NULL },
    { ADD, "b", "a1 b1", TRUE, FALSE, "Add b", NULL },
    { RESIZE, "a", "a2 b1", TRUE, FALSE, "Resize a", NULL },
    { UNDO, NULL, "a1 b1", TRUE, TRUE, "Add b", "Resize a" },
    { UNDO, NULL, "a1", TRUE, TRUE, "Add a", "Add b" },
    { UNDO, NULL, "", FALSE, TRUE, NULL, "Add a" },
    { UNDO, NULL, "", FALSE, TRUE, NULL, "Add a" },
    { REDO, NULL, "a1", TRUE, TRUE, "Add a", "Add b" },
    { REDO, NULL, "a1 b1", TRUE, TRUE, "Add b", "Resize a" },
    { REDO, NULL, "a2 b1", TRUE, FALSE, "Resize a", NULL },
    { REDO, NULL, "a2 b1", TRUE, FALSE, "Resize a", NULL },
    { END },
  });
}

static void
test_a_new_edit_forgets_redo (void)
{
  run_table ((const Step[]){
    { ADD, "a", "a1", TRUE, FALSE, "Add a", NULL },
    { ADD, "b", "a1 b1", TRUE, FALSE, "Add b", NULL },
    { UNDO, NULL, "a1", TRUE, TRUE, "Add a", "Add b" },
    { NOTHING, NULL, "a1", TRUE, TRUE, "Add a", "Add b" },
    { REFUSED, NULL, "a1", TRUE, TRUE, "Add a", "Add b" },
    { REMOVE, "a", "", TRUE, FALSE, "Remove a", NULL },
    { REDO, NULL, "", TRUE, FALSE, "Remove a", NULL },
    { UNDO, NULL, "a1", TRUE, TRUE, "Add a", "Remove a" },
    { CLEAR, NULL, "a1", FALSE, FALSE, NULL, NULL },
    { UNDO, NULL, "a1", FALSE, FALSE, NULL, NULL },
    { END },
  });
}

static void
test_groups_are_one_step (void)
{
  run_table ((const Step[]){
    { ADD, "a", "a1", TRUE, FALSE, "Add a", NULL },
    { BEGIN, "Drag", "a1", TRUE, FALSE, "Add a", NULL },
    { RESIZE, "a", "a2", TRUE, FALSE, "Drag", NULL },
    { RESIZE, "a", "a3", TRUE, FALSE, "Drag", NULL },
    { BEGIN, "Inner", "a3", TRUE, FALSE, "Drag", NULL },
    { ADD, "b", "a3 b1", TRUE, FALSE, "Drag", NULL },
    { END_GROUP, NULL, "a3 b1", TRUE, FALSE, "Drag", NULL },
    { RESIZE, "a", "a4 b1", TRUE, FALSE, "Drag", NULL },
    { END_GROUP, NULL, "a4 b1", TRUE, FALSE, "Drag", NULL },
    { UNDO, NULL, "a1", TRUE, TRUE, "Add a", "Drag" },
    { REDO, NULL, "a4 b1", TRUE, FALSE, "Drag", NULL },
    { UNDO, NULL, "a1", TRUE, TRUE, "Add a", "Drag" },
    { UNDO, NULL, "", FALSE, TRUE, NULL, "Add a" },
    { END },
  });
}

static void
test_a_group_that_changed_nothing (void)
{
  run_table ((const Step[]){
    { BEGIN, "Drag", "", FALSE, FALSE, NULL, NULL },
    { END_GROUP, NULL, "", FALSE, FALSE, NULL, NULL },
    { BEGIN, "Drag", "", FALSE, FALSE, NULL, NULL },
    { ADD, "a", "a1", TRUE, FALSE, "Drag", NULL },
    { REMOVE, "a", "", TRUE, FALSE, "Drag", NULL },
    { END_GROUP, NULL, "", FALSE, FALSE, NULL, NULL },
    { ADD, "a", "a1", TRUE, FALSE, "Add a", NULL },
    /* A drag there and back: only the time of the last change differs. */
    { BEGIN, "Drag", "a1", TRUE, FALSE, "Add a", NULL },
    { RESIZE, "a", "a2", TRUE, FALSE, "Drag", NULL },
    { SHRINK, "a", "a1", TRUE, FALSE, "Drag", NULL },
    { END_GROUP, NULL, "a1", TRUE, FALSE, "Add a", NULL },
    { UNDO, NULL, "", FALSE, TRUE, NULL, "Add a" },
    { END },
  });
}

static void
test_cancel_undoes_the_group (void)
{
  run_table ((const Step[]){
    { ADD, "a", "a1", TRUE, FALSE, "Add a", NULL },
    { BEGIN, "Drag", "a1", TRUE, FALSE, "Add a", NULL },
    { RESIZE, "a", "a2", TRUE, FALSE, "Drag", NULL },
    { BEGIN, "Inner", "a2", TRUE, FALSE, "Drag", NULL },
    { ADD, "b", "a2 b1", TRUE, FALSE, "Drag", NULL },
    { CANCEL, NULL, "a1", TRUE, FALSE, "Add a", NULL },
    { CANCEL, NULL, "a1", TRUE, FALSE, "Add a", NULL },
    { END_GROUP, NULL, "a1", TRUE, FALSE, "Add a", NULL },
    { RESIZE, "a", "a2", TRUE, FALSE, "Resize a", NULL },
    { UNDO, NULL, "a1", TRUE, TRUE, "Add a", "Resize a" },
    { END },
  });
}

static void
test_undo_ends_the_group (void)
{
  run_table ((const Step[]){
    { BEGIN, "Drag", "", FALSE, FALSE, NULL, NULL },
    { ADD, "a", "a1", TRUE, FALSE, "Drag", NULL },
    { RESIZE, "a", "a2", TRUE, FALSE, "Drag", NULL },
    { UNDO, NULL, "", FALSE, TRUE, NULL, "Drag" },
    { END_GROUP, NULL, "", FALSE, TRUE, NULL, "Drag" },
    { REDO, NULL, "a2", TRUE, FALSE, "Drag", NULL },
    { END },
  });
}

/* --- Errors and signals --- */

typedef struct
{
  GsyStore *store;
  gboolean broken;
} Fragile;

static gboolean
apply_if_whole (const GsyEdit *edit, gpointer data, GError **error)
{
  Fragile *fragile = data;

  if (fragile->broken)
    {
      g_set_error_literal (error, GSY_ERROR, GSY_ERROR_CONFLICT, "broken");
      return FALSE;
    }
  return gsy_store_apply (fragile->store, edit, error);
}

static void
test_errors_move_nothing (void)
{
  g_autoptr (GsyArticle) article = make_long_article (1000);
  g_autoptr (GsyStore) store = gsy_store_new ("a.txt", article, NULL, NULL);
  Fragile fragile = { store, FALSE };
  g_autoptr (GsyHistory) history = gsy_history_new (apply_if_whole, &fragile);
  g_autoptr (GsyEdit) applied = NULL;
  g_autoptr (GError) error = NULL;

  run (history, store, &(Step){ ADD, "a" });
  run (history, store, &(Step){ ADD, "b" });
  g_assert_true (gsy_history_undo (history, NULL, NULL));
  fragile.broken = TRUE;
  g_assert_false (gsy_history_undo (history, &applied, &error));
  g_assert_error (error, GSY_ERROR, GSY_ERROR_CONFLICT);
  g_assert_null (applied);
  g_clear_error (&error);
  g_assert_false (gsy_history_redo (history, &applied, &error));
  g_assert_error (error, GSY_ERROR, GSY_ERROR_CONFLICT);
  g_assert_null (applied);
  g_assert_cmpstr (gsy_history_get_undo_label (history), ==, "Add a");
  g_assert_cmpstr (gsy_history_get_redo_label (history), ==, "Add b");

  fragile.broken = FALSE;
  g_assert_true (gsy_history_redo (history, &applied, NULL));
  g_assert_cmpstr (gsy_edit_get_change (applied, 0)->id, ==, "b");
  g_clear_pointer (&applied, gsy_edit_unref);
  g_assert_true (gsy_history_undo (history, &applied, NULL));
  g_assert_null (gsy_edit_get_change (applied, 0)->after);

  /* What cannot be cancelled stays undoable. */
  g_assert_false (gsy_history_is_grouping (history));
  gsy_history_begin_group (history, "Drag");
  g_assert_true (gsy_history_is_grouping (history));
  run (history, store, &(Step){ RESIZE, "a" });
  fragile.broken = TRUE;
  gsy_history_cancel_group (history);
  g_assert_false (gsy_history_is_grouping (history));
  fragile.broken = FALSE;
  g_assert_cmpstr (gsy_history_get_undo_label (history), ==, "Drag");
  g_assert_true (gsy_history_undo (history, NULL, NULL));
  g_assert_cmpuint (gsy_statement_get_length (gsy_store_find (store, "a")), ==, 1);
}

static void
notify_cb (GsyHistory *history, GParamSpec *pspec, GString *log)
{
  g_string_append_printf (log, "%s ", pspec->name);
}

static void
test_notifies_only_changes (void)
{
  g_autoptr (GsyArticle) article = make_long_article (1000);
  g_autoptr (GsyStore) store = gsy_store_new ("a.txt", article, NULL, NULL);
  g_autoptr (GsyHistory) history = gsy_history_new (apply_to_store, store);
  g_autoptr (GString) log = g_string_new (NULL);
  const struct
  {
    Step step;
    const char *log;
  } cases[] = {
    { { UNDO, NULL }, "" },
    { { ADD, "a" }, "can-undo undo-label " },
    { { RESIZE, "a" }, "undo-label " },
    { { RESIZE, "a" }, "" },
    { { NOTHING, NULL }, "" },
    { { REFUSED, NULL }, "" },
    { { UNDO, NULL }, "can-redo redo-label " },
    { { UNDO, NULL }, "undo-label " },
    { { UNDO, NULL }, "can-undo redo-label undo-label " },
    { { ADD, "a" }, "can-redo can-undo redo-label undo-label " },
    { { BEGIN, "Drag" }, "" },
    { { RESIZE, "a" }, "undo-label " },
    { { RESIZE, "a" }, "" },
    { { END_GROUP, NULL }, "" },
    { { CLEAR, NULL }, "can-undo undo-label " },
  };

  g_signal_connect (history, "notify", G_CALLBACK (notify_cb), log);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) names = NULL;
      g_autofree char *sorted = NULL;
      gboolean can_undo;
      g_autofree char *label = NULL;

      g_test_message ("step %u", i);
      g_string_truncate (log, 0);
      run (history, store, &cases[i].step);
      names = g_strsplit (log->str, " ", 0);
      /* Thawing tells the last first; the order is nobody's business. */
      for (guint j = 1; names[0] != NULL && names[j] != NULL; j++)
        for (guint k = j; k > 0 && strcmp (names[k - 1], names[k]) > 0 && names[k][0] != '\0'; k--)
          {
            char *swap = names[k];

            names[k] = names[k - 1];
            names[k - 1] = swap;
          }
      sorted = g_strjoinv (" ", names);
      g_assert_cmpstr (sorted, ==, cases[i].log);
      g_object_get (history, "can-undo", &can_undo, "undo-label", &label, NULL);
      g_assert_true (can_undo == gsy_history_can_undo (history));
      g_assert_cmpstr (label, ==, gsy_history_get_undo_label (history));
    }
}

static void
test_touches (void)
{
  g_autoptr (GsyArticle) article = make_long_article (1000);
  g_autoptr (GsyStore) store = gsy_store_new ("a.txt", article, NULL, NULL);
  g_autoptr (GsyHistory) history = gsy_history_new (apply_to_store, store);

  g_assert_false (gsy_history_touches (history, "a.txt"));
  gsy_history_begin_group (history, "Group");
  run (history, store, &(Step){ ADD, "a" });
  g_assert_true (gsy_history_touches (history, "a.txt"));
  gsy_history_end_group (history);
  g_assert_true (gsy_history_touches (history, "a.txt"));
  gsy_history_undo (history, NULL, NULL);
  g_assert_true (gsy_history_touches (history, "a.txt"));
  g_assert_false (gsy_history_touches (history, "b.txt"));
  gsy_history_clear (history);
  g_assert_false (gsy_history_touches (history, "a.txt"));

  gsy_history_begin_group (history, "Group");
  run (history, store, &(Step){ ADD, "b" });
  gsy_history_cancel_group (history);
  g_assert_false (gsy_history_touches (history, "a.txt"));
  run (history, store, &(Step){ ADD, "b" });
  run (history, store, &(Step){ ADD, "c" });
  gsy_history_undo (history, NULL, NULL);
  gsy_history_undo (history, NULL, NULL);
  g_assert_true (gsy_history_touches (history, "a.txt"));
  gsy_history_clear (history);
  g_assert_false (gsy_history_touches (history, "a.txt"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/undo-and-redo", test_undo_and_redo);
  g_test_add_func ("/history/a-new-edit-forgets-redo", test_a_new_edit_forgets_redo);
  g_test_add_func ("/history/groups/are-one-step", test_groups_are_one_step);
  g_test_add_func ("/history/groups/leave-no-step-when-nothing-changed", test_a_group_that_changed_nothing);
  g_test_add_func ("/history/groups/cancel-undoes", test_cancel_undoes_the_group);
  g_test_add_func ("/history/groups/undo-ends-them", test_undo_ends_the_group);
  g_test_add_func ("/history/errors-move-nothing", test_errors_move_nothing);
  g_test_add_func ("/history/notifies-only-changes", test_notifies_only_changes);
  g_test_add_func ("/history/an-article-is-called-otherwise", test_renamed);
  g_test_add_func ("/history/touches-what-its-steps-touch", test_touches);
  return g_test_run ();
}
