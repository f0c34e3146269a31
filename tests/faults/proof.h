/* How much is tried, and that it does not become less.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

/* The long set: FACTOTUM_PROOF=1 in the environment, as ./dev proof sets it. */
gboolean proof_is_long (void);
/* FACTOTUM_SEED, 1 without it. */
guint32  proof_get_seed (void);
/* Prints what was tried; fails when it is a fifth less than tests/faults/baseline.txt has. */
void     proof_report  (const char *name, guint64 number);
