/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-scheme.h: the vocabulary of a folder, as gainsay.json holds it: layers, attributes, relations, topics, actors,
 * and which checks are off.
 * Each element is immutable and ref-counted; each list is replaced whole by an edit (gsy-edit.h), so that every change can be
 * undone and told to others as "this list, before and after". */
#pragma once

#include "core/gsy-types.h"
#include "core/gsy-vocabulary.h"

G_BEGIN_DECLS

typedef enum
{
  GSY_LINE_SOLID,
  GSY_LINE_DASHED,
  GSY_LINE_DOTTED,
  GSY_LINE_DOUBLE,
  GSY_LINE_WAVY,
} GsyLineStyle;
#define GSY_N_LINE_STYLES 5

/* A kind of statement. */
struct _GsyLayer
{
  /*< private >*/
  gatomicrefcount ref_count;
  /*< public, read-only once handed out >*/
  GRefString *id; /* by gsy_intern(), as GsyStatement.layer */
  char *name;
  char *color; /* "#rrggbb" */
  GsyLineStyle line;
  char *key; /* one character, "1" to "9", nullable */
  char *definition;
  char **examples;
  char **unknown;
};

typedef enum
{
  GSY_LIST_LAYERS,     /* of GsyLayer */
  GSY_LIST_ATTRIBUTES, /* of GsyAttribute */
  GSY_LIST_RELATIONS,  /* of GsyRelation */
  GSY_LIST_TOPICS,     /* of GsyTopic */
  GSY_LIST_ACTORS,     /* of GsyActor */
  GSY_LIST_MUTED,      /* of char *: words of checks that are switched off, gsy_check_to_string(); those that we do not know, too */
} GsySchemeList;
#define GSY_N_SCHEME_LISTS 6

GsyLayer *gsy_layer_new (const char *id, const char *name, const char *color, GsyLineStyle line, const char *key);
GsyLayer *gsy_layer_ref (const GsyLayer *self);
void gsy_layer_unref (GsyLayer *self);
GsyLayer *gsy_layer_copy (const GsyLayer *self);
gboolean gsy_layer_equal (const GsyLayer *a, const GsyLayer *b);

/* Appends the built-in ones, for a new scheme. */
void gsy_layers_add_builtin (GPtrArray *layers);

/* What holds for the elements of any list. An empty array that owns what is added to it; what tells an element from others, its id, or of
 * topics and actors the name, or the word itself; what people call it; a reference (of a word, a copy); whether two are the same in all that is
 * written. */
GPtrArray *gsy_scheme_list_new (GsySchemeList list);
const char *gsy_scheme_list_get_id (GsySchemeList list, gconstpointer item);
const char *gsy_scheme_list_get_label (GsySchemeList list, gconstpointer item);
gpointer gsy_scheme_list_ref_item (GsySchemeList list, gconstpointer item);
gboolean gsy_scheme_list_items_equal (GsySchemeList list, gconstpointer a, gconstpointer b);

gboolean gsy_scheme_lists_equal (GsySchemeList list, GPtrArray *a, GPtrArray *b); /* element by element */

/* "solid", "dashed", … as in the file; and back, FALSE when unknown. */
const char *gsy_line_style_to_string (GsyLineStyle line);
gboolean gsy_line_style_from_string (const char *string, GsyLineStyle *line);

#define GSY_TYPE_SCHEME (gsy_scheme_get_type ())
G_DECLARE_FINAL_TYPE (GsyScheme, gsy_scheme, GSY, SCHEME, GObject)

/* Signal "changed" (GsyScheme *self, GsySchemeList list): a list was replaced. */

/* A scheme with the built-in defaults of files.md: three layers, two attributes, two relations. */
GsyScheme *gsy_scheme_new (void);

/* The elements of a list, in order. (transfer none): an immutable array, replaced and never changed. Never NULL. */
GPtrArray *gsy_scheme_get_list (GsyScheme *self, GsySchemeList list);

/* Replaces a list, with a reference to @items; emits "changed" if it is another array. Only for the reader of gainsay.json and
 * gsy_scheme_apply(). */
void gsy_scheme_set_list (GsyScheme *self, GsySchemeList list, GPtrArray *items);

/* TRUE while a list is still the built-in one; such a list is not written. */
gboolean gsy_scheme_is_default (GsyScheme *self, GsySchemeList list);

guint gsy_scheme_get_n_layers (GsyScheme *self);
const GsyLayer *gsy_scheme_get_layer (GsyScheme *self, guint i);
const GsyLayer *gsy_scheme_find_layer (GsyScheme *self, const char *id);         /* (nullable): unlisted */
const GsyLayer *gsy_scheme_find_layer_by_key (GsyScheme *self, const char *key); /* (nullable) */
int gsy_scheme_get_layer_index (GsyScheme *self, const char *id);                /* -1: unlisted */

/* The name to show: the layer's own, translated while it is a built-in one with its built-in name; @id when unlisted. */
const char *gsy_scheme_get_layer_label (GsyScheme *self, const char *id);
const char *gsy_layer_get_label (const GsyLayer *self);

