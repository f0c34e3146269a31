/* What is still to be shipped, and what was late.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-open-orders.h"
#include <base-date.h>
#include <glib/gi18n-lib.h>
#include <office-order-queries.h>

static PaperTable *
create_table (const PaperSource *source)
{
  PaperTable *table = paper_table_new (source->locale->currency);

  paper_table_set_title (table, paper_source_say (source, N_("Open and Late Orders")));
  paper_table_add_column (table, paper_source_say (source, N_("Order")), BASE_KIND_TEXT, 0);
  paper_table_add_column (table, paper_source_say (source, N_("Customer")), BASE_KIND_TEXT, 1);
  paper_table_add_column (table, paper_source_say (source, N_("Ordered")), BASE_KIND_DATE, 0);
  paper_table_add_column (table, paper_source_say (source, N_("Promised")), BASE_KIND_DATE, 0);
  paper_table_add_column (table, paper_source_say (source, N_("Shipped")), BASE_KIND_DATE, 0);
  paper_table_add_column (table, paper_source_say (source, N_("Days late")), BASE_KIND_COUNT, 0);
  paper_table_add_sum_column (table, paper_source_say (source, N_("Total")), BASE_KIND_MONEY);
  return table;
}

static void
add_order (const PaperSource *source,
           PaperTable        *table,
           StoreQuery        *query)
{
  guint32 promised_on = paper_query_get_date (query, OFFICE_OPEN_PROMISED_ON), shipped_on = paper_query_get_date (query, OFFICE_OPEN_SHIPPED_ON);
  guint32 until = shipped_on != BASE_NO_DATE ? shipped_on : source->today;

  paper_table_start_row (table, PAPER_ROW_PLAIN);
  paper_table_put_text (table, store_query_get_text (query, OFFICE_OPEN_NUMBER));
  paper_table_put_text (table, store_query_get_text (query, OFFICE_OPEN_CUSTOMER));
  paper_table_put_number (table, paper_query_get_date (query, OFFICE_OPEN_ORDERED_ON));
  paper_table_put_number (table, promised_on);
  paper_table_put_number (table, shipped_on);
  if (promised_on != BASE_NO_DATE && promised_on < until)
    paper_table_put_number (table, (gint64) until - promised_on);
  else
    paper_table_put_nothing (table);
  paper_table_put_money (table, store_query_get_number (query, OFFICE_OPEN_TOTAL), store_query_get_text (query, OFFICE_OPEN_CURRENCY));
}

static void
end_group (const PaperSource *source,
           PaperTable        *table)
{
  if (table->rows->len > table->group_start)
    paper_table_add_subtotal (table, paper_source_say (source, N_("Subtotal")));
}

/* Late ones come first, since the query goes by the promised day. */
static gboolean
add_open (const PaperSource *source,
          PaperTable        *table,
          GError           **error)
{
  g_autoptr (StoreQuery) query = office_orders_query_open (source->db);
  const char *group = NULL, *late = paper_source_say (source, N_("Late and not shipped")), *open = paper_source_say (source, N_("To be shipped"));

  while (store_query_next (query))
    {
      guint32 promised_on = paper_query_get_date (query, OFFICE_OPEN_PROMISED_ON);
      const char *next = promised_on != BASE_NO_DATE && promised_on < source->today ? late : open;

      if (next != group)
        {
          if (group != NULL)
            end_group (source, table);
          paper_table_add_group (table, group = next);
        }
      add_order (source, table, query);
    }
  if (group != NULL)
    end_group (source, table);
  return store_query_finish (query, error);
}

static gboolean
add_late (const PaperSource  *source,
          const PaperChoices *choices,
          PaperTable         *table,
          GError            **error)
{
  g_autoptr (StoreQuery) query = office_orders_query_late (source->db, choices->from, choices->to);
  gboolean any = FALSE;

  while (store_query_next (query))
    {
      if (!any)
        paper_table_add_group (table, paper_source_say (source, N_("Shipped late")));
      any = TRUE;
      add_order (source, table, query);
    }
  if (any)
    end_group (source, table);
  return store_query_finish (query, error);
}

PaperDocument *
paper_open_orders_new (const PaperSource  *source,
                       const PaperChoices *choices,
                       GError            **error)
{
  g_autoptr (PaperDocument) document = paper_source_create_report (source, paper_source_say (source, N_("Open and Late Orders")), error);
  g_autoptr (PaperTable) table = create_table (source);
  g_autofree char *today = paper_source_format_date (source, source->today);

  if (document == NULL || !add_open (source, table, error) || !add_late (source, choices, table, error))
    return NULL;
  paper_document_add_information (document, paper_source_say (source, N_("As of")), today);
  paper_source_add_period (source, document, choices->from, choices->to);
  if (table->rows->len == 0)
    paper_document_add_text (document, PAPER_STYLE_BODY, paper_source_say (source, N_("No order is open and none was shipped late.")));
  paper_document_add_table (document, g_steal_pointer (&table));
  return g_steal_pointer (&document);
}
