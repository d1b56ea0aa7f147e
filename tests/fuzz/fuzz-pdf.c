/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz-pdf.c: any letters at any places of pages: what comes of them is text, and no letter comes of nothing. Poppler itself is left to those who make it.
 *
 * The input is, for each page, its text and four bytes for the place of each letter. */
#include "config.h"
#include "fuzz.h"

#include "io/formats/gsy-pdf-text.h"

static void
add_page (GArray *lines, guint page, GBytes *text_bytes, GBytes *place_bytes)
{
  gsize n_text, n_places;
  const char *data = g_bytes_get_data (text_bytes, &n_text);
  const guint8 *places = g_bytes_get_data (place_bytes, &n_places);
  g_autofree char *plain = n_text > 0 ? g_strndup (data, n_text) : g_strdup (""), *text = g_utf8_make_valid (plain, -1);
  guint n_chars = (guint) g_utf8_strlen (text, -1);
  g_autofree double (*rects)[4] = g_malloc0 (MAX (n_chars, 1) * sizeof *rects);

  for (guint i = 0; i < n_chars; i++)
    for (guint j = 0; j < 4; j++)
      rects[i][j] = (n_places > 0 ? places[(4 * i + j) % n_places] : 0) * 3.0 + (j >= 2 ? rects[i][j - 2] : 0);
  gsy_pdf_lines_add_page (lines, page, text, (const double (*)[4]) rects, n_places % 5 == 4 ? 0 : n_chars, 600);
}

/* Controls that stand where Windows-1252 has a letter become that letter. */
static gboolean
becomes_letter (gunichar c)
{
  return c > 0 && c < 0x100 && strchr ("\x83\x88\x8a\x8c\x8e\x9a\x9c\x9e\x9f", (int) c) != NULL;
}

static guint
count_letters (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n += g_unichar_isalnum (g_utf8_get_char (p)) || becomes_letter (g_utf8_get_char (p));
  return n;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize len)
{
  g_autoptr (GArray) lines = gsy_pdf_lines_new ();
  g_autofree char *text = NULL;
  guint n_pages = 0, n_letters = 0;
  gsize n_bytes;

  while (len > 0)
    {
      g_autoptr (GBytes) page = fuzz_next_part (&data, &len), places = fuzz_next_part (&data, &len);

      add_page (lines, n_pages++, page, places);
    }
  gsy_pdf_lines_find_margins (lines, n_pages, 800);
  text = gsy_pdf_lines_join (lines, &n_bytes);
  if (strlen (text) != n_bytes || !g_utf8_validate (text, -1, NULL))
    fail ("the text is none\n");
  for (guint i = 0; i < lines->len; i++)
    if (!g_array_index (lines, GsyPdfLine, i).margin)
      n_letters += count_letters (g_array_index (lines, GsyPdfLine, i).text);
  if (count_letters (text) != n_letters)
    fail ("%u letters became %u\n", n_letters, count_letters (text));
  return 0;
}
