/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-scheme-names.c: renaming, merging and taking away actors and topics of a scheme. */
#include "config.h"
#include "core/gsy-scheme.h"

#include <string.h>

#include "core/gsy-edit.h"

/* Actors as text, one a line: NAME (kind) < WHOLE = ALIAS, ALIAS # CODE ; NOTE. */
static char *
show (GsyScheme *scheme)
{
  GPtrArray *actors = gsy_scheme_get_list (scheme, GSY_LIST_ACTORS);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < actors->len; i++)
    {
      const GsyActor *actor = g_ptr_array_index (actors, i);
      g_autofree char *aliases = actor->aliases != NULL ? g_strjoinv (", ", actor->aliases) : NULL;

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", actor->name);
      if (actor->kind != NULL)
        g_string_append_printf (text, " (%s)", actor->kind);
      if (actor->part_of != NULL)
        g_string_append_printf (text, " < %s", actor->part_of);
      if (aliases != NULL)
        g_string_append_printf (text, " = %s", aliases);
      if (actor->code != NULL)
        g_string_append_printf (text, " # %s", actor->code);
      if (actor->wikidata != NULL)
        g_string_append_printf (text, " %s", actor->wikidata);
      if (actor->note != NULL)
        g_string_append_printf (text, " ; %s", actor->note);
    }
  return g_string_free (text, FALSE);
}

/* name|kind|part-of|alias,alias|code|note, one a line */
static GsyScheme *
make (const char *lines)
{
  GsyScheme *scheme = gsy_scheme_new ();
  g_autoptr (GPtrArray) actors = gsy_scheme_list_new (GSY_LIST_ACTORS);
  g_auto (GStrv) all = g_strsplit (lines, "\n", -1);

  for (guint i = 0; all[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (all[i], "|", -1);
      GsyActor *actor = gsy_actor_new (parts[0]);
      char **texts[] = { &actor->kind, &actor->part_of, NULL, &actor->code, &actor->note };

      for (guint j = 1; parts[j] != NULL; j++)
        if (parts[j][0] == '\0')
          continue;
        else if (j == 3)
          actor->aliases = g_strsplit (parts[j], ",", -1);
        else
          *texts[j - 1] = g_strdup (parts[j]);
      g_ptr_array_add (actors, actor);
    }
  gsy_scheme_set_list (scheme, GSY_LIST_ACTORS, actors);
  return scheme;
}

typedef struct
{
  const char *what;
  const char *before;
  const char *from; /* joined by commas */
  const char *to;
  gboolean keep_aliases;
  const char *after; /* NULL: no change */
} Case;

static void
test_actors (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GsyScheme) scheme = make (c->before);
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Rename"), inverse = NULL;
  g_auto (GStrv) from = g_strsplit (c->from, ",", -1);
  g_autofree char *before = show (scheme), *after = NULL, *again = NULL;
  g_autoptr (GError) error = NULL;

  gsy_scheme_rename_actors (scheme, (const char *const *) from, c->to, c->keep_aliases, edit);
  g_assert_cmpuint (gsy_edit_get_n_changes (edit), ==, c->after != NULL ? 1 : 0);
  g_assert_true (gsy_scheme_apply (scheme, edit, &error));
  after = show (scheme);
  g_assert_cmpstr (after, ==, c->after != NULL ? c->after : before);
  inverse = gsy_edit_inverse (edit);
  g_assert_true (gsy_scheme_apply (scheme, inverse, &error));
  again = show (scheme);
  g_assert_cmpstr (again, ==, before);
}

