/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-find-bar.c: an entry, how many matches there are, and the way to the next and the previous one. */
#include "config.h"

#include "app/gsy-find-bar.h"
#include "core/gsy-fold.h"

#include <glib/gi18n-lib.h>

/* More than anybody steps through. */
#define MAX_MATCHES 100000

struct _GsyFindBar
{
  GtkWidget parent_instance;

  GtkWidget *revealer;
  GtkSearchEntry *entry;
  GtkLabel *status;
  GtkWidget *previous;
  GtkWidget *next;
  GtkWidget *close;

  GsyArticle *article; /* nullable */
  GsyFolded *folded;   /* nullable: made at the first search */
  GArray *matches;
  int current;
  guint origin;
};

G_DEFINE_FINAL_TYPE (GsyFindBar, gsy_find_bar, GTK_TYPE_WIDGET)

enum
{
  MATCHES_CHANGED,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update_status (GsyFindBar *self)
{
  gboolean has_text = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';
  g_autofree char *status = NULL;

  if (!has_text)
    status = g_strdup ("");
  else if (self->matches->len == 0)
    status = g_strdup (_ ("No matches"));
  else
    /* Translators: the number of the match that is shown, and how many there are: “3 of 17” */
    status = g_strdup_printf (_ ("%d of %u"), self->current + 1, self->matches->len);
  gtk_label_set_text (self->status, status);
  /* Empty it keeps its room, but a screen reader would say what type of widget it is. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->status), GTK_ACCESSIBLE_STATE_HIDDEN, !has_text, -1);
  /* The count is heard with the entry, which keeps the keyboard. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, status, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               has_text && self->matches->len == 0 ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (has_text && self->matches->len == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_widget_set_sensitive (self->previous, self->matches->len > 0);
  gtk_widget_set_sensitive (self->next, self->matches->len > 0);
}

static void
set_matches (GsyFindBar *self, GArray *matches)
{
  g_array_unref (self->matches);
  self->matches = matches;
  self->current = -1;
  if (matches->len > 0)
    {
      self->current = 0;
      for (guint i = 0; i < matches->len; i++)
        if (g_array_index (matches, GsySpan, i).start >= self->origin)
          {
            self->current = i;
            break;
          }
    }
  update_status (self);
  g_signal_emit (self, signals[MATCHES_CHANGED], 0);
}

static GArray *
no_matches (void)
{
  return g_array_new (FALSE, FALSE, sizeof (GsySpan));
}

static void
search (GsyFindBar *self)
{
  const char *needle = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (self->article == NULL || *needle == '\0' || !gsy_find_bar_is_open (self))
    {
      set_matches (self, no_matches ());
      return;
    }
  if (self->folded == NULL)
    {
      gsize n_bytes = 0;
      const char *text = gsy_article_get_text (self->article, &n_bytes);
      self->folded = gsy_folded_new (text, n_bytes);
    }
  set_matches (self, gsy_folded_find_all (self->folded, needle, MAX_MATCHES));
}

static void
next_cb (GsyFindBar *self)
{
  gsy_find_bar_step (self, TRUE);
}

static void
previous_cb (GsyFindBar *self)
{
  gsy_find_bar_step (self, FALSE);
}

static gboolean
key_pressed_cb (GsyFindBar *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;

  if (enter && (state & GDK_SHIFT_MASK) != 0)
    {
      gsy_find_bar_step (self, FALSE);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

/* --- the widget --- */

static void
gsy_find_bar_dispose (GObject *object)
{
  GsyFindBar *self = GSY_FIND_BAR (object);

  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  g_clear_pointer (&self->folded, gsy_folded_free);
  g_clear_object (&self->article);
  G_OBJECT_CLASS (gsy_find_bar_parent_class)->dispose (object);
}

static void
gsy_find_bar_finalize (GObject *object)
{
  GsyFindBar *self = GSY_FIND_BAR (object);

  g_array_unref (self->matches);
  G_OBJECT_CLASS (gsy_find_bar_parent_class)->finalize (object);
}

static void
gsy_find_bar_class_init (GsyFindBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gsy_find_bar_dispose;
  object_class->finalize = gsy_find_bar_finalize;

  signals[MATCHES_CHANGED] = g_signal_new_class_handler ("matches-changed", GSY_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, NULL, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new_class_handler ("closed", GSY_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, NULL, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyFindBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, GsyFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, GsyFindBar, status);
  gtk_widget_class_bind_template_child (widget_class, GsyFindBar, previous);
  gtk_widget_class_bind_template_child (widget_class, GsyFindBar, next);
  gtk_widget_class_bind_template_child (widget_class, GsyFindBar, close);
  gtk_widget_class_bind_template_callback (widget_class, search);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, gsy_find_bar_close);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
}

static void
gsy_find_bar_init (GsyFindBar *self)
{
  self->matches = no_matches ();
  self->current = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  update_status (self);
}

GtkWidget *
gsy_find_bar_new (void)
{
  return g_object_new (GSY_TYPE_FIND_BAR, NULL);
}

void
gsy_find_bar_set_article (GsyFindBar *self, GsyArticle *article)
{
  g_return_if_fail (GSY_IS_FIND_BAR (self));

  if (article == self->article)
    return;
  g_set_object (&self->article, article);
  g_clear_pointer (&self->folded, gsy_folded_free);
  self->origin = 0;
  search (self);
}

void
gsy_find_bar_open (GsyFindBar *self, const char *text, guint origin)
{
  g_return_if_fail (GSY_IS_FIND_BAR (self));

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  self->origin = origin;
  if (text != NULL && g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (self->entry))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  /* Only now: a caret that has begun to blink before the text was selected makes GTK complain. */
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  search (self);
}

void
gsy_find_bar_close (GsyFindBar *self)
{
  g_return_if_fail (GSY_IS_FIND_BAR (self));

  if (!gsy_find_bar_is_open (self))
    return;
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  g_signal_emit (self, signals[CLOSED], 0);
  search (self);
}

gboolean
gsy_find_bar_is_open (GsyFindBar *self)
{
  g_return_val_if_fail (GSY_IS_FIND_BAR (self), FALSE);
  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}

gboolean
gsy_find_bar_step (GsyFindBar *self, gboolean forward)
{
  g_return_val_if_fail (GSY_IS_FIND_BAR (self), FALSE);

  int n = (int) self->matches->len;
  if (n == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return FALSE;
    }
  self->current = (self->current + (forward ? 1 : n - 1)) % n;
  /* What is typed from here on is sought from here on. */
  self->origin = g_array_index (self->matches, GsySpan, self->current).start;
  update_status (self);
  g_signal_emit (self, signals[MATCHES_CHANGED], 0);
  return TRUE;
}

GArray *
gsy_find_bar_get_matches (GsyFindBar *self, int *current)
{
  g_return_val_if_fail (GSY_IS_FIND_BAR (self), NULL);

  if (current != NULL)
    *current = self->current;
  return self->matches;
}

const char *
gsy_find_bar_get_text (GsyFindBar *self)
{
  g_return_val_if_fail (GSY_IS_FIND_BAR (self), NULL);
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
gsy_find_bar_set_text (GsyFindBar *self, const char *text)
{
  g_return_if_fail (GSY_IS_FIND_BAR (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  search (self);
}

const char *
gsy_find_bar_get_status (GsyFindBar *self)
{
  g_return_val_if_fail (GSY_IS_FIND_BAR (self), NULL);
  return gtk_label_get_text (self->status);
}
