/* The steps of a ticket.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-ticket-commands.h"
#include "office-employee.h"
#include "office-ticket.h"
#include "office-ticket-event.h"
#include <glib/gi18n-lib.h>

static const BaseField assign_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "tickets", N_("Ticket"), BASE_REQUIRED),
  STORE_ARGUMENT_LINK ("assignee", "employees", N_("Assignee"), 0),
  STORE_ARGUMENT (TEXT, "team", N_("Team"), 0),
  STORE_ARGUMENT (LONG_TEXT, "note", N_("Note"), 0),
};

static const BaseField step_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "tickets", N_("Ticket"), BASE_REQUIRED),
  STORE_ARGUMENT (LONG_TEXT, "note", N_("Note"), 0),
};

static const BaseField note_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "tickets", N_("Ticket"), BASE_REQUIRED),
  STORE_ARGUMENT (LONG_TEXT, "note", N_("Note"), BASE_REQUIRED),
};

static gboolean
dup_assignee (StoreDb *db, gint64 employee, char **name, GError **error)
{
  g_autoptr (OfficeEmployee) assignee = NULL;

  if (employee == 0)
    return TRUE;
  assignee = OFFICE_EMPLOYEE (store_record_load (db, OFFICE_TYPE_EMPLOYEE, employee, error));
  if (assignee != NULL)
    *name = g_strdup (assignee->name);
  return assignee != NULL;
}

static gboolean
write_event (OfficeTicket *self, StoreDb *db, const char *note, GError **error)
{
  g_autoptr (OfficeTicketEvent) event = g_object_new (OFFICE_TYPE_TICKET_EVENT, NULL);
  g_autofree char *assignee = NULL;
  BaseRecord *record = BASE_RECORD (event);

  if (!dup_assignee (db, self->assignee, &assignee, error))
    return FALSE;
  base_record_set_number (record, &event->ticket, self->parent_instance.id);
  base_record_set_int (record, &event->state, self->state);
  base_record_set_text (record, &event->team, self->team);
  base_record_set_text (record, &event->assignee, assignee);
  base_record_set_text (record, &event->note, note);
  return store_record_save (db, record, error);
}

static gboolean
is_done (OfficeTicket *self)
{
  return self->state == OFFICE_TICKET_RESOLVED || self->state == OFFICE_TICKET_CLOSED;
}

static gboolean
move_to (OfficeTicket *self, OfficeTicketState state, StoreDb *db, GVariant *arguments, GError **error)
{
  base_record_set_int (BASE_RECORD (self), &self->state, state);
  return store_record_save (db, BASE_RECORD (self), error) && write_event (self, db, store_arguments_get_text (arguments, "note"), error);
}

static gboolean
assign_ticket (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeTicket) self = store_arguments_load (db, arguments, OFFICE_TYPE_TICKET, error);

  if (self == NULL)
    return FALSE;
  if (is_done (self))
    return base_refuse (error, _("Ticket %s is done. Reopen it before giving it to somebody."), self->number);
  if (!store_arguments_has (arguments, "assignee") && !store_arguments_has (arguments, "team"))
    return base_refuse (error, _("Say who takes over ticket %s: a person, a team or both."), self->number);
  if (store_arguments_has (arguments, "assignee"))
    base_record_set_number (BASE_RECORD (self), &self->assignee, store_arguments_get_number (arguments, "assignee"));
  if (store_arguments_has (arguments, "team"))
    base_record_set_text (BASE_RECORD (self), &self->team, store_arguments_get_text (arguments, "team"));
  return move_to (self, OFFICE_TICKET_ACTIVE, db, arguments, error);
}

static gboolean
wait_ticket (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeTicket) self = store_arguments_load (db, arguments, OFFICE_TYPE_TICKET, error);

  if (self == NULL)
    return FALSE;
  if (is_done (self))
    return base_refuse (error, _("Ticket %s is done. Reopen it before letting it wait."), self->number);
  return move_to (self, OFFICE_TICKET_WAITING, db, arguments, error);
}

static gboolean
resolve_ticket (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeTicket) self = store_arguments_load (db, arguments, OFFICE_TYPE_TICKET, error);

  if (self == NULL)
    return FALSE;
  if (is_done (self))
    return base_refuse (error, _("Ticket %s is resolved already."), self->number);
  return move_to (self, OFFICE_TICKET_RESOLVED, db, arguments, error);
}

static gboolean
close_ticket (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeTicket) self = store_arguments_load (db, arguments, OFFICE_TYPE_TICKET, error);

  if (self == NULL)
    return FALSE;
  if (self->state == OFFICE_TICKET_CLOSED)
    return base_refuse (error, _("Ticket %s is closed already."), self->number);
  return move_to (self, OFFICE_TICKET_CLOSED, db, arguments, error);
}

static gboolean
reopen_ticket (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeTicket) self = store_arguments_load (db, arguments, OFFICE_TYPE_TICKET, error);

  if (self == NULL)
    return FALSE;
  if (!is_done (self))
    return base_refuse (error, _("Ticket %s is open already."), self->number);
  return move_to (self, OFFICE_TICKET_ACTIVE, db, arguments, error);
}

static gboolean
add_ticket_note (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeTicket) self = store_arguments_load (db, arguments, OFFICE_TYPE_TICKET, error);

  if (self == NULL)
    return FALSE;
  if (store_arguments_get_text (arguments, "note") == NULL)
    return base_refuse (error, _("Write the note for ticket %s."), self->number);
  return write_event (self, db, store_arguments_get_text (arguments, "note"), error);
}

static const StoreCommand commands[] = {
  { "assign-ticket",   N_("Assign Ticket"),   assign_ticket,   assign_arguments, G_N_ELEMENTS (assign_arguments), .done = N_("%s assigned") },
  { "wait-ticket",     N_("Let Ticket Wait"), wait_ticket,     step_arguments,   G_N_ELEMENTS (step_arguments), .done = N_("%s waits") },
  { "resolve-ticket",  N_("Resolve Ticket"),  resolve_ticket,  step_arguments,   G_N_ELEMENTS (step_arguments), .done = N_("%s resolved") },
  { "close-ticket",    N_("Close Ticket"),    close_ticket,    step_arguments,   G_N_ELEMENTS (step_arguments), .done = N_("%s closed") },
  { "reopen-ticket",   N_("Reopen Ticket"),   reopen_ticket,   step_arguments,   G_N_ELEMENTS (step_arguments), .done = N_("%s reopened") },
  { "add-ticket-note", N_("Add Note"),        add_ticket_note, note_arguments,   G_N_ELEMENTS (note_arguments) },
};

const StoreCommand *
office_ticket_get_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}
