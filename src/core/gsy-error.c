/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-error.c: the error domain's quark. */
#include "config.h"
#include "core/gsy-error.h"

G_DEFINE_QUARK (gsy-error-quark, gsy_error)
