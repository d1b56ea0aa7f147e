/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-date-field.h: a date that is typed as people say it: “19 July 2021”, “lundi”, 2021-07-19; with what the article's words say of it to
 * choose from. */
#pragma once

#include <gtk/gtk.h>

#include "app/gsy-editor.h"

G_BEGIN_DECLS

#define GSY_TYPE_DATE_FIELD (gsy_date_field_get_type ())
G_DECLARE_FINAL_TYPE (GsyDateField, gsy_date_field, GSY, DATE_FIELD, GtkWidget)

/* Signal "commit" (GsyDateField *self, const char *date) → gboolean: take @date, EDTF, or NULL for none; FALSE when it cannot be taken. */

void gsy_date_field_set_name (GsyDateField *self, const char *name);

/* @article: whose language typed words are in; @published: (nullable): what “Monday” is reckoned from; @near: (nullable): the part of the
 * article whose words are proposed. */
void gsy_date_field_set_context (GsyDateField *self, GsyArticle *article, const char *published, const GsySpan *near);

/* @owner: as for GsyCompletionEntry. @date: (nullable) */
void gsy_date_field_set_date (GsyDateField *self, const char *owner, const char *date, gboolean editable);
void gsy_date_field_set_placeholder (GsyDateField *self, const char *placeholder);

G_END_DECLS
