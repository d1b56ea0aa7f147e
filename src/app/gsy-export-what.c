/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-export-what.c: what is exported: which articles, whose annotations, which layers, which states. */
#include "config.h"

#include "app/gsy-export-what.h"
#include "app/gsy-widgets.h"
#include "app/gsy-wording.h"

#include <glib/gi18n-lib.h>

#define N_KINDS 4

struct _GsyExportWhat
{
  AdwPreferencesGroup parent_instance;

  AdwComboRow *articles;
  AdwActionRow *chosen_row;
  GtkWidget *choose_button;
  AdwComboRow *set;
  AdwExpanderRow *layers;
  AdwExpanderRow *states;

  GsyEditor *editor;
  GsyCorpus *corpus;
  GListModel *shown;             /* nullable */
  GsyExportScope kinds[N_KINDS]; /* as the row offers them */
  guint n_kinds;
  GHashTable *chosen;      /* keys */
  GPtrArray *layer_checks; /* of GtkCheckButton, with "id" */
  GtkCheckButton *state_checks[GSY_N_STATES];
  GHashTable *layers_off; /* ids: also those that are not listed here */
  char **sets;            /* nullable */
  gboolean refreshing;
};

enum
{
  CHANGED,
  CHOOSE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* As the session knows them. */
static const char *const kind_words[N_KINDS] = { "this", "shown", "chosen", "all" };

G_DEFINE_FINAL_TYPE (GsyExportWhat, gsy_export_what, ADW_TYPE_PREFERENCES_GROUP)

static GsyExportScope
get_kind (GsyExportWhat *self)
{
  guint selected = adw_combo_row_get_selected (self->articles);

  return selected < self->n_kinds ? self->kinds[selected] : GSY_EXPORT_ALL;
}

static void
changed (GsyExportWhat *self)
{
  if (!self->refreshing)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* --- articles --- */

static guint
count (GListModel *list)
{
  return list != NULL ? g_list_model_get_n_items (list) : 0;
}

static char *
dup_kind_label (GsyExportWhat *self, GsyExportScope kind)
{
  guint n;

  switch (kind)
    {
    case GSY_EXPORT_THIS:
      return g_strdup (_ ("This article"));
    case GSY_EXPORT_SHOWN:
      n = count (self->shown);
      /* Translators: which articles are exported: those that are left in the list by what was typed above it; %u is how many */
      return g_strdup_printf (ngettext ("%u article in the list", "%u articles in the list", n), n);
    case GSY_EXPORT_CHOSEN:
      return g_strdup (_ ("Articles that I choose"));
    case GSY_EXPORT_ALL:
    default:
      n = count (G_LIST_MODEL (self->corpus));
      /* Translators: which articles are exported: %u is how many there are in the folder */
      return g_strdup_printf (ngettext ("The folder’s %u article", "All %u articles", n), n);
    }
}

static gboolean
is_offered (GsyExportWhat *self, GsyExportScope kind)
{
  switch (kind)
    {
    case GSY_EXPORT_THIS:
      return gsy_editor_get_document (self->editor) != NULL;
    case GSY_EXPORT_SHOWN:
      return count (self->shown) > 0 && count (self->shown) < count (G_LIST_MODEL (self->corpus));
    case GSY_EXPORT_CHOSEN:
    case GSY_EXPORT_ALL:
    default:
      return TRUE;
    }
}

static void
update_chosen_row (GsyExportWhat *self)
{
  guint n = g_hash_table_size (self->chosen);
  guint all = count (G_LIST_MODEL (self->corpus));
  /* Translators: so many of so many articles are chosen */
  g_autofree char *text = g_strdup_printf (_ ("%1$u of %2$u"), n, all);

  adw_action_row_set_subtitle (self->chosen_row, text);
  gtk_widget_set_visible (GTK_WIDGET (self->chosen_row), get_kind (self) == GSY_EXPORT_CHOSEN);
}

/* The offers for now; @wanted is chosen, or else the folder. */
static void
offer_articles (GsyExportWhat *self, GsyExportScope wanted)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  gboolean found = FALSE;
  guint selected = 0;

  self->refreshing = TRUE;
  self->n_kinds = 0;
  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      g_autofree char *label = NULL;

      if (!is_offered (self, kind))
        continue;
      label = dup_kind_label (self, kind);
      gtk_string_list_append (labels, label);
      if (kind == wanted || (kind == GSY_EXPORT_ALL && !found))
        selected = self->n_kinds;
      found = found || kind == wanted;
      self->kinds[self->n_kinds++] = kind;
    }
  adw_combo_row_set_model (self->articles, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->articles, selected);
  update_chosen_row (self);
  self->refreshing = FALSE;
}

