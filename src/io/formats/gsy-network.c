/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-network.c: gathers statements, finds those that are one act, and makes edges. */
#include "config.h"
#include "io/formats/gsy-network.h"

#include <string.h>

typedef struct
{
  const char *relation;
  const char *to;
} Tie;

/* Of a statement, what edges need. All of a folder's are in memory at once: texts are the network's, and the same ones are shared. */
typedef struct
{
  const char *id;
  const char *layer;
  const char *article;
  const char *date; /* nullable */
  const char *topics;
  guint *actors; /* nodes: the sources, and then the targets; NULL in a network of statements */
  guint n_sources;
  guint n_targets;
  guint n_ties;
  Tie *ties;
  guint node; /* in a network of statements */
  guint act;  /* a union-find forest over “repeats”: the place of another statement of the same act, or its own */
} Said;

struct _GsyNetwork
{
  GsyNetworkKind kind;
  GsyScheme *scheme;
  GStringChunk *texts;
  GPtrArray *nodes;
  GPtrArray *edges;
  GPtrArray *said;
  GHashTable *by_id;  /* statement's id -> its place, from 1 */
  GHashTable *actors; /* name -> node, from 1 */
};

static void
said_free (gpointer data)
{
  Said *said = data;

  g_free (said->actors);
  g_free (said->ties);
  g_free (said);
}

