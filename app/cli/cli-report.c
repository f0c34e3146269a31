/* Papers without a display.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-context.h"

#include <glib/gi18n-lib.h>
#include <paper-csv.h>
#include <paper-error.h>
#include <paper-issue.h>
#include <paper-late-letter.h>
#include <paper-layout.h>
#include <paper-pdf.h>
#include <paper-report.h>
#include <paper-xlsx.h>

typedef struct
{
  char *from;
  char *to;
  char *by;
  char *output;
  gboolean issue;
} ReportOptions;

static gboolean
choose (CliContext *context, const PaperReport *report, const ReportOptions *options, const char *record, PaperChoices *choices, GError **error)
{
  if ((options->from != NULL && !paper_report_choose (report, "from", options->from, context->locale, choices, error))
      || (options->to != NULL && !paper_report_choose (report, "to", options->to, context->locale, choices, error))
      || (options->by != NULL && !paper_report_choose (report, "by", options->by, context->locale, choices, error)))
    return FALSE;
  if (report->table != NULL && record == NULL)
    {
      g_set_error (error, CLI_ERROR, 0, _("“%s” is about one record: please say its number."), report->name);
      return FALSE;
    }
  return report->table == NULL || store_record_resolve (store_file_get_reader (context->file), store_schema_find_class (context->schema, report->table), record, &choices->record, error);
}

static gboolean
write_csv (PaperDocument *document, const char *path, GError **error)
{
  const PaperTable *table = paper_document_get_table (document, 0);

  if (table != NULL)
    return paper_csv_write (table, document->locale, path, error);
  g_set_error_literal (error, PAPER_ERROR, PAPER_ERROR_UNKNOWN, _("This paper has no table that could be saved as CSV."));
  return FALSE;
}

static gboolean
write_paper (CliContext *context, PaperDocument *document, const char *path, GError **error)
{
  gint64 now = base_environment_now (context->environment);
  g_autoptr (PaperLayout) layout = NULL;

  if (g_str_has_suffix (path, ".xlsx"))
    return paper_xlsx_write (document, path, now, error);
  if (g_str_has_suffix (path, ".csv"))
    return write_csv (document, path, error);
  layout = paper_layout_new (document);
  return paper_pdf_write (layout, path, now, NULL, NULL, context->cancellable, error);
}

static void
print_reports (void)
{
  guint n;
  const PaperReport *reports = paper_report_list (&n);

  for (guint i = 0; i < n; i++)
    g_print ("%-20s %s%s\n", reports[i].name, _(reports[i].title), reports[i].table != NULL ? _(" (of one record)") : "");
}

/* What can be seen to be wrong before a company is opened. */
static const PaperReport *
find_report (const char *name, const ReportOptions *options, GError **error)
{
  const PaperReport *report = paper_report_find (name, error);
  const char *path = options->output;

  if (report != NULL && path == NULL)
    g_set_error_literal (error, CLI_ERROR, 0, _("Please say where the paper goes with --output FILE.pdf."));
  else if (report != NULL && !g_str_has_suffix (path, ".xlsx") && !g_str_has_suffix (path, ".csv") && !g_str_has_suffix (path, ".pdf")
           && !g_str_has_suffix (path, ".eml"))
    g_set_error (error, CLI_ERROR, 0, _("“%s” should end in .pdf, .csv, .xlsx, or .eml for a letter."), path);
  else
    return report;
  return NULL;
}

/* The paper counts as given to whom it is for. */
static gboolean
issue_paper (CliContext *context, const PaperReport *report, gint64 record, PaperDocument *document, GError **error)
{
  g_autoptr (PaperLayout) layout = paper_layout_new (document);
  g_autoptr (GBytes) pdf = NULL;

  if (!paper_issue_is_kept (report))
    {
      g_set_error (error, CLI_ERROR, 0, _("“%s” stays in the house; leave --issue out."), _(report->title));
      return FALSE;
    }
  pdf = paper_pdf_export (layout, base_environment_now (context->environment), NULL, NULL, context->cancellable, error);
  return pdf != NULL && store_file_run (context->file, "issue-paper", paper_issue_make_arguments (report, record, document, pdf), context->cancellable, NULL, NULL, error);
}

/* FALSE when the paper is to be made anew: of what is posted the copy that was kept goes out again. */
static gboolean
write_kept (CliContext *context, const PaperReport *report, gint64 record, const char *path, gboolean *done, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) kept = paper_issue_load (store_file_get_reader (context->file), report, record, &reason);

  if (kept != NULL)
    *done = paper_issue_write (kept, path, error);
  else if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  else
    return FALSE;
  return TRUE;
}

/* Of the papers that are an e-mail too. */
static gboolean
write_mail (const PaperSource *source, const PaperReport *report, gint64 record, const char *path, GError **error)
{
  g_autoptr (PaperMail) mail = NULL;

  if (strcmp (report->name, "late-letter") != 0)
    {
      g_set_error (error, CLI_ERROR, 0, _("“%s” is no e-mail. It can be saved as .pdf."), _(report->title));
      return FALSE;
    }
  mail = paper_late_letter_mail (source, record, error);
  return mail != NULL && paper_mail_write (mail, path, error);
}

static gboolean
make_report (CliContext *context, const PaperReport *report, const char *record, const ReportOptions *options, GError **error)
{
  g_autoptr (PaperLanguage) language = paper_language_new (NULL, NULL);
  PaperSource source = { store_file_get_reader (context->file), context->locale, language, NULL, base_environment_today (context->environment) };
  PaperChoices choices = { 0 };
  g_autoptr (PaperDocument) document = NULL;
  gboolean done = FALSE;

  if (!choose (context, report, options, record, &choices, error))
    return FALSE;
  if (g_str_has_suffix (options->output, ".eml"))
    return write_mail (&source, report, choices.record, options->output, error);
  if (g_str_has_suffix (options->output, ".pdf") && write_kept (context, report, choices.record, options->output, &done, error))
    return done;
  document = paper_report_make (report, &source, &choices, error);
  return document != NULL && write_paper (context, document, options->output, error)
         && (!options->issue || issue_paper (context, report, choices.record, document, error));
}

gboolean
cli_report (CliContext *context, int argc, char **argv, GError **error)
{
  ReportOptions options = { .issue = FALSE };
  const PaperReport *report;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_("First day"), "DATE" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_("Last day"), "DATE" },
    { "by", 0, 0, G_OPTION_ARG_STRING, &options.by, N_("How to group: customer, seller, month"), "GROUPING" },
    { "issue", 0, 0, G_OPTION_ARG_NONE, &options.issue, N_("Keep a copy: it is given to the customer or supplier"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_("Where the paper goes: .pdf, .csv, .xlsx, or .eml for a letter"), "FILE" },
    { NULL }
  };
  gboolean done = cli_parse (entries, _("[NAME [NUMBER]] – make a paper, or list them all"), 0, 2, &argc, &argv, error);

  if (done && argc == 1)
    print_reports ();
  else if (done)
    done = (report = find_report (argv[1], &options, error)) != NULL
           && cli_context_open (context, options.issue, error) && make_report (context, report, argc > 2 ? argv[2] : NULL, &options, error);
  g_free (options.from);
  g_free (options.to);
  g_free (options.by);
  g_free (options.output);
  return done;
}
