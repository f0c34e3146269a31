/* The vault's part of a company's file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-vault-file.h"
#include "store-vault-envelope.h"
#include <base-date.h>
#include <glib/gi18n-lib.h>

/* A column of sealed values, and what a walk does with each of them. */
typedef struct _Walk Walk;
typedef gboolean (*Visit) (Walk *walk, gint64 id, GBytes *envelope, GError **error);

struct _Walk
{
  StoreDb         *db;
  Visit            visit;
  BaseRecordClass *class;
  const BaseField *field;
  StoreVault      *vault;
  StoreVaultSetup *setup;
  GPtrArray       *faults;
  guint32          generation; /* that the file says is in use */
  GArray          *resealed;   /* of the column: Resealed */
};

typedef struct
{
  gint64  id;
  GBytes *envelope;
} Resealed;

static gboolean
read_bytes (StoreQuery *query, int column, guint8 *bytes, gsize length, GError **error)
{
  gsize size = 0;
  gconstpointer blob = store_query_get_blob (query, column, &size);

  if (size == length)
    {
      memcpy (bytes, blob, length);
      return TRUE;
    }
  g_set_error (error, STORE_ERROR, STORE_ERROR_DAMAGED,
               _("The keys of the protected fields in this file were changed outside Factotum. Restore a copy of the file."));
  return FALSE;
}

static StoreVaultSlot *
read_slot (StoreQuery *query, GError **error)
{
  g_autoptr (StoreVaultSlot) slot = g_new0 (StoreVaultSlot, 1);

  slot->kind = g_strcmp0 (store_query_get_text (query, 0), "recovery") == 0 ? STORE_VAULT_SLOT_RECOVERY : STORE_VAULT_SLOT_KEYRING;
  slot->operations = (guint32) CLAMP (store_query_get_number (query, 1), 0, G_MAXUINT32);
  slot->memory = (guint64) MAX (store_query_get_number (query, 2), 0);
  slot->provider = g_strdup (store_query_get_text (query, 6));
  base_time_parse_iso (store_query_get_text (query, 7), &slot->made_at);
  if (!read_bytes (query, 3, slot->salt, sizeof slot->salt, error) || !read_bytes (query, 4, slot->check, sizeof slot->check, error) ||
      !read_bytes (query, 5, slot->wrapped, sizeof slot->wrapped, error))
    return NULL;
  return g_steal_pointer (&slot);
}

static gboolean
read_slots (StoreDb *db, StoreVaultHeader *header, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT kind, operations, memory, salt, key_check, wrapped, provider, made_at FROM vault_slot ORDER BY id");

  while (store_query_next (query))
    {
      StoreVaultSlot *slot = read_slot (query, error);

      if (slot == NULL)
        return FALSE;
      store_vault_header_add (header, slot);
    }
  return store_query_finish (query, error);
}

gboolean
store_vault_file_load (StoreDb *db, StoreVaultHeader **header, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT name, generation, salt, key_check FROM vault");
  g_autoptr (StoreVaultHeader) loaded = NULL;

  if (store_query_next (query))
    {
      loaded = store_vault_header_new_empty (store_query_get_text (query, 0), (guint32) CLAMP (store_query_get_number (query, 1), 0, G_MAXUINT32));
      if (!read_bytes (query, 2, loaded->salt, sizeof loaded->salt, error) || !read_bytes (query, 3, loaded->check, sizeof loaded->check, error))
        return FALSE;
    }
  if (!store_query_finish (query, error) || (loaded != NULL && !read_slots (db, loaded, error)))
    return FALSE;
  *header = g_steal_pointer (&loaded);
  return TRUE;
}

