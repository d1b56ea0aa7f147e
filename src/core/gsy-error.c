/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-error.c: the error domain's quark. */
#include "config.h"
#include "core/gsy-error.h"

/* A name, not a subtraction. */
/* clang-format off */
G_DEFINE_QUARK (gsy-error-quark, gsy_error)
/* clang-format on */
