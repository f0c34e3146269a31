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

/* What a chain of undo and redo began with. */
typedef struct
{
  const StoreCommand *command;   /* nullable */
  gint64              seq;
  gboolean            is_undone; /* by the change at the end of the chain */
} Root;

static Root
find_root (StoreDb *db, gint64 seq)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "WITH RECURSIVE back (seq) AS (VALUES (?1) UNION ALL"
                                                      " SELECT c.undoes FROM back JOIN change c ON c.seq = back.seq WHERE c.undoes IS NOT NULL)"
                                                      " SELECT command, seq, (SELECT count (*) FROM back) FROM change WHERE seq = (SELECT min (seq) FROM back)");
  Root root = { NULL, seq, FALSE };

  store_query_bind_number (query, 1, seq);
  if (!store_query_next (query))
    return root;
  root.command = store_lot_find_command (store_db_get_schema (db), store_query_get_text (query, 0), NULL);
  root.seq = store_query_get_number (query, 1);
  root.is_undone = store_query_get_number (query, 2) % 2 == 0;
  return root;
}

static const StoreCommand *
find_reversal (StoreDb *db, const StoreCommand *command)
{
  return command != NULL && command->reversal != NULL ? store_schema_find_command (store_db_get_schema (db), command->reversal) : NULL;
}

const StoreCommand *
store_reversal_find (StoreDb *db, gint64 seq)
{
  Root root = find_root (db, seq);
  const StoreCommand *reversal = find_reversal (db, root.command), *again = NULL;

  if (reversal == NULL || !is_needed (root.command, db, root.seq))
    return NULL;
  if (root.is_undone && root.command->revert_part != NULL)
    again = find_reversal (db, reversal);
  return again != NULL ? again : reversal;
}

static gboolean
check_comes_again (const Root *root, gint64 seq, GError **error)
{
  if (root->seq == seq || root->command->revert_part != NULL)
    return TRUE;
  g_set_error_literal (error, STORE_ERROR, STORE_ERROR_UNDO, _("This was taken back by a record of its own, which stays. Do it again instead of bringing it back."));
  return FALSE;
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
list_records (StoreDb *db, gint64 seq, const char *table, gboolean lot, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT record_id, before IS NULL AND after IS NOT NULL FROM change_row WHERE change = ?1 AND table_name = ?2"
                                                      " ORDER BY before IS NOT NULL, position");
  gboolean has_made = FALSE;

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

static gboolean
run_for (const StoreCommand *self, StoreDb *db, GArray *ids, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GVariant) arguments = g_variant_ref_sink (g_variant_new_parsed ("{'record': <%x>}", g_array_index (ids, gint64, i)));

      if (!store_command_execute (self, db, arguments, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
store_reversal_run (const StoreCommand *self, StoreDb *db, gint64 seq, GError **error)
{
  BaseRecordClass *class = g_type_class_peek (self->type);
  Root root = find_root (db, seq);
  StoreAfterRevert after_revert = store_schema_get_after_revert (store_db_get_schema (db));
  g_autoptr (GArray) ids = check_comes_again (&root, seq, error) ? list_records (db, seq, class->table, is_lot (db, root.seq), error) : NULL;

  if (ids == NULL)
    return FALSE;
  if (root.command->revert_part == NULL)
    return run_for (self, db, ids, error);
  return root.command->revert_part (db, seq, error) && run_for (self, db, ids, error) && (after_revert == NULL || after_revert (db, seq, error));
}