/* The same texts are one. (nullable): so was @text */
static const char *
share (GsyNetwork *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

/* A text that is no other's. (nullable): likewise */
static const char *
keep (GsyNetwork *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert (self->texts, text) : NULL;
}

GsyNetwork *
gsy_network_new (GsyNetworkKind kind, GsyScheme *scheme)
{
  GsyNetwork *self = g_new0 (GsyNetwork, 1);

  self->kind = kind;
  self->scheme = g_object_ref (scheme);
  self->texts = g_string_chunk_new (64 * 1024);
  self->nodes = g_ptr_array_new_with_free_func (g_free);
  self->edges = g_ptr_array_new_with_free_func (g_free);
  self->said = g_ptr_array_new_with_free_func (said_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->actors = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
gsy_network_free (GsyNetwork *self)
{
  g_hash_table_unref (self->actors);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->said);
  g_ptr_array_unref (self->edges);
  g_ptr_array_unref (self->nodes);
  g_string_chunk_free (self->texts);
  g_object_unref (self->scheme);
  g_free (self);
}

static guint
ensure_actor (GsyNetwork *self, const char *name)
{
  gpointer found = g_hash_table_lookup (self->actors, name);
  const GsyActor *actor;
  GsyNetworkNode *node;
  g_autofree char *id = NULL;

  if (found != NULL)
    return GPOINTER_TO_UINT (found) - 1;
  actor = gsy_scheme_find_actor (self->scheme, name);
  node = g_new0 (GsyNetworkNode, 1);
  id = g_strdup_printf ("a%u", self->nodes->len + 1);
  node->id = keep (self, id);
  node->label = keep (self, name);
  if (actor != NULL)
    {
      node->kind = share (self, actor->kind);
      node->part_of = share (self, actor->part_of);
      node->code = share (self, actor->code);
      node->wikidata = share (self, actor->wikidata);
    }
  g_ptr_array_add (self->nodes, node);
  g_hash_table_insert (self->actors, (gpointer) node->label, GUINT_TO_POINTER (self->nodes->len));
  return self->nodes->len - 1;
}

/* Appends the nodes of those of @fillers that are named, each once. Returns how many. */
static guint
find_actors (GsyNetwork *self, const GPtrArray *fillers, GArray *nodes)
{
  guint n_before = nodes->len;

  for (guint i = 0; fillers != NULL && i < fillers->len; i++)
    {
      const GsyFiller *filler = g_ptr_array_index (fillers, i);
      gboolean is_new = TRUE;
      guint node;

      if (filler->actor == NULL)
        continue;
      node = ensure_actor (self, filler->actor);
      for (guint j = n_before; j < nodes->len; j++)
        is_new = is_new && g_array_index (nodes, guint, j) != node;
      if (is_new)
        g_array_append_val (nodes, node);
    }
  return nodes->len - n_before;
}

static guint
add_statement_node (GsyNetwork *self, const GsyExportUnit *unit, const GsyStatement *statement, const char *date)
{
  GsyNetworkNode *node = g_new0 (GsyNetworkNode, 1);
  g_autofree char *label = g_strdelimit (gsy_export_unit_dup_content (unit, statement), "\r\n\t", ' ');
  g_autofree char *source = gsy_fillers_dup_names (statement->source), *target = gsy_fillers_dup_names (statement->target);

  node->id = keep (self, statement->id);
  node->label = keep (self, label);
  node->kind = share (self, statement->layer);
  node->article = share (self, unit->file);
  node->date = share (self, date);
  node->source = share (self, source);
  node->target = share (self, target);
  g_ptr_array_add (self->nodes, node);
  return self->nodes->len - 1;
}

static void
add_statement (GsyNetwork *self, const GsyExportUnit *unit, const GsyStatement *statement)
{
  const char *date = statement->said != NULL ? statement->said : unit->published;
  g_autofree char *topics = statement->about != NULL ? g_strjoinv ("; ", statement->about) : NULL;
  Said *said;

  if (g_hash_table_contains (self->by_id, statement->id))
    return;
  said = g_new0 (Said, 1);
  said->id = keep (self, statement->id);
  said->layer = share (self, statement->layer);
  said->article = share (self, unit->file);
  said->date = share (self, date);
  said->topics = share (self, topics);
  said->n_ties = statement->links != NULL ? statement->links->len : 0;
  said->ties = g_new (Tie, said->n_ties);
  for (guint i = 0; i < said->n_ties; i++)
    {
      const GsyLink *link = g_ptr_array_index (statement->links, i);

      said->ties[i] = (Tie){ share (self, link->relation), keep (self, link->to) };
    }
  said->act = self->said->len;
  if (self->kind == GSY_NETWORK_ACTORS)
    {
      g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (guint));

      said->n_sources = find_actors (self, statement->source, nodes);
      said->n_targets = find_actors (self, statement->target, nodes);
      said->actors = nodes->len > 0 ? g_memdup2 (nodes->data, nodes->len * sizeof (guint)) : NULL;
    }
  else
    said->node = add_statement_node (self, unit, statement, date);
  g_ptr_array_add (self->said, said);
  g_hash_table_insert (self->by_id, (gpointer) said->id, GUINT_TO_POINTER (self->said->len));
}

void
gsy_network_add (GsyNetwork *self, const GsyExportUnit *unit)
{
  for (guint i = 0; i < unit->statements->len; i++)
    add_statement (self, unit, g_ptr_array_index (unit->statements, i));
}

static Said *
get_said (GsyNetwork *self, guint i)
{
  return g_ptr_array_index (self->said, i);
}

/* The first statement of the act that @i belongs to; paths are halved on the way. */
static guint
find_act (GsyNetwork *self, guint i)
{
  while (get_said (self, i)->act != i)
    {
      Said *said = get_said (self, i);

      said->act = get_said (self, said->act)->act;
      i = said->act;
    }
  return i;
}

/* Statements that repeat one another are one act, whose place is that of the first of them. */
static void
join_acts (GsyNetwork *self)
{
  for (guint i = 0; i < self->said->len; i++)
    {
      const Said *said = get_said (self, i);

      for (guint j = 0; j < said->n_ties; j++)
        {
          const Tie *link = &said->ties[j];
          gpointer other = g_hash_table_lookup (self->by_id, link->to);
          guint a, b;

          if (other == NULL || g_strcmp0 (link->relation, GSY_RELATION_REPEATS) != 0)
            continue;
          a = find_act (self, i);
          b = find_act (self, GPOINTER_TO_UINT (other) - 1);
          get_said (self, MAX (a, b))->act = MIN (a, b);
        }
    }
}

static GsyNetworkEdge *
add_edge (GsyNetwork *self, guint from, guint to, const char *kind)
{
  GsyNetworkEdge *edge = g_new0 (GsyNetworkEdge, 1);
  g_autofree char *id = g_strdup_printf ("e%u", self->edges->len + 1);

  edge->id = keep (self, id);
  edge->from = from;
  edge->to = to;
  edge->kind = kind;
  edge->reports = 1;
  g_ptr_array_add (self->edges, edge);
  return edge;
}

/* Kinds are shared texts. */
static guint
hash_edge (gconstpointer data)
{
  const GsyNetworkEdge *edge = data;

  return ((edge->act * 31 + edge->from) * 31 + edge->to) * 31 + g_direct_hash (edge->kind);
}

static gboolean
are_edges_equal (gconstpointer a, gconstpointer b)
{
  const GsyNetworkEdge *one = a, *other = b;

  return one->act == other->act && one->from == other->from && one->to == other->to && one->kind == other->kind;
}

/* The edges that @said's sources and targets make, or their part in those of the act that it repeats. */
static void
add_act (GsyNetwork *self, const Said *said, guint act, GHashTable *known)
{
  for (guint i = 0; i < said->n_sources; i++)
    for (guint j = 0; j < said->n_targets; j++)
      {
        guint from = said->actors[i], to = said->actors[said->n_sources + j];
        const GsyNetworkEdge wanted = { .from = from, .to = to, .kind = said->layer, .act = act };
        GsyNetworkEdge *edge = g_hash_table_lookup (known, &wanted);

        if (edge != NULL)
          {
            edge->reports++;
            if (said->date != NULL && (edge->date == NULL || strcmp (said->date, edge->date) < 0))
              edge->date = said->date;
            continue;
          }
        edge = add_edge (self, from, to, said->layer);
        edge->act = act;
        edge->statement = said->id;
        edge->article = said->article;
        edge->date = said->date;
        edge->topics = said->topics;
        g_hash_table_add (known, edge);
        ((GsyNetworkNode *) g_ptr_array_index (self->nodes, from))->n_source++;
        ((GsyNetworkNode *) g_ptr_array_index (self->nodes, to))->n_target++;
      }
}

static void
add_acts (GsyNetwork *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new (hash_edge, are_edges_equal);

  join_acts (self);
  for (guint i = 0; i < self->said->len; i++)
    add_act (self, get_said (self, i), find_act (self, i), known);
}

static guint
add_links (GsyNetwork *self)
{
  guint n_lost = 0;

  for (guint i = 0; i < self->said->len; i++)
    {
      const Said *said = get_said (self, i);

      for (guint j = 0; j < said->n_ties; j++)
        {
          const Tie *link = &said->ties[j];
          gpointer other = g_hash_table_lookup (self->by_id, link->to);

          if (other != NULL)
            add_edge (self, said->node, get_said (self, GPOINTER_TO_UINT (other) - 1)->node, link->relation);
          else
            n_lost++;
        }
    }
  return n_lost;
}

guint
gsy_network_finish (GsyNetwork *self)
{
  if (self->kind == GSY_NETWORK_STATEMENTS)
    return add_links (self);
  add_acts (self);
  return 0;
}

GPtrArray *
gsy_network_get_nodes (GsyNetwork *self)
{
  return self->nodes;
}

GPtrArray *
gsy_network_get_edges (GsyNetwork *self)
{
  return self->edges;
}
