/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-project-file.c: gainsay.json comes back to the byte; what makes no sense is told and kept. */
#include "config.h"

#include "core/gsy-error.h"
#include "io/gsy-project-file.h"
#include "io/gsy-sidecar.h"

#include <string.h>

#define HEAD "{\n  \"format\": \"gainsay-project\",\n  \"version\": 1"

/* Every member that we know, in its order, and one that we do not know at each level. */
static const char golden[] =
  HEAD ",\n"
       "  \"title\": \"Le port\",\n"
       "  \"layers\": [\n"
       "    {\"id\": \"denial\", \"name\": \"Démenti\", \"color\": \"#1A5fb4\", \"line\": \"dashed\", \"key\": \"2\", \"definition\": \"Qui dit \\\"non\\\".\", \"examples\": [\"C’est faux\", \"Non\"]},\n"
       "    {\"id\": \"echo\", \"name\": \"Echo\", \"color\": \"#77767b\", \"line\": \"wavy\", \"x\": [1.0, null]}\n"
       "  ],\n"
       "  \"attributes\": [\n"
       "    {\"id\": \"weight\", \"name\": \"Weight\", \"type\": \"number\", \"x\": 1E5},\n"
       "    {\"id\": \"tone\", \"name\": \"Tone\", \"type\": \"choice\", \"choices\": [{\"id\": \"calm\", \"name\": \"Calm\", \"definition\": \"No anger\", \"y\": {}}, {\"id\": \"sharp\"}], "
       "\"layers\": [\"denial\", \"gone\"], \"definition\": \"How\", \"examples\": [\"so\"]},\n"
       "    {\"id\": \"place\", \"type\": \"coordinates\", \"definition\": \"Where\"}\n"
       "  ],\n"
       "  \"relations\": [\n"
       "    {\"id\": \"answers\"},\n"
       "    {\"id\": \"quotes\", \"name\": \"Quotes\", \"from\": [\"denial\"], \"to\": [\"denial\", \"echo\"], \"definition\": \"Words\", \"examples\": [\"one\", \"two\"], \"z\": false}\n"
       "  ],\n"
       "  \"topics\": [\n"
       "    {\"name\": \"Cuves\", \"note\": \"…\"},\n"
       "    {\"name\": \"Baie\", \"parent\": \"Cuves\"}\n"
       "  ],\n"
       "  \"actors\": [\n"
       "    {\"name\": \"Maréva\", \"aliases\": [\"la compagnie\"], \"kind\": \"company\", \"part-of\": \"Groupe\", \"code\": \"MAR\", \"wikidata\": \"Q1\", \"note\": \"…\", \"w\": -0.0}\n"
       "  ],\n"
       "  \"muted-problems\": [\"no-source\", \"of-the-future\"],\n"
       "  \"x-tool\": {\"a\":[ ]}\n"
       "}\n";

static GsyScheme *
parse (const char *json, GPtrArray *problems)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  GsyScheme *scheme = gsy_project_parse (bytes, "gainsay.json", NULL, problems, &error);

  g_assert_no_error (error);
  return scheme;
}

static char *
write_text (GsyScheme *scheme)
{
  g_autoptr (GBytes) bytes = gsy_project_write (scheme);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static GPtrArray *
new_problems (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_problem_free);
}

