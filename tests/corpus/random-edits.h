/* SPDX-License-Identifier: GPL-3.0-or-later */
/* random-edits.h: any edit that a person may make of some articles and of their folder's vocabulary; NULL for what is refused. */
#pragma once

#include "corpus/gsy-corpus.h"

#include "core/gsy-edits-meta.h"

#include "fixture.h"

#define N_ARTICLES 4

#define rand_below(n) ((guint) g_test_rand_int_range (0, (int) (n)))
#define rand_of(array) ((array)[rand_below (G_N_ELEMENTS (array))])
#define one_in(n) (rand_below (n) == 0)

static const char *const names[N_ARTICLES] = { "01-barrage.txt", "02-dam.md", "03-سد.txt", "dossier/04-leer.txt" };
static const char *const texts[N_ARTICLES] = {
  "date 2031-05-04\nLa Valdorie accuse la Karsie d’avoir vidé le barrage. «Nous n’avons rien ouvert», a répondu Mme Tesler, «et nous le prouverons».\n"
  "Le porte-parole e\xcc\x81lu, M. Oule, de\xcc\x81ment\xc2\xa0: «\xe2\x80\xaf"
  "C’est faux\xe2\x80\xaf».\n",
  "date 2031-05-05\r\nThe crews say the authority lied. \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80 The authority denies it, and \xf0\x9f\x87\xab\xf0\x9f\x87\xb7 answers that the crews were paid.\r\n",
  "تتهم فالدوريا كارسيا بإفراغ السد. وتنفي كارسيا ذلك. 中国外交部否认指控。\n",
  "Niemand hat etwas gesagt. Karsien bestreitet den Vorwurf, Valdorien wiederholt ihn.\n",
};
static const char *const actors[] = { "Valdorie", "Karsie", "Mme Tesler", "Autorité « Oule »", "كارسيا", "中国外交部", "crews \"A\"" };
static const char *const topics[] = { "Barrage", "Crue", "Fuite \\ courriels", "سد" };
static const char *const dates[] = { "2031", "2031-05", "2031-05-04", "2031-05-04/2031-05-06", "no date" };
static const char *const layers[] = { "accusation", "denial", "counter-accusation" };

/* The open folder, and the time, which goes on with each gesture. */
typedef struct
{
  char *folder;
  GsyCorpus *corpus;
  GsyDocument *documents[N_ARTICLES];
  gint64 now;
  guint n_done;
} Walk;

static inline GsyScheme *
get_scheme (Walk *walk)
{
  return gsy_corpus_get_scheme (walk->corpus);
}

static inline GsyStore *
rand_store (Walk *walk)
{
  return gsy_document_get_store (walk->documents[rand_below (N_ARTICLES)]);
}

static inline GsyGesture
make_gesture (Walk *walk, GsyStore *store)
{
  /* Each gesture has a second of its own, so that a time that stays behind is seen. */
  return (GsyGesture){ .store = store, .scheme = get_scheme (walk), .creator = "marie", .now = walk->now++ };
}

static inline GsySpan
rand_span (GsyStore *store)
{
  GsyArticle *article = gsy_store_get_article (store);
  guint length = gsy_article_get_length (article);
  guint start = rand_below (length);
  GsySpan span = gsy_span (start, MIN (length, start + 1 + rand_below (30)));

  return one_in (2) ? span : gsy_segmenter_snap (gsy_article_get_segmenter (article), span, GSY_SNAP_WORDS);
}

/* (nullable) */
static const GsyStatement *
rand_statement (GsyStore *store)
{
  guint n = gsy_store_get_n_statements (store);

  return n > 0 ? gsy_store_get_statement (store, rand_below (n)) : NULL;
}

static inline GsyEdit *
edit_words (const GsyGesture *gesture, const GsyStatement *statement)
{
  guint fragment = rand_below (gsy_statement_get_n_spans (statement));
  GsyEdge edge = one_in (2) ? GSY_EDGE_START : GSY_EDGE_END;

  switch (rand_below (6))
    {
    case 0:
      return gsy_edits_remove (gesture, statement, NULL);
    case 1:
      return gsy_edits_set_layer (gesture, statement, rand_of (layers), NULL);
    case 2:
      return gsy_edits_nudge (gesture, statement, fragment, edge, one_in (2), one_in (2) ? GSY_SNAP_WORDS : GSY_SNAP_CHARACTERS, NULL);
    case 3:
      return gsy_edits_resize (gesture, statement, fragment, edge, rand_span (gesture->store).start, NULL);
    case 4:
      return gsy_edits_add_fragment (gesture, statement, rand_span (gesture->store), NULL);
    default:
      return gsy_edits_remove_fragment (gesture, statement, fragment, NULL);
    }
}

