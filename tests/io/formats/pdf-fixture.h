/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pdf-fixture.h: makes PDF documents with words at places. */
#pragma once

#include <glib.h>

#include <string.h>

#define PDF_WIDTH 595
#define PDF_HEIGHT 842

/* @content: of the page that is being made; @pages: of those before, their numbers of objects in words */
typedef struct
{
  GString *out;
  GArray *offsets;
  GString *content;
  GString *pages;
  guint n_pages;
  const char *encrypt; /* (nullable): a dictionary */
  const char *info;    /* (nullable): a dictionary */
  const char *xmp;     /* (nullable) */
} PdfFixture;

/* Object 1 is the catalogue, 2 the list of pages, 3 the letters, 4 about the document, 5 the lock, 6 what publishers say of it. */
#define PDF_FIRST_FREE 7

static inline PdfFixture *
pdf_begin (void)
{
  PdfFixture *self = g_new0 (PdfFixture, 1);

  self->out = g_string_new ("%PDF-1.5\n");
  self->offsets = g_array_new (FALSE, TRUE, sizeof (gsize));
  g_array_set_size (self->offsets, PDF_FIRST_FREE);
  self->content = g_string_new (NULL);
  self->pages = g_string_new (NULL);
  return self;
}

static inline guint
pdf_begin_object (PdfFixture *self, guint number)
{
  if (number == 0)
    {
      number = self->offsets->len;
      g_array_set_size (self->offsets, number + 1);
    }
  g_array_index (self->offsets, gsize, number) = self->out->len;
  g_string_append_printf (self->out, "%u 0 obj\n", number);
  return number;
}

/* @text: in Latin 1, @y from the top */
static inline void
pdf_add (PdfFixture *self, double x, double y, double size, const char *text)
{
  char at[3][G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (self->content, "BT /F %s Tf %s %s Td (", g_ascii_dtostr (at[0], sizeof at[0], size), g_ascii_dtostr (at[1], sizeof at[1], x),
                          g_ascii_dtostr (at[2], sizeof at[2], PDF_HEIGHT - y));
  for (const char *p = text; *p != '\0'; p++)
    g_string_append_printf (self->content, "%s%c", strchr ("()\\", *p) != NULL ? "\\" : "", *p);
  g_string_append (self->content, ") Tj ET\n");
}

/* Lines one below the other, 14 points apart; lines are divided by line ends. Returns where the next one would be. */
static inline double
pdf_add_lines (PdfFixture *self, double x, double y, const char *lines)
{
  g_auto (GStrv) each = g_strsplit (lines, "\n", -1);

  for (guint i = 0; each[i] != NULL; i++)
    {
      if (*each[i] != '\0')
        pdf_add (self, x, y, 12, each[i]);
      y += 14;
    }
  return y;
}

static inline void
pdf_end_page (PdfFixture *self)
{
  guint content = pdf_begin_object (self, 0), page;

  g_string_append_printf (self->out, "<< /Length %" G_GSIZE_FORMAT " >>\nstream\n%s\nendstream\nendobj\n", self->content->len, self->content->str);
  page = pdf_begin_object (self, 0);
  g_string_append_printf (self->out, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %u 0 R /Resources << /Font << /F 3 0 R >> >> >>\nendobj\n", PDF_WIDTH, PDF_HEIGHT, content);
  g_string_append_printf (self->pages, "%u 0 R ", page);
  g_string_truncate (self->content, 0);
  self->n_pages++;
}

/* The document; frees @self. */
static inline GBytes *
pdf_end (PdfFixture *self)
{
  gsize at;
  GBytes *bytes;

  pdf_begin_object (self, 1);
  g_string_append_printf (self->out, "<< /Type /Catalog /Pages 2 0 R %s >>\nendobj\n", self->xmp != NULL ? "/Metadata 6 0 R" : "");
  pdf_begin_object (self, 2);
  g_string_append_printf (self->out, "<< /Type /Pages /Count %u /Kids [ %s] >>\nendobj\n", self->n_pages, self->pages->str);
  pdf_begin_object (self, 3);
  g_string_append (self->out, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>\nendobj\n");
  pdf_begin_object (self, 4);
  g_string_append_printf (self->out, "%s\nendobj\n", self->info != NULL ? self->info : "<< >>");
  pdf_begin_object (self, 5);
  g_string_append_printf (self->out, "%s\nendobj\n", self->encrypt != NULL ? self->encrypt : "<< >>");
  pdf_begin_object (self, 6);
  g_string_append_printf (self->out, "<< /Type /Metadata /Subtype /XML /Length %" G_GSIZE_FORMAT " >>\nstream\n%s\nendstream\nendobj\n", self->xmp != NULL ? strlen (self->xmp) : 0,
                          self->xmp != NULL ? self->xmp : "");
  at = self->out->len;
  g_string_append_printf (self->out, "xref\n0 %u\n0000000000 65535 f \n", self->offsets->len);
  for (guint i = 1; i < self->offsets->len; i++)
    g_string_append_printf (self->out, "%010" G_GSIZE_FORMAT " 00000 n \n", g_array_index (self->offsets, gsize, i));
  g_string_append_printf (self->out, "trailer\n<< /Size %u /Root 1 0 R /Info 4 0 R %s /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] >>\n", self->offsets->len,
                          self->encrypt != NULL ? "/Encrypt 5 0 R" : "");
  g_string_append_printf (self->out, "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", at);
  bytes = g_string_free_to_bytes (self->out);
  g_array_unref (self->offsets);
  g_string_free (self->content, TRUE);
  g_string_free (self->pages, TRUE);
  g_free (self);
  return bytes;
}