static void
test_golden (void)
{
  g_autoptr (GPtrArray) problems = new_problems ();
  g_autoptr (GsyScheme) scheme = parse (golden, problems);
  g_autofree char *written = write_text (scheme);
  const GsyLayer *layer = gsy_scheme_get_layer (scheme, 0);
  const GsyAttribute *tone;
  const GsyActor *actor;

  /* The type that we do not know. */
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (written, ==, golden);
  g_assert_cmpstr (gsy_scheme_get_title (scheme), ==, "Le port");
  g_assert_cmpuint (gsy_scheme_get_n_layers (scheme), ==, 2);
  g_assert_cmpstr (layer->id, ==, "denial");
  g_assert_cmpstr (layer->name, ==, "Démenti");
  g_assert_cmpstr (layer->color, ==, "#1A5fb4");
  g_assert_cmpint (layer->line, ==, GSY_LINE_DASHED);
  g_assert_cmpstr (layer->key, ==, "2");
  g_assert_cmpstr (layer->definition, ==, "Qui dit \"non\".");
  g_assert_cmpstr (layer->examples[1], ==, "Non");
  g_assert_null (gsy_scheme_get_layer (scheme, 1)->key);
  actor = gsy_scheme_find_actor (scheme, "Maréva");
  g_assert_cmpstr (actor->aliases[0], ==, "la compagnie");
  g_assert_cmpstr (actor->kind, ==, "company");
  g_assert_cmpstr (actor->part_of, ==, "Groupe");
  g_assert_cmpstr (actor->code, ==, "MAR");
  g_assert_cmpstr (actor->wikidata, ==, "Q1");
  g_assert_cmpstr (actor->note, ==, "…");
  g_assert_cmpstr (gsy_scheme_find_topic (scheme, "Cuves")->note, ==, "…");
  g_assert_cmpint (gsy_scheme_find_attribute (scheme, "weight")->type, ==, GSY_ATTRIBUTE_NUMBER);
  g_assert_cmpint (gsy_scheme_find_attribute (scheme, "place")->type, ==, GSY_ATTRIBUTE_OTHER);
  g_assert_cmpstr (gsy_scheme_find_attribute (scheme, "place")->definition, ==, "Where");
  tone = gsy_scheme_find_attribute (scheme, "tone");
  g_assert_cmpint (tone->type, ==, GSY_ATTRIBUTE_CHOICE);
  g_assert_cmpuint (tone->choices->len, ==, 2);
  g_assert_cmpstr (gsy_attribute_find_choice (tone, "calm")->name, ==, "Calm");
  g_assert_cmpstr (gsy_attribute_find_choice (tone, "calm")->definition, ==, "No anger");
  g_assert_null (gsy_attribute_find_choice (tone, "sharp")->name);
  g_assert_cmpstr (tone->layers[1], ==, "gone");
  g_assert_cmpstr (tone->definition, ==, "How");
  g_assert_cmpstr (tone->examples[0], ==, "so");
  g_assert_null (gsy_scheme_find_relation (scheme, "answers")->from);
  g_assert_cmpstr (gsy_scheme_find_relation (scheme, "quotes")->from[0], ==, "denial");
  g_assert_cmpstr (gsy_scheme_find_relation (scheme, "quotes")->to[1], ==, "echo");
  g_assert_cmpstr (gsy_scheme_find_relation (scheme, "quotes")->definition, ==, "Words");
  g_assert_cmpstr (gsy_scheme_find_relation (scheme, "quotes")->examples[1], ==, "two");
  g_assert_true (gsy_scheme_is_muted (scheme, "no-source"));
  g_assert_true (gsy_scheme_is_muted (scheme, "of-the-future"));
}

static void
test_defaults_are_not_written (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new (), read = NULL;
  g_autofree char *written = write_text (scheme), *again = NULL;

  g_assert_cmpstr (written, ==, HEAD "\n}\n");
  read = parse (written, NULL);
  g_assert_true (gsy_scheme_is_default (read, GSY_LIST_LAYERS));
  g_assert_cmpuint (gsy_scheme_get_n_layers (read), ==, 3);
  again = write_text (read);
  g_assert_cmpstr (again, ==, written);
}

static void
test_defaults_that_were_there_stay (void)
{
  g_autoptr (GsyScheme) builtin = gsy_scheme_new (), scheme = gsy_scheme_new (), read = NULL;
  g_autofree char *written = NULL, *again = NULL;

  for (guint i = 0; i < GSY_N_SCHEME_LISTS; i++)
    gsy_scheme_set_list (scheme, (GsySchemeList) i, gsy_scheme_get_list (builtin, (GsySchemeList) i));
  written = write_text (scheme);
  g_assert_nonnull (strstr (written, "    {\"id\": \"counter-accusation\", \"name\": \"Counter-accusation\", \"color\": \"#9a5c00\", \"line\": \"double\", \"key\": \"3\"}\n  ],\n"));
  g_assert_nonnull (strstr (written, "\n    {\"id\": \"repeats\", \"name\": \"Repeats\"}\n  ]\n}\n"));
  g_assert_nonnull (strstr (written, "\n    {\"id\": \"certainty\", \"name\": \"Certainty\", \"type\": \"choice\", \"choices\": [{\"id\": \"sure\", \"name\": \"Sure\"}, "
                                     "{\"id\": \"probable\", \"name\": \"Probable\"}, {\"id\": \"doubtful\", \"name\": \"Doubtful\"}]}\n"));
  g_assert_nonnull (strstr (written, "\n    {\"id\": \"answers\", \"name\": \"Answers\", \"from\": [\"denial\", \"counter-accusation\"], "
                                     "\"to\": [\"accusation\", \"counter-accusation\"]},\n"));
  read = parse (written, NULL);
  again = write_text (read);
  g_assert_cmpstr (again, ==, written);
}

