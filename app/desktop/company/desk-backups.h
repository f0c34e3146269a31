/* Copies of the company: automatic, by hand, back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "desk-window.h"

G_BEGIN_DECLS

/* The folder of the settings, or "backups" beside the company. full */
char *desk_backups_dup_folder     (StoreFile *file) G_GNUC_WARN_UNUSED_RESULT;
/* The dated copies with their counts and check result; back up now, restore. */
void  desk_backups_dialog_present (DeskWindow *window);
/* Backs up every few hours (settings) if something changed, as long as the window lives. */
void  desk_backups_arm            (DeskWindow *window);
/* At the end, if something changed: hides the window, which goes once the copy is written, or comes back and asks when it cannot be. FALSE: there is nothing to copy, and the window may go at once. */
gboolean desk_backups_finish      (DeskWindow *window);

G_END_DECLS
