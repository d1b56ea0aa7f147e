/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-regions.c: labelled regions and relations become statements, with their pieces, cues, sources and targets. */
#include "config.h"
#include "io/formats/gsy-regions.h"

#include "core/gsy-intern.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef struct
{
  char *from;
  char *to;
  char *label;
} Relation;

struct _GsyRegions
{
  GsyImport *import;
  GsyImportArticle *article;
  char *where;
  GPtrArray *regions;
  GHashTable *places; /* id to place among the regions, plus 1 */
  GArray *relations;  /* of Relation */
};

static const char *const roles[] = { "source", "target", "cue" };
enum
{
  ROLE_CUE = 2,
  N_ROLES
};

static void
region_free (GsyRegion *self)
{
  g_clear_pointer (&self->statement, gsy_statement_unref);
  g_free (self->actor);
  g_free (self->id);
  g_free (self->label);
  g_clear_pointer (&self->quotes, g_array_unref);
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&self->implied[i], g_ptr_array_unref);
      g_clear_pointer (&self->fillers[i], g_ptr_array_unref);
      g_clear_pointer (&self->numbers[i], g_array_unref);
    }
  g_free (self);
}

static void
relation_clear (Relation *self)
{
  g_free (self->from);
  g_free (self->to);
  g_free (self->label);
}

GsyRegions *
gsy_regions_new (GsyImport *import, GsyImportArticle *article, const char *where)
{
  GsyRegions *self = g_new0 (GsyRegions, 1);

  self->import = import;
  self->article = article;
  self->where = g_strdup (where);
  self->regions = g_ptr_array_new_with_free_func ((GDestroyNotify) region_free);
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  self->relations = g_array_new (FALSE, FALSE, sizeof (Relation));
  g_array_set_clear_func (self->relations, (GDestroyNotify) relation_clear);
  return self;
}

void
gsy_regions_free (GsyRegions *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->regions);
  g_array_unref (self->relations);
  g_free (self->where);
  g_free (self);
}

GsyRegion *
gsy_regions_add (GsyRegions *self, const char *id, const char *suffix, const char *label, GsySpan span)
{
  GsyRegion *region = g_new0 (GsyRegion, 1);
  g_autofree char *whole = g_strconcat (id, suffix, NULL);

  region->id = g_strdup (id);
  region->label = g_strdup (label);
  region->statement = gsy_statement_new (whole, "");
  region->quotes = gsy_quotes_new ();
  gsy_quotes_append (region->quotes, span);
  region->head = self->regions->len;
  g_ptr_array_add (self->regions, region);
  if (!g_hash_table_contains (self->places, region->id))
    g_hash_table_insert (self->places, region->id, GUINT_TO_POINTER (self->regions->len));
  return region;
}

GsyRegion *
gsy_regions_find (GsyRegions *self, const char *id)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, id));

  return place > 0 ? g_ptr_array_index (self->regions, place - 1) : NULL;
}

const char *
gsy_region_get_label (const GsyRegion *self)
{
  return self->label;
}

guint
gsy_regions_get_n (const GsyRegions *self)
{
  return self->regions->len;
}

void
gsy_regions_relate (GsyRegions *self, const char *from, const char *to, const char *label)
{
  Relation relation = { g_strdup (from), g_strdup (to), g_strdup (label) };

  g_array_append_val (self->relations, relation);
}

/* --- Pieces --- */

/* The region that @region is a piece of, or itself. Ways are made short on the way. */
static GsyRegion *
get_head (GsyRegions *self, GsyRegion *region)
{
  GsyRegion *head = g_ptr_array_index (self->regions, region->head);

  while (head != region)
    {
      region->head = head->head;
      region = g_ptr_array_index (self->regions, region->head);
      head = g_ptr_array_index (self->regions, region->head);
    }
  return head;
}

static gboolean
is_fragment (GsyRegions *self, const Relation *relation, GsyRegion **from, GsyRegion **to)
{
  GsyRegion *one = gsy_regions_find (self, relation->from), *other = gsy_regions_find (self, relation->to);

  if (strcmp (relation->label, "fragment") != 0 || one == NULL || other == NULL || strcmp (one->label, other->label) != 0)
    return FALSE;
  *from = get_head (self, one);
  *to = get_head (self, other);
  return TRUE;
}

static void
join_pieces (GsyRegions *self)
{
  for (guint i = 0; i < self->relations->len; i++)
    {
      GsyRegion *from, *to;

      if (is_fragment (self, &g_array_index (self->relations, Relation, i), &from, &to) && from != to)
        to->head = from->head;
    }
  for (guint i = 0; i < self->regions->len; i++)
    {
      GsyRegion *region = g_ptr_array_index (self->regions, i), *head = get_head (self, region);

      if (head == region)
        continue;
      for (guint j = 0; j < region->quotes->len; j++)
        gsy_quotes_append (head->quotes, g_array_index (region->quotes, GsyQuote, j).span);
    }
}

/* --- Roles --- */

/* Which role @relation gives to @to; N_ROLES: none. */
static guint
get_role (const Relation *relation, const GsyRegion *to)
{
  guint role = 0;

  while (role < N_ROLES && (strcmp (relation->label, roles[role]) != 0 || strcmp (to->label, roles[role]) != 0))
    role++;
  return role;
}

