/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-date-field.c: a date to type in words, and those that the article's words propose. */
#include "config.h"

#include "app/gsy-date-field.h"
#include "app/gsy-completion-entry.h"
#include "app/gsy-field-parts.h"
#include "app/gsy-widgets.h"
#include "core/gsy-date.h"
#include "core/gsy-fold.h"
#include "corpus/gsy-folder-index.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define MAX_MENTIONS 3

typedef struct
{
  char *words;
  char *date;
} Mention;

struct _GsyDateField
{
  GtkWidget parent_instance;

  GsyCompletionEntry *entry;
  GtkWidget *mentions_box;

  char *language;
  char *published;
  GPtrArray *mentions; /* of Mention */
  gboolean stale;      /* the buttons do not show them */
};

G_DEFINE_FINAL_TYPE (GsyDateField, gsy_date_field, GTK_TYPE_WIDGET)

enum
{
  COMMIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
mention_free (gpointer data)
{
  Mention *mention = data;

  g_free (mention->words);
  g_free (mention->date);
  g_free (mention);
}

/* What to type instead. */
static const char *
get_advice (GsyDateField *self, const char *typed)
{
  /* Some Monday: any day tells whether it would do. */
  g_autofree char *reckoned = gsy_date_from_words (typed, self->language, "2021-07-21");

  if (reckoned != NULL)
    return _ ("Which day that is depends on the day of publication. Type the date, or the article’s in its details.");
  return _ ("No date: type 2021-07-19, 2021-07, 2021, or a day as “19 July 2021”.");
}

static gboolean
commit_cb (GsyDateField *self, const char *text)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));
  g_autofree char *date = *typed != '\0' ? gsy_date_from_words (typed, self->language, self->published) : NULL;
  gboolean taken = FALSE;

  if (*typed != '\0' && date == NULL)
    {
      gsy_completion_entry_set_error (self->entry, get_advice (self, typed));
      return FALSE;
    }
  g_signal_emit (self, signals[COMMIT], 0, date, &taken);
  return taken;
}

static void
add_completion (GPtrArray *found, const char *date, const char *words)
{
  GsyCompletion *completion = g_new0 (GsyCompletion, 1);

  completion->name = g_strdup (date);
  completion->matched = g_strdup (words);
  g_ptr_array_add (found, completion);
}

static GPtrArray *
complete (const char *text, gpointer user_data)
{
  GsyDateField *self = user_data;
  GPtrArray *found = gsy_completions_new ();
  g_autofree char *folded = gsy_fold (text, -1);
  g_autofree char *typed = *text != '\0' ? gsy_date_from_words (text, self->language, self->published) : NULL;

  /* What the typed words mean, before they are handed in. */
  if (typed != NULL && g_strcmp0 (typed, text) != 0)
    add_completion (found, typed, text);
  for (guint i = 0; i < self->mentions->len; i++)
    {
      const Mention *mention = g_ptr_array_index (self->mentions, i);
      g_autofree char *words = gsy_fold (mention->words, -1);
      if (g_str_has_prefix (words, folded) && g_strcmp0 (words, folded) != 0)
        add_completion (found, mention->date, mention->words);
    }
  return found;
}

/* --- what the article says --- */

static void
mention_clicked_cb (GsyDateField *self, GtkWidget *button)
{
  gboolean taken;

  g_signal_emit (self, signals[COMMIT], 0, g_object_get_data (G_OBJECT (button), "date"), &taken);
}

static char *
dup_mention_label (const Mention *mention, const char *date)
{
  if (g_strcmp0 (mention->words, date) == 0 || g_strcmp0 (mention->words, mention->date) == 0)
    return g_strdup (date);
  if (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL)
    /* Translators: a word of the article and the day that it means, as “Monday → 19 July 2021”, from right to left */
    return g_strdup_printf (_ ("“%1$s” ← %2$s"), mention->words, date);
  /* Translators: a word of the article and the day that it means, as “Monday → 19 July 2021” */
  return g_strdup_printf (_ ("“%1$s” → %2$s"), mention->words, date);
}

/* Proposed while there is no date: afterwards they would only be in the way, and are still in the list that Down opens. */
static void
show_mentions (GsyDateField *self, gboolean wanted)
{
  static const char *const classes[] = { "flat", "mention", NULL };

  if (self->stale)
    gsy_field_clear (self->mentions_box);
  for (guint i = 0; self->stale && i < self->mentions->len; i++)
    {
      const Mention *mention = g_ptr_array_index (self->mentions, i);
      g_autofree char *date = gsy_date_to_words (mention->date);
      g_autofree char *label = dup_mention_label (mention, date);
      GtkWidget *text = g_object_new (GTK_TYPE_LABEL, "label", label, "xalign", 0.f, "wrap", TRUE, NULL);
      GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "child", text, "focusable", FALSE, "focus-on-click", FALSE,
                                        "halign", GTK_ALIGN_START, "css-classes", classes, NULL);
      gsy_widget_set_name (button, label);
      g_object_set_data_full (G_OBJECT (button), "date", g_strdup (mention->date), g_free);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (mention_clicked_cb), self);
      gtk_box_append (GTK_BOX (self->mentions_box), button);
    }
  self->stale = FALSE;
  gtk_widget_set_visible (self->mentions_box, wanted && self->mentions->len > 0);
}

