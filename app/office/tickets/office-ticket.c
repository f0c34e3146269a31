/* Something that somebody needs done.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-ticket.h"
#include <base-date.h>
#include <base-text.h>
#include "office-series.h"
#include "office-ticket-commands.h"
#include "office-ticket-states.h"
#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeTicket, office_ticket, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseChoice levels[] = {
  { "high",   N_("High") },
  { "medium", N_("Moderate") },
  { "low",    N_("Low") },
  { NULL },
};

static const BaseChoice priorities[] = {
  { "critical", N_("Critical") },
  { "high",     N_("High") },
  { "moderate", N_("Moderate") },
  { "low",      N_("Low") },
  { NULL },
};

const BaseChoice office_ticket_states[] = {
  { "new",      N_("New") },
  { "active",   N_("Active") },
  { "waiting",  N_("Waiting") },
  { "resolved", N_("Resolved") },
  { "closed",   N_("Closed") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_TEXT (OfficeTicket, title),                        N_("Title"),       BASE_REQUIRED | BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_MAIN },
  { BASE_TEXT (OfficeTicket, number),                       N_("Number"),      BASE_UNIQUE | BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN },
  { BASE_LONG_TEXT (OfficeTicket, text),                    N_("Description"), BASE_SEARCH },
  { BASE_TEXT (OfficeTicket, requester),                    N_("Requester"),   BASE_SEARCH | BASE_PERSONAL },
  { BASE_TEXT (OfficeTicket, category),                     N_("Category"),    BASE_SEARCH },
  { BASE_CHOICE (OfficeTicket, impact, levels),             N_("Impact"),      0 },
  { BASE_CHOICE (OfficeTicket, urgency, levels),            N_("Urgency"),     0 },
  { BASE_CHOICE (OfficeTicket, priority, priorities),       N_("Priority"),    BASE_DERIVED | BASE_COLUMN },
  { BASE_CHOICE (OfficeTicket, state, office_ticket_states), N_("State"),      BASE_FIXED | BASE_COLUMN | BASE_MAIN },
  { BASE_TEXT (OfficeTicket, team),                         N_("Team"),        BASE_SEARCH },
  { BASE_LINK (OfficeTicket, assignee, "employees"),        N_("Assignee"),    BASE_COLUMN },
  { BASE_DATE (OfficeTicket, due_on),                       N_("Due"),         BASE_COLUMN },
  { BASE_TIME (OfficeTicket, opened_at),                    N_("Opened"),      BASE_FIXED },
  { BASE_TIME (OfficeTicket, resolved_at),                  N_("Resolved"),    BASE_FIXED },
  { BASE_TIME (OfficeTicket, closed_at),                    N_("Closed"),      BASE_FIXED },
  { BASE_COUNT (OfficeTicket, reopened),                    N_("Reopened"),    BASE_FIXED },
  { BASE_LINK (OfficeTicket, order_line, "order_lines"),    N_("Order line"),  BASE_FIXED },
};

static const StoreView views[] = {
  { "all",        N_("All tickets"), NULL },
  { "open",       N_("Open"),        "state NOT IN ('resolved', 'closed')" },
  { "overdue",    N_("Overdue"),     "state NOT IN ('resolved', 'closed') AND due_on < ?today" },
  { "unassigned", N_("Unassigned"),  "state NOT IN ('resolved', 'closed') AND assignee IS NULL" },
  { "critical",   N_("Critical"),    "state NOT IN ('resolved', 'closed') AND priority = 'critical'" },
  { "of-people-who-left", N_("Of people who left"), "state NOT IN ('resolved', 'closed') AND assignee IN (SELECT id FROM employees WHERE left_on < ?today)" },
  { "waiting",    N_("Waiting"),     "state = 'waiting'" },
  { "closed",     N_("Done"),        "state IN ('resolved', 'closed')" },
};

/* Days until a ticket of a priority is due. */
static const guint32 due_days[] = { 1, 2, 5, 10 };

static gboolean
is_done (OfficeTicket *self)
{
  return self->state == OFFICE_TICKET_RESOLVED || self->state == OFFICE_TICKET_CLOSED;
}

