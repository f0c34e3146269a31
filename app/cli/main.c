/* The office without a display.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <base-catalogue.h>
#include <errno.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <store-vault-key.h>
#include "cli-context.h"

static const struct
{
  const char *name;
  CliRun      run;
  const char *help;
} commands[] = {
  { "new",          cli_new,          N_("Make an empty company") },
  { "demo",         cli_demo,         N_("Make a demo office") },
  { "import",       cli_import,       N_("Take in a CSV file of another program") },
  { "list",         cli_list,         N_("Print records") },
  { "show",         cli_show,         N_("Print one record with all its fields") },
  { "do",           cli_do,           N_("Run a command of the office, or list them all") },
  { "report",       cli_report,       N_("Make a report or a paper as PDF, CSV or XLSX") },
  { "replace",      cli_replace,      N_("Write what replaces outdated papers") },
  { "promise",      cli_promise,      N_("Say when an order can be there, and what covers it") },
  { "late",         cli_late,         N_("Say which orders are or will be late, and the plans") },
  { "history",      cli_history,      N_("Say who changed a record, when and how") },
  { "undo",         cli_undo,         N_("Take back the last change") },
  { "redo",         cli_redo,         N_("Bring back what was taken back last") },
  { "check",        cli_check,        N_("Prove that the company is whole") },
  { "backup",       cli_backup,       N_("Write a verified copy") },
  { "restore",      cli_restore,      N_("Put a verified copy in the company’s place") },
  { "verify-chain", cli_verify_chain, N_("Prove that no logged change was altered") },
  { "vault",        cli_vault,        N_("Encrypt salaries and the like, with keyring and recovery code") },
  { "digest",       cli_digest,       N_("Print a fingerprint of the company’s content") },
};

static void
print_help (FILE *stream)
{
  fprintf (stream, _("Usage: factotum-cli [--company FILE] [--unlock] COMMAND [ARGUMENT…]\n\nCommands:\n"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    fprintf (stream, "  %-13s %s\n", commands[i].name, _(commands[i].help));
  fprintf (stream, _("\nfactotum-cli COMMAND --help says what a command takes.\n"));
}

static CliRun
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return commands[i].run;
  return NULL;
}

/* Ctrl+C and a friendly kill stop the running command, which then takes itself back. */
static gpointer
wait_for_signal (gpointer data)
{
  sigset_t signals;
  int signal;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  while (sigwait (&signals, &signal) == 0)
    g_cancellable_cancel (data);
  return NULL;
}

static void
catch_signals (GCancellable *cancellable)
{
  sigset_t signals;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  g_thread_unref (g_thread_new ("signals", wait_for_signal, g_object_ref (cancellable)));
}

/* What could not be printed was not done: a list that was cut off by a full disk must not look whole. */
static CliStatus
finish_output (void)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return CLI_DONE;
  g_printerr (_("factotum-cli: The output could not be written: %s\n"), g_strerror (errno));
  return CLI_FILE_TROUBLE;
}

static CliStatus
run (CliRun command, const char *company, gboolean unlock, int argc, char **argv)
{
  CliContext context;
  g_autoptr (GError) error = NULL;
  CliStatus status = CLI_DONE;

  cli_context_init (&context, company);
  context.unlock = unlock;
  catch_signals (context.cancellable);
  if (!command (&context, argc, argv, &error))
    {
      status = error != NULL ? cli_status_of (error) : CLI_REFUSED;
      cli_context_end_progress (&context);
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_printerr ("factotum-cli: %s\n", _("This was interrupted. Nothing was changed."));
      else if (error != NULL)
        g_printerr ("factotum-cli: %s\n", error->message);
    }
  cli_context_clear (&context);
  return status == CLI_DONE ? finish_output () : status;
}

/* Takes out the options that every command knows, before and after its name; gives how many words are left. */
static int
take_options (int argc, char **argv, const char **company, gboolean *unlock)
{
  int n = 1, i = 1;

  for (; i < argc && strcmp (argv[i], "--") != 0; i++)
    if (strcmp (argv[i], "--company") == 0 && i + 1 < argc)
      *company = argv[++i];
    else if (g_str_has_prefix (argv[i], "--company="))
      *company = argv[i] + strlen ("--company=");
    else if (strcmp (argv[i], "--unlock") == 0)
      *unlock = TRUE;
    else
      argv[n++] = argv[i];
  while (i < argc)
    argv[n++] = argv[i++];
  argv[n] = NULL;
  return n;
}

int
main (int argc, char **argv)
{
  const char *company = NULL;
  gboolean unlock = FALSE;
  int n = take_options (argc, argv, &company, &unlock);
  CliRun command;

  base_catalogue_open ();
  store_vault_harden_process (TRUE);
  if (n > 1 && strcmp (argv[1], "--version") == 0)
    {
      puts ("Factotum " APP_VERSION);
      return CLI_DONE;
    }
  if (n < 2 || strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0)
    {
      print_help (n < 2 ? stderr : stdout);
      return n < 2 ? CLI_WRONG_USE : CLI_DONE;
    }
  command = find_command (argv[1]);
  if (command == NULL)
    {
      g_printerr (_("factotum-cli: There is no command “%s”. --help lists them.\n"), argv[1]);
      return CLI_WRONG_USE;
    }
  return run (command, company, unlock, n - 1, argv + 1);
}
