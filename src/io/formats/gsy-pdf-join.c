/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-pdf-join.c: where, of lines one below the other, a paragraph ends. */
#include "config.h"
#include "io/formats/gsy-pdf-text.h"

#include "io/formats/gsy-text-flow.h"

#include <string.h>

/* All in heights of a line. */
#define GAP 1.3    /* times what is usual between lines: a new paragraph */
#define USUAL 1.2  /* between lines, as long as nothing is known */
#define FAR 2.5    /* no longer the same column */
#define INDENT 0.6 /* of a first line */
#define SLACK 1.0  /* so much more room than the next word takes: the line was ended */
#define SIZE 0.12  /* another size of letters */

#define SOFT_HYPHEN "\xc2\xad"
#define HYPHEN "\xe2\x80\x90"

/* Nobody's words are longer. */
#define MAX_WORD 100

/* So many paragraphs back may be the one that a page's foot interrupted. */
#define LOOK_BACK 8

/* Lines one below the other, of one size, of one column: from @from, before @to. */
typedef struct
{
  guint from;
  guint to;
  double left;
  double right;
  double pitch;
  gboolean hanging; /* the first line of a paragraph stands out */
} Block;

typedef struct
{
  GString *text;
  double size;
  guint page;
  gboolean row; /* of a table */
} Paragraph;

typedef struct
{
  const GArray *lines; /* (element-type GsyPdfLine), but those in margins */
  GHashTable *words;   /* those in the middle of lines, in lower case */
  GPtrArray *paragraphs;
  double usual; /* room from line to line, in heights */
} Joiner;

static const GsyPdfLine *
get_line (const Joiner *self, guint i)
{
  return &g_array_index (self->lines, GsyPdfLine, i);
}

static void
paragraph_free (Paragraph *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

static gboolean
is_placed (const GsyPdfLine *line)
{
  return line->x1 > line->x0 && line->y1 > line->y0;
}

static double
get_size (const GsyPdfLine *line)
{
  return MAX (line->y1 - line->y0, 0.1);
}

static gboolean
same_size (double a, double b)
{
  return a <= b * (1 + SIZE) && b <= a * (1 + SIZE);
}

/* --- What is said --- */

static gboolean
ends_sentence (const char *text, gsize len)
{
  const char *p = text + len;

  while (p > text)
    {
      gunichar c;

      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
      if (g_unichar_isspace (c) || g_unichar_ispunct (c) == FALSE)
        {
          if (g_unichar_isspace (c))
            continue;
          return FALSE;
        }
      switch (c)
        {
        case '.':
        case '!':
        case '?':
        case ':':
        case 0x2026:
        case 0x3002:
        case 0xff01:
        case 0xff1f:
        case 0x061f:
        case 0x06d4:
          return TRUE;
        case '"':
        case '\'':
        case ')':
        case ']':
        case 0xbb:
        case 0x2019:
        case 0x201d:
        case 0x201c:
        case 0x203a:
        case 0x300d:
        case 0x300f:
          continue;
        default:
          return FALSE;
        }
    }
  return FALSE;
}

static gboolean
begins_lower (const char *text)
{
  return g_unichar_islower (g_utf8_get_char (text));
}

static gboolean
has_end (const char *text, gsize len, const char *end)
{
  gsize n = strlen (end);

  return len >= n && memcmp (text + len - n, end, n) == 0;
}

/* The hyphen at the end of a word, if @text ends with one. (nullable) */
static const char *
find_hyphen (const char *text, gsize len)
{
  const char *hyphen = has_end (text, len, "-") ? text + len - 1 : has_end (text, len, HYPHEN)      ? text + len - strlen (HYPHEN)
                                                                 : has_end (text, len, SOFT_HYPHEN) ? text + len - strlen (SOFT_HYPHEN)
                                                                                                    : NULL;

  if (hyphen == NULL || hyphen == text)
    return NULL;
  return g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (hyphen))) ? hyphen : NULL;
}

