/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-network.h: who says what of whom, as a graph: for formats that hold one, and for pictures of it.
 *
 * Of actors: an edge from each source to each target of a statement, one for each act of speech. What several articles report of one act, linked by
 * “repeats”, is one edge with that many reports: the network is of what was said, not of how often it was printed. Or of statements: an edge for
 * each link. Everything is in memory: some two hundred bytes a statement. */
#pragma once

#include "io/formats/gsy-format.h"

G_BEGIN_DECLS

typedef enum
{
  GSY_NETWORK_ACTORS,
  GSY_NETWORK_STATEMENTS,
} GsyNetworkKind;

/* The relation by which an article says again what another one, or the same, said. */
#define GSY_RELATION_REPEATS "repeats"

/* Texts are the network's. */
typedef struct
{
  const char *id;       /* of a statement its id; of an actor “a1”, “a2”, … in the order in which they are met */
  const char *label;    /* the actor's name; the statement's words */
  const char *kind;     /* (nullable): of the actor; the statement's layer */
  const char *part_of;  /* (nullable): of actors */
  const char *code;     /* (nullable) */
  const char *wikidata; /* (nullable) */
  const char *article;  /* (nullable): of statements */
  const char *date;     /* (nullable): of statements */
  const char *source;   /* (nullable): of statements, who says it */
  const char *target;   /* (nullable) */
  guint n_source;       /* of actors: acts in which it speaks, and in which it is spoken of */
  guint n_target;
} GsyNetworkNode;

typedef struct
{
  guint from; /* indices of nodes */
  guint to;
  const char *id;        /* “e1”, “e2”, … */
  const char *kind;      /* the layer; the relation */
  const char *statement; /* (nullable): the first one of the act; of actors' edges */
  const char *article;   /* (nullable): the same */
  const char *date;      /* (nullable): when it was said, else published; the earliest of the act */
  const char *topics;    /* (nullable): joined by "; " */
  guint reports;         /* statements that report the act; 1 between statements */
  guint act;             /*< private >*/
} GsyNetworkEdge;

typedef struct _GsyNetwork GsyNetwork;

GsyNetwork *gsy_network_new (GsyNetworkKind kind, GsyScheme *scheme);
void gsy_network_free (GsyNetwork *self);

void gsy_network_add (GsyNetwork *self, const GsyExportUnit *unit);

/* Works out the edges, once all articles are there. Links that lead to nothing that was added have no edge. Returns how many did not. */
guint gsy_network_finish (GsyNetwork *self);

/* (transfer none) (element-type GsyNetworkNode), (element-type GsyNetworkEdge): in the order of the articles. */
GPtrArray *gsy_network_get_nodes (GsyNetwork *self);
GPtrArray *gsy_network_get_edges (GsyNetwork *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyNetwork, gsy_network_free)

G_END_DECLS
