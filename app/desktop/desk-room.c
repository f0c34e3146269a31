/* The rooms of the window.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-room.h"

#include <glib/gi18n-lib.h>

static const DeskRoom rooms[] = {
  { "today",     NULL,        N_("Today"),     "x-office-calendar-symbolic" },
  { "employees", "employees", N_("Employees"), "system-users-symbolic" },
  { "contacts",  "contacts",  N_("Contacts"),  "x-office-address-book-symbolic" },
  { "orders",    "orders",    N_("Orders"),    "x-office-document-symbolic" },
  { "inventory", "items",     N_("Inventory"), "package-x-generic-symbolic" },
  { "tickets",   "tickets",   N_("Tickets"),   "mail-unread-symbolic" },
};

const DeskRoom *
desk_room_list (guint *n)
{
  *n = G_N_ELEMENTS (rooms);
  return rooms;
}

const DeskRoom *
desk_room_find (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    if (g_strcmp0 (rooms[i].table, table) == 0)
      return &rooms[i];
  return NULL;
}
