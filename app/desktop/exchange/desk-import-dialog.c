/* The wizard that brings files in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-import-dialog.h"

#include <exchange-error.h>
#include <exchange-mapping-store.h>
#include <glib/gi18n-lib.h>
#include "desk-dialog.h"
#include "desk-import-files.h"
#include "desk-import-form.h"
#include "desk-import-job.h"
#include "desk-import-rows.h"

struct _DeskImportDialog
{
  AdwDialog           parent_instance;
  AdwNavigationView  *pages;
  DeskImportForm     *form;
  AdwNavigationPage  *form_page;
  AdwNavigationPage  *preview_page;
  GtkLabel           *summary;
  GtkLabel           *notes;
  GtkDropDown        *filter;
  GtkListView        *rows;
  AdwStatusPage      *done;
  GtkWidget          *next;
  GtkWidget          *skip;
  GtkWidget          *refused;
  GtkWidget          *close;
  AdwBanner          *problem;
  GtkRevealer        *working;
  GtkProgressBar     *progress;
  DeskWindow         *window; /* NULL once the dialog is gone */
  StoreFile          *file;
  GStrv               paths;
  guint               at;     /* the file at hand */
  GBytes             *bytes;
  ExchangeCsvReader  *reader;
  ExchangeImport     *import;
  GCancellable       *cancellable;
  gint64              seq;    /* what the last import wrote; 0: nothing that could be taken back */
};

G_DEFINE_FINAL_TYPE (DeskImportDialog, desk_import_dialog, ADW_TYPE_DIALOG)

/* The order of the choices above the rows. */
static const ExchangeOutcome filters[] = { EXCHANGE_N_OUTCOMES, EXCHANGE_ROW_REFUSED, EXCHANGE_ROW_NEW, EXCHANGE_ROW_CHANGED, EXCHANGE_ROW_SAME };

static void
enable (DeskImportDialog *self, const char *action, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
}

static void
show_problem (DeskImportDialog *self, const char *sentence)
{
  adw_banner_set_use_markup (self->problem, FALSE);
  adw_banner_set_title (self->problem, sentence != NULL ? sentence : "");
  adw_banner_set_revealed (self->problem, sentence != NULL);
}

/* What the user took back himself needs no sentence. */
static void
show_error (DeskImportDialog *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  show_problem (self, error->message);
}

/* doing: NULL when it has ended. */
static void
set_working (DeskImportDialog *self, const char *doing)
{
  gboolean writable = self->import != NULL && doing == NULL;
  const ExchangeCounts *counts = writable ? exchange_import_get_counts (self->import) : NULL;
  guint n = counts != NULL ? counts->records[EXCHANGE_ROW_NEW] + counts->records[EXCHANGE_ROW_CHANGED] + counts->parts[EXCHANGE_ROW_NEW] + counts->parts[EXCHANGE_ROW_CHANGED] : 0;

  if (doing != NULL)
    {
      show_problem (self, NULL);
      gtk_progress_bar_set_text (self->progress, doing);
      gtk_progress_bar_set_fraction (self->progress, 0);
    }
  gtk_revealer_set_reveal_child (self->working, doing != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->working), doing != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->pages), doing == NULL);
  adw_dialog_set_can_close (ADW_DIALOG (self), doing == NULL);
  enable (self, "import.cancel", doing != NULL);
  enable (self, "import.preview", self->reader != NULL && doing == NULL);
  enable (self, "import.apply", n > 0);
  enable (self, "import.save-refused", counts != NULL && counts->refused_rows > 0);
  enable (self, "import.undo", self->seq != 0 && doing == NULL);
  enable (self, "import.next", doing == NULL && self->paths != NULL && self->paths[self->at] != NULL && self->paths[self->at + 1] != NULL);
}

static void
start_cancellable (DeskImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
}

static void
read_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskImportFile) file = desk_import_read_finish (answer, &error);

  if (self->window == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (file == NULL)
    {
      show_error (self, error);
      return;
    }
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = g_bytes_ref (file->bytes);
  g_set_object (&self->reader, file->reader);
  g_clear_object (&self->import);
  set_working (self, NULL);
  desk_import_form_show (self->form, store_file_get_schema (self->file), file->reader);
}

