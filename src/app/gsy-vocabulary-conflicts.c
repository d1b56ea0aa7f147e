/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-vocabulary-conflicts.c: all conflicts of the scheme as rows, each with the element, the member and both values. */
#include "config.h"

#include "app/gsy-conflict-rows.h"
#include "app/gsy-vocabulary-conflicts.h"
#include "app/gsy-vocabulary-wording.h"
#include "app/gsy-widgets.h"
#include "app/gsy-wording.h"
#include "core/gsy-element.h"
#include "io/gsy-project-merge.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define VALUE_CHARS 120
#define MAX_HEIGHT 240

/* What a row is about. */
typedef struct
{
  GsySchemeList list; /* or GSY_SCHEME_HEAD */
  char *id;           /* nullable */
  guint index;
} Place;

struct _GsyVocabularyConflicts
{
  GtkWidget parent_instance;

  GsyConflictRows *rows;
  GArray *places; /* of Place */

  GsyEditor *editor;
  GsyScheme *scheme;
  gboolean editable;
};

G_DEFINE_FINAL_TYPE (GsyVocabularyConflicts, gsy_vocabulary_conflicts, GTK_TYPE_WIDGET)

static void
place_clear (gpointer data)
{
  g_free (((Place *) data)->id);
}

/* --- in words --- */

static const char *
get_member_name (const char *member)
{
  static const struct
  {
    const char *member, *name;
  } names[] = {
    { "title", N_ ("Title") },
    { "name", N_ ("Name") },
    { "color", N_ ("Color") },
    /* Translators: the style of a line: solid, dashed … */
    { "line", N_ ("Line") },
    /* Translators: of the keyboard */
    { "key", N_ ("Key") },
    { "definition", N_ ("Definition") },
    { "type", N_ ("Type") },
    /* Translators: the values that an attribute can have */
    { "choices", N_ ("Choices") },
    { "layers", N_ ("Layers") },
    /* Translators: the layers where a link starts */
    { "from", N_ ("From") },
    /* Translators: the layers where a link leads to */
    { "to", N_ ("To") },
    { "note", N_ ("Note") },
    /* Translators: of an actor: state, person, organization */
    { "kind", N_ ("Kind") },
    /* Translators: of an actor: the one that it belongs to */
    { "part-of", N_ ("Part of") },
    /* Translators: of an actor, such as CHN */
    { "code", N_ ("Code") },
    { "wikidata", "Wikidata" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].member, member))
      return gettext (names[i].name);
  return member;
}

static char *
dup_element (GsyScheme *scheme, GsySchemeList list, gconstpointer element)
{
  switch (list)
    {
    case GSY_LIST_LAYERS:
      /* Translators: %s is a name */
      return g_strdup_printf (_ ("Layer “%s”"), gsy_layer_get_label (element));
    case GSY_LIST_ATTRIBUTES:
      /* Translators: %s is a name */
      return g_strdup_printf (_ ("Attribute “%s”"), gsy_attribute_get_label (element));
    case GSY_LIST_RELATIONS:
      /* Translators: %s is a name */
      return g_strdup_printf (_ ("Relation “%s”"), gsy_relation_get_label (element));
    case GSY_LIST_TOPICS:
      /* Translators: %s is a name */
      return g_strdup_printf (_ ("Topic “%s”"), gsy_scheme_list_get_id (list, element));
    case GSY_LIST_ACTORS:
      /* Translators: %s is a name */
      return g_strdup_printf (_ ("Actor “%s”"), gsy_scheme_list_get_id (list, element));
    case GSY_LIST_MUTED:
    default:
      return g_strdup (_ ("Folder"));
    }
}

/* A value as the file has it, in words. */
static char *
dup_value (GsyScheme *scheme, const char *member, const char *text)
{
  GsyAttributeType type;
  GsyLineStyle line;

  if (g_str_equal (member, "kind"))
    return g_strdup (gsy_vocabulary_wording_kind (text));
  if (g_str_equal (member, "type") && gsy_attribute_type_from_string (text, &type))
    return g_strdup (gsy_vocabulary_wording_type (type));
  if (g_str_equal (member, "line") && gsy_line_style_from_string (text, &line))
    return g_strdup (gsy_wording_line_style (line));
  return g_strdup (text);
}

