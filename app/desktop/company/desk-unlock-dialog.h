/* Asks for the recovery code.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>
#include <store-file-vault.h>

G_BEGIN_DECLS

#define DESK_TYPE_UNLOCK_DIALOG (desk_unlock_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DeskUnlockDialog, desk_unlock_dialog, DESK, UNLOCK_DIALOG, AdwDialog)

/* @problem: why the keyring did not do it, shown on top; nullable. Closes itself when the vault is open; the keyring is told of the company again then. */
void desk_unlock_dialog_present (StoreFile *file, StoreKeyring *keyring, const char *problem, GtkWidget *parent);

G_END_DECLS
