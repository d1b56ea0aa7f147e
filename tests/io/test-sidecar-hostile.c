/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-sidecar-hostile.c: sidecars that are broken, cut, flipped or odd: each is refused with line and column, or what makes no
 * sense in it is kept; and nothing of what was read is ever lost. */
#include "config.h"

#include "core/gsy-error.h"

#include "sidecar-fixture.h"

#include <stdio.h>

static GsyArticle *article;
static GBytes *base;

/* "refused", "kept", "noted" or "sound", as tests/data/sidecars/hostile.tsv explains; @place: (out): "line:column" or "". */
static const char *
judge (GBytes *bytes, char **place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GsySidecar) sidecar = gsy_sidecar_parse (bytes, "x", article, &error), again = NULL;
  g_autoptr (GBytes) written = NULL, rewritten = NULL;
  GsySidecarSummary summary;

  if (sidecar == NULL)
    {
      guint line, column;
      int end = 0;

      g_assert_error (error, GSY_ERROR, GSY_ERROR_PARSE);
      g_assert_cmpint (sscanf (error->message, "x:%u:%u: %n", &line, &column, &end), ==, 2);
      g_assert_cmpuint (strlen (error->message + end), >, 0);
      g_assert_cmpuint (line, >, 0);
      g_assert_cmpuint (column, >, 0);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      *place = g_strdup_printf ("%u:%u", line, column);
      return "refused";
    }
  g_assert_no_error (error);
  g_assert_true (gsy_sidecar_summarise (bytes, "x", &summary, NULL));
  gsy_sidecar_summary_clear (&summary);

  *place = g_strdup ("");
  if (sidecar->problems->len > 0)
    {
      const GsyProblem *problem = get_problem (sidecar, 0);

      g_free (*place);
      *place = g_strdup_printf ("%u:%u", problem->line, problem->column);
      for (guint i = 0; i < sidecar->problems->len; i++)
        g_assert_true (g_utf8_validate (get_problem (sidecar, i)->message, -1, NULL));
    }
  if (sidecar->version <= GSY_SIDECAR_VERSION)
    {
      /* What is written is sound JSON, says the same and stays as it is. */
      written = gsy_sidecar_write (article, sidecar->meta, sidecar->statements, sidecar);
      again = gsy_sidecar_parse (written, "x", article, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (again->statements->len, ==, sidecar->statements->len);
      g_assert_cmpuint (again->raw->len, ==, sidecar->raw->len);
      for (guint i = 0; i < again->raw->len; i++)
        g_assert_cmpstr (g_ptr_array_index (again->raw, i), ==, g_ptr_array_index (sidecar->raw, i));
      rewritten = gsy_sidecar_write (article, again->meta, again->statements, again);
      assert_same_bytes (rewritten, written);
    }
  if (sidecar->raw->len > 0)
    return "kept";
  return sidecar->problems->len > 0 ? "noted" : "sound";
}

/* Undoes the escapes of the table. */
static GString *
decode (const char *field)
{
  GString *string = g_string_new (NULL);

  for (const char *p = field; *p != '\0'; p = g_utf8_next_char (p))
    {
      switch (g_utf8_get_char (p))
        {
        case 0x23ce: /* ⏎ */
          g_string_append_c (string, '\n');
          break;
        case 0x21e5: /* ⇥ */
          g_string_append_c (string, '\t');
          break;
        case 0x2400: /* ␀ */
          g_string_append_c (string, '\0');
          break;
        case 0x2039: /* ‹ff› */
          p = g_utf8_next_char (p);
          g_string_append_c (string, (char) (g_ascii_xdigit_value (p[0]) * 16 + g_ascii_xdigit_value (p[1])));
          p += 2;
          break;
        default:
          g_string_append_len (string, p, g_utf8_skip[(guchar) *p]);
          break;
        }
    }
  return string;
}

static GBytes *
replace (const char *from, const char *to, gsize n_to)
{
  const char *data = g_bytes_get_data (base, NULL), *at;
  gsize n = g_bytes_get_size (base);
  g_autoptr (GString) changed = g_string_new_len (data, (gssize) n);

  at = g_strstr_len (data, (gssize) n, from);
  if (at == NULL)
    g_error ("not in the file: %s", from);
  g_string_erase (changed, at - data, (gssize) strlen (from));
  g_string_insert_len (changed, at - data, to, (gssize) n_to);
  return bytes_of (changed->str, changed->len);
}

static void
test_table (void)
{
  g_autoptr (GBytes) table = load_fixture ("hostile", "../hostile.tsv");
  g_autofree char *text = g_strndup (g_bytes_get_data (table, NULL), g_bytes_get_size (table));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = NULL;
      g_autoptr (GString) from = NULL, to = NULL;
      g_autoptr (GBytes) changed = NULL;
      g_autofree char *place = NULL;
      const char *verdict;

      if (lines[i][0] == '\0' || lines[i][0] == '#')
        continue;
      fields = g_strsplit (lines[i], "\t", -1);
      g_assert_cmpuint (g_strv_length (fields), ==, 4);
      from = decode (fields[2]);
      to = decode (fields[3]);
      changed = replace (from->str, to->str, to->len);
      verdict = judge (changed, &place);
      if (strcmp (verdict, fields[0]) != 0 || strcmp (place, fields[1]) != 0)
        g_error ("hostile.tsv:%u: %s %s instead of %s %s: %s", i + 1, verdict, place, fields[0], fields[1], fields[3]);
      n++;
    }
  g_assert_cmpuint (n, >=, 300);
}

