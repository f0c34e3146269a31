/* How a record gets into the file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-record.h"

#include <base-date.h>
#include <glib/gi18n-lib.h>
#include "store-db-private.h"
#include "store-erase.h"
#include "store-feed.h"
#include "store-statement.h"
#include "store-vault-envelope.h"
#include "store-vault.h"

static gboolean
set_stale (BaseRecord *record, GError **error)
{
  g_set_error (error, STORE_ERROR, STORE_ERROR_STALE,
               _("“%s” was changed by somebody else meanwhile. Your change was not saved; please look at the new state and enter it again."),
               base_record_get_title (record));
  return FALSE;
}

/* A foreign key fails without a name: say which link leads nowhere. */
static void
name_broken_link (StoreDb *db, BaseRecord *record, GError **error)
{
  BaseRecordClass *class = BASE_RECORD_GET_CLASS (record);

  if (error == NULL || !g_error_matches (*error, STORE_ERROR, STORE_ERROR_CONSTRAINT))
    return;
  for (guint i = 0; i < class->n_fields; i++)
    {
      const BaseField *field = &class->fields[i];
      gint64 id = field->kind == BASE_KIND_LINK ? base_record_get_number (record, field) : 0;
      g_autoptr (StoreQuery) query = NULL;
      g_autofree char *sql = NULL;

      if (id == 0)
        continue;
      sql = g_strdup_printf ("SELECT 1 FROM %s WHERE id = ?1", field->target);
      query = store_query_new (db, sql);
      store_query_bind_number (query, 1, id);
      if (store_query_next (query))
        continue;
      g_clear_error (error);
      g_set_error (error, STORE_ERROR, STORE_ERROR_CONSTRAINT, _("What “%s” refers to does not exist. Please choose again."), base_field_get_label (field));
      return;
    }
}

static gboolean
insert (StoreDb *db, BaseRecord *record, GError **error)
{
  BaseRecordClass *class = BASE_RECORD_GET_CLASS (record);
  g_autoptr (StoreQuery) query = store_query_new (db, store_statement_get (class)->insert);

  if (record->id == 0)
    record->id = store_record_take_id (db, class->table, error);
  if (record->id == 0)
    return FALSE;
  store_query_bind_number (query, 1, record->id);
  for (guint i = 0; i < class->n_fields; i++)
    store_query_bind_field (query, (int) i + 2, record, &class->fields[i]);
  if (store_query_run (query, error))
    return TRUE;
  name_broken_link (db, record, error);
  return FALSE;
}

static gboolean
update (StoreDb *db, BaseRecord *record, GError **error)
{
  BaseRecordClass *class = BASE_RECORD_GET_CLASS (record);
  guint64 changed = base_record_get_changed (record);
  g_autofree char *sql = store_statement_make_update (class, changed);
  g_autoptr (StoreQuery) query = store_query_new (db, sql);
  int parameter = 3;

  store_query_bind_number (query, 1, record->id);
  store_query_bind_number (query, 2, record->version);
  for (guint i = 0; i < class->n_fields; i++)
    if (changed & (G_GUINT64_CONSTANT (1) << i))
      store_query_bind_field (query, parameter++, record, &class->fields[i]);
  if (!store_query_run (query, error))
    {
      name_broken_link (db, record, error);
      return FALSE;
    }
  return sqlite3_changes (db->handle) == 1 || set_stale (record, error);
}

static gboolean
call_rules (StoreDb *db, BaseRecord *record, BaseRecord *before, gboolean after, GError **error)
{
  StoreRulesInterface *rules = g_type_interface_peek (G_OBJECT_GET_CLASS (record), STORE_TYPE_RULES);
  gboolean (*rule) (StoreRules *, BaseRecord *, StoreDb *, GError **) = NULL;

  if (rules != NULL)
    rule = after ? rules->after_write : rules->before_write;
  return rule == NULL || rule ((StoreRules *) record, before, db, error);
}

