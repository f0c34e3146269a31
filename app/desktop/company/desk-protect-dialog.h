/* Turns the protection of fields on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>
#include <store-file-vault.h>

G_BEGIN_DECLS

#define DESK_TYPE_PROTECT_DIALOG (desk_protect_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DeskProtectDialog, desk_protect_dialog, DESK, PROTECT_DIALOG, AdwDialog)

/* For a company without protection, or with an open vault whose key and kit are to be replaced. @company: its name, on the printed kit. */
void desk_protect_dialog_present (StoreFile *file, StoreKeyring *keyring, const char *company, GtkWidget *parent);

G_END_DECLS
