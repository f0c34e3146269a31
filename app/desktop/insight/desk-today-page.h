/* What needs a person today.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>
#include <store-file.h>

G_BEGIN_DECLS

#define DESK_TYPE_TODAY_PAGE (desk_today_page_get_type ())
G_DECLARE_FINAL_TYPE (DeskTodayPage, desk_today_page, DESK, TODAY_PAGE, AdwBin)

void desk_today_page_set_file (DeskTodayPage *self, StoreFile *file);
/* Counts again. */
void desk_today_page_refresh  (DeskTodayPage *self);

G_END_DECLS
