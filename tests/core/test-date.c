/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-date.c: EDTF, what people type for a date, and what articles say of days. */
#include "config.h"

#include "core/gsy-date.h"
#include "fixture.h"

#include <locale.h>

static void
assert_days (const char *date, gint64 first, gint64 last)
{
  GsyDays days;

  g_assert_true (gsy_date_parse (date, &days));
  g_assert_cmpint (days.first, ==, first);
  g_assert_cmpint (days.last, ==, last);
}

static void
test_days (void)
{
  assert_days ("1970-01-01", 0, 0);
  assert_days ("1970", 0, 364);
  assert_days ("1969-12-31", -1, -1);
  assert_days ("2021-07-19", 18827, 18827);
  assert_days ("2021-07", 18809, 18839);
  assert_days ("2021-07-19/2021-07-20", 18827, 18828);
  assert_days ("2021-07/2022", 18809, 19357);
  assert_days ("0000-03-01", -719468, -719468);
}

static void
test_leap_years (void)
{
  g_assert_true (gsy_date_parse ("2020-02-29", NULL));
  g_assert_true (gsy_date_parse ("2000-02-29", NULL));
  g_assert_true (gsy_date_parse ("0000-02-29", NULL));
  g_assert_false (gsy_date_parse ("1900-02-29", NULL));
  g_assert_false (gsy_date_parse ("2100-02-29", NULL));
  g_assert_false (gsy_date_parse ("2021-02-29", NULL));
  assert_days ("2020-02", 18293, 18321);
}

/* The days of each year follow those of the one before, without gap. */
static void
test_every_day (void)
{
  gint64 next = 0;

  for (int year = 1600; year <= 2400; year++)
    {
      g_autofree char *date = g_strdup_printf ("%04d", year);
      GsyDays days;

      g_assert_true (gsy_date_parse (date, &days));
      if (year > 1600)
        g_assert_cmpint (days.first, ==, next);
      for (int month = 1; month <= 12; month++)
        {
          g_autofree char *of_month = g_strdup_printf ("%04d-%02d", year, month);
          GsyDays part;

          g_assert_true (gsy_date_parse (of_month, &part));
          g_assert_cmpint (part.last - part.first + 1, ==, g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year));
        }
      next = days.last + 1;
    }
}

static void
test_garbage (void)
{
  static const char *const none[] = {
    "",
    " ",
    "-",
    "/",
    "2021-",
    "2021-7",
    "21-7-1",
    "2021-02-30",
    "2021-13",
    "2021-00",
    "2021-07-00",
    "2021-07-32",
    "02021",
    "2021-07-19 ",
    " 2021",
    "2021/",
    "/2021",
    "2021//2022",
    "2021/2022/2023",
    "2021-07-20/2021-07-19",
    "2022/2021",
    "2021-07-19T10:00",
    "20210719",
    "٢٠٢١",
    "2021-07-1a",
    "-2021",
    "2021-07/..",
    "?",
    "\xff",
  };

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    if (gsy_date_parse (none[i], NULL))
      g_error ("“%s” was taken for a date", none[i]);
}

static void
test_after (void)
{
  g_assert_true (gsy_date_is_after ("2021-07-20", "2021-07-19"));
  g_assert_false (gsy_date_is_after ("2021-07-19", "2021-07-19"));
  g_assert_false (gsy_date_is_after ("2021-07", "2021-07-19"));
  g_assert_false (gsy_date_is_after ("2021-07-31", "2021-07"));
  g_assert_true (gsy_date_is_after ("2021-08", "2021-07-31"));
  g_assert_false (gsy_date_is_after ("2021-07-19/2021-07-25", "2021-07-20"));
  g_assert_true (gsy_date_is_after ("2021-07-21/2021-07-25", "2021-07-20"));
  g_assert_false (gsy_date_is_after ("garbage", "2021"));
  g_assert_false (gsy_date_is_after ("2021", "garbage"));
}

/* What people type */

typedef struct
{
  const char *words;
  const char *language;
  const char *published;
  const char *date; /* NULL: none */
} Typed;

static void
check_typed (const Typed *all, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *date = gsy_date_from_words (all[i].words, all[i].language, all[i].published);

      if (g_strcmp0 (date, all[i].date) != 0)
        {
          g_test_message ("“%s” (%s, %s) gave %s, not %s", all[i].words, all[i].language, all[i].published, date, all[i].date);
          g_test_fail ();
        }
    }
}

