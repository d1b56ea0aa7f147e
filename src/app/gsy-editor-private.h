/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-editor-private.h: what the files of GsyEditor share. */
#pragma once

#include "app/gsy-editor.h"

G_BEGIN_DECLS

/* Where gsy_editor_go_back() leads to. */
typedef struct
{
  char *article;
  char *statement; /* nullable: nothing was selected */
  guint fragment;
} GsyPlace;

struct _GsyEditor
{
  GObject parent_instance;

  GsyCorpus *corpus;
  GsyDocument *document;
  GsyStore *store;           /* the document's, which is listened to */
  GCancellable *cancellable; /* of the opening under way */
  char *opening;
  char *open_error;
  char *creator;

  char *selected;
  guint fragment;
  char *brush;

  GHashTable *hidden; /* sets of layer ids */
  GHashTable *locked;
  char *solo;

  char *note_id; /* the statement whose note is being typed */
  GsyEdge drag_edge;
  guint in_note : 1; /* a group of the history is open for it */
  guint in_drag : 1; /* likewise */
  guint settling : 1;

  guint linking : 1;
  guint links_shown : 1;
  guint could_go_back : 1; /* as last told */
  int repairing;           /* the link, or -1 */
  GPtrArray *places;       /* of GsyPlace, the last one at the end */
  GCancellable *renaming;  /* of the change of names under way */
  gint64 expected_until;   /* monotonic: changes outside are known of */
};

/* Tells the user why, and takes @error. Always FALSE, for `return`. */
gboolean _gsy_editor_refuse (GsyEditor *self, GError *error);
void _gsy_editor_report (GsyEditor *self, const char *message);
void _gsy_editor_notice (GsyEditor *self, const char *message);
void _gsy_editor_reveal (GsyEditor *self, GsySpan span);
void _gsy_editor_layers_changed (GsyEditor *self);

/* What a verb has made must be seen: shows @layer if it is hidden, or another one stands alone. */
void _gsy_editor_ensure_shown (GsyEditor *self, const char *layer);

/* The gesture on the open document, as a step of its own: what went on before has ended. FALSE after saying why nothing can be marked in it. */
gboolean _gsy_editor_begin_gesture (GsyEditor *self, GsyGesture *gesture);

/* As above, for a verb that needs a selected statement; NULL without a word if there is none. And the same, telling so. */
const GsyStatement *_gsy_editor_begin_on_selected (GsyEditor *self, GsyGesture *gesture);
const GsyStatement *_gsy_editor_begin_or_say (GsyEditor *self, GsyGesture *gesture);

/* Does @edit, which it takes, as a step of its own. @edit NULL: refuses with the error at @refused, which it takes. */
gboolean _gsy_editor_do (GsyEditor *self, GsyEdit *edit, GError **refused);

/* Ends the step that a note's typing is. */
void _gsy_editor_end_note (GsyEditor *self);

/* Tells that a document took in what another program wrote. */
void _gsy_editor_tell_scheme_merged (GsyEditor *self, guint n_changes, guint n_conflicts);
void _gsy_editor_tell_merged (GsyEditor *self, GsyDocument *document, guint n_changes, guint n_conflicts);

/* Tells that the open article's text changed, unless the reading pane has more to say about it. */
void _gsy_editor_tell_article_changed (GsyEditor *self);

/* Forgets all places to come back to. */
void _gsy_editor_forget_places (GsyEditor *self);
void _gsy_place_free (gpointer place);

/* Tells whoever shows it that this property has another value. */
typedef enum
{
  GSY_EDITOR_LINKING,
  GSY_EDITOR_LINKS_SHOWN,
  GSY_EDITOR_CAN_GO_BACK,
  GSY_EDITOR_RENAMING,
} GsyEditorNotice;

void _gsy_editor_notify (GsyEditor *self, GsyEditorNotice what);

G_END_DECLS
