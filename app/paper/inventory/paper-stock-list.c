/* What is on hand, and what to buy.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-stock-list.h"
#include <base-number.h>
#include <glib/gi18n-lib.h>
#include <office-item-queries.h>

typedef struct
{
  const PaperSource *source;
  PaperTable        *table;
  char              *group; /* of the rows being added; NULL before the first */
  gboolean           started;
} StockMaker;

enum { STOCK_AT_COST = 6, STOCK_AT_PRICE = 7 }; /* columns of the stock table */

static const char *
say (StockMaker *self,
     const char *text)
{
  return paper_source_say (self->source, text);
}

static void
start_group (StockMaker *self,
             const char *group,
             const char *without)
{
  if (self->started && g_strcmp0 (self->group, group) == 0)
    return;
  if (self->started)
    paper_table_add_subtotal (self->table, say (self, N_("Subtotal")));
  self->started = TRUE;
  g_set_str (&self->group, group);
  paper_table_add_group (self->table, group != NULL ? group : without);
}

static void
end_groups (StockMaker *self)
{
  if (self->started)
    paper_table_add_subtotal (self->table, say (self, N_("Subtotal")));
  paper_table_add_total (self->table, say (self, N_("Total")));
  g_clear_pointer (&self->group, g_free);
}

/* Quantity × price of one, rounded once, half up; empty without a price, or when too large to keep. */
static void
put_value (StockMaker *self,
           gint64      quantity,
           gint64      price)
{
  gint64 value;

  if (price != 0 && base_number_scale (quantity, price, BASE_QUANTITY_ONE, BASE_ROUND_HALF_UP, &value, NULL))
    paper_table_put_number (self->table, value);
  else
    paper_table_put_nothing (self->table);
}

static void
create_stock_table (StockMaker *self)
{
  const char *currency = self->source->locale->currency;
  g_autofree char *at_cost = g_strdup_printf ("%s (%s)", say (self, N_("At cost")), currency), *at_price = g_strdup_printf ("%s (%s)", say (self, N_("At sales price")), currency);

  self->table = paper_table_new (currency);
  paper_table_set_title (self->table, say (self, N_("Stock")));
  paper_table_add_column (self->table, say (self, N_("Number")), BASE_KIND_TEXT, 0);
  paper_table_add_column (self->table, say (self, N_("Item")), BASE_KIND_TEXT, 1);
  paper_table_add_column (self->table, say (self, N_("On hand")), BASE_KIND_QUANTITY, 0); /* no sum: pieces and kilograms */
  paper_table_add_column (self->table, say (self, N_("Unit")), BASE_KIND_TEXT, 0);
  paper_table_add_column (self->table, say (self, N_("Reorder level")), BASE_KIND_QUANTITY, 0);
  paper_table_add_column (self->table, say (self, N_("Sales price")), BASE_KIND_MONEY, 0);
  paper_table_add_sum_column (self->table, at_cost, BASE_KIND_MONEY);
  paper_table_add_sum_column (self->table, at_price, BASE_KIND_MONEY);
}

/* The column's total beside the title, where it is looked for first. */
static void
add_value (StockMaker    *self,
           PaperDocument *document,
           guint          column)
{
  g_autofree char *text = NULL;
  gint64 sum;

  if (!paper_table_sum (self->table, column, 0, &sum))
    return;
  text = base_money_format (sum, self->source->locale, self->source->locale->currency);
  paper_document_add_information (document, paper_table_get_column (self->table, column)->heading, text);
}

static gboolean
add_stock (StockMaker    *self,
           PaperDocument *document,
           GError       **error)
{
  g_autoptr (StoreQuery) query = office_items_query_stock (self->source->db);

  while (store_query_next (query))
    {
      gint64 on_hand = store_query_get_number (query, OFFICE_STOCK_ON_HAND), price = store_query_get_number (query, OFFICE_STOCK_PRICE);

      start_group (self, store_query_get_text (query, OFFICE_STOCK_CATEGORY), say (self, N_("No category")));
      paper_table_start_row (self->table, PAPER_ROW_PLAIN);
      paper_table_put_text (self->table, store_query_get_text (query, OFFICE_STOCK_NUMBER));
      paper_table_put_text (self->table, store_query_get_text (query, OFFICE_STOCK_NAME));
      paper_table_put_number (self->table, on_hand);
      paper_table_put_text (self->table, store_query_get_text (query, OFFICE_STOCK_UNIT));
      paper_table_put_number (self->table, store_query_get_number (query, OFFICE_STOCK_REORDER_LEVEL));
      put_value (self, BASE_QUANTITY_ONE, price);
      put_value (self, on_hand, store_query_get_number (query, OFFICE_STOCK_COST));
      put_value (self, on_hand, price);
    }
  end_groups (self);
  add_value (self, document, STOCK_AT_COST);
  add_value (self, document, STOCK_AT_PRICE);
  return store_query_finish (query, error);
}

