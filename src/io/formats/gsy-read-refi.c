/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-read-refi.c: REFI-QDA, from NVivo, ATLAS.ti, MAXQDA, QualCoder and others: projects (.qdpx, or project.qde with what is beside it) and code
 * books (.qdc).
 *
 * project.qde is gone through twice: once for codes, users, notes and links, then for one text after the other with its selections; so what is in
 * memory is one text and the links. Codes are layers; each coding of a selection is a statement. Of a project that we wrote, or that another
 * program had since, codes say what else they are (gsy-refi-codes.h), and what was one statement is one again. */
#include "config.h"
#include "core/gsy-error.h"
#include "io/formats/gsy-format.h"
#include "io/formats/gsy-reader.h"
#include "io/formats/gsy-refi-article.h"
#include "io/formats/gsy-unzip.h"
#include "io/formats/gsy-xml-read.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef struct
{
  GsyRefiProject project;
  guint text; /* index of the next one */
} Reader;

/* --- Sources --- */

/* What of a source has no place, as a mark on a part of a picture. */
static void
report_marks (GsyImport *import, xmlNode *source, const char *element, const char *kind)
{
  g_autofree char *name = gsy_xml_dup_attribute (source, "name");

  for (const xmlNode *child = gsy_xml_child (source, element); child != NULL; child = gsy_xml_next (child, element))
    gsy_import_unplaced (import, kind, name, FALSE);
}

static void
report_source (GsyImport *import, xmlNode *source, gboolean has_text)
{
  g_autofree char *name = gsy_xml_dup_attribute (source, "name");
  const char *kind = NULL;

  if (gsy_xml_is (source, "PictureSource"))
    /* Translators: a line of a list of what an import has no place for. */
    kind = _ ("pictures");
  else if (gsy_xml_is (source, "PDFSource"))
    /* Translators: a line of a list of what an import has no place for. */
    kind = _ ("PDF files without their words as text");
  else if (gsy_xml_is (source, "AudioSource"))
    /* Translators: a line of a list of what an import has no place for. */
    kind = _ ("sound recordings without a transcript");
  else if (gsy_xml_is (source, "VideoSource"))
    /* Translators: a line of a list of what an import has no place for. */
    kind = _ ("films without a transcript");
  if (kind != NULL && !has_text)
    gsy_import_unplaced (import, kind, name, FALSE);
  /* Translators: a line of a list of what an import has no place for. */
  report_marks (import, source, "PictureSelection", _ ("marks on parts of pictures"));
  /* Translators: a line of a list of what an import has no place for. */
  report_marks (import, source, "PDFSelection", _ ("marks on areas of pages of PDF files"));
  /* Translators: a line of a list of what an import has no place for. */
  report_marks (import, source, "AudioSelection", _ ("marks on parts of sound recordings"));
  /* Translators: a line of a list of what an import has no place for. */
  report_marks (import, source, "VideoSelection", _ ("marks on parts of films"));
}

static gboolean
read_text (xmlNode *text, xmlNode *source, gpointer data, GError **error)
{
  Reader *self = data;
  const char *name = g_ptr_array_index (self->project.texts, self->text++);

  return gsy_refi_article_read (&self->project, name, text, source, error);
}

static gboolean
read_source (xmlNode *node, gpointer data, GError **error)
{
  Reader *self = data;
  guint before = self->text;

  if (!gsy_xml_is (node->parent, "Sources"))
    return TRUE;
  if (!gsy_refi_each_text (node, read_text, self, error))
    return FALSE;
  report_source (self->project.import, node, self->text > before);
  return TRUE;
}

static gboolean
read_project (GsyImport *import, GsySource *files, const char *document, GError **error)
{
  Reader self = { 0 };
  gboolean good;

  self.project.import = import;
  self.project.files = files;
  self.project.document = document;
  gsy_refi_project_init (&self.project);
  good = gsy_refi_project_load (&self.project, error) && gsy_xml_each (files, document, gsy_refi_lists, read_source, &self, error);
  if (good)
    gsy_refi_project_report_notes (&self.project);
  gsy_refi_project_clear (&self.project);
  return good;
}

/* --- Code books --- */

