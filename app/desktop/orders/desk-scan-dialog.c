/* Picking with a scanner.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-scan-dialog.h"

#include <base-number.h>
#include <glib/gi18n-lib.h>
#include <office-pick-next.h>
#include "desk-dialog.h"
#include "desk-draft-dialog.h"

#define DESK_TYPE_SCAN_DIALOG (desk_scan_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DeskScanDialog, desk_scan_dialog, DESK, SCAN_DIALOG, AdwDialog)

struct _DeskScanDialog
{
  AdwDialog            parent_instance;
  GtkWidget           *window; /* weak */
  StoreFile           *file;
  gint64               pick_list; /* 0: none yet */
  OfficePickNext       next;
  GQueue              *codes;   /* scanned while one is counted */
  GArray              *changes; /* gint64: what can be taken back */
  gboolean             busy;
  gboolean             packing;
  AdwWindowTitle      *heading;
  GtkWidget           *pack;
  GtkProgressBar      *progress;
  GtkLabel            *place;
  GtkLabel            *quantity;
  GtkLabel            *item;
  GtkLabel            *details;
  GtkEntry            *code;
  GtkWidget           *answer;
  GtkImage            *sign;
  GtkLabel            *sentence;
  GtkWidget           *keys;
  AdwPreferencesGroup *lists;
  GPtrArray           *rows;    /* of the lists */
  GtkWidget           *make;
};

G_DEFINE_FINAL_TYPE (DeskScanDialog, desk_scan_dialog, ADW_TYPE_DIALOG)

static void take_next_code (DeskScanDialog *self);

/* Seen, heard and read out. */
static void
say (DeskScanDialog *self, const char *sentence, gboolean good)
{
  gtk_widget_set_visible (self->answer, sentence != NULL);
  if (sentence == NULL)
    return;
  gtk_label_set_text (self->sentence, sentence);
  gtk_image_set_from_icon_name (self->sign, good ? "object-select-symbolic" : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (self->answer, good ? "error" : "success");
  gtk_widget_add_css_class (self->answer, good ? "success" : "error");
  gtk_accessible_announce (GTK_ACCESSIBLE (self->code), sentence, good ? GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM : GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  if (!good)
    gtk_widget_error_bell (GTK_WIDGET (self->code));
}

/* "2 box", below it what that is in pieces. */
static void
show_quantity (DeskScanDialog *self)
{
  BaseLocale *locale = store_file_get_locale (self->file);
  g_autofree char *figure = base_quantity_format (self->next.shown, locale), *own = base_quantity_format (self->next.left, locale);
  g_autofree char *words = g_strdup_printf ("%s %s", figure, self->next.unit != NULL ? self->next.unit : "");
  g_autoptr (GString) details = g_string_new (NULL);

  gtk_label_set_text (self->quantity, g_strstrip (words));
  if (self->next.shown != self->next.left)
    g_string_append_printf (details, "%s %s · ", own, self->next.own_unit != NULL ? self->next.own_unit : "");
  if (self->next.item_number != NULL)
    g_string_append_printf (details, "%s · ", self->next.item_number);
  if (self->next.lot != NULL)
    g_string_append_printf (details, _("Lot %s · "), self->next.lot);
  g_string_append_printf (details, _("for order %s"), self->next.order);
  gtk_label_set_text (self->details, details->str);
}

static void
show_heading (DeskScanDialog *self)
{
  BaseRecordClass *class = store_schema_find_class (store_file_get_schema (self->file), "pick_lists");
  g_autoptr (BaseRecord) list = self->pick_list != 0 ? store_file_get_record (self->file, class, self->pick_list) : NULL;
  g_autofree char *words = NULL;

  if (list != NULL)
    words = g_strdup_printf (_("%s: %d of %d lines done"), base_record_get_title (list), (int) self->next.done, (int) self->next.lines);
  adw_window_title_set_subtitle (self->heading, words != NULL ? words : "");
  gtk_progress_bar_set_fraction (self->progress, self->next.lines > 0 ? (double) self->next.done / (double) self->next.lines : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), list != NULL);
}

static void
show_stage (DeskScanDialog *self)
{
  gboolean picking = self->pick_list != 0 && self->next.line != 0, done = self->pick_list != 0 && self->next.line == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->quantity), picking);
  gtk_widget_set_visible (GTK_WIDGET (self->item), picking);
  gtk_widget_set_visible (GTK_WIDGET (self->details), picking);
  gtk_widget_set_visible (self->keys, self->pick_list != 0);
  gtk_widget_set_visible (self->pack, done);
  gtk_widget_set_visible (self->make, self->pick_list == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "scan.missing", picking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "scan.pack", done);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "scan.back", self->changes->len > 0);
}

