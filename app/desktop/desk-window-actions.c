/* What the window's keys and menus do.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-window-actions.h"

#include <glib/gi18n-lib.h>
#include <office-issue.h>
#include <office-pick-next.h>
#include "desk-backups.h"
#include "desk-check-dialog.h"
#include "desk-command.h"
#include "desk-draft-dialog.h"
#include "desk-help-dialog.h"
#include "desk-import-dialog.h"
#include "desk-offer-dialog.h"
#include "desk-order-entry.h"
#include "desk-paper-batch.h"
#include "desk-paper-dialog.h"
#include "desk-plan-letter.h"
#include "desk-planner.h"
#include "desk-run.h"
#include "desk-scan-dialog.h"

/* Whoever goes there by a key or by the palette wants to work there. */
static void
go_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskWindow *self = DESK_WINDOW (widget);

  desk_window_go (self, g_variant_get_string (parameter, NULL));
  if (desk_window_get_room (self) != NULL && desk_window_get_room (self)->table != NULL)
    desk_list_page_focus (desk_window_get_list_page (self));
  else
    desk_window_focus_today (self);
}

static void
open_record_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *table;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &table, &id);
  desk_window_open_record (DESK_WINDOW (widget), table, id);
}

static void
show_view_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *table, *view;

  g_variant_get (parameter, "(&s&s)", &table, &view);
  desk_window_show_view (DESK_WINDOW (widget), table, view);
}

static void
new_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_window_new_record (DESK_WINDOW (widget));
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_record_page_save (desk_window_get_record_page (DESK_WINDOW (widget)));
}

static void
find_here_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (desk_window_get_list_page (DESK_WINDOW (widget))), "list.search", NULL);
}

static void
export_list_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StoreList *list = desk_list_page_get_list (desk_window_get_list_page (DESK_WINDOW (widget)));

  if (list != NULL)
    desk_window_export_list (DESK_WINDOW (widget), list);
}

static void
columns_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (desk_list_page_get_list (desk_window_get_list_page (DESK_WINDOW (widget))) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (desk_window_get_list_page (DESK_WINDOW (widget))), "list.columns", NULL);
}

static void
find_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_search_present (DESK_WINDOW (widget));
}

static void
palette_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_palette_present (DESK_WINDOW (widget));
}

static void
run_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (desk_window_get_record_page (DESK_WINDOW (widget))), "record.run", parameter);
}

static void
run_on_selected_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (desk_window_get_list_page (DESK_WINDOW (widget))), "list.run", parameter);
}

static void
enter_order_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (store_file_get_read_only_reason (desk_window_get_file (DESK_WINDOW (widget))) == NULL)
    desk_order_entry_present (DESK_WINDOW (widget));
}

/* The pick list on the right, if there is one; else one is chosen there. */
static void
scan_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskWindow *self = DESK_WINDOW (widget);
  DeskRecordPage *page = desk_window_get_record_page (self);
  gint64 id = desk_record_page_get_id (page);
  gboolean is_list = id != 0 && strcmp (desk_record_page_get_class (page)->table, "pick_lists") == 0;

  if (store_file_get_read_only_reason (desk_window_get_file (self)) == NULL)
    desk_scan_dialog_present (self, is_list && office_pick_list_is_open (store_file_get_reader (desk_window_get_file (self)), id) ? id : 0);
}

static void
plan_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_planner_present (DESK_WINDOW (widget));
}

static void
plan_line_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_planner_present_line (DESK_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
carry_out_plan_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gint64 line, choice;
  int kind;

  g_variant_get (parameter, "(xix)", &line, &kind, &choice);
  desk_plan_carry_out (DESK_WINDOW (widget), line, kind, choice);
}

/* Of the plan on the right. */
static void
plan_letter_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskRecordPage *page = desk_window_get_record_page (DESK_WINDOW (widget));
  gint64 id = desk_record_page_get_id (page);

  if (id == 0 || strcmp (desk_record_page_get_class (page)->table, "plans") != 0)
    desk_window_say (DESK_WINDOW (widget), _("Open a plan to write to its customer."));
  else if (g_str_equal (action, "win.mail-plan"))
    desk_plan_mail (DESK_WINDOW (widget), id);
  else if (g_str_equal (action, "win.save-plan-mail"))
    desk_plan_save_mail (DESK_WINDOW (widget), id);
  else
    desk_plan_copy (DESK_WINDOW (widget), id);
}

