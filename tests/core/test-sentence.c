/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sentence.c: what a language's tag selects, and single decisions at a boundary. Whole sentences are in test-segment.c. */
#include "config.h"

#include "core/gsy-sentence.h"

#include <string.h>

static void
test_tags (void)
{
  g_assert_cmpint (gsy_tongue_from_language ("fr"), ==, GSY_TONGUE_FR);
  g_assert_cmpint (gsy_tongue_from_language ("fr-CA"), ==, GSY_TONGUE_FR);
  g_assert_cmpint (gsy_tongue_from_language ("FR"), ==, GSY_TONGUE_FR);
  g_assert_cmpint (gsy_tongue_from_language ("en-US"), ==, GSY_TONGUE_EN);
  /* Frisian and Friulian are no French. */
  g_assert_cmpint (gsy_tongue_from_language ("frr"), ==, GSY_TONGUE_ALL);
  g_assert_cmpint (gsy_tongue_from_language ("fur"), ==, GSY_TONGUE_ALL);
  g_assert_cmpint (gsy_tongue_from_language ("zh"), ==, GSY_TONGUE_ALL);
  g_assert_cmpint (gsy_tongue_from_language ("f"), ==, GSY_TONGUE_ALL);
  g_assert_cmpint (gsy_tongue_from_language (""), ==, GSY_TONGUE_ALL);
  g_assert_cmpint (gsy_tongue_from_language (NULL), ==, GSY_TONGUE_ALL);
}

/* Where the sentence after the "|" of @marked really starts, as the text from there on; NULL when there is none. */
static const char *
correct (const char *marked, GsyTongue tongue, char **text)
{
  const char *bar = strchr (marked, '|');
  gsize boundary;

  *text = g_strdup_printf ("%.*s%s", (int) (bar - marked), marked, bar + 1);
  boundary = gsy_sentence_correct (*text, strlen (*text), (gsize) (bar - marked), tongue);
  return boundary > 0 ? *text + boundary : NULL;
}

static void
test_boundaries (void)
{
  static const struct
  {
    const char *marked;
    const char *next;
    guint tongue;
  } cases[] = {
    { "Il nie. |Elle part.", "Elle part.", GSY_TONGUE_FR },
    { "M. |Zhao nie.", NULL, GSY_TONGUE_FR },
    { "C’est faux. |» Il part.", "Il part.", GSY_TONGUE_FR },
    { "C’est faux ! |», dit-il.", NULL, GSY_TONGUE_FR },
    { "C’est faux. |»", NULL, GSY_TONGUE_FR },
    { "Er ging. |»Nein«", "»Nein«", GSY_TONGUE_DE },
    { "Oui ! |dit-il", NULL, GSY_TONGUE_FR },
    { "Yes!” |He left", "He left", GSY_TONGUE_EN },
    { "M.” |He left", "He left", GSY_TONGUE_EN },
    { ". |A", "A", GSY_TONGUE_EN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;

      g_assert_cmpstr (correct (cases[i].marked, cases[i].tongue, &text), ==, cases[i].next);
    }
}

static gboolean
keeps (const char *text, GsyTongue tongue)
{
  return gsy_sentence_keeps_full_stop (text, strlen (text), (gsize) (strrchr (text, '.') - text), tongue);
}

static void
test_full_stops (void)
{
  g_assert_true (keeps ("M.", GSY_TONGUE_FR));
  g_assert_true (keeps ("the U.S.", GSY_TONGUE_EN));
  g_assert_true (keeps ("etc.", GSY_TONGUE_ALL));
  g_assert_true (keeps ("J. Biden", GSY_TONGUE_EN));
  g_assert_true (keeps ("p. 12", GSY_TONGUE_FR));
  g_assert_false (keeps ("plan B.", GSY_TONGUE_EN));
  g_assert_false (keeps ("l’art.", GSY_TONGUE_FR));
  g_assert_false (keeps ("Il nie.", GSY_TONGUE_FR));
  g_assert_false (keeps (".", GSY_TONGUE_FR));
  g_assert_false (keeps ("Mme.", GSY_TONGUE_EN));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sentence/tongue-by-the-first-part-of-the-tag", test_tags);
  g_test_add_func ("/sentence/boundary-is-put-right", test_boundaries);
  g_test_add_func ("/sentence/full-stop-of-an-abbreviation", test_full_stops);
  return g_test_run ();
}
