/* A paper on its way to the printer or a file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-paper-print.h"

#include <glib/gi18n-lib.h>
#include "desk-paper-issue.h"
#include "desk-paper-job.h"
#include "desk-print-ready.h"

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

void
desk_paper_draw_page (PaperLayout *layout, guint page, GtkPrintContext *context)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height;

  paper_layout_get_page_size (layout, &width, &height);
  cairo_scale (cr, gtk_print_context_get_width (context) / width, gtk_print_context_get_height (context) / height);
  paper_layout_draw_page (layout, page, cr);
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, PaperLayout *layout)
{
  desk_paper_draw_page (layout, (guint) page, context);
}

GtkPageSetup *
desk_paper_make_page_setup (PaperLayout *layout)
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
desk_paper_operation_new_empty (const char *name)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();

  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_allow_async (operation, TRUE);
  return operation;
}

GtkPrintOperation *
desk_paper_operation_new (PaperLayout *layout)
{
  GtkPrintOperation *operation = desk_paper_operation_new_empty (paper_layout_get_document (layout)->title);
  g_autoptr (GtkPageSetup) setup = desk_paper_make_page_setup (layout);

  gtk_print_operation_set_n_pages (operation, (int) paper_layout_get_n_pages (layout));
  gtk_print_operation_set_default_page_setup (operation, setup);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_cb), g_object_ref (layout), (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  return operation;
}

/* The printer that was chosen last, and a file name of this paper's own for printing to a file. */
static GtkPrintSettings *
make_settings (const char *name, DeskWindow *window)
{
  GtkPrintSettings *last = g_object_get_data (G_OBJECT (window), "print-settings");
  GtkPrintSettings *settings = last != NULL ? gtk_print_settings_copy (last) : gtk_print_settings_new ();
  const char *uri = gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_URI);
  g_autofree char *path = uri != NULL ? g_filename_from_uri (uri, NULL, NULL) : NULL, *folder = path != NULL ? g_path_get_dirname (path) : NULL;

  if (folder != NULL)
    gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR, folder);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, NULL);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  return settings;
}

static void
keep_settings (DeskWindow *window, GtkPrintSettings *settings)
{
  if (settings != NULL)
    g_object_set_data_full (G_OBJECT (window), "print-settings", gtk_print_settings_copy (settings), g_object_unref);
}

gboolean
desk_paper_finish_operation (GtkPrintOperation *operation, GtkPrintOperationResult result, DeskWindow *window)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    keep_settings (window, gtk_print_operation_get_print_settings (operation));
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      desk_window_say (window, error != NULL ? error->message : _("The paper could not be printed."));
    }
  return result == GTK_PRINT_OPERATION_RESULT_APPLY;
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Going *self)
{
  if (desk_paper_finish_operation (operation, result, self->window))
    desk_paper_issue (self->layout, self->report, self->record, self->window);
}

static void
run_cb (gpointer data)
{
  g_autoptr (GtkPrintOperation) operation = data;
  DeskWindow *window = g_object_get_data (G_OBJECT (operation), "window");
  g_autoptr (GError) error = NULL;

  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (window), &error) == GTK_PRINT_OPERATION_RESULT_ERROR && error != NULL)
    desk_window_say (window, error->message);
}

void
desk_paper_run_operation (GtkPrintOperation *operation, const char *name, DeskWindow *window)
{
  g_autoptr (GtkPrintSettings) settings = make_settings (name, window);

  gtk_print_operation_set_print_settings (operation, settings);
  g_object_set_data_full (G_OBJECT (operation), "window", g_object_ref (window), g_object_unref);
  desk_print_ready (window, run_cb, g_object_ref (operation));
}

static void
closed_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskWindow) window = data;
  g_autoptr (GError) error = NULL;

  if (!g_output_stream_close_finish (G_OUTPUT_STREAM (source), answer, &error))
    desk_window_say (window, error->message);
}

static void
sent_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskWindow) window = data;
  g_autoptr (GError) error = NULL;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), answer, NULL, &error))
    desk_window_say (window, error->message);
  g_output_stream_close_async (G_OUTPUT_STREAM (source), G_PRIORITY_DEFAULT, NULL, closed_cb, g_object_ref (window));
}

static void
opened_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (Going) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) stream = gtk_print_dialog_print_finish (GTK_PRINT_DIALOG (source), answer, &error);
  GBytes *kept = g_object_get_data (G_OBJECT (self->layout), "kept");
  gsize length;
  const void *bytes = g_bytes_get_data (kept, &length);

  if (stream == NULL)
    {
      if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        desk_window_say (self->window, error->message);
      return;
    }
  g_object_set_data_full (G_OBJECT (stream), "kept", g_bytes_ref (kept), (GDestroyNotify) g_bytes_unref);
  g_output_stream_write_all_async (stream, bytes, length, G_PRIORITY_DEFAULT, NULL, sent_cb, g_object_ref (self->window));
}

static void
set_up_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (Going) self = data;
  g_autoptr (GError) error = NULL;
  GtkPrintSetup *setup = gtk_print_dialog_setup_finish (GTK_PRINT_DIALOG (source), answer, &error);
  DeskWindow *window = self->window;

  if (setup == NULL)
    {
      if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        desk_window_say (window, error->message);
      return;
    }
  keep_settings (window, gtk_print_setup_get_print_settings (setup));
  gtk_print_dialog_print (GTK_PRINT_DIALOG (source), GTK_WINDOW (window), setup, NULL, opened_cb, g_steal_pointer (&self));
  gtk_print_setup_unref (setup);
}

/* What was posted goes to the printer byte for byte as it was kept. */
static void
print_kept_cb (gpointer data)
{
  g_autoptr (Going) self = data;
  g_autoptr (GtkPrintDialog) dialog = gtk_print_dialog_new ();
  g_autoptr (GtkPageSetup) page = desk_paper_make_page_setup (self->layout);
  g_autofree char *name = make_name (self->layout);
  g_autoptr (GtkPrintSettings) settings = make_settings (name, self->window);
  GtkWindow *window = GTK_WINDOW (self->window);

  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf");
  gtk_print_dialog_set_page_setup (dialog, page);
  gtk_print_dialog_set_print_settings (dialog, settings);
  gtk_print_dialog_setup (dialog, window, NULL, set_up_cb, g_steal_pointer (&self));
}

void
desk_paper_print (PaperLayout *layout, const PaperReport *report, gint64 record, DeskWindow *window)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autofree char *name = NULL;

  if (g_object_get_data (G_OBJECT (layout), "kept") != NULL)
    {
      desk_print_ready (window, print_kept_cb, copy_going (layout, report, record, window));
      return;
    }
  operation = desk_paper_operation_new (layout);
  name = make_name (layout);
  g_signal_connect_data (operation, "done", G_CALLBACK (done_cb), copy_going (layout, report, record, window), (GClosureNotify) (void (*) (void)) free_going, 0);
  desk_paper_run_operation (operation, name, window);
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