static void
open_file (DeskImportDialog *self)
{
  const char *path = self->paths[self->at];
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);

  g_clear_object (&self->reader);
  g_clear_object (&self->import);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  desk_import_form_forget (self->form);
  adw_navigation_page_set_title (self->form_page, shown);
  adw_navigation_page_set_title (self->preview_page, shown);
  adw_navigation_view_replace_with_tags (self->pages, (const char *[]) { "file", "form" }, 2);
  show_problem (self, NULL);
  set_working (self, NULL);
  start_cancellable (self);
  desk_import_read_async (path, NULL, NULL, store_file_get_locale (self->file), self->cancellable, read_cb, g_object_ref (self));
}

static void
reread_cb (DeskImportDialog *self)
{
  enable (self, "import.preview", FALSE);
  show_problem (self, NULL);
  start_cancellable (self);
  desk_import_read_async (NULL, self->bytes, desk_import_form_get_format (self->form), store_file_get_locale (self->file), self->cancellable, read_cb, g_object_ref (self));
}

static void
filter_cb (DeskImportDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->filter);
  g_autoptr (DeskImportRows) rows = NULL;
  g_autoptr (GtkNoSelection) selection = NULL;

  if (self->import == NULL || selected >= G_N_ELEMENTS (filters))
    return;
  rows = desk_import_rows_new (self->import, filters[selected]);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&rows)));
  gtk_list_view_set_model (self->rows, GTK_SELECTION_MODEL (selection));
}

/* Where rows are refused, those are what the clerk wants to see. */
static void
list_filters (DeskImportDialog *self)
{
  gboolean refused = exchange_import_get_counts (self->import)->refused_rows > 0;
  g_autoptr (GtkStringList) list = desk_import_list_outcomes (self->import, filters, G_N_ELEMENTS (filters));

  gtk_drop_down_set_model (self->filter, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->filter, refused ? 1 : 0);
  filter_cb (self);
}

static void
show_notes (DeskImportDialog *self)
{
  GPtrArray *notes = exchange_import_get_notes (self->import);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", (const char *) notes->pdata[i]);
  gtk_label_set_label (self->notes, words->str);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), words->len > 0);
}

static void
show_preview (DeskImportDialog *self)
{
  g_autofree char *summary = exchange_import_dup_summary (self->import);

  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (self->skip, self->paths[self->at + 1] != NULL);
  gtk_widget_set_visible (self->refused, exchange_import_get_counts (self->import)->refused_rows > 0);
  show_notes (self);
  list_filters (self);
  if (g_strcmp0 (adw_navigation_page_get_tag (adw_navigation_view_get_visible_page (self->pages)), "preview") != 0)
    adw_navigation_view_push_by_tag (self->pages, "preview");
  gtk_widget_grab_focus (GTK_WIDGET (self->rows)); /* it had gone to the button that cancels */
}

static void
planned_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = store_file_run_finish (STORE_FILE (source), answer, NULL, NULL, &error);

  if (self->window == NULL)
    return;
  if (!done)
    g_clear_object (&self->import);
  set_working (self, NULL);
  if (done)
    show_preview (self);
  else
    show_error (self, error);
}

static void
plan (DeskImportDialog *self)
{
  set_working (self, _("Looking what each row would do"));
  start_cancellable (self);
  store_file_work_async (self->file, NULL, exchange_import_plan, g_object_ref (self->import), g_object_unref, self->cancellable, planned_cb, g_object_ref (self));
}

static void
made_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeImport) import = desk_import_make_finish (answer, &error);
  g_autofree char *name = NULL;

  if (self->window == NULL)
    return;
  set_working (self, NULL);
  if (import == NULL)
    {
      show_error (self, error);
      return;
    }
  name = g_filename_display_basename (self->paths[self->at]);
  exchange_import_set_name (import, name);
  g_set_object (&self->import, import);
  plan (self);
}

static void
preview_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskImportDialog *self = DESK_IMPORT_DIALOG (widget);
  ExchangeMapping *mapping = desk_import_form_dup_mapping (self->form);

  if (mapping == NULL || mapping->fields->len == 0)
    {
      g_clear_pointer (&mapping, exchange_mapping_free);
      show_problem (self, _("No column is a field yet. Choose a column for each field that the file holds."));
      return;
    }
  g_clear_object (&self->import);
  set_working (self, _("Sorting the rows"));
  start_cancellable (self);
  desk_import_make_async (store_file_get_schema (self->file), self->reader, mapping, store_file_get_locale (self->file)->currency, self->cancellable, made_cb, g_object_ref (self));
}