static void
test_typed (void)
{
  /* 2021-07-20 is a Tuesday. */
  static const Typed all[] = {
    { "2021", NULL, NULL, "2021" },
    { "2021-07", NULL, NULL, "2021-07" },
    { " 2021-07-19 ", NULL, NULL, "2021-07-19" },
    { "2021-07-19/2021-07-20", NULL, NULL, "2021-07-19/2021-07-20" },
    { "2021-7-9", NULL, NULL, "2021-07-09" },
    { "20/7/2021", "fr", NULL, "2021-07-20" },
    { "20.7.2021", "de", NULL, "2021-07-20" },
    { "20. 7. 2021", "de", NULL, "2021-07-20" },
    { "3/4/2021", "en", NULL, "2021-04-03" },
    { "7/20/2021", "en", NULL, "2021-07-20" },
    { "20/7/21", "fr", NULL, "2021-07-20" },
    { "20/7/75", "fr", NULL, "1975-07-20" },
    { "20/7", "fr", "2021-07-25", "2021-07-20" },
    { "20/7", "fr", NULL, NULL },
    { "7/2021", "fr", NULL, "2021-07" },
    { "31/2/2021", "fr", NULL, NULL },
    { "20 juillet 2021", "fr", NULL, "2021-07-20" },
    { "le 1er mars 2021", "fr", NULL, "2021-03-01" },
    { "le 1er mars", "fr", "2021-07-20", "2021-03-01" },
    { "JUILLET 2021", "fr", NULL, "2021-07" },
    { "juillet", "fr", "2021-07-20", "2021-07" },
    { "décembre", "fr", "2021-07-20", "2020-12" },
    { "decembre", "fr", "2021-07-20", "2020-12" },
    { "juillet", "fr", NULL, NULL },
    { "lundi", "fr", "2021-07-20", "2021-07-19" },
    { "mardi", "fr", "2021-07-20", "2021-07-20" },
    { "mercredi", "fr", "2021-07-20", "2021-07-14" },
    { "mardi dernier", "fr", "2021-07-20", "2021-07-13" },
    { "lundi prochain", "fr", "2021-07-20", NULL },
    { "lun.", "fr", "2021-07-20", "2021-07-19" },
    { "lundi", "fr", "2021-07", NULL },
    { "lundi", "fr", NULL, NULL },
    { "hier", "fr", "2021-07-01", "2021-06-30" },
    { "avant-hier", "fr", "2021-07-20", "2021-07-18" },
    { "aujourd'hui", "fr", "2021-07-20", "2021-07-20" },
    { "aujourd’hui", "fr", "2021-07-20", "2021-07-20" },
    { "Monday", "fr", "2021-07-20", "2021-07-19" },
    { "July 19, 2021", "fr", NULL, "2021-07-19" },
    { "July 2021", NULL, NULL, "2021-07" },
    { "19 July", "en", "2021-07-20", "2021-07-19" },
    { "the 19th of July 2021", "en", NULL, "2021-07-19" },
    { "may", "en", "2021-07-20", "2021-05" },
    { "gestern", "de", "2021-07-20", "2021-07-19" },
    { "Montag, den 19. Juli 2021", "de", NULL, "2021-07-19" },
    { "19 de julio de 2021", "es", NULL, "2021-07-19" },
    { "أمس", "ar", "2021-07-20", "2021-07-19" },
    { "19 يوليو 2021", "ar", NULL, "2021-07-19" },
    { "١٩ يوليو ٢٠٢١", "ar", NULL, "2021-07-19" },
    { "昨天", "zh", "2021-07-20", "2021-07-19" },
    { "2021年7月20日", "zh", NULL, "2021-07-20" },
    { "2021年7月20日", "fr", NULL, NULL },
    { "19 juillet – 2 août 2021", "fr", "2021-07-20", "2021-07-19/2021-08-02" },
    { "19–20 juillet 2021", "fr", NULL, "2021-07-19/2021-07-20" },
    { "du 19 au 20 juillet 2021", "fr", NULL, "2021-07-19/2021-07-20" },
    { "29 février", "fr", "2021-07-20", "2020-02-29" },
    { "30 février", "fr", "2021-07-20", NULL },
    { "", "fr", "2021-07-20", NULL },
    { "soon", "fr", "2021-07-20", NULL },
    { "19", "fr", "2021-07-20", NULL },
    { "2021 2022", "fr", "2021-07-20", NULL },
    { "\xff\xfe", "fr", "2021-07-20", NULL },
    { "lundi", "xx-garbage-!!", "2021-07-20", NULL },
  };

  check_typed (all, G_N_ELEMENTS (all));
}

