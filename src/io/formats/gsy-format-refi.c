/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-format-refi.c: REFI-QDA (qdasoftware.org), which NVivo, ATLAS.ti, MAXQDA and QualCoder exchange: a ZIP archive with project.qde and the texts.
 *
 * Layers are codes, and so are sources, cues, targets, topics and the choices of attributes, each below a code that says what it is. A statement is a
 * selection of text with the codings of its layer and of all these, so that what occurs together can be asked for; its further pieces and the words
 * that name source and target are selections of their own, to which links lead.
 *
 * Positions are Unicode code points, as section 10.2 of the standard says, of texts with LF alone, on which all programs agree; a variable of the source
 * keeps which line ends the article has. */
#include "config.h"
#include "io/formats/gsy-format.h"
#include "io/formats/gsy-lines.h"
#include "io/formats/gsy-refi-codes.h"
#include "io/formats/gsy-xml.h"
#include "io/formats/gsy-zip.h"

#include "io/gsy-file-error.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <stdio.h>
#include <string.h>

typedef struct
{
  GsyZip *zip;
  GsyScheme *scheme;
  char *title;
  FILE *sources; /* the middle of project.qde, which is written first */
  guint64 n_sources;
  GsyRefiCodes *codes;
  GPtrArray *users;
  GString *links; /* of the article at hand, that make a statement of several selections */
  FILE *links_before;
  guint64 n_links; /* bytes of @links_before */
  FILE *pending;   /* links to statements: the statement's id with a NUL after it, then XML with one */
  GHashTable *exported;

  /* Of the article at hand. */
  const GsyExportUnit *unit;
  GsyLines *lines;
  GString *xml;
  GHashTable *codings; /* keys of codes of the selection at hand */
} Writer;

static char *
statement_guid (const char *id)
{
  return g_uuid_string_is_valid (id) ? g_strdup (id) : gsy_refi_dup_guid ("statement", id);
}

/* --- Users --- */

static void
ensure_user (Writer *self, const char *name)
{
  if (name != NULL && !g_ptr_array_find_with_equal_func (self->users, name, g_str_equal, NULL))
    g_ptr_array_add (self->users, g_strdup (name));
}

/* --- Selections --- */

static void
append_coding (Writer *self, const char *selection, const GsyStatement *statement, const char *group, const char *name, const char *role)
{
  g_autofree char *key = gsy_refi_codes_ensure (self->codes, group, name, role, NULL, NULL);
  g_autofree char *own = g_strconcat (selection, "\n", key, NULL);

  if (!g_hash_table_add (self->codings, g_strdup (key)))
    return;
  g_string_append (self->xml, "<Coding");
  gsy_refi_append_guid (self->xml, "guid", "coding", own);
  if (statement->creator != NULL)
    gsy_refi_append_guid (self->xml, "creatingUser", "user", statement->creator);
  g_string_append (self->xml, "><CodeRef");
  gsy_refi_append_guid (self->xml, "targetGUID", "code", key);
  g_string_append (self->xml, "/></Coding>");
}

static void
begin_selection (Writer *self, const char *guid, GsySpan span, const GsyStatement *statement)
{
  g_autofree char *words = g_strdelimit (gsy_article_dup_slice (self->unit->article, span), "\r\n\t", ' ');

  g_string_append (self->xml, "   <PlainTextSelection");
  gsy_xml_append_attribute (self->xml, "guid", guid);
  gsy_xml_append_attribute (self->xml, "name", words);
  g_string_append_printf (self->xml, " startPosition=\"%u\" endPosition=\"%u\"", gsy_lines_place (self->lines, span.start), gsy_lines_place (self->lines, span.end));
  if (statement->creator != NULL)
    gsy_refi_append_guid (self->xml, "creatingUser", "user", statement->creator);
  gsy_xml_append_attribute (self->xml, "creationDateTime", statement->created);
  gsy_xml_append_attribute (self->xml, "modifiedDateTime", statement->modified);
  g_string_append (self->xml, ">");
  g_hash_table_remove_all (self->codings);
}

static void
end_selection (Writer *self)
{
  g_string_append (self->xml, "</PlainTextSelection>\n");
}

static void
append_link (GString *xml, const char *name, const char *from, const char *to)
{
  g_autofree char *own = g_strjoin ("\n", name, from, to, NULL);

  g_string_append (xml, " <Link");
  gsy_refi_append_guid (xml, "guid", "link", own);
  gsy_xml_append_attribute (xml, "name", name);
  g_string_append (xml, " direction=\"OneWay\"");
  gsy_xml_append_attribute (xml, "originGUID", from);
  gsy_xml_append_attribute (xml, "targetGUID", to);
  g_string_append (xml, "/>\n");
}