static void
test_emptied_layers_stay_empty (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new (), read = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autofree char *written = NULL;

  gsy_scheme_set_list (scheme, GSY_LIST_LAYERS, none);
  gsy_scheme_set_list (scheme, GSY_LIST_TOPICS, none);
  written = write_text (scheme);
  g_assert_cmpstr (written, ==, HEAD ",\n  \"layers\": []\n}\n");
  read = parse (written, NULL);
  g_assert_cmpuint (gsy_scheme_get_n_layers (read), ==, 0);
}

static void
test_odd_members_of_layers_are_kept (void)
{
  static const char odd[] =
    HEAD ",\n"
         "  \"layers\": [\n"
         "    {\"id\": \"a\", \"name\": 5, \"color\": \"red\", \"line\": \"zigzag\", \"key\": \"12\", \"definition\": null, \"examples\": [1]},\n"
         "    {\"id\": \"b\", \"name\": \"B\", \"color\": \"#12345g\", \"line\": \"solid\"}\n"
         "  ]\n"
         "}\n";
  g_autoptr (GPtrArray) problems = new_problems (), list = g_ptr_array_new_with_free_func ((GDestroyNotify) gsy_layer_unref);
  g_autoptr (GsyScheme) scheme = parse (odd, problems);
  g_autofree char *kept = write_text (scheme), *changed = NULL;
  const GsyProblem *problem = g_ptr_array_index (problems, 1);
  GsyLayer *layer;

  g_assert_cmpstr (kept, ==, odd);
  g_assert_cmpuint (problems->len, ==, 7);
  g_assert_cmpuint (problem->line, ==, 5);
  g_assert_cmpuint (problem->column, ==, 37);
  g_assert_cmpstr (problem->id, ==, "a");
  g_assert_cmpstr (gsy_scheme_get_layer (scheme, 0)->name, ==, "a");
  g_assert_nonnull (gsy_scheme_get_layer (scheme, 0)->color);
  g_assert_null (gsy_scheme_get_layer (scheme, 0)->key);

  /* What the user gives replaces it. */
  layer = gsy_layer_copy (gsy_scheme_get_layer (scheme, 0));
  g_free (layer->color);
  layer->color = g_strdup ("#000000");
  layer->line = GSY_LINE_DOTTED;
  layer->key = g_strdup ("9");
  g_ptr_array_add (list, layer);
  gsy_scheme_set_list (scheme, GSY_LIST_LAYERS, list);
  changed = write_text (scheme);
  g_assert_nonnull (strstr (changed, "    {\"id\": \"a\", \"name\": 5, \"color\": \"#000000\", \"line\": \"dotted\", \"key\": \"9\", \"definition\": null, \"examples\": [1]}\n"));
}

