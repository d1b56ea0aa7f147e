/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsy-load.h: the pieces of gsy_load() that its neighbours share. */
#pragma once

#include "io/gsy-save.h"

#include <sys/stat.h>

G_BEGIN_DECLS

/* A descriptor of a regular file, relative to @folder (or AT_FDCWD), following symbolic links; -1 with an error, which
 * calls it @shown. Never waits for a pipe's other end and never opens a device. */
int gsy_open_regular (int folder, const char *path, const char *shown, struct stat *st, GError **error);

/* Reads until @n_bytes are there or the file ends. How many, or -1 with errno. */
gssize gsy_read_all (int fd, void *buffer, gsize n_bytes);

void gsy_file_identity_set_stat (GsyFileIdentity *identity, const struct stat *st);
void gsy_file_identity_set_bytes (GsyFileIdentity *identity, GBytes *bytes);

G_END_DECLS
