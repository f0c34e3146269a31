/* A paper on its way to the printer or a file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-paper-print.h"

#include <glib/gi18n-lib.h>
#include "desk-paper-issue.h"
#include "desk-paper-job.h"

/* A paper that is being printed or saved. */
typedef struct
{
  PaperLayout       *layout;
  const PaperReport *report;
  gint64             record;
  DeskWindow        *window;
  gboolean           is_pdf;
} Going;

static Going *
copy_going (PaperLayout *layout, const PaperReport *report, gint64 record, DeskWindow *window)
{
  Going *self = g_new (Going, 1);

  *self = (Going) { g_object_ref (layout), report, record, g_object_ref (window), TRUE };
  return self;
}

static void
free_going (Going *self)
{
  g_object_unref (self->layout);
  g_object_unref (self->window);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Going, free_going)

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, PaperLayout *layout)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height;

  paper_layout_get_page_size (layout, &width, &height);
  cairo_scale (cr, gtk_print_context_get_width (context) / width, gtk_print_context_get_height (context) / height);
  paper_layout_draw_page (layout, (guint) page, cr);
}

static GtkPageSetup *
make_page_setup (PaperLayout *layout)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  double width, height;
  gboolean lying;
  GtkPaperSize *size;

  paper_layout_get_page_size (layout, &width, &height);
  lying = width > height;
  size = gtk_paper_size_new (MAX (width, height) > 820 ? GTK_PAPER_NAME_A4 : GTK_PAPER_NAME_LETTER);
  gtk_page_setup_set_paper_size (setup, size);
  gtk_page_setup_set_orientation (setup, lying ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (size);
  return setup;
}

/* A file name without an ending. */
static char *
make_name (PaperLayout *layout)
{
  return g_strdelimit (g_strdup (paper_layout_get_document (layout)->title), "/\\:", '-');
}

GtkPrintOperation *
desk_paper_operation_new (PaperLayout *layout)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = make_page_setup (layout);

  gtk_print_operation_set_n_pages (operation, (int) paper_layout_get_n_pages (layout));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, paper_layout_get_document (layout)->title);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_cb), g_object_ref (layout), (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  return operation;
}

/* The printer that was chosen last, and a file name of this paper's own for printing to a file. */
static void
prepare_settings (GtkPrintOperation *operation, PaperLayout *layout, DeskWindow *window)
{
  GtkPrintSettings *last = g_object_get_data (G_OBJECT (window), "print-settings");
  g_autoptr (GtkPrintSettings) settings = last != NULL ? gtk_print_settings_copy (last) : gtk_print_settings_new ();
  const char *uri = gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_URI);
  g_autofree char *path = uri != NULL ? g_filename_from_uri (uri, NULL, NULL) : NULL, *folder = path != NULL ? g_path_get_dirname (path) : NULL;
  g_autofree char *name = make_name (layout);

  if (folder != NULL)
    gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR, folder);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, NULL);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  gtk_print_operation_set_print_settings (operation, settings);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Going *self)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      g_object_set_data_full (G_OBJECT (self->window), "print-settings", gtk_print_settings_copy (gtk_print_operation_get_print_settings (operation)), g_object_unref);
      desk_paper_issue (self->layout, self->report, self->record, self->window);
    }
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      desk_window_say (self->window, error != NULL ? error->message : _("The paper could not be printed."));
    }
}

void
desk_paper_print (PaperLayout *layout, const PaperReport *report, gint64 record, DeskWindow *window)
{
  g_autoptr (GtkPrintOperation) operation = desk_paper_operation_new (layout);
  g_autoptr (GError) error = NULL;

  prepare_settings (operation, layout, window);
  g_signal_connect_data (operation, "done", G_CALLBACK (done_cb), copy_going (layout, report, record, window), (GClosureNotify) (void (*) (void)) free_going, 0);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (window), &error) == GTK_PRINT_OPERATION_RESULT_ERROR && error != NULL)
    desk_window_say (window, error->message);
}

static void
written_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (Going) self = data;
  g_autoptr (GError) error = NULL;

  if (!desk_paper_write_finish (answer, &error))
    {
      desk_window_say (self->window, error->message);
      return;
    }
  desk_window_say (self->window, _("The paper was saved."));
  if (self->is_pdf)
    desk_paper_issue (self->layout, self->report, self->record, self->window);
}

static void
named_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (Going) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), answer, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  BaseEnvironment *environment = store_file_get_environment (desk_window_get_file (self->window));
  PaperLayout *layout = self->layout;

  if (path == NULL)
    return;
  self->is_pdf = g_str_has_suffix (path, ".pdf");
  desk_paper_write_async (layout, path, base_environment_now (environment), written_cb, g_steal_pointer (&self));
}

void
desk_paper_save (PaperLayout *layout, const PaperReport *report, gint64 record, const char *ending, DeskWindow *window)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *base = make_name (layout), *name = g_strdup_printf ("%s.%s", base, ending);

  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (window), NULL, named_cb, copy_going (layout, report, record, window));
}