/* Selections of further pieces, or of the words of a role: each linked from the one before, or from the statement. */
static void
append_pieces (Writer *self, const GsyStatement *statement, const char *from, const char *relation, const char *group, const char *code, const char *role, const GsyQuote *quotes, guint n)
{
  g_autofree char *last = g_strdup (from);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *own = NULL;
      char *guid;

      if (quotes[i].span.end > gsy_article_get_length (self->unit->article))
        continue;
      own = g_strdup_printf ("%s\n%s\n%s\n%u", statement->id, relation, code, quotes[i].span.start);
      guid = gsy_refi_dup_guid ("selection", own);
      begin_selection (self, guid, quotes[i].span, statement);
      append_coding (self, guid, statement, group, code, role);
      end_selection (self);
      append_link (self->links, i > 0 ? "fragment" : relation, last, guid);
      g_free (last);
      last = guid;
    }
}

static void
append_role_codings (Writer *self, const char *guid, const GsyStatement *statement, const char *group, const GPtrArray *fillers)
{
  for (guint i = 0; fillers != NULL && i < fillers->len; i++)
    {
      const GsyFiller *filler = g_ptr_array_index (fillers, i);

      if (filler->actor != NULL)
        append_coding (self, guid, statement, group, filler->actor, NULL);
    }
}

static void
append_role_words (Writer *self, const char *guid, const GsyStatement *statement, const char *role, const GPtrArray *fillers)
{
  for (guint i = 0; fillers != NULL && i < fillers->len; i++)
    {
      const GsyFiller *filler = g_ptr_array_index (fillers, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      if (filler->spans != NULL)
        append_pieces (self, statement, guid, role, role, filler->actor != NULL ? filler->actor : number, filler->actor != NULL ? NULL : "unnamed", (GsyQuote *) (gpointer) filler->spans->data, filler->spans->len);
    }
}

static void
append_values (Writer *self, const char *guid, const GsyStatement *statement)
{
  static const char *const types[] = { NULL, "integer", "boolean", "json" };

  for (guint i = 0; statement->attributes != NULL && i < statement->attributes->len; i++)
    {
      const GsyValue *value = &g_array_index (statement->attributes, GsyValue, i);
      g_autofree char *number = value->type == GSY_VALUE_INTEGER ? g_strdup_printf ("%" G_GINT64_FORMAT, value->integer) : NULL;
      g_autofree char *group = g_strconcat ("attribute:", value->id, NULL);
      const char *text = value->type == GSY_VALUE_BOOLEAN ? (value->integer ? "true" : "false") : number != NULL ? number
                                                                                                                 : value->string;

      append_coding (self, guid, statement, group, text != NULL ? text : "", types[value->type]);
    }
}

static void
remember_links (Writer *self, const char *guid, const GsyStatement *statement)
{
  for (guint i = 0; statement->links != NULL && i < statement->links->len; i++)
    {
      const GsyLink *link = g_ptr_array_index (statement->links, i);
      g_autofree char *to = statement_guid (link->to);
      g_autoptr (GString) xml = g_string_new (NULL);

      append_link (xml, link->relation, guid, to);
      fwrite (link->to, 1, strlen (link->to) + 1, self->pending);
      fwrite (xml->str, 1, xml->len + 1, self->pending);
    }
}

static void
append_statement (Writer *self, const GsyStatement *statement)
{
  const GsyQuote *quotes = gsy_statement_get_quote (statement, 0);
  g_autofree char *guid = statement_guid (statement->id);
  guint n = gsy_statement_get_n_spans (statement);

  if (statement->detached || quotes[0].span.end > gsy_article_get_length (self->unit->article))
    return;
  ensure_user (self, statement->creator);
  g_hash_table_add (self->exported, g_strdup (statement->id));
  begin_selection (self, guid, quotes[0].span, statement);
  if (statement->note != NULL)
    {
      g_string_append (self->xml, "<Description>");
      gsy_xml_append_text (self->xml, statement->note, -1);
      g_string_append (self->xml, "</Description>");
    }
  append_coding (self, guid, statement, NULL, statement->layer, "layer");
  append_role_codings (self, guid, statement, "source", statement->source);
  append_role_codings (self, guid, statement, "target", statement->target);
  for (guint i = 0; statement->about != NULL && statement->about[i] != NULL; i++)
    append_coding (self, guid, statement, "topic", statement->about[i], NULL);
  if (statement->said != NULL)
    append_coding (self, guid, statement, "said", statement->said, NULL);
  append_values (self, guid, statement);
  end_selection (self);

  append_pieces (self, statement, guid, "fragment", NULL, statement->layer, "layer", quotes + 1, n - 1);
  if (statement->cue != NULL && statement->cue->spans != NULL)
    append_pieces (self, statement, guid, "cue", NULL, "Cue", "cue", (GsyQuote *) (gpointer) statement->cue->spans->data, statement->cue->spans->len);
  append_role_words (self, guid, statement, "source", statement->source);
  append_role_words (self, guid, statement, "target", statement->target);
  remember_links (self, guid, statement);
}

/* --- Articles --- */

static const char *const variables[] = { "File", "Title", "Outlet", "Published", "Address", "Language", "State", "Line ends" };

static void
append_variables (Writer *self)
{
  const GsyArticleMeta *meta = self->unit->meta;
  g_autofree char *line_ends = gsy_lines_dup_ends (self->unit->article);
  const char *const values[] = { self->unit->file, meta->title, meta->outlet, self->unit->published, meta->url, meta->language, gsy_article_state_to_string (meta->state), line_ends };

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      if (values[i] == NULL)
        continue;
      g_string_append (self->xml, "   <VariableValue><VariableRef");
      gsy_refi_append_guid (self->xml, "targetGUID", "variable", variables[i]);
      g_string_append (self->xml, "/><TextValue>");
      gsy_xml_append_text (self->xml, values[i], -1);
      g_string_append (self->xml, "</TextValue></VariableValue>\n");
    }
}

