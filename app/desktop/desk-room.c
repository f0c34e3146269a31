/* The rooms of the window.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-room.h"

#include <glib/gi18n-lib.h>

static const DeskRoom furnished[] = {
  { "today",            NULL,               N_("Today"),           "x-office-calendar-symbolic",        "",                 "<Alt>1" },
  { "contacts",         "contacts",         N_("Contacts"),        "x-office-address-book-symbolic",    N_("Selling"),      "<Alt>3" },
  { "orders",           "orders",           N_("Orders"),          "x-office-document-symbolic",        N_("Selling"),      "<Alt>4" },
  { "pick-lists",       "pick_lists",       N_("Pick Lists"),      "object-select-symbolic",            N_("Selling"),      NULL },
  { "shipments",        "shipments",        N_("Shipments"),       "mail-send-symbolic",                N_("Selling"),      NULL },
  { "customer-returns", "customer_returns", N_("Returns"),         "edit-undo-symbolic",                N_("Selling"),      NULL },
  { "inventory",        "items",            N_("Inventory"),       "package-x-generic-symbolic",        N_("Stock"),        "<Alt>5" },
  { "stocktakes",       "stocktakes",       N_("Stocktakes"),      "view-list-ordered-symbolic",        N_("Stock"),        NULL },
  { "purchase-orders",  "purchase_orders",  N_("Purchase Orders"), "document-send-symbolic",            N_("Stock"),        NULL },
  { "receipts",         "receipts",         N_("Goods Receipts"),  "folder-download-symbolic",          N_("Stock"),        NULL },
  { "invoices",         "invoices",         N_("Invoices"),        "text-x-generic-symbolic",         N_("Money"),        NULL },
  { "payments",         "payments",         N_("Payments"),        "mail-send-receive-symbolic",        N_("Money"),        NULL },
  { "reminders",        "reminders",        N_("Reminders"),       "alarm-symbolic",                    N_("Money"),        NULL },
  { "bills",            "bills",            N_("Bills"),           "document-revert-symbolic",          N_("Money"),        NULL },
  { "accounts",         "accounts",         N_("Accounts"),        "accessories-calculator-symbolic",   N_("Money"),        NULL },
  { "entries",          "entries",          N_("Journal"),         "x-office-spreadsheet-symbolic",     N_("Money"),        NULL },
  { "employees",        "employees",        N_("Employees"),       "system-users-symbolic",             N_("People"),       "<Alt>2" },
  { "tickets",          "tickets",          N_("Tickets"),         "mail-unread-symbolic",              N_("People"),       "<Alt>6" },
};

/* What is set up now and then, and what is looked up: by menu and palette. */
static const char *const hidden[] = {
  "series", "holidays", "tax_codes", "price_lists", "locations", "lots", "revaluations", "issued_papers", "plans", NULL,
};

/* Those of two words, as a heading. */
static const struct
{
  const char *table;
  const char *title;
} titles[] = {
  { "series",             N_("Number Series") },
  { "tax_codes",          N_("Tax Codes") },
  { "price_lists",        N_("Price Lists") },
  { "issued_papers",      N_("Issued Papers") },
  { "purchase_proposals", N_("Purchase Proposals") },
};

static const char *
get_title (BaseRecordClass *class)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (strcmp (titles[i].table, class->table) == 0)
      return titles[i].title;
  return class->plural;
}

/* The one company is edited in a dialog. */
static gboolean
needs_room (GArray *rooms, BaseRecordClass *class)
{
  return desk_room_find_table (rooms, class->table) == NULL && base_record_class_find_flag (class, BASE_PARENT) == NULL
         && strcmp (class->table, "companies") != 0;
}

GArray *
desk_room_list (StoreSchema *schema)
{
  GArray *rooms = g_array_new (FALSE, FALSE, sizeof (DeskRoom));

  g_array_append_vals (rooms, furnished, G_N_ELEMENTS (furnished));
  for (guint i = 0; i < store_schema_get_n_types (schema); i++)
    {
      BaseRecordClass *class = store_schema_get_class (schema, i);
      DeskRoom room = { class->table, class->table, get_title (class), class->icon != NULL ? class->icon : "folder-symbolic",
                        g_strv_contains (hidden, class->table) ? NULL : N_("More"), NULL };

      if (needs_room (rooms, class))
        g_array_append_val (rooms, room);
    }
  return rooms;
}

const DeskRoom *
desk_room_find_name (GArray *rooms, const char *name)
{
  for (guint i = 0; i < rooms->len; i++)
    if (strcmp (g_array_index (rooms, DeskRoom, i).name, name) == 0)
      return &g_array_index (rooms, DeskRoom, i);
  return NULL;
}

const DeskRoom *
desk_room_find_table (GArray *rooms, const char *table)
{
  for (guint i = 0; i < rooms->len; i++)
    if (g_strcmp0 (g_array_index (rooms, DeskRoom, i).table, table) == 0)
      return &g_array_index (rooms, DeskRoom, i);
  return NULL;
}
