/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-print.c: the open article as a print job. What is printed is taken when the dialog opens, so that marking can go on meanwhile. */
#include "config.h"
#include "app/gsy-print.h"

#include "app/gsy-print-layout.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef struct
{
  GsyArticle *article;
  GsyScheme *scheme;
  const GsyArticleMeta *meta;
  GPtrArray *statements;
  char *title;
  char *published;
  char *settings;      /* (nullable) */
  GsyToaster *toaster; /* (nullable) */
  GsyPrintLayout *layout;
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  gsy_print_layout_free (self->layout);
  g_object_unref (self->article);
  g_object_unref (self->scheme);
  gsy_article_meta_unref ((GsyArticleMeta *) self->meta);
  g_ptr_array_unref (self->statements);
  g_free (self->title);
  g_free (self->published);
  g_free (self->settings);
  g_clear_object (&self->toaster);
  g_free (self);
}

static Job *
job_new (GsyEditor *editor, const char *settings)
{
  Job *self = g_new0 (Job, 1);
  GsyStore *store = gsy_editor_get_store (editor);
  GsyDocument *document = gsy_editor_get_document (editor);

  self->article = g_object_ref (gsy_editor_get_article (editor));
  self->scheme = g_object_ref (gsy_editor_get_scheme (editor));
  self->meta = gsy_article_meta_ref (gsy_store_get_meta (store));
  self->title = g_strdup (gsy_document_get_title (document));
  self->published = g_strdup (gsy_document_get_published (document));
  self->settings = g_strdup (settings);
  self->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_statement_unref);
  for (guint i = 0; i < gsy_store_get_n_statements (store); i++)
    {
      const GsyStatement *statement = gsy_store_get_statement (store, i);

      if (gsy_editor_is_layer_shown (editor, statement->layer))
        g_ptr_array_add (self->statements, gsy_statement_ref (statement));
    }
  return self;
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Job *job)
{
  PangoContext *pango = gtk_print_context_create_pango_context (context);
  GsyPrintSource source = { job->article, job->scheme, job->meta, job->title, job->published, job->statements };

  /* The article's letters in the shapes that its own language gives them. */
  if (gsy_article_get_language (job->article) != NULL)
    pango_context_set_language (pango, pango_language_from_string (gsy_article_get_language (job->article)));
  g_clear_pointer (&job->layout, gsy_print_layout_free);
  job->layout = gsy_print_layout_new (pango, &source, gtk_print_context_get_width (context), gtk_print_context_get_height (context));
  g_object_unref (pango);
  gtk_print_operation_set_n_pages (operation, (int) gsy_print_layout_get_n_pages (job->layout));
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Job *job)
{
  gsy_print_layout_draw (job->layout, gtk_print_context_get_cairo_context (context), (guint) page);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Job *job)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY && job->settings != NULL)
    gtk_print_settings_to_file (gtk_print_operation_get_print_settings (operation), job->settings, NULL);
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR || job->toaster == NULL)
    return;
  gtk_print_operation_get_error (operation, &error);
  /* Translators: %s says why, as the system does. */
  message = g_strdup_printf (_ ("Not printed: %s"), error != NULL ? error->message : "");
  gsy_toaster_show (job->toaster, message, NULL, NULL);
}

/* A4 or Letter as the locale has it, with margins that leave a readable column. */
static GtkPageSetup *
new_page_setup (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();

  gtk_page_setup_set_top_margin (setup, 20, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, 16, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, 24, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, 24, GTK_UNIT_MM);
  return setup;
}

static GtkPrintOperation *
new_operation (Job *job)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = new_page_setup ();

  gtk_print_operation_set_job_name (operation, job->title);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_default_page_setup (operation, setup);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), job);
  g_object_set_data_full (G_OBJECT (operation), "job", job, job_free);
  return operation;
}

/* A PDF is called as its article is, and goes where the last one went, at first to the user's documents. */
static void
suggest_place (GtkPrintSettings *settings, const char *name)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  const char *dot = strrchr (name, '.');
  g_autofree char *base = dot != NULL && dot != name ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);

  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_OUTPUT_URI);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, base);
  if (!gtk_print_settings_has_key (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR))
    gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR, documents != NULL ? documents : g_get_home_dir ());
}

void
gsy_print_article (GtkWindow *parent, GsyEditor *editor, GsyToaster *toaster, const char *settings)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GtkPrintSettings) known = NULL;
  Job *job;

  if (gsy_editor_get_article (editor) == NULL)
    return;
  job = job_new (editor, settings);
  operation = new_operation (job);
  known = settings != NULL ? gtk_print_settings_new_from_file (settings, NULL) : NULL;
  if (known == NULL)
    known = gtk_print_settings_new ();
  suggest_place (known, gsy_article_get_name (job->article));
  gtk_print_operation_set_print_settings (operation, known);
  gtk_print_operation_set_allow_async (operation, TRUE);
  job->toaster = g_object_ref (toaster);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), job);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}

gboolean
gsy_print_article_to_file (GsyEditor *editor, const char *path, GError **error)
{
  g_autoptr (GtkPrintOperation) operation = NULL;

  g_return_val_if_fail (gsy_editor_get_article (editor) != NULL, FALSE);

  operation = new_operation (job_new (editor, NULL));
  gtk_print_operation_set_export_filename (operation, path);
  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, error) != GTK_PRINT_OPERATION_RESULT_ERROR;
}