static void
append_quotes (GArray *quotes, const GArray *more)
{
  for (guint i = 0; i < more->len; i++)
    gsy_quotes_append (quotes, g_array_index (more, GsyQuote, i).span);
}

static void
give_role (GsyRegion *from, GsyRegion *to, guint role)
{
  GsyFiller *filler;

  to->is_role = TRUE;
  if (role == ROLE_CUE)
    {
      if (from->statement->cue == NULL)
        {
          from->statement->cue = gsy_filler_new (NULL);
          from->statement->cue->spans = gsy_quotes_new ();
        }
      append_quotes (from->statement->cue->spans, to->quotes);
      return;
    }
  if (from->fillers[role] == NULL)
    {
      from->fillers[role] = gsy_fillers_new ();
      from->numbers[role] = g_array_new (FALSE, FALSE, sizeof (guint));
    }
  filler = gsy_filler_new (to->actor);
  filler->spans = gsy_quotes_new ();
  append_quotes (filler->spans, to->quotes);
  g_ptr_array_add (from->fillers[role], filler);
  g_array_append_val (from->numbers[role], to->number);
}

/* Those with words at their numbers, as far as that can be; the others, then those without words, in the places that are left. */
static GPtrArray *
settle_fillers (GsyRegion *region, guint role)
{
  guint n_words = region->fillers[role] != NULL ? region->fillers[role]->len : 0;
  guint n = n_words + (region->implied[role] != NULL ? region->implied[role]->len : 0), next = 0;
  g_autofree GsyFiller **slots = g_new0 (GsyFiller *, n + 1);
  GPtrArray *settled;

  if (n == 0)
    return NULL;
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n_words; i++)
      {
        guint number = g_array_index (region->numbers[role], guint, i);
        GsyFiller **filler = (GsyFiller **) &g_ptr_array_index (region->fillers[role], i);

        if (*filler == NULL || (pass == 0 && (number == 0 || number > n || slots[number - 1] != NULL)))
          continue;
        while (pass == 1 && slots[next] != NULL)
          next++;
        slots[pass == 0 ? number - 1 : next] = g_steal_pointer (filler);
      }
  for (guint i = 0; i < n - n_words; i++)
    {
      while (slots[next] != NULL)
        next++;
      slots[next] = gsy_filler_new (g_ptr_array_index (region->implied[role], i));
    }
  settled = gsy_fillers_new ();
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (settled, slots[i]);
  if (region->fillers[role] != NULL)
    {
      g_ptr_array_set_free_func (region->fillers[role], NULL);
      g_clear_pointer (&region->fillers[role], g_ptr_array_unref);
    }
  return settled;
}

/* --- Links --- */

static void
add_link (GsyRegions *self, GsyRegion *from, GsyRegion *to, const char *label)
{
  const char *relation = gsy_import_relation (self->import, label);

  if (from->statement->links == NULL)
    from->statement->links = gsy_links_new ();
  g_ptr_array_add (from->statement->links, gsy_link_new (relation, to->statement->id));
}

static void
report_link (GsyRegions *self, const char *label)
{
  /* Translators: a line of a list of what an import has no place for; %s is the name of a relation. */
  g_autofree char *kind = g_strdup_printf (_ ("relations “%s” of what is no statement"), label);

  gsy_import_unplaced (self->import, kind, self->where, FALSE);
}

static void
take_relations (GsyRegions *self, gboolean links)
{
  for (guint i = 0; i < self->relations->len; i++)
    {
      const Relation *relation = &g_array_index (self->relations, Relation, i);
      GsyRegion *from = gsy_regions_find (self, relation->from), *to = gsy_regions_find (self, relation->to), *one, *other;
      guint role;

      if (from == NULL || to == NULL)
        {
          if (links)
            report_link (self, relation->label);
          continue;
        }
      if (is_fragment (self, relation, &one, &other))
        continue;
      from = get_head (self, from);
      to = get_head (self, to);
      role = from != to ? get_role (relation, to) : N_ROLES;
      if (!links && role < N_ROLES)
        give_role (from, to, role);
      else if (links && role == N_ROLES && (from->is_role || to->is_role))
        report_link (self, relation->label);
      else if (links && role == N_ROLES)
        add_link (self, from, to, relation->label);
    }
}

void
gsy_regions_finish (GsyRegions *self, const char *kind)
{
  join_pieces (self);
  take_relations (self, FALSE);
  take_relations (self, TRUE);
  for (guint i = 0; i < self->regions->len; i++)
    {
      GsyRegion *region = g_ptr_array_index (self->regions, i);
      GsyStatement *statement;

      if (region->is_role || get_head (self, region) != region)
        continue;
      statement = g_steal_pointer (&region->statement);
      if (region->actor != NULL)
        gsy_statement_append_note (statement, region->actor);
      g_ref_string_release (statement->layer);
      statement->layer = gsy_intern (gsy_import_layer (self->import, region->label, NULL));
      gsy_statement_take_quotes (statement, g_steal_pointer (&region->quotes));
      statement->source = settle_fillers (region, 0);
      statement->target = settle_fillers (region, 1);
      gsy_import_article_take (self->article, self->import, statement, kind);
    }
}
