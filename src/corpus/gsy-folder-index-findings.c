/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-folder-index-findings.c: what needs a look, in the whole folder. */
#include "config.h"
#include "corpus/gsy-folder-index-private.h"

static void
finding_free (gpointer data)
{
  GsyFinding *finding = data;

  g_clear_pointer (&finding->entry, gsy_entry_unref);
  g_free (finding->detail);
  g_free (finding);
}

static void
add_finding (GPtrArray *findings, GsyCheck check, const GsyEntry *entry, char *detail)
{
  GsyFinding *finding = g_new0 (GsyFinding, 1);

  finding->check = check;
  finding->entry = entry != NULL ? gsy_entry_ref (entry) : NULL;
  finding->detail = detail;
  g_ptr_array_add (findings, finding);
}

typedef struct
{
  GsyFolderIndex *index;
  GsyScheme *scheme;
  GsyCheckSet muted;
  const GsyEntry *entry; /* the one that is being looked at */
  GPtrArray *columns[3]; /* of its links: relations, ids, articles */
  GPtrArray *findings;
} Search;

static GsyLinkEnd
resolve_cb (const char *relation, const char *to, const char *article, gpointer data)
{
  const Search *s = data;
  const GsyEntry *end = gsy_folder_index_resolve (s->index, s->entry->article, to, article);

  return (GsyLinkEnd){ .exists = end != NULL, .sources = end != NULL ? end->sources : NULL };
}

/* A denial without links is looked at too. */
static GsyCheckSet
check_links (Search *s, const GsyEntry *entry)
{
  GsyLinkFacts facts = { .layer = entry->layer, .targets = entry->targets, .n_links = entry->n_links, .scheme = s->scheme };

  s->entry = entry;
  for (guint i = 0; i < G_N_ELEMENTS (s->columns); i++)
    g_ptr_array_set_size (s->columns[i], 0);
  for (guint i = 0; i < entry->n_links; i++)
    {
      g_ptr_array_add (s->columns[0], (gpointer) entry->links[i].relation);
      g_ptr_array_add (s->columns[1], (gpointer) entry->links[i].to);
      g_ptr_array_add (s->columns[2], (gpointer) entry->links[i].article);
    }
  facts.relations = (const char *const *) s->columns[0]->pdata;
  facts.to = (const char *const *) s->columns[1]->pdata;
  facts.articles = (const char *const *) s->columns[2]->pdata;
  return gsy_checks_of_links (&facts, resolve_cb, s);
}

static void
add_article (Search *s, const GsyIndexArticle *article)
{
  for (guint i = 0; article->entries != NULL && i < article->entries->len; i++)
    {
      const GsyEntry *entry = g_ptr_array_index (article->entries, i);
      GsyCheckSet found = (entry->checks | check_links (s, entry)) & ~s->muted;

      for (guint check = 0; found != 0 && check < GSY_N_CHECKS; check++)
        if ((found & 1u << check) != 0)
          add_finding (s->findings, (GsyCheck) check, entry, NULL);
    }
}

static void
add_scheme (Search *s)
{
  g_auto (GStrv) names = NULL;

  if ((s->muted & 1u << GSY_CHECK_SIMILAR_ACTORS) != 0)
    return;
  names = gsy_checks_find_similar_actors (s->scheme);
  for (guint i = 0; names[i] != NULL && names[i + 1] != NULL; i += 2)
    add_finding (s->findings, GSY_CHECK_SIMILAR_ACTORS, NULL, g_strconcat (names[i], ", ", names[i + 1], NULL));
}

GPtrArray *
gsy_folder_index_dup_findings (GsyFolderIndex *self, GsyScheme *scheme, const char *article)
{
  Search s = { .index = self, .scheme = scheme, .findings = g_ptr_array_new_with_free_func (finding_free) };

  g_return_val_if_fail (GSY_IS_FOLDER_INDEX (self) && GSY_IS_SCHEME (scheme), s.findings);

  _gsy_folder_index_settle (self);
  s.muted = gsy_checks_get_muted (scheme);
  for (guint i = 0; i < G_N_ELEMENTS (s.columns); i++)
    s.columns[i] = g_ptr_array_new ();
  if (article != NULL)
    {
      const GsyIndexArticle *known = g_hash_table_lookup (self->articles, article);

      if (known != NULL)
        add_article (&s, known);
    }
  else
    {
      const GPtrArray *order = _gsy_folder_index_get_order (self);

      add_scheme (&s);
      for (guint i = 0; i < order->len; i++)
        add_article (&s, g_ptr_array_index (order, i));
    }
  for (guint i = 0; i < G_N_ELEMENTS (s.columns); i++)
    g_ptr_array_unref (s.columns[i]);
  return s.findings;
}