static GtkWidget *
make_list_row (StoreQuery *query)
{
  GtkWidget *row = adw_action_row_new ();
  const char *picker = store_query_get_text (query, OFFICE_OPEN_LIST_PICKER);
  g_autofree char *done = g_strdup_printf (_("%d of %d lines done"), (int) store_query_get_number (query, OFFICE_OPEN_LIST_DONE), (int) store_query_get_number (query, OFFICE_OPEN_LIST_LINES));
  g_autofree char *words = picker != NULL ? g_strdup_printf ("%s · %s", picker, done) : g_strdup (done);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), store_query_get_text (query, OFFICE_OPEN_LIST_NUMBER));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "scan.choose");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", store_query_get_number (query, OFFICE_OPEN_LIST_ID));
  return row;
}

static void
fill_lists (DeskScanDialog *self)
{
  g_autoptr (StoreQuery) query = office_pick_list_query_open (store_file_get_reader (self->file));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->lists, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  while (self->pick_list == 0 && store_query_next (query))
    {
      GtkWidget *row = make_list_row (query);

      adw_preferences_group_add (self->lists, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->lists), self->rows->len > 0);
}

static void
show_next (DeskScanDialog *self)
{
  g_autoptr (GError) error = NULL;

  office_pick_next_clear (&self->next);
  if (self->pick_list != 0 && !office_pick_next_load (store_file_get_reader (self->file), self->pick_list, &self->next, &error))
    say (self, error->message, FALSE);
  fill_lists (self);
  if (self->pick_list == 0)
    gtk_label_set_text (self->place, self->rows->len > 0 ? _("Which pick list?") : _("No pick list is open."));
  else if (self->next.line == 0)
    gtk_label_set_text (self->place, _("Everything is picked."));
  else
    {
      gtk_label_set_text (self->place, self->next.place[0] != '\0' ? self->next.place : _("Stock room"));
      gtk_label_set_text (self->item, self->next.item);
      show_quantity (self);
    }
  show_heading (self);
  show_stage (self);
}

static void
choose_list (DeskScanDialog *self, gint64 pick_list)
{
  self->pick_list = pick_list;
  say (self, NULL, TRUE);
  show_next (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->code));
}

/* What was scanned after a mistake was meant for another stock than there is: it is not counted. */
static void
forget_codes (DeskScanDialog *self, const char *reason)
{
  guint n = g_queue_get_length (self->codes);
  g_autofree char *rest = NULL, *sentence = NULL;

  rest = n > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d scan after it was not counted.", "%d scans after it were not counted.", n), (int) n) : g_strdup ("");
  sentence = g_strdup_printf ("%s %s", reason, rest);
  g_queue_clear_full (self->codes, g_free);
  say (self, g_strstrip (sentence), FALSE);
}