/* The year that is not told */
static void
test_year (void)
{
  static const Typed all[] = {
    { "19 juillet", "fr", "2021-07-20", "2021-07-19" },
    { "19 août", "fr", "2021-07-20", "2021-08-19" },
    { "21 août", "fr", "2021-07-20", "2020-08-21" },
    { "5 janvier", "fr", "2021-12-28", "2022-01-05" },
    { "24 décembre", "fr", "2021-01-05", "2020-12-24" },
    { "19 juillet", "fr", "2021-07", "2021-07-19" },
    { "19 juillet", "fr", "2021", "2021-07-19" },
    { "5 janvier", "fr", "2021", "2021-01-05" },
    { "19 juillet", "fr", NULL, NULL },
    { "19 juillet", "fr", "garbage", NULL },
  };

  check_typed (all, G_N_ELEMENTS (all));
}

/* What articles say */

typedef struct
{
  const char *language;
  const char *text;
  const char *published;
  const char *mentions; /* “words=date; …”, in the order of the answer */
} Told;

static char *
dup_mentions (GsyArticle *article, GsySpan range, const char *published)
{
  g_autoptr (GArray) mentions = gsy_date_find_mentions (article, range, published);
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < mentions->len; i++)
    {
      const GsyDateMention *mention = &g_array_index (mentions, GsyDateMention, i);
      g_autofree char *words = gsy_article_dup_slice (article, mention->span);

      g_assert_true (gsy_date_parse (mention->date, NULL));
      g_string_append_printf (told, "%s%s=%s", i > 0 ? "; " : "", words, mention->date);
    }
  return g_string_free (told, FALSE);
}

