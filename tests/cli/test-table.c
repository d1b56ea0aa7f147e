/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-table.c: columns line up as a terminal shows them. */
#include "config.h"
#include "cli/gsy-cli-table.h"

static void
test_columns (void)
{
  g_autoptr (GsyCliTable) table = gsy_cli_table_new (3, 1);
  g_autoptr (GString) text = g_string_new (NULL);

  gsy_cli_table_add (table, "Name");
  gsy_cli_table_add (table, "One");
  gsy_cli_table_add (table, "Two");
  gsy_cli_table_add (table, "a longer one");
  gsy_cli_table_add_number (table, 7);
  gsy_cli_table_add_number (table, 12345);
  gsy_cli_table_print (table, text);
  g_assert_cmpstr (text->str, ==,
                   "Name          One    Two\n"
                   "a longer one    7  12345\n");
}

static void
test_wide_and_combining (void)
{
  g_autoptr (GsyCliTable) table = gsy_cli_table_new (2, 1);
  g_autoptr (GString) text = g_string_new (NULL);

  gsy_cli_table_add (table, "水坝");
  gsy_cli_table_add (table, "n");
  gsy_cli_table_add (table, "e\xcc\x81te"); /* 3 columns, 4 code points */
  gsy_cli_table_add_number (table, 1);
  gsy_cli_table_print (table, text);
  g_assert_cmpstr (text->str, ==,
                   "水坝  n\n"
                   "e\xcc\x81te   1\n");
}

static void
test_text_last (void)
{
  g_autoptr (GsyCliTable) table = gsy_cli_table_new (2, 2);
  g_autoptr (GString) text = g_string_new (NULL);

  gsy_cli_table_add (table, "a");
  gsy_cli_table_add (table, "bbb");
  gsy_cli_table_add (table, "a");
  gsy_cli_table_add (table, "b");
  gsy_cli_table_print (table, text);
  g_assert_cmpstr (text->str, ==, "a  bbb\na  b\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/columns/line-up", test_columns);
  g_test_add_func ("/table/columns/know-wide-and-combining-characters", test_wide_and_combining);
  g_test_add_func ("/table/rows/have-no-trailing-space", test_text_last);
  return g_test_run ();
}
