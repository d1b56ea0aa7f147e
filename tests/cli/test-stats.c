/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-stats.c: the counts, and that they are the same bytes for everybody. */
#include "config.h"
#include "cli-run.h"

#include <string.h>

static void
write_example (const char *folder)
{
  g_autofree char *a = cli_denial ("denial", "'source': [{'actor': 'Borland'}], 'target': [{'actor': 'Aland'}, {'actor': 'Aland', 'spans': [{'start': 0, 'end': 5}]}], 'about': ['Flood']");
  const char *b = "{'id': 'f0000000-0000-4000-8000-000000000001', 'layer': 'accusation', 'spans': [{'start': 6, 'end': 34}], 'source': [{'actor': 'Aland'}], 'about': ['Flood', 'Dam', 'Flood'], "
                  "'links': [{'relation': 'repeats', 'to': '" CLI_DENIAL_ID "', 'article': 'a.txt'}]}, "
                  "{'id': 'f0000000-0000-4000-8000-000000000002', 'layer': 'rumour', 'spans': [{'start': 0, 'end': 5}]}";

  cli_write_marked (folder, "a.txt", a);
  cli_write_marked (folder, "b.txt", b);
  cli_write (folder, "c.txt", "date 2031-03-04 ORSANNE — Nothing was marked here. Nothing.\n");
  cli_write (folder, "gainsay.json", "{\"format\": \"gainsay-project\", \"version\": 1, \"actors\": [{\"name\": \"Celand\"}, {\"name\": \"Aland\"}]}\n");
}

static const char expected[] =
  "{\n"
  "  \"format\" : \"gainsay-stats\",\n"
  "  \"version\" : 1,\n"
  "  \"articles\" : [\n"
  "    {\n"
  "      \"article\" : \"./a.txt\",\n"
  "      \"title\" : \"Aland blames Borland for the flood.\",\n"
  "      \"published\" : null,\n"
  "      \"state\" : \"new\",\n"
  "      \"characters\" : 85,\n"
  "      \"statements\" : 1,\n"
  "      \"detached\" : 0,\n"
  "      \"review\" : 0,\n"
  "      \"links\" : 0,\n"
  "      \"problems\" : 0,\n"
  "      \"layers\" : {\n"
  "        \"accusation\" : 0,\n"
  "        \"denial\" : 1,\n"
  "        \"counter-accusation\" : 0,\n"
  "        \"rumour\" : 0\n"
  "      }\n"
  "    },\n"
  "    {\n"
  "      \"article\" : \"./b.txt\",\n"
  "      \"title\" : \"Aland blames Borland for the flood.\",\n"
  "      \"published\" : null,\n"
  "      \"state\" : \"new\",\n"
  "      \"characters\" : 85,\n"
  "      \"statements\" : 2,\n"
  "      \"detached\" : 0,\n"
  "      \"review\" : 0,\n"
  "      \"links\" : 1,\n"
  "      \"problems\" : 0,\n"
  "      \"layers\" : {\n"
  "        \"accusation\" : 1,\n"
  "        \"denial\" : 0,\n"
  "        \"counter-accusation\" : 0,\n"
  "        \"rumour\" : 1\n"
  "      }\n"
  "    },\n"
  "    {\n"
  "      \"article\" : \"./c.txt\",\n"
  "      \"title\" : \"ORSANNE — Nothing was marked here.\",\n"
  "      \"published\" : \"2031-03-04\",\n"
  "      \"state\" : \"new\",\n"
  "      \"characters\" : 60,\n"
  "      \"statements\" : 0,\n"
  "      \"detached\" : 0,\n"
  "      \"review\" : 0,\n"
  "      \"links\" : 0,\n"
  "      \"problems\" : 0,\n"
  "      \"layers\" : {\n"
  "        \"accusation\" : 0,\n"
  "        \"denial\" : 0,\n"
  "        \"counter-accusation\" : 0,\n"
  "        \"rumour\" : 0\n"
  "      }\n"
  "    }\n"
  "  ],\n"
  "  \"layers\" : [\n"
  "    {\n"
  "      \"id\" : \"accusation\",\n"
  "      \"name\" : \"Accusation\",\n"
  "      \"statements\" : 1,\n"
  "      \"articles\" : 1\n"
  "    },\n"
  "    {\n"
  "      \"id\" : \"denial\",\n"
  "      \"name\" : \"Denial\",\n"
  "      \"statements\" : 1,\n"
  "      \"articles\" : 1\n"
  "    },\n"
  "    {\n"
  "      \"id\" : \"counter-accusation\",\n"
  "      \"name\" : \"Counter-accusation\",\n"
  "      \"statements\" : 0,\n"
  "      \"articles\" : 0\n"
  "    },\n"
  "    {\n"
  "      \"id\" : \"rumour\",\n"
  "      \"name\" : \"rumour\",\n"
  "      \"statements\" : 1,\n"
  "      \"articles\" : 1\n"
  "    }\n"
  "  ],\n"
  "  \"actors\" : [\n"
  "    {\n"
  "      \"name\" : \"Celand\",\n"
  "      \"source\" : 0,\n"
  "      \"target\" : 0,\n"
  "      \"articles\" : 0\n"
  "    },\n"
  "    {\n"
  "      \"name\" : \"Aland\",\n"
  "      \"source\" : 1,\n"
  "      \"target\" : 1,\n"
  "      \"articles\" : 2\n"
  "    },\n"
  "    {\n"
  "      \"name\" : \"Borland\",\n"
  "      \"source\" : 1,\n"
  "      \"target\" : 0,\n"
  "      \"articles\" : 1\n"
  "    }\n"
  "  ],\n"
  "  \"topics\" : [\n"
  "    {\n"
  "      \"name\" : \"Flood\",\n"
  "      \"statements\" : 2,\n"
  "      \"articles\" : 2\n"
  "    },\n"
  "    {\n"
  "      \"name\" : \"Dam\",\n"
  "      \"statements\" : 1,\n"
  "      \"articles\" : 1\n"
  "    }\n"
  "  ],\n"
  "  \"states\" : {\n"
  "    \"new\" : 3,\n"
  "    \"in-progress\" : 0,\n"
  "    \"done\" : 0,\n"
  "    \"review\" : 0\n"
  "  },\n"
  "  \"total\" : {\n"
  "    \"articles\" : 3,\n"
  "    \"characters\" : 230,\n"
  "    \"statements\" : 3,\n"
  "    \"detached\" : 0,\n"
  "    \"review\" : 0,\n"
  "    \"links\" : 1,\n"
  "    \"problems\" : 0\n"
  "  }\n"
  "}\n";

