/* What is asked of the invented firm's people.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-demo-private.h"
#include "office-employee.h"
#include "office-ticket-event.h"
#include "office-ticket.h"
#include <base-date.h>

#define HOUR G_GINT64_CONSTANT (3600)

static gboolean
save_event (DemoMaker *self, OfficeTicket *ticket, OfficeTicketState state, gint64 at, OfficeEmployee *assignee, const char *note, GError **error)
{
  g_autoptr (OfficeTicketEvent) event = g_object_new (OFFICE_TYPE_TICKET_EVENT, NULL);

  event->ticket = BASE_RECORD (ticket)->id;
  event->at = at;
  event->state = state;
  event->team = g_strdup (ticket->team);
  event->assignee = assignee != NULL ? g_strdup (assignee->name) : NULL;
  event->note = g_strdup (note);
  return store_record_save (self->db, BASE_RECORD (event), error);
}

static OfficeTicketState
pick_state (DemoMaker *self, gint64 hours_ago)
{
  if (hours_ago > 24 * 14)
    return demo_chance (self, 90) ? OFFICE_TICKET_CLOSED : OFFICE_TICKET_RESOLVED;
  if (hours_ago > 24 * 2)
    return (OfficeTicketState) (OFFICE_TICKET_ACTIVE + demo_pick (self, 3));
  return demo_chance (self, 60) ? OFFICE_TICKET_NEW : OFFICE_TICKET_ACTIVE;
}

static OfficeTicket *
make_ticket (DemoMaker *self, const DemoTrouble *trouble, gint64 hours_ago, OfficeEmployee *assignee)
{
  OfficeTicket *ticket = g_object_new (OFFICE_TYPE_TICKET, NULL);

  ticket->title = g_strdup (demo_say (trouble->title));
  ticket->text = g_strdup (demo_say (trouble->text));
  ticket->category = g_strdup (demo_say (trouble->category));
  ticket->requester = demo_make_person (self, self->country);
  ticket->impact = demo_chance (self, 70) ? OFFICE_LEVEL_MEDIUM : demo_pick (self, 3);
  ticket->urgency = demo_chance (self, 70) ? OFFICE_LEVEL_MEDIUM : demo_pick (self, 3);
  ticket->team = g_strdup (demo_say (strcmp (trouble->category, "Complaint") == 0 ? "Sales" : strcmp (trouble->category, "Accounting") == 0 ? "Accounting" : "IT"));
  ticket->state = pick_state (self, hours_ago);
  ticket->opened_at = self->now - hours_ago * HOUR;
  if (ticket->state != OFFICE_TICKET_NEW)
    ticket->assignee = BASE_RECORD (assignee)->id;
  if (ticket->state >= OFFICE_TICKET_RESOLVED)
    ticket->resolved_at = ticket->opened_at + MIN (hours_ago, 4 + demo_pick (self, 40)) * HOUR;
  if (ticket->state == OFFICE_TICKET_CLOSED)
    ticket->closed_at = MIN (ticket->resolved_at + 5 * 24 * HOUR, self->now);
  return ticket;
}

static gboolean
save_events (DemoMaker *self, OfficeTicket *ticket, const DemoTrouble *trouble, OfficeEmployee *assignee, GError **error)
{
  gint64 taken_at = MIN (ticket->opened_at + HOUR, self->now);

  return save_event (self, ticket, OFFICE_TICKET_NEW, ticket->opened_at, NULL, NULL, error)
         && (ticket->state == OFFICE_TICKET_NEW || save_event (self, ticket, OFFICE_TICKET_ACTIVE, taken_at, assignee, NULL, error))
         && (ticket->state != OFFICE_TICKET_WAITING || save_event (self, ticket, OFFICE_TICKET_WAITING, MIN (taken_at + HOUR, self->now), assignee, C_ ("demo", "Waiting for an answer."), error))
         && (ticket->resolved_at == BASE_NO_TIME || save_event (self, ticket, OFFICE_TICKET_RESOLVED, ticket->resolved_at, assignee, demo_say (trouble->answer), error))
         && (ticket->closed_at == BASE_NO_TIME || save_event (self, ticket, OFFICE_TICKET_CLOSED, ticket->closed_at, assignee, NULL, error));
}

gboolean
demo_make_tickets (DemoMaker *self, GError **error)
{
  gint64 n = CLAMP (self->n_orders / 5, 40, 2000);

  for (gint64 i = 0; i < n; i++)
    {
      const DemoTrouble *trouble = &demo_troubles[demo_pick (self, DEMO_N_TROUBLES)];
      OfficeEmployee *assignee = demo_pick_record (self, self->employees);
      g_autoptr (OfficeTicket) ticket = make_ticket (self, trouble, 1 + (n - 1 - i) * 24 * 60 / n, assignee);

      if (!store_record_save (self->db, BASE_RECORD (ticket), error) || !save_events (self, ticket, trouble, assignee, error))
        return FALSE;
    }
  return TRUE;
}
