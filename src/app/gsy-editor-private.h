/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-editor-private.h: what the files of GsyEditor share. */
#pragma once

#include "app/gsy-editor.h"

G_BEGIN_DECLS

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
};

/* Tells the user why, and takes @error. Always FALSE, for `return`. */
gboolean _gsy_editor_refuse (GsyEditor *self, GError *error);
void _gsy_editor_report (GsyEditor *self, const char *message);
void _gsy_editor_reveal (GsyEditor *self, GsySpan span);
void _gsy_editor_layers_changed (GsyEditor *self);

/* What a verb has made must be seen: shows @layer if it is hidden, or another one stands alone. */
void _gsy_editor_ensure_shown (GsyEditor *self, const char *layer);

/* A layer that is listed no more has no row to show or unlock it by: its statements are shown and free. */
void _gsy_editor_forget_unlisted (GsyEditor *self);

/* Does @edit, which it takes, as a step of its own. @edit NULL: refuses with the error at @refused, which it takes. */
gboolean _gsy_editor_do (GsyEditor *self, GsyEdit *edit, GError **refused);

/* Ends the step that a note's typing is. */
void _gsy_editor_end_note (GsyEditor *self);

G_END_DECLS
