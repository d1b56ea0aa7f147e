/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-loose-private.h: what the files of GsyLooseFiles share. */
#pragma once

#include "corpus/gsy-loose-files.h"

G_BEGIN_DECLS

/* Annotations that followed their article. */
typedef struct
{
  char *from;
  char *article;
  char *set; /* nullable */
} GsyAdoption;

struct _GsyLooseFiles
{
  GObject parent_instance;

  GsyCorpus *corpus; /* NULL once it is gone */
  GPtrArray *items;  /* of GsyLooseItem */
  guint n_undecided;
  int *cancelled;       /* of the look under way; a ref-counted box */
  gboolean look_again;  /* when that has ended */
  GHashTable *declined; /* set of keys that are not moved by themselves again */
  guint n_acting;       /* acts under way: nothing is moved by itself meanwhile */
  GQueue sure;          /* of GsyLooseFile: what is still to be moved by itself, one after the other */
  guint batch;          /* of what moves together */
  GPtrArray *adopted;   /* of GsyAdoption: the last batch that moved */
  guint adopted_batch;
};

/* In gsy-loose-links.c: links to the statements @ids that name the article @from name @to from now on, in all articles that can be
 * written, as one step of the history. Elsewhere they are found by the statement's id all the same. */
void _gsy_loose_files_follow_links (GsyLooseFiles *self, char **ids, const char *from, const char *to);

void _gsy_loose_files_remember_adoption (GsyLooseFiles *self, const char *from, const char *article, const char *set);

/* An act has ended; what is loose is otherwise. */
void _gsy_loose_files_acted (GsyLooseFiles *self);

G_END_DECLS
