/* Tickets by state or age.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-ticket-list.h"
#include <base-date.h>
#include <base-number.h>
#include <glib/gi18n-lib.h>
#include <office-ticket-queries.h>
#include <office-ticket-states.h>
#include <office-ticket.h>
#include <string.h>

/* By age, longest first; what has no beginning counts as new. Rows are kept until all are read, since the query goes by the day of opening. */
static const struct
{
  gint64      days; /* at least */
  const char *label;
} ages[] = {
  { 91, N_("More than 90 days") },
  { 31, N_("31 to 90 days") },
  { 8,  N_("8 to 30 days") },
  { 2,  N_("2 to 7 days") },
  { 0,  N_("Up to one day") },
};

#define MOST_GROUPS 6

typedef struct
{
  char   *number, *title, *team, *assignee;
  const char *priority, *state; /* translated */
  guint32 opened_on, due_on;
  gint64  age;                  /* days until it ended, or until today; -1 = not known */
  guint   group;
} Ticket;

typedef struct
{
  const PaperSource *source;
  gboolean           by_age;
  GTimeZone         *zone;                /* asked for once: the system looks it up in a file */
  GArray            *tickets;             /* Ticket */
  gint64             counts[MOST_GROUPS];
} TicketMaker;

static const char *
say (TicketMaker *self,
     const char  *text)
{
  return paper_source_say (self->source, text);
}

static void
clear_ticket (gpointer data)
{
  Ticket *ticket = data;

  g_free (ticket->number);
  g_free (ticket->title);
  g_free (ticket->team);
  g_free (ticket->assignee);
}

static guint
get_n_groups (TicketMaker *self)
{
  return self->by_age ? G_N_ELEMENTS (ages) : OFFICE_TICKET_CLOSED + 1;
}

static const char *
get_group_label (TicketMaker *self,
                 guint        group)
{
  return say (self, self->by_age ? ages[group].label : office_ticket_states[group].label);
}

static guint
find_age (gint64 age)
{
  guint group = 0;

  while (group + 1 < G_N_ELEMENTS (ages) && age < ages[group].days)
    group++;
  return group;
}

static guint
find_state (const char *code)
{
  for (guint i = 0; office_ticket_states[i].code != NULL; i++)
    if (g_strcmp0 (office_ticket_states[i].code, code) == 0)
      return i;
  return 0;
}

static gint64
get_age (TicketMaker *self,
         gint64       opened_at,
         gint64       ended_at)
{
  guint32 end = ended_at != BASE_NO_TIME ? base_time_get_date (ended_at, self->zone) : self->source->today;

  return opened_at != BASE_NO_TIME ? (gint64) end - base_time_get_date (opened_at, self->zone) : -1;
}

static void
read_ticket (TicketMaker *self,
             StoreQuery  *query)
{
  gint64 opened_at = paper_query_get_time (query, OFFICE_TICKETS_OPENED_AT);
  const char *state = store_query_get_text (query, OFFICE_TICKETS_STATE);
  Ticket ticket = {
    .number = g_strdup (store_query_get_text (query, OFFICE_TICKETS_NUMBER)),
    .title = g_strdup (store_query_get_text (query, OFFICE_TICKETS_TITLE)),
    .team = g_strdup (store_query_get_text (query, OFFICE_TICKETS_TEAM)),
    .assignee = g_strdup (store_query_get_text (query, OFFICE_TICKETS_ASSIGNEE)),
    .priority = paper_source_say_choice (self->source, OFFICE_TYPE_TICKET, "priority", store_query_get_text (query, OFFICE_TICKETS_PRIORITY)),
    .state = say (self, office_ticket_states[find_state (state)].label),
    .opened_on = opened_at != BASE_NO_TIME ? base_time_get_date (opened_at, self->zone) : BASE_NO_DATE,
    .due_on = paper_query_get_date (query, OFFICE_TICKETS_DUE_ON),
    .age = get_age (self, opened_at, paper_query_get_time (query, OFFICE_TICKETS_ENDED_AT)),
  };

  ticket.group = self->by_age ? find_age (ticket.age) : find_state (state);
  self->counts[ticket.group]++;
  g_array_append_val (self->tickets, ticket);
}

