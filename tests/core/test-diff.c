/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-diff.c: what two texts have in common: never more than is so, and what anybody would see. */
#include "config.h"

#include "core/gsy-diff.h"

#include "core/gsy-normal.h"

#include <string.h>

static char *
slice (const char *text, guint start, guint length)
{
  return g_utf8_substring (text, start, start + length);
}

/* Runs are in the order of both, apart, and say the same. */
static GArray *
diff (const char *before, const char *after)
{
  GArray *runs = gsy_diff (before, strlen (before), after, strlen (after));

  for (guint i = 0; i < runs->len; i++)
    {
      const GsyDiffRun *run = &g_array_index (runs, GsyDiffRun, i);
      g_autofree char *a = slice (before, run->before, run->length_before);
      g_autofree char *b = slice (after, run->after, run->length_after);

      g_assert_cmpuint (run->length_before, >, 0);
      g_assert_true (gsy_normal_same (a, b));
      if (i > 0)
        {
          const GsyDiffRun *last = &g_array_index (runs, GsyDiffRun, i - 1);

          g_assert_cmpuint (run->before, >=, last->before + last->length_before);
          g_assert_cmpuint (run->after, >=, last->after + last->length_after);
        }
    }
  return runs;
}

static guint
count_common (const char *before, const char *after)
{
  g_autoptr (GArray) runs = diff (before, after);
  guint n = 0;

  for (guint i = 0; i < runs->len; i++)
    n += g_array_index (runs, GsyDiffRun, i).length_before;
  return n;
}

static void
test_same (void)
{
  const char *text = "Le port accuse. La ville nie.";
  g_autoptr (GArray) runs = diff (text, text);
  g_autoptr (GArray) none = diff (text, "");
  g_autoptr (GArray) nothing = diff ("", "");

  g_assert_cmpuint (runs->len, ==, 1);
  g_assert_cmpuint (g_array_index (runs, GsyDiffRun, 0).length_after, ==, g_utf8_strlen (text, -1));
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (nothing->len, ==, 0);
}

static void
test_one_change (void)
{
  g_autoptr (GArray) in = diff ("Le port accuse la ville.", "Le vieux port accuse la ville.");
  g_autoptr (GArray) out = diff ("Le vieux port accuse la ville.", "Le port accuse la ville.");
  g_autoptr (GArray) other = diff ("Le port accuse la ville.", "Le port blâme la ville.");

  g_assert_cmpuint (in->len, ==, 2);
  g_assert_cmpuint (g_array_index (in, GsyDiffRun, 1).before + 6, ==, g_array_index (in, GsyDiffRun, 1).after);
  g_assert_cmpuint (out->len, ==, 2);
  g_assert_cmpuint (g_array_index (out, GsyDiffRun, 1).before, ==, g_array_index (out, GsyDiffRun, 1).after + 6);
  /* What both words end with is common. */
  g_assert_cmpuint (other->len, ==, 2);
  g_assert_cmpuint (g_array_index (other, GsyDiffRun, 1).before, ==, 13);
  g_assert_cmpuint (g_array_index (other, GsyDiffRun, 1).after, ==, 12);
}

static void
test_typography (void)
{
  const char *before = "Il dit « e\xcc\x81te\xcc\x81 » et\ns’en va. Un peu plus tard.", *after = "Il dit “été” et s'en va. Un peu plus tard.";
  g_autoptr (GArray) runs = diff (before, after);

  g_assert_cmpuint (runs->len, ==, 1);
  g_assert_cmpuint (g_array_index (runs, GsyDiffRun, 0).length_before, ==, g_utf8_strlen (before, -1));
  g_assert_cmpuint (g_array_index (runs, GsyDiffRun, 0).length_after, ==, g_utf8_strlen (after, -1));
}

/* Many changes, none of them near another: all the rest is common. */
static void
test_many_changes (void)
{
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);
  guint common = 0;

  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *sentence = g_strdup_printf ("Le port numéro %u accuse la ville de %u mensonges. ", i * 7919 % 10007, i * 104729 % 99991);

      g_string_append (before, sentence);
      if (i % 5 == 2)
        continue;
      common += (guint) g_utf8_strlen (sentence, -1);
      if (i % 7 == 3)
        g_string_append_printf (after, "Ajout %u. ", i);
      g_string_append (after, sentence);
    }
  g_assert_cmpuint (count_common (before->str, after->str), >=, common);
}