/* A file without a heading says too little to be known again. */
static void
remember_mapping (DeskImportDialog *self)
{
  g_auto (GStrv) folders = exchange_mapping_list_folders ();
  g_autoptr (GError) error = NULL;

  if (exchange_csv_reader_get_format (self->reader)->has_header
      && !exchange_mapping_remember (exchange_import_get_mapping (self->import), folders[0], exchange_csv_reader_get_columns (self->reader), &error))
    show_problem (self, error->message);
}

static void
show_done (DeskImportDialog *self)
{
  g_autofree char *summary = exchange_import_dup_summary (self->import);

  adw_status_page_set_title (self->done, _("Imported"));
  adw_status_page_set_description (self->done, summary);
  gtk_widget_set_visible (self->next, self->paths[self->at + 1] != NULL);
  adw_navigation_view_replace_with_tags (self->pages, (const char *[]) { "done" }, 1);
  gtk_widget_grab_focus (gtk_widget_get_visible (self->next) ? self->next : self->close);
}

static void
applied_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskImportDialog) self = data;
  g_autoptr (StoreChange) change = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = store_file_run_finish (STORE_FILE (source), answer, &change, NULL, &error);

  if (self->window == NULL)
    return;
  if (done)
    {
      self->seq = change != NULL ? change->seq : 0;
      set_working (self, NULL);
      enable (self, "import.apply", FALSE);
      remember_mapping (self);
      show_done (self);
    }
  else if (g_error_matches (error, EXCHANGE_ERROR, EXCHANGE_ERROR_ROW))
    plan (self); /* the office has changed since: the preview shows it anew */
  else
    {
      set_working (self, NULL);
      show_error (self, error);
    }
}

static void
apply_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskImportDialog *self = DESK_IMPORT_DIALOG (widget);

  set_working (self, _("Importing"));
  start_cancellable (self);
  store_file_work_async (self->file, &exchange_import_intent, exchange_import_apply, g_object_ref (self->import), g_object_unref, self->cancellable, applied_cb, g_object_ref (self));
}

static void
cancel_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_cancellable_cancel (DESK_IMPORT_DIALOG (widget)->cancellable);
}

static void
undo_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskImportDialog *self = DESK_IMPORT_DIALOG (widget);
  gint64 seq = self->seq;

  self->seq = 0;
  enable (self, "import.undo", FALSE);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo-change", "x", seq);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
next_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskImportDialog *self = DESK_IMPORT_DIALOG (widget);

  self->at++;
  open_file (self);
}

static void
close_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
take_paths (DeskImportDialog *self, GStrv paths)
{
  if (paths[0] == NULL)
    {
      g_strfreev (paths);
      return;
    }
  g_strfreev (self->paths);
  self->paths = paths;
  self->at = 0;
  open_file (self);
}

static void
chosen_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskImportDialog) self = data;
  g_autoptr (GListModel) files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), answer, NULL);

  if (files != NULL && self->window != NULL)
    take_paths (self, desk_import_dup_model_paths (files));
}

static gboolean
dropped_cb (DeskImportDialog *self, const GValue *value)
{
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->pages)))
    return FALSE;
  take_paths (self, desk_import_dup_dropped_paths (g_value_get_boxed (value)));
  return TRUE;
}

static void
choose_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskImportDialog *self = DESK_IMPORT_DIALOG (widget);
  g_autoptr (GtkFileDialog) dialog = desk_import_make_file_dialog ();

  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (self->window), NULL, chosen_cb, g_object_ref (self));
}

static void
refused_named_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskImportDialog) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), answer, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL || self->window == NULL || self->import == NULL)
    return;
  if (exchange_import_write_refused (self->import, path, &error))
    show_problem (self, _("The refused rows are saved. Mend them there and import that file."));
  else
    show_error (self, error);
}

static void
save_refused_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskImportDialog *self = DESK_IMPORT_DIALOG (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = desk_import_make_refused_name (self->paths[self->at]);

  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self->window), NULL, refused_named_cb, g_object_ref (self));
}

static void
hide_problem_cb (DeskImportDialog *self)
{
  show_problem (self, NULL);
}

