/* Orders by customer, seller or month.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-order-book.h"
#include <base-number.h>
#include <glib/gi18n-lib.h>
#include <office-order-queries.h>
#include <office-order.h>
#include <string.h>

#define MOST_BARS 12

typedef struct
{
  const PaperSource *source;
  OfficeBookGrouping by;
  PaperTable        *table;
  PaperChart        *chart;
  char              *group;     /* of the rows being added; NULL before the first */
  gint64             n_orders;
} BookMaker;

static const char *const subtitles[] = { N_("by customer"), N_("by seller"), N_("by month") };
static const char *const nobody[] = { N_("No customer"), N_("No seller"), N_("No day") };
static const char *const chart_titles[] = { N_("Orders by customer"), N_("Orders by seller"), N_("Orders by month") };

static const char *
say (BookMaker  *self,
     const char *text)
{
  return paper_source_say (self->source, text);
}

static void
create_table (BookMaker *self)
{
  self->table = paper_table_new (self->source->locale->currency);
  paper_table_set_title (self->table, say (self, N_("Order Book")));
  paper_table_add_column (self->table, say (self, N_("Order")), BASE_KIND_TEXT, 0);
  paper_table_add_column (self->table, say (self, N_("Ordered")), BASE_KIND_DATE, 0);
  if (self->by != OFFICE_BOOK_BY_CUSTOMER)
    paper_table_add_column (self->table, say (self, N_("Customer")), BASE_KIND_TEXT, 3);
  if (self->by != OFFICE_BOOK_BY_SELLER)
    paper_table_add_column (self->table, say (self, N_("Seller")), BASE_KIND_TEXT, 2);
  paper_table_add_column (self->table, say (self, N_("State")), BASE_KIND_TEXT, 0);
  paper_table_add_sum_column (self->table, say (self, N_("Total")), BASE_KIND_MONEY);
}

static void
create_chart (BookMaker *self)
{
  const char *currency = self->source->locale->currency;
  g_autofree char *title = g_strdup_printf ("%s (%s)", say (self, chart_titles[self->by]), currency);

  self->chart = paper_chart_new (self->by == OFFICE_BOOK_BY_MONTH ? PAPER_CHART_STANDING : PAPER_CHART_LYING, title, BASE_KIND_MONEY, currency);
}

/* The bar of a group is its subtotal, and has none where that has none. */
static void
end_group (BookMaker *self)
{
  gint64 sum;

  if (self->group == NULL)
    return;
  if (paper_table_sum (self->table, self->table->columns->len - 1, self->table->group_start, &sum))
    paper_chart_add_bar (self->chart, self->group, sum);
  paper_table_add_subtotal (self->table, say (self, N_("Subtotal")));
}

static void
start_group (BookMaker  *self,
             const char *group)
{
  if (g_strcmp0 (self->group, group) == 0)
    return;
  end_group (self);
  g_set_str (&self->group, group);
  paper_table_add_group (self->table, group);
}

/* "2026-03" as people of all these countries write it. */
static char *
format_group (BookMaker  *self,
              const char *group)
{
  if (group != NULL && self->by == OFFICE_BOOK_BY_MONTH && strlen (group) == 7)
    return g_strdup_printf ("%s/%.4s", group + 5, group);
  return g_strdup (group != NULL ? group : say (self, nobody[self->by]));
}

static void
add_order (BookMaker  *self,
           StoreQuery *query)
{
  g_autofree char *group = format_group (self, store_query_get_text (query, OFFICE_BOOK_GROUP));

  start_group (self, group);
  paper_table_start_row (self->table, PAPER_ROW_PLAIN);
  paper_table_put_text (self->table, store_query_get_text (query, OFFICE_BOOK_NUMBER));
  paper_table_put_number (self->table, paper_query_get_date (query, OFFICE_BOOK_ORDERED_ON));
  if (self->by != OFFICE_BOOK_BY_CUSTOMER)
    paper_table_put_text (self->table, store_query_get_text (query, OFFICE_BOOK_CUSTOMER));
  if (self->by != OFFICE_BOOK_BY_SELLER)
    paper_table_put_text (self->table, store_query_get_text (query, OFFICE_BOOK_SELLER));
  paper_table_put_text (self->table, paper_source_say_choice (self->source, OFFICE_TYPE_ORDER, "state", store_query_get_text (query, OFFICE_BOOK_STATE)));
  paper_table_put_money (self->table, store_query_get_number (query, OFFICE_BOOK_TOTAL), store_query_get_text (query, OFFICE_BOOK_CURRENCY));
  self->n_orders++;
}

static void
add_blocks (BookMaker     *self,
            PaperDocument *document)
{
  g_autofree char *n_orders = base_count_format (self->n_orders, self->source->locale);

  paper_document_add_information (document, say (self, N_("Orders")), n_orders);
  if (self->by != OFFICE_BOOK_BY_MONTH)
    paper_chart_keep_largest (self->chart, MOST_BARS, say (self, N_("All others")));
  paper_document_add_chart (document, g_steal_pointer (&self->chart));
  paper_document_add_table (document, g_steal_pointer (&self->table));
}

PaperDocument *
paper_order_book_new (const PaperSource  *source,
                      const PaperChoices *choices,
                      GError            **error)
{
  BookMaker maker = { source, (OfficeBookGrouping) choices->grouping, NULL, NULL, NULL, 0 };
  g_autoptr (PaperDocument) document = paper_source_create_report (source, paper_source_say (source, N_("Order Book")), error);
  g_autoptr (StoreQuery) query = NULL;

  if (document == NULL)
    return NULL;
  paper_document_set_subtitle (document, paper_source_say (source, subtitles[maker.by]));
  paper_source_add_period (source, document, choices->from, choices->to);
  create_table (&maker);
  create_chart (&maker);
  query = office_orders_query_book (source->db, maker.by, choices->from, choices->to);
  while (store_query_next (query))
    add_order (&maker, query);
  end_group (&maker);
  paper_table_add_total (maker.table, paper_source_say (source, N_("Total")));
  add_blocks (&maker, document);
  g_free (maker.group);
  return store_query_finish (query, error) ? g_steal_pointer (&document) : NULL;
}