/* A command that is about no single record: its arguments are asked for, if it has any. */
static void
carry_out_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StoreFile *file = desk_window_get_file (DESK_WINDOW (widget));
  const StoreCommand *command = store_schema_find_command (store_file_get_schema (file), g_variant_get_string (parameter, NULL));

  if (command == NULL || store_file_get_read_only_reason (file) != NULL)
    return;
  if (desk_command_get_page (command) != NULL)
    gtk_widget_activate_action (widget, desk_command_get_page (command), NULL);
  else if (command->n_arguments > 0)
    desk_command_dialog_present (file, command, 0, widget);
  else
    desk_run (widget, command->name, g_variant_new_parsed ("@a{sv} {}"), NULL, NULL);
}

static void
import_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_import_dialog_present (DESK_WINDOW (widget), NULL);
}

static void
reports_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_reports_dialog_present (DESK_WINDOW (widget));
}

static void
show_paper_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_window_show_paper (DESK_WINDOW (widget), g_variant_get_string (parameter, NULL), 0);
}

/* The paper of the record on the right; without one, the choice of reports. */
static void
print_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskWindow *self = DESK_WINDOW (widget);
  DeskRecordPage *page = desk_window_get_record_page (self);
  gint64 id = desk_record_page_get_id (page);
  g_autoptr (BaseRecord) record = id != 0 ? store_file_get_record (desk_window_get_file (self), desk_record_page_get_class (page), id) : NULL;
  const PaperReport *report = record != NULL ? paper_report_find_for (record) : NULL;

  if (report != NULL)
    desk_paper_dialog_present (self, report, id);
  else
    desk_reports_dialog_present (self);
}

/* The first paper of the order on the right that says what is not so any more. */
static void
replace_paper_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskWindow *self = DESK_WINDOW (widget);
  DeskRecordPage *page = desk_window_get_record_page (self);
  gint64 id = desk_record_page_get_id (page);
  gboolean is_order = id != 0 && strcmp (desk_record_page_get_class (page)->table, "orders") == 0;
  g_autofree char *paper = is_order ? office_papers_find_outdated (store_file_get_reader (desk_window_get_file (self)), id) : NULL;

  if (paper != NULL)
    desk_window_show_paper (self, paper, id);
  else
    desk_window_say (self, is_order ? _("No paper of this order is outdated.") : _("Open an order to replace its outdated papers."));
}

/* Of the order on the right if it has such papers, else of all. */
static void
replace_papers_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskWindow *self = DESK_WINDOW (widget);
  DeskRecordPage *page = desk_window_get_record_page (self);
  gint64 id = desk_record_page_get_id (page);
  gboolean is_order = id != 0 && strcmp (desk_record_page_get_class (page)->table, "orders") == 0;
  g_autofree char *paper = is_order ? office_papers_find_outdated (store_file_get_reader (desk_window_get_file (self)), id) : NULL;

  desk_paper_batch_print (self, paper != NULL ? id : 0);
}

static void
company_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StoreFile *file = desk_window_get_file (DESK_WINDOW (widget));
  BaseRecordClass *class = store_schema_find_class (store_file_get_schema (file), "companies");
  g_autoptr (BaseRecord) company = store_file_get_record (file, class, 1);
  g_autoptr (DeskDraft) draft = desk_draft_new_for_record (file, class, company);

  desk_draft_dialog_present (draft, widget);
  adw_dialog_set_title (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (widget)), _("Company Details"));
}

static void
check_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_check_dialog_present (DESK_WINDOW (widget));
}

static void
backups_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_backups_dialog_present (DESK_WINDOW (widget));
}

static void
reverted_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskWindow) self = data;
  g_autoptr (StoreChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (!store_file_run_finish (STORE_FILE (source), answer, &change, NULL, &error))
    desk_window_say (self, error->message);
  else if (change != NULL && change->seq != 0 && desk_window_get_file (self) != NULL)
    {
      g_autofree char *words = store_log_describe (store_file_get_reader (STORE_FILE (source)), change->seq);
      desk_window_say (self, words);
    }
}

/* Typing is undone where it stands; the company's undo is for what was saved. */
static void
undo_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskWindow *self = DESK_WINDOW (widget);

  if (!desk_record_page_go (desk_window_get_record_page (self), TRUE))
    store_file_undo_async (desk_window_get_file (self), 0, reverted_cb, g_object_ref (self));
}

