/* The change log: history, undo, proof.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-table.h"

#include <base-date.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <office.h>
#include <store-backup.h>
#include <store-check.h>
#include <store-meaning.h>

static void
print_event (CliContext *context, const StoreEvent *event)
{
  g_autofree char *when = base_time_format (event->at, context->locale, NULL);
  g_auto (GStrv) lines = g_strsplit (event->details, "\n", -1);

  g_print ("%" G_GINT64_FORMAT "  %s  %s  %s%s\n", event->seq, when, event->who, event->what, event->undone ? _(" · taken back") : "");
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0')
      g_print ("    %s\n", lines[i]);
}

gboolean
cli_history (CliContext *context, int argc, char **argv, GError **error)
{
  g_autoptr (GPtrArray) events = NULL;
  BaseRecordClass *class = NULL;
  gint64 id;

  if (!cli_parse (NULL, _("[KIND NUMBER] – say who changed a record, when and how"), 0, 2, &argc, &argv, error)
      || (argc > 1 && (class = cli_context_find_kind (context, argv[1], error)) == NULL))
    return FALSE;
  if (argc == 2)
    {
      g_set_error_literal (error, CLI_ERROR, 0, _("Please say the number of the record too."));
      return FALSE;
    }
  if (!cli_context_open (context, FALSE, error))
    return FALSE;
  if (argc == 1)
    events = store_log_get_recent (store_file_get_reader (context->file), 50, context->locale, error);
  else if (argc == 3 && store_record_resolve (store_file_get_reader (context->file), class, argv[2], &id, error))
    events = store_log_get_history (store_file_get_reader (context->file), class, id, context->locale, error);
  for (guint i = 0; events != NULL && i < events->len; i++)
    print_event (context, events->pdata[i]);
  return events != NULL;
}

static gboolean
revert (CliContext *context, int argc, char **argv, gboolean redo, GError **error)
{
  g_autoptr (StoreChange) change = NULL;
  g_autofree char *words = NULL;

  if (!cli_parse (NULL, redo ? _("– bring back what was taken back last") : _("– take back the last change"), 0, 0, &argc, &argv, error)
      || !cli_context_open (context, TRUE, error)
      || !(redo ? store_file_redo (context->file, &change, error) : store_file_undo (context->file, 0, &change, error)))
    return FALSE;
  words = store_log_describe (store_file_get_reader (context->file), change->seq);
  g_print ("%" G_GINT64_FORMAT "  %s\n", change->seq, words);
  return TRUE;
}

gboolean
cli_undo (CliContext *context, int argc, char **argv, GError **error)
{
  return revert (context, argc, argv, FALSE, error);
}

gboolean
cli_redo (CliContext *context, int argc, char **argv, GError **error)
{
  return revert (context, argc, argv, TRUE, error);
}

/* A broken chain is an answer, as the faults that a check finds are: the file could be read. */
gboolean
cli_verify_chain (CliContext *context, int argc, char **argv, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gint64 bad = 0;

  if (!cli_parse (NULL, _("– prove that no logged change was altered"), 0, 0, &argc, &argv, error) || !cli_context_open (context, FALSE, error))
    return FALSE;
  if (store_log_verify (store_file_get_reader (context->file), &bad, &problem))
    g_print ("%s\n", _("The change log is whole."));
  else if (bad != 0 && g_error_matches (problem, STORE_ERROR, STORE_ERROR_DAMAGED))
    g_printerr ("factotum-cli: %s\n", problem->message);
  else
    g_propagate_error (error, g_steal_pointer (&problem));
  return bad == 0 && (error == NULL || *error == NULL);
}

/* What the program foresaw differs with the day and the hour at which somebody looked. */
static const char *const not_meant[] = { "predictions", NULL };

gboolean
cli_digest (CliContext *context, int argc, char **argv, GError **error)
{
  gboolean meaning = FALSE;
  const GOptionEntry entries[] = {
    { "meaning", 0, 0, G_OPTION_ARG_NONE, &meaning, N_("Of what the records say, however they came to it"), NULL },
    { NULL }
  };
  g_autofree char *digest = NULL;
  StoreDb *reader;

  if (!cli_parse (entries, _("– print a fingerprint of the company’s content"), 0, 0, &argc, &argv, error) || !cli_context_open (context, FALSE, error))
    return FALSE;
  reader = store_file_get_reader (context->file);
  digest = meaning ? store_meaning_digest (reader, not_meant, error) : store_backup_digest_content (reader, error);
  if (digest != NULL)
    g_print ("%s\n", digest);
  return digest != NULL;
}

static void
print_findings (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const StoreFinding *finding = findings->pdata[i];
      g_print ("%s  %s (%" G_GINT64_FORMAT " ms)\n", finding->n_faults == 0 ? "✓" : "✗", finding->label, finding->micros / 1000);
      for (guint j = 0; finding->faults != NULL && finding->faults[j] != NULL; j++)
        g_print ("    %s\n", finding->faults[j]);
    }
}

static void
print_findings_json (GPtrArray *findings)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    {
      const StoreFinding *finding = findings->pdata[i];
      json_builder_begin_object (builder);
      json_builder_add_string_value (json_builder_set_member_name (builder, "name"), finding->name);
      json_builder_add_string_value (json_builder_set_member_name (builder, "label"), finding->label);
      json_builder_add_int_value (json_builder_set_member_name (builder, "faults"), finding->n_faults);
      json_builder_add_int_value (json_builder_set_member_name (builder, "microseconds"), finding->micros);
      json_builder_begin_array (json_builder_set_member_name (builder, "rows"));
      for (guint j = 0; finding->faults != NULL && finding->faults[j] != NULL; j++)
        json_builder_add_string_value (builder, finding->faults[j]);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  g_print ("%s\n", text);
}

gboolean
cli_check (CliContext *context, int argc, char **argv, GError **error)
{
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("table or json"), "FORMAT" },
    { NULL }
  };
  g_autoptr (GPtrArray) findings = NULL;
  guint n, faults = 0;
  const StoreInvariant *invariants = office_invariants (&n);
  CliFormat chosen;

  if (!cli_parse (entries, _("– prove that the company is whole"), 0, 0, &argc, &argv, error) || !cli_format_parse (format, &chosen, error) || !cli_context_open (context, FALSE, error))
    return FALSE;
  findings = store_check_run (store_file_get_reader (context->file), invariants, n, error);
  if (findings == NULL)
    return FALSE;
  if (chosen == CLI_JSON)
    print_findings_json (findings);
  else
    print_findings (findings);
  for (guint i = 0; i < findings->len; i++)
    faults += ((StoreFinding *) findings->pdata[i])->n_faults;
  return faults == 0;
}
