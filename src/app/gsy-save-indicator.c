/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-save-indicator.c: “Saved”, “Saving…”, or why not; on a click, where to, or what can be done. */
#include "config.h"

#include "app/gsy-save-indicator.h"
#include "app/gsy-dialogs.h"
#include "app/gsy-widgets.h"
#include "core/gsy-error.h"

#include <glib/gi18n-lib.h>

#define MAX_SHORT 12
#define MAX_CHARS 28

struct _GsySaveIndicator
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkImage *icon;
  GtkLabel *label;
  GtkPopover *popover;
  GtkLabel *heading;
  GtkLabel *message;
  GtkWidget *aside;
  GtkWidget *retry;

  GsyEditor *editor;
  GsyCorpus *corpus; /* as connected */
  char *text;
  gboolean compact;
};

G_DEFINE_FINAL_TYPE (GsySaveIndicator, gsy_save_indicator, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_EDITOR,
  PROP_COMPACT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The open article's own state comes first; then whatever else is the worst. */
static GsySaveState
get_state (GsySaveIndicator *self, const char **message)
{
  GsyDocument *document = gsy_editor_get_document (self->editor);

  *message = NULL;
  if (document != NULL && (gsy_document_is_read_only (document) || !gsy_document_is_saved (document)))
    {
      GsySaveState state = gsy_document_get_save_state (document);
      *message = gsy_document_get_save_message (document);
      if (state != GSY_SAVE_STATE_SAVED)
        return state;
    }
  return self->corpus != NULL ? gsy_corpus_get_save_state (self->corpus, message) : GSY_SAVE_STATE_SAVED;
}

/* What it reads for @state; @message says why when it cannot. */
static const char *
text_for (GsySaveState state, const char *message)
{
  switch (state)
    {
    case GSY_SAVE_STATE_UNSAVED:
    case GSY_SAVE_STATE_SAVING:
      /* Translators: what the program does with the marks at this moment */
      return _ ("Saving…");
    case GSY_SAVE_STATE_RECOVERY:
      return message != NULL ? message : _ ("Saved in the recovery folder");
    case GSY_SAVE_STATE_FAILED:
      return message != NULL ? message : _ ("Not Saved");
    case GSY_SAVE_STATE_READ_ONLY:
      return message != NULL ? message : _ ("Read-Only");
    case GSY_SAVE_STATE_SAVED:
    default:
      /* Translators: all marks are on disk */
      return _ ("Saved");
    }
}

static const char *
heading_for (GsySaveState state)
{
  switch (state)
    {
    case GSY_SAVE_STATE_RECOVERY:
      return _ ("Saved in Another Place");
    case GSY_SAVE_STATE_FAILED:
      return _ ("Not Saved");
    case GSY_SAVE_STATE_READ_ONLY:
      return _ ("Read-Only");
    case GSY_SAVE_STATE_UNSAVED:
    case GSY_SAVE_STATE_SAVING:
      return _ ("Saving…");
    case GSY_SAVE_STATE_SAVED:
    default:
      return _ ("Everything Is Saved");
    }
}

static const char *
icon_for (GsySaveState state)
{
  switch (state)
    {
    case GSY_SAVE_STATE_RECOVERY:
    case GSY_SAVE_STATE_FAILED:
      return "dialog-warning-symbolic";
    case GSY_SAVE_STATE_READ_ONLY:
      return "changes-prevent-symbolic";
    case GSY_SAVE_STATE_UNSAVED:
    case GSY_SAVE_STATE_SAVING:
      return "content-loading-symbolic";
    case GSY_SAVE_STATE_SAVED:
    default:
      return "emblem-ok-symbolic";
    }
}

/* Where the marks are, while all is well. */
static char *
dup_whereabouts (GsySaveIndicator *self)
{
  GsyDocument *document = gsy_editor_get_document (self->editor);
  if (document == NULL)
    return g_strdup (_ ("Marks are saved beside each article, by themselves."));

  g_autofree char *name = g_path_get_basename (gsy_document_get_sidecar_path (document));
  g_autofree char *shown = g_filename_display_name (name);
  /* Translators: %s is a file name */
  return g_strdup_printf (_ ("Marks are saved by themselves in “%s”, beside the article. The article itself is never changed."), shown);
}

static void
refresh (GsySaveIndicator *self)
{
  const char *message;
  GsySaveState state = get_state (self, &message);
  const char *text = text_for (state, message);
  GsyDocument *document = gsy_editor_get_document (self->editor);
  const GError *error = document != NULL ? gsy_document_get_sidecar_error (document) : NULL;
  gboolean trouble = state == GSY_SAVE_STATE_RECOVERY || state == GSY_SAVE_STATE_FAILED || state == GSY_SAVE_STATE_READ_ONLY;
  g_autofree char *whereabouts = trouble ? NULL : dup_whereabouts (self);

  gtk_widget_set_visible (GTK_WIDGET (self), self->corpus != NULL);
  gtk_image_set_from_icon_name (self->icon, icon_for (state));
  /* Trouble in a word; the sentence is in the popover, and is what a screen reader says. */
  const char *word = trouble ? heading_for (state) : text;
  gtk_label_set_label (self->label, word);
  /* A long title of the article must not squeeze it. */
  gtk_label_set_width_chars (self->label, (int) MIN (g_utf8_strlen (word, -1), MAX_CHARS));
  /* The title gives way to a short word, in any script; to a sentence it does not. */
  gtk_label_set_ellipsize (self->label, g_utf8_strlen (word, -1) <= MAX_SHORT ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_widget_set_visible (GTK_WIDGET (self->label), !self->compact);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), self->compact || trouble);
  if (trouble)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "trouble");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "trouble");

  gtk_label_set_label (self->heading, heading_for (state));
  gtk_label_set_label (self->message, trouble ? text : whereabouts);
  gtk_widget_set_visible (self->aside, g_error_matches (error, GSY_ERROR, GSY_ERROR_PARSE));
  gtk_widget_set_visible (self->retry, state == GSY_SAVE_STATE_RECOVERY || state == GSY_SAVE_STATE_FAILED);

  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  gsy_widget_set_name (GTK_WIDGET (self->button), text);
}