/* The texts in a list, or in the objects of one. */
static char *
dup_list (GsyScheme *scheme, const char *raw)
{
  g_autoptr (GString) words = g_string_new (NULL);
  GsyJsonReader reader;
  GsyJsonMember member;
  GsyJsonText text;
  guint depth = 0;

  gsy_json_reader_init (&reader, raw, strlen (raw));
  if (gsy_json_peek (&reader) == GSY_JSON_ARRAY && gsy_json_enter_array (&reader))
    while (gsy_json_next_element (&reader))
      {
        depth = gsy_json_peek (&reader) == GSY_JSON_OBJECT && gsy_json_enter_object (&reader) ? 1 : 0;
        while (depth == 0 || gsy_json_next_member (&reader, &member))
          {
            if (gsy_json_peek (&reader) == GSY_JSON_STRING && gsy_json_read_text (&reader, &text))
              {
                g_autofree char *word = gsy_json_text_dup (&text);
                g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", gsy_scheme_get_layer_label (scheme, word));
              }
            else
              gsy_json_skip (&reader, NULL);
            if (depth == 0)
              break;
          }
      }
  gsy_json_reader_clear (&reader);
  return words->len > 0 ? g_strdup (words->str) : NULL;
}

/* What the element has now. (nullable): nothing, or nothing that fits into a sentence. */
static char *
dup_here (GsyScheme *scheme, GsySchemeList list, gconstpointer element, const char *name)
{
  const GsyElementType *type = list != GSY_SCHEME_HEAD ? gsy_element_type_of_list (list) : NULL;

  if (type == NULL)
    return g_str_equal (name, "title") ? g_strdup (gsy_scheme_get_title (scheme)) : NULL;
  for (guint i = 0; i < type->n_members; i++)
    {
      const GsyMember *member = &type->members[i];
      gpointer place = gsy_element_member (element, member);

      if (!g_str_equal (member->name, name))
        continue;
      if (member->kind == GSY_MEMBER_LINE)
        return dup_value (scheme, name, gsy_line_style_to_string (*(GsyLineStyle *) place));
      if (member->kind == GSY_MEMBER_TYPE && gsy_attribute_type_to_string (*(GsyAttributeType *) place) != NULL)
        return dup_value (scheme, name, gsy_attribute_type_to_string (*(GsyAttributeType *) place));
      if (member->kind == GSY_MEMBER_TEXT || member->kind == GSY_MEMBER_COLOR || member->kind == GSY_MEMBER_KEY)
        return *(char **) place != NULL ? dup_value (scheme, name, *(char **) place) : NULL;
    }
  return NULL;
}

static char *
dup_text (GsyScheme *scheme, GsySchemeList list, gconstpointer element, const GsyConflictRecord *record)
{
  g_autofree char *what = dup_element (scheme, list, element);
  g_autofree char *here = NULL, *value = NULL, *shown = NULL, *shown_here = NULL;

  if (record->kind == GSY_CONFLICT_REMOVED)
    /* Translators: %s is as “Actor “China””: another version of the list does not have it any more */
    return g_strdup_printf (_ ("%s: removed"), what);
  if (record->member == NULL)
    /* Translators: %s is as “Actor “China”” */
    return g_strdup_printf (_ ("%s: something that cannot be understood"), what);
  const char *name = get_member_name (record->member);
  here = dup_here (scheme, list, element, record->member);
  shown_here = here != NULL ? gsy_wording_shorten (here, VALUE_CHARS) : NULL;
  if (record->kind == GSY_CONFLICT_ABSENT && here != NULL)
    /* Translators: as in “Actor “China”, Note: none instead of “A state in Asia”” */
    return g_strdup_printf (_ ("%1$s, %2$s: none instead of “%3$s”"), what, name, shown_here);
  if (record->kind == GSY_CONFLICT_ABSENT)
    /* Translators: as in “Actor “China”, Note: none” */
    return g_strdup_printf (_ ("%1$s, %2$s: none"), what, name);
  value = record->text != NULL ? dup_value (scheme, record->member, record->text) : dup_list (scheme, record->raw);
  shown = gsy_wording_shorten (value != NULL ? value : record->raw, VALUE_CHARS);
  if (here != NULL)
    /* Translators: as in “Actor “China”, Note: “A country” instead of “A state in Asia”” */
    return g_strdup_printf (_ ("%1$s, %2$s: “%3$s” instead of “%4$s”"), what, name, shown, shown_here);
  /* Translators: as in “Actor “China”, Note: “A country”” */
  return g_strdup_printf (_ ("%1$s, %2$s: “%3$s”"), what, name, shown);
}

/* --- rows --- */

