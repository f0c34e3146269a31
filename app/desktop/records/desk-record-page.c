/* One record with its form, parts and actions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-record-page.h"

#include <glib/gi18n-lib.h>
#include <store-erase.h>
#include "desk-command.h"
#include "desk-dialog.h"
#include "desk-form.h"
#include "desk-history-dialog.h"
#include "desk-menu-button.h"
#include "desk-run.h"
#include "desk-typing.h"
#include "desk-window.h"

struct _DeskRecordPage
{
  AdwNavigationPage parent_instance;
  AdwBanner        *banner;
  AdwBanner        *trash_banner;
  GtkWidget        *save;
  GtkWidget        *discard;
  GtkMenuButton    *actions;
  GtkStack         *stack;
  GtkScrolledWindow *scroller;
  AdwClamp         *clamp;
  AdwWindowTitle   *heading;
  AdwStatusPage    *nothing;
  gboolean          blank; /* there is nothing to choose */
  StoreFile        *file;
  BaseRecordClass  *class;
  DeskDraft        *draft;
  GtkWidget        *forms; /* the one that is shown, and before it those that are done with */
  GtkWidget        *form;
};

enum { PROP_NARROW = 1 };
enum { CREATED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskRecordPage, desk_record_page, ADW_TYPE_NAVIGATION_PAGE)

static BaseRecord *
get_record (DeskRecordPage *self)
{
  return self->draft != NULL ? desk_draft_get_record (self->draft) : NULL;
}

static char *
dup_subtitle (DeskRecordPage *self, BaseRecord *record)
{
  const BaseField *field = base_record_class_find_flag (self->class, BASE_SUBTITLE);

  return field != NULL ? store_file_format (self->file, record, field) : g_strdup ("");
}

static void
show_trash (DeskRecordPage *self, BaseRecord *record)
{
  gboolean trashed = record != NULL && record->trashed;
  gboolean erased = trashed && store_erase_is_erased (store_file_get_reader (self->file), self->class, record->id);

  adw_banner_set_title (self->trash_banner, erased ? _("This person was erased.") : _("This record is in the trash."));
  adw_banner_set_button_label (self->trash_banner, erased ? NULL : _("_Restore"));
  adw_banner_set_revealed (self->trash_banner, trashed);
}

static void
show_heading (DeskRecordPage *self)
{
  BaseRecord *record = get_record (self);
  g_autofree char *subtitle = record != NULL ? dup_subtitle (self, record) : g_strdup ("");
  g_autofree char *fresh = self->class != NULL ? g_strdup_printf (_("%s: new"), _(self->class->singular)) : g_strdup ("");
  const char *title = record != NULL ? base_record_get_title (record) : fresh;

  adw_window_title_set_title (self->heading, title);
  adw_window_title_set_subtitle (self->heading, subtitle);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title[0] != '\0' ? title : _("Record"));
  show_trash (self, record);
}

static void
show_state (DeskRecordPage *self)
{
  gboolean dirty = desk_record_page_is_dirty (self);
  const char *problem = self->draft != NULL ? desk_draft_get_problem (self->draft) : NULL;
  gboolean is_new = self->draft != NULL && get_record (self) == NULL;

  gtk_widget_set_visible (self->save, dirty || is_new);
  gtk_widget_set_visible (self->discard, dirty);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.save", (dirty || is_new) && problem == NULL);
  if (problem != NULL)
    adw_banner_set_title (self->banner, problem);
  adw_banner_set_revealed (self->banner, problem != NULL);
}

GPtrArray *
desk_record_page_list_commands (DeskRecordPage *self)
{
  return desk_command_list (store_file_get_schema (self->file), self->class);
}

static void
set_menu (DeskRecordPage *self)
{
  StoreSchema *schema = store_file_get_schema (self->file);
  g_autoptr (GMenu) menu = g_menu_new (), papers = desk_window_make_paper_menu (self->class), rest = g_menu_new ();
  g_autoptr (GMenu) commands = desk_command_menu (schema, self->class, "record.run", FALSE), warned = desk_command_menu (schema, self->class, "record.run", TRUE);

  g_menu_append_section (menu, NULL, G_MENU_MODEL (commands));
  g_menu_append_section (menu, _("Print"), G_MENU_MODEL (papers));
  g_menu_append (rest, _("_History"), "record.history");
  g_menu_append (rest, _("Move to _Trash"), "record.trash");
  g_menu_append_section (rest, NULL, G_MENU_MODEL (warned));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  desk_menu_button_set_model (self->actions, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->actions), get_record (self) != NULL);
}

