/* What is posted is kept as it was printed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <office-paper-maker.h>
#include <paper-issue.h>
#include <string.h>

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  paper_issue_register (fixture->schema);
  RUN (fixture, "create-company", "{'name': <'Nordwind GmbH'>, 'city': <'Hamburg'>, 'currency': <'EUR'>, 'last_reminder_fee': <int64 500>, 'first_reminder_fee': <int64 100>}");
}

static gint64
add_invoice (Fixture *fixture, const char *day)
{
  gint64 customer = RUN (fixture, "create-contact", "{'name': <'Hanari Carnes'>, 'terms_days': <int64 10>}");
  gint64 invoice = RUN (fixture, "create-invoice", "{'customer': <%x>}", customer);

  RUN (fixture, "create-invoice-line", "{'invoice': <%x>, 'text': <'Teapots'>, 'price': <int64 10000>}", invoice);
  RUN (fixture, "post-invoice", "{'record': <%x>, 'issued_on': <%x>}", invoice, fixture_day (day));
  return invoice;
}

static GBytes *
load (Fixture *fixture, const char *paper, gint64 record)
{
  g_autoptr (GError) error = NULL;
  GBytes *pdf = paper_issue_load (fixture->db, paper_report_find (paper, NULL), record, &error);

  g_assert_no_error (error);
  return pdf;
}

static void
test_posting_keeps_the_paper (Fixture *fixture, gconstpointer data)
{
  gint64 invoice = add_invoice (fixture, TEST_TODAY);
  g_autoptr (GBytes) first = load (fixture, "invoice", invoice), again = NULL, note = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "invoice.pdf", NULL), *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_nonnull (first);
  g_assert_cmpmem (g_bytes_get_data (first, NULL), 5, "%PDF-", 5);
  assert_text (fixture, "SELECT title || ' ' || paper || ' ' || invoice || ' ' || contact || ' ' || outdated FROM issued_papers", "Invoice R-2026-00001 invoice 1 1 0");
  RUN (fixture, "edit-company", "{'record': <int64 1>, 'name': <'Südwind GmbH'>}");
  RUN (fixture, "issue-paper", "{'paper': <'invoice'>, 'invoice': <%x>}", invoice);
  assert_number (fixture, "SELECT count (*) FROM issued_papers", 1);
  again = load (fixture, "invoice", invoice);
  g_assert_true (g_bytes_equal (first, again));
  g_assert_true (paper_issue_write (again, path, &error));
  g_assert_true (g_file_get_contents (path, &text, &length, &error));
  g_assert_cmpmem (text, length, g_bytes_get_data (first, NULL), g_bytes_get_size (first));
  RUN (fixture, "credit-invoice", "{'record': <%x>}", invoice);
  note = load (fixture, "invoice", 2);
  g_assert_nonnull (note);
  g_assert_false (g_bytes_equal (first, note));
  fixture_check (fixture);
}

static void
test_reminders_and_their_charges_are_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) letter = NULL;

  add_invoice (fixture, "2026-02-01");
  RUN (fixture, "remind-customers", "@a{sv} {}");
  assert_text (fixture, "SELECT group_concat (paper || ' ' || coalesce (invoice, '-') || ' ' || coalesce (reminder, '-'), ', ') FROM issued_papers", "invoice 1 -, invoice 2 -, reminder - 1");
  letter = load (fixture, "reminder", 1);
  g_assert_nonnull (letter);
  g_assert_null (load (fixture, "order-confirmation", 1));
  fixture_check (fixture);
}

static void
test_missing_copies_are_made (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) copy = NULL;

  office_paper_maker_set (fixture->schema, NULL);
  add_invoice (fixture, "2026-02-01");
  assert_number (fixture, "SELECT count (*) FROM paper_copies", 0);
  REFUSE (fixture, "cannot draw papers", "keep-papers", "@a{sv} {}");
  paper_issue_register (fixture->schema);
  RUN (fixture, "keep-papers", "@a{sv} {}");
  copy = load (fixture, "invoice", 1);
  g_assert_nonnull (copy);
  RUN (fixture, "keep-papers", "@a{sv} {}");
  assert_number (fixture, "SELECT count (*) FROM paper_copies", 1);
}

/* A posting that fails leaves no copy. */
static void
test_no_posting_no_copy (Fixture *fixture, gconstpointer data)
{
  gint64 invoice = RUN (fixture, "create-invoice", "{'customer': <%x>}", RUN (fixture, "create-contact", "{'name': <'Hanari Carnes'>}"));

  REFUSE (fixture, "no lines", "post-invoice", "{'record': <%x>}", invoice);
  assert_number (fixture, "SELECT count (*) FROM paper_copies", 0);
  g_assert_null (load (fixture, "invoice", invoice));
}

#define ADD(path, function) g_test_add ("/paper/issue/" path, Fixture, NULL, set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("posting-keeps-the-paper", test_posting_keeps_the_paper);
  ADD ("reminders-and-their-charges-are-kept", test_reminders_and_their_charges_are_kept);
  ADD ("missing-copies-are-made", test_missing_copies_are_made);
  ADD ("no-posting-no-copy", test_no_posting_no_copy);
  return g_test_run ();
}
