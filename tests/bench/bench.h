/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench.h: what all benchmarks share. Each is a plain program that prints one line of JSON a figure; a figure is a ratio within the
 * same run wherever that makes sense, in processor time, a median of many rounds, so that a busy or slow machine says the same. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Rounds that a median is taken of. */
#define BENCH_ROUNDS 31

/* Processor time of this process in seconds. */
double bench_cpu_time (void);

/* The middle one of @values, which get sorted. */
double bench_median (double *values, guint n);

/**
 * bench_time:
 * @setup: (nullable): done before each round, not counted
 * @work: what is measured
 *
 * Returns: the median of BENCH_ROUNDS rounds of @work, in seconds of processor time; never 0
 */
double bench_time (void (*setup) (gpointer data), void (*work) (gpointer data), gpointer data);

/**
 * bench_report:
 * @name: as in the list of benchmarks
 * @ratio: what was measured
 * @target: what it should not exceed; 0: for information
 * @what: what was divided by what, or the unit
 *
 * Prints {"name": …, "ratio": …, "target": …, "met": …, "what": …} on a line of its own.
 */
void bench_report (const char *name, double ratio, double target, const char *what);

G_END_DECLS