/* The first line of the text, as long as a title may be. */
static char *
make_title (const char *text)
{
  const char *end = strchr (text, '\n');
  g_autofree char *line = end != NULL ? g_strndup (text, (gsize) (end - text)) : g_strdup (text);
  g_autofree char *title = g_utf8_substring (line, 0, MIN (g_utf8_strlen (line, -1), BASE_TEXT_MAX));

  return g_steal_pointer (&title);
}

static void
fill_title (OfficeTicket *self)
{
  g_autofree char *title = NULL;

  if (self->title != NULL)
    return;
  if (self->text == NULL && self->category == NULL)
    return;
  title = make_title (self->text != NULL ? self->text : self->category);
  base_record_set_text (BASE_RECORD (self), &self->title, title);
}

/* The moments follow the state: who is not closed has no closing moment. */
static void
fill_moments (OfficeTicket *self, OfficeTicket *before, gint64 now)
{
  BaseRecord *record = BASE_RECORD (self);

  if (self->opened_at == BASE_NO_TIME)
    base_record_set_number (record, &self->opened_at, now);
  if (self->state == OFFICE_TICKET_RESOLVED && self->resolved_at == BASE_NO_TIME)
    base_record_set_number (record, &self->resolved_at, MAX (now, self->opened_at));
  if (self->state == OFFICE_TICKET_CLOSED && self->closed_at == BASE_NO_TIME)
    base_record_set_number (record, &self->closed_at, MAX (now, self->opened_at));
  if (self->state != OFFICE_TICKET_CLOSED)
    base_record_set_number (record, &self->closed_at, BASE_NO_TIME);
  if (!is_done (self))
    base_record_set_number (record, &self->resolved_at, BASE_NO_TIME);
  if (before != NULL && is_done (before) && !is_done (self) && self->reopened == before->reopened)
    base_record_set_number (record, &self->reopened, before->reopened + 1);
}

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeTicket *self = OFFICE_TICKET (rules);
  BaseRecord *record = BASE_RECORD (self);

  if (self->parent_instance.trashed && before != NULL && !before->trashed)
    return TRUE;
  base_record_set_int (record, &self->priority, office_ticket_get_priority (self->impact, self->urgency));
  fill_moments (self, (OfficeTicket *) before, base_environment_now (store_db_get_environment (db)));
  if (before == NULL && self->due_on == BASE_NO_DATE && !is_done (self))
    base_record_set_date (record, &self->due_on, base_time_get_date (self->opened_at, NULL) + due_days[self->priority]);
  fill_title (self);
  return office_series_number (db, record, &self->number, error);
}

static gboolean
office_ticket_check (BaseRecord *record, GError **error)
{
  OfficeTicket *self = OFFICE_TICKET (record);

  if (self->reopened < 0)
    {
      g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("A ticket cannot have been reopened less than never."));
      return FALSE;
    }
  if (self->opened_at == BASE_NO_TIME)
    return TRUE;
  if (self->resolved_at != BASE_NO_TIME && self->resolved_at < self->opened_at)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The ticket cannot have been resolved before it was opened. Correct one of the times."));
  else if (self->closed_at != BASE_NO_TIME && self->closed_at < self->opened_at)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The ticket cannot have been closed before it was opened. Correct one of the times."));
  else
    return TRUE;
  return FALSE;
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->commands = office_ticket_get_commands (&rules->n_commands);
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
  rules->default_sort = "opened_at DESC, id DESC";
}

static void
office_ticket_class_init (OfficeTicketClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_ticket_check;
  record_class->icon = "mail-unread-symbolic";
  base_record_class_set_fields (record_class, "tickets", N_("Ticket"), N_("Tickets"), fields, G_N_ELEMENTS (fields));
}

static void
office_ticket_init (OfficeTicket *self)
{
  self->impact = OFFICE_LEVEL_MEDIUM;
  self->urgency = OFFICE_LEVEL_MEDIUM;
  self->priority = OFFICE_PRIORITY_MODERATE;
}

OfficePriority
office_ticket_get_priority (OfficeLevel impact, OfficeLevel urgency)
{
  return (OfficePriority) MIN (impact + urgency, (int) OFFICE_PRIORITY_LOW);
}
