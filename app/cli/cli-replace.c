/* What replaces outdated papers, all at once.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-context.h"

#include <glib/gi18n-lib.h>
#include <office-issue.h>
#include <paper-issue.h>
#include <paper-layout.h>
#include <paper-pdf.h>

typedef struct
{
  char  *paper;
  gint64 order;
} Outdated;

static void
free_outdated (Outdated *self)
{
  g_free (self->paper);
  g_free (self);
}

/* Read whole before the first is given out, which changes the list. (element-type Outdated) */
static GPtrArray *
list_outdated (CliContext *context, gint64 order, GError **error)
{
  g_autoptr (StoreQuery) query = office_papers_query_outdated (store_file_get_reader (context->file), order);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) free_outdated);

  while (store_query_next (query))
    {
      Outdated *paper = g_new (Outdated, 1);

      *paper = (Outdated) { g_strdup (store_query_get_text (query, OFFICE_OUTDATED_PAPER)), store_query_get_number (query, OFFICE_OUTDATED_ORDER) };
      g_ptr_array_add (list, paper);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&list) : NULL;
}

static gboolean
replace (CliContext *context, const Outdated *paper, const char *folder, GError **error)
{
  const PaperReport *report = paper_report_find (paper->paper, error);
  g_autoptr (PaperLanguage) language = paper_language_new (NULL, NULL);
  PaperSource source = { store_file_get_reader (context->file), context->locale, language, NULL, base_environment_today (context->environment) };
  g_autoptr (PaperDocument) document = report != NULL ? paper_report_make (report, &source, &(PaperChoices) { .record = paper->order }, error) : NULL;
  g_autoptr (PaperLayout) layout = document != NULL ? paper_layout_new (document) : NULL;
  g_autoptr (GBytes) pdf = layout != NULL ? paper_pdf_export (layout, base_environment_now (context->environment), NULL, NULL, context->cancellable, error) : NULL;
  g_autofree char *name = NULL, *path = NULL;

  if (pdf == NULL)
    return FALSE;
  name = g_strdelimit (g_strdup_printf ("%s.pdf", document->title), "/\\:", '-');
  path = g_build_filename (folder, name, NULL);
  if (!paper_issue_write (pdf, path, error)
      || !store_file_run (context->file, "issue-paper", paper_issue_make_arguments (report, paper->order, document, pdf), context->cancellable, NULL, NULL, error))
    return FALSE;
  g_print ("%s\n", path);
  return TRUE;
}

gboolean
cli_replace (CliContext *context, int argc, char **argv, GError **error)
{
  g_autofree char *folder = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &folder, N_("The folder into which the papers go"), "FOLDER" },
    { NULL }
  };
  g_autoptr (GPtrArray) list = NULL;
  gint64 order = 0;

  if (!cli_parse (entries, _("[ORDER] – write what replaces the outdated papers of an order, or of all"), 0, 1, &argc, &argv, error) || !cli_context_open (context, TRUE, error)
      || (argc > 1 && !store_record_resolve (store_file_get_reader (context->file), store_schema_find_class (context->schema, "orders"), argv[1], &order, error)))
    return FALSE;
  list = list_outdated (context, order, error);
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (!replace (context, list->pdata[i], folder != NULL ? folder : ".", error))
      return FALSE;
  return list != NULL;
}
