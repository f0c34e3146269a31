/* Protected fields: vault, and unlocking.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-context.h"

#include <base-date.h>
#include <glib/gi18n-lib.h>
#include <paper-layout.h>
#include <paper-pdf.h>
#include <paper-recovery-kit.h>
#include <store-file-vault.h>
#include <unistd.h>

#define QUIET_LIMIT 3000 /* ms that a command waits for a keyring which it asks of its own accord */

/* A line that a person types or a program pipes in; secrets never come as arguments, which everybody can list. */
static char *
read_line (const char *question, GError **error)
{
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (STDIN_FILENO);
  char *line = NULL;

  g_printerr ("%s", question);
  if (g_io_channel_read_line (input, &line, NULL, NULL, NULL) == G_IO_STATUS_NORMAL)
    return line;
  g_set_error_literal (error, CLI_ERROR, 0, _("No recovery code was typed."));
  return NULL;
}

static gboolean
unlock_with_code (CliContext *context, GError **error)
{
  g_autoptr (StoreVaultText) typed = read_line (_("Recovery code: "), error);

  return typed != NULL && store_vault_unlock_with_code (store_file_get_vault (context->file), typed, error);
}

gboolean
cli_vault_unlock (CliContext *context, gboolean asked, GError **error)
{
  StoreVault *vault = store_file_get_vault (context->file);
  g_autoptr (StoreKeyring) keyring = NULL;
  g_autoptr (GError) problem = NULL;

  if (store_vault_get_state (vault) != STORE_VAULT_LOCKED)
    return TRUE;
  keyring = store_keyring_new ();
  if (!asked)
    store_keyring_set_limits (keyring, QUIET_LIMIT, QUIET_LIMIT);
  if (store_vault_unlock (vault, keyring, asked, &problem) || !asked)
    return TRUE;
  g_printerr ("%s\n", problem->message);
  return unlock_with_code (context, error);
}

static const char *
get_company (CliContext *context)
{
  const char *title = store_file_get_title (context->file, "companies", 1);

  return title[0] != '\0' ? title : _("the company");
}

static gboolean
write_kit (CliContext *context, const char *code, const char *path, GError **error)
{
  g_autoptr (PaperLanguage) language = paper_language_new (NULL, NULL);
  g_autoptr (PaperDocument) kit = paper_recovery_kit_new (get_company (context), code, base_environment_today (context->environment), language, context->locale);
  g_autoptr (PaperLayout) layout = paper_layout_new (kit);

  return paper_pdf_write (layout, path, base_environment_now (context->environment), NULL, NULL, NULL, error);
}

/* The recovery code opens it in any case, so a keyring that will not is said and no failure. */
static void
remember (CliContext *context)
{
  g_autoptr (StoreKeyring) keyring = store_keyring_new ();
  g_autoptr (GError) error = NULL;

  if (!store_file_remember (context->file, keyring, get_company (context), &error))
    g_printerr ("%s\n", error->message);
  else
    g_print ("%s\n", _("The keyring of this computer opens the protected fields from now on."));
}

static gboolean
protect (CliContext *context, const char *kit, GError **error)
{
  g_autoptr (StoreVaultSetup) setup = store_vault_setup_new (store_file_get_vault (context->file), error);
  g_autoptr (StoreVaultText) typed = NULL;

  if (setup == NULL || (kit != NULL && !write_kit (context, store_vault_setup_get_code (setup), kit, error)))
    return FALSE;
  g_print ("%s\n", store_vault_setup_get_code (setup));
  typed = read_line (_("This is the recovery code. Write it down, and type it from the paper: "), error);
  if (typed == NULL || !store_file_protect (context->file, setup, typed, error))
    return FALSE;
  g_print ("%s\n", _("The protected fields are encrypted with a new key."));
  remember (context);
  return TRUE;
}

static void
print_slot (CliContext *context, const StoreVaultSlot *slot)
{
  g_autofree char *when = base_time_format (slot->made_at, context->locale, NULL);

  if (slot->kind == STORE_VAULT_SLOT_RECOVERY)
    g_print (_("  recovery kit of %s\n"), when);
  else
    g_print (_("  keyring (%s) since %s\n"), slot->provider != NULL ? slot->provider : "?", when);
}

static gboolean
print_state (CliContext *context)
{
  g_autoptr (StoreVaultHeader) header = store_vault_dup_header (store_file_get_vault (context->file));

  if (header == NULL)
    {
      g_print ("%s\n", _("Protected fields are not set up. “vault protect” does it."));
      return TRUE;
    }
  g_print (_("Protected fields are encrypted with key number %u, which is opened by:\n"), header->generation);
  for (guint i = 0; i < header->slots->len; i++)
    print_slot (context, header->slots->pdata[i]);
  return TRUE;
}

gboolean
cli_vault (CliContext *context, int argc, char **argv, GError **error)
{
  char *kit = NULL;
  const GOptionEntry entries[] = {
    { "kit", 0, 0, G_OPTION_ARG_FILENAME, &kit, N_("Also write the recovery kit, to be printed"), "FILE.pdf" },
    { NULL }
  };
  gboolean parsed = cli_parse (entries, _("[protect|replace-key|remember] – encrypt salaries and the like"), 0, 1, &argc, &argv, error);
  g_autofree char *path = kit;
  const char *what = argc > 1 ? argv[1] : "";

  if (!parsed || !cli_context_open (context, what[0] != '\0', error))
    return FALSE;
  if (what[0] == '\0')
    return print_state (context);
  if (strcmp (what, "protect") == 0 && store_vault_get_state (store_file_get_vault (context->file)) != STORE_VAULT_NONE)
    g_set_error_literal (error, STORE_VAULT_ERROR, STORE_VAULT_ERROR_STATE, _("The fields are protected already. “vault replace-key” makes a new key and kit."));
  else if (strcmp (what, "protect") == 0 || strcmp (what, "replace-key") == 0)
    return cli_vault_unlock (context, TRUE, error) && protect (context, path, error);
  else if (strcmp (what, "remember") != 0)
    g_set_error (error, CLI_ERROR, 0, _("“vault” cannot “%s”. --help says what it takes."), what);
  else if (cli_vault_unlock (context, TRUE, error))
    {
      remember (context);
      return TRUE;
    }
  return FALSE;
}