/* What a row's list has chosen: its name does not say it. */
static void
tell_selected (AdwComboRow *row)
{
  GtkStringObject *selected = adw_combo_row_get_selected_item (row);

  if (selected != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, gtk_string_object_get_string (selected), -1);
}

static void
articles_cb (GsyExportWhat *self)
{
  tell_selected (self->articles);
  if (self->refreshing)
    return;
  update_chosen_row (self);
  changed (self);
  if (get_kind (self) == GSY_EXPORT_CHOSEN && g_hash_table_size (self->chosen) == 0)
    g_signal_emit (self, signals[CHOOSE], 0);
}

static void
choose_cb (GsyExportWhat *self)
{
  g_signal_emit (self, signals[CHOOSE], 0);
}

/* What there is to offer has changed. */
static void
articles_changed_cb (GsyExportWhat *self)
{
  offer_articles (self, get_kind (self));
  changed (self);
}

/* --- checks --- */

static GtkCheckButton *
add_check (GsyExportWhat *self, AdwExpanderRow *parent, const char *label, gboolean active, GCallback callback)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  g_signal_connect_swapped (check, "toggled", callback, self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data (G_OBJECT (check), "row", row);
  adw_expander_row_add_row (parent, row);
  return GTK_CHECK_BUTTON (check);
}

/* “All”, or those that are on. */
static void
describe (AdwExpanderRow *row, GPtrArray *on, guint n)
{
  g_autofree char *text = NULL;

  if (on->len == n)
    /* Translators: all layers, or all states, are exported */
    text = g_strdup (C_ ("exported", "All"));
  else if (on->len == 0)
    /* Translators: no layer, or no state, is exported */
    text = g_strdup (C_ ("exported", "None"));
  else
    {
      g_ptr_array_add (on, NULL);
      text = g_strjoinv (", ", (char **) on->pdata);
    }
  adw_expander_row_set_subtitle (row, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static const char *
get_check_label (GtkCheckButton *check)
{
  return adw_preferences_row_get_title (g_object_get_data (G_OBJECT (check), "row"));
}

static void
update_layers (GsyExportWhat *self)
{
  g_autoptr (GPtrArray) on = g_ptr_array_new ();

  for (guint i = 0; i < self->layer_checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->layer_checks, i)))
      g_ptr_array_add (on, (gpointer) get_check_label (g_ptr_array_index (self->layer_checks, i)));
  describe (self->layers, on, self->layer_checks->len);
}

static void
layer_toggled_cb (GsyExportWhat *self, GtkCheckButton *check)
{
  const char *id = g_object_get_data (G_OBJECT (check), "id");

  if (self->refreshing)
    return;
  if (gtk_check_button_get_active (check))
    g_hash_table_remove (self->layers_off, id);
  else
    g_hash_table_add (self->layers_off, g_strdup (id));
  update_layers (self);
  changed (self);
}

static void
fill_layers (GsyExportWhat *self)
{
  GPtrArray *layers = gsy_scheme_get_list (gsy_corpus_get_scheme (self->corpus), GSY_LIST_LAYERS);

  self->refreshing = TRUE;
  for (guint i = 0; i < self->layer_checks->len; i++)
    adw_expander_row_remove (self->layers, g_object_get_data (g_ptr_array_index (self->layer_checks, i), "row"));
  g_ptr_array_set_size (self->layer_checks, 0);
  for (guint i = 0; i < layers->len; i++)
    {
      const GsyLayer *layer = g_ptr_array_index (layers, i);
      GtkCheckButton *check = add_check (self, self->layers, gsy_layer_get_label (layer), !g_hash_table_contains (self->layers_off, layer->id), G_CALLBACK (layer_toggled_cb));

      g_object_set_data_full (G_OBJECT (check), "id", g_strdup (layer->id), g_free);
      g_ptr_array_add (self->layer_checks, check);
    }
  update_layers (self);
  self->refreshing = FALSE;
}

