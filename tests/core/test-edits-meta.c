/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-edits-meta.c: what is known of an article, edited one field at a time. */
#include "config.h"

#include "core/gsy-edits-meta.h"
#include "core/gsy-error.h"

#include "fixture.h"

typedef struct
{
  GsyStore *store;
  GsyScheme *scheme;
  GsyGesture gesture;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GsyArticle) article = make_article ("Les vannes sont fermées. Le maire le dit.");

  fixture->store = gsy_store_new ("a.txt", article, NULL, NULL);
  fixture->scheme = gsy_scheme_new ();
  fixture->gesture = (GsyGesture){ .store = fixture->store, .scheme = fixture->scheme };
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
  g_assert_finalize_object (fixture->scheme);
}

static const char *
set (Fixture *fixture, GsyMetaField field, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GsyEdit) edit = gsy_edits_set_meta (&fixture->gesture, field, value, &error);

  g_assert_no_error (error);
  g_assert_true (gsy_store_apply (fixture->store, edit, &error));
  g_assert_no_error (error);
  return gsy_meta_get (gsy_store_get_meta (fixture->store), field);
}

static void
test_each (Fixture *fixture, gconstpointer data)
{
  static const char *const values[GSY_N_META_FIELDS] = { "Titre", "Dépêches", "2031-03-04", "https://example.org/a?b", "fr-CA", " deux\nlignes " };
  guint n_labels = 0;
  g_autoptr (GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int field = 0; field < GSY_N_META_FIELDS; field++)
    {
      g_autoptr (GsyEdit) edit = gsy_edits_set_meta (&fixture->gesture, (GsyMetaField) field, values[field], NULL);
      g_autoptr (GsyEdit) inverse = gsy_edit_inverse (edit);
      n_labels += g_hash_table_add (labels, g_strdup (gsy_edit_get_label (edit)));
      g_assert_cmpuint (gsy_edit_get_n_changes (edit), ==, 1);
      g_assert_true (gsy_store_apply (fixture->store, edit, NULL));
      g_assert_cmpstr (gsy_meta_get (gsy_store_get_meta (fixture->store), (GsyMetaField) field), ==, values[field]);
      g_assert_true (gsy_store_apply (fixture->store, inverse, NULL));
      g_assert_null (gsy_meta_get (gsy_store_get_meta (fixture->store), (GsyMetaField) field));
      g_assert_true (gsy_store_apply (fixture->store, edit, NULL));
    }
  g_assert_cmpuint (n_labels, ==, GSY_N_META_FIELDS);
  /* None has touched another. */
  for (int field = 0; field < GSY_N_META_FIELDS; field++)
    g_assert_cmpstr (gsy_meta_get (gsy_store_get_meta (fixture->store), (GsyMetaField) field), ==, values[field]);
}

static void
test_blank (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (set (fixture, GSY_META_TITLE, "  Titre \n"), ==, "Titre");
  g_autoptr (GsyEdit) same = gsy_edits_set_meta (&fixture->gesture, GSY_META_TITLE, "Titre ", NULL);
  g_assert_cmpuint (gsy_edit_get_n_changes (same), ==, 0);
  g_assert_null (set (fixture, GSY_META_TITLE, " \t"));
  g_assert_cmpstr (set (fixture, GSY_META_NOTE, " "), ==, " ");
  g_assert_null (set (fixture, GSY_META_NOTE, ""));
  g_assert_null (set (fixture, GSY_META_NOTE, NULL));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    GsyMetaField field;
    const char *value;
    gboolean taken;
  } cases[] = {
    { GSY_META_PUBLISHED, "2031-02-30", FALSE },
    { GSY_META_PUBLISHED, "mardi", FALSE },
    { GSY_META_PUBLISHED, "2031-03-04/2031-03-06", TRUE },
    { GSY_META_PUBLISHED, "2031", TRUE },
    { GSY_META_LANGUAGE, "français", FALSE },
    { GSY_META_LANGUAGE, "french", FALSE },
    { GSY_META_LANGUAGE, "f", FALSE },
    { GSY_META_LANGUAGE, "fr-", FALSE },
    { GSY_META_LANGUAGE, "fr--CA", FALSE },
    { GSY_META_LANGUAGE, "zh-Hant-TW", TRUE },
    { GSY_META_LANGUAGE, "ast", TRUE },
    { GSY_META_URL, "pas une adresse", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GsyEdit) edit = gsy_edits_set_meta (&fixture->gesture, cases[i].field, cases[i].value, &error);
      if (cases[i].taken)
        g_assert_no_error (error);
      else
        {
          g_assert_error (error, GSY_ERROR, GSY_ERROR_UNSUPPORTED);
          g_assert_nonnull (strstr (error->message, cases[i].value));
        }
      g_assert_true ((edit != NULL) == cases[i].taken);
    }
}

static void
test_language (Fixture *fixture, gconstpointer data)
{
  GsyArticle *article = gsy_store_get_article (fixture->store);
  g_autofree char *guessed = g_strdup (gsy_article_get_language (article));

  set (fixture, GSY_META_LANGUAGE, "tr");
  g_assert_cmpstr (gsy_article_get_language (article), ==, "tr");
  set (fixture, GSY_META_LANGUAGE, NULL);
  g_assert_cmpstr (gsy_article_get_language (article), ==, guessed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/edits-meta/each-field-alone-and-back", Fixture, NULL, set_up, test_each, tear_down);
  g_test_add ("/edits-meta/blank-is-absent", Fixture, NULL, set_up, test_blank, tear_down);
  g_test_add ("/edits-meta/no-date-and-no-language-are-refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/edits-meta/language-is-the-articles", Fixture, NULL, set_up, test_language, tear_down);
  return g_test_run ();
}
