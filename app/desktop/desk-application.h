/* The program: companies and their windows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>
#include <store-file.h>

G_BEGIN_DECLS

/* Actions: app.quit, app.about, app.help, app.preferences, app.companies, app.open-company(s path). Options: --company FILE, --demo. */
#define DESK_TYPE_APPLICATION (desk_application_get_type ())
G_DECLARE_FINAL_TYPE (DeskApplication, desk_application, DESK, APPLICATION, AdwApplication)

DeskApplication *desk_application_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Opens the company in a window of its own, or shows the window it has. A sentence in the current window when it cannot be opened. */
void             desk_application_open_company (DeskApplication *self, const char *path);
/* Makes a company file in the folder of companies and opens it. NULL with error; else borrowed. */
StoreFile       *desk_application_create_company (DeskApplication *self, const char *name, GError **error);
/* Folder in which companies lie: $XDG_DATA_HOME/factotum. full */
char            *desk_application_dup_folder (DeskApplication *self) G_GNUC_WARN_UNUSED_RESULT;
StoreSchema     *desk_application_get_schema (DeskApplication *self);
BaseEnvironment *desk_application_get_environment (DeskApplication *self);

G_END_DECLS
