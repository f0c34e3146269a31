/* Papers that left the house.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-command.h>
#include <store-db.h>

G_BEGIN_DECLS

/* A paper that is given to somebody. @paper: its name, "order-confirmation"; @title: as people call it; @pdf: nullable, kept byte for byte; links: 0 = none. */
typedef struct
{
  const char *paper;
  const char *title;
  gint64      sales_order;
  gint64      invoice;
  gint64      shipment;
  gint64      purchase_order;
  gint64      contact;
  const char *language;
  GBytes     *pdf;
  gint64      reminder;
} OfficeIssue;

/* Records that a paper was issued, with the order's version; earlier ones of the same paper and document are outdated by it. Writer, inside a transaction. */
gboolean    office_paper_issue           (StoreDb *db, const OfficeIssue *issue, gint64 *id, GError **error);
/* The kept bytes; %NULL without error when none were kept. STORE_ERROR_DAMAGED words when they are not what was kept. full */
GBytes     *office_paper_load_copy       (StoreDb *db, gint64 issued_paper, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Marks what was issued of an order as outdated: what says its lines; not invoices, and not what went along with a shipment. Writer. */
gboolean    office_papers_outdate        (StoreDb *db, gint64 order, GError **error);

enum { OFFICE_OUTDATED_ID, OFFICE_OUTDATED_PAPER, OFFICE_OUTDATED_TITLE, OFFICE_OUTDATED_LANGUAGE, OFFICE_OUTDATED_REVISION, OFFICE_OUTDATED_CURRENT, OFFICE_OUTDATED_ORDER };
/* Papers of an order (0: of all) that nothing newer replaces yet: print each paper anew, in its language, to replace it. CURRENT: the order's version now. */
StoreQuery *office_papers_query_outdated (StoreDb *db, gint64 order) G_GNUC_WARN_UNUSED_RESULT;
/* The name of the first of them, NULL if there is none. full */
char       *office_papers_find_outdated  (StoreDb *db, gint64 order) G_GNUC_WARN_UNUSED_RESULT;

/* "issue-paper": what was printed or sent of an order, invoice, shipment or purchase order is kept. */
const StoreCommand *office_issued_paper_get_commands (guint *n);

G_END_DECLS
