/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-network.c: gathers statements, finds those that are one act, and makes edges. */
#include "config.h"
#include "io/formats/gsy-network.h"

#include <string.h>

/* Of a statement, what edges need. */
typedef struct
{
  char *id;
  char *layer;
  char *article;
  char *date; /* nullable */
  char *topics;
  GArray *sources; /* of guint: nodes; NULL in a network of statements */
  GArray *targets;
  GPtrArray *relations; /* of GsyLink */
  guint node;           /* in a network of statements */
  guint act;            /* a union-find forest over “repeats”: the place of another statement of the same act, or its own */
} Said;

struct _GsyNetwork
{
  GsyNetworkKind kind;
  GsyScheme *scheme;
  GPtrArray *nodes;
  GPtrArray *edges;
  GPtrArray *said;
  GHashTable *by_id;  /* statement's id -> its place, from 1 */
  GHashTable *actors; /* name -> node, from 1 */
};

static void
node_free (gpointer data)
{
  GsyNetworkNode *node = data;

  g_free (node->id);
  g_free (node->label);
  g_free (node->kind);
  g_free (node->part_of);
  g_free (node->code);
  g_free (node->wikidata);
  g_free (node->article);
  g_free (node->date);
  g_free (node->source);
  g_free (node->target);
  g_free (node);
}

static void
edge_free (gpointer data)
{
  GsyNetworkEdge *edge = data;

  g_free (edge->id);
  g_free (edge->kind);
  g_free (edge->statement);
  g_free (edge->article);
  g_free (edge->date);
  g_free (edge->topics);
  g_free (edge);
}

static void
said_free (gpointer data)
{
  Said *said = data;

  g_free (said->id);
  g_free (said->layer);
  g_free (said->article);
  g_free (said->date);
  g_free (said->topics);
  g_clear_pointer (&said->sources, g_array_unref);
  g_clear_pointer (&said->targets, g_array_unref);
  g_ptr_array_unref (said->relations);
  g_free (said);
}

GsyNetwork *
gsy_network_new (GsyNetworkKind kind, GsyScheme *scheme)
{
  GsyNetwork *self = g_new0 (GsyNetwork, 1);

  self->kind = kind;
  self->scheme = g_object_ref (scheme);
  self->nodes = g_ptr_array_new_with_free_func (node_free);
  self->edges = g_ptr_array_new_with_free_func (edge_free);
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
  g_object_unref (self->scheme);
  g_free (self);
}

static guint
ensure_actor (GsyNetwork *self, const char *name)
{
  gpointer found = g_hash_table_lookup (self->actors, name);
  const GsyActor *actor;
  GsyNetworkNode *node;

  if (found != NULL)
    return GPOINTER_TO_UINT (found) - 1;
  actor = gsy_scheme_find_actor (self->scheme, name);
  node = g_new0 (GsyNetworkNode, 1);
  node->id = g_strdup_printf ("a%u", self->nodes->len + 1);
  node->label = g_strdup (name);
  if (actor != NULL)
    {
      node->kind = g_strdup (actor->kind);
      node->part_of = g_strdup (actor->part_of);
      node->code = g_strdup (actor->code);
      node->wikidata = g_strdup (actor->wikidata);
    }
  g_ptr_array_add (self->nodes, node);
  g_hash_table_insert (self->actors, node->label, GUINT_TO_POINTER (self->nodes->len));
  return self->nodes->len - 1;
}

/* The nodes of those of @fillers that are named, each once. */
static GArray *
find_actors (GsyNetwork *self, const GPtrArray *fillers)
{
  GArray *nodes = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; fillers != NULL && i < fillers->len; i++)
    {
      const GsyFiller *filler = g_ptr_array_index (fillers, i);
      gboolean is_new = TRUE;
      guint node;

      if (filler->actor == NULL)
        continue;
      node = ensure_actor (self, filler->actor);
      for (guint j = 0; j < nodes->len; j++)
        is_new = is_new && g_array_index (nodes, guint, j) != node;
      if (is_new)
        g_array_append_val (nodes, node);
    }
  return nodes;
}

