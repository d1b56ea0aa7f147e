/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-brat-files.h: which files of a source are one article's in brat standoff. A text and its annotations have one name but for the ending; or, as in PolNeAR,
 * lie in different folders, and the annotations' name ends in who made them. */
#pragma once

#include "io/formats/gsy-source.h"

G_BEGIN_DECLS

/**
 * GsyBratGroup:
 * @text: the name of the text
 * @stem: the name of the annotations without their ending
 * @annotator: (nullable): what @stem has more than the text's name
 * @files: names of annotations: one .ann, or .a1 and .a2
 * @shared: others have annotated the same text
 */
typedef struct
{
  char *text;
  char *stem;
  char *annotator;
  GPtrArray *files;
  gboolean shared;
} GsyBratGroup;

/* Endings of files with annotations. */
extern const char *const gsy_brat_suffixes[];

gboolean gsy_brat_is_annotations (const char *name);

/**
 * gsy_brat_group:
 * @lonely_texts: (element-type utf8) (out): texts without annotations
 * @lonely_files: (element-type utf8) (out): annotations without a text
 *
 * Of a single file, its partners are looked for beside it. Returns: (element-type GsyBratGroup), in the order of the names
 */
GPtrArray *gsy_brat_group (GsySource *source, GPtrArray **lonely_texts, GPtrArray **lonely_files);

G_END_DECLS
