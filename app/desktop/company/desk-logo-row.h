/* The logo in the form of the company.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>
#include <store-file.h>

G_BEGIN_DECLS

/* Shows the picture of the letterhead; a picture is chosen, dropped on it or taken away, each at once and undoable. */
#define DESK_TYPE_LOGO_ROW (desk_logo_row_get_type ())
G_DECLARE_FINAL_TYPE (DeskLogoRow, desk_logo_row, DESK, LOGO_ROW, AdwPreferencesRow)

void desk_logo_row_bind (DeskLogoRow *self, StoreFile *file);
/* As if a person had chosen the file. */
void desk_logo_row_take (DeskLogoRow *self, GFile *picture);

G_END_DECLS
