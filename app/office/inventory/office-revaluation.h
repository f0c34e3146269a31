/* Revaluation.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_REVALUATION (office_revaluation_get_type ())
G_DECLARE_FINAL_TYPE (OfficeRevaluation, office_revaluation, OFFICE, REVALUATION, BaseRecord)

struct _OfficeRevaluation
{
  BaseRecord parent_instance;
  gint64     item;
  guint32    revalued_on;
  gint64     value;  /* by how much the value of the item's stock changed, company's currency */
  char      *reason;
};

/* Makes the value of what is on hand a new one, as an entry of its own; nothing that happened before changes. revalued_on 0 = today. Writer, inside a transaction. */
gboolean office_stock_revalue (StoreDb *db, gint64 item, gint64 new_value, guint32 revalued_on, const char *reason, GError **error);

G_END_DECLS
