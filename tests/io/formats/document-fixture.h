/* SPDX-License-Identifier: GPL-3.0-or-later */
/* document-fixture.h: one document given to one reader, and what a test asks of the articles that come of it. */
#pragma once

#include "io/formats/gsy-import-private.h"
#include "io/formats/gsy-reader.h"

#include <string.h>

/* @articles: (element-type GsyImportArticle) */
typedef struct
{
  GPtrArray *articles;
  GsyImport *import;
} Taken;

static inline void
taken_free (Taken *self)
{
  g_ptr_array_unref (self->articles);
  gsy_import_free (self->import);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Taken, taken_free)

/* @bytes: (transfer full) */
static inline Taken *
take_document (const GsyReader *reader, const char *name, GBytes *bytes)
{
  Taken *self = g_new0 (Taken, 1);
  g_autoptr (GsySource) source = gsy_source_new_bytes (name, bytes);
  GError *error = NULL;

  self->articles = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_import_article_free);
  self->import = gsy_import_new_dry (self->articles);
  g_assert_true (gsy_import_read (self->import, reader, source, &error));
  g_assert_no_error (error);
  g_bytes_unref (bytes);
  return self;
}

static inline const GsyImportArticle *
the_article (const Taken *self)
{
  for (guint i = 0; i < self->import->report->refused->len; i++)
    g_error ("refused: %s", ((GsyRefused *) g_ptr_array_index (self->import->report->refused, i))->message);
  g_assert_cmpuint (self->articles->len, ==, 1);
  return g_ptr_array_index (self->articles, 0);
}

static inline void
assert_text (const Taken *self, const char *text)
{
  g_assert_cmpstr (gsy_article_get_text (the_article (self)->article, NULL), ==, text);
}

/* @says: what the sentence must tell, beside the file's name. */
static inline void
assert_refused_as (const Taken *self, const char *name, const char *says)
{
  const GsyRefused *refused;

  g_assert_cmpuint (self->articles->len, ==, 0);
  g_assert_cmpuint (self->import->report->refused->len, ==, 1);
  refused = g_ptr_array_index (self->import->report->refused, 0);
  if (strstr (refused->path, name) == NULL && strstr (refused->message, name) == NULL)
    g_error ("“%s”, of “%s”, does not name “%s”", refused->message, refused->path, name);
  if (strstr (refused->message, says) == NULL)
    g_error ("“%s” does not say “%s”", refused->message, says);
}

static inline guint
count_unplaced (const Taken *self, const char *kind)
{
  const GPtrArray *unplaced = self->import->report->unplaced;

  for (guint i = 0; i < unplaced->len; i++)
    if (strcmp (((GsyUnplaced *) g_ptr_array_index (unplaced, i))->kind, kind) == 0)
      return ((GsyUnplaced *) g_ptr_array_index (unplaced, i))->n;
  return 0;
}

static inline void
assert_origin (const Taken *self, const char *origin)
{
  char **unknown = the_article (self)->meta->unknown;

  g_assert_nonnull (unknown);
  g_assert_cmpstr (unknown[0], ==, "\"origin\"");
  g_assert_cmpstr (unknown[1], ==, origin);
}

/* The same document with other tables of entities than it needs. */
#define LAUGHS                                                                                   \
  "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"                \
  "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">" \
  "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\">" \
  "<!ENTITY g \"&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;\"><!ENTITY h \"&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;\">]>"
#define LAUGH "&h;"
#define OUTSIDE "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
#define OUTER "&a;"
#define INCLUSION "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" parse=\"text\"/>"