static const Case cases[] = {
  { "a-new-name-keeps-all", "X\nChina|state||Chine,PRC|CHN|big\nY", "China", "Zhongguo", FALSE, "X\nZhongguo (state) = Chine, PRC # CHN ; big\nY" },
  { "the-old-name-becomes-an-alias", "China|||Chine", "China", "Zhongguo", TRUE, "Zhongguo = Chine, China" },
  { "an-alias-becomes-the-name", "China|||Chine", "China", "Chine", TRUE, "Chine = China" },
  { "the-last-alias-goes", "China|||Chine", "China", "Chine", FALSE, "Chine" },
  { "merging-takes-what-is-lacking", "China||||CHN\nX\nChine|state|Asia|Pékin|XX", "Chine", "China", TRUE, "China (state) < Asia = Pékin, Chine # CHN\nX" },
  { "merging-keeps-the-place-of-a-listed-one", "Chine\nX\nChina", "Chine", "China", FALSE, "X\nChina" },
  { "merging-three-into-a-new-one", "X\nA|||a\nY\nB|person||a,b\nC|state", "C,A,B", "D", TRUE, "X\nD (person) = a, b, C, A, B\nY" },
  { "notes-stand-below-one-another", "A|||||one\nB|||||two\nC|||||one", "B,C", "A", FALSE, "A ; one\ntwo" },
  { "parts-follow", "China\nZhao||China\nHua||Chine\nChine", "Chine", "China", FALSE, "China\nZhao < China\nHua < China" },
  { "parts-follow-an-unlisted-one", "Zhao||Chine", "Chine", "China", FALSE, "Zhao < China" },
  { "nothing-is-part-of-itself", "China\nBeijing|city|China", "Beijing", "China", FALSE, "China (city)" },
  { "nothing-is-part-of-itself-the-other-way", "China|state\nBeijing||China", "China", "Beijing", FALSE, "Beijing (state)" },
  { "the-whole-of-a-part-is-taken-from-the-next", "A||B\nB||C", "B", "A", FALSE, "A < C" },
  { "no-ring-is-closed", "A\nB||C\nC||A", "B", "A", FALSE, "A\nC < A" },
  { "unlisted-names-become-aliases-of-a-listed-one", "China", "Chine,Pékin", "China", TRUE, "China = Chine, Pékin" },
  { "unlisted-names-become-aliases-of-a-new-one", "X", "Chine,Pékin", "China", TRUE, "X\nChina = Chine, Pékin" },
  { "unlisted-names-change-nothing", "X", "Chine,Pékin", "China", FALSE, NULL },
  { "to-itself-changes-nothing", "China||Asia|Chine", "China", "China", TRUE, NULL },
  { "itself-among-others", "Chine\nChina|state", "China,Chine", "China", TRUE, "China (state) = Chine" },
  { "nobody-changes-nothing", "China", "", "X", FALSE, NULL },
  { "taken-away", "China\nZhao||China\nX", "China", NULL, TRUE, "Zhao\nX" },
};

static void
test_unknown_members (void)
{
  g_autoptr (GsyScheme) scheme = make ("A\nB");
  g_autoptr (GPtrArray) actors = gsy_scheme_list_new (GSY_LIST_ACTORS);
  const char *const from[] = { "B", NULL };
  g_autoptr (GsyEdit) edit = gsy_edit_new ("Merge");
  GsyActor *a = gsy_actor_new ("A"), *b = gsy_actor_new ("B");
  g_autofree char *unknown = NULL;

  a->unknown = g_strsplit ("\"x\"|1", "|", -1);
  b->unknown = g_strsplit ("\"x\"|2|\"y\"|3", "|", -1);
  g_ptr_array_add (actors, a);
  g_ptr_array_add (actors, b);
  gsy_scheme_set_list (scheme, GSY_LIST_ACTORS, actors);
  gsy_scheme_rename_actors (scheme, from, "A", FALSE, edit);
  g_assert_true (gsy_scheme_apply (scheme, edit, NULL));
  unknown = g_strjoinv (" ", gsy_scheme_find_actor (scheme, "A")->unknown);
  g_assert_cmpstr (unknown, ==, "\"x\" 1 \"y\" 3");
}

static void
test_topics (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  g_autoptr (GPtrArray) topics = gsy_scheme_list_new (GSY_LIST_TOPICS);
  const char *const from[] = { "Hacking", "Unlisted", NULL };
  g_autoptr (GsyEdit) merge = gsy_edit_new ("Merge"), away = gsy_edit_new ("Remove");
  GsyTopic *hack = gsy_topic_new ("Hack"), *hacking = gsy_topic_new ("Hacking");

  hacking->note = g_strdup ("N");
  g_ptr_array_add (topics, hacking);
  g_ptr_array_add (topics, hack);
  gsy_scheme_set_list (scheme, GSY_LIST_TOPICS, topics);
  gsy_scheme_rename_topics (scheme, from, "Hack", merge);
  g_assert_true (gsy_scheme_apply (scheme, merge, NULL));
  g_assert_cmpuint (gsy_scheme_get_list (scheme, GSY_LIST_TOPICS)->len, ==, 1);
  g_assert_cmpstr (gsy_scheme_find_topic (scheme, "Hack")->note, ==, "N");
  gsy_scheme_rename_topics (scheme, (const char *const[]){ "Hack", NULL }, NULL, away);
  g_assert_true (gsy_scheme_apply (scheme, away, NULL));
  g_assert_cmpuint (gsy_scheme_get_list (scheme, GSY_LIST_TOPICS)->len, ==, 0);
  g_assert_true (gsy_scheme_is_default (scheme, GSY_LIST_ACTORS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/scheme-names/actors/", cases[i].what, NULL);

      g_test_add_data_func (path, &cases[i], test_actors);
    }
  g_test_add_func ("/scheme-names/actors/unknown-members-are-kept", test_unknown_members);
  g_test_add_func ("/scheme-names/topics/merge-and-go", test_topics);
  return g_test_run ();
}
