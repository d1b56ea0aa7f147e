/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-help.h: the manual: which page is about a window, where it is, and showing it in Yelp or, where there is none, in a browser.
 *
 * It is installed twice, as Mallard for Yelp in $datadir/help/LANGUAGE/gainsay and as web pages in $pkgdatadir/html/LANGUAGE.
 * $GAINSAY_HELPDIR, where it is set, has both as help/ and html/: so programs that are not installed find what was built. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The page on that window, which may be any; of one that no page is about, the first page. */
const char *gsy_help_get_page (GtkWindow *window);

/* The URI by which Yelp shows that page, in the language of this process, or in English; NULL where it is not installed. Blocks for some
 * looks into folders. */
char *gsy_help_find_mallard (const char *page);

/* The same as a file: URI of a web page. */
char *gsy_help_find_html (const char *page);

/* Shows the page on that window. When neither Yelp nor a browser can, a dialog says where it is. */
void gsy_help_show (GtkWindow *window);

G_END_DECLS
