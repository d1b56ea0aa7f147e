/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-reading-view-private.h: what the parts of the reading view share. */
#pragma once

#include "app/gsy-link-painter.h"
#include "app/gsy-reading-view.h"

G_BEGIN_DECLS

typedef struct
{
  double x; /* in widget coordinates */
  double y;
  gboolean held; /* the first button, pressed in the view */
  gboolean ctrl; /* when it was pressed */

  /* A double click is for words: its first click must not take the selected statement away from them. */
  guint32 click_time;
  double click_x;
  double click_y;
  gboolean repeated;     /* this press follows another one at once */
  char *before;          /* (nullable): the statement that was selected before the first one */
  guint before_fragment; /* likewise */

  gboolean gripping;
  gboolean linking; /* a new link is drawn from the handle */
  double press_x;
  double press_y;
  int grab_x; /* from the grip's middle to the pointer */
  int grab_y;
  gboolean alt;     /* held while it is dragged */
  guint autoscroll; /* tick callback */

  gboolean tapping; /* a finger is put on the words, and has not moved */
  guint long_press; /* timeout: it stays there */
} GsyPointer;

struct _GsyReadingView
{
  GtkSourceView parent_instance;

  GsyEditor *editor;
  GsyDisplayText *display; /* nullable */
  GsyHighlightPainter *painter;
  GsyLinkPainter *links;
  GSignalGroup *index_signals;
  gboolean links_stale;    /* to be made anew when they are painted */
  char *announced;         /* (nullable): what was said last of a statement */
  char *announce_message;  /* (nullable): to be said */
  guint announcing;        /* idle source */
  guint announce_offset;   /* of the caret when it was looked at last */
  gboolean announce_caret; /* the caret moved later than a statement was selected */
  GtkCssProvider *css;
  GtkTextTag *soft_tag;
  GtkTextTag *language_tag;
  char *css_text; /* what the provider was made of */
  char *font;     /* nullable: family; the usual serif one */
  guint zoom;
  guint line_height;
  guint columns;   /* letters in a line */
  int page_width;  /* in pixels, margins and all */
  guint tint;      /* percent of the usual one */
  char **untinted; /* nullable: ids of layers */

  GsyPointer pointer;
  GsySnap granularity;
  GsySnap snap;    /* how the selection is meant: by words or by characters */
  gboolean moving; /* we are changing the selection ourselves */

  GsySpan wanted; /* in sight; or its start at the top */
  gboolean wanted_at_top;
  guint settling; /* idle source that sees to it, once all lines have been measured */
};

/* --- gsy-reading-view.c --- */
void _gsy_reading_view_get_iter (GsyReadingView *self, guint offset, GsyDisplaySide side, GtkTextIter *iter); /* of an article's offset */
guint _gsy_reading_view_get_offset (GsyReadingView *self, const GtkTextIter *iter);                           /* in the article */
void _gsy_reading_view_emit_selection (GsyReadingView *self);
void _gsy_reading_view_emit_menu (GsyReadingView *self, int x, int y);
void _gsy_reading_view_emit_escape (GsyReadingView *self);

/* Without Alt, and with it. */
GsySnap _gsy_reading_view_usual_snap (GsyReadingView *self);
GsySnap _gsy_reading_view_other_snap (GsyReadingView *self);

/* The user goes elsewhere: what was wanted in sight no longer counts. */
void _gsy_reading_view_stop_settling (GsyReadingView *self);

/* --- gsy-reading-view-looks.c --- */
void _gsy_reading_view_init_looks (GsyReadingView *self);
void _gsy_reading_view_dispose_looks (GsyReadingView *self);
void _gsy_reading_view_update_palette (GsyReadingView *self);
void _gsy_reading_view_update_width (GsyReadingView *self);

/* --- gsy-reading-view-pointer.c --- */
void _gsy_reading_view_init_pointer (GsyReadingView *self);
void _gsy_reading_view_dispose_pointer (GsyReadingView *self);
void _gsy_reading_view_cancel_pointer (GsyReadingView *self); /* Esc: gives a grip back; what was dragged is as before */

/* A drag over text has ended; what it means, given what was held. */
void _gsy_reading_view_tap (GsyReadingView *self, int x, int y);        /* as a click; after two of them a word is selected */
void _gsy_reading_view_long_press (GsyReadingView *self, int x, int y); /* as the other button of a mouse */
void _gsy_reading_view_finish_selection (GsyReadingView *self, gboolean ctrl, gboolean alt);

/* --- gsy-reading-view-keys.c --- */
void _gsy_reading_view_init_keys (GsyReadingView *self);

/* TRUE when the key was ours. */
gboolean _gsy_reading_view_press_key (GsyReadingView *self, guint keyval, guint keycode, GdkModifierType state);

/* The digit 1 to 9 on the key, shifted or not; 0 when there is none. */
guint _gsy_reading_view_digit_of_key (GdkDisplay *display, guint keyval, guint keycode);

/* --- gsy-reading-view-announce.c --- */
void _gsy_reading_view_init_announce (GsyReadingView *self);
void _gsy_reading_view_dispose_announce (GsyReadingView *self);
void _gsy_reading_view_watch_announce (GsyReadingView *self); /* another editor */
void _gsy_reading_view_announce (GsyReadingView *self);       /* what is said may be otherwise now */
void _gsy_reading_view_announce_again (GsyReadingView *self); /* somebody asked for what is selected, and it is the same */

/* (nullable): when it can be asked at no cost. After an edit it has to look at the article first, and tells when it has: before the next frame, or in
 * an article of many statements when the edits pause. */
GsyFolderIndex *_gsy_reading_view_get_settled_index (GsyReadingView *self);

/* --- gsy-reading-view-links.c: places are in widget coordinates --- */
void _gsy_reading_view_init_links (GsyReadingView *self);
void _gsy_reading_view_dispose_links (GsyReadingView *self);
void _gsy_reading_view_watch_links (GsyReadingView *self); /* another editor */
void _gsy_reading_view_load_links (GsyReadingView *self);  /* another document */
void _gsy_reading_view_update_links (GsyReadingView *self);
gboolean _gsy_reading_view_is_on_link (GsyReadingView *self, double x, double y);
gboolean _gsy_reading_view_click_link (GsyReadingView *self, double x, double y);    /* FALSE: there is none */
char *_gsy_reading_view_dup_link_tooltip (GsyReadingView *self, double x, double y); /* (nullable): likewise */
gboolean _gsy_reading_view_find_handle (GsyReadingView *self, double x, double y);
void _gsy_reading_view_drag_link (GsyReadingView *self, double x, double y);
void _gsy_reading_view_drop_link (GsyReadingView *self, double x, double y);

/* --- gsy-reading-view-extents.c --- */
#if GTK_CHECK_VERSION(4, 16, 0)
void _gsy_reading_view_init_accessible_text (GtkAccessibleTextInterface *iface);
#endif

/* --- gsy-reading-view-tooltip.c --- */
gboolean _gsy_reading_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip);

G_END_DECLS
