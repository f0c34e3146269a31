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
/* Makes a company file in the folder of companies, in a thread, and opens it in a window of its own. country: whose example taxes it has, "DE", nullable: none. */
void             desk_application_create_company_async  (DeskApplication *self, const char *name, const char *country, GAsyncReadyCallback callback, gpointer data);
gboolean         desk_application_create_company_finish (DeskApplication *self, GAsyncResult *answer, GError **error);
/* The demo office in a company of its own, made in a thread. */
void             desk_application_create_demo_async  (DeskApplication *self, GAsyncReadyCallback callback, gpointer data);
gboolean         desk_application_create_demo_finish (DeskApplication *self, GAsyncResult *answer, GError **error);
/* Closes the window's company, puts the copy in its place and opens it again. */
void             desk_application_restore_company    (DeskApplication *self, gpointer window, const char *copy);
/* Those opened before and those in the folder, the last one first. full */
char           **desk_application_list_companies     (DeskApplication *self) G_GNUC_WARN_UNUSED_RESULT;
/* Folder in which companies lie: $XDG_DATA_HOME/factotum. full */
char            *desk_application_dup_folder (DeskApplication *self) G_GNUC_WARN_UNUSED_RESULT;
StoreSchema     *desk_application_get_schema (DeskApplication *self);
BaseEnvironment *desk_application_get_environment (DeskApplication *self);

G_END_DECLS
