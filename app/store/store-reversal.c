/* Taking back by a record of its own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-reversal.h"

#include <glib/gi18n-lib.h>
#include "store-lot.h"
#include "store-query.h"
#include "store-run.h"

static gboolean
is_needed (const StoreCommand *self, StoreDb *db, gint64 seq)
{
  g_autoptr (StoreQuery) query = NULL;

  if (self->reversal_table == NULL)
    return TRUE;
  query = store_query_new (db, "SELECT 1 FROM change_row WHERE change = ?1 AND table_name = ?2 AND before IS NULL LIMIT 1");
  store_query_bind_number (query, 1, seq);
  store_query_bind_text (query, 2, self->reversal_table);
  return store_query_next (query);
}

const StoreCommand *
store_reversal_find (StoreDb *db, gint64 seq)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "WITH RECURSIVE back (seq) AS (VALUES (?1) UNION ALL"
                                                      " SELECT c.undoes FROM back JOIN change c ON c.seq = back.seq WHERE c.undoes IS NOT NULL)"
                                                      " SELECT command, seq FROM change WHERE seq = (SELECT min (seq) FROM back)");
  const StoreCommand *command = NULL;

  store_query_bind_number (query, 1, seq);
  if (store_query_next (query))
    command = store_lot_find_command (store_db_get_schema (db), store_query_get_text (query, 0), NULL);
  if (command == NULL || command->reversal == NULL || !is_needed (command, db, store_query_get_number (query, 1)))
    return NULL;
  return store_schema_find_command (store_db_get_schema (db), command->reversal);
}

static gboolean
check_is_first (StoreDb *db, gint64 seq, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT 1 FROM change WHERE seq = ?1 AND undoes IS NOT NULL");
  gboolean is_reversal;

  store_query_bind_number (query, 1, seq);
  is_reversal = store_query_next (query);
  if (!store_query_finish (query, error))
    return FALSE;
  if (is_reversal)
    g_set_error_literal (error, STORE_ERROR, STORE_ERROR_UNDO, _("This was taken back by a record of its own, which stays. Do it again instead of bringing it back."));
  return !is_reversal;
}

static gboolean
is_lot (StoreDb *db, gint64 seq)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT command FROM change WHERE seq = ?1");
  guint n = 1;

  store_query_bind_number (query, 1, seq);
  if (store_query_next (query))
    store_lot_find_command (store_db_get_schema (db), store_query_get_text (query, 0), &n);
  return n > 1;
}

/* Those that the change made; of one that made none the first, or all if it was about several. (element-type gint64) */
static GArray *
list_records (StoreDb *db, gint64 seq, const char *table, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT record_id, before IS NULL AND after IS NOT NULL FROM change_row WHERE change = ?1 AND table_name = ?2"
                                                      " ORDER BY before IS NOT NULL, position");
  gboolean lot = is_lot (db, seq), has_made = FALSE;

  store_query_bind_number (query, 1, seq);
  store_query_bind_text (query, 2, table);
  while (store_query_next (query))
    {
      gint64 id = store_query_get_number (query, 0);
      gboolean made = store_query_get_number (query, 1) != 0;

      if (!made && ids->len > 0 && (has_made || !lot))
        break;
      has_made |= made;
      g_array_append_val (ids, id);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&ids) : NULL;
}

gboolean
store_reversal_run (const StoreCommand *self, StoreDb *db, gint64 seq, GError **error)
{
  BaseRecordClass *class = g_type_class_peek (self->type);
  g_autoptr (GArray) ids = check_is_first (db, seq, error) ? list_records (db, seq, class->table, error) : NULL;

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GVariant) arguments = g_variant_ref_sink (g_variant_new_parsed ("{'record': <%x>}", g_array_index (ids, gint64, i)));

      if (!store_command_execute (self, db, arguments, error))
        return FALSE;
    }
  return TRUE;
}