static gboolean
is_bullet (const char *text)
{
  static const char *const bullets[] = { "•", "‣", "◦", "▪", "■", "●", "○", "– ", "— ", "- ", "* ", "→ " };

  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (g_str_has_prefix (text, bullets[i]))
      return TRUE;
  return FALSE;
}

/* --- Words --- */

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || c == '-' || c == 0x2010;
}

/* The words of a line. @cut: its first one may be the rest of one; what ends with a hyphen may be the beginning. */
static void
note_words (GHashTable *words, const char *text, gboolean cut)
{
  const char *start = NULL;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gboolean in_word = is_word_char (g_utf8_get_char (p));

      if (in_word && start == NULL)
        start = p;
      if (!in_word && start != NULL)
        {
          if (!cut && find_hyphen (start, (gsize) (p - start)) == NULL)
            g_hash_table_add (words, g_utf8_strdown (start, MIN (p - start, 2 * MAX_WORD)));
          cut = FALSE;
          start = NULL;
        }
      if (*p == '\0')
        return;
    }
}

/* What goes with another word by a hyphen in French and English, and is hardly ever the beginning or the end of one. */
static gboolean
is_compound (const char *head, const char *tail)
{
  static const char *const heads[] = { "celle", "celles", "celui", "ceux", "peut", "quelques", "self", "soi", "vice", "well", NULL };
  static const char *const tails[] = { "elle", "elles", "il", "ils", "là", "même", "mêmes", NULL };

  return g_str_has_prefix (tail, "t-") || g_strv_contains (heads, head) || g_strv_contains (tails, tail);
}

