/* Prints the recovery kit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-kit-print.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static void
draw_page_cb (PaperLayout *layout, GtkPrintContext *context, int page)
{
  paper_layout_draw_page (layout, (guint) page, gtk_print_context_get_cairo_context (context));
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, GtkWidget *parent)
{
  g_autoptr (GError) error = NULL;
  AdwDialog *dialog;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  dialog = adw_alert_dialog_new (_("Not Printed"), error->message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, parent);
}

void
desk_kit_print (PaperDocument *kit, GtkWidget *parent)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  PaperLayout *layout = paper_layout_new (kit);

  gtk_print_operation_set_job_name (operation, kit->title);
  gtk_print_operation_set_n_pages (operation, (int) paper_layout_get_n_pages (layout));
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_swapped (operation, "draw-page", G_CALLBACK (draw_page_cb), layout);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), parent, 0);
  g_object_set_data_full (G_OBJECT (operation), "layout", layout, g_object_unref);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (gtk_widget_get_root (parent)), NULL);
}