static void
test_files (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "sidecars", "hostile", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *place = NULL;
      const char *verdict;

      if (!g_str_has_suffix (name, ".json") || g_str_has_prefix (name, "base."))
        continue;
      bytes = load_fixture ("hostile", name);
      verdict = judge (bytes, &place);
      if (!g_str_has_prefix (name, verdict))
        g_error ("%s: %s %s", name, verdict, place);
      n++;
    }
  g_assert_cmpuint (n, >=, 70);
}

static void
test_cut_at_every_byte (void)
{
  const char *data = g_bytes_get_data (base, NULL);
  gsize n = g_bytes_get_size (base);

  /* Without the final line end it is whole; without the brace before that it is not. */
  for (gsize len = 0; len < n - 1; len++)
    {
      g_autoptr (GBytes) cut = bytes_of (data, len);
      g_autofree char *place = NULL;

      g_assert_cmpstr (judge (cut, &place), ==, "refused");
    }
}

static void
test_bit_flips (void)
{
  const char *data = g_bytes_get_data (base, NULL);
  gsize n = g_bytes_get_size (base);

  for (guint round = 0; round < 1500; round++)
    {
      g_autofree char *copy = g_memdup2 (data, n);
      g_autoptr (GBytes) flipped = NULL;
      g_autofree char *place = NULL;
      guint flips = (guint) g_test_rand_int_range (1, 4);

      for (guint i = 0; i < flips; i++)
        copy[g_test_rand_int_range (0, (int) n)] ^= (char) (1 << g_test_rand_int_range (0, 8));
      flipped = bytes_of (copy, n);
      judge (flipped, &place);
    }
}

/* Pieces of the file put elsewhere, doubled or left out: often sound JSON that makes no sense. */
static void
test_shuffled_lines (void)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (base, NULL), g_bytes_get_size (base));

  for (guint round = 0; round < 500; round++)
    {
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
      int n = (int) g_strv_length (lines) - 1, at = g_test_rand_int_range (0, n), from = g_test_rand_int_range (0, n);
      g_autofree char *changed = NULL, *place = NULL;
      g_autoptr (GBytes) bytes = NULL;
      char *line = g_strdup (g_test_rand_bit () ? lines[from] : "");

      g_free (lines[at]);
      lines[at] = line;
      changed = g_strjoinv ("\n", lines);
      bytes = bytes_of (changed, strlen (changed));
      judge (bytes, &place);
    }
}

static void
test_a_million_levels (void)
{
  g_autoptr (GString) json = g_string_new ("{\"x\": ");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *place = NULL;

  for (guint i = 0; i < 1000000; i++)
    g_string_append (json, i % 2 ? "[" : "{\"a\":");
  bytes = bytes_of (json->str, json->len);
  g_assert_cmpstr (judge (bytes, &place), ==, "refused");
}

static void
test_ten_megabytes_in_one_text (void)
{
  g_autofree char *long_note = g_strnfill (10 << 20, 'x');
  g_autofree char *member = g_strdup_printf ("\"note\": \"%s\"", long_note);
  g_autoptr (GBytes) changed = replace ("\"note\": \"A note\"", member, strlen (member));
  g_autofree char *place = NULL;

  g_assert_cmpstr (judge (changed, &place), ==, "sound");
}

/* Places of problems are found in one pass: many of them on one long line take no longer than that. */
static void
test_many_problems_on_one_line (void)
{
  g_autoptr (GString) json = g_string_new ("{\"format\":\"gainsay-annotations\",\"version\":1,\"unit\":\"code-point\",\"statements\":[");
  g_autoptr (GsySidecar) sidecar = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (json, i > 0 ? ",{\"id\":5}" : "{\"id\":5}");
  g_string_append (json, "]}");
  sidecar = parse_text (json->str, article);
  g_assert_cmpuint (sidecar->problems->len, ==, 20000);
  g_assert_cmpuint (sidecar->raw->len, ==, 20000);
  g_assert_cmpuint (get_problem (sidecar, 19999)->line, ==, 1);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  article = load_article ("hostile", "base.txt");
  base = load_fixture ("hostile", "base.txt.annotations.json");
  g_test_add_func ("/sidecar/hostile/one-change-a-line", test_table);
  g_test_add_func ("/sidecar/hostile/files", test_files);
  g_test_add_func ("/sidecar/hostile/cut-at-every-byte", test_cut_at_every_byte);
  g_test_add_func ("/sidecar/hostile/bit-flips", test_bit_flips);
  g_test_add_func ("/sidecar/hostile/shuffled-lines", test_shuffled_lines);
  g_test_add_func ("/sidecar/hostile/a-million-levels", test_a_million_levels);
  g_test_add_func ("/sidecar/hostile/ten-megabytes-in-one-text", test_ten_megabytes_in_one_text);
  g_test_add_func ("/sidecar/hostile/many-problems-on-one-line", test_many_problems_on_one_line);
  status = g_test_run ();
  g_clear_object (&article);
  g_bytes_unref (base);
  return status;
}
