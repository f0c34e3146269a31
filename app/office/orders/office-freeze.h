/* The copy of a posted paper.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-db.h>
#include "office-issue.h"

G_BEGIN_DECLS

/* Keeps the paper as it is now, in the transaction that posts it: issue says paper, links and contact. Nothing is kept where nobody draws papers (OfficePaperMaker). Writer. */
gboolean office_freeze_keep        (StoreDb *db, OfficeIssue *issue, gint64 record, GError **error);
/* The first copy that was kept of a paper of an invoice or reminder; NULL without error when there is none. table: "invoices", "reminders". full */
GBytes  *office_freeze_load        (StoreDb *db, const char *paper, const char *table, gint64 record, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Its id in issued_papers, 0 for none. */
gboolean office_freeze_find        (StoreDb *db, const char *paper, gint64 invoice, gint64 reminder, gint64 *id, GError **error);
/* Whether somebody draws papers. */
gboolean office_freeze_is_possible (StoreDb *db);

G_END_DECLS
