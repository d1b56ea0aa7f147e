/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-article-reader.c: texts in many encodings are read right, and what is no text is refused at once. */
#include "config.h"
#include "io/gsy-article-reader.h"

#include "core/gsy-error.h"
#include "files.h"

#define FRENCH "date 2031-05-04\nLe ministère a rejeté mardi une accusation « sans fondement » de son voisin. " \
               "L’opposition dénonce un mensonge d’État, à ses yeux prouvé ; le porte-parole a répondu : « C’est faux. »\n"
#define FRENCH_9 "Le cœur du ministère a été volé, à l'évidence. L'élu dément ; la sœur du maire l'accuse.\n"
#define POLISH "Minister odrzucił we wtorek oskarżenie i powiedział, że to kłamstwo. Źródło milczy, świadkowie też.\n"
#define RUSSIAN "Министр отверг обвинения во лжи. Он заявил, что это неправда и ответил встречным обвинением.\n"
#define CHINESE "部长星期二否认了这一指控，并称对方在撒谎。发言人说，这是毫无根据的。\n"
#define TRADITIONAL "部長星期二否認了這項指控，並稱對方在說謊。發言人說，這是毫無根據的。\n"
#define JAPANESE "大臣は火曜日に非難を否定し、相手が嘘をついていると述べた。報道官は根拠がないと語った。\n"
#define KOREAN "장관은 화요일에 그 비난을 부인하고 상대방이 거짓말을 하고 있다고 말했다.\n"
#define ARABIC "نفى الوزير يوم الثلاثاء هذا الاتهام وقال إن الطرف الآخر يكذب.\n"

static GsyArticle *
decode (const char *data, gsize n_bytes, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, n_bytes);

  return gsy_article_decode ("a.txt", bytes, error);
}

static void
assert_decoded (const char *data, gsize n_bytes, const char *text, const char *encoding)
{
  GError *error = NULL;
  g_autoptr (GsyArticle) article = decode (data, n_bytes, &error);
  g_autofree char *sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, n_bytes);
  const char *found;
  gsize length;

  g_assert_no_error (error);
  found = gsy_article_get_text (article, &length);
  g_assert_cmpstr (found, ==, text);
  g_assert_cmpuint (length, ==, strlen (text));
  if (encoding != NULL)
    g_assert_cmpstr (gsy_article_get_encoding (article), ==, encoding);
  g_assert_cmpstr (gsy_article_get_sha256 (article), ==, sha256);
}

static void
assert_refused (const char *data, gsize n_bytes, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (decode (data, n_bytes, &error));
  g_assert_error (error, GSY_ERROR, code);
  g_assert_nonnull (strstr (error->message, "a.txt"));
}

/* @charset as iconv calls it; @encoding NULL: any that gives the same text. */
static void
assert_legacy (const char *text, const char *charset, const char *encoding)
{
  gsize n;
  GError *error = NULL;
  g_autofree char *data = g_convert (text, -1, charset, "UTF-8", NULL, &n, &error);

  g_assert_no_error (error);
  assert_decoded (data, n, text, encoding);
}

static void
test_utf8 (void)
{
  assert_decoded (FRENCH, strlen (FRENCH), FRENCH, "UTF-8");
  assert_decoded ("one\r\ntwo\r", 9, "one\r\ntwo\r", "UTF-8");
  assert_decoded ("e\xcc\x81 \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80", 15, "e\xcc\x81 \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80", "UTF-8");
}

static void
test_empty (void)
{
  assert_decoded ("", 0, "", "UTF-8");
  assert_decoded ("\xef\xbb\xbf", 3, "", NULL);
  assert_decoded ("\xff\xfe", 2, "", "UTF-16LE");
}

static void
test_mark (void)
{
  g_autoptr (GsyArticle) article = decode ("\xef\xbb\xbf"
                                           "été",
                                           8,
                                           NULL);

  g_assert_cmpuint (gsy_article_get_length (article), ==, 3);
  assert_decoded ("\xef\xbb\xbf"
                  "été",
                  8,
                  "été",
                  "UTF-8");
  /* Only the first one is a mark. */
  assert_decoded ("\xef\xbb\xbf\xef\xbb\xbfx", 7, "\xef\xbb\xbfx", "UTF-8");
}

