/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-wording.h: what a screen reader, a tooltip or a row says of an article or a statement. Pure functions, no widget. */
#pragma once

#include "corpus/gsy-corpus.h"
#include "corpus/gsy-folder-index.h"

G_BEGIN_DECLS

/* Words of a statement for a list: its fragments joined by “ … ”, white space made single. (transfer full) */
char *gsy_wording_quote (GsyArticle *article, const GsyStatement *statement);

/* At most @max_chars of @text, cut at a word with “…”. (transfer full) */
char *gsy_wording_shorten (const char *text, guint max_chars);

/* “Denial by China, of United States, La Chine a rejeté…, 2 of 5”. @position counts from 1. (transfer full) */
char *gsy_wording_statement_name (GsyScheme *scheme, GsyArticle *article, const GsyStatement *statement, guint position, guint n);

/* The same, then how many links it has: “…, 2 of 5, Answers: 1, Answered by: 2”. @index: (nullable): for those that lead here. (transfer full) */
char *gsy_wording_statement_description (GsyScheme *scheme, GsyStore *store, GsyFolderIndex *index, const GsyStatement *statement);

/* “China → United States”, either alone, or NULL. The arrow points the reading way of the interface. @source, @target: (nullable). (transfer full) */
char *gsy_wording_who_of_whom (const char *source, const char *target);

/* The same of a statement; where nobody is named, the words of the article in quotation marks. @article: (nullable). (transfer full) */
char *gsy_wording_roles (GsyArticle *article, const GsyStatement *statement);

/* The same two of a statement anywhere in the folder. @title: (nullable): of its article, when that is another one. (transfer full) */
char *gsy_wording_entry_name (GsyScheme *scheme, const GsyEntry *entry, const char *title, guint position, guint n);
char *gsy_wording_entry_roles (const GsyEntry *entry);

/* “3 accusations” for the built-in layers, “3 Rumour” for others. (transfer full) */
char *gsy_wording_layer_count (const GsyLayer *layer, guint count);

/* “La Chine a rejeté…, 2021-07, done, 3 accusations, 5 denials”, then the problem if there is one. (transfer full) */
char *gsy_wording_article_name (GsyScheme *scheme, GsyCorpusRow *row);

/* The words of a filter, folded for comparison, NULL when there are none. (transfer full) */
char **gsy_wording_split_filter (const char *filter);

/* “In Progress”, for a menu. */
const char *gsy_wording_state (GsyArticleState state);

/* “in progress”, inside a line. */
const char *gsy_wording_state_inline (GsyArticleState state);

const char *gsy_wording_state_icon (GsyArticleState state);
const char *gsy_wording_line_style (GsyLineStyle line);

/* “2 of 14 done”; “No articles” for none. (transfer full) */
char *gsy_wording_progress (guint n_done, guint n);

/* The language's name in the user's language, “French” for "fr"; the tag itself when it has none. (transfer full) */
char *gsy_wording_language (const char *tag);

G_END_DECLS
