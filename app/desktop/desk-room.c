/* The rooms of the window.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-room.h"

#include <glib/gi18n-lib.h>

static const DeskRoom furnished[] = {
  { "today",     NULL,        N_("Today"),         "x-office-calendar-symbolic",     TRUE },
  { "employees", "employees", N_("Employees"),     "system-users-symbolic",          TRUE },
  { "contacts",  "contacts",  N_("Contacts"),      "x-office-address-book-symbolic", TRUE },
  { "orders",    "orders",    N_("Orders"),        "x-office-document-symbolic",     TRUE },
  { "inventory", "items",     N_("Inventory"),     "package-x-generic-symbolic",     TRUE },
  { "tickets",   "tickets",   N_("Tickets"),       "mail-unread-symbolic",           TRUE },
  { "series",    "series",    N_("Number Series"), "view-list-ordered-symbolic",     FALSE },
};

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
      DeskRoom room = { class->table, class->table, class->plural, class->icon != NULL ? class->icon : "folder-symbolic", TRUE };

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
