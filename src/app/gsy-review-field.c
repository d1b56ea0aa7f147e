/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-review-field.c: what is asked about the place of the selected statement, and the answers. */
#include "config.h"

#include "app/gsy-review-field.h"
#include "app/gsy-field-parts.h"
#include "app/gsy-review-words.h"
#include "app/gsy-widgets.h"
#include "app/gsy-wording.h"
#include "app/gsy-wrap-layout.h"
#include "core/gsy-anchor.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define MAX_SUGGESTIONS 3

struct _GsyReviewField
{
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkLabel *heading;
  GtkWidget *rows;
  GtkWidget *buttons;

  GsyEditor *editor;
  GsyAnchorer *anchorer; /* nullable */
  GsyArticle *article;   /* nullable: that it is for */
  char *id;              /* the statement's */
  char *signature;       /* of what the rows show */
};

G_DEFINE_FINAL_TYPE (GsyReviewField, gsy_review_field, GTK_TYPE_WIDGET)

/* --- parts --- */

static GtkWidget *
create_text (const char *text, PangoAttrList *attributes)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "attributes", attributes, "xalign", 0.f, "hexpand", TRUE, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
}

static GtkWidget *
create_caption (const char *text)
{
  static const char *const classes[] = { "caption", "dim-label", NULL };

  return g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.f, "wrap", TRUE, "valign", GTK_ALIGN_START, "css-classes", classes, NULL);
}

static GtkWidget *
create_button (const char *label, const char *name, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "small-text-button");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gsy_widget_set_name (button, name);
  return button;
}

/* Buttons side by side, or below one another where there is no room. */
static GtkWidget *
create_line (void)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (line, gsy_wrap_layout_new (6));
  return line;
}

static void
add_to (GtkWidget *line, GtkWidget *button)
{
  gtk_widget_set_parent (button, line);
}

/* --- words that have changed --- */

/* Words that are as they were: it is what stands around them that has changed. */
static void
add_same (GsyReviewField *self, const char *role, const char *words, GPtrArray *told)
{
  const char *text = _ ("The same words, but what stands around them has changed");
  /* Translators: words of the article */
  g_autofree char *quote = g_strdup_printf (_ ("“%s”"), words);

  if (role != NULL)
    gtk_box_append (GTK_BOX (self->rows), create_caption (role));
  gtk_box_append (GTK_BOX (self->rows), create_text (quote, NULL));
  gtk_box_append (GTK_BOX (self->rows), create_caption (text));
  /* Translators: what a screen reader says of words of the article: they, and what is to be known of them */
  g_ptr_array_add (told, g_strdup_printf (_ ("%1$s: %2$s"), quote, text));
}

/* @role: (nullable): of which they are the words. @told: what a screen reader says is added there. */
static void
add_change (GsyReviewField *self, const char *role, const GsyQuote *quote, GPtrArray *told)
{
  GsyArticle *article = gsy_editor_get_article (self->editor);
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *slice = gsy_article_dup_slice (article, quote->span);
  g_autofree char *was = gsy_review_dup_words (gsy_quote_get_was (quote));
  g_autofree char *now = gsy_review_dup_words (slice);
  g_autoptr (GArray) gone = NULL;
  g_autoptr (GArray) added = NULL;
  guint score = gsy_anchor_score (gsy_quote_get_was (quote), slice);
  /* Translators: how alike two pieces of text are */
  g_autofree char *likeness = g_strdup_printf (_ ("%u %% alike"), score);

  gsy_word_diff (was, now, &gone, &added);
  g_autoptr (PangoAttrList) gone_attributes = gsy_review_new_attributes (gone, TRUE);
  g_autoptr (PangoAttrList) added_attributes = gsy_review_new_attributes (added, FALSE);
  if (gone->len == 0 && added->len == 0)
    {
      add_same (self, role, now, told);
      return;
    }
  g_ptr_array_add (told, gsy_review_dup_change (was, now, gone, added, score));
  if (role != NULL)
    {
      /* Translators: words of a statement’s source, cue or target that have changed: the role, as “Source”, and “87 % alike” */
      g_autofree char *caption = g_strdup_printf (_ ("%1$s · %2$s"), role, likeness);
      gtk_box_append (GTK_BOX (self->rows), create_caption (caption));
    }
  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  /* Translators: before the words that were in the article before it changed */
  gtk_grid_attach (GTK_GRID (grid), create_caption (_ ("Was")), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), create_text (was, gone_attributes), 1, 0, 1, 1);
  /* Translators: before the words that are in the article now */
  gtk_grid_attach (GTK_GRID (grid), create_caption (_ ("Now")), 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), create_text (now, added_attributes), 1, 1, 1, 1);
  if (role == NULL)
    gtk_grid_attach (GTK_GRID (grid), create_caption (likeness), 1, 2, 1, 1);
  gtk_box_append (GTK_BOX (self->rows), grid);
}

