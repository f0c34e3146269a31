/* The office as a whole.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office.h"
#include "office-finance.h"
#include "office-records.h"
#include "office-stock-arrival.h"

StoreSchema *
office_schema_new (void)
{
  StoreSchema *schema = store_schema_new ();

  for (guint i = 0; i < office_n_records; i++)
    store_schema_add_type (schema, office_records[i] ());
  office_finance_add_commands (schema);
  store_schema_set_after_revert (schema, office_stock_announce_reverted);
  store_schema_add_released_migrations (schema);
  return schema;
}