static void
test_odd_members_of_others_are_kept (void)
{
  static const char odd[] =
    HEAD ",\n"
         "  \"attributes\": [\n"
         "    {\"id\": \"a\", \"name\": 5, \"type\": \"choice\", \"choices\": [{\"id\": \"x\", \"name\": null, \"definition\": []}, 7, {\"id\": \"x\"}, {\"name\": \"X\"}], \"layers\": [\"l\", 1], \"examples\": []},\n"
         "    {\"id\": \"b\", \"type\": 5, \"choices\": {}},\n"
         "    {\"id\": \"c\", \"type\": \"colour\", \"choices\": [ ]}\n"
         "  ],\n"
         "  \"relations\": [\n"
         "    {\"id\": \"r\", \"from\": \"denial\", \"to\": []}\n"
         "  ],\n"
         "  \"topics\": [\n"
         "    {\"name\": \"T\", \"note\": \"\"}\n"
         "  ],\n"
         "  \"actors\": [\n"
         "    {\"name\": \"A\", \"aliases\": \"B\", \"kind\": true, \"code\": 156}\n"
         "  ],\n"
         "  \"muted-problems\": [\"overlap\", 5, \"\", \"overlap\"]\n"
         "}\n";
  g_autoptr (GPtrArray) problems = new_problems (), attributes = gsy_scheme_list_new (GSY_LIST_ATTRIBUTES);
  g_autoptr (GsyScheme) scheme = parse (odd, problems);
  g_autofree char *kept = write_text (scheme), *changed = NULL;
  const GsyProblem *problem = g_ptr_array_index (problems, 0);
  const GsyAttribute *attribute = gsy_scheme_find_attribute (scheme, "a");
  GsyAttribute *more, *other, *third;

  g_assert_cmpstr (kept, ==, odd);
  g_assert_cmpuint (problems->len, ==, 21);
  g_assert_cmpstr (problem->message, ==, "“name” of “a” in “attributes” has no value that makes sense; it is left as it is");
  g_assert_cmpuint (problem->line, ==, 5);
  g_assert_cmpuint (problem->column, ==, 25);
  g_assert_cmpuint (attribute->choices->len, ==, 1);
  g_assert_null (attribute->layers);
  g_assert_null (attribute->examples);
  g_assert_cmpint (gsy_scheme_find_attribute (scheme, "b")->type, ==, GSY_ATTRIBUTE_OTHER);
  g_assert_cmpint (gsy_scheme_find_attribute (scheme, "c")->type, ==, GSY_ATTRIBUTE_OTHER);
  g_assert_cmpuint (gsy_scheme_get_list (scheme, GSY_LIST_MUTED)->len, ==, 1);

  /* What the user gives replaces it; choices that could not be taken stay behind those that can. */
  more = gsy_attribute_copy (attribute);
  more->name = g_strdup ("A");
  g_ptr_array_add (more->choices, gsy_choice_new ("y", "Y"));
  more->layers = g_strsplit ("denial", "|", -1);
  other = gsy_attribute_copy (gsy_scheme_find_attribute (scheme, "b"));
  other->type = GSY_ATTRIBUTE_CHOICE;
  other->choices = gsy_choices_new ();
  g_ptr_array_add (other->choices, gsy_choice_new ("z", NULL));
  third = gsy_attribute_copy (gsy_scheme_find_attribute (scheme, "c"));
  third->choices = gsy_choices_new ();
  g_ptr_array_add (third->choices, gsy_choice_new ("z", NULL));
  g_ptr_array_add (attributes, more);
  g_ptr_array_add (attributes, other);
  g_ptr_array_add (attributes, third);
  gsy_scheme_set_list (scheme, GSY_LIST_ATTRIBUTES, attributes);
  changed = write_text (scheme);
  g_assert_nonnull (strstr (changed,
                            "    {\"id\": \"a\", \"name\": \"A\", \"type\": \"choice\", \"choices\": [{\"id\": \"x\", \"name\": null, \"definition\": []}, {\"id\": \"y\", \"name\": \"Y\"}, 7, "
                            "{\"id\": \"x\"}, {\"name\": \"X\"}], \"layers\": [\"denial\"], \"examples\": []},\n"
                            "    {\"id\": \"b\", \"type\": \"choice\", \"choices\": [{\"id\": \"z\"}]},\n"
                            "    {\"id\": \"c\", \"type\": \"colour\", \"choices\": [{\"id\": \"z\"}]}\n"));
}

/* Names may be written with escapes; what comes back has each name once. */
static void
test_escaped_names (void)
{
  static const char escaped[] =
    "{\"form\\u0061t\": \"gainsay-project\", \"v\\u0065rsion\": 1, \"\\u0074itle\": 5, \"\\u006cayers\": ["
    "{\"i\\u0064\": \"a\", \"n\\u0061me\": 5, \"\\u0063olor\": 7, \"lin\\u0065\": [], \"\\u0078\": 1}, {\"id\": \"a\"}], "
    "\"\\u0061ttributes\": [{\"id\": \"b\", \"typ\\u0065\": 1, \"choic\\u0065s\": [{\"\\u0069d\": \"c\"}, 3]}]}";
  static const char plain[] =
    HEAD ",\n"
         "  \"title\": \"T\",\n"
         "  \"layers\": [\n"
         "    {\"id\": \"a\", \"name\": \"N\", \"color\": \"#000000\", \"line\": \"wavy\", \"\\u0078\": 1},\n"
         "    {\"id\": \"a\"}\n"
         "  ],\n"
         "  \"attributes\": [\n"
         "    {\"id\": \"b\", \"type\": 1, \"choices\": [{\"id\": \"c\"}, 3]}\n"
         "  ]\n"
         "}\n";
  g_autoptr (GsyScheme) scheme = parse (escaped, NULL), again = NULL;
  g_autoptr (GPtrArray) layers = gsy_scheme_list_new (GSY_LIST_LAYERS);
  g_autofree char *written = write_text (scheme), *rewritten = NULL, *changed = NULL;
  GsyLayer *layer = gsy_layer_copy (gsy_scheme_get_layer (scheme, 0));

  again = parse (written, NULL);
  rewritten = write_text (again);
  g_assert_cmpstr (rewritten, ==, written);

  gsy_scheme_set_title (scheme, "T");
  g_free (layer->name);
  layer->name = g_strdup ("N");
  g_free (layer->color);
  layer->color = g_strdup ("#000000");
  layer->line = GSY_LINE_WAVY;
  g_ptr_array_add (layers, layer);
  gsy_scheme_set_list (scheme, GSY_LIST_LAYERS, layers);
  changed = write_text (scheme);
  g_assert_cmpstr (changed, ==, plain);
}

