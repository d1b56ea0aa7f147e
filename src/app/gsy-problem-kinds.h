/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-problem-kinds.h: which kinds of problems are asked in the folder, as a menu of ticks. */
#pragma once

#include "app/gsy-editor.h"

G_BEGIN_DECLS

#define GSY_TYPE_PROBLEM_KINDS (gsy_problem_kinds_get_type ())
G_DECLARE_FINAL_TYPE (GsyProblemKinds, gsy_problem_kinds, GSY, PROBLEM_KINDS, GObject)

GsyProblemKinds *gsy_problem_kinds_new (GsyEditor *editor);

/* The menu; and its actions, to be inserted as "ask": by the words of checks, TRUE where it is asked. They follow the scheme. */
GMenuModel *gsy_problem_kinds_get_menu (GsyProblemKinds *self);
GActionGroup *gsy_problem_kinds_get_actions (GsyProblemKinds *self);

G_END_DECLS
