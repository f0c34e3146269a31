/* What happened to a ticket.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_TICKET_EVENT (office_ticket_event_get_type ())
G_DECLARE_FINAL_TYPE (OfficeTicketEvent, office_ticket_event, OFFICE, TICKET_EVENT, BaseRecord)

/* Never changed or deleted once written; only undo takes it back. */
struct _OfficeTicketEvent
{
  BaseRecord parent_instance;
  gint64     ticket;
  gint64     at;
  int        state;    /* OfficeTicketState after it */
  char      *team;
  char      *assignee; /* name; people outside the staff too */
  char      *note;
};

G_END_DECLS
