/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-refi-article.h: a text of a REFI-QDA project with its selections as an article with statements. */
#pragma once

#include "io/formats/gsy-refi.h"

G_BEGIN_DECLS

/* @text: the element that has the text and selections, @source: the element of Sources that it is, or is in; handed on with gsy_import_add(). */
gboolean gsy_refi_article_read (GsyRefiProject *project, const char *name, const xmlNode *text, const xmlNode *source, GError **error);

G_END_DECLS
