/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-startup.c: from the start of the process to the first frame of the window on the sample articles, against a window with one label.
 * Each start is a process of its own, the two kinds in turn. */
#include "config.h"
#include "bench.h"

#include "app/gsy-application.h"

#include <stdlib.h>
#include <string.h>

#define STARTS 31

/* What is wanted of the child is known when its window has been painted once. */
static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  g_print ("%.9f\n", bench_cpu_time ());
  exit (0);
}

static void
mapped_cb (GtkWidget *window, gpointer data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), NULL);
}

static void
window_added_cb (GtkApplication *app, GtkWindow *window, gpointer data)
{
  g_signal_connect (window, "map", G_CALLBACK (mapped_cb), NULL);
}

static int
start_program (char **argv)
{
  char *arguments[] = { argv[0], argv[2], NULL };
  g_autoptr (GsyApplication) app = gsy_application_new ();

  g_signal_connect (app, "window-added", G_CALLBACK (window_added_cb), NULL);
  return g_application_run (G_APPLICATION (app), 2, arguments);
}

static int
start_label (void)
{
  gtk_init ();
  GtkWidget *window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1180, 760);
  gtk_window_set_child (GTK_WINDOW (window), gtk_label_new ("label"));
  g_signal_connect (window, "map", G_CALLBACK (mapped_cb), NULL);
  gtk_window_present (GTK_WINDOW (window));
  for (;;)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}

/* Processor time that a start of @kind took, in seconds. */
static double
measure (const char *self, const char *kind, const char *folder)
{
  const char *argv[] = { self, kind, folder, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error) || !g_spawn_check_wait_status (status, &error))
    g_error ("A start failed: %s", error->message);
  return g_ascii_strtod (output, NULL);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_build_filename (gsy_application_get_data_dir (), "samples", NULL);
  double program[STARTS], label[STARTS];

  if (argc == 3 && strcmp (argv[1], "program") == 0)
    return start_program (argv);
  if (argc == 3 && strcmp (argv[1], "label") == 0)
    return start_label ();

  for (guint i = 0; i < STARTS; i++)
    {
      program[i] = measure (argv[0], "program", folder);
      label[i] = measure (argv[0], "label", folder);
    }
  double ours = bench_median (program, STARTS);
  double plain = bench_median (label, STARTS);
  bench_report ("startup", ours / plain, 1.35, "processor time to the first frame / of a window with one label");
  bench_report ("startup-ms", ours * 1000, 0, "processor time to the first frame, milliseconds");
  return 0;
}
