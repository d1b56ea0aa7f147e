/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-refi-codes.c: codes with names that no other has, and what they are to us. */
#include "config.h"
#include "io/formats/gsy-refi-codes.h"

#include "io/formats/gsy-xml.h"

#include <string.h>

/* A code. */
typedef struct
{
  char *group; /* nullable: at the top; else the role of the code that it is below, as "source" or "attribute:voice" */
  char *name;
  char *shown;      /* the same, or another that no other code has */
  const char *role; /* nullable: a value like others of its group */
  char *color;      /* nullable */
  char *definition; /* nullable */
} Code;

struct _GsyRefiCodes
{
  GPtrArray *codes;
  GHashTable *known; /* "GROUP\nNAME", of those with a role "GROUP\nNAME\nROLE" */
};

static void
code_free (gpointer data)
{
  Code *code = data;

  g_free (code->group);
  g_free (code->name);
  g_free (code->shown);
  g_free (code->color);
  g_free (code->definition);
  g_free (code);
}

GsyRefiCodes *
gsy_refi_codes_new (void)
{
  GsyRefiCodes *self = g_new0 (GsyRefiCodes, 1);

  self->codes = g_ptr_array_new_with_free_func (code_free);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
gsy_refi_codes_free (GsyRefiCodes *self)
{
  g_ptr_array_unref (self->codes);
  g_hash_table_unref (self->known);
  g_free (self);
}

char *
gsy_refi_dup_guid (const char *kind, const char *words)
{
  g_autofree char *text = g_strconcat (GSY_REFI_MARK, kind, ":", words, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  return g_strdup_printf ("%.8s-%.4s-8%.3s-a%.3s-%.12s", hash, hash + 8, hash + 13, hash + 17, hash + 20);
}

void
gsy_refi_append_guid (GString *xml, const char *attribute, const char *kind, const char *words)
{
  g_autofree char *guid = gsy_refi_dup_guid (kind, words);

  gsy_xml_append_attribute (xml, attribute, guid);
}

char *
gsy_refi_codes_ensure (GsyRefiCodes *self, const char *group, const char *name, const char *role, const char *color, const char *definition)
{
  char *key = g_strconcat (group != NULL ? group : "", "\n", name, role != NULL ? "\n" : NULL, role, NULL);
  Code *code;

  if (g_hash_table_contains (self->known, key))
    return key;
  code = g_new0 (Code, 1);
  code->group = g_strdup (group);
  code->name = g_strdup (name);
  code->role = role;
  code->color = g_strdup (color);
  code->definition = g_strdup (definition);
  g_ptr_array_add (self->codes, code);
  g_hash_table_add (self->known, g_strdup (key));
  return key;
}

static char *
dup_key (const Code *code)
{
  return g_strconcat (code->group != NULL ? code->group : "", "\n", code->name, code->role != NULL ? "\n" : NULL, code->role, NULL);
}

/* --- Names --- */

/* How people call a group: an attribute by its id. */
static const char *
group_name (const char *group)
{
  static const char *const names[][2] = { { "source", "Source" }, { "target", "Target" }, { "topic", "Topic" }, { "said", "Said" } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (group, names[i][0]) == 0)
      return names[i][1];
  return strchr (group, ':') + 1;
}

static gboolean
take_name (GHashTable *taken, const char *name)
{
  return g_hash_table_add (taken, g_utf8_casefold (name, -1));
}

/* @name if no code has it yet; else with @more after it, and a number if need be. */
static char *
dup_free_name (GHashTable *taken, const char *name, const char *more)
{
  g_autofree char *low = more != NULL ? g_utf8_strdown (more, -1) : NULL;
  char *shown = low != NULL ? g_strdup_printf ("%s (%s)", name, low) : g_strdup (name);

  for (guint n = 2; !take_name (taken, shown); n++)
    {
      g_free (shown);
      shown = low != NULL ? g_strdup_printf ("%s (%s %u)", name, low, n) : g_strdup_printf ("%s (%u)", name, n);
    }
  return shown;
}

/* How often the codes in groups have each name. */
static GHashTable *
count_names (GsyRefiCodes *self)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->codes->len; i++)
    {
      const Code *code = g_ptr_array_index (self->codes, i);
      char *folded = g_utf8_casefold (code->name, -1);

      if (code->group != NULL)
        g_hash_table_insert (counts, folded, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, folded)) + 1));
      else
        g_free (folded);
    }
  return counts;
}

