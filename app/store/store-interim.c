/* Stands in until search and backup are there.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-backup.h"
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

__attribute__ ((weak)) gboolean
store_backup_before_migration (const char *path, guint from_version, char **copy, GError **error)
{
  return TRUE;
}