static void
add_changes_of (GsyReviewField *self, const char *role, const GsyFiller *filler, GPtrArray *told)
{
  GsyArticle *article = gsy_editor_get_article (self->editor);

  for (guint i = 0; filler != NULL && filler->spans != NULL && i < filler->spans->len; i++)
    {
      const GsyQuote *quote = &g_array_index (filler->spans, GsyQuote, i);

      if (gsy_quote_get_was (quote) != NULL && !gsy_quote_is_lost (article, quote))
        add_change (self, role, quote, told);
    }
}

static void
confirm_cb (GsyReviewField *self)
{
  if (gsy_field_is_current (self->editor, self->id))
    gsy_editor_confirm_place (self->editor);
}

static void
add_changes (GsyReviewField *self, const GsyStatement *statement, GPtrArray *told)
{
  for (guint i = 0; i < gsy_statement_get_n_spans (statement); i++)
    if (gsy_quote_get_was (gsy_statement_get_quote (statement, i)) != NULL)
      add_change (self, NULL, gsy_statement_get_quote (statement, i), told);
  add_changes_of (self, _ ("Cue"), statement->cue, told);
  for (guint i = 0; statement->source != NULL && i < statement->source->len; i++)
    add_changes_of (self, _ ("Source"), g_ptr_array_index (statement->source, i), told);
  for (guint i = 0; statement->target != NULL && i < statement->target->len; i++)
    add_changes_of (self, _ ("Target"), g_ptr_array_index (statement->target, i), told);
}

/* --- words of a role that are not there --- */

static const char *
get_role_word (GsyRole role)
{
  return role == GSY_ROLE_SOURCE ? "source" : role == GSY_ROLE_CUE ? "cue"
                                                                   : "target";
}

static char *
dup_lost_text (GsyRole role, const char *words)
{
  switch (role)
    {
    case GSY_ROLE_CUE:
      /* Translators: the cue is the words that report a statement; %s are those that it had before the article changed */
      return g_strdup_printf (_ ("The cue “%s” is not found in the article"), words);
    case GSY_ROLE_TARGET:
      /* Translators: %s are words that named whom a statement is aimed at, before the article changed */
      return g_strdup_printf (_ ("The target’s words “%s” are not found in the article"), words);
    case GSY_ROLE_SOURCE:
    default:
      /* Translators: %s are words that named who says a statement, before the article changed */
      return g_strdup_printf (_ ("The source’s words “%s” are not found in the article"), words);
    }
}

static char *
dup_lost_words (GsyArticle *article, const GsyFiller *filler)
{
  GString *words = NULL;

  for (guint i = 0; filler != NULL && filler->spans != NULL && i < filler->spans->len; i++)
    {
      const GsyQuote *quote = &g_array_index (filler->spans, GsyQuote, i);
      const char *exact = gsy_quote_get_exact (quote);

      if (!gsy_quote_is_lost (article, quote))
        continue;
      if (words == NULL)
        words = g_string_new (NULL);
      else
        g_string_append (words, " … ");
      g_string_append (words, exact != NULL ? exact : "…");
    }
  if (words == NULL)
    return NULL;
  g_autofree char *whole = g_string_free (words, FALSE);
  return gsy_review_dup_words (whole);
}

static void
forget_cb (GsyReviewField *self, GtkWidget *button)
{
  GsyRole role = (GsyRole) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "role"));

  if (gsy_field_is_current (self->editor, self->id))
    gsy_editor_forget_lost (self->editor, role, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index")));
}

