/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-cli-validate-links.c: whether links lead somewhere, as gainsay.json allows, and what their other ends have to do with a statement. */
#include "config.h"
#include "cli/gsy-cli-validate-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static void
check_relation (GsyCliChecker *self, GsyCliSubject *subject, const GsyStatement *statement, const GsyLink *link, const char *to_layer)
{
  const GsyRelation *relation = gsy_scheme_find_relation (subject->scheme, link->relation);
  g_autofree char *message = NULL;

  if (relation == NULL)
    /* Translators: %s is the id of a relation, as “answers”. */
    message = g_strdup_printf (_ ("the relation “%s” of a link is not listed in gainsay.json"), link->relation);
  else if (!gsy_relation_allows (relation, statement->layer, NULL))
    /* Translators: %1$s is the id of a relation, as “answers”, %2$s the id of a layer, as “denial”. */
    message = g_strdup_printf (_ ("a link “%1$s” may not start at a statement of the layer “%2$s”"), link->relation, statement->layer);
  else if (!gsy_relation_allows (relation, NULL, to_layer))
    /* Translators: %1$s is the id of a relation, as “answers”, %2$s the id of a layer, as “denial”. */
    message = g_strdup_printf (_ ("a link “%1$s” may not lead to a statement of the layer “%2$s”"), link->relation, to_layer);
  if (message != NULL)
    _gsy_cli_found_in_statement (self, subject, statement, message);
}

/* TRUE when @path, both absolute and without "..", is inside @folder. */
static gboolean
is_inside (const char *path, const char *folder)
{
  gsize n = strlen (folder);

  return strncmp (path, folder, n) == 0 && (path[n] == '/' || (n > 0 && folder[n - 1] == '/'));
}

/* The path of the article that a link leads to; NULL: out of the folder, or not known. */
static char *
dup_end_path (const GsyCliSubject *subject, const char *article)
{
  g_autofree char *root = NULL, *inside = NULL, *there = NULL;

  if (article == NULL)
    return g_strdup (subject->article);
  root = g_canonicalize_filename (subject->root, NULL);
  inside = g_build_filename (root, article, NULL);
  there = g_canonicalize_filename (inside, NULL);
  if (g_path_is_absolute (article) || !is_inside (there, root))
    return NULL;
  return g_steal_pointer (&there);
}

/* What is wrong with where a link leads; @end is what it leads to. (nullable): nothing */
static char *
check_end (GsyCliChecker *self, const GsyCliSubject *subject, const GsyLink *link, const GsyCliEnd **end)
{
  g_autofree char *there = dup_end_path (subject, link->article);

  if (there == NULL && link->article != NULL)
    /* Translators: %s is the file name in a link. */
    return g_strdup_printf (_ ("a link leads out of the folder, to “%s”"), link->article);
  if (there == NULL)
    return NULL;
  *end = gsy_cli_ends_find (self->ends, there, link->to);
  if (*end != NULL || (subject->muted & 1u << GSY_CHECK_BROKEN_LINK) != 0)
    return NULL;
  if (link->article == NULL)
    /* Translators: %s is a statement's id. */
    return g_strdup_printf (_ ("a link leads to the statement %s, which is not in this article"), link->to);
  if (!g_file_test (there, G_FILE_TEST_EXISTS))
    /* Translators: %s is a file name. */
    return g_strdup_printf (_ ("a link leads to the article “%s”, which is not in the folder"), link->article);
  /* Translators: %1$s is a statement's id, %2$s a file name. */
  return g_strdup_printf (_ ("a link leads to the statement %1$s, which is not in “%2$s”"), link->to, link->article);
}

void
_gsy_cli_check_link (GsyCliChecker *self, GsyCliSubject *subject, const GsyStatement *statement, const GsyLink *link)
{
  const GsyCliEnd *end = NULL;
  g_autofree char *message = check_end (self, subject, link, &end);

  if (message != NULL)
    _gsy_cli_found_in_statement (self, subject, statement, message);
  check_relation (self, subject, statement, link, end != NULL ? end->layer : NULL);
}

typedef struct
{
  GsyCliChecker *checker;
  const GsyCliSubject *subject;
} LinkCase;

static GsyLinkEnd
resolve_link (const char *relation, const char *to, const char *article, gpointer data)
{
  const LinkCase *self = data;
  g_autofree char *there = dup_end_path (self->subject, article);
  const GsyCliEnd *end = there != NULL ? gsy_cli_ends_find (self->checker->ends, there, to) : NULL;

  return (GsyLinkEnd){ end != NULL, end != NULL ? (const char *const *) end->sources : NULL };
}

GsyCheckSet
_gsy_cli_check_answers (GsyCliChecker *self, const GsyCliSubject *subject, const GsyStatement *statement)
{
  guint n = statement->links != NULL ? statement->links->len : 0;
  g_autofree const char **relations = g_new0 (const char *, n + 1);
  g_autofree const char **to = g_new0 (const char *, n + 1);
  g_autofree const char **articles = g_new0 (const char *, n + 1);
  g_autoptr (GPtrArray) targets = g_ptr_array_new ();
  GsyLinkFacts facts = { statement->layer, NULL, n, relations, to, articles, subject->scheme };
  LinkCase link_case = { self, subject };

  for (guint i = 0; i < n; i++)
    {
      const GsyLink *link = g_ptr_array_index (statement->links, i);

      relations[i] = link->relation;
      to[i] = link->to;
      articles[i] = link->article;
    }
  for (guint i = 0; statement->target != NULL && i < statement->target->len; i++)
    {
      const GsyFiller *filler = g_ptr_array_index (statement->target, i);

      if (filler->actor != NULL)
        g_ptr_array_add (targets, filler->actor);
    }
  g_ptr_array_add (targets, NULL);
  facts.targets = (const char *const *) targets->pdata;
  return gsy_checks_of_links (&facts, resolve_link, &link_case) & ~(1u << GSY_CHECK_BROKEN_LINK);
}
