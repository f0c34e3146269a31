/* The company on which a command works.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>
#include <store-file.h>

G_BEGIN_DECLS

typedef enum { CLI_DONE, CLI_REFUSED, CLI_WRONG_USE, CLI_FILE_TROUBLE } CliStatus;

#define CLI_ERROR (cli_error_quark ()) /* wrong use; message is a sentence */
GQuark cli_error_quark (void);

/* @cancellable is cancelled by Ctrl+C. @company: what --company said, nullable. */
typedef struct
{
  char            *company;
  StoreSchema     *schema;
  BaseEnvironment *environment;
  GCancellable    *cancellable;
  BaseLocale      *locale;
  StoreFile       *file;
  gboolean         shows_progress; /* on the terminal, at this moment */
  gboolean         unlock;   /* --unlock */
} CliContext;

void         cli_context_init        (CliContext *self, const char *company);
void         cli_context_clear       (CliContext *self);
/* The company that is meant: --company, or the only one. */
char        *cli_context_dup_path    (CliContext *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Opens it; writing: CLI_FILE_TROUBLE with the sentence when it can only be read. */
gboolean     cli_context_open        (CliContext *self, gboolean writing, GError **error);
/* Makes it at path and writes the company's record with this name. */
gboolean     cli_context_create      (CliContext *self, const char *path, GError **error);
/* After a failure: closes the company that cli_context_create() made, and removes it. */
void         cli_context_discard     (CliContext *self);
/* Takes the progress off the terminal. */
void         cli_context_end_progress (CliContext *self);
BaseRecordClass *cli_context_find_kind (CliContext *self, const char *kind, GError **error);
/* The status that an error ends the program with. */
CliStatus    cli_status_of           (const GError *error);

/* A group's command: argv[0] is its name. */
typedef gboolean (*CliRun) (CliContext *context, int argc, char **argv, GError **error);
/* Parses the options; refuses unknown ones and a number of words outside least … most. */
gboolean     cli_parse (const GOptionEntry *entries, const char *usage, int least, int most, int *argc, char ***argv, GError **error);

/* Opens the protected fields with the keyring; when asked for, the system may ask the person, and then the recovery code is read from standard input. TRUE also when it was not asked for and the
 * keyring does not open them. */
gboolean cli_vault_unlock (CliContext *context, gboolean asked, GError **error);

gboolean cli_new (CliContext *context, int argc, char **argv, GError **error);
gboolean cli_demo (CliContext *context, int argc, char **argv, GError **error);
gboolean cli_backup (CliContext *context, int argc, char **argv, GError **error);
gboolean cli_restore (CliContext *context, int argc, char **argv, GError **error);
gboolean cli_list (CliContext *context, int argc, char **argv, GError **error);
gboolean cli_show (CliContext *context, int argc, char **argv, GError **error);
gboolean cli_do (CliContext *context, int argc, char **argv, GError **error);
gboolean cli_import (CliContext *context, int argc, char **argv, GError **error);
gboolean cli_report (CliContext *context, int argc, char **argv, GError **error);
gboolean cli_replace (CliContext *context, int argc, char **argv, GError **error);
gboolean cli_promise (CliContext *context, int argc, char **argv, GError **error);
gboolean cli_late (CliContext *context, int argc, char **argv, GError **error);
gboolean cli_history (CliContext *context, int argc, char **argv, GError **error);
gboolean cli_undo (CliContext *context, int argc, char **argv, GError **error);
gboolean cli_redo (CliContext *context, int argc, char **argv, GError **error);
gboolean cli_check (CliContext *context, int argc, char **argv, GError **error);
gboolean cli_verify_chain (CliContext *context, int argc, char **argv, GError **error);
gboolean cli_vault (CliContext *context, int argc, char **argv, GError **error);
gboolean cli_digest (CliContext *context, int argc, char **argv, GError **error);

G_END_DECLS