static inline GsyEdit *
edit_roles (const GsyGesture *gesture, const GsyStatement *statement)
{
  GsyRole role = (GsyRole) rand_below (GSY_N_ROLES);
  const char *actor = one_in (4) ? NULL : rand_of (actors);

  switch (rand_below (role == GSY_ROLE_CUE ? 4 : 8))
    {
    case 0:
      return gsy_edits_remove_filler (gesture, statement, role, rand_below (2), NULL);
    case 1:
      return gsy_edits_remove_filler_words (gesture, statement, role, rand_below (2), NULL);
    case 2:
    case 3:
    case 4:
      return gsy_edits_add_role_span (gesture, statement, role, rand_span (gesture->store), actor, NULL);
    default:
      return gsy_edits_set_filler_actor (gesture, statement, role, rand_below (3), actor, NULL);
    }
}

static inline GsyEdit *
edit_attribute (const GsyGesture *gesture, const GsyStatement *statement)
{
  GPtrArray *attributes = gsy_scheme_get_list (gesture->scheme, GSY_LIST_ATTRIBUTES);
  const GsyAttribute *attribute = attributes->len > 0 ? g_ptr_array_index (attributes, rand_below (attributes->len)) : NULL;
  GsyValue value = { .id = attribute != NULL ? attribute->id : (char *) "own", .type = GSY_VALUE_STRING, .string = (char *) "2031-05" };

  if (one_in (4))
    return gsy_edits_set_attribute (gesture, statement, value.id, NULL, NULL);
  if (attribute != NULL && attribute->type == GSY_ATTRIBUTE_CHOICE && attribute->choices != NULL)
    {
      value.string = ((GsyChoice *) g_ptr_array_index (attribute->choices, rand_below (attribute->choices->len)))->id;
    }
  else if (attribute != NULL && (attribute->type == GSY_ATTRIBUTE_FLAG || attribute->type == GSY_ATTRIBUTE_NUMBER))
    {
      value.type = attribute->type == GSY_ATTRIBUTE_FLAG ? GSY_VALUE_BOOLEAN : GSY_VALUE_INTEGER;
      value.string = NULL;
      value.integer = rand_below (2);
    }
  return gsy_edits_set_attribute (gesture, statement, value.id, &value, NULL);
}

static inline GsyEdit *
edit_links (Walk *walk, const GsyGesture *gesture, const GsyStatement *statement)
{
  GsyStore *other = rand_store (walk);
  const GsyStatement *to = rand_statement (other);
  g_autoptr (GsyLink) link = gsy_link_new (one_in (2) ? "answers" : "repeats", to != NULL ? to->id : "gone");

  if (other != gesture->store)
    link->article = g_strdup (gsy_store_get_key (other));
  link->exact = g_strdup ("« words »");
  switch (rand_below (5))
    {
    case 0:
      return gsy_edits_remove_link (gesture, statement, rand_below (2), NULL);
    case 1:
      return gsy_edits_replace_link (gesture, statement, rand_below (2), link, NULL);
    default:
      return gsy_edits_add_link (gesture, statement, link, NULL);
    }
}