static guint
add_statement_node (GsyNetwork *self, const GsyExportUnit *unit, const GsyStatement *statement, const char *date)
{
  GsyNetworkNode *node = g_new0 (GsyNetworkNode, 1);

  node->id = g_strdup (statement->id);
  node->label = g_strdelimit (gsy_export_unit_dup_content (unit, statement), "\r\n\t", ' ');
  node->kind = g_strdup (statement->layer);
  node->article = g_strdup (unit->file);
  node->date = g_strdup (date);
  node->source = gsy_fillers_dup_names (statement->source);
  node->target = gsy_fillers_dup_names (statement->target);
  g_ptr_array_add (self->nodes, node);
  return self->nodes->len - 1;
}

static void
add_statement (GsyNetwork *self, const GsyExportUnit *unit, const GsyStatement *statement)
{
  const char *date = statement->said != NULL ? statement->said : unit->published;
  Said *said;

  if (g_hash_table_contains (self->by_id, statement->id))
    return;
  said = g_new0 (Said, 1);
  said->id = g_strdup (statement->id);
  said->layer = g_strdup (statement->layer);
  said->article = g_strdup (unit->file);
  said->date = g_strdup (date);
  said->topics = statement->about != NULL ? g_strjoinv ("; ", statement->about) : NULL;
  said->relations = gsy_links_new ();
  for (guint i = 0; statement->links != NULL && i < statement->links->len; i++)
    g_ptr_array_add (said->relations, gsy_link_copy (g_ptr_array_index (statement->links, i)));
  said->act = self->said->len;
  if (self->kind == GSY_NETWORK_ACTORS)
    {
      said->sources = find_actors (self, statement->source);
      said->targets = find_actors (self, statement->target);
    }
  else
    said->node = add_statement_node (self, unit, statement, date);
  g_ptr_array_add (self->said, said);
  g_hash_table_insert (self->by_id, said->id, GUINT_TO_POINTER (self->said->len));
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

      for (guint j = 0; j < said->relations->len; j++)
        {
          const GsyLink *link = g_ptr_array_index (said->relations, j);
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

  edge->id = g_strdup_printf ("e%u", self->edges->len + 1);
  edge->from = from;
  edge->to = to;
  edge->kind = g_strdup (kind);
  edge->reports = 1;
  g_ptr_array_add (self->edges, edge);
  return edge;
}

static void
take_earlier (char **date, const char *other)
{
  if (other != NULL && (*date == NULL || strcmp (other, *date) < 0))
    {
      g_free (*date);
      *date = g_strdup (other);
    }
}

/* The edges that @said's sources and targets make, or their part in those of the act that it repeats. */
static void
add_act (GsyNetwork *self, const Said *said, guint act, GHashTable *known)
{
  for (guint i = 0; i < said->sources->len; i++)
    for (guint j = 0; j < said->targets->len; j++)
      {
        guint from = g_array_index (said->sources, guint, i), to = g_array_index (said->targets, guint, j);
        g_autofree char *key = g_strdup_printf ("%u %u %u %s", act, from, to, said->layer);
        GsyNetworkEdge *edge = g_hash_table_lookup (known, key);

        if (edge != NULL)
          {
            edge->reports++;
            take_earlier (&edge->date, said->date);
            continue;
          }
        edge = add_edge (self, from, to, said->layer);
        edge->statement = g_strdup (said->id);
        edge->article = g_strdup (said->article);
        edge->date = g_strdup (said->date);
        edge->topics = g_strdup (said->topics);
        g_hash_table_insert (known, g_steal_pointer (&key), edge);
        ((GsyNetworkNode *) g_ptr_array_index (self->nodes, from))->n_source++;
        ((GsyNetworkNode *) g_ptr_array_index (self->nodes, to))->n_target++;
      }
}

static void
add_acts (GsyNetwork *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

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

      for (guint j = 0; j < said->relations->len; j++)
        {
          const GsyLink *link = g_ptr_array_index (said->relations, j);
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
