/* The rooms of the window.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-schema.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name;       /* "orders" */
  const char *table;      /* NULL for Today */
  const char *title;      /* N_() */
  const char *icon;
  const char *group;      /* N_(): under which heading of the sidebar, "" before all of them; NULL: reached by menu and palette only */
  const char *shortcut;   /* "<Alt>1" or NULL */
} DeskRoom;

/* Today, the rooms that we furnished, then one for every other record type that is no part of another. (element-type DeskRoom) full */
GArray         *desk_room_list (StoreSchema *schema) G_GNUC_WARN_UNUSED_RESULT;
/* The room of a name, or the room that shows records of a table; NULL if there is none. */
const DeskRoom *desk_room_find_name  (GArray *rooms, const char *name);
const DeskRoom *desk_room_find_table (GArray *rooms, const char *table);

G_END_DECLS
