/* What the window's keys and menus do.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "desk-list-page.h"
#include "desk-record-page.h"
#include "desk-room.h"
#include "desk-window.h"

G_BEGIN_DECLS

void            desk_window_install_actions (GtkWidgetClass *widget_class);
/* Whether there is something to take back or bring back. */
void            desk_window_update_undo     (DeskWindow *self);
/* Asks what to do with what was typed; TRUE: the window stays for now. */
gboolean        desk_window_ask_to_close    (DeskWindow *self);
void            desk_window_new_record      (DeskWindow *self);
DeskListPage   *desk_window_get_list_page   (DeskWindow *self);
DeskRecordPage *desk_window_get_record_page (DeskWindow *self);
const DeskRoom *desk_window_get_room        (DeskWindow *self);
void            desk_window_focus_today     (DeskWindow *self);
GArray         *desk_window_get_rooms       (DeskWindow *self); /* (element-type DeskRoom) borrowed */

G_END_DECLS
