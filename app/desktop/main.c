/* Starts the desktop.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <base-catalogue.h>
#include <store-vault-key.h>
#include "desk-application.h"

int
main (int argc, char **argv)
{
  g_autoptr (DeskApplication) application = NULL;

  base_catalogue_open ();
  store_vault_harden_process (FALSE);
  application = desk_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
