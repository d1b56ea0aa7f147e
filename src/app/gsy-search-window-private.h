/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-search-window-private.h: what the files of GsySearchWindow share. */
#pragma once

#include "app/gsy-search-model.h"
#include "app/gsy-search-window.h"
#include "app/gsy-toaster.h"

G_BEGIN_DECLS

/* What the editor is told that was typed last, for the next window. */
#define GSY_SEARCH_WORDS_KEY "gsy-search-words"

/* A match on its way to be shown: its article may have to be opened first. */
typedef struct
{
  char *key; /* NULL: none */
  GsySpan span;
  char *layer; /* nullable: it is marked, too */
} Wish;

struct _GsySearchWindow
{
  AdwWindow parent_instance;

  GsyToaster *toaster;
  GtkSearchEntry *entry;
  GtkDropDown *where;
  GtkToggleButton *regex;
  GtkWidget *status_box;
  GtkLabel *status;
  GtkWidget *stop_button;
  GtkProgressBar *progress;
  GtkStack *stack;
  GtkListView *list;
  AdwStatusPage *nothing;
  GtkWidget *anywhere_button;

  GsyEditor *editor;
  GsyCorpus *corpus;
  GSignalGroup *index;
  GSignalGroup *scheme;
  GtkStringList *places; /* where to look, for people */
  GPtrArray *layers;     /* of char *: their ids, after the N_WHERE first of them */
  GsySearchModel *model;
  GtkSingleSelection *selection;

  GsySearch *search;        /* nullable: what is listed, or will be */
  GsyFolderSearch *running; /* nullable */
  GPtrArray *pending;       /* nullable, of GsySearchResult: of a search that is done again */
  gboolean is_list_old;     /* what is listed is of the search before */
  gboolean is_unsought;     /* what was typed is not sought yet */
  gboolean is_outrun;       /* something has changed since the search that is under way began */
  gboolean is_cut;
  gboolean is_stopped;
  gboolean syncing;    /* the list of where to look changes by itself */
  gboolean wants_list; /* the keyboard goes to the list as soon as there is something in it */
  Wish wish;
  char *shown_words; /* nullable: of the match that was shown last */
  guint refresh_id;
  guint slow_id;
  guint show_id;
};

/* In gsy-search-window.c: shows the selected match, and marks it on @layer, if there is one. */
void _gsy_search_window_show_selected (GsySearchWindow *self, const char *layer);

/* --- in gsy-search-window-find.c --- */

/* What is typed, from the beginning. _gsy_search_window_find_again_soon(): something changed in the folder. _gsy_search_window_stop(): what is not found by
 * now is not sought any more. */
void _gsy_search_window_find (GsySearchWindow *self);
void _gsy_search_window_find_again_soon (GsySearchWindow *self);
void _gsy_search_window_stop (GsySearchWindow *self);

/* Ends what is under way, without a word. */
void _gsy_search_window_drop (GsySearchWindow *self);

/* Where to look, for people: anywhere, in marks, outside of them, on each layer. */
void _gsy_search_window_list_where (GsySearchWindow *self);
gboolean _gsy_search_window_is_narrow (GsySearchWindow *self); /* not anywhere */
void _gsy_search_window_look_anywhere (GsySearchWindow *self);

void _gsy_search_window_show_status (GsySearchWindow *self, const char *text, gboolean is_error);
guint _gsy_search_window_get_n_places (GsySearchWindow *self);
void _gsy_search_window_focus_list (GsySearchWindow *self);

G_END_DECLS
