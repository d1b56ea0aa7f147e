/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench.c: the clock, the median and the report of the benchmarks. */
#include "config.h"
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

double
bench_cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

double
bench_median (double *values, guint n)
{
  g_return_val_if_fail (n > 0, 0);

  qsort (values, n, sizeof *values, compare_doubles);
  return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

double
bench_time (void (*setup) (gpointer data), void (*work) (gpointer data), gpointer data)
{
  double times[BENCH_ROUNDS];

  for (guint i = 0; i < BENCH_ROUNDS; i++)
    {
      double begin;

      if (setup != NULL)
        setup (data);
      begin = bench_cpu_time ();
      work (data);
      times[i] = bench_cpu_time () - begin;
    }
  return MAX (bench_median (times, BENCH_ROUNDS), 1e-9);
}

void
bench_report (const char *name, double ratio, double target, const char *what)
{
  char ratio_text[G_ASCII_DTOSTR_BUF_SIZE];
  char target_text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (ratio_text, sizeof ratio_text, "%.4g", ratio);
  g_ascii_formatd (target_text, sizeof target_text, "%.4g", target);
  if (target > 0)
    printf ("{\"name\": \"%s\", \"ratio\": %s, \"target\": %s, \"met\": %s, \"what\": \"%s\"}\n",
            name, ratio_text, target_text, ratio <= target ? "true" : "false", what);
  else
    printf ("{\"name\": \"%s\", \"ratio\": %s, \"what\": \"%s\"}\n", name, ratio_text, what);
  fflush (stdout);
}