static void
document_cb (GsySaveIndicator *self)
{
  GsyCorpus *corpus = gsy_editor_get_corpus (self->editor);

  if (self->corpus != corpus)
    {
      if (self->corpus != NULL)
        g_signal_handlers_disconnect_by_data (self->corpus, self);
      g_set_object (&self->corpus, corpus);
      if (corpus != NULL)
        g_signal_connect_object (corpus, "save-state-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
    }
  refresh (self);
}

/* --- what can be done --- */

static void
show_error (GsySaveIndicator *self, const GError *error)
{
  if (error != NULL)
    g_signal_emit_by_name (self->editor, "refused", error->message);
}

static void
aside_clicked_cb (GsySaveIndicator *self)
{
  gtk_popover_popdown (self->popover);
  gsy_editor_set_sidecar_aside (self->editor);
  refresh (self);
}

/* Another program wrote the file: only the user knows which one is right. */
static void
keep_answered_cb (gboolean confirmed, gpointer user_data)
{
  GsySaveIndicator *self = user_data;
  GsyDocument *document = self->editor != NULL ? gsy_editor_get_document (self->editor) : NULL;
  g_autoptr (GError) error = NULL;

  if (confirmed && document != NULL && !gsy_document_keep_ours (document, NULL, &error))
    show_error (self, error);
  if (self->editor != NULL)
    refresh (self);
  g_object_unref (self);
}

static void
retried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GsySaveIndicator) self = user_data;
  g_autoptr (GError) error = NULL;

  if (gsy_document_save_finish (GSY_DOCUMENT (source), result, &error) || self->editor == NULL ||
      gsy_editor_get_document (self->editor) != GSY_DOCUMENT (source) || !g_error_matches (error, GSY_ERROR, GSY_ERROR_CONFLICT))
    return;
  gsy_dialogs_ask (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                   _ ("Keep the version of this window?"),
                   _ ("Another program has written the file with the annotations. Its version will be kept beside it under another name."),
                   _ ("_Keep This Version"), FALSE, keep_answered_cb, g_object_ref (self));
}

