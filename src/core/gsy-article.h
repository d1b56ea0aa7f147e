/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-article.h: an article's text as it was read: decoded, immutable, with its offsets and its segmentation. */
#pragma once

#include "core/gsy-offsets.h"
#include "core/gsy-segment.h"

G_BEGIN_DECLS

#define GSY_TYPE_ARTICLE (gsy_article_get_type ())
G_DECLARE_FINAL_TYPE (GsyArticle, gsy_article, GSY, ARTICLE, GObject)

/**
 * gsy_article_new:
 * @name: the file's name in UTF-8, for people and for "article.file"
 * @text: (transfer full): valid UTF-8 without byte-order mark, NUL-terminated; line ends as in the file
 * @n_bytes: length of @text
 * @sha256: hash of the file's bytes, 64 hexadecimal digits
 * @encoding: (nullable): what the file was decoded from, as "UTF-16LE"; NULL means UTF-8
 */
GsyArticle *gsy_article_new (const char *name, char *text, gsize n_bytes, const char *sha256, const char *encoding);

const char *gsy_article_get_name (GsyArticle *self);
const char *gsy_article_get_text (GsyArticle *self, gsize *n_bytes);
guint gsy_article_get_length (GsyArticle *self); /* code points */
const char *gsy_article_get_sha256 (GsyArticle *self);
const char *gsy_article_get_encoding (GsyArticle *self); /* "UTF-8" by default */
const GsyOffsets *gsy_article_get_offsets (GsyArticle *self);

/* Words and sentences in the article's language, made at the first call. */
GsySegmenter *gsy_article_get_segmenter (GsyArticle *self);

/* The language of the segmenter: what the sidecar says, else guessed. Setting it drops the segmenter. NULL: guess. */
const char *gsy_article_get_language (GsyArticle *self);
void gsy_article_set_language (GsyArticle *self, const char *language);

/* The words at @span, clamped to the text. */
char *gsy_article_dup_slice (GsyArticle *self, GsySpan span);
char *gsy_article_dup_prefix (GsyArticle *self, GsySpan span); /* up to GSY_QUOTE_CONTEXT code points before */
char *gsy_article_dup_suffix (GsyArticle *self, GsySpan span);

/* TRUE when @span is not empty, inside the text, and on grapheme boundaries. */
gboolean gsy_article_check_span (GsyArticle *self, GsySpan span);

/* The same of all spans of the statement's own. */
gboolean gsy_article_check_statement (GsyArticle *self, const GsyStatement *statement);

/* Defaults that are shown but not stored. Published: a leading "date YYYY-MM[-DD]", NULL if there is none. Title: the first
 * sentence after that, cut at 120 code points with an ellipsis; the name when there is no text. */
const char *gsy_article_get_default_published (GsyArticle *self);
const char *gsy_article_get_default_title (GsyArticle *self);

/**
 * gsy_text_scan_head:
 * @text: the beginning of a text, valid UTF-8
 * @published: (out) (transfer full) (nullable): as gsy_article_get_default_published()
 * @title: (out) (transfer full) (nullable): as gsy_article_get_default_title(), NULL when there is none
 *
 * The same defaults from a text's first few thousand bytes, for listing many articles without reading them whole.
 */
void gsy_text_scan_head (const char *text, gsize n_bytes, const char *language, char **published, char **title);

G_END_DECLS
