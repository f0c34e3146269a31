/* All of a command, or nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-transaction.h"

#include <base-date.h>
#include "store-chain.h"
#include "store-db-private.h"
#include "store-search.h"

struct _StoreTransaction
{
  StoreDb      *db;
  StoreTouches *touches;
  char         *command;
  char         *command_id;
  gint64        undoes;
  GHashTable   *erased;     /* set of "table id" whose rows are logged without content; NULL: none */
  gboolean      open;
};

G_DEFINE_BOXED_TYPE (StoreChange, store_change, store_change_ref, store_change_unref)

StoreChange *
store_change_ref (StoreChange *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
store_change_unref (StoreChange *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->command);
  g_array_unref (self->touches);
  g_free (self);
}

static StoreChange *
make_change (StoreTransaction *self)
{
  StoreChange *change = g_new0 (StoreChange, 1);

  g_atomic_ref_count_init (&change->ref_count);
  change->command = g_strdup (self->command);
  change->undoes = self->undoes;
  change->touches = g_array_new (FALSE, FALSE, sizeof (StoreTouch));
  return change;
}

StoreTransaction *
store_transaction_begin (StoreDb *db, const StoreIntent *intent, GError **error)
{
  StoreTransaction *self;

  g_return_val_if_fail (store_db_is_writer (db) && db->transaction == NULL, NULL);
  if (!store_db_load_tables (db, error) || !store_db_run (db, "BEGIN IMMEDIATE", error))
    return NULL;
  self = g_new0 (StoreTransaction, 1);
  self->db = g_object_ref (db);
  self->command = g_strdup (intent->command);
  self->command_id = g_strdup (intent->command_id);
  self->undoes = intent->undoes;
  self->touches = store_touches_new (db);
  self->open = TRUE;
  db->transaction = self;
  db->touches = self->touches;
  return self;
}

static void
roll_back (StoreTransaction *self)
{
  store_touches_stop (self->touches);
  self->open = FALSE;
  self->db->transaction = NULL;
  self->db->touches = NULL;
  if (!sqlite3_get_autocommit (self->db->handle)) /* SQLite may have rolled back by itself */
    sqlite3_exec (self->db->handle, "ROLLBACK", NULL, NULL, NULL);
}

static gboolean
is_erased (StoreTransaction *self, const StoreTouch *touch)
{
  g_autofree char *key = self->erased != NULL ? g_strdup_printf ("%s %" G_GINT64_FORMAT, touch->table, touch->id) : NULL;

  return key != NULL && g_hash_table_contains (self->erased, key);
}

static gboolean
add_rows (StoreTransaction *self, StoreChain *chain, StoreChange *change, GError **error)
{
  for (guint i = 0; i < store_touches_get_n (self->touches); i++)
    {
      g_autofree char *before = NULL, *after = NULL;
      g_autoptr (GError) failure = NULL;
      StoreTouch touch;

      if (!store_touches_get (self->touches, i, &touch, &before, &after, &failure))
        {
          if (failure == NULL)
            continue;
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      g_array_append_val (change->touches, touch);
      if (is_erased (self, &touch))
        store_chain_add_erased_row (chain, touch.table, touch.id);
      else
        store_chain_add_row (chain, touch.table, touch.id, g_steal_pointer (&before), g_steal_pointer (&after));
    }
  return TRUE;
}

static gboolean
write_change (StoreTransaction *self, StoreChange *change, GError **error)
{
  g_autoptr (StoreChain) chain = NULL;

  store_touches_stop (self->touches);
  if (store_touches_get_n (self->touches) == 0)
    return TRUE;
  chain = store_chain_begin (self->db, self->command, self->command_id, self->undoes, error);
  if (chain == NULL || !add_rows (self, chain, change, error))
    return FALSE;
  if (change->touches->len == 0)
    return TRUE;
  return store_search_update_touches (self->db, change->touches, error) && store_chain_end (chain, &change->seq, error);
}

/* Noted with the erasure itself, so that after a crash the next who opens the file knows of it. */
static gboolean
note_remains (StoreTransaction *self, GError **error)
{
  return self->erased == NULL || store_db_run (self->db, "UPDATE store_state SET remains = 1 WHERE id = 1", error);
}

gboolean
store_transaction_commit (StoreTransaction *self, StoreChange **change, GError **error)
{
  g_autoptr (StoreChange) made = make_change (self);

  g_return_val_if_fail (self->open, FALSE);
  if (!write_change (self, made, error) || !note_remains (self, error) || !store_db_run (self->db, "COMMIT", error))
    {
      roll_back (self);
      return FALSE;
    }
  self->open = FALSE;
  self->db->transaction = NULL;
  self->db->touches = NULL;
  if (self->erased != NULL)
    self->db->has_remains = TRUE;
  self->db->head = MAX (self->db->head, made->seq);
  if (change != NULL)
    *change = g_steal_pointer (&made);
  return TRUE;
}

void
store_transaction_set_command (StoreTransaction *self, const char *command)
{
  g_set_str (&self->command, command);
}

void
store_transaction_erase (StoreTransaction *self, const char *table, gint64 id)
{
  if (self->erased == NULL)
    self->erased = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (self->erased, g_strdup_printf ("%s %" G_GINT64_FORMAT, table, id));
}

void
store_transaction_free (StoreTransaction *self)
{
  if (self->open)
    roll_back (self);
  store_touches_free (self->touches);
  g_clear_pointer (&self->erased, g_hash_table_unref);
  g_free (self->command);
  g_free (self->command_id);
  g_object_unref (self->db);
  g_free (self);
}