static void
test_json (void)
{
  char *folder = cli_make_folder ();

  write_example (folder);
  g_auto (CliRun) run = cli_run (folder, "stats --json .");
  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.out, ==, expected);
  cli_remove_folder (folder);
}

static void
test_locales (void)
{
  const char *const locales[] = { "C", "fr_FR.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8" };
  char *folder = cli_make_folder ();

  write_example (folder);
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_auto (CliRun) run = cli_run_full (folder, locales[i], NULL, "stats . --json");

      g_test_message ("%s", locales[i]);
      g_assert_cmpstr (run.out, ==, expected);
    }
  cli_remove_folder (folder);
}

static void
test_table (void)
{
  char *folder = cli_make_folder ();

  write_example (folder);
  g_auto (CliRun) run = cli_run (folder, "stats .");
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.out, ==,
                   "Article  State  Accusation  Denial  Counter-accusation  rumour  All\n"
                   "./a.txt  new             0       1                   0       0    1\n"
                   "./b.txt  new             1       0                   0       1    2\n"
                   "./c.txt  new             0       0                   0       0    0\n"
                   "All                      1       1                   0       1    3\n"
                   "\n"
                   "Actor    Source  Target  Articles\n"
                   "Aland         1       1         2\n"
                   "Borland       1       0         1\n"
                   "\n"
                   "Topic  Statements  Articles\n"
                   "Flood           2         2\n"
                   "Dam             1         1\n");
  cli_remove_folder (folder);
}

static void
test_broken (void)
{
  char *folder = cli_make_folder ();

  write_example (folder);
  cli_write (folder, "b.txt.annotations.json", "{");
  g_auto (CliRun) run = cli_run (folder, "stats .");
  /* What could be counted is, and nobody takes it for all. */
  g_assert_cmpint (run.status, ==, 3);
  g_assert_true (g_str_has_prefix (run.err, "gainsay-cli: ./b.txt.annotations.json:1:2: "));
  g_assert_nonnull (strstr (run.out, "./a.txt"));
  g_assert_null (strstr (run.out, "./b.txt"));
  cli_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats/json/counts-all", test_json);
  g_test_add_func ("/stats/json/is-the-same-in-every-locale", test_locales);
  g_test_add_func ("/stats/table/lines-up", test_table);
  g_test_add_func ("/stats/broken/is-3-and-others-are-counted", test_broken);
  return g_test_run ();
}