static void
test_utf16 (void)
{
  const char *const charsets[] = { "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE" };

  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      gsize n;
      g_autofree char *data = g_convert ("\xef\xbb\xbf" FRENCH "\xf0\x9f\x9a\x80\r\n", -1, charsets[i], "UTF-8", NULL, &n, NULL);

      assert_decoded (data, n, FRENCH "\xf0\x9f\x9a\x80\r\n", charsets[i]);
    }
}

static void
test_utf16_damaged (void)
{
  /* An unpaired surrogate, first half and second half; half a unit at the end; a NUL. */
  assert_refused ("\xff\xfe"
                  "a\0\0\xd8"
                  "b\0",
                  8,
                  GSY_ERROR_PARSE);
  assert_refused ("\xff\xfe"
                  "a\0\0\xdc"
                  "b\0",
                  8,
                  GSY_ERROR_PARSE);
  assert_refused ("\xff\xfe"
                  "a\0\0\xd8",
                  6,
                  GSY_ERROR_PARSE);
  assert_refused ("\xfe\xff\0a\0", 5, GSY_ERROR_PARSE);
  assert_refused ("\xff\xfe"
                  "a\0\0\0b\0",
                  8,
                  GSY_ERROR_UNSUPPORTED);
}

static void
test_western (void)
{
  assert_legacy (FRENCH, "WINDOWS-1252", "WINDOWS-1252");
  assert_legacy (FRENCH, "MACINTOSH", "MACINTOSH");
  assert_legacy (FRENCH_9, "ISO-8859-15", NULL);
  assert_legacy ("Été : le maire accuse, l'élu dément. Où ça ?", "ISO-8859-1", NULL);
  assert_legacy ("Noël à Besançon.", "ISO-8859-1", NULL);
  assert_legacy ("Été : le maire accuse, l'élu dément. Où ça ?", "MACINTOSH", NULL);
  assert_legacy ("The minister “rejects” the claim – it’s false.", "WINDOWS-1252", NULL);
  assert_legacy ("El señor Núñez acusó ayer al gobierno de mentir. ¿Qué pasó?", "ISO-8859-1", NULL);
  assert_legacy ("Der Minister weist die Vorwürfe zurück: „Das ist völlig falsch“. Große Lüge.", "WINDOWS-1252", NULL);
}

static void
test_others (void)
{
  assert_legacy (POLISH, "WINDOWS-1250", NULL);
  assert_legacy (POLISH, "ISO-8859-2", NULL);
  assert_legacy (RUSSIAN, "KOI8-R", NULL);
  assert_legacy (RUSSIAN, "WINDOWS-1251", NULL);
  assert_legacy (RUSSIAN, "ISO-8859-5", NULL);
  assert_legacy (CHINESE, "GB18030", NULL);
  assert_legacy (TRADITIONAL, "BIG5", NULL);
  assert_legacy (JAPANESE, "SHIFT_JIS", NULL);
  assert_legacy (JAPANESE, "EUC-JP", NULL);
  assert_legacy (JAPANESE, "ISO-2022-JP", NULL);
  assert_legacy (KOREAN, "EUC-KR", NULL);
  assert_legacy (ARABIC, "WINDOWS-1256", NULL);
}

static void
test_damaged_utf8 (void)
{
  g_autoptr (GString) text = g_string_new (FRENCH FRENCH "ligne cinq : ");
  g_autoptr (GError) error = NULL;

  g_string_append (text, "\xff et la suite\n");
  g_assert_null (decode (text->str, text->len, &error));
  g_assert_error (error, GSY_ERROR, GSY_ERROR_PARSE);
  g_assert_nonnull (strstr (error->message, "5"));
  /* Cut in the middle of a character. */
  assert_refused (FRENCH "\xc3", strlen (FRENCH) + 1, GSY_ERROR_PARSE);
  assert_refused ("\xef\xbb\xbfonly \xe9 mark", 14, GSY_ERROR_PARSE);
}

static void
test_binary (void)
{
  assert_refused ("a\0b", 3, GSY_ERROR_UNSUPPORTED);
  assert_refused ("\0", 1, GSY_ERROR_UNSUPPORTED);
  assert_refused ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, GSY_ERROR_UNSUPPORTED);
  assert_refused ("\x1f\x8b\x08\x01\x02\x03\xff\x04\x05\x06\xfe", 11, GSY_ERROR_UNSUPPORTED);
  /* UTF-16 without its mark. */
  assert_refused ("h\0e\0l\0l\0o\0", 10, GSY_ERROR_UNSUPPORTED);
}

