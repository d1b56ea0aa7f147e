/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-html.h: an article's text with its highlights as HTML. */
#pragma once

#include "io/formats/gsy-format.h"

G_BEGIN_DECLS

/* Appends the style of each layer's marks: its line, in a lane of its own, and its tint, for light, dark and paper. Layers have the classes “l0”, “l1”, …
 * in the order of @layers (element-type utf8), ids; one that is not listed is grey and dotted. */
void gsy_html_append_styles (GString *html, GsyScheme *scheme, GPtrArray *layers);

/* Appends the text of @unit, all of it, for an element that keeps white space: each piece that statements cover has the tint of the shortest one
 * and the lines of all their layers; where a piece of a statement starts, there is its number, from 1, a link to “#sARTICLE-NUMBER”, with @article
 * as ARTICLE. @layers: to which those that are met are added. */
void gsy_html_append_text (GString *html, const GsyExportUnit *unit, guint article, GPtrArray *layers);

/* The class number of a layer; it is added to @layers if it is not there. */
guint gsy_html_get_class (GPtrArray *layers, const char *layer);

G_END_DECLS
