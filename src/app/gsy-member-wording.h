/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-member-wording.h: what a statement has, member by member, in words: for versions that are compared or in conflict. No widget. */
#pragma once

#include "core/gsy-compare.h"
#include "core/gsy-edits-meta.h"
#include "core/gsy-scheme.h"

#include "core/gsy-article.h"

G_BEGIN_DECLS

/* What people call a member: “Layer”, “Words”, “Source”. @part: one of them. */
const char *gsy_member_wording_name (GsyMergeParts part);

/* What @statement has there, in a line. (transfer full) (nullable): nothing, or nothing that makes sense */
char *gsy_member_wording_value (GsyScheme *scheme, GsyArticle *article, const GsyStatement *statement, GsyMergeParts part);

/* The same for what is known of an article. */
const char *gsy_member_wording_meta_name (GsyMetaParts part);
char *gsy_member_wording_meta_value (const GsyArticleMeta *meta, GsyMetaParts part);

G_END_DECLS
