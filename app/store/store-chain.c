/* The chain of digests over the change log.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-chain.h"

#include <base-date.h>
#include <glib/gi18n-lib.h>
#include "store-digest.h"
#include "store-feed.h"
#include "store-log.h"

#define SALT_LENGTH 16
#define MANY_ROWS   16
#define FEW_SALTS   4   /* for a save */
#define N_SALTS     256 /* for an import, fetched at once */

/* What a change's digest covers besides its rows. */
typedef struct
{
  gint64      seq;
  const char *at;
  const char *who;
  const char *command;
  const char *command_id;
  gint64      undoes;
} Head;

typedef struct
{
  const char *table; /* interned */
  gint64      id;
  char       *before;
  char       *after;
  guint8      salt[SALT_LENGTH];
  guint8      digest[STORE_DIGEST_LENGTH];
  gboolean    erased;  /* the salt is not kept */
} Row;

struct _StoreChain
{
  StoreDb    *db;
  StoreDigest digest;
  gint64      seq;
  GArray     *rows; /* written after the change that they belong to: it holds their digests */
  char        at[21];
  char       *who;
  char       *command;
  char       *command_id;
  gint64      undoes;
  guint       n_written;  /* of the rows */
  guint       n_salts;    /* not used yet */
  guint8      salts[N_SALTS][SALT_LENGTH];
};

static void
put_head (StoreDigest *digest, const void *previous, gsize length, const Head *head)
{
  store_digest_begin (digest, "factotum change");
  store_digest_put_bytes (digest, previous, length);
  store_digest_put_number (digest, head->seq);
  store_digest_put_text (digest, head->at);
  store_digest_put_text (digest, head->who);
  store_digest_put_text (digest, head->command);
  store_digest_put_text (digest, head->command_id);
  store_digest_put_number (digest, head->undoes);
}

static void
clear_row (gpointer data)
{
  Row *row = data;

  g_free (row->before);
  g_free (row->after);
}

static void
digest_row (const void *salt, const char *table, gint64 id, const char *before, const char *after, guint8 result[STORE_DIGEST_LENGTH])
{
  StoreDigest digest;

  store_digest_begin (&digest, "factotum row");
  store_digest_put_bytes (&digest, salt, SALT_LENGTH);
  store_digest_put_text (&digest, table);
  store_digest_put_number (&digest, id);
  store_digest_put_text (&digest, before);
  store_digest_put_text (&digest, after);
  store_digest_finish (&digest, result);
}

/* Never earlier than the change before it, whatever the clock says. */
static void
set_time (StoreChain *self, const char *last)
{
  base_time_format_iso (base_environment_now (self->db->environment), self->at);
  if (last != NULL && strcmp (last, self->at) > 0)
    g_strlcpy (self->at, last, sizeof self->at);
}

StoreChain *
store_chain_begin (StoreDb *db, const char *command, const char *command_id, gint64 undoes, GError **error)
{
  g_autoptr (StoreChain) self = g_new0 (StoreChain, 1);
  g_autoptr (StoreQuery) last = store_query_new (db, "SELECT head, head_digest, (SELECT at FROM change WHERE seq = head) FROM store_state WHERE id = 1");
  gconstpointer previous = "";
  gsize length = 0;

  self->db = g_object_ref (db);
  self->who = base_environment_dup_user (db->environment);
  self->command = g_strdup (command);
  self->command_id = g_strdup (command_id);
  self->undoes = undoes;
  if (store_query_next (last))
    {
      self->seq = store_query_get_number (last, 0);
      previous = store_query_get_blob (last, 1, &length);
      set_time (self, store_query_get_text (last, 2));
    }
  self->seq++;
  put_head (&self->digest, previous, length, &(Head) { self->seq, self->at, self->who, self->command, self->command_id, undoes });
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->rows, clear_row);
  return store_query_finish (last, error) ? g_steal_pointer (&self) : NULL;
}

static const guint8 *
take_salt (StoreChain *self)
{
  if (self->n_salts == 0)
    {
      self->n_salts = self->rows->len == 0 ? FEW_SALTS : N_SALTS;
      base_environment_fill_random (self->db->environment, self->salts, self->n_salts * SALT_LENGTH);
    }
  return self->salts[--self->n_salts];
}

static void
add_row (StoreChain *self, Row *row)
{
  memcpy (row->salt, take_salt (self), SALT_LENGTH);
  digest_row (row->salt, row->table, row->id, row->before, row->after, row->digest);
  store_digest_put_bytes (&self->digest, row->digest, sizeof row->digest);
  g_array_append_vals (self->rows, row, 1);
}

