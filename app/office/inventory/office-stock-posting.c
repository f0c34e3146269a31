/* Stock in the books.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-stock-posting.h"
#include "office-ledger.h"

static const OfficeAccountRole roles[] = {
  [OFFICE_MOVE_OPENING] = OFFICE_ACCOUNT_ROLE_OPENING,
  [OFFICE_MOVE_RECEIPT] = OFFICE_ACCOUNT_ROLE_GOODS_IN,
  [OFFICE_MOVE_SHIPMENT] = OFFICE_ACCOUNT_ROLE_GOODS_OUT,
  [OFFICE_MOVE_ADJUSTMENT] = OFFICE_ACCOUNT_ROLE_STOCK_DIFFERENCE,
  [OFFICE_MOVE_RETURN] = OFFICE_ACCOUNT_ROLE_GOODS_OUT,
  [OFFICE_MOVE_TRANSFER] = OFFICE_ACCOUNT_ROLE_STOCK_DIFFERENCE,
  [OFFICE_MOVE_SCRAP] = OFFICE_ACCOUNT_ROLE_STOCK_DIFFERENCE,
};

gboolean
office_stock_post (StoreDb *db, const OfficeStockPosting *posting, GError **error)
{
  OfficeEntryHead head = { .kind = OFFICE_ENTRY_KIND_STOCK, .posted_on = posting->posted_on, .text = posting->text, .source_table = posting->table, .source_id = posting->id };
  OfficePosting sides[] = {
    { .role = OFFICE_ACCOUNT_ROLE_INVENTORY, .amount = posting->value },
    { .role = roles[posting->kind], .amount = -posting->charge },
    { .role = OFFICE_ACCOUNT_ROLE_STOCK_DIFFERENCE, .amount = posting->charge - posting->value },
  };

  return office_ledger_post (db, &head, sides, G_N_ELEMENTS (sides), NULL, error);
}
