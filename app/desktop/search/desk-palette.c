/* Any action by its name.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-offer-dialog.h"

#include <glib/gi18n-lib.h>
#include <store-generic.h>
#include <store-file-vault.h>
#include "desk-command.h"
#include "desk-plan-letter.h"
#include "desk-record-page.h"
#include "desk-room.h"
#include "desk-window-actions.h"

/* What can be done with the record on the right. */
static void
add_record_actions (DeskWindow *window, GPtrArray *offers)
{
  DeskRecordPage *page = desk_window_get_record_page (window);
  BaseRecordClass *class = desk_record_page_get_class (page);
  g_autoptr (GPtrArray) commands = NULL;

  if (desk_record_page_get_id (page) == 0)
    return;
  commands = desk_record_page_list_commands (page);
  for (guint i = 0; i < commands->len; i++)
    {
      const StoreCommand *command = commands->pdata[i];

      if (desk_command_get_page (command) == NULL)
        g_ptr_array_add (offers, desk_offer_new (_(command->label), NULL, _(class->singular), class->icon, "win.run", g_variant_new_string (command->name)));
    }
}

/* What can be done with several records that are selected in the list. */
static void
add_lot_actions (DeskWindow *window, GPtrArray *offers)
{
  guint n = desk_list_page_get_n_selected (desk_window_get_list_page (window));
  g_autofree char *hint = g_strdup_printf (_("%u selected"), n);
  BaseRecordClass *class = n > 1 ? store_list_get_class (desk_list_page_get_list (desk_window_get_list_page (window))) : NULL;
  g_autoptr (GPtrArray) commands = NULL;

  if (class == NULL || store_file_get_read_only_reason (desk_window_get_file (window)) != NULL)
    return;
  commands = desk_command_list_for_lots (store_file_get_schema (desk_window_get_file (window)), class);
  for (guint i = 0; i < commands->len; i++)
    {
      const StoreCommand *command = commands->pdata[i];
      g_ptr_array_add (offers, desk_offer_new (_(command->label), NULL, hint, class->icon, "win.run-on-selected", g_variant_new_string (command->name)));
    }
}

static gboolean
may_write (DeskWindow *window)
{
  return store_file_get_read_only_reason (desk_window_get_file (window)) == NULL;
}

/* Nobody types a file: what wants one has a place of its own in the window. */
static gboolean
wants_file (const StoreCommand *command)
{
  for (guint i = 0; i < command->n_arguments; i++)
    if (command->arguments[i].flags & BASE_FILE)
      return TRUE;
  return FALSE;
}

/* What can be done without a record; pages are offered by their own names. */
static void
add_commands (DeskWindow *window, GPtrArray *offers)
{
  g_autoptr (GPtrArray) commands = store_schema_list_commands (store_file_get_schema (desk_window_get_file (window)));

  for (guint i = 0; may_write (window) && i < commands->len; i++)
    {
      const StoreCommand *command = commands->pdata[i];
      BaseRecordClass *class = g_type_class_peek (command->type);

      if (!store_command_is_generic (command) && !command->unattended && !wants_file (command) && desk_command_get_page (command) == NULL
          && !(store_command_has_record (command) && (command->arguments[0].flags & BASE_REQUIRED)))
        g_ptr_array_add (offers, desk_offer_new (_(command->label), NULL, _(class->plural), class->icon, "win.carry-out", g_variant_new_string (command->name)));
    }
}

/* As the keyboard says them in the language: "<Control>n" is "Strg+N". */
static char *
name_keys (const char *accelerator)
{
  GdkModifierType modifiers = 0;
  guint key = 0;

  if (accelerator == NULL || !gtk_accelerator_parse (accelerator, &key, &modifiers))
    return NULL;
  return gtk_accelerator_get_label (key, modifiers);
}

static void
add_rooms (DeskWindow *window, GPtrArray *offers)
{
  GArray *rooms = desk_window_get_rooms (window);

  for (guint i = 0; i < rooms->len; i++)
    {
      const DeskRoom *room = &g_array_index (rooms, DeskRoom, i);
      g_autofree char *title = g_strdup_printf (_("Go to %s"), _(room->title)), *keys = name_keys (room->shortcut);

      g_ptr_array_add (offers, desk_offer_new (title, NULL, keys, room->icon, "win.go", g_variant_new_string (room->name)));
    }
}