/* Where the focus was in a form that is gone: Tab would begin there and pass by what lies before. */
static void
forget_focus (DeskRecordPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return;
  for (GtkWidget *widget = self->forms; widget != gtk_widget_get_parent (GTK_WIDGET (self)); widget = gtk_widget_get_parent (widget))
    gtk_widget_set_focus_child (widget, NULL);
}

/* A company that is closed holds nothing back. */
static void
leave_form (DeskRecordPage *self)
{
  if (self->form != NULL)
    desk_form_leave (self->form);
  self->form = NULL;
  for (GtkWidget *form = gtk_widget_get_first_child (self->forms); self->file == NULL && form != NULL; form = gtk_widget_get_first_child (self->forms))
    gtk_box_remove (GTK_BOX (self->forms), form);
}

static gboolean
has_focus (DeskRecordPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && self->form != NULL && gtk_widget_is_ancestor (focus, self->form);
}

static AdwDialog *
get_dialog (DeskRecordPage *self)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

/* It comes back to where it was: a form that is done with, or nothing if that is gone. */
static void
dialog_closed_cb (DeskRecordPage *self, GParamSpec *spec, AdwApplicationWindow *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  gboolean lost = focus == NULL || gtk_widget_get_ancestor (focus, ADW_TYPE_DIALOG) != NULL || gtk_widget_is_ancestor (focus, self->forms);

  if (get_dialog (self) != NULL)
    return;
  g_signal_handlers_disconnect_by_func (window, dialog_closed_cb, self);
  if (lost && self->form != NULL && !has_focus (self))
    desk_form_focus (self->form);
}

/* GTK would give the focus to whatever is next, be it the Undo of a toast. */
static void
keep_focus (DeskRecordPage *self, gboolean had_focus)
{
  if (get_dialog (self) != NULL)
    g_signal_connect_object (gtk_widget_get_root (GTK_WIDGET (self)), "notify::visible-dialog", G_CALLBACK (dialog_closed_cb), self, G_CONNECT_SWAPPED);
  else if (had_focus)
    desk_form_focus (self->form);
}

/* A page that showed nothing is often one of a room that comes into sight in the same moment. */
static void
make_form (DeskRecordPage *self)
{
  gboolean at_once = self->form != NULL, had_focus = has_focus (self);

  leave_form (self);
  forget_focus (self);
  if (self->draft == NULL)
    return;
  self->form = desk_form_new_in_steps (self->draft, at_once);
  gtk_box_append (GTK_BOX (self->forms), self->form);
  set_menu (self);
  keep_focus (self, had_focus);
}

/* What was posted meanwhile can no longer be edited. */
static void
draft_changed_cb (DeskRecordPage *self, const char *name)
{
  show_heading (self);
  show_state (self);
  if (name == NULL && self->form != NULL && !desk_form_is_current (self->form))
    make_form (self);
}

/* The form of the record before is kept where it can: a clerk goes down the list with the arrow key. */
static void
set_draft (DeskRecordPage *self, DeskDraft *draft)
{
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_set_object (&self->draft, draft);
  if (draft == NULL || self->form == NULL || !desk_form_show (self->form, draft))
    make_form (self);
  else if (gtk_widget_get_focus_child (self->form) != NULL)
    desk_form_focus (self->form);
  if (draft != NULL)
    g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_stack_set_visible_child_name (self->stack, draft != NULL ? "record" : "nothing");
  gtk_widget_set_visible (GTK_WIDGET (self->actions), get_record (self) != NULL);
  show_heading (self);
  show_state (self);
}

typedef struct
{
  DeskRecordPage *page;
  DeskDraft      *draft;
} Saving;

static void
saved_cb (GtkWidget *origin, gint64 result, const GError *error, gpointer data)
{
  Saving *saving = data;
  DeskRecordPage *self = saving->page;
  gboolean shown = self->draft == saving->draft;

  if (error != NULL && shown)
    {
      adw_banner_set_title (self->banner, error->message);
      adw_banner_set_revealed (self->banner, TRUE);
    }
  else if (error != NULL && origin != NULL)
    desk_window_say (DESK_WINDOW (gtk_widget_get_root (origin)), error->message);
  else if (shown && get_record (self) == NULL && result != 0)
    {
      desk_draft_discard (self->draft);
      g_signal_emit (self, signals[CREATED], 0, result);
    }
  g_object_unref (saving->page);
  g_object_unref (saving->draft);
  g_free (saving);
}

