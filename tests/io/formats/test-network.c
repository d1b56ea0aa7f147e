/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-network.c: who says what of whom, as a graph. */
#include "config.h"
#include "io/formats/gsy-network.h"
#include "io/formats/gsy-xml.h"

#include <string.h>

typedef struct
{
  GsyScheme *scheme;
  GsyNetwork *network;
  GsyArticle *article;
  GsyArticleMeta *meta;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *text = "Aland blames Borland. Borland denies it.";
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  fixture->scheme = gsy_scheme_new ();
  fixture->network = gsy_network_new (GPOINTER_TO_INT (data), fixture->scheme);
  fixture->article = gsy_article_new ("a.txt", g_strdup (text), strlen (text), sha256, NULL);
  fixture->meta = gsy_article_meta_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gsy_network_free (fixture->network);
  g_object_unref (fixture->scheme);
  g_object_unref (fixture->article);
  gsy_article_meta_unref (fixture->meta);
}

/* @names: (nullable): divided by spaces. */
static GPtrArray *
fillers (const char *names)
{
  g_auto (GStrv) parts = g_strsplit (names != NULL ? names : "", " ", -1);
  GPtrArray *list = gsy_fillers_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (list, gsy_filler_new (parts[i]));
  return list;
}

static GsyStatement *
say (const char *id, const char *layer, const char *sources, const char *targets)
{
  GsyStatement *statement = gsy_statement_new (id, layer);

  gsy_statement_add_span (statement, gsy_span (0, 5));
  statement->source = fillers (sources);
  statement->target = fillers (targets);
  return statement;
}

static void
link_to (GsyStatement *statement, const char *relation, const char *to)
{
  if (statement->links == NULL)
    statement->links = gsy_links_new ();
  g_ptr_array_add (statement->links, gsy_link_new (relation, to));
}

static void
add (Fixture *fixture, const char *file, const char *published, GsyStatement *statement)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
  GsyExportUnit unit = { .file = file, .article = fixture->article, .meta = fixture->meta, .title = "t", .published = published, .statements = statements };

  g_ptr_array_add (statements, statement);
  gsy_network_add (fixture->network, &unit);
}

static const GsyNetworkEdge *
edge_at (Fixture *fixture, guint i)
{
  return g_ptr_array_index (gsy_network_get_edges (fixture->network), i);
}

static const GsyNetworkNode *
node_at (Fixture *fixture, guint i)
{
  return g_ptr_array_index (gsy_network_get_nodes (fixture->network), i);
}

static void
test_each_source_with_each_target (Fixture *fixture, gconstpointer data)
{
  add (fixture, "a.txt", "2031-03", say ("s1", "accusation", "Aland Cland", "Borland Dland"));
  gsy_network_finish (fixture->network);
  g_assert_cmpuint (gsy_network_get_nodes (fixture->network)->len, ==, 4);
  g_assert_cmpuint (gsy_network_get_edges (fixture->network)->len, ==, 4);
  g_assert_cmpstr (node_at (fixture, edge_at (fixture, 1)->from)->label, ==, "Aland");
  g_assert_cmpstr (node_at (fixture, edge_at (fixture, 1)->to)->label, ==, "Dland");
  g_assert_cmpstr (edge_at (fixture, 0)->date, ==, "2031-03");
  g_assert_cmpuint (node_at (fixture, 0)->n_source, ==, 2);
}

static void
test_what_is_repeated_is_one_act (Fixture *fixture, gconstpointer data)
{
  GsyStatement *second = say ("s2", "accusation", "Aland", "Borland"), *third = say ("s3", "accusation", "Aland", "Borland");

  /* The third repeats the second, which repeats the first: whatever order they come in. */
  link_to (third, "repeats", "s2");
  link_to (second, "repeats", "s1");
  add (fixture, "c.txt", "2031-03-03", third);
  add (fixture, "b.txt", "2031-03-02", second);
  add (fixture, "a.txt", "2031-03-01", say ("s1", "accusation", "Aland", "Borland"));
  add (fixture, "d.txt", "2031-03-04", say ("s4", "accusation", "Aland", "Borland"));
  gsy_network_finish (fixture->network);
  g_assert_cmpuint (gsy_network_get_edges (fixture->network)->len, ==, 2);
  g_assert_cmpuint (edge_at (fixture, 0)->reports, ==, 3);
  g_assert_cmpstr (edge_at (fixture, 0)->date, ==, "2031-03-01");
  g_assert_cmpuint (edge_at (fixture, 1)->reports, ==, 1);
}

static void
test_actor_named_twice_counts_once (Fixture *fixture, gconstpointer data)
{
  add (fixture, "a.txt", NULL, say ("s1", "denial", "Aland Aland", "Borland"));
  add (fixture, "a.txt", NULL, say ("s1", "denial", "Aland", "Borland"));
  gsy_network_finish (fixture->network);
  g_assert_cmpuint (gsy_network_get_edges (fixture->network)->len, ==, 1);
  g_assert_null (edge_at (fixture, 0)->date);
}

static void
test_links_lead_from_statement_to_statement (Fixture *fixture, gconstpointer data)
{
  GsyStatement *denial = say ("s2", "denial", "Borland", "Aland");

  link_to (denial, "answers", "s1");
  link_to (denial, "answers", "nowhere");
  add (fixture, "b.txt", NULL, denial);
  add (fixture, "a.txt", NULL, say ("s1", "accusation", "Aland", "Borland"));
  g_assert_cmpuint (gsy_network_finish (fixture->network), ==, 1);
  g_assert_cmpuint (gsy_network_get_edges (fixture->network)->len, ==, 1);
  g_assert_cmpstr (node_at (fixture, edge_at (fixture, 0)->from)->id, ==, "s2");
  g_assert_cmpstr (node_at (fixture, edge_at (fixture, 0)->to)->id, ==, "s1");
  g_assert_cmpstr (node_at (fixture, 0)->label, ==, "Aland");
  g_assert_cmpstr (node_at (fixture, 0)->source, ==, "Borland");
}

static void
test_xml_holds_any_text (void)
{
  g_autoptr (GString) xml = g_string_new (NULL);

  gsy_xml_append_text (xml, "<a> & \"b\"\n\r\x01\xef\xbf\xbe\xf0\x9f\x98\x80", -1);
  g_assert_cmpstr (xml->str, ==, "&lt;a&gt; &amp; &quot;b&quot;\n&#13;\xef\xbf\xbd\xef\xbf\xbd\xf0\x9f\x98\x80");
  g_string_truncate (xml, 0);
  gsy_xml_append_attribute (xml, "x", "a\tb\n\"");
  gsy_xml_append_attribute (xml, "y", NULL);
  g_assert_cmpstr (xml->str, ==, " x=\"a&#9;b&#10;&quot;\"");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, kind, func) g_test_add (name, Fixture, GINT_TO_POINTER (kind), set_up, func, tear_down)
  ADD ("/network/actors/each-source-with-each-target", GSY_NETWORK_ACTORS, test_each_source_with_each_target);
  ADD ("/network/actors/what-is-repeated-is-one-act", GSY_NETWORK_ACTORS, test_what_is_repeated_is_one_act);
  ADD ("/network/actors/one-named-twice-counts-once", GSY_NETWORK_ACTORS, test_actor_named_twice_counts_once);
  ADD ("/network/statements/links-lead-from-one-to-another", GSY_NETWORK_STATEMENTS, test_links_lead_from_statement_to_statement);
  g_test_add_func ("/xml/holds-any-text", test_xml_holds_any_text);
  return g_test_run ();
}