static void
create_reorder_table (StockMaker *self)
{
  const char *currency = self->source->locale->currency;
  g_autofree char *at_cost = g_strdup_printf ("%s (%s)", say (self, N_("At cost")), currency);

  self->table = paper_table_new (currency);
  self->started = FALSE;
  paper_table_set_title (self->table, say (self, N_("Reorder proposals")));
  paper_table_add_column (self->table, say (self, N_("Number")), BASE_KIND_TEXT, 0);
  paper_table_add_column (self->table, say (self, N_("Item")), BASE_KIND_TEXT, 1);
  paper_table_add_column (self->table, say (self, N_("On hand")), BASE_KIND_QUANTITY, 0);
  paper_table_add_column (self->table, say (self, N_("On order")), BASE_KIND_QUANTITY, 0);
  paper_table_add_column (self->table, say (self, N_("Reorder level")), BASE_KIND_QUANTITY, 0);
  paper_table_add_column (self->table, say (self, N_("To order")), BASE_KIND_QUANTITY, 0);
  paper_table_add_column (self->table, say (self, N_("Unit")), BASE_KIND_TEXT, 0);
  paper_table_add_sum_column (self->table, at_cost, BASE_KIND_MONEY);
}

static void
add_proposal (StockMaker *self,
              StoreQuery *query)
{
  gint64 on_hand = store_query_get_number (query, OFFICE_STOCK_ON_HAND), on_order = store_query_get_number (query, OFFICE_STOCK_ON_ORDER);
  gint64 level = store_query_get_number (query, OFFICE_STOCK_REORDER_LEVEL);
  gint64 proposal = on_hand + on_order < level ? 2 * level - on_hand - on_order : 0;

  start_group (self, store_query_get_text (query, OFFICE_STOCK_SUPPLIER), say (self, N_("No supplier")));
  paper_table_start_row (self->table, PAPER_ROW_PLAIN);
  paper_table_put_text (self->table, store_query_get_text (query, OFFICE_STOCK_NUMBER));
  paper_table_put_text (self->table, store_query_get_text (query, OFFICE_STOCK_NAME));
  paper_table_put_number (self->table, on_hand);
  paper_table_put_number (self->table, on_order);
  paper_table_put_number (self->table, level);
  paper_table_put_number (self->table, proposal);
  paper_table_put_text (self->table, store_query_get_text (query, OFFICE_STOCK_UNIT));
  put_value (self, proposal, store_query_get_number (query, OFFICE_STOCK_COST));
}

static gboolean
add_proposals (StockMaker    *self,
               PaperDocument *document,
               GError       **error)
{
  g_autoptr (StoreQuery) query = office_items_query_reorder (self->source->db);
  g_autofree char *count = NULL;
  gint64 n_items = 0;

  for (; store_query_next (query); n_items++)
    add_proposal (self, query);
  end_groups (self);
  count = base_count_format (n_items, self->source->locale);
  paper_document_add_information (document, say (self, N_("Below reorder level")), count);
  return store_query_finish (query, error);
}

static gboolean
fill_document (StockMaker    *self,
               PaperDocument *document,
               GError       **error)
{
  g_autofree char *today = paper_source_format_date (self->source, self->source->today);

  paper_document_add_information (document, say (self, N_("As of")), today);
  create_stock_table (self);
  paper_document_add_table (document, self->table);
  if (!add_stock (self, document, error))
    return FALSE;
  paper_document_add_text (document, PAPER_STYLE_HEADING, say (self, N_("Reorder proposals")));
  create_reorder_table (self);
  paper_document_add_table (document, self->table);
  if (!add_proposals (self, document, error))
    return FALSE;
  paper_document_add_text (document, PAPER_STYLE_SMALL,
                           say (self, N_("Listed is what has less on hand than its reorder level. The proposal brings what is on hand and on order to twice that level; "
                                         "it is 0 where enough is on order already. Discontinued items are left out.")));
  return TRUE;
}

PaperDocument *
paper_stock_list_new (const PaperSource  *source,
                      const PaperChoices *choices,
                      GError            **error)
{
  StockMaker maker = { source, NULL, NULL, FALSE };
  g_autoptr (PaperDocument) document = paper_source_create_report (source, paper_source_say (source, N_("Stock List")), error);

  if (document != NULL)
    paper_document_set_landscape (document, TRUE);
  if (document == NULL || !fill_document (&maker, document, error))
    return NULL;
  return g_steal_pointer (&document);
}
