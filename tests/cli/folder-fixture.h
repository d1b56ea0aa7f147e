/* SPDX-License-Identifier: GPL-3.0-or-later */
/* folder-fixture.h: a folder of its own for each test of a verb. */
#pragma once

#include "cli-run.h"

typedef struct
{
  char *folder;
} Fixture;

static inline void
set_up_empty (Fixture *fixture, gconstpointer data)
{
  fixture->folder = cli_make_folder ();
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  cli_remove_folder (fixture->folder);
}
