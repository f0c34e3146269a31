/* What happened to a ticket.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-ticket-event.h"
#include <base-date.h>
#include "office-ticket-states.h"
#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeTicketEvent, office_ticket_event, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeTicketEvent, ticket, "tickets"),            N_("Ticket"),   BASE_REQUIRED | BASE_FIXED | BASE_PARENT | BASE_COLUMN },
  { BASE_TIME (OfficeTicketEvent, at),                           N_("Time"),     BASE_FIXED | BASE_COLUMN },
  { BASE_CHOICE (OfficeTicketEvent, state, office_ticket_states), N_("State"),   BASE_FIXED | BASE_COLUMN },
  { BASE_TEXT (OfficeTicketEvent, team),                         N_("Team"),     BASE_FIXED | BASE_COLUMN },
  { BASE_TEXT (OfficeTicketEvent, assignee),                     N_("Assignee"), BASE_FIXED | BASE_PERSONAL | BASE_COLUMN },
  { BASE_LONG_TEXT (OfficeTicketEvent, note),                    N_("Note"),     BASE_FIXED | BASE_SEARCH | BASE_TITLE | BASE_COLUMN },
};

static gboolean
check_append_only (OfficeTicketEvent *self, OfficeTicketEvent *before, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT trashed_at IS NOT NULL FROM tickets WHERE id = ?1");
  gboolean with_ticket;

  store_query_bind_number (query, 1, self->ticket);
  with_ticket = store_query_next (query) && store_query_get_number (query, 0) == self->parent_instance.trashed;
  if (!store_query_finish (query, error))
    return FALSE;
  if (self->parent_instance.trashed != before->parent_instance.trashed && with_ticket)
    return TRUE;
  return base_refuse (error, _("What happened to a ticket stays as it was written. Add a note instead."));
}

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeTicketEvent *self = OFFICE_TICKET_EVENT (rules);

  if (before != NULL)
    return check_append_only (self, OFFICE_TICKET_EVENT (before), db, error);
  if (self->at == BASE_NO_TIME)
    base_record_set_number (BASE_RECORD (self), &self->at, base_environment_now (store_db_get_environment (db)));
  return TRUE;
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->default_sort = "at DESC, id DESC";
}

static void
office_ticket_event_class_init (OfficeTicketEventClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "document-open-recent-symbolic";
  base_record_class_set_fields (record_class, "ticket_events", N_("Ticket event"), N_("Ticket events"), fields, G_N_ELEMENTS (fields));
}

static void
office_ticket_event_init (OfficeTicketEvent *self)
{
}