/* Whatever the bytes are: an article that is valid UTF-8, or an error. */
static void
test_random (void)
{
  for (guint i = 0; i < 3000; i++)
    {
      gsize n = (gsize) g_test_rand_int_range (0, 200);
      g_autofree char *data = g_malloc (n + 1);
      int low = g_test_rand_bit () ? 1 : 0x80;
      g_autoptr (GError) error = NULL;
      g_autoptr (GsyArticle) article = NULL;
      gsize length;

      for (gsize j = 0; j < n; j++)
        data[j] = (char) (g_test_rand_bit () ? g_test_rand_int_range (low, 256) : g_test_rand_int_range (' ', 0x7f));
      article = decode (data, n, &error);
      g_assert_true ((article == NULL) == (error != NULL));
      if (article != NULL)
        {
          const char *text = gsy_article_get_text (article, &length);

          g_assert_true (g_utf8_validate_len (text, length, NULL));
        }
    }
}

static void
assert_read (const char *folder, const char *name, const char *text, const char *shown)
{
  g_autofree char *path = put_file (folder, name, text);
  GError *error = NULL;
  g_autoptr (GsyArticle) article = gsy_article_read (path, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (gsy_article_get_text (article, NULL), ==, text);
  g_assert_cmpstr (gsy_article_get_name (article), ==, shown);
}

static void
test_names (void)
{
  g_autoptr (Folder) folder = make_folder ();

  assert_read (folder, "-rf", "text", "-rf");
  assert_read (folder, "caf\xe9.txt", "text", "caf\xef\xbf\xbd.txt");
  assert_read (folder, "été.txt", "text", "été.txt");
  assert_read (folder, "two\nlines.txt", "text", "two\xef\xbf\xbdlines.txt");
  assert_read (folder, "\x1b[31mred", "text", "\xef\xbf\xbd[31mred");
}

static void
assert_unreadable (const char *path, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) head_error = NULL;
  g_autofree char *published = NULL;
  g_autofree char *title = NULL;

  g_assert_null (gsy_article_read (path, &error));
  g_assert_error (error, domain, code);
  g_assert_false (gsy_article_read_head (path, &published, &title, &head_error));
  g_assert_error (head_error, domain, code);
  g_assert_null (published);
  g_assert_null (title);
}