static void
finished_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskScanDialog) self = data;
  g_autoptr (StoreChange) change = NULL;
  g_autoptr (GVariant) result = NULL;
  g_autoptr (GError) error = NULL;

  store_file_run_finish (STORE_FILE (source), answer, &change, &result, &error);
  if (self->code == NULL) /* closed before the answer came */
    return;
  self->busy = FALSE;
  if (error != NULL)
    forget_codes (self, error->message);
  else
    {
      g_autofree char *words = change != NULL && change->seq != 0 ? store_log_say_done (store_file_get_reader (self->file), change->seq) : NULL;

      if (change != NULL && change->seq != 0)
        g_array_append_val (self->changes, change->seq);
      if (self->packing)
        self->pick_list = 0;
      say (self, result != NULL && g_variant_is_of_type (result, G_VARIANT_TYPE_STRING) ? g_variant_get_string (result, NULL) : words, TRUE);
    }
  self->packing = FALSE;
  show_next (self);
  take_next_code (self);
}

static void
run (DeskScanDialog *self, const char *command, GVariant *arguments)
{
  self->busy = TRUE;
  store_file_run_async (self->file, command, arguments, NULL, NULL, finished_cb, g_object_ref (self));
}

/* A pick list is scanned like everything else. */
static void
take_next_code (DeskScanDialog *self)
{
  g_autofree char *code = !self->busy ? g_queue_pop_head (self->codes) : NULL;
  gint64 list = code != NULL ? office_pick_list_find (store_file_get_reader (self->file), code[0] != '\0' ? code : NULL) : 0;
  g_autofree char *sentence = NULL;

  if (code == NULL)
    return;
  if (list != 0 && (code[0] != '\0' || self->pick_list == 0))
    choose_list (self, list);
  else if (self->pick_list != 0 && code[0] != '\0')
    run (self, "scan-pick", g_variant_new_parsed ("{'record': <%x>, 'code': <%s>}", self->pick_list, code));
  else if (code[0] != '\0')
    {
      sentence = g_strdup_printf (_("“%s” is no open pick list. Scan the number of a pick list first, or choose one below."), code);
      forget_codes (self, sentence);
    }
  take_next_code (self);
}

static void
scanned_cb (DeskScanDialog *self)
{
  g_queue_push_tail (self->codes, g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->code)))));
  gtk_editable_set_text (GTK_EDITABLE (self->code), "");
  take_next_code (self);
}

static void
choose_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  choose_list (DESK_SCAN_DIALOG (widget), g_variant_get_int64 (parameter));
}

static void
missing_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskScanDialog *self = DESK_SCAN_DIALOG (widget);

  if (!self->busy)
    run (self, "record-pick", g_variant_new_parsed ("{'record': <%x>, 'picked': <%x>, 'reason': <%s>}", self->next.line, self->next.picked, _("Not at its place")));
  gtk_widget_grab_focus (GTK_WIDGET (self->code));
}

static void
taken_back_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskScanDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = store_file_run_finish (STORE_FILE (source), answer, NULL, NULL, &error);

  if (self->code == NULL)
    return;
  self->busy = FALSE;
  if (done)
    g_array_set_size (self->changes, self->changes->len - 1);
  say (self, done ? _("The last scan was taken back.") : error->message, done);
  show_next (self);
  take_next_code (self);
}

static void
back_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskScanDialog *self = DESK_SCAN_DIALOG (widget);

  if (!self->busy && self->changes->len > 0)
    {
      self->busy = TRUE;
      store_file_undo_async (self->file, g_array_index (self->changes, gint64, self->changes->len - 1), taken_back_cb, g_object_ref (self));
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->code));
}

static void
pack_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskScanDialog *self = DESK_SCAN_DIALOG (widget);

  if (!self->busy)
    {
      self->packing = TRUE;
      run (self, "pack", g_variant_new_parsed ("{'record': <%x>}", self->pick_list));
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->code));
}

static void
make_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskScanDialog *self = DESK_SCAN_DIALOG (widget);

  desk_command_dialog_present (self->file, store_schema_find_command (store_file_get_schema (self->file), "make-pick-list"), 0, widget);
}

static void
changed_cb (DeskScanDialog *self)
{
  if (!self->busy && self->code != NULL)
    show_next (self);
}