/* What an edit may leave behind is not written: absent beats empty. */
static void
test_empty_is_absent (void)
{
  g_autoptr (GsyScheme) scheme = gsy_scheme_new ();
  g_autoptr (GPtrArray) actors = gsy_scheme_list_new (GSY_LIST_ACTORS), attributes = gsy_scheme_list_new (GSY_LIST_ATTRIBUTES);
  GsyActor *actor = gsy_actor_new ("A");
  GsyAttribute *attribute = gsy_attribute_new ("a", "", GSY_ATTRIBUTE_CHOICE);
  g_autofree char *written = NULL;

  actor->aliases = g_strsplit ("||B|", "|", -1);
  actor->kind = g_strdup ("");
  g_ptr_array_add (actors, actor);
  attribute->choices = gsy_choices_new ();
  attribute->layers = g_strsplit ("", "|", -1);
  attribute->examples = g_strsplit ("|", "|", -1);
  g_ptr_array_add (attributes, attribute);
  gsy_scheme_set_list (scheme, GSY_LIST_ACTORS, actors);
  gsy_scheme_set_list (scheme, GSY_LIST_ATTRIBUTES, attributes);
  written = write_text (scheme);
  g_assert_cmpstr (written, ==,
                   HEAD ",\n"
                        "  \"attributes\": [\n"
                        "    {\"id\": \"a\", \"type\": \"choice\"}\n"
                        "  ],\n"
                        "  \"actors\": [\n"
                        "    {\"name\": \"A\", \"aliases\": [\"B\"]}\n"
                        "  ]\n"
                        "}\n");
}

static void
test_elements_that_make_no_sense_are_kept (void)
{
  static const char odd[] =
    HEAD ",\n"
         "  \"layers\": [\n"
         "    {\"id\": \"a\", \"name\": \"A\", \"color\": \"#111111\", \"line\": \"solid\"},\n"
         "    {\"id\":\"a\"},\n"
         "    5,\n"
         "    {\"name\": \"no id\"},\n"
         "    {\"id\": \"\"}\n"
         "  ],\n"
         "  \"topics\": [\n"
         "    null\n"
         "  ],\n"
         "  \"actors\": [\n"
         "    {\"name\": \"A\"},\n"
         "    {\"name\": \"A\", \"kind\": \"twice\"}\n"
         "  ]\n"
         "}\n";
  g_autoptr (GPtrArray) problems = new_problems ();
  g_autoptr (GsyScheme) scheme = parse (odd, problems);
  g_autofree char *kept = write_text (scheme);

  g_assert_cmpstr (kept, ==, odd);
  g_assert_cmpuint (problems->len, ==, 6);
  g_assert_cmpuint (gsy_scheme_get_n_layers (scheme), ==, 1);
  g_assert_cmpuint (gsy_scheme_get_list (scheme, GSY_LIST_ACTORS)->len, ==, 1);
}