static void
test_what_moved (void)
{
  const char *one = "Le port accuse la ville d’avoir vendu les quais sans le dire à personne. ";
  const char *two = "Les pêcheurs n’ont rien vu venir, et leur syndicat demande une enquête publique. La préfecture lira tout ce qu’on lui enverra. ";
  g_autofree char *before = g_strconcat (one, two, NULL), *after = g_strconcat (two, one, NULL);
  g_autoptr (GsyNormal) x = gsy_normal_new (before, strlen (before));
  g_autoptr (GsyNormal) y = gsy_normal_new (after, strlen (after));
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (GsyUnitRun));
  g_autoptr (GArray) runs = gsy_diff_units (x->chars, x->n, y->chars, y->n, moved);
  const GsyUnitRun *run;

  /* The longer one stays. */
  g_assert_cmpuint (count_common (before, after), >=, g_utf8_strlen (two, -1) - 1);
  g_assert_cmpuint (count_common (before, after), <, g_utf8_strlen (before, -1) - 40);
  g_assert_cmpuint (moved->len, ==, 1);
  run = &g_array_index (moved, GsyUnitRun, 0);
  g_assert_cmpuint (run->before, ==, 0);
  g_assert_cmpuint (run->after, >=, g_utf8_strlen (two, -1) - 2);
  g_assert_cmpuint (runs->len, >=, 1);
}

static void
test_random (void)
{
  static const char *const words[] = { "Le port ", "accuse ", "la ville. ", "é", "e\xcc\x81", "«", " ", "\r\n", "港", "…", "non", "Non", "🙂", "ne dit rien, ", "\xc2\xad" };

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GPtrArray) pieces = g_ptr_array_new ();
      g_autofree char *before = NULL, *after = NULL;
      g_autoptr (GArray) runs = NULL;

      for (guint i = (guint) g_test_rand_int_range (0, 300); i > 0; i--)
        g_ptr_array_add (pieces, (gpointer) words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      g_ptr_array_add (pieces, NULL);
      before = g_strjoinv ("", (char **) pieces->pdata);
      for (guint i = (guint) g_test_rand_int_range (0, 20); i > 0 && pieces->len > 1; i--)
        {
          guint at = (guint) g_test_rand_int_range (0, (int) pieces->len - 1);

          if (g_test_rand_int_range (0, 2))
            g_ptr_array_remove_index (pieces, at);
          else
            g_ptr_array_insert (pieces, (int) at, (gpointer) words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
        }
      after = g_strjoinv ("", (char **) pieces->pdata);
      runs = diff (before, after);
    }
}

/* Nothing in common but letters, and a great deal of everything. */
static void
test_there_is_an_end (void)
{
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);
  g_autoptr (GArray) runs = NULL;

  for (guint i = 0; i < 100000; i++)
    {
      g_string_append_c (before, "ab c"[g_test_rand_int_range (0, 4)]);
      g_string_append_c (after, "ab c"[g_test_rand_int_range (0, 4)]);
    }
  runs = diff (before->str, after->str);
  g_string_truncate (before, 0);
  for (guint i = 0; i < 50000; i++)
    g_string_append (before, "aa");
  g_string_assign (after, before->str);
  g_string_truncate (after, 90000);
  g_array_unref (runs);
  runs = diff (before->str, after->str);
  g_assert_cmpuint (runs->len, >=, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diff/the-same-is-one-run", test_same);
  g_test_add_func ("/diff/around-one-change-all-is-common", test_one_change);
  g_test_add_func ("/diff/typography-is-no-change", test_typography);
  g_test_add_func ("/diff/between-many-changes-all-is-common", test_many_changes);
  g_test_add_func ("/diff/what-moved-is-no-run-but-told-apart", test_what_moved);
  g_test_add_func ("/diff/random-runs-are-true-and-in-order", test_random);
  g_test_add_func ("/diff/hopeless-texts-come-to-an-end", test_there_is_an_end);
  return g_test_run ();
}
