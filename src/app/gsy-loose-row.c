/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-loose-row.c: a loose file in a list, with the sensible thing to do first. */
#include "config.h"

#include "app/gsy-loose-row.h"
#include "app/gsy-loose-wording.h"
#include "app/gsy-widgets.h"
#include "app/gsy-wrap-layout.h"

#include "io/gsy-article-reader.h"

#include <glib/gi18n-lib.h>

/* Articles that are offered on buttons. */
#define MAX_OFFERED 3u

typedef struct
{
  const GsyLooseFile *file;
  const char *title;
  GtkWidget *box;
  gboolean has_main; /* the first button stands out */
} Buttons;

static void
set_target (GtkWidget *button, const char *action, const GsyLooseFile *file, const char *article)
{
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), g_variant_new ("(^ay^ay)", file->key, article != NULL ? article : ""));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

static GtkWidget *
add_button (Buttons *self, const char *label, const char *action, const char *article)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, self->title);

  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_MIDDLE);
  set_target (button, action, self->file, article);
  gsy_widget_set_name (button, name);
  if (!self->has_main)
    gtk_widget_add_css_class (button, "suggested-action");
  self->has_main = TRUE;
  gtk_box_append (GTK_BOX (self->box), button);
  return button;
}

static void
add_plain (Buttons *self, const char *label, const char *action)
{
  self->has_main = TRUE;
  add_button (self, label, action, NULL);
}

/* Where it may belong. */
static void
add_candidates (Buttons *self)
{
  const GPtrArray *candidates = self->file->candidates;

  for (guint i = 0; candidates != NULL && i < MIN (candidates->len, MAX_OFFERED); i++)
    {
      const GsyLooseCandidate *candidate = g_ptr_array_index (candidates, i);
      gboolean attach = self->file->kind == GSY_LOOSE_LOST && !candidate->has_sidecar;
      g_autofree char *label = attach ? gsy_loose_wording_attach (candidate->article) : gsy_loose_wording_merge_into (candidate->article);
      GtkWidget *button;

      /* Sets are only moved: what is open is the plain one. */
      if (!attach && self->file->set != NULL)
        continue;
      button = add_button (self, label, attach ? "loose.attach" : "loose.merge", candidate->article);
      if (candidates->len > 1)
        gtk_widget_remove_css_class (button, "suggested-action");
    }
}

static gboolean
can_merge (const GsyLooseFile *file)
{
  if (file->kind == GSY_LOOSE_PROJECT_COPY)
    return !file->brings_nothing;
  return file->problem == NULL && file->has_article && file->set == NULL && !file->brings_nothing && file->kind != GSY_LOOSE_ARTICLE_COPY && file->kind != GSY_LOOSE_LOST;
}

static GtkWidget *
make_buttons (const GsyLooseFile *file, const char *title)
{
  Buttons self = { .file = file, .title = title, .box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6) };
  GtkWidget *show;

  gtk_widget_set_layout_manager (self.box, gsy_wrap_layout_new (6));
  gtk_widget_set_margin_top (self.box, 6);
  add_candidates (&self);
  if (can_merge (file))
    /* Translators: a button: what a copy has is taken over */
    add_button (&self, _ ("Merge"), "loose.merge", NULL);
  if (file->kind != GSY_LOOSE_ARTICLE_COPY && file->brings_nothing)
    add_plain (&self, _ ("Move to Trash"), "loose.trash");
  if (gsy_loose_file_needs_decision (file))
    /* Translators: a button: a file gets another name, which says that nobody wants it for now */
    add_plain (&self, _ ("Set Aside"), "loose.set-aside");
  else if (!file->brings_nothing && file->kind != GSY_LOOSE_ARTICLE_COPY)
    add_plain (&self, _ ("Move to Trash"), "loose.trash");
  self.has_main = TRUE;
  /* Translators: a button that shows a file in the file manager */
  show = add_button (&self, _ ("Show in Folder"), "loose.show", NULL);
  gtk_widget_add_css_class (show, "flat");
  gtk_widget_set_halign (show, GTK_ALIGN_START);
  return self.box;
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
append_line (GtkWidget *box, const char *text, gboolean dim)
{
  GtkWidget *label;

  if (text[0] == '\0')
    return;
  label = make_label (text, "caption");
  if (dim)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
}

static const char *
get_icon (const GsyLooseFile *file)
{
  switch (file->kind)
    {
    case GSY_LOOSE_LOST:
      return "gsy-link-symbolic";
    case GSY_LOOSE_COPY:
    case GSY_LOOSE_PROJECT_COPY:
    case GSY_LOOSE_ARTICLE_COPY:
      return "edit-copy-symbolic";
    case GSY_LOOSE_ASIDE:
    case GSY_LOOSE_BACKUP:
    default:
      return "document-open-recent-symbolic";
    }
}

GtkWidget *
gsy_loose_row_new (const GsyLooseFile *file)
{
  g_autofree char *title = gsy_loose_wording_title (file);
  g_autofree char *origin = gsy_loose_wording_origin (file);
  g_autofree char *content = gsy_loose_wording_content (file);
  g_autofree char *name = gsy_display_name (file->key);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", title, content, origin);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = gtk_image_new_from_icon_name (file->problem != NULL ? "dialog-warning-symbolic" : get_icon (file));

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "dim-label");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), make_label (title, "loose-title"));
  append_line (lines, content, FALSE);
  append_line (lines, origin, TRUE);
  append_line (lines, name, TRUE);
  gtk_box_append (GTK_BOX (lines), make_buttons (file, title));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_widget_add_css_class (box, "loose-row");

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gsy_widget_set_name (row, spoken);
  return row;
}