/* Whether the hyphen between @text, which ends with one at @hyphen, and @next is the word's own. */
static gboolean
keeps_hyphen (const Joiner *self, const char *text, const char *hyphen, const char *next)
{
  const char *start = hyphen, *end = next;
  g_autofree char *head = NULL, *tail = NULL, *whole = NULL, *compound = NULL;

  while (start > text && hyphen - start < MAX_WORD && is_word_char (g_utf8_get_char (g_utf8_prev_char (start))))
    start = g_utf8_prev_char (start);
  while (end - next < MAX_WORD && is_word_char (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  head = g_utf8_strdown (start, hyphen - start);
  tail = g_utf8_strdown (next, end - next);
  whole = g_strconcat (head, tail, NULL);
  compound = g_strconcat (head, "-", tail, NULL);
  if (g_hash_table_contains (self->words, whole))
    return FALSE;
  return g_hash_table_contains (self->words, compound) || is_compound (head, tail);
}

static void
append_line (const Joiner *self, GString *text, const char *next)
{
  const char *hyphen = find_hyphen (text->str, text->len);

  if (hyphen == NULL)
    {
      g_string_append_c (text, '\n');
    }
  else if (strcmp (hyphen, SOFT_HYPHEN) == 0 || (begins_lower (next) && !keeps_hyphen (self, text->str, hyphen, next)))
    {
      g_string_truncate (text, (gsize) (hyphen - text->str));
    }
  g_string_append (text, next);
}

/* --- Blocks --- */

static gboolean
follows (const Joiner *self, const GsyPdfLine *line, const GsyPdfLine *next)
{
  double size = get_size (line);

  return line->page == next->page && is_placed (line) && is_placed (next) && same_size (size, get_size (next)) && next->y0 > line->y0 + 0.3 * size && next->y0 < line->y0 + FAR * size &&
         next->x0 < line->x1 && line->x0 < next->x1 && strchr (line->text, '\t') == NULL && strchr (next->text, '\t') == NULL;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

/* The one in the middle, but rather the lower: between paragraphs is more room, never less. */
static double
find_usual (GArray *rooms, double otherwise)
{
  if (rooms->len < 3)
    return otherwise;
  g_array_sort (rooms, compare_doubles);
  return g_array_index (rooms, double, rooms->len * 2 / 5);
}

static double
measure_usual (const Joiner *self)
{
  g_autoptr (GArray) rooms = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 1; i < self->lines->len; i++)
    if (follows (self, get_line (self, i - 1), get_line (self, i)))
      {
        double room = (get_line (self, i)->y0 - get_line (self, i - 1)->y0) / get_size (get_line (self, i));

        g_array_append_val (rooms, room);
      }
  return find_usual (rooms, USUAL);
}

/* Where lines begin: further left than a single one that stands out. */
static double
find_left (GArray *lefts, double size)
{
  g_array_sort (lefts, compare_doubles);
  for (guint i = 1; i < lefts->len; i++)
    if (g_array_index (lefts, double, i) - g_array_index (lefts, double, i - 1) < 0.15 * size)
      return g_array_index (lefts, double, i - 1);
  return g_array_index (lefts, double, 0);
}

static Block
find_block (const Joiner *self, guint from)
{
  const GsyPdfLine *first = get_line (self, from);
  Block block = { .from = from, .to = from + 1, .right = first->x1 };
  g_autoptr (GArray) rooms = g_array_new (FALSE, FALSE, sizeof (double)), lefts = g_array_new (FALSE, FALSE, sizeof (double));
  guint n_indented = 0;

  g_array_append_val (lefts, first->x0);
  while (block.to < self->lines->len && follows (self, get_line (self, block.to - 1), get_line (self, block.to)))
    {
      const GsyPdfLine *line = get_line (self, block.to);
      double room = line->y0 - get_line (self, block.to - 1)->y0;

      g_array_append_val (rooms, room);
      g_array_append_val (lefts, line->x0);
      block.right = MAX (block.right, line->x1);
      block.to++;
    }
  block.left = find_left (lefts, get_size (first));
  for (guint i = from; i < block.to; i++)
    n_indented += get_line (self, i)->x0 > block.left + INDENT * get_size (first);
  block.hanging = 2 * n_indented > block.to - from;
  block.pitch = MIN (find_usual (rooms, self->usual * get_size (first)), 1.5 * self->usual * get_size (first));
  return block;
}

/* Within a block: whether @line is the last one of its paragraph. */
static gboolean
is_last (const Block *block, const GsyPdfLine *line, const GsyPdfLine *next)
{
  double size = get_size (line);
  gsize len = strlen (line->text);
  gboolean indented = line->x0 > block->left + INDENT * size, next_indented = next->x0 > block->left + INDENT * size;
  gboolean ended = block->right - line->x1 - 0.25 * size - next->first > SLACK * size;

  if (next->y0 - line->y0 > GAP * block->pitch || is_bullet (next->text))
    return TRUE;
  if (begins_lower (next->text) && (find_hyphen (line->text, len) != NULL || !ends_sentence (line->text, len)))
    return FALSE;
  /* Of two lines that are indented, the first one is a paragraph if it ends like one. */
  if (block->hanging ? !next_indented && indented : next_indented && (!indented || ends_sentence (line->text, len)))
    return TRUE;
  return ended;
}

/* --- Paragraphs --- */

static Paragraph *
begin_paragraph (Joiner *self, const GsyPdfLine *line)
{
  Paragraph *paragraph = g_new0 (Paragraph, 1);

  paragraph->text = g_string_new (line->text);
  paragraph->size = get_size (line);
  paragraph->page = line->page;
  paragraph->row = strchr (line->text, '\t') != NULL;
  g_ptr_array_add (self->paragraphs, paragraph);
  return paragraph;
}

/* The paragraph that @line, the first of a block, goes on with: over a column's or a page's end, and over what stands below that in other letters.
 * @before: (nullable): the block before. */
static Paragraph *
find_open (const Joiner *self, const GsyPdfLine *line, const Block *before)
{
  gboolean lower = begins_lower (line->text);

  if (!is_placed (line) || strchr (line->text, '\t') != NULL)
    return NULL;
  for (guint n = 1; n <= LOOK_BACK && n <= self->paragraphs->len; n++)
    {
      Paragraph *paragraph = g_ptr_array_index (self->paragraphs, self->paragraphs->len - n);
      const GsyPdfLine *last = before != NULL ? get_line (self, before->to - 1) : NULL;
      gboolean full;

      if (paragraph->row || line->page > paragraph->page + 1)
        return NULL;
      if (!same_size (paragraph->size, get_size (line)))
        {
          if (!lower || paragraph->size > get_size (line))
            return NULL;
          continue;
        }
      if (ends_sentence (paragraph->text->str, paragraph->text->len))
        return NULL;
      if (lower)
        return paragraph;
      /* What begins with a capital may be a name in the middle of a sentence, if the line before it was full and in another column. */
      full = n == 1 && last != NULL && before->to - before->from > 2 && last->x1 > before->right - SLACK * get_size (last);
      return full && (last->page != line->page || last->y0 > line->y0) ? paragraph : NULL;
    }
  return NULL;
}

static void
join_block (Joiner *self, const Block *block, const Block *before)
{
  const GsyPdfLine *line = get_line (self, block->from);
  Paragraph *paragraph = find_open (self, line, before);

  if (paragraph != NULL)
    append_line (self, paragraph->text, line->text);
  else
    paragraph = begin_paragraph (self, line);
  paragraph->page = line->page;
  for (guint i = block->from + 1; i < block->to; i++)
    {
      const GsyPdfLine *next = get_line (self, i);

      if (is_last (block, line, next))
        paragraph = begin_paragraph (self, next);
      else
        append_line (self, paragraph->text, next->text);
      line = next;
    }
}

/* --- The text --- */

static void
write_paragraph (GsyTextFlow *flow, const Paragraph *paragraph, gboolean goes_on)
{
  const char *p = paragraph->text->str;

  gsy_text_flow_break (flow, goes_on ? GSY_BREAK_LINE : GSY_BREAK_PARAGRAPH);
  for (;;)
    {
      gsize len = strcspn (p, "\t");

      gsy_text_flow_add (flow, p, (gssize) len);
      if (p[len] == '\0')
        return;
      gsy_text_flow_next_cell (flow);
      p += len + 1;
    }
}

static GArray *
copy_text_lines (const GArray *lines)
{
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (GsyPdfLine));

  for (guint i = 0; i < lines->len; i++)
    if (!g_array_index (lines, GsyPdfLine, i).margin)
      g_array_append_val (copy, g_array_index (lines, GsyPdfLine, i));
  return copy;
}

char *
gsy_pdf_lines_join (const GArray *lines, gsize *len)
{
  g_autoptr (GArray) text_lines = copy_text_lines (lines);
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) paragraph_free);
  Joiner joiner = { .lines = text_lines, .words = words, .paragraphs = paragraphs };
  GString *text = g_string_new (NULL);
  Block block = { 0 }, before;
  GsyTextFlow flow;

  for (guint i = 0; i < text_lines->len; i++)
    {
      const char *above = i > 0 ? g_array_index (text_lines, GsyPdfLine, i - 1).text : "";

      note_words (words, g_array_index (text_lines, GsyPdfLine, i).text, find_hyphen (above, strlen (above)) != NULL);
    }
  joiner.usual = measure_usual (&joiner);
  for (guint i = 0; i < text_lines->len; i = block.to)
    {
      before = block;
      block = find_block (&joiner, i);
      join_block (&joiner, &block, i > 0 ? &before : NULL);
    }
  gsy_text_flow_init (&flow, text);
  for (guint i = 0; i < paragraphs->len; i++)
    {
      const Paragraph *paragraph = g_ptr_array_index (paragraphs, i);

      write_paragraph (&flow, paragraph, i > 0 && paragraph->row && ((Paragraph *) g_ptr_array_index (paragraphs, i - 1))->row);
    }
  gsy_text_flow_finish (&flow);
  *len = text->len;
  return g_string_free (text, FALSE);
}
