/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-candidate-row.c: one row of the link bar. Rows are made once and filled anew at each key, so nothing in them is measured. */
#include "config.h"

#include "app/gsy-candidate-row.h"
#include "app/gsy-layer-mark.h"
#include "app/gsy-wording.h"

#include <glib/gi18n-lib.h>

struct _GsyCandidateRow
{
  GtkListBoxRow parent_instance;

  GsyLayerMark *mark;
  GtkInscription *quote;
  GtkInscription *meta;

  const GsyEntry *entry; /* nullable, owned */
  char *name;
};

G_DEFINE_FINAL_TYPE (GsyCandidateRow, gsy_candidate_row, GTK_TYPE_LIST_BOX_ROW)

/* (nullable): NULL in the open article. */
static const char *
get_other_title (GsyEditor *editor, const GsyEntry *entry)
{
  GsyDocument *document = gsy_editor_get_document (editor);
  GsyCorpus *corpus = gsy_editor_get_corpus (editor);
  GsyCorpusRow *row = corpus != NULL ? gsy_corpus_find_row (corpus, entry->article) : NULL;

  if (document != NULL && g_strcmp0 (gsy_document_get_key (document), entry->article) == 0)
    return NULL;
  return row != NULL ? gsy_corpus_row_get_title (row) : entry->article;
}

/* The line below the words. */
static char *
dup_meta (const GsyEntry *entry, const char *title, gboolean linked)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  char *roles = gsy_wording_entry_roles (entry);

  if (linked)
    /* Translators: of a statement in a list: the selected statement is linked to it already */
    g_ptr_array_add (items, g_strdup (_ ("linked already")));
  if (roles != NULL)
    g_ptr_array_add (items, roles);
  if (title != NULL)
    g_ptr_array_add (items, g_strdup (title));
  else
    /* Translators: of a statement in a list: it is in the article that is open */
    g_ptr_array_add (items, g_strdup (_ ("this article")));
  g_ptr_array_add (items, NULL);
  return g_strjoinv (" · ", (char **) items->pdata);
}

static void
set_name (GsyCandidateRow *self, GsyScheme *scheme, const char *title, guint position, guint n)
{
  g_free (self->name);
  self->name = gsy_wording_entry_name (scheme, self->entry, title, position, n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name, -1);
}

void
gsy_candidate_row_set (GsyCandidateRow *self, GsyEditor *editor, const GsyEntry *entry, gboolean linked, guint position, guint n)
{
  g_return_if_fail (GSY_IS_CANDIDATE_ROW (self));
  g_return_if_fail (GSY_IS_EDITOR (editor) && entry != NULL);

  GsyScheme *scheme = gsy_editor_get_scheme (editor);
  const GsyEntry *before = self->entry;
  const char *title = get_other_title (editor, entry);
  g_autofree char *meta = dup_meta (entry, title, linked);

  self->entry = gsy_entry_ref (entry);
  g_clear_pointer (&before, gsy_entry_unref);
  gsy_layer_mark_set_layer (self->mark, scheme != NULL ? gsy_scheme_find_layer (scheme, entry->layer) : NULL);
  gtk_inscription_set_text (self->quote, entry->quote);
  gtk_inscription_set_text (self->meta, meta);
  set_name (self, scheme, title, position, n);
}

const char *
gsy_candidate_row_get_name (GsyCandidateRow *self)
{
  g_return_val_if_fail (GSY_IS_CANDIDATE_ROW (self), NULL);
  return self->name;
}

static void
gsy_candidate_row_finalize (GObject *object)
{
  GsyCandidateRow *self = GSY_CANDIDATE_ROW (object);

  g_clear_pointer (&self->entry, gsy_entry_unref);
  g_free (self->name);
  G_OBJECT_CLASS (gsy_candidate_row_parent_class)->finalize (object);
}

static void
gsy_candidate_row_class_init (GsyCandidateRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gsy_candidate_row_finalize;
}

static GtkInscription *
new_line (const char *css_class)
{
  GtkWidget *line = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (line), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (line), 8);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (line), 40);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (line), 1);
  gtk_widget_set_hexpand (line, TRUE);
  gtk_widget_add_css_class (line, css_class);
  return GTK_INSCRIPTION (line);
}

static void
gsy_candidate_row_init (GsyCandidateRow *self)
{
  GtkWidget *grid = gtk_grid_new ();

  self->mark = GSY_LAYER_MARK (gsy_layer_mark_new ());
  self->quote = new_line ("quote");
  self->meta = new_line ("meta");
  gtk_widget_add_css_class (GTK_WIDGET (self->meta), "caption");
  gtk_widget_set_valign (GTK_WIDGET (self->mark), GTK_ALIGN_CENTER);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 1);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->mark), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->quote), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->meta), 1, 1, 1, 1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), grid);
  /* The keyboard stays in the entry. */
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "candidate");
}

GtkWidget *
gsy_candidate_row_new (void)
{
  return g_object_new (GSY_TYPE_CANDIDATE_ROW, NULL);
}