static void
test_told (void)
{
  static const Told all[] = {
    { "fr", "Le ministre a répondu lundi 19 juillet à Tarsine.", "2021-07-20", "lundi 19 juillet=2021-07-19" },
    { "fr", "Le ministre a répondu lundi à Tarsine.", "2021-07-20", "lundi=2021-07-19" },
    { "fr", "Le ministre a répondu mardi à Tarsine.", "2021-07-20", "mardi=2021-07-20" },
    { "fr", "Le ministre répondra lundi prochain, dit-il.", "2021-07-20", "" },
    { "fr", "Le ministre a répondu mardi dernier.", "2021-07-20", "mardi dernier=2021-07-13" },
    { "fr", "Le ministre a répondu mardi 20 en deux mots.", "2021-07-21", "mardi 20=2021-07-20" },
    { "fr", "Il a reçu mardi 12 personnes.", "2021-07-21", "mardi 12=2021-07-20" },
    { "fr", "Hier, il est venu ; avant-hier, non.", "2021-07-20", "Hier=2021-07-19; avant-hier=2021-07-18" },
    { "fr", "Aujourd’hui comme hier.", "2021-07-20", "Aujourd’hui=2021-07-20; hier=2021-07-19" },
    { "fr", "C’était le 1er mars, dit-on.", "2021-07-20", "1er mars=2021-03-01" },
    { "fr", "En juillet 2021 et en mai, depuis 2019 et pour 2000 personnes.", NULL, "juillet 2021=2021-07; 2019=2019" },
    { "fr", "Il va sur mars et mai, il y a 12 mars.", NULL, "" },
    { "fr", "Les 19 et 20 juillet 2021.", NULL, "19 et 20 juillet 2021=2021-07-19/2021-07-20" },
    { "fr", "Lundi 19 juillet 2021, tôt.", NULL, "Lundi 19 juillet 2021=2021-07-19" },
    { "fr", "Il est venu lundi.", "2021-07", "" },
    { "fr", "Il est venu le 19 juillet.", "2021-07", "19 juillet=2021-07-19" },
    { "fr", "Une hausse de 3,19 juillet faisant foi, et le 19/07/2021.", NULL, "19/07/2021=2021-07-19" },
    { "fr", "Il a 2021 amis et 20210719 ennemis en l’an 12.", "2021-07-20", "" },
    { "fr", "La mer et la dim lumière", "2021-07-20", "" },
    { "en", "They said on Monday, July 19, that it was so.", "2021-07-20", "Monday, July 19=2021-07-19" },
    { "en", "They said on July 19, 2021, that it was so.", NULL, "July 19, 2021=2021-07-19" },
    { "en", "They may 2 times march 3 miles, the sun sat.", "2021-07-20", "" },
    { "en", "In May 2021, since 2019.", NULL, "May 2021=2021-05; 2019=2019" },
    { "en", "It will be next Monday; it was last Tuesday and yesterday.", "2021-07-20", "last Tuesday=2021-07-13; yesterday=2021-07-19" },
    { "en", "On 19 July, on the 18th of July, on Jul. 17, on Sunday.", "2021-07-20", "19 July=2021-07-19; 18th of July=2021-07-18; Jul. 17=2021-07-17; Sunday=2021-07-18" },
    { "en", "On July 19-20, 2021.", NULL, "July 19-20, 2021=2021-07-19/2021-07-20" },
    { "de", "Am Montag, den 19. Juli, sagte er es, gestern auch.", "2021-07-20", "Montag, den 19. Juli=2021-07-19; gestern=2021-07-19" },
    { "de", "Am 3. März 2021 und am kommenden Montag.", "2021-07-20", "3. März 2021=2021-03-03" },
    { "es", "El lunes 19 de julio de 2021 lo dijo; ayer también; el próximo lunes no.", "2021-07-20", "lunes 19 de julio de 2021=2021-07-19; ayer=2021-07-19" },
    { "it", "Lunedì 19 luglio lo ha detto, ieri.", "2021-07-20", "Lunedì 19 luglio=2021-07-19; ieri=2021-07-19" },
    { "pt", "Na segunda-feira, 19 de julho de 2021, e ontem.", "2021-07-20", "segunda-feira, 19 de julho de 2021=2021-07-19; ontem=2021-07-19" },
    { "ru", "Он сказал это в понедельник, 19 июля 2021 года, и вчера.", "2021-07-20", "понедельник, 19 июля 2021=2021-07-19; вчера=2021-07-19" },
    { "ar", "قال الوزير أمس الاثنين 19 يوليو 2021 ذلك.", "2021-07-20", "أمس=2021-07-19; الاثنين 19 يوليو 2021=2021-07-19" },
    { "ar", "قال ذلك يوم الإثنين ١٩ تموز/يوليو.", "2021-07-20", "الإثنين ١٩ تموز/يوليو=2021-07-19" },
    { "ar", "وبالأمس قال ذلك.", "2021-07-20", "" },
    { "ar", "بالأمس قال ذلك.", "2021-07-20", "بالأمس=2021-07-19" },
    { "zh", "他2021年7月20日说，昨天也说了。", "2021-07-21", "2021年7月20日=2021-07-20; 昨天=2021-07-20" },
    { "zh", "他7月20日说，星期一也说，周一也说，上周一没说，下周一再说。", "2021-07-21", "7月20日=2021-07-20; 星期一=2021-07-19; 周一=2021-07-19; 上周一=2021-07-12" },
    { "zh", "據報道，20日，他在12月说过，2019年也说过。", "2021-07-21", "20日=2021-07-20; 2019=2019" },
    { "ja", "2021年7月20日、昨日、月曜日。", "2021-07-21", "2021年7月20日=2021-07-20; 昨日=2021-07-20; 月曜日=2021-07-19" },
    { "ko", "2021년 7월 20일 월요일에 어제.", "2021-07-21", "2021년 7월 20일=2021-07-20; 월요일=2021-07-19; 어제=2021-07-20" },
    { "und", "2021-07-19, lundi.", "2021-07-21", "2021-07-19=2021-07-19" },
    { "fr", "", "2021-07-21", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (GsyArticle) article = make_article (all[i].text);
      g_autofree char *told = NULL;

      gsy_article_set_language (article, all[i].language);
      told = dup_mentions (article, gsy_span (0, gsy_article_get_length (article)), all[i].published);
      if (!g_str_equal (told, all[i].mentions))
        {
          g_test_message ("“%s” gave “%s”, not “%s”", all[i].text, told, all[i].mentions);
          g_test_fail ();
        }
    }
}

/* In the range, then in its sentence, then before. */
static void
test_nearest (void)
{
  g_autoptr (GsyArticle) article = make_article ("Tout a commencé samedi. Dimanche, rien. « Jamais hier », a dit lundi le ministre. Mardi, il est parti.\n");
  g_autofree char *told = NULL;

  gsy_article_set_language (article, "fr");
  told = dup_mentions (article, gsy_span (42, 53), "2021-07-22");
  g_assert_cmpstr (told, ==, "hier=2021-07-21; lundi=2021-07-19; Dimanche=2021-07-18; samedi=2021-07-17");
}

static void
test_far (void)
{
  g_autoptr (GString) text = g_string_new ("Lundi, il est venu.\n");
  g_autoptr (GsyArticle) article = NULL;
  g_autoptr (GArray) none = NULL;
  g_autofree char *told = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "Il a 2021 amis. ");
  article = make_article (text->str);
  gsy_article_set_language (article, "fr");
  told = dup_mentions (article, gsy_span (gsy_article_get_length (article) - 10, gsy_article_get_length (article)), "2021-07-22");
  g_assert_cmpstr (told, ==, "");
  /* Ranges that are none, or past the end, are no harm. */
  none = gsy_date_find_mentions (article, gsy_span (900000, 800000), "2021-07-22");
  g_assert_cmpuint (none->len, ==, 0);
}