static void
add_views (DeskWindow *window, GPtrArray *offers)
{
  StoreSchema *schema = store_file_get_schema (desk_window_get_file (window));

  for (guint i = 0; i < store_schema_get_n_types (schema); i++)
    {
      BaseRecordClass *class = store_schema_get_class (schema, i);
      StoreRulesInterface *rules = g_type_interface_peek (class, STORE_TYPE_RULES);

      if (desk_room_find_table (desk_window_get_rooms (window), class->table) == NULL)
        continue;
      for (guint j = 0; rules != NULL && j < rules->n_views; j++)
        {
          g_autofree char *title = g_strdup_printf ("%s: %s", _(class->plural), _(rules->views[j].label));
          g_ptr_array_add (offers, desk_offer_new (title, NULL, _("View"), class->icon, "win.show-view", g_variant_new ("(ss)", class->table, rules->views[j].name)));
        }
    }
}

static const struct
{
  const char *title;
  const char *shortcut;
  const char *icon;
  const char *action;
} fixed[] = {
  { N_("New Record"),                             "<Control>n",        "list-add-symbolic",           "win.new" },
  { N_("New Order"),                              "<Control><Shift>n", "list-add-symbolic",           "win.enter-order" },
  { N_("Orders That Will Be Late"),               "<Control>l",        "alarm-symbolic",              "win.plan" },
  { N_("E-Mail the Letter of This Plan"),         NULL,                "mail-send-symbolic",          "win.mail-plan" },
  { N_("Save the Letter of This Plan as E-Mail"), NULL,                "document-save-symbolic",      "win.save-plan-mail" },
  { N_("Copy the Letter of This Plan"),           NULL,                "edit-copy-symbolic",          "win.copy-plan" },
  { N_("Pick by Scan"),                           "<Control>b",        "object-select-symbolic",      "win.scan" },
  { N_("Save"),                                   "<Control>s",        "document-save-symbolic",      "win.save" },
  { N_("Undo"),                                   "<Control>z",        "edit-undo-symbolic",          "win.undo" },
  { N_("Redo"),                                   "<Control><Shift>z", "edit-redo-symbolic",          "win.redo" },
  { N_("Find Anything"),                          "<Control>f",        "system-search-symbolic",      "win.find" },
  { N_("Search This List"),                       "<Control><Shift>f", "system-search-symbolic",      "win.find-here" },
  { N_("Columns of This List"),                   NULL,                "view-list-symbolic",          "win.columns" },
  { N_("Save This List as CSV"),                  NULL,                "document-save-symbolic",      "win.export-list" },
  { N_("Print"),                                  "<Control>p",        "document-print-symbolic",     "win.print" },
  { N_("Replace an Outdated Paper"),              "<Control><Shift>p", "document-print-symbolic",     "win.replace-paper" },
  { N_("Replace All Outdated Papers"),            NULL,                "document-print-symbolic",     "win.replace-papers" },
  { N_("Reports"),                                NULL,                "x-office-document-symbolic",  "win.reports" },
  { N_("Import"),                                 NULL,                "document-open-symbolic",      "win.import" },
  { N_("Backups"),                                NULL,                "drive-harddisk-symbolic",     "win.backups" },
  { N_("Check the Books"),                        NULL,                "object-select-symbolic",      "win.check" },
  { N_("Unlock Protected Fields"),                NULL,                "changes-allow-symbolic",      "vault.unlock" },
  { N_("Lock Protected Fields"),                  NULL,                "changes-prevent-symbolic",    "vault.lock" },
  { N_("Key of Protected Fields"),                NULL,                "dialog-password-symbolic",    "vault.protect" },
  { N_("Company Details"),                        NULL,                "user-home-symbolic",          "win.company" },
  { N_("Other Companies"),                        NULL,                "folder-symbolic",             "app.companies" },
  { N_("Preferences"),                            "<Control>comma",    "preferences-system-symbolic", "app.preferences" },
  { N_("Keyboard Shortcuts"),                     "<Control>question", "input-keyboard-symbolic",     "win.show-help-overlay" },
  { N_("Help"),                                   "F1",                "help-browser-symbolic",       "app.help" },
};

