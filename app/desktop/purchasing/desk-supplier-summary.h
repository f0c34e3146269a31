/* How well a supplier delivers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "desk-summary.h"

G_BEGIN_DECLS

/* Says of a saved supplier what came on time and in full, and the lead time that was promised beside the one that was learnt; hidden for others. */
#define DESK_TYPE_SUPPLIER_SUMMARY (desk_supplier_summary_get_type ())
G_DECLARE_FINAL_TYPE (DeskSupplierSummary, desk_supplier_summary, DESK, SUPPLIER_SUMMARY, DeskSummary)

void desk_supplier_summary_bind (DeskSupplierSummary *self, DeskDraft *draft);

G_END_DECLS
