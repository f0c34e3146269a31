/* The wizard that brings files in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "desk-window.h"

G_BEGIN_DECLS

#define DESK_TYPE_IMPORT_DIALOG (desk_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DeskImportDialog, desk_import_dialog, DESK, IMPORT_DIALOG, AdwDialog)

/* path: nullable; the wizard then asks. A company that is open read-only is told so instead. */
void desk_import_dialog_present       (DeskWindow *window, const char *path);
/* Several files, one after the other. */
void desk_import_dialog_present_files (DeskWindow *window, const char *const *paths);

G_END_DECLS