/* Whatever stands there, what is found is a date and lies in the text. */
static void
test_random (void)
{
  static const char *const pieces[] = { "lundi", " ", "19", "1er", "juillet", "2021", "/", "-", ".", ",", "hier", "mai", "août", "0", "99", "年", "7", "月", "20", "日", "le ", "de ", "\n", "’", "٣", "é", "dernier", "31", "février" };

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GsyArticle) article = NULL;
      g_autofree char *told = NULL, *typed = NULL;
      guint n = (guint) g_test_rand_int_range (0, 14), length;

      for (guint i = 0; i < n; i++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      article = make_article (text->str);
      gsy_article_set_language (article, round % 2 != 0 ? "fr" : "zh");
      length = gsy_article_get_length (article);
      told = dup_mentions (article, gsy_span (0, length), "2021-07-20");
      typed = gsy_date_from_words (text->str, "fr", "2021-07-20");
      if (typed != NULL && !gsy_date_parse (typed, NULL))
        g_error ("“%s” gave “%s”", text->str, typed);
    }
}

static gpointer
look_in_thread (gpointer data)
{
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *date = gsy_date_from_words (i % 2 != 0 ? "gestern" : "вчера", i % 2 != 0 ? "de" : "ru", "2021-07-20");
      g_autofree char *words = gsy_date_to_words ("2021-07-20");

      g_assert_cmpstr (date, ==, "2021-07-19");
      g_assert_nonnull (words);
    }
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("dates", look_in_thread, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_words (void)
{
  static const char *const all[][2] = {
    { "2021", "2021" },
    { "2021-07", "July 2021" },
    { "2021-07-19", "19 July 2021" },
    { "1066-10-14", "14 October 1066" },
    { "2021-07/2021-08-02", "July 2021 – 2 August 2021" },
    { "garbage", "garbage" },
    { "", "" },
    { "2021-02-30", "2021-02-30" },
  };
  g_autofree char *interval = gsy_date_to_words ("2021-07-19/2021-07-20");

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *words = gsy_date_to_words (all[i][0]);

      g_assert_cmpstr (words, ==, all[i][1]);
    }
  g_assert_nonnull (strstr (interval, "19"));
  g_assert_nonnull (strstr (interval, "20 July 2021"));
}

/* What is shown may be typed again. */
static void
test_words_are_read (void)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *date = g_strdup_printf ("%04d-%02d-%02d", g_test_rand_int_range (1000, 2999), g_test_rand_int_range (1, 13), g_test_rand_int_range (1, 29));
      g_autofree char *words = gsy_date_to_words (date);
      g_autofree char *again = gsy_date_from_words (words, NULL, NULL);

      g_assert_cmpstr (again, ==, date);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/parse/covers-its-days", test_days);
  g_test_add_func ("/date/parse/knows-leap-years", test_leap_years);
  g_test_add_func ("/date/parse/leaves-out-no-day", test_every_day);
  g_test_add_func ("/date/parse/refuses-garbage", test_garbage);
  g_test_add_func ("/date/after/only-when-all-of-it-is", test_after);
  g_test_add_func ("/date/from-words/as-people-type", test_typed);
  g_test_add_func ("/date/from-words/the-year-is-the-nearest", test_year);
  g_test_add_func ("/date/mentions/in-all-languages", test_told);
  g_test_add_func ("/date/mentions/nearest-first", test_nearest);
  g_test_add_func ("/date/mentions/not-from-far-away", test_far);
  g_test_add_func ("/date/mentions/always-dates", test_random);
  g_test_add_func ("/date/threads/share-what-languages-say", test_threads);
  g_test_add_func ("/date/to-words/as-people-read", test_words);
  g_test_add_func ("/date/to-words/can-be-typed", test_words_are_read);
  return g_test_run ();
}
