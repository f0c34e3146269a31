/* What a window does with protected fields.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-vault-actions.h"

#include <glib/gi18n-lib.h>
#include "desk-protect-dialog.h"
#include "desk-unlock-dialog.h"
#include "desk-window.h"

/* Of one window; goes with it. */
typedef struct
{
  GtkWidget          *window;  /* borrowed */
  AdwBanner          *banner;
  StoreFile          *file;
  StoreKeyring       *keyring;
  GCancellable       *cancellable;
  GSimpleActionGroup *actions;
  char               *problem; /* why the keyring did not open it; nullable */
} Watch;

static const char *
get_company (StoreFile *file)
{
  const char *title = store_file_get_title (file, "companies", 1);

  return title[0] != '\0' ? title : _("the company");
}

static void
enable (Watch *watch, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (watch->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* The banner speaks only once the keyring has answered. */
static void
update (Watch *watch)
{
  StoreVaultState state = store_vault_get_state (store_file_get_vault (watch->file));
  gboolean writable = store_file_get_read_only_reason (watch->file) == NULL;

  enable (watch, "protect", writable && state != STORE_VAULT_LOCKED);
  enable (watch, "unlock", state == STORE_VAULT_LOCKED);
  enable (watch, "lock", state == STORE_VAULT_OPEN);
  adw_banner_set_title (watch->banner, watch->problem != NULL ? watch->problem : _("Protected fields such as the salary are locked."));
  adw_banner_set_revealed (watch->banner, state == STORE_VAULT_LOCKED && g_cancellable_is_cancelled (watch->cancellable));
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  Watch *watch = g_object_get_data (G_OBJECT (window), "desk-vault-watch");
  g_autoptr (GError) error = NULL;

  store_vault_unlock_finish (STORE_VAULT (source), result, &error);
  if (watch == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_cancellable_cancel (watch->cancellable); /* nothing is asked any more */
  g_set_str (&watch->problem, error != NULL ? error->message : NULL);
  update (watch);
}

static void
remembered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  g_autoptr (GError) error = NULL;

  if (!store_file_remember_finish (STORE_FILE (source), result, &error) && DESK_IS_WINDOW (window))
    desk_window_say (DESK_WINDOW (window), error->message);
}

static void
protect_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Watch *watch = data;

  desk_protect_dialog_present (watch->file, watch->keyring, get_company (watch->file), watch->window);
}

static void
unlock_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Watch *watch = data;

  desk_unlock_dialog_present (watch->file, watch->keyring, watch->problem, watch->window);
}

static void
lock_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Watch *watch = data;

  g_clear_pointer (&watch->problem, g_free);
  store_vault_lock (store_file_get_vault (watch->file));
}

static const GActionEntry entries[] = {
  { .name = "protect", .activate = protect_cb },
  { .name = "unlock", .activate = unlock_cb },
  { .name = "lock", .activate = lock_cb },
};

static void
free_watch (gpointer data)
{
  Watch *watch = data;

  g_signal_handlers_disconnect_by_data (store_file_get_vault (watch->file), watch);
  g_cancellable_cancel (watch->cancellable);
  g_object_unref (watch->cancellable);
  g_object_unref (watch->keyring);
  g_object_unref (watch->banner);
  g_object_unref (watch->actions);
  g_object_unref (watch->file);
  g_free (watch->problem);
  g_free (watch);
}

static void
destroy_cb (GtkWidget *window)
{
  g_object_set_data (G_OBJECT (window), "desk-vault-watch", NULL);
}

void
desk_vault_watch (GtkWidget *window, AdwBanner *banner, StoreFile *file)
{
  Watch *watch = g_new0 (Watch, 1);
  StoreVault *vault = store_file_get_vault (file);

  watch->window = window;
  watch->banner = g_object_ref (banner);
  watch->file = g_object_ref (file);
  watch->keyring = store_keyring_new ();
  watch->cancellable = g_cancellable_new ();
  watch->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (watch->actions), entries, G_N_ELEMENTS (entries), watch);
  gtk_widget_insert_action_group (window, "vault", G_ACTION_GROUP (watch->actions));
  adw_banner_set_button_label (banner, _("_Unlock…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (banner), "vault.unlock");
  g_signal_connect_swapped (vault, "notify::state", G_CALLBACK (update), watch);
  g_object_set_data_full (G_OBJECT (window), "desk-vault-watch", watch, free_watch);
  g_signal_connect (window, "destroy", G_CALLBACK (destroy_cb), NULL);
  if (store_vault_get_state (vault) == STORE_VAULT_LOCKED)
    store_vault_unlock_async (vault, watch->keyring, TRUE, watch->cancellable, unlocked_cb, g_object_ref (window));
  update (watch);
}

void
desk_vault_remember (GtkWidget *window, StoreFile *file, StoreKeyring *keyring)
{
  if (store_file_get_read_only_reason (file) == NULL)
    store_file_remember_async (file, keyring, get_company (file), NULL, remembered_cb, g_object_ref (window));
}
