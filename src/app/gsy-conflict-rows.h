/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-conflict-rows.h: values that another version has, of whatever it is, each with its two answers: to use it, or to put it away. In sight only while
 * there is one. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GSY_TYPE_CONFLICT_ROWS (gsy_conflict_rows_get_type ())
G_DECLARE_FINAL_TYPE (GsyConflictRows, gsy_conflict_rows, GSY, CONFLICT_ROWS, GtkWidget)

/* Signal "decided" (GsyConflictRows *self, guint index, gboolean take_other): of the row that was added as the @index-th. */

GtkWidget *gsy_conflict_rows_new (void);

/* What is to be shown, from the first row to the last one; then gsy_conflict_rows_end(). */
void gsy_conflict_rows_begin (GsyConflictRows *self);

/* @text: what the other version says. @take: (nullable): the label of the button that takes it, translated; NULL: it cannot be taken */
void gsy_conflict_rows_add (GsyConflictRows *self, const char *text, const char *take);

/* @about: tells what they are about from other things that may have the same rows. @editable: whether anything can be decided now */
void gsy_conflict_rows_end (GsyConflictRows *self, const char *about, gboolean editable);

/* “Use This”, or “Remove”: what usually takes the other version's value. And the sentence of a row: a member's name for people and its value there,
 * NULL: it has none. */
const char *gsy_conflict_rows_get_use_label (void);
const char *gsy_conflict_rows_get_remove_label (void);
char *gsy_conflict_rows_dup_text (const char *name, const char *value);

G_END_DECLS