/* What is half typed goes first, then the last scan. */
static void
go_back (DeskScanDialog *self)
{
  if (gtk_editable_get_text (GTK_EDITABLE (self->code))[0] != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->code), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "scan.back", NULL);
}

/* Letters go into the entry wherever the focus is; nothing behind the dialog is taken back. */
static gboolean
key_cb (DeskScanDialog *self, guint key, guint keycode, GdkModifierType state, GtkEventControllerKey *controller)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));

  if (!inside)
    return GDK_EVENT_PROPAGATE;
  if (gdk_keyval_to_lower (key) == GDK_KEY_z && (state & GDK_CONTROL_MASK))
    {
      go_back (self);
      return GDK_EVENT_STOP;
    }
  if (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->code)) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) || !g_unichar_isgraph (gdk_keyval_to_unicode (key)))
    return GDK_EVENT_PROPAGATE;
  gtk_entry_grab_focus_without_selecting (self->code);
  return gtk_event_controller_key_forward (controller, GTK_WIDGET (self->code));
}

static void
desk_scan_dialog_dispose (GObject *object)
{
  DeskScanDialog *self = DESK_SCAN_DIALOG (object);

  g_clear_weak_pointer (&self->window);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_SCAN_DIALOG);
  g_clear_object (&self->file);
  office_pick_next_clear (&self->next);
  if (self->codes != NULL)
    g_queue_free_full (g_steal_pointer (&self->codes), g_free);
  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (desk_scan_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/factotum/Factotum/desk-scan-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskScanDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, DeskScanDialog, pack);
  gtk_widget_class_bind_template_child (widget_class, DeskScanDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, DeskScanDialog, place);
  gtk_widget_class_bind_template_child (widget_class, DeskScanDialog, quantity);
  gtk_widget_class_bind_template_child (widget_class, DeskScanDialog, item);
  gtk_widget_class_bind_template_child (widget_class, DeskScanDialog, details);
  gtk_widget_class_bind_template_child (widget_class, DeskScanDialog, code);
  gtk_widget_class_bind_template_child (widget_class, DeskScanDialog, answer);
  gtk_widget_class_bind_template_child (widget_class, DeskScanDialog, sign);
  gtk_widget_class_bind_template_child (widget_class, DeskScanDialog, sentence);
  gtk_widget_class_bind_template_child (widget_class, DeskScanDialog, keys);
  gtk_widget_class_bind_template_child (widget_class, DeskScanDialog, lists);
  gtk_widget_class_bind_template_child (widget_class, DeskScanDialog, make);
  gtk_widget_class_bind_template_callback (widget_class, scanned_cb);
}

static void
desk_scan_dialog_class_init (DeskScanDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = desk_scan_dialog_dispose;
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "scan.choose", "x", choose_action);
  gtk_widget_class_install_action (widget_class, "scan.missing", NULL, missing_action);
  gtk_widget_class_install_action (widget_class, "scan.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "scan.pack", NULL, pack_action);
  gtk_widget_class_install_action (widget_class, "scan.make", NULL, make_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "scan.missing", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "scan.pack", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "scan.pack", NULL);
}

static void
desk_scan_dialog_init (DeskScanDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->codes = g_queue_new ();
  self->rows = g_ptr_array_new ();
  self->changes = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  desk_dialog_grow (ADW_DIALOG (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
desk_scan_dialog_present (DeskWindow *window, gint64 pick_list)
{
  DeskScanDialog *self = g_object_new (DESK_TYPE_SCAN_DIALOG, NULL);

  g_set_weak_pointer (&self->window, GTK_WIDGET (window));
  self->file = g_object_ref (desk_window_get_file (window));
  g_signal_connect_object (self->file, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  choose_list (self, pick_list);
  desk_dialog_present (ADW_DIALOG (self), GTK_WIDGET (window), GTK_WIDGET (self->code));
}
