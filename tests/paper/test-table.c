/* Tables add up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-chart.h"
#include "paper-table.h"
#include "base-number.h"

static PaperTable *
create_table (void)
{
  PaperTable *table = paper_table_new ("EUR");

  paper_table_add_column (table, "Name", BASE_KIND_TEXT, 1);
  paper_table_add_column (table, "Sent", BASE_KIND_DATE, 0);
  paper_table_add_sum_column (table, "Total", BASE_KIND_MONEY);
  return table;
}

static void
add_row (PaperTable *table,
         gint64      amount,
         const char *currency)
{
  paper_table_start_row (table, PAPER_ROW_PLAIN);
  paper_table_put_text (table, "Bolt");
  paper_table_put_number (table, 0);
  paper_table_put_money (table, amount, currency);
}

static void
assert_no_sum (PaperTable *table)
{
  guint n_rows = table->rows->len;

  paper_table_add_total (table, "Total");
  g_assert_cmpuint (table->rows->len, ==, n_rows);
}

static const PaperCell *
get_last_cell (PaperTable *table)
{
  return paper_table_get_cell (table, table->rows->len - 1, 2);
}

static void
test_sums (void)
{
  g_autoptr (PaperTable) table = create_table ();

  paper_table_add_group (table, "First");
  add_row (table, 100, NULL);
  add_row (table, 250, "EUR");
  paper_table_add_subtotal (table, "Sum");
  g_assert_cmpint (get_last_cell (table)->number, ==, 350);
  paper_table_add_group (table, "Second");
  add_row (table, -50, NULL);
  paper_table_add_subtotal (table, "Sum");
  g_assert_cmpint (g_array_index (table->rows, PaperRow, table->rows->len - 1).kind, ==, PAPER_ROW_PLAIN);
  paper_table_add_total (table, "Total");
  g_assert_true (get_last_cell (table)->filled);
  g_assert_cmpint (get_last_cell (table)->number, ==, 300);
  g_assert_cmpstr (paper_table_get_cell (table, table->rows->len - 1, 0)->text, ==, "Total");
}

static void
test_two_currencies (void)
{
  g_autoptr (PaperTable) table = create_table ();

  add_row (table, 100, "EUR");
  add_row (table, 100, "USD");
  assert_no_sum (table);
}

static void
test_no_rows (void)
{
  g_autoptr (PaperTable) table = create_table ();

  assert_no_sum (table);
}

static void
test_overflow (void)
{
  g_autoptr (PaperTable) table = create_table ();

  add_row (table, G_MAXINT64, NULL);
  add_row (table, 1, NULL);
  assert_no_sum (table);
}

static void
test_empty_cells (void)
{
  g_autoptr (PaperTable) table = create_table ();

  add_row (table, 0, NULL);
  g_assert_false (paper_table_get_cell (table, 0, 1)->filled);
  g_assert_true (paper_table_get_cell (table, 0, 2)->filled);
  paper_table_start_row (table, PAPER_ROW_PLAIN);
  g_assert_false (paper_table_get_cell (table, 1, 0)->filled);
}

static void
test_largest_bars (void)
{
  g_autoptr (PaperChart) chart = paper_chart_new (PAPER_CHART_LYING, NULL, BASE_KIND_COUNT, NULL);

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *label = g_strdup_printf ("%u", i);

      paper_chart_add_bar (chart, label, i);
    }
  paper_chart_keep_largest (chart, 5, "Others");
  g_assert_cmpuint (chart->bars->len, ==, 5);
  g_assert_cmpint (g_array_index (chart->bars, PaperBar, 0).value, ==, 19);
  g_assert_cmpint (g_array_index (chart->bars, PaperBar, 4).value, ==, 120);
  g_assert_cmpstr (g_array_index (chart->bars, PaperBar, 4).label, ==, "Others");
  g_assert_true (g_array_index (chart->bars, PaperBar, 4).rest);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/table/sums-count-the-group-and-all-rows", test_sums);
  g_test_add_func ("/paper/table/two-currencies-have-no-sum", test_two_currencies);
  g_test_add_func ("/paper/table/nothing-has-no-sum", test_no_rows);
  g_test_add_func ("/paper/table/a-sum-too-large-is-not-said", test_overflow);
  g_test_add_func ("/paper/table/no-date-is-an-empty-cell-and-no-money-is-not", test_empty_cells);
  g_test_add_func ("/paper/chart/the-rest-is-one-line", test_largest_bars);
  return g_test_run ();
}
