/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-welcome-page.c: what a newcomer reads first, in the article's place: three steps to a marked statement. */
#include "config.h"

#include "app/gsy-welcome-page.h"
#include "app/gsy-widgets.h"

#include <adwaita.h>

struct _GsyWelcomePage
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListBox *steps;
  GtkWidget *start_button;
  GtkWidget *samples_button;
};

G_DEFINE_FINAL_TYPE (GsyWelcomePage, gsy_welcome_page, GTK_TYPE_WIDGET)

void
gsy_welcome_page_offer_samples (GsyWelcomePage *self, gboolean offer)
{
  g_return_if_fail (GSY_IS_WELCOME_PAGE (self));
  gtk_widget_set_visible (self->samples_button, offer);
}

void
gsy_welcome_page_focus (GsyWelcomePage *self)
{
  g_return_if_fail (GSY_IS_WELCOME_PAGE (self));
  gtk_widget_grab_focus (self->start_button);
}

/* A screen reader says what is below a row's title if it is told to; with GTK 4.18 what libadwaita describes it by would win, and is not read. */
static void
describe_steps (GsyWelcomePage *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->steps, i)) != NULL; i++)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), -1);
    }
}

static void
gsy_welcome_page_dispose (GObject *object)
{
  g_clear_pointer (&GSY_WELCOME_PAGE (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (gsy_welcome_page_parent_class)->dispose (object);
}

static void
gsy_welcome_page_class_init (GsyWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_welcome_page_dispose;
  widget_class->focus = gsy_widget_focus_children;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyWelcomePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, GsyWelcomePage, steps);
  gtk_widget_class_bind_template_child (widget_class, GsyWelcomePage, start_button);
  gtk_widget_class_bind_template_child (widget_class, GsyWelcomePage, samples_button);
  gtk_widget_class_set_css_name (widget_class, "welcomepage");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.dismiss-welcome", NULL);
}

static void
gsy_welcome_page_init (GsyWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gsy_widget_let_tab_leave (GTK_WIDGET (self->steps));
  describe_steps (self);
}
