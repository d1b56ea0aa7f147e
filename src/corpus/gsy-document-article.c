/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-document-article.c: an article whose own file changes while it is open. */
#include "config.h"
#include "corpus/gsy-document-private.h"

void
_gsy_document_look_at_article (GsyDocument *self)
{
  g_return_if_fail (GSY_IS_DOCUMENT (self));
}