/* Moves @text to a file; what goes wrong with it is seen when it is read again. */
static guint64
spill (GString *text, FILE *file)
{
  gsize len = text->len;

  fwrite (text->str, 1, len, file);
  g_string_truncate (text, 0);
  return len;
}

static gboolean
add (gpointer writer, const GsyExportUnit *unit, GError **error)
{
  Writer *self = writer;
  g_autoptr (GsyLines) lines = gsy_lines_new (unit->article);
  g_autofree char *guid = gsy_refi_dup_guid ("source", unit->file);
  g_autofree char *name = g_strdup_printf ("sources/%s.txt", guid);

  self->unit = unit;
  self->lines = lines;
  g_string_append (self->xml, "  <TextSource");
  gsy_xml_append_attribute (self->xml, "guid", guid);
  gsy_xml_append_attribute (self->xml, "name", unit->file);
  g_string_append_printf (self->xml, " plainTextPath=\"internal://%s.txt\">\n", guid);
  if (unit->meta->note != NULL)
    {
      g_string_append (self->xml, "   <Description>");
      gsy_xml_append_text (self->xml, unit->meta->note, -1);
      g_string_append (self->xml, "</Description>\n");
    }
  for (guint i = 0; i < unit->statements->len; i++)
    append_statement (self, g_ptr_array_index (unit->statements, i));
  append_variables (self);
  g_string_append (self->xml, "  </TextSource>\n");
  self->n_sources += spill (self->xml, self->sources);
  self->n_links += spill (self->links, self->links_before);
  return gsy_zip_add (self->zip, name, lines->text->str, lines->text->len, error);
}

/* --- The project --- */

static GString *
make_head (Writer *self)
{
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Project xmlns=\"urn:QDA-XML:project:1.0\" origin=\"Gainsay\"");

  gsy_xml_append_attribute (xml, "name", self->title);
  g_string_append (xml, ">\n");
  if (self->users->len > 0)
    g_string_append (xml, "<Users>\n");
  for (guint i = 0; i < self->users->len; i++)
    {
      g_string_append (xml, " <User");
      gsy_refi_append_guid (xml, "guid", "user", g_ptr_array_index (self->users, i));
      gsy_xml_append_attribute (xml, "name", g_ptr_array_index (self->users, i));
      g_string_append (xml, "/>\n");
    }
  if (self->users->len > 0)
    g_string_append (xml, "</Users>\n");
  gsy_refi_codes_append (self->codes, xml);
  g_string_append (xml, "<Variables>\n");
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      g_string_append (xml, " <Variable");
      gsy_refi_append_guid (xml, "guid", "variable", variables[i]);
      gsy_xml_append_attribute (xml, "name", variables[i]);
      g_string_append (xml, " typeOfVariable=\"Text\"/>\n");
    }
  g_string_append (xml, "</Variables>\n");
  if (self->n_sources > 0)
    g_string_append (xml, "<Sources>\n");
  return xml;
}

/* The next text of @file up to a NUL; FALSE at the end. */
static gboolean
read_text (FILE *file, GString *text)
{
  int c;

  g_string_truncate (text, 0);
  while ((c = fgetc (file)) != EOF && c != '\0')
    g_string_append_c (text, (char) c);
  return c != EOF;
}

static gboolean
check_file (FILE *file, GError **error)
{
  if (ferror (file) == 0)
    return TRUE;
  gsy_file_error_set (error, GSY_FILE_WRITE, "project.qde", errno != 0 ? errno : EIO);
  return FALSE;
}