/* Enter goes on. */
static void
page_cb (DeskImportDialog *self)
{
  static const struct { const char *page, *button; } defaults[] = { { "file", "choose" }, { "form", "preview" }, { "preview", "apply" }, { "done", "close" } };
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->pages);

  for (guint i = 0; page != NULL && i < G_N_ELEMENTS (defaults); i++)
    if (g_strcmp0 (adw_navigation_page_get_tag (page), defaults[i].page) == 0)
      {
        GObject *button = gtk_widget_get_template_child (GTK_WIDGET (self), DESK_TYPE_IMPORT_DIALOG, defaults[i].button);

        adw_dialog_set_default_widget (ADW_DIALOG (self), GTK_WIDGET (button));
      }
}

static void
progress_cb (DeskImportDialog *self)
{
  guint permille = 0;

  if (self->file == NULL)
    return;
  g_object_get (self->file, "progress", &permille, NULL);
  gtk_progress_bar_set_fraction (self->progress, MIN (permille, 1000) / 1000.0);
}

static void
closed_cb (DeskImportDialog *self)
{
  if (self->window != NULL && self->seq != 0)
    desk_window_say_done (self->window, self->seq);
  self->seq = 0;
}

/* While something runs, closing is giving up. */
static void
close_attempt_cb (DeskImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
desk_import_dialog_dispose (GObject *object)
{
  DeskImportDialog *self = DESK_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_IMPORT_DIALOG);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->window);
  g_clear_object (&self->file);
  g_clear_object (&self->reader);
  g_clear_object (&self->import);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->paths, g_strfreev);
  G_OBJECT_CLASS (desk_import_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/factotum/Factotum/desk-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskImportDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, DeskImportDialog, form);
  gtk_widget_class_bind_template_child (widget_class, DeskImportDialog, form_page);
  gtk_widget_class_bind_template_child (widget_class, DeskImportDialog, preview_page);
  gtk_widget_class_bind_template_child (widget_class, DeskImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, DeskImportDialog, notes);
  gtk_widget_class_bind_template_child (widget_class, DeskImportDialog, filter);
  gtk_widget_class_bind_template_child (widget_class, DeskImportDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, DeskImportDialog, done);
  gtk_widget_class_bind_template_child (widget_class, DeskImportDialog, next);
  gtk_widget_class_bind_template_child (widget_class, DeskImportDialog, skip);
  gtk_widget_class_bind_template_child (widget_class, DeskImportDialog, refused);
  gtk_widget_class_bind_template_child (widget_class, DeskImportDialog, close);
  gtk_widget_class_bind_template_child (widget_class, DeskImportDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, DeskImportDialog, working);
  gtk_widget_class_bind_template_child (widget_class, DeskImportDialog, progress);
  gtk_widget_class_bind_template_child_full (widget_class, "choose", FALSE, 0);
  gtk_widget_class_bind_template_child_full (widget_class, "preview", FALSE, 0);
  gtk_widget_class_bind_template_child_full (widget_class, "apply", FALSE, 0);
  gtk_widget_class_bind_template_callback (widget_class, reread_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, hide_problem_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_cb);
}

static void
desk_import_dialog_class_init (DeskImportDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = desk_import_dialog_dispose;
  g_type_ensure (DESK_TYPE_IMPORT_FORM);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "import.preview", NULL, preview_action);
  gtk_widget_class_install_action (widget_class, "import.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "import.save-refused", NULL, save_refused_action);
  gtk_widget_class_install_action (widget_class, "import.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "import.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "import.close", NULL, close_action);
}

static void
desk_import_dialog_init (DeskImportDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = desk_import_rows_make_factory ();
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  desk_dialog_grow (ADW_DIALOG (self));
  gtk_list_view_set_factory (self->rows, factory);
  set_working (self, NULL);
  page_cb (self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
  g_signal_connect (self, "close-attempt", G_CALLBACK (close_attempt_cb), NULL);
}

void
desk_import_dialog_present_files (DeskWindow *window, const char *const *paths)
{
  const char *reason = store_file_get_read_only_reason (desk_window_get_file (window));
  DeskImportDialog *self;

  if (reason != NULL)
    {
      desk_window_say (window, reason);
      return;
    }
  self = g_object_new (DESK_TYPE_IMPORT_DIALOG, NULL);
  self->window = g_object_ref (window);
  self->file = g_object_ref (desk_window_get_file (window));
  g_signal_connect_object (self->file, "notify::progress", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (self), GTK_WIDGET (window));
  take_paths (self, g_strdupv ((char **) paths));
}

void
desk_import_dialog_present (DeskWindow *window, const char *path)
{
  desk_import_dialog_present_files (window, (const char *const[]) { path, NULL });
}
