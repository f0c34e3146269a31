/* Counting the stock.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-command.h>

G_BEGIN_DECLS

/* Of stocktakes: start-stocktake, count-stock (by scan), finish-stocktake, approve-stocktake, cancel-stocktake. */
const StoreCommand *office_stocktake_get_commands      (guint *n);
/* Of their lines: record-count. */
const StoreCommand *office_stocktake_line_get_commands (guint *n);

G_END_DECLS