static void
undo_change_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  store_file_undo_async (desk_window_get_file (DESK_WINDOW (widget)), g_variant_get_int64 (parameter), reverted_cb, g_object_ref (widget));
}

static void
redo_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (!desk_record_page_go (desk_window_get_record_page (DESK_WINDOW (widget)), FALSE))
    store_file_redo_async (desk_window_get_file (DESK_WINDOW (widget)), reverted_cb, g_object_ref (widget));
}

void
desk_window_update_undo (DeskWindow *self)
{
  StoreDb *reader = store_file_get_reader (desk_window_get_file (self));
  gboolean writable = store_file_get_read_only_reason (desk_window_get_file (self)) == NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", writable && store_log_get_undo (reader) != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", writable && store_log_get_redo (reader) != 0);
}

static void
answered_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskWindow) self = data;
  const char *choice = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), answer);

  if (g_str_equal (choice, "discard"))
    {
      gtk_widget_activate_action (GTK_WIDGET (desk_window_get_record_page (self)), "record.discard", NULL);
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (g_str_equal (choice, "save"))
    desk_record_page_save (desk_window_get_record_page (self));
}

gboolean
desk_window_ask_to_close (DeskWindow *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Save What You Typed?"), _("This record was changed and not saved yet."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "discard", _("_Discard"), "save", _("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "save");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL, answered_cb, g_object_ref (self));
  return TRUE;
}

static void
add_shortcuts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "win.new", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.enter-order", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, GDK_CONTROL_MASK, "win.scan", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, "win.plan", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "win.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "win.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "win.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.replace-paper", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, GDK_CONTROL_MASK, "win.palette", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.find-here", NULL);
}

static void
shortcuts_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_help_present_shortcuts (GTK_WINDOW (widget));
}

void
desk_window_install_actions (GtkWidgetClass *widget_class)
{
  static const char *const numbered[] = { "today", "employees", "contacts", "orders", "inventory", "tickets" };

  gtk_widget_class_install_action (widget_class, "win.go", "s", go_action);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL, shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.open-record", "(sx)", open_record_action);
  gtk_widget_class_install_action (widget_class, "win.show-view", "(ss)", show_view_action);
  gtk_widget_class_install_action (widget_class, "win.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.find-here", NULL, find_here_action);
  gtk_widget_class_install_action (widget_class, "win.export-list", NULL, export_list_action);
  gtk_widget_class_install_action (widget_class, "win.columns", NULL, columns_action);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "win.palette", NULL, palette_action);
  gtk_widget_class_install_action (widget_class, "win.run", "s", run_action);
  gtk_widget_class_install_action (widget_class, "win.run-on-selected", "s", run_on_selected_action);
  gtk_widget_class_install_action (widget_class, "win.enter-order", NULL, enter_order_action);
  gtk_widget_class_install_action (widget_class, "win.scan", NULL, scan_action);
  gtk_widget_class_install_action (widget_class, "win.plan", NULL, plan_action);
  gtk_widget_class_install_action (widget_class, "win.plan-line", "x", plan_line_action);
  gtk_widget_class_install_action (widget_class, "win.carry-out-plan", "(xix)", carry_out_plan_action);
  gtk_widget_class_install_action (widget_class, "win.mail-plan", NULL, plan_letter_action);
  gtk_widget_class_install_action (widget_class, "win.copy-plan", NULL, plan_letter_action);
  gtk_widget_class_install_action (widget_class, "win.save-plan-mail", NULL, plan_letter_action);
  gtk_widget_class_install_action (widget_class, "win.carry-out", "s", carry_out_action);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "win.reports", NULL, reports_action);
  gtk_widget_class_install_action (widget_class, "win.show-paper", "s", show_paper_action);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "win.replace-paper", NULL, replace_paper_action);
  gtk_widget_class_install_action (widget_class, "win.replace-papers", NULL, replace_papers_action);
  gtk_widget_class_install_action (widget_class, "win.company", NULL, company_action);
  gtk_widget_class_install_action (widget_class, "win.check", NULL, check_action);
  gtk_widget_class_install_action (widget_class, "win.backups", NULL, backups_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.undo-change", "x", undo_change_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  add_shortcuts (widget_class);
  for (guint i = 0; i < G_N_ELEMENTS (numbered); i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK, "win.go", "s", numbered[i]);
}
