/* The company on which a command works.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-context.h"

#include <exchange-error.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <office.h>
#include <office-company.h>
#include <office-founding.h>
#include <paper-error.h>
#include <paper-issue.h>
#include <store-backup.h>
#include <store-file-vault.h>
#include <unistd.h>

G_DEFINE_QUARK (cli-error-quark, cli_error)

void
cli_context_init (CliContext *self, const char *company)
{
  *self = (CliContext) { .company = g_strdup (company) };
  self->schema = office_schema_new ();
  paper_issue_register (self->schema);
  self->environment = base_environment_new ();
  self->cancellable = g_cancellable_new ();
  self->locale = base_locale_new (NULL, NULL);
}

void
cli_context_clear (CliContext *self)
{
  cli_context_end_progress (self);
  g_clear_object (&self->file);
  g_clear_object (&self->schema);
  g_clear_object (&self->environment);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->locale, base_locale_unref);
  g_free (self->company);
}

/* Former states that lie beside a company are none themselves. */
static gboolean
is_company (const char *name)
{
  return g_str_has_suffix (name, ".factotum") && !store_backup_is_kept (name);
}

static char *
find_only (const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *found = NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (!is_company (name))
        continue;
      if (found != NULL)
        {
          g_set_error_literal (error, CLI_ERROR, 0, _("There are several companies. Please say which one with --company FILE."));
          return NULL;
        }
      found = g_build_filename (folder, name, NULL);
    }
  if (found == NULL)
    g_set_error_literal (error, CLI_ERROR, 0, _("There is no company yet. Make one with “new” or “demo”, or say where it is with --company FILE."));
  return g_steal_pointer (&found);
}

char *
cli_context_dup_path (CliContext *self, GError **error)
{
  g_autofree char *folder = NULL;

  if (self->company != NULL)
    return g_strdup (self->company);
  folder = g_build_filename (g_get_user_data_dir (), "factotum", NULL);
  return find_only (folder, error);
}

static void
set_locale (CliContext *self)
{
  g_autoptr (OfficeCompany) company = office_company_load (store_file_get_reader (self->file), NULL);

  base_locale_unref (self->locale);
  self->locale = base_locale_new (NULL, company != NULL ? company->currency : NULL);
  store_file_set_locale (self->file, self->locale);
}

static void
progress_cb (StoreFile *file, GParamSpec *property, CliContext *self)
{
  guint permille;

  g_object_get (file, "progress", &permille, NULL);
  if (permille == 0 || permille == 1000)
    cli_context_end_progress (self);
  else if (isatty (STDERR_FILENO))
    {
      g_printerr ("\r%3u %%", permille / 10);
      self->shows_progress = TRUE;
    }
}

static void
show_progress (CliContext *self)
{
  g_signal_connect (self->file, "notify::progress", G_CALLBACK (progress_cb), self);
}

void
cli_context_end_progress (CliContext *self)
{
  if (self->shows_progress)
    g_printerr ("\r     \r");
  self->shows_progress = FALSE;
}

gboolean
cli_context_open (CliContext *self, gboolean writing, GError **error)
{
  g_autofree char *path = cli_context_dup_path (self, error);

  if (path == NULL)
    return FALSE;
  self->file = store_file_open (path, writing ? STORE_FILE_OPEN : STORE_FILE_READ_ONLY, self->schema, self->environment, error);
  if (self->file == NULL)
    return FALSE;
  if (writing && store_file_get_read_only_reason (self->file) != NULL)
    {
      g_set_error_literal (error, STORE_ERROR, STORE_ERROR_LOCKED, store_file_get_read_only_reason (self->file));
      return FALSE;
    }
  show_progress (self);
  set_locale (self);
  return !(writing || self->unlock) || cli_vault_unlock (self, self->unlock, error); /* what is only looked at stays locked */
}

gboolean
cli_context_create (CliContext *self, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  self->file = store_file_open (path, STORE_FILE_CREATE, self->schema, self->environment, error);
  if (self->file == NULL)
    return FALSE;
  show_progress (self);
  store_file_set_locale (self->file, self->locale);
  return TRUE;
}

void
cli_context_discard (CliContext *self)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };
  g_autofree char *path = self->file != NULL ? g_strdup (store_file_get_path (self->file)) : NULL;

  g_clear_object (&self->file);
  for (guint i = 0; path != NULL && i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *part = g_strconcat (path, endings[i], NULL);
      g_unlink (part);
    }
}

BaseRecordClass *
cli_context_find_kind (CliContext *self, const char *kind, GError **error)
{
  BaseRecordClass *class = store_schema_find_class (self->schema, kind);
  g_autoptr (GString) kinds = g_string_new (NULL);

  if (class != NULL)
    return class;
  for (guint i = 0; i < store_schema_get_n_types (self->schema); i++)
    g_string_append_printf (kinds, "%s%s", i > 0 ? ", " : "", store_schema_get_class (self->schema, i)->table);
  g_strdelimit (kinds->str, "_", '-');
  g_set_error (error, CLI_ERROR, 0, _("There is no kind “%s”. The kinds are %s."), kind, kinds->str);
  return NULL;
}

static CliStatus
status_of_store (int code)
{
  switch (code)
    {
    case STORE_ERROR_CONSTRAINT:
    case STORE_ERROR_MISSING:
    case STORE_ERROR_STALE:
    case STORE_ERROR_UNDO:
    case STORE_ERROR_SEALED:
      return CLI_REFUSED;
    default:
      return CLI_FILE_TROUBLE;
    }
}

CliStatus
cli_status_of (const GError *error)
{
  if (error->domain == CLI_ERROR || error->domain == G_OPTION_ERROR || g_error_matches (error, BASE_ERROR, BASE_ERROR_UNKNOWN)
      || g_error_matches (error, PAPER_ERROR, PAPER_ERROR_UNKNOWN) || g_error_matches (error, PAPER_ERROR, PAPER_ERROR_VALUE) || g_error_matches (error, EXCHANGE_ERROR, EXCHANGE_ERROR_MAPPING))
    return CLI_WRONG_USE;
  if (error->domain == STORE_VAULT_ERROR || error->domain == STORE_KEYRING_ERROR || error->domain == BASE_ERROR || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_error_matches (error, EXCHANGE_ERROR, EXCHANGE_ERROR_ROW))
    return CLI_REFUSED;
  return error->domain == STORE_ERROR ? status_of_store (error->code) : CLI_FILE_TROUBLE;
}

gboolean
cli_parse (const GOptionEntry *entries, const char *usage, int least, int most, int *argc, char ***argv, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (usage);
  g_autofree char *words = NULL;

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (*argc - 1 >= least && *argc - 1 <= most)
    return TRUE;
  words = g_strndup (usage, strstr (usage, "– ") != NULL ? (gsize) (strstr (usage, "– ") - usage) : strlen (usage));
  g_set_error (error, CLI_ERROR, 0, _("Usage: factotum-cli %s %s"), (*argv)[0], g_strchomp (words));
  return FALSE;
}