/* TRUE when @mentions are others than before. */
static gboolean
take_mentions (GsyDateField *self, GPtrArray *mentions)
{
  gboolean same = mentions->len == self->mentions->len;

  for (guint i = 0; same && i < mentions->len; i++)
    {
      const Mention *a = g_ptr_array_index (mentions, i);
      const Mention *b = g_ptr_array_index (self->mentions, i);
      same = g_strcmp0 (a->words, b->words) == 0 && g_strcmp0 (a->date, b->date) == 0;
    }
  g_ptr_array_unref (self->mentions);
  self->mentions = mentions;
  return !same;
}

static GPtrArray *
find_mentions (GsyArticle *article, GsySpan near, const char *published)
{
  GPtrArray *mentions = g_ptr_array_new_with_free_func (mention_free);
  g_autoptr (GArray) found = gsy_date_find_mentions (article, near, published);

  for (guint i = 0; i < found->len && mentions->len < MAX_MENTIONS; i++)
    {
      const GsyDateMention *mention = &g_array_index (found, GsyDateMention, i);
      gboolean known = FALSE;
      for (guint j = 0; j < mentions->len; j++)
        known = known || g_strcmp0 (((Mention *) g_ptr_array_index (mentions, j))->date, mention->date) == 0;
      if (known)
        continue;
      Mention *one = g_new0 (Mention, 1);
      one->words = gsy_article_dup_slice (article, mention->span);
      one->date = g_strdup (mention->date);
      g_ptr_array_add (mentions, one);
    }
  return mentions;
}

/* --- the widget --- */

static void
gsy_date_field_dispose (GObject *object)
{
  gsy_field_clear (GTK_WIDGET (object));
  G_OBJECT_CLASS (gsy_date_field_parent_class)->dispose (object);
}

static void
gsy_date_field_finalize (GObject *object)
{
  GsyDateField *self = GSY_DATE_FIELD (object);

  g_free (self->language);
  g_free (self->published);
  g_ptr_array_unref (self->mentions);
  G_OBJECT_CLASS (gsy_date_field_parent_class)->finalize (object);
}

static gboolean
gsy_date_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (GSY_DATE_FIELD (widget)->entry));
}

static void
gsy_date_field_class_init (GsyDateFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gsy_date_field_dispose;
  object_class->finalize = gsy_date_field_finalize;
  widget_class->grab_focus = gsy_date_field_grab_focus;
  widget_class->focus = gsy_widget_focus_children;
  signals[COMMIT] = g_signal_new ("commit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_first_wins, NULL, NULL,
                                  G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "datefield");
}

static void
gsy_date_field_init (GsyDateField *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->mentions = g_ptr_array_new_with_free_func (mention_free);
  self->entry = GSY_COMPLETION_ENTRY (gsy_completion_entry_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
  self->mentions_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->mentions_box, GTK_WIDGET (self));
  gsy_completion_entry_set_complete_func (self->entry, complete, self);
  g_signal_connect_swapped (self->entry, "commit", G_CALLBACK (commit_cb), self);
}

void
gsy_date_field_set_name (GsyDateField *self, const char *name)
{
  g_return_if_fail (GSY_IS_DATE_FIELD (self));
  gsy_completion_entry_set_name (self->entry, name);
}

void
gsy_date_field_set_placeholder (GsyDateField *self, const char *placeholder)
{
  g_return_if_fail (GSY_IS_DATE_FIELD (self));
  gsy_completion_entry_set_placeholder (self->entry, placeholder);
}

void
gsy_date_field_set_context (GsyDateField *self, GsyArticle *article, const char *published, const GsySpan *near)
{
  g_return_if_fail (GSY_IS_DATE_FIELD (self));
  g_return_if_fail (GSY_IS_ARTICLE (article));

  gsy_field_set_text (&self->language, gsy_article_get_language (article));
  gsy_field_set_text (&self->published, published);
  self->stale = take_mentions (self, near != NULL ? find_mentions (article, *near, published) : g_ptr_array_new_with_free_func (mention_free)) || self->stale;
}

void
gsy_date_field_set_date (GsyDateField *self, const char *owner, const char *date, gboolean editable)
{
  g_return_if_fail (GSY_IS_DATE_FIELD (self));

  g_autofree char *shown = date != NULL ? gsy_date_to_words (date) : NULL;
  gsy_completion_entry_set_value (self->entry, owner, date, shown);
  gsy_completion_entry_set_editable (self->entry, editable);
  show_mentions (self, date == NULL && editable);
}
