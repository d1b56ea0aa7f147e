/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-checks-page.c: which kinds of problems are looked for in this folder. */
#include "config.h"

#include "app/gsy-checks-page.h"
#include "app/gsy-widgets.h"

#include <glib/gi18n-lib.h>

struct _GsyChecksPage
{
  AdwPreferencesPage parent_instance;

  AdwPreferencesGroup *group;
  GtkSwitch *switches[GSY_N_CHECKS];

  GsyEditor *editor;
  GsyScheme *scheme;
  gboolean refreshing; /* the switches follow the scheme, not the other way */
};

G_DEFINE_FINAL_TYPE (GsyChecksPage, gsy_checks_page, ADW_TYPE_PREFERENCES_PAGE)

static void
refresh (GsyChecksPage *self)
{
  GsyCheckSet muted = self->scheme != NULL ? gsy_checks_get_muted (self->scheme) : 0;

  self->refreshing = TRUE;
  for (guint i = 0; i < GSY_N_CHECKS; i++)
    gtk_switch_set_active (self->switches[i], (muted & (1u << i)) == 0);
  self->refreshing = FALSE;
}

static void
scheme_changed_cb (GsyChecksPage *self, GsySchemeList list)
{
  if (list == GSY_LIST_MUTED)
    refresh (self);
}

static void
switched_cb (GsyChecksPage *self, GParamSpec *pspec, GtkSwitch *changed)
{
  if (self->refreshing || self->editor == NULL)
    return;
  for (guint i = 0; i < GSY_N_CHECKS; i++)
    if (self->switches[i] == changed)
      gsy_editor_set_check_muted (self->editor, (GsyCheck) i, !gtk_switch_get_active (changed));
  refresh (self);
}

static void
add_row (GsyChecksPage *self, GsyCheck check)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (toggle, "notify::active", G_CALLBACK (switched_cb), self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), gsy_check_get_label (check));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), gsy_check_get_advice (check));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  adw_preferences_group_add (self->group, row);
  self->switches[check] = GTK_SWITCH (toggle);
}

static void
gsy_checks_page_dispose (GObject *object)
{
  GsyChecksPage *self = GSY_CHECKS_PAGE (object);

  self->refreshing = TRUE;
  if (self->scheme != NULL)
    g_signal_handlers_disconnect_by_data (self->scheme, self);
  g_clear_object (&self->scheme);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (gsy_checks_page_parent_class)->dispose (object);
}

static void
gsy_checks_page_class_init (GsyChecksPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gsy_checks_page_dispose;
}

static void
gsy_checks_page_init (GsyChecksPage *self)
{
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("Show These Problems"));
  adw_preferences_group_set_description (self->group, _ ("What a careful reader would ask. None of them is an error of the file."));
  self->refreshing = TRUE;
  for (guint i = 0; i < GSY_N_CHECKS; i++)
    add_row (self, (GsyCheck) i);
  self->refreshing = FALSE;
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), self->group);
}

GtkWidget *
gsy_checks_page_new (GsyEditor *editor)
{
  g_return_val_if_fail (GSY_IS_EDITOR (editor), NULL);

  GsyChecksPage *self = g_object_new (GSY_TYPE_CHECKS_PAGE, NULL);
  GsyScheme *scheme = gsy_editor_get_scheme (editor);
  self->editor = g_object_ref (editor);
  if (scheme != NULL)
    {
      self->scheme = g_object_ref (scheme);
      g_signal_connect_swapped (scheme, "changed", G_CALLBACK (scheme_changed_cb), self);
    }
  refresh (self);
  return GTK_WIDGET (self);
}

void
gsy_checks_page_set_read_only (GsyChecksPage *self, gboolean read_only)
{
  g_return_if_fail (GSY_IS_CHECKS_PAGE (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->group), !read_only);
}
