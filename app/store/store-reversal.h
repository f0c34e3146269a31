/* Taking back by a record of its own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-command.h"

G_BEGIN_DECLS

/* The command that takes a change (or the undo of one, StoreCommand.revert_part) back where the law forbids to remove what it wrote; NULL where undo applies the images. */
const StoreCommand *store_reversal_find (StoreDb *db, gint64 seq);
/* Removes what may be removed, then runs it for each record that the change made in the reversal's table, or, if it made none, for the first that it changed. STORE_ERROR_UNDO for the undo of a change without a revert_part: it does not come again. */
gboolean            store_reversal_run  (const StoreCommand *self, StoreDb *db, gint64 seq, GError **error);

G_END_DECLS