static void
test_irregular (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *pipe_path = g_build_filename (folder, "pipe.txt", NULL);
  g_autofree char *pipe_link = g_build_filename (folder, "link.txt", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing.txt", NULL);
  g_autofree char *binary = put_bytes (folder, "binary.txt", "a\0b", 3);

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_cmpint (symlink ("pipe.txt", pipe_link), ==, 0);
  assert_unreadable (pipe_path, GSY_ERROR, GSY_ERROR_UNSUPPORTED);
  assert_unreadable (pipe_link, GSY_ERROR, GSY_ERROR_UNSUPPORTED);
  assert_unreadable (folder, GSY_ERROR, GSY_ERROR_UNSUPPORTED);
  assert_unreadable ("/dev/zero", GSY_ERROR, GSY_ERROR_UNSUPPORTED);
  assert_unreadable (missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  assert_unreadable (binary, GSY_ERROR, GSY_ERROR_UNSUPPORTED);
}

static void
test_too_large (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = put_file (folder, "notes.txt", "");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (truncate (path, G_GINT64_CONSTANT (1) << 30), ==, 0);
  assert_unreadable (path, GSY_ERROR, GSY_ERROR_TOO_LARGE);
  g_assert_null (gsy_article_read (path, &error));
  g_assert_nonnull (strstr (error->message, "1.0"));
  g_assert_nonnull (strstr (error->message, "64"));
}

static void
unreadable_in_child (const char *folder)
{
  g_autofree char *path = put_file (folder, "a.txt", "text");

  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  assert_unreadable (path, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
}

static void
test_unreadable (void)
{
  g_autoptr (Folder) folder = make_folder ();

  run_unprivileged (unreadable_in_child, folder);
}

static void
assert_head (const char *folder, const char *data, gsize n_bytes, const char *date, const char *expected)
{
  g_autofree char *path = put_bytes (folder, "head.txt", data, n_bytes);
  g_autofree char *published = NULL;
  g_autofree char *title = NULL;
  GError *error = NULL;

  g_assert_true (gsy_article_read_head (path, &published, &title, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (published, ==, date);
  g_assert_cmpstr (title, ==, expected);
}

static void
test_head (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *utf16 = NULL;
  g_autofree char *latin = NULL;
  gsize n;

  assert_head (folder, "date 2031-05-04\nHe denies it. She insists.\n", 43, "2031-05-04", "He denies it.");
  assert_head (folder, "", 0, NULL, NULL);
  utf16 = g_convert ("\xef\xbb\xbfHe denies it. She insists.", -1, "UTF-16LE", "UTF-8", NULL, &n, NULL);
  assert_head (folder, utf16, n, NULL, "He denies it.");
  latin = g_convert ("L'élu dément. Le maire accuse.", -1, "WINDOWS-1252", "UTF-8", NULL, &n, NULL);
  assert_head (folder, latin, n, NULL, "L'élu dément.");
}

/* The head ends inside a character, wherever the characters lie, in encodings of any width. */
static void
test_head_cut (void)
{
  g_autoptr (Folder) folder = make_folder ();
  const char *const charsets[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "SHIFT_JIS" };

  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    for (guint shift = 0; shift < 4; shift++)
      {
        g_autoptr (GString) text = g_string_new (i == 1 || i == 2 ? "\xef\xbb\xbf" : "");
        g_autofree char *data = NULL;
        gsize n;

        g_string_append_len (text, "abcd", shift);
        g_string_append (text, "。");
        while (text->len < 40000)
          g_string_append (text, i < 3 ? CHINESE "\xf0\x9f\x9a\x80" : i == 3 ? CHINESE
                                                                             : JAPANESE);
        data = g_convert (text->str, (gssize) text->len, charsets[i], "UTF-8", NULL, &n, NULL);
        g_assert_nonnull (data);
        {
          g_autofree char *path = put_bytes (folder, "head.txt", data, n);
          g_autofree char *published = NULL;
          g_autofree char *title = NULL;
          GError *error = NULL;

          g_assert_true (gsy_article_read_head (path, &published, &title, &error));
          g_assert_no_error (error);
          g_assert_nonnull (title);
        }
      }
}

static void
test_article_untouched (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = put_file (folder, "a.txt", FRENCH);
  g_autoptr (GsyArticle) article = NULL;
  struct stat before, after;

  g_assert_cmpint (g_chmod (path, 0444), ==, 0);
  g_assert_cmpint (g_stat (path, &before), ==, 0);
  article = gsy_article_read (path, NULL);
  g_assert_nonnull (article);
  g_assert_cmpint (g_stat (path, &after), ==, 0);
  g_assert_cmpint (before.st_mtim.tv_nsec, ==, after.st_mtim.tv_nsec);
  g_assert_cmpint (before.st_ctim.tv_nsec, ==, after.st_ctim.tv_nsec);
  assert_content (path, FRENCH);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article-reader/utf-8-as-it-is", test_utf8);
  g_test_add_func ("/article-reader/an-empty-file-is-an-empty-article", test_empty);
  g_test_add_func ("/article-reader/a-byte-order-mark-does-not-count", test_mark);
  g_test_add_func ("/article-reader/utf-16-by-its-mark", test_utf16);
  g_test_add_func ("/article-reader/utf-16-damaged-is-refused", test_utf16_damaged);
  g_test_add_func ("/article-reader/legacy/western", test_western);
  g_test_add_func ("/article-reader/legacy/others", test_others);
  g_test_add_func ("/article-reader/damaged-utf-8-names-the-line", test_damaged_utf8);
  g_test_add_func ("/article-reader/binary-is-refused", test_binary);
  g_test_add_func ("/article-reader/random-bytes-give-text-or-an-error", test_random);
  g_test_add_func ("/article-reader/names-for-people", test_names);
  g_test_add_func ("/article-reader/irregular-files-never-wait", test_irregular);
  g_test_add_func ("/article-reader/too-large-is-refused-at-once", test_too_large);
  g_test_add_func ("/article-reader/unreadable", test_unreadable);
  g_test_add_func ("/article-reader/head/title-and-date", test_head);
  g_test_add_func ("/article-reader/head/a-character-cut-off", test_head_cut);
  g_test_add_func ("/article-reader/the-file-is-not-touched", test_article_untouched);

  return g_test_run ();
}
