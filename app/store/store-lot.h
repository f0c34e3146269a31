/* One command on several records.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-db.h"

G_BEGIN_DECLS

/**
 * A lot: a command whose arguments hold "records" (ax) in place of "record". It runs once for each of them, in this order, all in one transaction: one change, one undo. A record whose
 * turn is refused by a rule stays as it was, and the others go on; any other failure (disk, cancel) undoes the whole lot.
 *
 * The result is of type %STORE_LOT_RESULT: how many were done, the id of each other one with the sentence why not.
 */
#define STORE_LOT_RESULT "(ua(xs))"

gboolean            store_lot_is           (GVariant *arguments);
/* BASE_ERROR_RULE for what cannot be taken back: that is done one by one. */
gboolean            store_lot_execute      (const StoreCommand *command, StoreDb *db, GVariant *arguments, GError **error);
/* The command of a name in the change log (nullable), and how many records it was done to; n: optional. */
const StoreCommand *store_lot_find_command (StoreSchema *schema, const char *logged, guint *n);

G_END_DECLS