/* Elements of the other lists by id, or by name. (nullable): unlisted. Quick in long lists: a table is made at the first look-up after a change,
 * so a scheme that several threads read needs a copy for each. */
const GsyAttribute *gsy_scheme_find_attribute (GsyScheme *self, const char *id);
const GsyRelation *gsy_scheme_find_relation (GsyScheme *self, const char *id);
const GsyTopic *gsy_scheme_find_topic (GsyScheme *self, const char *name);
const GsyActor *gsy_scheme_find_actor (GsyScheme *self, const char *name);
gpointer gsy_scheme_find_item (GsyScheme *self, GsySchemeList list, const char *id); /* in any list */
gboolean gsy_scheme_is_muted (GsyScheme *self, const char *check);

/* Title and unknown members of gainsay.json. */
const char *gsy_scheme_get_title (GsyScheme *self);
void gsy_scheme_set_title (GsyScheme *self, const char *title);
char **gsy_scheme_get_unknown (GsyScheme *self);
void gsy_scheme_set_unknown (GsyScheme *self, char **unknown);

/* Both as one value, for an edit: in the place of a list's number GSY_SCHEME_HEAD, before and after an array of texts, which is immutable: the
 * title, "" for none, and the unknown members. "changed" tells GSY_SCHEME_HEAD. */
#define GSY_SCHEME_HEAD ((GsySchemeList) GSY_N_SCHEME_LISTS)
GPtrArray *gsy_scheme_get_head (GsyScheme *self); /* (transfer none) */
GPtrArray *gsy_scheme_head_new (const char *title, char *const *unknown);

/* Applies the changes of @edit that are about the scheme; FALSE and an error if a "before" is not what is there. */
gboolean gsy_scheme_apply (GsyScheme *self, const GsyEdit *edit, GError **error);

/* Appends what @from's @list has and this one has not, by id or name; to the attribute of @attribute's id, the choices that it lacks. TRUE when there
 * was something. For vocabularies that come together; edits of a window are below. */
gboolean gsy_scheme_add_missing (GsyScheme *self, GsyScheme *from, GsySchemeList list);
gboolean gsy_scheme_add_choices (GsyScheme *self, const GsyAttribute *attribute);

/* Pure functions that give the edit of a gesture. (transfer full): NULL with an error when refused; an edit without changes when things
 * are so already. Without a name, a layer is called “New Layer”. A replaced layer that takes another one's key gives its own for it. */
GsyEdit *gsy_scheme_edit_add_layer (GsyScheme *self, const char *name, GError **error); /* free id, colour, line and key are chosen */
GsyEdit *gsy_scheme_edit_remove_layer (GsyScheme *self, const char *id, GError **error);
GsyEdit *gsy_scheme_edit_move_layer (GsyScheme *self, const char *id, guint position, GError **error);
GsyEdit *gsy_scheme_edit_replace_layer (GsyScheme *self, GsyLayer *layer, const char *label, GError **error); /* same id */

/* The same for an element of any other list: GsyAttribute, GsyRelation, GsyTopic, GsyActor, or the word of a check (const char *). @id is its
 * id, of topics and actors the name, of checks the word. A reference is taken. Refused: no id, no name, or one that another has; two choices
 * of one id; an actor that would be part of itself. What was so already is not refused again. */
GsyEdit *gsy_scheme_edit_add_item (GsyScheme *self, GsySchemeList list, gpointer item, GError **error);
GsyEdit *gsy_scheme_edit_replace_item (GsyScheme *self, GsySchemeList list, const char *id, gpointer item, GError **error);
GsyEdit *gsy_scheme_edit_remove_item (GsyScheme *self, GsySchemeList list, const char *id, GError **error);
GsyEdit *gsy_scheme_edit_move_item (GsyScheme *self, GsySchemeList list, const char *id, guint position, GError **error);

/* An id for a new element called @name that none in @list has: “dementi-officiel”; of topics and actors a name: “China 2”. */
char *gsy_scheme_dup_free_id (GsyScheme *self, GsySchemeList list, const char *name);

/* Adds to @edit what a change of an actor's or a topic's name means for the lists; nothing if nothing changes. @from (NULL-terminated) go; what
 * they have and @to has not, it takes: aliases, kind, “part-of”, codes, unknown members, and their notes below its own. @to stays in its place,
 * or, if it was not listed, is in that of the first of them. With @keep_aliases their names become its aliases, even if none was listed. What was
 * part of one of them is part of @to; nothing is part of itself. @to NULL: they go, and nothing is part of them any more. */
void gsy_scheme_rename_actors (GsyScheme *self, const char *const *from, const char *to, gboolean keep_aliases, GsyEdit *edit);
void gsy_scheme_rename_topics (GsyScheme *self, const char *const *from, const char *to, GsyEdit *edit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsyLayer, gsy_layer_unref)

G_END_DECLS
