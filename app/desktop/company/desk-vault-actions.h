/* What a window does with protected fields.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>
#include <store-file-vault.h>

G_BEGIN_DECLS

/* Gives the window the actions vault.protect, vault.unlock and vault.lock, opens the vault with the keyring (asking the person once), and keeps the banner: it says why the fields are locked. */
void desk_vault_watch    (GtkWidget *window, AdwBanner *banner, StoreFile *file);
/* Makes the keyring know the company from now on; says so in the window when it cannot. */
void desk_vault_remember (GtkWidget *window, StoreFile *file, StoreKeyring *keyring);

G_END_DECLS
