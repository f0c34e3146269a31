/* Promise, margin and papers of an order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "desk-summary.h"

G_BEGIN_DECLS

/* Says of a saved order when it can be there and what covers each line, margin and credit, and which papers are outdated, each with a button that replaces it. */
#define DESK_TYPE_ORDER_SUMMARY (desk_order_summary_get_type ())
G_DECLARE_FINAL_TYPE (DeskOrderSummary, desk_order_summary, DESK, ORDER_SUMMARY, DeskSummary)

void desk_order_summary_bind (DeskOrderSummary *self, DeskDraft *draft);

G_END_DECLS
