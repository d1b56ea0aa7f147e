/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-brat.c: comments with text and values in brat standoff, and brat's configuration. */
#include "config.h"
#include "io/formats/gsy-brat.h"

#include <string.h>

/* Of a configuration; what comes after is not looked at. */
#define MAX_CONF_BYTES (1024 * 1024)

void
gsy_brat_append_escaped (GString *string, const char *text)
{
  for (; *text != '\0'; text++)
    if (*text == '\n')
      g_string_append (string, "\\n");
    else if (*text == '\r')
      g_string_append (string, "\\r");
    else if (*text == '\t')
      g_string_append (string, "\\t");
    else if (*text == '\\')
      g_string_append (string, "\\\\");
    else
      g_string_append_c (string, *text);
}

char *
gsy_brat_dup_unescaped (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (*text != '\\' || text[1] == '\0')
      g_string_append_c (plain, *text);
    else
      {
        text++;
        g_string_append_c (plain, *text == 'n' ? '\n' : *text == 'r' ? '\r'
                                                      : *text == 't' ? '\t'
                                                                     : *text);
      }
  return g_string_free (plain, FALSE);
}

/* --- Values --- */

static gboolean
is_number (const char *text)
{
  const char *p = text + (*text == '-');

  if (!g_ascii_isdigit (*p))
    return FALSE;
  while (g_ascii_isdigit (*p))
    p++;
  if (*p == '.' && g_ascii_isdigit (p[1]))
    for (p++; g_ascii_isdigit (*p); p++)
      ;
  if (*p == 'e' || *p == 'E')
    {
      p += p[1] == '+' || p[1] == '-' ? 2 : 1;
      if (!g_ascii_isdigit (*p))
        return FALSE;
      while (g_ascii_isdigit (*p))
        p++;
    }
  return *p == '\0';
}

static gboolean
is_plain (const char *text)
{
  return strcmp (text, "true") != 0 && strcmp (text, "false") != 0 && strcmp (text, "null") != 0 && strchr ("\"[{", *text) == NULL && !is_number (text);
}

static void
append_quoted (GString *string, const char *text)
{
  g_string_append_c (string, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"' || *text == '\\')
        g_string_append_c (string, '\\');
      g_string_append_c (string, *text);
    }
  g_string_append_c (string, '"');
}

/* What is quoted at @text, and where it ends. (nullable): it does not end */
static char *
dup_quoted (const char *text, const char **end)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (text++; *text != '"'; text++)
    {
      if (*text == '\\')
        text++;
      if (*text == '\0')
        return NULL;
      g_string_append_c (plain, *text);
    }
  *end = text + 1;
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

char *
gsy_brat_dup_value (const GsyValue *value)
{
  GString *text = g_string_new (NULL);

  if (strchr (value->id, ':') != NULL || value->id[0] == '"')
    append_quoted (text, value->id);
  else
    g_string_append (text, value->id);
  g_string_append (text, ": ");
  if (value->type == GSY_VALUE_BOOLEAN)
    g_string_append (text, value->integer ? "true" : "false");
  else if (value->type == GSY_VALUE_INTEGER)
    g_string_append_printf (text, "%" G_GINT64_FORMAT, value->integer);
  else if (value->type == GSY_VALUE_STRING && !is_plain (value->string))
    append_quoted (text, value->string);
  else
    g_string_append (text, value->string);
  return g_string_free (text, FALSE);
}

