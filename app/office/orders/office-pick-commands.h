/* How goods are picked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-command.h>
#include "office-pick-list.h"

G_BEGIN_DECLS

/* make-pick-list, record-picks, scan-pick, pack, cancel-pick-list; and of a line: record-pick. */
const StoreCommand *office_pick_list_get_commands (guint *n);
const StoreCommand *office_pick_line_get_commands (guint *n);

/* Within the office: a list of this id that is open, else a sentence. full */
OfficePickList     *office_pick_list_load_open    (StoreDb *db, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Counts so much more at a line; with a reason what is still missing is given up and taken out of the stock. Ends the list when nothing is left to pick. */
gboolean            office_pick_line_count        (StoreDb *db, gint64 line, gint64 more, const char *reason, GError **error);
/* The loop of the scanner; see office-pick-scan.c. */
gboolean            office_pick_scan              (StoreDb *db, GVariant *arguments, GError **error);

G_END_DECLS
