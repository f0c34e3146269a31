/* Opening a vault without stopping the window.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-vault-unlock.h"
#include "store-vault-private.h"
#include <glib/gi18n-lib.h>

typedef struct
{
  StoreVaultKey *secret;
  gint64         now;
} Attachment;

static void
free_attachment (gpointer data)
{
  Attachment *attachment = data;

  store_vault_key_unref (attachment->secret);
  g_free (attachment);
}

static void
return_outcome (GTask *task, StoreKeyringOutcome outcome)
{
  g_task_return_new_error_literal (task, STORE_KEYRING_ERROR, outcome, store_keyring_outcome_get_message (outcome));
}

/* Why the keyring has nothing, as far as the newest keyring slot can tell: another program answered, or the sandbox's keyring (whose items cannot even be found with
 * another master secret) was there before. */
static StoreKeyringOutcome
explain_missing (StoreVault *self, const char *provider)
{
  g_autoptr (StoreVaultHeader) header = store_vault_dup_header (self);
  const StoreVaultSlot *slot = header != NULL ? store_vault_header_find (header, STORE_VAULT_SLOT_KEYRING) : NULL;

  if (slot == NULL || slot->provider == NULL || provider == NULL)
    return STORE_KEYRING_MISSING;
  if (strcmp (slot->provider, provider) != 0)
    return STORE_KEYRING_OTHER_PROVIDER;
  return strcmp (provider, STORE_KEYRING_PORTAL) == 0 ? STORE_KEYRING_REPLACED : STORE_KEYRING_MISSING;
}

static gboolean
try_secrets (StoreVault *self, GPtrArray *secrets, GError **error)
{
  for (guint i = 0; i < secrets->len; i++)
    {
      GError *own = NULL;

      if (store_vault_unlock_with_key (self, secrets->pdata[i], &own))
        return TRUE;
      if (own != NULL)
        {
          g_propagate_error (error, own);
          return FALSE;
        }
    }
  g_set_error_literal (error, STORE_KEYRING_ERROR, STORE_KEYRING_WRONG, store_keyring_outcome_get_message (STORE_KEYRING_WRONG));
  return FALSE;
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  StoreVault *self = g_task_get_source_object (task);
  g_autofree char *provider = NULL;
  GError *error = NULL;
  g_autoptr (GPtrArray) secrets = store_keyring_lookup_finish (STORE_KEYRING (source), result, &provider, &error);

  if (secrets != NULL && try_secrets (self, secrets, &error))
    g_task_return_boolean (task, TRUE);
  else if (g_error_matches (error, STORE_KEYRING_ERROR, STORE_KEYRING_MISSING))
    {
      g_error_free (error);
      return_outcome (task, explain_missing (self, provider));
    }
  else
    g_task_return_error (task, error);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  StoreVault *self = g_task_get_source_object (task);
  Attachment *attachment = g_task_get_task_data (task);
  g_autofree char *provider = NULL;
  StoreVaultHeader *header = NULL;
  GError *error = NULL;

  if (store_keyring_store_finish (STORE_KEYRING (source), result, &provider, &error))
    header = store_vault_add_keyring_slot (self, attachment->secret, provider, attachment->now, &error);
  if (header != NULL)
    g_task_return_pointer (task, header, (GDestroyNotify) store_vault_header_free);
  else
    g_task_return_error (task, error);
}

static void
try_code_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  StoreVaultKey *data = store_vault_find_by_code (STORE_VAULT (source), task_data, &error);

  if (data != NULL)
    g_task_return_pointer (task, data, (GDestroyNotify) store_vault_key_unref);
  else
    g_task_return_error (task, error);
}

/* Opened here, in the caller's thread: widgets listen to the state. */
static void
tried_code_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (StoreVaultKey) data = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (StoreVaultHeader) header = store_vault_dup_header (STORE_VAULT (source));

  if (data == NULL)
    g_task_return_error (task, error);
  else
    {
      store_vault_adopt (STORE_VAULT (source), header, data);
      g_task_return_boolean (task, TRUE);
    }
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
wait_for_result (GMainContext *context, GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);
}

void
store_vault_unlock_async (StoreVault *self, StoreKeyring *keyring, gboolean may_ask, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (StoreVaultHeader) header = store_vault_dup_header (self);

  g_task_set_check_cancellable (task, FALSE);
  if (header != NULL && store_vault_header_find (header, STORE_VAULT_SLOT_KEYRING) != NULL)
    {
      store_keyring_lookup_async (keyring, header->id, may_ask, cancellable, looked_up_cb, task);
      return;
    }
  if (header == NULL)
    g_task_return_new_error_literal (task, STORE_VAULT_ERROR, STORE_VAULT_ERROR_STATE, _("This company has no protected fields to unlock."));
  else
    return_outcome (task, STORE_KEYRING_MISSING); /* no keyring was ever told */
  g_object_unref (task);
}

void
store_vault_unlock_with_code_async (StoreVault *self, const char *typed, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (GTask) trial = g_task_new (self, cancellable, tried_code_cb, task);

  g_task_set_task_data (trial, g_strdup (typed), (GDestroyNotify) store_vault_wipe_text);
  g_task_run_in_thread (trial, try_code_thread);
}

gboolean
store_vault_unlock_finish (StoreVault *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
store_vault_attach_async (StoreVault *self, StoreKeyring *keyring, const char *company, gint64 now, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (StoreVaultHeader) header = store_vault_dup_header (self);
  g_autoptr (StoreVaultKey) data = NULL;
  g_autofree char *label = g_strdup_printf (_("Factotum: protected fields of %s"), company);
  Attachment *attachment = g_new0 (Attachment, 1);
  GError *error = NULL;

  attachment->secret = store_vault_key_new_random ();
  attachment->now = now;
  g_task_set_task_data (task, attachment, free_attachment);
  g_task_set_check_cancellable (task, FALSE);
  data = store_vault_dup_data (self, NULL, &error);
  if (data != NULL)
    {
      store_keyring_store_async (keyring, header->id, label, attachment->secret, TRUE, cancellable, stored_cb, task);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

StoreVaultHeader *
store_vault_attach_finish (StoreVault *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
store_vault_unlock (StoreVault *self, StoreKeyring *keyring, gboolean may_ask, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GAsyncResult) result = NULL;

  g_main_context_push_thread_default (context);
  store_vault_unlock_async (self, keyring, may_ask, NULL, keep_result_cb, &result);
  wait_for_result (context, &result);
  return store_vault_unlock_finish (self, result, error);
}

StoreVaultHeader *
store_vault_attach (StoreVault *self, StoreKeyring *keyring, const char *company, gint64 now, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GAsyncResult) result = NULL;

  g_main_context_push_thread_default (context);
  store_vault_attach_async (self, keyring, company, now, NULL, keep_result_cb, &result);
  wait_for_result (context, &result);
  return store_vault_attach_finish (self, result, error);
}