void
desk_record_page_save (DeskRecordPage *self)
{
  gboolean is_new = self->draft != NULL && get_record (self) == NULL;
  g_autofree char *command = NULL;
  Saving *saving;

  desk_typing_settle (GTK_WIDGET (self));
  if (self->draft == NULL || desk_draft_get_problem (self->draft) != NULL || !(is_new || desk_draft_is_dirty (self->draft)))
    return;
  saving = g_new (Saving, 1);
  *saving = (Saving) { g_object_ref (self), g_object_ref (self->draft) };
  command = g_strdup_printf ("%s-%s", is_new ? "create" : "edit", store_schema_get_nick (store_file_get_schema (self->file), self->class));
  desk_run (GTK_WIDGET (self), command, desk_draft_make_arguments (self->draft), saved_cb, saving);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_record_page_save (DESK_RECORD_PAGE (widget));
}

static void
discard_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskRecordPage *self = DESK_RECORD_PAGE (widget);

  if (self->draft != NULL)
    desk_draft_discard (self->draft);
}

static void
undo_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (!desk_typing_go (widget, DESK_RECORD_PAGE (widget)->draft, TRUE))
    gtk_widget_activate_action (widget, "win.undo", NULL);
}

static void
redo_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (!desk_typing_go (widget, DESK_RECORD_PAGE (widget)->draft, FALSE))
    gtk_widget_activate_action (widget, "win.redo", NULL);
}

static void
asked_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;

  if (g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), answer), "discard"))
    gtk_widget_activate_action (widget, "record.discard", NULL);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  AdwDialog *dialog;

  if (!desk_record_page_is_dirty (DESK_RECORD_PAGE (widget)))
    return GDK_EVENT_PROPAGATE;
  dialog = adw_alert_dialog_new (_("Discard What You Typed?"), _("The record goes back to what is saved. Ctrl+Shift+Z brings what you typed again."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "discard", _("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), widget, NULL, asked_cb, g_object_ref (widget));
  return GDK_EVENT_STOP;
}

static void
run_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskRecordPage *self = DESK_RECORD_PAGE (widget);
  const StoreCommand *command = self->file != NULL ? store_schema_find_command (store_file_get_schema (self->file), g_variant_get_string (parameter, NULL)) : NULL;
  gint64 id = desk_record_page_get_id (self);

  if (command == NULL || id == 0)
    return;
  desk_record_page_save (self);
  if (g_str_equal (command->name, "scan-pick"))
    gtk_widget_activate_action (widget, "win.scan", NULL);
  else
    desk_command_start (widget, self->file, command, id);
}

static void
trash_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskRecordPage *self = DESK_RECORD_PAGE (widget);

  if (desk_record_page_get_id (self) != 0)
    desk_run_on_record (widget, "trash", self->class, desk_record_page_get_id (self));
}

static void
restore_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskRecordPage *self = DESK_RECORD_PAGE (widget);

  if (desk_record_page_get_id (self) != 0)
    desk_run_on_record (widget, "restore", self->class, desk_record_page_get_id (self));
}

static void
history_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskRecordPage *self = DESK_RECORD_PAGE (widget);

  if (desk_record_page_get_id (self) != 0)
    desk_history_dialog_present (self->file, self->class, desk_record_page_get_id (self), widget);
}

static void
print_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskRecordPage *self = DESK_RECORD_PAGE (widget);

  desk_window_show_paper (DESK_WINDOW (gtk_widget_get_root (widget)), g_variant_get_string (parameter, NULL), desk_record_page_get_id (self));
}

static void
desk_record_page_dispose (GObject *object)
{
  DeskRecordPage *self = DESK_RECORD_PAGE (object);

  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_clear_object (&self->draft);
  g_clear_object (&self->file);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_RECORD_PAGE);
  G_OBJECT_CLASS (desk_record_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "record.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "record.discard", NULL, discard_action);
  gtk_widget_class_install_action (widget_class, "record.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "record.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "record.run", "s", run_action);
  gtk_widget_class_install_action (widget_class, "record.trash", NULL, trash_action);
  gtk_widget_class_install_action (widget_class, "record.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "record.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "record.print", "s", print_action);
}

/* Beside the buttons of the window there is no room for words. */
static void
set_face (GtkWidget *button, gboolean narrow, const char *icon, const char *label)
{
  if (narrow)
    gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  else
    gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_button_set_use_underline (GTK_BUTTON (button), !narrow);
}

static void
desk_record_page_set_property (GObject *object, guint property, const GValue *value, GParamSpec *spec)
{
  DeskRecordPage *self = DESK_RECORD_PAGE (object);

  set_face (self->save, g_value_get_boolean (value), "object-select-symbolic", _("_Save"));
  set_face (self->discard, g_value_get_boolean (value), "edit-undo-symbolic", _("_Discard"));
}

