/* The copy of a posted paper.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-freeze.h"
#include "office-paper-maker.h"

gboolean
office_freeze_is_possible (StoreDb *db)
{
  return office_paper_maker_get (db)->print != NULL;
}

gboolean
office_freeze_keep (StoreDb *db, OfficeIssue *issue, gint64 record, GError **error)
{
  const OfficePaperMaker *maker = office_paper_maker_get (db);
  g_autofree char *title = NULL, *language = NULL;
  g_autoptr (GBytes) pdf = maker->print != NULL ? maker->print (db, issue->paper, record, &title, &language, error) : NULL;

  if (maker->print == NULL)
    return TRUE;
  issue->title = title;
  issue->language = language;
  issue->pdf = pdf;
  return pdf != NULL && office_paper_issue (db, issue, NULL, error);
}

gboolean
office_freeze_find (StoreDb *db, const char *paper, gint64 invoice, gint64 reminder, gint64 *id, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT p.id FROM issued_papers AS p JOIN paper_copies AS c ON c.id = p.id WHERE p.paper = ?1 AND ((?2 <> 0 AND p.invoice = ?2) OR (?3 <> 0 AND p.reminder = ?3))"
                                                      " AND p.trashed_at IS NULL ORDER BY p.id LIMIT 1");

  store_query_bind_text (query, 1, paper);
  store_query_bind_number (query, 2, invoice);
  store_query_bind_number (query, 3, reminder);
  *id = store_query_next (query) ? store_query_get_number (query, 0) : 0;
  return store_query_finish (query, error);
}

GBytes *
office_freeze_load (StoreDb *db, const char *paper, const char *table, gint64 record, GError **error)
{
  gboolean is_invoice = strcmp (table, "invoices") == 0, is_reminder = strcmp (table, "reminders") == 0;
  gint64 id = 0;

  if ((!is_invoice && !is_reminder) || !office_freeze_find (db, paper, is_invoice ? record : 0, is_reminder ? record : 0, &id, error) || id == 0)
    return NULL;
  return office_paper_load_copy (db, id, error);
}