static void
test_broken_ones_are_refused (void)
{
  static const struct
  {
    const char *json;
    const char *error;
  } broken[] = {
    { "", "p:1:1: the file is empty" },
    { "{}", "p:1:1: “format” is missing" },
    { "[]", "p:1:1: expected an object" },
    { "{\"format\": \"gainsay-annotations\", \"version\": 1}", "p:1:12: “format” must be" },
    { "{\"format\": \"gainsay-annotations\", \"version\": 2}", "p:1:12: “format” must be" },
    { "{\"format\": \"gainsay-project\"}", "p:1:1: “version” is missing" },
    { "{\"format\": \"gainsay-project\", \"version\": \"1\"}", "p:1:42: “version” must be" },
    { "{\"format\": \"gainsay-project\", \"version\": 1, \"layers\": {}}", "p:1:55: “layers” must be a list" },
    { "{\"format\": \"gainsay-project\", \"version\": 1, \"actors\": null}", "p:1:55: “actors” must be a list" },
    { "{\"format\": \"gainsay-project\", \"version\": 1, \"muted-problems\": \"overlap\"}", "p:1:63: “muted-problems” must be a list" },
    { "{\"format\": \"gainsay-project\", \"version\": 1, \"attributes\": [{\"id\": \"a\", \"choices\": [{\"id\": 1, \"id\": 2}]}]}", "p:1:94: the member “id” occurs twice" },
    { "{\"format\": \"gainsay-project\", \"version\": 1, \"layers\": [{\"id\": 1, \"id\": 2}]}", "p:1:66: the member “id” occurs twice" },
    { "{\"format\": \"gainsay-project\", \"version\": 1, \"topics\": [{\"name\": \"a\"},]}", "p:1:70: expected a value" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (broken[i].json, strlen (broken[i].json));
      g_autoptr (GError) error = NULL;

      g_assert_null (gsy_project_parse (bytes, "p", NULL, NULL, &error));
      g_assert_error (error, GSY_ERROR, GSY_ERROR_PARSE);
      if (!g_str_has_prefix (error->message, broken[i].error))
        g_error ("%s: %s instead of %s", broken[i].json, error->message, broken[i].error);
    }
}

static void
test_newer_version (void)
{
  static const char newer[] = "{\"format\": \"gainsay-project\", \"version\": 7, \"layers\": {}, \"title\": \"T\"}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (newer, sizeof newer - 1);
  g_autoptr (GPtrArray) problems = new_problems ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GsyScheme) scheme = NULL;
  guint version = 0;

  scheme = gsy_project_parse (bytes, "p", &version, problems, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (version, ==, 7);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (gsy_scheme_get_title (scheme), ==, "T");
  g_assert_true (gsy_scheme_is_default (scheme, GSY_LIST_LAYERS));
}

static void
test_cut_and_flipped (void)
{
  for (gsize len = 0; len < sizeof golden - 3; len++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (golden, len);
      g_autoptr (GError) error = NULL;

      g_assert_null (gsy_project_parse (bytes, "p", NULL, NULL, &error));
      g_assert_error (error, GSY_ERROR, GSY_ERROR_PARSE);
    }
  for (guint round = 0; round < 1000; round++)
    {
      g_autofree char *copy = g_memdup2 (golden, sizeof golden - 1);
      g_autoptr (GBytes) bytes = NULL, written = NULL, again = NULL;
      g_autoptr (GPtrArray) problems = new_problems ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GsyScheme) scheme = NULL, reread = NULL;

      copy[g_test_rand_int_range (0, sizeof golden - 1)] ^= (char) (1 << g_test_rand_int_range (0, 8));
      bytes = g_bytes_new (copy, sizeof golden - 1);
      scheme = gsy_project_parse (bytes, "p", NULL, problems, &error);
      if (scheme == NULL)
        continue;
      written = gsy_project_write (scheme);
      reread = gsy_project_parse (written, "p", NULL, NULL, &error);
      g_assert_no_error (error);
      again = gsy_project_write (reread);
      g_assert_cmpmem (g_bytes_get_data (again, NULL), g_bytes_get_size (again), g_bytes_get_data (written, NULL), g_bytes_get_size (written));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/project-file/golden/same-bytes", test_golden);
  g_test_add_func ("/project-file/defaults/are-not-written", test_defaults_are_not_written);
  g_test_add_func ("/project-file/defaults/that-were-there-stay", test_defaults_that_were_there_stay);
  g_test_add_func ("/project-file/lists/emptied-layers-stay-empty", test_emptied_layers_stay_empty);
  g_test_add_func ("/project-file/layers/odd-members-are-kept", test_odd_members_of_layers_are_kept);
  g_test_add_func ("/project-file/others/odd-members-are-kept", test_odd_members_of_others_are_kept);
  g_test_add_func ("/project-file/names/escapes-do-not-double-a-member", test_escaped_names);
  g_test_add_func ("/project-file/absent-beats-empty", test_empty_is_absent);
  g_test_add_func ("/project-file/lists/elements-without-sense-are-kept", test_elements_that_make_no_sense_are_kept);
  g_test_add_func ("/project-file/refuses/broken-ones-with-the-place", test_broken_ones_are_refused);
  g_test_add_func ("/project-file/version/newer-is-shown", test_newer_version);
  g_test_add_func ("/project-file/hostile/cut-and-flipped", test_cut_and_flipped);
  return g_test_run ();
}
