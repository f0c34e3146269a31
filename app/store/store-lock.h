/* One writing process a file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-error.h"

G_BEGIN_DECLS

/**
 * StoreLock:
 *
 * A lock on "<path>.lock" beside a company's file, held by the one process that writes to it. The system frees it when the process ends, however it ends. What stands in the
 * file (computer, process, start of the computer) is for the sentence only. Not on the company's file itself: closing a second descriptor of that would drop SQLite's own locks.
 */
typedef struct _StoreLock StoreLock;

/* STORE_ERROR_LOCKED with who holds it; STORE_ERROR_READ_ONLY when the folder cannot be written to. Any thread. */
StoreLock *store_lock_take (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whether a process that held it ended without freeing it: was killed, or lost power. */
gboolean   store_lock_was_left (StoreLock *self);
void       store_lock_free (StoreLock *self); /* frees the lock and removes its file */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreLock, store_lock_free)

G_END_DECLS
