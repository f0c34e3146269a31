/* A disk that fails when it is told to.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

typedef enum { FAULT_FULL, FAULT_WRITE, FAULT_SYNC } Fault;

/* All files that SQLite opens from now on lie on it. */
void     faulty_disk_install (void);
/* The number-th write, sync or truncation from now on fails (1 = the next); lasts: and all after it. Syncs alone count for FAULT_SYNC. */
void     faulty_disk_plan    (Fault fault, int number, gboolean lasts);
/* No more faults; whether there was one. */
gboolean faulty_disk_mend    (void);