/* A link whose other end is not in the export would lead nowhere, which is not allowed. */
static void
sort_pending (Writer *self)
{
  g_autoptr (GString) to = g_string_new (NULL);
  g_autoptr (GString) xml = g_string_new (NULL);

  rewind (self->pending);
  while (read_text (self->pending, to) && read_text (self->pending, xml))
    if (g_hash_table_contains (self->exported, to->str))
      self->n_links += spill (xml, self->links_before);
}

static gboolean
copy_file (Writer *self, FILE *file, GError **error)
{
  char buffer[16384];
  gsize n;

  rewind (file);
  while ((n = fread (buffer, 1, sizeof buffer, file)) > 0)
    if (!gsy_zip_write (self->zip, buffer, n, error))
      return FALSE;
  return check_file (file, error);
}

static gboolean
write_text (Writer *self, const char *text, GError **error)
{
  return gsy_zip_write (self->zip, text, strlen (text), error);
}

static gboolean
end (gpointer writer, GError **error)
{
  Writer *self = writer;
  g_autoptr (GString) head = make_head (self);
  const char *sources_end = self->n_sources > 0 ? "</Sources>\n" : "", *links = "", *links_end = "", *last = "</Project>\n";

  sort_pending (self);
  if (self->n_links > 0)
    {
      links = "<Links>\n";
      links_end = "</Links>\n";
    }
  /* Before a rewind, which forgets it. */
  if (!check_file (self->sources, error) || !check_file (self->links_before, error) || !check_file (self->pending, error))
    return FALSE;
  return gsy_zip_begin (self->zip, "project.qde",
                        head->len + self->n_sources + self->n_links + strlen (sources_end) + strlen (links) + strlen (links_end) + strlen (last), error) &&
         write_text (self, head->str, error) && copy_file (self, self->sources, error) && write_text (self, sources_end, error) && write_text (self, links, error) &&
         copy_file (self, self->links_before, error) && write_text (self, links_end, error) && write_text (self, last, error) && gsy_zip_end (self->zip, error);
}

static void
writer_free (gpointer writer)
{
  Writer *self = writer;

  g_clear_pointer (&self->zip, gsy_zip_free);
  g_clear_pointer (&self->sources, fclose);
  g_clear_pointer (&self->links_before, fclose);
  g_clear_pointer (&self->pending, fclose);
  g_free (self->title);
  gsy_refi_codes_free (self->codes);
  g_ptr_array_unref (self->users);
  g_string_free (self->links, TRUE);
  g_hash_table_unref (self->exported);
  g_string_free (self->xml, TRUE);
  g_hash_table_unref (self->codings);
  g_free (self);
}

static void
add_layers (Writer *self)
{
  for (guint i = 0; i < gsy_scheme_get_n_layers (self->scheme); i++)
    {
      const GsyLayer *layer = gsy_scheme_get_layer (self->scheme, i);

      g_free (gsy_refi_codes_ensure (self->codes, NULL, layer->id, "layer", layer->color, layer->definition));
    }
}

static gpointer
begin (const GsyExportSetup *setup, GError **error)
{
  Writer *self = g_new0 (Writer, 1);
  const char *title = gsy_scheme_get_title (setup->scheme);

  self->scheme = setup->scheme;
  self->title = g_strdup (title != NULL ? title : "Gainsay");
  self->codes = gsy_refi_codes_new ();
  self->users = g_ptr_array_new_with_free_func (g_free);
  self->links = g_string_new (NULL);
  self->exported = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->xml = g_string_new (NULL);
  self->codings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->sources = tmpfile ();
  self->links_before = tmpfile ();
  self->pending = tmpfile ();
  if (self->sources == NULL || self->links_before == NULL || self->pending == NULL)
    gsy_file_error_set (error, GSY_FILE_WRITE, g_get_tmp_dir (), errno);
  else
    self->zip = gsy_zip_new (setup->sink, error);
  if (self->zip == NULL)
    {
      writer_free (self);
      return NULL;
    }
  add_layers (self);
  return self;
}

const GsyFormat gsy_format_refi = {
  .id = "refi-qda",
  .name = "REFI-QDA",
  /* Translators: what a file format is for, in the list of formats: “to …” */
  .purpose = N_ ("to go on in NVivo, ATLAS.ti, MAXQDA or QualCoder"),
  .extension = "qdpx",
  .holds = GSY_HOLDS_ALL & ~(GSY_HOLDS (GSY_FEATURE_DETACHED) | GSY_HOLDS (GSY_FEATURE_VOCABULARY) | GSY_HOLDS (GSY_FEATURE_UNKNOWN)),
  .begin = begin,
  .add = add,
  .end = end,
  .free = writer_free,
};