gboolean
gsy_brat_parse_value (const char *text, GsyValue *value)
{
  const char *end;

  *value = (GsyValue){ .type = GSY_VALUE_STRING };
  if (*text == '"')
    value->id = dup_quoted (text, &end);
  else if ((end = strstr (text, ": ")) != NULL)
    value->id = g_strndup (text, (gsize) (end - text));
  if (value->id == NULL || value->id[0] == '\0' || !g_str_has_prefix (end, ": "))
    {
      gsy_brat_value_clear (value);
      return FALSE;
    }
  text = end + 2;
  if (*text == '"')
    {
      value->string = dup_quoted (text, &end);
      if (value->string == NULL)
        value->string = g_strdup (text);
    }
  else if (strcmp (text, "true") == 0 || strcmp (text, "false") == 0)
    {
      value->type = GSY_VALUE_BOOLEAN;
      value->integer = *text == 't';
    }
  else if (g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &value->integer, NULL) && is_number (text))
    value->type = GSY_VALUE_INTEGER;
  else
    {
      value->type = is_plain (text) ? GSY_VALUE_STRING : GSY_VALUE_RAW;
      value->string = g_strdup (text);
    }
  return TRUE;
}

void
gsy_brat_value_clear (GsyValue *value)
{
  g_clear_pointer (&value->id, g_free);
  g_clear_pointer (&value->string, g_free);
}

/* --- Line ends --- */

char *
gsy_brat_dup_line_ends (const char *text, gsize n_bytes)
{
  g_autoptr (GString) ends = g_string_new (NULL);
  const char *end = text + n_bytes;
  guint number = 0;
  gboolean all = TRUE;

  for (const char *p = text; p < end; p++)
    if (*p == '\n' || *p == '\r')
      {
        gboolean alone = *p == '\r' && (p + 1 == end || p[1] != '\n');

        number++;
        all = all && *p == '\r' && !alone;
        if (*p == '\r')
          g_string_append_printf (ends, "%s%s%u", ends->len > 0 ? " " : "", alone ? "c" : "", number);
        if (*p == '\r' && !alone)
          p++;
      }
  if (ends->len == 0)
    return NULL;
  return all ? g_strdup ("crlf") : g_string_free (g_steal_pointer (&ends), FALSE);
}

char *
gsy_brat_restore_line_ends (const char *text, const char *ends)
{
  GString *restored = g_string_new (NULL);
  gboolean all = strcmp (ends, "crlf") == 0;
  guint number = 0;

  for (; *text != '\0'; text++)
    {
      gboolean alone = *ends == 'c' && !all;

      if (*text != '\n')
        {
          g_string_append_c (restored, *text);
          continue;
        }
      number++;
      if (all || g_ascii_strtoull (ends + alone, NULL, 10) == number)
        {
          g_string_append (restored, alone ? "\r" : "\r\n");
          if (!all)
            {
              ends += strcspn (ends, " ");
              ends += strspn (ends, " ");
            }
        }
      else
        g_string_append_c (restored, '\n');
    }
  return g_string_free (restored, FALSE);
}

/* --- Configuration --- */

void
gsy_brat_append_meaning (GString *conf, const char *what, const char *word, const char *meant)
{
  g_string_append (conf, what);
  gsy_brat_append_escaped (conf, word);
  g_string_append_c (conf, '\t');
  gsy_brat_append_escaped (conf, meant);
  g_string_append_c (conf, '\n');
}

/* @name's lines. (transfer full) */
static char **
load_lines (GsySource *source, const char *folder, const char *name)
{
  g_autofree char *path = g_strconcat (folder, name, NULL);
  g_autoptr (GBytes) head = gsy_source_has (source, path) ? gsy_source_load_head (source, path, MAX_CONF_BYTES) : g_bytes_new (NULL, 0);
  gsize len;
  const char *data = g_bytes_get_data (head, &len);
  g_autofree char *text = g_utf8_make_valid (data != NULL ? data : "", (gssize) len);

  return g_strsplit (g_strdelimit (text, "\r", '\n'), "\n", -1);
}

/* Enters a section when @line is its head. */
static gboolean
enter_section (const char *line, char **section)
{
  gsize len = strlen (line);

  if (line[0] != '[' || len < 3 || line[len - 1] != ']')
    return FALSE;
  g_free (*section);
  *section = g_strndup (line + 1, len - 2);
  return TRUE;
}