static void
retry_clicked_cb (GsySaveIndicator *self)
{
  GsyDocument *document = gsy_editor_get_document (self->editor);

  gtk_popover_popdown (self->popover);
  if (self->corpus != NULL)
    gsy_corpus_flush (self->corpus);
  if (document != NULL)
    gsy_document_save_async (document, NULL, retried_cb, g_object_ref (self));
}

/* --- object --- */

static void
gsy_save_indicator_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  GsySaveIndicator *self = GSY_SAVE_INDICATOR (object);

  switch (prop_id)
    {
    case PROP_EDITOR:
      gsy_save_indicator_set_editor (self, g_value_get_object (value));
      break;
    case PROP_COMPACT:
      if (self->compact == g_value_get_boolean (value))
        return;
      self->compact = g_value_get_boolean (value);
      if (self->editor != NULL)
        refresh (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_save_indicator_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GsySaveIndicator *self = GSY_SAVE_INDICATOR (object);

  switch (prop_id)
    {
    case PROP_EDITOR:
      g_value_set_object (value, self->editor);
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
gsy_save_indicator_dispose (GObject *object)
{
  GsySaveIndicator *self = GSY_SAVE_INDICATOR (object);

  if (self->corpus != NULL)
    g_signal_handlers_disconnect_by_data (self->corpus, self);
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), GSY_TYPE_SAVE_INDICATOR);
  g_clear_object (&self->corpus);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (gsy_save_indicator_parent_class)->dispose (object);
}

static void
gsy_save_indicator_finalize (GObject *object)
{
  g_free (GSY_SAVE_INDICATOR (object)->text);
  G_OBJECT_CLASS (gsy_save_indicator_parent_class)->finalize (object);
}

static void
gsy_save_indicator_class_init (GsySaveIndicatorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = gsy_save_indicator_set_property;
  object_class->get_property = gsy_save_indicator_get_property;
  object_class->dispose = gsy_save_indicator_dispose;
  object_class->finalize = gsy_save_indicator_finalize;

  properties[PROP_EDITOR] = g_param_spec_object ("editor", NULL, NULL, GSY_TYPE_EDITOR, flags);
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-save-indicator.ui");
  gtk_widget_class_bind_template_child (widget_class, GsySaveIndicator, button);
  gtk_widget_class_bind_template_child (widget_class, GsySaveIndicator, icon);
  gtk_widget_class_bind_template_child (widget_class, GsySaveIndicator, label);
  gtk_widget_class_bind_template_child (widget_class, GsySaveIndicator, popover);
  gtk_widget_class_bind_template_child (widget_class, GsySaveIndicator, heading);
  gtk_widget_class_bind_template_child (widget_class, GsySaveIndicator, message);
  gtk_widget_class_bind_template_child (widget_class, GsySaveIndicator, aside);
  gtk_widget_class_bind_template_child (widget_class, GsySaveIndicator, retry);
  gtk_widget_class_bind_template_callback (widget_class, aside_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
gsy_save_indicator_init (GsySaveIndicator *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
gsy_save_indicator_set_editor (GsySaveIndicator *self, GsyEditor *editor)
{
  g_return_if_fail (GSY_IS_SAVE_INDICATOR (self));
  g_return_if_fail (self->editor == NULL);

  if (editor == NULL)
    return;
  self->editor = g_object_ref (editor);
  g_signal_connect_object (editor, "notify::corpus", G_CALLBACK (document_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::document", G_CALLBACK (document_cb), self, G_CONNECT_SWAPPED);
  document_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITOR]);
}

const char *
gsy_save_indicator_get_text (GsySaveIndicator *self)
{
  g_return_val_if_fail (GSY_IS_SAVE_INDICATOR (self), NULL);
  return self->text;
}
