/* Records as rows and columns.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "desk-selection.h"

G_BEGIN_DECLS

/**
 * DeskRecordView:
 *
 * A GtkColumnView whose columns come from the table of fields. Shows as many of the usual columns as the width has room for, in their order.
 * Signals: "activated" (gint64 id): Enter or a double click on a row.
 */
#define DESK_TYPE_RECORD_VIEW (desk_record_view_get_type ())
G_DECLARE_FINAL_TYPE (DeskRecordView, desk_record_view, DESK, RECORD_VIEW, GtkWidget)

/* Both nullable; list is borrowed and kept. */
void           desk_record_view_set_list      (DeskRecordView *self, StoreList *list);
/* Shows nothing until the next list is set, which must be soon. */
void           desk_record_view_leave_list    (DeskRecordView *self);
/* NULL while there is no list. */
DeskSelection *desk_record_view_get_selection (DeskRecordView *self);
/* Selects the row and scrolls to it if the list shows it. */
gboolean       desk_record_view_select        (DeskRecordView *self, gint64 id, gboolean focus);
/* Selects these and no others; FALSE, and nothing, while the list does not hold them all. (element-type gint64) */
gboolean       desk_record_view_select_all    (DeskRecordView *self, GArray *ids);
/* None; the focus comes back to where it was. */
void           desk_record_view_unselect      (DeskRecordView *self);
/* As high as the heading and so many rows. */
void           desk_record_view_show_rows     (DeskRecordView *self, guint n);
/* Leaves a column out, e.g. that of the parent record. */
void           desk_record_view_hide_field    (DeskRecordView *self, const char *name);
void           desk_record_view_focus         (DeskRecordView *self);
/* Of a list that is done with and hidden: takes a column away, with its cells; FALSE when none is left. */
gboolean       desk_record_view_take_apart    (DeskRecordView *self);

G_END_DECLS