static PaperTable *
create_table (TicketMaker *self)
{
  PaperTable *table = paper_table_new (NULL);

  paper_table_set_title (table, say (self, N_("Tickets")));
  paper_table_add_column (table, say (self, N_("Ticket")), BASE_KIND_TEXT, 0);
  paper_table_add_column (table, say (self, N_("Title")), BASE_KIND_TEXT, 3);
  paper_table_add_column (table, say (self, N_("Priority")), BASE_KIND_TEXT, 0);
  if (self->by_age)
    paper_table_add_column (table, say (self, N_("State")), BASE_KIND_TEXT, 0);
  paper_table_add_column (table, say (self, N_("Team")), BASE_KIND_TEXT, 1);
  paper_table_add_column (table, say (self, N_("Assignee")), BASE_KIND_TEXT, 1);
  paper_table_add_column (table, say (self, N_("Opened")), BASE_KIND_DATE, 0);
  paper_table_add_column (table, say (self, N_("Due")), BASE_KIND_DATE, 0);
  paper_table_add_column (table, say (self, N_("Age (days)")), BASE_KIND_COUNT, 0);
  return table;
}

static void
add_ticket (TicketMaker  *self,
            PaperTable   *table,
            const Ticket *ticket)
{
  paper_table_start_row (table, PAPER_ROW_PLAIN);
  paper_table_put_text (table, ticket->number);
  paper_table_put_text (table, ticket->title);
  paper_table_put_text (table, ticket->priority);
  if (self->by_age)
    paper_table_put_text (table, ticket->state);
  paper_table_put_text (table, ticket->team);
  paper_table_put_text (table, ticket->assignee);
  paper_table_put_number (table, ticket->opened_on);
  paper_table_put_number (table, ticket->due_on);
  if (ticket->age >= 0)
    paper_table_put_number (table, ticket->age);
}

static void
add_group (TicketMaker *self,
           PaperTable  *table,
           guint        group)
{
  g_autofree char *count = base_count_format (self->counts[group], self->source->locale);
  g_autofree char *heading = g_strdup_printf ("%s (%s)", get_group_label (self, group), count);

  if (self->counts[group] == 0)
    return;
  paper_table_add_group (table, heading);
  for (guint i = 0; i < self->tickets->len; i++)
    {
      const Ticket *ticket = &g_array_index (self->tickets, Ticket, i);

      if (ticket->group == group)
        add_ticket (self, table, ticket);
    }
}

static void
fill_document (TicketMaker   *self,
               PaperDocument *document)
{
  PaperChart *chart = paper_chart_new (PAPER_CHART_LYING, say (self, N_("Number of tickets")), BASE_KIND_COUNT, NULL);
  PaperTable *table = create_table (self);

  for (guint i = 0; i < get_n_groups (self); i++)
    {
      if (self->counts[i] > 0)
        paper_chart_add_bar (chart, get_group_label (self, i), self->counts[i]);
      add_group (self, table, i);
    }
  paper_document_add_chart (document, chart);
  paper_document_add_table (document, table);
  paper_document_add_text (document, PAPER_STYLE_SMALL, say (self, N_("The age of an ended ticket counts until it was resolved.")));
}

PaperDocument *
paper_ticket_list_new (const PaperSource  *source,
                       const PaperChoices *choices,
                       GError            **error)
{
  g_autoptr (PaperDocument) document = paper_source_create_report (source, paper_source_say (source, N_("Tickets")), error);
  g_autoptr (GArray) tickets = g_array_new (FALSE, TRUE, sizeof (Ticket));
  g_autoptr (StoreQuery) query = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  TicketMaker maker = { source, choices->grouping == 1, zone, tickets };
  g_autofree char *count = NULL;

  if (document == NULL)
    return NULL;
  g_array_set_clear_func (tickets, clear_ticket);
  query = office_tickets_query_opened (source->db, choices->from, choices->to);
  while (store_query_next (query))
    read_ticket (&maker, query);
  if (!store_query_finish (query, error))
    return NULL;
  count = base_count_format (tickets->len, source->locale);
  paper_document_set_landscape (document, TRUE);
  paper_document_set_subtitle (document, paper_source_say (source, maker.by_age ? N_("by age") : N_("by state")));
  paper_source_add_period (source, document, choices->from, choices->to);
  paper_document_add_information (document, paper_source_say (source, N_("Tickets")), count);
  fill_document (&maker, document);
  return g_steal_pointer (&document);
}