void
store_chain_add_row (StoreChain *self, const char *table, gint64 id, char *before, char *after)
{
  add_row (self, &(Row) { table, id, before, after });
}

void
store_chain_add_erased_row (StoreChain *self, const char *table, gint64 id)
{
  add_row (self, &(Row) { .table = table, .id = id, .erased = TRUE });
}

static void
forget_row (StoreChain *self, guint index)
{
  Row *row = &g_array_index (self->rows, Row, index);

  clear_row (row);
  row->before = row->after = NULL;
}

static gboolean
give_row_cb (StoreFeed *feed, gpointer data, GError **error)
{
  StoreChain *self = data;
  Row *row;

  if (self->n_written > 0)
    forget_row (self, self->n_written - 1);
  if (self->n_written == self->rows->len)
    return FALSE;
  row = &g_array_index (self->rows, Row, self->n_written++);
  store_feed_put_number (feed, 0, self->seq);
  store_feed_put_number (feed, 1, self->n_written);
  store_feed_put_text (feed, 2, row->table);
  store_feed_put_number (feed, 3, row->id);
  store_feed_put_text (feed, 4, row->before);
  store_feed_put_text (feed, 5, row->after);
  store_feed_put_blob (feed, 6, row->erased ? NULL : row->salt, SALT_LENGTH);
  store_feed_put_blob (feed, 7, row->digest, sizeof row->digest);
  return TRUE;
}

static gboolean
write_few_rows (StoreChain *self, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (self->db, "INSERT INTO change_row (change, position, table_name, record_id, before, after, salt, digest)"
                                                            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);

      store_query_bind_number (query, 1, self->seq);
      store_query_bind_number (query, 2, i + 1);
      store_query_bind_text (query, 3, row->table);
      store_query_bind_number (query, 4, row->id);
      store_query_bind_text (query, 5, row->before);
      store_query_bind_text (query, 6, row->after);
      if (row->erased)
        store_query_bind_null (query, 7);
      else
        store_query_bind_blob (query, 7, row->salt, SALT_LENGTH);
      store_query_bind_blob (query, 8, row->digest, sizeof row->digest);
      if (!store_query_run (query, error))
        return FALSE;
    }
  return TRUE;
}

/* One statement for many is cheaper a row, but needs more to begin with. */
static gboolean
write_rows (StoreChain *self, GError **error)
{
  if (self->rows->len < MANY_ROWS)
    return write_few_rows (self, error);
  return store_feed_run (self->db, "INSERT INTO change_row (change, position, table_name, record_id, before, after, salt, digest)"
                                   " SELECT c0, c1, c2, c3, c4, c5, c6, c7 FROM store_feed", give_row_cb, self, error);
}

static gboolean
write_head (StoreChain *self, const guint8 digest[STORE_DIGEST_LENGTH], GError **error)
{
  g_autoptr (StoreQuery) change = store_query_new (self->db, "INSERT INTO change (seq, at, who, command, command_id, undoes, n_rows, digest)"
                                                             " VALUES (?1, ?2, ?3, ?4, ?5, nullif (?6, 0), ?7, ?8)");
  g_autoptr (StoreQuery) state = store_query_new (self->db, "UPDATE store_state SET head = ?1, head_digest = ?2 WHERE id = 1");

  store_query_bind_number (change, 1, self->seq);
  store_query_bind_text (change, 2, self->at);
  store_query_bind_text (change, 3, self->who);
  store_query_bind_text (change, 4, self->command);
  store_query_bind_text (change, 5, self->command_id);
  store_query_bind_number (change, 6, self->undoes);
  store_query_bind_number (change, 7, self->rows->len);
  store_query_bind_blob (change, 8, digest, STORE_DIGEST_LENGTH);
  store_query_bind_number (state, 1, self->seq);
  store_query_bind_blob (state, 2, digest, STORE_DIGEST_LENGTH);
  return store_query_run (change, error) && store_query_run (state, error);
}

gboolean
store_chain_end (StoreChain *self, gint64 *seq, GError **error)
{
  guint8 digest[STORE_DIGEST_LENGTH];

  store_digest_put_number (&self->digest, self->rows->len);
  store_digest_finish (&self->digest, digest);
  if (!write_head (self, digest, error) || !write_rows (self, error))
    return FALSE;
  *seq = self->seq;
  return TRUE;
}

void
store_chain_free (StoreChain *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
  g_free (self->who);
  g_free (self->command);
  g_free (self->command_id);
  g_object_unref (self->db);
  g_free (self);
}

