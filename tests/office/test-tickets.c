/* Tickets from opening to closing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <office-ticket.h>

static void
test_matrix (void)
{
  static const OfficePriority expected[3][3] = {
    { OFFICE_PRIORITY_CRITICAL, OFFICE_PRIORITY_HIGH, OFFICE_PRIORITY_MODERATE },
    { OFFICE_PRIORITY_HIGH, OFFICE_PRIORITY_MODERATE, OFFICE_PRIORITY_LOW },
    { OFFICE_PRIORITY_MODERATE, OFFICE_PRIORITY_LOW, OFFICE_PRIORITY_LOW },
  };

  for (OfficeLevel impact = OFFICE_LEVEL_HIGH; impact <= OFFICE_LEVEL_LOW; impact++)
    for (OfficeLevel urgency = OFFICE_LEVEL_HIGH; urgency <= OFFICE_LEVEL_LOW; urgency++)
      g_assert_cmpint (office_ticket_get_priority (impact, urgency), ==, expected[impact][urgency]);
}

static void
test_new_ticket_is_completed (Fixture *fixture, gconstpointer data)
{
  RUN (fixture, "create-ticket", "{'text': <'The printer smokes.\\nIt is on fire.'>}");
  assert_text (fixture, "SELECT number || ' ' || title || ' ' || impact || ' ' || priority || ' ' || state || ' ' || opened_at || ' ' || due_on FROM tickets",
               "T-000001 The printer smokes. medium moderate new 2026-03-16T10:00:00Z 2026-03-21");
  RUN (fixture, "edit-ticket", "{'record': <int64 1>, 'impact': <int64 0>, 'urgency': <int64 0>}");
  assert_text (fixture, "SELECT priority FROM tickets", "critical");
  fixture_check (fixture);
}

static void
test_every_priority_is_proved (Fixture *fixture, gconstpointer data)
{
  for (gint64 i = 0; i < 9; i++)
    RUN (fixture, "create-ticket", "{'title': <'x'>, 'impact': <%x>, 'urgency': <%x>}", i / 3, i % 3);
  assert_text (fixture, "SELECT group_concat (n || priority, ' ') FROM (SELECT count (*) AS n, priority FROM tickets GROUP BY priority ORDER BY n, priority)",
               "1critical 2high 3low 3moderate");
  fixture_check (fixture);
}

static void
test_steps (Fixture *fixture, gconstpointer data)
{
  gint64 ticket = RUN (fixture, "create-ticket", "{'title': <'Lamp'>}");
  gint64 anna = RUN (fixture, "create-employee", "{'name': <'Anna'>}");
  g_autofree char *before = fixture_digest (fixture), *after = NULL;

  RUN (fixture, "assign-ticket", "{'record': <%x>, 'assignee': <%x>, 'team': <'House'>}", ticket, anna);
  RUN (fixture, "wait-ticket", "{'record': <%x>, 'note': <'Bulb ordered'>}", ticket);
  RUN (fixture, "add-ticket-note", "{'record': <%x>, 'note': <'Bulb came'>}", ticket);
  RUN (fixture, "resolve-ticket", "{'record': <%x>}", ticket);
  assert_text (fixture, "SELECT state || resolved_at FROM tickets", "resolved2026-03-16T10:00:00Z");
  RUN (fixture, "reopen-ticket", "{'record': <%x>, 'note': <'Dark again'>}", ticket);
  assert_text (fixture, "SELECT state || reopened || ifnull (resolved_at, '') FROM tickets", "active1");
  RUN (fixture, "close-ticket", "{'record': <%x>}", ticket);
  assert_text (fixture, "SELECT state || closed_at || ifnull (resolved_at, '') FROM tickets", "closed2026-03-16T10:00:00Z");
  assert_text (fixture, "SELECT group_concat (state || ':' || assignee || ':' || team || ':' || ifnull (note, ''), ' ') FROM ticket_events",
               "active:Anna:House: waiting:Anna:House:Bulb ordered waiting:Anna:House:Bulb came resolved:Anna:House: active:Anna:House:Dark again closed:Anna:House:");
  fixture_check (fixture);
  for (int i = 0; i < 6; i++)
    fixture_undo (fixture);
  after = fixture_digest (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  gint64 ticket = RUN (fixture, "create-ticket", "{'title': <'Lamp'>}");

  REFUSE (fixture, "who takes over", "assign-ticket", "{'record': <%x>}", ticket);
  REFUSE (fixture, "open already", "reopen-ticket", "{'record': <%x>}", ticket);
  REFUSE (fixture, "Write the note", "add-ticket-note", "{'record': <%x>}", ticket);
  REFUSE (fixture, "does not take", "edit-ticket", "{'record': <%x>, 'state': <int64 4>}", ticket);
  RUN (fixture, "resolve-ticket", "{'record': <%x>}", ticket);
  REFUSE (fixture, "resolved already", "resolve-ticket", "{'record': <%x>}", ticket);
  REFUSE (fixture, "Reopen it", "assign-ticket", "{'record': <%x>, 'team': <'House'>}", ticket);
  REFUSE (fixture, "Reopen it", "wait-ticket", "{'record': <%x>}", ticket);
  REFUSE (fixture, "stays as it was written", "trash-ticket-event", "{'record': <int64 1>}");
  RUN (fixture, "close-ticket", "{'record': <%x>}", ticket);
  REFUSE (fixture, "closed already", "close-ticket", "{'record': <%x>}", ticket);
  RUN (fixture, "trash-ticket", "{'record': <%x>}", ticket);
  assert_number (fixture, "SELECT count (*) FROM ticket_events WHERE trashed_at IS NULL", 0);
  REFUSE (fixture, "Restore it first", "reopen-ticket", "{'record': <%x>}", ticket);
  RUN (fixture, "restore-ticket", "{'record': <%x>}", ticket);
  assert_number (fixture, "SELECT count (*) FROM ticket_events WHERE trashed_at IS NULL", 2);
  fixture_check (fixture);
}

/* What comes in with its past keeps it; moments that contradict the state are dropped. */
static void
test_past_tickets_come_in (Fixture *fixture, gconstpointer data)
{
  RUN (fixture, "create-ticket", "{'number': <'INC0000045'>, 'title': <'a'>, 'state': <int64 4>, 'opened_at': <int64 1456708560>, 'closed_at': <int64 1457179200>}");
  RUN (fixture, "create-ticket", "{'title': <'b'>, 'state': <int64 1>, 'opened_at': <int64 1456708560>, 'closed_at': <int64 1457179200>}");
  assert_text (fixture, "SELECT group_concat (number || ifnull (closed_at, '') || ifnull (due_on, ''), ' ') FROM tickets", "INC00000452016-03-05T12:00:00Z T-0000012016-03-05");
  REFUSE (fixture, "before it was opened", "create-ticket", "{'title': <'a'>, 'state': <int64 4>, 'opened_at': <int64 1456708560>, 'closed_at': <int64 1456708559>}");
  RUN (fixture, "create-ticket-event", "{'ticket': <int64 1>, 'state': <int64 1>, 'assignee': <'Resolver 89'>, 'at': <int64 1456708600>}");
  fixture_check (fixture);
}

#define ADD(name, function) g_test_add ("/office/tickets/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/tickets/impact-and-urgency-give-the-priority", test_matrix);
  ADD ("a-new-ticket-is-completed", test_new_ticket_is_completed);
  ADD ("every-priority-is-proved", test_every_priority_is_proved);
  ADD ("each-step-leaves-an-event", test_steps);
  ADD ("wrong-steps-are-refused", test_refusals);
  ADD ("past-tickets-come-in", test_past_tickets_come_in);
  return g_test_run ();
}
