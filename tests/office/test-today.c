/* What a clerk finds on the first page.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <base-number.h>
#include <office-today.h>
#include <store-filter.h>

static char *
list_names (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = office_today_list (fixture->db, &error);
  GString *names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      OfficeFinding *finding = findings->pdata[i];

      g_string_append_printf (names, "%s%s:%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, i > 0 ? " " : "", finding->name, finding->count, finding->first);
      g_assert_true (g_str_has_suffix (finding->sentence, "."));
      g_assert_true (finding->command == NULL || store_schema_find_command (fixture->schema, finding->command) != NULL);
    }
  return g_string_free_and_steal (names);
}

#define assert_today(fixture, expected)            \
  G_STMT_START                                     \
    {                                              \
      g_autofree char *names_ = list_names (fixture); \
      g_assert_cmpstr (names_, ==, expected);      \
    }                                              \
  G_STMT_END

static void
test_empty_office_is_calm (Fixture *fixture, gconstpointer data)
{
  assert_today (fixture, "");
}

static void
test_late_is_seen (Fixture *fixture, gconstpointer data)
{
  gint64 customer = RUN (fixture, "create-contact", "{'name': <'a'>}");
  gint64 item = RUN (fixture, "create-item", "{'name': <'Tea'>}");
  static const char *const days[] = { "2026-03-12", "2026-03-10", "2026-03-19", "2026-03-20" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      gint64 order = RUN (fixture, "create-order", "{'customer': <%x>, 'ordered_on': <%x>, 'promised_on': <%x>}", customer, fixture_day ("2026-01-01"), fixture_day (days[i]));

      RUN (fixture, "create-order-line", "{'sales_order': <%x>, 'item': <%x>}", order, item);
      RUN (fixture, "confirm-order", "{'record': <%x>}", order);
    }
  RUN (fixture, "create-order", "{'customer': <%x>, 'ordered_on': <%x>}", customer, fixture_day ("2026-03-01"));
  assert_today (fixture, "late-orders:2:2 short-orders:4:2 due-orders:1:3 old-drafts:1:5");
  RUN (fixture, "ship-order", "{'record': <int64 2>, 'reason': <'On its way'>}");
  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>}", item, 2 * BASE_QUANTITY_ONE);
  RUN (fixture, "edit-item", "{'record': <%x>, 'reorder_level': <%x>}", item, 3 * BASE_QUANTITY_ONE);
  assert_today (fixture, "late-orders:1:1 short-orders:2:3 due-orders:1:3 low-stock:1:1 old-drafts:1:5 orders-to-invoice:1:2");
}

static void
test_tickets_are_seen (Fixture *fixture, gconstpointer data)
{
  gint64 anna = RUN (fixture, "create-employee", "{'name': <'Anna'>}");

  RUN (fixture, "create-ticket", "{'title': <'a'>, 'due_on': <%x>}", fixture_day ("2026-03-15"));
  RUN (fixture, "create-ticket", "{'title': <'b'>, 'impact': <int64 0>, 'urgency': <int64 0>, 'assignee': <%x>}", anna);
  assert_today (fixture, "overdue-tickets:1:1 critical-tickets:1:2 unassigned-tickets:1:1");
  RUN (fixture, "end-employment", "{'record': <%x>, 'left_on': <%x>}", anna, fixture_day ("2026-03-15"));
  assert_today (fixture, "overdue-tickets:1:1 critical-tickets:1:2 orphaned-tickets:1:2 unassigned-tickets:1:1");
}

/* Each view of each type is SQL that the file understands, also when it is sorted by any field. */
static void
test_every_view_opens (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < store_schema_get_n_types (fixture->schema); i++)
    {
      BaseRecordClass *class = store_schema_get_class (fixture->schema, i);
      StoreRulesInterface *rules = g_type_interface_peek (class, STORE_TYPE_RULES);

      for (guint j = 0; rules != NULL && j < rules->n_views; j++)
        for (guint k = 0; k < class->n_fields; k++)
          {
            g_autoptr (StoreFilter) filter = store_filter_new (class);
            g_autoptr (GError) error = NULL;
            g_autoptr (StoreQuery) query = NULL;

            store_filter_set_view (filter, &rules->views[j]);
            store_filter_set_sort (filter, &class->fields[k], TRUE);
            g_assert_cmpint (store_filter_count (filter, fixture->db, &error), ==, 0);
            query = store_filter_query_ids (filter, fixture->db, -1);
            g_assert_false (store_query_next (query));
            store_query_finish (query, &error);
            g_assert_no_error (error);
          }
    }
}

#define ADD(name, function) g_test_add ("/office/today/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("an-empty-office-is-calm", test_empty_office_is_calm);
  ADD ("what-is-late-or-short-is-seen", test_late_is_seen);
  ADD ("tickets-that-need-somebody-are-seen", test_tickets_are_seen);
  ADD ("every-view-opens", test_every_view_opens);
  return g_test_run ();
}
