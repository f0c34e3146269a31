/* Starts the desktop.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <store-vault-key.h>
#include "desk-application.h"

int
main (int argc, char **argv)
{
  g_autoptr (DeskApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  store_vault_harden_process (FALSE);
  application = desk_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
