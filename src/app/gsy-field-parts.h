/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-field-parts.h: what the fields of the details are made of. */
#pragma once

#include <gtk/gtk.h>

#include "app/gsy-editor.h"

G_BEGIN_DECLS

/* A small flat button that never takes the keyboard, so that what is being typed goes on. */
GtkWidget *gsy_field_icon_button_new (const char *icon, const char *name);

/* Words of the article; a click on them shows where they are. */
GtkWidget *gsy_field_quote_button_new (const char *words);
void gsy_field_quote_button_set_words (GtkWidget *button, const char *words);

/* A quiet line that says how a field is filled. */
GtkWidget *gsy_field_hint_new (const char *text);

/* The words of @quote: those that were lost when the article changed are only in it. (transfer full) */
char *gsy_field_dup_quote (GsyArticle *article, const GsyQuote *quote);

/* The words of @quotes (nullable), joined by “ … ”, white space made single. (transfer full) (nullable): none */
char *gsy_field_dup_words (GsyArticle *article, const GArray *quotes);

/* Brings the words of @quotes into sight. */
void gsy_field_reveal (GsyEditor *editor, const GArray *quotes);

/* TRUE while the statement of @id is the selected one: what the editor's verbs act on. */
gboolean gsy_field_is_current (GsyEditor *editor, const char *id);

/* Puts a copy of @text (nullable), which may be a part of what is there, in the place of it. */
void gsy_field_set_text (char **place, const char *text);

void gsy_field_clear (GtkWidget *box);

/* What is known of an actor or a topic beside its name, for a tooltip. (transfer full) (nullable) */
char *gsy_field_describe_actor (GsyScheme *scheme, const char *name);
const char *gsy_field_describe_topic (GsyScheme *scheme, const char *name);

G_END_DECLS