static gboolean
load_before (StoreDb *db, BaseRecord *record, BaseRecord **before, GError **error)
{
  *before = NULL;
  if (record->version == 0)
    return TRUE;
  *before = store_record_load (db, G_OBJECT_TYPE (record), record->id, error);
  return *before != NULL;
}

/* What is not an envelope would lie in the file for all to read. */
static gboolean
check_sealed (BaseRecord *record, GError **error)
{
  BaseRecordClass *class = BASE_RECORD_GET_CLASS (record);

  for (guint i = 0; i < class->n_fields; i++)
    {
      const BaseField *field = &class->fields[i];
      GBytes *envelope = base_field_is_sealed (field) ? base_record_get_sealed (record, field) : NULL;

      if (envelope == NULL || store_envelope_get_generation (envelope) != 0)
        continue;
      g_set_error (error, STORE_ERROR, STORE_ERROR_INTERNAL, _("“%s” was not sealed, so it was not saved. Please enter it again."), base_field_get_label (field));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check (StoreDb *db, BaseRecord *record, BaseRecord *before, GError **error)
{
  return call_rules (db, record, before, FALSE, error) && base_record_check (record, error) && check_sealed (record, error);
}

/* When the row is in the file. */
static gboolean
end_save (StoreDb *db, BaseRecord *record, BaseRecord *before, GError **error)
{
  record->version++;
  if (!call_rules (db, record, before, TRUE, error))
    return FALSE;
  base_record_forget_changed (record);
  return TRUE;
}

gboolean
store_record_save (StoreDb *db, BaseRecord *record, GError **error)
{
  g_autoptr (BaseRecord) before = NULL;

  return load_before (db, record, &before, error) && store_record_save_over (db, record, before, error);
}

gboolean
store_record_save_over (StoreDb *db, BaseRecord *record, BaseRecord *before, GError **error)
{
  if ((before != NULL && before->version != record->version && !set_stale (record, error))
      || !check (db, record, before, error))
    return FALSE;
  if (before != NULL && base_record_get_changed (record) == 0)
    return TRUE;
  return (before == NULL ? insert (db, record, error) : update (db, record, error)) && end_save (db, record, before, error);
}

typedef struct
{
  StoreDb        *db;
  StoreRecordNext next;
  gpointer        data;
  BaseRecord     *record; /* borrowed: the statement has it */
} Stream;

/* SQLite would gather all rows before it writes the first if a trigger could change what they come from. */
static gboolean
has_triggers (StoreDb *db, BaseRecordClass *class)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT 1 FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?1 LIMIT 1");

  store_query_bind_text (query, 1, class->table);
  return store_query_next (query);
}

/* The row before is in the file once the statement asks for the next. */
static gboolean
end_row (Stream *self, GError **error)
{
  BaseRecord *record = g_steal_pointer (&self->record);

  if (record == NULL)
    return TRUE;
  if (sqlite3_last_insert_rowid (self->db->handle) != record->id)
    {
      g_set_error (error, STORE_ERROR, STORE_ERROR_INTERNAL, _("The file could not carry this out (%s)."), BASE_RECORD_GET_CLASS (record)->table);
      return FALSE;
    }
  return end_save (self->db, record, NULL, error);
}

static gboolean
give_record_cb (StoreFeed *feed, gpointer data, GError **error)
{
  Stream *self = data;
  BaseRecord *record = end_row (self, error) ? self->next (self->data, error) : NULL;
  BaseRecordClass *class;

  if (record == NULL || !check (self->db, record, NULL, error))
    return FALSE;
  class = BASE_RECORD_GET_CLASS (record);
  if (record->id == 0 && (record->id = store_record_take_id (self->db, class->table, error)) == 0)
    return FALSE;
  store_feed_put_number (feed, 0, record->id);
  for (guint i = 0; i < class->n_fields; i++)
    store_feed_put_field (feed, i + 1, record, &class->fields[i]);
  self->record = record;
  return TRUE;
}

static gboolean
save_one_by_one (StoreDb *db, StoreRecordNext next, gpointer data, GError **error)
{
  g_autoptr (GError) reason = NULL;
  BaseRecord *record;

  while ((record = next (data, &reason)) != NULL)
    if (!store_record_save (db, record, error))
      return FALSE;
  if (reason == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

gboolean
store_record_save_new (StoreDb *db, BaseRecordClass *class, StoreRecordNext next, gpointer data, GError **error)
{
  Stream stream = { .db = db, .next = next, .data = data };

  if (has_triggers (db, class))
    return save_one_by_one (db, next, data, error);
  return store_feed_run (db, store_statement_get (class)->insert_many, give_record_cb, &stream, error);
}

static gboolean
write_trashed (StoreDb *db, BaseRecord *record, const char *at, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET trashed_at = ?2, version = version + 1 WHERE id = ?1", BASE_RECORD_GET_CLASS (record)->table);
  g_autoptr (BaseRecord) before = store_record_load (db, G_OBJECT_TYPE (record), record->id, error);
  g_autoptr (StoreQuery) query = store_query_new (db, sql);

  if (before == NULL)
    return FALSE;
  record->trashed = at != NULL;
  if (!call_rules (db, record, before, FALSE, error))
    return FALSE;
  store_query_bind_number (query, 1, record->id);
  store_query_bind_text (query, 2, at);
  if (!store_query_run (query, error))
    return FALSE;
  record->version++;
  return call_rules (db, record, before, TRUE, error);
}

static gboolean set_trashed (StoreDb *db, GType type, gint64 id, const char *from, const char *to, GError **error);

/* The records that are parts of this one, with the same mark. */
static gboolean
set_parts_trashed (StoreDb *db, BaseRecordClass *class, const BaseField *parent, gint64 id, const char *from, const char *to, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = ?1 AND trashed_at IS ?2", class->table, parent->name);
  g_autoptr (StoreQuery) query = store_query_new (db, sql);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  store_query_bind_number (query, 1, id);
  store_query_bind_text (query, 2, from);
  while (store_query_next (query))
    {
      gint64 part = store_query_get_number (query, 0);
      g_array_append_val (ids, part);
    }
  if (!store_query_finish (query, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!set_trashed (db, G_TYPE_FROM_CLASS (class), g_array_index (ids, gint64, i), from, to, error))
      return FALSE;
  return TRUE;
}

static gboolean
set_trashed (StoreDb *db, GType type, gint64 id, const char *from, const char *to, GError **error)
{
  g_autoptr (BaseRecord) record = store_record_load (db, type, id, error);

  if (record == NULL || !write_trashed (db, record, to, error))
    return FALSE;
  for (guint i = 0; i < store_schema_get_n_types (db->schema); i++)
    {
      BaseRecordClass *class = store_schema_get_class (db->schema, i);
      const BaseField *parent = base_record_class_find_flag (class, BASE_PARENT);
      if (parent != NULL && strcmp (parent->target, BASE_RECORD_GET_CLASS (record)->table) == 0
          && !set_parts_trashed (db, class, parent, id, from, to, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
store_record_trash (StoreDb *db, GType type, gint64 id, GError **error)
{
  char now[21];

  base_time_format_iso (base_environment_now (db->environment), now);
  return set_trashed (db, type, id, NULL, now, error);
}

gboolean
store_record_restore (StoreDb *db, GType type, gint64 id, GError **error)
{
  BaseRecordClass *class = g_type_class_peek (type);
  g_autofree char *sql = g_strdup_printf ("SELECT trashed_at FROM %s WHERE id = ?1", class->table);
  g_autoptr (StoreQuery) query = store_query_new (db, sql);
  g_autofree char *mark = NULL;

  store_query_bind_number (query, 1, id);
  if (store_query_next (query))
    mark = g_strdup (store_query_get_text (query, 0));
  if (!store_query_finish (query, error))
    return FALSE;
  if (mark != NULL && store_erase_is_erased (db, class, id))
    return base_refuse (error, _("This person was erased. There is nothing left to restore."));
  if (mark != NULL)
    return set_trashed (db, type, id, mark, NULL, error);
  g_set_error (error, STORE_ERROR, STORE_ERROR_MISSING, _("%s number %lld is not in the trash."), _(class->singular), (long long) id);
  return FALSE;
}

static gboolean
is_empty_value (GVariant *value)
{
  return g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) && g_variant_get_string (value, NULL)[0] == '\0';
}

/* An envelope differs each time: what says the same is left alone, and so does not count as a change. */
static gboolean
holds_value (StoreDb *db, BaseRecord *record, const BaseField *field, GVariant *value)
{
  const char *table = BASE_RECORD_GET_CLASS (record)->table;
  GBytes *envelope = base_record_get_sealed (record, field);
  g_autoptr (StoreVaultText) text = NULL;
  gint64 number;

  if (envelope == NULL)
    return FALSE;
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    return store_vault_unseal_number (STORE_VAULT (db->vault), table, field->name, record->id, envelope, &number, NULL) && number == g_variant_get_int64 (value);
  text = store_vault_unseal_text (STORE_VAULT (db->vault), table, field->name, record->id, envelope, NULL);
  return g_strcmp0 (text, g_variant_get_string (value, NULL)) == 0;
}

static gboolean
apply_sealed (StoreDb *db, BaseRecord *record, const BaseField *field, GVariant *value, GError **error)
{
  const char *table = BASE_RECORD_GET_CLASS (record)->table;
  g_autoptr (GBytes) sealed = NULL;

  if (!is_empty_value (value))
    {
      if (db->vault == NULL)
        {
          g_set_error (error, STORE_ERROR, STORE_ERROR_SEALED, _("“%s” is kept sealed, and the vault of this company is not open."), base_field_get_label (field));
          return FALSE;
        }
      if (holds_value (db, record, field, value))
        return TRUE;
      if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
        sealed = store_vault_seal_number (STORE_VAULT (db->vault), table, field->name, record->id, g_variant_get_int64 (value), error);
      else
        sealed = store_vault_seal_text (STORE_VAULT (db->vault), table, field->name, record->id, g_variant_get_string (value, NULL), error);
      if (sealed == NULL)
        return FALSE;
    }
  base_record_put_sealed (record, field, sealed);
  return TRUE;
}

static gboolean
apply_value (StoreDb *db, BaseRecord *record, const char *name, GVariant *value, GError **error)
{
  const BaseField *field = base_record_class_find_field (BASE_RECORD_GET_CLASS (record), name);

  if (field == NULL)
    {
      g_set_error (error, BASE_ERROR, BASE_ERROR_UNKNOWN, _("There is no field “%s”."), name);
      return FALSE;
    }
  if ((field->flags & BASE_DERIVED) || ((field->flags & BASE_FIXED) && record->version > 0))
    {
      g_autoptr (GVariant) now = base_record_dup_value (record, field);
      if (now != NULL && g_variant_equal (now, value))
        return TRUE;
      g_set_error (error, BASE_ERROR, BASE_ERROR_RULE, _("“%s” cannot be changed here."), base_field_get_label (field));
      return FALSE;
    }
  if (base_field_is_sealed (field))
    return apply_sealed (db, record, field, value, error);
  return base_record_set_value (record, field, is_empty_value (value) ? NULL : value, error);
}

gboolean
store_record_apply (StoreDb *db, BaseRecord *record, GVariant *values, GError **error)
{
  GVariantIter iter;
  const char *name;
  GVariant *value;
  gboolean applied = TRUE;

  g_variant_iter_init (&iter, values);
  while (applied && g_variant_iter_next (&iter, "{&sv}", &name, &value))
    {
      if (strcmp (name, "record") != 0 && strcmp (name, "version") != 0)
        applied = apply_value (db, record, name, value, error);
      g_variant_unref (value);
    }
  return applied;
}
