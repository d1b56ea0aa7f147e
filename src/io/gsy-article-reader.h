/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-article-reader.h: from a file's bytes to an article. UTF-8 with or without byte-order mark, UTF-16 by its mark, and legacy
 * encodings as uchardet guesses them. What is no text is refused with a sentence for the user. Any thread. */
#pragma once

#include "core/gsy-article.h"
#include "io/gsy-save.h"

G_BEGIN_DECLS

#define GSY_ARTICLE_MAX_BYTES (64u * 1024 * 1024)

/* Reads @path. Errors: GSY_ERROR_UNSUPPORTED (a pipe, a folder, a device; NUL characters: a binary file), GSY_ERROR_PARSE (bytes that
 * are text in no encoding that we know), GSY_ERROR_TOO_LARGE, G_IO_ERROR. An empty file is an article without text. */
GsyArticle *gsy_article_read (const char *path, GError **error);

/* Decodes @bytes. @name is what the article will be called. */
GsyArticle *gsy_article_decode (const char *name, GBytes *bytes, GError **error);

/* The defaults of title and date from the file's first 4 KiB, and the same refusals as far as they can be seen there (kind of
 * file, size, NUL). @published, @title: (out) (nullable) (transfer full). */
gboolean gsy_article_read_head (const char *path, char **published, char **title, GError **error);

/* A file name or path for people: UTF-8, with U+FFFD for what is not, and for control characters. */
char *gsy_display_name (const char *path);

G_END_DECLS
