/* What becomes of each row.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <exchange-import.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A list of the rows with one outcome; objects only exist for rows on screen. */
#define DESK_TYPE_IMPORT_ROWS (desk_import_rows_get_type ())
G_DECLARE_FINAL_TYPE (DeskImportRows, desk_import_rows, DESK, IMPORT_ROWS, GObject)

/* After a plan. outcome: EXCHANGE_N_OUTCOMES for all rows. */
DeskImportRows     *desk_import_rows_new          (ExchangeImport *import, ExchangeOutcome outcome) G_GNUC_WARN_UNUSED_RESULT;
/* Draws them. */
GtkListItemFactory *desk_import_rows_make_factory (void) G_GNUC_WARN_UNUSED_RESULT;
/* "New (12)", translated, for each outcome shown. */
GtkStringList      *desk_import_list_outcomes     (ExchangeImport *import, const ExchangeOutcome *shown, guint n_shown) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
