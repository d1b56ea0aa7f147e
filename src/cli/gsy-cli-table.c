/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cli-table.c: columns as wide as a terminal shows them, Chinese included. */
#include "config.h"
#include "cli/gsy-cli-table.h"

struct _GsyCliTable
{
  guint n_columns;
  guint n_left;
  GPtrArray *cells;
};

GsyCliTable *
gsy_cli_table_new (guint n_columns, guint n_left)
{
  GsyCliTable *self = g_new (GsyCliTable, 1);

  self->n_columns = n_columns;
  self->n_left = n_left;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
gsy_cli_table_free (GsyCliTable *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self);
}

void
gsy_cli_table_add (GsyCliTable *self, const char *text)
{
  g_ptr_array_add (self->cells, g_strdup (text));
}

void
gsy_cli_table_add_number (GsyCliTable *self, guint number)
{
  g_ptr_array_add (self->cells, g_strdup_printf ("%u", number));
}

/* Columns of a terminal. */
static guint
measure (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2
                                                                    : 1;
    }
  return width;
}

static void
append_spaces (GString *text, guint n)
{
  g_string_append_printf (text, "%*s", (int) n, "");
}

void
gsy_cli_table_print (GsyCliTable *self, GString *text)
{
  g_autofree guint *widths = g_new0 (guint, self->n_columns);

  for (guint i = 0; i < self->cells->len; i++)
    widths[i % self->n_columns] = MAX (widths[i % self->n_columns], measure (g_ptr_array_index (self->cells, i)));

  for (guint i = 0; i < self->cells->len; i++)
    {
      const char *cell = g_ptr_array_index (self->cells, i);
      guint column = i % self->n_columns;
      guint fill = widths[column] - measure (cell);
      gboolean last = column + 1 == self->n_columns;

      if (column >= self->n_left)
        append_spaces (text, fill);
      g_string_append (text, cell);
      if (column < self->n_left && !last)
        append_spaces (text, fill);
      g_string_append (text, last ? "\n" : "  ");
    }
}
