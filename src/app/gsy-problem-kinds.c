/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-problem-kinds.c: a menu that switches kinds of problems off and on. */
#include "config.h"

#include "app/gsy-problem-kinds.h"

#include <glib/gi18n-lib.h>

struct _GsyProblemKinds
{
  GObject parent_instance;

  GsyEditor *editor;
  GSignalGroup *scheme;
  GSimpleActionGroup *actions;
  GMenu *menu;
};

G_DEFINE_FINAL_TYPE (GsyProblemKinds, gsy_problem_kinds, G_TYPE_OBJECT)

static void
update (GsyProblemKinds *self)
{
  GsyScheme *scheme = gsy_editor_get_scheme (self->editor);
  GsyCheckSet muted = scheme != NULL ? gsy_checks_get_muted (scheme) : 0;

  for (guint i = 0; i < GSY_N_CHECKS; i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), gsy_check_to_string ((GsyCheck) i));

      g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean ((muted & 1u << i) == 0));
      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), scheme != NULL);
    }
}

static void
scheme_cb (GsyProblemKinds *self, GsySchemeList list)
{
  if (list == GSY_LIST_MUTED)
    update (self);
}

static void
corpus_cb (GsyProblemKinds *self)
{
  g_signal_group_set_target (self->scheme, gsy_editor_get_scheme (self->editor));
  update (self);
}

/* The state follows when the scheme has changed. */
static void
ask_cb (GSimpleAction *action, GVariant *state, GsyProblemKinds *self)
{
  GsyCheck check;

  if (gsy_check_from_string (g_action_get_name (G_ACTION (action)), &check))
    gsy_editor_set_check_muted (self->editor, check, !g_variant_get_boolean (state));
}

static void
gsy_problem_kinds_dispose (GObject *object)
{
  GsyProblemKinds *self = GSY_PROBLEM_KINDS (object);

  g_clear_object (&self->scheme);
  g_clear_object (&self->actions);
  g_clear_object (&self->menu);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (gsy_problem_kinds_parent_class)->dispose (object);
}

static void
gsy_problem_kinds_class_init (GsyProblemKindsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gsy_problem_kinds_dispose;
}

static void
gsy_problem_kinds_init (GsyProblemKinds *self)
{
  g_autoptr (GMenu) section = g_menu_new ();

  self->actions = g_simple_action_group_new ();
  self->menu = g_menu_new ();
  for (guint i = 0; i < GSY_N_CHECKS; i++)
    {
      const char *word = gsy_check_to_string ((GsyCheck) i);
      g_autofree char *name = g_strconcat ("ask.", word, NULL);
      g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (word, NULL, g_variant_new_boolean (TRUE));

      g_signal_connect_object (action, "change-state", G_CALLBACK (ask_cb), self, 0);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
      g_menu_append (section, gsy_check_get_label ((GsyCheck) i), name);
    }
  /* Translators: heading in a menu of kinds of problems, each with a tick: which of them are listed in this folder */
  g_menu_append_section (self->menu, _ ("Ask in This Folder About"), G_MENU_MODEL (section));
  self->scheme = g_signal_group_new (GSY_TYPE_SCHEME);
  g_signal_group_connect_swapped (self->scheme, "changed", G_CALLBACK (scheme_cb), self);
}

GsyProblemKinds *
gsy_problem_kinds_new (GsyEditor *editor)
{
  g_return_val_if_fail (GSY_IS_EDITOR (editor), NULL);

  GsyProblemKinds *self = g_object_new (GSY_TYPE_PROBLEM_KINDS, NULL);
  self->editor = g_object_ref (editor);
  g_signal_connect_object (editor, "notify::corpus", G_CALLBACK (corpus_cb), self, G_CONNECT_SWAPPED);
  corpus_cb (self);
  return self;
}

GMenuModel *
gsy_problem_kinds_get_menu (GsyProblemKinds *self)
{
  g_return_val_if_fail (GSY_IS_PROBLEM_KINDS (self), NULL);
  return G_MENU_MODEL (self->menu);
}

GActionGroup *
gsy_problem_kinds_get_actions (GsyProblemKinds *self)
{
  g_return_val_if_fail (GSY_IS_PROBLEM_KINDS (self), NULL);
  return G_ACTION_GROUP (self->actions);
}
