/* Imports in one go.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange-error.h"
#include "exchange-import.h"

gboolean
exchange_import_run (ExchangeImport *self, StoreFile *file, GCancellable *cancellable, StoreChange **change, GError **error)
{
  g_autoptr (GError) reason = NULL;

  exchange_import_forget (self);
  if (store_file_work (file, &exchange_import_intent, exchange_import_apply, self, cancellable, change, &reason))
    return TRUE;
  if (!g_error_matches (reason, EXCHANGE_ERROR, EXCHANGE_ERROR_ROW))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  return store_file_work (file, NULL, exchange_import_plan, self, cancellable, NULL, error)
         && store_file_work (file, &exchange_import_intent, exchange_import_apply, self, cancellable, change, error);
}