static gboolean
has_list (DeskWindow *window)
{
  const DeskRoom *room = desk_window_get_room (window);

  return room != NULL && room->table != NULL;
}

/* On Today an order is made. */
static gboolean
can_create (DeskWindow *window)
{
  return may_write (window) && (!has_list (window) || desk_command_can_create (desk_window_get_file (window), store_list_get_class (desk_list_page_get_list (desk_window_get_list_page (window)))));
}

static gboolean
has_form (DeskWindow *window)
{
  return may_write (window) && desk_record_page_get_class (desk_window_get_record_page (window)) != NULL;
}

static gboolean
has_undo (DeskWindow *window)
{
  return may_write (window) && (has_form (window) || store_log_get_undo (store_file_get_reader (desk_window_get_file (window))) != 0);
}

static gboolean
has_redo (DeskWindow *window)
{
  return may_write (window) && (has_form (window) || store_log_get_redo (store_file_get_reader (desk_window_get_file (window))) != 0);
}

static gboolean
has_record (DeskWindow *window, const char *table)
{
  DeskRecordPage *page = desk_window_get_record_page (window);

  return desk_record_page_get_id (page) != 0 && g_str_equal (desk_record_page_get_class (page)->table, table);
}

static gboolean
has_letter (DeskWindow *window)
{
  return has_record (window, "plans") && desk_plan_has_letter (window, desk_record_page_get_id (desk_window_get_record_page (window)));
}

static gboolean
has_order (DeskWindow *window)
{
  return has_record (window, "orders");
}

static gboolean
is_locked (DeskWindow *window)
{
  return store_vault_get_state (store_file_get_vault (desk_window_get_file (window))) == STORE_VAULT_LOCKED;
}

static gboolean
is_unlocked (DeskWindow *window)
{
  return store_vault_get_state (store_file_get_vault (desk_window_get_file (window))) == STORE_VAULT_OPEN;
}

static gboolean
can_protect (DeskWindow *window)
{
  return may_write (window) && !is_locked (window);
}

/* Where they would do nothing they are not offered. */
static const struct
{
  const char *action;
  gboolean  (*fits) (DeskWindow *window);
} conditions[] = {
  { "win.new",            can_create },
  { "win.enter-order",    may_write },
  { "win.mail-plan",      has_letter },
  { "win.save-plan-mail", has_letter },
  { "win.copy-plan",      has_letter },
  { "win.scan",           may_write },
  { "win.save",           has_form },
  { "win.undo",           has_undo },
  { "win.redo",           has_redo },
  { "win.find-here",      has_list },
  { "win.columns",        has_list },
  { "win.export-list",    has_list },
  { "win.replace-paper",  has_order },
  { "vault.unlock",       is_locked },
  { "vault.lock",         is_unlocked },
  { "vault.protect",      can_protect },
};

static gboolean
fits (DeskWindow *window, const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    if (g_str_equal (conditions[i].action, action))
      return conditions[i].fits (window);
  return TRUE;
}

static void
list_actions (DeskWindow *window, GPtrArray *offers)
{
  add_lot_actions (window, offers);
  add_record_actions (window, offers);
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    if (fits (window, fixed[i].action))
      {
        g_autofree char *keys = name_keys (fixed[i].shortcut);
        g_ptr_array_add (offers, desk_offer_new (_(fixed[i].title), NULL, keys, fixed[i].icon, fixed[i].action, NULL));
      }
  add_commands (window, offers);
  add_rooms (window, offers);
  add_views (window, offers);
}

void
desk_palette_present (DeskWindow *window)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func (g_object_unref);

  list_actions (window, offers);
  desk_offer_dialog_present_all (window, _("Do Anything"), _("Type the name of an action."), offers);
}