static void
add_lost (GsyReviewField *self, GsyRole role, guint index, const GsyFiller *filler, gboolean editable, GPtrArray *told)
{
  g_autofree char *words = dup_lost_words (gsy_editor_get_article (self->editor), filler);
  if (words == NULL)
    return;

  char *text = dup_lost_text (role, words);
  GtkWidget *line = create_line ();
  /* Translators: for a screen reader: the label of a button, and what it is about */
  g_autofree char *place_name = g_strdup_printf (_ ("%1$s, %2$s"), _ ("Place at Selection"), text);
  /* Translators: for a screen reader: the label of a button, and what it is about */
  g_autofree char *forget_name = g_strdup_printf (_ ("%1$s, %2$s"), _ ("Forget"), text);
  /* Translators: button: what is asked about is at the words that are selected in the article */
  GtkWidget *place = create_button (_ ("Place at Selection"), place_name, _ ("First select where these words are now in the article"));
  /* Translators: button: words that the article does not have any more are not kept any longer */
  GtkWidget *forget = create_button (_ ("Forget"), forget_name, _ ("The words are dropped, a name stays"));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (place), "(su)", get_role_word (role), index);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (place), editable ? "win.place-role-again" : NULL);
  g_object_set_data (G_OBJECT (forget), "role", GUINT_TO_POINTER (role));
  g_object_set_data (G_OBJECT (forget), "index", GUINT_TO_POINTER (index));
  g_signal_connect_swapped (forget, "clicked", G_CALLBACK (forget_cb), self);
  add_to (line, place);
  add_to (line, forget);
  gtk_widget_set_sensitive (line, editable);
  gtk_box_append (GTK_BOX (self->rows), create_text (text, NULL));
  gtk_box_append (GTK_BOX (self->rows), line);
  g_ptr_array_add (told, text);
}

static void
add_all_lost (GsyReviewField *self, const GsyStatement *statement, gboolean editable, GPtrArray *told)
{
  add_lost (self, GSY_ROLE_CUE, 0, statement->cue, editable, told);
  for (guint i = 0; statement->source != NULL && i < statement->source->len; i++)
    add_lost (self, GSY_ROLE_SOURCE, i, g_ptr_array_index (statement->source, i), editable, told);
  for (guint i = 0; statement->target != NULL && i < statement->target->len; i++)
    add_lost (self, GSY_ROLE_TARGET, i, g_ptr_array_index (statement->target, i), editable, told);
}

/* --- a statement that is not there --- */

/* Its words between those that stood around them. */
static void
add_context (GsyReviewField *self, const GsyStatement *statement, GPtrArray *told)
{
  const GsyQuote *quote = gsy_statement_get_quote (statement, 0);
  const char *prefix = gsy_quote_get_prefix (quote);
  const char *suffix = gsy_quote_get_suffix (quote);
  const char *exact = gsy_quote_get_exact (quote);
  gboolean more = gsy_statement_get_n_spans (statement) > 1;

  if (exact == NULL)
    return;
  /* Translators: words of the article as it was: %1$s before, %2$s the words of a statement, %3$s after */
  g_autofree char *whole = g_strdup_printf ("%s%s%s%s%s", prefix != NULL ? "…" : "", prefix != NULL ? prefix : "", exact, suffix != NULL && !more ? suffix : "", suffix != NULL || more ? "…" : "");
  g_autofree char *text = gsy_review_dup_words (whole);
  g_autofree char *words = gsy_review_dup_words (exact);
  const char *at = strstr (text, words);
  g_autoptr (GArray) range = g_array_new (FALSE, FALSE, sizeof (GsyByteRange));

  if (at != NULL)
    g_array_append_val (range, ((GsyByteRange){ (guint) (at - text), (guint) (at - text + strlen (words)) }));
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  for (guint i = 0; i < range->len; i++)
    {
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
      bold->start_index = g_array_index (range, GsyByteRange, i).start;
      bold->end_index = g_array_index (range, GsyByteRange, i).end;
      pango_attr_list_insert (attributes, bold);
    }
  gtk_box_append (GTK_BOX (self->rows), create_text (text, attributes));
  /* Translators: what a screen reader says of a statement that is not found: the words where it was, before the article changed */
  g_ptr_array_add (told, g_strdup_printf (_ ("It was “%s”"), text));
}

