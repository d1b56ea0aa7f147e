/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-regions.h: what annotation tools have that know labelled regions of one piece and relations between them: statements are made of those. As we write
 * them, a relation “fragment” joins pieces of one label, and relations “cue”, “source” and “target” lead to regions of these names. */
#pragma once

#include "io/formats/gsy-import.h"

G_BEGIN_DECLS

/**
 * GsyRegion:
 * @statement: what is said of it; layer and places come later
 * @actor: (nullable): who it names, if it turns out to be a source or a target
 * @number: which source or target it then is, from 1; 0: they come in the order of their relations
 * @implied: (nullable) (element-type utf8): names of sources, of targets, that no words name
 */
typedef struct
{
  GsyStatement *statement;
  char *actor;
  guint number;
  GPtrArray *implied[2];
  /*< private >*/
  char *id;
  char *label;
  GArray *quotes;
  guint head; /* the region that it is a further piece of, by its place; its own: none */
  gboolean is_role;
  GPtrArray *fillers[2];
  GArray *numbers[2];
} GsyRegion;

typedef struct _GsyRegions GsyRegions;

GsyRegions *gsy_regions_new (GsyImport *import, GsyImportArticle *article, const char *where);
void gsy_regions_free (GsyRegions *self);

/* A new region, to be filled. @id is as it is called there; a second one of the same id is another one, which no relation finds. Its statement's id is @id with
 * @suffix (nullable) behind it. */
GsyRegion *gsy_regions_add (GsyRegions *self, const char *id, const char *suffix, const char *label, GsySpan span);
const char *gsy_region_get_label (const GsyRegion *self);
GsyRegion *gsy_regions_find (GsyRegions *self, const char *id); /* (nullable) */
guint gsy_regions_get_n (const GsyRegions *self);

void gsy_regions_relate (GsyRegions *self, const char *from, const char *to, const char *label);

/* Makes statements of them and adds those to the article. @kind: as of gsy_import_article_take() */
void gsy_regions_finish (GsyRegions *self, const char *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyRegions, gsy_regions_free)

G_END_DECLS
