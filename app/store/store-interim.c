/* Stands in until search is there.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-search.h"

__attribute__ ((weak)) gboolean
store_search_prepare (StoreDb *db, GError **error)
{
  return TRUE;
}

__attribute__ ((weak)) gboolean
store_search_update (StoreDb *db, BaseRecordClass *class, gint64 id, GError **error)
{
  return TRUE;
}
