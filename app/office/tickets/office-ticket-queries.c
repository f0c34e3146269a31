/* Tickets as reports read them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-ticket-queries.h"
#include <base-date.h>

static const char opened[] =
  "SELECT t.number, t.title, t.priority, t.state, t.team, e.name, t.opened_at,"
  "       CASE WHEN t.state IN ('resolved', 'closed') THEN coalesce (t.resolved_at, t.closed_at) END, t.due_on"
  "  FROM tickets AS t"
  "  LEFT JOIN employees AS e ON e.id = t.assignee"
  " WHERE t.trashed_at IS NULL AND (t.opened_at BETWEEN ?1 AND ?2 OR (?1 = '' AND t.opened_at IS NULL))"
  " ORDER BY t.opened_at, t.number, t.id";

StoreQuery *
office_tickets_query_opened (StoreDb *db, guint32 from, guint32 to)
{
  StoreQuery *query = store_query_new (db, opened);
  char first[11], last[11];
  g_autofree char *end = NULL;

  base_date_format_iso (from, first);
  base_date_format_iso (to, last);
  end = g_strconcat (to != BASE_NO_DATE ? last : "9999-12-31", "T23:59:59Z", NULL);
  store_query_bind_text (query, 1, first);
  store_query_bind_text (query, 2, end);
  return query;
}
