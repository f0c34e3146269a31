/* Something that somebody needs done.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_TICKET (office_ticket_get_type ())
G_DECLARE_FINAL_TYPE (OfficeTicket, office_ticket, OFFICE, TICKET, BaseRecord)

typedef enum { OFFICE_LEVEL_HIGH, OFFICE_LEVEL_MEDIUM, OFFICE_LEVEL_LOW } OfficeLevel;
typedef enum { OFFICE_PRIORITY_CRITICAL, OFFICE_PRIORITY_HIGH, OFFICE_PRIORITY_MODERATE, OFFICE_PRIORITY_LOW } OfficePriority;
typedef enum { OFFICE_TICKET_NEW, OFFICE_TICKET_ACTIVE, OFFICE_TICKET_WAITING, OFFICE_TICKET_RESOLVED, OFFICE_TICKET_CLOSED } OfficeTicketState;

struct _OfficeTicket
{
  BaseRecord parent_instance;
  char      *title;
  char      *number;
  char      *text;
  char      *requester;
  char      *category;
  int        impact;      /* OfficeLevel */
  int        urgency;     /* OfficeLevel */
  int        priority;    /* OfficePriority; follows from impact and urgency */
  int        state;       /* OfficeTicketState; set with a new record, later by commands only */
  char      *team;
  gint64     assignee;
  guint32    due_on;
  gint64     opened_at;
  gint64     resolved_at;
  gint64     closed_at;
  gint64     reopened;    /* how often */
  gint64     order_line;  /* what a customer complains about, or 0 */
};

/* The matrix of ITIL: high × high is critical, low × low is low. */
OfficePriority office_ticket_get_priority (OfficeLevel impact, OfficeLevel urgency);

G_END_DECLS
