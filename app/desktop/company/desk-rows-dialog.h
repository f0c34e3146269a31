/* A dialog of rows that fill in later.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

G_BEGIN_DECLS

/* Shows a spinner until rows were added or a sentence is said. For short lists that are no records: findings, copies, companies. */
#define DESK_TYPE_ROWS_DIALOG (desk_rows_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DeskRowsDialog, desk_rows_dialog, DESK, ROWS_DIALOG, AdwDialog)

DeskRowsDialog *desk_rows_dialog_new      (const char *title) G_GNUC_WARN_UNUSED_RESULT;
/* icon, subtitle: nullable. The row, for suffixes. */
GtkWidget      *desk_rows_dialog_add      (DeskRowsDialog *self, const char *icon, const char *title, const char *subtitle);
/* Instead of rows: a heading and a sentence. */
void            desk_rows_dialog_say      (DeskRowsDialog *self, const char *icon, const char *title, const char *sentence);
/* A button in the header. */
GtkWidget      *desk_rows_dialog_add_button (DeskRowsDialog *self, const char *label);
void            desk_rows_dialog_clear    (DeskRowsDialog *self);

G_END_DECLS
