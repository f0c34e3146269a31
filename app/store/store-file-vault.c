/* The protected fields of an open company.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-file-vault.h"
#include "store-file-private.h"
#include "store-vault-file.h"

static const StoreIntent replacing = { .command = STORE_COMMAND_REPLACE_KEY };
static const StoreIntent forgetting = { .command = STORE_COMMAND_FORGET };
static const StoreIntent remembering = { .command = STORE_COMMAND_REMEMBER };

/* What stretching the code needs. */
typedef struct
{
  StoreVaultSetup *setup;
  char            *typed;
  gint64           now;
} Protection;

static void
free_protection (gpointer data)
{
  Protection *protection = data;

  store_vault_setup_unref (protection->setup);
  store_vault_wipe_text (protection->typed);
  g_free (protection);
}

/* Jobs of the writer. */
static gboolean
work_set_up (StoreDb *writer, gpointer data, GError **error)
{
  return store_vault_file_set_up (writer, data, error);
}

static gboolean
work_forget (StoreDb *writer, gpointer data, GError **error)
{
  return store_vault_file_forget (writer, error);
}

static gboolean
work_save (StoreDb *writer, gpointer data, GError **error)
{
  return store_vault_file_save (writer, data, error);
}

/* What the former key sealed is still in the log at worst; the next new key takes it out. */
static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (!store_file_run_finish (STORE_FILE (source), result, NULL, NULL, &error))
    g_info ("%s", error->message);
  g_task_return_boolean (task, TRUE);
}

static void
set_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  StoreVaultSetup *setup = g_task_get_task_data (task);
  GError *error = NULL;

  if (!store_file_run_finish (STORE_FILE (source), result, NULL, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  store_vault_setup_apply (setup);
  if (store_vault_setup_replaces (setup))
    store_file_work_async (STORE_FILE (source), &forgetting, work_forget, NULL, NULL, NULL, forgotten_cb, g_steal_pointer (&task));
  else
    g_task_return_boolean (task, TRUE);
}

static void
stretch_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Protection *protection = task_data;
  GError *error = NULL;

  if (store_vault_setup_finish (protection->setup, protection->typed, protection->now, &error) != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
stretched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  StoreFile *self = g_task_get_source_object (task);
  StoreVaultSetup *setup = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    store_file_work_async (self, &replacing, work_set_up, store_vault_setup_ref (setup), (GDestroyNotify) store_vault_setup_unref, NULL,
                           set_up_cb, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  StoreFile *self = STORE_FILE (source);
  GError *error = NULL;

  if (store_file_run_finish (self, result, NULL, NULL, &error))
    {
      store_vault_set_header (self->vault, g_task_get_task_data (task));
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
}

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  StoreFile *self = g_task_get_source_object (task);
  GError *error = NULL;
  StoreVaultHeader *header = store_vault_attach_finish (STORE_VAULT (source), result, &error);

  if (header == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, store_vault_header_copy (header), (GDestroyNotify) store_vault_header_free);
  store_file_work_async (self, &remembering, work_save, header, (GDestroyNotify) store_vault_header_free, NULL, saved_cb, g_steal_pointer (&task));
}

gboolean
store_file_vault_load (StoreFile *self, GError **error)
{
  g_autoptr (StoreVaultHeader) header = NULL;

  if (!store_vault_file_load (self->reader, &header, error))
    return FALSE;
  store_vault_set_header (self->vault, header);
  return TRUE;
}

StoreVault *
store_file_get_vault (StoreFile *self)
{
  return self->vault;
}

gboolean
store_file_reveal (StoreFile *self, BaseRecord *record, const BaseField *field, GVariant **value, GError **error)
{
  const char *table = BASE_RECORD_GET_CLASS (record)->table;
  GBytes *envelope = base_record_get_sealed (record, field);
  gint64 number = 0;

  *value = NULL;
  if (envelope == NULL)
    return TRUE;
  if (field->kind == BASE_KIND_SEALED_MONEY)
    {
      if (store_vault_unseal_number (self->vault, table, field->name, record->id, envelope, &number, error))
        *value = g_variant_ref_sink (g_variant_new_int64 (number));
    }
  else
    {
      g_autoptr (StoreVaultText) text = store_vault_unseal_text (self->vault, table, field->name, record->id, envelope, error);
      if (text != NULL)
        *value = g_variant_ref_sink (g_variant_new_string (text));
    }
  return *value != NULL;
}

void
store_file_protect_async (StoreFile *self, StoreVaultSetup *setup, const char *typed, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (GTask) stretch = g_task_new (NULL, NULL, stretched_cb, task); /* without the company: a thread must not be the last to hold it */
  Protection *protection = g_new0 (Protection, 1);

  g_task_set_task_data (task, store_vault_setup_ref (setup), (GDestroyNotify) store_vault_setup_unref);
  protection->setup = store_vault_setup_ref (setup);
  protection->typed = g_strdup (typed);
  protection->now = base_environment_now (self->environment);
  g_task_set_task_data (stretch, protection, free_protection);
  g_task_run_in_thread (stretch, stretch_thread);
}

gboolean
store_file_protect_finish (StoreFile *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
store_file_protect (StoreFile *self, StoreVaultSetup *setup, const char *typed, GError **error)
{
  if (store_vault_setup_finish (setup, typed, base_environment_now (self->environment), error) == NULL ||
      !store_file_work (self, &replacing, work_set_up, setup, NULL, NULL, error))
    return FALSE;
  store_vault_setup_apply (setup);
  return !store_vault_setup_replaces (setup) || store_file_work (self, &forgetting, work_forget, NULL, NULL, NULL, error);
}

void
store_file_remember_async (StoreFile *self, StoreKeyring *keyring, const char *company, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_check_cancellable (task, FALSE);
  store_vault_attach_async (self->vault, keyring, company, base_environment_now (self->environment), cancellable, attached_cb, task);
}

gboolean
store_file_remember_finish (StoreFile *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
store_file_remember (StoreFile *self, StoreKeyring *keyring, const char *company, GError **error)
{
  g_autoptr (StoreVaultHeader) header = store_vault_attach (self->vault, keyring, company, base_environment_now (self->environment), error);

  if (header == NULL || !store_file_work (self, &remembering, work_save, header, NULL, NULL, error))
    return FALSE;
  store_vault_set_header (self->vault, header);
  return TRUE;
}
