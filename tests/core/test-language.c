/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-language.c: the language of a text is guessed rightly, or not at all. */
#include "config.h"

#include "core/gsy-segment.h"

#include <string.h>

static void
test_each_language (void)
{
  static const struct
  {
    const char *language;
    const char *text;
  } cases[] = {
    { "fr", "Le ministre a démenti mardi les accusations de la presse, selon laquelle il aurait reçu de l’argent d’une entreprise étrangère." },
    { "fr", "LA COMMISSION ACCUSE LE GROUPE D'AVOIR CACHÉ DES DONNÉES AUX AUTORITÉS DE LA CONCURRENCE" },
    { "en", "The minister denied on Tuesday that he had received any money from the company, and said it was for the courts to decide." },
    { "de", "Der Minister wies am Dienstag die Vorwürfe zurück, er habe Geld von dem Unternehmen erhalten, und sprach von einer Kampagne." },
    { "es", "El ministro negó el martes que hubiera recibido dinero de la empresa y dijo que las acusaciones no eran más que una campaña." },
    { "it", "Il ministro ha negato martedì di aver ricevuto del denaro dalla società e ha detto che le accuse sono una campagna contro di lui." },
    { "pt", "O ministro negou na terça-feira que tenha recebido dinheiro da empresa e disse que as acusações não são mais do que uma campanha." },
    { "ru", "Министр во вторник отверг обвинения в том, что он получил деньги от компании." },
    { "ar", "نفى الوزير يوم الثلاثاء الاتهامات الموجهة إليه وقال إنها حملة." },
    { "zh", "部长周二否认了有关他从公司收受资金的指控，并称这是一场运动。" },
    { "zh", "部长周二否认了有关 Acme Corporation 的指控。" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (gsy_guess_language (cases[i].text, strlen (cases[i].text)), ==, cases[i].language);
}

static void
test_unsure (void)
{
  static const char *const texts[] = {
    "",
    "123 — 456 …",
    "Washington",
    "Beijing Microsoft Exchange Zhao Lijian Reuters Huawei Xinhua Pentagon",
    "大臣は火曜日、会社から資金を受け取ったという疑惑を否定した。",
    "장관은 화요일 회사로부터 돈을 받았다는 의혹을 부인했다.",
    "Міністр у вівторок заперечив звинувачення, що він отримав гроші від компанії.",
    "وزیر در روز سه‌شنبه اتهامات را رد کرد و گفت که این یک کارزار است",
    "Ο υπουργός διέψευσε την Τρίτη τις κατηγορίες.",
    "😀😀😀",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpstr (gsy_guess_language (texts[i], strlen (texts[i])), ==, "und");
}

static void
test_only_the_beginning_counts (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 200; i++)
    g_string_append (text, "Le ministre a démenti les accusations de la presse. ");
  for (guint i = 0; i < 2000; i++)
    g_string_append (text, "The minister denied that he had received any of the money. ");
  g_assert_cmpstr (gsy_guess_language (text->str, text->len), ==, "fr");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/guesses-each-that-it-knows", test_each_language);
  g_test_add_func ("/language/says-und-when-unsure", test_unsure);
  g_test_add_func ("/language/only-the-beginning-counts", test_only_the_beginning_counts);
  return g_test_run ();
}