/* Adds the digests of a change's rows; FALSE when one does not fit its content or a row is missing. */
static gboolean
verify_rows (StoreDb *db, gint64 seq, gint64 n_rows, StoreDigest *chain, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT position, table_name, record_id, before, after, salt, digest"
                                                      " FROM change_row WHERE change = ?1 ORDER BY position");
  gint64 n = 0;
  gboolean sound = TRUE;

  store_query_bind_number (query, 1, seq);
  while (sound && store_query_next (query))
    {
      guint8 digest[STORE_DIGEST_LENGTH];
      gsize salt_length, length;
      gconstpointer salt = store_query_get_blob (query, 5, &salt_length);
      gconstpointer stored = store_query_get_blob (query, 6, &length);

      sound = store_query_get_number (query, 0) == ++n && length == sizeof digest;
      if (sound && salt != NULL)
        {
          sound = salt_length == SALT_LENGTH;
          if (sound)
            digest_row (salt, store_query_get_text (query, 1), store_query_get_number (query, 2),
                        store_query_get_text (query, 3), store_query_get_text (query, 4), digest);
          sound = sound && memcmp (digest, stored, sizeof digest) == 0;
        }
      else if (sound) /* erased: nothing may stand where content was */
        sound = store_query_is_null (query, 3) && store_query_is_null (query, 4);
      if (sound)
        store_digest_put_bytes (chain, stored, length);
    }
  return store_query_finish (query, error) && sound && n == n_rows;
}

static gboolean
set_broken (gint64 seq, gint64 *bad, GError **error)
{
  if (bad != NULL)
    *bad = seq;
  if (error != NULL && *error == NULL)
    g_set_error (error, STORE_ERROR, STORE_ERROR_DAMAGED, _("The change log was altered: change %d is the first that does not fit."), (int) seq);
  return FALSE;
}

static gboolean
verify_change (StoreDb *db, StoreQuery *query, guint8 previous[STORE_DIGEST_LENGTH], gsize *length, gint64 expected, GError **error)
{
  StoreDigest chain;
  guint8 digest[STORE_DIGEST_LENGTH];
  gsize stored_length;
  gconstpointer stored = store_query_get_blob (query, 7, &stored_length);
  Head head = { store_query_get_number (query, 0), store_query_get_text (query, 1), store_query_get_text (query, 2), store_query_get_text (query, 3),
                store_query_get_text (query, 4), store_query_get_number (query, 5) };

  if (head.seq != expected)
    return FALSE;
  put_head (&chain, previous, *length, &head);
  if (!verify_rows (db, head.seq, store_query_get_number (query, 6), &chain, error))
    return FALSE;
  store_digest_put_number (&chain, store_query_get_number (query, 6));
  store_digest_finish (&chain, digest);
  if (stored_length != sizeof digest || memcmp (digest, stored, sizeof digest) != 0)
    return FALSE;
  memcpy (previous, digest, sizeof digest);
  *length = sizeof digest;
  return TRUE;
}

gboolean
store_log_verify (StoreDb *db, gint64 *bad, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT seq, at, who, command, command_id, undoes, n_rows, digest FROM change ORDER BY seq");
  g_autoptr (StoreQuery) head = store_query_new (db, "SELECT head, head_digest FROM store_state");
  guint8 previous[STORE_DIGEST_LENGTH] = { 0 };
  gsize length = 0, head_length = 0;
  gconstpointer stored;
  gint64 seq = 0;

  while (store_query_next (query))
    if (!verify_change (db, query, previous, &length, ++seq, error))
      return set_broken (seq, bad, error);
  if (!store_query_finish (query, error))
    return FALSE;
  if (!store_query_next (head) || store_query_get_number (head, 0) != seq)
    return set_broken (seq + 1, bad, error);
  stored = store_query_get_blob (head, 1, &head_length);
  if (head_length != length || (length > 0 && memcmp (stored, previous, length) != 0))
    return set_broken (seq + 1, bad, error);
  return store_query_finish (head, error);
}

gboolean
store_log_erase (StoreDb *db, const char *table, gint64 id, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "UPDATE change_row SET before = NULL, after = NULL, salt = NULL"
                                                      " WHERE table_name = ?1 AND record_id = ?2");

  store_query_bind_text (query, 1, table);
  store_query_bind_number (query, 2, id);
  if (db->transaction != NULL)
    store_transaction_erase (db->transaction, table, id);
  return store_query_run (query, error);
}