static void
place_cb (GsyReviewField *self, GtkWidget *button)
{
  guint start = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "start"));
  guint end = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "end"));

  if (gsy_field_is_current (self->editor, self->id))
    gsy_editor_place_again (self->editor, gsy_span (start, end), GSY_SNAP_CHARACTERS);
}

static GtkWidget *
create_suggestion (GsyReviewField *self, const GsyStatement *statement, GsySpan span, gboolean editable)
{
  GsyArticle *article = gsy_editor_get_article (self->editor);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = create_line ();
  g_autofree char *slice = gsy_article_dup_slice (article, span);
  g_autofree char *words = gsy_review_dup_words (slice);
  const char *was = gsy_quote_get_exact (gsy_statement_get_quote (statement, 0));
  GtkWidget *show = gsy_field_quote_button_new (words);
  /* Translators: for a screen reader: a button that selects the words that follow, in the article */
  g_autofree char *show_name = g_strdup_printf (_ ("Show “%s”"), words);
  /* Translators: for a screen reader: a button: the statement is at the words that follow */
  g_autofree char *place_name = g_strdup_printf (_ ("Place at “%s”"), words);
  /* Translators: button: the statement that was not found is at these words */
  GtkWidget *place = create_button (_ ("Place Here"), place_name, _ ("The statement is at these words now"));

  gsy_widget_set_name (show, show_name);
  gtk_widget_set_tooltip_text (show, _ ("Show these words in the article"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (show), "(uu)", span.start, span.end);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (show), "win.show-words");
  g_object_set_data (G_OBJECT (place), "start", GUINT_TO_POINTER (span.start));
  g_object_set_data (G_OBJECT (place), "end", GUINT_TO_POINTER (span.end));
  g_signal_connect_swapped (place, "clicked", G_CALLBACK (place_cb), self);
  gtk_widget_set_sensitive (place, editable);
  add_to (line, place);
  if (was != NULL)
    {
      /* Translators: how alike two pieces of text are */
      g_autofree char *likeness = g_strdup_printf (_ ("%u %% alike"), gsy_anchor_score (was, slice));
      GtkWidget *caption = create_caption (likeness);
      gtk_widget_set_valign (caption, GTK_ALIGN_CENTER);
      add_to (line, caption);
    }
  gtk_box_append (GTK_BOX (row), show);
  gtk_box_append (GTK_BOX (row), line);
  return row;
}

static GsyAnchorer *
ensure_anchorer (GsyReviewField *self)
{
  GsyArticle *article = gsy_editor_get_article (self->editor);

  if (self->article != article)
    {
      g_clear_pointer (&self->anchorer, gsy_anchorer_free);
      g_set_object (&self->article, article);
    }
  if (self->anchorer == NULL)
    self->anchorer = gsy_anchorer_new (article, NULL);
  return self->anchorer;
}

static void
add_suggestions (GsyReviewField *self, const GsyStatement *statement, gboolean editable)
{
  g_autoptr (GArray) places = gsy_anchorer_suggest (ensure_anchorer (self), statement, MAX_SUGGESTIONS);

  if (places->len > 0)
    /* Translators: heading of words in the article that are like those of a statement which is not found */
    gtk_box_append (GTK_BOX (self->rows), create_caption (ngettext ("It may be here:", "It may be at one of these places:", places->len)));
  for (guint i = 0; i < places->len; i++)
    gtk_box_append (GTK_BOX (self->rows), create_suggestion (self, statement, g_array_index (places, GsySpan, i), editable));
  gtk_box_append (GTK_BOX (self->rows), create_caption (_ ("Select where its words are now in the article and press Y.")));
}

static void
remove_cb (GsyReviewField *self)
{
  if (gsy_field_is_current (self->editor, self->id))
    gsy_editor_remove (self->editor);
}

/* --- all --- */