static void
add_rows (GsyVocabularyConflicts *self, GsySchemeList list, gconstpointer element)
{
  gboolean is_head = list == GSY_SCHEME_HEAD;
  g_autoptr (GPtrArray) records = is_head ? gsy_project_list_head_conflicts (self->scheme) : gsy_project_list_conflicts (list, element);

  for (guint i = 0; i < records->len; i++)
    {
      const GsyConflictRecord *record = g_ptr_array_index (records, i);
      gboolean can_take = is_head ? gsy_project_can_take_head (self->scheme, record) : gsy_project_can_take (list, element, record);
      g_autofree char *text = dup_text (self->scheme, list, element, record);
      Place place = { .list = list, .id = is_head ? NULL : g_strdup (gsy_scheme_list_get_id (list, element)), .index = i };

      g_array_append_val (self->places, place);
      gsy_conflict_rows_add (self->rows, text,
                             !can_take                              ? NULL
                             : record->kind == GSY_CONFLICT_REMOVED ? gsy_conflict_rows_get_remove_label ()
                                                                    : gsy_conflict_rows_get_use_label ());
    }
}

static void
refresh (GsyVocabularyConflicts *self)
{
  g_array_set_size (self->places, 0);
  gsy_conflict_rows_begin (self->rows);
  add_rows (self, GSY_SCHEME_HEAD, NULL);
  for (guint l = 0; l < GSY_N_SCHEME_LISTS; l++)
    {
      GPtrArray *items = gsy_scheme_get_list (self->scheme, (GsySchemeList) l);

      for (guint i = 0; l != GSY_LIST_MUTED && i < items->len; i++)
        add_rows (self, (GsySchemeList) l, g_ptr_array_index (items, i));
    }
  gsy_conflict_rows_end (self->rows, NULL, self->editable);
  gtk_widget_set_visible (GTK_WIDGET (self), self->places->len > 0);
}

static void
decided_cb (GsyVocabularyConflicts *self, guint index, gboolean take_other)
{
  if (index >= self->places->len || self->scheme != gsy_editor_get_scheme (self->editor))
    return;
  const Place *place = &g_array_index (self->places, Place, index);
  g_autofree char *id = g_strdup (place->id);
  gsy_editor_decide_scheme_conflict (self->editor, place->list, id, place->index, take_other);
}

/* --- the widget --- */

static void
gsy_vocabulary_conflicts_dispose (GObject *object)
{
  GsyVocabularyConflicts *self = GSY_VOCABULARY_CONFLICTS (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (self->scheme != NULL)
    g_signal_handlers_disconnect_by_data (self->scheme, self);
  g_clear_object (&self->scheme);
  g_clear_object (&self->editor);
  if (child != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (gsy_vocabulary_conflicts_parent_class)->dispose (object);
}

static void
gsy_vocabulary_conflicts_finalize (GObject *object)
{
  g_array_unref (GSY_VOCABULARY_CONFLICTS (object)->places);
  G_OBJECT_CLASS (gsy_vocabulary_conflicts_parent_class)->finalize (object);
}

static void
gsy_vocabulary_conflicts_class_init (GsyVocabularyConflictsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gsy_vocabulary_conflicts_dispose;
  G_OBJECT_CLASS (klass)->finalize = gsy_vocabulary_conflicts_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "vocabularyconflicts");
}

static void
gsy_vocabulary_conflicts_init (GsyVocabularyConflicts *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_array_set_clear_func (self->places, place_clear);
  self->rows = GSY_CONFLICT_ROWS (gsy_conflict_rows_new ());
  g_signal_connect_swapped (self->rows, "decided", G_CALLBACK (decided_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->rows));
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
gsy_vocabulary_conflicts_set_editor (GsyVocabularyConflicts *self, GsyEditor *editor)
{
  g_return_if_fail (GSY_IS_VOCABULARY_CONFLICTS (self));
  g_return_if_fail (self->editor == NULL);

  self->editor = g_object_ref (editor);
  self->scheme = g_object_ref (gsy_editor_get_scheme (editor));
  g_signal_connect_swapped (self->scheme, "changed", G_CALLBACK (refresh), self);
  refresh (self);
}

void
gsy_vocabulary_conflicts_set_editable (GsyVocabularyConflicts *self, gboolean editable)
{
  g_return_if_fail (GSY_IS_VOCABULARY_CONFLICTS (self));

  if (self->editable == editable)
    return;
  self->editable = editable;
  if (self->scheme != NULL)
    refresh (self);
}