/* Layers keep their names; then groups; of the rest, those keep theirs that nothing else is called. */
static void
name_codes (GsyRefiCodes *self, GPtrArray *groups)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) counts = count_names (self);

  for (guint i = 0; i < self->codes->len; i++)
    {
      Code *code = g_ptr_array_index (self->codes, i);

      if (code->group == NULL)
        code->shown = dup_free_name (taken, code->name, NULL);
    }
  for (guint i = 0; i < groups->len; i++)
    {
      Code *group = g_ptr_array_index (groups, i);

      group->shown = take_name (taken, group->name) ? g_strdup (group->name) : dup_free_name (taken, group->name, "attribute");
    }
  for (guint i = 0; i < self->codes->len; i++)
    {
      Code *code = g_ptr_array_index (self->codes, i);
      g_autofree char *folded = g_utf8_casefold (code->name, -1);

      if (code->group == NULL)
        continue;
      if (GPOINTER_TO_UINT (g_hash_table_lookup (counts, folded)) == 1 && take_name (taken, code->name))
        code->shown = g_strdup (code->name);
      else
        code->shown = dup_free_name (taken, code->name, group_name (code->group));
    }
}

/* The groups, each as a code of its own. */
static GPtrArray *
list_groups (GsyRefiCodes *self)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (code_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->codes->len; i++)
    {
      const Code *code = g_ptr_array_index (self->codes, i);
      Code *group;

      if (code->group == NULL || !g_hash_table_add (known, code->group))
        continue;
      group = g_new0 (Code, 1);
      group->name = g_strdup (group_name (code->group));
      group->role = code->group;
      g_ptr_array_add (groups, group);
    }
  return groups;
}

static void
append_code_start (GString *xml, const Code *code, const char *key, const char *indent)
{
  g_autofree char *escaped = strcmp (code->name, code->shown) != 0 ? g_uri_escape_string (code->name, " ", TRUE) : NULL;
  const char *role = code->role != NULL ? code->role : escaped != NULL ? "value"
                                                                       : NULL;

  g_string_append_printf (xml, "%s<Code", indent);
  gsy_refi_append_guid (xml, "guid", "code", key);
  gsy_xml_append_attribute (xml, "name", code->shown);
  g_string_append (xml, " isCodable=\"true\"");
  if (code->color != NULL && strlen (code->color) == 7)
    gsy_xml_append_attribute (xml, "color", code->color);
  g_string_append (xml, ">");
  if (code->definition == NULL && role == NULL)
    return;
  g_string_append (xml, "<Description>");
  if (code->definition != NULL)
    {
      gsy_xml_append_text (xml, code->definition, -1);
      g_string_append_c (xml, '\n');
    }
  g_string_append (xml, GSY_REFI_MARK);
  gsy_xml_append_text (xml, role != NULL ? role : "layer", -1);
  /* The role of an attribute's group has its name already. */
  if (escaped != NULL && strchr (role, ':') == NULL)
    {
      g_string_append_c (xml, ':');
      gsy_xml_append_text (xml, escaped, -1);
    }
  g_string_append (xml, "</Description>");
}

/* The codes without a group, each with those whose group it is; a group is a code, too. */
void
gsy_refi_codes_append (GsyRefiCodes *self, GString *xml)
{
  g_autoptr (GPtrArray) groups = list_groups (self);

  if (self->codes->len == 0)
    return;
  g_string_append (xml, "<CodeBook><Codes>\n");
  name_codes (self, groups);
  for (guint i = 0; i < self->codes->len; i++)
    {
      const Code *code = g_ptr_array_index (self->codes, i);
      g_autofree char *key = dup_key (code);

      if (code->group != NULL)
        continue;
      append_code_start (xml, code, key, " ");
      g_string_append (xml, "</Code>\n");
    }
  for (guint i = 0; i < groups->len; i++)
    {
      const Code *group = g_ptr_array_index (groups, i);

      append_code_start (xml, group, group->role, " ");
      g_string_append_c (xml, '\n');
      for (guint j = 0; j < self->codes->len; j++)
        {
          const Code *code = g_ptr_array_index (self->codes, j);

          if (g_strcmp0 (code->group, group->role) == 0)
            {
              g_autofree char *key = dup_key (code);

              append_code_start (xml, code, key, "  ");
              g_string_append (xml, "</Code>\n");
            }
        }
      g_string_append (xml, " </Code>\n");
    }
  g_string_append (xml, "</Codes></CodeBook>\n");
}
