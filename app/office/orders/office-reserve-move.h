/* Stock reserved for one line given to another.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-db.h>

G_BEGIN_DECLS

/* Moves reserved stock from one line to another of the same item; the giver takes what was to come for the taker. BASE_ERROR_RULE when the giver has less. Writer, in a transaction. */
gboolean office_reserve_move    (StoreDb *db, gint64 giver, gint64 taker, gint64 quantity, GError **error);
/* Lets go of what is to come for a line, so that something sooner can take its place. Writer. */
gboolean office_reserve_let_go  (StoreDb *db, gint64 line, GError **error);

G_END_DECLS