static gboolean
read_meaning (const char *line, const char *what, GHashTable *meanings)
{
  g_auto (GStrv) parts = NULL;

  if (!g_str_has_prefix (line, what))
    return FALSE;
  parts = g_strsplit (line + strlen (what), "\t", 2);
  if (parts[0] != NULL && parts[1] != NULL)
    g_hash_table_replace (meanings, gsy_brat_dup_unescaped (parts[0]), gsy_brat_dup_unescaped (parts[1]));
  return TRUE;
}

/* “Confidence<TAB>Arg:<EVENT>, Value:High|Low” */
static void
read_attribute (GsyBratConf *self, const char *line)
{
  gsize n_name = strcspn (line, " \t");
  const char *values = strstr (line, "Value:");
  g_autofree char *list = NULL;

  if (values == NULL)
    return;
  values += strlen ("Value:");
  list = g_strndup (values, strcspn (values, ", \t"));
  g_hash_table_replace (self->values, g_strndup (line, n_name), g_strsplit (list, "|", -1));
}

static void
read_annotation_conf (GsyBratConf *self, GsySource *source, const char *folder)
{
  g_auto (GStrv) lines = load_lines (source, folder, "annotation.conf");
  g_autofree char *section = g_strdup ("");

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = lines[i];

      if (read_meaning (line, GSY_BRAT_CONF_ID, self->ids) || read_meaning (line, GSY_BRAT_CONF_FILE, self->files) || read_meaning (line, GSY_BRAT_CONF_ENDS, self->ends))
        continue;
      line = g_strstrip (lines[i]);
      if (line[0] == '\0' || line[0] == '#' || enter_section (line, &section))
        continue;
      if (strcmp (section, "attributes") == 0)
        read_attribute (self, line);
    }
}

/* “Person | A person | Pers”: the first is the type. */
static void
read_label (GsyBratConf *self, const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, "|", 3);

  if (parts[0] == NULL || parts[1] == NULL)
    return;
  g_strstrip (parts[0]);
  g_strstrip (parts[1]);
  if (parts[0][0] != '\0' && parts[1][0] != '\0')
    g_hash_table_replace (self->labels, g_strdup (parts[0]), g_strdup (parts[1]));
}

/* “Person<TAB>bgColor:#ffccaa, borderColor:darken”; colours that have names are left to us. */
static void
read_drawing (GsyBratConf *self, const char *line)
{
  gsize n_name = strcspn (line, " \t");
  const char *color = strstr (line, "bgColor:#");
  gsize n = 0;

  if (color == NULL)
    return;
  color += strlen ("bgColor:#");
  while (g_ascii_isxdigit (color[n]))
    n++;
  if (n == 6)
    g_hash_table_replace (self->colors, g_strndup (line, n_name), g_ascii_strdown (color - 1, 7));
  else if (n == 3)
    {
      g_autofree char *full = g_strdup_printf ("#%c%c%c%c%c%c", color[0], color[0], color[1], color[1], color[2], color[2]);

      g_hash_table_replace (self->colors, g_strndup (line, n_name), g_ascii_strdown (full, -1));
    }
}

static void
read_visual_conf (GsyBratConf *self, GsySource *source, const char *folder)
{
  g_auto (GStrv) lines = load_lines (source, folder, "visual.conf");
  g_autofree char *section = g_strdup ("");

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (line[0] == '\0' || line[0] == '#' || enter_section (line, &section))
        continue;
      if (strcmp (section, "labels") == 0)
        read_label (self, line);
      else if (strcmp (section, "drawing") == 0)
        read_drawing (self, line);
    }
}

GsyBratConf *
gsy_brat_conf_new (GsySource *source, const char *folder)
{
  GsyBratConf *self = g_new0 (GsyBratConf, 1);

  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->ends = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->colors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  read_annotation_conf (self, source, folder);
  read_visual_conf (self, source, folder);
  return self;
}

void
gsy_brat_conf_free (GsyBratConf *self)
{
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->files);
  g_hash_table_unref (self->ends);
  g_hash_table_unref (self->labels);
  g_hash_table_unref (self->colors);
  g_hash_table_unref (self->values);
  g_free (self);
}