static void
scheme_changed_cb (GsyExportWhat *self, GsySchemeList list)
{
  if (list != GSY_LIST_LAYERS)
    return;
  fill_layers (self);
  changed (self);
}

static void
update_states (GsyExportWhat *self)
{
  g_autoptr (GPtrArray) on = g_ptr_array_new ();

  for (guint i = 0; i < GSY_N_STATES; i++)
    if (gtk_check_button_get_active (self->state_checks[i]))
      g_ptr_array_add (on, (gpointer) gsy_wording_state (i));
  describe (self->states, on, GSY_N_STATES);
}

static void
state_toggled_cb (GsyExportWhat *self)
{
  if (self->refreshing)
    return;
  update_states (self);
  changed (self);
}

static void
set_cb (GsyExportWhat *self)
{
  tell_selected (self->set);
  changed (self);
}

/* --- object --- */

static void
gsy_export_what_dispose (GObject *object)
{
  GsyExportWhat *self = GSY_EXPORT_WHAT (object);

  self->refreshing = TRUE;
  if (self->corpus != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->corpus, self);
      g_signal_handlers_disconnect_by_data (gsy_corpus_get_scheme (self->corpus), self);
    }
  if (self->shown != NULL)
    g_signal_handlers_disconnect_by_data (self->shown, self);
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), GSY_TYPE_EXPORT_WHAT);
  g_clear_object (&self->shown);
  g_clear_object (&self->corpus);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_pointer (&self->layers_off, g_hash_table_unref);
  g_clear_pointer (&self->layer_checks, g_ptr_array_unref);
  g_clear_pointer (&self->sets, g_strfreev);
  G_OBJECT_CLASS (gsy_export_what_parent_class)->dispose (object);
}

static void
gsy_export_what_class_init (GsyExportWhatClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_export_what_dispose;
  signals[CHANGED] = g_signal_new ("changed", GSY_TYPE_EXPORT_WHAT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHOOSE] = g_signal_new ("choose", GSY_TYPE_EXPORT_WHAT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gsy-export-what.ui");
  gtk_widget_class_bind_template_child (widget_class, GsyExportWhat, articles);
  gtk_widget_class_bind_template_child (widget_class, GsyExportWhat, chosen_row);
  gtk_widget_class_bind_template_child (widget_class, GsyExportWhat, choose_button);
  gtk_widget_class_bind_template_child (widget_class, GsyExportWhat, set);
  gtk_widget_class_bind_template_child (widget_class, GsyExportWhat, layers);
  gtk_widget_class_bind_template_child (widget_class, GsyExportWhat, states);
  gtk_widget_class_bind_template_callback (widget_class, articles_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_cb);
}

/* A row that opens is a list within a list, each of which the keyboard meets. */
static void
name_lists (GtkWidget *widget, const char *name)
{
  if (GTK_IS_LIST_BOX (widget) || ADW_IS_EXPANDER_ROW (widget))
    gsy_widget_set_name (widget, name);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_lists (child, name);
}

static void
gsy_export_what_init (GsyExportWhat *self)
{
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->layers_off = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->layer_checks = g_ptr_array_new ();
  self->refreshing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gsy_widget_set_name (self->choose_button, _ ("Choose articles"));
  name_lists (GTK_WIDGET (self->layers), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->layers)));
  name_lists (GTK_WIDGET (self->states), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->states)));
  for (guint i = 0; i < GSY_N_STATES; i++)
    self->state_checks[i] = add_check (self, self->states, gsy_wording_state (i), TRUE, G_CALLBACK (state_toggled_cb));
  update_states (self);
  self->refreshing = FALSE;
}

