/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-window-loose.c: the window's part of files that have come loose: what followed its article is shown and told. */
#include "config.h"

#include "app/gsy-window-private.h"
#include "app/gsy-loose-window.h"
#include "app/gsy-loose-wording.h"

#include <glib/gi18n-lib.h>

/* What was adopted last, to be taken back. */
typedef struct
{
  char *from;
  char *article;
  char *set;
} Adoption;

#define ADOPTIONS_KEY "gsy-adoptions"
#define BATCH_KEY "gsy-adoptions-batch"

static void
adoption_free (gpointer data)
{
  Adoption *adoption = data;

  g_free (adoption->from);
  g_free (adoption->article);
  g_free (adoption->set);
  g_free (adoption);
}

/* Those that came loose together are told, and taken back, together. */
static GPtrArray *
ensure_adoptions (GsyWindow *self)
{
  gpointer batch = GUINT_TO_POINTER (gsy_loose_files_get_batch (self->loose));
  GPtrArray *adoptions = g_object_get_data (G_OBJECT (self), ADOPTIONS_KEY);

  if (adoptions != NULL && g_object_get_data (G_OBJECT (self), BATCH_KEY) == batch)
    return adoptions;
  adoptions = g_ptr_array_new_with_free_func (adoption_free);
  g_object_set_data_full (G_OBJECT (self), ADOPTIONS_KEY, adoptions, (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data (G_OBJECT (self), BATCH_KEY, batch);
  return adoptions;
}

static void
adopted_cb (GsyWindow *self, const char *from, const char *article, const char *set, guint n_statements)
{
  GPtrArray *adoptions = ensure_adoptions (self);
  Adoption *adoption = g_new0 (Adoption, 1);
  g_autofree char *message = NULL;

  adoption->from = g_strdup (from);
  adoption->article = g_strdup (article);
  adoption->set = g_strdup (set);
  g_ptr_array_add (adoptions, adoption);
  /* Who was at work in it is at work in it still. */
  if (set == NULL && g_strcmp0 (self->shown_key, from) == 0)
    gsy_editor_open (self->editor, article, NULL);
  message = adoptions->len == 1 ? gsy_loose_wording_adopted (from, article) : gsy_loose_wording_adopted_many (adoptions->len);
  gsy_toaster_show (self->toaster, message, _ ("_Undo"), "win.undo-adoption");
}

static void
failed_cb (GsyWindow *self, const char *message)
{
  _gsy_window_toast (self, message, FALSE);
}

static void
update_banner (GsyWindow *self)
{
  gsy_articles_pane_set_n_undecided (self->articles, self->loose != NULL ? gsy_loose_files_get_n_undecided (self->loose) : 0);
}

void
_gsy_window_set_loose (GsyWindow *self, GsyCorpus *corpus)
{
  if (self->loose != NULL)
    g_signal_handlers_disconnect_by_data (self->loose, self);
  g_clear_object (&self->loose);
  g_object_set_data (G_OBJECT (self), ADOPTIONS_KEY, NULL);
  if (corpus != NULL)
    {
      self->loose = gsy_loose_files_new (corpus);
      g_signal_connect_swapped (self->loose, "notify::n-undecided", G_CALLBACK (update_banner), self);
      g_signal_connect_swapped (self->loose, "adopted", G_CALLBACK (adopted_cb), self);
      g_signal_connect_swapped (self->loose, "failed", G_CALLBACK (failed_cb), self);
    }
  if (self->articles != NULL)
    update_banner (self);
}

static void
loose_files_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyWindow *self = GSY_WINDOW (widget);

  if (self->loose != NULL)
    gsy_loose_window_present (GTK_WINDOW (self), self->editor, self->loose);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GsyWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gsy_loose_files_undo_adoption_finish (GSY_LOOSE_FILES (source), result, &error) && self->toaster != NULL)
    _gsy_window_toast (self, error->message, FALSE);
}

static void
undo_adoption_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GsyWindow *self = GSY_WINDOW (widget);
  g_autoptr (GPtrArray) adoptions = g_object_steal_data (G_OBJECT (self), ADOPTIONS_KEY);

  gsy_toaster_dismiss (self->toaster);
  for (guint i = 0; adoptions != NULL && self->loose != NULL && i < adoptions->len; i++)
    {
      const Adoption *adoption = g_ptr_array_index (adoptions, i);

      gsy_loose_files_undo_adoption_async (self->loose, adoption->from, adoption->article, adoption->set, undone_cb, g_object_ref (self));
    }
}

void
_gsy_window_install_loose_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.loose-files", NULL, loose_files_action);
  gtk_widget_class_install_action (widget_class, "win.undo-adoption", NULL, undo_adoption_action);
}