static void
desk_record_page_get_property (GObject *object, guint property, GValue *value, GParamSpec *spec)
{
  g_value_set_boolean (value, gtk_button_get_icon_name (GTK_BUTTON (DESK_RECORD_PAGE (object)->save)) != NULL);
}

static void
desk_record_page_class_init (DeskRecordPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = desk_record_page_dispose;
  G_OBJECT_CLASS (class)->set_property = desk_record_page_set_property;
  G_OBJECT_CLASS (class)->get_property = desk_record_page_get_property;
  g_object_class_install_property (G_OBJECT_CLASS (class), PROP_NARROW, g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  signals[CREATED] = g_signal_new ("created", DESK_TYPE_RECORD_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  install_actions (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/factotum/Factotum/desk-record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskRecordPage, banner);
  gtk_widget_class_bind_template_child (widget_class, DeskRecordPage, trash_banner);
  gtk_widget_class_bind_template_child (widget_class, DeskRecordPage, save);
  gtk_widget_class_bind_template_child (widget_class, DeskRecordPage, discard);
  gtk_widget_class_bind_template_child (widget_class, DeskRecordPage, actions);
  gtk_widget_class_bind_template_child (widget_class, DeskRecordPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskRecordPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, DeskRecordPage, clamp);
  gtk_widget_class_bind_template_child (widget_class, DeskRecordPage, heading);
  gtk_widget_class_bind_template_child (widget_class, DeskRecordPage, nothing);
}

static void
desk_record_page_init (DeskRecordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->forms = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  adw_clamp_set_child (self->clamp, self->forms);
  desk_typing_bind (GTK_WIDGET (self), "record.undo", "record.redo");
  show_heading (self);
  show_state (self);
}

/* n: of the selected records, which have no page together. */
static void
say_nothing (DeskRecordPage *self, guint n)
{
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u Record Selected", "%u Records Selected", n), n);

  if (self->blank && n <= 1)
    {
      g_object_set (self->nothing, "title", "", "description", "", "icon-name", NULL, NULL);
      return;
    }
  adw_status_page_set_icon_name (self->nothing, APP_ID "-symbolic");
  adw_status_page_set_title (self->nothing, n > 1 ? title : _("Nothing Selected"));
  adw_status_page_set_description (self->nothing, n > 1 ? _("Do something with all of them: Shift+F10 or Ctrl+K.")
                                                        : _("Select a record in the list, or find one with Ctrl+F."));
}

void
desk_record_page_set_blank (DeskRecordPage *self, gboolean blank)
{
  if (self->blank == blank)
    return;
  self->blank = blank;
  say_nothing (self, 0);
}

void
desk_record_page_show (DeskRecordPage *self, StoreFile *file, BaseRecordClass *class, gint64 id)
{
  g_autoptr (BaseRecord) record = class != NULL && id != 0 ? store_file_get_record (file, class, id) : NULL;
  g_autoptr (DeskDraft) draft = NULL;

  if (self->draft != NULL && self->class == class && id != 0 && desk_record_page_get_id (self) == id)
    return;
  if (self->draft != NULL && desk_draft_is_dirty (self->draft))
    desk_record_page_save (self);
  g_set_object (&self->file, file);
  self->class = class;
  if (class != NULL && (record != NULL || id == 0))
    draft = desk_draft_new_for_record (file, class, record);
  say_nothing (self, 0);
  set_draft (self, draft);
}

void
desk_record_page_show_several (DeskRecordPage *self, StoreFile *file, guint n)
{
  desk_record_page_show (self, file, NULL, 0);
  say_nothing (self, n);
}

gint64
desk_record_page_get_id (DeskRecordPage *self)
{
  BaseRecord *record = get_record (self);

  return record != NULL ? record->id : 0;
}

BaseRecordClass *
desk_record_page_get_class (DeskRecordPage *self)
{
  return self->class;
}

gboolean
desk_record_page_is_dirty (DeskRecordPage *self)
{
  return self->draft != NULL && desk_draft_is_dirty (self->draft);
}

gboolean
desk_record_page_go (DeskRecordPage *self, gboolean back)
{
  return desk_typing_go (GTK_WIDGET (self), self->draft, back);
}

void
desk_record_page_focus (DeskRecordPage *self)
{
  if (self->form == NULL)
    return;
  desk_keep_early_keys (GTK_WIDGET (self));
  desk_form_focus (self->form);
}
