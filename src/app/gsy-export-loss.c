/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-export-loss.c: how much is exported, and what of it the format cannot hold. */
#include "config.h"

#include "app/gsy-export-loss.h"
#include "app/gsy-widgets.h"

#include <glib/gi18n-lib.h>

/* More files that cannot be read are only counted. */
#define MAX_SHOWN 5

struct _GsyExportLoss
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkImage *icon;
  GtkLabel *counts;
  GtkLabel *verdict;
  GtkBox *lines;
  GtkSpinner *spinner;
};

G_DEFINE_FINAL_TYPE (GsyExportLoss, gsy_export_loss, GTK_TYPE_WIDGET)

/* “12 articles, 140 statements”. (transfer full) */
static char *
dup_counts (const GsyLoss *loss)
{
  /* Translators: how many articles are exported, or were imported. */
  g_autofree char *articles = g_strdup_printf (ngettext ("%u article", "%u articles", loss->n_articles), loss->n_articles);
  g_autofree char *statements = g_strdup_printf (ngettext ("%u statement", "%u statements", loss->n_statements), loss->n_statements);

  /* Translators: how much is exported, as “12 articles, 140 statements” */
  return g_strdup_printf (C_ ("exported", "%1$s, %2$s"), articles, statements);
}

static void
add_line (GsyExportLoss *self, const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (label, "export-line");
  gtk_box_append (self->lines, label);
}

static void
add_complaints (GsyExportLoss *self, GPtrArray *complaints)
{
  for (guint i = 0; i < complaints->len && i < MAX_SHOWN; i++)
    {
      /* Translators: %s is a sentence about a file that cannot be read */
      g_autofree char *text = g_strdup_printf (_ ("Left out: %s"), (const char *) g_ptr_array_index (complaints, i));

      add_line (self, text);
    }
  if (complaints->len > MAX_SHOWN)
    {
      guint n = complaints->len - MAX_SHOWN;
      /* Translators: %u is a number of files, after some that were named */
      g_autofree char *text = g_strdup_printf (ngettext ("Left out: %u more that cannot be read", "Left out: %u more that cannot be read", n), n);

      add_line (self, text);
    }
}

static void
add_losses (GsyExportLoss *self, const GsyLoss *loss)
{
  for (guint i = 0; i < GSY_N_FEATURES; i++)
    {
      g_autofree char *text = gsy_loss_describe (loss, i);

      if (text != NULL)
        add_line (self, text);
    }
  if (loss->n_unreadable > 0)
    {
      guint n = loss->n_unreadable;
      /* Translators: %u is a number of statements in files that make no sense */
      g_autofree char *text = g_strdup_printf (ngettext ("Left out: %u statement that makes no sense", "Left out: %u statements that make no sense", n), n);

      add_line (self, text);
    }
}

void
gsy_export_loss_set (GsyExportLoss *self, const GsyExportResult *result, const GsyFormat *format, guint holds, const char *problem)
{
  g_autofree char *counts = NULL;
  g_autofree char *verdict = NULL;
  GtkWidget *child;
  GsyLoss loss;
  gboolean good;

  g_return_if_fail (GSY_IS_EXPORT_LOSS (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_box_remove (self->lines, child);
  if (result == NULL)
    {
      gtk_label_set_label (self->counts, _ ("Counting what there is…"));
      gtk_widget_set_visible (GTK_WIDGET (self->verdict), FALSE);
      gtk_image_clear (self->icon);
      return;
    }

  loss = result->loss;
  gsy_loss_spare (&loss, holds);
  good = gsy_loss_is_empty (&loss);
  counts = dup_counts (&loss);
  if (good)
    verdict = g_strdup (_ ("Nothing is lost."));
  else
    /* Translators: %s is the name of a file format; what it cannot hold follows, one a line */
    verdict = g_strdup_printf (_ ("%s does not hold:"), format->name);
  if (problem != NULL)
    add_line (self, problem);
  add_losses (self, &loss);
  add_complaints (self, result->complaints);
  gtk_label_set_label (self->counts, counts);
  gtk_label_set_label (self->verdict, verdict);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), TRUE);
  good = good && problem == NULL && result->complaints->len == 0;
  gtk_image_set_from_icon_name (self->icon, good ? "emblem-ok-symbolic" : "dialog-information-symbolic");
}

void
gsy_export_loss_set_busy (GsyExportLoss *self, gboolean busy)
{
  g_return_if_fail (GSY_IS_EXPORT_LOSS (self));

  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
}

static void
gsy_export_loss_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GSY_TYPE_EXPORT_LOSS);
  G_OBJECT_CLASS (gsy_export_loss_parent_class)->dispose (object);
}

static void
gsy_export_loss_class_init (GsyExportLossClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_export_loss_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-export-loss.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyExportLoss, box);
  gtk_widget_class_bind_template_child (widget_class, GsyExportLoss, icon);
  gtk_widget_class_bind_template_child (widget_class, GsyExportLoss, counts);
  gtk_widget_class_bind_template_child (widget_class, GsyExportLoss, verdict);
  gtk_widget_class_bind_template_child (widget_class, GsyExportLoss, lines);
  gtk_widget_class_bind_template_child (widget_class, GsyExportLoss, spinner);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
gsy_export_loss_init (GsyExportLoss *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gsy_widget_set_name (GTK_WIDGET (self), _ ("What the export holds"));
}
