/* What the letters of an order share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <office-order.h>
#include "paper-letter.h"

G_BEGIN_DECLS

/* Columns of office_orders_query_lines(): with prices, and without. */
extern const PaperLineColumn paper_order_price_columns[];
extern const PaperLineColumn paper_order_goods_columns[];

/* Where the goods go: the order's own address, or the customer's. full */
char    *paper_order_letter_dup_shipping_address (PaperLetter *letter, OfficeOrder *order) G_GNUC_WARN_UNUSED_RESULT;
/* The lines with prices, and what they come to. */
gboolean paper_order_letter_add_prices   (PaperLetter *letter, OfficeOrder *order, GError **error);
/* Where the goods go, if that is not where the letter goes. */
void     paper_order_letter_add_shipping (PaperLetter *letter, OfficeOrder *order);
/* When to pay, from what is agreed with the customer. */
void     paper_order_letter_add_terms    (PaperLetter *letter);

G_END_DECLS