/* --- public --- */

void
gsy_export_what_set_editor (GsyExportWhat *self, GsyEditor *editor, GListModel *shown)
{
  g_return_if_fail (GSY_IS_EXPORT_WHAT (self));
  g_return_if_fail (self->editor == NULL && gsy_editor_get_corpus (editor) != NULL);

  self->editor = g_object_ref (editor);
  self->corpus = g_object_ref (gsy_editor_get_corpus (editor));
  self->shown = shown != NULL ? g_object_ref (shown) : NULL;
  g_signal_connect_swapped (editor, "notify::document", G_CALLBACK (articles_changed_cb), self);
  g_signal_connect_swapped (self->corpus, "items-changed", G_CALLBACK (articles_changed_cb), self);
  if (shown != NULL)
    g_signal_connect_swapped (shown, "items-changed", G_CALLBACK (articles_changed_cb), self);
  g_signal_connect_swapped (gsy_corpus_get_scheme (self->corpus), "changed", G_CALLBACK (scheme_changed_cb), self);
  fill_layers (self);
  offer_articles (self, GSY_EXPORT_ALL);
}

static gboolean
has_word (char **words, const char *word)
{
  return words != NULL && g_strv_contains ((const char *const *) words, word);
}

void
gsy_export_what_restore (GsyExportWhat *self, const GsySessionExport *exported)
{
  g_return_if_fail (GSY_IS_EXPORT_WHAT (self));

  for (guint i = 0; exported->layers != NULL && exported->layers[i] != NULL; i++)
    g_hash_table_add (self->layers_off, g_strdup (exported->layers[i]));
  fill_layers (self);
  self->refreshing = TRUE;
  for (guint i = 0; i < GSY_N_STATES; i++)
    gtk_check_button_set_active (self->state_checks[i], !has_word (exported->states, gsy_article_state_to_string (i)));
  update_states (self);
  self->refreshing = FALSE;
  for (guint kind = 0; kind < N_KINDS; kind++)
    if (g_strcmp0 (exported->articles, kind_words[kind]) == 0 && kind != GSY_EXPORT_CHOSEN)
      offer_articles (self, kind);
}

void
gsy_export_what_remember (GsyExportWhat *self, GsySessionExport *exported)
{
  g_autoptr (GStrvBuilder) states = g_strv_builder_new ();
  g_autofree const char **layers = NULL;

  g_return_if_fail (GSY_IS_EXPORT_WHAT (self));

  g_strfreev (exported->layers);
  g_strfreev (exported->states);
  g_free (exported->articles);
  layers = (const char **) g_hash_table_get_keys_as_array (self->layers_off, NULL);
  exported->layers = g_strdupv ((char **) layers);
  for (guint i = 0; i < GSY_N_STATES; i++)
    if (!gtk_check_button_get_active (self->state_checks[i]))
      g_strv_builder_add (states, gsy_article_state_to_string (i));
  exported->states = g_strv_builder_end (states);
  exported->articles = g_strdup (kind_words[get_kind (self)]);
}

static void
add_rows (GPtrArray *keys, GListModel *rows)
{
  for (guint i = 0; i < count (rows); i++)
    {
      g_autoptr (GsyCorpusRow) row = g_list_model_get_item (rows, i);

      g_ptr_array_add (keys, g_strdup (gsy_corpus_row_get_key (row)));
    }
}

static void
add_chosen (GsyExportWhat *self, GPtrArray *keys)
{
  for (guint i = 0; i < count (G_LIST_MODEL (self->corpus)); i++)
    {
      g_autoptr (GsyCorpusRow) row = g_list_model_get_item (G_LIST_MODEL (self->corpus), i);

      if (g_hash_table_contains (self->chosen, gsy_corpus_row_get_key (row)))
        g_ptr_array_add (keys, g_strdup (gsy_corpus_row_get_key (row)));
    }
}

