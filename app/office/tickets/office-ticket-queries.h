/* Tickets as reports read them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-query.h>

G_BEGIN_DECLS

enum
{
  OFFICE_TICKETS_NUMBER, OFFICE_TICKETS_TITLE, OFFICE_TICKETS_PRIORITY, OFFICE_TICKETS_STATE, OFFICE_TICKETS_TEAM, OFFICE_TICKETS_ASSIGNEE,
  OFFICE_TICKETS_OPENED_AT, OFFICE_TICKETS_ENDED_AT, OFFICE_TICKETS_DUE_ON
};
/* Tickets opened on these days (Julian, UTC; 0 = no bound), the oldest first. "ended at" is the moment it was resolved or closed, NULL while it is open. */
StoreQuery *office_tickets_query_opened (StoreDb *db, guint32 from, guint32 to) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