static gboolean
write_slot (StoreQuery *query, const StoreVaultSlot *slot, GError **error)
{
  char made_at[21];

  base_time_format_iso (slot->made_at, made_at);
  store_query_bind_text (query, 1, slot->kind == STORE_VAULT_SLOT_RECOVERY ? "recovery" : "keyring");
  store_query_bind_number (query, 2, slot->operations);
  store_query_bind_number (query, 3, (gint64) slot->memory);
  store_query_bind_blob (query, 4, slot->salt, sizeof slot->salt);
  store_query_bind_blob (query, 5, slot->check, sizeof slot->check);
  store_query_bind_blob (query, 6, slot->wrapped, sizeof slot->wrapped);
  store_query_bind_text (query, 7, slot->provider);
  store_query_bind_text (query, 8, made_at);
  return store_query_run (query, error);
}

gboolean
store_vault_file_save (StoreDb *db, const StoreVaultHeader *header, GError **error)
{
  g_autoptr (StoreQuery) vault = store_query_new (db, "INSERT INTO vault (id, name, generation, salt, key_check) VALUES (1, ?1, ?2, ?3, ?4)");
  g_autoptr (StoreQuery) slot = store_query_new (db, "INSERT INTO vault_slot (kind, operations, memory, salt, key_check, wrapped, provider, made_at)"
                                                     " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");

  if (!store_db_run (db, "DELETE FROM vault", error) || !store_db_run (db, "DELETE FROM vault_slot", error))
    return FALSE;
  store_query_bind_text (vault, 1, header->id);
  store_query_bind_number (vault, 2, header->generation);
  store_query_bind_blob (vault, 3, header->salt, sizeof header->salt);
  store_query_bind_blob (vault, 4, header->check, sizeof header->check);
  if (!store_query_run (vault, error))
    return FALSE;
  for (guint i = 0; i < header->slots->len; i++)
    if (!write_slot (slot, header->slots->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
walk_column (Walk *walk, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, %s FROM %s WHERE %s IS NOT NULL", walk->field->name, walk->class->table, walk->field->name);
  g_autoptr (StoreQuery) query = store_query_new (walk->db, sql);

  while (store_query_next (query))
    {
      g_autoptr (GBytes) envelope = store_query_dup_bytes (query, 1);

      if (!walk->visit (walk, store_query_get_number (query, 0), envelope, error))
        return FALSE;
    }
  return store_query_finish (query, error);
}

/* Calls each for every sealed column of the file. */
static gboolean
walk_file (Walk *walk, gboolean (*each) (Walk *, GError **), GError **error)
{
  StoreSchema *schema = store_db_get_schema (walk->db);

  for (guint i = 0; i < store_schema_get_n_types (schema); i++)
    {
      walk->class = store_schema_get_class (schema, i);
      for (guint j = 0; j < walk->class->n_fields; j++)
        {
          walk->field = &walk->class->fields[j];
          if (base_field_is_sealed (walk->field) && !each (walk, error))
            return FALSE;
        }
    }
  return TRUE;
}

static void
add_fault (Walk *walk, gint64 id, const char *reason)
{
  g_ptr_array_add (walk->faults, g_strdup_printf (_("%s number %lld, “%s”: %s"), _(walk->class->singular), (long long) id, base_field_get_label (walk->field), reason));
}

static gboolean
visit_to_check (Walk *walk, gint64 id, GBytes *envelope, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) plain = NULL;

  if (walk->vault != NULL && store_vault_get_state (walk->vault) == STORE_VAULT_OPEN)
    plain = store_vault_unseal (walk->vault, walk->class->table, walk->field->name, id, envelope, &problem);
  else if (store_envelope_get_generation (envelope) != walk->generation)
    g_set_error_literal (&problem, STORE_ERROR, STORE_ERROR_DAMAGED, _("It was not sealed with the key that is in use."));
  if (problem != NULL)
    add_fault (walk, id, problem->message);
  return TRUE;
}

gboolean
store_vault_file_check (StoreDb *db, StoreVault *vault, GPtrArray *faults, GError **error)
{
  Walk walk = { .db = db, .visit = visit_to_check, .vault = vault, .faults = faults };
  g_autoptr (StoreVaultHeader) header = NULL;

  if (!store_vault_file_load (db, &header, error))
    return FALSE;
  walk.generation = header != NULL ? header->generation : 0;
  if (header != NULL && store_vault_header_find (header, STORE_VAULT_SLOT_RECOVERY) == NULL)
    g_ptr_array_add (faults, g_strdup (_("There is no recovery kit for the protected fields. Make a new one.")));
  return walk_file (&walk, walk_column, error);
}

static gboolean
visit_to_prove (Walk *walk, gint64 id, GBytes *envelope, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) plain = store_vault_unseal (walk->vault, walk->class->table, walk->field->name, id, envelope, &problem);

  if (plain != NULL)
    return TRUE;
  g_set_error (error, problem->domain, problem->code, _("The key was not replaced. %s number %lld, “%s”: %s"),
               _(walk->class->singular), (long long) id, base_field_get_label (walk->field), problem->message);
  return FALSE;
}

static gboolean
visit_to_reseal (Walk *walk, gint64 id, GBytes *envelope, GError **error)
{
  Resealed resealed = { id, store_vault_setup_reseal (walk->setup, walk->class->table, walk->field->name, id, envelope, error) };

  if (resealed.envelope != NULL)
    g_array_append_val (walk->resealed, resealed);
  return resealed.envelope != NULL;
}

static void
clear_resealed (gpointer data)
{
  g_bytes_unref (((Resealed *) data)->envelope);
}

/* Reads the whole column before it writes: a table is not changed under its own query. */
static gboolean
reseal_column (Walk *walk, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET %s = ?2, version = version + 1 WHERE id = ?1", walk->class->table, walk->field->name);
  g_autoptr (StoreQuery) query = store_query_new (walk->db, sql);
  g_autoptr (GArray) resealed = g_array_new (FALSE, FALSE, sizeof (Resealed));
  gboolean done;

  g_array_set_clear_func (resealed, clear_resealed);
  walk->resealed = resealed;
  done = walk_column (walk, error);
  for (guint i = 0; done && i < resealed->len; i++)
    {
      store_query_bind_number (query, 1, g_array_index (resealed, Resealed, i).id);
      store_query_bind_bytes (query, 2, g_array_index (resealed, Resealed, i).envelope);
      done = store_query_run (query, error) && store_db_progress (walk->db, 1000 * i / resealed->len, error);
    }
  return done;
}

gboolean
store_vault_file_set_up (StoreDb *db, StoreVaultSetup *setup, GError **error)
{
  Walk prove = { .db = db, .visit = visit_to_prove, .vault = store_vault_setup_get_vault (setup) };
  Walk reseal = { .db = db, .visit = visit_to_reseal, .setup = setup };
  g_autoptr (StoreVaultHeader) header = NULL;

  if (!store_vault_file_load (db, &header, error))
    return FALSE;
  if ((header != NULL) != store_vault_setup_replaces (setup) || (header != NULL && header->generation + 1 != store_vault_setup_get_header (setup)->generation))
    {
      g_set_error (error, STORE_VAULT_ERROR, STORE_VAULT_ERROR_STATE,
                   _("The protection of this company was set up elsewhere meanwhile. Close the company and open it again."));
      return FALSE;
    }
  if (header != NULL)
    {
      store_vault_setup_announce (setup);
      if (!walk_file (&prove, walk_column, error) || !walk_file (&reseal, reseal_column, error))
        return FALSE;
    }
  return store_vault_file_save (db, store_vault_setup_get_header (setup), error);
}

static gboolean
forget_column (Walk *walk, GError **error)
{
  g_autofree char *path = g_strdup_printf ("$.%s.hex", walk->field->name);
  g_autoptr (StoreQuery) query = store_query_new (walk->db, "UPDATE change_row SET before = NULL, after = NULL, salt = NULL WHERE table_name = ?1"
                                                            " AND coalesce (before ->> ?2, after ->> ?2) IS NOT NULL");

  store_query_bind_text (query, 1, walk->class->table);
  store_query_bind_text (query, 2, path);
  return store_query_run (query, error);
}

gboolean
store_vault_file_forget (StoreDb *db, GError **error)
{
  Walk walk = { .db = db };

  return walk_file (&walk, forget_column, error);
}