/* Any edit of one article. */
static inline GsyEdit *
edit_article (Walk *walk)
{
  GsyStore *store = rand_store (walk);
  GsyGesture gesture = make_gesture (walk, store);
  const GsyStatement *statement = rand_statement (store);
  const char *about[] = { rand_of (topics), rand_of (topics), one_in (2) ? rand_of (topics) : NULL, NULL };
  const char *note[] = { "Vu.", "À revoir :\n\"ici\"\t«là»", "", NULL };

  if (statement == NULL || one_in (6))
    return gsy_edits_add (&gesture, rand_of (layers), rand_span (store), NULL, NULL);
  switch (rand_below (12))
    {
    case 0:
    case 1:
      return edit_words (&gesture, statement);
    case 2:
    case 3:
    case 4:
    case 5:
      return edit_roles (&gesture, statement);
    case 6:
      return gsy_edits_set_about (&gesture, statement, one_in (5) ? NULL : about, NULL);
    case 7:
      return gsy_edits_set_said (&gesture, statement, one_in (5) ? NULL : rand_of (dates), NULL);
    case 8:
      return edit_attribute (&gesture, statement);
    case 9:
      return edit_links (walk, &gesture, statement);
    case 10:
      return gsy_edits_set_note (&gesture, statement, rand_of (note), NULL);
    default:
      if (one_in (2))
        return gsy_edits_set_state (&gesture, (GsyArticleState) rand_below (GSY_N_STATES), NULL);
      return gsy_edits_set_meta (&gesture, (GsyMetaField) rand_below (GSY_N_META_FIELDS), one_in (3) ? NULL : "2031-05", NULL);
    }
}

/* A fresh element of a list, called something that may be taken already. */
static inline gpointer
make_item (GsySchemeList list)
{
  g_autofree char *id = g_strdup_printf ("own-%u", rand_below (20));

  switch (list)
    {
    case GSY_LIST_ATTRIBUTES:
      return gsy_attribute_new (id, "Own", (GsyAttributeType) rand_below (GSY_N_ATTRIBUTE_TYPES));
    case GSY_LIST_RELATIONS:
      return gsy_relation_new (id, "Own");
    case GSY_LIST_TOPICS:
      return gsy_topic_new (one_in (2) ? rand_of (topics) : id);
    case GSY_LIST_ACTORS:
      return gsy_actor_new (one_in (2) ? rand_of (actors) : id);
    case GSY_LIST_MUTED:
      return g_strdup (gsy_check_to_string ((GsyCheck) rand_below (GSY_N_CHECKS)));
    case GSY_LIST_LAYERS:
    default:
      g_assert_not_reached ();
    }
}

static inline GsyEdit *
edit_layers (GsyScheme *scheme)
{
  guint n = gsy_scheme_get_n_layers (scheme);
  const GsyLayer *layer = n > 0 ? gsy_scheme_get_layer (scheme, rand_below (n)) : NULL;
  g_autoptr (GsyLayer) changed = NULL;

  if (layer == NULL || one_in (3))
    return gsy_scheme_edit_add_layer (scheme, one_in (2) ? "Démenti officiel" : NULL, NULL);
  switch (rand_below (3))
    {
    case 0:
      return gsy_scheme_edit_remove_layer (scheme, layer->id, NULL);
    case 1:
      return gsy_scheme_edit_move_layer (scheme, layer->id, rand_below (n), NULL);
    default:
      changed = gsy_layer_copy (layer);
      g_free (changed->key);
      changed->key = g_strdup_printf ("%u", 1 + rand_below (9));
      changed->line = (GsyLineStyle) rand_below (GSY_N_LINE_STYLES);
      return gsy_scheme_edit_replace_layer (scheme, changed, "Change Layer", NULL);
    }
}

static inline GsyEdit *
edit_scheme (Walk *walk)
{
  GsyScheme *scheme = get_scheme (walk);
  GsySchemeList list = (GsySchemeList) rand_below (GSY_N_SCHEME_LISTS);
  GPtrArray *items;
  g_autoptr (GPtrArray) fresh = NULL; /* owns the new one */
  const char *id;

  if (list == GSY_LIST_LAYERS)
    return edit_layers (scheme);
  items = gsy_scheme_get_list (scheme, list);
  fresh = gsy_scheme_list_new (list);
  g_ptr_array_add (fresh, make_item (list));
  if (items->len == 0 || one_in (3))
    return gsy_scheme_edit_add_item (scheme, list, g_ptr_array_index (fresh, 0), NULL);
  id = gsy_scheme_list_get_id (list, g_ptr_array_index (items, rand_below (items->len)));
  switch (rand_below (3))
    {
    case 0:
      return gsy_scheme_edit_remove_item (scheme, list, id, NULL);
    case 1:
      return gsy_scheme_edit_move_item (scheme, list, id, rand_below (items->len), NULL);
    default:
      return gsy_scheme_edit_replace_item (scheme, list, id, g_ptr_array_index (fresh, 0), NULL);
    }
}