static void
fill_keys (GsyExportWhat *self, GPtrArray *keys)
{
  GsyDocument *document = gsy_editor_get_document (self->editor);

  switch (get_kind (self))
    {
    case GSY_EXPORT_THIS:
      if (document != NULL)
        g_ptr_array_add (keys, g_strdup (gsy_document_get_key (document)));
      break;
    case GSY_EXPORT_SHOWN:
      add_rows (keys, self->shown);
      break;
    case GSY_EXPORT_CHOSEN:
      add_chosen (self, keys);
      break;
    case GSY_EXPORT_ALL:
    default:
      add_rows (keys, G_LIST_MODEL (self->corpus));
    }
}

/* The layers that are switched off; NULL: none. Those that are not listed cannot be, and are exported. */
static char **
dup_without (GsyExportWhat *self)
{
  g_autoptr (GStrvBuilder) off = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; i < self->layer_checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->layer_checks, i);

      if (gtk_check_button_get_active (check))
        continue;
      g_strv_builder_add (off, g_object_get_data (G_OBJECT (check), "id"));
      n++;
    }
  return n > 0 ? g_strv_builder_end (off) : NULL;
}

void
gsy_export_what_fill (GsyExportWhat *self, GsyExportRequest *request)
{
  guint set, states = 0;

  g_return_if_fail (GSY_IS_EXPORT_WHAT (self));

  for (guint i = 0; i < GSY_N_STATES; i++)
    if (gtk_check_button_get_active (self->state_checks[i]))
      states |= 1u << i;
  if (states != 0)
    fill_keys (self, request->keys);
  request->states = states == (1u << GSY_N_STATES) - 1 ? 0 : states;
  request->without = dup_without (self);
  set = adw_combo_row_get_selected (self->set);
  if (self->sets != NULL && set > 0 && set <= g_strv_length (self->sets))
    request->set = g_strdup (self->sets[set - 1]);
}

const char *
gsy_export_what_get_key (GsyExportWhat *self)
{
  GsyDocument *document;

  g_return_val_if_fail (GSY_IS_EXPORT_WHAT (self), NULL);

  document = gsy_editor_get_document (self->editor);
  return get_kind (self) == GSY_EXPORT_THIS && document != NULL ? gsy_document_get_key (document) : NULL;
}

gboolean
gsy_export_what_has_articles (GsyExportWhat *self)
{
  g_autoptr (GsyExportRequest) request = gsy_export_request_new ("");

  g_return_val_if_fail (GSY_IS_EXPORT_WHAT (self), FALSE);

  gsy_export_what_fill (self, request);
  return request->keys->len > 0;
}

void
gsy_export_what_set_sets (GsyExportWhat *self, const char *const *sets)
{
  g_autoptr (GtkStringList) labels = NULL;
  const char *chosen = NULL;
  guint selected = 0, old;

  g_return_if_fail (GSY_IS_EXPORT_WHAT (self));

  if (self->sets != NULL && g_strv_equal ((const char *const *) self->sets, sets))
    return;
  old = adw_combo_row_get_selected (self->set);
  if (self->sets != NULL && old > 0 && old <= g_strv_length (self->sets))
    chosen = self->sets[old - 1];
  /* Translators: the annotations that belong to nobody in particular: in files without a name of a set */
  labels = gtk_string_list_new ((const char *const[]){ _ ("Without a set’s name"), NULL });
  for (guint i = 0; sets[i] != NULL; i++)
    {
      gtk_string_list_append (labels, sets[i]);
      if (g_strcmp0 (sets[i], chosen) == 0)
        selected = i + 1;
    }
  self->refreshing = TRUE;
  adw_combo_row_set_model (self->set, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->set, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->set), *sets != NULL);
  self->refreshing = FALSE;
  g_strfreev (self->sets);
  self->sets = g_strdupv ((char **) sets);
  if (chosen != NULL && selected == 0)
    changed (self);
}

GHashTable *
gsy_export_what_get_chosen (GsyExportWhat *self)
{
  g_return_val_if_fail (GSY_IS_EXPORT_WHAT (self), NULL);

  return self->chosen;
}

void
gsy_export_what_chosen_changed (GsyExportWhat *self)
{
  g_return_if_fail (GSY_IS_EXPORT_WHAT (self));

  update_chosen_row (self);
  changed (self);
}
