/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-normal.c: which texts are the same but for their typography, and where a piece of one is in the original. */
#include "config.h"

#include "core/gsy-normal.h"

#include "core/gsy-offsets.h"

#include <string.h>

static void
test_same (void)
{
  static const struct
  {
    const char *a;
    const char *b;
  } pairs[] = {
    { "été", "e\xcc\x81te\xcc\x81" },
    { "한국", "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab\xe1\x84\x80\xe1\x85\xae\xe1\x86\xa8" },
    { "Å", "\xe2\x84\xab" },
    { "q\xcc\xa3\xcc\x87", "q\xcc\x87\xcc\xa3" },
    { "« Tout est faux »", "“Tout est faux”" },
    { "Il dit « non ».", "Il dit \"non\"." },
    { "Il dit « non », puis oui.", "Il dit \" non \", puis oui." },
    { "«\xe2\x80\xafnon\xe2\x80\xaf» dit-il", "« non » dit-il" },
    { "(« non »)", "(\"non\")" },
    { "sagt »nein« und", "sagt „nein“ und" },
    { "l’été", "l'été" },
    { "‘non’", "'non'" },
    { "‹non›", "'non'" },
    { "10\xe2\x80\xaf"
      "000\xc2\xa0€",
      "10 000 €" },
    { "un\r\ndeux", "un deux" },
    { "un\xc2\x85\xe2\x80\xa8 \t deux", "un\ndeux" },
    { "porte\xe2\x80\x91parole", "porte-parole" },
    { "ceci — cela", "ceci - cela" },
    { "ran\xc2\xad\xc2\xadçon", "rançon" },
    { "\xef\xbb\xbfnon", "non" },
    { "no\xe2\x80\x8bn", "non" },
    { "fin…", "fin..." },
    { "ﬁn ofﬁciel", "fin officiel" },
    { "港口\n否认", "港口否认" },
    { "\xd8\xa2", "\xd8\xa7\xd9\x93" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      if (!gsy_normal_same (pairs[i].a, pairs[i].b))
        g_error ("“%s” and “%s” are the same", pairs[i].a, pairs[i].b);
      g_assert_true (gsy_normal_same (pairs[i].b, pairs[i].a));
    }
}

static void
test_other (void)
{
  static const struct
  {
    const char *a;
    const char *b;
  } pairs[] = {
    { "Non", "non" },
    { "été", "ete" },
    { "un deux", "undeux" },
    { "non", "non " },
    { "\"non\" dit", "'non' dit" },
    { "می\xe2\x80\x8cخواهم", "میخواهم" },
    { "👩\xe2\x80\x8d🌾", "👩🌾" },
    { "il dit “non” ici", "il dit “non”ici" },
    { "non.", "non" },
    { "10", "1O" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (gsy_normal_same (pairs[i].a, pairs[i].b))
      g_error ("“%s” and “%s” are not the same", pairs[i].a, pairs[i].b);
}

static GsyNormal *
normal_new (const char *text)
{
  return gsy_normal_new (text, strlen (text));
}

static void
test_way_back (void)
{
  g_autoptr (GsyNormal) normal = normal_new ("Il a  dit\r\n« e\xcc\x81t\xc2\xad"
                                             "e\xcc\x81 »…");
  GsySpan units, span;

  /* “été”, whose letters take two code points each, and a soft hyphen between. */
  units = gsy_normal_from_span (normal, gsy_span (13, 19));
  g_assert_cmpuint (gsy_span_length (units), ==, 3);
  g_assert_cmphex (normal->chars[units.start], ==, 0xe9);
  g_assert_true (gsy_normal_to_span (normal, units, &span));
  g_assert_cmpuint (span.start, ==, 13);
  g_assert_cmpuint (span.end, ==, 19);
  /* Inside of the quotation marks is no space that could be taken in. */
  units.start--;
  units.end++;
  g_assert_true (gsy_normal_to_span (normal, units, &span));
  g_assert_cmpuint (span.start, ==, 11);
  g_assert_cmpuint (span.end, ==, 21);
  /* One of three full stops is nothing. */
  g_assert_false (gsy_normal_to_span (normal, gsy_span (units.start, units.end + 1), &span));
  g_assert_true (gsy_normal_to_span (normal, gsy_span (units.start, units.end + 3), &span));
  g_assert_cmpuint (span.end, ==, 22);
  g_assert_false (gsy_normal_to_span (normal, gsy_span (units.start, units.start), &span));
  g_assert_false (gsy_normal_to_span (normal, gsy_span (units.start, normal->n + 1), &span));
}

static void
test_space_is_one_unit (void)
{
  g_autoptr (GsyNormal) normal = normal_new ("un \n\n deux");
  GsySpan units = gsy_normal_from_span (normal, gsy_span (0, 3)), span;

  g_assert_cmpuint (units.end, ==, 3);
  g_assert_true (gsy_normal_to_span (normal, gsy_span (0, 2), &span));
  g_assert_cmpuint (span.end, ==, 2);
  g_assert_true (gsy_normal_to_span (normal, gsy_span (3, 7), &span));
  g_assert_cmpuint (span.start, ==, 6);
}

static void
test_nothing_but_what_is_dropped (void)
{
  g_autoptr (GsyNormal) normal = normal_new ("a\xc2\xad"
                                             "b");
  g_autoptr (GsyNormal) empty = normal_new ("");

  g_assert_true (gsy_span_is_empty (gsy_normal_from_span (normal, gsy_span (1, 2))));
  g_assert_cmpuint (empty->n, ==, 0);
  g_assert_true (gsy_span_is_empty (gsy_normal_from_span (empty, gsy_span (0, 5))));
}

/* Whatever the text: units are in order, none is lost, and what is once normalised stays as it is. */
static void
test_random (void)
{
  static const gunichar chars[] = { 'a', 'e', ' ', '\n', '\r', 0xad, 0x301, 0x323, 0xe9, 0xab, 0xbb, '"', 0x2019, 0x2026, 0x1100, 0x1161, 0x11a8, 0xac00, 0x6e2f, 0x200d, 0x1f469, 0xfb01, 0x202f, 0x644, 0x64e, 0x2126, 0x201c };

  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) again = g_string_new (NULL);
      g_autoptr (GsyNormal) normal = NULL;
      g_autoptr (GsyNormal) other = NULL;
      guint n = (guint) g_test_rand_int_range (0, 200);

      for (guint i = 0; i < n; i++)
        g_string_append_unichar (text, chars[g_test_rand_int_range (0, G_N_ELEMENTS (chars))]);
      normal = gsy_normal_new (text->str, text->len);
      g_assert_cmpuint (normal->length, ==, n);
      for (guint i = 0; i < normal->n; i++)
        {
          g_assert_cmpuint (normal->starts[i], <, normal->ends[i]);
          g_assert_cmpuint (normal->ends[i], <=, n);
          g_assert_true (i == 0 || normal->starts[i] >= normal->ends[i - 1] ||
                         (normal->starts[i] == normal->starts[i - 1] && normal->ends[i] == normal->ends[i - 1]));
          g_string_append_unichar (again, normal->chars[i]);
        }
      other = gsy_normal_new (again->str, again->len);
      for (guint i = 0; i < 20 && n > 0; i++)
        {
          guint start = (guint) g_test_rand_int_range (0, (int) n), end = (guint) g_test_rand_int_range ((int) start + 1, (int) n + 1);
          GsySpan units = gsy_normal_from_span (normal, gsy_span (start, end));

          for (guint k = 0; k < normal->n; k++)
            g_assert_cmpint (gsy_span_contains (units, k), ==, normal->starts[k] < end && start < normal->ends[k]);
        }
    }
}

static void
test_many_marks (void)
{
  g_autoptr (GString) text = g_string_new ("e");
  g_autoptr (GsyNormal) normal = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, i % 2 ? "\xcc\x81" : "\xcc\xa3");
  normal = gsy_normal_new (text->str, text->len);
  g_assert_cmpuint (normal->length, ==, 100001);
  g_assert_cmpuint (normal->ends[normal->n - 1], ==, 100001);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/normal/same/typography", test_same);
  g_test_add_func ("/normal/other/words", test_other);
  g_test_add_func ("/normal/way-back/letters-and-quotes", test_way_back);
  g_test_add_func ("/normal/way-back/space-is-one-unit", test_space_is_one_unit);
  g_test_add_func ("/normal/way-back/nothing-but-what-is-dropped", test_nothing_but_what_is_dropped);
  g_test_add_func ("/normal/random", test_random);
  g_test_add_func ("/normal/marks-without-end", test_many_marks);
  return g_test_run ();
}