static void
add_buttons (GsyReviewField *self, const GsyStatement *statement, gboolean editable, const char *told)
{
  gboolean lost = statement->detached;
  guint n = gsy_editor_count_doubtful (self->editor);

  if (lost)
    {
      /* Translators: button: what is asked about is at the words that are selected in the article */
      GtkWidget *place = create_button (_ ("Place at Selection"), _ ("Place at Selection"), _ ("First select where its words are now in the article (Y)"));
      GtkWidget *remove = create_button (_ ("Delete"), _ ("Delete Statement"), _ ("The article does not say it any more"));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (place), editable ? "win.place-again" : NULL);
      gtk_widget_set_sensitive (place, editable);
      gtk_widget_set_sensitive (remove, editable);
      g_signal_connect_swapped (remove, "clicked", G_CALLBACK (remove_cb), self);
      gtk_accessible_update_property (GTK_ACCESSIBLE (place), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, told, GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, "Y", -1);
      add_to (self->buttons, place);
      add_to (self->buttons, remove);
    }
  else if (gsy_statement_needs_review (statement))
    {
      /* Translators: button: yes, the statement is at the right place */
      GtkWidget *right = create_button (_ ("Right Place"), _ ("Right Place"), _ ("The statement is at the right place (Y)"));

      gtk_widget_set_sensitive (right, editable);
      g_signal_connect_swapped (right, "clicked", G_CALLBACK (confirm_cb), self);
      gtk_accessible_update_property (GTK_ACCESSIBLE (right), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, told, GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, "Y", -1);
      add_to (self->buttons, right);
    }
  if (n > 1)
    {
      /* Translators: button: goes to the next statement whose place is to be looked at; %u is how many there are beside this one */
      g_autofree char *label = g_strdup_printf (ngettext ("Next (%u More)", "Next (%u More)", n - 1), n - 1);
      GtkWidget *next = create_button (label, label, _ ("Next Place to Look At (Shift+N)"));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (next), "win.next-doubtful");
      add_to (self->buttons, next);
    }
}

static void
append_quote_signature (GString *signature, const GsyQuote *quote)
{
  const char *was = gsy_quote_get_was (quote);
  const char *exact = gsy_quote_get_exact (quote);

  g_string_append_printf (signature, " %u-%u %s|%s", quote->span.start, quote->span.end, was != NULL ? was : "", exact != NULL ? exact : "");
}

static void
append_filler_signature (GString *signature, const GsyFiller *filler)
{
  g_string_append_c (signature, ';');
  for (guint i = 0; filler != NULL && filler->spans != NULL && i < filler->spans->len; i++)
    append_quote_signature (signature, &g_array_index (filler->spans, GsyQuote, i));
}

/* Made anew only when something else is asked, so that the keyboard stays where it is. */
static char *
dup_signature (GsyReviewField *self, const GsyStatement *statement, gboolean editable)
{
  GString *signature = g_string_new (NULL);

  g_string_append_printf (signature, "%s %d %d %u %p", statement->id, editable, (int) statement->detached,
                          gsy_editor_count_doubtful (self->editor), (gpointer) gsy_editor_get_article (self->editor));
  for (guint i = 0; i < gsy_statement_get_n_spans (statement); i++)
    append_quote_signature (signature, gsy_statement_get_quote (statement, i));
  append_filler_signature (signature, statement->cue);
  for (guint i = 0; statement->source != NULL && i < statement->source->len; i++)
    append_filler_signature (signature, g_ptr_array_index (statement->source, i));
  for (guint i = 0; statement->target != NULL && i < statement->target->len; i++)
    append_filler_signature (signature, g_ptr_array_index (statement->target, i));
  return g_string_free (signature, FALSE);
}

/* TRUE when words of it, or of its roles, are other ones than before. */
static gboolean
has_changed (GsyArticle *article, const GsyQuote *quote)
{
  const char *was = gsy_quote_get_was (quote);

  if (was == NULL || gsy_quote_is_lost (article, quote))
    return FALSE;
  g_autofree char *slice = gsy_article_dup_slice (article, quote->span);
  g_autofree char *old_words = gsy_review_dup_words (was);
  g_autofree char *words = gsy_review_dup_words (slice);
  return g_strcmp0 (old_words, words) != 0;
}

static gboolean
filler_has_changed (GsyArticle *article, const GsyFiller *filler)
{
  for (guint i = 0; filler != NULL && filler->spans != NULL && i < filler->spans->len; i++)
    if (has_changed (article, &g_array_index (filler->spans, GsyQuote, i)))
      return TRUE;
  return FALSE;
}

static gboolean
any_has_changed (GsyArticle *article, const GsyStatement *statement)
{
  const GPtrArray *const lists[] = { statement->source, statement->target };

  for (guint i = 0; i < gsy_statement_get_n_spans (statement); i++)
    if (has_changed (article, gsy_statement_get_quote (statement, i)))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint k = 0; lists[i] != NULL && k < lists[i]->len; k++)
      if (filler_has_changed (article, g_ptr_array_index (lists[i], k)))
        return TRUE;
  return filler_has_changed (article, statement->cue);
}

