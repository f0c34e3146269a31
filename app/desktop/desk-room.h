/* The rooms of the window.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name;  /* "orders"; also the table, NULL for Today */
  const char *table;
  const char *title; /* N_() */
  const char *icon;
} DeskRoom;

const DeskRoom *desk_room_list (guint *n);
/* The room that shows records of a table, NULL if none does. */
const DeskRoom *desk_room_find (const char *table);

G_END_DECLS