static gboolean
read_codes (xmlNode *node, gpointer data, GError **error)
{
  GsyRefiProject *self = data;

  if (node->parent == NULL || node->parent->type != XML_ELEMENT_NODE)
    {
      if (gsy_xml_is (node, "CodeBook"))
        return TRUE;
      /* Translators: %s is a file's name; REFI-QDA is a format. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_PARSE, _ ("%s: this is no REFI-QDA code book"), self->document);
      return FALSE;
    }
  if (gsy_xml_is (node, "Codes"))
    gsy_refi_project_add_codes (self, node);
  for (const xmlNode *set = gsy_xml_is (node, "Sets") ? gsy_xml_child (node, "Set") : NULL; set != NULL; set = gsy_xml_next (set, "Set"))
    {
      g_autofree char *name = gsy_xml_dup_attribute (set, "name");

      gsy_import_unplaced (self->import, _ ("sets of codes"), name, FALSE);
    }
  return TRUE;
}

static gboolean
read_codebook (GsyImport *import, GsySource *source, const char *name, GError **error)
{
  static const char *const none[] = { NULL };
  GsyRefiProject self = { .import = import, .files = source, .document = name };
  gboolean good;

  gsy_refi_project_init (&self);
  good = gsy_xml_each (source, name, none, read_codes, &self, error);
  if (good)
    {
      gsy_refi_project_tell_apart (&self);
      gsy_refi_project_make_layers (&self);
    }
  gsy_refi_project_clear (&self);
  return good;
}

/* --- Files --- */

/* The project's own file; usually project.qde at the top, but some call it otherwise. (nullable) */
static const char *
find_document (GsySource *files)
{
  const char *found = NULL;

  for (guint i = 0; i < gsy_source_get_n_names (files); i++)
    {
      const char *name = gsy_source_get_name (files, i);

      if (gsy_source_name_is (name, ".qde") && (found == NULL || strlen (name) < strlen (found)))
        found = name;
    }
  return found;
}

static gboolean
read_archive (GsyImport *import, GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (GsySource) files = gsy_unzip (bytes, name, error);
  const char *document = files != NULL ? find_document (files) : NULL;

  if (files == NULL)
    return FALSE;
  if (document == NULL)
    {
      /* Translators: %s is a file's name. */
      g_set_error (error, GSY_ERROR, GSY_ERROR_PARSE, _ ("%s: there is no project.qde in this archive, so it is no REFI-QDA project"), name);
      return FALSE;
    }
  return read_project (import, files, document, error);
}

static gboolean
read_file (GsyImport *import, GsySource *source, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (gsy_source_name_is (name, ".qdc"))
    return read_codebook (import, source, name, error);
  if (gsy_source_name_is (name, ".qde"))
    return read_project (import, source, name, error);
  bytes = gsy_source_load (source, name, error);
  return bytes != NULL && read_archive (import, bytes, name, error);
}

static const char *const suffixes[] = { ".qdpx", ".qdc", ".qde", NULL };

static gboolean
read_refi (GsyImport *import, GsySource *source, GError **error)
{
  const char *document = find_document (source);

  if (!gsy_source_is_folder (source))
    return read_file (import, source, gsy_source_get_name (source, 0), error);
  if (document != NULL)
    return read_project (import, source, document, error);
  for (guint i = 0; i < gsy_source_get_n_names (source); i++)
    {
      const char *name = gsy_source_get_name (source, i);

      if (gsy_reader_takes_name (&gsy_reader_refi, name) && !read_file (import, source, name, error))
        return FALSE;
    }
  return TRUE;
}

static guint
probe_refi (GsySource *source)
{
  const char *name = gsy_source_get_n_names (source) > 0 ? gsy_source_get_name (source, 0) : NULL;

  if (gsy_source_is_folder (source))
    return find_document (source) != NULL && strchr (find_document (source), '/') == NULL ? 95 : 0;
  return name != NULL && gsy_reader_takes_name (&gsy_reader_refi, name) ? 95 : 0;
}

const GsyReader gsy_reader_refi = {
  .id = "refi-qda",
  .name = "REFI-QDA",
  /* Translators: what comes when it is imported, in the list of formats. */
  .purpose = N_ ("what was coded in NVivo, ATLAS.ti, MAXQDA or QualCoder"),
  .suffixes = suffixes,
  .folders = TRUE,
  .reads = GSY_HOLDS_ALL & ~(GSY_HOLDS (GSY_FEATURE_DETACHED) | GSY_HOLDS (GSY_FEATURE_VOCABULARY) | GSY_HOLDS (GSY_FEATURE_UNKNOWN)),
  .probe = probe_refi,
  .read = read_refi,
};