static const char *
get_heading (GsyArticle *article, const GsyStatement *statement)
{
  if (statement->detached)
    return _ ("Not found in the article");
  if (any_has_changed (article, statement))
    /* Translators: heading: the article changed, and the words of a statement are not quite what they were */
    return _ ("The words have changed");
  if (gsy_statement_needs_review (statement))
    /* Translators: heading: the article changed, and it is not sure that a statement is where it was found */
    return _ ("Is this the place?");
  /* Translators: heading: the article changed, and does not have the words of a statement’s cue, source or target any more */
  return _ ("Words are missing");
}

static void
fill (GsyReviewField *self, const GsyStatement *statement, gboolean editable)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);

  const char *heading = get_heading (gsy_editor_get_article (self->editor), statement);

  gtk_label_set_label (self->heading, heading);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), statement->detached ? "dialog-warning-symbolic" : "dialog-question-symbolic");
  if (statement->detached)
    {
      add_context (self, statement, told);
      add_suggestions (self, statement, editable);
    }
  else
    {
      add_changes (self, statement, told);
      add_all_lost (self, statement, editable, told);
    }
  g_ptr_array_add (told, NULL);
  g_autofree char *all = g_strjoinv (". ", (char **) told->pdata);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, all, -1);
  add_buttons (self, statement, editable, all);
  gtk_widget_set_visible (self->buttons, gtk_widget_get_first_child (self->buttons) != NULL);
}

void
gsy_review_field_refresh (GsyReviewField *self, const GsyStatement *statement, gboolean editable)
{
  g_return_if_fail (GSY_IS_REVIEW_FIELD (self));
  g_return_if_fail (statement != NULL);

  gboolean asked = gsy_statement_get_doubt (gsy_editor_get_article (self->editor), statement) != GSY_DOUBT_NONE;
  g_autofree char *signature = asked ? dup_signature (self, statement, editable) : NULL;

  gsy_field_set_text (&self->id, statement->id);
  gboolean focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  if (asked && g_strcmp0 (self->signature, signature) == 0)
    return;
  g_free (self->signature);
  self->signature = g_steal_pointer (&signature);
  gsy_field_clear (self->rows);
  gsy_field_clear (self->buttons);
  if (asked)
    fill (self, statement, editable);
  /* The answer has been given: the keyboard goes on to what is asked next, or to what is below, as long as this is in sight to tell where that is. */
  if (focus)
    {
      GtkWidget *around = asked ? GTK_WIDGET (self) : gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

      gtk_widget_set_focus_child (GTK_WIDGET (self), NULL);
      gtk_widget_child_focus (around, GTK_DIR_TAB_FORWARD);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), asked);
}

/* --- the widget --- */

static void
gsy_review_field_dispose (GObject *object)
{
  GsyReviewField *self = GSY_REVIEW_FIELD (object);

  if (self->rows != NULL)
    gsy_field_clear (self->rows);
  if (self->buttons != NULL)
    gsy_field_clear (self->buttons);
  self->rows = self->buttons = NULL;
  gsy_field_clear (GTK_WIDGET (self));
  g_clear_object (&self->editor);
  g_clear_object (&self->article);
  g_clear_pointer (&self->anchorer, gsy_anchorer_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->signature, g_free);
  G_OBJECT_CLASS (gsy_review_field_parent_class)->dispose (object);
}

static void
gsy_review_field_class_init (GsyReviewFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_review_field_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "reviewfield");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gsy_review_field_init (GsyReviewField *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
  self->icon = gtk_image_new ();
  self->heading = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap", TRUE, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "heading");
  gtk_box_append (GTK_BOX (head), self->icon);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->heading));
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
  self->buttons = create_line ();
  gtk_widget_set_parent (self->buttons, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
gsy_review_field_set_editor (GsyReviewField *self, GsyEditor *editor)
{
  g_return_if_fail (GSY_IS_REVIEW_FIELD (self));
  g_return_if_fail (self->editor == NULL);
  self->editor = g_object_ref (editor);
}
